"""dumas publish and dumas check: sealing a year's report, and holding what was sealed against the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import end_of, language, open_office, today
from dumas_cli.cli.options import (
    AsOf,
    Db,
    Definition,
    Definition_,
    Form_,
    KnownOn,
    Language,
    Limit,
    Output,
    SettingsFile,
    YearBy,
    YearBy_,
    rows_shown,
)
from dumas_cli.cli.output import say, show

CHECK_FAILED = 3

SealFiles = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE]...", help="Files of seals, besides those in the database.", show_default=False),
]


@app.command(
    cls=PlainCommand,
    short_help="Seal a year's report, so that it can be proved later.",
    epilog=examples(
        "dumas publish --year 2017 --as-of 2018-01-31",
        "dumas publish --year 2017 --as-of 2018-01-31 -o seal-2017.json",
    ),
)
def publish(
    year: Annotated[int, typer.Option("--year", metavar="YEAR", min=1945, max=2100, help="The year to seal.")],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    definition: Definition_ = Definition.substantive,
    year_by: YearBy_ = YearBy.referred,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Keep no seal in the database.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the seal to a .json file too.", show_default=False),
    ] = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    lang: Language = None,
) -> None:
    """Seal the figures of a year: how they were counted, the cut-off, and the very rows behind them.

    The seal is kept in the database and, with -o, in a file to lay by. dumas check counts every seal
    again; dumas report --restated tells what has moved since. No complainant is in a seal, but every
    letter is: keep the file inside the office, and publish a report made with --suppress.
    """
    from dumas_cli.render.seals import seal_document
    from dumas_cli.render.write import write_bytes
    from dumas_cli.workflow.sealing import publish as seal
    from dumas_cli.workflow.view import view_of

    office = open_office(db, settings)
    words = language(lang, office.settings)
    view = view_of(definition.value, year_by.value, as_of=today(as_of), known_on=known_on, known_at=end_of(known_on))
    done = seal(office, year, view=view, dry_run=dry_run)
    if output is not None:
        write_bytes(output, done.text.encode("utf-8"))
        say(f"Written: {output}")
    show(seal_document(done.seal, done.number, lang=words), form=form, output=None, lang=words)


@app.command(
    cls=PlainCommand,
    short_help="Count every sealed report again, and tell which rows differ.",
    epilog=examples("dumas check", "dumas check seal-2016.json seal-2017.json"),
)
def check(
    files: SealFiles = None,
    limit: Limit = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Hold every seal, of the database and of the files given, against what the database counts today.

    Each is counted by its own definition and cut-off. The status is 3 where a figure or a row is not
    as it was sealed; the rows that differ are listed. Imports and reference files that have changed
    are remarked on, the program's version is not compared.
    """
    from dumas_cli.render.seals import check_document
    from dumas_cli.workflow.sealing import check as hold

    office = open_office(db, settings)
    words = language(lang, office.settings)
    done = hold(office, files or ())
    document = check_document(done, lang=words, limit=rows_shown(limit, form, output, default=20))
    show(document, form=form, output=output, lang=words)
    if not all(one.holds for one in done):
        raise typer.Exit(CHECK_FAILED)
