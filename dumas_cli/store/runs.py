"""Keeps triage runs and plans, and gives the last ones back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dumas_cli.records import Agency, Complaint, Flag, Hit, Level, Method, Plan, Status
from dumas_cli.store import register
from dumas_cli.store.connection import Connection, rows


@dataclass(frozen=True, slots=True)
class TriageRun:
    """One saved triage: its day, the card it used, how many open complaints it evaluated."""

    id: int
    as_of: date
    rules: str
    rules_sha256: str
    evaluated: int


def save_triage(
    connection: Connection,
    change_id: int,
    flags: Sequence[Flag],
    *,
    as_of: date,
    rules: str,
    rules_sha256: str,
    evaluated: int,
    mandatory_workdays: int,
    high_workdays: int,
) -> int:
    """Keep a triage run with its flags in their order; returns the run's id."""
    connection.execute(
        "insert into triage_runs (change_id, as_of, rules, rules_sha256, evaluated, mandatory_workdays, high_workdays)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        (change_id, as_of.isoformat(), rules, rules_sha256, evaluated, mandatory_workdays, high_workdays),
    )
    run_id = connection.last_insert_rowid()
    agency_ids = dict(rows(connection, "select name, id from agencies"))
    for rank, flag in enumerate(flags, start=1):
        connection.execute(
            "insert into flags (triage_run_id, rank, complaint_id, score, level, needs_clarification, method,"
            " alternative, mandatory, visit_by, waiting_workdays, hits_json, facts_json)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                run_id,
                rank,
                flag.complaint.id,
                flag.score,
                flag.level.value,
                int(flag.needs_clarification),
                flag.method.value,
                flag.alternative.value if flag.alternative else None,
                int(flag.mandatory),
                flag.visit_by.isoformat() if flag.visit_by else None,
                flag.waiting_workdays,
                json.dumps([[h.rule_id, h.points, h.reason_en, h.reason_id] for h in flag.hits], ensure_ascii=False),
                json.dumps(dict(flag.facts), ensure_ascii=False, default=str),
            ),
        )
        flag_id = connection.last_insert_rowid()
        connection.executemany(
            "insert into flag_agencies (flag_id, position, agency_id) values (?, ?, ?)",
            ((flag_id, place, agency_ids[agency.name]) for place, agency in enumerate(flag.agencies)),
        )
    return run_id


def last_triage(connection: Connection, as_of: date | None = None) -> TriageRun | None:
    """The last triage run saved, or the last one for ``as_of``; None where there is none."""
    row = connection.execute(
        "select id, as_of, rules, rules_sha256, evaluated from triage_runs"
        " where :as_of is null or as_of = :as_of order by id desc limit 1",
        {"as_of": as_of.isoformat() if as_of else None},
    ).fetchone()
    return TriageRun(row[0], date.fromisoformat(row[1]), row[2], row[3], row[4]) if row else None


def flags_of(connection: Connection, run: TriageRun) -> list[Flag]:
    """The flags of a saved run that need direct clarification, in their order, as they were saved."""
    saved = rows(
        connection,
        "select id, complaint_id, score, level, needs_clarification, method, alternative, mandatory, visit_by,"
        " waiting_workdays, hits_json, facts_json from flags"
        " where triage_run_id = ? and needs_clarification = 1 order by rank",
        (run.id,),
    )
    complaints = {case.complaint.id: case.complaint for case in register.cases(connection, [row[1] for row in saved])}
    agencies = register.agencies(connection)
    named: dict[int, list[Agency]] = {}
    for flag_id, agency_id in connection.execute(
        "select a.flag_id, a.agency_id from flag_agencies a join flags f on f.id = a.flag_id"
        " where f.triage_run_id = ? order by a.flag_id, a.position",
        (run.id,),
    ):
        named.setdefault(flag_id, []).append(agencies[agency_id])
    return [
        Flag(
            complaint=_as_known(complaints[row[1]], run.as_of),
            agencies=tuple(named.get(row[0], ())),
            score=row[2],
            level=Level(row[3]),
            needs_clarification=bool(row[4]),
            method=Method(row[5]),
            alternative=Method(row[6]) if row[6] else None,
            mandatory=bool(row[7]),
            visit_by=date.fromisoformat(row[8]) if row[8] else None,
            waiting_workdays=row[9],
            hits=tuple(Hit(*hit) for hit in json.loads(row[10])),
            facts=json.loads(row[11]),
        )
        for row in saved
    ]


def flags_on(connection: Connection, complaint_id: int) -> list[tuple[date, int, str, str]]:
    """How a complaint was flagged so far: (day, score, level, method) of each run that named it."""
    found = connection.execute(
        "select t.as_of, f.score, f.level, f.method from flags f join triage_runs t on t.id = f.triage_run_id"
        " where f.complaint_id = ? order by t.id",
        (complaint_id,),
    )
    return [(date.fromisoformat(row[0]), row[1], row[2], row[3]) for row in found]


def visits_on(connection: Connection, complaint_id: int) -> list[tuple[date, str, str, str]]:
    """When the last plan visits a complaint: (day, team, method, agency)."""
    found = connection.execute(
        "select v.held_on, t.team, v.method, v.agency from visit_complaints vc"
        " join visits v on v.id = vc.visit_id join trips t on t.id = v.trip_id"
        " where vc.complaint_id = ? and t.plan_id = (select max(id) from plans) order by v.held_on, v.id",
        (complaint_id,),
    )
    return [(date.fromisoformat(row[0]), row[1], row[2], row[3]) for row in found]


def save_plan(connection: Connection, change_id: int, plan: Plan, *, triage_run_id: int, as_of: date) -> int:
    """Keep a plan with its trips, visits and what it left out; returns the plan's id."""
    connection.execute(
        "insert into plans (change_id, triage_run_id, as_of, method, starts_on, ends_on, budget, cost, value)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change_id,
            triage_run_id,
            as_of.isoformat(),
            plan.method,
            plan.starts_on.isoformat(),
            plan.ends_on.isoformat(),
            plan.budget,
            plan.cost,
            plan.value,
        ),
    )
    plan_id = connection.last_insert_rowid()
    for trip in plan.trips:
        cost = trip.cost
        connection.execute(
            "insert into trips (plan_id, team, starts_on, ends_on, per_diem, lodging, fares, local_transport)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                plan_id,
                trip.team,
                trip.starts_on.isoformat(),
                trip.ends_on.isoformat(),
                cost.per_diem,
                cost.lodging,
                cost.fares,
                cost.local_transport,
            ),
        )
        trip_id = connection.last_insert_rowid()
        for visit in trip.visits:
            connection.execute(
                "insert into visits (trip_id, held_on, start_minute, end_minute, place_code, agency, method)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                (
                    trip_id,
                    visit.held_on.isoformat(),
                    visit.start_minute,
                    visit.end_minute,
                    visit.place.code,
                    visit.agency,
                    visit.method.value,
                ),
            )
            visit_id = connection.last_insert_rowid()
            _link(connection, visit_id, visit.complaint_ids)
    connection.executemany(
        "insert into plan_left_out (plan_id, complaint_id, reason, detail_en, detail_id) values (?, ?, ?, ?, ?)",
        ((plan_id, left.complaint_id, left.limit, left.detail_en, left.detail_id) for left in plan.left_out),
    )
    return plan_id


def _link(connection: Connection, visit_id: int, complaint_ids: Iterable[int]) -> None:
    connection.executemany(
        "insert into visit_complaints (visit_id, complaint_id) values (?, ?)",
        ((visit_id, complaint_id) for complaint_id in complaint_ids),
    )


def _as_known(complaint: Complaint, day: date) -> Complaint:
    if complaint.completed_on is None or complaint.completed_on <= day:
        return complaint
    return replace(complaint, completed_on=None, status=Status.OPEN)
