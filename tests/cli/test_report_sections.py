"""The sections and the forms of the yearly report, as an office meets them."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from io import BytesIO, StringIO

import pytest
from conftest import DATA
from openpyxl import load_workbook
from pypdf import PdfReader

REPORT = ("report", "--year", "2017", "--as-of", "2018-01-31")
SECTIONS = ("why", "ranking", "speed", "trend", "effect", "monitoring", "suppress")
FORMS = ("csv", "json", "jsonl", "md", "html", "xlsx", "docx", "pdf", "txt")


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_on_the_screen_reads_well(practice, golden, section, lang):
    shown = practice.ok(*REPORT, f"--{section}", "--by", "group", "--lang", lang)
    golden(f"cli/section_{section}_{lang}.txt", shown)


def test_the_printed_effects_add_up_to_the_headline(practice):
    """+10.96 points, whatever the letters are split by; and exactly so, as fractions, in the values behind."""
    for by in ("group", "agency", "category", "province", "month"):
        found = json.loads(practice.ok(*REPORT, "--why", "--by", by, "--format", "json"))
        rows = found["tables"][f"why_{by}"]["rows"]
        assert sum(row["together"] for row in rows[:-1]) == pytest.approx(10.956522, abs=1e-5 * len(rows))
        shown = practice.ok(*REPORT, "--why", "--by", by, columns=200)
        table = shown.split("Why the rate moved")[1].split("- ")[0]
        printed = [
            float(line.split()[-1]) for line in table.splitlines() if re.search(r"[+-]?\d[\d.]*$", line.rstrip())
        ]
        assert printed[-1] == 10.96
        assert round(sum(printed[:-1]), 2) == 10.96


def test_csv_holds_the_section_that_was_asked_for(practice):
    for section, column in (("why", "rate_effect"), ("ranking", "rank"), ("speed", "kind"), ("trend", "month")):
        rows = list(csv.DictReader(StringIO(practice.ok(*REPORT, f"--{section}", "--format", "csv"))))
        assert column in rows[0]
        assert {row["definition"] for row in rows} == {"substantive"}


def test_a_least_number_of_letters_decides_who_is_ranked(practice):
    for least, ranked in (("50", 3), ("80", 0)):
        found = json.loads(practice.ok(*REPORT, "--min-letters", least, "--format", "json"))
        rows = found["tables"]["peers"]["rows"]
        assert len(rows) == ranked
        assert all(row["referred"] >= int(least) for row in rows)


def test_nothing_told_of_single_letters_is_published(practice):
    ran = practice.run(*REPORT, "--suppress", "--speed")
    assert ran.status == 2
    assert "With --suppress there is no speed" in " ".join(ran.err.split())


def test_published_tables_show_no_count_of_one_or_two(practice):
    found = json.loads(practice.ok(*REPORT, "--suppress", "--full", "--format", "json"))
    for name, table in found["tables"].items():
        for row in table["rows"]:
            for column, value in row.items():
                if re.match(r"(referred|answered|received|completed)(_\d{4})?$", column):
                    assert value not in {1, 2}, (name, row)
                    if column.startswith("answered") and isinstance(value, int):
                        unanswered = row[column.replace("answered", "referred")] - value
                        assert unanswered not in {1, 2}, (name, row)


def text_of(papers, form):
    content = papers[f"one.{form}"]
    if form == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if form in {"docx", "xlsx"}:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            found = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
        return re.sub(r"<[^>]+>", " ", " ".join(found))
    return content.decode("utf-8")


def test_the_whole_report_is_whole_in_every_form():
    """On docs/examples, which are what the program makes today (test_examples.py)."""
    papers = {f"one.{form}": (DATA.parent / "docs" / "examples" / f"report-2017.{form}").read_bytes() for form in FORMS}
    for form in FORMS:
        if form != "csv":
            text = " ".join(text_of(papers, form).split())
            assert "73.04" in text or "73,04" in text or "0.730435" in text, form
            assert "substantive" in text or "in substance" in text or "substantif" in text, form
    the_text_document_is_the_office_s_report_in_indonesian(papers)
    the_workbook_opens_with_live_totals(papers)
    the_page_needs_nothing_from_elsewhere(papers)


def the_text_document_is_the_office_s_report_in_indonesian(papers):
    text = " ".join(text_of(papers, "docx").split())
    assert "Pelaksanaan Monitoring" in text
    assert "73,04%" in text
    for number in range(1, 9):
        assert f"Tabel {number}" in text


def the_workbook_opens_with_live_totals(papers):
    book = load_workbook(BytesIO(papers["one.xlsx"]))
    formulas = [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    assert any("SUM(" in formula for formula in formulas)
    tables = [sheet for sheet in book.worksheets if sheet.title not in {"Charts", "Notes"}]
    assert [sheet.title for sheet in tables if not sheet.freeze_panes] == []


def the_page_needs_nothing_from_elsewhere(papers):
    page = papers["one.html"].decode("utf-8")
    assert "<script" not in page
    assert re.findall(r"(?:src|href)=[\"'](?!#|data:)[^\"']+", page) == []
    assert page.count("<svg") >= 3


@pytest.mark.parametrize("form", ["html", "xlsx", "docx", "pdf"])
def test_a_form_is_the_same_bytes_every_time(practice, form):
    for name in ("one", "two"):
        practice.ok(*REPORT, "--ranking", "--by", "group", "-o", f"{name}.{form}")
    assert (practice.folder / f"one.{form}").read_bytes() == (practice.folder / f"two.{form}").read_bytes()


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_a_form_that_is_no_text_needs_a_file(practice, form):
    ran = practice.run(*REPORT, "--format", form)
    assert ran.status == (0 if form == "html" else 2)


def test_the_office_s_own_template_goes_first(practice):
    practice.ok("config", "export", "templates/laporan-monitoring.docx")
    own = practice.folder / "office" / "templates" / "laporan-monitoring.docx"
    assert own.exists()
    own.write_bytes(b"not a file of Word")
    ran = practice.run(*REPORT, "-o", "report.docx")
    assert ran.status == 1
    assert "office/templates/laporan-monitoring.docx" in ran.err
    assert not (practice.folder / "report.docx").exists()


def test_nobody_is_named_in_any_form(office):
    """A complainant whose name and NIK stand in the agency's cell, in the category and in the result of a visit."""
    secret = "Sdr. Budi Rekaan Canary"
    rows = [
        "No. Agenda;Tgl Terima;Perihal;Nama Pengadu;NIK;No. HP;Kategori;Instansi;Tgl Surat Penerusan;Tgl Tanggapan",
        *(
            f"{n};15/01/2017;Jalan;{secret};3173010101700001;081234567890;Rumah {secret};{agency};20/01/2017;{day}"
            for n, (agency, day) in enumerate(
                [(secret, ""), (f"Kantor {secret} 3173010101700001", "1/3/2017"), ("Kementerian Keuangan", "")], start=1
            )
        ),
    ]
    (office.folder / "r.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    office.ok("import", "r.csv", "--profile", "register", "--db", "dumas.db")
    visits = [
        "No. Agenda;Tahun;Tgl Kunjungan;Metode;Instansi;Hasil",
        f"1;2017;3/4/2017;mediasi;{secret};Bertemu {secret}",
    ]
    (office.folder / "v.csv").write_text("\n".join(visits) + "\n", encoding="utf-8")
    office.ok("import", "v.csv", "--profile", "visits")
    for form in FORMS:
        office.ok(*REPORT, "--full", "-o", f"one.{form}")
    office.ok("explain", "rate", "--year", "2017", "--rows", "rows.json")
    office.ok("explain", "rate", "--year", "2017", "--rows", "rows.xlsx")
    office.ok("publish", "--year", "2017", "-o", "seal.json")
    found = {path.name: path.read_bytes() for path in office.folder.iterdir() if path.suffix not in {".db", ".csv"}}
    texts = {form: text_of(found, form) for form in FORMS if form != "csv"}
    texts |= {name: found[name].decode() for name in ("rows.json", "seal.json")}
    with zipfile.ZipFile(BytesIO(found["rows.xlsx"])) as parts:
        texts["rows.xlsx"] = " ".join(parts.read(n).decode() for n in parts.namelist() if n.endswith(".xml"))
    for name, text in texts.items():
        assert not re.search(r"Budi|Canary|31730101|08123456", text), name


def test_practice_data_are_reported_as_invented():
    assert "invented" in (DATA / "README.md").read_text(encoding="utf-8")
