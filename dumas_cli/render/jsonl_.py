"""A document as JSON Lines: one object a row of each table, every line whole in itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from dumas_cli.records import Column, Document, Table, Value
from dumas_cli.render.cells import in_data
from dumas_cli.render.values import machine_value

_TABLE = "table"
_COUNTED = ("definition", "year_by", "as_of", "known_on")


def jsonl_text(document: Document) -> str:
    """Each row with the name of its table first, then its columns, with the values that the json form has.

    A line travels without its neighbours, so there is no first line of facts: where the document says how and up to
    when was counted (definition, year_by, as_of, known_on), every line does, behind its columns. Title, headline and
    notes are left out. A column of such a name goes before the fact. A document without rows is an empty text.
    ValueError where a column is called "table", or two tables bear one name.
    """
    names = [table.name for table in document.tables]
    if len(set(names)) < len(names):
        raise ValueError(f"two tables of one name among {names}")
    facts = document.facts if "definition" in document.facts else {}
    behind = {name: _value(Column(name, name), facts[name]) for name in _COUNTED if facts.get(name) is not None}
    lines = (
        json.dumps(
            {_TABLE: table.name, **row, **{k: v for k, v in behind.items() if k not in row}},
            ensure_ascii=False,
            allow_nan=False,
        )
        for table in document.tables
        for row in _rows(table, {_TABLE})
    )
    return "".join(f"{line}\n" for line in lines)


def _rows(table: Table, taken: set[str]) -> Iterator[dict[str, object]]:
    kept = [(i, column) for i, column in enumerate(table.columns) if in_data(column)]
    if clash := sorted(taken & {column.name for _, column in kept}):
        raise ValueError(f'table "{table.name}" has a column named {clash[0]}')
    for row in table.rows:
        yield {column.name: _value(column, row[i].value) for i, column in kept}


def _value(column: Column, value: Value) -> str | int | float | bool | None:
    found = machine_value(column, value)
    # Six places survive in a float; repr gives the same six digits back.
    return float(found) if isinstance(found, Decimal) else found
