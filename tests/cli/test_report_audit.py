"""What an office would stumble over: reports side by side, a register that ends before the cut-off, altered seals."""

from __future__ import annotations

import csv
import json
import re

import pytest

HEAD = "No. Agenda;Tgl Terima;Perihal;Nama Pengadu;Instansi Tujuan;Tgl Surat Penerusan;Tgl Tanggapan"
LEAK = {  # letters of 2016 and 2017, all answered but for a third
    "Kementerian Sosial": (1, 0),
    "Kementerian Kesehatan": (8, 30),
    "Kementerian Ketenagakerjaan": (12, 6),
    "Kementerian Agama": (30, 30),
    "Badan Kepegawaian Negara": (20, 20),
    "Ombudsman Republik Indonesia": (20, 20),
}


def register(office, letters, months=range(1, 13)):
    """Registers in which every agency got so many letters in each year, spread over the months; two thirds answered."""
    number = 0
    for at, year in enumerate((2016, 2017)):
        lines = [HEAD]
        for agency, counts in letters.items():
            for n in range(counts[at]):
                number += 1
                month = months[n % len(months)]
                answer = f"20/{month:02}/{year}" if n % 3 else ""
                day = f"05/{month:02}/{year}"
                lines.append(f"{number};{day};Rekaan;Rekaan Belaka {number};{agency};{day};{answer}")
        (office.folder / f"{year}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        office.ok("import", f"{year}.csv", "--profile", "register", "--db", "dumas.db")


def shown(office, year, *more):
    """Letters of 2016 by agency, as a published report of a year shows them."""
    out = office.ok(
        "report", "--year", year, "--as-of", "2018-01-31", "--suppress", "--by", "agency", "--format", "csv", *more
    )
    return {row["agency"]: int(row["referred_2016"]) for row in csv.DictReader(out.splitlines())}


def test_two_yearly_reports_side_by_side_give_no_hidden_count_away(office):
    """What the report of 2016 hides is hidden in that of 2017, so their rests differ by shown groups only."""
    register(office, LEAK)
    before, after = shown(office, "2016"), shown(office, "2017")
    own = {name for name in before if not name.startswith("(")}
    later = {name for name in after if not name.startswith("(")}
    assert later <= own
    assert "Kementerian Sosial" not in own
    newly_hidden = sum(before[name] for name in own - later)
    assert after["(others)"] - newly_hidden == before["(others)"]
    assert before["(others)"] > 2


def test_a_published_report_splits_the_change_only_where_it_says_how(practice):
    report = ("report", "--year", "2017", "--as-of", "2018-01-31", "--suppress")
    assert "answering better or worse" not in practice.ok(*report)
    out = " ".join(practice.ok(*report, "--why").split())
    assert "Worked out on the published table" in out
    ran = practice.run(*report, "--ranking")
    assert ran.status == 2
    assert "no ranking" in " ".join(ran.err.split())


def test_months_that_nobody_has_entered_are_no_months_without_letters(office):
    """The register ends in December 2017; seen from June 2018 or 2026, the series still ends there."""
    register(office, {"Kementerian Agama": (60, 60), "Kementerian Sosial": (60, 60)})
    for day in ("2017-12-31", "2018-06-30", "2026-01-01"):
        found = json.loads(office.ok("report", "--year", "2017", "--as-of", day, "--trend", "--format", "json"))[
            "tables"
        ]
        assert found["trend"]["rows"][-1]["month"] == "2017-12"
        assert "and there are 24" in found["forecast"]["notes"][0]
        assert any("last complaint on file" in note for note in found["trend"]["notes"]) == (day != "2017-12-31")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "html"])
def test_an_account_of_the_rate_comes_in_every_form(practice, form):
    practice.ok("explain", "rate", "--year", "2017", "--as-of", "2018-01-31", "--format", form)
    practice.ok("explain", "rate", "--year", "2017", "--as-of", "2018-01-31", "--rows", f"rows.{form}")
    practice.ok("publish", "--year", "2017", "--as-of", "2018-01-31", "--format", form)
    practice.ok("check", "--format", form)


@pytest.mark.parametrize(
    ("pattern", "instead", "status", "what"),
    [
        (r'("sha256": "\w+")', r'\1,\n  "figures": {"received": 1}', 1, "no seal"),
        (r'("sha256": "\w+")', r'\1,\n  "by": "me"', 3, "altered"),
        (r'"year": 2017', '"year": 99999', 1, "no seal"),
        (r'"year": 2017', '"year": 2017.5', 1, "no seal"),
        (r'"year": 2017', '"year": "2017"', 1, "no seal"),
        (r'"answered": 1386', '"answered": 1387', 3, "altered"),
    ],
)
def test_a_seal_that_was_tampered_with_never_holds(practice, pattern, instead, status, what):
    practice.ok("publish", "--year", "2017", "--as-of", "2018-01-31", "--dry-run", "-o", "seal.json")
    path = practice.folder / "seal.json"
    altered = re.sub(pattern, instead, path.read_text(encoding="utf-8"), count=1)
    assert altered != path.read_text(encoding="utf-8")
    path.write_text(altered, encoding="utf-8")
    ran = practice.run("check", "seal.json")
    assert ran.status == status
    assert what in " ".join((ran.out + ran.err).split())


def test_a_seal_is_only_asked_for_where_it_is_used(practice):
    ran = practice.run("report", "--year", "2017", "--seal", "nothing.json")
    assert ran.status == 2
    assert "--seal goes with --restated" in ran.err


def test_the_rate_explained_is_the_rate_reported(practice):
    """Under each definition and year, but for definitions beside the one used where each has letters of its own."""
    for definition in ("substantive", "any-reply", "completed"):
        for year_by in ("referred", "received", "answered"):
            how = ("--year", "2017", "--as-of", "2018-01-31", "--definition", definition, "--year-by", year_by)
            told = json.loads(practice.ok("explain", "rate", *how, "--format", "json"))["tables"]["definitions"]["rows"]
            used = next(row for row in told if row["used"])
            years = json.loads(practice.ok("report", *how, "--by", "group", "--format", "json"))["tables"]["years"][
                "rows"
            ]
            reported = {row["figure"]: row["2017"] for row in years}
            assert (used["counted"], used["referred"]) == (reported["answered"], reported["referred"])
