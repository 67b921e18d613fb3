"""Cases for the tests of triage: ``a_case()`` is one that no rule flags, and each test changes one thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dumas_cli
from dumas_cli.records import (
    Agency,
    Case,
    Complaint,
    Referral,
    RelatedLetter,
    Reminder,
    ReplyKind,
    Response,
)
from dumas_cli.triage.card import Card
from dumas_cli.triage.explain import Explanation, explain
from dumas_cli.triage.rules import read_card
from dumas_cli.triage.score import TriageResult, triage
from dumas_cli.workdays import Workdays

AS_OF = date(2018, 1, 31)  # a Wednesday
CARD_TEXT = (Path(dumas_cli.__file__).parent / "reference/rules/klarifikasi.toml").read_text(encoding="utf-8")
CARD: Card = read_card(CARD_TEXT, where="klarifikasi.toml")
WORKDAYS = Workdays([], range(1990, 2031))  # no holidays: five working days a week
LAND_OFFICE = Agency("Kantor Pertanahan Kabupaten Bogor", group="land_offices")
REGENCY = Agency("Pemerintah Kabupaten Bogor", group="regencies_cities")
MINISTRY = Agency("Kementerian Perhubungan", group="ministries")


def workdays_ago(n: int) -> date:
    """The day from which exactly n working days have passed on AS_OF."""
    day, left = AS_OF, n
    while left:
        day -= timedelta(days=1)
        left -= (day + timedelta(days=1)).weekday() < 5
    return day


def a_letter(agency: Agency = LAND_OFFICE, *, ago: int | None = 10, **changes: Any) -> Referral:
    """A letter sent so many working days ago, without reminder or reply."""
    values: dict[str, Any] = {"sent_on": None if ago is None else workdays_ago(ago)} | changes
    return Referral(agency, **values)


def a_reply(ago: int | None = 5, kind: ReplyKind = ReplyKind.SUBSTANTIVE, text: str = "") -> Response:
    """A reply received so many working days ago."""
    return Response(None if ago is None else workdays_ago(ago), kind, text)


def reminders(n: int) -> tuple[Reminder, ...]:
    """So many reminders, days unknown."""
    return tuple(Reminder(ordinal) for ordinal in range(1, n + 1))


def a_case(
    *,
    letters: Sequence[Referral] | None = None,
    related: Sequence[RelatedLetter] = (),
    received_ago: int = 12,
    **changes: Any,
) -> Case:
    """An open complaint about a road, complete, sent on ten working days ago: no rule fires."""
    values: dict[str, Any] = {
        "id": 1,
        "source": "surat",
        "register_year": 2018,
        "number": "0412",
        "label": "2018/0412",
        "received_on": workdays_ago(received_ago),
        "category": "02",
        "subject": "Perbaikan jalan desa",
        "text": "Jalan desa kami rusak sejak tahun lalu, mohon diperbaiki.",
        "attachments": "KTP, foto",
        "place_as_written": "Kabupaten Bogor",
    }
    return Case(Complaint(**(values | changes)), tuple([a_letter()] if letters is None else letters), tuple(related))


def an_earlier_letter(received_ago: int, completed_ago: int | None = None, label: str = "2017/0099") -> RelatedLetter:
    """Another complaint of the same complainant in the same category."""
    done = None if completed_ago is None else workdays_ago(completed_ago)
    return RelatedLetter(99, label, workdays_ago(received_ago), done)


def run(*cases: Case, card: Card = CARD, as_of: date = AS_OF, **options: Any) -> TriageResult:
    """Triage with the shipped card and a calendar without holidays."""
    return triage(cases, card, as_of=as_of, workdays=WORKDAYS, **options)


def account(case: Case, card: Card = CARD, as_of: date = AS_OF) -> Explanation:
    """The explanation of one case."""
    return explain(case, card, as_of=as_of, workdays=WORKDAYS)


def points(case: Case, as_of: date = AS_OF) -> dict[str, int]:
    """The points of each rule that fires on an open case."""
    flag = account(case, as_of=as_of).flag
    assert flag is not None
    return {hit.rule_id: hit.points for hit in flag.hits}


def sentence(case: Case, rule_id: str) -> tuple[str, str]:
    """The reason of a rule, English and Indonesian."""
    flag = account(case).flag
    assert flag is not None
    return next((hit.reason_en, hit.reason_id) for hit in flag.hits if hit.rule_id == rule_id)
