"""What stands beside a share so that it is compared fairly: its interval, its peers, and what chance alone does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% interval, both ends included: shares from 0 to 1, differences of shares from -1 to 1.

    The ends are rounded outward to nine decimals, so that what is printed does not hang on a machine's arithmetic.
    """

    low: Fraction
    high: Fraction

    def __contains__(self, share: Fraction) -> bool:
        return self.low <= share <= self.high


@dataclass(frozen=True, slots=True)
class RateInterval:
    """One year's rate with its interval; both are None where nothing was referred."""

    year: int
    known_on: date
    referred: int
    answered: int
    rate: Fraction | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class ChangeInterval:
    """The change of the rate between two years with its interval; None where either year has no rate.

    ``rate`` 0.1 is ten percentage points. ``beyond_chance`` says that the interval leaves out "no change at all".
    """

    from_year: int
    to_year: int
    rate: Fraction | None
    interval: Interval | None

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval leaves out no change at all."""
        return self.interval is not None and Fraction(0) not in self.interval


@dataclass(frozen=True, slots=True)
class Intervals:
    """The years' rates and the changes from each to the next one, each with its interval."""

    years: tuple[RateInterval, ...]
    changes: tuple[ChangeInterval, ...]


class Standing(StrEnum):
    """Where an agency's rate lies against the limits of chance around the rate of all letters."""

    WITHIN = "within"  # inside the 95% limits
    BORDERLINE = "borderline"  # outside the 95% limits, inside the 99.8% ones
    ABOVE = "above"  # over the upper 99.8% limit
    BELOW = "below"  # under the lower 99.8% limit


@dataclass(frozen=True, slots=True)
class Ranked:
    """One agency among its peers: ``rank`` counts from 1, and equal rates share it.

    ``like_peers`` says that the interval holds the rate of the peer group, so that the rank may well be chance.
    """

    key: str
    rank: int
    referred: int
    answered: int
    rate: Fraction
    interval: Interval
    like_peers: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """Agencies with about as many letters: from ``least`` to ``most`` of them, None without an upper end."""

    least: int
    most: int | None
    referred: int
    answered: int
    rate: Fraction
    ranked: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Unranked:
    """An agency with too few letters for a rank."""

    key: str
    referred: int
    answered: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The share that chance alone leaves an agency of ``letters`` letters between, at 95% and at 99.8%."""

    letters: int
    low_998: Fraction
    low_95: Fraction
    high_95: Fraction
    high_998: Fraction


@dataclass(frozen=True, slots=True)
class Peers:
    """One year's agencies, ranked among peers, and the funnel around the rate of all letters.

    ``min_letters`` is the least number of letters for a rank. ``unranked`` are the agencies under it, those with the
    most letters first; ``merged`` counts further ones that are known only together, with ``merged_letters`` of which
    ``merged_answered`` were answered. ``rate`` is that of all letters, ranked or not; None when there were none, and
    then nobody is ranked. ``funnel`` goes from the fewest to the most letters of those ranked.
    """

    year: int
    known_on: date
    min_letters: int
    referred: int
    answered: int
    rate: Fraction | None
    groups: tuple[PeerGroup, ...]
    unranked: tuple[Unranked, ...]
    funnel: tuple[Limits, ...]
    merged: int = 0
    merged_letters: int = 0
    merged_answered: int = 0

    @property
    def ranked(self) -> int:
        """How many agencies have a rank."""
        return sum(len(group.ranked) for group in self.groups)
