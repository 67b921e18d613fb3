"""The compound file that an old Excel workbook (xls) lies in: its streams, by name.

The reading engine trusts the chains of sectors of such a file: in a damaged one a chain that runs in a circle would
take all memory. So they are followed here first, with a limit.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping, Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_streams(content: bytes) -> Mapping[str, bytes]:
    """All streams of a compound file by name (of two with one name, the first).

    Raises ValueError where the file does not hold together: a sector beyond its end, or a chain without end.
    """
    try:
        return _read(content)
    except (struct.error, IndexError):
        raise ValueError("the compound file breaks off") from None


# --------------------------------------------------------------------------- helpers

_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on have a meaning of their own: end of chain, free...
_END = 0xFFFFFFFE


def _read(content: bytes) -> dict[str, bytes]:
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    directory_at, cutoff, mini_fat_at = struct.unpack_from("<I4xII", content, 48)
    if not content.startswith(MAGIC) or shift not in {9, 12} or mini_shift != 6:
        raise ValueError("not a compound file")
    size = 1 << shift
    fat = _fat(content, size)
    entries = list(_entries(_stream(content, fat, directory_at, size, size)))
    mini_fat = array("I", _stream(content, fat, mini_fat_at, size, size)) if mini_fat_at != _END else array("I")
    root = next((entry for entry in entries if entry[1] == 5), None)
    mini = _stream(content, fat, root[2], size, size) if root is not None and root[2] < _LAST_SECTOR else b""
    streams: dict[str, bytes] = {}
    for name, kind, start, length in entries:
        if kind != 2 or not length:
            continue
        if length < cutoff:
            whole = _stream(mini, mini_fat, start, 1 << mini_shift, 0)
        else:
            whole = _stream(content, fat, start, size, size)
        streams.setdefault(name, whole[:length])
    return streams


def _fat(content: bytes, size: int) -> array[int]:
    """The table of which sector follows which, gathered from the sectors that the header and its continuation name."""
    parts = list(struct.unpack_from("<109I", content, 76))
    next_part, most = struct.unpack_from("<I", content, 68)[0], len(content) // size
    for _ in range(most):
        if next_part >= _LAST_SECTOR:
            break
        sector = struct.unpack_from(f"<{size // 4}I", content, size + next_part * size)
        parts += sector[:-1]
        next_part = sector[-1]
    else:
        if next_part < _LAST_SECTOR:
            raise ValueError("a chain without end")
    fat = array("I")
    for part in parts:
        if part < _LAST_SECTOR:
            start = size + part * size
            fat.frombytes(content[start : start + size].ljust(size, b"\xff"))
    return fat


def _stream(content: bytes, fat: Sequence[int], start: int, size: int, offset: int) -> bytes:
    """The sectors of one chain, put together."""
    pieces: list[bytes] = []
    sector = start
    while sector < _LAST_SECTOR:
        if sector >= len(fat) or len(pieces) > len(fat):
            raise ValueError("a chain that leads nowhere or has no end")
        at = offset + sector * size
        if at >= len(content):
            raise ValueError("a sector beyond the end")
        pieces.append(content[at : at + size])
        sector = fat[sector]
    return b"".join(pieces)


def _entries(directory: bytes) -> list[tuple[str, int, int, int]]:
    """Name, kind (2 a stream, 5 the root), first sector and length of each entry."""
    entries = []
    for at in range(0, len(directory) - 127, 128):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        entries.append((name, kind, start, size))
    return entries
