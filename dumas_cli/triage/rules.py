"""Reads a points card from TOML text, and refuses one that speaks of what does not exist."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from itertools import pairwise

from dumas_cli.errors import RulesError
from dumas_cli.records import Classification, Method
from dumas_cli.triage.card import (
    GROUPS,
    RULE_IDS,
    Card,
    Clarification,
    Condition,
    MethodLine,
    Range,
    Rule,
    RuleAt,
    Step,
    Thresholds,
)
from dumas_cli.triage.facts import FACTS, LISTS_ON_REQUEST, PAPERS, WORD_LISTS, Kind
from dumas_cli.triage.sight import SOURCES, Basis
from dumas_cli.triage.tables import TomlTable
from dumas_cli.triage.wording import Template, read_template
from dumas_cli.triage.words import WORD, Phrase, PhraseError, WordFinder, WordList, read_phrase

VERSION = 1
"""The one version of the card's form that is read."""

_BOUNDS = ("over", "at_least", "at_most", "under")
_MOST = 1_000_000


def read_card(text: str, *, where: str) -> Card:
    """The card that the TOML text holds; ``where`` names the file in errors.

    Raises RulesError for text that is no TOML, and for an unknown key, rule, fact, method or level
    (with the nearest that exists), for levels, caps or thresholds out of order, and for a sentence
    that speaks of no fact.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"This is not TOML: {error}.", where=where, remedy="Mend that line.") from None
    top = TomlTable(values, where)
    version = top.integer("version", least=1, most=_MOST)
    if version != VERSION:
        raise top.error(f"The card is of version {version}.", f"This program reads version {VERSION}.")
    rules = _read_rules(top)
    by_id = {rule.id: rule for rule in rules}
    caps = _read_caps(top, rules)
    disposition = top.table("disposition")
    card = Card(
        version=version,
        basis=_read_basis(top),
        rules=rules,
        caps=caps,
        thresholds=_read_thresholds(top.table("thresholds")),
        clarification=_read_clarification(top.table("clarification")),
        raised_by=_read_raised_by(top.table("hard")),
        disposition_en=disposition.text("text_en"),
        disposition_id=disposition.text("text_id"),
        methods=_read_methods(top, by_id),
    )
    disposition.finish()
    top.finish()
    return card


# --------------------------------------------------------------------------- what the facts need


def _read_basis(top: TomlTable) -> Basis:
    limits, papers, matter = top.table("limits"), top.table("papers"), top.table("same_matter")
    basis = Basis(
        limits={name: limits.integer(name, least=1, most=1000) for name in (*Classification, "unclassified")},
        papers={name: papers.names(name, PAPERS) for name in dict.fromkeys(("other", *papers)) if name != "excused"},
        anonymous_excused=papers.names("excused", PAPERS, ()),
        same_matter_months=matter.integer("months", least=1, most=1200),
        words=_read_words(top.table("words"), top.table("spellings") if "spellings" in top else None),
    )
    for table in (limits, papers, matter):
        table.finish()
    return basis


def _read_words(table: TomlTable, spellings: TomlTable | None) -> WordFinder:
    lists = [_read_word_list(name, table.table(name)) for name in WORD_LISTS]
    table.finish()
    if spellings is None:
        return WordFinder(lists, {})
    words = {key.lower(): spellings.text(key).lower() for key in spellings}
    for word in (*words, *words.values()):
        if not WORD.fullmatch(word):
            raise spellings.error(f'"{word}" is not one word.', "Map one word to one word.")
    return WordFinder(lists, words)


def _read_word_list(name: str, table: TomlTable) -> WordList:
    words = WordList(
        name=name,
        phrases=_read_phrases(table, "any"),
        exceptions=_read_phrases(table, "not"),
        sources=table.names("in", SOURCES, ("subject", "text")),
        categories=table.texts("categories", ()),
        on_request=name in LISTS_ON_REQUEST,
    )
    table.finish()
    return words


def _read_phrases(table: TomlTable, key: str) -> tuple[Phrase, ...]:
    try:
        return tuple(read_phrase(text) for text in table.texts(key, ()))
    except PhraseError as error:
        raise table.error(str(error), f'Mend it in "{key}".') from None


# --------------------------------------------------------------------------- rules


def _read_rules(top: TomlTable) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for number, values in enumerate(top.tables("rule"), 1):
        table = TomlTable(values, f"{top.where}, rule {number}")
        rule_id = table.known(table.text("id"), RULE_IDS, 'as the rule "id"')
        table.where = f"{top.where}, rule {rule_id}"
        if any(rule.id == rule_id for rule in rules):
            raise table.error("The rule stands twice.", "Take one out.")
        rules.append(_read_rule(rule_id, table))
        table.finish()
    if not rules:
        raise top.error("The card has no rule.", "Write [[rule]] above each.")
    return tuple(rules)


def _read_rule(rule_id: str, table: TomlTable) -> Rule:
    count = table.text("count", "")
    unit = table.text("unit", "")
    for key, name in (("count", count), ("unit", unit)):
        if name and FACTS[table.known(name, FACTS, f'as "{key}"')].kind is not Kind.NUMBER:
            raise table.error(f'"{key}" names "{name}", which is no number.', "Name a fact that is one.")
    steps = _read_steps(table)
    when = _read_when(table)
    if bool(count) != bool(steps) or (unit and not count):
        raise table.error('"count" and "levels" go together.', 'Write both, or "points" alone; "unit" needs both.')
    if not count and not when:
        raise table.error("The rule would always fire.", 'Give it "when", or "count" with "levels".')
    return Rule(
        id=rule_id,
        points=0 if steps else _points(table),
        steps=steps,
        when=when,
        count=count,
        unit=unit,
        hard=table.truth("hard", False),
        floor=table.share("floor", 0.0),
        text_en=_read_text(table, "text_en", count),
        text_id=_read_text(table, "text_id", count),
        source=table.text("source"),
    )


def _read_steps(table: TomlTable) -> tuple[Step, ...]:
    steps: list[Step] = []
    for number, values in enumerate(table.tables("levels"), 1):
        level = TomlTable(values, f"{table.where}, level {number}")
        at_least = "at_least" in level
        bound = level.integer("at_least" if at_least else "over", least=0, most=_MOST)
        steps.append(Step(bound, at_least, _points(level)))
        level.finish()
    for lower, higher in pairwise(steps):
        if lower.at_least != higher.at_least or lower.bound >= higher.bound:
            raise table.error(
                "The levels do not ascend.", 'Write all with "over" or all with "at_least", lowest first.'
            )
        if lower.points * higher.points < 0 or abs(lower.points) > abs(higher.points):
            raise table.error("A higher level gives fewer points.", "Let the points grow with the level.")
    return tuple(steps)


def _points(table: TomlTable) -> int:
    points = table.integer("points", least=-100, most=100)
    if points == 0:
        raise table.error('"points" is 0.', "Take the rule or level out, or give it points.")
    return points


def _read_text(table: TomlTable, key: str, count: str) -> Template:
    try:
        template = read_template(table.text(key))
    except ValueError as error:
        raise table.error(str(error), f'Mend "{key}".') from None
    # {n} is the counted fact, so that sentences stay short.
    parts = tuple((text, count if name == "n" and count else name, bare) for text, name, bare in template.parts)
    for _, name, _ in parts:
        if name:
            table.known(name, FACTS, f'in "{key}"')
    return Template(parts)


def _read_when(table: TomlTable) -> tuple[Condition, ...]:
    if "when" not in table:
        table.tables("when")  # so that the key is among those known
        return ()
    when = table.table("when")
    conditions = tuple(_read_condition(when, when.known(name, FACTS, 'in "when"')) for name in when)
    when.finish()
    return conditions


def _read_condition(when: TomlTable, name: str) -> Condition:
    fact, value = FACTS[name], when.raw(name)
    if fact.kind is Kind.NUMBER:
        bounds = TomlTable(value, f"{when.where}, {name}")
        kept = {key: bounds.integer(key, least=-_MOST, most=_MOST) for key in _BOUNDS if key in bounds}
        for key in bounds:
            bounds.known(key, _BOUNDS, "as a bound")
        if not kept:
            raise bounds.error("No bound is given.", f"Write one of: {', '.join(_BOUNDS)}.")
        return Condition(name, range=Range(**kept))
    if fact.kind is Kind.CHOICE:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not values or not all(isinstance(item, str) for item in values):
            raise when.error(f'"{name}" is not one of its words.', f"Choose from: {', '.join(fact.choices)}.")
        return Condition(name, tuple(when.known(item, fact.choices, f'for "{name}"') for item in values))
    if not isinstance(value, bool):
        raise when.error(f'"{name}" is neither true nor false.', "Write true (it is so, or there) or false.")
    return Condition(name, (value,)) if fact.kind is Kind.TRUTH else Condition(name, present=value)


# --------------------------------------------------------------------------- caps, thresholds, methods


def _read_caps(top: TomlTable, rules: tuple[Rule, ...]) -> Mapping[str, int]:
    table = top.table("caps")
    used = {rule.group for rule in rules}
    caps = {group: table.integer(group, least=1, most=100) for group in GROUPS if group in used or group in table}
    for key in table:
        table.known(key, GROUPS, "as a group")
    return caps


def _read_thresholds(table: TomlTable) -> Thresholds:
    thresholds = Thresholds(*(table.integer(key, least=1, most=100) for key in ("tinggi", "sedang", "rendah")))
    table.finish()
    if not thresholds.high > thresholds.medium > thresholds.low:
        raise table.error("The thresholds are out of order.", "Let tinggi be above sedang, and sedang above rendah.")
    return thresholds


def _read_clarification(table: TomlTable) -> Clarification:
    clarification = Clarification(
        score=table.integer("score", least=1, most=100),
        groups=table.names("groups", GROUPS),
        points=table.integer("points", least=0, most=100),
    )
    table.finish()
    return clarification


def _read_raised_by(table: TomlTable) -> tuple[str, ...]:
    raised_by = table.names("tinggi_with", RULE_IDS, ())
    table.finish()
    return raised_by


def _read_methods(top: TomlTable, rules: Mapping[str, Rule]) -> tuple[MethodLine, ...]:
    lines: list[MethodLine] = []
    for number, values in enumerate(top.tables("method"), 1):
        table = TomlTable(values, f"{top.where}, method entry {number}")
        lines.append(
            MethodLine(
                line=table.integer("line", least=lines[-1].line if lines else 1, most=100),
                method=Method(table.known(table.text("method"), list(Method), "as a method")),
                any=_read_refs(table, "any", rules),
                all=_read_refs(table, "all", rules),
                none=_read_refs(table, "none", rules),
                when=_read_when(table),
                score_at_least=table.integer("score_at_least", least=0, most=100, default=0),
            )
        )
        table.finish()
    if [line.last for line in lines] != [False] * (len(lines) - 1) + [True]:
        raise top.error(
            "The last method entry, and only the last, must ask for nothing.",
            "End with an entry that has only line and method: the method where no line fits.",
        )
    return tuple(lines)


def _read_refs(table: TomlTable, key: str, rules: Mapping[str, Rule]) -> tuple[RuleAt, ...]:
    refs: list[RuleAt] = []
    for text in table.texts(key, ()):
        rule_id, slash, level = text.partition("/")
        table.known(rule_id, RULE_IDS, f'in "{key}"')
        highest = max(len(rules[rule_id].steps), 1) if rule_id in rules else 9
        if slash and (level not in "123456789" or not level or int(level) > highest):
            raise table.error(f'"{text}" in "{key}" is no level of the rule.', f"{rule_id} has {highest}.")
        refs.append(RuleAt(rule_id, int(level) if slash else 1))
    return tuple(refs)
