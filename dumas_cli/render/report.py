"""The yearly report as a document: headline, the years side by side or in a series, the groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dumas_cli.figures.sections import Sections
from dumas_cli.figures.yearly import Breakdown, CountChange, UntrackedFigures, YearChange, YearFigures, YearlyReport
from dumas_cli.records import Cell, Chart, Column, Document, Place, Table
from dumas_cli.render.breakdown import CategoryNames, breakdown_table, source_name
from dumas_cli.render.cells import (
    change_cell,
    count_cell,
    points_cell,
    relative_cell,
    share_cell,
    text_cell,
)
from dumas_cli.render.notes import report_notes
from dumas_cli.render.numbers import Lang, bar_text, change_text, count_text, day_text, points_text, share_text
from dumas_cli.render.published import published_notes, published_table, without_returned
from dumas_cli.render.sections import section_charts, section_headline, section_tables
from dumas_cli.render.series import series_headline, series_table
from dumas_cli.render.words import say


def report_document(
    report: YearlyReport,
    breakdowns: Sequence[Breakdown] = (),
    *,
    lang: Lang,
    same_age: bool = False,
    categories: CategoryNames | None = None,
    provinces: Mapping[str, str] | None = None,
    sections: Sections | None = None,
    places: Sequence[Place] = (),
    complete: bool = False,
    pictured: bool = False,
) -> Document:
    """The whole report. With ``same_age`` the years seen at equal age are the main figures.

    ``categories`` gives a category's names (Indonesian, English) by code, ``provinces`` a province's;
    the breakdowns must have been counted like the main figures. A breakdown that ``largest`` has
    shortened says so. ``sections`` adds what was asked for beyond the rates; ``places`` gives the positions for a map.
    ``complete`` gives long tables whole, ``pictured`` draws charts.
    """
    names: Mapping[str, tuple[str, str]] = categories or {}
    main = report.same_age if same_age else report.years
    two_or_fewer = len(main) <= 2
    told = sections or Sections()
    first_table = _side_by_side(report, lang, same_age) if two_or_fewer else series_table(report, lang, same_age)
    tables = [first_table]
    if report.untracked:
        tables.append(_untracked_table(report.untracked, lang))
    tables += [_breakdown(found, told, names, lang, provinces) for found in breakdowns]
    tables += section_tables(told, lang=lang, categories=names, provinces=provinces or {}, complete=complete)
    if told.published is not None:
        tables[0] = without_returned(first_table, told.returned_hidden, lang)
    charts: tuple[Chart, ...] = ()
    if pictured:
        from dumas_cli.render.report_charts import report_charts

        drawn = report_charts(report, breakdowns, lang=lang, same_age=same_age, places=places)
        charts = (*drawn, *section_charts(told, lang))
    headline = (
        *_headline(report, lang, same_age),
        *_same_age_line(report, lang, same_age),
        *section_headline(told, lang),
    )
    return Document(
        notes=published_notes(told.published, lang) if told.published is not None else (),
        charts=charts,
        title=_title(report, lang, same_age),
        headline=headline
        if two_or_fewer
        else (*headline, series_headline(main, say(lang, f"rate_{report.counting.definition.value}"), lang)),
        tables=tuple(tables),
        facts={
            "as_of": report.as_of,
            "years": ",".join(str(figures.year) for figures in main),
            "known_on": report.known_on,
            "definition": report.counting.definition.value,
            "year_by": report.counting.year_by.value,
            "same_age": same_age,
        },
    )


def _breakdown(
    found: Breakdown, told: Sections, names: CategoryNames, lang: Lang, provinces: Mapping[str, str] | None
) -> Table:
    table = breakdown_table(found, names, lang, provinces)
    return published_table(table, told.published, lang) if told.published is not None else table


def _title(report: YearlyReport, lang: Lang, same_age: bool) -> str:
    key = {1: "report_title_one", 2: "report_title"}.get(len(report.years), "report_title_series")
    first, last = str(report.years[0].year), str(report.years[-1].year)
    title = say(lang, key, first=first, last=last, day=day_text(report.as_of, lang))
    return title + (say(lang, "report_title_same_age") if same_age else "")


def _headline(report: YearlyReport, lang: Lang, same_age: bool) -> tuple[str, ...]:
    figures = (report.same_age if same_age else report.years)[-2:]
    change = (report.same_age_changes if same_age else report.changes)[-1:]
    labels = [say(lang, f"rate_{report.counting.definition.value}"), say(lang, "f_completed")]
    wide = max(map(len, labels))
    rates = [share_text(f.rate, lang) for f in figures]
    completed = [count_text(f.completed, lang) for f in figures]
    if not change:
        bar = bar_text(figures[0].rate)
        lines = [(labels[0], f"{rates[0]}  {bar}"), (labels[1], completed[0])]
        return tuple(say(lang, "headline_one", label=label.ljust(wide), after=text) for label, text in lines)
    by = say(lang, "points", n=points_text(change[0].rate, lang)) if change[0].rate is not None else ""
    changes = (by, change_text(_absolute(change[0].completed), lang))
    said = [
        say(lang, "headline" if by else "headline_no_change", label=label.ljust(wide), before=old, after=new, change=by)
        for label, (old, new), by in zip(labels, (rates, completed), changes, strict=True)
    ]
    bars = [bar_text(one.rate) for one in figures]
    return (f"{said[0]}  {bars[0]} → {bars[1]}" if all(bars) else said[0], said[1])


def _same_age_line(report: YearlyReport, lang: Lang, same_age: bool) -> tuple[str, ...]:
    """The rates at equal age, where the older year's head start makes the main ones differ from them."""
    older = report.same_age[-2:]
    if same_age or len(older) < 2 or [f.rate for f in older] == [f.rate for f in report.years[-2:]]:
        return ()
    change = report.same_age_changes[-1].rate
    if change is None:
        return ()
    before, after = (share_text(f.rate, lang) for f in older)
    by = say(lang, "points", n=points_text(change, lang))
    return (say(lang, "headline_same_age", before=before, after=after, change=by),)


# --------------------------------------------------------------------------- two years side by side


def _side_by_side(report: YearlyReport, lang: Lang, same_age: bool) -> Table:
    years, changes = (report.same_age, report.same_age_changes) if same_age else (report.years, report.changes)
    other, other_changes = (report.years, report.changes) if same_age else (report.same_age, report.same_age_changes)
    change = changes[-1] if changes else None
    other_key = "rate_known_on" if same_age else "rate_same_age"
    rows = [
        _counts("received", "complaints", [f.received for f in years], change.received if change else None, lang),
        _counts("referred", "letters", [f.referred for f in years], change.referred if change else None, lang),
        _counts("returned", "letters", [f.returned for f in years], change.returned if change else None, lang),
        _counts(
            *("answered", "letters", [f.answered for f in years], change.answered if change else None, lang),
            words=say(lang, f"done_{report.counting.definition.value}"),
        ),
        _rates("response_rate", years, change, report, lang),
        *([_rates(other_key, other, other_changes[-1] if other_changes else None, report, lang)] if other else []),
        _counts("completed", "complaints", [f.completed for f in years], change.completed if change else None, lang),
    ]
    columns = [
        Column("figure", say(lang, "h_figure")),
        Column("unit", say(lang, "h_unit")),
        *(Column(str(f.year), str(f.year), "integer") for f in years),
        Column("change", say(lang, "h_change"), "points"),
        Column("relative_change", say(lang, "h_relative"), "share"),
    ]
    width = len(columns) if change else len(columns) - 2
    return Table(
        name="years",
        title="",
        columns=tuple(columns[:width]),
        rows=tuple(row[:width] for row in rows),
        notes=report_notes(report, lang, same_age),
    )


def _counts(
    figure: str, unit: str, counts: Sequence[int | None], change: CountChange | None, lang: Lang, words: str = ""
) -> tuple[Cell, ...]:
    return (
        text_cell(figure, words or say(lang, f"f_{figure}")),
        text_cell(unit, say(lang, f"u_{unit}")),
        *(count_cell(count, lang) for count in counts),
        change_cell(_absolute(change), lang),
        relative_cell(change.relative if change else None, lang),
    )


def _rates(
    figure: str, years: Sequence[YearFigures], change: YearChange | None, report: YearlyReport, lang: Lang
) -> tuple[Cell, ...]:
    day = day_text(report.as_of, lang)
    words = say(lang, f"rate_{report.counting.definition.value}")
    points = points_cell(change.rate if change else None, lang)
    change_words = points.text if points.value is None else say(lang, "points", n=points.text)
    return (
        text_cell(figure, words if figure == "response_rate" else say(lang, f"f_{figure}", day=day)),
        text_cell("of_letters", say(lang, "u_of_letters")),
        *(share_cell(figures.rate, lang) for figures in years),
        Cell(points.value, change_words),
        Cell(None, ""),
    )


def _absolute(change: CountChange | None) -> int | None:
    return change.absolute if change else None


# --------------------------------------------------------------------------- sources apart


def _untracked_table(untracked: Sequence[UntrackedFigures], lang: Lang) -> Table:
    columns = (
        Column("source", say(lang, "h_source")),
        Column("year", say(lang, "h_year")),
        Column("received", say(lang, "f_received"), "integer"),
        Column("forwarded", say(lang, "h_forwarded"), "integer"),
        Column("closed", say(lang, "h_closed"), "integer"),
        Column("closed_share", say(lang, "h_closed_share"), "share"),
    )
    rows = tuple(
        (
            text_cell(found.source, source_name(found.source, lang)),
            Cell(found.year, str(found.year)),
            count_cell(found.received, lang),
            count_cell(found.forwarded, lang),
            count_cell(found.closed, lang),
            share_cell(found.share, lang),
        )
        for found in untracked
    )
    return Table("untracked", say(lang, "t_untracked"), columns, rows, (say(lang, "n_untracked"),))
