"""Plans as an officer draws them up by hand: down the list, or around the places worth most for the money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dumas_cli.plan.board import Board, Opening
from dumas_cli.plan.model import Dossier, Matter, make_dossier, priority
from dumas_cli.plan.trips import Route, finish, trip_cost


def plan_by_list(board: Board) -> None:
    """Down the list by priority: the first free team goes, and fills its days near by.

    It first takes what else is open in the same regency, then in the same province, each in order
    of priority.
    """
    ranked = sorted(board.problem.dossiers, key=rank)
    for lead in ranked:
        opening = board.first_opening(lead) if board.is_open(lead) else None
        if opening is not None:
            board.take(opening, board.filled(opening, lead, _near(board, lead, ranked)))


def plan_by_pivot(board: Board) -> None:
    """Around the regency worth most points for the money, then on to its nearest neighbours.

    Regencies with a mandatory complaint come first. Each team's first free days are compared, since
    a smaller team travels for less.
    """
    places = _by_node(sorted(board.problem.dossiers, key=rank))
    pivots: dict[int, _Pivot] = {}
    while True:
        for node, dossiers in places.items():
            if node not in pivots or not pivots[node].holds(board):
                pivots.pop(node, None)
                pivot = _pivot(board, dossiers)
                if pivot is not None:
                    pivots[node] = pivot
        if not pivots:
            return
        best = max(pivots.values(), key=lambda pivot: pivot.worth)
        board.take(best.opening, _onwards(board, best.opening, best.route, places))


def plan_the_rest(board: Board, matters: Iterable[Matter]) -> None:
    """Give every complaint that still fits a free team and the money a trip, by priority.

    A session as cut may be too long, too late or ask too many skills for the teams still free,
    while one of its complaints could go alone. After this, a complaint is left out for a limit
    only: whatever comes later takes days and money, so what fails once fails for good.
    """
    ranked = sorted(board.problem.dossiers, key=rank)
    open_matters = sorted((m for m in matters if m.node is not None and not board.is_visited(m.id)), key=priority)
    for matter in open_matters:
        alone = make_dossier([matter], board.problem.extra_complaint_minutes)
        opening = None if board.is_visited(matter.id) else board.first_opening(alone)
        if opening is not None:
            lead = _grown(board, opening, matter, open_matters)
            board.take(opening, board.filled(opening, lead, _near(board, lead, ranked)))


def rank(dossier: Dossier) -> tuple[bool, int, int, tuple[int, ...]]:
    """The order of sessions: with a mandatory complaint, then by score, then by place and complaint."""
    return (not dossier.mandatory, -dossier.score, dossier.node, dossier.matters)


@dataclass(frozen=True, slots=True)
class _Pivot:
    """The best trip to one regency alone, and what it is worth."""

    opening: Opening
    route: Route
    cost: int
    worth: tuple[bool, Fraction, int]

    def holds(self, board: Board) -> bool:
        """Whether the trip can still be made as it was drawn up."""
        unvisited = all(board.is_open(session.dossier) for session in self.route.sessions)
        return unvisited and board.is_free(self.opening) and self.cost <= board.left


def _pivot(board: Board, dossiers: Sequence[Dossier]) -> _Pivot | None:
    open_dossiers = [dossier for dossier in dossiers if board.is_open(dossier)]
    for lead in open_dossiers:
        others = [dossier for dossier in open_dossiers if dossier is not lead]
        pivots = [_worth(board, opening, lead, others) for opening in board.first_openings(lead)]
        if pivots:
            return max(pivots, key=lambda pivot: pivot.worth)
    return None


def _worth(board: Board, opening: Opening, lead: Dossier, others: Sequence[Dossier]) -> _Pivot:
    route = board.filled(opening, lead, others)
    trip = finish(board.problem, route)
    if trip is None:
        raise ValueError("a trip that was filled has no way home")
    cost = trip_cost(board.problem, opening.team, trip).total
    value = sum(session.dossier.value for session in route.sessions)
    mandatory = any(session.dossier.mandatory for session in route.sessions)
    # A trip inside the town may cost nothing; among equals the place known first goes first.
    return _Pivot(opening, route, cost, (mandatory, Fraction(value, max(cost, 1)), -lead.node))


def _onwards(board: Board, opening: Opening, route: Route, places: dict[int, list[Dossier]]) -> Route:
    legs = board.problem.legs
    left = {node for node in places if node != route.here}
    while left:
        here = route.here
        nearest = min(left, key=lambda node: (legs[here][node].minutes, node))
        left.remove(nearest)
        for dossier in places[nearest]:
            if board.is_open(dossier):
                route = board.extended(opening, route, dossier) or route
    return route


def _near(board: Board, lead: Dossier, ranked: Sequence[Dossier]) -> list[Dossier]:
    nodes = board.problem.nodes
    province = nodes[lead.node].place.province_code
    taken = set(lead.matters)
    rest = [d for d in ranked if board.is_open(d) and taken.isdisjoint(d.matters)]
    same = [dossier for dossier in rest if dossier.node == lead.node]
    return same + [d for d in rest if d.node != lead.node and nodes[d.node].place.province_code == province]


def _grown(board: Board, opening: Opening, first: Matter, matters: Sequence[Matter]) -> Dossier:
    """The session of ``first`` with every other open complaint of its place and agency that fits."""
    extra = board.problem.extra_complaint_minutes
    members = [first]
    for matter in matters:
        same = (matter.node, matter.agency) == (first.node, first.agency)
        if same and matter is not first and not board.is_visited(matter.id):
            longer = make_dossier([*members, matter], extra)
            if board.extended(opening, Route(), longer) is not None:
                members.append(matter)
    return make_dossier(members, extra)


def _by_node(dossiers: Iterable[Dossier]) -> dict[int, list[Dossier]]:
    places: dict[int, list[Dossier]] = {}
    for dossier in dossiers:
        places.setdefault(dossier.node, []).append(dossier)
    return places
