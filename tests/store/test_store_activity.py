"""What the database tells of visits, trips and where complaints stand, from invented lists (rekaan)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from store_entries import DAY, FINANCE, KAMPAR, LAND, RIAU, SIAK, a_filing, a_laid_on_entry, an_entry, lay

from dumas_cli.figures.activity import PlannedTrip, StatusCount
from dumas_cli.records import Cost, EntryVisit, Method, Plan, Status, Trip, Visit
from dumas_cli.store import history, runs
from dumas_cli.store.activity import planned_trips, status_by_province, visit_results
from dumas_cli.store.database import reading, writing
from dumas_cli.store.letters import letters

CUT_OFF = date(2018, 1, 31)
MAY = date(2017, 5, 8)

VISITS = """\
Hasil monitoring - data rekaan;;;;;;
No. Agenda;Tahun;Tgl Kunjungan;Metode;Instansi;Hasil;Keterangan
{number};2017;08/05/2017;Mediasi;Kantor Rekaan;Sepakat dengan {name}, telepon 0812 3456 7890 (rekaan);
{number};2017;09/05/2017;Klarifikasi;;;
{other};2017;08/01/2018;Konfirmasi;Kantor Rekaan;Dicek (rekaan);
"""


@pytest.fixture
def db(tmp_path):
    return tmp_path / "dumas.db"


def visited(number, on=MAY, **said):
    said = {"visit": EntryVisit(on, Method.MEDIASI, "Sepakat (rekaan)"), **said}
    return a_laid_on_entry(number, **{"agencies": (), **said})


def at(place, **said):
    """A row that names its place."""
    return a_filing(an_entry(province=place.province, regency=place.full_name, **said), place)


def results(db, *days):
    with reading(db) as connection:
        return visit_results(connection, *days)


# --------------------------------------------------------------------------- visits


def test_a_list_of_visits_imported_by_its_profile_comes_out_with_who_complains_masked(practice):
    from dumas_cli.store import register

    with reading(practice.folder / "dumas.db") as connection:
        found = letters(connection, date(2017, 1, 1), date(2017, 4, 1))
        chosen = [
            (letter, person.name)
            for letter in found
            if letter.label.startswith("2017/")
            and (person := register.complainant(connection, letter.complaint_id)).name
            and " " in person.name
        ][:2]
    (letter, name), (other, _) = chosen
    sheet = VISITS.format(number=letter.label.split("/")[1], other=other.label.split("/")[1], name=name)
    (practice.folder / "kunjungan.csv").write_text(sheet, encoding="utf-8")
    practice.ok("import", "kunjungan.csv", "--profile", "visits")
    first, second, third = results(practice.folder / "dumas.db")
    assert (first.label, first.visited_on, first.method) == (letter.label, MAY, Method.MEDIASI)
    assert first.agency == "Kantor Rekaan"
    assert first.outcome.startswith("Sepakat dengan ***")
    assert not any(part in first.outcome for part in (name, "0812", "7890"))
    assert (second.method, second.agency, second.outcome) == (Method.KLARIFIKASI, "", "")
    assert letter.id in second.letter_ids
    assert (third.label, third.visited_on) == (other.label, date(2018, 1, 8))
    assert len(results(practice.folder / "dumas.db", date(2017, 1, 1), date(2017, 12, 31))) == 2


@pytest.mark.parametrize(("first", "last", "found"), [(MAY, MAY, 1), (date(2017, 5, 9), MAY, 0), (DAY, DAY, 0)])
def test_visits_come_from_the_days_asked_for_both_included(db, first, last, found):
    lay(db, [an_entry()])
    lay(db, [visited("1")])
    assert len(results(db, first, last)) == found


@pytest.mark.parametrize(
    ("agencies", "meant"),
    [
        ((), [FINANCE.name, LAND.name]),  # nobody is named
        ((LAND.name,), [LAND.name]),
        (("KEMENKEU",), [FINANCE.name]),  # the short name, however written
        ((LAND.name, FINANCE.name), [FINANCE.name, LAND.name]),
        (("Balai Rekaan",), [FINANCE.name, LAND.name]),  # visited elsewhere: about all of them
    ],
)
def test_the_letters_meant_are_those_to_the_agency_visited(db, agencies, meant):
    lay(db, [an_entry(), an_entry(agencies=(LAND.name,), letter_number="B-2")])
    lay(db, [visited("1", agencies=agencies)])
    (found,) = results(db)
    with reading(db) as connection:
        named = {letter.id: letter.agency for letter in letters(connection)}
    assert sorted(named[number] for number in found.letter_ids) == sorted(meant)


def test_the_place_and_the_day_of_completion_are_the_complaints(db):
    lay(db, [at(KAMPAR, completed_on=date(2018, 3, 1))])
    lay(db, [visited("1")])
    (found,) = results(db)
    assert (found.place, found.province) == ("Kabupaten Kampar", "14")
    assert found.completed_on == date(2018, 3, 1)


# --------------------------------------------------------------------------- where complaints stand


@pytest.mark.parametrize(
    ("said", "stands", "undated"),
    [
        ({}, Status.OPEN, 0),
        ({"status": Status.AWAITING_PAPERS}, Status.AWAITING_PAPERS, 0),
        ({"status": Status.ARCHIVED}, Status.ARCHIVED, 0),
        ({"status": Status.COMPLETED}, Status.COMPLETED, 1),
        ({"status": Status.COMPLETED, "completed_on": CUT_OFF}, Status.COMPLETED, 0),
        ({"status": Status.COMPLETED, "completed_on": date(2018, 2, 1)}, Status.OPEN, 0),
        ({"status": Status.OPEN, "completed_on": CUT_OFF}, Status.COMPLETED, 0),
    ],
)
def test_the_day_of_completion_decides_where_a_complaint_stands(db, said, stands, undated):
    lay(db, [at(SIAK, **said)])
    with reading(db) as connection:
        assert status_by_province(connection, 2017, CUT_OFF) == [StatusCount("14", stands, 1, undated)]


def test_a_complaint_belongs_to_the_year_in_which_it_came_and_to_the_province_of_its_place(db):
    entries = [
        at(KAMPAR, number="1", received_on=date(2017, 1, 1)),
        at(RIAU, number="2", received_on=date(2017, 12, 31)),
        at(KAMPAR, number="3", received_on=date(2018, 1, 1)),
        a_filing(an_entry("4")),
    ]
    lay(db, entries)
    with reading(db) as connection:
        found = status_by_province(connection, 2017, CUT_OFF)
        assert found == [StatusCount("", Status.OPEN, 1), StatusCount("14", Status.OPEN, 2)]
        assert status_by_province(connection, 2017, date(2017, 12, 30)) == [
            StatusCount("", Status.OPEN, 1),
            StatusCount("14", Status.OPEN, 1),
        ]


# --------------------------------------------------------------------------- trips


def test_trips_of_saved_plans_come_with_their_days_visits_and_cost(db):
    lay(db, [an_entry("1"), an_entry("2")])
    cost = Cost(3_240_000, 1_540_000, 14_421_000, 900_000)
    start = date(2017, 12, 27)
    visit = Visit(start, 60, 180, KAMPAR, LAND.name, Method.MEDIASI, (1, 2), 40)
    again = Visit(date(2017, 12, 28), 60, 180, SIAK, LAND.name, Method.MEDIASI, (2,), 20)
    this_year = Trip("Tim 1", start, date(2017, 12, 29), (visit, again), cost)
    next_year = Trip("Tim 1", date(2018, 1, 3), date(2018, 1, 4), (visit,), cost)
    plan = Plan("pivot", date(2017, 12, 1), date(2018, 2, 28), None, (this_year, next_year), (), 60)
    with writing(db) as connection:
        change = history.log_change(connection, at=datetime(2017, 12, 1, tzinfo=UTC), command="plan", what="")
        run = runs.save_triage(
            connection,
            change,
            [],
            as_of=date(2017, 11, 30),
            rules="",
            rules_sha256="",
            evaluated=0,
            mandatory_workdays=1,
            high_workdays=1,
        )
        runs.save_plan(connection, change, plan, triage_run_id=run, as_of=date(2017, 11, 30))
    with reading(db) as connection:
        (found,) = planned_trips(connection, 2017, CUT_OFF)
        assert planned_trips(connection, 2017, date(2017, 11, 29)) == []
        assert len(planned_trips(connection, 2018, CUT_OFF)) == 1
    assert found == PlannedTrip(
        plan_id=1,
        planned_as_of=date(2017, 11, 30),
        plan_starts_on=date(2017, 12, 1),
        plan_ends_on=date(2018, 2, 28),
        team="Tim 1",
        starts_on=start,
        ends_on=date(2017, 12, 29),
        visits=2,
        complaints=2,
        cost=cost,
    )
