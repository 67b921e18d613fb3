"""The work unit of a known body (a regional dinas, a ministry's directorate) keeps its name, with the body's group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dumas_cli.privacy import mask_text
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
        *("disdukcapil", "disperindag", "dishut", "disbun", "dispora", "disparbud", "disbudpar", "distamben"),
        *("dpmptsp", "bpmptsp", "dlh", "blh", "bplhd", "kesbangpol", "dpupr", "dpu", "pemerintahan"),
    }
)
# How the units of a central body begin, or what tells them from the body itself.
_CENTRAL = frozenset(
    {
        *("kanwil", "kph", "kantor", "ditjen", "dirjen", "direktorat", "badan", "pusat", "balai", "balitbang", "biro"),
        *("deputi", "inspektorat", "sekretariat", "kanreg", "kanim", "lapas", "rutan", "area", "cabang"),
        *("unit", "wilayah", "rayon", "up3", "divre", "daop", "regional", "perwakilan", "distribusi", "kpp", "kppn"),
    }
)
# Short names of bodies that are ordinary words too: in the middle of a name they mean no body.
_ORDINARY = frozenset({"mandiri", "garuda", "antara", "timah", "merpati", "waskita", "pal", "lan", "big", "kip", "sig"})
_VERTICAL = {("kepolisian", "sektor"): ("Kepolisian Sektor", "Kepolisian Resor")}

# What a body calls its units in the regions ("KPUD Kab. Bogor"), and how that is printed; "" prints the body's name.
_IN_REGIONS = {
    "kpud": (("kpu",), ""),
    "bnnp": (("bnn",), ""),
    "bnnk": (("bnn",), ""),
    "panwaslu": (("bawaslu",), "Panwaslu"),
    "kpid": (("kpi",), "KPID"),
}

# Beginnings that only the units of one body have, as they are printed, and that body.
_OF_BODY: dict[str, tuple[str, ...]] = {
    "direktorat jenderal pajak": ("KPP Pratama", "KPP Madya", "KPP Wajib Pajak", "KPP PMA", "Kantor Pelayanan Pajak"),
    "direktorat jenderal bea dan cukai": ("KPPBC", "Kantor Pengawasan dan Pelayanan Bea dan Cukai"),
    "direktorat jenderal perbendaharaan": ("KPPN", "Kantor Pelayanan Perbendaharaan Negara"),
    "direktorat jenderal kekayaan negara": ("KPKNL", "Kantor Pelayanan Kekayaan Negara dan Lelang"),
    "direktorat jenderal imigrasi": ("Kantor Imigrasi", "Rumah Detensi Imigrasi", "Rudenim"),
    "direktorat jenderal pemasyarakatan": (
        *("Lapas", "Lembaga Pemasyarakatan", "Rutan", "Rumah Tahanan", "Bapas", "Balai Pemasyarakatan", "LPKA"),
    ),
    "kementerian luar negeri": ("KBRI", "KJRI", "Kedutaan Besar Republik Indonesia", "Kedubes RI"),
    "kementerian agama": ("UIN", "IAIN", "STAIN", "Universitas Islam Negeri", "Institut Agama Islam Negeri"),
    "kementerian riset teknologi dan pendidikan tinggi": ("Kopertis", "Politeknik Negeri"),
    "bnp2tki": ("BP3TKI", "LP3TKI", "P4TKI"),
    "bpom": ("BBPOM", "Balai Besar POM", "Balai POM"),
    "tni ad": ("Kodam", "Korem", "Kodim", "Koramil", "RSPAD"),
    "tni al": ("Lantamal", "Lanal"),
    "tni au": ("Lanud",),
    "tni": ("Oditurat Militer",),
    "mahkamah agung": (
        *("Pengadilan Tinggi Agama", "Pengadilan Tinggi Tata Usaha Negara", "Pengadilan Militer"),
        *("Pengadilan Hubungan Industrial", "Pengadilan Niaga", "Pengadilan Tindak Pidana Korupsi"),
    ),
}
_BODY_BY_START: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {
    words(start): (start, words(body)) for body, starts in _OF_BODY.items() for start in starts
}
_LONGEST_START = max(map(len, _BODY_BY_START))

# How the parts of an office of police begin, before the office's own name ("Ditreskrimum Polda Metro Jaya").
_POLICE_PARTS = frozenset(
    {
        *("ditreskrimum", "dirreskrimum", "ditreskrimsus", "dirreskrimsus", "ditresnarkoba", "dirresnarkoba"),
        *("ditlantas", "dirlantas", "ditintelkam", "bidpropam", "kabidpropam", "propam", "satreskrim", "reskrim"),
        *("kasatreskrim", "satlantas", "kasatlantas", "satresnarkoba", "kasat", "kasi", "kanit", "unit", "bidang"),
        *("direktorat", "direktur", "kabid", "irwasda", "itwasda", "penyidik", "spkt"),
    }
)
_POLICE = frozenset({"polda", "polres", "polresta", "polrestabes", "kepolisian"})
# How the parts of a parliament or another body begin, before the body's name ("Komisi III DPR RI").
_PARLIAMENT_PARTS = frozenset({"komisi", "fraksi", "panja", "pansus", "mahkamah", "mkd", "bk", "badan"})
_PARLIAMENTS = (("dpr",), ("mpr",), ("dpd",), ("dewan", "perwakilan", "rakyat"), ("dewan", "perwakilan", "daerah"))

# Words that stay in capitals when a name written all in capitals is set in upper and lower case.
_ACRONYMS = frozenset(
    {
        *("PUPR", "PU", "PUPRPKP", "PMD", "PKP", "SDA", "ESDM", "KB", "PPKB", "BKD", "BKPSDM", "BKPP", "BPBD"),
        *("BPKAD", "BPMD", "BPM", "RSUD", "RSU", "UPTD", "UPT", "PDAM", "DPRD", "SD", "SDN", "SMP", "SMPN"),
        *("SMA", "SMAN", "SMK", "SMKN", "PP", "UKM", "LH", "KPH", "TPA", "RT", "RW", "RI", "II", "III", "IV"),
        *("KPU", "BPS", "PPA", "PTSP", "TNI", "AD", "AL", "AU", "PMA", "BUMN", "TMP", "A", "B", "C"),
        *("I", "IA", "IB", "IIA", "IIB", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"),
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
    "disdukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "pangdam": "Kodam",
    "danrem": "Korem",
    "dandim": "Kodim",
    "danramil": "Koramil",
    "danlantamal": "Lantamal",
    "danlanal": "Lanal",
    "danlanud": "Lanud",
    "kalapas": "Lapas",
    "karutan": "Rutan",
    "kakanim": "Kantor Imigrasi",
    "kanim": "Kantor Imigrasi",
}
# Whom a letter is addressed to before a unit's own name; "Direktur" only where a region's unit follows.
_BEFORE_UNIT = frozenset({"yth", "kepala", "bapak", "ibu", "ketua", "pimpinan"})
_BEFORE_REGIONAL = frozenset({"kantor", "direktur"})
_SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "serta", "atau", "pada"})


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Reads names of work units. ``lookup`` finds a body by its words, ``groups`` the group of a kind."""

    lookup: Lookup
    groups: Mapping[str, str]

    def read(self, name: str, year: int | None, place: Place | None) -> Agency | None:
        """The unit as an agency, or None where the words name no unit of a known body.

        A name in which a NIK, a phone number or an e-mail stands is no unit's: it is kept as one that nobody knows.
        """
        if mask_text(name) != name:
            return None
        found = core(words(name))
        return (
            self._vertical(name, found, place)
            or self._begun(name, year)
            or self._in_region(name, year, place)
            or self._part(name, found, year, place)
            or self._central(name, found, year)
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
            owner, own_name = _IN_REGIONS.get(" ".join(unit), (None, ""))
            may_be_central = unit[0] in _CENTRAL or (region[0] in KIND_WORDS and unit[0] not in _REGIONAL)
            if owner is not None:
                body = self.lookup(owner, year, None)
            else:
                body = self._body(unit, year) if may_be_central else None
            if body is None and unit[0] not in _REGIONAL:
                continue
            is_body = body is not None and (owner is not None or self.lookup(unit, year, None) == body)
            called = own_name or (body.name if body is not None and is_body else written)
            below = "Provinsi" if government.kind == "Pemerintah Provinsi" else "Kabupaten/Kota"
            return Agency(
                name=f"{called} {government.name.removeprefix('Pemerintah ')}",
                kind=body.kind if body else f"Perangkat Daerah {below}",
                group=body.group if body else government.group,
                place_code=government.place_code,
            )
        return None

    def _begun(self, name: str, year: int | None) -> Agency | None:
        """A unit that its beginning alone gives to a body ("KPP Pratama Cibinong", "Lapas Kelas I Cipinang")."""
        parts = _unaddressed(name.split())
        for n in range(min(len(parts) - 1, _LONGEST_START), 0, -1):
            start_words = words(" ".join(parts[:n]))
            if not start_words or "kelas" in start_words or not words(" ".join(parts[n:])):
                continue
            of_body = _BODY_BY_START.get(start_words) or _BODY_BY_START.get(begin(start_words))
            if of_body is None:
                continue
            start, owner = of_body
            body = self.lookup(owner, year, None)
            if body is None:
                return None
            return Agency(name=f"{start} {_set_in_case(parts[n:], first=False)}", kind=body.kind, group=body.group)
        return None

    def _part(self, name: str, found: tuple[str, ...], year: int | None, place: Place | None) -> Agency | None:
        """A part of an office of police, or of a parliament, that stands before its name."""
        if found[0] in _POLICE_PARTS:
            at = next((i for i, word in enumerate(found) if i and word in _POLICE), None)
            office = self.lookup(begin(found[at:]), year, place) if at else None
            if office is not None and office.place_code:
                return Agency(name=name, kind=office.kind, group=office.group, place_code=office.place_code)
        if found[0] in _PARLIAMENT_PARTS:
            body = next((tail for tail in _PARLIAMENTS if len(found) > len(tail) and found[-len(tail) :] == tail), None)
            of_state = self.lookup(body, year, None) if body else None
            if of_state is not None:
                return Agency(name=name, kind=of_state.kind, group=of_state.group)
        return None

    def _central(self, name: str, found: tuple[str, ...], year: int | None) -> Agency | None:
        """A unit of a central body ("Ditjen Antah Kementerian Keuangan", "PLN Area Cirebon"), kept as written."""
        body = self._body(found, year) if _CENTRAL & set(found) else None
        return Agency(name=name, kind=body.kind, group=body.group) if body is not None else None

    def _body(self, found: tuple[str, ...], year: int | None) -> Agency | None:
        """The central body named among the words, the longest name first."""
        for length in range(len(found), 0, -1):
            for at in range(len(found) - length + 1):
                window = found[at : at + length]
                if length == 1 and (len(window[0]) < 3 or window[0] in _CENTRAL or (at and window[0] in _ORDINARY)):
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
        first, second = "".join(words(parts[0])), "".join(words(parts[1]))
        if first not in _BEFORE_UNIT and not (first in _BEFORE_REGIONAL and second in _REGIONAL):
            break
        parts = parts[1:]
    head = _HEADS.get("".join(words(parts[0])))
    if head is None or len(parts) == 1:
        return parts
    in_capitals = " ".join(parts).isupper()
    return [*(head.upper() if in_capitals else head).split(), *parts[1:]]


def _set_in_case(parts: list[str], *, first: bool = True) -> str:
    """The unit's name without the comma before its region; capitals made upper and lower case.

    ``first`` says that the name begins here, so that even a small word takes a capital.
    """
    text = " ".join(parts).strip(" ,;-–(")
    for tail in (" pemerintah", " pemerintah daerah", " pemkab", " pemkot", " pemprov", " pemda"):
        if text.casefold().endswith(tail):
            text = text[: -len(tail)].strip(" ,;-–(")
    if not (text.isupper() or text.islower()):
        return text
    return " ".join(_cased(word, small=i > 0 or not first) for i, word in enumerate(text.split()))


def _cased(word: str, *, small: bool) -> str:
    if small and word.casefold() in _SMALL:
        return word.casefold()
    pieces = re.split(r"([/-])", word)
    return "".join(p.upper() if p.upper().strip(".,()") in _ACRONYMS else p.capitalize() for p in pieces)
