"""One cell as a day."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.sheets.cells import FORMULA_ERROR, ErrorCell, Trouble
from dumas_cli.sheets.days import MONTHS, day_of, read_day

INDONESIAN = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = ["Jan", "Peb", "Mrt", "Apr", "Mei", "Jun", "Jul", "Agst", "Sept", "Okt", "Nop", "Des"]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Minggu"]
OUR_DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))

FORMS = [
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day} {d.month:02} {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.day} {INDONESIAN[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {SHORT[d.month - 1]}. {d:%y}",
    lambda d: f"{d.day}-{SHORT[d.month - 1].upper()}-{d.year}",
    lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]} {d.year}",
    lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {INDONESIAN[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()].lower()} {d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year} 10:27:00",
    lambda d: f"{d.isoformat()}T10:27:00Z",
    lambda d: f"{d.day} {INDONESIAN[d.month - 1]} {d.year} pukul 10.27 WIB",
    lambda d: f" {d.day}\u00a0{INDONESIAN[d.month - 1]}  {d.year} ",
    lambda d: datetime.combine(d, time(23, 59)),
    lambda d: float((d - date(1899, 12, 30)).days),
    lambda d: (d - date(1899, 12, 30)).days + 0.75,
    lambda d: d,
]


@given(OUR_DAYS, st.sampled_from(FORMS))
def test_a_day_comes_back_from_every_form_it_is_written_in(day, form):
    assert day_of(form(day)) == day


@given(
    st.one_of(st.text(max_size=90), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times())
)
def test_no_cell_whatever_breaks_the_reading_of_a_day(cell):
    found = day_of(cell)
    assert found is None or isinstance(found, (date, Trouble))
    for order in ("month", "year"):
        day_of(cell, order, ("%d %B %Y", "%m/%d/%y"))


@given(st.text(alphabet="0123456789/-. janfebmrtgusok,:'t", max_size=40))
def test_texts_made_of_the_parts_of_dates_give_a_day_of_our_time_or_trouble(text):
    found = day_of(text)
    assert not isinstance(found, date) or 1945 <= found.year <= 2099


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/08/17", date(2017, 8, 5)),
        ("5 Agst 2016", date(2016, 8, 5)),
        ("5 Agust 2016", date(2016, 8, 5)),
        ("12 Nopember 2016", date(2016, 11, 12)),
        ("12 Nop 2016", date(2016, 11, 12)),
        ("1 Pebruari 2017", date(2017, 2, 1)),
        ("Senin, 2 Jan 2017", date(2017, 1, 2)),
        ("5 Jan 2024", date(2024, 1, 5)),
        ("7/1/2015 10:27:00", date(2015, 1, 7)),
        ("SENIN, 2025/07/14", date(2025, 7, 14)),
        ("1st May 2017", date(2017, 5, 1)),
        ("29-02-2016", date(2016, 2, 29)),
    ],
)
def test_forms_seen_in_registers_and_exports(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "year"),
    [("1/1/00", 2000), ("1/1/49", 2049), ("1/1/50", 1950), ("1/1/99", 1999)],
)
def test_two_figures_of_a_year_turn_at_fifty(text, year):
    assert read_day(text) == date(year, 1, 1)


@pytest.mark.parametrize(
    "text", ["31/02/2017", "29-02-2017", "32/01/2017", "0/1/2017", "1/0/2017", "31 April 2017", "2017-13-05"]
)
def test_a_day_that_no_calendar_has_is_refused(text):
    assert read_day(text) is None
    assert "calendar" in day_of(text).reason


def test_the_order_is_the_columns_and_is_never_swapped_to_save_a_cell():
    assert read_day("12/11/2017") == date(2017, 11, 12)
    assert read_day("12/11/2017", "month") == date(2017, 12, 11)
    assert read_day("17/11/12", "year") == date(2017, 11, 12)
    assert "day first" in day_of("12/25/2017").reason
    assert "month first" in day_of("25/12/2017", "month").reason
    assert read_day("2017-11-12", "month") == date(2017, 11, 12)  # four figures in front are always the year


@pytest.mark.parametrize(
    ("cell", "inside"),
    [
        ("31/12/1944", False),
        ("1/1/1945", True),
        ("31/12/2099", True),
        ("1/1/2100", False),
        (date(1944, 12, 31), False),
        (date(1945, 1, 1), True),
        (16437.0, False),
        (16438.0, True),  # 1 January 1945
        (73050.0, True),  # 31 December 2099
        (73051.0, False),
        (5.0, False),
    ],
)
def test_a_day_lies_from_1945_to_2099(cell, inside):
    assert (read_day(cell) is not None) is inside


@pytest.mark.parametrize(
    "text",
    ["5 dan 7 Maret 2017", "1/2/2017 s.d. 3/2/2017", "1/2/2017; 3/4/2017", "1/2/2017\n3/4/2017", "1-2-2017 & 3-4-2017"],
)
def test_several_dates_in_one_cell_say_so(text):
    assert "several dates" in day_of(text).reason


@pytest.mark.parametrize(
    "cell",
    [
        "42736",
        "Jan 2017",
        "2017",
        "besok",
        "5 Foo 2017",
        "123/1/2017",
        "1/1/20177",
        "x" * 100,
        time(1),
        timedelta(1),
        True,
    ],
)
def test_what_is_no_date_is_refused(cell):
    assert isinstance(day_of(cell), Trouble)


@pytest.mark.parametrize("cell", ["", None, "-", "N/A", "\u00a0"])
def test_a_blank_is_no_day_and_no_trouble(cell):
    assert day_of(cell) is None


def test_a_formula_error_is_not_a_blank():
    assert day_of(ErrorCell("#REF!")) == FORMULA_ERROR


def test_the_profiles_formats_come_first_with_indonesian_months():
    assert read_day("2017 Agustus 5", "day", ("%Y %B %d",)) == date(2017, 8, 5)
    assert read_day("20170805", "day", ("%Y%m%d",)) == date(2017, 8, 5)
    assert read_day("08/05/2017", "day", ("%m/%d/%Y",)) == date(2017, 8, 5)


def test_reasons_never_repeat_the_cell():
    for text in ("31/02/2017", "12/25/2017", "5 dan 7 Maret 2017", "rahasia sekali", "1/1/1800"):
        trouble = day_of(text)
        assert text not in trouble.reason + trouble.remedy


def test_every_month_has_a_name_in_both_languages():
    for number, names in enumerate(zip(INDONESIAN, ENGLISH, strict=True), start=1):
        assert {MONTHS[name.lower()] for name in names} == {number}
