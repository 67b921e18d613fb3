"""A reply whose complaint is not yet known waits, is listed, and is attached when its register comes."""

from __future__ import annotations

import pytest
from import_desk import ImportDesk, csv_file
from small_registers import a_row, register, replies

ANSWER = (1, "Kemenkeu", "S-1/2017", "01/04/2017", "Substantif", "Telah dibayar")


@pytest.fixture
def desk(office):
    return ImportDesk(office)


def answers(desk, *rows, name="tanggapan.csv"):
    return replies(desk.folder / name, *(rows or [ANSWER]))


def test_a_reply_without_its_complaint_waits_and_is_listed(desk):
    desk.lay(a_row(2))
    assert desk.take(answers(desk)) == (0, 0, 0, 1)
    assert desk.told("waiting").startswith("1 ")
    assert desk.open_problems() == [(1, "1")]
    assert "waits for it" in " ".join(desk.office.ok("problems", "--db", desk.db).split())


def test_it_is_attached_when_the_register_comes_and_the_numbers_add_up(desk):
    desk.take(answers(desk, ANSWER, (2, "Kemenkeu", "S-2", "02/04/2017", "Substantif", "")))
    assert desk.lay(a_row(1)) == (1, 0, 0, 0)
    assert desk.told("attached").startswith("1 ")
    assert desk.closed_problems() == [(1, "attached")]
    assert desk.open_problems() == [(2, "2")]
    assert desk.ask("select letter_number, kind, laid_on from responses") == [("S-1/2017", "substantive", 1)]
    assert desk.lay(a_row(1), name="again.xlsx") == (0, 0, 1, 0)
    assert desk.told("attached") == ""


def test_of_one_command_the_register_goes_first_and_nothing_waits(desk):
    file = answers(desk)
    assert desk.take(file, register(desk.folder / "r.csv", a_row(1))) == (2, 0, 0, 0)
    assert desk.ask("select count(*) from waiting_responses") == [(0,)]


def test_a_reply_whose_agency_has_no_letter_waits_on_until_the_letter_comes(desk):
    desk.take(answers(desk))
    desk.lay(a_row(1, agency="Polri"))
    assert desk.told("attached") == ""
    assert desk.open_problems() == [(1, "1")]
    assert desk.lay(a_row(1, agency="Polri"), a_row(1, letter="B-9"), name="more.csv") == (1, 0, 1, 0)
    assert desk.told("attached").startswith("1 ")
    assert desk.open_problems() == []


def test_after_undo_of_the_register_it_waits_again(desk):
    desk.take(answers(desk))
    desk.lay(a_row(1))
    desk.undo()
    assert desk.open_problems() == [(1, "1")]
    assert desk.take("register.csv") == (1, 0, 0, 0)
    assert desk.told("attached").startswith("1 ")


@pytest.mark.parametrize("extra", [(), (1, "Kemenkeu", "S-1/2017", "01/04/2017", "Substantif", "Telah dibayar")])
def test_a_row_that_waits_already_does_not_wait_twice(desk, extra):
    desk.take(answers(desk))
    again = answers(desk, ANSWER, (7, "Polri", "S-7", "01/05/2017", "", ""), *([extra] if extra else []), name="b.csv")
    desk.take(again)
    assert desk.told("again").startswith("1 ")
    desk.lay(a_row(1))
    assert desk.ask("select count(*) from responses") == [(1,)]
    assert [number for _, number in desk.open_problems()] == ["7"]


def test_the_same_reply_in_a_sheet_of_other_columns_does_not_wait_twice(desk):
    desk.take(answers(desk))
    other = csv_file(
        desk.folder / "lain.csv",
        "No;Instansi;No. Agenda;Tahun;No. Surat Tanggapan;Tgl Tanggapan;Jenis Tanggapan;Isi Tanggapan",
        "1;Kemenkeu;1;2017;S-1/2017;1 April 2017;Substantif;Telah dibayar",
    )
    desk.take(other)
    assert [number for _, number in desk.open_problems()] == ["1"]
    assert desk.closed_problems() == [(1, "again")]


def test_a_later_word_of_the_same_reply_waits_beside_it_and_wins(desk):
    desk.take(answers(desk))
    desk.take(answers(desk, (*ANSWER[:4], "Sementara", "Telah dibayar"), name="b.csv"))
    desk.lay(a_row(1))
    assert desk.ask("select kind from responses") == [("interim",)]
    assert desk.open_problems() == []


def test_a_waiting_reply_is_mended_in_its_workbook(desk):
    """The number was written wrongly: mended, it finds its complaint, and nothing waits any more."""
    from openpyxl import load_workbook

    desk.lay(a_row(1))
    desk.take(answers(desk, (11, *ANSWER[1:])), "--rejects", "mend.xlsx")
    book = load_workbook(desk.folder / "mend.xlsx")
    (cell,) = [cell for row in book.active.iter_rows() for cell in row if cell.value == "11"]
    cell.value = "1"
    book.save(desk.folder / "mend.xlsx")
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.closed_problems() == [(1, "mended")]
    desk.lay(a_row(11), name="later.csv")
    assert desk.told("attached") == ""
    assert desk.ask("select count(*) from responses") == [(1,)]


def test_what_a_visit_found_waits_too(desk):
    visits = csv_file(
        desk.folder / "v.csv", "No. Agenda;Tahun;Tgl Kunjungan;Metode;Hasil", "1;2017;05/06/2017;Mediasi;Sepakat"
    )
    assert desk.take(visits) == (0, 0, 0, 1)
    desk.lay(a_row(1))
    assert desk.told("attached").startswith("1 ")
    assert desk.ask("select visited_on, method, outcome from visit_results") == [("2017-06-05", "mediasi", "Sepakat")]


def test_a_waiting_reply_says_nothing_personal(desk):
    desk.take(answers(desk, (1, "Kemenkeu", "S-1", "01/04/2017", "", "Sdr. Budi NIK 3173014101700001 hp 081234567890")))
    shown = desk.office.ok("problems", "--db", desk.db, "--format", "json")
    assert "3173014101700001" not in shown
    assert "081234567890" not in shown
