"""The exchange formats: dumas-plan-instance/1 becomes a problem, a plan becomes dumas-plan/1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dumas_cli.errors import SettingsError
from dumas_cli.plan.limits import Grade
from dumas_cli.plan.model import (
    Leg,
    Matter,
    Node,
    Problem,
    Team,
    cut_dossiers,
    free_segments,
    number_blocks,
)
from dumas_cli.plan.trips import Ride, replay
from dumas_cli.records import Method, Place, Plan, Trip

INSTANCE_FORMAT: Final = "dumas-plan-instance/1"
PLAN_FORMAT: Final = "dumas-plan/1"

_GELAR: Final = "gelar"
"""The formats' word for gelar_pengaduan."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A problem with the names that the file gives its complaints, by our number of them."""

    problem: Problem
    names: Mapping[int, str]


def read_problem(data: object, where: str) -> Exchange:
    """The problem of a parsed dumas-plan-instance/1 file.

    Locked trips are refused: the methods here would not keep them. SettingsError names the entry
    that is missing or of the wrong kind.
    """
    top = _Entry(data, "", where)
    _refuse_what_is_not_ours(top)
    rules = top.entry("rules")
    calendar = top.entry("calendar")
    period = sorted(set(calendar.days("working_days")))
    number = dict(zip(period, number_blocks(period), strict=True))
    earliest = top.day("not_before") if top.has("not_before") else None
    days = tuple(day for day in period if earliest is None or day >= earliest)
    blocks = tuple(number[day] for day in days)
    ids, legs = _legs(top.entry("legs"))
    nodes = _nodes(top, ids)
    node_of = {name: node for node, name in enumerate(ids)}
    teams = tuple(_team(entry, days, blocks) for entry in top.entries("teams"))
    complaints = top.entries("complaints")
    names = {i: entry.text("id") for i, entry in enumerate(complaints, start=1)}
    _refuse_doubles(top, "teams", [team.name for team in teams])
    _refuse_doubles(top, "complaints", list(names.values()))
    matters = tuple(_matter(i, entry, node_of) for i, entry in enumerate(complaints, start=1))
    work, extra = rules.whole("work_minutes"), rules.whole("extra_complaint_minutes")
    problem = Problem(
        starts_on=calendar.day("start"),
        ends_on=calendar.day("end"),
        days=days,
        blocks=blocks,
        nodes=nodes,
        legs=legs,
        teams=teams,
        matters=matters,
        dossiers=cut_dossiers(
            matters, teams, work_minutes=work, extra_complaint_minutes=extra, first_day=days[0] if days else None
        ),
        budget=top.whole("budget"),
        max_trip_days=rules.whole("max_trip_days"),
        travel_minutes=rules.whole("travel_minutes"),
        work_minutes=work,
        extra_complaint_minutes=extra,
    )
    return Exchange(problem, names)


def write_plan(problem: Problem, plan: Plan, names: Mapping[int, str]) -> dict[str, object]:
    """The plan as dumas-plan/1, ready for JSON. ``names`` gives each complaint's name there."""
    visits = [visit for trip in plan.trips for visit in trip.visits]
    visited = {complaint for visit in visits for complaint in visit.complaint_ids}
    return {
        "format": PLAN_FORMAT,
        "method": plan.method,
        "trips": [_write_trip(problem, trip, names) for trip in plan.trips],
        "unscheduled": [
            {"complaint": names[left.complaint_id], "reason": left.limit, "detail": left.detail_en}
            for left in plan.left_out
        ],
        "totals": {
            "cost": plan.cost,
            "score": plan.value,
            "complaints": len(visited),
            "mandatory": sum(matter.mandatory for matter in problem.matters if matter.id in visited),
            "trips": len(plan.trips),
        },
    }


def _write_trip(problem: Problem, trip: Trip, names: Mapping[int, str]) -> dict[str, object]:
    route = replay(problem, trip)
    first = trip.starts_on
    return {
        "team": trip.team,
        "start": first.isoformat(),
        "days": trip.days,
        "cost": trip.cost.total,
        "legs": [_write_ride(problem, ride) for ride in route.rides],
        "visits": [
            {
                "place": visit.place.code,
                "agency": visit.agency,
                "day": (visit.held_on - first).days,
                "start": visit.start_minute,
                "end": visit.end_minute,
                "complaints": [names[complaint] for complaint in visit.complaint_ids],
            }
            for visit in trip.visits
        ],
    }


def _write_ride(problem: Problem, ride: Ride) -> dict[str, object]:
    return {
        "from": problem.nodes[ride.origin].place.code,
        "to": problem.nodes[ride.target].place.code,
        "day": ride.day,
        "depart": ride.depart,
        "arrive": ride.arrive,
    }


def _legs(entry: _Entry) -> tuple[list[str], tuple[tuple[Leg, ...], ...]]:
    ids = entry.texts("ids")
    minutes, person, team = (entry.matrix(name, len(ids)) for name in ("minutes", "person_cost", "team_cost"))
    return ids, tuple(
        tuple(Leg(m, p, t) for m, p, t in zip(*rows, strict=True)) for rows in zip(minutes, person, team, strict=True)
    )


def _nodes(top: _Entry, ids: Sequence[str]) -> tuple[Node, ...]:
    base = top.entry("base")
    if not ids or ids[0] != base.text("id"):
        raise top.error("legs", "must begin with the base")
    places = {entry.text("id"): entry for entry in top.entries("places")}
    nodes = [Node(Place(ids[0], "kota", ids[0], ids[0], "", ""), 0, dict.fromkeys(Grade, 0))]
    for name in ids[1:]:
        if name not in places:
            raise top.error("places", f"has no {name}, which legs speak of")
        entry = places[name]
        full_name, province = entry.text("name"), entry.text("province")
        lodging = dict.fromkeys(Grade, entry.whole("lodging"))
        nodes.append(
            Node(Place(name, "kabupaten", full_name, full_name, province, province), entry.whole("perdiem"), lodging)
        )
    return tuple(nodes)


def _refuse_what_is_not_ours(top: _Entry) -> None:
    if top.text("format") != INSTANCE_FORMAT:
        raise top.error("format", f'is not "{INSTANCE_FORMAT}"')
    if top.has("locked") and top.entries("locked"):
        raise top.error("locked", "holds trips, which this version cannot keep")
    rules = top.entry("rules")
    if rules.has("one_trip_per_block") and not rules.flag("one_trip_per_block"):
        raise rules.error("one_trip_per_block", "must be true: a team makes one trip in a block")


def _refuse_doubles(top: _Entry, key: str, names: Sequence[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise top.error(key, f'has "{twice[0]}" twice')


def _team(entry: _Entry, days: Sequence[date], blocks: Sequence[int]) -> Team:
    return Team(
        name=entry.text("id"),
        people=entry.whole("people"),
        grade=Grade.ESELON_IV,
        skills=frozenset(entry.method_of(word, "skills") for word in entry.texts("skills")),
        max_trips=entry.whole("max_trips"),
        segments=free_segments(days, blocks, entry.days("unavailable")),
    )


def _matter(number: int, entry: _Entry, node_of: Mapping[str, int]) -> Matter:
    place = entry.optional_text("place")
    if place is not None and place not in node_of:
        raise entry.error("place", f'is "{place}", which legs do not know')
    return Matter(
        id=number,
        node=None if place is None else node_of[place],
        agency=entry.text("agency"),
        method=entry.method_of(entry.text("method"), "method"),
        minutes=entry.whole("minutes"),
        score=entry.whole("score"),
        mandatory=entry.flag("mandatory"),
        deadline=None if entry.optional_text("deadline") is None else entry.day("deadline"),
    )


class _Entry:
    """One object of the file, which knows its path for errors."""

    def __init__(self, data: object, path: str, where: str) -> None:
        if not isinstance(data, dict):
            raise SettingsError(f"{path or 'the file'} is not an object.", where=where)
        self._data: dict[object, object] = data
        self._path = path
        self._where = where

    def error(self, key: str, what: str) -> SettingsError:
        """The error that entry ``key`` is wrong."""
        path = f"{self._path}.{key}" if self._path else key
        return SettingsError(f"{path} {what}.", where=self._where, remedy=f"See {INSTANCE_FORMAT} in docs/planning.md.")

    def has(self, key: str) -> bool:
        """Whether the entry is there and not null."""
        return self._data.get(key) is not None

    def entry(self, key: str) -> _Entry:
        """An object inside this one."""
        return _Entry(self._need(key), f"{self._path}.{key}" if self._path else key, self._where)

    def entries(self, key: str) -> list[_Entry]:
        """A list of objects."""
        return [_Entry(item, f"{key}[{i}]", self._where) for i, item in enumerate(self._list(key))]

    def text(self, key: str) -> str:
        """A text."""
        value = self._need(key)
        if not isinstance(value, str):
            raise self.error(key, "is not a text")
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None where it is null."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> list[str]:
        """A list of distinct texts."""
        texts = [item for item in self._list(key) if isinstance(item, str)]
        if len(texts) != len(self._list(key)) or len(set(texts)) != len(texts):
            raise self.error(key, "is not a list of distinct texts")
        return texts

    def whole(self, key: str) -> int:
        """A whole number of 0 or more."""
        return self._whole(key, self._need(key))

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._need(key)
        if not isinstance(value, bool):
            raise self.error(key, "is neither true nor false")
        return value

    def day(self, key: str) -> date:
        """A day written 2026-07-01."""
        return self._day(key, self._need(key))

    def days(self, key: str) -> list[date]:
        """A list of days."""
        return [self._day(key, item) for item in self._list(key)]

    def matrix(self, key: str, size: int) -> list[list[int]]:
        """A square table of whole numbers."""
        rows = self._list(key)
        if len(rows) != size or any(not isinstance(row, list) or len(row) != size for row in rows):
            raise self.error(key, f"is not a table of {size} by {size}")
        return [[self._whole(key, item) for item in row] for row in rows if isinstance(row, list)]

    def method_of(self, word: str, key: str) -> Method:
        """One of the five methods by the format's word."""
        try:
            return Method.GELAR_PENGADUAN if word == _GELAR else Method(word)
        except ValueError:
            raise self.error(key, f'holds "{word}", which is no method') from None

    def _need(self, key: str) -> object:
        if key not in self._data:
            raise self.error(key, "is missing")
        return self._data[key]

    def _list(self, key: str) -> list[object]:
        value = self._need(key)
        if not isinstance(value, list):
            raise self.error(key, "is not a list")
        return value

    def _whole(self, key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(key, "is not a whole number of 0 or more")
        return value

    def _day(self, key: str, value: object) -> date:
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self.error(key, "is not a day such as 2026-07-01") from None
