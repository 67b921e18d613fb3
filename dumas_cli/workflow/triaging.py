"""Evaluates the open complaints by the points card, keeps the list, and explains a single complaint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dumas_cli.records import Case, Level
from dumas_cli.registry.cases import related_letters
from dumas_cli.results import Explanation, FactLine, MissedRule, RulesFile, SumLine
from dumas_cli.store import history, register, runs
from dumas_cli.store.connection import Connection
from dumas_cli.store.database import reading, writing
from dumas_cli.triage import explain as explaining
from dumas_cli.triage.card import Card
from dumas_cli.triage.rules import read_card
from dumas_cli.triage.score import TriageResult, triage
from dumas_cli.workdays import Workdays
from dumas_cli.workflow.lookup import find_one, province_code
from dumas_cli.workflow.masks import Masks
from dumas_cli.workflow.office import Office

CARD = "klarifikasi"


@dataclass(frozen=True, slots=True)
class Triaged:
    """The list of one day and the card it came from."""

    result: TriageResult
    rules: RulesFile


def triage_open(
    office: Office,
    *,
    as_of: date,
    agency: str | None = None,
    province: str | None = None,
    capacity: int | None = None,
) -> Triaged:
    """Evaluate the complaints open on ``as_of`` and keep the list: plan works on the last one kept.

    Names that are kept as written come back without what tells who complains. ``agency`` (part of a name) and
    ``province`` narrow down which complaints are evaluated.

    Raises UsageError for a province that does not exist, RulesError, DatabaseError.
    """
    card, rules = _card(office)
    code = province_code(office, province) if province else None
    with writing(office.db) as connection:
        cases = [case for case in open_cases(connection, as_of) if _is_wanted(case, agency, code)]
        result = triage(
            cases,
            card,
            as_of=as_of,
            workdays=_workdays(office, cases, as_of),
            mandatory_workdays=office.settings.triage.mandatory_workdays,
            high_workdays=office.settings.triage.high_workdays,
            capacity=capacity,
        )
        change_id = history.log_change(
            connection, at=office.at, command=office.command, what=f"triage as of {as_of}", who=office.who
        )
        runs.save_triage(
            connection,
            change_id,
            result.flags,
            as_of=as_of,
            rules=rules.name,
            rules_sha256=rules.sha256,
            evaluated=result.evaluated,
            mandatory_workdays=office.settings.triage.mandatory_workdays,
            high_workdays=office.settings.triage.high_workdays,
        )
        shown = Masks(connection)
        result = replace(
            result,
            flags=tuple(map(shown.flag, result.flags)),
            left_over=tuple(map(shown.flag, result.left_over)),
        )
    return Triaged(result, rules)


def explain(office: Office, typed: str, *, as_of: date) -> tuple[Explanation, RulesFile]:
    """Account for one complaint on a day: facts, rules that fired, rules that just missed.

    Raises UsageError where ``typed`` means no complaint or several, DatabaseError.
    """
    card, rules = _card(office)
    with reading(office.db) as connection:
        complaint_id = find_one(connection, typed)
        (case,) = _with_related(connection, register.cases(connection, [complaint_id]))
        case = Masks(connection).case(case)
    found = explaining.explain(
        case,
        card,
        as_of=as_of,
        workdays=_workdays(office, [case], as_of),
        mandatory_workdays=office.settings.triage.mandatory_workdays,
        high_workdays=office.settings.triage.high_workdays,
    )
    return _printable(found), rules


def open_cases(connection: Connection, as_of: date) -> list[Case]:
    """Every complaint that is open on the day, with its letters and its complainant's other complaints."""
    return _with_related(connection, register.open_cases(connection, as_of))


def _with_related(connection: Connection, cases: Sequence[Case]) -> list[Case]:
    related = related_letters(register.authors(connection))
    return [replace(case, related=related.get(case.complaint.id, ())) for case in cases]


def _card(office: Office) -> tuple[Card, RulesFile]:
    text = office.reference.card_text(CARD)
    name = f"rules/{CARD}.toml"
    card = read_card(text, where=office.reference.where(name))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return card, RulesFile(office.reference.shown(name), digest)


def _workdays(office: Office, cases: Iterable[Case], as_of: date) -> Workdays:
    days = [as_of]
    for case in cases:
        days.append(case.complaint.received_on)
        days += [letter.sent_on for letter in case.referrals if letter.sent_on]
        days += [r.received_on for letter in case.referrals for r in letter.responses if r.received_on]
        days += [m.sent_on for letter in case.referrals for m in letter.reminders if m.sent_on]
    return office.workdays([min(days), as_of])


def _is_wanted(case: Case, agency: str | None, province: str | None) -> bool:
    if province is not None and (case.complaint.place is None or case.complaint.place.province_code != province):
        return False
    if agency is None:
        return True
    part = agency.casefold()
    return any(
        part in letter.agency.name.casefold() or part in letter.agency.short.casefold() for letter in case.referrals
    )


def _printable(found: explaining.Explanation) -> Explanation:
    flag = found.flag
    return Explanation(
        label=found.complaint.label,
        as_of=found.as_of,
        is_open=found.open,
        score=flag.score if flag else 0,
        level=flag.level if flag else Level.NONE,
        method=flag.method if flag else None,
        alternative=flag.alternative if flag else None,
        why_en=found.verdict_en,
        why_id=found.verdict_id,
        method_en=found.method_en,
        method_id=found.method_id,
        notes=found.notes,
        facts=tuple(FactLine(fact.name, fact.text_en, fact.text_id, fact.meaning) for fact in found.facts),
        fired=flag.hits if flag else (),
        sums=tuple(SumLine(line.text_en, line.text_id, line.points) for line in found.lines),
        missed=tuple(MissedRule(m.rule_id, m.points, m.text_en, m.text_id) for m in found.near_misses),
    )
