"""The clock of a trip stands on its boundaries: what fits a day, what starts the next morning."""

from __future__ import annotations

import pytest
from plan_builders import DEFAULTS, a_matter, a_node, a_problem

from dumas_cli.plan.limits import Grade, Limits, TeamSettings
from dumas_cli.plan.model import Leg, Problem, make_dossier
from dumas_cli.plan.solve import solve
from dumas_cli.plan.trips import Route, build_trip, refusal, replay, trip_cost


def a_trip(minutes_there: int, *sessions: int, limits: Limits = DEFAULTS) -> tuple[Problem, Route | None]:
    """A trip to one place with sessions of so many minutes, each with another agency."""
    matters = [a_matter(i, minutes=minutes) for i, minutes in enumerate(sessions, start=1)]
    problem, _ = a_problem(matters, legs={(0, 1): Leg(minutes_there, 1_000, 300)}, limits=limits)
    return problem, build_trip(problem, [make_dossier([matter], 60) for matter in matters])


@pytest.mark.parametrize(
    ("minutes_there", "day", "start"),
    [
        (300, 0, 300),  # 300 + 180 is just the end of the working day
        (301, 1, 0),
        (660, 1, 0),  # a whole day of travel, then the session in the morning
    ],
)
def test_a_session_that_no_longer_fits_the_day_starts_next_morning(minutes_there, day, start):
    _, trip = a_trip(minutes_there, 180)
    assert (trip.sessions[0].day, trip.sessions[0].start) == (day, start)


@pytest.mark.parametrize(
    ("minutes_there", "days"),
    [
        (240, 1),  # 240 + 180 + 240 = 660 is home at the last minute
        (241, 2),
    ],
)
def test_a_way_home_that_no_longer_fits_the_day_starts_next_morning(minutes_there, days):
    _, trip = a_trip(minutes_there, 180)
    assert trip.days == days
    assert trip.nights == (1,) * (days - 1)


@pytest.mark.parametrize(("minutes_there", "made"), [(660, True), (661, False)])
def test_a_way_longer_than_a_day_of_travel_is_not_made(minutes_there, made):
    _, trip = a_trip(minutes_there, 180)
    assert (trip is not None) is made


@pytest.mark.parametrize(("session", "made"), [(480, True), (481, False)])
def test_a_session_longer_than_a_working_day_is_not_held(session, made):
    _, trip = a_trip(30, session)
    assert (trip is not None) is made


def test_a_session_is_never_split_over_two_days():
    _, trip = a_trip(60, 240, 240)
    assert [(s.day, s.start, s.end) for s in trip.sessions] == [(0, 60, 300), (1, 0, 240)]


def test_the_team_sleeps_where_its_day_ends():
    matters = [a_matter(1, node=1, minutes=360), a_matter(2, node=2, minutes=360)]
    problem, _ = a_problem(matters, legs={(0, 1): Leg(60, 0, 0), (1, 2): Leg(240, 0, 0), (0, 2): Leg(300, 0, 0)})
    trip = build_trip(problem, [make_dossier([matter], 60) for matter in matters])
    # The first session ends at 420; 420 + 240 = 660 still brings the team to place 2 that evening.
    assert [(ride.day, ride.depart, ride.arrive) for ride in trip.rides] == [(0, 0, 60), (0, 420, 660), (1, 360, 660)]
    assert trip.nights == (2,)


def test_per_diem_is_due_every_day_and_a_hotel_every_night():
    nodes = [a_node(1, per_diem=100, lodging=500), a_node(2, per_diem=900, lodging=7_000)]
    matters = [a_matter(1, node=1, minutes=480), a_matter(2, node=2, minutes=480)]
    legs = {(0, 1): Leg(480, 1_000, 10), (1, 2): Leg(180, 2_000, 20), (0, 2): Leg(180, 4_000, 40)}
    team = TeamSettings("Tim 1", members=2, grade=Grade.ESELON_III)
    problem, _ = a_problem(matters, nodes=nodes, legs=legs, teams=[team], limits=Limits(max_trip_days=5))
    trip = build_trip(problem, [make_dossier([matter], 60) for matter in matters])
    # Day 1 travel to 1; day 2 session at 1 and, until 660, on to 2; day 3 session at 2 and home by 660.
    assert trip.nights == (1, 2)
    assert trip.days == 3
    cost = trip_cost(problem, problem.teams[0], trip)
    assert cost.per_diem == 2 * (100 + 900 + 900)  # the last day at the rate of the last place visited
    assert cost.lodging == 2 * (2 * 500 + 2 * 7_000)  # eselon III sleeps at its own ceiling
    assert cost.fares == 2 * (1_000 + 2_000 + 4_000)
    assert cost.local_transport == 10 + 20 + 40


@pytest.mark.parametrize(
    ("length", "max_days", "skills", "limit"),
    [
        (2, 3, ("klarifikasi",), None),
        (1, 3, ("klarifikasi",), "no_team_days"),
        (2, 1, ("klarifikasi",), "too_far"),
        (2, 3, ("mediasi",), "no_skill"),
    ],
)
def test_a_trip_is_refused_with_its_limit(length, max_days, skills, limit):
    problem, trip = a_trip(300, 180, limits=Limits(max_trip_days=max_days))
    team, _ = a_problem([], teams=[TeamSettings("Tim 1", skills=skills)])
    assert refusal(problem, team.teams[0], trip, 0, length) == limit


def test_a_planned_trip_can_be_replayed():
    problem, _ = a_problem([a_matter(i, node=i, minutes=360) for i in range(1, 4)])
    for trip in solve(problem, method="pivot").trips:
        route = replay(problem, trip)
        assert route.days == trip.days
        assert [(s.start, s.end) for s in route.sessions] == [(v.start_minute, v.end_minute) for v in trip.visits]
