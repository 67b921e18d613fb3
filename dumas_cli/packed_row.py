"""A row's cells held in little room, for there may be very many rows set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import overload


class PackedRow(Sequence[str]):
    """A row's cells as one text of JSON, ``text``, which takes half the memory of a tuple of them."""

    __slots__ = ("text",)

    def __init__(self, row: Sequence[str]) -> None:
        self.text: str = row.text if isinstance(row, PackedRow) else json.dumps(list(row), ensure_ascii=False)

    def __len__(self) -> int:
        return len(self._cells())

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...

    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self._cells()[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._cells() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._cells())

    def _cells(self) -> tuple[str, ...]:
        return tuple(json.loads(self.text))
