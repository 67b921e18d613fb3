"""Reports of what was known on an earlier day, from the log of changes."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest

from dumas_cli.errors import DatabaseError
from dumas_cli.store.counts import tally
from dumas_cli.store.database import reading
from dumas_cli.store.letters import letters
from dumas_cli.store.past import reading_as_known

HEAD = [
    "No. Agenda",
    "Tgl Terima",
    "Perihal",
    "Nama Pengadu",
    "Instansi Tujuan",
    "Tgl Surat Penerusan",
    "Tgl Tanggapan",
]
FIRST = datetime(2018, 2, 1, 9, tzinfo=UTC)


def sheet(folder: Path, name: str, *rows) -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([HEAD, *rows])
    return path


def row(number, answered="", sent="10/03/2017", agency="Kementerian Keuangan"):
    return [number, "01/03/2017", "Rekaan", "Rekaan Belaka", agency, sent, answered]


def written_on(db: Path, *days: datetime) -> None:
    """Give the commands, in order, the instants at which they were written."""
    connection = apsw.Connection(str(db))
    for number, day in enumerate(days, start=1):
        connection.execute(
            "update changes set changed_at = ? where id = ?", (day.isoformat(timespec="seconds"), number)
        )
    connection.close()


@pytest.fixture
def thrice(office):
    """Three commands a day apart: two letters; the same with an answer, a corrected day and a third; undoing that."""
    folder = office.folder
    office.ok("import", sheet(folder, "a.csv", row("1"), row("2")), "--db", "d.db", "--profile", "register")
    later = sheet(folder, "b.csv", row("1", "05/05/2017"), row("2", sent="11/03/2017"), row("3"))
    office.ok("import", later, "--db", "d.db", "--profile", "register")
    office.ok("undo", "--yes", "--db", "d.db")
    db = folder / "d.db"
    written_on(db, FIRST, FIRST + timedelta(days=1), FIRST + timedelta(days=2))
    return db


def seen(db, until):
    with reading_as_known(db, until) as connection:
        return [(one.label, one.sent_on.isoformat(), one.answered_on) for one in letters(connection)]


def test_a_report_knows_what_was_on_file_on_a_day_and_no_more(thrice):
    """On paper: day 1 has letters 1 and 2; day 2 an answer, 2 sent a day later, and 3; day 3 is as day 1."""
    day = timedelta(days=1)
    first = seen(thrice, FIRST)
    second = seen(thrice, FIRST + day)
    assert [(label, sent) for label, sent, _ in first] == [("2017/0001", "2017-03-10"), ("2017/0002", "2017-03-10")]
    assert [answered is not None for *_, answered in second] == [True, False, False]
    assert [(label, sent) for label, sent, _ in second] == [
        ("2017/0001", "2017-03-10"),
        ("2017/0003", "2017-03-10"),
        ("2017/0002", "2017-03-11"),
    ]
    assert seen(thrice, FIRST + 2 * day) == first == seen(thrice, None)
    assert seen(thrice, FIRST + day - timedelta(seconds=1)) == first


def test_looking_back_changes_nothing(thrice):
    before = thrice.read_bytes()
    seen(thrice, FIRST)
    assert thrice.read_bytes() == before


def test_before_the_first_import_nothing_was_known(thrice):
    with (
        pytest.raises(DatabaseError, match="Nothing had been imported by that day"),
        reading_as_known(thrice, FIRST - timedelta(seconds=1)),
    ):
        pass


def test_the_report_takes_the_day_and_says_so(office, thrice):
    out = office.ok(
        *("report", "--year", "2017", "--as-of", "2018-01-31", "--known-on", "2018-02-02", "--db", "d.db"), TZ="UTC"
    )
    assert "Only what had been imported by 2 Feb 2018 is counted." in out
    assert "1 of 3 letters of 2017" in out
    out = office.ok(*("report", "--year", "2017", "--as-of", "2018-01-31", "--known-on", "2018-02-01", "--db", "d.db"))
    assert "0 of 2 letters of 2017" in out


def test_the_whole_is_what_a_fresh_import_of_that_day_counts(practice):
    """The practice files, and then a reply laid on one: looking back before the reply counts as before it."""
    db = practice.folder / "dumas.db"
    with reading(db) as connection:
        before = tally(connection, 2017, datetime(2018, 1, 31, tzinfo=UTC).date())
        silent = next(one for one in letters(connection) if one.sent_on.year == 2017 and not one.replied_on)
    reply = practice.folder / "reply.csv"
    with reply.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(
            [
                ["No. Agenda", "Tahun", "Instansi", "Tgl Tanggapan", "Isi Tanggapan"],
                [silent.label.split("/")[1], silent.label.split("/")[0], silent.agency, "02/01/2018", "Sudah dijawab."],
            ]
        )
    practice.ok("import", reply, "--profile", "responses")
    with reading(db) as connection:
        assert tally(connection, 2017, datetime(2018, 1, 31, tzinfo=UTC).date()) != before
    written_on(db, FIRST, FIRST + timedelta(days=1))
    with reading_as_known(db, FIRST) as connection:
        assert tally(connection, 2017, datetime(2018, 1, 31, tzinfo=UTC).date()) == before
