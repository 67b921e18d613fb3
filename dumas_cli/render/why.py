"""Why the rate moved: each group's effects as a table whose printed parts add up, and the largest movers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from dumas_cli.figures.why import Decomposition, Effect
from dumas_cli.records import Cell, Column, Table
from dumas_cli.render.cells import EXACT, SUM, count_cell, share_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text, points_text
from dumas_cli.render.words import say, say_count

_HUNDREDTH = Fraction(1, 10_000)


def why_tables(found: Decomposition, name: Callable[[str], str], lang: Lang) -> tuple[Table, ...]:
    """The effects by group with their sum, and the largest movers up and down where there are any."""
    tables = [_effects(found, name, lang)]
    if found.up or found.down:
        tables.append(_movers(found, name, lang))
    return tuple(tables)


def why_headline(found: Decomposition, name: Callable[[str], str], lang: Lang) -> tuple[str, ...]:
    """What moved the rate in a few lines: answering and mix, and the largest movers either way."""
    whole = found.whole
    lines = [
        say(
            lang,
            "why_headline",
            points=_points(whole.printed, lang),
            rate=_points(whole.rate_printed, lang),
            mix=_points(whole.mix_printed, lang),
        )
    ]
    for key, movers in (("why_headline_up", found.up), ("why_headline_down", found.down)):
        if movers:
            told = "; ".join(f"{name(one.key)} {_points(one.printed, lang)}" for one in movers)
            lines.append(say(lang, key, movers=told))
    return tuple(lines)


def _effects(found: Decomposition, name: Callable[[str], str], lang: Lang) -> Table:
    before, after = str(found.from_year), str(found.to_year)
    columns = (
        Column(found.dimension, say(lang, f"h_{found.dimension}")),
        Column(f"referred_{before}", say(lang, "h_year_letters", year=before), "integer"),
        Column(f"referred_{after}", say(lang, "h_year_letters", year=after), "integer"),
        Column(f"share_{before}", say(lang, "why_h_share", year=before), EXACT),
        Column(f"share_{after}", say(lang, "why_h_share", year=after), EXACT),
        Column(f"response_rate_{before}", say(lang, "h_year_rate", year=before), "share"),
        Column(f"response_rate_{after}", say(lang, "h_year_rate", year=after), "share"),
        *_effect_columns(lang),
    )
    rows = [_row(effect, _key_cell(effect, name, lang), lang) for effect in found.effects]
    whole = _row(found.whole, text_cell(SUM, say(lang, "all")), lang)
    return Table(
        f"why_{found.dimension}", say(lang, f"why_t_{found.dimension}"), columns, (*rows, whole), _notes(found, lang)
    )


def _movers(found: Decomposition, name: Callable[[str], str], lang: Lang) -> Table:
    columns = (
        Column("direction", say(lang, "why_h_direction")),
        Column(found.dimension, say(lang, f"h_{found.dimension}")),
        *_effect_columns(lang),
    )
    rows = [
        (text_cell(direction, say(lang, f"why_{direction}")), _key_cell(one, name, lang), *_effect_cells(one, lang))
        for direction, movers in (("up", found.up), ("down", found.down))
        for one in movers
    ]
    title = say(lang, f"why_t_movers_{found.dimension}")
    return Table(f"movers_{found.dimension}", title, columns, tuple(rows), (_counts_note(found, lang),))


def _effect_columns(lang: Lang) -> Sequence[Column]:
    return (
        Column("rate_effect", say(lang, "why_h_rate"), "points"),
        Column("mix_effect", say(lang, "why_h_mix"), "points"),
        Column("together", say(lang, "why_h_both"), "points"),
    )


def _row(effect: Effect, key: Cell, lang: Lang) -> tuple[Cell, ...]:
    return (
        key,
        count_cell(effect.letters_before, lang),
        count_cell(effect.letters_after, lang),
        share_cell(effect.share_before, lang),
        share_cell(effect.share_after, lang),
        share_cell(effect.rate_before, lang),
        share_cell(effect.rate_after, lang),
        *_effect_cells(effect, lang),
    )


def _effect_cells(effect: Effect, lang: Lang) -> Sequence[Cell]:
    """The exact effects, printed as apportioned."""
    return (
        Cell(effect.rate_effect, _points(effect.rate_printed, lang)),
        Cell(effect.mix_effect, _points(effect.mix_printed, lang)),
        Cell(effect.together, _points(effect.printed, lang)),
    )


def _points(hundredths: int, lang: Lang) -> str:
    return points_text(hundredths * _HUNDREDTH, lang)


def _key_cell(effect: Effect, name: Callable[[str], str], lang: Lang) -> Cell:
    if effect.merged:
        return text_cell("(others)", say(lang, "others", n=count_text(effect.merged, lang)))
    return text_cell(effect.key or "(not stated)", name(effect.key))


def _notes(found: Decomposition, lang: Lang) -> tuple[str, ...]:
    notes = [
        _counts_note(found, lang),
        say(lang, "why_n_rate"),
        say(lang, "why_n_mix"),
        say(lang, "why_n_sum", points=_points(found.whole.printed, lang)),
    ]
    if found.only_one_year:
        notes.append(say_count(lang, "why_n_one_year", found.only_one_year))
    if any(effect.merged for effect in found.effects):
        notes.append(say(lang, "why_n_rest"))
    return tuple(notes)


def _counts_note(found: Decomposition, lang: Lang) -> str:
    return say(
        lang,
        "why_n_counts",
        before=count_text(found.whole.letters_before, lang),
        after=count_text(found.whole.letters_after, lang),
        from_year=str(found.from_year),
        to_year=str(found.to_year),
        from_day=day_text(found.known_on[0], lang),
        to_day=day_text(found.known_on[1], lang),
    )
