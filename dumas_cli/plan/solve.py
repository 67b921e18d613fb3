"""The door to the methods that make a plan: a problem goes in, a plan comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from dumas_cli.plan.baselines import plan_by_list, plan_by_pivot, plan_the_rest
from dumas_cli.plan.board import Board, Draft
from dumas_cli.plan.explain import explain_left_out
from dumas_cli.plan.model import Problem
from dumas_cli.plan.trips import Session
from dumas_cli.records import Plan, Trip, Visit

PlanMethod = Literal["list", "pivot"]

_METHODS: Mapping[PlanMethod, Callable[[Board], None]] = {"list": plan_by_list, "pivot": plan_by_pivot}


def solve(problem: Problem, *, method: PlanMethod) -> Plan:
    """A plan that keeps every limit of the problem, and names the limit behind each complaint left out.

    ``list`` goes down the list by priority, ``pivot`` around the places worth most for the money;
    both serve mandatory complaints first. Same problem, same plan. Neither is the best plan
    possible, and more money or days need not make it better.
    """
    board = Board(problem)
    _METHODS[method](board)
    plan_the_rest(board, problem.matters)
    order = {team.name: i for i, team in enumerate(problem.teams)}
    drafts = sorted(board.drafts, key=lambda draft: (draft.segment.first, order[draft.team.name]))
    scores = {matter.id: matter.score for matter in problem.matters}
    trips = tuple(_trip(problem, draft, scores) for draft in drafts)
    return Plan(
        method=method,
        starts_on=problem.starts_on,
        ends_on=problem.ends_on,
        budget=problem.budget,
        trips=trips,
        left_out=explain_left_out(board),
        value=sum(visit.score for trip in trips for visit in trip.visits),
    )


def _trip(problem: Problem, draft: Draft, scores: Mapping[int, int]) -> Trip:
    first = draft.segment.first
    return Trip(
        team=draft.team.name,
        starts_on=problem.days[first],
        ends_on=problem.days[first + draft.trip.day],
        visits=tuple(_visit(problem, first, session, scores) for session in draft.trip.sessions),
        cost=draft.cost,
    )


def _visit(problem: Problem, first: int, session: Session, scores: Mapping[int, int]) -> Visit:
    dossier = session.dossier
    return Visit(
        held_on=problem.days[first + session.day],
        start_minute=session.start,
        end_minute=session.end,
        place=problem.nodes[dossier.node].place,
        agency=dossier.agency,
        method=dossier.method,
        complaint_ids=tuple(sorted(dossier.matters, key=lambda matter: (-scores[matter], matter))),
        score=dossier.score,
    )
