"""What every workflow works with: the database, the office's settings and its reference files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dumas_cli.reference.files import Reference
from dumas_cli.settings import Settings
from dumas_cli.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Office:
    """One office at work: where its data lies, what it has set, and what is being done when.

    ``at`` is the instant of the command in UTC, ``command`` its line and ``who`` the login name of
    whoever gave it, all for the log of changes only: no figure depends on them.
    """

    db: Path
    settings: Settings
    reference: Reference
    at: datetime
    command: str
    who: str = ""

    def workdays(self, days: Iterable[date]) -> Workdays:
        """A calendar of working days that covers the years of ``days`` and one year more on each side."""
        from dumas_cli.reference.official_days import holidays_of

        years = [day.year for day in days]
        span = range(min(years) - 1, max(years) + 2)
        return Workdays(holidays_of(span, self.reference.holiday_corrections()), years=span)
