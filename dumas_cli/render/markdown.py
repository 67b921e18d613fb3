"""A document as Markdown with pipe tables, as GitHub and most editors read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dumas_cli.records import Cell, Document, Table
from dumas_cli.render.cells import in_data, on_paper
from dumas_cli.render.plain import clean

_MARKUP = re.compile(r"([\\`*_{}\[\]>|#~&])")
_BULLET = re.compile(r"^[-+=](?=\s|$)")
_ORDINAL = re.compile(r"^(\d+)([.)])(?=\s|$)")


def markdown_text(document: Document) -> str:
    """Title, headline, each table with its title and notes, then the document's notes.

    Outside text is escaped, so it cannot become markup, links or HTML. Bars are left out.
    """
    blocks = [f"# {_inline(document.title)}"] if document.title else []
    if document.headline:
        # Two blanks at the end keep the lines of the headline apart.
        blocks.append("  \n".join(f"**{_squeezed(line)}**" for line in document.headline))
    for table in document.tables:
        blocks += _table(table)
    if document.notes:
        last = blocks.pop() + "\n" if blocks and blocks[-1].startswith("- ") else ""
        blocks.append(last + _list(document.notes))  # one list: two in a row would run together loosely
    return "\n\n".join(blocks) + "\n"


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"## {_inline(table.title)}"
    kept = [i for i, column in enumerate(table.columns) if on_paper(column) and in_data(column)]
    if table.rows and kept:
        columns = [table.columns[i] for i in kept]
        lines = [
            _line([_inline(column.heading) for column in columns]),
            _line(["---:" if column.right else "---" for column in columns]),
            *(_line([_inline(_on_one_line(row[i])) for i in kept]) for row in table.rows),
        ]
        yield "\n".join(lines)
    if table.notes:
        yield _list(table.notes)


def _on_one_line(cell: Cell) -> str:
    """The words of a cell; a list that is printed one item a line gets semicolons between its items."""
    is_list = "\n" in cell.text and isinstance(cell.value, str) and "\n" not in cell.value
    return "; ".join(line.strip() for line in cell.text.split("\n")) if is_list else cell.text


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _list(notes: tuple[str, ...]) -> str:
    return "\n".join(f"- {_inline(note)}" for note in notes)


def _squeezed(line: str) -> str:
    return " ".join(_inline(line).split())


def _inline(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\1", clean(text).strip()).replace("<", "&lt;")
    return _BULLET.sub(r"\\\g<0>", _ORDINAL.sub(r"\1\\\2", escaped))
