"""The account of one complaint: facts, a sum that adds up, near misses, and why one is not evaluated."""

from __future__ import annotations

from datetime import timedelta

import pytest
from triage_cases import (
    AS_OF,
    REGENCY,
    a_case,
    a_letter,
    a_reply,
    account,
    an_earlier_letter,
    reminders,
    run,
    workdays_ago,
)

from dumas_cli.records import Status
from dumas_cli.triage.facts import FACTS


def full_case():
    """One that nearly every rule fires on, over a cap and over 100."""
    return a_case(
        letters=[a_letter(ago=90, reminders=reminders(2)), a_letter(REGENCY, ago=90, responses=(a_reply(70),))],
        related=[an_earlier_letter(200, 100)],
        received_ago=91,
        category="05",
        text="Kami, para janda, diancam; rumah rawan longsor.",
        attachments="",
    )


def test_the_lines_add_up_to_the_score_with_caps_and_clip():
    explained = account(full_case())
    assert explained.flag is not None
    assert [line.label for line in explained.lines][-3:] == ["cap A", "cap C", "clip"]
    assert sum(line.points for line in explained.lines) == explained.flag.score == 100
    assert explained.lines[-1].text_en == "The sum is 129, a score lies from 0 to 100"


def test_the_account_has_the_same_flag_as_the_list():
    assert account(full_case()).flag == run(full_case()).flags[0]


def test_an_unflagged_complaint_is_accounted_for_too():
    explained = account(a_case())
    assert explained.open
    assert explained.flag is not None
    assert explained.flag.score == 0
    assert explained.verdict_en == (
        "Needs no direct clarification: the score 0 is below 35; groups A and B give 0, below 10."
    )
    assert explained.verdict_id == (
        "Belum perlu klarifikasi langsung: skor 0 di bawah 35; kelompok A dan B memberi 0, di bawah 10."
    )
    assert explained.method_en == "Konfirmasi: line 7, no other line fits."


def test_the_verdict_names_what_makes_clarification_necessary():
    explained = account(full_case())
    assert explained.verdict_en == (
        "Needs direct clarification: C4 and C5 each alone make it necessary; "
        "the score 100 reaches 35, groups A and B give 80 of at least 10."
    )
    assert "C4 alone makes it necessary" in account(a_case(text="Kami diancam.")).verdict_en
    assert account(a_case(must_visit=True)).verdict_id == "Perlu klarifikasi langsung: diminta disposisi pimpinan."


def test_every_fact_is_listed_with_its_meaning():
    facts = account(full_case()).facts
    assert [fact.name for fact in facts] == list(FACTS)
    assert all(fact.meaning for fact in facts)
    shown = {fact.name: (fact.text_en, fact.text_id) for fact in facts}
    assert shown["unanswered_workdays"] == ("90 working days", "90 hari kerja")
    assert shown["received_on"] == ("26 Sep 2017", "26 Sep 2017")
    assert shown["land_matter"] == ("category 05", "kategori 05")
    assert shown["reminders"] == ("twice", "2 kali")
    assert shown["missing"] == ("evidence", "bukti")
    assert shown["court"] == ("–", "–")


@pytest.mark.parametrize(
    ("changes", "english", "indonesian"),
    [
        ({"received_on": AS_OF + timedelta(days=5)}, "received only on 5 Feb 2018", "baru diterima 5 Feb 2018"),
        (
            {"status": Status.COMPLETED, "completed_on": workdays_ago(1)},
            "closed on 30 Jan 2018",
            "ditutup 30 Jan 2018",
        ),
        ({"status": Status.COMPLETED}, "completed, on a day that is not on file", "selesai, tanggalnya tidak tercatat"),
        (
            {"status": Status.ARCHIVED},
            "archived, on a day that is not on file",
            "diarsipkan, tanggalnya tidak tercatat",
        ),
    ],
)
def test_a_complaint_that_is_not_open_says_why(changes, english, indonesian):
    explained = account(a_case(**changes))
    assert not explained.open
    assert (explained.flag, explained.lines, explained.facts) == (None, (), ())
    assert explained.verdict_en == f"Not evaluated: {english}."
    assert explained.verdict_id == f"Tidak dinilai: {indonesian}."


@pytest.mark.parametrize(
    ("case", "rule", "english", "indonesian"),
    [
        (
            a_case(letters=[a_letter(ago=10)]),
            "A1",
            "at least 15 working days (unanswered_workdays: 10 working days now)",
            "paling sedikit 15 hari kerja (unanswered_workdays: kini 10 hari kerja)",
        ),
        (
            a_case(letters=[a_letter(ago=20)], received_ago=20),
            "A1",
            "at least 29 working days (unanswered_workdays: 20 working days now)",
            "paling sedikit 29 hari kerja (unanswered_workdays: kini 20 hari kerja)",
        ),
        (
            a_case(letters=[a_letter(ago=10)]),
            "A2",
            "at most 3 working days (workdays_left: 4 working days now)",
            "paling banyak 3 hari kerja (workdays_left: kini 4 hari kerja)",
        ),
        (
            a_case(letters=[a_letter(reminders=reminders(2))]),
            "A3",
            "at least 3 times (reminders: twice now)",
            "paling sedikit 3 kali (reminders: kini 2 kali)",
        ),
        (
            a_case(letters=[a_letter(ago=90)], received_ago=90, status=Status.AWAITING_PAPERS),
            "E2",
            "at least 2 agencies (agencies: 1 agency now)",
            "paling sedikit 2 instansi (agencies: kini 1 instansi)",
        ),
        (
            a_case(
                letters=[a_letter(ago=90, responses=(a_reply(80),))], received_ago=90, status=Status.AWAITING_PAPERS
            ),
            "A8",
            "open (status)",
            "open (status)",
        ),
    ],
)
def test_a_rule_that_just_missed_says_what_it_would_take(case, rule, english, indonesian):
    misses = {miss.rule_id: miss for miss in account(case).near_misses}
    assert (misses[rule].text_en, misses[rule].text_id) == (english, indonesian)


def test_a_rule_far_from_firing_has_not_just_missed():
    misses = {miss.rule_id for miss in account(a_case(letters=[a_letter(ago=3)], received_ago=4)).near_misses}
    assert misses == {"B3", "E2"}  # one letter, one agency


@pytest.mark.parametrize(
    ("letter", "note"),
    [
        (
            a_letter(ago=None),
            "The letter to Kantor Pertanahan Kabupaten Bogor has no day of sending: A1 and A2 have no clock.",
        ),
        (
            a_letter(ago=None, tracked=False),
            "The source records no replies of Kantor Pertanahan Kabupaten Bogor: A1 and A2 have no clock.",
        ),
        (
            a_letter(returned_on=workdays_ago(2)),
            "Kantor Pertanahan Kabupaten Bogor returned the letter on 29 Jan 2018: it does not wait or count.",
        ),
    ],
)
def test_a_letter_without_a_clock_is_told(letter, note):
    assert [english for english, _ in account(a_case(letters=[letter])).notes] == [note]
