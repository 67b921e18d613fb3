"""What a printed page takes of a document: its columns, their widths, and words fit for paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import in_data, on_paper
from dumas_cli.render.plain import clean, screen_width

SOFT_HYPHEN = "\u00ad"

_MARKS = re.compile(r"\s*[▁▂▃▄▅▆▇█][▁▂▃▄▅▆▇█ ]*(?:\s+|$)")
_WORDS = re.compile(r"[\s\u00ad-]")
_BARS = re.compile(r"\s*[█▌░]+(?:\s*→\s*[█▌░]+)?\s*$")
_WIDEST_WISH = 34  # letters on one line that a column of words may ask for before the others have theirs
CHART_SCALE = 0.75  # a chart on paper is smaller than on a screen: its letters are then as large as a table's

_LEAST = 8  # letters that a column of words takes at least before a page is turned
_SHORT = 12  # letters of a text that is not worth two lines: a day, a number
_PADDING = 2  # what stands around the words of a cell, in letters


def printed_columns(table: Table, *, bars: bool = False) -> list[int]:
    """The places of the columns that a reader sees on paper; bars only where they can be drawn."""
    return [i for i, one in enumerate(table.columns) if on_paper(one) and (bars or in_data(one))]


def cell_words(cell: Cell) -> str:
    """The words of a cell; its own line ends stay, blanks before them set it in."""
    text = clean(cell.text, keep_lines=True).replace("\t", " ").rstrip()
    inner = text.lstrip(" ")
    return "\u00a0" * (len(text) - len(inner)) + inner


def heading_words(column: Column) -> str:
    """The heading; the soft hyphens that say where it may break stay."""
    return SOFT_HYPHEN.join(clean(part) for part in column.heading.split(SOFT_HYPHEN))


def headlines(document: Document) -> list[str]:
    """The lines of the headline without bars and lines of marks, which a page draws as charts, and without padding."""
    lines = [" ".join(clean(_MARKS.sub(": ", _BARS.sub("", line))).split()) for line in document.headline]
    return [line.replace(" :", ":") for line in lines if line and not line.endswith(":")]


def widths(table: Table, columns: Sequence[int], letters: int) -> tuple[int, ...]:
    """How many thousandths of the line each column gets: its longest word first, then by what it would like.

    ``letters`` is what the line holds.
    """
    if not columns:
        return ()
    longest = [_longest_line(table, i) + _PADDING for i in columns]
    least = [min(_longest_word(table, i), 2 * _WIDEST_WISH) + _PADDING for i in columns]
    wish = [max(low, min(line, _WIDEST_WISH + _PADDING)) for low, line in zip(least, longest, strict=True)]
    parts = _grown(_grown([float(low) for low in least], wish, letters), longest, letters)
    whole = [int(1000 * part / sum(parts)) for part in parts]
    whole[0] += 1000 - sum(whole)
    return tuple(whole)


def fits(table: Table, columns: Sequence[int], letters: int) -> bool:
    """Whether every cell fits on one line, with the columns as wide as their words."""
    return sum(_longest_line(table, i) + _PADDING for i in columns) <= letters


def widest_words(table: Table, columns: Sequence[int]) -> int:
    """The column of words that takes what a table leaves of the line: the one with the longest, else the first."""
    words = [i for i in columns if not table.columns[i].right and table.columns[i].kind not in {"bar", "day"}]
    return max(words or columns[:1], key=lambda i: _longest_line(table, i))


def is_wide(table: Table, columns: Sequence[int], letters: int) -> bool:
    """Whether the longest words of the columns do not fit beside each other on a line of so many letters."""
    return sum(min(max(_longest_word(table, i), _LEAST), _WIDEST_WISH) + _PADDING for i in columns) > letters


def _grown(parts: Sequence[float], wish: Sequence[int], letters: int) -> list[float]:
    """The parts with what is left of the letters given to those who wish for more, by how much more."""
    asked = [max(0.0, one - part) for part, one in zip(parts, wish, strict=True)]
    left = max(0.0, letters - sum(parts))
    share = min(1.0, left / sum(asked)) if sum(asked) else 0.0
    return [part + share * more for part, more in zip(parts, asked, strict=True)]


def _texts(table: Table, i: int) -> list[str]:
    return [heading_words(table.columns[i]), *(cell_words(row[i]) for row in table.rows)]


def _longest_word(table: Table, i: int) -> int:
    """What must stand on one line: a word, a figure or day as a whole, anything else that is short."""
    if table.columns[i].kind == "bar":
        return _LEAST
    heading, *cells = _texts(table, i)
    whole = table.columns[i].right or table.columns[i].kind == "day"
    words = [word for text in ([] if whole else cells) for word in _WORDS.split(text)]
    of_heading = max(len(word) for word in _WORDS.split(heading))
    lines = [line for text in cells for line in text.split("\n")]
    unbroken = lines if whole else [line for line in lines if len(line) <= _SHORT]
    # A heading is in bold letters, which are wider, and figures are wider than words.
    return max(
        of_heading + 1 + of_heading // 5, *(screen_width(one) + 1 for one in [*unbroken, ""]), *map(screen_width, words)
    )


def _longest_line(table: Table, i: int) -> int:
    return max(screen_width(line.replace(SOFT_HYPHEN, "")) for text in _texts(table, i) for line in text.split("\n"))
