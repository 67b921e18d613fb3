"""Rows of a register as columns: what a million rows need, where a record for each would cost too much."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from dumas_cli.records import Entry

Column = Sequence[Any]


@dataclass(frozen=True, slots=True)
class PlainRows:
    """Rows of one sheet that each tell of one complaint, at most one letter and at most one reply to it.

    ``columns`` holds, by our names of the fields, values as the database keeps them: days as ISO text, words of a
    fixed list as their value, names as written; None where the row is silent. A field that is not in it is silent on
    every row. "reply_kind" is None where a row tells of no reply, else "reply_by" says what decided it. ``keys`` are
    register year and number. ``hashes`` tell rows of one complaint apart: equal ones say the same. ``make`` gives
    the row at a position in ``positions`` as an entry with its hash. Keys differ.
    """

    source: str
    tracked: bool
    sheet: str
    rows: Sequence[int]
    keys: Sequence[tuple[int, str]]
    columns: Mapping[str, Column]
    hashes: Sequence[int]
    positions: Sequence[int]
    make: Callable[[int, int], Entry]

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> Column:
        """A field's values, all None where the rows are silent on it."""
        found = self.columns.get(name)
        return [None] * len(self.rows) if found is None else found

    def entry(self, index: int) -> Entry:
        """A row as a record of its own."""
        return self.make(self.positions[index], self.hashes[index])

    def pick(self, chosen: Sequence[object], only: Collection[str] | None = None) -> PlainRows:
        """The rows whose place in ``chosen`` is true; with ``only`` these columns of them and no others."""
        if all(chosen):
            return self
        return PlainRows(
            source=self.source,
            tracked=self.tracked,
            sheet=self.sheet,
            rows=list(compress(self.rows, chosen)),
            keys=list(compress(self.keys, chosen)),
            columns={
                name: list(compress(column, chosen))
                for name, column in self.columns.items()
                if only is None or name in only
            },
            hashes=list(compress(self.hashes, chosen)),
            positions=list(compress(self.positions, chosen)),
            make=self.make,
        )
