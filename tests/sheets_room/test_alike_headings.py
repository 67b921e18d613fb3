"""Several columns with one heading are told apart by their letters, in what is said of them and in --map."""

from __future__ import annotations

import pytest
from sheets_room_files import PROFILES, read_all, write_xlsx

from dumas_cli.errors import ProfileError
from dumas_cli.sheets.heading import named_apart
from dumas_cli.sheets.source import open_source

TITLE = ["DATA LATIHAN - REKAAN"]


def register(tmp_path, *heads, days=("5/8/2017", "7/8/2017", "20/9/2017")):
    """Three columns of days under the headings given."""
    heading = ["No. Agenda", "Perihal", heads[0], "Instansi Tujuan", heads[1], heads[2], "Status"]
    row = ["412", "Sengketa tanah (rekaan)", days[0], "Kementerian Agama", days[1], days[2], "Proses"]
    return write_xlsx(tmp_path / "a.xlsx", {"Januari": [TITLE, heading, row]})


def refused(path, **how):
    with pytest.raises(ProfileError) as raised:
        open_source(path, PROFILES, **how)
    return raised.value


def test_only_headings_that_are_alike_get_their_columns_letters():
    assert named_apart(["Tgl", "Perihal", "Tanggal", "", ""]) == ("Tgl [A]", "Perihal", "Tanggal [C]", "", "")
    assert named_apart([*["x"] * 27])[26] == "x [AA]"


def test_an_unknown_heading_that_stands_thrice_can_be_mapped_column_by_column(tmp_path):
    path = register(tmp_path, *["Tanggal"] * 3)
    assert '"Tanggal [C]", "Instansi Tujuan", "Tanggal [E]", "Tanggal [F]"' in refused(path).remedy
    told = {"Tanggal [C]": "received_on", "Tanggal [E]": "sent_on", "tanggal [f]": "reply_on"}
    (entry,), *_ = read_all(open_source(path, PROFILES, mapping=told))
    days = entry.received_on, entry.sent_on, entry.reply.received_on
    assert [str(day) for day in days] == ["2017-08-05", "2017-08-07", "2017-09-20"]


def test_a_known_heading_that_stands_thrice_stops_and_names_the_columns(tmp_path):
    path = register(tmp_path, "Tgl Terima", "Tanggal Terima", "TGL. TERIMA")
    error = refused(path)
    assert error.what == (
        '3 columns have the heading "Tgl Terima", which is the field received_on: "Tgl Terima [C]", '
        '"Tanggal Terima [E]", "TGL. TERIMA [F]".'
    )
    assert '--map "Tgl Terima [C]=received_on"' in error.remedy
    source = open_source(path, PROFILES, mapping={"Tgl Terima [E]": "received_on"})
    (entry,), *_ = read_all(source)
    assert str(entry.received_on) == "2017-08-07"
    assert source.unclaimed == ("Tgl Terima", "TGL. TERIMA")  # told in the summary as not read


def test_a_column_may_be_left_out_by_its_letters(tmp_path):
    path = register(tmp_path, "Tgl Terima", "Tgl Penerusan", "Tgl Terima")
    source = open_source(path, PROFILES, mapping={"Tgl Terima [F]": "unused"})
    (entry,), *_ = read_all(source)
    assert (str(entry.received_on), source.unclaimed) == ("2017-08-05", ())


def test_a_column_that_does_not_have_the_heading_is_a_slip_of_the_pen(tmp_path):
    path = register(tmp_path, *["Tanggal"] * 3)
    error = refused(path, mapping={"Tanggal [C]": "received_on", "Tanggal [D]": "sent_on"})
    assert error.what == 'There is no heading "Tanggal [D]" (--map).'
    assert "Tanggal [" in error.remedy


def test_of_headings_that_are_alike_none_is_kept_beside_the_fields(tmp_path):
    path = register(tmp_path, "Tgl Terima", "Warna", "Warna")
    assert "kept" in refused(path, mapping={"Warna [E]": "extra"}).what
    assert open_source(path, PROFILES, mapping={"Warna": "extra"})


def test_the_letters_do_not_depend_on_the_rows_of_the_heading(tmp_path):
    upper = ["No. Agenda", "Perihal", "Surat", "Surat", "Status"]
    lower = ["", "", "Tanggal", "Tanggal", ""]
    row = ["412", "Sengketa tanah (rekaan)", "5/8/2017", "7/8/2017", "Proses"]
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": [TITLE, upper, lower, row]})
    told = {"Surat / Tanggal [C]": "received_on", "Surat / Tanggal [D]": "letter_on"}
    (entry,), *_ = read_all(open_source(path, PROFILES, mapping=told))
    assert [str(entry.received_on), str(entry.letter_on)] == ["2017-08-05", "2017-08-07"]
