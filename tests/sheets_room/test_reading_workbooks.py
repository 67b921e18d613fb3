"""Workbooks of every kind and every size: the right rows, or a clear error; never more memory than is allowed."""

import re
import struct
import tracemalloc
import zipfile
import zlib
from datetime import date, datetime, time, timedelta

import pytest
from sheets_room_files import kept, rewrite_part, rows_of, sheets_of, write_ods, write_xls, write_xlsb, write_xlsx

from dumas_cli.errors import SheetError
from dumas_cli.sheets import container, extent
from dumas_cli.sheets.cells import ErrorCell
from dumas_cli.sheets.content import ODS, XLS, XLSB, XLSX, kind_of
from dumas_cli.sheets.extent import MOST_CELLS, measure
from dumas_cli.sheets.heading import column_letters
from dumas_cli.sheets.opening import open_sheets
from dumas_cli.sheets.xlsx_cells import reach_of, reach_of_filled

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["DATA LATIHAN - REKAAN"], ["No. Agenda", "Perihal"], ["412", "Tanah"], ["413", "Rumah"]]


def refused(path):
    with pytest.raises(SheetError) as raised:
        sheets_of(path)
    assert path.name in raised.value.where
    assert raised.value.remedy
    return raised.value.what


# --------------------------------------------------------------------------- kinds


@pytest.mark.parametrize(
    ("name", "kind"),
    [("saved-by-libreoffice.xls", XLS), ("saved-by-libreoffice.ods", ODS), ("saved-by-libreoffice.xlsm", XLSX)],
)
def test_real_files_of_each_kind_give_the_same_cells(name, kind):
    assert kind_of(kept(name)) == kind
    sheets = sheets_of(kept(name))
    january, recap = sheets["Januari"], sheets["Rekap"]
    assert january[0][0] == "DATA LATIHAN - REKAAN"
    assert january[2] == [
        412,
        date(2017, 8, 5),
        "Sengketa tanah",
        "Nama Rekaan",
        "3201010101800001",
        "BPN Rekaan",
        datetime.fromisoformat("2017-08-07T10:30"),
        "Proses",
    ]
    assert january[3][2] == "Baris 1\nbaris 2 – café"
    assert recap[1] == ["Januari", 2]


@pytest.mark.parametrize("name", ["saved-by-libreoffice.xls", "saved-by-libreoffice.ods", "saved-by-libreoffice.xlsm"])
def test_a_formula_error_is_no_blank_cell_in_any_kind(name):
    assert isinstance(sheets_of(kept(name))["Rekap"][2][1], ErrorCell)


def test_a_formula_error_of_an_xlsb_is_no_blank_cell(tmp_path):
    number = struct.pack("<BBIId", 5, 16, 1, 0, 7.0)
    error = struct.pack("<BBIIB", 3, 9, 1, 0, 7)
    path = rewrite_part(
        write_xlsb(tmp_path / "a.xlsb", [["a", 7.0], ["b", 8.0]]),
        "xl/worksheets/sheet1.bin",
        lambda part: part.replace(number, error),
    )
    assert kind_of(path) == XLSB
    rows = rows_of(path)
    assert isinstance(rows[0][1], ErrorCell)
    assert rows[1] == ["b", 8.0]


@pytest.mark.parametrize("record", [b"\x00\x00", b"\x06\x00", b"\x06\x02\xff\xff", b"\x3e\x03\0\0\0"])
def test_a_row_or_cell_of_an_xlsb_that_is_too_short_to_have_a_place_is_damage(tmp_path, record):
    path = rewrite_part(
        write_xlsb(tmp_path / "a.xlsb", ROWS),
        "xl/worksheets/sheet1.bin",
        lambda part: part.replace(b"\x92\x01\x00", record + b"\x92\x01\x00"),
    )
    assert "damaged" in refused(path)


@pytest.mark.parametrize(
    "claim", [(0x40000000, 3, 0, 2), (0, 0xEE000003, 0, 2), (5, 3, 0, 2), (0, 3, 2, 1), (0, 3, 0, 300)]
)
def test_an_xls_that_claims_an_impossible_table_is_damaged(tmp_path, claim):
    content = kept("saved-by-libreoffice.xls").read_bytes()
    sound = struct.pack("<HHIIHH", 0x200, 14, 0, 3, 0, 2)
    assert content.count(sound) == 1
    path = tmp_path / "a.xls"
    path.write_bytes(content.replace(sound, struct.pack("<HHIIHH", 0x200, 14, *claim)))
    assert "damaged" in refused(path)


def test_errors_of_an_xls_are_found_on_their_sheet_though_sheets_are_named_by_numbers(tmp_path):
    path = write_xls(tmp_path / "a.xls", ROWS)
    assert measure(path, XLS)["1"].rows == 4


def test_a_workbook_that_counts_its_days_from_1904_says_so(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [["Tgl"], [date(2017, 8, 5)]]})
    assert not open_sheets(path)[0].date1904
    rewrite_part(path, "xl/workbook.xml", lambda xml: re.sub(rb"<workbookPr\b", b'<workbookPr date1904="1"', xml))
    (sheet,) = open_sheets(path)
    assert sheet.date1904
    assert [list(row) for row in sheet.rows()] == [["Tgl"], [date(2021, 8, 6)]]
    content = kept("saved-by-libreoffice.xls").read_bytes()
    xls = tmp_path / "a.xls"
    mode = struct.pack("<HHH", 0x22, 2, 0)
    assert content.count(mode) == 1
    xls.write_bytes(content.replace(mode, struct.pack("<HHH", 0x22, 2, 1)))
    assert [sheet.date1904 for sheet in open_sheets(xls)] == [True, True]
    assert not open_sheets(kept("saved-by-libreoffice.xls"))[0].date1904


# --------------------------------------------------------------------------- containers that lie


def a_zip(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_false_size(path, part, claimed):
    """Makes both headers of a part claim another size than it holds."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        item = archive.getinfo(part)
        real = struct.pack("<I", item.file_size)
    content[item.header_offset + 22 : item.header_offset + 26] = struct.pack("<I", claimed)
    central = content.rindex(part.encode(), content.index(b"PK\1\2"))
    assert content[central - 46 + 24 : central - 46 + 28] == real
    content[central - 46 + 24 : central - 46 + 28] = struct.pack("<I", claimed)
    path.write_bytes(content)
    return path


def peak_of(path):
    """The most memory that Python took for a refused file, in MB; the engine is not reached."""
    tracemalloc.start()
    refused(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]
)
def test_a_part_that_unpacks_to_more_than_it_claims_is_refused_before_it_does(tmp_path, part):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    rewrite_part(path, part, lambda content: content + b" " * 60_000_000)
    with_false_size(path, part, 1024)
    assert path.stat().st_size < 200_000
    assert peak_of(path) < 30
    assert "more than it says" in refused(path)


@pytest.mark.parametrize(
    ("write", "part"), [(write_ods, "content.xml"), (write_xlsb, "xl/worksheets/sheet1.bin")], ids=["ods", "xlsb"]
)
def test_a_lying_part_of_other_kinds_is_refused(tmp_path, write, part):
    path = rewrite_part(write(tmp_path / "a", ROWS), part, lambda content: content + b" " * 60_000_000)
    with_false_size(path, part, 1024)
    assert peak_of(path) < 30


def test_what_claims_to_unpack_to_more_than_the_limit_is_refused_at_once(tmp_path, monkeypatch):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    rewrite_part(path, "xl/media/image1.png", lambda _: b"\0" * 2_000_000)
    monkeypatch.setattr(container, "MOST_BYTES", 1_000_000)
    assert "the limit is" in refused(path)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_held_as_a_whole_has_a_limit_of_its_own(tmp_path, monkeypatch, part):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    rewrite_part(path, part, lambda content: content + b" " * 2_000_000)
    monkeypatch.setattr(extent, "MOST_PART_BYTES", 1_000_000)
    monkeypatch.setattr(extent, "_MOST_SETTINGS_BYTES", 1_000_000)
    assert "the limit is" in refused(path)


def test_more_shared_texts_than_cells_are_damage(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(kept("saved-by-libreoffice.xlsm").read_bytes())
    texts = b"".join(b"<si><t>%d</t></si>" % n for n in range(20_000))
    rewrite_part(path, "xl/sharedStrings.xml", lambda content: content.replace(b"</sst>", texts + b"</sst>"))
    assert len(sheets_of(path)["Januari"]) == 4
    monkeypatch.setattr(extent, "MOST_CELLS", 10_000)
    assert "damaged" in refused(path)


def test_one_long_text_in_many_cells_is_not_copied_for_each(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(kept("saved-by-libreoffice.xlsm").read_bytes())
    name = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rewrite_part(path, "xl/sharedStrings.xml", lambda _: b"<sst %s><si><t>%s</t></si></sst>" % (name, b"x" * 30_000))
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 2001))
    rewrite_part(path, SHEET, lambda _: b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (name, rows))
    rewrite_part(path, SHEET.replace("1", "2"), lambda _: b"<worksheet %s><sheetData/></worksheet>" % name)
    whole = sheets_of(path)["Januari"]
    monkeypatch.setattr(extent, "MOST_SHOWN_BYTES", 10_000_000)  # the cells' texts are 60 MB together
    assert measure(path, XLSX)["Januari"].reach is not None
    (january, *_) = open_sheets(path)
    walked = list(january.rows())
    assert [list(row) for row in walked] == whole
    assert walked[0][0] is walked[-1][0]


def test_shared_texts_of_an_xlsb_that_claim_to_be_more_than_there_is_room_for_are_damage(tmp_path):
    path = write_xlsb(tmp_path / "a.xlsb", ROWS)
    claim = bytes([159 & 0x7F | 0x80, 159 >> 7, 8]) + struct.pack("<II", 4_000_000_000, 4_000_000_000)
    assert "damaged" in refused(rewrite_part(path, "xl/sharedStrings.bin", lambda _: claim))


def overlapping(path, parts, copies):
    """A zip whose list names one entry many times over, as another part each time."""
    a_zip(path, parts)
    content = path.read_bytes()
    at = content.index(b"PK\1\2")
    end = content.rindex(b"PK\5\6")
    listed = content[at:end]
    name_size, extra, remark = struct.unpack_from("<HHH", listed, 28)
    name = listed[46 : 46 + name_size]
    first = listed[: 46 + name_size + extra + remark]
    more = b"".join(first.replace(name, name[:-3] + b"%03d" % number) for number in range(copies))
    count = len(parts) + copies
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(listed) + len(more), at, 0)
    path.write_bytes(content[:at] + listed + more + tail)
    return path


def test_a_hundred_entries_that_share_their_bytes_are_damage(tmp_path):
    book = parts_of(write_xlsx(tmp_path / "book.xlsx", {"Januari": ROWS}))
    path = overlapping(tmp_path / "a.xlsx", {"xl/worksheets/sheet000": zlib.compress(b"x" * 1000), **book}, 100)
    assert "damaged" in refused(path)


def test_two_parts_of_one_name_are_damage(tmp_path):
    book = parts_of(write_xlsx(tmp_path / "book.xlsx", {"Januari": ROWS}))
    path = a_zip(tmp_path / "a.xlsx", {**book, "XL\\Worksheets\\Sheet1.xml": b"<worksheet/>"})
    assert "damaged" in refused(path)


def test_more_entries_than_a_workbook_has_are_damage(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "_MOST_DIRECTORY", 10_000)
    path = a_zip(tmp_path / "a.xlsx", {f"xl/worksheets/sheet{number}.xml": b"" for number in range(300)})
    assert "damaged" in refused(path)


def test_a_workbook_with_a_document_type_is_damaged(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    rewrite_part(path, "xl/workbook.xml", lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml)
    assert "damaged" in refused(path)
    ods = rewrite_part(
        write_ods(tmp_path / "a.ods", ROWS),
        "content.xml",
        lambda xml: xml.replace(b"<office:document", b'<!DOCTYPE x [<!ENTITY a "b">]><office:document', 1),
    )
    assert "damaged" in refused(ods)


# --------------------------------------------------------------------------- cells far away


def with_cells(path, rows):
    """An xlsx with further rows, written as XML."""
    return rewrite_part(path, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def test_a_stray_cell_in_the_far_corner_leaves_the_table_to_be_read(tmp_path):
    path = write_xlsx(tmp_path / "sel-nyasar.xlsx", {"Januari": ROWS}, merges=["A1:B1"])
    with_cells(path, b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>')
    (sheet,) = open_sheets(path)
    assert [list(row) for row in sheet.rows()] == [["DATA LATIHAN - REKAAN", ""], *ROWS[1:]]
    assert [list(row) for row in sheet.rows()][2] == ["412", "Tanah"]
    assert (sheet.height, sheet.merges) == (4, (((0, 0), (0, 1)),))
    (warning,) = sheet.warnings
    assert "XFD1048576" in warning
    assert 'sheet "Januari"' in warning
    assert "500 columns" in warning


def test_a_far_row_within_the_table_is_walked_to_in_little_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(extent, "MOST_CELLS", 1_000_000)
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [*ROWS, ["x"] * 30]})
    with_cells(path, b'<row r="100000"><c r="A100000" t="n"><v>9</v></c></row>')
    (sheet,) = open_sheets(path)
    assert sheet.height == 100_000
    tracemalloc.start()
    filled = [(number, row[0]) for number, row in enumerate(sheet.rows(), start=1) if row]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [number for number, _ in filled] == [1, 2, 3, 4, 5, 100_000]
    assert filled[-1][1] == 9.0
    assert peak < 20e6
    assert sheet.warnings == ()


def test_a_sheet_that_claims_a_million_rows_and_has_few_is_read_fast(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    rewrite_part(path, SHEET, lambda xml: xml.replace(b'<dimension ref="A1:B4"', b'<dimension ref="A1:XFD1048576"'))
    blank = b"".join(b'<row r="%d"><c r="A%d" s="0"/><c r="SZ%d" s="0"/></row>' % (n, n, n) for n in range(5, 60_000))
    with_cells(path, blank)
    (sheet,) = open_sheets(path)
    assert sheet.height == 4
    assert [list(row) for row in sheet.rows()][1:] == ROWS[1:]
    assert measure(path, XLSX)["Januari"].reach is None


def test_row_by_row_gives_cells_of_the_same_types(tmp_path):
    values = [
        *(412, 1.5, "teks", True, date(2017, 8, 5), datetime.fromisoformat("2017-08-07T10:30"), time(10, 30)),
        *(timedelta(hours=30), None, "#REF!", datetime.fromisoformat("2017-08-07T00:00"), "0412", 3201010101800001),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [values]})
    (fast,) = rows_of(path)
    with_cells(path, b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>')
    (slow,) = rows_of(path)
    assert (fast[9], slow[9]) == ("#ERROR", "#REF!")  # both are an ErrorCell, as the types say
    assert [*slow[:9], *slow[10:]] == [*fast[:9], *fast[10:]]
    assert [type(cell) for cell in slow] == [type(cell) for cell in fast]


def test_only_the_sheet_that_is_too_large_is_read_row_by_row(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS, "Februari": ROWS})
    with_cells(path, b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>')
    extents = measure(path, XLSX)
    assert [extents[name].reach is None for name in ("Januari", "Februari")] == [False, True]
    assert sheets_of(path)["Februari"] == sheets_of(path)["Januari"]


@pytest.mark.parametrize(
    "cell",
    [
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c\nr="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><x:c r="XFD1048576"><v>1</v></x:c></row>',
        b'<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c a=">" r="XFD1048576"><v>1</v></c></row>',
        b'<row r="5"><c r="XFD1048576"><v>1</v></c></row><row r="6"><c r="A6"><v>1</v></c></row>',
        b'<row r="5"><c r="A1048576"><v>1</v></c></row><row r="6"><c r="XFD6"><v>1</v></c></row>',
        b'<row r="1048576"><c r="XFC1048576"/><c><v>1</v></c></row>',
        b'<row r="1048575"><c r="XFC1048576"/></row><row><c r="XFD1048576"/></row>',
    ],
)
def test_no_way_of_writing_a_far_cell_goes_unmeasured(tmp_path, cell):
    path = with_cells(write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS}), cell)
    with zipfile.ZipFile(path) as archive:
        reach = reach_of([archive.read(SHEET)])
    assert reach.rows * reach.columns > MOST_CELLS


def test_far_cells_of_a_sheet_in_an_unusual_place_are_measured(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    far = b'<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    rewrite_part(path, "xl/lain/s.xml", lambda _: far)
    rewrite_part(
        path, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"/xl/worksheets/sheet1.xml", b"/xl/lain/s.xml")
    )
    assert "XFD1048576" in refused(path)  # its row says 1, so its rows are not in order


def test_the_measure_is_never_less_than_the_cells_and_hardly_more():
    cells = [(row, column) for row in range(1, 3000) for column in (1, 2, 27)]
    xml = b"<worksheet><sheetData>"
    for row in range(1, 3000):
        inside = b"".join(
            b'<c r="%s%d" t="n"><v>%d</v></c>' % (column_letters(column).encode(), row, column)
            for number, column in cells[(row - 1) * 3 : row * 3]
        )
        xml += b'<row r="%d">%s</row>' % (row, inside)
    xml += b"</sheetData></worksheet>"
    for size in (100, 5000, 1 << 20):
        pieces = [xml[at : at + size] for at in range(0, len(xml), size)]
        reach, exact = reach_of(pieces), reach_of_filled(pieces)
        assert (exact.rows, exact.columns, exact.near_rows, exact.near_columns) == (2999, 27, 2999, 27)
        assert reach.columns == 27
        assert 2999 <= reach.rows <= 3000


@pytest.mark.parametrize(("write", "name"), [(write_ods, "a.ods"), (write_xlsb, "a.xlsb")])
def test_where_single_rows_cannot_be_read_the_stray_cell_is_named(tmp_path, write, name, monkeypatch):
    monkeypatch.setattr(extent, "MOST_CELLS", 5)
    what = refused(write(tmp_path / name, ROWS))
    assert "B4" in what
    assert "the limit is 5" in what


# --------------------------------------------------------------------------- damaged, locked and empty


@pytest.mark.parametrize("name", ["saved-by-libreoffice.xls", "saved-by-libreoffice.ods", "saved-by-libreoffice.xlsm"])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.95])
def test_a_real_file_cut_short_is_damaged_or_gives_whole_rows(tmp_path, name, share):
    content = kept(name).read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * share)])
    assert "damaged" in refused(path)


def test_empty_sheets_have_no_rows(tmp_path):
    (sheet,) = open_sheets(write_xlsx(tmp_path / "a.xlsx", {"Kosong": []}))
    assert (list(sheet.rows()), sheet.height) == ([], 0)
