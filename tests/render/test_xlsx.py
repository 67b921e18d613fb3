"""The workbook opens as what it is: text as text, numbers as numbers, the same bytes each time."""

import io
import zipfile
from datetime import date, datetime
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from render_samples import DOCUMENTS, plan, rejects, report, triage

from dumas_cli.records import Cell, CellPlace, Column, Document, Problem, Table
from dumas_cli.render.cells import text_cell
from dumas_cli.render.rejects import rejects_document
from dumas_cli.render.xlsx import xlsx_bytes


def opened(document, lang="en"):
    return load_workbook(io.BytesIO(xlsx_bytes(document, lang=lang)))


def one_column(kind, *cells, name="t"):
    return Document("x", tables=(Table(name, "", (Column("a", "A", kind),), tuple((c,) for c in cells)),))


@pytest.mark.parametrize(
    "text", ["=1+1", "+62812", "-5", "@x", "'x", "#N/A", "0123456789012345", "3.2E+15", "1/2/2017"]
)
def test_text_is_never_computed(text):
    cell = opened(one_column("text", text_cell(text))).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.number_format == "@"


def test_numbers_are_numbers_with_a_format():
    share = opened(one_column("share", Cell(Fraction(1176, 1610), "73.04%"))).active["A2"]
    assert (share.value, share.number_format) == (0.730435, "0.00%")
    points = opened(one_column("points", Cell(Fraction(63, 575), "+10.96 points"))).active["A2"]
    assert (points.value, points.number_format.split(";")[0]) == (10.956522, '+0.00" points"')
    money = opened(one_column("rupiah", Cell(22_281_000, "Rp22,281,000"))).active["A2"]
    assert (money.value, money.number_format) == (22_281_000, '"Rp"#,##0')
    day = opened(one_column("day", Cell(date(2018, 1, 31), "31 Jan 2018"))).active["A2"]
    assert (day.value.date(), day.is_date) == (date(2018, 1, 31), True)
    nothing = opened(one_column("share", Cell(None, "–"))).active["A2"]
    assert nothing.value is None


def test_the_heading_is_bold_and_stays_in_view():
    sheet = opened(report()).active
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > 8


def test_what_is_sorted_and_filtered_leaves_the_sum_at_the_end():
    book = opened(report())
    groups = book["Agency groups"]
    assert groups.auto_filter.ref == f"A1:J{groups.max_row - 1}"
    assert opened(rejects()).worksheets[0].auto_filter.ref == "A1:G4"
    assert book["Years"].auto_filter.ref is None  # its rows look at each other


def test_every_sheet_prints_whole_on_a4_with_its_headings_title_and_page_number():
    book = opened(report())
    for sheet in book.worksheets[:-1]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area.endswith(f"${sheet.max_row}")
    for sheet in book.worksheets:
        assert sheet.oddFooter.left.text == "Responses of agencies in 2016 and 2017, as known on 31 Jan 2018"
        assert sheet.oddFooter.right.text == "&P / &N"
    assert book["Agency groups"].page_setup.orientation == "landscape"
    assert book["Years"].page_setup.orientation == "portrait"
    assert book["Agency groups"].oddHeader.left.text == "Letters and response rate by agency group"


def test_a_title_says_nothing_to_the_printer():
    sheet = opened(Document("R&D &P", tables=(Table("t", "", (Column("a", "A"),), ((text_cell("x"),),)),))).active
    # Excel takes && for a mark and &P for the page; read back, the marks are as they were written.
    assert sheet.oddFooter.left.text == "R&&D &&P"


def test_words_are_the_reader_s_and_bars_are_left_out():
    book = opened(report("id"), lang="id")
    assert book.active["A2"].value == "Diterima"
    assert book.sheetnames[-1] == "Keterangan"
    assert all(cell.value != "bar" for cell in book["Kelompok instansi"][1])
    headings = [cell.value for cell in book["Kelompok instansi"][1]]
    assert "Direspons 2017" in headings


def test_a_row_is_as_high_as_its_longest_text_needs():
    sheet = opened(triage()).active
    assert sheet.row_dimensions[2].height == 5 * 15  # five reasons, one a line
    assert one_line(opened(one_column("text", text_cell("short"))).active)
    long = text_cell("word " * 40)
    assert opened(one_column("text", long)).active.row_dimensions[2].height >= 3 * 15


def one_line(sheet):
    return sheet.row_dimensions[2].height is None


def test_the_sum_stands_apart_from_what_it_adds_up():
    sheet = opened(report())["Agency groups"]
    assert [bool(row[0].font.bold) for row in sheet.iter_rows(min_row=2)][-2:] == [False, True]


def test_a_day_and_an_amount_fit_their_columns():
    sheet = opened(plan())["Schedule"]
    for column in sheet.iter_cols():
        wide = sheet.column_dimensions[column[0].column_letter].width
        for cell in column[1:]:
            if isinstance(cell.value, datetime):
                assert wide > len("31 Dec 2017")
            elif isinstance(cell.value, int) and "Rp" in cell.number_format:
                assert wide > len(f"Rp{cell.value:,}")


def test_the_notes_sheet_says_what_was_counted():
    text = "\n".join(str(row[0].value) for row in opened(report())["Notes"].iter_rows())
    assert "1,386 of 1,650 letters of 2017" in text
    assert "73.04% → 84%" in text


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_the_same_document_gives_the_same_bytes(name):
    assert xlsx_bytes(DOCUMENTS[name](), lang="en") == xlsx_bytes(DOCUMENTS[name](), lang="en")


def test_no_part_of_the_file_holds_the_time_of_writing():
    book = zipfile.ZipFile(io.BytesIO(xlsx_bytes(report(), lang="en")))
    assert {info.date_time[:3] for info in book.infolist()} == {(1980, 1, 1)}
    assert str(datetime.now().year).encode() not in book.read("docProps/core.xml")  # noqa: DTZ005


def test_sheet_names_are_such_as_excel_takes():
    names = ["a" * 40, "a" * 40, "A" * 40, "[x]:*?/\\y", "", "history", "Notes", "'quoted'"]
    tables = tuple(Table(name, "", (Column("a", "A"),), ()) for name in names)
    found = opened(Document("x", tables=tables)).sheetnames
    assert len(found) == len(names) + 1
    assert len({name.lower() for name in found}) == len(found)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found)
    assert "history" not in {name.lower() for name in found}


def test_a_text_that_no_cell_holds_is_marked_as_shortened():
    cell = opened(one_column("text", text_cell("x" * 40_000))).active["A2"]
    assert len(cell.value) == 32_767
    assert cell.value.endswith("…")


def test_control_marks_do_not_stop_the_workbook():
    assert opened(one_column("text", text_cell("a\x00\x1b[31mb\x0bc\nd"))).active["A2"].value == "abc\nd"


def test_rows_set_aside_come_back_as_written_with_reason_and_remedy():
    sheet = opened(rejects()).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["No", "Perihal", "C", "Cell", "Reason", "Remedy", "Problem no."]
    assert [cell.value for cell in sheet[2]][:3] == ["0", "=1+1", "31/02/2017"]
    assert sheet["B2"].data_type == "s"
    assert sheet["D2"].value == "C10"
    assert [sheet[f"G{row}"].value for row in (2, 3, 4)] == [None, 7, None]


def test_the_bad_cell_of_a_row_set_aside_is_coloured_and_no_other():
    sheet = opened(rejects()).worksheets[0]
    coloured = [cell.coordinate for row in sheet.iter_rows(min_row=2) for cell in row if cell.fill.fill_type]
    assert coloured == ["C2", "C3", "C4"]


def test_every_bad_cell_that_the_reason_names_is_coloured():
    """Cells of other rows that it names are not."""
    cells = ("1", "32/1/2018", "a", "Polri", "B/1", "41/2/2018", "Entah")
    reason = "There is no such day. Also F14: There is no such day; G14: The status is not known. See also; C13: no."
    problem = Problem(CellPlace("a.xlsx", "Mei", 14, 2), "received_on", cells[1], reason, "Mend it.", cells)
    sheet = opened(rejects_document([problem], lang="en")).worksheets[0]
    assert [cell.coordinate for cell in sheet[2] if cell.fill.fill_type] == ["B2", "F2", "G2"]


def test_a_document_without_tables_is_a_workbook_of_notes():
    assert "x" in str(opened(Document("x")).worksheets[-1]["A1"].value)
