# ruff: noqa: S608 - every name in these statements is our own
"""Takes back what one command wrote, or brings back what an undo took away: row for row, and value for value.

What a command wrote is known from the database alone: its new rows by their import (or, of a triage, a plan and an
alias, by the command itself), the values it changed and the rows it took away by ``change_values``. Taking that back is
a command like others: the rows it takes away are kept there whole, those it puts back by their numbers (see
``taken_rows``). So a redo is the same work done on the undo.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from dumas_cli.labels import label_of
from dumas_cli.store import taken_rows
from dumas_cli.store.connection import Connection, one, rows
from dumas_cli.store.history import Entry, entry

FIRST = 5  # complaints named of many


@dataclass(frozen=True, slots=True)
class Named:
    """How many complaints, and the labels of the first of them."""

    count: int = 0
    labels: tuple[str, ...] = ()


@dataclass(slots=True)
class Inversion:
    """What was taken back: rows removed, rows put back and values put back, by table.

    ``removed``, ``restored`` and ``changed`` are complaints: gone, there again, or with another value or letter.
    ``standing`` are the later batches that build on what was to be taken back, newest first; where there is one, what
    was done must be rolled back.
    """

    rows_removed: dict[str, int] = field(default_factory=dict)
    rows_restored: dict[str, int] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)
    removed: Named = Named()
    restored: Named = Named()
    changed: Named = Named()
    standing: list[Entry] = field(default_factory=list)


def take_back(connection: Connection, target: Entry, *, change_id: int) -> Inversion:
    """Take back what the batch ``target`` wrote, in the name of the batch ``change_id``.

    Nothing is decided here but whether later work stands on it: the result says so, and then the caller rolls back.
    Foreign keys may be unchecked meanwhile: every reference to a row taken away is looked for here.
    """
    work = _Work(connection, target.id, change_id)
    done = Inversion()
    work.prepare()
    standing = work.standing_on_rows_to_restore()
    if not standing:
        done.rows_restored = work.restore_rows()
        work.find_rows_to_remove()
        work.find_values()
        standing = work.standing_on_values()
    if not standing:
        done.values = work.restore_values()
        work.hand_agencies_over()
        standing = work.standing_on_rows_to_remove()
    done.standing = sorted((found for n in standing if (found := entry(connection, n))), key=lambda item: -item.id)
    if standing:
        return done
    work.find_touched()
    done.removed, done.restored, done.changed = work.names()
    done.rows_removed = work.remove_rows()
    work.forget_hashes()
    connection.execute("update changes set undoes = ? where id = ?", (target.id, change_id))
    connection.execute("update changes set undone_by = ? where id = ?", (change_id, target.id))
    if target.undoes is not None:  # a redo: the command that was undone stands again
        connection.execute("update changes set undone_by = null where id = ?", (target.undoes,))
    return done


TABLES = (
    *("complaints", "complainants", "agencies", "agency_aliases", "referrals", "reminders", "responses"),
    *("visit_results", "problems", "waiting_responses", "triage_runs", "flags", "flag_agencies", "plans", "trips"),
    *("visits", "visit_complaints", "plan_left_out", "seals"),
)
"""The tables whose rows a batch may have written, parents before what refers to them."""

_OF_IMPORT = "import_id in (select id from imports where change_id = :batch)"
_OF_CHANGE = "change_id = :batch"
_OF_PARENT = "{key} in (select row_id from temp.leaving where table_name = '{parent}')"
# The rows that a batch brought, parents first.
_BROUGHT = {
    "complaints": _OF_IMPORT,
    "complainants": _OF_PARENT.format(key="complaint_id", parent="complaints"),
    "agencies": _OF_IMPORT,
    "agency_aliases": _OF_CHANGE,
    "referrals": _OF_IMPORT,
    "reminders": _OF_IMPORT,
    "responses": _OF_IMPORT,
    "visit_results": _OF_IMPORT,
    "problems": _OF_IMPORT,
    "waiting_responses": _OF_IMPORT,
    "triage_runs": _OF_CHANGE,
    "flags": _OF_PARENT.format(key="triage_run_id", parent="triage_runs"),
    "flag_agencies": _OF_PARENT.format(key="flag_id", parent="flags"),
    "plans": _OF_CHANGE,
    "trips": _OF_PARENT.format(key="plan_id", parent="plans"),
    "visits": _OF_PARENT.format(key="trip_id", parent="trips"),
    "visit_complaints": _OF_PARENT.format(key="visit_id", parent="visits"),
    "plan_left_out": _OF_PARENT.format(key="plan_id", parent="plans"),
    "seals": _OF_CHANGE,
}

# Which batch a row is of: x is the row.
_BATCH_OF = {
    **dict.fromkeys(
        (table for table in TABLES if _BROUGHT[table] == _OF_IMPORT),
        "(select i.change_id from imports i where i.id = x.import_id)",
    ),
    **dict.fromkeys((table for table in TABLES if _BROUGHT[table] == _OF_CHANGE), "x.change_id"),
    "complainants": "(select i.change_id from complaints c join imports i on i.id = c.import_id"
    " where c.id = x.complaint_id)",
    "flags": "(select t.change_id from triage_runs t where t.id = x.triage_run_id)",
    "flag_agencies": "(select t.change_id from flags f join triage_runs t on t.id = f.triage_run_id"
    " where f.id = x.flag_id)",
    "trips": "(select p.change_id from plans p where p.id = x.plan_id)",
    "visits": "(select p.change_id from trips t join plans p on p.id = t.plan_id where t.id = x.trip_id)",
    "visit_complaints": "(select p.change_id from visits v join trips t on t.id = v.trip_id"
    " join plans p on p.id = t.plan_id where v.id = x.visit_id)",
    "plan_left_out": "(select p.change_id from plans p where p.id = x.plan_id)",
}

# Their rows have a number too, which no column shows.
_NUMBERED_INSIDE = frozenset({"flag_agencies", "visit_complaints", "plan_left_out"})

_COMPLAINT_OF = {
    "complaints": "select id from complaints where id in ({rows})",
    "complainants": "select complaint_id from complainants where complaint_id in ({rows})",
    "referrals": "select complaint_id from referrals where id in ({rows})",
    "reminders": "select complaint_id from referrals where id in"
    " (select referral_id from reminders where id in ({rows}))",
    "responses": "select complaint_id from referrals where id in"
    " (select referral_id from responses where id in ({rows}))",
    "visit_results": "select complaint_id from visit_results where id in ({rows})",
    "agencies": "select complaint_id from referrals where agency_id in ({rows})",
}

_LATER = "select c.id from changes c where c.id > :batch and c.id <> :undo and c.undoes is null and c.undone_by is null"
"""The later commands that stand; an undo and its redo cancel out, and an undo stands for nothing done."""


class _Work:
    """The steps of taking one batch back, each in a few statements whatever the number of rows.

    Three temporary tables hold what it is about: ``leaving`` the rows to be removed, ``coming`` those put back,
    ``former`` the values to be put back.
    """

    def __init__(self, connection: Connection, batch: int, undo: int) -> None:
        self._connection = connection
        self._bound = {"batch": batch, "undo": undo}
        self._columns = {
            table: dict(self._rows(f"select name, type from pragma_table_info('{table}')")) for table in TABLES
        }

    def prepare(self) -> None:
        """Make the temporary tables, and note which rows come back."""
        for table in ("leaving", "coming", "former", "touched", "handed"):
            self._do(f"drop table if exists temp.{table}")
        keys = "table_name text, row_id integer, primary key (table_name, row_id)"
        self._do(f"create temp table leaving ({keys}) without rowid")
        self._do(f"create temp table coming (whole text, {keys}) without rowid")
        self._do(
            "create temp table former (table_name text, row_id integer, column_name text, value text,"
            " primary key (table_name, row_id, column_name)) without rowid"
        )
        self._do("create temp table touched (complaint_id integer primary key)")
        self._do("create temp table handed (agency_id integer primary key, import_id integer, old_id integer)")
        # A row that a batch has taken away twice was there as it was at last.
        self._do(
            "insert or replace into temp.coming (table_name, row_id, whole)"
            " select table_name, row_id, old_value from change_values"
            " where change_id = :batch and column_name = '*' and new_value is null order by id"
        )
        for block in taken_rows.taken_away(self._connection, self._bound["batch"]):
            # The rows themselves are read again when they are put back; of these few something is asked before.
            whole = block.table == "agency_aliases"
            self._connection.executemany(
                "insert or replace into temp.coming (table_name, row_id, whole) values (?, ?, ?)",
                (
                    (block.table, number, json.dumps(dict(zip(block.columns, values, strict=True))) if whole else None)
                    for number, values in zip(block.ids, block.values, strict=True)
                ),
            )

    # ------------------------------------------------------------------ rows that come back

    def restore_rows(self) -> dict[str, int]:
        """Put the rows back that the batch took away, with their own numbers."""
        counts: dict[str, int] = {}
        for table in self._tables_in("coming"):
            counts[table] = self._restore_packed(table)
            given = {name: f"json_extract(whole, '$.{name}')" for name in self._columns[table]}
            if table in _NUMBERED_INSIDE:
                given["rowid"] = "row_id"
            self._do(
                f"insert into {table} ({', '.join(given)}) select {', '.join(given.values())} from temp.coming c"
                f" where table_name = '{table}' and whole is not null"
                f" and not exists (select 1 from {table} x where x.rowid = c.row_id) order by row_id"
            )
            counts[table] += self._connection.changes()
            self._keep_numbers("coming", table)
        return counts

    def _restore_packed(self, table: str) -> int:
        """Put the rows of one table back that are kept in blocks."""
        count = 0
        for block in taken_rows.taken_away(self._connection, self._bound["batch"], table):
            numbered = table in _NUMBERED_INSIDE
            columns = (*block.columns, "rowid") if numbered else block.columns
            self._connection.executemany(
                f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
                (
                    (*values, number) if numbered else values
                    for number, values in zip(block.ids, block.values, strict=True)
                ),
            )
            count += len(block.ids)
        return count

    def _keep_numbers(self, name: str, table: str) -> None:
        numbers = self._rows(f"select row_id from temp.{name} where table_name = '{table}' order by row_id")
        taken_rows.keep_numbers(self._connection, self._bound["undo"], table, (number for (number,) in numbers))

    def standing_on_rows_to_restore(self) -> set[int]:
        """The batches whose rows have taken the place of a row that would come back."""
        found: set[int] = set()
        for table in self._tables_in("coming"):
            same = "x.rowid in (select row_id from temp.coming where table_name = '{0}')"
            if table == "agency_aliases":
                same += (
                    " or x.alias in (select json_extract(whole, '$.alias') from temp.coming where table_name = '{0}')"
                )
            found |= self._batches(f"select {_BATCH_OF[table]} from {table} x where {same.format(table)}")
        return found

    # ------------------------------------------------------------------ values

    def find_values(self) -> None:
        """Note the value of each changed cell before the batch: it may have changed one several times."""
        self._do(
            "insert into temp.former (table_name, row_id, column_name, value)"
            " select table_name, row_id, column_name, old_value from ("
            "   select table_name, row_id, column_name, old_value, min(id) from change_values"
            "    where change_id = :batch and column_name not like '*%' group by table_name, row_id, column_name) v"
            " where not exists (select 1 from temp.leaving l where l.table_name = v.table_name and l.row_id = v.row_id)"
        )

    def standing_on_values(self) -> set[int]:
        """The later batches that changed one of these cells again, or took its row away."""
        return self._batches(
            "select v.change_id from change_values v cross join temp.former f on f.table_name = v.table_name"
            f" and f.row_id = v.row_id and v.column_name in (f.column_name, '*') where v.change_id in ({_LATER})"
        )

    def restore_values(self) -> dict[str, int]:
        """Put each cell back to what it was; what it is now is kept."""
        counts: dict[str, int] = {}
        found = self._rows("select distinct table_name, column_name from temp.former order by 1, 2")
        for table, column in found:
            kind = self._columns[table][column].lower()
            mine = f"f.table_name = '{table}' and f.column_name = '{column}'"
            self._log(
                f"select '{table}', f.row_id, '{column}', cast(x.{column} as text), f.value"
                f" from temp.former f cross join {table} x on x.rowid = f.row_id where {mine} order by f.row_id"
            )
            self._do(
                f"update {table} set {column} = (select cast(f.value as {kind}) from temp.former f"
                f" where {mine} and f.row_id = {table}.rowid)"
                f" where rowid in (select row_id from temp.former f where {mine})"
            )
            counts[table] = counts.get(table, 0) + self._connection.changes()
        return counts

    # ------------------------------------------------------------------ rows that leave

    def find_rows_to_remove(self) -> None:
        """Note the rows that the batch brought: by its imports or itself, and those that it put back."""
        for table, brought in _BROUGHT.items():
            self._do(
                f"insert or ignore into temp.leaving (table_name, row_id) select '{table}', rowid from {table}"
                f" where {brought}"
            )
            self._do(
                "insert or ignore into temp.leaving (table_name, row_id) select table_name, row_id from change_values"
                f" where change_id = :batch and column_name = '*' and old_value is null and table_name = '{table}'"
                f" and exists (select 1 from {table} x where x.rowid = change_values.row_id)"
            )
        for table, numbers in taken_rows.put_back(self._connection, self._bound["batch"]):
            self._connection.execute(
                f"insert or ignore into temp.leaving (table_name, row_id) select '{table}', x.rowid"
                f" from json_each(?) j cross join {table} x on x.rowid = j.value",
                (json.dumps(numbers),),
            )

    def hand_agencies_over(self) -> None:
        """Leave an agency that a later import's letters go to: it is that import's from now on."""
        self._do(
            "insert into temp.handed (agency_id, import_id, old_id)"
            " select r.agency_id, min(r.import_id), a.import_id from referrals r"
            "   join agencies a on a.id = r.agency_id join imports i on i.id = r.import_id"
            "  where r.agency_id in (select row_id from temp.leaving where table_name = 'agencies')"
            "    and not exists (select 1 from temp.leaving l where l.table_name = 'referrals' and l.row_id = r.id)"
            "  group by r.agency_id having min(i.change_id) > :batch"
        )
        self._log("select 'agencies', agency_id, 'import_id', old_id, import_id from temp.handed")
        self._do(
            "update agencies set import_id = (select h.import_id from temp.handed h where h.agency_id = agencies.id)"
            " where id in (select agency_id from temp.handed)"
        )
        self._do(
            "delete from temp.leaving where table_name = 'agencies' and row_id in (select agency_id from temp.handed)"
        )

    def standing_on_rows_to_remove(self) -> set[int]:
        """The later batches that changed one of these rows, or brought rows that refer to one of them."""
        found = self._batches(
            "select v.change_id from change_values v cross join temp.leaving l on l.table_name = v.table_name"
            f" and l.row_id = v.row_id where v.change_id in ({_LATER})"
        )
        leaving = set(self._tables_in("leaving"))
        for table in TABLES:
            for parent, column in self._rows(f'select "table", "from" from pragma_foreign_key_list(\'{table}\')'):
                if parent in leaving:
                    found |= self._referring(table, column, parent)
        return found

    def _referring(self, table: str, column: str, parent: str) -> set[int]:
        """The batches of the rows that refer to a row that leaves, and stay themselves."""
        staying = (
            f"from {table} x where x.{column} in (select row_id from temp.leaving where table_name = '{parent}')"
            f" and not exists (select 1 from temp.leaving l where l.table_name = '{table}' and l.row_id = x.rowid)"
        )
        # An older row has come to refer to it by a later change of its value.
        return self._batches(
            f"select coalesce((select max(v.change_id) from change_values v where v.table_name = '{table}'"
            f" and v.row_id = x.rowid and v.column_name = '{column}' and v.change_id in ({_LATER})),"
            f" {_BATCH_OF[table]}) {staying}"
        )

    def remove_rows(self) -> dict[str, int]:
        """Keep each row whole, and remove it; what refers to others first."""
        counts = {}
        for table in reversed(self._tables_in("leaving")):
            columns = tuple(self._columns[table])
            taken_rows.keep_rows(
                self._connection,
                self._bound["undo"],
                table,
                columns,
                self._connection.execute(
                    f"select x.rowid, {', '.join(f'x.{name}' for name in columns)} from temp.leaving l"
                    f" cross join {table} x on x.rowid = l.row_id where l.table_name = '{table}' order by l.row_id"
                ),
            )
            self._do(
                f"delete from {table} where rowid in (select row_id from temp.leaving where table_name = '{table}')"
            )
            counts[table] = self._connection.changes()
        return counts

    # ------------------------------------------------------------------ the complaints it is about

    def find_touched(self) -> None:
        """Note the complaints that stay, but are no longer what they were."""
        for table, asked in _COMPLAINT_OF.items():
            for name in ("former", "leaving", "coming"):
                if name == "former" or table != "agencies":
                    mine = f"select row_id from temp.{name} where table_name = '{table}'"
                    self._do(f"insert or ignore into temp.touched (complaint_id) {asked.format(rows=mine)}")
        for name in ("leaving", "coming"):
            self._do(
                "delete from temp.touched"
                f" where complaint_id in (select row_id from temp.{name} where table_name = 'complaints')"
            )

    def names(self) -> tuple[Named, Named, Named]:
        """The complaints that leave, that come back, and that are changed."""
        leaving, coming = (
            f"select row_id from temp.{name} where table_name = 'complaints'" for name in ("leaving", "coming")
        )
        return self._named(leaving), self._named(coming), self._named("select complaint_id from temp.touched")

    def _named(self, asked: str) -> Named:
        count = one(self._connection, f"select count(*) from ({asked})")[0]
        first = self._rows(
            f"select source, register_year, number from complaints where id in ({asked}) order by id limit {FIRST}"
        )
        return Named(count, tuple(label_of(*key) for key in first))

    def forget_hashes(self) -> None:
        """A row of a file that is laid on these complaints again must be looked at anew."""
        mine = "select complaint_id from temp.touched"
        self._do(f"update complaints set row_hash = null where id in ({mine}) and row_hash is not null")
        self._do(f"update referrals set row_hash = null where complaint_id in ({mine}) and row_hash is not null")

    # ------------------------------------------------------------------ below

    def _tables_in(self, name: str) -> list[str]:
        found = {table for (table,) in self._rows(f"select distinct table_name from temp.{name}")}
        return [table for table in TABLES if table in found]

    def _log(self, asked: str) -> None:
        self._do(
            "insert into change_values (change_id, table_name, row_id, column_name, old_value, new_value)"
            f" select :undo, * from ({asked})"
        )

    def _batches(self, asked: str) -> set[int]:
        return {batch for (batch,) in self._rows(asked) if batch is not None}

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return rows(self._connection, sql, self._used(sql))

    def _do(self, sql: str) -> None:
        self._connection.execute(sql, self._used(sql))

    def _used(self, sql: str) -> dict[str, int]:
        return {name: value for name, value in self._bound.items() if f":{name}" in sql}
