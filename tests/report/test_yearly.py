"""What the yearly table promises, on figures worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from dumas_cli.figures.yearly import CountChange
from dumas_cli.records import Tally, UntrackedTally
from dumas_cli.report.yearly import yearly

AS_OF = date(2018, 3, 15)


def a_tally(year, referred=10, answered=5, **changes):
    values = {"returned": 1, "received": 12, "completed": 4} | changes
    return Tally(year, "", referred, values["returned"], answered, values["received"], values["completed"])


def test_years_stand_in_order_with_the_change_between_neighbours():
    """2016: 4 of 8 letters = 1/2. 2017: 6 of 8 = 3/4. The rate rises by 1/4, answers by 2 of 4 = 1/2."""
    report = yearly([a_tally(2017, 8, 6), a_tally(2016, 8, 4)], [], [], years=[2017, 2016], as_of=AS_OF)
    assert [(f.year, f.rate) for f in report.years] == [(2016, Fraction(1, 2)), (2017, Fraction(3, 4))]
    (change,) = report.changes
    assert (change.from_year, change.to_year) == (2016, 2017)
    assert change.rate == Fraction(1, 4)
    assert change.answered == CountChange(2, Fraction(1, 2))
    assert change.referred == CountChange(0, Fraction(0))


def test_each_figure_says_up_to_which_day_it_was_counted():
    report = yearly([a_tally(2016)], [a_tally(2016)], [], years=[2016, 2017], as_of=AS_OF)
    assert [f.known_on for f in report.years] == [AS_OF, AS_OF]
    assert [f.known_on for f in report.same_age] == [date(2017, 1, 31), date(2018, 1, 31)]


def test_a_year_without_letters_has_no_rate_and_no_change_of_it():
    report = yearly([a_tally(2017)], [], [], years=[2016, 2017], as_of=AS_OF)
    empty = report.years[0]
    assert (empty.referred, empty.received, empty.completed, empty.rate) == (0, 0, 0, None)
    assert report.changes[0].rate is None
    assert report.changes[0].referred == CountChange(10, None)


def test_one_year_alone_has_no_change():
    report = yearly([a_tally(2017), a_tally(2016)], [], [], years=[2017], as_of=AS_OF)
    assert [f.year for f in report.years] == [2017]
    assert report.changes == ()


def test_a_source_without_response_dates_stays_apart_with_its_own_share():
    untracked = [UntrackedTally("lapor", 2017, 9, 8, 6), UntrackedTally("lapor", 2015, 1, 1, 1)]
    report = yearly([a_tally(2017, 10, 5)], [], untracked, years=[2016, 2017], as_of=AS_OF)
    assert report.years[1].referred == 10
    assert [(u.year, u.share) for u in report.untracked] == [(2017, Fraction(3, 4))]


def test_a_source_that_forwarded_nothing_has_no_share():
    report = yearly([], [], [UntrackedTally("lapor", 2017, 9, 0, 0)], years=[2017], as_of=AS_OF)
    assert report.untracked[0].share is None


def test_two_tallies_of_one_year_are_refused():
    with pytest.raises(ValueError, match="two tallies of 2017"):
        yearly([a_tally(2017), a_tally(2017)], [], [], years=[2017], as_of=AS_OF)


def test_a_report_needs_a_year():
    with pytest.raises(ValueError, match="needs a year"):
        yearly([], [], [], years=[], as_of=AS_OF)
