"""A document becomes lines of marked words that fit a width, before anything is coloured or printed.

Nothing is ever cut: words wrap, figures do not, and a column that has no room moves under its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import is_sum, on_paper
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
SCREENFUL = 40  # lines; below more of them a headline has scrolled away
_INDENT = "    "
_BETWEEN = " · "
_ROLES = {("level", "tinggi"): "high", ("level", "sedang"): "medium"}


def lay_out(document: Document, *, width: int | None, encoding: str) -> list[Line]:
    """The document's lines, none wider than ``width`` cells; None gives every line its natural length.

    A document longer than a screenful ends with its headline once more: there the reader's eye is.
    """
    shown = _Printer(width, encoding)
    lines = [*shown.paragraph(document.title, "title")]
    headline = [line for words in document.headline for line in shown.paragraph(words, "headline")]
    for block in (
        headline,
        *([*shown.table(table)] for table in document.tables),
        [line for note in document.notes for line in shown.note(note)],
    ):
        if block:
            lines += [(), *block] if lines else block
    if headline and len(lines) > SCREENFUL:
        lines += [(), *headline]
    return lines


def plain_text(document: Document, *, width: int | None = None, encoding: str = "utf-8") -> str:
    """The document's lines without colour, each ended by a newline; marks that ``encoding`` lacks are replaced."""
    lines = lay_out(document, width=width, encoding=encoding)
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)


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
        group = next((i for i, column in enumerate(table.columns) if column.kind == "group"), None)
        shown = [(i, column) for i, column in enumerate(table.columns) if on_paper(column) and i != group]
        columns = [column for _, column in shown]
        rows = [tuple(row[i] for i, _ in shown) for row in table.rows]
        if rows:
            yield from self.rows(columns, rows, [row[group].text if group is not None else "" for row in table.rows])
            if len(table.notes) > 1 or (table.notes and any(column.below for column in columns)):
                yield ()
        for note in table.notes:
            yield from self.note(note)

    def rows(
        self, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], groups: Sequence[str]
    ) -> Iterator[Line]:
        """The rows under their headings; the name of a group stands alone above its first row."""
        headings = [self.plain(column.heading) for column in columns]
        # A soft hyphen says where a long heading may break; it shows only where it does.
        broken = [self.plain(column.heading.replace(SOFT_HYPHEN, "- ")) for column in columns]
        texts = [[self.plain(cell.text) for cell in row] for row in rows]
        grid = fit(columns, broken, texts, self.width)
        line = printable("─", self.encoding)
        rule = (Span(line * (sum(grid.widths) + len(GAP) * (len(grid.widths) - 1)), "rule"),)
        if any(headings):
            for i, cells in zip(grid.shown, grid.widths, strict=True):
                broken[i] = headings[i] if screen_width(headings[i]) <= cells else broken[i]
            yield from _aligned(columns, grid, broken, ["heading"] * len(columns))
            yield rule
        parted = False
        before = ""
        for number, (row, words, group) in enumerate(zip(rows, texts, groups, strict=True)):
            roles = [_role(column, cell) for column, cell in zip(columns, row, strict=True)]
            under = [*self.under((headings[i], words[i], row[i].text, roles[i]) for i in grid.below)]
            if number and is_sum(row):
                yield rule
            elif parted or (number and group != before):
                yield ()
            if group != before:
                yield from self.paragraph(group, "heading")
            before = group
            yield from _aligned(columns, grid, words, roles)
            yield from under
            parted = bool(under)

    def under(self, found: Iterable[tuple[str, str, str, str]]) -> Iterator[Line]:
        """The values under a row, each named by its heading; short ones share a line.

        Of each: heading, words, words with their line ends, role. Words of several lines are a list
        and need no name.
        """
        room = self.width and self.width - len(_INDENT)
        waiting: list[Span] = []
        for heading, text, with_lines, role in found:
            if not text:
                continue
            label = " ".join(heading.split()) + ": " if heading else ""
            between = printable(_BETWEEN, self.encoding) if waiting else ""
            used = sum(screen_width(span.text) for span in waiting)
            is_list = "\n" in with_lines
            if not is_list and room and used + screen_width(between + label + text) <= room:
                waiting += [Span(between), Span(label, "label"), Span(text, role)]
                continue
            if waiting:
                yield (Span(_INDENT), *waiting)
                waiting = []
            if is_list:
                for item in with_lines.split("\n"):
                    yield from self.hanging("", self.plain(item), role, indent=len(_INDENT))
            elif room and screen_width(label + text) <= room:
                waiting = [Span(label, "label"), Span(text, role)]
            else:
                yield from self.hanging(label, text, role, indent=2)
        if waiting:
            yield (Span(_INDENT), *waiting)

    def hanging(self, label: str, text: str, role: str, *, indent: int) -> Iterator[Line]:
        """Words after their label, further lines indented by ``indent`` more."""
        first, *rest = wrap(label + text, self.width and self.width - len(_INDENT) - indent)
        if first.startswith(label):
            yield (Span(_INDENT), Span(label, "label"), Span(first[len(label) :], role))
        else:  # the screen is narrower than the heading
            yield (Span(_INDENT), Span(first, role))
        yield from ((Span(_INDENT + " " * indent), Span(part, role)) for part in rest)


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
