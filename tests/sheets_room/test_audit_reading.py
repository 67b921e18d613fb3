"""Registers as offices really send them: deep headings, page after page, footers and notes of every kind."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_room_files import PROFILES, read_file, shipped, write_csv, write_xlsx

from dumas_cli.errors import ProfileError, SheetError
from dumas_cli.sheets.cells import Trouble, plain
from dumas_cli.sheets.date_order import OrderEvidence
from dumas_cli.sheets.days import day_of
from dumas_cli.sheets.decoration import RowKind, begins_other_table, kind_of_row
from dumas_cli.sheets.guess import guess_layout
from dumas_cli.sheets.heading import find_heading
from dumas_cli.sheets.profiles import KnownHeadings, heading_key

REGISTER = shipped("register")
KNOWN = KnownHeadings(REGISTER.headings)
DEEP = [
    ["BUKU AGENDA PENGADUAN (REKAAN)", "", "", "", "", "", "", ""],
    ["NO", "AGENDA", "", "POKOK PERMASALAHAN", "PENERUSAN", "", "", "KET"],
    ["", "NOMOR", "TANGGAL", "", "INSTANSI", "SURAT", "", ""],
    ["", "", "", "", "", "NOMOR", "TANGGAL", ""],
]
DEEP_FIELDS = {"number": 1, "received_on": 2, "subject": 3, "agencies": 4, "letter_number": 5, "sent_on": 6, "note": 7}
DEEP_MERGES = ("A1:H1", "A2:A4", "B2:C2", "B3:B4", "C3:C4", "D2:D4", "E2:G2", "E3:E4", "F3:G3", "H2:H4")
DEEP_ROW = ["1", "12", "2 Januari 2017", "Hal rekaan", "BKN", "B-1/01/2017", "5 Jan 2017", ""]
HEAD = ["No. Agenda", "Tgl Terima", "Nama Pengadu", "Perihal", "Instansi Tujuan", "Keterangan"]
FIELDS = {"number": 0, "received_on": 1, "name": 2, "subject": 3, "agencies": 4, "note": 5}


def row_of(number, day="2/1/2017"):
    return [str(number), day, "Nama Rekaan", "Hal rekaan", "BKN", ""]


def pad(*cells):
    return [*cells, *[""] * (len(HEAD) - len(cells))]


def counted(tmp_path, rows):
    """Problems, warnings and row counts of a csv file with these rows."""
    _, problems, counts, warnings = read_file(write_csv(tmp_path / "buku.csv", rows))
    return problems, warnings, counts


# --------------------------------------------------------------------------- headings


def test_a_heading_of_three_rows_is_joined_where_no_merged_cells_are_told():
    heading = find_heading([*DEEP, DEEP_ROW], REGISTER)
    assert dict(heading.columns) == DEEP_FIELDS
    assert (heading.row, heading.rows, heading.last_row) == (2, 3, 4)
    assert heading.texts[6] == "PENERUSAN / SURAT / TANGGAL"


def test_a_heading_of_three_rows_in_a_workbook_keeps_the_letter_and_its_day(tmp_path):
    path = write_xlsx(tmp_path / "buku.xlsx", {"2017": [*DEEP, DEEP_ROW]}, merges=DEEP_MERGES)
    (entry,), problems, *_ = read_file(path)
    assert not problems
    assert (entry.letter_number, entry.sent_on) == ("B-1/01/2017", date(2017, 1, 5))


def test_a_second_row_that_adds_nothing_stays_data_also_below_a_deep_heading():
    heading = find_heading([*DEEP[:3], DEEP_ROW, DEEP_ROW], REGISTER)
    assert (heading.rows, heading.last_row) == (2, 3)


def test_a_heading_repeated_after_one_row_of_data_is_not_its_third_row():
    heading = find_heading([HEAD, row_of(1), HEAD, row_of(2)], REGISTER)
    assert (heading.row, heading.rows) == (1, 1)
    assert dict(heading.columns) == FIELDS


def test_rows_handed_back_are_read_by_all_rows_of_the_heading_they_had():
    knows_problems = replace(
        REGISTER,
        columns={**REGISTER.columns, "problem": ("Problem no.",)},
        headings={**REGISTER.headings, heading_key("Problem no."): "problem"},
    )
    upper = ["AGENDA", "", "PENYALURAN", "", ""]
    middle = ["NOMOR", "TANGGAL", "INSTANSI", "SURAT KELUAR", ""]
    lower = ["", "", "", "NOMOR SURAT", "TGL SURAT"]
    sent = find_heading([upper, middle, lower], REGISTER)
    assert set(sent.columns) == {"number", "received_on", "agencies", "letter_number", "sent_on"}
    back = find_heading(
        [[*sent.texts, "Problem no."], ["7", "5/8/2017", "BKN", "B-1", "7/8/2017", "1"]], knows_problems
    )
    assert dict(back.columns) == {**sent.columns, "problem": 5}
    # Elsewhere a stroke is a part of one heading, and says nothing of its last word.
    assert "address" not in find_heading([["No. Agenda", "Tgl Terima", "Nama / Alamat"]], knows_problems).columns


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("P E R I H A L", "subject"),
        ("N A M A  P E N G A D U", "name"),
        ("TanggalTerima", "received_on"),
        ("No.Agd", "number"),
        ("Instansi Yg Dituju", "agencies"),
        ("TANGGAL\nTERIMA (dd/mm/yyyy)", "received_on"),
        ("Tgl Terima (hari/bulan/tahun)", "received_on"),
        ("NIK (16 digit) *", "nik"),
        ("Keterangan (jika ada)", "note"),
        ("Instansi Tujuan (K/L/D)", "agencies"),
        # What says more than how to fill the column in is a part of the heading.
        ("Tanggal Surat (Penerusan Rekaan)", None),
        ("Nama (Terlapor)", None),
        ("Perihal (2)", None),
    ],
)
def test_a_heading_is_known_by_its_letters_and_without_hints_on_filling_it_in(written, field):
    assert KNOWN.field_of(written) == field


@given(st.sampled_from(sorted(REGISTER.headings)), st.sampled_from([str.upper, str.title, lambda key: f" {key}. "]))
def test_every_heading_of_the_profile_is_known_in_any_letters(key, change):
    assert KNOWN.field_of(change(key)) == REGISTER.headings[key]


@given(st.text("abc .()", max_size=12))
def test_only_what_has_letters_or_figures_is_a_heading(text):
    assert heading_key(text) or not plain(text)
    if not plain(text):
        assert KNOWN.field_of(text) is None


# --------------------------------------------------------------------------- decoration


def heading_of(*above):
    return find_heading([*above, HEAD], REGISTER)


def kind(*cells, heading=None):
    return kind_of_row(pad(*cells), heading or heading_of(), (0, 1))


@pytest.mark.parametrize(
    "cells",
    [
        ("a", "b", "c", "d", "e", "f"),
        ("(a)", "(b)", "(c)", "(d)", "(e)", "(f)"),
        ("A.", "B.", "C.", "D.", "E.", "F."),
        ("1", "2", "3", "4", "5", "6=4+5"),
        ("1", "2", "3=1x2", "4", "5", "6"),
    ],
)
def test_columns_may_be_lettered_or_counted_with_their_sums(cells):
    assert kind(*cells) is RowKind.COLUMN_NUMBERS


@pytest.mark.parametrize("cells", [("a", "c", "d"), ("x", "y", "z"), ("1", "b", "d"), ("a", "b")])
def test_other_letters_are_no_column_numbers(cells):
    assert kind(*cells) is not RowKind.COLUMN_NUMBERS


@pytest.mark.parametrize(
    "cells",
    [
        ("Jumlah Keseluruhan", "", "3 (tiga) pengaduan"),
        ("JUMLAH", "12 (dua belas)"),
        ("Total : 3 (tiga) orang",),
        ("Jumlah seratus dua puluh tiga berkas",),
    ],
)
def test_a_footer_may_spell_its_count(cells):
    assert kind(*cells) is RowKind.FOOTER


def test_a_count_spelt_beside_the_figure_is_compared(tmp_path):
    rows = [HEAD, row_of(1), row_of(2), pad("Jumlah Keseluruhan", "", "3 (tiga) pengaduan")]
    problems, warnings, _ = counted(tmp_path, rows)
    assert not problems
    assert any("states 3, but 2 rows" in warning for warning in warnings)


def test_notes_and_lists_below_the_table_are_no_complaints(tmp_path):
    rows = [
        HEAD,
        row_of(1),
        pad("Total", "", "", "", "", "1"),
        pad("Rekap: Selesai 1, Proses 0"),
        pad("*) data per 31 Desember 2017"),
        pad("Keterangan :"),
        pad("1. Berkas lengkap"),
        pad("2. Berkas kurang"),
        pad("", "", "", "", "Jakarta,      Desember 2017"),
        pad("", "", "", "", "Kepala Bagian Rekaan"),
        pad("", "", "", "", "NIP 19600101 198003 1 001"),
        pad("Tembusan:"),
        pad("1. Yth. Deputi"),
        pad("2. Arsip"),
        pad("Dicetak oleh admin pada 02/01/2018 10:11"),
        pad("Halaman 1 dari 1"),
    ]
    problems, _, counts = counted(tmp_path, rows)
    assert not problems
    assert (counts.read, counts.footers) == (1, 14)


def test_a_numbered_row_amid_the_table_is_still_reported(tmp_path):
    problems, *_ = counted(tmp_path, [HEAD, row_of(1), pad("2. Berkas rekaan"), row_of(3)])
    assert len(problems) == 1


def test_each_page_may_begin_with_the_title_and_its_own_page_number(tmp_path):
    rows = []
    for page in range(3):
        rows += [
            pad("REGISTER PENGADUAN"),
            pad("Tahun 2017", "", "", "", "", f"Halaman {page + 1} dari 3"),
            HEAD,
            pad("1", "2", "3", "4", "5", "6"),
            *(row_of(4 * page + number) for number in range(1, 5)),
            pad("Jumlah halaman ini", "4"),
        ]
    problems, warnings, counts = counted(tmp_path, rows)
    assert not problems
    assert not warnings
    assert counts.read == 12


def test_a_title_row_is_known_by_its_words_and_never_by_figures_alone():
    heading = heading_of(pad("Tahun 2017", "", "", "", "", "Hal. 1 dari 3"), pad("1", "9/9/9999"))
    assert kind("Tahun 2018", "", "", "", "", "Hal. 2 dari 3", heading=heading) is RowKind.HEADING
    assert kind("2", "8/8/8888", heading=heading) is RowKind.ROW


# --------------------------------------------------------------------------- dates turned round

LATE = [f"{day}/08/2017" for day in range(13, 20)]
EARLY = [date(2017, month, 8) for month in range(1, 8)]


def turned(*cells, order="day"):
    evidence = OrderEvidence()
    evidence.look_at(cells)
    return evidence.turned_round(order)


def test_true_dates_that_could_all_be_turned_round_beside_texts_that_could_not_are_doubted():
    assert turned(*EARLY, *LATE).startswith(
        "its true dates (7 different ones) all have a day from 1 to 12, and those that stand as text (7)"
    )


@pytest.mark.parametrize(
    "cells",
    [
        EARLY,
        LATE,
        [*EARLY, *LATE, date(2017, 8, 13)],  # a true date that cannot have been turned round
        [*EARLY, *LATE, "3/8/2017"],  # a text that the program would have taken for a date
        [*EARLY, *LATE, "8/8/2017"],
        [*EARLY[:2], *LATE],
        [*EARLY, *LATE[:2]],
        [*EARLY, *(f"2017-08-{day}" for day in range(13, 20))],
        [*EARLY, *(f"{day} Agustus 2017" for day in range(13, 20))],
    ],
)
def test_any_date_that_speaks_against_it_takes_the_doubt_away(cells):
    assert turned(*cells) == ""


@given(st.permutations([*EARLY, *LATE]), st.integers(0, 14))
def test_the_doubt_does_not_depend_on_the_order_of_the_cells_or_on_how_they_are_handed_over(cells, cut):
    first, second = OrderEvidence(), OrderEvidence()
    first.look_at(cells[:cut])
    second.look_at(cells[cut:])
    first += second
    assert first.turned_round("day") == turned(*EARLY, *LATE)


# --------------------------------------------------------------------------- days that have not come


@pytest.mark.parametrize(
    "text", ["belum", "Belum", "blm", "BELUM ADA TANGGAPAN", "belum dijawab.", "Belum selesai", "not yet"]
)
def test_a_day_that_has_not_come_is_a_blank(text):
    assert day_of(text) is None


@pytest.mark.parametrize("text", ["belum 5/8/2017", "belumlah", "sudah", "notyet", "belum s.d. 2017", "proses"])
def test_other_words_are_no_blank_days(text):
    assert isinstance(day_of(text), Trouble)


def test_a_reply_that_has_not_come_does_not_set_the_row_aside(tmp_path):
    rows = [[*HEAD, "Tgl Tanggapan"], [*row_of(1), "belum"], [*row_of(2), "5/8/2017"]]
    entries, problems, *_ = read_file(write_csv(tmp_path / "buku.csv", rows))
    assert not problems
    assert [entry.reply.received_on if entry.reply else None for entry in entries] == [None, date(2017, 8, 5)]


# --------------------------------------------------------------------------- guesses


def guess(head, *rows):
    return guess_layout([head, *rows], PROFILES)


def test_a_column_of_other_words_is_not_taken_for_a_kind_of_reply():
    head = ["Kode", "Tgl Terima", "Jenis Rekaan", "Perihal"]
    layout = guess(head, *([f"K{n:03}", f"{n + 12}/1/2017", "LP"[n % 2], f"Hal {n}"] for n in range(1, 9)))
    assert layout.of("reply_kind") is None


def test_a_column_of_its_words_still_is():
    head = ["Kode", "Tgl Terima", "Jenis Tanggapannya", "Perihal"]
    words = ["Antara", "Final"]
    layout = guess(head, *([f"K{n:03}", f"{n + 12}/1/2017", words[n % 2], f"Hal {n}"] for n in range(1, 9)))
    assert layout.of("reply_kind").heading == "Jenis Tanggapannya"


def test_sentences_that_hardly_repeat_are_the_complaint():
    head = ["Code", "Received", "What happened", "Where"]
    rows = [
        [f"K{n:03}", f"{n + 12}/1/2017", f"The landlord did not repair boiler number {n} in weeks", "Rekaan"]
        for n in range(1, 9)
    ]
    assert guess(head, *rows).of("text").heading == "What happened"


def test_addresses_of_few_kinds_are_not():
    head = ["Code", "Received", "Where"]
    rows = [
        [f"K{n:03}", f"{n + 12}/1/2017", f"Office of the district of Rekaan Number {n % 2}, Jakarta"] for n in range(8)
    ]
    layout = guess(head, *rows)
    assert layout is None or layout.of("text") is None


# --------------------------------------------------------------------------- another table below


def other(*cells):
    return begins_other_table(cells, heading_of(), KNOWN)


def test_a_heading_in_another_order_begins_another_table():
    assert other("No. Agenda", "Tgl Terima", "Perihal", "Nama Pengadu", "Keterangan", "Instansi Tujuan")
    assert other("Tgl Terima", "No. Agenda", "Perihal", "", "Lain-lain")


@pytest.mark.parametrize(
    "cells",
    [
        HEAD,  # the same heading again
        ["No. Agenda", "Tgl Terima", "", "Perihal"],
        ["Instansi", "Kategori", "Jumlah"],  # the head of a summary
        ["Instansi", "Jumlah"],
        row_of(1),
        ["Perihal", "Perihal", "Perihal", "Nama Pengadu"],
        [None, 1.0, date(2017, 1, 1)],
        [],
    ],
)
def test_other_rows_begin_none(cells):
    assert not other(*cells)


# --------------------------------------------------------------------------- two tables side by side


def test_tables_side_by_side_are_told_as_doubles_and_not_as_unknown(tmp_path):
    rows = [[*HEAD, "", *HEAD], [*row_of(1), "", *row_of(2)]]
    with pytest.raises(ProfileError) as caught:
        read_file(write_csv(tmp_path / "dua.csv", rows))
    assert caught.value.what.startswith('2 columns have the heading "No. Agenda", which is the field number: ')
    assert "side by side" in caught.value.remedy


# --------------------------------------------------------------------------- archives


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("a.csv",), "The file is an archive (zip) that holds 1 spreadsheet."),
        (("a/b.XLSX", "c.ods", "baca.txt"), "The file is an archive (zip) that holds 2 spreadsheets."),
        (("baca.txt",), "The file is an archive (zip) that holds no spreadsheet."),
        (("word/document.xml",), "The file is a Word document, not a spreadsheet."),
    ],
)
def test_an_archive_is_told_by_what_it_holds(tmp_path, names, what):
    path = tmp_path / "kiriman.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "rekaan")
    with pytest.raises(SheetError) as caught:
        read_file(path)
    assert caught.value.what == what
