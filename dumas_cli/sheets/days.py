"""The text of one cell as a day: true dates, serial numbers, figures in one order, and months by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any

from dumas_cli.sheets.cells import DITTO, DITTO_WORDS, Cell, ErrorCell, OtherOrder, Trouble, is_blank, lost_value, tidy

EARLIEST_PLAUSIBLE = date(1945, 1, 1)
"""A day before this one is read, and worth a warning: ``doubt_about``."""

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""A day outside these years is refused: it is a slip of the pen, or of another calendar (1438 H)."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan jn djanuari djan",
            "februari february pebruari feb febr peb pebr febuari pebuari",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun djuni",
            "juli july jul djuli",
            "agustus august agust agst agus agu ags agt aug ag",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop novem nopem",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names in Indonesian and English, with the short forms and old spellings that registers use."""


def read_day(value: Cell, order: str = "day", formats: Sequence[str] = (), *, date1904: bool = False) -> date | None:
    """The day a cell gives, or None where it gives none or cannot be read; ``day_of`` says which."""
    day = day_of(value, order, formats, date1904=date1904)
    return day if isinstance(day, date) else None


def day_of(
    value: Cell, order: str = "day", formats: Sequence[str] = (), *, date1904: bool = False
) -> date | Trouble | None:
    """The day a cell gives, None for a blank or for a day that has not come ("belum"), or why it cannot be read.

    ``order`` is "day", "month" or "year": how figures such as 05/08/17 are read, one order for a whole column, never
    swapped to save a cell. A year of four figures in front is always year-month-day, also without dashes (20170805).
    ``formats`` are strptime forms tried first (their month names may be Indonesian); one without a year is passed
    over. Two-figure years 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to 1999.

    A time before or after the date, its zone, and a weekday are dropped: the day is the one that is written, never
    shifted into another zone, and a weekday that does not fit the day is not judged.

    A number is a serial day of the 1900 system, or of the 1904 system where the workbook says so (``date1904``), and
    is refused outside 1945 to 2099: a year or an agenda number would else become a day. Five figures that stand as
    text, as csv files hold them, are such a serial too, unless they could be a date whose leading zero was lost
    ("50817" for 05/08/17): then they are refused.

    Days before 1900 or after 2099 are refused. Those before 1945, or yet to come, are the caller's to warn of:
    ``doubt_about``. Texts of words that none of our forms knows go to the library dateparser, and count only where
    it agrees with the one day, one month's name and one year of four figures that stand in them.
    """
    if not formats and isinstance(value, str) and (match := _COMMON.fullmatch(value)):
        first, _, second, third, year, month, day = match.groups()
        if year is None:
            return _from_figures(first, second, third, order)
        return _calendar(int(year), int(month), int(day))
    if isinstance(value, datetime):
        return _within(value.date())
    if isinstance(value, date):
        return _within(value)
    if isinstance(value, (time, timedelta)):
        return _A_TIME
    if isinstance(value, (int, float)):
        return _from_number(value, date1904)
    if lost := lost_value(value):
        return lost
    text = tidy(value)
    if text is None or is_blank(text) or _NOT_YET.match(text):
        return None
    if text in DITTO_WORDS:
        return DITTO
    if len(text) > _LONGEST:
        return Trouble("The cell holds more than a date.", _WRITE_IT)
    return _from_text(_levelled(text), order, formats, date1904)


def doubt_about(day: date, as_of: date) -> str | None:
    """Why a day that was read deserves a warning, as the end of a sentence; None for a plausible day.

    The days 1 January 1945 and ``as_of`` themselves are plausible.
    """
    if day < EARLIEST_PLAUSIBLE:
        return f"before {EARLIEST_PLAUSIBLE.year}"
    return f"after {as_of:%d/%m/%Y}, and so in the future" if day > as_of else None


def figures_of(value: Cell, formats: Sequence[str] = ()) -> tuple[str, str, str] | None:
    """The three figures of a date that is written in figures only, as they stand; None for any other cell.

    Only such a text can be one day in one order and another day in another: those that one of ``formats`` reads, true
    dates, serials and months by name give None. A weekday and a time beside the figures are overlooked.
    """
    if not isinstance(value, str) or isinstance(value, ErrorCell):
        return None
    if not formats and (match := _COMMON.fullmatch(value)):
        first, _, second, third, year, month, day = match.groups()
        return (first, second, third) if year is None else (year, month, day)
    text = tidy(value)
    if text is None or len(text) > _LONGEST:
        return None
    text = _levelled(text)
    if formats and (_by_formats(text, formats) or _by_formats(_undressed(text), formats)):
        return None
    match = _FIGURES.fullmatch(text) or _FIGURES.fullmatch(_undressed(text))
    return (match[1], match[3] or match[4], match[5]) if match else None


def full_year(figures: str) -> int:
    """The year that two figures mean (00 to 49: 2000 to 2049; 50 to 99: 1950 to 1999), or four figures are."""
    year = int(figures)
    if len(figures) > 2:
        return year
    return 2000 + year if year <= 49 else 1900 + year


# --------------------------------------------------------------------------- helpers

_WRITE_IT = "Write one date, e.g. 31/12/2017."
_LOOK_IT_UP = "Look the date up in the letter and write it again."
_NOT_YET = re.compile(r"(?:belum|blm|(?:tidak|tdk) ada)\b[^\d]*$|not yet$", re.IGNORECASE | re.ASCII)
_A_TIME = Trouble("The cell is a time, not a date.", _WRITE_IT)
_NO_DATE = Trouble("The cell is not a date.", _WRITE_IT)
_NO_SUCH_DAY = Trouble("There is no such day in the calendar.", _LOOK_IT_UP)
_LONGEST = 80
_ORIGIN_1900, _ORIGIN_1904 = date(1899, 12, 30), date(1904, 1, 1)

_A_WEEK = Trouble('"Minggu" may be a Sunday or a week here, and the day is no Sunday.', _WRITE_IT)
_WEEK = re.compile(r"minggu\s+[1-5]\b", re.ASCII)
_SUNDAY = 6

_COMMON = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})|(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_WEEKDAYS = (
    "senin|selasa|rabu|kamis|jum['’`´ ]?at|sabtu|minggu|ahad"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|mon|tue|wed|thu|fri|sat|sun|sen|sel|rab|kam|jum|sab|min"
)
_WEEKDAY = rf"(?:hari\s+)?(?:{_WEEKDAYS})\b\.?(?:\s+(?:legi|pahing|pon|wage|kliwon)\b)?"
_HOUR = r"(?:(?:pukul|pkl|jam)\b\.?\s*)?(?:[01]?\d|2[0-4])[:.][0-5]\d"
_SECONDS = r"(?:[:.][0-5]\d(?:[.,]\d{1,9})?)?"
_ZONE = r"\s*(?:[ap]\.?m\b\.?)?\s*(?:wib|wita|wit|z|(?:utc|gmt)?\s*[+-]\s?\d{1,2}(?::?\d{2})?|utc|gmt)?"
_PREFIX = re.compile(rf"(?:(?:tanggal|tgl)\b\.?\s*:?\s*)?(?:{_WEEKDAY}\s*[,/]?\s*)?(?:(?:tanggal|tgl)\b\.?\s*:?\s*)?")
_WEEKDAY_BEHIND = re.compile(rf"(?<=\d)(?:\s*,\s*|\s+|\s*(?=\())\(?{_WEEKDAY}\)?$", re.ASCII)
_TIME_BEHIND = re.compile(rf"(?<=\d)(?:\s*[t,]\s*|\s+){_HOUR}{_SECONDS}{_ZONE}$", re.ASCII)
_HOUR_BEHIND = re.compile(rf"(?<=\d)\s*[-|]\s+{_HOUR}{_ZONE}$", re.ASCII)
_TIME_IN_FRONT = re.compile(rf"{_HOUR}(?::[0-5]\d)?{_ZONE}(?:\s*,\s*|\s+)(?=\w)", re.ASCII)
_TIME_ALONE = re.compile(rf"{_HOUR}{_SECONDS}{_ZONE}", re.ASCII)
_SHORT_DOTTED = re.compile(r"(?<!\d)(?:[0-3]?\d\.[01]?\d|[01]?\d\.[0-3]?\d)\.\d\d$", re.ASCII)
_FIGURES = re.compile(r"(\d{1,4})(?:\s*([/.\\-])\s*(\d{1,2})\s*\2\s*|\s+(\d{1,2})\s+)(\d{1,4})", re.ASCII)
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.,/-]*([a-z]{1,9})[\s.,/'’-]*(\d{4}|\d{2})", re.ASCII)
_NAME_DAY_YEAR = re.compile(r"([a-z]{3,9})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})", re.ASCII)
_YEAR_NAME_DAY = re.compile(r"(\d{4})[\s.,/-]*([a-z]{3,9})[\s.,/-]*(\d{1,2})", re.ASCII)
_DAY_ROMAN_YEAR = re.compile(r"\d{1,2}\s*([/. -])\s*[ivx]{1,4}\s*\1\s*\d{4}", re.ASCII)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_NO_DASHES = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?", re.ASCII)

_DATE_LIKE = re.compile(
    r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}[\s./-]*([a-z]{3,9})[\s./-]*\d{2,4}", re.ASCII
)
_JOINING = re.compile(r"\bdan\b|\bs\.?\s?/?d\.?(?=\W|\d|$)|&|\band\b|\bsampai\b|;|\bto\b|\bhingga\b", re.ASCII)
_DAYS_OF_A_MONTH = re.compile(r"\d{1,2}\s*[-/,+]\s*\d{1,2}\s*[./-]?\s*[a-z]{3,9}", re.ASCII)
_RELATIVE = re.compile(
    r"\b(?:kemarin|kemaren|kmrn|besok|lusa|tadi|barusan|baru saja|(?:hari|minggu|bulan|tahun) ini|sekarang|lalu|depan"
    r"|berikutnya|sebelum(?:nya)?|sesudah|setelah|yesterday|today|tonight|tomorrow|ago|now|last|next|before|after)\b"
)
_OTHER_NAMES = """
    muharam muharram safar sapar rabiul rabiulawal rabiulakhir mulud maulud bakda jumadil jumadal jumadilawal
    jumadilakir jumadilakhir rajab rejeb syaban shaban sakban ruwah ramadan ramadhan romadhon puasa pasa poso
    syawal sawal shawwal syawwal sela apit zulkaidah zulkaedah zulqaidah zulqadah dzulqadah dzulqaidah dzulkaidah
    dulkangidah dzul zul zulhijah zulhijjah dzulhijah dzulhijjah dulkahijah dulhijah dulhijjah besar sura suro
"""
_OTHER_MONTHS = frozenset(_OTHER_NAMES.split())
_OTHER_YEAR = re.compile(r"\d{4}\s*(?:h|ah|hijri|hijriy?ah|jawa|aj|saka)\b", re.ASCII)
_INCOMPLETE = re.compile(
    r"(?:\d{1,2}\s*[/.-]?\s*)?([a-z]{3,9})[\s.,/'’-]*(?:\d{4}|\d{1,2})?|\d{1,2}\s*[/.-]\s*\d{4}|\d{4}\s*[/.-]\s*\d{1,2}"
    r"|\d{1,2}\s*[/-]\s*\d{1,2}|(?:19|20)\d\d(?:\s*[/-]\s*(?:19|20)\d\d)?",
    re.ASCII,
)
_WORD = re.compile(r"[^\W\d_]+")
_MONTH_NAME = re.compile(r"[a-z]{2,9}", re.ASCII)


def _levelled(text: str) -> str:
    """A tidied text in lower case on one line, with plain dashes and without an apostrophe or stops at its edges."""
    text = text.casefold().replace("\n", " ")
    if not text.isascii():
        text = text.replace("–", "-").replace("—", "-").replace("−", "-")
    return text.removeprefix("'").strip(" .,")


def _from_text(text: str, order: str, formats: Sequence[str], date1904: bool) -> date | Trouble:
    if (found := _from_one_text(text, order, formats, date1904)) is not None:
        return found
    bare = _undressed(text)
    if bare != text and (found := _from_one_text(bare, order, formats, date1904)) is not None:
        return _A_WEEK if _WEEK.match(text) and isinstance(found, date) and found.weekday() != _SUNDAY else found
    return _trouble_with(text, bare) or _by_library(bare) or _NO_DATE


def _from_one_text(text: str, order: str, formats: Sequence[str], date1904: bool) -> date | Trouble | None:
    if formats and (day := _by_formats(text, formats)) is not None:
        return _within(day)
    return _from_bare_text(text, order, date1904)


def _from_bare_text(text: str, order: str, date1904: bool) -> date | Trouble | None:
    """The day of a text that is nothing but a date; None where it is something else."""
    if match := _FIGURES.fullmatch(text):
        return _from_figures(match[1], match[3] or match[4], match[5], order)
    if match := _DAY_NAME_YEAR.fullmatch(text):
        day, name, year = match.groups()
    elif match := _NAME_DAY_YEAR.fullmatch(text):
        name, day, year = match.groups()
    elif match := _YEAR_NAME_DAY.fullmatch(text):
        year, name, day = match.groups()
    elif match := _NO_DASHES.fullmatch(text):
        return _calendar(int(match[1]), int(match[2]), int(match[3]))
    elif match := _SERIAL.fullmatch(text):
        return _from_serial_text(match[1], match[2] or "", order, date1904)
    else:
        return None
    month = MONTHS.get(name)
    if month is None and _DAY_ROMAN_YEAR.fullmatch(text):
        month = _ROMAN.get(name)
    return None if month is None else _calendar(full_year(year), month, int(day))


def _from_figures(first: str, second: str, third: str, order: str) -> date | Trouble | None:
    if len(first) == 4:
        return _calendar(int(first), int(second), int(third)) if len(third) <= 2 else None
    if len(first) == 3 or len(third) not in {2, 4}:
        return None
    if order == "year":
        return _from_figures_year_first(first, second, third)
    year = full_year(third)
    day, month = (int(second), int(first)) if order == "month" else (int(first), int(second))
    try:
        return _within(date(year, month, day))
    except ValueError:
        pass
    if _is_day(year, day, month):
        first_is = "month" if order == "month" else "day"
        return OtherOrder(
            f"There is no such month: this profile reads the {first_is} first.",
            "Write the day first, e.g. 31/12/2017." if first_is == "day" else "Write the month first, e.g. 12/31/2017.",
        )
    if len(third) == 2 and not 0 < int(first) <= 31 and _is_day(full_year(first), int(second), int(third)):
        return Trouble(f"The year stands first; this column has the {order} first.", "Write its year in four figures.")
    return _NO_SUCH_DAY


def _from_figures_year_first(first: str, second: str, third: str) -> date | Trouble:
    """The year of four figures at the end leaves open what stands before it, unless both figures are the same."""
    if len(third) == 2:
        year, month, day = full_year(first), int(second), int(third)
        swapped = full_year(third)
    elif int(first) == int(second):
        return _calendar(int(third), int(first), int(second))
    else:
        year = month = day = 0
        swapped = int(third)
    if _is_day(year, month, day):
        return _within(date(year, month, day))
    if _is_day(swapped, int(second), int(first)) or _is_day(swapped, int(first), int(second)):
        return Trouble("The year does not stand first, as in this column.", "Write the year first, e.g. 2017-12-31.")
    return _NO_SUCH_DAY


def _calendar(year: int, month: int, day: int) -> date | Trouble:
    try:
        return _within(date(year, month, day))
    except ValueError:
        return _NO_SUCH_DAY


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _within(day: date) -> date | Trouble:
    if day.year < FIRST_YEAR:
        return Trouble(f"The date is before {FIRST_YEAR}.", _LOOK_IT_UP)
    if day.year > LAST_YEAR:
        return Trouble(f"The date is after {LAST_YEAR}.", _LOOK_IT_UP)
    return day


def _from_number(value: float, date1904: bool) -> date | Trouble:
    """A bare number in a column of dates: a serial day, or a date in eight figures."""
    if isinstance(value, bool) or not 0 <= value < 1e8:
        return _NO_DATE
    whole = int(value)
    if whole == value and (match := _NO_DASHES.fullmatch(str(whole))):
        return _calendar(int(match[1]), int(match[2]), int(match[3]))
    return _from_serial(whole, date1904)


def _from_serial(serial: int, date1904: bool) -> date | Trouble:
    if serial < 100_000:
        day = (_ORIGIN_1904 if date1904 else _ORIGIN_1900) + timedelta(days=serial)
        if day >= EARLIEST_PLAUSIBLE and day.year <= LAST_YEAR:
            return day
    return Trouble("The cell is a number that is no date of our time.", _WRITE_IT)


def _from_serial_text(figures: str, fraction: str, order: str, date1904: bool) -> date | Trouble:
    found = _from_serial(int(figures), date1904)
    if not isinstance(found, date) or fraction.strip("0"):
        return found
    # Five figures may also be six that lost their leading zero: 50817 was typed as 050817.
    padded = f"0{figures}"
    if not isinstance(_from_figures(padded[:2], padded[2:4], padded[4:], order), date):
        return found
    return Trouble(
        "The figures may be a serial day or a date that lost its leading zero.",
        "Format the column as dates in the spreadsheet program, or write 31/12/2017.",
    )


def _by_formats(text: str, formats: Sequence[str]) -> date | None:
    """Tries strptime forms. Names of months become figures first, so that the computer's language plays no part."""
    numbered = _MONTH_NAME.sub(lambda match: str(MONTHS.get(match[0], match[0])), text)
    for form in formats:
        two_figures = "%y" in form
        if not two_figures and "%Y" not in form:
            continue  # strptime would put the year 1900
        neutral = form.replace("%B", "%m").replace("%b", "%m")
        candidate = numbered if neutral != form else text
        try:
            day = datetime.strptime(candidate, neutral).date()  # noqa: DTZ007  (a day has no time zone)
        except (ValueError, re.error):
            continue
        return day.replace(year=full_year(f"{day.year % 100:02}")) if two_figures else day
    return None


def _undressed(text: str) -> str:
    """The text without the weekday, the time and the word "tanggal" beside its date."""
    bare = text
    if not text[:1].isdigit() and (match := _PREFIX.match(text)):
        bare = text[match.end() :]
    bare = _without_time_behind(bare)
    if match := _TIME_IN_FRONT.match(bare):
        bare = bare[match.end() :]
    if bare[-1:].isalpha() or bare[-1:] in {")", "."}:
        bare = _WEEKDAY_BEHIND.sub("", bare)
    return bare.strip(" ,")


def _without_time_behind(text: str) -> str:
    match = _TIME_BEHIND.search(text) or _HOUR_BEHIND.search(text)
    if not match:
        return text
    rest = text[: match.start()]
    # In "10.12.16 11.12.16" and "5 Mei 2017, 11.12.17" the last may be a day as well.
    return text if _SHORT_DOTTED.search(match[0]) and (rest.count(".") == 2 or "," in match[0]) else rest


def _trouble_with(text: str, bare: str) -> Trouble | None:
    """Why a text that is no date for us is none for anybody; None where somebody else may know it."""
    dates = sum(match[1] is None or match[1] in MONTHS for match in _DATE_LIKE.finditer(bare))
    if dates > 1 or (dates == 1 and (_JOINING.search(bare) or _DAYS_OF_A_MONTH.search(bare))):
        return Trouble("The cell holds several dates.", "Keep one date in the cell; the others may go into the note.")
    if _RELATIVE.search(text) or (text != bare and (not bare or _TIME_ALONE.fullmatch(bare)) and _names_weekday(text)):
        return Trouble("The cell counts from another day, which cannot be known.", _WRITE_IT)
    words = _WORD.findall(re.sub("['’`´]", "", text))
    if _NUMBER.search(text) and (_OTHER_YEAR.search(text) or not _OTHER_MONTHS.isdisjoint(words)):
        return Trouble("The date is of the Hijri or Javanese calendar.", "Write the day of the civil calendar instead.")
    if _TIME_ALONE.fullmatch(text):
        return _A_TIME
    match = _INCOMPLETE.fullmatch(bare)
    if match and (match[1] is None or match[1] in MONTHS):
        return Trouble("The date is incomplete: it needs a day, a month and a year.", _WRITE_IT)
    return None


def _names_weekday(text: str) -> bool:
    match = _PREFIX.match(text)
    return match is not None and match.end() > 0


# --------------------------------------------------------------------------- the library

_NUMBER = re.compile(r"\d+", re.ASCII)
_NEARLY = "about after and around by circa dalam from in just since until till over under sekitar sejak kira"
_NOT_THE_DAY = frozenset(_NEARLY.split())
_SHAPES_REMEMBERED = 4096


def _by_library(text: str) -> date | Trouble | None:
    """The day of a text in other words ("5th of August, 2017"); None where the library does not know them.

    The text itself must show one year of four figures, one other figure and the name of one month. The library is only
    asked whether all the rest is part of writing that date; so it can make a day of nothing that does not say it.
    """
    numbers = _NUMBER.findall(text)
    words = _WORD.findall(text)
    months = [word for word in words if word in MONTHS]
    if len(numbers) != 2 or len(months) != 1 or not text.isascii() or not _NOT_THE_DAY.isdisjoint(words):
        return None
    day, year = sorted(numbers, key=len)
    if len(year) != 4 or len(day) > 2:
        return None
    shape = _NUMBER.sub(lambda number: "2000" if number[0] == year else "1", text)
    month = MONTHS[months[0]]
    return _calendar(int(year), month, int(day)) if _library_knows(shape, month) else None


@lru_cache(_SHAPES_REMEMBERED)
def _library_knows(shape: str, month: int) -> bool:
    """Whether the library reads a text, with 1 for its day and 2000 for its year, as the first of that month."""
    try:
        found = _library().get_date_data(shape).date_obj
    except (ValueError, OverflowError, TypeError, KeyError, IndexError, AttributeError, re.error):
        return False  # a text that the library stumbles over is a text it does not know
    return found is not None and found.date() == date(2000, month, 1)


@cache
def _library() -> Any:  # noqa: ANN401  (the library has no types)
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    return DateDataParser(
        languages=["id", "en"],
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],  # nothing counted from today
            "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  (it must not look at the clock)
        },
    )
