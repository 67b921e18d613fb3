"""Words in the column of agencies that say that no letter was sent never become a letter, nor vanish in silence."""

from __future__ import annotations

import json

import pytest
from import_desk import REFERENCE, ImportDesk
from small_registers import a_row, ask, dump

from dumas_cli.registry.agencies import AgencyRegistry
from dumas_cli.sheets.profiles import read_profile

UNSENT = {"letter": "", "sent": ""}
PROFILES = [read_profile(text, name=name, where=where) for name, text, where in REFERENCE.profiles_texts()]
OWN = """
[constants]
source = "kecamatan"
agencies = "Kementerian Agama"
[columns]
number = ["Nr"]
received_on = ["Masuk"]
agencies = ["Kepada"]
[dates]
order = "day"
[words]
no_agency = ["map biru", "laci*"]
"""


@pytest.fixture
def desk(office):
    return ImportDesk(office)


def letters(desk):
    return ask(desk.db, "select name from referrals join agencies on agencies.id = agency_id order by referrals.id")


WORDS = [
    *("arsip", "ARSIP.", "(Arsip)", "Arsip (surat ganda)", "Diarsipkan", "diarsipkan karena alamat tidak jelas"),
    *("belum diteruskan", "selesai di unit", "Internal", "Dumas", "tidak", "1. Arsip", "- arsip"),
]
BLANKS = ["-", "--", "nihil", "tidak ada", "n/a", ""]


@pytest.mark.parametrize(("word", "told"), [*((word, True) for word in WORDS), *((word, False) for word in BLANKS)])
@pytest.mark.parametrize("odd", [False, True])
def test_the_complaint_is_kept_and_no_letter_made(desk, word, told, odd):
    row = a_row(1, agency=word, **UNSENT)
    # Of two rows of one number the second is weighed by itself, and then so is the first, for it names no place.
    rows = [row, a_row(1, agency="Polri")] if odd else [row]
    desk.lay(*rows)
    assert ask(desk.db, "select number, status from complaints") == [("1", "open")]
    assert letters(desk) == ([("Kepolisian Negara Republik Indonesia",)] if odd else [])
    assert ("a word that stands for no letter" in desk.told("warnings")) is told
    assert not desk.table("open_names")


def test_the_summary_counts_each_word_and_names_its_rows(desk):
    rows = [a_row(n, agency="arsip", **UNSENT) for n in range(1, 9)]
    desk.lay(*rows, a_row(9, agency="Kementerian Agama; internal"))
    assert desk.told("warnings") == (
        "On 9 rows the column of agencies holds a word that stands for no letter, and none was made of it: "
        '"arsip" (row 2, row 3, row 4, row 5, row 6 and 3 more); "internal" (row 10).'
    )
    assert letters(desk) == [("Kementerian Agama",)]


def test_what_a_cell_says_beyond_the_word_is_not_repeated(desk):
    desk.lay(a_row(1, agency="Diarsipkan atas permintaan Siti Rekaan 3201010101800001", **UNSENT))
    assert "Siti" not in json.dumps(desk.last)
    assert "32010101" not in json.dumps(desk.last)


@pytest.mark.parametrize(
    "told",
    [
        {"letter": "B-1/D-2/02/2017"},
        {"sent": "10/02/2017"},
        {"returned": "12/02/2017"},
        {"reminder_1": "v"},
        {"reply": "20/02/2017"},
        {"reply_text": "Telah diselesaikan."},
    ],
)
@pytest.mark.parametrize("odd", [False, True])
def test_a_row_that_tells_of_a_letter_all_the_same_is_set_aside(desk, told, odd):
    row = a_row(1, **{**UNSENT, **told}, agency="arsip")
    assert desk.lay(*([a_row(1, agency="Polri"), row] if odd else [row])) == (int(odd), 0, 0, 1)
    (problem,) = desk.table("problems")
    assert problem["field"] == "agencies"
    assert "says that no letter was sent" in problem["reason"]
    assert len(letters(desk)) == odd


@pytest.mark.parametrize("number", ["arsip", "belum", ""])
def test_words_in_the_column_of_letter_numbers_tell_of_no_letter(desk, number):
    assert desk.lay(a_row(1, agency="arsip", letter=number, sent="")) == (1, 0, 0, 0)


def test_a_letter_number_without_any_agency_is_pointed_out(desk):
    rows = [a_row(1, agency="", sent=""), a_row(2, agency="", **UNSENT), a_row(3)]
    assert desk.lay(*rows) == (3, 0, 0, 0)
    assert desk.told("warnings") == "On 1 row the number of a letter stands without an agency, and was not kept: row 2."


def test_such_rows_imported_again_change_nothing(desk):
    rows = [
        a_row(1, agency="arsip", **UNSENT),
        a_row(2, agency="Polri; internal"),
        a_row(3, agency="Polri"),
        a_row(3, agency="dumas", **UNSENT),
    ]
    desk.lay(*rows)
    before = dump(desk.db)
    assert desk.lay(*rows[:1], *rows[2:], rows[1], name="again.csv") == (0, 0, 4, 0)
    assert '"arsip" (row 2)' in desk.told("warnings")
    for table in ("complaints", "referrals", "responses", "complainants"):
        assert dump(desk.db)[table] == before[table]


def test_an_agency_that_is_named_later_gets_its_letter(desk):
    desk.lay(a_row(1, agency="belum diteruskan", **UNSENT))
    assert desk.lay(a_row(1, agency="Polri"), name="later.csv") == (1, 0, 0, 0)
    assert letters(desk) == [("Kepolisian Negara Republik Indonesia",)]


def test_a_profile_has_words_of_its_own_and_they_go_before_its_constant_agency(desk):
    (desk.folder / "mine.toml").write_text(OWN, encoding="utf-8")
    rows = "Nr;Masuk;Kepada\n1;2/2/2017;Map Biru\n2;2/2/2017;laci no 3\n3;2/2/2017;\n4;2/2/2017;Polri\n"
    (desk.folder / "a.csv").write_text(rows, encoding="utf-8")
    assert desk.take("a.csv", "--profile", "mine.toml") == (4, 0, 0, 0)
    assert letters(desk) == [("Kementerian Agama",), ("Kepolisian Negara Republik Indonesia",)]
    assert '"map biru" (row 2); "laci…" (row 3)' in desk.told("warnings")


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.name)
def test_no_shipped_word_hides_an_agency(profile):
    """ "arsip" is no agency, but the Arsip Nasional is one."""
    registry = AgencyRegistry(REFERENCE.agencies())
    for word in profile.no_agency:
        match = registry.resolve(word.rstrip("*"), on=None, place=None)
        assert match.agency is None or not match.agency.known, word
    spelt = {
        name.casefold() for agency in REFERENCE.agencies() for name in (agency.name, agency.short, *agency.aliases)
    }
    begun = tuple(word[:-1] for word in profile.no_agency if word.endswith("*"))
    assert not [name for name in spelt if begun and name.startswith(begun)]
