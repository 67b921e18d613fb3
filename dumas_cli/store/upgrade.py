"""Makes the tables of a new database, and brings an old one up to date with a copy of it kept beside."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dumas_cli.errors import BusyError, DatabaseError


def new_database() -> Iterator[tuple[str, tuple[str | int | None, ...]]]:
    """The statements, each with its values, that make an empty database of the newest version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        _migrate(model)
        for (statement,) in model.execute("select sql from sqlite_master where sql is not null order by rowid"):
            yield statement, ()
        for row in model.execute("select id, migration_set, name, applied_at from _sqlite_migrations order by id"):
            yield "insert into _sqlite_migrations (id, migration_set, name, applied_at) values (?, ?, ?, ?)", row
        for pragma in ("application_id", "user_version"):
            yield f"pragma {pragma} = {model.execute(f'pragma {pragma}').fetchone()[0]}", ()


def upgrade(path: Path, *, busy_seconds: float) -> Path:
    """Bring an old database up to the newest version in one transaction; returns the copy of it as it was.

    The copy is complete before anything is changed. Raises BusyError while another command holds the database, and
    DatabaseError where the copy or the change cannot be written; then the database is as before.
    """
    try:
        with closing(_open(path, busy_seconds)) as connection:
            connection.execute("begin immediate")
            version = connection.execute("pragma user_version").fetchone()[0]
            copy = _copy(path, version, busy_seconds)
            _migrate(connection)
            connection.execute("commit")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise BusyError(
                "Another command is using the database.",
                where=str(path),
                remedy="Wait until it has finished, then try again.",
            ) from error
        raise DatabaseError(
            f"The database is of an older version, and cannot be brought up to date ({error}).",
            where=str(path),
            remedy="Check that you may write to the file and its folder, and that the disk is not full.",
        ) from error
    _tell(path, copy)
    return copy


# --------------------------------------------------------------------------- helpers


def _migrate(connection: sqlite3.Connection) -> None:
    with _no_frames():
        from sqlite_utils import Database

        from dumas_cli.store.schema import migrations
    migrations.apply(Database(connection))


@contextmanager
def _no_frames() -> Iterator[None]:
    """Keeps pandas and numpy from being imported: sqlite-utils looks for them, and needs neither here.

    They take half a second, half of what a first import of a small register takes in all.
    """
    hidden = [name for name in ("pandas", "numpy") if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # the import system's word for "there is none"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _open(path: Path, busy_seconds: float) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_seconds)


def _copy(path: Path, version: int, busy_seconds: float) -> Path:
    """A copy beside the database, for its owner only; an older copy is never written over."""
    number = 1
    while True:
        ending = f"schema-{version}" if number == 1 else f"schema-{version}-{number}"
        copy = path.with_name(f"{path.stem}.{ending}{path.suffix}")
        if not copy.exists():
            break
        number += 1
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    # A second connection reads what the first has locked against writers and not yet changed.
    with closing(_open(path, busy_seconds)) as reader, closing(sqlite3.connect(unfinished)) as target:
        reader.backup(target)
    unfinished.replace(copy)
    return copy


def _tell(path: Path, copy: Path) -> None:
    import logging

    logging.getLogger("dumas").warning(
        "%s was brought up to date for this version of dumas; a copy of it as it was is kept in %s.",
        path.name,
        copy.name,
    )
