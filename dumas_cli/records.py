"""The nouns that every room shares: frozen records that hold values and no behaviour of a step.

Days are ``datetime.date`` and end in ``_on``. A value that a paper does not give is None, never an
empty guess; text that may be absent is "" only where the docstring says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

# --------------------------------------------------------------------------- words with a fixed list


class Status(StrEnum):
    """Where a complaint stands, in our words; a profile translates the sheet's."""

    OPEN = "open"
    AWAITING_PAPERS = "awaiting_papers"  # the complainant has been asked to complete the papers
    COMPLETED = "completed"
    ARCHIVED = "archived"  # laid aside without a result


class ReplyKind(StrEnum):
    """What an agency's reply is worth; only a substantive one answers a letter."""

    ACKNOWLEDGEMENT = "acknowledgement"
    INTERIM = "interim"
    SUBSTANTIVE = "substantive"


class KindBy(StrEnum):
    """What decided a reply's kind at import."""

    COLUMN = "column"  # the sheet's own column of kinds
    WORDS = "words"  # the profile's words found in the reply
    DATE = "date"  # a reply date stands without words of another kind


class Classification(StrEnum):
    """The handling class that sets the agency's time limit."""

    INFORMATION = "information"  # permintaan informasi
    ORDINARY = "ordinary"  # tidak berkadar pengawasan
    OVERSIGHT = "oversight"  # berkadar pengawasan


class Secrecy(StrEnum):
    """What the complainant asked to be kept secret."""

    NONE = "none"
    ANONYMOUS = "anonim"  # the identity is hidden
    CONFIDENTIAL = "rahasia"  # the report itself is restricted


class Level(StrEnum):
    """How urgent a flag is, from the card's thresholds."""

    HIGH = "tinggi"
    MEDIUM = "sedang"
    LOW = "rendah"
    NONE = "none"


class Method(StrEnum):
    """The five monitoring methods; terms of art that stay Indonesian."""

    GELAR_PENGADUAN = "gelar_pengaduan"
    KOORDINASI = "koordinasi"
    KLARIFIKASI = "klarifikasi"
    KONFIRMASI = "konfirmasi"
    MEDIASI = "mediasi"


# --------------------------------------------------------------------------- where a value stands


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The address of a cell: file name (no folder), sheet ("" for csv), row and column from 1.

    Column 0 means the whole row.
    """

    file: str
    sheet: str
    row: int
    column: int = 0

    @property
    def address(self) -> str:
        """The cell in spreadsheet letters ("C14"), or "row 14" for a whole row."""
        if self.column == 0:
            return f"row {self.row}"
        letters, n = "", self.column
        while n:
            n, rest = divmod(n - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}{self.row}"

    def __str__(self) -> str:
        sheet = f', sheet "{self.sheet}"' if self.sheet else ""
        return f"{self.file}{sheet}, {self.address}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one row was set aside: a value with its address, what is wrong, and how to mend it.

    ``field`` is our name of the column ("" for the row as a whole): renderers mask the value of a
    personal field. ``reason`` never repeats the value, so that it may always be printed.
    ``row`` is the whole row as text, in the sheet's own order, for handing back to be mended. ``id`` is its
    number in the database, None where it is not kept there.
    """

    place: CellPlace
    field: str
    value: str
    reason: str
    remedy: str
    row: Sequence[str] = ()
    id: int | None = None


# --------------------------------------------------------------------------- the registry


@dataclass(frozen=True, slots=True)
class Place:
    """A province, regency (kabupaten) or city (kota) by its Kemendagri code.

    ``kind`` is "provinsi", "kabupaten" or "kota". ``name`` is bare ("Bandung"), ``full_name`` has
    the kind before it ("Kota Bandung"). Coordinates are decimal degrees, good to tens of km.
    """

    code: str
    kind: str
    name: str
    full_name: str
    province_code: str
    province: str
    aliases: tuple[str, ...] = ()
    capital: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that complaints are referred to.

    ``kind`` is the reference file's word (Kementerian, Pemerintah Kabupaten, Kantor Pertanahan...),
    ``group`` the report's group key (reference file ``agency_groups.csv``). ``place_code`` is the
    place a regional government or vertical office serves. ``valid_from``/``valid_to`` are years.
    ``known`` is False for a name kept as written because the registry does not have it.
    """

    name: str
    kind: str = ""
    group: str = "others"
    short: str = ""
    aliases: tuple[str, ...] = ()
    place_code: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    successor: str | None = None
    known: bool = True


# --------------------------------------------------------------------------- what a row says


@dataclass(frozen=True, slots=True)
class Complainant:
    """Who complains, as written on one letter. Personal data: never printed unmasked unasked."""

    name: str | None = None
    nik: str | None = None  # 16 digits, text
    phone: str | None = None
    email: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class EntryReply:
    """An agency's reply as one row gives it; ``received_on`` is the day it reached us."""

    received_on: date | None
    kind: ReplyKind
    kind_by: KindBy
    letter_number: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class EntryVisit:
    """The result of a monitoring visit as one row gives it; ``outcome`` is what came of it, in words."""

    visited_on: date
    method: Method | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one spreadsheet row says, names as written; None where the row is silent.

    ``adds_complaint`` is False for rows that are laid on complaints already known (agency
    responses). ``number`` is the agenda number or ticket as text, without the year;
    ``register_year`` is the year whose numbering it belongs to. ``agencies`` holds each agency
    the row names. ``reminders`` has one item a reminder, in order, None where only the fact and no
    day is given. ``tracked`` is False where the source records no response dates (LAPOR! exports):
    such letters never enter the response rate. ``row_hash`` tells what the row says from what others of the same
    complaint say; None where it was not worked out. ``extra`` holds cells that no field claims, as JSON.
    ``problem`` is the number of the problem that a row handed back to be mended had.
    """

    place: CellPlace
    source: str
    register_year: int
    number: str
    adds_complaint: bool = True
    tracked: bool = True
    received_on: date | None = None
    letter_on: date | None = None
    category: str | None = None
    classification: Classification | None = None
    subject: str | None = None
    text: str | None = None
    attachments: str | None = None
    copy_only: bool | None = None
    must_visit: bool | None = None
    secrecy: Secrecy | None = None
    status: Status | None = None
    completed_on: date | None = None
    note: str | None = None
    regency: str | None = None
    province: str | None = None
    complainant: Complainant = Complainant()
    agencies: tuple[str, ...] = ()
    letter_number: str | None = None
    sent_on: date | None = None
    returned_on: date | None = None
    reminders: tuple[date | None, ...] = ()
    reply: EntryReply | None = None
    visit: EntryVisit | None = None
    row: tuple[str, ...] = ()
    extra: str | None = None
    problem: str | None = None
    row_hash: int | None = field(default=None, compare=False)


# --------------------------------------------------------------------------- what the database holds


@dataclass(frozen=True, slots=True)
class Response:
    """A reply of an agency to one of our letters."""

    received_on: date | None
    kind: ReplyKind
    text: str = ""
    letter_number: str = ""
    kind_by: KindBy = KindBy.DATE


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of a letter; ``ordinal`` counts from 1, ``sent_on`` may be unknown."""

    ordinal: int
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """One letter of ours to one agency, with its reminders and the agency's responses.

    ``sent_on`` is None where the source gives no day (not yet sent, or a LAPOR! export).
    ``returned_on`` says it came back as misdirected. Both tuples are in order of date.
    """

    agency: Agency
    sent_on: date | None = None
    letter_number: str = ""
    returned_on: date | None = None
    tracked: bool = True
    reminders: tuple[Reminder, ...] = ()
    responses: tuple[Response, ...] = ()


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint of the register. ``label`` is how it is shown: "2017/0412", or a ticket.

    ``category`` is the code of ``reference/categories.csv`` ("05"), or the words as written where
    no code fits, or "". ``note`` is the register's Keterangan column.
    """

    id: int
    source: str
    register_year: int
    number: str
    label: str
    received_on: date
    letter_on: date | None = None
    category: str = ""
    classification: Classification | None = None
    subject: str = ""
    text: str = ""
    attachments: str = ""
    copy_only: bool = False
    must_visit: bool = False
    secrecy: Secrecy = Secrecy.NONE
    status: Status = Status.OPEN
    completed_on: date | None = None
    note: str = ""
    place: Place | None = None
    place_as_written: str = ""
    has_identity: bool = True  # a name is written, and it is not "anonim"
    has_address: bool = True


@dataclass(frozen=True, slots=True)
class RelatedLetter:
    """Another complaint of the same complainant in the same category."""

    complaint_id: int
    label: str
    received_on: date
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class Authorship:
    """What of one complaint decides whether another is the same person's on the same matter.

    ``category`` "" matches nothing. ``regency_code`` is the code of the complaint's kabupaten or kota, None
    where that is open.
    """

    complaint_id: int
    label: str
    received_on: date
    completed_on: date | None
    category: str
    nik: str | None
    name: str | None
    regency_code: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint with its letters and its complainant's other complaints: what triage reads.

    Holds everything on file, whenever it happened; triage looks only at what is dated up to its
    day. ``related`` is in order of date and excludes the complaint itself.
    """

    complaint: Complaint
    referrals: tuple[Referral, ...] = ()
    related: tuple[RelatedLetter, ...] = ()


# --------------------------------------------------------------------------- triage


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired: its points (before any cap) and its sentence in both languages."""

    rule_id: str
    points: int
    reason_en: str
    reason_id: str


@dataclass(frozen=True, slots=True)
class Flag:
    """The result of the points card for one open complaint on one day.

    ``score`` is 0 to 100 after the caps; ``facts`` holds what the rules saw, as plain values.
    ``waiting_workdays`` is the longest wait of a letter without a substantive response, None where
    no dated letter waits. ``visit_by`` is None where the card sets no day.
    """

    complaint: Complaint
    agencies: tuple[Agency, ...]
    score: int
    level: Level
    needs_clarification: bool
    method: Method
    alternative: Method | None
    mandatory: bool
    visit_by: date | None
    waiting_workdays: int | None
    hits: tuple[Hit, ...]
    facts: Mapping[str, object] = field(default_factory=dict)


# --------------------------------------------------------------------------- plan


@dataclass(frozen=True, slots=True)
class Visit:
    """One session of a trip: a place, an agency, a method, and the complaints dealt with there.

    Minutes count from 08:00 of ``held_on``. ``complaint_ids`` are in order of score.
    """

    held_on: date
    start_minute: int
    end_minute: int
    place: Place
    agency: str
    method: Method
    complaint_ids: tuple[int, ...]
    score: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What a trip costs, in whole rupiah, by item."""

    per_diem: int = 0
    lodging: int = 0
    fares: int = 0
    local_transport: int = 0

    @property
    def total(self) -> int:
        """All items together, in rupiah."""
        return self.per_diem + self.lodging + self.fares + self.local_transport


@dataclass(frozen=True, slots=True)
class Trip:
    """One team's journey: consecutive days away from the base, its visits in order, its cost."""

    team: str
    starts_on: date
    ends_on: date
    visits: tuple[Visit, ...]
    cost: Cost

    @property
    def days(self) -> int:
        """Calendar days away, both ends counted."""
        return (self.ends_on - self.starts_on).days + 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A complaint that the plan does not visit, and the first limit that kept it out.

    ``limit`` is no_place, no_skill, too_far, deadline, no_team_days or budget; ``detail_en`` and
    ``detail_id`` give the figures behind it in words.
    """

    complaint_id: int
    limit: str
    detail_en: str
    detail_id: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Monitoring visits for a period: the trips by team and day, and what is left out.

    ``value`` is the score of the complaints visited; ``budget`` and costs are in rupiah, a budget
    of None means no limit was set.
    """

    method: str
    starts_on: date
    ends_on: date
    budget: int | None
    trips: tuple[Trip, ...]
    left_out: tuple[LeftOut, ...]
    value: int

    @property
    def cost(self) -> int:
        """What all trips cost together, in rupiah."""
        return sum(trip.cost.total for trip in self.trips)


# --------------------------------------------------------------------------- report


class Definition(StrEnum):
    """What counts as an answer to a letter; docs/counting.md tells each in words."""

    SUBSTANTIVE = "substantive"  # the first substantive response
    ANY_REPLY = "any-reply"  # the first reply of whatever kind
    COMPLETED = "completed"  # the complaint that the letter is about was completed


class YearBy(StrEnum):
    """Which day puts a letter into a year."""

    REFERRED = "referred"  # the day the letter was sent
    RECEIVED = "received"  # the day its complaint came in
    ANSWERED = "answered"  # every year in which the letter waited for an answer, at least for a day


@dataclass(frozen=True, slots=True)
class Counting:
    """How letters are counted: what answers one, and which year it belongs to."""

    definition: Definition = Definition.SUBSTANTIVE
    year_by: YearBy = YearBy.REFERRED


STANDARD = Counting()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of ours to one agency as the report counts it: whose it is, and the days that matter.

    ``id`` and ``complaint_id`` are the database's; ``label`` names the complaint ("2017/0412"). ``agency`` is the name
    to print, a person's in it masked; ``category`` and ``province`` are codes (or words as written, or ""). Only
    letters with a day of sending, of sources that record response dates, are ever counted. ``replied_on`` is the first
    dated reply of any kind, ``answered_on`` the first substantive one, ``completed_on`` the day its complaint was
    completed.
    ``reminders`` has one item a reminder, None for one without a day. All days stand whenever they lie: what is not
    known yet on a cut-off is the reader's to leave out.
    """

    id: int
    complaint_id: int
    label: str
    source: str
    agency: str
    agency_group: str
    category: str
    province: str
    received_on: date
    sent_on: date
    returned_on: date | None = None
    replied_on: date | None = None
    answered_on: date | None = None
    completed_on: date | None = None
    classification: Classification | None = None
    reminders: tuple[date | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted for one year within one group (``key`` "" for the whole).

    ``received``: complaints by received_on. ``referred``: letters by sent_on, less those returned
    by the cut-off, which are ``returned``. ``answered``: of the referred, those with a first
    substantive response by the cut-off. ``completed``: complaints completed in the year, whenever
    received. ``received`` and ``completed`` are None where the group is one of letters only.
    """

    year: int
    key: str
    referred: int
    returned: int
    answered: int
    received: int | None = None
    completed: int | None = None


@dataclass(frozen=True, slots=True)
class UntrackedTally:
    """A source without response dates (LAPOR! exports), by the year of receipt.

    ``closed`` is, of the ``forwarded``, those the source says are closed.
    """

    source: str
    year: int
    received: int
    forwarded: int
    closed: int


# --------------------------------------------------------------------------- print

Value = str | int | Fraction | date | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a printed table.

    ``name`` is the machine's word (csv heading, json key), ``heading`` the reader's. ``kind`` is
    text, integer, share, points, day, rupiah or bar. ``below`` columns are printed under the row
    on a terminal, over the full width; elsewhere they are columns like others.
    """

    name: str
    heading: str
    kind: str = "text"
    below: bool = False

    @property
    def right(self) -> bool:
        """Whether the column is one of figures, which align right."""
        return self.kind in {"integer", "share", "points", "rupiah"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value (for csv, json and xlsx) and the words that print it."""

    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Print-ready rows. ``name`` is short and machine-friendly (json key, sheet name)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One mark of a chart: its name, where it stands, and how it is told in words.

    ``x`` is a place on the axis (a year, a count of letters, a day) or None where marks stand side by side by their
    ``label``; ``y`` is a count or a share from 0 to 1, None for a gap. A point of a map has degrees instead of ``x``.
    ``size`` is what it stands for (letters), where that is shown.
    """

    label: str
    y: int | Fraction | None
    x: int | Fraction | date | None = None
    latitude: float | None = None
    longitude: float | None = None
    size: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one kind in a chart. ``role`` is "" for data, "limit" for a line that only guides the eye."""

    name: str
    points: tuple[Point, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture to be drawn, with every word on it ready to print.

    ``kind`` is columns (side by side by label), bars (the same lying), lines, funnel (points and limit lines over x)
    or map. ``y_kind`` is integer or share. ``words`` say what the picture shows, for who cannot see it. ``table`` names
    the table that holds its figures.
    """

    name: str
    title: str
    kind: str
    series: tuple[Series, ...]
    words: str
    x_heading: str = ""
    y_heading: str = ""
    y_kind: str = "share"
    table: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a command shows: lines of headline, tables, and notes that state what was counted.

    ``facts`` are machine-readable values beside the tables (json only): as_of, years, files used. ``charts`` are drawn
    in the forms that hold pictures.
    """

    title: str
    headline: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    facts: Mapping[str, Value] = field(default_factory=dict)
    charts: tuple[Chart, ...] = ()
