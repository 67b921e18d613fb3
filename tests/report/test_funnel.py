"""What the limits of chance promise: an agency outside them got there by chance as seldom as they say."""

from fractions import Fraction

import pytest
from conftest import examples
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from dumas_cli.figures.fairness import Standing
from dumas_cli.report.funnel import TAIL_95, TAIL_998, limits, standing, steps

LETTERS = st.integers(1, 3000)
SHARES = st.integers(1, 199).map(lambda n: Fraction(n, 200))


def test_the_lower_limit_on_paper():
    """2 letters, each answered with 1/2: none answered has 1/4, one or none 3/4 of chance.

    At a tail of 0.025 not even none answered is rare (1/4 > 0.025), so nothing lies under the limit: it is 0.
    """
    found = limits(2, Fraction(1, 2))
    assert (found.low_95, found.high_95) == (0, 1)


def test_the_interpolation_on_paper():
    """6 letters with 1/2: none answered has 1/64 = 0.015625 of chance, one or none 7/64 = 0.109375.

    The first count with more than 0.025 is 1; of its 6/64 = 0.09375 the part beyond the tail is 0.109375 - 0.025 =
    0.084375, nine tenths. So the limit is (1 - 0.9)/6 = 0.016667, rounded to six decimals.
    """
    assert limits(6, Fraction(1, 2)).low_95 == Fraction(16667, 1000000)
    assert limits(6, Fraction(1, 2)).high_95 == 1 - Fraction(16667, 1000000)


@settings(deadline=None, max_examples=examples(200))
@given(LETTERS, SHARES, st.data())
def test_an_agency_outside_a_limit_is_as_rare_as_the_limit_says(letters, share, data):
    answered = data.draw(st.integers(0, letters))
    lower, upper = binom.cdf(answered, letters, float(share)), binom.sf(answered - 1, letters, float(share))
    rarest = min(lower, upper)
    # at the very edge six decimals decide
    assume(all(abs(rarest / tail - 1) > 1e-3 for tail in (TAIL_95, TAIL_998)))
    found = standing(answered, letters, share)
    if rarest > TAIL_95:
        assert found is Standing.WITHIN
    elif rarest > TAIL_998:
        assert found is Standing.BORDERLINE
    else:
        assert found is (Standing.BELOW if lower < upper else Standing.ABOVE)


@given(LETTERS, SHARES)
def test_the_limits_lie_around_the_share_in_order(letters, share):
    found = limits(letters, share)
    assert 0 <= found.low_998 <= found.low_95 <= found.high_95 <= found.high_998 <= 1
    assert found.low_95 <= share + Fraction(1, letters)
    assert found.high_95 >= share - Fraction(1, letters)


@given(st.integers(1, 3000), SHARES)
def test_the_funnel_narrows(letters, share):
    few, many = limits(letters, share), limits(4 * letters, share)
    assert many.low_998 >= few.low_998 - Fraction(1, 10**6)
    assert many.high_998 <= few.high_998 + Fraction(1, 10**6)


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1)])
def test_where_all_or_none_are_answered_chance_has_no_room(share):
    found = limits(10, share)
    assert {found.low_998, found.low_95, found.high_95, found.high_998} == {share}
    assert standing(10 if share else 0, 10, share) is Standing.WITHIN


def test_hundreds_of_thousands_of_letters_are_no_trouble():
    found = limits(400_000, Fraction(84, 100))
    assert (float(found.low_95), float(found.high_95)) == pytest.approx((0.838863, 0.841135), abs=2e-5)


def test_no_letters_have_no_limits():
    with pytest.raises(ValueError, match="no letters"):
        limits(0, Fraction(1, 2))


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_the_steps_go_from_the_fewest_to_the_most(least, more):
    found = steps(least, least + more)
    assert (found[0], found[-1]) == (least, least + more)
    assert found == sorted(set(found))
    assert len(found) <= 42
