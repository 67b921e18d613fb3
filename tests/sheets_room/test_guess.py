"""A draft profile for an unknown layout: what it finds, what it doubts, and what it never tells. All is invented."""

import csv
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_room_files import shipped

from dumas_cli.sheets.alike import ALIKE, likeness
from dumas_cli.sheets.draft import draft_of, source_name
from dumas_cli.sheets.guess import guess_layout
from dumas_cli.sheets.heading import find_heading
from dumas_cli.sheets.profiles import PERSONAL_FIELDS
from dumas_cli.sheets.seen import look_at

SHEETS = Path(__file__).parent.parent / "sheets"
FOLDER = files("dumas_cli").joinpath("reference", "profiles")
PROFILES = [shipped(Path(item.name).stem) for item in sorted(FOLDER.iterdir(), key=lambda item: item.name)]
WITHOUT_REGISTER = [profile for profile in PROFILES if profile.name not in {"register", "template"}]


def rows_of(name):
    lines = (SHEETS / name).read_text("utf-8").splitlines()
    return list(csv.reader(lines, delimiter=";" if ";" in lines[0] else ","))


def fields_of(rows, **how):
    """Each heading's guessed field, None where the sheet has no heading."""
    layout = guess_layout(rows, how.pop("profiles", PROFILES), **how)
    return None if layout is None else {one.heading: one.field for one in layout.columns}


def drafted(rows, name="sheet", **how):
    profiles = how.pop("profiles", PROFILES)
    layout = guess_layout(rows, profiles, **how)
    return draft_of(layout, profiles, name=name, file=f"{name}.csv")


def a_sheet(*headings, rows=6, **cells):
    """A sheet with a number, a day and the headings given, each with its cells or with the same word."""
    every = ["No. Agenda", "Tgl Terima", *headings]
    columns = {
        "No. Agenda": [str(n + 400) for n in range(rows)],
        "Tgl Terima": [f"{13 + n}/02/2019" for n in range(rows)],
    }
    columns |= {heading: cells.get(heading.replace(" ", "_"), ["kata"] * rows) for heading in headings}
    return [every, *[[columns[heading][row] for heading in every] for row in range(rows)]]


# ----------------------------------------------------------------------- the heading


def test_a_heading_is_found_though_no_profile_knows_a_word_of_it():
    rows = [["Ledger of the invented town"], [], ["Item", "Begun", "Who", "What", "How far"]]
    rows += [[f"Q-{n}", f"{n + 12}/03/2019", f"Person {n}", "Gate", "half" if n % 2 else "whole"] for n in range(1, 8)]
    layout = guess_layout(rows, PROFILES)
    assert layout.heading.row == 3
    assert [one.field for one in layout.columns] == ["number", "received_on", "", "", ""]


def test_a_heading_of_two_rows_is_found_by_its_merged_cells():
    rows = [
        ["Item", "Letter", None, "Answer", None],
        [None, "Begun", "Aim", "Ended", "Words"],
        *[[f"Q-{n}", f"{n + 12}/03/2019", "Gate", f"{n + 12}/04/2019", f"Text {n}"] for n in range(1, 8)],
    ]
    layout = guess_layout(rows, PROFILES, merges=[((0, 1), (0, 2)), ((0, 3), (0, 4))])
    assert (layout.heading.row, layout.heading.rows) == (1, 2)
    assert "Letter / Begun" in layout.heading.texts


@pytest.mark.parametrize(
    "rows",
    [
        rows_of("words-only-no-heading.csv"),  # rows of names: to call one a heading would put it into the draft
        [["1", "2/1/2019"], ["2", "3/1/2019"]],
        [["a@example.org", "Gate"], ["b@example.org", "Door"]],
        [["one"], ["two"]],
        [],
    ],
)
def test_a_sheet_without_a_heading_has_no_layout(rows):
    assert guess_layout(rows, PROFILES) is None


# ----------------------------------------------------------------------- headings


def test_headings_of_shipped_profiles_decide():
    assert fields_of(rows_of("layout-register.csv")) == {
        "No. Agenda": "number",
        "Tgl Terima": "received_on",
        "Tgl Surat": "letter_on",
        "Perihal": "subject",
        "Nama Pengadu": "name",
        "Kab/Kota": "regency",
        "Provinsi": "province",
        "Instansi Tujuan": "agencies",
        "Tgl Penerusan": "sent_on",
        "Status": "status",
    }


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nama Pengaduu", "name"),
        ("Instansi yg Dituju / Instansi Tujuan", "agencies"),
        ("Perihal Pengaduan", "subject"),
        ("NamaPelapor", "name"),
    ],
)
def test_a_heading_like_a_known_one_is_taken_for_it_and_doubted(heading, field):
    (guess,) = [one for one in guess_layout(a_sheet(heading), PROFILES).columns if one.heading == heading]
    assert guess.field == field
    assert guess.unsure == "" or "likeness" in guess.unsure or "could be" in guess.unsure


def test_a_heading_that_may_be_two_fields_names_both():
    rows = [["No. Agenda", "Tgl", "Perihal"], *[[str(n), f"{n + 12}/02/2019", "Jalan"] for n in range(1, 6)]]
    draft = drafted(rows)
    (doubt,) = [remark for remark in draft.remarks if '"Tgl"' in remark]
    assert doubt.startswith('unsure: "Tgl" could be received_on or ')
    assert f"# {doubt}" in draft.text


def test_a_second_column_of_a_field_is_left_open_and_says_which_has_it():
    draft = drafted(a_sheet("Perihal", "Pokok Masalah"))
    assert any('"Pokok Masalah"' in remark and '"Perihal" has' in remark for remark in draft.remarks)


def test_cells_speak_against_a_heading():
    found = guess_layout(a_sheet("Selesai", Selesai=["ya", "tidak"] * 3), PROFILES)
    (guess,) = [one for one in found.columns if one.heading == "Selesai"]
    assert guess.field == ""
    assert guess.unsure == 'unsure: "Selesai" has the heading of completed_on, but most of its cells are no dates.'


def test_columns_of_one_heading_are_told_apart_by_their_letters_and_the_draft_loads():
    rows = [["No. Agenda", "Hal", "Tanggal", "Tanggal"]]
    rows += [[str(n), "Jalan", f"{n + 12}/02/2019", "1/1/2019"] for n in range(1, 6)]
    draft = drafted(rows)
    assert draft.profile is not None
    found = find_heading(rows, draft.profile)
    assert found is not None
    assert (found.columns["received_on"], found.doubles) == (2, ())
    assert {"Tanggal [C]", "Tanggal [D]"} <= {one.heading for one in guess_layout(rows, PROFILES).columns}
    told = fields_of(rows, mapping={"Tanggal [D]": "received_on", "Tanggal [C]": "sent_on"})
    assert (told["Tanggal [D]"], told["Tanggal [C]"]) == ("received_on", "sent_on")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Tgl Terima", "Tanggal Terima", True),
        ("TanggalLaporanMasuk", "Tanggal Laporan Masuk", True),
        ("Nama Pengadu", "Nama Pegadu", True),
        ("Penegasan I", "Penegasan II", False),
        ("Lampiran 1", "Lampiran 2", False),
        ("Kota", "Nota", False),
        ("", "Kota", False),
    ],
)
def test_headings_are_alike_by_words_but_never_across_figures(one, other, alike):
    assert (likeness(one, other) >= ALIKE) is alike
    assert likeness(one, other) == likeness(other, one)


# ----------------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ([f"320101010180000{n}" for n in range(6)], "nik"),
        ([f"08120000000{n}" for n in range(6)], "phone"),
        ([f"person{n}@example.org" for n in range(6)], "email"),
        (["Proses", "Selesai"] * 3, "status"),
        (["Klarifikasi", "Mediasi"] * 3, "method"),
        (["an invented matter that goes on and on, " * 5 + str(n) for n in range(6)], "text"),
    ],
)
def test_cells_alone_tell_a_field_and_are_doubted(cells, field):
    rows = a_sheet("Xyzzy", Xyzzy=cells)
    draft = drafted(rows)
    assert fields_of(rows)["Xyzzy"] == field
    assert any('"Xyzzy"' in remark for remark in draft.remarks)


def test_a_running_number_is_no_number_of_a_register():
    draft = drafted(rows_of("layout-without-numbers.csv"))
    assert draft.profile.id_from == ("received_on", "name", "text")
    assert "number" not in draft.profile.columns


def test_a_number_that_comes_again_and_again_is_no_number_of_a_register():
    """An export has the officer's number under "ID"; a register writes a number again for each further letter."""
    officers = [["Tgl", "ID Petugas", "Isi"], *[[f"{n + 12}/03/2019", "3", f"Isi {n}"] for n in range(6)]]
    assert fields_of(officers)["ID Petugas"] == ""
    letters = [["Tgl", "No Agenda", "Isi"], *[[f"{n + 12}/03/2019", str(n // 2), f"Isi {n}"] for n in range(6)]]
    assert fields_of(letters)["No Agenda"] == "number"


@pytest.mark.parametrize("heading", ["No. HP (+62)", "Data Pelapor (Sesuai KTP) / No. HP (62)", "No. HP (sesuai KTP)"])
def test_a_hint_in_brackets_hides_no_heading(heading):
    rows = [["No. Agenda", "Tgl Terima", heading], *[[str(n), f"{n + 12}/03/2019", "rekaan"] for n in range(2)]]
    assert fields_of(rows)[heading] == "phone"


def test_column_looks():
    assert look_at(["A-1", "A-2", "A-3"]).is_identity
    assert not look_at(["A-1", "A-2", "A-2"]).is_identity  # two alike
    assert not look_at(["A-1", "-", "A-3"]).is_identity  # one blank
    assert look_at(["1", "2", "3"]).counts_on
    assert not look_at(["2", "3", "4"]).counts_on
    assert look_at(["43101", "43102"]).days == 0  # bare figures are a date only where the heading says so
    assert look_at(["Proses", "Selesai", "Proses", "Selesai"]).words == {"Proses": 2, "Selesai": 2}
    assert look_at(["Proses 08120000000", "Proses"] * 2).words == {}


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["13/02/2019", "05/03/2019"], "day"),
        (["02/13/2019", "05/03/2019"], "month"),
        (["05/03/2019", "06/03/2019"], "evidence"),
        (["2019-03-05", "6 Mar 2019"], "day"),
        (["13/02/2019", "02/13/2019"], "evidence"),
    ],
)
def test_the_order_of_dates_is_what_the_cells_prove(days, order):
    rows = [["No. Agenda", "Tgl Terima"], *[[str(n), day] for n, day in enumerate(days * 3)]]
    assert drafted(rows).profile.date_order == order


def test_a_column_of_another_order_has_its_own():
    rows = a_sheet("Tgl Tanggapan", Tgl_Tanggapan=[f"03/{13 + n}/2019" for n in range(6)])
    profile = drafted(rows).profile
    assert (profile.order_of("received_on"), profile.order_of("reply_on")) == ("day", "month")


def test_cells_merged_downwards_are_filled_down():
    rows = a_sheet("Provinsi", Provinsi=["Riau", None, None, "Bali", None, None])
    assert drafted(rows, merges=[((1, 2), (3, 2))]).profile.fill_down == ("province",)
    loose = drafted(rows)
    assert loose.profile.fill_down == ()
    assert any("fill_down" in remark for remark in loose.remarks)


def test_labels_above_the_heading_are_kept_by_their_known_names():
    assert drafted(rows_of("layout-lapor-block.csv")).profile.exported_on == ("tanggal generate",)


# ----------------------------------------------------------------------- words


def test_known_words_get_their_meaning_and_others_are_asked_about():
    draft = drafted(rows_of("layout-unknown.csv"), "layout-unknown")
    assert {word: str(meaning) for word, meaning in draft.profile.status.items()} == {"closed": "completed"}
    assert '# unsure: what do these words mean: "In progress", "Waiting on tenant"?' in draft.text


# ----------------------------------------------------------------------- --map


def test_what_the_user_says_is_taken_at_its_word():
    told = {"Team": "unused", "Matter": "subject", "Logged": "letter_on", "Closed": "extra", "Raised by": "name"}
    fields = fields_of(rows_of("layout-unknown.csv"), mapping=told)
    assert {heading: fields[heading] for heading in told} == told
    draft = drafted(rows_of("layout-unknown.csv"), mapping=told)
    assert draft.profile.extra == ("Closed",)
    assert not any('"Matter"' in remark for remark in draft.remarks)


# ----------------------------------------------------------------------- the draft


@pytest.mark.parametrize("path", sorted(SHEETS.glob("layout-*.csv")), ids=lambda path: path.stem)
@pytest.mark.parametrize("profiles", [PROFILES, WITHOUT_REGISTER], ids=["all", "without-register"])
def test_a_draft_of_each_layout_loads_and_finds_its_own_heading(path, profiles):
    rows = rows_of(path.name)
    draft = drafted(rows, path.stem, profiles=profiles)
    assert draft.profile is not None
    heading = find_heading(rows, draft.profile)
    assert set(heading.columns) == set(draft.profile.columns)
    assert heading.missing == heading.doubles == ()
    assert draft.remarks  # the source at least


def test_a_draft_without_number_and_day_says_what_is_missing():
    draft = drafted([["Perihal", "Status"], ["Jalan", "Proses"], ["Air", "Selesai"]])
    assert draft.profile is None
    assert "number" in draft.missing[0]


def test_a_draft_without_a_day_of_receipt_is_laid_on_known_complaints():
    draft = drafted(rows_of("layout-visits.csv"))
    assert not draft.profile.adds_complaint
    assert draft.profile.source == "surat"
    assert draft.profile.required == ("number", "visited_on")


@pytest.mark.parametrize(
    ("stem", "source"), [("Register 2017", "register-2017"), ("ÉTÉ_(1)", "été-1"), ("---", "own"), ("a.b", "a-b")]
)
def test_the_source_is_a_word_made_of_the_files_name(stem, source):
    assert source_name(stem) == source


SECRETS = ["Siti Rekaan", "3201010101800001", "081277778888", "siti@example.org", "Jalan Rahasia 7"]


def test_no_personal_cell_gets_into_a_draft():
    headings = ["Nama Pengadu", "NIK", "No. HP", "Email", "Alamat"]
    rows = [["No. Agenda", "Tgl Terima", *headings, "Status"]]
    rows += [[str(n), "13/02/2019", *SECRETS, "Proses"] for n in range(400, 406)]
    draft = drafted(rows)
    assert set(draft.profile.columns) >= PERSONAL_FIELDS
    assert not any(secret in text for secret in SECRETS for text in (draft.text, *draft.remarks))


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["Proses", "Selesai", "13/02/2019", "05/03/2019", "3201010101800001", "A-1", "A-2", "1", "2", "-", "\x7f"]
    ),
    st.text(max_size=12),
    st.floats(),
    st.integers(),
    st.booleans(),
)
HEADINGS = st.one_of(
    st.sampled_from(
        ["No. Agenda", "Tgl Terima", "Tgl", "Status", "Nama", "NIK", "Perihal", "No", "Provinsi", 'Say "x" \\']
    ),
    st.text(max_size=12),
)


@given(
    st.lists(HEADINGS, min_size=1, max_size=6),
    st.lists(st.lists(CELLS, max_size=6), max_size=8),
)
def test_any_sheet_gives_a_draft_that_loads_or_says_why_not(headings, body):
    layout = guess_layout([headings, *body], PROFILES)
    if layout is None:
        return
    draft = draft_of(layout, PROFILES, name="any", file="any.csv")
    tomllib.loads(draft.text)
    assert (draft.profile is None) is (draft.missing is not None)
    if draft.missing is not None:
        assert "number" in draft.missing[0]


@given(st.permutations(list(range(9))))
def test_the_order_of_the_columns_does_not_matter_to_known_headings(order):
    rows = rows_of("layout-register.csv")
    first = [row for row in rows if len(row) > 8]
    mixed = [[row[column] for column in order] for row in first]
    straight = {heading: field for heading, field in fields_of(first).items() if heading in mixed[2]}
    assert fields_of(mixed) == straight


def test_figures_that_are_no_numbers_are_no_running_number_and_no_year():
    assert not look_at(["¹", "²", "³"]).counts_on
    assert look_at(["²⁰¹⁷", "²⁰¹⁸"]).years == 0
