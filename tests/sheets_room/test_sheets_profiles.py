"""Profiles: what they say, and how a wrong one is told."""

import pytest
from sheets_room_files import PROFILES, shipped

from dumas_cli.errors import ProfileError
from dumas_cli.records import ReplyKind, Secrecy, Status
from dumas_cli.sheets.heading import find_heading
from dumas_cli.sheets.profiles import FIELDS, PERSONAL_FIELDS, heading_key, read_profile, template_headings

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


def test_only_the_portals_export_is_untracked_and_only_responses_add_no_complaint():
    assert [profile.name for profile in PROFILES if not profile.tracked] == ["lapor"]
    assert [profile.name for profile in PROFILES if not profile.adds_complaint] == ["responses"]


def test_a_small_profile_has_sensible_defaults():
    profile = read(SMALL)
    assert (profile.source, profile.date_order, profile.required) == ("surat", "day", ("number", "received_on"))
    assert profile.adds_complaint
    assert profile.tracked


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
