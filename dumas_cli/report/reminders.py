"""How often agencies were reminded, and what became of those letters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dumas_cli.figures.waiting import Reminded, ReminderRow
from dumas_cli.records import STANDARD, Counting, Letter
from dumas_cli.report.counting import cut_off_of
from dumas_cli.report.rates import share
from dumas_cli.report.survival import Wait
from dumas_cli.report.waiting import MINIMUM_LETTERS, Watched, median, watched
from dumas_cli.workdays import Workdays

MOST_ROWS = 3
"""Letters reminded of this often or more share a row."""


def reminded(
    letters: Iterable[Letter],
    year: int,
    cut_off: date,
    workdays: Workdays,
    *,
    counting: Counting = STANDARD,
    minimum: int = MINIMUM_LETTERS,
) -> Reminded:
    """The letters of the year by the reminders sent before their answer, or by the cut-off where none came.

    A reminder dated after the answer did not bring it and does not count; one dated before the letter is taken as of
    the letter's day. The median from the last reminder to the answer counts those that still wait.
    ``workdays`` must cover the cut-off (ValueError); letters sent in years that it does not cover are counted apart.
    """
    counted: list[list[bool]] = [[] for _ in range(MOST_ROWS + 1)]
    since_last: list[list[Wait]] = [[] for _ in range(MOST_ROWS + 1)]
    undated = uncounted = 0
    for one in watched(letters, year, counting, cut_off):
        if not workdays.covers(one.letter.sent_on):
            uncounted += 1
            continue
        undated += one.letter.reminders.count(None)
        days = _before_the_answer(one)
        row = min(len(days), MOST_ROWS)
        counted[row].append(one.answered_on is not None)
        if days:
            since_last[row].append(one.wait(days[-1], workdays))
    rows = tuple(
        ReminderRow(
            reminders=n,
            letters=len(answers),
            answered=sum(answers),
            share=share(sum(answers), len(answers)) if len(answers) >= minimum else None,
            after_last=median(waits, minimum) if n else None,
        )
        for n, (answers, waits) in enumerate(zip(counted, since_last, strict=True))
    )
    until = cut_off_of(year, counting.year_by, cut_off)
    return Reminded(year, until, minimum, sum(map(len, counted)), rows, undated, uncounted)


def _before_the_answer(one: Watched) -> list[date]:
    last = one.answered_on or one.until
    return sorted(max(day, one.letter.sent_on) for day in one.letter.reminders if day is not None and day <= last)
