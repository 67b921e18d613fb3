"""The Typer application that every command registers itself with."""

from __future__ import annotations

from typing import Annotated

import typer

from dumas_cli import __version__
from dumas_cli.cli.help import PlainGroup

app = typer.Typer(
    name="dumas",
    cls=PlainGroup,
    no_args_is_help=True,
    rich_markup_mode=None,  # Rich would double the time that --help takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dumas {__version__}")
        raise typer.Exit


@app.callback(epilog="Begin with: dumas import FILE... Each command has its own --help with examples.")
def front_door(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Monitors how agencies handle the public complaints that were referred to them."""
