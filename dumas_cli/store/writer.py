"""Lays what spreadsheet rows say on the database, and tells for each row what that changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dumas_cli.labels import label_of
from dumas_cli.privacy import mask_text
from dumas_cli.records import Agency, Complainant, Entry, EntryReply, KindBy, Problem, Status
from dumas_cli.store import problems
from dumas_cli.store.batch import ERASED, Batch, Key, Row
from dumas_cli.store.bulk import FIELD_OF, BulkWriter
from dumas_cli.store.connection import Connection
from dumas_cli.store.filing import (
    COMPLAINANT_FIELDS,
    Filing,
    Values,
    complainant_values,
    complaint_values,
    iso,
    letter_values,
    place_on_file,
    reply_values,
    stated_place,
)
from dumas_cli.store.matching import LetterKey, Matcher, ReplyKey
from dumas_cli.store.placing import Placing, StatedPlace
from dumas_cli.store.seen import Seen
from dumas_cli.store.stated import COLUMNS, PLACE, Stated, is_same
from dumas_cli.store.visits import Visits, visit_values
from dumas_cli.store.written import Change, Outcome, Told, Written

SAYS_OTHERWISE = "says otherwise of"
"""What the reason of a row says that was set aside because another row of its file contradicts it."""

MOST_HELD = 5000
"""So many rows of a file are held back until its end, some kilobytes each; further ones are laid as they come.

As many again may follow them, of the same complaints.
"""

ADDED_COLUMNS = 4  # of a workbook of rejects, behind the sheet's own: the cell, the reason, the remedy and the number


@dataclass(slots=True)
class _Letter:
    """A letter that a row speaks of and the reply to it, as found on file, with what the row states of both."""

    row: Row | None
    values: Values
    reply: Row | None
    reply_values: Values | None  # None where the row tells of no reply


class RegisterWriter:
    """Writes the rows of one file inside the caller's transaction.

    A row finds its complaint by source, register year and number; its letter and its reply as ``matching`` says. A
    blank never erases a value. Two rows of one file that disagree on the same complaint, letter, reminder or reply
    are not weighed against each other: the later one is set aside. So the file laid on again changes nothing.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        import_id: int,
        change_id: int,
        newer: Seen | None = None,
        erased_fields: Collection[str] = (),
        columns: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        """``newer`` are complaints of which a newer export has spoken: this one only fills their blanks.

        In the columns of ``erased_fields`` a blank erases what is on file. ``columns`` gives by sheet the place, from
        0, of each field's column: for pointing at the cell in which a row contradicts another.
        """
        self._columns = columns or {}
        self._connection = connection
        self._import_id = import_id
        self._change_id = change_id
        self._newer = newer if newer is not None else Seen()
        self._erased_fields = frozenset(erased_fields)
        self._fills_only = False
        self._filled: dict[Key, set[tuple[str, str]]] = {}  # by complaint, the columns that some row of the batch fills
        self._visits = Visits(connection, import_id=import_id, change_id=change_id)
        self._kept: list[Told] = []
        self._former: dict[int, list[tuple[str, str]]] | None = None
        self.seen = Seen()
        self._batch = Batch(connection, import_id=import_id, change_id=change_id)
        self._merges = False
        self._held = 0
        self._held_keys: set[Key] = set()
        self._stated = Stated()
        self.bulk = BulkWriter(
            connection, self._batch, self._stated, self.seen, import_id=import_id, held=self._held_keys
        )
        self._matcher = Matcher(self._stated)
        self._placing = Placing(connection)

    def write(self, filings: Sequence[Filing], *, are_last: bool = False) -> Written:
        """Lay a batch of rows on the database, in order.

        A row that seems to correct a letter is held back, unless ``are_last``: a later row of the file may be the one
        that speaks of that letter. So are all later rows of its complaint, for the first of two that disagree stands.
        """
        written = Written()
        self._batch.load({filing.key for filing in filings})
        self._reserve(filings)
        for filing in filings:
            if not are_last and self._holds_back(filing):
                written.held.append(filing)
                continue
            done = self._write(filing)
            written.entries.append(filing.entry)
            if isinstance(done, Problem):
                if self._waits(filing):
                    written.waiting[len(written.problems)] = filing.entry
                written.problems.append(done)
                done = Outcome.SET_ASIDE
            written.outcomes.append(done)
            written.merged += self._merges and done is Outcome.UNCHANGED
            if kept := [*self._take_kept(), *self._batch.take_kept()]:
                people = self._people(filing, kept)
                written.kept += [Change(*values, people) for values in kept]
            told = [*self._batch.take_told(), *self._visits.take_told()]
            written.values.append(len(told))
            if told:
                people = self._people(filing, told)
                written.changes += [Change(*values, people) for values in told]
        self._batch.flush()
        return written

    def _reserve(self, filings: Iterable[Filing]) -> None:
        self._matcher.forget()
        self._filled.clear()
        for filing in filings:
            if self._erased_fields:
                filled = self._filled.setdefault(filing.key, set())
                for table, told in (
                    ("complaints", complaint_values(filing, None, self._placing)),
                    ("complainants", complainant_values(filing)),
                    ("referrals", letter_values(filing.entry)),
                    ("responses", _values_of_reply(filing.entry, None) or {}),
                ):
                    filled.update((table, column) for column, value in told.items() if value is not None)
            complaint = self._batch.complaint(filing.key)
            if complaint is None or not filing.entry.adds_complaint:
                continue
            letters = self._batch.letters(complaint.id)
            self._reserve_for(filing, letters)

    def _reserve_for(self, filing: Filing, letters: Sequence[Row], *, until_end: bool = False) -> None:
        for agency in filing.agencies:
            letter = self._matcher.reserve(letters, self._letter_key(filing, agency), until_end=until_end)
            if letter is not None and filing.entry.reply is not None:
                replies = self._batch.replies(letter.id)
                self._matcher.reserve_reply(replies, _reply_key(filing.entry), until_end=until_end)

    def _holds_back(self, filing: Filing) -> bool:
        """Whether the row waits for the rest of the file. What a blank erases is told from the rows of its batch."""
        if not filing.entry.adds_complaint or self._erased_fields:
            return False
        complaint = self._batch.complaint(filing.key)
        if complaint is None:
            return False
        letters = self._batch.letters(complaint.id)
        follows = filing.key in self._held_keys
        if self._held >= MOST_HELD * (2 if follows else 1):
            return False
        holds = follows or any(
            self._matcher.corrects(letters, self._letter_key(filing, agency)) for agency in filing.agencies
        )
        if holds:
            self._held += 1
            self._held_keys.add(filing.key)
            # Those that wait are laid in batches too: each is to know of the letters of which the others speak.
            self._reserve_for(filing, letters, until_end=True)
        return holds

    def _write(self, filing: Filing) -> Outcome | Problem:
        self._merges = False
        complaint = self._batch.complaint(filing.key)
        if complaint is None and not filing.entry.adds_complaint:
            return _problem(
                filing.entry,
                "number",
                filing.entry.number,
                f"complaint {_label(filing)} is not in the database yet; the row waits for it",
                "Import the register that holds it: the row is then attached by itself.",
            )
        if filing.entry.adds_complaint and filing.entry.reply is not None and len(filing.agencies) > 1:
            return _problem(
                filing.entry,
                "agencies",
                "; ".join(filing.entry.agencies),
                f"the row names {len(filing.agencies)} agencies and one reply, and does not say whose reply it is",
                "Write a row of its own for each agency, with the reply beside the one that gave it.",
            )
        values = self._with_blanks("complaints", complaint_values(filing, complaint, self._placing), complaint, filing)
        if complaint is None:
            new = _Letter(None, letter_values(filing.entry), None, _values_of_reply(filing.entry, None))
            return self._lay(filing, None, values, [new] * len(filing.agencies))
        self.seen.add(complaint.id)
        self._fills_only = complaint.id in self._newer
        if filing.entry.adds_complaint:
            letters = [self._find_letter(filing, complaint, agency) for agency in filing.agencies]
        elif filing.entry.reply is None:
            letters = []
        else:
            answered = self._answered_letter(filing, complaint)
            if isinstance(answered, Problem):
                return answered
            letters = [answered]
        values["extra_json"] = self._with_extra(filing, complaint)
        found = (
            self._contradiction(filing, complaint, values, letters)
            or self._visit_contradiction(filing, complaint)
            or self._still_contradicts(filing, complaint, values, letters)
        )
        if found is not None:
            return found
        self._merges = self._has_spoken(filing, complaint, letters)
        return self._lay(filing, complaint, values, letters)

    def _waits(self, filing: Filing) -> bool:
        return not filing.entry.adds_complaint and self._batch.complaint(filing.key) is None

    # ------------------------------------------------------------------ what a row speaks of

    def _find_letter(self, filing: Filing, complaint: Row, agency: Agency) -> _Letter:
        row = self._matcher.letter(self._batch.letters(complaint.id), self._letter_key(filing, agency))
        reply = self._find_reply(filing.entry, row)
        return _Letter(row, letter_values(filing.entry), reply, _values_of_reply(filing.entry, reply))

    def _find_reply(self, entry: Entry, letter: Row | None) -> Row | None:
        if entry.reply is None or letter is None:
            return None
        return self._matcher.reply(self._batch.replies(letter.id), _reply_key(entry))

    def _answered_letter(self, filing: Filing, complaint: Row) -> _Letter | Problem:
        """The one letter that a row laid on a complaint answers; a problem where it fits none, or several."""
        letters = self._batch.letters(complaint.id)
        if filing.agencies:
            wanted = {self._batch.known_agency_id(agency) for agency in filing.agencies}
            letters = [letter for letter in letters if letter.values["agency_id"] in wanted]
        if len(letters) == 1:
            reply = self._find_reply(filing.entry, letters[0])
            return _Letter(letters[0], {}, reply, _values_of_reply(filing.entry, reply))
        sent_to = " and ".join(self._batch.agency_names(complaint.id)) or "nobody yet"
        if not letters:
            reason = f"complaint {_label(filing)} was not referred to this agency; it was referred to {sent_to}"
            remedy = "Correct the agency's name, or import the register that holds the letter first."
        else:
            reason = f"several letters of complaint {_label(filing)} fit ({sent_to}), and the row does not say which"
            remedy = "Name one agency; where it had several letters, write the reply in the register beside its letter."
        return _problem(filing.entry, "agencies", "; ".join(filing.entry.agencies), reason, remedy)

    def _contradiction(
        self, filing: Filing, complaint: Row, values: Values, letters: Sequence[_Letter]
    ) -> Problem | None:
        """What an earlier row of this file gives otherwise."""
        for table, row, stated in self._told_of(filing, complaint, values, letters):
            column = self._stated.contradicted(table, row, stated)
            if (
                table == "complaints"
                and column is None
                and any(self._is_elsewhere(filing, told) for told in self._stated.places(row))
            ):
                column = "place_code"
            if column is not None:
                name = _FIELDS.get((table, column), column)
                return self._contrary(
                    filing,
                    name,
                    f"{self._stated.where(table, row)} {SAYS_OTHERWISE} complaint {_label(filing)} ({name})",
                    "Make the two rows agree, or give the second complaint or letter its own number.",
                )
        return None

    def _visit_contradiction(self, filing: Filing, complaint: Row) -> Problem | None:
        found = self._visits.contradiction(complaint.id, filing.entry)
        if found is None:
            return None
        column, where = found
        return self._contrary(
            filing,
            column,
            f"{where} {SAYS_OTHERWISE} a visit to complaint {_label(filing)} ({column})",
            "Make the two rows agree, or give the second visit its own day.",
        )

    def _still_contradicts(
        self, filing: Filing, complaint: Row, values: Values, letters: Sequence[_Letter]
    ) -> Problem | None:
        """What is on file otherwise than a row has it that was set aside for that, and is handed back as it was.

        Taken as mended, it would overwrite the row that it contradicts.
        """
        number = filing.entry.problem
        if number is None or not number.isdecimal() or not self._is_handed_back_as_it_was(filing.entry, int(number)):
            return None
        for table, row, stated in self._told_of(filing, complaint, values, letters):
            if table == "complaints" and self._is_elsewhere(filing, place_on_file(row)):
                return self._unmended(filing, _FIELDS[table, "place_code"])
            for column, new in stated.items():
                old = row.values[column]
                if column in PLACE:
                    continue
                if new is not None and new is not ERASED and old is not None and not is_same(old, new):
                    return self._unmended(filing, _FIELDS.get((table, column), column))
        visit = self._visits.meant(complaint.id, filing.entry) if filing.entry.visit else None
        if visit is None:
            return None
        for column, told in visit_values(filing.entry).items():
            on_file = visit.values[column]
            if told is not None and on_file is not None and not is_same(on_file, told):
                return self._unmended(filing, column)
        return None

    def _unmended(self, filing: Filing, name: str) -> Problem:
        return self._contrary(
            filing,
            name,
            f"the row is as it was, and still {SAYS_OTHERWISE} complaint {_label(filing)} than is on file ({name})",
            "Mend the row, give the second complaint or letter its own number, or delete the row here if what is on"
            " file is right. If the row is right, clear its problem number.",
        )

    def _contrary(self, filing: Filing, name: str, reason: str, remedy: str) -> Problem:
        """A problem that stands at the cell of a field, with what is written there; at the row, where no cell is its.

        Words may hold the complainant's name, which is masked in them; a personal field is hidden when it is shown.
        """
        entry = filing.entry
        cells = ("province",) if name == "regency" and entry.regency is None else _CELLS_OF.get(name, (name,))
        columns = self._columns.get(entry.place.sheet, {})
        at = [columns[cell] for cell in cells if cell in columns and columns[cell] < len(entry.row)]
        if not at:
            return _problem(entry, name, "", reason, remedy)
        column = next((place for place in at if entry.row[place].strip()), at[0])
        value = entry.row[column]
        if name not in COMPLAINANT_FIELDS:
            for person in self._people(filing, ()):
                value = mask_text(value, person)
        return Problem(replace(entry.place, column=column + 1), name, value, reason, remedy, entry.row)

    def _is_handed_back_as_it_was(self, entry: Entry, number: int) -> bool:
        """Whether a row of a workbook of rejects was set aside for another row of its file, and is as it was then.

        Behind the row's own cells that workbook has its columns for the cell, the reason, the remedy and the number.
        """
        before = problems.open_row(self._connection, number)
        if before is None or SAYS_OTHERWISE not in before[0]:
            return False
        own = max(len(entry.row) - ADDED_COLUMNS, 0)
        return _without_blanks(before[1][:own]) == _without_blanks(entry.row[:own])

    def _told_of(
        self, filing: Filing, complaint: Row, values: Values, letters: Sequence[_Letter]
    ) -> Iterator[tuple[str, Row, Values]]:
        """The rows on file of which a row of the file speaks, each with what it states of it."""
        if not self._extra_contradicts(filing, complaint):
            values = {**values, "extra_json": None}
        checks: list[tuple[str, Row | None, Values]] = [
            ("complaints", complaint, values),
            ("complainants", self._batch.complainant(complaint.id), complainant_values(filing)),
        ]
        for letter in letters:
            checks += [("referrals", letter.row, letter.values), ("responses", letter.reply, letter.reply_values or {})]
            if letter.row is not None:
                for ordinal, day in enumerate(filing.entry.reminders, start=1):
                    checks.append(("reminders", self._batch.reminder(letter.row, ordinal), {"sent_on": iso(day)}))
        return ((table, row, stated) for table, row, stated in checks if row is not None)

    def _is_elsewhere(self, filing: Filing, told: StatedPlace | None) -> bool:
        """Whether the row names another place than was told."""
        own = stated_place(filing)
        return own is not None and told is not None and self._placing.contradict(own, told)

    def _extra_contradicts(self, filing: Filing, complaint: Row) -> bool:
        on_file, told = complaint.values["extra_json"], filing.entry.extra
        if on_file is None or told is None:
            return False
        before, now = json.loads(str(on_file)), json.loads(told)
        return any(key in before and not is_same(before[key], value) for key, value in now.items())

    def _letter_key(self, filing: Filing, agency: Agency) -> LetterKey:
        entry = filing.entry
        alone = len(filing.agencies) == 1
        return LetterKey(self._batch.known_agency_id(agency), entry.letter_number, iso(entry.sent_on), alone)

    def _has_spoken(self, filing: Filing, complaint: Row, letters: Sequence[_Letter]) -> bool:
        """Whether earlier rows of the file have spoken of all that this one speaks of."""
        entry = filing.entry
        replies = [letter.reply for letter in letters]
        spoken = [reply is not None and not self._stated.is_free("responses", reply) for reply in replies]
        if not entry.adds_complaint:
            visit = self._visits.meant(complaint.id, entry) if entry.visit else None
            told = [*spoken, *([visit is not None and visit.place is not None] if entry.visit else [])]
            return bool(told) and all(told)
        rows = [letter.row is not None and not self._stated.is_free("referrals", letter.row) for letter in letters]
        rows += spoken if entry.reply is not None else []
        return not self._stated.is_free("complaints", complaint) and all(rows)

    # ------------------------------------------------------------------ laying a row

    def _lay(self, filing: Filing, complaint: Row | None, values: Values, letters: Sequence[_Letter]) -> Outcome:
        """Write one row. It is new where it brings a complaint, a letter or, laid on a complaint, a reply."""
        before, corrections, left_out = self._batch.mark(), self._batch.corrections(), self._batch.left_out()
        entry = filing.entry
        written: list[Row] = []
        is_new = complaint is None
        if complaint is None:
            complaint = self._batch.add_complaint(filing.key, {"tracked": int(entry.tracked), **values})
            self.seen.add(complaint.id)
            self._fills_only = False
            self._stated.add("complaints", complaint, values, entry.place)
        else:
            values = self._filling_complaint(complaint, values, filing)
            self._update("complaints", complaint, values, filing)
        if entry.adds_complaint:
            self._lay_complainant(complaint, filing)
            for agency, letter in zip(filing.agencies, letters, strict=True):
                row, was_not_there = self._lay_letter(complaint, agency, letter, filing)
                is_new |= was_not_there
                written.append(row)
        for letter in letters if not entry.adds_complaint else ():
            if letter.row is not None:
                is_new |= self._lay_reply(letter.row, letter, filing)
        visited = self._visits.lay(complaint.id, entry, label=_label(filing), fills_only=self._fills_only)
        is_new |= visited is Outcome.NEW
        if self._batch.corrections() != corrections:
            self._batch.forget_hashes(complaint)
        self._kept += [*self._visits.take_kept(), *self._batch.take_kept()]
        # A row whose values were not all taken over has not been laid on.
        if not self._kept and self._batch.left_out() == left_out:
            self._keep_hash(filing, complaint, written)
        if is_new:
            return Outcome.NEW
        changed = self._batch.mark() != before or visited is Outcome.CHANGED
        return Outcome.CHANGED if changed else Outcome.UNCHANGED

    def _take_kept(self) -> list[Told]:
        kept, self._kept = self._kept, []
        return kept

    def _with_blanks(self, table: str, values: Values, known: Row | None, filing: Filing) -> Values:
        """What a row states, its blanks too where they erase. A blank beside another row's value is none."""
        if not self._erased_fields or known is None:
            return values
        entry = filing.entry
        filled = {column for place, column in self._filled.get(filing.key, ()) if place == table}
        if table == "complaints" and (filing.agencies or "note" not in values):
            filled = {*filled, "note"}  # on a row with an agency the remark is about the letter
        if entry.regency is not None or entry.province is not None:
            filled = {*filled, "place_code", "place_as_written"}
        return {
            column: ERASED
            if value is None
            and column in _ERASABLE[table]
            and column not in filled
            and _ERASED_BY.get((table, column), FIELD_OF.get((table, column), column)) in self._erased_fields
            else value
            for column, value in values.items()
        }

    def _with_extra(self, filing: Filing, complaint: Row) -> str | None:
        """The cells that no field claims, with those on file of which the row says nothing."""
        on_file, told = complaint.values["extra_json"], filing.entry.extra
        if told is None or on_file is None:
            return told
        before, now = json.loads(str(on_file)), json.loads(told)
        if all(key in before and is_same(before[key], value) for key, value in now.items()):
            return None
        return json.dumps({**now, **before} if self._fills_only else {**before, **now}, ensure_ascii=False)

    def _filling_complaint(self, complaint: Row, values: Values, filing: Filing) -> Values:
        """Of an older file's row what is no other word, though it stands where something is on file.

        A place within the one on file, or one that is known where that is not, is told more exactly; cells beside the
        fields are filled one by one. The day of completion of a complaint that is open again is no blank to be filled.
        """
        if not self._fills_only:
            return values
        label, on_file = _label(filing), complaint.values
        exact: Values = {}
        place, before = stated_place(filing), place_on_file(complaint)
        if values["place_as_written"] is not None and place and before and self._placing.fills(place, before):
            exact |= {column: values[column] for column in PLACE}
        if on_file["extra_json"] is not None and values["extra_json"] is not None:
            exact["extra_json"] = values["extra_json"]
            told, stands = json.loads(filing.entry.extra or "{}"), json.loads(str(on_file["extra_json"]))
            if any(key in stands and not is_same(stands[key], value) for key, value in told.items()):
                self._kept.append((label, "complaints.extra_json", str(on_file["extra_json"]), filing.entry.extra))
        if exact:
            named = self._stated.places(complaint)
            self._batch.update("complaints", complaint, exact, label, self._settled("complaints", complaint) - PLACE)
            self._stated.add("complaints", complaint, exact, filing.entry.place)
            for one in named if "place_code" in exact else ():
                if one != place:
                    self._stated.add_place(complaint, one)
        day = values["completed_on"]
        if day is not None and day is not ERASED and on_file["status"] in (Status.OPEN, Status.AWAITING_PAPERS):
            if on_file["completed_on"] is None:
                self._kept.append((label, "complaints.completed_on", None, str(day)))
            exact["completed_on"] = None
        return {column: None if column in exact else value for column, value in values.items()}

    def _filling_reply(self, reply: Row, values: Values, filing: Filing) -> Values:
        """Of an older file's reply the kind, where what decided it there is surer than what did on file."""
        told = filing.entry.reply
        if not self._fills_only or told is None or values.get("kind") is None or not _is_surer(told, reply):
            return values
        exact: Values = {"kind": values["kind"], "kind_by": values["kind_by"]}
        self._batch.update("responses", reply, exact, _label(filing), self._settled("responses", reply))
        return {column: None if column in exact else value for column, value in values.items()}

    def _keep_hash(self, filing: Filing, complaint: Row, letters: Sequence[Row]) -> None:
        entry = filing.entry
        if entry.row_hash is None or not entry.adds_complaint:
            return
        if not filing.agencies:
            self._batch.keep_hash(complaint, entry.row_hash)
        elif len(letters) == 1:
            self._batch.keep_hash(letters[0], entry.row_hash)

    def _lay_complainant(self, complaint: Row, filing: Filing) -> None:
        person = self._batch.complainant(complaint.id)
        values = self._with_blanks("complainants", complainant_values(filing), person, filing)
        if person is None:
            person = self._batch.add_complainant(complaint.id, values)
            self._stated.add("complainants", person, values, filing.entry.place)
        else:
            self._update("complainants", person, values, filing)

    def _lay_letter(self, complaint: Row, agency: Agency, letter: _Letter, filing: Filing) -> tuple[Row, bool]:
        """Write a letter with its reminders and reply; gives it, and whether it was not there."""
        entry, row = filing.entry, letter.row
        if row is None:
            written = "; ".join(entry.agencies)
            row = self._batch.add_letter(complaint.id, agency, {"agency_as_written": written, **letter.values})
            self._stated.add("referrals", row, letter.values, entry.place)
        else:
            self._update("referrals", row, self._with_blanks("referrals", letter.values, row, filing), filing)
            self._batch.set_agency(row, agency, _label(filing), fills_only=self._fills_only)
        for ordinal, day in enumerate(entry.reminders, start=1):
            self._lay_reminder(row, ordinal, iso(day), filing)
        self._lay_reply(row, letter, filing)
        return row, letter.row is None

    def _lay_reply(self, row: Row, letter: _Letter, filing: Filing) -> bool:
        """Write the reply to a letter, if the row tells of one; True where it was not there."""
        values = letter.reply_values
        if values is None:
            return False
        if letter.reply is not None:
            values = self._filling_reply(letter.reply, values, filing)
            values = self._with_blanks("responses", values, letter.reply, filing)
            self._update("responses", letter.reply, values, filing)
            return False
        laid_on = not filing.entry.adds_complaint
        reply = self._batch.add_reply(row, {**values, "laid_on": int(laid_on)}, _label(filing), tell=not laid_on)
        self._stated.add("responses", reply, values, filing.entry.place)
        return True

    def _lay_reminder(self, letter: Row, ordinal: int, sent_on: str | None, filing: Filing) -> None:
        reminder = self._batch.reminder(letter, ordinal)
        if reminder is None:
            reminder = self._batch.add_reminder(letter, ordinal, sent_on, _label(filing))
            self._stated.add("reminders", reminder, {"sent_on": sent_on}, filing.entry.place)
        else:
            self._update("reminders", reminder, {"sent_on": sent_on}, filing)

    def _update(self, table: str, row: Row, values: Values, filing: Filing) -> None:
        """Take over what the row states, apart from what an earlier row of the file has stated already."""
        settled = self._settled(table, row)
        if stated_place(filing) is not None:
            settled -= PLACE  # it is told more exactly, or it would contradict
        before = self._stated.places(row) if table == "complaints" else ()
        self._batch.update(table, row, values, _label(filing), settled, fills_only=self._fills_only)
        if table == "complaints" and stated_place(filing) is not None:
            values = {column: value for column, value in values.items() if column not in PLACE}
            self._note_place(row, filing, before)
        if self._fills_only:  # what stands otherwise on file has not been filled, and may be told once more
            values = {
                column: value
                for column, value in values.items()
                if is_same(row.values[column], None if value is ERASED else value)
            }
        self._stated.add(table, row, values, filing.entry.place)

    def _note_place(self, complaint: Row, filing: Filing, before: Iterable[StatedPlace]) -> None:
        """Remember the place that the row names, whether it is the one on file or tells less than that.

        Of those that were told ``before`` none is forgotten where a more exact one has taken its place on file.
        """
        own, on_file = stated_place(filing), place_on_file(complaint)
        if own is None:
            return
        for place in before:
            if place != on_file:
                self._stated.add_place(complaint, place)
        if on_file and not self._placing.contradict(own, on_file) and not self._placing.tells_more(on_file, own):
            told = {column: complaint.values[column] for column in PLACE}
            self._stated.add("complaints", complaint, told, filing.entry.place)
            if not self._fills_only:
                return  # the two are one
        if own != on_file:
            self._stated.add_place(complaint, own)

    def _settled(self, table: str, row: Row) -> frozenset[str]:
        """The columns that an earlier row of the file has filled. Cells beside the fields are filled one by one."""
        settled = self._stated.columns(table, row) - {"extra_json"}
        return settled | {"kind_by"} if "kind" in settled else settled

    def _people(
        self, filing: Filing, told: Iterable[tuple[str, str, str | None, str | None]]
    ) -> tuple[Complainant, ...]:
        """The complainant as now on file, as before where that was changed, now or earlier, and as the row has it."""
        complaint = self._batch.complaint(filing.key)
        row = self._batch.complainant(complaint.id) if complaint else None
        own = (filing.entry.complainant,) if filing.entry.complainant != Complainant() else ()
        if row is None:
            return own
        values = (row.values[name] for name in COMPLAINANT_FIELDS)
        now = Complainant(*(None if value is None else str(value) for value in values))
        old = {
            field.removeprefix("complainants."): old for _, field, old, _ in told if field.startswith("complainants.")
        }
        before = (replace(now, **old),) if old else ()
        former = [replace(now, **{column: value}) for column, value in self._former_values().get(row.id, ())]
        return tuple(dict.fromkeys((now, *before, *own, *former)))

    def _former_values(self) -> dict[int, list[tuple[str, str]]]:
        """By complaint, what earlier commands have changed of its complainant: texts may still speak of it."""
        if self._former is None:
            self._former = {}
            for complaint_id, column, value in self._connection.execute(
                "select row_id, column_name, old_value from change_values"
                " where table_name = 'complainants' and old_value is not null and change_id <> ?",
                (self._change_id,),
            ):
                if column in COMPLAINANT_FIELDS:
                    self._former.setdefault(int(str(complaint_id)), []).append((str(column), str(value)))
        return self._former


# The columns that a blank may empty; others have to hold something, or follow from others.
_ERASABLE = {
    "complaints": frozenset(COLUMNS["complaints"]) - {"received_on", "copy_only", "extra_json"},
    "complainants": frozenset({*COMPLAINANT_FIELDS, "nik_faults"}),
    "referrals": frozenset(COLUMNS["referrals"]),
    "responses": frozenset({"received_on", "letter_number", "text"}),
}

# The fields whose blank empties a column that is made from them.
_ERASED_BY = {
    ("complaints", "place_code"): "regency",
    ("complaints", "place_as_written"): "regency",
    ("complaints", "must_visit"): "disposition",
    ("complainants", "nik_faults"): "nik",
}

_CERTAINTY = {KindBy.DATE: 0, KindBy.WORDS: 1, KindBy.COLUMN: 2}

# The columns whose name is not that of the spreadsheet's field.
_FIELDS = {
    ("complaints", "extra_json"): "extra",
    ("complaints", "place_code"): "regency",
    ("complaints", "place_as_written"): "regency",
    ("reminders", "sent_on"): "reminder_1",
    ("responses", "received_on"): "reply_on",
    ("responses", "kind"): "reply_kind",
    ("responses", "letter_number"): "reply_number",
    ("responses", "text"): "reply_text",
}


# The fields in whose cell a value may have been told that has another name.
_CELLS_OF = {
    "copy_only": ("note", "subject"),
    "must_visit": ("disposition",),
    "reply_kind": ("reply_kind", "reply_text", "reply_on"),
    "reminder_1": ("reminder_1", "reminder_2", "reminder_3"),
    "agency_as_written": ("agencies",),
}


def _label(filing: Filing) -> str:
    return label_of(*filing.key)


def _reply_key(entry: Entry) -> ReplyKey:
    reply = entry.reply
    assert reply is not None  # noqa: S101 - asked only of rows that tell of a reply
    return ReplyKey(
        iso(reply.received_on), reply.kind.value, reply.letter_number, reply.text, laid_on=not entry.adds_complaint
    )


def _values_of_reply(entry: Entry, known: Row | None) -> Values | None:
    return None if entry.reply is None else reply_values(entry.reply, known)


def _is_surer(told: EntryReply, on_file: Row) -> bool:
    """Whether a row's kind of reply was decided by more than the one on file; other words decide nothing."""
    if _CERTAINTY[told.kind_by] <= _CERTAINTY[KindBy(str(on_file.values["kind_by"]))]:
        return False
    text = on_file.values["text"]
    return told.kind_by is KindBy.COLUMN or text is None or is_same(text, told.text)


def _without_blanks(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells without the blank ones at the end."""
    kept = [cell.strip() for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _problem(entry: Entry, name: str, value: str, reason: str, remedy: str) -> Problem:
    return Problem(entry.place, name, value, reason, remedy, entry.row)
