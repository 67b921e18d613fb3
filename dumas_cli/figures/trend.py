"""The letters month by month, and how many are to be expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Month:
    """One month, named by its first day ``begins_on``: its letters by the day of sending, complaints by receipt.

    Of the ``sent`` letters, ``returned`` came back as misdirected and ``answered`` were answered by the cut-off;
    ``rate`` is answered of those not returned, None of nothing. ``year_before`` is how many were sent in the same month
    a year earlier, None where the series had not begun. ``received`` is None where it was not asked for. ``whole`` is
    False for a month that had not ended on the cut-off.
    """

    begins_on: date
    sent: int
    returned: int
    answered: int
    rate: Fraction | None
    year_before: int | None = None
    received: int | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Trend:
    """The months from the first letter or complaint to the cut-off's, none left out, as known on ``known_on``.

    ``register_ends_on`` is the first day of the last month in which a complaint came in, where months after it were
    left out: what nobody has entered yet is no month without letters.
    """

    known_on: date
    months: tuple[Month, ...]
    register_ends_on: date | None = None


class Refusal(StrEnum):
    """Why no forecast is made."""

    SHORT = "short"  # too few whole months
    UNFIT = "unfit"  # the model cannot be fitted, for example because the counts never change


@dataclass(frozen=True, slots=True)
class Refused:
    """No forecast: there are ``months`` whole months of the ``needed``."""

    reason: Refusal
    months: int
    needed: int


@dataclass(frozen=True, slots=True)
class Expected:
    """A count of letters to be expected: as likely to be passed as not, with intervals of 80% and 95%."""

    middle: int
    low_80: int
    high_80: int
    low_95: int
    high_95: int


@dataclass(frozen=True, slots=True)
class BackTest:
    """How the model did on months that it was not shown, beside the same month of the year before.

    From each of ``origins`` earlier months up to twelve months ahead were foretold, ``points`` in all, with ``actual``
    letters. Misses add up what each foretold month was off, in letters, whichever way. ``inside_80`` months lay in the
    model's 80% interval. Of ``years`` whole years foretold, with ``year_actual`` letters, the year's misses are of
    their sums.
    """

    origins: int
    points: int
    actual: int
    model_misses: int
    naive_misses: int
    inside_80: int
    years: int
    year_actual: int
    model_year_misses: int
    naive_year_misses: int

    @property
    def model_error(self) -> Fraction | None:
        """The model's misses as a share of the letters; None of no letters."""
        return Fraction(self.model_misses, self.actual) if self.actual else None

    @property
    def naive_error(self) -> Fraction | None:
        """The misses of taking the same month a year before, as a share of the letters."""
        return Fraction(self.naive_misses, self.actual) if self.actual else None

    @property
    def model_year_error(self) -> Fraction | None:
        """The misses of the model's sums of twelve months, as a share of the letters."""
        return Fraction(self.model_year_misses, self.year_actual) if self.year_actual else None

    @property
    def naive_year_error(self) -> Fraction | None:
        """The misses of taking the twelve months before, as a share of the letters."""
        return Fraction(self.naive_year_misses, self.year_actual) if self.year_actual else None

    @property
    def model_wins(self) -> bool:
        """Whether the model missed by less than the same month of the year before."""
        return self.model_misses < self.naive_misses

    @property
    def model_wins_years(self) -> bool:
        """Whether the model's sums of twelve months missed by less than the twelve months before."""
        return self.model_year_misses < self.naive_year_misses


@dataclass(frozen=True, slots=True)
class Forecast:
    """The letters of the twelve months after the ``basis`` whole months known, and of the twelve together.

    ``months`` gives each by its first day. ``total`` is of the sum itself, not the sum of the months' bounds.
    ``last_twelve`` are the letters of the last twelve months known: what one would guess without a model.
    """

    basis: int
    months: tuple[tuple[date, Expected], ...]
    total: Expected
    last_twelve: int
    back_test: BackTest
