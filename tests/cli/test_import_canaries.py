"""Nothing that an import prints tells who complains: canaries in every column and text of a file stay unseen."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "workflow"))

from small_registers import a_row, register, replies

NAME, NIK, PHONE = "Zubaidah Kanariwati", "3201014101800017", "081298765432"
ADDRESS, EMAIL = "Jl. Kenanga Kuning No. 77", "zubaidah.k@contoh.example"
AGAIN = {"name": "Rosalinda Jalakwati", "nik": "3201014202810028", "phone": "085711223344", "address": "Gg. Murai 12"}
SEEN = re.compile(
    r"zubaidah|kanariwati|rosalinda|jalakwati|3201014101800017|3201014202810028|320101.?410180.?0017|"
    r"0?812.?9876.?5432|0?857.?1122.?3344|kenanga kuning|gg\. murai|contoh\.example",
    re.IGNORECASE,
)
TOLD = f"Sdri. {NAME}, NIK {NIK}, hp +62 812-9876-5432, {EMAIL}, {ADDRESS}"
"""All of it, as a clerk writes it into a text."""

PERSON = {"name": NAME, "nik": NIK, "phone": PHONE, "address": ADDRESS}
# Columns in which a clerk may write about the complainant.
TEXTS = ("subject", "text", "reply_text", "disposition", "note", "letter", "agency", "category", "regency", "province")
DAY = ("--as-of", "2018-01-31")


def sees_nobody(*texts):
    for text in texts:
        found = SEEN.search(text)
        assert found is None, f"{found[0]!r} in {text[max(0, found.start() - 300) : found.end() + 100]}"


def forms(office, *words):
    """What a command says in every form: the screen of two widths, csv, json, Markdown and a workbook's texts."""
    told = [office.run(*words, "--lang", lang, columns=columns) for lang in ("en", "id") for columns in (80, 300)]
    told += [office.run(*words, "--format", form) for form in ("csv", "json", "md")]
    assert {ran.status for ran in told} == {0}, told[0].err
    office.ok(*words, "-o", "shown.xlsx")
    with zipfile.ZipFile(io.BytesIO((office.folder / "shown.xlsx").read_bytes())) as archive:
        book = " ".join(re.sub(r"<[^>]+>", " ", archive.read(name).decode()) for name in archive.namelist())
    return [*(ran.out + ran.err for ran in told), book]


def rows_with(cells):
    """A row for each column, with the canaries in it and its complainant beside it; and a sound row."""
    rows = [{**PERSON, "reply": "01/03/2017", "reply_text": "Dibalas", **cell} for cell in cells]
    return [*(a_row(number, **row) for number, row in enumerate(rows, start=1)), a_row(99)]


def test_what_a_clerk_writes_of_the_complainant_in_a_text_is_not_shown(office):
    register(office.folder / "a.csv", *rows_with({column: TOLD} for column in TEXTS))
    sees_nobody(*forms(office, "import", "a.csv", "--dry-run", "--diff", *DAY))
    office.ok("import", "a.csv", *DAY)
    register(office.folder / "b.csv", *rows_with({column: f"{TOLD} (kedua)"} for column in TEXTS))
    changed = forms(office, "import", "b.csv", "--dry-run", "--diff", *DAY)
    assert json.loads(changed[5])["facts"]["changed"] == len(TEXTS) - 1  # what a disposition says is not kept
    sees_nobody(*changed)
    sees_nobody(office.ok("import", "b.csv", "--diff", *DAY))
    sees_nobody(*forms(office, "history"), *forms(office, "list"))
    for number in range(1, len(TEXTS) + 1):
        for command in ("history", "show"):
            sees_nobody(*(office.ok(command, f"2017/{number:04}", "--format", form) for form in ("table", "json")))
    sees_nobody(office.ok("undo", "--dry-run"), office.ok("undo", "--yes"), office.ok("redo", "--yes"))


BAD = {
    "received": f"31/02/2017 {TOLD}",
    "sent": TOLD,
    "nik": f"{NIK}9 {NAME}",
    "status": TOLD,
    "klass": TOLD,
    "reminder_1": TOLD,
    "kind": TOLD,
    "agency": "-",
    "text": TOLD,  # in a row that is bad elsewhere
}


def test_a_row_that_is_set_aside_shows_nobody(office):
    rows = rows_with({"written": "31/02/2017", column: value} for column, value in BAD.items())
    register(office.folder / "a.csv", *rows, a_row(TOLD, **PERSON, written="31/02/2017"))
    shown = forms(office, "import", "a.csv", "--dry-run", "--diff", *DAY)
    assert json.loads(shown[5])["facts"]["set_aside"] == len(BAD) + 1
    sees_nobody(*shown)
    office.ok("import", "a.csv", *DAY)
    sees_nobody(*forms(office, "problems"), *forms(office, "problems", "--all"), *forms(office, "history"))
    strict = office.run("import", register(office.folder / "b.csv", *rows[:-1]), "--strict", *DAY)
    assert strict.status == 3
    sees_nobody(strict.out, strict.err)


def test_rows_that_disagree_wait_or_are_kept_show_nobody(office):
    replies(
        office.folder / "r.csv", (7, "Kemenkeu", "S-7", "01/03/2017", "Substantif", TOLD), (8, TOLD, "S-8", "", "", "")
    )
    sees_nobody(*forms(office, "import", "r.csv", *DAY))
    rows = a_row(7, **PERSON), a_row(7, **{**PERSON, **AGAIN}, subject=TOLD), a_row(8, **AGAIN)
    register(office.folder / "a.csv", *rows)
    sees_nobody(*forms(office, "import", "a.csv", "--exported-on", "2017-12-31", *DAY))
    register(office.folder / "old.csv", a_row(7, **AGAIN, subject="Upah"), a_row(9, **PERSON))
    sees_nobody(*forms(office, "import", "old.csv", "--exported-on", "2017-06-30", "--diff", *DAY))
    sees_nobody(*forms(office, "problems", "--all"))


@pytest.mark.parametrize(
    "lines",
    [
        (f"{NAME};{NIK}", f"{PHONE};{ADDRESS}"),  # no heading
        ("No. Agenda;Tgl Terima;Perihal;Nama Pengadu", f'1;02/02/2017;"{TOLD};{NAME}'),  # a quotation mark left open
        ("No. Agenda;Tgl Terima;Perihal;Nama Pengadu", f'1;02/02/2017;"{NAME}" {NIK};{NAME}'),
        ("No. Agenda;Tgl Terima;Perihal;Nama Pengadu", f"1;8/22/2017;{TOLD};{NAME}"),  # the wrong order of dates
        ("No. Agenda;Tgl Terima;Perihal;Nama Pengadu;Tgl Terima", f"1;02/02/2017;{TOLD};{NAME};{NIK}"),
        ("No. Agenda;Perihal;Nama Pengadu", f"1;{TOLD};{NAME}"),  # the day of receipt is missing
        ("Nr;Masuk;Isi", f"1;02/02/2017;{TOLD}", f"2;03/03/2017;{TOLD}"),  # an unknown layout
        ("No. Agenda;Tgl Terima;Perihal;Nama Pengadu", f"1;02/02/2017;{NAME}"),  # a torn last line
    ],
)
def test_what_is_wrong_with_a_whole_file_is_told_without_its_cells(office, lines):
    (office.folder / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    for words in (
        ("import", "a.csv"),
        ("import", "a.csv", "--profile", "register"),
        ("profile", "check", "register", "a.csv"),
    ):
        ran = office.run(*words)
        assert "Traceback" not in ran.err
        sees_nobody(ran.out, ran.err)
    guessed = office.run("profile", "guess", "a.csv")
    sees_nobody(guessed.out, guessed.err)


def test_cells_that_no_field_claims_show_nobody(office):
    lines = ["No. Agenda;Tgl Terima;Perihal;Nama Pengadu;Pelapor Kedua", f"1;02/02/2017;Upah;{NAME};{TOLD}"]
    (office.folder / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sees_nobody(*forms(office, "import", "a.csv", "--extra", "--dry-run", "--diff", *DAY))
    office.ok("import", "a.csv", "--extra", *DAY)
    (office.folder / "b.csv").write_text("\n".join(lines).replace("(kedua)", "") + " dan adiknya\n", encoding="utf-8")
    shown = forms(office, "import", "b.csv", "--extra", "--dry-run", "--diff", *DAY)
    assert json.loads(shown[5])["facts"]["changed"] == 1
    sees_nobody(*shown)
    office.ok("import", "b.csv", "--extra", *DAY)
    sees_nobody(*forms(office, "history", "2017/0001"))


def test_only_what_is_asked_for_by_name_holds_them(office):
    """The canaries are there to be seen: in the workbook of rejects and with --reveal."""
    register(office.folder / "a.csv", a_row(1, **PERSON), a_row(2, **PERSON, received_on="", sent="31/02/2017"))
    office.ok("import", "a.csv", "--rejects", "mend.xlsx", *DAY)
    with zipfile.ZipFile(office.folder / "mend.xlsx") as archive:
        assert any(NAME.encode() in archive.read(name) for name in archive.namelist())
    assert NAME in office.ok("show", "2017/0001", "--reveal", columns=200)
