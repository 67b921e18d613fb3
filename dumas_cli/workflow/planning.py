"""Turns the last triage's flags into trips of monitoring visits, and keeps the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dumas_cli.errors import DatabaseError, SettingsError, UsageError
from dumas_cli.plan.build import build_problem
from dumas_cli.plan.cost_notes import cost_notes
from dumas_cli.plan.networks import read_road_networks
from dumas_cli.plan.rates import read_travel_costs
from dumas_cli.plan.solve import PlanMethod, solve
from dumas_cli.plan.travel import Airport, TravelData
from dumas_cli.records import Flag, Place, Plan
from dumas_cli.registry.places import PlaceRegistry
from dumas_cli.settings import MINIMAL_TOML
from dumas_cli.store import history, runs
from dumas_cli.store.database import writing
from dumas_cli.workflow.masks import Masks
from dumas_cli.workflow.office import Office

_FILES = ("travel_costs.csv", "holidays.csv", "airports.csv", "road_networks.csv")


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what it takes to print it.

    ``labels`` names each complaint by id, ``mandatory`` holds the ids that must be visited, ``notes`` are
    pairs of sentences (English, Indonesian) on the cost, ``files`` the reference files used.
    """

    plan: Plan
    triaged_on: date
    labels: dict[int, str]
    mandatory: frozenset[int]
    notes: tuple[tuple[str, str], ...]
    files: tuple[str, ...]


def plan_visits(
    office: Office,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    budget: int | None = None,
    method: PlanMethod = "pivot",
    as_of: date | None = None,
    dry_run: bool = False,
) -> Planned:
    """Plan visits to the complaints that the last triage (the last one of ``as_of``, if given) flagged.

    The period defaults to the quarter after the triage's day; no visit lies on or before that day.
    ``budget`` in rupiah goes before the one in dumas.toml.

    Raises SettingsError without teams, DatabaseError without a triage, UsageError for a period
    that ends before it begins.
    """
    settings = office.settings
    if not settings.teams:
        raise SettingsError(
            "No team is set, so there is nobody to send.",
            where=str(settings.source or "no dumas.toml was found"),
            remedy="Write a dumas.toml with your teams. The least that it needs is below; "
            f"dumas template settings writes a full one.\n\n{MINIMAL_TOML}",
        )
    with writing(office.db, dry_run=dry_run) as connection:
        run = runs.last_triage(connection, as_of)
        if run is None:
            day = f" --as-of {as_of.isoformat()}" if as_of else ""
            raise DatabaseError(
                f"There is no triage{' of that day' if as_of else ''} to plan from.",
                where=str(office.db),
                remedy=f"Run it first: dumas triage{day}",
            )
        first, last = period(run.as_of, starts_on, ends_on)
        flags = list(map(Masks(connection).flag, runs.flags_of(connection, run)))
        travel = _travel(office)
        problem = build_problem(
            flags,
            base=_base(office),
            teams=settings.teams,
            limits=settings.limits,
            travel=travel,
            workdays=office.workdays([first, last]).days(first, last),
            as_of=run.as_of,
            starts_on=first,
            ends_on=last,
            budget=budget,
        )
        plan = solve(problem, method=method)
        change_id = history.log_change(
            connection,
            at=office.at,
            command=office.command,
            what=f"plan {first} to {last} ({method})",
            who=office.who,
        )
        runs.save_plan(connection, change_id, plan, triage_run_id=run.id, as_of=run.as_of)
    return Planned(
        plan=plan,
        triaged_on=run.as_of,
        labels={flag.complaint.id: flag.complaint.label for flag in flags},
        mandatory=_mandatory(flags),
        notes=tuple((note.en, note.id) for note in cost_notes(problem, plan, travel.costs)),
        files=tuple(office.reference.shown(name) for name in _FILES),
    )


def period(as_of: date, starts_on: date | None, ends_on: date | None) -> tuple[date, date]:
    """The first and last day to plan for: as given, else the quarter that begins after ``as_of``.

    With only a first day the period lasts to the end of its quarter; with only a last day it begins
    the day after ``as_of``. Raises UsageError where it would end before it begins.
    """
    if starts_on is None:
        starts_on = as_of + timedelta(days=1) if ends_on else _quarter_end(as_of) + timedelta(days=1)
    ends_on = ends_on or _quarter_end(starts_on)
    if ends_on < starts_on:
        raise UsageError(
            f"The period from {starts_on} to {ends_on} ends before it begins.",
            remedy="Give --from an earlier day than --to.",
        )
    return starts_on, ends_on


def _quarter_end(day: date) -> date:
    month = (day.month - 1) // 3 * 3 + 4
    return date(day.year + (month > 12), (month - 1) % 12 + 1, 1) - timedelta(days=1)


def _travel(office: Office) -> TravelData:
    reference = office.reference
    return TravelData(
        airports=tuple(Airport(a.iata, a.latitude, a.longitude, a.nearest_code, a.main) for a in reference.airports()),
        costs=read_travel_costs(reference.text("travel_costs.csv"), reference.where("travel_costs.csv")),
        networks=read_road_networks(reference.text("road_networks.csv"), reference.where("road_networks.csv")),
        rules=office.settings.travel,
    )


def _base(office: Office) -> Place:
    match = PlaceRegistry(office.reference.places()).resolve(office.settings.base, None)
    if match.place is None or match.place.kind == "provinsi":
        raise SettingsError(
            f'The base "{office.settings.base}" is no regency or city that is known.',
            where=str(office.settings.source or "dumas.toml"),
            remedy=f"Write it as in places.csv, for example: {', '.join(match.nearest) or 'Kota Bandung'}.",
        )
    return match.place


def _mandatory(flags: list[Flag]) -> frozenset[int]:
    return frozenset(flag.complaint.id for flag in flags if flag.mandatory)
