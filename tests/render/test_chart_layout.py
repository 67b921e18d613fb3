"""Labels that do not touch, colours in order, and which points lie outside the lines of a funnel."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.records import Chart, Point, Series
from dumas_cli.render.chart_layout import (
    frame,
    is_counted,
    is_outside,
    legend_grid,
    path,
    places,
    ramp,
    round_number,
    spread,
)


def line(*points, role=""):
    return Series("", tuple(Point(str(x), Fraction(y), x=x) for x, y in points), role)


def chart(*series):
    return Chart("c", "", "lines", series, "")


LIMITS = [line((0, 0), (10, 0)), line((0, 1), (10, Fraction(1, 2)))]


@pytest.mark.parametrize(
    ("x", "y", "outside"),
    [
        (5, 0.75, False),  # the upper line is at 3/4 half-way: on it is within it
        (5, 0.76, True),
        (5, 0.0, False),
        (5, -0.01, True),
        (11, 5.0, False),  # beyond the lines nothing is judged
    ],
)
def test_a_point_is_outside_when_it_lies_over_or_under_all_lines(x, y, outside):
    assert is_outside(x, y, LIMITS) is outside


def test_without_lines_no_point_is_outside():
    assert not is_outside(1, 5, [])


def test_labels_stand_at_their_x_or_side_by_side():
    assert places(chart(line((2017, 1), (2014, 1)))) == {"2014": 2014.0, "2017": 2017.0}
    both = chart(Series("", (Point("Jan", 1), Point("Feb", 1))), Series("", (Point("Mar", 1),)))
    assert places(both) == {"Jan": 0.0, "Feb": 1.0, "Mar": 2.0}


def test_a_line_goes_from_left_to_right_with_its_gaps():
    xs, ys = path(Series("", (Point("b", None, x=date(2017, 2, 1)), Point("a", 3, x=date(2017, 1, 1)))))
    assert xs == [date(2017, 1, 1).toordinal(), date(2017, 2, 1).toordinal()]
    assert ys[0] == 3.0
    assert ys[1] != ys[1]


@pytest.mark.parametrize(
    ("points", "counted"),
    [
        ([Point("1", 1, x=1), Point("1,200", 1, x=1200)], True),
        ([Point("1.200", 1, x=1200)], True),
        ([Point("2016", 1, x=2016), Point("2017", 1, x=2017)], False),  # years are no counts
        ([Point("Jan", 1, x=1)], False),
        ([Point("1", 1)], False),
        ([], False),
    ],
)
def test_an_axis_is_one_of_counts_when_its_labels_are_the_numbers(points, counted):
    assert is_counted(chart(Series("", tuple(points)))) is counted


@given(st.lists(st.integers(0, 500), min_size=1, max_size=60, unique=True), st.integers(100, 900))
def test_shown_labels_never_touch_and_the_last_is_among_them(xs, room):
    where = {f"{x:03}": float(x) for x in sorted(xs)}
    shown = spread(where, room)
    assert shown[-1] == list(where)[-1]
    span = max(xs) - min(xs) or 1
    gaps = [(where[b] - where[a]) / span * room for a, b in pairwise(shown)]
    assert all(gap >= 3 * 6.9 for gap in gaps)


@given(st.lists(st.text("abc ", min_size=1, max_size=20), min_size=1, max_size=9), st.integers(50, 900))
def test_a_legend_has_room_for_every_name(names, room):
    columns, rows = legend_grid(names, room)
    assert columns * rows >= len(names)
    assert (columns - 1) * rows < len(names)


def test_short_names_share_a_line():
    assert legend_grid(["2014", "2015", "2016", "2017"], 440) == (4, 1)
    assert legend_grid([], 440) == (0, 0)


def luminance(colour):
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(st.integers(2, 12))
def test_classes_darken_in_order_so_that_grey_print_keeps_them_apart(count):
    from dumas_cli.render.drawing import CLASS_COLOURS

    colours = ramp(count, CLASS_COLOURS)
    assert len(colours) == count
    greys = [luminance(colour) for colour in colours]
    assert all(a - b > 12 for a, b in pairwise(greys))


def test_one_alone_is_the_darkest():
    assert ramp(1, ("#ffffff", "#000000")) == ["#000000"]
    assert ramp(3, ("#ffffff", "#000000")) == ["#ffffff", "#808080", "#000000"]


@pytest.mark.parametrize(("number", "easy"), [(1, 1), (3.4, 2), (12, 10), (75, 50), (299, 200), (800, 1000)])
def test_sizes_in_the_legend_are_easily_said(number, easy):
    assert round_number(number) == easy


def test_a_map_shows_the_whole_country_and_what_lies_outside_it():
    assert frame([]) == (94.0, 142.0, -11.6, 6.6)
    assert frame([Point("", None, latitude=10.0, longitude=100.0)])[3] == 11.0
