"""Which reading each field's column gets: whole columns at a time, each distinct value read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import accumulate, compress
from typing import AnyStr, TypeVar

from dumas_cli.sheets.cells import (
    BLANK_WORDS,
    DITTO,
    DITTO_WORDS,
    Cell,
    ErrorCell,
    Number,
    Trouble,
    is_blank,
    letter_number_of,
    lost_value,
    phone_of,
    plain,
    read_agencies,
    read_nik,
    read_number,
    read_year,
    shown,
    tidy,
    word_of,
)
from dumas_cli.sheets.days import day_of
from dumas_cli.sheets.profiles import EVIDENCE, Profile

_BLOCK = 40  # cells

REMEMBERED = 20_000
"""Distinct values kept of one column; then the memory starts afresh, so that it stays bounded."""

DAYS = frozenset({"received_on", "letter_on", "sent_on", "returned_on", "reply_on", "completed_on", "visited_on"})
REMINDERS = ("reminder_1", "reminder_2", "reminder_3")

# Texts that seldom repeat: remembering them would only cost.
_UNREMEMBERED = frozenset(
    {"subject", "text", "name", "phone", "email", "address", "letter_number", "reply_number", "reply_text", "note"}
)

Meant = Callable[[str], str | Trouble]
"""What a tidied text means, or why it is no value but what a rounded number left behind."""

T = TypeVar("T")


class ColumnReader:
    """Reads a column of cells. Gives the values, and whether a Trouble may be among them.

    ``only_text`` may be set where all cells are texts, as in csv.
    """

    def __init__(self, read: Callable[[Cell], object], *, remember: bool = True) -> None:
        self.only_text = False
        self.read = read
        self.remember = remember
        self.memory = _Memory(read)

    def __call__(self, column: Sequence[Cell]) -> tuple[Sequence[object], bool]:
        """The column's values in order."""
        if not self.only_text:
            kinds = set(map(type, column))
            # True equals 1 and an error cell equals its text, so neither may be looked up in the memory.
            if bool in kinds or ErrorCell in kinds:
                return [self._alone(cell) for cell in column], True
        if not self.remember:
            values = list(map(self.read, column))
            return values, not _TROUBLES.isdisjoint(map(type, values))
        values = list(map(self.memory.__getitem__, column))
        return values, self.memory.has_trouble and not _TROUBLES.isdisjoint(map(type, values))

    def _alone(self, cell: Cell) -> object:
        if isinstance(cell, ErrorCell):
            return lost_value(cell)
        return self.read(shown(cell) if isinstance(cell, bool) else cell)


class TextReader(ColumnReader):
    """Reads a column of texts that seldom repeat; those that are tidy, nearly all, in a few passes over the column."""

    def __init__(
        self, blanks: frozenset[str], meant: Meant | None = None, marks: Sequence[str] = (), *, ditto: bool = False
    ) -> None:
        """``marks`` stand in every text that ``meant`` does not leave as it is, and in few others."""
        super().__init__(partial(read_text, blanks=blanks, meant=meant, ditto=ditto), remember=False)
        self._ditto = ditto
        self._marks = ("_x000", "#", *marks)
        self._blank = BLANK_WORDS | blanks | {"", *(f"'{word}" for word in ("", *BLANK_WORDS, *blanks))}
        self._longest = max(map(len, self._blank))

    def __call__(self, column: Sequence[Cell]) -> tuple[Sequence[object], bool]:
        """The column's values in order."""
        if self.only_text or set(map(type, column)) == {str}:
            return self._read_texts(column)  # type: ignore[arg-type]
        if len(column) <= _BLOCK:
            return super().__call__(column)
        # A cell or two are no texts: only those near them are read one by one.
        values: list[object] = []
        has_trouble = False
        for start in range(0, len(column), _BLOCK):
            read, is_wrong = self(column[start : start + _BLOCK])
            values += read
            has_trouble |= is_wrong
        return values, has_trouble

    def _read_texts(self, column: Sequence[str]) -> tuple[Sequence[object], bool]:
        blank, longest = self._blank, self._longest
        lengths = set(map(len, column))
        marks = (*self._marks, "Err:") if len("Err:502") in lengths else self._marks
        values: Sequence[object] = column
        if min(lengths, default=0) <= longest:
            lengths.discard(0)
            if min(lengths, default=longest + 1) > longest:
                values = [cell or None for cell in column]
            else:
                values = [None if len(cell) <= longest and cell.casefold() in blank else cell for cell in column]
        untidy = _untidy(column, marks)
        if self._ditto and min(lengths, default=0) <= _LONGEST_DITTO and not DITTO_WORDS.isdisjoint(column):
            untidy = sorted({*untidy, *(at for at, cell in enumerate(column) if cell in DITTO_WORDS)})
        has_trouble = False
        if untidy:
            values = list(values)
            for index in untidy:
                values[index] = read = self.read(column[index])
                has_trouble |= isinstance(read, Trouble)
        return values, has_trouble


class NikReader(ColumnReader):
    """Reads a column of NIK, nearly all of which are sixteen figures and no more."""

    def __call__(self, column: Sequence[Cell]) -> tuple[Sequence[object], bool]:
        """The column's values in order."""
        if self.only_text:
            joined = "".join(column)  # type: ignore[arg-type]
            if set(map(len, column)) <= {0, 16} and joined.isascii() and joined.isdigit():  # type: ignore[arg-type]
                return [cell or None for cell in column], False
        read = self._alone
        values = [
            cell if type(cell) is str and len(cell) == 16 and cell.isascii() and cell.isdigit() else read(cell)
            for cell in column
        ]
        return values, not _TROUBLES.isdisjoint(map(type, values))


class NumberReader(ColumnReader):
    """Reads a column of the register's numbers, most of which are figures alone and stand there once."""

    def __call__(self, column: Sequence[Cell]) -> tuple[Sequence[object], bool]:
        """The column's values in order."""
        if self.only_text and "" not in column:
            joined = "".join(column)  # type: ignore[arg-type]
            if joined.isascii() and joined.isdigit():
                return [Number(cell.lstrip("0") or "0") for cell in column], False  # type: ignore[union-attr]
        return super().__call__(column)


def readers_for(
    profile: Profile, columns: Mapping[str, int], *, only_text: bool = False, date1904: bool = False
) -> dict[str, ColumnReader]:
    """A reader for each field that has a column.

    ``only_text`` says that all cells are texts, as in csv; ``date1904`` that the workbook counts days from 1904.
    """
    readers = {name: _reader(profile, name, date1904=date1904) for name in columns}
    for reader in readers.values():
        reader.only_text = only_text
    return readers


def read_text(
    cell: Cell, blanks: frozenset[str] = frozenset(), *, meant: Meant | None = None, ditto: bool = False
) -> str | Trouble | None:
    """A tidied text, None where it stands for nothing ("-", "N/A", a blank word of the profile).

    ``meant`` says what the text of such a column means. With ``ditto`` a word for the cell above is a Trouble.
    """
    if not cell and cell != 0:
        return None
    text = tidy(cell)
    if text is None or is_blank(text, blanks):
        return None
    if ditto and text in DITTO_WORDS:
        return DITTO
    return lost_value(text) or (meant(text) if meant else text)


def read_word(
    cell: Cell, meanings: Mapping[str, T | None], title: str, profile_name: str = "NAME"
) -> T | Trouble | None:
    """What a word means by the profile; a word that the profile does not have is a Trouble, never a guess."""
    text = read_text(cell)
    if not isinstance(text, str):
        return text
    bare = plain(text)
    if bare in meanings:
        return meanings[bare]
    if (word := word_of(bare, meanings) or word_of(_spaced_out(bare), meanings)) is not None:
        return meanings[word]
    return Trouble(
        f"The word is not one that the profile knows for {title}.",
        f"{_nearest_words(bare, meanings)} dumas profile show {profile_name} lists all; a word of your own goes into"
        f" [{title}] of the profile."
        if meanings
        else f"Add the word to [{title}] in the profile.",
    )


def order_in(profile: Profile, name: str) -> str:
    """The order of a column's dates; day first where the evidence has decided nothing, for then nothing hangs on it."""
    order = profile.order_of(name)
    return "day" if order == EVIDENCE else order


def read_reminder(cell: Cell, profile: Profile, order: str = "day") -> tuple[date | None, ...] | Trouble | None:
    """The reminders a cell tells of: a date, a mark that one was sent (its day unknown), or how many (2x)."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 0 <= cell < 10 and cell == int(cell):
        return (None,) * int(cell) or None
    text = read_text(cell, profile.blanks) if isinstance(cell, str) else None
    if isinstance(cell, str):
        if not isinstance(text, str):
            return text
        word = text.casefold().strip(" .,")
        if word in profile.no_reminder:
            return None
        if word in profile.reminder_marks or _ROMAN.fullmatch(word):
            return (None,)
        if match := _TIMES.fullmatch(word):
            return (None,) * int(match[1]) or None
        cell = _DATED.sub("", text)
    day = day_of(cell, order, profile.date_formats)
    if isinstance(day, Trouble):
        return Trouble(day.reason, "Write the reminder's date, e.g. 31/12/2017, or v where only the fact is known.")
    return None if day is None else (day,)


# --------------------------------------------------------------------------- helpers

_TROUBLES = frozenset({Trouble, *Trouble.__subclasses__()})

_TIMES = re.compile(r"(?:sudah\s+)?(\d)\s*(?:x|kali)?", re.ASCII)
_ROMAN = re.compile(r"i{1,3}|iv|v")
_DATED = re.compile(r"^\s*(?:tgl|tanggal)\b\.?\s*:?\s*", re.IGNORECASE)


def _spaced_out(bare: str) -> str:
    """The word of a text whose letters stand apart ("s e l e s a i"), else the text."""
    return bare.replace(" ", "") if max(map(len, bare.split()), default=0) == 1 else bare


def _nearest_words(bare: str, words: Iterable[str]) -> str:
    """A sentence that offers the words most alike."""
    from rapidfuzz import fuzz, process

    known = [word.rstrip("*") for word in words]
    near = process.extract(bare, known, scorer=fuzz.token_set_ratio, limit=_OFFERED, score_cutoff=_ALIKE)
    if not near:
        return "It knows none that is like it:"
    return f"The nearest that it knows: {', '.join(word for word, _, _ in near)}."


_LONGEST_DITTO = max(map(len, DITTO_WORDS))
_OFFERED = 3  # words
_ALIKE = 50  # of 100

_PRINTABLE = bytes(range(32, 127))
_MARK = b"\1"
_MARKED = bytes(byte if byte in _PRINTABLE else _MARK[0] for byte in range(256))


def _untidy(column: Sequence[str], marks: Sequence[str]) -> list[int]:
    """The places of all cells that ``tidy`` would not leave as they are, or that hold one of the marks; perhaps others.

    They are searched for in one long text, where most columns have none.
    """
    cells = list(filter(None, column))
    odd: set[int] = set()
    # Single blanks between the cells: a blank at a cell's edge makes two.
    joined = " ".join(cells)
    if not joined.isascii():
        odd.update(index for index, cell in enumerate(cells) if not cell.isascii())
        cells = [cell if cell.isascii() else "." for cell in cells]
        joined = " ".join(cells)
    places = list(places_of("  ", joined))
    for mark in marks:
        if mark[0] in joined:
            places += places_of(mark, joined)
    text = joined.encode()
    if text.translate(None, _PRINTABLE):
        places += places_of(_MARK, text.translate(_MARKED))
    places += [0] if joined[:1] == " " else []
    places += [len(joined) - 1] if joined[-1:] == " " else []
    if places:
        ends = list(accumulate(len(cell) + 1 for cell in cells))
        for place in places:
            index = bisect_right(ends, place)
            # The second of two blanks may be the next cell's first letter.
            odd.update((index, index + 1) if place == ends[index] - 1 else (index,))
    if not odd:
        return []
    filled = list(compress(range(len(column)), column))
    return [filled[index] for index in sorted(odd) if index < len(filled)]


def places_of(part: AnyStr, text: AnyStr) -> Iterator[int]:
    """Where the part stands in the text, also where it overlaps itself."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


class _Memory(dict[Cell, object]):
    """Values already read, by the cell they were read from."""

    def __init__(self, read: Callable[[Cell], object]) -> None:
        super().__init__()
        self.read = read
        self.has_trouble = False

    def __missing__(self, cell: Cell) -> object:
        if len(self) >= REMEMBERED:
            self.clear()
        value = self.read(cell)
        if isinstance(value, Trouble):
            self.has_trouble = True
        self[cell] = value
        return value


def _reader(profile: Profile, name: str, *, date1904: bool) -> ColumnReader:
    order = order_in(profile, name)
    if name in DAYS:
        return ColumnReader(
            lambda cell: day_of(_unblank(cell, profile), order, profile.date_formats, date1904=date1904)
        )
    if name in REMINDERS:
        return ColumnReader(lambda cell: read_reminder(cell, profile, order))
    if name == "agencies":
        return ColumnReader(lambda cell: read_agencies(_unblank(cell, profile), profile.no_agency))
    if name in _PLAIN_READERS:
        read = _PLAIN_READERS[name]
        kind = {"nik": NikReader, "number": NumberReader}.get(name, ColumnReader)
        return kind(lambda cell: read(_unblank(cell, profile)))
    words: Mapping[str, Mapping[str, object]] = {
        "status": profile.status,
        "classification": profile.classification,
        "secrecy": profile.secrecy,
        "reply_kind": profile.kinds,
        "method": profile.methods,
    }
    if name in words:
        title = {"reply_kind": "kinds", "method": "methods"}.get(name, name)
        return ColumnReader(lambda cell: read_word(_unblank(cell, profile), words[name], title, profile.name))
    if name in _UNREMEMBERED:
        return TextReader(profile.blanks, *_MEANT.get(name, ()), ditto=name in _NO_DITTO)
    return ColumnReader(partial(read_text, blanks=profile.blanks, ditto=name in _NO_DITTO))


# Where "idem" would be taken for a name; in a remark it is kept as written.
_NO_DITTO = frozenset(
    {"name", "phone", "address", "subject", "category", "regency", "province", "letter_number", "email"}
)
_MEANT: Mapping[str, tuple[Meant, tuple[str, ...]]] = {
    "phone": (phone_of, ("E", "e", "'")),
    "letter_number": (letter_number_of, ("E+", "e+")),
    "reply_number": (letter_number_of, ("E+", "e+")),
}
_PLAIN_READERS: Mapping[str, Callable[[Cell], object]] = {
    "number": read_number,
    "register_year": read_year,
    "nik": read_nik,
}


def _unblank(cell: Cell, profile: Profile) -> Cell:
    """A blank for the words that the profile says are blank."""
    if profile.blanks and isinstance(cell, str) and cell.strip().casefold() in profile.blanks:
        return None
    return cell
