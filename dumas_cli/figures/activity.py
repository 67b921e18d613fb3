"""The monitoring done and what stands around it: who does not answer, where complaints stand, visits and their cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dumas_cli.records import Cost, Method, Status


@dataclass(frozen=True, slots=True)
class VisitResult:
    """The result of a monitoring visit for one complaint, as the office's list of visits gives it.

    ``label`` names the complaint ("2017/0412"); ``place`` (full name) and ``province`` (code) are where its matter
    lies, "" where unknown. ``agency`` and ``outcome`` are as written, who complains masked in them, "" where blank.
    ``letter_ids`` are our letters about the complaint to the agency visited; all of them where the agency is not told
    or is none of theirs. ``completed_on`` is the day on which the complaint was completed, whenever that is.
    """

    id: int
    complaint_id: int
    label: str
    visited_on: date
    method: Method | None = None
    agency: str = ""
    outcome: str = ""
    place: str = ""
    province: str = ""
    completed_on: date | None = None
    letter_ids: tuple[int, ...] = ()


# --------------------------------------------------------------------------- who does not answer


@dataclass(frozen=True, slots=True)
class NonResponder:
    """An agency with letters unanswered; ``oldest_workdays`` is the longest wait, None where no holidays are known."""

    agency: str
    letters: int
    answered: int
    unanswered: int
    oldest_workdays: int | None


@dataclass(frozen=True, slots=True)
class NonResponders:
    """The agencies with the most letters of the year unanswered on ``known_on``, most first.

    ``letters`` and ``unanswered`` are of all agencies, letters returned not among them. ``few`` agencies have fewer
    letters than ``min_letters``, with ``few_unanswered`` between them; ``more`` further ones, with ``more_unanswered``,
    did not find room: the unanswered of rows, few and more add up to ``unanswered``.
    """

    year: int
    known_on: date
    min_letters: int
    letters: int
    unanswered: int
    rows: tuple[NonResponder, ...]
    few: int = 0
    few_unanswered: int = 0
    more: int = 0
    more_unanswered: int = 0


# --------------------------------------------------------------------------- where complaints stand


@dataclass(frozen=True, slots=True)
class StatusCount:
    """Complaints of one province (code, "" where unknown) in one status on a day.

    ``undated`` of them are called completed by their source without a day of completion.
    """

    province: str
    status: Status
    complaints: int
    undated: int = 0


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """One province's complaints by status, in the order of ``Status``; they add up to ``complaints``."""

    province: str
    by_status: tuple[int, ...]
    complaints: int


@dataclass(frozen=True, slots=True)
class ProvinceStatus:
    """Complaints received in the year up to ``known_on`` by province and status; ``rows`` add up to ``whole``.

    Provinces come with the most complaints first, those without a place last. ``undated`` are called completed by
    their source without a day.
    """

    year: int
    known_on: date
    rows: tuple[ProvinceRow, ...]
    whole: ProvinceRow
    undated: int = 0


# --------------------------------------------------------------------------- visits


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """An outcome in the words first written, and for how many complaints visited it was noted; "" is none noted."""

    outcome: str
    results: int


@dataclass(frozen=True, slots=True)
class MethodRow:
    """What one method came to (None: not told, or all methods).

    ``sessions`` are visits of one agency (of one place, where no agency is told) on one day; ``results`` are lines of
    the list, one a complaint and session. Of the ``complaints`` visited, each counted once, ``completed`` were
    completed on the day of their first visit by that method or later, up to the cut-off, and ``before`` had been
    completed earlier. ``outcomes`` add up to ``results``, the most frequent first.
    """

    method: Method | None
    sessions: int
    results: int
    complaints: int
    completed: int
    before: int
    outcomes: tuple[OutcomeCount, ...]


@dataclass(frozen=True, slots=True)
class Methods:
    """The visits of the year up to ``known_on`` by method; a complaint visited by two methods is in both rows.

    Sessions and results of ``rows`` add up to those of ``whole``; complaints need not.
    """

    year: int
    known_on: date
    rows: tuple[MethodRow, ...]
    whole: MethodRow


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One line of the annex: a day, place, agency and method, the complaints dealt with, and what came of it."""

    visited_on: date
    place: str
    agency: str
    method: Method | None
    labels: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class VisitAnnex:
    """Every visit of the year up to ``known_on``, in order of day."""

    year: int
    known_on: date
    lines: tuple[VisitLine, ...]
    results: int


# --------------------------------------------------------------------------- trips


@dataclass(frozen=True, slots=True)
class PlannedTrip:
    """A trip of a saved plan: its days, how many visits and complaints it has, and what it is planned to cost.

    ``plan_id`` counts upward: of two plans for the same days the higher is the later. ``plan_starts_on`` and
    ``plan_ends_on`` are the period that the plan is for.
    """

    plan_id: int
    planned_as_of: date
    plan_starts_on: date
    plan_ends_on: date
    team: str
    starts_on: date
    ends_on: date
    visits: int
    complaints: int
    cost: Cost


@dataclass(frozen=True, slots=True)
class CostLine:
    """One item of cost (a field of ``Cost``): planned in rupiah; ``actual`` None: none on file."""

    item: str
    planned: int
    actual: int | None = None


@dataclass(frozen=True, slots=True)
class TripCosts:
    """The trips of the year as last planned up to ``known_on``, and what they cost by item.

    ``days`` are days away, summed over trips; ``plans`` is how many plans the trips come from, ``replaced`` how many
    plans with trips in the year a later plan for some of the same days has replaced. ``actual`` is what was spent in
    all, None where none is on file.
    """

    year: int
    known_on: date
    plans: int
    replaced: int
    trips: int
    days: int
    visits: int
    complaints: int
    lines: tuple[CostLine, ...]
    planned: int
    actual: int | None = None
