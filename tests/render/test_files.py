"""What the forms for files promise: csv, json, Markdown, frames."""

import csv
import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from render_samples import DOCUMENTS, report, triage

from dumas_cli.frames import to_frame, to_frames
from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.csv_ import csv_of, csv_text
from dumas_cli.render.json_ import json_text
from dumas_cli.render.markdown import markdown_text
from dumas_cli.render.plain import clean

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"], include_characters="\n")) | st.sampled_from(
    ["=1+1", "'=1", "''@x", "+62", "-", "@a", "0123456789012345", '"', "a,b;c", "'plain"]
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.fractions(-2, 2, max_denominator=1000),
    st.dates(),
    TEXTS,
)


@st.composite
def a_table(draw):
    width = draw(st.integers(1, 5))
    columns = tuple(Column(f"c{n}", "H", draw(st.sampled_from(["text", "share", "points"]))) for n in range(width))
    rows = draw(st.lists(st.tuples(*[VALUES] * width), max_size=6))
    return Table("t", "T", columns, tuple(tuple(Cell(v, "printed") for v in row) for row in rows))


def expected(column, value):
    """A value as a file holds it: exact but for shares, which have six places."""
    if isinstance(value, Fraction):
        scaled = value * 100 if column.kind == "points" else value
        half_up = int(abs(scaled) * 10**6 + Fraction(1, 2))
        return Decimal(half_up if scaled > 0 else -half_up).scaleb(-6)
    if isinstance(value, date):
        return value.isoformat()
    return clean(value, keep_lines=True) if isinstance(value, str) else value


def without_guard(text):
    return text[1:] if text.startswith("'") and text.lstrip("'")[:1] in set("=+-@\t\r\n") - {""} else text


@given(a_table())
def test_csv_loses_no_value(table):
    read = list(csv.reader(StringIO(csv_text(table), newline="")))
    assert read[0] == [column.name for column in table.columns]
    for line, row in zip(read[1:], table.rows, strict=True):
        for column, text, cell in zip(table.columns, line, row, strict=True):
            value = expected(column, cell.value)
            if value is None:
                assert text == ""
            elif isinstance(value, bool):
                assert text == ("true" if value else "false")
            elif isinstance(value, str):
                assert without_guard(text) == value
            else:
                assert Decimal(text) == value


@given(a_table())
def test_json_loses_no_value(table):
    read = json.loads(json_text(Document("x", tables=(table,))), parse_float=Decimal)
    rows = read["tables"]["t"]["rows"]
    for found, row in zip(rows, table.rows, strict=True):
        for column, cell in zip(table.columns, row, strict=True):
            assert found[column.name] == expected(column, cell.value)


@given(a_table())
def test_no_text_of_a_csv_is_a_formula(table):
    read = list(csv.reader(StringIO(csv_text(table), newline="")))
    for line, row in zip(read[1:], table.rows, strict=True):
        for text, cell in zip(line, row, strict=True):
            if isinstance(cell.value, str):
                assert text[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"} or text == ""


def test_a_negative_number_stays_a_number_in_csv():
    table = Table("t", "", (Column("n", "", "integer"),), ((Cell(-5, "-5"),),))
    assert csv_text(table) == "n\r\n-5\r\n"


def test_csv_holds_the_main_table_of_several():
    assert csv_of(report()).splitlines()[0] == "figure,unit,2016,2017,change,relative_change,as_of,definition,year_by"
    assert csv_of(report(), "by_agency").startswith("agency,referred_2016,")
    assert csv_of(Document("nothing")) == ""


def test_a_share_in_json_is_a_number_and_stands_beside_its_counts():
    found = json.loads(json_text(report()))
    years = {row["figure"]: row for row in found["tables"]["years"]["rows"]}
    assert years["response_rate"]["2016"] == 0.730435
    assert years["response_rate"]["2017"] == 0.84
    assert years["response_rate"]["change"] == 10.956522
    assert (years["answered"]["2016"], years["referred"]["2016"]) == (1176, 1610)
    assert found["facts"]["as_of"] == "2018-01-31"


def test_json_says_null_for_the_rate_of_no_letters():
    groups = json.loads(json_text(report()))["tables"]["by_group"]["rows"]
    row = next(row for row in groups if row["group"] == "law_and_courts")
    assert (row["response_rate_2016"], row["referred_2016"], row["change_points"]) == (None, 0, None)


def test_json_keeps_indonesian_letters_and_the_order_of_columns():
    text = json_text(Document("Café → x", tables=(Table("t", "", (Column("b", ""), Column("a", "")), ()),)))
    assert "Café → x" in text
    rows = json.loads(json_text(triage()))["tables"]["flags"]["rows"]
    assert list(rows[0])[:4] == ["rank", "number", "score", "level"]


def test_two_tables_of_one_name_are_refused():
    table = Table("t", "", (), ())
    with pytest.raises(ValueError, match="two tables"):
        json_text(Document("x", tables=(table, table)))


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_document_has_every_form_twice_the_same(name):
    first, second = DOCUMENTS[name](), DOCUMENTS[name]()
    assert json_text(first) == json_text(second)
    assert csv_of(first) == csv_of(second)
    assert markdown_text(first) == markdown_text(second)


def test_outside_text_is_no_markup_in_markdown():
    hostile = "a|b <img src=x onerror=alert(1)> [x](javascript:y) `c` **d** \\| &lt;\n# heading"
    table = Table("t", hostile, (Column("a", hostile),), ((Cell(hostile, hostile),),), (hostile, "1. one", "- two"))
    text = markdown_text(Document(hostile, (hostile,), (table,), (hostile,)))
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    ours = {"h1", "h2", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert set(re.findall(r"<(\w+)", html)) <= ours
    assert html.count("<h1>") == 1
    assert html.count("<td>") == 1
    assert html.count("a|b &lt;img src=x onerror=alert(1)&gt; [x](javascript:y) `c` **d** \\| &amp;lt; # heading") == 7
    assert "<li>1. one</li>" in html
    assert "<li>- two</li>" in html


def test_a_frame_has_typed_columns_and_missing_values():
    frame = to_frame(triage(limit=None).tables[0])
    assert str(frame["waiting_workdays"].dtype) == "Int64"
    assert frame["waiting_workdays"].isna().sum() == 1
    assert str(frame["visit_by"].dtype).startswith("datetime64")
    assert str(frame["mandatory"].dtype) == "boolean"
    assert frame.attrs["notes"]
    groups = to_frames(report())["by_group"]
    assert groups["response_rate_2017"].iloc[0] == pytest.approx(600 / 720)
    assert groups["change_points"].iloc[0] == pytest.approx(100 * (600 / 720 - 500 / 700))
    assert "bar" not in groups


def test_an_empty_table_is_an_empty_frame():
    assert list(to_frame(Table("t", "", (Column("a", ""),), ())).columns) == ["a"]
