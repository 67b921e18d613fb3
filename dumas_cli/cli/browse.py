"""dumas list and dumas show: looking complaints up."""

from __future__ import annotations

from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office, today
from dumas_cli.cli.options import (
    Agency,
    AsOf,
    Db,
    Form_,
    Language,
    Limit,
    Output,
    Province,
    SettingsFile,
    rows_shown,
)
from dumas_cli.cli.output import say, show


@app.command(
    "list",
    cls=PlainCommand,
    short_help="List complaints by agency, province or words.",
    epilog=examples(
        "dumas list --open --province Riau",
        'dumas list --agency BPN --text "ganti rugi" -o land.xlsx',
    ),
)
def list_(
    agency: Agency = None,
    province: Province = None,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="WORDS", help="Only complaints whose subject or text holds these words."),
    ] = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only complaints that are still open.")] = False,
    limit: Limit = None,
    as_of: AsOf = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """List complaints, newest first, that pass all the filters given."""
    from dumas_cli.render.listing import list_document
    from dumas_cli.workflow.browsing import list_complaints

    office = open_office(db, settings)
    words = language(lang, office.settings)
    rows = list_complaints(office, as_of=today(as_of), agency=agency, province=province, text=text, only_open=only_open)
    shown = rows_shown(limit, form, output, default=20)
    document = list_document(rows[:shown], len(rows), lang=words, categories=office.reference.category_names())
    show(document, form=form, output=output, lang=words)


@app.command(
    "show",
    cls=PlainCommand,
    short_help="Tell one complaint's whole story.",
    epilog=examples(
        "dumas show 2017/0412",
        "dumas show 2017/0412 -o 2017-0412.md",
    ),
)
def show_(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="2017/0412, or 412 where only one complaint fits.")],
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Show the complainant's name, NIK, phone and address.")
    ] = False,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Tell one complaint's whole story as a timeline, with the complainant's data masked."""
    from dumas_cli.render.show import show_document
    from dumas_cli.workflow.browsing import tell_story

    office = open_office(db, settings)
    words = language(lang, office.settings)
    story = tell_story(office, number, reveal=reveal)
    if reveal and not story.revealed:
        say("The complainant asked to stay anonymous or confidential: the name is shown to nobody.")
    document = show_document(story, lang=words, categories=office.reference.category_names())
    show(document, form=form, output=output, lang=words)
