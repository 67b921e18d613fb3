"""dumas problems: the rows that imports set aside and that nobody has mended yet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office
from dumas_cli.cli.options import Db, Form_, Language, Limit, Output, SettingsFile, counting_number, rows_shown
from dumas_cli.cli.output import say, show


@app.command(
    cls=PlainCommand,
    short_help="List the rows set aside that are still open.",
    epilog=examples(
        "dumas problems",
        "dumas problems --file register-2017 --rejects to-mend.xlsx",
        "dumas problems --all --format csv",
        "dumas problems --close 1",
    ),
)
def problems(
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="NAME", help="Only of this file (any part of its name).", show_default=False),
    ] = None,
    batch: Annotated[
        int | None,
        typer.Option(
            "--batch",
            parser=counting_number,
            metavar="N",
            help="Only those that this batch met (dumas history).",
            show_default=False,
        ),
    ] = None,
    closed: Annotated[bool, typer.Option("--all", help="Closed ones too, and how they were closed.")] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            "--rejects", metavar="FILE.xlsx", help="Write the open rows, unmasked, to mend them.", show_default=False
        ),
    ] = None,
    close: Annotated[
        list[int] | None,
        typer.Option(
            "--close",
            parser=counting_number,
            metavar="N",
            help="Close the problem of this number without importing its row; may be repeated.",
            show_default=False,
        ),
    ] = None,
    limit: Limit = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """List the rows that imports set aside and nobody has mended: where they are, what is wrong, what to do.

    Mended in the workbook that --rejects writes, they are imported with it and closed. A row that need not be imported,
    or was mended in its own sheet, where it lacked the number by which it is known again, is closed with --close.
    """
    from dumas_cli.render.problems import problems_document
    from dumas_cli.workflow.problems import drop_problems, list_problems, write_open_rejects

    office = open_office(db, settings)
    words = language(lang, office.settings)
    batch_closed = drop_problems(office, close) if close else None
    shown = rows_shown(limit, form, output, default=20)
    found = list_problems(office, file=file, batch=batch, closed=closed, limit=shown)
    written = write_open_rejects(office, rejects, lang=words, file=file, batch=batch) if rejects is not None else 0
    show(problems_document(found, lang=words, closed=closed), form=form, output=output, lang=words)
    if close and batch_closed is not None:
        closed_ones = ", ".join(map(str, dict.fromkeys(close)))
        say(f"Closed: {closed_ones} (dumas undo --batch {batch_closed} opens again)")
    if written:
        say(f"Written: {rejects} (unmasked: keep it confidential)")
