"""An xlsx sheet that is too large to be loaded as a whole, read row by row: slower, in little memory."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from itertools import islice
from pathlib import Path

from dumas_cli.sheets.cells import Cell, ErrorCell
from dumas_cli.sheets.content import broken


def walk(path: Path, sheet: str, rows: int, columns: int) -> Iterator[Sequence[Cell]]:
    """The rows of a sheet, from its first to row ``rows``, each with ``columns`` cells or none where it is blank.

    The cells are of the same types as those of a sheet loaded as a whole. Raises SheetError where the workbook is
    damaged.
    """
    from openpyxl import load_workbook

    if not rows or not columns:
        return
    with path.open("rb") as file:
        with _damage_told(path.name):
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            walked = book[sheet].iter_rows(max_row=rows, max_col=columns, values_only=True)
        while True:
            with _damage_told(path.name):
                taken = [_cells(row) for row in islice(walked, 500)]
            if not taken:
                return
            yield from taken


# --------------------------------------------------------------------------- helpers


@contextmanager
def _damage_told(where: str) -> Iterator[None]:
    with warnings.catch_warnings():
        # The library warns of what it leaves out (drop-downs, drawings) and of dates that are none.
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception:
            # Whatever the library stumbles over in a file that other readers take is damage to us.
            raise broken(where) from None


_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"})
_MIDNIGHT = time()


def _cells(row: Sequence[object]) -> Sequence[Cell]:
    return () if row.count(None) == len(row) else [_cell(value) for value in row]


def _cell(value: object) -> Cell:
    """As the fast engine hands it over: numbers as float, a day without a time as date."""
    if isinstance(value, str):
        return ErrorCell(value) if value in _ERRORS else value
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime) and value.time() == _MIDNIGHT:
        return value.date()
    return value  # type: ignore[return-value]  # float, bool, datetime, time or timedelta
