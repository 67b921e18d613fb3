"""Chooses the monitoring method: the first line of the card's table that fits, and the next as alternative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dumas_cli.records import Method
from dumas_cli.triage.card import Card, MethodLine, RuleAt
from dumas_cli.triage.wording import Value


@dataclass(frozen=True, slots=True)
class Choice:
    """The method, the line of the table it comes from, and the fired rules that decided it.

    ``alternative`` is the next line that fits with another method, None where none does. A method
    chosen because no line fits has no deciding rules.
    """

    method: Method
    line: int
    deciding: tuple[str, ...]
    alternative: Method | None = None
    alternative_deciding: tuple[str, ...] = ()


def choose_method(card: Card, levels: Mapping[str, int], facts: Mapping[str, Value], score: int) -> Choice:
    """The choice for a complaint, from the level of each rule that fired, its facts and its score."""
    fitting = (entry for entry in card.methods if _fits(entry, levels, facts, score))
    first = next(fitting)
    second = next(
        (entry for entry in fitting if entry.line > first.line and entry.method is not first.method and not entry.last),
        None,
    )
    return Choice(
        first.method,
        first.line,
        _deciding(first, levels),
        None if second is None else second.method,
        () if second is None else _deciding(second, levels),
    )


def _fits(entry: MethodLine, levels: Mapping[str, int], facts: Mapping[str, Value], score: int) -> bool:
    if score < entry.score_at_least:
        return False
    if entry.any and not _one_holds(entry.any, levels):
        return False
    if entry.none and _one_holds(entry.none, levels):
        return False
    return all(ref.holds(levels) for ref in entry.all) and all(
        condition.holds(facts[condition.fact]) for condition in entry.when
    )


def _one_holds(refs: tuple[RuleAt, ...], levels: Mapping[str, int]) -> bool:
    # A plain loop: this runs a dozen times for each complaint.
    for ref in refs:  # noqa: SIM110
        if levels.get(ref.rule_id, 0) >= ref.level:
            return True
    return False


def _deciding(entry: MethodLine, levels: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref.rule_id for ref in (*entry.any, *entry.all) if ref.holds(levels)))
