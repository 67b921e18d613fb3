"""The way from received to answered as a document, and the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dumas_cli.figures.waterfall import RateOf, Step, Waterfall
from dumas_cli.records import Cell, Column, Document, Table, Value, YearBy
from dumas_cli.render.breakdown import CategoryNames, category_name, group_name, source_name
from dumas_cli.render.cells import BLANK, count_cell, day_cell, share_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text
from dumas_cli.render.words import say

_SIGNS = {"minus": -1, "plus": 1, "whole": 1}


def waterfall_document(found: Waterfall, *, lang: Lang) -> Document:
    """The steps, and the rate under each definition; the machine's counts have the sign of their line."""
    return Document(
        title=say(lang, "way_title", year=str(found.year), day=day_text(found.as_of, lang)),
        tables=(_steps(found, lang), _definitions(found, lang)),
        facts=_facts(found),
    )


def rows_document(found: Waterfall, *, lang: Lang, categories: CategoryNames, provinces: Mapping[str, str]) -> Document:
    """Every letter and every complaint with the step at which it stands; nobody's name is among them."""

    def province(code: str) -> Cell:
        return text_cell(code, provinces.get(code, code))

    def category(code: str) -> Cell:
        return text_cell(code, category_name(code, categories, lang))

    letters = tuple(
        (
            text_cell(step, _step(step, found, lang)),
            text_cell(one.label),
            text_cell(one.source, source_name(one.source, lang)),
            text_cell(one.agency),
            text_cell(one.agency_group, group_name(one.agency_group, lang)),
            category(one.category),
            province(one.province),
            *(
                day_cell(day, lang)
                for day in (
                    *(one.received_on, one.sent_on, one.returned_on),
                    *(one.replied_on, one.answered_on, one.completed_on),
                )
            ),
        )
        for one, step in found.letters
    )
    complaints = tuple(
        (
            text_cell(step, _step(step, found, lang)),
            text_cell(one.label),
            text_cell(one.source, source_name(one.source, lang)),
            category(one.category),
            province(one.province),
            text_cell(one.status, say(lang, f"status_{one.status}")),
            day_cell(one.received_on, lang),
            day_cell(one.completed_on, lang),
        )
        for one, step in found.complaints
    )
    said = {"step": "h_way_step", "number": "h_number", "source": "h_source", "agency": "h_agency"}
    said |= {"agency_group": "h_way_group", "category": "h_category", "province": "h_way_province"}
    said |= {"status": "h_status"}

    def columns(names: tuple[str, ...], days: tuple[str, ...]) -> tuple[Column, ...]:
        return (
            *(Column(name, say(lang, said[name])) for name in names),
            *(Column(f"{day}_on", say(lang, f"h_way_{day}"), "day") for day in days),
        )

    of_letters = ("step", "number", "source", "agency", "agency_group", "category", "province")
    of_complaints = ("step", "number", "source", "category", "province", "status")
    days = ("received", "sent", "returned", "replied", "answered", "completed")
    return Document(
        title=say(lang, "way_title", year=str(found.year), day=day_text(found.as_of, lang)),
        tables=(
            Table("way_letters", say(lang, "sheet_way_letters"), columns(of_letters, days), letters),
            Table(
                "way_complaints",
                say(lang, "sheet_way_complaints"),
                columns(of_complaints, ("received", "completed")),
                complaints,
            ),
            _steps(found, lang),
            _definitions(found, lang),
        ),
        facts=_facts(found),
    )


def _facts(found: Waterfall) -> dict[str, Value]:
    return {
        "year": found.year,
        "as_of": found.as_of,
        "known_on": found.known_on,
        "definition": found.counting.definition.value,
        "year_by": found.counting.year_by.value,
    }


def _steps(found: Waterfall, lang: Lang) -> Table:
    columns = (
        Column("step", say(lang, "h_way_step")),
        Column("unit", say(lang, "h_unit")),
        Column("count", say(lang, "h_way_count"), "integer"),
        Column("share", say(lang, "h_way_share"), "share"),
    )
    rows = []
    above: Step | None = None
    for step in found.steps:
        share = None
        if step.kind == "whole":
            if above is not None and above.unit == step.unit and above.count >= step.count and above.count:
                share = Fraction(step.count, above.count)
            above = step
        rows.append(_line(step, share, found, lang))
    year = str(found.year)
    notes = [
        say(lang, f"n_way_cohort_{found.counting.year_by.value}", year=year),
        say(lang, "n_way_status"),
        say(lang, "n_way_rows", year=year),
    ]
    if found.untracked:
        notes.insert(2, say(lang, "n_way_untracked", n=count_text(found.untracked, lang), year=year))
    if found.known_on is not None:
        notes.insert(0, say(lang, "n_known_on", day=day_text(found.known_on, lang)))
    return Table("way", "", columns, tuple(rows), tuple(notes))


def _line(step: Step, share: Fraction | None, found: Waterfall, lang: Lang) -> tuple[Cell, ...]:
    signed = step.count * _SIGNS[step.kind]
    mark = {"minus": "-" if step.count else "", "plus": "+", "whole": ""}[step.kind]
    indent = "" if step.kind == "whole" else "  "
    return (
        text_cell(step.name, indent + _step(step.name, found, lang)),
        text_cell(step.unit, say(lang, f"u_{step.unit}")),
        Cell(signed, mark + count_text(step.count, lang)),
        share_cell(share, lang) if share is not None else BLANK,
    )


def _step(name: str, found: Waterfall, lang: Lang) -> str:
    return say(lang, f"way_{name}", year=str(found.year))


def _definitions(found: Waterfall, lang: Lang) -> Table:
    columns = (
        Column("definition", say(lang, "h_way_definition")),
        Column("counted", say(lang, "h_way_counted"), "integer"),
        Column("referred", say(lang, "h_way_of"), "integer"),
        Column("rate", say(lang, "h_way_rate"), "share"),
        Column("used", say(lang, "h_way_used")),
    )
    return Table(
        "definitions",
        say(lang, "t_definitions"),
        columns,
        tuple(_definition(rate, found, lang) for rate in found.rates),
        (
            *(
                f"{rate.definition}: {say(lang, f'by_definition_{rate.definition}')}; {day_text(found.as_of, lang)}."
                for rate in found.rates
            ),
            *([say(lang, "n_way_one_cohort")] if found.counting.year_by is YearBy.ANSWERED else []),
        ),
    )


def _definition(rate: RateOf, found: Waterfall, lang: Lang) -> tuple[Cell, ...]:
    is_used = rate.definition == found.counting.definition.value
    return (
        text_cell(rate.definition, f"{rate.definition}: {say(lang, f'rate_{rate.definition}')}"),
        count_cell(rate.answered, lang),
        count_cell(rate.referred, lang),
        share_cell(rate.rate, lang),
        Cell(is_used, say(lang, "yes") if is_used else ""),
    )
