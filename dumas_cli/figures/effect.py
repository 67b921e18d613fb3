"""What monitoring visits did: visited against comparable ones not visited, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dumas_cli.figures.fairness import Interval
from dumas_cli.records import Definition


class EffectUnit(StrEnum):
    """What is compared: one letter with letters like it, or what else waits at one agency with agencies like it."""

    LETTERS = "letters"
    AGENCIES = "agencies"


class Refusal(StrEnum):
    """Why no effect is given."""

    FEW_VISITED = "few_visited"  # fewer cases visited than the minimum
    FEW_COMPARABLE = "few_comparable"  # fewer cases to compare with than the minimum
    FEW_AGENCIES = "few_agencies"  # the cases of either side come from too few agencies
    ALL_ALIKE = "all_alike"  # the cases differ in nothing, so that nothing tells how far chance may move the figure


@dataclass(frozen=True, slots=True)
class Arm:
    """One side of the comparison: its cases, each counted once, of how many agencies, and the share answered.

    ``before`` and ``after`` are shares answered in the working days before and from the visit on (or the day that
    stands for it), the comparable ones weighted so that each case visited has as much weight on the other side. Both
    are None where there is no case. A letter that waits has not been answered before: its ``before`` is 0 by choice.
    """

    cases: int
    agencies: int
    before: Fraction | None
    after: Fraction | None

    @property
    def change(self) -> Fraction | None:
        """From before to after; 0.1 is ten percentage points."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Effect:
    """The change of the visited less that of comparable ones, with its 95% interval; None where ``refused``.

    The visits are those of ``year``, as known on ``known_on``; each side is watched for ``workdays`` working days. The
    cases of the visits add up: ``found`` = ``visited.cases`` + ``not_waiting`` + ``young`` + ``unmatched`` +
    ``uncounted``. ``not_waiting`` had been answered or returned before the visit, or were sent later (an agency: no
    letter waited there but the one visited), ``young`` have not been watched to the end by ``known_on``, ``unmatched``
    have nothing comparable, ``uncounted`` lie in years whose holidays are not known. Of the visited, ``loosely`` were
    matched without the category (an agency: without the number of letters that waited). Of the comparable ones,
    ``visited_later`` were visited themselves before they had been watched to the end.
    """

    unit: EffectUnit
    year: int
    known_on: date
    workdays: int
    definition: Definition
    minimum: int
    minimum_agencies: int
    found: int
    visited: Arm
    compared: Arm
    effect: Fraction | None
    interval: Interval | None
    refused: tuple[Refusal, ...] = ()
    not_waiting: int = 0
    young: int = 0
    unmatched: int = 0
    uncounted: int = 0
    loosely: int = 0
    visited_later: int = 0

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval leaves out no effect at all."""
        return self.interval is not None and Fraction(0) not in self.interval
