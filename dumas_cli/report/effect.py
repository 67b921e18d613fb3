"""Whether monitoring visits worked: visited against comparable ones not visited, before and after.

A difference in differences, twice. The letters visited themselves: each waited on the day of the visit, and is set
beside letters that waited equally long on a day of their own, to agencies of the same group and if possible about the
same category. The agencies visited: what else waited there before the visit and on its day, beside agencies of the
same group with about as many letters waiting, on the same days.

Nobody is put on either side by what happened afterwards. A letter counts as visited only if it still waited that day,
and one compared with it only if it still waited at the same age and its complaint had not been visited until then; if
it was visited later, it stays where it is. (To take letters that were never visited would take those that were soon
answered, and to count a visited letter from the day of sending would give it the days that it had to live through
unanswered to be visited at all: the immortal time.) What this cannot mend: complaints are visited because somebody
thinks that they are stuck, and why is not wholly on file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor, sqrt

from dumas_cli.figures.activity import VisitResult
from dumas_cli.figures.effect import Arm, Effect, EffectUnit, Refusal
from dumas_cli.figures.fairness import Interval
from dumas_cli.records import Definition, Letter
from dumas_cli.report.counting import answer_day
from dumas_cli.report.intervals import Z_95
from dumas_cli.workdays import Workdays

FOLLOW_WORKDAYS = 30
"""How long either side is watched: about six weeks, two of the usual time limits of 14 working days."""
MINIMUM_LETTERS = 20
"""With fewer letters visited, or fewer to compare with, no effect of letters is given."""
MINIMUM_AGENCIES = 10
"""With fewer agencies visited, or fewer to compare with, no effect of agencies is given."""
MINIMUM_CLUSTERS = 5
"""Letters of fewer agencies than this, on either side, do not tell how far agencies differ."""
MOST_MATCHES = 10
"""A letter visited is set beside at most so many others, those sent on the nearest days."""
NEAR_DAYS = 183
"""Letters compared were sent at most so many days apart: half a year, so that a trend does not pass for an effect."""

_GRID = 10**9


def effect_on_letters(
    letters: Iterable[Letter],
    results: Iterable[VisitResult],
    year: int,
    cut_off: date,
    workdays: Workdays,
    *,
    definition: Definition = Definition.SUBSTANTIVE,
    follow_workdays: int = FOLLOW_WORKDAYS,
    minimum: int = MINIMUM_LETTERS,
) -> Effect:
    """The letters whose complaints were visited in the year, beside letters like them that were not.

    ``letters`` and ``results`` are all on file, of whatever year. A letter is visited on the first visit of its
    complaint that is about it (``VisitResult.letter_ids``); it counts if it was sent before that day, was neither
    answered nor returned before it, and the ``follow_workdays`` from that day on end by the cut-off. The answer counts
    from the very day of the visit. A letter is comparable if its agency is of the same group and its category the same
    (any category where there is none such), if it was sent at most ``NEAR_DAYS`` before or after, and if on the day on
    which it had waited as many working days as the visited one it still waited, its complaint was not visited by then,
    and it can be watched as long. The ``MOST_MATCHES`` sent nearest share the weight of one. A letter sent back while
    it is watched counts as not answered: leaving it out would choose by what came later.

    ValueError where ``workdays`` does not cover the cut-off, or for a ``follow_workdays`` under 1.
    """
    _is_sound(follow_workdays, cut_off, workdays)
    on_file = [letter for letter in letters if letter.sent_on <= cut_off]
    visits = [one for one in results if one.visited_on <= cut_off]
    watch = _Watch(definition, follow_workdays, cut_off, workdays)
    pool = _Pool(on_file, _first_days(visits), watch)
    sides = _Sides()
    for letter, visited_on in _letters_visited(on_file, visits, year):
        sides.found += 1
        if not workdays.covers(letter.sent_on):
            sides.uncounted += 1
        elif not _waits(letter, visited_on, definition):
            sides.not_waiting += 1
        elif not watch.ends_in_time(visited_on):
            sides.young += 1
        else:
            like, loosely = pool.like(letter, visited_on)
            if not like:
                sides.unmatched += 1
                continue
            sides.loosely += loosely
            sides.visited.append(
                Case(letter.agency, letter.id, Fraction(1), Fraction(0), watch.is_answered(letter, visited_on))
            )
            for other, day in like:
                answered = watch.is_answered(other, day)
                sides.compared.append(Case(other.agency, other.id, Fraction(1, len(like)), Fraction(0), answered))
                if pool.is_visited(other, watch.last_day(day)):
                    sides.later.add(other.id)
    return _effect(EffectUnit.LETTERS, year, watch, sides, minimum, MINIMUM_CLUSTERS)


def effect_on_agencies(
    letters: Iterable[Letter],
    results: Iterable[VisitResult],
    year: int,
    cut_off: date,
    workdays: Workdays,
    *,
    definition: Definition = Definition.SUBSTANTIVE,
    follow_workdays: int = FOLLOW_WORKDAYS,
    minimum: int = MINIMUM_AGENCIES,
) -> Effect:
    """The agencies first visited in the year, beside agencies of the same group not visited until then.

    For each, two shares: of the letters that waited ``follow_workdays`` working days before the visit, those answered
    before the visit; of the letters that waited on its day, those answered within ``follow_workdays`` from that day on.
    The letter that the visit was about is left out of both (of several the first on file): that it still waited is why
    the agency was visited, and it would make every agency look worse before. The others tell nothing of that; those
    visited with it stay in. Comparable is every agency of the group that had letters waiting on both days, half to
    twice as many on the second (any number where there is none such), and on file no visit until then. An agency
    visited weighs as many letters as waited on the day; those compared with it share its weight evenly.

    ValueError as for ``effect_on_letters``.
    """
    _is_sound(follow_workdays, cut_off, workdays)
    on_file = [letter for letter in letters if letter.sent_on <= cut_off]
    watch = _Watch(definition, follow_workdays, cut_off, workdays)
    of_agency: defaultdict[str, list[Letter]] = defaultdict(list)
    of_group: defaultdict[str, set[str]] = defaultdict(set)
    for letter in on_file:
        of_agency[letter.agency].append(letter)
        of_group[letter.agency_group].add(letter.agency)
    first_visit = _agencies_visited(on_file, [one for one in results if one.visited_on <= cut_off], definition)
    sides = _Sides()
    for agency, (day, about) in sorted(first_visit.items()):
        if day.year != year:
            continue
        sides.found += 1
        before = watch.first_day_before(day)
        if before is None:
            sides.uncounted += 1
            continue
        if not watch.ends_in_time(day):
            sides.young += 1
            continue
        own = _change_at([one for one in of_agency[agency] if one.id != about], before, day, watch)
        if own is None:
            sides.not_waiting += 1
            continue
        peers = [
            (other, change)
            for other in sorted(of_group[of_agency[agency][0].agency_group] - {agency})
            if (other not in first_visit or first_visit[other][0] > day)
            and (change := _change_at(of_agency[other], before, day, watch)) is not None
        ]
        like = [(other, change) for other, change in peers if own.waiting <= 2 * change.waiting <= 4 * own.waiting]
        if not peers:
            sides.unmatched += 1
            continue
        sides.loosely += not like
        sides.visited.append(Case(agency, agency, Fraction(own.waiting), own.before, own.after))
        for other, change in like or peers:
            weight = Fraction(own.waiting, len(like or peers))
            sides.compared.append(Case(other, other, weight, change.before, change.after))
            if other in first_visit and first_visit[other][0] <= watch.last_day(day):
                sides.later.add(other)
    return _effect(EffectUnit.AGENCIES, year, watch, sides, minimum, max(minimum, MINIMUM_CLUSTERS))


# --------------------------------------------------------------------------- who was visited, who waits


def _letters_visited(
    letters: Sequence[Letter], visits: Sequence[VisitResult], year: int
) -> Iterator[tuple[Letter, date]]:
    """The letters visited in the year, and not before, each with the day of its first visit after sending."""
    days: defaultdict[int, list[date]] = defaultdict(list)
    for visit in visits:
        for letter_id in visit.letter_ids:
            days[letter_id].append(visit.visited_on)
    for letter in sorted(letters, key=lambda one: one.id):
        if letter.id in days:
            after = [day for day in days[letter.id] if day > letter.sent_on]
            first = min(after or days[letter.id])
            if first.year == year:
                yield letter, first


def _agencies_visited(
    letters: Sequence[Letter], visits: Sequence[VisitResult], definition: Definition
) -> dict[str, tuple[date, int]]:
    """The day of each agency's first visit and the letter it was about (of several the first on file).

    Of the agencies asked about the complaint those were visited from which it waited for an answer.
    """
    by_id = {letter.id: letter for letter in letters}
    first: dict[str, tuple[date, int]] = {}
    for visit in visits:
        asked = [by_id[number] for number in visit.letter_ids if number in by_id]
        asked = [letter for letter in asked if letter.sent_on < visit.visited_on]
        waiting = [letter for letter in asked if _waits(letter, visit.visited_on, definition)]
        for letter in waiting or asked:
            one = (visit.visited_on, letter.id)
            first[letter.agency] = min(first.get(letter.agency, one), one)
    return first


def _first_days(visits: Sequence[VisitResult]) -> dict[int, list[date]]:
    days: defaultdict[int, list[date]] = defaultdict(list)
    for visit in visits:
        days[visit.complaint_id].append(visit.visited_on)
    return {complaint: sorted(found) for complaint, found in days.items()}


def _waits(letter: Letter, day: date, definition: Definition) -> bool:
    """Whether the letter is under way when the day begins: sent before it, and neither answered nor returned before."""
    answered_on = answer_day(letter, definition)
    return (
        letter.sent_on < day
        and (answered_on is None or answered_on >= day)
        and (letter.returned_on is None or letter.returned_on >= day)
    )


@dataclass(frozen=True, slots=True)
class _Watch:
    """The time for which either side is watched, from a day on or before it."""

    definition: Definition
    follow_workdays: int
    cut_off: date
    workdays: Workdays

    def last_day(self, day: date) -> date:
        """The last of the working days from ``day`` on, that day included."""
        return self.workdays.add(day - timedelta(days=1), self.follow_workdays)

    def ends_in_time(self, day: date) -> bool:
        """Whether that last day has come; the day itself must lie in a year whose holidays are known."""
        eve = day - timedelta(days=1)
        return day <= self.cut_off and self.workdays.between(eve, self.cut_off) >= self.follow_workdays

    def first_day_before(self, day: date) -> date | None:
        """The day from which there are so many working days before ``day``; None where holidays are not known."""
        earliest = day - timedelta(days=2 * self.follow_workdays + 60)
        if not self.workdays.covers(earliest):
            return None
        days = self.workdays.days(earliest, day - timedelta(days=1))
        return days[-self.follow_workdays] if len(days) >= self.follow_workdays else None

    def is_answered(self, letter: Letter, day: date) -> Fraction:
        """1 where a letter that waits on the day is answered from then until the last day, else 0."""
        return Fraction(int(self.is_answered_between(letter, day, self.last_day(day))))

    def is_answered_between(self, letter: Letter, first: date, last: date) -> bool:
        """Whether the answer came in these days, both included, and the letter had not gone back before."""
        answered_on = answer_day(letter, self.definition)
        if answered_on is None or not first <= answered_on <= last:
            return False
        return letter.returned_on is None or letter.returned_on >= answered_on


class _Pool:
    """The letters that may be compared, by what must be alike, in order of sending."""

    def __init__(self, letters: Sequence[Letter], visits: Mapping[int, list[date]], watch: _Watch) -> None:
        self._visits = visits
        self._watch = watch
        self._by_category: defaultdict[tuple[str, str | None], list[Letter]] = defaultdict(list)
        for letter in sorted(letters, key=lambda one: (one.sent_on, one.id)):
            if watch.workdays.covers(letter.sent_on):
                self._by_category[letter.agency_group, letter.category].append(letter)
                self._by_category[letter.agency_group, None].append(letter)

    def like(self, letter: Letter, visited_on: date) -> tuple[list[tuple[Letter, date]], bool]:
        """The letters like this one, each with the day that stands for the visit; whether of any category."""
        exact = self._nearest(letter, visited_on, letter.category)
        return (exact, False) if exact else (self._nearest(letter, visited_on, None), True)

    def is_visited(self, letter: Letter, up_to: date) -> bool:
        """Whether the letter's complaint was visited by the day, that day included."""
        return any(day <= up_to for day in self._visits.get(letter.complaint_id, []))

    def _nearest(self, letter: Letter, visited_on: date, category: str | None) -> list[tuple[Letter, date]]:
        age = self._watch.workdays.between(letter.sent_on, visited_on)
        found: list[tuple[Letter, date]] = []
        for other in self._outward(letter, self._by_category[letter.agency_group, category]):
            day = self._day_of_age(other, age)
            if day is None or other.complaint_id == letter.complaint_id:
                continue
            if _waits(other, day, self._watch.definition) and not self.is_visited(other, day):
                found.append((other, day))
                if len(found) == MOST_MATCHES:
                    break
        return found

    def _day_of_age(self, letter: Letter, age: int) -> date | None:
        """The day on which the letter is that old; None where it cannot be watched from then on."""
        workdays, cut_off = self._watch.workdays, self._watch.cut_off
        if workdays.between(letter.sent_on, cut_off) < age:
            return None
        # A letter visited on the next free day has waited no working day, but it has waited.
        day = workdays.add(letter.sent_on, age) if age else letter.sent_on + timedelta(days=1)
        return day if workdays.covers(day) and self._watch.ends_in_time(day) else None

    def _outward(self, letter: Letter, others: Sequence[Letter]) -> Iterator[Letter]:
        """The others by the days between their sending and this one's; of two as near the earlier, then by id."""
        high = bisect_left(others, letter.sent_on, key=lambda one: one.sent_on)
        low = high - 1
        while low >= 0 or high < len(others):
            gap_low = (letter.sent_on - others[low].sent_on).days if low >= 0 else None
            gap_high = (others[high].sent_on - letter.sent_on).days if high < len(others) else None
            is_low = gap_high is None or (gap_low is not None and gap_low <= gap_high)
            gap = gap_low if is_low else gap_high
            if gap is None or gap > NEAR_DAYS:
                return
            yield others[low if is_low else high]
            low, high = (low - 1, high) if is_low else (low, high + 1)


@dataclass(frozen=True, slots=True)
class _Change:
    waiting: int
    before: Fraction
    after: Fraction


def _change_at(letters: Sequence[Letter], before: date, day: date, watch: _Watch) -> _Change | None:
    """One agency's two shares, and how many letters waited on the day; None where none waited on either."""
    earlier = [one for one in letters if _waits(one, before, watch.definition)]
    waiting = [one for one in letters if _waits(one, day, watch.definition)]
    if not earlier or not waiting:
        return None
    eve, last = day - timedelta(days=1), watch.last_day(day)
    answered = sum(watch.is_answered_between(one, before, eve) for one in earlier)
    answered_after = sum(watch.is_answered_between(one, day, last) for one in waiting)
    return _Change(len(waiting), Fraction(answered, len(earlier)), Fraction(answered_after, len(waiting)))


# --------------------------------------------------------------------------- the difference in differences


@dataclass(frozen=True, slots=True)
class Case:
    """One observation: the agency whose chance it shares, what it is, its weight, and its shares before and after.

    A case compared with several visited ones comes once for each of them.
    """

    agency: str
    id: int | str
    weight: Fraction
    before: Fraction
    after: Fraction


@dataclass(slots=True)
class _Sides:
    visited: list[Case] = field(default_factory=list)
    compared: list[Case] = field(default_factory=list)
    later: set[int | str] = field(default_factory=set)
    found: int = 0
    not_waiting: int = 0
    young: int = 0
    unmatched: int = 0
    uncounted: int = 0
    loosely: int = 0


def _effect(unit: EffectUnit, year: int, watch: _Watch, sides: _Sides, minimum: int, minimum_agencies: int) -> Effect:
    visited, compared = _arm(sides.visited), _arm(sides.compared)
    refused = []
    if visited.cases < minimum:
        refused.append(Refusal.FEW_VISITED)
    if compared.cases < minimum:
        refused.append(Refusal.FEW_COMPARABLE)
    if not refused and min(visited.agencies, compared.agencies) < minimum_agencies:
        refused.append(Refusal.FEW_AGENCIES)
    effect = interval = None
    if not refused and visited.change is not None and compared.change is not None:
        effect = visited.change - compared.change
        error = standard_error(sides.visited, sides.compared)
        if unit is EffectUnit.LETTERS:
            error = max(error, least_error(sides.visited, sides.compared))
        if error:
            half = student_95(min(visited.agencies, compared.agencies) - 1) * error
            most = 1 if unit is EffectUnit.LETTERS else 2  # letters have no share before from which to fall
            interval = Interval(
                max(Fraction(-most), Fraction(floor((effect - half) * _GRID), _GRID)),
                min(Fraction(most), Fraction(ceil((effect + half) * _GRID), _GRID)),
            )
        else:
            refused.append(Refusal.ALL_ALIKE)
            effect = None
    return Effect(
        unit=unit,
        year=year,
        known_on=watch.cut_off,
        workdays=watch.follow_workdays,
        definition=watch.definition,
        minimum=minimum,
        minimum_agencies=minimum_agencies,
        found=sides.found,
        visited=visited,
        compared=compared,
        effect=effect,
        interval=interval,
        refused=tuple(refused),
        not_waiting=sides.not_waiting,
        young=sides.young,
        unmatched=sides.unmatched,
        uncounted=sides.uncounted,
        loosely=sides.loosely,
        visited_later=len(sides.later),
    )


def standard_error(visited: Sequence[Case], compared: Sequence[Case]) -> float:
    """How far chance moves the difference in differences, agencies taken as independent of each other.

    Each agency adds the square of what its cases, on both sides, add to the estimate beyond the mean of their side: the
    cluster-robust variance of the weighted regression of the change on being visited, times m/(m - 1) for the m
    agencies of the smaller side (A. C. Cameron and D. L. Miller 2015, J. Hum. Resour. 50, 317-372, II.B and VI.B).
    """
    added: defaultdict[str, float] = defaultdict(float)
    for sign, cases in ((1, visited), (-1, compared)):
        whole = sum((case.weight for case in cases), Fraction(0))
        mean = _mean(cases, "after") - _mean(cases, "before")
        for case in cases:
            added[case.agency] += sign * float(case.weight / whole * (case.after - case.before - mean))
    agencies = min(len({case.agency for case in cases}) for cases in (visited, compared))
    return sqrt(agencies / (agencies - 1) * sum(one * one for one in added.values()))


def least_error(visited: Sequence[Case], compared: Sequence[Case]) -> float:
    """What chance does at least to two shares of letters after the visit, even where all of a side fared alike.

    The error of independent letters with one answered and one unanswered letter added to either side (A. Agresti and
    B. Caffo 2000, Am. Stat. 54, 280-288); letters that share a weight count as (sum of weights)^2 / sum of squares.
    """
    variance = 0.0
    for cases in (visited, compared):
        weights: defaultdict[int | str, Fraction] = defaultdict(Fraction)
        for case in cases:
            weights[case.id] += case.weight
        n = float(sum(weights.values()) ** 2 / sum(weight**2 for weight in weights.values()))
        share = (float(_mean(cases, "after")) * n + 1) / (n + 2)
        variance += share * (1 - share) / (n + 2)
    return sqrt(variance)


def student_95(freedom: int) -> float:
    """The 0.975 quantile of Student's t with so many degrees of freedom, 4 or more, good to a thousandth.

    The expansion of Abramowitz and Stegun 26.7.5 around the normal quantile.
    """
    if freedom < MINIMUM_CLUSTERS - 1:
        raise ValueError(f"{freedom} degrees of freedom are too few")
    z = Z_95
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * freedom**4)
    )


def _arm(cases: Sequence[Case]) -> Arm:
    if not cases:
        return Arm(0, 0, None, None)
    agencies, ids = {case.agency for case in cases}, {case.id for case in cases}
    return Arm(len(ids), len(agencies), _mean(cases, "before"), _mean(cases, "after"))


def _mean(cases: Sequence[Case], when: str) -> Fraction:
    whole = sum((case.weight for case in cases), Fraction(0))
    return sum((case.weight * getattr(case, when) for case in cases), Fraction(0)) / whole


def _is_sound(follow_workdays: int, cut_off: date, workdays: Workdays) -> None:
    if follow_workdays < 1:
        raise ValueError("an effect needs a working day to be watched")
    if not workdays.covers(cut_off):
        raise ValueError(f"the holidays of {cut_off.year} are not known")
