"""The figures by group as they may leave the office: small counts hidden among others."""

from __future__ import annotations

from dataclasses import dataclass

from dumas_cli.figures.yearly import Breakdown


@dataclass(frozen=True, slots=True)
class Published:
    """Breakdowns in which no count of letters or complaints is 1 or 2, nor can be worked out from the others.

    ``tables`` keep their order; groups that had to be hidden are added up in their row of the rest. ``hidden`` counts
    these by dimension, those hidden only to protect another one too. ``dropped`` are the dimensions whose table could
    not be published at all: nothing would have been left beside the row of the rest, or its very sum betrays a count.
    """

    tables: tuple[Breakdown, ...]
    hidden: dict[str, int]
    dropped: tuple[str, ...] = ()
