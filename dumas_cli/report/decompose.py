"""Splits the change of the rate between two years by group: answering better, and a changed share in the letters.

The rate of a year is the sum over groups of (share in the letters) x (rate of the group). So its change is, exactly,
the sum over groups of

    rate effect = average of the two shares x change of the group's rate
    mix effect  = change of the group's share x (average of its two rates - average of the two rates of all letters)

Subtracting the rate of all letters changes no sum, as the changes of shares add up to nothing, but it gives a single
group's mix effect its meaning: a group that grew lifts the rate only if it answers better than the whole (E. M.
Kitagawa 1955, J. Am. Stat. Assoc. 50, 1168-1194, with both years weighted alike).

A group without letters in one of the years has no change of its rate: its rate of the other year stands for both, and
all of its effect is mix. A group without letters in either has no effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from dumas_cli.figures.why import Decomposition, Effect
from dumas_cli.figures.yearly import Breakdown, BreakdownRow, YearFigures
from dumas_cli.report.apportion import apportion, nearest
from dumas_cli.report.rates import share

HUNDREDTHS = 10_000
"""Hundredths of a percentage point in a whole: 10.96 points are 1,096 of them."""

MOVERS = 3
SHOWN = 10


def decompose(found: Breakdown, *, shown: int | None = SHOWN, movers: int = MOVERS) -> Decomposition | None:
    """The change of the last two years of ``found``, by its groups; None with a year missing or without letters.

    The ``shown`` groups with the largest effect either way come first, the largest first, the others added up in one
    row; None shows all. The ``movers`` largest in each direction are always among those shown. A row of the rest that
    ``found`` has already is one group here, except that it is never called a mover.
    """
    if len(found.whole.figures) < 2:
        return None
    before, after = found.whole.figures[-2:]
    if before.rate is None or after.rate is None:
        return None
    exact = sorted((_part(row, before, after) for row in found.rows), key=_largest_first)
    exact = [part for part in exact if part.letters_before or part.letters_after]
    own = [part for part in exact if not part.merged]
    up = [part.key for part in own if part.together > 0][:movers]
    down = [part.key for part in own if part.together < 0][:movers]
    effects, whole = _printed(_shortened(exact, shown, {*up, *down}), before, after)
    by_key = {effect.key: effect for effect in effects if not effect.merged}
    return Decomposition(
        dimension=found.dimension,
        from_year=before.year,
        to_year=after.year,
        known_on=(before.known_on, after.known_on),
        effects=effects,
        whole=whole,
        up=tuple(by_key[key] for key in up),
        down=tuple(by_key[key] for key in down),
        only_one_year=sum(not (part.letters_before and part.letters_after) for part in own),
    )


class _Part(NamedTuple):
    """A group's effects before anything is rounded, with its counts."""

    key: str
    letters_before: int
    letters_after: int
    answered_before: int
    answered_after: int
    rate_effect: Fraction
    mix_effect: Fraction
    merged: int

    @property
    def together(self) -> Fraction:
        return self.rate_effect + self.mix_effect


def _part(row: BreakdownRow, all_before: YearFigures, all_after: YearFigures) -> _Part:
    before, after = row.figures[-2:]
    shares = (Fraction(before.referred, all_before.referred), Fraction(after.referred, all_after.referred))
    rate_effect = mix_effect = Fraction(0)
    # The rate of a year without letters is that of the other year: a group that came or went changed the mix only.
    rates = (_first(before.rate, after.rate), _first(after.rate, before.rate))
    if rates[0] is not None and rates[1] is not None and all_before.rate is not None and all_after.rate is not None:
        rate_effect = (shares[0] + shares[1]) / 2 * (rates[1] - rates[0])
        mix_effect = (shares[1] - shares[0]) * (rates[0] + rates[1] - all_before.rate - all_after.rate) / 2
    return _Part(
        row.key,
        before.referred,
        after.referred,
        before.answered,
        after.answered,
        rate_effect,
        mix_effect,
        row.merged,
    )


def _first(rate: Fraction | None, other: Fraction | None) -> Fraction | None:
    return other if rate is None else rate


def _largest_first(part: _Part) -> tuple[bool, Fraction, str]:
    return (bool(part.merged), -abs(part.together), part.key)


def _shortened(parts: Sequence[_Part], shown: int | None, movers: set[str]) -> list[_Part]:
    """The first ``shown`` and all movers; the rest in one, unless that would be a single group."""
    if shown is None:
        return list(parts)
    kept = [part for i, part in enumerate(parts) if not part.merged and (i < shown or part.key in movers)]
    rest = [part for part in parts if part not in kept]
    if not rest or (len(rest) == 1 and not rest[0].merged):
        return [*kept, *rest]
    return [*kept, _sum(rest)]


def _sum(parts: Sequence[_Part]) -> _Part:
    """Several groups as one row of the rest; its effects are the sums of theirs."""
    return _Part(
        "",
        sum(part.letters_before for part in parts),
        sum(part.letters_after for part in parts),
        sum(part.answered_before for part in parts),
        sum(part.answered_after for part in parts),
        sum((part.rate_effect for part in parts), Fraction(0)),
        sum((part.mix_effect for part in parts), Fraction(0)),
        sum(part.merged or 1 for part in parts),
    )


def _printed(parts: Sequence[_Part], before: YearFigures, after: YearFigures) -> tuple[tuple[Effect, ...], Effect]:
    """The parts with their hundredths: the whole is split into rate and mix, and each of these among the groups."""
    rates, mixes = [part.rate_effect * HUNDREDTHS for part in parts], [part.mix_effect * HUNDREDTHS for part in parts]
    sums = [sum(rates, Fraction(0)), sum(mixes, Fraction(0))]
    of_all = apportion(sums, nearest(sums[0] + sums[1]))
    of_each = zip(parts, apportion(rates, of_all[0]), apportion(mixes, of_all[1]), strict=True)
    effects = tuple(_effect(part, before, after, rate, mix) for part, rate, mix in of_each)
    whole = _sum(parts)._replace(merged=0)
    return effects, _effect(whole, before, after, *of_all)


def _effect(part: _Part, before: YearFigures, after: YearFigures, rate: int, mix: int) -> Effect:
    return Effect(
        key=part.key,
        letters_before=part.letters_before,
        letters_after=part.letters_after,
        share_before=Fraction(part.letters_before, before.referred),
        share_after=Fraction(part.letters_after, after.referred),
        rate_before=share(part.answered_before, part.letters_before),
        rate_after=share(part.answered_after, part.letters_after),
        rate_effect=part.rate_effect,
        mix_effect=part.mix_effect,
        rate_printed=rate,
        mix_printed=mix,
        merged=part.merged,
    )
