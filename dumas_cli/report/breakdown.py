"""The yearly figures by group: agency group, agency, category, province, month or source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dumas_cli.figures.yearly import Breakdown, BreakdownRow, YearFigures
from dumas_cli.records import Tally
from dumas_cli.report.change import share_change
from dumas_cli.report.rates import response_rate
from dumas_cli.report.yearly import year_figures

LARGEST = 10


def breakdown(
    dimension: str, tallies: Sequence[Tally], *, years: Sequence[int], known_on: Callable[[int], date]
) -> Breakdown:
    """One row a group, those with the most letters in the last year first, equal ones by key.

    Months stay in their own order. ``known_on`` gives the day up to which a year was counted. A
    group that had nothing in a year counts 0 there, with a rate of None; tallies of other years
    are left aside.
    """
    wanted = sorted(set(years))
    if not wanted:
        raise ValueError("a breakdown needs a year")
    by_key: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        if tally.year in wanted:
            by_key[tally.key].append(tally)
    rows = [_row(key, year_figures(group, wanted, known_on)) for key, group in by_key.items()]
    in_order = sorted(rows, key=_by_key if dimension == "month" else _by_letters)
    whole = _sum("", rows) if rows else _row("", year_figures((), wanted, known_on))
    return Breakdown(dimension, tuple(in_order), whole)


def largest(found: Breakdown, limit: int = LARGEST) -> Breakdown:
    """Keeps the first ``limit`` rows and adds the others up in one, so that the sum stays the whole.

    A single other row is kept under its own name: it takes no more room than a row of the rest.
    """
    kept, others = found.rows[:limit], found.rows[limit:]
    if len(others) < 2:
        return found
    return Breakdown(found.dimension, (*kept, _sum("", others, merged=len(others))), found.whole)


def _by_letters(row: BreakdownRow) -> tuple[int, str]:
    return (-row.figures[-1].referred, row.key)


def _by_key(row: BreakdownRow) -> str:
    return row.key


def _row(key: str, figures: tuple[YearFigures, ...], merged: int = 0) -> BreakdownRow:
    change = share_change(figures[-2].rate, figures[-1].rate) if len(figures) > 1 else None
    return BreakdownRow(key, figures, change, merged)


def _sum(key: str, rows: Sequence[BreakdownRow], *, merged: int = 0) -> BreakdownRow:
    by_year = zip(*(row.figures for row in rows), strict=True)
    return _row(key, tuple(_sum_of_year(figures) for figures in by_year), merged)


def _sum_of_year(figures: Sequence[YearFigures]) -> YearFigures:
    referred, answered = sum(f.referred for f in figures), sum(f.answered for f in figures)
    return YearFigures(
        year=figures[0].year,
        known_on=figures[0].known_on,
        referred=referred,
        returned=sum(f.returned for f in figures),
        answered=answered,
        rate=response_rate(referred, answered),
        received=_sum_known(f.received for f in figures),
        completed=_sum_known(f.completed for f in figures),
    )


def _sum_known(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
