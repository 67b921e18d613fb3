"""What waits on one day, and for how long."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waiting_letters import MONDAY, NO_HOLIDAYS, a_letter, workday

from dumas_cli.records import Counting, Definition
from dumas_cli.report.ageing import ageing

CUT_OFF = date(2018, 1, 31)


def bands(found):
    return [(band.first, band.last, band.letters) for band in found.bands]


def test_on_paper():
    """Four letters on working day 61 after Monday 2 January 2017.

    A, of that Monday, has waited 61; B, sent on day 1, 60; C, sent on day 47, 14; D, sent on day 46, 15.
    C is of the ministries, the others of the provinces.
    """
    letters = [
        a_letter(1, MONDAY, agency_group="provinces"),
        a_letter(2, workday(1), agency_group="provinces"),
        a_letter(3, workday(47)),
        a_letter(4, workday(46), agency_group="provinces"),
    ]
    found = ageing(letters, workday(61), NO_HOLIDAYS)
    assert bands(found.whole) == [(0, 14, 1), (15, 28, 1), (29, 42, 0), (43, 60, 1), (61, 120, 1), (121, None, 0)]
    assert found.whole.shares[0] == Fraction(1, 4)
    assert (found.whole.open, found.oldest) == (4, 61)
    assert [(group.key, group.open) for group in found.groups] == [("provinces", 3), ("ministries", 1)]


@pytest.mark.parametrize(
    ("letter", "waits"),
    [
        (a_letter(), 1),
        (a_letter(answered_on=workday(5)), 0),
        (a_letter(answered_on=workday(6)), 1),  # the answer comes the day after
        (a_letter(returned_on=workday(5)), 0),
        (a_letter(returned_on=workday(6)), 1),
        (a_letter(replied_on=workday(3)), 1),  # a mere acknowledgement
        (a_letter(sent_on=workday(5)), 1),
        (a_letter(sent_on=workday(6)), 0),  # not sent yet
    ],
)
def test_a_letter_waits_from_its_day_until_it_is_answered_or_returned(letter, waits):
    assert ageing([letter], workday(5), NO_HOLIDAYS).whole.open == waits


def test_what_answers_a_letter_is_the_definition_s():
    letter = a_letter(replied_on=workday(3))
    assert ageing([letter], workday(5), NO_HOLIDAYS, counting=Counting(Definition.ANY_REPLY)).whole.open == 0


def test_nothing_waiting_has_no_oldest_and_no_shares():
    found = ageing([], CUT_OFF, NO_HOLIDAYS)
    assert (found.whole.open, found.oldest, found.groups) == (0, None, ())
    assert set(found.whole.shares) == {None}


def test_letters_of_years_with_unknown_holidays_are_counted_apart():
    found = ageing([a_letter(sent_on=date(2013, 1, 1)), a_letter(2)], CUT_OFF, NO_HOLIDAYS)
    assert (found.uncounted, found.whole.open) == (1, 1)


@pytest.mark.parametrize("ends", [(14, 14), (28, 14), (-1, 5)])
def test_bands_that_do_not_rise_are_refused(ends):
    with pytest.raises(ValueError, match="must rise"):
        ageing([], CUT_OFF, NO_HOLIDAYS, bands=ends)


@given(
    st.lists(st.tuples(st.integers(0, 900), st.sampled_from(["ministries", "provinces", ""])), max_size=30),
    st.lists(st.integers(0, 300), unique=True, max_size=6).map(sorted),
)
def test_each_letter_is_in_one_band_and_one_group(waits, ends):
    letters = [a_letter(n, CUT_OFF - timedelta(days=days), agency_group=group) for n, (days, group) in enumerate(waits)]
    found = ageing(letters, CUT_OFF, NO_HOLIDAYS, bands=ends)
    assert sum(band.letters for band in found.whole.bands) == found.whole.open == len(letters)
    for at, band in enumerate(found.whole.bands):
        assert band.letters == sum(group.bands[at].letters for group in found.groups)
    if letters:
        assert sum(share for share in found.whole.shares if share is not None) == 1
