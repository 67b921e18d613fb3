"""Profiles: what they say, and how a wrong one is told."""

import csv
import re
import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_room_files import shipped

from dumas_cli.errors import ProfileError, UsageError
from dumas_cli.records import Method, ReplyKind, Secrecy, Status
from dumas_cli.sheets import profiles as module
from dumas_cli.sheets.days import day_of
from dumas_cli.sheets.drift import Drift, drift, sentences
from dumas_cli.sheets.guess import meaning_of
from dumas_cli.sheets.heading import find_heading
from dumas_cli.sheets.profiles import (
    DAY_FIELDS,
    FIELDS,
    PERSONAL_FIELDS,
    heading_key,
    parse_map,
    read_profile,
    template_headings,
    with_map,
)
from dumas_cli.sheets.scores import scores

SHEETS = Path(__file__).parent.parent / "sheets"
DOCS = Path(__file__).parent.parent.parent / "docs" / "importing.md"
FOLDER = files("dumas_cli").joinpath("reference", "profiles")
PROFILES = [shipped(Path(item.name).stem) for item in sorted(FOLDER.iterdir(), key=lambda item: item.name)]
LAYOUTS = {
    "register": "register",
    "lapor": "lapor",
    "lapor-block": "lapor",
    "lapor-2015": "lapor-2015",
    "lmw": "lmw",
    "lmw-old": "lmw",
    "responses": "responses",
    "visits": "visits",
    "template": "template",
}

SMALL = """
[constants]
source = "surat"
[columns]
number = ["No. Agenda"]
received_on = ["Tgl Terima"]
"""


def read(text):
    return read_profile(text, name="own", where="own.toml")


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_the_shipped_profiles_are_sound(profile):
    assert profile.about
    assert set(profile.columns) <= set(FIELDS)
    assert set(profile.required) <= set(profile.columns)


def test_only_the_portals_are_untracked_and_only_what_is_laid_on_others_adds_no_complaint():
    assert {profile.name for profile in PROFILES if not profile.tracked} == {"lapor", "lapor-2015", "lmw"}
    assert {profile.name for profile in PROFILES if not profile.adds_complaint} == {"responses", "visits"}


def test_every_shipped_profile_names_its_order_of_dates():
    for profile in PROFILES:
        said = tomllib.loads(FOLDER.joinpath(f"{profile.name}.toml").read_text("utf-8"))
        assert said["dates"]["order"] == profile.date_order == "day"


def test_a_small_profile_has_sensible_defaults():
    profile = read(SMALL)
    assert (profile.source, profile.date_order, profile.required) == ("surat", "evidence", ("number", "received_on"))
    assert profile.adds_complaint
    assert profile.tracked
    assert (profile.fill_down, profile.id_columns, profile.id_from, profile.extra) == ((), (), (), False)


# ----------------------------------------------------------------------- the shipped layouts


def rows_of(name):
    text = (SHEETS / f"layout-{name}.csv").read_text("utf-8")
    return list(csv.reader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ","))


@pytest.mark.parametrize(("layout", "name"), LAYOUTS.items())
def test_each_layout_is_read_by_its_own_profile(layout, name):
    first, second, *_ = scores(PROFILES, rows_of(layout))
    assert first.profile.name == name
    assert first.reads
    assert first.heading.unclaimed == ()
    assert first.share > second.share or not second.reads
    assert str(first) == f"{name}: {first.heading.total} of {first.heading.total} headings"


@pytest.mark.parametrize(("layout", "name"), LAYOUTS.items())
def test_each_layouts_days_and_words_have_a_meaning(layout, name):
    profile, rows = shipped(name), rows_of(layout)
    heading = find_heading(rows, profile)
    tables = {"status": profile.status, "classification": profile.classification, "method": profile.methods}
    for row in rows[heading.last_row :]:
        for field, column in heading.columns.items():
            if field in DAY_FIELDS and row[column]:
                assert isinstance(day_of(row[column], profile.order_of(field)), date)
            if field in tables and row[column].casefold() not in {"", *profile.blanks}:
                meaning_of(row[column], tables[field])


def test_the_information_block_tells_when_and_how_many():
    lapor = shipped("lapor")
    labels = {heading_key(row[0]) for row in rows_of("lapor-block")[:6]}
    assert set(lapor.exported_on) & labels == {"tanggal generate"}
    assert set(lapor.stated_count) & labels == {"jumlah laporan"}


def test_the_open_data_of_2015_write_the_day_first_and_have_numbers_of_their_own():
    rows, profile = rows_of("lapor-2015"), shipped("lapor-2015")
    heading = find_heading(rows, profile)
    assert day_of(rows[1][heading.columns["received_on"]], profile.date_order) == date(2015, 1, 7)
    assert profile.source != shipped("lapor").source


USUAL_HEADINGS = """
no agenda|nomor agenda|no. reg|no tiket|tracking id|case id|agenda no|tanggal surat|tgl surat|letter date
tgl terima|tanggal masuk|tanggal agenda|received|nama pengadu|nama pelapor|pelapor|pengirim|asal surat|dari
complainant|provinsi|prov|propinsi|province|kab/kota|kabupaten|kota|regency|instansi yang diadukan|terlapor
instansi tujuan|diteruskan kepada|K/L/D|agency|perihal|hal|pokok masalah|judul|inti masalah|subject|kategori
klasifikasi|jenis masalah|bidang|category|nomor surat penerusan|tgl surat penerusan|tanggal diteruskan|disposisi
forwarded|tgl tanggapan|tanggal jawaban|respons|tindak lanjut|response date|status|progres|keterangan|ket|catatan
remarks
"""


@pytest.mark.parametrize("heading", re.split(r"[|\n]", USUAL_HEADINGS.strip()))
def test_the_register_knows_the_usual_words_for_its_columns(heading):
    assert shipped("register").headings[heading_key(heading)]


def test_the_five_methods_have_their_words():
    assert set(shipped("visits").methods.values()) == set(Method)


def test_words_are_compared_without_case_dots_and_blanks():
    profile = read(SMALL + '[status]\nopen = ["Dalam  Proses."]\nnone = ["?"]')
    assert profile.status["dalam proses"] is Status.OPEN


def changed(top="", *, tables="", constants='source = "surat"', columns='number = "No"\nreceived_on = "Tgl"'):
    return f"{top}\n[constants]\n{constants}\n[columns]\n{columns}\n{tables}"


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        (changed(tables="[colums]"), 'no "colums"', '"columns"'),
        (changed(columns='received = "Tgl"'), '"received"', '"received_on"'),
        (changed(tables='[status]\nopened = ["Proses"]'), 'no "opened"', '"open"'),
        (changed(tables='[words]\ncopy = ["tembusan"]'), 'no "copy"', '"copy_only"'),
        (changed(tables='[dates]\norder = "dmy"'), '"dmy"', '"day"'),
        (changed(tables='[dates]\nformats = ["%d/%m"]'), "lacks", "%d/%m/%Y"),
        (changed(columns='number = "No"\nreceived_on = "Tgl"\nstatus = "no."'), "claimed by both", "two-row"),
        (changed(columns='number = [1]\nreceived_on = "Tgl"'), "list of texts", "number ="),
        (changed(columns='number = "/"\nreceived_on = "Tgl"'), "without letters", "as it stands"),
        (changed('required = ["nik"]'), '"nik" is required', "There are: number, received_on."),
        (changed('tracked = "no"'), "true or false", "quotation"),
        (changed(tables='[status]\nopen = ["Proses"]\ncompleted = ["proses"]'), "two meanings", "one of them"),
        (changed(tables="[sheet]\nheader_row = 0"), "whole number", "rows"),
        (changed(tables="[status\n"), "not valid TOML", "line"),
        (changed("status = 1"), "must be a table", "[status]"),
        (changed(constants='source = "surat"\nregister_year = 17'), "must be a year", "2017"),
        (changed(tables='[dates.orders]\nreceived = "day"'), '"received"', '"received_on"'),
        (changed(tables='[dates.orders]\nreply_on = "day"'), '"reply_on"', '"received_on"'),
        (changed(tables='[dates.orders]\nreceived_on = "dmy"'), "dates.orders.received_on", '"evidence"'),
        (changed(tables="[dates.orders]\nreceived_on = 1"), "must be a text", "quotation"),
        (changed(tables='[dates]\norders = "day"'), "must be a table", "[orders]"),
        (changed(tables='[sheet]\nfill_dwn = "number"'), 'no "fill_dwn"', '"fill_down"'),
        (changed(tables='[sheet]\nfill_down = ["numbr"]'), '"numbr"', '"number"'),
        (changed(tables="[sheet]\nexported_on = 3"), "list of texts", "exported_on ="),
        (changed(tables='[sheet]\nid_columns = ["Kode"]'), "both", "Leave one"),
        (changed(tables='[sheet]\nid_from = ["received_on"]'), "both", "Leave one"),
        (
            changed(columns='received_on = "Tgl"', tables='[sheet]\nid_from = ["nam"]'),
            '"nam"',
            "There are: received_on.",
        ),
        (
            changed(columns='received_on = "Tgl"', tables='[sheet]\nid_columns = ["/"]'),
            "without letters",
            "as it stands",
        ),
        (changed("extra = 1"), '"extra" must be', "extra ="),
        (changed('extra = ["Tgl"]'), 'both "received_on" and "extra"', "one of them"),
        (changed('unused = ["A"]\nextra = ["A"]'), 'both "unused" and "extra"', "one of them"),
        (changed(tables='[methods]\nrapat = ["Rapat"]'), 'no "rapat"', "There are: gelar_pengaduan"),
    ],
)
def test_a_wrong_profile_is_told_with_the_nearest_right_word(text, what, remedy):
    with pytest.raises(ProfileError) as raised:
        read(text)
    assert what in raised.value.what
    assert remedy in raised.value.remedy
    assert raised.value.where == "own.toml"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[columns]\nnumber = "No"\nreceived_on = "Tgl"', "which source"),
        ('[constants]\nsource = "x"\n[columns]\nreceived_on = "Tgl"', '"number" is required'),
        ('required = ["number"]\n[constants]\nsource = "x"\n[columns]\nnumber = "No"', "received_on"),
    ],
)
def test_a_profile_must_tell_number_source_and_day(text, what):
    with pytest.raises(ProfileError) as raised:
        read(text)
    assert what in raised.value.what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tgl. Terima", "TANGGAL\nTERIMA"),
        ("Kab/Kota", "Kab. / Kota"),
        ("No HP", "No.\u00a0HP"),
        ("Propinsi", "Prov."),
        ("Penerusan / Tgl Surat", "Penerusan Tanggal Surat"),
    ],
)
def test_headings_are_compared_by_their_words(one, other):
    assert heading_key(one) == heading_key(other)


def test_the_template_is_read_back_by_its_own_profile_whole():
    template = shipped("template")
    columns = template_headings(template)
    row = [heading for _, heading, _ in columns]
    heading = find_heading([row], template)
    assert {name: row[column] for name, column in heading.columns.items()} == {name: h for name, h, _ in columns}
    assert all(note for _, _, note in columns)


def test_personal_fields_are_fields():
    assert set(FIELDS) >= PERSONAL_FIELDS


def test_replies_and_secrecy_have_their_words():
    register = shipped("register")
    assert register.kinds["antara"] is ReplyKind.INTERIM
    assert register.kinds["terima kasih"] is ReplyKind.ACKNOWLEDGEMENT
    assert shipped("lapor").secrecy["anonim rahasia"] is Secrecy.CONFIDENTIAL


# ----------------------------------------------------------------------- keys of their own


def test_a_field_may_have_an_order_of_its_own():
    profile = read(SMALL + 'reply_on = "Dijawab"\n[dates]\norder = "day"\n[dates.orders]\nreply_on = "month"')
    assert (profile.order_of("reply_on"), profile.order_of("received_on")) == ("month", "day")


def test_cells_of_unclaimed_headings_are_kept_where_the_profile_says_so():
    assert not read(SMALL).keeps("Pekerjaan")
    every = read('extra = true\nunused = ["No"]' + SMALL)
    assert every.keeps("Pekerjaan")
    assert not any(map(every.keeps, ("No.", "Tgl Terima", "")))
    some = read('extra = ["Pekerjaan"]' + SMALL)
    assert some.keeps("PEKERJAAN")
    assert not some.keeps("Umur")
    assert some.headings["pekerjaan"] == ""


@pytest.mark.parametrize("way", ['id_columns = ["Kode Kantor", "No Urut"]', 'id_from = ["received_on"]'])
def test_a_number_may_be_made_of_columns_or_of_the_rows_content(way):
    profile = read(f'[constants]\nsource = "x"\n[columns]\nreceived_on = "Tgl"\n[sheet]\n{way}')
    assert profile.required == ("received_on",)
    assert "number" not in profile.columns


def test_the_columns_of_a_number_are_known_and_may_be_fields_too():
    profile = read(
        '[constants]\nsource = "x"\n[columns]\nreceived_on = "Tgl"\nregister_year = "Tahun"\n'
        '[sheet]\nid_columns = ["Tahun", "Kode"]'
    )
    assert (profile.id_columns, profile.headings["kode"]) == (("Tahun", "Kode"), "")
    assert profile.headings["tahun"] == "register_year"


def test_rows_laid_on_others_need_the_others_number():
    with pytest.raises(ProfileError, match="made from their content"):
        read('adds_complaint = false\n[constants]\nsource = "x"\n[columns]\nname = "N"\n[sheet]\nid_from = ["name"]')


def test_the_digest_is_of_the_text_and_of_what_is_mapped():
    profile = read(SMALL)
    assert profile.digest == read(SMALL).digest != read(SMALL + "\n").digest
    assert profile.digest != with_map(profile, {"Tgl Masuk": "received_on"}).digest
    assert with_map(profile, {}) is profile


def test_a_byte_order_mark_before_a_profile_is_overlooked():
    assert read("\ufeff" + SMALL).digest == read(SMALL).digest


# ----------------------------------------------------------------------- --map


def test_a_map_is_read_by_its_last_equals_sign():
    assert parse_map(["A = b=number", "Tgl Masuk=received_on", "No=unused"]) == {
        "A = b": "number",
        "Tgl Masuk": "received_on",
        "No": "unused",
    }


@pytest.mark.parametrize(
    ("pairs", "what", "remedy"),
    [
        (["Tgl Masuk"], "does not say which", "received_on"),
        (["=received_on"], "does not say which", "as it stands"),
        (["Tgl=recieved_on"], 'no field "recieved_on"', '"received_on"'),
        (["Tgl="], 'no field ""', "There are"),
        (["Tgl=sent_on", "tgl.=reply_on"], "two fields", "one of them"),
    ],
)
def test_a_wrong_map_is_told(pairs, what, remedy):
    with pytest.raises(UsageError) as raised:
        parse_map(pairs)
    assert what in raised.value.what
    assert remedy in raised.value.remedy


def test_a_mapped_heading_moves_to_its_field_before_the_others():
    register = shipped("register")
    moved = with_map(register, {"Tgl Surat": "received_on", "Alasan": "note"})
    assert moved.columns["received_on"][0] == "Tgl Surat"
    assert "Tgl Surat" not in moved.columns["letter_on"]
    assert moved.headings[heading_key("Tanggal Surat")] == "received_on"
    assert moved.headings["alasan"] == "note"
    assert register.headings[heading_key("Tgl Surat")] == "letter_on"


def test_a_heading_is_mapped_to_unused_or_extra():
    profile = with_map(read(SMALL), {"Umur": "extra", "Tgl Terima": "unused"})
    assert profile.keeps("Umur")
    assert profile.headings[heading_key("Tgl Terima")] == ""
    assert "received_on" not in profile.columns
    assert "received_on" in profile.required  # and is missed in every sheet
    every = with_map(read('extra = true\nunused = ["Umur"]' + SMALL), {"Umur": "extra"})
    assert every.keeps("Umur")


def test_a_mapped_number_takes_the_place_of_one_made_from_content():
    made = read('[constants]\nsource = "x"\n[columns]\nreceived_on = "Tgl"\n[sheet]\nid_from = ["received_on"]')
    profile = with_map(made, {"Kode": "number"})
    assert (profile.id_from, profile.required) == ((), ("number", "received_on"))


@given(st.dictionaries(st.sampled_from(["No. Agenda", "Tgl Terima", "Umur", "Status"]), st.sampled_from(list(FIELDS))))
def test_every_mapped_heading_is_claimed_by_its_field_and_by_no_other(mapping):
    profile = with_map(read(SMALL), mapping)
    for heading, name in mapping.items():
        assert profile.headings[heading_key(heading)] == name
        assert [field for field, texts in profile.columns.items() if heading in texts] == [name]
    assert with_map(profile, mapping).columns == profile.columns


# ----------------------------------------------------------------------- drift

BEFORE = ["No. Agenda", "Tgl Terima", "Perihal", "Status", "Umur Pengadu"]


@pytest.mark.parametrize(
    ("now", "new", "missing", "renamed"),
    [
        (BEFORE, (), (), ()),
        ([*reversed(BEFORE)], (), (), ()),
        (["NO AGENDA", "Tanggal  Terima", *BEFORE[2:], ""], (), (), ()),
        ([*BEFORE, "NIK"], ("NIK",), (), ()),
        (BEFORE[1:], (), ("No. Agenda",), ()),
        (["No. Agenda", "Tgl Masuk", *BEFORE[2:]], (), (), (("Tgl Terima", "Tgl Masuk"),)),  # the same field
        ([*BEFORE[:-1], "Umur dari Pengadu"], (), (), (("Umur Pengadu", "Umur dari Pengadu"),)),  # alike
        (["No. Agenda", "Tgl Trima", *BEFORE[2:]], (), (), (("Tgl Terima", "Tgl Trima"),)),
        ([*BEFORE[:-1], "Pekerjaan"], ("Pekerjaan",), ("Umur Pengadu",), ()),
    ],
)
def test_changed_headings_are_told_by_name(now, new, missing, renamed):
    found = drift(BEFORE, now, shipped("register"))
    assert found == Drift(new, missing, renamed)
    assert bool(found) is bool(new or missing or renamed)
    told = sentences(found, shipped("register"))
    assert len(told) == bool(new) + bool(missing) + bool(renamed)  # one sentence a kind
    for heading in (*new, *missing, *(text for pair in renamed for text in pair)):
        assert any(f'"{heading}"' in sentence for sentence in told)


def test_two_fields_or_two_figures_are_no_renaming():
    profile = shipped("register")
    assert drift(["Penegasan I"], ["Penegasan II"], profile).renamed == ()
    assert drift(["Tgl Terima Surat"], ["Tgl Surat"], profile).renamed == ()
    assert drift(["Lampiran 1"], ["Lampiran 2"], profile).renamed == ()


def test_a_renamed_heading_that_is_no_longer_read_says_how_to_read_it():
    (told,) = sentences(Drift(renamed=(("Tgl Terima", "Tgl Trima"),)), shipped("register"))
    assert told.endswith('(received_on is not read). To read it: --map "Tgl Trima=received_on".')


def test_headings_that_mean_the_same_are_told_together():
    found = Drift(new=("Loket", "NIK", "Meja"), missing=("Umur Pengadu", "Pekerjaan"))
    assert sentences(found, replace(shipped("register"), extra=())) == (
        'Missing headings since the last import: "Umur Pengadu", "Pekerjaan" (not used before).',
        'New headings since the last import: "Loket", "Meja" (not used); "NIK" (read as nik).',
    )


@given(*[st.lists(st.sampled_from([*BEFORE, "Tgl Masuk", "NIK", "Umur", "", "Hal"]), unique=True)] * 2)
def test_drift_accounts_for_every_heading_once(before, now):
    found = drift(before, now, shipped("register"))
    old, new = ({heading_key(text) for text in texts if heading_key(text)} for texts in (before, now))
    assert len(found.missing) + len(found.renamed) == len(old - new)
    assert len(found.new) + len(found.renamed) == len(new - old)


# ----------------------------------------------------------------------- the papers


@pytest.mark.parametrize(
    "key",
    [
        *module._KEYS,
        *module._WORD_KEYS,
        *(f"dates.{key}" for key in module._DATE_KEYS),
        *(f"sheet.{key}" for key in module._SHEET_KEYS),
        *(f"constants.{key}" for key in module._CONSTANTS),
    ],
)
def test_each_key_is_in_the_papers(key):
    papers = DOCS.read_text("utf-8")
    assert re.search(rf"`\[?{re.escape(key.rpartition('.')[2])}\]?`", papers), key


@pytest.mark.parametrize("key", [*module._KEYS, *module._WORD_KEYS, *module._DATE_KEYS, *module._SHEET_KEYS])
def test_each_key_has_an_example_in_the_papers(key):
    example = DOCS.read_text("utf-8").split("```toml")[1].split("```")[0]
    assert re.search(rf"^#? ?(?:\[(?:\w+\.)?{key}\]|{key} *=)", example, re.MULTILINE), key


def test_the_example_of_the_papers_is_a_profile():
    profile = read(DOCS.read_text("utf-8").split("```toml")[1].split("```")[0])
    assert profile.date_orders
    assert profile.fill_down
    assert profile.methods
