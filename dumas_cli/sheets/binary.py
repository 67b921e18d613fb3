"""How far the cells of the binary workbooks (xls, xlsb) reach, read from their records."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dumas_cli.sheets.compound import read_streams


def measure_xls(content: bytes) -> dict[str, tuple[int, int]]:
    """Last row and column of each sheet of an xls, both from 1, by the order of the sheets ("1", "2"...).

    Raises ValueError where the file does not hold together, or claims more texts than it has room for.
    """
    streams = {name.casefold(): stream for name, stream in read_streams(content).items()}
    stream = streams.get("workbook", streams.get("book", b""))
    sheets: dict[str, tuple[int, int]] = {}
    rows = columns = 0
    for kind, at, length in _biff_records(stream):
        if kind in _BIFF_CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in _BIFF_RUNS and length >= 6:
                columns = max(columns, struct.unpack_from("<H", stream, at + length - 2)[0] + 1)
        elif kind == _BIFF_TEXTS and length >= 8:
            if struct.unpack_from("<I", stream, at + 4)[0] > len(stream):
                raise ValueError("more texts than bytes")
        elif kind == _BIFF_END:
            sheets[str(len(sheets))] = rows, columns
            rows = columns = 0
    sheets[str(len(sheets))] = rows, columns
    return sheets


def measure_xlsb(part: bytes) -> tuple[int, int]:
    """Last row and column of one sheet's part of an xlsb, both from 1.

    Raises ValueError where the part breaks off inside a record.
    """
    rows = columns = 0
    row = 0
    for kind, at, length in _xlsb_records(part):
        if kind == 0 and length >= 4:
            row = int.from_bytes(part[at : at + 4], "little") + 1
        elif kind <= _XLSB_LAST_CELL and length >= 4:
            rows = max(rows, row)
            columns = max(columns, int.from_bytes(part[at : at + 4], "little") + 1)
    return rows, columns


# --------------------------------------------------------------------------- helpers

# Number, label, label of the shared texts, RK, runs of RK and of blanks, formulas, truth or error, rich text, blank.
_BIFF_CELLS = frozenset(
    {0x203, 0x204, 0xFD, 0x27E, 0xBD, 0xBE, 0x06, 0x206, 0x406, 0x205, 0xD6, 0x201, 0x03, 0x04, 0x05}
)
_BIFF_RUNS = frozenset({0xBD, 0xBE})
_BIFF_TEXTS = 0xFC
_BIFF_END = 0x0A
_XLSB_LAST_CELL = 11


def _biff_records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start of the body and its length, of each record."""
    at, end = 0, len(stream)
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, min(length, end - at - 4)
        at += 4 + length


def _xlsb_records(part: bytes) -> Iterator[tuple[int, int, int]]:
    at, end = 0, len(part)
    while at < end:
        try:
            kind = part[at]
            at += 1
            if kind & 0x80:
                kind = kind & 0x7F | (part[at] & 0x7F) << 7
                at += 1
            length = shift = 0
            while True:
                byte = part[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80 or shift >= 28:
                    break
        except IndexError:
            raise ValueError("a record breaks off") from None
        if at + length > end:
            raise ValueError("a record breaks off")
        yield kind, at, length
        at += length
