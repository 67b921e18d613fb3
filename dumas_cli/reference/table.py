"""A reference table's text -> rows of named cells, every trouble with its row, column and remedy."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from dumas_cli.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` counts the lines of the file from 1, as a spreadsheet shows them."""

    where: str
    number: int
    cells: dict[str, str]
    decimal_comma: bool = False

    def text(self, column: str, *, needed: bool = False) -> str:
        """The cell without blanks around it; "" where it is empty and not needed."""
        value = self.cells.get(column, "")
        if needed and not value:
            raise self.error(column, "is empty", "Fill it in, or delete the row.")
        return value

    def parts(self, column: str) -> tuple[str, ...]:
        """The cell's values with | between them."""
        return tuple(part.strip() for part in self.cells.get(column, "").split("|") if part.strip())

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """The cell, which must be one of these words."""
        value, words = self.text(column, needed=True), tuple(allowed)
        if value not in words:
            near = get_close_matches(value, words, n=1, cutoff=0.5)
            remedy = f'The nearest is "{near[0]}".' if near else f"Use one of: {', '.join(words)}."
            raise self.error(column, f'holds "{value}", which is not known', remedy)
        return value

    def year(self, column: str) -> int | None:
        """The cell as a year, None where it is empty."""
        value = self.text(column)
        if value and not (value.isdecimal() and 1945 <= int(value) <= 2100):
            raise self.error(column, f'holds "{value}", which is not a year', "Write it with four digits: 2017.")
        return int(value) if value else None

    def number_in(self, column: str, low: float, high: float) -> float:
        """The cell as a number from low to high."""
        value = self.text(column, needed=True)
        try:
            number = float(value.replace(",", ".") if self.decimal_comma else value)
        except ValueError:
            raise self.error(
                column, f'holds "{value}", which is not a number', "Write it with a point: -6.9."
            ) from None
        if not low <= number <= high:
            raise self.error(column, f"holds {value}", f"It must lie between {low:g} and {high:g}.")
        return number

    def day(self, column: str) -> date:
        """The cell as a day, written 2027-03-31."""
        value = self.text(column, needed=True)
        try:
            return date.fromisoformat(value)
        except ValueError:
            remedy = "Write year, month and day: 2027-03-31."
            raise self.error(column, f'holds "{value}", which is not a date', remedy) from None

    def error(self, column: str, what: str, remedy: str) -> SettingsError:
        """The error for this row and column."""
        return SettingsError(
            f'Column "{column}" {what}.', where=f'{self.where}, row {self.number}, column "{column}"', remedy=remedy
        )


def read(text: str, where: str, columns: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Row]:
    """The rows of a table with these columns, in any order.

    The separator is a comma, or a semicolon where the heading has more of them (as Excel writes it in
    Indonesia; then a comma may be the decimal sign). Lines that begin with # and empty lines are passed over.
    SettingsError for a column that is missing or not known and for a row with more cells than the heading.
    """
    heading: list[str] | None = None
    semicolon = _separator(text) == ";"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if semicolon else ",")
    for line in reader:
        cells = [cell.strip() for cell in line]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if heading is None:
            heading = _heading(cells, where, reader.line_num, columns, optional)
            continue
        if any(cells[len(heading) :]):
            raise SettingsError(
                f"This row has {len(cells)} cells, the heading has {len(heading)}.",
                where=f"{where}, row {reader.line_num}",
                remedy="Put a text with a comma between quotation marks.",
            )
        yield Row(where, reader.line_num, dict(zip(heading, cells, strict=False)), semicolon)
    if heading is None:
        raise SettingsError("This file is empty.", where=where, remedy=f"Its first line is: {','.join(columns)}")


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith(("#", '"#'))), "")
    return ";" if first.count(";") > first.count(",") else ","


def _heading(cells: list[str], where: str, row: int, columns: Sequence[str], optional: Sequence[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    known = [*columns, *optional]
    at = f"{where}, row {row}"
    for cell in cells:
        if cell not in known:
            near = get_close_matches(cell, known, n=1, cutoff=0.5)
            remedy = f'The nearest is "{near[0]}".' if near else f"The columns are: {', '.join(known)}."
            raise SettingsError(f'There is no column "{cell}" in this table.', where=at, remedy=remedy)
        if cells.count(cell) > 1:
            raise SettingsError(f'The column "{cell}" stands twice.', where=at, remedy="Delete one of them.")
    missing = [column for column in columns if column not in cells]
    if missing:
        raise SettingsError(
            f'The column "{missing[0]}" is missing.', where=at, remedy=f"The columns are: {', '.join(columns)}."
        )
    return cells
