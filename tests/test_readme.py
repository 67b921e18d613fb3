"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n\$ dumas (.*?)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_it_shows_what_goes_in_and_what_comes_out():
    assert [words.split()[0] for words, _ in BLOCKS] == ["report", "import", "triage"]


@pytest.mark.parametrize(("words", "shown"), BLOCKS, ids=[words.split()[0] for words, _ in BLOCKS])
def test_each_output_shown_is_the_output(practice, words, shown):
    """A block ends with "..." where the output goes on."""
    command = [str(ROOT / word) if word.startswith("data/") else word for word in shlex.split(words)]
    if command[0] == "import":
        (practice.folder / "dumas.db").unlink()
        command += ["--db", "dumas.db"]
    out = practice.ok(*command)
    if shown.endswith("...\n"):
        assert out.startswith(shown.removesuffix("...\n"))
    else:
        assert out == shown


def test_the_rows_it_shows_are_in_the_practice_register():
    from openpyxl import load_workbook

    shown = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in README.splitlines()
        if re.match(r"\| 38\d \|", line)
    ]
    assert len(shown) == 3
    sheet = load_workbook(ROOT / "data" / "register-2017.xlsx", read_only=True)["Maret"]
    rows = [[str(cell) for cell in row if cell not in (None, "")] for row in sheet.iter_rows(values_only=True)]
    for cells in shown:
        wanted = [cell for cell in cells if cell not in ("", "…")]
        assert any(all(any(cell == there.strip() for there in row) for cell in wanted) for row in rows), cells
