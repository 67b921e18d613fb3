"""Chooses the form of what is shown, by name or by the file's ending, and writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from enum import StrEnum
from pathlib import Path

from dumas_cli.errors import DumasError, UsageError
from dumas_cli.records import Document
from dumas_cli.render.numbers import Lang


class Form(StrEnum):
    """The forms that every command can give its result in."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"


PAGE_CELLS = 100  # the width of a text file: a page of A4 in a fixed-width font

_SUFFIXES = {
    ".txt": Form.TABLE,
    ".csv": Form.CSV,
    ".json": Form.JSON,
    ".jsonl": Form.JSONL,
    ".md": Form.MD,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xlsx": Form.XLSX,
    ".docx": Form.DOCX,
    ".pdf": Form.PDF,
}

FULL_FORMS = frozenset({Form.HTML, Form.DOCX, Form.PDF})
"""The forms that are read like a paper, from front to back."""

DATA_FORMS = frozenset({Form.CSV, Form.JSON, Form.JSONL, Form.XLSX})
"""The forms that are worked on further, in which a long table stands whole."""

PICTURED_FORMS = FULL_FORMS | {Form.XLSX}
"""The forms that can hold charts."""

_BINARY = {Form.XLSX: "a workbook", Form.DOCX: "a text document", Form.PDF: "a PDF"}
"""The forms that are no text, by what they are called."""


def form_of(path: Path | None, form: Form | None) -> Form:
    """The form asked for, else the one that the file's ending means, else a table.

    UsageError for an ending that means none, and for a form that is no text without a file to put it in.
    """
    if path is None:
        if form in _BINARY:
            raise UsageError(
                f"{_BINARY[form]} cannot be shown on the screen.", remedy=f"Name a file: -o FILE.{form.value}"
            )
        return form or Form.TABLE
    found = _SUFFIXES.get(path.suffix.lower())
    if form is None and found is None:
        endings = ", ".join(_SUFFIXES)
        raise UsageError(
            f'"{path.name}" does not end in a form that is known.',
            remedy=f"End it in one of {endings}, or choose with --format.",
        )
    if form is not None:
        return form
    return found or Form.TABLE


def document_bytes(
    document: Document, form: Form, *, lang: Lang, width: int | None = None, table: str | None = None
) -> bytes:
    """The document in one form, as a file holds it: text in UTF-8, without colour, unless the form is no text.

    Of several tables CSV holds the one named ``table``, by default the first, the main one; the
    other forms hold all.
    """
    if form is Form.XLSX:
        from dumas_cli.render.xlsx import xlsx_bytes

        return xlsx_bytes(document, lang=lang)
    if form is Form.DOCX:
        from dumas_cli.render.docx import docx_bytes

        return docx_bytes(document, lang=lang)
    if form is Form.PDF:
        from dumas_cli.render.pdf import pdf_bytes

        return pdf_bytes(document, lang=lang)
    if form is Form.HTML:
        from dumas_cli.render.html import html_bytes

        return html_bytes(document, lang=lang)
    return _text(document, form, width, table).encode("utf-8")


def write_document(
    document: Document,
    path: Path,
    *,
    form: Form | None = None,
    lang: Lang,
    table: str | None = None,
    mode: int | None = None,
) -> None:
    """Writes the document beside the file and puts it in its place when it is whole.

    A file of that name is replaced; when anything fails it stays as it was. ``mode`` sets the file's
    rights (0o600: its owner only). DumasError when the place cannot be written.
    """
    content = document_bytes(document, form_of(path, form), lang=lang, width=PAGE_CELLS, table=table)
    write_bytes(path, content, mode=mode)


def write_bytes(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Writes a file whole or not at all; a device or pipe is written directly. DumasError when it cannot be."""
    try:
        target = path.resolve()
        if not target.parent.is_dir():
            raise DumasError(
                f'the folder "{path.parent}" does not exist.',
                where=str(path),
                remedy="Create it first, or name another place.",
            )
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(content)
        else:
            _replace(target, content, mode)
    except OSError as error:
        raise DumasError(
            f"the file cannot be written: {error.strerror or error}.",
            where=str(path),
            remedy="Check the folder and its rights; if the file is open in another program, close it there.",
        ) from error


def _replace(target: Path, content: bytes, mode: int | None) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        kept = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        part.chmod(kept if mode is None else mode)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _text(document: Document, form: Form, width: int | None, table: str | None) -> str:
    if form is Form.CSV:
        from dumas_cli.render.csv_ import csv_of

        return csv_of(document, table)
    if form is Form.JSON:
        from dumas_cli.render.json_ import json_text

        return json_text(document)
    if form is Form.JSONL:
        from dumas_cli.render.jsonl_ import jsonl_text

        return jsonl_text(document)
    if form is Form.MD:
        from dumas_cli.render.markdown import markdown_text

        return markdown_text(document)
    from dumas_cli.render.layout import plain_text

    return plain_text(document, width=width)
