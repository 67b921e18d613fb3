"""Rows written in bulk do to the database what the same rows do one by one."""

import csv
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dumas_cli.plain_rows import PlainRows
from dumas_cli.records import Agency
from dumas_cli.reference.files import Reference
from dumas_cli.sheets.profiles import read_profile
from dumas_cli.sheets.source import open_source
from dumas_cli.store import history, register
from dumas_cli.store.batch import Batch
from dumas_cli.store.bulk import PlainFilings
from dumas_cli.store.database import reading, writing
from dumas_cli.store.writer import RegisterWriter
from dumas_cli.store.written import Outcome
from dumas_cli.workflow import laying
from dumas_cli.workflow.names import Names, names_place

REFERENCE = Reference(None)
PROFILES = [read_profile(text, name=name, where=where) for name, text, where in REFERENCE.profiles_texts()]
NAMES = Names(REFERENCE)
AT = datetime(2018, 3, 3, tzinfo=UTC)

CELLS = {
    "No. Agenda": ["1", "2", "3", "0004", "5/2016", "1.102"],
    "Tgl Terima": ["02/02/2017", "2 Maret 2017", "30/12/2016", "31/02/2017", ""],
    "Perihal": ["Sengketa tanah", "sengketa  tanah", "", "-"],
    "Nama Pengadu": ["Siti Contoh", "Budi Misal", ""],
    "NIK": ["1401011202800001", "", "3.2E+15"],
    "Kategori": ["Pertanahan", "Hal lain", ""],
    "Klasifikasi": ["Berkadar Pengawasan", "", "Gawat sekali"],
    "Kab/Kota": ["Kabupaten Kampar", "Kota Antah", ""],
    "Provinsi": ["Riau", ""],
    "Instansi Tujuan": [
        *("Kementerian Keuangan", "Polres", "PT Contoh Makmur", "Kemenkeu", ""),
        *("Kementerian Keuangan; Kementerian Agama", "PT  Contoh Makmur"),
    ],
    "No. Surat Penerusan": ["B-1", "B-2", ""],
    "Tgl Surat Penerusan": ["10/02/2017", "11/02/2017", ""],
    "Tgl Dikembalikan": ["", "", "20/02/2017"],
    "Penegasan I": ["", "", "01/03/2017", "v"],
    "Tgl Tanggapan": ["01/04/2017", "", "02/04/2017"],
    "Jenis Tanggapan": ["Substantif", "", "Belum Ada"],
    "Isi Tanggapan": ["Telah ditindaklanjuti.", "", "Sedang diproses."],
    "Status": ["Proses", "Selesai", ""],
    "Tgl Selesai": ["", "", "05/05/2017", "06/05/2017"],
    "Keterangan": ["", "tembusan", "sudah 2x penegasan"],
}
# By default the first cell, so that most rows can be read and many speak of the same.
ROW = st.fixed_dictionaries(
    {name: st.one_of(st.just(cells[0]), st.sampled_from(cells)) for name, cells in CELLS.items()}
)
TABLES = {
    "complaints": "select source, register_year, number, tracked, received_on, letter_on, category, classification,"
    " subject, text, copy_only, must_visit, secrecy, status, completed_on, note, place_code, place_as_written,"
    " extra_json from complaints",
    "complainants": "select c.register_year, c.number, w.name, w.nik, w.phone, w.address, w.nik_faults"
    " from complainants w join complaints c on c.id = w.complaint_id",
    "referrals": "select c.register_year, c.number, a.name, r.agency_as_written, r.letter_number, r.sent_on,"
    " r.returned_on, r.note from referrals r join complaints c on c.id = r.complaint_id"
    " join agencies a on a.id = r.agency_id",
    "reminders": "select c.register_year, c.number, a.name, r.letter_number, x.ordinal, x.sent_on from reminders x"
    " join referrals r on r.id = x.referral_id join complaints c on c.id = r.complaint_id"
    " join agencies a on a.id = r.agency_id",
    "responses": "select c.register_year, c.number, a.name, r.letter_number, x.received_on, x.kind, x.kind_by,"
    " x.letter_number, x.text, x.laid_on from responses x join referrals r on r.id = x.referral_id"
    " join complaints c on c.id = r.complaint_id join agencies a on a.id = r.agency_id",
    "agencies": "select name, short, kind, agency_group, place_code, known from agencies",
    # Agencies have their ids in the order in which they were met.
    "changed": "select table_name, column_name, coalesce(a.name, old_value), coalesce(b.name, new_value)"
    " from change_values left join agencies a on column_name = 'agency_id' and a.id = old_value"
    " left join agencies b on column_name = 'agency_id' and b.id = new_value",
}


def write_register(path: Path, rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, CELLS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def lay(db: Path, path: Path, *, bulk: bool, size: int):
    """Import a file: how many rows came to what, and what was refused."""
    source = open_source(path, PROFILES, profile="register")
    with writing(db, create=True, references_checked=False) as connection:
        register.write_places(connection, NAMES.places)
        change_id = history.log_change(connection, at=AT, command="", what="")
        import_id = history.log_import(connection, change_id, file=path.name, sha256="", profile="register")
        writer = RegisterWriter(connection, import_id=import_id, change_id=change_id)
        NAMES.begin_file()
        if bulk:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(laying, "ROWS_A_CHUNK", size)
                laid = laying.lay_file(
                    connection,
                    source,
                    NAMES,
                    writer,
                    seed="",
                    as_of=None,
                    watched=frozenset(),
                    with_diff=False,
                    progress=None,
                )
            outcomes = {one: laid.outcomes[one] for one in Outcome}
            reasons = sorted((problem.place.row, problem.field, problem.reason) for problem in laid.problems)
        else:
            outcomes, reasons, held = dict.fromkeys(Outcome, 0), [], []

            def note(written):
                for outcome in written.outcomes:
                    outcomes[outcome] += 1
                for problem in written.problems:
                    reasons.append((problem.place.row, problem.field, problem.reason))

            for chunk in source.chunks(size):
                entries = chunk.entries
                silent = [(e.source, e.register_year, e.number) for e in entries if not names_place(e)]
                written = writer.write(NAMES.filings(entries, register.referrals_of(connection, silent)))
                note(written)
                held += written.held
                outcomes[Outcome.SET_ASIDE] += len(chunk.problems)
                for problem in chunk.problems:
                    reasons.append((problem.place.row, problem.field, problem.reason))
            note(writer.write(held, are_last=True))
            reasons.sort()
        seen = sorted(writer.seen)
        keys = sorted(
            key
            for row_id, *key in connection.execute("select id, register_year, number from complaints")
            if row_id in set(seen)
        )
        return outcomes, reasons, NAMES.open_names(), keys


def told(db: Path):
    with reading(db) as connection:
        return {table: sorted(connection.execute(sql), key=repr) for table, sql in TABLES.items()}


@given(
    first=st.lists(ROW, max_size=14),
    second=st.lists(ROW, max_size=6),
    size=st.sampled_from([3, 1000]),
    seed=st.integers(0, 9),
)
@settings(max_examples=50, deadline=None)
def test_rows_in_bulk_do_what_they_do_one_by_one(tmp_path_factory, first, second, size, seed):
    folder = tmp_path_factory.mktemp("bulk")
    later = [*first, *second]
    random.Random(seed).shuffle(later)
    files = [write_register(folder / "first.csv", first), write_register(folder / "later.csv", later)]
    both = []
    for bulk in (True, False):
        db = folder / f"{bulk}.db"
        both.append([])
        for path in files:
            outcomes, reasons, open_names, keys = lay(db, path, bulk=bulk, size=size)
            # The names on rows that bring nothing new are not looked up.
            both[-1].append((outcomes, reasons, open_names if path is files[0] else None, keys, told(db)))
    assert both[0] == both[1]


def test_a_row_that_says_the_same_in_other_letters_does_not_speak_for_the_letter(tmp_path):
    """It was not laid on as it stands, so that a file that begins with it has something to change."""
    row = {name: cells[0] for name, cells in CELLS.items()}
    same = row | {"Perihal": "sengketa  tanah"}
    first = write_register(tmp_path / "first.csv", [row, same])
    later = write_register(tmp_path / "later.csv", [same, row])
    for bulk in (True, False):
        db = tmp_path / f"{bulk}.db"
        assert lay(db, first, bulk=bulk, size=1)[0][Outcome.NEW] == 1
        assert lay(db, first, bulk=bulk, size=1)[0][Outcome.UNCHANGED] == 2
        outcomes = lay(db, later, bulk=bulk, size=1)[0]
        assert (outcomes[Outcome.CHANGED], outcomes[Outcome.UNCHANGED]) == (1, 1)
        assert told(db)["complaints"][0][8] == "sengketa tanah"


def test_a_row_laid_on_again_waits_with_one_above_it_that_seems_to_correct_its_letter(tmp_path):
    """Laid on at once, it would be the first of two that say otherwise of the complaint."""
    row = {name: cells[0] for name, cells in CELLS.items()}
    second = row | {"Perihal": "Upah", "No. Surat Penerusan": "B-2"}
    first = write_register(tmp_path / "first.csv", [row])
    later = write_register(tmp_path / "later.csv", [second, row])
    for bulk in (True, False):
        db = tmp_path / f"{bulk}.db"
        lay(db, first, bulk=bulk, size=1)
        outcomes, reasons, *_ = lay(db, later, bulk=bulk, size=1)
        assert (outcomes[Outcome.NEW], outcomes[Outcome.SET_ASIDE]) == (1, 1)
        assert [(row, field) for row, field, _ in reasons] == [(3, "subject")]
        assert [letter[4] for letter in told(db)["referrals"]] == ["B-1", "B-2"]


def test_rows_with_letters_without_and_with_replies_each_get_their_own(tmp_path):
    plain = dict.fromkeys(CELLS, "") | {"Tgl Terima": "02/02/2017"}
    rows = [
        plain | {"No. Agenda": "1", "Instansi Tujuan": "Kementerian Keuangan", "No. Surat Penerusan": "B-1"},
        plain | {"No. Agenda": "2", "Keterangan": "tanpa surat"},
        plain
        | {
            "No. Agenda": "3",
            "Instansi Tujuan": "Kementerian Agama",
            "No. Surat Penerusan": "B-3",
            "Tgl Tanggapan": "03/04/2017",
            "Penegasan I": "01/03/2017",
            "Keterangan": "map 3",
        },
    ]
    lay(tmp_path / "a.db", write_register(tmp_path / "a.csv", rows), bulk=True, size=1000)
    found = told(tmp_path / "a.db")
    assert [row[:3] + row[4:5] + row[7:] for row in found["referrals"]] == [
        (2017, "1", "Kementerian Keuangan", "B-1", None),
        (2017, "3", "Kementerian Agama", "B-3", "map 3"),
    ]
    assert [row[:5] for row in found["responses"]] == [(2017, "3", "Kementerian Agama", "B-3", "2017-04-03")]
    assert [row[:4] for row in found["reminders"]] == [(2017, "3", "Kementerian Agama", "B-3")]
    assert [row[15] for row in found["complaints"]] == [None, "tanpa surat", None]


def _a_plain_row(**columns):
    given = {"received_on": ["2017-02-02"], "agency": ["X"], **columns}
    rows = PlainRows(
        source="surat",
        tracked=True,
        sheet="",
        rows=[2],
        keys=[(2017, "1")],
        columns=given,
        hashes=[1],
        positions=[0],
        make=lambda position, row_hash: None,
    )
    return PlainFilings(rows, [Agency("X", known=False)], [None], [None], [None], [None])


@pytest.mark.parametrize(
    "strange",
    [
        {"classification": ["gawat"]},
        {"secrecy": ["?"]},
        {"status": ["hilang"]},
        {"copy_only": [2]},
        {"must_visit": [7]},
        {"reply_kind": ["lisan"], "reply_by": ["date"]},
        {"reply_kind": ["interim"], "reply_by": ["guess"]},
    ],
)
def test_a_word_that_the_table_does_not_allow_is_refused_and_not_written(tmp_path, strange):
    db = tmp_path / "dumas.db"
    with writing(db, create=True) as connection:
        change_id = history.log_change(connection, at=AT, command="", what="")
        import_id = history.log_import(connection, change_id, file="a.csv", sha256="", profile="register")
        bulk = RegisterWriter(connection, import_id=import_id, change_id=change_id).bulk
        with pytest.raises(ValueError, match="does not allow"):
            bulk.insert(_a_plain_row(**strange))
        written = list(connection.execute("select kind from responses"))
        assert list(connection.execute("select classification, secrecy, status from complaints")) in (
            [],
            [(None, None, None)],
        )
        assert not written


def test_the_tables_own_checks_stand_again_after_rows_in_bulk(tmp_path):
    with writing(tmp_path / "dumas.db", create=True) as connection:
        change_id = history.log_change(connection, at=AT, command="", what="")
        import_id = history.log_import(connection, change_id, file="a.csv", sha256="", profile="register")
        RegisterWriter(connection, import_id=import_id, change_id=change_id).bulk.insert(_a_plain_row())
        with pytest.raises(Exception, match="CHECK constraint failed"):
            connection.execute("update complaints set status = 'hilang'")


def test_an_agency_corrected_back_and_forth_ends_as_the_last_row_has_it(tmp_path):
    with writing(tmp_path / "dumas.db", create=True) as connection:
        change_id = history.log_change(connection, at=AT, command="", what="")
        import_id = history.log_import(connection, change_id, file="a.csv", sha256="", profile="register")
        batch = Batch(connection, import_id=import_id, change_id=change_id)
        one, other = Agency("Polres X", kind="a"), Agency("Polres X", kind="b")
        kinds = []
        for column in ([one, None], [other], [one, other], [other, one, one], [one]):
            ids = batch.agency_ids(column)
            assert [number is None for number in ids] == [agency is None for agency in column]
            kinds += [kind for (kind,) in connection.execute("select kind from agencies")]
    assert kinds == ["a", "b", "b", "a", "a"]
