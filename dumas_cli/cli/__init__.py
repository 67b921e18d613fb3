# ruff: noqa: I001, F401 - the commands are imported for their effect, in the order of the help
"""The front door: the commands, and the one place where an error becomes a message and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from typing import NoReturn, Protocol, runtime_checkable

from typer.main import get_command

from dumas_cli.cli.app import app
from dumas_cli.errors import DumasError, UsageError

# Each command registers itself when it is imported; the order here is the order in the help.
import dumas_cli.cli.import_
import dumas_cli.cli.triage
import dumas_cli.cli.plan
import dumas_cli.cli.report
import dumas_cli.cli.explain
import dumas_cli.cli.seals
import dumas_cli.cli.browse
import dumas_cli.cli.problems
import dumas_cli.cli.history
import dumas_cli.cli.agency
import dumas_cli.cli.template
import dumas_cli.cli.profile
import dumas_cli.cli.config

INTERRUPTED = 130


@runtime_checkable
class WrongUsage(Protocol):
    """What Typer raises for a command line that it cannot read; its class has no public name in every version."""

    exit_code: int

    def format_message(self) -> str:
        """What is wrong, in words."""


@cache
def _commands() -> Callable[..., object]:
    """The commands as Typer makes them of their functions: once a process, for that takes a tenth of a second."""
    return get_command(app)


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 failed, 2 wrong usage, 3 rows set aside, 4 busy, 130 interrupted."""
    _open_streams()
    try:
        ended = _commands()(prog_name="dumas", standalone_mode=False)
        sys.stdout.flush()
        status = ended if isinstance(ended, int) else 0
        if status == INTERRUPTED:
            _interrupted()
    except DumasError as error:
        status = _tell(error)
    except BrokenPipeError:
        status = _hang_up()
    except KeyboardInterrupt:
        status = _interrupted()
    except OSError as error:
        if error.filename is not None:
            raise
        status = _tell(DumasError(f"The result cannot be written: {error.strerror}."))
        _hang_up()
    except Exception as error:
        if not isinstance(error, WrongUsage):
            raise
        status = _tell_usage(error)
    sys.exit(status)


def _open_streams() -> None:
    """Give a program that was started without a stream (>&-, pythonw) one that leads nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 (open until the end)


def _tell(error: DumasError) -> int:
    from dumas_cli.cli.output import say, wrapped

    lines = wrapped(f"Error: {_sentence(error.what)}", indent=2)
    if error.where:
        lines.append(f"  Where: {error.where}")  # a path stays whole, to be copied
    if error.remedy:
        lines += wrapped(f"  What to do: {error.remedy}", indent=4)
    say("\n".join(lines))
    return error.status


def _sentence(what: str) -> str:
    """With a capital at its beginning, unless that is a name such as office.base or --year."""
    return what if "." in what.split(" ")[0].rstrip(".") else f"{what[:1].upper()}{what[1:]}"


def _tell_usage(error: WrongUsage) -> int:
    """Say what Typer found wrong in the words and the form of all other errors."""
    from dumas_cli.cli.output import say
    from dumas_cli.cli.usage import plain_words

    message = error.format_message()
    if message.startswith("Usage:"):  # no command was named: the message is the help
        say(message)
        return error.exit_code
    command = getattr(getattr(error, "ctx", None), "command_path", "dumas")
    return _tell(UsageError(plain_words(message), remedy=f"{command} --help shows how it is used, with examples."))


def _interrupted() -> int:
    from dumas_cli.cli.output import say

    say("Interrupted: nothing was changed.")
    return INTERRUPTED


def _hang_up() -> int:
    """The reader has seen enough (dumas list | head): nothing may be written at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
