"""What rows of a spreadsheet did to the database: an outcome a row, and the values that were changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dumas_cli.records import Complainant, Entry, Problem
from dumas_cli.store.filing import Filing

Told = tuple[str, str, str | None, str | None]
"""A value that was changed: the complaint's label, "table.column", old, new."""


class Outcome(StrEnum):
    """What one row did to the database."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an import changed; ``field`` is "table.column", old is None where it was blank.

    ``people`` is the complainant as now on file, as before where that was corrected, and as the row has it: for
    masking the values before they are printed.
    """

    label: str
    field: str
    old: str | None
    new: str | None
    people: tuple[Complainant, ...]


@dataclass(slots=True)
class Written:
    """What a batch of rows did: the rows laid with an outcome each, in order, and the changed values and refusals.

    ``kept`` are values that stand though a row says otherwise, for the row's file is older than they are. ``waiting``
    are rows laid on a complaint that is not yet known, by the place of their problem in ``problems``. ``values`` counts
    the changed values of each row; ``merged`` are rows that say what an earlier row of the file has said. ``held`` are
    rows not laid yet, to be written again when all others of the file are.
    """

    entries: list[Entry] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    merged: int = 0
    changes: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    waiting: dict[int, Entry] = field(default_factory=dict)
    held: list[Filing] = field(default_factory=list)
