"""Kaplan-Meier: how long letters wait, though some of them still do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dumas_cli.figures.waiting import Reached, Step


@dataclass(frozen=True, slots=True)
class Wait:
    """One letter's wait, in whole working days from 0, that ended with an answer or with the watching.

    ``since`` is the day of waiting from which the letter was watched: 0 for one watched from its first day, more for
    one that had waited already when the year in question began. ValueError unless 0 <= since <= workdays.
    """

    workdays: int
    answered: bool
    since: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.since <= self.workdays:
            raise ValueError(f"a wait of {self.workdays} working days cannot be watched from day {self.since}")


def curve(waits: Iterable[Wait]) -> tuple[Step, ...]:
    """The share of letters still waiting after each day on which something happened, exact (Kaplan and Meier 1958).

    A letter whose watching ends on a day counts among those at risk on it. The estimate takes it that a letter watched
    no longer would have been answered like the others; letters returned as misdirected waited for nobody, and are the
    caller's to leave out, as the response rate leaves them out.
    """
    ended: Counter[int] = Counter()
    answered: Counter[int] = Counter()
    began: Counter[int] = Counter()
    for wait in waits:
        (answered if wait.answered else ended)[wait.workdays] += 1
        began[wait.since] += 1
    steps: list[Step] = []
    waiting, entered, gone = Fraction(1), 0, 0
    starts = sorted(began)
    for day in sorted(answered.keys() | ended.keys()):
        while starts and starts[0] <= day:
            entered += began[starts.pop(0)]
        at_risk = entered - gone
        waiting *= Fraction(at_risk - answered[day], at_risk)
        steps.append(Step(day, at_risk, answered[day], ended[day], waiting))
        gone += answered[day] + ended[day]
    return tuple(steps)


def still_waiting(steps: Sequence[Step], workdays: int) -> Fraction | None:
    """The share of letters that wait longer than ``workdays``; None past the last day watched, unless none waits."""
    if not steps or (workdays > steps[-1].workdays and steps[-1].waiting):
        return None
    past = [step.waiting for step in steps if step.workdays <= workdays]
    return past[-1] if past else Fraction(1)


def reached(steps: Sequence[Step], share: Fraction) -> Reached:
    """The smallest number of working days by which ``share`` of the letters had been answered.

    1/2 gives the median, 9/10 the 90th percentile. ValueError unless 0 < share <= 1.
    """
    if not 0 < share <= 1:
        raise ValueError(f"{share} is no share of letters to be answered")
    day = next((step.workdays for step in steps if step.waiting <= 1 - share), None)
    return Reached(day, steps[-1].workdays if steps else None)
