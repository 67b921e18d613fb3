"""dumas.toml becomes one frozen Settings."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Final

from dumas_cli.errors import SettingsError
from dumas_cli.plan.limits import SESSION_MINUTES, Grade, Leave, Limits, TeamSettings
from dumas_cli.plan.travel_rules import Speeds, TravelRules, WayRules
from dumas_cli.records import Method
from dumas_cli.settings_table import Table
from dumas_cli.settings_template import MINIMAL_TOML, TEMPLATE_TOML

__all__ = ["MINIMAL_TOML", "TEMPLATE_TOML", "Settings", "TriageSettings", "find_settings", "read_settings"]

FILE_NAME: Final = "dumas.toml"

DEFAULT_BASE: Final = "Kota Administrasi Jakarta Pusat"
"""Where the Ministry of State Secretariat is, as places.csv writes it."""


@dataclass(frozen=True, slots=True)
class TriageSettings:
    """Working days after the day of the triage within which a visit is due (assumptions).

    ``mandatory_workdays`` for a mandatory complaint, ``high_workdays`` for one of level Tinggi.
    """

    mandatory_workdays: int = 20
    high_workdays: int = 40


@dataclass(frozen=True, slots=True)
class Settings:
    """What the office has set, and where that was read.

    ``source`` is the file, None where the defaults hold. ``lang`` is "en", "id" or None,
    ``reference`` the folder of the office's own reference files, ``base`` the name of the place
    that trips start from.
    """

    source: Path | None = None
    lang: str | None = None
    reference: Path | None = None
    base: str = DEFAULT_BASE
    triage: TriageSettings = field(default_factory=TriageSettings)
    limits: Limits = field(default_factory=Limits)
    travel: TravelRules = field(default_factory=TravelRules)
    teams: tuple[TeamSettings, ...] = ()


def find_settings(explicit: Path | None, *, folder: Path, beside: Path | None = None) -> Settings:
    """The settings of the file that applies: ``explicit``, else dumas.toml in ``folder``, else in ``beside``.

    ``folder`` is the current folder, ``beside`` that of the database. Without any file the defaults
    hold. SettingsError where ``explicit`` does not exist or a file cannot be read.
    """
    if explicit is not None:
        return _read_file(explicit)
    for place in (folder, beside):
        if place is not None and (place / FILE_NAME).is_file():
            return _read_file(place / FILE_NAME)
    return Settings()


def read_settings(text: str, *, where: str, folder: Path | None = None) -> Settings:
    """The settings of a dumas.toml. ``where`` names the file in errors.

    A relative ``reference`` is taken from ``folder``, that of the file. SettingsError for text that
    is not TOML, a key that is not known (with the nearest one) and a value that cannot be used.
    """
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"The file is not TOML: {error}.", where=where, remedy="`dumas template settings` writes one to start from."
        ) from None
    top = Table(data, "", where)
    top.allow(("lang", "reference", "office", "triage", "plan", "team"))
    office = top.table("office", ("base",))
    plan = top.table("plan", ("budget", *_PLAN_RANGES, "session_minutes", "speeds", "ways"))
    reference = top.text("reference")
    return Settings(
        lang=top.word("lang", ("en", "id")),
        reference=None if reference is None else (folder or Path()) / Path(reference).expanduser(),
        base=office.text("base") or DEFAULT_BASE,
        triage=_triage(top),
        limits=_limits(plan),
        travel=TravelRules(_speeds(plan), _ways(plan)),
        teams=_teams(top),
    )


_PLAN_RANGES = {
    "max_trip_days": range(1, 32),
    "max_trips": range(1, 1001),
    "travel_minutes": range(60, 961),  # a day ends at midnight, 16 hours after 08:00
    "work_minutes": range(60, 961),
    "extra_complaint_minutes": range(961),
}
_WORKDAYS = range(1, 1001)
_RUPIAH = range(10**15)
_MEMBERS = range(1, 11)
_WAY_NUMBERS = ("detour_factor", "near_km", "sea_max_km")


def _triage(top: Table) -> TriageSettings:
    table = top.table("triage", ("mandatory_workdays", "high_workdays"))
    default = TriageSettings()
    return TriageSettings(
        mandatory_workdays=table.whole("mandatory_workdays", _WORKDAYS, default.mandatory_workdays),
        high_workdays=table.whole("high_workdays", _WORKDAYS, default.high_workdays),
    )


def _limits(plan: Table) -> Limits:
    default = Limits()
    numbers = {key: plan.whole(key, allowed, getattr(default, key)) for key, allowed in _PLAN_RANGES.items()}
    work_minutes = numbers["work_minutes"]
    sessions = plan.table("session_minutes", tuple(Method))
    minutes = {
        # A default that is longer than the office's working day is cut to it; an entry of its own is refused.
        method: sessions.whole(method, range(1, work_minutes + 1), min(SESSION_MINUTES[method], work_minutes))
        for method in Method
    }
    budget = plan.whole("budget", _RUPIAH, 0) if plan.has("budget") else None
    return Limits(budget=budget, session_minutes=minutes, **numbers)


def _speeds(plan: Table) -> Speeds:
    names = tuple(item.name for item in fields(Speeds))
    table = plan.table("speeds", names)
    return Speeds(**{name: table.number(name, 1, 2000, getattr(Speeds(), name)) for name in names})


def _ways(plan: Table) -> WayRules:
    names = tuple(item.name for item in fields(WayRules))
    table = plan.table("ways", names)
    default = WayRules()
    whole = {
        name: table.whole(
            name, _RUPIAH if "rupiah" in name or "per_diem" in name else range(961), getattr(default, name)
        )
        for name in names
        if name not in _WAY_NUMBERS
    }
    return WayRules(
        detour_factor=table.number("detour_factor", 1, 5, default.detour_factor),
        near_km=table.number("near_km", 0, 10_000, default.near_km),
        sea_max_km=table.number("sea_max_km", 0, 10_000, default.sea_max_km),
        **whole,
    )


def _teams(top: Table) -> tuple[TeamSettings, ...]:
    teams: list[TeamSettings] = []
    for table in top.tables("team", ("name", "members", "grade", "skills", "max_trips", "leave")):
        team = _team(table)
        if team.name in {other.name for other in teams}:
            raise table.error("name", f'"{team.name}" stands twice', "Give each team a name of its own.")
        teams.append(team)
    return tuple(teams)


def _team(table: Table) -> TeamSettings:
    default = TeamSettings("")
    name = table.text("name")
    if name is None:
        raise table.error("name", "is missing", 'Write, for example, name = "Tim 1".')
    names = table.texts("members") if table.is_list("members") else ()
    if table.is_list("members") and len(names) not in _MEMBERS:
        raise table.error("members", f"has {len(names)} names", "Name 1 to 10 people, or write their number.")
    skills = table.words("skills", tuple(Method))
    return TeamSettings(
        name=name,
        members=len(names) or table.whole("members", _MEMBERS, default.members),
        names=names,
        grade=Grade(table.word("grade", tuple(Grade)) or default.grade),
        skills=default.skills if skills is None else tuple(Method(skill) for skill in skills),
        leave=tuple(_leave(entry) for entry in table.tables("leave", ("from", "to"))),
        max_trips=table.whole("max_trips", range(1001), 0) if table.has("max_trips") else None,
    )


def _leave(table: Table) -> Leave:
    first, last = table.day("from"), table.day("to")
    if last < first:
        raise table.error("to", f"is {last}, before {first}", "Exchange the two days.")
    return Leave(first, last)


def _read_file(path: Path) -> Settings:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(
            "This file does not exist.",
            where=str(path),
            remedy="Correct the name, or write one with `dumas template settings`.",
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(
            "This file is not in the encoding UTF-8.", where=str(path), remedy='Save it as "UTF-8".'
        ) from None
    except OSError as error:
        raise SettingsError(f"This file cannot be read: {error.strerror}.", where=str(path)) from None
    return replace(read_settings(text, where=str(path), folder=path.parent), source=path)
