"""The database file: who makes it, who may read it, what is not one, and two commands at once."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading

import apsw
import pytest
from store_entries import an_entry, contents, lay

from dumas_cli.errors import BusyError, DatabaseError
from dumas_cli.store import database
from dumas_cli.store.connection import connect
from dumas_cli.store.database import reading, writing

not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)


@pytest.fixture
def db(tmp_path):
    return tmp_path / "dumas.db"


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits long for a lock."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)


def read(path):
    with reading(path) as connection:
        return connection.execute("select count(*) from complaints").fetchone()[0]


# ------------------------------------------------------------------ making it


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_database_is_its_owners_only(db, umask):
    before = os.umask(umask)
    try:
        lay(db, [an_entry()])
    finally:
        os.umask(before)
    assert stat.S_IMODE(db.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_an_empty_file_that_becomes_a_database_is_closed_to_others(db):
    db.touch(mode=0o644)
    lay(db, [an_entry()])
    assert stat.S_IMODE(db.stat().st_mode) == 0o600


def test_folders_on_the_way_are_made(tmp_path):
    lay(tmp_path / "new" / "folder" / "dumas.db", [an_entry()])
    assert read(tmp_path / "new" / "folder" / "dumas.db") == 1


def test_a_failed_first_import_leaves_no_file(db):

    def fail():
        with writing(db, create=True):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(db.parent.iterdir()) == []


def test_a_failed_import_leaves_the_database_as_it_was(db):
    lay(db, [an_entry()])
    before = db.read_bytes()

    def fail():
        with writing(db, create=True) as connection:
            connection.execute("update complaints set subject = 'x'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert db.read_bytes() == before


def test_a_dry_run_makes_nothing(db):
    with writing(db, create=True, dry_run=True) as connection:
        assert connection.execute("select count(*) from complaints").fetchone() == (0,)
    assert list(db.parent.iterdir()) == []


def test_a_dry_run_keeps_nothing(db):
    lay(db, [an_entry()])
    before = db.read_bytes()
    with writing(db, create=True, dry_run=True) as connection:
        connection.execute("update complaints set subject = 'x'")
    assert db.read_bytes() == before


# ------------------------------------------------------------------ what is no database


def an_absent_file(path):
    pass


def an_empty_file(path):
    path.touch()


def a_database_without_tables(path):
    # What is left when a first import is killed and a reader has rolled it back.
    connection = sqlite3.connect(path)
    connection.execute("create table t (a)")
    connection.execute("drop table t")
    connection.commit()
    connection.close()


def a_text(path):
    path.write_text("No;Tgl Terima\n1;2017-01-02\n" * 100)


def a_strangers_database(path):
    connection = sqlite3.connect(path)
    connection.execute("create table complaints (id)")
    connection.close()


def a_newer_database(path):
    lay(path, [an_entry()])
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version = {database.SCHEMA_VERSION + 1}")
    connection.close()


def a_folder(path):
    path.mkdir()


def a_torn_database(path):
    lay(path, [an_entry()])
    path.write_bytes(path.read_bytes()[:10_000])


NOT_YET = "There is no database yet."


@pytest.mark.parametrize("opened", [reading, writing])
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (an_absent_file, NOT_YET),
        (an_empty_file, NOT_YET),
        (a_database_without_tables, NOT_YET),
        (a_text, "The file is not a usable database (file is not a database)."),
        (a_strangers_database, "This is not a dumas database."),
        (a_newer_database, "The database was written by a newer dumas (schema 5; this program knows 4)."),
        (a_folder, "The database is a folder."),
        (a_torn_database, "The file is not a usable database (database disk image is malformed)."),
    ],
)
def test_what_is_no_database_is_refused_with_a_remedy(db, make, what, opened):
    make(db)
    before = db.read_bytes() if db.is_file() else None
    with pytest.raises(DatabaseError) as refused, opened(db):
        pass
    assert (refused.value.what, refused.value.where, refused.value.status) == (what, str(db), 1)
    assert refused.value.remedy
    assert (db.read_bytes() if db.is_file() else None) == before


@pytest.mark.parametrize("make", [an_absent_file, an_empty_file, a_database_without_tables])
def test_an_import_makes_a_database_of_what_is_none_yet(db, make):
    make(db)
    lay(db, [an_entry()])
    assert read(db) == 1


@pytest.mark.parametrize("make", [a_text, a_strangers_database, a_newer_database, a_folder, a_torn_database])
def test_an_import_never_writes_into_what_is_not_ours(db, make):
    make(db)
    before = db.read_bytes() if db.is_file() else None
    with pytest.raises(DatabaseError):
        lay(db, [an_entry("2")])
    assert (db.read_bytes() if db.is_file() else None) == before


@pytest.mark.parametrize("inner", ["x.db", "y/x.db", "y/z/x.db"])
def test_a_folder_that_is_a_file_is_told_plainly(tmp_path, inner):
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match=r"cannot be (reached or created|opened)"):
        lay(tmp_path / "file" / inner, [an_entry()])


def test_a_name_that_is_too_long_is_told_plainly(tmp_path):
    for opened in (lambda path: lay(path, [an_entry()]), read):
        with pytest.raises(DatabaseError, match="cannot be reached or created"):
            opened(tmp_path / ("x" * 5000))


@not_root
def test_a_read_only_database_can_be_read_and_not_written(db):
    lay(db, [an_entry()])
    db.chmod(0o400)
    assert read(db) == 1
    with pytest.raises(DatabaseError, match="cannot be opened or written"):
        lay(db, [an_entry("2")])


@not_root
def test_a_database_in_a_read_only_folder_can_be_read_and_not_written(tmp_path):
    db = tmp_path / "shut" / "dumas.db"
    lay(db, [an_entry()])
    db.parent.chmod(0o500)
    try:
        assert read(db) == 1
        with pytest.raises(DatabaseError, match="cannot be opened or written"):
            lay(db, [an_entry("2")])
    finally:
        db.parent.chmod(0o700)


@not_root
def test_a_folder_that_may_not_be_written_is_told_plainly(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(DatabaseError, match="cannot be reached or created"):
            lay(tmp_path / "dumas.db", [an_entry()])
    finally:
        tmp_path.chmod(0o700)


# ------------------------------------------------------------------ two at once


def test_a_second_writer_is_told_that_the_database_is_busy(db, impatient):
    lay(db, [an_entry()])
    with writing(db):
        with pytest.raises(BusyError) as refused:
            lay(db, [an_entry("2")])
        assert refused.value.status == 4
        assert refused.value.what == "Another command is using the database."
    assert read(db) == 1


def test_a_second_writer_waits_for_the_first(db):
    lay(db, [an_entry()])
    done = threading.Event()
    second = threading.Thread(target=lambda: (lay(db, [an_entry("2")]), done.set()))
    with writing(db):
        second.start()
        assert not done.wait(0.2)
    second.join(5)
    assert done.is_set()
    assert read(db) == 2


def test_a_reader_sees_the_state_before_a_running_import(db, impatient):
    lay(db, [an_entry()])
    with writing(db) as connection:
        connection.execute("update complaints set received_on = '2020-01-01'")
        connection.executemany(
            "insert into complaints (source, register_year, number, tracked, received_on, import_id)"
            " values ('surat', 2018, ?, 1, '2018-01-01', 1)",
            ((str(n),) for n in range(5000)),
        )
        assert read(db) == 1
    assert read(db) == 5001


def test_a_reader_that_is_kept_waiting_is_told_that_the_database_is_busy(db, impatient):
    lay(db, [an_entry()])
    other = connect(db, writes=True, busy_seconds=0)
    other.execute("begin exclusive")
    with pytest.raises(BusyError):
        read(db)
    other.close()


def test_a_writer_that_cannot_finish_because_of_a_reader_leaves_all_as_it_was(db, impatient):
    lay(db, [an_entry()])
    before = contents(db)
    with reading(db) as connection:
        connection.execute("select count(*) from complaints").fetchone()
        with pytest.raises(BusyError):
            lay(db, [an_entry("2")])
    assert contents(db) == before


def test_a_first_import_that_finds_the_database_busy_does_not_remove_it(db, impatient):
    with writing(db, create=True):
        with pytest.raises(BusyError):
            lay(db, [an_entry("2")])
        assert db.exists()
    lay(db, [an_entry()])
    assert read(db) == 1


def test_a_writer_that_waited_for_a_first_import_that_failed_does_not_write_into_nowhere(db):
    ended: list[BaseException | None] = []

    def wait():
        try:
            lay(db, [an_entry("2")])
            ended.append(None)
        except BaseException as error:
            ended.append(error)

    second = threading.Thread(target=wait)

    def fail():
        with writing(db, create=True):
            second.start()
            second.join(0.2)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    second.join(5)
    assert isinstance(ended[0], BusyError)
    assert not db.exists()


def test_a_reader_changes_nothing(db):
    lay(db, [an_entry()])
    with reading(db) as connection, pytest.raises(apsw.ReadOnlyError):
        connection.execute("delete from complaints")


def test_a_database_that_lacks_a_table_is_told_in_words(db):
    lay(db, [an_entry()])
    connection = sqlite3.connect(db)
    connection.execute("drop table flag_agencies")
    connection.close()
    with pytest.raises(DatabaseError, match="lacks what this program needs") as told, reading(db) as opened:
        opened.execute("select * from flag_agencies")
    assert "new database" in told.value.remedy
