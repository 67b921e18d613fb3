"""The many spellings of an agency -> its one name, as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType

from dumas_cli.records import Agency, Place
from dumas_cli.registry.offices import BARE, begin, core, readings, unled
from dumas_cli.registry.text import blanks, nearest, squeeze, words
from dumas_cli.registry.units import UnitReader


@dataclass(frozen=True)
class AgencyMatch:
    """What an agency's name as written came to.

    ``agency`` is None only for a blank. Where the registry does not know the name, or several agencies fit
    and nothing decides, it is the name as written with ``known`` False. ``reason`` is a sentence for people.
    ``always`` says that the name means the same at any place and on any day, ``anywhere`` at any place in that year.
    """

    agency: Agency | None
    reason: str
    _nearest: Callable[[], tuple[str, ...]] = field(default=tuple, repr=False, compare=False)
    always: bool = False
    anywhere: bool = False

    @property
    def nearest(self) -> tuple[str, ...]:
        """Up to three names most like what was written, () where the name was found; looked up when asked for."""
        return self._nearest()


@dataclass(frozen=True, slots=True)
class _Entry:
    agency: Agency
    own_name: bool  # the key is its name or abbreviation, not merely a spelling in use


class AgencyRegistry:
    """Finds agencies by any spelling, by the day of the letter and the row's place, and remembers them."""

    def __init__(self, agencies: Iterable[Agency], taught: Mapping[str, str] = MappingProxyType({})) -> None:
        """``taught`` gives the agency's name for a spelling that the office has taught; it goes before all others.

        One whose agency the registry does not have is left out.
        """
        self.agencies = tuple(agencies)
        self._taught = {spelling_key(alias): name for alias, name in taught.items()}
        self._found: dict[tuple[str, int | None, str | None], AgencyMatch] = {}

    def resolve(self, written: str, *, on: date | None, place: Place | None) -> AgencyMatch:
        """The agency that is meant on a letter sent ``on`` a day about a matter at ``place``.

        Where a spelling fits several, the place decides ("Kejari Bandung": Kota or Kabupaten), then the year
        (a letter of 2017 goes to the ministry of 2017), else it stays open. An office word alone
        ("Polres") is the one of the place; "BPN" alone is the ministry. A name that the year makes
        impossible is followed to its successor or predecessor where the registry names just one. The work
        unit of a known body ("Dinas Pendidikan Kab. X") keeps its own name, with the body's group and place.

        Where the registry has no row for what a body was called in that year, it is found under the nearest name
        that the registry has, whose years may be others.
        """
        year = on.year if on else None
        found = self._found
        match = found.get((written, None, _ALWAYS)) or found.get((written, year, _ANYWHERE))
        if match is not None:
            return match
        asked = (written, year, place.code if place else None)
        match = found.get(asked)
        if match is None:
            match = self._resolve(written, year, place)
            if len(found) >= _REMEMBERED:
                found.clear()
            if match.always:
                asked = (written, None, _ALWAYS)
            elif match.anywhere:
                asked = (written, year, _ANYWHERE)
            found[asked] = match
        return match

    def named(self, name: str) -> Agency | None:
        """The agency of exactly this name."""
        return self._by_name.get(name)

    def search(self, part: str) -> list[Agency]:
        """The agencies with these words, or words that begin so, in their name or a spelling; in order of name."""
        wanted = words(part)
        return sorted(
            (agency for agency in self.agencies if not wanted or _has(agency, wanted)), key=lambda agency: agency.name
        )

    def nearest(self, written: str) -> tuple[str, ...]:
        """Up to three names most like what is written."""
        return nearest(written, self._names)

    def _resolve(self, written: str, year: int | None, place: Place | None) -> AgencyMatch:
        name = blanks(written)
        found = words(name)
        if not found:
            return AgencyMatch(None, "No agency is named.")
        for reading in readings(found) if self._taught else ():
            agency = self._by_name.get(self._taught.get(squeeze(reading), ""))
            if agency is not None:
                agency, turned = self._as_of(agency, year)
                return AgencyMatch(agency, f"The spelling was taught. {turned}".strip(), anywhere=True)
        for reading in readings(found):
            entries = self._index.get(squeeze(reading))
            if entries:
                match = self._choose(name, entries, year, place)
                only = entries[0].agency
                unchanged = only.valid_from is None and only.valid_to is None
                return replace(match, always=unchanged, anywhere=True) if len(entries) == 1 else match
            kinds = BARE.get(reading)
            if kinds:
                return self._of_place(name, kinds, place)
        if (part := self._before_ministry(found, year)) is not None:
            return AgencyMatch(part, "The name is in the registry.", anywhere=True)
        if (without := _not_of_state(found)) is not None and (known := self._lookup(without, year, place)) is not None:
            known, turned = self._as_of(known, year)
            return AgencyMatch(known, turned or "The name is in the registry.", anywhere=True)
        unit = self._units.read(name, year, place)
        if unit is not None:
            return AgencyMatch(unit, "A work unit of a known body; its own name is kept.")
        return self._unknown(name, found)

    def _choose(self, name: str, entries: tuple[_Entry, ...], year: int | None, place: Place | None) -> AgencyMatch:
        left, by_place = _narrowed(entries, place)
        if len(left) == 1:
            agency, turned = self._as_of(left[0].agency, year)
            if turned:
                return AgencyMatch(agency, turned)
            return AgencyMatch(agency, "The place decided." if by_place else "The name is in the registry.")
        valid = tuple(entry for entry in left if _is_valid(entry.agency, year))
        for fewer in (valid, tuple(entry for entry in valid if entry.own_name), _before_change(valid, year)):
            if len(fewer) == 1:
                reason = "The year of the letter decided." if year else "It is the one that goes by this name now."
                return AgencyMatch(fewer[0].agency, reason)
        if not valid and (then := self._turned(left, year)) is not None:
            return AgencyMatch(then, "The year of the letter decided.")
        fits = sorted((entry.agency for entry in valid or left), key=lambda agency: agency.name)
        names = [agency.name for agency in fits]
        return AgencyMatch(
            Agency(name=name, group=_common_group(fits), known=False),
            f"{' and '.join(names)} fit; which one is meant is not said.",
            lambda: tuple(names[:3]),
        )

    def _turned(self, entries: tuple[_Entry, ...], year: int | None) -> Agency | None:
        """The one agency that those of a name had become by that year, else the one that they still were."""
        came = [self._as_of(entry.agency, year)[0] for entry in entries]
        for ended in (True, False):
            found = {
                agency.name: agency
                for agency, entry in zip(came, entries, strict=True)
                if _is_valid(agency, year) and _has_ended(entry.agency, year) is ended
            }
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def _before_ministry(self, found: tuple[str, ...], year: int | None) -> Agency | None:
        """The known directorate general before the name of its ministry ("Ditjen Pajak Kementerian Keuangan")."""
        begun = begin(unled(core(found)))
        if begun[: len(_DIRECTORATE)] != _DIRECTORATE:
            return None
        for at in range(len(begun) - 1, len(_DIRECTORATE), -1):
            body = self._lookup(begun[at:], year, None)
            if body is not None and body.kind == "Kementerian":
                return self._lookup(begun[:at], year, None)
        return None

    def _of_place(self, name: str, kinds: tuple[str, ...], place: Place | None) -> AgencyMatch:
        """The office of this kind at the row's place: its own, else its province's."""
        if place is not None:
            for code in (place.code, place.province_code):
                fits = [found for kind in kinds if (found := self._by_kind_place.get((kind, code))) is not None]
                if fits:
                    return AgencyMatch(fits[0], "The place decided.")
        return AgencyMatch(
            Agency(name=name, group=self._group_of(kinds), known=False), "Which place's office is meant is not said."
        )

    def _as_of(self, agency: Agency, year: int | None) -> tuple[Agency, str]:
        """The agency, or what it was called in that year where the registry knows just one such name."""
        seen = {agency.name}
        now = agency
        while year is not None and now.valid_to is not None and year > now.valid_to and now.successor:
            after = self._by_name.get(now.successor)
            if after is None or after.name in seen:
                break
            now = after
            seen.add(now.name)
        while year is not None and now.valid_from is not None and year < now.valid_from:
            # One that ended in another year was taken in, not renamed.
            before = [
                a
                for a in self._predecessors.get(now.name, ())
                if a.valid_to == now.valid_from and _is_valid(a, year) and a.name not in seen
            ]
            if len(before) != 1:
                break
            now = before[0]
            seen.add(now.name)
        if now is agency or not _is_valid(now, year):
            return agency, ""
        return now, f"{agency.name} was {now.name} in {year}."

    def _unknown(self, name: str, found: tuple[str, ...]) -> AgencyMatch:
        """The name as written. Where its beginning tells the kind of office ("PN ..."), the group is sure."""
        begun = begin(unled(core(found)))
        starts = [begun[:n] for n in range(len(begun), 0, -1) if begun[:n] in _KIND_BY_START]
        kinds: tuple[str, ...] = ()
        if "persero" in found:
            kinds = ("BUMN",)
        elif starts and found[0] != "pt":  # a company more often than a high court
            kinds = _KIND_BY_START[starts[0]]
        return AgencyMatch(
            Agency(name=name, group=self._group_of(kinds), known=False),
            "The registry does not have this name.",
            lambda: self._near(found, begun),
        )

    def _near(self, found: tuple[str, ...], begun: tuple[str, ...]) -> tuple[str, ...]:
        """Up to three names near one that is unknown: whose spelling begins it, or that it begins; then the most alike.

        So "PT PLN Distribusi Jaya" is near to PLN, and "BPJS" to both that are called so, though their whole names are
        unlike.
        """
        plain = core(found)
        shorter = [self._index.get(squeeze(plain[:n])) or () for n in range(len(plain) - 1, 0, -1)]
        begins = next(filter(None, shorter), ())
        longer = [one for one in self.search(" ".join(plain)) if not one.place_code] if len(plain) <= _FEW else []
        likened = " ".join(found if found[0] == "pt" else begun)
        near = [entry.agency.name for entry in begins if len(begins) <= _MOST_NEAR] + [one.name for one in longer]
        return tuple(dict.fromkeys((*near[:_MOST_NEAR], *nearest(likened, self._names))))[:_MOST_NEAR]

    def _group_of(self, kinds: Iterable[str]) -> str:
        return _common_group([self._of_kind[kind] for kind in kinds if kind in self._of_kind])

    @cached_property
    def _index(self) -> dict[str, tuple[_Entry, ...]]:
        return _indexed(self.agencies)

    @cached_property
    def _by_name(self) -> dict[str, Agency]:
        return {agency.name: agency for agency in self.agencies}

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._by_name)

    @cached_property
    def _by_kind_place(self) -> dict[tuple[str, str], Agency]:
        return {(agency.kind, agency.place_code): agency for agency in self.agencies if agency.place_code}

    @cached_property
    def _of_kind(self) -> dict[str, Agency]:
        return {agency.kind: agency for agency in self.agencies}

    @cached_property
    def _predecessors(self) -> dict[str, list[Agency]]:
        before: dict[str, list[Agency]] = defaultdict(list)
        for agency in self.agencies:
            if agency.successor:
                before[agency.successor].append(agency)
        return before

    @cached_property
    def _units(self) -> UnitReader:
        return UnitReader(self._lookup, {kind: agency.group for kind, agency in self._of_kind.items()})

    def _lookup(self, reading: tuple[str, ...], year: int | None, place: Place | None) -> Agency | None:
        """The one agency of these words, or None."""
        entries = self._index.get(squeeze(reading))
        if not entries:
            return None
        match = self._choose("", entries, year, place)
        return match.agency if match.agency is not None and match.agency.known else None


@lru_cache(maxsize=4)  # a third of a second, and the registry is the same from import to import
def _indexed(agencies: tuple[Agency, ...]) -> dict[str, tuple[_Entry, ...]]:
    """The agencies by the words of each spelling, run together."""
    index: dict[str, dict[str, _Entry]] = defaultdict(dict)
    for agency in agencies:
        for own, spellings in ((True, (agency.name, agency.short)), (False, agency.aliases)):
            for spelling in spellings:
                if not spelling:
                    continue
                plain = core(words(spelling))
                index[squeeze(plain)].setdefault(agency.name, _Entry(agency, own))
                # "Polres X", "Dirjen X": the short form is found by its beginning.
                if (agency.place_code and own) or plain[:1] == ("ditjen",):
                    index[squeeze(begin(plain))].setdefault(agency.name, _Entry(agency, own))
    return {spelling: tuple(entries.values()) for spelling, entries in index.items()}


def _not_of_state(found: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words of "Kementerian X" for "Kementerian Negara X", as some ministries were called until 2009."""
    plain = unled(core(found))
    if plain[:1] == ("menteri",):
        plain = ("kementerian", *plain[1:])
    return (plain[0], *plain[2:]) if plain[:2] == ("kementerian", "negara") and len(plain) > 2 else None


def spelling_key(written: str) -> str:
    """What two spellings of an agency have in common that this registry takes for one."""
    return squeeze(core(words(written)))


def is_spelt(written: str, alias: str) -> bool:
    """Whether what is written is that spelling, as the registry reads it: "Yth. Kepala X" is X."""
    found = words(blanks(written))
    return bool(found) and spelling_key(alias) in {squeeze(reading) for reading in readings(found)}


# Where a place's code would stand among what was found already.
_ALWAYS, _ANYWHERE = "always", "anywhere"
_REMEMBERED = 20_000
_MOST_NEAR = 3
_DIRECTORATE = ("direktorat", "jenderal")
_FEW = 2  # words; more say so much that what begins with them would be found by likeness

# What the beginning of an unknown name says of its kind.
_KIND_BY_START: dict[tuple[str, ...], tuple[str, ...]] = {
    **BARE,
    ("kementerian",): ("Kementerian",),
    ("direktorat", "jenderal"): ("Kementerian",),
    ("kecamatan",): ("Pemerintah Kabupaten",),
    ("camat",): ("Pemerintah Kabupaten",),
    ("kelurahan",): ("Pemerintah Kabupaten",),
    ("lurah",): ("Pemerintah Kabupaten",),
    ("pengadilan",): ("Pengadilan Negeri",),
    ("desa",): ("Pemerintah Kabupaten",),
    ("kades",): ("Pemerintah Kabupaten",),
}


def _has(agency: Agency, wanted: tuple[str, ...]) -> bool:
    return any(
        all(any(word.startswith(part) for word in spelt) for part in wanted)
        for spelt in map(words, (agency.name, agency.short, *agency.aliases))
    )


def _common_group(agencies: Iterable[Agency]) -> str:
    groups = {agency.group for agency in agencies}
    return groups.pop() if len(groups) == 1 else "others"


def _narrowed(entries: tuple[_Entry, ...], place: Place | None) -> tuple[tuple[_Entry, ...], bool]:
    """The entries of the row's place, else of its province, else all; and whether the place decided."""
    if place is None or len(entries) == 1:
        return entries, False
    for code in (place.code, place.province_code):
        here = tuple(entry for entry in entries if entry.agency.place_code == code)
        if here:
            return here, len(here) < len(entries)
    return entries, False


def _is_valid(agency: Agency, year: int | None) -> bool:
    """Whether an agency bore this name in that year; without a year, whether it still does."""
    if year is None:
        return agency.valid_to is None
    return (agency.valid_from is None or agency.valid_from <= year) and (
        agency.valid_to is None or year <= agency.valid_to
    )


def _has_ended(agency: Agency, year: int | None) -> bool:
    return year is not None and agency.valid_to is not None and agency.valid_to < year


def _before_change(valid: tuple[_Entry, ...], year: int | None) -> tuple[_Entry, ...]:
    """In the year of a change the old name stands: ministries were renamed late in the year (October)."""
    ending = tuple(entry for entry in valid if entry.agency.valid_to == year)
    starting = [entry for entry in valid if entry.agency.valid_from == year]
    return ending if len(ending) + len(starting) == len(valid) else ()
