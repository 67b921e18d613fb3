"""Hides who complains in what a triage, a plan or a report shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dumas_cli.privacy import mask_name, mask_text
from dumas_cli.records import Case, Complainant, Complaint, Flag, Letter
from dumas_cli.store import counts, register
from dumas_cli.store.connection import Connection


class Masks:
    """Hides who complains in the names that stand as written: of agencies, places and categories nobody knows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def flag(self, flag: Flag) -> Flag:
        """The flag as it may be shown, its sentences included."""
        complaint = flag.complaint
        unknown = [agency for agency in flag.agencies if not agency.known]
        if not unknown and (complaint.place or not complaint.place_as_written) and is_code(complaint.category):
            return flag
        hidden = self._of(complaint.id)
        new = {agency.name: hidden(agency.name) for agency in unknown}

        def said(sentence: str) -> str:
            for name, shown in new.items():
                sentence = sentence.replace(name, shown)
            return mask_text(sentence)

        return replace(
            flag,
            complaint=_masked(complaint, hidden),
            agencies=tuple(replace(a, name=new.get(a.name, a.name)) for a in flag.agencies),
            hits=tuple(replace(h, reason_en=said(h.reason_en), reason_id=said(h.reason_id)) for h in flag.hits),
        )

    def case(self, case: Case) -> Case:
        """The case as it may be accounted for; two agencies that only a masked part tells apart stay two."""
        hidden = self._of(case.complaint.id)
        names: dict[str, str] = {}
        for letter in case.referrals:
            if not letter.agency.known and letter.agency.name not in names:
                shown = hidden(letter.agency.name)
                again = sum(name == shown or name.startswith(f"{shown} (") for name in names.values())
                names[letter.agency.name] = f"{shown} ({again + 1})" if again else shown
        return replace(
            case,
            complaint=_masked(case.complaint, hidden),
            referrals=tuple(
                replace(letter, agency=replace(letter.agency, name=names.get(letter.agency.name, letter.agency.name)))
                for letter in case.referrals
            ),
        )

    def _of(self, complaint_id: int) -> Callable[[str], str]:
        person = register.complainant(self._connection, complaint_id)
        return lambda text: mask_text(text, person)


def _masked(complaint: Complaint, hidden: Callable[[str], str]) -> Complaint:
    return replace(
        complaint,
        category=complaint.category if is_code(complaint.category) else hidden(complaint.category),
        place_as_written=complaint.place_as_written if complaint.place else hidden(complaint.place_as_written),
    )


def is_code(category: str) -> bool:
    """Whether this is a category's code, or nothing; a longer number may be somebody's."""
    return not category or (category.isdecimal() and len(category) <= 4)


class GroupNames:
    """Hides persons in the names of groups that stand as written: of agencies nobody knows, and of categories.

    ``first_year`` and ``last_year`` bound the letters whose agencies are asked for.
    """

    def __init__(self, connection: Connection, first_year: int = 1, last_year: int = 9999) -> None:
        self._connection = connection
        self._unknown = counts.unknown_agencies(connection)
        self._of_agencies = counts.people_named(connection, first_year, last_year) if self._unknown else {}
        self._of_categories: dict[str, list[str]] | None = None

    def agency(self, name: str) -> str:
        """The name of an agency as it may be shown."""
        return _masked_group(name, self._of_agencies) if name in self._unknown else name

    def category(self, text: str) -> str:
        """A category as it may be shown: a code as it is, words without persons."""
        if is_code(text):
            return text
        if self._of_categories is None:
            self._of_categories = counts.people_in_categories(self._connection)
        return _masked_group(text, self._of_categories)

    def letter(self, letter: Letter) -> Letter:
        """The letter as it may be shown."""
        agency, category = self.agency(letter.agency), self.category(letter.category)
        if (agency, category) == (letter.agency, letter.category):
            return letter
        return replace(letter, agency=agency, category=category)


def _masked_group(name: str, people: Mapping[str, Sequence[str]]) -> str:
    """A name as written without a NIK, a phone number, an e-mail, one of its ``people`` or a person ("Sdri. ...")."""
    shown = mask_text(name)
    for person in people.get(name, ()):
        shown = mask_text(shown, Complainant(name=person))
    if found := _PERSON.match(shown):
        return f"{found[0]}{mask_name(shown[found.end() :])}"
    return shown


# Nobody writes so to an office.
_PERSON = re.compile(r"(?:sdri?|saudar[ai])\b[. ]*(?=\w)", re.IGNORECASE)
