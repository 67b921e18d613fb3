"""The agencies that follow from the places: regional governments and the offices of land, police and courts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dumas_cli.records import Agency, Place
from dumas_cli.registry.text import key

# Provinces without an administrative court of their own, as far as generally known.
_NO_PTUN = {"65", "76", "82", "92", "93", "94", "95", "96"}
# The seat of the high courts where it is not the province's present capital.
_COURT_SEATS = {"63": "Banjarmasin", "18": "Tanjung Karang", "31": "Jakarta"}
_PTUN_SEATS = {"63": "Banjarmasin", "31": "Jakarta"}
# Provinces whose official name nobody puts on a letter.
_BRIEF = {"31": "DKI Jakarta", "34": "DI Yogyakarta"}
# Names of courts and prosecution offices that follow no place name (general knowledge).
_OWN_NAMES = {
    "13.02": ("Koto Baru",),
    "18.71": ("Tanjung Karang",),
    "32.04": ("Bale Bandung",),
    "32.02": ("Cibadak",),
    "53.09": ("Bajawa",),
    "52.06": ("Raba Bima",),
    "52.72": ("Raba Bima",),
}


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office that every regency, or every province, is taken to have."""

    kind: str
    prefix: str
    short: str
    with_kind: bool  # its full name says Kabupaten or Kota
    at_seat: bool = False  # it is often called by the town it stands in


_REGENCY_OFFICES = (
    Office("Kantor Pertanahan", "Kantor Pertanahan", "Kantah", True),
    Office("Kepolisian Resor", "Kepolisian Resor", "Polres", False),
    Office("Kejaksaan Negeri", "Kejaksaan Negeri", "Kejari", False, at_seat=True),
    Office("Pengadilan Negeri", "Pengadilan Negeri", "PN", False, at_seat=True),
    Office("Pengadilan Agama", "Pengadilan Agama", "PA", False, at_seat=True),
)


def derived_agencies(places: Iterable[Place], groups: Mapping[str, str]) -> tuple[Agency, ...]:
    """The regional governments and vertical offices of all places, in order of the places' codes.

    ``groups`` gives the report's group of each kind. The names follow the pattern of such offices; that
    every regency is served by a court or a police resort of its own is not claimed. What is written on
    a letter is what counts, and the row's place says which region is meant.
    """
    listed = sorted(places, key=lambda place: place.code)
    shared = {name for name, n in Counter(key(p.name) for p in listed if p.kind != "provinsi").items() if n > 1}
    taken = {key(name) for place in listed for name in (place.name, *place.aliases)}
    out: list[Agency] = []
    for place in listed:
        found = _of_province(place) if place.kind == "provinsi" else _of_regency(place, shared, taken)
        out.extend(
            Agency(
                name=name,
                kind=kind,
                group=groups.get(kind, "others"),
                short=short,
                aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias not in (name, short)),
                place_code=place.code,
            )
            for kind, name, short, aliases in found
        )
    return tuple(out)


Draft = tuple[str, str, str, list[str]]


def _of_province(place: Place) -> Iterator[Draft]:
    brief = _BRIEF.get(place.code, place.name)
    names = [place.name, *place.aliases]

    def called(prefix: str, *more: str) -> list[str]:
        return [f"{prefix} {name}" for name in (*names, *more)]

    yield (
        "Pemerintah Provinsi",
        f"Pemerintah Provinsi {brief}",
        f"Pemprov {brief}",
        called("Pemerintah Provinsi") + called("Pemerintah"),
    )
    yield (
        "Kantor Wilayah BPN",
        f"Kantor Wilayah BPN Provinsi {brief}",
        f"Kanwil BPN {brief}",
        called("Kantor Wilayah BPN")
        + called("Kantor Wilayah BPN Provinsi")
        + called("Kantor Pertanahan Provinsi")
        + called("Kantor Pertanahan"),
    )
    metro = ["Kepolisian Daerah Metro Jaya"] if place.code == "31" else []
    yield (
        "Kepolisian Daerah",
        f"Kepolisian Daerah {brief}",
        "Polda Metro Jaya" if metro else f"Polda {brief}",
        metro + called("Kepolisian Daerah") + called("Kepolisian Daerah Provinsi"),
    )
    yield (
        "Kejaksaan Tinggi",
        f"Kejaksaan Tinggi {brief}",
        f"Kejati {brief}",
        called("Kejaksaan Tinggi") + called("Kejaksaan Tinggi Provinsi"),
    )
    seat = _COURT_SEATS.get(place.code, place.capital)
    yield (
        "Pengadilan Tinggi",
        f"Pengadilan Tinggi {brief}",
        f"PT {seat}",
        called("Pengadilan Tinggi", *({seat} - {""})),
    )
    if place.code not in _NO_PTUN and place.capital:
        seat = _PTUN_SEATS.get(place.code, place.capital)
        yield "Pengadilan Tata Usaha Negara", f"Pengadilan Tata Usaha Negara {seat}", f"PTUN {seat}", []


def _of_regency(place: Place, shared: set[str], taken: set[str]) -> Iterator[Draft]:
    kind = place.kind.capitalize()
    aliases = [alias.removeprefix(f"{kind} ") for alias in place.aliases if _is_bare(alias)]
    kinded = [alias for alias in place.aliases if not _is_bare(alias)]
    names = [place.name, *aliases]
    full = [f"{kind} {name}" for name in names] + kinded
    government = "Pemkab" if kind == "Kabupaten" else "Pemkot"
    yield (
        f"Pemerintah {kind}",
        f"Pemerintah {kind} {place.name}",
        f"{government} {place.name}",
        [f"Pemerintah {name}" for name in (*full, *names)],
    )
    seats = [s for s in (place.capital, *_OWN_NAMES.get(place.code, ())) if s and key(s) not in taken]
    for office in _REGENCY_OFFICES:
        long = office.with_kind or key(place.name) in shared
        name = f"{office.prefix} {kind} {place.name}" if long else f"{office.prefix} {place.name}"
        short = f"{office.short} {'Kab.' if kind == 'Kabupaten' else 'Kota'} {place.name}" if long else ""
        also = [f"{office.prefix} {called}" for called in (*full, *names)]
        if kind == "Kota":
            also += [f"{office.prefix} {called} Kota" for called in names]
        if office.at_seat:
            also += [f"{office.prefix} {seat}" for seat in seats]
        yield office.kind, name, short or f"{office.short} {place.name}", also


def _is_bare(alias: str) -> bool:
    return not alias.startswith(("Kabupaten ", "Kota "))
