"""Reads the complaints whose way from received to answered is followed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date

from dumas_cli.figures.waterfall import FiledComplaint
from dumas_cli.labels import label_of
from dumas_cli.records import Authorship
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


def received_by_month(connection: Connection, cut_off: date) -> dict[date, int]:
    """Complaints of sources with response dates that came in by ``cut_off``, by the first day of their month."""
    found = connection.execute(
        "select substr(received_on, 1, 7) as month, count(*) from complaints"
        " where tracked = 1 and received_on <= ? group by month order by month",
        (cut_off.isoformat(),),
    )
    return {date.fromisoformat(f"{month}-01"): count for month, count in found}


def tracked_authors(connection: Connection, authors: Iterable[Authorship]) -> list[Authorship]:
    """Those of the authors whose complaints come from sources that record response dates."""
    tracked = {number for (number,) in connection.execute("select id from complaints where tracked = 1")}
    return [one for one in authors if one.complaint_id in tracked]


def completions_taken_back(connection: Connection) -> dict[int, date]:
    """By complaint, the last day of completion that it had and that a later import took away or moved."""
    found = connection.execute(
        "select v.row_id, v.old_value from change_values v join complaints c on c.id = v.row_id"
        " where v.table_name = 'complaints' and v.column_name = 'completed_on' and v.old_value is not null"
        " and v.old_value is not c.completed_on order by v.id"
    )
    return {number: date.fromisoformat(day) for number, day in found}
