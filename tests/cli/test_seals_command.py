"""dumas publish, dumas check, dumas report --restated and dumas explain rate, as an office meets them."""

from __future__ import annotations

import csv
import json

import pytest
from conftest import DATA

REPORT = ("--year", "2017", "--as-of", "2018-01-31")


@pytest.fixture
def published(practice):
    practice.ok("publish", *REPORT, "-o", "seal-2017.json")
    return practice


@pytest.mark.parametrize("lang", ["en", "id"])
def test_publishing_tells_what_was_sealed(practice, golden, lang):
    golden(f"cli/publish_{lang}.txt", practice.ok("publish", *REPORT, "--lang", lang))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_seal_holds_until_a_row_changes(published, golden, lang):
    golden(f"cli/check_holds_{lang}.txt", published.ok("check", "seal-2017.json", "--lang", lang))


def test_rows_that_differ_are_told_one_by_one(published, golden):
    """Without tanggapan-2017.csv the 40 answers and the 5 interim replies that it brings are missing."""
    published.ok("import", DATA / "register-2016.xlsx", DATA / "register-2017.xlsx", "--db", "other.db")
    for lang in ("en", "id"):
        ran = published.run("check", "seal-2017.json", "--db", "other.db", "--limit", "3", "--lang", lang)
        assert ran.status == 3
        golden(f"cli/check_fails_{lang}.txt", ran.out)
    rows = json.loads(published.run("check", "seal-2017.json", "--db", "other.db", "--format", "json").out)
    assert len(rows["tables"]["seal_rows"]["rows"]) == 45

    told = ("report", "--year", "2017", "--restated", "--seal", "seal-2017.json", "--db", "other.db")
    assert "2017,answered,1386,1346,-40" in published.ok(*told, "--format", "csv")
    found = json.loads(published.ok(*told, "--format", "json"))
    effects = [row["effect"] for row in found["tables"]["seal_rows"]["rows"]]
    assert effects == ["answered -1"] * 40
    for lang in ("en", "id"):
        lines = published.ok(*told, "--lang", lang).splitlines()
        golden(f"cli/restated_{lang}.txt", "\n".join(lines[:24]) + "\n")


def test_the_published_years_of_the_practice_data_hold(practice):
    out = practice.ok("check", DATA / "seal-2016.json", DATA / "seal-2017.json")
    assert "73.04%" in out
    assert "84%" in out
    assert out.count("holds") == 2
    assert "other contents" not in out


def test_publishing_is_the_same_text_every_time(practice):
    for name in ("one.json", "two.json"):
        practice.ok("publish", *REPORT, "--dry-run", "-o", name)
    one, two = ((practice.folder / name).read_bytes() for name in ("one.json", "two.json"))
    assert one == two == (DATA / "seal-2017.json").read_bytes()


def test_an_altered_seal_is_told_from_one_that_differs(published):
    path = published.folder / "seal-2017.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"answered": 1386', '"answered": 1400'), encoding="utf-8")
    ran = published.run("check", "seal-2017.json")
    assert ran.status == 3
    assert "the seal was altered" in " ".join(ran.out.split())


def test_a_seal_can_be_undone_and_is_logged(published):
    assert "sealed the report of 2017" in published.ok("history")
    published.ok("undo", "--yes")
    ran = published.run("check")
    assert ran.status == 2
    assert "No report has been sealed yet" in ran.err


def test_a_year_that_was_never_sealed_cannot_be_restated(published):
    ran = published.run("report", "--year", "2016", "--restated")
    assert ran.status == 2
    assert "has not been sealed" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("absent.json", None, "cannot be read"),
        ("table.csv", "a,b\n", "no seal"),
        ("bytes.json", b"\xff\xfe", "no seal"),
    ],
)
def test_what_is_no_seal_gets_a_clear_word(practice, name, content, what):
    if content is not None:
        data = content.encode() if isinstance(content, str) else content
        (practice.folder / name).write_bytes(data)
    ran = practice.run("check", name)
    assert ran.status == 1
    assert what in " ".join(ran.err.split())
    assert "What to do" in ran.err


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("year_by", ["referred", "answered"])
def test_the_way_from_received_to_answered(practice, golden, lang, year_by):
    out = practice.ok("explain", "rate", *REPORT, "--year-by", year_by, "--lang", lang)
    golden(f"cli/way_{year_by}_{lang}.txt", out)


def test_the_rows_behind_a_number_are_handed_out(practice):
    practice.ok("explain", "rate", *REPORT, "--rows", "rows.csv")
    lines = (practice.folder / "rows.csv").read_text(encoding="utf-8").splitlines()
    answered = [line for line in lines if line.startswith(("answered,", "answered_completed,"))]
    assert len(answered) == 1386
    groups = csv.DictReader(practice.ok("report", *REPORT, "--by", "group", "--format", "csv").splitlines())
    by_group = {row["group"]: int(row["answered_2017"]) for row in groups}
    assert len(by_group) == 9
    for group, count in by_group.items():
        assert group == "(all)" or sum(f",{group}," in line for line in answered) == count
