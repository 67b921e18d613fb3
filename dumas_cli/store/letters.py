"""Reads the letters that the report counts, one by one, with the days that matter."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from dumas_cli.labels import label_of
from dumas_cli.records import Classification, Letter
from dumas_cli.store.connection import Connection

LETTERS = """
-- One row per dated letter of the sources that record response dates, in order of sending. The first dated reply of
-- any kind and the first substantive one; reminders in order, as a JSON list of days.
select r.id, r.complaint_id, c.source, c.register_year, c.number, a.name, a.agency_group, coalesce(c.category, ''),
       coalesce(p.province_code, ''), c.received_on, r.sent_on, r.returned_on,
       min(s.received_on), min(s.received_on) filter (where s.kind = 'substantive'),
       c.completed_on, c.classification,
       (select json_group_array(m.sent_on) from
            (select sent_on from reminders where referral_id = r.id order by ordinal) m)
  from referrals r
  join complaints c on c.id = r.complaint_id
  join agencies a on a.id = r.agency_id
  left join places p on p.code = c.place_code
  left join responses s on s.referral_id = r.id
 where c.tracked = 1
   and r.sent_on between :first and :last
   and (:only is null or r.id in (select value from json_each(:only)))
 group by r.id
 order by r.sent_on, r.id
"""


def letters(
    connection: Connection,
    first: date = date.min,
    last: date = date.max,
    *,
    only: Iterable[int] | None = None,
) -> list[Letter]:
    """The letters sent from ``first`` to ``last``, both included, in order of sending; ``only`` chooses some by id.

    The agency's name is the database's: one that the registry does not know may hold a person's (see
    ``workflow.masks.Agencies``).
    """
    bound = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "only": None if only is None else json.dumps(sorted(set(only))),
    }
    return [
        Letter(
            id=row[0],
            complaint_id=row[1],
            label=label_of(row[2], row[3], row[4]),
            source=row[2],
            agency=row[5],
            agency_group=row[6],
            category=row[7],
            province=row[8],
            received_on=date.fromisoformat(row[9]),
            sent_on=date.fromisoformat(row[10]),
            returned_on=_day(row[11]),
            replied_on=_day(row[12]),
            answered_on=_day(row[13]),
            completed_on=_day(row[14]),
            classification=Classification(row[15]) if row[15] else None,
            reminders=tuple(_day(day) for day in json.loads(row[16])),
        )
        for row in connection.execute(LETTERS, bound)
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
