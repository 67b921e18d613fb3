"""Teaches spellings of agencies, moves the letters that were written so, and looks agencies up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dumas_cli.errors import UsageError
from dumas_cli.privacy import mask_text
from dumas_cli.records import Agency, Place
from dumas_cli.registry.agencies import AgencyRegistry, is_spelt, spelling_key
from dumas_cli.results import ListedAgency, Taught
from dumas_cli.store import aliases, history
from dumas_cli.store.connection import Connection
from dumas_cli.store.database import reading, writing
from dumas_cli.workflow.office import Office


def teach(office: Office, alias: str, agency: str) -> Taught:
    """Let a spelling mean an agency from now on; letters of unknown agencies that were written so are moved to it.

    A letter goes to the agency's name in its year. A spelling taught already changes nothing.

    Raises UsageError for an agency that is not known, with the nearest, and for a spelling that says nothing or was
    taught for another agency; DatabaseError, BusyError.
    """
    spelling = " ".join(alias.split())
    registry = AgencyRegistry(office.reference.agencies())
    known = _known(registry, agency)
    if not spelling_key(spelling):
        raise UsageError(
            "The spelling is blank.", remedy='Write it as on the letters: dumas agency alias "KEMENDIKNAS" NAME'
        )
    with writing(office.db) as connection:
        before = _taught(connection, spelling)
        if before is not None and before.agency == known.name:
            return Taught(before.alias, known.name, None)
        if before is not None:
            raise UsageError(
                f'"{mask_text(before.alias)}" is taught already: it means {before.agency}.',
                remedy=f"Take that back with its letters: dumas undo --batch {before.change_id}; "
                "or forget it, letters staying where they are: dumas agency alias --remove.",
            )
        number = history.log_change(
            connection, at=office.at, command=office.command, what=f"agency alias {spelling}", who=office.who
        )
        aliases.add(connection, spelling, known.name, change_id=number)
        places = {place.code: place for place in office.reference.places()}
        moves = _moves(connection, office, spelling, places)
        moved = aliases.move(connection, moves.items(), change_id=number)
    names = Counter(agency.name for agency in moves.values())
    return Taught(spelling, known.name, number, moved, tuple(name for name, _ in names.most_common()))


def forget(office: Office, alias: str) -> Taught:
    """Let a spelling mean what it meant before it was taught; letters moved by it stay where they are.

    Raises UsageError for a spelling that was not taught, DatabaseError, BusyError.
    """
    with writing(office.db) as connection:
        known = _taught(connection, alias)
        if known is None:
            raise UsageError(
                f'"{mask_text(alias)}" was not taught.',
                remedy="Those that were are listed by: dumas agency list --aliases",
            )
        number = history.log_change(
            connection, at=office.at, command=office.command, what=f"forget agency alias {known.alias}", who=office.who
        )
        aliases.remove(connection, known, change_id=number)
    return Taught(known.alias, known.agency, number, removed=True)


def list_agencies(office: Office, words: str = "") -> list[ListedAgency]:
    """The agencies of the registry that have these words in their name or a spelling, those taught included.

    Raises DatabaseError; where there is no database yet, nothing is taught yet.
    """
    taught: dict[str, str] = {}
    if office.db.is_file() and office.db.stat().st_size:
        with reading(office.db) as connection:
            taught = aliases.taught(connection)
    registry = AgencyRegistry(office.reference.agencies())
    spellings: dict[str, list[str]] = {}
    for alias, name in taught.items():
        spellings.setdefault(name, []).append(alias)
    found = {agency.name: agency for agency in registry.search(words)}
    wanted = spelling_key(words)
    for alias, name in taught.items():
        named = registry.named(name)
        if named is not None and wanted and spelling_key(alias).startswith(wanted):
            found[name] = named
    return [ListedAgency(found[name], tuple(spellings.get(name, ()))) for name in sorted(found)]


def _known(registry: AgencyRegistry, written: str) -> Agency:
    match = registry.resolve(written, on=None, place=None)
    exact = registry.named(" ".join(written.split()))
    agency = exact or match.agency
    if agency is None or not agency.known or registry.named(agency.name) is None:
        nearest = match.nearest or registry.nearest(written)
        raise UsageError(
            f'There is no agency "{mask_text(written)}".',
            remedy=f"The nearest are: {'; '.join(nearest)}." if nearest else "Search with: dumas agency list WORDS",
        )
    return agency


def _taught(connection: Connection, alias: str) -> aliases.Alias | None:
    key = spelling_key(alias)
    return next((item for item in aliases.entries(connection) if spelling_key(item.alias) == key), None)


def _moves(connection: Connection, office: Office, alias: str, places: Mapping[str, Place]) -> dict[int, Agency]:
    """The letters of unknown agencies that were written so, each with the agency it goes to."""
    registry = AgencyRegistry(office.reference.agencies(), aliases.taught(connection))
    moves = {}
    for letter in aliases.open_letters(connection):
        # A row with several agencies keeps what it says of all of them on each letter.
        if not (is_spelt(letter.agency, alias) or is_spelt(letter.as_written, alias)):
            continue
        agency = registry.resolve(alias, on=letter.on, place=places.get(letter.place_code or "")).agency
        if agency is not None and agency.known:
            moves[letter.referral_id] = agency
    return moves
