"""Personal data that slipped into the columns of agency, category or place come out of no command, in no form."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from small_registers import a_row, register

NAME, NIK, PHONE, EMAIL = "Zubaidah Kanariwati", "3201014101800017", "081298765432", "zubaidah.k@contoh.example"
TOLD = f"NIK {NIK}, hp {PHONE}, {EMAIL}"
SEEN = re.compile(r"320101.?410180.?0017|0?812.?9876.?5432|contoh\.example", re.IGNORECASE)
OWN_NAME = re.compile(r"zubaidah|kanariwati", re.IGNORECASE)
DAY = ("--as-of", "2018-01-31")
PERSON = {"name": NAME, "nik": NIK, "phone": PHONE}
COLUMNS = ("agency", "category", "regency", "province")
SHOWN = {"regency": "Kota Medan", "klass": "Berkadar Pengawasan", "received": "02/02/2016", "sent": "10/02/2016"}


@pytest.fixture
def written(office):
    """An office whose register has somebody's NIK, phone number and e-mail in each of the columns."""
    cells = [{column: value} for column in COLUMNS for value in (TOLD, NIK, PHONE, EMAIL, f"Sdri. {NAME}")]
    cells.append({"agency": NAME.upper()})
    rows = [{**SHOWN, **PERSON, "reminder_1": "20/03/2016", **cell} for cell in cells]
    register(office.folder / "a.csv", *(a_row(number, **row) for number, row in enumerate(rows, start=1)), a_row(99))
    office.ok("import", "a.csv", *DAY)
    return office


def forms(office, *words):
    """What a command says in every form: screens of two widths in two languages, csv, json, Markdown, a workbook."""
    told = [office.run(*words, "--lang", lang, columns=columns) for lang in ("en", "id") for columns in (80, 300)]
    told += [office.run(*words, "--format", form) for form in ("csv", "json", "md")]
    assert {ran.status for ran in told} == {0}, told[0].err
    office.ok(*words, "-o", "shown.xlsx")
    with zipfile.ZipFile(io.BytesIO((office.folder / "shown.xlsx").read_bytes())) as archive:
        book = " ".join(re.sub(r"<[^>]+>", " ", archive.read(name).decode()) for name in archive.namelist())
    return [*(ran.out + ran.err for ran in told), book]


def sees_nobody(texts, seen=SEEN):
    for text in texts:
        found = seen.search(text)
        assert found is None, f"{found[0]!r} in {text[max(0, found.start() - 300) : found.end() + 100]}"


@pytest.mark.parametrize("by", ["agency", "category", "province", "group", "month", "source"])
def test_no_breakdown_of_the_report_shows_anybody(written, by):
    shown = forms(written, "report", "--year", "2016", "--by", by, *DAY)
    sees_nobody(shown)
    sees_nobody(shown, OWN_NAME)


def test_the_report_shows_nobody_and_its_sums_stay(written):
    shown = forms(written, "report", "--year", "2016", "--year", "2017", *DAY)
    sees_nobody(shown)
    by_agency = written.ok("report", "--year", "2016", "--by", "agency", *DAY, "--format", "csv")
    assert "***" in by_agency


def test_the_list_of_urgent_complaints_shows_nobody(written):
    shown = forms(written, "triage", *DAY)
    assert "***" in shown[1]
    sees_nobody(shown)
    sees_nobody(shown, OWN_NAME)


def test_a_plan_shows_nobody(written):
    team = '[[team]]\nname = "Tim 1"\nmembers = ["Rekaan"]\n'
    written.folder.joinpath("dumas.toml").write_text(team, encoding="utf-8")
    written.ok("triage", *DAY)
    shown = forms(written, "plan", *DAY, "--from", "2018-02-01", "--to", "2018-04-30", "--dry-run")
    assert "***" in shown[1]
    sees_nobody(shown)
    sees_nobody(shown, OWN_NAME)


def test_one_complaint_shows_nobody(written):
    numbers = re.findall(r"\b2016/\d{4}\b", written.ok("list", "--format", "csv"))
    assert len(numbers) > 15
    for at, label in enumerate(numbers):
        for words in (("triage", "--explain", label, *DAY), ("show", label), ("history", label)):
            for form in ("table", "json") if at % 4 == 0 else ("table",):
                shown = written.ok(*words, "--format", form, columns=300)
                sees_nobody([shown])
                sees_nobody([shown], OWN_NAME)


def test_lists_show_nobody(written):
    shown = forms(written, "list")
    sees_nobody(shown)
    sees_nobody(shown, OWN_NAME)
    sees_nobody(forms(written, "history"))
    sees_nobody(forms(written, "problems", "--all"))
    sees_nobody(forms(written, "agency", "list", "NIK"))
    sees_nobody(forms(written, "agency", "list", "--aliases"))


def test_a_name_in_the_column_of_states_is_hidden_and_a_word_that_is_none_is_shown(office):
    rows = (a_row(1, status=NAME), a_row(2, status=NAME.upper()), a_row(3, status="Menunggu antrian"))
    register(office.folder / "a.csv", *rows)
    shown = [*forms(office, "import", "a.csv", *DAY, "--dry-run")]
    office.ok("import", "a.csv", *DAY)
    shown += forms(office, "problems")
    sees_nobody(shown, OWN_NAME)
    assert "Menunggu antrian" in office.ok("problems", "--format", "csv")


def test_two_agencies_that_only_a_number_tells_apart_are_one_line_of_the_report(office):
    """The sum of the lines stays the sum of the letters, and the line says nothing of either."""
    agencies = (f"Bagian Umum hp {PHONE}", "Bagian Umum hp 085711223344", "Kementerian Keuangan")
    register(office.folder / "a.csv", *(a_row(n, agency=name) for n, name in enumerate(agencies, start=1)))
    office.ok("import", "a.csv", *DAY)
    shown = office.ok("report", "--year", "2017", "--by", "agency", *DAY, "--format", "csv")
    lines = [line.split(",")[:2] for line in shown.splitlines()]
    assert ["Bagian Umum hp ***", "2"] in lines
    assert ["(all)", "3"] in lines
