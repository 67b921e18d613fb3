"""Keeps one entry for each command that wrote: when, which command, and what it did in a word."""

from __future__ import annotations

from datetime import datetime

from dumas_cli.store.connection import Connection


def log_change(connection: Connection, *, at: datetime, command: str, what: str) -> int:
    """Open the entry that a command's writes belong to; returns its id. ``at`` is kept in UTC."""
    connection.execute(
        "insert into changes (changed_at, command, what) values (?, ?, ?)",
        (at.isoformat(timespec="seconds"), command, what),
    )
    return connection.last_insert_rowid()


def log_import(connection: Connection, change_id: int, *, file: str, sha256: str, profile: str) -> int:
    """Open the entry of one imported file; returns its id."""
    connection.execute(
        "insert into imports (change_id, file, sha256, profile) values (?, ?, ?, ?)", (change_id, file, sha256, profile)
    )
    return connection.last_insert_rowid()


def close_import(
    connection: Connection, import_id: int, *, new: int, changed: int, unchanged: int, set_aside: int
) -> None:
    """Write what became of the file's rows; the table's check makes the numbers add up."""
    connection.execute(
        "update imports set rows_read = ?, new = ?, changed = ?, unchanged = ?, set_aside = ? where id = ?",
        (new + changed + unchanged + set_aside, new, changed, unchanged, set_aside, import_id),
    )
