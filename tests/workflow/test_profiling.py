"""Listing, checking and drafting profiles on real files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import DATA

from dumas_cli.errors import ProfileError, SheetError, UsageError
from dumas_cli.reference.files import Reference
from dumas_cli.settings import Settings
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.profiling import (
    all_profiles,
    check_profile,
    find_profile,
    guess_profile,
    tell_profile,
    write_draft,
)

SHEETS = Path(__file__).parent.parent / "sheets"
OWN = '[constants]\nsource = "own"\n[columns]\nnumber = "Ref"\nreceived_on = "Logged"\nstatus = "State"\n'


@pytest.fixture
def desk(tmp_path):
    """An office with a profile of its own, "own", and a register.toml that takes the shipped one's place."""
    folder = tmp_path / "office" / "profiles"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(OWN)
    (folder / "register.toml").write_text('about = "Ours"\n' + OWN.replace("own", "surat"))
    return Office(
        db=tmp_path / "dumas.db",
        settings=Settings(),
        reference=Reference(tmp_path / "office"),
        at=datetime(2018, 1, 31, tzinfo=UTC),
        command="dumas profile",
    )


@pytest.fixture
def bare(tmp_path):
    """An office with shipped files only."""
    return Office(
        db=tmp_path / "dumas.db",
        settings=Settings(),
        reference=Reference(),
        at=datetime(2018, 1, 31, tzinfo=UTC),
        command="dumas profile",
    )


def test_the_offices_profiles_stand_among_the_shipped_and_before_them(desk):
    origins = {found.profile.name: found.origin for found in all_profiles(desk)}
    assert origins["lapor"] == "shipped"
    assert origins["own"] == "office/profiles/own.toml"
    assert origins["register"] == "office/profiles/register.toml"
    assert find_profile(desk, "register").profile.about == "Ours"


def test_a_profile_is_found_by_name_or_by_file(desk, tmp_path):
    assert find_profile(desk, "lapor").text.startswith("# The national portal")
    path = tmp_path / "mine.toml"
    path.write_text("\ufeff" + OWN, encoding="utf-8")
    assert find_profile(desk, str(path)).origin == str(path)


@pytest.mark.parametrize(
    ("name", "what", "remedy"), [("lapr", 'no import profile "lapr"', '"lapor"'), ("no.toml", "cannot be read", "name")]
)
def test_a_profile_that_is_not_there_is_told(bare, name, what, remedy):
    with pytest.raises(ProfileError) as raised:
        find_profile(bare, name)
    assert what in raised.value.what
    assert remedy in raised.value.remedy


def test_a_profile_is_told_by_field_word_and_key(bare):
    story = tell_profile(find_profile(bare, "lapor"))
    columns = {name: (headings, needed) for name, _, headings, needed in story.columns}
    assert columns["number"] == (("Tracking ID", "TrackingID", "No. Tracking"), True)
    assert columns["name"][1] is False
    assert ("status", "archived", ("diarsipkan*", "konten terblokir")) in story.words
    assert ("sheet.exported_on", "tanggal generate") in story.settings
    assert "isi laporan awal" in story.unused


def test_a_fit_tells_the_headings_and_every_profiles_score(bare):
    fit = check_profile(bare, find_profile(bare, "lapor"), DATA / "lapor-2017.xlsx")
    assert fit.reads
    assert (fit.best.known, fit.best.total, fit.row) == (19, 19, 11)
    assert dict(fit.headings)["Tracking ID"] == "number"
    assert dict(fit.headings)["Isi Laporan Awal"] == "unused"
    scores = {one.profile: one for one in fit.scores if one.sheet == fit.best.sheet}
    assert scores["lapor"].known == 19 > scores["register"].known
    assert "received_on" in scores["register"].lacks


def test_a_profile_that_does_not_fit_says_what_it_lacks(bare):
    fit = check_profile(bare, find_profile(bare, "lapor"), SHEETS / "layout-visits.csv")
    assert not fit.reads
    fit = check_profile(bare, find_profile(bare, "responses"), SHEETS / "layout-visits.csv")
    assert not fit.reads
    assert fit.best.lacks == ("reply_on",)
    assert "reply_on" in fit.absent


def test_a_row_that_may_be_of_letters_is_not_shown_as_headings(bare):
    fit = check_profile(bare, find_profile(bare, "lapor"), SHEETS / "words-only-no-heading.csv")
    assert fit.headings == ()


def test_a_guess_takes_the_sheet_that_tells_most(bare):
    guessed = guess_profile(bare, DATA / "register-2017.xlsx")
    assert "28 of 28 columns told apart" in guessed.remarks[0]
    assert "Rekap" not in guessed.remarks[0]
    assert "register: 28 of 28 headings" in guessed.remarks[1]
    assert set(guessed.draft.profile.columns) >= {"number", "received_on", "sent_on", "reply_on"}
    assert 'sheet "Rekap"' in guess_profile(bare, DATA / "register-2017.xlsx", sheet="rekap").remarks[0]


def test_a_guess_on_a_sheet_that_is_not_there_is_told(bare):
    with pytest.raises(SheetError, match="no sheet"):
        guess_profile(bare, DATA / "register-2017.xlsx", sheet="Januri")


def test_a_guess_without_a_heading_names_no_cell(bare):
    with pytest.raises(SheetError) as raised:
        guess_profile(bare, SHEETS / "words-only-no-heading.csv")
    assert "Rekaan" not in raised.value.what + raised.value.remedy


def test_a_mapped_heading_must_stand_in_the_sheet(bare):
    with pytest.raises(UsageError) as raised:
        guess_profile(bare, SHEETS / "layout-unknown.csv", mapping={"Loged": "received_on"})
    assert '"Logged"' in raised.value.remedy


def test_a_draft_imports_the_sheet_that_it_was_made_from(bare, tmp_path):
    mapping = {"Logged": "received_on", "Matter": "subject", "Closed": "completed_on", "Raised by": "name"}
    guessed = guess_profile(bare, SHEETS / "layout-unknown.csv", mapping=mapping)
    write_draft(guessed.draft, tmp_path / "mine.toml")
    fit = check_profile(bare, find_profile(bare, str(tmp_path / "mine.toml")), SHEETS / "layout-unknown.csv")
    assert fit.reads
    assert {name for _, name in fit.headings} >= set(mapping.values())


def test_a_draft_overwrites_nothing_unless_told(bare, tmp_path):
    draft = guess_profile(bare, SHEETS / "layout-visits.csv").draft
    path = tmp_path / "mine.toml"
    write_draft(draft, path)
    with pytest.raises(UsageError, match="there already"):
        write_draft(draft, path)
    write_draft(draft, path, force=True)
    with pytest.raises(UsageError, match="not named as a profile"):
        write_draft(draft, tmp_path / "mine.txt")
