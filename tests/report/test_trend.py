"""The letters month by month."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waiting_letters import a_letter

from dumas_cli.records import Counting, Definition
from dumas_cli.report.rates import response_rate
from dumas_cli.report.trend import next_month, trend

CUT_OFF = date(2018, 1, 31)


def test_on_paper():
    """Five letters up to 15 March 2017, one a month later.

    January 2017: 3 sent, 1 returned, 1 answered: 1/2. February: none, no rate. March, not over: 2 sent, of which one
    answered on the 15th, the other on the 16th, after the cut-off: 1/2.
    Complaints: 4 in January, none in February, 1 in March.
    """
    letters = [
        a_letter(1, date(2017, 1, 1), answered_on=date(2017, 2, 1)),
        a_letter(2, date(2017, 1, 31)),
        a_letter(3, date(2017, 1, 9), returned_on=date(2017, 2, 2), answered_on=date(2017, 2, 1)),
        a_letter(4, date(2017, 3, 1), answered_on=date(2017, 3, 15)),
        a_letter(5, date(2017, 3, 2), answered_on=date(2017, 3, 16)),
        a_letter(6, date(2017, 4, 1)),
    ]
    found = trend(letters, date(2017, 3, 15), received={date(2017, 1, 1): 4, date(2017, 3, 1): 1})
    assert [(m.begins_on, m.sent, m.returned, m.answered, m.rate, m.received, m.whole) for m in found.months] == [
        (date(2017, 1, 1), 3, 1, 1, Fraction(1, 2), 4, True),
        (date(2017, 2, 1), 0, 0, 0, None, 0, True),
        (date(2017, 3, 1), 2, 0, 1, Fraction(1, 2), 1, False),
    ]


@pytest.mark.parametrize(("cut_off", "whole"), [(date(2017, 2, 27), False), (date(2017, 2, 28), True)])
def test_a_month_is_whole_on_its_last_day(cut_off, whole):
    assert trend([a_letter(sent_on=date(2017, 2, 1))], cut_off).months[-1].whole is whole


@pytest.mark.parametrize(("returned_on", "returned"), [(CUT_OFF, 1), (date(2018, 2, 1), 0)])
def test_a_letter_returned_after_the_cut_off_is_not_known_to_be(returned_on, returned):
    assert trend([a_letter(sent_on=date(2018, 1, 2), returned_on=returned_on)], CUT_OFF).months[0].returned == returned


def test_months_go_on_to_the_cut_off_and_each_knows_the_same_a_year_before():
    found = trend([a_letter(1, date(2016, 12, 5)), a_letter(2, date(2017, 12, 6))], CUT_OFF)
    assert [m.begins_on for m in found.months][::12] == [date(2016, 12, 1), date(2017, 12, 1)]
    assert found.months[-1].begins_on == date(2018, 1, 1)
    assert [m.year_before for m in found.months] == [None] * 12 + [1, 0]


def test_complaints_may_come_before_the_first_letter():
    found = trend([a_letter(1, date(2017, 12, 5))], CUT_OFF, received={date(2017, 11, 1): 2})
    assert [(m.received, m.sent) for m in found.months] == [(2, 0), (0, 1), (0, 0)]


def test_months_before_the_first_asked_for_are_known_and_not_shown():
    letters = [a_letter(1, date(1996, 1, 5)), a_letter(2, date(2016, 12, 5)), a_letter(3, date(2017, 12, 6))]
    months = trend(letters, CUT_OFF, first_on=date(2017, 11, 30)).months
    assert [(m.begins_on, m.sent, m.year_before) for m in months] == [
        (date(2017, 11, 1), 0, 0),
        (date(2017, 12, 1), 1, 1),
        (date(2018, 1, 1), 0, 0),
    ]
    assert trend(letters[1:], CUT_OFF, first_on=date(2000, 1, 1)).months[0].begins_on == date(2016, 12, 1)


def test_without_anything_there_are_no_months():
    assert trend([], CUT_OFF).months == ()
    assert trend([a_letter(sent_on=date(2018, 2, 1))], CUT_OFF, received={date(2018, 2, 1): 1}).months == ()


def test_what_answers_a_letter_is_the_definition_s():
    letter = a_letter(sent_on=date(2018, 1, 2), replied_on=date(2018, 1, 9))
    assert trend([letter], CUT_OFF).months[0].answered == 0
    assert trend([letter], CUT_OFF, counting=Counting(Definition.ANY_REPLY)).months[0].answered == 1


def test_december_is_followed_by_january():
    assert next_month(date(2017, 12, 1)) == date(2018, 1, 1)
    assert next_month(date(2017, 11, 1)) == date(2017, 12, 1)


DAY = st.dates(date(2015, 1, 1), date(2018, 12, 31))


@given(st.lists(st.tuples(DAY, st.none() | DAY, st.none() | DAY), max_size=20), DAY)
def test_months_follow_each_other_and_add_up_to_the_whole(parts, cut_off):
    letters = [a_letter(n, sent, answered_on=a, returned_on=r) for n, (sent, a, r) in enumerate(parts)]
    months = trend(letters, cut_off).months
    assert sum(m.sent for m in months) == sum(letter.sent_on <= cut_off for letter in letters)
    assert [m.begins_on for m in months[1:]] == [next_month(m.begins_on) for m in months[:-1]]
    assert all(m.rate == response_rate(m.sent - m.returned, m.answered) for m in months)
    assert [m.whole for m in months[:-1]] == [True] * (len(months) - 1 if months else 0)
