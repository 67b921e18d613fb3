"""Finds the letter and the reply on file that a row of a spreadsheet speaks of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dumas_cli.store.batch import Row
from dumas_cli.store.stated import Stated, is_same


@dataclass(frozen=True, slots=True)
class LetterKey:
    """What a row says of a letter that tells it from others; ``agency_id`` is None for an agency not on file.

    ``alone`` says that the row names no other agency.
    """

    agency_id: int | None
    number: str | None
    sent_on: str | None
    alone: bool = True


@dataclass(frozen=True, slots=True)
class ReplyKey:
    """What a row says of a reply that tells it from others; ``laid_on`` is False for a register's own row."""

    received_on: str | None
    kind: str
    number: str | None
    text: str | None
    laid_on: bool


class Matcher:
    """Tells which letter or reply is meant, as a careful reader of all rows of the batch would.

    A letter is known by its agency and number, else by its agency and day; a reply by its number, else
    by its day. What differs in one of the two is a correction, but only of a letter or reply of which
    no other row of the file speaks (``stated``: an earlier one; ``reserve``: one of this batch).
    What differs in both is another letter.
    """

    def __init__(self, stated: Stated) -> None:
        self._stated = stated
        self._reserved: set[int] = set()
        self._reserved_replies: set[int] = set()
        self._kept: set[int] = set()
        self._kept_replies: set[int] = set()

    def forget(self) -> None:
        """Begin a new batch."""
        self._reserved = set(self._kept)
        self._reserved_replies = set(self._kept_replies)

    def reserve(self, letters: Sequence[Row], key: LetterKey, *, until_end: bool = False) -> Row | None:
        """Keep the letter that a row of the batch surely means from being corrected into another; returns it.

        With ``until_end`` it is kept in all further batches too.
        """
        own = [letter for letter in letters if letter.values["agency_id"] == key.agency_id]
        found = _by_number(own, key.number) or next(_of_day(own, key), None)
        if found is not None:
            self._reserved.add(found.id)
            if until_end:
                self._kept.add(found.id)
        return found

    def reserve_reply(self, replies: Sequence[Row], key: ReplyKey, *, until_end: bool = False) -> None:
        """The same for a reply."""
        found = self._sure_reply(replies, key)
        if found is not None:
            self._reserved_replies.add(found.id)
            if until_end:
                self._kept_replies.add(found.id)

    def letter(self, letters: Sequence[Row], key: LetterKey) -> Row | None:
        """The letter that a row means, None where it tells of a new one.

        A row with neither number nor day goes on about the letter above it.
        """
        own = [letter for letter in letters if letter.values["agency_id"] == key.agency_id]
        return self._sure_letter(own, key) or self._corrected_letter(letters, own, key)

    def corrects(self, letters: Sequence[Row], key: LetterKey) -> bool:
        """Whether a row is taken to correct a letter, as long as no other row of the file speaks of that one."""
        own = [letter for letter in letters if letter.values["agency_id"] == key.agency_id]
        return self._sure_letter(own, key) is None and self._corrected_letter(letters, own, key) is not None

    def reply(self, replies: Sequence[Row], key: ReplyKey) -> Row | None:
        """The reply that a row means, None where it tells of a new one.

        A register's row has room for one reply only: of the same kind it is that one with its day
        corrected, of another kind it is a further reply.
        """
        sure = self._sure_reply(replies, key)
        if sure is not None:
            return sure
        free = [one for one in replies if self._is_free_reply(one)]
        if key.received_on is not None:
            for one in free:  # its day has become known
                alike = one.values["kind"] == key.kind or is_same(one.values["text"], key.text)
                if one.values["received_on"] is None and alike and not _differs(one, "letter_number", key.number):
                    return one
        if key.laid_on:
            return None
        for one in reversed(free):
            own = not one.values["laid_on"] and one.values["kind"] == key.kind
            if own and not _differs(one, "letter_number", key.number):
                return one
        return None

    def _sure_letter(self, own: Sequence[Row], key: LetterKey) -> Row | None:
        """Of the letters to the agency the one with the number, else of the day."""
        numbered = _by_number(own, key.number)
        if numbered is not None:
            return numbered
        goes_on = key.number is None and key.sent_on is None
        fits = own if goes_on else list(_of_day(own, key))
        # The very same first, then the one spoken of last; where none was yet, the oldest.
        return max(
            fits, key=lambda one: (_is_like(one, key), self._stated.order("referrals", one), -one.id), default=None
        )

    def _corrected_letter(self, letters: Sequence[Row], own: Sequence[Row], key: LetterKey) -> Row | None:
        """The free letter to the agency that differs in its number or its day, else one of another agency."""
        free = [
            one for one in own if self._is_free(one) and (key.number is not None or one.values["letter_number"] is None)
        ]
        nearest = min(free, key=lambda one: _differences(one, key), default=None)
        if nearest is not None and _differences(nearest, key) < 2:
            return nearest
        return None if own else self._of_corrected_agency(letters, key)

    def _sure_reply(self, replies: Sequence[Row], key: ReplyKey) -> Row | None:
        """The reply with this number, else of this day, else (where the row gives no day) in these words.

        A number is not added to a reply that the file itself has told of without one: there are two.
        """
        numbered = _by_number(replies, key.number)
        if numbered is not None:
            return numbered
        fits = [
            one
            for one in replies
            if one.values["letter_number"] == key.number
            or key.number is None
            or (one.values["letter_number"] is None and self._stated.is_free("responses", one))
        ]
        fits.sort(key=lambda one: (one.values["letter_number"] != key.number, one.id))
        if key.received_on is not None:
            return next((one for one in fits if one.values["received_on"] == key.received_on), None)
        for one in fits if key.text is not None else ():
            if is_same(one.values["text"], key.text):
                return one
        undated = (one for one in fits if one.values["received_on"] is None and not _differs(one, "text", key.text))
        return next(undated, None)

    def _of_corrected_agency(self, letters: Sequence[Row], key: LetterKey) -> Row | None:
        """Where the agency was corrected: the one free letter with this number, or without any of this day."""
        if not key.alone or (key.number is None and key.sent_on is None):
            return None
        found = [
            one
            for one in letters
            if one.values["letter_number"] == key.number
            and (key.number is not None or one.values["sent_on"] == key.sent_on)
            and one.values["agency_id"] != key.agency_id
            and self._is_free(one)
        ]
        return found[0] if len(found) == 1 else None

    def _is_free(self, letter: Row) -> bool:
        return letter.id not in self._reserved and self._stated.is_free("referrals", letter)

    def _is_free_reply(self, reply: Row) -> bool:
        return reply.id not in self._reserved_replies and self._stated.is_free("responses", reply)


def _by_number(rows: Collection[Row], number: str | None) -> Row | None:
    if number is None:
        return None
    return next((row for row in rows if row.values["letter_number"] == number), None)


def _is_like(letter: Row, key: LetterKey) -> bool:
    return letter.values["letter_number"] == key.number and letter.values["sent_on"] == key.sent_on


def _differences(letter: Row, key: LetterKey) -> int:
    return _differs(letter, "letter_number", key.number) + _differs(letter, "sent_on", key.sent_on)


def _of_day(own: Collection[Row], key: LetterKey) -> Iterator[Row]:
    """The letters to the agency of this day whose number does not contradict the row's."""
    if key.sent_on is None:
        return
    for letter in own:
        if letter.values["sent_on"] == key.sent_on and not _differs(letter, "letter_number", key.number):
            yield letter


def _differs(row: Row, column: str, value: str | None) -> bool:
    """Whether both say something, and not the same."""
    old = row.values[column]
    return old is not None and value is not None and not is_same(old, value)
