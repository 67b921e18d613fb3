"""The door to pandas for notebooks: a table of ours becomes a DataFrame."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dumas_cli.records import Column, Document, Table, Value
from dumas_cli.render.cells import in_data

if TYPE_CHECKING:
    import pandas as pd


def to_frame(table: Table) -> pd.DataFrame:
    """The table's values under its machine names; bars are left out.

    Whole numbers are ``Int64``, shares floats from 0 to 1, changes of shares floats in percentage
    points, days ``datetime64``, words text. A column that holds both counts and shares is one of
    floats. Missing values stay missing. The title and the notes are in ``attrs``.
    """
    import pandas as pd

    series = {
        column.name: _series([_number(column, row[i].value) for row in table.rows])
        for i, column in enumerate(table.columns)
        if in_data(column)
    }
    frame = pd.DataFrame(series)
    frame.attrs = {"title": table.title, "notes": list(table.notes)}
    return frame


def to_frames(document: Document) -> dict[str, pd.DataFrame]:
    """All tables of a document by name, in their order."""
    return {table.name: to_frame(table) for table in document.tables}


def _number(column: Column, value: Value) -> str | int | float | date | None:
    if isinstance(value, Fraction):
        return float(value * 100 if column.kind == "points" else value)
    return value


def _series(values: list[str | int | float | date | None]) -> pd.Series[Any]:
    import pandas as pd

    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return pd.Series(values, dtype="Int64")
    if kinds == {bool}:
        return pd.Series(values, dtype="boolean")
    if kinds == {date}:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")))
    if kinds and kinds <= {int, float}:
        return pd.Series(values, dtype="float64")
    return pd.Series(values, dtype="object" if kinds - {str} else "str")
