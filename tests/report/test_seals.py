"""Seals hold what was published, fit together, and name every row that has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.errors import SealError
from dumas_cli.figures.seals import Counts, Seal, SealedComplaint, SealedImport
from dumas_cli.records import STANDARD, Counting, Definition, Letter, Tally, YearBy
from dumas_cli.report.seal_text import read_seal, seal_text
from dumas_cli.report.seals import differences, recount, sealed_complaints, sealed_letters

AS_OF = date(2018, 1, 31)


def letter(label="2017/0001", agency="Kementerian Rekaan", sent_on=date(2017, 3, 1), **days):
    return Letter(
        *(7, 9, label, "surat", agency, "ministries", "05", "32", date(2017, 2, 1), sent_on),
        **days,
    )


def sealed(letters, complaints=(), counting=STANDARD):
    seal = Seal(
        2017,
        AS_OF,
        Tally(2017, "", 0, 0, 0),
        sealed_letters(letters, 2017, counting, AS_OF),
        sealed_complaints(complaints, 2017, AS_OF),
        imports=(SealedImport("register-2017.xlsx", "ab" * 32, 12),),
        rules={"agencies.csv": "cd" * 32},
        version="0.1.0",
        counting=counting,
    )
    return replace(seal, figures=recount(seal))


def again(seal, letters, complaints=()):
    return differences(
        seal,
        sealed_letters(letters, 2017, seal.counting, AS_OF),
        sealed_complaints(complaints, 2017, AS_OF),
    )


def test_a_seal_makes_its_figures_of_its_own_rows():
    """On paper: of four letters one was returned, one answered by the cut-off, one a day late, one of 2016.

    So 2 referred, 1 returned, 1 answered. Of three complaints two came in 2017, two were completed in 2017, the one of
    them that was completed in February 2018 is open as known on 31 January.
    """
    seal = sealed(
        [
            letter(returned_on=date(2017, 4, 1)),
            letter("2017/0002", answered_on=AS_OF, replied_on=AS_OF),
            letter("2017/0003", answered_on=date(2018, 2, 1), replied_on=date(2018, 2, 1)),
            letter("2016/0900", sent_on=date(2016, 12, 31)),
        ],
        [
            SealedComplaint("surat", "2017/0001", date(2017, 2, 1), date(2017, 12, 31)),
            SealedComplaint("surat", "2017/0002", date(2017, 2, 1), date(2018, 2, 1)),
            SealedComplaint("surat", "2016/0900", date(2016, 2, 1), date(2017, 1, 1)),
            SealedComplaint("surat", "2016/0901", date(2016, 2, 1), date(2018, 1, 1)),
        ],
    )
    assert seal.figures == Tally(2017, "", 2, 1, 1, received=2, completed=2)
    assert [one.answered_on for one in seal.letters] == [None, AS_OF, None]


@pytest.mark.parametrize(
    ("days", "what", "effect"),
    [
        ({"answered_on": date(2017, 6, 1), "replied_on": date(2017, 6, 1)}, "changed", Counts(answered=1)),
        ({"returned_on": date(2017, 6, 1)}, "changed", Counts(referred=-1, returned=1)),
        ({"replied_on": date(2017, 6, 1)}, "changed", Counts()),  # a receipt answers nothing, but the row differs
        ({"sent_on": date(2016, 12, 31)}, "gone", Counts(referred=-1)),
    ],
)
def test_a_row_that_differs_is_named_with_what_it_adds(days, what, effect):
    before, after = letter(), letter(**{"sent_on": date(2017, 3, 1), **days})
    (found,) = again(sealed([before]), [after])
    assert (found.label, found.agency, found.what, found.effect) == (
        "2017/0001",
        "Kementerian Rekaan",
        what,
        effect,
    )


def test_what_happens_after_the_cut_off_moves_no_seal():
    late = date(2018, 2, 1)
    assert again(sealed([letter()]), [letter(answered_on=late, replied_on=late, returned_on=late)]) == ()


def test_two_letters_to_one_agency_are_told_apart_by_their_order():
    one, two = letter(sent_on=date(2017, 3, 1)), letter(sent_on=date(2017, 5, 1))
    (found,) = again(sealed([one, two]), [one, replace(two, sent_on=date(2017, 5, 2))])
    assert found.days == (("sent_on", "2017-05-01", "2017-05-02"),)
    assert not found.effect


DAYS = st.none() | st.dates(date(2017, 1, 1), date(2018, 6, 1))
LETTERS = st.lists(
    st.builds(
        letter,
        label=st.sampled_from(["2017/0001", "2017/0002", "2017/0003"]),
        agency=st.sampled_from(["Kementerian Rekaan", 'Badan "Anu" & <Rekan>']),
        sent_on=st.dates(date(2016, 12, 1), date(2018, 2, 1)),
        returned_on=DAYS,
        replied_on=DAYS,
        answered_on=DAYS,
        completed_on=DAYS,
    ),
    max_size=6,
)
COMPLAINTS = st.lists(
    st.builds(
        SealedComplaint,
        st.just("surat"),
        st.sampled_from(["2017/0001", "2017/0002", "2017/0003"]),
        st.dates(date(2016, 1, 1), date(2018, 2, 1)),
        DAYS,
    ),
    max_size=3,
    unique_by=lambda one: one.label,
)
WAYS = st.sampled_from([Counting(definition, year_by) for definition in Definition for year_by in YearBy])


@given(LETTERS, COMPLAINTS, WAYS)
def test_a_seal_reads_back_as_it_was_written(letters, complaints, counting):
    seal = sealed(letters, complaints, counting)
    assert read_seal(seal_text(seal), "seal.json") == (seal, True)


@given(LETTERS, COMPLAINTS, LETTERS, COMPLAINTS, WAYS)
def test_the_effects_of_the_rows_add_up_to_the_change_of_every_figure(before, filed, after, now, counting):
    seal, later = sealed(before, filed, counting), sealed(after, now, counting)
    rows = differences(seal, later.letters, later.complaints)
    for name in ("referred", "returned", "answered", "received", "completed"):
        moved = sum(getattr(row.effect, name) for row in rows)
        assert getattr(later.figures, name) - getattr(seal.figures, name) == moved
    assert (rows == ()) == ((seal.letters, seal.complaints) == (later.letters, later.complaints))


def test_a_seal_that_was_altered_says_so():
    text = seal_text(sealed([letter(answered_on=AS_OF, replied_on=AS_OF)]))
    altered = text.replace('"answered": 1', '"answered": 2')
    assert altered != text
    assert read_seal(altered, "seal.json")[1] is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1, 2]",
        '{"format": "dumas-seal/2"}',
        '{"format": "dumas-seal/1"}',
        seal_text(sealed([letter()])).replace('"2017-03-01"', '"2017-02-31"'),
        seal_text(sealed([letter()])).replace('"referred": 1', '"referred": "1"'),
        seal_text(sealed([letter()])).replace('"returned_on"', '"when"'),
        seal_text(sealed([letter()])).replace('["surat", ', "["),
    ],
)
def test_what_is_no_seal_is_refused_with_a_remedy(text):
    with pytest.raises(SealError) as refused:
        read_seal(text, "other.json")
    assert refused.value.where == "other.json"
    assert refused.value.remedy
