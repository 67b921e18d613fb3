"""Undo after an import is the database before, row for row; redo is as if it had never been undone."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from small_registers import a_row, ask, register, replies, told

from dumas_cli.errors import DumasError, UsageError
from dumas_cli.reference.files import Reference
from dumas_cli.settings import find_settings
from dumas_cli.workflow import aliases, history
from dumas_cli.workflow.importing import import_files
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.problems import list_problems, write_open_rejects

REFERENCE = Reference()
LOGS = {"changes", "change_values", "imports", "_sqlite_migrations"}
AT = datetime(2018, 3, 3, 9, 0, tzinfo=UTC)


@dataclass
class Desk:
    """An office's database in a folder of its own, without the command line around it."""

    folder: Path
    files: int = 0
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        self.office = Office(
            self.folder / "dumas.db",
            find_settings(None, folder=self.folder, beside=self.folder),
            REFERENCE,
            AT,
            "dumas",
            "sari",
        )

    def lay(self, *rows, answers=()):
        """Import a register of these rows, and agency responses where there are any; tells whether it was written.

        Files whose very bytes are on file already leave no entry.
        """
        before = ask(self.office.db, "select count(*) from changes") if self.files else [(0,)]
        self.files += 1
        paths = [register(self.folder / f"register-{self.files}.csv", *rows)] if rows else []
        if answers:
            paths.append(replies(self.folder / f"tanggapan-{self.files}.csv", *answers))
        import_files(self.office, paths)
        return ask(self.office.db, "select count(*) from changes") != before

    def contents(self):
        """All data tables with the numbers of their rows; the hashes of rows are only a help to the next import."""
        with closing(sqlite3.connect(self.office.db)) as connection:
            names = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
            found = {}
            for table in sorted({name for (name,) in names} - LOGS):
                columns = connection.execute(f"select name from pragma_table_info('{table}')").fetchall()
                chosen = ", ".join(name for (name,) in columns if name != "row_hash")
                found[table] = connection.execute(f"select rowid, {chosen} from {table} order by rowid").fetchall()
        return found


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


ROWS = st.builds(
    a_row,
    st.integers(1, 4),
    received=st.sampled_from(["02/02/2017", "02/02/2017", "03/03/2017", "31/02/2017"]),
    subject=st.sampled_from(["Sengketa tanah", "Upah", ""]),
    name=st.sampled_from(["", "Budi Rekaan", "Siti Rekaan"]),
    nik=st.sampled_from(["", "3173014101700001"]),
    category=st.sampled_from(["Pertanahan", "Lain"]),
    status=st.sampled_from(["Proses", "Selesai"]),
    completed=st.sampled_from(["", "01/06/2017"]),
    regency=st.sampled_from(["", "Kab. Kampar", "Kota Antah"]),
    agency=st.sampled_from(["Kementerian Keuangan", "Polri", "Dinas Antah", "Kementerian Agama; Polri", ""]),
    sent=st.sampled_from(["10/02/2017", "11/02/2017", ""]),
    reminder_1=st.sampled_from(["", "01/03/2017"]),
    reply=st.sampled_from(["", "", "05/04/2017", "06/04/2017"]),
    kind=st.sampled_from(["", "Substantif", "Sementara"]),
    note=st.sampled_from(["", "catatan"]),
)
ANSWERS = st.tuples(
    st.integers(1, 6),
    st.sampled_from(["Kementerian Keuangan", "Polri", "Dinas Antah"]),
    st.sampled_from(["S-1", "S-2"]),
    st.sampled_from(["05/04/2017", "07/07/2017"]),
    st.sampled_from(["Substantif", "Tanda terima"]),
    st.sampled_from(["sudah selesai", ""]),
)
IMPORTS = st.lists(
    st.tuples(st.lists(ROWS, min_size=1, max_size=5), st.lists(ANSWERS, max_size=3)), min_size=1, max_size=4
)
SLOW = settings(max_examples=examples(12), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SLOW
@given(IMPORTS)
def test_undone_one_by_one_each_import_leaves_what_was_before_it_and_redone_what_was_after(imports):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        states = []
        for rows, answers in imports:
            if desk.lay(*rows, answers=answers):
                states.append(desk.contents())
        for before in reversed(states[:-1]):
            history.undo(desk.office)
            assert desk.contents() == before
        history.undo(desk.office)
        assert {table for table, rows in desk.contents().items() if rows} == {"places"}
        for after in states:
            history.redo(desk.office)
            assert desk.contents() == after
        history.undo(desk.office)  # a redo is no dead end
        if len(states) > 1:
            assert desk.contents() == states[-2]


FILE = st.lists(ROWS, min_size=1, max_size=5)


@SLOW
@given(FILE, FILE, FILE, st.sampled_from(["the first again", "the undone again", "another"]))
def test_after_an_undo_a_file_does_what_it_does_where_nothing_was_ever_undone(first, undone, another, turn):
    """The hashes of rows, which an undo may forget, decide how a row is looked at and not what becomes of it."""
    later = {"the first again": first, "the undone again": undone, "another": another}[turn]
    results = []
    for is_undone in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder))
            desk.lay(*first)
            if is_undone and desk.lay(*undone):
                history.undo(desk.office)
            elif not is_undone:
                desk.files += 1
            (result,) = import_files(desk.office, [register(desk.folder / "later.xlsx", *later)]).files
            counts = (result.new, result.changed, result.unchanged, result.set_aside, result.merged)
            problems = ask(desk.office.db, "select cell, field, reason, closed_how from problems order by id")
            results.append((counts, problems, told(desk.office.db)))
    assert results[0] == results[1]


@SLOW
@given(IMPORTS, st.integers(1, 4))
def test_any_import_is_undone_and_redone_exactly_or_refused_and_all_is_as_it_was(imports, batch):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        last = sum(desk.lay(*rows, answers=answers) for rows, answers in imports)
        before = desk.contents()
        logged = ask(desk.office.db, "select * from changes")
        batch = min(batch, last)
        preview = history.undo(desk.office, batch=batch, dry_run=True) if batch == last else None
        assert desk.contents() == before
        try:
            done = history.undo(desk.office, batch=batch)
        except DumasError as error:
            refused = error
        else:
            refused = None
            assert preview is None or done.tables == preview.tables
            assert ask(desk.office.db, "select * from pragma_foreign_key_check") == []
            history.redo(desk.office)
        if refused:
            assert "on it" in refused.what
            assert batch < last
            assert ask(desk.office.db, "select * from changes") == logged
        assert desk.contents() == before


@SLOW
@given(IMPORTS)
def test_imported_again_after_an_undo_a_file_brings_what_it_brought(imports):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        written = [(rows, answers) for rows, answers in imports if desk.lay(*rows, answers=answers)]
        after = desk.contents()
        history.undo(desk.office)
        rows, answers = written[-1]
        assert desk.lay(*rows, answers=answers)
        assert {table: len(rows) for table, rows in desk.contents().items()} == {
            table: len(rows) for table, rows in after.items()
        }


# --------------------------------------------------------------------------- which batch


def test_undo_twice_goes_one_further_back_and_redo_the_same_way_forth(desk):
    desk.lay(a_row(1))
    desk.lay(a_row(2))
    assert [history.undo(desk.office).batch.number for _ in range(2)] == [2, 1]
    with pytest.raises(UsageError, match="nothing to undo"):
        history.undo(desk.office)
    assert [history.redo(desk.office).batch.number for _ in range(2)] == [1, 2]
    with pytest.raises(UsageError, match="no undo"):
        history.redo(desk.office)
    assert history.undo(desk.office).batch.number == 2


def test_an_undo_is_not_undone_but_redone(desk):
    desk.lay(a_row(1))
    history.undo(desk.office)
    with pytest.raises(UsageError, match="itself an undo") as refused:
        history.undo(desk.office, batch=2)
    assert "dumas redo --batch 2" in refused.value.remedy
    with pytest.raises(UsageError, match="undone already, by batch 2"):
        history.undo(desk.office, batch=1)
    history.redo(desk.office, batch=1)
    with pytest.raises(UsageError, match="only brought batch 1 back"):
        history.undo(desk.office, batch=3)
    with pytest.raises(UsageError, match="no undo that stands"):
        history.redo(desk.office, batch=2)
    with pytest.raises(UsageError, match="no batch 9"):
        history.undo(desk.office, batch=9)


def test_redo_is_refused_once_another_command_has_written(desk):
    desk.lay(a_row(1))
    desk.lay(a_row(2))
    history.undo(desk.office)
    desk.lay(a_row(3))
    before = desk.contents()
    with pytest.raises(DumasError, match=r"batch 4 \(import register-3.csv, 3 March 2018\) has written since"):
        history.redo(desk.office)
    history.undo(desk.office)
    with pytest.raises(DumasError, match="has written since"):
        history.redo(desk.office, batch=3)
    history.redo(desk.office)
    assert desk.contents() == before


def test_undos_are_redone_in_the_order_opposite_to_theirs(desk):
    desk.lay(a_row(1))
    desk.lay(a_row(2))
    history.undo(desk.office)
    history.undo(desk.office)
    with pytest.raises(DumasError, match="batch 4") as refused:
        history.redo(desk.office, batch=3)
    assert refused.value.remedy == "Redo that first: dumas redo --batch 4"


def test_what_stands_on_a_batch_is_named_newest_first(desk):
    desk.lay(a_row(1))
    desk.lay(a_row(1, subject="Upah"))
    desk.lay(answers=[(1, "Kementerian Keuangan", "S-1", "01/04/2017", "Substantif", "ok")])
    with pytest.raises(DumasError) as refused:
        history.undo(desk.office, batch=1)
    assert refused.value.what == (
        "Batch 1 cannot be undone: batch 3 (import tanggapan-3.csv, 3 March 2018) and"
        " batch 2 (import register-2.csv, 3 March 2018) stand on it."
    )
    assert refused.value.remedy == "Undo those first: dumas undo --batch 3, then dumas undo --batch 2"


def test_an_import_on_which_nothing_stands_is_undone_before_later_ones(desk):
    desk.lay(a_row(1, agency="Dinas Antah"))
    desk.lay(a_row(2, agency="Dinas Antah"))
    done = history.undo(desk.office, batch=1)
    assert (done.removed.count, done.removed.labels) == (1, ("2017/0001",))
    assert ask(desk.office.db, "select number from complaints") == [("2",)]
    assert ask(desk.office.db, "select name from agencies") == [("Dinas Antah",)]


def test_files_that_found_its_rows_unchanged_are_named(desk):
    desk.lay(a_row(1), a_row(2))
    desk.lay(a_row(1), a_row(2), a_row(3))
    desk.lay(a_row(4))
    assert history.undo(desk.office, batch=1, dry_run=True).unchanged_since == ("register-2.csv",)
    assert history.undo(desk.office, batch=3).unchanged_since == ()


def test_the_entry_says_who_and_what(desk):
    desk.lay(a_row(1))
    history.undo(desk.office)
    newest = history.list_batches(desk.office).batches[0]
    assert (newest.number, newest.who, newest.what, newest.undoes) == (
        2,
        "sari",
        "undo of batch 1: import register-1.csv",
        1,
    )
    assert newest.at == AT


def test_a_reply_that_has_found_its_complaint_waits_again_after_the_undo(desk):
    desk.lay(a_row(9))
    desk.lay(answers=[(1, "Kementerian Keuangan", "S-1", "01/04/2017", "Substantif", "ok")])
    waiting = desk.contents()
    assert len(waiting["waiting_responses"]) == 1
    desk.lay(a_row(1))
    attached = desk.contents()
    assert len(attached["responses"]) == 1
    with pytest.raises(DumasError, match="batch 3"):
        history.undo(desk.office, batch=2)
    history.undo(desk.office)
    assert desk.contents() == waiting
    history.redo(desk.office)
    assert desk.contents() == attached


def test_a_problem_that_was_mended_in_its_workbook_is_open_again_after_the_undo(desk):
    desk.lay(a_row(1, received="31/02/2017"), a_row(2))
    before = desk.contents()
    file = desk.folder / "mend.xlsx"
    assert write_open_rejects(desk.office, file, lang="id") == 1
    book = load_workbook(file)
    assert book.worksheets[0]["C2"].value == "31/02/2017"
    book.worksheets[0]["C2"].value = "02/02/2017"
    book.save(file)
    import_files(desk.office, [file])
    assert (list_problems(desk.office).open, list_problems(desk.office, closed=True).problems[0].closed_how) == (
        0,
        "mended",
    )
    after = desk.contents()
    with pytest.raises(DumasError, match=r"mend\.xlsx"):
        history.undo(desk.office, batch=1)
    history.undo(desk.office)
    assert desk.contents() == before
    history.redo(desk.office)
    assert desk.contents() == after


def test_a_file_whose_rows_went_with_an_earlier_import_is_read_again(desk):
    desk.lay(a_row(1), a_row(2))
    desk.lay(a_row(1), a_row(2), a_row(3))
    history.undo(desk.office, batch=1)
    import_files(desk.office, [desk.folder / "register-2.csv"])
    assert ask(desk.office.db, "select number from complaints order by 1") == [("1",), ("2",), ("3",)]


# --------------------------------------------------------------------------- the story of values


def test_the_history_of_a_complaint_tells_what_brought_and_changed_it(desk):
    desk.lay(a_row(1, name="Budi Rekaan", note="Sdr. Budi Rekaan datang", agency="", letter="", sent=""), a_row(2))
    desk.lay(a_row(1, name="Siti Rekaan", status="Selesai", completed="01/06/2017", agency="", letter="", sent=""))
    told = history.tell_history(desk.office, "2017/0001")
    assert [(e.batch.number, e.kind, e.table, e.field, e.before, e.after) for e in told.events] == [
        (1, "brought", "complaints", "", "", ""),
        (2, "changed", "complaints", "status", "open", "completed"),
        (2, "changed", "complaints", "completed_on", "", "2017-06-01"),
        (2, "changed", "complainants", "name", "B*** R***", "S*** R***"),
    ]
    shown = history.tell_history(desk.office, "2017/0001", reveal=True)
    assert shown.events[-1].before == "Budi Rekaan"


def test_letters_of_one_complaint_are_told_apart_by_their_agency(desk):
    desk.lay(a_row(1, agency="Kementerian Keuangan"), a_row(1, agency="Kementerian Agama", letter="B-9", note="x"))
    desk.lay(answers=[(1, "Kementerian Agama", "S-1", "01/04/2017", "Substantif", "ok")])
    told = [(e.kind, e.table, e.letter) for e in history.tell_history(desk.office, "1").events]
    assert told == [
        ("brought", "complaints", ""),
        ("brought", "referrals", "Kementerian Keuangan"),
        ("brought", "referrals", "Kementerian Agama"),
        ("brought", "responses", "Kementerian Agama"),
    ]


def test_an_earlier_name_is_masked_in_other_fields_too(desk):
    desk.lay(a_row(1, name="Budi Rekaan", subject="Sengketa tanah Budi Rekaan", agency="", letter="", sent=""))
    desk.lay(a_row(1, name="Siti Sukma", subject="Upah", agency="", letter="", sent=""))
    (changed,) = [e for e in history.tell_history(desk.office, "1").events if e.field == "subject"]
    assert changed.before == "Sengketa tanah ***"


def test_the_name_of_one_who_asked_for_secrecy_is_shown_to_nobody(desk):
    desk.lay(a_row(1, name="Budi Rekaan"))
    desk.lay(a_row(1, name="Siti Rekaan"))
    with closing(sqlite3.connect(desk.office.db)) as connection:
        connection.execute("update complaints set secrecy = 'rahasia'")
        connection.commit()
    told = history.tell_history(desk.office, "1", reveal=True)
    assert not told.revealed
    assert told.events[-1].after == "S*** R***"


# --------------------------------------------------------------------------- problems and aliases


def test_the_problems_of_an_undone_import_are_open_no_more_and_come_back_with_it(desk):
    desk.lay(a_row(1, received="31/02/2017"), a_row(2))
    before = list_problems(desk.office)
    assert (before.open, before.problems[0].problem.place.address) == (1, "C2")
    history.undo(desk.office)
    assert list_problems(desk.office, closed=True).total == 0
    history.redo(desk.office)
    assert list_problems(desk.office) == before


def test_problems_are_told_by_file_and_batch(desk):
    desk.lay(a_row(1, received="31/02/2017"))
    desk.lay(a_row(2, received="32/02/2017"), a_row(3, received="x"))
    assert [p.number for p in list_problems(desk.office, file="REGISTER-2").problems] == [2, 3]
    assert [p.number for p in list_problems(desk.office, batch=1).problems] == [1]
    found = list_problems(desk.office, limit=1)
    assert (len(found.problems), found.total) == (1, 3)
    with pytest.raises(UsageError, match="no batch 9"):
        list_problems(desk.office, batch=9)


def test_a_spelling_taught_moves_the_letters_that_were_written_so_and_undo_moves_them_back(desk):
    desk.lay(a_row(1, agency="KEMENDIKNAZ"), a_row(2, agency="Kemendiknaz RI"), a_row(3, agency="Dinas Antah"))
    before = desk.contents()
    done = aliases.teach(desk.office, "kemendiknaz", "Kementerian Pendidikan dan Kebudayaan")
    assert (done.letters, done.names) == (2, ("Kementerian Pendidikan dan Kebudayaan",))
    named = (
        "select number, a.name from referrals r join agencies a on a.id = agency_id"
        " join complaints c on c.id = complaint_id order by 1"
    )
    assert ask(desk.office.db, named) == [
        ("1", "Kementerian Pendidikan dan Kebudayaan"),
        ("2", "Kementerian Pendidikan dan Kebudayaan"),
        ("3", "Dinas Antah"),
    ]
    assert ask(desk.office.db, "select count(*) from referrals where row_hash is not null and complaint_id < 3") == [
        (0,)
    ]
    after = desk.contents()
    history.undo(desk.office)
    assert desk.contents() == before
    history.redo(desk.office)
    assert desk.contents() == after


def test_a_letter_goes_to_the_name_that_the_agency_had_in_its_year(desk):
    desk.lay(a_row(1, agency="KEMKUMZ"))
    done = aliases.teach(desk.office, "KEMKUMZ", "Kementerian Hukum")
    assert done.names == ("Kementerian Hukum dan Hak Asasi Manusia",)


def test_a_spelling_that_a_later_import_needs_is_not_forgotten_by_undo(desk):
    desk.lay(a_row(1))
    aliases.teach(desk.office, "KEMENDIKNAZ", "Kementerian Keuangan")
    desk.lay(a_row(2, agency="Yth. Kepala KEMENDIKNAZ"))
    with closing(sqlite3.connect(desk.office.db)) as connection:  # as an import that knows what was taught lays it
        connection.execute("update referrals set agency_id = 1 where id = 2")
        connection.commit()
    with pytest.raises(DumasError, match="batch 3"):
        history.undo(desk.office, batch=2)


def test_a_spelling_is_taught_once_and_forgotten_without_moving_letters(desk):
    desk.lay(a_row(1, agency="KEMENDIKNAZ"))
    aliases.teach(desk.office, "KEMENDIKNAZ", "Kementerian Keuangan")
    assert aliases.teach(desk.office, "Kemendiknaz", "kementerian keuangan").batch is None
    with pytest.raises(UsageError, match="taught already") as refused:
        aliases.teach(desk.office, "KEMENDIKNAZ", "Kementerian Agama")
    assert "dumas undo --batch 2" in refused.value.remedy
    assert [(a.agency.name, a.taught) for a in aliases.list_agencies(desk.office, "kemendikn") if a.taught] == [
        ("Kementerian Keuangan", ("KEMENDIKNAZ",))
    ]
    before = desk.contents()
    aliases.forget(desk.office, "kemendiknaz")
    assert ask(desk.office.db, "select count(*) from agency_aliases") == [(0,)]
    assert desk.contents()["referrals"] == before["referrals"]
    history.undo(desk.office)
    assert desk.contents() == before


def test_an_agency_that_is_not_known_is_refused_with_the_nearest(desk):
    desk.lay(a_row(1))
    with pytest.raises(UsageError) as refused:
        aliases.teach(desk.office, "X", "Kementrian Keuwangan")
    assert "Kementerian Keuangan" in refused.value.remedy
    assert ask(desk.office.db, "select count(*) from changes") == [(1,)]
