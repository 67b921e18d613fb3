"""Counts letters and complaints of a year, as known on a day, for the report.

All that a report needs of a year is counted in one walk over its letters and one over its complaints. What is counted
is told in docs/counting.md; ``report/counting.py`` says the same letter by letter, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from operator import add
from typing import Any

from dumas_cli.records import STANDARD, Counting, Tally, UntrackedTally, YearBy
from dumas_cli.store import queries
from dumas_cli.store.connection import Connection, one

DIMENSIONS = ("", "group", "agency", "category", "province", "month", "source")

_OF_COMPLAINTS = frozenset({"", *queries.COMPLAINT_GROUPS})

_Groups = dict[str, tuple[int, ...]]
"""What was counted of each group, by its key."""

_Parts = list[dict[str, _Groups]]
"""By cut-off, in order, and by dimension."""


def tally(
    connection: Connection, year: int, cut_off: date, dimension: str = "", counting: Counting = STANDARD
) -> list[Tally]:
    """Count one year by ``dimension`` ("" for the whole), knowing only what had happened by ``cut_off``.

    By agency or agency group, ``received`` and ``completed`` are None: a complaint has no agency,
    its letters have. Groups come in order of their key. For the whole there is always one tally.
    """
    return tallies(connection, year, {cut_off: [dimension]}, counting)[cut_off][dimension]


def tallies(
    connection: Connection, year: int, asked: Mapping[date, Collection[str]], counting: Counting = STANDARD
) -> dict[date, dict[str, list[Tally]]]:
    """Count one year as ``tally`` does, by cut-off and dimension; ``asked`` gives the dimensions of each cut-off."""
    letters = _letters(connection, year, asked, counting)
    received = _complaints(connection, year, asked, "received_on")
    completed = _complaints(connection, year, asked, "completed_on")
    return {
        day: {
            dimension: _tallies(year, dimension, letters[at], received[at], completed[at]) for dimension in asked[day]
        }
        for at, day in enumerate(asked)
    }


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
    year: int,
    dimension: str,
    letters: Mapping[str, _Groups],
    received: Mapping[str, _Groups],
    completed: Mapping[str, _Groups],
) -> list[Tally]:
    of_complaints = dimension in _OF_COMPLAINTS
    sent = letters[dimension]
    came = received[dimension] if of_complaints else {}
    ended = completed[dimension] if of_complaints else {}
    keys = {""} if dimension == "" else sent.keys() | came.keys() | ended.keys()
    return [
        Tally(
            year,
            key,
            *_three(sent.get(key)),
            received=came.get(key, (0,))[0] if of_complaints else None,
            completed=ended.get(key, (0,))[0] if of_complaints else None,
        )
        for key in sorted(keys)
    ]


def _letters(connection: Connection, year: int, asked: Mapping[date, Collection[str]], counting: Counting) -> _Parts:
    """Referred, returned and answered letters of each group."""
    by = counting.year_by.value
    # Agency groups are added up from the agencies.
    column_of = {dimension: "agency" if dimension == "group" else dimension for dimension in ("", *DIMENSIONS)}
    columns = list(dict.fromkeys(["agency", *(column_of[d] for dimensions in asked.values() for d in dimensions if d)]))
    lines = queries.LETTER_LINES.format(
        columns=", ".join([*columns, *(queries.LETTER_STANDING.format(n=n) for n in range(len(asked)))]),
        groups=", ".join(f"{queries.LETTER_GROUPS[column]} as {column}" for column in columns),
        answer=queries.ANSWERS[counting.definition.value],
        tables=queries.LETTER_TABLES[by],
        cohort=queries.COHORTS[by],
        waited=queries.WAITED[by],
    )
    bound = _bound(year, list(asked))
    for n, day in enumerate(asked):
        ended = min(day, date(year, 12, 31)) if counting.year_by is YearBy.ANSWERED else day
        bound[f"ended{n}"] = ended.isoformat()
    wanted = [{column_of[dimension]: "" for dimension in dimensions} for dimensions in asked.values()]
    found = _counted(connection, lines, queries.LETTER_COUNT, wanted, bound)
    agencies = {number: (name, group) for number, name, group, _ in connection.execute(queries.AGENCIES)}
    provinces = _provinces(connection) if "province" in columns else {}
    keys: dict[str, Callable[[Any], str]] = {
        "agency": lambda number: agencies[number][0],
        "group": lambda number: agencies[number][1],
        "province": lambda code: provinces.get(code, ""),
    }
    return [
        {dimension: _summed(found[at][column_of[dimension]], keys.get(dimension, str)) for dimension in dimensions}
        for at, dimensions in enumerate(asked.values())
    ]


def _complaints(connection: Connection, year: int, asked: Mapping[date, Collection[str]], day: str) -> _Parts:
    """Complaints of each group whose ``day`` lies in the year."""
    # By source, the sources outside the rate are shown too, with nothing referred.
    wanted = [
        {dimension: "" if dimension == "source" else "where tracked = 1" for dimension in dimensions}
        for dimensions in ([d for d in dimensions if d in _OF_COMPLAINTS] for dimensions in asked.values())
    ]
    columns = sorted({dimension for dimensions in wanted for dimension in dimensions if dimension})
    if not any(wanted):
        return [{} for _ in asked]
    groups = [f"{queries.COMPLAINT_GROUPS[column].format(day=day)} as {column}" for column in columns]
    standings = [queries.COMPLAINT_STANDING.format(day=day, n=n) for n in range(len(asked))]
    lines = queries.COMPLAINT_LINES.format(day=day, columns=", ".join([*groups, *standings]))
    found = _counted(connection, lines, queries.COMPLAINT_COUNT, wanted, _bound(year, list(asked)))
    provinces = _provinces(connection) if "province" in columns else {}
    keys: dict[str, Callable[[Any], str]] = {"province": lambda code: provinces.get(code, "")}
    return [
        {dimension: _summed(groups, keys.get(dimension, str)) for dimension, groups in of_day.items()}
        for of_day in found
    ]


def _counted(
    connection: Connection, lines: str, count: str, wanted: Sequence[Mapping[str, str]], bound: dict[str, str]
) -> list[dict[str, list[tuple[Any, ...]]]]:
    """The lines counted on each day by each column wanted ("" for all): rows of a key and its counts.

    ``wanted`` gives which lines, by column and day.
    """
    each = [(at, column, where) for at, columns in enumerate(wanted) for column, where in columns.items()]
    counted = " union all ".join(
        queries.COUNTED.format(number=number, key=column or "''", counts=count.format(n=at), where=where)
        for number, (at, column, where) in enumerate(each)
    )
    found: list[dict[str, list[tuple[Any, ...]]]] = [{column: [] for column in columns} for columns in wanted]
    for number, *row in connection.execute(f"with lines as materialized ({lines}) {counted}", bound):
        at, column, _ = each[number]
        found[at][column].append(tuple(row))
    return found


def _summed(found: Sequence[tuple[Any, ...]], key_of: Callable[[Any], str]) -> _Groups:
    """Rows of one key each added up by what the key stands for; groups of nothing left out."""
    summed: _Groups = {}
    for key, *numbers in found:
        if any(numbers):
            name = key_of(key)
            there = summed.get(name)
            summed[name] = tuple(map(add, there, numbers)) if there else tuple(numbers)
    return summed


def _three(counts: tuple[int, ...] | None) -> tuple[int, int, int]:
    return (counts[0], counts[1], counts[2]) if counts else (0, 0, 0)


def _provinces(connection: Connection) -> dict[str, str]:
    return dict(connection.execute(queries.PROVINCES))


def _bound(year: int, days: Sequence[date]) -> dict[str, str]:
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "latest": max(days).isoformat()}
    return bound | {f"cut_off{n}": day.isoformat() for n, day in enumerate(days)}
