"""Which letters a year counts, and what becomes of each: the definition in one place, letter by letter.

The database counts by the same words in SQL; a test holds the two against each other.
"""

from __future__ import annotations

from datetime import date

from dumas_cli.records import Counting, Definition, Letter, YearBy


def cut_off_of(year: int, year_by: YearBy, cut_off: date) -> date:
    """The last day that counts: the cut-off, but the end of the year where a year shows what was answered in it."""
    return min(cut_off, date(year, 12, 31)) if year_by is YearBy.ANSWERED else cut_off


def belongs(letter: Letter, year: int, counting: Counting, cut_off: date) -> bool:
    """Whether the letter is one of the year, returned or not, as known on ``cut_off``."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if letter.sent_on > cut_off:
        return False
    if counting.year_by is YearBy.REFERRED:
        return first <= letter.sent_on <= last
    if counting.year_by is YearBy.RECEIVED:
        return first <= letter.received_on <= last
    answered_on = answer_day(letter, counting.definition)
    gone = letter.returned_on is not None and letter.returned_on < first
    return letter.sent_on <= last and not gone and not (answered_on is not None and answered_on < first)


def answer_day(letter: Letter, definition: Definition) -> date | None:
    """The day on which the letter was answered by the definition, however late.

    A day before the letter itself (a slip of the pen, pointed out at import) is taken as the letter's own.
    """
    day = {
        Definition.SUBSTANTIVE: letter.answered_on,
        Definition.ANY_REPLY: letter.replied_on,
        Definition.COMPLETED: letter.completed_on,
    }[definition]
    return None if day is None else max(day, letter.sent_on)


def is_returned(letter: Letter, year: int, counting: Counting, cut_off: date) -> bool:
    """Whether the letter came back as misdirected by the cut-off, so that it is no letter referred."""
    return letter.returned_on is not None and letter.returned_on <= cut_off_of(year, counting.year_by, cut_off)


def is_answered(letter: Letter, year: int, counting: Counting, cut_off: date) -> bool:
    """Whether the letter counts as answered: not returned, and answered by the cut-off."""
    day = answer_day(letter, counting.definition)
    return (
        day is not None
        and day <= cut_off_of(year, counting.year_by, cut_off)
        and not is_returned(letter, year, counting, cut_off)
    )
