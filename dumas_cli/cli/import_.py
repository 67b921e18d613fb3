"""dumas import: spreadsheets go into the database, and a summary tells what became of each row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office
from dumas_cli.cli.options import Db, Form_, Language, Output, SettingsFile
from dumas_cli.cli.output import say, show

if TYPE_CHECKING:
    from dumas_cli.workflow.importing import Progress


@app.command(
    "import",
    cls=PlainCommand,
    short_help="Import complaint spreadsheets into the database.",
    epilog=examples(
        "dumas import register-2017.xlsx",
        "dumas import *.xlsx tanggapan-2017.csv --rejects to-mend.xlsx",
        "dumas import register-2017.xlsx --dry-run",
    ),
)
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Spreadsheets: xlsx, xls, xlsb, ods, csv.")],
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile", metavar="NAME|FILE", help="The layout: register, lapor, responses, template, or a TOML file."
        ),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="Read only this sheet.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Do everything, tell what it did, and keep nothing.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Import nothing if any row is set aside (exit status 3).")
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            "--rejects", metavar="FILE.xlsx", help="Write the rows that were set aside, unmasked, to mend them."
        ),
    ] = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Import complaint spreadsheets; the same file again changes nothing.

    The sheets, the heading row and the layout are found by themselves. A row that cannot be read is
    set aside with its cell, the reason and the remedy; all files go in together or none.
    """
    from dumas_cli.render.importing import import_summary_document
    from dumas_cli.workflow.importing import import_files, write_rejects

    office = open_office(db, settings)
    words = language(lang, office.settings)
    with _progress() as progress:
        result = import_files(
            office, files, profile=profile, sheet=sheet, dry_run=dry_run, strict=strict, progress=progress
        )
    if rejects is not None:
        result = write_rejects(result, rejects, lang=words)
    show(import_summary_document(result, lang=words), form=form, output=output, lang=words)
    if not dry_run:
        say(f"Database: {office.db}")


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on stderr while files are read, where stderr is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
    ) as bar:
        tasks: dict[str, TaskID] = {}

        def advance(file: str, done: int, expected: int) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(file, total=max(expected, 1))
            bar.update(tasks[file], completed=done, total=max(expected, done))

        yield advance
