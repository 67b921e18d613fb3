"""Names of agencies as letters write them: ministries "of state", and what an unknown name is near to."""

from __future__ import annotations

from datetime import date

import pytest

from dumas_cli.reference.files import Reference
from dumas_cli.registry.agencies import AgencyRegistry

REGISTRY = AgencyRegistry(Reference().agencies())
DAY = date(2017, 6, 1)


def resolve(written):
    return REGISTRY.resolve(written, on=DAY, place=None)


@pytest.mark.parametrize(
    ("written", "without"),
    [
        ("Kementerian Negara Perumahan Rakyat", "Kementerian Perumahan Rakyat"),
        ("Kementerian Negara BUMN", "Kementerian BUMN"),
        ("Menteri Negara Lingkungan Hidup", "Kementerian Lingkungan Hidup"),
        ("Yth. Menteri Negara PAN", "Kementerian PAN"),
    ],
)
def test_a_ministry_of_state_is_the_ministry(written, without):
    match = resolve(written)
    assert match.agency.known
    assert match.agency == resolve(without).agency


@pytest.mark.parametrize("written", ["Kementerian Negara", "Kementerian Negara Rekaan", "Menteri Negara"])
def test_no_ministry_is_made_up(written):
    assert not resolve(written).agency.known


@pytest.mark.parametrize("written", ["Kementerian Sekretariat Negara", "Mensesneg"])
def test_the_state_secretariat_stays_itself(written):
    assert resolve(written).agency.name == "Kementerian Sekretariat Negara"


def test_a_short_form_that_several_begin_with_is_near_to_them():
    match = resolve("BPJS")
    assert not match.agency.known
    assert match.nearest == (
        "Badan Penyelenggara Jaminan Sosial Kesehatan",
        "Badan Penyelenggara Jaminan Sosial Ketenagakerjaan",
    )


def test_a_part_of_a_company_is_near_to_the_company_and_not_to_a_court():
    match = resolve("PT PLN (Persero) Proyek Jakarta Raya")
    assert not match.agency.known
    assert match.nearest[0] == "PT Perusahaan Listrik Negara (Persero)"
    assert not any(name.startswith("Pengadilan") for name in resolve("PT. Freeport Indonesia").nearest)


def test_no_more_than_three_names_are_near():
    for written in ("Kementerian", "Dinas", "Negara", "Kementrian Pertanain", "PT Bank", "Badan"):
        assert len(resolve(written).nearest) <= 3
