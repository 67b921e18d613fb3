"""Counts the years asked for and sets them side by side, as a whole and by group."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dumas_cli.errors import UsageError
from dumas_cli.figures.yearly import Breakdown, YearlyReport
from dumas_cli.privacy import mask_name, mask_text
from dumas_cli.records import Complainant, Tally
from dumas_cli.report.breakdown import breakdown, largest
from dumas_cli.report.same_age import cut_off
from dumas_cli.report.yearly import yearly
from dumas_cli.store import counts
from dumas_cli.store.database import reading
from dumas_cli.workflow.office import Office

STANDARD_GROUPS = ("group", "agency", "category", "province")


@dataclass(frozen=True, slots=True)
class Reported:
    """The yearly report with its breakdowns, and the names of the groups.

    ``categories`` gives (Indonesian, English) names by code, ``provinces`` names by place code.
    """

    report: YearlyReport
    breakdowns: tuple[Breakdown, ...]
    categories: dict[str, tuple[str, str]]
    provinces: dict[str, str]


def report(
    office: Office, years: Sequence[int], *, as_of: date, same_age: bool = False, by: str | None = None
) -> Reported:
    """Report the years given, in order; one year alone is set beside the year before it, if that is on file.

    ``by`` is one of ``counts.DIMENSIONS`` and gives that breakdown whole; without it the standard
    ones are given, agencies shortened to the largest. With ``same_age`` the breakdowns are
    counted at equal age like the main figures.

    Raises UsageError for a year after ``as_of`` or in which nothing happened, DatabaseError.
    """
    last = max(years)
    if last > as_of.year:
        raise UsageError(
            f"{last} had not begun on {as_of.isoformat()}.", remedy="Ask for an earlier --year, or a later --as-of."
        )

    def known_on(year: int) -> date:
        return cut_off(year, last, as_of) if same_age else as_of

    with reading(office.db) as connection:
        there = counts.years(connection)
        missing = [year for year in set(years) if year not in there]
        if missing:
            raise UsageError(
                f"The database holds nothing for {', '.join(map(str, sorted(missing)))}.",
                where=str(office.db),
                remedy=f"It holds {_span(there)}: choose one of these, or import the missing register first.",
            )

        before = {last - 1} & set(there) if len(set(years)) == 1 else set()
        wanted = sorted({*years} | before)

        people = counts.people_named(connection)

        def tallies(dimension: str, day_of: Callable[[int], date]) -> list[Tally]:
            found = (counts.tally(connection, year, day_of(year), dimension) for year in wanted)
            return [tally for of_year in found for tally in _masked(of_year, people)]

        whole = yearly(
            tallies("", lambda _: as_of),
            tallies("", lambda year: cut_off(year, last, as_of)),
            [t for year in wanted for t in counts.untracked(connection, year, as_of)],
            years=wanted,
            as_of=as_of,
        )
        breakdowns = [
            breakdown(dimension, tallies(dimension, known_on), years=wanted, known_on=known_on)
            for dimension in ((by,) if by else STANDARD_GROUPS)
        ]
        undated = sum(counts.undated_letters(connection, year) for year in wanted)
    return Reported(
        replace(whole, undated_letters=undated),
        tuple(largest(found) if found.dimension == "agency" and by is None else found for found in breakdowns),
        office.reference.category_names(),
        {place.code: place.name for place in office.reference.places() if place.kind == "provinsi"},
    )


def _masked(tallies: Sequence[Tally], people: Mapping[str, Sequence[str]]) -> list[Tally]:
    """One year's groups, those named as written without a NIK, a phone number, an e-mail or a person ("Sdri. ...").

    ``people`` are the complainants whom names of agencies hold. Two that differ in these only are one.
    """
    found: dict[str, Tally] = {}
    for tally in tallies:
        key = mask_text(tally.key)
        for name in people.get(tally.key, ()):
            key = mask_text(key, Complainant(name=name))
        if person := _PERSON.match(key):
            key = f"{person[0]}{mask_name(key[person.end() :])}"
        there = found.get(key)
        found[key] = replace(tally, key=key) if there is None else _added(there, tally)
    return list(found.values())


# Nobody writes so to an office.
_PERSON = re.compile(r"(?:sdri?|saudar[ai])\b[. ]*(?=\w)", re.IGNORECASE)


def _added(one: Tally, other: Tally) -> Tally:
    return replace(
        one,
        referred=one.referred + other.referred,
        returned=one.returned + other.returned,
        answered=one.answered + other.answered,
        received=None if one.received is None or other.received is None else one.received + other.received,
        completed=None if one.completed is None or other.completed is None else one.completed + other.completed,
    )


def _span(years: Sequence[int]) -> str:
    if not years:
        return "no years at all"
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
