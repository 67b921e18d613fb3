"""Files of every kind and every trouble: the right rows, or a clear error; never a traceback."""

import contextlib
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets_room_files import (
    HEADINGS,
    PROFILES,
    ROW,
    a_row,
    compound_file,
    read_all,
    read_file,
    shipped,
    write_csv,
    write_ods,
    write_xls,
    write_xlsb,
    write_xlsx,
)

from dumas_cli.errors import DumasError, ProfileError, SheetError
from dumas_cli.sheets.content import TEXT, kind_of
from dumas_cli.sheets.delimited import find_format
from dumas_cli.sheets.profiles import read_profile
from dumas_cli.sheets.source import open_source

ROWS = [["DATA LATIHAN - REKAAN"], HEADINGS, ROW, a_row(no_agenda="413")]
WRITERS = {
    "xlsx": lambda path, rows: write_xlsx(path, {"Januari": rows}),
    "xls": write_xls,
    "xlsb": write_xlsb,
    "ods": write_ods,
    "csv": write_csv,
}


def refused(path, error=SheetError, **options):
    with pytest.raises(error) as raised:
        read_file(path, **options)
    assert path.name in raised.value.where or str(path) in raised.value.where
    assert raised.value.remedy
    return raised.value


# --------------------------------------------------------------------------- kinds


@pytest.mark.parametrize("kind", WRITERS)
def test_each_kind_of_file_gives_the_same_rows(tmp_path, kind):
    path = WRITERS[kind](tmp_path / f"register.{kind}", ROWS)
    entries, problems, *_ = read_file(path)
    assert [(entry.number, entry.place.row) for entry in entries] == [("412", 3), ("413", 4)]
    assert not problems


@pytest.mark.parametrize(("kind", "wrong"), [(a, b) for a in WRITERS for b in ("xlsx", "xls", "csv", "dat") if a != b])
def test_the_kind_is_told_by_content_and_not_by_name(tmp_path, kind, wrong):
    path = WRITERS[kind](tmp_path / f"register.{wrong}", ROWS)
    assert len(read_file(path)[0]) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found_out(tmp_path, encoding, delimiter):
    rows = [HEADINGS, a_row(perihal="Ganti rugi – café"), *[a_row(no_agenda=str(n)) for n in range(30)]]
    path = write_csv(tmp_path / "register.csv", rows, delimiter=delimiter, encoding=encoding)
    entries, problems, *_ = read_file(path)
    assert entries[0].subject == "Ganti rugi – café"
    assert (len(entries), problems) == (31, [])


def test_bytes_that_cp1252_lacks_are_read_as_latin_1(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, a_row(perihal="x\x81é")], encoding="latin-1")
    assert find_format(path).encoding == "latin-1"


def test_a_line_that_names_the_delimiter_is_taken_at_its_word(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["sep=,"], HEADINGS, ROW], delimiter=",")
    assert [entry.place.row for entry in read_file(path)[0]] == [3]


def test_commas_in_texts_do_not_outweigh_the_semicolon(tmp_path):
    rows = [HEADINGS, *[a_row(no_agenda=str(n), perihal="tanah, rumah, sawah, kebun, ladang") for n in range(20)]]
    assert find_format(write_csv(tmp_path / "a.csv", rows)).delimiter == ";"


def test_a_quoted_cell_may_hold_line_breaks_and_delimiters(tmp_path):
    path = write_csv(
        tmp_path / "a.csv", [HEADINGS, a_row(perihal='"baris 1\nbaris; 2 ""kutip"""'), a_row(no_agenda="5")]
    )
    entries, *_ = read_file(path)
    assert entries[0].subject == 'baris 1\nbaris; 2 "kutip"'
    assert [entry.place.row for entry in entries] == [2, 3]


def test_a_quotation_mark_left_open_is_told_with_its_row(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ROW, a_row(perihal='"terbuka'), ROW])
    error = refused(path)
    assert "quotation mark" in error.what
    assert "row 3" in error.where


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_any_system(tmp_path, end):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ROW, a_row(no_agenda="5")], end=end)
    assert len(read_file(path)[0]) == 2


# --------------------------------------------------------------------------- troubles of files


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML PUBLIC><HTML>", "web page"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web page"),
        (b'<?xml version="1.0"?><invoice/>', "XML"),
        (b'<?xml version="1.0"?>\n<office:document xmlns:xhtml="x"><table:table>', "does not read this kind"),
        (b'ID;PCALCOOO32\r\nC;X1;Y1;K"No Agenda"', "does not read this kind"),
        (b'TABLE\r\n0,1\r\n"EXCEL"\r\n', "does not read this kind"),
        (b"%PDF-1.4", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a spreadsheet"),
        (b"\x09\x04\x06\0\0\0\x10\0\0\0", "Excel 4"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "damaged"),
        (b'{"data": [1]}', "JSON"),
        (b"{\\rtf1 surat}", "RTF"),
        (b"\x1f\x8b\x08\0\0\0", "packed archive"),
        (b"PK\x03\x04 broken archive", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused_with_a_clear_word(tmp_path, content, what):
    path = tmp_path / "kiriman.xls"
    path.write_bytes(content)
    assert what in refused(path).what


@pytest.mark.parametrize("content", [b"ID;Perihal\n1;Tanah\n", b"id;p\n", b"TABLE\nTanah\n", b"TABLE,0,1\n"])
def test_a_csv_that_begins_almost_like_another_kind_is_read(tmp_path, content):
    path = tmp_path / "kiriman.csv"
    path.write_bytes(content)
    assert kind_of(path) == TEXT


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    assert "no such file" in refused(tmp_path / "tidak-ada.xlsx").what
    assert "folder" in refused(tmp_path).what


def test_protected_workbooks_ask_for_the_password_to_be_removed(tmp_path):
    encrypted = tmp_path / "terkunci.xlsx"
    encrypted.write_bytes(compound_file({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}))
    assert "password" in refused(encrypted).what
    assert "password" in refused(write_xls(tmp_path / "terkunci.xls", ROWS, password=True)).what
    ods = write_ods(tmp_path / "terkunci.ods", ROWS)
    rewrite(ods, "META-INF/manifest.xml", lambda _: b"<manifest:encryption-data/>")
    assert "password" in refused(ods).what


def test_a_word_document_and_a_zip_of_other_files_are_named(tmp_path):
    word = tmp_path / "surat.xls"
    word.write_bytes(compound_file({"WordDocument": b"x"}))
    assert "Word" in refused(word).what
    archive = tmp_path / "berkas.xlsx"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("readme.txt", "x")
    assert "archive" in refused(archive).what


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_damaged(tmp_path, share):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert "damaged" in refused(path).what


def rewrite(path, part, change):
    """Change one part of a zipped workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_stray_cell_of_an_ods_and_an_xlsb_is_refused(tmp_path):
    far = (
        b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row><table:table-row>'
        b'<table:table-cell table:number-columns-repeated="1000"/><table:table-cell office:value-type="string">'
        b"<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )
    ods = rewrite(write_ods(tmp_path / "a.ods", ROWS), "content.xml", lambda xml: xml.replace(b"</table:table>", far))
    assert "limit" in refused(ods).what

    row_header, text_cell = b"\x00\x11", b"\x06\x0e"
    far_row = row_header + struct.pack("<IIHHBI", 1048575, 0, 300, 0, 0, 0)
    far_cell = text_cell + struct.pack("<III", 16383, 0, 1) + "x".encode("utf-16-le")
    end = b"\x92\x01\x00"
    xlsb = rewrite(
        write_xlsb(tmp_path / "a.xlsb", ROWS),
        "xl/worksheets/sheet1.bin",
        lambda part: part.replace(end, far_row + far_cell + end),
    )
    assert "XFD1048576" in refused(xlsb).what


def test_cells_beyond_what_the_format_has_are_damage(tmp_path):
    path = write_xls(tmp_path / "a.xls", ROWS)
    content = path.read_bytes()
    last = struct.pack("<HHHHH", 0x204, 4 + 5 + 12, 3, 7, 0)
    at = content.rindex(last)
    path.write_bytes(content[:at] + struct.pack("<HHHHH", 0x204, 4 + 5 + 12, 65535, 65535, 0) + content[at + 10 :])
    assert "damaged" in refused(path).what


def test_a_far_column_within_the_limit_neither_slows_nor_hides_the_table(tmp_path):
    rows = [*ROWS, a_row(no_agenda="414")]
    rows[3] = [*rows[3], *[None] * 2000, "catatan"]
    entries, problems, _, warnings = read_file(write_xlsx(tmp_path / "a.xlsx", {"Januari": rows}))
    assert len(entries) == 3
    assert not problems
    assert "1 filled cells were not read" in warnings[0]


def test_an_ods_that_breaks_off_is_damaged(tmp_path):
    ods = rewrite(write_ods(tmp_path / "a.ods", ROWS), "content.xml", lambda xml: xml[: xml.index(b"</table:table>")])
    assert "damaged" in refused(ods).what


def test_a_compound_file_whose_sectors_run_in_a_circle_is_damaged(tmp_path):
    path = write_xls(tmp_path / "a.xls", ROWS)
    content = path.read_bytes()
    fat = content.rindex(struct.pack("<IIII", 1, 2, 3, 4))
    path.write_bytes(content[:fat] + struct.pack("<I", 0) + content[fat + 4 :])
    assert "damaged" in refused(path).what


def test_blank_repeated_rows_at_the_end_of_an_ods_do_no_harm(tmp_path):
    tail = (
        b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        b'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    ods = rewrite(write_ods(tmp_path / "a.ods", ROWS), "content.xml", lambda xml: xml.replace(b"</table:table>", tail))
    assert len(read_file(ods)[0]) == 2


def test_a_workbook_without_a_filled_cell_says_so(tmp_path):
    assert "filled cell" in refused(write_xlsx(tmp_path / "a.xlsx", {"Januari": [], "Februari": []})).what


# --------------------------------------------------------------------------- cells of workbooks


def test_true_dates_numbers_and_rounded_niks_of_a_workbook(tmp_path):
    rows = [
        HEADINGS,
        a_row(no_agenda=412, tgl_terima=date(2017, 8, 5), tgl_penerusan=datetime.fromisoformat("2017-08-07T10:00")),
        a_row(no_agenda="0413", tgl_terima=42952),
        a_row(no_agenda="414", nik=3201010101800000),
    ]
    entries, problems, *_ = read_file(write_xlsx(tmp_path / "a.xlsx", {"Januari": rows}))
    assert [(e.number, e.received_on, e.sent_on) for e in entries] == [
        ("412", date(2017, 8, 5), date(2017, 8, 7)),
        ("413", date(2017, 8, 5), date(2017, 8, 7)),
    ]
    assert [(p.field, p.place.address) for p in problems] == [("nik", "E4")]
    assert "rounded" in problems[0].reason


def test_a_formula_error_is_no_blank_cell(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [HEADINGS, a_row(tgl_penerusan="#REF!"), a_row(status="#N/A")]})
    entries, problems, *_ = read_file(path)
    assert not entries
    assert [(p.field, p.place.address, p.reason) for p in problems] == [
        ("sent_on", "G2", "The cell holds a formula error."),
        ("status", "H3", "The cell holds a formula error."),
    ]


def test_a_table_that_begins_away_from_the_corner_keeps_its_addresses(tmp_path):
    rows = [[], [], [None, None, *HEADINGS], [None, None, *a_row(nik="12")], [None, None, *ROW]]
    entries, problems, *_ = read_file(write_xlsx(tmp_path / "a.xlsx", {"Januari": rows}))
    assert problems[0].place.address == "G4"
    assert entries[0].place.row == 5


def test_merged_two_row_headings_of_a_workbook(tmp_path):
    rows = [
        ["BUKU AGENDA"],
        ["Agenda", None, "Surat Pengadu", None, "Penerusan", None, "Status"],
        ["No. Agenda", "Tgl Terima", "Tgl Surat", "Perihal", "Instansi", "Tgl Surat", None],
        [1, 2, 3, 4, 5, 6, 7],
        ["412", "5/8/2017", "1/8/2017", "Tanah", "BPN", "7/8/2017", "Proses"],
    ]
    merges = ["A1:G1", "A2:B2", "C2:D2", "E2:F2", "G2:G3"]
    entries, problems, counts, _ = read_file(write_xlsx(tmp_path / "a.xlsx", {"Januari": rows}, merges))
    assert not problems
    assert (entries[0].letter_on, entries[0].sent_on) == (date(2017, 8, 1), date(2017, 8, 7))
    assert counts.column_numbers == 1


# --------------------------------------------------------------------------- sheets and profiles


def open_(path, **options):
    return open_source(path, PROFILES, **options)


def test_all_sheets_that_match_are_read_and_others_noted_with_the_reason(tmp_path):
    sheets = {"Januari": ROWS, "Rekap": [["Bulan", "Banyaknya"], ["Januari", 2]], "Kosong": [], "Februari": ROWS[1:]}
    source = open_(write_xlsx(tmp_path / "a.xlsx", sheets))
    notes = {note.name: note for note in source.sheets}
    assert [note.name for note in source.sheets] == list(sheets)
    assert (notes["Januari"].used, notes["Januari"].heading_row) == (True, 2)
    assert (notes["Februari"].used, notes["Februari"].heading_row) == (True, 1)
    assert (notes["Rekap"].used, notes["Rekap"].reason) == (False, 'it has no heading of the profile "register"')
    assert notes["Kosong"].reason == "it is empty"
    assert source.match == "register: 8 of 8 headings"
    entries, *_ = read_all(source)
    assert [entry.place.sheet for entry in entries] == ["Januari", "Januari", "Februari", "Februari"]


def test_a_hidden_sheet_is_left_out_unless_asked_for(tmp_path):
    from openpyxl import load_workbook

    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS, "Lama": ROWS})
    book = load_workbook(path)
    book["Lama"].sheet_state = "hidden"
    book.save(path)
    assert [(note.name, note.used, note.reason) for note in open_(path).sheets] == [
        ("Januari", True, ""),
        ("Lama", False, "it is hidden"),
    ]
    assert [note.used for note in open_(path, sheet="lama").sheets] == [False, True]


def test_a_sheet_asked_for_that_is_not_there_lists_those_that_are(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS, "Rekap": []})
    assert refused(path, sheet="Maret").remedy == "There are: Januari, Rekap."
    assert "leave --sheet out" in refused(write_csv(tmp_path / "a.csv", ROWS), sheet="Maret").remedy


def test_a_month_whose_heading_is_broken_stops_the_work(tmp_path):
    broken = ["No. Agnda", *HEADINGS[1:]]
    error = refused(write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS, "Maret": [broken, ROW]}), ProfileError)
    assert '"number"' in error.what
    assert "Maret" in error.where
    assert '"No. Agnda"' in error.remedy


def test_two_columns_for_one_field_stop_the_work_with_both_named(tmp_path):
    error = refused(write_csv(tmp_path / "a.csv", [[*HEADINGS, "Tgl Diterima"], [*ROW, ""]]), ProfileError)
    assert '"Tgl Terima"' in error.what
    assert '"Tgl Diterima"' in error.what


def test_where_no_profile_fits_the_best_two_are_named_with_the_headings_seen(tmp_path):
    rows = [["Perihal", "Status", "Instansi", "Tgl Tanggapan", "Warna"], ["a", "b", "c", "d", "e"]]
    error = refused(write_csv(tmp_path / "a.csv", rows), ProfileError)
    assert "register 4 of 5 headings" in error.what
    assert "responses" in error.what
    assert '"Warna"' in error.remedy
    assert "--profile" in error.remedy


def test_a_file_without_a_heading_shows_nothing_of_its_cells(tmp_path):
    error = refused(write_csv(tmp_path / "a.csv", [ROW, ROW]), ProfileError)
    assert "Nama Rekaan" not in error.what + error.remedy
    assert "row 1" in error.remedy


def test_a_profile_that_knows_less_than_a_third_of_the_headings_must_be_asked_for(tmp_path):
    few = ["No. Agenda", "Tgl Terima", "a1", "a2", "a3", "a4"]
    assert open_(write_csv(tmp_path / "third.csv", [few, ["1", "1/1/2017", *"abcd"]])).profile.name == "register"
    path = write_csv(tmp_path / "less.csv", [[*few, "a5"], ["1", "1/1/2017", *"abcde"]])
    assert "No profile fits" in refused(path, ProfileError).what
    source = open_(path, profile="register")
    assert source.unclaimed == ("a1", "a2", "a3", "a4", "a5")


def test_two_profiles_that_fit_equally_stop_the_work(tmp_path):
    twin = read_profile(
        '[constants]\nsource = "x"\n[columns]\nnumber = "No. Agenda"\nreceived_on = "Tgl Terima"',
        name="a",
        where="a.toml",
    )
    other = read_profile(
        '[constants]\nsource = "y"\n[columns]\nnumber = "No. Agenda"\nreceived_on = "Tgl Terima"',
        name="b",
        where="b.toml",
    )
    path = write_csv(tmp_path / "a.csv", [HEADINGS[:2], ["412", "25/8/2017"]])
    with pytest.raises(ProfileError) as raised:
        open_source(path, [twin, other])
    assert "--profile a or --profile b" in raised.value.remedy
    assert open_source(path, [twin, other], profile="b").profile.source == "y"


def test_a_profile_asked_for_must_hold_its_required_headings(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ROW])
    assert open_(path, profile="register").profile.name == "register"
    assert "reply_on" in refused(path, ProfileError, profile="responses").what
    assert "template" in refused(path, ProfileError, profile="template").what
    assert 'nearest is "register"' in refused(path, ProfileError, profile="registr").remedy


def test_each_shipped_layout_chooses_its_own_profile(tmp_path):
    for name in ("lapor", "responses", "template"):
        headings = [headings[0] for headings in shipped(name).columns.values()]
        assert open_(write_csv(tmp_path / f"{name}.csv", [headings, ["1"] * len(headings)])).profile.name == name
    small = ["No. Agenda", "Tgl Terima", "Instansi", "Status"]
    assert open_(write_csv(tmp_path / "small.csv", [small, ["1"] * 4])).profile.name == "register"


def test_a_source_knows_its_file_and_can_be_read_again(tmp_path):
    import hashlib

    path = write_csv(tmp_path / "a.csv", ROWS)
    source = open_(path)
    assert (source.file, source.size_bytes) == ("a.csv", path.stat().st_size)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.row_estimate == 2
    assert read_all(source) == read_all(source) == read_all(source, size=1)


# --------------------------------------------------------------------------- small files kept for their trouble

KEPT = Path(__file__).parent.parent / "sheets"


@pytest.mark.parametrize(
    ("name", "entries", "problems"),
    [
        ("excel-97.xls", 2, 0),
        ("csv-named-xls.xls", 2, 0),
        ("semicolons-cp1252.csv", 2, 0),
        ("shifted-cells.csv", 1, 1),
        ("total-in-a-text.csv", 2, 0),
    ],
)
def test_the_kept_files_read_as_told(name, entries, problems):
    read = read_file(KEPT / name)
    assert (len(read[0]), len(read[1])) == (entries, problems)


# --------------------------------------------------------------------------- properties


def _sample(kind: str) -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return WRITERS[kind](Path(folder) / f"a.{kind}", ROWS).read_bytes()


def rows_or_remedy(path):
    """Any other exception than ours fails the test."""
    with contextlib.suppress(DumasError):
        read_file(path)


SAMPLES = {kind: _sample(kind) for kind in WRITERS}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(sorted(WRITERS)),
    at=st.floats(0, 1),
    junk=st.binary(min_size=1, max_size=40),
    cut=st.booleans(),
)
def test_spoilt_bytes_give_rows_or_a_clear_error(tmp_path, kind, at, junk, cut):
    content = SAMPLES[kind]
    point = int(at * len(content))
    path = tmp_path / f"spoilt.{kind}"
    path.write_bytes(content[:point] + junk + (b"" if cut else content[point + len(junk) :]))
    rows_or_remedy(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_give_rows_or_a_clear_error(tmp_path, content):
    path = tmp_path / "any.xls"
    path.write_bytes(content)
    rows_or_remedy(path)


def test_the_same_bytes_give_the_same_source_twice(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS})
    first, second = open_(path), open_(path)
    assert (first.sha256, first.match, first.sheets) == (second.sha256, second.match, second.sheets)
