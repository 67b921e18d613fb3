"""A layout that nobody knows: dumas profile guess drafts a profile, and dumas import uses it as it is."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

SHEETS = Path(__file__).parent.parent / "sheets"
UNKNOWN = SHEETS / "layout-unknown.csv"
MAPPED = ("--map", "Raised by=name", "--map", "Matter=subject", "--map", "Closed=completed_on", "--map", "Team=unused")


def facts(office, *words):
    said = json.loads(office.ok("import", *words, "--db", "dumas.db", "--format", "json"))["facts"]
    return tuple(said[part] for part in ("read", "new", "changed", "unchanged", "set_aside"))


def ask(office, sql):
    connection = sqlite3.connect(office.folder / "dumas.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_draft_is_a_profile_and_words_that_nobody_has_explained_are_set_aside(office):
    office.ok("profile", "guess", UNKNOWN, "-o", "mine.toml")
    assert facts(office, UNKNOWN, "--profile", "mine.toml") == (6, 3, 0, 0, 3)
    assert ask(office, "select number, received_on, status from complaints order by number") == [
        ("C-002", "2019-03-05", "completed"),
        ("C-004", "2019-03-07", "completed"),
        ("C-005", "2019-03-08", "completed"),
    ]
    problems = json.loads(office.ok("problems", "--format", "json"))["tables"]["problems"]["rows"]
    assert {one["field"] for one in problems} == {"status"}


def test_a_draft_in_which_the_doubts_are_settled_reads_every_row_again_and_again(office):
    office.ok("profile", "guess", UNKNOWN, *MAPPED, "-o", "mine.toml")
    draft = (office.folder / "mine.toml").read_text(encoding="utf-8")
    assert 'completed = ["Closed"]' in draft
    settled = draft.replace(
        'completed = ["Closed"]', 'completed = ["Closed"]\nopen = ["In progress", "Waiting on tenant"]'
    )
    (office.folder / "mine.toml").write_text(settled, encoding="utf-8")
    assert facts(office, UNKNOWN, "--profile", "mine.toml") == (6, 6, 0, 0, 0)
    assert ask(office, "select subject, completed_on, name from complaints join complainants on id = complaint_id")[
        1
    ] == (
        "Water is brown",
        "2019-04-09",
        "Second Person",
    )
    (office.folder / "later.csv").write_bytes(
        UNKNOWN.read_bytes().replace(b"Street light,Roads,Waiting on tenant", b"Street light,Roads,Closed")
    )
    assert facts(office, "later.csv", "--profile", "mine.toml") == (6, 0, 1, 5, 0)


def test_the_office_keeps_its_draft_and_it_is_found_by_itself(office):
    (office.folder / "office" / "profiles").mkdir(parents=True)
    office.ok("profile", "guess", UNKNOWN, *MAPPED, "-o", "office/profiles/tickets.toml")
    shown = office.ok("import", UNKNOWN, "--db", "dumas.db")
    assert "tickets, 9 of the sheet's 9 headings known" in shown
    assert "tickets" in office.ok("profile", "list")


@pytest.mark.parametrize("name", ["layout-unknown.csv", "words-only-no-heading.csv"])
def test_without_a_profile_it_is_refused_and_the_way_to_one_is_told(office, name):
    ran = office.run("import", SHEETS / name)
    assert (ran.status, ran.out) == (1, "")
    assert "dumas profile guess" in ran.err


@pytest.mark.parametrize("name", sorted(path.name for path in SHEETS.glob("layout-*.csv") if path.name != UNKNOWN.name))
def test_a_draft_of_each_layout_is_a_profile_that_import_accepts(office, name):
    """Also where a shipped profile would do: the draft may be a beginning of one's own."""
    guessed = office.run("profile", "guess", SHEETS / name, "-o", "mine.toml")
    if guessed.status:
        assert "What to do: " in guessed.err
        return
    ran = office.run("import", SHEETS / name, "--profile", "mine.toml", "--format", "json")
    assert "Traceback" not in ran.err
    assert ran.status == 0, ran.err
    said = json.loads(ran.out)["facts"]
    assert said["read"] == said["new"] + said["changed"] + said["unchanged"] + said["set_aside"] > 0
