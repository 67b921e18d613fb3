"""The words of a command line become files: each once, in order, and what is passed over is named."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from sheets_room_files import compound_file, kept, rows_of, write_csv, write_xlsx

from dumas_cli.errors import SheetError, UsageError
from dumas_cli.workflow.paths import STANDARD_INPUT, expand

ROWS = [["No", "Perihal"], ["1", "x"]]


@pytest.fixture
def folder(tmp_path):
    """A folder as an office has it."""
    write_xlsx(tmp_path / "Februari.xlsx", {"A": ROWS})
    write_xlsx(tmp_path / "januari.XLSX", {"A": ROWS})
    write_csv(tmp_path / "daftar.csv", ROWS)
    write_xlsx(tmp_path / "tanpa-akhiran", {"A": ROWS})
    (tmp_path / "~$Februari.xlsx").write_bytes(b"\x05Budi")
    (tmp_path / ".~lock.daftar.csv#").write_text("x")
    (tmp_path / ".tersembunyi.csv").write_text("a;b\n")
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "surat.doc").write_bytes(compound_file({"WordDocument": b"x"}))
    (tmp_path / "catatan.md").write_text("a;b\n")
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\3\4 rusak")
    (tmp_path / "dalam").mkdir()
    write_csv(tmp_path / "dalam" / "lain.csv", ROWS)
    return tmp_path


def names(*paths, **options):
    with expand(paths, **options) as expanded:
        return [path.name for path in expanded.files]


def test_a_folder_means_its_spreadsheets_sorted_and_the_others_are_named_with_the_reason(folder):
    with expand([folder]) as expanded:
        assert [path.name for path in expanded.files] == [
            *("daftar.csv", "Februari.xlsx", "januari.XLSX", "rusak.xlsx", "tanpa-akhiran")
        ]
        reasons = {one.path.name: one.reason for one in expanded.skipped}
    assert reasons == {
        "~$Februari.xlsx": "it only says that the file is open in a program",
        ".~lock.daftar.csv#": "it only says that the file is open in a program",
        ".tersembunyi.csv": "it is hidden",
        "surat.pdf": "it is no spreadsheet",
        "surat.doc": "it is no spreadsheet",
        "catatan.md": "it is no spreadsheet by its name",
        "dalam": "it is a folder, and folders inside a folder are not looked into: name it by itself",
    }


def test_a_folder_that_a_pattern_fits_is_named_unless_it_is_gone_through(folder):
    with expand([folder / "da*"]) as expanded:
        assert [path.name for path in expanded.files] == ["daftar.csv"]
        assert [one.path.name for one in expanded.skipped] == ["dalam"]
    with expand([folder / "**" / "da*"]) as expanded:
        assert not [one for one in expanded.skipped if one.path.name == "dalam"]


def test_a_folder_without_a_spreadsheet_is_an_error(tmp_path):
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(SheetError, match="no spreadsheet"):
        names(tmp_path)


def test_a_pattern_that_the_shell_left_is_expanded(folder):
    assert names(folder / "*.xlsx") == ["Februari.xlsx", "rusak.xlsx"]
    assert names(str(folder / "**" / "*.csv")) == ["daftar.csv", "lain.csv"]


@pytest.mark.parametrize("pattern", ["*.ods", "[", "tidak-ada/*", "*.pdf"])
def test_a_pattern_that_fits_nothing_is_an_error_that_names_it(folder, pattern):
    try:
        with pytest.raises(UsageError) as raised:
            names(folder / pattern)
    except FileNotFoundError:
        pytest.fail("no clear word")
    assert str(folder / pattern) in raised.value.where


def test_a_file_whose_name_holds_a_bracket_is_itself(tmp_path):
    write_csv(tmp_path / "daftar [1].csv", ROWS)
    assert names(tmp_path / "daftar [1].csv") == ["daftar [1].csv"]


def test_a_file_that_is_missing_is_left_to_the_reader_which_tells_it(tmp_path):
    assert names(tmp_path / "tidak-ada.xlsx") == ["tidak-ada.xlsx"]


def test_a_file_named_by_itself_is_taken_whatever_its_name(folder):
    assert names(folder / "catatan.md") == ["catatan.md"]


def test_the_same_file_named_twice_is_taken_once_and_told(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with expand(["daftar.csv", folder / "dalam" / ".." / "daftar.csv", "*.csv"]) as expanded:
        assert [path.name for path in expanded.files] == ["daftar.csv"]
        assert len(expanded.repeated) == 2


def test_files_stay_in_the_order_in_which_they_are_named(folder):
    assert names(folder / "januari.XLSX", folder / "daftar.csv") == ["januari.XLSX", "daftar.csv"]


def test_nothing_named_is_an_error():
    with pytest.raises(UsageError, match="No file"):
        names()


# --------------------------------------------------------------------------- standard input


def test_standard_input_of_any_kind_is_read_and_removed(tmp_path):
    for content in (b"No;Perihal\n1;x\n", write_xlsx(tmp_path / "a.xlsx", {"A": ROWS}).read_bytes()):
        with expand(["-"], lambda content=content: io.BytesIO(content)) as expanded:
            (path,) = expanded.files
            assert path.name == STANDARD_INPUT
            assert rows_of(path) == ROWS
        assert not path.exists()
        assert not path.parent.exists()


def test_standard_input_is_removed_when_the_work_breaks_off():
    seen: list[Path] = []

    def work():
        with expand(["-"], lambda: io.BytesIO(b"a;b\n")) as expanded:
            seen.extend(expanded.files)
            raise KeyError

    with pytest.raises(KeyError):
        work()
    assert not seen[0].exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there owners are told apart in another way")
def test_only_the_user_can_read_what_came_by_standard_input():
    before = os.umask(0)
    try:
        with expand(["-"], lambda: io.BytesIO(b"a;b\n")) as expanded:
            assert stat.S_IMODE(expanded.files[0].stat().st_mode) == 0o600
            assert stat.S_IMODE(expanded.files[0].parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_standard_input_is_read_once_though_named_twice():
    reads = []
    with expand(["-", kept("shifted-cells.csv"), "-"], lambda: reads.append(1) or io.BytesIO(b"a\n")) as expanded:
        assert [path.name for path in expanded.files] == [STANDARD_INPUT, "shifted-cells.csv"]
        assert expanded.repeated == (Path(STANDARD_INPUT),)
    assert reads == [1]


def test_standard_input_where_there_is_none_is_an_error():
    with pytest.raises(UsageError, match="Standard input"):
        names("-")
