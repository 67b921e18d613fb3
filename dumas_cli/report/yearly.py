"""The yearly table: each year's figures, and the change from year to year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from dumas_cli.figures.yearly import UntrackedFigures, YearChange, YearFigures, YearlyReport
from dumas_cli.records import Tally, UntrackedTally
from dumas_cli.report.change import year_change
from dumas_cli.report.rates import closed_share, response_rate
from dumas_cli.report.same_age import cut_off


def yearly(
    tallies: Sequence[Tally],
    same_age: Sequence[Tally],
    untracked: Sequence[UntrackedTally],
    *,
    years: Sequence[int],
    as_of: date,
) -> YearlyReport:
    """Puts the tallies of the whole (``key`` "") side by side for ``years``.

    ``tallies`` were counted up to ``as_of``, ``same_age`` each up to its ``cut_off``. A year
    without a tally had nothing: its counts are 0 and its rate is None. Years come out in order,
    each once; tallies of other years are left aside. ValueError for two tallies of one year, or
    for no year at all.
    """
    wanted = sorted(set(years))
    if not wanted:
        raise ValueError("a report needs a year")
    figures = year_figures(tallies, wanted, lambda _: as_of, whole=True)
    at_same_age = year_figures(same_age, wanted, lambda year: cut_off(year, wanted[-1], as_of), whole=True)
    return YearlyReport(
        as_of=as_of,
        years=figures,
        changes=changes(figures),
        same_age=at_same_age,
        same_age_changes=changes(at_same_age),
        untracked=_untracked(untracked, wanted),
    )


def year_figures(
    tallies: Iterable[Tally], years: Sequence[int], known_on: Callable[[int], date], *, whole: bool = False
) -> tuple[YearFigures, ...]:
    """One year's figures after the other; a year without a tally counts 0.

    ``received`` and ``completed`` of such a year are 0 for the whole, and else 0 only where the
    other years have them: a group of letters has none.
    """
    by_year: dict[int, Tally] = {}
    for tally in tallies:
        if tally.year in by_year:
            raise ValueError(f"two tallies of {tally.year} for one group")
        by_year[tally.year] = tally
    received = 0 if whole or any(t.received is not None for t in by_year.values()) else None
    completed = 0 if whole or any(t.completed is not None for t in by_year.values()) else None
    return tuple(
        _figures(by_year.get(year) or Tally(year, "", 0, 0, 0, received=received, completed=completed), known_on(year))
        for year in years
    )


def changes(figures: Sequence[YearFigures]) -> tuple[YearChange, ...]:
    """The change between each year and the next one shown, whether or not years between are missing."""
    return tuple(year_change(before, after) for before, after in pairwise(figures))


def _figures(tally: Tally, known_on: date) -> YearFigures:
    return YearFigures(
        year=tally.year,
        known_on=known_on,
        referred=tally.referred,
        returned=tally.returned,
        answered=tally.answered,
        rate=response_rate(tally.referred, tally.answered),
        received=tally.received,
        completed=tally.completed,
    )


def _untracked(tallies: Iterable[UntrackedTally], years: Sequence[int]) -> tuple[UntrackedFigures, ...]:
    wanted = sorted((t for t in tallies if t.year in years), key=lambda t: (t.source, t.year))
    return tuple(
        UntrackedFigures(t.source, t.year, t.received, t.forwarded, t.closed, closed_share(t.forwarded, t.closed))
        for t in wanted
    )
