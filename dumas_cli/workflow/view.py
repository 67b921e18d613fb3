"""From where a report looks at the database: how it counts, up to which day, and what was on file by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dumas_cli.records import STANDARD, Counting, Definition, YearBy


@dataclass(frozen=True, slots=True)
class View:
    """How letters are counted, up to which day, and from what was on file by when.

    ``known_at`` leaves out whatever was written later (None: nothing); ``known_on`` is its day, for print.
    """

    as_of: date
    counting: Counting = STANDARD
    known_at: datetime | None = None
    known_on: date | None = None


def view_of(
    definition: str, year_by: str, *, as_of: date, known_on: date | None = None, known_at: datetime | None = None
) -> View:
    """The view that the options ask for, by their words. ``known_at`` is the last moment of ``known_on``."""
    return View(as_of, Counting(Definition(definition), YearBy(year_by)), known_at, known_on)
