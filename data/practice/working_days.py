"""The working days of January 2016 to January 2018 in Indonesia: no weekend, public holiday or joint leave day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

LAST_DAY = date(2018, 1, 31)  # everything is told as it was known on this day

# Public holidays and joint leave (cuti bersama) that fall on Monday to Friday, by the yearly joint ministerial decrees.
_DAYS_OFF = """
2016-01-01 2016-02-08 2016-03-09 2016-03-25 2016-05-05 2016-05-06 2016-06-01 2016-07-04 2016-07-05 2016-07-06
2016-07-07 2016-07-08 2016-08-17 2016-09-12 2016-12-12 2016-12-26
2017-01-02 2017-02-15 2017-03-28 2017-04-14 2017-04-24 2017-05-01 2017-05-11 2017-05-25 2017-06-01 2017-06-23
2017-06-26 2017-06-27 2017-06-28 2017-06-29 2017-06-30 2017-08-17 2017-09-01 2017-09-21 2017-12-01 2017-12-25
2017-12-26 2018-01-01
"""


def _calendar() -> list[date]:
    off = {date.fromisoformat(word) for word in _DAYS_OFF.split()}
    first = date(2016, 1, 1)
    days = [first + timedelta(n) for n in range((LAST_DAY - first).days + 1)]
    return [day for day in days if day.weekday() < 5 and day not in off]


WORKDAYS = _calendar()


def workdays_between(first: date, last: date) -> list[date]:
    """The working days from ``first`` to ``last``, both counted."""
    return WORKDAYS[bisect_left(WORKDAYS, first) : bisect_right(WORKDAYS, last)]


def after(day: date, workdays: int) -> date | None:
    """The working day ``workdays`` after ``day`` (0: ``day`` itself or the next working day); None past the end."""
    start = bisect_left(WORKDAYS, day) if workdays == 0 else bisect_right(WORKDAYS, day) - 1
    place = start + workdays
    return WORKDAYS[place] if place < len(WORKDAYS) else None


def on_or_after(day: date) -> date | None:
    """``day`` if it is a working day, else the next one; None past the end."""
    return after(day, 0)
