"""Keeps one entry for each command that wrote: who, when, which command, what it did, and whether it was undone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dumas_cli.store import taken_rows
from dumas_cli.store.connection import Connection, one, rows

WHOLE_ROW = "*"
"""The column under which a row that a command took away, or put back, is kept as a whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One command that wrote ("batch"). ``undoes`` is the batch it took back, ``undone_by`` the one that took it back.

    An undo takes back a command; a redo takes back an undo.
    """

    id: int
    at: datetime
    who: str
    command: str
    what: str
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """An entry with the rows that its imports read; ``rows`` is None for a command that imported no file.

    ``rows`` holds read, new, changed, unchanged and set aside.
    """

    entry: Entry
    rows: tuple[int, int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class Event:
    """What one batch did to one row that belongs to a complaint. Personal data.

    ``column`` is "" where the batch brought the row, "*" where an undo or a redo took it away (``old`` is not None) or
    put it back (``new`` is not None).
    """

    entry: Entry
    table: str
    row_id: int
    column: str
    old: str | None = None
    new: str | None = None


def log_change(connection: Connection, *, at: datetime, command: str, what: str, who: str = "") -> int:
    """Open the entry that a command's writes belong to; returns its id. ``at`` is kept in UTC."""
    connection.execute(
        "insert into changes (changed_at, who, command, what) values (?, ?, ?, ?)",
        (at.isoformat(timespec="seconds"), who, command, what),
    )
    return connection.last_insert_rowid()


def log_import(
    connection: Connection,
    change_id: int,
    *,
    file: str,
    sha256: str,
    profile: str,
    size_bytes: int = 0,
    options: str = "",
    exported_on: date | None = None,
    headings: Mapping[str, Sequence[str]] | None = None,
) -> int:
    """Open the entry of one imported file; returns its id. ``headings`` are those of each sheet, in their order."""
    connection.execute(
        "insert into imports (change_id, file, sha256, profile, size_bytes, options, exported_on, headings_json)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change_id,
            file,
            sha256,
            profile,
            size_bytes,
            options,
            exported_on.isoformat() if exported_on else None,
            json.dumps({sheet: list(texts) for sheet, texts in (headings or {}).items()}, ensure_ascii=False),
        ),
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


def log_value(
    connection: Connection, change_id: int, table: str, row_id: int, column: str, old: object, new: object
) -> None:
    """Keep a value that a command changed, so that it can be put back."""
    connection.execute(
        "insert into change_values (change_id, table_name, row_id, column_name, old_value, new_value)"
        " values (?, ?, ?, ?, ?, ?)",
        (change_id, table, row_id, column, _text(old), _text(new)),
    )


def log_row(connection: Connection, change_id: int, table: str, row_id: int, *, added: bool) -> None:
    """Keep a whole row: one that is about to be removed, or was ``added`` where the row itself does not tell by whom.

    An undo puts the row back, or removes it.
    """
    names = [name for (name,) in rows(connection, f"select name from pragma_table_info('{table}')")]  # noqa: S608
    pairs = ", ".join(f"'{name}', {name}" for name in names)
    whole = one(connection, f"select json_object({pairs}) from {table} where rowid = ?", (row_id,))[0]  # noqa: S608
    log_value(connection, change_id, table, row_id, WHOLE_ROW, None if added else whole, whole if added else None)


def next_id(connection: Connection, table: str) -> int:
    """A number for a new row of a table, and all above it: never one that a row taken away by an undo had.

    So a workbook of rejects, or the log, never means another row by it.
    """
    return int(
        one(
            connection,
            f"select max(coalesce((select max(rowid) from {table}), 0),"  # noqa: S608 - our own table names
            " coalesce((select max(row_id) from change_values where table_name = ?), 0)) + 1",
            (table,),
        )[0]
    )


# --------------------------------------------------------------------------- reading


def entry(connection: Connection, change_id: int) -> Entry | None:
    """The entry of that number, None where there is none."""
    found = _entries(connection, "where id = ?", (change_id,))
    return found[0] if found else None


def entries(connection: Connection, *, limit: int | None = None) -> list[Counted]:
    """The entries with what their imports counted, newest first; at most ``limit`` of them."""
    counts = {
        row[0]: row[1:]
        for row in connection.execute(
            "select change_id, sum(rows_read), sum(new), sum(changed), sum(unchanged), sum(set_aside)"
            " from imports group by change_id"
        )
    }
    found = _entries(connection, "order by id desc limit ?", (-1 if limit is None else limit,))
    return [Counted(item, counts.get(item.id)) for item in found]


def how_many(connection: Connection) -> int:
    """How many entries there are."""
    return int(one(connection, "select count(*) from changes")[0])


def files_of(connection: Connection, change_id: int) -> tuple[str, ...]:
    """The files that a batch imported, in its order."""
    found = rows(connection, "select file from imports where change_id = ? order by id", (change_id,))
    return tuple(name for (name,) in found)


def unchanged_since(connection: Connection, change_id: int) -> tuple[str, ...]:
    """The files of later imports that stand and found rows on file as they were; each once."""
    found = rows(
        connection,
        "select i.file from imports i join changes c on c.id = i.change_id"
        " where c.id > ? and c.undone_by is null and i.unchanged > 0 group by i.file order by min(i.id)",
        (change_id,),
    )
    return tuple(name for (name,) in found)


def last_to_undo(connection: Connection) -> Entry | None:
    """The last command that stands: not undone, and neither an undo nor a redo."""
    found = _entries(connection, "where undoes is null and undone_by is null order by id desc limit 1")
    return found[0] if found else None


def last_to_redo(connection: Connection) -> Entry | None:
    """The last undo that stands: not redone."""
    found = _entries(connection, f"where {_IS_UNDO} and undone_by is null order by id desc limit 1")
    return found[0] if found else None


def is_redo(connection: Connection, item: Entry) -> bool:
    """Whether an entry took back an undo."""
    undone = entry(connection, item.undoes) if item.undoes is not None else None
    return undone is not None and undone.undoes is not None


def written_since(connection: Connection, change_id: int) -> list[Entry]:
    """The commands after an entry, undone or not, that were neither undo nor redo; oldest first."""
    return _entries(connection, "where id > ? and undoes is null order by id", (change_id,))


def undone_since(connection: Connection, change_id: int) -> list[Entry]:
    """The undos after an entry that stand, newest first.

    An import whose rows are all on file must not be taken to be on file still where one of these has come after it.
    """
    return _entries(connection, f"where id > ? and {_IS_UNDO} and undone_by is null order by id desc", (change_id,))


def story(connection: Connection, complaint_id: int) -> list[Event]:
    """What was done to a complaint and all that hangs on it, in order: what brought each row, and each change since.

    A row that is there no more (a letter whose import was undone) has no story. Personal data: mask it before printing.
    """
    found = rows(connection, _STORY, {"id": complaint_id})
    known = {item.id: item for item in _entries(connection, "order by id")} if found else {}
    for batch, table, row_id, *_, at, position in list(found):
        if at == 0:  # the row was brought: what was done to it later
            found += [
                (one.batch, table, row_id, WHOLE_ROW, *((None, "") if one.back else ("", None)), one.at, position)
                for one in taken_rows.moves(connection, table, row_id)
                if one.batch >= batch
            ]
    found.sort(key=lambda row: (row[0], row[6], row[7], row[2]))
    return [Event(known[row[0]], *row[1:6]) for row in found]


def agencies_of_letters(connection: Connection, complaint_id: int) -> dict[tuple[str, int], str]:
    """The agency of each letter of a complaint, of its reminders and its replies, by table and row."""
    found = rows(
        connection,
        "with letters as (select r.id, a.name from referrals r join agencies a on a.id = r.agency_id"
        " where r.complaint_id = ?)"
        " select 'referrals', id, name from letters"
        " union all select 'reminders', x.id, l.name from reminders x join letters l on l.id = x.referral_id"
        " union all select 'responses', x.id, l.name from responses x join letters l on l.id = x.referral_id",
        (complaint_id,),
    )
    return {(table, row_id): name for table, row_id, name in found}


_IS_UNDO = "undoes in (select id from changes where undoes is null)"

# Numbers of rows are given again after an undo: what was logged before the row was brought is of another row.
_STORY = """
with letters as (select id, import_id from referrals where complaint_id = :id),
     mine(position, table_name, row_id, import_id) as (
       select 1, 'complaints', id, import_id from complaints where id = :id
       union all select 2, 'complainants', w.complaint_id, c.import_id
                   from complainants w join complaints c on c.id = w.complaint_id where w.complaint_id = :id
       union all select 3, 'referrals', id, import_id from letters
       union all select 4, 'reminders', x.id, x.import_id from reminders x join letters l on l.id = x.referral_id
       union all select 5, 'responses', x.id, x.import_id from responses x join letters l on l.id = x.referral_id
       union all select 6, 'visit_results', id, import_id from visit_results where complaint_id = :id
     ),
     brought as (
       select m.position, m.table_name, m.row_id, i.change_id from mine m join imports i on i.id = m.import_id
     )
select change_id, table_name, row_id, '' as column_name, null as old_value, null as new_value, 0 as at, position
  from brought where table_name <> 'complainants'
union all
select v.change_id, v.table_name, v.row_id, v.column_name, v.old_value, v.new_value, v.id, b.position
  from brought b join change_values v on v.table_name = b.table_name and v.row_id = b.row_id
 where v.change_id >= b.change_id and v.column_name <> '**'
 order by 1, 7, 8, 3
"""


def _entries(connection: Connection, rest: str, values: Sequence[int] = ()) -> list[Entry]:
    return [
        Entry(row[0], datetime.fromisoformat(row[1]), *row[2:])
        for row in connection.execute(
            f"select id, changed_at, who, command, what, undoes, undone_by from changes {rest}",  # noqa: S608 - our own words
            tuple(values),
        )
    ]


def _text(value: object) -> str | None:
    return None if value is None else str(value)
