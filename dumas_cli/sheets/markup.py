"""The tables of a web page (HTML, often named .xls; or MHTML, a page in one file) become sheets."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

from dumas_cli.errors import SheetError
from dumas_cli.sheets.content import HTML, broken
from dumas_cli.sheets.extent import MOST_CELLS
from dumas_cli.sheets.heading import Merge
from dumas_cli.sheets.workbook import Row, Sheet

MOST_TEXT_BYTES = 500_000_000
"""A larger page or XML spreadsheet is not read: its text and its cells are held in memory."""


def open_page(path: Path, kind: str) -> tuple[Sheet, ...]:
    """The tables of a file of the kind HTML or MHTML, each a sheet, in the order of the file.

    Raises SheetError where there is no table, where the file breaks off, and where it is larger than can be held.
    """
    content = read_text_file(path)
    pages = [content] if kind == HTML else _html_parts(content, path.name)
    tables = [table for page in pages for table in read_html(page, path.name)]
    if not tables:
        raise SheetError(
            "The file is a web page (HTML) without a table, though it may be named as a workbook.",
            where=path.name,
            remedy="Open it in a browser: it may be a page that asks to log in, or says what went wrong. "
            "Download the spreadsheet again.",
        )
    return tuple(replace(table, name=f"table {number}") for number, table in enumerate(tables, start=1))


def read_text_file(path: Path) -> bytes:
    """The file's bytes. Raises SheetError where it is larger than MOST_TEXT_BYTES."""
    if path.stat().st_size > MOST_TEXT_BYTES:
        raise too_large(path.name)
    return path.read_bytes()


def too_large(where: str) -> SheetError:
    """The error for a page that would take too much memory."""
    return SheetError(
        f"The file is too large to be held in memory: over {MOST_TEXT_BYTES / 1e6:.0f} MB, or over {MOST_CELLS:,} "
        "cells with the blank ones.",
        where=where,
        remedy="Open it in Excel or LibreOffice, and save its sheets one by one as csv.",
    )


def read_html(content: bytes, where: str) -> list[Sheet]:
    """The tables of a page that hold cells, in order, without names.

    Cells that span rows or columns are merged blocks with blank cells under them. A table inside a cell is a sheet of
    its own where it has more rows than the table around it, as in a page laid out by tables; else it is text of the
    cell. Raises SheetError where cells or nesting are beyond measure.
    """
    text, warnings = _decoded(content, where)
    page = _Page(where)
    try:
        for at in range(0, len(text), _FED):
            page.feed(text[at : at + _FED])
            if len(page.rawdata) > _LONGEST_TAG:
                raise _breaks_off(where)
        if page.rawdata.lstrip().startswith("<") and len(page.rawdata) > _SHORT:
            raise _breaks_off(where)
        page.close()
    except (AssertionError, RecursionError, ValueError):
        # The library gives up on some declarations in this way.
        raise _breaks_off(where) from None
    if page.finish():
        warnings.append(f"{where}: the page ends inside a table. If it was cut off, rows are missing at its end.")
    return [replace(table.sheet(), warnings=tuple(warnings)) for table in page.tables]


# --------------------------------------------------------------------------- helpers

_FED = 1 << 16
_LONGEST_TAG = 1 << 22
_SHORT = 4096
_MOST_SPAN = 1000
_MOST_NESTED = 100

_HIDING = {"script", "style", "noscript", "template", "select", "textarea", "object", "svg"}
_BREAKING = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr", "dd", "dt"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "frame"}
_ENDING = {"td", "th", "tr", "table"}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Table:
    """One table in the making. ``below`` holds, by column, how many rows a cell from above still reaches down."""

    depth: int
    hidden: bool = False
    rows: list[list[str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)
    open_row: bool = False
    cell: list[str] | None = None
    span: tuple[int, int] = (1, 1)
    nested: list[_Table] = field(default_factory=list)
    inside: list[tuple[int, int, _Table]] = field(default_factory=list)

    @property
    def filled_rows(self) -> int:
        """Rows that are more than a line of text: two filled cells, or one where the table has one column."""
        needed = 2 if any(len(row) > 1 for row in self.rows) else 1
        return sum(1 for row in self.rows if sum(map(bool, row)) >= needed)

    def text(self) -> str:
        return "\n".join(" ".join(filter(None, row)) for row in self.rows if any(row))

    def sheet(self) -> Sheet:
        rows: Sequence[Row] = self.rows
        return Sheet(
            name="",
            rows=partial(iter, rows),
            height=len(rows),
            merges=tuple(self.merges),
            not_read="it is hidden" if self.hidden else "",
        )


class _Page(HTMLParser):
    """Gathers the tables of a page. ``rawdata``, of the library, is the text that waits for the end of its tag."""

    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self.where = where
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cells = 0
        self._hidden: str | None = None
        self._hidden_depth = self._hidden_tables = 0

    def finish(self) -> bool:
        """Closes what is open at the end of the page; True where a table was."""
        unclosed = bool(self._open)
        while self._open:
            self._end_table()
        self.tables = [table for table in self.tables if any(map(any, table.rows))]
        return unclosed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the library for each tag that opens."""
        if self._stays_hidden(tag):
            self._hidden_depth += tag == self._hidden
            self._hidden_tables += tag == "table"
            return
        if tag == "table":
            self._start_table(dict(attrs))
        elif tag in {"tr", "td", "th"} and self._open:
            if tag == "tr":
                self._start_row()
            else:
                self._start_cell(dict(attrs))
        elif tag == "br" or tag in _BREAKING:
            self._put("\n")
        if tag in _HIDING or (tag not in _NEVER_HIDDEN and _is_hidden(attrs)):
            self._hidden, self._hidden_depth, self._hidden_tables = tag, 1, 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the library for <br/> and its like."""
        self.handle_starttag(tag, attrs)
        if tag not in _BREAKING:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Called by the library for each tag that closes."""
        if self._stays_hidden(tag):
            self._hidden_depth -= tag == self._hidden
            self._hidden_tables -= tag == "table"
            if not self._hidden_depth:
                self._hidden = None
        elif tag == "table" and self._open:
            self._end_table()
        elif tag == "tr" and self._open:
            self._end_row(self._open[-1])
        elif tag in {"td", "th"} and self._open:
            self._end_cell(self._open[-1])
        elif tag in _BREAKING:
            self._put("\n")

    def handle_data(self, data: str) -> None:
        """Called by the library for text."""
        if self._hidden is None and self._open:
            self._put(_BLANKS.sub(" ", data))

    def unknown_decl(self, data: str) -> None:
        """Called by the library for <![if ...]> and <![CDATA[...]]>: no text of the table."""

    def updatepos(self, i: int, j: int) -> int:
        """Called by the library to count lines, which nobody asks for here."""
        return j

    # ----------------------------------------------------------------------- helpers

    def _stays_hidden(self, tag: str) -> bool:
        """Whether a tag belongs to something hidden; one that ends the cell around it ends what is hidden too."""
        if self._hidden is not None and self._open and not self._hidden_tables and tag in _ENDING:
            self._hidden = None  # by </td>, </tr>, </table>, or the next cell
        return self._hidden is not None

    def _put(self, text: str) -> None:
        if self._open and (cell := self._open[-1].cell) is not None:
            cell.append(text)

    def _start_table(self, attributes: dict[str, str | None]) -> None:
        if len(self._open) >= _MOST_NESTED:
            raise too_large(self.where)
        hidden = _is_hidden(list(attributes.items())) or any(table.hidden for table in self._open)
        table = _Table(len(self._open), hidden)
        if not self._open:
            self.tables.append(table)
        elif self._open[-1].cell is not None:
            self._open[-1].nested.append(table)
        else:
            self.tables.append(table)  # between two rows, where none belongs: browsers put it before the table
        self._open.append(table)

    def _end_table(self) -> None:
        table = self._open[-1]
        self._end_row(table)
        self._open.pop()
        own_rows = max(table.filled_rows, 1)
        for row, column, inner in table.inside:
            if inner.filled_rows > own_rows:
                self.tables.append(inner)
            else:
                table.rows[row][column] = "\n".join(filter(None, (table.rows[row][column], inner.text())))

    def _start_row(self) -> None:
        table = self._open[-1]
        self._end_row(table)
        table.rows.append([])
        table.open_row = True
        self._count(1)

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        table = self._open[-1]
        self._end_cell(table)
        if not table.open_row:
            self._start_row()
        table.cell = []
        table.span = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def _end_cell(self, table: _Table) -> None:
        """Puts the cell into the first columns that no cell from above reaches into."""
        if table.cell is None:
            return
        row, below = table.rows[-1], table.below
        start = len(row)
        while below.get(len(row)):
            row.append("")
        rows, columns = table.span
        column = len(row)
        row.append(self._cell_text(table, column))
        row += [""] * (columns - 1)
        self._count(len(row) - start)
        if rows > 1:
            below.update(dict.fromkeys(range(column, column + columns), rows))
        if rows > 1 or columns > 1:
            top = len(table.rows) - 1
            table.merges.append(((top, column), (top + rows - 1, column + columns - 1)))
        table.cell = None

    def _cell_text(self, table: _Table, column: int) -> str:
        lines = "".join(table.cell or ()).split("\n")
        text = "\n".join(filter(None, (line.strip(" ") for line in lines)))
        table.inside += [(len(table.rows) - 1, column, inner) for inner in table.nested]
        table.nested = []
        return text

    def _end_row(self, table: _Table) -> None:
        self._end_cell(table)
        if not table.open_row:
            return
        table.open_row = False
        row = table.rows[-1]
        for column in sorted(table.below):
            if column == len(row):
                row.append("")
                self._count(1)
        table.below = {column: rows - 1 for column, rows in table.below.items() if rows > 1}

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise too_large(self.where)


_NEVER_HIDDEN = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "html", "body", "p", "li", "dd", "dt", *_VOID}


def _is_hidden(attributes: Sequence[tuple[str, str | None]]) -> bool:
    """Whether a browser would not show the element. Rows and cells count as shown, as those of a workbook do."""
    return any(
        name == "hidden" or (name == "style" and value is not None and _HIDDEN_STYLE.search(value.lower()))
        for name, value in attributes
    )


def _span(value: str | None) -> int:
    """A colspan or rowspan; 1 for what is no sensible number."""
    text = (value or "").strip()[:6]
    return min(max(int(text), 1), _MOST_SPAN) if text.isascii() and text.isdigit() else 1


def _decoded(content: bytes, where: str) -> tuple[str, list[str]]:
    """The page's text by its mark, by the charset it names, else as UTF-8 or cp1252; with what is to be told of it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif content.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif content[:4].count(0) == 2:
        candidates = ["utf-16-be" if content[:1] == b"\0" else "utf-16-le"]
    else:
        candidates = [*_charset(content), "utf-8"]
    for encoding in [*candidates, "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        named = encoding == candidates[0] or len(candidates) == 1
        return text, [] if named else [f"{where}: the page says it is {candidates[0]}, but only {encoding} reads it."]
    return content.decode("latin-1"), [f"{where}: the page's characters are of no certain encoding; some may be wrong."]


_CHARSET = re.compile(rb"""<(?:meta[^<>]{1,200}charset|\?xml[^<>]{1,100}encoding)\s*=\s*["']?([\w.:-]{1,30})""", re.I)
_ENCODINGS = re.compile(r"utf-?_?8|(iso-?_?8859|cp|windows|koi8|gb|big5|euc|shift|mac|latin)\S*")


def _charset(content: bytes) -> list[str]:
    match = _CHARSET.search(content[:16_384])
    name = match[1].decode("ascii", "replace").lower() if match else ""
    if name in {"iso-8859-1", "latin1", "ascii", "us-ascii"}:
        return ["cp1252"]  # as browsers read them
    if name.startswith("utf-16"):
        return []  # it was read as bytes of one character each to find this
    if not _ENCODINGS.fullmatch(name):
        return []
    try:
        return [codecs.lookup(name).name]
    except LookupError:
        return []


def _html_parts(content: bytes, where: str) -> list[bytes]:
    """The pages of an MHTML file: Excel writes one for each sheet."""
    from email import message_from_bytes
    from email.errors import MessageError

    pages = []
    try:
        for part in message_from_bytes(content).walk():
            if part.get_content_type() != "text/html":
                continue
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                pages.append(_with_charset(page, part.get_content_charset()))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise broken(where) from None
    return pages


def _with_charset(page: bytes, charset: str | None) -> bytes:
    """The page, saying the charset that its envelope names, where it says none itself."""
    if not charset or _charset(page) or page.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return page
    return b'<meta charset="' + charset.encode("ascii", "replace") + b'">' + page


def _breaks_off(where: str) -> SheetError:
    return SheetError(
        "The web page breaks off, or is no page that can be read: a tag or remark in it never ends.",
        where=where,
        remedy="Download it again, or open it in Excel and save it as a new .xlsx.",
    )
