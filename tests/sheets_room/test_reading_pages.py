"""Web pages and XML spreadsheets, whatever their name: the tables come out as a reader of the page sees them."""

import pytest
from sheets_room_files import kept, rows_of, sheets_of

from dumas_cli.errors import SheetError
from dumas_cli.sheets import markup
from dumas_cli.sheets.content import HTML, MHTML, XML2003, kind_of
from dumas_cli.sheets.opening import open_sheets


@pytest.fixture
def page(tmp_path):
    """Writes a page named as a workbook."""

    def write(content, encoding="utf-8"):
        path = tmp_path / "kiriman.xls"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def refused(path):
    with pytest.raises(SheetError) as raised:
        rows_of(path)
    assert path.name in raised.value.where
    assert raised.value.remedy
    return raised.value.what


# --------------------------------------------------------------------------- tables of pages


def test_cells_are_read_with_entities_and_line_breaks(page):
    path = page(
        "<table><tr><td>Rp&nbsp;5 &amp; lebih<td> dua\n  kata<br>baris 2</td></tr><tr><td>&#65;&lt;<p>x</table>"
    )
    assert rows_of(path) == [["Rp\xa05 & lebih", "dua kata\nbaris 2"], ["A<\nx"]]


def test_cells_that_span_leave_blank_cells_and_a_merged_block(page):
    path = page(
        "<table><tr><th rowspan=2>Nomor</th><th colspan=2>Surat</th><th rowspan=2>Status</th></tr>"
        "<tr><th>Tgl</th><th>Perihal</th></tr><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>"
    )
    (sheet,) = open_sheets(path)
    assert list(sheet.rows()) == [["Nomor", "Surat", "", "Status"], ["", "Tgl", "Perihal", ""], ["1", "2", "3", "4"]]
    assert sheet.merges == (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (1, 3)))
    assert sheet.height == 3


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "999999999", "²"])
def test_a_span_that_is_no_sensible_number_does_no_harm(page, span):
    rows = rows_of(page(f"<table><tr><td colspan='{span}' rowspan='{span}'>a</td></tr><tr><td>b</td></tr></table>"))
    assert rows[0][0] == "a"
    assert rows[1][-1] == "b"
    assert len(rows) == 2


def test_scripts_styles_remarks_and_hidden_texts_are_no_text(page):
    path = page(
        "<table><tr><td><style>td{}</style>a<script>document.write('<td>x')</script><!-- <td>y -->"
        "<span style='DISPLAY : none'>z<b>z</b></span><i hidden>w</i>b</td><td>c</td></tr></table>"
    )
    assert rows_of(path) == [["ab", "c"]]


def test_a_hidden_element_that_is_never_closed_ends_with_its_cell(page):
    assert rows_of(page("<table><tr><td>a<span hidden>x</td><td>b</td></tr><tr><td>c</table>")) == [["a", "b"], ["c"]]


def test_a_row_hidden_by_its_style_is_read_as_a_hidden_row_of_a_workbook_is(page):
    assert rows_of(page("<table><tr style='display:none'><td>a</td></tr><tr><td>b</td></tr></table>")) == [["a"], ["b"]]


def test_a_hidden_table_is_a_hidden_sheet(page):
    first, second = open_sheets(page("<table hidden><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>"))
    assert (first.not_read, second.not_read) == ("it is hidden", "")


def test_each_table_is_a_sheet_and_those_without_text_are_none(page):
    path = page("<table></table><table><tr><td> </td></tr></table><table><tr><td>a</table><p>x<table><tr><td>b</table>")
    assert sheets_of(path) == {"table 1": [["a"]], "table 2": [["b"]]}


def test_the_table_inside_a_page_laid_out_by_tables_is_read_once(page):
    data = (
        "<table><tr><th>No</th><th>Perihal</th></tr><tr><td>1</td><td>x</td></tr><tr><td>2</td><td>y</td></tr></table>"
    )
    path = page(f"<table><tr><td>menu</td><td>{data}</td></tr></table>")
    assert sheets_of(path) == {"table 1": [["menu", ""]], "table 2": [["No", "Perihal"], ["1", "x"], ["2", "y"]]}


def test_a_small_table_inside_a_cell_of_a_larger_one_is_the_text_of_that_cell(page):
    inner = "<table><tr><td>Camat</td></tr><tr><td>Lurah</td></tr></table>"
    rows = "".join(f"<tr><td>{n}</td><td>kepada {inner}</td></tr>" for n in range(3))
    assert rows_of(page(f"<table><tr><th>No</th><th>Tujuan</th></tr>{rows}</table>")) == [
        ["No", "Tujuan"],
        *[[str(n), "kepada\nCamat\nLurah"] for n in range(3)],
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "utf-16-le"),
        ("", "utf-16-be"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset='windows-1252'>", "cp1252"),
        ('<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
    ],
)
def test_the_charset_is_found_by_mark_meta_or_trial(page, head, encoding):
    (sheet,) = open_sheets(page(f"{head}<html><table><tr><td>café – “x”</td></tr></table>", encoding))
    assert list(sheet.rows()) == [["café – “x”"]]
    assert sheet.warnings == ()


@pytest.mark.parametrize("charset", ["rot13", "zip", "hex", "idna", "punycode", "unicode_escape", "no-such", "utf-16"])
def test_a_charset_that_is_none_for_pages_is_passed_over(page, charset):
    assert rows_of(page(f"<meta charset={charset}><table><tr><td>café</td></tr></table>")) == [["café"]]


def test_a_page_in_another_charset_than_it_says_is_told(page):
    (sheet,) = open_sheets(page("<meta charset=utf-8><table><tr><td>café</td></tr></table>", "cp1252"))
    assert list(sheet.rows()) == [["café"]]
    assert "only cp1252 reads it" in sheet.warnings[0]


def test_a_page_that_breaks_off_inside_a_table_is_told(page):
    (sheet,) = open_sheets(page("<table><tr><td>a</td></tr><tr><td>b"))
    assert list(sheet.rows()) == [["a"], ["b"]]
    assert "ends inside a table" in sheet.warnings[0]


def test_a_remark_that_never_ends_is_refused_as_it_would_swallow_rows(page):
    assert "never ends" in refused(page("<table><tr><td>a</td></tr><!-- " + "<tr><td>b</td></tr>" * 1000 + "</table>"))


@pytest.mark.parametrize("text", ["<html><body>Silakan login</body></html>", "<!DOCTYPE html>", "<div><b>x</b></div>"])
def test_a_page_without_a_table_is_refused_with_a_clear_word(page, text):
    assert "without a table" in refused(page(text))


def test_a_page_with_more_cells_than_can_be_held_is_refused(page, monkeypatch):
    monkeypatch.setattr(markup, "MOST_CELLS", 10_000)
    assert "too large" in refused(page("<table>" + "<tr><td colspan=1000>x</td></tr>" * 11 + "</table>"))
    assert "too large" in refused(page("<table>" + "<tr>" * 10_001 + "</table>"))
    monkeypatch.setattr(markup, "MOST_TEXT_BYTES", 100)
    assert "too large" in refused(page("<table><tr><td>" + "x" * 100 + "</table>"))


def test_tables_nested_without_end_are_refused(page):
    assert "too large" in refused(page("<table><tr><td>" * 5000))


def test_a_csv_whose_text_holds_a_tag_stays_a_csv(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("No;Uraian\n1;lihat <table><tr><td>\n", encoding="utf-8")
    assert rows_of(path) == [["No", "Uraian"], ["1", "lihat <table><tr><td>"]]


# --------------------------------------------------------------------------- a page in one file


def test_a_page_in_one_file_gives_the_tables_of_its_pages():
    path = kept("page-in-one-file.xls")
    assert kind_of(path) == MHTML
    assert rows_of(path) == [["No. Agenda", "Perihal"], ["412", "Ganti rugi – café"]]


def test_a_page_in_one_file_without_a_page_is_refused(page):
    assert "without a table" in refused(
        page("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n")
    )
    assert "without a table" in refused(page("From: <a@b>\nMIME-Version: 1.0\n\n<table><tr><td>a</table>"))


def test_the_charset_of_the_envelope_holds_where_the_page_names_none(page):
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=windows-1252\n\n"
    assert rows_of(page(head + "<table><tr><td>café</td></tr></table>".encode("cp1252"))) == [["café"]]


def test_parts_inside_parts_without_end_are_refused(page):
    nest = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    refused(page(f"MIME-Version: 1.0\n{nest}"))


# --------------------------------------------------------------------------- XML spreadsheets

XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>%s</Table></Worksheet>'
    "</Workbook>"
)


def test_an_xml_spreadsheet_named_xls_is_read():
    from datetime import date, datetime

    path = kept("xml-2003-named-xls.xls")
    assert kind_of(path) == XML2003
    january, old = open_sheets(path)
    rows = [list(row) for row in january.rows()]
    assert rows[0][0] == "DATA LATIHAN - REKAAN"
    assert rows[1] == []
    assert rows[2][:2] == ["No. Agenda", "Tgl Terima"]
    assert rows[3][:4] == [412.0, date(2017, 8, 5), "Sengketa tanah & rumah\ndi Rekaan", ""]
    assert rows[3][5:] == ["BPN Rekaan", datetime.fromisoformat("2017-08-07T10:30"), "Proses"]
    assert type(rows[4][1]).__name__ == "ErrorCell"
    assert rows[4][7] is True
    assert january.merges == (((0, 0), (0, 7)),)
    assert (january.height, len(rows)) == (5, 5)
    assert (old.name, old.not_read) == ("Lama", "it is hidden")


def test_an_xml_spreadsheet_with_a_document_type_is_damaged(page):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    row = '<Row><Cell><Data ss:Type="String">&b;</Data></Cell></Row>'
    assert "damaged" in refused(page(XML.replace("<Workbook", f"{bomb}<Workbook", 1) % row))


@pytest.mark.parametrize(
    "row",
    [
        '<Row ss:Index="0"/>',
        '<Row ss:Index="1048577"/>',
        '<Row ss:Index="3"/><Row ss:Index="2"/>',
        '<Row><Cell ss:Index="16385"/></Row>',
        '<Row><Cell ss:Index="x"/></Row>',
        '<Row><Cell ss:MergeAcross="99999999999"/></Row>',
        "<Row><Cell>",
    ],
)
def test_rows_and_cells_beyond_the_sheet_are_damage(page, row):
    assert "damaged" in refused(page(XML % row))


def test_a_far_cell_of_an_xml_spreadsheet_takes_no_memory_for_the_rows_before_it(page):
    far = '<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell></Row>'
    (sheet,) = open_sheets(page(XML % f'<Row><Cell><Data ss:Type="String">a</Data></Cell></Row>{far}'))
    assert sheet.height == 1_048_576
    assert next(iter(sheet.rows())) == ["a"]


def test_what_is_not_a_number_or_a_day_stays_text(page):
    cells = "".join(
        f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>'
        for kind, text in [("Number", "1.5"), ("Number", "lima"), ("DateTime", "2017-13-01"), ("Lain", "x")]
    )
    assert rows_of(page(XML % f"<Row>{cells}</Row>")) == [[1.5, "lima", "2017-13-01", "x"]]


def test_a_kept_page_named_xls_is_read():
    path = kept("html-named-xls.xls")
    assert kind_of(path) == HTML
    assert rows_of(path) == [["No. Agenda", "Tgl Terima"], ["412", "5/8/2017"]]
    assert sheets_of(kept("saved-as-page.html"))["table 2"][1] == ["Januari", "2"]
