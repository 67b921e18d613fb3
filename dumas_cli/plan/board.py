"""The board a plan is drawn up on: which teams are free, what is spent, what is still to be visited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dumas_cli.plan.model import Dossier, Problem, Segment, Team
from dumas_cli.plan.trips import Route, build_trip, extend, finish, refusal, trip_cost
from dumas_cli.records import Cost


@dataclass(frozen=True, slots=True)
class Draft:
    """A trip that is decided: the team, its first day (an index), the route, the cost."""

    team: Team
    segment: Segment
    trip: Route
    cost: Cost


@dataclass(frozen=True, slots=True)
class Opening:
    """A run of free days on which a team may still leave for a trip."""

    team: Team
    segment: Segment


class Board:
    """Takes trips one by one and never one that breaks a limit.

    A team makes at most one trip in a block of working days, and no more trips than its limit.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.drafts: list[Draft] = []
        self.spent = 0
        self._visited: set[int] = set()
        self._taken: set[tuple[str, int]] = set()
        self._trips: dict[str, int] = {}
        openings = [Opening(team, segment) for team in problem.teams for segment in team.segments]
        # sorted() keeps the teams of one day in the order of the settings.
        self._openings = sorted(openings, key=lambda opening: opening.segment.first)

    def openings(self) -> Iterator[Opening]:
        """The free runs of the teams that may still travel, by day, then by the order of the teams."""
        for opening in self._openings:
            if self.is_free(opening):
                yield opening

    def is_free(self, opening: Opening) -> bool:
        """Whether the team makes no trip in that block yet and has a trip left."""
        team = opening.team
        free = (team.name, opening.segment.block) not in self._taken
        return free and self._trips.get(team.name, 0) < team.max_trips

    def is_open(self, dossier: Dossier) -> bool:
        """Whether none of the dossier's complaints is visited yet."""
        return self._visited.isdisjoint(dossier.matters)

    def is_visited(self, matter_id: int) -> bool:
        """Whether a trip on the board visits the complaint."""
        return matter_id in self._visited

    @property
    def left(self) -> float:
        """Rupiah that may still be spent; infinity without a budget."""
        return float("inf") if self.problem.budget is None else self.problem.budget - self.spent

    def fits(self, opening: Opening, trip: Route | None) -> bool:
        """Whether the team can make the finished trip then, with the money that is left."""
        if trip is None or not self.is_free(opening):
            return False
        segment = opening.segment
        if refusal(self.problem, opening.team, trip, segment.first, segment.length) is not None:
            return False
        return trip_cost(self.problem, opening.team, trip).total <= self.left

    def first_opening(self, dossier: Dossier) -> Opening | None:
        """The team for a trip to the dossier alone: in the first block in which one can go, the cheapest."""
        trip = build_trip(self.problem, [dossier])
        if trip is None:
            return None
        best: tuple[int, Opening] | None = None
        for opening in self.openings():
            if best is not None and opening.segment.block != best[1].segment.block:
                break
            if self.fits(opening, trip):
                cost = trip_cost(self.problem, opening.team, trip).total
                if best is None or cost < best[0]:
                    best = (cost, opening)
        return best and best[1]

    def first_openings(self, dossier: Dossier) -> list[Opening]:
        """Each team's first free days for a trip to the dossier alone, by day."""
        trip = build_trip(self.problem, [dossier])
        first: dict[str, Opening] = {}
        for opening in self.openings():
            if opening.team.name not in first and self.fits(opening, trip):
                first[opening.team.name] = opening
        return list(first.values())

    def filled(self, opening: Opening, lead: Dossier, others: Iterable[Dossier]) -> Route:
        """The route from ``lead`` on with each of ``others``, in their order, that still fits.

        Not yet finished. ``lead`` alone must fit.
        """
        route = extend(self.problem, Route(), lead)
        if route is None:
            raise ValueError("the first dossier of a trip must fit")
        for dossier in others:
            route = self.extended(opening, route, dossier) or route
        return route

    def extended(self, opening: Opening, route: Route, dossier: Dossier) -> Route | None:
        """The route with one more dossier, or None where the trip would break a limit."""
        longer = extend(self.problem, route, dossier)
        if longer is None or not self.fits(opening, finish(self.problem, longer)):
            return None
        return longer

    def take(self, opening: Opening, route: Route) -> None:
        """Decide on the trip; it must fit and visit no complaint that is visited already."""
        trip = finish(self.problem, route)
        matters = [matter for session in route.sessions for matter in session.dossier.matters]
        if trip is None or not self.fits(opening, trip) or not self._visited.isdisjoint(matters):
            raise ValueError("a trip was decided on that breaks a limit")
        cost = trip_cost(self.problem, opening.team, trip)
        self.drafts.append(Draft(opening.team, opening.segment, trip, cost))
        self.spent += cost.total
        self._visited.update(matters)
        self._taken.add((opening.team.name, opening.segment.block))
        self._trips[opening.team.name] = self._trips.get(opening.team.name, 0) + 1
