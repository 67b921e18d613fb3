"""The peers of ``dumas report`` in the benchmark, each run in a process of its own over one flat table.

``python tests/bench_report_peers.py WHAT FILE YEAR AS_OF`` prints, as json, what the report prints of YEAR and the
year before: the whole as known on AS_OF and at the same age, and the letters and answers by each group. WHAT is scan or
scans of FLAT.db, pandas of FLAT.csv, or duckdb of FLAT.csv, FLAT.duckdb or FLAT.db. ``flat DUMAS.db FLAT.csv`` writes
the table: one row a letter, or a complaint without any, days in ISO form and names resolved, so that no peer has to
read, check or resolve anything; ``load`` and ``duckdb_file`` put it into a database.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

HEADING = (
    *(
        "letter_of_complaint",
        "number",
        "received_on",
        "letter_on",
        "subject",
        "text",
        "name",
        "nik",
        "address",
        "phone",
    ),
    *("category", "classification", "place", "province", "agency", "agency_group", "letter_number", "sent_on"),
    *("replied_on", "reply_kind", "reply", "status", "completed_on", "note"),
)
NEEDED = (
    *("letter_of_complaint", "received_on", "completed_on", "sent_on", "replied_on", "reply_kind"),
    *("agency_group", "agency", "category", "province"),
)
GROUPS = ("agency_group", "agency", "category", "province")
COMPLAINT_GROUPS = ("category", "province")

FLAT = """
select row_number() over (partition by c.id order by r.id), c.register_year || '/' || c.number,
       c.received_on, c.letter_on, c.subject, c.text, w.name, w.nik, w.address, w.phone,
       c.category, c.classification, p.full_name, p.province_code, a.name, a.agency_group, r.letter_number, r.sent_on,
       s.received_on, s.kind, s.text, c.status, c.completed_on, coalesce(r.note, c.note)
  from complaints c
  left join complainants w on w.complaint_id = c.id
  left join places p on p.code = c.place_code
  left join referrals r on r.complaint_id = c.id
  left join agencies a on a.id = r.agency_id
  left join responses s on s.id = (
       select id from responses where referral_id = r.id order by kind = 'substantive' desc, received_on limit 1)
 where c.tracked = 1
 order by c.id, r.id
"""

# One pass over the table keeps what two years need of it; all counts are made of that.
PICKED = """
create temp table picked as
select {columns} from register
 where sent_on between :first and :last
    or (letter_of_complaint = '1' and (received_on between :first and :last or completed_on between :first and :last))
"""
LETTERS = """
select substr(sent_on, 1, 4) as year, {key} as name, count(*),
       count(case when reply_kind = 'substantive' and replied_on <= {cut_off} then 1 end)
  from {table}
 where sent_on between '{first}' and '{last}' and sent_on <= {cut_off}
 group by 1, 2
"""
COMPLAINTS = """
select substr({day}, 1, 4) as year, {key} as name, count(*)
  from {table}
 where letter_of_complaint = '1' and {day} between '{first}' and '{last}' and {day} <= {cut_off}
 group by 1, 2
"""


def flat(database: Path, target: Path) -> None:
    """The table as a csv file."""
    with closing(sqlite3.connect(database)) as connection, target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        writer.writerows(connection.execute(FLAT))


def load(source: Path, target: Path) -> None:
    """The csv file as one table of texts without an index, as ``sqlite3 .import`` makes it."""
    with closing(sqlite3.connect(target)) as connection, source.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        columns = ", ".join(f"{name} text" for name in next(rows))
        connection.execute(f"create table register ({columns})")
        connection.executemany(f"insert into register values ({', '.join('?' * len(HEADING))})", rows)
        connection.commit()


def scan(source: Path, year: int, as_of: str) -> dict[str, Any]:
    """One plain scan of the unindexed table by the standard library's sqlite3 keeps what is counted after it."""
    with closing(sqlite3.connect(source)) as connection:
        bound = {"first": f"{year - 1}-01-01", "last": f"{year}-12-31"}
        connection.execute(PICKED.format(columns=", ".join(NEEDED)), bound)
        return _counted(lambda sql: connection.execute(sql).fetchall(), year, as_of)


def scans(source: Path, year: int, as_of: str) -> dict[str, Any]:
    """The same with a query of its own for each figure or table, as one would type them."""
    with closing(sqlite3.connect(source)) as connection:
        return _counted(lambda sql: connection.execute(sql).fetchall(), year, as_of, table="register")


def duckdb(source: Path, year: int, as_of: str) -> dict[str, Any]:
    """DuckDB over the csv file, over a file of its own, or over the SQLite file where its scanner is installed."""
    import duckdb as library

    if source.suffix == ".duckdb":
        connection = library.connect(str(source), read_only=True)
    else:
        connection = library.connect()
        table = f"read_csv('{source}', header = true, all_varchar = true)"
        if source.suffix == ".db":
            connection.execute("load sqlite")
            table = f"sqlite_scan('{source}', 'register')"
        connection.execute(f"create view register as select * from {table}")
    picked = PICKED.format(columns=", ".join(NEEDED))
    for name, day in (("first", f"{year - 1}-01-01"), ("last", f"{year}-12-31")):
        picked = picked.replace(f":{name}", f"'{day}'")
    connection.execute(picked)
    return _counted(lambda sql: connection.execute(sql).fetchall(), year, as_of)


def duckdb_file(source: Path, target: Path) -> None:
    """The csv file as a file of DuckDB's own."""
    import duckdb as library

    with closing(library.connect(str(target))) as connection:
        connection.execute(
            f"create table register as select * from read_csv('{source}', header = true, all_varchar = true)"
        )


def pandas(source: Path, year: int, as_of: str) -> dict[str, Any]:
    """pandas: the columns needed read from the csv file as text, then grouped."""
    import pandas as library

    frame = library.read_csv(source, usecols=list(NEEDED), dtype=str, keep_default_na=False)
    years = [str(year - 1), str(year)]

    def counts(cut_off: Any, by: str | None, *, with_complaints: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        sent = frame[frame.sent_on.str[:4].isin(years)]
        sent = sent.assign(year=sent.sent_on.str[:4])
        cut = sent.year.map(cut_off)
        sent = sent[sent.sent_on <= cut]
        answered = sent[(sent.reply_kind == "substantive") & (sent.replied_on <= cut) & (sent.replied_on != "")]
        firsts = frame[frame.letter_of_complaint == "1"]
        parts = [("referred", sent), ("answered", answered)]
        if with_complaints:
            for name, day in (("received", "received_on"), ("completed", "completed_on")):
                some = firsts[firsts[day].str[:4].isin(years)]
                some = some.assign(year=some[day].str[:4])
                parts.append((name, some[some[day] <= some.year.map(cut_off)]))
        for name, part in parts:
            keys = ["year"] if by is None else ["year", by]
            for key, n in part.groupby(keys).size().items():
                of_year, group = (key[0], key[1]) if isinstance(key, tuple) else (key, "")
                found.setdefault(group, {}).setdefault(of_year, {})[name] = int(n)
        return found

    now, aged = dict.fromkeys(years, as_of), {one: _aged(one, as_of) for one in years}
    return {
        "whole": _plain(counts(now, None, with_complaints=True)),
        "same age": _plain(counts(aged, None, with_complaints=False)),
        **{by: _plain(counts(now, by, with_complaints=by in COMPLAINT_GROUPS)) for by in GROUPS},
    }


def _counted(ask: Any, year: int, as_of: str, table: str = "picked") -> dict[str, Any]:
    bound = {"first": f"{year - 1}-01-01", "last": f"{year}-12-31", "table": table}
    now = f"'{as_of}'"
    aged = f"case substr(sent_on, 1, 4) when '{year}' then '{as_of}' else '{_aged(str(year - 1), as_of)}' end"

    def counts(cut_off: str, by: str | None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        key = f"coalesce({by}, '')" if by else "''"
        for of_year, name, referred, answered in ask(LETTERS.format(key=key, cut_off=cut_off, **bound)):
            found.setdefault(name, {}).setdefault(of_year, {}).update(referred=referred, answered=answered)
        if cut_off == now and (by is None or by in COMPLAINT_GROUPS):
            for count, day in (("received", "received_on"), ("completed", "completed_on")):
                for of_year, name, n in ask(COMPLAINTS.format(key=key, day=day, cut_off=cut_off, **bound)):
                    found.setdefault(name, {}).setdefault(of_year, {})[count] = n
        return found

    return {
        "whole": _plain(counts(now, None)),
        "same age": _plain(counts(aged, None)),
        **{by: _plain(counts(now, by)) for by in GROUPS},
    }


def _aged(year: str, as_of: str) -> str:
    """The cut-off of an earlier year at the age that the last one has."""
    return f"{int(as_of[:4]) - 1}{as_of[4:]}" if int(as_of[:4]) == int(year) + 2 else as_of


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    """Counts of nothing left out, so that all peers say the same."""
    kept = {
        key: {year: {name: n for name, n in of_year.items() if n} for year, of_year in years.items()}
        for key, years in found.items()
    }
    return {key: {year: counts for year, counts in years.items() if counts} for key, years in kept.items()}


if __name__ == "__main__":
    _what, _source, *_rest = sys.argv[1:]
    if _what in {"flat", "load", "duckdb_file"}:
        {"flat": flat, "load": load, "duckdb_file": duckdb_file}[_what](Path(_source), Path(_rest[0]))
    else:
        _count = {"scan": scan, "scans": scans, "duckdb": duckdb, "pandas": pandas}[_what]
        print(json.dumps(_count(Path(_source), int(_rest[0]), _rest[1]), sort_keys=True))
