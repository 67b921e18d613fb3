"""Rows of a delimited text in blocks: where no quotation mark stands by splitting lines, else by the csv module."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import RawIOBase, StringIO
from itertools import repeat

BLOCK = 1 << 17
"""Bytes read at a time: some hundred rows, so that a block and its cells fit the processor's cache."""


class TextRows:
    """The rows of an opened text file, exactly as ``csv.reader`` with ``strict=True`` gives them.

    Lines end at LF, CR or both; ``lines`` counts those read. csv.Error is raised where ``csv.reader`` would raise it.
    """

    def __init__(self, file: RawIOBase, encoding: str, errors: str, delimiter: str) -> None:
        self.lines = 0
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._delimiter = delimiter
        self._longest = csv.field_size_limit()
        self._rest = ""
        self._fed: list[str] = []  # the lines that the csv module is reading
        self._next = 0  # the place among them of the line that it reads next

    def blocks(self) -> Iterator[list[list[str]]]:
        """All rows, some at a time."""
        reader = csv.reader(self._feed(), delimiter=self._delimiter, strict=True)
        while text := self._whole_lines():
            rows = None if '"' in text else self._split(text)
            if rows is None:
                rows = []
                self._begin(text)
                while self._next < len(self._fed):
                    rows.append(next(reader))
            yield rows

    # ----------------------------------------------------------------------- helpers

    def _split(self, text: str) -> list[list[str]] | None:
        """The rows of whole lines without quotation marks; None where a cell may be too long for the csv module."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        lines = text.split("\n")
        if not lines[-1]:
            lines.pop()
        if len(text) > self._longest and max(map(len, lines)) > self._longest:
            return None
        self.lines += len(lines)
        if "" in lines:
            return [line.split(self._delimiter) if line else [] for line in lines]
        return list(map(str.split, lines, repeat(self._delimiter)))

    def _begin(self, text: str) -> None:
        self._fed = list(StringIO(text, newline=""))
        self._next = 0

    def _feed(self) -> Iterator[str]:
        """Lines for the csv module; a quoted cell may go on in the next block."""
        while True:
            if self._next == len(self._fed):
                self._begin(self._whole_lines())
                if not self._fed:
                    return
            self._next += 1
            self.lines += 1
            yield self._fed[self._next - 1]

    def _whole_lines(self) -> str:
        """The next lines with their ends, "" after the last, which may have none."""
        parts = [self._rest]
        while data := self._file.read(BLOCK):
            text = self._decoder.decode(data)
            # A CR at the very end may be half of CR LF.
            end = max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1 if text else 0
            if end:
                parts.append(text[:end])
                self._rest = text[end:]
                return "".join(parts)
            parts.append(text)
        self._rest = ""
        return "".join([*parts, self._decoder.decode(b"", final=True)])
