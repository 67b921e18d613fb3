"""How the cells and pages of a workbook look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from dumas_cli.records import Column
from dumas_cli.render.plain import clean
from dumas_cli.render.wrap import wrap

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

MOST_MARKS = 32_767
DAY_FORMAT = "d mmm yyyy"
LINE_POINTS = 15
_HIGHEST_POINTS = 405  # Excel takes no row higher than 409 points
_MOST_IN_A_MARGIN = 200  # Excel takes 255 marks for a header or footer, its own signs among them


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


def as_text(cell: Cell, text: str) -> None:
    """Writes words that Excel neither computes nor takes for a number, even after the cell is edited."""
    plain = clean(text, keep_lines=True)
    if len(plain) > MOST_MARKS:
        plain = plain[: MOST_MARKS - 1] + "…"
    cell.value = plain
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = plain[:1] in {"=", "+", "-", "@", "'"}


def set_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Makes the row high enough for its texts in columns of these widths: not every program does so itself."""
    lines = max((line_count(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.row_dimensions[row].height = min(lines * LINE_POINTS, _HIGHEST_POINTS)


def line_count(text: str, width: int) -> int:
    """How many lines the text takes in a column of this width."""
    # The width of a column counts figures; letters of the usual font are no wider on the average.
    room = max(width - 2, 4)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(len(wrap(clean(line), room)) for line in text.split("\n"))


def underline_sum(cell: Cell) -> None:
    """Sets a figure that adds up those above it apart from them."""
    from openpyxl.styles import Border, Font, Side

    cell.font = Font(name="Calibri", size=11, bold=True)
    cell.border = Border(top=Side(style="thin"))


@cache
def top(*, wrap: bool, indent: int = 0) -> Alignment:
    """How a cell of a table stands; words stand a little apart from the figures on their left."""
    from openpyxl.styles import Alignment

    return Alignment(wrap_text=wrap, vertical="top", horizontal="left" if indent else None, indent=indent)


@cache
def bad() -> PatternFill:
    """The ground of a cell to be mended."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor="FFFFC7CE")


def share_format(column: Column) -> str:
    """A share in per cent, a relative change with its sign."""
    return "+0.00%;-0.00%;0.00%" if column.name == "relative_change" else "0.00%"


def count_format(column: Column) -> str:
    """A whole number by its column: rupiah, a change with its sign, a number that is a name (a year), a count."""
    kind = "rupiah" if column.name.endswith("_rupiah") else column.kind
    return {"rupiah": '"Rp"#,##0', "points": "+#,##0;-#,##0;0", "text": "0"}.get(kind, "#,##0")


def points_format(text: str) -> str:
    """A signed number with the unit that its printed text has, such as " points"."""
    unit = re.sub(r'[-+–\d.,"]', "", text).rstrip()
    return ";".join(f'{sign}0.00"{unit}"' if unit else f"{sign}0.00" for sign in ("+", "-", ""))


def print_on_a4(sheet: Worksheet, *, wide: bool = True, header: str = "", footer: str = "") -> None:
    """Prints the sheet on A4, one page wide, each page with its number and the number of all.

    ``wide`` is for landscape; ``header`` and ``footer`` stand on the left of every page.
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.6  # inches
    margins.top = margins.bottom = 0.8
    margins.header = margins.footer = 0.4
    for margin, text in ((sheet.oddHeader, header), (sheet.oddFooter, footer)):
        if text and margin is not None:
            margin.left.text = _in_margin(text)
    if sheet.oddFooter is not None:
        sheet.oddFooter.right.text = "&P / &N"


def _in_margin(text: str) -> str:
    plain = " ".join(clean(text).split())
    short = plain if len(plain) <= _MOST_IN_A_MARGIN else plain[: _MOST_IN_A_MARGIN - 1] + "…"
    return short.replace("&", "&&")
