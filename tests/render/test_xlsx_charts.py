"""Charts of a workbook are Excel's own, follow the cells that hold their figures, and are told in words."""

import io
import zipfile
from datetime import date
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, LineChart, ScatterChart

from dumas_cli.records import Chart, Column, Document, Point, Series, Table
from dumas_cli.render.cells import SUM, count_cell, share_cell, text_cell
from dumas_cli.render.xlsx import xlsx_bytes

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
TABLE = Table(
    "by_group",
    "",
    (
        Column("group", "Group"),
        Column("response_rate_2016", "2016", "share"),
        Column("bar", "", "bar"),
        Column("response_rate_2017", "2017", "share"),
    ),
    (
        (text_cell("a", "Ministries"), share_cell(HALF, "en"), text_cell(""), share_cell(HALF, "en")),
        (text_cell("b", "Land"), share_cell(THIRD, "en"), text_cell(""), share_cell(THIRD, "en")),
        (text_cell(SUM, "All"), count_cell(None, "en"), text_cell(""), count_cell(None, "en")),
    ),
)


def chart(kind="columns", *series, **more):
    """Both years have the same shares, so that only their names tell the columns apart."""
    points = (Point("Ministries", HALF), Point("Land", THIRD))
    found = series or (Series("2017", points), Series("2016", points))
    return Chart("c", "Rates", kind, found, "What it shows.", table="by_group", **more)


def opened(*charts, tables=(TABLE,)):
    return load_workbook(io.BytesIO(content(*charts, tables=tables)))


def content(*charts, tables=(TABLE,)):
    return xlsx_bytes(Document("x", tables=tables, charts=charts), lang="en")


def references(picture):
    return [(one.cat.numRef.f, one.val.numRef.f) for one in picture.series]


@pytest.mark.parametrize(
    ("kind", "drawn", "direction"),
    [
        ("columns", BarChart, "col"),
        ("bars", BarChart, "bar"),
        ("lines", LineChart, None),
        ("funnel", ScatterChart, None),
    ],
)
def test_each_kind_is_a_chart_of_excel_s_own(kind, drawn, direction):
    points = (Point("a", HALF, x=3), Point("b", THIRD, x=9))
    (picture,) = opened(chart(kind, Series("s", points)))["Charts"]._charts
    assert isinstance(picture, drawn)
    assert direction in {None, getattr(picture, "type", None)}
    assert picture.y_axis.number_format.formatCode == "0%"
    assert picture.title.tx.rich.p[0].r[0].t == "Rates"


def test_a_chart_of_a_table_follows_the_table_s_own_cells():
    (picture,) = opened(chart())["Charts"]._charts
    assert references(picture) == [
        ("'Agency groups'!$A$2:$A$3", "'Agency groups'!$C$2:$C$3"),
        ("'Agency groups'!$A$2:$A$3", "'Agency groups'!$B$2:$B$3"),
    ]


@pytest.mark.parametrize(
    "points",
    [
        (Point("Land", THIRD), Point("Ministries", HALF)),  # another order
        (Point("Ministries", HALF), Point("Land", HALF)),  # another figure
        (Point("Ministries of state", HALF), Point("Land", THIRD)),  # another name
    ],
)
def test_what_no_table_says_is_written_beside_the_chart(points):
    sheet = opened(chart("columns", Series("=2017", points)))["Charts"]
    assert references(sheet._charts[0]) == [("'Charts'!$C$3:$C$4", "'Charts'!$D$3:$D$4")]
    assert sheet["C3"].value == points[0].label
    assert sheet["D3"].value == pytest.approx(float(points[0].y), abs=1e-6)
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("=2017", "s")


def test_series_that_begin_later_leave_a_gap_in_order_of_time():
    letters = Series("Letters", (Point("Feb", 5, x=date(2017, 2, 1)), Point("Jan", 4, x=date(2017, 1, 1))))
    ahead = Series("Forecast", (Point("Mar", 6, x=date(2017, 3, 1)),))
    sheet = opened(chart("lines", letters, ahead, y_kind="integer"))["Charts"]
    rows = [[cell.value for cell in row] for row in sheet["C3:E5"]]
    assert rows == [["Jan", 4, None], ["Feb", 5, None], ["Mar", None, 6]]
    assert sheet._charts[0].y_axis.number_format.formatCode == "#,##0"


def test_a_funnel_stands_over_its_letters_with_limits_as_lines():
    points = Series("Agencies", (Point("A", HALF, x=10), Point("B", THIRD, x=2)))
    limit = Series("95%", (Point("", HALF, x=2), Point("", THIRD, x=10)), role="limit")
    (picture,) = opened(chart("funnel", points, limit))["Charts"]._charts
    assert [(one.xVal.numRef.f, one.yVal.numRef.f) for one in picture.series] == [
        ("'Charts'!$D$3:$D$4", "'Charts'!$E$3:$E$4"),
        ("'Charts'!$H$3:$H$4", "'Charts'!$I$3:$I$4"),
    ]
    assert picture.series[0].marker.symbol == "circle"
    assert picture.series[1].marker.symbol is None


def test_a_chart_is_told_in_words_on_its_page_and_to_who_cannot_see_it():
    found = content(chart("columns"), chart("bars"))
    sheet = load_workbook(io.BytesIO(found))["Charts"]
    assert [cell.value for (cell,) in sheet["A1:A80"] if cell.value] == ["What it shows."] * 2
    drawing = zipfile.ZipFile(io.BytesIO(found)).read("xl/drawings/drawing1.xml").decode()
    assert drawing.count('descr="What it shows."') == 2
    assert len(sheet.row_breaks.brk) == 1


def test_a_map_and_a_chart_of_nothing_are_left_out():
    assert "Charts" not in opened(chart("map"), chart("columns", Series("s", ()))).sheetnames
    assert "Charts" not in opened().sheetnames


def test_the_same_charts_give_the_same_bytes():
    assert content(chart(), chart("lines")) == content(chart(), chart("lines"))
