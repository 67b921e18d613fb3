"""Notices days that cannot be, or cannot have followed each other; such rows are imported and pointed out."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from dumas_cli.plain_rows import PlainRows
from dumas_cli.records import Entry

NAMED = 5  # rows named by their place; the others are only counted


class Doubts:
    """Collects the rows of one file whose days are in doubt; after ``as_of`` lies the future."""

    def __init__(self, as_of: date | None) -> None:
        self._counts: Counter[str] = Counter()
        self._named: defaultdict[str, list[str]] = defaultdict(list)
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

    def warnings(self) -> list[str]:
        """One sentence for each kind of doubt, with the first rows named."""
        told = []
        for words, rows in self._counts.items():
            more = f" and {rows - NAMED} more" if rows > NAMED else ""
            told.append(f"On {rows} row{'s' if rows != 1 else ''} {words}: {', '.join(self._named[words])}{more}.")
        return told

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


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _place(plain: PlainRows, index: int) -> str:
    return f"{plain.sheet} row {plain.rows[index]}".strip()
