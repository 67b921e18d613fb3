"""The agencies of the practice data by their names of 2016 and 2017, and how a clerk may write each."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .places import Place


@dataclass(frozen=True)
class Agency:
    """One agency; ``spellings`` are other ways to write it. ``share`` is its readiness to answer in 2016 and 2017."""

    name: str
    group: str
    spellings: tuple[str, ...]
    place: Place | None = None


READINESS = {  # how many of a hundred letters each group answers, in 2016 and in 2017
    "ministries": (82, 91),
    "other_central": (84, 91),
    "law_and_courts": (67, 79),
    "provinces": (76, 87),
    "regencies_cities": (71, 84),
    "land_offices": (57, 69),
    "state_enterprises": (86, 93),
    "others": (58, 66),
}

# kind | group | official name | other spellings
_CENTRAL = """
atrbpn|ministries|Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional|
  Kementerian ATR/BPN;Kementerian Agraria dan Tata Ruang/BPN;Kemen ATR/BPN
kemnaker|ministries|Kementerian Ketenagakerjaan|Kemnaker;Kemenaker;Kementerian Tenaga Kerja
kemendagri|ministries|Kementerian Dalam Negeri|Kemendagri;Kementerian Dalam Negeri RI
kemenkumham|ministries|Kementerian Hukum dan Hak Asasi Manusia|Kemenkumham;Kementerian Hukum dan HAM
klhk|ministries|Kementerian Lingkungan Hidup dan Kehutanan|KLHK;Kementerian LHK
pupr|ministries|Kementerian Pekerjaan Umum dan Perumahan Rakyat|
  Kementerian PUPR;KemenPUPR;Kementerian PU dan Perumahan Rakyat
kemensos|ministries|Kementerian Sosial|Kemensos;Kementerian Sosial RI
kemenkes|ministries|Kementerian Kesehatan|Kemenkes;Kementerian Kesehatan RI
kemendikbud|ministries|Kementerian Pendidikan dan Kebudayaan|Kemendikbud;Kemdikbud
ristekdikti|ministries|Kementerian Riset, Teknologi, dan Pendidikan Tinggi|
  Kemenristekdikti;Kementerian Riset Teknologi dan Pendidikan Tinggi
kemenag|ministries|Kementerian Agama|Kemenag;Kementerian Agama RI
kemenkeu|ministries|Kementerian Keuangan|Kemenkeu;Kementerian Keuangan RI
esdm|ministries|Kementerian Energi dan Sumber Daya Mineral|Kementerian ESDM;Kemen ESDM
kbumn|ministries|Kementerian Badan Usaha Milik Negara|Kementerian BUMN
kemendes|ministries|Kementerian Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi|
  Kementerian Desa, PDT dan Transmigrasi;Kemendes PDTT
kemenhub|ministries|Kementerian Perhubungan|Kemenhub;Kementerian Perhubungan RI
kemenpanrb|ministries|Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi|
  Kementerian PANRB;KemenPAN-RB;KemenPANRB
kementan|ministries|Kementerian Pertanian|Kementan
kkp|ministries|Kementerian Kelautan dan Perikanan|KKP
kominfo|ministries|Kementerian Komunikasi dan Informatika|Kemenkominfo;Kominfo
kemenkop|ministries|Kementerian Koperasi dan Usaha Kecil dan Menengah|Kemenkop UKM;Kementerian Koperasi dan UKM
kemhan|ministries|Kementerian Pertahanan|Kemhan
bkn|other_central|Badan Kepegawaian Negara|BKN
bnp2tki|other_central|Badan Nasional Penempatan dan Perlindungan Tenaga Kerja Indonesia|BNP2TKI
bpjstk|other_central|Badan Penyelenggara Jaminan Sosial Ketenagakerjaan|BPJS Ketenagakerjaan;BPJS TK
bpjskes|other_central|Badan Penyelenggara Jaminan Sosial Kesehatan|BPJS Kesehatan
kpu|other_central|Komisi Pemilihan Umum|KPU;KPU RI
ojk|other_central|Otoritas Jasa Keuangan|OJK
bpkp|other_central|Badan Pengawasan Keuangan dan Pembangunan|BPKP
lpsk|other_central|Lembaga Perlindungan Saksi dan Korban|LPSK
kasn|other_central|Komisi Aparatur Sipil Negara|KASN
komnasham|other_central|Komisi Nasional Hak Asasi Manusia|Komnas HAM
bpbatam|other_central|Badan Pengusahaan Kawasan Perdagangan Bebas dan Pelabuhan Bebas Batam|BP Batam
polri|law_and_courts|Kepolisian Negara Republik Indonesia|Polri;Mabes Polri;Kepolisian Republik Indonesia
kejagung|law_and_courts|Kejaksaan Agung Republik Indonesia|Kejaksaan Agung;Kejagung;Kejaksaan Agung RI
ma|law_and_courts|Mahkamah Agung|Mahkamah Agung RI
kompolnas|other_central|Komisi Kepolisian Nasional|Kompolnas
pln|state_enterprises|PT Perusahaan Listrik Negara (Persero)|PT PLN (Persero);PLN;PT. PLN (Persero)
pertamina|state_enterprises|PT Pertamina (Persero)|Pertamina;PT. Pertamina (Persero)
perhutani|state_enterprises|Perum Perhutani|PERUM PERHUTANI
kai|state_enterprises|PT Kereta Api Indonesia (Persero)|PT KAI (Persero);PT. Kereta Api Indonesia (Persero)
bri|state_enterprises|PT Bank Rakyat Indonesia (Persero) Tbk|Bank BRI;Bank Rakyat Indonesia
btn|state_enterprises|PT Bank Tabungan Negara (Persero) Tbk|Bank BTN;Bank Tabungan Negara
ap2|state_enterprises|PT Angkasa Pura II (Persero)|Angkasa Pura II;PT. Angkasa Pura II
"""

_PTPN = {
    "Aceh": "I",
    "Sumatera Utara": "II",
    "Sumatera Barat": "VI",
    "Riau": "V",
    "Jambi": "VI",
    "Sumatera Selatan": "VII",
    "Bengkulu": "VII",
    "Lampung": "VII",
    "Banten": "VIII",
    "Jawa Barat": "VIII",
    "Jawa Tengah": "IX",
    "Jawa Timur": "XII",
    "Kalimantan Barat": "XIII",
    "Sulawesi Selatan": "XIV",
}

_PROVINCE_SHORT = {
    "Sumatera Utara": "Sumut",
    "Sumatera Barat": "Sumbar",
    "Sumatera Selatan": "Sumsel",
    "Kepulauan Riau": "Kepri",
    "Kepulauan Bangka Belitung": "Babel",
    "Jawa Barat": "Jabar",
    "Jawa Tengah": "Jateng",
    "Jawa Timur": "Jatim",
    "Daerah Istimewa Yogyakarta": "DIY",
    "Nusa Tenggara Barat": "NTB",
    "Nusa Tenggara Timur": "NTT",
    "Kalimantan Barat": "Kalbar",
    "Kalimantan Tengah": "Kalteng",
    "Kalimantan Selatan": "Kalsel",
    "Kalimantan Timur": "Kaltim",
    "Kalimantan Utara": "Kaltara",
    "Sulawesi Utara": "Sulut",
    "Sulawesi Tengah": "Sulteng",
    "Sulawesi Selatan": "Sulsel",
    "Sulawesi Tenggara": "Sultra",
    "Sulawesi Barat": "Sulbar",
    "Maluku Utara": "Malut",
}

_RAILWAY = "1271 1371 1671 1871"  # cities outside Java that trains serve

# Regencies whose court and prosecution office are named after another town: letters go to the province's offices.
_OTHER_SEAT = """
1103 1108 1207 1205 1210 1312 1401 1406 1504 1602 1606 1705 1802 1805 1811 1901 3603 3674 3204 3201 3216 3202 3401
3507 5108 5202 5206 5307 5315 6112 6202 6310 6402 7106 7504 7206 7324 7402 8104 8202 9103 9202
"""


def _read_central() -> dict[str, Agency]:
    found = {}
    for line in _CENTRAL.replace("\n  ", "").strip().splitlines():
        kind, group, name, spellings = line.split("|")
        found[kind] = Agency(name, group, tuple(spellings.split(";")))
    return found


CENTRAL = _read_central()


def agency_for(kind: str, place: Place) -> Agency:
    """The agency of that kind which serves the place; where there is none, the one above it."""
    if kind == "kai" and place.code not in _RAILWAY.split() and place.island != "jawa":
        kind = "pemda"
    if kind == "perhutani" and place.island != "jawa":
        kind = "klhk"
    if kind in CENTRAL:
        return CENTRAL[kind]
    return _LOCAL[kind](place)


def write_agency(agency: Agency, rng: Random) -> str:
    """The name as some clerk writes it: official, shortened, in capitals, or with stray blanks."""
    name = agency.name if rng.random() < 0.45 else rng.choice((agency.name, *agency.spellings))
    dice = rng.random()
    if dice < 0.06:
        return name.upper()
    if dice < 0.09:
        return name.replace(" ", "  ", 1)
    if dice < 0.13:
        return name + rng.choice((" ", "  "))
    if dice < 0.16:
        return name.replace(" ", "\u00a0", 1)
    return name


def _land_office(place: Place) -> Agency:
    short = _short(place)
    spellings = (f"Kantah {place.full_name}", f"Kantah {short}", f"BPN {short}", f"Kantor Pertanahan {short}")
    return Agency(f"Kantor Pertanahan {place.full_name}", "land_offices", (*spellings, f"BPN {place.full_name}"), place)


def _land_region(place: Place) -> Agency:
    province = place.province
    spellings = (f"Kanwil BPN {province}", f"Kanwil BPN Provinsi {province}", f"Kanwil BPN Prov. {province}")
    return Agency(f"Kantor Wilayah BPN Provinsi {province}", "land_offices", spellings, place)


def _government(place: Place) -> Agency:
    if place.in_jakarta:
        return _province(place)
    head = "Pemkot" if place.is_city else "Pemkab"
    full_head = "Pemerintah Kota" if place.is_city else "Pemerintah Kabupaten"
    leader = "Walikota" if place.is_city else "Bupati"
    short_head = "Pemerintah Kota" if place.is_city else "Pemerintah Kab."
    spellings = (
        f"{head} {place.name}",
        f"{head}. {place.name}",
        f"{short_head} {place.name}",
        f"{leader} {place.name}",
    )
    return Agency(f"{full_head} {place.name}", "regencies_cities", spellings, place)


def _province(place: Place) -> Agency:
    province = place.province
    spellings = [f"Pemprov {province}", f"Pemerintah Prov. {province}", f"Gubernur {province}"]
    if province in _PROVINCE_SHORT:
        spellings.append(f"Pemprov {_PROVINCE_SHORT[province]}")
    return Agency(f"Pemerintah Provinsi {province}", "provinces", tuple(spellings), place)


def _region_police(place: Place) -> Agency:
    if place.in_jakarta:
        return Agency("Kepolisian Daerah Metro Jaya", "law_and_courts", ("Polda Metro Jaya",), place)
    province = place.province
    spellings = [f"Polda {province}"]
    if province in _PROVINCE_SHORT:
        spellings.append(f"Polda {_PROVINCE_SHORT[province]}")
    return Agency(f"Kepolisian Daerah {province}", "law_and_courts", tuple(spellings), place)


def _police(place: Place) -> Agency:
    if place.in_jakarta:
        return _region_police(place)
    if place.is_city:
        return Agency(f"Kepolisian Resor Kota {place.name}", "law_and_courts", (f"Polresta {place.name}",), place)
    spellings = (f"Polres {place.name}", f"Polres Kab. {place.name}")
    return Agency(f"Kepolisian Resor {place.name}", "law_and_courts", spellings, place)


def _prosecution(place: Place) -> Agency:
    if place.code in _OTHER_SEAT.split():
        return _high_prosecution(place)
    return Agency(f"Kejaksaan Negeri {_seat(place)}", "law_and_courts", (f"Kejari {_seat(place)}",), place)


def _high_prosecution(place: Place) -> Agency:
    province = place.province
    return Agency(f"Kejaksaan Tinggi {province}", "law_and_courts", (f"Kejati {province}",), place)


def _court(place: Place) -> Agency:
    if place.code in _OTHER_SEAT.split():
        return CENTRAL["ma"]
    return Agency(f"Pengadilan Negeri {_seat(place)}", "law_and_courts", (f"PN {_seat(place)}",), place)


def _plantation(place: Place) -> Agency:
    number = _PTPN.get(place.province)
    if number is None:
        return CENTRAL["kbumn"]
    spellings = (f"PTPN {number}", f"PTPN {number} (Persero)", f"PT. Perkebunan Nusantara {number}")
    return Agency(f"PT Perkebunan Nusantara {number} (Persero)", "state_enterprises", spellings, place)


def _council(place: Place) -> Agency:
    if place.in_jakarta:
        return Agency("DPRD Provinsi DKI Jakarta", "provinces", ("DPRD DKI Jakarta",), place)
    short = _short(place)
    return Agency(f"DPRD {place.full_name}", "regencies_cities", (f"DPRD {short}",), place)


def _university(place: Place) -> Agency:
    return Agency(f"Universitas Nusantara {place.name}", "others", (f"Univ. Nusantara {place.name}",), place)


def _hospital(place: Place) -> Agency:
    return Agency(f"RSUD {place.full_name}", "others", (f"RSUD {_short(place)}",), place)


def _short(place: Place) -> str:
    return place.full_name if place.is_city else f"Kab. {place.name}"


def _seat(place: Place) -> str:
    # "Bandung" alone is the city's court; the regencies of the same name are in _OTHER_SEAT.
    return place.name


_LOCAL = {
    "kantah": _land_office,
    "kanwil": _land_region,
    "pemda": _government,
    "pemprov": _province,
    "polda": _region_police,
    "polres": _police,
    "kejari": _prosecution,
    "kejati": _high_prosecution,
    "pn": _court,
    "ptpn": _plantation,
    "dprd": _council,
    "kampus": _university,  # invented
    "rsud": _hospital,
}
