"""The way from received to answered, worked on paper."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.figures.waterfall import FiledComplaint
from dumas_cli.records import Counting, Definition, Letter, YearBy
from dumas_cli.report.waterfall import waterfall

AS_OF = date(2018, 1, 31)
STANDARD = Counting()


def complaint(number, received_on=date(2017, 3, 1), **facts):
    return FiledComplaint(number, f"2017/{number:04}", "surat", "05", "32", received_on, **{"status": "open", **facts})


def letter(number, of, sent_on=date(2017, 3, 10), **days):
    return Letter(
        *(number, of, f"2017/{of:04}", "surat", "Kementerian Rekaan", "ministries", "05", "32"),
        *(date(2017, 3, 1), sent_on),
        **days,
    )


def counts(found):
    return {step.name: step.count for step in found.steps}


def test_each_complaint_and_letter_leaves_the_way_where_it_must():
    """On paper, for 2017 up to 31 January 2018.

    Received in 2017: 1 to 9 and 12. 1 waits for papers, 2 is a copy, 3 is filed away, 4 repeats an earlier one, 5 has
    an undated letter, 6 was completed without a letter, 7 waits; 8, 9 and 12 were referred, 12 in January 2018 only.
    Received in 2016 with a letter of 2017: 10. Received in 2016 with a letter of 2016: 11, no matter of 2017.
    So 10 received - 1 - 2 - 1 - 1 - 1 - 1 = 3 referred, less 12 plus 10: 3 with letters of 2017.
    Letters of 2017: 8 has three (a returned, b silent, c receipt only), 9 one answered and completed, 10 one answered.
    So 5 letters - 1 returned = 4 referred, - 1 silent = 3 acknowledged, - 1 = 2 answered, - 1 = 1 completed.
    """
    day = date(2017, 5, 5)
    found = waterfall(
        [
            complaint(1, status="awaiting_papers"),
            complaint(2, copy_only=True),
            complaint(3, status="archived"),
            complaint(4, repeats=True),
            complaint(5, has_undated_letter=True),
            complaint(6, completed_on=day, status="completed"),
            complaint(7),
            complaint(8),
            complaint(9, completed_on=day, status="completed"),
            complaint(10, date(2016, 12, 30)),
            complaint(11, date(2016, 5, 1)),
            complaint(12, date(2017, 12, 29)),
        ],
        [
            letter(1, 8, returned_on=day),
            letter(2, 8),
            letter(3, 8, replied_on=day),
            letter(4, 9, replied_on=day, answered_on=day, completed_on=day),
            letter(5, 10, replied_on=day, answered_on=day),
            letter(6, 11, sent_on=date(2016, 5, 9), replied_on=day, answered_on=day),
            letter(7, 12, sent_on=date(2018, 1, 5)),
        ],
        year=2017,
        counting=STANDARD,
        as_of=AS_OF,
    )
    assert counts(found) == {
        "received": 10,
        "incomplete": 1,
        "out_of_scope": 2,
        "repeated": 1,
        "undated": 1,
        "settled": 1,
        "waiting": 1,
        "complaints_referred": 3,
        "other_year": 1,
        "joined": 1,
        "complaints_with_letters": 3,
        "letters": 5,
        "returned": 1,
        "referred": 4,
        "silent": 1,
        "replied": 3,
        "acknowledged": 1,
        "answered": 2,
        "not_completed": 1,
        "answered_completed": 1,
    }
    assert [(r.definition, r.answered, r.referred, r.rate) for r in found.rates] == [
        ("substantive", 2, 4, Fraction(1, 2)),
        ("any-reply", 3, 4, Fraction(3, 4)),
        ("completed", 1, 4, Fraction(1, 4)),
    ]


def test_what_happened_after_the_cut_off_is_not_known():
    """On paper: of one complaint's letter the reply of 1 February 2018 is a day late for 31 January."""
    late = date(2018, 2, 1)
    for as_of, answered in ((AS_OF, 0), (late, 1)):
        found = waterfall(
            [complaint(1)], [letter(1, 1, replied_on=late, answered_on=late)], year=2017, counting=STANDARD, as_of=as_of
        )
        assert counts(found)["answered"] == answered


def test_by_the_year_of_the_complaint_nothing_joins_or_leaves_between_years():
    found = waterfall(
        [complaint(1, date(2016, 12, 30)), complaint(2, date(2017, 12, 30))],
        [letter(1, 1), letter(2, 2, sent_on=date(2018, 1, 2))],
        year=2017,
        counting=Counting(year_by=YearBy.RECEIVED),
        as_of=AS_OF,
    )
    # letter() gives both complaints' letters 1 March 2017 as the day received, so both letters are of 2017
    assert [step.name for step in found.steps if step.name in {"other_year", "joined"}] == ["joined"]


DAY = st.dates(date(2016, 6, 1), date(2018, 6, 30))


@given(
    st.lists(
        st.tuples(
            DAY, st.sampled_from(["open", "awaiting_papers", "archived", "completed"]), st.booleans(), st.none() | DAY
        ),
        max_size=8,
    ),
    st.lists(
        st.tuples(st.integers(0, 7), DAY, st.none() | DAY, st.none() | DAY, st.none() | DAY, st.none() | DAY),
        max_size=12,
    ),
    st.sampled_from([Counting(definition, year_by) for definition in Definition for year_by in YearBy]),
)
def test_the_lines_between_two_wholes_make_the_second_of_the_first(filed, sent, counting):
    complaints = [
        FiledComplaint(n, str(n), "surat", "", "", day, status, done, copy_only=copy)
        for n, (day, status, copy, done) in enumerate(filed)
    ]
    received = {one.id: one.received_on for one in complaints}
    letters = [
        Letter(n, of, str(of), "surat", "A", "others", "", "", received[of], day, *days)
        for n, (of, day, *days) in enumerate(sent)
        if of in received
    ]
    letters = [
        Letter(
            *(one.id, one.complaint_id, one.label, "surat", "A", "others", "", "", one.received_on, one.sent_on),
            returned_on=one.returned_on,
            # a substantive answer is a reply, too
            replied_on=min((d for d in (one.replied_on, one.answered_on) if d), default=None),
            answered_on=one.answered_on,
            completed_on=one.completed_on,
        )
        for one in letters
    ]
    found = waterfall(complaints, letters, year=2017, counting=counting, as_of=AS_OF)
    signs = {"minus": -1, "plus": 1}
    whole = unit = None
    for step in found.steps:
        if step.kind == "whole":
            assert whole is None or unit != step.unit or whole == step.count
            whole, unit = step.count, step.unit
        else:
            assert step.count >= 0
            whole += signs[step.kind] * step.count
    at = counts(found)
    assert at["received"] == sum(c.received_on.year == 2017 and c.received_on <= AS_OF for c in complaints)
    assert len(found.letters) == at["letters"]
    for rate in found.rates:
        assert 0 <= rate.answered <= rate.referred
