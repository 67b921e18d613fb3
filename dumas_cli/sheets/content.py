"""What kind of file it is, told by its content and never by its name."""

from __future__ import annotations

import re
from pathlib import Path

from dumas_cli.errors import SheetError
from dumas_cli.sheets.compound import MAGIC, read_streams
from dumas_cli.sheets.container import Container, Damage

XLSX, XLSB, ODS, XLS, TEXT = "xlsx", "xlsb", "ods", "xls", "text"
HTML, XML2003, MHTML = "html", "xml2003", "mhtml"

SAMPLE_BYTES = 65_536
_SAVE_AS_XLSX = "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)."


def kind_of(path: Path) -> str:
    """The kind of spreadsheet a file is.

    XLSX (also xlsm), XLSB, ODS, XLS, TEXT (csv and its relatives), HTML (a web page, whatever its name), XML2003 (the
    XML spreadsheet of Excel 2003) or MHTML (a web page in one file).

    Raises SheetError for what is none of these, is missing, empty or encrypted.
    """
    where = path.name
    try:
        with path.open("rb") as file:
            sample = file.read(SAMPLE_BYTES)
    except FileNotFoundError:
        raise SheetError("There is no such file.", where=str(path), remedy="Look at the name and the folder.") from None
    except IsADirectoryError:
        raise SheetError("This is a folder, not a file.", where=str(path), remedy="Name the files in it.") from None
    except OSError as error:
        raise SheetError(
            f"The file cannot be opened: {error.strerror}.",
            where=where,
            remedy="Close it in other programs, and look at its permissions.",
        ) from None
    if not sample.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise SheetError("The file is empty.", where=where, remedy="Ask for it to be sent again.")
    if sample.startswith(b"PK"):
        return _kind_of_zip(path)
    if sample.startswith(MAGIC):
        return _kind_of_compound(path)
    if (markup := _kind_of_markup(sample)) is not None:
        return markup
    _refuse_known_others(sample, where)
    return TEXT


# --------------------------------------------------------------------------- helpers


def _kind_of_zip(path: Path) -> str:
    try:
        with Container(path) as container:
            names = container.names
            if "xl/workbook.bin" in names:
                return XLSB
            if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
                return XLSX
            if "content.xml" in names:
                _refuse_encrypted_ods(container)
                return ODS
    except Damage:
        raise broken(path.name) from None
    packed = sum(1 for name in names if name.casefold().endswith(_SPREADSHEETS))
    if packed:
        raise SheetError(
            f"The file is an archive (zip) that holds {packed} spreadsheet{'' if packed == 1 else 's'}.",
            where=path.name,
            remedy="Unpack it and import them.",
        )
    if "word/document.xml" in names:
        raise _word_document(path.name)
    raise SheetError(
        "The file is an archive (zip) that holds no spreadsheet.",
        where=path.name,
        remedy="Unpack it and import the spreadsheets in it.",
    )


def broken(where: str) -> SheetError:
    """The error for a workbook whose bytes do not hold together."""
    return SheetError(
        "The workbook is damaged and cannot be read.",
        where=where,
        remedy="Copy or send it again; if Excel still opens it, save it there as a new .xlsx.",
    )


def locked(where: str) -> SheetError:
    """The error for a workbook that needs a password."""
    return SheetError(
        "The workbook is protected with a password.",
        where=where,
        remedy="Open it in Excel, remove the password (File, Info, Protect Workbook), and save it.",
    )


def _refuse_encrypted_ods(container: Container) -> None:
    manifest = container.names.get("meta-inf/manifest.xml")
    if manifest and b"encryption-data" in container.read(manifest, _MOST_MANIFEST):
        raise locked(container.where)


_MOST_MANIFEST = 10_000_000
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")


def _word_document(where: str) -> SheetError:
    return SheetError(
        "The file is a Word document, not a spreadsheet.",
        where=where,
        remedy="Copy its table into a spreadsheet and save that.",
    )


def _kind_of_compound(path: Path) -> str:
    """An OLE compound file: an old Excel workbook, or a new one wrapped in encryption. Its directory names tell."""
    try:
        names = {name.casefold() for name in read_streams(path.read_bytes())}
    except ValueError:
        raise broken(path.name) from None
    if "encryptedpackage" in names:
        raise locked(path.name)
    if names & {"workbook", "book"}:
        return XLS
    if "worddocument" in names:
        raise _word_document(path.name)
    raise broken(path.name)


def _kind_of_markup(sample: bytes) -> str | None:
    """HTML, XML2003 or MHTML, in UTF-8 or UTF-16; None for what is none of them."""
    start = _start(sample)
    if start.startswith(b"mime-version:") or (_MIME_HEADER.match(start) and b"\nmime-version:" in start):
        return MHTML
    if not start.startswith(b"<"):
        return None
    whole = sample.replace(b"\0", b"").lower()
    if re.search(rb"<(?:\w{1,20}:)?workbook\b", whole) and b"urn:schemas-microsoft-com:office:spreadsheet" in whole:
        return XML2003
    if b"<office:document" in start:
        return None
    if start.startswith(_PAGE_STARTS) or b"<table" in whole or b"<html" in whole:
        return HTML
    return None


_SYLK_OR_DIF = re.compile(rb"id;p.*?\nc;(?:x\d+;y|y\d+;x)\d+;k|table\r?\n0,1\r?\n\"", re.DOTALL)
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<body", b"<style", b"<div")
_MIME_HEADER = re.compile(rb"(?:from|subject|date|x-[\w-]+|content-[\w-]+|message-id): ")


def _start(sample: bytes) -> bytes:
    return sample.replace(b"\0", b"")[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def _refuse_known_others(sample: bytes, where: str) -> None:
    """PDF, other XML and binary files: a clear word instead of nonsense rows."""
    start = _start(sample)
    if start.startswith(b"%pdf"):
        raise SheetError("The file is a PDF.", where=where, remedy="Ask for the spreadsheet it was printed from.")
    if b"<office:document" in start or _SYLK_OR_DIF.match(start):
        raise SheetError("dumas does not read this kind of spreadsheet.", where=where, remedy=_SAVE_AS_XLSX)
    if start.startswith(b"<?xml"):
        raise SheetError("The file is XML, not a spreadsheet.", where=where, remedy=_SAVE_AS_XLSX)
    if start.startswith(b"{\\rtf"):
        raise SheetError(
            "The file is a text document (RTF), not a spreadsheet.",
            where=where,
            remedy="Copy its table into a spreadsheet and save that.",
        )
    if start.startswith((b'{"', b'[{"')):
        raise SheetError("The file is JSON, not a spreadsheet.", where=where, remedy="Ask for it as xlsx or csv.")
    if sample.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh")):
        raise SheetError(
            "The file is a packed archive.", where=where, remedy="Unpack it and import the spreadsheets in it."
        )
    if sample.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")):
        raise SheetError("The file is a workbook of Excel 4 or older.", where=where, remedy=_SAVE_AS_XLSX)
    wide = sample.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_utf16(sample)
    if not wide and _is_binary(sample):
        raise SheetError(
            "The file is not a spreadsheet.", where=where, remedy="dumas reads xlsx, xls, xlsb, ods, csv and web pages."
        )


def _is_binary(sample: bytes) -> bool:
    """Control characters say so, but for a few in a long text and the zeros that fill up a file cut off."""
    text = sample.rstrip(b"\0")
    control = sum(text.count(byte) for byte in _CONTROL)
    return control > max(2, len(text) // 500)


_CONTROL = [bytes([code]) for code in (*range(9), *range(14, 26), *range(27, 32))]


def looks_utf16(sample: bytes) -> bool:
    """Every second byte is zero: UTF-16 without a mark, as some programs write it."""
    head = sample[:2000]
    if len(head) < 4:
        return False
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return zeros > 0.4 * (len(head) // 2) and min(head[0::2].count(0), head[1::2].count(0)) * 20 <= zeros
