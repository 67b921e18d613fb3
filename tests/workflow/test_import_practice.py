"""The practice files again, in any order: nothing changes, and every order ends in the same data."""

from __future__ import annotations

import json
import random

import pytest
from conftest import DATA, PRACTICE, practice_files
from small_registers import ask, dump, told

REGISTERS = ("register-2016.xlsx", "register-2017.xlsx", "lapor-2017.xlsx")


def summary(office, *files, **how):
    """The numbers of an import, and its tables."""
    shown = json.loads(office.ok("import", *(DATA / file for file in files), "--format", "json", **how))
    return shown["facts"], shown["tables"]


def test_all_practice_files_again_change_nothing(practice):
    before = dump(practice.folder / "dumas.db")
    facts, tables = summary(practice, *reversed(PRACTICE))
    assert facts["new"] == facts["changed"] == 0
    assert facts["read"] == facts["unchanged"] + facts["set_aside"] == 4669
    assert "changed_values" not in tables
    assert dump(practice.folder / "dumas.db") == before


def test_the_practice_files_one_by_one_in_any_order_change_nothing(practice):
    before = dump(practice.folder / "dumas.db")
    for file in random.Random(2017).sample(PRACTICE, 4):
        facts, _ = summary(practice, file)
        assert facts["new"] == facts["changed"] == 0
        assert facts["read"] == facts["unchanged"] + facts["set_aside"]
    assert dump(practice.folder / "dumas.db") == before


def test_the_order_on_the_command_line_does_not_matter(office, practice_db):
    office.ok("import", *reversed(practice_files()), "--db", "other.db")
    assert told(office.folder / "other.db") == told(practice_db)


def test_responses_before_their_register_wait_for_it(office, practice_db):
    """Imported first, they wait row by row; with the registers they are attached, and the same file is unchanged."""
    db = office.folder / "slow.db"
    shown = json.loads(office.ok("import", DATA / "tanggapan-2017.csv", "--db", db, "--format", "json"))
    assert (shown["facts"]["read"], shown["facts"]["set_aside"]) == (45, 45)
    problems = shown["tables"]["problems"]["rows"]
    assert {problem["remedy"] for problem in problems} == {
        "Import the register that holds it: the row is then attached by itself."
    }
    assert all(problem["reason"].startswith("complaint 2017/") for problem in problems)
    for file in ("lapor-2017.xlsx", "register-2017.xlsx", "register-2016.xlsx"):
        office.ok("import", DATA / file, "--db", db)
    facts = json.loads(office.ok("import", DATA / "tanggapan-2017.csv", "--db", db, "--format", "json"))["facts"]
    assert (facts["new"], facts["unchanged"], facts["set_aside"]) == (0, 45, 0)
    assert told(db) == told(practice_db)


@pytest.mark.parametrize("table", ["complaints", "referrals", "responses", "agencies"])
def test_the_practice_data_has_no_doubles(practice_db, table):
    doubles = {
        "complaints": "select source, register_year, number from complaints group by 1, 2, 3 having count(*) > 1",
        "referrals": "select complaint_id, agency_id from referrals group by 1, 2 having count(*) > 1",
        "responses": "select referral_id, received_on from responses group by 1, 2 having count(*) > 1",
        "agencies": "select name from agencies group by 1 having count(*) > 1",
    }
    assert ask(practice_db, doubles[table]) == []


def test_every_import_accounts_for_its_rows(practice_db):
    rows = ask(practice_db, "select rows_read, new, changed, unchanged, set_aside, id from imports")
    assert len(rows) == 4
    for read, new, changed, unchanged, set_aside, import_id in rows:
        assert read == new + changed + unchanged + set_aside
        assert (set_aside,) == ask(practice_db, "select count(*) from problems where import_id = ?", import_id)[0]
