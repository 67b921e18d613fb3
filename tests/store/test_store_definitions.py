"""The database counts what report/counting.py counts letter by letter, whatever the definition and the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_entries import a_reply, an_entry, lay

from dumas_cli.records import Counting, Definition, ReplyKind, YearBy
from dumas_cli.report.counting import belongs, is_answered, is_returned
from dumas_cli.store import counts
from dumas_cli.store.database import reading
from dumas_cli.store.letters import letters

EVERY_WAY = [Counting(definition, year_by) for definition in Definition for year_by in YearBy]
DAYS = st.sampled_from(
    [date(2016, 1, 1), date(2016, 12, 31), date(2017, 1, 1), date(2017, 6, 30), date(2017, 12, 31), date(2018, 1, 31)]
).flatmap(lambda day: st.sampled_from([day - timedelta(1), day, day + timedelta(1)]))


@pytest.fixture
def db(tmp_path):
    return tmp_path / "dumas.db"


def counted(db, counting, year=2017, cut_off=date(2018, 1, 31)):
    """Referred, returned and answered letters of a year."""
    with reading(db) as connection:
        (t,) = counts.tally(connection, year, cut_off, "", counting)
    return t.referred, t.returned, t.answered


@pytest.mark.parametrize(
    ("definition", "year_by", "expected"),
    [
        ("substantive", "referred", (2, 0, 0)),
        ("any-reply", "referred", (2, 0, 1)),
        ("completed", "referred", (2, 0, 1)),
        ("substantive", "received", (2, 0, 1)),
        ("any-reply", "received", (2, 0, 2)),
        ("completed", "received", (2, 0, 1)),
        ("substantive", "answered", (3, 0, 1)),
        ("any-reply", "answered", (3, 0, 2)),
        ("completed", "answered", (3, 0, 1)),
    ],
)
def test_each_definition_counts_as_worked_on_paper(db, definition, year_by, expected):
    """Three letters, counted for 2017 up to 31 January 2018.

    A: received 5 January 2017, sent 10 January 2017, receipt 1 March 2017, nothing in substance; completed 1 July 2017.
    B: received 20 December 2016, sent 9 January 2017, silent, not completed.
    C: received 2 January 2017, sent 28 December 2016 (on the telephone's word), answered in substance 3 January 2017.

    By the year of the letter 2017 has A and B: none answered in substance, A replied to, A completed. By the year of
    the complaint it has A and C: C answered, both replied to, A completed. By the year of the answer all three waited
    in 2017: C answered, A and C replied to, A completed.
    """
    lay(
        db,
        [
            an_entry(
                number="1",
                received_on=date(2017, 1, 5),
                sent_on=date(2017, 1, 10),
                reply=a_reply(date(2017, 3, 1), ReplyKind.ACKNOWLEDGEMENT),
                completed_on=date(2017, 7, 1),
            ),
            an_entry(number="2", received_on=date(2016, 12, 20), sent_on=date(2017, 1, 9)),
            an_entry(
                number="3",
                received_on=date(2017, 1, 2),
                sent_on=date(2016, 12, 28),
                reply=a_reply(date(2017, 1, 3)),
            ),
        ],
    )
    assert counted(db, Counting(Definition(definition), YearBy(year_by))) == expected


@pytest.mark.parametrize(
    ("day", "waits_in_2017"),
    [
        (date(2016, 12, 31), False),  # answered on the last day of the year before
        (date(2017, 1, 1), True),
        (None, True),
    ],
)
def test_a_letter_waits_in_a_year_until_it_is_answered(db, day, waits_in_2017):
    reply = a_reply(day) if day else None
    lay(db, [an_entry(received_on=date(2016, 3, 1), sent_on=date(2016, 3, 4), reply=reply)])
    assert counted(db, Counting(year_by=YearBy.ANSWERED))[0] == int(waits_in_2017)


def test_a_year_of_answers_ends_with_its_december(db):
    """A letter of 2017 answered in January 2018 is waiting in 2017 and answered in 2018, whatever the cut-off."""
    lay(db, [an_entry(sent_on=date(2017, 5, 2), reply=a_reply(date(2018, 1, 3)))])
    by_answer = Counting(year_by=YearBy.ANSWERED)
    assert counted(db, by_answer) == (1, 0, 0)
    assert counted(db, by_answer, year=2018) == (1, 0, 1)
    assert counted(db, Counting()) == (1, 0, 1)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(DAYS, DAYS, st.none() | DAYS, st.none() | DAYS, st.sampled_from(ReplyKind), st.none() | DAYS),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([date(2016, 12, 31), date(2017, 6, 30), date(2018, 1, 31), date(2019, 1, 1)]),
)
def test_the_database_counts_what_is_counted_letter_by_letter(tmp_path_factory, rows, cut_off):
    db = tmp_path_factory.mktemp("counted") / "dumas.db"
    lay(
        db,
        [
            an_entry(
                number=str(number),
                received_on=received,
                sent_on=sent,
                returned_on=returned,
                reply=a_reply(replied, kind) if replied else None,
                completed_on=completed,
            )
            for number, (received, sent, returned, replied, kind, completed) in enumerate(rows)
        ],
    )
    with reading(db) as connection:
        known = letters(connection)
        for counting in EVERY_WAY:
            for year in (2016, 2017, 2018):
                (tally,) = counts.tally(connection, year, cut_off, "", counting)
                of_year = [letter for letter in known if belongs(letter, year, counting, cut_off)]
                returned = sum(is_returned(letter, year, counting, cut_off) for letter in of_year)
                answered = sum(is_answered(letter, year, counting, cut_off) for letter in of_year)
                assert (tally.referred, tally.returned, tally.answered) == (len(of_year) - returned, returned, answered)
                assert 0 <= tally.answered <= tally.referred
                for dimension in counts.DIMENSIONS:
                    parts = counts.tally(connection, year, cut_off, dimension, counting)
                    assert sum(part.referred for part in parts) == tally.referred
                    assert sum(part.answered for part in parts) == tally.answered
