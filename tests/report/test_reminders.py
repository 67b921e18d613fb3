"""Which reminders count, and what became of those letters."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waiting_letters import MONDAY, NO_HOLIDAYS, a_letter, answered_after, workday

from dumas_cli.figures.waiting import Reached
from dumas_cli.records import STANDARD
from dumas_cli.report.counting import belongs, is_answered, is_returned
from dumas_cli.report.reminders import reminded

CUT_OFF = date(2018, 1, 31)


def counts(letters, cut_off=CUT_OFF, **how):
    found = reminded(letters, 2017, cut_off, NO_HOLIDAYS, minimum=1, **how)
    return [(row.letters, row.answered) for row in found.rows]


def test_on_paper():
    """Five letters of Monday 2 January 2017, seen on working day 60.

    A answered on day 5, never reminded. B reminded on day 14, answered on 20: 6 days after. C reminded on day 14, open:
    46 days and still waiting. D reminded on 14 and 28, answered on 31: 3 days after the last. E reminded four times.
    Rows: none 1 of 1; once 1 of 2; twice 1 of 1; three times or more 0 of 1.
    After one reminder: 6 answered, 46+ open: half of the two by day 6. After three: not reached in the 2 days since 58.
    """
    letters = [
        answered_after(5, 1),
        answered_after(20, 2, reminders=(workday(14),)),
        a_letter(3, reminders=(workday(14),)),
        answered_after(31, 4, reminders=(workday(14), workday(28))),
        a_letter(5, reminders=tuple(workday(n) for n in (14, 28, 42, 58))),
    ]
    found = reminded(letters, 2017, workday(60), NO_HOLIDAYS, minimum=1)
    assert [(row.reminders, row.letters, row.answered, row.share) for row in found.rows] == [
        (0, 1, 1, 1),
        (1, 2, 1, Fraction(1, 2)),
        (2, 1, 1, 1),
        (3, 1, 0, 0),
    ]
    assert [row.after_last for row in found.rows] == [None, Reached(6, 46), Reached(3, 3), Reached(None, 2)]
    assert found.letters == 5


@pytest.mark.parametrize(
    ("day", "row"),
    [
        (19, 1),
        (20, 1),  # on the day of the answer: nobody knows which was first
        (21, 0),  # it did not bring the answer
    ],
)
def test_a_reminder_after_the_answer_does_not_count(day, row):
    assert counts([answered_after(20, reminders=(workday(day),))])[row] == (1, 1)


@pytest.mark.parametrize(("day", "row"), [(30, 1), (31, 0)])
def test_a_reminder_after_the_cut_off_is_not_known_yet(day, row):
    assert counts([a_letter(reminders=(workday(day),))], workday(30))[row] == (1, 0)


def test_a_reminder_without_a_day_is_told_and_not_counted():
    found = reminded([a_letter(reminders=(None, workday(3)))], 2017, CUT_OFF, NO_HOLIDAYS)
    assert found.undated == 1
    assert [row.letters for row in found.rows] == [0, 1, 0, 0]


def test_a_reminder_before_the_letter_is_taken_as_of_its_day():
    found = reminded(
        [answered_after(4, reminders=(MONDAY - timedelta(days=30),))], 2017, CUT_OFF, NO_HOLIDAYS, minimum=1
    )
    assert found.rows[1].after_last == Reached(4, 4)


def test_too_few_letters_have_no_share_and_no_median():
    letters = [answered_after(20, n, reminders=(workday(9),)) for n in range(10)]
    row = reminded(letters[:9], 2017, CUT_OFF, NO_HOLIDAYS).rows[1]
    assert (row.letters, row.share, row.after_last) == (9, None, None)
    row = reminded(letters, 2017, CUT_OFF, NO_HOLIDAYS).rows[1]
    assert (row.share, row.after_last) == (1, Reached(11, 11))


DAY = st.dates(date(2016, 6, 1), date(2018, 6, 30))


@given(
    st.lists(st.tuples(DAY, st.none() | DAY, st.none() | DAY, st.lists(st.none() | DAY, max_size=5)), max_size=15),
    DAY,
)
def test_the_rows_add_up_to_the_response_rate(parts, cut_off):
    letters = [
        a_letter(n, sent, answered_on=answered, returned_on=returned, reminders=tuple(reminders))
        for n, (sent, answered, returned, reminders) in enumerate(parts)
    ]
    ours = [
        one
        for one in letters
        if belongs(one, 2017, STANDARD, cut_off) and not is_returned(one, 2017, STANDARD, cut_off)
    ]
    rows = counts(letters, cut_off)
    assert sum(n for n, _ in rows) == len(ours)
    assert sum(n for _, n in rows) == sum(is_answered(one, 2017, STANDARD, cut_off) for one in ours)
