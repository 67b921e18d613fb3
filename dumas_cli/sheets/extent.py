"""How large the sheets of a workbook are, measured in its container before any of it is loaded.

The reading engine builds the whole rectangle of used cells of a sheet: one stray cell in the far corner would take
gigabytes. So the rectangle is measured first, by the cells that are there and not only by what the file claims.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dumas_cli.errors import SheetError
from dumas_cli.sheets.binary import (
    list_xlsb_sheets,
    measure_xls,
    measure_xlsb,
    refuse_false_count,
    xls_counts_from_1904,
)
from dumas_cli.sheets.container import MOST_PART_BYTES, Container, Damage, plain
from dumas_cli.sheets.content import ODS, XLS, XLSB, XLSX, broken
from dumas_cli.sheets.heading import column_letters
from dumas_cli.sheets.pieces import Pieces
from dumas_cli.sheets.xlsx_cells import (
    MOST_UNSTORED,
    Reach,
    reach_of,
    reach_of_filled,
    read_attributes,
    refuse_doctype,
    shown_text_bytes,
    text_lengths,
)

MOST_CELLS = 20_000_000
"""Cells of all sheets' rectangles together, blank ones counted: about 700 MB of memory, 500,000 rows of 40 columns."""

MOST_SHOWN_BYTES = 4_000_000_000
"""What the shared texts of an xlsx may take together when each is counted as often as a cell shows it, in bytes."""

Loader = Callable[[Container, str, str, Sequence[str], int, bool], Pieces | None]
"""Loads a sheet while it is unpacked, or does not: see ``load_in_pieces``."""


@dataclass(slots=True)
class Extent:
    """What was measured of one sheet: its last row and column (from 1), and its cells with a formula error.

    ``unstored`` are those with a formula whose result is not stored: the rows by column, both from 1. ``reach`` is
    set where an xlsx sheet is too large to be loaded as a whole, and tells what a reader of single rows must know
    of it. ``pieces`` is a sheet that was loaded while it was measured.
    """

    rows: int = 0
    columns: int = 0
    errors: set[tuple[int, int]] = field(default_factory=set)
    reach: Reach | None = None
    pieces: Pieces | None = None
    unstored: dict[int, array[int]] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """The rectangle from the first cell to the last."""
        return self.rows * self.columns


def measure(path: Path, kind: str, load: Loader | None = None) -> Mapping[str, Extent]:
    """The extent of each sheet by its name (xls: by its number, from 1). ``load`` loads what sheets of an xlsx it can.

    Raises SheetError for damage, where the file unpacks to more than MOST_BYTES or more than it claims, and where the
    sheets of an xls, xlsb or ods are together over MOST_CELLS. Those of an xlsx may be read row by row instead.
    """
    try:
        if kind == XLS:
            extents: Mapping[str, Extent] = {
                name: Extent(*reach) for name, reach in measure_xls(path.read_bytes()).items()
            }
        else:
            with Container(path) as container:
                extents = _measure_xlsx(container, load) if kind == XLSX else _MEASURES[kind](container)
                _check_other_parts(container)
    except Damage:
        raise broken(path.name) from None
    _refuse_too_large(extents, path.name)
    return extents


def counts_from_1904(path: Path, kind: str) -> bool:
    """Whether a workbook (xlsx or xls) counts its days from 1904, as those of old Macintosh programs do."""
    try:
        if kind == XLS:
            return xls_counts_from_1904(path.read_bytes())
        if kind != XLSX:
            return False
        with Container(path) as container:
            part = container.names.get("xl/workbook.xml")
            settings = read_attributes(container.read(part, _MOST_SETTINGS_BYTES), "workbookPr") if part else []
    except Damage:
        raise broken(path.name) from None
    return any(item.get("date1904", "0").lower() in {"1", "true", "on"} for item in settings)


# --------------------------------------------------------------------------- helpers

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384  # no spreadsheet program has more
_MOST_SETTINGS_BYTES = 200_000_000  # styles, relations and the like
_MEASURED = frozenset({"content.xml", "xl/sharedstrings.xml", "xl/sharedstrings.bin"})
_OPENED_FIRST = frozenset(
    {
        *("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
        *("xl/styles.xml", "xl/sharedstrings.xml"),
    }
)
_HARMLESS_BYTES = 16_000  # inflate packs at most 1,032 to 1
_NEVER_OPENED = (
    *("xl/media/", "xl/embeddings/", "xl/pivotcache/", "xl/drawings/", "xl/charts/"),
    *("pictures/", "customxml/"),
)


def _refuse_too_large(extents: Mapping[str, Extent], where: str) -> None:
    if any(extent.rows > _MOST_ROWS or extent.columns > _MOST_COLUMNS for extent in extents.values()):
        raise broken(where)
    whole = {name: extent for name, extent in extents.items() if extent.reach is None}
    cells = sum(extent.cells for extent in whole.values())
    if cells <= MOST_CELLS:
        return
    name, largest = max(whole.items(), key=lambda item: item[1].cells)
    raise SheetError(
        f"The sheet reaches to {column_letters(largest.columns)}{largest.rows}, which makes {cells:,} cells "
        f"with the blank ones; the limit is {MOST_CELLS:,}.",
        where=f'{where}, sheet "{name}"',
        remedy="A stray cell far from the table does this: go to it with Ctrl+End, delete the rows and columns beyond "
        "the table, and save. Or save the sheet as csv.",
    )


def _check_other_parts(container: Container) -> None:
    """Unpacks what the reading engines will unpack beside the sheets, so that a part that lies about its size is told.

    A part that is small enough in the file can do no harm.
    """
    for name in container.names.values():
        key = plain(name)
        if _is_sheet(key) or key in _MEASURED or key.startswith(_NEVER_OPENED):
            continue
        container.refuse_over(name, _MOST_SETTINGS_BYTES)
        if container.packed_size(name) >= _HARMLESS_BYTES:
            for _ in container.pieces(name):
                pass


def _is_sheet(name: str) -> bool:
    return "worksheets/" in name and name.endswith((".xml", ".bin"))


def _measure_xlsx(container: Container, load: Loader | None) -> dict[str, Extent]:
    """Each sheet by its name in the workbook; parts of sheets that it does not name, by the name of the part."""
    parts = _sheet_parts(container)
    named = set(parts.values())
    parts |= {name: name for key, name in container.names.items() if _is_sheet(key) and name not in named}
    extents: dict[str, Extent] = {}
    beside = [name for key, name in container.names.items() if key in _OPENED_FIRST]
    left = MOST_CELLS
    is_calculated = _is_calculated(container)
    for sheet, part in parts.items():
        pieces = load(container, part, sheet, beside, left, is_calculated) if load and part in named else None
        reach = pieces.reach if pieces else reach_of(container.pieces(part), is_calculated=is_calculated)
        extents[sheet] = Extent(reach.rows, reach.columns, reach.errors, pieces=pieces, unstored=reach.unstored)
        left -= extents[sheet].cells
    _measure_again(container, parts, extents)
    _measure_texts(container, parts, extents)
    return extents


def _is_calculated(container: Container) -> bool:
    """False where the workbook asks to be calculated when it is opened, as programs write it that do not calculate."""
    part = container.names.get("xl/workbook.xml")
    found = read_attributes(container.read(part, _MOST_SETTINGS_BYTES), "calcPr") if part else []
    return not any(item.get("fullCalcOnLoad", "0").lower() in {"1", "true", "on"} for item in found)


def _measure_texts(container: Container, parts: Mapping[str, str], extents: Mapping[str, Extent]) -> None:
    """Leaves sheets to the reader of single rows where the texts that their cells share are too long together.

    The reading engine copies a text for each cell that shows it, so that a small file could fill any memory. The
    cells are looked at only where all of them with the longest text would be too much.
    """
    shared = container.names.get("xl/sharedstrings.xml")
    if shared is None:
        return
    container.refuse_over(shared, MOST_PART_BYTES)
    lengths = text_lengths(container.pieces(shared))
    if len(lengths) > MOST_CELLS:
        raise ValueError("more texts than cells")
    whole = [sheet for sheet, extent in extents.items() if extent.reach is None]
    if sum(extents[sheet].cells for sheet in whole) * max(lengths, default=0) <= MOST_SHOWN_BYTES:
        return
    shown = {sheet: shown_text_bytes(container.pieces(parts[sheet]), lengths) for sheet in whole}
    for sheet in sorted(shown, key=lambda sheet: -shown[sheet]):
        if sum(shown.values()) <= MOST_SHOWN_BYTES:
            break
        shown[sheet] = 0
        extents[sheet].reach = reach_of_filled(container.pieces(parts[sheet]))


def _measure_again(container: Container, parts: Mapping[str, str], extents: Mapping[str, Extent]) -> None:
    """Where the sheets are too large together: by their filled cells alone, the largest first, until they fit.

    One that is too large even so is left to the reader of single rows.
    """
    cells = sum(extent.cells for extent in extents.values())
    for sheet in sorted(extents, key=lambda sheet: -extents[sheet].cells):
        if cells <= MOST_CELLS:
            break
        extent = extents[sheet]
        cells -= extent.cells
        reach = reach_of_filled(container.pieces(parts[sheet]))
        extent.rows, extent.columns = reach.rows, reach.columns
        if cells + extent.cells > MOST_CELLS and reach.in_order:
            extent.reach = reach
        else:
            cells += extent.cells


def _sheet_parts(container: Container) -> dict[str, str]:
    """Sheet names and the parts that hold them, from the workbook and its relations."""
    names = container.names
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(names):
        return {}  # some writers put the workbook elsewhere
    book = read_attributes(container.read(names["xl/workbook.xml"], _MOST_SETTINGS_BYTES), "sheet")
    targets = _targets(container, names["xl/_rels/workbook.xml.rels"])
    parts = {}
    for sheet in book:
        relation = next((value for key, value in sheet.items() if key.endswith("id") and key != "sheetId"), "")
        if part := targets.get(relation):
            parts[sheet.get("name", "")] = part
    return parts


def _targets(container: Container, relations: str) -> dict[str, str]:
    """The part that each relation of the workbook leads to, where there is one."""
    names, parts = container.names, {}
    for item in read_attributes(container.read(relations, _MOST_SETTINGS_BYTES), "Relationship"):
        target = plain(item.get("Target", ""))
        part = names.get(target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}")
        if part is not None:
            parts[item.get("Id", "")] = part
    return parts


def _measure_xlsb(container: Container) -> dict[str, Extent]:
    """Each sheet by its name in the workbook; parts of sheets that it does not name, by the name of the part."""
    names = container.names
    if texts := names.get("xl/sharedstrings.bin"):
        refuse_false_count(container.read(texts))
    relations = names.get("xl/_rels/workbook.bin.rels")
    targets = _targets(container, relations) if relations else {}
    listed = list_xlsb_sheets(container.read(names["xl/workbook.bin"], _MOST_SETTINGS_BYTES))
    parts = {name: part for name, relation in listed if (part := targets.get(relation))}
    named = set(parts.values())
    parts |= {name: name for key, name in names.items() if _is_sheet(key) and name not in named}
    return {name: Extent(*measure_xlsb(container.read(part))) for name, part in parts.items()}


def _measure_ods(container: Container) -> dict[str, Extent]:
    """By walking rows and cells with their repetitions; trailing blank ones do not count.

    The whole content is parsed as XML, for the engine runs in circles where it breaks off.
    """
    from xml.parsers import expat

    walk = _OdsWalk()
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        for piece in container.pieces(container.names["content.xml"]):
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError):
        raise ValueError("not XML") from None
    return walk.extents


class _OdsWalk:
    """Follows the tables, rows and cells of an ods."""

    def __init__(self) -> None:
        self.extents: dict[str, Extent] = {}
        self.extent = Extent()
        self.row = self.column = self.repeated = self.noted = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in {"table:table-cell", "table:covered-table-cell"}:
            count = int(attributes.get("table:number-columns-repeated", "1"))
            if any(name.startswith("office:") or name == "table:formula" for name in attributes):
                self.extent.rows = max(self.extent.rows, self.row)
                self.extent.columns = max(self.extent.columns, self.column + count)
                if attributes.get("calcext:value-type") == "error":
                    self.extent.errors.add((self.row, self.column + 1))
                elif "table:formula" in attributes and not _has_result(attributes):
                    self._add_unstored(count)
            self.column += count
        elif tag == "table:table-row":
            self.repeated = int(attributes.get("table:number-rows-repeated", "1"))
            self.row += self.repeated
            self.column = 0
        elif tag == "table:table":
            self.extent = self.extents.setdefault(attributes.get("table:name", ""), Extent())
            self.row = 0

    def _add_unstored(self, columns: int) -> None:
        self.noted += self.repeated * columns
        if self.noted > MOST_UNSTORED:
            return
        for column in range(self.column + 1, self.column + columns + 1):
            rows = self.extent.unstored.setdefault(column, array("I"))
            rows.extend(range(self.row - self.repeated + 1, self.row + 1))


def _has_result(attributes: Mapping[str, str]) -> bool:
    """Whether a cell of an ods has the value of its type; a text has it in the cell, or is empty."""
    kind = attributes.get("office:value-type", "")
    return kind == "string" or any(name.startswith("office:") and name.endswith("value") for name in attributes)


_MEASURES = {XLSB: _measure_xlsb, ODS: _measure_ods}
