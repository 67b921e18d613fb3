"""Lays one opened file on the database, chunk by chunk, and keeps count of what became of its rows."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from dumas_cli.labels import label_of
from dumas_cli.packed_row import PackedRow
from dumas_cli.plain_rows import PlainRows
from dumas_cli.privacy import mask_text, mask_value
from dumas_cli.records import CellPlace, Entry, KindBy, Problem
from dumas_cli.results import ChangedValue, RowDiff
from dumas_cli.sheets.intake import Chunk
from dumas_cli.sheets.source import Source
from dumas_cli.store import register
from dumas_cli.store.connection import Connection
from dumas_cli.store.filing import Filing
from dumas_cli.store.problems import Handed, Key
from dumas_cli.store.writer import RegisterWriter
from dumas_cli.store.written import Change, Outcome, Written
from dumas_cli.workflow.doubts import DAYS, UNSENT, Doubts
from dumas_cli.workflow.names import Names, names_place

SHOWN_VALUES = 1000  # changed values handed to the summary; every one of them is in the database
ROWS_A_CHUNK = 1000
CHUNKS_A_SEARCH = 20  # after so many, garbage in cycles is searched for

Progress = Callable[[str, int, int], None]  # file, rows done, rows expected


@dataclass(slots=True)
class Laid:
    """What became of one file's rows. ``first_day`` and ``last_day`` are of the complaints received, as ISO text.

    ``taken`` are the problems (by number) whose rows came mended and were accepted, ``again`` those set aside anew,
    each with the row as it was handed back.
    ``brought`` are the complaints of which a row brought news, as far as ``watched`` asked for them. ``merged`` are
    rows that say what an earlier row of the file has said.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    merged: int = 0
    kinds: Counter[KindBy] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    keys: list[Key | None] = field(default_factory=list)
    waiting: dict[int, Entry] = field(default_factory=dict)
    values: list[ChangedValue] = field(default_factory=list)
    kept: list[ChangedValue] = field(default_factory=list)
    kept_count: int = 0
    diff: list[RowDiff] = field(default_factory=list)
    skipped_lines: int = 0
    warnings: list[str] = field(default_factory=list)
    first_day: str = ""
    last_day: str = ""
    taken: dict[int, Handed] = field(default_factory=dict)
    again: dict[int, Handed] = field(default_factory=dict)
    brought: set[Key] = field(default_factory=set)

    def add_problem(self, problem: Problem, key: Key | None) -> None:
        """One more row set aside; there may be very many."""
        self.problems.append(replace(problem, row=PackedRow(problem.row)))
        self.keys.append(key)


def lay_file(
    connection: Connection,
    source: Source,
    names: Names,
    writer: RegisterWriter,
    *,
    seed: str,
    as_of: date | None,
    watched: frozenset[Key] | set[Key],
    with_diff: bool,
    progress: Progress | None,
) -> Laid:
    """Lay the rows of a file on the database.

    ``seed`` is what else than a row decides what it does; after ``as_of`` lies the future. ``watched`` are complaints
    with open problems. With ``with_diff`` each row that is new or changed is told of.
    """
    laid = Laid()
    doubts = Doubts(as_of)
    names.begin_file()
    held: list[Filing] = []
    with _garbage_left():
        for number, chunk in enumerate(source.chunks(ROWS_A_CHUNK, seed=seed), start=1):
            entries = _lay_plain(writer, names, chunk, laid, doubts, watched, with_diff=with_diff)
            silent = [_key(entry) for entry in entries if not names_place(entry)]
            written = writer.write(names.filings(entries, register.referrals_of(connection, silent)))
            _note(written, laid, doubts, watched, with_diff=with_diff)
            held += written.held
            for problem, key, mended in zip(chunk.problems, chunk.problem_keys, chunk.problem_numbers, strict=True):
                laid.add_problem(problem, key)
                laid.again.update(dict.fromkeys(mended, (key, problem.row)))
            laid.outcomes[Outcome.SET_ASIDE] += len(chunk.problems)
            laid.skipped_lines += chunk.counts.skipped
            laid.warnings += chunk.warnings
            if progress is not None:
                progress(source.file, sum(laid.outcomes.values()), source.row_estimate)
            if number % CHUNKS_A_SEARCH == 0:
                gc.collect(1)
        for start in range(0, len(held), ROWS_A_CHUNK):
            written = writer.write(held[start : start + ROWS_A_CHUNK], are_last=True)
            _note(written, laid, doubts, watched, with_diff=with_diff)
    laid.warnings += [*doubts.warnings(), *names.warnings()]
    return laid


def masked(change: Change) -> ChangedValue:
    """The change as it may be printed: personal fields masked whole, others without what tells who complains."""
    values = []
    for text in (change.old, change.new):
        for person in change.people:
            text = mask_text(text, person)
        values.append(mask_value(change.field, text or ""))
    return ChangedValue(change.label, change.field, *values)


# --------------------------------------------------------------------------- helpers


@contextmanager
def _garbage_left() -> Iterator[None]:
    """No search for cycles among the cells of each chunk, which dozens of searches would walk through."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _lay_plain(
    writer: RegisterWriter,
    names: Names,
    chunk: Chunk,
    laid: Laid,
    doubts: Doubts,
    watched: frozenset[Key] | set[Key],
    *,
    with_diff: bool,
) -> list[Entry]:
    """Lay the rows of a chunk that need no weighing, in bulk; gives the others, in the order of the sheet."""
    plain, left = chunk.plain, list(chunk.odd)
    if plain is None:
        return left
    found = writer.bulk.unchanged(plain)
    same, known = found.same, found.known
    laid.merged += found.merged
    done: list[tuple[PlainRows, Outcome]] = []
    if any(known):
        left += [plain.entry(index) for index in range(len(plain)) if known[index] and not same[index]]
        done.append((plain.pick(same, _LOOKED_AT), Outcome.UNCHANGED))
        plain = plain.pick([not one for one in known])
    if len(plain):
        new = writer.bulk.insert(names.plain_filings(plain))
        names.settle(new)
        if not all(new):
            left += [plain.entry(index) for index, one in enumerate(new) if not one]
            plain = plain.pick(new)
        done.append((plain, Outcome.NEW))
    for rows, outcome in done:
        laid.outcomes[outcome] += len(rows)
        doubts.look_at_all(rows)
        _reach(laid, rows.columns.get("received_on", ()))
        if "reply_by" in rows.columns:
            for by, count in Counter(rows.columns["reply_by"]).items():
                if by is not None:
                    laid.kinds[KindBy(by)] += count
        if "problem" in rows.columns:
            for index, number in enumerate(rows.columns["problem"]):
                if number and number.isdecimal():
                    laid.taken[int(number)] = (rows.source, *rows.keys[index]), rows.entry(index).row
        if watched and outcome is not Outcome.UNCHANGED:
            laid.brought.update(watched.intersection((rows.source, year, number) for year, number in rows.keys))
        if with_diff and outcome is not Outcome.UNCHANGED:
            laid.diff += [
                RowDiff(outcome.value, label_of(rows.source, *key), str(CellPlace("", rows.sheet, row)).strip(", "))
                for key, row in zip(rows.keys, rows.rows, strict=True)
            ]
    return sorted(left, key=lambda entry: entry.place.row)


def _note(
    written: Written,
    laid: Laid,
    doubts: Doubts,
    watched: frozenset[Key] | set[Key],
    *,
    with_diff: bool,
) -> None:
    """Count what became of the rows that were weighed one by one."""
    laid.outcomes.update(written.outcomes)
    laid.merged += written.merged
    refused = iter(enumerate(written.problems))
    changes = iter(written.changes)
    for entry, outcome, values in zip(written.entries, written.outcomes, written.values, strict=True):
        own = list(islice(changes, values))
        number = int(entry.problem) if entry.problem and entry.problem.isdecimal() else None
        if outcome is Outcome.SET_ASIDE:
            at, problem = next(refused)
            if at in written.waiting:
                laid.waiting[len(laid.problems)] = entry
            laid.add_problem(problem, _key(entry))
            if number is not None:
                laid.again[number] = _key(entry), entry.row
            continue
        if number is not None:
            laid.taken[number] = _key(entry), entry.row
        if entry.reply is not None:
            laid.kinds[entry.reply.kind_by] += 1
        doubts.look_at(entry)
        if entry.received_on is not None and entry.adds_complaint:
            _reach(laid, (entry.received_on.isoformat(),))
        if outcome is not Outcome.UNCHANGED:
            laid.brought.update(watched & {_key(entry)})
            if with_diff:
                place = CellPlace("", entry.place.sheet, entry.place.row)
                told = tuple(map(masked, own))
                laid.diff.append(RowDiff(outcome.value, label_of(*_key(entry)), str(place).strip(", "), told))
    laid.kept_count += len(written.kept)
    if not with_diff:
        laid.values += map(masked, written.changes[: max(SHOWN_VALUES - len(laid.values), 0)])
    room = len(written.kept) if with_diff else max(SHOWN_VALUES - len(laid.kept), 0)
    laid.kept += map(masked, written.kept[:room])


# What is counted and doubted of rows that change nothing.
_LOOKED_AT = frozenset({*DAYS, UNSENT, "reply_by", "problem"})


def _key(entry: Entry) -> Key:
    return entry.source, entry.register_year, entry.number


def _reach(laid: Laid, days: Sequence[str | None]) -> None:
    """Widen the period of the complaints received."""
    told = list(filter(None, days))
    if told:
        first, last = min(told), max(told)
        laid.first_day = min(laid.first_day or first, first)
        laid.last_day = max(laid.last_day, last)
