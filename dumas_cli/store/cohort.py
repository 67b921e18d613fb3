"""Reads the complaints whose way from received to answered is followed."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from dumas_cli.figures.waterfall import FiledComplaint
from dumas_cli.labels import label_of
from dumas_cli.store.connection import Connection, one

_COMPLAINTS = """
-- The complaints of sources that record response dates that came in from :first to :last, or are chosen.
select c.id, c.source, c.register_year, c.number, coalesce(c.category, ''), coalesce(p.province_code, ''),
       c.received_on, coalesce(c.status, 'open'), c.completed_on, coalesce(c.copy_only, 0),
       exists (select 1 from referrals r where r.complaint_id = c.id and r.sent_on is null)
  from complaints c
  left join places p on p.code = c.place_code
 where c.tracked = 1
   and (c.received_on between :first and :last or c.id in (select value from json_each(:chosen)))
 order by c.id
"""

_UNTRACKED = """
select count(*) from complaints where tracked = 0 and received_on between :first and :last and received_on <= :as_of
"""


def filed(connection: Connection, year: int, chosen: Collection[int], repeats: Collection[int]) -> list[FiledComplaint]:
    """The complaints received in a year, and those ``chosen`` by id; ``repeats`` repeat an earlier one."""
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "chosen": json.dumps(sorted(chosen))}
    return [
        FiledComplaint(
            id=row[0],
            label=label_of(row[1], row[2], row[3]),
            source=row[1],
            category=row[4],
            province=row[5],
            received_on=date.fromisoformat(row[6]),
            status=row[7],
            completed_on=date.fromisoformat(row[8]) if row[8] else None,
            copy_only=bool(row[9]),
            repeats=row[0] in repeats,
            has_undated_letter=bool(row[10]),
        )
        for row in connection.execute(_COMPLAINTS, bound)
    ]


def untracked(connection: Connection, year: int, as_of: date) -> int:
    """How many complaints of the year come from sources that record no response dates."""
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31", "as_of": as_of.isoformat()}
    return int(one(connection, _UNTRACKED, bound)[0])
