"""Breaks a line of words at blanks, after slashes, and only at need inside a word."""

from __future__ import annotations

import re

from dumas_cli.render.plain import screen_width

# A word with the blanks before it; a slash or a hyphen between letters ends a piece, so long agency names can break.
_PIECE = re.compile(r"\s*(?:[^\s/]*[^\W\d]/(?=[^\W\d])|\S+)|\s+$")


def wrap(text: str, width: int | None) -> list[str]:
    """The text in lines of at most ``width`` cells, at least one line; None leaves it on one.

    Blanks at the start of the text stay, as an indentation of the first line. A word that is wider
    than a line is folded, never cut.
    """
    if width is None or screen_width(text) <= width:
        return [text.rstrip()]
    width = max(width, 1)
    lines, line = [], ""
    for piece in _PIECE.findall(text.rstrip()):
        if screen_width(line + piece) <= width:
            line += piece
            continue
        if line:
            lines.append(line)
            piece = piece.lstrip()
        while screen_width(piece) > width:
            cut = _cut(piece, width)
            lines.append(piece[:cut])
            piece = piece[cut:]
        line = piece
    return [*lines, line] if line or not lines else lines


def longest_piece(text: str) -> int:
    """The width below which ``wrap`` would have to fold a word of the text."""
    return max((screen_width(piece.strip()) for piece in _PIECE.findall(text)), default=0)


def _cut(piece: str, width: int) -> int:
    taken = 0
    for place, mark in enumerate(piece):
        taken += screen_width(mark)
        if taken > width:
            return max(place, 1)
    return len(piece)
