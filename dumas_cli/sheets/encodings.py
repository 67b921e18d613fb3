"""How the characters of a text file are written, found out by reading it once; what is odd in it is told."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dumas_cli.errors import SheetError
from dumas_cli.sheets.content import looks_utf16

LONGEST_LINE = 64_000_000
"""Bytes; a longer line is no row of a table, and would have to be held as a whole."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text file's codec with its way of taking bad bytes, its number of lines, and what is to be told of it.

    ``size`` is how many bytes hold text, None for all. ``ends_open`` says that the last line has no end.
    """

    encoding: str
    errors: str
    lines: int
    size: int | None
    ends_open: bool
    warnings: tuple[str, ...]


def find_encoding(path: Path) -> Encoded:
    """Find out the encoding of a text file.

    UTF-16 and UTF-8, with and without mark; else the Windows code page of western Europe (cp1252), which Excel in
    Indonesia writes; bytes that it does not have make it latin-1. A UTF-8 file with a few bytes that are none is read
    as UTF-8, these bytes as cp1252, with a warning. Raises SheetError where a line is longer than LONGEST_LINE.
    """
    with path.open("rb") as file:
        head = file.read(4096)
        size, padding = _size_and_padding(file)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wide(path, "utf-16", size, padding)
    if looks_utf16(head):
        little = head[1::2].count(0) >= head[0::2].count(0)
        return _wide(path, "utf-16-le" if little else "utf-16-be", size, padding)
    return _narrow(path, size, padding, marked=head.startswith(codecs.BOM_UTF8))


# --------------------------------------------------------------------------- helpers

_BLOCK = 1 << 20
_LACKING = b"\x81\x8d\x8f\x90\x9d"  # bytes that cp1252 does not have
_JUDGED = 1000
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(0x80, 0x100))


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Takes bytes that are no UTF-8 as cp1252: what stood beside the text when a part of it came from elsewhere."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("dumas-cp1252", _as_cp1252)


def _narrow(path: Path, size: int, padding: int, *, marked: bool) -> Encoded:
    """UTF-8, cp1252 or latin-1, decided by the whole file."""
    lines = _Lines(path.name, b"\n")
    utf8, held = True, b""
    for block in _blocks(path, size):
        lines.add(block)
        if utf8 and (held or not block.isascii()):
            text = held + block
            try:
                held = text[codecs.utf_8_decode(text, "strict", False)[1] :]
            except UnicodeDecodeError:
                utf8 = False
    told = lines.warnings(padding)
    encoding, errors = "utf-8-sig" if marked else "utf-8", "strict"
    if utf8 and held:
        errors = "replace"
        told.append(_cut_in_a_character(path.name, lines.total))
    elif not utf8:
        odd = _weigh(path)
        if marked or odd.characters > odd.bytes:
            errors = "dumas-cp1252"
            told.append(
                f"{path.name}, line {odd.first_byte}: here, and perhaps further down, some letters are not UTF-8 as "
                "the others are, and were read as cp1252. Compare those with accents."
            )
        else:
            lacking = any(len(block.translate(None, _LACKING)) < len(block) for block in _blocks(path, size))
            encoding = "latin-1" if lacking else "cp1252"
            if odd.characters:
                told.append(
                    f"{path.name}, line {odd.first_character}: here some letters may be UTF-8 while those of other "
                    f"lines are {encoding}, as which all were read. Compare those with accents."
                )
    return Encoded(encoding, errors, lines.total, size if padding else None, lines.ends_open, tuple(told))


def _wide(path: Path, encoding: str, size: int, padding: int) -> Encoded:
    """UTF-16; its lines are counted in the text."""
    size += size % 2 if padding else 0  # the last letter's second byte may be a zero
    lines = _Lines(path.name, b"\n")
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    first_bad = 0
    for block in _blocks(path, size):
        text = decoder.decode(block)
        if "\ufffd" in text and not first_bad:
            first_bad = lines.count + text.count("\n", 0, text.index("\ufffd")) + 1
        # Only line ends are looked at, which are the same in UTF-8.
        lines.add(text.encode("utf-8", "replace"))
    told = lines.warnings(padding)
    if decoder.getstate()[0]:
        told.append(_cut_in_a_character(path.name, lines.total))
    if first_bad:
        told.append(f"{path.name}, line {first_bad}: here, and perhaps further down, some letters are damaged.")
    return Encoded(encoding, "replace", lines.total, size if padding else None, lines.ends_open, tuple(told))


def _size_and_padding(file: BinaryIO) -> tuple[int, int]:
    """How many bytes the file has before the zeros at its end, and how many these are."""
    whole = size = file.seek(0, 2)
    while size:
        step = min(size, _BLOCK)
        file.seek(size - step)
        left = len(file.read(step).rstrip(b"\0"))
        if left:
            size += left - step
            break
        size -= step
    return size, whole - size


def _blocks(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        while size > 0 and (block := file.read(min(_BLOCK, size))):
            size -= len(block)
            yield block


@dataclass(slots=True)
class _Lines:
    """Counts lines in blocks of bytes, and refuses one without end."""

    where: str
    end: bytes
    count: int = 0
    run: int = 0
    last: bytes = b""
    zero_in: int = 0

    def add(self, block: bytes) -> None:
        """Counts the lines that end in the next block."""
        if not self.last and b"\n" not in block and b"\r" in block:
            self.end = b"\r"  # as old Macintosh programs wrote
        if b"\0" in block and not self.zero_in:
            self.zero_in = self.count + block.count(self.end, 0, block.index(b"\0")) + 1
        ends = block.count(self.end)
        self.run = len(block) - block.rfind(self.end) if ends else self.run + len(block)
        self.count += ends
        self.last = block[-1:]
        if self.run > LONGEST_LINE:
            raise SheetError(
                f"A line is longer than {LONGEST_LINE / 1e6:.0f} MB, so this is no table as text.",
                where=f"{self.where}, line {self.count + 1}",
                remedy="Open it in Excel or LibreOffice and save it as .xlsx.",
            )

    @property
    def ends_open(self) -> bool:
        """Whether the last line has no end."""
        return self.last not in {b"\n", b"\r"}

    @property
    def total(self) -> int:
        """The number of lines, the last one also where it has no end."""
        return self.count + (self.last != self.end)

    def warnings(self, padding: int) -> list[str]:
        """What is to be told of zeros in the text and after it."""
        told = []
        if self.zero_in:
            told.append(f"{self.where}, line {self.zero_in}: here, and perhaps below, the text holds zero bytes.")
        if padding > 1:
            told.append(
                f"{self.where}, line {self.total}: the file ends in {padding:,} zero bytes, so its text was cut off "
                "there. Rows may be missing: ask for it to be sent again."
            )
        return told


@dataclass(frozen=True, slots=True)
class _Odd:
    """Of a text that is not all UTF-8: how many characters are, how many bytes are not, and the first line of each."""

    characters: int
    bytes: int
    first_character: int
    first_byte: int


def _weigh(path: Path) -> _Odd:
    """Looks at the first lines that are not plain ASCII."""
    characters = odd_bytes = first_character = first_byte = looked_at = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.isascii():
                continue
            others, found = _CHARACTER.subn(b"", line)
            odd = len(others) - len(others.translate(None, _HIGH))
            characters, odd_bytes = characters + found, odd_bytes + odd
            first_character = first_character or (number if found else 0)
            first_byte = first_byte or (number if odd else 0)
            looked_at += 1
            if looked_at >= _JUDGED and first_byte:
                break
    return _Odd(characters, odd_bytes, first_character, first_byte)


def _cut_in_a_character(where: str, line: int) -> str:
    return (
        f"{where}, line {line}: the file ends in the middle of a letter, so it was cut off there. "
        "Rows may be missing: ask for it to be sent again."
    )
