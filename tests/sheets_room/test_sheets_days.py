"""One cell as a day."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dumas_cli.sheets import days
from dumas_cli.sheets.cells import FORMULA_ERROR, ErrorCell, OtherOrder, Trouble
from dumas_cli.sheets.days import EARLIEST_PLAUSIBLE, MONTHS, day_of, doubt_about, figures_of, read_day

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
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
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
    lambda d: f"{d.day}/{d.month}/{d.year} 10.27.00",
    lambda d: f"10:27 {d:%d/%m/%Y}",
    lambda d: f"{d.isoformat()} 23:59:59.123+0700",
    lambda d: f"{d.isoformat()}T00:10-05",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.day}–{d.month}–{d.year}",
    lambda d: f"{d.day}/{ROMAN[d.month - 1]}/{d.year}",
    lambda d: f"{d.year} {INDONESIAN[d.month - 1]} {d.day}",
    lambda d: f"Hari {WEEKDAYS[d.weekday()]} Pon, tgl. {d.day} {INDONESIAN[d.month - 1]} {d.year}",
    lambda d: f"{d:%d/%m/%Y} ({WEEKDAYS[d.weekday()]})",
    lambda d: f"{(d - date(1899, 12, 30)).days}.4375",
    lambda d: int(f"{d:%Y%m%d}"),
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
    assert not isinstance(found, date) or 1900 <= found.year <= 2099


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
        ("31/12/1899", False),
        ("1/1/1900", True),
        ("31/12/2099", True),
        ("1/1/2100", False),
        ("05-08-1438", False),  # a year of the Hijri calendar
        (date(1899, 12, 31), False),
        (date(1900, 1, 1), True),
        (2017.0, False),  # a year, not the serial of 9 July 1905
        (16437.0, False),
        (16438.0, True),  # 1 January 1945
        (73050.0, True),  # 31 December 2099
        (73051.0, False),
        (5.0, False),
    ],
)
def test_a_day_lies_from_1900_to_2099_and_a_serial_from_1945(cell, inside):
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
        "123456",
        "4273",
        "12",
        "10:30",
        "S-123/2017",
        "2017-W01-1",
        "2017-123",
        "05/2017",
        "5/8",
        "20122012",
        "5/8/7",
        "about 5 august 2017",
        "sekitar 5 Agustus 2017",
        "Jakarta, 5 Agustus 2017",
        "two 5 may 2017",
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


@given(st.one_of(OUR_DAYS, st.dates(date(1900, 1, 1), date(2099, 12, 31))), st.sampled_from(["day", "month", "year"]))
def test_the_iso_form_reads_the_same_in_every_order(day, order):
    assert day_of(day.isoformat(), order) == day


@given(st.text(alphabet="0123456789/-. :janfebmrtgusok,", max_size=30), st.sampled_from(["day", "month", "year"]))
@example("5 agust 2017", "month")
def test_a_day_that_was_read_is_read_again_from_its_iso_form(text, order):
    found = day_of(text, order)
    if isinstance(found, date):
        assert day_of(found.isoformat(), order) == found


@pytest.mark.parametrize("zone", [-12, -5, 0, 7, 14])
@pytest.mark.parametrize("hour", [0, 23])
def test_a_zone_never_shifts_the_day_that_is_written(zone, hour):
    instant = datetime(2017, 1, 2, hour, 30, tzinfo=timezone(timedelta(hours=zone)))
    assert day_of(instant) == day_of(instant.isoformat()) == date(2017, 1, 2)
    assert day_of("2017-01-02T10:00:00Z") == date(2017, 1, 2)


@pytest.mark.parametrize(
    ("cell", "day", "day_of_1904"),
    [
        (43101.0, date(2018, 1, 1), date(2022, 1, 2)),
        (41639.0, date(2013, 12, 31), date(2018, 1, 1)),
        ("43101", date(2018, 1, 1), date(2022, 1, 2)),
        ("41639", date(2013, 12, 31), date(2018, 1, 1)),
        ("43101,75", date(2018, 1, 1), date(2022, 1, 2)),
    ],
)
def test_a_serial_counts_from_the_workbooks_own_origin(cell, day, day_of_1904):
    assert day_of(cell) == day
    assert day_of(cell, date1904=True) == day_of_1904
    assert read_day(cell, date1904=True) == day_of_1904


@given(OUR_DAYS)
def test_the_two_systems_of_serials_lie_1462_days_apart(day):
    serial = (day - date(1904, 1, 1)).days
    assert day_of(float(serial), date1904=True) == day
    assert day_of(float(serial + 1462)) == day


@pytest.mark.parametrize(
    ("text", "order"),
    [("50817", "day"), ("40117", "day"), ("42736", "month"), ("70805", "year"), ("50817.0", "day")],
)
def test_five_figures_that_may_be_a_date_without_its_zero_are_refused(text, order):
    assert "leading zero" in day_of(text, order).reason
    assert isinstance(day_of(float(text), order), date)  # a true number in a workbook is its own word


@pytest.mark.parametrize(
    "text",
    ["Kemarin, 02:19", "7 jam yang lalu", "Jumat, 13:53", "hari ini", "besok", "yesterday", "2 days ago", "Selasa"],
)
def test_a_day_told_from_another_day_cannot_be_known(text):
    assert "another day" in day_of(text).reason


@pytest.mark.parametrize(
    "text",
    [
        "5 Muharram 1439",
        "12 Rajab 1438 H",
        "1 Dzulqa'dah 1438",
        "7 Syawal 1438 H",
        "5 Suro 1950",
        "1 Sya'ban 1438",
        "1 Ramadhan 1438 H",
        "3 Rabi'ul Awal 1439 H",
    ],
)
def test_a_month_of_another_calendar_is_named_as_such(text):
    assert "calendar" in day_of(text).reason
    assert "Hijri" in day_of(text).reason


@pytest.mark.parametrize(
    "text",
    [
        "5-7 Maret 2017",
        "5, 7 dan 9 Maret 2017",
        "10.12.16 11.12.16",
        "5 Mei 2017, 10.12.17",
        "5 Mei 2017 - 10.12.17",
        "5 Mei 2017 - 6 Mei 2017",
        "1 s.d. 3 Maret 2017",
        "5 Agustus 2017 (05/08/2017)",
    ],
)
def test_a_second_day_is_never_taken_for_a_time(text):
    assert "several dates" in day_of(text).reason


@pytest.mark.parametrize("text", ["Mei 2017", "2017", "05/2017", "2017-05", "5 Mei", "5/8", "Agst '17"])
def test_a_date_without_all_its_parts_is_never_completed(text):
    assert "incomplete" in day_of(text).reason


def test_the_word_minggu_may_mean_a_week():
    assert read_day("Minggu, 1 Januari 2017") == date(2017, 1, 1)
    assert read_day("Minggu 1 Januari 2017") == date(2017, 1, 1)  # it was a Sunday
    assert "week" in day_of("Minggu 2 Januari 2017").reason


@pytest.mark.parametrize(
    ("text", "order", "is_other"),
    [
        ("12/25/2017", "day", True),
        ("25/12/2017", "month", True),
        ("12/25/17", "day", True),
        ("02/30/2017", "day", False),  # no day the other way round either
        ("31/13/2017", "day", False),
        ("31/13/2017", "month", False),
        ("29-02-2017", "day", False),
    ],
)
def test_only_a_day_that_the_other_order_has_is_one_of_the_other_order(text, order, is_other):
    found = day_of(text, order)
    assert isinstance(found, Trouble)
    assert isinstance(found, OtherOrder) is is_other


def test_a_year_of_four_figures_at_the_end_does_not_fit_a_column_with_the_year_first():
    assert "year" in day_of("05/08/2017", "year").reason
    assert "year" in day_of("05/08/99", "year").reason
    assert "year stands first" in day_of("99/08/05").reason
    assert day_of("05/05/2017", "year") == date(2017, 5, 5)


@pytest.mark.parametrize(
    ("day", "doubt"),
    [
        (date(1944, 12, 31), "before 1945"),
        (EARLIEST_PLAUSIBLE, None),
        (date(2017, 12, 31), None),
        (date(2018, 1, 1), "after 31/12/2017, and so in the future"),
    ],
)
def test_a_day_before_1945_or_yet_to_come_is_doubted(day, doubt):
    assert doubt_about(day, date(2017, 12, 31)) == doubt


def test_a_format_without_a_year_is_passed_over_and_short_years_turn_at_fifty_in_formats_too():
    assert isinstance(day_of("05/08", "day", ("%d/%m",)), Trouble)
    assert day_of("1.1.55", "day", ("%d.%m.%y",)) == date(1955, 1, 1)
    assert isinstance(day_of("x", "day", ("%d %d %Y", "%", "%Q%Y")), Trouble)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("05/08/17", ("05", "08", "17")),
        ("Senin, 5-8-2017 10:27", ("5", "8", "2017")),
        ("2017/08/05", ("2017", "08", "05")),
        ("5 Agustus 2017", None),
        ("43101", None),
        (43101.0, None),
        (None, None),
        (ErrorCell("1/2/2017"), None),
    ],
)
def test_figures_of_a_date_come_as_they_stand(text, found):
    assert figures_of(text) == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5th of August, 2017", date(2017, 8, 5)),
        ("the 5th day of August 2017", date(2017, 8, 5)),
        ("5 Agustus tahun 2017", date(2017, 8, 5)),
        ("31st of December, 2016", date(2016, 12, 31)),
    ],
)
def test_the_library_knows_other_words_around_a_date(text, day):
    for order in ("day", "month", "year"):
        assert day_of(text, order) == day


@pytest.mark.parametrize("text", ["29th of February, 2017", "31st of November, 2017", "0th of May, 2017"])
def test_the_library_never_makes_a_day_that_no_calendar_has(text):
    assert "calendar" in day_of(text).reason


WORDS = """
    5 31 29 12 2017 1438 17 februari mei may maret agustus senin minggu hari jam tahun of the ago lalu dan h pagi
    besok dua two in about 10:30 - / , . ke st th
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join))
def test_a_day_made_of_words_holds_just_what_is_written(text):
    found = day_of(text)
    if isinstance(found, date):
        assert any(word.isalpha() and MONTHS.get(word) == found.month for word in text.split()) or figures_of(text)
        assert str(found.day) in text
        assert f"{found.year % 100:02}" in text


@given(
    st.one_of(
        st.text(alphabet="0123456789 /.-:,'", max_size=30), st.sampled_from(["12", "2017", "10:30", "31/13/2017"])
    )
)
def test_texts_of_figures_only_are_never_given_to_the_library(text):
    before = days._library_knows.cache_info()
    day_of(text)
    assert days._library_knows.cache_info() == before


@pytest.mark.parametrize("cell", ["tidak ada", "tidak ada jawaban", "Tdk ada tanggapan", "belum ada"])
def test_words_for_no_day_are_a_blank(cell):
    assert day_of(cell) is None


@pytest.mark.parametrize("cell", ["tidak ada 20/02/2017", "tidak adanya", "2016-2017", "sda"])
def test_words_that_are_not_all_for_no_day_are_trouble(cell):
    assert isinstance(day_of(cell), Trouble)
