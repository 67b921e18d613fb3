"""JSON Lines: each line is whole in itself and says the same as the json form."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import report, triage

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.json_ import json_text
from dumas_cli.render.jsonl_ import jsonl_text


def lines(document):
    text = jsonl_text(document)
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def test_each_row_of_each_table_is_a_line_with_the_values_of_the_json_form():
    document = report()
    counted = {"definition": "substantive", "year_by": "referred", "as_of": "2018-01-31"}
    expected = [
        {"table": name, **row, **counted}
        for name, table in json.loads(json_text(document))["tables"].items()
        for row in table["rows"]
    ]
    assert lines(document) == expected


def test_the_table_comes_first_and_the_columns_keep_their_order():
    first = jsonl_text(report()).splitlines()[0]
    assert list(json.loads(first))[:4] == ["table", "figure", "unit", "2016"]


def test_every_line_says_how_and_up_to_when_was_counted():
    document = replace(report(), facts={**report().facts, "known_on": date(2018, 1, 15)})
    assert {line["known_on"] for line in lines(document)} == {"2018-01-15"}
    assert {line["as_of"] for line in lines(document)} == {"2018-01-31"}


def test_a_document_that_counts_by_no_definition_adds_nothing():
    assert all("as_of" not in line for line in lines(triage()))


def test_a_document_without_rows_is_an_empty_text():
    assert jsonl_text(Document("nothing")) == ""


def test_two_tables_of_one_name_would_run_into_each_other():
    table = Table("t", "", (Column("a", "A"),), ((Cell("x", "x"),),))
    with pytest.raises(ValueError, match="one name"):
        jsonl_text(Document("", tables=(table, table)))


@pytest.mark.parametrize("name", ["table"])
def test_a_column_cannot_bear_a_name_that_the_line_uses_itself(name):
    table = Table("t", "", (Column(name, "A"),), ((Cell("x", "x"),),))
    with pytest.raises(ValueError, match=name):
        jsonl_text(Document("", tables=(table,), facts={"definition": "completed", "as_of": date(2018, 1, 31)}))


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_whatever_a_text_holds_a_row_stays_one_line(texts):
    table = Table("t", "", (Column("a", "A"),), tuple((Cell(text, text),) for text in texts))
    text = jsonl_text(Document("", tables=(table,)))
    assert text.count("\n") == len(texts)
    assert len([json.loads(line) for line in text[:-1].split("\n")]) == len(texts)
