"""A document as JSON: facts, tables by name with one object a row, notes."""

from __future__ import annotations

import json
from decimal import Decimal

from dumas_cli.records import Column, Document, Table, Value
from dumas_cli.render.cells import in_data
from dumas_cli.render.values import machine_value

JsonValue = str | int | float | bool | None


def json_text(document: Document) -> str:
    """Keys in the order of the columns, days in ISO form, shares as decimals of six places, null for nothing.

    Table names must differ: ValueError else. The headline is left out, because its figures stand in
    the tables.
    """
    names = [table.name for table in document.tables]
    if len(set(names)) < len(names):
        raise ValueError(f"two tables of one name among {names}")
    content = {
        "title": document.title,
        "facts": {name: _value(Column(name, name), value) for name, value in document.facts.items()},
        "tables": {table.name: _table(table) for table in document.tables},
        "notes": list(document.notes),
    }
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _table(table: Table) -> dict[str, object]:
    kept = [(i, column) for i, column in enumerate(table.columns) if in_data(column)]
    rows = [{column.name: _value(column, row[i].value) for i, column in kept} for row in table.rows]
    return {"title": table.title, "rows": rows, "notes": list(table.notes)}


def _value(column: Column, value: Value) -> JsonValue:
    found = machine_value(column, value)
    # Six places survive in a float; repr gives the same six digits back.
    return float(found) if isinstance(found, Decimal) else found
