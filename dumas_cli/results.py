"""What a command found, ready to be shown: frozen records that a workflow fills and a renderer prints.

``records.py`` holds the office's nouns; these are the answers to one command. Personal values in
them are masked already, unless the user asked for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from dumas_cli.records import (
    Complainant,
    Complaint,
    Hit,
    KindBy,
    Level,
    Method,
    Problem,
    ReplyKind,
    Status,
)

# --------------------------------------------------------------------------- report


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
    """

    as_of: date
    years: tuple[YearFigures, ...]
    changes: tuple[YearChange, ...]
    same_age: tuple[YearFigures, ...] = ()
    same_age_changes: tuple[YearChange, ...] = ()
    untracked: tuple[UntrackedFigures, ...] = ()
    undated_letters: int = 0


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


# --------------------------------------------------------------------------- import


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that an import replaced: whose (complaint label), our name of the field, from, to.

    "" stands for no value. Personal data inside the values are masked.
    """

    label: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SkippedSheet:
    """A sheet that was not read, and why (in English, as all that ``sheets`` says of a file)."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name that no reference file knows, kept as written: on how many rows, and the nearest known ones.

    ``kind`` is agency, place or category.
    """

    kind: str
    written: str
    rows: int
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file brought. Rows: read = new + changed + unchanged + set aside, or ValueError.

    ``skipped_lines`` are lines that are no rows: blank, title, column numbers, footers. ``unclaimed``
    are headings that the profile does not use, each with its sheet. ``reply_kinds`` counts the
    replies by what decided their kind. ``match`` tells how well the profile fits, ``open_names`` what
    stays as written, ``warnings`` what does not add up (a footer's count), ``headings`` each sheet's own.
    """

    file: str
    sha256: str
    profile: str
    read: int
    new: int
    changed: int
    unchanged: int
    set_aside: int
    skipped_lines: int = 0
    sheets_used: tuple[str, ...] = ()
    sheets_skipped: tuple[SkippedSheet, ...] = ()
    unclaimed: tuple[tuple[str, str], ...] = ()
    reply_kinds: Mapping[KindBy, int] = field(default_factory=dict)
    open_names: tuple[OpenName, ...] = ()
    match: str = ""
    warnings: tuple[str, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    changed_values: tuple[ChangedValue, ...] = ()

    def __post_init__(self) -> None:
        """Refuse numbers that do not add up: a row would have been lost in silence."""
        parts = self.new + self.changed + self.unchanged + self.set_aside
        if self.read != parts:
            raise ValueError(f"{self.read} rows were read, but {parts} are accounted for")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, file by file; ``dry_run`` says that nothing was kept."""

    files: tuple[FileResult, ...]
    dry_run: bool = False
    rejects_file: str = ""


# --------------------------------------------------------------------------- triage


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as the rules saw it: its name, its value as words in both languages, and what it means."""

    name: str
    value_en: str
    value_id: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class SumLine:
    """A step of adding up a score: a group with its cap, the lift of a hard rule, the total."""

    text_en: str
    text_id: str
    points: int


@dataclass(frozen=True, slots=True)
class MissedRule:
    """A rule that nearly fired, the points it would have brought, and what it would have needed."""

    rule_id: str
    points: int
    text_en: str
    text_id: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a complaint has the score it has on a day; for one that is not open, why it was not evaluated.

    ``why`` is the verdict and ``method_en`` what decided the method, ``notes`` what could not be seen: each as a
    sentence in English and Indonesian.
    """

    label: str
    as_of: date
    is_open: bool
    score: int
    level: Level
    method: Method | None
    alternative: Method | None = None
    why_en: str = ""
    why_id: str = ""
    method_en: str = ""
    method_id: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    facts: tuple[FactLine, ...] = ()
    fired: tuple[Hit, ...] = ()
    sums: tuple[SumLine, ...] = ()
    missed: tuple[MissedRule, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesFile:
    """The rules that were used: the file's name and the sha256 of its bytes in hexadecimal."""

    name: str
    sha256: str


# --------------------------------------------------------------------------- list, show


@dataclass(frozen=True, slots=True)
class ListRow:
    """One complaint in a list. ``category`` is a code or words; ``agencies`` are names in order."""

    label: str
    source: str
    received_on: date
    status: Status
    category: str
    place: str
    subject: str
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One thing that happened to a complaint. ``on`` is None where only the fact is known.

    ``kind`` is written, received, referred, reminded, replied, returned, completed, imported,
    flagged or visited. ``reply_kind`` is set for a reply; ``ordinal`` for a reminder; ``score``,
    ``level`` and ``method`` for a flag, ``method`` for a visit too; ``detail`` is a letter number,
    what was written, or the team of a visit.
    """

    on: date | None
    kind: str
    agency: str = ""
    detail: str = ""
    reply_kind: ReplyKind | None = None
    ordinal: int | None = None
    score: int | None = None
    level: Level | None = None
    method: Method | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One complaint's whole story; ``complainant`` is masked unless the user asked to see it.

    ``events`` are in order of date, undated ones where they belong.
    """

    complaint: Complaint
    complainant: Complainant = field(default_factory=Complainant)
    agencies: tuple[str, ...] = ()
    events: tuple[StoryEvent, ...] = ()
    revealed: bool = False
