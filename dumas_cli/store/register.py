"""Reads complaints, letters and agencies out of the database as records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dumas_cli.labels import label_of, readings
from dumas_cli.records import (
    Agency,
    Authorship,
    Case,
    Classification,
    Complainant,
    Complaint,
    KindBy,
    Place,
    Referral,
    Reminder,
    ReplyKind,
    Response,
    Secrecy,
    Status,
)
from dumas_cli.store import queries
from dumas_cli.store.connection import Connection, rows

Key = tuple[str, int, str]  # source, register year, number


@dataclass(frozen=True, slots=True)
class Found:
    """A complaint that a typed number may mean."""

    complaint_id: int
    label: str
    source: str
    received_on: date


@dataclass(frozen=True, slots=True)
class Listed:
    """One complaint in a list, as it stood on the list's day. ``complainant`` is personal data.

    ``agencies`` are names in order of their letters, each with whether the registry knows it;
    ``place_as_written`` says that the place is not known either.
    """

    label: str
    source: str
    received_on: date
    category: str
    subject: str
    status: Status
    place: str
    place_as_written: bool
    agencies: tuple[tuple[str, bool], ...]
    complainant: Complainant


@dataclass(frozen=True, slots=True)
class Referred:
    """What the database knows of a complaint that decides which agency a name on its papers means."""

    place_code: str | None
    sent_on: date | None


def write_places(connection: Connection, places: Iterable[Place]) -> None:
    """Bring the places of the reference file into the database, new and corrected ones alike."""
    connection.executemany(
        "insert into places (code, kind, name, full_name, province_code, province, capital, latitude, longitude)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (code) do update set kind = excluded.kind,"
        " name = excluded.name, full_name = excluded.full_name, province_code = excluded.province_code,"
        " province = excluded.province, capital = excluded.capital, latitude = excluded.latitude,"
        " longitude = excluded.longitude",
        (
            (p.code, p.kind, p.name, p.full_name, p.province_code, p.province, p.capital, p.latitude, p.longitude)
            for p in places
        ),
    )


def find(connection: Connection, typed: str) -> list[Found]:
    """The complaints that a typed number may mean: "2017/0412", "412/2017", "412" or a ticket.

    One whose whole label was typed goes before others that only share its number.
    """
    for year, number in readings(typed):
        candidates = rows(connection, queries.FIND_COMPLAINT, {"number": number, "year": year})
        found = [Found(row[0], label_of(row[1], row[2], row[3]), row[1], _day(row[4])) for row in candidates]
        exact = [item for item in found if year is not None and item.label == label_of("surat", year, number)]
        if found:
            return exact or found
    return []


def open_cases(connection: Connection, as_of: date) -> list[Case]:
    """Every complaint that is open on ``as_of`` with its letters; ``related`` is left empty."""
    return _cases(connection, f"c.received_on <= :as_of and {queries.OPEN}", {"as_of": as_of.isoformat()})


def cases(connection: Connection, complaint_ids: Iterable[int]) -> list[Case]:
    """The chosen complaints, open or not, with their letters; ``related`` is left empty."""
    ids = json.dumps(sorted(set(complaint_ids)))
    return _cases(connection, "c.id in (select value from json_each(:ids))", {"ids": ids})


def authors(connection: Connection) -> list[Authorship]:
    """Who wrote each complaint, for finding repeated letters. Personal data: never print it."""
    return [
        Authorship(
            complaint_id=row[0],
            label=label_of(row[1], row[2], row[3]),
            received_on=_day(row[4]),
            completed_on=_maybe_day(row[5]),
            category=row[6] or "",
            nik=row[7],
            name=row[8],
            regency_code=row[9],
        )
        for row in connection.execute(queries.AUTHORSHIPS)
    ]


def complainant(connection: Connection, complaint_id: int) -> Complainant:
    """Who wrote one complaint. Personal data: mask it before printing."""
    row = connection.execute(
        "select name, nik, phone, email, address from complainants where complaint_id = ?", (complaint_id,)
    ).fetchone()
    return Complainant(*row) if row else Complainant()


def places(connection: Connection) -> dict[str, Place]:
    """The places of this database by code."""
    found = connection.execute(
        "select code, kind, name, full_name, province_code, province, capital, latitude, longitude from places"
    )
    return {row[0]: Place(row[0], row[1], row[2], row[3], row[4], row[5], (), row[6], row[7], row[8]) for row in found}


def agencies(connection: Connection) -> dict[int, Agency]:
    """The agencies of this database by id."""
    return {
        row[0]: Agency(row[1], kind=row[3], group=row[4], short=row[2], place_code=row[5], known=bool(row[6]))
        for row in connection.execute("select id, name, short, kind, agency_group, place_code, known from agencies")
    }


def referrals_of(connection: Connection, keys: Iterable[Key]) -> dict[Key, Referred]:
    """Where the complaints given by (source, register year, number) happened, and when their last letter was sent."""
    found = {}
    for key in set(keys):
        row = connection.execute(queries.REFERRED, key).fetchone()
        if row is not None:
            found[key] = Referred(row[0], _maybe_day(row[1]))
    return found


def listing(
    connection: Connection,
    *,
    as_of: date,
    agency: str | None = None,
    province: str | None = None,
    text: str | None = None,
    only_open: bool = False,
) -> list[Listed]:
    """The complaints that pass all filters, newest first; ``agency`` and ``text`` are parts of words,
    ``province`` is a place code.
    """
    bound = {
        "as_of": as_of.isoformat(),
        "agency": _part(agency),
        "province": province,
        "text": _part(text),
        "open": int(only_open),
    }
    return [
        Listed(
            label=label_of(row[1], row[2], row[3]),
            source=row[1],
            received_on=_day(row[4]),
            category=_text(row[5]),
            subject=_text(row[6]),
            status=_status_on(Status(row[7] or "open"), _maybe_day(row[8]), as_of),
            place=_text(row[9]),
            place_as_written=bool(row[10]),
            agencies=tuple((name, bool(is_known)) for name, is_known in json.loads(row[11])),
            complainant=Complainant(*row[12:17]),
        )
        for row in connection.execute(queries.LIST.format(open=queries.OPEN), bound)
    ]


# --------------------------------------------------------------------------- below


def _cases(connection: Connection, where: str, bound: Mapping[str, str | int]) -> list[Case]:
    known_agencies = agencies(connection)
    known_places = places(connection)
    reminders: defaultdict[int, list[Reminder]] = defaultdict(list)
    for referral_id, ordinal, sent_on in connection.execute(queries.REMINDERS.format(where=where), bound):
        reminders[referral_id].append(Reminder(ordinal, _maybe_day(sent_on)))
    responses: defaultdict[int, list[Response]] = defaultdict(list)
    for referral_id, received_on, kind, kind_by, number, text in connection.execute(
        queries.RESPONSES.format(where=where), bound
    ):
        responses[referral_id].append(
            Response(_maybe_day(received_on), ReplyKind(kind), text or "", number or "", KindBy(kind_by))
        )
    letters: defaultdict[int, list[Referral]] = defaultdict(list)
    for referral_id, complaint_id, agency_id, number, sent_on, returned_on in connection.execute(
        queries.LETTERS.format(where=where), bound
    ):
        letters[complaint_id].append(
            Referral(
                known_agencies[agency_id],
                _maybe_day(sent_on),
                number or "",
                _maybe_day(returned_on),
                reminders=tuple(reminders[referral_id]),
                responses=tuple(responses[referral_id]),
            )
        )
    found = []
    for row in connection.execute(queries.COMPLAINTS.format(where=where), bound):
        complaint = _complaint(row, known_places)
        tracked = bool(row[19])
        referrals = letters[complaint.id]
        found.append(Case(complaint, tuple(r if tracked else replace(r, tracked=False) for r in referrals)))
    return found


def _complaint(row: tuple[object, ...], known_places: Mapping[str, Place]) -> Complaint:
    source, year, number = str(row[1]), int(str(row[2])), str(row[3])
    return Complaint(
        id=int(str(row[0])),
        source=source,
        register_year=year,
        number=number,
        label=label_of(source, year, number),
        received_on=_day(row[4]),
        letter_on=_maybe_day(row[5]),
        category=_text(row[6]),
        classification=Classification(str(row[7])) if row[7] else None,
        subject=_text(row[8]),
        text=_text(row[9]),
        attachments=_text(row[10]),
        copy_only=bool(row[11]),
        must_visit=bool(row[12]),
        secrecy=Secrecy(str(row[13] or "none")),
        status=Status(str(row[14] or "open")),
        completed_on=_maybe_day(row[15]),
        note=_text(row[16]),
        place=known_places.get(str(row[17])),
        place_as_written=_text(row[18]),
        has_identity=bool(row[20]),
        has_address=bool(row[21]),
    )


def _status_on(status: Status, completed_on: date | None, day: date) -> Status:
    # What was completed later was still open on the day.
    return Status.OPEN if completed_on is not None and completed_on > day else status


def _part(text: str | None) -> str | None:
    if text is None:
        return None
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _maybe_day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
