"""Finds the rules that just missed: what one fact would have to be for more points."""

from __future__ import annotations

from dataclasses import dataclass

from dumas_cli.triage.card import Card, Condition, Rule
from dumas_cli.triage.facts import FACTS, Facts, Kind
from dumas_cli.triage.score import Assessment
from dumas_cli.triage.wording import Language, say


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule, the points it would then give, and in both languages which fact would have to be what."""

    rule_id: str
    points: int
    text_en: str
    text_id: str


def near_misses(found: Assessment, card: Card) -> tuple[NearMiss, ...]:
    """The rules that miss by one fact only, and the next levels that are near, in the card's order.

    A number is near when it is at least half of what is needed (or at most twice, where it must
    be small). A rule that only lacks its matter, words or paper has not just missed.
    """
    misses = [_miss(rule, found.levels.get(rule.id, 0), found.facts) for rule in card.rules]
    return tuple(miss for miss in misses if miss is not None)


def _miss(rule: Rule, level: int, facts: Facts) -> NearMiss | None:
    failing = [condition for condition in rule.when if not condition.holds(facts[condition.fact])]
    if not failing:
        return _next_level(rule, level, facts)
    if len(failing) > 1:
        return None
    would = _level_by_count(rule, facts)
    if failing[0].range is not None:
        return _range_missed(rule, failing[0], facts) if would else None
    # What else the rule asks for must be there, else each rule of one condition would always have "just missed".
    if would and (rule.count or len(rule.when) > 1):
        return _other_value(rule, failing[0], would)
    return None


def _next_level(rule: Rule, level: int, facts: Facts) -> NearMiss | None:
    if level >= len(rule.steps):
        return None
    step = rule.steps[level]
    value, unit = facts[rule.count], facts[rule.unit] if rule.unit else 1
    if not isinstance(value, int) or not isinstance(unit, int):
        return None
    needed = step.bound * unit + (0 if step.at_least else 1)
    if value < 1 or value * 2 < needed:
        return None
    return _number_missed(rule, step.points, rule.count, value, needed, ("at least", "paling sedikit"))


def _range_missed(rule: Rule, condition: Condition, facts: Facts) -> NearMiss | None:
    value, bounds = facts[condition.fact], condition.range
    if bounds is None or not isinstance(value, int):
        return None
    most = bounds.at_most if bounds.at_most is not None else None if bounds.under is None else bounds.under - 1
    least = bounds.at_least if bounds.at_least is not None else None if bounds.over is None else bounds.over + 1
    if most is not None and most < value <= 2 * most:
        return _number_missed(rule, rule.points, condition.fact, value, most, ("at most", "paling banyak"))
    if least is not None and value < least <= 2 * value:
        return _number_missed(rule, rule.points, condition.fact, value, least, ("at least", "paling sedikit"))
    return None


def _number_missed(rule: Rule, points: int, fact: str, value: int, needed: int, words: tuple[str, str]) -> NearMiss:
    unit = FACTS[fact].unit
    need_en, need_id = (say(needed, unit, language) for language in Language)
    now_en, now_id = (say(value, unit, language) for language in Language)
    return NearMiss(
        rule.id,
        points,
        f"{words[0]} {need_en} ({fact}: {now_en} now)",
        f"{words[1]} {need_id} ({fact}: kini {now_id})",
    )


def _other_value(rule: Rule, condition: Condition, level: int) -> NearMiss | None:
    if FACTS[condition.fact].kind not in (Kind.TRUTH, Kind.CHOICE):
        return None
    points = rule.points_at(level)
    english, indonesian = (
        either.join(say(value, "", language) for value in condition.values)
        for language, either in ((Language.ENGLISH, " or "), (Language.INDONESIAN, " atau "))
    )
    return NearMiss(
        rule.id,
        points,
        f"{english} ({condition.fact})",
        f"{indonesian} ({condition.fact})",
    )


def _level_by_count(rule: Rule, facts: Facts) -> int:
    """The level that the count alone would reach; 1 for a rule without a count."""
    if not rule.count:
        return 1
    value, unit = facts[rule.count], facts[rule.unit] if rule.unit else 1
    if not isinstance(value, int) or not isinstance(unit, int):
        return 0
    return sum(step.reached(value, unit) for step in rule.steps)
