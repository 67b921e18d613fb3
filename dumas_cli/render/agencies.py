"""Agencies of the registry as a list, with the spellings that mean them."""

from __future__ import annotations

from collections.abc import Sequence

from dumas_cli.records import Agency, Cell, Column, Document, Table
from dumas_cli.render.cells import text_cell
from dumas_cli.render.numbers import Lang, count_text
from dumas_cli.render.words import knows, say, say_count
from dumas_cli.results import ListedAgency


def agencies_document(
    agencies: Sequence[ListedAgency], total: int, *, lang: Lang, only_taught: bool = False
) -> Document:
    """The agencies in the order given; ``total`` counts all that were found, shown or not."""
    columns = (
        Column("agency", say(lang, "h_agency")),
        Column("short", say(lang, "h_short")),
        Column("group", say(lang, "h_group")),
        Column("years", say(lang, "h_years")),
        Column("taught", say(lang, "h_taught"), below=True),
        Column("spellings", say(lang, "h_spellings"), below=True),
    )
    notes: tuple[str, ...] = ()
    if len(agencies) < total:
        notes = (say(lang, "limit", shown=count_text(len(agencies), lang), total=count_text(total, lang)),)
    none = say(lang, "agencies_none_taught" if only_taught else "agencies_none")
    return Document(
        title=say_count(lang, "agencies_title", total) if total else none,
        tables=(Table("agencies", "", columns, tuple(_row(item, lang) for item in agencies)),) if agencies else (),
        notes=notes,
        facts={"found": total},
    )


def _row(item: ListedAgency, lang: Lang) -> tuple[Cell, ...]:
    agency = item.agency
    group = f"group_{agency.group}"
    return (
        text_cell(agency.name),
        text_cell(agency.short),
        text_cell(agency.group, say(lang, group) if knows(group) else agency.group),
        text_cell(_years(agency, lang)),
        text_cell("; ".join(item.taught)),
        text_cell("; ".join(agency.aliases)),
    )


def _years(agency: Agency, lang: Lang) -> str:
    first, last = agency.valid_from, agency.valid_to
    if first is not None and last is not None:
        return f"{first}–{last}"
    if first is not None:
        return say(lang, "years_from", first=str(first))
    return say(lang, "years_to", last=str(last)) if last is not None else ""
