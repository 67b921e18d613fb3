"""Puts a document on the screen or into a file, in the form that was asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dumas_cli.cli.options import Form

if TYPE_CHECKING:
    from dumas_cli.records import Document


def show(document: Document, *, form: Form | None, output: Path | None, lang: Literal["en", "id"]) -> None:
    """Print a document to stdout, or write it to ``output``; its ending decides the form unless one is asked for.

    Raises UsageError for an ending that means no form, DumasError where the file cannot be written.
    """
    from dumas_cli.render import write

    wanted = write.Form(form.value) if form is not None else None
    chosen = write.form_of(output, wanted)
    if output is not None:
        write.write_document(document, output, form=chosen, lang=lang)
        say(f"Written: {output}")
        return
    if chosen is write.Form.TABLE:
        from rich.console import Console

        from dumas_cli.render.terminal import print_document

        print_document(document, Console(highlight=False))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(write.document_bytes(document, chosen, lang=lang))
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """Tell the user something that is not a result, on stderr."""
    sys.stdout.flush()  # what was printed before stands before, also where both go to one file
    print(plain(text), file=sys.stderr)


def plain(text: str) -> str:
    """The text without anything that acts on a screen, in marks that stderr can show."""
    from dumas_cli.render.plain import clean, printable

    return printable(clean(text, keep_lines=True), sys.stderr.encoding or "ascii")
