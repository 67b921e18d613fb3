"""What earlier imports left behind that decides about a later one: the same file, newer exports, headings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dumas_cli.labels import label_of
from dumas_cli.store.connection import Connection, one, rows
from dumas_cli.store.history import undone_since
from dumas_cli.store.seen import Seen


@dataclass(frozen=True, slots=True)
class Done:
    """An import that stands: its batch and numbers, its profile, its rows, and how many of them are set aside still.

    It has several numbers where the file is a workbook of rejects of several profiles.
    """

    batch: int
    import_ids: frozenset[int]
    file: str
    profile: str
    rows_read: int
    set_aside: int


def same_file(connection: Connection, *, sha256: str, options: str) -> Done | None:
    """The last import of these very bytes in the same way that was not undone, None where there is none."""
    found = rows(
        connection,
        "select i.change_id, json_group_array(i.id), i.file, i.profile, sum(i.rows_read),"
        " sum((select count(*) from problems p where p.import_id = i.id and p.closed_by is null)) from imports i"
        " join changes c on c.id = i.change_id where i.sha256 = ? and i.options = ? and c.undone_by is null"
        " group by i.change_id, i.file order by max(i.id) desc limit 1",
        (sha256, options),
    )
    if not found or any((later.undoes or 0) < found[0][0] for later in undone_since(connection, found[0][0])):
        return None  # something that this import took for granted has been taken back since
    batch, numbers, *rest = found[0]
    return Done(batch, frozenset(json.loads(numbers)), *rest)


def newer_exports(connection: Connection, *, source: str, exported_on: date | None) -> Seen:
    """The complaints of which an export of a later day has spoken already; none where the day is not known.

    So a file without a day is newer than all that were imported before it, and holds back none that comes after it.
    """
    seen = Seen()
    if exported_on is None:
        return seen
    for (kept,) in rows(
        connection,
        "select i.seen from imports i join changes c on c.id = i.change_id"
        " where i.exported_on > ? and c.undone_by is null and i.seen is not null",
        (exported_on.isoformat(),),
    ):
        seen = seen | Seen.unpack(kept)
    return seen


def oldest_export_of(connection: Connection, problems: Collection[int]) -> date | None:
    """The earliest day of the exports whose rows these problems set aside, None where no day is known."""
    (day,) = one(
        connection,
        "select min(i.exported_on) from problems p join imports i on i.id = p.import_id"
        " where p.id in (select value from json_each(?))",
        (json.dumps(sorted(problems)),),
    )
    return None if day is None else date.fromisoformat(day)


def ways_of(connection: Connection, problems: Collection[int]) -> list[str]:
    """How the files were read whose rows these problems set aside: the distinct ones, as their options tell it."""
    found = rows(
        connection,
        "select distinct substr(i.options, instr(i.options, ' ') + 1) from problems p"
        " join imports i on i.id = p.import_id"
        " where p.id in (select value from json_each(?)) and instr(i.options, ' ') > 0 order by 1",
        (json.dumps(sorted(problems)),),
    )
    return [way for (way,) in found]


def last_headings(connection: Connection, *, profile: str, before: int) -> Iterator[Mapping[str, Sequence[str]]]:
    """The headings, by sheet, of the imports ``before`` one that stand and were read with a profile, latest first."""
    found = rows(
        connection,
        "select i.headings_json from imports i join changes c on c.id = i.change_id"
        " where i.profile = ? and i.id < ? and c.undone_by is null and i.headings_json <> '{}'"
        " order by i.id desc",
        (profile, before),
    )
    return (json.loads(told) for (told,) in found)


def newest_complaint(connection: Connection) -> int:
    """The highest id of a complaint, 0 where there is none."""
    return int(one(connection, "select coalesce(max(id), 0) from complaints")[0])


@dataclass(frozen=True, slots=True)
class Missing:
    """Complaints of a source and period that a file does not have: how many, and the labels of the first."""

    count: int
    labels: tuple[str, ...]
    first_day: str
    last_day: str


def missing(
    connection: Connection,
    *,
    source: str,
    period: tuple[str, str],
    up_to: int,
    seen: Seen,
    also: Collection[tuple[int, str]],
    named: int,
) -> Missing:
    """What was on file (ids ``up_to`` one) from the source, received in the period, and not spoken of now.

    ``also`` are register years and numbers that were spoken of on rows set aside.
    """
    # The index of the day alone tells the ids; few are left to be looked up where the file is the register anew.
    unseen = seen.without(
        complaint_id
        for (complaint_id,) in connection.execute(
            "select id from complaints where received_on between ? and ? and id <= ?",
            (*period, up_to),
        )
    )
    found: list[tuple[int, int, str]] = []
    for start in range(0, len(unseen), _IDS_A_QUERY):
        part = unseen[start : start + _IDS_A_QUERY]
        found += [
            (year, complaint_id, number)
            for year, complaint_id, number in rows(
                connection,
                "select register_year, id, number from complaints"  # noqa: S608 - question marks only
                f" where id in ({','.join('?' * len(part))}) and source = ?",
                (*part, source),
            )
            if (year, number) not in also
        ]
    found.sort()
    labels = tuple(label_of(source, year, number) for year, _, number in found[:named])
    return Missing(len(found), labels, *period)


def keep_seen(connection: Connection, import_id: int, seen: Seen, exported_on: date | None) -> None:
    """Keep which complaints an import spoke of, where its own day is known: only then is it ever asked."""
    if exported_on is not None:
        connection.execute("update imports set seen = ? where id = ?", (seen.pack(), import_id))


_IDS_A_QUERY = 500
