"""Every error says what, where and what to do next, on stderr, with its exit status; each is a file to be read."""

import sqlite3
import zipfile

import pytest
from conftest import DATA

from dumas_cli.store.connection import connect

REPORT = ["report", "--year", 2017]
PLAN = ["plan", "--settings", DATA / "dumas.toml"]

# name: command line, exit status; on the practice data
ON_PRACTICE = {
    "no_command": (["repot", "--year", 2017], 2),
    "no_option": (["report", "--yeer", 2017], 2),
    "no_value": (["report", "--year"], 2),
    "too_many_words": (["show", "2017/0412", "2017/0413"], 2),
    "report_without_year": (["report"], 2),
    "report_year_unreadable": (["report", "--year", "17"], 2),
    "report_year_span_backwards": (["report", "--year", "2017:2016"], 2),
    "report_year_without_data": (["report", "--year", 2012], 2),
    "report_years_partly_without_data": (["report", "--year", "2014:2017"], 2),
    "report_year_after_the_day": ([*REPORT, "--as-of", "2016-05-01"], 2),
    "report_by_unknown": ([*REPORT, "--by", "agancy"], 2),
    "day_unreadable": ([*REPORT, "--as-of", "2017-02-30"], 2),
    "format_unknown": ([*REPORT, "--format", "odt"], 2),
    "format_xlsx_on_screen": ([*REPORT, "--format", "xlsx"], 2),
    "lang_unknown": ([*REPORT, "--lang", "fr"], 2),
    "output_ending_unknown": ([*REPORT, "-o", "report.foo"], 2),
    "output_folder_missing": ([*REPORT, "-o", "no/such/report.xlsx"], 1),
    "output_is_a_folder": ([*REPORT, "-o", "folder.xlsx"], 1),
    "limit_unreadable": (["list", "--limit", "ten"], 2),
    "capacity_nothing": (["triage", "--capacity", 0], 2),
    "province_misspelt": (["list", "--province", "Riua"], 2),
    "number_unknown": (["show", "2017/9999"], 2),
    "number_ambiguous": (["show", "412"], 2),
    "explain_number_unknown": (["triage", "--explain", "9999"], 2),
    "settings_missing": (["list", "--settings", "nope.toml"], 1),
    "settings_not_toml": (["list", "--settings", "broken.toml"], 1),
    "settings_key_misspelt": (["list", "--settings", "misspelt.toml"], 1),
    "plan_without_teams": (["plan"], 1),
    "plan_before_triage": (PLAN, 1),
    "plan_triage_of_another_day": ([*PLAN, "--as-of", "2017-06-30"], 1),
    "plan_budget_unreadable": ([*PLAN, "--budget", "abc"], 2),
    "plan_method_unknown": ([*PLAN, "--method", "best"], 2),
    "import_no_file_named": (["import"], 2),
    "import_file_missing": (["import", "nope.xlsx"], 1),
    "import_a_folder": (["import", "folder.xlsx"], 1),
    "import_not_a_workbook": (["import", "junk.xlsx"], 1),
    "import_cut_workbook": (["import", "cut.xlsx"], 1),
    "import_empty_file": (["import", "empty.csv"], 1),
    "import_without_headings": (["import", "plain.csv"], 1),
    "import_sheet_unknown": (["import", DATA / "register-2017.xlsx", "--sheet", "Janury"], 1),
    "import_profile_unknown": (["import", DATA / "register-2017.xlsx", "--profile", "regster"], 1),
    "import_profile_does_not_fit": (["import", DATA / "tanggapan-2017.csv", "--profile", "lapor"], 1),
    "import_strict": (["import", "untidy.csv", "--strict"], 3),
    "template_unknown": (["template", "regster"], 2),
    "template_file_there": (["template", "settings", "-o", "broken.toml"], 2),
    "template_not_a_workbook_name": (["template", "register", "-o", "register.csv"], 2),
    "config_name_unknown": (["config", "export", "holiday.csv"], 2),
    "database_missing": (["list", "--db", "nope.db"], 1),
    "database_a_folder": (["list", "--db", "folder.xlsx"], 1),
    "database_not_one": (["list", "--db", "junk.xlsx"], 1),
    "database_of_another_program": (["list", "--db", "other.db"], 1),
}


@pytest.fixture
def troubled(practice):
    """The practice office with files in it that are in some way wrong."""
    folder = practice.folder
    (folder / "folder.xlsx").mkdir()
    (folder / "junk.xlsx").write_text("this is no workbook\n" * 60)
    (folder / "empty.csv").write_text("")
    (folder / "plain.csv").write_text("a;b\n1;2\n")
    (folder / "broken.toml").write_text("[office\n")
    (folder / "misspelt.toml").write_text('[office]\nbse = "Kota Bandung"\n')
    (folder / "untidy.csv").write_text("No. Agenda;Tgl Terima;Perihal;Status\n1;31/02/2018;Jalan;Proses\n")
    (folder / "cut.xlsx").write_bytes((DATA / "lapor-2017.xlsx").read_bytes()[:40_000])
    other = sqlite3.connect(folder / "other.db")
    other.execute("create table letters (id integer)")
    other.close()
    return practice


@pytest.mark.parametrize("name", sorted(ON_PRACTICE))
def test_each_error_says_what_where_and_what_to_do(troubled, golden, name):
    words, status = ON_PRACTICE[name]
    ran = troubled.run(*words)
    said = ran.err.replace(str(troubled.folder), "FOLDER").replace(str(DATA), "DATA")
    assert (ran.status, ran.out) == (status, "")
    assert said.startswith("Error: ")
    assert "What to do: " in said
    assert "Traceback" not in said
    golden(f"cli/errors/{name}.txt", f"{said}[exit status {ran.status}]\n")


def test_a_period_that_ends_before_it_begins_is_an_error(troubled, golden):
    troubled.ok("triage", "--as-of", "2018-01-31", "--province", "Gorontalo")
    ran = troubled.run(*PLAN, "--from", "2018-03-01", "--to", "2018-02-01")
    assert ran.status == 2
    golden("cli/errors/plan_period_backwards.txt", f"{ran.err}[exit status 2]\n")


def test_without_a_database_the_error_names_where_it_would_be(office, golden):
    ran = office.run("report", "--year", 2017)
    assert ran.status == 1
    golden("cli/errors/no_database_yet.txt", ran.err.replace(str(office.folder), "FOLDER") + "[exit status 1]\n")
    assert list(office.folder.iterdir()) == []  # only an import creates a database


def test_a_busy_database_has_a_status_of_its_own(practice, golden, monkeypatch):
    monkeypatch.setattr("dumas_cli.store.database.BUSY_SECONDS", 0.05)
    other = connect(practice.folder / "dumas.db", writes=True, busy_seconds=0)
    other.execute("begin immediate")
    ran = practice.run("triage", "--as-of", "2018-01-31")
    other.close()
    assert ran.status == 4
    golden("cli/errors/database_busy.txt", ran.err.replace(str(practice.folder), "FOLDER") + "[exit status 4]\n")


def test_a_failed_import_changes_nothing(troubled):
    before = (troubled.folder / "dumas.db").read_bytes()
    for name in ("import_strict", "import_cut_workbook", "import_without_headings"):
        assert troubled.run(*ON_PRACTICE[name][0]).status != 0
    assert (troubled.folder / "dumas.db").read_bytes() == before


def test_an_error_is_readable_on_a_screen_without_its_letters(practice):
    ran = practice.run("show", "2017/041é", encoding="ascii")
    assert ran.status == 2
    assert ran.err.isascii()


def test_an_error_never_acts_on_the_screen(practice):
    ran = practice.run("show", "\x1b[2J\x07412")
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err


def test_a_workbook_that_hides_a_huge_one_is_no_way_in(office):
    with zipfile.ZipFile(office.folder / "odd.xlsx", "w") as book:
        book.writestr("hello.txt", "no workbook")
    ran = office.run("import", "odd.xlsx")
    assert ran.status == 1
    assert ran.err.startswith("Error: ")
    assert not (office.folder / "user-data" / "dumas" / "dumas.db").exists()
