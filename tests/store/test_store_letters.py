"""Which letter and which reply a row means, and what it changes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from store_entries import (
    FINANCE,
    KAMPAR,
    LAND,
    POLICE,
    RIAU,
    SIAK,
    a_bare_entry,
    a_filing,
    a_laid_on_entry,
    a_reply,
    an_entry,
    lay,
    rows,
)

from dumas_cli.records import Complainant, KindBy, ReplyKind, Status
from dumas_cli.store import writer
from dumas_cli.store.written import Outcome

NEW, CHANGED, UNCHANGED, SET_ASIDE = Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.SET_ASIDE
SUBSTANTIVE, INTERIM = ReplyKind.SUBSTANTIVE, ReplyKind.INTERIM
MARCH, APRIL = date(2017, 3, 5), date(2017, 4, 9)


SEVERAL = (
    f"several letters of complaint 2017/0001 fit ({FINANCE.name} and {POLICE.name}), and the row does not say which"
)


@pytest.fixture
def db(tmp_path):
    return tmp_path / "dumas.db"


def letters(db):
    return rows(
        db,
        "select a.name, r.letter_number, r.sent_on from referrals r join agencies a on a.id = agency_id order by r.id",
    )


def replies(db):
    return rows(db, "select received_on, kind, text from responses order by received_on, id")


def answered_letters(db):
    return rows(
        db,
        "select a.name, r.letter_number from responses s join referrals r on r.id = s.referral_id"
        " join agencies a on a.id = r.agency_id order by s.id",
    )


# ------------------------------------------------------------------ letters


@pytest.mark.parametrize(
    ("corrected", "told"),
    [
        ({"letter_number": "B-7"}, [("referrals.letter_number", "B-1", "B-7")]),
        ({"sent_on": MARCH}, [("referrals.sent_on", "2017-02-10", "2017-03-05")]),
        ({"agencies": (POLICE.name,)}, [("referrals.agency_id", FINANCE.name, POLICE.name)]),
        ({"returned_on": MARCH}, [("referrals.returned_on", None, "2017-03-05")]),
    ],
)
def test_one_thing_corrected_of_a_letter_is_a_change_of_that_letter(db, corrected, told):
    lay(db, [an_entry()])
    newer = lay(db, [an_entry(**corrected)])
    assert newer.outcomes == [CHANGED]
    assert newer.told == told
    assert len(letters(db)) == 1


def test_another_number_and_another_day_is_a_second_letter(db):
    lay(db, [an_entry()])
    assert lay(db, [an_entry(letter_number="B-9", sent_on=APRIL)]).outcomes == [NEW]
    assert letters(db) == [(FINANCE.name, "B-1", "2017-02-10"), (FINANCE.name, "B-9", "2017-04-09")]


@pytest.mark.parametrize("turned", [False, True])
def test_a_second_letter_does_not_overwrite_the_first_whatever_their_order(db, turned):
    lay(db, [an_entry(sent_on=None)])
    both = [an_entry(sent_on=None), an_entry(letter_number="B-9", sent_on=None)]
    newer = lay(db, both[::-1] if turned else both)
    assert sorted(newer.outcomes) == [NEW, UNCHANGED]
    assert sorted(number for _, number, _ in letters(db)) == ["B-1", "B-9"]


@pytest.mark.parametrize("turned", [False, True])
def test_one_letter_number_to_a_second_agency_does_not_rename_the_first(db, turned):
    lay(db, [an_entry(reply=a_reply(MARCH))])
    both = [an_entry(reply=a_reply(MARCH)), an_entry(agencies=(POLICE.name,))]
    lay(db, both[::-1] if turned else both)
    assert sorted(name for name, *_ in letters(db)) == sorted([FINANCE.name, POLICE.name])
    assert answered_letters(db) == [(FINANCE.name, "B-1")]


@pytest.mark.parametrize("batch", [500, 1])
def test_a_row_far_below_that_speaks_of_a_letter_keeps_it_from_being_corrected_above(db, batch):
    """The letter's reply would go to the other agency."""
    on_file = an_entry(reply=a_reply(MARCH, text="Telah dibayar"))
    lay(db, [on_file])
    second = replace(an_entry(), agencies=(POLICE.name,))
    laid = lay(db, [second, an_entry(number="0002"), an_entry(number="0003"), on_file], batch=batch)
    assert laid.outcomes == [NEW, NEW, NEW, UNCHANGED]
    assert answered_letters(db) == [(FINANCE.name, "B-1")]
    assert lay(db, [second, on_file], batch=batch).outcomes == [UNCHANGED, UNCHANGED]


@pytest.mark.parametrize("batch", [500, 1])
def test_rows_that_wait_know_of_the_replies_of_which_others_that_wait_speak(db, batch):
    on_file = an_entry(reply=a_reply(MARCH))
    second = an_entry(agencies=(POLICE.name,), letter_number="B-2")
    lay(db, [on_file, second])
    corrected = replace(second, letter_number="B-9")
    newer = lay(db, [corrected, an_entry(reply=a_reply(APRIL)), on_file], batch=batch)
    assert newer.outcomes == [CHANGED, CHANGED, UNCHANGED]
    assert newer.told == [
        ("referrals.letter_number", "B-2", "B-9"),
        ("responses.received_on", None, "2017-04-09 (substantive)"),
    ]
    assert [day for day, *_ in replies(db)] == ["2017-03-05", "2017-04-09"]


@pytest.mark.parametrize("most", [0, 1, 5])
def test_of_very_many_rows_that_seem_to_correct_letters_only_some_wait(db, monkeypatch, most):
    monkeypatch.setattr(writer, "MOST_HELD", most)
    numbers = ("0001", "0002", "0003")
    lay(db, [an_entry(number=number) for number in numbers])
    laid = lay(db, [an_entry(number=number, letter_number="B-7") for number in numbers], batch=1)
    assert laid.outcomes == [CHANGED, CHANGED, CHANGED]
    assert [number for _, number, _ in letters(db)] == ["B-7", "B-7", "B-7"]


def test_a_corrected_agency_is_known_by_the_day_where_letters_have_no_numbers(db):
    lay(db, [an_entry(letter_number=None)])
    assert lay(db, [an_entry(letter_number=None, agencies=(POLICE.name,))]).outcomes == [CHANGED]
    assert letters(db) == [(POLICE.name, None, "2017-02-10")]


def test_a_number_that_becomes_known_belongs_to_the_letter_on_file(db):
    lay(db, [an_entry(letter_number=None)])
    assert lay(db, [an_entry()]).told == [("referrals.letter_number", None, "B-1")]
    assert len(letters(db)) == 1


def test_a_row_with_neither_number_nor_day_goes_on_about_the_letter_above(db):
    laid = lay(
        db,
        [
            an_entry(reply=a_reply(MARCH, INTERIM)),
            an_entry(letter_number="B-9", sent_on=MARCH),
            a_bare_entry(agencies=(FINANCE.name,), reply=a_reply(APRIL)),
        ],
    )
    assert laid.outcomes == [NEW, NEW, CHANGED]
    assert len(letters(db)) == 2
    assert answered_letters(db) == [(FINANCE.name, "B-1"), (FINANCE.name, "B-9")]


def test_a_row_that_names_two_agencies_writes_to_both(db):
    assert lay(db, [an_entry(agencies=(FINANCE.name, POLICE.name))]).outcomes == [NEW]
    assert [name for name, *_ in letters(db)] == [FINANCE.name, POLICE.name]


def test_an_agency_that_the_registry_has_corrected_is_corrected_here_too(db):
    lay(db, [an_entry()])
    filing = a_filing(an_entry())
    lay(db, [replace(filing, agencies=(replace(FINANCE, group="others", short="MoF"),))])
    assert rows(db, "select short, agency_group from agencies") == [("MoF", "others")]


# ------------------------------------------------------------------ reminders and replies


def test_a_reminder_whose_day_becomes_known_is_a_change(db):
    lay(db, [an_entry(reminders=(None,))])
    assert lay(db, [an_entry(reminders=(MARCH,))]).told == [("reminders.sent_on", None, "2017-03-05")]
    assert lay(db, [an_entry(reminders=(None,))]).outcomes == [UNCHANGED]
    assert rows(db, "select ordinal, sent_on from reminders") == [(1, "2017-03-05")]


def test_a_filled_in_reply_is_a_change_of_the_known_row(db):
    lay(db, [an_entry()])
    newer = lay(db, [an_entry(reply=a_reply(MARCH))])
    assert newer.outcomes == [CHANGED]
    assert newer.told == [("responses.received_on", None, "2017-03-05 (substantive)")]


def test_an_interim_reply_stays_when_a_substantive_one_follows(db):
    lay(db, [an_entry(reply=a_reply(MARCH, INTERIM))])
    assert lay(db, [an_entry(reply=a_reply(APRIL))]).outcomes == [CHANGED]
    assert replies(db) == [("2017-03-05", "interim", None), ("2017-04-09", "substantive", None)]


def test_the_day_of_a_reply_corrected_is_no_second_reply(db):
    lay(db, [an_entry(reply=a_reply(MARCH))])
    assert lay(db, [an_entry(reply=a_reply(APRIL))]).told == [("responses.received_on", "2017-03-05", "2017-04-09")]
    assert replies(db) == [("2017-04-09", "substantive", None)]


@pytest.mark.parametrize("batch", [1, 500])
def test_two_replies_of_one_kind_in_one_file_are_both_kept(db, batch):
    file = [an_entry(reply=a_reply(MARCH)), a_bare_entry(agencies=(FINANCE.name,), reply=a_reply(APRIL))]
    lay(db, file, batch=batch)
    assert len(replies(db)) == 2
    assert lay(db, file, batch=batch).outcomes == [UNCHANGED, UNCHANGED]


def test_a_reply_whose_day_becomes_known_is_that_reply(db):
    lay(db, [an_entry(reply=a_reply(None, INTERIM, text="masih diteliti"))])
    lay(db, [an_entry(reply=a_reply(MARCH, INTERIM, text="masih diteliti"))])
    assert replies(db) == [("2017-03-05", "interim", "masih diteliti")]


def test_a_reply_whose_day_has_gone_blank_keeps_it(db):
    lay(db, [an_entry(reply=a_reply(MARCH, text="selesai"))])
    assert lay(db, [an_entry(reply=a_reply(None, text="selesai"))]).outcomes == [UNCHANGED]
    assert replies(db) == [("2017-03-05", "substantive", "selesai")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (KindBy.COLUMN, KindBy.DATE, INTERIM),  # the column of kinds has gone blank
        (KindBy.COLUMN, KindBy.WORDS, INTERIM),
        (KindBy.WORDS, KindBy.DATE, INTERIM),
        (KindBy.DATE, KindBy.WORDS, SUBSTANTIVE),
        (KindBy.WORDS, KindBy.WORDS, SUBSTANTIVE),
        (KindBy.WORDS, KindBy.COLUMN, SUBSTANTIVE),
    ],
)
def test_a_kind_gives_way_only_to_one_told_as_surely(db, before, after, kind):
    lay(db, [an_entry(reply=a_reply(MARCH, INTERIM, kind_by=before))])
    lay(db, [an_entry(reply=a_reply(MARCH, SUBSTANTIVE, kind_by=after))])
    assert rows(db, "select kind from responses") == [(kind.value,)]


def test_a_kind_read_from_words_falls_with_the_words(db):
    lay(db, [an_entry(reply=a_reply(MARCH, INTERIM, kind_by=KindBy.WORDS, text="sedang diproses"))])
    lay(db, [an_entry(reply=a_reply(MARCH, SUBSTANTIVE, kind_by=KindBy.DATE, text="sudah dibayar"))])
    assert replies(db) == [("2017-03-05", "substantive", "sudah dibayar")]


# ------------------------------------------------------------------ replies laid on


def test_a_laid_on_reply_is_new_once(db):
    lay(db, [an_entry()])
    file = [a_laid_on_entry(reply=a_reply(MARCH, letter_number="S-1", text="sudah dibayar"))]
    first = lay(db, file)
    assert (first.outcomes, first.told) == ([NEW], [])
    assert lay(db, file).outcomes == [UNCHANGED]


def test_a_laid_on_reply_is_known_by_its_number(db):
    lay(db, [an_entry()])
    lay(db, [a_laid_on_entry(reply=a_reply(MARCH, letter_number="S-1"))])
    corrected = lay(db, [a_laid_on_entry(reply=a_reply(APRIL, letter_number="S-1"))])
    assert corrected.told == [("responses.received_on", "2017-03-05", "2017-04-09")]


def test_two_replies_of_one_day_with_numbers_of_their_own_are_two(db):
    lay(db, [an_entry()])
    file = [a_laid_on_entry(reply=a_reply(MARCH, letter_number=number)) for number in ("S-1", "S-2")]
    assert lay(db, file).outcomes == [NEW, NEW]
    assert lay(db, file).outcomes == [UNCHANGED, UNCHANGED]


def test_the_register_that_takes_over_a_laid_on_reply_does_not_double_it(db):
    lay(db, [an_entry()])
    lay(db, [a_laid_on_entry(reply=a_reply(MARCH, letter_number="S-1"))])
    assert lay(db, [an_entry(reply=a_reply(MARCH))]).outcomes == [UNCHANGED]
    assert len(replies(db)) == 1


def test_a_laid_on_row_may_close_its_complaint(db):
    lay(db, [an_entry(status=Status.OPEN)])
    row = a_laid_on_entry(reply=a_reply(MARCH), status=Status.COMPLETED, completed_on=APRIL)
    assert lay(db, [row]).told == [
        ("complaints.status", "open", "completed"),
        ("complaints.completed_on", None, "2017-04-09"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            a_laid_on_entry("2", reply=a_reply(MARCH)),
            "complaint 2017/0002 is not in the database yet; the row waits for it",
        ),
        (
            a_laid_on_entry(reply=a_reply(MARCH), agencies=(LAND.name,)),
            f"complaint 2017/0001 was not referred to this agency; it was referred to {FINANCE.name} and {POLICE.name}",
        ),
        (
            a_laid_on_entry(reply=a_reply(MARCH), agencies=()),
            SEVERAL,
        ),
    ],
)
def test_a_laid_on_reply_that_fits_no_letter_or_several_is_set_aside(db, row, reason):
    lay(db, [an_entry(agencies=(FINANCE.name, POLICE.name))])
    laid = lay(db, [row])
    assert (laid.outcomes, laid.reasons) == ([SET_ASIDE], [reason])
    assert replies(db) == []


# ------------------------------------------------------------------ the complaint


def test_a_blank_never_erases(db):
    full = an_entry(
        subject="Tanah", text="Uraian", category="05", status=Status.COMPLETED, completed_on=APRIL, note="tembusan"
    )
    lay(db, [a_filing(full, KAMPAR)])
    assert lay(db, [a_bare_entry(), a_bare_entry(agencies=(FINANCE.name,), received_on=None)]).outcomes == [
        UNCHANGED,
        UNCHANGED,
    ]


@pytest.mark.parametrize(
    ("status", "completed_on"),
    [
        (Status.OPEN, None),  # opened again: the day of completion would hide it from triage
        (Status.AWAITING_PAPERS, None),
        (Status.ARCHIVED, "2017-04-09"),
        (None, "2017-04-09"),
    ],
)
def test_a_complaint_opened_again_is_completed_no_longer(db, status, completed_on):
    lay(db, [an_entry(status=Status.COMPLETED, completed_on=APRIL)])
    lay(db, [an_entry(status=status)])
    assert rows(db, "select completed_on from complaints") == [(completed_on,)]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ((KAMPAR, "Kab. Kampar"), (KAMPAR, "KAB KAMPAR"), "14.01"),  # another spelling
        ((KAMPAR, "Kab. Kampar"), (RIAU, "Riau"), "14.01"),  # only its province
        ((KAMPAR, "Kab. Kampar"), (None, "Kampr"), "14.01"),  # a slip of the pen
        ((KAMPAR, "Kab. Kampar"), (SIAK, "Siak"), "14.08"),
        ((RIAU, "Riau"), (KAMPAR, "Kab. Kampar"), "14.01"),
        ((None, "Kampr"), (KAMPAR, "Kab. Kampar"), "14.01"),
    ],
)
def test_a_place_gives_way_only_to_one_that_says_more(db, before, after, code):
    lay(db, [a_filing(an_entry(regency=before[1]), before[0])])
    newer = lay(db, [a_filing(an_entry(regency=after[1]), after[0])])
    assert rows(db, "select place_code from complaints") == [(code,)]
    assert (newer.outcomes == [UNCHANGED]) is (before[0] is not None and before[0].code == code)


def test_a_change_carries_the_complainant_as_before_and_as_now(db):
    lay(db, [an_entry()])
    (change,) = lay(db, [an_entry(complainant=Complainant(name="Siti Rohani"))]).changes
    assert [person.name for person in change.people] == ["Siti Rohani", "Siti Aminah"]


def test_only_the_complaint_itself_is_new_when_the_batch_ends_between_its_rows(db):
    laid = lay(db, [an_entry(), a_bare_entry(), an_entry("2"), a_bare_entry("2")], batch=1)
    assert laid.outcomes == [NEW, UNCHANGED, NEW, UNCHANGED]


def test_one_reply_beside_two_agencies_is_nobodys(db):
    """Whose reply it is would be a guess; two letters without a reply are two letters."""
    asked = an_entry("7", agencies=(FINANCE.name, POLICE.name))
    answered = replace(asked, reply=a_reply(date(2017, 3, 5)))
    laid = lay(db, [answered, replace(asked, number="8")])
    assert laid.outcomes == [Outcome.SET_ASIDE, Outcome.NEW]
    assert laid.reasons == ["the row names 2 agencies and one reply, and does not say whose reply it is"]
    assert rows(db, "select count(*) from referrals") == [(2,)]
    assert rows(db, "select count(*) from responses") == [(0,)]
