"""dumas config: the reference files the program works with, and copies of them to change."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office
from dumas_cli.cli.options import Db, Form_, Language, Output, SettingsFile
from dumas_cli.cli.output import say, show

config = typer.Typer(
    help="List the reference files in use, and copy one out to change it.",
    short_help="See and change the reference files in use.",
    no_args_is_help=True,
)
app.add_typer(config, name="config")


@config.command(
    "list", cls=PlainCommand, short_help="List the reference files in use.", epilog=examples("dumas config list")
)
def list_(
    db: Db = None, settings: SettingsFile = None, form: Form_ = None, output: Output = None, lang: Language = None
) -> None:
    """List the reference files: agencies, places, holidays, travel costs, profiles, rules; and which copy is used."""
    from dumas_cli.render.reference import reference_document

    office = open_office(db, settings)
    words = language(lang, office.settings)
    reference = office.reference
    document = reference_document([(name, reference.origin(name)) for name in reference.names()], lang=words)
    show(document, form=form, output=output, lang=words)


@config.command(
    cls=PlainCommand,
    short_help="Copy a reference file out to change it.",
    epilog=examples("dumas config export holidays.csv"),
)
def export(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name from: dumas config list")],
    db: Db = None,
    settings: SettingsFile = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the office's own copy.")] = False,
) -> None:
    """Copy a reference file into the office's own folder, where it goes before the shipped one.

    The folder is the one that dumas.toml names as "reference", else "office" beside the database.
    """
    from dumas_cli.workflow.configuring import export as copy_out

    office = open_office(db, settings)
    written: Path = copy_out(office, name, force=force)
    say(f"Written: {written}. Change it there; delete it to return to the shipped one.")
