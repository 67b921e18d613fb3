"""What commands wrote, where a complaint's values came from, and what an undo takes back, as documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import BLANK, EXACT, count_cell, exact_cell, text_cell
from dumas_cli.render.importing import LONG, field_text, value_text
from dumas_cli.render.numbers import Lang, count_text
from dumas_cli.render.words import knows, say, say_count
from dumas_cli.results import Batch, ComplaintHistory, History, SomeComplaints, UndoResult, ValueEvent


def history_document(history: History, *, lang: Lang, zone: tzinfo) -> Document:
    """The batches in the order given, with the rows that their files brought; ``zone`` is that of the times printed."""
    shown, total = len(history.batches), history.total
    notes: tuple[str, ...] = (say(lang, "n_history"),)
    if not total:
        notes = (say(lang, "history_none"),)
    elif shown < total:
        notes = (say(lang, "limit", shown=count_text(shown, lang), total=count_text(total, lang)), *notes)
    columns = (
        *_batch_columns(lang)[:3],
        *(Column(name, say(lang, f"h_{name}"), "integer") for name in _COUNTS),
        Column("standing", say(lang, "h_standing"), "text" if any(b.undone_by for b in history.batches) else EXACT),
        *_batch_columns(lang)[3:],
    )
    rows = []
    for batch in history.batches:
        cells = _batch_cells(batch, zone)
        counts = tuple(count_cell(n, lang) for n in batch.rows[1:]) if batch.rows else (BLANK,) * len(_COUNTS)
        rows.append((*cells[:3], *counts, _standing(batch, lang), *cells[3:]))
    return Document(
        title=say(lang, "history_title"),
        tables=(Table("batches", "", columns, tuple(rows)),) if rows else (),
        notes=notes,
        facts={"batches": total},
    )


def complaint_history_document(history: ComplaintHistory, *, lang: Lang, zone: tzinfo) -> Document:
    """What brought a complaint and its letters, and each change of a value since, with the batches that did it."""
    columns = (
        Column("batch", say(lang, "h_batch"), "integer"),
        Column("event", say(lang, "h_event")),
        Column("field", say(lang, "h_field")),
        Column("before", say(lang, "h_before")),
        Column("after", say(lang, "h_after")),
        Column("letter", say(lang, "h_letter"), below=True),
    )
    batches = sorted({event.batch.number: event.batch for event in history.events}.items())
    return Document(
        title=say(lang, "values_title", label=history.label),
        tables=(
            Table("values", "", columns, tuple(_event(event, lang) for event in history.events)),
            Table(
                "batches",
                say(lang, "t_batches"),
                _batch_columns(lang),
                tuple(_batch_cells(batch, zone) for _, batch in batches),
            ),
        ),
        notes=(say(lang, "n_revealed" if history.revealed else "n_masked"),),
        facts={"number": history.label},
    )


def undo_document(result: UndoResult, *, lang: Lang, zone: tzinfo) -> Document:
    """What an undo or a redo did; what it would do, where it was only previewed."""
    kind = "redo" if result.is_redo else "undo"
    batch = result.batch
    fields = {"what": batch.what, "when": _when(batch.at, zone), "who": batch.who}
    columns = (
        Column("table", say(lang, "h_table")),
        *(
            Column(name, say(lang, heading), "integer" if any(counts) else EXACT)
            for name, heading, counts in (
                ("removed", "h_rows_removed", [item.removed for item in result.tables]),
                ("restored", "h_rows_restored", [item.restored for item in result.tables]),
                ("values", "h_values_restored", [item.values for item in result.tables]),
            )
        ),
    )
    rows = tuple(
        (
            text_cell(item.table, say(lang, f"table_{item.table}") if knows(f"table_{item.table}") else item.table),
            *(count_cell(n, lang) for n in (item.removed, item.restored, item.values)),
        )
        for item in result.tables
    )
    notes = []
    if not rows:
        notes.append(say(lang, "undo_nothing"))
    if result.unchanged_since and not result.is_redo:
        notes.append(say(lang, "n_unchanged_since", files=", ".join(result.unchanged_since)))
    if result.number is not None and not result.is_redo:
        files = ", ".join(result.files)
        notes.append(say(lang, "n_redo_files", files=files) if files else say(lang, "n_redo"))
    return Document(
        title=say(lang, f"{kind}_title" if result.number is not None else f"{kind}_title_dry", batch=str(batch.number)),
        headline=(say(lang, "undo_of" if batch.who else "undo_of_nobody", **fields), *_complaints(result, lang)),
        tables=(Table("taken_back", "", columns, rows),) if rows else (),
        notes=tuple(notes),
        facts={"batch": batch.number, "undone": result.target, "by": result.number},
    )


_COUNTS = ("new", "changed", "unchanged", "set_aside")


def _batch_columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column("batch", say(lang, "h_batch"), "integer"),
        Column("at", say(lang, "h_when")),
        Column("who", say(lang, "h_who")),
        Column("what", say(lang, "h_what"), below=True),
        Column("command", "", EXACT),
        Column("undoes", "", EXACT),
        Column("undone_by", "", EXACT),
    )


def _batch_cells(batch: Batch, zone: tzinfo) -> tuple[Cell, ...]:
    return (
        Cell(batch.number, str(batch.number)),
        text_cell(batch.at.astimezone(UTC).isoformat(timespec="seconds"), _when(batch.at, zone)),
        text_cell(batch.who),
        text_cell(batch.what),
        exact_cell(batch.command),
        exact_cell(batch.undoes),
        exact_cell(batch.undone_by),
    )


def _when(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _standing(batch: Batch, lang: Lang) -> Cell:
    if batch.undone_by is None:
        return text_cell("")
    by = str(batch.undone_by)
    return text_cell(by, say(lang, "stands_undone" if batch.undoes is None else "stands_redone", batch=by))


def _event(event: ValueEvent, lang: Lang) -> tuple[Cell, ...]:
    thing = say(lang, f"thing_{event.table}") if knows(f"thing_{event.table}") else event.table
    words = say(lang, f"did_{event.kind}", thing=thing)
    name = f"{event.table}.{event.field}" if event.field else ""
    is_change = event.kind == "changed"
    return (
        Cell(event.batch.number, str(event.batch.number)),
        text_cell(event.kind, words[:1].upper() + words[1:]),
        text_cell(name, field_text(name, lang)) if name else text_cell(""),
        _value(name, event.before, lang) if is_change else text_cell(""),
        _value(name, event.after, lang) if is_change else text_cell(""),
        text_cell(event.letter),
    )


def _value(name: str, value: str, lang: Lang) -> Cell:
    if not value:
        return Cell("", say(lang, "nothing"))
    words = value_text(name, value, lang)
    return text_cell(value, words if len(words) <= LONG else f"{words[:LONG].rstrip()}…")


def _complaints(result: UndoResult, lang: Lang) -> Iterator[str]:
    for key, some in (
        ("removed_complaints", result.removed),
        ("restored_complaints", result.restored),
        ("changed_complaints", result.changed),
    ):
        if some.count:
            yield say_count(lang, key, some.count, labels=_labels(some, lang))


def _labels(some: SomeComplaints, lang: Lang) -> str:
    labels = ", ".join(some.labels)
    more = some.count - len(some.labels)
    return say(lang, "and_more", labels=labels, n=count_text(more, lang)) if more else labels
