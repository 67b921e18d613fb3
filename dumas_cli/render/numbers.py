"""How numbers and days are printed, in English and Indonesian.

Shares stay exact until here. Rounding is half up, on the magnitude for negative numbers, so that a
rise and the same fall print the same digits.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

Lang = Literal["en", "id"]

NOTHING = "–"  # a figure that does not exist, such as the rate of no letters
BAR_CELLS = 10


def count_text(count: int | None, lang: Lang) -> str:
    """A whole number with thousands apart: ``1,102``, in Indonesian ``1.102``."""
    return NOTHING if count is None else _decimal(Decimal(count), lang)


def change_text(change: int | None, lang: Lang) -> str:
    """A change of a count with its sign: ``+92``, ``-5``, ``0``."""
    return NOTHING if change is None else _signed(Decimal(change), lang)


def share_text(share: Fraction | None, lang: Lang) -> str:
    """A share in per cent: two decimals, halves up, trailing zeros gone: ``73.04%``, ``84%``, ``73,04%``."""
    return NOTHING if share is None else f"{_decimal(_hundredths(share), lang)}%"


def relative_text(change: Fraction | None, lang: Lang) -> str:
    """A relative change in per cent with its sign: ``+8.35%``. The words around it must call it relative."""
    return NOTHING if change is None else f"{_signed(_hundredths(change), lang)}%"


def points_text(change: Fraction | None, lang: Lang) -> str:
    """A difference of two shares in percentage points with its sign: ``+10.96``; the unit is not part of it."""
    return NOTHING if change is None else _signed(_hundredths(change), lang)


def rupiah_text(amount: int | None, lang: Lang) -> str:
    """Whole rupiah: ``Rp22,281,000``, in Indonesian ``Rp22.281.000``."""
    if amount is None:
        return NOTHING
    return f"{'-' if amount < 0 else ''}Rp{_decimal(Decimal(abs(amount)), lang)}"


def day_text(day: date | None, lang: Lang) -> str:
    """A day with its month in letters: ``31 Aug 2018``, in Indonesian ``31 Agu 2018``."""
    return NOTHING if day is None else _day(day, "d MMM y", lang)


def weekday_text(day: date, lang: Lang) -> str:
    """A day of a schedule, without its year: ``Tue 6 Feb``, in Indonesian ``Sel 6 Feb``."""
    return _day(day, "EEE d MMM", lang)


def weekday_name(day: date, lang: Lang) -> str:
    """The day of the week, shortened: ``Tue``, ``Sel``."""
    return _day(day, "EEE", lang)


def short_day_text(day: date, lang: Lang) -> str:
    """A day whose year stands in the title: ``5 Feb``."""
    return _day(day, "d MMM", lang)


def month_text(month: int, lang: Lang) -> str:
    """A month's name, from 1 to 12: ``January``, ``Januari``."""
    return _day(date(2000, month, 1), "LLLL", lang)


def clock_text(minute: int) -> str:
    """Minutes since 08:00 as the time of day: ``09:30``."""
    hours, minutes = divmod(8 * 60 + minute, 60)
    return f"{hours:02}:{minutes:02}"


def bar_text(share: Fraction | None) -> str:
    """A bar of ten cells that shows a share from 0 to 1 to the nearest twentieth; nothing for no share."""
    if share is None:
        return ""
    halves = int(share * 2 * BAR_CELLS + Fraction(1, 2))
    full, half = divmod(halves, 2)
    return ("█" * full + "▌" * half).ljust(BAR_CELLS, "░")


def sparkline_text(shares: tuple[Fraction | None, ...]) -> str:
    """One mark a year, higher for a higher share, from the lowest to the highest shown; a blank for none."""
    known = [share for share in shares if share is not None]
    if not known:
        return ""
    low, span = min(known), max(known) - min(known)
    return "".join(" " if s is None else "▁▂▃▄▅▆▇█"[int((s - low) / span * 7) if span else 3] for s in shares)


def machine_share(share: Fraction) -> Decimal:
    """A share as a decimal of six places, halves up: what csv, json and xlsx hold."""
    return _rounded(share, 6)


def machine_points(change: Fraction) -> Decimal:
    """A difference of two shares in percentage points, six places, halves up."""
    return _rounded(change * 100, 6)


def _hundredths(share: Fraction) -> Decimal:
    return _rounded(share * 100, 2)


def _rounded(number: Fraction, places: int) -> Decimal:
    magnitude = int(abs(number) * 10**places + Fraction(1, 2))
    return Decimal(-magnitude if number < 0 else magnitude).scaleb(-places)


def _signed(number: Decimal, lang: Lang) -> str:
    return f"{'+' if number > 0 else ''}{_decimal(number, lang)}"


def _decimal(number: Decimal, lang: Lang) -> str:
    from babel.numbers import format_decimal

    # -0.00 is 0: a change too small to print has no sign.
    return format_decimal(number if number else Decimal(0), format="#,##0.##", locale=_locale(lang))


def _day(day: date, pattern: str, lang: Lang) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=_locale(lang))


@cache
def _locale(lang: Lang) -> Locale:
    from babel import Locale

    return Locale.parse(lang)
