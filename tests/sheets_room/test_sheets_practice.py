"""The practice data: every row is an entry or a listed problem, and the sheets are found by themselves."""

from pathlib import Path

import pytest
from sheets_room_files import PROFILES, read_all

from dumas_cli.sheets.source import open_source

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("name", "profile", "rows", "aside", "sheets"),
    [
        ("register-2016.xlsx", "register", 2063, 3, 12),
        ("register-2017.xlsx", "register", 2153, 3, 12),
        ("lapor-2017.xlsx", "lapor", 408, 0, 1),
        ("tanggapan-2017.csv", "responses", 45, 0, 1),
    ],
)
def test_each_file_is_read_whole(name, profile, rows, aside, sheets):
    source = open_source(DATA / name, PROFILES)
    entries, problems, counts, warnings = read_all(source)
    assert source.profile.name == profile
    assert source.unclaimed == ()
    assert (counts.read, len(entries), len(problems)) == (rows, rows - aside, aside)
    assert not warnings
    assert [note.name for note in source.sheets if not note.used] == (["Rekap"] if sheets == 12 else [])
    assert sum(note.used for note in source.sheets) == sheets
    assert source.row_estimate == counts.total - counts.above


def test_the_rows_that_cannot_be_read_are_the_ones_put_there():
    problems = []
    for name in ("register-2016.xlsx", "register-2017.xlsx"):
        problems += read_all(open_source(DATA / name, PROFILES))[1]
    assert sorted(problem.field for problem in problems) == ["nik", "number", "number", *["received_on"] * 3]
    assert all(problem.reason and problem.remedy and problem.row for problem in problems)


def test_the_registers_yield_the_published_totals():
    letters, completed = {}, {}
    entries = []
    for name in ("register-2016.xlsx", "register-2017.xlsx", "tanggapan-2017.csv"):
        entries += read_all(open_source(DATA / name, PROFILES))[0]
    for entry in entries:
        key = (entry.register_year, entry.number)
        if entry.completed_on:
            completed[key] = entry.completed_on.year
        if entry.sent_on:
            letters[(key, entry.agencies)] = (entry.sent_on.year, entry.returned_on)
    for year, referred, done in ((2016, 1610, 1102), (2017, 1650, 1194)):
        assert sum(1 for sent, back in letters.values() if sent == year and back is None) == referred
        assert sum(1 for day in completed.values() if day == year) == done
