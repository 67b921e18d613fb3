"""Counts the years asked for and sets them side by side, as a whole and by group."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dumas_cli.errors import UsageError
from dumas_cli.figures.sections import OF_LETTERS, PUBLISHED, Section, Sections
from dumas_cli.figures.yearly import Breakdown, YearlyReport
from dumas_cli.records import Place, Tally, YearBy
from dumas_cli.report.breakdown import LARGEST, breakdown, largest
from dumas_cli.report.decompose import decompose
from dumas_cli.report.intervals import intervals
from dumas_cli.report.peers import MIN_LETTERS, peers
from dumas_cli.report.same_age import cut_off
from dumas_cli.report.yearly import yearly
from dumas_cli.store import counts
from dumas_cli.store.connection import Connection
from dumas_cli.store.past import reading_as_known
from dumas_cli.workflow.masks import GroupNames
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.view import View

STANDARD_GROUPS = ("group", "agency", "category", "province")


@dataclass(frozen=True, slots=True)
class Reported:
    """The yearly report with its breakdowns and sections, and the names of the groups.

    ``categories`` gives (Indonesian, English) names by code, ``provinces`` names by place code, ``places`` all places.
    """

    report: YearlyReport
    breakdowns: tuple[Breakdown, ...]
    sections: Sections
    view: View
    categories: dict[str, tuple[str, str]]
    provinces: dict[str, str]
    places: tuple[Place, ...]


def report(
    office: Office,
    years: Sequence[int],
    *,
    view: View,
    same_age: bool = False,
    by: str | None = None,
    asked: Collection[Section] = (),
    min_letters: int | None = None,
    suppressed: bool = False,
) -> Reported:
    """Report the years given, in order; one year alone is set beside the year before it, if that is on file.

    ``by`` is one of ``counts.DIMENSIONS`` and gives that breakdown whole; without it the standard
    ones are given, agencies shortened to the largest. With ``same_age`` the breakdowns are
    counted at equal age like the main figures. ``asked`` adds sections; ``min_letters`` is the least number of letters
    for a rank. ``suppressed`` hides counts of 1 and 2 as the published form needs it.

    Raises UsageError for a year after the cut-off or in which nothing happened, for figures too small to be published,
    and for a section that cannot be; DatabaseError.
    """
    if suppressed and (apart := sorted(set(asked) - PUBLISHED)):
        raise UsageError(
            f"With --suppress there is no {', '.join(apart)}: it would tell of the groups that are hidden.",
            remedy="Leave --suppress out, or ask for the rates and --why only.",
        )
    last = max(years)
    has_begun(last, view.as_of)

    def of_age(year: int) -> date:
        return cut_off(year, last, view.as_of)

    def known_on(year: int) -> date:
        return of_age(year) if same_age else view.as_of

    with reading_as_known(office.db, view.known_at) as connection:
        there = on_file(office, connection, years)
        before = {last - 1} & set(there) if len(set(years)) == 1 else set()
        wanted = sorted({*years} | before)
        groups = (by,) if by else STANDARD_GROUPS
        tallies = Tallies(connection, wanted, dict.fromkeys((*groups, "agency")), view, there, same_age=same_age)
        whole = yearly(
            tallies.whole,
            tallies.whole_of_age,
            [t for year in wanted for t in counts.untracked(connection, year, view.as_of)],
            years=wanted,
            as_of=view.as_of,
        )
        undated = sum(counts.undated_letters(connection, year) for year in wanted)
        whole = replace(whole, undated_letters=undated, counting=view.counting, known_on=view.known_on)
        found = {
            dimension: breakdown(dimension, tallies.of(dimension), years=wanted, known_on=known_on)
            for dimension in dict.fromkeys((*groups, "agency"))
        }
        parts: dict[str, Any] = {}
        if suppressed:
            # What reports of earlier years hide must stay hidden: the plan looks back to the first year on file.
            earlier = [year for year in there if year <= last]
            back = Tallies(connection, earlier, found, view, there, same_age=same_age)
            history = [breakdown(name, back.of(name), years=earlier, known_on=known_on) for name in found]
            whole, found, parts = _published(whole, found, history, tallies.group_of, same_age, groups)
        fields = parts | _of_rates(whole, found, groups, same_age, asked, min_letters, suppressed=suppressed)
        if OF_LETTERS & set(asked):
            from dumas_cli.workflow.sections import of_letters

            fields |= of_letters(office, connection, wanted[-2:], view=view, known_on=known_on, asked=asked)
    places = office.reference.places()
    return Reported(
        whole,
        tuple(_shortened(found[dimension], by) for dimension in groups if dimension in found),
        Sections(**fields),
        view,
        office.reference.category_names(),
        {place.code: place.name for place in places if place.kind == "provinsi"},
        places,
    )


def _shortened(found: Breakdown, by: str | None) -> Breakdown:
    is_merged = any(row.merged for row in found.rows)
    return largest(found) if found.dimension == "agency" and by is None and not is_merged else found


def _of_rates(
    whole: YearlyReport,
    found: Mapping[str, Breakdown],
    groups: Sequence[str],
    same_age: bool,
    asked: Collection[Section],
    min_letters: int | None,
    *,
    suppressed: bool,
) -> dict[str, Any]:
    """The fields of ``Sections`` that follow from the tables of rates."""
    main = whole.same_age if same_age and whole.same_age else whole.years
    shared = whole.counting.year_by is YearBy.ANSWERED
    fields: dict[str, Any] = {"intervals": intervals(main[-2:], letters_shared=shared)}
    # A published table would name other movers, and split the change otherwise, than the whole one does.
    if "agency" in found and not suppressed:
        fields["movers"] = decompose(found["agency"])
    if Section.WHY in asked:
        # Agency by agency; by something else where that is asked for, or the whole report is.
        whole_report = set(Section) - OF_LETTERS <= set(asked)
        wanted = groups if len(groups) == 1 or whole_report else ("agency",)
        split = [decompose(found[dimension]) for dimension in wanted if dimension in found]
        fields["why"] = tuple(one for one in split if one is not None)
    if Section.RANKING in asked and "agency" in found:
        fields["peers"] = peers(found["agency"], min_letters=MIN_LETTERS if min_letters is None else min_letters)
    return fields


def _published(
    whole: YearlyReport,
    found: Mapping[str, Breakdown],
    history: Sequence[Breakdown],
    group_of: Mapping[str, str],
    same_age: bool,
    groups: Sequence[str],
) -> tuple[YearlyReport, dict[str, Breakdown], dict[str, Any]]:
    """The figures as they may be published, and the fields of ``Sections`` that say what was hidden."""
    from dumas_cli.report.suppress import hidden_returned, suppress, suppress_whole

    shown = suppress_whole(whole)
    if shown is None:
        raise UsageError(
            "These years have counts of 1 or 2 as a whole, and nothing of them may be published.",
            remedy="Choose larger years, or leave --suppress out for use inside the office.",
        )
    limits = {} if groups == ("agency",) else {"agency": LARGEST}
    published = suppress(
        list(found.values()),
        within=group_of,
        totals=whole.same_age if same_age else whole.years,
        limits=limits,
        history=history,
    )
    kept = {one.dimension: one for one in published.tables}
    return shown, kept, {"published": published, "returned_hidden": hidden_returned(whole)}


class Tallies:
    """The counts of some years as a whole, at the cut-off and at equal age, and by several dimensions at one of these.

    Persons in names are masked.
    """

    def __init__(
        self,
        connection: Connection,
        years: Sequence[int],
        dimensions: Collection[str],
        view: View,
        there: Sequence[int],
        *,
        same_age: bool,
    ) -> None:
        last = max(years)
        self._by_group: list[dict[str, list[Tally]]] = []
        self.whole: list[Tally] = []
        self.whole_of_age: list[Tally] = []
        for year in years:
            of_age = cut_off(year, last, view.as_of)
            asked = {view.as_of: {""}, of_age: {""}}
            counted_on = of_age if same_age else view.as_of
            asked[counted_on] |= set(dimensions)
            found = counts.tallies(connection, year, asked, view.counting)
            self._by_group.append(found[counted_on])
            self.whole += found[view.as_of][""]
            self.whole_of_age += found[of_age][""]
        letters_of = years if view.counting.year_by is YearBy.REFERRED else [*there, view.as_of.year]
        self._names = GroupNames(connection, min(letters_of), max(letters_of))
        self._groups = counts.agency_groups(connection)

    def of(self, dimension: str) -> list[Tally]:
        """The tallies of all years by one dimension."""
        return [tally for of_year in self._by_group for tally in self._masked(dimension, of_year[dimension])]

    @property
    def group_of(self) -> dict[str, str]:
        """The group of each agency, by its name as the tallies have it."""
        return {self._names.agency(name): group for name, group in self._groups.items()}

    def _masked(self, dimension: str, tallies: Sequence[Tally]) -> list[Tally]:
        """One year's groups without persons in names that stand as written; two that differ in these only are one."""
        if dimension not in {"agency", "category"}:
            return list(tallies)
        found: dict[str, Tally] = {}
        for tally in tallies:
            key = self._names.agency(tally.key) if dimension == "agency" else self._names.category(tally.key)
            there = found.get(key)
            found[key] = (
                (tally if key == tally.key else replace(tally, key=key)) if there is None else _added(there, tally)
            )
        return list(found.values())


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
