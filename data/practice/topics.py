"""The matters people complain about: reads the matters_*.py texts and fills their blanks for one case.

A matter begins with ``= key | category | weight | classes``, where classes gives the shares of classes. Then:
``where`` kinds of places or islands it happens in; ``agencies`` kinds with weights; ``second`` kinds for a letter to a
second agency; ``group`` the share of complaints by a body of citizens; sentences (``body``, ``detail``, ``ask``), the
``subject`` line, ``papers`` enclosed and each ``answer`` (``answer@kind,kind`` only from those agencies). Bodies are
numbered from 1; ``ask13`` goes with the first and third only.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from . import matters_environment, matters_labour, matters_land, matters_law, matters_oversight, matters_service
from .people import invent_name
from .places import Place, villages_of
from .untidy import long_day
from .working_days import workdays_between


@dataclass(frozen=True)
class Line:
    """A sentence of a matter: its word, the numbers of the bodies it goes with, the agencies that may say it."""

    word: str
    bodies: str
    kinds: tuple[str, ...]
    text: str

    def goes_with(self, body: int) -> bool:
        """Whether it may stand beside the body of that number."""
        return not self.bodies or str(body) in self.bodies


@dataclass
class Topic:
    """One kind of matter with its ways of being told."""

    key: str
    category: str
    weight: int
    classes: dict[str, int]
    where: tuple[str, ...] = ()
    agencies: dict[str, int] = field(default_factory=dict)
    second: tuple[str, ...] = ()
    group: int = 4
    lines: list[Line] = field(default_factory=list)

    def happens_in(self, place: Place) -> bool:
        """Whether the matter can occur in the place."""
        kinds = {"kota" if place.is_city else "kabupaten"}
        asked_kinds = set(self.where) & {"kota", "kabupaten"}
        islands = set(self.where) & {"jawa", "sumatera", "kalimantan", "sulawesi"}
        if "pantai" in self.where and not place.on_coast:
            return False
        return (not asked_kinds or bool(kinds & asked_kinds)) and (not islands or place.island in islands)

    def bodies(self) -> list[str]:
        """The sentences that tell what happened."""
        return [line.text for line in self.lines if line.word == "body"]

    def texts(self, word: str, body: int) -> list[str]:
        """The sentences of that kind which go with the body of that number."""
        return [line.text for line in self.lines if line.word == word and line.goes_with(body)]

    def answers_from(self, kind: str, body: int) -> list[str]:
        """The answers an agency of that kind may give to the body of that number."""
        fitting = [line for line in self.lines if line.word == "answer" and line.goes_with(body)]
        own = [line.text for line in fitting if kind in line.kinds]
        return own or [line.text for line in fitting if not line.kinds]


def read_topics() -> list[Topic]:
    """All matters, in the order of their files."""
    modules = (
        matters_land,
        matters_labour,
        matters_oversight,
        matters_service,
        matters_law,
        matters_environment,
    )
    topics: list[Topic] = []
    for module in modules:
        for line in module.TEXT.replace("\n  ", " ").strip().splitlines():
            if line.startswith("= "):
                key, category, weight, classes = line[2:].split(" | ")
                topics.append(Topic(key, category, int(weight), _shares(classes)))
            elif line:
                word, rest = line.split(": ", 1)
                _add_line(topics[-1], word, rest)
    return topics


class Blanks(dict[str, str]):
    """The blanks of one case; each is filled at its first use and keeps its value ever after."""

    def __init__(self, place: Place, rng: Random, written_on: date, voice: str, woman: bool = False) -> None:
        super().__init__()
        self.place, self.rng, self.written_on = place, rng, written_on
        self.began_on = written_on - timedelta(rng.randint(60, 620))
        self.update(p=voice, P=voice[0].upper() + voice[1:], janda="janda" if woman else "duda")
        self.update(Pasangan="Suami" if woman else "Istri", Hamil=self["P"] if woman else f"Istri {voice}")
        self.family = ("anak", "adik", "kakak", "keponakan", "suami" if woman else "istri")

    def __missing__(self, key: str) -> str:
        value = _fill(key, self)
        self[key] = value
        return value


def in_town(text: str, place: Place) -> str:
    """The text with a city's words: it has wards, not villages."""
    if not place.is_city:
        return text
    for village, ward in (("epala Desa", "epala Kelurahan"), ("kepala desa", "lurah")):
        text = text.replace(village, ward)
    return re.sub(r"\bdesa\b", "kelurahan", re.sub(r"\bDesa\b", "Kelurahan", text))


def fill_answer(template: str, blanks: Blanks, sent_on: date, received_on: date, letter_number: str) -> str:
    """An agency's answer: its own days lie between our letter and its arrival."""
    days = workdays_between(sent_on + timedelta(1), received_on - timedelta(2)) or [sent_on]
    own = Blanks(blanks.place, blanks.rng, blanks.written_on, "pengadu")
    own.update({**blanks, "p": "pengadu", "P": "Pengadu"})
    own["tglr"] = long_day(blanks.rng.choice(days[-18:]))
    own["surat"] = letter_number
    text = in_town(template.format_map(own), blanks.place)
    blanks.update({key: value for key, value in own.items() if key not in ("p", "P", "tglr", "surat")})
    return text


def _shares(text: str) -> dict[str, int]:
    words = text.split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


def _add_line(topic: Topic, word: str, rest: str) -> None:
    if word == "where":
        topic.where = tuple(rest.split())
    elif word == "agencies":
        topic.agencies = {item.split()[0]: int(item.split()[1]) for item in rest.split(", ")}
    elif word == "second":
        topic.second = tuple(rest.split(", "))
    elif word == "group":
        topic.group = int(rest)
    else:
        head, _, kinds = word.partition("@")
        name = head.rstrip("0123456789")
        topic.lines.append(Line(name, head[len(name) :], tuple(kinds.split(",")) if kinds else (), rest))


_COMPANIES = (
    "Sinar Abadi,Mitra Sejahtera,Karya Utama,Cahaya Mulia,Tirta Makmur,Graha Permata,Bintang Selatan,Prima Jaya"
)
_PROPOSALS = (
    "subsidi pupuk disalurkan langsung kepada petani",
    "tarif pajak kendaraan bagi angkutan umum diturunkan",
    "syarat usia pelamar CPNS dinaikkan",
    "izin usaha mikro dibebaskan dari biaya",
    "dana bagi hasil daerah penghasil ditambah",
    "sanksi bagi pengemudi angkutan daring diatur tegas",
    "dokumen kependudukan berlaku seumur hidup tanpa legalisir",
    "masa jabatan kepala desa ditinjau kembali",
)


def _fill(key: str, blanks: Blanks) -> str:
    rng, place = blanks.rng, blanks.place
    if key == "tgl":
        return long_day(blanks.began_on)
    if key.startswith("tgl"):
        # What followed, "tgl2" and the like, lies between the event and the letter.
        return long_day(
            blanks.began_on + timedelta(rng.randint(8, max(9, (blanks.written_on - blanks.began_on).days - 6)))
        )
    if key == "shm":
        return f"SHM No. {rng.randint(87, 4960)}"
    if key == "perkara":
        return f"{rng.randint(11, 290)}/Pdt.G/{blanks.written_on.year - rng.randint(1, 3)}"
    if key == "kasasi":
        return f"{rng.randint(210, 3100)} K/Pdt/{blanks.written_on.year - rng.randint(1, 4)}"
    if key == "hubungan":
        return rng.choice(blanks.family)
    if key == "Hubungan":
        return blanks["hubungan"].capitalize()
    return _MAKERS[key](place, rng, blanks.written_on.year)


def _area(_place: Place, rng: Random, _year: int) -> str:
    return f"{rng.randint(12, 980) * 10:,} m2".replace(",", ".")


def _rupiah(_place: Place, rng: Random, _year: int) -> str:
    return f"Rp{rng.choice((4, 7, 12, 15, 18, 22, 27, 35, 48, 60, 75, 90, 120, 164, 210, 335)):,}.000.000"


_MAKERS: dict[str, Callable[[Place, Random, int], str]] = {
    "desa": lambda place, rng, year: rng.choice(villages_of(place)),
    "kec": lambda place, rng, year: rng.choice(place.districts),
    "kab": lambda place, rng, year: place.full_name,
    "prov": lambda place, rng, year: place.province,
    "luas": _area,
    "luaskecil": lambda place, rng, year: f"{rng.randint(61, 99)} m2",
    "ha": lambda place, rng, year: f"{rng.choice((18, 35, 64, 110, 125, 240, 387, 520, 900))} hektare",
    "tahun": lambda place, rng, year: str(rng.randint(1979, 2009)),
    "tahunlama": lambda place, rng, year: str(rng.randint(2000, 2005)),
    "tahunbaru": lambda place, rng, year: str(rng.randint(2013, year - 1)),
    "rp": _rupiah,
    "rpbig": lambda place, rng, year: f"Rp{rng.randint(1, 38)},{rng.randint(1, 9)} miliar",
    "rpm2": lambda place, rng, year: f"Rp{rng.choice((35, 60, 85, 110, 150, 240))}.000",
    "biaya": lambda place, rng, year: str(rng.choice((150, 200, 250, 300, 350, 500, 600, 750))),
    "orang": lambda place, rng, year: str(rng.randint(11, 320)),
    "kk": lambda place, rng, year: str(rng.randint(14, 260)),
    "km": lambda place, rng, year: str(rng.randint(2, 23)),
    "bulan": lambda place, rng, year: str(rng.randint(3, 14)),
    "kerja": lambda place, rng, year: str(rng.randint(3, 27)),
    "umur": lambda place, rng, year: str(rng.randint(63, 86)),
    "lain": lambda place, rng, year: "Sdr. " + invent_name(place, rng),
    "pt": lambda place, rng, year: "PT " + rng.choice(_COMPANIES.split(",")),
    "kebun": lambda place, rng, year: (
        "PT " + rng.choice(("Agro Lestari Raya", "Sawit Mas Perdana", "Hutani Sejahtera"))
    ),
    "tambang": lambda place, rng, year: (
        rng.choice(("PT", "CV")) + " " + rng.choice(("Batu Alam Sentosa", "Bara Energi Mandala", "Mineral Indah"))
    ),
    "pabrik": lambda place, rng, year: (
        rng.choice(("pabrik tekstil", "pabrik kelapa sawit", "peternakan ayam", "pabrik kertas", "pabrik tapioka"))
        + " PT "
        + rng.choice(_COMPANIES.split(","))
    ),
    "umurtua": lambda place, rng, year: str(rng.randint(85, 94)),
    "umuranak": lambda place, rng, year: str(rng.randint(6, 16)),
    "tahundd": lambda place, rng, year: str(rng.randint(2015, max(2015, year - 1))),
    "rpjuta": lambda place, rng, year: f"Rp{rng.randint(65, 940)}.000.000",
    "biaya2": lambda place, rng, year: str(rng.choice((250, 400, 450, 550, 650, 800, 850, 950))),
    "usul": lambda place, rng, year: rng.choice(_PROPOSALS),
}
