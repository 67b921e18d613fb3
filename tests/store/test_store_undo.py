"""Taking a batch back: what it brought goes, what it changed or took away is as it was, later work is not lost."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dumas_cli.records import CellPlace, Problem
from dumas_cli.store import history, problems, taken_rows
from dumas_cli.store.connection import insert, rows
from dumas_cli.store.database import reading, writing
from dumas_cli.store.undo import take_back

AT = datetime(2018, 3, 3, 9, 0, tzinfo=UTC)
LOGS = {"changes", "change_values", "imports", "_sqlite_migrations"}
PROBLEM = Problem(CellPlace("a.csv", "", 4, 3), "received_on", "31/02/2017", "No such day.", "Look it up.", ("1", "=1"))


@pytest.fixture
def db(tmp_path):
    return tmp_path / "dumas.db"


@contextmanager
def a_batch(db, what="import a.csv", *, is_import=True):
    """A command that writes; gives its connection, its number and its import's."""
    with writing(db, create=True) as connection:
        batch = history.log_change(connection, at=AT, command="dumas", what=what, who="sari")
        import_id = None
        if is_import:
            import_id = history.log_import(connection, batch, file="a.csv", sha256="", profile="register")
        yield connection, batch, import_id


def a_complaint(connection, import_id, number="1", **values):
    plain = {"source": "surat", "register_year": 2017, "number": number, "tracked": 1, "received_on": "2017-02-02"}
    complaint_id = insert(connection, "complaints", {**plain, **values, "import_id": import_id})
    insert(connection, "complainants", {"complaint_id": complaint_id, "name": "Budi Rekaan"})
    return complaint_id


def an_agency(connection, import_id, name="Polri"):
    values = {"name": name, "short": "", "kind": "", "agency_group": "others", "known": 1, "import_id": import_id}
    return insert(connection, "agencies", values)


def a_letter(connection, import_id, complaint_id, agency_id, **values):
    plain = {"complaint_id": complaint_id, "agency_id": agency_id, "agency_as_written": "Polri"}
    return insert(connection, "referrals", {**plain, **values, "import_id": import_id})


def set_value(connection, batch, table, row_id, column, value):
    key = "complaint_id" if table == "complainants" else "id"
    ((old,),) = rows(connection, f"select {column} from {table} where {key} = ?", (row_id,))
    history.log_value(connection, batch, table, row_id, column, old, value)
    connection.execute(f"update {table} set {column} = ? where {key} = ?", (value, row_id))


def undo(db, batch):
    """Take a batch back; returns the numbers of the batches that stand on it (then nothing is kept)."""
    with writing(db, dry_run=False, references_checked=False) as connection:
        number = history.log_change(connection, at=AT, command="dumas undo", what=f"undo of batch {batch}")
        done = take_back(connection, history.entry(connection, batch), change_id=number)
        if done.standing:
            connection.execute("rollback")
            connection.execute("begin")
        else:
            assert rows(connection, "select * from pragma_foreign_key_check") == []
    return [item.id for item in done.standing]


def contents(db, *, hashes=False):
    """All data tables with their rows' numbers; the hashes of rows are only a help to the next import."""
    with writing(db) as connection:
        names = [name for (name,) in rows(connection, "select name from sqlite_master where type = 'table'")]
        found = {}
        for table in sorted(set(names) - LOGS):
            columns = [c for (c,) in rows(connection, f"select name from pragma_table_info('{table}')")]
            chosen = ", ".join(c for c in columns if hashes or c != "row_hash")
            found[table] = rows(connection, f"select rowid, {chosen} from {table} order by rowid")
    return found


def ask(db, sql):
    with writing(db) as connection:
        return rows(connection, sql)


def test_every_row_an_import_brought_goes_and_comes_back_with_its_number(db):
    with a_batch(db) as (connection, _, import_id):
        a_complaint(connection, import_id)
    before = contents(db)
    with a_batch(db) as (connection, batch, import_id):
        complaint_id = a_complaint(connection, import_id, "2", copy_only=0, note="", row_hash=-(2**63), extra_json="{}")
        letter_id = a_letter(connection, import_id, complaint_id, an_agency(connection, import_id), row_hash=2**63 - 1)
        insert(
            connection,
            "reminders",
            {"referral_id": letter_id, "ordinal": 1, "sent_on": "2017-04-01", "import_id": import_id},
        )
        reply = {"referral_id": letter_id, "kind": "interim", "kind_by": "date", "laid_on": 1, "text": 'a "b"\n=1+1'}
        insert(connection, "responses", {**reply, "import_id": import_id})
        (problem_id,) = problems.add(connection, import_id, [PROBLEM], [None])
        key = {"source": "surat", "register_year": 2017, "number": "9"}
        insert(
            connection,
            "waiting_responses",
            {"import_id": import_id, "problem_id": problem_id, **key, "entry_json": "{}"},
        )
        insert(
            connection,
            "visit_results",
            {"complaint_id": complaint_id, "visited_on": "2018-02-02", "import_id": import_id},
        )
    after = contents(db, hashes=True)
    assert undo(db, batch) == []
    assert contents(db) == before
    assert undo(db, batch + 1) == []
    assert contents(db, hashes=True) == after


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        ("note", None, ""),
        ("note", "", "x"),
        ("note", "007", "7"),
        ("copy_only", None, 0),
        ("copy_only", 0, 1),
        ("must_visit", 1, None),
    ],
)
def test_a_value_comes_back_as_it_was_and_of_its_type(db, column, first, second):
    with a_batch(db) as (connection, _, import_id):
        complaint_id = a_complaint(connection, import_id, **{column: first})
    with a_batch(db) as (connection, batch, _):
        set_value(connection, batch, "complaints", complaint_id, column, second)
    asked = f"select {column}, typeof({column}) from complaints"
    changed = ask(db, asked)
    undo(db, batch)
    assert ask(db, asked) == [
        (first, {None: "null", int: "integer", str: "text"}[first if first is None else type(first)])
    ]
    undo(db, batch + 1)
    assert ask(db, asked) == changed


def test_a_value_that_one_batch_changed_twice_is_what_it_was_before_both(db):
    with a_batch(db) as (connection, _, import_id):
        complaint_id = a_complaint(connection, import_id, note="a")
    with a_batch(db) as (connection, batch, _):
        set_value(connection, batch, "complaints", complaint_id, "note", "b")
        set_value(connection, batch, "complainants", complaint_id, "name", "Siti Rekaan")
        set_value(connection, batch, "complaints", complaint_id, "note", "c")
    undo(db, batch)
    assert ask(db, "select note, name from complaints join complainants on complaint_id = id") == [("a", "Budi Rekaan")]
    undo(db, batch + 1)
    assert ask(db, "select note, name from complaints join complainants on complaint_id = id") == [("c", "Siti Rekaan")]


def test_a_later_change_of_the_same_value_stands_on_it_and_one_of_another_value_does_not(db):
    with a_batch(db) as (connection, _, import_id):
        complaint_id = a_complaint(connection, import_id)
    for column in ("note", "subject", "note"):
        with a_batch(db) as (connection, batch, _):
            set_value(connection, batch, "complaints", complaint_id, column, f"{column} {batch}")
    before = contents(db)
    assert undo(db, 2) == [4]
    assert contents(db) == before
    assert undo(db, 3) == []
    assert undo(db, 4) == []
    assert undo(db, 2) == []
    assert ask(db, "select note, subject from complaints") == [(None, None)]


def test_an_undone_change_stands_on_nothing(db):
    with a_batch(db) as (connection, _, import_id):
        complaint_id = a_complaint(connection, import_id)
    with a_batch(db) as (connection, batch, _):
        set_value(connection, batch, "complaints", complaint_id, "note", "x")
    assert undo(db, 1) == [2]
    assert undo(db, 2) == []
    assert undo(db, 1) == []
    assert ask(db, "select count(*) from complaints") == [(0,)]


@pytest.mark.parametrize("table", ["referrals", "flags", "visit_results", "problem"])
def test_later_rows_on_a_complaint_keep_it(db, table):
    with a_batch(db) as (connection, _, import_id):
        complaint_id = a_complaint(connection, import_id)
        (problem_id,) = problems.add(connection, import_id, [PROBLEM], [None])
    with a_batch(db, is_import=table != "flags") as (connection, batch, import_id):
        if table == "referrals":
            a_letter(connection, import_id, complaint_id, an_agency(connection, import_id))
        elif table == "visit_results":
            values = {"complaint_id": complaint_id, "visited_on": "2018-02-02", "import_id": import_id}
            insert(connection, table, values)
        elif table == "problem":
            problems.close(connection, [problem_id], change_id=batch, how="mended")
        else:
            run = {"change_id": batch, "as_of": "2018-01-31", "rules": "", "rules_sha256": "", "evaluated": 1}
            run_id = insert(connection, "triage_runs", {**run, "mandatory_workdays": 1, "high_workdays": 1})
            flag = {"triage_run_id": run_id, "rank": 1, "complaint_id": complaint_id, "score": 9, "level": "rendah"}
            flag |= {
                "needs_clarification": 0,
                "method": "koordinasi",
                "mandatory": 0,
                "hits_json": "",
                "facts_json": "",
            }
            insert(connection, "flags", flag)
    before = contents(db)
    assert undo(db, 1) == [2]
    assert contents(db) == before
    assert undo(db, 2) == []
    assert undo(db, 1) == []


def test_an_agency_that_a_later_letter_goes_to_stays_until_that_goes_too(db):
    with a_batch(db) as (connection, _, import_id):
        a_letter(connection, import_id, a_complaint(connection, import_id), an_agency(connection, import_id))
    with a_batch(db) as (connection, _, import_id):
        a_letter(connection, import_id, a_complaint(connection, import_id, "2"), 1)
    before = contents(db)
    assert undo(db, 1) == []
    assert ask(db, "select name, import_id from agencies") == [("Polri", 2)]
    assert undo(db, 2) == []
    assert ask(db, "select * from agencies") == []
    assert undo(db, 4) == []
    assert undo(db, 3) == []
    assert contents(db) == before


def test_an_undo_after_an_import_is_found_until_it_is_redone(db):
    for number in ("1", "2"):
        with a_batch(db) as (connection, _, import_id):
            a_complaint(connection, import_id, number)
    undo(db, 1)
    with writing(db) as connection:
        assert [item.id for item in history.undone_since(connection, 2)] == [3]
        assert history.undone_since(connection, 3) == []
    undo(db, 3)
    with writing(db) as connection:
        assert history.undone_since(connection, 2) == []


def test_a_row_that_a_batch_took_away_comes_back(db):
    with a_batch(db, is_import=False) as (connection, batch, _):
        insert(connection, "agency_aliases", {"alias": "X", "agency": "Polri", "change_id": batch})
    before = contents(db)
    with a_batch(db, is_import=False) as (connection, batch, _):
        history.log_row(connection, batch, "agency_aliases", 1, added=False)
        connection.execute("delete from agency_aliases")
    assert undo(db, 2) == []
    assert contents(db) == before
    assert undo(db, 3) == []
    assert ask(db, "select * from agency_aliases") == []


def test_a_row_does_not_come_back_over_one_that_took_its_place(db):
    with a_batch(db, is_import=False) as (connection, batch, _):
        insert(connection, "agency_aliases", {"alias": "X", "agency": "Polri", "change_id": batch})
    with a_batch(db, is_import=False) as (connection, batch, _):
        history.log_row(connection, batch, "agency_aliases", 1, added=False)
        connection.execute("delete from agency_aliases")
    with a_batch(db, is_import=False) as (connection, batch, _):
        values = {"id": 7, "alias": "X", "agency": "Polda Riau", "change_id": batch}
        insert(connection, "agency_aliases", values)
    assert undo(db, 2) == [3]


def test_a_row_of_a_file_laid_on_a_changed_complaint_again_is_looked_at_anew(db):
    with a_batch(db) as (connection, _, import_id):
        agency_id = an_agency(connection, import_id)
        for number in ("1", "2", "3"):
            complaint_id = a_complaint(connection, import_id, number, row_hash=1)
            a_letter(connection, import_id, complaint_id, agency_id, row_hash=1)
    with a_batch(db) as (connection, batch, import_id):
        set_value(connection, batch, "complaints", 1, "note", "x")
        a_letter(connection, import_id, 2, agency_id, row_hash=1)
    asked = "select complaint_id, c.row_hash, r.row_hash from referrals r join complaints c on c.id = complaint_id"
    undo(db, batch)
    assert ask(db, f"{asked} order by 1") == [(1, None, None), (2, None, None), (3, 1, 1)]


def test_a_problem_closes_once_is_told_by_its_number_and_opens_again_with_the_undo(db):
    key = ("surat", 2017, "7")
    with a_batch(db) as (connection, _, import_id):
        assert problems.add(connection, import_id, [PROBLEM] * 3, [key, None, key]) == [1, 2, 3]
        assert problems.open_by_number(connection) == {key: [1, 3]}
        assert problems.listing(connection)[1].problem == replace(PROBLEM, id=2)
    with a_batch(db) as (connection, batch, _):
        assert problems.close(connection, [1, 1, 99], change_id=batch, how="mended") == 1
        assert problems.close(connection, [1], change_id=batch, how="again") == 0
        assert problems.open_ids(connection, [1, 2, 99]) == {2}
        assert problems.open_by_number(connection) == {key: [3]}
    assert undo(db, batch) == []
    with writing(db) as connection:
        assert problems.open_ids(connection, [1, 2, 3]) == {1, 2, 3}
    assert undo(db, batch + 1) == []
    assert ask(db, "select closed_by, closed_how from problems where id = 1") == [(2, "mended")]
    with pytest.raises(ValueError, match="closed"), writing(db) as connection:
        problems.close(connection, [2], change_id=batch, how="lost")


def test_the_number_of_a_problem_taken_away_is_never_given_again(db):
    with a_batch(db) as (connection, _, import_id):
        problems.add(connection, import_id, [PROBLEM] * 2, [None, None])
    with a_batch(db) as (connection, batch, import_id):
        assert problems.add(connection, import_id, [PROBLEM], [None]) == [3]
    undo(db, batch)
    with a_batch(db) as (connection, _, import_id):
        assert problems.add(connection, import_id, [PROBLEM], [None]) == [4]


def test_what_was_taken_away_is_kept_whole_under_the_undo(db):
    with a_batch(db) as (connection, batch, import_id):
        a_complaint(connection, import_id, subject="Tanah")
    undo(db, batch)
    with reading(db) as connection:
        (block,) = taken_rows.taken_away(connection, 2, "complaints")
    assert block.ids == (1,)
    assert dict(zip(block.columns, block.values[0], strict=True))["subject"] == "Tanah"
    assert ask(db, "select id, undoes, undone_by, who from changes") == [(1, None, 2, "sari"), (2, 1, None, "")]
