"""How clerks write days, places and categories: many ways, all readable, the day always before the month."""

from __future__ import annotations

from datetime import date
from random import Random

from .places import Place

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agst", "Sept", "Okt", "Nop", "Des")
_OLD_MONTHS = {"Februari": "Pebruari", "Agustus": "Agust", "November": "Nopember"}
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

STYLES = ("true", "slash", "dash", "short_month", "long_month", "weekday")


def long_day(day: date) -> str:
    """The day in full: "5 Agustus 2016"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_day(day: date | None, style: str, rng: Random) -> date | str | None:
    """The day in the sheet's style, or now and then in another; ``true`` is a real date cell."""
    if day is None:
        return None
    if rng.random() < 0.14:
        style = rng.choice(STYLES)
    if style == "true":
        return day
    if style == "slash":
        return f"{day:%d/%m/%Y}"
    if style == "dash":
        return f"{day:%d-%m-%y}"
    if style == "short_month":
        return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"
    month = MONTHS[day.month - 1]
    if style == "weekday":
        name = month if rng.random() < 0.5 else _SHORT_MONTHS[day.month - 1]
        return f"{_WEEKDAYS[day.weekday()]}, {day.day} {name} {day.year}"
    return f"{day.day} {_OLD_MONTHS.get(month, month)} {day.year}"


_BARE_IS_CLEAR = """
Garut Indramayu Majalengka Cianjur Karawang Kendal Pati Rembang Cilacap Brebes Sleman Jember Banyuwangi Lumajang
Sidoarjo Medan Surabaya Makassar Palembang Batam Denpasar Manado Depok Samarinda Balikpapan Pekanbaru Ketapang Langkat
"""


def write_place(place: Place, rng: Random) -> str:
    """The regency or city; its kind is left out only where the bare name is not also another's."""
    name, dice = place.name, rng.random()
    if place.is_city:
        text = f"Kota {name}"
        if dice > 0.9 and not place.in_jakarta:
            text = f"KOTA {name.upper()}"
        elif dice > 0.85:
            text = f"Kota  {name}"
    else:
        text = f"Kab. {name}"
        if dice > 0.9:
            text = f"KAB. {name.upper()}"
        elif dice > 0.75:
            text = f"Kabupaten {name}"
        elif dice > 0.7:
            text = f"Kab {name}"
        elif dice > 0.67:
            text = f"Kab.{name}"
    if name in _BARE_IS_CLEAR.split() and rng.random() < 0.12:
        return name
    return text


_PROVINCES = {
    "Sumatera Utara": ("SUMATRA UTARA", "Sumut", "Sumatra Utara"),
    "Sumatera Barat": ("Sumatra Barat", "Sumbar"),
    "Sumatera Selatan": ("Sumatra Selatan", "SUMSEL"),
    "Riau": ("R I A U", "RIAU"),
    "DKI Jakarta": ("D.K.I. Jakarta", "DKI JAKARTA", "DKI"),
    "Daerah Istimewa Yogyakarta": ("D.I. Yogyakarta", "DIY", "DI Yogyakarta"),
    "Papua": ("P A P U A", "PAPUA"),
    "Jawa Barat": ("Jabar", "JAWA BARAT", "Jawa  Barat"),
    "Jawa Tengah": ("Jateng", "JAWA TENGAH"),
    "Jawa Timur": ("Jatim", "JAWA TIMUR", "Jawa Timur "),
    "Nusa Tenggara Barat": ("NTB", "N.T.B."),
    "Nusa Tenggara Timur": ("NTT", "N.T.T."),
    "Kepulauan Riau": ("Kepri", "KEPULAUAN RIAU"),
    "Kepulauan Bangka Belitung": ("Bangka Belitung", "Babel"),
    "Kalimantan Barat": ("Kalbar", "KALIMANTAN BARAT"),
    "Kalimantan Tengah": ("Kalteng",),
    "Kalimantan Selatan": ("Kalsel",),
    "Kalimantan Timur": ("Kaltim", "KALIMANTAN TIMUR"),
    "Kalimantan Utara": ("Kaltara",),
    "Sulawesi Selatan": ("Sulsel", "SULAWESI SELATAN"),
    "Sulawesi Tengah": ("Sulteng",),
    "Sulawesi Tenggara": ("Sultra",),
    "Sulawesi Utara": ("Sulut",),
    "Sulawesi Barat": ("Sulbar",),
    "Aceh": ("A C E H", "NAD"),
    "Maluku Utara": ("Malut",),
}


def write_province(place: Place, rng: Random) -> str:
    """The province, officially or as it is often written."""
    if rng.random() < 0.68 or place.province not in _PROVINCES:
        return place.province
    return rng.choice(_PROVINCES[place.province])


_CATEGORIES = {
    "01": ("Penyalahgunaan Wewenang", "Penyalahgunaan wewenang"),
    "02": ("Pelayanan Masyarakat", "pelayanan masyarakat", "Pelayanan Publik"),
    "03": ("Korupsi/Pungli", "Korupsi", "pungli"),
    "04": ("Kepegawaian/Ketenagakerjaan", "Ketenagakerjaan", "Kepegawaian"),
    "05": ("Pertanahan/Perumahan", "Pertanahan", "pertanahan", "PERTANAHAN"),
    "06": ("Hukum/Peradilan/HAM", "Hukum", "Peradilan"),
    "07": ("Kewaspadaan Nasional", "kewaspadaan nasional"),
    "08": ("Tatalaksana/Regulasi", "Regulasi"),
    "09": ("Lingkungan Hidup", "lingkungan hidup"),
    "10": ("Umum", "umum"),
}


def write_category(code: str, topic: str, rng: Random) -> str:
    """The matter code, its words, or both."""
    words = _CATEGORIES[code]
    dice = rng.random()
    if dice < 0.15:
        return code
    if dice < 0.4:
        return f"{code} - {words[0]}"
    if topic == "pungli" and dice < 0.8:
        return "pungli"
    if code == "03" and topic != "pungli":
        words = words[:2]
    if code == "04":
        words = words[:2] if topic in ("phk_pesangon", "upah", "tki", "jht") else (words[0], words[2])
    return rng.choice(words)


def write_classification(value: str, rng: Random) -> str:
    """The handling class in the office's words; "" where nobody wrote it."""
    return {
        "information": "Permintaan Informasi",
        "ordinary": rng.choice(("Tidak Berkadar Pengawasan", "Tidak berkadar pengawasan")),
        "oversight": rng.choice(("Berkadar Pengawasan", "Berkadar pengawasan")),
        "blank": "",
    }[value]


_CLERK = {
    "yang": "yg",
    "tidak": "tdk",
    "dengan": "dgn",
    "sudah": "sdh",
    "dalam": "dlm",
    "kepada": "kpd",
    "untuk": "utk",
}


def in_a_hurry(text: str) -> str:
    """The text as a clerk in a hurry types it."""
    return " ".join(_CLERK.get(word, word) for word in text.split(" "))
