"""xlsx, xlsb, xls, ods: a workbook becomes sheets of cells that know their address."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dumas_cli.sheets.cells import Cell, ErrorCell
from dumas_cli.sheets.content import ODS, XLS, XLSB, XLSX, broken, locked
from dumas_cli.sheets.extent import Extent, counts_from_1904, measure
from dumas_cli.sheets.heading import SEARCHED_COLUMNS, Merge
from dumas_cli.sheets.pieces import Pieces, load_in_pieces
from dumas_cli.sheets.slow_workbook import walk
from dumas_cli.sheets.xlsx_cells import Reach, Unstored

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

SUFFIXES = {XLSX: {".xlsx", ".xlsm"}, XLSB: {".xlsb"}, ODS: {".ods"}, XLS: {".xls"}}

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file. ``rows`` walks it from its first row and may be called again.

    A row begins in column A, so that index + 1 is the column's number, and the n-th row yielded is row n of the sheet.
    ``height`` is the number of rows (for csv: of lines). ``ragged`` says that rows may be of different lengths, as in
    csv. ``not_read`` is "" or why the sheet is no table of cells. ``merges`` count from 0.

    ``warnings`` is what was seen while the file was opened. ``end_warnings`` tells what shows only at the end: to be
    called once the rows were walked to their last, with the number of columns of the heading. ``date1904`` says that a
    bare number in a column of dates counts days from 1904. ``unstored`` are the cells whose formula has no stored
    result, which are walked as blank: by row, from 1, their columns, from 0 and in order.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    height: int
    merges: tuple[Merge, ...] = ()
    ragged: bool = False
    not_read: str = ""
    warnings: tuple[str, ...] = ()
    end_warnings: Callable[[int], tuple[str, ...]] = lambda columns: ()
    date1904: bool = False
    unstored: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def where(self, file: str) -> str:
        """The sheet's place in a message: 'register.xlsx, sheet "Mei"'."""
        return f'{file}, sheet "{self.name}"' if self.name else file


def open_workbook(path: Path, kind: str) -> tuple[Sheet, ...]:
    """Load the sheets of a workbook of the given kind, in its order.

    A sheet of an xlsx that is too large to be loaded as a whole is read row by row each time it is walked. Raises
    SheetError for a damaged, locked or over-large workbook (``extent`` states the limits).
    """
    with _engine_errors(path.name), _silenced():
        extents = measure(path, kind, load_in_pieces)
        if path.suffix.lower() in SUFFIXES[kind]:
            sheets = _sheets(_load(path), extents, path, kind)
        else:
            # The engine goes by the name where it is given one, and the name is wrong.
            with path.open("rb") as file:
                sheets = _sheets(_load(file), extents, path, kind)
    if counts_from_1904(path, kind):
        return tuple(replace(sheet, date1904=True) for sheet in sheets)
    return sheets


# --------------------------------------------------------------------------- helpers


def _load(source: object) -> CalamineWorkbook:
    from python_calamine import load_workbook

    return load_workbook(source)  # type: ignore[arg-type]  # a path or a file; the stubs want one of its own protocols


def _sheets(workbook: CalamineWorkbook, extents: Mapping[str, Extent], path: Path, kind: str) -> tuple[Sheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = []
    with workbook:
        for number, data in enumerate(workbook.sheets_metadata, start=1):
            if data.typ != SheetTypeEnum.WorkSheet:
                sheets.append(
                    Sheet(data.name, lambda: iter(()), 0, not_read="it is no sheet of cells (a chart or macro)")
                )
                continue
            extent = extents.get(str(number) if kind == XLS else data.name) or Extent()
            not_read = "" if data.visible == SheetVisibleEnum.Visible else "it is hidden"
            if extent.reach is not None:
                sheet = _slow_sheet(path, data.name, extent.reach, not_read)
            elif extent.pieces is not None:
                sheet = _pieced_sheet(data.name, extent.pieces, not_read, path.name)
            else:
                sheet = _sheet(workbook.get_sheet_by_name(data.name), extent.errors, not_read, path.name)
            sheets.append(_without_results(sheet, extent.unstored) if extent.unstored else sheet)
    return tuple(sheets)


def _sheet(cells: CalamineSheet, errors: set[tuple[int, int]], not_read: str, where: str) -> Sheet:
    start = cells.start or (0, 0)
    return Sheet(
        name=cells.name,
        rows=lambda: _rows(cells.iter_rows, start[1], errors, where),
        height=(cells.end[0] + 1) if cells.end else 0,
        merges=tuple(cells.merged_cell_ranges or ()),
        not_read=not_read,
    )


def _pieced_sheet(name: str, pieces: Pieces, not_read: str, where: str) -> Sheet:
    return Sheet(
        name=name,
        rows=lambda: _rows(pieces.rows, 0, pieces.reach.errors, where),
        height=pieces.height,
        merges=pieces.merges,
        not_read=not_read,
    )


def _slow_sheet(path: Path, name: str, reach: Reach, not_read: str) -> Sheet:
    warning = (
        f'{path.name}, sheet "{name}": it reaches to the cell {reach.far_cell}, far beyond its table. Only its first '
        f"{SEARCHED_COLUMNS} columns were read."
    )
    return Sheet(
        name=name,
        rows=lambda: walk(path, name, reach.near_rows, reach.near_columns),
        height=reach.near_rows,
        merges=reach.merges,
        not_read=not_read,
        warnings=(warning,) if reach.far_cell else (),
    )


def _without_results(sheet: Sheet, unstored: Unstored) -> Sheet:
    """The sheet with what stands for the results of its formulas, a 0 or a day of it, taken out."""
    by_row: dict[int, tuple[int, ...]] = {}
    known: dict[tuple[int, ...], tuple[int, ...]] = {}  # most rows have theirs in the same columns
    for column, rows in unstored.items():
        for row in rows:
            columns = (*by_row.get(row, ()), column - 1)
            by_row[row] = known.setdefault(columns, columns)
    return replace(sheet, rows=lambda: _blanked(sheet.rows(), by_row), unstored=by_row)


def _blanked(rows: Iterator[Row], unstored: Mapping[int, tuple[int, ...]]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        columns = [column for column in unstored.get(number, ()) if column < len(row)]
        if any(row[column] != "" and not isinstance(row[column], str) for column in columns):
            row = [("" if column in columns and not isinstance(cell, str) else cell) for column, cell in enumerate(row)]
        yield row


def _rows(start: Callable[[], Iterator[Row]], offset: int, errors: set[tuple[int, int]], where: str) -> Iterator[Row]:
    """The engine's rows, moved right to column A, with formula errors put back: the engine shows them as blank."""
    with _engine_errors(where):
        if offset or errors:
            yield from _mended(start(), offset, errors)
        else:
            yield from start()


def _mended(rows: Iterator[Row], offset: int, errors: set[tuple[int, int]]) -> Iterator[Row]:
    left: list[Cell] = [""] * offset
    bad: dict[int, list[int]] = {}
    for row, column in errors:
        bad.setdefault(row, []).append(column)
    for number, values in enumerate(rows, start=1):
        row_of_cells = [*left, *values]
        for column in bad.get(number, ()):
            if column <= len(row_of_cells) and row_of_cells[column - 1] == "":
                row_of_cells[column - 1] = ErrorCell("#ERROR")
        yield row_of_cells


@contextmanager
def _silenced() -> Iterator[None]:
    """Keeps the engine's panics off the screen: it writes them past Python, and the error we raise says it better."""
    try:
        kept = os.dup(2)
    except OSError:  # no standard error at all: nothing to keep clean
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
            try:
                yield
            finally:
                os.dup2(kept, 2)
    finally:
        os.close(kept)


@contextmanager
def _engine_errors(where: str) -> Iterator[None]:
    """Turns whatever the engine throws at bad bytes into a SheetError."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError:
        raise locked(where) from None
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        raise broken(where) from None
    except BaseException as error:
        # A panic of the engine is no Exception in Python, and nothing else tells it.
        if type(error).__name__ == "PanicException":
            raise broken(where) from None
        raise
