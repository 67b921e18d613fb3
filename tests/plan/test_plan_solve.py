"""Plans keep every limit, say why a complaint is left out, and are the same for the same problem."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from checker import errors
from conftest import examples
from hypothesis import HealthCheck, given, settings
from plan_builders import KLARIFIKASI, MONDAY, ONE_DAY, a_matter, a_node, a_problem, problems, weekdays

from dumas_cli.plan.limits import Leave, Limits, TeamSettings
from dumas_cli.plan.model import Leg
from dumas_cli.plan.solve import PlanMethod, solve
from dumas_cli.records import Method, Plan

METHODS: list[PlanMethod] = ["list", "pivot"]
both = pytest.mark.parametrize("method", METHODS)


def limits_of(plan: Plan) -> dict[int, str]:
    return {item.complaint_id: item.limit for item in plan.left_out}


def visited(plan: Plan) -> list[int]:
    return sorted(i for trip in plan.trips for visit in trip.visits for i in visit.complaint_ids)


@both
@settings(
    max_examples=examples(250), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(case=problems())
def test_every_plan_keeps_every_limit(method, case):
    problem, facts = case
    assert errors(problem, solve(problem, method=method), facts) == []


@both
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(case=problems())
def test_the_same_problem_gives_the_same_plan(method, case):
    problem, _ = case
    assert solve(problem, method=method) == solve(problem, method=method)


@both
def test_a_quiet_office_visits_everything(method):
    problem, facts = a_problem([a_matter(i, node=i) for i in range(1, 4)])
    plan = solve(problem, method=method)
    assert errors(problem, plan, facts) == []
    assert visited(plan) == [1, 2, 3]
    assert plan.value == 150


@both
def test_complaints_of_one_place_and_agency_share_a_session(method):
    matters = [a_matter(i, agency="Polres", score=i) for i in (1, 2, 3)]
    problem, _ = a_problem(matters)
    (trip,) = solve(problem, method=method).trips
    (visit,) = trip.visits
    assert visit.complaint_ids == (3, 2, 1)
    assert visit.end_minute - visit.start_minute == 180 + 60 + 60


@both
def test_without_money_all_is_left_out_for_the_budget(method):
    problem, facts = a_problem([a_matter(1), a_matter(2, node=2)], limits=Limits(budget=0))
    plan = solve(problem, method=method)
    assert plan.trips == ()
    assert limits_of(plan) == {1: "budget", 2: "budget"}
    assert errors(problem, plan, facts) == []


@both
@pytest.mark.parametrize(("missing", "trips"), [(0, 1), (1, 0)])
def test_the_budget_is_kept_to_the_rupiah(method, missing, trips):
    # Two hours there, three of klarifikasi, two back: one day. 3 people: per diem 100, fare 2 x 1,000; car 2 x 300.
    cost = 3 * (100 + 2_000) + 600
    problem, _ = a_problem([a_matter(1)], limits=Limits(budget=cost - missing))
    plan = solve(problem, method=method)
    assert len(plan.trips) == trips
    assert plan.cost == cost * trips


@both
@pytest.mark.parametrize(
    ("deadline", "limit"),
    [
        (MONDAY, None),  # the day itself is still in time
        (MONDAY - ONE_DAY, "deadline"),
    ],
)
def test_a_complaint_is_visited_by_its_day_or_not_at_all(method, deadline, limit):
    problem, _ = a_problem([a_matter(1, deadline=deadline)])
    assert limits_of(solve(problem, method=method)).get(1) == limit


@both
def test_a_late_complaint_does_not_hold_back_the_others_of_its_session(method):
    matters = [a_matter(1, agency="Polres", deadline=MONDAY), a_matter(2, agency="Polres")]
    # Far: the visit is on the second day, so the first complaint is too late already.
    problem, facts = a_problem(matters, legs={(0, 1): Leg(420, 1_000, 0)})
    plan = solve(problem, method=method)
    assert limits_of(plan) == {1: "deadline"}
    assert visited(plan) == [2]
    assert errors(problem, plan, facts) == []


@both
def test_mandatory_complaints_go_first(method):
    # Money for one trip: the better score at the same price must wait.
    matters = [a_matter(1, node=1, score=100), a_matter(2, node=2, score=1, mandatory=True)]
    problem, _ = a_problem(matters, nodes=[a_node(1), a_node(2, province=2)], limits=Limits(budget=7_000))
    plan = solve(problem, method=method)
    assert visited(plan) == [2]
    assert limits_of(plan) == {1: "budget"}


@both
def test_a_team_makes_one_trip_a_week_and_the_rest_waits(method):
    far = {(0, i): Leg(420, 1_000, 0) for i in range(1, 6)} | {
        (i, j): Leg(660, 0, 0) for i in range(1, 6) for j in range(i + 1, 6)
    }
    problem, facts = a_problem([a_matter(i, node=i, minutes=480) for i in range(1, 6)], legs=far)
    plan = solve(problem, method=method)
    assert len(plan.trips) == 2  # two weeks, one team
    assert Counter(limits_of(plan).values()) == {"no_team_days": 3}
    assert errors(problem, plan, facts) == []


@both
def test_no_trip_runs_over_a_holiday(method):
    wednesday = MONDAY + 2 * ONE_DAY
    calendar = [day for day in weekdays(MONDAY, 7) if day != wednesday]
    # Three days are needed: arrive, visit, return. Monday to Tuesday and Thursday to Friday are too short.
    problem, facts = a_problem([a_matter(1, minutes=480)], legs={(0, 1): Leg(420, 0, 0)}, workdays=calendar)
    plan = solve(problem, method=method)
    assert plan.trips == ()
    assert limits_of(plan) == {1: "deadline"}
    assert "3 working days in a row" in plan.left_out[0].detail_en
    assert errors(problem, plan, facts) == []


@both
def test_a_period_without_a_working_day_plans_nothing(method):
    problem, facts = a_problem([a_matter(1), a_matter(2, node=None)], workdays=[])
    plan = solve(problem, method=method)
    assert plan.trips == ()
    assert limits_of(plan) == {1: "deadline", 2: "no_place"}
    assert errors(problem, plan, facts) == []


@both
def test_a_team_on_leave_all_period_makes_no_trip(method):
    leave = (Leave(MONDAY, MONDAY + 60 * ONE_DAY),)
    problem, facts = a_problem([a_matter(1)], teams=[TeamSettings("Tim 1", leave=leave)])
    plan = solve(problem, method=method)
    assert plan.trips == ()
    assert limits_of(plan) == {1: "deadline"}
    assert errors(problem, plan, facts) == []


@both
def test_without_a_team_no_one_masters_the_method(method):
    problem, _ = a_problem([a_matter(1)], teams=[])
    assert limits_of(solve(problem, method=method)) == {1: "no_skill"}


@both
def test_no_complaints_make_an_empty_plan(method):
    problem, _ = a_problem([])
    plan = solve(problem, method=method)
    assert (plan.trips, plan.left_out, plan.value, plan.cost) == ((), (), 0, 0)


@both
def test_without_a_budget_money_is_no_limit(method):
    problem, facts = a_problem([a_matter(1)], legs={(0, 1): Leg(60, 10**12, 0)})
    plan = solve(problem, method=method)
    assert visited(plan) == [1]
    assert plan.budget is None
    assert errors(problem, plan, facts) == []


@both
def test_a_trip_that_costs_nothing_is_made(method):
    problem, facts = a_problem(
        [a_matter(1)], nodes=[a_node(1, per_diem=0)], legs={(0, 1): Leg(30, 0, 0)}, limits=Limits(budget=0)
    )
    plan = solve(problem, method=method)
    assert visited(plan) == [1]
    assert errors(problem, plan, facts) == []


@both
def test_skills_that_no_single_team_has_travel_in_two_trips(method):
    matters = [a_matter(1, agency="Polres"), a_matter(2, agency="Polres", method=Method.MEDIASI, minutes=240)]
    teams = [TeamSettings("Tim 1", skills=(KLARIFIKASI,)), TeamSettings("Tim 2", skills=(Method.MEDIASI,))]
    problem, facts = a_problem(matters, teams=teams)
    plan = solve(problem, method=method)
    assert errors(problem, plan, facts) == []
    assert {trip.team: trip.visits[0].complaint_ids for trip in plan.trips} == {"Tim 1": (1,), "Tim 2": (2,)}


@both
def test_two_thousand_complaints_of_one_city_fill_the_days_that_there_are(method):
    matters = [a_matter(i, agency=f"Instansi {i % 7}", score=i % 101) for i in range(2_000)]
    teams = [TeamSettings("Tim 1"), TeamSettings("Tim 2", members=2)]
    problem, facts = a_problem(matters, teams=teams)
    plan = solve(problem, method=method)
    assert errors(problem, plan, facts) == []
    assert len(plan.trips) == 4
    assert set(limits_of(plan).values()) == {"no_team_days"}


@both
def test_trips_stand_in_order_of_day_then_of_the_teams_in_the_settings(method):
    teams = [TeamSettings("Z"), TeamSettings("A")]
    far = {(i, j): Leg(600, 1_000, 0) for i in range(6) for j in range(i + 1, 6)}
    problem, _ = a_problem([a_matter(i, node=i, minutes=480) for i in range(1, 6)], legs=far, teams=teams)
    order = [(trip.starts_on, trip.team) for trip in solve(problem, method=method).trips]
    assert order == sorted(order, key=lambda item: (item[0], item[1] == "A"))


def test_the_checker_finds_what_is_wrong():
    problem, facts = a_problem([a_matter(1), a_matter(2, node=None)])
    plan = solve(problem, method="list")
    assert errors(problem, plan, facts) == []
    (trip,) = plan.trips
    (visit,) = trip.visits
    weekend = replace(trip, starts_on=date(2018, 2, 10), ends_on=date(2018, 2, 10))
    spoilt = [
        replace(plan, trips=(weekend,)),
        replace(plan, trips=(trip, trip)),
        replace(plan, trips=()),
        replace(plan, value=51),
        replace(plan, left_out=()),
        replace(plan, left_out=(replace(plan.left_out[0], limit="budget"),)),
        replace(plan, trips=(replace(trip, cost=replace(trip.cost, per_diem=trip.cost.per_diem - 1)),)),
        replace(plan, trips=(replace(trip, visits=(replace(visit, start_minute=0, end_minute=180),)),)),
        replace(plan, trips=(replace(trip, ends_on=trip.ends_on + ONE_DAY),)),
    ]
    assert all(errors(problem, wrong, facts) for wrong in spoilt)
