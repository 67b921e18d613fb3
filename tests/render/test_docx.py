"""The files of Word: the office's report from its template, and any document; text stays text, bytes stay the same."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import docx
import make_report_template
import paper_samples as samples
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from dumas_cli.errors import SettingsError
from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import SUM, count_cell, text_cell
from dumas_cli.render.docx import docx_bytes, report_docx
from dumas_cli.render.monitoring import PARTS, monitoring

HOSTILE = [
    "Dinas A & B < C > D",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{{ tabel.years }}",
    "{_{ tahun }_} {_% x %_}",
    "{# catatan #}",
    "</w:t></w:r><w:r>",
    "&amp;lt;",
    "=1+1",
]


def opened(content):
    return docx.Document(BytesIO(content))


def words(content):
    return [one.text for one in opened(content).element.body.iter(qn("w:t"))]


def lines(content):
    return [one.text for one in opened(content).paragraphs]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def a_template(*texts):
    word = docx.Document()
    for text in texts:
        word.add_paragraph(text)
    return saved(word)


def saved(word):
    out = BytesIO()
    word.save(out)
    return out.getvalue()


# --------------------------------------------------------------------------- any document


def test_a_document_has_its_title_headline_tables_and_notes():
    content = docx_bytes(samples.report(), lang="id")
    found = lines(content)
    assert found[0] == samples.report().title
    assert found[1] == "Persentase respons 73,04% → 84% (+10,96 poin)"
    assert "Tabel 1. Sumber tanpa tanggal tanggapan" in found
    years = cells(opened(content).tables[0])
    assert years[0] == ["Uraian", "Satuan", "2016", "2017", "Perubahan", "Perubahan relatif"]
    assert ["Persentase respons", "dari surat", "73,04%", "84%", "+10,96 poin", ""] in years


@pytest.mark.parametrize("write", [lambda d: docx_bytes(d, lang="en"), report_docx], ids=["any", "report"])
def test_the_same_document_gives_the_same_bytes_and_no_day_of_today(write):
    document = samples.report(charts=True)
    content = write(document)
    assert content == write(document)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(r"\d{4}-\d\d-\d\dT", package.read("docProps/core.xml").decode())) == {"2000-01-01T"}


def test_a_heading_row_is_repeated_and_no_row_is_parted_over_two_pages():
    table = opened(docx_bytes(Document("x", tables=(samples.a_table("a", "b"),)), lang="id")).tables[0]
    assert [row._tr.xpath("boolean(./w:trPr/w:tblHeader)") for row in table.rows] == [True, False, False]
    assert all(row._tr.xpath("boolean(./w:trPr/w:cantSplit)") for row in table.rows)


def test_figures_align_right_and_words_do_not():
    table = opened(docx_bytes(Document("x", tables=(samples.a_table("a"),)), lang="id")).tables[0]
    aligned = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert all(row[0] is None for row in aligned)
    assert all("RIGHT" in str(row[1]) for row in aligned)


def test_a_sum_is_told_apart_and_kept_with_the_rows_above_it():
    plain = samples.a_table(*(f"baris {n}" for n in range(40)))
    table = replace(plain, rows=(*plain.rows, (text_cell(SUM, "Semua"), count_cell(9, "id"))))
    rows = opened(docx_bytes(Document("x", tables=(table,)), lang="id")).tables[0].rows
    assert rows[-1].cells[0].paragraphs[0].style.name == "Jumlah Tabel"
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows[-3:]] == [True, True, None]
    assert rows[20].cells[0].paragraphs[0].paragraph_format.keep_with_next is None


def test_the_page_is_a4_and_wide_tables_lie_across():
    narrow = opened(docx_bytes(Document("x", tables=(samples.a_table("a"),)), lang="id")).sections[0]
    wide = opened(docx_bytes(Document("x", tables=(samples.wide_table(),)), lang="id")).sections[0]
    assert (round(narrow.page_width.cm, 1), round(narrow.page_height.cm, 1)) == (21.0, 29.7)
    assert (round(wide.page_width.cm, 1), round(wide.page_height.cm, 1)) == (29.7, 21.0)


@pytest.mark.parametrize("document", [samples.report(), Document("x", tables=(samples.wide_table(),))])
def test_a_table_is_exactly_as_wide_as_the_line(document):
    word = opened(docx_bytes(document, lang="id"))
    page = word.sections[0]
    line = page.page_width - page.left_margin - page.right_margin
    for table in word.tables:
        grid = [column.w for column in table._tbl.tblGrid.gridCol_lst]
        assert abs(sum(grid) - line) < 635 * len(grid)
        assert all(size > 200000 for size in grid)


@pytest.mark.parametrize(("lang", "proofing"), [("id", "id-ID"), ("en", "en-GB")])
def test_words_are_proofread_in_the_language_they_are_in(lang, proofing):
    styles = opened(docx_bytes(samples.report(), lang=lang)).styles.element
    assert styles.xpath("./w:docDefaults//w:lang/@w:val") == [proofing]


def test_pages_are_numbered_by_fields():
    foot = opened(docx_bytes(samples.report(), lang="id")).sections[0].footer._element
    assert [one.text.strip() for one in foot.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_lines_of_marks_are_left_to_the_charts():
    headline = (
        "Surat  Feb–Mei  ▆▁▆█  17 sampai 184",
        "Respons  2014–2017  ▁▃ █",
        "Respons  84%  ████████▌░",
        "Selesai",
    )
    found = lines(docx_bytes(Document("x", headline=headline), lang="id"))
    assert found[1:] == ["Surat Feb–Mei: 17 sampai 184", "Respons 84%", "Selesai"]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_of_a_document_stays_text(text):
    document = Document(
        text, headline=(text,), tables=(samples.a_table(text, title=text, notes=(text,)),), notes=(text,)
    )
    assert words(docx_bytes(document, lang="id")).count(text) >= 4


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=3))
def test_any_text_gives_files_that_open(texts):
    document = Document(texts[0], headline=tuple(texts), tables=(samples.a_table(*texts, notes=tuple(texts)),))
    assert opened(docx_bytes(document, lang="id")).tables
    assert opened(report_docx(document)).tables


def test_a_chart_is_a_picture_with_a_caption_and_words_for_who_cannot_see_it():
    content = docx_bytes(samples.report(charts=True), lang="id")
    assert "Grafik 1. Persentase respons" in lines(content)
    assert [one.get("descr") for one in opened(content).element.body.iter(qn("wp:docPr"))] == [
        "Naik dari 73,04% ke 84%."
    ]
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.read("word/media/image1.png").startswith(b"\x89PNG")


def test_a_place_to_break_a_heading_stays_one():
    table = Table("t", "", (Column("a", "Dikem\u00adbalikan"),), ((text_cell("x"),),))
    body = opened(docx_bytes(Document("x", tables=(table,)), lang="id")).element.body
    assert body.xpath("count(.//w:tc//w:softHyphen)") == 1


# --------------------------------------------------------------------------- the office's report


def test_the_shipped_template_is_what_its_maker_writes():
    """python tests/render/make_report_template.py writes it anew."""
    shipped, made = (
        zipfile.ZipFile(BytesIO(one))
        for one in (make_report_template.PLACE.read_bytes(), make_report_template.template_bytes())
    )
    assert shipped.namelist() == made.namelist()
    assert [name for name in made.namelist() if shipped.read(name) != made.read(name)] == []


def test_the_report_has_its_parts_in_order_and_a_place_to_sign():
    found = lines(report_docx(samples.report()))
    wanted = [
        "KEMENTERIAN SEKRETARIAT NEGARA",
        "LAPORAN PELAKSANAAN MONITORING",
        "PENANGANAN PENGADUAN MASYARAKAT TAHUN 2017",
        "I. Pendahuluan",
        "II. Ringkasan",
        "III. Hasil monitoring",
        "Tabel 1. Pengaduan, surat, persentase respons, dan pengaduan selesai per tahun",
        "Tabel 2a. Surat dan persentase respons menurut kelompok instansi",
        "Tabel 3. Surat dan persentase respons menurut kategori masalah",
        "Tabel 4a. Surat dan persentase respons menurut provinsi",
        "Tabel 5a. Waktu sampai jawaban dan batas waktu pelayanan",
        "Tabel 6. Metode, kunjungan, dan hasilnya",
        "Tabel 7. Biaya perjalanan, rencana dan realisasi",
        "Tabel 8a. Definisi, batas waktu, dan kekurangan data",
        "IV. Penutup",
        "[Jabatan]",
        "[Nama]",
        "Lampiran: daftar kunjungan monitoring",
    ]
    assert [line for line in found if line in wanted] == wanted


def test_the_summary_tells_the_figures_of_the_year_table():
    """The year table of the sample: 2017 has 1,650 letters, 1,386 answered, 84%; 2016 had 73.04%."""
    found = "\n".join(lines(report_docx(samples.report())))
    assert "1.386 surat dijawab secara substantif sampai" in found
    assert "persentase respons tahun 2017 adalah 84%." in found
    assert "Persentase respons naik 10,96 poin persentase dari 73,04% pada tahun 2016." in found
    assert "Pengaduan yang selesai pada tahun 2017: 1.194; pada tahun 2016: 1.102 (+92)." in found


@pytest.mark.parametrize("years", [(2017,), (2014, 2015, 2016, 2017)])
def test_the_summary_reads_one_year_and_a_series_too(years):
    import render_samples

    told = "\n".join(monitoring(render_samples.report("id", years)).lists["ringkasan"])
    assert "persentase respons tahun 2017 adalah 84%." in told
    assert ("naik 10,96 poin" in told) is (len(years) > 1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Fraction(1, 100), "naik 1 poin persentase dari 73,04%"),
        (Fraction(-1, 100), "turun 1 poin persentase dari 73,04%"),
        (Fraction(0), "sama dengan tahun 2016: 73,04%"),
    ],
)
def test_the_summary_says_whether_the_rate_rose_fell_or_stayed(change, told):
    from dumas_cli.render.cells import points_cell

    document = samples.report()
    years = document.tables[0]
    at = [column.name for column in years.columns].index("change")
    rows = tuple(
        (*row[:at], points_cell(change, "id"), *row[at + 1 :]) if row[0].value == "response_rate" else row
        for row in years.rows
    )
    changed = replace(document, tables=(replace(years, rows=rows),))
    assert told in "\n".join(monitoring(changed).lists["ringkasan"])


def test_the_summary_names_no_group_of_fewer_than_ten_letters():
    """A has 10 letters in both years and moved +2 points, B 9 of 2016 and +50, C moved -3: A rose most, C fell most."""
    table = samples.of_groups(
        ("A", 10, 10, Fraction(2, 100)),
        ("B", 9, 100, Fraction(50, 100)),
        ("C", 40, 40, Fraction(-3, 100)),
        ("D", 40, 40, None),
    )
    told = monitoring(replace(samples.report(), tables=(samples.report().tables[0], table))).lists["ringkasan"]
    assert [line for line in told if "terbesar" in line] == [
        "Kenaikan terbesar menurut kelompok instansi dengan sedikitnya 10 surat pada kedua tahun: A (+2 poin).",
        "Penurunan terbesar menurut kelompok instansi dengan sedikitnya 10 surat pada kedua tahun: C (-3 poin).",
    ]


def test_the_summary_tells_how_sure_the_change_is_how_soon_letters_are_answered_and_where_the_most_wait():
    def table(name, columns, *rows):
        return Table(name, "", tuple(Column(c, c) for c in columns), tuple(tuple(row) for row in rows))

    def words_of(*texts):
        return [text_cell(text) for text in texts]

    sure = table(
        "change_intervals",
        ("from_year", "to_year", "change_points", "low", "high", "beyond_chance"),
        [*words_of("2016", "2017", "+10,96"), Cell(Fraction(8), "+8,15"), *words_of("+13,75", "lebih dari kebetulan")],
    )
    soon = table(
        "waiting",
        ("kind", "year", "median_workdays", "share_within_14", "share_within_60"),
        [text_cell("information"), *words_of("2017", "5", "60%", "90%")],
        [text_cell("all", "Semua"), *words_of("2016", "25", "25%", "70%")],
        [text_cell("all", ""), *words_of("2017", "22", "30,55%", "80,64%")],
    )
    wait = table("non_responders", ("agency", "unanswered"), *(words_of(f"Dinas {n}", f"{9 - n}") for n in range(5)))
    told = monitoring(replace(samples.report(), tables=(samples.report().tables[0], sure, soon, wait))).lists[
        "ringkasan"
    ]
    assert "Dengan keyakinan 95% perubahan itu antara +8,15 dan +13,75 poin (lebih dari kebetulan)." in told
    soonest = "Separuh surat tahun 2017 direspons dalam 22 hari kerja"
    assert f"{soonest}; dalam 14 hari kerja 30,55%, dalam 60 hari kerja 80,64%." in told
    assert told[-1].endswith("terbanyak ada pada: Dinas 0 (9 surat); Dinas 1 (8 surat); Dinas 2 (7 surat).")


def test_a_table_that_is_missing_says_so_under_its_caption_and_among_the_gaps():
    content = report_docx(samples.report())
    found = lines(content)
    caption = found.index("Tabel 7. Biaya perjalanan, rencana dan realisasi")
    assert found[caption + 1] == "tidak ada data pada berkas"
    definitions = next(table for table in opened(content).tables if cells(table)[0] == ["Hal", "Keterangan"])
    gaps = dict(cells(definitions))["Kekurangan data"]
    assert "biaya perjalanan" in gaps
    assert "kelompok instansi" not in gaps


def test_a_table_without_rows_says_why_and_is_among_the_gaps():
    costs = replace(samples.a_table(name="trip_costs"), notes=("Tidak ada kunjungan pada 2017.",))
    content = report_docx(replace(samples.report(), tables=(*samples.report().tables, costs)))
    found = lines(content)
    caption = found.index("Tabel 7. Biaya perjalanan, rencana dan realisasi")
    assert found[caption + 1] == "Tidak ada kunjungan pada 2017."
    assert any("biaya perjalanan" in one for one in words(content))


def test_every_part_that_is_there_stands_under_its_caption():
    parts = [name for name in PARTS if name not in {"definitions", "years"}]
    document = Document(
        "x",
        tables=(samples.report().tables[0], *(samples.a_table(f"isi {name}", name=name) for name in parts)),
    )
    content = report_docx(document)
    assert "tidak ada data pada berkas" not in lines(content)
    assert all(words(content).count(f"isi {name}") == 1 for name in parts)


def test_tables_and_charts_without_a_place_go_to_an_annex_and_nothing_is_lost():
    document = replace(
        samples.report(),
        tables=(*samples.report().tables, samples.a_table("isi lain", name="by_month", title="Menurut bulan")),
        charts=(samples.a_chart(), samples.a_chart(table="by_month", name="other")),
    )
    content = report_docx(document)
    found = lines(content)
    assert found.index("Menurut bulan") > found.index("Lampiran: tabel dan grafik lain")
    assert [one for one in found if one.startswith("Grafik ")] == [
        "Grafik 1. Persentase respons",
        "Grafik 2. Persentase respons",
    ]
    assert "Lampiran: tabel dan grafik lain" not in lines(report_docx(samples.report()))


def test_what_a_template_names_is_not_repeated_among_the_others():
    document = Document("x", tables=(samples.a_table("satu", name="a"), samples.a_table("dua", name="b")))
    content = report_docx(document, template=a_template("{{ tabel_lain }}", "{{ tabel.a }}"))
    assert [cells(table)[1][0] for table in opened(content).tables] == ["dua", "satu"]


def test_no_field_of_the_template_is_left_unfilled():
    content = report_docx(samples.report())
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                assert not re.search("[{}]{2}|[{]%|\ue000|\ue001", package.read(name).decode())


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_stays_text_in_the_report(text):
    """In a cell, in the summary (the group that rose most), in a note and in the document's title."""
    table = samples.of_groups((text, 50, 50, Fraction(1, 100)), ("B", 40, 40, Fraction(-3, 100)))
    document = Document(text, tables=(samples.report().tables[0], replace(table, notes=(text,))), notes=(text,))
    template = a_template(
        "{{ judul }}", "{%p for k in ringkasan %}", "{{ k }}", "{%p endfor %}", "{{ tabel.by_group }}"
    )
    for content in (report_docx(document), report_docx(document, template=template)):
        found = words(content)
        assert found.count(text) >= 2
        assert any(f"{text} (+1 poin)" in one for one in found)
    assert words(report_docx(document, template=template))[0] == text


def test_the_visits_annex_lies_across_and_the_report_stands():
    sections = opened(report_docx(samples.report())).sections
    assert [section.page_width > section.page_height for section in sections] == [False, True]


def test_the_office_may_change_words_order_and_styles():
    template = a_template(
        "Kop kami", "{{ persentase }} dari {{ persentase_sebelumnya }}", "{{ tabel.by_group }}", "Akhir"
    )
    content = report_docx(samples.report(), template=template)
    assert lines(content)[:2] == ["Kop kami", "84% dari 73,04%"]
    assert lines(content)[-1] == "Akhir"
    assert len(opened(content).tables) == 1


def test_a_field_that_word_has_cut_into_pieces_is_filled_in_too():
    word = docx.Document()
    paragraph = word.add_paragraph("Tahun {{ ta")
    paragraph.add_run("hun").bold = True
    paragraph.add_run(" }} saja")
    assert lines(report_docx(samples.report(), template=saved(word))) == ["Tahun 2017 saja"]


def test_a_template_may_name_any_other_table_of_the_report():
    document = replace(samples.report(), tables=(samples.a_table("isi", name="by_month"),))
    assert "isi" in words(report_docx(document, template=a_template("{{ tabel.by_month }}")))


@pytest.mark.parametrize(
    ("template", "what", "remedy"),
    [
        (b"bukan berkas Word", "not a file of Word", "Save it in Word"),
        (a_template("{{ persentasi }}"), "persentasi", '"persentase"'),
        (a_template("{{ tabel.by_grup }}"), "by_grup", '"by_group"'),
        (a_template("{% for x in %}"), "cannot be filled in", "shipped"),
        (a_template("Lihat {{ tabel.years }} di sini"), "within a sentence", "paragraph of their own"),
        (a_template("{{ ''.__class__.__mro__ }}"), "cannot be filled in", "shipped"),
        (a_template("{{ 1 / 0 }}"), "cannot be filled in", "shipped"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_what_to_do(template, what, remedy):
    with pytest.raises(SettingsError) as found:
        report_docx(samples.report(), template=template, where="office/laporan.docx")
    assert what in found.value.what
    assert found.value.where == "office/laporan.docx"
    assert remedy in (found.value.remedy or "")


def test_a_template_without_our_styles_still_gives_tables_and_captions():
    content = report_docx(samples.report(charts=True), template=a_template("{{ tabel.years }}", "{{ grafik.years }}"))
    assert "Grafik 1. Persentase respons" in lines(content)
    assert opened(content).tables[0].style.name == "Table Grid"
