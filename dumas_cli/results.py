"""What a command found, ready to be shown: frozen records that a workflow fills and a renderer prints.

``records.py`` holds the office's nouns; these are the answers to one command. Personal values in
them are masked already, unless the user asked for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dumas_cli.records import (
    Agency,
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
class RowDiff:
    """What an import does, or would do, with one row: "new", "changed" or "missing" (on file, but not in the file).

    ``place`` is the row in the spreadsheet, "" for one that is missing; ``changes`` are the values it changes.
    """

    outcome: str
    label: str
    place: str = ""
    changes: tuple[ChangedValue, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingComplaints:
    """Complaints on file from the same source and period (ISO days) that a file does not have; only reported."""

    count: int
    labels: tuple[str, ...]
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file brought. Rows: read = new + changed + unchanged + set aside, or ValueError.

    ``skipped_lines`` are lines that are no rows: blank, title, column numbers, footers. ``unclaimed``
    are headings that the profile does not use, each with its sheet. ``reply_kinds`` counts the
    replies by what decided their kind. ``match`` tells how well the profile fits, ``open_names`` what
    stays as written, ``warnings`` what does not add up (a footer's count), ``headings`` each sheet's own.

    ``merged`` of the rows say what an earlier row of the file has said, and count as unchanged. ``exported_on`` is the
    day of the export. ``kept_values`` (``kept`` of them in all) stand though the file says otherwise, for a newer
    export has spoken; ``waiting`` are rows set aside only until their complaint comes,
    ``attached`` rows that had waited and found theirs. ``mended`` and ``again`` count open problems that the file
    closed, and those whose rows were set aside anew. ``already`` is the batch that imported these very bytes.
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
    merged: int = 0
    exported_on: date | None = None
    kept: int = 0
    kept_values: tuple[ChangedValue, ...] = ()
    waiting: int = 0
    attached: int = 0
    mended: int = 0
    again: int = 0
    missing: MissingComplaints | None = None
    diff: tuple[RowDiff, ...] = ()
    already: int | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that do not add up: a row would have been lost in silence."""
        parts = self.new + self.changed + self.unchanged + self.set_aside
        if self.read != parts:
            raise ValueError(f"{self.read} rows were read, but {parts} are accounted for")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, file by file; ``dry_run`` says that nothing was kept.

    ``passed_over`` are files of a folder that were not read, each with the reason.
    """

    files: tuple[FileResult, ...]
    dry_run: bool = False
    rejects_file: str = ""
    with_diff: bool = False
    passed_over: tuple[str, ...] = ()


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


# --------------------------------------------------------------------------- history, undo, redo


@dataclass(frozen=True, slots=True)
class Batch:
    """One command that wrote. ``at`` is in UTC; ``what`` and ``command`` are masked.

    ``rows`` is read, new, changed, unchanged and set aside, None where no file was imported. ``undoes`` is the batch
    that an undo took back or a redo brought back, ``undone_by`` the batch that took this one back.
    """

    number: int
    at: datetime
    who: str
    what: str
    command: str
    rows: tuple[int, int, int, int, int] | None = None
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The batches that were asked for, newest first, of ``total`` that there are."""

    batches: tuple[Batch, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ValueEvent:
    """What a batch did to a complaint: brought it or a letter, changed a field, took a row away or put it back.

    ``kind`` is brought, changed, removed or restored; ``table`` says of what. ``field`` is our name of the changed
    field; "" stands for no value. ``letter`` tells letters of one complaint apart: the agency, where there are several.
    """

    batch: Batch
    kind: str
    table: str
    field: str = ""
    before: str = ""
    after: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintHistory:
    """Where each value of one complaint came from, in order; personal values are masked unless ``revealed``."""

    label: str
    events: tuple[ValueEvent, ...]
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class SomeComplaints:
    """How many complaints, and the labels of the first of them."""

    count: int = 0
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One table's part of an undo or redo: rows taken away, rows put back, values put back."""

    table: str
    removed: int = 0
    restored: int = 0
    values: int = 0


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What an undo or a redo did, or would do: of which batch, and to how much.

    ``batch`` is the command taken back or brought back, ``target`` the batch that was inverted (for a redo, the undo).
    ``number`` is the batch of the undo itself, None where it was only previewed. ``unchanged_since`` are the files of
    later imports that found rows on file unchanged, perhaps some of those taken away.
    """

    is_redo: bool
    batch: Batch
    target: int
    files: tuple[str, ...]
    tables: tuple[TakenBack, ...]
    removed: SomeComplaints = SomeComplaints()
    restored: SomeComplaints = SomeComplaints()
    changed: SomeComplaints = SomeComplaints()
    number: int | None = None
    unchanged_since: tuple[str, ...] = ()


# --------------------------------------------------------------------------- problems


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A row set aside, as it is kept: ``number`` is the problem's own, ``batch`` the command that met it.

    ``closed_by`` is the batch that closed it and ``closed_how`` how: mended, accepted, again or attached; None and ""
    while it is open.
    """

    number: int
    batch: int
    problem: Problem
    closed_by: int | None = None
    closed_how: str = ""


@dataclass(frozen=True, slots=True)
class ProblemList:
    """Problems in order of import, of ``total`` that were asked for; ``open`` of these are not closed."""

    problems: tuple[ListedProblem, ...]
    total: int
    open: int


# --------------------------------------------------------------------------- agencies


@dataclass(frozen=True, slots=True)
class ListedAgency:
    """An agency of the registry with its spellings: those of the reference files, and those taught."""

    agency: Agency
    taught: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taught:
    """A spelling taught, or forgotten: of which agency, in which batch (None: it was known already).

    ``letters`` is how many letters on file were moved to the agency, ``names`` to which names (as of their years).
    """

    alias: str
    agency: str
    batch: int | None
    letters: int = 0
    names: tuple[str, ...] = ()
    removed: bool = False
