"""Makes the template of the office's report that is shipped: python tests/render/make_report_template.py."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from dumas_cli.render.xlsx_file import MADE_AT, finished

PLACE = Path(__file__).parents[2] / "dumas_cli" / "reference" / "templates" / "laporan-monitoring.docx"
FONT = "Arial"
BLANK = "…" * 6


def template_bytes() -> bytes:
    """The template's bytes."""
    word = docx.Document()
    page(word)
    styles(word)
    letterhead(word)
    report(word)
    annex(word)
    about = word.core_properties
    about.title, about.author, about.comments, about.last_modified_by = (
        "Laporan Pelaksanaan Monitoring",
        "dumas",
        "",
        "dumas",
    )
    about.created = about.modified = MADE_AT
    about.language, about.revision = "id-ID", 1
    out = BytesIO()
    word.save(out)
    return finished(out.getvalue())


def page(word):
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(2.5), Cm(2), Cm(2), Cm(2)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for piece in ("PAGE", " / ", "NUMPAGES"):
        if piece.isupper():
            field(foot, piece)
        else:
            foot.add_run(piece)


def field(paragraph, name):
    for kind, text in (("begin", None), (None, name), ("separate", None), ("shown", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind is None:
            word = OxmlElement("w:instrText")
            word.text = f" {text} "
            run._r.append(word)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


# --------------------------------------------------------------------------- styles


def styles(word):
    root = word.styles.element
    for language in root.xpath("./w:docDefaults//w:lang"):
        language.set(qn("w:val"), "id-ID")
    normal = style(word, "Normal", size=11, after=6, line=1.15)
    normal.paragraph_format.widow_control = True
    style(word, "Title", size=14, bold=True, after=0, centred=True, border=False)
    style(word, "Heading 1", size=12, bold=True, before=14, after=6, kept=True)
    style(word, "Heading 2", size=11, bold=True, before=10, after=4, kept=True)
    style(word, "Caption", size=10, bold=True, before=8, after=4, kept=True)
    style(word, "Footer", size=9, after=0)
    style(word, "List Bullet", size=11, after=3, line=1.15)
    style(word, "Kop", size=12, bold=True, after=0, centred=True)
    style(word, "Alamat Kop", size=9, after=0, centred=True)
    style(word, "Intisari", size=12, bold=True, after=2)
    style(word, "Kepala Tabel", size=9, bold=True, before=2, after=2)
    style(word, "Isi Tabel", size=9, before=1.5, after=1.5)
    style(word, "Jumlah Tabel", size=9, bold=True, before=2, after=2)
    style(word, "Catatan Tabel", size=8.5, before=3, after=0, grey=True)
    style(word, "Gambar", size=9, before=10, after=0, centred=True, kept=True)
    style(word, "Judul Gambar", size=10, bold=True, before=2, after=10, centred=True)
    root.append(parse_xml(TABLE_STYLE.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)))


TABLE_STYLE = """
<w:style w:type="table" w:customStyle="1" w:styleId="TabelLaporan">
  <w:name w:val="Tabel Laporan"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="404040"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="404040"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="404040"/></w:tcBorders>
    <w:shd w:val="clear" w:color="auto" w:fill="E7ECF1"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="lastRow">
    <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="404040"/></w:tcBorders>
    <w:shd w:val="clear" w:color="auto" w:fill="F3F5F8"/></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def style(
    word, name, *, size, bold=False, before=0, after=0, line=1.0, centred=False, kept=False, grey=False, border=True
):
    there = {one.name for one in word.styles}
    made = word.styles[name] if name in there else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in there:
        made.base_style = word.styles["Normal"]
        made.quick_style = True
    made.font.name, made.font.size, made.font.bold, made.font.italic = FONT, Pt(size), bold, False
    made.font.color.rgb = RGBColor(0x40, 0x40, 0x40) if grey else RGBColor(0, 0, 0)
    fonts = made.element.rPr.rFonts
    for key in list(fonts.attrib):
        if "heme" in key:
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)
    form = made.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
    form.keep_with_next = kept
    if centred:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if not border:
        for one in made.element.pPr.findall(qn("w:pBdr")):
            made.element.pPr.remove(one)
    return made


# --------------------------------------------------------------------------- what the report says


def letterhead(word):
    word.add_paragraph("KEMENTERIAN SEKRETARIAT NEGARA", style="Kop")
    word.add_paragraph("REPUBLIK INDONESIA", style="Kop")
    word.add_paragraph("[NAMA DEPUTI / ASISTEN DEPUTI]", style="Kop")
    last = word.add_paragraph("[Alamat, telepon, dan surel unit kerja]", style="Alamat Kop")
    last._p.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="thinThickSmallGap" w:sz="18" w:space="6"/></w:pBdr>')
    )
    last.paragraph_format.space_after = Pt(18)


def report(word):
    word.add_paragraph("LAPORAN PELAKSANAAN MONITORING", style="Title")
    word.add_paragraph("PENANGANAN PENGADUAN MASYARAKAT TAHUN {{ tahun }}", style="Title")
    number = word.add_paragraph(f"Nomor: {BLANK}{BLANK}")
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number.paragraph_format.space_before = Pt(4)

    heading(word, "I. Pendahuluan")
    heading(word, "A. Dasar", 2)
    text(
        word,
        "Peraturan Menteri Sekretaris Negara Nomor 8 Tahun 2016 tentang perubahan atas Peraturan Menteri Sekretaris "
        f"Negara Nomor 3 Tahun 2015, dan surat tugas nomor {BLANK}{BLANK} tanggal {BLANK}{BLANK}.",
    )
    heading(word, "B. Maksud", 2)
    text(
        word,
        "Sejak tahun 2016 unit kerja tidak hanya meneruskan pengaduan masyarakat kepada instansi. Setelah pengaduan "
        "diteruskan, penanganannya dievaluasi; pengaduan yang memerlukan klarifikasi langsung dipilih; kegiatan "
        "direncanakan dan dilaksanakan; hasilnya dilaporkan dan datanya dimutakhirkan. Monitoring dilaksanakan dengan "
        "lima metode: gelar pengaduan, koordinasi, klarifikasi, konfirmasi, dan mediasi.",
    )
    heading(word, "C. Ruang lingkup", 2)
    text(
        word,
        "Laporan ini memuat pengaduan yang diterima, surat yang diteruskan kepada instansi, {{ sebutan }}, serta "
        "kegiatan monitoring tahun {{ tahun }}, keadaan {{ keadaan }}. Cara menghitung, batas waktu, dan kekurangan "
        "data disebut pada Tabel 8.",
    )

    heading(word, "II. Ringkasan")
    text(word, "{%p for kalimat in ringkasan %}")
    word.add_paragraph("{{ kalimat }}", style="List Bullet")
    text(word, "{%p endfor %}")

    heading(word, "III. Hasil monitoring")
    text(
        word,
        "Pengaduan yang diterima dan yang selesai dihitung per pengaduan; yang diteruskan, dikembalikan, dan direspons "
        "dihitung per surat kepada instansi.",
    )
    heading(word, "A. Pengaduan, surat, dan respons instansi", 2)
    table(word, "Tabel 1. Pengaduan, surat, {{ sebutan }}, dan pengaduan selesai per tahun", "years")
    chart(word, "years")
    table(word, "Tabel 2a. Surat dan {{ sebutan }} menurut kelompok instansi", "by_group")
    chart(word, "by_group")
    table(word, "Tabel 2b. Instansi dengan surat terbanyak", "by_agency")
    chart(word, "by_agency")
    table(word, "Tabel 2c. Instansi dengan surat tanpa respons terbanyak", "non_responders")
    chart(word, "non_responders")
    table(word, "Tabel 3. Surat dan {{ sebutan }} menurut kategori masalah", "by_category")
    chart(word, "by_category")
    table(word, "Tabel 4a. Surat dan {{ sebutan }} menurut provinsi", "by_province")
    table(word, "Tabel 4b. Status penanganan menurut provinsi", "province_status")
    chart(word, "by_province")
    chart(word, "province_status")

    heading(word, "B. Waktu jawaban", 2)
    table(word, "Tabel 5a. Waktu sampai jawaban dan batas waktu pelayanan", "waiting")
    chart(word, "waiting")
    table(word, "Tabel 5b. Umur surat yang belum dijawab", "ageing")
    chart(word, "ageing")

    heading(word, "C. Kegiatan monitoring", 2)
    table(word, "Tabel 6. Metode, kunjungan, dan hasilnya", "methods")
    chart(word, "methods")
    table(word, "Tabel 7. Biaya perjalanan, rencana dan realisasi", "trip_costs")
    chart(word, "trip_costs")

    heading(word, "D. Definisi, batas waktu, dan kekurangan data", 2)
    table(word, "Tabel 8a. Definisi, batas waktu, dan kekurangan data", "definitions")
    table(word, "Tabel 8b. Sumber yang tidak mencatat tanggal tanggapan", "untracked")

    heading(word, "IV. Penutup")
    text(
        word,
        "Surat yang belum direspons menjadi bahan evaluasi awal dan pemilihan pengaduan yang memerlukan klarifikasi "
        "langsung pada rencana kegiatan berikutnya. Daftar kunjungan monitoring terlampir.",
    )
    text(word, f"Kesimpulan dan saran: {BLANK * 6}")
    last = text(word, "Demikian laporan ini disusun untuk dipergunakan sebagaimana mestinya.")
    last.paragraph_format.space_after = Pt(16)
    last.paragraph_format.keep_with_next = True  # a signature never stands alone on a page
    signature(word)


def signature(word):
    lines = (f"{BLANK}, {BLANK}", "[Jabatan]", "", "", "", "[Nama]", f"NIP {BLANK}")
    for line in lines:
        one = text(word, line)
        one.paragraph_format.left_indent = Cm(9)
        one.paragraph_format.space_after = Pt(2)
        one.paragraph_format.keep_with_next = line is not lines[-1]


def annex(word):
    """Other tables stand upright and are there only where there are any; the list of visits lies across."""
    text(word, "{%p if ada_lampiran_lain %}")
    heading(word, "Lampiran: tabel dan grafik lain").paragraph_format.page_break_before = True
    text(word, "{{ tabel_lain }}")
    text(word, "{{ grafik_lain }}")
    text(word, "{%p endif %}")
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    heading(word, "Lampiran: daftar kunjungan monitoring")
    text(word, "{{ tabel.visits_annex }}")


def heading(word, words, level=1):
    return word.add_paragraph(words, style=f"Heading {level}")


def text(word, words):
    return word.add_paragraph(words)


def table(word, caption, name):
    word.add_paragraph(caption, style="Caption")
    text(word, f"{{{{ tabel.{name} }}}}")


def chart(word, name):
    text(word, f"{{{{ grafik.{name} }}}}")


if __name__ == "__main__":
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_bytes(template_bytes())
