"""The door to rich: laid-out lines are coloured and printed."""

from __future__ import annotations

from io import StringIO

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
    """Prints on a console: within its width on a terminal, at natural width into a pipe or file.

    ``width`` is used instead where given. The console's encoding decides which marks are replaced,
    its settings whether there is colour.
    """
    if not console.is_terminal:
        console.file.write(terminal_text(document, width=width, encoding=console.encoding))
        return
    room = width or console.width
    # Some consoles move to the next line after a mark in the last cell and would show an empty one.
    room -= console.legacy_windows
    for line in lay_out(document, width=room, encoding=console.encoding):
        console.print(_text(line), no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def terminal_text(
    document: Document, *, width: int | None = None, colour: bool = False, encoding: str = "utf-8"
) -> str:
    """The printed text, each line ended by a newline; without colour it is plain text.

    No line is wider than ``width`` cells unless a figure alone is; None prints every table at full width.
    """
    lines = lay_out(document, width=width, encoding=encoding)
    if not colour:
        return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)
    out = StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", legacy_windows=False, highlight=False, width=10_000
    )
    for line in lines:
        console.print(_text(line), no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
    return out.getvalue()


def _text(line: Line) -> Text:
    text = Text()  # a Text prints its words as they are: rich's markup is never read
    for span in line:
        text.append(span.text, _STYLES.get(span.role, ""))
    return text
