"""A document as an Excel workbook: one sheet a table, and a sheet of notes. The door to openpyxl for what goes out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, cast

from dumas_cli.errors import UsageError
from dumas_cli.records import Cell as TableCell
from dumas_cli.records import Column, Document, Table
from dumas_cli.render.cells import BadCell, in_data, is_sum
from dumas_cli.render.numbers import Lang, machine_points, machine_share
from dumas_cli.render.plain import clean, screen_width
from dumas_cli.render.words import knows, say
from dumas_cli.render.wrap import wrap

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

# A workbook carries the day it was made; a fixed one makes the same result the same bytes.
MADE_AT = datetime(2000, 1, 1)  # noqa: DTZ001 (the format stores no time zone)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)

MOST_ROWS = 1_048_576
MOST_MARKS = 32_767
_WIDEST = 68
_NARROWEST = 8
_LINE_POINTS = 15
_HIGHEST_POINTS = 405  # Excel takes no row higher than 409 points
_NOTES_WIDTH = 100
_DAY_FORMAT = "d mmm yyyy"


def xlsx_bytes(document: Document, *, lang: Lang) -> bytes:
    """The workbook's bytes, the same for the same document.

    Text is always text: a cell that begins with "=" is no formula, a NIK no number. Numbers, shares
    and days are real ones with a format. The first row is a bold heading that stays in view.
    UsageError for more rows than a sheet holds.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = MADE_AT
    book.properties.creator = "dumas"
    book.properties.title = clean(document.title)
    names = _SheetNames()
    sheet = book.active
    for number, table in enumerate(document.tables):
        key = f"sheet_{table.name}"
        title = names.unique(say(lang, key) if knows(key) else table.name)
        if number == 0 and sheet is not None:
            sheet.title = title
            _fill(sheet, table)
        else:
            _fill(book.create_sheet(title), table)
    _notes_sheet(book, document, names.unique(say(lang, "notes_sheet")))
    out = BytesIO()
    book.save(out)
    return timeless(out.getvalue())


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


def _fill(sheet: Worksheet, table: Table) -> None:
    if len(table.rows) >= MOST_ROWS:
        raise UsageError(
            f"{len(table.rows)} rows do not fit on a sheet of a workbook.", remedy="Write a .csv file instead."
        )
    kept = [(i, column) for i, column in enumerate(table.columns) if in_data(column)]
    widths = [_width(table, i) for i, _ in kept]
    for at, (i, column) in enumerate(kept, start=1):
        heading(_cell(sheet, 1, at), column.heading or column.name, right=column.right or _is_number(table, i))
    set_height(
        sheet, 1, [(" ".join(column.heading.split()), width) for (_, column), width in zip(kept, widths, strict=True)]
    )
    for line, row in enumerate(table.rows, start=2):
        for at, (i, column) in enumerate(kept, start=1):
            cell = _cell(sheet, line, at)
            _write(cell, column, row[i])
            if isinstance(row[i], BadCell):
                cell.fill = _bad()
            if is_sum(row):
                _underline_sum(cell)
        texts = [
            (row[i].text, width) for (i, _), width in zip(kept, widths, strict=True) if isinstance(row[i].value, str)
        ]
        set_height(sheet, line, texts)
    _set_up(sheet, table, widths)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))  # no cells are merged here


def heading(cell: Cell, text: str, *, right: bool = False, colour: str = "FFE7E6E6") -> None:
    """Writes a bold heading on a ground of its own."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    as_text(cell, " ".join(text.split()))
    cell.font = Font(name="Calibri", size=11, bold=True)
    cell.fill = PatternFill("solid", fgColor=colour)
    cell.border = Border(bottom=Side(style="thin"))
    cell.alignment = Alignment(
        wrap_text=True, vertical="center", horizontal="right" if right else "left", indent=0 if right else 1
    )


def set_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Makes the row high enough for its texts in columns of these widths: not every program does so itself."""
    lines = max((_line_count(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.row_dimensions[row].height = min(lines * _LINE_POINTS, _HIGHEST_POINTS)


def _line_count(text: str, width: int) -> int:
    # The width of a column counts figures; letters of the usual font are no wider on the average.
    room = max(width - 2, 4)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(len(wrap(clean(line), room)) for line in text.split("\n"))


def _underline_sum(cell: Cell) -> None:
    from openpyxl.styles import Border, Font, Side

    cell.font = Font(name="Calibri", size=11, bold=True)
    cell.border = Border(top=Side(style="thin"))


def _write(cell: Cell, column: Column, found: TableCell) -> None:
    value = found.value
    if value is None:
        return
    if isinstance(value, bool | str):
        if text := found.text or (value if isinstance(value, str) else ""):
            as_text(cell, text)
            cell.alignment = _top(wrap=True, indent=1)
        return
    if isinstance(value, Fraction):
        cell.value = float(machine_points(value) if column.kind == "points" else machine_share(value))
        cell.number_format = _points_format(found.text) if column.kind == "points" else _share_format(column)
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = _DAY_FORMAT
        cell.alignment = _top(wrap=False, indent=1)
        return
    else:
        cell.value = value
        kind = "rupiah" if column.name.endswith("_rupiah") else column.kind
        cell.number_format = {"rupiah": '"Rp"#,##0', "points": "+#,##0;-#,##0;0", "text": "0"}.get(kind, "#,##0")
    cell.alignment = _top(wrap=False)


def _is_number(table: Table, i: int) -> bool:
    return any(isinstance(row[i].value, int) and not isinstance(row[i].value, bool) for row in table.rows)


@cache
def _top(*, wrap: bool, indent: int = 0) -> Alignment:
    from openpyxl.styles import Alignment

    # Words stand a little apart from the figures on their left.
    return Alignment(wrap_text=wrap, vertical="top", horizontal="left" if indent else None, indent=indent)


@cache
def _bad() -> PatternFill:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor="FFFFC7CE")


def _share_format(column: Column) -> str:
    return "+0.00%;-0.00%;0.00%" if column.name == "relative_change" else "0.00%"


def _points_format(text: str) -> str:
    """A signed number with the unit that its printed text has, such as " points"."""
    unit = re.sub(r'[-+\d.,"]', "", text).rstrip()
    return ";".join(f'{sign}0.00"{unit}"' if unit else f"{sign}0.00" for sign in ("+", "-", ""))


def as_text(cell: Cell, text: str) -> None:
    """Writes words that Excel neither computes nor takes for a number, even after the cell is edited."""
    plain = clean(text, keep_lines=True)
    if len(plain) > MOST_MARKS:
        plain = plain[: MOST_MARKS - 1] + "…"
    cell.value = plain
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = plain[:1] in {"=", "+", "-", "@", "'"}


def _set_up(sheet: Worksheet, table: Table, widths: Sequence[int]) -> None:
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    if table.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    print_on_a4(sheet)


def print_on_a4(sheet: Worksheet) -> None:
    """Prints the sheet on A4 in landscape, one page wide."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


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
        cell.alignment = _top(wrap=True)
        set_height(sheet, number, [(text, _NOTES_WIDTH)])
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    print_on_a4(sheet)


def _notes(document: Document) -> Iterator[tuple[str, bool]]:
    yield document.title, True
    yield from ((line, False) for line in document.headline)
    yield from ((note, False) for note in document.notes)
    for table in document.tables:
        if table.title:
            yield "", False
            yield table.title, True
        yield from ((note, False) for note in table.notes)


def timeless(content: bytes) -> bytes:
    """The same workbook without the time it was written at, which openpyxl puts into it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as timeless:
        for name in book.namelist():
            part = book.read(name)
            if name == "docProps/core.xml":
                made_at = MADE_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + made_at, part)
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            timeless.writestr(info, part)
    return out.getvalue()
