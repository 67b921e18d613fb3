"""The text of one cell as a day: true dates, serial numbers, figures in one order, and months by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from dumas_cli.sheets.cells import FORMULA_ERROR, Cell, ErrorCell, OtherOrder, Trouble, is_blank, tidy

FIRST_YEAR, LAST_YEAR = 1945, 2099

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan jn",
            "februari february pebruari feb febr peb pebr",
            "maret march mar mrt maret",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agust agst agus agu ags agt aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop novem nopem",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names in Indonesian and English, with the short forms that registers use."""


def read_day(value: Cell, order: str = "day", formats: Sequence[str] = ()) -> date | None:
    """The day a cell gives, or None where it gives none or cannot be read; ``day_of`` says which."""
    day = day_of(value, order, formats)
    return day if isinstance(day, date) else None


def day_of(value: Cell, order: str = "day", formats: Sequence[str] = ()) -> date | Trouble | None:
    """The day a cell gives, None for a blank, or why it cannot be read.

    ``order`` is "day", "month" or "year": how figures such as 05/08/17 are read, one order for a whole column, never
    swapped to save a cell. A year of four figures in front is always year-month-day. ``formats`` are strptime forms
    tried first (their month names may be Indonesian). Two-figure years 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to
    1999. A number is taken for a serial day of the 1900 system. A time after the date and a weekday before it are
    dropped. Days before 1945 or after 2099 are refused: they are slips of the pen.
    """
    if isinstance(value, datetime):
        return _within(value.date())
    if isinstance(value, date):
        return _within(value)
    if isinstance(value, (time, timedelta)):
        return Trouble("The cell is a time, not a date.", _WRITE_IT)
    if isinstance(value, (int, float)):
        return _serial(value)
    if isinstance(value, ErrorCell):
        return FORMULA_ERROR
    text = tidy(value)
    if text is None or is_blank(text):
        return None
    if len(text) > _LONGEST:
        return Trouble("The cell holds more than a date.", _WRITE_IT)
    return _from_text(text.casefold().replace("\n", " ").removeprefix("'").strip(" .,"), order, formats)


# --------------------------------------------------------------------------- helpers

_WRITE_IT = "Write one date, e.g. 31/12/2017."
_LONGEST = 80
_SERIAL_ORIGIN = date(1899, 12, 30)
_WEEKDAYS = (
    "senin|selasa|rabu|kamis|jum'?at|jum’at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|mon|tue|wed|thu|fri|sat|sun|sen|sel|rab|kam|jum|sab|min"
)
_WEEKDAY = re.compile(rf"(?:hari\s+)?(?:{_WEEKDAYS})\b\.?\s*,?\s*")
_TIME = re.compile(
    r"(?<=\d)(?:\s*[t,]\s*|\s+)(?:(?:pukul|pkl|jam)\.?\s*)?"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:am|pm|wib|wita|wit|z|utc|gmt|[+-]\d{2}:?\d{2})?$",
    re.ASCII,
)
_FIGURES = re.compile(r"(\d{1,4})(?:\s*([/.-])\s*(\d{1,2})\s*\2\s*|\s+(\d{1,2})\s+)(\d{1,4})", re.ASCII)
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([a-z]{3,9})[\s.,/'’-]*(\d{4}|\d{2})", re.ASCII)
_NAME_DAY_YEAR = re.compile(r"([a-z]{3,9})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})", re.ASCII)
_DATE_LIKE = re.compile(
    r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}[\s./-]*[a-z]{3,9}[\s./-]*\d{2,4}", re.ASCII
)
_JOINING = re.compile(r"\bdan\b|\bs\.?\s?/?d\.?(?=\W|\d|$)|&|\band\b|\bsampai\b|;|\bto\b", re.ASCII)
_MONTH_NAME = re.compile(r"[a-z]{3,9}", re.ASCII)


def _from_text(text: str, order: str, formats: Sequence[str]) -> date | Trouble:
    if formats and (day := _by_formats(text, formats)) is not None:
        return _within(day)
    found = _from_bare_text(text, order)
    if found is not None:
        return found
    shorter = _TIME.sub("", _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text).strip(" ,")
    if shorter != text:
        if formats and (day := _by_formats(shorter, formats)) is not None:
            return _within(day)
        found = _from_bare_text(shorter, order)
        if found is not None:
            return found
    dates = len(_DATE_LIKE.findall(text))
    if dates > 1 or (dates == 1 and _JOINING.search(text)):
        return Trouble("The cell holds several dates.", "Keep one date in the cell; the others may go into the note.")
    return Trouble("The cell is not a date.", _WRITE_IT)


def _from_bare_text(text: str, order: str) -> date | Trouble | None:
    """The day of a text that is nothing but a date; None where it is something else."""
    if match := _FIGURES.fullmatch(text):
        return _from_figures(match[1], match[3] or match[4], match[5], order)
    if match := _DAY_NAME_YEAR.fullmatch(text):
        day, name, year = match.groups()
    elif match := _NAME_DAY_YEAR.fullmatch(text):
        name, day, year = match.groups()
    else:
        return None
    month = MONTHS.get(name)
    return None if month is None else _calendar(_full_year(year), month, int(day))


def _from_figures(first: str, second: str, third: str, order: str) -> date | Trouble | None:
    if len(first) == 4:
        return _calendar(int(first), int(second), int(third)) if len(third) <= 2 else None
    if len(first) == 3 or len(third) not in {2, 4}:
        return None
    if order == "year" and len(third) == 2:
        return _calendar(_full_year(first), int(second), int(third))
    year = _full_year(third)
    day, month = (int(second), int(first)) if order == "month" else (int(first), int(second))
    if month > 12 >= day:
        first_is = "month" if order == "month" else "day"
        return OtherOrder(
            f"There is no such month: this profile reads the {first_is} first.",
            "Write the day first, e.g. 31/12/2017." if first_is == "day" else "Write the month first, e.g. 12/31/2017.",
        )
    return _calendar(year, month, day)


def _full_year(figures: str) -> int:
    if len(figures) > 2:
        return int(figures)
    year = int(figures)
    return 2000 + year if year <= 49 else 1900 + year


def _calendar(year: int, month: int, day: int) -> date | Trouble:
    try:
        return _within(date(year, month, day))
    except ValueError:
        return Trouble("There is no such day in the calendar.", "Look the date up in the letter and write it again.")


def _within(day: date) -> date | Trouble:
    if day.year < FIRST_YEAR:
        return Trouble(f"The date is before {FIRST_YEAR}.", "Look the date up in the letter and write it again.")
    if day.year > LAST_YEAR:
        return Trouble(f"The date is after {LAST_YEAR}.", "Look the date up in the letter and write it again.")
    return day


def _serial(value: float) -> date | Trouble:
    """A bare number in a column of dates: days since 30 December 1899, as the 1900 date system counts them."""
    if isinstance(value, bool) or value != value or not -1e6 < value < 1e7:
        return Trouble("The cell is not a date.", _WRITE_IT)
    try:
        day = _SERIAL_ORIGIN + timedelta(days=int(value))
    except OverflowError:
        return Trouble("The cell is not a date.", _WRITE_IT)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Trouble("The cell is a number that is no date of our time.", _WRITE_IT)
    return day


def _by_formats(text: str, formats: Sequence[str]) -> date | None:
    """Tries strptime forms. Names of months become figures first, so that the computer's language plays no part."""
    numbered = _MONTH_NAME.sub(lambda match: str(MONTHS.get(match[0], match[0])), text)
    for form in formats:
        neutral = form.replace("%B", "%m").replace("%b", "%m")
        candidate = numbered if neutral != form else text
        try:
            return datetime.strptime(candidate, neutral).date()  # noqa: DTZ007  (a day has no time zone)
        except ValueError:
            continue
    return None
