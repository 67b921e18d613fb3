"""Reads what was done: the results of visits, the trips planned, and where complaints stand."""

from __future__ import annotations

import json
from datetime import date

from dumas_cli.figures.activity import PlannedTrip, StatusCount, VisitResult
from dumas_cli.labels import label_of
from dumas_cli.privacy import mask_text
from dumas_cli.records import Complainant, Cost, Method, Status
from dumas_cli.store.connection import Connection

VISIT_RESULTS = """
-- One row per complaint and visit in order of day, with who complains (for masking only) and the complaint's letters:
-- the names of each letter's agency, as a JSON list.
select v.id, v.complaint_id, c.source, c.register_year, c.number, v.visited_on, v.method,
       coalesce(v.agency_as_written, ''), coalesce(v.outcome, ''),
       coalesce(p.full_name, ''), coalesce(p.province_code, ''), c.completed_on,
       w.name, w.nik, w.phone, w.email, w.address,
       (select json_group_array(json_array(r.id, a.name, a.short, r.agency_as_written)) from
            (select * from referrals where complaint_id = c.id order by id) r join agencies a on a.id = r.agency_id)
  from visit_results v
  join complaints c on c.id = v.complaint_id
  left join places p on p.code = c.place_code
  left join complainants w on w.complaint_id = c.id
 where v.visited_on between :first and :last
 order by v.visited_on, v.id
"""

PLANNED_TRIPS = """
-- One row per trip of a plan made up to :as_of that has a trip begun from :first to :last, those outside included.
select n.id, n.as_of, n.starts_on, n.ends_on, t.team, t.starts_on, t.ends_on,
       (select count(*) from visits v where v.trip_id = t.id),
       (select count(distinct x.complaint_id) from visit_complaints x join visits v on v.id = x.visit_id
         where v.trip_id = t.id),
       t.per_diem, t.lodging, t.fares, t.local_transport
  from plans n
  join trips t on t.plan_id = n.id
 where n.as_of <= :as_of
   and t.starts_on between :first and :last
 order by n.id, t.starts_on, t.team, t.id
"""

STATUS_BY_PROVINCE = """
-- Complaints received from :first to :last by province and by status on :as_of. A day of completion decides; one that
-- is still to come leaves the complaint open. Without a day the status stands as the source gives it.
select coalesce(p.province_code, ''),
       case when c.completed_on <= :as_of then 'completed'
            when c.completed_on is not null then 'open'
            else coalesce(c.status, 'open') end                                as stands,
       count(*),
       count(*) filter (where c.status = 'completed' and c.completed_on is null)
  from complaints c
  left join places p on p.code = c.place_code
 where c.received_on between :first and :last
 group by 1, 2
 order by 1, 2
"""


def visit_results(connection: Connection, first: date = date.min, last: date = date.max) -> list[VisitResult]:
    """The results of the visits made from ``first`` to ``last``, both included, in order of day.

    Who complains is masked in the agency and the outcome as written.
    """
    found = connection.execute(VISIT_RESULTS, {"first": first.isoformat(), "last": last.isoformat()})
    return [_visit_result(*row) for row in found]


def planned_trips(connection: Connection, year: int, cut_off: date) -> list[PlannedTrip]:
    """The trips that begin in the year, of all plans made as of ``cut_off`` or before, in order of plan and day."""
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "as_of": cut_off.isoformat()}
    return [
        PlannedTrip(
            plan_id=row[0],
            planned_as_of=date.fromisoformat(row[1]),
            plan_starts_on=date.fromisoformat(row[2]),
            plan_ends_on=date.fromisoformat(row[3]),
            team=row[4],
            starts_on=date.fromisoformat(row[5]),
            ends_on=date.fromisoformat(row[6]),
            visits=row[7],
            complaints=row[8],
            cost=Cost(*row[9:]),
        )
        for row in connection.execute(PLANNED_TRIPS, bound)
    ]


def status_by_province(connection: Connection, year: int, cut_off: date) -> list[StatusCount]:
    """The complaints received in the year up to ``cut_off``, by province and by status on that day."""
    last = min(f"{year}-12-31", cut_off.isoformat())
    bound = {"first": f"{year}-01-01", "last": last, "as_of": cut_off.isoformat()}
    return [
        StatusCount(province, Status(status), complaints, undated)
        for province, status, complaints, undated in connection.execute(STATUS_BY_PROVINCE, bound)
    ]


def _visit_result(  # the columns of VISIT_RESULTS in their order
    visit_id: int,
    complaint_id: int,
    source: str,
    register_year: int,
    number: str,
    visited_on: str,
    method: str | None,
    agency: str,
    outcome: str,
    place: str,
    province: str,
    completed_on: str | None,
    *rest: str | None,
) -> VisitResult:
    person = Complainant(*rest[:5])
    return VisitResult(
        id=visit_id,
        complaint_id=complaint_id,
        label=label_of(source, register_year, number),
        visited_on=date.fromisoformat(visited_on),
        method=Method(method) if method else None,
        agency=mask_text(agency, person),
        outcome=mask_text(outcome, person),
        place=place,
        province=province,
        completed_on=date.fromisoformat(completed_on) if completed_on else None,
        letter_ids=_letters_meant(agency, json.loads(rest[5] or "[]")),
    )


def _letters_meant(agency: str, letters: list[list[str]]) -> tuple[int, ...]:
    """The letters to the agencies named ("; " between them), by name, short name or as our letter had it; else all."""
    named = {_folded(one) for one in agency.split(";")} - {""}
    meant = tuple(int(number) for number, *names in letters if named & {_folded(name) for name in names})
    return meant or tuple(int(number) for number, *_ in letters)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
