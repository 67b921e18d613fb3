"""What each command shows on the practice data, as files that can be read; rewritten by pytest --update-golden."""

import pytest
from conftest import DATA

DAY = "2018-01-31"
PERIOD = ["--from", "2018-02-01", "--to", "2018-04-30", "--settings", DATA / "dumas.toml"]
REPORT = ["report", "--year", 2017, "--as-of", DAY]
TRIAGE = ["triage", "--as-of", DAY]
EXPLAIN = [*TRIAGE, "--explain", "2017/1036"]

SCREENS = {
    "report_80": (REPORT, {}),
    "report_80_id": ([*REPORT, "--lang", "id"], {}),
    "report_120": (REPORT, {"columns": 120}),
    "report_80_ascii": (REPORT, {"encoding": "ascii"}),
    "report_80_cp1252": ([*REPORT, "--by", "group"], {"encoding": "cp1252"}),
    "report_pipe": ([*REPORT, "--by", "source"], {"columns": None}),
    "report_by_month": (["report", "--year", "2016:2017", "--by", "month", "--as-of", DAY], {}),
    "report_series": (["report", "--year", "2016:2018", "--by", "group", "--as-of", DAY], {}),
    "report_same_age": ([*REPORT[:3], "--as-of", "2017-06-30", "--same-age", "--by", "group"], {}),
    "triage_80": (TRIAGE, {}),
    "triage_80_id": ([*TRIAGE, "--limit", 3, "--lang", "id"], {}),
    "triage_120": ([*TRIAGE, "--limit", 3], {"columns": 120}),
    "triage_capacity": ([*TRIAGE, "--capacity", 2], {}),
    "triage_province": ([*TRIAGE, "--province", "Gorontalo"], {}),
    "explain_80": (EXPLAIN, {}),
    "explain_80_id": ([*EXPLAIN, "--lang", "id"], {}),
    "explain_completed": ([*TRIAGE, "--explain", "2017/0011"], {}),
    "list_80": (["list", "--limit", 8, "--as-of", "2016-01-31"], {}),
    "list_120_id": (["list", "--limit", 4, "--open", "--province", "Riau", "--lang", "id"], {"columns": 120}),
    "list_none": (["list", "--text", "tidak ada kata begini"], {}),
    "list_pipe_ascii": (["list", "--limit", 3, "--agency", "Polres"], {"columns": None, "encoding": "ascii"}),
    "show_80": (["show", "2017/0412"], {}),
    "show_80_id": (["show", "2017/0412", "--lang", "id"], {}),
    "show_lapor": (["show", "1680362"], {}),
    "config_list": (["config", "list"], {}),
    "import_unchanged": (["import", DATA / "tanggapan-2017.csv"], {}),
}


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_each_screen_reads_well(practice, golden, name):
    words, how = SCREENS[name]
    shown = practice.ok(*words, **how)
    room = how.get("columns") or 80
    assert max(map(len, shown.splitlines())) <= room
    golden(f"cli/{name}.txt", shown)


@pytest.mark.parametrize(
    ("name", "more", "columns"), [("80", [], 80), ("80_id", ["--lang", "id"], 80), ("120", [], 120)]
)
def test_the_plan_of_the_practice_data_reads_well(practice, golden, name, more, columns):
    practice.ok(*TRIAGE)
    golden(f"cli/plan_{name}.txt", practice.ok("plan", *PERIOD, *more, columns=columns))


def test_the_import_of_the_practice_data_reads_well(office, golden):
    shown = office.ok("import", *sorted(DATA.glob("*.xlsx")), DATA / "tanggapan-2017.csv", "--dry-run")
    golden("cli/import_80.txt", shown)


def test_the_report_ends_with_what_matters(practice):
    shown = practice.ok(*REPORT)
    assert "73.04% → 84% (+10.96 points)" in shown.splitlines()[2]
    assert any("73.04% → 84% (+10.96 points)" in line for line in shown.splitlines()[-10:])


@pytest.mark.parametrize(("encoding", "arrow"), [("utf-8", "→"), ("ascii", "->"), ("cp1252", "->"), ("cp437", "->")])
def test_any_screen_can_show_the_headline(practice, encoding, arrow):
    assert f"73.04% {arrow} 84%" in practice.ok(*REPORT, encoding=encoding)


def test_indonesian_comes_by_option_variable_settings_or_locale(practice):
    words = ["report", "--year", 2017]
    assert "73,04% → 84%" in practice.ok(*words, "--lang", "id")
    assert "73,04% → 84%" in practice.ok(*words, DUMAS_LANG="id")
    assert "73,04% → 84%" in practice.ok(*words, LANG="id_ID.UTF-8")
    assert "73.04% → 84%" in practice.ok(*words, "--lang", "en", LANG="id_ID.UTF-8")
    (practice.folder / "dumas.toml").write_text('lang = "id"\n')
    assert "73,04% → 84%" in practice.ok(*words)


def test_colour_comes_only_where_it_is_wanted(practice):
    assert "\x1b[" not in practice.ok(*REPORT, columns=None)
    assert "\x1b[32m" in practice.ok(*REPORT, TERM="xterm-256color")
    assert "\x1b[32m" not in practice.ok(*REPORT, TERM="xterm-256color", NO_COLOR="1")


def test_a_screen_is_short_and_a_file_whole(practice):
    bali = ["list", "--province", "Bali"]
    count = practice.ok(*bali, "--format", "csv").count("\r\n") - 1
    assert count > 50
    assert practice.ok(*bali).count("Place: ") == 20
    assert practice.ok(*bali, "--format", "csv", "--limit", 7).count("\r\n") == 8
    assert practice.ok(*bali, "--limit", 0).count("Place: ") == count


def test_results_go_to_stdout_and_all_else_to_stderr(practice):
    ran = practice.run("import", DATA / "tanggapan-2017.csv", "--db", "dumas.db")
    assert "rows read" in ran.out
    assert ran.err == "Database: dumas.db\n"
    ran = practice.run(*REPORT, "-o", "report.xlsx")
    assert (ran.out, ran.err) == ("", "Written: report.xlsx\n")


def test_a_day_still_to_come_is_remarked_on(practice):
    ran = practice.run("report", "--year", 2017, "--as-of", "2999-01-01")
    assert ran.status == 0
    assert ran.err == "Note: 2999-01-01 is still to come; nothing that happens until then is known.\n"


def test_a_mandatory_complaint_cut_off_by_the_capacity_is_named(practice):
    ran = practice.run(*TRIAGE, "--capacity", 2)
    assert ran.status == 0
    assert ran.err.startswith("Left off the list by --capacity although mandatory: 2016/0966, ")
    assert ran.err.rstrip().endswith(" more.")
