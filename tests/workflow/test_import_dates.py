"""One order of dates a column: proven by any of its cells, told by somebody, or else the import stops."""

from __future__ import annotations

from datetime import date

import pytest
from import_desk import ImportDesk, csv_file, workbook
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from small_registers import a_row, register

OPEN = """
about = "An invented list that does not say how it writes its dates"

[constants]
source = "daftar"

[columns]
number      = ["Nr"]
received_on = ["Masuk"]
completed_on = ["Beres"]
subject     = ["Hal"]
"""
DAY_FIRST = OPEN + '\n[dates]\norder = "day"\n'
HEADING = "Nr;Masuk;Hal"


@pytest.fixture
def desk(office):
    (office.folder / "open.toml").write_text(OPEN, encoding="utf-8")
    (office.folder / "day.toml").write_text(DAY_FIRST, encoding="utf-8")
    return ImportDesk(office)


def days(desk):
    return [day for (day,) in desk.ask("select received_on from complaints order by id")]


@pytest.mark.parametrize(
    ("proof", "read"),
    [("13/05/2017", ["2017-05-13", "2017-04-03"]), ("05/13/2017", ["2017-05-13", "2017-03-04"])],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_thirteenth_month_anywhere_proves_the_order_of_the_whole_column(desk, proof, read, first):
    cells = [proof, "03/04/2017"] if first else ["03/04/2017", proof]
    file = csv_file(desk.folder / "a.csv", HEADING, *(f"{n};{cell};Upah" for n, cell in enumerate(cells, start=1)))
    desk.take(file, "--profile", "open.toml")
    assert days(desk) == (read if first else read[::-1])


def test_a_proof_may_stand_in_another_sheet(desk):
    heading = ["Nr", "Masuk", "Hal"]
    workbook(desk.folder / "a.xlsx", [heading, [1, "03/04/2017", "Upah"]], [heading, [2, "05/13/2017", "Upah"]])
    desk.take("a.xlsx", "--profile", "open.toml")
    assert days(desk) == ["2017-03-04", "2017-05-13"]


def test_each_column_has_its_own_order(desk):
    file = csv_file(
        desk.folder / "a.csv", "Nr;Masuk;Beres;Hal", "1;13/05/2017;05/14/2017;Upah", "2;03/04/2017;05/06/2017;U"
    )
    desk.take(file, "--profile", "open.toml")
    assert days(desk) == ["2017-05-13", "2017-04-03"]
    assert desk.ask("select completed_on from complaints order by id") == [("2017-05-14",), ("2017-05-06",)]


def test_a_column_without_proof_stops_before_anything_is_written_and_shows_both_readings(desk):
    good = csv_file(desk.folder / "good.csv", HEADING, "1;13/05/2017;Upah")
    bad = csv_file(desk.folder / "bad.csv", HEADING, "2;03/04/2017;Upah")
    told = desk.stops(good, bad, "--profile", "open.toml")
    assert not desk.db.exists()
    assert '"03/04/2017" (row 2) is 3 April 2017 with the day first, 4 March 2017 with the month first' in told
    assert "--date-order day, month or year" in told
    assert "bad.csv" in told


@pytest.mark.parametrize(("order", "day"), [("day", "2017-04-03"), ("month", "2017-03-04")])
def test_the_command_line_decides(desk, order, day):
    file = csv_file(desk.folder / "bad.csv", HEADING, "2;03/04/2017;Upah")
    desk.take(file, "--profile", "open.toml", "--date-order", order)
    assert days(desk) == [day]


@pytest.mark.parametrize("cell", ["2017-05-03", "3 Mei 2017", "05/05/2017"])
def test_dates_that_can_be_read_in_one_way_only_need_no_proof(desk, cell):
    desk.take(csv_file(desk.folder / "a.csv", HEADING, f"1;{cell};Upah"), "--profile", "open.toml")
    assert days(desk) == ["2017-05-05" if cell.startswith("05/05") else "2017-05-03"]


def test_a_column_that_contradicts_itself_stops(desk):
    file = csv_file(desk.folder / "a.csv", HEADING, "1;13/05/2017;Upah", "2;05/13/2017;Upah")
    told = desk.stops(file, "--profile", "open.toml")
    assert "contradict each other" in told
    assert "13/05/2017" in told
    assert "05/13/2017" in told


# --------------------------------------------------------------------------- against the profile's word


@pytest.mark.parametrize("there", [True, False])
def test_where_all_proofs_speak_against_the_profile_the_import_stops_and_nothing_has_happened(desk, there):
    if there:
        desk.take(csv_file(desk.folder / "first.csv", HEADING, "9;13/05/2017;Upah"), "--profile", "day.toml")
    file = csv_file(desk.folder / "a.csv", HEADING, "1;03/04/2017;Upah", "2;05/13/2017;Upah")
    told = desk.stops(file, "--profile", "day.toml")
    assert 'The profile says that column "Masuk" has the day first' in told
    assert "05/13/2017" in told
    assert "--date-order month" in told
    assert desk.db.exists() is there
    desk.take(file, "--profile", "day.toml", "--date-order", "month")
    assert days(desk)[-2:] == ["2017-03-04", "2017-05-13"]


def test_where_some_do_these_rows_are_set_aside_with_a_warning(desk):
    file = csv_file(desk.folder / "a.csv", HEADING, "1;13/04/2017;Upah", "2;05/13/2017;Upah", "3;03/04/2017;Upah")
    assert desk.take(file, "--profile", "day.toml") == (2, 0, 0, 1)
    assert days(desk) == ["2017-04-13", "2017-04-03"]
    assert "1 row holds a date that has no such month when the day stands first" in desk.told("warnings")


def test_one_file_that_stops_keeps_all_files_out(desk):
    good = csv_file(desk.folder / "good.csv", HEADING, "1;13/05/2017;Upah")
    bad = csv_file(desk.folder / "bad.csv", HEADING, "2;05/13/2017;Upah")
    desk.stops(good, bad, "--profile", "day.toml")
    assert not desk.db.exists()


# --------------------------------------------------------------------------- days that are unlikely


@pytest.mark.parametrize(
    ("day", "as_of", "warned"),
    [
        ("31/01/2018", "2018-01-31", ""),
        ("01/02/2018", "2018-01-31", "lies after 31/01/2018"),
        ("01/01/1945", "2018-01-31", ""),
        ("31/12/1944", "2018-01-31", "lies before 1945"),
    ],
)
@pytest.mark.parametrize("odd", [False, True])
def test_days_of_the_future_or_of_long_ago_are_warned_of_and_not_refused(desk, day, as_of, warned, odd):
    agency = "Polri; Kementerian Agama" if odd else "Polri"  # of two letters a row is weighed by itself
    rows = [a_row(1), a_row(2, written=day, agency=agency)]
    assert desk.lay(*rows, flags=("--as-of", as_of)) == (2, 0, 0, 0)
    warnings = desk.told("warnings")
    assert (warned in warnings and "row 3" in warnings) if warned else "lies" not in warnings


def test_rows_in_doubt_are_counted_and_the_first_named(desk):
    desk.lay(*(a_row(n, written="01/02/2018") for n in range(1, 9)), flags=("--as-of", "2018-01-31"))
    told = desk.told("warnings")
    assert "On 8 rows the date of the complainant's letter lies after 31/01/2018" in told
    assert "row 2" in told
    assert "row 9" not in told
    assert "and 3 more" in told


def test_rows_in_doubt_are_warned_of_again_when_they_come_again_unchanged(desk):
    row = a_row(1, written="01/02/2018")
    desk.lay(row, flags=("--as-of", "2018-01-31"))
    desk.take(register(desk.folder / "again.xlsx", row), "--as-of", "2018-01-31")
    assert "lies after" in desk.told("warnings")


# --------------------------------------------------------------------------- workbooks that count from 1904


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_a_workbook_that_counts_from_1904_gives_the_same_days(desk, epoch):
    book = load_workbook(
        workbook(desk.folder / "a.xlsx", [["Nr", "Masuk", "Hal"], [1, None, "Upah"], [2, None, "Upah"]])
    )
    book.epoch = epoch
    sheet = book.worksheets[0]
    sheet["B2"].value = date(2017, 5, 13)
    sheet["B2"].number_format = "dd/mm/yyyy"
    # A bare number of days, without a date's format.
    sheet["B3"].value = (date(2017, 5, 14) - (epoch.date())).days
    book.save(desk.folder / "a.xlsx")
    desk.take("a.xlsx", "--profile", "open.toml")
    assert days(desk) == ["2017-05-13", "2017-05-14"]
