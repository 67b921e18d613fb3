"""Counts letters and complaints of a year, as known on a day, for the report."""

from __future__ import annotations

from datetime import date

from dumas_cli.records import Tally, UntrackedTally
from dumas_cli.store import queries
from dumas_cli.store.connection import Connection, one, rows

DIMENSIONS = ("", "group", "agency", "category", "province", "month", "source")


def tally(connection: Connection, year: int, cut_off: date, dimension: str = "") -> list[Tally]:
    """Count one year by ``dimension`` ("" for the whole), knowing only what had happened by ``cut_off``.

    By agency or agency group, ``received`` and ``completed`` are None: a complaint has no agency,
    its letters have. Groups come in order of their key. For the whole there is always one tally.
    """
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "cut_off": cut_off.isoformat()}
    letters = queries.LETTER_TALLY.format(
        group=queries.LETTER_GROUPS[dimension],
        returned=queries.LETTER_RETURNED,
    )
    found = {row[0]: row[1:] for row in connection.execute(letters, bound)}
    received: dict[str, int] = {}
    completed: dict[str, int] = {}
    of_complaints = dimension in queries.RECEIVED_GROUPS
    if of_complaints:
        # By source, the sources outside the rate are shown too, with nothing referred.
        counted = {**bound, "tracked": 0 if dimension == "source" else 1}
        received = _counts(connection, queries.RECEIVED_TALLY, queries.RECEIVED_GROUPS[dimension], counted)
        completed = _counts(connection, queries.COMPLETED_TALLY, queries.COMPLETED_GROUPS[dimension], counted)
    keys = {""} if dimension == "" else found.keys() | received.keys() | completed.keys()
    tallies = []
    for key in sorted(keys):
        referred, returned, answered = found.get(key, (0, 0, 0))
        tallies.append(
            Tally(
                year,
                key,
                referred=referred,
                returned=returned,
                answered=answered,
                received=received.get(key, 0) if of_complaints else None,
                completed=completed.get(key, 0) if of_complaints else None,
            )
        )
    return tallies


def people_named(connection: Connection) -> dict[str, list[str]]:
    """Names of agencies that the registry does not know and that hold the name of who complains, with these names."""
    found: dict[str, list[str]] = {}
    for agency, name in connection.execute(queries.PEOPLE_NAMED):
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
    return [int(year) for (year,) in connection.execute(queries.YEARS)]


def _counts(connection: Connection, query: str, group: str, bound: dict[str, str | int]) -> dict[str, int]:
    return dict(rows(connection, query.format(group=group), bound))
