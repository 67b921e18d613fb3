"""Published figures with all that stands behind them, and what has become of them since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dumas_cli.records import STANDARD, Counting, Letter, Tally


@dataclass(frozen=True, slots=True)
class SealedComplaint:
    """A complaint that the year's figures count: received in the year, completed in it, or both."""

    source: str
    label: str
    received_on: date
    completed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SealedImport:
    """A file that the figures rest on: its name, the sha256 of its bytes, and how many rows were read."""

    file: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Seal:
    """One published year: how it was counted, its figures, and the very rows, as known on the cut-off ``as_of``.

    ``letters`` are the year's, returned ones too; their numbers in the database are 0, which mean nothing elsewhere,
    and days after the cut-off are left out. ``rules`` are the sha256 of the reference files by name. The version of the
    program is recorded, never compared.
    """

    year: int
    as_of: date
    figures: Tally
    letters: tuple[Letter, ...]
    complaints: tuple[SealedComplaint, ...]
    imports: tuple[SealedImport, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    counting: Counting = STANDARD
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What one row adds to the figures of its year, or what a change of it has added."""

    referred: int = 0
    returned: int = 0
    answered: int = 0
    received: int = 0
    completed: int = 0

    def __bool__(self) -> bool:
        """Whether any figure is touched."""
        return any((self.referred, self.returned, self.answered, self.received, self.completed))


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is not what was sealed: a letter (with its agency) or a complaint (``agency`` "").

    ``what`` is new, gone or changed; ``days`` are the values that differ: name, sealed, now. ``effect`` is what the
    difference has added to each figure.
    """

    label: str
    source: str
    agency: str
    what: str
    days: tuple[tuple[str, str, str], ...]
    effect: Counts


@dataclass(frozen=True, slots=True)
class SealCheck:
    """A seal held against the database.

    ``name`` tells where the seal lies. ``altered`` says that the seal itself does not fit together: its rows do not
    make its figures, or it was changed after it was sealed. ``imports_gone`` are sealed files that the database no
    longer holds, ``imports_since`` those it holds beyond; ``rules_changed`` reference files with other bytes.
    """

    name: str
    seal: Seal
    now: Tally
    rows: tuple[RowChange, ...]
    altered: bool = False
    imports_gone: tuple[str, ...] = ()
    imports_since: tuple[str, ...] = ()
    rules_changed: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the figures can still be had as they were published."""
        return not self.altered and not self.rows and self.now == self.seal.figures
