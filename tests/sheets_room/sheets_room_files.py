"""Writes small spreadsheets of every kind for the tests: all contents are invented."""

from __future__ import annotations

import struct
import zipfile
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from dumas_cli.sheets.profiles import Profile, read_profile
from dumas_cli.sheets.source import Source, open_source

HEADINGS = ["No. Agenda", "Tgl Terima", "Perihal", "Nama Pengadu", "NIK", "Instansi Tujuan", "Tgl Penerusan", "Status"]
ROW = ["412", "5/8/2017", "Sengketa tanah", "Nama Rekaan", "3201010101800001", "BPN Rekaan", "7/8/2017", "Proses"]


def shipped(name: str) -> Profile:
    text = files("dumas_cli").joinpath("reference", "profiles", f"{name}.toml").read_text("utf-8")
    return read_profile(text, name=name, where=f"{name}.toml")


PROFILES = [shipped(name) for name in ("register", "lapor", "responses", "template")]


def a_row(**changed):
    """The sound row of HEADINGS with some cells changed, by heading with _ for blanks and dots."""
    row = dict(zip(HEADINGS, ROW, strict=True))
    by_key = {heading.replace(". ", "_").replace(" ", "_").lower(): heading for heading in HEADINGS}
    for key, value in changed.items():
        row[by_key[key]] = value
    return list(row.values())


def read_all(source: Source, size: int = 500):
    """All entries, problems, counts and warnings of a source."""
    entries, problems, warnings, counts = [], [], [], None
    for chunk in source.chunks(size):
        entries += chunk.entries
        problems += chunk.problems
        warnings += chunk.warnings
        counts = chunk.counts if counts is None else counts + chunk.counts
    assert counts.read == len(entries) + len(problems)
    return entries, problems, counts, warnings


def read_file(path: Path, **options):
    return read_all(open_source(path, PROFILES, **options))


def write_csv(path: Path, rows, *, delimiter=";", encoding="utf-8", end="\n") -> Path:
    text = end.join(delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows) + end
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(path: Path, sheets, merges=()) -> Path:
    """Sheets by name, each a list of rows. ``merges`` are ranges of the first sheet ("B2:C2")."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    book.save(path)
    return path


def write_ods(path: Path, rows, *, name="Sheet1") -> Path:
    cells = []
    for row in rows:
        line = "".join(_ods_cell(cell) for cell in row)
        cells.append(f"<table:table-row>{line}</table:table-row>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{name}">{"".join(cells)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def _ods_cell(cell) -> str:
    if cell in (None, ""):
        return "<table:table-cell/>"
    if isinstance(cell, int):
        value = f'office:value-type="float" office:value="{cell}"'
    else:
        value = 'office:value-type="string"'
    return f"<table:table-cell {value}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


def write_xls(path: Path, rows, *, password=False) -> Path:
    """An Excel 97 workbook (BIFF8 in a compound file) with one sheet "Sheet1"."""

    def record(kind, body=b""):
        return struct.pack("<HH", kind, len(body)) + body

    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    lock = (
        record(0x2F, struct.pack("<HHHH16s16s16s", 1, 1, 1, 0, b"\1" * 16, b"\2" * 16, b"\3" * 16)) if password else b""
    )
    name = b"Sheet1"
    start = len(record(0x809, bof)) + len(lock) + 4 + 8 + len(name) + len(record(0x0A))
    book = record(0x809, bof) + lock
    book += record(0x85, struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name) + record(0x0A)
    sheet = record(0x809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, (int, float)):
                sheet += record(0x203, struct.pack("<HHHd", r, c, 0, cell))
            elif cell:
                text = str(cell).encode("utf-16-le")
                sheet += record(0x204, struct.pack("<HHHHB", r, c, 0, len(text) // 2, 1) + text)
    sheet += record(0x0A)
    path.write_bytes(compound_file({"Workbook": book + sheet}))
    return path


def compound_file(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file with the streams, each padded to the size that keeps it out of the mini stream."""
    sectors: list[bytes] = []
    fat: list[int] = []
    entries = []
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        first, count = len(sectors), len(padded) // 512
        sectors += [padded[i * 512 : (i + 1) * 512] for i in range(count)]
        fat += [*range(first + 1, first + count), 0xFFFFFFFE]
        entries.append((name, 2, first, len(padded)))
    directory = _directory_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for name, kind, first, size in entries:
        directory += _directory_entry(name, kind, first, size)
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    directory_at = len(sectors)
    parts = len(directory) // 512
    sectors += [directory[i * 512 : (i + 1) * 512] for i in range(parts)]
    fat += [*range(directory_at + 1, directory_at + parts), 0xFFFFFFFE]
    fat_at = len(sectors)
    fat.append(0xFFFFFFFD)
    assert len(fat) <= 128
    sectors.append(struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack(
        "<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, directory_at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    header += struct.pack("<109I", fat_at, *[0xFFFFFFFF] * 108)
    return header + b"".join(sectors)


def _directory_entry(name: str, kind: int, first: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    entry = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, none, none, child)
    return entry + b"\0" * 16 + struct.pack("<I8s8sIQ", 0, b"\0" * 8, b"\0" * 8, first, size)


def write_xlsb(path: Path, rows) -> Path:
    """An Excel binary workbook with one sheet "Sheet1"."""

    def record(kind, body=b""):
        code = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size, n = b"", len(body)
        while True:
            size += bytes([n & 0x7F | (0x80 if n > 127 else 0)])
            n >>= 7
            if not n:
                return code + size + body

    def wide(text):
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Sheet1"))
    book += record(144) + record(132)
    width = max(map(len, rows))
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + record(145)
    for r, row in enumerate(rows):
        sheet += record(0, struct.pack("<IIHHBI", r, 0, 300, 0, 0, 0))
        for c, cell in enumerate(row):
            if isinstance(cell, (int, float)):
                sheet += record(5, struct.pack("<IId", c, 0, cell))
            elif cell:
                sheet += record(6, struct.pack("<II", c, 0) + wide(str(cell)))
    sheet += record(146) + record(130)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{packages}"><Relationship Id="rId1" Type="{relation}/worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def sheets_of(path: Path):
    """Each sheet's name and all its rows as lists, through the one door for files."""
    from dumas_cli.sheets.opening import open_sheets

    return {sheet.name: [list(row) for row in sheet.rows()] for sheet in open_sheets(path)}


def rows_of(path: Path):
    """The rows of the file's only sheet."""
    (rows,) = sheets_of(path).values()
    return rows


def rewrite_part(path: Path, part: str, change) -> Path:
    """Changes one part of a zipped workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def kept(name: str) -> Path:
    """A small file that is kept for its trouble."""
    return Path(__file__).parent.parent / "sheets" / name
