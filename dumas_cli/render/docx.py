"""A document as a file of Word, and the office's report made from its template; the only door of the libraries for it.

A template (``templates/laporan-monitoring.docx``) is a file of Word in which fields stand in double braces. Anything
around them may be changed: words, order, letterhead, styles. The fields:

``{{ tahun }}``, ``{{ tahun_sebelumnya }}``, ``{{ keadaan }}``
    the year reported, the year before, the cut-off day
``{{ judul }}``, ``{{ sebutan }}``, ``{{ sebutan_awal }}``
    the report's title; what the rate is called ("persentase respons"), with a capital in ``sebutan_awal``
``{{ diterima }}``, ``{{ diteruskan }}``, ``{{ dikembalikan }}``, ``{{ direspons }}``, ``{{ persentase }}``,
``{{ selesai }}``
    the figures of the year; with ``_sebelumnya`` after the name those of the year before
``{{ perubahan }}``
    the change of the rate in percentage points, with its sign
``ringkasan``
    the sentences of the summary, one a paragraph: ``{%p for kalimat in ringkasan %}``, ``{{ kalimat }}``,
    ``{%p endfor %}``, each in a paragraph of its own
``{{ tabel.NAME }}``
    a table with its notes, alone in its paragraph; NAME is one of ``monitoring.PARTS`` or any other table of the report
``{{ grafik.NAME }}``
    the charts of that table, alone in its paragraph, which goes where there are none
``{{ tabel_lain }}``, ``{{ grafik_lain }}``
    the tables that the template does not name, each with its charts, and the charts of no table;
    ``{%p if ada_lampiran_lain %}`` asks whether there are any

Tables take the style "Tabel Laporan" and their paragraphs "Kepala Tabel", "Isi Tabel", "Jumlah Tabel" and "Catatan
Tabel"; captions take "Caption". What a template lacks of these is printed in its usual style.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dumas_cli.errors import SettingsError
from dumas_cli.records import Chart, Document, Table
from dumas_cli.render.cells import is_sum
from dumas_cli.render.monitoring import LANG, PARTS, Monitoring, monitoring
from dumas_cli.render.numbers import Lang
from dumas_cli.render.paper import (
    CHART_SCALE,
    SOFT_HYPHEN,
    cell_words,
    heading_words,
    headlines,
    is_wide,
    printed_columns,
    widths,
)
from dumas_cli.render.plain import clean
from dumas_cli.render.words import say
from dumas_cli.render.xlsx_file import MADE_AT
from dumas_cli.render.xlsx_file import finished as timeless

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

TEMPLATE = "laporan-monitoring.docx"

_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_DPI = 170  # dots an inch of a chart's natural size: printed smaller, they lie closer
_CM = 360000  # English metric units in a centimetre
_POINT = 12700
_TWIP = 635  # a twentieth of a point
_LETTER = 65000  # the usual letter of a table, in English metric units
_LETTERS = 16 * _CM // _LETTER
_SHORT = 16  # rows of a table that is not parted over two pages
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# Marks of private use, which no text from outside keeps: around the name of what takes a paragraph's place, and within
# what the template's engine would take for an escaped brace.
_MARK, _SHIELD = "\ue000", "\ue001"
_PRIVATE = re.compile("[\ue000\ue001\ufffe\uffff]")
_ESCAPED_BRACE = re.compile(r"(?<=[{}%])_(?=[{}%])")
_PLACE = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}")


def docx_bytes(document: Document, *, lang: Lang, template: bytes | None = None) -> bytes:
    """The file's bytes, the same for the same document: any document on A4 with headings, captions and page numbers.

    ``template`` lends its page, its footer and its styles only. Text from outside is text, whatever it looks like.
    SettingsError for a template that is no file of Word.
    """
    page = _Page(_opened(template), lang)
    _emptied(page.word)
    if any(is_wide(table, printed_columns(table), _LETTERS) for table in document.tables):
        _lay_across(page.word)
    page.words(document.title, "Title")
    for line in headlines(document):
        page.words(line, "Intisari")
    charts = list(document.charts)
    for table in document.tables:
        page.table_with_caption(table)
        for chart in [one for one in charts if one.table == table.name]:
            page.chart(chart)
            charts.remove(chart)
    for chart in charts:
        page.chart(chart)
    page.notes(document.notes)
    return page.saved(document.title)


def report_docx(document: Document, *, template: bytes | None = None, where: str = TEMPLATE) -> bytes:
    """The office's *Laporan Pelaksanaan Monitoring*, ready to sign, from a document in Indonesian.

    ``template`` is the office's own, else the shipped one; ``where`` is how an error names it. SettingsError for a
    template that is no file of Word, names a field that does not exist, or has a table within a sentence.
    """
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    _opened(template, where)
    parts = monitoring(document)
    filled = DocxTemplate(BytesIO(_template(template)))
    # A template may come from anywhere: it fills in fields and does nothing else.
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        filled.render(_context(parts), environment)
    except TemplateError as error:
        raise _wrong_field(str(error), parts, where) from None
    except (SyntaxError, ValueError, TypeError, ArithmeticError, LookupError) as error:
        raise SettingsError(
            "this template cannot be filled in.",
            where=where,
            remedy=f"Compare its fields with the shipped one's. ({type(error).__name__})",
        ) from None
    page = _Page(filled.docx, LANG)
    places = [one for one in page.word.paragraphs if _MARK in one.text]
    named = {found for place in places for found in _PLACE.findall(place.text)}
    for place in places:
        page.fill(place, parts, named)
    _unshield(page.word, where)
    return page.saved(f"Laporan Pelaksanaan Monitoring {parts.words['tahun']}")


# --------------------------------------------------------------------------- templates


def _template(template: bytes | None) -> bytes:
    return (files("dumas_cli.reference") / "templates" / TEMPLATE).read_bytes() if template is None else template


def _opened(template: bytes | None, where: str = TEMPLATE) -> WordDocument:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(BytesIO(_template(template)))
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        raise SettingsError(
            "this template is not a file of Word.", where=where, remedy="Save it in Word as .docx."
        ) from None


def _context(parts: Monitoring) -> dict[str, object]:
    names = [*PARTS, *(name for name in parts.tables if name not in PARTS)]
    return {
        **{name: _shielded(text) for name, text in parts.words.items()},
        **{name: [_shielded(text) for text in texts] for name, texts in parts.lists.items()},
        "tabel": {name: f"{_MARK}tabel {name}{_MARK}" for name in names},
        "grafik": {name: f"{_MARK}grafik {name}{_MARK}" for name in names},
        "tabel_lain": f"{_MARK}tabel_lain{_MARK}",
        "grafik_lain": f"{_MARK}grafik_lain{_MARK}",
        "ada_lampiran_lain": bool(parts.further or parts.loose),
    }


def _shielded(text: str) -> str:
    return _ESCAPED_BRACE.sub(f"_{_SHIELD}", _safe(text))


def _unshield(word: WordDocument, where: str) -> None:
    from docx.oxml.ns import qn

    roots = [word.element, *(part.element for part in word.part.related_parts.values() if hasattr(part, "element"))]
    for text in [one for root in roots for one in root.iter(qn("w:t"))]:
        if text.text and _MARK in text.text:
            raise SettingsError(
                "a table or chart stands within a sentence or a cell of this template.",
                where=where,
                remedy="Give {{ tabel.NAME }} and {{ grafik.NAME }} a paragraph of their own.",
            )
        if text.text and _SHIELD in text.text:
            text.text = text.text.replace(_SHIELD, "")


def _wrong_field(told: str, parts: Monitoring, where: str) -> SettingsError:
    known = [*parts.words, *parts.lists, *parts.tables, "tabel", "grafik", "tabel_lain", "grafik_lain"]
    names = re.findall(r"'([^']+)'", told)
    near = [close for name in names for close in get_close_matches(name, known, n=1)]
    remedy = f'The nearest field is "{near[0]}".' if near else "Compare its fields with the shipped template's."
    return SettingsError(f"this template cannot be filled in: {clean(told)}.", where=where, remedy=remedy)


def _emptied(word: WordDocument) -> None:
    """Takes the words out of a template and leaves the page of its first section."""
    from docx.oxml.ns import qn

    body = word.element.body
    first = next(body.iter(qn("w:sectPr")))
    for child in list(body):
        body.remove(child)
    kind = first.find(qn("w:type"))
    if kind is not None:
        first.remove(kind)
    body.append(first)


def _lay_across(word: WordDocument) -> None:
    from docx.enum.section import WD_ORIENT

    section = word.sections[0]
    if section.page_width is not None and section.page_height is not None:
        section.orientation = WD_ORIENT.LANDSCAPE
        short, long = sorted((section.page_width, section.page_height))
        section.page_width, section.page_height = long, short


# --------------------------------------------------------------------------- a page that is written on


class _Page:
    """Writes at the end of a file of Word, or before a paragraph whose place is taken; counts captions."""

    def __init__(self, word: WordDocument, lang: Lang) -> None:
        self.word = word
        self._lang = lang
        self._styles = {style.name: style.style_id for style in word.styles}
        self._tables = 0
        self._charts = 0
        self._before: BaseOxmlElement | None = None

    def fill(self, place: Paragraph, parts: Monitoring, named: Collection[str]) -> None:
        """Puts a table or charts in the place of the paragraph that names them.

        Among the further ones only those go that the template does not name elsewhere (``named``).
        """
        found = _PLACE.fullmatch(place.text.strip())
        if found is None:
            return
        self._before = place._p
        kind, _, name = found[1].partition(" ")
        if kind == "tabel":
            self._table_or_nothing(parts.tables.get(name))
        elif kind == "tabel_lain":
            for table in parts.further:
                if f"tabel {table.name}" not in named:
                    self.table_with_caption(table, numbered=False)
                if f"grafik {table.name}" not in named:
                    self._charts_of(parts.charts[table.name])
        self._charts_of(parts.charts.get(name, ()) if kind == "grafik" else ())
        self._charts_of(parts.loose if kind == "grafik_lain" else ())
        if place._p.xpath("./w:pPr/w:sectPr"):
            place.text = ""  # it ends a section: the page goes with it
        else:
            self.word.element.body.remove(place._p)
        self._before = None

    def words(self, text: str, style: str, *, kept: bool = False) -> None:
        """A paragraph of words in a style, or in the usual one where the file lacks it."""
        self._put(self._paragraph(text, style, kept=kept))

    def table_with_caption(self, table: Table, *, numbered: bool = True) -> None:
        """A table under its title."""
        title = table.title
        if title and numbered:
            self._tables += 1
            title = say(self._lang, "paper_caption_table", n=str(self._tables), title=title)
        if title:
            self.words(title, "Caption", kept=True)
        self._table(table)

    def chart(self, chart: Chart) -> None:
        """A chart as a picture, with words for who cannot see it, above its caption."""
        from docx.text.paragraph import Paragraph

        from dumas_cli.render.drawing import chart_png, natural_width

        held = self._paragraph("", "Gambar", kept=True)
        self._put(held)
        run = Paragraph(held, self.word._body).add_run()
        width = min(self._line_width(), int(natural_width(chart) * CHART_SCALE * _POINT))
        picture = run.add_picture(BytesIO(chart_png(chart, lang=self._lang, dpi=_DPI)), width=width)
        described = picture._inline.docPr
        described.set("descr", _safe(chart.words))
        described.set("title", _safe(chart.title))
        self._charts += 1
        self.words(say(self._lang, "paper_caption_chart", n=str(self._charts), title=chart.title), "Judul Gambar")

    def _charts_of(self, charts: Sequence[Chart]) -> None:
        for chart in charts:
            self.chart(chart)

    def notes(self, notes: Sequence[str]) -> None:
        """Notes, one a paragraph."""
        for note in notes:
            self.words(note, "Catatan Tabel")

    def saved(self, title: str) -> bytes:
        """The file without the time it was made at."""
        for one in self.word.styles.element.xpath("./w:docDefaults//w:lang"):
            one.set(_name("w:val"), _LANGUAGES[self._lang])
        about = self.word.core_properties
        about.title, about.author, about.last_modified_by = _safe(clean(title))[:255], "dumas", "dumas"
        about.created = about.modified = MADE_AT
        about.language, about.revision = _LANGUAGES[self._lang], 1
        for number, one in enumerate(self.word.element.body.iter(_name("wp:docPr")), start=1):
            one.set("id", str(number))
        out = BytesIO()
        self.word.save(out)
        return timeless(out.getvalue())

    def _table_or_nothing(self, table: Table | None) -> None:
        if table is None:
            self.words(say(self._lang, "paper_nothing"), "Catatan Tabel")
        else:
            self._table(table)

    def _table(self, table: Table) -> None:
        columns = printed_columns(table)
        if table.rows and columns:
            self._put(self._rows(table, columns))
        elif not table.notes:
            self.words(say(self._lang, "paper_nothing"), "Catatan Tabel")
        self.notes(table.notes)
        if not table.notes:
            self.words("", "Catatan Tabel")  # what follows keeps its distance

    def _rows(self, table: Table, columns: Sequence[int]) -> BaseOxmlElement:
        line = self._line_width()
        shares = widths(table, columns, line // _LETTER)
        sizes = [share * line // (1000 * _TWIP) for share in shares]
        headings = [heading_words(table.columns[i]) for i in columns]
        summed = is_sum(table.rows[-1])
        last = len(table.rows) - 1
        rows = []
        if any(headings):
            cells = [
                self._cell(words, "Kepala Tabel", size, right=table.columns[i].right, kept=True)
                for words, i, size in zip(headings, columns, sizes, strict=True)
            ]
            rows.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>")
        for at, row in enumerate(table.rows):
            # A short table stays on one page, and a sum on the page of the rows above it.
            kept = at < last and (last < _SHORT or at < 2 or (summed and at >= last - 2))
            style = "Jumlah Tabel" if at == last and summed else "Isi Tabel"
            cells = [
                self._cell(cell_words(row[i]), style, size, right=table.columns[i].right, kept=kept)
                for i, size in zip(columns, sizes, strict=True)
            ]
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
        style = self._styles.get("Tabel Laporan") or self._styles.get("Table Grid", "")
        grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
        return _element(
            f'<w:tbl {_NAMESPACE}><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="{int(any(headings))}" '
            f'w:lastRow="{int(summed)}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _cell(self, words: str, style: str, size: int, *, right: bool, kept: bool) -> str:
        held = _paragraph_xml(words, self._styles.get(style), right=right, kept=kept)
        foot = '<w:vAlign w:val="bottom"/>' if style == "Kepala Tabel" else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{foot}</w:tcPr>{held}</w:tc>'

    def _paragraph(self, text: str, style: str, *, kept: bool = False) -> BaseOxmlElement:
        held = _paragraph_xml(clean(text, keep_lines=True), self._styles.get(style), right=False, kept=kept)
        return _element(held.replace("<w:p>", f"<w:p {_NAMESPACE}>", 1))

    def _put(self, element: BaseOxmlElement) -> None:
        if self._before is not None:
            self._before.addprevious(element)
        else:
            self.word.element.body.sectPr.addprevious(element)

    def _line_width(self) -> int:
        """What a line holds where the next thing is put, in English metric units."""
        body = self.word.element.body
        following = [] if self._before is None else self._before.xpath("./w:pPr/w:sectPr | following::w:sectPr")
        page = following[0] if following else body.sectPr
        return int(page.page_width - page.left_margin - page.right_margin)


def _paragraph_xml(text: str, style: str | None, *, right: bool, kept: bool) -> str:
    about = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if kept else "")
    about += '<w:jc w:val="right"/>' if right else ""
    pieces = re.split(f"([\n{SOFT_HYPHEN}])", _PRIVATE.sub("\ufffd", text))
    marks = {"\n": "<w:br/>", SOFT_HYPHEN: "<w:softHyphen/>"}
    run = "".join(marks.get(one) or f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in pieces if one)
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{f'<w:r>{run}</w:r>' if run else ''}</w:p>"


def _element(xml: str) -> BaseOxmlElement:
    from docx.oxml import parse_xml

    element: BaseOxmlElement = parse_xml(xml)
    return element


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return qn(prefixed)


def _safe(text: str) -> str:
    """The text without anything that acts instead of standing there, without marks of ours and what XML cannot hold."""
    return _PRIVATE.sub("\ufffd", clean(text, keep_lines=True))
