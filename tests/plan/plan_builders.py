"""Small invented problems: a calendar, places on a line, teams, complaints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checker import Facts, facts_of
from hypothesis import strategies as st

from dumas_cli.plan.limits import Grade, Leave, Limits, TeamSettings
from dumas_cli.plan.model import Leg, Matter, Node, Problem, cut_dossiers, make_team, number_blocks
from dumas_cli.records import Method, Place

MONDAY = date(2018, 2, 5)
ONE_DAY = timedelta(days=1)
BASE_PLACE = Place("00.00", "kota", "Base", "Kota Base", "00", "Base")
DEFAULTS = Limits()
KLARIFIKASI = Method.KLARIFIKASI


def days_from(first: date, count: int) -> list[date]:
    """So many calendar days."""
    return [first + i * ONE_DAY for i in range(count)]


def weekdays(first: date, count: int) -> list[date]:
    """The Mondays to Fridays among so many calendar days."""
    return [day for day in days_from(first, count) if day.weekday() < 5]


def a_node(number: int, *, province: int = 1, per_diem: int = 100, lodging: int = 500) -> Node:
    """A place of an invented province; lodging of eselon III is twice that of eselon IV."""
    code = f"{90 + province}.{number:02d}"
    name = f"Tempat {number}"
    place = Place(code, "kabupaten", name, f"Kabupaten {name}", f"{90 + province}", f"Provinsi {province}")
    return Node(place, per_diem, {Grade.ESELON_III: 2 * lodging, Grade.ESELON_IV: lodging})


def a_matter(number: int, node: int | None = 1, **changes: object) -> Matter:
    """A complaint for a klarifikasi of three hours, score 50."""
    return replace(Matter(number, node, f"Instansi {number}", KLARIFIKASI, 180, 50), **changes)


def square(size: int, legs: dict[tuple[int, int], Leg], default: Leg) -> tuple[tuple[Leg, ...], ...]:
    """A symmetric matrix of ways."""
    return tuple(
        tuple(Leg(0, 0, 0) if i == j else legs.get((min(i, j), max(i, j)), default) for j in range(size))
        for i in range(size)
    )


def a_problem(
    matters: Sequence[Matter],
    *,
    nodes: Sequence[Node] | None = None,
    legs: dict[tuple[int, int], Leg] | None = None,
    teams: Sequence[TeamSettings] = (TeamSettings("Tim 1"),),
    workdays: Iterable[date] | None = None,
    earliest: date | None = None,
    limits: Limits = DEFAULTS,
    period: tuple[date, date] | None = None,
) -> tuple[Problem, Facts]:
    """A problem of two working weeks by default; every way is two hours and costs 1,000 a person."""
    calendar = sorted(set(weekdays(MONDAY, 14) if workdays is None else workdays))
    starts_on, ends_on = period or (MONDAY, MONDAY + 27 * ONE_DAY)
    inside = [day for day in calendar if starts_on <= day <= ends_on]
    number = dict(zip(inside, number_blocks(inside), strict=True))
    days = tuple(day for day in inside if earliest is None or day >= earliest)
    blocks = tuple(number[day] for day in days)
    places = [a_node(i) for i in range(1, 6)] if nodes is None else list(nodes)
    crews = tuple(make_team(team, limits, days, blocks) for team in teams)
    problem = Problem(
        starts_on=starts_on,
        ends_on=ends_on,
        days=days,
        blocks=blocks,
        nodes=(Node(BASE_PLACE, 0, dict.fromkeys(Grade, 0)), *places),
        legs=square(len(places) + 1, legs or {}, Leg(120, 1_000, 300)),
        teams=crews,
        matters=tuple(matters),
        dossiers=cut_dossiers(
            matters,
            crews,
            work_minutes=limits.work_minutes,
            extra_complaint_minutes=limits.extra_complaint_minutes,
            first_day=days[0] if days else None,
        ),
        budget=limits.budget,
        max_trip_days=limits.max_trip_days,
        travel_minutes=limits.travel_minutes,
        work_minutes=limits.work_minutes,
        extra_complaint_minutes=limits.extra_complaint_minutes,
    )
    away = {
        team.name: [
            day for leave in team.leave for day in days_from(leave.from_on, (leave.to_on - leave.from_on).days + 1)
        ]
        for team in teams
    }
    return problem, facts_of(calendar, away, earliest or starts_on)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Problem, Facts]:
    """Random small problems: up to 5 places, 3 teams, 12 complaints, 4 weeks with holidays and leave."""
    size = draw(st.integers(1, 5))
    steps = st.integers(1, 26).map(lambda step: 30 * step)  # up to 780 minutes: longer than a day of travel
    legs = {
        (i, j): Leg(draw(steps), draw(st.integers(0, 5)) * 500, draw(st.integers(0, 3)) * 100)
        for i in range(size + 1)
        for j in range(i + 1, size + 1)
    }
    nodes = [
        a_node(i, province=draw(st.integers(1, 2)), per_diem=draw(st.integers(1, 9)) * 100, lodging=i * 100)
        for i in range(1, size + 1)
    ]
    calendar = weekdays(MONDAY, 28)
    holidays = draw(st.sets(st.sampled_from(calendar), max_size=6))
    limits = Limits(
        budget=draw(st.none() | st.integers(0, 60_000)),
        max_trip_days=draw(st.integers(1, 5)),
        max_trips=draw(st.integers(0, 4)),
    )
    return a_problem(
        [_matter(draw, i, size) for i in range(1, draw(st.integers(0, 12)) + 1)],
        nodes=nodes,
        legs=legs,
        teams=[_team(draw, i) for i in range(1, draw(st.integers(1, 3)) + 1)],
        workdays=[day for day in calendar if day not in holidays],
        earliest=draw(st.none() | st.sampled_from(calendar)),
        limits=limits,
    )


def _matter(draw: st.DrawFn, number: int, size: int) -> Matter:
    method = draw(st.sampled_from(list(Method)))
    return Matter(
        id=number,
        node=draw(st.none() | st.integers(1, size)),
        agency=draw(st.sampled_from(["Polres", "Kantor Pertanahan"])),
        method=method,
        minutes=draw(st.sampled_from([120, 180, 240, 360, 480, 540])),
        score=draw(st.integers(0, 100)),
        mandatory=draw(st.booleans()),
        deadline=draw(st.none() | st.sampled_from(days_from(MONDAY - ONE_DAY, 30))),
    )


def _team(draw: st.DrawFn, number: int) -> TeamSettings:
    first = draw(st.sampled_from(days_from(MONDAY, 28)))
    leave = (Leave(first, first + draw(st.integers(0, 6)) * ONE_DAY),)
    return TeamSettings(
        name=f"Tim {number}",
        members=draw(st.integers(1, 4)),
        grade=draw(st.sampled_from(list(Grade))),
        skills=tuple(sorted(draw(st.sets(st.sampled_from(list(Method)), min_size=1)))),
        leave=leave if draw(st.booleans()) else (),
    )
