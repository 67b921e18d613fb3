"""A table as CSV: RFC 4180 in UTF-8, safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import re
from io import StringIO

from dumas_cli.records import Document, Table
from dumas_cli.render.cells import in_data
from dumas_cli.render.values import machine_value

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def csv_of(document: Document, table: str | None = None) -> str:
    """The document's table of that name, by default the first, which is its main one.

    Nothing for a document without tables; KeyError for a name that it does not have.
    """
    if table is not None:
        return csv_text({found.name: found for found in document.tables}[table])
    return csv_text(document.tables[0]) if document.tables else ""


def csv_text(table: Table) -> str:
    """Machine names as heading, values as values, lines ended by CR LF.

    A text that a spreadsheet program would take for a formula (it begins with = + - @, a tab or a
    line end) gets an apostrophe before it, as does one that begins with apostrophes before such a
    mark: taking one apostrophe away always gives the text back. Numbers are written as they are.
    """
    kept = [(i, column) for i, column in enumerate(table.columns) if in_data(column)]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_text(column.name) for _, column in kept])
    for row in table.rows:
        writer.writerow([_field(machine_value(column, row[i].value)) for i, column in kept])
    return out.getvalue()


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
