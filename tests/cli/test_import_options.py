"""What an import prints: the same file again, values kept, rows that wait, mended rows, the diff before writing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).parent.parent / "workflow"))

from small_registers import a_row, register, replies

BAD = "31/02/2017"
ANSWERS = (
    (1, "Kemenkeu", "S-1/2017", "01/04/2017", "Substantif", "Telah dibayar"),
    (9, "Kemenkeu", "S-9/2017", "02/04/2017", "Sementara", ""),
)


def old():
    return a_row(1, name="Siti Rekaan"), a_row(2), a_row(3, received="05/02/2017"), a_row(4, received=BAD)


@pytest.fixture
def desk(office):
    """An office with a register, of which a row was set aside and handed back."""
    register(office.folder / "register.csv", *old())
    office.ok(
        "import", "register.csv", "--as-of", "2018-01-31", "--exported-on", "2017-06-30", "--rejects", "mend.xlsx"
    )
    return office


def imports(office, *words):
    """What an import prints with a fixed day."""
    return office.ok("import", *words, "--as-of", "2018-01-31")


def newer(office):
    rows = a_row(1, name="Tuti Rekaan", subject="Upah"), a_row(3, received="05/02/2017"), a_row(5), a_row(5)
    return register(office.folder / "newer.csv", *rows)


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_same_file_again(desk, golden, lang):
    shown = imports(desk, "register.csv", "--exported-on", "2017-06-30", "--lang", lang)
    golden(f"import_again_{lang}.txt", shown)


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_dry_run_with_diff(desk, golden, lang):
    golden(f"import_diff_{lang}.txt", imports(desk, newer(desk), "--dry-run", "--diff", "--lang", lang))


def test_a_diff_in_csv_is_one_line_a_row_and_value(desk, golden):
    shown = imports(desk, newer(desk), "--dry-run", "--diff", "--format", "csv")
    assert shown.count("\n") == shown.count("\r\n")  # as a spreadsheet program reads it
    golden("import_diff.csv.txt", shown.replace("\r\n", "\n"))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_an_older_export_leaves_alone(desk, golden, lang):
    imports(desk, newer(desk), "--exported-on", "2017-12-31")
    rows = a_row(1, name="Siti Rekaan", text="Uraian"), a_row(2), a_row(3, received="05/02/2017")
    register(desk.folder / "older.csv", *rows)
    golden(f"import_kept_{lang}.txt", imports(desk, "older.csv", "--exported-on", "2017-03-31", "--lang", lang))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_replies_that_wait_and_find_their_complaints(office, golden, lang):
    replies(office.folder / "tanggapan.csv", *ANSWERS)
    register(office.folder / "register.csv", *old()[:3])
    shown = [imports(office, name, "--lang", lang) for name in ("tanggapan.csv", "register.csv")]
    golden(f"import_waiting_{lang}.txt", "\n".join(shown))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_results_of_visits_in_print(desk, golden, lang):
    imports(desk, visits(desk, "Sepakat", "1;2017;05/06/2017;Klarifikasi;Kemenkeu;Belum selesai", name="lama.csv"))
    golden(f"import_visits_{lang}.txt", imports(desk, visits(desk, "Tidak sepakat"), "--diff", "--lang", lang))


def visits(office, outcome, *more, name="kunjungan.csv"):
    lines = "No. Agenda;Tahun;Tgl Kunjungan;Metode;Instansi;Hasil", f"1;2017;05/06/2017;Mediasi;Kemenkeu;{outcome}"
    (office.folder / name).write_text("\n".join((*lines, *more)) + "\n", encoding="utf-8")
    return name


@pytest.mark.parametrize("lang", ["en", "id"])
def test_headings_that_have_drifted_and_cells_that_are_kept(office, golden, lang):
    first = "No. Agenda;Tgl Terima;Perihal;Nama Pengadu;Status", "1;02/02/2017;Sengketa tanah;Siti Rekaan;Proses"
    later = "No. Agenda;Tanggal Diterima;Perihal Surat;Nama Pengadu;Loket", "1;02/02/2017;Upah;Siti Rekaan;3"
    for name, lines in (("a.csv", first), ("b.csv", later)):
        (office.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    imports(office, "a.csv")
    words = "--map", "Perihal Surat=subject", "--extra", "--diff", "--lang", lang
    golden(f"import_drift_{lang}.txt", imports(office, "b.csv", *words))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_rows_that_come_back_mended(desk, golden, lang):
    register(desk.folder / "more.csv", a_row(6, received=BAD))
    imports(desk, "more.csv")
    desk.ok("problems", "--rejects", "mend.xlsx")
    book = load_workbook(desk.folder / "mend.xlsx")
    for sheet in book.worksheets[:2]:
        for row in sheet.iter_rows():
            if row[2].value == BAD:
                row[2].value = {"4": "01/02/2017", "6": "30/02/2017"}[row[1].value]
    book.save(desk.folder / "mend.xlsx")
    golden(f"import_mended_{lang}.txt", imports(desk, "mend.xlsx", "--lang", lang))


def test_a_column_of_dates_without_proof(office, golden):
    profile = 'about = "x"\n[constants]\nsource = "x"\n[columns]\nnumber = ["Nr"]\nreceived_on = ["Masuk"]\n'
    (office.folder / "mine.toml").write_text(profile)
    (office.folder / "a.csv").write_text("Nr;Masuk\n1;03/04/2017\n")
    ran = office.run("import", "a.csv", "--profile", "mine.toml")
    assert (ran.out, ran.status) == ("", 1)
    golden("import_ambiguous_dates.txt", ran.err)


@pytest.mark.parametrize(
    "words",
    [
        ("--exported-on", "kemarin"),
        ("--date-order", "hari"),
        ("--map", "Perihal"),
        ("--map", "Perihal=perihal"),
        ("--as-of", "2018-02-30"),
    ],
)
def test_an_option_that_means_nothing_is_wrong_usage(desk, words):
    ran = desk.run("import", "register.csv", *words)
    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_nothing_printed_is_personal(desk):
    shown = imports(desk, newer(desk), "--diff") + imports(desk, newer(desk), "--diff", "--force-older")
    for canary in ("Siti", "Tuti"):
        assert canary not in shown
