"""Why a complaint has the score it has, as a document."""

from __future__ import annotations

from collections.abc import Sequence

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import EXACT, SUM, count_cell, text_cell
from dumas_cli.render.numbers import Lang, change_text, count_text, day_text
from dumas_cli.render.triage import SHA_SHOWN
from dumas_cli.render.words import reason, say
from dumas_cli.results import Explanation, RulesFile


def explain_document(found: Explanation, *, rules: RulesFile, lang: Lang) -> Document:
    """The rules that fired and how their points add up, what just missed, and every fact the rules saw."""
    tables = [
        _score_table(found, lang),
        _table(
            "missed", [_rule(lang), _points(lang), Column("needs", say(lang, "h_needs"))], _missed(found, lang), lang
        ),
        _table("facts", _fact_columns(lang), _facts(found, lang), lang),
    ]
    return Document(
        title=say(lang, "explain_title", label=found.label, day=day_text(found.as_of, lang)),
        headline=_headline(found, lang),
        tables=tuple(table for table in tables if table.rows or table.notes),
        notes=(
            *(reason(lang, english, indonesian) for english, indonesian in found.notes),
            say(lang, "n_score", file=rules.name, sha=rules.sha256[:SHA_SHOWN]),
        ),
        facts={
            "number": found.label,
            "as_of": found.as_of,
            "open": found.is_open,
            "score": found.score,
            "level": found.level.value,
            "method": found.method.value if found.method else None,
            "alternative": found.alternative.value if found.alternative else None,
            "rules_file": rules.name,
            "rules_sha256": rules.sha256,
        },
    )


def _headline(found: Explanation, lang: Lang) -> tuple[str, ...]:
    why = reason(lang, found.why_en, found.why_id)
    first = (why,) if why else ()
    if not found.is_open:
        return first
    fields = {"score": count_text(found.score, lang), "level": say(lang, f"level_{found.level.value}")}
    if not found.method:
        return (*first, say(lang, "explain_no_method", **fields))
    fields["method"] = say(lang, f"method_{found.method.value}")
    if not found.alternative:
        return (*first, say(lang, "explain_headline", **fields))
    other = say(lang, f"method_{found.alternative.value}")
    return (*first, say(lang, "explain_alternative", alternative=other, **fields))


def _score_table(found: Explanation, lang: Lang) -> Table:
    """The rules that fired, what the caps take away or a hard rule adds, and the score they make."""
    columns = [_rule(lang), _points(lang), Column("reason", say(lang, "h_reasons"))]
    fired = [
        (
            text_cell(hit.rule_id),
            Cell(hit.points, change_text(hit.points, lang)),
            text_cell(reason(lang, hit.reason_en, hit.reason_id)),
        )
        for hit in found.fired
    ]
    told = {hit.reason_en for hit in found.fired}
    caps = [
        (
            text_cell(""),
            Cell(line.points, change_text(line.points, lang)),
            text_cell(reason(lang, line.text_en, line.text_id)),
        )
        for line in found.sums
        if line.text_en not in told
    ]
    if not fired:
        return _table("fired", columns, [], lang, (say(lang, "n_none_fired"),) if found.is_open else ())
    level = say(lang, f"level_{found.level.value}")
    whole = (text_cell(SUM, ""), count_cell(found.score, lang), text_cell(say(lang, "score_of", level=level)))
    return _table("fired", columns, [*fired, *caps, whole], lang)


def _missed(found: Explanation, lang: Lang) -> list[tuple[Cell, ...]]:
    return [
        (
            text_cell(m.rule_id),
            Cell(m.points, change_text(m.points, lang)),
            # The rule has a column of its own.
            text_cell(reason(lang, m.text_en, m.text_id)),
        )
        for m in found.missed
    ]


def _fact_columns(lang: Lang) -> list[Column]:
    return [
        Column("fact", say(lang, "h_fact")),
        Column("value", say(lang, "h_value")),
        Column("meaning", say(lang, "h_meaning"), EXACT),
    ]


def _facts(found: Explanation, lang: Lang) -> list[tuple[Cell, ...]]:
    return [
        (text_cell(f.name), text_cell(f.value_en, reason(lang, f.value_en, f.value_id)), text_cell(f.meaning))
        for f in found.facts
    ]


def _rule(lang: Lang) -> Column:
    return Column("rule", say(lang, "h_rule"))


def _points(lang: Lang) -> Column:
    return Column("points", say(lang, "h_points"), "integer")


def _table(
    name: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], lang: Lang, notes: tuple[str, ...] = ()
) -> Table:
    return Table(name, say(lang, f"t_{name}"), tuple(columns), tuple(rows), notes)
