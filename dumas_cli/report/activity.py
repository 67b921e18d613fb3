"""The monitoring done: who does not answer, where complaints stand, methods and results, trips, the annex of visits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dumas_cli.figures.activity import (
    CostLine,
    MethodRow,
    Methods,
    NonResponder,
    NonResponders,
    OutcomeCount,
    PlannedTrip,
    ProvinceRow,
    ProvinceStatus,
    StatusCount,
    TripCosts,
    VisitAnnex,
    VisitLine,
    VisitResult,
)
from dumas_cli.records import STANDARD, Counting, Letter, Method, Status
from dumas_cli.report.counting import belongs, cut_off_of, is_answered, is_returned
from dumas_cli.workdays import Workdays

MIN_LETTERS = 10
MOST_AGENCIES = 10
COST_ITEMS = ("per_diem", "lodging", "fares", "local_transport")


def non_responders(
    letters: Iterable[Letter],
    year: int,
    cut_off: date,
    workdays: Workdays,
    *,
    counting: Counting = STANDARD,
    min_letters: int = MIN_LETTERS,
    most: int = MOST_AGENCIES,
) -> NonResponders:
    """The ``most`` agencies with the most letters of the year unanswered at the cut-off.

    Of equally many the one with the lower rate comes first, then by name. An agency with fewer than ``min_letters``
    letters is counted apart, since one unanswered letter of two is no pattern. The wait goes from the letter to the
    cut-off (the end of the year where a year shows what was answered in it); letters returned are not among them.
    """
    until = cut_off_of(year, counting.year_by, cut_off)
    of_agency: defaultdict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        if belongs(letter, year, counting, cut_off) and not is_returned(letter, year, counting, cut_off):
            of_agency[letter.agency].append(letter)
    found = [
        _non_responder(
            agency, len(own), [one for one in own if not is_answered(one, year, counting, cut_off)], until, workdays
        )
        for agency, own in of_agency.items()
    ]
    waiting = [row for row in found if row.unanswered]
    large = sorted(
        (row for row in waiting if row.letters >= min_letters),
        key=lambda row: (-row.unanswered, row.letters, row.agency),
    )
    few = [row for row in waiting if row.letters < min_letters]
    return NonResponders(
        year=year,
        known_on=cut_off,
        min_letters=min_letters,
        letters=sum(row.letters for row in found),
        unanswered=sum(row.unanswered for row in found),
        rows=tuple(large[:most]),
        few=len(few),
        few_unanswered=sum(row.unanswered for row in few),
        more=len(large[most:]),
        more_unanswered=sum(row.unanswered for row in large[most:]),
    )


def province_status(counts: Iterable[StatusCount], year: int, cut_off: date) -> ProvinceStatus:
    """The counts as a table of provinces by status."""
    of_province: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    undated = 0
    for count in counts:
        of_province[count.province][count.status] += count.complaints
        undated += count.undated
    rows = [_province_row(province, found) for province, found in of_province.items()]
    rows.sort(key=lambda row: (row.province == "", -row.complaints, row.province))
    whole: Counter[Status] = Counter()
    for found in of_province.values():
        whole.update(found)
    return ProvinceStatus(year, cut_off, tuple(rows), _province_row("", whole), undated)


def methods(results: Iterable[VisitResult], year: int, cut_off: date) -> Methods:
    """The visits of the year, up to the cut-off, by method: in the order of ``Method``, those not told last."""
    of_year = visits_of_year(results, year, cut_off)
    rows = [
        _method_row(method, [one for one in of_year if one.method is method], cut_off) for method in (*Method, None)
    ]
    return Methods(year, cut_off, tuple(row for row in rows if row.results), _method_row(None, of_year, cut_off))


def visit_annex(results: Iterable[VisitResult], year: int, cut_off: date) -> VisitAnnex:
    """The visits of the year line by line; complaints of one day, place, agency, method and outcome share a line."""
    of_year = visits_of_year(results, year, cut_off)
    lines: dict[tuple[object, ...], list[VisitResult]] = {}
    for one in of_year:
        key = (one.visited_on, one.place, folded(one.agency), one.method, folded(one.outcome))
        lines.setdefault(key, []).append(one)
    return VisitAnnex(
        year,
        cut_off,
        tuple(
            VisitLine(
                visited_on=group[0].visited_on,
                place=group[0].place,
                agency=group[0].agency,
                method=group[0].method,
                labels=tuple(sorted({one.label for one in group})),
                outcome=group[0].outcome,
            )
            for group in lines.values()
        ),
        len(of_year),
    )


def trip_costs(trips: Iterable[PlannedTrip], year: int, cut_off: date) -> TripCosts:
    """The trips that begin in the year, as last planned: a plan replaces every earlier one with which it shares days.

    What was spent is on no file, so ``actual`` is None throughout.
    """
    of_year = [trip for trip in trips if trip.starts_on.year == year and trip.planned_as_of <= cut_off]
    periods = {trip.plan_id: (trip.plan_starts_on, trip.plan_ends_on) for trip in of_year}
    kept: list[int] = []
    for plan in sorted(periods, reverse=True):
        first, last = periods[plan]
        if all(last < periods[later][0] or periods[later][1] < first for later in kept):
            kept.append(plan)
    last_planned = [trip for trip in of_year if trip.plan_id in kept]
    lines = tuple(CostLine(item, sum(getattr(trip.cost, item) for trip in last_planned)) for item in COST_ITEMS)
    return TripCosts(
        year=year,
        known_on=cut_off,
        plans=len(kept),
        replaced=len(periods) - len(kept),
        trips=len(last_planned),
        days=sum((trip.ends_on - trip.starts_on).days + 1 for trip in last_planned),
        visits=sum(trip.visits for trip in last_planned),
        complaints=sum(trip.complaints for trip in last_planned),
        lines=lines,
        planned=sum(line.planned for line in lines),
    )


def visits_of_year(results: Iterable[VisitResult], year: int, cut_off: date) -> list[VisitResult]:
    """The results of visits made in the year and by the cut-off, in order of day and number."""
    found = [one for one in results if one.visited_on.year == year and one.visited_on <= cut_off]
    return sorted(found, key=lambda one: (one.visited_on, one.id))


def folded(text: str) -> str:
    """A text for comparing: case, blanks and a full stop at the end make no difference."""
    return " ".join(text.split()).rstrip(" .").casefold()


def _non_responder(
    agency: str, letters: int, unanswered: Sequence[Letter], until: date, workdays: Workdays
) -> NonResponder:
    oldest = min((letter.sent_on for letter in unanswered), default=None)
    known = oldest is not None and workdays.covers(oldest) and workdays.covers(until)
    wait = workdays.between(oldest, until) if known and oldest is not None else None
    return NonResponder(agency, letters, letters - len(unanswered), len(unanswered), wait)


def _province_row(province: str, found: Counter[Status]) -> ProvinceRow:
    return ProvinceRow(province, tuple(found[status] for status in Status), found.total())


def _method_row(method: Method | None, results: Sequence[VisitResult], cut_off: date) -> MethodRow:
    first: dict[int, VisitResult] = {}
    for one in results:
        first.setdefault(one.complaint_id, one)
    completed = [one for one in first.values() if one.completed_on is not None and one.completed_on <= cut_off]
    before = sum(one.completed_on < one.visited_on for one in completed if one.completed_on is not None)
    return MethodRow(
        method=method,
        sessions=len({(one.visited_on, folded(one.agency) or one.place, one.method) for one in results}),
        results=len(results),
        complaints=len(first),
        completed=len(completed) - before,
        before=before,
        outcomes=_outcomes(results),
    )


def _outcomes(results: Sequence[VisitResult]) -> tuple[OutcomeCount, ...]:
    counts = Counter(folded(one.outcome) for one in results)
    written: dict[str, str] = {}
    for one in results:
        written.setdefault(folded(one.outcome), " ".join(one.outcome.split()))
    return tuple(
        OutcomeCount(written[key], n) for key, n in sorted(counts.items(), key=lambda of: (of[0] == "", -of[1], of[0]))
    )
