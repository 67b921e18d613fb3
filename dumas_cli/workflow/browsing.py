"""Looks complaints up: a list by filters, and one complaint's whole story. Personal data come out masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import overload

from dumas_cli.privacy import mask_address, mask_email, mask_name, mask_nik, mask_phone, mask_text
from dumas_cli.records import Agency, Case, Complainant, Level, Method, Referral, Secrecy, Status
from dumas_cli.results import ListRow, Story, StoryEvent
from dumas_cli.store import register, runs
from dumas_cli.store.database import reading
from dumas_cli.workflow.lookup import find_one, province_code
from dumas_cli.workflow.office import Office


def list_complaints(
    office: Office,
    *,
    as_of: date,
    agency: str | None = None,
    province: str | None = None,
    text: str | None = None,
    only_open: bool = False,
) -> Sequence[ListRow]:
    """The complaints received by ``as_of`` that pass all filters, newest first.

    Raises UsageError for a province that does not exist, DatabaseError.
    """
    code = province_code(office, province) if province else None
    with reading(office.db) as connection:
        return _Rows(
            register.listing(connection, as_of=as_of, agency=agency, province=code, text=text, only_open=only_open)
        )


def tell_story(office: Office, typed: str, *, reveal: bool = False) -> Story:
    """One complaint with everything that happened to it, in order of day.

    ``reveal`` shows the complainant unmasked, except where the complaint is anonim or rahasia.

    Raises UsageError where ``typed`` means no complaint or several, DatabaseError.
    """
    with reading(office.db) as connection:
        complaint_id = find_one(connection, typed)
        (case,) = register.cases(connection, [complaint_id])
        person = register.complainant(connection, complaint_id)
        flags = runs.flags_on(connection, complaint_id)
        visits = runs.visits_on(connection, complaint_id)
    revealed = reveal and case.complaint.secrecy is Secrecy.NONE
    hidden: Hidden = str if revealed else lambda text: mask_text(text, person)
    known = {letter.agency.name for letter in case.referrals if letter.agency.known}
    events = [
        *_events(case, hidden),
        *(
            StoryEvent(day, "flagged", score=score, level=Level(level), method=Method(method))
            for day, score, level, method in flags
        ),
        *(
            StoryEvent(day, "visited", agency if agency in known else hidden(agency), team, method=Method(method))
            for day, team, method, agency in visits
        ),
    ]
    complaint = replace(
        case.complaint,
        category=hidden(case.complaint.category),
        subject=hidden(case.complaint.subject),
        text=hidden(case.complaint.text),
        note=hidden(case.complaint.note),
        attachments=hidden(case.complaint.attachments),
        place_as_written=hidden(case.complaint.place_as_written),
    )
    return Story(
        complaint=complaint,
        complainant=person if revealed else _masked(person),
        agencies=tuple(dict.fromkeys(_agency_name(letter.agency, hidden) for letter in case.referrals)),
        events=_in_order(events),
        revealed=revealed,
    )


class _Rows(Sequence[ListRow]):
    """The rows of a list, each masked when it is asked for: a screen shows twenty of perhaps a hundred thousand."""

    def __init__(self, found: Sequence[register.Listed]) -> None:
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> ListRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ListRow]: ...
    def __getitem__(self, place: int | slice) -> ListRow | Sequence[ListRow]:
        if isinstance(place, slice):
            return [_row(item) for item in self._found[place]]
        return _row(self._found[place])


def _row(item: register.Listed) -> ListRow:
    person = item.complainant
    return ListRow(
        label=item.label,
        source=item.source,
        received_on=item.received_on,
        status=item.status,
        category=mask_text(item.category, person),
        place=mask_text(item.place, person) if item.place_as_written else item.place,
        subject=mask_text(item.subject, person),
        agencies=tuple(name if is_known else mask_text(name, person) for name, is_known in item.agencies),
    )


Hidden = Callable[[str], str]


def _events(case: Case, hidden: Hidden) -> Iterator[StoryEvent]:
    complaint = case.complaint
    if complaint.letter_on:
        yield StoryEvent(complaint.letter_on, "written")
    yield StoryEvent(complaint.received_on, "received")
    for letter in case.referrals:
        yield from _letter_events(letter, hidden)
    if complaint.status is Status.COMPLETED or complaint.completed_on:
        yield StoryEvent(complaint.completed_on, "completed")


def _letter_events(letter: Referral, hidden: Hidden) -> Iterator[StoryEvent]:
    agency = _agency_name(letter.agency, hidden)
    yield StoryEvent(letter.sent_on, "referred", agency, hidden(letter.letter_number))
    for reminder in letter.reminders:
        yield StoryEvent(reminder.sent_on, "reminded", agency, ordinal=reminder.ordinal)
    for response in letter.responses:
        detail = ": ".join(hidden(part) for part in (response.letter_number, response.text) if part)
        yield StoryEvent(response.received_on, "replied", agency, detail, reply_kind=response.kind)
    if letter.returned_on:
        yield StoryEvent(letter.returned_on, "returned", agency)


def _agency_name(agency: Agency, hidden: Hidden) -> str:
    """The agency's name. One kept as written may be the complainant's own: a letter of thanks, of questions."""
    return agency.name if agency.known else hidden(agency.name)


def _in_order(events: list[StoryEvent]) -> tuple[StoryEvent, ...]:
    """By day. An event without a day stays behind the one before which it was told, a completion at the end."""
    keyed = []
    last = date.min
    for event in events:
        last = event.on or (date.max if event.kind == "completed" else last)
        keyed.append((last, event))
    return tuple(event for _, event in sorted(keyed, key=lambda item: item[0]))


def _masked(person: Complainant) -> Complainant:
    return Complainant(
        name=mask_name(person.name) or None,
        nik=mask_nik(person.nik) or None,
        phone=mask_phone(person.phone) or None,
        email=mask_email(person.email) or None,
        address=mask_address(person.address) or None,
    )
