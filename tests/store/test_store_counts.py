"""The counts of a year, as known on a day, against small registers counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from store_entries import (
    FINANCE,
    KAMPAR,
    LAND,
    POLICE,
    SIAK,
    a_filing,
    a_laid_on_entry,
    a_reply,
    an_entry,
    lay,
)

from dumas_cli.records import ReplyKind, Status, Tally
from dumas_cli.report.yearly import yearly
from dumas_cli.store import counts
from dumas_cli.store.database import reading

CUT_OFF = date(2018, 1, 31)


@pytest.fixture
def db(tmp_path):
    return tmp_path / "dumas.db"


def whole(db, year=2017, cut_off=CUT_OFF):
    """(received, referred, returned, answered, completed) of a year."""
    with reading(db) as connection:
        (t,) = counts.tally(connection, year, cut_off)
    return t.received, t.referred, t.returned, t.answered, t.completed


def by(db, dimension, year=2017, cut_off=CUT_OFF):
    """For each group: referred, returned, answered, received, completed."""
    with reading(db) as connection:
        tallies = counts.tally(connection, year, cut_off, dimension)
    return {t.key: (t.referred, t.returned, t.answered, t.received, t.completed) for t in tallies}


@pytest.mark.parametrize(
    ("letter", "referred", "returned", "answered"),
    [
        ({}, 1, 0, 0),
        ({"sent_on": date(2016, 12, 31)}, 0, 0, 0),  # a letter of the year before
        ({"sent_on": date(2017, 1, 1)}, 1, 0, 0),
        ({"sent_on": date(2017, 12, 31)}, 1, 0, 0),
        ({"sent_on": date(2018, 1, 1)}, 0, 0, 0),
        ({"sent_on": None}, 0, 0, 0),
        ({"reply": a_reply(CUT_OFF)}, 1, 0, 1),  # on the cut-off itself
        ({"reply": a_reply(date(2018, 2, 1))}, 1, 0, 0),  # the day after
        ({"reply": a_reply(None)}, 1, 0, 0),  # a reply without a day answers nothing yet
        ({"reply": a_reply(CUT_OFF, ReplyKind.INTERIM)}, 1, 0, 0),
        ({"reply": a_reply(CUT_OFF, ReplyKind.ACKNOWLEDGEMENT)}, 1, 0, 0),
        ({"returned_on": CUT_OFF}, 0, 1, 0),
        ({"returned_on": date(2018, 2, 1)}, 1, 0, 0),  # not yet returned on the cut-off
        ({"returned_on": CUT_OFF, "reply": a_reply(CUT_OFF)}, 0, 1, 0),  # returned, whatever was replied
        ({"returned_on": date(2018, 2, 1), "reply": a_reply(CUT_OFF)}, 1, 0, 1),
    ],
)
def test_a_letter_counts_by_what_was_known_on_the_cut_off(db, letter, referred, returned, answered):
    lay(db, [an_entry(**letter)])
    assert whole(db) == (1, referred, returned, answered, 0)


@pytest.mark.parametrize(
    ("sent_on", "counted"),
    [(date(2017, 6, 30), 1), (date(2017, 7, 1), 0)],
)
def test_a_letter_sent_after_the_cut_off_is_not_known(db, sent_on, counted):
    lay(db, [an_entry(sent_on=sent_on)])
    assert whole(db, cut_off=date(2017, 6, 30)) == (1, counted, 0, 0, 0)


def test_a_letter_counts_once_however_many_replies_came(db):
    """By hand: interim in March, substantive in April and again in May; answered in April."""
    lay(db, [an_entry(reply=a_reply(date(2017, 3, 5), ReplyKind.INTERIM))])
    lay(db, [a_laid_on_entry(reply=a_reply(date(2017, month, 9), letter_number=f"S-{month}")) for month in (5, 4)])
    assert whole(db, cut_off=date(2017, 4, 8)) == (1, 1, 0, 0, 0)
    assert whole(db, cut_off=date(2017, 4, 9)) == (1, 1, 0, 1, 0)
    assert whole(db) == (1, 1, 0, 1, 0)


def test_two_letters_of_one_complaint_are_two_letters_and_one_complaint(db):
    lay(db, [an_entry(agencies=(FINANCE.name, POLICE.name), status=Status.COMPLETED, completed_on=date(2017, 5, 1))])
    lay(db, [a_laid_on_entry(agencies=(POLICE.name,), reply=a_reply(date(2017, 4, 9)))])
    assert whole(db) == (1, 2, 0, 1, 1)


@pytest.mark.parametrize(
    ("received_on", "completed_on", "received", "completed"),
    [
        (date(2016, 11, 2), date(2017, 1, 1), 0, 1),  # received earlier, completed in the year
        (date(2016, 11, 2), date(2016, 12, 31), 0, 0),
        (date(2017, 11, 2), date(2018, 1, 1), 1, 0),  # completed the year after
        (date(2017, 1, 1), date(2017, 12, 31), 1, 1),
        (date(2017, 12, 31), None, 1, 0),
    ],
)
def test_a_completion_counts_in_the_year_in_which_it_happens(db, received_on, completed_on, received, completed):
    status = Status.COMPLETED if completed_on else None
    lay(db, [an_entry(received_on=received_on, completed_on=completed_on, status=status, sent_on=None)])
    assert whole(db) == (received, 0, 0, 0, completed)


def test_what_happens_after_the_cut_off_is_not_known(db):
    lay(db, [an_entry(completed_on=date(2017, 5, 1), status=Status.COMPLETED)])
    assert whole(db, cut_off=date(2017, 2, 1)) == (0, 0, 0, 0, 0)  # received on 2 February
    assert whole(db, cut_off=date(2017, 2, 2)) == (1, 0, 0, 0, 0)
    assert whole(db, cut_off=date(2017, 4, 30)) == (1, 1, 0, 0, 0)
    assert whole(db, cut_off=date(2017, 5, 1)) == (1, 1, 0, 0, 1)


def a_year():
    """Six complaints, counted by hand on 31 January 2018:

    ==  ======  =================  ======  ===========================  =========
    no  place   letter to          sent    reply or return              completed
    ==  ======  =================  ======  ===========================  =========
    1   Kampar  Finance            Feb     substantive in March         April
    2   Kampar  Land office        March   none                         -
    3   Siak    Police             March   returned in April            -
    4   -       Police             Dec     substantive in Feb 2018      -
    5   Siak    (none)             -       -                            May
    6   Kampar  Finance            Jan 18  substantive in Jan 18        -
    ==  ======  =================  ======  ===========================  =========
    """
    april, may = date(2017, 4, 9), date(2017, 5, 9)
    done = {"status": Status.COMPLETED}
    finance = (FINANCE.name,)
    return [
        a_filing(
            an_entry("1", category="05", reply=a_reply(date(2017, 3, 9)), completed_on=april, regency="x", **done),
            KAMPAR,
        ),
        a_filing(an_entry("2", category="05", agencies=(LAND.name,), sent_on=date(2017, 3, 1), regency="x"), KAMPAR),
        a_filing(
            an_entry(
                "3",
                category="03",
                agencies=(POLICE.name,),
                sent_on=date(2017, 3, 1),
                returned_on=april,
                regency="x",
            ),
            SIAK,
        ),
        a_filing(
            an_entry("4", agencies=(POLICE.name,), sent_on=date(2017, 12, 5), reply=a_reply(date(2018, 2, 1))), None
        ),
        a_filing(an_entry("5", category="03", agencies=(), sent_on=None, completed_on=may, regency="x", **done), SIAK),
        a_filing(
            an_entry("6", agencies=finance, sent_on=date(2018, 1, 3), reply=a_reply(date(2018, 1, 9)), regency="x"),
            KAMPAR,
        ),
    ]


def test_a_year_counted_by_hand(db):
    lay(db, a_year())
    assert whole(db) == (6, 3, 1, 1, 2)
    assert whole(db, year=2018) == (0, 1, 0, 1, 0)
    # (referred, returned, answered, received, completed)
    assert by(db, "group") == {
        "land_offices": (1, 0, 0, None, None),
        "law_and_courts": (1, 1, 0, None, None),
        "ministries": (1, 0, 1, None, None),
    }
    assert by(db, "agency") == {
        FINANCE.name: (1, 0, 1, None, None),
        LAND.name: (1, 0, 0, None, None),
        POLICE.name: (1, 1, 0, None, None),
    }
    assert by(db, "category") == {"": (1, 0, 0, 2, 0), "03": (0, 1, 0, 2, 1), "05": (2, 0, 1, 2, 1)}
    assert by(db, "province") == {"": (1, 0, 0, 1, 0), "14": (2, 1, 1, 5, 2)}
    assert by(db, "month") == {
        "02": (1, 0, 1, 6, 0),  # all were received in February
        "03": (1, 1, 0, 0, 0),
        "04": (0, 0, 0, 0, 1),
        "05": (0, 0, 0, 0, 1),
        "12": (1, 0, 0, 0, 0),
    }
    assert by(db, "source") == {"surat": (3, 1, 1, 6, 2)}


@pytest.mark.parametrize("dimension", counts.DIMENSIONS)
@pytest.mark.parametrize("cut_off", [date(2017, 3, 8), date(2017, 12, 31), CUT_OFF])
def test_the_groups_of_letters_add_up_to_the_whole(db, dimension, cut_off):
    lay(db, a_year())
    received, referred, returned, answered, completed = whole(db, cut_off=cut_off)
    groups = by(db, dimension, cut_off=cut_off).values()
    assert [sum(group[n] for group in groups) for n in range(3)] == [referred, returned, answered]
    if dimension not in ("group", "agency"):
        assert [sum(group[n] for group in groups) for n in (3, 4)] == [received, completed]


def test_a_source_without_response_dates_never_enters_the_rate(db):
    """Three LAPOR! reports: two forwarded, of these one closed; one not forwarded. And one letter."""
    portal = {"source": "lapor", "tracked": False, "letter_number": None, "sent_on": None}
    lay(
        db,
        [
            an_entry("501", status=Status.COMPLETED, **portal),
            an_entry("502", status=Status.OPEN, **portal),
            an_entry("503", status=Status.COMPLETED, agencies=(), **portal),
            an_entry("1"),
        ],
    )
    assert whole(db) == (1, 1, 0, 0, 0)
    with reading(db) as connection:
        (found,) = counts.untracked(connection, 2017, CUT_OFF)
        assert counts.untracked(connection, 2016, CUT_OFF) == []
        assert counts.undated_letters(connection, 2017) == 0
    assert (found.source, found.received, found.forwarded, found.closed) == ("lapor", 3, 2, 1)
    assert by(db, "source") == {"lapor": (0, 0, 0, 3, 0), "surat": (1, 0, 0, 1, 0)}


def test_a_source_without_response_dates_is_left_out_even_where_it_gives_a_day(db):
    lay(db, [an_entry("501", source="lapor", tracked=False, reply=a_reply(date(2017, 3, 9)))])
    assert whole(db) == (0, 0, 0, 0, 0)


def test_a_letter_without_a_day_is_told_of(db):
    lay(db, [an_entry(sent_on=None)])
    with reading(db) as connection:
        assert counts.undated_letters(connection, 2017) == 1


@pytest.mark.parametrize("entries", [[an_entry(sent_on=None)], [an_entry(returned_on=date(2017, 3, 1))]])
def test_no_letters_is_no_rate_and_never_nought(db, entries):
    lay(db, entries)
    with reading(db) as connection:
        tallies = counts.tally(connection, 2017, CUT_OFF)
    report = yearly(tallies, tallies, [], years=[2017], as_of=CUT_OFF)
    assert report.years[0].referred == 0
    assert report.years[0].rate is None


def test_a_year_without_anything_is_all_noughts(db):
    lay(db, [an_entry()])
    with reading(db) as connection:
        assert counts.tally(connection, 1999, CUT_OFF) == [Tally(1999, "", 0, 0, 0, 0, 0)]
        assert counts.years(connection) == [2017]
