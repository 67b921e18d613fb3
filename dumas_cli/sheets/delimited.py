"""csv and its relatives: encoding, delimiter and quoting are found out, and the same cells come out."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dumas_cli.errors import SheetError
from dumas_cli.sheets.workbook import Row, Sheet

DELIMITERS = (";", ",", "\t", "|")

SAMPLED_ROWS = 200


@dataclass(frozen=True, slots=True)
class Format:
    """How a text file is laid out. ``skip`` is 1 where a first line "sep=;" only names the delimiter."""

    encoding: str
    delimiter: str
    skip: int
    lines: int


def open_delimited(path: Path) -> Sheet:
    """The one sheet of a delimited text file; its name is "".

    Rows are walked from the file each time, never held. While walking, SheetError is raised for a quotation mark that
    is not closed, with the row it stands in.
    """
    form = find_format(path)
    return Sheet(name="", rows=partial(_rows, path, form), height=form.lines, ragged=True)


def find_format(path: Path) -> Format:
    """Find out encoding and delimiter.

    UTF-8 (with and without mark), UTF-16, else the Windows code page of western Europe (cp1252), which Excel in
    Indonesia writes; bytes that it does not have make it latin-1. The delimiter is the one that parts most rows into
    the same number of cells. Raises SheetError where the file cannot be opened.
    """
    encoding, lines = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline(20).strip().lower()
    if first.startswith("sep=") and len(first) <= 5:
        return Format(encoding, first[4:] or "\t", 1, lines)
    return Format(encoding, _delimiter(path, encoding), 0, lines)


# --------------------------------------------------------------------------- helpers

_CHUNK = 1 << 20


def _encoding(path: Path) -> tuple[str, int]:
    """The encoding that reads the whole file, and its number of lines."""
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif head[1::2].count(0) > len(head) // 5:
        candidates = ["utf-16-le"]
    elif head[0::2].count(0) > len(head) // 5:
        candidates = ["utf-16-be"]
    else:
        candidates = ["utf-8"]
    for encoding in [*candidates, "cp1252"]:
        lines = _lines_if_readable(path, encoding)
        if lines is not None:
            return encoding, lines
    lines = _lines_if_readable(path, "latin-1")
    return "latin-1", lines or 0


def _lines_if_readable(path: Path, encoding: str) -> int | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, last = 0, "\n"
    with path.open("rb") as file:
        try:
            while piece := file.read(_CHUNK):
                text = decoder.decode(piece)
                lines += text.count("\n")
                last = text[-1:] or last
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return None
    return lines + (last != "\n")


def _delimiter(path: Path, encoding: str) -> str:
    best, best_worth = DELIMITERS[0], 0
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=delimiter)
            try:
                for number, row in enumerate(reader):
                    widths[len(row)] += 1
                    if number >= SAMPLED_ROWS:
                        break
            except csv.Error:
                continue
        worth = max(((width - 1) * count for width, count in widths.items() if width > 1), default=0)
        if worth > best_worth:
            best, best_worth = delimiter, worth
    return best


def _rows(path: Path, form: Format) -> Iterator[Row]:
    with path.open(encoding=form.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=form.delimiter, strict=True)
        number = 0
        try:
            for number, row in enumerate(reader, start=1):
                yield row if number > form.skip else []
        except csv.Error as error:
            raise SheetError(
                "A quotation mark is not closed, or stands inside a quoted cell without being doubled."
                if "field larger" not in str(error)
                else "A cell is longer than 131,072 characters: a quotation mark is not closed.",
                where=f"{path.name}, row {number + 1} (line {reader.line_num})",
                remedy='Mend the quotation marks there; inside a quoted cell write "" for each.',
            ) from None
