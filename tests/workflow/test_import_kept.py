"""What an import keeps and what it does not: dry runs, --strict, files that are none, databases that are none."""

from __future__ import annotations

import json
import stat

import pytest
from small_registers import a_row, ask, dump, register

from dumas_cli.settings import MINIMAL_TOML
from dumas_cli.store import database


def counted(ran):
    facts = json.loads(ran.out)["facts"]
    return facts["read"], facts["new"], facts["changed"], facts["unchanged"], facts["set_aside"]


@pytest.fixture
def file(office):
    """Two good rows and one without a date that can be read."""
    return register(office.folder / "register.csv", a_row(1), a_row(2), a_row(3, received="31/02/2017"))


def test_a_dry_run_tells_the_same_numbers_and_makes_nothing(office, file):
    dry = office.run("import", file, "--dry-run", "--format", "json", "--db", "new/dumas.db")
    assert dry.status == 0
    assert not (office.folder / "new").exists()
    real = office.run("import", file, "--format", "json", "--db", "new/dumas.db")
    assert counted(dry) == counted(real) == (3, 2, 0, 0, 1)
    assert json.loads(dry.out)["facts"]["dry_run"] is True


def test_a_dry_run_tells_the_same_changes_and_keeps_nothing(office, file):
    office.ok("import", file, "--db", "dumas.db")
    before = (office.folder / "dumas.db").read_bytes()
    newer = register(office.folder / "newer.csv", a_row(1, subject="Upah"), a_row(2), a_row(4))
    dry = office.run("import", newer, "--dry-run", "--format", "json", "--db", "dumas.db")
    assert (office.folder / "dumas.db").read_bytes() == before
    real = office.run("import", newer, "--format", "json", "--db", "dumas.db")
    assert counted(dry) == counted(real) == (3, 1, 1, 1, 0)
    dry_tables, real_tables = (json.loads(ran.out)["tables"] for ran in (dry, real))
    assert dry_tables == real_tables


@pytest.mark.parametrize("there", [False, True])
def test_strict_keeps_nothing_when_a_row_was_set_aside(office, file, there):
    db = office.folder / "dumas.db"
    if there:
        office.ok("import", register(office.folder / "first.csv", a_row(9)), "--db", db)
        before = db.read_bytes()
    ran = office.run("import", file, "--strict", "--db", db)
    assert (ran.status, ran.out) == (3, "")
    assert "1 row was set aside, so nothing was imported (--strict)" in ran.err
    assert "--rejects" in ran.err
    assert (db.read_bytes() == before) if there else not db.exists()


def test_strict_is_content_where_nothing_was_set_aside(office):
    assert office.run("import", register(office.folder / "a.csv", a_row()), "--strict", "--db", "dumas.db").status == 0


def test_one_bad_file_keeps_all_files_out(office, file):
    (office.folder / "letter.csv").write_text("Kepada Yth.\nhal: undangan\n")
    ran = office.run("import", file, "letter.csv", "--db", "dumas.db")
    assert ran.status == 1
    assert not (office.folder / "dumas.db").exists()


@pytest.mark.parametrize(
    "command",
    [
        ("triage", "--as-of", "2018-01-31"),
        ("report", "--year", "2017"),
        ("list",),
        ("show", "1"),
        ("plan",),
    ],
)
def test_only_import_makes_a_database(office, command):
    (office.folder / "dumas.toml").write_text(MINIMAL_TOML)
    ran = office.run(*command, "--db", "mistyped.db")
    assert ran.status == 1, ran.err
    assert ran.out == ""
    assert "mistyped.db" in ran.err
    assert "What to do: Import a register first" in ran.err
    assert not (office.folder / "mistyped.db").exists()


def test_the_database_is_its_owners_only_and_so_is_the_file_of_rejects(office, file):
    office.ok("import", file, "--db", "dumas.db", "--rejects", "rejects.xlsx")
    for name in ("dumas.db", "rejects.xlsx"):
        assert stat.S_IMODE((office.folder / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("what", ["a text", "a folder", "another program's"])
def test_what_is_no_database_is_told_without_a_traceback(office, file, what):
    db = office.folder / "other.db"
    if what == "a folder":
        db.mkdir()
    elif what == "a text":
        db.write_text("halo dunia " * 500)
    else:
        ask(db, "create table t (a)")
    for command in (("import", file), ("list",), ("report", "--year", 2017), ("triage",)):
        ran = office.run(*command, "--db", db)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith("Error: ")
        assert "What to do: " in ran.err
        assert "Traceback" not in ran.err


def test_a_busy_database_is_told_with_status_4(office, file, monkeypatch):
    office.ok("import", file, "--db", "dumas.db")
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with database.writing(office.folder / "dumas.db"):
        newer = register(office.folder / "newer.csv", a_row(1, subject="Upah"))
        for command in (("import", newer), ("triage", "--as-of", "2018-01-31")):
            ran = office.run(*command, "--db", "dumas.db")
            assert ran.status == 4
            assert "Another command is using the database." in ran.err
        assert office.run("list", "--db", "dumas.db").status == 0


def test_a_rejects_file_that_cannot_be_written_does_not_hide_that_the_import_is_done(office, file):
    ran = office.run("import", file, "--db", "dumas.db", "--rejects", "nowhere/rejects.xlsx")
    assert ran.status == 1
    assert ask(office.folder / "dumas.db", "select count(*) from complaints") == [(2,)]
    assert "The import is done" in ran.err


def test_a_file_named_twice_in_one_command_is_read_once(office, file):
    ran = office.run("import", file, file, "--db", "dumas.db", "--format", "json")
    assert counted(ran) == (3, 2, 0, 0, 1)
    assert f"Named twice, read once: {file.name}" in ran.err


def test_each_command_that_writes_leaves_one_entry(office, file):
    office.ok("import", file, "--db", "dumas.db")
    office.ok("triage", "--as-of", "2018-01-31", "--db", "dumas.db")
    office.ok("report", "--year", "2017", "--db", "dumas.db")
    office.ok("import", file, "--dry-run", "--db", "dumas.db")
    told = [what for (what,) in ask(office.folder / "dumas.db", "select what from changes order by id")]
    assert told == ["import register.csv", "triage as of 2018-01-31"]


def test_changed_values_are_kept_with_their_columns(office, file):
    office.ok("import", file, "--db", "dumas.db")
    db = office.folder / "dumas.db"
    office.ok("import", register(office.folder / "newer.csv", a_row(1, subject="Upah", reply="01/03/2017")), "--db", db)
    kept = ask(db, "select change_id, table_name, column_name, old_value, new_value from change_values")
    assert kept == [(2, "complaints", "subject", "Sengketa tanah", "Upah")]
    # What is new is known by its import.
    assert ask(db, "select import_id from responses") == [(2,)]
    assert len(dump(db)["complaints"]) == 2
