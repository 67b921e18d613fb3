"""Rows set aside come back mended in their workbook, or in a later good file, and their problems are closed."""

from __future__ import annotations

import pytest
from import_desk import ImportDesk, csv_file, workbook
from openpyxl import load_workbook
from small_registers import a_row, register


@pytest.fixture
def desk(office):
    return ImportDesk(office)


def mend(path, **cells):
    """Write other values into the cells that hold these; "was=now" for each."""
    book = load_workbook(path)
    for was, now in cells.values():
        found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == was]
        assert found, was
        for cell in found:
            cell.value = now
    book.save(path)
    return path


BAD = "31/02/2017"


@pytest.mark.parametrize("name", ["register.csv", "register.xlsx"])
def test_a_mended_row_is_taken_alone_and_its_problem_closed(desk, name):
    desk.lay(a_row(1), a_row(2, received=BAD), a_row(3), name=name, flags=("--rejects", "mend.xlsx"))
    mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017"))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.told("mended").startswith("1,")
    assert (desk.told("missing"), desk.told("unclaimed"), desk.told("warnings")) == ("", "", "")
    assert desk.ask("select number, received_on from complaints order by 1")[1] == ("2", "2017-02-01")
    assert (desk.open_problems(), desk.closed_problems()) == ([], [(1, "mended")])


def test_a_row_that_is_still_bad_is_set_aside_under_a_new_number(desk):
    desk.lay(a_row(1), a_row(2, received=BAD), a_row(3, received=BAD), flags=("--rejects", "mend.xlsx"))
    book = load_workbook(desk.folder / "mend.xlsx")
    rows = [row for row in book.active.iter_rows() if row[2].value == BAD]
    rows[0][2].value, rows[1][2].value = "01/02/2017", "30/02/2017"
    book.save(desk.folder / "mend.xlsx")
    assert desk.take("mend.xlsx", "--rejects", "again.xlsx") == (1, 0, 0, 1)
    assert desk.closed_problems() == [(1, "mended"), (2, "again")]
    assert desk.open_problems() == [(3, "3")]
    mend(desk.folder / "again.xlsx", day=("30/02/2017", "01/03/2017"))
    assert desk.take("again.xlsx") == (1, 0, 0, 0)
    assert desk.closed_problems()[-1] == (3, "mended")
    assert desk.open_problems() == []
    assert desk.ask("select number from complaints order by 1") == [("1",), ("2",), ("3",)]


def test_rejects_that_dumas_problems_hands_back_are_the_same(desk):
    desk.lay(a_row(1), a_row(2, received=BAD))
    desk.office.ok("problems", "--rejects", "mend.xlsx", "--db", desk.db)
    mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017"))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.open_problems() == []


def test_a_workbook_of_rejects_that_nobody_mended_sets_the_rows_aside_again(desk):
    desk.lay(a_row(1), a_row(2, received=BAD), flags=("--rejects", "mend.xlsx"))
    assert desk.take("mend.xlsx") == (0, 0, 0, 1)
    assert desk.told("again").startswith("1 ")
    assert (desk.open_problems(), desk.closed_problems()) == ([(2, "2")], [(1, "again")])


def test_rejects_in_indonesian_are_known_again(desk):
    desk.lay(a_row(1), a_row(2, received=BAD), flags=("--rejects", "mend.xlsx", "--lang", "id"))
    mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017"))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.closed_problems() == [(1, "mended")]


def test_numbers_of_a_dry_run_close_nothing(desk):
    """The numbers that a dry run gave went to other rows since."""
    first = register(desk.folder / "first.csv", a_row(1), a_row(2, received=BAD))
    desk.take(first, "--dry-run", "--rejects", "mend.xlsx")
    desk.lay(a_row(9, received=BAD), name="other.csv")
    mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017"))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.open_problems() == [(1, "9")]
    assert desk.told("missing") == ""


TWO_ROWS = (
    ["DAFTAR PENGADUAN - data latihan"],
    ["No. Agenda", "Tgl Terima", "Perihal", "Penerusan", None, "Instansi Tujuan"],
    [None, None, None, "Nomor", "Tgl Surat", None],
)


def test_a_heading_of_two_rows_and_several_sheets(desk):
    workbook(
        desk.folder / "dua.xlsx",
        [
            *TWO_ROWS,
            [1, "02/02/2017", "Upah", "B-1", "10/02/2017", "Polri"],
            [2, "02/02/2017", "Upah", "B-2", BAD, "Polri"],
        ],
        [
            *TWO_ROWS,
            [3, "02/03/2017", "Upah", "B-3", "10/03/2017", "Polri"],
            [4, BAD, "Upah", "B-4", "10/03/2017", "Polri"],
        ],
        merges=("D2:E2",),
    )
    assert desk.take("dua.xlsx", "--rejects", "mend.xlsx") == (2, 0, 0, 2)
    assert desk.ask("select letter_number, sent_on from referrals") == [("B-1", "2017-02-10"), ("B-3", "2017-03-10")]
    mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017"))
    assert desk.take("mend.xlsx") == (2, 0, 0, 0)
    assert desk.ask("select letter_number, sent_on from referrals order by 1")[1] == ("B-2", "2017-02-01")
    assert desk.closed_problems() == [(1, "mended"), (2, "mended")]


def test_ids_as_numbers_and_long_figures_stay_what_they_are(desk):
    workbook(
        desk.folder / "angka.xlsx",
        [
            ["No. Agenda", "Tgl Terima", "Perihal", "NIK", "Instansi Tujuan"],
            [7, "02/02/2017", "Upah", "3173014101700001", "Polri"],
            [8.0, BAD, "Upah", "0073014101700001", "Polri"],
        ],
    )
    assert desk.take("angka.xlsx", "--rejects", "mend.xlsx") == (1, 0, 0, 1)
    mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017"))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.ask("select c.number, w.nik from complaints c join complainants w on w.complaint_id = c.id") == [
        ("7", "3173014101700001"),
        ("8", "0073014101700001"),
    ]


def test_rows_of_two_files_and_layouts_are_handed_back_together_by_sheet(desk):
    register(desk.folder / "a.csv", a_row(1, received=BAD))
    csv_file(
        desk.folder / "b.csv",
        "Tracking ID;Tanggal Laporan Masuk;Judul Laporan;Status Laporan;Instansi Terdisposisi",
        f"77;{BAD};Jalan rusak;Selesai;Kementerian Keuangan",
    )
    assert desk.take("a.csv", "b.csv", "--rejects", "mend.xlsx") == (0, 0, 0, 2)
    mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017"))
    book = load_workbook(desk.folder / "mend.xlsx")
    assert book.sheetnames == ["1 a.csv", "2 b.csv", "Notes"]
    for sheet in book.sheetnames[:2]:
        assert desk.take("mend.xlsx", "--sheet", sheet) == (1, 0, 0, 0)
    assert desk.ask("select source from complaints order by 1") == [("lapor",), ("surat",)]
    assert desk.open_problems() == []


# --------------------------------------------------------------------------- a later good file


def test_a_later_file_that_brings_the_row_closes_its_problem(desk):
    desk.lay(a_row(1), a_row(2, received=BAD))
    assert desk.lay(a_row(1), a_row(2), name="better.csv") == (1, 0, 1, 0)
    assert desk.told("mended").startswith("1,")
    assert (desk.open_problems(), desk.closed_problems()) == ([], [(1, "accepted")])


def test_a_later_file_in_which_the_row_is_still_bad_keeps_one_problem_open(desk):
    desk.lay(a_row(1), a_row(2, received=BAD))
    desk.lay(a_row(1, subject="Upah"), a_row(2, received=BAD), name="b.csv")
    assert (desk.open_problems(), desk.closed_problems()) == ([(2, "2")], [(1, "again")])


def test_news_of_another_letter_of_the_complaint_does_not_hide_that_a_row_is_still_bad(desk):
    """The row came with another text, so it is not the same row; but it is set aside all the same."""
    bad = {"sent": BAD, "agency": "Polri", "letter": "B-2"}
    desk.lay(a_row(1), a_row(1, **bad))
    desk.lay(a_row(1, status="Selesai"), a_row(1, **bad, note="catatan"), name="b.csv")
    assert [number for _, number in desk.open_problems()] == ["1"]
    assert desk.closed_problems() == [(1, "again")]


def test_another_source_of_the_same_number_closes_nothing(desk):
    desk.lay(a_row(2, received=BAD))
    csv_file(
        desk.folder / "b.csv",
        "Tracking ID;Tanggal Laporan Masuk;Judul Laporan;Status Laporan;Instansi Terdisposisi",
        "2;02/02/2017;Jalan rusak;Selesai;Kementerian Keuangan",
    )
    desk.take("b.csv")
    assert len(desk.open_problems()) == 1


def test_a_mended_row_shows_nothing_personal(desk):
    row = a_row(2, received=BAD, name="Budi Rekaan", nik="3173014101700001", phone="081234567890")
    shown = desk.office.ok(
        "import", register(desk.folder / "a.csv", row), "--db", desk.db, "--rejects", "mend.xlsx", "--diff"
    )
    shown += desk.office.ok(
        "import", mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017")), "--db", desk.db, "--diff"
    )
    for canary in ("Budi", "3173", "08123"):
        assert canary not in shown


def test_the_headings_of_a_workbook_of_rejects_are_not_those_of_the_last_export(desk):
    desk.lay(a_row(1), a_row(2, received=BAD), flags=("--rejects", "mend.xlsx"))
    desk.take(mend(desk.folder / "mend.xlsx", day=(BAD, "01/02/2017")))
    desk.lay(a_row(1), a_row(2, received="01/02/2017"), a_row(3), name="b.csv")
    assert "heading" not in desk.told("warnings")


def test_a_letter_set_aside_stays_open_where_other_letters_of_the_complaint_come(desk):
    """What is set aside in the later file is another row, so the first one is still to be mended."""
    desk.lay(a_row(1), a_row(1, sent=BAD, agency="Polri", letter="B-2"))
    desk.lay(a_row(1), a_row(1, sent="31/04/2017", agency="Kementerian Agama", letter="B-3", note="x"), name="b.csv")
    assert [number for _, number in desk.open_problems()] == ["1", "1"]


# --------------------------------------------------------------------------- mended rows are as old as their export


def lay_old_and_new(desk, **old):
    """A row of an older export is set aside; a newer export speaks of its complaint."""
    mended = ("--exported-on", "2017-06-30", "--rejects", "mend.xlsx")
    desk.lay(a_row(2, subject="Lama", completed=BAD, **old), name="old.csv", flags=mended)
    desk.lay(a_row(2, subject="Baru"), name="new.csv", flags=("--exported-on", "2017-12-31"))
    mend(desk.folder / "mend.xlsx", day=(BAD, ""))


def test_a_mended_row_of_an_older_export_changes_nothing_that_a_newer_one_has_said(desk):
    lay_old_and_new(desk, text="Uraian")
    assert desk.take("mend.xlsx") == (0, 1, 0, 0)
    assert desk.ask("select subject, text from complaints") == [("Baru", "Uraian")]
    assert desk.told("kept").startswith("1 ")
    assert desk.told("exported_on") == "30 Jun 2017"


def test_force_older_lets_a_mended_row(desk):
    lay_old_and_new(desk)
    assert desk.take("mend.xlsx", "--force-older") == (0, 1, 0, 0)
    assert desk.ask("select subject from complaints") == [("Lama",)]


def test_a_mended_row_of_the_newest_export_is_as_new_as_that(desk):
    desk.lay(a_row(2, subject="Lama"), name="old.csv", flags=("--exported-on", "2017-06-30"))
    mended = ("--exported-on", "2017-12-31", "--rejects", "mend.xlsx")
    desk.lay(a_row(2, subject="Baru", completed=BAD), name="new.csv", flags=mended)
    mend(desk.folder / "mend.xlsx", day=(BAD, ""))
    assert desk.take("mend.xlsx") == (0, 1, 0, 0)
    assert desk.lay(a_row(2, subject="Lama"), name="older.csv", flags=("--exported-on", "2017-07-31")) == (0, 0, 1, 0)
    assert desk.ask("select subject from complaints") == [("Baru",)]


def test_of_a_mended_row_only_its_own_cells_are_kept_as_extra(desk):
    lines = "No. Agenda;Tgl Terima;Perihal;Loket", f"1;{BAD};Upah;3"
    (desk.folder / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    desk.take("a.csv", "--extra", "--rejects", "mend.xlsx")
    mend(desk.folder / "mend.xlsx", day=(BAD, "28/02/2017"))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.ask("select extra_json from complaints") == [('{"Loket": "3"}',)]


# --------------------------------------------------------------------------- mended rows are read as their file was


def american(desk, name="a.csv", number=2):
    """A register with the month first, of which a row is set aside."""
    lines = "No. Agenda;Tgl Terima;Isi Berita", f"{number}1;02/13/2017;Upah", f"{number};02/31/2017;Tanah"
    (desk.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    desk.take(name, "--date-order", "month", "--map", "Isi Berita=subject", "--rejects", "mend.xlsx")


def test_a_mended_row_is_read_in_the_order_and_by_the_map_of_its_file(desk):
    american(desk)
    mend(desk.folder / "mend.xlsx", day=("02/31/2017", "02/05/2017"))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.ask("select received_on, subject from complaints where number = '2'") == [("2017-02-05", "Tanah")]
    assert desk.take("mend.xlsx") == (0, 0, 1, 0)


def test_the_command_line_goes_before_what_its_file_was_read_with(desk):
    american(desk)
    mend(desk.folder / "mend.xlsx", day=("02/31/2017", "05/02/2017"))
    assert desk.take("mend.xlsx", "--date-order", "day") == (1, 0, 0, 0)
    assert desk.ask("select received_on, subject from complaints where number = '2'") == [("2017-02-05", "Tanah")]


def test_rows_of_files_that_were_read_in_different_ways_are_handed_back_file_by_file(desk):
    american(desk)
    desk.lay(a_row(7, received=BAD), name="b.csv")
    desk.office.ok("problems", "--rejects", "all.xlsx", "--db", desk.db)
    assert "file by file" in desk.stops("all.xlsx")
    desk.office.ok("problems", "--file", "a.csv", "--rejects", "some.xlsx", "--db", desk.db)
    mend(desk.folder / "some.xlsx", day=("02/31/2017", "02/05/2017"))
    assert desk.take("some.xlsx") == (1, 0, 0, 0)
    assert [number for _, number in desk.open_problems()] == ["7"]
