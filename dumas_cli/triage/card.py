"""The points card in memory: its rules, caps, thresholds and method lines, and when a rule fires."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dumas_cli.records import Level, Method
from dumas_cli.triage.sight import Basis
from dumas_cli.triage.wording import Template, Value

RULE_IDS: Final = (
    "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8",
    "B1", "B2", "B3", "B4", "B5", "B6",
    "C1", "C2", "C3", "C4", "C5", "C6",
    "D1", "D2", "D3", "D4",
    "E1", "E2", "E3", "E4", "E5",
)  # fmt: skip
"""Every rule id that may be spoken of; a card need not have them all."""

GROUPS: Final = ("A", "B", "C", "D", "E")
"""The groups of rules: the agency's handling, repetition, the matter, the people, the papers."""

DISPOSITION: Final = "K13"
"""The id under which a leadership disposition is shown; it is no rule of the card and gives no points."""


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a whole number, each optional: over and under exclude the bound itself."""

    over: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    under: int | None = None

    def holds(self, value: int) -> bool:
        """Whether the number lies within the bounds."""
        return (
            (self.over is None or value > self.over)
            and (self.at_least is None or value >= self.at_least)
            and (self.at_most is None or value <= self.at_most)
            and (self.under is None or value < self.under)
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """What one fact must be: one of ``values``, within a ``range``, or there at all (``present``).

    Just one of the three is set. A fact that is None satisfies only ``present = False``.
    """

    fact: str
    values: tuple[str | bool, ...] = ()
    range: Range | None = None
    present: bool | None = None

    def holds(self, value: Value) -> bool:
        """Whether the fact's value is what is asked."""
        if self.present is not None:
            return (value is not None and value != ()) is self.present
        if self.range is not None:
            return isinstance(value, int) and self.range.holds(value)
        return value in self.values


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a rule: reached over a bound, or at it (``at_least``); its points replace the lower level's."""

    bound: int
    at_least: bool
    points: int

    def reached(self, value: int, unit: int) -> bool:
        """Whether the value reaches this level, the bound being in multiples of ``unit``."""
        return value >= self.bound * unit if self.at_least else value > self.bound * unit


@dataclass(frozen=True)
class Rule:
    """One rule of the card, as data: it fires when all of ``when`` hold, at the highest level that its count reaches.

    ``count`` is the number fact that the levels measure ("" for a rule of fixed ``points``), in
    multiples of the fact ``unit`` if it names one. ``floor`` is the least share of its points that
    learning may leave. A ``hard`` rule alone makes direct clarification necessary.
    """

    id: str
    points: int
    steps: tuple[Step, ...]
    when: tuple[Condition, ...]
    count: str
    unit: str
    hard: bool
    floor: float
    text_en: Template
    text_id: Template
    source: str

    @cached_property
    def group(self) -> str:
        """The group whose cap the points fall under: the id's letter."""
        return self.id[0]

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts that the rule reads or speaks of, each once."""
        named = [condition.fact for condition in self.when] + [self.count, self.unit]
        return tuple(dict.fromkeys(name for name in (*named, *self.text_en.names, *self.text_id.names) if name))

    def level(self, facts: Mapping[str, Value]) -> int:
        """The level at which the rule fires, from 1; 0 when it does not."""
        for condition in self.when:
            if not condition.holds(facts[condition.fact]):
                return 0
        if not self.count:
            return 1
        value, unit = facts[self.count], facts[self.unit] if self.unit else 1
        if not isinstance(value, int) or not isinstance(unit, int):
            return 0
        return sum(step.reached(value, unit) for step in self.steps)

    def points_at(self, level: int) -> int:
        """The points of a level; 0 at level 0."""
        if level == 0:
            return 0
        return self.steps[level - 1].points if self.steps else self.points


@dataclass(frozen=True, slots=True)
class RuleAt:
    """A rule fired at some level or above."""

    rule_id: str
    level: int = 1

    def holds(self, levels: Mapping[str, int]) -> bool:
        """Whether it did, given each fired rule's level."""
        return levels.get(self.rule_id, 0) >= self.level


@dataclass(frozen=True, slots=True)
class MethodLine:
    """When a method fits: one of ``any``, each of ``all``, none of ``none``, all of ``when``, and a least score.

    Entries of the same ``line`` number are ways to write one line of the method table.
    """

    line: int
    method: Method
    any: tuple[RuleAt, ...] = ()
    all: tuple[RuleAt, ...] = ()
    none: tuple[RuleAt, ...] = ()
    when: tuple[Condition, ...] = ()
    score_at_least: int = 0

    @property
    def last(self) -> bool:
        """Whether the entry asks for nothing: the method where no line fits."""
        return not (self.any or self.all or self.none or self.when or self.score_at_least)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least score of each level, ascending from ``low``."""

    high: int
    medium: int
    low: int

    def level(self, score: int) -> Level:
        """The level of a score."""
        if score >= self.high:
            return Level.HIGH
        if score >= self.medium:
            return Level.MEDIUM
        return Level.LOW if score >= self.low else Level.NONE


@dataclass(frozen=True, slots=True)
class Clarification:
    """When points make direct clarification necessary: a least score, and least points in some groups together."""

    score: int
    groups: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Card:
    """The whole card. ``raised_by`` are the rules that lift a hard rule's complaint to the highest level."""

    version: int
    basis: Basis
    rules: tuple[Rule, ...]
    caps: Mapping[str, int]
    thresholds: Thresholds
    clarification: Clarification
    raised_by: tuple[str, ...]
    disposition_en: str
    disposition_id: str
    methods: tuple[MethodLine, ...]

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None if the card has none."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)
