"""What an office sets about planning: the working day, the sessions, the limits of a trip, the teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dumas_cli.records import Method

SESSION_MINUTES: Mapping[Method, int] = {
    Method.KONFIRMASI: 120,
    Method.KOORDINASI: 120,
    Method.KLARIFIKASI: 180,
    Method.GELAR_PENGADUAN: 240,
    Method.MEDIASI: 360,
}
"""Minutes of a session on one complaint, by method. An assumption; no standard was found."""


class Grade(StrEnum):
    """Which hotel ceiling of the standard costs applies to a team."""

    ESELON_III = "eselon_iii"  # eselon III, golongan IV
    ESELON_IV = "eselon_iv"  # eselon IV, golongan III to I


@dataclass(frozen=True, slots=True)
class Leave:
    """Days on which a team cannot travel, both ends included."""

    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class TeamSettings:
    """A team as the office describes it.

    ``members`` is the head count; ``names`` may be empty. ``skills`` are the methods the team may
    apply. ``max_trips`` of None means the office's limit for every team.
    """

    name: str
    members: int = 3
    names: tuple[str, ...] = ()
    grade: Grade = Grade.ESELON_IV
    skills: tuple[Method, ...] = tuple(Method)
    leave: tuple[Leave, ...] = ()
    max_trips: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a plan. Minutes of a day count from 08:00.

    ``travel_minutes`` ends the day's travel (660: 19:00), ``work_minutes`` the day's sessions
    (480: 16:00). ``max_trips`` is a team's limit in the period. Trip length, trips and minutes are
    assumptions: no rule was found.
    """

    budget: int | None = None
    max_trip_days: int = 3
    max_trips: int = 8
    travel_minutes: int = 660
    work_minutes: int = 480
    extra_complaint_minutes: int = 60
    session_minutes: Mapping[Method, int] = field(default_factory=lambda: dict(SESSION_MINUTES))
