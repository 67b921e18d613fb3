"""The reports in docs/examples are those that the program makes today, and their figures are the sealed ones."""

from __future__ import annotations

import json
import re
import shlex
import zipfile
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
README = (EXAMPLES / "README.md").read_text(encoding="utf-8")
REPORTS = {
    Path(words[-1]).name: words[1:-1]
    for line in README.splitlines()
    if line.startswith("dumas report") and (words := shlex.split(line))
}
EXACT = {".txt", ".csv", ".json", ".jsonl", ".md"}


def words_of_page(path):
    """The words of a page without its pictures: how these are drawn depends on a library's version."""
    page = re.sub(r"(?s)<(svg|style)\b.*?</\1>", " ", path.read_text(encoding="utf-8"))
    return unescape(re.sub(r"<[^>]*>", " ", page)).split()


def cells_of(path):
    from openpyxl import load_workbook

    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in load_workbook(path)}


def words_of_docx(path):
    with zipfile.ZipFile(path) as package:
        parts = sorted(name for name in package.namelist() if re.match(r"word/(document|header|footer)\d*\.xml", name))
        return [[element.text for element in Xml.fromstring(package.read(part)).iter(WORD)] for part in parts]


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def figures_of_pdf(path):
    """All figures on the pages but the pages' own: where a line or a page ends depends on a library's version."""
    from pypdf import PdfReader

    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return set(re.findall(r"[+-]?\d[\d.,]*%?", re.sub(r"\d+ / \d+", "", text)))


READERS = {".html": words_of_page, ".xlsx": cells_of, ".docx": words_of_docx, ".pdf": figures_of_pdf}


def test_there_is_one_of_every_form_and_nothing_else():
    forms = {".txt", ".csv", ".json", ".jsonl", ".md", ".html", ".xlsx", ".docx", ".pdf"}
    assert {Path(name).suffix for name in REPORTS} == forms
    assert {path.name for path in EXAMPLES.iterdir()} == {*REPORTS, "README.md", "report-2017.png"}
    assert all(f"]({path.name})" in README for path in EXAMPLES.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("name", REPORTS)
def test_each_is_what_its_command_makes_today(practice, name):
    """When this fails on purpose: make examples, and look at what has changed."""
    practice.ok(*REPORTS[name], name)
    made, kept = practice.folder / name, EXAMPLES / name
    if made.suffix in EXACT:
        assert made.read_bytes() == kept.read_bytes()
    else:
        read = READERS[made.suffix]
        assert read(made)
        assert read(made) == read(kept)


def test_the_figures_are_those_of_the_seal():
    seal = json.loads((ROOT / "data" / "seal-2017.json").read_text(encoding="utf-8"))
    report = json.loads((EXAMPLES / "report-2017.json").read_text(encoding="utf-8"))
    told = {row["figure"]: row["2017"] for row in report["tables"]["years"]["rows"]}
    assert {name: told[name] for name in seal["figures"]} == seal["figures"]
    assert (report["facts"]["as_of"], report["facts"]["definition"], report["facts"]["year_by"]) == (
        seal["as_of"],
        seal["definition"],
        seal["year_by"],
    )


def test_they_weigh_little():
    assert sum(path.stat().st_size for path in EXAMPLES.iterdir()) < 3_000_000
    assert (EXAMPLES / "report-2017.png").stat().st_size < 300_000
