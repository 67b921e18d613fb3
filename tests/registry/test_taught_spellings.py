"""A spelling that the office has taught goes before what the registry would make of it."""

from datetime import date

import pytest

from dumas_cli.records import Agency
from dumas_cli.registry.agencies import AgencyRegistry, is_spelt, spelling_key

PENDIDIKAN = Agency("Kementerian Pendidikan dan Kebudayaan", short="Kemendikbud", aliases=("Kemendiknas",))
HUKUM = Agency("Kementerian Hukum", valid_from=2024)
HUKUM_DAN_HAM = Agency("Kementerian Hukum dan HAM", valid_to=2024, successor="Kementerian Hukum")
AGENCIES = (PENDIDIKAN, HUKUM, HUKUM_DAN_HAM)


def found(written, taught, on=date(2017, 1, 1)):
    return AgencyRegistry(AGENCIES, taught).resolve(written, on=on, place=None).agency


@pytest.mark.parametrize("written", ["Diknas Z", "DIKNAS Z", "diknas-z", "Yth. Kepala Diknas Z", "Diknas Z RI"])
def test_a_taught_spelling_means_its_agency_however_it_is_written(written):
    assert not found(written, {}).known
    assert found(written, {"Diknas Z": PENDIDIKAN.name}) == PENDIDIKAN
    assert is_spelt(written, "DiknasZ")


def test_what_was_taught_goes_before_what_was_known():
    assert found("Kemendiknas", {}) == PENDIDIKAN
    assert found("Kemendiknas", {"KEMENDIKNAS": HUKUM.name}, date(2025, 1, 1)) == HUKUM


def test_a_taught_spelling_means_the_agency_by_the_name_of_the_letters_year():
    taught = {"Kumz": HUKUM.name}
    assert found("Kumz", taught, date(2025, 1, 1)) == HUKUM
    assert found("Kumz", taught, date(2017, 1, 1)) == HUKUM_DAN_HAM


def test_a_spelling_taught_for_an_agency_that_is_gone_means_nothing():
    assert not found("Diknas Z", {"Diknas Z": "Kementerian Antah"}).known
    assert found("Kemendiknas", {"Kemendiknas": "Kementerian Antah"}) == PENDIDIKAN


def test_other_spellings_stay_what_they_were():
    assert found("Kemendikbud", {"Diknas Z": HUKUM.name}) == PENDIDIKAN
    assert found("Dinas Antah", {"Diknas Z": HUKUM.name}) == Agency("Dinas Antah", known=False)


def test_agencies_are_searched_by_the_beginnings_of_words_in_any_spelling():
    registry = AgencyRegistry(AGENCIES)
    assert registry.search("kem huk") == [HUKUM, HUKUM_DAN_HAM]
    assert registry.search("kemendikn") == [PENDIDIKAN]
    assert registry.search("ukum") == []
    assert len(registry.search("")) == 3


@pytest.mark.parametrize("blank", ["", "  ", "-", "..."])
def test_nothing_has_no_key(blank):
    assert spelling_key(blank) == ""
    assert not is_spelt(blank, "Diknas Z")
