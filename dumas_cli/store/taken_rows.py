# ruff: noqa: S608 - every name in these statements is our own
"""Rows that an undo took away or put back, packed in blocks: what a redo needs, in a fraction of their room.

A block is one row of ``change_values`` under the column "**": many rows of one table, compressed, under the number of
the last of them. Of rows taken away it holds everything (the old value), of rows put back the numbers (the new value).
Databases of before hold each such row by itself, as JSON under the column "*".
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dumas_cli.store.connection import Connection, rows

BLOCK = "**"
"""The column under which a block is kept."""

ROWS_A_BLOCK = 2000
_LEVEL = 3  # six takes twice the time and saves a tenth


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows of one table that were taken away together: their numbers, and under ``columns`` what they held."""

    table: str
    ids: tuple[int, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """That a batch took a row away, or put it ``back``; ``at`` is the place of this among all that was logged."""

    batch: int
    at: int
    back: bool


def keep_rows(
    connection: Connection, change_id: int, table: str, columns: Sequence[str], taken: Iterable[tuple[Any, ...]]
) -> None:
    """Keep rows that a batch is about to take away: the number of each and what it holds, in order of the numbers."""
    found = iter(taken)
    while block := list(islice(found, ROWS_A_BLOCK)):
        whole = {
            "ids": [number for number, *_ in block],
            "columns": list(columns),
            "rows": [values for _, *values in block],
        }
        _write(connection, change_id, table, block[-1][0], whole, back=False)


def keep_numbers(connection: Connection, change_id: int, table: str, numbers: Iterable[int]) -> None:
    """Keep the numbers of rows that a batch has put back, in order."""
    found = iter(numbers)
    while block := list(islice(found, ROWS_A_BLOCK)):
        _write(connection, change_id, table, block[-1], {"ids": block}, back=True)


def taken_away(connection: Connection, change_id: int, table: str | None = None) -> Iterator[Taken]:
    """The rows that a batch took away, in blocks; of one table, where it is named."""
    for name, text in rows(
        connection,
        "select table_name, id from change_values where change_id = ? and column_name = ? and old_value is not null"
        " order by id",
        (change_id, BLOCK),
    ):
        if table in {None, name}:
            whole = _read(connection, text, "old_value")
            yield Taken(name, tuple(whole["ids"]), tuple(whole["columns"]), tuple(map(tuple, whole["rows"])))


def put_back(connection: Connection, change_id: int) -> Iterator[tuple[str, list[int]]]:
    """The tables and numbers of the rows that a batch put back, in blocks."""
    for name, number in rows(
        connection,
        "select table_name, id from change_values where change_id = ? and column_name = ? and new_value is not null"
        " order by id",
        (change_id, BLOCK),
    ):
        yield name, _read(connection, number, "new_value")["ids"]


def moves(connection: Connection, table: str, row_id: int) -> list[Moved]:
    """When a row was taken away and put back. Blocks of a batch and table follow each other by their numbers."""
    found = rows(
        connection,
        "select change_id, id, back from ("
        "  select change_id, id, new_value is not null as back, min(row_id) from change_values"
        "   where table_name = ? and row_id >= ? and column_name = ? group by change_id, new_value is not null)"
        " order by id",
        (table, row_id, BLOCK),
    )
    return [
        Moved(batch, number, bool(back))
        for batch, number, back in found
        if row_id in _read(connection, number, "new_value" if back else "old_value")["ids"]
    ]


# --------------------------------------------------------------------------- helpers


def _write(
    connection: Connection, change_id: int, table: str, last: int, whole: dict[str, list[Any]], *, back: bool
) -> None:
    told = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    packed = base64.b64encode(zlib.compress(told, _LEVEL)).decode()
    connection.execute(
        "insert into change_values (change_id, table_name, row_id, column_name, old_value, new_value)"
        " values (?, ?, ?, ?, ?, ?)",
        (change_id, table, last, BLOCK, None if back else packed, packed if back else None),
    )


def _read(connection: Connection, number: int, column: str) -> dict[str, list[Any]]:
    ((packed,),) = rows(connection, f"select {column} from change_values where id = ?", (number,))
    told: dict[str, list[Any]] = json.loads(zlib.decompress(base64.b64decode(packed)))
    return told
