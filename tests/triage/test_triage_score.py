"""From points to the list: caps, thresholds, hard rules, mandatory, visit_by, order, capacity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from triage_cases import (
    AS_OF,
    CARD,
    CARD_TEXT,
    MINISTRY,
    REGENCY,
    WORKDAYS,
    a_case,
    a_letter,
    a_reply,
    an_earlier_letter,
    points,
    reminders,
    run,
)

from dumas_cli.records import Case, Level, ReplyKind, Status
from dumas_cli.triage.card import Thresholds
from dumas_cli.triage.rules import read_card
from dumas_cli.triage.score import is_open


@pytest.mark.parametrize(
    ("changes", "opened"),
    [
        ({}, True),
        ({"received_on": AS_OF}, True),
        ({"received_on": AS_OF + timedelta(days=1)}, False),
        ({"status": Status.AWAITING_PAPERS}, True),
        ({"status": Status.COMPLETED, "completed_on": AS_OF}, False),
        ({"status": Status.COMPLETED, "completed_on": AS_OF + timedelta(days=1)}, True),
        ({"status": Status.COMPLETED}, False),  # closed, no day: nothing says it was open
        ({"status": Status.ARCHIVED}, False),
        ({"status": Status.OPEN, "completed_on": AS_OF}, False),
    ],
)
def test_open_is_received_and_not_closed_by_the_day(changes, opened):
    complaint = a_case(**changes).complaint
    assert is_open(complaint, AS_OF) is opened
    assert run(a_case(**changes)).evaluated == opened


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (0, Level.NONE),
        (19, Level.NONE),
        (20, Level.LOW),
        (34, Level.LOW),
        (35, Level.MEDIUM),
        (54, Level.MEDIUM),
        (55, Level.HIGH),
        (100, Level.HIGH),
    ],
)
def test_levels_begin_at_their_threshold(score, level):
    assert CARD.thresholds == Thresholds(high=55, medium=35, low=20)
    assert CARD.thresholds.level(score) is level


def test_each_group_counts_up_to_its_cap():
    letters = [
        a_letter(ago=90, reminders=reminders(3)),
        a_letter(REGENCY, ago=90, responses=(a_reply(70),)),
    ]
    # A: 25 + 18 + 10 = 53, capped at 40; E2 gives 6.
    (flag,) = run(a_case(letters=letters, received_ago=90)).flags
    assert sum(hit.points for hit in flag.hits if hit.rule_id[0] == "A") == 53
    assert flag.score == 46


def test_points_below_nought_lower_the_score_down_to_nought():
    judged = a_case(text="sudah inkracht", category="04", letters=[a_letter(ago=57)], received_ago=57)
    assert points(judged) == {"A1": 25, "C3": 8, "C6": -15}
    assert [flag.score for flag in run(judged).flags] == []  # 18: below every level
    assert run(a_case(text="sudah inkracht", must_visit=True)).flags[0].score == 0


@pytest.mark.parametrize(
    ("case", "score", "needed"),
    [
        # A 25 + E2 6 + E1 5 = 36, A + B = 25
        (a_case(letters=[a_letter(ago=57), a_letter(REGENCY)], attachments="", received_ago=60), 36, True),
        # A 18 + E2 6 + E1 5 + E4 6 = 35
        (
            a_case(letters=[a_letter(ago=29), a_letter(REGENCY)], attachments="", received_ago=251),
            35,
            True,
        ),
        # A 18 + E2 6 + D3 8 = 32
        (a_case(letters=[a_letter(ago=29), a_letter(REGENCY)], text="janda", received_ago=60), 32, False),
        # C 12 + 12 + D 8 + E 5 = 37, and nothing from A or B
        (a_case(category="03", subject="Sengketa tanah", text="janda", attachments=""), 37, False),
        # the same, and A3 at its first level: A + B = 6
        (
            a_case(category="03", subject="Sengketa tanah", text="janda", letters=[a_letter(reminders=reminders(1))]),
            38,
            False,
        ),
        # B3 alone gives the ten points
        (
            a_case(category="03", subject="Sengketa tanah", text="janda", related=[an_earlier_letter(50)]),
            42,
            True,
        ),
    ],
)
def test_clarification_needs_35_points_and_10_of_them_from_agency_and_repetition(case: Case, score, needed):
    found = run(case).flags
    assert [(flag.score, flag.needs_clarification) for flag in found] == [(score, needed)]


def test_a_hard_rule_needs_clarification_and_lifts_to_medium():
    (flag,) = run(a_case(text="Kami diancam.")).flags
    assert (flag.score, flag.level, flag.needs_clarification, flag.mandatory) == (20, Level.MEDIUM, True, True)


def test_a_hard_rule_with_b1_is_high():
    (flag,) = run(a_case(text="Rumah rawan longsor.", related=[an_earlier_letter(80, 30)])).flags
    assert flag.score == 15 + 30 + 10
    lower = read_card(CARD_TEXT.replace("tinggi = 55", "tinggi = 90"), where="card")
    (flag,) = run(a_case(text="Rumah rawan longsor.", related=[an_earlier_letter(80, 30)]), card=lower).flags
    assert flag.level is Level.HIGH
    (flag,) = run(a_case(text="Rumah rawan longsor.", related=[an_earlier_letter(80)]), card=lower).flags
    assert flag.level is Level.MEDIUM


def test_visit_by_counts_working_days_from_the_day():
    mandatory = a_case(text="Kami diancam.")
    high = a_case(
        letters=[a_letter(ago=60, reminders=reminders(3))], related=[an_earlier_letter(80, 62)], received_ago=60
    )
    medium = a_case(letters=[a_letter(ago=57), a_letter(REGENCY)], attachments="", received_ago=60)
    assert run(mandatory).flags[0].visit_by == WORKDAYS.add(AS_OF, 20) == date(2018, 2, 28)
    assert run(high).flags[0].level is Level.HIGH
    assert run(high).flags[0].visit_by == WORKDAYS.add(AS_OF, 40) == date(2018, 3, 28)
    assert run(medium).flags[0].visit_by is None
    assert run(mandatory, mandatory_workdays=1).flags[0].visit_by == AS_OF + timedelta(days=1)
    assert run(high, high_workdays=2).flags[0].visit_by == AS_OF + timedelta(days=2)


def test_waiting_is_the_longest_wait_without_a_substantive_reply():
    letters = [
        a_letter(ago=80, responses=(a_reply(),)),
        a_letter(REGENCY, ago=60, responses=(a_reply(kind=ReplyKind.INTERIM),)),
        a_letter(MINISTRY, ago=40),
    ]
    (flag,) = run(a_case(letters=letters, received_ago=81, must_visit=True)).flags
    assert flag.waiting_workdays == 60
    (flag,) = run(a_case(letters=[a_letter(ago=None)], must_visit=True)).flags
    assert flag.waiting_workdays is None


def ranked_cases() -> list[Case]:
    """Four that need clarification, best first, and one that is only flagged."""

    def case(number: int, received_ago: int, **changes: object) -> Case:
        return a_case(id=number, label=f"2018/{number:04d}", received_ago=received_ago, **changes)  # type: ignore[arg-type]

    late = {"letters": [a_letter(ago=57, reminders=reminders(3))]}
    return [
        case(1, 90, category="05", **late),  # 40 + 12
        case(4, 91, **late),  # 40, older
        case(2, 90, **late),  # 40
        case(3, 90, text="Kami diancam."),  # 20, mandatory
        case(5, 90, category="05", subject="pungli"),  # 24: not needing it
    ]


def test_flags_are_ranked_by_score_then_age_then_number():
    expected = ["2018/0001", "2018/0004", "2018/0002", "2018/0005", "2018/0003"]
    cases = ranked_cases()
    for order in (cases, cases[::-1]):
        assert [flag.complaint.label for flag in run(*order).flags] == expected
    twin = a_case(id=9, label="2018/0000", received_ago=90, letters=list(cases[2].referrals))
    assert [flag.complaint.label for flag in run(cases[2], twin).flags] == ["2018/0000", "2018/0002"]


def test_the_counts_add_up():
    result = run(*ranked_cases(), a_case(id=7, label="2018/0007"), a_case(status=Status.ARCHIVED))
    assert (result.evaluated, result.flagged, result.needing) == (6, 5, 4)
    assert (result.capacity, result.left_over) == (None, ())


def test_a_capacity_takes_the_best_of_those_needing_clarification():
    result = run(*ranked_cases(), capacity=2)
    assert [flag.complaint.label for flag in result.flags] == ["2018/0001", "2018/0004"]
    assert [flag.complaint.label for flag in result.left_over] == ["2018/0002", "2018/0003"]
    assert (result.evaluated, result.flagged, result.needing) == (5, 5, 4)


def test_a_mandatory_complaint_cut_off_by_the_capacity_is_named():
    assert [flag.complaint.label for flag in run(*ranked_cases(), capacity=2).mandatory_left_over] == ["2018/0003"]
    assert run(*ranked_cases(), capacity=4).mandatory_left_over == ()


@pytest.mark.parametrize(("capacity", "listed"), [(0, 0), (4, 4), (99, 4)])
def test_a_capacity_at_its_ends(capacity, listed):
    result = run(*ranked_cases(), capacity=capacity)
    assert (len(result.flags), len(result.flags) + len(result.left_over)) == (listed, 4)


def test_no_cases_make_an_empty_list():
    result = run()
    assert (result.evaluated, result.flags) == (0, ())


def test_a_flag_keeps_the_facts_that_its_rules_saw_as_plain_values():
    (flag,) = run(a_case(letters=[a_letter(ago=57)], text="Kami diancam.", attachments="", received_ago=60)).flags
    assert flag.facts == {
        "limit_workdays": 14,
        "unanswered_workdays": 57,
        "unanswered_sent_on": "2017-11-13",
        "unanswered_agency": "Kantor Pertanahan Kabupaten Bogor",
        "violence": '"diancam"',
        "missing": "evidence",
    }


HOSTILE = [
    "",
    " \n\t",
    "The bridge in our village collapsed last year.",
    "私たちの村の橋が壊れました。",
    "قريتنا",
    "İSTANBUL İ̇ diancam ß ŉ",
    "\x00\x01\ud800",
    "{n} {{}} %s [bold] =cmd()",
    "tanah" * 200_000,
    "tidak ada kekerasan " * 50_000,
    "_" * 1_000_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_scored_without_a_crash(text):
    result = run(a_case(subject=text[:200], text=text, note=text, must_visit=True))
    assert 0 <= result.flags[0].score <= 100


def test_a_word_is_found_among_letters_that_change_length_in_lower_case():
    assert "C4" in points(a_case(text="İSTANBUL İ̇ diancam ß ŉ"))


def test_a_case_with_forty_letters_is_one_flag():
    letters = [a_letter(replace(REGENCY, name=f"Instansi {n}"), ago=60 + n) for n in range(40)]
    (flag,) = run(a_case(letters=letters, received_ago=120)).flags
    assert len(flag.agencies) == 40
    assert flag.waiting_workdays == 99
