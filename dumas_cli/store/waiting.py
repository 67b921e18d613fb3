"""Keeps the replies whose complaint is not yet known, and gives them out when it has come."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from dumas_cli.records import (
    CellPlace,
    Classification,
    Complainant,
    Entry,
    EntryReply,
    EntryVisit,
    KindBy,
    Method,
    ReplyKind,
    Secrecy,
    Status,
)
from dumas_cli.store import history
from dumas_cli.store.connection import Connection, rows


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits for its complaint: its own number, that of its problem, and what it says.

    ``import_id`` is the import that read it, ``exported_on`` that file's own day, where it is known.
    """

    id: int
    problem_id: int
    import_id: int
    exported_on: date | None
    entry: Entry


def add(connection: Connection, import_id: int, entries: Iterable[tuple[int, Entry]]) -> None:
    """Let rows wait, each with the number of its problem."""
    connection.executemany(
        "insert into waiting_responses (import_id, problem_id, source, register_year, number, entry_json)"
        " values (?, ?, ?, ?, ?, ?)",
        (
            (import_id, problem_id, entry.source, entry.register_year, entry.number, _to_json(entry))
            for problem_id, entry in entries
        ),
    )


def problem_ids(connection: Connection) -> set[int]:
    """The problems of the rows that wait."""
    return {row[0] for row in rows(connection, "select problem_id from waiting_responses where attached_by is null")}


def same_entries(connection: Connection, entries: Iterable[Entry]) -> set[int]:
    """The problems of the rows that wait and say what one of these says, wherever it stands."""
    wanted: defaultdict[tuple[str, int, str], set[str]] = defaultdict(set)
    for entry in entries:
        wanted[entry.source, entry.register_year, entry.number].add(_said(entry))
    found: set[int] = set()
    for key, said in wanted.items():
        for problem_id, told in rows(
            connection,
            "select problem_id, entry_json from waiting_responses"
            " where source = ? and register_year = ? and number = ? and attached_by is null",
            key,
        ):
            if _said(_from_json(told)) in said:
                found.add(problem_id)
    return found


def come(connection: Connection) -> list[Waiting]:
    """The rows that wait and whose complaint has come, in the order in which they came themselves."""
    return [
        Waiting(row[0], row[1], row[2], date.fromisoformat(row[3]) if row[3] else None, _from_json(row[4]))
        for row in rows(
            connection,
            "select w.id, w.problem_id, w.import_id, i.exported_on, w.entry_json from waiting_responses w"
            " join imports i on i.id = w.import_id"
            " join complaints c on c.source = w.source and c.register_year = w.register_year and c.number = w.number"
            " where w.attached_by is null order by w.id",
        )
    ]


def attached(connection: Connection, waiting_ids: Iterable[int], *, change_id: int) -> None:
    """These wait no more. An undo of the batch lets them wait again."""
    for waiting_id in waiting_ids:
        history.log_value(connection, change_id, "waiting_responses", waiting_id, "attached_by", None, change_id)
        connection.execute("update waiting_responses set attached_by = ? where id = ?", (change_id, waiting_id))


def drop(connection: Connection, problem_ids: Iterable[int], *, change_id: int) -> None:
    """Rows whose problem was closed otherwise (mended, come again) wait no more either."""
    marks = json.dumps(sorted(set(problem_ids)))
    found = rows(
        connection,
        "select id from waiting_responses where attached_by is null and problem_id in (select value from json_each(?))",
        (marks,),
    )
    attached(connection, [row[0] for row in found], change_id=change_id)


# --------------------------------------------------------------------------- helpers

_ENUMS: Mapping[str, type[StrEnum]] = {
    "classification": Classification,
    "secrecy": Secrecy,
    "status": Status,
    "kind": ReplyKind,
    "kind_by": KindBy,
    "method": Method,
}
_PARTS: Mapping[str, type[Any]] = {
    "place": CellPlace,
    "complainant": Complainant,
    "reply": EntryReply,
    "visit": EntryVisit,
}


def _to_json(entry: Entry) -> str:
    return json.dumps(_plain(replace(entry, row_hash=None)), ensure_ascii=False)


def _said(entry: Entry) -> str:
    return _to_json(replace(entry, place=CellPlace("", "", 0), row=(), problem=None))


def _plain(record: object) -> dict[str, object]:
    """A record as JSON keeps it; what it does not say is left out."""
    told: dict[str, object] = {}
    for item in fields(record):  # type: ignore[arg-type]
        value = getattr(record, item.name)
        if value is None or value == ():
            continue
        if item.name in _PARTS:
            value = _plain(value)
        elif isinstance(value, date):
            value = value.isoformat()
        elif item.name == "reminders":
            value = [day.isoformat() if day else None for day in value]
        told[item.name] = value
    return told


def _from_json(text: str) -> Entry:
    return _record(Entry, json.loads(text))  # type: ignore[no-any-return]


def _record(kind: type[Any], told: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a record of that kind
    values: dict[str, object] = {}
    for name, value in told.items():
        if name in _PARTS:
            values[name] = _record(_PARTS[name], value)
        elif name in _ENUMS:
            values[name] = _ENUMS[name](value)
        elif name.endswith("_on"):
            values[name] = date.fromisoformat(value)
        elif name == "reminders":
            values[name] = tuple(date.fromisoformat(day) if day else None for day in value)
        elif isinstance(value, list):
            values[name] = tuple(value)
        else:
            values[name] = value
    return kind(**values)
