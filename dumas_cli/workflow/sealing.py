"""Publishes a year: seals its figures with the rows behind them; and holds seals against the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256
from pathlib import Path

from dumas_cli import __version__
from dumas_cli.errors import SealError, UsageError
from dumas_cli.figures.seals import Seal, SealCheck, SealedImport
from dumas_cli.records import Letter, Tally
from dumas_cli.report.seal_text import read_seal, seal_text
from dumas_cli.report.seals import differences, recount, sealed_complaints, sealed_letters
from dumas_cli.store import counts, history
from dumas_cli.store import seals as kept
from dumas_cli.store.connection import Connection
from dumas_cli.store.database import reading, writing
from dumas_cli.store.letters import letters
from dumas_cli.store.past import reading_as_known
from dumas_cli.workflow.masks import GroupNames
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.reporting import has_begun, on_file
from dumas_cli.workflow.view import View

_RULES = ("agencies.csv", "agency_groups.csv", "categories.csv", "places.csv")


@dataclass(frozen=True, slots=True)
class Published:
    """A seal just made: its number in the database (None where only a file was asked for), its text and content."""

    number: int | None
    seal: Seal
    text: str


def publish(office: Office, year: int, *, view: View, dry_run: bool = False) -> Published:
    """Seal the figures of a year as they are seen from ``view``, and keep the seal in the database.

    Raises UsageError for a year that has not begun or holds nothing, DatabaseError, BusyError.
    """
    has_begun(year, view.as_of)
    with reading_as_known(office.db, view.known_at) as connection:
        on_file(office, connection, [year])
        seal = _seal_of(office, connection, year, view)
    text = seal_text(seal)
    if dry_run:
        return Published(None, seal, text)
    what = f"sealed the report of {year} as of {view.as_of.isoformat()}"
    with writing(office.db) as connection:
        change = history.log_change(connection, at=office.at, command=office.command, what=what, who=office.who)
        number = kept.write_seal(connection, change, year, text)
    return Published(number, seal, text)


def check(office: Office, files: Sequence[Path] = ()) -> list[SealCheck]:
    """Hold every seal of the database, and those of ``files``, against what the database counts today.

    Raises SealError for a file that is no seal, UsageError where there is no seal at all, DatabaseError.
    """
    found = _checks(office, files)
    if not found:
        raise UsageError(
            "No report has been sealed yet.",
            where=str(office.db),
            remedy="Seal one with dumas publish --year YEAR, or name the file of a seal.",
        )
    return found


def restated(office: Office, years: Sequence[int], files: Sequence[Path] = ()) -> list[SealCheck]:
    """For each year its last seal (of ``files`` where there is one, else of the database), against what is known today.

    Raises UsageError for a year that was never sealed.
    """
    last = {one.seal.year: one for one in _checks(office, files, years)}
    missing = [year for year in years if year not in last]
    if missing:
        raise UsageError(
            f"The report of {', '.join(map(str, missing))} has not been sealed.",
            where=str(office.db),
            remedy="Seal it with dumas publish --year YEAR, or name the file of its seal with --seal.",
        )
    return [last[year] for year in sorted(last)]


def _checks(office: Office, files: Sequence[Path], years: Iterable[int] = ()) -> list[SealCheck]:
    """Each seal, of ``years`` only where some are given, held against the database; those of files last."""
    wanted = set(years)
    with reading(office.db) as connection:
        found = [(f"seal {number}", text) for number, _, text in kept.seals(connection)]
    found += [(path.name, _read(path)) for path in files]
    checks = []
    for name, text in found:
        seal, whole = read_seal(text, name)
        if not wanted or seal.year in wanted:
            # A report of what was known by a day is held against what was known by that day.
            with reading_as_known(office.db, _end_of(seal)) as connection:
                checks.append(_checked(office, connection, name, seal, whole))
    return checks


def _seal_of(office: Office, connection: Connection, year: int, view: View) -> Seal:
    files, profiles = kept.imports(connection)
    seal = Seal(
        year=year,
        as_of=view.as_of,
        figures=counts.tally(connection, year, view.as_of, "", view.counting)[0],
        letters=_letters(connection, year, view),
        complaints=sealed_complaints(kept.complaints(connection, year), year, view.as_of),
        imports=tuple(files),
        rules=_rules(office, profiles),
        version=__version__,
        counting=view.counting,
        known_on=view.known_on,
    )
    if recount(seal) != seal.figures:
        raise ValueError(f"the rows of {year} make {recount(seal)}, but {seal.figures} was counted")
    return seal


def _letters(connection: Connection, year: int, view: View) -> tuple[Letter, ...]:
    names = GroupNames(connection)
    found = (names.letter(one) for one in letters(connection))
    return sealed_letters(found, year, view.counting, view.as_of)


def _rules(office: Office, profiles: Iterable[str]) -> dict[str, str]:
    return _hashes(office, [*_RULES, *(f"profiles/{name}.toml" for name in profiles)])


def _hashes(office: Office, names: Iterable[str]) -> dict[str, str]:
    there = set(office.reference.names())
    return {name: sha256(office.reference.text(name).encode()).hexdigest() for name in names if name in there}


def _checked(office: Office, connection: Connection, name: str, seal: Seal, whole: bool) -> SealCheck:
    view = View(seal.as_of, seal.counting, None, seal.known_on)
    now = counts.tally(connection, seal.year, seal.as_of, "", seal.counting)[0]
    files, _ = kept.imports(connection)
    rules = _hashes(office, seal.rules)
    return SealCheck(
        name=name,
        seal=seal,
        now=Tally(
            seal.year, "", now.referred, now.returned, now.answered, received=now.received, completed=now.completed
        ),
        rows=differences(
            seal,
            _letters(connection, seal.year, view),
            sealed_complaints(kept.complaints(connection, seal.year), seal.year, seal.as_of),
        ),
        altered=not whole or recount(seal) != seal.figures,
        imports_gone=_beyond(seal.imports, files),
        imports_since=_beyond(files, seal.imports),
        rules_changed=tuple(n for n in sorted(seal.rules) if rules.get(n) != seal.rules[n]),
    )


def _beyond(some: Iterable[SealedImport], others: Iterable[SealedImport]) -> tuple[str, ...]:
    known = {one.sha256 for one in others}
    return tuple(one.file for one in some if one.sha256 not in known)


def _end_of(seal: Seal) -> datetime | None:
    return datetime.combine(seal.known_on, time.max).astimezone() if seal.known_on else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SealError(
            "This is no seal of a report: it is not text in UTF-8.",
            where=str(path),
            remedy="Name a file that dumas publish -o FILE.json has written.",
        ) from None
    except OSError as error:
        raise SealError(
            f"This file cannot be read: {error.strerror or error}.", where=str(path), remedy="Check its name and place."
        ) from None
