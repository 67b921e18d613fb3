"""Tells what each command wrote, takes a command back, and brings it back again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dumas_cli.errors import DumasError, UsageError
from dumas_cli.privacy import MASK, mask_text, mask_value
from dumas_cli.records import Complainant, Secrecy
from dumas_cli.registry.agencies import is_spelt
from dumas_cli.results import (
    Batch,
    ComplaintHistory,
    History,
    SomeComplaints,
    TakenBack,
    UndoResult,
    ValueEvent,
)
from dumas_cli.store import aliases, history, register
from dumas_cli.store.connection import Connection
from dumas_cli.store.database import reading, writing
from dumas_cli.store.filing import COMPLAINANT_FIELDS
from dumas_cli.store.undo import TABLES, Inversion, Named, take_back
from dumas_cli.workflow.lookup import find_one
from dumas_cli.workflow.office import Office


def list_batches(office: Office, *, limit: int | None = None) -> History:
    """What each command wrote, newest first. Raises DatabaseError."""
    with reading(office.db) as connection:
        found = history.entries(connection, limit=limit)
        return History(tuple(_batch(item.entry, item.rows) for item in found), history.how_many(connection))


def tell_history(office: Office, typed: str, *, reveal: bool = False) -> ComplaintHistory:
    """Which batch brought a complaint and each of its letters and replies, and which changed what since.

    ``reveal`` shows personal values, except where the complaint is anonim or rahasia.

    Raises UsageError where ``typed`` means no complaint or several, DatabaseError.
    """
    with reading(office.db) as connection:
        complaint_id = find_one(connection, typed)
        (case,) = register.cases(connection, [complaint_id])
        events = history.story(connection, complaint_id)
        names = {str(number): agency.name for number, agency in register.agencies(connection).items()}
        places = {code: place.full_name for code, place in register.places(connection).items()}
        people = _people(register.complainant(connection, complaint_id), events)
        letters = history.agencies_of_letters(connection, complaint_id)
    revealed = reveal and case.complaint.secrecy is Secrecy.NONE
    show = _Shown(() if revealed else people, names, places, hidden=not revealed)
    several = len(set(letters.values())) > 1
    return ComplaintHistory(
        label=case.complaint.label,
        events=tuple(
            ValueEvent(
                _batch(event.entry),
                _kind(event),
                event.table,
                event.column if event.column not in {"", history.WHOLE_ROW} else "",
                show.value(event, event.old),
                show.value(event, event.new),
                show.text(letters.get((event.table, event.row_id), "")) if several else "",
            )
            for event in events
            if not (event.table == "complainants" and event.column == history.WHOLE_ROW)
        ),
        revealed=revealed,
    )


def undo(office: Office, *, batch: int | None = None, dry_run: bool = False) -> UndoResult:
    """Take back the last command that stands, or the batch of that number. With ``dry_run`` only tell what would be.

    Raises UsageError for a number that is no batch, or one that cannot be taken back; DumasError where later work
    stands on it, with the batches in the way; DatabaseError, BusyError. Then nothing is changed.
    """
    with writing(office.db, dry_run=dry_run, references_checked=False) as connection:
        target = _to_undo(connection, batch)
        _no_letter_spelt_as_taught(connection, target)
        done, number = _invert(office, connection, target, f"undo of batch {target.id}: {target.what}")
        return _result(connection, target, target, done, None if dry_run else number)


def redo(office: Office, *, batch: int | None = None, dry_run: bool = False) -> UndoResult:
    """Bring back what the last undo took away, or the undo of that number (or of that batch).

    Raises UsageError where there is nothing to redo; DumasError where another command has written since; DatabaseError,
    BusyError. Then nothing is changed.
    """
    with writing(office.db, dry_run=dry_run, references_checked=False) as connection:
        target = _to_redo(connection, batch)
        original = history.entry(connection, target.undoes or 0) or target
        done, number = _invert(office, connection, target, f"redo of batch {original.id}: {original.what}")
        return _result(connection, original, target, done, None if dry_run else number)


# --------------------------------------------------------------------------- which batch


def _to_undo(connection: Connection, batch: int | None) -> history.Entry:
    if batch is None:
        last = history.last_to_undo(connection)
        if last is None:
            raise UsageError("There is nothing to undo.", remedy="dumas history lists what has been written.")
        return last
    target = _entry(connection, batch)
    if target.undoes is not None:
        if history.is_redo(connection, target):
            undone = history.entry(connection, target.undoes)
            original = undone.undoes if undone else None
            raise UsageError(
                f"Batch {batch} only brought batch {original} back.", remedy=f"Undo that: dumas undo --batch {original}"
            )
        raise UsageError(
            f"Batch {batch} is itself an undo, of batch {target.undoes}.",
            remedy=f"Bring that back with: dumas redo --batch {batch}",
        )
    if target.undone_by is not None:
        raise UsageError(
            f"Batch {batch} is undone already, by batch {target.undone_by}.",
            remedy="dumas history lists what has been written.",
        )
    return target


def _to_redo(connection: Connection, batch: int | None) -> history.Entry:
    if batch is None:
        target = history.last_to_redo(connection)
        if target is None:
            raise UsageError("There is no undo to take back.", remedy="dumas history lists what has been written.")
    else:
        target = _entry(connection, batch)
        if target.undoes is None and target.undone_by is not None:
            target = _entry(connection, target.undone_by)
        if target.undoes is None or target.undone_by is not None or history.is_redo(connection, target):
            raise UsageError(
                f"Batch {batch} is no undo that stands.", remedy="dumas history lists what has been written and undone."
            )
    written = history.written_since(connection, target.id)
    if written:
        raise DumasError(
            f"Batch {target.id} cannot be redone: {_named(written[0])} has written since.",
            remedy="Give the command itself once more; what is on file already stays as it is.",
        )
    later = [item for item in history.undone_since(connection, target.id) if item.id != target.id]
    if later:
        raise DumasError(
            f"Batch {target.id} cannot be redone yet: {_named(later[0])} came after it.",
            remedy=f"Redo that first: dumas redo --batch {later[0].id}",
        )
    return target


def _entry(connection: Connection, batch: int) -> history.Entry:
    found = history.entry(connection, batch)
    if found is None:
        raise UsageError(f"There is no batch {batch}.", remedy="dumas history lists the batches.")
    return found


# --------------------------------------------------------------------------- doing it


def _invert(office: Office, connection: Connection, target: history.Entry, what: str) -> tuple[Inversion, int]:
    number = history.log_change(connection, at=office.at, command=office.command, what=what, who=office.who)
    done = take_back(connection, target, change_id=number)
    if done.standing:
        raise _refused(target, done.standing)
    return done, number


def _refused(target: history.Entry, standing: Sequence[history.Entry]) -> DumasError:
    """``standing`` are the batches in the way, newest first."""
    batches = " and ".join(_named(item) for item in standing)
    stand = "stands" if len(standing) == 1 else "stand"
    first = ", then ".join(f"dumas undo --batch {item.id}" for item in standing)
    return DumasError(
        f"Batch {target.id} cannot be undone: {batches} {stand} on it.",
        remedy=f"Undo {'that' if len(standing) == 1 else 'those'} first: {first}",
    )


def _no_letter_spelt_as_taught(connection: Connection, target: history.Entry) -> None:
    """Refuse to forget a spelling by which a later import has found an agency."""
    taught = aliases.of_change(connection, target.id)
    if not taught:
        return
    users = {
        batch
        for written, _, batch in aliases.written_since(connection, target.id)
        if any(is_spelt(part, alias) for part in {written, *written.split(";")} for alias in taught)
    }
    if users:
        raise _refused(target, [_entry(connection, batch) for batch in sorted(users, reverse=True)])


def _named(item: history.Entry) -> str:
    return f"batch {item.id} ({mask_text(item.what)}, {item.at.day} {item.at:%B %Y})"


def _result(
    connection: Connection,
    original: history.Entry,
    target: history.Entry,
    done: Inversion,
    number: int | None,
) -> UndoResult:
    written = {*done.rows_removed, *done.rows_restored, *done.values}
    return UndoResult(
        is_redo=original is not target,
        batch=_batch(original),
        target=target.id,
        files=history.files_of(connection, original.id),
        tables=tuple(
            TakenBack(
                table, done.rows_removed.get(table, 0), done.rows_restored.get(table, 0), done.values.get(table, 0)
            )
            for table in TABLES
            if table in written
        ),
        removed=_some(done.removed),
        restored=_some(done.restored),
        changed=_some(done.changed),
        number=number,
        unchanged_since=history.unchanged_since(connection, original.id) if done.removed.count else (),
    )


def _some(named: Named) -> SomeComplaints:
    return SomeComplaints(named.count, named.labels)


# --------------------------------------------------------------------------- telling it


def _batch(item: history.Entry, rows: tuple[int, int, int, int, int] | None = None) -> Batch:
    return Batch(
        item.id, item.at, item.who, mask_text(item.what), mask_text(item.command), rows, item.undoes, item.undone_by
    )


def _kind(event: history.Event) -> str:
    if event.column == "":
        return "brought"
    if event.column == history.WHOLE_ROW:
        return "removed" if event.new is None else "restored"
    return "changed"


def _people(now: Complainant, events: Sequence[history.Event]) -> tuple[Complainant, ...]:
    """The complainant as now on file and with each value that was there before: all of it is to be masked."""
    found = [now]
    for event in events:
        if event.table == "complainants" and event.column in COMPLAINANT_FIELDS:
            found += [replace(now, **{event.column: value}) for value in (event.old, event.new) if value]
    return tuple(dict.fromkeys(found))


class _Shown:
    """Values as they may be printed: names for numbers, and masked unless they are to be shown."""

    def __init__(
        self, people: Sequence[Complainant], agencies: dict[str, str], places: dict[str, str], *, hidden: bool
    ) -> None:
        self._people = people
        self._names = {"agency_id": agencies, "place_code": places}
        self._hidden = hidden

    def text(self, text: str) -> str:
        for person in self._people:
            text = mask_text(text, person)
        return text

    def value(self, event: history.Event, value: str | None) -> str:
        if value is None or event.column == history.WHOLE_ROW:
            return ""
        words = self._names.get(event.column, {}).get(value, value)
        if not self._hidden:
            return words
        if event.table == "complainants":
            return mask_value(event.column, words)
        if event.column == "extra_json":  # of cells that no field claims, nobody has said what they are
            return MASK
        return mask_text(self.text(words))
