"""How well each profile fits each sheet, told in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dumas_cli.sheets.cells import Cell
from dumas_cli.sheets.heading import Heading, Merge, find_heading, fit
from dumas_cli.sheets.profiles import Profile


@dataclass(frozen=True, slots=True)
class Score:
    """One profile on one sheet. ``heading`` is None where the sheet has no heading that the profile knows.

    ``share`` is how well it fits, from 0 to 1.
    """

    profile: Profile
    sheet: str
    heading: Heading | None
    share: float

    @property
    def reads(self) -> bool:
        """Whether the profile finds what it requires, and no field twice."""
        return self.heading is not None and not self.heading.missing and not self.heading.doubles

    def __str__(self) -> str:
        known, total = (self.heading.known, self.heading.total) if self.heading is not None else (0, 0)
        return f"{self.profile.name}: {known} of {total} headings" if total else f"{self.profile.name}: no heading"


def scores(
    profiles: Sequence[Profile], head: Sequence[Sequence[Cell]], merges: Sequence[Merge] = (), *, sheet: str = ""
) -> list[Score]:
    """Every profile's score on one sheet, the best first: what it can read before what it cannot.

    ``head`` holds the sheet's first rows from its top. A profile that names other sheets has no score here.
    """
    found = []
    for profile in profiles:
        if profile.sheet_names and sheet and sheet not in profile.sheet_names:
            continue
        heading = find_heading(head, profile, merges)
        found.append(Score(profile, sheet, heading, fit(heading, profile) if heading is not None else 0.0))
    return sorted(found, key=lambda one: (not one.reads, -one.share, one.profile.name))
