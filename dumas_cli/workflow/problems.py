"""Lists the rows that imports set aside, and hands the open ones back in a workbook to be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dumas_cli.errors import UsageError
from dumas_cli.records import Problem
from dumas_cli.render.numbers import Lang
from dumas_cli.render.rejects import rejects_document
from dumas_cli.render.write import Form, write_document
from dumas_cli.results import ListedProblem, ProblemList
from dumas_cli.store import history, problems
from dumas_cli.store.connection import Connection
from dumas_cli.store.database import reading, writing
from dumas_cli.workflow.office import Office


def list_problems(
    office: Office, *, file: str | None = None, batch: int | None = None, closed: bool = False, limit: int | None = None
) -> ProblemList:
    """The open problems that pass the filters, in order of import; with ``closed`` those closed too.

    ``file`` is a part of the file's name. Values are as written: the renderer masks them.

    Raises UsageError for a batch that does not exist, DatabaseError.
    """
    with reading(office.db) as connection:
        _must_exist(connection, batch)
        found = problems.listing(connection, file=file, batch=batch, closed=closed, limit=limit)
        total, still_open = problems.how_many(connection, file=file, batch=batch, closed=closed)
    return ProblemList(
        tuple(
            ListedProblem(item.problem.id or 0, item.batch, item.problem, item.closed_by, item.closed_how)
            for item in found
        ),
        total=total,
        open=still_open,
    )


def drop_problems(office: Office, numbers: Sequence[int]) -> int:
    """Close these open problems without importing their rows; returns the batch, which an undo takes back.

    Raises UsageError where one of them is not open, and closes none then; DatabaseError, BusyError.
    """
    with writing(office.db) as connection:
        still_open = problems.open_ids(connection, numbers)
        if unknown := [number for number in numbers if number not in still_open]:
            named = ", ".join(map(str, unknown))
            raise UsageError(
                f"No open row set aside has the problem number {named}.", remedy="dumas problems lists the open ones."
            )
        batch = history.log_change(
            connection,
            at=office.at,
            command=office.command,
            what=f"close rows set aside {', '.join(map(str, dict.fromkeys(numbers)))}",
            who=office.who,
        )
        problems.close(connection, numbers, change_id=batch, how="dropped")
    return batch


def write_open_rejects(
    office: Office, path: Path, *, lang: Lang, file: str | None = None, batch: int | None = None
) -> int:
    """Write the open rows into a workbook to be mended, unmasked and readable by its owner only; returns how many.

    Nothing is written where there is none. Raises UsageError for a batch that does not exist or a name that is no
    workbook's, DatabaseError, DumasError where the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise UsageError(
            "Rows to be mended are handed back in a workbook.", where=str(path), remedy="End its name in .xlsx."
        )
    with reading(office.db) as connection:
        _must_exist(connection, batch)
        found = problems.listing(connection, file=file, batch=batch)
        told = problems.headings(connection, {item.import_id for item in found})
    if found:
        rows, headings = _by_layout(found, told)
        document = rejects_document(rows, lang=lang, headings=headings)
        write_document(document, path, form=Form.XLSX, lang=lang, mode=0o600)
    return len(found)


def _must_exist(connection: Connection, batch: int | None) -> None:
    if batch is not None and history.entry(connection, batch) is None:
        raise UsageError(f"There is no batch {batch}.", remedy="dumas history lists the batches.")


def _by_layout(
    found: Sequence[problems.Kept], told: Mapping[int, Mapping[str, Sequence[str]]]
) -> tuple[list[Problem], dict[tuple[str, str], Sequence[str]]]:
    """The rows, and the headings of each file and sheet; a file imported twice with other headings is told apart."""
    rows: list[Problem] = []
    headings: dict[tuple[str, str], Sequence[str]] = {}
    for item in found:
        place = item.problem.place
        texts = told.get(item.import_id, {}).get(place.sheet, ())
        if headings.setdefault((place.file, place.sheet), texts) != texts:
            place = replace(place, file=f"{place.file} ({item.batch})")
            headings[place.file, place.sheet] = texts
        rows.append(replace(item.problem, place=place))
    return rows, headings
