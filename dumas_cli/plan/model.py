"""The planning problem: what may be visited, where, by whom, on which days, for how much money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dumas_cli.plan.limits import Grade, Limits, TeamSettings
from dumas_cli.records import Method, Place

BASE = 0
"""The node of the office, from which every trip leaves and to which it returns."""

MANDATORY_VALUE = 100
"""Points that a mandatory complaint adds where visits are weighed against money."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place of the problem with its rates, in rupiah a person: per diem a day, lodging a night.

    ``estimated`` says that the standard costs list no rate for the place's province.
    """

    place: Place
    per_diem: int
    lodging: Mapping[Grade, int]
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """The way between two nodes, the same in both directions.

    ``person_cost`` is rupiah for each traveller (tickets), ``team_cost`` rupiah for the team (a
    hired car or boat). ``estimated`` says that the fare is by formula, not from the list of fares.
    """

    minutes: int
    person_cost: int
    team_cost: int
    mode: str = "road"
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """A complaint that asks for a visit.

    ``node`` is None where the place is unknown. ``minutes`` is the length of a session on this
    complaint alone; ``deadline`` the last day on which a visit still serves.
    """

    id: int
    node: int | None
    agency: str
    method: Method
    minutes: int
    score: int
    mandatory: bool = False
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Complaints of one place and agency that one session deals with, in order of score.

    The session lasts as long as its longest method asks, and a fixed time for each further
    complaint. ``skills`` are the methods the team must master, ``deadline`` the earliest of all.
    """

    node: int
    agency: str
    method: Method
    skills: frozenset[Method]
    minutes: int
    score: int
    mandatory: int
    deadline: date | None
    matters: tuple[int, ...]

    @property
    def value(self) -> int:
        """Points of the session where it is weighed against money."""
        return self.score + MANDATORY_VALUE * self.mandatory


@dataclass(frozen=True, slots=True)
class Segment:
    """A longest run of days on which a team is free, inside one block of working days.

    ``first`` is an index into the problem's days.
    """

    block: int
    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Team:
    """A team with the days on which it is free, as segments in order of date."""

    name: str
    people: int
    grade: Grade
    skills: frozenset[Method]
    max_trips: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a plan is made from.

    ``days`` are the working days on which a visit may be held; ``blocks`` has the number of each
    day's block, the longest run of working days on consecutive dates (weekends and holidays end
    it). A team makes at most one trip in a block. ``legs`` is a full matrix over ``nodes``, whose
    first is the base. ``budget`` of None means no limit.
    """

    starts_on: date
    ends_on: date
    days: tuple[date, ...]
    blocks: tuple[int, ...]
    nodes: tuple[Node, ...]
    legs: tuple[tuple[Leg, ...], ...]
    teams: tuple[Team, ...]
    matters: tuple[Matter, ...]
    dossiers: tuple[Dossier, ...]
    budget: int | None
    max_trip_days: int
    travel_minutes: int
    work_minutes: int
    extra_complaint_minutes: int


def number_blocks(workdays: Sequence[date]) -> tuple[int, ...]:
    """The block of each working day, counted from 0; ``workdays`` are in order and distinct."""
    numbers: list[int] = []
    for i, day in enumerate(workdays):
        joined = i > 0 and day - workdays[i - 1] == timedelta(days=1)
        numbers.append(numbers[-1] + (not joined) if numbers else 0)
    return tuple(numbers)


def free_segments(days: Sequence[date], blocks: Sequence[int], away: Iterable[date]) -> tuple[Segment, ...]:
    """The longest runs of days, each inside one block, without the days in ``away``."""
    gone = frozenset(away)
    free = [i for i, day in enumerate(days) if day not in gone]
    # Inside a run of a block both the index and its rank among the free days rise by one.
    runs = groupby(enumerate(free), key=lambda pair: (blocks[pair[1]], pair[1] - pair[0]))
    return tuple(_segment(block, [i for _, i in run]) for (block, _), run in runs)


def make_team(team: TeamSettings, limits: Limits, days: Sequence[date], blocks: Sequence[int]) -> Team:
    """The team of the settings with its free days."""
    away = [day for day in days if any(leave.from_on <= day <= leave.to_on for leave in team.leave)]
    return Team(
        name=team.name,
        people=team.members,
        grade=team.grade,
        skills=frozenset(team.skills),
        max_trips=limits.max_trips if team.max_trips is None else team.max_trips,
        segments=free_segments(days, blocks, away),
    )


def make_dossier(matters: Sequence[Matter], extra_complaint_minutes: int) -> Dossier:
    """One session on complaints of one known place and one agency; at least one complaint."""
    ranked = sorted(matters, key=priority)
    longest = max(ranked, key=lambda matter: matter.minutes)
    node = longest.node
    if node is None or len({(matter.node, matter.agency) for matter in ranked}) != 1:
        raise ValueError("a session deals with one known place and one agency")
    deadlines = [matter.deadline for matter in ranked if matter.deadline is not None]
    return Dossier(
        node=node,
        agency=longest.agency,
        method=longest.method,
        skills=frozenset(matter.method for matter in ranked),
        minutes=longest.minutes + extra_complaint_minutes * (len(ranked) - 1),
        score=sum(matter.score for matter in ranked),
        mandatory=sum(matter.mandatory for matter in ranked),
        deadline=min(deadlines, default=None),
        matters=tuple(matter.id for matter in ranked),
    )


def cut_dossiers(
    matters: Iterable[Matter],
    teams: Sequence[Team],
    *,
    work_minutes: int,
    extra_complaint_minutes: int,
    first_day: date | None,
) -> tuple[Dossier, ...]:
    """Group complaints by place and agency, and cut a group where one session would outlast a day.

    Complaints join in order of priority, the first into the first session that still fits a
    working day and that one team can hold. A complaint that no team can deal with, or whose
    deadline is before ``first_day``, stands in no dossier.
    """
    able = [
        matter
        for matter in matters
        if matter.node is not None
        and matter.minutes <= work_minutes
        and any(matter.method in team.skills for team in teams)
        and (matter.deadline is None or (first_day is not None and matter.deadline >= first_day))
    ]
    dossiers: list[Dossier] = []
    for _, group in groupby(sorted(able, key=_by_group), key=lambda matter: (matter.node, matter.agency)):
        sessions = _cut(list(group), teams, work_minutes, extra_complaint_minutes)
        dossiers.extend(make_dossier(session, extra_complaint_minutes) for session in sessions)
    return tuple(dossiers)


def priority(matter: Matter) -> tuple[bool, int, date, int]:
    """The order in which complaints are served: mandatory, then score, then deadline, then number."""
    return (not matter.mandatory, -matter.score, matter.deadline or date.max, matter.id)


def _by_group(matter: Matter) -> tuple[int, str, tuple[bool, int, date, int]]:
    return (matter.node or 0, matter.agency, priority(matter))


def _cut(group: Sequence[Matter], teams: Sequence[Team], work_minutes: int, extra: int) -> list[list[Matter]]:
    sessions: list[list[Matter]] = []
    with_room: list[list[Matter]] = []  # a city with thousands of complaints has hundreds of full sessions
    for matter in group:
        for session in with_room:
            merged = make_dossier([*session, matter], extra)
            if merged.minutes <= work_minutes and any(merged.skills <= team.skills for team in teams):
                session.append(matter)
                break
        else:
            session, merged = [matter], make_dossier([matter], extra)
            sessions.append(session)
            with_room.append(session)
        if merged.minutes + extra > work_minutes:
            with_room.remove(session)
    return sessions


def _segment(block: int, indices: Sequence[int]) -> Segment:
    return Segment(block, indices[0], len(indices))
