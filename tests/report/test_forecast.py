"""What is foretold, how surely, and when nothing is."""

import math
import subprocess
import sys
from datetime import date
from functools import cache
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

from dumas_cli.figures.trend import BackTest, Month, Refusal, Refused, Trend
from dumas_cli.report.forecast import Z_80, Z_95, forecast
from dumas_cli.report.trend import next_month

FIRST = date(2012, 1, 1)


def a_series(counts, *, last_is_whole=True):
    """Months from January 2012; nobody wrote these letters."""
    months, begins_on = [], FIRST
    for at, sent in enumerate(counts):
        months.append(Month(begins_on, sent, 0, 0, None, whole=last_is_whole or at < len(counts) - 1))
        begins_on = next_month(begins_on)
    return Trend(begins_on, tuple(months))


def seasonal(n, level=140, growth=0.0, noise=0.1, seed=1):
    """An invented office: busy in spring, growing by a share a year, with noise in the logarithm."""
    shocks = NormalDist(0, noise).samples(n, seed=seed)
    return [
        round(level * (1 + growth) ** (t / 12) * (1 + 0.25 * math.sin(t * math.pi / 6)) * math.exp(shocks[t]))
        for t in range(n)
    ]


SERIES = {
    "flat": seasonal(60),
    "growing": seasonal(72, growth=0.1, seed=2),
    "a few a month": seasonal(48, level=4, noise=0.4, seed=3),
    "a jump": [*seasonal(40, seed=4), *seasonal(24, level=220, seed=5)],
    "months without letters": [0 if t % 7 == 0 else n for t, n in enumerate(seasonal(60, level=9, noise=0.3, seed=6))],
}


@cache
def foretold(counts):
    """What the pure function answers, once for all tests: a forecast takes a second."""
    return forecast(a_series(counts))


@pytest.fixture
def flat():
    return foretold(tuple(SERIES["flat"]))


def test_under_48_whole_months_nothing_is_foretold():
    assert forecast(a_series(seasonal(47))) == Refused(Refusal.SHORT, 47, 48)
    assert forecast(a_series(seasonal(48), last_is_whole=False)) == Refused(Refusal.SHORT, 47, 48)
    assert forecast(a_series([])) == Refused(Refusal.SHORT, 0, 48)
    assert forecast(a_series([0] * 60)) == Refused(Refusal.SHORT, 0, 48)


def test_from_48_months_the_next_twelve_are_foretold():
    found = foretold(tuple(seasonal(48)))
    assert found.basis == 48
    assert [begins_on for begins_on, _ in found.months] == [date(2016, month, 1) for month in range(1, 13)]
    assert found.last_twelve == sum(seasonal(48)[-12:])


def test_a_month_that_is_not_over_is_foretold_and_not_learnt_from():
    counts = seasonal(48)
    assert forecast(a_series([*counts, 3], last_is_whole=False)) == foretold(tuple(counts))


def test_what_lies_before_a_year_without_letters_is_not_learnt_from():
    """Eleven silent months are a bad year, and are learnt from; twelve are another register."""
    assert foretold((7, *[0] * 11, *seasonal(36))).basis == 48
    assert foretold((7, *[0] * 12, *seasonal(47))) == Refused(Refusal.SHORT, 47, 48)
    assert foretold((0, 0, *seasonal(47))) == Refused(Refusal.SHORT, 47, 48)


@pytest.mark.parametrize("count", [1, 7])
def test_counts_that_never_change_fit_no_model(count):
    assert forecast(a_series([count] * 60)) == Refused(Refusal.UNFIT, 60, 48)


@pytest.mark.parametrize("name", SERIES)
def test_bounds_enclose_the_middle_and_are_never_below_nothing(name):
    found = foretold(tuple(SERIES[name]))
    for expected in (*(expected for _, expected in found.months), found.total):
        assert 0 <= expected.low_95 <= expected.low_80 <= expected.middle <= expected.high_80 <= expected.high_95


def test_the_season_comes_back(flat):
    """April is the busiest month of the invented office, October the quietest, by 5/3 of each other."""
    middle = {begins_on.month: expected.middle for begins_on, expected in flat.months}
    assert max(middle, key=middle.__getitem__) in {3, 4, 5}
    assert min(middle, key=middle.__getitem__) in {9, 10, 11}
    assert flat.total.low_95 <= 12 * 140 <= flat.total.high_95


def test_growth_goes_on():
    found = foretold(tuple(SERIES["growing"]))
    assert found.total.middle > found.last_twelve
    assert found.total.low_95 <= sum(seasonal(84, growth=0.1, noise=0, seed=2)[-12:]) <= found.total.high_95


def test_nothing_heavy_is_loaded_before_there_is_something_to_foretell():
    script = (
        "import sys; from datetime import date; from dumas_cli.figures.trend import Month, Trend\n"
        "from dumas_cli.report import ageing, forecast, reminders, repeats, waiting\n"
        "month = Month(date(2018, 1, 1), 5, 0, 0, None)\n"
        "print(forecast.forecast(Trend(date(2018, 1, 31), (month,))).months)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'statsmodels', 'scipy', 'numpy', 'pandas'}))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["1", "[]"]


def test_the_bounds_of_the_year_are_not_those_of_its_months_added_up(flat):
    assert flat.total.low_80 > sum(expected.low_80 for _, expected in flat.months)
    assert flat.total.high_80 < sum(expected.high_80 for _, expected in flat.months)


def test_the_same_letters_give_the_same_forecast(flat):
    assert forecast(a_series(SERIES["flat"])) == flat


def test_the_library_draws_the_same_bounds():
    """Of large counts, where rounding to whole letters is nothing.

    The library's size of a shock is over all n months, ours over the n - 14 that are left after fitting.
    """
    counts = seasonal(60, level=10**6)
    found = forecast(a_series(counts))
    logs = pd.Series([math.log1p(n) for n in counts])
    fitted = ETSModel(logs, seasonal="add", seasonal_periods=12, initialization_method="heuristic").fit(disp=False)
    told = fitted.get_prediction(start=60, end=71)
    spread = np.sqrt(np.asarray(told.forecast_variance)) * math.sqrt(60 / 46)
    for at, (_, expected) in enumerate(found.months):
        middle = told.predicted_mean.iloc[at]
        assert math.log1p(expected.middle) == pytest.approx(middle, abs=1e-5)
        assert math.log1p(expected.high_80) == pytest.approx(middle + Z_80 * spread[at], abs=1e-5)
        assert math.log1p(expected.low_95) == pytest.approx(middle - Z_95 * spread[at], abs=1e-5)
    shock = math.sqrt(float(np.square(fitted.resid).sum()) / 46)
    shocks = np.random.default_rng(7).normal(0, shock, (12, 20_000))
    paths = fitted.simulate(12, anchor="end", repetitions=20_000, random_errors=shocks)
    sums = np.expm1(np.asarray(paths)).sum(axis=0)
    theirs = np.quantile(sums, [0.5, 0.1, 0.9, 0.025, 0.975])
    total = found.total
    ours = [total.middle, total.low_80, total.high_80, total.low_95, total.high_95]
    assert ours == pytest.approx(list(theirs), rel=0.01)


def test_the_back_test_on_paper():
    """48 months: after 36 of them twelve are foretold, after 37 eleven, ... after 47 one: 78 in twelve goes.

    One whole year among them, months 37 to 48. The naive guess of each month is the same one of the last year known.
    """
    counts = seasonal(48)
    test = foretold(tuple(counts)).back_test
    pairs = [(counts[t], counts[t - 12]) for origin in range(36, 48) for t in range(origin, 48)]
    assert (test.origins, test.points, test.years) == (12, 78, 1)
    assert test.actual == sum(actual for actual, _ in pairs)
    assert test.naive_misses == sum(abs(actual - naive) for actual, naive in pairs)
    assert test.year_actual == sum(counts[36:])
    assert test.naive_year_misses == abs(sum(counts[36:]) - sum(counts[24:36]))
    assert 0 <= test.inside_80 <= 78


def test_a_longer_series_is_tested_on_its_last_two_years(flat):
    """60 months: after 36, 38, ... 48 of them twelve are foretold, after 50 ten, ... after 58 two: 84 + 30."""
    assert (flat.back_test.origins, flat.back_test.points, flat.back_test.years) == (12, 114, 7)


def test_the_model_learns_nothing_of_the_months_it_is_tested_on():
    """A thousand letters more in the last month: each of the twelve goes misses it by that much more."""
    counts = seasonal(48)
    other = [*counts[:-1], counts[-1] + 1000]
    one, two = foretold(tuple(counts)).back_test, foretold(tuple(other)).back_test
    assert two.model_misses - one.model_misses == pytest.approx(12 * 1000, abs=12 * 2 * counts[-1])
    assert two.naive_misses - one.naive_misses == pytest.approx(12 * 1000, abs=12 * 2 * counts[-1])


def test_over_several_offices_with_seasons_the_model_beats_the_year_before():
    """Not in each of them: half of a year's noise is in the naive guess, and chance does the rest."""
    tests = [foretold(tuple(seasonal(60, noise=0.2, seed=seed))).back_test for seed in range(10, 14)]
    assert sum(test.model_misses for test in tests) < sum(test.naive_misses for test in tests)


@pytest.mark.parametrize(("model", "wins"), [(99, True), (100, False), (101, False)])
def test_a_model_that_is_only_as_good_as_the_year_before_does_not_win(model, wins):
    test = BackTest(12, 78, 1000, model, 100, 60, 1, 500, model, 100)
    assert (test.model_wins, test.model_wins_years) == (wins, wins)


def test_a_test_on_no_letters_has_no_error():
    test = BackTest(12, 78, 0, 3, 0, 78, 0, 0, 0, 0)
    assert (test.model_error, test.naive_error, test.model_year_error, test.naive_year_error) == (None,) * 4


@settings(max_examples=5)
@given(st.lists(st.integers(0, 60), min_size=48, max_size=54))
def test_whatever_the_counts_there_is_an_answer_in_whole_letters(counts):
    found = forecast(a_series(counts))
    if isinstance(found, Refused):
        assert found.reason in Refusal
    else:
        assert all(type(expected.middle) is int and expected.low_95 >= 0 for _, expected in found.months)
