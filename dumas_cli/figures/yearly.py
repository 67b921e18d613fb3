"""Yearly figures, their changes, and the same by group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dumas_cli.records import STANDARD, Counting


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The figures of one year, counted up to the end of ``known_on``.

    ``rate`` is answered of referred, exact, None when nothing was referred. ``received`` and
    ``completed`` count complaints and are None for a group of letters.
    """

    year: int
    known_on: date
    referred: int
    returned: int
    answered: int
    rate: Fraction | None
    received: int | None = None
    completed: int | None = None


@dataclass(frozen=True, slots=True)
class CountChange:
    """From one year's count to the next one's; ``relative`` is None when the first was nothing."""

    absolute: int
    relative: Fraction | None


@dataclass(frozen=True, slots=True)
class YearChange:
    """From one year to the next: counts absolute and relative, the rate as a difference of shares.

    ``rate`` 0.1 is ten percentage points. A part is None where either year has no such figure.
    """

    from_year: int
    to_year: int
    referred: CountChange
    returned: CountChange
    answered: CountChange
    rate: Fraction | None
    received: CountChange | None = None
    completed: CountChange | None = None


@dataclass(frozen=True, slots=True)
class UntrackedFigures:
    """A source without response dates in one year; ``share`` is closed of forwarded, None of nothing."""

    source: str
    year: int
    received: int
    forwarded: int
    closed: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """The yearly table: figures as known on ``as_of``, and the same at equal age, in order of year.

    ``changes`` has one item for each pair of neighbouring years, so one fewer than ``years``.
    ``undated_letters`` are on file for complaints of these years without a day of sending: they count nowhere.
    ``known_on`` leaves out what was imported after that day; None leaves out nothing.
    """

    as_of: date
    years: tuple[YearFigures, ...]
    changes: tuple[YearChange, ...]
    same_age: tuple[YearFigures, ...] = ()
    same_age_changes: tuple[YearChange, ...] = ()
    untracked: tuple[UntrackedFigures, ...] = ()
    undated_letters: int = 0
    counting: Counting = STANDARD
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One group's figures, in order of year; ``change`` is of the last two years' rates.

    ``merged`` counts the groups added up in a row of the rest; 0 is a group of its own.
    """

    key: str
    figures: tuple[YearFigures, ...]
    change: Fraction | None
    merged: int = 0


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figures by group, agency, category, province, month or source; ``whole`` is their sum."""

    dimension: str
    rows: tuple[BreakdownRow, ...]
    whole: BreakdownRow
