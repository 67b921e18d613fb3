"""Flags become a problem: places, agencies, deadlines and days are taken over, the past is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checker import errors, facts_of
from plan_builders import weekdays
from real_places import BASE, PLACES, shipped

from dumas_cli.plan.build import build_problem
from dumas_cli.plan.cost_notes import cost_notes
from dumas_cli.plan.limits import Limits, TeamSettings
from dumas_cli.plan.solve import solve
from dumas_cli.records import Agency, Complaint, Flag, Level, Method, Place

FEBRUARY = weekdays(date(2018, 2, 1), 28)
AS_OF = date(2018, 1, 31)


def a_flag(number: int, place: Place | None = PLACES["Kota Bandung"], **changes: object) -> Flag:
    complaint = Complaint(number, "surat", 2017, str(number), f"2017/{number:04d}", date(2017, 3, 1), place=place)
    flag = Flag(
        complaint=complaint,
        agencies=(Agency("Kantor Pertanahan"),),
        score=50,
        level=Level.MEDIUM,
        needs_clarification=True,
        method=Method.KLARIFIKASI,
        alternative=None,
        mandatory=False,
        visit_by=None,
        waiting_workdays=100,
        hits=(),
    )
    return replace(flag, **changes)


def build(flags, **changes):
    arguments = {
        "base": BASE,
        "teams": [TeamSettings("Tim 1"), TeamSettings("Tim 2", members=2)],
        "limits": Limits(),
        "travel": shipped(),
        "workdays": FEBRUARY,
        "as_of": AS_OF,
        "starts_on": date(2018, 2, 1),
        "ends_on": date(2018, 2, 28),
    }
    return build_problem(flags, **{**arguments, **changes})


def test_a_flag_is_taken_over_with_what_a_visit_needs():
    flag = a_flag(7, score=61, mandatory=True, visit_by=date(2018, 2, 20), method=Method.MEDIASI)
    (matter,) = build([flag]).matters
    assert (matter.id, matter.score, matter.mandatory, matter.deadline) == (7, 61, True, date(2018, 2, 20))
    assert (matter.method, matter.minutes, matter.agency) == (Method.MEDIASI, 360, "Kantor Pertanahan")


def test_a_session_is_held_with_all_agencies_of_the_complaint():
    flag = a_flag(1, agencies=(Agency("Polres"), Agency("Kejaksaan"), Agency("Polres")))
    assert build([flag]).matters[0].agency == "Kejaksaan; Polres"


@pytest.mark.parametrize("place", [None, PLACES["Aceh"], replace(PLACES["Kota Bandung"], longitude=None)])
def test_without_a_regency_that_lies_somewhere_there_is_no_place_to_visit(place):
    problem = build([a_flag(1, place)])
    assert problem.matters[0].node is None
    assert solve(problem, method="list").left_out[0].limit == "no_place"


def test_the_order_of_the_flags_does_not_matter():
    flags = [a_flag(1), a_flag(2, PLACES["Kota Medan"]), a_flag(3, PLACES["Kota Bogor"])]
    assert solve(build(flags), method="pivot") == solve(build(flags[::-1]), method="pivot")


@pytest.mark.parametrize(
    ("as_of", "first"),
    [
        (date(2017, 12, 1), date(2018, 2, 1)),  # the period has not begun
        (date(2018, 2, 8), date(2018, 2, 9)),  # never on the day itself
        (date(2018, 2, 9), date(2018, 2, 12)),
    ],
)
def test_no_visit_is_planned_before_the_day_after_as_of(as_of, first):
    problem = build([a_flag(1)], as_of=as_of)
    assert problem.days[0] == first
    assert solve(problem, method="list").trips[0].starts_on == first


def test_a_period_that_is_past_plans_nothing():
    problem = build([a_flag(1)], as_of=date(2018, 3, 31))
    plan = solve(problem, method="pivot")
    assert (problem.days, plan.trips, plan.left_out[0].limit) == ((), (), "deadline")


def test_a_week_that_has_begun_stays_one_block():
    # As of Wednesday the rest of the week is one block, the next week another.
    problem = build([a_flag(1)], as_of=date(2018, 2, 7))
    assert problem.blocks[:3] == (1, 1, 2)


def test_days_outside_the_period_are_passed_over():
    problem = build([a_flag(1)], workdays=weekdays(date(2018, 1, 1), 120))
    assert list(problem.days) == FEBRUARY


@pytest.mark.parametrize(("own", "set_", "budget"), [(None, 5, 5), (0, 5, 0), (7, None, 7), (None, None, None)])
def test_the_budget_of_the_command_goes_before_that_of_the_settings(own, set_, budget):
    assert build([a_flag(1)], budget=own, limits=Limits(budget=set_)).budget == budget


def test_a_visit_in_jakarta_needs_neither_flight_nor_hotel():
    problem = build([a_flag(1, PLACES["Kota Administrasi Jakarta Selatan"])], teams=[TeamSettings("Tim 1")])
    (trip,) = solve(problem, method="list").trips
    assert (trip.cost.fares, trip.cost.lodging) == (0, 0)
    assert trip.cost.per_diem == 3 * 210_000
    assert trip.cost.local_transport == 2 * 150_000


def test_aceh_costs_per_diem_hotel_and_fare_of_the_list():
    problem = build([a_flag(1, PLACES["Kota Banda Aceh"], method=Method.MEDIASI)], teams=[TeamSettings("Tim 1")])
    (trip,) = solve(problem, method="list").trips
    assert trip.days == 3
    assert trip.cost.per_diem == 3 * 3 * 360_000
    assert trip.cost.lodging == 3 * 2 * 770_000
    assert trip.cost.fares == 3 * 4_807_000
    assert trip.cost.total - trip.cost.local_transport == 22_281_000


def test_a_plan_over_real_places_keeps_every_limit():
    names = [name for name, place in PLACES.items() if place.kind != "provinsi"][::9]
    flags = [
        a_flag(i, PLACES[name], score=20 + i % 70, method=list(Method)[i % 5], mandatory=i % 11 == 0)
        for i, name in enumerate(names)
    ]
    for method in ("list", "pivot"):
        problem = build(flags, limits=Limits(budget=150_000_000))
        plan = solve(problem, method=method)
        facts = facts_of(FEBRUARY, {"Tim 1": [], "Tim 2": []}, date(2018, 2, 1))
        assert errors(problem, plan, facts) == []
        assert plan.trips


def test_the_cost_notes_name_years_sources_and_estimates():
    flags = [a_flag(1, PLACES["Kabupaten Merauke"]), a_flag(2, PLACES["Kota Medan"])]
    problem = build(flags, limits=Limits(max_trip_days=5))
    plan = solve(problem, method="list")
    english = " ".join(note.en for note in cost_notes(problem, plan, shipped().costs))
    assert "2026: hotels PMK 32/2025" in english
    assert "Estimated fares" in english
    assert "Kabupaten Merauke" in english
    assert "Kota Medan" not in english
    indonesian = " ".join(note.id for note in cost_notes(problem, plan, shipped().costs))
    assert "Tarif perkiraan: Rp" in indonesian


def test_a_rate_that_no_row_gives_is_named_as_an_estimate():
    data = replace(shipped(), costs=tuple(cost for cost in shipped().costs if cost.code != "32"))
    problem = build([a_flag(1)], travel=data)
    notes = cost_notes(problem, solve(problem, method="list"), data.costs)
    assert any("Jawa Barat" in note.en for note in notes)


def test_a_plan_without_trips_has_no_cost_notes():
    problem = build([])
    assert cost_notes(problem, solve(problem, method="list"), shipped().costs) == ()
