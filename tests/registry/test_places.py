"""A place as written is the one place, or stays open with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.reference.files import Reference
from dumas_cli.registry.places import PlaceRegistry

EVERY = Reference().places()
REGISTRY = PlaceRegistry(EVERY)


def written(place, style):
    short = place.full_name.replace("Kabupaten Administrasi", "Kab. Adm.").replace("Kota Administrasi", "Kota Adm.")
    short = short.replace("Kabupaten", "Kab.")
    return {
        "full": (place.full_name, None),
        "capitals": (place.full_name.upper(), None),
        "small": (place.full_name.lower(), None),
        "with province": (place.full_name, place.province),
        "short": (short, place.province.upper()),
        "one cell": (f"{short}, Prov. {place.province}", None),
        "spaced": (" ".join(place.full_name), " ".join(place.province)),
        "non-breaking": (f"\u00a0{place.full_name.replace(' ', chr(160))} ", place.province),
        "glued": (place.full_name.replace(" ", ""), place.province),
        "sumatra": (place.full_name, place.province.replace("Sumatera", "SUMATRA")),
        "propinsi": (place.full_name, f"Propinsi {place.province}"),
        "kind last": (f"{place.name} ({place.kind})", place.province),
    }[style]


@pytest.mark.parametrize(
    "style",
    [
        "full",
        "capitals",
        "small",
        "with province",
        "short",
        "one cell",
        "spaced",
        "non-breaking",
        "glued",
        "sumatra",
        "propinsi",
        "kind last",
    ],
)
def test_every_kabupaten_and_kota_resolves(style):
    missed = [p.code for p in EVERY if p.kind != "provinsi" and REGISTRY.resolve(*written(p, style)).place != p]
    assert missed == []


@pytest.mark.parametrize("form", ["{}", "Prov. {}", "PROPINSI {}", "Provinsi {}"])
def test_every_province_resolves_alone_in_either_column(form):
    for place in EVERY:
        if place.kind == "provinsi":
            for name in (form.format(place.name), form.format(place.name.upper()), " ".join(place.name)):
                assert REGISTRY.resolve(None, name).place == place, name


def test_every_alias_resolves_to_its_place_or_names_it_among_several():
    for place in EVERY:
        for alias in place.aliases:
            match = REGISTRY.resolve(alias, place.province) if place.kind != "provinsi" else REGISTRY.resolve("", alias)
            assert match.place == place or place.full_name in match.nearest, (alias, match)


@pytest.mark.parametrize(
    ("regency", "province", "code"),
    [
        ("Bandung", None, None),
        ("Bandung", "Jawa Barat", None),
        ("Kota Bandung", None, "32.73"),
        ("Kab. Bandung", None, "32.04"),
        ("Kodya Bandung", "Jabar", "32.73"),
        ("Bandung Barat", None, "32.17"),
        ("Banjar", None, None),  # a kota in Jawa Barat, a kabupaten in Kalimantan Selatan
        ("Banjar", "Jawa Barat", "32.79"),
        ("Banjar", "Kalsel", "63.03"),
        ("Kab. Banjar", "Jawa Barat", None),
        ("Kota Medan", None, "12.71"),
        ("Kab. Medan", None, None),  # there is no such kabupaten
        ("Medan", None, "12.71"),
        ("Kotabaru", "Kalimantan Selatan", "63.02"),
        ("Kab. Kota Baru", "Kalimantan Selatan", "63.02"),
        ("KABUPATEN KOTA BARU", None, "63.02"),
        ("Kab Kota Waringin Timur, Kalimantan Tengah", None, "62.02"),
        ("Kab. Kota Baru Kalimantan Selatan", None, "63.02"),
        ("Kab. Kota Mobagu", "Sulawesi Utara", None),  # there is a kota of this name only
        ("Kab. Kota Bandung", "Jawa Barat", None),
        ("Kab/Kota Bandung", "Jawa Barat", None),
        ("KOTA BARU", "Kalimantan Selatan", "63.02"),
        ("Kota Mobagu", "Sulut", "71.74"),
        ("Lima Puluh Kota", "Sumbar", "13.07"),
        ("Kotawaringin Timur", "Kalteng", "62.02"),
    ],
)
def test_kota_and_kabupaten_of_one_name_are_never_confused(regency, province, code):
    match = REGISTRY.resolve(regency, province)
    assert (match.place.code if match.place else None) == code
    if code is None:
        assert match.nearest
        assert match.reason


@pytest.mark.parametrize(
    ("regency", "province"),
    [
        ("Makasar", "DKI Jakarta"),  # a kecamatan of Jakarta Timur
        ("Makasar", None),
        ("Siantar", None),  # a kecamatan too
        ("Mura", None),  # Musi Rawas and Murung Raya
    ],
)
def test_a_short_or_misspelt_name_that_may_be_elsewhere_stays_open(regency, province):
    assert REGISTRY.resolve(regency, province).place is None


def test_an_open_name_says_which_two_fit_and_keeps_the_sure_province():
    match = REGISTRY.resolve("Bandung", None)
    assert match.place is None
    assert "Kabupaten Bandung (Jawa Barat) and Kota Bandung (Jawa Barat)" in match.reason
    assert match.province.name == "Jawa Barat"
    assert match.nearest == ("Kabupaten Bandung", "Kota Bandung")
    assert REGISTRY.resolve("Banjar", None).province is None


@pytest.mark.parametrize(
    ("regency", "province", "code"),
    [
        ("Kab. Merauke", "Papua", "93.01"),
        ("Mimika", "P A P U A", "94.04"),
        ("Jayawijaya", "Papua", "95.01"),
        ("Kota Sorong", "Papua Barat", "96.71"),
        ("Kota Tarakan", "Kalimantan Timur", "65.71"),
        ("Kab. Merauke", "Papua Selatan", "93.01"),
        ("Kab. Merauke", "Papua Barat", None),  # never lay there
        ("Kota Jayapura", "Papua", "91.71"),
    ],
)
def test_a_former_parent_province_is_accepted_and_another_is_not(regency, province, code):
    match = REGISTRY.resolve(regency, province)
    assert (match.place.code if match.place else None) == code


@pytest.mark.parametrize(
    ("regency", "province", "code"),
    [
        ("Ujung Pandang", "Sulawesi Selatan", "73.71"),
        ("Kab. Toba Samosir", "Sumatra Utara", "12.12"),
        ("Kulonprogo", "D.I. Yogyakarta", "34.01"),
        ("Pangkajene Kepulauan", "Sulsel", "73.10"),
        ("Kab. Pangkep", None, "73.10"),
        ("Kab. Mamuju Utara", "Sulbar", "76.01"),
        ("Maluku Tenggara Barat", "Maluku", "81.03"),
        ("Kab. Pontianak", "Kalbar", "61.02"),  # Mempawah before 2014
        ("Pontianak", "Kalbar", "61.71"),  # without its kind it is the kota
        ("Kotamadya Dati II Surabaya", "Jatim", "35.78"),
        ("Kota Makasar", None, "73.71"),
        ("Makasar", "Sulawesi Selatan", "73.71"),
        ("Makasar, Jakarta Timur", None, "31.75"),
        ("P. Siantar", "Sumut", "12.72"),
        ("Siantar", "Sumut", "12.72"),
        ("Pulau Seribu", "DKI", "31.01"),
        ("B. Lampung", "Lampung", "18.71"),
        ("Kutai Kertanegara", "Kaltim", "64.02"),
        ("Mura", "Kalteng", "62.12"),
        ("Kota Tasik", None, "32.78"),
        (None, "Nangroe Aceh Darussalam", "11"),
        ("Jakarta Selatan", "D.K.I. Jakarta", "31.74"),
        ("Jaksel", "DKI", "31.74"),
        ("Kota Administrasi Jakarta Timur", "DKI JAKARTA", "31.75"),
        ("Kep. Seribu", "DKI", "31.01"),
        ("Tj. Pinang", "Kepri", "21.72"),
        ("Solo", "Jateng", "33.72"),
        ("Kab. Toli Toli", "Sulteng", "72.04"),
        ("Bau-Bau", "Sultra", "74.72"),
        ("Kec. Cibinong, Kab. Bogor, Jawa Barat", None, "32.01"),
        ("Kab Bogor Jawa Barat", "", "32.01"),
        ("Sleman, Yogyakarta", "-", "34.04"),
        ("Yogyakarta", "DIY", "34.71"),
        ("Jambi", "Jambi", "15.71"),
        ("DKI Jakarta", None, "31"),
        ("-", "Sulawesi Barat", "76"),
        (None, "Kab. Sleman", "34.04"),
    ],
)
def test_spellings_and_old_names_are_known(regency, province, code):
    assert REGISTRY.resolve(regency, province).place.code == code


@pytest.mark.parametrize(
    ("regency", "province", "reason"),
    [
        (None, None, "No place is given."),
        ("-", "N/A", "No place is given."),
        ("  ", "tidak ada", "No place is given."),
        ("Kab. Sleman", "Jawa Barat", "does not lie in Jawa Barat"),
        ("Kab. Sleman, DI Yogyakarta", "Jawa Barat", "two provinces"),
        ("Jawa Tengah", "Jawa Barat", "two provinces"),
        ("Bandung, Garut", None, "which one is meant"),
        ("Kab. Atlantis", "Jawa Barat", "No place of this name"),
        ("Malaysia", None, "No place of this name"),
    ],
)
def test_what_does_not_fit_stays_open_with_a_reason(regency, province, reason):
    match = REGISTRY.resolve(regency, province)
    assert match.place is None
    assert reason in match.reason
    assert "Atlantis" not in match.reason  # what was written is never repeated


def test_the_province_stays_where_only_the_kabupaten_is_unknown():
    match = REGISTRY.resolve("Kab. Slemn", "DIY")
    assert match.place is None
    assert match.province.code == "34"
    assert match.nearest[0] == "Kabupaten Sleman"


def test_an_unknown_province_does_not_hide_a_clear_kota():
    match = REGISTRY.resolve("Kota Bandung", "Jawa Brt")
    assert match.place.code == "32.73" or "province" in match.reason


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_gets_an_answer_and_always_the_same(regency, province):
    first = REGISTRY.resolve(regency, province)
    again = PlaceRegistry(EVERY[:60]).resolve(regency, province)
    assert first.reason
    assert again.reason
    assert REGISTRY.resolve(regency, province) == first
    assert len(first.nearest) <= 3
