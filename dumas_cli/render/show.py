"""One complaint's whole story as a document: what it says, and what happened, as a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dumas_cli.records import Cell, Column, Complaint, Document, Secrecy, Status, Table
from dumas_cli.render.breakdown import CategoryNames, category_name, source_name
from dumas_cli.render.cells import text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text
from dumas_cli.render.words import knows, say
from dumas_cli.results import Story, StoryEvent


def show_document(story: Story, *, lang: Lang, categories: CategoryNames | None = None) -> Document:
    """The complaint's own words first, then the events in the order given; blank fields are left out."""
    complaint = story.complaint
    fields = [*_fields(complaint, categories or {}, lang), *_complainant(story, lang)]
    if story.agencies:
        fields.append(("agency", say(lang, "h_agency"), "; ".join(story.agencies)))
    rows = tuple((text_cell(name, label), text_cell(value)) for name, label, value in fields if value)
    columns = (Column("field", ""), Column("value", ""))
    has_personal = any(value for _, _, value in _complainant(story, lang))
    notes = (say(lang, "n_revealed" if story.revealed else "n_masked"),) if has_personal else ()
    return Document(
        title=say(lang, "show_title", label=complaint.label),
        tables=(Table("complaint", "", columns, rows), _timeline(story, lang)),
        notes=notes,
        facts={"number": complaint.label, "status": complaint.status.value},
    )


Fields = Iterator[tuple[str, str, str]]


def _fields(complaint: Complaint, categories: CategoryNames, lang: Lang) -> Fields:
    place = complaint.place.full_name if complaint.place else complaint.place_as_written
    if complaint.place and complaint.place.province != complaint.place.full_name:
        place = f"{place}, {complaint.place.province}"
    yield "status", say(lang, "h_status"), _status(complaint, lang)
    yield "received_on", say(lang, "h_received_on"), day_text(complaint.received_on, lang)
    if complaint.letter_on:
        yield "letter_on", say(lang, "f_letter_on"), day_text(complaint.letter_on, lang)
    yield "source", say(lang, "h_source"), source_name(complaint.source, lang)
    yield "category", say(lang, "h_category"), category_name(complaint.category, categories, lang)
    if complaint.classification:
        yield "classification", say(lang, "f_classification"), say(lang, f"class_{complaint.classification.value}")
    yield "place", say(lang, "h_place"), place
    yield "subject", say(lang, "h_subject"), complaint.subject
    yield "text", say(lang, "f_text"), complaint.text
    yield "attachments", say(lang, "f_attachments"), complaint.attachments
    if complaint.copy_only:
        yield "copy_only", say(lang, "f_copy_only"), say(lang, "copy_only")
    if complaint.must_visit:
        yield "must_visit", say(lang, "f_must_visit"), say(lang, "must_visit")
    if complaint.secrecy is not Secrecy.NONE:
        yield "secrecy", say(lang, "f_secrecy"), say(lang, f"secrecy_{complaint.secrecy.value}")
    yield "note", say(lang, "f_note"), complaint.note


def _status(complaint: Complaint, lang: Lang) -> str:
    status = say(lang, f"status_{complaint.status.value}")
    if complaint.status is Status.COMPLETED and complaint.completed_on:
        return say(lang, "completed_on", status=status, day=day_text(complaint.completed_on, lang))
    return status


def _complainant(story: Story, lang: Lang) -> Fields:
    person = story.complainant
    yield "complainant", say(lang, "f_complainant"), person.name or ""
    yield "nik", say(lang, "f_nik"), person.nik or ""
    yield "phone", say(lang, "f_phone"), person.phone or ""
    yield "email", say(lang, "f_email"), person.email or ""
    yield "address", say(lang, "f_address"), person.address or ""


def _timeline(story: Story, lang: Lang) -> Table:
    columns = (
        Column("on", say(lang, "h_day")),
        Column("event", say(lang, "h_event")),
        Column("agency", say(lang, "h_agency"), below=True),
        Column("detail", say(lang, "h_detail"), below=True),
    )
    return Table(
        "timeline", say(lang, "t_timeline"), columns, tuple(_event(event, lang) for event in _told_once(story.events))
    )


def _told_once(events: Sequence[StoryEvent]) -> Iterator[StoryEvent]:
    """The events without a flag that only repeats the flag before it: the triage was run again."""
    flag: StoryEvent | None = None
    for event in events:
        if event.kind != "flagged" or event != flag:
            yield event
        flag = event if event.kind == "flagged" else flag


def _event(event: StoryEvent, lang: Lang) -> tuple[Cell, ...]:
    fields = {
        "kind": say(lang, f"reply_{event.reply_kind.value}") if event.reply_kind else "",
        "n": count_text(event.ordinal, lang) if event.ordinal else "",
    }
    known = knows(f"event_{event.kind}")
    words = say(lang, f"event_{event.kind}", **fields).rstrip(": ") if known else event.kind
    return (
        Cell(event.on, day_text(event.on, lang) if event.on else say(lang, "day_unknown")),
        text_cell(event.kind, words),
        text_cell(event.agency),
        _detail(event, lang),
    )


def _detail(event: StoryEvent, lang: Lang) -> Cell:
    """The detail as told; of a flag and a visit with their score, level and method in words."""
    parts = [event.detail] if event.detail else []
    if event.score is not None and event.level is not None:
        fields = {"score": count_text(event.score, lang), "level": say(lang, f"level_{event.level.value}")}
        parts.append(say(lang, "event_score", **fields))
    if event.method is not None:
        parts.append(say(lang, f"method_{event.method.value}"))
    return text_cell(", ".join(parts))
