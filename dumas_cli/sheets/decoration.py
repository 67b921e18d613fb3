"""Rows of a register that are no complaint: repeated headings, column numbers, footers, signature blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from dumas_cli.sheets.cells import Cell, joined, plain, tidy
from dumas_cli.sheets.heading import Heading, title_key
from dumas_cli.sheets.profiles import KnownHeadings, heading_key


class RowKind(Enum):
    """What a row is, as far as it can be told from the row alone."""

    BLANK = "blank"
    COLUMN_NUMBERS = "column numbers"
    HEADING = "heading"
    FOOTER = "footer"
    LOOSE = "loose"  # few words and no number: a title, or a line of a signature block, if its neighbours agree
    ROW = "row"


def kind_of_row(row: Sequence[Cell], heading: Heading, key_columns: Sequence[int]) -> RowKind:
    """What kind of row it is. ``key_columns`` are the columns of the required fields.

    Strict on purpose: a row is a footer only if its first words are those of one and everything else in it is a
    figure; what is not plainly decoration is a ROW, and is reported if it cannot be read.
    """
    filled = [(column, text) for column, cell in enumerate(row) if (text := tidy(cell)) is not None]
    if not filled or _is_only_numbered(filled, heading):
        return RowKind.BLANK
    if _is_column_numbers(filled):
        return RowKind.COLUMN_NUMBERS
    if _is_heading(filled, heading) or _is_month_title(filled):
        return RowKind.HEADING
    if _is_footer(filled) or _is_page_number(filled):
        return RowKind.FOOTER
    if len(filled) <= LOOSE_CELLS and not any(_is_key(text) for column, text in filled if column in key_columns):
        return RowKind.LOOSE
    return RowKind.HEADING if _is_title(filled, heading) else RowKind.ROW


def begins_other_table(row: Sequence[Cell], heading: Heading, known: KnownHeadings) -> bool:
    """Whether a row is the heading of another table below, whose columns stand otherwise than those of ``heading``.

    More than half of its cells are headings of fields, of each once: three at least, and half as many as ``heading``
    has, so that the head of a small summary below the register is none. Rows that repeat ``heading`` are none either.
    """
    filled = [(column, text) for column, cell in enumerate(row) if isinstance(cell, str) and (text := tidy(cell))]
    if len(filled) < _LEAST_HEADINGS or _is_heading(filled, heading):
        return False
    fields = [name for _, text in filled if len(text) <= _LONGEST_HEADING and (name := known.field_of(text))]
    if len(fields) != len(set(fields)):
        return False
    return len(fields) * 2 > len(filled) and len(fields) >= max(_LEAST_HEADINGS, len(heading.columns) / 2)


def opens_signature(row: Sequence[Cell]) -> bool:
    """Whether a row has the words that open a signature block or the notes below a table ("Mengetahui", "NIP")."""
    return any(_SIGNATURE.search(plain(text)) for cell in row if (text := tidy(cell)) is not None)


def repeats_title(row: Sequence[Cell], heading: Heading) -> bool:
    """Whether a row says what one above the heading does, but for its figures: the title of the following page."""
    filled = [(column, text) for column, cell in enumerate(row) if (text := tidy(cell)) is not None]
    return _is_title(filled, heading)


def stated_count(row: Sequence[Cell]) -> int | None:
    """The count that a footer states for its own table: its only figure. None where it states none or several.

    A running total ("s.d. bulan ini") is of more than the table and "Jumlah selesai" of less; neither is taken, nor the
    number of a page.
    """
    texts = [text for cell in row if (text := tidy(cell)) is not None]
    if any(_PAGE.fullmatch(plain(text)) for text in texts):
        return None
    if any(_RUNNING.search(text.casefold()) or _OF_A_PART.search(text.casefold()) for text in texts):
        return None
    figures = [_figure(match) for text in texts for match in _FIGURE.findall(_YEAR_NAMED.sub("", text))]
    return figures[0] if len(figures) == 1 else None


# --------------------------------------------------------------------------- helpers

LOOSE_CELLS = 3
_LEAST_HEADINGS, _LONGEST_HEADING = 3, 60

_NUMERALS = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|seratus|ratus|seribu|ribu|nol"
)
_FOOTER = re.compile(
    r"(?:sub\s*)?(?:jumlah|total|grand total|jml)(?: (?:total|seluruh|seluruhnya|keseluruhan|semua|pengaduan|surat|"
    r"kasus|laporan|data|berkas|masuk|akhir|bulan|tahun|ini|per|sampai|dengan|s|d|lanjutan|halaman|dipindahkan|"
    r"januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember|"
    r"proses|selesai|arsip|ditanggapi|diteruskan|dijawab|belum|sudah|complaints|letters|rows|records|cases|entries|"
    r"aduan|baris|\d+|orang|buah|"
    rf"{_NUMERALS}))*",
    re.ASCII,
)
_OF_A_PART = re.compile(r"\b(?:proses|selesai|arsip|ditanggapi|diteruskan|dijawab|belum|sudah)\b")
_MONTH_TITLE = re.compile(
    r"(?:bulan )?(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|"
    r"desember)(?: (?:19|20)\d\d)?|tahun (?:19|20)\d\d"
)
_COUNT_WORDS = re.compile(
    rf"[:=]\s*|(?:[:=]\s*)?[\d.,]+\s*%?\s*(?:\((?:(?:{_NUMERALS})\s*)+\)\s*)?"
    r"(?:surat|pengaduan|kasus|laporan|berkas|data|orang|buah)?",
    re.ASCII,
)
_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d,%])|(?<![\d.,])\d+(?![\d.,]*[%\d])", re.ASCII)
_YEAR_NAMED = re.compile(
    r"\b(?:tahun|januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|"
    r"november|nopember|desember)\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_RUNNING = re.compile(r"\bs\.?\s?d\b|\bsampai\b|\bkumulatif\b|\blalu\b|\bpindahan\b|\bdipindahkan\b")
_SIGNATURE = re.compile(
    r"^(?:mengetahui|menyetujui|disetujui|diketahui|diperiksa|dibuat|disusun|pembuat|petugas|pengelola|"
    r"penanggung jawab|kepala|plt kepala|a n|an kepala|u b|asisten deputi|deputi|kasubbag|kabag|kasubag|analis|"
    r"nip|nrp|ttd|tanda tangan|catatan|keterangan|sumber|note|ket|approved|prepared|tembusan|dicetak|halaman|rekap|"
    r"rekapitulasi|data per|penjelasan)\b"
    r"|^[a-z ]{3,40} \d{1,2} [a-z]{3,9} \d{4}$|^[a-z]{4,20} (?:januari|februari|pebruari|maret|april|mei|juni|juli|"
    r"agustus|september|oktober|november|nopember|desember) \d{4}$"
)
_PAGE = re.compile(r"(?:halaman|hal|page|lembar) \d{1,4}(?: (?:dari|of) \d{1,4}| \d{1,4})?", re.ASCII)
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,3})\)?\.?(?:\.0)?(?:\s*=\s*[\d\s+:x*/()-]+)?", re.ASCII)
_COLUMN_LETTER = re.compile(r"\(?([a-z])\)?\.?", re.ASCII)
_LISTED = re.compile(r"\d{1,2}[.)]\s*[^\W\d_]{2}")


_ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "x", "xx", "xxx", "xl", "l"))
    for one, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens + ones
}


def _is_key(text: str) -> bool:
    """Whether a text could be a number or a day of a register: it begins with a figure, or is short and holds one.

    The figure of a list ("1. Arsip", below a signature) is none.
    """
    if _LISTED.match(text):
        return False
    return text[0].isdigit() or (len(text) <= 12 and any(letter.isdigit() for letter in text))


def _is_only_numbered(filled: Sequence[tuple[int, str]], heading: Heading) -> bool:
    """A row prepared with its running number and not yet used."""
    column, text = filled[0]
    return (
        len(filled) == 1
        and text.isdecimal()
        and column < len(heading.texts)
        and heading_key(heading.texts[column]) in {"nomor", "nomor urut", "urut"}
    )


def _is_month_title(filled: Sequence[tuple[int, str]]) -> bool:
    """A row that only names the month of the rows below it."""
    return len(filled) == 1 and _MONTH_TITLE.fullmatch(plain(filled[0][1])) is not None


def _is_column_numbers(filled: Sequence[tuple[int, str]]) -> bool:
    """At least three cells that count on by one from 1 or 2, from a or b, or in Roman figures from I or II."""
    if len(filled) < 3:
        return False
    romans = [_ROMAN.get(text.strip("().").lower(), 0) for _, text in filled]
    if romans[0] in {1, 2} and all(b == a + 1 for a, b in pairwise(romans)):
        return True
    numbers = []
    for _, text in filled:
        if match := _COLUMN_NUMBER.fullmatch(text):
            numbers.append(int(match[1]))
        elif match := _COLUMN_LETTER.fullmatch(text.lower()):
            numbers.append(ord(match[1]) - ord("a") + 1)
        else:
            return False
    return numbers[0] in {1, 2} and all(b == a + 1 for a, b in pairwise(numbers))


def _is_heading(filled: Sequence[tuple[int, str]], heading: Heading) -> bool:
    """Each filled cell says what the heading's upper or lower row says in that column; at least two do."""
    if len(filled) < 2:
        return False
    return all(
        any(column < len(keys) and keys[column] and keys[column] == heading_key(text) for keys in heading.keys)
        for column, text in filled
    )


def _is_title(filled: Sequence[tuple[int, str]], heading: Heading) -> bool:
    return title_key([text for _, text in filled]) in heading.titles


def _is_page_number(filled: Sequence[tuple[int, str]]) -> bool:
    """Whether all that the row says is the number of a page: "Halaman 2 dari 3"."""
    return len(filled) == 1 and _PAGE.fullmatch(plain(filled[0][1])) is not None


def _is_footer(filled: Sequence[tuple[int, str]]) -> bool:
    first = joined(plain(filled[0][1]))
    return _FOOTER.fullmatch(first) is not None and all(
        _COUNT_WORDS.fullmatch(text.casefold().strip()) for _, text in filled[1:]
    )


def _figure(text: str) -> int:
    return int(text.replace(".", ""))
