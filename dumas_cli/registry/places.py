"""A province, kabupaten or kota as written -> the one place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dumas_cli.records import Place
from dumas_cli.registry.text import KIND_WORDS, blanks, key, nearest, squeeze, words

# The province a newer one was taken from: a register written before the law names the old one.
# UU 46/1999 (Maluku Utara, Papua Barat), 23/2000 (Banten), 27/2000 (Babel), 38/2000 (Gorontalo),
# 25/2002 (Kepri), 26/2004 (Sulbar), 20/2012 (Kaltara), 14-16/2022 and 29/2022 (Papua).
FORMER_PARENTS: dict[str, tuple[str, ...]] = {
    "19": ("16",),
    "21": ("14",),
    "36": ("32",),
    "65": ("64",),
    "75": ("71",),
    "76": ("73",),
    "82": ("81",),
    "92": ("91",),
    "93": ("91",),
    "94": ("91",),
    "95": ("91",),
    "96": ("92", "91"),
}

_NOTHING = {"", "na", "tidakada", "tidakdiketahui", "tanpa", "kosong", "null", "none", "nihil"}
# A kind glued to the name, as spaced letters leave it ("K A B . B O G O R").
_GLUED = (
    ("kabupatenadministrasi", "kabupaten"),
    ("kabupaten", "kabupaten"),
    ("kab", "kabupaten"),
    ("kotaadministrasi", "kota"),
    ("kota", "kota"),
)
_PARTS = re.compile(r"[,;()\n\r]|\s[-–—]\s")
# "Kab. Kota Baru" is the kabupaten Kotabaru; "Kab/Kota Baru" does not say of which kind Baru is.
_KABUPATEN_KOTA = re.compile(r"\s*kab(?:upaten)?\b[\s.]*(?=kota\b)", re.IGNORECASE)
_BELOW = ("kec", "kecamatan", "kel", "kelurahan", "desa", "ds", "dusun", "jl", "jalan", "rt", "rw")


@dataclass(frozen=True)
class PlaceMatch:
    """What a row's place columns came to.

    ``place`` is None where the words fit no place, or several, or contradict each other; ``reason`` then
    says why, without repeating what was written. ``province`` is the province where at least that is sure, ``fits`` are
    the places among which nothing decides.
    """

    place: Place | None
    reason: str
    province: Place | None = None
    _nearest: Callable[[], tuple[str, ...]] = field(default=tuple, repr=False, compare=False)
    fits: tuple[Place, ...] = ()

    @property
    def nearest(self) -> tuple[str, ...]:
        """Up to three full names most like what was written; looked up when asked for."""
        return self._nearest()


class PlaceRegistry:
    """Finds places by name, by the rows' own columns, and remembers what it found."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = tuple(places)
        self._found: dict[tuple[str, str], PlaceMatch] = {}

    @cached_property
    def by_code(self) -> dict[str, Place]:
        """Every place by its Kemendagri code."""
        return {place.code: place for place in self._places}

    def province_of(self, place: Place) -> Place | None:
        """The province a place lies in; the place itself where it is one."""
        return self.by_code.get(place.province_code)

    def resolve(self, regency: str | None, province: str | None) -> PlaceMatch:
        """The place that the two columns name, either of which may be blank.

        A Kota and a Kabupaten of the same name are never confused: without the kind the province must
        decide, else the place stays open. A former parent province is accepted (Papua for Merauke).
        Only a province given: the province.
        """
        asked = (regency or "", province or "")
        match = self._found.get(asked)
        if match is None:
            match = self._found[asked] = self._resolve(*asked)
        return match

    def decide(self, match: PlaceMatch, beside: Iterable[str | None]) -> PlaceMatch:
        """A match that several places fit, decided by what other cells of the row say, the first that says it.

        A cell decides where it names just one of them with its kind: "Pemerintah Kota Bandung", "Jl. Braga, Kab.
        Bandung", "Wali Kota Bandung". Without such a cell the place stays open.
        """
        if match.place is not None or len(match.fits) < 2:
            return match
        for text in beside:
            found = words(text or "")
            named = [place for place in match.fits if self._is_named(place, found)]
            if len(named) == 1:
                return PlaceMatch(named[0], "Another column of the row decided.", self.province_of(named[0]))
        return match

    def _is_named(self, place: Place, found: Sequence[str]) -> bool:
        """Whether the words hold the place's name right after a word of its kind, and not a longer name there."""
        for at, word in enumerate(found):
            if word not in _LEADS[place.kind]:
                continue
            for end in range(min(at + 5, len(found)), at + 1, -1):
                fits = self._regency_names.get((place.kind, squeeze(found[at + 1 : end])))
                if fits:
                    if place in fits:
                        return True
                    break
        return False

    def _resolve(self, regency: str, province: str) -> PlaceMatch:
        has_regency, has_province = not _is_blank(regency), not _is_blank(province)
        if not has_regency and not has_province:
            return PlaceMatch(None, "No place is given.")
        provinces = self._provinces(province) if has_province else ()
        if has_province and not provinces and not has_regency:
            return self._in_one_cell(province, known=None)
        if not has_regency:
            return PlaceMatch(provinces[0], "Only the province is given.", provinces[0])
        given = provinces[0] if provinces else None
        match = self._in_one_cell(regency, known=given)
        if has_province and given is None and match.place is not None:
            note = "The province is not a known one; the kabupaten or kota alone decided."
            return PlaceMatch(match.place, note, match.province)
        return match

    def _in_one_cell(self, text: str, known: Place | None) -> PlaceMatch:
        """The place that one cell names, within the province where one is known."""
        fits = self._regencies(_words(text))
        if fits:
            return self._choose(fits, text, known)
        fits, beside = self._in_parts(text) or self._before_province(text)
        if fits:
            if known is not None and beside is not None and known != beside:
                return self._open("The two place columns name two provinces.", text, None)
            return self._choose(fits, text, known or beside)
        provinces = self._provinces(text)
        if provinces and known is not None and known != provinces[0]:
            return self._open("The two place columns name two provinces.", text, None)
        if provinces:
            return PlaceMatch(provinces[0], "Only the province is given.", provinces[0])
        if known is not None and (fits := self._within(_words(text), known)):
            return self._choose(fits, text, known)
        return self._open("No place of this name is known.", text, known)

    def _choose(self, fits: tuple[Place, ...], text: str, known: Place | None) -> PlaceMatch:
        if known is not None:
            inside = [place for place in fits if place.province_code == known.code]
            if not inside:
                inside = [place for place in fits if known.code in FORMER_PARENTS.get(place.province_code, ())]
            if not inside:
                reason = f"{_either(fits)} does not lie in {known.full_name}."
                return PlaceMatch(None, reason, None, lambda: tuple(place.full_name for place in fits[:3]))
            fits = tuple(inside)
        if len(fits) == 1:
            return PlaceMatch(fits[0], "The name fits one place.", self.province_of(fits[0]))
        return PlaceMatch(
            None,
            f"{_either(fits, 'and')} fit; which one is meant is not said.",
            self._common_province(fits),
            lambda: tuple(place.full_name for place in fits[:3]),
            fits,
        )

    def _open(self, reason: str, text: str, known: Place | None) -> PlaceMatch:
        return PlaceMatch(None, reason, known, lambda: self._like(text, known))

    def _like(self, text: str, known: Place | None) -> tuple[str, ...]:
        """Full names of up to three places whose bare name is most like the text, in the province where known."""
        inside = [place for place in self._places if known is None or place.province_code == known.code]
        bare = " ".join(word for word in words(text) if word not in KIND_WORDS)
        like = nearest(bare, sorted({place.name for place in inside}))
        return tuple(place.full_name for name in like for place in inside if place.name == name)[:3]

    def _common_province(self, fits: tuple[Place, ...]) -> Place | None:
        codes = {place.province_code for place in fits}
        return self.by_code.get(codes.pop()) if len(codes) == 1 else None

    def _provinces(self, text: str) -> tuple[Place, ...]:
        found = words(text)
        if not found:
            return ()
        names = self._province_names
        for name in (squeeze(found), *(key(part) for part in _PARTS.split(text))):
            place = names.get(name) or names.get(name.removeprefix("provinsi").removeprefix("propinsi"))
            if place is not None:
                return (place,)
        return ()

    def _regencies(self, found: tuple[str, ...]) -> tuple[Place, ...]:
        if not found or found[0] == "provinsi":
            return ()
        names = self._regency_names
        if found[:2] == ("kabupaten", "kota"):
            return names.get(("kabupaten", squeeze(found[1:])), ()) or self._regencies(found[2:])
        whole = squeeze(found)
        if found[0] in KIND_WORDS and len(found) > 1:
            return names.get((found[0], squeeze(found[1:])), ()) or names.get(("", whole), ())
        fits = names.get(("", whole), ())
        if not fits and found[-1] in KIND_WORDS:
            fits = names.get((found[-1], squeeze(found[:-1])), ())
        if not fits:
            for start, kind in _GLUED:
                if whole.startswith(start):
                    fits = fits or names.get((kind, whole.removeprefix(start)), ())
        return fits

    def _within(self, found: tuple[str, ...], province: Place) -> tuple[Place, ...]:
        """Places of a province whose spelling holds only with its kind, but which it has no other of ("Makasar")."""
        names = self._regency_names
        fits = (*names.get(("kabupaten", squeeze(found)), ()), *names.get(("kota", squeeze(found)), ()))
        return tuple(place for place in fits if place.province_code == province.code)

    def _in_parts(self, text: str) -> tuple[tuple[Place, ...], Place | None] | None:
        """Places named in a cell of several parts ("Kec. Cibinong, Kab. Bogor, Jawa Barat"), and the province."""
        parts = [part for part in map(blanks, _PARTS.split(text)) if words(part)]
        if len(parts) < 2:
            return None
        named = [p[0] for part in parts if not self._kinded(part) and (p := self._provinces(part))]
        rest = [part for part in parts if words(part)[0] not in _BELOW]
        fits = [(part, found) for part in rest if (found := self._regencies(_words(part)))]
        for better in (self._kinded, lambda part: not self._provinces(part)):
            fits = [(part, found) for part, found in fits if better(part)] or fits
        distinct = {place.code: place for _, found in fits for place in found}
        return (tuple(distinct[code] for code in sorted(distinct)), named[0] if named else None) if fits else None

    def _before_province(self, text: str) -> tuple[tuple[Place, ...], Place | None]:
        """Places named right before their province ("Kab Bogor Jawa Barat"), and the province."""
        found = _words(text)
        for at in range(1, len(found)):
            province = self._province_names.get(squeeze(found[at:]).removeprefix("provinsi"))
            fits = self._regencies(found[:at]) if province is not None else ()
            if fits:
                return fits, province
        return (), None

    @staticmethod
    def _kinded(part: str) -> bool:
        found = _words(part)
        return bool(found) and found[0] in ("kabupaten", "kota")

    @cached_property
    def _province_names(self) -> dict[str, Place]:
        names: dict[str, Place] = {}
        for place in self._places:
            if place.kind == "provinsi":
                for name in (place.name, place.full_name, *place.aliases):
                    names.setdefault(squeeze(words(name)), place)
        return names

    @cached_property
    def _regency_names(self) -> dict[tuple[str, str], tuple[Place, ...]]:
        """Places by ("", name) for a bare name and by (kind, name); several where the name is shared."""
        names: dict[tuple[str, str], dict[str, Place]] = defaultdict(dict)
        for place in self._places:
            if place.kind == "provinsi":
                continue
            for name in (place.name, *place.aliases):
                found = words(name)
                # An alias with its kind before it ("Kabupaten Pontianak", now Mempawah) holds only so.
                kinded = found[0] in KIND_WORDS and len(found) > 1 and name != place.name
                bare = squeeze(found[1:]) if kinded else squeeze(found)
                names[place.kind, bare][place.code] = place
                if not kinded:
                    names["", bare][place.code] = place
        return {name: tuple(fits[code] for code in sorted(fits)) for name, fits in names.items()}


_LEADS = {
    "kota": ("kota", "pemkot", "kotamadya", "kodya", "walikota"),
    "kabupaten": ("kabupaten", "kab", "pemkab", "bupati"),
}


def _words(text: str) -> tuple[str, ...]:
    """The words of a place, with the kind of a name that itself begins with "Kota"."""
    if begin := _KABUPATEN_KOTA.match(text):
        return ("kabupaten", *words(text[begin.end() :]))
    return words(text)


def _is_blank(text: str) -> bool:
    return squeeze(words(text)) in _NOTHING


def _either(fits: Iterable[Place], word: str = "or") -> str:
    return f" {word} ".join(f"{place.full_name} ({place.province})" for place in fits)
