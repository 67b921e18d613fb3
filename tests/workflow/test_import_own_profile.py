"""A register that no shipped profile reads goes in with a profile of one's own, as often as one likes."""

from __future__ import annotations

import json

import pytest
from import_desk import ImportDesk, csv_file, workbook
from small_registers import told

HOSPITAL = """
about    = "Complaints desk of an invented hospital"
required = ["received_on"]
unused   = ["Ward phone"]

[constants]
source = "hospital"

[columns]
received_on = ["Date reported"]
subject     = ["What happened"]
name        = ["Patient"]
status      = ["State"]
note        = ["Remarks"]

[dates]
order = "year"

[status]
open      = ["Open"]
completed = ["Closed"]

[sheet]
id_from = ["received_on", "name", "subject"]
"""
HOSPITAL_ROWS = (
    ["Date reported", "Ward", "Patient", "What happened", "State", "Bed", "Ward phone"],
    ["2017-02-13", "Maternity", "Invented Person", "Waited six hours", "Open", "12", "0215550001"],
    ["2017-02-14", "Surgery", "Other Person", "Bill was wrong", "Closed", "", ""],
    ["2017-02-14", "Surgery", "Third Person", "Bill was wrong", "Open", "3", ""],
)

VILLAGE = """
about    = "Complaints heard in invented villages"
required = ["received_on", "status"]

[constants]
source = "desa"

[columns]
received_on = ["Tanggal"]
status      = ["Keadaan"]
province    = ["Provinsi"]
regency     = ["Kabupaten"]

[dates]
order = "day"

[status]
open      = ["belum"]
completed = ["sudah"]

[sheet]
id_columns = ["Kode Desa", "Urut"]
fill_down  = ["province", "regency"]
"""
VILLAGE_ROWS = (
    ["Provinsi", "Kabupaten", "Kode Desa", "Urut", "Tanggal", "Keadaan"],
    ["Riau", "Kab. Kampar", "KP-01", 1, "02/02/2017", "belum"],
    [None, None, "KP-01", 2, "13/02/2017", "sudah"],
    [None, None, "KP-02", 1, "14/02/2017", "belum"],
    ["Sulawesi Selatan", "Kab. Takalar", "TK-01", 1, "15/02/2017", "sudah"],
)


@pytest.fixture
def desk(office):
    office.desk = ImportDesk(office)
    (office.folder / "hospital.toml").write_text(HOSPITAL, encoding="utf-8")
    (office.folder / "desa.toml").write_text(VILLAGE, encoding="utf-8")
    return office.desk


def as_csv(path, rows):
    return csv_file(path, *(";".join("" if cell is None else str(cell) for cell in row) for row in rows))


def take(desk, rows, name, profile, *flags, merges=()):
    """Import rows as csv or xlsx, by the name of the file."""
    path = desk.folder / name
    if path.suffix == ".csv":
        as_csv(path, rows)
    else:
        workbook(path, rows, merges=merges)
    return desk.take(path, "--profile", profile, *flags)


# --------------------------------------------------------------------------- a hospital: no ids, no agency, no reply


def test_a_foreign_register_without_ids_agencies_and_replies_goes_in_whole(desk):
    assert take(desk, HOSPITAL_ROWS, "h.csv", "hospital.toml") == (3, 0, 0, 0)
    assert desk.ask("select source, received_on, subject, status from complaints order by id") == [
        ("hospital", "2017-02-13", "Waited six hours", "open"),
        ("hospital", "2017-02-14", "Bill was wrong", "completed"),
        ("hospital", "2017-02-14", "Bill was wrong", "open"),
    ]
    assert desk.ask("select count(*) from referrals") == [(0,)]
    assert '"Ward"; "Bed"' in desk.told("unclaimed")
    assert "Ward phone" not in desk.told("unclaimed")


@pytest.mark.parametrize("other", ["h.xlsx", "h-again.csv"])
def test_twice_is_once_without_ids(desk, other):
    take(desk, HOSPITAL_ROWS, "h.csv", "hospital.toml")
    once = told(desk.db)
    heading, *rows = HOSPITAL_ROWS
    assert take(desk, [heading, *reversed(rows)], other, "hospital.toml") == (0, 0, 3, 0)
    assert told(desk.db) == once


def test_an_id_made_of_the_content_does_not_mind_capitals_and_blanks(desk):
    take(desk, HOSPITAL_ROWS, "h.csv", "hospital.toml")
    heading, first, *_ = HOSPITAL_ROWS
    again = [first[0], first[1], first[2].upper(), f" {first[3].lower()}  ", *first[4:]]
    new, changed, unchanged, aside = take(desk, [heading, again], "b.csv", "hospital.toml")
    assert (new, aside, changed + unchanged) == (0, 0, 1)


def test_what_the_id_is_not_made_of_may_change(desk):
    take(desk, HOSPITAL_ROWS, "h.csv", "hospital.toml")
    heading, first, *_ = HOSPITAL_ROWS
    assert take(desk, [heading, [*first[:4], "Closed", *first[5:]]], "b.csv", "hospital.toml") == (0, 1, 0, 0)
    assert desk.values()[0][1:] == ("complaints.status", "open", "completed")


def test_the_same_content_twice_in_a_file_is_one_complaint(desk):
    assert take(desk, [*HOSPITAL_ROWS, HOSPITAL_ROWS[1]], "h.csv", "hospital.toml") == (3, 0, 1, 0)
    assert desk.told("merged").startswith("1 ")


def test_extra_columns_are_kept_on_request_and_readable_in_the_database(desk):
    take(desk, HOSPITAL_ROWS, "h.csv", "hospital.toml", "--extra")
    kept = [json.loads(text) for (text,) in desk.ask("select extra_json from complaints order by id")]
    assert kept == [{"Ward": "Maternity", "Bed": "12"}, {"Ward": "Surgery"}, {"Ward": "Surgery", "Bed": "3"}]
    assert desk.told("unclaimed") == ""
    assert desk.ask("select extra_json ->> 'Ward' from complaints order by id")[0] == ("Maternity",)


def test_extra_cells_are_told_when_they_change_and_a_blank_or_missing_one_stays(desk):
    take(desk, HOSPITAL_ROWS, "h.csv", "hospital.toml", "--extra")
    heading, first, *_ = HOSPITAL_ROWS
    changed = [*first[:1], "Emergency", *first[2:5], "", ""]
    assert take(desk, [heading, changed], "b.csv", "hospital.toml", "--extra") == (0, 1, 0, 0)
    (text,) = desk.ask("select extra_json from complaints order by id")[0]
    assert json.loads(text) == {"Ward": "Emergency", "Bed": "12"}
    assert take(desk, [heading, changed], "b.xlsx", "hospital.toml", "--extra") == (0, 0, 1, 0)


def test_extra_named_in_the_profile_is_kept_without_asking(desk):
    own = HOSPITAL.replace('unused   = ["Ward phone"]', 'unused   = ["Ward phone"]\nextra = ["Bed"]')
    (desk.folder / "bed.toml").write_text(own, encoding="utf-8")
    take(desk, HOSPITAL_ROWS, "h.csv", "bed.toml")
    kept = [text and json.loads(text) for (text,) in desk.ask("select extra_json from complaints order by id")]
    assert kept == [{"Bed": "12"}, None, {"Bed": "3"}]
    assert desk.told("unclaimed") == '"Ward"'


def test_a_row_without_anything_to_make_a_number_of_is_set_aside(desk):
    rows = [*HOSPITAL_ROWS, ["", "Surgery", "", "", "Open", "", ""]]
    assert take(desk, rows, "h.csv", "hospital.toml") == (3, 0, 0, 1)


# --------------------------------------------------------------------------- villages: ids of two columns, merged cells


@pytest.mark.parametrize("name", ["d.csv", "d.xlsx"])
def test_an_id_of_two_columns_and_status_only(desk, name):
    assert take(desk, VILLAGE_ROWS, name, "desa.toml", merges=("A2:A4", "B2:B4")) == (4, 0, 0, 0)
    assert desk.ask("select number, status, place_code from complaints order by id") == [
        ("KP-01/1", "open", "14.01"),
        ("KP-01/2", "completed", "14.01"),
        ("KP-02/1", "open", "14.01"),
        ("TK-01/1", "completed", "73.05"),
    ]


def test_the_rows_of_the_csv_are_those_of_the_workbook(desk):
    take(desk, VILLAGE_ROWS, "d.csv", "desa.toml")
    assert take(desk, VILLAGE_ROWS, "d.xlsx", "desa.toml", merges=("A2:A4", "B2:B4")) == (0, 0, 4, 0)


def test_only_merged_cells_are_filled_where_the_workbook_tells_which_they_are(desk):
    """Below the merged block a blank is a blank."""
    rows = [*VILLAGE_ROWS[:4], [None, None, "XX-01", 1, "15/02/2017", "belum"]]
    take(desk, rows, "d.xlsx", "desa.toml", merges=("A2:A3", "B2:B3"))
    assert desk.ask("select number, place_as_written from complaints order by id") == [
        ("KP-01/1", "Kab. Kampar, Riau"),
        ("KP-01/2", "Kab. Kampar, Riau"),
        ("KP-02/1", None),
        ("XX-01/1", None),
    ]


@pytest.mark.parametrize("name", ["d.csv", "d.xlsx"])
def test_nothing_is_filled_where_the_profile_does_not_say_so(desk, name):
    plain = VILLAGE.replace('fill_down  = ["province", "regency"]', "")
    (desk.folder / "plain.toml").write_text(plain, encoding="utf-8")
    take(desk, VILLAGE_ROWS, name, "plain.toml", merges=("A2:A4", "B2:B4"))
    assert [code for (code,) in desk.ask("select place_code from complaints order by id")] == [
        "14.01",
        None,
        None,
        "73.05",
    ]


def test_a_blank_row_and_a_footer_below_a_block_are_no_complaints(desk):
    rows = [*VILLAGE_ROWS, [None] * 6, ["Jumlah", None, None, 4, None, None]]
    assert take(desk, rows, "d.csv", "desa.toml") == (4, 0, 0, 0)


def test_a_part_of_the_id_that_is_blank_sets_the_row_aside_and_names_both_columns(desk):
    rows = [*VILLAGE_ROWS, [None, None, "TK-02", None, "15/02/2017", "belum"]]
    assert take(desk, rows, "d.csv", "desa.toml") == (4, 0, 0, 1)
    assert "Kode Desa / Urut" in desk.table("problems")[0]["reason"]


def test_numbers_and_texts_make_the_same_id(desk):
    text = [VILLAGE_ROWS[0], *([*row[:3], str(row[3]), *row[4:]] for row in VILLAGE_ROWS[1:])]
    take(desk, VILLAGE_ROWS, "d.xlsx", "desa.toml", merges=("A2:A4", "B2:B4"))
    assert take(desk, text, "e.xlsx", "desa.toml", merges=("A2:A4", "B2:B4")) == (0, 0, 4, 0)


def test_two_registers_of_the_same_numbers_are_told_apart_by_their_source(desk):
    take(desk, VILLAGE_ROWS, "d.csv", "desa.toml")
    other = VILLAGE.replace('source = "desa"', 'source = "kelurahan"')
    (desk.folder / "kelurahan.toml").write_text(other, encoding="utf-8")
    assert take(desk, VILLAGE_ROWS, "d.csv", "kelurahan.toml") == (4, 0, 0, 0)


def test_rejects_of_a_register_of_ones_own_come_back_mended(desk):
    from openpyxl import load_workbook

    rows = [*VILLAGE_ROWS, ["Riau", "Kab. Kampar", "KP-03", 1, "31/02/2017", "belum"]]
    take(desk, rows, "d.csv", "desa.toml", "--rejects", "mend.xlsx")
    book = load_workbook(desk.folder / "mend.xlsx")
    (cell,) = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "31/02/2017"]
    cell.value = "28/02/2017"
    book.save(desk.folder / "mend.xlsx")
    assert desk.take("mend.xlsx", "--profile", "desa.toml") == (1, 0, 0, 0)
    assert desk.closed_problems() == [(1, "mended")]
