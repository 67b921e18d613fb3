"""What an import would do is told row by row beforehand; what a file lacks is reported and left alone."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_desk import ImportDesk, csv_file, import_into
from openpyxl import load_workbook
from small_registers import a_further_row, a_row, register, replies, told


@pytest.fixture
def desk(office):
    return ImportDesk(office)


DRY = ("--dry-run", "--diff")


# --------------------------------------------------------------------------- before anything is written


def test_a_dry_run_tells_of_each_row_and_writes_nothing_at_all(desk):
    desk.lay(a_row(1), a_row(2), a_row(3))
    before = {path: path.read_bytes() for path in desk.folder.iterdir() if path.suffix == ".db"}
    names = sorted(path.name for path in desk.folder.iterdir())
    newer = register(
        desk.folder / "newer.csv",
        a_row(1, subject="Upah", status="Selesai"),
        a_row(2),
        a_row(4),
        a_row(5, sent="31/02/2017"),
    )
    assert desk.take(newer, *DRY) == (1, 1, 1, 1)
    assert desk.diff() == [
        ("changed", "2017/0001", "row 2", 2),
        ("new", "2017/0004", "row 4", 0),
        ("missing", "2017/0003", "", 0),
    ]
    assert desk.values("diff")[:2] == [
        ("2017/0001", "complaints.subject", "Sengketa tanah", "Upah"),
        ("2017/0001", "complaints.status", "open", "completed"),
    ]
    assert desk.values() == []  # told once
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(path.name for path in desk.folder.iterdir()) == sorted([*names, "newer.csv"])


def test_a_dry_run_into_nothing_makes_nothing(desk):
    desk.lay(a_row(1), a_row(2), flags=DRY)
    assert [row[:3] for row in desk.diff()] == [("new", "2017/0001", "row 2"), ("new", "2017/0002", "row 3")]
    assert not desk.db.exists()


def test_csv_and_json_have_every_row_and_value(desk):
    many = range(1, 61)
    desk.lay(*(a_row(number) for number in (*many, *range(61, 91))))
    newer = register(desk.folder / "newer.csv", *(a_row(number, subject="Upah", status="Selesai") for number in many))
    desk.take(newer, *DRY)
    assert len(desk.diff()) == 60 + 30
    assert len(desk.table("diff")) == 120 + 30
    out = desk.folder / "out.csv"
    desk.office.ok("import", newer, *DRY, "--db", desk.db, "--format", "csv", "-o", out)
    text = out.read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == ["file", "outcome", "number", "row", "field", "before", "after"]
    assert sum("missing" in line for line in lines) == 30
    assert sum("complaints.subject" in line for line in lines) == 60


def test_a_diff_of_nothing_is_a_heading_in_csv(desk):
    desk.lay(a_row(1))
    ran = desk.office.run("import", "register.csv", *DRY, "--db", desk.db, "--format", "csv")
    assert ran.out == "file,outcome,number,row,field,before,after\r\n"


def test_without_diff_no_row_is_told_of(desk):
    desk.lay(a_row(1))
    assert desk.diff() == []


def test_each_of_two_letters_has_its_own_count_of_values(desk):
    second = a_further_row(agency="Polri", letter="B-9", sent="01/03/2017")
    desk.lay(a_row(1), second)
    newer = [a_row(1, returned="01/04/2017"), {**second, "returned": "02/04/2017", "note": "x"}]
    desk.lay(*newer, name="newer.csv", flags=DRY)
    assert desk.diff() == [("changed", "2017/0001", "row 2", 1), ("changed", "2017/0001", "row 3", 2)]


def test_the_rows_are_in_the_order_of_sheets_and_rows(desk):
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, numbers in (("Mei", (1, 2, 1)), ("April", (3, 4))):
        sheet = book.create_sheet(name)
        sheet.append(["No. Agenda", "Tgl Terima", "Perihal"])
        for number in numbers:
            sheet.append([number, "02/05/2017", "Upah"])
    book.save(desk.folder / "a.xlsx")
    desk.take("a.xlsx", *DRY)
    assert [(number, row) for _, number, row, _ in desk.diff()] == [
        ("2017/0001", 'sheet "Mei", row 2'),
        ("2017/0002", 'sheet "Mei", row 3'),
        ("2017/0003", 'sheet "April", row 2'),
        ("2017/0004", 'sheet "April", row 3'),
    ]


def test_the_diff_shows_nothing_personal(desk):
    desk.lay(a_row(1, name="Budi Rekaan", nik="3173014101700001", phone="081234567890", address="Jl. Rekaan 1"))
    newer = a_row(1, name="Siti Contoh", nik="3173014101700002", phone="081234567899", subject="Ibu Siti Contoh")
    file = register(desk.folder / "newer.csv", newer)
    shown = "".join(desk.office.ok("import", file, *DRY, "--db", desk.db, *form) for form in ((), ("--format", "json")))
    for canary in ("Budi", "Siti", "Contoh", "31730141", "0812345", "Jl. "):
        assert canary not in shown


def test_cells_that_no_field_claims_are_hidden_in_the_diff(desk):
    """Nobody has said what they are: they may be anybody's name."""
    heading = "No. Agenda;Tgl Terima;Perihal;Ibu Kandung"
    desk.take(csv_file(desk.folder / "a.csv", heading, "1;02/02/2017;Upah;Ny. Rahasia"), "--extra")
    shown = desk.office.ok(
        *("import", csv_file(desk.folder / "b.csv", heading, "1;02/02/2017;Upah;Ny. Tertutup"), "--extra", "--diff"),
        *("--db", desk.db, "--format", "json"),
    )
    assert "Rahasia" not in shown
    assert "Tertutup" not in shown


# --------------------------------------------------------------------------- missing


def test_complaints_that_a_newer_file_lacks_are_counted_named_and_left_alone(desk):
    desk.lay(*(a_row(number) for number in range(1, 6)))
    before = desk.ask("select * from complaints where number in ('2', '4') order by id")
    desk.lay(a_row(1), a_row(3, subject="Upah"), a_row(5), name="newer.csv")
    assert desk.told("missing").startswith("2 complaints on file, received 2 Feb 2017 to 2 Feb 2017,")
    assert "2017/0002, 2017/0004" in desk.told("missing")
    assert desk.ask("select * from complaints where number in ('2', '4') order by id") == before


@pytest.mark.parametrize(
    ("day", "missing"),
    [("01/02/2017", False), ("02/02/2017", True), ("05/02/2017", True), ("06/02/2017", False)],
)
def test_only_the_files_own_period_is_looked_at(desk, day, missing):
    desk.lay(a_row(9, received=day))
    desk.lay(a_row(1, received="02/02/2017"), a_row(2, received="05/02/2017"), name="newer.csv")
    assert bool(desk.told("missing")) is missing


def test_complaints_of_another_source_are_not_missed(desk):
    desk.take(
        csv_file(
            desk.folder / "l.csv",
            "Tracking ID;Tanggal Laporan Masuk;Judul Laporan;Status Laporan;Instansi Terdisposisi",
            "77;02/02/2017;Jalan rusak;Selesai;Kementerian Keuangan",
        )
    )
    desk.lay(a_row(1))
    assert desk.told("missing") == ""


@pytest.mark.parametrize("bad", [{"sent": "31/02/2017"}, {"received": "31/02/2017"}])
def test_a_row_that_is_set_aside_is_not_missing(desk, bad):
    desk.lay(a_row(1), a_row(2))
    assert desk.lay(a_row(1), a_row(2, **bad), name="newer.csv") == (0, 0, 1, 1)
    assert desk.told("missing") == ""


def test_what_another_file_of_the_command_has_is_not_missing(desk):
    desk.lay(a_row(1), a_row(2), a_row(3), name="old.csv")
    files = [register(desk.folder / f"{n}.csv", a_row(n, subject="Upah"), a_row(n + 10)) for n in (1, 2)]
    desk.take(*files)
    for number in (1, 2):
        assert "2017/0003." in desk.told("missing", number)
        assert desk.told("missing", number).startswith("1 ")


def test_nothing_is_missing_from_files_that_are_laid_on(desk):
    desk.lay(a_row(1), a_row(2))
    desk.take(replies(desk.folder / "t.csv", (1, "Kemenkeu", "S-1", "01/04/2017", "", "")))
    assert desk.told("missing") == ""


@pytest.mark.parametrize("numbered", [True, False])
def test_nothing_is_missing_from_a_workbook_of_rejects(desk, numbered):
    desk.lay(a_row(1), a_row(2, received="31/02/2017"), flags=("--rejects", "mend.xlsx"))
    book = load_workbook(desk.folder / "mend.xlsx")
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.value = "02/02/2017" if cell.value == "31/02/2017" else cell.value
        if not numbered and isinstance(row[-1].value, int):
            row[-1].value = None
    book.save(desk.folder / "mend.xlsx")
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert desk.told("missing") == ""


# --------------------------------------------------------------------------- blanks


FULL = {
    "text": "Uraian",
    "name": "Budi Rekaan",
    "nik": "3173014101700001",
    "note": "catatan",
    "reminder_1": "01/03/2017",
}


def full(number=1, **cells):
    return a_row(number, **{**FULL, "returned": "01/04/2017", "regency": "Kab. Kampar", "province": "Riau", **cells})


def test_a_blank_never_erases(desk):
    desk.lay(full())
    assert desk.lay(a_row(1, subject="", status="", category="", letter="", sent=""), name="b.csv") == (0, 0, 1, 0)
    assert desk.values() == []


def test_with_blanks_erase_a_blank_erases_is_logged_and_undo_restores(desk):
    desk.lay(full())
    before = told(desk.db)
    assert desk.lay(a_row(1), name="b.csv", flags=("--blanks-erase",)) == (0, 1, 0, 0)
    assert sorted(desk.values()) == [
        ("2017/0001", "complainants.name", None, ""),
        ("2017/0001", "complainants.nik", None, ""),
        ("2017/0001", "complaints.place_as_written", "Kab. Kampar, Riau", ""),
        ("2017/0001", "complaints.place_code", "14.01", ""),
        ("2017/0001", "complaints.text", "Uraian", ""),
        ("2017/0001", "referrals.note", "catatan", ""),
        ("2017/0001", "referrals.returned_on", "2017-04-01", ""),
    ]
    assert desk.ask("select name, nik, nik_faults from complainants") == [(None, None, None)]
    logged = desk.ask("select column_name from change_values where change_id = 2 and new_value is null")
    assert {name for (name,) in logged} >= {"name", "nik", "text", "note", "returned_on", "place_code"}
    assert desk.take(register(desk.folder / "b.xlsx", a_row(1)), "--blanks-erase") == (0, 0, 1, 0)
    desk.undo("--batch", "2")
    assert told(desk.db) == before


def test_blanks_erase_only_in_columns_that_the_sheet_has(desk):
    desk.lay(full())
    heading = ("No. Agenda", "Tgl Terima", "Perihal", "Uraian", "Instansi Tujuan", "No. Surat Penerusan")
    short = register(desk.folder / "b.csv", a_row(1), heading=heading)
    assert desk.take(short, "--blanks-erase") == (0, 1, 0, 0)
    assert desk.values() == [("2017/0001", "complaints.text", "Uraian", "")]


def test_the_same_place_in_another_spelling_is_no_blank(desk):
    desk.lay(full())
    assert desk.lay(full(regency="KABUPATEN KAMPAR"), name="b.csv", flags=("--blanks-erase",)) == (0, 0, 1, 0)


@pytest.mark.parametrize("turned", [False, True])
def test_blank_cells_of_a_second_letters_row_erase_nothing_of_the_complaint(desk, turned):
    rows = [full(), a_further_row(agency="Polri", letter="B-9", sent="01/03/2017")]
    desk.lay(*rows)
    again = register(desk.folder / "b.csv", *(reversed(rows) if turned else rows))
    assert desk.take(again, "--blanks-erase") == (0, 0, 2, 0)
    assert desk.values() == []


def test_a_reply_or_reminder_that_has_gone_blank_stays(desk):
    """A row of its own is not a value: it goes only by undo."""
    desk.lay(full(reply="05/04/2017", kind="Substantif", reply_text="Telah dibayar"))
    desk.lay(a_row(1), name="b.csv", flags=("--blanks-erase",))
    assert desk.ask("select count(*) from responses") == [(1,)]
    assert desk.ask("select count(*) from reminders") == [(1,)]


# --------------------------------------------------------------------------- for any two registers

ROW = st.builds(
    a_row,
    st.integers(1, 3),
    received=st.sampled_from(["02/02/2017", "03/02/2017", "31/02/2017"]),
    subject=st.sampled_from(["Sengketa tanah", "Upah", ""]),
    agency=st.sampled_from(["Kementerian Keuangan", "Polri", ""]),
    sent=st.sampled_from(["10/02/2017", "11/02/2017", ""]),
    reply=st.sampled_from(["", "05/04/2017"]),
    note=st.sampled_from(["", "catatan"]),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(ROW, min_size=1, max_size=5), st.lists(ROW, min_size=1, max_size=5), st.booleans())
def test_every_row_is_new_changed_unchanged_or_set_aside_and_a_dry_run_tells_the_same(one, other, blanks_erase):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        import_into(folder, register(folder / "one.csv", *one))
        file = register(folder / "other.csv", *other)
        before = (folder / "dumas.db").read_bytes()
        (dry,) = import_into(folder, file, dry_run=True, blanks_erase=blanks_erase)
        assert (folder / "dumas.db").read_bytes() == before
        (real,) = import_into(folder, file, blanks_erase=blanks_erase)
        if real.already is None:
            for result in (dry, real):
                assert result.read == len(other)
                assert result.read == result.new + result.changed + result.unchanged + result.set_aside
                assert len(result.problems) == result.set_aside
            assert (dry.new, dry.changed, dry.missing, dry.changed_values) == (
                real.new,
                real.changed,
                real.missing,
                real.changed_values,
            )
