"""Writes plain rows in bulk: new complaints with their letters and replies, table by table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, compress, repeat

from dumas_cli.plain_rows import PlainRows
from dumas_cli.records import Agency, Classification, KindBy, ReplyKind, Secrecy, Status
from dumas_cli.store.batch import Batch
from dumas_cli.store.connection import Connection, rows
from dumas_cli.store.filing import COMPLAINANT_FIELDS
from dumas_cli.store.seen import Seen
from dumas_cli.store.stated import COLUMNS, Stated


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


class BulkWriter:
    """Finds out which plain rows are new and which say what was laid on before, and writes the new ones.

    What is neither is left to the writer that goes row by row. A complaint is known by source, register year and
    number; the index of the table says which of them are there.
    """

    def __init__(self, connection: Connection, batch: Batch, stated: Stated, seen: Seen, *, import_id: int) -> None:
        self._connection = connection
        self._batch = batch
        self._stated = stated
        self._seen = seen
        self._import_id = import_id
        self._expects_known = True

    def unchanged(self, plain: PlainRows) -> tuple[list[bool], list[bool]]:
        """Which rows the database has already, word for word; and which have a complaint that is known at all.

        A row is the same where its hash is that of the row from which the letter (or, without one, the complaint)
        was last stated, and nothing has been changed there since. Only complaints with one letter and one reply at
        most are judged here.
        """
        known: dict[tuple[int, str], _Known | None] = {}
        if self._expects_known and len(plain):
            known = self._known(plain)
        count = len(plain)
        same = [False] * count
        there = [False] * count
        if known:
            for index, key in enumerate(plain.keys):
                if key in known:
                    there[index] = True
                    found = known[key]
                    same[index] = found is not None and found.row_hash == plain.hashes[index]
            self._state_again(plain, known, same)
        self._expects_known = sum(there) * 20 > count
        return same, there

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
            self._connection.executemany(
                _INSERT_COMPLAINT,
                zip(
                    ids,
                    repeat(plain.source),
                    years,
                    numbers,
                    repeat(int(plain.tracked)),
                    column("received_on"),
                    column("letter_on"),
                    filings.categories,
                    column("classification"),
                    column("subject"),
                    column("text"),
                    column("attachments"),
                    column("copy_only"),
                    column("must_visit"),
                    column("secrecy"),
                    column("status"),
                    column("completed_on"),
                    # On a row with an agency the remark is about that letter.
                    [None if letter else note for letter, note in zip(has_letter, notes, strict=True)],
                    filings.place_codes,
                    filings.places_as_written,
                    column("extra"),
                    [None if letter else value for letter, value in zip(has_letter, plain.hashes, strict=True)],
                    repeat(self._import_id),
                ),
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

    def _insert_below(self, filings: PlainFilings, complaint_ids: Sequence[int]) -> None:
        """What hangs on the complaints: who complains, the letter, its reminders and the reply."""
        if not complaint_ids:
            return
        self._seen.add_all(complaint_ids)
        plain, column = filings.rows, filings.rows.column
        self._stated.add_new("complaints", complaint_ids, plain.rows, plain.sheet)
        self._connection.executemany(
            "insert into complainants (complaint_id, name, nik, phone, email, address, nik_faults)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            zip(complaint_ids, *map(column, COMPLAINANT_FIELDS), filings.nik_faults, strict=True),
        )
        self._stated.add_new("complainants", complaint_ids, plain.rows, plain.sheet)
        letters = [agency is not None for agency in filings.agencies]
        count = sum(letters)
        if not count:
            return
        first = self._batch.take_ids("referrals", count)
        # Each row's letter; a row without one has the next row's, and is left out wherever letters are told.
        letter_ids = list(accumulate(letters[:-1], initial=first))
        self._connection.executemany(
            "insert into referrals (id, complaint_id, agency_id, agency_as_written, letter_number, sent_on,"
            " returned_on, note, row_hash, import_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            compress(
                zip(
                    letter_ids,
                    complaint_ids,
                    self._batch.agency_ids(filings.agencies),
                    column("agency"),
                    column("letter_number"),
                    column("sent_on"),
                    column("returned_on"),
                    column("note"),
                    plain.hashes,
                    repeat(self._import_id),
                ),
                letters,
            ),
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
            self._connection.executemany(
                "insert into responses (id, referral_id, received_on, kind, kind_by, letter_number, text, laid_on,"
                " import_id) values (?, ?, ?, ?, ?, ?, ?, 0, ?)",
                compress(
                    zip(
                        accumulate(replied, initial=first),
                        letter_ids,
                        column("reply_on"),
                        column("reply_kind"),
                        column("reply_by"),
                        column("reply_number"),
                        column("reply_text"),
                        repeat(self._import_id),
                    ),
                    replied,
                ),
            )
        self._stated.add_new("responses", range(first, first + count), list(compress(plain.rows, replied)), plain.sheet)

    def _known(self, plain: PlainRows) -> dict[tuple[int, str], _Known | None]:
        """The complaints of these rows that are on file, by key; None for one with several letters or replies."""
        known: dict[tuple[int, str], _Known | None] = {}
        for start in range(0, len(plain), _KEYS_A_QUERY):
            part = plain.keys[start : start + _KEYS_A_QUERY]
            marks = ",".join(["(?,?)"] * len(part))
            for year, number, *found in self._connection.execute(
                f"with wanted(y, n) as (values {marks})"  # noqa: S608 - question marks only
                " select y, n, c.id, l.id, a.id, case when l.id is null then c.row_hash else l.row_hash end"
                " from wanted cross join complaints c on c.source = ? and c.register_year = y and c.number = n"
                " left join referrals l on l.complaint_id = c.id left join responses a on a.referral_id = l.id",
                [*(value for key in part for value in key), plain.source],
            ):
                key = (int(str(year)), str(number))
                known[key] = None if key in known else _Known(*found)
        return known

    def _state_again(self, plain: PlainRows, known: dict[tuple[int, str], _Known | None], same: Sequence[bool]) -> None:
        """Remember what the unchanged rows state, for a later row of the file may say otherwise."""
        if not any(same):
            return
        masks = self._masks(plain)
        for index, key in enumerate(plain.keys):
            found = known.get(key)
            if found is None or not same[index]:
                continue
            self._seen.add(found.complaint_id)
            row = plain.rows[index]
            self._stated.add_mask("complaints", found.complaint_id, masks["complaints"][index], row, plain.sheet)
            self._stated.add_mask("complainants", found.complaint_id, masks["complainants"][index], row, plain.sheet)
            if found.letter_id is not None:
                self._stated.add_mask("referrals", found.letter_id, masks["referrals"][index], row, plain.sheet)
            if found.reply_id is not None:
                self._stated.add_mask("responses", found.reply_id, masks["responses"][index], row, plain.sheet)

    def _masks(self, plain: PlainRows) -> dict[str, list[int]]:
        """For each table the columns that each row fills, as ``Stated`` counts them."""
        masks = {}
        for table in ("complaints", "complainants", "referrals", "responses"):
            total = [0] * len(plain)
            for bit, name in enumerate(COLUMNS[table]):
                field = FIELD_OF.get((table, name), name)
                if field not in plain.columns:
                    continue
                value = 1 << bit
                total = [
                    mask if cell is None else mask | value
                    for mask, cell in zip(total, plain.columns[field], strict=True)
                ]
            masks[table] = total
        return masks


@dataclass(frozen=True, slots=True)
class _Known:
    """A complaint on file with one letter and one reply at most."""

    complaint_id: int
    letter_id: int | None
    reply_id: int | None
    row_hash: int | None


_KEYS_A_QUERY = 500

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


_INSERT_COMPLAINT = (
    "insert into complaints (id, source, register_year, number, tracked, received_on, letter_on, category,"  # noqa: S608
    " classification, subject, text, attachments, copy_only, must_visit, secrecy, status, completed_on, note,"
    " place_code, place_as_written, extra_json, row_hash, import_id)"
    f" values ({', '.join('?' * 23)})"
    " on conflict (source, register_year, number) do nothing"
)

# The fields of a row by the columns that ``Stated`` remembers, where the names differ.
FIELD_OF = {
    ("complaints", "place_code"): "regency",
    ("complaints", "place_as_written"): "regency",
    ("responses", "received_on"): "reply_on",
    ("responses", "kind"): "reply_kind",
    ("responses", "letter_number"): "reply_number",
    ("responses", "text"): "reply_text",
}
