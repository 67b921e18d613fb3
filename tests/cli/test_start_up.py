"""A command imports only what it needs: help and reports must answer at once."""

import os
import subprocess
import sys

import pytest
from conftest import DATA

HEAVY = {"numpy", "openpyxl", "pandas", "python_calamine", "sqlite_utils"}
PROBE = """
import sys
from dumas_cli.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*(set(sys.modules) & set({names!r}.split())), file=sys.stderr)
"""


def imported(folder, *words, names):
    """Which of the named libraries a command has imported when it ends."""
    probe = PROBE.format(names=" ".join(names))
    env = {name: value for name, value in os.environ.items() if not name.startswith("DUMAS_")} | {"LANG": "C.UTF-8"}
    ran = subprocess.run([sys.executable, "-c", probe, *words], cwd=folder, env=env, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("words", [["--help"], ["report", "--help"], ["--version"]])
def test_help_imports_next_to_nothing(tmp_path, words):
    light = HEAVY | {"holidays", "babel", "rich", "sqlite3", "platformdirs", "rapidfuzz"}
    assert imported(tmp_path, *words, names=light) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--year", "2017"],
        ["list", "--province", "Bali"],
        ["show", "2017/0412"],
        ["config", "list"],
    ],
)
def test_looking_things_up_needs_no_heavy_library(practice, words):
    assert imported(practice.folder, *words, names=HEAVY | {"holidays", "rich"}) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["triage", "--as-of", "2018-01-31"],
        ["plan", "--dry-run", "--settings", str(DATA / "dumas.toml")],
        ["template", "settings"],
    ],
)
def test_triage_and_plan_need_no_spreadsheet_library(practice, words):
    if words[0] == "plan":
        practice.ok("triage", "--as-of", "2018-01-31")
    assert imported(practice.folder, *words, names=HEAVY) == set()


def test_a_plain_report_imports_nothing_of_the_sections_that_were_not_asked_for(practice):
    sections = {f"dumas_cli.figures.{name}" for name in ("activity", "effect", "trend", "waiting")}
    others = {"dumas_cli.triage.card", "dumas_cli.render.report_charts", "dumas_cli.workflow.sections"}
    assert imported(practice.folder, "report", "--year", "2017", names=sections | others) == set()
