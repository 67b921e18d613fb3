"""At which day a year is cut off so that years are equally old."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.report.same_age import cut_off


@pytest.mark.parametrize(
    ("year", "as_of", "day"),
    [
        (2017, date(2018, 1, 30), date(2018, 1, 30)),  # before its report is due the year is seen as it is
        (2017, date(2018, 1, 31), date(2018, 1, 31)),
        (2017, date(2018, 2, 1), date(2018, 1, 31)),  # and never older than on 31 January
        (2016, date(2018, 1, 30), date(2017, 1, 30)),
        (2016, date(2020, 6, 1), date(2017, 1, 31)),
        (2013, date(2020, 6, 1), date(2014, 1, 31)),
        (2016, date(2017, 8, 17), date(2016, 8, 17)),  # in mid-year both years are seen in mid-year
    ],
)
def test_years_of_a_report_on_2017_are_seen_at_the_same_age(year, as_of, day):
    assert cut_off(year, 2017, as_of) == day


def test_29_february_becomes_28_february_in_a_year_without_it():
    assert cut_off(2015, 2016, date(2016, 2, 29)) == date(2015, 2, 28)
    assert cut_off(2012, 2016, date(2016, 2, 29)) == date(2012, 2, 29)


def test_a_year_after_the_last_one_is_refused():
    with pytest.raises(ValueError, match="after the last year"):
        cut_off(2018, 2017, date(2018, 1, 31))


@given(st.integers(0, 20), st.integers(1990, 2100), st.dates(date(1990, 1, 1), date(2101, 12, 31)))
def test_every_year_has_had_the_same_time_to_be_answered(years_back, last, as_of):
    first, late = cut_off(last - years_back, last, as_of), cut_off(last, last, as_of)
    assert late.year - first.year == years_back
    assert first.month == late.month
    assert late <= as_of
    assert abs((late - date(last, 1, 1)).days - (first - date(last - years_back, 1, 1)).days) <= 1  # a leap day
