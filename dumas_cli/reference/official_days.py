"""The official holidays of Indonesia, by the library ``holidays``, with the office's corrections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dumas_cli.errors import SettingsError
from dumas_cli.reference.tables import HolidayCorrection


def holidays_of(years: Iterable[int], corrections: Iterable[HolidayCorrection] = ()) -> frozenset[date]:
    """The days of these years on which offices do not work, weekends apart.

    National holidays (the library's category public) and cuti bersama (government), as corrected. Days of a
    year whose decree was not yet known to the library are its estimates, and lack the cuti bersama: the
    office adds them in holidays.csv when the decree is out. SettingsError for a year the library has not.
    """
    from holidays import country_holidays

    wanted = sorted(set(years))
    known = country_holidays("ID")
    for year in wanted:
        if not known.start_year <= year <= known.end_year:
            raise SettingsError(
                f"The holidays of the year {year} are not known.",
                remedy=f"They are known from {known.start_year} to {known.end_year}: look for a wrong date.",
            )
    days = set(country_holidays("ID", years=wanted, categories=("public", "government"))) if wanted else set()
    for correction in corrections:
        if correction.day.year in wanted:
            (days.add if correction.is_holiday else days.discard)(correction.day)
    return frozenset(days)
