"""Which pictures the yearly report has, what they show, and what they refuse to show."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import AS_OF, a_report, breakdowns

from dumas_cli.records import Counting, Definition, Place, Tally
from dumas_cli.render.report_charts import CLASSES, report_charts
from dumas_cli.report.breakdown import breakdown, largest

JABAR = Place("32", "provinsi", "Jawa Barat", "Jawa Barat", "32", "Jawa Barat", latitude=-6.9, longitude=107.6)
RIAU = Place("14", "provinsi", "Riau", "Riau", "14", "Riau", latitude=0.5, longitude=101.5)
BABEL_NAME = "Kepulauan Bangka Belitung"
BABEL = Place("19", "provinsi", BABEL_NAME, BABEL_NAME, "19", BABEL_NAME, latitude=-2.1, longitude=106.1)
NOWHERE = Place("99", "provinsi", "Antah", "Antah", "99", "Antah")
BOGOR = Place("32.01", "kabupaten", "Bogor", "Kabupaten Bogor", "32", "Jawa Barat", latitude=-6.5, longitude=106.8)
PLACES = (JABAR, RIAU, BABEL, NOWHERE, BOGOR)


def by(dimension, *tallies, years=(2016, 2017)):
    return breakdown(dimension, tallies, years=years, known_on=lambda _: AS_OF)


def charts(*found, lang="en", **options):
    return {c.name: c for c in report_charts(a_report(), found, lang=lang, places=PLACES, **options)}


def of(chart):
    return {one.name: {p.label: p for p in one.points} for one in chart.series if one.role != "limit"}


def test_the_years_are_columns_with_their_rates():
    """1,176 of 1,610 is 73.0434...%, 1,386 of 1,650 is 84% exactly."""
    chart = charts()["rate_by_year"]
    (points,) = of(chart).values()
    assert {label: p.y for label, p in points.items()} == {"2016": Fraction(1176, 1610), "2017": Fraction(1386, 1650)}
    assert [p.text for p in points.values()] == ["73.04%", "84%"]
    assert chart.kind == "columns"
    assert chart.table == "years"


def test_the_words_say_what_the_picture_shows_and_up_to_which_day():
    assert charts()["rate_by_year"].words == (
        "Response rate from 2016 to 2017. 2016: 73.04%, 1,176 of 1,610 letters; "
        "2017: 84%, 1,386 of 1,650 letters. As known on 31 Jan 2018."
    )
    assert "1.176 dari 1.610 surat" in charts(lang="id")["rate_by_year"].words


def test_one_year_needs_no_picture():
    assert [c.name for c in report_charts(a_report([2017]), lang="en")] == []


def test_the_definition_names_the_rate():
    counted = replace(a_report(), counting=Counting(Definition.COMPLETED))
    assert report_charts(counted, lang="en")[0].title == "Completion rate from 2016 to 2017"


def test_the_same_age_is_drawn_where_it_is_the_main_figure():
    chart = report_charts(a_report(), lang="en", same_age=True)[0]
    assert chart.series[0].points[0].y == Fraction(1170, 1612)


def test_groups_are_bars_of_the_last_two_years_by_name():
    found = by(
        "group", *(Tally(y, "ministries", 20, 0, 10 + y % 5) for y in (2015, 2016, 2017)), years=(2015, 2016, 2017)
    )
    chart = charts(found)["rate_by_group"]
    assert chart.kind == "bars"
    assert [one.name for one in chart.series] == ["2016", "2017"]
    assert of(chart)["2017"]["Ministries"].y == Fraction(12, 20)
    assert of(chart)["2017"]["Ministries"].text == "60% of 20"


@pytest.mark.parametrize(("letters", "drawn"), [(0, False), (1, False), (9, False), (10, True)])
def test_a_rate_of_fewer_letters_than_ten_is_told_in_words_not_drawn(letters, drawn):
    found = by("group", Tally(2016, "others", 50, 0, 25), Tally(2017, "others", letters, 0, letters))
    point = of(charts(found)["rate_by_group"])["2017"]["Others"]
    assert (point.y is not None) is drawn
    assert ("%" in point.text) is drawn


def test_months_are_lines_in_order():
    found = by("month", *(Tally(2017, f"{m:02}", 20 + m, 0, 20) for m in (2, 1, 12)), years=(2017,))
    (points,) = of(charts(found)["rate_by_month"]).values()
    assert list(points) == ["Jan", "Feb", "Dec"]
    assert list(of(charts(found, lang="id")["rate_by_month"])["2017"]) == ["Jan", "Feb", "Des"]


def test_provinces_are_points_in_classes_over_the_ground_of_regencies():
    """Riau 15 of 20 is 75%, the first share of its class; Jawa Barat 29 of 40 is 72.5%."""
    found = by("province", Tally(2017, "14", 20, 0, 15), Tally(2017, "32", 40, 0, 29), Tally(2017, "19", 4, 0, 4))
    chart = charts(found)["rate_map"]
    classes = of(chart)
    assert list(classes) == [
        "below 60%",
        "60% to <75%",
        "75% to <90%",
        "90% and more",
        "fewer than 10 letters",
    ]
    assert [list(points) for points in classes.values()] == [[], ["Jawa Barat"], ["Riau"], [], ["Kep. Bangka Belitung"]]
    riau = classes["75% to <90%"]["Riau"]
    assert (riau.latitude, riau.longitude, riau.size) == (0.5, 101.5, 20)
    (ground,) = [one for one in chart.series if one.role == "limit"]
    assert [(p.latitude, p.longitude) for p in ground.points] == [(-6.5, 106.8)]
    assert "below 60%: none" in chart.words


def test_letters_of_no_known_province_are_counted_beside_the_map():
    found = by("province", Tally(2017, "14", 20, 0, 15), Tally(2017, "", 3, 0, 1), Tally(2017, "99", 4, 0, 1))
    assert "7 letters of no province that is told are not on the map" in charts(found)["rate_map"].words


def test_groups_put_together_bear_the_name_of_the_rest():
    found = largest(by("group", *(Tally(2017, key, 20 - n, 0, 15) for n, key in enumerate("abcd"))), limit=2)
    assert "2 others" in of(charts(found)["rate_by_group"])["2017"]


def test_without_positions_there_is_no_map():
    found = by("province", Tally(2017, "14", 20, 0, 15))
    assert [c.name for c in report_charts(a_report(), [found], lang="en")] == ["rate_by_year"]


@given(st.integers(10, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_every_rate_lies_in_the_class_that_its_name_says(counts):
    answered, referred = counts
    classes = of(charts(by("province", Tally(2017, "14", referred, 0, answered)))["rate_map"])
    (number,) = [n for n, points in enumerate(classes.values()) if points]
    bounds = (Fraction(0), *CLASSES, Fraction(2))
    assert bounds[number] <= Fraction(answered, referred) < bounds[number + 1]


def test_the_order_is_years_groups_months_map():
    found = [*breakdowns(), by("month", Tally(2017, "01", 20, 0, 15)), by("province", Tally(2017, "14", 20, 0, 15))]
    names = [c.name for c in report_charts(a_report(), found, lang="en", places=PLACES)]
    assert names == ["rate_by_year", "rate_by_group", "rate_by_month", "rate_map"]


def test_what_is_known_on_is_the_last_year_s_day():
    found = breakdown(
        "group", [Tally(2017, "others", 20, 0, 15)], years=(2016, 2017), known_on=lambda year: date(year + 1, 1, 31)
    )
    assert charts(found)["rate_by_group"].words.endswith("As known on 31 Jan 2018.")
