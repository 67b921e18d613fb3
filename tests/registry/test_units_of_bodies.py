"""A part of a body keeps its own name, in one spelling, and counts with the body; nobody's part is made up."""

from __future__ import annotations

from datetime import date

import pytest

from dumas_cli.reference.files import Reference
from dumas_cli.registry.agencies import AgencyRegistry

REFERENCE = Reference()
EVERY = REFERENCE.agencies()
REGISTRY = AgencyRegistry(EVERY)
DIRECTORATES = [agency for agency in EVERY if agency.name.startswith("Direktorat Jenderal")]


def resolve(written, year=2016):
    return REGISTRY.resolve(written, on=date(year, 6, 1), place=None).agency


@pytest.mark.parametrize(
    ("written", "name", "group", "place"),
    [
        ("KPP PRATAMA MEDAN TIMUR", "KPP Pratama Medan Timur", "ministries", None),
        ("Kepala KPP Pratama Cibinong", "KPP Pratama Cibinong", "ministries", None),
        ("LAPAS KELAS IIA SALEMBA", "Lapas Kelas IIA Salemba", "ministries", None),
        ("Kalapas Cipinang", "Lapas Cipinang", "ministries", None),
        ("Kantor Imigrasi Kelas I Medan", "Kantor Imigrasi Kelas I Medan", "ministries", None),
        ("KBRI KUALA LUMPUR", "KBRI Kuala Lumpur", "ministries", None),
        ("UIN Syarif Hidayatullah", "UIN Syarif Hidayatullah", "ministries", None),
        ("KODAM III/SILIWANGI", "Kodam III/Siliwangi", "other_central", None),
        ("Pangdam III/Siliwangi", "Kodam III/Siliwangi", "other_central", None),
        ("KPUD Kab. Bogor", "Komisi Pemilihan Umum Kabupaten Bogor", "other_central", "32.01"),
        ("BNNP Jawa Barat", "Badan Narkotika Nasional Provinsi Jawa Barat", "other_central", "32"),
        ("PANWASLU KOTA BANDUNG", "Panwaslu Kota Bandung", "other_central", "32.73"),
        ("Komisi III DPR RI", "Komisi III DPR RI", "other_central", None),
        ("Ditreskrimum Polda Metro Jaya", "Ditreskrimum Polda Metro Jaya", "law_and_courts", "31"),
        ("Kasat Reskrim Polres Sleman", "Kasat Reskrim Polres Sleman", "law_and_courts", "34.04"),
        ("PTA Surabaya", "Pengadilan Tinggi Agama Surabaya", "law_and_courts", None),
        ("PT TUN Medan", "Pengadilan Tinggi Tata Usaha Negara Medan", "law_and_courts", None),
        ("PHI pada PN Bandung", "Pengadilan Hubungan Industrial pada PN Bandung", "law_and_courts", None),
        ("Ketua DPRD Kab. Bogor", "DPRD Kabupaten Bogor", "regencies_cities", "32.01"),
        ("Disdukcapil Kota Depok", "Dinas Kependudukan dan Pencatatan Sipil Kota Depok", "regencies_cities", "32.76"),
        ("PT PLN Distribusi Jawa Timur", "PT PLN Distribusi Jawa Timur", "state_enterprises", None),
    ],
)
def test_a_part_of_a_body_counts_with_the_body(written, name, group, place):
    agency = resolve(written)
    assert (agency.name, agency.group, agency.place_code, agency.known) == (name, group, place, True)


@pytest.mark.parametrize(
    "written",
    [
        "Kodam",  # which one?
        "Lapas",
        "KPUD",
        "BPJS",  # there are two
        "Ditjen PPI",  # one of Kominfo, one of KLHK
        "Ditjen Antah",
        "Kasat Reskrim Polres Bogor",  # of the kota or of the kabupaten?
        "Kejari dan Polres Bogor",
        "Polda Jabar dan Kejati Jabar",
        "Komisi Yudisial dan KPK",
        "Universitas Rekaan Nusantara",
        "PT Freeport Indonesia",
        "Koperasi Unit Desa Mandiri",  # no branch of a bank
        "Sarinah",  # a name of people too
        "Kabupaten Bogor",  # a place, perhaps of a shifted row
        "Presiden RI",
        "Instansi terkait",
    ],
)
def test_what_may_be_several_or_nobody_stays_open(written):
    agency = resolve(written)
    assert (agency.name, agency.known) == (written, False)


@pytest.mark.parametrize("tail", ["NIK 3201014101800017", "hp 081298765432", "budi@contoh.example"])
@pytest.mark.parametrize("unit", ["Lapas Cipinang", "Ditjen Antah Kementerian Keuangan", "Kanwil Kemenag Jatim"])
def test_a_unit_in_whose_name_somebody_stands_is_nobodys(unit, tail):
    assert resolve(unit).known
    assert not resolve(f"{unit} {tail}").known


@pytest.mark.parametrize("agency", DIRECTORATES, ids=lambda agency: agency.name)
def test_a_directorate_is_found_by_the_short_word_and_by_its_head(agency):
    year = agency.valid_to or 2016
    name = agency.name.removeprefix("Direktorat Jenderal ")
    for begin in ("Ditjen", "DITJEN", "Dirjen", "Direktur Jenderal", "Direktorat Jendral"):
        assert resolve(f"{begin} {name}", year) == agency


def test_a_name_of_one_agency_is_not_lent_to_another():
    """A spelling of two rows is one that a renamed body still goes by, or it is meant to stay open."""
    owners = {}
    for agency in EVERY:
        if not agency.place_code:
            for spelling in {name.casefold() for name in (agency.name, agency.short, *agency.aliases) if name}:
                owners.setdefault(spelling, []).append(agency)
    for spelling, agencies in owners.items():
        years = [(agency.valid_from, agency.valid_to) for agency in agencies]
        if len(agencies) > 1 and spelling != "ditjen ppi":
            assert any(last is not None for _, last in years), spelling
