"""The limits of chance around a share, by the number of letters: a funnel, narrow where there are many."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import ceil, exp, floor, lgamma, log, log1p, sqrt

from dumas_cli.figures.fairness import Limits, Standing

TAIL_95 = 0.025
TAIL_998 = 0.001
"""Each end of the 95% and of the 99.8% limits: about two and three standard errors."""

_GRID = 10**6


@cache
def limits(letters: int, share: Fraction) -> Limits:
    """Between which shares chance alone leaves an agency of ``letters`` letters if each is answered with ``share``.

    Exact binomial limits, interpolated between counts (D. J. Spiegelhalter 2005, Stat. Med. 24, 1185-1202, appendix
    A.1.1), at the lower end for the answered and at the upper end for the unanswered letters: so an agency lies
    outside a limit only where so extreme a count has at most that tail's probability. Rounded to six decimals.
    ValueError for no letters.
    """
    if letters < 1:
        raise ValueError("no letters, no limits")
    return Limits(
        letters,
        low_998=_grid(_lower(letters, share, TAIL_998)),
        low_95=_grid(_lower(letters, share, TAIL_95)),
        high_95=1 - _grid(_lower(letters, 1 - share, TAIL_95)),
        high_998=1 - _grid(_lower(letters, 1 - share, TAIL_998)),
    )


def standing(answered: int, letters: int, share: Fraction) -> Standing:
    """Where ``answered`` of ``letters`` lies against the limits around ``share``."""
    own, edges = Fraction(answered, letters), limits(letters, share)
    if own < edges.low_998:
        return Standing.BELOW
    if own > edges.high_998:
        return Standing.ABOVE
    return Standing.WITHIN if edges.low_95 <= own <= edges.high_95 else Standing.BORDERLINE


def _lower(letters: int, share: Fraction, tail: float) -> float:
    """The share under which at most ``tail`` of chance lies; 0 where even no answer at all is likelier."""
    if share in (0, 1):
        return float(share)
    p = float(share)
    spread = sqrt(letters * p * (1 - p))
    # Below ten standard errors (and a margin for few letters) chance has nothing that a float could hold.
    count = max(0, floor(letters * p - 10 * spread - 10))
    mass = exp(
        lgamma(letters + 1)
        - lgamma(count + 1)
        - lgamma(letters - count + 1)
        + count * log(p)
        + (letters - count) * log1p(-p)
    )
    up_to = mass
    while up_to <= tail and count < letters:
        mass *= (letters - count) / (count + 1) * p / (1 - p)
        count += 1
        up_to += mass
    return max(0.0, (count - (up_to - tail) / mass) / letters)


def _grid(number: float) -> Fraction:
    return Fraction(round(number * _GRID), _GRID)


def steps(least: int, most: int, at_most: int = 40) -> list[int]:
    """Numbers of letters from ``least`` to ``most`` at which to draw the limits: closer where the funnel is wide."""
    if most - least < at_most:
        return list(range(least, most + 1))
    ratio = (most / least) ** (1 / (at_most - 1))
    return sorted({least, most, *(min(most, ceil(least * ratio**i)) for i in range(at_most))})
