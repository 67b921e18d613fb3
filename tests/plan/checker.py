"""Verifies a plan from the rules alone: it shares no code with the rooms that make plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dumas_cli.plan.model import Matter, Problem
from dumas_cli.records import Plan, Trip

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Facts:
    """What the plan must respect beside the problem's places, ways and limits.

    ``workdays`` are all working days known, ``away`` the days a team is on leave, ``earliest`` the
    first day on which a visit may be held.
    """

    workdays: frozenset[date]
    away: Mapping[str, frozenset[date]]
    earliest: date


def errors(problem: Problem, plan: Plan, facts: Facts) -> list[str]:
    """Every rule that the plan breaks, in words; empty for a good plan."""
    bad: list[str] = []
    matters = {matter.id: matter for matter in problem.matters}
    for trip in plan.trips:
        bad += _trip_errors(problem, trip, facts, matters)
    bad += _team_errors(problem, plan, facts)
    visited = [i for trip in plan.trips for visit in trip.visits for i in visit.complaint_ids]
    left = [item.complaint_id for item in plan.left_out]
    for i, count in Counter(visited + left).items():
        if count > 1:
            bad.append(f"complaint {i} occurs {count} times")
    if sorted(visited + left) != sorted(matters):
        bad.append("visited and left out are not all complaints")
    if plan.value != sum(matters[i].score for i in visited):
        bad.append(f"value {plan.value} is not the score of the complaints visited")
    if problem.budget is not None and plan.cost > problem.budget:
        bad.append(f"cost {plan.cost} is over the budget {problem.budget}")
    for item in plan.left_out:
        limit = limit_of(problem, plan, facts, matters[item.complaint_id])
        if limit != item.limit:
            bad.append(f"complaint {item.complaint_id} is left out for {item.limit}, should be {limit}")
    return bad


def limit_of(problem: Problem, plan: Plan, facts: Facts, matter: Matter) -> str:
    """The first limit that keeps the complaint out of the finished plan; "none" if it would fit."""
    if matter.node is None:
        return "no_place"
    crews = [team for team in problem.teams if matter.method in team.skills]
    if not crews:
        return "no_skill"
    single = _single(problem, matter)
    if single is None:
        return "too_far"
    length, visit_day, nights = single
    in_time, free_costs = False, []
    for team in crews:
        for start in sorted(facts.workdays):
            days = [start + i * ONE_DAY for i in range(length)]
            if not all(_is_free(problem, facts, team.name, day) for day in days):
                continue
            if matter.deadline and days[visit_day] > matter.deadline:
                continue
            in_time = True
            own = [trip for trip in plan.trips if trip.team == team.name]
            if len(own) < team.max_trips and not any(_same_block(facts, trip.starts_on, start) for trip in own):
                node, leg = problem.nodes[matter.node], problem.legs[0][matter.node]
                free_costs.append(
                    team.people * (length * node.per_diem + nights * node.lodging[team.grade] + 2 * leg.person_cost)
                    + 2 * leg.team_cost
                )
    if not in_time:
        return "deadline"
    if not free_costs:
        return "no_team_days"
    if problem.budget is not None and plan.cost + min(free_costs) > problem.budget:
        return "budget"
    return "none"


def _single(problem: Problem, matter: Matter) -> tuple[int, int, int] | None:
    """Days, day of the visit and nights of a trip to one complaint; None where it cannot be made."""
    minutes = problem.legs[0][matter.node or 0].minutes
    if minutes > problem.travel_minutes or matter.minutes > problem.work_minutes:
        return None
    same_day = minutes + matter.minutes <= problem.work_minutes
    end = matter.minutes + (minutes if same_day else 0)
    days = (1 if same_day else 2) + (0 if end + minutes <= problem.travel_minutes else 1)
    return None if days > problem.max_trip_days else (days, 0 if same_day else 1, days - 1)


def _is_free(problem: Problem, facts: Facts, team: str, day: date) -> bool:
    in_period = problem.starts_on <= day <= problem.ends_on and day >= facts.earliest
    return in_period and day in facts.workdays and day not in facts.away[team]


def _same_block(facts: Facts, a: date, b: date) -> bool:
    first, last = min(a, b), max(a, b)
    return all(first + i * ONE_DAY in facts.workdays for i in range((last - first).days + 1))


def _team_errors(problem: Problem, plan: Plan, facts: Facts) -> list[str]:
    bad = []
    for team in problem.teams:
        own = sorted((trip for trip in plan.trips if trip.team == team.name), key=lambda trip: trip.starts_on)
        if len(own) > team.max_trips:
            bad.append(f"{team.name} makes {len(own)} trips")
        for before, after in pairwise(own):
            if after.starts_on <= before.ends_on:
                bad.append(f"{team.name} makes two trips at once on {after.starts_on}")
            if _same_block(facts, before.starts_on, after.starts_on):
                bad.append(f"{team.name} makes two trips in one block, on {after.starts_on}")
    return bad


def _trip_errors(problem: Problem, trip: Trip, facts: Facts, matters: Mapping[int, Matter]) -> list[str]:
    tag = f"{trip.team} from {trip.starts_on}"
    team = next((team for team in problem.teams if team.name == trip.team), None)
    if team is None or not trip.visits:
        return [f"{tag}: no such team, or no visit"]
    bad = []
    days = [trip.starts_on + i * ONE_DAY for i in range((trip.ends_on - trip.starts_on).days + 1)]
    if not 1 <= len(days) <= problem.max_trip_days:
        bad.append(f"{tag}: {len(days)} days")
    bad += [f"{tag}: {day} is not free" for day in days if not _is_free(problem, facts, trip.team, day)]
    for visit in trip.visits:
        held = [matters[i] for i in visit.complaint_ids]
        node = {matter.node for matter in held}
        if len(node) != 1 or problem.nodes[node.pop() or 0].place != visit.place:
            bad.append(f"{tag}: a complaint is of another place than {visit.place.code}")
        if {matter.agency for matter in held} != {visit.agency}:
            bad.append(f"{tag}: a complaint is of another agency")
        if not {matter.method for matter in held} <= team.skills:
            bad.append(f"{tag}: a skill is missing")
        if any(matter.deadline and visit.held_on > matter.deadline for matter in held):
            bad.append(f"{tag}: a visit on {visit.held_on} is too late")
        longest = max(matter.minutes for matter in held)
        if visit.end_minute - visit.start_minute != longest + problem.extra_complaint_minutes * (len(held) - 1):
            bad.append(f"{tag}: a visit lasts {visit.end_minute - visit.start_minute} minutes")
        if visit.method not in {matter.method for matter in held if matter.minutes == longest}:
            bad.append(f"{tag}: the method is not that of the longest session")
        if visit.score != sum(matter.score for matter in held):
            bad.append(f"{tag}: the score of a visit is wrong")
        if list(visit.complaint_ids) != sorted(visit.complaint_ids, key=lambda i: (-matters[i].score, i)):
            bad.append(f"{tag}: complaints are not in order of score")
        if visit.start_minute < 0 or visit.end_minute > problem.work_minutes:
            bad.append(f"{tag}: a visit outside the working day")
    return bad + _clock_errors(problem, trip, matters, tag)


def _clock_errors(problem: Problem, trip: Trip, matters: Mapping[int, Matter], tag: str) -> list[str]:
    """Travel between the visits as they stand, the nights it leads to, and the cost of both."""
    bad: list[str] = []
    team = next(team for team in problem.teams if team.name == trip.team)
    stops: list[tuple[int, int, int, int]] = []  # node, day, start, end
    for visit in trip.visits:
        node = matters[visit.complaint_ids[0]].node or 0
        stops.append((node, (visit.held_on - trip.starts_on).days, visit.start_minute, visit.end_minute))
    last_day = (trip.ends_on - trip.starts_on).days
    here, day, minute = 0, 0, 0
    sleeps: dict[int, int] = {}
    fares = cars = 0
    for node, on, start, end in [*stops, (0, last_day, problem.travel_minutes, problem.travel_minutes)]:
        leg = problem.legs[here][node]
        leaves = day
        if node != here:
            fares += leg.person_cost
            cars += leg.team_cost
            if minute + leg.minutes > problem.travel_minutes:
                leaves, minute = day + 1, 0
            for night in range(day, leaves):
                sleeps[night] = here
            minute += leg.minutes
            if minute > problem.travel_minutes:
                bad.append(f"{tag}: a leg of {leg.minutes} minutes does not fit a day")
        if (on, start) < (leaves, minute):
            bad.append(f"{tag}: at node {node} on day {on} minute {start}, cannot be before {leaves} {minute}")
        for night in range(leaves, on):
            sleeps[night] = node
        here, day, minute = node, on, end
    if sorted(sleeps) != list(range(last_day)) or 0 in sleeps.values():
        bad.append(f"{tag}: nights {sleeps} of {last_day}")
        return bad
    ends = [*(sleeps[night] for night in range(last_day)), stops[-1][0]]
    cost = trip.cost
    if cost.per_diem != team.people * sum(problem.nodes[node].per_diem for node in ends):
        bad.append(f"{tag}: per diem {cost.per_diem}")
    if cost.lodging != team.people * sum(problem.nodes[node].lodging[team.grade] for node in sleeps.values()):
        bad.append(f"{tag}: lodging {cost.lodging}")
    if cost.fares != team.people * fares or cost.local_transport != cars:
        bad.append(f"{tag}: fares {cost.fares}, local transport {cost.local_transport}")
    return bad


def facts_of(workdays: Sequence[date], away: Mapping[str, Sequence[date]], earliest: date) -> Facts:
    """Facts from plain lists."""
    return Facts(frozenset(workdays), {team: frozenset(days) for team, days in away.items()}, earliest)
