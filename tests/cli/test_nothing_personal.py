"""No command prints who complained, in any form, unless --reveal is given."""

import re
import sqlite3
from contextlib import closing

import pytest
from conftest import DATA

DAY = "2018-01-31"


def people(practice):
    """Name, NIK, phone, e-mail and address of every complainant, with the number of the complaint."""
    asked = (
        "select p.name, p.nik, p.phone, p.email, p.address,"
        " case c.source when 'surat' then c.register_year || '/' || printf('%04d', cast(c.number as integer))"
        " else c.number end"
        " from complainants p join complaints c on c.id = p.complaint_id order by c.id"
    )
    with closing(sqlite3.connect(practice.folder / "dumas.db")) as connection:
        return connection.execute(asked).fetchall()


def told(person, text):
    """What of a person stands in a text; one word of a name may be a place or a common word."""
    name, nik, phone, email, address, _ = person
    plain, digits = text.casefold(), re.sub(r"[ .-]", "", text)
    whole = [value for value in (email, address) if value and len(value) > 8 and value.casefold() in plain]
    if name and len(name.split()) > 1 and name.casefold() in plain:
        whole.append(name)
    numbers = [re.sub(r"\D", "", value or "") for value in (nik, phone)]
    return whole + [number for number in numbers if len(number) >= 9 and number in digits]


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--format", "json", "--province", "Jawa Barat"],
        ["triage", "--as-of", DAY, "--format", "json"],
        ["triage", "--as-of", DAY, "--format", "csv", "--lang", "id", "--province", "Jawa Barat"],
    ],
    ids=" ".join,
)
def test_no_list_names_its_complainants(practice, words):
    by_number = {}
    shown = practice.ok(*words)
    rows = shown.split('"number": "')[1:] if "json" in words else shown.splitlines()[1:]
    for row in rows:
        number = row.split('"')[0] if "json" in words else row.split(",")[1]
        by_number[number] = row
    assert len(by_number) > 100
    found = [told(person, by_number[person[5]]) for person in people(practice) if person[5] in by_number]
    assert [values for values in found if values] == []


def test_one_complaint_is_shown_without_its_complainant(practice):
    for person in people(practice)[:: 4443 // 15]:
        for words in (["show", person[5]], ["show", person[5], "--format", "json"], ["triage", "--explain", person[5]]):
            assert told(person, practice.ok(*words)) == []


def test_reveal_shows_the_complainant_with_a_warning(practice):
    person = next(p for p in people(practice) if p[0] and p[1] and p[4] and "/" in p[5])
    shown = practice.ok("show", person[5], "--reveal", columns=200)
    assert person[0] in shown
    assert person[1] in shown
    assert "keep it confidential" in shown


def test_an_import_names_nobody(office):
    rows = [
        "No. Agenda;Tgl Terima;Perihal;Nama Pengadu;NIK;No. HP;Alamat;Status",
        "1;15/01/2018;Jalan;Budi Rekaan;3173010101700001;081234567890;Jl. Rekaan No. 9;Proses",
        "2;Budi Rekaan;Jalan;Siti Rekaan;3173010101700002;081234567891;Jl. Rekaan No. 8;Proses",
        "3;16/01/2018;Jalan;Siti Rekaan;3.17301E+15;081234567891;Jl. Rekaan No. 8;Proses",
    ]
    register = office.folder / "register.csv"
    register.write_text("\n".join(rows) + "\n")
    texts = [office.ok("import", "register.csv", "--format", form) for form in ("table", "json", "csv", "md")]
    register.write_text("\n".join(rows).replace("Budi Rekaan;3173", "Budi Santoso Rekaan;3174") + "\n")
    texts += [office.ok("import", "register.csv", "--format", form) for form in ("table", "json")]
    assert "2 set aside" in texts[0]
    assert "complainant" in texts[4]
    for text in texts:
        assert not re.search(r"Budi|Siti|Santoso|317[34]01|08123456|Jl\. Rekaan", text)


def test_a_workbook_of_rejects_is_for_its_owner_only(office):
    (office.folder / "register.csv").write_text(
        "No. Agenda;Tgl Terima;Perihal;Nama Pengadu\n1;31/02/2018;Jalan;Budi Rekaan\n"
    )
    office.ok("import", "register.csv", "--rejects", "mend.xlsx")
    assert (office.folder / "mend.xlsx").stat().st_mode & 0o077 == 0


def test_practice_data_say_that_they_are_invented():
    assert "invented" in (DATA / "README.md").read_text(encoding="utf-8").casefold()
