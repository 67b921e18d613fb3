"""The constants by which ways are timed and priced; every one is an assumption the office may change.

Standard costs list per diem, hotels and fares from Jakarta only, so all else is stated here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speeds:
    """Average speeds in km an hour, stops included. Practice values, not read in a source."""

    sumatera: float = 42
    jawa: float = 50
    bali_nusa_tenggara: float = 35
    kalimantan: float = 38
    sulawesi: float = 38
    maluku: float = 26
    papua: float = 26
    town: float = 20
    sea: float = 28
    air: float = 750


@dataclass(frozen=True, slots=True)
class WayRules:
    """How a way between two places is timed (minutes) and priced (rupiah).

    ``detour_factor``: kilometres on the road for each kilometre as the crow flies.
    ``near_km``: up to this distance on one road network the team always drives.
    ``sea_max_km``: a longer crossing is not made by boat.
    ``airport_minutes``: check-in, boarding, take-off and landing, luggage, both airports together.
    ``connection_minutes``: a change of planes, where neither end is a hub or one is a small airport.
    ``road_start_rupiah``, ``road_rupiah_per_km``: a hired car with driver, one way, for the team.
    ``sea_start_rupiah``, ``sea_rupiah_per_km``: a boat ticket, one way, a person.
    ``town_rupiah``: taxis to a place in the base's own town, one way, for the team.
    ``fare_start_rupiah``, ``fare_rupiah_per_km``: one way by air where no fare is listed; fitted
    by least squares to the 32 fares from Jakarta that are listed.
    ``town_per_diem``: per diem of a day in the base's own town, a person (duty in town of more
    than eight hours).
    """

    detour_factor: float = 1.35
    near_km: float = 250
    sea_max_km: float = 250
    road_start_minutes: int = 15
    sea_start_minutes: int = 60
    airport_minutes: int = 165
    connection_minutes: int = 100
    road_start_rupiah: int = 350_000
    road_rupiah_per_km: int = 6_000
    sea_start_rupiah: int = 100_000
    sea_rupiah_per_km: int = 1_500
    town_rupiah: int = 150_000
    fare_start_rupiah: int = 550_000
    fare_rupiah_per_km: int = 1_125
    town_per_diem: int = 210_000


@dataclass(frozen=True, slots=True)
class TravelRules:
    """Speeds, and how ways are timed and priced by them."""

    speeds: Speeds = Speeds()
    ways: WayRules = WayRules()
