"""Rows of a text in blocks are the csv module's rows, whatever the block's edge cuts."""

import codecs
import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dumas_cli.sheets import text_rows
from dumas_cli.sheets.text_rows import TextRows

LETTERS = st.text(alphabet='ab;"\r\n\té\x00\x0b\u2028', max_size=60)
TABLES = st.lists(st.lists(st.text(alphabet='ab;"\r\né ', max_size=5), min_size=1, max_size=4), max_size=12)


def by_csv(text, delimiter=";"):
    """The rows, the lines read and the error of the csv module."""
    reader, rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), []
    try:
        rows.extend(reader)
    except csv.Error as error:
        return rows, None, str(error)
    return rows, reader.line_num, None


def by_blocks(text, *, block, encoding="utf-8", delimiter=";"):
    """The same as TextRows reads them."""
    before, text_rows.BLOCK = text_rows.BLOCK, block
    reader, rows = TextRows(BytesIO(text.encode(encoding)), encoding, "strict", delimiter), []
    try:
        for some in reader.blocks():
            rows += some
    except csv.Error as error:
        return rows, None, str(error)
    finally:
        text_rows.BLOCK = before
    return rows, reader.lines, None


@given(text=LETTERS, block=st.integers(1, 20))
@example(text="a;b\r\n\r\nc;d\r\n", block=4)  # CR and LF fall into two blocks
@example(text='a;"b\r\n', block=3)  # never closed
@example(text="a\rb\r", block=2)
def test_any_text_gives_the_rows_and_errors_of_the_csv_module(text, block):
    expected, found = by_csv(text), by_blocks(text, block=block)
    assert found[1:] == expected[1:]
    # Of the block in which the error stands no row is handed out.
    assert found[0] == (expected[0] if expected[2] is None else expected[0][: len(found[0])])


@given(table=TABLES, block=st.integers(1, 40), ending=st.sampled_from(["\n", "\r\n", "\r"]), closed=st.booleans())
def test_a_table_that_was_written_comes_back_cell_for_cell(table, block, ending, closed):
    text = StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator=ending).writerows(table)
    written = text.getvalue() if closed else text.getvalue().removesuffix(ending)
    rows = by_blocks(written, block=block)[0]
    assert rows == by_csv(written)[0]
    if closed and ending == "\r\n":  # with others the csv module leaves a lone end of line in a cell unquoted
        assert rows == table


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("block", [1, 2, 3, 7, 1000])
def test_a_block_may_end_within_a_character(encoding, block):
    text = 'No;Perihal\r\n1;é\r\n2;"ü\r\nö"\r\n\r\n3;ß'
    assert by_blocks(text, block=block, encoding=encoding)[0] == by_csv(text)[0]


def test_a_cell_longer_than_the_csv_module_takes_is_its_error():
    longest = csv.field_size_limit()
    fits, too_long = "a;" + "b" * longest + "\n", "a;" + "b" * (longest + 1) + "\n"
    assert by_blocks(fits, block=text_rows.BLOCK) == by_csv(fits)
    assert by_blocks(too_long, block=text_rows.BLOCK)[2] == by_csv(too_long)[2] != None  # noqa: E711


def test_a_mark_at_the_start_of_utf_8_is_no_part_of_the_first_cell():
    raw = BytesIO(codecs.BOM_UTF8 + b"a;b\n")
    assert [row for some in TextRows(raw, "utf-8-sig", "strict", ";").blocks() for row in some] == [["a", "b"]]
