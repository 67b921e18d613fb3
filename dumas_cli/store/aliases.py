"""Keeps the spellings of agencies that the office has taught, and moves the letters that were written so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dumas_cli.records import Agency
from dumas_cli.store import history
from dumas_cli.store.connection import Connection, insert, rows


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling taught: of which agency, by which batch."""

    id: int
    alias: str
    agency: str
    change_id: int


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter whose agency is not known: as written on its row (which may name several) and as kept.

    ``on`` is its day, else the day its complaint was received; ``place_code`` is where that happened.
    """

    referral_id: int
    as_written: str
    agency: str
    on: date
    place_code: str | None


def taught(connection: Connection) -> dict[str, str]:
    """The agency's name for each spelling taught: what ``AgencyRegistry`` takes."""
    return {item.alias: item.agency for item in entries(connection)}


def entries(connection: Connection) -> list[Alias]:
    """The spellings taught, in order."""
    return [
        Alias(*row) for row in rows(connection, "select id, alias, agency, change_id from agency_aliases order by id")
    ]


def of_change(connection: Connection, change_id: int) -> list[str]:
    """The spellings that a batch taught."""
    return [item.alias for item in entries(connection) if item.change_id == change_id]


def add(connection: Connection, alias: str, agency: str, *, change_id: int) -> None:
    """Teach a spelling."""
    insert(connection, "agency_aliases", {"alias": alias, "agency": agency, "change_id": change_id})


def remove(connection: Connection, alias: Alias, *, change_id: int) -> None:
    """Forget a spelling; letters stay where they are."""
    history.log_row(connection, change_id, "agency_aliases", alias.id, added=False)
    connection.execute("delete from agency_aliases where id = ?", (alias.id,))


def open_letters(connection: Connection) -> list[OpenLetter]:
    """The letters on file whose agency is not known."""
    found = rows(
        connection,
        "select r.id, r.agency_as_written, a.name, coalesce(r.sent_on, c.received_on), c.place_code"
        "  from agencies a cross join referrals r on r.agency_id = a.id join complaints c on c.id = r.complaint_id"
        " where a.known = 0 order by r.id",
    )
    return [OpenLetter(row[0], row[1], row[2], date.fromisoformat(row[3]), row[4]) for row in found]


def move(connection: Connection, letters: Iterable[tuple[int, Agency]], *, change_id: int) -> int:
    """Put letters (by id) under agencies; returns how many. Rows of a file that speak of them are looked at anew."""
    ids: dict[str, int] = {}
    moved = 0
    for referral_id, agency in letters:
        if agency.name not in ids:
            ids[agency.name] = _agency_id(connection, agency, change_id)
        ((complaint_id, before),) = rows(
            connection, "select complaint_id, agency_id from referrals where id = ?", (referral_id,)
        )
        history.log_value(connection, change_id, "referrals", referral_id, "agency_id", before, ids[agency.name])
        connection.execute("update referrals set agency_id = ? where id = ?", (ids[agency.name], referral_id))
        connection.execute("update referrals set row_hash = null where complaint_id = ?", (complaint_id,))
        connection.execute("update complaints set row_hash = null where id = ?", (complaint_id,))
        moved += 1
    return moved


def written_since(connection: Connection, change_id: int) -> list[tuple[str, str, int]]:
    """What later imports that stand wrote on their letters: as written, the agency's name, the batch; each once."""
    return rows(
        connection,
        "select distinct r.agency_as_written, a.name, i.change_id"
        "  from referrals r join imports i on i.id = r.import_id join changes c on c.id = i.change_id"
        "  join agencies a on a.id = r.agency_id"
        " where i.change_id > ? and c.undone_by is null and a.known = 1",
        (change_id,),
    )


def _agency_id(connection: Connection, agency: Agency, change_id: int) -> int:
    known = rows(connection, "select id from agencies where name = ?", (agency.name,))
    if known:
        return int(known[0][0])
    added = insert(
        connection,
        "agencies",
        {
            "name": agency.name,
            "short": agency.short,
            "kind": agency.kind,
            "agency_group": agency.group,
            "place_code": agency.place_code,
            "known": int(agency.known),
        },
    )
    history.log_row(connection, change_id, "agencies", added, added=True)
    return added
