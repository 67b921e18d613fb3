"""How soon letters are answered: who is counted, from which day, and who is old enough to be judged."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waiting_letters import LIMITS, MONDAY, NO_HOLIDAYS, a_letter, answered_after, workday

from dumas_cli.figures.waiting import Reached
from dumas_cli.records import Classification, Counting, Definition, YearBy
from dumas_cli.report.counting import belongs, is_answered, is_returned
from dumas_cli.report.waiting import waiting
from dumas_cli.workdays import Workdays

CUT_OFF = date(2018, 1, 31)
ANSWERED_IN = Counting(year_by=YearBy.ANSWERED)


def speed(letters, cut_off=CUT_OFF, *, year=2017, minimum=1, **how):
    return waiting(letters, year, cut_off, NO_HOLIDAYS, LIMITS, minimum=minimum, **how)


def test_on_paper():
    """Five letters of Monday 2 January 2017, seen on the 70th working day after it, no holidays.

    answered on working day 3, 14, 15, 61; one never (watched for 70 days).
    Curve: day 3: 4/5; 14: 3/5; 15: 2/5; 61: 1/5. The median is 15; 90% was not reached in 70 days.
    In 14 days: 2 of 5 (3 and 14); in 60 days: 3 of 5 (3, 14, 15).
    Kinds: 3 is information (limit 5, in it), 14 ordinary (14, in it), 15 unclassified (14, late), 61 oversight
    (60, late), the open one oversight (late): 2 of 5 in their own limit.
    """
    kinds = [Classification.INFORMATION, Classification.ORDINARY, None, Classification.OVERSIGHT]
    letters = [
        answered_after(n, number, classification=kind)
        for number, (n, kind) in enumerate(zip((3, 14, 15, 61), kinds, strict=True))
    ]
    letters.append(a_letter(9, classification=Classification.OVERSIGHT))
    found = speed(letters, workday(70))
    whole = found.whole
    assert (whole.letters, whole.answered) == (5, 4)
    assert [(s.workdays, s.waiting) for s in whole.curve] == [
        (3, Fraction(4, 5)),
        (14, Fraction(3, 5)),
        (15, Fraction(2, 5)),
        (61, Fraction(1, 5)),
        (70, Fraction(1, 5)),
    ]
    assert (whole.median, whole.ninety) == (Reached(15, 70), Reached(None, 70))
    assert [(w.limit, w.within, w.judged, w.share) for w in whole.within] == [
        (14, 2, 5, Fraction(2, 5)),
        (60, 3, 5, Fraction(3, 5)),
    ]
    assert (whole.own.limit, whole.own.within, whole.own.judged) == (None, 2, 5)
    assert [(k.kind, k.letters, k.own.limit, k.own.within) for k in found.kinds] == [
        ("information", 1, 5, 1),
        ("ordinary", 1, 14, 1),
        ("oversight", 2, 60, 0),
        ("unclassified", 1, 14, 0),
    ]


@pytest.mark.parametrize(
    ("seen", "judged", "young"),
    [
        (13, 0, 1),  # the agency still has a day
        (14, 1, 0),  # its last day is over
    ],
)
def test_a_letter_is_judged_when_its_limit_has_passed_answered_or_not(seen, judged, young):
    for letter in (a_letter(), answered_after(2)):
        first = speed([letter], workday(seen)).whole.within[0]
        assert (first.judged, first.young) == (judged, young)


@pytest.mark.parametrize(("day", "inside"), [(14, 1), (15, 0)])
def test_an_answer_on_the_last_day_of_the_limit_is_in_time(day, inside):
    assert speed([answered_after(day)]).whole.within[0].within == inside


def test_weekends_and_holidays_do_not_count():
    """Sent on Friday 6 January 2017, answered on Tuesday the 10th; Monday the 9th is free: one working day."""
    calendar = Workdays([date(2017, 1, 9)], range(2016, 2019))
    letter = a_letter(sent_on=date(2017, 1, 6), answered_on=date(2017, 1, 10))
    found = waiting([letter], 2017, CUT_OFF, calendar, LIMITS, minimum=1)
    assert found.whole.median == Reached(1, 1)


def test_an_answer_after_the_cut_off_is_not_known_yet():
    found = speed([answered_after(20)], workday(19))
    assert (found.whole.answered, found.whole.median) == (0, Reached(None, 19))
    assert speed([answered_after(20)], workday(20)).whole.median == Reached(20, 20)


def test_a_returned_letter_waited_for_nobody():
    letters = [answered_after(5), a_letter(2, returned_on=workday(8))]
    assert speed(letters).whole.letters == 1
    assert speed(letters, workday(7)).whole.letters == 2


def test_an_acknowledgement_answers_only_where_any_reply_does():
    letter = a_letter(replied_on=workday(2), answered_on=workday(30))
    any_reply = Counting(Definition.ANY_REPLY)
    assert speed([letter]).whole.median == Reached(30, 30)
    assert speed([letter], counting=any_reply).whole.median == Reached(2, 2)


def test_too_few_letters_have_no_median_and_no_share():
    letters = [answered_after(n, n) for n in range(1, 10)]
    found = speed(letters, minimum=10).whole
    assert (found.median, found.ninety, found.within[0].share, found.own.share) == (None, None, None, None)
    assert (found.letters, found.within[0].within) == (9, 9)
    assert speed([*letters, answered_after(10, 10)], minimum=10).whole.median == Reached(5, 10)


def test_a_year_without_letters_says_nothing():
    found = speed([], year=2016, minimum=0).whole
    assert (found.letters, found.curve, found.median, found.within[0].share) == (0, (), Reached(None, None), None)


def test_letters_of_years_with_unknown_holidays_are_counted_apart():
    letters = [a_letter(1, date(2013, 12, 30), received_on=date(2017, 1, 1)), answered_after(5, 2)]
    found = speed(letters, counting=Counting(year_by=YearBy.RECEIVED), year=2017)
    assert (found.uncounted, found.whole.letters) == (1, 0)
    with pytest.raises(ValueError, match="holidays are known"):
        waiting([a_letter()], 2017, date(2021, 1, 1), NO_HOLIDAYS, LIMITS)


def test_a_year_of_answers_watches_a_letter_from_the_start_of_the_year():
    """A letter of Monday 12 December 2016 has waited 14 working days by Saturday 31 December, and is answered on its
    20th, in 2017. Another of that day was answered on its 9th, in 2016: it is no letter of 2017.

    2017 at 60 days: the first is judged, in time. At 14: its limit passed in 2016, where it was judged: in neither.
    2016 at 14 days: both are judged, one was in time.
    """
    sent_on = date(2016, 12, 12)
    letters = [answered_after(20, 1, sent_on), answered_after(9, 2, sent_on)]
    late, early = speed(letters, year=2017, counting=ANSWERED_IN), speed(letters, year=2016, counting=ANSWERED_IN)
    assert (early.known_on, late.known_on) == (date(2016, 12, 31), date(2017, 12, 31))
    assert (late.whole.letters, late.whole.median) == (1, Reached(20, 20))
    assert [(w.judged, w.within, w.young) for w in late.whole.within] == [(0, 0, 0), (1, 1, 0)]
    assert [(w.judged, w.within, w.young) for w in early.whole.within] == [(2, 1, 0), (1, 1, 1)]


DAYS = st.dates(date(2016, 1, 1), date(2018, 12, 31))


@st.composite
def any_letters(draw):
    letters = []
    for number in range(draw(st.integers(0, 12))):
        sent_on = draw(DAYS)
        later = st.none() | st.integers(-3, 500).map(lambda n, sent_on=sent_on: sent_on + timedelta(days=n))
        letters.append(
            a_letter(
                number,
                sent_on,
                returned_on=draw(st.none() | later),
                answered_on=draw(later),
                classification=draw(st.sampled_from([None, *Classification])),
            )
        )
    return letters


@given(any_letters(), st.sampled_from([*YearBy]), DAYS)
def test_it_counts_the_letters_of_the_response_rate(letters, year_by, cut_off):
    counting = Counting(year_by=year_by)
    ours = [
        one
        for one in letters
        if belongs(one, 2017, counting, cut_off) and not is_returned(one, 2017, counting, cut_off)
    ]
    found = speed(letters, cut_off, counting=counting)
    assert found.whole.letters == len(ours) == sum(kind.letters for kind in found.kinds)
    assert found.whole.answered == sum(is_answered(one, 2017, counting, cut_off) for one in ours)
    for n, within in enumerate(found.whole.within):
        parts = [kind.within[n] for kind in found.kinds]
        assert (within.judged, within.within) == (sum(p.judged for p in parts), sum(p.within for p in parts))
        assert 0 <= within.within <= within.judged <= len(ours)
        assert within.young >= 0


@given(any_letters())
def test_years_of_answers_judge_each_letter_at_most_once(letters):
    letters = [letter for letter in letters if letter.returned_on is None]
    years = [speed(letters, date(2020, 12, 31), year=y, counting=ANSWERED_IN) for y in range(2016, 2021)]
    for n in range(2):
        assert sum(year.whole.within[n].judged for year in years) == len(letters)
        late = speed(letters, date(2020, 12, 31), year=2016).whole.within[n]
        once = [speed(letters, date(2020, 12, 31), year=y).whole.within[n].within for y in (2016, 2017, 2018)]
        assert sum(year.whole.within[n].within for year in years) == sum(once)
        assert late.within <= late.judged


@given(any_letters(), st.dates(date(2018, 6, 1), date(2018, 12, 31)), st.integers(0, 300))
def test_who_was_judged_stays_judged_the_same_at_a_later_cut_off(letters, cut_off, more):
    letters = [letter for letter in letters if letter.returned_on is None]
    before = speed(letters, cut_off).whole.within
    after = speed(letters, cut_off + timedelta(days=more)).whole.within
    for early, late in zip(before, after, strict=True):
        assert 0 <= late.within - early.within <= late.judged - early.judged


def test_the_day_of_the_letter_is_day_nought():
    assert speed([a_letter(answered_on=MONDAY)]).whole.median == Reached(0, 0)
    assert speed([a_letter(answered_on=MONDAY - timedelta(days=4))]).whole.median == Reached(0, 0)
