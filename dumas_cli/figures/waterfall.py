"""The way from the complaints received to the letters answered: each step, and the rows that stand at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dumas_cli.records import STANDARD, Counting, Letter


@dataclass(frozen=True, slots=True)
class FiledComplaint:
    """A complaint as far as the way of its year goes. ``repeats`` says that an earlier letter was on the same matter.

    ``status`` is the register's word of today: a register tells no day on which papers were found wanting.
    """

    id: int
    label: str
    source: str
    category: str
    province: str
    received_on: date
    status: str
    completed_on: date | None = None
    copy_only: bool = False
    repeats: bool = False
    has_undated_letter: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the way. ``kind`` is whole (what is there), minus or plus (what leaves or joins), or of (a part).

    The wholes of one unit follow from one another by the lines between them; ``unit`` is complaints or letters.
    """

    name: str
    unit: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class RateOf:
    """The rate under one definition, of the same letters; ``rate`` is None of nothing."""

    definition: str
    answered: int
    referred: int
    rate: Fraction | None


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The way of one year's cohort, and the rate under each definition.

    ``complaint_steps`` gives the step at which each complaint stands (by its id), ``letter_steps`` that of each letter,
    so that every number can be traced to its rows. ``untracked`` counts complaints of the year from sources without
    response dates, which are in none of the lines.
    """

    year: int
    as_of: date
    steps: tuple[Step, ...]
    rates: tuple[RateOf, ...]
    complaints: tuple[tuple[FiledComplaint, str], ...]
    letters: tuple[tuple[Letter, str], ...]
    counting: Counting = STANDARD
    known_on: date | None = None
    untracked: int = 0
