"""Opens the database: one transaction a command, and only an import may create the file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dumas_cli.errors import BusyError, DatabaseError

APPLICATION_ID = 0x44756D53  # "DumS", so that a stranger's database is told from ours
SCHEMA_VERSION = 1
BUSY_SECONDS = 10.0


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees one state of the database and changes nothing.

    Raises DatabaseError where there is no database, or it is not ours or newer than this program;
    BusyError where another command keeps it locked.
    """
    _must_exist(path)
    with _plain_words(path):
        # Opened for writing where the folder allows it: what a killed import left half-written can
        # only be rolled back by a connection that may write.
        mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"
        connection = _connect(path, mode)
        try:
            connection.execute("pragma query_only = on")
            _check_ours(connection, path)
            connection.execute("begin")
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(path: Path, *, create: bool = False, dry_run: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection inside one transaction: committed at the end of the block, or nothing happened.

    With ``create`` a missing database is made, readable by its owner only; it becomes one in the
    same transaction, so that a failed first import leaves no file. With ``dry_run`` all is
    rolled back at the end, and a missing database is made in a temporary place.

    Raises DatabaseError and BusyError as ``reading`` does.
    """
    there = path.exists() and path.stat().st_size > 0
    if not there and not create:
        _must_exist(path)
    with _plain_words(path):
        made = not there and not dry_run
        if made:
            _make_file(path)
        connection = sqlite3.connect("", isolation_level=None) if not there and dry_run else _connect(path, "rw")
        try:
            connection.execute("pragma foreign_keys = on")
            connection.execute("begin immediate")
            if _is_empty(connection):
                _migrate(connection)
            else:
                _check_ours(connection, path)
            yield connection
            connection.execute("rollback" if dry_run else "commit")
        finally:
            if connection.in_transaction:
                connection.execute("rollback")
            connection.close()
            if made and path.exists() and path.stat().st_size == 0:
                path.unlink()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def _must_exist(path: Path) -> None:
    # A file without bytes is what a killed first import leaves: nothing has been imported.
    if not path.is_file() or path.stat().st_size == 0:
        raise DatabaseError(
            "There is no database yet." if not path.is_dir() else "The database is a folder.",
            where=str(path),
            remedy="Import a register first (dumas import FILE), or name another database with --db.",
        )


def _make_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _is_empty(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("select count(*) = 0 from sqlite_master").fetchone()[0])


def _migrate(connection: sqlite3.Connection) -> None:
    # sqlite_utils takes about a second to import, and only a new database needs it.
    from sqlite_utils import Database

    from dumas_cli.store.schema import migrations

    migrations.apply(Database(connection))


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise DatabaseError(
            "This is not a dumas database.", where=str(path), remedy="Name the right file with --db or DUMAS_DB."
        )
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            f"The database was written by a newer dumas (schema {version}; this program knows {SCHEMA_VERSION}).",
            where=str(path),
            remedy="Install the newer version, or open a database of this version.",
        )


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise BusyError(
                "Another command is writing to the database.",
                where=str(path),
                remedy="Wait until it has finished, then try again.",
            ) from error
        if "readonly" in text or "unable to open" in text or "disk" in text:
            raise DatabaseError(
                f"The database cannot be opened or written ({text}).",
                where=str(path),
                remedy="Check that you may write to the file and its folder, and that the disk is not full.",
            ) from error
        raise
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise DatabaseError(
            f"The file is not a usable database ({error}).",
            where=str(path),
            remedy="Name the right file with --db, or restore a copy.",
        ) from error
    except OSError as error:
        if error.filename is None or Path(str(error.filename)) not in {path, path.parent}:
            raise
        raise DatabaseError(
            f"The database file cannot be created ({error.strerror}).",
            where=str(path),
            remedy="Choose a folder you may write to with --db.",
        ) from error
