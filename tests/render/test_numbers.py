"""How numbers and days are printed."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.render import numbers


@pytest.mark.parametrize(
    ("share", "english", "indonesian"),
    [
        (Fraction(1176, 1610), "73.04%", "73,04%"),
        (Fraction(1386, 1650), "84%", "84%"),
        (Fraction(1, 1), "100%", "100%"),
        (Fraction(0), "0%", "0%"),
        (Fraction(1, 2000), "0.05%", "0,05%"),
        (Fraction(665, 1000), "66.5%", "66,5%"),
        (Fraction(730449, 1000000), "73.04%", "73,04%"),
        (Fraction(73045, 100000), "73.05%", "73,05%"),  # half goes up
        (Fraction(1, 20000), "0.01%", "0,01%"),
        (Fraction(1, 20001), "0%", "0%"),
        (None, "–", "–"),  # no letters is not 0%
    ],
)
def test_a_share_has_two_decimals_halves_up_and_no_trailing_zeros(share, english, indonesian):
    assert numbers.share_text(share, "en") == english
    assert numbers.share_text(share, "id") == indonesian


@given(st.fractions(0, 1, max_denominator=10**7))
def test_a_printed_share_is_the_nearest_hundredth_of_a_per_cent(share):
    with localcontext(prec=60):
        exact = Decimal(share.numerator) * 100 / Decimal(share.denominator)
        wanted = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = numbers.share_text(share, "en")
    assert Decimal(text.removesuffix("%")) == wanted
    assert "." not in text or not text.removesuffix("%").endswith("0")
    assert numbers.share_text(share, "id") == text.replace(".", ",")


@given(st.fractions(-1, 1, max_denominator=10**5))
def test_a_rise_and_the_same_fall_print_the_same_digits(change):
    rise, fall = numbers.points_text(abs(change), "en"), numbers.points_text(-abs(change), "en")
    assert rise.lstrip("+") == fall.lstrip("-")


@pytest.mark.parametrize(
    ("change", "text"),
    [(Fraction(63, 575), "+10.96"), (Fraction(-1, 8), "-12.5"), (Fraction(0), "0"), (Fraction(1, 10**6), "0")],
)
def test_points_have_a_sign_unless_they_print_as_nothing(change, text):
    assert numbers.points_text(change, "en") == text


def test_counts_money_and_changes_are_grouped_by_thousands():
    assert [numbers.count_text(1102, lang) for lang in ("en", "id")] == ["1,102", "1.102"]
    assert [numbers.rupiah_text(22_281_000, lang) for lang in ("en", "id")] == ["Rp22,281,000", "Rp22.281.000"]
    assert numbers.change_text(92, "en") == "+92"
    assert numbers.change_text(-1234, "id") == "-1.234"
    assert numbers.relative_text(Fraction(92, 1102), "id") == "+8,35%"
    assert numbers.rupiah_text(-5000, "en") == "-Rp5,000"


def test_days_have_their_month_in_letters():
    assert numbers.day_text(date(2018, 8, 31), "en") == "31 Aug 2018"
    assert numbers.day_text(date(2018, 8, 31), "id") == "31 Agu 2018"
    assert numbers.day_text(None, "en") == "–"
    assert numbers.weekday_text(date(2018, 2, 6), "id") == "Sel 6 Feb"
    assert numbers.month_text(5, "id") == "Mei"


@pytest.mark.parametrize(("minute", "text"), [(0, "08:00"), (90, "09:30"), (660, "19:00")])
def test_minutes_count_from_eight_o_clock(minute, text):
    assert numbers.clock_text(minute) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "░░░░░░░░░░"),
        (Fraction(24, 1000), "░░░░░░░░░░"),
        (Fraction(25, 1000), "▌░░░░░░░░░"),
        (Fraction(84, 100), "████████▌░"),
        (Fraction(1), "██████████"),
        (None, ""),
    ],
)
def test_a_bar_is_right_to_the_nearest_twentieth(share, text):
    assert numbers.bar_text(share) == text


def test_a_sparkline_runs_from_the_lowest_to_the_highest_and_leaves_gaps():
    assert numbers.sparkline_text((Fraction(1, 2), None, Fraction(3, 4), Fraction(1))) == "▁ ▄█"
    assert numbers.sparkline_text((Fraction(1, 2), Fraction(1, 2))) == "▄▄"
    assert numbers.sparkline_text((None,)) == ""


@given(st.fractions(-2, 2, max_denominator=10**6))
def test_a_share_in_a_file_is_within_half_a_millionth(share):
    assert abs(Fraction(numbers.machine_share(share)) - share) <= Fraction(1, 2 * 10**6)
