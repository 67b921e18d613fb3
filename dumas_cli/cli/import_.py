"""dumas import: spreadsheets go into the database, and a summary tells what became of each row."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office, today
from dumas_cli.cli.options import DateOrder, Db, Form_, Language, Output, SettingsFile, day
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
        "dumas import register-2017.xlsx --dry-run --diff",
        "dumas import folder-of-registers --exported-on 2017-12-31",
    ),
)
def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Spreadsheets: xlsx, xlsm, xls, xlsb, ods, csv, tsv, html; a folder; a pattern; - for standard input.",
        ),
    ],
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="NAME|FILE", help="The layout: see dumas profile list; or a TOML file."),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="Read only this sheet.")] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=FIELD",
            help='Give a heading to a field ("Tanggal [C]=sent_on" where several are alike); may be repeated.',
        ),
    ] = None,
    date_order: Annotated[
        DateOrder | None,
        typer.Option("--date-order", help="What stands first in dates such as 05/08/17, in all columns."),
    ] = None,
    extra: Annotated[bool, typer.Option("--extra", help="Keep the cells of columns that no field claims.")] = False,
    exported_on: Annotated[
        date | None,
        typer.Option(
            "--exported-on",
            metavar="DAY",
            parser=day,
            help="The day of the export, where the file does not say it: 2017-12-31.",
        ),
    ] = None,
    force_older: Annotated[
        bool, typer.Option("--force-older", help="Let an older export change what a newer one has said.")
    ] = False,
    blanks_erase: Annotated[
        bool, typer.Option("--blanks-erase", help="Let a blank cell erase the value on file.")
    ] = False,
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of",
            metavar="DAY",
            parser=day,
            help="Point out dates after this day, as lying in the future. Default: today.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Do everything, tell what it did, and keep nothing.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Tell of each row that is new, changed or missing, and each value.")
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
    from dumas_cli.sheets.profiles import parse_map
    from dumas_cli.workflow.importing import ImportOptions, import_files, write_rejects
    from dumas_cli.workflow.paths import expand

    office = open_office(db, settings)
    words = language(lang, office.settings)
    options = ImportOptions(
        profile=profile,
        sheet=sheet,
        mapping=parse_map(mapping or ()),
        date_order=date_order.value if date_order else None,
        keep_extra=extra,
        exported_on=exported_on,
        force_older=force_older,
        blanks_erase=blanks_erase,
        as_of=today(as_of),
    )
    with expand(files, lambda: sys.stdin.buffer) as expanded, _progress() as progress:
        result = import_files(
            office, expanded.files, options, dry_run=dry_run, strict=strict, with_diff=diff, progress=progress
        )
    for skipped in expanded.skipped:
        say(f"Not read: {skipped.path.name} ({skipped.reason})")
    for path in expanded.repeated:
        say(f"Named twice, read once: {path.name}")
    if rejects is not None:
        result = write_rejects(result, rejects, lang=words)
    document = import_summary_document(result, lang=words)
    by_row = "diff" if any(table.name == "diff" for table in document.tables) else None
    show(document, form=form, output=output, lang=words, table=by_row)
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
