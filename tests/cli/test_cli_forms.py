"""The forms that a command's result can take, and where they go."""

import csv
import io
import json
import shutil

import pytest
from conftest import DATA, Office
from openpyxl import load_workbook

DAY = "2018-01-31"
COMMANDS = {
    "report": ["report", "--year", 2017, "--as-of", DAY],
    "triage": ["triage", "--as-of", DAY, "--province", "Banten"],
    "plan": ["plan", "--from", "2018-02-01", "--to", "2018-02-16", "--settings", DATA / "dumas.toml"],
    "list": ["list", "--province", "Gorontalo"],
    "show": ["show", "2017/0412"],
    "config": ["config", "list"],
}


@pytest.fixture(scope="module")
def triaged_db(practice_db, tmp_path_factory):
    """A copy of the practice database in which one province has been triaged."""
    folder = tmp_path_factory.mktemp("triaged")
    shutil.copy(practice_db, folder / "triaged.db")
    with pytest.MonkeyPatch.context() as patch:
        Office(folder, patch).ok("triage", "--as-of", DAY, "--province", "Banten", "--db", "triaged.db")
    return folder / "triaged.db"


@pytest.fixture
def triaged(practice, triaged_db):
    shutil.copy(triaged_db, practice.folder / "dumas.db")
    return practice


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_gives_each_form_on_stdout_and_the_same_in_a_file(triaged, name):
    words = COMMANDS[name]
    printed = {form: triaged.ok(*words, "--format", form) for form in ("csv", "json", "md")}
    assert json.loads(printed["json"])["tables"]
    rows = list(csv.reader(io.StringIO(printed["csv"])))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    assert printed["md"].startswith("# ")
    triaged.ok(*words, "-o", "result.csv")
    assert (triaged.folder / "result.csv").read_bytes().decode() == printed["csv"]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_writes_a_workbook_that_opens(triaged, name):
    triaged.ok(*COMMANDS[name], "-o", "result.xlsx", "--lang", "id")
    book = load_workbook(triaged.folder / "result.xlsx")
    first = book.worksheets[0]
    assert first.freeze_panes == "A2"
    assert all(cell.font.bold for cell in first[1])
    assert first.max_row > 1
    assert book.sheetnames[-1] == "Keterangan"


def test_a_text_file_is_a_page_wide(triaged):
    triaged.ok(*COMMANDS["triage"], "-o", "result.txt")
    lines = (triaged.folder / "result.txt").read_text(encoding="utf-8").splitlines()
    assert 80 < max(map(len, lines)) <= 100
    assert len(lines) > 60  # a file holds all, whatever a screen shows


def test_a_breakdown_asked_for_is_the_one_that_csv_holds(practice):
    words = COMMANDS["report"]
    month = practice.ok(*words, "--by", "month", "--format", "csv").splitlines()
    assert month[0].startswith("month,referred_2016,")
    assert [line.split(",")[0] for line in month[1:]] == [*(f"{n:02}" for n in range(1, 13)), "(all)"]
    assert practice.ok(*words, "--format", "csv").startswith("figure,unit,2016,2017,")
    practice.ok(*words, "--by", "province", "-o", "provinces.csv")
    assert (practice.folder / "provinces.csv").read_text().startswith("province,")


def test_figures_are_exact_for_a_machine(practice):
    found = json.loads(practice.ok(*COMMANDS["report"], "--format", "json", "--lang", "id"))
    rates = {row["figure"]: row for row in found["tables"]["years"]["rows"]}
    assert rates["response_rate"]["2017"] == 0.84
    assert rates["completed"]["2016"] == 1102
    assert found["facts"]["as_of"] == DAY


def test_the_same_command_gives_the_same_bytes(triaged):
    for name in ("report", "triage", "plan"):
        for form in ("xlsx", "json"):
            triaged.ok(*COMMANDS[name], "-o", f"a.{form}")
            triaged.ok(*COMMANDS[name], "-o", f"b.{form}")
            assert (triaged.folder / f"a.{form}").read_bytes() == (triaged.folder / f"b.{form}").read_bytes()


def test_the_register_that_template_writes_can_be_imported(office):
    office.ok("template", "register", "-o", "register-2018.xlsx")
    book = load_workbook(office.folder / "register-2018.xlsx")
    sheet = book.worksheets[0]
    headings = [str(cell.value).partition(" / ")[0] for cell in sheet[1]]
    row = {"No. Agenda": "1", "Tgl Terima": "15/01/2018", "Perihal": "Jalan rusak", "Status": "Proses"}
    for heading, value in row.items():
        sheet.cell(2, headings.index(heading) + 1).value = value
    book.save(office.folder / "register-2018.xlsx")
    assert "1 rows read = 1 new" in office.ok("import", "register-2018.xlsx").replace("1 row read", "1 rows read")
    assert "Jalan rusak" in office.ok("show", "2018/0001")


def test_the_settings_that_template_writes_can_be_read(practice):
    practice.ok("triage", "--as-of", DAY)
    practice.ok("template", "settings")
    ran = practice.run("plan", "--dry-run")
    assert "dumas.toml" not in ran.err or "No team" in ran.err


def test_an_exported_reference_file_goes_first(practice):
    practice.ok("config", "export", "holidays.csv")
    assert "office/holidays.csv" in practice.ok("config", "list")


def test_each_choice_that_the_template_offers_is_a_word_that_import_reads(office):
    office.ok("template", "register", "-o", "form.xlsx")
    book = load_workbook(office.folder / "form.xlsx")
    sheet = book.worksheets[0]
    headings = [str(cell.value).partition(" / ")[0] for cell in sheet[1]]
    offered = {}
    for choice in sheet.data_validations.dataValidation:
        (cells,) = choice.sqref.ranges
        column = cells.min_col
        offered[headings[column - 1]] = column, choice.formula1.strip('"').split(",")
    assert set(offered) == {"Kategori", "Klasifikasi", "Kerahasiaan", "Jenis Tanggapan", "Status"}
    row = 1
    for heading, (column, choices) in offered.items():
        assert len(choices) >= 2, heading
        for choice in choices:
            row += 1
            told = {
                "No. Agenda": row,
                "Tgl Terima": "15/01/2018",
                "Instansi Tujuan": "Polri",
                "Tgl Tanggapan": "01/02/2018",
            }
            for name, value in told.items():
                sheet.cell(row, headings.index(name) + 1).value = value
            sheet.cell(row, column).value = choice
    book.save(office.folder / "form.xlsx")
    said = json.loads(office.ok("import", "form.xlsx", "--format", "json"))
    assert (said["facts"]["new"], said["facts"]["set_aside"]) == (row - 1, 0)
    assert "open_names" not in said["tables"]


def test_the_template_explains_each_of_its_columns(office):
    office.ok("template", "register", "-o", "form.xlsx")
    book = load_workbook(office.folder / "form.xlsx")
    notes = {str(row[0].value).removesuffix(" *"): row[1].value for row in book["Petunjuk"].iter_rows(min_row=3)}
    assert set(notes) == {str(cell.value) for cell in book.worksheets[0][1]}
    assert all(notes.values())
