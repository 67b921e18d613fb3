"""How large the sheets of a workbook are, measured in its container before any of it is loaded.

The reading engine builds the whole rectangle of used cells of a sheet: one stray cell in the far corner would take
gigabytes. So the rectangle is measured first, by the cells that are there and not only by what the file claims.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dumas_cli.errors import SheetError
from dumas_cli.sheets.binary import measure_xls, measure_xlsb
from dumas_cli.sheets.content import ODS, XLS, XLSB, XLSX, broken

MOST_CELLS = 20_000_000
"""Cells of all sheets' rectangles together, blank ones counted: about 700 MB of memory, 500,000 rows of 40 columns."""

MOST_BYTES = 3_000_000_000
"""What a workbook may unpack to, in bytes."""


@dataclass(slots=True)
class Extent:
    """What was measured of one sheet: its last row and column (from 1), and its cells with a formula error."""

    rows: int = 0
    columns: int = 0
    errors: set[tuple[int, int]] = field(default_factory=set)

    @property
    def cells(self) -> int:
        """The rectangle from the first cell to the last."""
        return self.rows * self.columns


def measure(path: Path, kind: str) -> Mapping[str, Extent]:
    """The extent of each sheet by its name (xlsb: by its part; xls: by its place in the file).

    Raises SheetError where the sheets are together over MOST_CELLS or the file unpacks to more than MOST_BYTES.
    """
    try:
        if kind == XLS:
            extents: Mapping[str, Extent] = {
                name: Extent(*reach) for name, reach in measure_xls(path.read_bytes()).items()
            }
            _refuse_too_large(extents, path.name)
            return extents
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            if unpacked > MOST_BYTES:
                raise SheetError(
                    f"The workbook unpacks to {unpacked / 1e9:.1f} GB; the limit is {MOST_BYTES / 1e9:.0f} GB.",
                    where=path.name,
                    remedy="Save the sheets one by one as csv and import those.",
                )
            extents = _MEASURES[kind](archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, KeyError, zlib.error):
        raise broken(path.name) from None
    _refuse_too_large(extents, path.name)
    return extents


# --------------------------------------------------------------------------- helpers

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # no spreadsheet program has more
_CHUNK = 1 << 20
_OVERLAP = 512

_COLUMN = re.compile(rb'r="([A-Z]{1,3})\d')
_LAST_ROW = re.compile(rb'\br="[A-Z]{0,3}(\d{1,7})"')
_ERROR = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"[^<>]*\bt="e"')
_MOST_ERRORS = 100_000


def _refuse_too_large(extents: Mapping[str, Extent], where: str) -> None:
    if any(extent.rows > _MOST_ROWS or extent.columns > _MOST_COLUMNS for extent in extents.values()):
        raise broken(where)
    cells = sum(extent.cells for extent in extents.values())
    if cells <= MOST_CELLS:
        return
    name, largest = max(extents.items(), key=lambda item: item[1].cells)
    raise SheetError(
        f"The sheet reaches to {_letters(largest.columns)}{largest.rows}, which makes {cells:,} cells "
        f"with the blank ones; the limit is {MOST_CELLS:,}.",
        where=f'{where}, sheet "{name}"',
        remedy="A stray cell far from the table does this: go to it with Ctrl+End, delete the rows and columns beyond "
        "the table, and save. Or save the sheet as csv.",
    )


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part's bytes in pieces, each beginning with the end of the one before, so that nothing is cut in two."""
    tail = b""
    with archive.open(part) as file:
        while piece := file.read(_CHUNK):
            yield tail + piece
            tail = piece[-_OVERLAP:]


def _measure_xlsx(archive: zipfile.ZipFile) -> dict[str, Extent]:
    return {name: _sheet_extent(archive, part) for name, part in _sheet_parts(archive).items()}


def _sheet_extent(archive: zipfile.ZipFile, part: str) -> Extent:
    extent = Extent()
    columns: set[bytes] = set()
    last_rows = b""
    for piece in _chunks(archive, part):
        columns.update(_COLUMN.findall(piece))
        # Rows stand in order, so the last reference in the file is in the last row.
        at = max(piece.rfind(b' r="', 0), 0)
        if match := _LAST_ROW.search(piece, at):
            last_rows = match[1]
            extent.rows = max(extent.rows, int(last_rows))
        if b't="e"' in piece and len(extent.errors) < _MOST_ERRORS:
            extent.errors.update((int(row), _column(letters)) for letters, row in _ERROR.findall(piece))
    extent.columns = max(map(_column, columns), default=0)
    return extent


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet names and the parts that hold them, from the workbook and its relations."""
    from xml.etree import ElementTree

    names = archive.namelist()
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(names):
        # Some writers put the workbook elsewhere: the sheets are then measured under the names of their parts.
        return {name: name for name in names if "worksheets/" in name and name.endswith(".xml")}
    book, relations = archive.read("xl/workbook.xml"), archive.read("xl/_rels/workbook.xml.rels")
    if b"<!DOCTYPE" in book or b"<!DOCTYPE" in relations:
        raise ValueError("a workbook has no document type")
    try:
        targets = {
            item.get("Id"): item.get("Target", "")
            for item in ElementTree.fromstring(relations)  # noqa: S314
        }
        sheets = [item for item in ElementTree.fromstring(book).iter() if item.tag.endswith("}sheet")]  # noqa: S314
    except ElementTree.ParseError:
        raise ValueError("not XML") from None
    parts = {}
    for sheet in sheets:
        relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if "worksheets/" in part and part in names:
            parts[sheet.get("name", "")] = part
    return parts


def _measure_xlsb(archive: zipfile.ZipFile) -> dict[str, Extent]:
    parts = sorted(name for name in archive.namelist() if "worksheets/" in name and name.endswith(".bin"))
    return {name: Extent(*measure_xlsb(archive.read(name))) for name in parts}


def _measure_ods(archive: zipfile.ZipFile) -> dict[str, Extent]:
    """By walking rows and cells with their repetitions; trailing blank ones do not count.

    The whole content is parsed as XML, for the engine runs in circles where it breaks off.
    """
    from xml.parsers import expat

    walk = _OdsWalk()
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    try:
        with archive.open("content.xml") as file:
            parser.ParseFile(file)
    except (expat.ExpatError, LookupError):
        raise ValueError("not XML") from None
    return walk.extents


class _OdsWalk:
    """Follows the tables, rows and cells of an ods."""

    def __init__(self) -> None:
        self.extents: dict[str, Extent] = {}
        self.extent = Extent()
        self.row = self.column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in {"table:table-cell", "table:covered-table-cell"}:
            count = int(attributes.get("table:number-columns-repeated", "1"))
            if "office:value-type" in attributes or "table:formula" in attributes:
                self.extent.rows = max(self.extent.rows, self.row)
                self.extent.columns = max(self.extent.columns, self.column + count)
            self.column += count
        elif tag == "table:table-row":
            self.row += int(attributes.get("table:number-rows-repeated", "1"))
            self.column = 0
        elif tag == "table:table":
            self.extent = self.extents.setdefault(attributes.get("table:name", ""), Extent())
            self.row = 0


_MEASURES = {XLSX: _measure_xlsx, XLSB: _measure_xlsb, ODS: _measure_ods}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
