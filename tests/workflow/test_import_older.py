"""An older export fills blanks and overwrites nothing that a newer one has said; order of import does not matter."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_desk import ImportDesk, csv_file, import_into
from small_registers import a_row, register, replies, told

NEW, OLD = ("--exported-on", "2017-12-31"), ("--exported-on", "2017-06-30")


@pytest.fixture
def desk(office):
    return ImportDesk(office)


def test_an_older_export_overwrites_nothing_fills_blanks_and_tells_what_it_kept(desk):
    desk.lay(a_row(1, subject="Upah", status="Selesai", completed="01/06/2017"), name="newer.csv", flags=NEW)
    assert desk.lay(a_row(1, text="Uraian"), name="older.csv", flags=OLD) == (0, 1, 0, 0)
    assert desk.values() == [("2017/0001", "complaints.text", "", "Uraian")]
    assert desk.values("kept_values") == [
        ("2017/0001", "complaints.subject", "Upah", "Sengketa tanah"),
        ("2017/0001", "complaints.status", "completed", "open"),
        ("2017/0001", "complaints.completed_on", "2017-06-01", ""),
    ]
    assert desk.told("kept").startswith("3 ")
    assert desk.told("exported_on") == "30 Jun 2017"
    assert desk.ask("select subject, status, completed_on, text from complaints") == [
        ("Upah", "completed", "2017-06-01", "Uraian")
    ]


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ({"sent": "11/02/2017"}, {"sent": "10/02/2017"}),
        ({"letter": "B-2"}, {"letter": "B-1"}),
        ({"agency": "Polri"}, {"agency": "Kementerian Agama"}),
        ({"name": "Siti Rekaan"}, {"name": "Budi Rekaan"}),
        ({"nik": "3173014101700001"}, {"nik": "3173019999990000"}),
        ({"regency": "Kab. Kampar"}, {"regency": "Kab. Takalar"}),
        ({"reminder_1": "01/03/2017"}, {"reminder_1": "02/03/2017"}),
        ({"reply": "05/04/2017", "kind": "Substantif"}, {"reply": "06/04/2017", "kind": "Substantif"}),
        ({"reply": "05/04/2017", "kind": "Substantif"}, {"reply": "05/04/2017", "kind": "Sementara"}),
    ],
)
def test_the_newer_word_stands_whichever_export_comes_first(office, newer, older):
    states = []
    for turn in ("newer last", "newer first"):
        folder = office.folder / turn
        folder.mkdir()
        files = [(older, "2017-06-30"), (newer, "2017-12-31")]
        for number, (cells, day) in enumerate(files if turn == "newer last" else reversed(files)):
            import_into(folder, register(folder / f"{number}.csv", a_row(1, **cells)), exported_on=iso(day))
        states.append(without_spellings(told(folder / "dumas.db")))
    assert states[0] == states[1]


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ({"status": "Proses", "completed": ""}, {"status": "Selesai", "completed": "01/05/2017"}),
        ({"province": "Riau"}, {"regency": "Kab. Kampar", "province": "Riau"}),
        ({"regency": "Kab. Antah"}, {"regency": "Kab. Kampar", "province": "Riau"}),
        ({"reply": "05/04/2017", "kind": ""}, {"reply": "05/04/2017", "kind": "Sementara"}),
        (
            {"reply": "05/04/2017", "reply_text": "Telah dibayar"},
            {"reply": "05/04/2017", "reply_text": "sedang diproses"},
        ),
        ({"reminder_1": "v"}, {"reminder_1": "02/03/2017"}),
        ({"returned": ""}, {"returned": "01/03/2017"}),
        ({"nik": "3173014101700001"}, {"nik": ""}),
    ],
)
def test_what_is_blank_or_less_exact_in_the_newer_is_filled_the_same_either_way(office, newer, older):
    """The day of completion of a complaint that is open again is no blank."""
    test_the_newer_word_stands_whichever_export_comes_first(office, newer, older)


def test_a_day_of_completion_does_not_come_back_to_a_complaint_that_is_open_again(desk):
    desk.lay(a_row(1, status="Proses"), name="newer.csv", flags=NEW)
    desk.lay(a_row(1, status="Selesai", completed="01/05/2017"), name="older.csv", flags=OLD)
    assert desk.ask("select status, completed_on from complaints") == [("open", None)]
    assert desk.values("kept_values") == [
        ("2017/0001", "complaints.completed_on", "", "2017-05-01"),
        ("2017/0001", "complaints.status", "open", "completed"),
    ]


def test_two_rows_of_an_older_export_that_say_the_same_do_not_contradict_each_other(desk):
    desk.lay(a_row(1, subject="Upah", name="Siti Rekaan"), name="newer.csv", flags=NEW)
    rows = [a_row(1, name="Budi Rekaan"), a_row(1, name="Budi Rekaan", agency="Polri", letter="B-7", sent="")]
    assert desk.lay(*rows, name="older.csv", flags=OLD) == (1, 0, 1, 0)
    assert desk.ask("select subject from complaints") == [("Upah",)]
    register(desk.folder / "again.xlsx", *rows)
    assert desk.take("again.xlsx", *OLD) == (0, 0, 2, 0)


def test_files_without_a_day_go_by_the_order_of_import(desk):
    """One is newer than all that were imported before it, and any later one, whatever its day, newer than it."""
    desk.lay(a_row(1, subject="Upah"), name="dated.csv", flags=NEW)
    assert desk.lay(a_row(1), name="undated.csv") == (0, 1, 0, 0)
    assert desk.lay(a_row(2), name="other.csv") == (1, 0, 0, 0)
    assert desk.lay(a_row(2, subject="Upah"), name="later.csv", flags=OLD) == (0, 1, 0, 0)
    assert desk.ask("select subject from complaints order by id") == [("Sengketa tanah",), ("Upah",)]


def test_force_older_lets_it(desk):
    desk.lay(a_row(1, subject="Upah"), name="newer.csv", flags=NEW)
    assert desk.lay(a_row(1), name="older.csv", flags=(*OLD, "--force-older")) == (0, 1, 0, 0)
    assert desk.ask("select subject from complaints") == [("Sengketa tanah",)]


def test_force_older_lets_it_also_after_the_same_file_was_held_back(desk):
    desk.lay(a_row(1, subject="Upah"), name="newer.csv", flags=NEW)
    older = register(desk.folder / "older.csv", a_row(1))
    assert desk.take(older, *OLD) == (0, 0, 1, 0)
    assert desk.take(older, *OLD, "--force-older") == (0, 1, 0, 0)


@pytest.mark.parametrize("day", ["2017-12-31", "2018-01-01"])
def test_an_export_of_the_same_day_or_later_is_not_older(desk, day):
    desk.lay(a_row(1, subject="Upah"), name="a.csv", flags=NEW)
    assert desk.lay(a_row(1), name="b.csv", flags=("--exported-on", day)) == (0, 1, 0, 0)


def test_a_file_of_unknown_day_is_not_older(desk):
    desk.lay(a_row(1, subject="Upah"), name="a.csv", flags=NEW)
    assert desk.lay(a_row(1), name="b.csv") == (0, 1, 0, 0)


def test_complaints_of_which_the_newer_does_not_speak_are_not_protected(desk):
    desk.lay(a_row(1, subject="Upah"), a_row(2, subject="Upah"), name="all.csv")
    desk.lay(a_row(2, subject="Upah"), name="newer.csv", flags=NEW)
    assert desk.lay(a_row(1), a_row(2), name="older.csv", flags=OLD) == (0, 1, 1, 0)
    assert desk.ask("select subject from complaints order by id") == [("Sengketa tanah",), ("Upah",)]


def test_what_is_unchanged_in_the_newer_is_spoken_of_all_the_same(desk):
    desk.lay(a_row(1), a_row(2), name="all.csv")
    desk.take(register(desk.folder / "newer.xlsx", a_row(1), a_row(2)), *NEW)
    assert desk.lay(a_row(1, subject="Upah"), name="older.csv", flags=OLD) == (0, 0, 1, 0)
    assert desk.told("kept").startswith("1 ")


def test_an_undone_newer_export_protects_no_more(desk):
    desk.lay(a_row(1), name="first.csv")
    desk.lay(a_row(1, subject="Upah"), name="newer.csv", flags=NEW)
    desk.undo()
    assert desk.lay(a_row(1, subject="Lahan"), name="older.csv", flags=OLD) == (0, 1, 0, 0)


def test_a_list_of_replies_that_is_older_changes_no_reply(desk):
    desk.lay(a_row(1), name="first.csv")
    row = (1, "Kemenkeu", "S-1", "01/04/2017")
    desk.take(replies(desk.folder / "new.csv", (*row, "Substantif", "Telah dibayar")), *NEW)
    assert desk.take(replies(desk.folder / "old.csv", (*row, "Sementara", "Diproses")), *OLD) == (0, 0, 1, 0)
    assert desk.ask("select kind, text from responses") == [("substantive", "Telah dibayar")]


VISITS = "No. Agenda;Tahun;Tgl Kunjungan;Metode;Hasil"


def test_an_older_list_of_visits_changes_no_result_and_tells_so(desk):
    desk.lay(a_row(1), name="first.csv")
    desk.take(csv_file(desk.folder / "n.csv", VISITS, "1;2017;05/06/2017;Mediasi;Sepakat"), *NEW)
    older = csv_file(desk.folder / "o.csv", VISITS, "1;2017;05/06/2017;Mediasi;Belum sepakat")
    assert desk.take(older, *OLD) == (0, 0, 1, 0)
    assert desk.values("kept_values") == [("2017/0001", "visit_results.outcome", "Sepakat", "Belum sepakat")]


# --------------------------------------------------------------------------- the file's own word


def lapor(path, day, *rows):
    return csv_file(
        path,
        "Laporan Ringkas;;;;",
        f"Tanggal Generate;{day};;;",
        "Tracking ID;Tanggal Laporan Masuk;Judul Laporan;Status Laporan;Instansi Terdisposisi",
        *rows,
    )


def test_the_day_that_a_file_states_itself_decides(desk):
    newer = lapor(desk.folder / "n.csv", "31 Des 2017", "123;2 Jan 2017;Jalan rusak;Selesai;Kementerian Keuangan")
    older = lapor(desk.folder / "o.csv", "30 Juni 2017", "123;2 Jan 2017;Jalan;Proses;Kementerian Keuangan")
    desk.take(newer)
    assert desk.told("exported_on") == "31 Dec 2017"
    assert desk.take(older) == (0, 0, 1, 0)
    assert desk.told("kept").startswith("2 ")
    assert desk.ask("select subject, status from complaints") == [("Jalan rusak", "completed")]


def test_the_files_own_day_goes_before_the_command_lines_and_that_is_said(desk):
    file = lapor(desk.folder / "n.csv", "31 Des 2017", "123;2 Jan 2017;Jalan rusak;Selesai;Kementerian Keuangan")
    desk.take(file, "--exported-on", "2016-01-01")
    assert desk.told("exported_on") == "31 Dec 2017"
    assert "2016-01-01 is not used" in desk.told("warnings")
    assert desk.ask("select exported_on from imports") == [("2017-12-31",)]


@pytest.mark.parametrize(("day", "warned"), [("2018-01-31", False), ("2018-02-01", True)])
def test_an_export_of_a_day_to_come_is_warned_of(desk, day, warned):
    desk.lay(a_row(1), flags=("--exported-on", day, "--as-of", "2018-01-31"))
    assert ("after 31/01/2018: files of an earlier day" in desk.told("warnings")) is warned


def test_kept_values_show_nothing_personal(desk):
    desk.lay(
        a_row(1, name="Siti Rekaan", nik="3173014101700001", phone="081234567890", address="Jl. Rekaan 1"),
        name="newer.csv",
        flags=NEW,
    )
    older = a_row(
        1,
        name="Budi Contoh",
        nik="3171015505700002",
        phone="089876543210",
        address="Jl. Contoh 2",
        subject="Surat Budi Contoh hp 089876543210",
    )
    file = register(desk.folder / "older.csv", older)
    assert desk.take(file, *OLD, "--dry-run", "--diff") == (0, 0, 1, 0)
    assert len(desk.values("kept_values")) == 5
    shown = str(desk.last) + "".join(desk.office.ok("import", file, *OLD, "--db", desk.db, "--diff"))
    for canary in ("Siti", "Budi", "31730141", "31710155", "0812345", "0898765", "Jl. "):
        assert canary not in shown


# --------------------------------------------------------------------------- any two exports

CELLS = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["Sengketa tanah", "Upah", ""]),
        "status": st.sampled_from(["Proses", "Selesai", ""]),
        "completed": st.sampled_from(["", "01/06/2017", "02/06/2017"]),
        "name": st.sampled_from(["", "Budi Rekaan", "Siti Rekaan"]),
        "nik": st.sampled_from(["", "3173014101700001", "3173019999990000"]),
        "regency": st.sampled_from(["", "Kab. Kampar", "Kota Antah", "Bandung", "Kota Bandung"]),
        "province": st.sampled_from(["", "Riau", "Jawa Barat"]),
        "sent": st.sampled_from(["10/02/2017", "11/02/2017"]),
        "reminder_1": st.sampled_from(["", "v", "01/03/2017"]),
        "reply": st.sampled_from(["", "05/04/2017"]),
        "kind": st.sampled_from(["", "Substantif", "Sementara"]),
        "note": st.sampled_from(["", "catatan"]),
    }
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(CELLS, min_size=2, max_size=2), st.lists(CELLS, min_size=1, max_size=2))
def test_the_order_of_two_exports_does_not_matter(newer, older):
    with tempfile.TemporaryDirectory() as name:
        states = []
        for turn in ("older first", "newer first"):
            folder = Path(name) / turn
            folder.mkdir()
            rows = {
                "2017-06-30": [a_row(number, **cells) for number, cells in enumerate(older, start=1)],
                "2017-12-31": [a_row(number, **cells) for number, cells in enumerate(newer, start=1)],
            }
            for day in sorted(rows, reverse=turn == "newer first"):
                import_into(folder, register(folder / f"{day}.csv", *rows[day]), exported_on=iso(day))
            state = without_spellings(told(folder / "dumas.db"))
            states.append({**state, "complaints": [row[:-1] for row in state["complaints"]]})  # the place as written
        assert states[0] == states[1]


def iso(day):
    return date.fromisoformat(day)


def without_spellings(state):
    """How an agency was first spelled is kept as the first file wrote it."""
    referrals = [row[:6] + row[7:] for row in state["referrals"]]
    return {**state, "referrals": referrals, "agencies": []}
