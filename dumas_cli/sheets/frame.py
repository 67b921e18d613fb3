"""What a file says beside its rows: the day it was made, how many rows it has, in which order its dates are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from dumas_cli.errors import ProfileError
from dumas_cli.sheets.cells import Cell, joined, plain, tidy
from dumas_cli.sheets.date_order import OrderEvidence
from dumas_cli.sheets.days import day_of
from dumas_cli.sheets.heading import Heading
from dumas_cli.sheets.profiles import DAY_FIELDS, EVIDENCE, Profile
from dumas_cli.sheets.workbook import Sheet

Tables = Sequence[tuple[Sheet, Heading]]


def frame_of(profile: Profile, tables: Tables) -> tuple[date | None, int | None]:
    """The day the file was made and its number of rows, as stated above a heading; None for what is not stated.

    A label of the profile stands in a cell of its own with the value to its right, also behind a colon in a cell of
    its own, or with it in one cell ("Jumlah data: 412"). A row of several figures states no count.

    The day is the latest where sheets state several; counts of several sheets are added up, and None
    where only some of them state one.
    """
    days: list[date] = []
    counts: list[int | None] = []
    for sheet, heading in tables:
        above = list(islice(sheet.rows(), heading.row - 1))
        day = next(_days_beside(above, profile), None)
        days += [day] if day is not None else []
        counts.append(next(_counts_beside(above, profile), None))
    known = [count for count in counts if count is not None]
    return max(days, default=None), sum(known) if known and len(known) == len(counts) else None


def decide_orders(profile: Profile, tables: Tables, file: str) -> Profile:
    """The profile with an order for each column of dates that it leaves to the evidence.

    Raises ProfileError where a column's dates can be read in two ways and none of them proves either, or prove both.
    """
    fields = {name for _, heading in tables for name in heading.columns if name in DAY_FIELDS}
    open_fields = sorted(name for name in fields if profile.order_of(name) == EVIDENCE)
    if not open_fields:
        return profile
    evidence = {name: OrderEvidence(profile.date_formats) for name in open_fields}
    for sheet, heading in tables:
        columns = {name: heading.columns[name] for name in open_fields if name in heading.columns}
        for number, row in enumerate(islice(sheet.rows(), heading.last_row, None), start=heading.last_row + 1):
            for name, column in columns.items():
                if column < len(row) and row[column] not in ("", None):
                    evidence[name].look_at((row[column],), where=lambda _, row=number: f"row {row}")  # type: ignore[misc]
    decided = {}
    for name in open_fields:
        decision = evidence[name].decide()
        if decision.outcome in {"ambiguous", "contradictory"}:
            heading = next(heading for _, heading in tables if name in heading.columns)
            what, remedy = decision.trouble(f'column "{heading.texts[heading.columns[name]]}"')
            raise ProfileError(what, where=file, remedy=remedy)
        decided[name] = decision.order
    orders = {**profile.date_orders, **decided}
    told = " ".join(f"{name}={order}" for name, order in sorted(decided.items()))
    return replace(profile, date_orders=orders, digest=f"{profile.digest} {told}")


# --------------------------------------------------------------------------- helpers

_SEVERAL = 2
_PARTED = re.compile(r"([^:=]*)[:=]?\s*(.*)", re.DOTALL)
_SIGNS = re.compile(r"[\s:=]*")  # what may stand between a label and its value
_COUNT = re.compile(
    r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:\.0+)?(?:\s*(?!hal|lembar|page|sheet|bulan|hari|tahun)[a-z]+)?", re.ASCII
)


def _days_beside(rows: Sequence[Sequence[Cell]], profile: Profile) -> Iterator[date]:
    order = profile.date_order if profile.date_order != EVIDENCE else "day"
    for cell in _beside(rows, profile.exported_on):
        day = day_of(cell, order, profile.date_formats)
        if isinstance(day, date):
            yield day


def _counts_beside(rows: Sequence[Sequence[Cell]], profile: Profile) -> Iterator[int]:
    for cell in _beside([row for row in rows if sum(map(_is_count, row)) < _SEVERAL], profile.stated_count):
        if isinstance(cell, float | int) and not isinstance(cell, bool) and cell == int(cell) >= 0:
            yield int(cell)
        elif isinstance(cell, str) and (match := _COUNT.fullmatch(cell.strip().casefold())):
            yield int(match[1].replace(".", "").replace(",", ""))


def _is_count(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _COUNT.fullmatch(_bare(cell).casefold()) is not None
    return isinstance(cell, float | int) and not isinstance(cell, bool)


def _bare(text: str) -> str:
    """A value without the colon in front of it."""
    return text[_SIGNS.match(text).end() :].strip()  # type: ignore[union-attr]


def _beside(rows: Sequence[Sequence[Cell]], labels: Sequence[str]) -> Iterator[Cell]:
    """What stands to the right of a label, or behind it in its own cell."""
    for row in rows if labels else ():
        filled = [cell for cell in row if (said := tidy(cell)) is not None and not _SIGNS.fullmatch(said)]
        for cell, after in pairwise([*filled, None]):
            text = tidy(cell) if isinstance(cell, str) else None
            if text is None:
                continue
            label, value = _PARTED.match(text).groups()  # type: ignore[union-attr]
            if joined(plain(label)) in labels:
                if value:
                    yield value
                else:
                    yield _bare(after) if isinstance(after, str) else after
                continue
            bare = plain(text)
            for known in labels:
                if bare.startswith(f"{known} "):
                    yield text.split(None, len(known.split()))[-1]
