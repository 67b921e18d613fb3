"""What a row needs beside its own cells: values filled down, a number made of others, cells that no field claims."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum

from dumas_cli.sheets.cells import Cell, Number, plain, shown, tidy
from dumas_cli.sheets.heading import Heading, Merge
from dumas_cli.sheets.profiles import Profile, heading_key

Values = Mapping[str, Sequence[object]]


class FillDown:
    """Fills the blank cells of the columns that the profile names with the value above.

    Where the sheet tells which cells are merged there, only those are filled; else a blank takes what stands above it,
    from chunk to chunk. A row without any cell of its own stays blank.
    """

    def __init__(self, profile: Profile, heading: Heading, merges: Sequence[Merge]) -> None:
        self._columns = [heading.columns[name] for name in profile.fill_down if name in heading.columns]
        self._from: dict[tuple[int, int], int] = {}  # (row, column) of a cell below -> the row of its block's first
        self._merged: set[int] = set()
        for (top, left), (bottom, _) in merges:
            if left in self._columns and bottom > top >= heading.last_row:
                self._merged.add(left)
                self._from.update({(row + 1, left): top + 1 for row in range(top + 1, bottom + 1)})
        self._last: dict[int, Cell] = {}
        self._first_of: dict[tuple[int, int], Cell] = {}

    def __call__(self, first: int, rows: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
        """The rows from row ``first`` of the sheet on with their blanks filled; the same where no column is named."""
        if not self._columns:
            return rows
        return [self._filled(number, row) for number, row in enumerate(rows, start=first)]

    def _filled(self, number: int, row: Sequence[Cell]) -> Sequence[Cell]:
        own = [column for column, cell in enumerate(row) if tidy(cell) is not None]
        filled = row
        for column in self._columns:
            if column in own:
                self._last[column] = self._first_of[number, column] = row[column]
            elif own:
                value = self._above(number, column)
                if value is not None:
                    filled = list(filled) if filled is row else filled
                    filled.extend([""] * (column + 1 - len(filled)))  # type: ignore[attr-defined]
                    filled[column] = value  # type: ignore[index]
        return filled

    def _above(self, number: int, column: int) -> Cell:
        if column not in self._merged:
            return self._last.get(column)
        first = self._from.get((number, column))
        return None if first is None else self._first_of.get((first, column))


class Beside:
    """Makes the values that no single column holds: the number of a row that has none, and the cells kept as extra."""

    def __init__(self, profile: Profile, heading: Heading) -> None:
        by_key = {heading_key(text): column for column, text in enumerate(heading.texts) if text}
        claimed = set(heading.columns.values())
        self._id_columns: list[int] = []
        self._id_from: tuple[str, ...] = ()
        self.number_heading = ""
        if "number" not in heading.columns:
            self._id_columns = [by_key[key] for key in map(heading_key, profile.id_columns) if key in by_key]
            self._id_from = () if profile.id_columns else tuple(profile.id_from)
            self.number_heading = " / ".join(profile.id_columns or profile.id_from)
        # In a workbook of rows set aside the last columns tell of the trouble: cell, reason, remedy and its number.
        end = heading.columns.get("problem", len(heading.texts) + 3) - 3
        self._extra = {
            text: column
            for column, text in enumerate(heading.texts[:end])
            if text and column not in claimed and column not in self._id_columns and profile.keeps(text)
        }

    def __call__(self, columns: Sequence[Sequence[Cell]], values: Values) -> dict[str, list[object]]:
        """The made columns: "number" where the sheet has none, "extra" where the profile keeps other cells."""
        made: dict[str, list[object]] = {}
        count = len(columns[0]) if columns else 0
        if self._id_columns:
            parts = zip(*(columns[column] for column in self._id_columns), strict=True) if columns else ()
            made["number"] = [_joined(cells) for cells in parts]
        elif self._id_from:
            silent: Sequence[object] = [None] * count
            parts = zip(*(values.get(name, silent) for name in self._id_from), strict=True)
            made["number"] = [_made_of(given) for given in parts]
        if self._extra:
            made["extra"] = [
                _extra({text: columns[column][index] for text, column in self._extra.items()}) for index in range(count)
            ]
        return made


# --------------------------------------------------------------------------- helpers


def _joined(cells: Sequence[Cell]) -> Number | None:
    """The number that several cells make together; None where one of them is blank."""
    texts = [tidy(cell) for cell in cells]
    return Number("/".join(text for text in texts if text)) if all(texts) else None


def _made_of(values: Sequence[object]) -> Number | None:
    """A number made of what a row says, the same whenever it says so; capitals and signs do not matter."""
    if all(value is None for value in values):
        return None
    said = "\x1f".join(_said(value) for value in values)
    return Number("isi-" + hashlib.sha256(said.encode()).hexdigest()[:16])


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(map(_said, value))
    return str(value) if isinstance(value, StrEnum) else plain(str(value))


def _extra(cells: Mapping[str, Cell]) -> str | None:
    told = {heading: text for heading, cell in cells.items() if (text := tidy(shown(cell)))}
    return json.dumps(told, ensure_ascii=False) if told else None
