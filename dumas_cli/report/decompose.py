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

from collections import defaultdict
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
    letters = _Letters(before.referred, after.referred, before.answered, after.answered)
    groups = [_group(row, letters) for row in found.rows]
    in_order = sorted((group for group in groups if group.before or group.after), key=_largest_first)
    own = [group for group in in_order if not group.merged]
    up = [group.key for group in own if group.together > 0][:movers]
    down = [group.key for group in own if group.together < 0][:movers]
    effects, whole = _printed(_shortened(in_order, shown, {*up, *down}, letters), before, after)
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
        only_one_year=sum(not (group.before and group.after) for group in own),
    )


class _Letters(NamedTuple):
    """How many letters, and how many of them answered, in both years."""

    before: int
    after: int
    answered_before: int
    answered_after: int


class _Group(NamedTuple):
    """A group's letters and its effect: both effects together, in the units of ``_units``."""

    key: str
    before: int
    after: int
    answered_before: int
    answered_after: int
    together: int
    merged: int


class _Part(NamedTuple):
    """The effects of one group, or of several, before anything is rounded, with their counts."""

    key: str
    letters_before: int
    letters_after: int
    answered_before: int
    answered_after: int
    rate_effect: Fraction
    mix_effect: Fraction
    merged: int


def _units(letters: _Letters) -> int:
    """In how many units a whole is split, so that every group's effects together are a whole number of them."""
    return 2 * letters.before**2 * letters.after**2


def _group(row: BreakdownRow, letters: _Letters) -> _Group:
    before, after = row.figures[-2:]
    # Both effects together are the change of (share x rate), less what the change of the share did at the average rate
    # of all letters. That holds for a group that came or went too: its rate of the other year takes part times 0.
    n, m = letters.before, letters.after
    answers = 2 * n * m * (after.answered * n - before.answered * m)
    rates = letters.answered_before * m + letters.answered_after * n
    together = answers - (after.referred * n - before.referred * m) * rates
    return _Group(row.key, before.referred, after.referred, before.answered, after.answered, together, row.merged)


def _largest_first(group: _Group) -> tuple[bool, int, str]:
    return (bool(group.merged), -abs(group.together), group.key)


def _shortened(groups: Sequence[_Group], shown: int | None, movers: set[str], letters: _Letters) -> list[_Part]:
    """The first ``shown`` and all movers; the rest in one, unless that would be a single group."""
    kept: list[_Group] = []
    rest: list[_Group] = []
    for i, group in enumerate(groups):
        is_kept = shown is None or (not group.merged and (i < shown or group.key in movers))
        (kept if is_kept else rest).append(group)
    if len(rest) == 1 and not rest[0].merged:
        kept, rest = [*kept, *rest], []
    parts = [_part(group.key, [group], group.merged, letters) for group in kept]
    return [*parts, _part("", rest, sum(group.merged or 1 for group in rest), letters)] if rest else parts


def _part(key: str, groups: Sequence[_Group], merged: int, letters: _Letters) -> _Part:
    """One group, or several as one row of the rest, whose effects are the sums of theirs."""
    by_denominator: defaultdict[int, int] = defaultdict(int)  # few are different: adding fractions takes long
    for _, before, after, answered_before, answered_after, _, _ in groups:
        if before and after:
            shares = before * letters.after + after * letters.before
            by_denominator[before * after] += shares * (answered_after * before - answered_before * after)
    rates = sum((Fraction(number, below) for below, number in by_denominator.items()), Fraction(0))
    rate_effect = rates / (2 * letters.before * letters.after)
    return _Part(
        key,
        sum(group.before for group in groups),
        sum(group.after for group in groups),
        sum(group.answered_before for group in groups),
        sum(group.answered_after for group in groups),
        rate_effect,
        Fraction(sum(group.together for group in groups), _units(letters)) - rate_effect,
        merged,
    )


def _sum(parts: Sequence[_Part]) -> _Part:
    """The whole of all parts."""
    return _Part(
        "",
        sum(part.letters_before for part in parts),
        sum(part.letters_after for part in parts),
        sum(part.answered_before for part in parts),
        sum(part.answered_after for part in parts),
        sum((part.rate_effect for part in parts), Fraction(0)),
        sum((part.mix_effect for part in parts), Fraction(0)),
        merged=0,
    )


def _printed(parts: Sequence[_Part], before: YearFigures, after: YearFigures) -> tuple[tuple[Effect, ...], Effect]:
    """The parts with their hundredths: the whole is split into rate and mix, and each of these among the groups."""
    rates, mixes = [part.rate_effect * HUNDREDTHS for part in parts], [part.mix_effect * HUNDREDTHS for part in parts]
    sums = [sum(rates, Fraction(0)), sum(mixes, Fraction(0))]
    of_all = apportion(sums, nearest(sums[0] + sums[1]))
    of_each = zip(parts, apportion(rates, of_all[0]), apportion(mixes, of_all[1]), strict=True)
    effects = tuple(_effect(part, before, after, rate, mix) for part, rate, mix in of_each)
    return effects, _effect(_sum(parts), before, after, *of_all)


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
