"""The text of a formula error is a trouble in every column of a csv, as the error itself is in a workbook."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_room_files import shipped

from dumas_cli.sheets.cells import FORMULA_ERROR, Trouble
from dumas_cli.sheets.readers import readers_for

sys.path.insert(0, str(Path(__file__).parent.parent / "workflow"))

from small_registers import SHORT, a_row, register

REGISTER = shipped("register")
FIELDS = sorted(REGISTER.columns)
ERRORS = ["#N/A", "#REF!", "#NILAI!", "Err:502", "########"]
GOOD = {"nik": "3201010101800001", "number": "412", "register_year": "2017", "agencies": "Kementerian Agama"}
WORDS = {"status": "Proses", "classification": "Pengaduan", "secrecy": "Anonim", "reply_kind": "Substantif"}


def good(name):
    """A cell that the field's column reads."""
    dated = name.endswith("_on") or name.startswith("reminder")
    return "05/08/2017" if dated else GOOD.get(name) or WORDS.get(name) or "Teks rekaan"


@pytest.mark.parametrize("only_text", [True, False], ids=["csv", "workbook"])
@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("count", [1, 100])
def test_it_is_found_in_each_field_wherever_it_stands(name, only_text, count):
    reader = readers_for(REGISTER, {name: 0}, only_text=only_text)[name]
    (expected,), _ = reader([good(name)])
    for place in {0, count // 2, count}:
        for error in ERRORS:
            column = [good(name)] * count
            column.insert(place, error)
            values, has_trouble = reader(column)
            assert has_trouble
            assert isinstance(values[place], Trouble)
            assert [value for index, value in enumerate(values) if index != place] == [expected] * count


@pytest.mark.parametrize("name", ["subject", "number", "agencies", "nik", "received_on", "reminder_1", "category"])
def test_a_profile_may_say_that_it_stands_for_nothing(name):
    profile = replace(REGISTER, blanks=frozenset({"#n/a"}))
    reader = readers_for(profile, {name: 0}, only_text=True)[name]
    (blank, error), _ = reader(["#N/A", "#REF!"])
    assert blank in (None, ())
    assert error == FORMULA_ERROR


@given(st.lists(st.sampled_from(["", " ", "Jalan rusak", "RT #3 ", "#N/A", "Err:502", "#", "baris\n#N/A", "é #", "é"])))
def test_whole_columns_are_read_as_cells_are(column):
    reader = readers_for(REGISTER, {"subject": 0}, only_text=True)["subject"]
    values, has_trouble = reader(column)
    assert list(values) == [reader.read(cell) for cell in column]
    assert has_trouble == any(isinstance(value, Trouble) for value in values)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_its_row_is_set_aside_with_the_cell_and_the_others_go_in(office, name):
    columns = [short for short in SHORT if short != "number"]
    bad = [a_row(number, **{column: "#N/A"}) for number, column in enumerate(columns, start=1)]
    register(office.folder / name, *bad, *(a_row(number) for number in range(101, 161)))
    said = json.loads(office.ok("import", name, "--format", "json", "--as-of", "2018-01-31"))
    assert (said["facts"]["new"], said["facts"]["set_aside"]) == (60, len(columns))
    problems = said["tables"]["problems"]["rows"]
    assert {one["reason"] for one in problems} == {FORMULA_ERROR.reason}
