"""The database as it was known on an earlier day: a copy from which every later command is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dumas_cli.errors import DatabaseError
from dumas_cli.store import history
from dumas_cli.store.connection import Connection, connect, rows
from dumas_cli.store.database import reading
from dumas_cli.store.undo import take_back


@contextmanager
def reading_as_known(path: Path, until: datetime | None) -> Iterator[Connection]:
    """A connection to what was on file at the instant ``until`` (None: now); nothing of the database is changed.

    The later commands are taken back on a temporary copy, the newest first, so values are what they were, rows that an
    undo has removed since are there again, and what came later is not.

    Raises DatabaseError and BusyError as ``reading`` does, and DatabaseError where nothing had been written by then.
    """
    with reading(path) as connection:
        later = [] if until is None else _written_after(connection, until)
        if not later:
            yield connection
            return
        if until is not None and len(later) == history.how_many(connection):
            raise DatabaseError(
                "Nothing had been imported by that day.",
                where=str(path),
                remedy="Ask for a later --known-on; dumas history tells when what was imported.",
            )
        copy = connect(None, writes=True, busy_seconds=0)
        try:
            _copy(connection, copy)
            _take_all_back(copy, later)
            yield copy
        finally:
            copy.close()


def _written_after(connection: Connection, until: datetime) -> list[int]:
    instant = until.astimezone(UTC).isoformat(timespec="seconds")
    found = rows(connection, "select id from changes where changed_at > ? order by id desc", (instant,))
    return [number for (number,) in found]


def _copy(connection: Connection, copy: Connection) -> None:
    with copy.backup("main", connection, "main") as backup:
        while not backup.done:
            backup.step(1000)


def _take_all_back(copy: Connection, later: list[int]) -> None:
    copy.execute("pragma foreign_keys = off")
    copy.execute("begin")
    for number in later:
        target = history.entry(copy, number)
        if target is None:
            raise ValueError(f"batch {number} has vanished")
        undo = history.log_change(copy, at=target.at, command="", what="")
        done = take_back(copy, target, change_id=undo)
        if done.standing:
            raise ValueError(f"batch {number} cannot be taken back though all later ones are")
    copy.execute("commit")
