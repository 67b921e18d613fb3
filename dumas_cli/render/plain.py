"""Text from outside becomes text that is safe to print, and printable in the encoding at hand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Terminal escape sequences whole, so that "ESC[31m" does not leave "[31m" behind: CSI, strings (OSC, DCS, SOS, PM,
# APC) up to their terminator, then any other escape with its one final byte. ECMA-48, 5.4 and 8.3.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_ODD = re.compile(r"[^\x20-\x7e]")

_ASCII = {
    "→": "->",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "·": "-",
    "×": "x",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "─": "-",
    "█": "#",
    "▌": "=",
    "░": ".",
    "▁": "_",
    "▂": ".",
    "▃": "-",
    "▄": "~",
    "▅": "=",
    "▆": "+",
    "▇": "*",
}


def clean(text: str, *, keep_lines: bool = False) -> str:
    """The text without anything that acts on a screen instead of standing on it.

    Escape sequences, control characters, invisible and bidirectional marks go; half a surrogate
    pair becomes "�". Tabs and line ends become blanks, or stay with ``keep_lines``.
    """
    if not _ODD.search(text):
        return text
    without = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ODD.sub(lambda found: _kept(found.group(), keep_lines), without)


def printable(text: str, encoding: str) -> str:
    """The text with each mark that ``encoding`` cannot show replaced: ``->`` for the arrow, ``#`` for a bar.

    Accents fall off their letters; what has no likeness becomes "?". A mark is replaced everywhere
    or nowhere, so the columns of a table stay straight when this is done before it is laid out.
    """
    if text.isascii():
        return text
    return "".join(mark if mark.isascii() else _in_encoding(mark, encoding) for mark in text)


def screen_width(text: str) -> int:
    """How many cells of a terminal the text takes: wide East Asian letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_mark_width(mark) for mark in text)


def _kept(mark: str, keep_lines: bool) -> str:
    if mark in "\n\t":
        return mark if keep_lines else " "
    kind = unicodedata.category(mark)
    if kind in {"Zl", "Zp", "Zs"}:
        return mark if mark == "\u00a0" else " "
    if kind == "Cs":
        return "�"
    return "" if kind in {"Cc", "Cf"} else mark


@cache
def _in_encoding(mark: str, encoding: str) -> str:
    try:
        mark.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        likeness = _ASCII.get(mark) or unicodedata.normalize("NFKD", mark).encode("ascii", "ignore").decode()
        return likeness or ("" if unicodedata.combining(mark) else "?")
    return mark


@cache
def _mark_width(mark: str) -> int:
    if unicodedata.combining(mark):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1
