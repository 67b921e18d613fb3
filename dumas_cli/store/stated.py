"""Remembers what the rows of one file have stated so far, so that a later row can be held against it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from dumas_cli.records import CellPlace
from dumas_cli.store.batch import ERASED, Row

# The columns a row may fill, by table; the order gives each its bit.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "complaints": (
        "received_on",
        "letter_on",
        "category",
        "classification",
        "subject",
        "text",
        "attachments",
        "copy_only",
        "must_visit",
        "secrecy",
        "status",
        "completed_on",
        "note",
        "place_code",
        "place_as_written",
    ),
    "complainants": ("name", "nik", "phone", "email", "address"),
    "referrals": ("letter_number", "sent_on", "returned_on", "note"),
    "reminders": ("sent_on",),
    "responses": ("received_on", "kind", "letter_number", "text"),
}
_BITS = {table: tuple((column, 1 << n) for n, column in enumerate(columns)) for table, columns in COLUMNS.items()}
_COLUMN_BITS = 16
_ROW_BITS = 32
_SPOKEN_OF = 1 << (_COLUMN_BITS - 1)  # set for every row spoken of, even one of which nothing is stated


class Stated:
    """For each table row that the file has spoken of: the columns it filled, and the row that spoke first.

    One machine word each, in an array by row id: a register may have hundreds of thousands of rows,
    and ids are given without gaps.
    """

    def __init__(self) -> None:
        self._words = {table: array("q") for table in COLUMNS}
        self._sheets: dict[str, int] = {}

    def is_free(self, table: str, row: Row) -> bool:
        """Whether no row of the file has spoken of this table row yet."""
        return not self._word(table, row.id)

    def order(self, table: str, row: Row) -> int:
        """A number that is the higher the later the table row was first spoken of; 0 for never."""
        return self._word(table, row.id) >> _COLUMN_BITS

    def where(self, table: str, row: Row) -> str:
        """The spreadsheet row that first spoke of it: 'sheet "Mei", row 14'."""
        sheet, number = divmod(self.order(table, row), 1 << _ROW_BITS)
        name = list(self._sheets)[sheet]
        return f'sheet "{name}", row {number}' if name else f"row {number}"

    def columns(self, table: str, row: Row) -> frozenset[str]:
        """The columns that the file has filled so far."""
        word = self._word(table, row.id)
        if not word:
            return _NONE
        return frozenset(column for column, bit in _BITS[table] if word & bit)

    def contradicted(self, table: str, row: Row, values: Mapping[str, object]) -> str | None:
        """The first column in which ``values`` contradict what the file has stated; a blank contradicts nothing."""
        for column in COLUMNS[table]:
            new = values.get(column)
            if new is None or new is ERASED or is_same(row.values[column], new):
                continue
            if column in self.columns(table, row):
                return column
        return None

    def add(self, table: str, row: Row, values: Mapping[str, object], place: CellPlace) -> None:
        """Remember that the row at ``place`` stated these values; None states nothing."""
        words = self._words[table]
        if row.id >= len(words):
            words.frombytes(bytes(words.itemsize * (row.id + 1 - len(words))))
        word = words[row.id]
        if not word:
            sheet = self._sheets.setdefault(place.sheet, len(self._sheets))
            word = (sheet << _ROW_BITS | place.row) << _COLUMN_BITS | _SPOKEN_OF
        for column, bit in _BITS[table]:
            if values.get(column) is not None:
                word |= bit
        words[row.id] = word

    def _word(self, table: str, row_id: int) -> int:
        words = self._words[table]
        return words[row_id] if row_id < len(words) else 0


_NONE: frozenset[str] = frozenset()


def is_same(old: object, new: object) -> bool:
    """Whether two values say the same: capitals and blanks do not make a contradiction."""
    if isinstance(old, str) and isinstance(new, str):
        return old == new or old.casefold().split() == new.casefold().split()
    return old == new
