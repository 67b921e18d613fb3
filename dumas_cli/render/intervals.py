"""Intervals beside the rates and beside their changes, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dumas_cli.figures.fairness import ChangeInterval, Interval, Intervals, RateInterval
from dumas_cli.records import Cell, Column, Table
from dumas_cli.render.cells import count_cell, points_cell, share_cell
from dumas_cli.render.numbers import Lang, day_text, points_text
from dumas_cli.render.words import say, say_count


def interval_tables(found: Intervals, lang: Lang) -> tuple[Table, ...]:
    """The years' rates with their intervals, and where there are several years the changes with theirs."""
    rates = Table(
        "rate_intervals",
        say(lang, "fair_t_rates"),
        (
            Column("year", say(lang, "h_year")),
            Column("referred", say(lang, "fair_h_letters"), "integer"),
            Column("answered", say(lang, "f_answered"), "integer"),
            Column("response_rate", say(lang, "h_rate"), "share"),
            Column("low", say(lang, "fair_h_from"), "share"),
            Column("high", say(lang, "fair_h_to"), "share"),
        ),
        tuple(_rate_row(year, lang) for year in found.years),
        (say(lang, "fair_n_rates"), *_known_on(found.years, lang)),
    )
    if not found.changes:
        return (rates,)
    changes = Table(
        "change_intervals",
        say(lang, "fair_t_changes"),
        (
            Column("from_year", say(lang, "fair_h_before")),
            Column("to_year", say(lang, "fair_h_after")),
            Column("change_points", say(lang, "h_change_points"), "points"),
            Column("low", say(lang, "fair_h_from"), "points"),
            Column("high", say(lang, "fair_h_to"), "points"),
            Column("beyond_chance", say(lang, "fair_h_says")),
        ),
        tuple(_change_row(change, lang) for change in found.changes),
        (say(lang, "fair_n_changes"),),
    )
    return (rates, changes)


def interval_headline(found: Intervals, lang: Lang) -> tuple[str, ...]:
    """The last change with its interval in one line; nothing where there is none."""
    if not found.changes or found.changes[-1].interval is None:
        return ()
    change, interval = found.changes[-1], found.changes[-1].interval
    line = say(
        lang,
        "fair_headline",
        points=points_text(change.rate, lang),
        before=str(change.from_year),
        after=str(change.to_year),
        low=points_text(interval.low, lang),
        high=points_text(interval.high, lang),
        says=_says(change, lang),
    )
    return (line,)


def _rate_row(found: RateInterval, lang: Lang) -> tuple[Cell, ...]:
    low, high = _ends(found.interval)
    return (
        Cell(found.year, str(found.year)),
        count_cell(found.referred, lang),
        count_cell(found.answered, lang),
        share_cell(found.rate, lang),
        share_cell(low, lang),
        share_cell(high, lang),
    )


def _change_row(found: ChangeInterval, lang: Lang) -> tuple[Cell, ...]:
    low, high = _ends(found.interval)
    return (
        Cell(found.from_year, str(found.from_year)),
        Cell(found.to_year, str(found.to_year)),
        points_cell(found.rate, lang),
        points_cell(low, lang),
        points_cell(high, lang),
        Cell(None if found.interval is None else found.beyond_chance, _says(found, lang)),
    )


def _ends(interval: Interval | None) -> tuple[Fraction | None, Fraction | None]:
    return (None, None) if interval is None else (interval.low, interval.high)


def _says(found: ChangeInterval, lang: Lang) -> str:
    if found.interval is None:
        return say(lang, "fair_unknown")
    return say(lang, "fair_beyond" if found.beyond_chance else "fair_chance")


def _known_on(years: Sequence[RateInterval], lang: Lang) -> tuple[str, ...]:
    return tuple(
        say_count(lang, "n_breakdown", one.referred, year=str(one.year), day=day_text(one.known_on, lang))
        for one in years
    )
