"""dumas agency: look agencies up, and teach the spellings that the registry does not know."""

from __future__ import annotations

from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office
from dumas_cli.cli.options import Db, Form_, Language, Limit, Output, SettingsFile, rows_shown
from dumas_cli.cli.output import say, show
from dumas_cli.errors import UsageError

agency = typer.Typer(
    help="Look agencies up, and teach spellings that the registry does not know.",
    short_help="Look agencies up, and teach their spellings.",
    no_args_is_help=True,
)
app.add_typer(agency, name="agency")


@agency.command(
    "list",
    cls=PlainCommand,
    short_help="Search the agencies that are known.",
    epilog=examples("dumas agency list pertanahan bogor", "dumas agency list --aliases"),
)
def list_(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Words of the name, or their beginnings.", show_default=False),
    ] = None,
    only_taught: Annotated[bool, typer.Option("--aliases", help="Only agencies with spellings taught here.")] = False,
    limit: Limit = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Search the agencies of the registry by name, abbreviation or spelling, those taught included."""
    from dumas_cli.render.agencies import agencies_document
    from dumas_cli.workflow.aliases import list_agencies

    office = open_office(db, settings)
    printed = language(lang, office.settings)
    found = [item for item in list_agencies(office, " ".join(words or ())) if item.taught or not only_taught]
    shown = rows_shown(limit, form, output, default=20)
    document = agencies_document(found[:shown], len(found), lang=printed, only_taught=only_taught)
    show(document, form=form, output=output, lang=printed)


@agency.command(
    cls=PlainCommand,
    short_help="Teach that a spelling means an agency.",
    epilog=examples(
        'dumas agency alias "KEMENDIKNAS" "Kementerian Pendidikan dan Kebudayaan"',
        'dumas agency alias --remove "KEMENDIKNAS"',
    ),
)
def alias(
    spelling: Annotated[
        str | None, typer.Argument(metavar="SPELLING", help="As it stands on the letters.", show_default=False)
    ] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="AGENCY", help="The agency that is meant.", show_default=False)
    ] = None,
    remove: Annotated[
        str | None,
        typer.Option(
            "--remove",
            metavar="SPELLING",
            help="Forget a spelling; letters on file stay where they are.",
            show_default=False,
        ),
    ] = None,
    db: Db = None,
    settings: SettingsFile = None,
) -> None:
    """Teach a spelling: letters on file that were written so and later imports are of that agency.

    dumas undo takes it back with the letters it moved.
    """
    from dumas_cli.workflow.aliases import forget, teach

    if remove is not None and spelling is None:
        done = forget(open_office(db, settings), remove)
        say(f'"{done.alias}" is forgotten; it meant {done.agency}. Letters on file stay where they are.')
        return
    if spelling is None or name is None or remove is not None:
        raise UsageError(
            "A spelling and the agency it means are needed.",
            remedy='Write: dumas agency alias "KEMENDIKNAS" "Kementerian Pendidikan dan Kebudayaan"',
        )
    done = teach(open_office(db, settings), spelling, name)
    if done.batch is None:
        say(f'"{done.alias}" means {done.agency} already.')
        return
    say(f'"{done.alias}" means {done.agency} from now on.')
    letters = f"{done.letters} letter{'' if done.letters == 1 else 's'} on file"
    say(f"{letters} moved to {'; '.join(done.names)}." if done.letters else "No letter on file was written so.")
