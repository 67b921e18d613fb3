"""A formula whose result is not stored is no blank cell: its row is set aside, or the import says what to do."""

from __future__ import annotations

import re
import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sheets_room_files import HEADINGS, PROFILES, a_row, read_file, rewrite_part, write_ods, write_xlsx

from dumas_cli.errors import ProfileError, SheetError
from dumas_cli.sheets import container, pieces, xlsx_cells
from dumas_cli.sheets.cells import UNSTORED_CELL, UNSTORED_RESULT, ErrorCell
from dumas_cli.sheets.content import XLSX
from dumas_cli.sheets.extent import MOST_CELLS, measure
from dumas_cli.sheets.opening import open_sheets
from dumas_cli.sheets.source import open_source
from dumas_cli.sheets.xlsx_cells import FormulaFinder, Reach, reach_of, take_usual

SHEET = "xl/worksheets/sheet1.xml"
TITLE = ["DATA LATIHAN - REKAAN"]


def register(path, *rows):
    """A register as a program writes it that does not calculate: of the formulas no result is stored."""
    return write_xlsx(path, {"Januari": [TITLE, HEADINGS, *rows]})


def rows_with(formula, count=6, every=2, **more):
    """Rows of which each second has a formula for the day of our letter."""
    return [
        a_row(no_agenda=str(number), **({"tgl_penerusan": formula} if not number % every else {}), **more)
        for number in range(1, count + 1)
    ]


def opened(path):
    return open_source(path, PROFILES)


def summed(path, **how):
    entries, problems, counts, warnings = read_file(path, **how)
    return len(entries), [(one.place.address, one.field) for one in problems], counts, warnings


# --------------------------------------------------------------------------- finding them


def found(xml, *, is_calculated=True):
    return {column: list(rows) for column, rows in reach_of([xml], is_calculated=is_calculated).unstored.items()}


def sheet_of(cells):
    return b'<worksheet><sheetData><row r="7">' + cells + b"</row></sheetData></worksheet>"


@pytest.mark.parametrize(
    ("cell", "is_unstored"),
    [
        (b'<c r="B7"><f>A7+14</f></c>', True),
        (b'<c r="B7"><f>A7+14</f><v/></c>', True),
        (b'<c r="B7"><f>A7+14</f><v /></c>', True),
        (b'<c r="B7" s="1" t="n"><f>A7+14</f><v></v></c>', True),
        (b'<c r="B7"><f t="shared" si="0"/></c>', True),
        (b'<c r="B7" t="str"><f>A7&amp;"x"</f></c>', True),
        (b'<c r="B7"><f>A7+14</f><v>42952</v></c>', False),
        (b'<c r="B7"><f t="shared" si="0"/><v>42952</v></c>', False),
        (b'<c r="B7" t="e"><f>A7/0</f><v>#DIV/0!</v></c>', False),
        (b'<c r="B7" t="str"><f>IF(A7="","",A7)</f><v></v></c>', False),  # came to an empty text
        (b'<c r="B7" t="str"><f>""</f><v/></c>', False),
        (b'<c r="B7" s="3"/>', False),
        (b'<c r="B7" t="n"><v/></c>', False),
        (b'<c r="B7" t="inlineStr"><is><t>rekaan &lt;f&gt;</t></is></c>', False),
    ],
)
@pytest.mark.parametrize(
    "written",
    [
        lambda cell: cell,
        lambda cell: cell.replace(b'"', b"'"),
        lambda cell: cell.replace(b'r="B7"', b'cm="1" r="B7"'),
        lambda cell: re.sub(rb"<(/?)(?=\w)", rb"<\1x:", cell),
        lambda cell: b'<c r="A7" s="3"/>' + cell.replace(b' r="B7"', b""),
        lambda cell: re.sub(rb"><(?=[fv/])", b">\n  <", cell),
    ],
    ids=["usual", "apostrophes", "other order", "prefix", "no address", "indented"],
)
def test_a_formula_has_a_result_or_none_however_its_cell_is_written(cell, is_unstored, written):
    first = b'<c r="D7"><f t="shared" ref="B7:D7" si="0">A7</f><v>1</v></c>'
    before = re.sub(rb"<(/?)(?=\w)", rb"<\1x:", first) if b"<x:" in written(cell) else first
    assert found(sheet_of(before) + sheet_of(written(cell))) == ({2: [7]} if is_unstored else {})


def test_an_array_without_results_has_none_in_any_of_its_cells():
    cell = b'<c r="B7"><f t="array" ref="B7:C9">A7:A9*{1,2}</f><v/></c>'
    assert found(sheet_of(cell)) == {2: [7, 8, 9], 3: [7, 8, 9]}
    assert found(sheet_of(cell.replace(b"<v/>", b"<v>1</v>"))) == {}


def test_a_0_stands_for_no_result_only_where_the_workbook_was_never_calculated():
    zeros = b'<c r="B7"><f>A7+14</f><v>0</v></c><c r="C7"><f>A7</f><v>0.0</v></c>'
    assert found(sheet_of(zeros)) == {}
    assert found(sheet_of(zeros), is_calculated=False) == {2: [7], 3: [7]}
    for result in (b'<c r="D7"><f>A7</f><v>5</v></c>', b'<c r="D7" t="str"><f>""</f><v></v></c>'):
        assert found(sheet_of(zeros + result), is_calculated=False) == {}
        assert found(sheet_of(result + zeros), is_calculated=False) == {}


@st.composite
def a_sheet(draw):
    """XML of cells, and the addresses of those that are formulas without a result."""
    values = st.sampled_from([b"", b"<v/>", b"<v>5</v>", b"<v>0</v>"])
    formulas = st.sampled_from([b"", b"<f>A1+1</f>", b'<f t="shared" si="0"/>', b'<f t="shared" ref="A1:B2">A1</f>'])
    kinds = st.sampled_from([b"", b' t="str"', b' t="n"'])
    odd = draw(st.booleans())
    xml, unstored = b"<worksheet><sheetData>", {}
    for row in range(1, draw(st.integers(1, 6)) + 1):
        xml += b'<row r="%d">' % row
        for column in range(1, draw(st.integers(0, 4)) + 1):
            formula, value, kind = draw(formulas), draw(values), draw(kinds)
            if formula == b'<f t="shared" si="0"/>' and b"</f>" not in xml:
                formula = b"<f>A1+1</f>"  # what is shared stands before those that share it
            place = b"" if odd and draw(st.booleans()) else b' r="%c%d"' % (64 + column, row)
            xml += b"<c%s%s>%s%s</c>" % (place, kind, formula, value)
            if formula and (not value or (value == b"<v/>" and kind != b' t="str"')):
                unstored.setdefault(column, []).append(row)
        xml += b"</row>"
    return xml + b"</sheetData></worksheet>", unstored


@given(a_sheet(), st.lists(st.integers(0, 2000), max_size=8))
@example((b'<row r="3"><c r="A3"><f>1</f><v/></c></row>', {1: [3]}), [12, 20, 25, 28, 32])
def test_they_are_found_wherever_the_sheet_is_cut(sheet, cuts):
    xml, unstored = sheet
    tags = [0, *(match.start() for match in re.finditer(b"<", xml)), len(xml)]
    places = sorted({0, len(xml), *(tags[cut % len(tags)] for cut in cuts)})
    finder = FormulaFinder()
    row = column = 0
    for start, end in pairwise(places):
        piece = xml[start:end]
        finder.take(piece, row, column, is_usual=take_usual(piece, Reach()) is not None)
        for tag in re.findall(rb"<(row|c)[ >]", piece):
            row, column = (row + 1, 0) if tag == b"row" else (row, column + 1)
    if not xml.startswith(b"<row"):
        assert {column: list(rows) for column, rows in finder.unstored().items()} == unstored
    else:
        assert list(finder.unstored()) == list(unstored)


def test_a_cell_without_end_takes_no_memory_without_end(monkeypatch):
    monkeypatch.setattr(xlsx_cells, "_LONGEST_TEXT", 1 << 16)
    finder = FormulaFinder()
    tracemalloc.start()
    finder.take(b'<row r="1"><c r="A1"><f>1</f>', 0, 0, is_usual=True)
    for _ in range(200):
        finder.take(b"<z/>" * 4096, 1, 1, is_usual=False)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1e6


def test_arrays_without_results_that_claim_the_whole_sheet_take_no_time_without_end():
    cell = b'<c r="B7"><f t="array" ref="A1:CV1000">1</f><v/></c>'
    found_rows = found(sheet_of(cell * 2000))
    assert len(found_rows) == 100
    assert found(sheet_of(cell.replace(b"CV1000", b"XFD1048576"))) == {2: [7]}


# --------------------------------------------------------------------------- what becomes of their rows


def test_its_row_is_set_aside_with_the_cell_and_the_others_are_read(tmp_path):
    path = register(tmp_path / "a.xlsx", *rows_with("=B3+15"))
    read, problems, counts, warnings = summed(path)
    assert (read, problems) == (3, [("G4", "sent_on"), ("G6", "sent_on"), ("G8", "sent_on")])
    assert counts.read == 6
    _, told, *_ = read_file(path)
    assert {one.reason for one in told} == {UNSTORED_RESULT.reason}
    assert warnings == []
    (said,) = opened(path).warnings
    assert "3 rows hold a formula whose result is not stored. Open the file in Excel or LibreOffice" in said


def test_a_column_of_nothing_else_stops_the_import_and_says_what_to_do(tmp_path):
    path = register(tmp_path / "a.xlsx", *rows_with("=B3+15", every=1))
    with pytest.raises(SheetError) as raised:
        read_file(path)
    assert raised.value.what == 'The column "Tgl Penerusan" (G) holds formulas whose results are not stored.'
    assert raised.value.where == 'a.xlsx, sheet "Januari"'
    assert "Open it in Excel or LibreOffice, save it" in raised.value.remedy
    assert '--map "Tgl Penerusan=unused"' in raised.value.remedy
    assert summed(path, mapping={"Tgl Penerusan": "unused"})[0] == 6


def test_a_required_column_of_nothing_else_is_not_to_be_left_out(tmp_path):
    path = register(tmp_path / "a.xlsx", *(a_row(no_agenda=f"=ROW()-{2}") for _ in range(4)))
    with pytest.raises(SheetError, match=r"No\. Agenda") as raised:
        read_file(path)
    assert "--map" not in raised.value.remedy


def test_one_row_in_a_column_that_is_mostly_blank_is_set_aside_alone(tmp_path):
    rows = [a_row(no_agenda=str(number), tgl_penerusan=None) for number in range(1, 6)]
    rows[2][6] = "=B5+15"
    read, problems, *_ = summed(register(tmp_path / "a.xlsx", *rows))
    assert (read, problems) == (4, [("G5", "sent_on")])


def test_formulas_in_columns_that_are_not_read_do_not_matter(tmp_path):
    rows = [[*a_row(no_agenda=str(number)), "=TODAY()-B3"] for number in range(1, 5)]
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [TITLE, [*HEADINGS, "Lama (hari)"], *rows]})
    assert summed(path)[:2] == (4, [])
    assert opened(path).warnings == ()


def test_in_columns_that_are_kept_beside_the_fields_they_do_matter(tmp_path):
    rows = [[*a_row(no_agenda=str(number)), "=TODAY()-B3" if number > 2 else number] for number in range(1, 5)]
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [TITLE, [*HEADINGS, "Lama (hari)"], *rows]})
    entries, *_ = read_file(path, keep_extra=True)
    assert [entry.extra for entry in entries][1:3] == ['{"Lama (hari)": "2"}', '{"Lama (hari)": "#CALC!"}']
    assert "2 rows hold" in open_source(path, PROFILES, keep_extra=True).warnings[0]
    rows = [[*row[:-1], "=TODAY()-B3"] for row in rows]
    path = write_xlsx(tmp_path / "b.xlsx", {"Januari": [TITLE, [*HEADINGS, "Lama (hari)"], *rows]})
    with pytest.raises(SheetError, match="Lama"):
        open_source(path, PROFILES, keep_extra=True)


def test_rows_prepared_with_formulas_below_the_table_are_blank(tmp_path):
    prepared = [[None] * 6 + [f"=B{number}+15"] for number in range(6, 300)]
    rows = [a_row(no_agenda=str(number)) for number in range(1, 4)]
    read, problems, counts, _ = summed(register(tmp_path / "a.xlsx", *rows, *prepared))
    assert (read, problems, counts.read) == (3, [], 3)


def test_rows_that_are_formulas_throughout_are_told_where_they_stand_below_the_table(tmp_path):
    prepared = [[f"=Data!A{number}", f"=Data!B{number}"] for number in range(6, 12)]
    rows = [a_row(no_agenda=str(number)) for number in range(1, 4)]
    path = register(tmp_path / "a.xlsx", *rows, *prepared)
    assert summed(path)[:2] == (3, [])
    (said,) = opened(path).warnings
    assert "below the table 6 rows hold nothing but formulas whose results are not stored" in said


def test_rows_that_are_formulas_throughout_are_set_aside_among_the_others(tmp_path):
    linked = [[f"=Data!{letter}{number}" for letter in "ABCDEFGH"] for number in (5, 6)]
    rows = [a_row(no_agenda=str(number)) for number in range(1, 6)]
    read, problems, *_ = summed(register(tmp_path / "a.xlsx", *rows[:2], *linked, *rows[2:]))
    assert (read, problems) == (5, [("A5", "number"), ("A6", "number")])


def test_a_sheet_of_nothing_but_formulas_is_not_taken_for_an_empty_one(tmp_path):
    linked = [[f"=Data!{letter}{number}" for letter in "ABCDEFGH"] for number in range(3, 9)]
    with pytest.raises(SheetError, match=r"No\. Agenda"):
        read_file(register(tmp_path / "a.xlsx", *linked))


def test_a_month_that_is_only_prepared_stops_nothing(tmp_path):
    prepared = [TITLE, HEADINGS, *([f"=ROW()-{2}", None, None] for _ in range(20))]
    january = [TITLE, HEADINGS, a_row(no_agenda="1")]
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": january, "Februari": prepared})
    assert summed(path)[:2] == (1, [])


def test_headings_without_results_are_named_where_one_is_missed(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [TITLE, ['="No. "&"Agenda"', *HEADINGS[1:]], a_row()]})
    with pytest.raises(ProfileError) as raised:
        opened(path)
    assert "The result of the formula in A2 is not stored" in raised.value.remedy
    path = write_xlsx(tmp_path / "b.xlsx", {"Januari": [["=A1", "=B1"], ["=A2", "=B2"]], "Lain": [["rekaan"]]})
    with pytest.raises(ProfileError) as raised:
        opened(path)
    assert "The result of the formula in A1, B1, A2, B2 is not stored" in raised.value.remedy
    path = write_xlsx(tmp_path / "c.xlsx", {"Januari": [TITLE, [*HEADINGS[:2], '="Hal"', *HEADINGS[3:]], a_row()]})
    assert "C2" in opened(path).warnings[0]


@pytest.mark.parametrize("footer", [["Jumlah", "=COUNTA(B3:B5)"], ["Jumlah", None, "=COUNTA(A3:A5)"]])
def test_a_footer_stays_a_footer(tmp_path, footer):
    rows = [a_row(no_agenda=str(number)) for number in range(1, 4)]
    read, problems, counts, warnings = summed(register(tmp_path / "a.xlsx", *rows, footer))
    assert (read, problems, counts.footers, warnings) == (3, [], 1, [])


def test_the_0_of_a_workbook_that_was_never_calculated_is_no_value(tmp_path):
    path = register(tmp_path / "a.xlsx", *rows_with("=B3+15"), ["Jumlah", "=COUNTA(B3:B8)"])
    rewrite_part(path, SHEET, lambda xml: re.sub(rb"</f><v\s*(?:/>|></v>)", b"</f><v>0</v>", xml))
    read, problems, counts, warnings = summed(path)
    assert (read, problems) == (3, [("G4", "sent_on"), ("G6", "sent_on"), ("G8", "sent_on")])
    assert (counts.footers, warnings) == (1, [])
    rewrite_part(path, "xl/workbook.xml", lambda xml: xml.replace(b'fullCalcOnLoad="1"', b""))
    assert opened(path).warnings == ()


def test_the_cells_are_marked_and_no_others(tmp_path):
    path = register(tmp_path / "a.xlsx", *rows_with("=B3+15"))
    ((sheet, _),) = opened(path).tables
    marked = [
        (at, column) for at, row in enumerate(sheet.rows(), 1) for column, cell in enumerate(row) if is_mark(cell)
    ]
    assert marked == [(4, 6), (6, 6), (8, 6)]


def is_mark(cell):
    return isinstance(cell, ErrorCell) and cell == UNSTORED_CELL


# --------------------------------------------------------------------------- every way of reading


def test_whole_by_pieces_and_row_by_row_they_are_found_alike(tmp_path, monkeypatch):
    rows = rows_with("=B3+15", count=300, every=3)
    path = register(tmp_path / "a.xlsx", *rows)
    whole = summed(path)
    assert len(whole[1]) == 100
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "PIECE_BYTES", 5_000)
        patch.setattr(container, "_PIECE", 2_000)
        assert measure(path, XLSX, pieces.load_in_pieces)["Januari"].pieces is not None
        assert summed(path) == whole
    far = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    rewrite_part(path, SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    assert measure(path, XLSX)["Januari"].cells > MOST_CELLS
    assert summed(path)[:3] == whole[:3]


@pytest.mark.parametrize(
    ("cell", "is_unstored"),
    [
        ('<table:table-cell table:formula="of:=[.B3]+15"/>', True),
        ('<table:table-cell table:formula="of:=[.B3]+15" office:value-type="float"/>', True),
        ('<table:table-cell table:formula="of:=[.B3]+15" office:value-type="date"/>', True),
        (
            '<table:table-cell table:formula="of:=[.B3]+15" office:value-type="date" office:date-value="2017-08-20"/>',
            False,
        ),
        ('<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/>', False),
        ("<table:table-cell/>", False),
    ],
)
def test_in_an_ods_too(tmp_path, cell, is_unstored):
    rows = [a_row(no_agenda=str(number)) for number in range(1, 4)]
    path = write_ods(tmp_path / "a.ods", [TITLE, HEADINGS, *rows])

    def change(xml):
        day = b'<table:table-cell office:value-type="string"><text:p>7/8/2017</text:p></table:table-cell>'
        return xml.replace(day, cell.encode(), 1)

    rewrite_part(path, "content.xml", change)
    read, problems, *_ = summed(path)
    assert (read, problems) == ((2, [("G3", "sent_on")]) if is_unstored else (3, []))
    (sheet,) = open_sheets(path)
    assert sheet.unstored == ({3: (6,)} if is_unstored else {})
