"""One cell: numbers of the register, NIK, agencies, blanks and words."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_room_files import shipped

from dumas_cli.sheets.cells import (
    DITTO,
    FORMULA_ERROR,
    NARROW_COLUMN,
    ROUNDED_NIK,
    AgencyCell,
    ErrorCell,
    Number,
    Trouble,
    holds_phrase,
    is_blank,
    lost_value,
    plain,
    read_agencies,
    read_nik,
    read_number,
    read_year,
    shown,
    split_agencies,
    tidy,
)
from dumas_cli.sheets.readers import read_reminder, read_text, read_word, readers_for

REGISTER = shipped("register")

ANY_CELL = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("412", Number("412")),
        ("0412", Number("412")),  # a leading zero is no part of the number
        ("000", Number("0")),
        (412.0, Number("412")),
        (412, Number("412")),
        ("412.0", Number("412")),
        ("1.102", Number("1102")),  # a thousand's dot
        ("0.102", Number("0.102")),  # no thousand begins with nought
        ("412/2017", Number("412", 2017)),
        ("0412 / 2017", Number("412", 2017)),
        ("2017/0412", Number("412", 2017)),
        ("2017-412", Number("412", 2017)),
        ("412/17", Number("412/17")),  # 17 is not plainly a year
        ("1944/412", Number("1944/412")),  # before the years that registers have
        ("A-12", Number("A-12")),
        (" 412\u00a0", Number("412")),
        ("'0412", Number("412")),
        ("", None),
        ("-", None),
        (None, None),
    ],
)
def test_a_number_is_read_in_its_many_written_forms(cell, number):
    assert read_number(cell) == number


@pytest.mark.parametrize("cell", [412.5, -1.0, float("nan"), float("inf"), 1e15, date(2017, 1, 4), time(4, 12)])
def test_what_cannot_be_a_number_of_a_register_is_refused(cell):
    assert isinstance(read_number(cell), Trouble)


def test_two_figures_that_may_both_be_the_year_keep_both_readings():
    number = read_number("2017/1980")
    assert (number.number, number.year) == ("1980", 2017)
    assert (number.rival.number, number.rival.year) == ("2017", 1980)
    assert read_number("2017/2017") == Number("2017", 2017)


@pytest.mark.parametrize(
    ("cell", "year"), [("2017", 2017), (2017.0, 2017), (2017, 2017), (date(2017, 5, 1), 2017), ("", None)]
)
def test_a_year_is_read_from_text_number_or_date(cell, year):
    assert read_year(cell) == year


@pytest.mark.parametrize(
    ("cell", "known"),
    [("1944", False), ("1945", True), ("2099", True), ("2100", False), ("17", False), ("2017a", False), (1e9, False)],
)
def test_a_year_lies_from_1945_to_2099(cell, known):
    assert isinstance(read_year(cell), int) is known


@pytest.mark.parametrize(
    "cell",
    ["3201010101800001", " 3201 0101 0180 0001 ", "'3201010101800001", "3201.0101.0180.0001", "3201-0101-0180-0001"],
)
def test_a_nik_is_sixteen_figures_however_dressed(cell):
    assert read_nik(cell) == "3201010101800001"


@pytest.mark.parametrize("cell", [3201010101800001, 3201010101800001.0, "3201010101800001.0", "3201010101800001,00"])
def test_a_nik_that_is_a_number_of_which_no_figure_is_lost_is_read(cell):
    assert read_nik(cell) == "3201010101800001"


@pytest.mark.parametrize("cell", [3201010101800000, "3201010101800000.0", 9201010101800001, "9201010101800001.0"])
def test_a_number_whose_last_figure_may_be_a_rounded_one_is_not(cell):
    assert read_nik(cell) == ROUNDED_NIK  # Excel writes 0; beyond 2^53 not every number has a form of its own


@pytest.mark.parametrize(
    "cell", [3.2010101018e15, 3201010101800001.5, "3.2E+15", "3,2E+15", "3.20101E15", float("inf")]
)
def test_a_nik_that_became_a_number_is_reported_as_rounded(cell):
    assert read_nik(cell) == ROUNDED_NIK


@pytest.mark.parametrize("cell", ["320101010180000", "32010101018000012", "320101010180000A", 123456.0, "١" * 16])
def test_a_nik_of_another_length_or_with_letters_is_refused(cell):
    found = read_nik(cell)
    assert isinstance(found, Trouble)
    assert found != ROUNDED_NIK


@pytest.mark.parametrize("cell", ["", "-", "N/A", "nihil", "Belum Diklasifikasi", " – ", None, "\u200b", "\u00a0"])
def test_words_for_nothing_are_blank(cell):
    assert read_text(cell) is None
    assert read_nik(cell) is None


@pytest.mark.parametrize(
    "text",
    [
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"),
        *("#NILAI!", "#NAMA?", "#n/a", " #REF!\u00a0", "Err:502", "#ERROR!"),
    ],
)
def test_the_text_of_a_formula_error_is_one_in_every_column(text):
    assert lost_value(text) == FORMULA_ERROR
    for read in (read_number, read_year, read_nik, read_agencies):
        assert read(text) == FORMULA_ERROR


def test_a_formula_error_of_a_workbook_is_one_whatever_its_text():
    assert lost_value(ErrorCell("galat")) == FORMULA_ERROR


@pytest.mark.parametrize("text", ["##", "########", " ### "])
def test_number_signs_alone_are_what_a_narrow_column_leaves(text):
    assert lost_value(text) == NARROW_COLUMN
    for read in (read_number, read_year, read_nik, read_agencies):
        assert read(text) == NARROW_COLUMN


@pytest.mark.parametrize(
    "cell",
    [
        *("#", "", "  ", "#1", "# 412", "No. #N/A", "#N/A (belum ada)", "#REF", "N/A", "Err:5022", "Err: 502", "RW##"),
        *("Perihal: Err:502", None, 412.0, date(2017, 1, 4)),
    ],
)
def test_a_cell_that_holds_more_than_an_error_is_no_error(cell):
    assert lost_value(cell) is None


def test_a_profile_may_name_more_blank_words():
    assert not is_blank("kosong")
    assert is_blank("KOSONG", {"kosong"})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("plain", "plain"),
        ("  two  blanks ", "two blanks"),
        ("no\u00a0break\tand tab", "no break and tab"),
        ("line one \r\n\r\n line two", "line one\nline two"),
        ("carriage_x000D_\nreturn", "carriage\nreturn"),
        ("zero\u200bwidth", "zerowidth"),
        (3.0, "3"),
        (2.5, "2.5"),
        (date(2017, 1, 4), "04/01/2017"),
        (datetime.fromisoformat("2017-01-04T05:06:07"), "04/01/2017 05:06:07"),
        (datetime.fromisoformat("2017-01-04"), "04/01/2017"),
        (True, "TRUE"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("   ", None),
    ],
)
def test_text_is_tidied_and_numbers_print_without_a_false_decimal(cell, text):
    assert tidy(cell) == text


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Polri; BPN\nPemda", ("Polri", "BPN", "Pemda")),
        ("1. Kementerian A 2. Pemprov B", ("Kementerian A", "Pemprov B")),
        ("1) A\n2) B", ("A", "B")),
        ("- A\n- B", ("A", "B")),
        ("Kementerian Hukum dan HAM", ("Kementerian Hukum dan HAM",)),
        ("Kementerian ATR/BPN", ("Kementerian ATR/BPN",)),
        ("PT Perkebunan 3. Cabang", ("PT Perkebunan 3. Cabang",)),  # no list begins with 3
        ("A; ; -; A", ("A",)),
        ("", ()),
    ],
)
def test_agencies_are_parted_at_separators_and_numbering_only(cell, names):
    assert split_agencies(cell) == names


def test_figures_alone_name_no_agency():
    assert isinstance(read_agencies(5.0), Trouble)
    assert read_agencies("-") is None


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("agar dilakukan klarifikasi langsung", True),
        ("Klarifikasi-langsung ke lokasi", True),
        ("klarifikasi tidak langsung", False),
        ("tidak perlu klarifikasi langsung", False),
        ("tidak perlu klarifikasi langsung dulu; bulan depan klarifikasi langsung", True),
        ("klarifikasi langsungan", False),
    ],
)
def test_a_phrase_holds_as_whole_words_that_are_not_denied(text, holds):
    assert holds_phrase(plain(text), ["klarifikasi langsung"]) is holds


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Proses", "open"),
        ("  dalam  PROSES. ", "open"),
        ("Menunggu kelengkapan dari pengadu", "awaiting_papers"),
        ("Diarsipkan oleh Sistem", "archived"),
        ("", None),
    ],
)
def test_a_status_is_read_by_the_words_of_the_profile(cell, value):
    assert read_word(cell, REGISTER.status, "status") == value


@pytest.mark.parametrize("cell", ["Prosesi", "entah", "Selesai?? belum"])
def test_an_unknown_word_is_trouble_that_says_where_to_add_it(cell):
    found = read_word(cell, REGISTER.status, "status")
    assert isinstance(found, Trouble)
    assert "[status]" in found.remedy
    assert cell not in found.reason + found.remedy


@pytest.mark.parametrize(
    ("cell", "nearest"),
    [
        ("Selese", "selesai, telah selesai, belum selesai"),
        ("Selesai (12/3/2017)", "selesai, belum selesai, telah selesai"),
        ("Budi Rekaan 3201010101800001", None),
    ],
)
def test_an_unknown_word_is_offered_the_nearest_three_and_where_the_others_stand(cell, nearest):
    found = read_word(cell, REGISTER.status, "status", "register")
    told = f"The nearest that it knows: {nearest}." if nearest else "It knows none that is like it:"
    assert found.remedy == (
        f"{told} dumas profile show register lists all; a word of your own goes into [status] of the profile."
    )


@pytest.mark.parametrize(
    ("cell", "phone", "letter"),
    [
        ("8.12E+10", True, True),
        ("8,12e+10", True, True),
        (" 8.12E+10 ", True, True),
        ("8.12E10", True, False),  # a letter's number may be meant so
        ("6281E5", True, False),
        ("081200000000", False, False),
        (81200000000.0, False, False),
        (8.12e20, True, True),
        ("08120000 Eko", False, False),
        ("SE+1/2017", False, False),
        ("B-12/E+3/2017", False, False),
    ],
)
@pytest.mark.parametrize("beside", [[], ["x"], ["", "081200000001"] * 30])
def test_a_number_that_the_program_rounded_is_lost_and_not_kept(cell, phone, letter, beside):
    readers = readers_for(REGISTER, {"phone": 0, "letter_number": 1, "reply_number": 2}, only_text=False)
    for name, lost in (("phone", phone), ("letter_number", letter), ("reply_number", letter)):
        values, has_trouble = readers[name]([*beside, cell])
        assert isinstance(values[-1], Trouble) is has_trouble is lost, name
        assert not lost or "last figures are lost" in values[-1].reason


@given(
    st.lists(st.sampled_from(["8.12E+10", "8,1e+9", "81e5", "0812", "Eko", "", "-", " 08 12", 5.0, 8e20]), max_size=90)
)
def test_a_column_of_phones_is_read_as_its_cells_are(cells):
    (reader,) = readers_for(REGISTER, {"phone": 0}).values()
    assert list(reader(cells)[0]) == [reader.read(cell) for cell in cells]


@pytest.mark.parametrize(("cell", "phone"), [("'081200000001", "081200000001"), ("'-", None), ("'", None), ("-", None)])
@pytest.mark.parametrize("beside", [[], ["081200000001"] * 50, [81200000000.0]])
def test_an_apostrophe_that_marks_a_text_is_no_part_of_a_phone(cell, phone, beside):
    (reader,) = readers_for(REGISTER, {"phone": 0}).values()
    assert reader([*beside, cell])[0][-1] == phone


@pytest.mark.parametrize("cell", ["sda", "SDA", "s.d.a.", "Idem", '"', "''", "〃", " idem "])
@pytest.mark.parametrize("beside", [[], ["Rekaan"] * 50, [5.0]])
@pytest.mark.parametrize("name", ["agencies", "province", "regency", "category", "name", "subject", "sent_on"])
def test_a_cell_that_points_to_the_one_above_is_no_name(name, beside, cell):
    (reader,) = readers_for(REGISTER, {name: 0}).values()
    values, has_trouble = reader([*beside, cell])
    assert values[-1] == DITTO
    assert has_trouble


@pytest.mark.parametrize("name", ["note", "reply_text", "text"])
def test_in_a_remark_it_is_kept_as_written(name):
    (reader,) = readers_for(REGISTER, {name: 0}).values()
    assert reader(["idem"]) == (["idem"], False)


def test_a_status_with_its_letters_set_apart_is_the_word():
    assert read_word("S E L E S A I", REGISTER.status, "status") == "completed"


@pytest.mark.parametrize("cell", ["Nama Rekaan", "sda", "Idem", "Jan-18", "12-Jan", "A", "?"])
def test_a_text_that_is_no_number_of_a_register_is_trouble(cell):
    """A name in its place would be printed wherever the complaint is named."""
    assert isinstance(read_number(cell), Trouble)


@pytest.mark.parametrize("cell", ["001/A", "17/I/2017", "12 s.d. 15", "LMW-0001", "12-13", "Jan-2018/5"])
def test_a_number_with_letters_is_kept_as_written(cell):
    assert read_number(cell) == Number(cell)


@pytest.mark.parametrize("cell", ["1.2E+05", "4,12e+14"])
def test_a_rounded_number_of_the_register_is_no_number(cell):
    """Two complaints would else share it."""
    assert isinstance(read_number(cell), Trouble)


@pytest.mark.parametrize(
    ("cell", "names", "unsent"),
    [
        ("arsip", (), ("arsip",)),
        ("Polri; (Arsip)", ("Polri",), ("arsip",)),
        ("Belum diteruskan; arsip; arsip (ganda)", (), ("belum*", "arsip")),
        ("arsip/belum ada", (), ("arsip",)),
        ("arsip, belum dan arsip", (), ("arsip",)),
        ("arsip, Polri", ("arsip, Polri",), None),
        ("Arsip Nasional", ("Arsip Nasional",), None),
        ("belum", (), ("belum*",)),
        ("Polri", ("Polri",), None),
        ("nihil", None, None),
    ],
)
def test_words_for_no_letter_are_parted_from_the_agencies(cell, names, unsent):
    found = read_agencies(cell, ("arsip", "belum*"))
    assert found == names
    assert getattr(found, "unsent", None) == unsent
    assert isinstance(found, AgencyCell) is (unsent is not None)


@pytest.mark.parametrize(
    ("cell", "reminders"),
    [
        ("12/3/2017", (date(2017, 3, 12),)),
        ("tgl 12 Maret 2017", (date(2017, 3, 12),)),
        (date(2017, 3, 12), (date(2017, 3, 12),)),
        (42806.0, (date(2017, 3, 12),)),
        ("v", (None,)),
        ("V", (None,)),
        ("√", (None,)),
        ("x", (None,)),
        ("sudah", (None,)),
        ("II", (None,)),
        ("2x", (None, None)),
        ("sudah 3 kali", (None, None, None)),
        (2.0, (None, None)),
        (0.0, None),
        ("belum", None),
        ("-", None),
        ("", None),
    ],
)
def test_a_reminder_is_a_day_a_mark_or_a_count(cell, reminders):
    assert read_reminder(cell, REGISTER) == reminders


@pytest.mark.parametrize("cell", ["entah", "31/02/2017", "12/3/2017 dan 4/5/2017", 10.0, True, time(1, 2)])
def test_another_word_is_no_reminder(cell):
    assert isinstance(read_reminder(cell, REGISTER), Trouble)


def test_true_is_not_read_as_the_number_one():
    number = readers_for(REGISTER, {"reply_on": 0})["reply_on"]
    day = number([42736.0, True])[0]
    assert day[0] == date(2017, 1, 1)
    assert isinstance(day[1], Trouble)
    year = readers_for(REGISTER, {"attachments": 0})["attachments"]
    assert year([1.0])[0] == ["1"]
    assert year([True])[0] == ["TRUE"]


@given(ANY_CELL)
def test_no_cell_whatever_breaks_a_reader(cell):
    for name, reader in readers_for(REGISTER, dict.fromkeys(REGISTER.columns, 0)).items():
        values, _ = reader([cell])
        assert len(values) == 1, name


@given(st.text(max_size=80))
def test_tidying_twice_is_tidying_once(text):
    once = tidy(text)
    assert once is None or tidy(once) == once


@given(st.integers(0, 10**15 - 1))
def test_a_number_is_the_same_as_text_and_as_a_cell_of_figures(number):
    assert read_number(str(number)) == read_number(float(number)) == Number(str(number))


@given(ANY_CELL)
def test_a_cell_shows_as_text(cell):
    assert isinstance(shown(cell), str)
