"""dumas profile: what a user sees, as files that can be read."""

import json
from pathlib import Path

import pytest
from conftest import DATA

from dumas_cli.render.words_profiles import PHRASES

SHEETS = Path(__file__).parent.parent / "sheets"
UNKNOWN = SHEETS / "layout-unknown.csv"

SCREENS = {
    "list_80": ["list"],
    "list_80_id": ["list", "--lang", "id"],
    "show_visits_80": ["show", "visits"],
    "show_lapor_80_id": ["show", "lapor", "--lang", "id"],
    "check": ["check", "register"],
    "check_fits_80": ["check", "responses", DATA / "tanggapan-2017.csv"],
    "check_fits_80_id": ["check", "lapor", DATA / "lapor-2017.xlsx", "--lang", "id"],
}
ERRORS = {
    "unknown": (["show", "regster"], 1),
    "file_missing": (["check", "mine.toml"], 1),
    "key_misspelt": (["check", "misspelt.toml"], 1),
    "heading_missing": (["guess", SHEETS / "words-only-no-heading.csv"], 1),
    "map_without_field": (["guess", UNKNOWN, "--map", "Logged"], 2),
    "map_unknown_field": (["guess", UNKNOWN, "--map", "Logged=recieved_on"], 2),
    "map_unknown_heading": (["guess", UNKNOWN, "--map", "Loged=received_on"], 2),
    "file_there": (["guess", UNKNOWN, "-o", "misspelt.toml"], 2),
    "sheet_without_file": (["check", "lapor", "--sheet", "Rekap"], 2),
}


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_each_screen_reads_well(office, golden, name):
    shown = office.ok("profile", *SCREENS[name])
    assert max(map(len, shown.splitlines())) <= 80
    golden(f"cli/profile_{name}.txt", shown)


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_each_error_reads_well(office, golden, name):
    (office.folder / "misspelt.toml").write_text('[colums]\nnumber = "No"\n')
    words, status = ERRORS[name]
    ran = office.run("profile", *words)
    assert (ran.status, ran.out) == (status, "")
    golden(f"cli/errors/profile_{name}.txt", ran.err)


def test_a_guess_prints_the_draft_and_tells_its_doubts_beside_it(office, golden):
    ran = office.run("profile", "guess", UNKNOWN)
    assert ran.status == 0
    golden("cli/profile_guess.txt", f"{ran.out}\n--- stderr\n{ran.err}")


def test_a_guess_goes_into_a_file_that_check_accepts(office):
    told = ["--map", "Matter=subject", "--map", "Closed=completed_on"]
    ran = office.run("profile", "guess", UNKNOWN, *told, "-o", "mine.toml")
    assert (ran.status, ran.out) == (0, "")
    assert "Written: mine.toml" in ran.err
    shown = office.ok("profile", "check", "mine.toml", UNKNOWN)
    assert "It reads layout-unknown.csv: 7 of 9 headings, in row 1." in shown


def test_a_profile_that_does_not_read_the_sheet_fails_the_check(office, golden):
    ran = office.run("profile", "check", "responses", SHEETS / "layout-visits.csv")
    assert ran.status == 3
    golden("cli/profile_check_misfit.txt", ran.out)


def test_a_profile_is_printed_as_the_file_it_is(office):
    shown = office.ok("profile", "show", "visits", "--toml")
    (office.folder / "copy.toml").write_text(shown, encoding="utf-8")
    assert "copy.toml is a valid profile: 9 fields." in office.ok("profile", "check", "copy.toml")


def test_lists_come_as_data_too(office):
    listed = json.loads(office.ok("profile", "list", "--format", "json"))
    names = {row["name"] for row in listed["tables"]["profiles"]["rows"]}
    assert names == {"register", "lapor", "lapor-2015", "lmw", "responses", "visits", "template"}
    assert office.ok("profile", "list", "--format", "csv").startswith("name,about,file,fields\r\n")


def test_help_has_examples(office):
    for command in ("list", "show", "check", "guess"):
        assert f"dumas profile {command}" in office.ok("profile", command, "--help").split("For example:")[1]


def test_every_phrase_has_both_languages_with_the_same_placeholders():
    from string import Formatter

    for key, phrases in PHRASES.items():
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in phrases]
        assert all(phrases), key
        assert names[0] == names[1], key
