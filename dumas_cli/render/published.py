"""Takes out of printed tables what may not be published, and says that it is gone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dumas_cli.figures.published import Published
from dumas_cli.records import Cell, Table
from dumas_cli.render.numbers import Lang
from dumas_cli.render.words import say, say_count


def published_table(table: Table, published: Published, lang: Lang) -> Table:
    """A breakdown's table without its returned letters, with a note on what it hides."""
    kept = [i for i, column in enumerate(table.columns) if not column.name.startswith("returned_")]
    hidden = published.hidden.get(table.columns[0].name, 0)
    notes = [say_count(lang, "fair_n_hidden", hidden)] if hidden else []
    return replace(
        table,
        columns=tuple(table.columns[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in table.rows),
        notes=(*table.notes, *notes, say(lang, "fair_n_no_returned")),
    )


def without_returned(table: Table, years: Collection[int], lang: Lang) -> Table:
    """The yearly table with the returned letters of ``years`` hidden, and every change that would give them away."""
    if not years:
        return table
    names = [column.name for column in table.columns]
    hidden = {str(year) for year in years}
    mark = Cell(None, say(lang, "fair_hidden_mark"))
    if "returned" in names:  # one row a year
        at = names.index("returned")
        rows = [(*row[:at], mark, *row[at + 1 :]) if str(row[0].value) in hidden else row for row in table.rows]
    else:  # the years side by side
        gone = {i for i, name in enumerate(names) if name in hidden or name in ("change", "relative_change")}
        rows = [
            tuple(_blank(names[i], mark) if i in gone else cell for i, cell in enumerate(row))
            if row[0].value == "returned"
            else row
            for row in table.rows
        ]
    return replace(table, rows=tuple(rows))


def published_notes(published: Published, lang: Lang) -> tuple[str, ...]:
    """Which tables are missing for having too small counts; nothing where none is."""
    if not published.dropped:
        return ()
    return (say(lang, "fair_n_dropped", tables="; ".join(say(lang, f"t_{one}") for one in published.dropped)),)


def _blank(name: str, mark: Cell) -> Cell:
    return mark if name.isdigit() else Cell(None, "")
