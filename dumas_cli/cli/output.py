"""Puts a document on the screen, into a pipe or into a file, in the form that was asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dumas_cli.cli.options import Form

if TYPE_CHECKING:
    from dumas_cli.records import Document

PIPE_CELLS = 80  # what a line into a pipe holds where neither COLUMNS nor a terminal says otherwise


def show(
    document: Document,
    *,
    form: Form | None,
    output: Path | None,
    lang: Literal["en", "id"],
    table: str | None = None,
) -> None:
    """Print a document to stdout, or write it to ``output``; its ending decides the form unless one is asked for.

    Of several tables CSV holds the one named ``table``, by default the first.

    Raises UsageError for an ending that means no form, DumasError where the file cannot be written.
    """
    from dumas_cli.render import write

    wanted = write.Form(form.value) if form is not None else None
    chosen = write.form_of(output, wanted)
    if output is not None:
        write.write_document(document, output, form=chosen, lang=lang, table=table)
        say(f"Written: {output}")
    elif chosen is write.Form.TABLE:
        _print(document)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(write.document_bytes(document, chosen, lang=lang, table=table))
        sys.stdout.buffer.flush()


def _print(document: Document) -> None:
    if sys.stdout.isatty() or os.environ.get("FORCE_COLOR"):
        from rich.console import Console

        from dumas_cli.render.terminal import print_document

        print_document(document, Console(highlight=False), width=_told_width())
        return
    from dumas_cli.render.layout import plain_text

    sys.stdout.write(plain_text(document, width=_pipe_width(), encoding=sys.stdout.encoding or "ascii"))


def _pipe_width() -> int:
    """As wide as COLUMNS says, or the terminal at the pipe's other end (dumas report | less), else 80 cells."""
    if told := _told_width():
        return told
    try:
        return os.get_terminal_size(sys.__stderr__.fileno()).columns if sys.__stderr__ else PIPE_CELLS
    except (OSError, ValueError):
        return PIPE_CELLS


def _told_width() -> int | None:
    """The width that COLUMNS asks for; None where it asks for none."""
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) > 0 else None


def say(text: str) -> None:
    """Tell the user something that is not a result, on stderr."""
    sys.stdout.flush()  # what was printed before stands before, also where both go to one file
    print(plain(text), file=sys.stderr)


def wrapped(text: str, *, indent: int) -> list[str]:
    """The text in lines that fit the screen; its own line ends stay, further lines of each are indented."""
    from dumas_cli.render.wrap import wrap

    lines: list[str] = []
    for line in text.split("\n"):
        first, *rest = wrap(line, _pipe_width() - indent) if len(line) > _pipe_width() else [line]
        lines += [first, *(" " * indent + part for part in rest)]
    return lines


def plain(text: str) -> str:
    """The text without anything that acts on a screen, in marks that stderr can show."""
    from dumas_cli.render.plain import clean, printable

    return printable(clean(text, keep_lines=True), sys.stderr.encoding or "ascii")
