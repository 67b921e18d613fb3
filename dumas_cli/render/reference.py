"""The reference files in use as a document."""

from __future__ import annotations

from collections.abc import Sequence

from dumas_cli.records import Column, Document, Table
from dumas_cli.render.cells import text_cell
from dumas_cli.render.numbers import Lang
from dumas_cli.render.words import say


def reference_document(files: Sequence[tuple[str, str]], *, lang: Lang) -> Document:
    """Each file's name and where the one in use comes from: "shipped", or the office's own file."""
    columns = (Column("file", say(lang, "h_file")), Column("used", say(lang, "h_used")))
    rows = tuple(
        (text_cell(name), text_cell(origin, say(lang, "used_shipped") if origin == "shipped" else origin))
        for name, origin in files
    )
    return Document(
        title=say(lang, "t_reference"),
        tables=(Table("reference", "", columns, rows),),
        notes=(say(lang, "n_reference"),),
    )
