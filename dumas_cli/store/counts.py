"""Counts letters and complaints of a year, as known on a day, for the report.

All that a report needs of a year is counted in one walk over its letters and one over its complaints. What is counted
is told in docs/counting.md; ``report/counting.py`` says the same letter by letter, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import add
from typing import Any

from dumas_cli.records import STANDARD, Counting, Tally, UntrackedTally, YearBy
from dumas_cli.store import queries
from dumas_cli.store.connection import Connection, one, rows

DIMENSIONS = ("", "group", "agency", "category", "province", "month", "source")

_OF_COMPLAINTS = frozenset({"", *queries.COMPLAINT_GROUPS})

Counted = list[dict[str, tuple[int, ...]]]
"""For one dimension, by cut-off: what was counted of each group."""


def tally(
    connection: Connection, year: int, cut_off: date, dimension: str = "", counting: Counting = STANDARD
) -> list[Tally]:
    """Count one year by ``dimension`` ("" for the whole), knowing only what had happened by ``cut_off``.

    By agency or agency group, ``received`` and ``completed`` are None: a complaint has no agency,
    its letters have. Groups come in order of their key. For the whole there is always one tally.
    """
    return tallies(connection, year, [cut_off], [dimension], counting)[0][dimension]


def tallies(
    connection: Connection,
    year: int,
    cut_offs: Sequence[date],
    dimensions: Sequence[str],
    counting: Counting = STANDARD,
) -> list[dict[str, list[Tally]]]:
    """Count one year as on each of ``cut_offs`` by each of ``dimensions``: one mapping a cut-off, as ``tally`` does."""
    days = list(dict.fromkeys(cut_offs))
    letters = _letters(connection, year, days, dimensions, counting)
    received = _complaints(connection, year, days, dimensions, "received_on")
    completed = _complaints(connection, year, days, dimensions, "completed_on")
    by_day = [
        {
            dimension: _tallies(year, dimension, letters[dimension][at], received, completed, at)
            for dimension in dimensions
        }
        for at in range(len(days))
    ]
    return [by_day[days.index(cut_off)] for cut_off in cut_offs]


def people_named(connection: Connection, first_year: int, last_year: int) -> dict[str, list[str]]:
    """Unknown agencies of letters sent in these years whose name holds that of who complains, with these names."""
    found: dict[str, list[str]] = {}
    bound = {"first": f"{first_year:04}-01-01", "last": f"{last_year}-12-31"}
    for agency, name in connection.execute(queries.PEOPLE_NAMED, bound):
        found.setdefault(agency, []).append(name)
    return found


def people_in_categories(connection: Connection) -> dict[str, list[str]]:
    """Categories in words that hold the name of who complains, with these names."""
    found: dict[str, list[str]] = {}
    for category, name in connection.execute(queries.PEOPLE_IN_CATEGORIES):
        found.setdefault(category, []).append(name)
    return found


def unknown_agencies(connection: Connection) -> set[str]:
    """The names of agencies that the registry does not know."""
    return {name for _, name, _, is_known in connection.execute(queries.AGENCIES) if not is_known}


def agency_groups(connection: Connection) -> dict[str, str]:
    """The group of each agency, by its name."""
    return {name: group for _, name, group, _ in connection.execute(queries.AGENCIES)}


def untracked(connection: Connection, year: int, cut_off: date) -> list[UntrackedTally]:
    """Count the year's complaints of sources without response dates, by source."""
    sql = queries.UNTRACKED_TALLY.format(forwarded=queries.FORWARDED)
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "cut_off": cut_off.isoformat()}
    return [
        UntrackedTally(source, year, received, forwarded, closed)
        for source, received, forwarded, closed in connection.execute(sql, bound)
    ]


def undated_letters(connection: Connection, year: int) -> int:
    """Letters on file for the year's complaints that carry no day of sending, and so count nowhere."""
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31"}
    return int(one(connection, queries.UNDATED_LETTERS, bound)[0])


def years(connection: Connection) -> list[int]:
    """The years in which anything was received, sent or completed, in order."""
    days = [day for day in one(connection, queries.SPAN) if day]
    if not days:
        return []
    span = range(int(min(days)[:4]), int(max(days)[:4]) + 1)
    return [
        year
        for year in span
        if one(connection, queries.HAPPENED, {"first": f"{year}-01-01", "last": f"{year}-12-31"})[0]
    ]


def _tallies(
    year: int, dimension: str, letters: dict[str, tuple[int, ...]], received: _Parts, completed: _Parts, at: int
) -> list[Tally]:
    of_complaints = dimension in _OF_COMPLAINTS
    came = received[dimension][at] if of_complaints else {}
    ended = completed[dimension][at] if of_complaints else {}
    keys = {""} if dimension == "" else letters.keys() | came.keys() | ended.keys()
    return [
        Tally(
            year,
            key,
            *_three(letters.get(key)),
            received=came.get(key, (0,))[0] if of_complaints else None,
            completed=ended.get(key, (0,))[0] if of_complaints else None,
        )
        for key in sorted(keys)
    ]


_Parts = dict[str, Counted]


def _letters(
    connection: Connection, year: int, days: Sequence[date], dimensions: Sequence[str], counting: Counting
) -> _Parts:
    """Referred, returned and answered letters of each group, by dimension and day."""
    by = counting.year_by.value
    columns = ["agency", *(d for d in dimensions if d in queries.LETTER_GROUPS and d != "agency")]
    lines = queries.LETTER_LINES.format(
        columns=", ".join(columns),
        standings=", ".join(queries.LETTER_STANDING.format(n=n) for n in range(len(days))),
        inner=", ".join(f"{queries.LETTER_GROUPS[column]} as {column}" for column in columns),
        answer=queries.ANSWERS[counting.definition.value],
        tables=queries.LETTER_TABLES[by],
        cohort=queries.COHORTS[by],
        waited=queries.WAITED[by],
    )
    bound = _bound(year, days)
    for n, day in enumerate(days):
        ended = min(day, date(year, 12, 31)) if counting.year_by is YearBy.ANSWERED else day
        bound[f"ended{n}"] = ended.isoformat()
    counts = [queries.LETTER_COUNT.format(n=n) for n in range(len(days))]
    found = _counted(connection, lines, columns, counts, bound)
    agencies = {number: (name, group) for number, name, group, _ in connection.execute(queries.AGENCIES)}
    provinces = _provinces(connection) if "province" in columns else {}
    keys: dict[str, Callable[[Any], str]] = {
        "": lambda _: "",
        "agency": lambda number: agencies[number][0],
        "group": lambda number: agencies[number][1],
        "province": lambda code: provinces.get(code, ""),
    }
    # The whole and the agency groups are added up from the agencies.
    return {
        dimension: _summed(found[dimension if dimension in columns else "agency"], keys.get(dimension, str), len(days))
        for dimension in dimensions
    }


def _complaints(connection: Connection, year: int, days: Sequence[date], dimensions: Sequence[str], day: str) -> _Parts:
    """Complaints of each group whose ``day`` lies in the year, by dimension and day."""
    groups = [dimension for dimension in dimensions if dimension in _OF_COMPLAINTS]
    if not groups:
        return {}
    columns = [dimension for dimension in groups if dimension] or ["source"]
    lines = queries.COMPLAINT_LINES.format(
        day=day,
        columns=", ".join(f"{queries.COMPLAINT_GROUPS[column].format(day=day)} as {column}" for column in columns),
        standings=", ".join(queries.COMPLAINT_STANDING.format(day=day, n=n) for n in range(len(days))),
    )
    counts = [queries.COMPLAINT_COUNT.format(n=n) for n in range(len(days))]
    # By source, the sources outside the rate are shown too, with nothing referred.
    where = {column: "" if column == "source" and "source" in groups else "where tracked = 1" for column in columns}
    found = _counted(connection, lines, columns, counts, _bound(year, days), where)
    provinces = _provinces(connection) if "province" in columns else {}
    keys: dict[str, Callable[[Any], str]] = {"": lambda _: "", "province": lambda code: provinces.get(code, "")}
    of_whole = next((column for column in columns if where[column]), "")
    if "" in groups and not of_whole:
        return _complaints(connection, year, days, [""], day) | _complaints(
            connection, year, days, [d for d in groups if d], day
        )
    return {
        dimension: _summed(found[dimension or of_whole], keys.get(dimension, str), len(days)) for dimension in groups
    }


def _counted(
    connection: Connection,
    lines: str,
    columns: Sequence[str],
    counts: Sequence[str],
    bound: dict[str, str],
    where: Mapping[str, str] | None = None,
) -> dict[str, list[tuple[Any, ...]]]:
    """The lines counted by each column, one row a key: the key, then the counts of each day."""
    each = [
        queries.COUNTED.format(number=number, key=column, counts=", ".join(counts), where=(where or {}).get(column, ""))
        for number, column in enumerate(columns)
    ]
    found: dict[str, list[tuple[Any, ...]]] = {column: [] for column in columns}
    for number, *row in rows(connection, f"with lines as materialized ({lines}) {' union all '.join(each)}", bound):
        found[columns[number]].append(tuple(row))
    return found


def _summed(found: Sequence[tuple[Any, ...]], key_of: Callable[[Any], str], days: int) -> Counted:
    """Rows of one key each added up by what the key stands for, day by day; groups of nothing left out."""
    summed: Counted = [{} for _ in range(days)]
    for key, *numbers in found:
        name = key_of(key)
        width = len(numbers) // days
        for at, of_day in enumerate(summed):
            added = numbers[at * width : (at + 1) * width]
            if any(added):
                there = of_day.get(name)
                of_day[name] = tuple(map(add, there, added)) if there else tuple(added)
    return summed


def _three(counts: tuple[int, ...] | None) -> tuple[int, int, int]:
    return (counts[0], counts[1], counts[2]) if counts else (0, 0, 0)


def _provinces(connection: Connection) -> dict[str, str]:
    return dict(connection.execute(queries.PROVINCES))


def _bound(year: int, days: Sequence[date]) -> dict[str, str]:
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "latest": max(days).isoformat()}
    return bound | {f"cut_off{n}": day.isoformat() for n, day in enumerate(days)}
