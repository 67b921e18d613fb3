"""Blocks end at weekends and holidays, segments also at leave; sessions are cut to a working day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_builders import KLARIFIKASI, MONDAY, ONE_DAY, a_matter, weekdays

from dumas_cli.plan.limits import Leave, Limits, TeamSettings
from dumas_cli.plan.model import Segment, cut_dossiers, free_segments, make_dossier, make_team, number_blocks
from dumas_cli.records import Method

TWO_WEEKS = tuple(weekdays(MONDAY, 14))


def team(*skills: Method):
    return make_team(TeamSettings("Tim", skills=skills or tuple(Method)), Limits(), TWO_WEEKS, number_blocks(TWO_WEEKS))


def cut(matters, teams=None, first_day=MONDAY):
    crews = [team()] if teams is None else teams
    return cut_dossiers(matters, crews, work_minutes=480, extra_complaint_minutes=60, first_day=first_day)


def test_a_weekend_ends_a_block():
    assert number_blocks(TWO_WEEKS) == (0,) * 5 + (1,) * 5


def test_a_holiday_ends_a_block():
    calendar = [day for day in TWO_WEEKS if day != MONDAY + 2 * ONE_DAY]
    assert number_blocks(calendar) == (0, 0, 1, 1, 2, 2, 2, 2, 2)


def test_leave_cuts_a_block_into_segments():
    away = [MONDAY + ONE_DAY, MONDAY + 7 * ONE_DAY]
    segments = free_segments(TWO_WEEKS, number_blocks(TWO_WEEKS), away)
    assert segments == (Segment(0, 0, 1), Segment(0, 2, 3), Segment(1, 6, 4))


@pytest.mark.parametrize(
    ("first", "last", "free"),
    [
        (MONDAY, MONDAY, 9),  # both ends of a leave are included
        (MONDAY, MONDAY + ONE_DAY, 8),
        (MONDAY - ONE_DAY, MONDAY - ONE_DAY, 10),
    ],
)
def test_leave_includes_both_its_days(first, last, free):
    crew = make_team(TeamSettings("Tim", leave=(Leave(first, last),)), Limits(), TWO_WEEKS, number_blocks(TWO_WEEKS))
    assert sum(segment.length for segment in crew.segments) == free


@given(st.sets(st.sampled_from(weekdays(MONDAY, 60))), st.sets(st.sampled_from(weekdays(MONDAY, 60))))
def test_segments_hold_each_free_day_once_and_run_over_no_gap(workdays, away):
    days = sorted(workdays)
    segments = free_segments(days, number_blocks(days), away)
    held = [days[segment.first + i] for segment in segments for i in range(segment.length)]
    assert held == [day for day in days if day not in away]
    for segment in segments:
        last = days[segment.first + segment.length - 1]
        assert (last - days[segment.first]).days == segment.length - 1


def test_a_session_lasts_as_long_as_its_longest_method_and_an_hour_for_each_further_complaint():
    matters = [
        a_matter(1, agency="A", minutes=120, method=Method.KOORDINASI, score=10, deadline=date(2018, 3, 1)),
        a_matter(2, agency="A", minutes=240, method=Method.GELAR_PENGADUAN, score=20, mandatory=True),
        a_matter(3, agency="A", score=30, deadline=date(2018, 2, 20)),
    ]
    dossier = make_dossier(matters, 60)
    assert dossier.minutes == 240 + 2 * 60
    assert dossier.method == Method.GELAR_PENGADUAN
    assert dossier.skills == {Method.KOORDINASI, Method.GELAR_PENGADUAN, KLARIFIKASI}
    assert (dossier.score, dossier.mandatory, dossier.value) == (60, 1, 160)
    assert dossier.deadline == date(2018, 2, 20)
    assert dossier.matters == (2, 3, 1)  # mandatory first, then by score


def test_a_session_of_two_places_is_a_programmers_mistake():
    with pytest.raises(ValueError, match="one known place"):
        make_dossier([a_matter(1, node=1, agency="A"), a_matter(2, node=2, agency="A")], 60)


@pytest.mark.parametrize(("complaints", "sessions"), [(6, 1), (7, 2)])  # 180 + 5 x 60 = 480 is a full day
def test_a_group_is_cut_where_the_session_would_outlast_the_day(complaints, sessions):
    assert len(cut([a_matter(i, agency="A") for i in range(complaints)])) == sessions


def test_complaints_of_different_agencies_are_different_sessions():
    assert len(cut([a_matter(1, agency="A"), a_matter(2, agency="B")])) == 2


def test_a_session_asks_no_more_than_one_team_masters():
    matters = [a_matter(1, agency="A"), a_matter(2, agency="A", method=Method.MEDIASI)]
    assert len(cut(matters, [team(KLARIFIKASI), team(Method.MEDIASI)])) == 2
    assert len(cut(matters, [team(KLARIFIKASI, Method.MEDIASI)])) == 1


@pytest.mark.parametrize(
    "matter",
    [
        a_matter(1, node=None),
        a_matter(1, minutes=481),
        a_matter(1, method=Method.MEDIASI),
        a_matter(1, deadline=MONDAY - ONE_DAY),
    ],
)
def test_what_can_never_be_visited_stands_in_no_session(matter):
    assert cut([matter], [team(KLARIFIKASI)]) == ()


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from("AB"), st.sampled_from([120, 180, 360, 480])), max_size=30)
)
def test_sessions_hold_each_complaint_once_and_fit_a_day(rows):
    matters = [a_matter(i, node=node, agency=agency, minutes=minutes) for i, (node, agency, minutes) in enumerate(rows)]
    dossiers = cut(matters)
    assert sorted(i for dossier in dossiers for i in dossier.matters) == list(range(len(rows)))
    assert all(dossier.minutes <= 480 for dossier in dossiers)
