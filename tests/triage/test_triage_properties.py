"""Properties of triage over cases of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from triage_cases import AS_OF, CARD, LAND_OFFICE, MINISTRY, REGENCY, WORKDAYS, account, run

from dumas_cli.records import (
    Case,
    Classification,
    Complaint,
    Referral,
    RelatedLetter,
    Reminder,
    ReplyKind,
    Response,
    Secrecy,
    Status,
)
from dumas_cli.triage.explain import explain

days = st.dates(date(2015, 1, 1), date(2018, 12, 31))
maybe_days = st.none() | days
SNIPPETS = ["tidak ada kekerasan", "kami diancam", "pungli", "tanah kami", "upah", "inkracht", "janda", "longsor"]
SNIPPETS += ["terima kasih kepada", "belum selesai", "mohon dilengkapi", "2x penegasan", "jalan rusak"]
texts = st.lists(st.sampled_from(SNIPPETS), max_size=4).map(". ".join)
responses = st.lists(st.builds(Response, maybe_days, st.sampled_from(ReplyKind), texts), max_size=3)
reminders = st.lists(maybe_days, max_size=4).map(lambda sent: tuple(Reminder(n, d) for n, d in enumerate(sent, 1)))
referrals = st.builds(
    Referral,
    st.sampled_from([LAND_OFFICE, REGENCY, MINISTRY]),
    sent_on=maybe_days,
    returned_on=st.none() | maybe_days,
    tracked=st.sampled_from([True, True, True, False]),
    reminders=reminders,
    responses=responses.map(tuple),
)
complaints = st.builds(
    Complaint,
    id=st.just(1),
    source=st.sampled_from(["surat", "lapor", "sms"]),
    register_year=st.just(2017),
    number=st.just("1"),
    label=st.just("2017/0001"),
    received_on=days,
    category=st.sampled_from(["", "01", "02", "04", "05", "Lainnya"]),
    classification=st.none() | st.sampled_from(Classification),
    subject=texts,
    text=texts,
    attachments=st.sampled_from(["", "KTP"]),
    copy_only=st.booleans(),
    must_visit=st.booleans(),
    secrecy=st.sampled_from(Secrecy),
    status=st.sampled_from(Status),
    completed_on=st.none() | maybe_days,
    note=texts,
    place_as_written=st.sampled_from(["", "Bogor"]),
    has_identity=st.booleans(),
    has_address=st.booleans(),
)
related = st.lists(st.builds(RelatedLetter, st.just(2), st.just("2016/0002"), days, maybe_days), max_size=3)
cases = st.builds(Case, complaints, st.lists(referrals, max_size=3).map(tuple), related.map(tuple))
open_cases = cases.map(
    lambda case: replace(
        case,
        complaint=replace(
            case.complaint, received_on=min(case.complaint.received_on, AS_OF), completed_on=None, status=Status.OPEN
        ),
    )
)


def score(case: Case) -> int:
    """The score of an open case."""
    flag = account(case).flag
    assert flag is not None
    return flag.score


def cut(case: Case, day: date) -> Case:
    """The case as a register printed on that day would have it, written down without the program's help."""
    complaint = case.complaint
    if complaint.completed_on and complaint.completed_on > day:
        complaint = replace(complaint, completed_on=None, status=Status.OPEN)
    letters = []
    for letter in case.referrals:
        if letter.sent_on and letter.sent_on > day:
            continue
        letters.append(
            replace(
                letter,
                returned_on=None if letter.returned_on and letter.returned_on > day else letter.returned_on,
                reminders=tuple(r for r in letter.reminders if not (r.sent_on and r.sent_on > day)),
                responses=tuple(r for r in letter.responses if not (r.received_on and r.received_on > day)),
            )
        )
    others = tuple(
        replace(other, completed_on=None if other.completed_on and other.completed_on > day else other.completed_on)
        for other in case.related
        if other.received_on <= day
    )
    return Case(complaint, tuple(letters), others)


@given(cases, days)
def test_triage_sees_nothing_dated_after_its_day(case, day):
    whole, known = run(case, as_of=day), run(cut(case, day), as_of=day)
    assert whole.evaluated == known.evaluated
    assert whole.flags == known.flags
    assert account(case, as_of=day).lines == account(cut(case, day), as_of=day).lines


@given(cases, days)
def test_the_score_lies_from_0_to_100_and_its_lines_add_up(case, day):
    explained = account(case, as_of=day)
    if explained.flag is not None:
        assert 0 <= explained.flag.score <= 100
        assert sum(line.points for line in explained.lines) == explained.flag.score


@given(open_cases, st.integers(0, 2), maybe_days)
def test_one_more_reminder_never_lowers_the_score(case, which, day):
    if which < len(case.referrals):
        letter = case.referrals[which]
        more = replace(letter, reminders=(*letter.reminders, Reminder(len(letter.reminders) + 1, day)))
        letters = (*case.referrals[:which], more, *case.referrals[which + 1 :])
        assert score(replace(case, referrals=letters)) >= score(case)


@given(open_cases, st.integers(0, 800))
def test_a_later_day_never_lowers_the_points_of_a1_a8_and_e4(case, later):
    known = cut(case, AS_OF)
    now, then = account(known).flag, account(known, as_of=AS_OF + timedelta(days=later)).flag
    assert now is not None
    assert then is not None
    for rule in ("A1", "A8", "E4"):
        points = [sum(hit.points for hit in flag.hits if hit.rule_id == rule) for flag in (now, then)]
        assert points[0] <= points[1]


@given(open_cases)
def test_mandatory_means_a_hard_rule_or_a_disposition(case):
    flag = account(case).flag
    assert flag is not None
    ids = {hit.rule_id for hit in flag.hits}
    assert flag.mandatory == bool(ids & {"C4", "C5", "K13"})
    if flag.mandatory:
        assert flag.needs_clarification
        assert flag.visit_by is not None


@settings(max_examples=30)
@given(st.lists(cases, max_size=8), st.randoms(use_true_random=False), st.integers(0, 9))
def test_the_list_does_not_depend_on_the_order_of_the_cases(found, random, capacity):
    numbered = [
        replace(case, complaint=replace(case.complaint, id=n, label=f"2017/{n:04d}")) for n, case in enumerate(found)
    ]
    shuffled = random.sample(numbered, len(numbered))
    assert run(*numbered, capacity=capacity) == run(*shuffled, capacity=capacity)


@given(cases)
def test_the_sentences_have_no_open_ends(case):
    flag = explain(case, CARD, as_of=AS_OF, workdays=WORKDAYS).flag
    for hit in flag.hits if flag else ():
        for sentence in (hit.reason_en, hit.reason_id):
            assert sentence
            assert "–" not in sentence
            assert "None" not in sentence
            assert "{" not in sentence
