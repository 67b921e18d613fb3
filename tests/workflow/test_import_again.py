"""The same again: the same bytes are not read, the same rows change nothing, and two rows that agree are one."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from conftest import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_desk import ImportDesk, csv_file, import_into
from small_registers import a_further_row, a_row, dump, register, replies, told

from dumas_cli.workflow.laying import ROWS_A_CHUNK


@pytest.fixture
def desk(office):
    return ImportDesk(office)


# --------------------------------------------------------------------------- the same bytes


def test_the_same_bytes_are_not_read_again_and_the_summary_names_their_batch(desk):
    assert desk.lay(a_row(1), a_row(2), a_row(3, received="31/02/2017")) == (2, 0, 0, 1)
    before = desk.db.read_bytes()
    assert desk.take("register.csv") == (0, 0, 2, 1)
    assert "batch 1" in desk.told("already")
    assert desk.db.read_bytes() == before


def test_the_same_bytes_under_another_name_are_the_same_file(desk):
    desk.lay(a_row(1))
    (desk.folder / "copy.csv").write_bytes((desk.folder / "register.csv").read_bytes())
    assert desk.take("copy.csv") == (0, 0, 1, 0)
    assert "batch 1" in desk.told("already")


def test_a_file_that_is_not_read_again_still_hands_back_its_rows_set_aside(desk):
    desk.lay(a_row(1), a_row(3, received="31/02/2017"))
    assert desk.take("register.csv", "--rejects", "mend.xlsx") == (0, 0, 1, 1)
    assert [row["cell"] for row in desk.table("problems")] == ["C3"]
    assert (desk.folder / "mend.xlsx").exists()


def test_one_new_file_beside_one_that_was_imported_is_read_alone(desk):
    desk.lay(a_row(1))
    assert desk.take("register.csv", register(desk.folder / "more.csv", a_row(2))) == (1, 0, 1, 0)
    assert desk.ask("select change_id, file from imports order by id") == [(1, "register.csv"), (2, "more.csv")]


def test_after_undo_the_same_bytes_are_read_again(desk):
    desk.lay(a_row(1))
    desk.undo()
    assert desk.take("register.csv") == (1, 0, 0, 0)
    assert desk.told("already") == ""


def test_after_undo_and_redo_they_are_on_file_again(desk):
    desk.lay(a_row(1))
    desk.undo()
    desk.office.ok("redo", "--yes", "--db", desk.db)
    assert desk.take("register.csv") == (0, 0, 1, 0)
    assert "batch 1" in desk.told("already")


@pytest.mark.parametrize(
    "way",
    [
        ("--blanks-erase",),
        ("--extra",),
        ("--date-order", "day"),
        ("--exported-on", "2017-12-31"),
        ("--map", "Lampiran=unused"),
        ("--profile", "register"),
        ("--profile", "mine.toml"),
    ],
)
def test_the_same_bytes_read_in_another_way_are_read(desk, way):
    desk.lay(a_row(1))
    shown = desk.office.ok("profile", "show", "register", "--toml")
    (desk.folder / "mine.toml").write_text(shown, encoding="utf-8")
    assert desk.take("register.csv", *way) == (0, 0, 1, 0)
    assert desk.told("already") == ""
    assert desk.batches() == 2
    assert desk.take("register.csv", *way) == (0, 0, 1, 0)
    assert "batch 2" in desk.told("already")


def test_a_sheet_asked_for_is_another_way(desk):
    register(desk.folder / "a.xlsx", a_row(1))
    desk.take("a.xlsx")
    assert desk.take("a.xlsx", "--sheet", "Sheet") == (0, 0, 1, 0)
    assert desk.told("already") == ""


def test_a_changed_reference_file_of_the_office_is_another_way(desk):
    desk.lay(a_row(1))
    desk.office.ok("config", "export", "agencies.csv", "--db", desk.db)
    (file,) = desk.folder.rglob("agencies.csv")
    assert desk.take("register.csv") == (0, 0, 1, 0)
    assert "batch 1" in desk.told("already")  # exported, but not changed
    file.write_text(file.read_text(encoding="utf-8").replace("Kementerian Keuangan", "Kementerian Uang", 1), "utf-8")
    desk.take("register.csv")
    assert desk.told("already") == ""


def test_a_spelling_taught_since_is_another_way_and_moves_the_letter(desk):
    desk.lay(a_row(1, agency="KEMENUANG"))
    desk.office.ok("agency", "alias", "KEMENUANG", "Kementerian Keuangan", "--db", desk.db)
    desk.take("register.csv")
    assert desk.told("already") == ""
    assert desk.ask("select a.name from referrals r join agencies a on a.id = r.agency_id") == [
        ("Kementerian Keuangan",)
    ]


def test_a_dry_run_is_no_import(desk):
    desk.lay(a_row(1), flags=("--dry-run",))
    assert desk.take("register.csv") == (1, 0, 0, 0)


# --------------------------------------------------------------------------- the same rows


def full(number):
    return a_row(
        number,
        name="Budi Rekaan",
        nik="3173014101700001",
        regency="Kab. Kampar",
        province="Riau",
        reminder_1="01/03/2017",
        reply="05/04/2017",
        kind="Substantif",
        reply_text="Telah dibayar",
        note="catatan",
    )


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_same_rows_in_another_file_are_unchanged(desk, suffix):
    rows = [full(1), full(2), a_row(3), a_row(4, agency="Polri; Kementerian Agama"), a_row(5, agency="", sent="")]
    assert desk.lay(*rows) == (5, 0, 0, 0)
    before = dump(desk.db)
    other = register(desk.folder / f"other.{suffix}", *reversed(rows))
    assert desk.take(other) == (0, 0, 5, 0)
    assert desk.values() == []
    assert {table: [row[:-2] for row in rows] for table, rows in dump(desk.db).items()} == {
        table: [row[:-2] for row in rows] for table, rows in before.items()
    }


@pytest.mark.parametrize("flags", [(), ("--exported-on", "2018-01-31")])
def test_a_value_that_another_import_changed_is_changed_back_by_the_old_row(desk, flags):
    """The hash that a row left must not hide that its letter or complaint says something else by now."""
    rows = [full(1), full(2), full(3), a_row(4, agency="", letter="", sent="")]
    desk.lay(*rows)
    mended = [
        {**full(1), "subject": "Upah"},
        {**full(2), "sent": "11/02/2017"},
        {**full(3), "name": "Siti Rekaan"},
        a_row(4, agency="", letter="", sent="", status="Selesai"),
    ]
    assert desk.lay(*mended, name="mended.csv") == (0, 4, 0, 0)
    register(desk.folder / "again.xlsx", *rows)
    assert desk.take("again.xlsx", *flags) == (0, 4, 0, 0)
    assert [(field, after) for _, field, _, after in desk.values()] == [
        ("complaints.subject", "Sengketa tanah"),
        ("referrals.sent_on", "2017-02-10"),
        ("complainants.name", None),
        ("complaints.status", "open"),
    ]


def test_a_reply_laid_on_that_changed_the_letters_reply_is_changed_back(desk):
    desk.lay(full(1))
    file = replies(
        desk.folder / "tanggapan.csv", (1, "Kemenkeu", "", "05/04/2017", "Sementara", "Sedang kami pelajari")
    )
    assert desk.take(file) == (0, 1, 0, 0)
    register(desk.folder / "again.xlsx", full(1))
    assert desk.take("again.xlsx") == (0, 1, 0, 0)


def test_a_status_that_a_list_of_visits_changed_is_changed_back(desk):
    desk.lay(a_row(1))
    visits = csv_file(desk.folder / "v.csv", "No. Agenda;Tahun;Tgl Kunjungan;Status", "1;2017;05/06/2017;Selesai")
    assert desk.take(visits) == (1, 0, 0, 0)
    assert desk.ask("select status from complaints") == [("completed",)]
    assert desk.take(register(desk.folder / "b.xlsx", a_row(1))) == (0, 1, 0, 0)
    assert desk.ask("select status from complaints") == [("open",)]


def test_what_a_row_left_without_blanks_erase_does_not_count_with_it(desk):
    desk.lay(a_row(1), a_row(2))
    desk.lay(a_row(1, note="catatan", text="Uraian"), a_row(2), name="filled.csv")
    desk.lay(a_row(1), a_row(2), name="blank.csv")
    assert desk.ask("select text from complaints order by id") == [("Uraian",), (None,)]
    register(desk.folder / "blank.xlsx", a_row(1), a_row(2))
    assert desk.take("blank.xlsx", "--blanks-erase") == (0, 1, 1, 0)
    assert desk.ask("select text from complaints order by id") == [(None,), (None,)]


def test_a_row_whose_values_were_kept_is_not_taken_for_laid_on_afterwards(desk):
    """An older export leaves a row's value out; the same row in a file of unknown day must still be held against it."""
    newer = register(desk.folder / "newer.csv", a_row(1, subject="Upah"))
    older = register(desk.folder / "older.csv", a_row(1))
    desk.take(newer, "--exported-on", "2017-12-31")
    assert desk.take(older, "--exported-on", "2017-06-30") == (0, 0, 1, 0)
    assert desk.values("kept_values") != []
    assert desk.take(register(desk.folder / "older.xlsx", a_row(1)), "--exported-on", "2017-06-30") == (0, 0, 1, 0)
    assert desk.values("kept_values") != []
    assert desk.take(older) == (0, 1, 0, 0)
    assert desk.ask("select subject from complaints") == [("Sengketa tanah",)]


# --------------------------------------------------------------------------- two rows that are one


def test_identical_rows_of_one_file_merge_and_are_counted(desk):
    assert desk.lay(a_row(1), a_row(2), a_row(1), a_row(1)) == (2, 0, 2, 0)
    assert "2" in desk.told("merged")
    assert desk.take(register(desk.folder / "again.xlsx", a_row(1), a_row(2), a_row(1), a_row(1))) == (0, 0, 4, 0)
    assert "2" in desk.told("merged")
    assert desk.ask("select count(*) from referrals") == [(2,)]


def test_a_second_letter_is_no_merged_row(desk):
    desk.lay(a_row(1), a_further_row(agency="Polri", letter="B-9", sent="01/03/2017"))
    assert desk.told("merged") == ""
    desk.lay(a_row(1), a_further_row(agency="Polri", letter="B-9", sent="01/03/2017"), a_row(2), name="again.csv")
    assert desk.told("merged") == ""


@pytest.mark.parametrize("apart", [0, ROWS_A_CHUNK + 5])
def test_identical_rows_merge_however_far_apart_they_stand(desk, apart):
    rows = [a_row(1), *(a_row(number, letter="", sent="", agency="") for number in range(2, apart + 2)), a_row(1)]
    assert desk.lay(*rows) == (apart + 1, 0, 1, 0)
    assert desk.told("merged").startswith("1 ")
    register(desk.folder / "again.xlsx", *rows)
    assert desk.take("again.xlsx") == (0, 0, apart + 2, 0)
    assert desk.told("merged").startswith("1 ")


@pytest.mark.parametrize("apart", [0, ROWS_A_CHUNK + 5])
def test_of_two_different_rows_the_later_is_set_aside_with_the_row_of_the_first(desk, apart):
    rows = [a_row(1), *(a_row(number, letter="", sent="", agency="") for number in range(2, apart + 2))]
    assert desk.lay(*rows, a_row(1, subject="Upah")) == (apart + 1, 0, 0, 1)
    (problem,) = desk.table("problems")
    assert problem["reason"] == "row 2 says otherwise of complaint 2017/0001 (subject)"
    assert problem["cell"] == f"E{apart + 3}"


# --------------------------------------------------------------------------- places told more or less exactly

PLACES = {
    "none": ("", ""),
    "province": ("", "Jawa Barat"),
    "open": ("Bandung", "Jawa Barat"),  # a kota and a kabupaten
    "open alone": ("Bandung", ""),
    "kota": ("Kota Bandung", "Jawa Barat"),
    "kabupaten": ("Kab. Bandung", "Jabar"),
    "another": ("Kab. Kampar", "Riau"),
    "its province": ("", "Riau"),
    "unknown": ("Kab. Antah", "Jawa Barat"),
    "unknown alone": ("Kota Antah", ""),
}
CONTAINED = [
    ("province", "kota"),
    ("province", "kabupaten"),
    ("province", "open"),
    ("province", "unknown"),
    ("open", "kota"),
    ("open", "kabupaten"),
    ("open alone", "kota"),
    ("open alone", "open"),
    ("unknown alone", "unknown"),
    ("its province", "another"),
    ("none", "kota"),
    ("none", "unknown"),
]
CONTRARY = [
    ("kota", "kabupaten"),
    ("unknown", "kota"),
    ("unknown", "open"),
    ("unknown alone", "another"),
    ("unknown alone", "its province"),
    ("province", "another"),
    ("province", "its province"),
]
CODES = "select place_code, place_as_written from complaints"


def at(place, number=1, **cells):
    regency, province = PLACES[place]
    return a_row(number, **{"regency": regency, "province": province, **cells})


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("vague", "sure"), CONTAINED)
def test_a_place_within_which_the_other_lies_is_no_contradiction_and_the_surer_one_stands(desk, vague, sure, turned):
    rows = [at(sure), at(vague)] if turned else [at(vague), at(sure)]
    assert desk.lay(*rows)[3] == 0
    once = desk.ask(CODES)
    assert once[0][1] == ", ".join(filter(None, PLACES[sure]))
    register(desk.folder / "again.xlsx", *rows)
    assert desk.take("again.xlsx") == (0, 0, 2, 0)
    apart = ImportDesk(desk.office)
    for number, row in enumerate(rows):  # in files of their own it is the same
        desk.take(register(desk.folder / f"{number}.csv", {**row, "number": 2}))
    assert apart.ask(f"{CODES} where number = '2'") == once


@pytest.mark.parametrize("on_file", ["none", "kota"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_another_or_an_unknown_place_is_a_contradiction_whatever_is_on_file(desk, one, other, turned, on_file):
    if on_file != "none":
        desk.lay(at(on_file), name="before.csv")
    rows = [at(other), at(one)] if turned else [at(one), at(other)]
    assert desk.lay(*rows)[3] == 1
    (problem,) = desk.table("problems")
    assert problem["reason"] == "row 2 says otherwise of complaint 2017/0001 (regency)"
    once = desk.ask(CODES)
    register(desk.folder / "again.xlsx", *rows)
    assert desk.take("again.xlsx") == (0, 0, 1, 1)
    assert desk.ask(CODES) == once


def test_the_row_that_contradicts_is_seen_also_behind_one_that_says_more(desk):
    rows = [at("province"), at("open"), at("kota"), at("kabupaten"), at("open"), at("unknown")]
    assert desk.lay(*rows)[3] == 2
    assert desk.ask(CODES) == [("32.73", "Kota Bandung, Jawa Barat")]
    register(desk.folder / "again.xlsx", *rows)
    assert desk.take("again.xlsx") == (0, 0, 4, 2)


@pytest.mark.parametrize("turn", range(6))
def test_a_row_that_contradicts_one_of_two_rows_that_agree_is_set_aside_wherever_it_stands(desk, turn):
    """A name without a province may be of any, though another row has that name in this one."""
    rows = [at(place) for place in list(permutations(["province", "unknown", "unknown alone"]))[turn]]
    assert desk.lay(*rows)[3] == 1
    once = desk.ask(CODES)
    register(desk.folder / "again.xlsx", *rows)
    assert desk.take("again.xlsx") == (0, 0, 2, 1)
    assert desk.ask(CODES) == once


def test_a_row_of_another_place_handed_back_as_it_was_is_still_set_aside(desk):
    desk.lay(at("kota"), at("unknown"))
    desk.office.ok("problems", "--rejects", "tolak.xlsx", "--db", desk.db)
    assert desk.take("tolak.xlsx") == (0, 0, 0, 1)
    assert desk.ask(CODES) == [("32.73", "Kota Bandung, Jawa Barat")]


# --------------------------------------------------------------------------- for any small register

ROW = st.builds(
    at,
    st.sampled_from(sorted(PLACES)),
    st.integers(1, 4),
    received=st.sampled_from(["02/02/2017", "02/02/2017", "31/02/2017"]),
    subject=st.sampled_from(["Sengketa tanah", "Upah", ""]),
    name=st.sampled_from(["", "Budi Rekaan"]),
    nik=st.sampled_from(["", "3173014101700001"]),
    status=st.sampled_from(["Proses", "Selesai", ""]),
    completed=st.sampled_from(["", "01/06/2017"]),
    agency=st.sampled_from(["Kementerian Keuangan", "Polri", "Kementerian Agama; Polri", ""]),
    letter=st.sampled_from(["", "B-1"]),
    sent=st.sampled_from(["10/02/2017", "11/02/2017", ""]),
    reminder_1=st.sampled_from(["", "01/03/2017"]),
    reply=st.sampled_from(["", "05/04/2017"]),
    kind=st.sampled_from(["", "Substantif"]),
    note=st.sampled_from(["", "catatan"]),
)
SLOW = settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW
@given(st.lists(ROW, min_size=1, max_size=8), st.booleans())
def test_twice_is_once_in_whatever_form_the_rows_come_again(rows, blanks_erase):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (first,) = import_into(folder, register(folder / "a.csv", *rows), blanks_erase=blanks_erase)
        assert first.read == len(rows) == first.new + first.changed + first.unchanged + first.set_aside
        once = told(folder / "dumas.db")
        (again,) = import_into(folder, register(folder / "a.xlsx", *rows), blanks_erase=blanks_erase)
        assert told(folder / "dumas.db") == once
        assert (again.new, again.changed, again.set_aside) == (0, 0, first.set_aside)
        assert again.read == len(rows) == again.unchanged + again.set_aside


@SLOW
@given(st.lists(st.sampled_from(sorted(PLACES)), min_size=2, max_size=5), st.randoms(), st.booleans())
def test_the_order_of_rows_that_do_not_contradict_each_other_does_not_matter(places, chance, in_files_of_their_own):
    """Nor whether they come in one file or in several."""
    with tempfile.TemporaryDirectory() as name:
        rows = [at(place) for place in places]
        folder, other = Path(name) / "one", Path(name) / "other"
        folder.mkdir()
        other.mkdir()
        (first,) = import_into(folder, register(folder / "a.csv", *rows))
        chance.shuffle(rows)
        files = [[row] for row in rows] if in_files_of_their_own else [rows]
        found = [import_into(other, register(other / f"{number}.csv", *part))[0] for number, part in enumerate(files)]
        if first.set_aside:
            assert in_files_of_their_own or found[0].set_aside
        else:
            assert not any(one.set_aside for one in found)
            assert told(other / "dumas.db") == told(folder / "dumas.db")


@SLOW
@given(st.lists(ROW, min_size=2, max_size=8, unique_by=lambda row: row["number"]), st.randoms())
def test_the_order_of_files_that_speak_of_different_complaints_does_not_matter(rows, chance):
    with tempfile.TemporaryDirectory() as name:
        states = []
        for turn in ("one", "other"):
            folder = Path(name) / turn
            folder.mkdir()
            files = [register(folder / f"{number}.csv", row) for number, row in enumerate(rows)]
            if turn == "other":
                chance.shuffle(files)
            for file in files:
                import_into(folder, file)
            states.append(told(folder / "dumas.db"))
        assert states[0] == states[1]
