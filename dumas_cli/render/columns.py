"""Chooses the widths of a table's columns, and which columns move under their row for want of room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dumas_cli.records import Column
from dumas_cli.render.plain import screen_width
from dumas_cli.render.wrap import longest_piece

GAP_CELLS = 2
READABLE = 20  # a column of words narrower than this, and than its words, is no pleasure to read


class Grid(NamedTuple):
    """The columns in a row by number with their widths, and those that stand below it."""

    shown: tuple[int, ...]
    widths: tuple[int, ...]
    below: tuple[int, ...]


def fit(columns: Sequence[Column], headings: Sequence[str], texts: Sequence[Sequence[str]], width: int | None) -> Grid:
    """Lays columns side by side within ``width`` cells; None takes all the room they want.

    Columns of words shrink, the widest first, down to a readable width; where that is not enough,
    bars go, then the widest column of words moves below, then figures from the right. The first
    column stays. Figures never shrink, so the grid can be wider than an absurdly narrow screen.
    """
    shown = [i for i, column in enumerate(columns) if not column.below]
    dropped: set[int] = set()
    natural = {i: _natural(columns[i], headings[i], texts, i) for i in shown}
    least = {i: _least(columns[i], headings[i], texts, i, natural[i]) for i in shown}
    while width is not None and len(shown) > 1 and _total([least[i] for i in shown]) > width:
        goes = _least_missed(columns, shown[1:], natural)
        shown.remove(goes)
        if columns[goes].kind == "bar":
            dropped.add(goes)
    below = tuple(i for i in range(len(columns)) if i not in shown and i not in dropped)
    if width is not None and len(shown) == 1:
        least = {i: min(cells, width) for i, cells in least.items()}
    return Grid(tuple(shown), _shrunk(shown, natural, least, width), below)


def _natural(column: Column, heading: str, texts: Sequence[Sequence[str]], i: int) -> int:
    widest = max((screen_width(row[i]) for row in texts), default=0)
    # Headings of figures wrap even where there is room: the figures of a row belong close together.
    return max(widest, longest_piece(heading) if column.right else screen_width(heading))


def _least(column: Column, heading: str, texts: Sequence[Sequence[str]], i: int, natural: int) -> int:
    if column.kind != "text":
        return natural
    longest = max([longest_piece(row[i]) for row in texts] + [longest_piece(heading)])
    return max(min(longest, READABLE), min(natural, READABLE))


def _least_missed(columns: Sequence[Column], movable: Sequence[int], natural: dict[int, int]) -> int:
    bars = [i for i in movable if columns[i].kind == "bar"]
    if bars:
        return bars[-1]
    words = [i for i in movable if columns[i].kind == "text" and natural[i] >= READABLE]
    return max(words, key=lambda i: (natural[i], i)) if words else movable[-1]


def _shrunk(shown: Sequence[int], natural: dict[int, int], least: dict[int, int], width: int | None) -> tuple[int, ...]:
    widths = {i: natural[i] for i in shown}
    while width is not None and (over := _total(list(widths.values())) - width) > 0:
        loose = [i for i in shown if widths[i] > least[i]]
        if not loose:
            break
        widest = max(loose, key=lambda i: (widths[i], i))
        rivals = [widths[i] for i in loose if widths[i] < widths[widest]]
        widths[widest] -= min(over, widths[widest] - max([least[widest], *rivals]) or 1)
    return tuple(widths[i] for i in shown)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP_CELLS * (len(widths) - 1)
