"""A csv of which every line is a single cell is recognised and told in plain words, and never taken apart by guess."""

from __future__ import annotations

import pytest
from sheets_room_files import HEADINGS, PROFILES, a_row, write_xlsx

from dumas_cli.errors import ProfileError
from dumas_cli.sheets.source import open_source

TITLE = "DATA LATIHAN - REKAAN"
ROWS = [HEADINGS, *(a_row(no_agenda=str(number)) for number in range(1, 6))]


def refused(path):
    with pytest.raises(ProfileError) as raised:
        open_source(path, PROFILES)
    assert "Nama Rekaan" not in f"{raised.value.what} {raised.value.remedy}"
    return raised.value


@pytest.mark.parametrize(
    ("delimiter", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "pipe")], ids=repr
)
@pytest.mark.parametrize("above", [[], [[TITLE], ["Tahun 2017"], []]], ids=["", "titled"])
def test_lines_pasted_into_column_a_are_told_with_their_delimiter(tmp_path, delimiter, name, above):
    lines = [[delimiter.join(row)] for row in ROWS]
    error = refused(write_xlsx(tmp_path / "a.xlsx", {"Lembar1": [*above, *lines]}))
    assert error.what == f"Each row is one cell that holds a whole line, its values parted by {name}s."
    assert f"Text to Columns for column A (Delimited, {name})" in error.remedy
    assert error.where == 'a.xlsx, sheet "Lembar1"'


@pytest.mark.parametrize(("delimiter", "name"), [(",", "comma"), (";", "semicolon")])
def test_lines_in_quotation_marks_are_told(tmp_path, delimiter, name):
    lines = [delimiter.join(f'""{cell}""' if " " in cell else cell for cell in row) for row in ROWS]
    path = tmp_path / "a.csv"
    path.write_text("".join(f'"{line}"\n' for line in lines), encoding="utf-8")
    assert refused(path).what.endswith(f"its values parted by {name}s, and so is one cell.")


def test_a_text_with_a_delimiter_in_it_does_not_hide_the_others(tmp_path):
    lines = [[",".join(row)] for row in [*ROWS, *ROWS[1:]]]
    lines[3] = [*["Sengketa tanah", " rumah"]]  # what Excel cut where it takes the semicolon for the delimiter
    assert "parted by commas" in refused(write_xlsx(tmp_path / "a.xlsx", {"Lembar1": lines})).what


@pytest.mark.parametrize(
    "lines",
    [
        ["Surat pengaduan, yang kami terima, telah diteruskan", "kepada instansi", "Demikian, terima kasih"],
        ["412", "413", "414"],
        ["Perihal", "Sengketa tanah", "Jalan rusak, lampu mati, dan air"],
    ],
)
def test_a_column_of_words_is_none(tmp_path, lines):
    path = write_xlsx(tmp_path / "a.xlsx", {"Lembar1": [[line] for line in lines]})
    assert "No profile fits" in refused(path).what


def test_a_sheet_of_lines_beside_a_register_is_named_with_the_reason(tmp_path):
    lines = [[",".join(row)] for row in ROWS]
    path = write_xlsx(tmp_path / "a.xlsx", {"Januari": ROWS, "Februari": lines})
    (left_out,) = (note for note in open_source(path, PROFILES).sheets if not note.used)
    assert (left_out.name, "Text to Columns" in left_out.reason) == ("Februari", True)
