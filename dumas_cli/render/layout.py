"""A document becomes lines of marked words that fit a width, before anything is coloured or printed.

Nothing is ever cut: words wrap, figures do not, and a column that has no room moves under its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import on_paper
from dumas_cli.render.columns import Grid, fit
from dumas_cli.render.plain import clean, printable, screen_width
from dumas_cli.render.wrap import wrap


class Span(NamedTuple):
    """Words and what they are: title, heading, rule, label, note, up, down, high, medium, or "" for plain."""

    text: str
    role: str = ""


Line = tuple[Span, ...]

GAP = "  "
SOFT_HYPHEN = "\u00ad"
_INDENT = "    "
_ROLES = {("level", "tinggi"): "high", ("level", "sedang"): "medium"}


def lay_out(document: Document, *, width: int | None, encoding: str) -> list[Line]:
    """The document's lines, none wider than ``width`` cells; None gives every line its natural length."""
    shown = _Printer(width, encoding)
    lines = [*shown.paragraph(document.title, "title")]
    for block in (
        [line for words in document.headline for line in shown.paragraph(words, "headline")],
        *([*shown.table(table)] for table in document.tables),
        [line for note in document.notes for line in shown.note(note)],
    ):
        if block:
            lines += [(), *block] if lines else block
    return lines


class _Printer:
    """Lays out one document for one width and encoding."""

    def __init__(self, width: int | None, encoding: str) -> None:
        self.width = width
        self.encoding = encoding

    def plain(self, text: str) -> str:
        return printable(clean(text), self.encoding)

    def paragraph(self, text: str, role: str) -> Iterator[Line]:
        if text:
            yield from ((Span(part, role),) for part in wrap(self.plain(text), self.width))

    def note(self, text: str) -> Iterator[Line]:
        parts = wrap(self.plain(text), self.width and self.width - 2)
        yield from ((Span(("- " if first else "  ") + part, "note"),) for first, part in _marked(parts))

    def table(self, table: Table) -> Iterator[Line]:
        yield from self.paragraph(table.title, "title")
        shown = [(i, column) for i, column in enumerate(table.columns) if on_paper(column)]
        columns = [column for _, column in shown]
        rows = [tuple(row[i] for i, _ in shown) for row in table.rows]
        if rows:
            yield from self.rows(columns, rows)
            if len(table.notes) > 1 or (table.notes and any(column.below for column in columns)):
                yield ()
        for note in table.notes:
            yield from self.note(note)

    def rows(self, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> Iterator[Line]:
        headings = [self.plain(column.heading) for column in columns]
        # A soft hyphen says where a long heading may break; it shows only where it does.
        broken = [self.plain(column.heading.replace(SOFT_HYPHEN, "- ")) for column in columns]
        texts = [[self.plain(cell.text) for cell in row] for row in rows]
        grid = fit(columns, broken, texts, self.width)
        if any(headings):
            for i, cells in zip(grid.shown, grid.widths, strict=True):
                broken[i] = headings[i] if screen_width(headings[i]) <= cells else broken[i]
            yield from _aligned(columns, grid, broken, ["heading"] * len(columns))
            line = printable("─", self.encoding)
            yield (Span(line * (sum(grid.widths) + len(GAP) * (len(grid.widths) - 1)), "rule"),)
        parted = False
        for row, words in zip(rows, texts, strict=True):
            roles = [_role(column, cell) for column, cell in zip(columns, row, strict=True)]
            under = [line for i in grid.below for line in self.under(headings[i], words[i], roles[i])]
            if parted:
                yield ()
            yield from _aligned(columns, grid, words, roles)
            yield from under
            parted = bool(under)

    def under(self, heading: str, text: str, role: str) -> Iterator[Line]:
        """One value under its row, named by its heading, its further lines indented a little more."""
        if not text:
            return
        label = " ".join(heading.split()) + ": " if heading else ""
        first, *rest = wrap(label + text, self.width and self.width - len(_INDENT) - 2)
        if first.startswith(label):
            yield (Span(_INDENT), Span(label, "label"), Span(first[len(label) :], role))
        else:  # the screen is narrower than the heading
            yield (Span(_INDENT), Span(first, role))
        yield from ((Span(_INDENT + "  "), Span(part, role)) for part in rest)


def _aligned(columns: Sequence[Column], grid: Grid, texts: Sequence[str], roles: Sequence[str]) -> Iterator[Line]:
    parts = [wrap(texts[i], width) for i, width in zip(grid.shown, grid.widths, strict=True)]
    bottom = roles[:1] == ["heading"]  # a heading stands on the rule
    height = max(map(len, parts))
    padded = [[""] * (height - len(part)) + part if bottom else part + [""] * (height - len(part)) for part in parts]
    for line in zip(*padded, strict=True):
        yield tuple(_spans(columns, grid, line, roles))


def _spans(columns: Sequence[Column], grid: Grid, line: Sequence[str], roles: Sequence[str]) -> Iterator[Span]:
    last = max((n for n, text in enumerate(line) if text), default=0)
    for n, (i, width, text) in enumerate(zip(grid.shown, grid.widths, line, strict=True)):
        if n > last:
            return
        padding = " " * (width - screen_width(text))
        if n:
            yield Span(GAP)
        if columns[i].right:
            yield from (Span(padding), Span(text, roles[i]))
        else:
            yield from (Span(text, roles[i]), Span(padding if n < last else ""))


def _role(column: Column, cell: Cell) -> str:
    if column.kind == "points" and isinstance(cell.value, Fraction):
        return "up" if cell.value > 0 else "down" if cell.value < 0 else ""
    return _ROLES.get((column.name, str(cell.value)), "")


def _marked(parts: Sequence[str]) -> Iterator[tuple[bool, str]]:
    for number, part in enumerate(parts):
        yield number == 0, part
