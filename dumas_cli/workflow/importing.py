"""Imports spreadsheets: rows, then their names resolved, then the database, all files in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dumas_cli.errors import DumasError, ProfileError, SetAsideError
from dumas_cli.privacy import mask_text, mask_value
from dumas_cli.records import Entry, KindBy, Problem
from dumas_cli.render.numbers import Lang
from dumas_cli.render.rejects import rejects_document
from dumas_cli.render.write import Form, write_document
from dumas_cli.results import ChangedValue, FileResult, ImportResult, SkippedSheet
from dumas_cli.sheets.intake import Chunk
from dumas_cli.sheets.profiles import Profile, read_profile
from dumas_cli.sheets.source import Source, open_source
from dumas_cli.store import history, register
from dumas_cli.store.connection import Connection
from dumas_cli.store.database import writing
from dumas_cli.store.writer import Change, Outcome, RegisterWriter, write_problems
from dumas_cli.workflow.names import Names, names_place
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.order import Disorder

SHOWN_VALUES = 1000  # changed values handed to the summary; every one of them is in the database
ROWS_A_BATCH = 1000

Progress = Callable[[str, int, int], None]  # file, rows done, rows expected


def import_files(
    office: Office,
    paths: Sequence[Path],
    *,
    profile: str | None = None,
    sheet: str | None = None,
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Import files in one transaction: after it all of them are in the database, or none.

    Registers go in before the files that are laid on them (agency responses), whatever the order
    given; results come in the order given. ``profile`` is the name of a profile or a TOML file.

    Raises SheetError and ProfileError for a file that cannot be read, SetAsideError with
    ``strict`` when any row was set aside: then nothing is kept.
    """
    profiles, chosen = _profiles(office, profile)
    sources = [open_source(path, profiles, profile=chosen, sheet=sheet) for path in paths]
    names = Names(office.reference)
    results: dict[int, FileResult] = {}
    with writing(office.db, create=True, dry_run=dry_run, references_checked=False) as connection:
        register.write_places(connection, names.places)
        files = ", ".join(source.file for source in sources)
        change_id = history.log_change(connection, at=office.at, command=office.command, what=f"import {files}")
        for index in sorted(range(len(sources)), key=lambda i: not sources[i].profile.adds_complaint):
            results[index] = _import_file(connection, change_id, sources[index], names, progress)
        aside = sum(result.set_aside for result in results.values())
        if strict and aside:
            raise SetAsideError(
                f"{aside} row{'s were' if aside != 1 else ' was'} set aside, so nothing was imported (--strict).",
                where=files,
                remedy="Run the import with --dry-run --rejects FILE.xlsx to see them, mend them, and import again.",
            )
    return ImportResult(tuple(results[index] for index in range(len(sources))), dry_run=dry_run)


@dataclass(slots=True)
class _Tally:
    """What became of one file's rows, as they go by."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    kinds: Counter[KindBy] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    values: list[ChangedValue] = field(default_factory=list)
    skipped_lines: int = 0
    warnings: list[str] = field(default_factory=list)


def _import_file(
    connection: Connection, change_id: int, source: Source, names: Names, progress: Progress | None
) -> FileResult:
    import_id = history.log_import(
        connection, change_id, file=source.file, sha256=source.sha256, profile=source.profile.name
    )
    writer = RegisterWriter(connection, import_id=import_id, change_id=change_id)
    tally = _Tally()
    disorder = Disorder()
    names.begin_file()
    for chunk in source.chunks(ROWS_A_BATCH):
        entries = _lay_plain(writer, names, chunk, tally, disorder)
        silent = [(e.source, e.register_year, e.number) for e in entries if not names_place(e)]
        written = writer.write(names.filings(entries, register.referrals_of(connection, silent)))
        for entry, outcome in zip(entries, written.outcomes, strict=True):
            if entry.reply is not None and outcome is not Outcome.SET_ASIDE:
                tally.kinds[entry.reply.kind_by] += 1
            if outcome is not Outcome.SET_ASIDE:
                disorder.look_at(entry)
        tally.outcomes.update(written.outcomes)
        tally.outcomes[Outcome.SET_ASIDE] += len(chunk.problems)
        tally.problems += [*chunk.problems, *written.problems]
        tally.values += [_masked(change) for change in written.changes[: SHOWN_VALUES - len(tally.values)]]
        tally.skipped_lines += chunk.counts.skipped
        tally.warnings += chunk.warnings
        if progress is not None:
            progress(source.file, sum(tally.outcomes.values()), source.row_estimate)
    tally.warnings += disorder.warnings()
    sheet_order = {note.name: number for number, note in enumerate(source.sheets)}
    tally.problems.sort(key=lambda problem: (sheet_order.get(problem.place.sheet, 0), problem.place.row))
    write_problems(connection, import_id, tally.problems)
    history.close_import(
        connection,
        import_id,
        new=tally.outcomes[Outcome.NEW],
        changed=tally.outcomes[Outcome.CHANGED],
        unchanged=tally.outcomes[Outcome.UNCHANGED],
        set_aside=tally.outcomes[Outcome.SET_ASIDE],
    )
    return _result(source, tally, names)


def _lay_plain(writer: RegisterWriter, names: Names, chunk: Chunk, tally: _Tally, disorder: Disorder) -> list[Entry]:
    """Lay the rows of a chunk that need no weighing, in bulk; gives the others, in the order of the sheet."""
    plain, left = chunk.plain, list(chunk.odd)
    if plain is None:
        return left
    same, known = writer.bulk.unchanged(plain)
    laid = [plain]
    if any(known):
        left += [plain.entry(index) for index in range(len(plain)) if known[index] and not same[index]]
        laid = [plain.pick(same)]
        plain = plain.pick([not one for one in known])
        tally.outcomes[Outcome.UNCHANGED] += sum(same)
        laid.append(plain)
    if len(plain):
        new = writer.bulk.insert(names.plain_filings(plain))
        tally.outcomes[Outcome.NEW] += sum(new)
        if not all(new):
            left += [plain.entry(index) for index, one in enumerate(new) if not one]
            laid[-1] = plain.pick(new)
    for rows in laid:
        disorder.look_at_all(rows)
        if "reply_by" in rows.columns:
            tally.kinds.update(KindBy(by) for by in rows.columns["reply_by"] if by is not None)
    return sorted(left, key=lambda entry: entry.place.row)


def write_rejects(result: ImportResult, path: Path, *, lang: Lang) -> ImportResult:
    """Write the rows set aside into a workbook to be mended, unmasked and readable by its owner only.

    The result says where they are. Nothing is written where no row was set aside.
    """
    problems = [problem for file in result.files for problem in file.problems]
    if not problems:
        return result
    headings = {(file.file, sheet): texts for file in result.files for sheet, texts in file.headings.items()}
    try:
        write_document(
            rejects_document(problems, lang=lang, headings=headings), path, form=Form.XLSX, lang=lang, mode=0o600
        )
    except DumasError as error:
        done = "The import was tried" if result.dry_run else "The import is done"
        raise type(error)(
            f"{done}, but the rows set aside could not be written: {error.what}",
            where=error.where,
            remedy=error.remedy,
        ) from error
    return replace(result, rejects_file=str(path))


def _masked(change: Change) -> ChangedValue:
    """The change as it may be printed: personal fields masked whole, others without what tells who complains."""
    values = []
    for text in (change.old, change.new):
        for person in change.people:
            text = mask_text(text, person)
        values.append(mask_value(change.field, text or ""))
    return ChangedValue(change.label, change.field, *values)


def _profiles(office: Office, profile: str | None) -> tuple[list[Profile], str | None]:
    """All shipped and own profiles, and the name of the one that was asked for."""
    profiles = [read_profile(text, name=name, where=where) for name, text, where in office.reference.profiles_texts()]
    if profile is None:
        return profiles, None
    if profile in {known.name for known in profiles}:
        return profiles, profile
    path = Path(profile)
    if path.suffix.lower() != ".toml" or not path.is_file():
        raise ProfileError(
            f'There is no import profile "{profile}".',
            remedy=f"Choose {', '.join(sorted(known.name for known in profiles))}, or name a profile file (.toml).",
        )
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            "The profile cannot be read.", where=str(path), remedy="Save it as a text file in UTF-8."
        ) from error
    own = read_profile(text, name=path.stem, where=str(path))
    return [own], own.name


def _result(source: Source, tally: _Tally, names: Names) -> FileResult:
    outcomes = tally.outcomes
    return FileResult(
        file=source.file,
        sha256=source.sha256,
        profile=source.profile.name,
        read=outcomes.total(),
        new=outcomes[Outcome.NEW],
        changed=outcomes[Outcome.CHANGED],
        unchanged=outcomes[Outcome.UNCHANGED],
        set_aside=outcomes[Outcome.SET_ASIDE],
        skipped_lines=tally.skipped_lines,
        sheets_used=tuple(note.name for note in source.sheets if note.used),
        sheets_skipped=tuple(SkippedSheet(note.name, note.reason) for note in source.sheets if not note.used),
        unclaimed=tuple(("", heading) for heading in source.unclaimed),
        reply_kinds=dict(tally.kinds),
        open_names=names.open_names(),
        match=source.match,
        warnings=tuple(tally.warnings),
        headings={sheet.name: heading.texts for sheet, heading in source.tables},
        problems=tuple(tally.problems),
        changed_values=tuple(tally.values),
    )
