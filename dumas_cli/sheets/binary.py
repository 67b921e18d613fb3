"""How far the cells of the binary workbooks (xls, xlsb) reach, read from their records."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dumas_cli.sheets.compound import read_streams

Measured = tuple[int, int, set[tuple[int, int]]]
"""Last row and column of a sheet, and the rows and columns of its cells with a formula error; all from 1."""


def measure_xls(content: bytes) -> dict[str, Measured]:
    """What was measured of each sheet of an xls, by its number in the list of sheets ("1", "2"...).

    Raises ValueError where the file does not hold together, or claims more texts than it has room for.
    """
    streams = {name.casefold(): stream for name, stream in read_streams(content).items()}
    stream = streams.get("workbook", streams.get("book", b""))
    sheets: dict[str, Measured] = {}
    starts: list[int] = []
    rows = columns = 0
    errors: set[tuple[int, int]] = set()
    name = "0"
    for kind, at, length in _biff_records(stream):
        if kind in _BIFF_CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in _BIFF_RUNS and length >= 6:
                columns = max(columns, struct.unpack_from("<H", stream, at + length - 2)[0] + 1)
            elif kind in _BIFF_RESULTS and _is_biff_error(kind, stream[at : at + min(length, 14)]):
                errors.add((row + 1, column + 1))
        elif kind == _BIFF_TEXTS and length >= 8:
            if struct.unpack_from("<I", stream, at + 4)[0] > len(stream):
                raise ValueError("more texts than bytes")
        elif kind == _BIFF_DIMENSIONS:
            _refuse_false_dimensions(stream[at : at + length])
        elif kind == _BIFF_SHEET and length >= 4:
            starts.append(struct.unpack_from("<I", stream, at)[0])
        elif kind == _BIFF_START and at - 4 in starts:
            name = str(starts.index(at - 4) + 1)
        elif kind == _BIFF_END:
            _keep(sheets, name, (rows, columns, errors))
            rows, columns, errors, name = 0, 0, set(), f"after {name}"
    _keep(sheets, name, (rows, columns, errors))
    return sheets


def xls_counts_from_1904(content: bytes) -> bool:
    """Whether an xls counts its days from 1904. Raises ValueError where the file does not hold together."""
    streams = {name.casefold(): stream for name, stream in read_streams(content).items()}
    stream = streams.get("workbook", streams.get("book", b""))
    for kind, at, length in _biff_records(stream):
        if kind == _BIFF_DATE_MODE and length >= 2:
            return bool(stream[at] == 1)
        if kind == _BIFF_END:  # of what holds for the whole workbook
            break
    return False


def measure_xlsb(part: bytes) -> Measured:
    """What was measured of one sheet's part of an xlsb.

    Raises ValueError where the part breaks off inside a record, or a row or cell is too short to say where it stands:
    the reading engine would take what stood in its memory before.
    """
    rows = columns = 0
    errors: set[tuple[int, int]] = set()
    row = 0
    for kind, at, length in _xlsb_records(part):
        if kind > _XLSB_LAST_CELL and kind != _XLSB_RICH_TEXT:
            continue
        if length < _XLSB_SHORTEST:
            raise ValueError("a cell breaks off")
        if kind == 0:
            row = int.from_bytes(part[at : at + 4], "little") + 1
        else:
            column = int.from_bytes(part[at : at + 4], "little") + 1
            rows, columns = max(rows, row), max(columns, column)
            if kind in _XLSB_ERRORS:
                errors.add((row, column))
    return rows, columns, errors


def list_xlsb_sheets(part: bytes) -> list[tuple[str, str]]:
    """Name and relation of each sheet of an xlsb, from its workbook's part. Raises ValueError where it breaks off."""
    sheets = []
    for kind, at, length in _xlsb_records(part):
        if kind == _XLSB_SHEET and length >= 12:
            relation, after = _wide_text(part, at + 8, at + length)
            sheets.append((_wide_text(part, after, at + length)[0], relation))
    return sheets


def refuse_false_count(part: bytes) -> None:
    """Raises ValueError where the shared texts of an xlsb claim to be more than there is room for.

    The reading engine takes the memory for as many as are claimed.
    """
    for kind, at, length in _xlsb_records(part):
        if kind == _XLSB_TEXTS and length >= 8 and int.from_bytes(part[at + 4 : at + 8], "little") > len(part):
            raise ValueError("more texts than bytes")
        if kind == _XLSB_TEXTS:
            return


# --------------------------------------------------------------------------- helpers

# Number, label, label of the shared texts, RK, runs of RK and of blanks, formulas, truth or error, rich text, blank.
_BIFF_CELLS = frozenset(
    {0x203, 0x204, 0xFD, 0x27E, 0xBD, 0xBE, 0x06, 0x206, 0x406, 0x205, 0xD6, 0x201, 0x03, 0x04, 0x05}
)
_BIFF_RUNS = frozenset({0xBD, 0xBE})
_BIFF_RESULTS = frozenset({0x06, 0x206, 0x406, 0x205})  # formulas, truth or error
_BIFF_TRUTH_OR_ERROR = 0x205
_BIFF_TEXTS = 0xFC
_BIFF_DATE_MODE = 0x22
_BIFF_SHEET = 0x85
_BIFF_DIMENSIONS = 0x200
_BIFF_START = 0x809
_BIFF_END = 0x0A
_XLSB_LAST_CELL = 11
_XLSB_RICH_TEXT = 62
_XLSB_SHORTEST = 8
_XLSB_ERRORS = frozenset({3, 11})
_XLSB_TEXTS = 159
_XLSB_SHEET = 156


def _keep(sheets: dict[str, Measured], name: str, found: Measured) -> None:
    """Two parts of a damaged file may claim one name: the larger counts."""
    before = sheets.get(name, (0, 0, set()))
    sheets[name] = max(before[0], found[0]), max(before[1], found[1]), before[2] | found[2]


def _refuse_false_dimensions(body: bytes) -> None:
    """Raises ValueError where a sheet claims an impossible table: the reading engine takes the memory for it."""
    if len(body) not in {10, 14}:
        return  # it is no such record to the engine either
    first, last, left, right = struct.unpack_from("<HHHH" if len(body) == 10 else "<IIHH", body)
    if not (first <= last <= _XLS_ROWS and left <= right <= _XLS_COLUMNS):
        raise ValueError("a sheet that claims an impossible table")


_XLS_ROWS, _XLS_COLUMNS = 65_536, 256


def _is_biff_error(kind: int, body: bytes) -> bool:
    if kind == _BIFF_TRUTH_OR_ERROR:
        return len(body) >= 8 and body[7] == 1
    return len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff"


def _wide_text(part: bytes, at: int, end: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    size = int.from_bytes(part[at : at + 4], "little") * 2
    if at + 4 + size > end:
        raise ValueError("a text breaks off")
    return part[at + 4 : at + 4 + size].decode("utf-16-le", "replace"), at + 4 + size


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
