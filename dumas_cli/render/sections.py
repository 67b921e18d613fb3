"""The sections of the yearly report beyond its tables of rates: their tables, charts and lines of the headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dumas_cli.figures.sections import Sections
from dumas_cli.records import Chart, Table
from dumas_cli.render.breakdown import CategoryNames, group_key_name
from dumas_cli.render.intervals import interval_headline, interval_tables
from dumas_cli.render.numbers import Lang
from dumas_cli.render.why import why_headline, why_tables
from dumas_cli.render.words import say

UNRANKED_SHOWN = 10


def section_headline(found: Sections, lang: Lang) -> tuple[str, ...]:
    """What the headline says beyond the rates: the interval of the change, the movers, the months."""
    lines: list[str] = []
    if found.intervals is not None:
        lines += interval_headline(found.intervals, lang)
    if found.movers is not None:
        lines += why_headline(found.movers, _agency, lang)
    if found.trend is not None:
        from dumas_cli.render.trend import trend_headline

        lines += trend_headline(found.trend, lang)
    return tuple(lines)


def section_tables(
    found: Sections, *, lang: Lang, categories: CategoryNames, provinces: Mapping[str, str], complete: bool
) -> Iterator[Table]:
    """The tables of every section that is there, in the order of a reader's questions.

    ``complete`` gives long tables whole, as a file holds them; else they are shortened for the screen.
    """
    asked = found.why or found.peers or found.waiting or found.trend or found.effects or found.methods
    if found.intervals is not None and asked:
        yield from interval_tables(found.intervals, lang)
    merged = (say(lang, "why_n_published"),) if found.published is not None else ()
    for one in found.why:
        for table in why_tables(one, group_key_name(one.dimension, categories, provinces, lang), lang):
            yield replace(table, notes=(*table.notes, *merged))
    if found.peers is not None:
        from dumas_cli.render.peers import peers_table, unranked_table

        yield peers_table(found.peers, _agency, lang)
        unranked = unranked_table(found.peers, _agency, lang, None if complete else UNRANKED_SHOWN)
        if unranked is not None:
            yield unranked
    yield from _speed(found, lang)
    if found.trend is not None and found.forecast is not None:
        from dumas_cli.render.trend import forecast_table, trend_table

        yield trend_table(found.trend, lang)
        yield forecast_table(found.forecast, lang)
    for effect in found.effects:
        from dumas_cli.render.effect import effect_table

        near_days, most_matches = found.matching
        yield effect_table(effect, lang, near_days=near_days, most_matches=most_matches)
    yield from _monitoring(found, provinces, lang)


def section_charts(found: Sections, lang: Lang) -> Iterator[Chart]:
    """The charts of every section that is there."""
    if found.peers is not None:
        from dumas_cli.render.peers import funnel_chart

        funnel = funnel_chart(found.peers, _agency, lang)
        if funnel is not None:
            yield funnel
    if found.waiting:
        from dumas_cli.render.waiting import ageing_chart, speed_chart

        yield speed_chart(found.waiting, lang)
        yield ageing_chart(found.ageing, lang)
    if found.non_responders is not None and found.non_responders.rows:
        from dumas_cli.render.activity import non_responders_chart

        yield non_responders_chart(found.non_responders, lang)
    if found.trend is not None:
        from dumas_cli.figures.trend import Forecast
        from dumas_cli.render.trend import forecast_chart, trend_chart

        yield trend_chart(found.trend, lang)
        if isinstance(found.forecast, Forecast):
            yield forecast_chart(found.trend, found.forecast, lang)


def _speed(found: Sections, lang: Lang) -> Iterator[Table]:
    if not found.waiting:
        return
    from dumas_cli.render.waiting import (
        ageing_by_group_table,
        ageing_table,
        reminders_table,
        repeats_table,
        speed_table,
    )

    yield speed_table(found.waiting, lang)
    yield ageing_table(found.ageing, lang)
    yield ageing_by_group_table(found.ageing[-1], lang)
    yield reminders_table(found.reminded, lang)
    yield repeats_table(found.repeats, lang)


def _monitoring(found: Sections, provinces: Mapping[str, str], lang: Lang) -> Iterator[Table]:
    if (
        found.non_responders is None
        or found.province_status is None
        or found.methods is None
        or found.trip_costs is None
        or found.annex is None
    ):
        return
    from dumas_cli.render import activity

    yield activity.non_responders_table(found.non_responders, lang)
    yield activity.province_status_table(found.province_status, provinces, lang)
    yield activity.methods_table(found.methods, lang)
    yield activity.trip_costs_table(found.trip_costs, lang)
    yield activity.visits_annex_table(found.annex, lang)


def _agency(key: str) -> str:
    return key
