"""Rounds parts so that they still add up to a given whole: the largest remainders go up."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def apportion(parts: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers that add up to ``total``, each the exact part rounded down or up, never further.

    Every part is first rounded down (below zero too: -0.3 becomes -1); what is then missing to the total is handed
    out one by one to those that lost most, equal ones in their order. A part that is whole already stays as it is, and
    a rise and the same fall come out alike. ValueError where such rounding can't reach the total, which never happens
    if that is the exact sum rounded either way.
    """
    rounded = [floor(part) for part in parts]
    lost = [part - down for part, down in zip(parts, rounded, strict=True)]
    missing = total - sum(rounded)
    if not 0 <= missing <= sum(one > 0 for one in lost):
        raise ValueError(f"no rounding of the parts adds up to {total}")
    for i in sorted(range(len(parts)), key=lambda i: (-lost[i], i))[:missing]:
        rounded[i] += 1
    return rounded


def nearest(number: Fraction) -> int:
    """The nearest whole number, halves away from zero, as figures are printed."""
    magnitude = floor(abs(number) + Fraction(1, 2))
    return -magnitude if number < 0 else magnitude
