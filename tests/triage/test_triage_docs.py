"""docs/rules.md speaks of every rule and every fact, as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from triage_cases import CARD

from dumas_cli.triage.facts import FACTS, WORD_LISTS

DOCS = (Path(__file__).parents[2] / "docs/rules.md").read_text(encoding="utf-8")
ROWS = {cells[1].strip(" `"): cells for line in DOCS.splitlines() if len(cells := line.split("|")) > 3}


@pytest.mark.parametrize("rule", CARD.rules, ids=lambda rule: rule.id)
def test_every_rule_has_a_row_with_its_points(rule):
    points = [step.points for step in rule.steps] or [rule.points]
    assert ROWS[rule.id][3].strip() == " / ".join(map(str, points))
    assert ("**hard**" in ROWS[rule.id][2]) is rule.hard


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.name)
def test_every_fact_has_a_row_with_its_docstring(fact):
    assert fact.meaning
    assert fact.source
    assert ROWS[fact.name][3].strip() == fact.meaning
    assert ROWS[fact.name][4].strip() == fact.source


@pytest.mark.parametrize(("group", "cap"), CARD.caps.items())
def test_every_cap_is_told(group, cap):
    assert ROWS[group][3].strip() == str(cap)


def test_the_word_lists_of_the_card_are_those_that_facts_read():
    assert set(CARD.basis.words.lists) == set(WORD_LISTS)
    for name in WORD_LISTS:
        assert any(name in fact.source for fact in FACTS.values()), name
