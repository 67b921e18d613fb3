"""The columns of many rows become the columns of plain rows; what is not plain is left to be read row by row."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from itertools import accumulate, compress, repeat
from typing import Any

from xxhash import xxh3_64_digest, xxh3_64_intdigest

from dumas_cli.plain_rows import Column
from dumas_cli.records import ReplyKind
from dumas_cli.sheets.cells import AgencyCell, Number, holds_phrase, plain
from dumas_cli.sheets.entries import EntryMaker, is_numbered
from dumas_cli.sheets.profiles import Profile
from dumas_cli.sheets.readers import REMEMBERED, REMINDERS, places_of

Values = Mapping[str, Sequence[Any]]
"""Each field's values as its reader gave them, without a Trouble among them."""


class PlainMaker:
    """Makes plain rows for one profile and heading. It says the same of a row as ``EntryMaker``, or nothing.

    ``seed`` is mixed into the hashes: what else than the row decides what it does to the database.
    """

    def __init__(self, profile: Profile, fields: Sequence[str], maker: EntryMaker, seed: str) -> None:
        self.profile = profile
        self.maker = maker
        self._has_agencies = "agencies" in fields
        self._default_agency = maker.agencies[0] if len(maker.agencies) == 1 else None
        self._days = _Days()
        self._reminders = _Bounded(_reminder_days)
        self._told = _Bounded(maker.reminders_told)
        self._copied = PhraseFinder(profile.copy_words)
        self._reminded = PhraseFinder(profile.reminder_words)
        self._visited = _Bounded(lambda text: int(holds_phrase(plain(text), profile.visit_words)))
        self._kinds = _Bounded(maker.kind_of_text)
        start = "\x1f".join((profile.digest, seed, *sorted(fields)))
        self._hash_seed = xxh3_64_intdigest(start.encode())

    def make(
        self, values: Values, passed_over: Collection[int] = ()
    ) -> tuple[list[bool], list[tuple[int, str]], dict[str, Column], Sequence[int]]:
        """Which rows are plain; and of those their keys, columns and hashes.

        Of several rows of one key only the first may be, for the others have to be weighed against it. ``passed_over``
        are rows that are read otherwise; they may lack a number.
        """
        count = len(values["number"])
        odd = [False] * count
        for index in passed_over:
            odd[index] = True
        keys = self._keys(values, count, odd)
        if len(set(keys)) < count:
            # A row without a place has that of another row of its complaint, so it cannot go before it.
            silent: Sequence[None] = [None] * count
            places = list(zip(values.get("regency", silent), values.get("province", silent), strict=True))
            spoken: dict[tuple[int, str], int] = {}
            for index, key in enumerate(keys):
                if key in spoken:
                    odd[index] = True
                    if places[spoken[key]] == (None, None):
                        odd[spoken[key]] = True
                else:
                    spoken[key] = index
        columns = self._columns(values, count, odd)
        if any(odd):
            chosen = [not one for one in odd]
            keys = list(compress(keys, chosen))
            columns = {name: list(compress(column, chosen)) for name, column in columns.items()}
        else:
            chosen = [True] * count
        return chosen, keys, columns, self._hashes(columns, len(keys))

    # ----------------------------------------------------------------------- helpers

    def _keys(self, values: Values, count: int, odd: list[bool]) -> list[tuple[int, str]]:
        """Register year and number, as ``EntryMaker`` finds them; odd where two readings or years compete."""
        numbers: Sequence[Number | None] = values["number"]
        received: Sequence[date | None] = values.get("received_on") or [None] * count
        told: Sequence[int | None] | None = values.get("register_year")
        default = self.maker.year
        keys = []
        if told is None and default is None and None not in numbers and None not in received:
            keys = [(day.year, one.number) for one, day in zip(numbers, received, strict=True)]  # type: ignore[union-attr]
            if not any(one.year or one.rival for one in numbers):  # type: ignore[union-attr]
                return keys
            keys = []
        for index, (number, day) in enumerate(zip(numbers, received, strict=True)):
            if number is None:
                odd[index] = True
                keys.append((0, str(index)))
                continue
            year = number.year
            if told is not None and told[index] is not None:
                if year is not None and year != told[index]:
                    odd[index] = True
                year = told[index]
            if year is None:
                year = default or (day.year if day is not None else None)
            if year is None or number.rival is not None:
                odd[index] = True
                year = 0
            keys.append((year, number.number))
        return keys

    def _columns(self, values: Values, count: int, odd: list[bool]) -> dict[str, Column]:
        columns: dict[str, Column] = {}
        for name in _AS_READ:
            if name in values:
                columns[name] = values[name]
        days = self._days.__getitem__
        for name in ("received_on", "letter_on", "sent_on", "returned_on", "completed_on"):
            if name in values:
                columns[name] = list(map(days, values[name]))
        for name in ("category", "regency", "province"):
            if constant := self.profile.constants.get(name):
                given = columns.get(name) or [None] * count
                columns[name] = [constant if value is None else value for value in given]
        if "disposition" in values:
            visited = self._visited.__getitem__
            columns["must_visit"] = [None if text is None else visited(text) for text in values["disposition"]]
        copied = self._copied.found(columns.get("note")) | self._copied.found(columns.get("subject"))
        if copied:
            columns["copy_only"] = [1 if index in copied else None for index in range(count)]
        self._reply(values, columns, count, odd)
        self._told_reminders(values, columns, count)
        self._agency(values, columns, count, odd)
        return columns

    def _reply(self, values: Values, columns: dict[str, Column], count: int, odd: list[bool]) -> None:
        """The reply's columns; odd where the row contradicts itself about it."""
        if not any(name in values for name in ("reply_on", "reply_text", "reply_number", "reply_kind")):
            return
        silent: list[Any] = [None] * count
        days, texts = values.get("reply_on", silent), values.get("reply_text", silent)
        numbers, given = values.get("reply_number", silent), values.get("reply_kind", silent)
        kinds = list(given)
        deciders = [None if kind is None else "column" for kind in given]
        unclear = [
            index
            for index, (day, text, kind) in enumerate(zip(days, texts, given, strict=True))
            if (kind is None) == (day is not None or text is not None)
        ]
        for index in unclear:
            if kinds[index] is not None:
                kinds[index], deciders[index], odd[index] = None, None, True
            elif texts[index] is None:
                kinds[index], deciders[index] = ReplyKind.SUBSTANTIVE, "date"
            else:
                kinds[index], by = self._kinds[texts[index]]
                deciders[index] = by if kinds[index] is not None else None
                odd[index] = odd[index] or (kinds[index] is None and days[index] is not None)
        numbered = [
            index
            for index, (kind, number) in enumerate(zip(kinds, numbers, strict=True))
            if kind is None and number is not None
        ]
        for index in numbered:
            odd[index] = odd[index] or (days[index] is None and texts[index] is None)
        columns["reply_kind"], columns["reply_by"] = kinds, deciders
        untold = [*numbered, *(index for index in unclear if kinds[index] is None)]
        columns["reply_on"] = list(map(self._days.__getitem__, _blanked(days, untold)))
        columns["reply_text"], columns["reply_number"] = _blanked(texts, untold), _blanked(numbers, untold)

    def _told_reminders(self, values: Values, columns: dict[str, Column], count: int) -> None:
        """Each row's reminders as a tuple of ISO days, None where only the fact is known."""
        told = [values[name] for name in REMINDERS if name in values]
        notes = columns.get("note")
        marked = self._reminded.found(notes)
        if not marked and not any(any(column) for column in told):
            return
        reminders: list[tuple[str | None, ...]] = [()] * count
        for index, cells in enumerate(zip(*told, strict=True) if told else ()):
            if any(cells):
                reminders[index] = tuple(self._days[day] for cell in cells if cell for day in cell)
        for index in marked:
            if notes is not None and not reminders[index]:
                reminders[index] = (None,) * self._told[notes[index]]
        columns["reminders"] = reminders

    def _agency(self, values: Values, columns: dict[str, Column], count: int, odd: list[bool]) -> None:
        """The one agency of each row; odd where it names several, or tells of a letter and names none."""
        silent: list[None] = [None] * count
        named = values.get("agencies", silent)
        if len(self.maker.agencies) > 1:
            odd[:] = [True] * count
            return
        default = self._default_agency
        agencies = [names[0] if names else default for names in named]
        if max(map(len, filter(None, named)), default=1) > 1:
            for index, names in enumerate(named):
                if names and len(names) > 1:
                    odd[index] = True
        if not _UNSENT.isdisjoint(map(type, named)):
            unsent: list[tuple[str, ...] | None] = [None] * count
            numbers = columns.get("letter_number", silent)
            for index, names in enumerate(named):
                if isinstance(names, AgencyCell):
                    unsent[index] = names.unsent
                    agencies[index] = names[0] if names else None
                    odd[index] = odd[index] or (not names and is_numbered(numbers[index]))
            columns["unsent"] = unsent
        columns["agency"] = agencies
        if self._has_agencies and None in agencies:
            letters = [columns.get(name, silent) for name in ("reply_kind", "sent_on", "returned_on", "reminders")]
            for index, told in enumerate(zip(agencies, *letters, strict=True)):
                if told[0] is None and any(told[1:]):
                    odd[index] = True

    def _hashes(self, columns: Mapping[str, Column], count: int) -> Sequence[int]:
        if not count:
            return ()
        texts: list[Sequence[str]] = []
        for name in sorted(columns):
            column = columns[name]
            if name in _NOT_KEPT:
                continue
            if name == "reminders":
                texts.append(list(map(self._reminders.__getitem__, column)))
            elif name in _FLAGS:
                texts.append(["" if value is None else "01"[value] for value in column])
            elif all(column):
                texts.append(column)
            else:
                texts.append([value or "" for value in column])
        told = map(str.encode, map("\x1f".join, zip(*texts, strict=True)))
        # SQLite keeps signed numbers of 64 bits.
        return struct.unpack(f">{count}q", b"".join(map(xxh3_64_digest, told, repeat(self._hash_seed))))


class PhraseFinder:
    """Finds the cells of a column that may hold one of some phrases: most columns hold none, which one look tells."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = phrases
        self._first_words = tuple({phrase.split()[0] for phrase in phrases})
        self._holds = _Bounded(lambda text: holds_phrase(plain(text), phrases))

    def found(self, column: Column | None) -> set[int]:
        """The places of the cells that hold a phrase."""
        if column is None or not self._first_words:
            return set()
        return {index for index in cells_with(self._first_words, column) if self._holds[column[index]]}


def cells_with(words: Sequence[str], column: Sequence[str | None]) -> list[int]:
    """The places of the cells in which one of the words (small ASCII letters) may stand, in whatever letters.

    They are searched for in one long text, where most columns have none.
    """
    places = [index for index, cell in enumerate(column) if cell is not None]
    cells = [cell for cell in column if cell is not None]
    joined = "\n".join(cells)
    other: list[int] = []
    if not joined.isascii():  # small letters may be more or fewer than capitals: such cells are looked at anyway
        other = [index for index, cell in zip(places, cells, strict=True) if not cell.isascii()]
        places = [index for index, cell in zip(places, cells, strict=True) if cell.isascii()]
        cells = [column[index] or "" for index in places]
        joined = "\n".join(cells)
    joined = joined.lower()
    hits = sorted({place for word in words for place in places_of(word, joined)})
    if not hits:
        return other
    ends = list(accumulate(len(cell) + 1 for cell in cells))
    return other + list(dict.fromkeys(places[bisect_right(ends, hit)] for hit in hits))


_AS_READ = (
    *("category", "classification", "subject", "text", "attachments", "secrecy", "status", "note"),
    *("regency", "province", "name", "nik", "phone", "email", "address", "letter_number", "extra", "problem"),
)
_FLAGS = frozenset({"copy_only", "must_visit"})
_NOT_KEPT = frozenset({"problem", "unsent"})  # nothing of them goes into the register
_UNSENT = frozenset({AgencyCell})


class _Bounded(dict[Any, Any]):
    """Answers already given; forgotten all at once when there are many."""

    def __init__(self, answer: Callable[[Any], object]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, key: Any) -> object:  # noqa: ANN401 - a text, or days
        if len(self) >= REMEMBERED // 10:
            self.clear()
        value = self[key] = self._answer(key)
        return value


class _Days(dict[date | None, str | None]):
    """Days as the database keeps them."""

    def __missing__(self, day: date | None) -> str | None:
        if len(self) >= REMEMBERED:
            self.clear()
        text = self[day] = None if day is None else day.isoformat()
        return text


def _blanked(column: Sequence[Any], places: Collection[int]) -> Column:
    """The column with nothing at these places."""
    if not places:
        return column
    column = list(column)
    for place in places:
        column[place] = None
    return column


def _reminder_days(days: tuple[str | None, ...]) -> str:
    return ";".join(day or "?" for day in days)
