"""What the cells of a column look like: days, figures, words; told in counts, never in what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from dumas_cli.sheets.cells import Cell, is_blank, plain, shown, tidy
from dumas_cli.sheets.date_order import OrderEvidence
from dumas_cli.sheets.days import day_of

MOST_WORDS = 25
"""A column with more distinct words than this is no column of states."""

LONGEST_WORD = 80


@dataclass(frozen=True, slots=True)
class Seen:
    """A column in counts of its filled cells.

    ``days`` counts those that are a date in one order or the other, and ``order`` is what these prove: "day", "month"
    or "year", "both" where they contradict each other, "open" where one is needed and none is proven, "" where none
    is needed. ``serials`` are bare figures that may be a day. ``words`` holds the distinct texts of a column of few,
    repeated words, with their counts; of others it is empty.
    """

    rows: int = 0
    filled: int = 0
    distinct: int = 0
    days: int = 0
    order: str = ""
    serials: int = 0
    years: int = 0
    niks: int = 0
    phones: int = 0
    emails: int = 0
    lettered: int = 0
    with_figures: int = 0
    letters_each: float = 0.0
    counts_on: bool = False
    words: Mapping[str, int] = field(default_factory=dict)

    def share(self, count: int) -> float:
        """The count as a share of the filled cells, 0 where none is."""
        return count / self.filled if self.filled else 0.0

    @property
    def is_days(self) -> bool:
        """Whether most filled cells are dates."""
        return self.share(self.days) >= _MOST

    @property
    def is_identity(self) -> bool:
        """Whether the cells could be numbers of a register: nearly all filled, no two alike, short, with figures."""
        return (
            self.filled >= _NEARLY_ALL * self.rows
            and self.filled == self.distinct
            and self.share(self.with_figures) >= _MOST
            and not self.is_days
            and self.letters_each <= _SHORT
            and max(map(self.share, (self.niks, self.phones, self.emails))) < _SOME
        )


def look_at(cells: Iterable[Cell]) -> Seen:
    """Count what the cells of a column look like; cells that stand for nothing ("-", "N/A") count as blank."""
    column = list(cells)
    texts: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    marks: dict[str, tuple[str, ...]] = {}
    for cell in column:
        text = tidy(cell)
        if text is None or is_blank(text):
            continue
        texts[text] += 1
        if text not in marks:
            marks[text] = tuple(_marks(cell, text))
        counted.update(marks[text])
    filled = texts.total()
    return Seen(
        rows=len(column),
        filled=filled,
        distinct=len(texts),
        letters_each=sum(len(text) * count for text, count in texts.items()) / filled if filled else 0.0,
        order=_order(column) if counted["days"] else "",
        counts_on=_counts_on(texts),
        words=dict(texts) if _few_words(texts, counted) else {},
        **{name: counted[name] for name in _MARKS},
    )


# --------------------------------------------------------------------------- helpers

_MOST, _NEARLY_ALL, _SOME = 0.6, 0.95, 0.3
_SHORT = 40
_MARKS = ("days", "serials", "years", "niks", "phones", "emails", "lettered", "with_figures")
_PHONE = re.compile(r"(?:\+?62|0)[\d\s().-]{7,16}", re.ASCII)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_ROUNDED = re.compile(r"\d[.,]\d+e\+?1[5-9]", re.ASCII | re.IGNORECASE)
_FIRST_SERIAL, _LAST_SERIAL = 16437, 73050  # 1945 to 2099
_PERSONAL_LOOKING = re.compile(r"\d{6,}|@")


def _marks(cell: Cell, text: str) -> Iterable[str]:
    """What one cell may be, as names of Seen's counts."""
    bare = re.sub(r"[\s.'’`-]", "", text)
    if any(letter.isalpha() for letter in text):
        yield "lettered"
    if any(letter.isdigit() for letter in text):
        yield "with_figures"
    if (len(bare) == 16 and bare.isdecimal()) or _ROUNDED.fullmatch(text):
        yield "niks"
    elif _PHONE.fullmatch(text):
        yield "phones"
    if _EMAIL.fullmatch(text):
        yield "emails"
    if len(bare) == 4 and bare.isdecimal() and 1945 <= int(bare) <= 2099:
        yield "years"
    if bare.isdecimal() and not isinstance(cell, date):  # a number, also as text: a day only where the heading says so
        if _FIRST_SERIAL <= int(bare) <= _LAST_SERIAL or (len(bare) == 8 and isinstance(day_of(bare), date)):
            yield "serials"
        return
    if any(isinstance(day_of(cell, order), date) for order in ("day", "month", "year")):
        yield "days"


def _order(column: Iterable[Cell]) -> str:
    evidence = OrderEvidence()
    evidence.look_at(column)
    found = evidence.decide()
    return {"decided": found.order, "contradictory": "both", "ambiguous": "open"}.get(found.outcome, "")


def _counts_on(texts: Counter[str]) -> bool:
    """Whether the texts are 1, 2, 3... in order: a running number."""
    numbers = [int(text) for text in texts if text.rstrip(".").isdecimal() and len(text) < 8 and text.isdecimal()]
    return len(numbers) == len(texts) >= 2 and numbers[0] == 1 and all(b == a + 1 for a, b in pairwise(numbers))


def _few_words(texts: Counter[str], counted: Counter[str]) -> bool:
    """Whether the column is one of few words that come again and again, none of which looks like a person's data."""
    return (
        0 < len(texts) <= MOST_WORDS
        and (len(texts) * 2 <= texts.total() or len(texts) <= 3)
        and counted["days"] == 0
        and all(plain(text) and len(text) <= LONGEST_WORD and not _PERSONAL_LOOKING.search(text) for text in texts)
    )


def shown_words(seen: Seen) -> list[str]:
    """The words of a column of few, the most frequent first."""
    return [word for word, _ in sorted(seen.words.items(), key=lambda item: (-item[1], shown(item[0])))]
