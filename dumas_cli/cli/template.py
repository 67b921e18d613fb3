"""dumas template: an empty register to fill in, and a settings file to start from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import open_office
from dumas_cli.cli.options import Db, SettingsFile
from dumas_cli.cli.output import say


class What(StrEnum):
    """What can be written."""

    register = "register"
    settings = "settings"


@app.command(
    cls=PlainCommand,
    short_help="Write an empty register or a settings file.",
    epilog=examples(
        "dumas template -o register-2018.xlsx",
        "dumas template settings",
    ),
)
def template(
    what: Annotated[
        What, typer.Argument(metavar="WHAT", help="register: an empty workbook; settings: a dumas.toml.")
    ] = What.register,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Default: register.xlsx or dumas.toml in this folder."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
    db: Db = None,
    settings: SettingsFile = None,
) -> None:
    """Write an empty register that dumas import reads, or a dumas.toml with every setting explained."""
    from dumas_cli.workflow.templating import write_register, write_settings

    if what is What.settings:
        written = write_settings(output or Path("dumas.toml"), force=force)
    else:
        written = write_register(open_office(db, settings), output or Path("register.xlsx"), force=force)
    say(f"Written: {written}")
