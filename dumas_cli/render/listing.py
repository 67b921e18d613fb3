"""A list of complaints as a document."""

from __future__ import annotations

from collections.abc import Sequence

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.breakdown import CategoryNames, category_name, source_name
from dumas_cli.render.cells import EXACT, day_cell, place_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text
from dumas_cli.render.words import say, say_count
from dumas_cli.results import ListRow


def list_document(
    rows: Sequence[ListRow],
    total: int,
    *,
    lang: Lang,
    categories: CategoryNames | None = None,
) -> Document:
    """The rows in the order given; ``total`` counts all that were found, shown or not."""
    notes: tuple[str, ...] = ()
    if not rows:
        notes = (say(lang, "list_none"),)
    elif len(rows) < total:
        notes = (say(lang, "limit", shown=count_text(len(rows), lang), total=count_text(total, lang)),)
    columns = (
        Column("number", say(lang, "h_number")),
        Column("received_on", say(lang, "h_received_on")),
        Column("status", say(lang, "h_status")),
        Column("subject", say(lang, "h_subject")),
        Column("place", say(lang, "h_place"), below=True),
        Column("agency", say(lang, "h_agency"), below=True),
        Column("category", say(lang, "h_category"), EXACT),
        Column("source", say(lang, "h_source"), EXACT),
    )
    names = categories or {}
    return Document(
        title=say_count(lang, "list_found", total) if total else say(lang, "list_title"),
        tables=(Table("complaints", "", columns, tuple(_row(row, names, lang) for row in rows), notes),),
        facts={"found": total},
    )


def _row(row: ListRow, categories: CategoryNames, lang: Lang) -> tuple[Cell, ...]:
    return (
        text_cell(row.label),
        day_cell(row.received_on, lang),
        text_cell(row.status.value, say(lang, f"status_{row.status.value}")),
        text_cell(row.subject),
        place_cell(row.place, lang),
        text_cell("; ".join(row.agencies)),
        text_cell(row.category, category_name(row.category, categories, lang)),
        text_cell(row.source, source_name(row.source, lang)),
    )
