"""Ways between places: by road where near, else by what is fastest; fares from the list before any formula."""

from __future__ import annotations

from dataclasses import replace

import pytest
from real_places import BASE, PLACES, shipped

from dumas_cli.plan.limits import Grade
from dumas_cli.plan.model import Leg
from dumas_cli.plan.networks import RoadNetworks
from dumas_cli.plan.travel import TravelData, distance_km, has_position, is_in_town, make_legs, make_nodes
from dumas_cli.plan.travel_rules import Speeds, TravelRules, WayRules
from dumas_cli.records import Place


def way(a: str, b: str, data: TravelData | None = None) -> Leg:
    return make_legs(BASE, [PLACES[a], PLACES[b]], data or shipped())[1][2]


def way_from_base(name: str, data: TravelData | None = None) -> Leg:
    return make_legs(BASE, [PLACES[name]], data or shipped())[0][1]


def test_one_degree_along_the_equator_is_111_km():
    assert distance_km((0, 100), (0, 101)) == pytest.approx(111.19, abs=0.01)
    assert distance_km((-6.2, 106.8), (-6.2, 106.8)) == 0


def test_ways_are_the_same_in_both_directions():
    names = ["Kota Medan", "Kabupaten Nias", "Kota Surabaya", "Kabupaten Kepulauan Aru", "Kabupaten Asmat"]
    legs = make_legs(BASE, [PLACES[name] for name in names], shipped())
    assert all(legs[i][j] == legs[j][i] for i in range(6) for j in range(6))
    assert all(legs[i][i] == Leg(0, 0, 0) for i in range(6))


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("Kota Bandung", "road"),
        ("Kota Serang", "road"),
        ("Kota Surabaya", "air"),
        ("Kota Jayapura", "air"),
        ("Kabupaten Administrasi Kepulauan Seribu", "sea"),
        ("Kota Administrasi Jakarta Selatan", "town"),
    ],
)
def test_near_places_are_reached_by_road_and_far_ones_by_air(name, mode):
    assert way_from_base(name).mode == mode


def test_up_to_the_near_distance_the_team_drives():
    km = distance_km(
        (BASE.latitude, BASE.longitude), (PLACES["Kota Surabaya"].latitude, PLACES["Kota Surabaya"].longitude)
    )
    for near_km, mode in [(km + 1, "road"), (km - 1, "air")]:
        data = replace(shipped(), rules=TravelRules(ways=WayRules(near_km=near_km)))
        assert way_from_base("Kota Surabaya", data).mode == mode


def test_a_listed_fare_from_jakarta_is_halved_and_no_estimate():
    leg = way_from_base("Kota Medan")
    assert (leg.person_cost, leg.estimated) == (4_054_000 // 2, False)


def test_an_airport_without_a_listed_fare_takes_the_nearest_listed_one_as_an_estimate():
    # Merauke has none; Timika is the nearest airport in the list.
    leg = way_from_base("Kabupaten Merauke")
    assert (leg.person_cost, leg.estimated) == (7_902_000 // 2, True)


def test_a_fare_between_two_provinces_is_by_formula_and_an_estimate():
    leg = way("Kota Surabaya", "Kota Makassar")
    surabaya, makassar = ((-7.37983, 112.787), (-5.06163, 119.554))
    assert leg.mode == "air"
    assert leg.person_cost == 550_000 + round(1_125 * distance_km(surabaya, makassar))
    assert leg.estimated


def test_the_formula_is_near_the_listed_fares():
    data = shipped()
    airports = {airport.iata: airport for airport in data.airports}
    jakarta = airports["CGK"]
    ratios = []
    for cost in data.costs:
        if cost.fare_return is not None:
            airport = airports[cost.fare_airport]
            km = distance_km((jakarta.latitude, jakarta.longitude), (airport.latitude, airport.longitude))
            ratios.append((550_000 + 1_125 * km) / (cost.fare_return / 2))
    assert sum(ratios) / len(ratios) == pytest.approx(1, abs=0.02)


def test_the_capitals_of_all_provinces_are_reached_in_a_day():
    capitals = ["Kota Banda Aceh", "Kota Jayapura", "Kabupaten Merauke", "Kota Sorong", "Kota Ambon", "Kota Kupang"]
    assert all(way_from_base(name).minutes <= 660 for name in capitals)


def test_some_27_places_are_out_of_reach_as_the_documentation_says():
    places = [place for place in PLACES.values() if has_position(place)]
    assert len(places) == 514
    assert sum(way_from_base(place.full_name).minutes > 660 for place in places) == 27


def test_ways_are_rounded_up_to_half_an_hour():
    legs = make_legs(BASE, list(PLACES.values())[1:60], shipped())
    assert all(leg.minutes % 30 == 0 and leg.minutes >= 30 for row in legs for leg in row if leg != Leg(0, 0, 0))


def test_slower_roads_take_longer():
    slow = replace(shipped(), rules=TravelRules(speeds=Speeds(jawa=25)))
    assert way_from_base("Kota Bandung", slow).minutes > way_from_base("Kota Bandung").minutes


def test_an_island_without_road_boat_or_airport_is_out_of_reach():
    island = Place("99.01", "kabupaten", "Jauh", "Kabupaten Jauh", "99", "Jauh", latitude=-30.0, longitude=80.0)
    data = TravelData(airports=(), costs=shipped().costs, networks=RoadNetworks({}))
    leg = make_legs(BASE, [island], data)[0][1]
    assert leg.mode == "none"
    assert leg.minutes > 660


def test_jakartas_five_cities_are_one_town_without_a_hotel():
    places = [PLACES[name] for name in ("Kota Administrasi Jakarta Timur", "Kota Bandung")]
    _, town, bandung = make_nodes(BASE, places, shipped())
    assert (town.per_diem, town.lodging[Grade.ESELON_IV]) == (210_000, 0)
    assert (bandung.per_diem, bandung.lodging[Grade.ESELON_IV]) == (430_000, 735_000)
    assert not is_in_town(BASE, PLACES["Kabupaten Administrasi Kepulauan Seribu"])


def test_another_base_has_its_own_town():
    bandung, cimahi = PLACES["Kota Bandung"], PLACES["Kota Cimahi"]
    assert is_in_town(bandung, bandung)
    assert not is_in_town(bandung, cimahi)
    assert make_legs(bandung, [bandung], shipped())[0][1].mode == "town"
    # Fares are listed from Jakarta only.
    surabaya = make_legs(PLACES["Kota Makassar"], [PLACES["Kota Surabaya"]], shipped())[0][1]
    assert surabaya.estimated


def test_a_province_is_no_place_to_visit():
    assert not has_position(PLACES["Aceh"])
    assert has_position(PLACES["Kota Medan"])
    assert not has_position(replace(PLACES["Kota Medan"], latitude=None))
