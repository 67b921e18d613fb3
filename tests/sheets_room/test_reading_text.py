"""csv and its relatives: every encoding and delimiter, and what is broken is told with its line, never swallowed."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets_room_files import rows_of

from dumas_cli.errors import SheetError
from dumas_cli.sheets import encodings
from dumas_cli.sheets.delimited import DELIMITERS, find_format
from dumas_cli.sheets.opening import open_sheets


@pytest.fixture
def text(tmp_path):
    """Writes a text file."""

    def write(content, encoding="utf-8"):
        path = tmp_path / "daftar.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def read(path):
    """Rows, warnings, and what shows at the end where the heading is the first row."""
    (sheet,) = open_sheets(path)
    rows = [list(row) for row in sheet.rows()]
    return rows, sheet.warnings, sheet.end_warnings(len(rows[0]))


def refused(path):
    with pytest.raises(SheetError) as raised:
        rows_of(path)
    return raised.value


# --------------------------------------------------------------------------- quotation marks


def test_a_quotation_mark_never_closed_is_told_with_the_line_where_its_cell_opens(text):
    rows = "".join(f"{n};a;b\n" for n in range(5, 50))
    error = refused(text(f'No;Perihal;Status\n1;a;b\n2;"dua\nbaris";b\n3;"terbuka;b\n{rows}'))
    assert "line 5 is never closed" in error.what
    assert error.where == "daftar.csv, row 4 (line 5)"


def test_a_mark_that_closes_too_late_is_told_with_both_lines(text):
    error = refused(text('No;Perihal\n1;"terbuka\n2;a\n3;"tertutup"\n'))
    assert "begins in line 2 goes on after its closing mark in line 4" in error.what
    assert error.where.endswith("row 2 (line 2)")


def test_the_second_quoted_cell_of_a_row_is_the_one_that_is_told(text):
    error = refused(text('No;a;b\n1;"x\ny";"terbuka\n2;a;b\n'))
    assert "line 3" in error.where


def test_a_mark_never_closed_in_a_large_file_takes_no_memory_and_is_told_with_its_line(text):
    error = refused(text('No;Perihal\n1;"terbuka\n' + "2;" + "x" * 500_000 + "\n" * 3))
    assert "line 2 is longer than 131,072 characters" in error.what
    assert "(line 2)" in error.where


@pytest.mark.parametrize("cell", ['pipa 5" besi', 'Budi "Bud" S', '5"', 'a"b"c', 'ukuran 2" x 3"'])
def test_marks_inside_a_cell_without_quotes_stand_as_they_are(text, cell):
    assert rows_of(text(f"No;Perihal;Status\n1;{cell};Proses\n2;x;Proses\n"))[1] == ["1", cell, "Proses"]


def test_text_after_a_closing_mark_is_refused(text):
    assert "(line 2)" in refused(text('No;Nama\n1;"Bud" Santoso\n2;x\n')).where


def test_quoted_cells_hold_line_ends_delimiters_and_doubled_marks(text):
    rows = [["No", "Perihal"], ["1", 'dua\r\nbaris; "kutip"\n'], ["2", ""]]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    assert rows_of(text(out.getvalue())) == rows


def test_a_large_file_with_an_open_mark_near_its_top_keeps_its_delimiter(text):
    content = 'No;Perihal;Status\n1;a;b\n2;"terbuka;b\n' + "3;satu, dua, tiga;b\n" * 20_000
    assert find_format(text(content)).delimiter == ";"


# --------------------------------------------------------------------------- delimiters


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_each_delimiter_in_each_encoding(text, delimiter, encoding):
    rows = [["No", "Perihal", "Nama"], ["1", "café – x", ""], ["2", "y", "z"]]
    assert rows_of(text("".join(delimiter.join(row) + "\r\n" for row in rows), encoding)) == rows


@pytest.mark.parametrize(("line", "delimiter"), [("sep=;", ";"), ("SEP=|", "|"), ("sep=,", ","), ("sep=\t", "\t")])
def test_a_line_that_names_the_delimiter_is_no_row(text, line, delimiter):
    assert rows_of(text(f"{line}\r\nNo{delimiter}A;B\r\n")) == [[], ["No", *"A;B".split(delimiter)]]


def test_a_file_of_one_column_is_read_as_such_though_its_texts_hold_commas(text):
    path = text("Nomor\nsatu\ndua, tiga\nempat\nlima, enam; tujuh\n")
    assert rows_of(path) == [["Nomor"], ["satu"], ["dua, tiga"], ["empat"], ["lima, enam; tujuh"]]


def test_titles_and_signatures_do_not_make_a_table_one_column(text):
    content = "BUKU AGENDA\nrekaan\n\nNo;Tgl;Perihal;Status\n1;2;3;4\n\nMengetahui\nKepala\nNama\n"
    assert find_format(text(content)).delimiter == ";"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_their_end(text, end):
    (sheet,) = open_sheets(text(end.join(["No;A", "1;x", "2;y", ""])))
    assert sheet.height == 3


# --------------------------------------------------------------------------- encodings


def test_a_few_bytes_that_are_not_utf_8_are_told_with_their_line_and_the_rest_stays_utf_8(text):
    rows = "".join(f"{n};café\n" for n in range(3, 20))
    rows_read, warnings, _ = read(text(b"No;Nama\n1;a\n2;caf\xe9 \x96\n" + rows.encode()))
    assert rows_read[2] == ["2", "café –"]
    assert rows_read[3] == ["3", "café"]
    (warning,) = warnings
    assert warning.startswith("daftar.csv, line 3:")


def test_a_mark_of_utf_8_is_believed_though_a_byte_is_wrong(text):
    rows, warnings, _ = read(text(b"\xef\xbb\xbfNo;Nama\n1;caf\xe9\n"))
    assert rows == [["No", "Nama"], ["1", "café"]]
    assert "line 2" in warnings[0]


def test_a_cp1252_file_is_no_reason_for_a_warning(text):
    assert read(text("No;Nama\n1;café – x\n", "cp1252"))[1] == ()


def test_a_cp1252_file_with_a_line_in_utf_8_is_told(text):
    rows = "".join(f"{n};café\n" for n in range(20))
    _, warnings, _ = read(text(f"No;Nama\n{rows}".encode("cp1252") + "21;café\n".encode()))
    assert "line 22" in warnings[0]


def test_bytes_that_cp1252_lacks_make_it_latin_1(text):
    path = text("No;Nama\n1;é\x81\n", "latin-1")
    assert find_format(path).encoding == "latin-1"
    assert rows_of(path)[1] == ["1", "é\x81"]


def test_letters_across_blocks_are_whole(text, monkeypatch):
    monkeypatch.setattr(encodings, "_BLOCK", 7)
    content = "No;Nama\n" + "1;é–😀é\n" * 50
    for encoding in ("utf-8", "utf-16"):
        rows, warnings, _ = read(text(content, encoding))
        assert rows[1:] == [["1", "é–😀é"]] * 50
        assert warnings == ()
    assert open_sheets(text(content))[0].height == 51


# --------------------------------------------------------------------------- files cut off


def test_a_last_row_cut_off_is_told_with_its_line(text):
    rows, _, told = read(text('No;Perihal;Status\n1;"dua\nbaris";b\n2;x'))
    assert rows[-1] == ["2", "x"]
    assert told[0].startswith("daftar.csv, row 3 (line 4): the last row has 2 of 3 cells")


@pytest.mark.parametrize(
    "content",
    [
        "No;Perihal;Status\n1;a;b\n2;x;y",  # complete without a line end
        "No;Perihal;Status\n1;a;b\n2;x\n",  # short, but its line has an end
        "No;Perihal;Status\n1;a\n2;x",  # rows are short there by habit
    ],
)
def test_a_last_row_that_need_not_be_cut_off_is_not_told(text, content):
    assert read(text(content))[2] == ()


def test_a_file_may_be_walked_in_part_and_again(text):
    (sheet,) = open_sheets(text("No;Perihal\n1;a\n2"))
    next(sheet.rows())
    assert sheet.end_warnings(2) == ()
    for _ in range(2):
        list(sheet.rows())
        assert len(sheet.end_warnings(2)) == 1


def test_a_file_that_ends_inside_a_letter_is_told_and_its_rows_are_read(text):
    rows, warnings, _ = read(text("No;Nama\n1;a\n2;café".encode()[:-1]))
    assert rows[:2] == [["No", "Nama"], ["1", "a"]]
    assert "line 3: the file ends in the middle of a letter" in warnings[0]
    wide = "No;Nama\n1;a\n2;b\n".encode("utf-16")[:-1]
    assert "middle of a letter" in read(text(wide))[1][0]


@pytest.mark.parametrize("zeros", [2, 4096, 3_000_000])
def test_zeros_that_fill_up_the_end_are_told_and_are_no_row(text, zeros):
    rows, warnings, told = read(text(b"No;Nama;Status\n1;a;b\n2;c" + b"\0" * zeros))
    assert rows == [["No", "Nama", "Status"], ["1", "a", "b"], ["2", "c"]]
    assert f"line 3: the file ends in {zeros:,} zero bytes" in warnings[0]
    assert "row 3" in told[0]


def test_zeros_that_fill_up_a_wide_file_are_no_row(text):
    content = "No;Nama\n1;a\n".encode("utf-16-le")
    rows, warnings, _ = read(text(b"\xff\xfe" + content + b"\0" * 1000))
    assert rows == [["No", "Nama"], ["1", "a"]]
    assert "zero bytes" in warnings[0]


def test_zeros_inside_the_text_are_told_with_their_line(text):
    rows, warnings, _ = read(text(b"No;Nama\n1;a\n2;b\0c\n3;d\n"))
    assert rows[2] == ["2", "b\0c"]
    assert "line 3" in warnings[0]


def test_a_line_without_end_is_refused_before_it_is_held(text, monkeypatch):
    monkeypatch.setattr(encodings, "LONGEST_LINE", 1000)
    monkeypatch.setattr(encodings, "_BLOCK", 100)
    error = refused(text("No;Nama\n" + "x" * 1200))
    assert "line 2" in error.where


# --------------------------------------------------------------------------- properties

CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r\x1f", exclude_categories=("Cs", "Cc")), max_size=12
)
TABLES = st.integers(2, 5).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=TABLES, delimiter=st.sampled_from(DELIMITERS), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_a_csv_writer_writes_is_read_back(text, rows, delimiter, encoding):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow([f"judul {n}" for n in range(len(rows[0]))])
    writer.writerows(rows)
    read_back, warnings, told = read(text(out.getvalue(), encoding))
    assert read_back[1:] == rows
    assert warnings == told == ()
