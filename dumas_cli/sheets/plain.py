"""The columns of many rows become the columns of plain rows; what is not plain is left to be read row by row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import compress
from typing import Any

from xxhash import xxh3_64_intdigest

from dumas_cli.plain_rows import Column
from dumas_cli.records import ReplyKind
from dumas_cli.sheets.cells import Number, holds_phrase, plain
from dumas_cli.sheets.entries import EntryMaker
from dumas_cli.sheets.profiles import Profile
from dumas_cli.sheets.readers import REMEMBERED, REMINDERS

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
        self._digest = partial(xxh3_64_intdigest, seed=xxh3_64_intdigest(start.encode()))

    def make(
        self, values: Values, passed_over: Collection[int] = ()
    ) -> tuple[list[bool], list[tuple[int, str]], dict[str, Column], list[int]]:
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
        copied = self._copied.found(columns.get("note"), columns.get("subject"), count)
        if copied is not None:
            columns["copy_only"] = copied
        self._reply(values, columns, count, odd)
        self._told_reminders(values, columns, count)
        self._agency(values, columns, count, odd)
        return columns

    def _reply(self, values: Values, columns: dict[str, Column], count: int, odd: list[bool]) -> None:
        """The reply's columns; odd where the row contradicts itself about it."""
        if not any(name in values for name in ("reply_on", "reply_text", "reply_number", "reply_kind")):
            return
        silent = [None] * count
        days, texts = values.get("reply_on", silent), values.get("reply_text", silent)
        numbers, given = values.get("reply_number", silent), values.get("reply_kind", silent)
        kinds: list[str | None] = []
        deciders: list[str | None] = []
        substantive, kind_of_text = ReplyKind.SUBSTANTIVE, self._kinds.__getitem__
        for index, (day, text, number, kind) in enumerate(zip(days, texts, numbers, given, strict=True)):
            by: str | None
            if day is None and text is None:
                odd[index] = odd[index] or kind is not None or number is not None
                kind = by = None
            elif kind is not None:
                by = "column"
            elif text is None:
                kind, by = substantive, "date"
            else:
                kind, by = kind_of_text(text)
                if kind is None:
                    odd[index] = odd[index] or day is not None
                    by = None
            kinds.append(kind)
            deciders.append(by)
        iso = self._days.__getitem__
        columns["reply_on"] = [iso(day) if kind else None for day, kind in zip(days, kinds, strict=True)]
        columns["reply_text"] = [text if kind else None for text, kind in zip(texts, kinds, strict=True)]
        columns["reply_number"] = [number if kind else None for number, kind in zip(numbers, kinds, strict=True)]
        columns["reply_kind"], columns["reply_by"] = kinds, deciders

    def _told_reminders(self, values: Values, columns: dict[str, Column], count: int) -> None:
        """Each row's reminders as a tuple of ISO days, None where only the fact is known."""
        told = [values[name] for name in REMINDERS if name in values]
        notes = columns.get("note")
        marked = self._reminded.found(notes, None, count) if notes is not None else None
        if marked is None and not any(any(column) for column in told):
            return
        reminders: list[tuple[str | None, ...]] = [()] * count
        for index, cells in enumerate(zip(*told, strict=True) if told else ()):
            if any(cells):
                reminders[index] = tuple(self._days[day] for cell in cells if cell for day in cell)
        if marked is not None and notes is not None:
            for index, mark in enumerate(marked):
                if mark and not reminders[index]:
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
        agencies = []
        for index, names in enumerate(named):
            if not names:
                agencies.append(default)
            else:
                agencies.append(names[0])
                if len(names) > 1:
                    odd[index] = True
        columns["agency"] = agencies
        if self._has_agencies and None in agencies:
            letters = [columns.get(name, silent) for name in ("reply_kind", "sent_on", "returned_on", "reminders")]
            for index, told in enumerate(zip(agencies, *letters, strict=True)):
                if told[0] is None and any(told[1:]):
                    odd[index] = True

    def _hashes(self, columns: Mapping[str, Column], count: int) -> list[int]:
        if not count:
            return []
        texts: list[Sequence[str]] = []
        for name in sorted(columns):
            column = columns[name]
            if name == "problem":
                continue
            if name == "reminders":
                texts.append(list(map(self._reminders.__getitem__, column)))
            elif name in _FLAGS:
                texts.append(["" if value is None else "01"[value] for value in column])
            elif all(column):
                texts.append(column)
            else:
                texts.append([value or "" for value in column])
        # SQLite keeps signed numbers of 64 bits.
        return [
            value - (1 << 63)
            for value in map(self._digest, map(str.encode, map("\x1f".join, zip(*texts, strict=True))))
        ]


class PhraseFinder:
    """Finds the cells of a column that may hold one of some phrases: most columns hold none, which one look tells."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = phrases
        self._first_words = tuple({phrase.split()[0] for phrase in phrases})
        self._holds = _Bounded(lambda text: holds_phrase(plain(text), phrases))

    def found(self, one: Column | None, other: Column | None, count: int) -> list[int | None] | None:
        """1 where either column's text holds a phrase, else None; None for all where none does."""
        marks: list[int | None] | None = None
        for column in (one, other):
            if column is None or not self._first_words:
                continue
            low = "\n".join(filter(None, column)).casefold()
            if low.isascii() and not any(word in low for word in self._first_words):
                continue
            marks = marks or [None] * count
            for index, text in enumerate(column):
                if text is None:
                    continue
                if len(text) > _SHORT and text.isascii():
                    low = text.casefold()
                    if not any(word in low for word in self._first_words):
                        continue
                if self._holds[text]:
                    marks[index] = 1
        return marks if marks is not None and any(marks) else None


_AS_READ = (
    *("category", "classification", "subject", "text", "attachments", "secrecy", "status", "note"),
    *("regency", "province", "name", "nik", "phone", "email", "address", "letter_number", "extra", "problem"),
)
_SHORT = 60  # characters; shorter texts repeat
_FLAGS = frozenset({"copy_only", "must_visit"})


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


def _reminder_days(days: tuple[str | None, ...]) -> str:
    return ";".join(day or "?" for day in days)
