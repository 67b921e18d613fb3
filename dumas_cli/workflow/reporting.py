"""Counts the years asked for and sets them side by side, as a whole and by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dumas_cli.errors import UsageError
from dumas_cli.figures.yearly import Breakdown, YearlyReport
from dumas_cli.records import Tally, YearBy
from dumas_cli.report.breakdown import breakdown, largest
from dumas_cli.report.same_age import cut_off
from dumas_cli.report.yearly import yearly
from dumas_cli.store import counts
from dumas_cli.store.connection import Connection
from dumas_cli.store.past import reading_as_known
from dumas_cli.workflow.masks import masked_group
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.view import View

STANDARD_GROUPS = ("group", "agency", "category", "province")


@dataclass(frozen=True, slots=True)
class Reported:
    """The yearly report with its breakdowns, and the names of the groups.

    ``categories`` gives (Indonesian, English) names by code, ``provinces`` names by place code.
    """

    report: YearlyReport
    breakdowns: tuple[Breakdown, ...]
    view: View
    categories: dict[str, tuple[str, str]]
    provinces: dict[str, str]


def report(
    office: Office, years: Sequence[int], *, view: View, same_age: bool = False, by: str | None = None
) -> Reported:
    """Report the years given, in order; one year alone is set beside the year before it, if that is on file.

    ``by`` is one of ``counts.DIMENSIONS`` and gives that breakdown whole; without it the standard
    ones are given, agencies shortened to the largest. With ``same_age`` the breakdowns are
    counted at equal age like the main figures.

    Raises UsageError for a year after the cut-off or in which nothing happened, DatabaseError.
    """
    last = max(years)
    has_begun(last, view.as_of)

    def of_age(year: int) -> date:
        return cut_off(year, last, view.as_of)

    with reading_as_known(office.db, view.known_at) as connection:
        there = on_file(office, connection, years)
        before = {last - 1} & set(there) if len(set(years)) == 1 else set()
        wanted = sorted({*years} | before)
        groups = (by,) if by else STANDARD_GROUPS
        tallies = Tallies(connection, wanted, ("", *groups), view, there)
        whole = yearly(
            tallies.of("", aged=False),
            tallies.of("", aged=True),
            [t for year in wanted for t in counts.untracked(connection, year, view.as_of)],
            years=wanted,
            as_of=view.as_of,
        )
        breakdowns = [
            breakdown(
                dimension,
                tallies.of(dimension, aged=same_age),
                years=wanted,
                known_on=of_age if same_age else lambda _: view.as_of,
            )
            for dimension in groups
        ]
        undated = sum(counts.undated_letters(connection, year) for year in wanted)
    return Reported(
        replace(whole, undated_letters=undated, counting=view.counting, known_on=view.known_on),
        tuple(largest(found) if found.dimension == "agency" and by is None else found for found in breakdowns),
        view,
        office.reference.category_names(),
        {place.code: place.name for place in office.reference.places() if place.kind == "provinsi"},
    )


class Tallies:
    """The counts of some years by several dimensions, at the cut-off and at equal age; persons in names are masked."""

    def __init__(
        self, connection: Connection, years: Sequence[int], dimensions: Sequence[str], view: View, there: Sequence[int]
    ) -> None:
        last = max(years)
        letters_of = years if view.counting.year_by is YearBy.REFERRED else [*there, view.as_of.year]
        people = counts.people_named(connection, min(letters_of), max(letters_of))
        self._found = [
            counts.tallies(connection, year, [view.as_of, cut_off(year, last, view.as_of)], dimensions, view.counting)
            for year in years
        ]
        self._people = people

    def of(self, dimension: str, *, aged: bool) -> list[Tally]:
        """The tallies of all years by one dimension; ``aged`` counts each year up to its equal age."""
        return [
            tally for of_year in self._found for tally in _masked(of_year[1 if aged else 0][dimension], self._people)
        ]


def has_begun(year: int, as_of: date) -> None:
    """UsageError where the year lies after the cut-off."""
    if year > as_of.year:
        raise UsageError(
            f"{year} had not begun on {as_of.isoformat()}.", remedy="Ask for an earlier --year, or a later --as-of."
        )


def on_file(office: Office, connection: Connection, years: Sequence[int]) -> list[int]:
    """The years on file; UsageError where one of those asked for is not."""
    there = counts.years(connection)
    missing = [year for year in set(years) if year not in there]
    if missing:
        raise UsageError(
            f"The database holds nothing for {', '.join(map(str, sorted(missing)))}.",
            where=str(office.db),
            remedy=f"It holds {_span(there)}: choose one of these, or import the missing register first.",
        )
    return there


def _masked(tallies: Sequence[Tally], people: Mapping[str, Sequence[str]]) -> list[Tally]:
    """One year's groups without persons in their names. Two that differ in these only are one."""
    found: dict[str, Tally] = {}
    for tally in tallies:
        key = masked_group(tally.key, people)
        there = found.get(key)
        found[key] = replace(tally, key=key) if there is None else _added(there, tally)
    return list(found.values())


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
