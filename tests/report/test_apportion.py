"""What rounding parts to a given whole promises."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.report.apportion import apportion, nearest

PARTS = st.lists(st.fractions(-1000, 1000, max_denominator=97), max_size=12)


def test_the_largest_remainders_go_up():
    """3.7, 2.6 and 1.9 add up to 8.2, printed 8: down they make 3 + 2 + 1 = 6, so .9 and .7 go up."""
    assert apportion([Fraction(37, 10), Fraction(26, 10), Fraction(19, 10)], 8) == [4, 2, 2]


def test_equal_remainders_go_up_in_their_order():
    assert apportion([Fraction(1, 3)] * 3, 1) == [1, 0, 0]


def test_falls_are_rounded_like_rises():
    """-3.7, -2.6, -1.9: down they make -4 - 3 - 2 = -9; -2.6 loses most (.4), so it goes up: -8."""
    assert apportion([Fraction(-37, 10), Fraction(-26, 10), Fraction(-19, 10)], -8) == [-4, -2, -2]


def test_rises_and_falls_together():
    """+1.5 and -1.5 and 0.4 make 0.4, printed 0: down 1, -2, 0 = -1; the first of the two halves goes up."""
    assert apportion([Fraction(3, 2), Fraction(-3, 2), Fraction(4, 10)], 0) == [2, -2, 0]


def test_a_whole_part_stays():
    assert apportion([Fraction(2), Fraction(1, 2), Fraction(0)], 3) == [2, 1, 0]


def test_a_total_out_of_reach_is_refused():
    with pytest.raises(ValueError, match="adds up to 3"):
        apportion([Fraction(1, 2), Fraction(1, 2)], 3)
    with pytest.raises(ValueError, match="adds up to 1"):
        apportion([], 1)


@given(PARTS, st.sampled_from([floor, ceil, nearest]))
def test_parts_add_up_and_none_moves_by_a_unit(parts, rounded):
    total = rounded(sum(parts, Fraction(0)))
    found = apportion(parts, total)
    assert sum(found) == total
    assert all(abs(whole - part) < 1 for whole, part in zip(found, parts, strict=True))


@given(PARTS)
def test_a_larger_part_is_never_printed_smaller(parts):
    found = apportion(parts, nearest(sum(parts, Fraction(0))))
    for a, x in zip(parts, found, strict=True):
        assert all(x >= y for b, y in zip(parts, found, strict=True) if a > b)


@pytest.mark.parametrize(("number", "whole"), [("1/2", 1), ("-1/2", -1), ("49/100", 0), ("-3/2", -2), ("0", 0)])
def test_halves_go_away_from_zero(number, whole):
    assert nearest(Fraction(number)) == whole
