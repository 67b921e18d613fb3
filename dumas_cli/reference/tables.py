"""The reference tables: text in, checked records out."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from dumas_cli.errors import SettingsError
from dumas_cli.records import Agency, Place
from dumas_cli.reference.table import Row, read
from dumas_cli.registry.categories import Category

GROUPS = (
    "ministries",
    "other_central",
    "law_and_courts",
    "provinces",
    "regencies_cities",
    "land_offices",
    "state_enterprises",
    "others",
)
PLACE_KINDS = ("provinsi", "kabupaten", "kota")


@dataclass(frozen=True, slots=True)
class Airport:
    """An airport: IATA code, position in decimal degrees, nearest kabupaten or kota and how far its point is.

    ``main`` says that it is one of the main airports, with flights to and from the large cities.
    """

    iata: str
    name: str
    city: str
    latitude: float
    longitude: float
    main: bool
    nearest_code: str
    distance_km: float


@dataclass(frozen=True, slots=True)
class HolidayCorrection:
    """A day that the official list has wrong or lacks: ``is_holiday`` says what it is in truth."""

    day: date
    is_holiday: bool
    name: str
    source: str


def places(text: str, where: str) -> tuple[Place, ...]:
    """places.csv; a kabupaten or kota must lie in a province of the same file."""
    columns = ("code", "kind", "name", "full_name", "province_code", "aliases", "capital", "latitude", "longitude")
    rows = list(read(text, where, columns, optional=("point_source",)))
    provinces = {row.text("code"): row.text("name") for row in rows if row.text("kind") == "provinsi"}
    _once(rows, "code")
    found = []
    for row in rows:
        province_code = row.one_of("province_code", provinces)
        has_point = row.text("latitude") or row.text("longitude")
        found.append(
            Place(
                code=row.text("code", needed=True),
                kind=row.one_of("kind", PLACE_KINDS),
                name=row.text("name", needed=True),
                full_name=row.text("full_name", needed=True),
                province_code=province_code,
                province=provinces[province_code],
                aliases=row.parts("aliases"),
                capital=row.text("capital"),
                latitude=row.number_in("latitude", -90, 90) if has_point else None,
                longitude=row.number_in("longitude", -180, 180) if has_point else None,
            )
        )
    return tuple(found)


def agency_groups(text: str, where: str) -> Mapping[str, str]:
    """agency_groups.csv: the report's group of each kind of agency."""
    rows = list(read(text, where, ("kind", "group")))
    _once(rows, "kind")
    return {row.text("kind", needed=True): row.one_of("group", GROUPS) for row in rows}


def agencies(text: str, where: str, groups: Mapping[str, str]) -> tuple[Agency, ...]:
    """agencies.csv; its kinds must have a group, and a successor must be an agency of the same file."""
    columns = ("name", "short", "aliases", "kind", "valid_from", "valid_to", "successor")
    rows = list(read(text, where, columns, optional=("status", "code_lkpp", "source")))
    _once(rows, "name")
    names = {row.text("name") for row in rows}
    found = []
    for row in rows:
        kind = row.one_of("kind", groups)
        first, last = row.year("valid_from"), row.year("valid_to")
        if first is not None and last is not None and last < first:
            raise row.error("valid_to", f"holds {last}, before valid_from {first}", "Correct one of the two years.")
        successor = row.text("successor")
        if successor and successor not in names:
            near = get_close_matches(successor, sorted(names), n=1, cutoff=0.5)
            remedy = f'The nearest is "{near[0]}".' if near else "Add the successor as a row of its own."
            raise row.error("successor", f'names "{successor}", which has no row', remedy)
        found.append(
            Agency(
                name=row.text("name", needed=True),
                kind=kind,
                group=groups[kind],
                short=row.text("short"),
                aliases=row.parts("aliases"),
                valid_from=first,
                valid_to=last,
                successor=successor or None,
            )
        )
    return tuple(found)


def categories(text: str, where: str) -> tuple[Category, ...]:
    """categories.csv: codes have two digits."""
    rows = list(read(text, where, ("code", "name_id", "name_en", "spellings")))
    _once(rows, "code")
    found = []
    for row in rows:
        code = row.text("code", needed=True)
        if not (len(code) == 2 and code.isdigit()):
            raise row.error("code", f'holds "{code}"', "Write two digits (05); in Excel, format the column as text.")
        found.append(
            Category(code, row.text("name_id", needed=True), row.text("name_en", needed=True), row.parts("spellings"))
        )
    return tuple(found)


def airports(text: str, where: str, codes: Container[str]) -> tuple[Airport, ...]:
    """airports.csv; ``codes`` are the codes of the places, among which each nearest_code must be."""
    columns = ("iata", "name", "city", "latitude", "longitude", "main", "nearest_code", "distance_km")
    rows = list(read(text, where, columns))
    _once(rows, "iata")
    found = []
    for row in rows:
        nearest = row.text("nearest_code", needed=True)
        if nearest not in codes:
            raise row.error("nearest_code", f'holds "{nearest}", which no place has', "Use a code of places.csv.")
        found.append(
            Airport(
                iata=row.text("iata", needed=True),
                name=row.text("name", needed=True),
                city=row.text("city"),
                latitude=row.number_in("latitude", -90, 90),
                longitude=row.number_in("longitude", -180, 180),
                main=row.one_of("main", ("yes", "no")) == "yes",
                nearest_code=nearest,
                distance_km=row.number_in("distance_km", 0, 20_000),
            )
        )
    return tuple(found)


def holiday_corrections(text: str, where: str) -> tuple[HolidayCorrection, ...]:
    """holidays.csv: a day stands once, as holiday or as workday."""
    rows = list(read(text, where, ("date", "change", "name", "source")))
    _once(rows, "date")
    return tuple(
        HolidayCorrection(
            day=row.day("date"),
            is_holiday=row.one_of("change", ("holiday", "workday")) == "holiday",
            name=row.text("name"),
            source=row.text("source"),
        )
        for row in rows
    )


def _once(rows: list[Row], column: str) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        value = row.text(column)
        if value in seen:
            raise SettingsError(
                f'"{value}" stands twice.',
                where=f'{row.where}, row {row.number}, column "{column}"',
                remedy=f"It stands already in row {seen[value]}: delete one of the two.",
            )
        seen[value] = row.number
