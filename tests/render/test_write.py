"""Which form is chosen, and that a file is written whole or not at all."""

import io
import json
import os
import re
from pathlib import Path

import pytest
from render_samples import report
from rich.console import Console

from dumas_cli.errors import DumasError, UsageError
from dumas_cli.render.layout import plain_text
from dumas_cli.render.terminal import print_document
from dumas_cli.render.write import Form, document_bytes, form_of, write_bytes, write_document

BINARY = [Form.XLSX, Form.DOCX, Form.PDF]


@pytest.mark.parametrize(
    ("path", "form", "chosen"),
    [
        (None, None, Form.TABLE),
        (None, Form.JSON, Form.JSON),
        (Path("a.csv"), None, Form.CSV),
        (Path("a.JSON"), None, Form.JSON),
        (Path("a.md"), None, Form.MD),
        (Path("a.jsonl"), None, Form.JSONL),
        (Path("a.html"), None, Form.HTML),
        (Path("a.HTM"), None, Form.HTML),
        (Path("a.xlsx"), None, Form.XLSX),
        (Path("a.docx"), None, Form.DOCX),
        (Path("a.pdf"), None, Form.PDF),
        (Path("a.txt"), None, Form.TABLE),
        (Path("a.csv"), Form.JSON, Form.JSON),  # what is asked for goes before the ending
        (Path("a"), Form.CSV, Form.CSV),
    ],
)
def test_the_form_is_the_one_asked_for_or_the_ending_s(path, form, chosen):
    assert form_of(path, form) is chosen


def test_an_unknown_ending_is_an_error_that_names_the_known_ones():
    with pytest.raises(UsageError, match="does not end in a form") as caught:
        form_of(Path("a.odt"), None)
    assert all(f".{form}" in caught.value.remedy for form in Form if form is not Form.TABLE)
    assert caught.value.status == 2


@pytest.mark.parametrize("form", BINARY)
def test_a_form_that_is_no_text_needs_a_file(form):
    with pytest.raises(UsageError, match="cannot be shown") as caught:
        form_of(None, form)
    assert caught.value.remedy == f"Name a file: -o FILE.{form}"


def test_the_command_line_offers_the_forms_that_can_be_written():
    from dumas_cli.cli.options import Form as Offered

    assert [form.value for form in Offered] == [form.value for form in Form]


@pytest.mark.parametrize(
    ("form", "start"),
    [(Form.HTML, b"<!DOCTYPE html>"), (Form.JSONL, b'{"table": '), (Form.DOCX, b"PK"), (Form.PDF, b"%PDF-")],
)
def test_each_form_is_what_it_says(form, start):
    assert document_bytes(report(), form, lang="en").startswith(start)


@pytest.mark.parametrize("form", [form for form in Form if form not in BINARY])
def test_text_forms_are_utf_8(form):
    assert document_bytes(report(), form, lang="en").decode("utf-8")


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")
    path.chmod(0o640)
    write_document(report(), path, lang="en")
    assert json.loads(path.read_text(encoding="utf-8"))["title"]
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_rights(tmp_path):
    mask = os.umask(0o027)
    try:
        write_bytes(tmp_path / "a.txt", b"x")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_a_link_still_points_to_the_file_afterwards(tmp_path):
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_bytes(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_an_error_with_its_place(tmp_path):
    with pytest.raises(DumasError, match="does not exist") as caught:
        write_bytes(tmp_path / "no" / "a.txt", b"x")
    assert "a.txt" in caught.value.where


def test_a_folder_in_the_file_s_place_stays(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(DumasError, match="it is a folder"):
        write_bytes(tmp_path / "a.txt", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_terminal_gets_its_own_width():
    screen = io.StringIO()
    print_document(report(), Console(file=screen, width=60, force_terminal=True, no_color=True))
    shown = re.sub(r"\x1b\[\d*m", "", screen.getvalue())
    assert shown == plain_text(report(), width=60)
