"""The text of one cell: a text, a number of the register, a NIK, names of agencies, or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | bool | date | time | timedelta | None
"""What the workbook readers hand over; a blank cell is "" or None."""

BLANK_WORDS = frozenset(
    {"-", "--", "---", "–", "—", "n/a", "na", "nihil", "null", "none", "belum diklasifikasi", "tidak ada", ".", "..."}
)
"""Words that stand for an empty cell, in lower case. A profile may name more."""

LONGEST_BLANK_WORD = 40


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be read, and how to mend it. Neither repeats what the cell holds."""

    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class OtherOrder(Trouble):
    """A date that can only be one if its day and month stand the other way round than the profile says."""


@dataclass(slots=True)  # not frozen: a million of them are made, and that takes twice as long
class Number:
    """A number in the register. ``year`` is None unless the cell itself names it ("412/2017").

    ``rival`` is the other reading where both figures may be the year ("2017/1980"): the row's other cells decide.
    """

    number: str
    year: int | None = None
    rival: Number | None = None


class ErrorCell(str):
    """A formula error ("#REF!"), kept apart from text: it is no value, and no blank either."""

    __slots__ = ()


class AgencyCell(tuple[str, ...]):
    """The agencies of a cell that also says of itself that no letter was sent: often none are left.

    ``unsent`` are the profile's words for that which the cell holds, such as "arsip".
    """

    unsent: tuple[str, ...]

    def __new__(cls, names: Iterable[str], unsent: Iterable[str]) -> AgencyCell:
        """The names, and the words that are none."""
        made = super().__new__(cls, names)
        made.unsent = tuple(unsent)
        return made


FORMULA_ERROR = Trouble(
    "The cell holds a formula error.", "Mend the formula in the sheet, or write the value in its place."
)

UNSTORED_CELL = ErrorCell("#CALC!")
"""Stands in a row for a formula whose result is not stored in the file."""

UNSTORED_RESULT = Trouble(
    "The cell holds a formula whose result is not stored in the file.",
    "Open the file in Excel or LibreOffice, save it, and import it again; or write the value in its place.",
)

NARROW_COLUMN = Trouble(
    "The cell holds number signs only: its column was too narrow to show the value when the file was saved.",
    "Widen the column and save the file again, or write the value in its place.",
)


DITTO_WORDS = frozenset(
    form(word)
    for word in ("sda", "s.d.a", "s.d.a.", "idem", "ditto", '"', "''", "〃")
    for form in (str, str.upper, str.capitalize)
)
"""Words that stand for the cell above, as they are written."""

DITTO = Trouble("The cell only points to the one above it.", "Write the value itself.")


def lost_value(value: Cell) -> Trouble | None:
    """Why a cell is what a spreadsheet program writes where it has no value to show; None for any other cell.

    A csv has formula errors as texts: "#N/A", "#REF!", "Err:502". Only a cell that holds nothing else is one.
    """
    if isinstance(value, ErrorCell):
        return UNSTORED_RESULT if value == UNSTORED_CELL else FORMULA_ERROR
    if not isinstance(value, str) or ("#" not in value and ":" not in value):
        return None
    text = value.strip()
    if text.upper() in _FORMULA_ERRORS or _ERROR_CODE.fullmatch(text):
        return FORMULA_ERROR
    return NARROW_COLUMN if len(text) > 1 and not text.strip("#") else None


def shown(value: Cell) -> str:
    """The cell as a reader of the sheet would see it: 31/12/2017, 412 rather than 412.0, "" for a blank."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    if isinstance(value, datetime):
        return shown(value.date()) + value.strftime(" %H:%M:%S").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return str(value)


def tidy(value: Cell) -> str | None:
    """The cell's text with blanks made single and its edges trimmed; None where nothing is left.

    Line breaks are kept (blank lines and blanks around them dropped); no-break spaces and tabs become blanks, and
    characters without a glyph (zero-width spaces, control characters) are dropped.
    """
    text = value if isinstance(value, str) else shown(value)
    if not text:
        return None
    if (
        "  " in text
        or text[0] <= " "
        or text[-1] <= " "
        or not text.isprintable()  # also finds no-break spaces, tabs, line breaks and zero-width characters
        or "_x000" in text
    ):
        return _cleaned(text) or None
    return text


def is_blank(text: str | None, more: Collection[str] = ()) -> bool:
    """Whether a tidied text stands for an empty cell: nothing at all, "-", "N/A", "nihil"... or a word of ``more``.

    An apostrophe in front is what some programs put before a text that might be taken for a number.
    """
    if text is None:
        return True
    if len(text) > LONGEST_BLANK_WORD:
        return False
    word = text.casefold().removeprefix("'")
    return not word or word in BLANK_WORDS or word in more


def plain(text: str) -> str:
    """A text for comparing words: lower case, letters and figures only, single blanks between."""
    if text.isascii():
        return " ".join(_NOT_WORD_ASCII.sub(" ", text).lower().split())
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_NOT_WORD.sub(" ", text).split())


def joined(plain_text: str) -> str:
    """A ``plain`` text whose letters stand one by one ("t o t a l"), as one word; any other as it is."""
    words = plain_text.split()
    return "".join(words) if len(words) >= _LEAST_SPACED and max(map(len, words)) == 1 else plain_text


def holds_phrase(plain_text: str, phrases: Collection[str]) -> bool:
    """Whether one of the phrases stands in a ``plain`` text as whole words, and is not denied just before.

    "tidak perlu klarifikasi langsung" does not hold "klarifikasi langsung".
    """
    padded = f" {plain_text} "
    for phrase in phrases:
        at = padded.find(f" {phrase} ")
        while at >= 0:
            if not padded[:at].endswith(_DENIALS):
                return True
            at = padded.find(f" {phrase} ", at + 1)
    return False


def word_of(plain_text: str, words: Iterable[str]) -> str | None:
    """The one of a profile's ``plain`` words that a text is; one that ends in "*" is any text that begins so."""
    begun = None
    for word in words:
        if word == plain_text:
            return word
        if begun is None and word[-1:] == "*" and plain_text.startswith(word[:-1]):
            begun = word
    return begun


def read_number(value: Cell) -> Number | Trouble | None:
    """A number of the register, without leading zeros, and the year where the cell names it.

    "0412", 412.0, "412.0" and "1.102" (a thousand's dot) are numbers of figures only; "412/2017" and "2017/0412" name
    the year as well (1945 to 2099). "No. 412" and "412." are 412. Any other text with a figure is kept as written; one
    without any ("Jan", a name from the next column) is no number.
    """
    if isinstance(value, (date, time, timedelta)):
        return _A_DATE
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not 0 <= value < 1e15 or value != int(value):
            return Trouble("The number is not a whole number.", "Write the agenda number as in the register, e.g. 412.")
        return Number(str(int(value)))
    text = tidy(value)
    if text is None or is_blank(text):
        return None
    text = _BEFORE_NUMBER.sub("", text).strip()
    if text[-1:] == "." and text[:-1].isdigit():
        text = text[:-1]
    if match := _FIGURES.fullmatch(text):
        return Number(match[1].lstrip("0") or "0")
    if _THOUSANDS.fullmatch(text):
        return Number(text.replace(".", ""))
    if match := _TWO_FIGURES.fullmatch(text):
        return _number_with_year(text, match[1], match[2])
    if text in DITTO_WORDS:
        return DITTO
    if lost := lost_value(text):
        return lost
    if _BECAME_A_DATE.fullmatch(text):
        return _A_DATE
    if not _ANY_FIGURE.search(text):
        return _NO_FIGURE
    return ROUNDED_NUMBER if _POWER.fullmatch(text) else Number(text)


def read_year(value: Cell) -> int | Trouble | None:
    """A year from 1945 to 2099, written as a number or four figures, or the year of a date."""
    if isinstance(value, date):
        return value.year if _FIRST_YEAR <= value.year <= _LAST_YEAR else _NO_YEAR
    if isinstance(value, float) and not isinstance(value, bool) and value == value and abs(value) < 1e6:
        text: str | None = shown(value)
    else:
        text = tidy(value)
    if text is None or is_blank(text):
        return None
    text = text.removesuffix(".0")
    if text.isascii() and text.isdigit() and len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    return lost_value(text) or _NO_YEAR


def read_nik(value: Cell) -> str | Trouble | None:
    """A NIK: exactly 16 figures, as text. Blanks, dots, dashes and a leading apostrophe are overlooked.

    Excel keeps only 15 figures of a number and puts 0 in place of the 16th. So a NIK that stands as a number ending in
    0, or as what a number leaves behind ("3.2E+15", "3201010101800000.0", "3.201.010.101.800.000"), has lost its end
    and is refused rather than stored wrong. A 16th figure that is not 0 shows that another program wrote the number
    whole; it is taken below 2^53, up to which every whole number has a form of its own. Sixteen bare figures in a text
    stay, whatever they end in.
    """
    return _sixteen_figures(value, ROUNDED_NIK, _NO_NIK)


def read_kk(value: Cell) -> str | Trouble | None:
    """The number of a family card (KK), read as a NIK is: 16 figures as text."""
    return _sixteen_figures(value, ROUNDED_KK, _NO_KK)


def phone_of(text: str) -> str | Trouble:
    """The telephone number that a tidied text is, or why it is what the spreadsheet program left of one: "8.12E+10"."""
    return ROUNDED_PHONE if _SCIENTIFIC.fullmatch(text) else text.removeprefix("'")


def letter_number_of(text: str) -> str | Trouble:
    """Likewise the number of a letter: "1.2E+05" is none, but one such as 12E5 may be meant so."""
    return ROUNDED_NUMBER if _POWER.fullmatch(text) else text


def split_agencies(value: Cell) -> tuple[str, ...]:
    """The agencies a cell names, in order, each once: split at ";", "|", line breaks and "1. ... 2. ..." numbering.

    A slash or "dan" does not part agencies ("Kementerian ATR/BPN", "Kementerian Hukum dan HAM").
    """
    text = tidy(value)
    if text is None:
        return ()
    pieces: list[str] = []
    for line in _PARTING.split(text):
        pieces.extend(_numbered(line))
    names = (_LIST_MARK.sub("", piece).strip(" ,.") if not is_blank(piece.strip()) else "" for piece in pieces)
    return tuple(dict.fromkeys(name for name in names if name))


def read_agencies(value: Cell, unsent: Collection[str] = ()) -> tuple[str, ...] | Trouble | None:
    """As ``split_agencies``, None for a blank; a cell of figures only is no name.

    ``unsent`` are ``plain`` words (see ``word_of``) for a letter that was not sent: they are no agency, also with a
    remark in brackets behind them, and the cell is an ``AgencyCell``.
    """
    text = tidy(value)
    if text is None or is_blank(text):
        return None
    if text in DITTO_WORDS:
        return DITTO
    names = split_agencies(text)
    if lost := lost_value(text):
        return lost
    if not names or not any(letter.isalpha() for letter in text):
        return Trouble("The cell names no agency.", "Write the agency's name.")
    told = {name: word for name in names if (word := _unsent(name, unsent)) is not None} if unsent else {}
    if not told:
        return names
    return AgencyCell((name for name in names if name not in told), dict.fromkeys(told.values()))


# --------------------------------------------------------------------------- helpers

_LEAST_SPACED = 4
_FIRST_YEAR, _LAST_YEAR = 1945, 2099
_NO_YEAR = Trouble("The cell is not a year from 1945 to 2099.", "Write the year of the register, e.g. 2017.")
ROUNDED_NIK, ROUNDED_KK = (
    Trouble(
        f"The {name} was rounded by the spreadsheet program; its last figures are lost.",
        "Format the cell as text and write the 16 figures again, or leave it blank.",
    )
    for name in ("NIK", "KK number")
)
ROUNDED_PHONE = Trouble(
    "The telephone number was rounded by the spreadsheet program; its last figures are lost.",
    "Format the cell as text and write the number again, or leave it blank.",
)
ROUNDED_NUMBER = Trouble(
    "The number was rounded by the spreadsheet program; its last figures are lost.",
    "Format the cell as text and write the number again.",
)
_A_DATE = Trouble(
    "The number has been turned into a date or time by the spreadsheet program.",
    "Format the column as text and write the number again.",
)
_NO_FIGURE = Trouble(
    "The number has no figure in it, so the row's cells may stand in the wrong columns.",
    "Write the agenda number as in the register, e.g. 412.",
)
_NO_NIK, _NO_KK = (
    Trouble(f"The {name} is not 16 figures.", "Write the 16 figures as text, or leave the cell blank.")
    for name in ("NIK", "KK number")
)

# What Excel, LibreOffice and Google Sheets write, in English and in Indonesian.
_FORMULA_ERRORS = frozenset(
    {
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#NILAI!", "#NAMA?", "#ERROR!"),
        *("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#GETTING_DATA", "#MACRO?"),
    }
)
_ERROR_CODE = re.compile(r"Err:\d{3}", re.ASCII | re.IGNORECASE)

_NOT_WORD_ASCII = re.compile(r"[^a-zA-Z0-9]+")
_NOT_WORD = re.compile(r"[\W_]+")
_DENIALS = tuple(f" {word}" for word in ("tidak perlu", "belum perlu", "tidak usah", "bukan", "tanpa", "not"))
_BEFORE_NUMBER = re.compile(r"^'?\s*(?:(?:no|nomor|nomer)\b[\s.:]*(?=\d))?", re.IGNORECASE)
_FIGURES = re.compile(r"(\d+)(?:\.0+)?", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)
_TWO_FIGURES = re.compile(r"(\d{1,8})\s*[/-]\s*(\d{1,8})", re.ASCII)
_ANY_FIGURE = re.compile(r"\d")
_SHORT_MONTHS = "jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|nop|des|dec"
_BECAME_A_DATE = re.compile(rf"\d{{1,2}}-(?:{_SHORT_MONTHS})|(?:{_SHORT_MONTHS})-\d\d", re.ASCII | re.IGNORECASE)
_POWER = re.compile(r"\d(?:[.,]\d+)?\s*e\+\d+", re.ASCII | re.IGNORECASE)
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?\s*e\s*\+?\s*\d+", re.ASCII | re.IGNORECASE)
_GROUPED_BY_THREE = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3}){4,}(?:[.,]\d+)?", re.ASCII)
_WITH_DECIMALS = re.compile(r"(\d+)[.,]0+", re.ASCII)
_NIK_DRESSING = re.compile(r"[\s.'’`-]+")
_PARTING = re.compile(r"[;|\n]+")
_NUMBERING = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)](?=\s*[^\s\d.])\s*")
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}[.)](?=\s*\D)|[-–•*·])\s*")
_JOINED = re.compile(r"[,/&+]|\bdan\b", re.IGNORECASE)
_REMARKED = re.compile(r"([^()]+)\(.*\)", re.DOTALL)
_LINE_ENDS = re.compile(r"_x000[dD]_\r?\n|_x000[dD]_|\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def _unsent(name: str, words: Collection[str]) -> str | None:
    found = word_of(plain(name), words)
    if found is None and (match := _REMARKED.fullmatch(name)):
        found = word_of(plain(match[1]), words)
    if found is None and len(parts := _JOINED.split(name)) > 1:
        each = [word_of(plain(part), words) for part in parts]  # "arsip/internal", but not "arsip, Polri"
        found = each[0] if all(each) else None
    return found


def _sixteen_figures(value: Cell, rounded: Trouble, wrong: Trouble) -> str | Trouble | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if _is_whole(value):
            return str(int(value))
        return rounded if value != value or abs(value) >= 1e15 else wrong
    text = tidy(value)
    if text is None or is_blank(text):
        return None
    if len(text) == 16 and text.isascii() and text.isdigit():
        return text
    if _SCIENTIFIC.fullmatch(text) or _GROUPED_BY_THREE.fullmatch(text):
        return rounded
    if match := _WITH_DECIMALS.fullmatch(text):
        if len(match[1]) == 16 and _is_whole(int(match[1])):
            return match[1]
        return rounded if len(match[1]) > 15 else wrong
    figures = _NIK_DRESSING.sub("", text)
    return figures if len(figures) == 16 and figures.isascii() and figures.isdigit() else lost_value(text) or wrong


def _is_whole(value: float) -> bool:
    """Whether a number of 16 figures still has them all."""
    return 1e15 <= value < 2**53 and value % 1 == 0 and value % 10 != 0


def _cleaned(text: str) -> str:
    """The slow way of ``tidy``, for the texts that need it."""
    text = _LINE_ENDS.sub("\n", text)
    if not text.isprintable():
        text = "".join(
            letter
            if letter == "\n" or letter.isprintable()
            else " "
            if letter.isspace()
            else ""
            if unicodedata.category(letter) in {"Cc", "Cf", "Cs"}
            else letter
            for letter in text
        )
    if "\n" not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _number_with_year(text: str, first: str, second: str) -> Number:
    """Two figures, as in "412/2017" or "2017/0412"; both readings where both may be the year, text where neither is."""
    first_is_year = len(first) == 4 and _FIRST_YEAR <= int(first) <= _LAST_YEAR
    second_is_year = len(second) == 4 and _FIRST_YEAR <= int(second) <= _LAST_YEAR
    if first_is_year and second_is_year and first != second:
        return Number(second, int(first), rival=Number(first, int(second)))
    if second_is_year:
        return Number(first.lstrip("0") or "0", int(second))
    if first_is_year:
        return Number(second.lstrip("0") or "0", int(first))
    return Number(text)


def _numbered(line: str) -> list[str]:
    """Parts "1. A 2. B" where the numbering runs 1, 2, 3...; any other line stays whole."""
    marks = list(_NUMBERING.finditer(line))
    if len(marks) < 2 or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return [line]
    edges = [mark.end() for mark in marks], [mark.start() for mark in marks[1:]] + [len(line)]
    before = line[: marks[0].start()].strip()
    return ([before] if before else []) + [line[start:end] for start, end in zip(*edges, strict=True)]
