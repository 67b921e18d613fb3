"""Scores open complaints by the points card: ranked flags, with the evidence for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dumas_cli.records import Agency, Case, Flag, Hit, Level
from dumas_cli.triage.card import DISPOSITION, Card, Rule
from dumas_cli.triage.facts import FACTS, Facts
from dumas_cli.triage.methods import Choice, choose_method
from dumas_cli.triage.sight import Clock, Sight, WorkdayCounter, is_open
from dumas_cli.triage.wording import Language, Template, say

__all__ = ["Assessment", "TriageResult", "assess", "flag_of", "is_open", "triage"]


_ORDER = {name: place for place, name in enumerate(FACTS)}


@dataclass(frozen=True, slots=True)
class TriageResult:
    """The flags of one day, best first: by score, then the complaint received earlier, then its number.

    ``evaluated`` counts the open complaints, ``flagged`` those with a level or a need for
    clarification, ``needing`` those that need it. Without a ``capacity``, ``flags`` holds all flagged. With
    one it holds the best that many of those needing clarification, and ``left_over`` the others
    needing it: mandatory ones compete by score like all, so that the list stays the N best, and
    those cut off are in ``mandatory_left_over`` to be named wherever the list is shown.
    """

    as_of: date
    evaluated: int
    flagged: int
    needing: int
    flags: tuple[Flag, ...]
    capacity: int | None = None
    left_over: tuple[Flag, ...] = ()

    @property
    def mandatory_left_over(self) -> tuple[Flag, ...]:
        """Mandatory complaints that the capacity cuts off."""
        return tuple(flag for flag in self.left_over if flag.mandatory)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the card says of one complaint on one day, before it is put into words.

    ``levels`` has the level of each rule that fired, in the card's order; ``groups`` the points of each
    group before its cap. ``hard`` says that a hard rule fired.
    """

    sight: Sight
    facts: Facts
    levels: dict[str, int]
    points: dict[str, int]
    groups: dict[str, int]
    score: int
    level: Level
    hard: bool
    needs_clarification: bool
    choice: Choice

    @property
    def mandatory(self) -> bool:
        """Whether a hard rule or a leadership disposition asks for direct clarification."""
        return self.hard or self.sight.complaint.must_visit

    @property
    def flagged(self) -> bool:
        """Whether the complaint belongs on the list."""
        return self.level is not Level.NONE or self.needs_clarification


def triage(
    cases: Iterable[Case],
    card: Card,
    *,
    as_of: date,
    workdays: WorkdayCounter,
    mandatory_workdays: int = 20,
    high_workdays: int = 40,
    capacity: int | None = None,
) -> TriageResult:
    """Scores every complaint that is open on the day, seeing nothing dated later.

    ``mandatory_workdays`` and ``high_workdays`` set ``visit_by``, counted from the day, for
    mandatory complaints and for those of the highest level. ``capacity`` limits the list to the
    best that many of those needing clarification; ValueError if it is below 0.
    """
    if capacity is not None and capacity < 0:
        raise ValueError("a capacity is not below 0")
    clock = Clock(as_of, workdays)
    mandatory_by, high_by = clock.add(as_of, mandatory_workdays), clock.add(as_of, high_workdays)
    evaluated, flags = 0, []
    for case in cases:
        if not is_open(case.complaint, as_of):
            continue
        evaluated += 1
        found = assess(case, card, clock)
        if found.flagged:
            flags.append(flag_of(found, card, mandatory_by=mandatory_by, high_by=high_by))
    flags.sort(key=lambda flag: (-flag.score, flag.complaint.received_on, flag.complaint.label))
    needing = [flag for flag in flags if flag.needs_clarification]
    result = TriageResult(as_of, evaluated, len(flags), len(needing), tuple(flags))
    if capacity is None:
        return result
    return replace(result, capacity=capacity, flags=tuple(needing[:capacity]), left_over=tuple(needing[capacity:]))


def assess(case: Case, card: Card, clock: Clock) -> Assessment:
    """What the card says of one case on the clock's day, whether or not the complaint is open."""
    sight = Sight(case, clock, card.basis)
    facts = Facts(sight)
    levels = {rule.id: reached for rule in card.rules if (reached := rule.level(facts))}
    fired = [rule for rule in card.rules if rule.id in levels]
    points = {rule.id: rule.points_at(levels[rule.id]) for rule in fired}
    groups: dict[str, int] = {}
    for rule in fired:
        groups[rule.group] = groups.get(rule.group, 0) + points[rule.id]
    capped = {group: min(card.caps[group], total) for group, total in groups.items()}
    score = min(max(sum(capped.values()), 0), 100)
    hard = any(rule.hard for rule in fired)
    level = _level(card, score, hard, levels)
    by_points = score >= card.clarification.score and (
        sum(capped.get(group, 0) for group in card.clarification.groups) >= card.clarification.points
    )
    return Assessment(
        sight=sight,
        facts=facts,
        levels=levels,
        points=points,
        groups=groups,
        score=score,
        level=level,
        hard=hard,
        needs_clarification=by_points or hard or sight.complaint.must_visit,
        choice=choose_method(card, levels, facts, score),
    )


def flag_of(found: Assessment, card: Card, *, mandatory_by: date, high_by: date) -> Flag:
    """The assessment in words, as the record that is printed, saved and planned from.

    ``facts`` holds what the fired rules saw, as plain values, in the order of the facts.
    """
    facts = found.facts
    waiting = facts["waiting_workdays"]
    fired = [rule for rule in card.rules if rule.id in found.levels]
    seen = sorted({name for rule in fired for name in rule.facts}, key=_ORDER.__getitem__)
    visit_by = mandatory_by if found.mandatory else high_by if found.level is Level.HIGH else None
    return Flag(
        complaint=found.sight.complaint,
        agencies=_agencies(found.sight),
        score=found.score,
        level=found.level,
        needs_clarification=found.needs_clarification,
        method=found.choice.method,
        alternative=found.choice.alternative,
        mandatory=found.mandatory,
        visit_by=visit_by,
        waiting_workdays=waiting if isinstance(waiting, int) else None,
        hits=_hits(found, card, fired),
        facts={name: facts.plain(name) for name in seen if facts[name] is not None},
    )


def _level(card: Card, score: int, hard: bool, levels: dict[str, int]) -> Level:
    level = card.thresholds.level(score)
    if hard and any(rule_id in levels for rule_id in card.raised_by):
        return Level.HIGH
    if hard and level in (Level.LOW, Level.NONE):
        return Level.MEDIUM
    return level


def _hits(found: Assessment, card: Card, fired: list[Rule]) -> tuple[Hit, ...]:
    """The disposition first, then the rules by points: what weighs most is read first."""
    hits = [Hit(DISPOSITION, 0, card.disposition_en, card.disposition_id)] if found.sight.complaint.must_visit else []
    for rule in sorted(fired, key=lambda rule: -found.points[rule.id]):
        english = _fill(rule.text_en, found.facts, Language.ENGLISH)
        indonesian = _fill(rule.text_id, found.facts, Language.INDONESIAN)
        hits.append(Hit(rule.id, found.points[rule.id], english, indonesian))
    return tuple(hits)


def _fill(text: Template, facts: Facts, language: Language) -> str:
    return text.fill(lambda name, bare: say(facts[name], FACTS[name].unit, language, bare=bare))


def _agencies(sight: Sight) -> tuple[Agency, ...]:
    return tuple({letter.agency.name: letter.agency for letter in sight.letters}.values())
