"""How far chance alone may move a share: Wilson's interval, and Newcombe's for the difference of two shares."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, sqrt

from dumas_cli.figures.fairness import ChangeInterval, Interval, Intervals, RateInterval
from dumas_cli.figures.yearly import YearFigures
from dumas_cli.report.change import share_change

Z_95 = 1.959963984540054
"""The standard normal quantile of 0.975: 95% of chance lies within this many standard errors either way."""

_GRID = 10**9


def wilson(answered: int, referred: int, z: float = Z_95) -> Interval | None:
    """Wilson's score interval of the share ``answered`` of ``referred``; None of nothing.

    It never leaves 0 to 1, always holds the share itself, and is sound for few letters and for shares of 0 and 1
    (E. B. Wilson 1927, J. Am. Stat. Assoc. 22, 209-212). ValueError unless 0 <= answered <= referred.
    """
    if not 0 <= answered <= referred:
        raise ValueError(f"{answered} of {referred} is no share")
    if not referred:
        return None
    low, high = _wilson(answered, referred, z)
    return Interval(_down(low) if answered else Fraction(0), _up(high) if answered < referred else Fraction(1))


def newcombe(before: tuple[int, int], after: tuple[int, int], z: float = Z_95) -> Interval | None:
    """The interval of the second share less the first, each given as (answered, referred); None if one is of nothing.

    Newcombe's hybrid score interval, his method 10 without continuity correction, which puts the two Wilson intervals
    together (R. G. Newcombe 1998, Stat. Med. 17, 873-890). It holds the difference itself and stays within -1 to 1.
    The letters of the two years must be different ones.
    """
    intervals = (wilson(*before, z), wilson(*after, z))
    if intervals[0] is None or intervals[1] is None:
        return None
    p1, p2 = (answered / referred for answered, referred in (before, after))
    (low1, high1), (low2, high2) = _wilson(*before, z), _wilson(*after, z)
    difference = p2 - p1
    low = difference - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
    high = difference + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)
    return Interval(max(Fraction(-1), _down(low)), min(Fraction(1), _up(high)))


def intervals(years: Sequence[YearFigures], *, letters_shared: bool = False) -> Intervals:
    """The rates of ``years`` and the changes from each to the next one shown, with their 95% intervals.

    ``letters_shared`` says that one letter may stand in several of the years (``YearBy.ANSWERED``): the interval of a
    difference takes the two for different letters, so their changes have none.
    """
    return Intervals(
        tuple(
            RateInterval(f.year, f.known_on, f.referred, f.answered, f.rate, wilson(f.answered, f.referred))
            for f in years
        ),
        tuple(_change(before, after, letters_shared) for before, after in pairwise(years)),
    )


def _change(before: YearFigures, after: YearFigures, letters_shared: bool) -> ChangeInterval:
    interval = newcombe((before.answered, before.referred), (after.answered, after.referred))
    rate = share_change(before.rate, after.rate)
    return ChangeInterval(before.year, after.year, rate, None if letters_shared else interval)


def _wilson(answered: int, referred: int, z: float) -> tuple[float, float]:
    share, weight = answered / referred, z * z / referred
    middle = share + weight / 2
    half = z * sqrt(share * (1 - share) / referred + weight / (4 * referred))
    # The ends of no answer and of all answered are 0 and 1; the arithmetic would miss them by a hair.
    low = (middle - half) / (1 + weight) if answered else 0.0
    high = (middle + half) / (1 + weight) if answered < referred else 1.0
    return low, high


def _down(number: float) -> Fraction:
    return Fraction(floor(number * _GRID), _GRID)


def _up(number: float) -> Fraction:
    return Fraction(ceil(number * _GRID), _GRID)
