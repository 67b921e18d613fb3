"""The shipped places, airports, roads and rates, as the plan reads them."""

from __future__ import annotations

from functools import cache

from dumas_cli.plan.networks import read_road_networks
from dumas_cli.plan.rates import read_travel_costs
from dumas_cli.plan.travel import Airport, TravelData
from dumas_cli.reference.files import Reference

REFERENCE = Reference()
PLACES = {place.full_name: place for place in REFERENCE.places()}
BASE = PLACES["Kota Administrasi Jakarta Pusat"]


@cache
def shipped() -> TravelData:
    """What the shipped reference files and the default settings say about travel."""
    return TravelData(
        airports=tuple(Airport(a.iata, a.latitude, a.longitude, a.nearest_code, a.main) for a in REFERENCE.airports()),
        costs=read_travel_costs(REFERENCE.text("travel_costs.csv"), "travel_costs.csv"),
        networks=read_road_networks(REFERENCE.text("road_networks.csv"), "road_networks.csv"),
    )
