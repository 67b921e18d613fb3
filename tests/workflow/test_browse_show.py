"""dumas show and dumas list: the order of a story, what is masked in it, and the filters."""

from __future__ import annotations

import csv
import json

import pytest
from small_registers import a_further_row, a_row, register, replies

NAME, NIK, PHONE = "Wulandari Prasetyaningsih", "1371015207800001", "081234567890"
ADDRESS = "Jl. Kenanga Nomor 77, Kec. Padang Barat"
TOLD = f"Saya {NAME.upper()}, NIK {NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}, HP 0812-3456-7890, di {ADDRESS}"
CANARIES = ("wulandari", "prasetyaningsih", "5207800001", "34567890", "3456-7890", "Kenanga", "Padang Barat")
PERSON = {"name": NAME, "nik": NIK, "phone": PHONE, "address": ADDRESS}


def a_personal_row(**cells):
    """A row in which the complainant stands everywhere."""
    everywhere = {
        "subject": f"Surat {NAME}",
        "text": TOLD,
        "note": f"telp {PHONE} ({NAME})",
        "reply": "01/04/2017",
        "reply_text": f"Sdri. {NAME} telah dipanggil, {TOLD}",
        "regency": f"rumah {NAME}",
    }
    return a_row(**{**PERSON, **everywhere, **cells})


@pytest.fixture
def lay(office):
    def lay(*rows, name="register.csv"):
        office.ok("import", register(office.folder / name, *rows), "--db", "dumas.db")

    return lay


def timeline(office, number):
    shown = json.loads(office.ok("show", number, "--db", "dumas.db", "--format", "json"))
    return [(row["on"], row["event"], row["agency"]) for row in shown["tables"]["timeline"]["rows"]]


# ------------------------------------------------------------------ the story


def test_a_story_is_told_in_order_of_day(office, lay):
    lay(
        a_row(
            written="20/01/2017",
            reminder_1="01/03/2017",
            reminder_2="01/05/2017",
            reply="01/04/2017",
            kind="Sementara",
            status="Selesai",
            completed="01/07/2017",
        ),
        a_further_row(agency="Polri", letter="B-2", sent="15/03/2017", returned="02/04/2017"),
    )
    file = replies(office.folder / "a.csv", (1, "Kemenkeu", "S-1", "01/06/2017", "Substantif", "Telah dibayar"))
    office.ok("import", file, "--db", "dumas.db")
    finance, police = "Kementerian Keuangan", "Kepolisian Negara Republik Indonesia"
    assert timeline(office, "1") == [
        ("2017-01-20", "written", ""),
        ("2017-02-02", "received", ""),
        ("2017-02-10", "referred", finance),
        ("2017-03-01", "reminded", finance),
        ("2017-03-15", "referred", police),
        ("2017-04-01", "replied", finance),
        ("2017-04-02", "returned", police),
        ("2017-05-01", "reminded", finance),
        ("2017-06-01", "replied", finance),
        ("2017-07-01", "completed", ""),
    ]


def test_what_has_no_day_stands_where_it_belongs(office, lay):
    lay(
        a_row(reminder_1="v", reply="01/12/2017", status="Selesai"),
        a_further_row(agency="Polri", letter="B-2", sent="01/03/2017"),
    )
    assert [(on, event) for on, event, _ in timeline(office, "1")] == [
        ("2017-02-02", "received"),
        ("2017-02-10", "referred"),
        (None, "reminded"),
        ("2017-03-01", "referred"),
        ("2017-12-01", "replied"),
        (None, "completed"),
    ]


def test_triage_is_part_of_the_story(office, lay):
    lay(a_row(disposition="Klarifikasi langsung"))
    office.ok("triage", "--as-of", "2018-01-31", "--db", "dumas.db")
    assert timeline(office, "1")[-1][:2] == ("2018-01-31", "flagged")


# ------------------------------------------------------------------ masking


@pytest.mark.parametrize("form", [(), ("--format", "json"), ("--format", "csv"), ("--format", "md")])
@pytest.mark.parametrize("command", [("show", "1"), ("list",), ("list", "--text", NAME)])
def test_the_complainant_is_nowhere_to_be_read(office, lay, command, form):
    lay(a_personal_row())
    ran = office.run(*command, "--db", "dumas.db", *form)
    assert ran.status == 0
    for canary in CANARIES:
        assert canary.casefold() not in (ran.out + ran.err).casefold()


def test_a_letter_to_the_complainant_is_masked_too(office, lay):
    lay(a_row(**PERSON, agency=f"Sdri. {NAME}"))
    for command in (("show", "1"), ("list",)):
        shown = office.ok(*command, "--db", "dumas.db")
        assert "Sdri." in shown
        assert NAME.split()[1] not in shown


def test_an_agency_that_shares_the_complainants_name_is_still_named(office, lay):
    lay(a_row(name="Budi Takalar", agency="Pemerintah Kabupaten Takalar"))
    assert "Pemerintah Kabupaten Takalar" in office.ok("show", "1", "--db", "dumas.db")


def test_reveal_shows_the_complainant(office, lay):
    lay(a_personal_row())
    shown = office.ok("show", "1", "--db", "dumas.db", "--reveal", "--format", "json")
    for word in (NAME, NIK, PHONE, ADDRESS):
        assert word in shown


@pytest.mark.parametrize("secrecy", ["Rahasia", "Anonim"])
def test_who_asked_for_secrecy_is_never_revealed(office, lay, secrecy):
    path = register(office.folder / "register.csv", a_personal_row())
    with path.open(encoding="utf-8", newline="") as file:
        heading, *lines = csv.reader(file, delimiter=";")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([[*heading, "Kerahasiaan"], *([*line, secrecy] for line in lines)])
    office.ok("import", path, "--db", "dumas.db")
    ran = office.run("show", "1", "--db", "dumas.db", "--reveal")
    assert ran.status == 0
    assert "shown to nobody" in ran.err
    for canary in CANARIES:
        assert canary.casefold() not in (ran.out + ran.err).casefold()


# ------------------------------------------------------------------ the list


@pytest.fixture
def listed(office, lay):
    """Five complaints; the labels that a list with these filters shows, newest first."""
    lay(
        a_row(1, regency="Kab. Takalar", province="Sulsel"),
        a_row(2, received="03/02/2017", regency="Kab. Kampar", province="Riau", agency="Polri"),
        a_row(3, received="04/02/2017", status="Selesai", completed="01/06/2017", text="soal 100% pajak_daerah"),
        a_row(4, received="05/02/2017", status="Arsip", subject="Upah lembur"),
        a_row(5, received="05/02/2017", status="Selesai", agency="", letter="", sent=""),
        a_further_row(2, received="03/02/2017", agency="Kemenkeu", letter="B-9", sent="01/03/2017"),
    )

    def labels(*filters):
        shown = json.loads(office.ok("list", *filters, "--db", "dumas.db", "--format", "json"))
        (table,) = shown["tables"].values()
        return [int(row["number"].partition("/")[2]) for row in table["rows"]]

    return labels


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ((), [5, 4, 3, 2, 1]),
        (("--open",), [2, 1]),
        (("--open", "--as-of", "2017-05-31"), [3, 2, 1]),  # completed only on 1 June
        (("--open", "--as-of", "2017-06-01"), [2, 1]),
        (("--as-of", "2017-02-03"), [2, 1]),
        (("--agency", "polisi"), [2]),
        (("--agency", "KEMENKEU"), [4, 3, 2, 1]),
        (("--agency", "Keuangan", "--open"), [2, 1]),
        (("--province", "Riau"), [2]),
        (("--province", "sulsel"), [1]),
        (("--text", "lembur"), [4]),
        (("--text", "100%"), [3]),
        (("--text", "pajak_"), [3]),
        (("--text", "%"), [3]),  # a sign, not a wildcard
        (("--text", "_"), [3]),
        (("--province", "Riau", "--agency", "Polri", "--open", "--text", "tanah"), [2]),
        (("--agency", "no such"), []),
    ],
)
def test_a_list_shows_what_passes_all_filters(listed, filters, numbers):
    assert listed(*filters) == numbers


def test_a_province_that_does_not_exist_is_told_with_the_nearest(office, listed):
    ran = office.run("list", "--province", "Riao", "--db", "dumas.db")
    assert ran.status == 2
    assert "Riau" in ran.err
