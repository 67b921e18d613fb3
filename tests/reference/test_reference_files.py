"""The reference files: the office's own go first, and every mistake in them is named."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from dumas_cli.errors import SettingsError
from dumas_cli.reference.files import Reference
from dumas_cli.reference.tables import GROUPS

SHIPPED = Reference()


def an_office(tmp_path, name, text):
    path = tmp_path / "office" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Reference(tmp_path / "office")


def test_all_places_are_there_once():
    kinds = Counter(place.kind for place in SHIPPED.places())
    assert kinds == {"provinsi": 38, "kabupaten": 416, "kota": 98}
    assert len({place.code for place in SHIPPED.places()}) == 552


def test_every_place_has_a_point_in_indonesia():
    for place in SHIPPED.places():
        assert -11.5 < place.latitude < 6.5, place
        assert 94.5 < place.longitude < 141.5, place


def test_every_airport_stands_near_the_place_it_names():
    points = {place.code: place for place in SHIPPED.places()}
    for airport in SHIPPED.airports():
        near = points[airport.nearest_code]
        # The centroid of a regency of islands may be far from its airport, but not further than this.
        assert abs(near.latitude - airport.latitude) < 4, airport
        assert abs(near.longitude - airport.longitude) < 4, airport
    assert sum(airport.main for airport in SHIPPED.airports()) == 49


def test_every_kind_of_agency_has_one_of_the_eight_groups():
    assert {agency.group for agency in SHIPPED.agencies()} == set(GROUPS) - {"others"}


def test_a_successor_takes_over_when_the_former_name_ends():
    agencies = {agency.name: agency for agency in SHIPPED.agencies()}
    for agency in agencies.values():
        if agency.successor:
            assert agency.valid_to is not None, agency.name
            seen = [agency.name]
            while (after := agencies[seen[-1]].successor) is not None:
                assert after not in seen
                seen.append(after)


@pytest.mark.parametrize(
    "name",
    [
        "Kementerian Riset, Teknologi, dan Pendidikan Tinggi",
        "Kementerian Pendidikan dan Kebudayaan",
        "Kementerian Pekerjaan Umum dan Perumahan Rakyat",
        "Kementerian Lingkungan Hidup dan Kehutanan",
        "Kementerian Koordinator Bidang Politik, Hukum, dan Keamanan",
        "Kementerian Hukum dan Hak Asasi Manusia",
        "Badan Nasional Penempatan dan Perlindungan Tenaga Kerja Indonesia",
        "Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional",
    ],
)
def test_the_ministries_of_2016_and_2017_are_there(name):
    (agency,) = [agency for agency in SHIPPED.agencies() if agency.name == name]
    for year in (2016, 2017):
        assert (agency.valid_from or year) <= year <= (agency.valid_to or year)


def test_the_categories_are_the_ten_of_the_regulation():
    assert [category.code for category in SHIPPED.categories()] == [f"{n:02}" for n in range(1, 11)]


def test_the_one_known_correction_is_shipped():
    (correction,) = SHIPPED.holiday_corrections()
    assert (correction.day, correction.is_holiday) == (date(2016, 6, 1), False)


def test_the_notice_names_every_shipped_table():
    from pathlib import Path

    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    for name in SHIPPED.names():
        assert name in notice or f"{name.split('/')[0]}/" in notice, name


# ------------------------------------------------------------------- the office's own files


def test_the_offices_file_goes_first_and_is_named(tmp_path):
    reference = an_office(tmp_path, "agency_groups.csv", "kind,group\nKementerian,others\n")
    assert reference.text("agency_groups.csv").startswith("kind,group\nKementerian,others")
    assert reference.origin("agency_groups.csv") == "office/agency_groups.csv"
    assert reference.origin("places.csv") == "shipped"


def test_a_profile_and_a_card_of_the_offices_own_are_found(tmp_path):
    an_office(tmp_path, "profiles/kanwil.toml", "[sheet]\n")
    reference = an_office(tmp_path, "rules/kartu.toml", "# ours\n")
    assert ("kanwil", "[sheet]\n", "office/profiles/kanwil.toml") in reference.profiles_texts()
    assert reference.card_text("kartu") == "# ours\n"
    assert reference.exists("rules/kartu.toml")
    assert reference.names() == tuple(sorted(reference.names()))


def test_a_file_saved_by_excel_in_indonesia_is_read(tmp_path):
    text = (
        "\ufeffcode;kind;name;full_name;province_code;aliases;capital;latitude;longitude\r\n"
        "34;provinsi;DIY;DIY;34;;;-7,8;110,375\r\n;;;;;;;;\r\n"
    )
    (place,) = an_office(tmp_path, "places.csv", text).places()
    assert (place.latitude, place.longitude) == (-7.8, 110.375)


@pytest.mark.parametrize(
    ("name", "text", "what", "where", "remedy"),
    [
        ("holidays.csv", "", "empty", "office/holidays.csv", "date,change,name,source"),
        ("holidays.csv", "# only a word\n", "empty", "office/holidays.csv", "date,change,name,source"),
        ("holidays.csv", "date,chance,name,source\n", '"chance"', "row 1", '"change"'),
        ("holidays.csv", "date,change,name\n", '"source" is missing', "row 1", "date,"),
        ("holidays.csv", "date,date,change,name,source\n", "twice", "row 1", "Delete"),
        (
            "holidays.csv",
            "# a\ndate,change,name,source\n31/12/2017,holiday,,\n",
            "not a date",
            'row 3, column "date"',
            "2027-03-31",
        ),
        ("holidays.csv", "date,change,name,source\n2017-02-30,holiday,,\n", "not a date", "row 2", "2027-03-31"),
        ("holidays.csv", "date,change,name,source\n2017-01-03,holidays,,\n", '"holidays"', "row 2", '"holiday"'),
        ("holidays.csv", "date,change,name,source\n2017-01-03,,,\n", "is empty", 'column "change"', "Fill"),
        ("holidays.csv", "date,change,name,source\n2017-01-03,holiday,a,b,c\n", "5 cells", "row 2", "quotation"),
        (
            "holidays.csv",
            "date,change,name,source\n2017-01-03,holiday,,\n2017-01-03,workday,,\n",
            "stands twice",
            "row 3",
            "row 2",
        ),
        ("agency_groups.csv", "kind,group\nKementerian,ministry\n", '"ministry"', "row 2", '"ministries"'),
        ("categories.csv", "code,name_id,name_en,spellings\n5,Tanah,Land,\n", '"5"', 'column "code"', "two digits"),
        (
            "agencies.csv",
            "name,short,aliases,kind,valid_from,valid_to,successor\nA,,,Kementrian,,,\n",
            '"Kementrian"',
            'column "kind"',
            '"Kementerian"',
        ),
        (
            "agencies.csv",
            "name,short,aliases,kind,valid_from,valid_to,successor\nA,,,BUMN,2017,2016,\n",
            "before valid_from",
            'column "valid_to"',
            "Correct",
        ),
        (
            "agencies.csv",
            "name,short,aliases,kind,valid_from,valid_to,successor\nA,,,BUMN,17,,\n",
            "not a year",
            'column "valid_from"',
            "2017",
        ),
        (
            "agencies.csv",
            "name,short,aliases,kind,valid_from,valid_to,successor\nAlfa,,,BUMN,,2016,Beta\nBetta,,,BUMN,,,\n",
            '"Beta"',
            'column "successor"',
            '"Betta"',
        ),
        (
            "places.csv",
            "code,kind,name,full_name,province_code,aliases,capital,latitude,longitude\n1,kota,A,B,2,,,1,1\n",
            '"2"',
            'column "province_code"',
            "Use one of",
        ),
        (
            "places.csv",
            "code,kind,name,full_name,province_code,aliases,capital,latitude,longitude\n2,provinsi,A,B,2,,,95,1\n",
            "95",
            'column "latitude"',
            "-90 and 90",
        ),
        (
            "places.csv",
            "code,kind,name,full_name,province_code,aliases,capital,latitude,longitude\n2,provinsi,A,B,2,,,x,1\n",
            '"x"',
            'column "latitude"',
            "point",
        ),
    ],
)
def test_a_mistake_in_an_offices_file_is_named_with_its_place_and_remedy(tmp_path, name, text, what, where, remedy):
    reference = an_office(tmp_path, name, text)
    read = {
        "holidays.csv": reference.holiday_corrections,
        "agency_groups.csv": reference.agency_groups,
        "categories.csv": reference.categories,
        "agencies.csv": reference.agencies,
        "places.csv": reference.places,
    }[name]
    with pytest.raises(SettingsError) as caught:
        read()
    assert what in caught.value.what
    assert where in caught.value.where
    assert caught.value.where.startswith(f"office/{name}")
    assert remedy in caught.value.remedy


def test_a_file_that_is_not_utf8_says_how_to_save_it(tmp_path):
    an_office(tmp_path, "holidays.csv", "")
    (tmp_path / "office" / "holidays.csv").write_bytes(
        "date,change,name,source\n2017-01-03,holiday,caf\u00e9,x".encode("cp1252")
    )
    with pytest.raises(SettingsError, match="UTF-8") as caught:
        Reference(tmp_path / "office").holiday_corrections()
    assert "CSV UTF-8" in caught.value.remedy


def test_a_missing_file_offers_the_nearest():
    with pytest.raises(SettingsError) as caught:
        SHIPPED.text("place.csv")
    assert '"places.csv"' in caught.value.remedy
    assert not SHIPPED.exists("place.csv")


def test_a_name_cannot_leave_the_folder(tmp_path):
    (tmp_path / "secret.csv").write_text("x", encoding="utf-8")
    with pytest.raises(SettingsError):
        an_office(tmp_path, "holidays.csv", "").text("../secret.csv")


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(SettingsError, match="does not exist"):
        Reference(tmp_path / "nowhere")
