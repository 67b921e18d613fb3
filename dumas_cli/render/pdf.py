"""A document as a PDF of A4 pages; the only door of typst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dumas_cli.records import Cell, Chart, Column, Document, Table
from dumas_cli.render.cells import is_sum
from dumas_cli.render.numbers import Lang
from dumas_cli.render.paper import (
    CHART_SCALE,
    cell_words,
    fits,
    heading_words,
    headlines,
    is_wide,
    printed_columns,
    widest_words,
    widths,
)
from dumas_cli.render.plain import clean
from dumas_cli.render.words import say

if TYPE_CHECKING:
    from typst import PDFStandard

# PDF/A-2a is what archives take, PDF/UA-1 what a screen reader can read aloud.
_STANDARDS: list[PDFStandard] = ["a-2a", "ua-1"]

# The markup holds no word from outside: all of them come in as data, where they are strings and stay strings. Only
# fonts that come with typst are used, so a page looks the same on every machine. PDF/A asks for a date: a fixed one
# makes the same document the same bytes.
_MARKUP = """
#let data = json(bytes(sys.inputs.at("data")))
#let ink = rgb("#1f2933")
#let soft = rgb("#56626c")
#let rule = 0.4pt + rgb("#c9d1d8")
#let shade = rgb("#edf1f4")
#let lines(words) = words.split("\\n").join(linebreak())
#let places = (left: left, right: right)

#set document(title: data.title, author: "dumas", date: datetime(year: 2000, month: 1, day: 1))
#set page(
  paper: "a4", flipped: data.across,
  margin: (x: 2cm, top: 2cm, bottom: 2.2cm),
  footer: context {
    set text(8pt, fill: soft)
    line(length: 100%, stroke: rule)
    v(-6pt)
    grid(
      columns: (1fr, auto), column-gutter: 1em,
      data.title, [#counter(page).get().first() / #counter(page).final().first()],
    )
  },
)
#set text(
  font: ("Libertinus Serif", "DejaVu Sans Mono"), size: 10pt, lang: data.lang, fill: ink,
  number-width: "tabular", number-type: "lining",
)
#set par(leading: 0.55em)
#show heading.where(level: 1): set text(17pt)
#show heading.where(level: 2): set text(11.5pt)
#show heading: set block(above: 1.6em, below: 0.7em, sticky: true)
#show heading: set par(leading: 0.4em)

#let bar(share) = box(
  width: 1.6cm, height: 5.5pt, fill: rgb("#d5dce1"),
  align(left, box(width: share * 100%, height: 5.5pt, fill: rgb("#2b6a88"))),
)

#let notes(items) = if items.len() > 0 {
  set text(8.5pt, fill: soft)
  set par(leading: 0.45em)
  block(above: 0.8em, below: 1.2em, list(marker: [–], spacing: 0.55em, ..items.map(lines)))
}

#let row-of(row, sum: false) = row.map(c => table.cell(
  breakable: c.long,
  fill: if sum { shade },
  if c.bar != none { bar(c.bar) } else if sum { strong(lines(c.words)) } else { lines(c.words) },
))

// Rows that stay on one page share an empty cell in a column without width.
#let tie(rows) = table.cell(rowspan: rows, breakable: false, inset: 0pt, [])

#let told(one) = {
  if one.title != "" { heading(level: 2, lines(one.title)) }
  if one.rows.len() > 0 {
    set text(size: 9pt)
    set par(leading: 0.4em)
    let tying = one.spans.any(rows => rows > 1)
    table(
      columns: one.columns.map(c => if c.width == none { auto } else { c.width * 1fr }) + if tying { (0pt,) },
      align: one.columns.map(c => places.at(c.side)) + if tying { (left,) },
      inset: (x: 4pt, y: 3.4pt),
      stroke: (x, y) => (bottom: if y == 0 { 0.8pt + soft } else { rule }),
      fill: (x, y) => if y == 0 { shade },
      table.header(
        repeat: true,
        ..one.columns.map(c => table.cell(align: bottom + places.at(c.side), breakable: false, strong(lines(c.words)))),
        ..if tying { (tie(1),) },
      ),
      ..for (at, row) in one.rows.enumerate() {
        row-of(row, sum: one.summed and at + 1 == one.rows.len())
        if tying and one.spans.at(at) > 0 { (tie(one.spans.at(at)),) }
      },
    )
  }
  notes(one.notes)
}

#let drawn(one) = block(breakable: false, width: 100%, above: 1.8em, below: 2em, {
  layout(room => align(center, image(
    bytes(one.svg), format: "svg", width: calc.min(one.width * 1pt, room.width), alt: one.words,
  )))
  align(center, text(9pt, weight: "bold", lines(one.caption)))
})

#heading(level: 1, lines(data.title))
#if data.headline.len() > 0 {
  block(
    width: 100%, inset: (left: 9pt, y: 5pt), above: 1em, below: 1.4em, stroke: (left: 2.4pt + rgb("#2b6a88")),
    for (at, line) in data.headline.enumerate() {
      let large = at < 2
      block(above: if large { 0.5em } else { 0.8em }, below: 0pt, text(
        if large { 12.5pt } else { 10pt }, weight: if large { "semibold" } else { "regular" }, lines(line),
      ))
    },
  )
}
#for one in data.blocks {
  if "svg" in one { drawn(one) }
  else if one.across and not data.across { page(flipped: true, told(one)) }
  else { told(one) }
}
#notes(data.notes)
"""

_LETTERS, _LETTERS_ACROSS = 106, 160  # what a line of a table holds, upright and across
_SHORT_ROWS = 16  # rows of a table that stays on one page
_TIED_LETTERS = 120  # a row with more in one cell may be too high to be held with others
_LONG = 400  # letters in a cell that may run over to the next page; a shorter row stays whole


def pdf_bytes(document: Document, *, lang: Lang) -> bytes:
    """The PDF's bytes, the same for the same document: headline, tables, notes and charts on pages of A4.

    A table's heading stands on each of its pages, figures align right, a table too wide for a page lies across it.
    Text from outside is text, whatever it looks like. No network is used, and no font of the machine unless a letter
    is in none of typst's own.
    """
    import typst

    data = json.dumps(_data(document, lang))
    try:
        return _compiled(data, _STANDARDS)
    except typst.TypstError:
        # A letter that the fonts of typst lack, such as a Chinese one, is no PDF/A; a font of this machine may have it.
        return _compiled(data, [])


def _compiled(data: str, standards: list[PDFStandard]) -> bytes:
    import typst

    return typst.compile(
        _MARKUP.encode(),
        format="pdf",
        ignore_system_fonts=bool(standards),
        sys_inputs={"data": data},
        pdf_standards=standards,
    )


def _data(document: Document, lang: Lang) -> dict[str, Any]:
    waiting = list(document.charts)
    blocks: list[dict[str, Any]] = []
    drawn: list[Chart] = []
    for table in document.tables:
        blocks.append(_table(table))
        of_table = [chart for chart in waiting if chart.table == table.name]
        waiting = [chart for chart in waiting if chart not in of_table]
        blocks += [_chart(chart, len(drawn) + place, lang) for place, chart in enumerate(of_table, start=1)]
        drawn += of_table
    blocks += [_chart(chart, len(drawn) + place, lang) for place, chart in enumerate(waiting, start=1)]
    return {
        "title": clean(document.title) or "dumas",
        "lang": lang,
        "across": bool(blocks) and blocks[0].get("across", False),
        "headline": headlines(document),
        "blocks": blocks,
        "notes": [clean(note) for note in document.notes],
    }


def _chart(chart: Chart, number: int, lang: Lang) -> dict[str, Any]:
    from dumas_cli.render.drawing import chart_svg, natural_width

    return {
        # Outlined letters need no font of the machine.
        "svg": chart_svg(chart, lang=lang, outlined=True),
        "width": natural_width(chart) * CHART_SCALE,
        "caption": say(lang, "paper_caption_chart", n=str(number), title=clean(chart.title)),
        "words": clean(f"{chart.title}. {chart.words}"),
    }


def _table(table: Table) -> dict[str, Any]:
    places = printed_columns(table, bars=True)
    across = is_wide(table, places, _LETTERS)
    letters = _LETTERS_ACROSS if across else _LETTERS
    shares: Sequence[int | None] = widths(table, places, letters)
    if fits(table, places, letters):
        filling = widest_words(table, places)
        shares = [1 if i == filling else None for i in places]
    return {
        "title": clean(table.title),
        "across": across,
        "columns": [_column(table.columns[i], share) for i, share in zip(places, shares, strict=True)],
        "rows": [[_cell(row[i], table.columns[i]) for i in places] for row in table.rows],
        "summed": bool(table.rows) and is_sum(table.rows[-1]),
        "spans": _spans(table, places),
        "notes": [clean(note) for note in table.notes],
    }


def _spans(table: Table, places: Sequence[int]) -> list[int]:
    """For each row how many stay together from it on, 0 for one that an earlier row holds.

    A short table stays on one page; in a longer one the heading has rows under it, and a sum rows above it.
    """
    count = len(table.rows)
    if any(len(row[i].text) > _TIED_LETTERS for row in table.rows for i in places):
        return [1] * count
    if count <= _SHORT_ROWS:
        return [count, *[0] * (count - 1)] if count else []
    return [3, 0, 0, *[1] * (count - 6), 3, 0, 0]


def _column(column: Column, width: int | None) -> dict[str, Any]:
    """A column; a ``width`` of None is as wide as its words, any other a part of what is left."""
    return {"words": heading_words(column), "side": "right" if column.right else "left", "width": width}


def _cell(cell: Cell, column: Column) -> dict[str, Any]:
    words = cell_words(cell)
    share = cell.value if column.kind == "bar" and not set(words) - set("█▌░") else None
    return {
        "words": words,
        "bar": float(share) if isinstance(share, Fraction) else None,
        "long": len(words) > _LONG,
    }
