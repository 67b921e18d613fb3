"""How soon agencies answer: medians that count who still waits, and shares within a limit by kind of complaint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from dumas_cli.figures.waiting import Reached, Speed, Waiting, Within
from dumas_cli.records import STANDARD, Classification, Counting, Letter, YearBy
from dumas_cli.report.counting import answer_day, belongs, cut_off_of, is_returned
from dumas_cli.report.rates import share
from dumas_cli.report.survival import Wait, curve, reached
from dumas_cli.workdays import Workdays

UNCLASSIFIED = "unclassified"
KINDS = (*Classification, UNCLASSIFIED)
LIMITS = (14, 60)
"""Working days: the national limits of ordinary complaints and of those with oversight content."""
MINIMUM_LETTERS = 10
MEDIAN, NINETY = Fraction(1, 2), Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Watched:
    """One letter of a year and how long it was watched.

    ``answered_on`` is None where no answer came by ``until``, the last day that counts; ``begins_on`` is the last day
    before the watching, None for a letter watched from its own day.
    """

    letter: Letter
    answered_on: date | None
    until: date
    begins_on: date | None

    def wait(self, start_on: date, workdays: Workdays) -> Wait:
        """The wait from a day of the letter's own life: its sending, or a reminder."""
        before = 0 if self.begins_on is None else workdays.between(start_on, self.begins_on)
        return Wait(workdays.between(start_on, self.answered_on or self.until), self.answered_on is not None, before)


def watched(letters: Iterable[Letter], year: int, counting: Counting, cut_off: date) -> Iterator[Watched]:
    """The letters of the year, less those returned as misdirected by the cut-off: the response rate's own.

    Where a year shows the letters that waited in it, the days before it are not watched: who was answered then is in
    another year.
    """
    until = cut_off_of(year, counting.year_by, cut_off)
    before = min(date(year - 1, 12, 31), until)
    for letter in letters:
        if not belongs(letter, year, counting, cut_off) or is_returned(letter, year, counting, cut_off):
            continue
        day = answer_day(letter, counting.definition)
        begins_on = before if counting.year_by is YearBy.ANSWERED and letter.sent_on <= before else None
        yield Watched(letter, day if day is not None and day <= until else None, until, begins_on)


def waiting(
    letters: Iterable[Letter],
    year: int,
    cut_off: date,
    workdays: Workdays,
    limits: Mapping[str, int],
    *,
    counting: Counting = STANDARD,
    within: Sequence[int] = LIMITS,
    minimum: int = MINIMUM_LETTERS,
) -> Waiting:
    """The speed of answering of the year's letters, by kind of complaint and as a whole.

    ``limits`` are working days by classification, "unclassified" for none, as the triage card has them. The time of a
    letter starts the day after it. Medians are Kaplan and Meier's, so that letters without an answer count for as long
    as they have waited. A share within a limit is of the letters that have had the limit by the cut-off: younger ones
    are left out, answered or not, for only the quick ones among them could be counted. ``workdays`` must cover the
    cut-off (ValueError); letters sent in years that it does not cover are counted apart.
    """
    seen: list[_Seen] = []
    uncounted = 0
    for one in watched(letters, year, counting, cut_off):
        if workdays.covers(one.letter.sent_on):
            wait = one.wait(one.letter.sent_on, workdays)
            seen.append(_Seen(_kind(one.letter), wait, workdays.between(one.letter.sent_on, one.until)))
        else:
            uncounted += 1
    judged = partial(_within, by_event=counting.year_by is YearBy.ANSWERED, minimum=minimum)

    def speed(kind: str, some: Sequence[_Seen]) -> Speed:
        steps = curve(one.wait for one in some)
        enough = len(some) >= minimum
        return Speed(
            year=year,
            kind=kind,
            letters=len(some),
            answered=sum(one.wait.answered for one in some),
            median=reached(steps, MEDIAN) if enough else None,
            ninety=reached(steps, NINETY) if enough else None,
            within=tuple(judged(some, dict.fromkeys(KINDS, limit), limit) for limit in within),
            own=judged(some, limits, limits.get(kind)),
            curve=steps,
        )

    kinds = tuple(speed(kind, [one for one in seen if one.kind == kind]) for kind in KINDS)
    return Waiting(year, cut_off_of(year, counting.year_by, cut_off), minimum, kinds, speed("", seen), uncounted)


def median(waits: Sequence[Wait], minimum: int) -> Reached | None:
    """By how many working days half of the letters were answered; None where they are fewer than ``minimum``."""
    return reached(curve(waits), MEDIAN) if len(waits) >= minimum else None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A letter's kind, its wait, and its age in working days on the last day watched, answered or not."""

    kind: str
    wait: Wait
    age: int


def _kind(letter: Letter) -> str:
    return letter.classification or UNCLASSIFIED


def _within(
    some: Sequence[_Seen], limits: Mapping[str, int], limit: int | None, *, by_event: bool, minimum: int
) -> Within:
    """The share of some letters within ``limits`` by kind; ``limit`` is what they have in common, if anything."""
    judged = inside = late_before = 0
    for one in some:
        own = limits[one.kind]
        if _is_judged(one, own, by_event):
            judged += 1
            inside += one.wait.answered and one.wait.workdays <= own
        elif by_event and one.wait.since >= own:
            late_before += 1
    known = share(inside, judged) if judged >= minimum else None
    return Within(limit, judged, inside, len(some) - judged - late_before, known)


def _is_judged(one: _Seen, limit: int, by_event: bool) -> bool:
    if not by_event:
        return one.age >= limit
    # A letter that waits through several years is judged in one: when it is answered in time, or when the limit passes.
    in_time = one.wait.answered and one.wait.workdays <= limit
    return one.wait.since < limit and (in_time or one.age >= limit)
