"""The library that speaks to the database: one kind of connection for all of ``store``.

apsw brings its own SQLite, the same on every computer, and writes rows in bulk at two thirds of the time that the
standard library takes. Two SQLite libraries must never have one file open in one process: closing it in one drops
the locks of the other. The standard library's is used for migrations only, before a file is opened here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import apsw

Connection = apsw.Connection
"""What the other rooms hold in their hands without knowing SQLite."""

Value = str | int | float | bytes | None


def connect(path: Path | None, *, writes: bool, busy_seconds: float) -> Connection:
    """Open a file that is there, or a temporary database where ``path`` is None; no transaction is begun."""
    if path is None:
        return apsw.Connection("")
    flags = apsw.SQLITE_OPEN_READWRITE if writes else apsw.SQLITE_OPEN_READONLY
    connection = apsw.Connection(str(path.resolve()), flags=flags)
    connection.set_busy_timeout(int(busy_seconds * 1000))
    return connection


def insert(connection: Connection, table: str, values: Mapping[str, Value]) -> int:
    """Insert one row, and return its id."""
    marks = ", ".join("?" * len(values))
    connection.execute(f"insert into {table} ({', '.join(values)}) values ({marks})", tuple(values.values()))  # noqa: S608 - our own names
    return connection.last_insert_rowid()


Values = Sequence[Any] | Mapping[str, Any]


def rows(connection: Connection, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """The rows of a query; the query says what the columns hold."""
    return list(connection.execute(sql, values))


def one(connection: Connection, sql: str, values: Values = ()) -> tuple[Any, ...]:
    """The only row of a query that always has one."""
    return next(iter(connection.execute(sql, values)))
