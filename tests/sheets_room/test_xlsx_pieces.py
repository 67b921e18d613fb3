"""A long sheet that is loaded piece by piece is the sheet that is loaded as a whole; all contents are invented."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from sheets_room_files import kept, rewrite_part

from dumas_cli.errors import SheetError
from dumas_cli.sheets import container, extent, pieces, workbook
from dumas_cli.sheets.cells import ErrorCell
from dumas_cli.sheets.content import XLSX
from dumas_cli.sheets.extent import measure
from dumas_cli.sheets.opening import open_sheets

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def small_pieces(monkeypatch):
    """Pieces of some ten rows, unpacked a few rows at a time."""
    monkeypatch.setattr(pieces, "PIECE_BYTES", 5_000)
    monkeypatch.setattr(container, "_PIECE", 2_000)


def long_sheet(path, *, skip_rows=0, width=8, rows=400):
    """A workbook whose texts stand in their cells, as programs that export row by row write it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rekaan")
    for _ in range(skip_rows):
        sheet.append([])
    sheet.append([f"Judul {number}" for number in range(width)])
    for number in range(rows):
        day = WriteOnlyCell(sheet, date(2017, 1, 1 + number % 28))
        texts = [f"isi rekaan & baris {number} kolom {column}" for column in range(width - 3)]
        # The last column is blank in most pieces, and so is the first.
        ends = ["kiri" if number == 200 else None], ["kanan" if number == 300 else None]
        sheet.append([*ends[0], day, *texts, *ends[1]] if number % 50 else [])
    book.create_sheet("Kecil").append(["a", 1.5])
    book.save(path)
    return path


def both(path, monkeypatch):
    """The sheets by pieces, and the same as a whole."""
    by_pieces = open_sheets(path)
    with monkeypatch.context() as patch:
        patch.setattr(workbook, "load_in_pieces", lambda *_: None)
        whole = open_sheets(path)
    return by_pieces, whole


def are_alike(some, others):
    for one, other in zip(some, others, strict=True):
        rows = [list(row) for row in one.rows()]
        assert rows == [list(row) for row in other.rows()]
        assert [list(map(type, row)) for row in rows] == [list(map(type, row)) for row in other.rows()]
        assert (one.name, one.height, one.merges, one.date1904) == (
            other.name,
            other.height,
            other.merges,
            other.date1904,
        )
    return True


def in_pieces(path):
    """How many pieces the first sheet is loaded in, 0 for as a whole."""
    loaded = next(iter(measure(path, XLSX, pieces.load_in_pieces).values())).pieces
    return len(loaded.loaded) if loaded else 0


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("skip_rows", [0, 3])
def test_pieces_give_the_same_rows_blank_ones_too(tmp_path, monkeypatch, skip_rows):
    path = long_sheet(tmp_path / "a.xlsx", skip_rows=skip_rows)
    assert in_pieces(path) > 10
    assert are_alike(*both(path, monkeypatch))


@pytest.mark.usefixtures("small_pieces")
def test_a_table_away_from_the_corner_keeps_its_addresses(tmp_path, monkeypatch):
    path = long_sheet(tmp_path / "a.xlsx", skip_rows=120)
    rewrite_part(path, SHEET, lambda xml: xml.replace(b'<c r="A', b'<c r="J'))
    assert in_pieces(path) > 10
    assert are_alike(*both(path, monkeypatch))


@pytest.mark.usefixtures("small_pieces")
def test_pieces_keep_merged_blocks_and_formula_errors_and_days_from_1904(tmp_path, monkeypatch):
    path = long_sheet(tmp_path / "a.xlsx")
    error = b'<row r="402"><c r="C402" t="e"><v>#REF!</v></c></row></sheetData>'
    merges = b'<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
    rewrite_part(path, SHEET, lambda xml: xml.replace(b"</sheetData>", error).replace(b"</worksheet>", merges))
    rewrite_part(path, "xl/workbook.xml", lambda xml: xml.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1))
    assert in_pieces(path) > 10
    some, others = both(path, monkeypatch)
    assert are_alike(some, others)
    assert some[0].merges == (((0, 0), (0, 1)),)
    assert some[0].date1904
    assert isinstance(list(some[0].rows())[401][2], ErrorCell)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="300">', b'<row r="300"><c><v>1</v></c>'),  # a cell without an address
        (b'<row r="300">', b'<x:row r="300">'),
        (b'<c r="C300"', b'<x:c r="C300"'),
        (b'<row r="300">', b'<row r="300"><![CDATA[<row r="4">]]>'),
        (b"<sheetData>", b"<sheetData >"),
        (b'<c r="C300"', b'<c r="C20"'),  # a row written after others
        (b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    ],
)
def test_what_is_not_written_as_usual_is_read_as_it_was(tmp_path, monkeypatch, old, new):
    path = rewrite_part(long_sheet(tmp_path / "a.xlsx"), SHEET, lambda xml: xml.replace(old, new, 1))
    assert are_alike(*both(path, monkeypatch))


def with_a_bit_turned(path, part, part_of_text):
    """The file with one bit of a part turned, which its entry in the zip file knows nothing of."""
    with zipfile.ZipFile(path) as archive:
        parts = {item.filename: archive.read(item) for item in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    content = bytearray(path.read_bytes())
    at = content.find(part_of_text, content.find(part.encode()))
    content[at] ^= 1
    path.write_bytes(content)
    return path


@pytest.mark.usefixtures("small_pieces")
def test_a_turned_bit_in_a_cell_is_damage_and_no_other_value(tmp_path):
    path = with_a_bit_turned(long_sheet(tmp_path / "a.xlsx"), SHEET, b"isi rekaan")
    with pytest.raises(SheetError, match="damaged"):
        open_sheets(path)


@pytest.mark.usefixtures("small_pieces")
def test_damage_in_a_part_that_tells_no_values_leaves_the_sheet_to_be_loaded_as_a_whole(tmp_path, monkeypatch):
    path = with_a_bit_turned(long_sheet(tmp_path / "a.xlsx"), "[Content_Types].xml", b"application")
    assert in_pieces(path) == 0
    assert are_alike(*both(path, monkeypatch))


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<c r="B9"', b'<c r="B99999999999999999999999999999936"'),
        (b'<c r="B9"', b'<c r="BBBBBBBBBBB9"'),
    ],
)
def test_an_address_beyond_all_sheets_is_damage_before_the_engine_sees_it(tmp_path, old, new):
    """The engine keeps of such a number what its integers hold, and builds rows up to there."""
    path = long_sheet(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        assert archive.read(SHEET).count(old) == 1
    rewrite_part(path, SHEET, lambda text: text.replace(old, new))
    with pytest.raises(SheetError, match="damaged"):
        open_sheets(path)


@pytest.mark.usefixtures("small_pieces")
def test_no_piece_is_loaded_beyond_the_most_cells(tmp_path, monkeypatch):
    path = long_sheet(tmp_path / "a.xlsx")
    monkeypatch.setattr(extent, "MOST_CELLS", 2_000)
    handed = []
    load = pieces._loaded
    monkeypatch.setattr(pieces, "_loaded", lambda parts, sheet: handed.append(1) or load(parts, sheet))
    assert in_pieces(path) == 0
    assert 0 < len(handed) < 30
    assert are_alike(*both(path, monkeypatch))


@pytest.mark.usefixtures("small_pieces")
def test_texts_that_cells_share_are_never_handed_over_again_with_each_piece(tmp_path):
    path = long_sheet(tmp_path / "a.xlsx")
    texts = b"<sst><si><t>%s</t></si></sst>" % (b"x" * 300)
    rewrite_part(path, "xl/sharedStrings.xml", lambda _: texts)
    assert in_pieces(path) == 0


_WATCHED = """
import gc, sys
gc.disable()
from dumas_cli.cli import main
try:
    main()
except SystemExit:
    pass
gc.collect()
"""


@pytest.mark.parametrize(
    "name",
    [
        *("title-rows-above.xlsx", "stray-cell-far-corner.xlsx", "cut-in-half.xlsx", "excel-binary.xlsb"),
        *("saved-by-libreoffice.ods", "saved-by-libreoffice.xls", "saved-as-page.html", "layout-register.csv"),
        *("quote-not-closed.csv", "utf-16.csv", "torn-last-line.csv"),
    ],
)
def test_an_import_leaves_no_file_open(tmp_path, name):
    words = [sys.executable, "-X", "dev", "-W", "error::ResourceWarning", "-c", _WATCHED, "import", str(kept(name))]
    done = subprocess.run(
        [*words, "--db", str(tmp_path / "dumas.db")],
        check=True,
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("DUMAS_")},
    )
    assert "ResourceWarning" not in done.stderr
