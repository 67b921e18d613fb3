"""A document as an Excel workbook: a sheet for each table, one of charts, one of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, cast

from dumas_cli.errors import UsageError
from dumas_cli.records import Cell as TableCell
from dumas_cli.records import Column, Document, Table
from dumas_cli.render.cells import BadCell, in_data, is_sum
from dumas_cli.render.numbers import Lang, machine_points, machine_share
from dumas_cli.render.plain import clean, screen_width
from dumas_cli.render.words import knows, say
from dumas_cli.render.xlsx_charts import Written, charts_sheet, drawn
from dumas_cli.render.xlsx_file import MADE_AT, Result, finished
from dumas_cli.render.xlsx_file import finished as timeless
from dumas_cli.render.xlsx_style import (
    DAY_FORMAT,
    as_text,
    bad,
    count_format,
    heading,
    points_format,
    print_on_a4,
    set_height,
    share_format,
    top,
    underline_sum,
)
from dumas_cli.render.xlsx_totals import FIRST_ROW, Formula, Place, formulas

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["MADE_AT", "as_text", "heading", "print_on_a4", "set_height", "timeless", "xlsx_bytes"]

MOST_ROWS = 1_048_576
_WIDEST = 68
_NARROWEST = 8
_PORTRAIT_WIDTH = 95  # what a page of A4 in portrait holds of columns
_NOTES_WIDTH = 100


def xlsx_bytes(document: Document, *, lang: Lang) -> bytes:
    """The workbook's bytes, the same for the same document.

    Text is always text: a cell that begins with "=" is no formula, a NIK no number. Numbers, shares
    and days are real ones with a format; sums, shares and changes that follow from other cells of their table are
    formulas, with what they come to beside them. The first row is a bold heading that stays in view.
    UsageError for more rows than a sheet holds.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = MADE_AT
    book.properties.creator = "dumas"
    book.properties.title = clean(document.title)
    names = _SheetNames()
    sheet = book.active
    results: dict[int, dict[str, Result]] = {}
    written: dict[str, Written] = {}
    for number, table in enumerate(document.tables):
        title = names.unique(_name(f"sheet_{table.name}", table.name, lang))
        if number == 0 and sheet is not None:
            sheet.title = title
        else:
            sheet = book.create_sheet(title)
        if sheet is not None:
            results[number + 1] = _fill(sheet, table, document.title)
            written[table.name] = Written(sheet, table)
    charts = drawn(document.charts)
    if charts:
        title = names.unique(_name("sheet_charts", "Charts", lang))
        charts_sheet(book, charts, title, tables=written, footer=document.title)
    _notes_sheet(book, document, names.unique(say(lang, "notes_sheet")))
    out = BytesIO()
    book.save(out)
    return finished(out.getvalue(), results, [chart.words for chart in charts])


def _name(key: str, otherwise: str, lang: Lang) -> str:
    return say(lang, key) if knows(key) else otherwise


class _SheetNames:
    r"""Names that Excel accepts: at most 31 marks, none of ``[]:*?/\``, no two alike but for case."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def unique(self, wanted: str) -> str:
        plain = re.sub(r"[\[\]:*?/\\]", " ", clean(wanted)).strip("' ")[:31].strip("' ") or "Table"
        if plain.lower() == "history":  # Excel keeps this name for itself
            plain = "History 1"
        name, n = plain, 2
        while name.lower() in self.taken:
            suffix = f" {n}"
            name, n = plain[: 31 - len(suffix)] + suffix, n + 1
        self.taken.add(name.lower())
        return name


def _fill(sheet: Worksheet, table: Table, title: str) -> dict[str, Result]:
    """Writes the table, and gives what its formulas come to by the address of their cells."""
    if len(table.rows) >= MOST_ROWS:
        raise UsageError(
            f"{len(table.rows)} rows do not fit on a sheet of a workbook.", remedy="Write a .csv file instead."
        )
    kept = [(i, column) for i, column in enumerate(table.columns) if in_data(column)]
    widths = [_width(table, i) for i, _ in kept]
    live = formulas(table)
    results: dict[str, Result] = {}
    for at, (i, column) in enumerate(kept, start=1):
        heading(_cell(sheet, 1, at), column.heading or column.name, right=column.right or _is_number(table, i))
    set_height(
        sheet, 1, [(" ".join(column.heading.split()), width) for (_, column), width in zip(kept, widths, strict=True)]
    )
    for n, row in enumerate(table.rows):
        for at, (i, column) in enumerate(kept, start=1):
            cell = _cell(sheet, n + FIRST_ROW, at)
            _write(cell, column, row[i])
            if formula := live.get((n, i)):
                _write_formula(cell, column, row[i], formula)
                results[cell.coordinate] = formula.result
            if isinstance(row[i], BadCell):
                cell.fill = bad()
            if is_sum(row):
                underline_sum(cell)
        texts = [
            (row[i].text, width) for (i, _), width in zip(kept, widths, strict=True) if isinstance(row[i].value, str)
        ]
        set_height(sheet, n + FIRST_ROW, texts)
    _set_up(sheet, table, widths, live)
    print_on_a4(sheet, wide=sum(widths) > _PORTRAIT_WIDTH, header=table.title, footer=title)
    return results


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))  # no cells are merged here


def _write(cell: Cell, column: Column, found: TableCell) -> None:
    value = found.value
    if value is None:
        return
    if isinstance(value, bool | str):
        if text := found.text or (value if isinstance(value, str) else ""):
            as_text(cell, text)
            cell.alignment = top(wrap=True, indent=1)
        return
    if isinstance(value, Fraction):
        cell.value = float(machine_points(value) if column.kind == "points" else machine_share(value))
        cell.number_format = points_format(found.text) if column.kind == "points" else share_format(column)
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = DAY_FORMAT
        cell.alignment = top(wrap=False, indent=1)
        return
    else:
        cell.value = value
        cell.number_format = count_format(column)
    cell.alignment = top(wrap=False)


def _write_formula(cell: Cell, column: Column, found: TableCell, formula: Formula) -> None:
    cell.value = formula.text
    if found.value is None:
        cell.number_format = points_format(found.text) if column.kind == "points" else share_format(column)
    cell.alignment = top(wrap=False)


def _is_number(table: Table, i: int) -> bool:
    return any(isinstance(row[i].value, int) and not isinstance(row[i].value, bool) for row in table.rows)


def _set_up(sheet: Worksheet, table: Table, widths: Sequence[int], live: dict[Place, Formula]) -> None:
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    last_column, last_row = get_column_letter(max(len(widths), 1)), len(table.rows) + FIRST_ROW - 1
    # What is sorted or filtered is what the sum adds up, and rows that look at each other keep their order.
    sorted_to = last_row - 1 if table.rows and is_sum(table.rows[-1]) else last_row
    if sorted_to >= FIRST_ROW and not any(formula.across for formula in live.values()):
        sheet.auto_filter.ref = f"A1:{last_column}{sorted_to}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{last_column}{last_row}"


def _width(table: Table, i: int) -> int:
    name = max((screen_width(word) for word in clean(table.columns[i].heading).split()), default=0)
    widest = max((_cells(row[i]) for row in table.rows), default=0)
    return min(max(name + 2, widest, _NARROWEST) + 3, _WIDEST)


def _cells(cell: TableCell) -> int:
    """The room that a cell's longest line takes."""
    if isinstance(cell.value, date):
        return len("31 Dec 2017")
    text = cell.text if isinstance(cell.value, bool) else cell.text or str(cell.value or "")
    rupiah = len("Rp,,") if isinstance(cell.value, int) else 0
    return max(screen_width(line) for line in text.split("\n")) + rupiah


def _notes_sheet(book: Workbook, document: Document, title: str) -> None:
    from openpyxl.styles import Font

    sheet = book.create_sheet(title)
    for number, (text, bold) in enumerate(_notes(document), start=1):
        cell = _cell(sheet, number, 1)
        as_text(cell, text)
        cell.font = Font(name="Calibri", size=11, bold=bold)
        cell.alignment = top(wrap=True)
        set_height(sheet, number, [(text, _NOTES_WIDTH)])
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    print_on_a4(sheet, footer=document.title)


def _notes(document: Document) -> Iterator[tuple[str, bool]]:
    yield document.title, True
    yield from ((line, False) for line in document.headline)
    yield from ((note, False) for note in document.notes)
    for table in document.tables:
        if table.title:
            yield "", False
            yield table.title, True
        yield from ((note, False) for note in table.notes)
