"""What a typed NUMBER means: one complaint, or candidates, or none."""

from __future__ import annotations

import sqlite3

import pytest
from small_registers import a_row, register

from dumas_cli.labels import label_of, readings


@pytest.fixture
def found(office):
    """What `show` makes of a number in an office with 2016/0412, 2017/0412, 2016/2017, 2017/1626 and 2017/A-7."""
    rows = [
        a_row(412, received="03/03/2016", sent="10/03/2016"),
        a_row(412),
        a_row(2017, received="05/05/2016", sent="10/05/2016"),
        a_row(1626),
        a_row("A-7"),
    ]
    office.ok("import", register(office.folder / "register.csv", *rows), "--db", "dumas.db")

    def show(typed):
        ran = office.run("show", typed, "--db", "dumas.db")
        return ran.out.splitlines()[0] if ran.status == 0 else ran.err

    return show


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("2017/0412", "2017/0412"),
        ("2017/412", "2017/0412"),
        ("412/2017", "2017/0412"),
        ("0412/2017", "2017/0412"),
        (" 2016 / 412 ", "2016/0412"),
        ("#2016/0412", "2016/0412"),
        ("1626", "2017/1626"),
        ("1626/2017", "2017/1626"),
        ("2017/1626", "2017/1626"),
        ("2016/2017", "2016/2017"),
        ("2017/2016", "2016/2017"),  # there is no 2017/2016: the other reading
        ("2017", "2016/2017"),
        ("A-7", "2017/A-7"),
        ("2017/A-7", "2017/A-7"),
        ("A-7/2017", "2017/A-7"),
    ],
)
def test_a_number_is_found_however_it_is_written(found, typed, label):
    assert label in found(typed)


def test_a_number_of_two_years_lists_the_candidates(found):
    told = " ".join(found("412").split())
    assert '"412" fits several complaints' in told
    assert "2016/0412 (surat, received 2016-03-03), 2017/0412 (surat, received 2017-02-02)" in told


@pytest.mark.parametrize("typed", ["9999", "2015/0412", "412/2015", "", "/", "2017/", "%", "' or 1=1 --"])
def test_a_number_that_is_not_there_is_told_with_a_remedy(found, typed):
    told = found(typed)
    assert "There is no complaint" in told
    assert "What to do" in told


def test_a_ticket_that_equals_an_agenda_number_makes_it_ambiguous_but_never_hides_it(found, office):
    with sqlite3.connect(office.folder / "dumas.db") as connection:
        connection.execute("update complaints set source = 'lapor', tracked = 0 where number = '1626'")
        connection.execute("update complaints set number = '412' where number = '1626'")
    connection.close()
    assert "fits several" in found("412")
    assert "2017/0412" in found("2017/0412")  # the whole label goes before a mere number


@pytest.mark.parametrize(
    ("source", "year", "number", "label"),
    [
        ("surat", 2017, "7", "2017/0007"),
        ("surat", 2017, "12345", "2017/12345"),
        ("surat", 2017, "A-7", "2017/A-7"),
        ("lapor", 2017, "6012345", "6012345"),
    ],
)
def test_every_label_can_be_read_back(source, year, number, label):
    assert label_of(source, year, number) == label
    assert number in {text for _, text in readings(label)}
