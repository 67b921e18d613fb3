"""Seals a year's figures with the rows behind them, and finds which rows differ from what was sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date

from dumas_cli.figures.seals import Counts, RowChange, Seal, SealedComplaint
from dumas_cli.records import Counting, Letter, Tally
from dumas_cli.report.counting import belongs, is_answered, is_returned

LETTER_DAYS = ("received_on", "sent_on", "returned_on", "replied_on", "answered_on", "completed_on")
_LETTER_WORDS = ("agency_group", "category", "province")


def sealed_letters(letters: Iterable[Letter], year: int, counting: Counting, as_of: date) -> tuple[Letter, ...]:
    """The year's letters in order of label, agency and day, without what happened after ``as_of``."""
    found = [_as_known(letter, as_of) for letter in letters if belongs(letter, year, counting, as_of)]
    return tuple(sorted(found, key=_letter_order))


def sealed_complaints(complaints: Iterable[SealedComplaint], year: int, as_of: date) -> tuple[SealedComplaint, ...]:
    """The complaints received or completed in the year, by label, without what happened after ``as_of``."""
    known = (replace(one, completed_on=_by(one.completed_on, as_of)) for one in complaints if one.received_on <= as_of)
    kept = [one for one in known if _of_complaint(one, year)]
    return tuple(sorted(kept, key=lambda one: (one.source, one.label)))


def recount(seal: Seal) -> Tally:
    """The figures that the seal's own rows make: what its ``figures`` must be."""
    whole = Counts()
    for letter in seal.letters:
        whole = _sum(whole, _of_letter(letter, seal), 1)
    for complaint in seal.complaints:
        whole = _sum(whole, _of_complaint(complaint, seal.year), 1)
    return Tally(
        seal.year,
        "",
        whole.referred,
        whole.returned,
        whole.answered,
        received=whole.received,
        completed=whole.completed,
    )


def differences(seal: Seal, letters: Sequence[Letter], complaints: Sequence[SealedComplaint]) -> tuple[RowChange, ...]:
    """The rows that are not as they were sealed; ``letters`` and ``complaints`` are today's, chosen in the same way.

    Letters are told by complaint, agency and their order among several to one agency, so that a corrected day is one
    change and not a loss and a find.
    """
    sealed, now = _numbered(seal.letters), _numbered(letters)
    found = [
        _letter_change(sealed.get(key), now.get(key), seal)
        for key in sorted(sealed.keys() | now.keys())
        if sealed.get(key) != now.get(key)
    ]
    before = {(one.source, one.label): one for one in seal.complaints}
    after = {(one.source, one.label): one for one in complaints}
    found += [
        _complaint_change(before.get(name), after.get(name), seal.year)
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]
    return tuple(found)


def _as_known(letter: Letter, as_of: date) -> Letter:
    return replace(
        letter,
        id=0,
        complaint_id=0,
        returned_on=_by(letter.returned_on, as_of),
        replied_on=_by(letter.replied_on, as_of),
        answered_on=_by(letter.answered_on, as_of),
        completed_on=_by(letter.completed_on, as_of),
        classification=None,
        reminders=(),
    )


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _letter_order(letter: Letter) -> tuple[str, str, str, date, str]:
    return (letter.source, letter.label, letter.agency, letter.sent_on, repr(letter))


def _numbered(letters: Iterable[Letter]) -> dict[tuple[str, str, str, int], Letter]:
    same: dict[tuple[str, str, str], int] = defaultdict(int)
    found = {}
    for letter in sorted(letters, key=_letter_order):
        name = (letter.source, letter.label, letter.agency)
        found[(*name, same[name])] = letter
        same[name] += 1
    return found


def _of_letter(letter: Letter | None, seal: Seal) -> Counts:
    if letter is None:
        return Counts()
    returned = is_returned(letter, seal.year, seal.counting, seal.as_of)
    answered = is_answered(letter, seal.year, seal.counting, seal.as_of)
    return Counts(referred=int(not returned), returned=int(returned), answered=int(answered))


def _of_complaint(complaint: SealedComplaint | None, year: int) -> Counts:
    if complaint is None:
        return Counts()
    completed = complaint.completed_on is not None and complaint.completed_on.year == year
    return Counts(received=int(complaint.received_on.year == year), completed=int(completed))


def _letter_change(before: Letter | None, after: Letter | None, seal: Seal) -> RowChange:
    shown = before or after
    assert shown is not None  # noqa: S101 - one of two that differ is there
    values = [
        (name, _text(getattr(before, name, None)), _text(getattr(after, name, None)))
        for name in (*LETTER_DAYS, *_LETTER_WORDS)
    ]
    effect = _sum(_of_letter(after, seal), _of_letter(before, seal), -1)
    return RowChange(shown.label, shown.source, shown.agency, _what(before, after), _differing(values), effect)


def _complaint_change(before: SealedComplaint | None, after: SealedComplaint | None, year: int) -> RowChange:
    shown = before or after
    assert shown is not None  # noqa: S101 - one of two that differ is there
    values = [
        (name, _text(getattr(before, name, None)), _text(getattr(after, name, None)))
        for name in ("received_on", "completed_on")
    ]
    effect = _sum(_of_complaint(after, year), _of_complaint(before, year), -1)
    return RowChange(shown.label, shown.source, "", _what(before, after), _differing(values), effect)


def _differing(values: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple(value for value in values if value[1] != value[2])


def _what(before: object | None, after: object | None) -> str:
    return "new" if before is None else "gone" if after is None else "changed"


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _sum(one: Counts, other: Counts, sign: int) -> Counts:
    return Counts(**{f.name: getattr(one, f.name) + sign * getattr(other, f.name) for f in fields(Counts)})
