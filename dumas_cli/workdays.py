"""Counts working days between two days, given the holidays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

SATURDAY = 5


class Workdays:
    """The working days of a run of whole years: Monday to Friday, less the holidays.

    ``holidays`` are the days without work (national holidays and cuti bersama; those on a weekend do no
    harm), ``years`` the years they were listed for. A day outside these years is refused with a ValueError:
    its holidays are not known, and every count over it would be wrong in silence. The years must be
    consecutive; at least one.
    """

    def __init__(self, holidays: Iterable[date], years: Iterable[int]) -> None:
        listed = sorted(set(years))
        if not listed:
            raise ValueError("Workdays needs at least one year.")
        if listed[-1] - listed[0] + 1 != len(listed):
            raise ValueError(f"The years of Workdays must be consecutive, not {listed}.")
        self._years = range(listed[0], listed[-1] + 1)
        self._first = date(listed[0], 1, 1).toordinal()
        self._last = date(listed[-1], 12, 31).toordinal()
        free = {day.toordinal() for day in holidays}
        # _upto[i]: working days from the first day of the first year up to and including day i.
        self._upto: list[int] = []
        self._days: list[int] = []  # the ordinals of the working days, in order
        for ordinal in range(self._first, self._last + 1):
            if (ordinal - 1) % 7 < SATURDAY and ordinal not in free:
                self._days.append(ordinal)
            self._upto.append(len(self._days))

    @property
    def years(self) -> range:
        """The years covered, first to last."""
        return self._years

    def covers(self, day: date) -> bool:
        """Whether the holidays of this day's year are known."""
        return day.year in self._years

    def is_workday(self, day: date) -> bool:
        """Whether offices work on this day."""
        i = self._index(day)
        return self._upto[i] > (self._upto[i - 1] if i else 0)

    def between(self, after: date, up_to: date) -> int:
        """Working days after the first day, up to and including the second; 0 where it is not later.

        The letter's own day does not count: the agency's time starts the day after.
        """
        i, j = self._index(after), self._index(up_to)
        return self._upto[j] - self._upto[i] if j > i else 0

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day``; ``day`` itself where n is 0, whether worked on or not.

        ``n`` is 0 or more. ValueError where the answer lies past the years covered.
        """
        if n < 0:
            raise ValueError("Workdays.add counts forward only.")
        i = self._index(day)
        if n == 0:
            return day
        at = self._upto[i] + n - 1
        if at >= len(self._days):
            raise ValueError(f"{n} working days after {day} lie past {self._years[-1]}, the last year covered.")
        return date.fromordinal(self._days[at])

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """The working days from first to last, both included."""
        self._index(first), self._index(last)
        low, high = bisect_left(self._days, first.toordinal()), bisect_left(self._days, last.toordinal() + 1)
        return tuple(date.fromordinal(ordinal) for ordinal in self._days[low:high])

    def blocks(self, first: date, last: date) -> tuple[tuple[date, ...], ...]:
        """The working days from first to last as runs of consecutive dates: the weeks, cut by holidays."""
        return tuple(_runs(self.days(first, last)))

    def _index(self, day: date) -> int:
        ordinal = day.toordinal()
        if not self._first <= ordinal <= self._last:
            raise ValueError(
                f"{day} lies outside the years {self._years[0]} to {self._years[-1]} whose holidays are known."
            )
        return ordinal - self._first


def _runs(days: tuple[date, ...]) -> Iterator[tuple[date, ...]]:
    run: list[date] = []
    for day in days:
        if run and day - run[-1] != timedelta(days=1):
            yield tuple(run)
            run = []
        run.append(day)
    if run:
        yield tuple(run)
