"""An empty workbook to fill in: headings, drop-downs, a sheet that explains each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, cast

from dumas_cli.render.xlsx_file import MADE_AT, finished
from dumas_cli.render.xlsx_style import as_text, heading, print_on_a4, set_height

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 5000  # rows that the drop-downs reach
_NEEDED, _FREE = "FFFFE699", "FFE7E6E6"
_NAME_WIDTH, _NOTE_WIDTH = 34, 90


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
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.properties.created = MADE_AT
    book.properties.creator = "dumas"
    book.properties.title = title
    sheet = cast("Worksheet", book.active)
    sheet.title = sheet_name
    widths: list[int] = []
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        cell = cast("Cell", sheet.cell(1, at))
        heading(cell, column.heading, colour=_NEEDED if column.is_needed else _FREE)
        widths.append(max(14, min(len(column.heading) + 2, 20)))
        sheet.column_dimensions[letter].width = widths[-1]
        sheet.column_dimensions[letter].number_format = "dd/mm/yyyy" if column.is_day else "@"
        if column.choices:
            _offer(sheet, letter, column)
    set_height(sheet, 1, [(column.heading, width) for column, width in zip(columns, widths, strict=True)])
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4, as many pages wide as the columns need: it is filled in on the screen
    _explain(book, title, columns, notes_name)
    out = BytesIO()
    book.save(out)
    return finished(out.getvalue())


def _offer(sheet: Worksheet, letter: str, column: FormColumn) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

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
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(name)
    as_text(cast("Cell", sheet.cell(1, 1)), title)
    sheet.cell(1, 1).font = Font(name="Calibri", size=11, bold=True)
    as_text(cast("Cell", sheet.cell(1, 2)), "* wajib diisi / must be filled in")
    for row, column in enumerate(columns, start=3):
        choices = f" ({'; '.join(column.choices)})" if column.choices and not _tells(column) else ""
        texts = (column.heading + (" *" if column.is_needed else ""), column.note + choices)
        for at, text in enumerate(texts, start=1):
            cell = cast("Cell", sheet.cell(row, at))
            as_text(cell, text)
            cell.font = Font(name="Calibri", size=11, bold=at == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        set_height(sheet, row, zip(texts, (_NAME_WIDTH, _NOTE_WIDTH), strict=True))
    sheet.column_dimensions["A"].width = _NAME_WIDTH
    sheet.column_dimensions["B"].width = _NOTE_WIDTH
    print_on_a4(sheet)


def _tells(column: FormColumn) -> bool:
    """Whether the note names the choices already."""
    return all(choice in column.note for choice in column.choices)
