"""The many spellings of an agency are its one name, as of a day and for a place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.records import Agency
from dumas_cli.reference.files import Reference
from dumas_cli.registry.agencies import AgencyRegistry
from dumas_cli.registry.offices import BARE
from dumas_cli.registry.text import squeeze

REFERENCE = Reference()
EVERY = REFERENCE.agencies()
PLACES = {place.code: place for place in REFERENCE.places()}
REGISTRY = AgencyRegistry(EVERY)


def named(written, year=2017, place=None):
    match = REGISTRY.resolve(written, on=date(year, 6, 1) if year else None, place=PLACES.get(place))
    return match.agency.name if match.agency and match.agency.known else None


def test_names_are_unique():
    assert len({agency.name for agency in EVERY}) == len(EVERY)


def test_every_agency_resolves_to_itself_by_its_name_in_its_time():
    for agency in EVERY:
        year = agency.valid_to or agency.valid_from
        on = date(year, 1, 1) if year else None
        for name in (agency.name, agency.name.upper(), f"  {agency.name.replace(' ', '  ')}"):
            match = REGISTRY.resolve(name, on=on, place=None)
            assert match.agency == agency, (name, match)


def test_every_spelling_resolves_to_its_agency_where_the_place_is_known():
    for agency in EVERY:
        if agency.place_code:
            for spelling in (agency.short, *agency.aliases):
                match = REGISTRY.resolve(spelling, on=date(2017, 1, 1), place=PLACES[agency.place_code])
                assert match.agency == agency, (spelling, match)


def test_no_office_word_alone_hides_an_office_of_its_name():
    assert [start for start in BARE if squeeze(start) in REGISTRY._index] == []


@pytest.mark.parametrize(
    "spellings",
    [
        [
            "Kantor Pertanahan Kabupaten Bogor",
            "BPN Kab. Bogor",
            "KANTAH  KABUPATEN BOGOR",
            "Kantor BPN Kab. Bogor",
            "ATR/BPN Kabupaten Bogor",
            "Badan Pertanahan Nasional Kab Bogor",
            "Kepala Kantor Pertanahan Kab. Bogor",
            "Kantor Pertanahan Bogor (Kab)",
            "Kementerian ATR/BPN Kab. Bogor",
        ],
        [
            "Pemerintah Kabupaten Bogor",
            "Pemkab Bogor",
            "PEMKAB. BOGOR",
            "Pemda Kab. Bogor",
            "Bupati Bogor",
            "Bupati Kab. Bogor",
            "Pemerintah Daerah Kabupaten Bogor",
            "Yth. Bupati Bogor",
            "Bupati Bogor c.q. Kepala Dinas PU",
            "Sekda Kab. Bogor",
        ],
        [
            "Pemerintah Kota Bandung",
            "Pemkot Bandung",
            "Wali Kota Bandung",
            "Walikota Bandung",
            "Pemerintah Kotamadya Bandung",
        ],
        [
            "Pemerintah Provinsi Jawa Barat",
            "Pemprov Jabar",
            "Gubernur Jawa Barat",
            "PEMPROP. JAWA BARAT",
            "Pemda Prov. Jawa Barat",
        ],
        ["Kepolisian Daerah Jawa Barat", "Polda Jabar", "POLDA JAWA BARAT", "Kapolda Jawa Barat"],
        ["Kepolisian Daerah DKI Jakarta", "Polda Metro Jaya", "Kapolda Metro Jaya", "Kepolisian Daerah Metro Jaya"],
        ["Kepolisian Resor Sleman", "Polres Sleman", "Polresta Sleman", "Kepolisian Resort Sleman", "Kapolres Sleman"],
        ["Kepolisian Resor Kota Bekasi", "Polres Metro Bekasi Kota", "Polresta Kota Bekasi"],
        ["Kepolisian Resor Medan", "Polrestabes Medan", "Kepolisian Resort Kota Besar Medan"],
        ["Kejaksaan Tinggi Jawa Timur", "Kejati Jatim", "KEJATI JAWA TIMUR", "Kejaksaan Tinggi Prov. Jawa Timur"],
        ["Kejaksaan Negeri Sleman", "Kejari Sleman", "Kajari Sleman", "Kejari Kab. Sleman"],
        ["Pengadilan Negeri Surabaya", "PN Surabaya", "P.N. Surabaya", "Pengadilan Negeri Kelas IA Khusus Surabaya"],
        ["Pengadilan Negeri Kabupaten Bogor", "PN Cibinong", "Pengadilan Negeri Cibinong", "PN Kab. Bogor"],
        ["Pengadilan Tinggi Jawa Barat", "PT Bandung", "Pengadilan Tinggi Bandung", "Pengadilan Tinggi Jabar"],
        ["Kantor Wilayah BPN Provinsi Jawa Barat", "Kanwil BPN Jabar", "BPN Prov. Jawa Barat", "Kanwil ATR/BPN Jabar"],
        ["Pengadilan Tata Usaha Negara Bandung", "PTUN Bandung", "Pengadilan TUN Bandung"],
        [
            "Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional",
            "BPN",
            "BPN RI",
            "Kementerian ATR/BPN",
            "Badan Pertanahan Nasional",
            "Menteri ATR/Kepala BPN",
        ],
        ["Kementerian Keuangan", "Kemenkeu", "KEMENTERIAN KEUANGAN RI", "Menteri Keuangan", "Kementrian Keuangan"],
        ["Kementerian Agama", "Sekjen Kementerian Agama", "Kemenag R.I."],
        ["PT Perusahaan Listrik Negara (Persero)", "PLN", "PT. PLN", "P.T. PLN (PERSERO)", "Dirut PT PLN (Persero)"],
        ["PT Bank Rakyat Indonesia (Persero) Tbk", "BRI", "PT. BANK RAKYAT INDONESIA (PERSERO), Tbk."],
        ["Kepolisian Negara Republik Indonesia", "Polri", "Kapolri", "Mabes Polri"],
        ["Dinas Pendidikan Kabupaten Bogor", "DINAS PENDIDIKAN KAB. BOGOR", "Dinas Pendidikan, Kab Bogor"],
        ["Badan Pusat Statistik Kabupaten Bogor", "BPS Kab. Bogor"],
        [
            "Dinas Kesehatan Kota Bandung",
            "Dinkes Kota Bandung",
            "KEPALA DINAS KESEHATAN KOTA BANDUNG",
            "Kadis Kesehatan Kota Bandung",
        ],
        ["Kecamatan Cibinong Kabupaten Bogor", "CAMAT CIBINONG KAB. BOGOR", "Kantor Kecamatan Cibinong, Kab Bogor"],
        ["Kanwil Kemenkumham Provinsi Jawa Barat", "Kanwil Kemenkumham Jabar", "Kanwil Kemenkumham Prov. Jawa Barat"],
        ["Pemerintah Kabupaten Garut", "Kantor Bupati Garut", "Wakil Bupati Garut", "Pj. Bupati Garut"],
        ["Pemerintah Kota Makassar", "Pemkot Makasar", "Walikota Makasar"],
        [
            "Direktorat Jenderal Pajak",
            "DJP",
            "Ditjen Pajak",
            "Dirjen Pajak",
            "Direktorat Jendral Pajak",
            "DITJEN PAJAK KEMENTERIAN KEUANGAN RI",
            "Yth. Direktur Jenderal Pajak, Kemenkeu",
        ],
        ["Direktorat Jenderal Bea dan Cukai", "DJBC", "Bea Cukai", "Ditjen Bea & Cukai"],
        ["Direktorat Jenderal Imigrasi", "Ditjen Imigrasi Kementerian Hukum dan HAM", "Imigrasi", "Dirjen Imigrasi"],
        ["Direktorat Jenderal Pemasyarakatan", "Ditjen PAS", "Dirjen PAS", "Ditjen Pemasyarakatan Kemenkumham"],
        ["Tentara Nasional Indonesia", "Mabes TNI", "Panglima TNI", "TNI", "Markas Besar TNI"],
        ["Tentara Nasional Indonesia Angkatan Darat", "TNI AD", "TNI-AD", "KSAD", "Mabesad", "TNI Angkatan Darat"],
        ["Komisi Nasional Hak Asasi Manusia", "Komnas HAM RI", "Komisi Nasional HAM", "Ketua Komnas HAM"],
        ["PT Bank Tabungan Negara (Persero) Tbk", "BTN", "Bank Tabungan Negara", "PT. Bank Tabungan Negara"],
        ["Universitas Indonesia", "UI", "Univ. Indonesia", "Rektor UI"],
        ["Pengadilan Negeri Bandar Lampung", "PN Tanjung Karang", "PN Tanjungkarang"],
        ["Kepolisian Resor Pelabuhan Tanjung Perak", "Polres Tanjung Perak", "Kapolres Pelabuhan Tanjung Perak"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_agency_are_one(spellings):
    assert {spelling: named(spelling) for spelling in spellings} == dict.fromkeys(spellings, spellings[0])


@pytest.mark.parametrize(
    ("written", "place", "name"),
    [
        ("Kejari Bandung", None, None),
        ("Kejari Bandung", "32.73", "Kejaksaan Negeri Kota Bandung"),
        ("Kejari Bandung", "32.04", "Kejaksaan Negeri Kabupaten Bandung"),
        ("Kejari Bandung", "32.05", None),  # Garut says nothing about Bandung
        ("Kejari Kota Bandung", "32.04", "Kejaksaan Negeri Kota Bandung"),  # what is written goes first
        ("Polres", "34.04", "Kepolisian Resor Sleman"),
        ("Polres", "34", None),  # a province has no one resort
        ("Polres", None, None),
        ("Polda", "34.04", "Kepolisian Daerah DI Yogyakarta"),
        ("Polda", "34", "Kepolisian Daerah DI Yogyakarta"),
        ("Pemda setempat", "32.01", "Pemerintah Kabupaten Bogor"),
        ("Pemerintah Daerah", "32", "Pemerintah Provinsi Jawa Barat"),
        ("Bupati", "32.01", "Pemerintah Kabupaten Bogor"),
        ("Bupati", "32.71", None),  # a kota has none
        ("Kantor Pertanahan", "32.71", "Kantor Pertanahan Kota Bogor"),
        ("BPN", "32.71", "Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional"),
        ("BPN Jambi", None, None),
        ("BPN Jambi", "15.71", "Kantor Pertanahan Kota Jambi"),
        ("BPN Jambi", "15.01", "Kantor Wilayah BPN Provinsi Jambi"),
        ("Polres Metro", None, "Kepolisian Resor Metro"),
    ],
)
def test_the_place_decides_where_a_name_fits_several(written, place, name):
    assert named(written, place=place) == name


@pytest.mark.parametrize(
    ("written", "year", "name"),
    [
        ("Kemendikbud", 2017, "Kementerian Pendidikan dan Kebudayaan"),
        ("Kemendikbud", 2025, "Kementerian Pendidikan Dasar dan Menengah"),
        ("Kementerian Ristekdikti", 2016, "Kementerian Riset, Teknologi, dan Pendidikan Tinggi"),
        ("Kementerian PU", 2017, "Kementerian Pekerjaan Umum dan Perumahan Rakyat"),
        ("Kementerian PU", 2025, "Kementerian Pekerjaan Umum"),
        ("Kementerian Kehutanan", 2017, "Kementerian Lingkungan Hidup dan Kehutanan"),
        ("Kementerian Kehutanan", 2025, "Kementerian Kehutanan"),
        ("Kementerian Hukum", 2017, "Kementerian Hukum dan Hak Asasi Manusia"),
        ("Kemenkumham", 2017, "Kementerian Hukum dan Hak Asasi Manusia"),
        ("Kementerian Komunikasi dan Digital", 2017, "Kementerian Komunikasi dan Informatika"),
        ("BNP2TKI", 2017, "Badan Nasional Penempatan dan Perlindungan Tenaga Kerja Indonesia"),
        ("BKKBN", 2023, "Badan Kependudukan dan Keluarga Berencana Nasional"),
        ("BKKBN", 2024, "Badan Kependudukan dan Keluarga Berencana Nasional"),  # renamed in October
        (
            "BKKBN",
            2025,
            "Kementerian Kependudukan dan Pembangunan Keluarga/Badan Kependudukan dan Keluarga Berencana Nasional",
        ),
        ("Lemsaneg", 2016, "Lembaga Sandi Negara"),
        ("PTPN II", 2017, "PT Perkebunan Nusantara II"),
        ("PTPN II", 2024, "PT Perkebunan Nusantara I"),
        ("Kementerian Pariwisata", 2017, "Kementerian Pariwisata"),
        ("Kemenparekraf", 2013, "Kementerian Pariwisata dan Ekonomi Kreatif"),
        ("Kemenparekraf", 2017, "Kementerian Pariwisata"),  # the old name still in use, not the one of 2019
        ("Kemenristek", 2016, "Kementerian Riset, Teknologi, dan Pendidikan Tinggi"),
        ("Kemenristek", 2020, "Kementerian Riset dan Teknologi/Badan Riset dan Inovasi Nasional"),
        ("Kementerian LH", 2016, "Kementerian Lingkungan Hidup dan Kehutanan"),
        ("Menko Kesra", 2014, "Kementerian Koordinator Bidang Kesejahteraan Rakyat"),
        ("Menko Kesra", 2016, "Kementerian Koordinator Bidang Pembangunan Manusia dan Kebudayaan"),
        ("Kementerian PDT", 2016, "Kementerian Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi"),
        ("Dirjen Dikti", 2016, "Kementerian Riset, Teknologi, dan Pendidikan Tinggi"),
        ("Kementerian PUPR", 2013, "Kementerian Pekerjaan Umum dan Perumahan Rakyat"),  # never a body it took in later
        ("Pelindo", 2017, None),  # there were four
        ("Pelindo", 2022, "PT Pelabuhan Indonesia (Persero)"),
        ("Bank Syariah Mandiri", 2016, "PT Bank Syariah Mandiri"),
        ("Bank Syariah Mandiri", 2022, "PT Bank Syariah Indonesia Tbk"),
        ("Kementerian LHK", None, "Kementerian Lingkungan Hidup dan Kehutanan"),
        ("Kemendiknas", 2010, "Kementerian Pendidikan Nasional"),
        ("Kemendiknas", 2017, "Kementerian Pendidikan dan Kebudayaan"),
        ("Kemendikbud", 2010, "Kementerian Pendidikan Nasional"),
        ("Depdiknas", 2008, "Departemen Pendidikan Nasional"),
        ("Depdiknas", 2011, "Kementerian Pendidikan Nasional"),
    ],
)
def test_the_year_of_the_letter_decides_between_names(written, year, name):
    assert named(written, year) == name


@pytest.mark.parametrize(
    ("written", "name", "group", "place"),
    [
        ("DINAS KEHUTANAN PROV. JAWA BARAT", "Dinas Kehutanan Provinsi Jawa Barat", "provinces", "32"),
        ("RSUD Cilacap", "RSUD Kabupaten Cilacap", "regencies_cities", "33.01"),
        ("DINAS PUPR KOTA MEDAN", "Dinas PUPR Kota Medan", "regencies_cities", "12.71"),
        ("DPRD Kab. Garut", "DPRD Kabupaten Garut", "regencies_cities", "32.05"),
        ("PLN Area Cirebon", "PLN Area Cirebon", "state_enterprises", None),
        ("Ditjen Antah Kementerian Keuangan", "Ditjen Antah Kementerian Keuangan", "ministries", None),
        ("KPU Kab. Bogor", "Komisi Pemilihan Umum Kabupaten Bogor", "other_central", "32.01"),
        ("Kantor Kementerian Agama Kab. Bogor", "Kantor Kementerian Agama Kabupaten Bogor", "ministries", "32.01"),
        ("Polsek Cibinong", "Polsek Cibinong", "law_and_courts", None),
    ],
)
def test_a_work_unit_keeps_its_name_with_the_group_and_place_of_its_body(written, name, group, place):
    agency = REGISTRY.resolve(written, on=date(2017, 1, 1), place=None).agency
    assert (agency.name, agency.group, agency.place_code, agency.known) == (name, group, place, True)


@pytest.mark.parametrize("written", ["PT Maju Jaya", "Yayasan  Bina\u00a0Insani", "Dinas Pendidikan", "Presiden"])
def test_an_unknown_name_is_kept_as_written_among_the_others(written):
    match = REGISTRY.resolve(written, on=date(2017, 1, 1), place=PLACES["32.01"])
    assert match.agency == Agency(name=" ".join(written.split()), known=False, group="others")


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("PN Kota Antah", "law_and_courts"),
        ("Kejari Antah Berantah", "law_and_courts"),
        ("Kantor Pertanahan Kab. Antah", "land_offices"),
        ("Kementerian Antah", "ministries"),
        ("Direktorat Jenderal Antah", "ministries"),
        ("Kepala Desa Antah", "regencies_cities"),
        ("Pengadilan Antah", "law_and_courts"),
        ("Balai Antah Kelas I Medan", "others"),
        ("PT Antah Berantah (Persero)", "state_enterprises"),
        ("PT Antah Berantah", "others"),
        ("Pemerintah Antah", "others"),
    ],
)
def test_an_unknown_name_has_the_group_that_its_beginning_makes_sure(written, group):
    agency = REGISTRY.resolve(written, on=date(2017, 1, 1), place=None).agency
    assert (agency.name, agency.group, agency.known) == (written, group, False)


def test_an_open_name_keeps_the_group_that_is_sure_and_says_which_fit():
    match = REGISTRY.resolve("Kejari Bandung", on=date(2017, 1, 1), place=None)
    assert (match.agency.known, match.agency.group) == (False, "law_and_courts")
    assert match.nearest == ("Kejaksaan Negeri Kabupaten Bandung", "Kejaksaan Negeri Kota Bandung")
    assert "Kejaksaan Negeri Kota Bandung" in match.reason


def test_a_misspelling_gets_the_nearest_names():
    match = REGISTRY.resolve("Kementerian Pertanain", on=date(2017, 1, 1), place=None)
    assert not match.agency.known
    assert match.nearest[0] == "Kementerian Pertanian"
    assert len(match.nearest) <= 3
    assert REGISTRY.resolve("Polres Slemann", on=None, place=None).nearest[0] == "Kepolisian Resor Sleman"


def test_a_blank_names_no_agency():
    for written in ("", "  ", "-", "\u00a0"):
        assert REGISTRY.resolve(written, on=None, place=None).agency is None


def test_an_agency_that_the_place_does_not_fit_is_still_the_one_written():
    assert named("Kantor Pertanahan Kabupaten Bogor", place="34.04") == "Kantor Pertanahan Kabupaten Bogor"


@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(["kepala", "polres", "metro", "kota", "kab.", "BPN", "di", "cq", "PT", "RI", "kelas", "I"]),
            max_size=6,
        ).map(" ".join),
    )
)
def test_any_text_gets_an_answer(written):
    match = REGISTRY.resolve(written, on=date(2017, 1, 1), place=PLACES["32.73"])
    assert match.reason
    assert match.agency is None or match.agency.name
