"""dumas history, undo, redo, problems and agency as the office meets them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import time
from contextlib import closing

import pytest
from conftest import DATA
from openpyxl import load_workbook

HEADING = (
    "No. Agenda;Tgl Terima;Perihal;Nama Pengadu;NIK;No. HP;Alamat;Kategori;Status;Tgl Selesai;Instansi Tujuan;"
    "No. Surat Penerusan;Tgl Surat Penerusan"
)
PERSON = ("Budi Rekaan", "3173014101700001", "081234567890", "Jl. Rekaan 1")
ANSWER = "No. Agenda;Tahun;Instansi;No. Surat Tanggapan;Tgl Tanggapan;Jenis Tanggapan;Isi Tanggapan"


def a_row(number, *, person=PERSON, received="02/02/2017", agency="Polri", status="Proses", completed=""):
    letter = (agency, f"B-{number}/D-2/02/2017", "10/02/2017")
    cells = (str(number), received, "Sengketa tanah", *person, "Pertanahan", status, completed, *letter)
    return ";".join(cells)


def written(path, *rows):
    path.write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    return path


def ask(db, sql):
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


def dump(db):
    with closing(sqlite3.connect(db)) as connection:
        return list(connection.iterdump())


class Keyboard(io.StringIO):
    """What is typed at a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def at(monkeypatch):
    """The office's own zone: a clock two hours after nine in UTC shows sixteen in Jakarta."""
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def desk(office, monkeypatch):
    """An office with two imports: the second changes, answers and adds."""
    monkeypatch.setenv("DUMAS_DB", str(office.folder / "dumas.db"))
    monkeypatch.setenv("LOGNAME", "sari")
    first = written(
        office.folder / "register-1.csv",
        a_row(1, agency="KEMENDIKNAZ"),
        a_row(2, received="31/02/2017"),
        a_row(3, person=("Budi Rekaan", "317301", "", "")),
    )
    second = written(
        office.folder / "register-2.csv",
        a_row(1, agency="KEMENDIKNAZ", person=("Siti Rekaan", *PERSON[1:]), status="Selesai", completed="01/06/2017"),
        a_row(4),
    )
    answers = office.folder / "tanggapan.csv"
    answers.write_text(f"{ANSWER}\n1;2017;KEMENDIKNAZ;S-1;01/04/2017;Substantif;Selesai\n", encoding="utf-8")
    office.ok("import", first)
    office.ok("import", second, answers)
    return office


def dated(office):
    """Give every entry the same day and writer, so that what is shown can be compared."""
    with closing(sqlite3.connect(office.folder / "dumas.db")) as connection:
        connection.execute("update changes set changed_at = '2018-03-03T02:15:00+00:00', who = 'sari'")
        connection.commit()


def typed(office, text, *words):
    """Run a command at a terminal at which this is typed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", Keyboard(text))
        return office.run(*words)


# --------------------------------------------------------------------------- what is shown


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("history_80", ["history"]),
        ("history_80_id", ["history", "--lang", "id"]),
        ("history_limit", ["history", "--limit", 1]),
        ("history_number", ["history", "2017/0001"]),
        ("history_number_id", ["history", "2017/0001", "--lang", "id"]),
        ("undo_dry_run", ["undo", "--batch", 2, "--dry-run"]),
        ("redo_dry_run", ["redo", "--dry-run"]),
        ("problems_80", ["problems"]),
        ("problems_80_id", ["problems", "--lang", "id"]),
        ("problems_none", ["problems", "--file", "tanggapan"]),
        ("agency_list", ["agency", "list", "pertanahan", "bog"]),
        ("agency_list_none", ["agency", "list", "xyzzy"]),
    ],
)
def test_what_the_office_sees(desk, golden, name, words):
    if name in {"redo_dry_run", "history_80", "history_80_id"}:
        desk.ok("undo", "--yes")
    dated(desk)
    golden(f"cli/{name}.txt", desk.ok(*words))


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize(
    ("name", "words", "status"),
    [
        ("undo_unasked", ["undo"], 2),
        ("redo_unasked", ["redo"], 2),
        ("undo_stood_on", ["undo", "--batch", 1, "--yes"], 1),
        ("undo_no_batch", ["undo", "--batch", 9, "--yes"], 2),
        ("redo_nothing", ["redo", "--yes"], 2),
        ("problems_no_batch", ["problems", "--batch", 9], 2),
        ("problems_rejects_ending", ["problems", "--rejects", "mend.csv"], 2),
        ("agency_alias_incomplete", ["agency", "alias", "KEMENDIKNAZ"], 2),
        ("agency_alias_unknown", ["agency", "alias", "KEMENDIKNAZ", "Kementrian Pendidikn dan Kebudayaan"], 2),
        ("agency_alias_not_taught", ["agency", "alias", "--remove", "KEMENDIKNAZ"], 2),
    ],
)
def test_what_cannot_be_done_is_told(desk, golden, name, words, status):
    dated(desk)
    before = dump(desk.folder / "dumas.db")
    ran = desk.run(*words)
    assert (ran.status, ran.out) == (status, "")
    golden(f"cli/errors/{name}.txt", ran.err)
    assert dump(desk.folder / "dumas.db") == before


# --------------------------------------------------------------------------- undo and redo


def test_undo_shows_what_it_would_do_and_does_it_when_agreed_to(desk):
    ran = typed(desk, "y\n", "undo")
    assert ran.status == 0
    assert "What undoing batch 2 would do" in ran.out
    assert "1 complaint goes: 2017/0004" in ran.out
    assert ran.err.endswith("Do it? [y/N] Batch 2 is undone, in batch 3.\n")
    assert ask(desk.folder / "dumas.db", "select count(*) from complaints") == [(1,)]
    assert typed(desk, "ya\n", "redo", "--lang", "id").status == 0
    assert ask(desk.folder / "dumas.db", "select count(*) from complaints") == [(2,)]


@pytest.mark.parametrize("answer", ["\n", "n\n", "", "yess\n"])
def test_undo_that_is_not_agreed_to_changes_nothing(desk, answer):
    before = (desk.folder / "dumas.db").read_bytes()
    ran = typed(desk, answer, "undo")
    assert ran.status == 1
    assert ran.err.endswith("Nothing was changed.\n")
    assert (desk.folder / "dumas.db").read_bytes() == before


def test_a_dry_run_changes_nothing_and_tells_the_same(desk):
    before = (desk.folder / "dumas.db").read_bytes()
    dry = json.loads(desk.ok("undo", "--dry-run", "--format", "json"))
    assert (desk.folder / "dumas.db").read_bytes() == before
    real = json.loads(desk.ok("undo", "--yes", "--format", "json"))
    assert dry["tables"] == real["tables"]
    assert (dry["facts"]["by"], real["facts"]["by"]) == (None, 3)


def test_the_log_keeps_who_gave_the_command(desk):
    desk.ok("undo", "--yes", LOGNAME="budi")
    logged = ask(desk.folder / "dumas.db", "select who, command, what, undoes from changes where id = 3")
    assert logged == [("budi", "dumas undo --yes", "undo of batch 2: import register-2.csv, tanggapan.csv", 2)]
    assert ask(desk.folder / "dumas.db", "select undone_by from changes where id = 2") == [(3,)]


def test_a_plan_is_undone_before_its_triage_and_both_are_redone(practice):
    db = practice.folder / "dumas.db"
    tables = ("triage_runs", "flags", "flag_agencies", "plans", "trips", "visits", "visit_complaints", "plan_left_out")
    practice.ok("triage", "--as-of", "2018-01-31")
    practice.ok("plan", "--settings", DATA / "dumas.toml")
    kept = {table: ask(db, f"select rowid, * from {table} order by rowid") for table in tables}
    assert all(kept.values())
    ran = practice.run("undo", "--batch", 2, "--yes")
    assert ran.status == 1
    assert "batch 3 (plan " in ran.err
    ran = practice.run("undo", "--batch", 1, "--yes")
    assert "batch 2 (triage as of 2018-01-31" in ran.err
    practice.ok("undo", "--yes")
    practice.ok("undo", "--yes")
    assert [ask(db, f"select count(*) from {table}") for table in tables] == [[(0,)]] * len(tables)
    practice.ok("redo", "--yes")
    practice.ok("redo", "--yes")
    assert {table: ask(db, f"select rowid, * from {table} order by rowid") for table in tables} == kept


# --------------------------------------------------------------------------- personal data


def test_no_listing_shows_who_complains(desk):
    desk.ok("agency", "alias", "KEMENDIKNAZ", "Kementerian Keuangan")
    shown = [
        desk.ok(*words, "--format", form)
        for words in (["history"], ["history", "1"], ["problems"], ["problems", "--all"], ["undo", "--dry-run"])
        for form in ("table", "csv", "json", "md")
    ]
    for text in shown:
        assert not any(word in text for word in ("Budi", "Siti", "3173014101700001", "081234567890", "Jl. Rekaan"))
    assert "Siti Rekaan" in desk.ok("history", "1", "--reveal")


# --------------------------------------------------------------------------- problems


def test_problems_come_as_csv_with_their_remedy(desk):
    rows = list(csv.DictReader(io.StringIO(desk.ok("problems", "--format", "csv").removeprefix("\ufeff"))))
    assert [(row["problem_no"], row["batch"], row["file"], row["cell"]) for row in rows] == [
        ("1", "1", "register-1.csv", "B3"),
        ("2", "1", "register-1.csv", "E4"),
    ]
    assert rows[0]["value"] == "31/02/2017"
    assert "317301" not in rows[1].values()
    assert all(row["remedy"] for row in rows)


def test_the_open_rows_come_back_in_a_workbook_with_their_numbers_for_the_owner_only(desk):
    ran = desk.run("problems", "--rejects", "mend.xlsx")
    assert "Written: mend.xlsx" in ran.err
    file = desk.folder / "mend.xlsx"
    assert file.stat().st_mode & 0o077 == 0
    sheet = load_workbook(file).worksheets[0]
    assert [cell.value for cell in sheet[1]][-4:] == ["Cell", "Reason", "Remedy", "Problem no."]
    assert [[row[0].value, row[-1].value] for row in sheet.iter_rows(min_row=2)] == [["2", 1], ["3", 2]]
    coloured = [cell.coordinate for row in sheet.iter_rows(min_row=2) for cell in row if cell.fill.fill_type]
    assert coloured == ["B2", "E3"]
    assert "Budi Rekaan" in [cell.value for cell in sheet[2]]


def numbers_open(desk):
    return [
        row["problem_no"] for row in json.loads(desk.ok("problems", "--format", "json"))["tables"]["problems"]["rows"]
    ]


def test_a_row_that_need_not_be_imported_is_closed_by_its_number_and_an_undo_opens_it_again(desk):
    before = numbers_open(desk)
    ran = desk.run("problems", "--close", "1", "--close", "1")
    assert "Closed: 1 (dumas undo --batch 3 opens again)" in ran.err
    assert [*before[1:]] == numbers_open(desk)
    assert ",dropped," in desk.ok("problems", "--all", "--format", "csv")
    assert "closed without import, batch 3" in " ".join(desk.ok("problems", "--all", "--format", "md").split())
    assert "close rows set aside 1" in desk.ok("history")
    desk.ok("undo", "--yes")
    assert numbers_open(desk) == before


def test_a_number_that_is_not_open_closes_nothing(desk):
    before = dump(desk.folder / "dumas.db")
    ran = desk.run("problems", "--close", "1", "--close", "99")
    assert ran.status == 2
    assert "No open row set aside has the problem number 99." in ran.err
    assert dump(desk.folder / "dumas.db") == before


def test_where_nothing_is_open_no_workbook_is_written(desk):
    desk.ok("problems", "--file", "register-2", "--rejects", "mend.xlsx")
    assert not (desk.folder / "mend.xlsx").exists()


# --------------------------------------------------------------------------- agencies


def test_a_spelling_taught_is_listed_moves_letters_and_is_forgotten(desk):
    ran = desk.run("agency", "alias", "KEMENDIKNAZ", "kemdikbud")
    assert ran.status == 0
    assert ran.err.splitlines() == [
        '"KEMENDIKNAZ" means Kementerian Pendidikan dan Kebudayaan from now on.',
        "1 letter on file moved to Kementerian Pendidikan dan Kebudayaan.",
    ]
    assert "KEMENDIKNAZ" in desk.ok("agency", "list", "--aliases")
    assert "Kementerian Pendidikan dan Kebudayaan" in desk.ok("list", "--agency", "Pendidikan")
    ran = desk.run("agency", "alias", "--remove", "Kemendiknaz")
    assert (ran.status, "forgotten" in ran.err) == (0, True)
    assert desk.ok("agency", "list", "--aliases") == "No spelling has been taught.\n"
    desk.ok("undo", "--yes")
    desk.ok("undo", "--yes")
    assert ask(desk.folder / "dumas.db", "select name from agencies where id in (select agency_id from referrals)") == [
        ("KEMENDIKNAZ",),
        ("Kepolisian Negara Republik Indonesia",),
    ]


def test_agencies_are_listed_before_there_is_a_database(office):
    assert "Kementerian Keuangan" in office.ok("agency", "list", "keuangan", "--db", "none.db")
    assert not (office.folder / "none.db").exists()
