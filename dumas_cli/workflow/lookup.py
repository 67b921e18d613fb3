"""Finds the one complaint, or the one province, that a user's words mean."""

from __future__ import annotations

from dumas_cli.errors import UsageError
from dumas_cli.registry.places import PlaceRegistry
from dumas_cli.store import register
from dumas_cli.store.connection import Connection
from dumas_cli.workflow.office import Office


def find_one(connection: Connection, typed: str) -> int:
    """The id of the complaint that ``typed`` means; UsageError where it fits none, or several (named)."""
    found = register.find(connection, typed)
    if len(found) == 1:
        return found[0].complaint_id
    if not found:
        raise UsageError(
            f'There is no complaint "{typed}".',
            remedy="Write it as 2017/0412, or look it up with: dumas list --text WORDS",
        )
    candidates = ", ".join(f"{item.label} ({item.source}, received {item.received_on})" for item in found)
    raise UsageError(
        f'"{typed}" fits several complaints.', remedy=f"Write the whole number. The candidates are: {candidates}."
    )


def province_code(office: Office, name: str) -> str:
    """The code of the province that ``name`` means; UsageError with the nearest names where it means none."""
    places = PlaceRegistry(office.reference.places())
    match = places.resolve(None, name)
    place = match.place or match.province
    if place is None:
        nearest = ", ".join(match.nearest) or "see dumas report --by province"
        raise UsageError(f'"{name}" is no province that is known.', remedy=f"Did you mean: {nearest}?")
    return place.province_code
