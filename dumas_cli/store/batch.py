"""A window on the register: the complaints that a batch of rows touches, written back in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dumas_cli.records import Agency
from dumas_cli.store import history
from dumas_cli.store.connection import Connection, Value, rows

Key = tuple[str, int, str]  # source, register year, number

_INSERT_ORDER = ("complaints", "complainants", "referrals", "reminders", "responses")
_KEYS_A_QUERY = 250
_AGENCIES_REMEMBERED = 50_000
_ID = {"complainants": "complaint_id"}  # a complainant is told by the complaint, and so is the import

_UNTOLD = frozenset({"nik_faults"})  # follows from another column

ERASED = object()
"""A stated value that empties its column, where None states nothing."""

_AGENCY_COLUMNS = ("name", "short", "kind", "agency_group", "place_code", "known")


@dataclass(slots=True)
class Row:
    """One table row as it will be after the batch; ``is_new`` until it has been written."""

    id: int
    values: dict[str, object]
    is_new: bool = False
    dirty: set[str] = field(default_factory=set)


class Batch:
    """Reads the complaints of a batch with all that hangs on them, collects changes, writes them.

    Row ids are given here and not by SQLite, which is safe inside the writer's exclusive
    transaction and lets every table be written with one ``executemany``.
    """

    def __init__(self, connection: Connection, *, import_id: int, change_id: int) -> None:
        self._connection = connection
        self._import_id = import_id
        self._change_id = change_id
        self._agencies: dict[str, tuple[int, tuple[object, ...]]] = {
            row[1]: (row[0], row[1:])
            for row in connection.execute(f"select id, {', '.join(_AGENCY_COLUMNS)} from agencies")  # noqa: S608
        }
        self._agency_names = {agency_id: name for name, (agency_id, _) in self._agencies.items()}
        self._ids_by_object: dict[int, tuple[Agency | None, int | None]] = {id(None): (None, None)}
        self._next_id = {table: history.next_id(connection, table) for table in _INSERT_ORDER}
        self._all_columns = {
            table: tuple(
                name
                for (name,) in rows(connection, f"select name from pragma_table_info('{table}') order by cid")  # noqa: S608
            )
            for table in _INSERT_ORDER
        }
        self._columns = {
            table: [name for name in names if name != _ID.get(table, "id")]
            for table, names in self._all_columns.items()
        }
        self._mutations = 0
        self._corrections = 0
        self._left_out = 0
        self._told: list[tuple[str, str, str | None, str | None]] = []
        self._kept: list[tuple[str, str, str | None, str | None]] = []
        self._forget()

    # ------------------------------------------------------------------ the window

    def load(self, keys: Iterable[Key]) -> None:
        """Read the complaints with these keys and their complainants, letters, reminders and replies."""
        self._forget()
        wanted = sorted(keys)
        for start in range(0, len(wanted), _KEYS_A_QUERY):
            part = wanted[start : start + _KEYS_A_QUERY]
            marks = ",".join(["(?,?,?)"] * len(part))
            found = self._select(
                "complaints",
                f"with wanted(s, y, n) as (values {marks}) select {{columns}} from wanted cross join complaints"  # noqa: S608
                " on source = s and register_year = y and number = n",
                [value for key in part for value in key],
            )
            for row in found:
                key = (str(row.values["source"]), int(str(row.values["register_year"])), str(row.values["number"]))
                self._complaints[key] = self._complaints_by_id[row.id] = row
        complaint_ids = sorted(self._complaints_by_id)
        for row in self._children("complainants", "complaint_id", complaint_ids):
            self._complainants[row.id] = row
        for row in self._children("referrals", "complaint_id", complaint_ids):
            self._letters[int(str(row.values["complaint_id"]))].append(row)
        letter_ids = sorted(row.id for rows in self._letters.values() for row in rows)
        for row in self._children("reminders", "referral_id", letter_ids):
            self._reminders[int(str(row.values["referral_id"]))].append(row)
        for row in self._children("responses", "referral_id", letter_ids):
            self._replies[int(str(row.values["referral_id"]))].append(row)

    def complaint(self, key: Key) -> Row | None:
        """The complaint with this key, None where there is none yet."""
        return self._complaints.get(key)

    def complainant(self, complaint_id: int) -> Row | None:
        """Who wrote this complaint."""
        return self._complainants.get(complaint_id)

    def letters(self, complaint_id: int) -> list[Row]:
        """Our letters about this complaint, oldest entry first."""
        return self._letters[complaint_id]

    def replies(self, referral_id: int) -> list[Row]:
        """The replies to one letter, oldest entry first."""
        return self._replies[referral_id]

    def agency_names(self, complaint_id: int) -> list[str]:
        """The agencies this complaint was referred to, by name, each once."""
        ids = {int(str(row.values["agency_id"])) for row in self.letters(complaint_id)}
        return sorted(self._agency_names[agency_id] for agency_id in ids)

    def known_agency_id(self, agency: Agency) -> int | None:
        """The agency's id, None where the database does not have it yet."""
        known = self._agencies.get(agency.name)
        return None if known is None else known[0]

    def take_ids(self, table: str, count: int) -> int:
        """The first of ``count`` ids that nobody else will be given."""
        first = self._next_id[table]
        self._next_id[table] += count
        return int(first)

    def columns(self, table: str) -> tuple[str, ...]:
        """All columns of a table, in the order in which it has them."""
        return self._all_columns[table]

    def agency_id(self, agency: Agency) -> int:
        """The agency's id. A new agency is added, one that the registry has corrected is updated."""
        known = self._agencies.get(agency.name)
        values = (agency.name, agency.short, agency.kind, agency.group, agency.place_code, int(agency.known))
        if known is not None and known[1] == values:
            return known[0]
        if known is None:
            self._connection.execute(
                f"insert into agencies ({', '.join(_AGENCY_COLUMNS)}, import_id) values (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (*values, self._import_id),
            )
            agency_id = self._connection.last_insert_rowid()
        else:
            agency_id = known[0]
            self._connection.execute(
                f"update agencies set {', '.join(f'{column} = ?' for column in _AGENCY_COLUMNS)} where id = ?",  # noqa: S608
                (*values, agency_id),
            )
            before = zip(_AGENCY_COLUMNS, known[1], values, strict=True)
            self._value_changes += [
                (self._change_id, "agencies", agency_id, column, _text(old), _text(new))
                for column, old, new in before
                if old != new
            ]
            self._ids_by_object = {id(None): (None, None)}
        self._agencies[agency.name] = agency_id, values
        self._agency_names[agency_id] = agency.name
        return agency_id

    def agency_ids(self, agencies: Sequence[Agency | None]) -> list[int | None]:
        """``agency_id`` for a column of agencies, None for none. The same objects come again and again."""
        different = {id(agency): agency for agency in agencies}
        ids = {one: None if agency is None else self._remembered_id(agency) for one, agency in different.items()}
        return list(map(ids.__getitem__, map(id, agencies)))

    # ------------------------------------------------------------------ changes

    def mark(self) -> int:
        """A count that rises with every change, to tell whether a row changed anything."""
        return self._mutations

    def add_complaint(self, key: Key, values: Mapping[str, object]) -> Row:
        """A complaint that was not there."""
        source, register_year, number = key
        given = _given(values)
        row = self._add(
            "complaints",
            {"source": source, "register_year": register_year, "number": number, "row_hash": None, **given},
        )
        self._complaints[key] = self._complaints_by_id[row.id] = row
        return row

    def add_complainant(self, complaint_id: int, values: Mapping[str, object]) -> Row:
        """The person behind a new complaint."""
        row = Row(complaint_id, _given(values), is_new=True)
        self._mutations += 1
        self._complainants[complaint_id] = row
        if not self._is_of_this_import("complaints", self._complaints_by_id[complaint_id]):
            self._late_complainants.append(complaint_id)
        return row

    def add_letter(self, complaint_id: int, agency: Agency, values: Mapping[str, object]) -> Row:
        """A letter about a complaint to an agency."""
        row = self._add(
            "referrals",
            {"complaint_id": complaint_id, "agency_id": self.agency_id(agency), "row_hash": None, **_given(values)},
        )
        self._letters[complaint_id].append(row)
        return row

    def add_reply(self, letter: Row, values: Mapping[str, object], label: str, *, tell: bool) -> Row:
        """A reply to a letter; with ``tell``, told as a change where the letter was there before this import."""
        row = self._add("responses", {"referral_id": letter.id, **_given(values)})
        self._replies[letter.id].append(row)
        if tell:
            self._tell_addition(letter, label, "responses.received_on", f"{values['received_on']} ({values['kind']})")
        return row

    def reminder(self, letter: Row, ordinal: int) -> Row | None:
        """The n-th reminder of a letter, None where it is not on file."""
        return next((row for row in self._reminders[letter.id] if row.values["ordinal"] == ordinal), None)

    def add_reminder(self, letter: Row, ordinal: int, sent_on: str | None, label: str) -> Row:
        """A reminder of a letter; told as a change where the letter was there before this import."""
        row = self._add("reminders", {"referral_id": letter.id, "ordinal": ordinal, "sent_on": sent_on})
        self._reminders[letter.id].append(row)
        self._tell_addition(letter, label, "reminders.sent_on", sent_on or f"reminder {ordinal}")
        return row

    def set_agency(self, letter: Row, agency: Agency, label: str, *, fills_only: bool = False) -> None:
        """The same letter under a corrected agency."""
        self.update("referrals", letter, {"agency_id": self.agency_id(agency)}, label, fills_only=fills_only)

    def update(
        self,
        table: str,
        row: Row,
        stated: Mapping[str, object],
        label: str,
        settled: Collection[str] = (),
        *,
        fills_only: bool = False,
    ) -> None:
        """Take over what is stated and differs; None states nothing. Each changed value is kept.

        ``settled`` are the columns that an earlier row of the file has filled. With ``fills_only`` no value is
        replaced: what the row says otherwise is told by ``take_kept``.
        """
        for column, new in stated.items():
            old = row.values[column]
            if new is ERASED:
                new = None
            elif new is None:
                continue
            if new == old:
                continue
            if column in settled:
                self._left_out += 1
                continue
            if fills_only and old is not None:
                if column not in _UNTOLD:
                    self._kept.append((label, f"{table}.{column}", self._words(column, old), self._words(column, new)))
                continue
            row.values[column] = new
            row.dirty.add(column)
            self._mutations += column not in _UNTOLD  # a database of before has none yet: that is no news of the row
            self._corrections += 1
            if not self._is_of_this_import(table, row):
                self._value_changes.append((self._change_id, table, row.id, column, _text(old), _text(new)))
                if column in _UNTOLD:
                    continue
                self._told.append((label, f"{table}.{column}", self._words(column, old), self._words(column, new)))

    def corrections(self) -> int:
        """A count that rises with every value changed on a row that was there."""
        return self._corrections

    def left_out(self) -> int:
        """A count that rises with every value not taken over because an earlier row of the file has filled its column.

        The two say the same in other letters ("Tanah", "tanah"), or they would contradict each other.
        """
        return self._left_out

    def keep_hash(self, row: Row, row_hash: int | None) -> None:
        """Keep what tells the spreadsheet's row that a complaint or letter was stated by; no change of the register."""
        if row.values["row_hash"] != row_hash:
            row.values["row_hash"] = row_hash
            row.dirty.add("row_hash")

    def forget_hashes(self, complaint: Row) -> None:
        """Values of a complaint have changed: the rows that stated them do so no more."""
        for row in (complaint, *self.letters(complaint.id)):
            self.keep_hash(row, None)

    def take_told(self) -> list[tuple[str, str, str | None, str | None]]:
        """The values changed since last asked: (label, "table.column", old, new)."""
        told = self._told
        self._told = []
        return told

    def take_kept(self) -> list[tuple[str, str, str | None, str | None]]:
        """The values kept since last asked though a row says otherwise: (label, "table.column", ours, the row's)."""
        kept = self._kept
        self._kept = []
        return kept

    def flush(self) -> None:
        """Write the batch in bulk."""
        for table in _INSERT_ORDER:
            self._write(table, self._rows(table))
        self._connection.executemany(
            "insert into change_values (change_id, table_name, row_id, column_name, old_value, new_value)"
            " values (?, ?, ?, ?, ?, ?)",
            self._value_changes,
        )
        for complaint_id in self._late_complainants:
            history.log_row(self._connection, self._change_id, "complainants", complaint_id, added=True)
        self._forget()

    # ------------------------------------------------------------------ below

    def _remembered_id(self, agency: Agency) -> int:
        # An object is told by its address, which is its own as long as it is kept.
        found = self._ids_by_object.get(id(agency))
        if found is not None and found[1] is not None:
            return found[1]
        agency_id = self.agency_id(agency)
        if len(self._ids_by_object) >= _AGENCIES_REMEMBERED:
            self._ids_by_object = {id(None): (None, None)}
        self._ids_by_object[id(agency)] = agency, agency_id
        return agency_id

    def _forget(self) -> None:
        self._complaints: dict[Key, Row] = {}
        self._complaints_by_id: dict[int, Row] = {}
        self._complainants: dict[int, Row] = {}
        self._late_complainants: list[int] = []  # of complaints that were there: nothing else tells who brought them
        self._letters: defaultdict[int, list[Row]] = defaultdict(list)
        self._reminders: defaultdict[int, list[Row]] = defaultdict(list)
        self._replies: defaultdict[int, list[Row]] = defaultdict(list)
        self._value_changes: list[tuple[int, str, int, str, str | None, str | None]] = []
        self._told, self._kept = [], []

    def _rows(self, table: str) -> list[Row]:
        match table:
            case "complaints":
                return list(self._complaints.values())
            case "complainants":
                return list(self._complainants.values())
            case "referrals":
                return [row for rows in self._letters.values() for row in rows]
            case "reminders":
                return [row for rows in self._reminders.values() for row in rows]
            case _:
                return [row for rows in self._replies.values() for row in rows]

    def _add(self, table: str, values: dict[str, object]) -> Row:
        values["import_id"] = self._import_id
        row = Row(self._next_id[table], values, is_new=True)
        self._next_id[table] += 1
        self._mutations += 1
        return row

    def _is_of_this_import(self, table: str, row: Row) -> bool:
        if table == "complainants":
            row = self._complaints_by_id[row.id]
        return row.values["import_id"] == self._import_id

    def _tell_addition(self, letter: Row, label: str, what: str, value: str) -> None:
        if not self._is_of_this_import("referrals", letter):
            self._told.append((label, what, None, value))

    def _words(self, column: str, value: object) -> str | None:
        if value is None:
            return None
        return self._agency_names[int(str(value))] if column == "agency_id" else str(value)

    def _write(self, table: str, rows: Sequence[Row]) -> None:
        new = [row for row in rows if row.is_new]
        if new:
            columns = (_ID.get(table, "id"), *new[0].values)
            self._connection.executemany(
                f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",  # noqa: S608
                [(row.id, *row.values.values()) for row in new],
            )
        for row in rows:
            if row.dirty and not row.is_new:
                columns = tuple(sorted(row.dirty))
                sets = ", ".join(f"{column} = ?" for column in columns)
                self._connection.execute(
                    f"update {table} set {sets} where {_ID.get(table, 'id')} = ?",  # noqa: S608
                    [*(row.values[column] for column in columns), row.id],
                )

    def _children(self, table: str, key: str, ids: Sequence[int]) -> list[Row]:
        found: list[Row] = []
        for start in range(0, len(ids), _KEYS_A_QUERY):
            part = ids[start : start + _KEYS_A_QUERY]
            marks = ",".join("?" * len(part))
            order = _ID.get(table, "id")
            found += self._select(
                table,
                f"select {{columns}} from {table} where {key} in ({marks}) order by {order}",  # noqa: S608
                part,
            )
        return found

    def _select(self, table: str, sql: str, values: Sequence[Value]) -> list[Row]:
        columns = self._columns[table]
        names = ", ".join(f"{table}.{column}" for column in (_ID.get(table, "id"), *columns))
        return [
            Row(record[0], dict(zip(columns, record[1:], strict=True)))
            for record in rows(self._connection, sql.format(columns=names), values)
        ]


def _given(values: Mapping[str, object]) -> dict[str, object]:
    return {column: None if value is ERASED else value for column, value in values.items()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
