"""A sheet may hold one table below another, and dates that a program has turned round: both are told or read."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from sheets_room_files import PROFILES, read_all, read_file, write_csv, write_xlsx

from dumas_cli.errors import ProfileError, SheetError
from dumas_cli.sheets.source import open_source

HEAD = ["No. Agenda", "Tgl Terima", "Nama Pengadu", "Perihal", "Instansi Tujuan"]
SWAPPED = ["No. Agenda", "Tgl Terima", "Perihal", "Nama Pengadu", "Keterangan"]


@pytest.mark.parametrize("size", [1, 2, 3, 500])
def test_a_table_below_with_its_columns_in_another_order_is_read_by_its_own_heading(tmp_path, size):
    rows = [HEAD, ["1", "2/1/2017", "Nama Rekaan", "Hal rekaan", "BKN"], ["B. PENGADUAN MELALUI SUREL"]]
    rows += [SWAPPED, ["2", "3/1/2017", "Hal kedua", "Nama Kedua", "-"], ["Jumlah", "1"]]
    source = open_source(write_csv(tmp_path / "dua.csv", [rows[0], rows[1], [""], *rows[2:]]), PROFILES)
    entries, problems, counts, warnings = read_all(source, size)
    assert not problems
    assert not warnings
    assert [(entry.number, entry.complainant.name, entry.subject) for entry in entries] == [
        ("1", "Nama Rekaan", "Hal rekaan"),
        ("2", "Nama Kedua", "Hal kedua"),
    ]
    assert [entry.place.row for entry in entries] == [2, 6]
    assert counts.read == 2


def test_a_table_below_that_lacks_a_heading_stops_with_its_row(tmp_path):
    rows = [HEAD, ["1", "2/1/2017", "R", "h", "BKN"], ["No. Agenda", "Perihal", "Nama Pengadu", "Tgl Trima"]]
    with pytest.raises(ProfileError) as caught:
        read_file(write_csv(tmp_path / "dua.csv", rows))
    assert "begins in row 3" in caught.value.what
    assert '"received_on"' in caught.value.what


def test_dates_that_a_program_turned_round_are_pointed_out(tmp_path):
    days = [date(2017, month, 8) for month in range(1, 5)] + [f"{day}/08/2017" for day in range(13, 17)]
    rows = [HEAD, *([number, day, "R", "h", "BKN"] for number, day in enumerate(days, 1))]
    *_, warnings = read_file(write_xlsx(tmp_path / "balik.xlsx", {"2017": rows}))
    assert any(", B1: its true dates (4 different ones) all have a day from 1 to 12" in warning for warning in warnings)


def test_an_empty_sheet_that_was_asked_for_is_called_empty(tmp_path):
    book = Workbook()
    book.active.append(["No. Agenda", "Tgl Terima", "Perihal"])
    book.create_sheet("Kosong")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(SheetError, match="empty") as told:
        open_source(tmp_path / "a.xlsx", PROFILES, sheet="Kosong")
    assert "Kosong" in told.value.where
