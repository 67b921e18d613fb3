"""Results of visits, from an invented list: the report's tables of them, and the question whether they helped."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta

import pytest

from dumas_cli.store.database import reading
from dumas_cli.store.letters import letters

REPORT = ("report", "--year", "2017", "--as-of", "2018-01-31")
METHODS = ("koordinasi", "klarifikasi", "mediasi", "konfirmasi", "gelar pengaduan")


@pytest.fixture
def visited(practice):
    """90 complaints visited after their letters had waited 60 days: those of every second letter that did."""
    with reading(practice.folder / "dumas.db") as connection:
        known = letters(connection)
    waiting = [
        one
        for one in known
        if date(2017, 1, 1) <= one.sent_on <= date(2017, 9, 30)
        and one.returned_on is None
        and (one.answered_on is None or one.answered_on > one.sent_on + timedelta(days=60))
    ]
    chosen = {one.complaint_id: one for one in waiting[::2]}
    path = practice.folder / "kunjungan.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["No. Agenda", "Tahun", "Tgl Kunjungan", "Metode", "Instansi", "Hasil"])
        for n, one in enumerate([*chosen.values()][:90]):
            year, number = one.label.split("/")
            day = (one.sent_on + timedelta(days=60)).strftime("%d/%m/%Y")
            writer.writerow([number, year, day, METHODS[n % 5], one.agency, "Instansi berjanji menjawab (rekaan)"])
    practice.ok("import", "kunjungan.csv", "--profile", "visits")
    return practice


def test_the_visits_of_a_year_are_told_by_method_and_one_by_one(visited):
    found = json.loads(visited.ok(*REPORT, "--monitoring", "--format", "json"))["tables"]
    methods = {row["method"]: row for row in found["methods"]["rows"]}
    assert {name: methods[name]["results"] for name in methods if name != "(all)"} == {
        method.replace(" ", "_"): 18 for method in METHODS
    }
    assert methods["(all)"]["results"] == 90
    assert len(found["visits_annex"]["rows"]) <= 90
    assert sum(len(row["complaints"].split(", ")) for row in found["visits_annex"]["rows"]) == 90


def test_whether_visits_helped_is_told_with_an_interval_and_its_limits(visited):
    """Nothing was done to these letters (the list is invented), so an honest interval holds 0."""
    found = json.loads(visited.ok(*REPORT, "--effect", "--format", "json"))["tables"]["effect_letters"]
    rows = {row["side"]: row for row in found["rows"]}
    assert rows["visited"]["letters"] == 90
    assert rows["compared"]["letters"] > 90
    difference = rows["difference"]
    assert difference["change_points"] == pytest.approx(
        rows["visited"]["change_points"] - rows["compared"]["change_points"], abs=1e-5
    )
    assert difference["low_points"] < 0 < difference["high_points"]
    said = " ".join(found["notes"])
    assert "does not" in said or "not say" in said or "cannot" in said, said
