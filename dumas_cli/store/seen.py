"""Which complaints an import spoke of: one bit each, so that a later and older export can be told from news."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence


class Seen:
    """A set of complaint ids; a million take a megabyte while it grows, and some kilobytes when kept."""

    def __init__(self) -> None:
        self._marks = bytearray()
        self._count = 0

    def add(self, complaint_id: int) -> None:
        """Mark one."""
        self.add_all((complaint_id,))

    def add_all(self, ids: Sequence[int]) -> None:
        """Mark many."""
        if not ids:
            return
        marks = self._marks
        if isinstance(ids, range) and ids.step == 1:
            self._reach(ids.stop)
            self._count += len(ids) - marks.count(1, ids.start, ids.stop)
            marks[ids.start : ids.stop] = b"\1" * len(ids)
            return
        self._reach(max(ids) + 1)
        for complaint_id in ids:
            if not marks[complaint_id]:
                marks[complaint_id] = 1
                self._count += 1

    def without(self, ids: Iterable[int]) -> list[int]:
        """Those of the ids that are not in the set, in their order."""
        marks = self._marks
        length = len(marks)
        return [complaint_id for complaint_id in ids if complaint_id >= length or not marks[complaint_id]]

    def __contains__(self, complaint_id: int) -> bool:
        return complaint_id < len(self._marks) and self._marks[complaint_id] == 1

    def __iter__(self) -> Iterator[int]:
        return (complaint_id for complaint_id, mark in enumerate(self._marks) if mark)

    def __or__(self, other: Seen) -> Seen:
        both = Seen()
        length = max(len(self._marks), len(other._marks))
        one, two = (int.from_bytes(marks, "little") for marks in (self._marks, other._marks))
        both._keep(bytearray((one | two).to_bytes(length, "little")))
        return both

    def __len__(self) -> int:
        return self._count

    def pack(self) -> bytes:
        """The set as the database keeps it."""
        return zlib.compress(bytes(self._marks), 6)

    @staticmethod
    def unpack(kept: bytes | None) -> Seen:
        """The set that was kept; an empty one for None."""
        seen = Seen()
        seen._keep(bytearray(zlib.decompress(kept)) if kept else bytearray())
        return seen

    def _keep(self, marks: bytearray) -> None:
        self._marks, self._count = marks, marks.count(1)

    def _reach(self, length: int) -> None:
        if length > len(self._marks):
            self._marks.extend(bytes(length - len(self._marks)))
