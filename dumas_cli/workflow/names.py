"""Turns the names on a row into identities (agencies, places, categories) and counts what stays open."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from dumas_cli.records import Agency, Entry, Place
from dumas_cli.reference.files import Reference
from dumas_cli.registry.agencies import AgencyRegistry
from dumas_cli.registry.categories import CategoryRegistry
from dumas_cli.registry.places import PlaceRegistry
from dumas_cli.results import OpenName
from dumas_cli.store.writer import Filing

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

    def filing(self, entry: Entry, complaint_place: str | None = None) -> Filing:
        """The row with its names resolved, each as of the day of the letter.

        A row that is laid on a complaint names no place: ``complaint_place`` is the code of the
        complaint's, which decides what "Polres" or "PN Bandung" on it means.
        """
        place = self._place(entry) if complaint_place is None else self._by_code[complaint_place]
        agencies = tuple(dict.fromkeys(self._agency(written, entry, place) for written in entry.agencies))
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
        if entry.regency is None and entry.province is None:
            return None
        match = self._places.resolve(entry.regency, entry.province)
        if match.place is None:
            self._open_places[entry.regency or "", entry.province or ""] += 1
        # Where only the regency stays open, the province is still known.
        return match.place or match.province

    def _agency(self, written: str, entry: Entry, place: Place | None) -> Agency:
        match = self._agencies.resolve(written, on=entry.sent_on or entry.received_on, place=place)
        if match.agency is None or not match.agency.known:
            self._open_agencies[written] += 1
        return match.agency or Agency(" ".join(written.split()), known=False)


def _by_count(counter: Counter[Written]) -> list[tuple[Written, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], str(item[0])))
