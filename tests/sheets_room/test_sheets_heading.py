"""Where the heading is and which column means which field."""

import pytest
from sheets_room_files import HEADINGS, ROW, shipped

from dumas_cli.sheets.heading import SEARCHED_ROWS, find_heading, fit

REGISTER = shipped("register")
UPPER = ["No", "Agenda", "", "Surat Pengadu", "", "Penerusan", "", "", "Penegasan", "", "Status"]
LOWER = ["", "No. Agenda", "Tgl Terima", "Tgl Surat", "Perihal", "Instansi", "No. Surat", "Tgl Surat", "I", "II", ""]
TWO_ROWS = {
    "number": 1, "received_on": 2, "letter_on": 3, "subject": 4, "agencies": 5, "letter_number": 6, "sent_on": 7,
    "reminder_1": 8, "reminder_2": 9, "status": 10,
}  # fmt: skip
MERGES = [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4)), ((0, 5), (0, 7)), ((0, 8), (0, 9)), ((0, 10), (1, 10))]


def test_two_rows_with_merged_cells_are_joined():
    heading = find_heading([UPPER, LOWER, ["1"] * 11], REGISTER, MERGES)
    assert dict(heading.columns) == TWO_ROWS
    assert (heading.row, heading.rows, heading.known, heading.total) == (1, 2, 11, 11)
    assert heading.texts[7] == "Penerusan / Tgl Surat"


def test_without_merged_cells_a_blank_belongs_to_the_group_on_its_left():
    assert dict(find_heading([UPPER, LOWER], REGISTER).columns) == TWO_ROWS


def test_a_group_written_in_each_of_its_cells_reads_the_same():
    spread = [*UPPER]
    for (_, first), (_, last) in MERGES:
        spread[first : last + 1] = [UPPER[first]] * (last + 1 - first)
    assert dict(find_heading([spread, LOWER], REGISTER).columns) == TWO_ROWS


GROUPED = ["No. Agenda", "Tgl Terima", "Perihal", "Kotak Rekaan", "", "Status"]
UNDER = ["", "", "", "Tanggal", "Isi", ""]
GROUP = [((0, 3), (0, 4))]


def test_a_row_that_says_nothing_but_what_stands_under_groups_is_of_the_heading_though_nobody_knows_its_words():
    heading = find_heading([GROUPED, UNDER, ["1", "02/01/2017", "Hal", "a", "b", "Proses"]], REGISTER, GROUP)
    assert (heading.row, heading.rows) == (1, 2)
    assert heading.unclaimed == ("Kotak Rekaan / Tanggal", "Kotak Rekaan / Isi")
    assert heading.columns["status"] == 5


@pytest.mark.parametrize(
    ("below", "merges"),
    [
        (UNDER, []),  # the format does not tell of groups
        (["", "", "", "Tanggal", "", ""], GROUP),  # one cell may be anything
        (["", "", "", "3/1/17", "12", ""], GROUP),  # figures are no headings
        (["", "", "Hal", "Tanggal", "Isi", ""], GROUP),  # more than the group has
        (["1", "", "", "Tanggal", "Isi", ""], GROUP),
        (UNDER, [((0, 3), (1, 4))]),  # the group takes the row itself
    ],
)
def test_any_other_row_of_unknown_words_is_of_the_table(below, merges):
    heading = find_heading([GROUPED, below, ["1", "02/01/2017", "Hal", "a", "b", "Proses"]], REGISTER, merges)
    assert (heading.row, heading.rows) == (1, 1)


def test_merged_cells_say_how_far_a_group_reaches():
    upper = ["Agenda", "", "Penerusan", "", "", ""]
    lower = ["No. Agenda", "Tgl Terima", "Instansi", "Tgl Surat", "Tgl Surat Pengadu", "Perihal"]
    heading = find_heading([upper, lower], REGISTER, [((0, 0), (0, 1)), ((0, 2), (0, 3))])
    assert heading.columns["sent_on"] == 3
    assert heading.texts[4] == "Tgl Surat Pengadu"  # beyond the group of Penerusan


def test_one_row_is_not_joined_with_the_first_row_of_data():
    heading = find_heading([HEADINGS, ROW], REGISTER)
    assert (heading.row, heading.rows, heading.unclaimed) == (1, 1, ())


@pytest.mark.parametrize(("row", "found"), [(1, True), (SEARCHED_ROWS, True), (SEARCHED_ROWS + 1, False)])
def test_a_heading_is_sought_in_the_first_fifty_rows(row, found):
    rows = [["BUKU AGENDA", ""]] * (row - 1) + [HEADINGS]
    heading = find_heading(rows, REGISTER)
    assert (heading is not None) is found
    if heading:
        assert heading.row == row


def test_the_order_of_columns_does_not_matter():
    heading = find_heading([HEADINGS[::-1]], REGISTER)
    assert heading.columns["number"] == len(HEADINGS) - 1


def test_two_columns_for_one_field_are_a_double_and_neither_is_taken():
    heading = find_heading([[*HEADINGS, "Status Pengaduan"]], REGISTER)
    assert heading.doubles == (("status", "Status", "Status Pengaduan"),)
    assert "status" not in heading.columns


def test_the_lower_row_alone_claims_only_what_no_joined_heading_has():
    upper = ["Agenda", "", "Surat Pengadu", "Lain"]
    lower = ["No. Agenda", "Tgl Terima", "Tanggal", "Tgl Surat"]
    heading = find_heading([upper, lower], REGISTER)
    assert heading.columns["letter_on"] == 2
    assert heading.unclaimed == ("Lain / Tgl Surat",)


def test_two_equally_weak_claims_are_a_double():
    heading = find_heading(
        [["Agenda", "", "Masuk", "Keluar"], ["No. Agenda", "Tgl Terima", "Tgl Surat", "Tgl Surat"]], REGISTER
    )
    assert [name for name, *_ in heading.doubles] == ["letter_on"]


def test_headings_no_field_claims_are_named_and_known_unused_ones_are_not():
    heading = find_heading([[*HEADINGS, "Paraf", "Warna Map"]], REGISTER)
    assert heading.unclaimed == ("Warna Map",)
    assert (heading.known, heading.total) == (len(HEADINGS) + 1, len(HEADINGS) + 2)


def test_a_missing_required_heading_is_told():
    assert find_heading([HEADINGS[1:]], REGISTER).missing == ("number",)


def test_a_row_of_letters_is_no_heading():
    assert find_heading([ROW, ROW], REGISTER) is None


def test_the_profile_that_knows_more_of_the_sheet_fits_better():
    scores = {name: fit(find_heading([HEADINGS], shipped(name)), shipped(name)) for name in ("register", "responses")}
    assert scores["register"] > scores["responses"]
    assert all(0 <= score <= 1 for score in scores.values())
