"""The work unit of a known body (a regional dinas, a ministry's directorate) keeps its name, with the body's group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dumas_cli.records import Agency, Place
from dumas_cli.registry.offices import begin, core
from dumas_cli.registry.text import KIND_WORDS, words

Lookup = Callable[[tuple[str, ...], int | None, Place | None], Agency | None]

_GOVERNMENTS = frozenset({"Pemerintah Provinsi", "Pemerintah Kabupaten", "Pemerintah Kota"})

# How the units of a regional government begin.
_REGIONAL = frozenset(
    {
        *("dinas", "disdik", "dinkes", "disnaker", "disnakertrans", "dinsos", "distan", "dishub", "dispenda"),
        *("bapenda", "bappeda", "bpbd", "bkd", "bkpsdm", "bkpp", "bpkad", "bpmd", "bpm", "badan", "bagian"),
        *("biro", "inspektorat", "satpol", "rsud", "rsu", "uptd", "kecamatan", "camat", "kelurahan", "lurah"),
        *("desa", "kades", "sekretariat", "dprd", "puskesmas", "pdam", "perumda", "perusda", "pasar", "sd"),
        *("sdn", "smp", "smpn", "sma", "sman", "smk", "smkn", "kadis", "kadinas"),
        "pemerintahan",
    }
)
# How the units of a central body begin, or what tells them from the body itself.
_CENTRAL = frozenset(
    {
        *("kanwil", "kph", "kantor", "ditjen", "dirjen", "direktorat", "badan", "pusat", "balai", "balitbang", "biro"),
        *("deputi", "inspektorat", "sekretariat", "kanreg", "kanim", "lapas", "rutan", "area", "cabang"),
        *("unit", "wilayah", "rayon", "up3", "divre", "daop", "regional", "perwakilan", "bnnp", "bnnk", "kpp"),
        "kppn",
    }
)
_VERTICAL = {("kepolisian", "sektor"): ("Kepolisian Sektor", "Kepolisian Resor")}

# Words that stay in capitals when a name written all in capitals is set in upper and lower case.
_ACRONYMS = frozenset(
    {
        *("PUPR", "PU", "PUPRPKP", "PMD", "PKP", "SDA", "ESDM", "KB", "PPKB", "BKD", "BKPSDM", "BKPP", "BPBD"),
        *("BPKAD", "BPMD", "BPM", "RSUD", "RSU", "UPTD", "UPT", "PDAM", "DPRD", "SD", "SDN", "SMP", "SMPN"),
        *("SMA", "SMAN", "SMK", "SMKN", "PP", "UKM", "LH", "KPH", "TPA", "RT", "RW", "RI", "II", "III", "IV"),
        *("KPU", "BPS", "PPA", "PTSP"),
    }
)
# What a unit is called by its head or by a short form.
_HEADS = {
    "camat": "Kecamatan",
    "lurah": "Kelurahan",
    "kades": "Desa",
    "kadis": "Dinas",
    "kadinas": "Dinas",
    "disdik": "Dinas Pendidikan",
    "dinkes": "Dinas Kesehatan",
    "disnaker": "Dinas Tenaga Kerja",
    "dinsos": "Dinas Sosial",
    "dishub": "Dinas Perhubungan",
}
_SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "serta", "atau", "pada"})


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Reads names of work units. ``lookup`` finds a body by its words, ``groups`` the group of a kind."""

    lookup: Lookup
    groups: Mapping[str, str]

    def read(self, name: str, year: int | None, place: Place | None) -> Agency | None:
        """The unit as an agency, or None where the words name no unit of a known body."""
        found = core(words(name))
        return (
            self._vertical(name, found, place) or self._in_region(name, year, place) or self._central(name, found, year)
        )

    def _vertical(self, name: str, found: tuple[str, ...], place: Place | None) -> Agency | None:
        begun = begin(found)
        for start, (kind, parent) in _VERTICAL.items():
            if begun[: len(start)] == start and len(begun) > len(start):
                code = place.code if place is not None and place.kind != "provinsi" else None
                return Agency(name=name, kind=kind, group=self.groups.get(parent, "others"), place_code=code)
        return None

    def _in_region(self, name: str, year: int | None, place: Place | None) -> Agency | None:
        """A unit named for its region ("Dinas Pendidikan Kab. Bogor", "BPS Kab. Bogor"), the region in one spelling."""
        parts = _unaddressed(name.split())
        for at in _region_starts(parts):
            region, unit = words(" ".join(parts[at:])), words(" ".join(parts[:at]))
            if not region or not unit or region in (("kota",), ("kabupaten",)):
                continue
            # An inspectorate or an office may be anyone's: it is a region's only where the region's kind is said.
            if region[0] not in KIND_WORDS and unit[0] in _REGIONAL & _CENTRAL:
                continue
            government = self.lookup(("pemerintah", *region), year, place)
            if government is None or government.kind not in _GOVERNMENTS:
                continue
            written = _set_in_case(parts[:at])
            may_be_central = unit[0] in _CENTRAL or (region[0] in KIND_WORDS and unit[0] not in _REGIONAL)
            body = self._body(unit, year) if may_be_central else None
            if body is None and unit[0] not in _REGIONAL:
                continue
            called = body.name if body is not None and self.lookup(unit, year, None) == body else written
            below = "Provinsi" if government.kind == "Pemerintah Provinsi" else "Kabupaten/Kota"
            return Agency(
                name=f"{called} {government.name.removeprefix('Pemerintah ')}",
                kind=body.kind if body else f"Perangkat Daerah {below}",
                group=body.group if body else government.group,
                place_code=government.place_code,
            )
        return None

    def _central(self, name: str, found: tuple[str, ...], year: int | None) -> Agency | None:
        """A unit of a central body ("Ditjen Pajak Kementerian Keuangan", "PLN Area Cirebon"), kept as written."""
        body = self._body(found, year) if _CENTRAL & set(found) else None
        return Agency(name=name, kind=body.kind, group=body.group) if body is not None else None

    def _body(self, found: tuple[str, ...], year: int | None) -> Agency | None:
        """The central body named among the words, the longest name first."""
        for length in range(len(found), 0, -1):
            for at in range(len(found) - length + 1):
                window = found[at : at + length]
                if length == 1 and (len(window[0]) < 3 or window[0] in _CENTRAL):
                    continue
                body = self.lookup(window, year, None)
                if body is not None and body.place_code is None:
                    return body
        return None


def _region_starts(parts: list[str]) -> Iterator[int]:
    """Where the region may begin: at its kind, the last first; else the longest ending that may be a name."""
    kinds = [i for i in range(1, len(parts)) if set(words(parts[i])[:1]) & KIND_WORDS]
    yield from reversed(kinds)
    for i in range(max(1, len(parts) - 5), len(parts)):
        if i not in kinds:
            yield i


def _unaddressed(parts: list[str]) -> list[str]:
    """The parts without "Yth. Kepala" or "Kantor" before a unit's own name; a head's title as his unit."""
    while len(parts) > 1:
        first, second = words(parts[0]), words(parts[1])
        if first not in (("yth",), ("kepala",), ("bapak",), ("ibu",)) and not (
            first == ("kantor",) and second[:1] and second[0] in _REGIONAL
        ):
            break
        parts = parts[1:]
    head = _HEADS.get("".join(words(parts[0])))
    if head is None or len(parts) == 1:
        return parts
    in_capitals = " ".join(parts).isupper()
    return [*(head.upper() if in_capitals else head).split(), *parts[1:]]


def _set_in_case(parts: list[str]) -> str:
    """The unit's name without the comma before its region; capitals made upper and lower case."""
    text = " ".join(parts).strip(" ,;-–(")
    for tail in (" pemerintah", " pemerintah daerah", " pemkab", " pemkot", " pemprov", " pemda"):
        if text.casefold().endswith(tail):
            text = text[: -len(tail)].strip(" ,;-–(")
    if not (text.isupper() or text.islower()):
        return text
    out = []
    for i, word in enumerate(text.split()):
        if word.upper().strip(".,()") in _ACRONYMS:
            out.append(word.upper())
        elif i and word.casefold() in _SMALL:
            out.append(word.casefold())
        else:
            out.append(word.capitalize())
    return " ".join(out)
