"""travel_costs.csv: whole rupiah, a blank is not 0, and the shipped file has every province."""

from __future__ import annotations

import pytest

from dumas_cli.errors import SettingsError
from dumas_cli.plan.limits import Grade
from dumas_cli.plan.networks import read_road_networks
from dumas_cli.plan.rates import COLUMNS, rates_of, read_travel_costs
from dumas_cli.reference.files import Reference

HEADING = ",".join(COLUMNS)
REFERENCE = Reference()


def costs(*rows: str):
    return read_travel_costs("\n".join([HEADING, *rows]), "travel_costs.csv")


def test_a_blank_cell_is_a_figure_the_source_does_not_have():
    (cost,) = costs("36,Banten,370000,1301000,775000,,,2026,a table")
    assert cost.fare_return is None
    assert (cost.per_diem, cost.hotel_eselon_iii, cost.hotel_eselon_iv) == (370_000, 1_301_000, 775_000)
    assert (cost.year, cost.source) == (2026, "a table")


@pytest.mark.parametrize("amount", ["0", "-5", "360.000", "Rp360000", "3,6e5", "36 0"])
def test_an_amount_that_is_not_whole_rupiah_above_0_is_refused(amount):
    with pytest.raises(SettingsError) as error:
        costs(f'11,Aceh,"{amount}",1,1,1,BTJ,2026,x')
    assert "travel_costs.csv, row 2" in error.value.where
    assert "per_diem_rupiah" in error.value.where
    assert error.value.remedy


@pytest.mark.parametrize("code", ["", "1", "011", "AA", "11.01"])
def test_a_row_needs_the_code_of_a_province(code):
    with pytest.raises(SettingsError):
        costs(f"{code},Aceh,1,1,1,1,BTJ,2026,x")


def test_a_province_stands_once():
    with pytest.raises(SettingsError, match="second time"):
        costs("11,Aceh,1,1,1,1,BTJ,2026,x", "11,Aceh,2,2,2,2,BTJ,2026,x")


def test_a_missing_rate_is_the_middle_of_all_and_says_so():
    listed = costs("11,A,100,10,1,,,2026,x", "12,B,200,20,2,,,2026,x", "13,C,300,,3,,,2026,x")
    assert rates_of(listed, "12").estimated is False
    third = rates_of(listed, "13")
    assert (third.per_diem, third.lodging[Grade.ESELON_III], third.estimated) == (300, 10, True)
    unknown = rates_of(listed, "99")
    assert (unknown.per_diem, unknown.lodging[Grade.ESELON_IV], unknown.estimated) == (200, 2, True)


def test_the_shipped_file_has_rates_of_every_province_with_year_and_source():
    shipped = read_travel_costs(REFERENCE.text("travel_costs.csv"), "travel_costs.csv")
    provinces = {place.code for place in REFERENCE.places() if place.kind == "provinsi"}
    assert {cost.code for cost in shipped} == provinces
    assert all(cost.per_diem and cost.hotel_eselon_iii and cost.hotel_eselon_iv for cost in shipped)
    assert all(cost.year and cost.source for cost in shipped)


def test_the_shipped_fares_end_at_airports_that_exist():
    shipped = read_travel_costs(REFERENCE.text("travel_costs.csv"), "travel_costs.csv")
    airports = {airport.iata for airport in REFERENCE.airports()}
    assert {cost.fare_airport for cost in shipped if cost.fare_return} <= airports
    assert [cost.code for cost in shipped if cost.fare_return is None] == ["31", "32", "36", "93", "95", "96"]


def test_three_days_in_aceh_cost_what_the_standard_says():
    # 3 people, 3 days and 2 nights, golongan III, with the return fare: Rp22,281,000.
    shipped = read_travel_costs(REFERENCE.text("travel_costs.csv"), "travel_costs.csv")
    aceh = next(cost for cost in shipped if cost.code == "11")
    rates = rates_of(shipped, "11")
    assert 3 * (3 * rates.per_diem + 2 * rates.lodging[Grade.ESELON_IV] + (aceh.fare_return or 0)) == 22_281_000


def test_a_place_without_a_row_is_on_the_network_of_its_province():
    networks = read_road_networks("code,place,network\n53,NTT,timor\n53.05,Alor,alor\n", "road_networks.csv")
    assert networks.of("53.01") == "timor"
    assert networks.of("53.05") == "alor"
    assert networks.of("99.01") == "99.01"  # unknown: an island of its own


def test_the_shipped_networks_speak_of_places_that_exist():
    networks = read_road_networks(REFERENCE.text("road_networks.csv"), "road_networks.csv")
    assert set(networks.by_code) <= {place.code for place in REFERENCE.places()}


def test_a_network_stands_once_and_is_not_blank():
    with pytest.raises(SettingsError, match="second time"):
        read_road_networks("code,place,network\n53,NTT,timor\n53,NTT,alor\n", "road_networks.csv")
    with pytest.raises(SettingsError, match="empty"):
        read_road_networks("code,place,network\n53,NTT,\n", "road_networks.csv")
