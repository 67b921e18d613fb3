"""The cut-off at which years are equally old, so that they can be compared fairly."""

from __future__ import annotations

from datetime import date


def cut_off(year: int, last_year: int, as_of: date) -> date:
    """The last day that counts for ``year`` when every year is seen at the age of the report's last.

    The last year is seen as on ``as_of``, but not later than 31 January after it, when its own
    report is drawn up. An earlier year is seen as on the same day as many years earlier; 29
    February becomes 28 February. ValueError for a year after the last one.
    """
    if year > last_year:
        raise ValueError(f"{year} is after the last year of the report, {last_year}")
    last_cut_off = min(as_of, date(last_year + 1, 1, 31))
    return _years_earlier(last_cut_off, last_year - year)


def _years_earlier(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February, and the earlier year has none
        return day.replace(year=day.year - years, day=28)
