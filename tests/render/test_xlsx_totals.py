"""Sums, shares and changes of a workbook are alive, and come to the figures that every other form prints."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import load_workbook as calamine
from render_samples import DOCUMENTS, report

from dumas_cli.records import Cell, Column, Document, Table, Tally
from dumas_cli.render.breakdown import breakdown_table
from dumas_cli.render.cells import EXACT, SUM, count_cell, text_cell
from dumas_cli.render.numbers import share_text
from dumas_cli.render.xlsx import xlsx_bytes
from dumas_cli.render.xlsx_totals import formulas
from dumas_cli.report.breakdown import breakdown


def groups(*counts, years=(2016, 2017)):
    """A breakdown of (name, (referred, answered) a year...)."""
    tallies = [
        Tally(year, name, referred, 1, answered)
        for name, *of_years in counts
        for year, (referred, answered) in zip(years, of_years, strict=True)
        if referred
    ]
    found = breakdown("agency", tallies, years=years, known_on=lambda year: date(2018, 1, 31))
    return breakdown_table(found, {}, "en")


def book_of(*tables):
    return xlsx_bytes(Document("x", tables=tables), lang="en")


def cells(content, sheet, *, cached=False):
    return load_workbook(io.BytesIO(content), data_only=cached)[sheet]


def test_the_sum_row_adds_up_and_divides_and_so_does_every_row():
    """Two agencies: A answered 3 of 4 letters, then 4 of 4; B 1 of 4, then 2 of 6.

    Together 4 of 8, then 6 of 10: 50% and 60%, a change of 10 points. A: 75% to 100%, 25 points. Columns: A name,
    B C D E of 2016 (referred, returned, answered, rate), F G H I of 2017, J the change; the rows of A and B are 2 and
    3 in order of their letters of 2017, so B goes first.
    """
    content = book_of(groups(("A", (4, 3), (4, 4)), ("B", (4, 1), (6, 2))))
    sheet, cached = cells(content, "Agencies"), cells(content, "Agencies", cached=True)
    assert [cell.value for cell in sheet[4]] == [
        "All",
        *("=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)", '=IF(B4=0,"",D4/B4)'),
        *("=SUM(F2:F3)", "=SUM(G2:G3)", "=SUM(H2:H3)", '=IF(F4=0,"",H4/F4)'),
        '=IF(OR(E4="",I4=""),"",(I4-E4)*100)',
    ]
    assert [cell.value for cell in sheet[3]] == [
        *("A", 4, 1, 3, '=IF(B3=0,"",D3/B3)', 4, 1, 4, '=IF(F3=0,"",H3/F3)'),
        '=IF(OR(E3="",I3=""),"",(I3-E3)*100)',
    ]
    assert [cell.value for cell in cached[4]] == ["All", 8, 2, 4, 0.5, 10, 2, 6, 0.6, pytest.approx(10)]
    assert [cell.value for cell in cached[3]] == ["A", 4, 1, 3, 0.75, 4, 1, 4, 1, 25]


def test_a_rate_of_no_letters_is_nothing_alive_and_cached():
    content = book_of(groups(("A", (0, 0), (4, 3)), ("B", (2, 1), (2, 2))))
    rows = {row[0].value: row for row in cells(content, "Agencies").iter_rows()}
    assert rows["A"][4].value == '=IF(B2=0,"",D2/B2)'
    (sheet,) = [calamine(io.BytesIO(content)).get_sheet_by_name("Agencies").to_python()]
    assert sheet[1] == ["A", 0, 0, 0, "", 4, 1, 3, 0.75, ""]


def test_the_years_side_by_side_are_alive():
    sheet = cells(xlsx_bytes(report(), lang="en"), "Years")
    found = {row[0].value.strip(): [cell.value for cell in row[2:]] for row in sheet.iter_rows(min_row=2)}
    assert found["Response rate"][:3] == [
        '=IF(C3=0,"",C5/C3)',
        '=IF(D3=0,"",D5/D3)',
        '=IF(OR(C6="",D6=""),"",(D6-C6)*100)',
    ]
    assert found["Received"] == [1702, 1790, "=D2-C2", '=IF(C2=0,"",(D2-C2)/C2)']
    # The letters of the same age are not on the sheet: the rate stays what was counted.
    assert found["at the same age"][:3] == [pytest.approx(0.725806), 0.84, pytest.approx(11.419355)]


def test_in_a_series_the_change_is_from_the_row_above():
    sheet = cells(xlsx_bytes(report(years=(2014, 2015, 2016, 2017)), lang="en"), "Years")
    names = [cell.value for cell in sheet[1]]
    change, rate = names.index("Change, points"), names.index("Rate")
    assert sheet.cell(2, change + 1).value is None
    assert sheet.cell(3, rate + 1).value == '=IF(C3=0,"",E3/C3)'
    assert sheet.cell(3, change + 1).value == '=IF(OR(F2="",F3=""),"",(F3-F2)*100)'


def test_groups_that_overlap_get_no_sum_and_a_share_of_others_no_division():
    """The sum 5 is not 3 + 3 (a letter is in both groups); 1/2 is not 1 of 3."""
    table = Table(
        "t",
        "",
        (
            Column("name", "Name"),
            Column("referred", "Letters", "integer"),
            Column("answered", "Answered", EXACT),
            Column("response_rate", "Rate", "share"),
        ),
        (
            (text_cell("a"), count_cell(3, "en"), Cell(1, "1"), Cell(Fraction(1, 2), "50%")),
            (text_cell("b"), count_cell(3, "en"), Cell(1, "1"), Cell(Fraction(1, 3), "33.33%")),
            (text_cell(SUM, "All"), count_cell(5, "en"), Cell(2, "2"), Cell(Fraction(2, 5), "40%")),
        ),
    )
    assert {place: formula.text for place, formula in formulas(table).items()} == {
        (1, 3): '=IF(B3=0,"",C3/B3)',
        (2, 2): "=SUM(C2:C3)",
        (2, 3): '=IF(B4=0,"",C4/B4)',
    }


def test_a_hidden_count_leaves_the_sum_a_value():
    table = Table(
        "t",
        "",
        (Column("name", "Name"), Column("referred", "Letters", "integer")),
        (
            (text_cell("a"), Cell(None, "<3")),
            (text_cell("b"), count_cell(7, "en")),
            (text_cell(SUM, "All"), count_cell(9, "en")),
        ),
    )
    assert formulas(table) == {}


@pytest.mark.parametrize("name", ["=1+1", "=SUM(B2:B3)", "+A1", "@x", '=HYPERLINK("http://x")'])
def test_a_name_that_looks_like_a_formula_is_still_text(name):
    sheet = cells(book_of(groups((name, (4, 3), (4, 4)), ("B", (4, 1), (6, 2)))), "Agencies")
    (cell,) = [row[0] for row in sheet.iter_rows() if row[0].value == name]
    assert cell.data_type == "s"
    assert {cell.data_type for row in sheet.iter_rows(max_col=1) for cell in row} == {"s"}


@pytest.mark.parametrize("name", sorted(set(DOCUMENTS) - {"report", "series"}))
def test_a_table_of_other_things_has_no_division(name):
    live = [formula.text for table in DOCUMENTS[name]().tables for formula in formulas(table).values()]
    assert all(text.startswith("=SUM(") for text in live)


counts = st.integers(0, 5000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.dictionaries(st.text("abc", min_size=1), st.tuples(counts, counts), min_size=1, max_size=6))
def test_what_a_formula_comes_to_is_the_figure_itself(found):
    table = groups(*((name, *of_years) for name, of_years in found.items()))
    for (row, i), formula in formulas(table).items():
        cell = table.rows[row][i]
        if cell.value is None:
            assert formula.result == ""
        elif table.columns[i].kind == "share":
            assert share_text(Fraction(formula.result).limit_denominator(10**6), "en") == cell.text
        else:
            scale = 100 if table.columns[i].kind == "points" else 1
            assert formula.result == pytest.approx(float(cell.value * scale), abs=1e-9)
    if len(table.rows) > 1:  # a year of no letters at all has no groups to add up
        alive = {i for row, i in formulas(table) if row == len(table.rows) - 1}
        assert alive == {i for i, column in enumerate(table.columns) if i and column.kind != "bar"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_recalculates_to_the_same_figures(tmp_path):
    content = xlsx_bytes(report(), lang="en")
    (tmp_path / "cached.xlsx").write_bytes(content)
    (tmp_path / "bare.xlsx").write_bytes(without_results(content))
    for name in ("cached", "bare"):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                "--outdir",
                str(tmp_path / name),
                str(tmp_path / f"{name}.xlsx"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    cached, bare = (sorted((tmp_path / name).glob("*.csv")) for name in ("cached", "bare"))
    assert len(cached) == len(load_workbook(io.BytesIO(content)).sheetnames)
    for one, other in zip(cached, bare, strict=True):
        assert one.read_text("utf-8") == other.read_text("utf-8")
    (groups_sheet,) = [path for path in bare if "Agency groups" in path.name]
    *_, whole = csv.reader(groups_sheet.read_text("utf-8").splitlines())
    assert whole[0] == "All"
    rates = [float(text.rstrip("%")) for text in whole if text.endswith("%")]
    assert rates == [pytest.approx(100 * 1176 / 1610), pytest.approx(84)]
    assert float(whole[-1]) == pytest.approx(84 - 100 * 1176 / 1610)


def without_results(content):
    """The workbook with its formulas alone, so that whoever opens it must compute."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w") as bare:
        for name in book.namelist():
            bare.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", book.read(name)))
    assert out.getvalue() != content
    return out.getvalue()
