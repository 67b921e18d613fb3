"""Charts of a document as Excel's own: on a sheet of theirs, with their figures beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, cast

from dumas_cli.records import Chart, Point, Table
from dumas_cli.render.cells import in_data
from dumas_cli.render.numbers import machine_share
from dumas_cli.render.plain import clean
from dumas_cli.render.xlsx_style import LINE_POINTS, as_text, heading, print_on_a4, set_height, top
from dumas_cli.render.xlsx_totals import FIRST_ROW

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.chart import BarChart, LineChart, ScatterChart
    from openpyxl.chart.series import Series as Drawn
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.chart.title import Title
    from openpyxl.worksheet.worksheet import Worksheet

_KINDS = ("columns", "bars", "lines", "funnel")  # a map needs an outline, which a workbook has not
_PICTURE_WIDTH = 100  # of the column that pictures lie on, in figures: a page of A4 in landscape holds it in any font
_WIDTH_CM = 18.5
_HEIGHT_CM = 11.0
_HIGHEST_CM = 14.0
_POINTS_A_CM = 28.35
_FEW = 24  # so many marks can carry their figures
# Told apart in grey too: from light to dark, and lines by their dashes.
_COLOURS = ("A5B8CC", "1F4E79", "C55A11", "7F7F7F", "548235", "BF9000")
_LINE_COLOURS = ("1F4E79", "C55A11", "548235", "7F7F7F", "BF9000", "7030A0")
_DASHES = ("solid", "solid", "dash", "sysDot", "dashDot", "lgDash")
_GUIDE_DASHES = ("solid", "dash", "sysDot")
_GUIDE = "808080"


def drawn(charts: Sequence[Chart]) -> list[Chart]:
    """The charts that a workbook can draw."""
    return [chart for chart in charts if chart.kind in _KINDS and any(series.points for series in chart.series)]


def charts_sheet(
    book: Workbook, charts: Sequence[Chart], title: str, *, tables: Mapping[str, Written], footer: str
) -> None:
    """Adds the sheet: the pictures one under the other, each with its words, and figures right of them.

    A picture follows the cells of its table, of which ``tables`` gives the sheet by name, where these say the same
    under the same labels one after the other; else figures written for it. ``charts`` are such as ``drawn`` gives.
    """
    from openpyxl.worksheet.pagebreak import Break

    sheet = book.create_sheet(title)
    sheet.column_dimensions["A"].width = _PICTURE_WIDTH
    row, column = 1, 3
    for number, chart in enumerate(charts):
        if number:
            sheet.row_breaks.append(Break(id=row - 1))  # a chart a page
        picture, column = _picture(sheet, chart, column, tables.get(chart.table))
        height = _height(chart)
        picture.width, picture.height = _WIDTH_CM, height  # type: ignore[assignment]
        sheet.add_chart(picture, f"A{row + 1}")
        row += ceil(height * _POINTS_A_CM / LINE_POINTS) + 2
        words = cast("Cell", sheet.cell(row, 1))
        as_text(words, chart.words)
        words.alignment = top(wrap=True)
        set_height(sheet, row, [(chart.words, _PICTURE_WIDTH)])
        row += 2
    print_on_a4(sheet, footer=footer)
    _as_large_as_it_is(sheet)
    sheet.print_area = f"A1:A{row - 2}"


def _as_large_as_it_is(sheet: Worksheet) -> None:
    # Excel forgets the breaks between pages where a sheet is fitted to them.
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)


def _height(chart: Chart) -> float:
    if chart.kind != "bars":
        return _HEIGHT_CM
    marks = len(_labels(chart)) * (1 + 0.4 * (len(chart.series) - 1))
    return min(max(_HEIGHT_CM, 3 + 0.6 * marks), _HIGHEST_CM)


def _picture(
    sheet: Worksheet, chart: Chart, column: int, written: Written | None
) -> tuple[BarChart | LineChart | ScatterChart, int]:
    """The chart over its figures, and the next free column; what no table says is written from ``column`` on."""
    from openpyxl.chart.axis import ChartLines
    from openpyxl.chart.legend import Legend, LegendEntry

    if chart.kind == "funnel":
        picture: BarChart | LineChart | ScatterChart
        picture, free = _scattered(sheet, chart, column)
    else:
        found = _in_table(chart, written) if written else None
        picture = _beside(chart, found or _block(sheet, chart, column))
        free = column if found else column + len(chart.series) + 2
    picture.title = clean(chart.title)
    _stand_clear(picture.title)
    for axis, words in ((picture.x_axis, chart.x_heading), (picture.y_axis, chart.y_heading)):
        axis.delete = False
        if words:
            axis.title = clean(words)
            _stand_clear(axis.title)
    picture.y_axis.number_format = "0%" if chart.y_kind == "share" else "#,##0"
    picture.y_axis.majorGridlines = ChartLines(spPr=_stroke("D9D9D9"))
    low = min((float(p.y) for series in chart.series for p in series.points if p.y is not None), default=0.0)
    if low >= 0:
        picture.y_axis.scaling.min = 0  # a mark twice as high stands for twice as much
    if chart.y_kind == "share":
        high = max((float(p.y) for series in chart.series for p in series.points if p.y is not None), default=0.0)
        picture.y_axis.scaling.max = 1 if high > 0.5 else None
    picture.legend = None if len(chart.series) == 1 else Legend(legendPos="b", overlay=False)
    if picture.legend is not None:
        names = [series.name for series in chart.series]
        told_before = [n for n, name in enumerate(names) if name in names[:n]]
        picture.legend.legendEntry = [LegendEntry(idx=n, delete=True) for n in told_before]
    return picture, free


def _stand_clear(title: Title | None) -> None:
    if title is not None:
        title.overlay = False


# --------------------------------------------------------------------------- side by side


@dataclass(frozen=True, slots=True)
class Written:
    """A table with the sheet that it was written on."""

    sheet: Worksheet
    table: Table


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the figures of a chart stand: rows ``first`` to ``last``, a column of labels, one column a series."""

    sheet: Worksheet
    first: int
    last: int
    labels: int
    figures: tuple[int, ...]


def _beside(chart: Chart, place: _Place) -> BarChart | LineChart:
    from openpyxl.chart import BarChart, LineChart, Reference
    from openpyxl.chart import Series as new_series  # noqa: N813 (a function that openpyxl names as a class)

    picture = LineChart() if chart.kind == "lines" else BarChart()
    for series, at in zip(chart.series, place.figures, strict=True):
        figures = Reference(place.sheet, at, place.first, at, place.last)
        picture.series.append(new_series(figures, title=clean(series.name)))
    picture.set_categories(Reference(place.sheet, place.labels, place.first, place.labels, place.last))
    if isinstance(picture, BarChart):
        picture.type = "bar" if chart.kind == "bars" else "col"
        picture.gapWidth, picture.overlap = 60, 0
        if chart.kind == "bars":  # the first at the top, the axis of figures at the bottom
            picture.x_axis.scaling.orientation = "maxMin"
            picture.y_axis.crosses = "max"
    picture.display_blanks = "gap"
    marks = place.last - place.first + 1
    for n, (one, series) in enumerate(zip(picture.series, chart.series, strict=True)):
        if chart.kind == "lines":
            colour = _GUIDE if series.role == "limit" else _LINE_COLOURS[n % len(_LINE_COLOURS)]
            _draw_line(one, colour, "sysDash" if series.role == "limit" else _DASHES[n % len(_DASHES)])
            _mark(one, None if series.role == "limit" or marks > _FEW else colour)
        else:
            one.graphicalProperties.solidFill = _COLOURS[1 if len(chart.series) == 1 else n % len(_COLOURS)]
            one.graphicalProperties.line.noFill = True
            if marks * len(chart.series) <= _FEW:
                _tell_figures(one, chart)
    return picture


def _in_table(chart: Chart, written: Written) -> _Place | None:
    """The cells of the table that say what the chart shows; None where they do not, or not in its order."""
    labels, rows = _labels(chart), written.table.rows
    texts = [row[0].text for row in rows]
    starts = [n for n in range(len(texts) - len(labels) + 1) if texts[n : n + len(labels)] == labels]
    if len(starts) != 1:
        return None
    shown = rows[starts[0] : starts[0] + len(labels)]
    columns = [(i, column) for i, column in enumerate(written.table.columns) if in_data(column)]
    figures: list[int] = []
    for series in chart.series:
        points = {point.label: point.y for point in series.points}
        values = [points.get(label) for label in labels]
        alike = [
            (column.name.endswith(series.name), -at)
            for at, (i, column) in enumerate(columns, start=1)
            if [row[i].value for row in shown] == values and at not in figures
        ]
        if not alike:
            return None
        figures.append(-max(alike)[1])
    first = starts[0] + FIRST_ROW
    return _Place(written.sheet, first, first + len(labels) - 1, 1, tuple(figures))


def _block(sheet: Worksheet, chart: Chart, column: int) -> _Place:
    """The figures written for the chart alone."""
    as_text(cast("Cell", sheet.cell(1, column)), chart.title)
    labels = _labels(chart)
    _heading(sheet, column, chart.x_heading)
    for n, label in enumerate(labels, start=3):
        as_text(cast("Cell", sheet.cell(n, column)), label)
    for at, series in enumerate(chart.series, start=column + 1):
        _heading(sheet, at, series.name)
        points = {point.label: point.y for point in series.points}
        for n, label in enumerate(labels, start=3):
            _figure(sheet, n, at, points.get(label), chart)
    _set_widths(sheet, column, len(chart.series) + 1)
    return _Place(sheet, 3, len(labels) + 2, column, tuple(range(column + 1, column + 1 + len(chart.series))))


def _labels(chart: Chart) -> list[str]:
    """The labels of all series in order: by their place on the axis where they have one, else as they come."""
    places: dict[str, Point] = {}
    for series in chart.series:
        for point in series.points:
            places.setdefault(point.label, point)
    points = list(places.values())
    numbers = [_number(point.x) for point in points]
    if any(number is None for number in numbers):
        return list(places)
    return [point.label for point in sorted(points, key=lambda point: _number(point.x) or 0.0)]


def _number(x: int | Fraction | date | None) -> float | None:
    if x is None:
        return None
    return float(x.toordinal() if isinstance(x, date) else x)


def _tell_figures(one: Drawn, chart: Chart) -> None:
    from openpyxl.chart.label import DataLabelList

    one.dLbls = DataLabelList()
    one.dLbls.numFmt = "0%" if chart.y_kind == "share" else "#,##0"
    one.dLbls.showVal = True
    one.dLbls.showSerName = one.dLbls.showCatName = one.dLbls.showLegendKey = one.dLbls.showPercent = False


# --------------------------------------------------------------------------- over an axis


def _scattered(sheet: Worksheet, chart: Chart, column: int) -> tuple[ScatterChart, int]:
    from openpyxl.chart import Reference, ScatterChart
    from openpyxl.chart import Series as new_series  # noqa: N813 (a function that openpyxl names as a class)

    as_text(cast("Cell", sheet.cell(1, column)), chart.title)
    picture = ScatterChart()
    picture.scatterStyle = "lineMarker"
    guides = list(dict.fromkeys(series.name for series in chart.series if series.role == "limit"))
    for series in chart.series:
        points = sorted((p for p in series.points if p.x is not None), key=lambda p: _number(p.x) or 0.0)
        _heading(sheet, column, series.name)
        _heading(sheet, column + 1, chart.x_heading)
        _heading(sheet, column + 2, chart.y_heading)
        for row, point in enumerate(points, start=3):
            as_text(cast("Cell", sheet.cell(row, column)), point.label)
            _figure(sheet, row, column + 1, point.x, chart, is_share=False)
            _figure(sheet, row, column + 2, point.y, chart)
        _set_widths(sheet, column, 3)
        last = len(points) + 2
        one = new_series(
            Reference(sheet, column + 2, 3, column + 2, last),
            Reference(sheet, column + 1, 3, column + 1, last),
            title=clean(series.name),
        )
        one.smooth = False
        if series.role == "limit":
            _draw_line(one, _GUIDE, _GUIDE_DASHES[guides.index(series.name) % len(_GUIDE_DASHES)])
            _mark(one, None)
        else:
            one.graphicalProperties.line.noFill = True
            _mark(one, _COLOURS[1])
        picture.series.append(one)
        column += 4
    picture.x_axis.number_format = "#,##0"
    picture.x_axis.majorGridlines = None
    picture.x_axis.scaling.min = 0
    return picture, column


# --------------------------------------------------------------------------- figures and strokes


def _heading(sheet: Worksheet, column: int, text: str) -> None:
    heading(cast("Cell", sheet.cell(2, column)), text)


def _figure(
    sheet: Worksheet,
    row: int,
    column: int,
    value: int | Fraction | date | None,
    chart: Chart,
    *,
    is_share: bool | None = None,
) -> None:
    cell = sheet.cell(row, column)
    share = chart.y_kind == "share" if is_share is None else is_share
    cell.value = float(machine_share(value)) if isinstance(value, Fraction) else value
    if not isinstance(value, date):
        cell.number_format = "0.00%" if share else "#,##0.##" if isinstance(value, Fraction) else "#,##0"


def _set_widths(sheet: Worksheet, column: int, count: int) -> None:
    from openpyxl.utils import get_column_letter

    for at in range(column, column + count):
        sheet.column_dimensions[get_column_letter(at)].width = 30 if at == column else 14


def _draw_line(one: Drawn, colour: str, dash: str) -> None:
    one.graphicalProperties.line.solidFill = colour
    one.graphicalProperties.line.dashStyle = dash
    one.graphicalProperties.line.width = 19_050  # 1.5 points
    one.smooth = False


def _mark(one: Drawn, colour: str | None) -> None:
    """A dot at each point; none where there is no colour for it."""
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.shapes import GraphicalProperties

    if colour is None:
        one.marker = Marker(symbol="none")
    else:
        properties = GraphicalProperties(solidFill=colour, ln=_stroke(colour).ln)
        one.marker = Marker(symbol="circle", size=6, spPr=properties)


def _stroke(colour: str) -> GraphicalProperties:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    return GraphicalProperties(ln=LineProperties(solidFill=colour, w=6_350))
