"""csv and its relatives: the delimiter is found out, and the same cells come out as of a workbook."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dumas_cli.errors import SheetError
from dumas_cli.sheets.encodings import Encoded, find_encoding
from dumas_cli.sheets.text_rows import TextRows
from dumas_cli.sheets.workbook import Row, Sheet

if TYPE_CHECKING:
    from typing_extensions import Buffer

DELIMITERS = (";", ",", "\t", "|")

ONE_COLUMN = "\x1f"
"""Stands for the delimiter of a file that has only one column: a character that no text holds."""

SAMPLED_ROWS = 200


@dataclass(frozen=True, slots=True)
class Format:
    """How a text file is laid out. ``skip`` is 1 where a first line "sep=;" only names the delimiter."""

    encoded: Encoded
    delimiter: str
    skip: int

    @property
    def encoding(self) -> str:
        """The codec's name."""
        return self.encoded.encoding


def open_delimited(path: Path) -> Sheet:
    """The one sheet of a delimited text file; its name is "".

    Rows are walked from the file each time, never held. While walking, SheetError is raised for a quotation mark that
    is not closed, with the line in which it stands. A last row that was cut off shows in ``end_warnings``.
    """
    form = find_format(path)
    end = _End()
    return Sheet(
        name="",
        rows=partial(_rows, path, form, end),
        height=form.encoded.lines,
        ragged=True,
        warnings=form.encoded.warnings,
        end_warnings=partial(_end_warnings, path.name, form, end),
    )


def find_format(path: Path) -> Format:
    """Find out encoding and delimiter.

    The delimiter is the one that parts most rows into the same number of cells. Raises SheetError where the file has a
    line too long to be held.
    """
    encoded = find_encoding(path)
    with _opened(path, encoded) as file:
        first = file.readline(20).strip().lower()
    if first.startswith("sep=") and len(first) <= 5:
        return Format(encoded, first[4:] or "\t", 1)
    return Format(encoded, _delimiter(path, encoded), 0)


# --------------------------------------------------------------------------- helpers


@dataclass(slots=True)
class _End:
    """The last row that was walked, and the one before it. Only kept of a file whose last line has no end."""

    number: int = 0
    line: int = 0
    last: Row = field(default_factory=tuple)
    before: Row = field(default_factory=tuple)


def _opened(path: Path, encoded: Encoded) -> TextIO:
    if encoded.size is None:
        return path.open(encoding=encoded.encoding, errors=encoded.errors, newline="")
    raw = io.BufferedReader(_opened_raw(path, encoded), 1 << 16)
    return io.TextIOWrapper(raw, encoding=encoded.encoding, errors=encoded.errors, newline="")


def _opened_raw(path: Path, encoded: Encoded) -> io.RawIOBase:
    return path.open("rb", buffering=0) if encoded.size is None else _Part(path, encoded.size)


class _Part(io.RawIOBase):
    """The first bytes of a file, without the zeros that fill up its end."""

    def __init__(self, path: Path, size: int) -> None:
        self._file = path.open("rb", buffering=0)
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fills the buffer, for the library's reader on top."""
        view = memoryview(buffer)
        count = self._file.readinto(view[: min(len(view), self._left)])
        self._left -= count
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


def _delimiter(path: Path, encoded: Encoded) -> str:
    sampled = {delimiter: _widths(path, encoded, delimiter) for delimiter in DELIMITERS}
    # Where a quotation mark is never closed for one delimiter, only what stands above it is compared.
    broken = [lines[-1] for lines, _, ends in sampled.values() if not ends and lines]
    last = min(broken, default=0) or encoded.lines
    best, best_worth = ONE_COLUMN, 0
    for delimiter, (lines, rows, _) in sampled.items():
        widths = Counter(width for line, width in zip(lines, rows, strict=True) if line <= last)
        worth = max(((width - 1) * count for width, count in widths.items() if width > 1), default=0)
        # Titles and signatures are rows of one cell, but where most rows are, the delimiter is only a part of texts.
        if worth > max(best_worth, widths[1]):
            best, best_worth = delimiter, worth
    return best


def _widths(path: Path, encoded: Encoded, delimiter: str) -> tuple[list[int], list[int], bool]:
    """Of the first rows: their last lines, their numbers of cells, and whether they could be read to the end."""
    lines: list[int] = []
    widths: list[int] = []
    with _opened(path, encoded) as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for row in islice(reader, SAMPLED_ROWS + 1):
                lines.append(reader.line_num)
                widths.append(len(row))
        except csv.Error:
            return lines, widths, False
    return lines, widths, True


def _rows(path: Path, form: Format, end: _End) -> Iterator[Row]:
    with _opened_raw(path, form.encoded) as file:
        text = TextRows(file, form.encoding, form.encoded.errors, form.delimiter)
        number = 0
        last_two: list[list[str]] = []
        try:
            for rows in text.blocks():
                if form.skip > number:
                    rows[0] = []
                number += len(rows)
                last_two = [*last_two, *rows[-2:]][-2:]
                yield from rows
        except csv.Error as error:
            raise _quote_error(path, form, str(error)) from None
        if form.encoded.ends_open and last_two:
            end.number, end.line = number, text.lines
            end.before, end.last = ((), *last_two)[-2:]


def _end_warnings(where: str, form: Format, end: _End, columns: int) -> tuple[str, ...]:
    """Says that the last row may be cut off: it has no line end and fewer cells than the heading and its neighbour."""
    cells = len(end.last)
    if not cells or cells >= columns or cells >= len(end.before):
        return ()
    warning = (
        f"{where}, row {end.number} (line {end.line}): the last row has {cells} of {columns} cells and no line end. "
        "The file may have been cut off there: compare it with its source."
    )
    return (warning,)


def _quote_error(path: Path, form: Format, error: str) -> SheetError:
    """Finds the quoted cell that the reader stumbled over, by reading again up to its row: the error is rare."""
    with _opened(path, form.encoded) as file:
        reader = csv.reader(file, delimiter=form.delimiter, strict=True)
        number = lines = 0
        try:
            for number, _ in enumerate(reader, start=1):  # noqa: B007
                lines = reader.line_num
        except csv.Error:
            pass
        last = reader.line_num
    with _opened(path, form.encoded) as file:
        for _ in range(lines):
            file.readline()
        opened, strange = _open_quote((file.readline() for _ in range(last - lines)), form.delimiter)
    line = lines + opened
    where = f"{path.name}, row {number + 1} (line {line})"
    remedy = 'Mend the quotation marks there; inside a quoted cell write "" for each.'
    if "field larger" in error:
        what = f"The quoted cell that begins in line {line} is longer than 131,072 characters: it is not closed."
    elif strange:
        what = f"The quoted cell that begins in line {line} goes on after its closing mark in line {lines + strange}."
    else:
        what = f"The quotation mark that opens a cell in line {line} is never closed."
    return SheetError(what, where=where, remedy=remedy)


def _open_quote(lines: Iterator[str], delimiter: str) -> tuple[int, int]:
    """Of the row that begins with the first line: the line in which the last quoted cell opens, both from 1, and the
    line in which something stands after its closing mark (0 where it is not closed).
    """  # fmt: skip
    opened, state = 1, "start"
    for number, line in enumerate(lines, start=1):
        for character in line:
            if state == "quoted":
                if character == '"':
                    state = "closing"
            elif state == "closing" and character == '"':
                state = "quoted"
            elif character in {delimiter, "\r", "\n"}:
                state = "start"
            elif state == "closing":
                return opened, number
            elif state == "start":
                opened, state = (number, "quoted") if character == '"' else (opened, "plain")
    return opened, 0
