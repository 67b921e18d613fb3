"""The value of a cell as a file holds it: shares as decimals of six places, days as ISO text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from dumas_cli.records import Column, Value
from dumas_cli.render.numbers import machine_points, machine_share
from dumas_cli.render.plain import clean


def machine_value(column: Column, value: Value) -> str | int | Decimal | bool | None:
    """A number as a number, a share from 0 to 1, a change of a share in percentage points, a day as ISO text.

    Text keeps its line ends and loses only what would act on a screen.
    """
    if isinstance(value, Fraction):
        return machine_points(value) if column.kind == "points" else machine_share(value)
    if isinstance(value, date):
        return value.isoformat()
    return clean(value, keep_lines=True) if isinstance(value, str) else value
