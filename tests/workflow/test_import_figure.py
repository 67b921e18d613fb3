"""Change one response in a copy of the register of 2017, and the figure moves by one."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import DATA
from python_calamine import load_workbook
from small_registers import ask

REGISTER = DATA / "register-2017.xlsx"


@dataclass(frozen=True)
class Spot:
    """Where one counted response of the register stands: its complaint, sheet and row."""

    label: str
    sheet: int
    row: int


@pytest.fixture(scope="module")
def spot(practice_db) -> Spot:
    """The first row of June or later whose only letter was answered in substance by the register's own words."""
    found = ask(
        practice_db,
        "select c.number, r.letter_number from complaints c join referrals r on r.complaint_id = c.id"
        " join responses s on s.referral_id = r.id"
        " where c.register_year = 2017 and c.source = 'surat' and c.received_on > '2017-06-01'"
        " and r.returned_on is null and s.kind = 'substantive' and s.kind_by = 'column' and s.laid_on = 0"
        " and (select count(*) from responses o where o.referral_id = r.id) = 1"
        " and (select count(*) from referrals o where o.complaint_id = c.id) = 1 order by c.id limit 1",
    )
    number, letter = found[0]
    book = load_workbook(str(REGISTER))
    for place, name in enumerate(book.sheet_names[:12], start=1):
        for row, cells in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), start=1):
            if cells[16] == letter:
                return Spot(f"2017/{number.zfill(4)}", place, row)
    raise AssertionError("the row was not found")


def changed_copy(folder: Path, spot: Spot, **cells: str) -> Path:
    """A copy of the register with some cells of the row written anew; "" is a blank cell."""
    copy = folder / REGISTER.name
    inside = f"xl/worksheets/sheet{spot.sheet}.xml"
    with zipfile.ZipFile(REGISTER) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == inside:
                data = _with_cells(data.decode(), spot.row, cells).encode()
            new.writestr(item, data)
    return copy


def _with_cells(xml: str, row: int, cells: dict[str, str]) -> str:
    for column, text in cells.items():
        told = f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>' if text else ""
        xml, times = re.subn(rf'<c r="{column}{row}"[^>]*?(?:/>|>.*?</c>)', told, xml, flags=re.S)
        assert times == 1
    return xml


def figures(office, db, as_of="2018-01-31"):
    """(referred, answered) of 2017 as the report counts them."""
    shown = json.loads(office.ok("report", "--year", 2017, "--as-of", as_of, "--db", db, "--format", "json"))
    rows = {row["figure"]: row["2017"] for row in shown["tables"]["years"]["rows"]}
    return rows["referred"], rows["answered"]


CHANGES = {
    "its kind becomes interim": {"W": "Sementara"},
    "its day moves past the cut-off": {"V": "5 Feb 2018"},
    "it is not there": {"V": "", "W": "", "X": ""},
}


@pytest.mark.parametrize("change", CHANGES)
def test_one_response_changed_moves_a_fresh_report_by_one(office, spot, change):
    copy = changed_copy(office.folder, spot, **CHANGES[change])
    # Letters of 2017 also stand in the register of 2016: complaints of December were referred in January.
    office.ok("import", DATA / "register-2016.xlsx", copy, DATA / "tanggapan-2017.csv", "--db", "fresh.db")
    assert figures(office, "fresh.db") == (1650, 1385)


@pytest.mark.parametrize(
    ("change", "answered", "told"),
    [
        ("its kind becomes interim", 1385, {"field": "responses.kind", "before": "substantive", "after": "interim"}),
        ("its day moves past the cut-off", 1385, {"field": "responses.received_on", "after": "2018-02-05"}),
        # A blank never erases: what an earlier file told stays until a file tells otherwise.
        ("it is not there", 1386, None),
    ],
)
def test_one_response_changed_moves_the_report_when_laid_on_the_old_data(practice, spot, change, answered, told):
    copy = changed_copy(practice.folder, spot, **CHANGES[change])
    shown = json.loads(practice.ok("import", copy, "--format", "json"))
    assert (shown["facts"]["new"], shown["facts"]["changed"]) == (0, 1 if told else 0)
    if told:
        (value,) = shown["tables"]["changed_values"]["rows"]
        assert {**value, **told, "number": spot.label} == value
    assert figures(practice, "dumas.db") == (1650, answered)


def test_a_response_after_the_cut_off_counts_from_its_day_on(practice, spot):
    practice.ok("import", changed_copy(practice.folder, spot, V="5 Feb 2018"))
    assert figures(practice, "dumas.db", "2018-02-04") == (1650, 1385)
    assert figures(practice, "dumas.db", "2018-02-05") == (1650, 1386)
