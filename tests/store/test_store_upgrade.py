"""An older database is brought up to date when it is opened, and a copy of it as it was is kept."""

import logging
import sqlite3
import stat
from contextlib import closing

import pytest
from sqlite_utils import Database
from store_entries import an_entry, lay

from dumas_cli.errors import BusyError
from dumas_cli.store import database, upgrade
from dumas_cli.store.connection import connect
from dumas_cli.store.database import reading, writing
from dumas_cli.store.schema import migrations

PEOPLE = [(3, 1, "Nama Rekaan"), (9, 2, "Nama Lain")]  # id, complaint_id, name: an older table had a key of its own


@pytest.fixture
def old(tmp_path):
    """A database of the first schema with two complaints, made as the first version made it."""
    path = tmp_path / "dumas.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection), stop_before="0002_repeatable_imports")
        connection.execute("insert into changes values (1, '2018-01-31T00:00:00', 'dumas import', 'import r.csv')")
        connection.execute("insert into imports (id, change_id, file, sha256, profile) values (1, 1, 'r.csv', '', '')")
        for complaint_id in (1, 2):
            connection.execute(
                "insert into complaints (id, source, register_year, number, tracked, received_on, import_id)"
                " values (?, 'surat', 2017, ?, 1, '2017-01-02', 1)",
                (complaint_id, str(complaint_id)),
            )
        connection.executemany("insert into complainants (id, complaint_id, name) values (?, ?, ?)", PEOPLE)
        connection.execute("insert into change_values values (1, 1, 'complainants', 9, 'name', 'Nama', 'Nama Lain')")
    return path


def copies(path):
    return sorted(file for file in path.parent.iterdir() if file != path)


def version(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("pragma user_version").fetchone()[0]


@pytest.mark.parametrize("opened", [reading, writing])
def test_an_older_database_opens_with_all_that_it_holds(old, opened):
    with opened(old) as connection:
        people = list(connection.execute("select complaint_id, name from complainants order by complaint_id"))
        changed = list(connection.execute("select row_id, new_value from change_values"))
    assert people == [(1, "Nama Rekaan"), (2, "Nama Lain")]
    assert changed == [(2, "Nama Lain")]  # the log names the row by its new key
    assert version(old) == database.SCHEMA_VERSION


def test_an_older_database_counts_a_year_from_its_indexes_alone(old):
    asked = {
        "referrals_by_sent": "select agency_id, complaint_id, returned_on from referrals where sent_on >= '2017-01-01'",
        "complaints_by_completed": "select tracked, category, place_code from complaints where completed_on > '2017'",
    }
    with reading(old) as connection:
        for index, question in asked.items():
            ((_, _, _, plan),) = connection.execute(f"explain query plan {question}")
            assert f"COVERING INDEX {index} " in plan


def test_it_can_be_written_to(old):
    lay(old, [an_entry("3")])
    with reading(old) as connection:
        assert list(connection.execute("select count(*) from complaints")) == [(3,)]
        assert list(connection.execute("pragma foreign_key_check")) == []


def test_a_copy_as_it_was_is_kept_for_its_owner_only_and_once(old, caplog):
    before = old.read_bytes()
    with caplog.at_level(logging.WARNING), reading(old):
        pass
    (copy,) = copies(old)
    assert copy.name == "dumas.schema-1.db"
    assert version(copy) == 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("select id, complaint_id, name from complainants").fetchall() == PEOPLE
    assert len(copy.read_bytes()) == len(before)
    assert "dumas.db was brought up to date" in caplog.text
    assert "dumas.schema-1.db" in caplog.text
    with reading(old):
        pass
    assert copies(old) == [copy]


def test_a_copy_that_is_there_already_is_never_written_over(old):
    other = old.with_name("dumas.schema-1.db")
    other.write_bytes(b"another copy")
    with reading(old):
        pass
    assert other.read_bytes() == b"another copy"
    assert version(old.with_name("dumas.schema-1-2.db")) == 1


def test_while_another_command_writes_it_waits_and_then_leaves_all_as_it_was(old, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    before = old.read_bytes()
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(BusyError):
            upgrade.upgrade(old, busy_seconds=0.05)
        other.execute("rollback")
    assert old.read_bytes() == before
    assert copies(old) == []


def test_a_migration_that_breaks_off_leaves_the_database_as_it_was(old, monkeypatch):
    before = old.read_bytes()

    def break_off(connection):
        connection.execute("drop table complainants")
        raise KeyboardInterrupt

    monkeypatch.setattr(upgrade, "_migrate", break_off)
    with pytest.raises(KeyboardInterrupt), reading(old):
        pass
    assert old.read_bytes() == before
    assert not list(old.parent.glob("*.part"))


def test_rows_set_aside_keep_their_numbers_and_what_closed_them(tmp_path):
    path = tmp_path / "dumas.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection), stop_before="0003_closed_by_hand")
        connection.execute("insert into changes (id, changed_at, command, what) values (1, '2018-01-31', '', '')")
        connection.execute("insert into imports (id, change_id, file, sha256, profile) values (1, 1, 'r.csv', '', '')")
        for number, closed in ((4, None), (7, 1)):
            values = (number, 1, "", 2, "A2", "number", "", "it is blank", "fill it", "[]", "surat", 2017, "3", closed)
            connection.execute(
                f"insert into problems values ({', '.join('?' * 14)}, ?)", (*values, "mended" if closed else None)
            )
        connection.execute("insert into waiting_responses values (1, 1, 4, 'surat', 2017, '3', '{}', null)")
        before = connection.execute("select * from problems order by id").fetchall()
    with reading(path) as connection:
        assert list(connection.execute("select * from problems order by id")) == before
        assert list(connection.execute("pragma foreign_key_check")) == []
        assert list(connection.execute("select problem_id from waiting_responses")) == [(4,)]


def test_a_new_database_has_the_tables_that_the_migrations_make(tmp_path):
    path = tmp_path / "new.db"
    with writing(path, create=True):
        pass
    with closing(sqlite3.connect(":memory:")) as model, closing(connect(path, writes=False, busy_seconds=1)) as made:
        migrations.apply(Database(model))
        wanted = model.execute("select type, name, sql from sqlite_master order by name").fetchall()
        assert list(made.execute("select type, name, sql from sqlite_master order by name")) == wanted
