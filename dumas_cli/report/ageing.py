"""How long the letters without an answer have waited, on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dumas_cli.figures.waiting import AgeBand, Ageing, AgeRow
from dumas_cli.records import STANDARD, Counting, Letter
from dumas_cli.report.counting import answer_day
from dumas_cli.report.rates import share
from dumas_cli.workdays import Workdays

BANDS = (14, 28, 42, 60, 120)
"""Working days at which a band ends: the limit, the two reminders, the flag and the limit of oversight, twice it."""


def ageing(
    letters: Iterable[Letter],
    cut_off: date,
    workdays: Workdays,
    *,
    counting: Counting = STANDARD,
    bands: Sequence[int] = BANDS,
) -> Ageing:
    """The letters given that were sent and neither answered nor returned by the cut-off, by working days waited.

    Whatever year they are of: choose them before. ``bands`` are the last days of all bands but the last one, rising.
    Groups stand in order of what waits, the most first. ``workdays`` must cover the cut-off (ValueError); letters
    sent in years that it does not cover are counted apart.
    """
    if list(bands) != sorted(set(bands)) or min(bands, default=0) < 0:
        raise ValueError(f"bands of waiting must rise from 0 or more, not {bands}")
    ages: list[int] = []
    by_group: dict[str, list[int]] = defaultdict(list)
    uncounted = 0
    for letter in letters:
        if not is_open(letter, counting, cut_off):
            continue
        if not workdays.covers(letter.sent_on):
            uncounted += 1
            continue
        ages.append(workdays.between(letter.sent_on, cut_off))
        by_group[letter.agency_group].append(ages[-1])
    groups = sorted(by_group, key=lambda key: (-len(by_group[key]), key))
    return Ageing(
        known_on=cut_off,
        whole=_row("", ages, bands),
        groups=tuple(_row(key, by_group[key], bands) for key in groups),
        oldest=max(ages, default=None),
        uncounted=uncounted,
    )


def is_open(letter: Letter, counting: Counting, cut_off: date) -> bool:
    """Whether the letter was sent by the cut-off, and neither returned as misdirected nor answered."""
    if letter.sent_on > cut_off or (letter.returned_on is not None and letter.returned_on <= cut_off):
        return False
    day = answer_day(letter, counting.definition)
    return day is None or day > cut_off


def _row(key: str, ages: Sequence[int], ends: Sequence[int]) -> AgeRow:
    firsts = (0, *(end + 1 for end in ends))
    bands = tuple(
        AgeBand(first, last, sum(first <= age and (last is None or age <= last) for age in ages))
        for first, last in zip(firsts, (*ends, None), strict=True)
    )
    return AgeRow(key, len(ages), bands, tuple(share(band.letters, len(ages)) for band in bands))
