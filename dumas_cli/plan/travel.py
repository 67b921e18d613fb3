"""The way between two places: how many minutes it takes and how many rupiah it costs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dumas_cli.plan.model import Leg, Node
from dumas_cli.plan.networks import RoadNetworks
from dumas_cli.plan.rates import TravelCost, rates_of
from dumas_cli.plan.travel_rules import TravelRules
from dumas_cli.records import Place

STEP_MINUTES = 30
"""Every way is rounded up to half an hour: coordinates are good to tens of kilometres only."""

UNREACHABLE_MINUTES = 24 * 60
"""Stands for a way that cannot be made; longer than any day's travel."""

OWN_AIRPORT_KM = 30
"""A place's own airport is no farther: its point is its middle, but offices are near the airport."""

HUBS = frozenset({"CGK", "HLP", "SUB", "UPG"})
"""Airports with direct flights to most others: Jakarta's two, Surabaya, Makassar (assumption)."""

JAKARTA_AIRPORTS = frozenset({"CGK", "HLP"})
JAKARTA_CITIES = frozenset({"31.71", "31.72", "31.73", "31.74", "31.75"})
"""One city for official travel: among them there is neither hotel nor per diem out of town."""

_REGIONS = {
    "1": "sumatera",
    "2": "sumatera",  # Kepulauan Riau
    "3": "jawa",
    "5": "bali_nusa_tenggara",
    "6": "kalimantan",
    "7": "sulawesi",
    "8": "maluku",
    "9": "papua",
}

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Airport:
    """An airport. ``main`` ones have flights of the large companies; ``place_code`` is the nearest place."""

    iata: str
    latitude: float
    longitude: float
    place_code: str
    main: bool


@dataclass(frozen=True, slots=True)
class TravelData:
    """What the reference files and settings say about travel."""

    airports: tuple[Airport, ...]
    costs: tuple[TravelCost, ...]
    networks: RoadNetworks
    rules: TravelRules = field(default_factory=TravelRules)


def distance_km(a: Position, b: Position) -> float:
    """Great-circle distance of two points in decimal degrees, in km (haversine, mean radius 6,371 km)."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))


def has_position(place: Place) -> bool:
    """Whether the place is a regency or city that lies somewhere."""
    return place.kind != "provinsi" and place.latitude is not None and place.longitude is not None


def is_in_town(base: Place, place: Place) -> bool:
    """Whether the place is in the base's own town; Jakarta's five cities are one town."""
    return place.code == base.code or {base.code, place.code} <= JAKARTA_CITIES


def make_nodes(base: Place, places: Sequence[Place], data: TravelData) -> tuple[Node, ...]:
    """The base and the places with their rates. In the base's own town there is no hotel."""
    none = dict.fromkeys(rates_of(data.costs, "").lodging, 0)
    nodes = [Node(base, 0, none)]
    for place in places:
        if is_in_town(base, place):
            nodes.append(Node(place, data.rules.ways.town_per_diem, none))
        else:
            rates = rates_of(data.costs, place.province_code)
            nodes.append(Node(place, rates.per_diem, rates.lodging, rates.estimated))
    return tuple(nodes)


def make_legs(base: Place, places: Sequence[Place], data: TravelData) -> tuple[tuple[Leg, ...], ...]:
    """The ways between the base and the places, each with each; index 0 is the base.

    Every place must have a position.
    """
    ways = _Ways(base, data)
    points = [ways.point(place) for place in (base, *places)]
    legs = [[Leg(0, 0, 0)] * len(points) for _ in points]
    for i, origin in enumerate(points):
        for j in range(i):
            # Base and a place may be the same city: that is a drive in town, not no way at all.
            legs[i][j] = legs[j][i] = ways.leg(origin, points[j])
    return tuple(tuple(row) for row in legs)


@dataclass(frozen=True, slots=True)
class _Access:
    """The way from a place to an airport it may use."""

    airport: Airport
    way: Leg


@dataclass(frozen=True, slots=True)
class _Point:
    place: Place
    position: Position
    network: str
    km_per_hour: float
    access: tuple[_Access, ...] = ()


class _Ways:
    """Answers for one base and one set of data; remembers flights, which many pairs share."""

    def __init__(self, base: Place, data: TravelData) -> None:
        self._base = base
        self._data = data
        self._rules = data.rules.ways
        by_iata = {airport.iata: airport for airport in data.airports}
        self._fares = {cost.fare_airport: cost.fare_return for cost in data.costs if cost.fare_return is not None}
        self._listed = [by_iata[iata] for iata in sorted(self._fares) if iata in by_iata]
        self._flights: dict[tuple[str, str], Leg] = {}
        speeds = data.rules.speeds
        self._speeds: Mapping[str, float] = {name: getattr(speeds, name) for name in _REGIONS.values()}

    def point(self, place: Place) -> _Point:
        """The place with its road network and the airports it may use: the nearest main and small one."""
        point = self._at(place.code, _position(place), place)
        access = [self._nearest(point, main) for main in (True, False)]
        return _Point(place, point.position, point.network, point.km_per_hour, tuple(a for a in access if a))

    def leg(self, a: _Point, b: _Point) -> Leg:
        """The way from ``a`` to ``b``: in town, by road where near, else the fastest of road, sea and air."""
        if is_in_town(a.place, b.place) and is_in_town(self._base, a.place):
            return self._in_town(a, b)
        surface = self._surface(a, b)
        same_network = a.network == b.network
        if surface is not None and same_network and distance_km(a.position, b.position) <= self._rules.near_km:
            return _rounded(surface)
        ways = [*([surface] if surface else []), *self._by_air(a, b)]
        if not ways:
            return Leg(UNREACHABLE_MINUTES, 0, 0, "none")
        return _rounded(min(ways, key=lambda way: (way.minutes, way.person_cost, way.team_cost)))

    def _at(self, code: str, position: Position, place: Place) -> _Point:
        return _Point(place, position, self._data.networks.of(code), self._speeds[_REGIONS.get(code[:1], "papua")])

    def _in_town(self, a: _Point, b: _Point) -> Leg:
        km = distance_km(a.position, b.position) * self._rules.detour_factor
        minutes = self._rules.road_start_minutes + 60 * km / self._data.rules.speeds.town
        return _rounded(Leg(math.ceil(minutes), 0, self._rules.town_rupiah, "town"))

    def _surface(self, a: _Point, b: _Point, at_most_km: float = math.inf) -> Leg | None:
        """By road on one network, else by boat where it is not too far; None where neither goes."""
        rules, speeds = self._rules, self._data.rules.speeds
        km = min(at_most_km, distance_km(a.position, b.position))
        if a.network == b.network:
            road_km = km * rules.detour_factor
            minutes = rules.road_start_minutes + 60 * road_km / min(a.km_per_hour, b.km_per_hour)
            hire = rules.road_start_rupiah + round(rules.road_rupiah_per_km * road_km)
            return Leg(math.ceil(minutes), 0, hire, "road")
        if km > rules.sea_max_km:
            return None
        minutes = rules.sea_start_minutes + 60 * km / speeds.sea
        ticket = rules.sea_start_rupiah + round(rules.sea_rupiah_per_km * km)
        return Leg(math.ceil(minutes), ticket, 0, "sea", True)

    def _nearest(self, point: _Point, main: bool) -> _Access | None:
        ways = [
            _Access(airport, way)
            for airport in self._data.airports
            if airport.main is main and (way := self._to_airport(point, airport)) is not None
        ]
        return min(ways, key=lambda access: (access.way.minutes, access.airport.iata), default=None)

    def _to_airport(self, point: _Point, airport: Airport) -> Leg | None:
        position = (airport.latitude, airport.longitude)
        at_most_km = OWN_AIRPORT_KM if airport.place_code == point.place.code else math.inf
        return self._surface(point, self._at(airport.place_code, position, point.place), at_most_km)

    def _by_air(self, a: _Point, b: _Point) -> Iterator[Leg]:
        for start in a.access:
            for end in b.access:
                if start.airport.iata == end.airport.iata:
                    continue
                flight = self._flight(start.airport, end.airport)
                yield Leg(
                    minutes=flight.minutes + start.way.minutes + end.way.minutes,
                    person_cost=flight.person_cost + start.way.person_cost + end.way.person_cost,
                    team_cost=start.way.team_cost + end.way.team_cost,
                    mode="air",
                    estimated=flight.estimated or start.way.estimated or end.way.estimated,
                )

    def _flight(self, a: Airport, b: Airport) -> Leg:
        key = (a.iata, b.iata) if a.iata < b.iata else (b.iata, a.iata)
        if key not in self._flights:
            km = distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))
            minutes = self._rules.airport_minutes + 60 * km / self._data.rules.speeds.air
            if not (a.main and b.main) or not {a.iata, b.iata} & HUBS:
                minutes += self._rules.connection_minutes
            fare, estimated = self._fare(a, b, km)
            self._flights[key] = Leg(math.ceil(minutes), fare, 0, "air", estimated)
        return self._flights[key]

    def _fare(self, a: Airport, b: Airport, km: float) -> tuple[int, bool]:
        """One way: half the listed return fare from Jakarta, else the nearest listed one's, else by formula."""
        if a.iata in JAKARTA_AIRPORTS:
            a, b = b, a
        if b.iata not in JAKARTA_AIRPORTS or a.iata in JAKARTA_AIRPORTS or not self._listed:
            return self._rules.fare_start_rupiah + round(self._rules.fare_rupiah_per_km * km), True
        if a.iata in self._fares:
            return (self._fares[a.iata] + 1) // 2, False
        nearest = min(self._listed, key=lambda listed: (_apart(a, listed), listed.iata))
        return (self._fares[nearest.iata] + 1) // 2, True


def _position(place: Place) -> Position:
    if place.latitude is None or place.longitude is None:
        raise ValueError("a way needs two positions")
    return (place.latitude, place.longitude)


def _apart(a: Airport, b: Airport) -> float:
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))


def _rounded(leg: Leg) -> Leg:
    return replace(leg, minutes=max(1, -(-leg.minutes // STEP_MINUTES)) * STEP_MINUTES)
