"""The zip file that a workbook lies in, unpacked by what its entries really hold and never by what they claim."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from dumas_cli.errors import SheetError

MOST_BYTES = 3_000_000_000
"""What a workbook may unpack to, in bytes."""

MOST_PART_BYTES = 1_000_000_000
"""What one part that is held in memory as a whole may unpack to, in bytes: the texts that cells share, mostly."""

Damage = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, KeyError, zlib.error)
"""What reading a broken zip file may raise, here and in the standard library."""


class Container:
    """The parts of one zip file, by name; to be used in a ``with``.

    Opening it raises one of Damage where the file does not hold together, and SheetError where its parts together claim
    more than MOST_BYTES. A part that holds another number of bytes than it claims is damage too, found while it is
    unpacked: no more than it claims is ever unpacked.
    """

    def __init__(self, path: Path) -> None:
        self.where = path.name
        self._file = path.open("rb")
        try:
            self._items = self._directory()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def names(self) -> Mapping[str, str]:
        """Each part's name in the file by its plain name: lower case with slashes, as readers look for it."""
        return {plain(name): name for name in self._items}

    def packed_size(self, name: str) -> int:
        """How many bytes the part takes in the file."""
        return self._items[name].compress_size

    def size(self, name: str) -> int:
        """How many bytes the part claims to hold."""
        return self._items[name].file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        """The part's bytes, in pieces of a megabyte at most; that they are others than were packed shows at the end."""
        item = self._items[name]
        self._seek_content(item)
        packed, left = item.compress_size, item.file_size
        inflater = zlib.decompressobj(-zlib.MAX_WBITS) if item.compress_type == zipfile.ZIP_DEFLATED else None
        check = 0
        while packed:
            taken = self._file.read(min(_STEP, packed))
            if not taken:
                raise EOFError("the part breaks off")
            packed -= len(taken)
            while taken:
                piece = inflater.decompress(taken, _PIECE) if inflater else taken
                taken = inflater.unconsumed_tail if inflater else b""
                left -= len(piece)
                if left < 0:
                    raise _lies(self.where)
                if piece:
                    check = zlib.crc32(piece, check)
                    yield piece
        if inflater:
            if (piece := inflater.flush()) and (left := left - len(piece)) >= 0:
                check = zlib.crc32(piece, check)
                yield piece
            if not inflater.eof:
                raise EOFError("the part breaks off")
        if left:
            raise _lies(self.where) if left < 0 else ValueError("the part holds less than it claims")
        if check != item.CRC:
            raise zipfile.BadZipFile("the part holds other bytes than were packed")

    def read(self, name: str, most: int = MOST_PART_BYTES) -> bytes:
        """The whole part. Raises SheetError where it claims more than ``most`` bytes."""
        self.refuse_over(name, most)
        return b"".join(self.pieces(name))

    def refuse_over(self, name: str, most: int) -> None:
        """Raises SheetError where the part claims more than ``most`` bytes."""
        if (size := self.size(name)) > most:
            raise _too_much(f"A part of the workbook ({name})", size, most, self.where)

    # ----------------------------------------------------------------------- helpers

    def _directory(self) -> dict[str, zipfile.ZipInfo]:
        if _directory_size(self._file.seek(0, 2), self) > _MOST_DIRECTORY:
            raise ValueError("more entries than a workbook has")
        self._file.seek(0)
        with zipfile.ZipFile(self._file) as archive:
            items = archive.infolist()
        claimed = sum(item.file_size for item in items)
        if claimed > MOST_BYTES:
            raise _too_much("The workbook", claimed, MOST_BYTES, self.where)
        self._refuse_overlaps(items)
        by_name = {item.filename: item for item in items}
        if len({plain(name) for name in by_name}) < len(items):
            raise ValueError("two entries with one name")
        for item in items:
            if item.flag_bits & 1:
                raise RuntimeError("an entry is encrypted")
            if item.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise NotImplementedError("an entry is packed in an unusual way")
            if item.compress_type == zipfile.ZIP_STORED and item.compress_size != item.file_size:
                raise ValueError("an entry lies about its size")
        return by_name

    def _refuse_overlaps(self, items: list[zipfile.ZipInfo]) -> None:
        """Entries that share their bytes: a small file would unpack to any size."""
        end = 0
        for item in sorted(items, key=lambda item: item.header_offset):
            if item.header_offset < end:
                raise ValueError("entries that overlap")
            end = item.header_offset + _LOCAL_HEADER + item.compress_size

    def _seek_content(self, item: zipfile.ZipInfo) -> None:
        self._file.seek(item.header_offset)
        header = self._file.read(_LOCAL_HEADER)
        if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\3\4"):
            raise ValueError("no entry where one should be")
        self._file.seek(sum(struct.unpack_from("<HH", header, 26)), 1)

    def tail(self, size: int) -> bytes:
        """The last bytes of the file."""
        self._file.seek(-min(size, self._file.seek(0, 2)), 2)
        return self._file.read()


def plain(name: str) -> str:
    """A part's name as the reading engine compares it."""
    return name.replace("\\", "/").lower()


# --------------------------------------------------------------------------- helpers

_STEP, _PIECE = 1 << 16, 1 << 20
_LOCAL_HEADER = 30
_MOST_DIRECTORY = 8_000_000  # about 100,000 entries; a workbook has hundreds at most


def _directory_size(length: int, container: Container) -> int:
    """How long the list of entries claims to be; 0 where none is found, which the standard library then tells."""
    tail = container.tail(min(length, 66_000))
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + 16 > len(tail):
        return 0
    size = int(struct.unpack_from("<I", tail, at + 12)[0])
    large = tail.rfind(b"PK\6\6")
    if size == 0xFFFFFFFF and 0 <= large <= len(tail) - 48:
        size = int(struct.unpack_from("<Q", tail, large + 40)[0])
    return size


def _too_much(what: str, size: int, most: int, where: str) -> SheetError:
    return SheetError(
        f"{what} unpacks to {size / 1e9:.1f} GB; the limit is {most / 1e9:.0f} GB.",
        where=where,
        remedy="Save the sheets one by one as csv and import those.",
    )


def _lies(where: str) -> SheetError:
    return SheetError(
        "The workbook unpacks to more than it says: it is damaged, or made to do harm.",
        where=where,
        remedy="Ask the sender for it again, saved anew in Excel or LibreOffice.",
    )
