"""Makes the small files of tests/sheets/ that are named for one trouble each: run it, and they are written anew.

All contents are invented, which each filled file says of itself ("rekaan"). The same run gives the same bytes: parts of
workbooks have a fixed time, and their XML is written here, by no library. Profiles (.toml) and files saved by programs
(saved-by-libreoffice.ods...) are kept as they are, and not made here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from sheets_room_files import compound_file, write_xls, write_xlsb

FOLDER = Path(__file__).parent.parent / "sheets"

TITLE = ["DATA LATIHAN - REKAAN"]
HEAD = [
    *("No. Agenda", "Tgl Terima", "Perihal", "Nama Pengadu", "NIK", "Kab/Kota", "Provinsi", "Instansi Tujuan"),
    *("Tgl Penerusan", "Status"),
]
SOUND = {
    "Tgl Terima": "5/8/2017",
    "Perihal": "Sengketa tanah (rekaan)",
    "Nama Pengadu": "Nama Rekaan",
    "NIK": "3201010101800001",
    "Kab/Kota": "Kabupaten Bogor",
    "Provinsi": "Jawa Barat",
    "Instansi Tujuan": "Kementerian Agama",
    "Tgl Penerusan": "20/8/2017",
    "Status": "Proses",
}
NUMBERS = [str(number) for number in range(1, len(HEAD) + 1)]


def row(number: object, head: Sequence[str] = HEAD, **cells: object) -> list[object]:
    """A sound row of the register; ``cells`` by the heading's capitals and small letters without blanks or signs."""
    named = {_word(heading): heading for heading in head}
    told = {"No. Agenda": number, **SOUND, **{named[word]: cell for word, cell in cells.items()}}
    return [told.get(heading, "") for heading in head]


def _word(heading: str) -> str:
    return "".join(letter for letter in heading if letter.isalnum()).lower()


# --------------------------------------------------------------------------- writing


class Error(str):
    """A cell with a formula that came to an error."""


class Formula(str):
    """A cell with a formula of which no result is stored, as a program writes it that does not calculate."""


def text(rows: Sequence[Sequence[object]], delimiter: str = ";", end: str = "\n") -> str:
    return "".join(delimiter.join("" if cell is None else str(cell) for cell in row) + end for row in rows)


def save(name: str, content: bytes | str, encoding: str = "utf-8") -> None:
    (FOLDER / name).write_bytes(content.encode(encoding) if isinstance(content, str) else content)


def save_csv(name: str, *rows: Sequence[object], delimiter: str = ";", encoding: str = "utf-8") -> None:
    save(name, text(rows, delimiter), encoding)


def save_xlsx(name: str, sheets: Mapping[str, Sequence[Sequence[object]]], **how: object) -> None:
    save(name, xlsx(sheets, **how))  # type: ignore[arg-type]


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merges: Sequence[str] = (),
    hidden: Sequence[str] = (),
    date1904: bool = False,
    dimension: str = "",
    more_rows: str = "",
    stored: bool = False,
) -> bytes:
    """A workbook of as few parts as Excel opens; ``merges``, ``dimension`` and ``more_rows`` hold for each sheet."""
    names = list(sheets)
    numbers = range(1, len(names) + 1)
    listed = "".join(
        f'<sheet name="{escape(one)}" sheetId="{n}" r:id="rId{n}"{STATE if one in hidden else ""}/>'
        for n, one in zip(numbers, names, strict=True)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPE}.worksheet+xml"/>' for n in numbers
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>{types}</Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships">'
        f'<workbookPr date1904="{int(date1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{OFFICE}/relationships/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": STYLES,
    }
    for n, one in enumerate(names, start=1):
        parts[f"xl/worksheets/sheet{n}.xml"] = _sheet_xml(sheets[one], merges, date1904, dimension, more_rows)
    return zipped({part: content.encode() for part, content in parts.items()}, stored=stored)


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STATE = ' state="hidden"'
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill>'
    '<patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def _sheet_xml(
    rows: Sequence[Sequence[object]], merges: Sequence[str], date1904: bool, dimension: str, more_rows: str
) -> str:
    body = ""
    for number, cells in enumerate(rows, start=1):
        line = "".join(_cell_xml(f"{letters(column)}{number}", cell, date1904) for column, cell in enumerate(cells))
        body += f'<row r="{number}">{line}</row>' if line else ""
    merged = "".join(f'<mergeCell ref="{merge}"/>' for merge in merges)
    return (
        f'{XML}<worksheet xmlns="{MAIN}">'
        + (f'<dimension ref="{dimension}"/>' if dimension else "")
        + f"<sheetData>{body}{more_rows}</sheetData>"
        + (f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else "")
        + "</worksheet>"
    )


def _cell_xml(at: str, cell: object, date1904: bool) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, Error):
        return f'<c r="{at}" t="e"><f>A1/0</f><v>{cell}</v></c>'
    if isinstance(cell, Formula):
        return f'<c r="{at}"><f>{escape(cell)}</f><v/></c>'
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    if isinstance(cell, date):
        origin = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
        day = cell.date() if isinstance(cell, datetime) else cell
        return f'<c r="{at}" s="1"><v>{(day - origin).days}</v></c>'
    return f'<c r="{at}"><v>{cell!r}</v></c>'


def letters(column: int) -> str:
    """A column's letters, counted from 0."""
    return (letters(column // 26 - 1) if column > 25 else "") + chr(65 + column % 26)


def zipped(parts: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    """A zip file of a fixed time."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in parts.items():
            item = zipfile.ZipInfo(name, (2017, 8, 5, 0, 0, 0))
            item.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            item.external_attr = 0o644 << 16
            item.create_system = 3
            archive.writestr(item, content)
    return kept.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --------------------------------------------------------------------------- the heading and what is around the rows


def make_headings() -> None:
    titles = [["BUKU AGENDA PENGADUAN"], TITLE, ["Tahun 2017"], []]
    save_xlsx("title-rows-above.xlsx", {"Register": [*titles, HEAD, row(412), row(413)]}, merges=["A1:J1", "A2:J2"])
    upper = ["No. Agenda", "Tgl Terima", "Pengadu", "", "Lokasi Kasus", "", "Penerusan", "", "Status"]
    lower = ["", "", "Nama", "NIK", "Kab/Kota", "Provinsi", "Instansi", "Tgl Surat", ""]
    filled = [
        "5/8/2017",
        "Nama Rekaan",
        SOUND["NIK"],
        "Kabupaten Bogor",
        "Jawa Barat",
        "Kementerian Agama",
        "20/8/2017",
    ]
    over = ["A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2", "I2:I3"]
    rows = [["412", *filled, "Proses"], ["413", *filled, "Selesai"]]
    save_xlsx("two-row-merged-heading.xlsx", {"Register": [TITLE, upper, lower, *rows]}, merges=over)
    save_csv("two-row-heading.csv", TITLE, upper, lower, *rows)
    for place in (50, 51):
        above = [TITLE, *[[] for _ in range(place - 2)]]
        save_xlsx(f"heading-in-row-{place}.xlsx", {"Register": [*above, HEAD, row(412), row(413)]})
    save_xlsx("column-numbers-row.xlsx", {"Register": [TITLE, HEAD, NUMBERS, row(412), row(413)]})
    roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    save_xlsx("column-numbers-roman.xlsx", {"Register": [TITLE, HEAD, roman, row(412), row(413)]})
    pages = [
        TITLE,
        ["BUKU AGENDA TAHUN 2017"],
        HEAD,
        row(412),
        ["Halaman 1"],
        ["BUKU AGENDA TAHUN 2017"],
        HEAD,
        row(413),
    ]
    save_xlsx("page-number-and-title.xlsx", {"Register": [*pages, ["BUKU AGENDA TAHUN 2017"], HEAD, row(414)]})
    save_xlsx("repeated-heading.xlsx", {"Register": [TITLE, HEAD, row(412), HEAD, row(413), HEAD, NUMBERS, row(414)]})
    blocks: list[list[object]] = []
    for number, month in ((412, "Januari"), (414, "Februari"), (416, "Maret")):
        blocks += [["BUKU AGENDA (REKAAN)"], [f"Bulan {month} 2017"], HEAD]
        blocks += [row(number), row(number + 1), ["Jumlah", "2"], []]
    save_xlsx("three-title-blocks.xlsx", {"Register": blocks})
    save_xlsx(
        "blank-rows-between.xlsx",
        {"Register": [TITLE, HEAD, row(412), [], row(413), [], [], ["  ", "\u00a0"], row(414)]},
    )
    signature = [
        [],
        ["", "", "", "", "", "", "", "Jakarta, 31 Desember 2017"],
        ["Mengetahui,", "", "", "", "", "", "", "Petugas,"],
        [],
        ["Nama Rekaan Dua", "", "", "", "", "", "", "Nama Rekaan Tiga"],
        ["NIP. 000000000000000000", "", "", "", "", "", "", "NIP. 000000000000000000"],
    ]
    save_xlsx("signature-block.xlsx", {"Register": [TITLE, HEAD, row(412), row(413), *signature]})
    save_csv("unknown-heading.csv", TITLE, [*HEAD, "Warna Map"], [*row(412), "biru"], [*row(413), "hijau"])
    save_xlsx("two-columns-one-field.xlsx", {"Register": [TITLE, [*HEAD, "Tanggal Diterima"], [*row(412), "6/8/2017"]]})
    head = ["No. Agenda", "Perihal", "Status"]
    twice = [heading if heading != "Tgl Penerusan" else "Tgl Terima" for heading in HEAD]
    save_xlsx("same-heading-twice.xlsx", {"Register": [TITLE, twice, row(412), row(413)]})
    save_csv("required-heading-missing.csv", TITLE, head, row(412, head), row(413, head))
    save_csv("two-profiles-fit.csv", TITLE, HEAD, row(412))
    misspelt = [heading if heading != "Tgl Terima" else "Tgl Trima" for heading in HEAD]
    replies = ["5/9/2017", "Telah selesai (rekaan)"]
    save_csv(
        "required-heading-misspelt.csv",
        TITLE,
        [*misspelt, "Tgl Tanggapan", "Isi Tanggapan"],
        [*row("412/2017"), *replies],
    )


def make_totals() -> None:
    rows = [TITLE, HEAD, row(412), row(413), row(414)]
    save_xlsx("total-footer-agrees.xlsx", {"Register": [*rows, ["Jumlah", 3]]})
    save_xlsx("total-footer-differs.xlsx", {"Register": [*rows, ["Jumlah", "", "", "", "", "", "", "", "", "5 surat"]]})
    save_xlsx("count-stated-above.xlsx", {"Register": [TITLE, ["Jumlah Data: 5"], [], *rows[1:]]})
    save_xlsx("count-above-behind-a-colon.xlsx", {"Register": [TITLE, ["Jumlah Pengaduan", ":", "12"], [], *rows[1:]]})
    save_csv("total-above.csv", TITLE, ["Total: 12"], *rows[1:])
    save_xlsx("total-footer-behind-a-colon.xlsx", {"Register": [*rows, ["Jumlah", ":", "7"]]})
    save_csv("total-footer-spaced-letters.csv", *rows, ["T O T A L", "=", "7"])
    save_csv("total-footer-of-records.csv", *rows, ["Total records", "7"])
    save_csv(
        "export-day-stated-above.csv",
        *(TITLE, ["Jumlah Data", "1"], ["Dicetak", "31/12/2017"], HEAD, row(412)),
    )


# --------------------------------------------------------------------------- sheets, their size, and whole files


def make_sheets() -> None:
    recap = [TITLE, ["Bulan", "Jumlah"], ["Januari", 2], ["Februari", 1], ["Maret", 1]]
    months = {
        "Januari": [TITLE, HEAD, row(1, tglterima="5/1/2017"), row(2, tglterima="30/1/2017")],
        "Februari": [TITLE, [], HEAD, row(3, tglterima="5/2/2017")],
        "Maret": [HEAD, row(4, tglterima="5/3/2017"), ["Jumlah", 1]],
        "Rekap": recap,
        "Lembar4": [],
    }
    save_xlsx("sheet-per-month.xlsx", months)
    save_xlsx("hidden-sheet.xlsx", {"Januari": [TITLE, HEAD, row(1)], "Lama": [TITLE, HEAD, row(2)]}, hidden=["Lama"])
    save_xlsx("empty-sheet.xlsx", {"Lembar1": [], "Register": [TITLE, HEAD, row(412)]})
    save_xlsx("empty-workbook.xlsx", {"Lembar1": [], "Lembar2": []})
    save_xlsx("heading-without-rows.xlsx", {"Register": [TITLE, HEAD]})
    save("no-bytes.csv", b"")
    merged = [
        *(TITLE, HEAD, row(412, provinsi="Jawa Barat")),
        *(row(number, provinsi="", kabkota=place) for number, place in ((413, "Kota Bogor"), (414, "Kota Depok"))),
        row(415, provinsi="Banten", kabkota="Kota Serang"),
        row(416, provinsi="", kabkota="Kota Cilegon"),
        row(417, provinsi="", kabkota="Kota Batam"),
    ]
    save_xlsx("merged-province-cells.xlsx", {"Register": merged}, merges=["G3:G5", "G6:G7"])
    letters_of_one = [row("", tglterima="", instansitujuan=name) for name in ("Kementerian Sosial", "BPN Rekaan")]
    save_xlsx(
        "merged-number-cells.xlsx",
        {"Register": [TITLE, HEAD, row(412), *letters_of_one, row(415)]},
        merges=["A3:A5", "B3:B5"],
    )
    hundred = [TITLE, HEAD, *(row(number) for number in range(1, 101))]
    save_xlsx(
        "claims-a-million-rows.xlsx",
        {"Register": hundred},
        dimension="A1:J1048576",
        more_rows='<row r="1048576"><c r="A1048576" s="1"/></row>',
    )
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>rekaan</t></is></c></row>'
    save_xlsx("stray-cell-far-corner.xlsx", {"Register": [TITLE, HEAD, row(412), row(413)]}, more_rows=far)
    far = '<c r="XFD3" t="inlineStr"><is><t>rekaan</t></is></c>'
    save_xlsx("stray-cell-far-right.xlsx", {"Register": [TITLE, HEAD, row(412), row(413)]}, dimension="A1:XFD3")
    part = "xl/worksheets/sheet1.xml"
    parts = unzipped((FOLDER / "stray-cell-far-right.xlsx").read_bytes())
    parts[part] = parts[part].replace(b'</row><row r="4">', far.encode() + b'</row><row r="4">')
    save("stray-cell-far-right.xlsx", zipped(parts))


def make_formulas() -> None:
    days = [Formula("B4+15"), Formula("B5+15")]
    rows = [row(412), *(row(number, tglpenerusan=day) for number, day in zip((413, 414), days, strict=True)), row(415)]
    footer = ["Jumlah", Formula("COUNTA(B3:B6)")]
    prepared = [["", "", "", "", "", "", "", "", Formula(f"B{number}+15")] for number in range(8, 12)]
    save_xlsx("formula-without-result.xlsx", {"Register": [TITLE, HEAD, *rows, footer, *prepared]})
    rows = [row(number, tglpenerusan=day) for number, day in zip((412, 413), days, strict=True)]
    save_xlsx("column-without-results.xlsx", {"Register": [TITLE, HEAD, *rows]})


def make_damage() -> None:
    sound = xlsx({"Register": [TITLE, HEAD, row(412), row(413)]}, stored=True)
    save("cut-in-half.xlsx", sound[: len(sound) // 2])
    save("xlsx-named-csv.csv", xlsx({"Register": [TITLE, HEAD, row(412), row(413)]}))
    save_csv("csv-named-xlsx.xlsx", TITLE, HEAD, row(412), row(413))
    # What Excel writes for a workbook with a password: the whole of it encrypted, as a stream of a compound file.
    note = "REKAAN: isi terkunci".encode("utf-16-le")
    save(
        "locked-with-password.xlsx", compound_file({"EncryptionInfo": b"\4\0\4\0\x40\0\0\0", "EncryptedPackage": note})
    )
    write_xls(FOLDER / "locked-with-password.xls", [["DATA LATIHAN - REKAAN"], HEAD, row(412)], password=True)
    write_xlsb(FOLDER / "excel-binary.xlsb", [TITLE, HEAD, row(412), row(413)])
    save("excel-binary.xlsb", zipped(unzipped((FOLDER / "excel-binary.xlsb").read_bytes())))
    locked = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest><!-- rekaan --><file-entry><encryption-data/></file-entry></manifest>",
        "content.xml": b"\7" * 40,
    }
    save("locked-with-password.ods", zipped(locked))
    save("zip-without-spreadsheet.xlsx", zipped({"surat.txt": b"DATA LATIHAN - REKAAN"}))
    save("pdf-named-xlsx.xlsx", b"%PDF-1.4\n% DATA LATIHAN - REKAAN\n")
    part = b"xl/worksheets/sheet1.xml"
    # The size stands in the part's entry of the list at the end, 24 bytes in; the name comes 46 bytes in.
    at = sound.rindex(part) - 46
    save("zip-bomb-declared.xlsx", sound[: at + 24] + (3_900_000_000).to_bytes(4, "little") + sound[at + 28 :])
    blank = b" " * 2_000_000
    parts = unzipped(sound)
    bomb = zipped({name: content + (blank if name.encode() == part else b"") for name, content in parts.items()})
    at = bomb.rindex(part) - 46
    save("zip-bomb-that-lies.xlsx", bomb[: at + 24] + (2000).to_bytes(4, "little") + bomb[at + 28 :])


# --------------------------------------------------------------------------- csv


def make_texts() -> None:
    lines = [",".join(map(str, cells)) for cells in (HEAD, row(412), row(413), row(414))]
    save_xlsx("csv-in-one-column.xlsx", {"Lembar1": [TITLE, *([line] for line in lines)]})
    save("lines-in-quotation-marks.csv", "".join(f'"{line}"\n' for line in lines))
    accents = [TITLE, HEAD, row(412, namapengadu="Naïma Rekaan"), row(413, perihal="Tanah “adat” – rekaan")]
    save_csv("utf-8-bom.csv", *accents, encoding="utf-8-sig")
    save("utf-16.csv", b"\xff\xfe" + text(accents).encode("utf-16-le"))
    save("utf-16-big-end-first.csv", b"\xfe\xff" + text(accents).encode("utf-16-be"))
    save_csv("utf-16-without-mark.csv", *accents, encoding="utf-16-le")
    save(
        "latin-1.csv",
        text([TITLE, HEAD, row(412, namapengadu="Naïma Rekaan"), row(413, perihal="rekaan \x81")]),
        "latin-1",
    )
    save_csv("tabs.tsv", TITLE, HEAD, row(412), row(413, perihal="Tanah; rumah, kebun (rekaan)"), delimiter="\t")
    save_csv("pipes.txt", TITLE, HEAD, row(412), row(413, perihal="Tanah; rumah, kebun (rekaan)"), delimiter="|")
    save_csv("commas.csv", TITLE, HEAD, row(412), row(413, perihal='"Tanah, rumah; kebun (rekaan)"'), delimiter=",")
    save_csv(
        "quoted-newlines.csv",
        TITLE,
        HEAD,
        row(412, perihal='"Baris satu (rekaan)\nbaris ""dua"""'),
        row(413, perihal=""),
    )
    save("windows-line-ends.csv", text([TITLE, HEAD, row(412), row(413)], end="\r\n"))
    save("old-mac-line-ends.csv", text([TITLE, HEAD, row(412), row(413)], end="\r"))
    save_csv("quote-not-closed.csv", TITLE, HEAD, row(412), row(413, perihal='"Sengketa (rekaan)'), row(414), row(415))
    save_csv("quote-inside-a-cell.csv", TITLE, HEAD, row(412, perihal='Tanah "adat" 5" (rekaan)'), row(413))
    save_csv("quote-goes-on.csv", TITLE, HEAD, row(412), row(413, perihal='"Tanah "adat" (rekaan)"'), row(414))
    save("torn-last-line.csv", text([TITLE, HEAD, row(412), row(413)]) + "414;5/8/2017;Sengk")
    save("no-line-end.csv", text([TITLE, HEAD, row(412), row(413)]).removesuffix("\n"))
    save("sep-line.csv", "sep=|\n" + text([TITLE, HEAD, row(412), row(413, perihal="a;b;c;d;e (rekaan)")], "|"))
    save_csv("null-bytes.csv", TITLE, HEAD, row(412, perihal="Sengketa\0 (rekaan)"), row(413))
    save("zeros-at-the-end.csv", text([TITLE, HEAD, row(412), row(413)]).encode() + b"\0" * 700)
    save("one-column.csv", "No. Agenda\n412\n413\nDATA LATIHAN - REKAAN\n")
    lines = text([TITLE, HEAD, row(412, namapengadu="Naïma Rekaan"), row(413, namapengadu="Sérgio Rekaan")]).encode()
    save("mixed-encodings.csv", lines + text([row(414, namapengadu="André Rekaan")]).encode("cp1252"))


# --------------------------------------------------------------------------- dates


def make_dates() -> None:
    save_csv(
        "month-first-dates.csv",
        TITLE,
        HEAD,
        *(row(n, tglterima=f"8/{n - 390}/2017", tglpenerusan="") for n in (412, 413, 392)),
    )
    save_csv("dates-of-two-orders.csv", TITLE, HEAD, *_received("13/8/2017", "8/14/2017", "5/8/2017"))
    save_csv("dates-proven-by-one-cell.csv", TITLE, HEAD, *_received("5/8/2017", "13/8/2017", "6/8/2017"))
    save_csv("order-not-provable.csv", TITLE, HEAD, *_received("5/8/2017", "6/8/2017", "7/7/2017"))
    save_csv("two-figure-years.csv", TITLE, HEAD, *_received("17-02-13", "17-05-12", "18-03-21"))
    days = [date(2017, 8, 5), 41490, "7/8/2017"]
    save_xlsx("serials-1904.xlsx", {"Register": [TITLE, HEAD, *_received(*days)]}, date1904=True)
    days = [42952, 42952.75, "42952", date(2017, 8, 5), 20170805, 412]
    save_xlsx("excel-serials-as-numbers.xlsx", {"Register": [TITLE, HEAD, *_received(*days)]})
    save_csv("serials-in-csv.csv", TITLE, HEAD, *_received("42952", "42952.75", "42952,75", "50817", "20170805"))
    forms = [
        *("5 Agst 2016", "5 Nopember 2016", "5 Pebruari 2017", "Senin, 2 Jan 2017", "Jum'at, 6 Januari 2017"),
        *("5/8/16", "31-12-99", "5 Ags '17", "5 Agustus 2017 10:30 WIB", "2017-08-05T23:30:00+07:00"),
        *("2017-08-05 23:30:00Z", "Tgl. 5 Mei 2017", "5-Okt-17", "17 VIII 2017"),
    ]
    save_csv("month-names.csv", TITLE, HEAD, *_received(*forms))
    bad = ["29-02-2017", "31/4/2017", "0/8/2017", "29-02-2016", "30 Februari 2017"]
    save_csv("impossible-day.csv", TITLE, HEAD, *_received(*bad))
    days = ["31/12/1944", "1/1/1945", "2/1/2018", "3/1/2018", "5/8/2107", "5/8/1717"]
    save_csv("future-and-old-days.csv", TITLE, HEAD, *_received(*days))
    days = ["5/8/2017 dan 7/8/2017", "5 s.d. 7 Agustus 2017", "5/8/2017; 7/8/2017", "5-7 Agustus 2017", "5/8/2017"]
    save("several-dates-in-a-cell.csv", text([TITLE, HEAD, *_received(*days)], "|"))
    days = ["Agustus 2017", "2017", "kemarin", "5 Syawal 1438 H", "5/8", "segera"]
    save_csv("dates-that-are-none.csv", TITLE, HEAD, *_received(*days))


def _received(*days: object) -> list[list[object]]:
    return [row(412 + index, tglterima=day, tglpenerusan="") for index, day in enumerate(days)]


# --------------------------------------------------------------------------- numbers, names, places


def make_cells() -> None:
    niks = [3.2e15, 3201010101800000, "3.20101E+15", "3201010101800001", "'3201010101800001", "3201.0101.0180.0001", ""]
    save_xlsx("rounded-nik.xlsx", {"Register": [TITLE, HEAD, *(row(412 + n, nik=nik) for n, nik in enumerate(niks))]})
    niks = [3201010101800001, 3201010101800001.0, "3201010101800001.0", 9101010101800001]
    save_xlsx(
        "nik-as-a-whole-number.xlsx",
        {"Register": [TITLE, HEAD, *(row(412 + n, nik=nik) for n, nik in enumerate(niks))]},
    )
    head = [*HEAD, "No. HP", "No. Surat Penerusan"]
    zeros = [*row("0412", nik="0101010101800001"), "081200000000", "007/REKAAN/2017"]
    save_xlsx("leading-zeros.xlsx", {"Register": [TITLE, head, zeros, [*row(413), 81200000000, 7]]})
    save_csv("leading-zeros.csv", TITLE, head, zeros)
    niks = ["9901010101800001", "3201013101800001", "3201017101800001", "3201013002800001", "3201014101800000"]
    save_csv("nik-of-no-region.csv", TITLE, HEAD, *(row(412 + n, nik=nik) for n, nik in enumerate(niks)))
    errors = [row(412, instansitujuan=Error("#REF!")), row(413, perihal=Error("#N/A")), row(Error("#VALUE!")), row(415)]
    save_xlsx("formula-error.xlsx", {"Register": [TITLE, HEAD, *errors]})
    save_csv(
        "formula-error-as-text.csv", TITLE, HEAD, row(412, tglterima="#REF!"), row(413, instansitujuan="#N/A"), row(414)
    )
    save_xlsx("number-became-a-date.xlsx", {"Register": [TITLE, HEAD, row(date(2017, 8, 5)), row(413.5), row(414.0)]})
    save_csv("unknown-status.csv", TITLE, HEAD, row(412, status="Digantung"), row(413, status="Diteruskan ke BPN"))
    words = [
        *(
            "arsip",
            "DIARSIPKAN",
            "Belum diteruskan ke instansi",
            "selesai di unit",
            "internal",
            "Dumas",
            "Arsip (ganda)",
        ),
        *("-", "nihil", "tidak ada"),
    ]
    unsent = [row(412 + n, instansitujuan=word, tglpenerusan="") for n, word in enumerate(words)]
    unsent += [row(422, instansitujuan="Arsip"), row(423, instansitujuan='"Kementerian Agama; arsip"')]
    save_csv("words-that-are-no-agency.csv", TITLE, HEAD, *unsent)
    save_csv(
        "letters-without-a-day.csv",
        TITLE,
        ["No. Agenda", "Tgl Masuk", "Perihal", "Diteruskan Kepada", "Tgl Surat", "Status"],
        ["412", "2 Januari 2017", "Rekaan satu", "Kementerian Keuangan", "03/01/2017", "Proses"],
        ["413", "3 Pebruari 2017", "Rekaan dua", "Polri", "04/02/2017", "Proses"],
    )
    phones = ["8.12E+10", "8,12E+10", "8.12e10", "081200000000", "", "81200000000", "0812 Eko"]
    letters = ["B-1/REKAAN/2017", "", "B-2/REKAAN/2017", "1.2E+05", "1,2e+5", "SE+1/2017", "12E5"]
    save_csv(
        "rounded-phone.csv",
        TITLE,
        [*HEAD, "No. HP", "No. Surat Penerusan"],
        *([*row(412 + n), phone, letter] for n, (phone, letter) in enumerate(zip(phones, letters, strict=True))),
        [*row("4.12E+02"), "", ""],
    )
    save_csv("blank-words.csv", TITLE, HEAD, row(412, nik="-", perihal="N/A", instansitujuan="nihil", tglpenerusan="-"))
    save_csv("required-cell-blank.csv", TITLE, HEAD, row(412, tglterima=""), row("", tglterima="6/8/2017"), row(414))
    several = "1. Kementerian Agama 2. Kementerian Perhubungan"
    save_csv("several-agencies-in-a-cell.csv", TITLE, HEAD, row(412, instansitujuan=several))


def make_names() -> None:
    provinces = [
        *("R I A U", "P A P U A", "SUMATRA UTARA", "Sumatera Utara", "D.K.I. JAKARTA", "DI Yogyakarta"),
        *("J A W A  T I M U R", "Prov. Jawa Tengah"),
    ]
    save_csv(
        "spaced-letters.csv", TITLE, HEAD, *(row(n, kabkota="", provinsi=name) for n, name in enumerate(provinces, 412))
    )
    places = [
        *(
            ("Kota Bandung", "Jawa Barat"),
            ("Kab. Bandung", "Jawa Barat"),
            ("Bandung", "Jawa Barat"),
            ("KOTA BOGOR", ""),
        ),
        *(
            ("Kabupaten Bogor", ""),
            ("Bogor", ""),
            ("Kab. Kota Baru", "Kalimantan Selatan"),
            ("Kota Semarang", "Jawa Timur"),
        ),
    ]
    save_csv(
        "kota-or-kabupaten.csv",
        *(TITLE, HEAD, *(row(n, kabkota=place, provinsi=name) for n, (place, name) in enumerate(places, 412))),
    )
    days = ["3/3/2017", "3/3/2022", "3/3/2025"]
    save_csv(
        "renamed-ministry.csv",
        *(TITLE, HEAD),
        *(row(n, tglterima=day, tglpenerusan=day, instansitujuan="KEMENDIKNAS") for n, day in enumerate(days, 412)),
    )
    names = ["Kementrian Pertanain", "Badan Khayal Antarplanet", "Kementrian Pertanain", "Kementerian Pertanian"]
    save_csv("unknown-agency.csv", TITLE, HEAD, *(row(n, instansitujuan=name) for n, name in enumerate(names, 412)))


# --------------------------------------------------------------------------- numbers twice, and layouts of one's own


def make_own() -> None:
    save_csv("two-rows-one-number-same.csv", TITLE, HEAD, row(412), row(412), row(413), row("0412"))
    other = row(412, perihal="Upah (rekaan)", status="Selesai")
    save_csv("two-rows-one-number-different.csv", TITLE, HEAD, row(412), other, row(413))
    save_csv("two-letters-one-number.csv", TITLE, HEAD, row(412), row(412, instansitujuan="Kementerian Perhubungan"))
    told = "Aduan warga - data rekaan"
    head = ["No. Kasus", "Masuk", "Hal", "Pekerjaan", "Umur", "Petugas", "Loket"]
    save_csv(
        "extra-columns.csv",
        *([told], head, ["K-1", "13/8/2017", "Jalan rusak", "petani", "45", "Rekaan Satu", "2"]),
        ["K-2", "14/8/2017", "Air keruh", "", "", "Rekaan Dua", ""],
    )
    head = ["Masuk", "Nama", "Hal", "Kondisi"]
    save_csv(
        "no-ids.csv",
        *([told], head, ["13/8/2017", "Nama Rekaan Satu", "Jalan rusak", "Proses"]),
        ["14/8/2017", "Nama Rekaan Dua", "Air keruh", "Proses"],
        ["13/8/2017", "NAMA REKAAN SATU", "jalan rusak!", "Selesai"],
    )
    head = ["Loket", "Urutan", "Masuk", "Hal"]
    save_csv(
        "ids-in-two-columns.csv",
        *([told], head, ["A", "1", "13/8/2017", "Jalan rusak"], ["B", "1", "14/8/2017", "Air keruh"]),
        ["", "2", "14/8/2017", "Lampu mati"],
    )
    save_csv(
        "status-only.csv",
        [told],
        ["Nomor Aduan", "Tahun", "Kondisi"],
        ["412", "2017", "Beres"],
        ["999", "", "Beres"],
        ["998", "2017", "Beres"],
    )
    save_csv(
        "no-agency.csv", [told], ["Nomor", "Masuk", "Hal"], ["1", "13/8/2017", "Jalan rusak"], ["2", "14/8/2017", "Air"]
    )


def main() -> None:
    make_headings()
    make_totals()
    make_sheets()
    make_formulas()
    make_damage()
    make_texts()
    make_dates()
    make_cells()
    make_names()
    make_own()


if __name__ == "__main__":
    main()
