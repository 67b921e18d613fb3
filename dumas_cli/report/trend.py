"""The letters month by month, from the first to the cut-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dumas_cli.figures.trend import Month, Trend
from dumas_cli.records import STANDARD, Counting, Letter
from dumas_cli.report.counting import answer_day
from dumas_cli.report.rates import share


def trend(
    letters: Iterable[Letter],
    cut_off: date,
    *,
    counting: Counting = STANDARD,
    received: Mapping[date, int] | None = None,
    first_on: date | None = None,
) -> Trend:
    """Each month's letters, by the day of sending whatever year they count in, with what became of them.

    ``received`` gives complaints by the first day of the month they came in, counted up to the cut-off. A month in
    which nothing happened has 0 letters and no rate; nothing is left out in between. Letters sent after the cut-off
    are not known yet. Months before that of ``first_on`` are not shown: a letter dated 1996 by a slip would bring
    twenty years of them.
    """
    sent: Counter[date] = Counter()
    returned: Counter[date] = Counter()
    answered: Counter[date] = Counter()
    for letter in letters:
        if letter.sent_on > cut_off:
            continue
        month = letter.sent_on.replace(day=1)
        sent[month] += 1
        day = answer_day(letter, counting.definition)
        if letter.returned_on is not None and letter.returned_on <= cut_off:
            returned[month] += 1
        elif day is not None and day <= cut_off:
            answered[month] += 1
    known = {month: n for month, n in (received or {}).items() if month <= cut_off}
    begins_on = min((*sent, *known), default=None)
    first = begins_on if begins_on is None or first_on is None else max(begins_on, first_on.replace(day=1))
    months: list[Month] = []
    while first is not None and first <= cut_off:
        before = first.replace(year=first.year - 1)
        months.append(
            Month(
                begins_on=first,
                sent=sent[first],
                returned=returned[first],
                answered=answered[first],
                rate=share(answered[first], sent[first] - returned[first]),
                year_before=sent[before] if begins_on is not None and before >= begins_on else None,
                received=None if received is None else known.get(first, 0),
                whole=cut_off >= next_month(first) - timedelta(days=1),
            )
        )
        first = next_month(first)
    return Trend(cut_off, tuple(months))


def next_month(first: date) -> date:
    """The first day of the month after the one that begins on ``first``."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
