"""What the cells of an xlsx sheet are, found in its XML without loading it: how far they reach, which are no values."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dumas_cli.sheets.heading import SEARCHED_COLUMNS, Merge, column_letters

MOST_UNSTORED = 4_000_000
"""Cells without a stored result that are noted of one sheet."""

Unstored = Mapping[int, Sequence[int]]
"""By column, from 1: the rows, from 1, of the cells whose formula has no stored result."""


@dataclass(slots=True)
class Reach:
    """Last row and column of the cells, from 1, those that hold a formula error, and those without a stored result.

    Only ``reach_of_filled`` tells the rest: the last row and column of the cells within SEARCHED_COLUMNS, the farthest
    cell to the right of them ("XFD12", "" where there is none), the merged blocks, and whether the rows stand in order.
    """

    rows: int = 0
    columns: int = 0
    errors: set[tuple[int, int]] = field(default_factory=set)
    unstored: dict[int, array[int]] = field(default_factory=dict)
    near_rows: int = 0
    near_columns: int = 0
    far_cell: str = ""
    merges: tuple[Merge, ...] = ()
    in_order: bool = True

    def add(self, row: int, column: int) -> None:
        """Takes one more cell into the rectangle."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


def reach_of(pieces: Iterable[bytes], *, is_calculated: bool = True) -> Reach:
    """The reach of all cells of a sheet, styled blank ones too; never less than the true one, and hardly more.

    ``is_calculated`` is False where the workbook asks to be calculated when it is opened.

    Cells written in the usual way ('<c r="B7"') in the rows between the first and the last of a piece are settled by
    one search that finds all others; each of those is looked at by itself.
    """
    reach = Reach()
    formulas = FormulaFinder(is_calculated=is_calculated)
    row = column = 0
    for piece in _whole_tags(pieces):
        last = take_usual(piece, reach)
        formulas.take(piece, row, column, is_usual=last is not None)
        row, column = last or _take_each(piece, reach, row, column)
        take_errors(piece, reach)
    reach.unstored = formulas.unstored()
    return reach


def take_usual(piece: bytes, reach: Reach) -> tuple[int, int] | None:
    """Takes the cells of a piece into the reach where all are written in the usual way; None where they are not.

    Gives the row and column of the last. Only what stands in a tag may break off at the piece's ends.
    """
    first = _FIRST.search(piece)
    last = _FIRST.match(piece, max(piece.rfind(b'<c r="'), 0)) if first else None
    if first is None or last is None or (_COLON_C.search(piece) and _PREFIXED.search(piece)):
        return None
    widest = max(column_number(first[1]), column_number(last[1]), reach.columns)
    rows, furthest = _rows_between(int(first[2]), int(last[2]))
    reach.add(min(furthest, 1_048_576), widest)
    while odd := re.search(rb'<c(?! r="(?:%s)(?:%s)")[\s/>]' % (_columns_up_to(widest), rows), piece):
        # The table's first row may be shorter than the others: once the widest is known, the search is clean.
        wider = _FIRST.match(piece, odd.start())
        if wider is None or column_number(wider[1]) <= widest:
            return None
        widest = column_number(wider[1])
        reach.add(0, widest)
    return int(last[2]), column_number(last[1])


def take_errors(piece: bytes, reach: Reach) -> None:
    """Takes the piece's formula errors into the reach."""
    if b"#" in piece and b't="e"' in piece and len(reach.errors) < _MOST_ERRORS:
        reach.errors.update((int(number), column_number(letters)) for letters, number in _ERROR.findall(piece))


class FormulaFinder:
    """Finds the cells of a sheet whose formula has no stored result, as programs leave them that do not calculate.

    A formula that came to an empty text has one: an empty value of the type str. Where the workbook is not
    calculated, all its formulas may hold a 0 that stands for no result; one other result of the sheet is proof that
    they were. The pieces come in order, and may break off between any two tags.
    """

    def __init__(self, *, is_calculated: bool = True) -> None:
        self._found: dict[int, array[int]] = {}
        self._zeros: dict[int, array[int]] = {}
        self._is_calculated = is_calculated
        self._has_results = is_calculated
        self._left = MOST_UNSTORED
        self._held = b""
        self._has_formulas = False
        self._is_usual = True

    def take(self, piece: bytes, row: int, column: int, *, is_usual: bool) -> None:
        """Takes a further piece. ``row`` and ``column`` are those of the last cell that begins before it.

        ``is_usual`` says that all its cells are written in the usual way: see ``take_usual``.
        """
        text, before = (self._held + piece, column - 1) if self._held else (piece, column)
        is_usual, self._is_usual = is_usual and self._is_usual, is_usual
        start = text.rfind(b"<c")
        if is_prefixed := start < 0 and (colon := text.rfind(b":c")) >= 0:
            start = text.rfind(b"<", 0, colon)
        # A cell that goes on in the next piece is looked at there.
        is_open = start >= 0 and text[start + 1 : start + 2] != b"/" and text.find(b"c>", text.find(b">", start)) < 0
        is_open = is_open and len(text) - start < _LONGEST_TEXT
        self._held = text[start:] if is_open else b""
        text = text[:start] if is_open else text
        # The first formula of a sheet has an end of its own; those that share it may have none.
        self._has_formulas = self._has_formulas or is_prefixed or _FORMULA_END.search(text) is not None
        if not self._has_formulas:
            return
        if is_usual and not is_prefixed:
            self._take_usual(text)
        else:
            self._take_each(text, row, before)

    def unstored(self) -> dict[int, array[int]]:
        """What was found in all pieces, the rows of each column in order."""
        found = self._found
        if not self._has_results:
            for column, rows in self._zeros.items():
                found.setdefault(column, array("I")).extend(rows)
        return {column: array("I", sorted(set(rows))) for column, rows in sorted(found.items())}

    # ----------------------------------------------------------------------- helpers

    def _take_usual(self, text: bytes) -> None:
        count = 0 if self._has_results else text.count(b"<f>") + text.count(b"<f ") + text.count(b"<f/")
        for match in (_UNSTORED if self._has_results else _UNSTORED_OR_ZERO).finditer(text):
            letters, number, attributes, formula, ends, zero = match.groups()
            kind, value = _KIND.search(attributes), None if ends else (zero or b"").strip()
            count -= self._take(int(number), column_number(letters), kind[1] if kind else b"", formula, value)
        self._has_results = self._has_results or count > 0

    def _take_each(self, text: bytes, row: int, column: int) -> None:
        kind, formula, value = b"", None, None
        for tag in _CELL_PART.finditer(text):
            ends, name, attributes, shown = tag.groups()
            if name == b"row" and not ends:
                row, column = _row_number(attributes, row), 0
            elif name == b"c" and not ends:
                row, column = _place(attributes, row, column)
                found = _KIND.search(attributes)
                kind, formula, value = found[1] if found else b"", None, None
            elif name == b"c":
                if formula is not None and not self._take(row, column, kind, formula, value):
                    self._has_results = True
                formula = None
            elif name == b"f" and not ends:
                formula = attributes
            elif name == b"v" and not ends:
                value = shown.strip()

    def _take(self, row: int, column: int, kind: bytes, formula: bytes, value: bytes | None) -> bool:
        """Whether a formula's cell has no result, or a 0 that may stand for none. ``value`` is None without a value."""
        if value is None or (not value and kind not in _TEXTS):
            self._add(self._found, row, column)
            if b"array" in formula:
                for (top, left), (bottom, right) in _merge(formula):
                    if self._left and (bottom - top) * (right - left + 1) <= _LARGEST_ARRAY:
                        for below in range(top, bottom + 1):
                            for beside in range(left, right + 1):
                                self._add(self._found, below + 1, beside + 1)
            return True
        if self._is_calculated or kind not in _NUMBERS or value not in _ZEROS:
            return False
        self._add(self._zeros, row, column)
        return True

    def _add(self, found: dict[int, array[int]], row: int, column: int) -> None:
        if self._left:
            self._left -= 1
            found.setdefault(column, array("I")).append(row)


def text_lengths(pieces: Iterable[bytes]) -> array[int]:
    """How long each of the texts is that cells share, in bytes with its tags."""
    lengths = array("I")
    size = 0
    for piece in _whole_tags(pieces):
        parts = array("I", map(len, piece.split(b"<si")))
        size += parts[0]
        if len(parts) > 1:
            lengths.append(size)
            lengths += parts[1:-1]
            size = parts[-1]
    lengths.append(size)
    return lengths[1:]  # what stands before the first text is none


def shown_text_bytes(pieces: Iterable[bytes], lengths: Sequence[int]) -> int:
    """How long the shared texts of a sheet's cells are together, each counted as often as a cell shows it."""
    last = len(lengths) - 1
    return sum(
        sum(lengths[number] for number in map(int, _SHARED.findall(piece)) if number <= last)
        for piece in _whole_tags(pieces)
    )


def reach_of_filled(pieces: Iterable[bytes]) -> Reach:
    """The reach of the cells that hold something. Slower: every cell is looked at."""
    reach, merges = Reach(), list[Merge]()
    row = column = last = 0
    far = (0, "")
    open_cell = False
    for piece in _whole_tags(pieces):
        if not _UNPLACED.search(piece) and not _PREFIXED.search(piece):
            piece = _BLANK_CELL.sub(b"", piece)
        for tag in _ANY_TAG.finditer(piece):
            name, attributes = tag[1], tag[2]
            if name == b"row":
                row, column, open_cell = _row_number(attributes, row), 0, False
                reach.in_order = reach.in_order and row > last
                last = row
            elif name == b"c":
                row, column = _place(attributes, row, column)
                reach.in_order = reach.in_order and row == last
                open_cell = True
            elif name == b"mergeCell" and len(merges) < _MOST_MERGES:
                merges += _merge(attributes)
            elif open_cell and name in {b"v", b"is"}:
                open_cell = False
                reach.add(row, column)
                if column > SEARCHED_COLUMNS:
                    far = max(far, (column, f"{column_letters(column)}{row}"))
                else:
                    reach.near_rows, reach.near_columns = max(reach.near_rows, row), max(reach.near_columns, column)
    reach.far_cell, reach.merges = far[1], tuple(merges)
    return reach


def read_attributes(content: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of all elements of that name, whatever their namespace, by name without its prefix.

    Raises ValueError where the content is no XML, or has a document type.
    """
    from xml.parsers import expat

    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append({key.rpartition(":")[2]: value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError):
        raise ValueError("not XML") from None
    return found


def refuse_doctype(*_: object) -> None:
    """A handler for XML parsers: no spreadsheet has a document type, and its entities can grow without end."""
    raise ValueError("a spreadsheet has no document type")


def column_number(letters: bytes) -> int:
    """3 for C."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


# --------------------------------------------------------------------------- helpers

_MOST_ERRORS = _MOST_MERGES = 100_000
_LARGEST_ARRAY = 100_000  # cells
_GATHERED = 1 << 22
_LONGEST_TEXT = 1 << 25

_FIRST = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"[^<>]*\bt="e"')
_SHARED = re.compile(rb"""t=["']s["'][^<>]*><v>0*(\d{1,9})""")
_IN_TAG = rb"""((?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)/?>"""
_ANY_TAG = re.compile(rb"<(?:[^\s<>/:!?]{1,40}:)?(c|row|v|is|mergeCell)" + _IN_TAG)
_CELL = re.compile(rb"<(?:[^\s<>/:!?]{1,40}:)?c[\s/>]")
_UNPLACED = re.compile(rb'<c(?! r="[A-Z])[\s/>]')
_BLANK_CELL = re.compile(rb'<c r="[^<>]*/>')
_COLON_C = re.compile(rb":c[\s/>]")  # a quick look first
_PREFIXED = re.compile(rb"<[^\s<>/:!?]{1,40}:c[\s/>]")
_FORMULA_END = re.compile(b"</f>")  # faster than "in"
_UNSTORED, _UNSTORED_OR_ZERO = (
    re.compile(
        rb'<c r="([A-Z]{1,3})(\d{1,7})"([^<>]*)>\s*<f((?:\s[^<>]*)?)(?:/>|>[^<]*</f>)\s*'
        rb"(?:(</c>)|<v(?:\s[^<>]*)?(?:/>|>(%s)</v>))" % value
    )
    for value in (rb"\s*", rb"(?:0(?:\.0)?)?")
)
_CELL_PART = re.compile(rb"<(/?)(?:[^\s<>/:!?]{1,40}:)?(c|row|f|v)" + _IN_TAG + rb"([^<]*)")
_KIND = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_TEXTS, _NUMBERS, _ZEROS = {b"str", b"inlineStr"}, {b"", b"n"}, {b"0", b"0.0"}
_BEYOND = re.compile(rb"""\sr\s*=\s*["'](?:[A-Za-z]{4}|[A-Za-z]*\d{8})""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
_MERGE = re.compile(rb"""\sref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")


def _whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Larger pieces, none of which ends inside a tag."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size < _GATHERED:
            continue
        whole = b"".join(held)
        cut = whole.rfind(b"<")
        if cut < 0 and size > _LONGEST_TEXT:
            raise ValueError("a text without end")
        if cut > 0:
            yield whole[:cut]
        held = [whole[max(cut, 0) :]]
        size = len(held[0])
    yield b"".join(held)


def _take_each(piece: bytes, reach: Reach, row: int, column: int) -> tuple[int, int]:
    """Cell by cell, however they are written: without a reference of its own, a cell follows the one before."""
    cells = 0
    for tag in _ANY_TAG.finditer(piece):
        if tag[1] == b"row":
            row, column = _row_number(tag[2], row), 0
        elif tag[1] == b"c":
            cells += 1
            row, column = _place(tag[2], row, column)
            reach.add(row, column)
    if cells != sum(1 for _ in _CELL.finditer(piece)):
        raise ValueError("a cell that is no XML")
    return row, column


def _row_number(attributes: bytes, row: int) -> int:
    match = _ROW_NUMBER.search(attributes)
    if match is None and _BEYOND.search(attributes):
        raise ValueError("a row beyond all sheets")
    return int(match[1]) if match else row + 1


def _place(attributes: bytes, row: int, column: int) -> tuple[int, int]:
    match = _REFERENCE.search(attributes)
    if match is None and _BEYOND.search(attributes):
        raise ValueError("a cell beyond all sheets")  # of which the engine keeps what its integers hold
    return (int(match[2]), column_number(match[1])) if match else (max(row, 1), column + 1)


def _merge(attributes: bytes) -> list[Merge]:
    match = _MERGE.search(attributes)
    if match is None:
        return []
    left, top, right, bottom = column_number(match[1]), int(match[2]), column_number(match[3]), int(match[4])
    return [((top - 1, left - 1), (bottom - 1, right - 1))]


def _columns_up_to(column: int) -> bytes:
    """A pattern for the letters of the columns from A to this one."""
    letters = column_letters(column)
    options = ["[A-Z]" * length for length in range(1, len(letters))]
    for index, letter in enumerate(letters[:-1]):
        lower = chr(ord(letter) - 1)
        if letter != "A":
            options.append(f"{letters[:index]}[A-{lower}]" + "[A-Z]" * (len(letters) - index - 1))
    return "|".join([*options, f"{letters[:-1]}[A-{letters[-1]}]"]).encode()


def _rows_between(first: int, last: int) -> tuple[bytes, int]:
    """A pattern for the row numbers between two, with a few beyond, and the largest number it fits."""
    low, high = str(min(first, last)), str(max(first, last))
    if len(low) < len(high):
        shorter = [rf"\d{{{length}}}" for length in range(len(low), len(high))]
        low = "1" + "0" * (len(high) - 1)
    else:
        shorter = []
    common = 0
    while common < len(high) and low[common] == high[common]:
        common += 1
    rest = len(high) - common
    # One figure more is pinned down, so that the largest number it fits is near.
    if rest:
        pattern, top = rf"{high[:common]}[0-{high[common]}]\d{{{rest - 1}}}", f"{high[: common + 1]}{'9' * (rest - 1)}"
    else:
        pattern, top = high, high
    return "|".join([*shorter, pattern]).encode(), int(top)
