"""What dumas import may be given: files of any kind, several, a folder, a pattern, standard input."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "workflow"))

from small_registers import a_row, register, replies, told

SHEETS = Path(__file__).parent.parent / "sheets"
KINDS = (
    *("commas.csv", "tabs.tsv", "pipes.txt", "utf-16.csv", "csv-named-xls.xls", "html-named-xls.xls"),
    *("xml-2003-named-xls.xls", "excel-97.xls", "excel-binary.xlsb", "saved-by-libreoffice.ods"),
    *("saved-by-libreoffice.xls", "saved-by-libreoffice.xlsm", "title-rows-above.xlsx", "saved-as-page.html"),
)


def facts(office, *words):
    return json.loads(office.ok("import", *words, "--db", "dumas.db", "--format", "json"))["facts"]


@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_each_kind_goes_in_and_again_in_a_copy_changes_nothing(office, name):
    first = facts(office, SHEETS / name)
    assert first["new"] >= 1
    before = told(office.folder / "dumas.db")
    assert facts(office, SHEETS / name)["unchanged"] == first["new"] + first["unchanged"]
    (office.folder / f"salinan-{name}").write_bytes((SHEETS / name).read_bytes())
    again = facts(office, f"salinan-{name}", "--exported-on", "2018-01-31")  # another way, so that it is read
    assert again == {**first, "new": 0, "unchanged": first["new"] + first["unchanged"]}
    assert told(office.folder / "dumas.db") == before


@pytest.fixture
def folder(office):
    """A folder of the office: a register of each month, replies, and what is no spreadsheet."""
    path = office.folder / "masuk"
    path.mkdir()
    register(path / "januari.csv", a_row(1), a_row(2))
    register(path / "februari.xlsx", a_row(3))
    replies(path / "a-tanggapan.csv", (1, "Kemenkeu", "S-1", "01/04/2017", "Substantif", "Telah dibayar"))
    (path / "surat.pdf").write_bytes(b"%PDF-1.4")
    return path


@pytest.mark.parametrize(
    "words",
    [("masuk",), ("masuk/*.csv", "masuk/*.xlsx"), ("masuk/*",), ("masuk/f*.xlsx", "masuk", "masuk/januari.csv")],
)
def test_a_folder_or_patterns_mean_the_same_files_each_once(office, folder, words):
    read = {"read": 4, "new": 4, "changed": 0, "unchanged": 0, "set_aside": 0, "dry_run": False}
    assert facts(office, *words) == read
    assert len(told(office.folder / "dumas.db")["complaints"]) == 3
    assert facts(office, *words) == {**read, "new": 0, "unchanged": 4}


def test_what_of_a_folder_is_passed_over_is_said(office, folder):
    ran = office.run("import", "masuk", folder / "januari.csv")
    assert "Not read: surat.pdf (it is no spreadsheet)" in ran.err
    assert "Named twice, read once: januari.csv" in ran.err


@pytest.mark.parametrize("name", ["commas.csv", "utf-16.csv", "title-rows-above.xlsx"])
def test_standard_input_is_a_file_like_others(office, monkeypatch, name):
    content = (SHEETS / name).read_bytes()
    for new in (2, 0):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        said = facts(office, "-")
        assert (said["new"], said["unchanged"]) == (new, 2 - new)
    assert facts(office, SHEETS / name)["unchanged"] == 2
    assert {path.suffix for path in office.folder.iterdir()} == {".db"}  # nothing is left of what came


def test_standard_input_without_a_byte_is_told(office, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    ran = office.run("import", "-")
    assert (ran.status, ran.out) == (1, "")
    assert "empty" in ran.err
    assert not (office.folder / "dumas.db").exists()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["commas.csv", "utf-16.csv", "title-rows-above.xlsx", "excel-97.xls", "saved-by-libreoffice.ods"]),
    st.lists(st.tuples(st.integers(0, 2**16), st.binary(min_size=1, max_size=4)), min_size=1, max_size=5),
    st.sampled_from(["rusak.xlsx", "rusak.csv", "rusak.xls"]),
)
def test_a_spoilt_file_is_imported_or_refused_in_words_and_adds_up(office, name, changes, as_name):
    content = bytearray((SHEETS / name).read_bytes())
    for place, patch in changes:
        place %= len(content)
        content[place : place + len(patch)] = patch
    (office.folder / as_name).write_bytes(content)
    ran = office.run("import", as_name, "--dry-run", "--format", "json", "--as-of", "2018-01-31")
    assert "Traceback" not in ran.err
    assert ran.status in {0, 1}
    if ran.status == 0:
        said = json.loads(ran.out)["facts"]
        assert said["read"] == sum(said[part] for part in ("new", "changed", "unchanged", "set_aside"))
    else:
        assert ran.out == ""
        assert ran.err.startswith("Error: ")
        assert "What to do: " in ran.err
    assert not (office.folder / "dumas.db").exists()
