"""Counts letters and complaints of a year, as known on a day, for the report.

All that a report needs of a year is counted in one walk over its letters and one over its complaints. What is counted
is told in docs/counting.md; ``report/counting.py`` says the same letter by letter, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dumas_cli.records import STANDARD, Counting, Tally, UntrackedTally, YearBy
from dumas_cli.store import queries
from dumas_cli.store.connection import Connection, one, rows

DIMENSIONS = ("", "group", "agency", "category", "province", "month", "source")

Counted = dict[str, dict[str, list[tuple[int, ...]]]]
"""By dimension and key: what was counted, one item a cut-off."""


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
    letters = _letters(connection, year, cut_offs, dimensions, counting)
    received = _complaints(connection, year, cut_offs, dimensions, "received_on")
    completed = _complaints(connection, year, cut_offs, dimensions, "completed_on")
    return [
        {
            dimension: [
                Tally(
                    year,
                    key,
                    *_of(letters, dimension, key, at, (0, 0, 0)),
                    *(
                        _of(received, dimension, key, at, (0,)) + _of(completed, dimension, key, at, (0,))
                        if dimension in queries.COMPLAINT_GROUPS
                        else (None, None)
                    ),
                )
                for key in sorted(_keys(dimension, at, letters, received, completed))
            ]
            for dimension in dimensions
        }
        for at in range(len(cut_offs))
    ]


def people_named(connection: Connection, first_year: int, last_year: int) -> dict[str, list[str]]:
    """Unknown agencies of letters sent in these years whose name holds that of who complains, with these names."""
    found: dict[str, list[str]] = {}
    bound = {"first": f"{first_year}-01-01", "last": f"{last_year}-12-31"}
    for agency, name in connection.execute(queries.PEOPLE_NAMED, bound):
        found.setdefault(agency, []).append(name)
    return found


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


def _letters(
    connection: Connection, year: int, cut_offs: Sequence[date], dimensions: Sequence[str], counting: Counting
) -> Counted:
    by = counting.year_by.value
    needed = {queries.LETTER_JOINS[dimension] for dimension in dimensions if dimension in queries.LETTER_JOINS}
    lines = queries.LETTER_LINES.format(
        columns=", ".join(f"{queries.LETTER_GROUPS[d]} as d{DIMENSIONS.index(d)}" for d in dimensions),
        answer=queries.ANSWERS[counting.definition.value],
        tables=queries.LETTER_TABLES[by] + "".join(sorted(needed)),
        cohort=queries.COHORTS[by],
        waited=queries.WAITED[by],
    )
    counts = ", ".join(
        queries.LETTER_COUNT.format(n=n, returned=queries.RETURNED.format(n=n)) for n in range(len(cut_offs))
    )
    bound = _bound(year, cut_offs)
    for n, cut_off in enumerate(cut_offs):
        ended = min(cut_off, date(year, 12, 31)) if counting.year_by is YearBy.ANSWERED else cut_off
        bound[f"ended{n}"] = ended.isoformat()
    return _counted(connection, lines, queries.LETTER_COUNTS, counts, dimensions, bound, width=3)


def _complaints(
    connection: Connection, year: int, cut_offs: Sequence[date], dimensions: Sequence[str], day: str
) -> Counted:
    groups = [dimension for dimension in dimensions if dimension in queries.COMPLAINT_GROUPS]
    if not groups:
        return {}
    # By source, the sources outside the rate are shown too, with nothing referred.
    everything = [dimension for dimension in groups if dimension == "source"]
    found: Counted = {}
    for chosen, tracked in (([d for d in groups if d != "source"], "c.tracked = 1"), (everything, "1")):
        if chosen:
            lines = queries.COMPLAINT_LINES.format(
                day=day,
                columns=", ".join(
                    f"{queries.COMPLAINT_GROUPS[d].format(day=day)} as d{DIMENSIONS.index(d)}" for d in chosen
                ),
                joins="".join(queries.COMPLAINT_JOINS.get(d, "") for d in chosen),
                tracked=tracked,
            )
            counts = ", ".join(queries.COMPLAINT_COUNT.format(n=n) for n in range(len(cut_offs)))
            bound = _bound(year, cut_offs)
            found |= _counted(connection, lines, queries.COMPLAINT_COUNTS, counts, chosen, bound, width=1)
    return found


def _counted(
    connection: Connection,
    lines: str,
    each: str,
    counts: str,
    dimensions: Sequence[str],
    bound: dict[str, str],
    *,
    width: int,
) -> Counted:
    """The lines counted by each dimension; ``width`` is how many counts there are for each cut-off."""
    parts = [
        each.format(number=DIMENSIONS.index(dimension), group=f"d{DIMENSIONS.index(dimension)}", counts=counts)
        for dimension in dimensions
    ]
    sql = f"with lines as materialized ({lines}){' union all '.join(parts)}"
    found: Counted = {dimension: {} for dimension in dimensions}
    for number, key, *numbers in rows(connection, sql, bound):
        found[DIMENSIONS[number]][key] = [tuple(numbers[at : at + width]) for at in range(0, len(numbers), width)]
    return found


def _bound(year: int, cut_offs: Sequence[date]) -> dict[str, str]:
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "latest": max(cut_offs).isoformat()}
    return bound | {f"cut_off{n}": cut_off.isoformat() for n, cut_off in enumerate(cut_offs)}


def _keys(dimension: str, at: int, *counted: Counted) -> set[str]:
    if dimension == "":
        return {""}
    return {key for part in counted for key, counts in part.get(dimension, {}).items() if any(counts[at])}


def _of(counted: Counted, dimension: str, key: str, at: int, nothing: tuple[int, ...]) -> tuple[int, ...]:
    counts = counted.get(dimension, {}).get(key)
    return counts[at] if counts else nothing
