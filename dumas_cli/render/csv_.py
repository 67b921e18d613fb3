"""A table as CSV: RFC 4180 in UTF-8, safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from io import StringIO

from dumas_cli.records import Column, Document, Table, Value
from dumas_cli.render.cells import in_data
from dumas_cli.render.values import machine_value

_COUNTED = ("definition", "year_by", "as_of", "known_on")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def csv_of(document: Document, table: str | None = None) -> str:
    """The document's table of that name, by default the first, which is its main one.

    Nothing for a document without tables; KeyError for a name that it does not have.
    """
    facts = document.facts if "definition" in document.facts else None
    if table is not None:
        return csv_text({found.name: found for found in document.tables}[table], facts)
    return csv_text(document.tables[0], facts) if document.tables else ""


def csv_text(table: Table, facts: Mapping[str, Value] | None = None) -> str:
    """Machine names as heading, values as values, lines ended by CR LF.

    A text that a spreadsheet program would take for a formula (it begins with = + - @, a tab or a
    line end) gets an apostrophe before it, as does one that begins with apostrophes before such a
    mark: taking one apostrophe away always gives the text back. Numbers are written as they are. ``facts``
    (how and up to when was counted) stand behind every row, for a sheet of figures travels without its notes.
    """
    told = {name: value for name, value in (facts or {}).items() if name in _COUNTED and value is not None}
    kept = [(i, column) for i, column in enumerate(table.columns) if in_data(column)]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_text(column.name) for _, column in kept] + list(told))
    behind = [_field(machine_value(Column(name, name), value)) for name, value in told.items()]
    for row in table.rows:
        writer.writerow([_field(machine_value(column, row[i].value)) for i, column in kept] + behind)
    return out.getvalue()


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
