"""Lays what spreadsheet rows say on the database, and tells for each row what that changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dumas_cli.labels import label_of
from dumas_cli.records import Agency, Complainant, Entry, EntryReply, Place, Problem
from dumas_cli.store.batch import Batch, Row

COMPLAINT_FIELDS = (
    "received_on",
    "letter_on",
    "category",
    "classification",
    "subject",
    "text",
    "attachments",
    "copy_only",
    "must_visit",
    "secrecy",
    "status",
    "completed_on",
    "note",
    "place_code",
    "place_as_written",
)
COMPLAINANT_FIELDS = ("name", "nik", "phone", "email", "address")
PERSONAL_FIELDS = frozenset(f"complainants.{name}" for name in COMPLAINANT_FIELDS)


class Outcome(StrEnum):
    """What one row did to the database."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Filing:
    """One row with its names resolved: the agencies it names and its place, if they are known."""

    entry: Entry
    agencies: tuple[Agency, ...]
    place: Place | None
    category: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an import changed; ``field`` is "table.column", old is None where it was blank.

    ``person`` is the complainant, for masking the values before they are printed.
    """

    label: str
    field: str
    old: str | None
    new: str | None
    person: Complainant


@dataclass(slots=True)
class Written:
    """What a batch of rows did: an outcome a row, in order, and the changed values and refusals."""

    outcomes: list[Outcome] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class RegisterWriter:
    """Writes the rows of one file inside the caller's transaction.

    A row finds its complaint by source, register year and number; its letter by agency and letter
    number; its reply by day. A blank never erases a value. Two rows of one file that disagree on
    the same complaint or letter are not weighed against each other: the later one is set aside.
    """

    def __init__(self, connection: sqlite3.Connection, *, import_id: int, change_id: int) -> None:
        self._connection = connection
        self._batch = Batch(connection, import_id=import_id, change_id=change_id)
        # What earlier rows of this file stated, by table and id: the row and the columns it filled.
        self._stated: dict[tuple[str, int], tuple[str, frozenset[str]]] = {}

    def write(self, filings: Sequence[Filing]) -> Written:
        """Lay a batch of rows on the database. Row for row the same as one at a time."""
        written = Written()
        self._batch.load({(f.entry.source, f.entry.register_year, f.entry.number) for f in filings})
        for filing in filings:
            problem = self._refusal(filing)
            if problem is not None:
                written.problems.append(problem)
                written.outcomes.append(Outcome.SET_ASIDE)
                continue
            before = self._batch.mark()
            is_new = self._lay(filing)
            written.outcomes.append(
                Outcome.NEW if is_new else Outcome.CHANGED if self._batch.mark() != before else Outcome.UNCHANGED
            )
            if told := self._batch.take_told():
                person = self._person(filing.entry)
                written.changes += [Change(*values, person) for values in told]
        self._batch.flush()
        return written

    def _person(self, entry: Entry) -> Complainant:
        complaint = self._batch.complaint((entry.source, entry.register_year, entry.number))
        row = self._batch.complainant(complaint.id) if complaint else None
        if row is None:
            return Complainant()
        values = (row.values[name] for name in COMPLAINANT_FIELDS)
        return Complainant(*(None if value is None else str(value) for value in values))

    # ------------------------------------------------------------------ what cannot be laid

    def _refusal(self, filing: Filing) -> Problem | None:
        entry = filing.entry
        complaint = self._batch.complaint((entry.source, entry.register_year, entry.number))
        label = label_of(entry.source, entry.register_year, entry.number)
        if complaint is None:
            if entry.adds_complaint:
                return None
            return _problem(
                entry,
                "number",
                entry.number,
                f"complaint {label} is not in the database",
                "Import the register that holds it first, then this file again.",
            )
        if entry.adds_complaint:
            for table, row, stated in (
                ("complaints", complaint, _complaint_values(filing)),
                ("complainants", self._batch.complainant(complaint.id), _complainant_values(entry)),
            ):
                if row is not None and (clash := self._clash(table, row, stated)):
                    column, other = clash
                    return _problem(
                        entry,
                        _entry_field(table, column),
                        "",
                        f"{other} gives another value ({column}) for complaint {label}",
                        "Make the two rows agree, or give one of them its own number.",
                    )
        return self._letter_refusal(filing, complaint, label)

    def _letter_refusal(self, filing: Filing, complaint: Row, label: str) -> Problem | None:
        entry = filing.entry
        if entry.adds_complaint:
            for agency in filing.agencies:
                letter = self._find_letter(complaint.id, agency, entry)
                if letter is not None and (clash := self._clash("referrals", letter, _letter_values(entry))):
                    column, other = clash
                    return _problem(
                        entry,
                        column,
                        "",
                        f"{other} gives another value ({column}) for the same letter of complaint {label}",
                        "Make the two rows agree, or give the second letter its own letter number.",
                    )
            return None
        letters = self._answered_letters(complaint.id, filing)
        if len(letters) == 1:
            return None
        sent_to = self._batch.agency_names(complaint.id)
        named = " and ".join(sent_to) if sent_to else "nobody yet"
        if not letters:
            reason = f"complaint {label} was not referred to this agency; it was referred to {named}"
            remedy = "Correct the agency's name, or import the register that holds the letter first."
        else:
            reason = f"complaint {label} was referred more than once ({named}), and the row does not say which letter"
            remedy = "Write the agency, so that one letter fits."
        return _problem(entry, "agency", "; ".join(entry.agencies), reason, remedy)

    def _clash(self, table: str, row: Row, stated: dict[str, object]) -> tuple[str, str] | None:
        """The column, and the earlier row of this file, that contradicts what a row states."""
        earlier = self._stated.get((table, row.id))
        if earlier is None:
            return None
        where, columns = earlier
        for column in stated:
            if column in columns and stated[column] is not None and row.values[column] != stated[column]:
                return column, where
        return None

    def _state(self, table: str, row: Row, stated: dict[str, object], where: str) -> None:
        filled = frozenset(column for column, value in stated.items() if value is not None)
        earlier = self._stated.get((table, row.id))
        self._stated[table, row.id] = (where, filled) if earlier is None else (earlier[0], earlier[1] | filled)

    # ------------------------------------------------------------------ laying a row

    def _lay(self, filing: Filing) -> bool:
        """Write one row; True where it brought a complaint, a letter or (laid on) a reply."""
        entry = filing.entry
        key = (entry.source, entry.register_year, entry.number)
        complaint = self._batch.complaint(key)
        label = label_of(*key)
        if not entry.adds_complaint:
            assert complaint is not None and entry.reply is not None  # noqa: S101, PT018 - _refusal has seen to it
            (letter,) = self._answered_letters(complaint.id, filing)
            return self._lay_reply(letter, entry.reply, label, laid_on=True)
        is_new = complaint is None
        stated = _complaint_values(filing)
        if complaint is None:
            complaint = self._batch.add_complaint(key, {"tracked": int(entry.tracked), **stated})
        else:
            self._batch.update("complaints", complaint, stated, label)
        where = entry.place.address
        self._state("complaints", complaint, stated, where)
        person = self._batch.complainant(complaint.id)
        person_values = _complainant_values(entry)
        if person is None:
            person = self._batch.add_complainant(complaint.id, person_values)
        else:
            self._batch.update("complainants", person, person_values, label)
        self._state("complainants", person, person_values, where)
        for agency in filing.agencies:
            is_new |= self._lay_letter(complaint, agency, filing, label)
        return is_new

    def _lay_letter(self, complaint: Row, agency: Agency, filing: Filing, label: str) -> bool:
        entry = filing.entry
        letter = self._find_letter(complaint.id, agency, entry)
        is_new = letter is None
        stated = _letter_values(entry)
        if letter is None:
            written = "; ".join(entry.agencies)
            letter = self._batch.add_letter(complaint.id, agency, {"agency_as_written": written, **stated})
        else:
            self._batch.update("referrals", letter, stated, label)
            self._batch.set_agency(letter, agency, label)
        self._state("referrals", letter, stated, entry.place.address)
        for ordinal, sent_on in enumerate(entry.reminders, start=1):
            self._batch.lay_reminder(letter, ordinal, sent_on.isoformat() if sent_on else None, label)
        if entry.reply is not None:
            self._lay_reply(letter, entry.reply, label, laid_on=False)
        return is_new

    def _find_letter(self, complaint_id: int, agency: Agency, entry: Entry) -> Row | None:
        """The letter a row speaks of: same agency and number, else the agency's unclaimed letter,
        else, where the agency was corrected, the one unclaimed letter with that number.
        """
        letters = self._batch.letters(complaint_id)
        agency_id = self._batch.known_agency_id(agency)
        own = [letter for letter in letters if letter.values["agency_id"] == agency_id]
        number = entry.letter_number
        for letter in own:
            if letter.values["letter_number"] == number and (
                number is not None or entry.sent_on is None or letter.values["sent_on"] in (None, _iso(entry.sent_on))
            ):
                return letter
        for letter in own:
            if ("referrals", letter.id) not in self._stated:
                return letter
        if own or number is None:
            return None
        renamed = [
            letter
            for letter in letters
            if letter.values["letter_number"] == number and ("referrals", letter.id) not in self._stated
        ]
        return renamed[0] if len(renamed) == 1 and len(entry.agencies) == 1 else None

    def _answered_letters(self, complaint_id: int, filing: Filing) -> list[Row]:
        letters = self._batch.letters(complaint_id)
        if not filing.agencies:
            return letters
        wanted = {self._batch.known_agency_id(agency) for agency in filing.agencies}
        return [letter for letter in letters if letter.values["agency_id"] in wanted]

    def _lay_reply(self, letter: Row, reply: EntryReply, label: str, *, laid_on: bool) -> bool:
        """Write a reply onto a letter; True where it was not there yet.

        The same day is the same reply. Else a register's row has room for one reply only: of the
        same kind it is that one with its day corrected, of another kind it is a further reply.
        """
        stated: dict[str, object] = {
            "received_on": _iso(reply.received_on),
            "kind": reply.kind.value,
            "kind_by": reply.kind_by.value,
            "letter_number": reply.letter_number,
            "text": reply.text,
        }
        found = _find_reply(self._batch.replies(letter.id), reply, laid_on=laid_on)
        if found is None:
            self._batch.add_reply(letter, {**stated, "laid_on": int(laid_on)}, label)
            return True
        self._batch.update("responses", found, stated, label)
        return False


def write_problems(connection: sqlite3.Connection, import_id: int, problems: Iterable[Problem]) -> None:
    """Keep the rows that were set aside, with their cells, until they are mended."""
    connection.executemany(
        "insert into problems (import_id, sheet, row_number, cell, field, value, reason, remedy, row_json)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                import_id,
                problem.place.sheet,
                problem.place.row,
                problem.place.address,
                problem.field,
                problem.value,
                problem.reason,
                problem.remedy,
                json.dumps(problem.row, ensure_ascii=False),
            )
            for problem in problems
        ),
    )


def _find_reply(replies: Sequence[Row], reply: EntryReply, *, laid_on: bool) -> Row | None:
    day = _iso(reply.received_on)
    for row in replies:
        if row.values["received_on"] == day:
            return row
    for row in replies:
        if row.values["received_on"] is None:  # the day has become known
            return row
    if day is None:
        return None
    for row in reversed(replies):
        if laid_on:
            if reply.letter_number is not None and row.values["letter_number"] == reply.letter_number:
                return row
        elif not row.values["laid_on"] and row.values["kind"] == reply.kind.value:
            return row
    return None


def _complaint_values(filing: Filing) -> dict[str, object]:
    entry = filing.entry
    written = ", ".join(part for part in (entry.regency, entry.province) if part)
    return {
        "received_on": _iso(entry.received_on),
        "letter_on": _iso(entry.letter_on),
        "category": filing.category,
        "classification": entry.classification.value if entry.classification else None,
        "subject": entry.subject,
        "text": entry.text,
        "attachments": entry.attachments,
        "copy_only": None if entry.copy_only is None else int(entry.copy_only),
        "must_visit": None if entry.must_visit is None else int(entry.must_visit),
        "secrecy": entry.secrecy.value if entry.secrecy else None,
        "status": entry.status.value if entry.status else None,
        "completed_on": _iso(entry.completed_on),
        # On a row with an agency the remark is about that letter: a second letter has its own.
        "note": None if filing.agencies else entry.note,
        "place_code": filing.place.code if filing.place else None,
        "place_as_written": written or None,
    }


def _complainant_values(entry: Entry) -> dict[str, object]:
    person = entry.complainant
    return {name: getattr(person, name) for name in COMPLAINANT_FIELDS}


def _letter_values(entry: Entry) -> dict[str, object]:
    return {
        "letter_number": entry.letter_number,
        "sent_on": _iso(entry.sent_on),
        "returned_on": _iso(entry.returned_on),
        "note": entry.note,
    }


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _entry_field(table: str, column: str) -> str:
    return f"complainant.{column}" if table == "complainants" else column


def _problem(entry: Entry, name: str, value: str, reason: str, remedy: str) -> Problem:
    return Problem(entry.place, name, value, reason, remedy, entry.row)
