"""What to know about a plan's cost: whose rates it uses, and which part of it is an estimate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dumas_cli.plan.model import BASE, Problem
from dumas_cli.plan.rates import TravelCost
from dumas_cli.plan.trips import replay
from dumas_cli.records import Plan

_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class CostNote:
    """A sentence in both languages."""

    en: str
    id: str


def cost_notes(problem: Problem, plan: Plan, costs: Sequence[TravelCost]) -> tuple[CostNote, ...]:
    """The sentences under a plan's cost; none for a plan without a trip.

    They name the years and sources of the rates, the fares and rates that are estimates because none
    is listed, and local transport, which is by formula throughout. Sums are in rupiah.
    """
    if not plan.trips:
        return ()
    visited = {visit.place.code: visit.place for trip in plan.trips for visit in trip.visits}
    provinces = {place.province_code for place in visited.values()}
    notes = [_sources([cost for cost in costs if cost.code in provinces])]
    by_formula = [node.place.province for node in problem.nodes if node.estimated and node.place.code in visited]
    if by_formula:
        names = _names(by_formula)
        notes.append(
            CostNote(
                f"Estimated as the middle of all provinces, for want of a listed rate: per diem or hotel in {names}.",
                f"Tarif tidak tercantum; dipakai nilai tengah semua provinsi: uang harian atau hotel di {names}.",
            )
        )
    rupiah, places = _estimated_fares(problem, plan)
    if rupiah:
        names = _names(places)
        notes.append(
            CostNote(
                f"Estimated fares: Rp{rupiah:,} (by formula or the nearest listed airport): {names}.",
                f"Tarif perkiraan: Rp{_dotted(rupiah)} (rumus atau bandara terdekat yang tercantum): {names}.",
            )
        )
    local = sum(trip.cost.local_transport for trip in plan.trips)
    notes.append(
        CostNote(
            f"Local transport, Rp{local:,}, is an estimate throughout: hired cars by distance, taxis in town.",
            f"Transportasi lokal, Rp{_dotted(local)}, seluruhnya perkiraan: sewa mobil menurut jarak, taksi di kota.",
        )
    )
    return tuple(notes)


def _sources(costs: Iterable[TravelCost]) -> CostNote:
    sources = sorted({(cost.year or 0, cost.source or "?") for cost in costs})
    words = "; ".join(f"{year or '?'}: {source}" for year, source in sources) or "?"
    return CostNote(f"Rates by budget year and source: {words}.", f"Tarif menurut tahun anggaran dan sumber: {words}.")


def _estimated_fares(problem: Problem, plan: Plan) -> tuple[int, list[str]]:
    people = {team.name: team.people for team in problem.teams}
    rupiah = 0
    places: list[str] = []
    for trip in plan.trips:
        for ride in replay(problem, trip).rides:
            leg = problem.legs[ride.origin][ride.target]
            if leg.estimated and leg.person_cost:
                rupiah += people[trip.team] * leg.person_cost
                ends = (ride.origin, ride.target)
                places.extend(problem.nodes[end].place.full_name for end in ends if end != BASE)
    return rupiah, places


def _names(names: Iterable[str]) -> str:
    listed = sorted(set(names))
    more = len(listed) - _MOST_NAMES
    return ", ".join(listed) if more <= 0 else f"{', '.join(listed[:_MOST_NAMES])}, +{more}"


def _dotted(rupiah: int) -> str:
    return f"{rupiah:,}".replace(",", ".")
