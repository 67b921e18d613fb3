"""The PDF: every word as text, figures, pages that stay in order, and the same bytes for the same document."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import paper_samples as samples
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from dumas_cli.records import Column, Document, Table
from dumas_cli.render.cells import SUM, bar_cell, count_cell, text_cell
from dumas_cli.render.pdf import pdf_bytes


def pages(document, lang="id"):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf_bytes(document, lang=lang))).pages]


def words(document, lang="id"):
    return " ".join("\n".join(pages(document, lang)).split())


def test_headline_figures_and_notes_of_the_report_are_text_that_can_be_searched():
    text = words(samples.report())
    assert "Persentase respons 73,04% → 84% (+10,96 poin)" in text
    assert "Selesai 1.102 → 1.194 (+92)" in text
    assert "Satu surat dihitung sekali" in text
    assert "█" not in text  # bars are drawn


def test_the_same_document_gives_the_same_bytes():
    document = samples.report(charts=True)
    assert pdf_bytes(document, lang="id") == pdf_bytes(document, lang="id")


def test_each_page_is_a4_and_says_which_of_how_many_it_is():
    document = Document("Daftar", tables=(samples.a_table(*(f"baris {n}" for n in range(150))),))
    reader = PdfReader(BytesIO(pdf_bytes(document, lang="id")))
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert re.search(rf"\b{number} ?/ ?{count}\b", page.extract_text())


def test_a_heading_is_repeated_on_every_page_of_its_table_and_no_row_is_lost():
    document = Document("Daftar", tables=(samples.a_table(*(f"baris {n:03}" for n in range(150))),))
    found = pages(document)
    assert all("Kelompok" in page and "Surat" in page for page in found)
    assert re.findall(r"baris \d{3}", "\n".join(found)) == [f"baris {n:03}" for n in range(150)]


@pytest.mark.parametrize("count", range(30, 60, 3))
def test_a_sum_never_stands_on_a_page_without_the_rows_above_it(count):
    plain = samples.a_table(*(f"baris {n:03}" for n in range(count)))
    summed = replace(plain, rows=(*plain.rows, (text_cell(SUM, "Semua"), count_cell(99, "id"))))
    last = pages(Document("Daftar", tables=(summed,)))[-1]
    assert "Semua" in last
    assert f"baris {count - 1:03}" in last
    assert f"baris {count - 2:03}" in last


def test_figures_align_right_and_words_left():
    table = Table(
        "t",
        "",
        (Column("a", "Nama"), Column("b", "Surat", "integer")),
        ((text_cell("pendek"), count_cell(7, "id")), (text_cell("jauh lebih panjang"), count_cell(1234567, "id"))),
    )
    begins = {}

    def seen(text, at, within, _font, _size):
        if text.strip():
            begins.setdefault(text.strip(), at[4] + within[4])

    content = pdf_bytes(Document("Judul", tables=(table,)), lang="id")
    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=seen)
    assert begins["pendek"] == begins["jauh lebih panjang"] > 0
    assert begins["7"] > begins["1.234.567"]


def test_a_table_too_wide_for_a_page_lies_across_and_the_others_stand():
    document = Document("Judul", tables=(samples.a_table("satu"), samples.wide_table(), samples.a_table("dua")))
    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf_bytes(document, lang="id"))).pages]
    across = [box.width > box.height for box in boxes]
    assert across[0] is False
    assert across[-1] is False
    assert any(across)


def test_a_document_that_begins_with_a_wide_table_has_its_title_on_the_same_page():
    first = PdfReader(BytesIO(pdf_bytes(Document("Judul", tables=(samples.wide_table(),)), lang="id"))).pages[0]
    assert first.mediabox.width > first.mediabox.height
    assert "Judul" in first.extract_text()
    assert "Kolom 3" in first.extract_text()


HOSTILE = [
    '#eval("1+1")',
    "#sys.inputs",
    "*tebal* _miring_ $x^2$ `kode` @rujukan <label> = judul",
    '"); panic("',
    "\\#{let x = 1}",
    "{{ 7*7 }}",
    "https://example.org // bukan catatan",
    "https://example.org /* bukan catatan */ ---",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_code_is_printed_as_it_stands(text):
    document = Document(
        f"Judul {text}",
        headline=(f"Kepala {text}",),
        tables=(samples.a_table(f"Dinas {text}", title=f"Tabel {text}", notes=(f"Catatan {text}",)),),
        notes=(f"Akhir {text}",),
    )
    found = words(document)
    for before in ("Judul", "Kepala", "Dinas", "Tabel", "Catatan", "Akhir"):
        assert f"{before} {text}" in found


@pytest.mark.parametrize("text", ["漢字", "😀", "ꦗꦮ", "\uffff", "\ue000", "\ud800", "a\x00b\x1b[31m", ""])
def test_letters_that_no_font_has_do_not_stop_the_page(text):
    assert "Surat" in words(Document("Judul", tables=(samples.a_table(f"Dinas {text}"),)))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_gives_a_page(texts):
    document = Document(texts[0], headline=tuple(texts), tables=(samples.a_table(*texts, notes=tuple(texts)),))
    assert pages(document)


def test_charts_stand_as_pictures_with_a_caption_and_words_for_who_cannot_see_them():
    content = pdf_bytes(samples.report(charts=True), lang="id")
    reader = PdfReader(BytesIO(content))
    assert "Grafik 1. Persentase respons" in " ".join(page.extract_text() for page in reader.pages)
    told = alternatives(reader)
    assert any("Naik dari 73,04% ke 84%." in one for one in told)


def test_the_file_is_an_archives_pdf_that_can_be_read_aloud():
    reader = PdfReader(BytesIO(pdf_bytes(samples.report(), lang="id")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    about = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert reader.metadata.title == samples.report().title


def test_only_fonts_that_come_along_are_used():
    reader = PdfReader(BytesIO(pdf_bytes(samples.report(charts=True), lang="id")))
    names = {str(font["/BaseFont"]) for page in reader.pages for font in fonts(page)}
    assert names
    assert all("Libertinus" in name or "DejaVuSansMono" in name for name in names)


def test_a_bar_is_drawn_and_not_written():
    columns = (Column("a", "Nama"), Column("bar", "", "bar"))
    found = words(Document("Judul", tables=(Table("t", "", columns, ((text_cell("x"), bar_cell(Fraction(1, 2))),)),)))
    assert "█" not in found
    assert "░" not in found


def test_a_document_without_tables_and_one_without_rows_are_pages_too():
    assert "Judul" in words(Document("Judul"))
    empty = replace(samples.a_table(), notes=("tidak ada apa pun",))
    assert "tidak ada apa pun" in words(Document("Judul", tables=(empty,)))


def fonts(page):
    return [one.get_object() for one in page["/Resources"].get("/Font", {}).values()]


def alternatives(reader):
    found = []

    def walk(node):
        node = node.get_object()
        if not isinstance(node, dict):
            return
        if "/Alt" in node:
            found.append(str(node["/Alt"]))
        children = node.get("/K", [])
        children = children.get_object() if hasattr(children, "get_object") else children
        for child in children if isinstance(children, list) else [children]:
            walk(child) if hasattr(child, "get_object") else None

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found
