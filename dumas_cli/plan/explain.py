"""Why a complaint is left out of a finished plan: the first limit that keeps it out, found by trying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dumas_cli.plan.board import Board, Opening
from dumas_cli.plan.model import BASE, Matter, Problem, Team, make_dossier
from dumas_cli.plan.trips import Route, build_trip, trip_cost
from dumas_cli.records import LeftOut


def explain_left_out(board: Board) -> tuple[LeftOut, ...]:
    """One entry for each complaint without a visit, in order of complaint.

    The limits are tried in this order, each with a trip to this complaint alone: ``no_place``,
    ``no_skill``, ``too_far`` (longer than a trip may last), ``deadline`` (no team is free for long
    enough in time, whatever else it does), ``no_team_days`` (every team that could go in time is on
    another trip then, or has no trip left), ``budget`` (the cheapest such trip costs more than is
    left). ValueError where none applies: such a complaint belongs into the plan.
    """
    open_matters = (matter for matter in board.problem.matters if not board.is_visited(matter.id))
    return tuple(_explain(board, matter) for matter in sorted(open_matters, key=lambda matter: matter.id))


@dataclass(frozen=True, slots=True)
class _Words:
    """A sentence in both languages."""

    en: str
    id: str


def _explain(board: Board, matter: Matter) -> LeftOut:
    limit, words = _first_limit(board, matter)
    return LeftOut(matter.id, limit, words.en, words.id)


def _first_limit(board: Board, matter: Matter) -> tuple[str, _Words]:
    problem = board.problem
    if matter.node is None:
        return "no_place", _no_place()
    crews = [team for team in problem.teams if matter.method in team.skills]
    if not crews:
        return "no_skill", _no_skill(matter)
    trip = build_trip(problem, [make_dossier([matter], problem.extra_complaint_minutes)])
    if trip is None or trip.days > problem.max_trip_days:
        return "too_far", _too_far(problem, matter, trip)
    in_time = [
        Opening(team, segment)
        for team in crews
        for segment in team.segments
        if segment.length >= trip.days and _held_on(problem, trip, segment.first) <= (matter.deadline or date.max)
    ]
    if not in_time:
        return "deadline", _deadline(problem, matter, crews, trip)
    free = [opening for opening in in_time if board.is_free(opening)]
    if not free:
        return "no_team_days", _no_team_days(matter, trip)
    cheapest = min(trip_cost(problem, opening.team, trip).total for opening in free)
    if cheapest > board.left:
        return "budget", _budget(cheapest, int(board.left))
    raise ValueError(f"complaint {matter.id} fits into the plan and is left out")


def _held_on(problem: Problem, trip: Route, first: int) -> date:
    return problem.days[first + trip.sessions[0].day]


def _no_place() -> _Words:
    return _Words(
        "No regency or city with a known position is on file.",
        "Kabupaten/kota yang letaknya diketahui belum tercatat.",
    )


def _no_skill(matter: Matter) -> _Words:
    return _Words(f"No team masters {matter.method}.", f"Tidak ada tim yang menguasai {matter.method}.")


def _too_far(problem: Problem, matter: Matter, trip: Route | None) -> _Words:
    if trip is not None:
        return _Words(
            f"The trip takes {trip.days} days; a trip may last {problem.max_trip_days}.",
            f"Perjalanan perlu {trip.days} hari; paling lama {problem.max_trip_days} hari.",
        )
    if matter.minutes > problem.work_minutes:
        return _Words(
            f"The session takes {matter.minutes} minutes; a day has {problem.work_minutes} for sessions.",
            f"Pertemuan perlu {matter.minutes} menit; sehari tersedia {problem.work_minutes} menit.",
        )
    leg = problem.legs[BASE][matter.node or BASE]
    if leg.mode == "none":
        return _Words(
            "No road, boat or airport within reach leads there.",
            "Tidak ada jalan, kapal, atau bandara yang terjangkau ke sana.",
        )
    return _Words(
        f"The way there takes {leg.minutes} minutes; a day has {problem.travel_minutes} for travel.",
        f"Perjalanan ke sana perlu {leg.minutes} menit; sehari tersedia {problem.travel_minutes} menit.",
    )


def _deadline(problem: Problem, matter: Matter, crews: list[Team], trip: Route) -> _Words:
    days = sorted(
        _held_on(problem, trip, segment.first)
        for team in crews
        for segment in team.segments
        if segment.length >= trip.days
    )
    if days:
        return _Words(
            f"To be visited by {matter.deadline}; the earliest possible visit is on {days[0]}.",
            f"Harus dikunjungi paling lambat {matter.deadline}; kunjungan paling awal {days[0]}.",
        )
    return _Words(
        f"Before {problem.ends_on} no team that could go is free for "
        f"{'a working day' if trip.days == 1 else f'{trip.days} working days in a row'}.",
        f"Sampai {problem.ends_on} tidak ada tim yang sesuai dan bebas {trip.days} hari kerja berturut-turut.",
    )


def _no_team_days(matter: Matter, trip: Route) -> _Words:
    by = (
        _Words(f"by {matter.deadline}", f"sampai {matter.deadline}")
        if matter.deadline
        else _Words("in the period", "dalam periode ini")
    )
    days = "1 day" if trip.days == 1 else f"{trip.days} days in a row"
    return _Words(
        f"Needs {days} {by.en}; each team that could go is then on another trip or has made all its trips.",
        f"Perlu {trip.days} hari {by.id}; tim yang sesuai sedang bertugas lain atau jatah perjalanannya habis.",
    )


def _budget(cheapest: int, left: int) -> _Words:
    return _Words(
        f"The cheapest trip there costs Rp{cheapest:,}; Rp{left:,} is left.",
        f"Perjalanan termurah Rp{_dotted(cheapest)}; sisa anggaran Rp{_dotted(left)}.",
    )


def _dotted(rupiah: int) -> str:
    return f"{rupiah:,}".replace(",", ".")
