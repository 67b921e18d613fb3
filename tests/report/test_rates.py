"""What the response rate and the changes between years promise."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.figures.yearly import CountChange
from dumas_cli.report.change import count_change, share_change
from dumas_cli.report.rates import closed_share, response_rate


@pytest.mark.parametrize(
    ("referred", "answered", "rate"),
    [
        (1610, 1176, Fraction(84, 115)),
        (1650, 1386, Fraction(21, 25)),
        (1, 0, Fraction(0)),
        (1, 1, Fraction(1)),
        (0, 0, None),  # no letters is not 0%
    ],
)
def test_the_rate_is_answered_of_referred_and_exact(referred, answered, rate):
    assert response_rate(referred, answered) == rate


@pytest.mark.parametrize(("referred", "answered"), [(1, 2), (0, 1), (3, -1)])
def test_more_answers_than_letters_are_refused(referred, answered):
    with pytest.raises(ValueError, match="no share"):
        response_rate(referred, answered)
    with pytest.raises(ValueError, match="no share"):
        closed_share(referred, answered)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_rate_lies_between_0_and_1(a, b):
    rate = response_rate(max(a, b), min(a, b))
    assert rate is None or 0 <= rate <= 1


def test_a_change_from_nothing_has_no_relative_size():
    assert count_change(0, 5) == CountChange(5, None)
    assert count_change(1, 5) == CountChange(4, Fraction(4))


def test_a_change_needs_both_years():
    assert count_change(None, 5) is None
    assert count_change(5, None) is None
    assert share_change(None, Fraction(1)) is None
    assert share_change(Fraction(1), None) is None


def test_the_published_years_differ_by_10_96_points_not_per_cent():
    change = share_change(Fraction(1176, 1610), Fraction(1386, 1650))
    assert change == Fraction(63, 575)  # 10.9565...%, as a difference of shares
    assert count_change(1102, 1194) == CountChange(92, Fraction(46, 551))
