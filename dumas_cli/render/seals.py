"""Seals of published years, held against the database, as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from fractions import Fraction

from dumas_cli.figures.seals import Counts, RowChange, Seal, SealCheck
from dumas_cli.records import Cell, Column, Document, Table, Tally
from dumas_cli.render.cells import change_cell, count_cell, day_cell, points_cell, share_cell, text_cell
from dumas_cli.render.importing import field_text
from dumas_cli.render.numbers import Lang, change_text, count_text, day_text
from dumas_cli.render.words import say

_FIGURES = ("received", "referred", "returned", "answered", "completed")


def seal_document(seal: Seal, number: int | None, *, lang: Lang) -> Document:
    """What was sealed; ``number`` is the seal's in the database, None where it was not kept there."""
    rows = [(_figure(name, lang), count_cell(getattr(seal.figures, name), lang)) for name in _FIGURES]
    rate = say(lang, f"rate_{seal.counting.definition.value}")
    rows.append((text_cell("response_rate", rate), share_cell(_rate(seal.figures), lang)))
    notes = [
        say(
            lang,
            "n_seal_letters",
            letters=count_text(len(seal.letters), lang),
            complaints=count_text(len(seal.complaints), lang),
            imports=count_text(len(seal.imports), lang),
        ),
        _counted(seal, lang),
    ]
    if number is not None:
        notes.insert(0, say(lang, "seal_kept", n=str(number), year=str(seal.year)))
    columns = (Column("figure", say(lang, "h_seal_figure")), Column("sealed", say(lang, "h_seal_sealed"), "integer"))
    return Document(
        title=say(lang, "seal_title", year=str(seal.year), day=day_text(seal.as_of, lang)),
        tables=(Table("seal_figures", "", columns, tuple(rows), tuple(notes)),),
        facts={
            "seal": number,
            "year": seal.year,
            "as_of": seal.as_of,
            "known_on": seal.known_on,
            "definition": seal.counting.definition.value,
            "year_by": seal.counting.year_by.value,
        },
    )


def check_document(checks: Sequence[SealCheck], *, lang: Lang, limit: int | None = None) -> Document:
    """Every seal with its verdict, and the rows that differ; at most ``limit`` of these."""
    tables = [_seals_table(checks, lang)]
    rows = [(check, row) for check in checks for row in check.rows]
    if rows:
        tables.append(_rows_table(rows, "t_seal_rows", lang, limit))
    return Document(
        title=say(lang, "seal_check_title"),
        tables=tuple(tables),
        facts={"seals": len(checks), "holding": sum(check.holds for check in checks)},
    )


def restated_document(checks: Sequence[SealCheck], *, lang: Lang, limit: int | None = None) -> Document:
    """Published figures beside what they would be today, and the rows that moved them; at most ``limit`` of these."""
    columns = (
        Column("year", say(lang, "h_year")),
        Column("figure", say(lang, "h_seal_figure")),
        Column("sealed", say(lang, "h_seal_sealed"), "integer"),
        Column("now", say(lang, "h_seal_now"), "integer"),
        Column("change", say(lang, "h_change"), "integer"),
    )
    rows = [row for check in checks for row in _moved(check, lang)]
    notes = [say(lang, "n_seal_restated"), *(_counted(check.seal, lang) for check in checks), *_remarks(checks, lang)]
    tables = [Table("seals", "", columns, tuple(rows), tuple(dict.fromkeys(notes)))]
    moved = [(check, row) for check in checks for row in check.rows if row.effect]
    if moved:
        tables.append(_rows_table(moved, "t_seal_moves", lang, limit))
    return Document(title=say(lang, "seal_restated_title"), tables=tuple(tables), facts={"seals": len(checks)})


def _seals_table(checks: Sequence[SealCheck], lang: Lang) -> Table:
    columns = (
        Column("seal", say(lang, "h_seal")),
        Column("year", say(lang, "h_year")),
        Column("as_of", say(lang, "h_seal_as_of"), "day"),
        Column("definition", say(lang, "h_seal_definition")),
        Column("sealed_rate", say(lang, "h_seal_sealed_rate"), "share"),
        Column("now_rate", say(lang, "h_seal_now_rate"), "share"),
        Column("rows", say(lang, "h_seal_rows"), "integer"),
        Column("verdict", say(lang, "h_seal_verdict")),
    )
    rows = tuple(
        (
            text_cell(check.name),
            Cell(check.seal.year, str(check.seal.year)),
            day_cell(check.seal.as_of, lang),
            text_cell(check.seal.counting.definition.value),
            share_cell(_rate(check.seal.figures), lang),
            share_cell(_rate(check.now), lang),
            count_cell(len(check.rows), lang),
            _verdict(check, lang),
        )
        for check in checks
    )
    return Table("seals", "", columns, rows, (say(lang, "n_seal_check"), *_remarks(checks, lang)))


def _verdict(check: SealCheck, lang: Lang) -> Cell:
    verdict = "altered" if check.altered else "holds" if check.holds else "fails"
    return text_cell(verdict, say(lang, f"seal_{verdict}"))


def _remarks(checks: Sequence[SealCheck], lang: Lang) -> Iterator[str]:
    for check in checks:
        if check.altered:
            yield say(lang, "n_seal_altered", seal=check.name)
        for key, files in (
            ("n_seal_imports_gone", check.imports_gone),
            ("n_seal_imports_since", check.imports_since),
            ("n_seal_rules", check.rules_changed),
        ):
            if files:
                yield say(lang, key, seal=check.name, files=", ".join(files))


def _moved(check: SealCheck, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    year = Cell(check.seal.year, str(check.seal.year))
    for name in _FIGURES:
        before, after = getattr(check.seal.figures, name), getattr(check.now, name)
        yield (
            *(year, _figure(name, lang), count_cell(before, lang), count_cell(after, lang)),
            change_cell(after - before, lang),
        )
    before, after = _rate(check.seal.figures), _rate(check.now)
    change = None if before is None or after is None else after - before
    points = points_cell(change, lang)
    words = points.text if points.value is None else say(lang, "points", n=points.text)
    rate = say(lang, f"rate_{check.seal.counting.definition.value}")
    yield (
        *(year, text_cell("response_rate", rate), share_cell(before, lang), share_cell(after, lang)),
        Cell(points.value, words),
    )


def _rows_table(found: Sequence[tuple[SealCheck, RowChange]], title: str, lang: Lang, limit: int | None) -> Table:
    columns = (
        Column("seal", say(lang, "h_seal")),
        Column("number", say(lang, "h_number")),
        Column("agency", say(lang, "h_agency")),
        Column("what", say(lang, "h_seal_what")),
        Column("effect", say(lang, "h_seal_effect")),
        Column("values", say(lang, "h_seal_values"), below=True),
    )
    shown = found[:limit]
    rows = tuple(
        (
            text_cell(check.name),
            text_cell(row.label),
            text_cell(row.agency),
            text_cell(row.what, say(lang, f"seal_{row.what}")),
            text_cell(_effect(row.effect, "en"), _effect(row.effect, lang) or say(lang, "seal_no_effect")),
            text_cell("; ".join(f"{field_text(n, lang)}: {a or '–'} → {b or '–'}" for n, a, b in row.days)),
        )
        for check, row in shown
    )
    notes: tuple[str, ...] = ()
    if len(shown) < len(found):
        notes = (say(lang, "n_seal_limit", shown=count_text(len(shown), lang), n=count_text(len(found), lang)),)
    return Table("seal_rows", say(lang, title), columns, rows, notes)


def _effect(effect: Counts, lang: Lang) -> str:
    parts = ((f.name, getattr(effect, f.name)) for f in fields(Counts))
    return ", ".join(f"{say(lang, f'f_{name}').lower()} {change_text(n, lang)}" for name, n in parts if n)


def _figure(name: str, lang: Lang) -> Cell:
    return text_cell(name, say(lang, f"f_{name}"))


def _counted(seal: Seal, lang: Lang) -> str:
    """How the seal counts, in one sentence."""
    return say(
        lang,
        "n_rate",
        rate=say(lang, f"rate_{seal.counting.definition.value}"),
        cohort=say(lang, f"of_cohort_{seal.counting.year_by.value}"),
        answered=say(lang, f"by_definition_{seal.counting.definition.value}"),
        day=day_text(seal.as_of, lang),
        counts=say(
            lang,
            "n_counts",
            answered=count_text(seal.figures.answered, lang),
            n=count_text(seal.figures.referred, lang),
            year=str(seal.year),
        ),
    )


def _rate(figures: Tally) -> Fraction | None:
    return Fraction(figures.answered, figures.referred) if figures.referred else None
