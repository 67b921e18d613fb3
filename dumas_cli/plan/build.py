"""The flags of triage become a planning problem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dumas_cli.plan.limits import Limits, TeamSettings
from dumas_cli.plan.model import Matter, Problem, cut_dossiers, make_team, number_blocks
from dumas_cli.plan.travel import TravelData, has_position, make_legs, make_nodes
from dumas_cli.records import Flag, Place


def build_problem(
    flags: Sequence[Flag],
    *,
    base: Place,
    teams: Sequence[TeamSettings],
    limits: Limits,
    travel: TravelData,
    workdays: Iterable[date],
    as_of: date,
    starts_on: date,
    ends_on: date,
    budget: int | None = None,
) -> Problem:
    """The problem of visiting the complaints of ``flags`` from ``starts_on`` to ``ends_on``.

    ``flags`` are those that ask for a visit, each complaint once. A visit is held at the
    complaint's regency or city, with all the agencies it was referred to. ``workdays`` are working
    days; those outside the period, or not after ``as_of``, are passed over. ``budget`` of None
    means that of ``limits``. ``base`` must have a position.
    """
    period = sorted({day for day in workdays if starts_on <= day <= ends_on})
    number = dict(zip(period, number_blocks(period), strict=True))
    days = tuple(day for day in period if day > as_of)
    blocks = tuple(number[day] for day in days)
    places = _places(flags)
    node_of = {place.code: node for node, place in enumerate(places, start=1)}
    matters = tuple(sorted((_matter(flag, node_of, limits) for flag in flags), key=lambda matter: matter.id))
    crews = tuple(make_team(team, limits, days, blocks) for team in teams)
    return Problem(
        starts_on=starts_on,
        ends_on=ends_on,
        days=days,
        blocks=blocks,
        nodes=make_nodes(base, places, travel),
        legs=make_legs(base, places, travel),
        teams=crews,
        matters=matters,
        dossiers=cut_dossiers(
            matters,
            crews,
            work_minutes=limits.work_minutes,
            extra_complaint_minutes=limits.extra_complaint_minutes,
            first_day=days[0] if days else None,
        ),
        budget=limits.budget if budget is None else budget,
        max_trip_days=limits.max_trip_days,
        travel_minutes=limits.travel_minutes,
        work_minutes=limits.work_minutes,
        extra_complaint_minutes=limits.extra_complaint_minutes,
    )


def _places(flags: Iterable[Flag]) -> list[Place]:
    known = {flag.complaint.place.code: flag.complaint.place for flag in flags if flag.complaint.place is not None}
    return [place for _, place in sorted(known.items()) if has_position(place)]


def _matter(flag: Flag, node_of: dict[str, int], limits: Limits) -> Matter:
    place = flag.complaint.place
    return Matter(
        id=flag.complaint.id,
        node=None if place is None else node_of.get(place.code),
        agency="; ".join(sorted({agency.name for agency in flag.agencies})),
        method=flag.method,
        minutes=limits.session_minutes[flag.method],
        score=flag.score,
        mandatory=flag.mandatory,
        deadline=flag.visit_by,
    )
