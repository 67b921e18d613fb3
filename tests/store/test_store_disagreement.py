"""Rows of one file that disagree: the later one is set aside, and the file laid on again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from store_entries import (
    DAY,
    FINANCE,
    KAMPAR,
    POLICE,
    SIAK,
    a_bare_entry,
    a_filing,
    a_laid_on_entry,
    a_reply,
    an_entry,
    an_import,
    contents,
    lay,
    rows,
)

from dumas_cli.records import CellPlace, Complainant, Entry, KindBy, ReplyKind, Status
from dumas_cli.store import writer
from dumas_cli.store.written import Outcome

NEW, CHANGED, UNCHANGED, SET_ASIDE = Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.SET_ASIDE
MARCH, APRIL = date(2017, 3, 5), date(2017, 4, 9)


@pytest.fixture
def db(tmp_path):
    return tmp_path / "dumas.db"


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ({"subject": "Tanah"}, {"subject": "Upah"}, "subject"),
        ({"status": Status.OPEN}, {"status": Status.COMPLETED}, "status"),
        ({"received_on": DAY}, {"received_on": MARCH}, "received_on"),
        ({}, {"complainant": Complainant(name="Budi Santoso")}, "name"),
        ({}, {"sent_on": MARCH}, "sent_on"),
        ({"returned_on": MARCH}, {"returned_on": APRIL}, "returned_on"),
        ({"reminders": (MARCH,)}, {"reminders": (APRIL,)}, "reminder_1"),
        ({"reply": a_reply(MARCH)}, {"reply": a_reply(MARCH, ReplyKind.INTERIM)}, "reply_kind"),
        ({"reply": a_reply(MARCH, text="a")}, {"reply": a_reply(MARCH, text="b")}, "reply_text"),
        (
            {"reply": a_reply(MARCH, letter_number="S-1")},
            {"reply": a_reply(APRIL, letter_number="S-1")},
            "reply_on",
        ),
    ],
)
def test_the_later_of_two_rows_that_disagree_is_set_aside(db, first, second, field):
    file = [an_entry(**first), an_entry(**{**first, **second})]
    laid = lay(db, file)
    assert laid.outcomes == [NEW, SET_ASIDE]
    assert laid.reasons == [f"row 2 says otherwise of complaint 2017/0001 ({field})"]
    before = contents(db)
    assert lay(db, file).outcomes == [UNCHANGED, SET_ASIDE]
    assert contents(db) == before


def test_the_first_of_two_places_stands(db):
    file = [
        a_filing(an_entry(regency="Kampar"), KAMPAR),
        a_filing(an_entry(regency="Siak"), SIAK),
    ]
    laid = lay(db, file)
    assert (laid.outcomes, laid.reasons) == (
        [NEW, SET_ASIDE],
        ["row 2 says otherwise of complaint 2017/0001 (regency)"],
    )


def test_the_other_row_is_named_with_its_sheet(db):
    entries = [an_entry(), an_entry(subject="Upah")]
    with an_import(db) as (writer, _, _):
        filings = [
            a_filing(replace(entry, subject=subject, place=CellPlace("a.xlsx", sheet, 14)))
            for entry, sheet, subject in zip(entries, ("Januari", "Mei"), ("Tanah", "Upah"), strict=True)
        ]
        (problem,) = writer.write(filings).problems
    assert problem.reason == 'sheet "Januari", row 14 says otherwise of complaint 2017/0001 (subject)'
    assert (problem.place.sheet, problem.field) == ("Mei", "subject")


@pytest.mark.parametrize(
    ("said", "cell", "value"),
    [
        ({"subject": "Upah Siti Aminah"}, "C14", "Upah ***"),  # the complainant's name is masked
        ({"complainant": Complainant(name="Budi Santoso")}, "B14", "Budi Santoso"),  # a personal field when it is shown
        ({"sent_on": MARCH}, "row 14", ""),  # of which the sheet has no column
    ],
)
def test_a_row_that_contradicts_another_is_told_with_its_cell_and_what_is_written_there(db, said, cell, value):
    columns = {"Mei": {"number": 0, "name": 1, "subject": 2}}
    first = an_entry(subject="Tanah")
    place = CellPlace("a.xlsx", "Mei", 14)
    second = replace(an_entry(**{"subject": "Tanah", **said}), place=place)
    second = replace(second, row=("1", second.complainant.name or "", second.subject or ""))
    with an_import(db, columns=columns) as (writer, _, _):
        (problem,) = writer.write([a_filing(first), a_filing(second)]).problems
    assert (problem.place.address, problem.value, problem.row) == (cell, value, second.row)


def test_identical_rows_are_unchanged(db):
    row = an_entry(reply=a_reply(MARCH, text="a"), reminders=(MARCH, None), subject="Tanah")
    assert lay(db, [row, row, row]).outcomes == [NEW, UNCHANGED, UNCHANGED]


def test_capitals_and_blanks_are_no_contradiction_and_the_first_row_stands(db):
    file = [an_entry(subject="Sengketa tanah"), an_entry(subject="SENGKETA  TANAH")]
    assert lay(db, file).outcomes == [NEW, UNCHANGED]
    assert lay(db, file).outcomes == [UNCHANGED, UNCHANGED]
    assert rows(db, "select subject from complaints") == [("Sengketa tanah",)]


def test_a_row_set_aside_leaves_no_part_of_itself(db):
    lay(db, [an_entry(), an_entry(subject="Tanah", agencies=(POLICE.name,), letter_number="B-2", note="x")])
    before = contents(db)
    row = an_entry(sent_on=APRIL, agencies=(FINANCE.name, POLICE.name), reminders=(MARCH,), reply=a_reply(MARCH))
    assert lay(db, [an_entry(), row]).outcomes == [UNCHANGED, SET_ASIDE]
    assert contents(db) == before


def test_a_correction_of_a_row_of_another_file_is_no_contradiction(db):
    lay(db, [an_entry(subject="Tanah")])
    assert lay(db, [an_entry(subject="Upah")]).outcomes == [CHANGED]


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_a_contradiction_is_seen_across_batches(db, batch):
    file = [an_entry(subject="Tanah"), an_entry("2"), an_entry("3"), an_entry(subject="Upah")]
    assert lay(db, file, batch=batch).outcomes == [NEW, NEW, NEW, SET_ASIDE]
    assert lay(db, file, batch=batch).outcomes == [UNCHANGED, UNCHANGED, UNCHANGED, SET_ASIDE]


@pytest.mark.parametrize("batch", [1, 500])
@pytest.mark.parametrize(
    "below",
    [
        a_bare_entry(subject="Upah"),
        a_bare_entry(agencies=(FINANCE.name,), subject="Upah"),
        an_entry(letter_number="B-7", sent_on=MARCH),
        an_entry(agencies=(POLICE.name,), letter_number="B-9", sent_on=APRIL, subject="Upah"),
    ],
    ids=["no letter", "goes on", "same letter", "other letter"],
)
def test_a_row_that_corrects_a_letter_stands_before_the_rows_below_that_say_otherwise(db, below, batch):
    """It waits for the end of the file, and so do they."""
    lay(db, [an_entry()])
    file = [an_entry(letter_number="B-7", subject="Tanah"), below]
    assert lay(db, file, batch=batch).outcomes == [CHANGED, SET_ASIDE]
    before = contents(db)
    assert lay(db, file, batch=batch).outcomes == [UNCHANGED, SET_ASIDE]
    assert contents(db) == before


def test_rows_that_wait_say_otherwise_in_the_order_of_the_file_though_no_more_may_begin_to_wait(db, monkeypatch):
    monkeypatch.setattr(writer, "MOST_HELD", 1)
    lay(db, [an_entry(), an_entry("2")])
    one, two = (
        [an_entry(number, letter_number="B-7", subject="Tanah"), an_entry(number, letter_number="B-7", subject="Upah")]
        for number in ("1", "2")
    )
    file = [*one, *two]
    assert lay(db, file, batch=1).outcomes == [CHANGED, SET_ASIDE, CHANGED, SET_ASIDE]
    assert lay(db, file, batch=1).outcomes == [UNCHANGED, SET_ASIDE, UNCHANGED, SET_ASIDE]


# ------------------------------------------------------------------ any file at all

days = st.sampled_from([None, date(2017, 2, 10), MARCH, APRIL])
replies = st.builds(
    a_reply,
    days,
    st.sampled_from(ReplyKind),
    kind_by=st.sampled_from(KindBy),
    letter_number=st.sampled_from([None, None, "S-1", "S-2"]),
    text=st.sampled_from([None, "a", "b"]),
).filter(lambda reply: reply.received_on is not None or reply.text is not None)  # as the reading room sees to


def register_rows(letters: st.SearchStrategy[tuple[str | None, date | None]]) -> st.SearchStrategy[Entry]:
    """Rows of registers whose letters are written in one way: with number and day, one of the two, or neither."""
    return st.builds(
        lambda number, letter, **said: sensible(an_entry(number, letter_number=letter[0], sent_on=letter[1], **said)),
        st.sampled_from(["1", "2"]),
        letters,
        subject=st.sampled_from([None, None, "Tanah", "Upah"]),
        status=st.sampled_from([None, None, Status.OPEN, Status.COMPLETED]),
        completed_on=st.sampled_from([None, None, APRIL]),
        complainant=st.sampled_from([Complainant(), Complainant(name="Siti")]),
        agencies=st.sampled_from([(), (FINANCE.name,), (FINANCE.name,), (POLICE.name,), (FINANCE.name, POLICE.name)]),
        reminders=st.lists(days, max_size=2).map(tuple),
        reply=st.none() | replies,
    )


def sensible(entry: Entry) -> Entry:
    """As the reading room hands it on: without an agency there is no letter."""
    if entry.agencies:
        return entry
    return replace(entry, letter_number=None, sent_on=None, reminders=(), reply=None)


neither = st.just((None, None))
known_days = st.sampled_from([date(2017, 2, 10), MARCH, APRIL])
numbers = st.sampled_from(["B-1", "B-2"])
register_files = st.one_of(
    [
        st.lists(register_rows(letters), max_size=5)
        for letters in (
            st.tuples(numbers, known_days) | neither,
            st.tuples(st.none(), known_days) | neither,
            st.tuples(numbers, st.none()) | neither,
        )
    ]
)
laid_on_rows = st.builds(
    a_laid_on_entry,
    st.sampled_from(["1", "2"]),
    agencies=st.sampled_from([(FINANCE.name,), (POLICE.name,)]),
    reply=replies.filter(lambda reply: reply.received_on is not None),
)
files = register_files | st.lists(laid_on_rows, max_size=4)


@settings(max_examples=examples(80))
@given(st.lists(files, min_size=1, max_size=3), st.sampled_from([1, 3, 500]))
def test_the_last_file_laid_on_again_changes_nothing(tmp_path_factory, versions, batch):
    db = tmp_path_factory.mktemp("any") / "dumas.db"
    for version in versions:
        first = lay(db, version, batch=batch)
        assert len(first.outcomes) == len(version)
    before = contents(db)
    again = lay(db, versions[-1], batch=batch)
    assert contents(db) == before
    assert again.told == []
    assert again.count(NEW) == again.count(CHANGED) == 0
    assert again.count(SET_ASIDE) == first.count(SET_ASIDE)


@settings(max_examples=50)
@given(register_files)
def test_a_first_file_fills_every_reply_and_letter_into_one_place(tmp_path_factory, version):
    db = tmp_path_factory.mktemp("any") / "dumas.db"
    laid = lay(db, version)
    assert laid.told == [] or CHANGED in laid.outcomes or UNCHANGED in laid.outcomes
    doubled = rows(
        db,
        "select complaint_id, agency_id, letter_number from referrals where letter_number is not null"
        " group by 1, 2, 3 having count(*) > 1",
    )
    assert doubled == []
