"""The clock of a trip: days, hours, nights and cost of visiting some places in a given order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dumas_cli.plan.model import BASE, Dossier, Problem, Team, make_dossier
from dumas_cli.records import Cost, Trip


@dataclass(frozen=True, slots=True)
class Ride:
    """One leg of a trip. Days count from 0, minutes from 08:00."""

    origin: int
    target: int
    day: int
    depart: int
    arrive: int


@dataclass(frozen=True, slots=True)
class Session:
    """One visit of a trip. Days count from 0, minutes from 08:00."""

    dossier: Dossier
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Route:
    """A trip as far as it has come: where the team is, on which day and minute.

    ``nights`` has the node where each day but the last ended.
    """

    here: int = BASE
    day: int = 0
    minute: int = 0
    rides: tuple[Ride, ...] = ()
    sessions: tuple[Session, ...] = ()
    nights: tuple[int, ...] = ()

    @property
    def days(self) -> int:
        """Days away so far, both ends counted."""
        return self.day + 1


def extend(problem: Problem, route: Route, dossier: Dossier) -> Route | None:
    """The route with one more session: the leg to its place, if any, then the session.

    A leg or session that no longer fits into its day starts the next morning. None where it would
    not fit into a whole day.
    """
    arrived = _ride(problem, route, dossier.node)
    if arrived is None or dossier.minutes > problem.work_minutes:
        return None
    day, start, nights = arrived.day, arrived.minute, arrived.nights
    if start + dossier.minutes > problem.work_minutes:
        day, start, nights = day + 1, 0, (*nights, arrived.here)
    session = Session(dossier, day, start, start + dossier.minutes)
    return Route(arrived.here, day, session.end, arrived.rides, (*arrived.sessions, session), nights)


def finish(problem: Problem, route: Route) -> Route | None:
    """The route with the way back to the base; None where no day is long enough for it."""
    return _ride(problem, route, BASE)


def build_trip(problem: Problem, dossiers: Iterable[Dossier]) -> Route | None:
    """The whole trip through ``dossiers`` in that order, back at the base at its end.

    None where one leg is longer than a day's travel or one session longer than a working day.
    """
    route = Route()
    for dossier in dossiers:
        longer = extend(problem, route, dossier)
        if longer is None:
            return None
        route = longer
    return finish(problem, route)


def trip_cost(problem: Problem, team: Team, trip: Route) -> Cost:
    """What a finished trip costs the team, in rupiah.

    Per diem is due for every day, at the rate of the place where the day ends; on the last day at
    that of the last place visited. Lodging is due for every night.
    """
    nodes = problem.nodes
    ends = (*trip.nights, trip.sessions[-1].dossier.node)
    legs = [problem.legs[ride.origin][ride.target] for ride in trip.rides]
    return Cost(
        per_diem=team.people * sum(nodes[node].per_diem for node in ends),
        lodging=team.people * sum(nodes[node].lodging[team.grade] for node in trip.nights),
        fares=team.people * sum(leg.person_cost for leg in legs),
        local_transport=sum(leg.team_cost for leg in legs),
    )


def replay(problem: Problem, trip: Trip) -> Route:
    """The route of a planned trip: the same visits in the same order give the same clock again."""
    matters = {matter.id: matter for matter in problem.matters}
    extra = problem.extra_complaint_minutes
    route = build_trip(problem, [make_dossier([matters[i] for i in v.complaint_ids], extra) for v in trip.visits])
    if route is None:
        raise ValueError("a planned trip cannot be made")
    return route


def refusal(problem: Problem, team: Team, trip: Route, first: int, length: int) -> str | None:
    """The limit that forbids the team a finished trip from day ``first`` in ``length`` free days.

    ``no_skill``, ``too_far`` (longer than a trip may last), ``no_team_days`` (longer than the free
    days) or ``deadline``; None where the trip may be made. Money is not looked at.
    """
    if any(not session.dossier.skills <= team.skills for session in trip.sessions):
        return "no_skill"
    if trip.days > problem.max_trip_days:
        return "too_far"
    if trip.days > length:
        return "no_team_days"
    if any(_is_late(session, problem.days[first + session.day]) for session in trip.sessions):
        return "deadline"
    return None


def _ride(problem: Problem, route: Route, target: int) -> Route | None:
    if target == route.here:
        return route
    minutes = problem.legs[route.here][target].minutes
    if minutes > problem.travel_minutes:
        return None
    day, depart, nights = route.day, route.minute, route.nights
    if depart + minutes > problem.travel_minutes:
        day, depart, nights = day + 1, 0, (*nights, route.here)
    ride = Ride(route.here, target, day, depart, depart + minutes)
    return Route(target, day, ride.arrive, (*route.rides, ride), route.sessions, nights)


def _is_late(session: Session, held_on: date) -> bool:
    return session.dossier.deadline is not None and held_on > session.dossier.deadline
