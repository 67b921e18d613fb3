"""An empty workbook to fill in: headings, drop-downs, a sheet that explains each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dumas_cli.render.xlsx import MADE_AT, as_text, timeless

ROWS = 5000  # rows that the drop-downs reach


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column to fill in: its heading, what to write there, the choices (none: free), whether it holds days."""

    heading: str
    note: str
    choices: tuple[str, ...] = ()
    is_day: bool = False
    is_needed: bool = False


def form_bytes(title: str, columns: Sequence[FormColumn], *, sheet_name: str, notes_name: str) -> bytes:
    """The workbook's bytes: one sheet to fill in, one that explains its columns. Same columns, same bytes.

    Columns of text are formatted as text, so that a NIK keeps its sixteen figures.
    """
    book = Workbook()
    book.properties.created = MADE_AT
    book.properties.creator = "dumas"
    book.properties.title = title
    sheet = cast("Worksheet", book.active)
    sheet.title = sheet_name
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        cell = cast("Cell", sheet.cell(1, at))
        as_text(cell, column.heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[letter].width = max(14, min(len(column.heading) + 2, 30))
        sheet.column_dimensions[letter].number_format = "dd/mm/yyyy" if column.is_day else "@"
        if column.choices:
            _offer(sheet, letter, column)
    sheet.freeze_panes = "A2"
    _explain(book, title, columns, notes_name)
    out = BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _offer(sheet: Worksheet, letter: str, column: FormColumn) -> None:
    # Excel takes at most 255 marks of choices written out, and no comma inside one.
    listed = ",".join(choice.replace(",", " ") for choice in column.choices)
    if len(listed) > 255:
        return
    choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle = column.heading[:32]
    choice.error = "; ".join(column.choices)[:255]
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{ROWS + 1}")


def _explain(book: Workbook, title: str, columns: Sequence[FormColumn], name: str) -> None:
    sheet = book.create_sheet(name)
    as_text(cast("Cell", sheet.cell(1, 1)), title)
    sheet.cell(1, 1).font = Font(bold=True)
    for row, column in enumerate(columns, start=3):
        heading, note = cast("Cell", sheet.cell(row, 1)), cast("Cell", sheet.cell(row, 2))
        as_text(heading, column.heading + (" *" if column.is_needed else ""))
        heading.font = Font(bold=True)
        as_text(note, column.note + (f" ({'; '.join(column.choices)})" if column.choices else ""))
        for cell in (heading, note):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 90
