"""A SIGKILL in mid-import: the database stays usable, and nothing of the import is left."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from small_registers import a_further_row, a_row, dump, register

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")
ROWS = 5_000


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A small register, and a large one that changes and adds to it."""
    folder = tmp_path_factory.mktemp("killed")
    small = register(folder / "small.csv", *(a_row(number) for number in range(1, 101)))
    words = "Tanah warga dikuasai pihak lain tanpa ganti rugi sejak lama. " * 10
    rows = []
    for number in range(1, ROWS + 1):
        rows.append(a_row(number, text=f"{number} {words}", reminder_1="15/03/2017", reply="01/04/2017"))
        if number % 10 == 0:
            rows.append(a_further_row(number, agency="Polri", letter=f"C-{number}", sent="01/03/2017"))
    return small, register(folder / "large.csv", *rows)


def start(file, db):
    command = [sys.executable, "-m", "dumas_cli", "import", str(file), "--db", str(db)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_while_it_writes(file, db, moment):
    """Kill an import ``moment`` seconds after it has begun its transaction; False where it was done before."""
    running = start(file, db)
    journal = db.with_name(f"{db.name}-journal")
    until = time.monotonic() + 30
    while running.poll() is None and not journal.exists() and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(moment)
    running.send_signal(signal.SIGKILL)
    return running.wait() == -signal.SIGKILL


def sound(db):
    with sqlite3.connect(db) as connection:
        found = (
            connection.execute("pragma integrity_check").fetchall(),
            connection.execute("pragma foreign_key_check").fetchall(),
        )
    connection.close()
    return found == ([("ok",)], [])


def test_a_killed_import_leaves_the_data_as_before(office, files):
    small, large = files
    db = office.folder / "dumas.db"
    office.ok("import", small, "--db", db)
    before = dump(db)
    chance = random.Random(5)
    killed = sum(kill_while_it_writes(large, db, chance.uniform(0, 0.3)) for _ in range(3))
    assert killed >= 2
    assert office.run("list", "--db", db).status == 0
    assert sound(db)
    assert dump(db) == before
    office.ok("import", large, "--db", db)
    assert len(dump(db)["complaints"]) == ROWS


def test_a_killed_first_import_leaves_no_database(office, files):
    _, large = files
    db = office.folder / "new" / "dumas.db"
    chance = random.Random(6)
    for _ in range(3):
        assert kill_while_it_writes(large, db, chance.uniform(0, 0.3))
        for command in (("list",), ("report", "--year", 2017), ("triage",)):
            ran = office.run(*command, "--db", db)
            assert (ran.status, ran.out) == (1, "")
            assert "There is no database yet." in ran.err
    office.ok("import", large, "--db", db)
    assert sound(db)
    assert len(dump(db)["complaints"]) == ROWS
    assert db.stat().st_mode & 0o777 == 0o600


def test_an_import_killed_after_it_had_to_write_to_the_disk_is_rolled_back(office, files, monkeypatch):
    """With little memory for the transaction its pages reach the file before the end: the journal undoes them."""
    small, large = files
    db = office.folder / "dumas.db"
    office.ok("import", small, "--db", db)
    before, size = dump(db), db.stat().st_size
    script = (
        "import sys; from dumas_cli.store import database; database.CACHE_MIB = 0\n"
        "from dumas_cli.cli import main; sys.argv[0] = 'dumas'; main()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script, "import", str(large), "--db", str(db)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 30
    while running.poll() is None and db.stat().st_size < size + 500_000 and time.monotonic() < until:
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert db.stat().st_size > size  # what the killed import has written is there
    assert office.run("list", "--db", db).status == 0
    assert sound(db)
    assert dump(db) == before


def test_an_interrupted_import_leaves_the_data_as_before(office, files):
    small, large = files
    db = office.folder / "dumas.db"
    office.ok("import", small, "--db", db)
    before = dump(db)
    running = start(large, db)
    journal = db.with_name(f"{db.name}-journal")
    while running.poll() is None and not journal.exists():
        time.sleep(0.002)
    running.send_signal(signal.SIGINT)
    assert running.wait(20) == 130
    assert dump(db) == before
