"""A document as one HTML file that a browser opens without a network: words, tables, pictures, and how they print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape

from dumas_cli.records import Cell, Chart, Column, Document, Table
from dumas_cli.render.cells import is_sum, on_paper
from dumas_cli.render.html_style import STYLE
from dumas_cli.render.numbers import Lang
from dumas_cli.render.plain import clean
from dumas_cli.render.words import say

_MANY = 3  # more titled tables than these get a list of contents
_LONG = 10  # more links than these are folded away
_GLANCE = 3  # so many charts stand at the beginning
_UNBROKEN = 14  # letters; a span of hours or of shares stays on one line
_LONGEST_FIGURE = 44  # longer ones are sentences
_BLOCKS = re.compile(r"[█▌░▁▂▃▄▅▆▇\s→]+")
_SPARKLINE = re.compile(r"[▁▂▃▄▅▆▇]")  # a line of years, which the page draws
_DIGIT = re.compile(r"\d")
_GAP = re.compile(r"\s{2,}")
_CHANGE = re.compile(r"(.*\S)\s+(\([^()]*\))$")
_SPACED = re.compile(r"^[\s\u00a0]{2,}")
_SOFT_HYPHEN = "\u00ad"


def html_bytes(document: Document, *, lang: Lang) -> bytes:
    """The whole document as UTF-8: headline, charts, each table with its notes, the document's notes.

    The file stands alone: its style and its pictures lie in it, nothing in it runs, and nothing is fetched. Text from
    outside stays text. The same document always gives the same bytes.
    """
    return "\n".join(_Page(document, lang).lines()).encode("utf-8", "replace") + b"\n"


class _Page:
    """Writes one document in one language."""

    def __init__(self, document: Document, lang: Lang) -> None:
        self.document = document
        self.lang = lang
        self.titled = {table.name: f"table-{n}" for n, table in enumerate(document.tables, start=1)}
        self.beside = [chart for chart in document.charts[_GLANCE:] if chart.table in self.titled]

    def lines(self) -> Iterator[str]:
        title = _text(self.document.title or "dumas")
        yield f'<!DOCTYPE html>\n<html lang="{self.lang}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{title}</h1>"
        yield from self.headline()
        yield "</header>"
        yield from self.contents()
        yield from self.charts()
        for table in self.document.tables:
            yield from self.section(table)
        if self.document.notes:
            yield f"<section>\n<h2>{_text(say(self.lang, 'page_notes'))}</h2>"
            yield from _notes(self.document.notes)
            yield "</section>"
        yield "</main>\n</body>\n</html>"

    def headline(self) -> Iterator[str]:
        """Names with their figures as large figures, then the other lines as sentences."""
        lines = [_parts(line) for line in self.document.headline if not _SPARKLINE.search(line)]
        figures = [found for found in lines if _is_figure(found)]
        if figures:
            yield '<dl class="headline">'
            for name, *values in figures:
                yield f"<div><dt>{_text(name)}</dt>{''.join(_figure(value) for value in values)}</div>"
            yield "</dl>"
        yield from (
            f'<p class="lead">{_text(" ".join(found))}</p>' for found in lines if found and found not in figures
        )

    def contents(self) -> Iterator[str]:
        links = [(self.titled[table.name], table.title) for table in self.document.tables if table.title]
        if len(links) <= _MANY:
            return
        words = _text(say(self.lang, "page_contents"))
        # A long list would keep a phone's reader from the figures: it opens when asked.
        start, end = (
            (f"<h2>{words}</h2>", "")
            if len(links) <= _LONG
            else (f"<details>\n<summary>{words}</summary>", "</details>\n")
        )
        yield f'<nav aria-label="{words}">\n{start}\n<ul>'
        yield from (f'<li><a href="#{place}">{_text(title)}</a></li>' for place, title in links)
        yield f"</ul>\n{end}</nav>"

    def charts(self) -> Iterator[str]:
        """The first charts together, for a reader who reads no further; others stand with their tables."""
        glance = [chart for chart in self.document.charts if chart not in self.beside]
        if not glance:
            return
        yield f'<section>\n<h2>{_text(say(self.lang, "page_charts"))}</h2>\n<div class="pictures">'
        for chart in glance:
            yield from self.chart(chart, self.titled.get(chart.table, ""))
        yield "</div>\n</section>"

    def chart(self, chart: Chart, table: str = "") -> Iterator[str]:
        """One picture with its title and, where it stands elsewhere, the way to its ``table``."""
        from dumas_cli.render.drawing import WIDE, chart_svg, natural_width

        shape = ' class="wide"' if natural_width(chart) == WIDE else ' class="tall"' if chart.kind == "bars" else ""
        link = f' <a href="#{table}">{_text(say(self.lang, "page_figures"))}</a>' if table else ""
        yield f"<figure{shape}>\n<figcaption>{_text(chart.title)}{link}</figcaption>"
        drawn = chart_svg(chart, lang=self.lang)
        # The box around it sets how large it is.
        head, _, rest = drawn.partition(">")
        head = re.sub(r' (?:width|height|version)="[^"]*"', "", head)
        yield f'<div class="picture">{head} role="img" aria-label="{_text(chart.words)}">{rest}</div>\n</figure>'

    # ----------------------------------------------------------------------- tables

    def section(self, table: Table) -> Iterator[str]:
        yield f'<section id="{self.titled[table.name]}">'
        if table.title:
            yield f"<h2>{_text(table.title)}</h2>"
        if pictures := [chart for chart in self.beside if chart.table == table.name]:
            yield '<div class="pictures">'
            for chart in pictures:
                yield from self.chart(chart)
            yield "</div>"
        paper = [(i, column) for i, column in enumerate(table.columns) if on_paper(column) and column.kind != "group"]
        below = [(i, column) for i, column in paper if column.below]
        shown = [(i, column) for i, column in paper if not column.below] or paper
        if table.rows and shown:
            caption = _text(table.title or self.document.title)
            # The box scrolls where the screen is narrow, by touch and by the keys.
            yield f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0">\n<table>'
            yield f"<caption>{caption}</caption>"
            if any(column.heading for _, column in shown):
                heads = "".join(_heading(column) for _, column in shown)
                yield f"<thead>\n<tr>{heads}</tr>\n</thead>"
            yield from self.rows(table, shown, below if shown != paper else [])
            yield "</table>\n</div>"
        yield from _notes(table.notes)
        yield "</section>"

    def rows(
        self, table: Table, shown: Sequence[tuple[int, Column]], below: Sequence[tuple[int, Column]]
    ) -> Iterator[str]:
        """The rows by group; columns that stand below have the whole width of a line of their own."""
        group = next((i for i, column in enumerate(table.columns) if column.kind == "group"), None)
        before: str | None = None
        yield "<tbody>"
        for row in table.rows:
            name = row[group].text if group is not None else ""
            if name and name != before:
                if before is not None:
                    yield "</tbody>\n<tbody>"
                yield f'<tr class="group"><th colspan="{len(shown)}" scope="rowgroup">{_text(name)}</th></tr>'
            before = name
            cells = (_cell(column, row[i], is_first=n == 0) for n, (i, column) in enumerate(shown))
            start = '<tr class="sum">' if is_sum(row) else "<tr>"
            yield f"{start}{''.join(cells)}</tr>"
            if told := "".join(_told(column, row[i]) for i, column in below):
                yield f'<tr class="below"><td colspan="{len(shown)}">{told}</td></tr>'
        yield "</tbody>"


def _parts(line: str) -> list[str]:
    """Name and figures of a line of the headline, without the bars that only a terminal needs."""
    return [part for part in _GAP.split(line.strip()) if part and not _BLOCKS.fullmatch(part)]


def _is_figure(parts: Sequence[str]) -> bool:
    """Whether a line is a name and what can be shown large."""
    return len(parts) > 1 and all(len(part) <= _LONGEST_FIGURE and _DIGIT.search(part) for part in parts[1:])


def _figure(words: str) -> str:
    found = _CHANGE.fullmatch(words)
    value, change = (found[1], found[2].strip("()")) if found else (words, "")
    before, arrow, after = value.partition(" → ")
    shown = f'<span class="before">{_text(before)} → </span>{_text(after)}' if arrow else _text(value)
    said = f'<dd class="figure">{shown}</dd>'
    return said + (f'<dd class="change">{_text(change)}</dd>' if change else "")


def _heading(column: Column) -> str:
    words = "&shy;".join(_text(part) for part in column.heading.split(_SOFT_HYPHEN))
    if not words:
        return "<td></td>"
    return f'<th{_classes(column)} scope="col">{words}</th>'


def _cell(column: Column, cell: Cell, *, is_first: bool) -> str:
    if column.kind == "bar":
        return f"<td>{_bar(cell)}</td>"
    words = _lines(cell.text)
    if is_first and not column.right:
        indent = ' class="under"' if _SPACED.match(cell.text) else ""
        return f'<th{indent} scope="row">{words}</th>'
    is_short = len(cell.text) <= _UNBROKEN and not column.right
    return f'<td class="short">{words}</td>' if is_short else f"<td{_classes(column)}>{words}</td>"


def _told(column: Column, cell: Cell) -> str:
    """A value with its heading before it, in a line that is read across the table; nothing for no words."""
    if not cell.text.strip():
        return ""
    between = "<br>" if "\n" in cell.text else " "
    head = f"<b>{_text(column.heading)}</b>{between}" if column.heading else ""
    return f"<div>{head}{_lines(cell.text)}</div>"


def _classes(column: Column) -> str:
    kind = "number" if column.right else "day" if column.kind == "day" else ""
    return f' class="{kind}"' if kind else ""


def _bar(cell: Cell) -> str:
    """A bar as long as the share; the share itself stands in another column, so a reader of the page skips it."""
    if not isinstance(cell.value, Fraction | int) or isinstance(cell.value, bool):
        return ""
    hundredths = max(0, min(10_000, int(Fraction(cell.value) * 10_000 + Fraction(1, 2))))
    return (
        f'<span class="bar" aria-hidden="true"><i style="width:{hundredths // 100}.{hundredths % 100:02}%"></i></span>'
    )


def _notes(notes: Sequence[str]) -> Iterator[str]:
    if notes:
        yield '<ul class="notes">'
        yield from (f"<li>{_text(note)}</li>" for note in notes)
        yield "</ul>"


def _lines(text: str) -> str:
    return "<br>".join(_text(line) for line in text.split("\n"))


def _text(words: str) -> str:
    return escape(clean(words).strip())
