"""A blank below a merged cell of a required column is told as what it is, with the profile's key that fills it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheets_room_files import HEADINGS, PROFILES, a_row, read_all, write_csv, write_xlsx

from dumas_cli.sheets.source import open_source

TITLE = ["DATA LATIHAN - REKAAN"]
REGISTER = PROFILES[0]


def below(**more):
    """A row of a second letter about the complaint above it."""
    return a_row(**{"no_agenda": None, "tgl_terima": None, **more})


def grouped(path, *rows, merges=()):
    return write_xlsx(path, {"Januari": [TITLE, HEADINGS, *rows]}, merges)


def test_the_remedy_names_fill_down_and_each_field(tmp_path):
    path = grouped(tmp_path / "a.xlsx", a_row(), below(), a_row(no_agenda="413"), merges=["A3:A4", "B3:B4"])
    _, (problem,), *_ = read_all(open_source(path, PROFILES))
    assert problem.place.address == "A4"
    assert problem.reason.startswith('"No. Agenda" is blank below a merged cell, and a row cannot do without it.')
    assert problem.remedy == (
        'Fill the cell, or let the profile fill it from above: fill_down = ["number", "received_on"] under [sheet].'
    )


def test_so_the_profile_does_fill_them(tmp_path):
    rows = [a_row(), below(instansi_tujuan="Kementerian Sosial"), a_row(no_agenda="413")]
    path = grouped(tmp_path / "a.xlsx", *rows, merges=["A3:A4", "B3:B4"])
    profile = replace(REGISTER, fill_down=("number", "received_on"))
    entries, problems, *_ = read_all(open_source(path, [profile]))
    assert ([entry.number for entry in entries], problems) == (["412", "412", "413"], [])


def test_it_does_for_a_row_of_few_words_too(tmp_path):
    few = [None] * 5 + ["Kementerian Sosial"]
    path = grouped(tmp_path / "a.xlsx", a_row(), few, a_row(no_agenda="413"), merges=["A3:A4", "B3:B4"])
    _, (problem,), *_ = read_all(open_source(path, PROFILES))
    assert 'fill_down = ["number", "received_on"]' in problem.remedy


@pytest.mark.parametrize("merge", ["A6:A7", "C3:C4", "A4:B4"])
def test_a_blank_that_is_not_below_a_merged_cell_is_to_be_filled(tmp_path, merge):
    path = grouped(
        tmp_path / "a.xlsx",
        *(a_row(), below(tgl_terima="6/8/2017"), a_row(no_agenda="413"), a_row(no_agenda="414"), below()),
        merges=[merge],
    )
    _, problems, *_ = read_all(open_source(path, PROFILES))
    assert next(one for one in problems if one.place.row == 4).remedy == "Fill the cell, or delete the row."


def groups(path, count, size=3):
    """Groups of rows of which only the first has the number, without a merged cell to tell it."""
    rows = [[str(group) if not place else "", *a_row()[1:]] for group in range(1, count + 1) for place in range(size)]
    return write_csv(path, [TITLE, HEADINGS, *rows])


@pytest.mark.parametrize("size", [1, 2, 500])
def test_a_column_filled_only_where_groups_begin_is_warned_of_once(tmp_path, size):
    entries, problems, _, warnings = read_all(open_source(groups(tmp_path / "a.csv", 4), PROFILES), size)
    assert (len(entries), len(problems)) == (4, 8)
    (said,) = warnings
    assert said == (
        'a.csv, A2: "No. Agenda" is blank in 8 of 12 rows. If the value above holds for them too, let the profile '
        'fill them: fill_down = ["number"] under [sheet].'
    )


def test_a_blank_now_and_then_is_none_of_it(tmp_path):
    rows = [a_row(no_agenda=str(number) if number % 4 else "") for number in range(1, 13)]
    *_, warnings = read_all(open_source(write_csv(tmp_path / "a.csv", [TITLE, HEADINGS, *rows]), PROFILES))
    assert warnings == []


def test_a_column_whose_first_row_is_blank_is_none_of_it(tmp_path):
    rows = [a_row(no_agenda="" if number % 3 else str(number)) for number in range(1, 13)]
    *_, warnings = read_all(open_source(write_csv(tmp_path / "a.csv", [TITLE, HEADINGS, *rows]), PROFILES))
    assert warnings == []
