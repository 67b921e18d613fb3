"""dumas explain: how a figure came about, step by step, with the rows behind it."""

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
    Output,
    SettingsFile,
    YearBy,
    YearBy_,
)
from dumas_cli.cli.output import say, show

explain = typer.Typer(
    help="Tell how a figure came about, and hand out the rows behind it.",
    short_help="Tell how a figure came about, and from which rows.",
    no_args_is_help=True,
)
app.add_typer(explain, name="explain")


@explain.command(
    cls=PlainCommand,
    short_help="Follow a year from complaints received to letters answered.",
    epilog=examples(
        "dumas explain rate --year 2017 --as-of 2018-01-31",
        "dumas explain rate --year 2017 --rows rows-2017.xlsx",
        "dumas explain rate --year 2017 --year-by received",
    ),
)
def rate(
    year: Annotated[int, typer.Option("--year", metavar="YEAR", min=1945, max=2100, help="The year to account for.")],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    definition: Definition_ = Definition.substantive,
    year_by: YearBy_ = YearBy.referred,
    rows: Annotated[
        Path | None,
        typer.Option(
            "--rows",
            metavar="FILE",
            help="Write the rows behind every number, masked: .xlsx, .csv, .json.",
            show_default=False,
        ),
    ] = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Print each step from received to answered and completed, and the rate under each definition.

    Complaints leave the way where they had no letter, and why; the step from complaints to letters is
    a line of its own. With --rows every letter and complaint is written with the step where it stands.
    """
    from dumas_cli.render.waterfall import rows_document, waterfall_document
    from dumas_cli.render.write import write_document
    from dumas_cli.workflow.accounting import account_for_rate
    from dumas_cli.workflow.view import view_of

    office = open_office(db, settings)
    words = language(lang, office.settings)
    view = view_of(definition.value, year_by.value, as_of=today(as_of), known_on=known_on, known_at=end_of(known_on))
    found = account_for_rate(office, year, view=view)
    if rows is not None:
        categories = office.reference.category_names()
        provinces = {place.code: place.name for place in office.reference.places() if place.kind == "provinsi"}
        behind = rows_document(found, lang=words, categories=categories, provinces=provinces)
        write_document(behind, rows, lang=words)
        say(f"Written: {rows}")
    show(waterfall_document(found, lang=words), form=form, output=output, lang=words)
