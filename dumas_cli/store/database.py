"""Opens the database: one transaction a command, and only an import may create the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from dumas_cli.errors import BusyError, DatabaseError
from dumas_cli.store.connection import Connection, connect

APPLICATION_ID = 0x44756D53  # "DumS", so that a stranger's database is told from ours
SCHEMA_VERSION = 4
BUSY_SECONDS = 10.0
CACHE_MIB = 16  # what a command may write before it has to lock readers out: a register of some 15,000 new rows
PAGE_BYTES = 16_384  # of a new database: a register row takes a kilobyte, of which small pages hold few


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A connection that sees one state of the database and changes nothing.

    A command that writes meanwhile is not seen; only where it writes more than CACHE_MIB, or just ends,
    does it keep readers waiting.

    Raises DatabaseError where there is no database, or it is not ours or newer than this program;
    BusyError where another command keeps it locked.
    """
    with _plain_words(path):
        _must_exist(path)
        _bring_up_to_date(path)
        # Opened for writing where the folder allows it: what a killed import left half-written can
        # only be rolled back by a connection that may write.
        connection = connect(path, writes=_may_write(path), busy_seconds=BUSY_SECONDS)
        try:
            connection.execute("pragma query_only = on")
            connection.execute("begin")
            if _is_empty(connection):
                raise _no_database(path)
            _check_ours(connection, path)
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(
    path: Path, *, create: bool = False, dry_run: bool = False, references_checked: bool = True
) -> Iterator[Connection]:
    """A connection inside one transaction: committed at the end of the block, or nothing happened.

    With ``create`` a missing database is made, readable by its owner only; it becomes one in the
    same transaction, so that a failed first import leaves no file. With ``dry_run`` all is
    rolled back at the end, and a missing database is made in a temporary place. An import that gives all ids
    itself may leave foreign keys unchecked, a tenth of its writing.

    Raises DatabaseError and BusyError as ``reading`` does.
    """
    with _plain_words(path):
        there = not _is_missing(path)
        if not (there or create):
            raise _no_database(path)
        if there:
            _bring_up_to_date(path)
        makes = not there and not dry_run and not path.exists()
        connection: Connection | None = None
        done = False
        try:
            if not there and not dry_run:
                _make_file(path)
            connection = connect(None if not there and dry_run else path, writes=True, busy_seconds=BUSY_SECONDS)
            connection.execute(f"pragma foreign_keys = {'on' if references_checked else 'off'}")
            # First the size of pages: the cache would be measured in pages of the usual size.
            connection.execute(f"pragma page_size = {PAGE_BYTES}")
            connection.execute(f"pragma cache_size = {-CACHE_MIB * 1024}")
            _begin(connection, path, temporary=not there and dry_run)
            if not _is_empty(connection):
                _check_ours(connection, path)
            elif create:
                _migrate(connection)
            else:
                raise _no_database(path)
            yield connection
            connection.execute("rollback" if dry_run else "commit")
            done = True
        finally:
            discard = makes and not done and path.exists()
            if connection is None and discard:  # interrupted before it was opened
                connection = connect(path, writes=True, busy_seconds=0)
            if connection is not None:
                _close(connection, path, discard=discard)


def _begin(connection: Connection, path: Path, *, temporary: bool) -> None:
    """Wait for the lock; the file it is on must still be the one of that name."""
    if temporary:
        connection.execute("begin immediate")
        return
    before = path.stat().st_ino
    gone = BusyError(
        "Another command has just removed the database that it had begun.", where=str(path), remedy="Try again."
    )
    try:
        connection.execute("begin immediate")
    except apsw.Error as error:
        if not path.exists():
            raise gone from error
        raise
    if not path.exists() or path.stat().st_ino != before:
        raise gone


def _close(connection: Connection, path: Path, *, discard: bool) -> None:
    """Undo what is not committed; with ``discard`` remove the empty file that this command has made."""
    # While the lock is held nobody else can have begun a database in it.
    held = connection.in_transaction or (discard and _locks_an_empty_one(connection))
    left = discard and not (held and _remove(path))
    if connection.in_transaction:
        connection.execute("rollback")
    connection.close()
    if left and os.name == "nt" and path.stat().st_size == 0:
        _remove(path)  # Windows removes no open file: ours could not be removed before, nor can another's be now


def _locks_an_empty_one(connection: Connection) -> bool:
    """Take the lock if it is free; True where nobody has begun a database meanwhile."""
    try:
        connection.execute("pragma busy_timeout = 0")
        connection.execute("begin immediate")
        return _is_empty(connection)
    except apsw.Error:
        return False


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _is_missing(path: Path) -> bool:
    """Whether there is no database; a file without bytes is what a killed first import leaves."""
    if path.is_dir():
        raise DatabaseError(
            "The database is a folder.", where=str(path), remedy="Name a file with --db, or none for the usual one."
        )
    return not path.exists() or path.stat().st_size == 0


def _must_exist(path: Path) -> None:
    if _is_missing(path):
        raise _no_database(path)


def _no_database(path: Path) -> DatabaseError:
    return DatabaseError(
        "There is no database yet.",
        where=str(path),
        remedy="Import a register first (dumas import FILE), or name another database with --db.",
    )


def _make_file(path: Path) -> None:
    """Make an empty file for its owner only, unless one is there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        path.chmod(0o600)


def _remove(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _is_empty(connection: Connection) -> bool:
    return not _number(connection, "select count(*) from sqlite_master")


def _migrate(connection: Connection) -> None:
    # The migrations' library takes about a second to import, and only a new database needs it.
    from dumas_cli.store.upgrade import new_database

    for statement, values in new_database():
        connection.execute(statement, values)


def _bring_up_to_date(path: Path) -> None:
    """Migrate a database of an older version, with a copy of it kept beside."""
    connection = connect(path, writes=_may_write(path), busy_seconds=BUSY_SECONDS)
    try:
        is_old = (
            _number(connection, "pragma application_id") == APPLICATION_ID
            and 0 < _number(connection, "pragma user_version") < SCHEMA_VERSION
        )
    finally:
        connection.close()
    if is_old:
        from dumas_cli.store.upgrade import upgrade

        upgrade(path, busy_seconds=BUSY_SECONDS)


def _number(connection: Connection, sql: str) -> int:
    for (value,) in connection.execute(sql):
        return int(str(value))
    return 0


def _check_ours(connection: Connection, path: Path) -> None:
    application = _number(connection, "pragma application_id")
    version = _number(connection, "pragma user_version")
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
    except (apsw.BusyError, apsw.LockedError) as error:
        raise BusyError(
            "Another command is using the database.",
            where=str(path),
            remedy="Wait until it has finished, then try again.",
        ) from error
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.IOError, apsw.FullError, apsw.PermissionsError) as error:
        raise DatabaseError(
            f"The database cannot be opened or written ({error}).",
            where=str(path),
            remedy="Check that you may write to the file and its folder, and that the disk is not full.",
        ) from error
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise DatabaseError(
            f"The file is not a usable database ({error}).",
            where=str(path),
            remedy="Name the right file with --db, or restore a copy.",
        ) from error
    except apsw.SQLError as error:
        if not str(error).startswith("no such"):
            raise
        raise DatabaseError(
            f"The database lacks what this program needs ({error}): another version has made it.",
            where=str(path),
            remedy="Import the registers into a new database, named with --db.",
        ) from error
    except OSError as error:
        if error.filename is None or Path(str(error.filename)) not in {path, *path.parents}:
            raise
        raise DatabaseError(
            f"The database file cannot be reached or created ({error.strerror}).",
            where=str(path),
            remedy="Choose a folder you may write to with --db.",
        ) from error
