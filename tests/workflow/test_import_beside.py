"""What stands beside the rows: stated counts, headings that have drifted or were moved by --map, results of visits."""

from __future__ import annotations

import pytest
from import_desk import ImportDesk, csv_file, workbook
from small_registers import HEADING, a_row, register

LAPOR = "Tracking ID;Tanggal Laporan Masuk;Judul Laporan;Status Laporan;Instansi Terdisposisi"


@pytest.fixture
def desk(office):
    return ImportDesk(office)


# --------------------------------------------------------------------------- counts


def lapor(desk, stated, rows, name="l.csv"):
    return csv_file(
        desk.folder / name,
        "Laporan Ringkas;;;;",
        f"Jumlah Laporan;{stated};;;",
        LAPOR,
        *(f"{number};02/01/2017;Jalan rusak;Selesai;Kementerian Keuangan" for number in range(1, rows + 1)),
    )


@pytest.mark.parametrize(("stated", "warned"), [("3", False), ("4", True), ("2", True), ("3 laporan", False)])
def test_a_count_stated_above_the_heading_is_compared(desk, stated, warned):
    desk.take(lapor(desk, stated, 3))
    told = desk.told("warnings")
    assert ("states" in told) is warned
    if warned:
        assert f"states {stated} rows, but 3 were read" in told


def test_rows_set_aside_were_read_and_count(desk):
    file = csv_file(
        desk.folder / "l.csv", "Jumlah Laporan;2;;;", LAPOR, "1;02/01/2017;a;Selesai;", "2;31/02/2017;a;Selesai;"
    )
    assert desk.take(file) == (1, 0, 0, 1)
    assert "states" not in desk.told("warnings")


@pytest.mark.parametrize(("total", "warned"), [(2, False), (3, True)])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_total_below_the_rows_is_compared(desk, total, warned, suffix):
    rows = [["No. Agenda", "Tgl Terima", "Perihal"], [1, "02/02/2017", "Upah"], [2, "02/02/2017", "Upah"]]
    footer = ["Jumlah", total, None]
    if suffix == "xlsx":
        file = workbook(desk.folder / "a.xlsx", [*rows, footer])
    else:
        file = csv_file(desk.folder / "a.csv", *(";".join(str(cell or "") for cell in row) for row in [*rows, footer]))
    assert desk.take(file) == (2, 0, 0, 0)
    told = desk.told("warnings")
    assert ("footer states" in told) is warned
    if warned:
        assert "states 3, but 2 rows with 2 numbers were read" in told


# --------------------------------------------------------------------------- drift


def test_headings_that_are_new_missing_or_renamed_are_told_by_name(desk):
    desk.lay(a_row(1))
    heading = [{"Tgl Terima": "Tanggal Diterima", "Perihal": "Perihal Surat Masuk"}.get(text, text) for text in HEADING]
    heading = [text for text in heading if text != "Uraian"]
    row = "1;1;02/02/2017;;Upah"
    file = csv_file(desk.folder / "b.csv", ";".join([*heading, "Petugas Baru"]), row)
    desk.take(file)
    told = desk.told("warnings")
    assert (
        'Renamed headings since the last import: "Tgl Terima" is now "Tanggal Diterima" (read as received_on);' in told
    )
    assert '"Perihal" is now "Perihal Surat Masuk" (subject is not read). ' in told
    assert 'Missing headings since the last import: "Uraian" (text is not read). ' in told
    assert 'New headings since the last import: "Petugas Baru" (not used).' in told
    assert '--map "Perihal Surat Masuk=subject"' in told


def test_the_same_headings_in_another_order_have_not_drifted(desk):
    desk.lay(a_row(1))
    desk.take(register(desk.folder / "b.csv", a_row(2), heading=reversed(HEADING)))
    assert "heading" not in desk.told("warnings")


def test_an_import_of_another_profile_is_not_the_last_one(desk):
    desk.lay(a_row(1))
    desk.take(lapor(desk, 3, 3))
    desk.lay(a_row(2), name="b.csv")
    assert "heading" not in desk.told("warnings")


def test_what_was_undone_is_not_the_last_import(desk):
    desk.lay(a_row(1))
    desk.take(register(desk.folder / "b.csv", a_row(2), heading=[text for text in HEADING if text != "Uraian"]))
    desk.undo()
    desk.lay(a_row(3), name="c.csv")
    assert "heading" not in desk.told("warnings")


# --------------------------------------------------------------------------- --map


def test_map_moves_a_heading_to_a_field(desk):
    file = csv_file(desk.folder / "a.csv", "No. Agenda;Tgl Terima;Hal Ihwal;Catatan Kecil", "1;02/02/2017;Upah;penting")
    desk.take(file)
    assert '"Hal Ihwal"; "Catatan Kecil"' in desk.told("unclaimed")
    desk.take(file, "--map", "Hal Ihwal=subject", "--map", "Catatan Kecil=unused")
    assert desk.ask("select subject from complaints") == [("Upah",)]
    assert desk.told("unclaimed") == ""


def test_map_takes_a_heading_from_its_field(desk):
    heading = "No. Agenda;Tgl Terima;Perihal;Uraian"
    desk.take(csv_file(desk.folder / "a.csv", heading, "1;02/02/2017;Upah;Panjang"), "--map", "Uraian=note")
    assert desk.ask("select text, note from complaints") == [(None, "Panjang")]


@pytest.mark.parametrize(
    ("pair", "told", "status"),
    [
        ("Perihal Sekali=subject", 'There is no heading "Perihal Sekali" (--map).', 1),
        ("Perihal=subjek", 'there is no field "subjek".', 2),
        ("Perihal", "does not say which heading is which field", 2),
    ],
)
def test_a_slip_of_the_pen_in_map_is_told_with_the_nearest(desk, pair, told, status):
    file = register(desk.folder / "a.csv", a_row(1))
    said = desk.stops(file, "--map", pair, status=status)
    assert told in said
    assert "nearest" in said or "Write the heading" in said


# --------------------------------------------------------------------------- visits

VISITS = "No. Agenda;Tahun;Tgl Kunjungan;Metode;Instansi;Hasil;Catatan"


def visits(desk, *rows, name="v.csv"):
    return csv_file(desk.folder / name, VISITS, *rows)


def on_file(desk):
    return desk.ask("select visited_on, method, agency_as_written, outcome, note from visit_results order by id")


ONE = "1;2017;05/06/2017;Klarifikasi;Polri;Sepakat;lancar"


def test_results_of_visits_are_stored_once(desk):
    desk.lay(a_row(1))
    assert desk.take(visits(desk, ONE)) == (1, 0, 0, 0)
    assert on_file(desk) == [("2017-06-05", "klarifikasi", "Polri", "Sepakat", "lancar")]
    assert desk.take(visits(desk, ONE, "", name="again.csv")) == (0, 0, 1, 0)
    assert len(on_file(desk)) == 1


def test_a_changed_result_is_told_logged_and_put_back_by_undo(desk):
    desk.lay(a_row(1))
    desk.take(visits(desk, ONE))
    before = on_file(desk)
    assert desk.take(visits(desk, ONE.replace("Sepakat", "Belum sepakat"), name="b.csv")) == (0, 1, 0, 0)
    assert desk.values() == [("2017/0001", "visit_results.outcome", "Sepakat", "Belum sepakat")]
    assert desk.ask("select change_id, column_name, old_value, new_value from change_values") == [
        (3, "outcome", "Sepakat", "Belum sepakat")
    ]
    desk.undo()
    assert on_file(desk) == before


def test_a_blank_result_erases_nothing(desk):
    desk.lay(a_row(1))
    desk.take(visits(desk, ONE))
    assert desk.take(visits(desk, "1;2017;05/06/2017;Klarifikasi;;;", name="b.csv")) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    "other",
    [
        "1;2017;06/06/2017;Klarifikasi;Polri;Sepakat;",
        "1;2017;05/06/2017;Mediasi;Polri;Sepakat;",
        "1;2017;05/06/2017;Klarifikasi;Kementerian Keuangan;Ditolak;",
    ],
)
def test_another_day_method_or_agency_of_the_same_file_is_another_visit(desk, other):
    desk.lay(a_row(1))
    assert desk.take(visits(desk, ONE, other)) == (2, 0, 0, 0)
    assert desk.take(visits(desk, other, ONE, name="again.csv")) == (0, 0, 2, 0)
    assert len(on_file(desk)) == 2


def test_a_corrected_agency_is_no_other_visit(desk):
    desk.lay(a_row(1))
    desk.take(visits(desk, ONE))
    assert desk.take(visits(desk, ONE.replace("Polri", "Polda Riau"), name="b.csv")) == (0, 1, 0, 0)
    assert len(on_file(desk)) == 1


def test_two_rows_that_contradict_each_other_about_a_visit_are_not_weighed(desk):
    desk.lay(a_row(1))
    assert desk.take(visits(desk, ONE, ONE, ONE.replace("Sepakat", "Ditolak"))) == (1, 0, 1, 1)
    assert desk.told("merged").startswith("1 ")
    assert desk.table("problems")[0]["reason"].startswith("row 2 says otherwise of a visit to complaint 2017/0001")
    assert desk.take(visits(desk, ONE, ONE.replace("Sepakat", "Ditolak"), name="b.csv")) == (0, 0, 1, 1)
    assert on_file(desk)[0][3] == "Sepakat"


def test_a_result_says_nothing_personal_when_it_changes(desk):
    desk.lay(a_row(1, name="Budi Rekaan"))
    desk.take(visits(desk, ONE))
    said = "Ditemui Budi Rekaan 081234567890"
    shown = desk.office.ok("import", visits(desk, ONE.replace("lancar", said), name="b.csv"), "--db", desk.db)
    assert "Values changed" in shown
    assert "Budi" not in shown
    assert "08123" not in shown
