"""The papers name everything that a user can meet."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dumas_cli import errors
from dumas_cli.figures.sections import Section
from dumas_cli.records import Definition, YearBy
from dumas_cli.sheets import profiles

ROOT = Path(__file__).parent.parent
IMPORTING = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
COUNTING = (ROOT / "docs" / "counting.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", list(profiles.FIELDS))
def test_each_field_of_a_profile_is_explained(field):
    assert f"| `{field}` | {profiles.FIELDS[field]} |" in IMPORTING


@pytest.mark.parametrize("key", [*profiles._KEYS, *profiles._WORD_KEYS])
def test_each_key_of_a_profile_is_explained(key):
    assert re.search(rf"`\[?{key}\]?`", IMPORTING)


def test_each_shipped_profile_is_named():
    shipped = sorted(path.stem for path in (ROOT / "dumas_cli" / "reference" / "profiles").glob("*.toml"))
    assert [name for name in shipped if f"| `{name}` |" not in IMPORTING] == []


def test_each_exit_status_is_explained():
    statuses = {
        kind.status for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DumasError)
    }
    assert [status for status in sorted(statuses | {0, 130}) if f"| {status} |" not in ARCHITECTURE] == []


def test_each_command_is_in_the_readme(office):
    commands = re.findall(r"^  (\w+) {2,}", office.ok("--help").split("Commands:")[1], re.MULTILINE)
    assert len(commands) >= 8
    assert [name for name in commands if f"dumas {name}" not in README] == []


def test_each_table_of_the_database_is_explained(practice):
    asked = "select name from sqlite_master where type = 'table' and name not glob '_*' and name not glob 'sqlite*'"
    with closing(sqlite3.connect(practice.folder / "dumas.db")) as connection:
        tables = [name for (name,) in connection.execute(asked)]
    assert len(tables) >= 15
    assert [name for name in tables if f"`{name}`" not in ARCHITECTURE] == []


def test_each_shipped_reference_file_is_named():
    files = (ROOT / "dumas_cli" / "reference").glob("*.csv")
    assert [path.name for path in files if f"`{path.name}`" not in ARCHITECTURE] == []


@pytest.mark.parametrize("word", [*(one.value for one in Definition), *(one.value for one in YearBy)])
def test_each_way_of_counting_is_told(word):
    assert f"| `{word}`" in COUNTING


@pytest.mark.parametrize("section", [*Section, "suppress", "known-on", "min-letters"])
def test_each_section_of_the_report_is_told(section):
    assert f"--{section}" in README if section in {"monitoring"} else f"--{section}" in COUNTING
