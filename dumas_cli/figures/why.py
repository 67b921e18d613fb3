"""Why the rate moved between two years: what each group's answering, and its share in the letters, did to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Effect:
    """One group's part in the change of the rate of all letters, exact: 0.01 is one percentage point.

    ``rate_effect`` is what answering better or worse did, ``mix_effect`` what a larger or smaller share in the letters
    did. ``rate_printed``, ``mix_printed`` and their sum ``printed`` are the same in whole hundredths of a point,
    apportioned so that they add up to what is printed for the whole. Rates are None of no letters. ``merged`` counts
    the groups added up in a row of the rest, whose effects are the sums of theirs; 0 is a group of its own.
    """

    key: str
    letters_before: int
    letters_after: int
    share_before: Fraction
    share_after: Fraction
    rate_before: Fraction | None
    rate_after: Fraction | None
    rate_effect: Fraction
    mix_effect: Fraction
    rate_printed: int
    mix_printed: int
    merged: int = 0

    @property
    def together(self) -> Fraction:
        """Both effects, exact."""
        return self.rate_effect + self.mix_effect

    @property
    def printed(self) -> int:
        """Both effects as printed, in hundredths of a point."""
        return self.rate_printed + self.mix_printed


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The change of the rate of all letters from ``from_year`` to ``to_year``, split up by ``dimension``.

    The effects of ``effects`` add up to those of ``whole``, exact and as printed; ``whole`` is the change itself.
    ``up`` and ``down`` are the largest movers either way, the largest first. ``only_one_year`` counts the groups that
    had letters in one of the years only: all of their effect is mix.
    """

    dimension: str
    from_year: int
    to_year: int
    known_on: tuple[date, date]
    effects: tuple[Effect, ...]
    whole: Effect
    up: tuple[Effect, ...]
    down: tuple[Effect, ...]
    only_one_year: int = 0
