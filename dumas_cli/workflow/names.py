"""Turns the names on a row into identities (agencies, places, categories) and counts what stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from dumas_cli.privacy import mask_text
from dumas_cli.records import Agency, Complainant, Entry, Place
from dumas_cli.reference.files import Reference
from dumas_cli.registry.agencies import AgencyRegistry
from dumas_cli.registry.categories import CategoryRegistry
from dumas_cli.registry.places import PlaceRegistry
from dumas_cli.results import OpenName
from dumas_cli.store.filing import Filing
from dumas_cli.store.register import Key, Referred

Written = TypeVar("Written", str, tuple[str, str])


class Names:
    """Resolves names by the reference files; what it cannot resolve is kept as written and counted."""

    def __init__(self, reference: Reference) -> None:
        self.places = reference.places()
        self._places = PlaceRegistry(self.places)
        self._by_code = self._places.by_code
        self._agencies = AgencyRegistry(reference.agencies())
        self._categories = CategoryRegistry(reference.categories())
        self.begin_file()

    def begin_file(self) -> None:
        """Start counting anew."""
        self._open_agencies: Counter[str] = Counter()
        self._open_places: Counter[tuple[str, str]] = Counter()
        self._open_categories: Counter[str] = Counter()

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
            self._open_categories[entry.category] += 1
        return Filing(entry, agencies, place, category or entry.category)

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
        match = self._places.resolve(entry.regency, entry.province)
        if match.place is None:
            self._open_places[entry.regency or "", entry.province or ""] += 1
        # Where only the regency stays open, the province is still known.
        return match.place or match.province

    def _agency(self, written: str, day: date | None, place: Place | None, person: Complainant) -> Agency:
        match = self._agencies.resolve(written, on=day, place=place)
        if match.agency is None or not match.agency.known:
            # The letter may have gone to the complainant: "Sdr. ..." in the column of agencies.
            self._open_agencies[mask_text(written, person)] += 1
        return match.agency or Agency(" ".join(written.split()), known=False)


def names_place(entry: Entry) -> bool:
    """Whether a row names a place at all."""
    return entry.regency is not None or entry.province is not None


def _by_count(counter: Counter[Written]) -> list[tuple[Written, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], str(item[0])))
