"""Imports spreadsheets: rows, then their names resolved, then the database, all files in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from dumas_cli import __version__
from dumas_cli.errors import DumasError, SetAsideError
from dumas_cli.records import Problem
from dumas_cli.render.numbers import Lang
from dumas_cli.render.rejects import problem_number_headings, rejects_document
from dumas_cli.render.write import Form, write_document
from dumas_cli.results import FileResult, ImportResult, MissingComplaints, RowDiff, SkippedSheet
from dumas_cli.sheets.drift import drift, sentences
from dumas_cli.sheets.profiles import Profile, heading_key
from dumas_cli.sheets.source import Source, digest
from dumas_cli.store import aliases, history, imports, problems, register, waiting
from dumas_cli.store.connection import Connection
from dumas_cli.store.database import reading, writing
from dumas_cli.store.seen import Seen
from dumas_cli.store.writer import RegisterWriter
from dumas_cli.store.written import Outcome
from dumas_cli.workflow.laying import Laid, Progress, lay_file
from dumas_cli.workflow.names import Names
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.opening import ImportOptions, hands_back, open_parts, problems_handed_back, profiles_for

NAMED = 20  # complaints missing from a file that are named; all are counted
OTHER_CELLS = 2  # a row of the same complaint that differs in no more cells is the same row, written otherwise

Place = tuple[int, int]  # of a file among those named, and of its part: a workbook of rejects may have several

__all__ = ["ImportOptions", "Progress", "import_files", "write_rejects"]


def import_files(
    office: Office,
    paths: Sequence[Path],
    options: ImportOptions | None = None,
    *,
    dry_run: bool = False,
    strict: bool = False,
    with_diff: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Import files in one transaction: after it all of them are in the database, or none.

    Registers go in before the files that are laid on them (agency responses), whatever the order
    given; results come in the order given. A file of which these very bytes were imported in the same way, and not
    undone since, is not read at all. With ``with_diff`` each row that is new or changed is told of.

    Raises SheetError and ProfileError for a file that cannot be read, SetAsideError with
    ``strict`` when any row was set aside: then nothing is kept.
    """
    options = options or ImportOptions()
    profiles, asked = profiles_for(office, options.profile)
    job = _Job(office, options, asked, with_diff=with_diff, progress=progress)
    done = job.already_done(paths, profiles)
    sources = {
        (index, part): source
        for index, path in enumerate(paths)
        if index not in done
        for part, source in enumerate(open_parts(office.db, path, profiles, asked, options))
    }
    results = {(index, 0): result for index, result in done.items()}
    if sources:
        with writing(office.db, create=True, dry_run=dry_run, references_checked=False) as connection:
            results.update(job.lay(connection, sources, profiles))
            _refuse_set_aside(list(results.values()), strict=strict)
    else:
        _refuse_set_aside(list(results.values()), strict=strict)
    files = [results[place] for place in sorted(results)]
    if dry_run:  # the numbers of problems that were not kept will be given to others
        files = [
            file if file.already else replace(file, problems=tuple(replace(one, id=None) for one in file.problems))
            for file in files
        ]
    return ImportResult(tuple(files), dry_run=dry_run, with_diff=with_diff)


def write_rejects(result: ImportResult, path: Path, *, lang: Lang) -> ImportResult:
    """Write the rows set aside into a workbook to be mended, unmasked and readable by its owner only.

    The result says where they are. Nothing is written where no row was set aside.
    """
    found, headings = _by_layout(result.files)
    if not found:
        return result
    try:
        write_document(
            rejects_document(found, lang=lang, headings=headings), path, form=Form.XLSX, lang=lang, mode=0o600
        )
    except DumasError as error:
        done = "The import was tried" if result.dry_run else "The import is done"
        raise type(error)(
            f"{done}, but the rows set aside could not be written: {error.what}",
            where=error.where,
            remedy=error.remedy,
        ) from error
    return replace(result, rejects_file=str(path))


# --------------------------------------------------------------------------- helpers


def _by_layout(files: Sequence[FileResult]) -> tuple[list[Problem], dict[tuple[str, str], Sequence[str]]]:
    """The rows set aside, and the headings by file and sheet; files of one name and other headings are told apart."""
    found: list[Problem] = []
    headings: dict[tuple[str, str], Sequence[str]] = {}
    for number, file in enumerate(files, start=1):
        for problem in file.problems:
            place, texts = problem.place, file.headings.get(problem.place.sheet, ())
            if headings.setdefault((place.file, place.sheet), texts) != texts:
                place = replace(place, file=f"{place.file} ({number})")
                headings[place.file, place.sheet] = texts
            found.append(replace(problem, place=place))
    return found, headings


class _Job:
    """One import command: what all its files share."""

    def __init__(
        self,
        office: Office,
        options: ImportOptions,
        asked: str | None,
        *,
        with_diff: bool,
        progress: Progress | None,
    ) -> None:
        self.office = office
        self.options = options
        self.asked = asked
        self.with_diff = with_diff
        self.progress = progress
        self._way = ""
        self._seed = ""

    def already_done(self, paths: Sequence[Path], profiles: Sequence[Profile]) -> dict[int, FileResult]:
        """The files of which an import of the same bytes in the same way stands, by their place among ``paths``."""
        if not self.office.db.exists() or self.office.db.stat().st_size == 0:
            return {}
        found: dict[int, FileResult] = {}
        with reading(self.office.db) as connection:
            way = self._options(connection, profiles)
            for index, path in enumerate(paths):
                if not path.is_file():
                    continue
                sha256, _ = digest(path)
                same = imports.same_file(connection, sha256=sha256, options=way)
                if same is not None:
                    found[index] = FileResult(
                        problems=tuple(
                            one.problem
                            for one in problems.listing(connection, batch=same.batch)
                            if one.import_id in same.import_ids
                        ),
                        headings={
                            sheet: tuple(texts)
                            for told in problems.headings(connection, same.import_ids).values()
                            for sheet, texts in told.items()
                        },
                        file=path.name,
                        sha256=sha256,
                        profile=same.profile,
                        read=same.rows_read,
                        new=0,
                        changed=0,
                        unchanged=same.rows_read - same.set_aside,
                        set_aside=same.set_aside,
                        already=same.batch,
                    )
        return found

    def lay(
        self, connection: Connection, sources: Mapping[Place, Source], profiles: Sequence[Profile]
    ) -> dict[Place, FileResult]:
        """Lay the files on the database, registers first; then what waited for them."""
        way = self._options(connection, profiles)
        names = Names(self.office.reference, aliases.taught(connection))
        register.write_places(connection, names.places)
        files = ", ".join(source.file for source in sources.values())
        office = self.office
        change_id = history.log_change(
            connection, at=office.at, command=office.command, what=f"import {files}", who=office.who
        )
        results: dict[Place, FileResult] = {}
        highest = imports.newest_complaint(connection)
        spoken: dict[Place, _Spoken] = {}
        brings: tuple[Place, int] | None = None  # the place and the import of the last file that brought complaints
        for index in sorted(sources, key=lambda i: not sources[i].profile.adds_complaint):
            source = sources[index]
            exported_on = source.exported_on or self.options.exported_on
            if exported_on is None and hands_back(source):
                # A row that comes mended is as old as the export that it comes from.
                exported_on = imports.oldest_export_of(connection, problems_handed_back(source))
            import_id = history.log_import(
                connection,
                change_id,
                file=source.file,
                sha256=source.sha256,
                profile=source.profile.name,
                size_bytes=source.size_bytes,
                options=way,
                exported_on=exported_on,
                headings={sheet.name: heading.texts for sheet, heading in source.tables},
            )
            results[index], spoken[index] = self._file(connection, change_id, import_id, source, names, exported_on)
            if source.profile.adds_complaint:
                brings = index, import_id
        if brings is not None:
            index, import_id = brings
            attached = _attach(connection, change_id, import_id, names)
            results[index] = replace(results[index], attached=attached)
        for index, one in spoken.items():
            if one.period is not None and highest:
                results[index] = self._with_missing(connection, results[index], one, spoken.values(), highest)
        return results

    def _file(
        self,
        connection: Connection,
        change_id: int,
        import_id: int,
        source: Source,
        names: Names,
        exported_on: date | None,
    ) -> tuple[FileResult, _Spoken]:
        profile, options = source.profile, self.options
        drifted = _drift(connection, source, import_id)
        older = None if options.force_older else exported_on
        writer = RegisterWriter(
            connection,
            import_id=import_id,
            change_id=change_id,
            newer=imports.newer_exports(connection, source=profile.source, exported_on=older),
            erased_fields=_fields(source) if options.blanks_erase else (),
            columns={sheet.name: heading.columns for sheet, heading in source.tables},
        )
        open_problems = problems.open_by_number(connection)
        laid = lay_file(
            connection,
            source,
            names,
            writer,
            seed=self._seed,
            as_of=options.as_of,
            watched=set(open_problems),
            with_diff=self.with_diff,
            progress=self.progress,
        )
        laid.warnings[:0] = [*source.warnings, *self._other_day(source), *self._day_to_come(exported_on), *drifted]
        if (stated := source.stated_rows) is not None and not _is_as_stated(stated, laid, len(writer.seen)):
            rows = "1 row" if stated == 1 else f"{stated} rows"
            read = laid.outcomes.total()
            laid.warnings.append(f"The file states {rows}, but {read} {'was' if read == 1 else 'were'} read.")
        _sort_problems(laid, source)
        kept = _keep_problems(connection, change_id, import_id, laid, open_problems)
        imports.keep_seen(connection, import_id, writer.seen, exported_on)
        outcomes = laid.outcomes
        history.close_import(
            connection,
            import_id,
            new=outcomes[Outcome.NEW],
            changed=outcomes[Outcome.CHANGED],
            unchanged=outcomes[Outcome.UNCHANGED],
            set_aside=outcomes[Outcome.SET_ASIDE],
        )
        seen = writer.seen
        also = {key[1:] for key in laid.keys if key is not None}
        whole = profile.adds_complaint and not hands_back(source) and laid.first_day
        spoken = _Spoken(profile.source, (laid.first_day, laid.last_day) if whole else None, seen, also)
        return _result(source, laid, names, kept, exported_on), spoken

    def _other_day(self, source: Source) -> list[str]:
        """The file's own word for the day of the export goes before the command line's."""
        told, asked = source.exported_on, self.options.exported_on
        if told is None or asked is None or told == asked:
            return []
        return [f"The file says itself that it is of {told:%d/%m/%Y}: --exported-on {asked} is not used."]

    def _day_to_come(self, exported_on: date | None) -> list[str]:
        """A day that is yet to come is a slip of the pen, and would hold back every later file."""
        as_of = self.options.as_of
        if exported_on is None or as_of is None or exported_on <= as_of:
            return []
        told = (
            f"The export is dated {exported_on:%d/%m/%Y}, after {as_of:%d/%m/%Y}: files of an earlier day will"
            " change nothing that it says. If that day is wrong, undo the import."
        )
        return [told]

    def _with_missing(
        self, connection: Connection, result: FileResult, one: _Spoken, of_all: Iterable[_Spoken], highest: int
    ) -> FileResult:
        """The result with the complaints on file that neither this file nor another of the command speaks of."""
        assert one.period is not None  # noqa: S101 - asked only of files that have one
        same = [other for other in of_all if other.source == one.source]
        seen, also = Seen(), set[tuple[int, str]]()
        for other in same:
            seen |= other.seen
            also |= other.also
        found = imports.missing(
            connection,
            source=one.source,
            period=one.period,
            up_to=highest,
            seen=seen,
            also=also,
            named=highest if self.with_diff else NAMED,
        )
        if not found.count:
            return result
        missing = MissingComplaints(found.count, found.labels, found.first_day, found.last_day)
        gone = tuple(RowDiff("missing", label) for label in missing.labels) if self.with_diff else ()
        return replace(result, missing=missing, diff=(*result.diff, *gone))

    def _options(self, connection: Connection, profiles: Sequence[Profile]) -> str:
        """What else than a file's bytes decides what they do to the database, as a short text that is equal or not."""
        if not self._way:
            options, reference = self.options, self.office.reference
            told = [
                __version__,
                *(reference.text(name) for name in reference.names() if name.endswith(".csv")),
                repr(sorted(aliases.taught(connection).items())),
                repr(options.blanks_erase),
            ]
            # What decides what a row does once it has been read. The profile has a part in each row's hash anyway.
            self._seed = _digest(told)
            told = [
                self._seed,
                self.asked or "",
                options.sheet or "",
                repr(sorted(options.mapping.items())),
                repr((options.date_order, options.keep_extra, options.exported_on, options.force_older)),
                *(f"{profile.name} {profile.digest}" for profile in profiles),
            ]
            # In words, for the rows set aside: when they come mended, they are read in the same way.
            words = {
                "mapping": dict(sorted(options.mapping.items())),
                "date_order": options.date_order,
                "keep_extra": options.keep_extra,
            }
            self._way = f"{_digest(told)} {json.dumps(words, ensure_ascii=False)}"
        return self._way


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Of which complaints of a source a file has spoken: those on file, and register years and numbers set aside.

    ``period`` is from the first to the last day of receipt, as ISO text; None for a file that is no whole register.
    """

    source: str
    period: tuple[str, str] | None
    seen: Seen
    also: set[tuple[int, str]]


def _digest(told: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:32]


def _refuse_set_aside(results: Sequence[FileResult], *, strict: bool) -> None:
    aside = sum(result.set_aside for result in results)
    if strict and aside:
        raise SetAsideError(
            f"{aside} row{'s were' if aside != 1 else ' was'} set aside, so nothing was imported (--strict).",
            where=", ".join(result.file for result in results),
            remedy="Run the import with --dry-run --rejects FILE.xlsx to see them, mend them, and import again.",
        )


def _fields(source: Source) -> set[str]:
    """The fields that the file has a column for."""
    return {name for _, heading in source.tables for name in heading.columns}


def _drift(connection: Connection, source: Source, import_id: int) -> list[str]:
    """What is new, missing or renamed among the headings since the last import with this profile."""
    handed_back = {heading_key(text) for text in problem_number_headings()}
    for before in imports.last_headings(connection, profile=source.profile.name, before=import_id):
        if not any(heading_key(text) in handed_back for texts in before.values() for text in texts):
            break
    else:
        return []
    was = list(dict.fromkeys(text for texts in before.values() for text in texts if text))
    now = list(dict.fromkeys(text for _, heading in source.tables for text in heading.texts if text))
    if hands_back(source):
        return []  # its columns are not those of an export
    return list(sentences(drift(was, now, source.profile), source.profile))


def _is_as_stated(stated: int, laid: Laid, complaints: int) -> bool:
    """Whether a count stated above the table is that of its rows, or of its complaints (of rows set aside or not)."""
    return stated == laid.outcomes.total() or complaints <= stated <= complaints + laid.outcomes[Outcome.SET_ASIDE]


def _sort_problems(laid: Laid, source: Source) -> None:
    """In the order of the file."""
    sheets = {note.name: number for number, note in enumerate(source.sheets)}
    places = [(sheets.get(problem.place.sheet, 0), problem.place.row) for problem in laid.problems]
    order = sorted(range(len(places)), key=places.__getitem__)
    new_place = {old: new for new, old in enumerate(order)}
    laid.problems = [laid.problems[index] for index in order]
    laid.keys = [laid.keys[index] for index in order]
    laid.waiting = {new_place[index]: entry for index, entry in laid.waiting.items()}


def _keep_problems(
    connection: Connection,
    change_id: int,
    import_id: int,
    laid: Laid,
    open_problems: Mapping[problems.Key, Sequence[int]],
) -> tuple[list[Problem], int, int]:
    """Keep the rows set aside, let replies wait, and close the open problems that this file has settled.

    Gives the problems with their numbers, and how many were closed: as mended or accepted, and as set aside anew.
    """
    taken = problems.open_of_rows(connection, laid.taken)
    again = problems.open_of_rows(connection, laid.again)
    again |= problems.same_rows(connection, laid.problems)
    again |= _nearly_the_same(connection, laid, open_problems) - taken
    again |= waiting.same_entries(connection, laid.waiting.values())
    accepted = {number for key in laid.brought for number in open_problems.get(key, ())} - taken - again
    accepted -= waiting.problem_ids(connection)  # these are attached, or go on waiting
    ids = problems.add(connection, import_id, laid.problems, laid.keys)
    waiting.add(connection, import_id, ((ids[index], entry) for index, entry in sorted(laid.waiting.items())))
    closed = problems.close(connection, taken, change_id=change_id, how="mended")
    closed += problems.close(connection, accepted, change_id=change_id, how="accepted")
    anew = problems.close(connection, again, change_id=change_id, how="again")
    waiting.drop(connection, taken | accepted | again, change_id=change_id)
    return [replace(one, id=number) for one, number in zip(laid.problems, ids, strict=True)], closed, anew


def _nearly_the_same(
    connection: Connection, laid: Laid, open_problems: Mapping[problems.Key, Sequence[int]]
) -> set[int]:
    """The open problems of rows that are set aside again with a cell or two written otherwise."""
    now = [
        (problem.row, open_problems[key])
        for problem, key in zip(laid.problems, laid.keys, strict=True)
        if key is not None and key in open_problems
    ]
    before = problems.rows_of(connection, {number for _, numbers in now for number in numbers})
    return {
        number
        for row, numbers in now
        for number in numbers
        if len(row) == len(before[number])
        and sum(one != other for one, other in zip(row, before[number], strict=True)) <= OTHER_CELLS
    }


def _attach(connection: Connection, change_id: int, import_id: int, names: Names) -> int:
    """Lay the replies that waited on the complaints that have come; returns how many found their letter.

    Those of each file are laid on as that file would be now: a later file may correct an earlier one.
    """
    found: list[waiting.Waiting] = []
    for _, group in groupby(waiting.come(connection), key=lambda one: one.import_id):
        come = list(group)
        entries = [one.entry for one in come]
        newer = imports.newer_exports(connection, source=entries[0].source, exported_on=come[0].exported_on)
        writer = RegisterWriter(connection, import_id=import_id, change_id=change_id, newer=newer)
        keys = [(entry.source, entry.register_year, entry.number) for entry in entries]
        written = writer.write(names.filings(entries, register.referrals_of(connection, keys)))
        reasons = iter(written.problems)
        for one, outcome in zip(come, written.outcomes, strict=True):
            if outcome is Outcome.SET_ASIDE:  # the complaint is there now, but not the letter
                problems.retell(connection, one.problem_id, next(reasons), change_id=change_id)
            else:
                found.append(one)
    waiting.attached(connection, [one.id for one in found], change_id=change_id)
    problems.close(connection, [one.problem_id for one in found], change_id=change_id, how="attached")
    return len(found)


def _result(
    source: Source,
    laid: Laid,
    names: Names,
    kept: tuple[list[Problem], int, int],
    exported_on: date | None,
) -> FileResult:
    outcomes = laid.outcomes
    found, mended, again = kept
    return FileResult(
        file=source.file,
        sha256=source.sha256,
        profile=source.profile.name,
        read=outcomes.total(),
        new=outcomes[Outcome.NEW],
        changed=outcomes[Outcome.CHANGED],
        unchanged=outcomes[Outcome.UNCHANGED],
        set_aside=outcomes[Outcome.SET_ASIDE],
        skipped_lines=laid.skipped_lines,
        sheets_used=tuple(note.name for note in source.sheets if note.used),
        sheets_skipped=tuple(SkippedSheet(note.name, note.reason) for note in source.sheets if not note.used),
        unclaimed=() if hands_back(source) else tuple(("", heading) for heading in source.unclaimed),
        reply_kinds=dict(laid.kinds),
        open_names=names.open_names(),
        match=source.match,
        warnings=tuple(laid.warnings),
        headings={sheet.name: heading.texts for sheet, heading in source.tables},
        problems=tuple(found),
        changed_values=tuple(laid.values),
        merged=laid.merged,
        exported_on=exported_on,
        kept=laid.kept_count,
        kept_values=tuple(laid.kept),
        waiting=len(laid.waiting),
        mended=mended,
        again=again,
        diff=tuple(sorted(laid.diff, key=_sheet_order(source))),
    )


def _sheet_order(source: Source) -> Callable[[RowDiff], tuple[int, int]]:
    sheets = {note.name: number for number, note in enumerate(source.sheets)}

    def place(row: RowDiff) -> tuple[int, int]:
        sheet, _, number = row.place.rpartition("row ")
        name = sheet.strip(", ").removeprefix('sheet "').removesuffix('"')
        return sheets.get(name, 0), int(number or 0)

    return place
