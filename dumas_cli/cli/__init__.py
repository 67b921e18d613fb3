# ruff: noqa: I001 - the commands are imported in the order of the help
"""The front door: the commands, and the one place where an error becomes a message and an exit status."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from dumas_cli.cli.app import app
from dumas_cli.errors import DumasError

# Each command registers itself when it is imported; the order here is the order in the help.
import dumas_cli.cli.import_
import dumas_cli.cli.triage
import dumas_cli.cli.plan
import dumas_cli.cli.report
import dumas_cli.cli.browse
import dumas_cli.cli.template
import dumas_cli.cli.config


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 failed, 2 wrong usage, 3 rows set aside, 4 busy, 130 interrupted."""
    try:
        app(prog_name="dumas")
    except DumasError as error:
        _tell(error)
        sys.exit(error.status)
    except BrokenPipeError:
        # The reader has seen enough (dumas list | head); nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(0)


def _tell(error: DumasError) -> None:
    from dumas_cli.cli.output import say

    lines = [f"Error: {error.what[:1].upper()}{error.what[1:]}"]
    if error.where:
        lines.append(f"  Where: {error.where}")
    if error.remedy:
        lines.append(f"  What to do: {error.remedy}")
    say("\n".join(lines))
