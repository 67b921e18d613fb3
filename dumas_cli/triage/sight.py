"""What may be seen of a case on a day: everything dated later is cut away before any fact is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from dumas_cli.records import Case, Complaint, Referral, RelatedLetter, ReplyKind, Status
from dumas_cli.triage.words import WordFinder

SOURCES = ("subject", "text", "note", "replies")
"""The texts a word list may be looked for in, in the order of looking; replies are the newest reply to each letter."""


class WorkdayCounter(Protocol):
    """Counts working days, given the holidays; ``dumas_cli.workdays.Workdays`` is one."""

    def between(self, after: date, up_to: date, /) -> int:
        """Working days after the first day up to and including the second; 0 if there are none."""

    def add(self, day: date, n: int, /) -> date:
        """The n-th working day after ``day``."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What of the card the facts need.

    ``limits`` are working days by classification, "unclassified" for none. ``papers`` are the
    papers that count as missing where absent, by source ("other" for a source not named), and
    ``anonymous_excused`` those of them that an anonymous complainant need not give.
    """

    limits: Mapping[str, int]
    papers: Mapping[str, tuple[str, ...]]
    anonymous_excused: tuple[str, ...]
    same_matter_months: int
    words: WordFinder


class Clock:
    """Working days up to one day, each counted once however many complaints ask."""

    def __init__(self, as_of: date, workdays: WorkdayCounter) -> None:
        self.as_of = as_of
        self._workdays = workdays
        self._since: dict[date, int] = {}

    def since(self, day: date) -> int:
        """Working days after ``day`` up to and including the clock's own day; 0 from a later day."""
        if day not in self._since:
            self._since[day] = self._workdays.between(day, self.as_of)
        return self._since[day]

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day``."""
        return self._workdays.add(day, n)


class Sight:
    """One case as known on one day, with the card's basis and the day's clock: what a fact is computed from."""

    def __init__(self, case: Case, clock: Clock, basis: Basis) -> None:
        self.case = as_known(case, clock.as_of)
        self.clock = clock
        self.basis = basis

    @property
    def complaint(self) -> Complaint:
        """The complaint as known on the day."""
        return self.case.complaint

    @cached_property
    def letters(self) -> tuple[Referral, ...]:
        """The letters that stand: not returned as misdirected by the day."""
        return tuple(letter for letter in self.case.referrals if letter.returned_on is None)

    @cached_property
    def unanswered_letter(self) -> Referral | None:
        """Of the letters without any reply, the one sent first; only a letter with a clock waits."""
        return _sent_first([letter for letter in self.letters if not letter.responses])

    @cached_property
    def waiting_letter(self) -> Referral | None:
        """Of the letters without a substantive reply, the one sent first; only a letter with a clock waits."""
        return _sent_first([letter for letter in self.letters if not is_answered(letter)])

    @cached_property
    def findings(self) -> dict[str, str]:
        """For each word list with a phrase in one of its sources: the first one, quoted."""
        first: dict[str, str] = {}
        for source, text in self._texts.items():
            if text:
                for name, quote in self.basis.words.find(text, source).items():
                    first.setdefault(name, quote)
        return first

    def finds(self, name: str) -> bool:
        """Whether a word list that is read on request only has a phrase in one of its sources."""
        words = self.basis.words
        return any(words.find(self._texts[source], name) for source in words.lists[name].sources)

    @cached_property
    def _texts(self) -> dict[str, str]:
        complaint = self.complaint
        replies = [letter.responses[-1].text for letter in self.letters if letter.responses]
        texts = (complaint.subject, complaint.text, complaint.note, "\n".join(replies))
        return dict(zip(SOURCES, texts, strict=True))


def is_open(complaint: Complaint, as_of: date) -> bool:
    """Whether the complaint is received by the day, and neither completed nor archived by it.

    A complaint closed on a later day is still open; one closed without a day is not, since nothing
    says that it was open then.
    """
    if complaint.received_on > as_of:
        return False
    if complaint.completed_on is not None:
        return complaint.completed_on > as_of
    return complaint.status not in (Status.COMPLETED, Status.ARCHIVED)


def is_answered(letter: Referral) -> bool:
    """Whether the letter has a substantive reply."""
    return any(response.kind is ReplyKind.SUBSTANTIVE for response in letter.responses)


def as_known(case: Case, day: date) -> Case:
    """The case without anything dated after the day.

    Cut are later letters, reminders, replies, returns, completions and other complaints; a
    complaint closed later is open. What bears no day counts as known once its letter was sent.
    """
    complaint = case.complaint
    if complaint.completed_on is not None and complaint.completed_on > day:
        complaint = replace(complaint, completed_on=None, status=Status.OPEN)
    referrals = tuple(
        _letter_as_known(letter, day) for letter in case.referrals if letter.sent_on is None or letter.sent_on <= day
    )
    related = tuple(_related_as_known(letter, day) for letter in case.related if letter.received_on <= day)
    return Case(complaint, referrals, related)


def _letter_as_known(letter: Referral, day: date) -> Referral:
    reminders = tuple(r for r in letter.reminders if r.sent_on is None or r.sent_on <= day)
    responses = tuple(r for r in letter.responses if r.received_on is None or r.received_on <= day)
    returned_on = letter.returned_on if letter.returned_on is not None and letter.returned_on <= day else None
    if (len(reminders), len(responses), returned_on) == (
        len(letter.reminders),
        len(letter.responses),
        letter.returned_on,
    ):
        return letter
    return replace(letter, reminders=reminders, responses=responses, returned_on=returned_on)


def _related_as_known(letter: RelatedLetter, day: date) -> RelatedLetter:
    if letter.completed_on is not None and letter.completed_on > day:
        return replace(letter, completed_on=None)
    return letter


def _sent_first(letters: list[Referral]) -> Referral | None:
    """The first sent of those with a clock: a day of sending, in a source that records replies."""
    clocked = [letter for letter in letters if letter.tracked and letter.sent_on is not None]
    return min(clocked, key=lambda letter: letter.sent_on or date.max, default=None)
