"""A complaint left out is given the first limit that keeps it out, with the figures behind it."""

from __future__ import annotations

import pytest
from plan_builders import MONDAY, ONE_DAY, a_matter, a_problem

from dumas_cli.plan.board import Board
from dumas_cli.plan.explain import explain_left_out
from dumas_cli.plan.limits import Limits, TeamSettings
from dumas_cli.plan.model import Leg
from dumas_cli.plan.solve import solve
from dumas_cli.records import Method


def left_out(matter, **problem):
    (item,) = solve(a_problem([matter], **problem)[0], method="list").left_out
    return item


NEAR = {(0, 1): Leg(120, 1_000, 300)}


@pytest.mark.parametrize(
    ("matter", "problem", "limit", "english", "indonesian"),
    [
        (a_matter(1, node=None), {}, "no_place", "No regency", "belum tercatat"),
        (
            a_matter(1, method=Method.MEDIASI),
            {"teams": [TeamSettings("Tim 1", skills=(Method.KOORDINASI,))]},
            "no_skill",
            "No team masters mediasi.",
            "menguasai mediasi",
        ),
        (a_matter(1), {"legs": {(0, 1): Leg(690, 0, 0)}}, "too_far", "690 minutes; a day has 660", "690 menit"),
        (a_matter(1), {"legs": {(0, 1): Leg(1440, 0, 0, "none")}}, "too_far", "No road, boat or airport", "bandara"),
        (a_matter(1, minutes=500), {}, "too_far", "takes 500 minutes; a day has 480", "500 menit"),
        (
            a_matter(1),
            {"legs": {(0, 1): Leg(600, 0, 0)}, "limits": Limits(max_trip_days=2)},
            "too_far",
            "takes 3 days; a trip may last 2",
            "perlu 3 hari",
        ),
        (
            a_matter(1, deadline=MONDAY),
            {"legs": {(0, 1): Leg(600, 0, 0)}},
            "deadline",
            "by 2018-02-05; the earliest possible visit is on 2018-02-06",
            "2018-02-06",
        ),
        (
            a_matter(1),
            {"teams": [TeamSettings("T", max_trips=0)]},
            "no_team_days",
            "Needs 1 day in the period",
            "Perlu 1 hari dalam periode ini",
        ),
        (
            a_matter(1),
            {"legs": NEAR, "limits": Limits(budget=6_899)},
            "budget",
            "costs Rp6,900; Rp6,899 is left",
            "Rp6.900; sisa anggaran Rp6.899",
        ),
    ],
)
def test_each_limit_is_named_with_its_figures(matter, problem, limit, english, indonesian):
    item = left_out(matter, **problem)
    assert item.limit == limit
    assert english in item.detail_en
    assert indonesian in item.detail_id


def test_the_first_limit_of_the_list_is_named():
    # No place, no skill, no money and too late: the place comes first.
    matter = a_matter(1, node=None, method=Method.MEDIASI, deadline=MONDAY - ONE_DAY)
    item = left_out(matter, teams=[TeamSettings("T", skills=(Method.KOORDINASI,))], limits=Limits(budget=0))
    assert item.limit == "no_place"


def test_the_two_languages_say_different_words():
    item = left_out(a_matter(1, node=None))
    assert item.detail_en != item.detail_id


def test_a_complaint_that_would_fit_is_never_explained_away():
    problem, _ = a_problem([a_matter(1)])
    with pytest.raises(ValueError, match="fits into the plan"):
        explain_left_out(Board(problem))
