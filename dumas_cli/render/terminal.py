"""The door to rich: laid-out lines are coloured and printed."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from dumas_cli.records import Document
from dumas_cli.render.layout import Line, lay_out

# Colour only repeats what a word or a sign says already.
_STYLES = {
    "title": "bold",
    "headline": "bold",
    "heading": "bold",
    "rule": "dim",
    "label": "dim",
    "note": "dim",
    "up": "green",
    "down": "red",
    "high": "bold red",
    "medium": "yellow",
}


def print_document(document: Document, console: Console, *, width: int | None = None) -> None:
    """Prints within ``width`` cells, by default the console's; its settings decide the marks and the colours."""
    # Some consoles move to the next line after a mark in the last cell and would show an empty one.
    room = (width or console.width) - console.legacy_windows
    for line in lay_out(document, width=room, encoding=console.encoding):
        console.print(_text(line), no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _text(line: Line) -> Text:
    text = Text()  # a Text prints its words as they are: rich's markup is never read
    for span in line:
        text.append(span.text, _STYLES.get(span.role, ""))
    return text
