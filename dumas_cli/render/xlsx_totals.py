"""Which figures of a table follow from others in it: the formulas that keep a workbook alive.

A figure becomes a formula only where the formula comes to that very figure, exactly; every other stays a value. So
groups that overlap get no sum, and a share whose letters are not in the table no division.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dumas_cli.records import Column, Table, Value
from dumas_cli.render.cells import EXACT, in_data, is_sum

FIRST_ROW = 2  # of a sheet, below the heading

# A share by the beginning of its column's name, with the columns it divides: response_rate_2017 = answered_2017 / ...
_SHARES = (("response_rate", "answered", "referred"), ("closed_share", "closed", "forwarded"))
_COUNTS = {"integer", "rupiah", EXACT}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its "=", and what it comes to: "" for a figure that does not exist.

    ``across`` says that it looks at other rows than its own and those that a sum adds up, so that the rows must keep
    their order.
    """

    text: str
    result: int | float | str
    across: bool = False


Place = tuple[int, int]
"""A row and a column of the table, both from 0."""


def formulas(table: Table) -> dict[Place, Formula]:
    """The formulas of the table's sheet: the heading in row 1, the columns that hold data from A on."""
    sheet = _Sheet(table)
    found = dict(_sums(sheet))
    found.update(_shares(sheet))
    if table.columns and table.columns[0].name == "figure":
        found.update(_figure_rates(sheet))
        found.update(_figure_changes(sheet, found))
    found.update(_changes(sheet, found))
    return found


class _Sheet:
    """The table with the addresses its cells have on a sheet."""

    def __init__(self, table: Table) -> None:
        self.columns: Sequence[Column] = table.columns
        self.rows = table.rows
        self.named = {column.name: i for i, column in enumerate(table.columns)}
        kept = [i for i, column in enumerate(table.columns) if in_data(column)]
        self.letters = {i: _letters(at) for at, i in enumerate(kept, start=1)}

    def at(self, row: int, i: int) -> str:
        return f"{self.letters[i]}{row + FIRST_ROW}"

    def value(self, row: int, i: int) -> Value:
        return self.rows[row][i].value

    def count(self, row: int, i: int) -> int | None:
        """The whole number there; None for anything else."""
        value = self.value(row, i)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


def _sums(sheet: _Sheet) -> Iterator[tuple[Place, Formula]]:
    start = 0
    for n, row in enumerate(sheet.rows):
        if not is_sum(row):
            continue
        for i, column in enumerate(sheet.columns):
            total = sheet.count(n, i) if column.kind in _COUNTS else None
            if total is None or n == start:
                continue
            values = [sheet.value(above, i) for above in range(start, n)]
            counts = [sheet.count(above, i) for above in range(start, n)]
            if all(count == value for count, value in zip(counts, values, strict=True)) and (
                sum(count or 0 for count in counts) == total
            ):
                yield (n, i), Formula(f"=SUM({sheet.at(start, i)}:{sheet.at(n - 1, i)})", total)
        start = n + 1


def _shares(sheet: _Sheet) -> Iterator[tuple[Place, Formula]]:
    for share, part, whole in _SHARES:
        for name, i in sheet.named.items():
            if not name.startswith(share):
                continue
            parts, wholes = (sheet.named.get(of + name.removeprefix(share)) for of in (part, whole))
            if parts is None or wholes is None:
                continue
            for n in range(len(sheet.rows)):
                if formula := _share(sheet, (n, i), (n, parts), (n, wholes), across=False):
                    yield (n, i), formula


def _figure_rates(sheet: _Sheet) -> Iterator[tuple[Place, Formula]]:
    """The response rate of a table that has its figures one under the other and its years side by side."""
    lines = {row[0].value: n for n, row in enumerate(sheet.rows)}
    if not {"response_rate", "answered", "referred"} <= lines.keys():
        return
    for name, i in sheet.named.items():
        if name.isdecimal():
            place = (lines["response_rate"], i)
            if formula := _share(sheet, place, (lines["answered"], i), (lines["referred"], i), across=True):
                yield place, formula


def _figure_changes(sheet: _Sheet, found: dict[Place, Formula]) -> Iterator[tuple[Place, Formula]]:
    years = [i for name, i in sheet.named.items() if name.isdecimal()][-2:]
    change, relative = sheet.named.get("change"), sheet.named.get("relative_change")
    if len(years) < 2:
        return
    before, after = years
    for n in range(len(sheet.rows)):
        if change is not None and (points := _points(sheet, (n, change), (n, before), (n, after), found)):
            yield (n, change), points
        old, new = sheet.count(n, before), sheet.count(n, after)
        if old is None or new is None:
            continue
        old_at, new_at = sheet.at(n, before), sheet.at(n, after)
        if change is not None and sheet.value(n, change) == new - old:
            yield (n, change), Formula(f"={new_at}-{old_at}", new - old)
        if relative is not None and sheet.value(n, relative) == (Fraction(new - old, old) if old else None):
            text = f'=IF({old_at}=0,"",({new_at}-{old_at})/{old_at})'
            yield (n, relative), Formula(text, (new - old) / old if old else "")


def _changes(sheet: _Sheet, found: dict[Place, Formula]) -> Iterator[tuple[Place, Formula]]:
    """Changes of a rate in points: between the last two years of a row, or from the row above."""
    change = sheet.named.get("change_points")
    if change is None:
        return
    years = [i for name, i in sheet.named.items() if name.startswith("response_rate_")][-2:]
    one = sheet.named.get("response_rate")
    for n in range(len(sheet.rows)):
        if len(years) == 2:
            before, after, across = (n, years[0]), (n, years[1]), False
        elif one is not None and n:
            before, after, across = (n - 1, one), (n, one), True
        else:
            continue
        if formula := _points(sheet, (n, change), before, after, found, across=across):
            yield (n, change), formula


def _share(sheet: _Sheet, place: Place, part: Place, whole: Place, *, across: bool) -> Formula | None:
    counted, of = sheet.count(*part), sheet.count(*whole)
    if counted is None or of is None or sheet.value(*place) != (Fraction(counted, of) if of else None):
        return None
    text = f'=IF({sheet.at(*whole)}=0,"",{sheet.at(*part)}/{sheet.at(*whole)})'
    return Formula(text, counted / of if of else "", across)


def _points(
    sheet: _Sheet, place: Place, before: Place, after: Place, found: dict[Place, Formula], *, across: bool = False
) -> Formula | None:
    # A share that is a value is rounded; its change would not be that of the exact shares.
    if before not in found or after not in found:
        return None
    old, new = sheet.value(*before), sheet.value(*after)
    exact = new - old if isinstance(old, Fraction) and isinstance(new, Fraction) else None
    if sheet.value(*place) != exact:
        return None
    old_at, new_at = sheet.at(*before), sheet.at(*after)
    first, last = found[before].result, found[after].result
    text = f'=IF(OR({old_at}="",{new_at}=""),"",({new_at}-{old_at})*100)'
    return Formula(text, "" if isinstance(first, str) or isinstance(last, str) else (last - first) * 100, across)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
