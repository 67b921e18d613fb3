"""The parts of the yearly report beyond its tables of rates; each is there only where it was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each is large, and there only where its section is asked for
    from dumas_cli.figures.activity import Methods, NonResponders, ProvinceStatus, TripCosts, VisitAnnex
    from dumas_cli.figures.effect import Effect
    from dumas_cli.figures.fairness import Intervals, Peers
    from dumas_cli.figures.published import Published
    from dumas_cli.figures.trend import Forecast, Refused, Trend
    from dumas_cli.figures.waiting import Ageing, Reminded, Repeats, Waiting
    from dumas_cli.figures.why import Decomposition


class Section(StrEnum):
    """What a report may hold beside its tables of rates."""

    WHY = "why"
    RANKING = "ranking"
    SPEED = "speed"
    TREND = "trend"
    EFFECT = "effect"
    MONITORING = "monitoring"


OF_LETTERS = frozenset({Section.SPEED, Section.TREND, Section.EFFECT, Section.MONITORING})
"""What is worked out letter by letter, not from the tables of rates."""

PUBLISHED = frozenset({Section.WHY})
"""What can be worked out on tables in which small groups are hidden."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The answers of the sections asked for; what was not asked for is None or empty.

    ``movers`` is the decomposition by agency that the headline names the largest movers from. ``matching``
    tells by which limits cases were compared for ``effects``: days between the letters, matches of one.
    """

    intervals: Intervals | None = None
    movers: Decomposition | None = None
    why: tuple[Decomposition, ...] = ()
    peers: Peers | None = None
    waiting: tuple[Waiting, ...] = ()
    ageing: tuple[Ageing, ...] = ()
    reminded: tuple[Reminded, ...] = ()
    repeats: tuple[Repeats, ...] = ()
    trend: Trend | None = None
    forecast: Forecast | Refused | None = None
    effects: tuple[Effect, ...] = ()
    matching: tuple[int, int] = (0, 0)
    non_responders: NonResponders | None = None
    province_status: ProvinceStatus | None = None
    methods: Methods | None = None
    trip_costs: TripCosts | None = None
    annex: VisitAnnex | None = None
    published: Published | None = None
    returned_hidden: frozenset[int] = frozenset()
