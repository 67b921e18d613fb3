"""Rows and a profile become entries and problems; nothing is dropped in silence."""

from datetime import date

import pytest
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets_room_files import HEADINGS, ROW, a_row, read_file, shipped, write_csv

from dumas_cli.errors import ProfileError
from dumas_cli.records import Classification, Entry, KindBy, ReplyKind, Secrecy, Status
from dumas_cli.sheets.decoration import begins_other_table
from dumas_cli.sheets.heading import find_heading
from dumas_cli.sheets.intake import MOST_LOOSE, Intake, RowCounts
from dumas_cli.sheets.profiles import KnownHeadings, read_profile

REGISTER, LAPOR, RESPONSES = shipped("register"), shipped("lapor"), shipped("responses")
HEADING, KNOWN = find_heading([HEADINGS], REGISTER), KnownHeadings(REGISTER.headings)
WIDTH = len(HEADINGS)


def pad(*cells, width=WIDTH):
    return [*cells, *[""] * (width - len(cells))]


def take_in(rows, profile=REGISTER, headings=HEADINGS, size=500, ragged=False):
    """Read rows below the headings; gives entries, problems, counts and warnings."""
    heading = find_heading([headings], profile)
    intake = Intake(profile, heading, file="f.xlsx", sheet="S", ragged=ragged)
    chunks = [intake.take(2 + at, rows[at : at + size]) for at in range(0, len(rows), size)] + [intake.finish()]
    entries = [entry for chunk in chunks for entry in chunk.entries]
    problems = [problem for chunk in chunks for problem in chunk.problems]
    counts = sum((chunk.counts for chunk in chunks), RowCounts())
    assert counts.read == len(entries) + len(problems)
    assert counts.total == len(rows)
    return entries, problems, counts, [warning for chunk in chunks for warning in chunk.warnings]


def one(profile=REGISTER, **cells):
    """The one entry or problem of a row with these fields, each under its first heading; number and day are given."""
    given = {"number": "412"} | ({"received_on": "5/8/2017"} if "received_on" in profile.required else {}) | cells
    headings = [profile.columns[name][0] for name in given]
    if "reply_kind" in given and profile is REGISTER:
        headings[list(given).index("reply_kind")] = "Jenis Tanggapan"
    entries, problems, *_ = take_in([list(given.values())], profile, headings)
    return (entries or problems)[0]


def test_a_sound_row_becomes_an_entry_with_its_place():
    entries, problems, counts, warnings = take_in([ROW])
    assert not problems
    assert not warnings
    assert counts == RowCounts(read=1)
    entry = entries[0]
    assert (entry.source, entry.register_year, entry.number, entry.received_on) == (
        "surat",
        2017,
        "412",
        date(2017, 8, 5),
    )
    assert (entry.agencies, entry.sent_on, entry.status) == (("BPN Rekaan",), date(2017, 8, 7), Status.OPEN)
    assert entry.complainant.nik == "3201010101800001"
    assert str(entry.place) == 'f.xlsx, sheet "S", row 2'
    assert entry.row == tuple(ROW)


@pytest.mark.parametrize(
    ("heading", "cell", "field", "address"),
    [
        ("tgl_terima", "31/02/2017", "received_on", "B2"),
        ("nik", 3.2e15, "nik", "E2"),
        ("nik", "12", "nik", "E2"),
        ("status", "entah", "status", "H2"),
        ("tgl_penerusan", "besok", "sent_on", "G2"),
        ("no_agenda", "", "number", "A2"),
        ("tgl_terima", "", "received_on", "B2"),
        ("instansi_tujuan", "", "agencies", "F2"),
    ],
)
def test_a_bad_cell_sets_its_row_aside_whole(heading, cell, field, address):
    entries, problems, *_ = take_in([a_row(**{heading: cell})])
    assert not entries
    assert (problems[0].field, problems[0].place.address) == (field, address)
    assert problems[0].row[1] == (
        "31/02/2017" if cell == "31/02/2017" else "" if field == "received_on" else "5/8/2017"
    )
    assert problems[0].remedy


def test_further_bad_cells_are_told_in_the_first_ones_reason():
    _, problems, *_ = take_in([a_row(tgl_terima="31/02/2017", nik="12", status="entah")])
    assert len(problems) == 1
    assert "E2: The NIK is not 16 figures." in problems[0].reason
    assert "H2:" in problems[0].reason


def test_a_reason_never_repeats_a_personal_value():
    _, problems, *_ = take_in([a_row(nik="32010101018000019", status="RahasiaSekali", tgl_penerusan="Nama Orang")])
    assert problems[0].value == "32010101018000019"
    for word in ("32010101018000019", "RahasiaSekali", "Nama Orang"):
        assert word not in problems[0].reason + problems[0].remedy


@pytest.mark.parametrize(
    "cells",
    [
        {"number": "412/2017", "received_on": "2/1/2018"},  # the number's own year comes before the day of receipt
        {"number": "412", "register_year": "2017", "received_on": "2/1/2018"},
        {"number": "412", "received_on": "31/12/2017"},
        {"number": "2017/412", "register_year": 2017.0},
    ],
)
def test_the_registers_year_is_told_by_its_column_the_number_or_the_day(cells):
    entry = one(**cells)
    assert (entry.register_year, entry.number) == (2017, "412")


def test_two_years_that_differ_are_a_problem():
    assert one(number="412/2016", register_year="2017").field == "register_year"


def test_of_two_figures_the_rows_other_cells_decide_which_is_the_year():
    assert one(number="1980/2017").number == "1980"
    assert one(number="2017/1980").register_year == 2017
    assert one(number="2016/2017").reason.startswith("Both figures")


def test_responses_need_a_year_from_somewhere():
    cells = {"agencies": "BPN", "reply_on": "2/1/2018"}
    assert one(RESPONSES, **cells).field == "number"
    entry = one(RESPONSES, number="2017/412", **cells)
    assert (entry.register_year, entry.adds_complaint, entry.reply.kind) == (2017, False, ReplyKind.SUBSTANTIVE)
    assert one(RESPONSES, number="2017/1980", **cells).number == "1980"


@pytest.mark.parametrize(
    ("cells", "kind", "by"),
    [
        ({"reply_kind": "Antara", "reply_text": "telah selesai"}, ReplyKind.INTERIM, KindBy.COLUMN),
        ({"reply_kind": "Terima kasih"}, ReplyKind.ACKNOWLEDGEMENT, KindBy.COLUMN),
        ({"reply_kind": "Substantif", "reply_text": "masih dalam proses"}, ReplyKind.SUBSTANTIVE, KindBy.COLUMN),
        ({"reply_text": "Perkara sedang diproses."}, ReplyKind.INTERIM, KindBy.WORDS),
        ({"reply_text": "Semula sedang diproses, kini telah selesai"}, ReplyKind.SUBSTANTIVE, KindBy.WORDS),
        ({"reply_text": "Ganti rugi dibayar."}, ReplyKind.SUBSTANTIVE, KindBy.DATE),
        ({}, ReplyKind.SUBSTANTIVE, KindBy.DATE),
    ],
)
def test_the_kind_of_a_reply_is_decided_by_its_column_then_words_then_date(cells, kind, by):
    reply = one(agencies="BPN", reply_on="1/9/2017", **cells).reply
    assert (reply.kind, reply.kind_by, reply.received_on) == (kind, by, date(2017, 9, 1))


def test_a_reply_without_a_day_is_kept_by_its_text_only():
    reply = one(agencies="BPN", reply_text="Ganti rugi dibayar.").reply
    assert (reply.received_on, reply.kind) == (None, ReplyKind.SUBSTANTIVE)
    assert one(agencies="BPN", reply_kind="Substantif").field == "reply_on"
    assert one(agencies="BPN", reply_number="B-1").field == "reply_on"


def test_words_that_say_there_is_no_reply_make_none_unless_a_date_contradicts():
    assert one(agencies="BPN", reply_text="Belum ada tanggapan").reply is None
    assert one(agencies="BPN", reply_kind="Belum ada").reply is None
    assert one(agencies="BPN", reply_text="belum dijawab", reply_on="1/9/2017").field == "reply_text"
    assert one(agencies="BPN").reply is None


@pytest.mark.parametrize(
    "cells", [{"sent_on": "7/8/2017"}, {"reply_on": "1/9/2017"}, {"returned_on": "1/9/2017"}, {"reminder_1": "v"}]
)
def test_a_letter_without_its_agency_is_a_problem_only_where_there_is_a_column_of_agencies(cells):
    assert one(agencies="", **cells).field == "agencies"
    assert isinstance(one(**cells), Entry)
    assert isinstance(one(agencies=""), Entry)


@pytest.mark.parametrize(
    ("cells", "reminders"),
    [
        ({"reminder_1": "1/9/2017", "reminder_2": "v"}, (date(2017, 9, 1), None)),
        ({"reminder_1": "2x"}, (None, None)),
        ({"reminder_1": "", "note": "sudah 2x penegasan"}, (None, None)),
        ({"note": "Penegasan II tgl 5 Mei"}, (None, None)),
        ({"note": "penegasan ke-3"}, (None, None, None)),
        ({"note": "penegasan I dan II"}, (None, None)),
        ({"note": "penegasan 12 Mei 2017"}, ()),  # a day, not a count
        ({"note": "perlu penegasan II"}, ()),
        ({"note": "belum ada penegasan"}, ()),
        ({"reminder_1": "1/9/2017", "note": "sudah 2x penegasan"}, (date(2017, 9, 1),)),  # the columns go first
    ],
)
def test_reminders_come_from_their_columns_else_from_the_note(cells, reminders):
    assert one(agencies="BPN", **cells).reminders == reminders


def test_words_in_note_subject_and_disposition_set_their_flags():
    assert one(note="Tembusan kepada Presiden").copy_only is True
    assert one(subject="tembusan: mohon keadilan").copy_only is True
    assert one(note="tembusannya").copy_only is None
    assert one(disposition="Agar klarifikasi langsung ke lokasi").must_visit is True
    assert one(disposition="Untuk diketahui").must_visit is False
    assert one(disposition="tidak perlu turun lapangan").must_visit is False
    assert one(disposition="").must_visit is None


def test_the_portals_export_is_read_in_its_own_words():
    headings = [
        "Tracking ID",
        "Tanggal Laporan Masuk",
        "Klasifikasi Laporan",
        "Tipe Laporan (Anonim/Rahasia)",
        "Status Laporan",
        "Instansi Terdisposisi",
    ]
    rows = [
        [
            "6881234",
            "5 Jan 2024",
            "Pengaduan Berkadar Pengawasan",
            "Anonim|Rahasia",
            "Ditutup oleh Sistem",
            "Dinas Rekaan",
        ],
        ["6881235", "6 Jan 2024", "Aspirasi", "", "Menunggu Kelengkapan Informasi", ""],
    ]
    entries, problems, *_ = take_in(rows, LAPOR, headings)
    assert not problems
    first, second = entries
    assert (first.source, first.register_year, first.tracked, first.sent_on) == ("lapor", 2024, False, None)
    assert (first.classification, first.secrecy, first.status) == (
        Classification.OVERSIGHT,
        Secrecy.CONFIDENTIAL,
        Status.COMPLETED,
    )
    assert (second.classification, second.secrecy, second.status, second.agencies) == (
        None,
        None,
        Status.AWAITING_PAPERS,
        (),
    )


def test_constants_fill_what_the_row_leaves_open():
    profile = read_profile(
        '[constants]\nsource = "desa"\nregister_year = 2016\nprovince = "Riau"\nagencies = "A; B"\n'
        '[columns]\nnumber = "No"\nreceived_on = "Tgl"\nprovince = "Prov"',
        name="own",
        where="own.toml",
    )
    entries, *_ = take_in([["7", "1/2/2017", ""], ["8", "1/2/2017", "Aceh"]], profile, ["No", "Tgl", "Prov"])
    assert [(e.source, e.register_year, e.province, e.agencies) for e in entries] == [
        ("desa", 2016, "Riau", ("A", "B")),
        ("desa", 2016, "Aceh", ("A", "B")),
    ]


# --------------------------------------------------------------------------- decoration

COLUMN_NUMBERS = [float(n) for n in range(1, WIDTH + 1)]


def test_decoration_is_skipped_and_counted():
    signature = [
        pad("", "", "", "", "", words) for words in ("Jakarta, 31 Agustus 2017", "Kepala Bagian", "Nama Rekaan")
    ]
    table = [COLUMN_NUMBERS, ROW, pad(), HEADINGS, a_row(no_agenda="413"), pad("Jumlah", "", 2.0), pad()]
    rows = [*table, *signature]
    entries, problems, counts, warnings = take_in(rows)
    assert [entry.number for entry in entries] == ["412", "413"]
    assert not problems
    assert not warnings
    assert counts == RowCounts(read=2, blank=2, footers=4, headings=1, column_numbers=1)


@pytest.mark.parametrize(
    "footer",
    [
        pad("Jumlah", "", "", "", "", "", "", "134"),
        pad("", "", "TOTAL:", 134.0),
        pad("Jumlah surat bulan Januari", "134 surat"),
        pad("Sub Total", "1.102"),
        pad("Jumlah 134 surat"),
        pad("Total", "73,04%"),
    ],
)
def test_a_footer_has_its_word_first_and_figures_only(footer):
    _, problems, counts, _ = take_in([ROW, footer])
    assert not problems
    assert counts.footers == 1


@pytest.mark.parametrize(
    "row",
    [
        pad("", "", "Total kerugian warga", "Nama Rekaan", "", "BPN Rekaan"),
        pad("", "5/8/2017", "Total"),
        pad("Total", "", "Sengketa", "Nama", "", "BPN"),
        pad("", "", "Sengketa tanah", "Jumlah", "", "12"),
    ],
)
def test_a_row_is_never_a_footer_merely_for_a_word(row):
    entries, problems, counts, _ = take_in([ROW, row, a_row(no_agenda="413")])
    assert (len(entries), len(problems), counts.footers) == (2, 1, 0)
    entries, problems, *_ = take_in([a_row(perihal="Total", nama_pengadu="Jumlah")])
    assert len(entries) == 1


def test_a_count_stated_by_a_footer_is_compared_with_the_rows_above_it():
    three = [a_row(no_agenda=str(n)) for n in (1, 2, 2)]
    assert take_in([*three, pad("Jumlah", 3)])[3] == []  # rows
    assert take_in([*three, pad("Jumlah", 2)])[3] == []  # complaints
    warnings = take_in([*three, pad("Jumlah", 4)])[3]
    assert len(warnings) == 1
    assert "states 4, but 3 rows with 2 numbers" in warnings[0]
    assert 'sheet "S", row 5' in warnings[0]
    assert take_in([*three, pad("Jumlah s.d. bulan ini", 40)])[3] == []
    assert take_in([*three, pad("Jumlah selesai", 1)])[3] == []
    assert take_in([*three, pad("Jumlah", 3), *three[:2], pad("Jumlah", 2), pad("Total", 5)])[3] == []


def test_problem_rows_count_as_read_when_a_footer_is_compared():
    assert take_in([ROW, a_row(tgl_terima="31/02/2017", no_agenda="413"), pad("Jumlah", 2)])[3] == []


def test_a_signature_block_needs_its_words_a_gap_and_the_end():
    block = [pad("", "", "", "Mengetahui,"), pad("", "", "", "Nama Rekaan"), pad("", "", "", "NIP 19700101")]
    assert take_in([ROW, pad(), *block])[2].footers == 3
    assert len(take_in([ROW, *block])[1]) == 3  # no gap: it may be a row that lost its number
    entries, problems, *_ = take_in([ROW, pad(), *block, a_row(no_agenda="413")])
    assert (len(entries), len(problems)) == (2, 3)  # a row follows


def test_a_row_that_lost_its_number_and_day_is_a_problem_even_before_a_signature():
    rows = [ROW, pad("", "", "Sengketa tanah", "Nama Rekaan"), pad(), pad("", "", "", "", "", "Mengetahui")]
    _, problems, counts, _ = take_in(rows)
    assert [problem.place.row for problem in problems] == [3]
    assert counts.footers == 1


def test_titles_before_a_repeated_heading_are_decoration_after_a_gap():
    rows = [ROW, pad("Jumlah", 1), pad(), pad("BUKU AGENDA"), pad("lanjutan"), HEADINGS, a_row(no_agenda="413")]
    entries, problems, counts, _ = take_in(rows)
    assert (len(entries), problems, counts.headings, counts.footers) == (2, [], 1, 3)


def test_a_month_alone_and_a_prepared_number_alone_are_decoration():
    rows = [pad("Bulan Februari 2017"), ROW]
    assert take_in(rows)[2] == RowCounts(read=1, headings=1)
    headings = ["No", *HEADINGS]
    rows = [["1", *ROW], pad("2", width=WIDTH + 1), pad(3.0, width=WIDTH + 1)]
    assert take_in(rows, headings=headings)[2] == RowCounts(read=1, blank=2)


def test_a_long_stretch_of_loose_rows_is_problems():
    rows = [ROW, pad(), pad("", "", "", "Mengetahui"), *[pad("", "", "", "teks")] * MOST_LOOSE]
    _, problems, *_ = take_in(rows)
    assert len(problems) == MOST_LOOSE + 1


def test_a_row_of_only_a_number_is_a_problem_of_its_missing_day():
    _, problems, *_ = take_in([pad("413")])
    assert problems[0].field == "received_on"


def test_a_longer_row_of_csv_is_a_problem_only_where_the_surplus_is_filled():
    rows = [[*ROW, ""], [*ROW, "surplus"], ROW[:7]]
    entries, problems, *_ = take_in(rows, ragged=True)
    assert len(entries) == 2
    assert [problem.place.address for problem in problems] == ["row 3"]
    assert "more cells" in problems[0].reason


def test_filled_cells_below_no_heading_are_told_of():
    headings = [*HEADINGS[:7], "", "Status"]
    row = [*ROW[:7], "catatan tangan", "Proses"]
    _, problems, _, warnings = take_in([row, row], headings=headings)
    assert not problems
    assert len(warnings) == 1
    assert "H1" in warnings[0]
    assert "2 filled cells" in warnings[0]


# --------------------------------------------------------------------------- properties

CELLS = st.one_of(
    st.sampled_from([*HEADINGS, *ROW, "Jumlah", "Total", "Mengetahui", "NIP 1", "-", 3.2e15, 42736.0, 1.0, 2.0, True]),
    st.text(max_size=12),
    st.floats(),
    st.dates(),
    st.just(""),
    st.none(),
)
ROWS = st.lists(
    st.one_of(
        st.lists(CELLS, min_size=WIDTH, max_size=WIDTH).filter(lambda row: not begins_other_table(row, HEADING, KNOWN)),
        st.sampled_from([ROW, HEADINGS, COLUMN_NUMBERS, pad(), pad("Jumlah", 3), pad("", "Mengetahui")]),
    ),
    max_size=12,
)


@settings(max_examples=examples(150))
@given(ROWS, st.integers(1, 13))
def test_every_row_is_an_entry_a_problem_or_counted_whatever_the_size_of_chunks(rows, size):
    whole = take_in(rows)
    assert take_in(rows, size=size) == whole


@given(ROWS)
def test_sound_rows_are_never_lost_among_others(rows):
    entries, *_ = take_in([*rows, a_row(no_agenda="77001"), *rows])
    assert [entry.number for entry in entries].count("77001") == 1


def test_nothing_is_said_where_no_date_speaks_against_the_profiles_order(tmp_path):
    rows = [HEADINGS, a_row(tgl_terima="05/08/2017"), a_row(no_agenda="413", tgl_terima="12/08/2017")]
    _, problems, _, warnings = read_file(write_csv(tmp_path / "register.csv", rows))
    assert (problems, warnings) == ([], [])


def test_dates_that_all_prove_another_order_than_the_profiles_stop_the_import(tmp_path):
    rows = [HEADINGS, a_row(tgl_terima="05/08/2017"), a_row(no_agenda="413", tgl_terima="08/13/2017")]
    with pytest.raises(ProfileError, match='column "Tgl Terima"') as told:
        read_file(write_csv(tmp_path / "register.csv", rows))
    assert "08/13/2017" in told.value.what
    assert "--date-order month" in told.value.remedy


def test_a_single_date_of_the_other_order_is_set_aside_where_another_proves_the_profiles(tmp_path):
    days = ("05/08/2017", "08/13/2017", "25/08/2017")
    rows = [HEADINGS, *(a_row(no_agenda=str(number), tgl_terima=day) for number, day in enumerate(days, start=412))]
    entries, problems, _, warnings = read_file(write_csv(tmp_path / "register.csv", rows))
    assert ([entry.number for entry in entries], len(problems)) == (["412", "414"], 1)
    assert "1 row holds" in warnings[0]
