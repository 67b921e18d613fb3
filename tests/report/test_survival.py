"""Kaplan-Meier by hand, by two libraries, and at its edges."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.duration.survfunc import SurvfuncRight

from dumas_cli.figures.waiting import Reached, Step
from dumas_cli.report.survival import Wait, curve, reached, still_waiting

HALF, NINETY = Fraction(1, 2), Fraction(9, 10)


@st.composite
def some_waits(draw):
    waits = draw(st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60))
    return [Wait(days, answered) for days, answered in waits]


@st.composite
def late_waits(draw):
    """Letters that may have waited already when the watching began."""
    parts = draw(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 20), st.booleans()), min_size=1, max_size=40))
    return [Wait(since + days, answered, since) for days, since, answered in parts]


def test_the_six_patients_on_paper():
    """Remissions of 6-MP (Freireich 1963, as in every textbook), in weeks: 21 patients, 9 relapses.

    6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+ (+ is censored)
    day  6: 21 at risk, 3 relapse: 18/21 = 6/7             = 0.857
    day  7: 17 at risk, 1: 6/7 * 16/17 = 96/119            = 0.807
    day 10: 15 at risk, 1: 96/119 * 14/15 = 64/85          = 0.753
    day 13: 12 at risk, 1: 64/85 * 11/12 = 176/255         = 0.690
    day 16: 11 at risk, 1: 176/255 * 10/11 = 32/51         = 0.627
    day 22:  7 at risk, 1: 32/51 * 6/7 = 64/119            = 0.538
    day 23:  6 at risk, 1: 64/119 * 5/6 = 160/357          = 0.448
    The median is 23 weeks; nine in ten never relapsed in the 35 weeks watched.
    """
    answered = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    steps = curve([Wait(day, True) for day in answered] + [Wait(day, False) for day in censored])
    assert [(s.workdays, s.at_risk, s.answered, s.waiting) for s in steps if s.answered] == [
        (6, 21, 3, Fraction(6, 7)),
        (7, 17, 1, Fraction(96, 119)),
        (10, 15, 1, Fraction(64, 85)),
        (13, 12, 1, Fraction(176, 255)),
        (16, 11, 1, Fraction(32, 51)),
        (22, 7, 1, Fraction(64, 119)),
        (23, 6, 1, Fraction(160, 357)),
    ]
    assert reached(steps, HALF) == Reached(23, 35)
    assert reached(steps, NINETY) == Reached(None, 35)


def test_a_letter_that_left_on_the_day_of_an_answer_was_at_risk_on_it():
    """Two letters on day 5, one answered, one cut off: 1 of 2 answered, so 1/2 wait, and the median is 5."""
    steps = curve([Wait(5, True), Wait(5, False)])
    assert steps == (Step(5, 2, 1, 1, HALF),)
    assert reached(steps, HALF) == Reached(5, 5)


def test_letters_that_had_waited_before_the_year_are_at_risk_only_from_then_on():
    """Letter A waits from day 0 and is answered on day 2; B had waited 3 days when the year began, answered on day 4.

    day 2: 1 at risk (A), answered: 0 wait. A curve that reaches 0 stays there, whatever B does.
    With C (from day 0, answered on day 4): day 2: 2 at risk, 1/2; day 4: B and C at risk, both answered: 0.
    """
    a, b, c = Wait(2, True), Wait(4, True, since=3), Wait(4, True)
    assert [(s.at_risk, s.waiting) for s in curve([a, b])] == [(1, 0), (1, 0)]
    assert [(s.at_risk, s.waiting) for s in curve([a, b, c])] == [(2, HALF), (2, 0)]


@pytest.mark.parametrize(
    ("answered", "waiting", "median"),
    [
        (5, 5, 1),  # half is enough
        (4, 6, None),  # one fewer is not
    ],
)
def test_the_median_is_the_day_on_which_half_are_answered(answered, waiting, median):
    steps = curve([Wait(1, True)] * answered + [Wait(9, False)] * waiting)
    assert reached(steps, HALF) == Reached(median, 9)


def test_without_letters_there_is_no_curve_and_no_median():
    assert curve([]) == ()
    assert reached((), HALF) == Reached(None, None)
    assert still_waiting((), 3) is None


def test_nobody_knows_what_comes_after_the_last_day_watched():
    steps = curve([Wait(3, True), Wait(7, False)])
    assert [still_waiting(steps, day) for day in (0, 2, 3, 7, 8)] == [1, 1, HALF, HALF, None]
    assert still_waiting(curve([Wait(3, True)]), 90) == 0


@pytest.mark.parametrize(("days", "since"), [(-1, 0), (3, -1), (3, 4)])
def test_a_wait_that_cannot_be_is_refused(days, since):
    with pytest.raises(ValueError, match="cannot be watched"):
        Wait(days, True, since)


@pytest.mark.parametrize("share", [Fraction(0), Fraction(11, 10)])
def test_a_share_of_none_or_more_than_all_is_refused(share):
    with pytest.raises(ValueError, match="no share"):
        reached((), share)


@given(some_waits())
def test_the_curve_falls_from_one_and_loses_nobody(waits):
    steps = curve(waits)
    shares = [1, *(step.waiting for step in steps)]
    assert shares == sorted(shares, reverse=True)
    assert min(shares) >= 0
    assert sum(step.answered + step.left for step in steps) == len(waits)
    assert (shares[-1] == 0) == all(wait.answered for wait in waits if wait.workdays == steps[-1].workdays)


@given(some_waits())
def test_when_all_are_answered_it_is_the_plain_median(waits):
    days = sorted(wait.workdays for wait in waits)
    steps = curve([Wait(day, True) for day in days])
    for share in (HALF, NINETY):
        rank = -(-share * len(days) // 1)
        assert reached(steps, share).workdays == days[rank - 1]


@given(some_waits())
def test_scipy_draws_the_same_curve(waits):
    answered = [wait.workdays for wait in waits if wait.answered]
    assume(answered)
    sample = stats.CensoredData(uncensored=answered, right=[w.workdays for w in waits if not w.answered])
    theirs = stats.ecdf(sample).sf
    ours = {step.workdays: step.waiting for step in curve(waits)}
    assert [float(ours[int(day)]) for day in theirs.quantiles] == pytest.approx(list(theirs.probabilities))


@given(late_waits())
def test_statsmodels_draws_the_same_curve_of_letters_that_came_late(waits):
    # Their letter enters after its day, ours on it: half a day earlier is the same.
    theirs = SurvfuncRight(
        np.array([wait.workdays for wait in waits]),
        np.array([wait.answered for wait in waits], dtype=int),
        entry=np.array([wait.since - 0.5 for wait in waits]),
    )
    ours = [(s.workdays, float(s.waiting)) for s in curve(waits) if s.answered]
    assert [day for day, _ in ours] == [int(day) for day in theirs.surv_times]
    assert [share for _, share in ours] == pytest.approx(list(theirs.surv_prob))
