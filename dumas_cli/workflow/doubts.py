"""Notices rows in doubt (days that cannot be, words where an agency belongs), which are imported and pointed out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from dumas_cli.plain_rows import PlainRows
from dumas_cli.records import Entry
from dumas_cli.sheets.cells import AgencyCell
from dumas_cli.sheets.days import day_of
from dumas_cli.sheets.entries import is_numbered

NAMED = 5  # rows named by their place; the others are only counted


class Doubts:
    """Collects the rows of one file of which something is in doubt; after ``as_of`` lies the future."""

    def __init__(self, as_of: date | None) -> None:
        self._counts: Counter[str] = Counter()
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        self._unsent: Counter[str] = Counter()
        self._last = "9999-12-31" if as_of is None else as_of.isoformat()

    def look_at(self, entry: Entry) -> None:
        """Note what is in doubt on one row."""
        days = {name: _iso(getattr(entry, name, None)) for name in DAYS}
        days["reply_on"] = _iso(entry.reply.received_on if entry.reply else None)
        days["visited_on"] = _iso(entry.visit.visited_on if entry.visit else None)
        place = f"{entry.place.sheet} {entry.place.address}".strip()
        for words, earlier, later in _ORDER:
            first, second = days[earlier], days[later]
            if first is not None and second is not None and second < first:
                self._note(words, place)
        for name, day in days.items():
            if day is not None and not EARLIEST <= day <= self._last:
                self._note(self._unlikely(name, day), place)
        if entry.reply is not None and entry.reply.received_on is None:
            self._note(_undated(entry.reply.text), place)
        if entry.adds_complaint and not entry.agencies and is_numbered(entry.letter_number):
            self._note(_NOBODYS, place)
        if isinstance(entry.agencies, AgencyCell):
            self._note_unsent(entry.agencies.unsent, place)

    def look_at_all(self, plain: PlainRows) -> None:
        """The same for plain rows, whose days are ISO texts."""
        columns = plain.columns
        for words, earlier, later in _ORDER:
            if earlier not in columns or later not in columns:
                continue
            for index, (one, other) in enumerate(zip(columns[earlier], columns[later], strict=True)):
                if one is not None and other is not None and other < one:
                    self._note(words, _place(plain, index))
        for name in DAYS:
            told = list(filter(None, columns.get(name, ())))
            if not told or (min(told) >= EARLIEST and max(told) <= self._last):
                continue
            for index, day in enumerate(columns[name]):
                if day is not None and not EARLIEST <= day <= self._last:
                    self._note(self._unlikely(name, day), _place(plain, index))
        kinds, days = columns.get("reply_kind", ()), columns.get("reply_on", ())
        if kinds and kinds.count(None) < days.count(None):
            for index, text in enumerate(plain.column("reply_text")):
                if kinds[index] is not None and days[index] is None:
                    self._note(_undated(text), _place(plain, index))
        if "letter_number" in columns and None in (agencies := columns.get("agency", ())):
            for index, number in enumerate(columns["letter_number"]):
                if agencies[index] is None and is_numbered(number):
                    self._note(_NOBODYS, _place(plain, index))
        for index, words in enumerate(columns.get(UNSENT, ())):
            if words:
                self._note_unsent(words, _place(plain, index))

    def warnings(self) -> list[str]:
        """One sentence for each kind of doubt, with the first rows named."""
        told = []
        for words, rows in self._counts.items():
            told.append(f"On {_rows(rows)} {words}: {self._places(words)}.")
        if self._unsent:
            words = "; ".join(f"{_as_written(word)} ({self._places(word)})" for word in self._unsent)
            told.append(
                f"On {_rows(self._unsent.total())} the column of agencies holds a word that stands for no letter, and"
                f" none was made of it: {words}."
            )
        return told

    def _places(self, words: str) -> str:
        named, rows = self._named[words], self._counts[words] or self._unsent[words]
        return ", ".join(named) + (f" and {rows - NAMED} more" if rows > NAMED else "")

    def _note_unsent(self, words: Sequence[str], place: str) -> None:
        for word in words:
            self._unsent[word] += 1
            if self._unsent[word] <= NAMED:
                self._named[word].append(place)

    def _note(self, words: str, place: str) -> None:
        self._counts[words] += 1
        if self._counts[words] <= NAMED:
            self._named[words].append(place)

    def _unlikely(self, name: str, day: str) -> str:
        when = f"before {EARLIEST[:4]}" if day < EARLIEST else f"after {date.fromisoformat(self._last):%d/%m/%Y}"
        return f"{DAYS[name]} lies {when}"


# --------------------------------------------------------------------------- helpers

EARLIEST = "1945-01-01"
DAYS = {
    "received_on": "the day of receipt",
    "letter_on": "the date of the complainant's letter",
    "sent_on": "the date of our letter",
    "returned_on": "the day the letter came back",
    "reply_on": "the date of the reply",
    "completed_on": "the day of completion",
    "visited_on": "the day of the visit",
}
_ORDER = (
    ("the reply is dated before our letter", "sent_on", "reply_on"),
    ("our letter is dated before the complaint was received", "received_on", "sent_on"),
    ("the complaint is completed before it was received", "received_on", "completed_on"),
)


_UNDATED = "a reply is told of without its day, and answers no letter before the day is known"
_A_DAY_AS_TEXT = (
    "a date stands in the place of the words of a reply, and was not taken as its day (where all of that column are"
    ' dates, import it with --map "HEADING=reply_on")'
)
_NOBODYS = "the number of a letter stands without an agency, and was not kept"

UNSENT = "unsent"
"""The column of plain rows with the words that say that no letter was sent."""


def _undated(text: str | None) -> str:
    return _A_DAY_AS_TEXT if isinstance(text and day_of(text), date) else _UNDATED


def _as_written(word: str) -> str:
    """A profile's word; what a cell has more than its beginning is not repeated, for it may tell of a person."""
    return f'"{word[:-1]}…"' if word.endswith("*") else f'"{word}"'


def _rows(count: int) -> str:
    return f"{count} row{'s' if count != 1 else ''}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _place(plain: PlainRows, index: int) -> str:
    return f"{plain.sheet} row {plain.rows[index]}".strip()
