"""Three years or more of the report: one row a year, and the rate as a line of marks."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dumas_cli.figures.yearly import YearFigures, YearlyReport
from dumas_cli.records import Cell, Column, Definition, Table
from dumas_cli.render.cells import bar_cell, count_cell, points_cell, share_cell
from dumas_cli.render.notes import report_notes
from dumas_cli.render.numbers import Lang, sparkline_text
from dumas_cli.render.words import say


def series_headline(years: Sequence[YearFigures], rate: str, lang: Lang) -> str:
    """The rates (called ``rate``) from the first year to the last as marks of different height."""
    marks = sparkline_text(tuple(figures.rate for figures in years))
    return f"{rate}  {years[0].year}–{years[-1].year}  {marks}"


def series_table(report: YearlyReport, lang: Lang, same_age: bool) -> Table:
    """One row a year; the change of the rate is from the row above."""
    years = report.same_age if same_age else report.years
    changes = report.same_age_changes if same_age else report.changes
    other = report.years if same_age else report.same_age
    other_key = "h_rate_known" if same_age else "h_rate_same_age"
    definition = report.counting.definition
    standard = definition is Definition.SUBSTANTIVE
    columns = (
        Column("year", say(lang, "h_year")),
        Column("received", say(lang, "h_received"), "integer"),
        Column("referred", say(lang, "h_referred"), "integer"),
        Column("returned", say(lang, "h_returned"), "integer"),
        Column("answered", say(lang, "h_answered" if standard else f"done_{definition}"), "integer"),
        Column("response_rate", say(lang, "h_rate"), "share"),
        Column("change_points", say(lang, "h_change_points"), "points"),
        Column("other_rate", say(lang, other_key), "share"),
        Column("completed", say(lang, "h_completed"), "integer"),
        Column("bar", "", "bar"),
    )
    points: list[Fraction | None] = [None, *(change.rate for change in changes)]
    others = {figures.year: figures.rate for figures in other}
    rows = tuple(
        (
            Cell(figures.year, str(figures.year)),
            count_cell(figures.received, lang),
            count_cell(figures.referred, lang),
            count_cell(figures.returned, lang),
            count_cell(figures.answered, lang),
            share_cell(figures.rate, lang),
            points_cell(change, lang),
            share_cell(others.get(figures.year), lang),
            count_cell(figures.completed, lang),
            bar_cell(figures.rate),
        )
        for figures, change in zip(years, points, strict=True)
    )
    return Table("years", "", columns, rows, (say(lang, "n_units"), *report_notes(report, lang, same_age)))
