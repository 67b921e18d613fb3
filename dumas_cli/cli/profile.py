"""dumas profile: the layouts of spreadsheets that an import knows, and a draft for one that it does not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office
from dumas_cli.cli.options import Db, Form_, Language, Output, SettingsFile
from dumas_cli.cli.output import say, show

CHECK_FAILED = 3

profile = typer.Typer(
    help="List, show and check import profiles, and draft one for an unknown layout.",
    short_help="See, check and draft import profiles.",
    no_args_is_help=True,
)
app.add_typer(profile, name="profile")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name from: dumas profile list; or a file, FILE.toml.")]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="Look at this sheet only.")]


@profile.command(
    "list",
    cls=PlainCommand,
    short_help="List the profiles that an import chooses among.",
    epilog=examples("dumas profile list", "dumas profile list --format json"),
)
def list_(
    db: Db = None, settings: SettingsFile = None, form: Form_ = None, output: Output = None, lang: Language = None
) -> None:
    """List the profiles: what each reads, the file it comes from, and its fields."""
    from dumas_cli.render.profiles import profiles_document
    from dumas_cli.workflow.profiling import all_profiles

    office = open_office(db, settings)
    words = language(lang, office.settings)
    document = profiles_document([found.row for found in all_profiles(office)], lang=words)
    show(document, form=form, output=output, lang=words)


@profile.command(
    "show",
    cls=PlainCommand,
    short_help="Tell what one profile reads.",
    epilog=examples("dumas profile show lapor", "dumas profile show register --toml > mine.toml"),
)
def show_(
    name: Name,
    toml: Annotated[bool, typer.Option("--toml", help="Print the file itself, to start one of your own from.")] = False,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Tell a profile's headings by field, what its words mean, and how it reads dates."""
    from dumas_cli.render.profiles import profile_document
    from dumas_cli.workflow.profiling import find_profile, tell_profile

    office = open_office(db, settings)
    words = language(lang, office.settings)
    found = find_profile(office, name)
    if toml:
        _print(found.text)
        return
    show(profile_document(tell_profile(found), lang=words), form=form, output=output, lang=words)


@profile.command(
    cls=PlainCommand,
    short_help="Check a profile, and how it fits a spreadsheet.",
    epilog=examples("dumas profile check mine.toml", "dumas profile check mine.toml register-2018.xlsx"),
)
def check(
    name: Name,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A spreadsheet that it should read.")] = None,
    sheet: Sheet = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Say whether a profile is valid and, given a spreadsheet, which headings it knows, beside all profiles' scores.

    Exit status 3 where the profile does not read the spreadsheet.
    """
    from dumas_cli.errors import UsageError
    from dumas_cli.render.profiles import check_document
    from dumas_cli.workflow.profiling import check_profile, find_profile

    if sheet is not None and file is None:
        raise UsageError("--sheet needs a spreadsheet.", remedy="Name the file after the profile.")
    office = open_office(db, settings)
    words = language(lang, office.settings)
    found = find_profile(office, name)
    fit = check_profile(office, found, file, sheet=sheet) if file is not None else None
    show(check_document(found.row, fit, lang=words), form=form, output=output, lang=words)
    if fit is not None and not fit.reads:
        raise typer.Exit(CHECK_FAILED)


@profile.command(
    cls=PlainCommand,
    short_help="Draft a profile for an unknown layout.",
    epilog=examples(
        "dumas profile guess complaints.csv -o own.toml",
        'dumas profile guess complaints.csv --map "Logged=received_on"',
        "dumas import complaints.csv --profile own.toml",
    ),
)
def guess(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A spreadsheet: xlsx, xls, xlsb, ods, csv.")],
    sheet: Sheet = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="HEADING=FIELD", help="Take this heading for this field, or for unused or extra."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.toml", help="Write the draft to a file.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
    db: Db = None,
    settings: SettingsFile = None,
) -> None:
    """Draft a profile for a spreadsheet's layout, by its headings and by what its cells look like.

    What is not certain is marked in the draft and told; nothing of a complainant's data is put into it.
    """
    from dumas_cli.sheets.profiles import parse_map
    from dumas_cli.workflow.profiling import guess_profile, write_draft

    guessed = guess_profile(open_office(db, settings), file, sheet=sheet, mapping=parse_map(maps or ()))
    if output is None:
        _print(guessed.draft.text)
    else:
        write_draft(guessed.draft, output, force=force)
    for remark in guessed.remarks:
        say(remark)
    if output is not None:
        then = "Complete it" if guessed.draft.missing is not None else "Look it over"
        say(f"Written: {output}. {then}, then: dumas import {file} --profile {output}")


def _print(text: str) -> None:
    """A file's text as it is: a profile is UTF-8, whatever the screen."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
