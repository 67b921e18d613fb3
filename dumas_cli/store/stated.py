"""Remembers what the rows of one file have stated so far, so that a later row can be held against it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from dumas_cli.records import CellPlace, Status
from dumas_cli.store.batch import ERASED, Row
from dumas_cli.store.placing import StatedPlace

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
        "extra_json",
    ),
    "complainants": ("name", "nik", "phone", "email", "address"),
    "referrals": ("letter_number", "sent_on", "returned_on", "note"),
    "reminders": ("sent_on",),
    "responses": ("received_on", "kind", "letter_number", "text"),
}
PLACE = frozenset({"place_code", "place_as_written"})
"""The columns of a complaint that are one thing, and are held against each other as such."""

OPEN_ONES = frozenset({Status.OPEN, Status.AWAITING_PAPERS})

_BITS = {table: tuple((column, 1 << n) for n, column in enumerate(columns)) for table, columns in COLUMNS.items()}
_COLUMN_BITS = 20
_ROW_BITS = 32
_SPOKEN_OF = 1 << (_COLUMN_BITS - 1)  # set for every row spoken of, even one of which nothing is stated


class Stated:
    """For each table row that the file has spoken of: the columns it filled, and the row that spoke first.

    One machine word each, in an array by row id where there are many: a register may have hundreds of thousands of
    rows, and ids are given without gaps. Of rows that the file itself has brought in bulk only the spreadsheet's row is
    kept, in half a word: whatever they hold, the file has filled.
    """

    def __init__(self) -> None:
        self._words: dict[str, dict[int, int] | array[int]] = {table: {} for table in COLUMNS}
        self._sheets: dict[str, int] = {}
        self._new = {table: _NewRows() for table in COLUMNS}
        self._new["complainants"] = self._new["complaints"]  # each complaint brings its own, under its id
        self._places: dict[int, tuple[StatedPlace, ...]] = {}
        self._each_place: dict[StatedPlace, StatedPlace] = {}

    def is_free(self, table: str, row: Row) -> bool:
        """Whether no row of the file has spoken of this table row yet."""
        return not self.is_spoken_of(table, row.id)

    def is_spoken_of(self, table: str, row_id: int) -> bool:
        """Whether a row of the file has spoken of the table row with this id."""
        return bool(self._word(table, row_id))

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
        if self._new[table].find(row.id):
            filled = frozenset(column for column in COLUMNS[table] if row.values.get(column) is not None)
            # A row that says the complaint is open says too that there is no day of completion.
            return filled | {"completed_on"} if row.values.get("status") in OPEN_ONES else filled
        word = self._word(table, row.id)
        if not word:
            return _NONE
        return frozenset(column for column, bit in _BITS[table] if word & bit)

    def places(self, complaint: Row) -> tuple[StatedPlace, ...]:
        """The places that the file has stated so far, more or less exactly: a row may contradict any of them."""
        told = self._places.get(complaint.id, ())
        if PLACE & self.columns("complaints", complaint):
            code, written = complaint.values["place_code"], complaint.values["place_as_written"]
            return StatedPlace(None if code is None else str(code), str(written or "")), *told
        return told

    def add_place(self, complaint: Row, place: StatedPlace) -> None:
        """Remember a place that the file has stated and that is not the one on file."""
        told = self._places.get(complaint.id, ())
        if place not in told:
            self._places[complaint.id] = *told, self._each_place.setdefault(place, place)

    def has_other_place(self, complaint_id: int | None) -> bool:
        """Whether the file has stated another place of a complaint than the one on file."""
        return complaint_id in self._places

    def contradicted(self, table: str, row: Row, values: Mapping[str, object]) -> str | None:
        """The first column in which ``values`` contradict what the file has stated; a blank contradicts nothing.

        Places are held against ``place`` instead.
        """
        for column in COLUMNS[table]:
            new = values.get(column)
            if new is None or new is ERASED or column in PLACE or is_same(row.values[column], new):
                continue
            if column in self.columns(table, row):
                return column
        return None

    def add(self, table: str, row: Row, values: Mapping[str, object], place: CellPlace) -> None:
        """Remember that the row at ``place`` stated these values; None states nothing."""
        if self._new[table].find(row.id):
            return
        mask = 0
        for column, bit in _BITS[table]:
            if values.get(column) is not None:
                mask |= bit
        self.add_mask(table, row.id, mask, place.row, place.sheet)

    def add_mask(self, table: str, row_id: int, mask: int, row: int, sheet: str) -> None:
        """Remember that a spreadsheet row stated the columns of a mask: a bit for each of COLUMNS, in order."""
        self.add_masks(table, (row_id,), (mask,), (row,), sheet)

    def add_masks(self, table: str, ids: Iterable[int], masks: Iterable[int], rows: Iterable[int], sheet: str) -> None:
        """``add_mask`` for many rows of one sheet."""
        words = self._words[table]
        begin = self._begin(0, sheet)
        if isinstance(words, dict):
            row_id = None
            for row_id, mask, row in zip(ids, masks, rows, strict=True):
                words[row_id] = (words.get(row_id) or begin | row << _COLUMN_BITS) | mask
            if row_id is not None and len(words) > _FEW and len(words) * _SPARSE > row_id:
                self._words[table] = _as_array(words)
            return
        for row_id, mask, row in zip(ids, masks, rows, strict=True):
            if row_id >= len(words):
                words.frombytes(bytes(words.itemsize * (row_id + 1 - len(words))))
            words[row_id] = (words[row_id] or begin | row << _COLUMN_BITS) | mask

    def add_new(self, table: str, ids: Sequence[int], rows: Sequence[int], sheet: str) -> None:
        """Remember table rows that the file has brought, with ids that rise, and the spreadsheet rows they stand in.

        Complainants need not be told apart from their complaints.
        """
        self._new[table].add(ids, rows, self._sheets.setdefault(sheet, len(self._sheets)))

    def _begin(self, row: int, sheet: str) -> int:
        number = self._sheets.setdefault(sheet, len(self._sheets))
        return (number << _ROW_BITS | row) << _COLUMN_BITS | _SPOKEN_OF

    def _word(self, table: str, row_id: int) -> int:
        if found := self._new[table].find(row_id):
            sheet, row = found
            return (sheet << _ROW_BITS | row) << _COLUMN_BITS | _SPOKEN_OF
        words = self._words[table]
        if isinstance(words, dict):
            return words.get(row_id, 0)
        return words[row_id] if row_id < len(words) else 0


class _NewRows:
    """The spreadsheet rows of table rows that were brought in bulk, by id from the first one on; 0 for others."""

    def __init__(self) -> None:
        self._first = 0
        self._rows = array("I")
        self._sheets: list[tuple[int, int]] = []  # the place in the array from which on a sheet's rows stand

    def add(self, ids: Sequence[int], rows: Sequence[int], sheet: int) -> None:
        if not self._rows:
            self._first = ids[0]
        if not self._sheets or self._sheets[-1][1] != sheet:
            self._sheets.append((ids[0] - self._first, sheet))
        gap = ids[0] - self._first - len(self._rows)
        self._rows.frombytes(bytes(self._rows.itemsize * gap))
        if ids[-1] - ids[0] + 1 == len(rows):
            self._rows.extend(rows)
            return
        by_id = dict(zip(ids, rows, strict=True))
        self._rows.extend([by_id.get(row_id, 0) for row_id in range(ids[0], ids[-1] + 1)])

    def find(self, row_id: int) -> tuple[int, int] | None:
        """Sheet and row, None for a table row that was not brought in bulk."""
        at = row_id - self._first
        if not 0 <= at < len(self._rows) or not self._rows[at]:
            return None
        sheet = next(sheet for start, sheet in reversed(self._sheets) if start <= at)
        return sheet, self._rows[at]


_FEW, _SPARSE = 1000, 12  # an entry of a dict takes as much as some twelve words


def _as_array(words: dict[int, int]) -> array[int]:
    made = array("q", bytes(8 * (max(words) + 1)))
    for row_id, word in words.items():
        made[row_id] = word
    return made


_NONE: frozenset[str] = frozenset()


def is_same(old: object, new: object) -> bool:
    """Whether two values say the same: capitals and blanks do not make a contradiction."""
    if isinstance(old, str) and isinstance(new, str):
        return old == new or old.casefold().split() == new.casefold().split()
    return old == new
