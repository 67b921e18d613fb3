"""What the intervals promise: published worked values, the library's numbers, and sound ends."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from dumas_cli.figures.yearly import YearFigures
from dumas_cli.report.intervals import intervals, newcombe, wilson

AS_OF = date(2018, 1, 31)


@st.composite
def shares(draw, least=1, most=100_000):
    referred = draw(st.integers(least, most))
    return draw(st.integers(0, referred)), referred


def a_year(year, answered, referred):
    rate = Fraction(answered, referred) if referred else None
    return YearFigures(year, AS_OF, referred, 0, answered, rate)


@pytest.mark.parametrize(
    ("answered", "referred", "low", "high"),
    [
        # R. G. Newcombe 1998, Stat. Med. 17, 857-872, table I, method 3
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ],
)
def test_wilson_gives_the_published_values(answered, referred, low, high):
    found = wilson(answered, referred)
    assert (f"{float(found.low):.4f}", f"{float(found.high):.4f}") == (low, high)


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        # R. G. Newcombe 1998, Stat. Med. 17, 873-890, table II, method 10
        ((48, 80), (56, 70), "0.0524", "0.3339"),
        ((3, 10), (9, 10), "0.1705", "0.8090"),
        ((2, 7), (6, 7), "0.0582", "0.8062"),
        ((0, 29), (5, 56), "-0.0381", "0.1926"),
        ((0, 20), (0, 10), "-0.1611", "0.2775"),
        ((0, 10), (0, 10), "-0.2775", "0.2775"),
        ((0, 20), (10, 10), "0.6791", "1.0000"),
        ((0, 10), (10, 10), "0.6075", "1.0000"),
    ],
)
def test_newcombe_gives_the_published_values(before, after, low, high):
    found = newcombe(before, after)
    assert (f"{float(found.low):.4f}", f"{float(found.high):.4f}") == (low, high)


def test_wilson_on_paper():
    """4 of 5 letters, z = 2 to keep it short: (2*4 + 4 +- 2*sqrt(4 + 4*4*1/5)) / (2*(5 + 4)).

    The root is sqrt(7.2) = 2.683282, so the ends are (12 - 5.366563)/18 = 0.368524 and (12 + 5.366563)/18 = 0.964809.
    """
    found = wilson(4, 5, z=2)
    assert (f"{float(found.low):.6f}", f"{float(found.high):.6f}") == ("0.368524", "0.964809")


@given(shares())
def test_wilson_agrees_with_statsmodels(share):
    low, high = proportion_confint(*share, method="wilson")
    found = wilson(*share)
    assert float(found.low) == pytest.approx(low, abs=3e-9)
    assert float(found.high) == pytest.approx(high, abs=3e-9)


@settings(deadline=None)
@given(shares(), shares())
def test_newcombe_agrees_with_statsmodels(before, after):
    low, high = confint_proportions_2indep(*after, *before, method="newcomb", compare="diff")
    found = newcombe(before, after)
    assert float(found.low) == pytest.approx(low, abs=3e-9)
    assert float(found.high) == pytest.approx(high, abs=3e-9)


@given(shares(most=10**9))
def test_wilson_holds_the_share_and_stays_within_0_and_1(share):
    found = wilson(*share)
    assert 0 <= found.low <= Fraction(*share) <= found.high <= 1


@given(shares(most=10**9), shares(most=10**9))
def test_newcombe_holds_the_difference_and_stays_within_a_whole(before, after):
    found = newcombe(before, after)
    assert -1 <= found.low <= Fraction(*after) - Fraction(*before) <= found.high <= 1


@given(shares())
def test_unanswered_letters_have_the_mirrored_interval(share):
    answered, referred = share
    own, other = wilson(answered, referred), wilson(referred - answered, referred)
    assert abs(own.low - (1 - other.high)) <= Fraction(2, 10**9)


@given(shares(most=1000))
def test_ten_times_the_letters_narrow_the_interval(share):
    answered, referred = share
    few, many = wilson(answered, referred), wilson(10 * answered, 10 * referred)
    assert many.high - many.low < few.high - few.low


def test_no_letters_have_no_interval():
    assert wilson(0, 0) is None
    assert newcombe((0, 0), (1, 2)) is None
    assert newcombe((1, 2), (0, 0)) is None


@pytest.mark.parametrize(("answered", "referred"), [(-1, 3), (4, 3), (1, 0)])
def test_counts_that_contradict_each_other_are_refused(answered, referred):
    with pytest.raises(ValueError, match="no share"):
        wilson(answered, referred)


def test_none_and_all_answered_end_at_0_and_1():
    assert wilson(0, 7).low == 0
    assert wilson(7, 7).high == 1


def test_the_published_change_lies_beyond_chance():
    """1,176 of 1,610 letters, then 1,386 of 1,650: 73.04% -> 84%, 10.96 points with 8.15 to 13.75 around them."""
    found = intervals([a_year(2016, 1176, 1610), a_year(2017, 1386, 1650)])
    (change,) = found.changes
    assert [f"{float(y.interval.low):.4f}-{float(y.interval.high):.4f}" for y in found.years] == [
        "0.7082-0.7515",
        "0.8215-0.8569",
    ]
    assert change.rate == Fraction(1386, 1650) - Fraction(1176, 1610)
    assert (f"{float(change.interval.low):.4f}", f"{float(change.interval.high):.4f}") == ("0.0815", "0.1375")
    assert change.beyond_chance


def test_a_change_that_chance_makes_is_not_beyond_it():
    (change,) = intervals([a_year(2016, 7, 10), a_year(2017, 8, 10)]).changes
    assert not change.beyond_chance


def test_a_year_of_no_letters_has_no_interval_and_no_change():
    found = intervals([a_year(2016, 0, 0), a_year(2017, 3, 4)])
    assert (found.years[0].interval, found.changes[0].rate, found.changes[0].interval) == (None, None, None)
    assert not found.changes[0].beyond_chance


def test_years_that_share_letters_have_no_interval_of_their_change():
    found = intervals([a_year(2016, 1176, 1610), a_year(2017, 1386, 1650)], letters_shared=True)
    assert (found.changes[0].interval, found.changes[0].rate) == (None, Fraction(1386, 1650) - Fraction(1176, 1610))
    assert found.years[0].interval is not None
