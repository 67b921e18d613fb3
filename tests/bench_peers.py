"""The Python peers of the benchmark, each run in a process of its own: they load a sheet and check nothing.

``python tests/bench_peers.py flat FILE.csv|FILE.xlsx DB`` fills one table of texts; ``tables FILE.csv DB sqlite3|apsw``
fills the real tables of DB, a database into which one row was imported: that row lends what the sheet does not say.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice, repeat
from pathlib import Path
from typing import Any

CHUNK = 1_000
CACHE = "pragma cache_size = -65536"


def flat(path: Path, db: Path) -> None:
    """The sheet as it is, into one table of texts."""
    rows = _workbook_rows(path) if path.suffix == ".xlsx" else _delimited_rows(path)
    heading = next(rows)
    connection = sqlite3.connect(db, isolation_level=None)
    columns = ", ".join(f'"{name}" text' for name in heading)
    connection.execute(f"create table register ({columns})")
    connection.execute("begin")
    connection.executemany(f"insert into register values ({', '.join('?' * len(heading))})", rows)
    connection.execute("commit")
    connection.close()


def tables(path: Path, db: Path, library: str) -> None:
    """The sheet's columns into the real tables by their position, raw; the keys are counted.

    Foreign keys, checks and indexes are those of the schema. Numbers are the keys, so that none is there twice, and a
    blank that a column does not take is the lent row's value.
    """
    if library == "apsw":
        import apsw

        connection: Any = apsw.Connection(str(db))
    else:
        connection = sqlite3.connect(db, isolation_level=None)
    connection.execute("pragma foreign_keys = on")
    connection.execute(CACHE)
    targets = [_Target(connection, table) for table in ("complaints", "complainants", "referrals", "responses")]
    complaints, complainants, referrals, responses = targets
    rows = _delimited_rows(path)
    at = {name: place for place, name in enumerate(next(rows))}
    agency, replied, reply = at["Instansi Tujuan"], at["Tgl Tanggapan"], at["Isi Tanggapan"]
    complaint_id, letter_id, reply_id = (target.last_id for target in (complaints, referrals, responses))
    person_id = complainants.last_id
    connection.execute("begin immediate")
    while chunk := list(islice(rows, CHUNK)):
        count = len(chunk)
        columns = [[cell or None for cell in column] for column in zip(*chunk, strict=True)]
        ids = range(complaint_id + 1, complaint_id + count + 1)
        complaint_id += count
        complaints.add(
            ids,
            {column: columns[at[heading]] for column, heading in _COMPLAINT.items()} | {"number": list(map(str, ids))},
        )
        people = range(person_id + 1, person_id + count + 1)
        person_id += count
        complainants.add(
            people,
            {"complaint_id": ids} | {column: columns[at[heading]] for column, heading in _COMPLAINANT.items()},
        )
        sent = [place for place in range(count) if columns[agency][place]]
        letters = range(letter_id + 1, letter_id + len(sent) + 1)
        letter_id += len(sent)
        referrals.add(
            letters,
            {"complaint_id": [ids[place] for place in sent]}
            | {column: [columns[at[heading]][place] for place in sent] for column, heading in _REFERRAL.items()},
        )
        answered = [
            (letter, place)
            for letter, place in zip(letters, sent, strict=True)
            if columns[replied][place] or columns[reply][place]
        ]
        replies = range(reply_id + 1, reply_id + len(answered) + 1)
        reply_id += len(answered)
        responses.add(
            replies,
            {
                "referral_id": [letter for letter, _ in answered],
                "received_on": [columns[replied][place] for _, place in answered],
                "text": [columns[reply][place] for _, place in answered],
            },
        )
    connection.execute("commit")
    connection.close()


# --------------------------------------------------------------------------- below

_COMPLAINT = {
    "received_on": "Tgl Terima",
    "letter_on": "Tgl Surat",
    "category": "Kategori",
    "subject": "Perihal",
    "text": "Uraian",
    "completed_on": "Tgl Selesai",
    "place_as_written": "Kab/Kota",
}
_COMPLAINANT = {"name": "Nama Pengadu", "nik": "NIK", "phone": "No. HP", "address": "Alamat"}
_REFERRAL = {
    "agency_as_written": "Instansi Tujuan",
    "letter_number": "No. Surat Penerusan",
    "sent_on": "Tgl Surat Penerusan",
    "note": "Keterangan",
}


class _Target:
    """One table, its columns, and the row that lends what the sheet does not say."""

    def __init__(self, connection: Any, table: str) -> None:
        about = connection.execute(f"pragma table_info({table})").fetchall()
        self.columns = [str(name) for _, name, *_ in about]
        filled = {name for _, name, _, not_null, *_ in about if not_null}
        lent = connection.execute(f"select * from {table} order by rowid limit 1").fetchone()
        assert lent is not None, f"the one row imported beforehand has left nothing in {table}"
        self.lent = dict(zip(self.columns, lent, strict=True))
        self.filled = {name: self.lent[name] for name in filled}
        (last,) = connection.execute(f"select max(rowid) from {table}").fetchone()
        self.last_id = int(last)
        # A column that must be unique by itself, and of which the sheet says nothing, is counted too.
        self.counted: dict[str, Callable[[int], object]] = {}
        for _, index, unique, *_ in connection.execute(f"pragma index_list({table})").fetchall():
            names = [name for _, _, name in connection.execute(f'pragma index_info("{index}")').fetchall()]
            if unique and len(names) == 1 and names[0] is not None:
                self.counted[names[0]] = _counting(self.lent[names[0]])
        self.sql = f"insert into {table} ({', '.join(self.columns)}) values ({', '.join('?' * len(self.columns))})"
        self.write = connection.executemany

    def add(self, ids: range, values: dict[str, Sequence[object]]) -> None:
        self.write(self.sql, zip(*(self._column(name, ids, values) for name in self.columns), strict=False))

    def _column(self, name: str, ids: range, values: dict[str, Sequence[object]]) -> Iterable[object]:
        if name == "id" and "complaint_id" not in self.columns and "complaint_id" in values:
            return values["complaint_id"]  # kept under the key of the complaint itself
        if name == "id":
            return ids
        if name in values:
            if name not in self.filled:
                return values[name]
            blank = self.filled[name]
            return [blank if value is None else value for value in values[name]]
        if name in self.counted:
            return map(self.counted[name], ids)
        return repeat(self.lent[name], len(ids))


def _counting(like: object) -> Callable[[int], object]:
    if isinstance(like, bytes):
        return lambda key: key.to_bytes(len(like), "big")
    return str if isinstance(like, str) else int


def _delimited_rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter=";")


def _workbook_rows(path: Path) -> Iterator[list[object]]:
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    for row in sheet.iter_rows():
        yield [
            value if type(value) is str else value.isoformat() if isinstance(value, date) else value for value in row
        ]


if __name__ == "__main__":
    _what, _path, _db, *_more = sys.argv[1:]
    if _what == "flat":
        flat(Path(_path), Path(_db))
    else:
        tables(Path(_path), Path(_db), *_more)
