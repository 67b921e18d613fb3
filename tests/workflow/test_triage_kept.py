"""Triage runs and plans are kept, and read back as they were."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from conftest import DATA
from small_registers import a_further_row, a_row, ask, register

from dumas_cli.reference.files import Reference
from dumas_cli.settings import MINIMAL_TOML, find_settings
from dumas_cli.store import runs
from dumas_cli.store.database import reading
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.triaging import triage_open

FROM_TO = ("--from", "2018-02-01", "--to", "2018-04-30")


def the_office(folder):
    settings = find_settings(None, folder=folder, beside=folder)
    return Office(folder / "dumas.db", settings, Reference(None), datetime(2018, 1, 31, tzinfo=UTC), "dumas triage")


@pytest.fixture
def small(office):
    """An office with four open complaints that ask for a visit, in two provinces; one letter came back."""
    visit = {"disposition": "Klarifikasi langsung", "subject": "Sengketa tanah"}
    takalar = {"regency": "Kab. Takalar", "province": "Sulsel"}
    kampar = {"regency": "Kab. Kampar", "province": "Riau"}
    rows = [
        a_row(1, **visit, **takalar),
        a_further_row(1, agency="Pemkab Takalar", letter="B-9", sent="01/03/2017"),
        a_row(2, agency="Polri", returned="01/03/2017", **visit, **kampar),
        a_further_row(2, agency="Pemkab Kampar", letter="B-8", sent="01/03/2018"),
        a_row(3, agency="BPN", **visit, **kampar, status="Selesai", completed="01/06/2018"),
        a_row(4, **visit, **kampar, status="Selesai", completed="01/06/2017"),
    ]
    office.ok("import", register(office.folder / "register.csv", *rows), "--db", "dumas.db")
    (office.folder / "dumas.toml").write_text(MINIMAL_TOML)
    return office


def flagged(office, *filters, as_of="2018-01-31"):
    """The complaints in the last saved run, after a triage with these filters."""
    office.ok("triage", "--as-of", as_of, "--db", "dumas.db", *filters)
    rows = ask(
        office.folder / "dumas.db",
        "select c.number from flags f join complaints c on c.id = f.complaint_id"
        " where f.triage_run_id = (select max(id) from triage_runs) order by c.number",
    )
    return [int(number) for (number,) in rows]


@pytest.mark.parametrize("as_of", [date(2018, 1, 31), date(2017, 6, 30)])
def test_flags_are_read_back_as_they_were_saved(practice, as_of):
    """Also on an earlier day than the data's last: what came later is not in them."""
    office = the_office(practice.folder)
    saved = [flag for flag in triage_open(office, as_of=as_of).result.flags if flag.needs_clarification]
    with reading(office.db) as connection:
        run = runs.last_triage(connection)
        read = runs.flags_of(connection, run)
    assert (run.as_of, len(read)) == (as_of, len(saved))
    assert len(saved) > 20
    for one, other in zip(saved, read, strict=True):
        assert one.agencies == other.agencies
        assert one.complaint == other.complaint
        assert json.loads(json.dumps(dict(one.facts), default=str)) == other.facts
        assert replace(one, facts={}) == replace(other, facts={})


def test_the_agencies_of_a_flag_are_those_of_its_day(small):
    """Letter 2/Polri came back and Pemkab Kampar was written to later: nobody has complaint 2 on 31 January."""
    flagged(small)
    with reading(small.folder / "dumas.db") as connection:
        flags = runs.flags_of(connection, runs.last_triage(connection))
    named = {flag.complaint.number: [agency.name for agency in flag.agencies] for flag in flags}
    assert named == {
        "1": ["Kementerian Keuangan", "Pemerintah Kabupaten Takalar"],
        "2": [],
        "3": ["Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional"],
    }


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), [1, 2, 3]),
        (("--agency", "keuangan"), [1]),
        (("--agency", "ATR"), [3]),
        (("--province", "Riau"), [2, 3]),
        (("--province", "Riau", "--agency", "Keuangan"), []),
    ],
)
def test_a_triage_evaluates_what_passes_the_filters(small, filters, found):
    assert flagged(small, *filters) == found


def test_a_complaint_is_triaged_while_it_is_open(small):
    assert flagged(small, as_of="2017-05-31") == [1, 2, 3, 4]
    assert flagged(small, as_of="2018-05-31") == [1, 2, 3]
    assert flagged(small, as_of="2018-06-01") == [1, 2]
    assert flagged(small, as_of="2017-02-01") == []


def test_each_triage_is_kept(small):
    for as_of in ("2018-01-31", "2017-05-31", "2018-01-31"):
        small.ok("triage", "--as-of", as_of, "--db", "dumas.db")
    assert ask(small.folder / "dumas.db", "select as_of, evaluated from triage_runs order by id") == [
        ("2018-01-31", 3),
        ("2017-05-31", 4),
        ("2018-01-31", 3),
    ]


def test_an_explanation_keeps_nothing(small):
    before = (small.folder / "dumas.db").read_bytes()
    small.ok("triage", "--explain", "2017/0001", "--as-of", "2018-01-31", "--db", "dumas.db")
    assert (small.folder / "dumas.db").read_bytes() == before


def test_a_plan_needs_a_triage(small):
    ran = small.run("plan", *FROM_TO, "--db", "dumas.db")
    assert ran.status == 1
    assert "There is no triage to plan from." in ran.err
    assert "dumas triage" in ran.err


def test_a_plan_of_a_day_needs_that_days_triage(small):
    small.ok("triage", "--as-of", "2018-01-31", "--db", "dumas.db")
    ran = small.run("plan", *FROM_TO, "--as-of", "2018-01-15", "--db", "dumas.db")
    assert ran.status == 1
    assert "dumas triage --as-of 2018-01-15" in ran.err


def test_a_plan_works_on_the_last_triage(small):
    db = small.folder / "dumas.db"
    small.ok("triage", "--as-of", "2018-01-31", "--db", db)
    small.ok("triage", "--as-of", "2018-01-31", "--province", "Riau", "--db", db)
    small.ok("plan", *FROM_TO, "--db", db)
    small.ok("triage", "--as-of", "2018-01-30", "--db", db)
    small.ok("plan", *FROM_TO, "--as-of", "2018-01-31", "--db", db)
    assert ask(db, "select triage_run_id, as_of, starts_on, ends_on from plans order by id") == [
        (2, "2018-01-31", "2018-02-01", "2018-04-30"),
        (2, "2018-01-31", "2018-02-01", "2018-04-30"),
    ]


def test_a_plan_accounts_for_every_flag_once(practice):
    """In the plan or left out: what is kept is what is printed."""
    db = practice.folder / "dumas.db"
    practice.ok("triage", "--as-of", "2018-01-31", "--db", db)
    words = ("plan", *FROM_TO, "--settings", DATA / "dumas.toml", "--db", db)
    dry = practice.ok(*words, "--dry-run", "--format", "json")
    assert ask(db, "select count(*) from plans") == [(0,)]
    real = practice.ok(*words, "--format", "json")
    assert json.loads(dry)["tables"] == json.loads(real)["tables"]
    flags = {row[0] for row in ask(db, "select complaint_id from flags where needs_clarification = 1")}
    visited = [row[0] for row in ask(db, "select complaint_id from visit_complaints")]
    left = [row[0] for row in ask(db, "select complaint_id from plan_left_out")]
    assert sorted(visited + left) == sorted(flags)
    assert ask(db, "select cost, value from plans") == ask(
        db,
        "select (select sum(per_diem + lodging + fares + local_transport) from trips),"
        " (select sum(score) from flags where complaint_id in (select complaint_id from visit_complaints))",
    )


def test_a_planned_visit_is_part_of_the_story(practice):
    db = practice.folder / "dumas.db"
    practice.ok("triage", "--as-of", "2018-01-31", "--db", db)
    practice.ok("plan", *FROM_TO, "--settings", DATA / "dumas.toml", "--db", db)
    ((year, number, held_on),) = ask(
        db,
        "select register_year, number, held_on from visit_complaints join visits v on v.id = visit_id"
        " join complaints c on c.id = complaint_id order by 1, 2 limit 1",
    )
    shown = json.loads(practice.ok("show", f"{year}/{number}", "--db", db, "--format", "json"))
    events = [(row["on"], row["event"]) for row in shown["tables"]["timeline"]["rows"]]
    assert (held_on, "visited") in events
