"""Writes plain rows in bulk: new complaints with their letters and replies, table by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, chain, compress, groupby, repeat
from operator import itemgetter
from typing import Any

from dumas_cli.plain_rows import PlainRows
from dumas_cli.records import Agency, Classification, KindBy, ReplyKind, Secrecy, Status
from dumas_cli.store.batch import Batch
from dumas_cli.store.connection import Connection, rows
from dumas_cli.store.filing import COMPLAINANT_FIELDS, place_as_written
from dumas_cli.store.seen import Seen
from dumas_cli.store.stated import COLUMNS, OPEN_ONES, PLACE, Stated


@dataclass(frozen=True, slots=True)
class PlainFilings:
    """Plain rows with their names resolved: each row's agency, place code, place as written, category, NIK's faults."""

    rows: PlainRows
    agencies: Sequence[Agency | None]
    place_codes: Sequence[str | None]
    places_as_written: Sequence[str | None]
    categories: Sequence[str | None]
    nik_faults: Sequence[str | None]

    def pick(self, chosen: Sequence[object]) -> PlainFilings:
        """The rows whose place in ``chosen`` is true."""
        return PlainFilings(
            self.rows.pick(chosen),
            list(compress(self.agencies, chosen)),
            list(compress(self.place_codes, chosen)),
            list(compress(self.places_as_written, chosen)),
            list(compress(self.categories, chosen)),
            list(compress(self.nik_faults, chosen)),
        )


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Which rows say what is on file, which have a complaint that is known, and how many an earlier row had said."""

    same: list[bool]
    known: list[bool]
    merged: int


class BulkWriter:
    """Finds out which plain rows are new and which say what was laid on before, and writes the new ones.

    What is neither is left to the writer that goes row by row. A complaint is known by source, register year and
    number; the index of the table says which of them are there.
    """

    def __init__(
        self,
        connection: Connection,
        batch: Batch,
        stated: Stated,
        seen: Seen,
        *,
        import_id: int,
        held: Collection[tuple[str, int, str]],
    ) -> None:
        """``held`` are complaints, by source, year and number, of which rows wait: all their further rows wait too."""
        self._held = held
        self._connection = connection
        self._batch = batch
        self._stated = stated
        self._seen = seen
        self._import_id = import_id
        self._expects_known = True
        self._expects_order = True
        self._written = _Written()

    def unchanged(self, plain: PlainRows) -> Unchanged:
        """Which rows the database has already, word for word; and which have a complaint that is known at all.

        A row is the same where its hash is that of the row from which the letter (or, without one, the complaint)
        was last stated, and nothing has been changed there since. Only letters with one reply at most are judged here.
        """
        count = len(plain)
        if not (self._expects_known and count):
            return Unchanged([False] * count, [False] * count, 0)
        known = self._known(plain)
        there = [complaint is not None for complaint in known.complaints]
        same = [one is not None and one == other for one, other in zip(known.hashes, plain.hashes, strict=True)]
        merged = 0
        if any(same):
            # Of a place in other words than on file another row may have told more exactly: that one is weighed.
            places = self._places_as_written(plain)
            same = [
                one and (place is None or (place == on_file and not self._stated.has_other_place(complaint)))
                for one, place, on_file, complaint in zip(same, places, known.places, known.complaints, strict=True)
            ]
            if self._held:
                same = [
                    one and (plain.source, *key) not in self._held for one, key in zip(same, plain.keys, strict=True)
                ]
            merged = self._state_again(plain, known, same, places)
        self._expects_known = sum(there) * 20 > count
        return Unchanged(same, there, merged)

    def insert(self, filings: PlainFilings) -> list[bool]:
        """Write rows whose complaints are new; tells which were, for a row of the same number may have gone before."""
        plain = filings.rows
        count = len(plain)
        first = self._batch.take_ids("complaints", count)
        ids = range(first, first + count)
        years, numbers = zip(*plain.keys, strict=True)
        has_letter = [agency is not None for agency in filings.agencies]
        column = plain.column
        notes = column("note")
        before = self._connection.total_changes()
        with _words_checked(self._connection, plain):
            self._insert(
                "complaints",
                {
                    "id": ids,
                    "source": repeat(plain.source),
                    "register_year": years,
                    "number": numbers,
                    "tracked": repeat(int(plain.tracked)),
                    "received_on": column("received_on"),
                    "letter_on": column("letter_on"),
                    "category": filings.categories,
                    "classification": column("classification"),
                    "subject": column("subject"),
                    "text": column("text"),
                    "attachments": column("attachments"),
                    "copy_only": column("copy_only"),
                    "must_visit": column("must_visit"),
                    "secrecy": column("secrecy"),
                    "status": column("status"),
                    "completed_on": column("completed_on"),
                    # On a row with an agency the remark is about that letter.
                    "note": [None if letter else note for letter, note in zip(has_letter, notes, strict=True)],
                    "place_code": filings.place_codes,
                    "place_as_written": filings.places_as_written,
                    "extra_json": column("extra"),
                    "row_hash": [
                        None if letter else value for letter, value in zip(has_letter, plain.hashes, strict=True)
                    ],
                },
                or_else=" on conflict (source, register_year, number) do nothing",
            )
        if self._connection.total_changes() - before != count:
            written = {
                found
                for (found,) in rows(
                    self._connection, "select id from complaints where id between ? and ?", (first, first + count - 1)
                )
            }
            new = [complaint_id in written for complaint_id in ids]
            self._expects_known = True
            filings = filings.pick(new)
            self._insert_below(filings, list(compress(ids, new)))
            return new
        self._insert_below(filings, ids)
        return [True] * count

    # ----------------------------------------------------------------------- helpers

    def _insert(
        self,
        table: str,
        values: Mapping[str, Iterable[Any]],
        *,
        chosen: Sequence[bool] | None = None,
        or_else: str = "",
    ) -> None:
        """Write rows given by their columns, all or the chosen ones."""
        columns = self._batch.columns(table)
        values = {"import_id": repeat(self._import_id), **values}
        made: Iterator[tuple[Any, ...]] = zip(*(values[name] for name in columns), strict=False)
        # apsw looks the statement up anew for every row, so that naming all columns in it would take a while.
        marks = ",".join("?" * len(columns))
        self._connection.executemany(
            f"insert into {table} values({marks}){or_else}",
            made if chosen is None else compress(made, chosen),
        )

    def _insert_below(self, filings: PlainFilings, complaint_ids: Sequence[int]) -> None:
        """What hangs on the complaints: who complains, the letter, its reminders and the reply."""
        if not complaint_ids:
            return
        self._seen.add_all(complaint_ids)
        plain, column = filings.rows, filings.rows.column
        self._stated.add_new("complaints", complaint_ids, plain.rows, plain.sheet)
        self._insert(
            "complainants",
            {
                "complaint_id": complaint_ids,
                **{name: column(name) for name in COMPLAINANT_FIELDS},
                "nik_faults": filings.nik_faults,
            },
        )
        letters = [agency is not None for agency in filings.agencies]
        count = sum(letters)
        if not count:
            return
        first = self._batch.take_ids("referrals", count)
        # Each row's letter; a row without one has the next row's, and is left out wherever letters are told.
        letter_ids = list(accumulate(letters[:-1], initial=first))
        self._insert(
            "referrals",
            {
                "id": letter_ids,
                "complaint_id": complaint_ids,
                "agency_id": self._batch.agency_ids(filings.agencies),
                "agency_as_written": column("agency"),
                "letter_number": column("letter_number"),
                "sent_on": column("sent_on"),
                "returned_on": column("returned_on"),
                "note": column("note"),
                "row_hash": plain.hashes,
            },
            chosen=letters,
        )
        self._stated.add_new("referrals", range(first, first + count), list(compress(plain.rows, letters)), plain.sheet)
        self._insert_reminders(plain, letters, letter_ids)
        self._insert_replies(plain, letters, letter_ids)

    def _insert_reminders(self, plain: PlainRows, letters: Sequence[bool], letter_ids: Sequence[int]) -> None:
        if "reminders" not in plain.columns:
            return
        told = [
            (letter_id, ordinal, day, row)
            for has_letter, letter_id, days, row in zip(
                letters, letter_ids, plain.columns["reminders"], plain.rows, strict=True
            )
            if has_letter and days
            for ordinal, day in enumerate(days, start=1)
        ]
        if not told:
            return
        first = self._batch.take_ids("reminders", len(told))
        ids = range(first, first + len(told))
        self._connection.executemany(
            "insert into reminders (id, referral_id, ordinal, sent_on, import_id) values (?, ?, ?, ?, ?)",
            ((key, *values[:3], self._import_id) for key, values in zip(ids, told, strict=True)),
        )
        self._stated.add_new("reminders", ids, [values[3] for values in told], plain.sheet)

    def _insert_replies(self, plain: PlainRows, letters: Sequence[bool], letter_ids: Sequence[int]) -> None:
        if "reply_kind" not in plain.columns:
            return
        column = plain.column
        replied = [letter and kind is not None for letter, kind in zip(letters, column("reply_kind"), strict=True)]
        count = sum(replied)
        if not count:
            return
        first = self._batch.take_ids("responses", count)
        with _words_checked(self._connection, plain):
            self._insert(
                "responses",
                {
                    "id": accumulate(replied, initial=first),
                    "referral_id": letter_ids,
                    "received_on": column("reply_on"),
                    "kind": column("reply_kind"),
                    "kind_by": column("reply_by"),
                    "letter_number": column("reply_number"),
                    "text": column("reply_text"),
                    "laid_on": repeat(0),
                },
                chosen=replied,
            )
        self._stated.add_new("responses", range(first, first + count), list(compress(plain.rows, replied)), plain.sheet)

    def _known(self, plain: PlainRows) -> _Known:
        """What is on file of the complaints of these rows."""
        found = self._found_in_order(plain) if self._expects_order else []
        there = {one[0] for one in found}
        if found:
            self._expects_order = len(there) * 2 > len(plain)
        others = [(place, *key) for place, key in enumerate(plain.keys) if place not in there]
        for start in range(0, len(others), _KEYS_A_QUERY):
            part = others[start : start + _KEYS_A_QUERY]
            marks = ",".join([f"({place},?,?)" for place, _, _ in part])
            found += self._connection.execute(
                f"with wanted(i, y, n) as (values {marks})"  # noqa: S608 - numbers and question marks only
                f" select i, {_ON_FILE} from wanted"
                f" cross join complaints c on c.source = ? and c.register_year = y and c.number = n {_BELOW}",
                [*chain.from_iterable(one[1:] for one in part), plain.source],
            )
        return _Known(len(plain), found, plain.hashes)

    def _found_in_order(self, plain: PlainRows) -> list[tuple[Any, ...]]:
        """What is on file of these rows as far as their complaints were laid one after the other, as they stand here.

        From the first row's on they are read in one go, which takes half the time of looking each up.
        """
        first = rows(
            self._connection,
            "select id from complaints where source = ? and register_year = ? and number = ?",
            (plain.source, *plain.keys[0]),
        )
        if not first:
            return []
        places = {key: place for place, key in enumerate(plain.keys)}
        return [
            (place, *told)
            for year, number, *told in self._connection.execute(
                f"select c.register_year, c.number, {_ON_FILE} from complaints c {_BELOW}"  # noqa: S608 - our own words
                " where c.id between ? and ? and +c.source = ? order by c.id",
                (first[0][0], first[0][0] + len(plain) - 1, plain.source),
            )
            if (place := places.get((year, number))) is not None
        ]

    def _places_as_written(self, plain: PlainRows) -> list[str | None]:
        pairs = zip(plain.column("regency"), plain.column("province"), strict=True)
        return list(map(self._written.__getitem__, pairs))

    def _state_again(self, plain: PlainRows, known: _Known, same: Sequence[bool], places: Sequence[str | None]) -> int:
        """Remember what the unchanged rows state, for a later row of the file may say otherwise.

        Returns how many of them state again what the file has stated.
        """
        told = list(filter(None, compress(known.complaints, same)))
        before = len(self._seen)
        self._seen.add_all(told)
        merged = 0
        if len(self._seen) - before < len(told):  # of some of these complaints, or of their other letters
            merged = sum(
                self._stated.is_spoken_of("complaints", complaint or 0)
                if letter is None
                else self._stated.is_spoken_of("referrals", letter)
                for complaint, letter in compress(zip(known.complaints, known.letters, strict=True), same)
            )
        for table, ids in (
            ("complaints", known.complaints),
            ("complainants", known.complaints),
            ("referrals", known.letters),
            ("responses", known.replies),
        ):
            chosen = [one and row_id is not None for one, row_id in zip(same, ids, strict=True)]
            masks = self._masks(plain, table)
            if table == "complaints":
                masks = self._of_complaints(masks, plain, places)
            self._stated.add_masks(
                table,
                compress(ids, chosen),  # type: ignore[arg-type]  # those that are None are not chosen
                compress(masks, chosen),
                compress(plain.rows, chosen),
                plain.sheet,
            )
        return merged

    def _of_complaints(self, masks: list[int], plain: PlainRows, places: Sequence[str | None]) -> list[int]:
        """What rows state in several columns, or by being silent, as ``complaint_values`` has it.

        A row that says the complaint is open states that there is no day of completion.
        """
        place, completed = _bits(*PLACE), _bits("completed_on")
        if any(places):
            masks = [mask | place if told else mask for mask, told in zip(masks, places, strict=True)]
        status = plain.columns.get("status")
        if status is not None:
            masks = [mask | completed if one in OPEN_ONES else mask for mask, one in zip(masks, status, strict=True)]
        return masks

    def _masks(self, plain: PlainRows, table: str) -> list[int]:
        """The columns of a table that each row fills, as ``Stated`` counts them."""
        filled_by_all = 0
        masks = [0] * len(plain)
        for bit, name in enumerate(COLUMNS[table]):
            column = plain.columns.get(FIELD_OF.get((table, name), name))
            if column is None:
                continue
            value = 1 << bit
            if all(column):
                filled_by_all |= value
            elif any(column) or any(cell is not None for cell in column):
                masks = [mask if cell is None else mask | value for mask, cell in zip(masks, column, strict=True)]
        return [mask | filled_by_all for mask in masks] if filled_by_all else masks


class _Written(dict[tuple[str | None, str | None], str | None]):
    """For a regency and province the words to keep; the same come again and again."""

    def __missing__(self, pair: tuple[str | None, str | None]) -> str | None:
        if len(self) >= _PLACES_REMEMBERED:
            self.clear()
        self[pair] = written = place_as_written(*pair)
        return written


class _Known:
    """For each row the ids of its complaint, letter and reply on file, and the hash of the row that last stated them.

    Of several letters it is the one with the row's own hash. No hash where there is none such, or where the letter has
    several replies: of which one the others tell is not said.
    """

    def __init__(self, count: int, found: Sequence[tuple[Any, ...]], hashes: Sequence[int | None]) -> None:
        """``found`` has for each letter and reply of a row its place among them, and what ``_ON_FILE`` names."""
        by_place = {one[0]: one for one in found}
        if len(by_place) < len(found):
            by_place |= _chosen(found, hashes)
        told = [by_place.get(place, _NOTHING) for place in range(count)]
        columns: Sequence[Sequence[Any]] = list(zip(*told, strict=True))
        self.complaints: Sequence[int | None] = columns[1]
        self.places: Sequence[str | None] = columns[2]
        self.letters: Sequence[int | None] = columns[3]
        self.replies: Sequence[int | None] = columns[4]
        self.hashes: Sequence[int | None] = columns[5]


_ON_FILE = "c.id, c.place_as_written, l.id, a.id, case when l.id is null then c.row_hash else l.row_hash end"
_BELOW = "left join referrals l on l.complaint_id = c.id left join responses a on a.referral_id = l.id"
_NOTHING = (None,) * 6


def _chosen(found: Sequence[tuple[Any, ...]], hashes: Sequence[int | None]) -> dict[int, tuple[Any, ...]]:
    """Of each row of which there is more than one letter or reply the one that it stated, without its hash if none."""
    chosen: dict[int, tuple[Any, ...]] = {}
    times = Counter(one[0] for one in found)
    for place, group in groupby((one for one in found if times[one[0]] > 1), key=itemgetter(0)):
        several = list(group)
        own = [one for one in several if one[-1] is not None and one[-1] == hashes[place]]
        chosen[place] = own[0] if len(own) == 1 else (*several[0][:-1], None)
    return chosen


def _bits(*columns: str) -> int:
    return sum(1 << COLUMNS["complaints"].index(column) for column in columns)


_KEYS_A_QUERY = 500
_PLACES_REMEMBERED = 20_000

# What the tables' own checks allow in the columns of a fixed list; all others hold whatever is written.
_ALLOWED: Mapping[str, frozenset[object]] = {
    "classification": frozenset({*Classification, None}),
    "secrecy": frozenset({*Secrecy, None}),
    "status": frozenset({*Status, None}),
    "copy_only": frozenset({0, 1, None}),
    "must_visit": frozenset({0, 1, None}),
    "reply_kind": frozenset({*ReplyKind, None}),
    "reply_by": frozenset({*KindBy, None}),
}


@contextmanager
def _words_checked(connection: Connection, plain: PlainRows) -> Iterator[None]:
    """Checks the words of fixed lists a whole column at a time, and spares the tables' checks of each row meanwhile.

    SQLite builds the list anew for every row, which takes half the time of all writing. ValueError for a strange word.
    """
    for name, allowed in _ALLOWED.items():
        if name in plain.columns and not allowed.issuperset(plain.columns[name]):
            raise ValueError(f"a word in {name} that the table does not allow")
    connection.execute("pragma ignore_check_constraints = on")
    try:
        yield
    finally:
        connection.execute("pragma ignore_check_constraints = off")


# The fields of a row by the columns that ``Stated`` remembers, where the names differ.
FIELD_OF = {
    ("responses", "received_on"): "reply_on",
    ("responses", "kind"): "reply_kind",
    ("responses", "letter_number"): "reply_number",
    ("responses", "text"): "reply_text",
}
