"""Pictures: the same chart gives the same bytes, every word on it stands in it, and nothing outside is referred to."""

import re
import struct
import subprocess
import sys
from collections import Counter
from datetime import date
from fractions import Fraction
from io import BytesIO
from xml.etree import ElementTree as Xml

import matplotlib as mpl
import pytest
from PIL import Image

from dumas_cli.records import Chart, Point, Series
from dumas_cli.render.drawing import NARROW, WIDE, chart_png, chart_svg, natural_width


def share(n):
    return Fraction(n, 100)


def columns(*labels):
    points = tuple(Point(label, share(73 + n)) for n, label in enumerate(labels))
    return Chart("years", "Rate", "columns", (Series("Rate", points),), "words", y_heading="Response rate")


def bars():
    series = tuple(
        Series(
            str(year), (Point("Kementerian", share(80), text="80% of 40"), Point("Lain-lain", None, text="2, too few"))
        )
        for year in (2016, 2017)
    )
    return Chart(
        "groups", "By group", "bars", series, "words", x_heading="Agency group", y_heading="Share of let\u00adters"
    )


def lines():
    known = tuple(Point(f"{m}/2017", 40 + m, x=date(2017, m, 1)) for m in range(1, 10))
    gap = (Point("10/2017", None, x=date(2017, 10, 1)),)
    high = tuple(Point(f"{m}/2018", 60 + m, x=date(2018, m, 1)) for m in (1, 2))
    series = (Series("Letters", known + gap), Series("Highest", high, role="limit"))
    return Chart(
        "months", "By month", "lines", series, "words", x_heading="Month", y_heading="Letters", y_kind="integer"
    )


def funnel():
    agencies = (
        Point("Dinas Dalam", share(84), x=100),
        Point("Dinas Tinggi", share(99), x=60),
        Point("Dinas Rendah", share(40), x=60),
    )
    low = tuple(Point("", share(y), x=x) for x, y in ((10, 50), (110, 78)))
    high = tuple(Point("", share(y), x=x) for x, y in ((10, 98), (110, 90)))
    series = (Series("Agencies", agencies), Series("95%", low, "limit"), Series("", high, "limit"))
    return Chart("funnel", "Agencies", "funnel", series, "words", x_heading="Letters", y_heading="Response rate")


def a_map():
    ground = Series("", tuple(Point("", None, latitude=-7 + n / 10, longitude=107 + n) for n in range(5)), "limit")
    low = Series("below 60%", (Point("Papua", share(50), latitude=-2.6, longitude=140.8, size=12),))
    high = Series("60% and more", (Point("Jawa Barat", share(87), latitude=-6.9, longitude=107.6, size=300),))
    few = Series("fewer than 10 letters", (Point("Gorontalo", None, latitude=0.5, longitude=123.1, size=3),))
    return Chart("map", "Map", "map", (ground, low, high, few), "words", y_heading="Letters:")


ALL = {"columns": columns("2016", "2017"), "bars": bars(), "lines": lines(), "funnel": funnel(), "map": a_map()}
every_kind = pytest.mark.parametrize("chart", ALL.values(), ids=ALL)


def words_of(svg):
    return [text for element in Xml.fromstring(svg).iter() if (text := (element.text or "").strip())]


@every_kind
def test_the_same_chart_gives_the_same_bytes(chart):
    assert chart_svg(chart, lang="en") == chart_svg(chart, lang="en")
    assert chart_png(chart, lang="en", dpi=72) == chart_png(chart, lang="en", dpi=72)


def test_another_process_gives_the_same_bytes():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_drawing as t;"
        "sys.stdout.buffer.write(t.chart_svg(t.ALL['lines'], lang='en').encode())"
    )
    folder = __file__.rpartition("/")[0]
    found = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, check=True)
    assert found.stdout.decode() == chart_svg(ALL["lines"], lang="en")
    assert found.stderr == b""


@every_kind
def test_nothing_but_the_namespace_is_an_address_and_nothing_runs(chart):
    svg = chart_svg(chart, lang="en")
    assert re.findall(r"https?://[^\"'\s]*", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|<style|<metadata|<!DOCTYPE|<\?xml|\bon\w+=|xlink", svg)


@every_kind
@pytest.mark.parametrize("outlined", [False, True])
def test_each_reference_inside_is_found_there_and_bears_the_chart_s_name(chart, outlined):
    svg = chart_svg(chart, lang="en", outlined=outlined)
    names = re.findall(r'\bid="([^"]*)"', svg)
    assert len(names) == len(set(names))
    assert all(name.startswith(f"{chart.name}-") for name in names)
    assert set(re.findall(r'(?:href="|url\()#([^")]*)', svg)) == set(names)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("columns", ["Response rate", "2016", "2017", "73%", "74%", "0%", "100%"]),
        ("bars", ["Kementerian", "Lain-lain", "80% of 40", "2016: 2, too few", "2016", "2017", "Share of letters"]),
        ("lines", ["Letters", "Highest", "Month", "2/2018"]),
        ("funnel", ["Dinas Tinggi", "Dinas Rendah", "Agencies", "95%", "Letters"]),
        ("map", ["Jawa Barat", "Papua", "Gorontalo", "below 60%", "60% and more", "Letters:", "0°", "5° N", "200"]),
    ],
)
def test_the_words_on_it_are_words(kind, told):
    found = words_of(chart_svg(ALL[kind], lang="en"))
    assert [word for word in told if word not in found] == []


def test_the_labels_of_bars_need_no_heading():
    assert "Agency group" not in words_of(chart_svg(bars(), lang="en"))


@every_kind
def test_outlined_letters_are_as_large_as_they_were_drawn(chart):
    """Letters are drawn 64 times too large and at 100 points, and multiplied by what is left."""
    svg = chart_svg(chart, lang="en", outlined=True)
    factors = {number for found in re.findall(r"scale\(([^)]*)\)", svg) for number in found.split()}
    assert factors == {str(1 / 64), *(sign + size for size in SIZES[chart.kind] for sign in ("", "-"))}


SIZES = {
    "columns": ("0.13", "0.115"),
    "bars": ("0.13", "0.115"),
    "lines": ("0.115",),
    "funnel": ("0.115", "0.105"),
    "map": ("0.115", "0.1", "0.095"),
}


@every_kind
@pytest.mark.parametrize("lang", ["en", "id"])
def test_no_word_and_no_mark_is_cut_at_the_edge(chart, lang):
    picture = Image.open(BytesIO(chart_png(chart, lang=lang, dpi=144))).convert("L")
    width, height = picture.size
    edges = [(0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height)]
    assert [picture.crop(edge).getextrema() for edge in edges] == [(255, 255)] * 4


@pytest.mark.parametrize("last", ["Des 2017", "MMMM 2017", "Desember 2017"])
def test_the_last_label_under_a_line_is_whole(last):
    points = (*(Point(f"{m}/2017", m, x=date(2017, m, 1)) for m in range(1, 12)), Point(last, 9, x=date(2017, 12, 1)))
    chart = Chart("months", "", "lines", (Series("Letters", points),), "", x_heading="Month", y_kind="integer")
    test_no_word_and_no_mark_is_cut_at_the_edge(chart, "id")


@pytest.mark.parametrize("kind", ["lines", "funnel"])
def test_limits_of_one_name_share_a_dash_and_one_line_of_the_legend(kind):
    """A line for all letters, two for 95%, two for 99.8%: each pair has its dash three times, with the legend's."""
    points = tuple(Point("", share(n), x=n) for n in (20, 40, 60))
    limits = tuple(Series(name, points, "limit") for name in ("All", "95%", "95%", "99.8%", "99.8%"))
    svg = chart_svg(Chart("x", "", kind, (Series("Agencies", points), *limits), ""), lang="en")
    assert [word for word in words_of(svg) if word in {"95%", "99.8%"}] == ["95%", "99.8%"]
    dashes = Counter(re.findall(r"stroke-dasharray: ([\d., ]+)", svg))
    assert sorted(dashes.values())[-2:] == [3, 3]


def test_only_points_outside_the_limits_of_a_funnel_are_named():
    assert "Dinas Dalam" not in words_of(chart_svg(funnel(), lang="en"))


def test_figures_on_an_axis_follow_the_language():
    chart = Chart("n", "", "columns", (Series("n", (Point("a", 6100),)),), "", y_kind="integer")
    assert {"3,000", "6,000", "6,100"} <= set(words_of(chart_svg(chart, lang="en")))
    assert {"3.000", "6.000", "6.100"} <= set(words_of(chart_svg(chart, lang="id")))
    assert "5° LU" in words_of(chart_svg(a_map(), lang="id"))


def test_outlined_words_need_no_font():
    assert words_of(chart_svg(columns("2016", "2017"), lang="en", outlined=True)) == []


@pytest.mark.parametrize("label", ["$x^2$ $", "<script>alert(1)</script>", "a & b", "\\frac"])
def test_outside_text_on_a_chart_stays_text(label):
    assert (
        "".join(words_of(chart_svg(columns(label, "2017"), lang="en"))).replace(" ", "").count(label.replace(" ", ""))
        == 1
    )


@every_kind
def test_a_png_has_the_dots_that_were_asked_for(chart):
    found = chart_png(chart, lang="en", dpi=144)
    width, _ = struct.unpack(">II", found[16:24])
    assert width == 2 * natural_width(chart)


def test_a_phone_gets_narrow_pictures():
    assert natural_width(columns("2016")) == NARROW
    assert natural_width(a_map()) == WIDE


@every_kind
def test_a_chart_without_points_is_drawn_empty(chart):
    assert chart_svg(Chart("empty", "", chart.kind, (Series("", ()),), ""), lang="en").startswith("<svg")
    assert chart_svg(Chart("empty", "", chart.kind, (), ""), lang="en").startswith("<svg")


def test_an_unknown_kind_is_an_error():
    with pytest.raises(ValueError, match="pie"):
        chart_svg(Chart("x", "", "pie", (), ""), lang="en")


def test_what_others_have_set_changes_nothing_and_stays_as_it_was():
    before = chart_svg(lines(), lang="en")
    with mpl.rc_context({"font.size": 30, "axes.grid": True, "lines.color": "red", "text.usetex": True}):
        assert chart_svg(lines(), lang="en") == before
        assert mpl.rcParams["font.size"] == 30


def test_no_window_toolkit_is_touched():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_drawing as t; t.chart_png(t.ALL['map'], lang='en');"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, __file__.rpartition("/")[0]], check=True)


def test_the_library_is_not_loaded_before_a_picture_is_drawn():
    code = (
        "import sys, dumas_cli.render.drawing, dumas_cli.render.html, dumas_cli.render.report_charts;"
        "assert not {'matplotlib', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
