"""Which complaints an import spoke of: one bit each, so that a later and older export can be told from news."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator


class Seen:
    """A set of complaint ids; a million take a megabyte while it grows, and some kilobytes when kept."""

    def __init__(self) -> None:
        self._marks = bytearray()

    def add(self, complaint_id: int) -> None:
        """Mark one."""
        self._reach(complaint_id + 1)
        self._marks[complaint_id] = 1

    def add_all(self, ids: Iterable[int]) -> None:
        """Mark many."""
        if isinstance(ids, range) and ids.step == 1:
            self._reach(ids.stop)
            self._marks[ids.start : ids.stop] = b"\1" * len(ids)
            return
        for complaint_id in ids:
            self.add(complaint_id)

    def __contains__(self, complaint_id: int) -> bool:
        return complaint_id < len(self._marks) and self._marks[complaint_id] == 1

    def __iter__(self) -> Iterator[int]:
        return (complaint_id for complaint_id, mark in enumerate(self._marks) if mark)

    def __or__(self, other: Seen) -> Seen:
        both = Seen()
        length = max(len(self._marks), len(other._marks))
        one, two = (int.from_bytes(marks, "little") for marks in (self._marks, other._marks))
        both._marks = bytearray((one | two).to_bytes(length, "little"))
        return both

    def __len__(self) -> int:
        return self._marks.count(1)

    def pack(self) -> bytes:
        """The set as the database keeps it."""
        return zlib.compress(bytes(self._marks), 6)

    @staticmethod
    def unpack(kept: bytes | None) -> Seen:
        """The set that was kept; an empty one for None."""
        seen = Seen()
        seen._marks = bytearray(zlib.decompress(kept)) if kept else bytearray()
        return seen

    def _reach(self, length: int) -> None:
        if length > len(self._marks):
            self._marks.extend(bytes(length - len(self._marks)))
