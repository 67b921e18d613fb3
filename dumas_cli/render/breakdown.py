"""A breakdown of the yearly report as a table: one row a group, the years side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from dumas_cli.figures.yearly import Breakdown, BreakdownRow, YearFigures
from dumas_cli.records import Cell, Column, Table
from dumas_cli.render.cells import (
    EXACT,
    SUM,
    bar_cell,
    count_cell,
    exact_cell,
    points_cell,
    share_cell,
    short_place,
    text_cell,
)
from dumas_cli.render.numbers import Lang, day_text, month_text, sparkline_text
from dumas_cli.render.words import knows, say, say_count

CategoryNames = Mapping[str, tuple[str, str]]
"""A category's names by code: Indonesian, English."""

_HEADINGS = {
    "group": "h_group",
    "agency": "h_agency",
    "category": "h_category",
    "province": "h_province",
    "month": "h_month",
    "source": "h_source",
}


def breakdown_table(
    found: Breakdown, categories: CategoryNames, lang: Lang, provinces: Mapping[str, str] | None = None
) -> Table:
    """The groups' letters and rates, the change of the last two years, and the sum of all at the end.

    ``provinces`` gives a province's name by code; one that it lacks is printed as its code.
    """
    years = [figures.year for figures in found.whole.figures]
    of_complaints = _of_complaints(found)
    shortened = any(row.merged for row in found.rows)
    name = group_key_name(found.dimension, categories, provinces or {}, lang)
    rows = [_row(row, _key_cell(row, name, lang), of_complaints, lang) for row in found.rows]
    whole = _row(found.whole, text_cell(SUM, say(lang, "all")), of_complaints, lang)
    return Table(
        name=f"by_{found.dimension}",
        title=say(lang, "t_largest" if shortened and found.dimension == "agency" else f"t_{found.dimension}"),
        columns=(Column(found.dimension, say(lang, _HEADINGS[found.dimension])), *_columns(years, of_complaints, lang)),
        rows=(*rows, whole),
        notes=(_note(found.whole.figures[-1], lang),),
    )


def source_name(source: str, lang: Lang) -> str:
    """A source in words; one that the catalogue does not know is printed as it is."""
    return say(lang, f"source_{source}") if knows(f"source_{source}") else source


def group_key_name(
    dimension: str, categories: CategoryNames, provinces: Mapping[str, str], lang: Lang
) -> Callable[[str], str]:
    """How a group of a breakdown is called: the words for its key, "(not stated)" for none."""

    def name(key: str) -> str:
        if not key:
            return say(lang, "not_stated")
        if dimension == "group":
            return group_name(key, lang)
        if dimension == "source":
            return source_name(key, lang)
        if dimension == "month":
            return month_text(int(key[-2:]), lang)
        if dimension == "category":
            return category_name(key, categories, lang)
        return short_place(provinces.get(key, key)) if dimension == "province" else key

    return name


def group_name(key: str, lang: Lang) -> str:
    """A group of agencies in words; one that the catalogue does not know is printed as it is."""
    return say(lang, f"group_{key}") if knows(f"group_{key}") else key


def category_name(code: str, categories: CategoryNames, lang: Lang) -> str:
    """A category with its code before it; words that no code fits are printed as written."""
    if code not in categories:
        return code or say(lang, "not_stated")
    indonesian, english = categories[code]
    return f"{code} {english if lang == 'en' else indonesian}"


def _key_cell(row: BreakdownRow, name: Callable[[str], str], lang: Lang) -> Cell:
    if row.merged:
        return text_cell("(others)", say(lang, "others", n=str(row.merged)))
    return text_cell(row.key or "(not stated)", name(row.key))


def _columns(years: list[int], of_complaints: tuple[str, ...], lang: Lang) -> Iterator[Column]:
    series = len(years) > 2
    for year in years:
        letters_kind = EXACT if series and year != years[-1] else "integer"
        yield Column(f"referred_{year}", say(lang, "h_year_letters", year=str(year)), letters_kind)
        yield Column(f"returned_{year}", f"{say(lang, 'f_returned')} {year}", EXACT)
        yield Column(f"answered_{year}", f"{say(lang, 'f_answered')} {year}", EXACT)
        yield Column(f"response_rate_{year}", say(lang, "h_year_rate", year=str(year)), "share")
        for figure in of_complaints:
            yield Column(f"{figure}_{year}", f"{say(lang, f'f_{figure}')} {year}", EXACT)
    if len(years) > 1:
        yield Column("change_points", say(lang, "h_change_points"), "points")
    yield Column("bar", "", "bar")


def _row(row: BreakdownRow, key: Cell, of_complaints: tuple[str, ...], lang: Lang) -> tuple[Cell, ...]:
    cells = [key]
    for figures in row.figures:
        cells += _year_cells(figures, of_complaints, lang)
    rates: tuple[Fraction | None, ...] = tuple(figures.rate for figures in row.figures)
    if len(rates) > 1:
        cells.append(points_cell(row.change, lang))
    cells.append(bar_cell(rates[-1]) if len(rates) < 3 else Cell(rates[-1], sparkline_text(rates)))
    return tuple(cells)


def _year_cells(figures: YearFigures, of_complaints: tuple[str, ...], lang: Lang) -> Iterator[Cell]:
    yield count_cell(figures.referred, lang)
    yield exact_cell(figures.returned)
    yield exact_cell(figures.answered)
    yield share_cell(figures.rate, lang)
    counts = {"received": figures.received, "completed": figures.completed}
    yield from (exact_cell(counts[figure]) for figure in of_complaints)


def _note(last: YearFigures, lang: Lang) -> str:
    day = day_text(last.known_on, lang)
    return say_count(lang, "n_breakdown", last.referred, year=str(last.year), day=day)


def _of_complaints(found: Breakdown) -> tuple[str, ...]:
    """Which counts of complaints the groups have; groups of letters have none."""
    last = found.whole.figures[-1]
    counts = {"received": last.received, "completed": last.completed}
    return tuple(figure for figure, count in counts.items() if count is not None)
