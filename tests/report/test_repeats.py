"""Complaints and people counted apart; what comes again after it was completed."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.records import Authorship
from dumas_cli.registry.cases import person_key, related_letters
from dumas_cli.report.repeats import repeats

CUT_OFF = date(2018, 1, 31)


def by(number, received_on, person, completed_on=None, category="05"):
    """A complaint of an invented person, known by a NIK that is none."""
    nik = None if person is None else f"99{person:014}"
    return Authorship(number, f"2017/{number:04}", received_on, completed_on, category, nik, None, None)


def count(complaints, cut_off=CUT_OFF, year=2017, **how):
    persons = {one.complaint_id: person_key(one.name, one.nik, one.regency_code) for one in complaints}
    return repeats(complaints, related_letters(complaints), persons, year, cut_off, **how)


def test_on_paper():
    """Seven complaints, six of 2017.

    Person 1 on land in 2016 (completed on 1 February 2017) and twice in 2017, in May and June: both repeat; the land
    matter was completed and written about again. Person 1 on labour: the first of its kind, no repeat. Person 2 once,
    completed in July. Person 3 once. One anonymous letter.
    2017: 6 complaints, 2 of them repeated (1/3); 3 people, 1 of them with several; 1 without a person.
    Completed in 2017: 2; reopened 1 (1/2).
    """
    complaints = [
        by(1, date(2016, 11, 1), 1, date(2017, 2, 1)),
        by(2, date(2017, 5, 2), 1),
        by(3, date(2017, 6, 2), 1),
        by(4, date(2017, 6, 9), 1, category="04"),
        by(5, date(2017, 3, 1), 2, date(2017, 7, 3)),
        by(6, date(2017, 3, 2), 3),
        by(7, date(2017, 3, 3), None),
    ]
    found = count(complaints)
    assert (found.complaints, found.repeated, found.repeated_share) == (6, 2, Fraction(1, 3))
    assert (found.complainants, found.of_several, found.nameless) == (3, 1, 1)
    assert (found.completed, found.again, found.taken_back, found.reopened) == (2, 1, 0, 1)
    assert found.reopened_share == Fraction(1, 2)


def test_of_two_letters_of_one_day_one_repeats_the_other():
    assert count([by(1, date(2017, 5, 2), 1), by(2, date(2017, 5, 2), 1)]).repeated == 1


@pytest.mark.parametrize(
    ("day", "again"),
    [
        (date(2017, 6, 1), 0),  # on the day of completion: the letter may have crossed it
        (date(2017, 6, 2), 1),
        (CUT_OFF, 1),
        (CUT_OFF + timedelta(days=1), 0),  # not known yet
    ],
)
def test_reopened_means_written_about_after_the_completion(day, again):
    assert count([by(1, date(2017, 5, 2), 1, date(2017, 6, 1)), by(2, day, 1)]).reopened == again


def test_a_completion_taken_back_is_reopened_once():
    """1 was completed and taken back; 2 was moved to another day and written about again; 3's is of another year."""
    complaints = [
        by(1, date(2017, 5, 2), 1),
        by(2, date(2017, 5, 2), 2, date(2017, 8, 1)),
        by(3, date(2017, 5, 3), 3, date(2017, 8, 1)),
        by(4, date(2017, 9, 1), 2),
    ]
    gone = {1: date(2017, 6, 1), 2: date(2017, 7, 1), 3: date(2018, 1, 3)}
    found = count(complaints, taken_back=gone)
    assert (found.completed, found.again, found.taken_back, found.reopened) == (3, 1, 2, 2)
    assert found.reopened_share == Fraction(2, 3)


def test_what_comes_after_the_cut_off_is_not_known_yet():
    complaints = [by(1, date(2017, 5, 2), 1, date(2017, 6, 1)), by(2, date(2017, 5, 3), 1)]
    found = count(complaints, date(2017, 5, 2))
    assert (found.complaints, found.repeated, found.completed) == (1, 0, 0)


def test_a_year_without_complaints_has_no_shares():
    found = count([])
    assert (found.complaints, found.repeated_share, found.reopened_share) == (0, None, None)


def test_nothing_personal_is_in_the_answer():
    found = count([by(1, date(2017, 5, 2), 1), by(2, date(2017, 5, 3), 1)])
    assert "99" + "0" * 13 not in repr(found)


@given(
    st.lists(
        st.tuples(
            st.dates(date(2016, 6, 1), date(2018, 3, 1)),
            st.none() | st.integers(1, 4),
            st.none() | st.dates(date(2016, 6, 1), date(2018, 6, 1)),
        ),
        max_size=15,
    ),
    st.dates(date(2017, 1, 1), date(2018, 6, 1)),
)
def test_parts_are_no_more_than_their_whole(parts, cut_off):
    found = count([by(n, day, person, done) for n, (day, person, done) in enumerate(parts)], cut_off)
    assert found.complainants + found.nameless <= found.complaints
    assert found.of_several <= found.complainants
    assert found.repeated <= found.complaints - found.nameless
    assert max(found.again, found.taken_back) <= found.reopened <= found.completed
