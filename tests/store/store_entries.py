"""Entries laid on a database directly, without a spreadsheet: for many small imports in a test."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from dumas_cli.records import Agency, CellPlace, Complainant, Entry, EntryReply, KindBy, Place, ReplyKind
from dumas_cli.store import history, problems, register
from dumas_cli.store.database import Connection, reading, writing
from dumas_cli.store.filing import Filing
from dumas_cli.store.writer import RegisterWriter
from dumas_cli.store.written import Change, Outcome

RIAU = Place("14", "provinsi", "Riau", "Riau", "14", "Riau")
KAMPAR = Place("14.01", "kabupaten", "Kampar", "Kabupaten Kampar", "14", "Riau")
SIAK = Place("14.08", "kabupaten", "Siak", "Kabupaten Siak", "14", "Riau")
FINANCE = Agency("Kementerian Keuangan", kind="Kementerian", group="ministries", short="Kemenkeu")
POLICE = Agency("Kepolisian Negara Republik Indonesia", group="law_and_courts", short="Polri")
LAND = Agency("Kantor Pertanahan Kabupaten Kampar", group="land_offices", place_code="14.01")
AGENCIES = {agency.name: agency for agency in (FINANCE, POLICE, LAND)}
DAY = date(2017, 2, 2)


def an_entry(number: str = "1", **said: object) -> Entry:
    """A row of a complaint with one letter that waits."""
    plain: dict[str, object] = {
        "place": CellPlace("register.csv", "", 2),
        "source": "surat",
        "register_year": 2017,
        "number": number,
        "received_on": DAY,
        "agencies": (FINANCE.name,),
        "letter_number": "B-1",
        "sent_on": date(2017, 2, 10),
        "complainant": Complainant(name="Siti Aminah"),
    }
    return Entry(**{**plain, **said})


def a_bare_entry(number: str = "1", **said: object) -> Entry:
    """A further row of the same complaint: no letter of its own unless given."""
    blank = {"agencies": (), "letter_number": None, "sent_on": None, "complainant": Complainant()}
    return an_entry(number, **{**blank, **said})


def a_laid_on_entry(number: str = "1", **said: object) -> Entry:
    """A row of agency responses."""
    plain = {"adds_complaint": False, "received_on": None, "agencies": (FINANCE.name,)}
    return a_bare_entry(number, **{**plain, **said})


def a_reply(on: date | None, kind: ReplyKind = ReplyKind.SUBSTANTIVE, **said: object) -> EntryReply:
    """A reply whose kind a column told."""
    return EntryReply(**{"received_on": on, "kind": kind, "kind_by": KindBy.COLUMN, **said})


def a_filing(entry: Entry, place: Place | None = None) -> Filing:
    agencies = tuple(AGENCIES.get(name, Agency(name, known=False)) for name in entry.agencies)
    return Filing(entry, agencies, place, entry.category)


@dataclass
class Laid:
    """What an import of entries did."""

    outcomes: list[Outcome] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        return self.outcomes.count(outcome)

    @property
    def told(self) -> list[tuple[str, str | None, str | None]]:
        return [(change.field, change.old, change.new) for change in self.changes]


@contextmanager
def an_import(db: Path, **options: object):
    """One import's writer in a transaction of its own."""
    with writing(db, create=True) as connection:
        register.write_places(connection, [RIAU, KAMPAR, SIAK])
        change_id = history.log_change(connection, at=datetime(2018, 1, 1, tzinfo=UTC), command="", what="")
        import_id = history.log_import(connection, change_id, file="register.csv", sha256="", profile="register")
        yield RegisterWriter(connection, import_id=import_id, change_id=change_id, **options), connection, import_id


def lay(db: Path, entries: Sequence[Entry | Filing], *, batch: int = 500) -> Laid:
    """Import entries as the rows of one file, ``batch`` rows at a time; each gets the row number of its turn."""
    laid = Laid()
    numbered = [_numbered(entry, row) for row, entry in enumerate(entries, start=2)]
    with an_import(db) as (writer, connection, import_id):
        outcomes: dict[int, Outcome] = {}
        held: list[Filing] = []
        parts = [(part, False) for part in _batches(numbered, batch)]
        while parts:
            filings, are_last = parts.pop(0)
            written = writer.write(filings, are_last=are_last)
            held += written.held
            if not parts and not are_last:
                parts = [(part, True) for part in _batches(held, batch)]
            rows = [entry.place.row for entry in written.entries]
            outcomes |= zip(rows, written.outcomes, strict=True)
            laid.changes += written.changes
            laid.reasons += [problem.reason for problem in written.problems]
            problems.add(connection, import_id, written.problems, [None] * len(written.problems))
        laid.outcomes = [outcomes[row] for row in sorted(outcomes)]
        counts = {outcome.value: laid.count(outcome) for outcome in Outcome}
        history.close_import(connection, import_id, **counts)
    return laid


def _batches(filings: Sequence[Filing], size: int) -> list[Sequence[Filing]]:
    return [filings[start : start + size] for start in range(0, len(filings), size)]


def rows(db: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    with reading(db) as connection:
        return connection.execute(sql, values).fetchall()


def contents(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """The register's tables as they stand."""
    tables = ("complaints", "complainants", "referrals", "reminders", "responses", "agencies")
    with reading(db) as connection:
        return {table: _whole(connection, table) for table in tables}


def _whole(connection: Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"select * from {table} order by 1").fetchall()


def _numbered(entry: Entry | Filing, row: int) -> Filing:
    filing = entry if isinstance(entry, Filing) else a_filing(entry)
    return replace(filing, entry=replace(filing.entry, place=CellPlace("register.csv", "", row)))
