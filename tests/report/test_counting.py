"""Which letters a year counts: boundaries, and what a later cut-off may do to a closed year."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.records import STANDARD, Counting, Definition, Letter, YearBy
from dumas_cli.report.counting import answer_day, belongs, is_answered, is_returned
from dumas_cli.report.rates import response_rate

AS_OF = date(2018, 1, 31)


def letter(sent_on=date(2017, 3, 1), received_on=date(2017, 2, 1), **days):
    return Letter(1, 1, "2017/0001", "surat", "Kementerian Rekaan", "ministries", "", "", received_on, sent_on, **days)


@pytest.mark.parametrize(
    ("year_by", "days", "years"),
    [
        (YearBy.REFERRED, {"sent_on": date(2016, 12, 31)}, [2016]),
        (YearBy.REFERRED, {"sent_on": date(2017, 1, 1)}, [2017]),
        (YearBy.RECEIVED, {"sent_on": date(2017, 1, 1), "received_on": date(2016, 12, 31)}, [2016]),
        (YearBy.ANSWERED, {"sent_on": date(2016, 12, 31)}, [2016, 2017, 2018]),  # it still waits
        (YearBy.ANSWERED, {"sent_on": date(2016, 5, 1), "answered_on": date(2016, 12, 31)}, [2016]),
        (YearBy.ANSWERED, {"sent_on": date(2016, 5, 1), "answered_on": date(2017, 1, 1)}, [2016, 2017]),
        (YearBy.ANSWERED, {"sent_on": date(2016, 5, 1), "returned_on": date(2016, 12, 31)}, [2016]),
        (YearBy.ANSWERED, {"sent_on": date(2016, 5, 1), "returned_on": date(2017, 1, 1)}, [2016, 2017]),
    ],
)
def test_a_letter_belongs_to_its_years(year_by, days, years):
    found = [year for year in range(2015, 2019) if belongs(letter(**days), year, Counting(year_by=year_by), AS_OF)]
    assert found == years


def test_a_letter_sent_after_the_cut_off_is_not_known():
    assert not belongs(letter(sent_on=date(2018, 2, 1)), 2018, STANDARD, AS_OF)
    assert belongs(letter(sent_on=AS_OF), 2018, STANDARD, AS_OF)


def test_an_answer_before_its_letter_is_taken_as_of_the_letter_s_day():
    early = letter(answered_on=date(2016, 3, 1))
    assert answer_day(early, Definition.SUBSTANTIVE) == date(2017, 3, 1)
    assert is_answered(early, 2017, STANDARD, AS_OF)


DAYS = st.none() | st.dates(date(2017, 1, 1), date(2019, 12, 31))
LETTERS = st.lists(
    st.builds(
        letter,
        sent_on=st.dates(date(2016, 6, 1), date(2018, 6, 30)),
        returned_on=DAYS,
        replied_on=DAYS,
        answered_on=DAYS,
        completed_on=DAYS,
    ),
    max_size=12,
)


def rate(letters, counting, cut_off, year=2017):
    of_year = [one for one in letters if belongs(one, year, counting, cut_off)]
    referred = sum(not is_returned(one, year, counting, cut_off) for one in of_year)
    answered = sum(is_answered(one, year, counting, cut_off) for one in of_year)
    return response_rate(referred, answered)


@given(LETTERS, st.sampled_from(Definition), st.dates(date(2017, 12, 31), date(2019, 6, 30)), st.integers(0, 400))
def test_a_later_cut_off_never_lowers_a_closed_year_unless_letters_came_back(letters, definition, cut_off, later):
    counting, after = Counting(definition), cut_off + timedelta(days=later)
    came_back = any(
        belongs(one, 2017, counting, after)
        and is_returned(one, 2017, counting, after) != is_returned(one, 2017, counting, cut_off)
        for one in letters
    )
    before, now = rate(letters, counting, cut_off), rate(letters, counting, after)
    if not came_back:
        assert (before is None) == (now is None)
        assert before is None or now >= before


@given(
    LETTERS, st.sampled_from([Counting(d, y) for d in Definition for y in YearBy]), st.dates(date(2017, 1, 1), AS_OF)
)
def test_a_rate_lies_between_nothing_and_all(letters, counting, cut_off):
    found = rate(letters, counting, cut_off)
    assert found is None or Fraction(0) <= found <= Fraction(1)


@given(LETTERS)
def test_any_reply_answers_at_least_what_a_substantive_one_does(letters):
    """A substantive answer is a reply, so the first reply of a letter is never later than its answer."""
    sound = [one for one in letters if not one.answered_on or (one.replied_on and one.replied_on <= one.answered_on)]
    strict, wide = rate(sound, STANDARD, AS_OF), rate(sound, Counting(Definition.ANY_REPLY), AS_OF)
    assert strict is None or wide >= strict
