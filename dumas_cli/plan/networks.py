"""Which places are joined by roads, read from road_networks.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dumas_cli.reference.table import read


@dataclass(frozen=True, slots=True)
class RoadNetworks:
    """The road network of every province, and of the regencies that are on another one."""

    by_code: Mapping[str, str]

    def of(self, code: str) -> str:
        """The network of a place; one that is not listed has a network of its own."""
        return self.by_code.get(code) or self.by_code.get(code[:2]) or code


def read_road_networks(text: str, where: str) -> RoadNetworks:
    """The rows of road_networks.csv: code of a province or regency, place (for the reader), network.

    Places of one network are joined by roads, ferries of a few minutes included. SettingsError for
    a code that stands twice and whatever else is wrong with the table.
    """
    by_code: dict[str, str] = {}
    for row in read(text, where, ("code", "place", "network")):
        code = row.text("code", needed=True)
        if code in by_code:
            raise row.error("code", f'holds "{code}" a second time', "Delete one of the rows.")
        by_code[code] = row.text("network", needed=True)
    return RoadNetworks(by_code)
