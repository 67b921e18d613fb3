"""Finds the reference files: the office's own where there is one, else the shipped one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dumas_cli.errors import SettingsError
from dumas_cli.records import Agency, Place
from dumas_cli.reference import tables
from dumas_cli.registry.categories import Category
from dumas_cli.registry.derived import derived_agencies

SHIPPED = "shipped"
_FOLDERS = ("", "profiles", "rules", "templates")
_ENDINGS = (".csv", ".toml", ".docx")


class Reference:
    """The reference files, opened with the folder of the office's own files, or None.

    A name is the path inside the folder with forward slashes: "places.csv", "profiles/register.toml". An office's
    file takes the place of the whole shipped file of that name. Tables are read once and kept.
    """

    def __init__(self, office: Path | None = None) -> None:
        if office is not None and not office.is_dir():
            raise SettingsError(
                "The folder of the office's reference files does not exist.",
                where=str(office),
                remedy="Create it, or correct the entry that names it.",
            )
        self._office = office
        self._shipped = files("dumas_cli.reference")

    def names(self) -> tuple[str, ...]:
        """Every file that can be read, shipped or the office's, in order of name."""
        found = set(_listed(self._shipped))
        if self._office is not None:
            found |= set(_listed(self._office))
        return tuple(sorted(found))

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self.names()

    def origin(self, name: str) -> str:
        """Which file is used: "shipped", or the office's file with its folder ("office/agencies.csv")."""
        office = self._of_office(name)
        if office is None and not self._ships(name):
            raise self._missing(name)
        return SHIPPED if office is None or self._office is None else f"{self._office.resolve().name}/{name}"

    def shown(self, name: str) -> str:
        """The file as an output names it: its name, with the office's folder before its own copy."""
        origin = self.origin(name)
        return name if origin == SHIPPED else origin

    def category_names(self) -> dict[str, tuple[str, str]]:
        """Each category's Indonesian and English name, by code."""
        return {category.code: (category.name_id, category.name_en) for category in self.categories()}

    def where(self, name: str) -> str:
        """The file as an error names it."""
        origin = self.origin(name)
        return f"{name} (shipped with dumas)" if origin == SHIPPED else origin

    def content(self, name: str) -> bytes:
        """The bytes of a file. SettingsError where there is none, or it cannot be read."""
        office = self._of_office(name)
        if office is None and not self._ships(name):
            raise self._missing(name)
        source: Traversable = office if office is not None else self._shipped.joinpath(*name.split("/"))
        try:
            return source.read_bytes()
        except OSError as error:
            raise SettingsError(f"This file cannot be read: {error.strerror}.", where=self.where(name)) from None

    def text(self, name: str) -> str:
        """The text of a file. SettingsError where there is none, or it is not UTF-8."""
        try:
            return self.content(name).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise SettingsError(
                "This file is not in the encoding UTF-8.",
                where=self.where(name),
                remedy='In Excel, save it as "CSV UTF-8 (comma delimited)".',
            ) from None

    def places(self) -> tuple[Place, ...]:
        """The provinces, kabupaten and kota, in order of the file."""
        return self._places

    def agencies(self) -> tuple[Agency, ...]:
        """The agencies of agencies.csv, then the regional governments and vertical offices of the places."""
        return self._agencies

    def agency_groups(self) -> Mapping[str, str]:
        """The report's group of each kind of agency."""
        return self._groups

    def categories(self) -> tuple[Category, ...]:
        """The categories of complaints, in order of the file."""
        return tables.categories(self.text("categories.csv"), self.where("categories.csv"))

    def airports(self) -> tuple[tables.Airport, ...]:
        """The airports with a IATA code."""
        codes = {place.code for place in self._places}
        return tables.airports(self.text("airports.csv"), self.where("airports.csv"), codes)

    def holiday_corrections(self) -> tuple[tables.HolidayCorrection, ...]:
        """The office's corrections to the official holidays, in order of the file."""
        return tables.holiday_corrections(self.text("holidays.csv"), self.where("holidays.csv"))

    def profiles_texts(self) -> list[tuple[str, str, str]]:
        """Every import profile: its name without folder and ending, its text, and where it stands; by name."""
        names = [name for name in self.names() if name.startswith("profiles/") and name.endswith(".toml")]
        return [(Path(name).stem, self.text(name), self.where(name)) for name in names]

    def card_text(self, name: str) -> str:
        """The text of the triage card ``name`` (rules/NAME.toml)."""
        return self.text(f"rules/{name}.toml")

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return _places_in(self._file("places.csv"))

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        return _groups_in(self._file("agency_groups.csv"))

    @cached_property
    def _agencies(self) -> tuple[Agency, ...]:
        return _agencies_in(self._file("agencies.csv"), self._file("agency_groups.csv"), self._file("places.csv"))

    def _file(self, name: str) -> _File:
        return self.text(name), self.where(name)

    def _of_office(self, name: str) -> Path | None:
        if self._office is None or name not in _listed(self._office):
            return None
        return self._office.joinpath(*name.split("/"))

    def _ships(self, name: str) -> bool:
        return name in _listed(self._shipped)

    def _missing(self, name: str) -> SettingsError:
        near = get_close_matches(name, self.names(), n=1, cutoff=0.4)
        remedy = f'The nearest is "{near[0]}".' if near else f"There are: {', '.join(self.names())}."
        return SettingsError(f'There is no reference file "{name}".', remedy=remedy)


_File = tuple[str, str]  # its text, and the file as an error names it


# A table of the same text is the same: several commands of one process read it once.
@lru_cache(maxsize=4)
def _places_in(file: _File) -> tuple[Place, ...]:
    return tables.places(*file)


@lru_cache(maxsize=4)
def _groups_in(file: _File) -> Mapping[str, str]:
    return tables.agency_groups(*file)


@lru_cache(maxsize=4)
def _agencies_in(file: _File, groups: _File, places: _File) -> tuple[Agency, ...]:
    of_kinds = _groups_in(groups)
    return tables.agencies(*file, of_kinds) + derived_agencies(_places_in(places), of_kinds)


def _listed(root: Traversable) -> Iterator[str]:
    for folder in _FOLDERS:
        at = root.joinpath(folder) if folder else root
        if at.is_dir():
            for item in at.iterdir():
                if item.is_file() and item.name.endswith(_ENDINGS) and not item.name.startswith((".", "~")):
                    yield f"{folder}/{item.name}" if folder else item.name
