"""The exchange formats: an instance goes in, a plan comes out, and a wrong entry is named."""

from __future__ import annotations

import copy
import json

import pytest

from dumas_cli.errors import SettingsError
from dumas_cli.plan.exchange import read_problem, write_plan
from dumas_cli.plan.solve import solve
from dumas_cli.records import Method

WORKING_DAYS = ["2018-02-05", "2018-02-06", "2018-02-07"]
INSTANCE = {
    "format": "dumas-plan-instance/1",
    "name": "invented",
    "calendar": {"start": "2018-02-05", "end": "2018-02-09", "working_days": WORKING_DAYS},
    "rules": {
        "step_minutes": 30,
        "work_minutes": 480,
        "travel_minutes": 660,
        "max_trip_days": 3,
        "extra_complaint_minutes": 60,
        "one_trip_per_block": True,
    },
    "base": {"id": "BASE", "name": "Jakarta"},
    "places": [{"id": "P1", "name": "Kab. Satu", "province": "Provinsi A", "perdiem": 400, "lodging": 700}],
    "legs": {
        "ids": ["BASE", "P1"],
        "minutes": [[0, 300], [300, 0]],
        "person_cost": [[0, 1000], [1000, 0]],
        "team_cost": [[0, 50], [50, 0]],
    },
    "teams": [
        {"id": "T1", "people": 2, "skills": ["gelar", "koordinasi"], "unavailable": ["2018-02-05"], "max_trips": 8},
    ],
    "complaints": [
        {"id": "C1", "place": "P1", "agency": "Polres", "method": "gelar", "minutes": 240, "score": 60,
         "deadline": "2018-02-07", "mandatory": True},
        {"id": "C2", "place": "P1", "agency": "Polres", "method": "koordinasi", "minutes": 120, "score": 70,
         "deadline": None, "mandatory": False},
        {"id": "C3", "place": None, "agency": "Polres", "method": "gelar", "minutes": 240, "score": 5,
         "deadline": None, "mandatory": False},
    ],
    "budget": 20_000,
    "locked": [],
}  # fmt: skip


def changed(path: str, value: object) -> dict:
    """The instance with one entry replaced; a path is keys and positions with dots between."""
    data = copy.deepcopy(INSTANCE)
    entry = data
    *way, last = (int(key) if key.isdigit() else key for key in path.split("."))
    for key in way:
        entry = entry[key]
    entry[last] = value
    return data


def test_an_instance_becomes_a_problem():
    exchange = read_problem(INSTANCE, "file.json")
    problem = exchange.problem
    assert exchange.names == {1: "C1", 2: "C2", 3: "C3"}
    assert problem.teams[0].skills == {Method.GELAR_PENGADUAN, Method.KOORDINASI}
    assert [(segment.first, segment.length) for segment in problem.teams[0].segments] == [(1, 2)]
    assert problem.legs[0][1].minutes == 300
    assert problem.budget == 20_000


def test_a_plan_is_written_with_its_legs_and_reasons():
    exchange = read_problem(INSTANCE, "file.json")
    plan = write_plan(exchange.problem, solve(exchange.problem, method="pivot"), exchange.names)
    cost = 2 * (2 * 400 + 700) + 2 * 2 * 1000 + 2 * 50
    assert plan == {
        "format": "dumas-plan/1",
        "method": "pivot",
        "trips": [
            {
                "team": "T1",
                "start": "2018-02-06",
                "days": 2,
                "cost": cost,
                "legs": [
                    {"from": "BASE", "to": "P1", "day": 0, "depart": 0, "arrive": 300},
                    {"from": "P1", "to": "BASE", "day": 1, "depart": 300, "arrive": 600},
                ],
                "visits": [
                    {"place": "P1", "agency": "Polres", "day": 1, "start": 0, "end": 300, "complaints": ["C2", "C1"]}
                ],
            }
        ],
        "unscheduled": [
            {"complaint": "C3", "reason": "no_place", "detail": "No regency or city with a known position is on file."}
        ],
        "totals": {"cost": cost, "score": 130, "complaints": 2, "mandatory": 1, "trips": 1},
    }
    assert json.loads(json.dumps(plan)) == plan


def test_no_trip_starts_before_the_first_day_allowed():
    data = changed("teams.0.unavailable", [])
    data["not_before"] = "2018-02-06"
    problem = read_problem(data, "file.json").problem
    assert [day.isoformat() for day in problem.days] == ["2018-02-06", "2018-02-07"]


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("format", "dumas-plan-instance/2", "format"),
        ("locked", [{"team": "T1"}], "locked"),
        ("rules.one_trip_per_block", False, "one_trip_per_block"),
        ("rules.work_minutes", "480", "rules.work_minutes"),
        ("rules.max_trip_days", True, "rules.max_trip_days"),
        ("budget", -1, "budget"),
        ("budget", 1.5, "budget"),
        ("calendar.start", "05/02/2018", "calendar.start"),
        ("calendar.working_days", ["tomorrow"], "calendar.working_days"),
        ("legs.ids", ["P1", "BASE"], "legs"),
        ("legs.ids", ["BASE", "P9"], "places"),
        ("legs.ids", ["BASE", "BASE"], "legs.ids"),
        ("legs.minutes", [[0, 300]], "legs.minutes"),
        ("legs.minutes", [[0, "x"], [0, 0]], "legs.minutes"),
        ("teams.0.skills", ["sulap"], "teams[0].skills"),
        ("teams", {}, "teams"),
        ("complaints.0.place", "P7", "complaints[0].place"),
        ("complaints.0.mandatory", 1, "complaints[0].mandatory"),
        ("complaints.0", "C1", "complaints[0]"),
        ("places.0.lodging", None, "places[0].lodging"),
    ],
)
def test_a_wrong_entry_is_named(path, value, named):
    with pytest.raises(SettingsError) as error:
        read_problem(changed(path, value), "file.json")
    assert named in error.value.what
    assert error.value.where == "file.json"


@pytest.mark.parametrize(
    "key", ["format", "calendar", "rules", "base", "places", "legs", "teams", "complaints", "budget"]
)
def test_a_missing_entry_is_named(key):
    data = copy.deepcopy(INSTANCE)
    del data[key]
    with pytest.raises(SettingsError, match=f"^{key} is missing"):
        read_problem(data, "file.json")


@pytest.mark.parametrize("data", [None, [], "text", 5])
def test_a_file_that_is_no_object_is_refused(data):
    with pytest.raises(SettingsError, match="is not an object"):
        read_problem(data, "file.json")


def test_a_team_name_that_stands_twice_is_refused():
    data = changed("teams", [INSTANCE["teams"][0], INSTANCE["teams"][0]])
    with pytest.raises(SettingsError, match="T1"):
        read_problem(data, "file.json")


def test_a_complaint_name_that_stands_twice_is_refused():
    data = changed("complaints.1.id", "C1")
    with pytest.raises(SettingsError, match="C1"):
        read_problem(data, "file.json")
