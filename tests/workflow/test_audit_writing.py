"""What an undo keeps stays small and comes back whole; rows handed back as they were do not overwrite others."""

from __future__ import annotations

import json

import pytest
from import_desk import ImportDesk
from openpyxl import load_workbook
from small_registers import HEADING, a_row, ask, register

from dumas_cli.store import taken_rows
from dumas_cli.store.connection import rows
from dumas_cli.store.database import reading, writing
from dumas_cli.store.undo import TABLES

BLOCK = taken_rows.ROWS_A_BLOCK


@pytest.fixture
def desk(office):
    return ImportDesk(office)


def everything(db):
    """All tables that a batch may write, row for row with their numbers."""
    with reading(db) as connection:
        return {table: rows(connection, f"select rowid, * from {table} order by rowid") for table in TABLES}


def redo(desk):
    return desk.office.ok("redo", "--yes", "--db", desk.db)


# --------------------------------------------------------------------------- what an undo keeps


@pytest.mark.parametrize("count", [1, BLOCK - 1, BLOCK, BLOCK + 1])
def test_an_import_undone_and_redone_is_as_it_was_at_each_border_of_a_block(desk, count):
    assert desk.lay(*(a_row(number) for number in range(1, count + 1))) == (count, 0, 0, 0)
    before = everything(desk.db)
    for _ in range(2):
        desk.undo()
        assert not everything(desk.db)["complaints"]
        redo(desk)
        assert everything(desk.db) == before
    assert ask(desk.db, "pragma foreign_key_check") == []


def test_an_undo_and_its_redo_take_little_room(desk):
    rows_read = 3000
    desk.lay(*(a_row(number, note=f"catatan rekaan {number} " + "panjang " * 40) for number in range(1, rows_read + 1)))
    size = desk.db.stat().st_size
    desk.undo()
    redo(desk)
    assert desk.db.stat().st_size < 1.5 * size


def test_the_rows_that_an_older_program_took_away_one_by_one_come_back(desk):
    desk.lay(a_row(1), a_row(2, received="31/02/2017"), a_row(3, note='kata "Rekaan"'))
    before = everything(desk.db)
    desk.undo()
    with writing(desk.db) as connection:  # as before blocks were made
        connection.execute("delete from change_values where change_id = 2 and new_value is not null")
        for table in TABLES:
            for block in list(taken_rows.taken_away(connection, 2, table)):
                for number, values in zip(block.ids, block.values, strict=True):
                    whole = json.dumps(dict(zip(block.columns, values, strict=True)))
                    connection.execute(
                        "insert into change_values (change_id, table_name, row_id, column_name, old_value)"
                        " values (2, ?, ?, '*', ?)",
                        (table, number, whole),
                    )
        connection.execute("delete from change_values where column_name = ?", (taken_rows.BLOCK,))
    redo(desk)
    assert everything(desk.db) == before
    desk.undo()
    redo(desk)
    assert everything(desk.db) == before


def test_the_story_of_a_complaint_tells_that_it_went_and_came_back(desk):
    desk.lay(a_row(1), a_row(2))
    desk.undo()
    redo(desk)
    told = json.loads(desk.office.ok("history", "2017/0002", "--format", "json", "--db", desk.db))
    batches = [row["batch"] for table in told["tables"].values() for row in table["rows"]]
    assert {1, 2, 3} <= set(batches)
    with reading(desk.db) as connection:
        moves = taken_rows.moves(connection, "complaints", 2)
        assert [(move.batch, move.back) for move in moves] == [(2, False), (3, True)]
        assert taken_rows.moves(connection, "complaints", 9) == []


def test_a_number_kept_in_a_block_is_not_given_again(desk):
    desk.lay(*(a_row(number) for number in range(1, 6)))
    desk.undo()
    desk.lay(a_row(9), name="other.csv")
    assert desk.ask("select id from complaints") == [(6,)]


# --------------------------------------------------------------------------- rows handed back as they were


def contradiction(desk):
    """A register of which two rows say different things of one complaint; the second is handed back."""
    desk.lay(a_row(1, note="satu"), a_row(1, note="dua"), flags=("--rejects", "mend.xlsx"))
    return desk.folder / "mend.xlsx"


def note_on_file(desk):
    return desk.ask("select note from referrals union all select note from complaints where note is not null")


def test_a_row_that_contradicts_another_and_comes_back_as_it_was_does_not_overwrite_it(desk):
    contradiction(desk)
    before = note_on_file(desk)
    assert desk.take("mend.xlsx", "--rejects", "again.xlsx") == (0, 0, 0, 1)
    assert note_on_file(desk) == before
    assert (desk.closed_problems(), len(desk.open_problems())) == ([(1, "again")], 1)
    assert desk.take("again.xlsx") == (0, 0, 0, 1)
    assert note_on_file(desk) == before


def test_mended_to_agree_it_is_taken(desk):
    path = contradiction(desk)
    book = load_workbook(path)
    (cell,) = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "dua"]
    cell.value = "satu"
    book.save(path)
    assert desk.take(path.name) == (0, 0, 1, 0)
    assert (desk.open_problems(), desk.closed_problems()) == ([], [(1, "mended")])


def test_without_its_problem_number_it_replaces_what_is_on_file(desk):
    path = contradiction(desk)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(2, sheet.max_column).value = None
    book.save(path)
    assert desk.take(path.name) == (0, 1, 0, 0)
    assert ("dua",) in note_on_file(desk)
    assert desk.open_problems() == []


# --------------------------------------------------------------------------- what is no news of a row


def test_what_an_older_program_did_not_keep_of_a_nik_is_filled_in_and_the_row_unchanged(desk):
    row = a_row(1, name="Budi Rekaan", nik="3174055503820011")
    desk.lay(row)
    with writing(desk.db) as connection:
        connection.execute("update complainants set nik_faults = null")
        connection.execute("update complaints set row_hash = null")
        connection.execute("update referrals set row_hash = null")
    assert desk.lay(row, a_row(2), name="again.csv") == (1, 0, 1, 0)
    assert desk.ask("select nik_faults is null from complainants where complaint_id = 1") == [(0,)]
    desk.undo()
    assert desk.ask("select nik_faults is null from complainants") == [(1,)]


def test_a_name_that_an_earlier_import_corrected_is_masked_in_what_a_later_one_changes(desk):
    desk.lay(a_row(1, name="Zorblatt Rekaan", subject="Surat Zorblatt"))
    desk.lay(a_row(1, name="Quuxina", subject="Surat Zorblatt"), name="named.csv")
    assert desk.lay(a_row(1, name="Quuxina", subject="Surat lain"), name="later.csv") == (0, 1, 0, 0)
    assert desk.values() == [("2017/0001", "complaints.subject", "Surat ***", "Surat lain")]


# --------------------------------------------------------------------------- workbooks of rejects of several files


BAD = "31/02/2017"


def replies(desk, *lines):
    path = desk.folder / "replies.csv"
    path.write_text("No. Agenda;Tahun;Instansi;Tgl Tanggapan;Jenis Tanggapan\n" + "\n".join(lines), encoding="utf-8")
    return path


def mended(desk, name="mend.xlsx", **values):
    book = load_workbook(desk.folder / name)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cell.value = values.get(str(cell.value), cell.value)
    book.save(desk.folder / name)
    return name


def test_rows_of_several_profiles_are_mended_in_one_workbook(desk):
    register(desk.folder / "register.csv", a_row(1), a_row(2, received=BAD))
    replies(desk, f"1;2017;Kementerian Keuangan;{BAD};final")
    assert desk.take("register.csv", "replies.csv", "--rejects", "mend.xlsx") == (1, 0, 0, 2)
    mended(desk, **{BAD: "20/09/2017"})
    assert desk.take("mend.xlsx") == (2, 0, 0, 0)
    assert desk.open_problems() == []
    assert [how for _, how in desk.closed_problems()] == ["mended", "mended"]
    assert desk.ask("select received_on, laid_on from responses") == [("2017-09-20", 1)]
    assert desk.take("mend.xlsx") == (0, 0, 2, 0)


def test_rejects_of_another_database_close_no_problem_of_this_one(desk):
    desk.lay(a_row(1, received=BAD), flags=("--rejects", "mend.xlsx"))
    mended(desk, **{BAD: "20/09/2017"})
    desk.db.unlink()
    other = {"category": "Perburuhan", "agency": "Kementerian Agama", "letter": "B-7", "sent": "11/02/2017"}
    desk.lay(a_row(7, received=BAD, subject="Upah", status="", **other))
    assert desk.take("mend.xlsx") == (1, 0, 0, 0)
    assert (len(desk.open_problems()), desk.closed_problems()) == (1, [])


def test_a_reply_whose_complaint_came_without_its_letter_says_so(desk):
    replies(desk, "1;2017;Kementerian Agama;20/09/2017;final")
    assert desk.take("replies.csv") == (0, 0, 0, 1)
    desk.lay(a_row(1))
    ((reason, closed),) = desk.ask("select reason, closed_by from problems")
    assert ("was not referred to this agency" in reason, closed) == (True, None)
    desk.undo()
    assert "not in the database yet" in desk.ask("select reason from problems")[0][0]


def test_files_of_one_name_and_other_headings_are_handed_back_each_under_its_own(desk):
    for at, heading in enumerate((HEADING, HEADING[::-1]), start=1):
        folder = desk.folder / str(at)
        folder.mkdir()
        register(folder / "register.csv", a_row(at, received=BAD), heading=heading)
    assert desk.take("1/register.csv", "2/register.csv", "--rejects", "mend.xlsx") == (0, 0, 0, 2)
    mended(desk, **{BAD: "20/02/2017"})
    assert desk.take("mend.xlsx") == (2, 0, 0, 0)
    assert desk.ask("select number, received_on, subject from complaints order by number") == [
        ("1", "2017-02-20", "Sengketa tanah"),
        ("2", "2017-02-20", "Sengketa tanah"),
    ]
