"""What the figures by group promise: an order, a rest, and a sum that is the whole."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.records import Tally
from dumas_cli.report.breakdown import breakdown, largest

YEARS = [2016, 2017]


def known_on(year):
    return date(2018, 1, 31)


def by_agency(*tallies, dimension="agency"):
    return breakdown(dimension, list(tallies), years=YEARS, known_on=known_on)


def test_most_letters_of_the_last_year_come_first_and_equal_ones_by_name():
    found = by_agency(
        Tally(2017, "B", 5, 0, 1), Tally(2017, "A", 5, 0, 1), Tally(2017, "C", 6, 0, 1), Tally(2016, "D", 9, 0, 1)
    )
    assert [row.key for row in found.rows] == ["C", "A", "B", "D"]


def test_months_stay_in_their_own_order():
    found = by_agency(Tally(2017, "02", 9, 0, 1), Tally(2017, "01", 5, 0, 1), dimension="month")
    assert [row.key for row in found.rows] == ["01", "02"]


def test_the_change_of_a_group_is_of_its_last_two_years():
    found = by_agency(Tally(2016, "A", 4, 0, 1), Tally(2017, "A", 4, 0, 3), Tally(2017, "B", 1, 0, 1))
    assert [row.change for row in found.rows] == [Fraction(1, 2), None]
    assert found.rows[1].figures[0].rate is None


@pytest.mark.parametrize(
    ("agencies", "rows", "merged"),
    [
        (10, 10, 0),
        (11, 11, 0),  # a single other one keeps its own name
        (12, 11, 2),
    ],
)
def test_the_largest_ten_are_kept_and_the_others_added_up(agencies, rows, merged):
    found = by_agency(*(Tally(2017, f"{n:02}", 100 - n, 0, n) for n in range(agencies)))
    short = largest(found)
    assert (len(short.rows), short.rows[-1].merged) == (rows, merged)
    assert short.whole == found.whole


def test_letters_only_groups_have_no_counts_of_complaints():
    found = by_agency(Tally(2017, "A", 4, 0, 1))
    assert (found.whole.figures[1].received, found.whole.figures[1].completed) == (None, None)


def test_a_group_absent_in_one_year_counts_nothing_there():
    found = by_agency(Tally(2017, "A", 4, 0, 1, received=3, completed=2))
    assert (found.rows[0].figures[0].received, found.rows[0].figures[0].referred) == (0, 0)


def test_no_group_at_all_is_an_empty_whole():
    found = by_agency()
    assert found.rows == ()
    assert [f.referred for f in found.whole.figures] == [0, 0]


def test_two_tallies_of_one_group_and_year_are_refused():
    with pytest.raises(ValueError, match="two tallies"):
        by_agency(Tally(2017, "A", 4, 0, 1), Tally(2017, "A", 4, 0, 1))


@st.composite
def tallies(draw):
    keys = draw(st.lists(st.text(max_size=3), unique=True, max_size=25))
    found = []
    for key in keys:
        for year in YEARS:
            referred = draw(st.integers(0, 50))
            answered = draw(st.integers(0, referred))
            found.append(Tally(year, key, referred, draw(st.integers(0, 5)), answered))
    return found


@given(tallies(), st.integers(0, 30))
def test_however_short_the_list_its_rows_add_up_to_the_whole(found, limit):
    short = largest(by_agency(*found), limit)
    for n, year in enumerate(YEARS):
        of_year = [t for t in found if t.year == year]
        assert sum(row.figures[n].referred for row in short.rows) == sum(t.referred for t in of_year)
        assert sum(row.figures[n].answered for row in short.rows) == short.whole.figures[n].answered
        assert sum(row.figures[n].returned for row in short.rows) == sum(t.returned for t in of_year)
    assert sum(max(row.merged, 1) for row in short.rows) == len({t.key for t in found})
