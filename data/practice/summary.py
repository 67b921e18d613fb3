"""The "Rekap" sheet of a register: the year by month as the office adds it up for itself."""

from __future__ import annotations

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from .case import Complaint
from .untidy import MONTHS

_HEADING = ("Bulan", "Pengaduan masuk", "Surat penerusan", "Dikembalikan", "Direspons", "Persentase", "Selesai")


def add_summary(sheet: Worksheet, year: int, everything: list[Complaint], notice: str) -> None:
    """Fill the sheet: letters by the month they were sent, completions by the month of completion."""
    sheet.cell(1, 1, f"REKAPITULASI PENANGANAN PENGADUAN MASYARAKAT TAHUN {year}").font = Font(bold=True)
    sheet.cell(2, 1, notice)
    for column, name in enumerate(_HEADING, start=1):
        sheet.cell(4, column, name).font = Font(bold=True)
    totals = [0] * 5
    for month in range(1, 13):
        counts = _count(year, month, everything)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        _write(sheet, 4 + month, MONTHS[month - 1], counts)
    _write(sheet, 17, "Jumlah", totals)
    notes = [
        "Surat penerusan dan respons dihitung menurut bulan surat dikirim, tidak termasuk yang dikembalikan.",
        "Selesai dihitung menurut bulan penyelesaian, termasuk pengaduan tahun sebelumnya.",
    ]
    if year == 2017:
        notes.append("Keadaan 31 Januari 2018, belum termasuk tanggapan susulan (tanggapan-2017.csv).")
    for row, note in enumerate(notes, start=19):
        sheet.cell(row, 1, note)
    sheet.column_dimensions["A"].width = 16


def _count(year: int, month: int, everything: list[Complaint]) -> list[int]:
    letters = [x for c in everything for x in c.letters if (x.sent_on.year, x.sent_on.month) == (year, month)]
    kept = [x for x in letters if x.returned_on is None]
    return [
        sum((c.received_on.year, c.received_on.month) == (year, month) for c in everything),
        len(kept),
        len(letters) - len(kept),
        sum(x.reply == "substantive" for x in kept),
        sum(
            c.completed_on is not None and (c.completed_on.year, c.completed_on.month) == (year, month)
            for c in everything
        ),
    ]


def _write(sheet: Worksheet, row: int, name: str, counts: list[int]) -> None:
    received, referred, returned, answered, completed = counts
    share = f"{answered / referred * 100:.2f}".replace(".", ",") + "%"
    cells = (name, _dotted(received), _dotted(referred), returned, _dotted(answered), share, _dotted(completed))
    for column, value in enumerate(cells, start=1):
        sheet.cell(row, column, value)


def _dotted(count: int) -> int | str:
    return f"{count:,}".replace(",", ".") if count >= 1000 else count
