"""A row with its names resolved, and the column values it states of each table row it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dumas_cli.records import Agency, Entry, EntryReply, KindBy, Place, Status
from dumas_cli.store.batch import ERASED, Row
from dumas_cli.store.placing import Placing, StatedPlace
from dumas_cli.store.stated import is_same

COMPLAINANT_FIELDS = ("name", "nik", "phone", "email", "address")

Values = dict[str, object]
"""By column; None where the row is silent."""


@dataclass(frozen=True, slots=True)
class Filing:
    """One row with its names resolved: the agencies it names, its place and category, if they are known.

    A row that names no place has its complaint's, as far as that is known. ``nik_faults`` says what of the NIK cannot
    be ("" for nothing), None where there is none.
    """

    entry: Entry
    agencies: tuple[Agency, ...]
    place: Place | None
    category: str | None
    nik_faults: str | None = None

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells its complaint from others: source, register year, number."""
        return self.entry.source, self.entry.register_year, self.entry.number


def stated_place(filing: Filing) -> StatedPlace | None:
    """The place that a row names, None where it names none."""
    written = place_as_written(filing.entry.regency, filing.entry.province)
    return None if written is None else StatedPlace(filing.place.code if filing.place else None, written)


def place_as_written(regency: str | None, province: str | None) -> str | None:
    """The words of a place as they are kept, None where there are none."""
    return ", ".join(part for part in (regency, province) if part) or None


def place_on_file(complaint: Row) -> StatedPlace | None:
    """The place of a complaint, None where none is on file."""
    code, written = complaint.values["place_code"], complaint.values["place_as_written"]
    if code is None and written is None:
        return None
    return StatedPlace(None if code is None else str(code), str(written or ""))


def complaint_values(filing: Filing, known: Row | None, placing: Placing) -> Values:
    """What a row states of its complaint, seen beside what is on file: no place where that tells as much."""
    entry = filing.entry
    place, on_file = stated_place(filing), None if known is None else place_on_file(known)
    if place is not None and on_file is not None and not placing.tells_more(place, on_file):
        place = None
    return {
        "received_on": iso(entry.received_on),
        "letter_on": iso(entry.letter_on),
        "category": filing.category,
        "classification": entry.classification.value if entry.classification else None,
        "subject": entry.subject,
        "text": entry.text,
        "attachments": entry.attachments,
        "copy_only": None if entry.copy_only is None else int(entry.copy_only),
        "must_visit": None if entry.must_visit is None else int(entry.must_visit),
        "secrecy": entry.secrecy.value if entry.secrecy else None,
        "status": entry.status.value if entry.status else None,
        "completed_on": _completed_on(entry),
        # On a row with an agency the remark is about that letter: a second letter has its own.
        "note": None if filing.agencies else entry.note,
        "place_code": place.code if place else None,
        "place_as_written": place.written if place else None,
        "extra_json": entry.extra,
    }


def complainant_values(filing: Filing) -> Values:
    """What a row states of who complains."""
    person = filing.entry.complainant
    return {**{name: getattr(person, name) for name in COMPLAINANT_FIELDS}, "nik_faults": filing.nik_faults}


def letter_values(entry: Entry) -> Values:
    """What a row states of the letter to each agency it names."""
    return {
        "letter_number": entry.letter_number,
        "sent_on": iso(entry.sent_on),
        "returned_on": iso(entry.returned_on),
        "note": entry.note,
    }


def reply_values(reply: EntryReply, known: Row | None) -> Values:
    """What a row states of a reply, seen beside what is on file."""
    stated: Values = {
        "received_on": iso(reply.received_on),
        "kind": reply.kind.value,
        "kind_by": reply.kind_by.value,
        "letter_number": reply.letter_number,
        "text": reply.text,
    }
    if known is not None and not _decides_kind(reply, known):
        return {**stated, "kind": None, "kind_by": None}
    return stated


def iso(day: date | None) -> str | None:
    """A day as the database keeps it."""
    return None if day is None else day.isoformat()


def _completed_on(entry: Entry) -> object:
    """The day of completion; a row that says the complaint is open, and gives no day, empties it."""
    if entry.completed_on is None and entry.status in (Status.OPEN, Status.AWAITING_PAPERS):
        return ERASED
    return iso(entry.completed_on)


_CERTAINTY = {KindBy.DATE: 0, KindBy.WORDS: 1, KindBy.COLUMN: 2}


def _decides_kind(reply: EntryReply, known: Row) -> bool:
    """Whether a row's kind of reply goes before the one on file.

    A blank never erases: where the column of kinds, or the telling words, have gone blank, the kind stays. A kind
    that was read from words stands no longer when the words have become others.
    """
    before = KindBy(str(known.values["kind_by"]))
    if _CERTAINTY[reply.kind_by] >= _CERTAINTY[before]:
        return True
    return before is KindBy.WORDS and reply.text is not None and not is_same(known.values["text"], reply.text)
