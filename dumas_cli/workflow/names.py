"""Turns the names on a row into identities (agencies, places, categories) and counts what stays open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import compress
from types import MappingProxyType
from typing import Any, TypeVar

from dumas_cli.plain_rows import PlainRows
from dumas_cli.privacy import mask_text
from dumas_cli.records import Agency, Complainant, Entry, Place
from dumas_cli.reference.files import Reference
from dumas_cli.registry.agencies import AgencyRegistry
from dumas_cli.registry.categories import CategoryRegistry
from dumas_cli.registry.nik import NikColumn, regions_of
from dumas_cli.registry.places import PlaceRegistry
from dumas_cli.results import OpenName
from dumas_cli.store.bulk import PlainFilings
from dumas_cli.store.filing import Filing
from dumas_cli.store.register import Key, Referred

Written = TypeVar("Written", str, tuple[str, str])


class Names:
    """Resolves names by the reference files; what it cannot resolve is kept as written and counted."""

    def __init__(self, reference: Reference, taught: Mapping[str, str] = MappingProxyType({})) -> None:
        """``taught`` gives the agency for a spelling that the office has taught."""
        self.places = reference.places()
        self._places = PlaceRegistry(self.places)
        self._by_code = self._places.by_code
        self._agencies = AgencyRegistry(reference.agencies(), taught)
        self._categories = CategoryRegistry(reference.categories())
        self._niks = NikColumn(regions_of(self.places))
        self._place_of = _Places(self._places)
        self._category_of = _Categories(self._categories)
        self._agency_of: dict[str | tuple[str | None, ...], Agency] = {}
        self.begin_file()

    def begin_file(self) -> None:
        """Start counting anew."""
        self._open_agencies: Counter[str] = Counter()
        self._open_places: Counter[tuple[str, str]] = Counter()
        self._open_categories: Counter[str] = Counter()
        self._tallies: Counter[str] = Counter()
        self._pending: list[tuple[int, Counter[Any], Any]] = []

    def settle(self, new: Sequence[object]) -> None:
        """Count the open names of the rows last given to ``plain_filings`` that were written (true in ``new``).

        The others are looked at once more, one by one.
        """
        for index, counter, name in self._pending:
            if new[index]:
                counter[name] += 1
        self._pending.clear()

    def warnings(self) -> list[str]:
        """What was decided, or doubted, since ``begin_file`` by more than a name."""
        told = []
        if count := self._tallies[_BY_OTHERS]:
            told.append(
                f"On {count} row{'s' if count != 1 else ''} the agency or the address decided between a Kota and a"
                " Kabupaten of one name."
            )
        if count := self._tallies[_FAULTY]:
            told.append(
                f"On {count} row{'s' if count != 1 else ''} the NIK names a region or a day of birth that does not"
                " exist, or serial 0000; it was kept as written."
            )
        return told

    def filings(self, entries: Sequence[Entry], on_file: Mapping[Key, Referred]) -> list[Filing]:
        """The rows with their names resolved, each as of the day of the letter.

        A row that names no place (a second letter, a reply) has its complaint's, which decides what "Polres" or "PN
        Bandung" on it means: as another of the rows gives it, else as ``on_file``.
        """
        places = [self._place(entry) for entry in entries]
        told: dict[Key, Place] = {}
        for entry, place in zip(entries, places, strict=True):
            if place is not None:
                told.setdefault((entry.source, entry.register_year, entry.number), place)
        filings = []
        for entry, place in zip(entries, places, strict=True):
            key = (entry.source, entry.register_year, entry.number)
            known = on_file.get(key)
            if not names_place(entry):
                place = told.get(key) or (self._by_code.get(known.place_code) if known and known.place_code else None)
            day = entry.sent_on or entry.received_on or (known.sent_on if known else None)
            filings.append(self._filing(entry, place, day))
        return filings

    def _filing(self, entry: Entry, place: Place | None, day: date | None) -> Filing:
        agencies = tuple(
            dict.fromkeys(self._agency(written, day, place, entry.complainant) for written in entry.agencies)
        )
        category = self._categories.resolve(entry.category)
        if category is None and entry.category is not None:
            self._open_categories[_masked(entry.category, entry.complainant)] += 1
        (faults,) = self._niks.faults((entry.complainant.nik,))
        self._tallies[_FAULTY] += bool(faults)
        return Filing(entry, agencies, place, category or entry.category, faults)

    def plain_filings(self, plain: PlainRows) -> PlainFilings:
        """Plain rows with their names resolved, each column in one go; ``settle`` counts the names that stay open."""
        self._pending.clear()
        pairs = list(zip(plain.column("regency"), plain.column("province"), strict=True))
        places, codes, written, is_open = zip(*map(self._place_of.__getitem__, pairs), strict=True)
        if True in is_open:
            decided = list(zip(places, codes, strict=True))
            agencies, addresses = plain.column("agency"), plain.column("address")
            for index in compress(range(len(pairs)), is_open):
                beside = agencies[index], addresses[index]
                place, counted = self._decided(*pairs[index], beside, _person(plain, index))
                self._pending += [(index, *one) for one in counted]
                decided[index] = place, place.code if place else None
            places, codes = zip(*decided, strict=True)
        faults = self._niks.faults(plain.column("nik"))
        if any(faults):
            self._pending += [(index, self._tallies, _FAULTY) for index, fault in enumerate(faults) if fault]
        return PlainFilings(
            plain,
            agencies=self._plain_agencies(plain, places),
            place_codes=codes,
            places_as_written=written,
            categories=self._plain_categories(plain),
            nik_faults=faults,
        )

    def _decided(
        self, regency: str | None, province: str | None, beside: Sequence[str | None], person: Complainant
    ) -> tuple[Place | None, list[tuple[Counter[Any], Any]]]:
        """The place of a row as its other cells decide it, else its province; and what is to be counted."""
        match = self._places.resolve(regency, province)
        decided = self._places.decide(match, beside)
        counted: list[tuple[Counter[Any], Any]] = []
        if decided.place is None:
            counted.append((self._open_places, (_masked(regency or "", person), _masked(province or "", person))))
        elif match.place is None:
            counted.append((self._tallies, _BY_OTHERS))
        # Where only the regency stays open, the province is still known.
        return decided.place or decided.province, counted

    def _plain_agencies(self, plain: PlainRows, places: Sequence[Place | None]) -> list[Agency | None]:
        names = plain.column("agency")
        found = self._agency_of
        agencies: list[Agency | None] = list(map(found.get, names))
        if all(agencies):
            return agencies
        sent, received = plain.column("sent_on"), plain.column("received_on")
        sought = [
            (index, name)
            for index, (name, agency) in enumerate(zip(names, agencies, strict=True))
            if agency is None and name is not None
        ]
        for index, name in sought:
            place = places[index]
            day = sent[index] or received[index]
            year = day[:4] if day else None
            here = (name, year, place.code if place else None)
            agency = found.get((name, year)) or found.get(here)
            if agency is None:
                on = date.fromisoformat(day) if day else None
                match = self._agencies.resolve(name, on=on, place=place)
                agency = match.agency or Agency(" ".join(name.split()), known=False)
                if len(found) >= _REMEMBERED:
                    found.clear()
                anywhere = name if match.always and agency.known else (name, year)
                found[anywhere if match.always or match.anywhere else here] = agency
            if not agency.known:
                self._pending.append((index, self._open_agencies, _masked(name, _person(plain, index))))
            agencies[index] = agency
        return agencies

    def _plain_categories(self, plain: PlainRows) -> list[str | None]:
        column = plain.column("category")
        categories = list(map(self._category_of.__getitem__, column))
        if self._category_of.open:
            self._pending += [
                (index, self._open_categories, _masked(written, _person(plain, index)))
                for index, written in enumerate(column)
                if written in self._category_of.open
            ]
        return categories

    def open_names(self) -> tuple[OpenName, ...]:
        """What has stayed as written since ``begin_file``, most frequent first, with the nearest known names."""
        agencies = [
            OpenName("agency", name, rows, self._agencies.resolve(name, on=None, place=None).nearest)
            for name, rows in _by_count(self._open_agencies)
        ]
        places = [
            OpenName(
                "place",
                ", ".join(part for part in (regency, province) if part),
                rows,
                self._places.resolve(regency, province).nearest,
            )
            for (regency, province), rows in _by_count(self._open_places)
        ]
        categories = [OpenName("category", name, rows) for name, rows in _by_count(self._open_categories)]
        return (*agencies, *places, *categories)

    def _place(self, entry: Entry) -> Place | None:
        if not names_place(entry):
            return None
        beside = *entry.agencies, entry.complainant.address
        place, counted = self._decided(entry.regency, entry.province, beside, entry.complainant)
        for counter, name in counted:
            counter[name] += 1
        return place

    def _agency(self, written: str, day: date | None, place: Place | None, person: Complainant) -> Agency:
        match = self._agencies.resolve(written, on=day, place=place)
        if match.agency is None or not match.agency.known:
            self._open_agencies[_masked(written, person)] += 1
        return match.agency or Agency(" ".join(written.split()), known=False)


class _Places(dict[tuple[str | None, str | None], tuple[Place | None, str | None, str | None, bool]]):
    """For a regency and province as written: the place, its code, the words to keep, and whether it stays open."""

    def __init__(self, registry: PlaceRegistry) -> None:
        super().__init__()
        self._registry = registry

    def __missing__(self, pair: tuple[str | None, str | None]) -> tuple[Place | None, str | None, str | None, bool]:
        if len(self) >= _REMEMBERED:
            self.clear()
        written = ", ".join(part for part in pair if part)
        place, is_open = None, False
        if written:
            match = self._registry.resolve(*pair)
            place, is_open = match.place or match.province, match.place is None
        found = self[pair] = place, place.code if place else None, written or None, is_open
        return found


class _Categories(dict[str | None, str | None]):
    """For a category as written: its code, else the words to keep; ``open`` are those unknown."""

    def __init__(self, registry: CategoryRegistry) -> None:
        super().__init__()
        self._registry = registry
        self.open: set[str] = set()

    def __missing__(self, written: str | None) -> str | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        code = self._registry.resolve(written)
        if code is None and written is not None:
            self.open.add(written)
        found = self[written] = code or written
        return found


_REMEMBERED = 20_000
_BY_OTHERS, _FAULTY = "places decided by other columns", "faulty NIK"


def _person(plain: PlainRows, index: int) -> Complainant:
    return Complainant(*(plain.column(name)[index] for name in ("name", "nik", "phone", "email", "address")))


def _masked(written: str, person: Complainant) -> str:
    """A name of an agency, place or category without the complainant's: the letter may have gone to "Sdr. ..."."""
    own = " ".join(filter(None, (person.name, person.address))).casefold()
    if written.isascii() and not any(map(str.isdigit, written)) and "@" not in written and own.isascii():
        words = _WORD.findall(written.casefold())
        if not any(word in own for word in words if len(word) > 1):
            return written  # no word of it is the person's, and masking would look long for one
    return mask_text(written, person)


_WORD = re.compile(r"[a-z]+")


def names_place(entry: Entry) -> bool:
    """Whether a row names a place at all."""
    return entry.regency is not None or entry.province is not None


def _by_count(counter: Counter[Written]) -> list[tuple[Written, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], str(item[0])))
