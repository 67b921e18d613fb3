"""The XML spreadsheet of Excel 2003 becomes sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

from dumas_cli.errors import SheetError
from dumas_cli.sheets.cells import Cell, ErrorCell
from dumas_cli.sheets.content import broken
from dumas_cli.sheets.extent import MOST_CELLS
from dumas_cli.sheets.heading import Merge
from dumas_cli.sheets.markup import read_text_file, too_large
from dumas_cli.sheets.workbook import Sheet
from dumas_cli.sheets.xlsx_cells import refuse_doctype


def open_xml_spreadsheet(path: Path) -> tuple[Sheet, ...]:
    """The sheets of an XML spreadsheet, in its order.

    Raises SheetError where it is damaged, has a document type, or is larger than can be held.
    """
    from xml.parsers import expat

    book = _Book(path.name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = book.start
    parser.EndElementHandler = book.end
    parser.CharacterDataHandler = book.characters
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(read_text_file(path), True)
    except (expat.ExpatError, LookupError, ValueError):
        raise broken(path.name) from None
    if not book.sheets:
        raise SheetError(
            "The file is an XML spreadsheet without a sheet.", where=path.name, remedy="Ask for it to be sent again."
        )
    return tuple(sheet.sheet() for sheet in book.sheets)


# --------------------------------------------------------------------------- helpers

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MIDNIGHT = time()


@dataclass(slots=True)
class _SheetRows:
    name: str
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False

    def sheet(self) -> Sheet:
        while self.rows and not any(cell != "" for cell in self.rows[next(reversed(self.rows))]):
            self.rows.popitem()
        height = max(self.rows, default=-1) + 1
        rows = self.rows
        return Sheet(
            name=self.name,
            rows=lambda: (rows.get(number, ()) for number in range(height)),
            height=height,
            merges=tuple(self.merges),
            not_read="it is hidden" if self.hidden else "",
        )


class _Book:
    """Follows the sheets, rows and cells of an XML spreadsheet."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.sheets: list[_SheetRows] = []
        self._row = self._column = -1
        self._cells = 0
        self._kind = ""
        self._text: list[str] = []
        self._column_of_text = 0
        self._in_data = self._in_visible = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if space == _EXCEL:
            self._in_visible = name == "Visible"
            self._text = []
        if space != _SPREADSHEET:
            return

        def given(key: str) -> str | None:
            return attributes.get(f"{_SPREADSHEET} {key}", attributes.get(key))

        if name == "Worksheet":
            self.sheets.append(_SheetRows(self._unique(given("Name") or "")))
            self._row = self._column = -1
        elif name == "Row" and self.sheets:
            self._row = _position(given("Index"), self._row, _LAST_ROW)
            self._column = -1
        elif name == "Cell" and self.sheets and self._row >= 0:
            self._start_cell(given("Index"), given("MergeAcross"), given("MergeDown"))
        elif name == "Data" and self._column >= 0:
            self._in_data, self._kind, self._text = True, given("Type") or "String", []

    def end(self, tag: str) -> None:
        space, _, name = tag.rpartition(" ")
        if name == "Data" and space == _SPREADSHEET and self._in_data:
            self._in_data = False
            cells = self.sheets[-1].rows[self._row]
            cells[self._column_of_text] = _value("".join(self._text), self._kind)
        elif name == "Row" and space == _SPREADSHEET:
            self._column = -1
        elif self._in_visible and name == "Visible":
            self._in_visible = False
            if self.sheets and "".join(self._text).strip().startswith("Sheet"):
                self.sheets[-1].hidden = True

    def characters(self, text: str) -> None:
        if self._in_data or self._in_visible:
            self._text.append(text)

    # ----------------------------------------------------------------------- helpers

    def _unique(self, name: str) -> str:
        taken = {sheet.name for sheet in self.sheets}
        return name if name not in taken else f"{name} ({len(self.sheets) + 1})"

    def _start_cell(self, index: str | None, across: str | None, down: str | None) -> None:
        column = _position(index, self._column, _LAST_COLUMN)
        right, bottom = _number(across), _number(down)
        if column + right >= _LAST_COLUMN or self._row + bottom >= _LAST_ROW:
            raise ValueError("a cell beyond the sheet")
        sheet = self.sheets[-1]
        cells = sheet.rows.setdefault(self._row, [])
        blanks = column + right + 1 - len(cells)
        self._cells += max(blanks, 0)
        if self._cells > MOST_CELLS:
            raise too_large(self.where)
        cells += [""] * blanks
        if right or bottom:
            sheet.merges.append(((self._row, column), (self._row + bottom, column + right)))
        self._column_of_text, self._column = column, column + right


def _position(index: str | None, before: int, most: int) -> int:
    """Where a row or cell stands, from 0: where it says, or after the one before. It may not go back."""
    position = before + 1 if index is None else _number(index) - 1
    if not before < position < most:
        raise ValueError("rows or cells out of order")
    return position


def _number(text: str | None) -> int:
    if text is None:
        return 0
    if len(text) > 9 or not (text.isascii() and text.isdigit()):
        raise ValueError("no number")
    return int(text)


def _value(text: str, kind: str) -> Cell:
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    if kind == "DateTime":
        try:
            value = datetime.fromisoformat(text.strip().removesuffix("Z"))
        except ValueError:
            return text
        if value.tzinfo is not None:
            return text
        return value if value.time() != _MIDNIGHT else value.date()
    if kind == "Boolean":
        return text.strip() in {"1", "true"}
    return ErrorCell(text) if kind == "Error" and text else text
