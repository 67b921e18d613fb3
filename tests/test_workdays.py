"""Working days between two days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.workdays import Workdays

HOLIDAYS = [date(2017, 1, 2), date(2017, 1, 28), date(2017, 2, 15), date(2017, 12, 25), date(2017, 12, 26)]
WORKDAYS = Workdays(HOLIDAYS, [2016, 2017, 2018])
DAYS = st.dates(date(2016, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2017, 1, 2), False),  # a Monday, cuti bersama
        (date(2017, 1, 3), True),
        (date(2017, 1, 6), True),  # Friday
        (date(2017, 1, 7), False),  # Saturday
        (date(2017, 1, 8), False),
        (date(2017, 1, 28), False),  # a holiday on a Saturday
        (date(2016, 1, 1), True),  # the first day covered; its holiday is not in this list
        (date(2018, 12, 31), True),  # the last day covered
    ],
)
def test_offices_work_monday_to_friday_except_holidays(day, worked):
    assert WORKDAYS.is_workday(day) is worked


@pytest.mark.parametrize(
    ("after", "up_to", "count"),
    [
        (date(2017, 1, 3), date(2017, 1, 3), 0),
        (date(2017, 1, 3), date(2017, 1, 2), 0),
        (date(2017, 1, 3), date(2017, 1, 4), 1),
        (date(2017, 1, 6), date(2017, 1, 8), 0),
        (date(2017, 1, 6), date(2017, 1, 9), 1),
        (date(2016, 12, 30), date(2017, 1, 2), 0),  # New Year on Sunday, cuti bersama on Monday
        (date(2016, 12, 30), date(2017, 1, 3), 1),
        (date(2016, 1, 1), date(2016, 1, 4), 1),
    ],
)
def test_the_letters_own_day_does_not_count_and_the_last_one_does(after, up_to, count):
    assert WORKDAYS.between(after, up_to) == count


@given(DAYS, DAYS)
def test_between_counts_what_is_workday_says(after, up_to):
    days = (after + timedelta(days=i) for i in range(1, (up_to - after).days + 1))
    assert WORKDAYS.between(after, up_to) == sum(WORKDAYS.is_workday(day) for day in days)


@given(DAYS, DAYS, DAYS)
def test_between_adds_up_over_a_day_in_the_middle(a, b, c):
    a, b, c = sorted([a, b, c])
    assert WORKDAYS.between(a, b) + WORKDAYS.between(b, c) == WORKDAYS.between(a, c)


@given(st.dates(date(2016, 1, 1), date(2018, 6, 30)), st.integers(1, 60))
def test_add_gives_a_workday_that_lies_n_workdays_later(day, n):
    then = WORKDAYS.add(day, n)
    assert WORKDAYS.is_workday(then)
    assert WORKDAYS.between(day, then) == n


def test_add_of_none_is_the_day_itself_even_a_sunday():
    assert WORKDAYS.add(date(2017, 1, 8), 0) == date(2017, 1, 8)


@pytest.mark.parametrize("day", [date(2015, 12, 31), date(2019, 1, 1)])
def test_a_day_whose_holidays_are_not_known_is_refused(day):
    assert not WORKDAYS.covers(day)
    for ask in (
        lambda: WORKDAYS.is_workday(day),
        lambda: WORKDAYS.between(day, date(2017, 1, 1)),
        lambda: WORKDAYS.between(date(2017, 1, 1), day),
        lambda: WORKDAYS.add(day, 1),
        lambda: WORKDAYS.blocks(day, date(2017, 1, 1)),
    ):
        with pytest.raises(ValueError, match="2016 to 2018"):
            ask()


def test_add_past_the_last_year_is_refused():
    assert WORKDAYS.add(date(2018, 12, 28), 1) == date(2018, 12, 31)
    with pytest.raises(ValueError, match="past 2018"):
        WORKDAYS.add(date(2018, 12, 28), 2)
    with pytest.raises(ValueError, match="forward"):
        WORKDAYS.add(date(2018, 12, 28), -1)


@pytest.mark.parametrize("years", [[], [2016, 2018]])
def test_years_with_a_gap_or_none_are_refused(years):
    with pytest.raises(ValueError, match="year"):
        Workdays([], years)


def test_blocks_are_weeks_cut_by_holidays():
    blocks = WORKDAYS.blocks(date(2017, 2, 11), date(2017, 2, 20))
    assert blocks == (
        (date(2017, 2, 13), date(2017, 2, 14)),
        (date(2017, 2, 16), date(2017, 2, 17)),
        (date(2017, 2, 20),),
    )
    assert WORKDAYS.blocks(date(2017, 2, 11), date(2017, 2, 12)) == ()
    assert WORKDAYS.blocks(date(2017, 2, 20), date(2017, 2, 13)) == ()


@given(DAYS, DAYS)
def test_blocks_hold_every_workday_once_in_order(first, last):
    days = [day for block in WORKDAYS.blocks(first, last) for day in block]
    assert days == sorted(set(days))
    every = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    assert days == [day for day in every if WORKDAYS.is_workday(day)]
