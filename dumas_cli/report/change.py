"""The change from one year to the next: counts absolute and relative, shares in points."""

from __future__ import annotations

from fractions import Fraction

from dumas_cli.figures.yearly import CountChange, YearChange, YearFigures


def count_change(before: int | None, after: int | None) -> CountChange | None:
    """From one count to another; None where either is missing.

    The relative change is exact and is None when the first count is 0: from nothing, no growth can
    be measured.
    """
    if before is None or after is None:
        return None
    return CountChange(after - before, Fraction(after - before, before) if before else None)


def share_change(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    """The difference of two shares, exact, from -1 to 1 (0.1 is ten points); None where either is missing."""
    return None if before is None or after is None else after - before


def year_change(before: YearFigures, after: YearFigures) -> YearChange:
    """Everything that changed between two years' figures."""
    return YearChange(
        from_year=before.year,
        to_year=after.year,
        referred=_change(before.referred, after.referred),
        returned=_change(before.returned, after.returned),
        answered=_change(before.answered, after.answered),
        rate=share_change(before.rate, after.rate),
        received=count_change(before.received, after.received),
        completed=count_change(before.completed, after.completed),
    )


def _change(before: int, after: int) -> CountChange:
    return CountChange(after - before, Fraction(after - before, before) if before else None)
