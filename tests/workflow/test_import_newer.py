"""A newer version of a register: what changed is told, from the spreadsheet to the summary."""

from __future__ import annotations

import json

import pytest
from small_registers import a_further_row, a_row, ask, register, replies


class Desk:
    """Imports small registers and tells what the summary says of them."""

    def __init__(self, office):
        self.office = office
        self.db = office.folder / "dumas.db"
        self.last: dict[str, object] = {}

    def lay(self, *rows, name="register.csv", **options):
        return self.take(register(self.office.folder / name, *rows), **options)

    def take(self, *files, flags=()):
        ran = self.office.run("import", *files, "--db", self.db, "--format", "json", *flags)
        assert ran.status == 0, ran.err
        self.last = json.loads(ran.out)
        facts = self.last["facts"]
        assert facts["read"] == sum(facts[part] for part in ("new", "changed", "unchanged", "set_aside"))
        return facts["new"], facts["changed"], facts["unchanged"], facts["set_aside"]

    @property
    def changed(self):
        rows = self.last["tables"].get("changed_values", {"rows": []})["rows"]
        return [(row["number"], row["field"], row["before"], row["after"]) for row in rows]

    @property
    def problems(self):
        return self.last["tables"].get("problems", {"rows": []})["rows"]

    @property
    def open_names(self):
        return [row["written"] for row in self.last["tables"].get("open_names", {"rows": []})["rows"]]


@pytest.fixture
def desk(office):
    return Desk(office)


@pytest.mark.parametrize(
    ("cells", "changed"),
    [
        (
            {"status": "Selesai", "completed": "03/05/2017"},
            [("status", "open", "completed"), ("completed_on", "", "2017-05-03")],
        ),
        ({"subject": "Sengketa lahan"}, [("subject", "Sengketa tanah", "Sengketa lahan")]),
        ({"category": "Ketenagakerjaan"}, [("category", "05", "04")]),
        ({"received": "03/02/2017"}, [("received_on", "2017-02-02", "2017-02-03")]),
    ],
)
def test_what_changed_of_a_complaint_is_told_from_and_to(desk, cells, changed):
    desk.lay(a_row(), a_row(2))
    assert desk.lay(a_row(**cells), a_row(2)) == (0, 1, 1, 0)
    assert desk.changed == [("2017/0001", f"complaints.{field}", old, new) for field, old, new in changed]


@pytest.mark.parametrize(
    ("cells", "changed"),
    [
        ({"agency": "Polri"}, ("referrals.agency_id", "Kementerian Keuangan", "Kepolisian Negara Republik Indonesia")),
        ({"letter": "B-99/D-2/02/2017"}, ("referrals.letter_number", "B-1/D-2/02/2017", "B-99/D-2/02/2017")),
        ({"sent": "11/02/2017"}, ("referrals.sent_on", "2017-02-10", "2017-02-11")),
        ({"returned": "01/03/2017"}, ("referrals.returned_on", "", "2017-03-01")),
        ({"reminder_1": "15/03/2017"}, ("reminders.sent_on", "", "2017-03-15")),
        ({"reminder_1": "v"}, ("reminders.sent_on", "", "reminder 1")),
        ({"reply": "20/03/2017", "kind": "Substantif"}, ("responses.received_on", "", "2017-03-20 (substantive)")),
    ],
)
def test_what_changed_of_a_letter_is_told_from_and_to(desk, cells, changed):
    desk.lay(a_row())
    assert desk.lay(a_row(**cells)) == (0, 1, 0, 0)
    assert desk.changed == [("2017/0001", *changed)]
    assert desk.lay(a_row(**cells)) == (0, 0, 1, 0)


def test_another_spelling_of_an_agency_or_place_is_no_change(desk):
    desk.lay(a_row(agency="Kementerian Keuangan", regency="Kab. Takalar", province="Sulsel"))
    again = a_row(agency="KEMENKEU", regency="Kabupaten Takalar", province="Sulawesi Selatan")
    assert desk.lay(again) == (0, 0, 1, 0)


def test_a_second_letter_is_new_and_the_first_stays(desk):
    desk.lay(a_row())
    second = a_further_row(agency="Polri", letter="B-2/D-2/03/2017", sent="01/03/2017")
    assert desk.lay(a_row(), second) == (1, 0, 1, 0)
    third = a_further_row(agency="Kemenkeu", letter="B-3/D-2/04/2017", sent="01/04/2017")
    assert desk.lay(a_row(), second, third) == (1, 0, 2, 0)
    assert len(ask(desk.db, "select 1 from referrals")) == 3


def test_an_interim_reply_stays_beside_the_substantive_one(desk):
    desk.lay(a_row(reply="01/03/2017", kind="Sementara", reply_text="Sedang diproses"))
    assert desk.lay(a_row(reply="01/04/2017", kind="Substantif", reply_text="Telah dibayar")) == (0, 1, 0, 0)
    assert ask(desk.db, "select received_on, kind from responses order by 1") == [
        ("2017-03-01", "interim"),
        ("2017-04-01", "substantive"),
    ]


def test_a_kind_that_has_gone_blank_is_kept(desk):
    desk.lay(a_row(reply="01/03/2017", kind="Sementara"))
    assert desk.lay(a_row(reply="01/03/2017")) == (0, 0, 1, 0)
    assert ask(desk.db, "select kind from responses") == [("interim",)]


def test_a_blank_row_erases_nothing(desk):
    full = a_row(name="Siti Aminah", text="Uraian", regency="Kab. Takalar", note="tembusan", reply="01/03/2017")
    desk.lay(full)
    assert desk.lay(a_further_row()) == (0, 0, 1, 0)
    assert desk.lay(full) == (0, 0, 1, 0)


def test_rows_that_disagree_are_told_with_row_reason_and_remedy(desk):
    assert desk.lay(a_row(), a_row(2), a_row(subject="Upah belum dibayar")) == (2, 0, 0, 1)
    (problem,) = desk.problems
    assert problem["cell"] == "E4"
    assert problem["field"] == "subject"
    assert problem["reason"] == "row 2 says otherwise of complaint 2017/0001 (subject)"
    assert problem["remedy"].startswith("Make the two rows agree")
    assert desk.lay(a_row(), a_row(2), a_row(subject="Upah belum dibayar")) == (0, 0, 2, 1)


def test_identical_rows_and_rows_with_blank_complaint_cells_are_one_complaint(desk):
    second = a_further_row(agency="Polri", letter="B-2/D-2/03/2017", sent="01/03/2017")
    assert desk.lay(a_row(), a_row(), second, second) == (2, 0, 2, 0)
    assert ask(desk.db, "select count(*) from complaints") == [(1,)]
    assert ask(desk.db, "select count(*) from referrals") == [(2,)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_further_row_without_a_place_goes_by_its_complaints_place(desk, turned):
    """ "Polres" alone is the one of the place, whether the place stands above, below, or in the database."""
    first = a_row(regency="Kab. Takalar", province="Sulsel")
    second = a_further_row(agency="Polres", letter="B-2/D-2/03/2017", sent="01/03/2017")
    desk.lay(*((second, first) if turned else (first, second)))
    assert desk.open_names == []
    assert desk.lay(second) == (0, 0, 1, 0)
    assert ("Kepolisian Resor Takalar",) in ask(desk.db, "select name from agencies")


def test_an_unknown_agency_that_becomes_known_is_corrected(desk):
    desk.lay(a_row(agency="Badan Antah Berantah"))
    assert desk.open_names == ["Badan Antah Berantah"]
    assert desk.lay(a_row(agency="Polri")) == (0, 1, 0, 0)


def test_a_name_in_the_column_of_agencies_is_masked_where_it_is_named_as_unknown(desk):
    desk.lay(a_row(name="Siti Aminah", agency="Sdri. Siti Aminah"))
    assert desk.open_names == ["Sdri. ***"]


def test_responses_find_their_letters_and_close_nothing_twice(desk):
    desk.lay(a_row(), a_row(2))
    file = replies(
        desk.office.folder / "tanggapan.csv",
        (1, "Kemenkeu", "S-1/2017", "01/04/2017", "Substantif", "Telah dibayar"),
        ("2017/0002", "Kementerian Keuangan", "S-2/2017", "02/04/2017", "Sementara", ""),
        (3, "Kemenkeu", "S-3/2017", "02/04/2017", "Substantif", ""),
        (2, "Polri", "S-4/2017", "02/04/2017", "Substantif", ""),
    )
    assert desk.take(file) == (2, 0, 0, 2)
    assert desk.changed == []
    assert [problem["field"] for problem in desk.problems] == ["number", "agencies"]
    assert "it was referred to Kementerian Keuangan" in desk.problems[1]["reason"]
    assert desk.take(file) == (0, 0, 2, 2)


def test_files_of_one_command_may_come_in_any_order(desk):
    file = replies(desk.office.folder / "a.csv", (1, "Kemenkeu", "S-1/2017", "01/04/2017", "Substantif", ""))
    assert desk.take(file, register(desk.office.folder / "b.csv", a_row())) == (2, 0, 0, 0)


@pytest.mark.parametrize("name", ["Kementerian Hukum dan HAM", "Kementerian Hukum"])
def test_a_response_under_the_ministrys_later_name_finds_the_letter(desk, name):
    """The ministry of 2017 was renamed in 2024; its reply may be entered under the name of that day."""
    desk.lay(a_row(agency="Kementerian Hukum dan Hak Asasi Manusia"))
    file = replies(desk.office.folder / "a.csv", (1, name, "S-1/2017", "01/04/2017", "Substantif", ""))
    assert desk.take(file) == (1, 0, 0, 0)


def test_personal_values_that_changed_are_never_shown(desk):
    desk.lay(a_row(name="Siti Aminah", nik="1371015207800001", address="Jl. Kenanga 7", phone="081234567890"))
    changed = a_row(name="Rukmini Zulaika", nik="1371015207800002", address="Jl. Anggrek 9", phone="081298765432")
    desk.lay({**changed, "subject": "Surat Siti Aminah dan Rukmini Zulaika"})
    shown = json.dumps(desk.last)
    third = a_row(name="Wagiman Kasijo", text="Surat Rukmini Zulaika dan Wagiman Kasijo")
    file = register(desk.office.folder / "c.csv", {**third, "subject": ""})
    table = desk.office.run("import", file, "--db", desk.db)
    for canary in ("Aminah", "Zulaika", "52078", "Kenanga", "Anggrek", "0812", "Wagiman", "Kasijo"):
        assert canary not in shown
        assert canary not in table.out + table.err
    assert [field for _, field, _, _ in desk.changed] == [
        "complaints.subject",
        "complainants.name",
        "complainants.nik",
        "complainants.phone",
        "complainants.address",
    ]
