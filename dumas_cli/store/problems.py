# ruff: noqa: S608 - every name in these statements is our own
"""Keeps the rows that an import set aside, with their cells, until they are mended: open ones and how others closed."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dumas_cli.packed_row import PackedRow
from dumas_cli.records import CellPlace, Problem
from dumas_cli.store import history
from dumas_cli.store.connection import Connection, one, rows

Key = tuple[str, int, str]  # source, register year, number

Handed = tuple[Key | None, Sequence[str]]
"""A row handed back to be mended: the complaint it speaks of, where that is known, and its cells. Personal data."""

HOW = ("mended", "accepted", "again", "attached", "dropped")
"""How a problem is closed: its row came mended, or was taken as it is, or came again, or found its complaint, or the
office says that it need not be imported."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A problem as it is kept, with the batch and the import that met it, and what closed it."""

    problem: Problem
    batch: int
    import_id: int
    closed_by: int | None
    closed_how: str


def add(connection: Connection, import_id: int, problems: Sequence[Problem], keys: Sequence[Key | None]) -> list[int]:
    """Keep rows that were set aside; returns their numbers in order. ``keys`` tells each one's complaint, if known."""
    first = history.next_id(connection, "problems")
    ids = list(range(first, first + len(problems)))
    connection.executemany(
        "insert into problems (id, import_id, sheet, row_number, cell, field, value, reason, remedy, row_json,"
        " source, register_year, number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                problem_id,
                import_id,
                problem.place.sheet,
                problem.place.row,
                problem.place.address,
                problem.field,
                problem.value,
                problem.reason,
                problem.remedy,
                PackedRow(problem.row).text,
                *(key or (None, None, None)),
            )
            for problem_id, problem, key in zip(ids, problems, keys, strict=True)
        ),
    )
    return ids


def close(connection: Connection, ids: Iterable[int], *, change_id: int, how: str) -> int:
    """Close the problems of these numbers that are open; returns how many. An undo of the batch opens them again."""
    if how not in HOW:
        raise ValueError(f"a problem is not closed by {how!r}")
    bound = {"ids": json.dumps(sorted(set(ids))), "change": change_id, "how": how}
    chosen = "id in (select value from json_each(:ids)) and closed_by is null"
    for column, value in (("closed_by", "cast(:change as text)"), ("closed_how", ":how")):
        connection.execute(
            "insert into change_values (change_id, table_name, row_id, column_name, old_value, new_value)"
            f" select :change, 'problems', id, '{column}', null, {value} from problems where {chosen}",
            {name: bound[name] for name in ("ids", "change", *(["how"] if column == "closed_how" else []))},
        )
    connection.execute(f"update problems set closed_by = :change, closed_how = :how where {chosen}", bound)
    return connection.changes()


def open_ids(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Which of these numbers are open problems."""
    asked = "select id from problems where closed_by is null and id in (select value from json_each(?))"
    return {number for (number,) in rows(connection, asked, (json.dumps(sorted(set(ids))),))}


def open_of_rows(connection: Connection, handed: Mapping[int, Handed]) -> set[int]:
    """Which of these numbers are open problems of these very rows, mended or not.

    A workbook of another database, or of one that was begun anew, has the numbers of other problems: there the
    complaint is another, and most cells too.
    """
    asked = (
        "select id, source, register_year, number, row_json from problems where closed_by is null"
        " and id in (select value from json_each(?))"
    )
    found = set()
    for number, *key, told in rows(connection, asked, (json.dumps(sorted(handed)),)):
        now_key, now = handed[number]
        filled = Counter(cell.strip() for cell in json.loads(told) if cell.strip())
        same = (filled & Counter(cell.strip() for cell in now)).total()
        if now_key == tuple(key) or same * 2 > filled.total():
            found.add(number)
    return found


def retell(connection: Connection, number: int, now: Problem, *, change_id: int) -> None:
    """Tell an open problem otherwise: its row is set aside still, but for another reason. An undo puts it back."""
    columns = {"field": now.field, "value": now.value, "reason": now.reason, "remedy": now.remedy}
    before = one(connection, f"select {', '.join(columns)} from problems where id = ?", (number,))
    for (column, new), old in zip(columns.items(), before, strict=True):
        if new != old:
            history.log_value(connection, change_id, "problems", number, column, old, new)
            connection.execute(f"update problems set {column} = ? where id = ?", (new, number))


def open_row(connection: Connection, number: int) -> tuple[str, tuple[str, ...]] | None:
    """The reason of an open problem and the cells of its row, None where it is not open. Personal data."""
    found = rows(connection, "select reason, row_json from problems where id = ? and closed_by is null", (number,))
    return (found[0][0], tuple(json.loads(found[0][1]))) if found else None


def same_rows(connection: Connection, found: Sequence[Problem]) -> set[int]:
    """The open problems whose rows say, cell by cell, what one of these says."""
    texts: set[str] = set()
    same = set()
    for number, told in connection.execute("select id, row_json from problems where closed_by is null"):
        texts = texts or {PackedRow(problem.row).text for problem in found}
        if told in texts:
            same.add(number)
    return same


def rows_of(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The cells of the rows that these problems set aside. Personal data."""
    asked = "select id, row_json from problems where id in (select value from json_each(?))"
    found = rows(connection, asked, (json.dumps(sorted(set(ids))),))
    return {number: tuple(json.loads(told)) for number, told in found}


def open_by_number(connection: Connection) -> dict[Key, list[int]]:
    """The numbers of the open problems by their complaint (source, register year, number), where that is known."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for problem_id, source, year, number in connection.execute(
        "select id, source, register_year, number from problems"
        " where closed_by is null and source is not null and register_year is not null and number is not null"
        " order by id"
    ):
        found[source, year, number].append(problem_id)
    return dict(found)


def how_many(
    connection: Connection, *, file: str | None = None, batch: int | None = None, closed: bool = False
) -> tuple[int, int]:
    """How many problems pass the filters: all of them (open ones, unless ``closed``), and the open ones."""
    found = one(connection, f"select count(*), count(*) - count(p.closed_by) {_CHOSEN}", _bound(file, batch, closed))
    return int(found[0]), int(found[1])


def listing(
    connection: Connection,
    *,
    file: str | None = None,
    batch: int | None = None,
    closed: bool = False,
    limit: int | None = None,
) -> list[Kept]:
    """The open problems in order of import, sheet and row; with ``closed`` those closed too.

    ``file`` is the file's name or a part of it. Their rows and values are personal data.
    """
    found = rows(
        connection,
        "select p.id, i.file, p.sheet, p.row_number, p.cell, p.field, p.value, p.reason, p.remedy, p.row_json,"
        f" i.change_id, p.import_id, p.closed_by, coalesce(p.closed_how, '') {_CHOSEN} order by p.id limit :limit",
        {**_bound(file, batch, closed), "limit": -1 if limit is None else limit},
    )
    return [
        Kept(
            Problem(
                CellPlace(row[1], row[2], row[3], _column(row[4])),
                field=row[5],
                value=row[6],
                reason=row[7],
                remedy=row[8],
                row=tuple(json.loads(row[9])),
                id=row[0],
            ),
            *row[10:],
        )
        for row in found
    ]


def headings(connection: Connection, import_ids: Iterable[int]) -> dict[int, Mapping[str, Sequence[str]]]:
    """The headings that each of these imports read, by sheet."""
    asked = "select id, headings_json from imports where id in (select value from json_each(?))"
    return {
        import_id: json.loads(told)
        for import_id, told in rows(connection, asked, (json.dumps(sorted(set(import_ids))),))
    }


_CHOSEN = """
  from problems p
  join imports i on i.id = p.import_id
 where (:file is null or instr(lower(i.file), lower(:file)) > 0)
   and (:batch is null or i.change_id = :batch)
   and (:closed or p.closed_by is null)
"""


def _bound(file: str | None, batch: int | None, closed: bool) -> dict[str, str | int | None]:
    return {"file": file, "batch": batch, "closed": int(closed)}


_LETTERS = re.compile(r"([A-Z]+)\d+")


def _column(address: str) -> int:
    """The column of a cell's address, from 1; 0 for a whole row."""
    letters = _LETTERS.fullmatch(address)
    number = 0
    for letter in letters[1] if letters else "":
        number = number * 26 + ord(letter) - 64
    return number
