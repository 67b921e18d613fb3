"""Ranks agencies by their response rate, but only among peers: agencies that get about as many letters.

With few letters a rate of 0% or 100% is easily chance, so a list of all agencies in one row has the smallest at both
its ends. Peers are therefore bands of letters: 10-19, 20-49, 50-99, and 100 or more. Agencies under the least number
of letters have no rank; they are listed and counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from dumas_cli.figures.fairness import PeerGroup, Peers, Ranked, Unranked
from dumas_cli.figures.yearly import Breakdown, YearFigures
from dumas_cli.report.funnel import limits, standing, steps
from dumas_cli.report.intervals import wilson

MIN_LETTERS = 10
BANDS = (10, 20, 50, 100)
"""Where a band of letters begins; the lowest one begins at the least number of letters for a rank."""


def peers(found: Breakdown, *, min_letters: int = MIN_LETTERS) -> Peers:
    """The agencies of the last year of ``found``, ranked within bands of letters, and the funnel around all of them.

    Agencies without letters in that year are left out. A row that holds several agencies has no rank and counts as
    merged. ValueError for a ``min_letters`` under 1.
    """
    if min_letters < 1:
        raise ValueError("a rank needs a letter")
    whole = found.whole.figures[-1]
    agencies = [(row.key, row.figures[-1], row.merged) for row in found.rows if row.figures[-1].referred]
    own = [(key, figures) for key, figures, merged in agencies if not merged]
    rest = [(figures, merged) for _, figures, merged in agencies if merged]
    large = [(key, figures) for key, figures in own if figures.referred >= min_letters]
    few = sorted(
        (Unranked(key, f.referred, f.answered) for key, f in own if f.referred < min_letters),
        key=lambda one: (-one.referred, one.key),
    )
    letters = [figures.referred for _, figures in large]
    return Peers(
        year=whole.year,
        known_on=whole.known_on,
        min_letters=min_letters,
        referred=whole.referred,
        answered=whole.answered,
        rate=whole.rate,
        groups=tuple(_groups(large, min_letters, whole.rate)) if whole.rate is not None else (),
        unranked=tuple(few),
        funnel=tuple(limits(n, whole.rate) for n in steps(min(letters), max(letters)))
        if letters and whole.rate is not None
        else (),
        merged=sum(merged for _, merged in rest),
        merged_letters=sum(figures.referred for figures, _ in rest),
        merged_answered=sum(figures.answered for figures, _ in rest),
    )


def bands(min_letters: int) -> list[tuple[int, int | None]]:
    """The bands of letters from ``min_letters`` up, each with its first and last number; None is no end."""
    starts = [min_letters, *(start for start in BANDS if start > min_letters)]
    return [(start, after - 1) for start, after in pairwise(starts)] + [(starts[-1], None)]


def _groups(agencies: Sequence[tuple[str, YearFigures]], min_letters: int, overall: Fraction) -> Iterator[PeerGroup]:
    for least, most in bands(min_letters):
        members = [
            (key, figures) for key, figures in agencies if least <= figures.referred <= (most or figures.referred)
        ]
        if members:
            yield _group(members, least, most, overall)


def _group(members: Sequence[tuple[str, YearFigures]], least: int, most: int | None, overall: Fraction) -> PeerGroup:
    referred, answered = sum(f.referred for _, f in members), sum(f.answered for _, f in members)
    rate = Fraction(answered, referred)
    rates = [(key, figures, Fraction(figures.answered, figures.referred)) for key, figures in members]
    in_order = sorted(rates, key=lambda one: (-one[2], -one[1].referred, one[0]))
    ranked: list[Ranked] = []
    for place, (key, figures, own) in enumerate(in_order, start=1):
        rank = ranked[-1].rank if ranked and ranked[-1].rate == own else place
        ranked.append(_ranked(key, figures, rank, rate, overall))
    return PeerGroup(least, most, referred, answered, rate, tuple(ranked))


def _ranked(key: str, figures: YearFigures, rank: int, of_peers: Fraction, overall: Fraction) -> Ranked:
    interval = wilson(figures.answered, figures.referred)
    if interval is None:
        raise ValueError("an agency without letters has no rank")
    return Ranked(
        key=key,
        rank=rank,
        referred=figures.referred,
        answered=figures.answered,
        rate=Fraction(figures.answered, figures.referred),
        interval=interval,
        like_peers=of_peers in interval,
        standing=standing(figures.answered, figures.referred, overall),
    )
