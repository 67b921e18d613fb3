"""The official holidays with the office's corrections."""

from __future__ import annotations

from datetime import date

import pytest

from dumas_cli.errors import SettingsError
from dumas_cli.reference.files import Reference
from dumas_cli.reference.official_days import holidays_of
from dumas_cli.reference.tables import HolidayCorrection


def test_national_holidays_and_cuti_bersama_are_both_days_off():
    days = holidays_of([2017])
    assert date(2017, 8, 17) in days  # Hari Kemerdekaan
    assert {date(2017, 1, 2), date(2017, 6, 23), date(2017, 6, 30), date(2017, 12, 26)} <= days  # cuti bersama
    assert date(2017, 7, 3) not in days  # the Monday after


def test_the_first_of_june_2016_was_worked_and_that_of_2017_was_not():
    days = holidays_of([2016, 2017], Reference().holiday_corrections())
    assert date(2016, 6, 1) not in days
    assert date(2017, 6, 1) in days


def test_the_office_can_add_a_day_off():
    extra = HolidayCorrection(date(2017, 4, 19), True, "Pilkada putaran kedua", "invented")
    assert date(2017, 4, 19) in holidays_of([2017], [extra])


def test_a_correction_of_a_year_not_asked_for_adds_nothing():
    extra = HolidayCorrection(date(2018, 4, 18), True, "x", "y")
    assert all(day.year == 2017 for day in holidays_of([2017], [extra]))


@pytest.mark.parametrize(("year", "known"), [(1945, False), (1946, True), (2100, True), (2101, False)])
def test_a_year_the_library_does_not_have_stops_with_a_word(year, known):
    if known:
        holidays_of([year])
    else:
        with pytest.raises(SettingsError, match=str(year)) as caught:
            holidays_of([year])
        assert "1946 to 2100" in caught.value.remedy


def test_no_years_have_no_holidays():
    assert holidays_of([]) == frozenset()
