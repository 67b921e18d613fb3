"""Which years a report sets side by side, and what it says of letters that count nowhere."""

from __future__ import annotations

import json

from small_registers import a_row, register


def test_the_year_before_stands_beside_only_if_it_is_on_file(practice):
    both = json.loads(practice.ok("report", "--year", 2017, "--as-of", "2018-01-31", "--format", "json"))
    alone = json.loads(practice.ok("report", "--year", 2016, "--as-of", "2018-01-31", "--format", "json"))
    assert both["facts"]["years"] == "2016,2017"
    assert alone["facts"]["years"] == "2016"


def test_a_letter_without_a_day_of_sending_counts_nowhere_and_is_told(office):
    """Two letters, one with its day: of 1 letter 0 are answered, and 1 letter is told as counting nowhere."""
    path = register(office.folder / "register.xlsx", a_row(1), a_row(2, sent="", letter=""))
    office.ok("import", path, "--db", "dumas.db")
    shown = office.ok("report", "--year", 2017, "--as-of", "2018-01-31")
    assert "0 of 1 letter of 2017" in " ".join(shown.split())
    assert "1 letter on file carries no day of sending and counts nowhere." in shown
