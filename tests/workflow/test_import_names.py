"""Places and agencies of a whole import: other cells decide between a Kota and a Kabupaten, or the place stays open."""

from __future__ import annotations

import pytest
from import_desk import ImportDesk
from small_registers import a_row, told

CODES = "select number, place_code, place_as_written from complaints order by cast(number as integer)"


@pytest.fixture
def desk(office):
    return ImportDesk(office)


def in_bandung(number=1, **cells):
    return a_row(number, **{"regency": "Bandung", "province": "Jawa Barat", **cells})


DECIDED = [
    ({"agency": "Pemerintah Kota Bandung"}, "32.73"),
    ({"agency": "Bupati Bandung"}, "32.04"),
    ({"address": "Jl. Rekaan 1, Kab. Bandung"}, "32.04"),
    ({"agency": "Pemkot Bandung", "address": "Kab. Bandung"}, "32.73"),  # the agency goes first
    ({"agency": "Pemerintah Kabupaten Bandung Barat"}, "32"),  # a longer name is another place
    ({"agency": "Polres Bandung"}, "32"),
    ({"text": "Jalan di Kota Bandung rusak"}, "32"),  # a text may speak of any place
    ({"regency": "Kota Bandung", "agency": "Pemerintah Kabupaten Bandung"}, "32.73"),  # its own kind stands
    ({"regency": "Banjar", "province": ""}, None),  # a kota in one province, a kabupaten in another
    ({"regency": "Banjar", "province": "Jawa Barat"}, "32.79"),
    ({"regency": "Banjar", "province": "", "agency": "Pemerintah Kabupaten Banjar"}, "63.03"),
]


def test_another_cell_of_the_row_decides_or_the_place_stays_open(desk):
    desk.lay(*(in_bandung(number, **cells) for number, (cells, _) in enumerate(DECIDED, start=1)))
    assert [code for _, code, _ in desk.ask(CODES)] == [code for _, code in DECIDED]
    assert "On 5 rows the agency or the address decided" in desk.told("warnings")
    opened = {
        (row["written"], row["rows"]): row["nearest"] for row in desk.table("open_names") if row["kind"] == "place"
    }
    assert opened == {
        ("Bandung, Jawa Barat", 3): "Kabupaten Bandung; Kota Bandung",
        ("Banjar", 1): "Kota Banjar; Kabupaten Banjar",
    }


@pytest.mark.parametrize("cells", [cells for cells, _ in DECIDED], ids=lambda cells: " ".join(cells.values()))
def test_a_row_alone_comes_to_the_same_place_as_in_a_column(desk, cells):
    """Rows that are weighed one by one, here for their two agencies, know places as whole columns do."""
    agency = cells.get("agency", "Kementerian Keuangan")
    desk.lay(in_bandung(1, **cells), in_bandung(2, **{**cells, "agency": f"{agency}; Polri"}))
    (_, one, _), (_, other, _) = desk.ask(CODES)
    assert one == other


def test_a_place_that_was_open_is_known_when_another_file_says_it_and_is_not_forgotten(desk):
    desk.lay(in_bandung())
    assert desk.ask(CODES) == [("1", "32", "Bandung, Jawa Barat")]
    assert desk.lay(in_bandung(regency="Kota Bandung"), name="b.csv") == (0, 1, 0, 0)
    assert desk.ask(CODES) == [("1", "32.73", "Kota Bandung, Jawa Barat")]
    known = told(desk.db)
    assert desk.lay(in_bandung(), name="c.csv") == (0, 0, 1, 0)
    assert told(desk.db) == known


def test_a_kota_and_a_kabupaten_of_one_name_are_two_places_when_they_change(desk):
    desk.lay(in_bandung(regency="Kota Bandung"))
    assert desk.lay(in_bandung(regency="Kab. Bandung"), name="b.csv") == (0, 1, 0, 0)
    assert desk.ask(CODES)[0][1] == "32.04"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("10/06/2017", "Kementerian Pendidikan dan Kebudayaan"),
        ("10/06/2022", "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi"),
        ("10/06/2025", "Kementerian Pendidikan Dasar dan Menengah"),
    ],
)
def test_a_letter_goes_to_the_ministry_of_its_day_and_comes_again_unchanged(desk, sent, name):
    row = a_row(agency="Kemendikbud", received=f"01/06/{sent[-4:]}", sent=sent)
    desk.lay(row)
    assert desk.ask("select name from agencies join referrals on agency_id = agencies.id") == [(name,)]
    assert desk.lay(row, name="again.csv") == (0, 0, 1, 0)


def test_an_unknown_name_is_listed_once_with_how_often_and_the_nearest_three(desk):
    rows = [a_row(number, agency="Kementrian Pertanain") for number in range(1, 4)]
    desk.lay(*rows, a_row(4, regency="Kab. Pekalogan", province="Jawa Tengah"))
    (agency, place) = desk.table("open_names")
    assert (agency["kind"], agency["written"], agency["rows"]) == ("agency", "Kementrian Pertanain", 3)
    assert agency["nearest"].split("; ")[0] == "Kementerian Pertanian"
    assert len(agency["nearest"].split("; ")) == 3
    assert place["nearest"].split("; ")[0].endswith("Pekalongan")
