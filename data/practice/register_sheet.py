"""A year's register as a workbook: a sheet a month in several clerks' hands, then a summary."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .case import Complaint
from .register_row import COLUMNS, rows_of
from .summary import add_summary
from .untidy import MONTHS, STYLES, long_day
from .working_days import LAST_DAY, on_or_after

NOTICE = "data latihan - seluruhnya rekaan"

_WIDTHS = (5, 9, 12, 12, 30, 24, 19, 34, 15, 20, 20, 60, 24, 18, 18, 30, 32, 12, 12, 11, 11, 12, 12, 50, 18, 14, 12, 26)


def make_register(year: int, complaints: list[Complaint], everything: list[Complaint], seed: int) -> Workbook:
    """The workbook of one year's register."""
    rng = Random(seed)
    open_ones = [c for c in complaints if c.status == "open" and c.letters]
    others = [c for c in complaints if c.status != "open" and c.letters]
    must_visit = {id(c) for c in (*rng.sample(open_ones, 6), *rng.sample(others, 9))}
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    styles = [style for _ in range(2) for style in rng.sample(STYLES, len(STYLES))]
    for month in range(1, 13):
        sheet = workbook.create_sheet(MONTHS[month - 1])
        mine = [c for c in complaints if c.received_on.month == month]
        _fill_sheet(sheet, year, month, mine, styles[month - 1], must_visit, rng)
    add_summary(workbook.create_sheet("Rekap"), year, everything, NOTICE)
    return workbook


def _fill_sheet(
    sheet: Worksheet, year: int, month: int, complaints: list[Complaint], style: str, must_visit: set[int], rng: Random
) -> None:
    row = _write_title(sheet, year, month, rng)
    row = _write_heading(sheet, row, upper=year == 2016 and month in (3, 4, 9))
    padded = rng.random() < 0.4
    written = 0
    for complaint in complaints:
        if written and rng.random() < 0.018:
            row += 1
        for cells in rows_of(complaint, style, padded, id(complaint) in must_visit, rng):
            written += 1
            cells[0] = written
            for column, value in enumerate(cells, start=1):
                if value is None or value == "":
                    continue
                cell = sheet.cell(row, column, value)
                if isinstance(value, date):
                    cell.number_format = "dd/mm/yyyy"
            row += 1
    _write_footer(sheet, row + rng.randint(0, 2), written, year, month, rng)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _write_title(sheet: Worksheet, year: int, month: int, rng: Random) -> int:
    name = MONTHS[month - 1].upper()
    lines = rng.choice(
        (
            ["BUKU AGENDA PENGADUAN MASYARAKAT", f"TAHUN {year}", f"BULAN {name}", NOTICE],
            [f"BUKU AGENDA PENGADUAN MASYARAKAT BULAN {name} {year}", NOTICE],
            ["BUKU AGENDA PENGADUAN MASYARAKAT", f"BULAN {name} {year}", f"({NOTICE})"],
        )
    )
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, line).font = Font(bold=True)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
    return len(lines) + 1 + (1 if rng.random() < 0.5 else 0)


def _write_heading(sheet: Worksheet, row: int, *, upper: bool) -> int:
    thin = Side(style="thin")
    for column, (group, name) in enumerate(COLUMNS, start=1):
        for offset, text in enumerate((group, name)):
            cell = sheet.cell(row + offset, column, text.upper() if upper else text)
            cell.font = Font(bold=True)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        sheet.cell(row + 2, column, column).alignment = Alignment(horizontal="center")
    start = 1
    while start <= len(COLUMNS):
        group = COLUMNS[start - 1][0]
        end = start
        while end < len(COLUMNS) and COLUMNS[end][0] == group:
            end += 1
        last_row = row if COLUMNS[start - 1][1] else row + 1
        sheet.merge_cells(start_row=row, end_row=last_row, start_column=start, end_column=end)
        start = end + 1
    return row + 3


def _write_footer(sheet: Worksheet, row: int, written: int, year: int, month: int, rng: Random) -> None:
    sheet.cell(row, 1, rng.choice(("Jumlah", "JUMLAH"))).font = Font(bold=True)
    sheet.cell(row, 2, written).font = Font(bold=True)
    month_end = date(year, month, monthrange(year, month)[1])
    signed_on = min(on_or_after(month_end) or LAST_DAY, LAST_DAY)
    block = (
        f"Jakarta, {long_day(signed_on)}",
        "Kepala Subbagian Administrasi Pengaduan,",
        "",
        "",
        "Drs. Bambang Wicaksono, M.Si." if year == 2016 else "Retno Wulandari, S.H., M.H.",
        "NIP 19640312 199003 1 002" if year == 2016 else "NIP 19710825 199603 2 001",
    )
    for offset, line in enumerate(block, start=2):
        if line:
            sheet.cell(row + offset, 24, line)
