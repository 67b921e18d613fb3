"""Opens the files of an import; rows that come back mended are read as the file was that they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dumas_cli.errors import ProfileError, SheetError
from dumas_cli.render.rejects import problem_number_headings
from dumas_cli.sheets.cells import shown
from dumas_cli.sheets.opening import open_sheets
from dumas_cli.sheets.profiles import Profile, heading_key
from dumas_cli.sheets.source import Source, open_source
from dumas_cli.store import imports
from dumas_cli.store.database import reading
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.profiling import all_profiles, find_profile


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are to be read and laid on the database.

    ``profile`` is the name of a profile or a TOML file; ``sheet`` restricts to one sheet; ``mapping`` gives headings
    to fields; ``date_order`` is the order of all dates; ``keep_extra`` keeps cells that no field claims.
    ``exported_on`` is the day of an export that does not say it itself; one that is older than another import only
    fills blanks, unless ``force_older``. ``blanks_erase`` lets a blank empty what is on file. ``as_of`` is the day
    after which dates lie in the future.
    """

    profile: str | None = None
    sheet: str | None = None
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    date_order: str | None = None
    keep_extra: bool = False
    exported_on: date | None = None
    force_older: bool = False
    blanks_erase: bool = False
    as_of: date | None = None


def profiles_for(office: Office, asked_for: str | None) -> tuple[list[Profile], str | None]:
    """All shipped and own profiles, and the name of the one that was asked for; each knows its mended rows again."""
    if asked_for is None:
        return [_with_problem_numbers(found.profile) for found in all_profiles(office)], None
    asked = find_profile(office, asked_for).profile
    return [_with_problem_numbers(asked)], asked.name


def open_parts(
    db: Path, path: Path, profiles: Sequence[Profile], asked: str | None, options: ImportOptions
) -> list[Source]:
    """The file as it is to be read: once; a workbook of rejects of several profiles once for each of its sheets.

    Raises SheetError and ProfileError as ``open_source``, and where rows come back together that were read differently.
    """
    parts = _parts(path, profiles, asked, options)
    if not db.exists() or db.stat().st_size == 0:
        return parts
    found = []
    for part in parts:
        before = _read_before(db, path, part) if hands_back(part) else {}
        again = replace(
            options,
            mapping={**before.get("mapping", {}), **options.mapping},
            date_order=options.date_order or before.get("date_order"),
            keep_extra=options.keep_extra or before.get("keep_extra", False),
        )
        if again != options:
            sheet = next(note.name for note in part.sheets if note.used) if len(parts) > 1 else options.sheet
            part = replace(_open_sheet(path, profiles, asked, again, sheet), sheets=part.sheets)
        found.append(part)
    return found


def hands_back(source: Source) -> bool:
    """Whether the file is a workbook of rows set aside, to be mended: it has some rows of a register only."""
    return any("problem" in heading.columns for _, heading in source.tables)


def problems_handed_back(source: Source) -> set[int]:
    """The numbers of the problems that the rows of such a workbook had."""
    found = set()
    for sheet, heading in source.tables:
        column = heading.columns.get("problem")
        if column is not None:
            for row in islice(sheet.rows(), heading.last_row, None):
                text = shown(row[column]) if column < len(row) else ""
                found |= {int(text)} if text.isascii() and text.isdigit() else set()
    return found


# --------------------------------------------------------------------------- helpers


def _read_before(db: Path, path: Path, source: Source) -> dict[str, Any]:
    """How the file was read that rejected rows come from; nothing where that is not known."""
    with reading(db) as connection:
        ways = imports.ways_of(connection, problems_handed_back(source))
    if len(ways) > 1:
        raise SheetError(
            "Its rows come from files that were read in different ways, by --date-order, --map or --extra.",
            where=path.name,
            remedy="Hand them back file by file, with dumas problems --file NAME --rejects FILE.xlsx.",
        )
    return dict(json.loads(ways[0])) if ways else {}


def _with_problem_numbers(profile: Profile) -> Profile:
    """The profile as it also reads a workbook of rows set aside: by the number that each had as a problem."""
    headings = problem_number_headings()
    keys = {heading_key(text): "problem" for text in headings}
    return replace(profile, columns={**profile.columns, "problem": headings}, headings={**keys, **profile.headings})


def _parts(path: Path, profiles: Sequence[Profile], asked: str | None, options: ImportOptions) -> list[Source]:
    """The file once; a workbook of rejects of several profiles once for each of its sheets."""
    named = asked is not None or options.sheet is not None
    try:
        whole = _open_sheet(path, profiles, asked, options, options.sheet)
    except ProfileError:
        names = [] if named else _sheets_handed_back(path)
        if len(names) < 2:
            raise
    else:
        if named or not hands_back(whole):
            return [whole]
        names = _sheets_handed_back(path)
        if {note.name for note in whole.sheets if note.used} >= set(names):
            return [whole]
    parts = [_open_sheet(path, profiles, asked, options, name) for name in names]
    others = [note for note in parts[0].sheets if note.name not in names]
    return [
        replace(part, sheets=(*(note for note in part.sheets if note.used), *(others if at == 0 else ())))
        for at, part in enumerate(parts)
    ]


def _open_sheet(
    path: Path, profiles: Sequence[Profile], asked: str | None, options: ImportOptions, sheet: str | None
) -> Source:
    return open_source(
        path,
        profiles,
        profile=asked,
        sheet=sheet,
        mapping=options.mapping,
        date_order=options.date_order,
        keep_extra=options.keep_extra,
    )


def _sheets_handed_back(path: Path) -> list[str]:
    """The sheets of a workbook of rejects: those with the numbers of problems."""
    wanted = {heading_key(text) for text in problem_number_headings()}
    return [
        sheet.name
        for sheet in open_sheets(path)
        if any(isinstance(cell, str) and heading_key(cell) in wanted for row in islice(sheet.rows(), 3) for cell in row)
    ]
