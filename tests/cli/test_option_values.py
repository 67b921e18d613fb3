"""Values of options are taken as Typer takes them, with the same errors, and without its validation library."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from test_start_up import imported
from typer.main import get_command
from typer.testing import CliRunner

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand
from dumas_cli.cli.options import counting_number, day
from dumas_cli.cli.values import take_plainly


class Colour(StrEnum):
    """Choices with a value that differs from its name."""

    red = "red"
    dark_blue = "dark-blue"


def huge(text):
    """A parser that fails with an error of Python's own."""
    return int(text)


def command(name, kind, option, default, cls):
    """One command with one parameter, which prints what came of it."""
    one = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)

    @one.command(cls=cls)
    def show(value: Annotated[kind, option(name)] = default) -> None:
        print(repr(value), type(value).__name__)

    return one


def both(words, kind, default=None, *, name="--value", option=typer.Option, env=None):
    """What Typer alone says of the words, and what our commands say: exit status and all that is printed."""
    runs = []
    for cls in (None, PlainCommand):
        ran = CliRunner().invoke(command(name, kind, option, default, cls), words, env=env, prog_name="show")
        runs.append((ran.exit_code, ran.stdout, ran.stderr))
    return runs


def parsed(parser):
    return lambda name: typer.Option(name, parser=parser)


OPTIONS = [
    ([], str | None, None, typer.Option),
    (["--value", ""], str | None, None, typer.Option),
    (["--value", "  a b "], str, "x", typer.Option),
    (["--value"], str, "x", typer.Option),
    ([], list[str] | None, None, typer.Option),
    (["--value", "a", "--value", "b=c"], list[str] | None, None, typer.Option),
    ([], Path | None, None, typer.Option),
    (["--value", "~/none there.db"], Path | None, None, typer.Option),
    (["--value", ""], Path | None, None, typer.Option),
    (["--value", "-"], Path | None, None, typer.Option),
    (["--value", "a\udcff"], Path | None, None, typer.Option),
    (["--value", "a\udcff"], str | None, None, typer.Option),
    (["--value", "."], Path | None, None, lambda name: typer.Option(name, dir_okay=False)),
    (["--value", "none-there"], Path | None, None, lambda name: typer.Option(name, exists=True)),
    ([], Colour, Colour.red, typer.Option),
    (["--value", "dark-blue"], Colour, Colour.red, typer.Option),
    (["--value", "dark_blue"], Colour, Colour.red, typer.Option),
    (["--value", "RED"], Colour | None, None, lambda name: typer.Option(name, case_sensitive=False)),
    ([], int | None, None, parsed(counting_number)),
    (["--value", "25"], int | None, None, parsed(counting_number)),
    (["--value", "0"], int | None, None, parsed(counting_number)),
    (["--value", "two"], int | None, None, parsed(huge)),
    (["--value", "9" * 5000], int | None, None, parsed(counting_number)),
    (["--value", "31/01/2018"], str | None, None, parsed(day)),
    (["--value", "32/01/2018"], str | None, None, parsed(day)),
    (["--value", "7"], int | None, None, typer.Option),
    (["--value", "seven"], int | None, None, typer.Option),
    (["--value"], bool, False, typer.Option),
    ([], bool, False, typer.Option),
]


@pytest.mark.parametrize(("words", "kind", "default", "option"), OPTIONS)
def test_an_option_takes_the_value_that_typer_gives_it_or_its_error(words, kind, default, option):
    alone, ours = both(words, kind, default, option=option)
    assert ours == alone


@pytest.mark.parametrize("kind", [list[Path], list[str], str, Path])
@pytest.mark.parametrize("words", [[], ["one"], ["one", "two"], ["--", "-x"]])
def test_an_argument_takes_the_values_that_typer_gives_it_or_its_error(words, kind):
    alone, ours = both(words, kind, ..., name="VALUE", option=lambda name: typer.Argument(metavar=name))
    # Our help, and so the line of the usage, names an argument in its own way.
    assert (ours[0], ours[1]) == (alone[0], alone[1])
    assert ours[2].splitlines()[-1:] == alone[2].splitlines()[-1:]


def test_a_variable_is_read_as_an_option_is():
    def option(name):
        return typer.Option(name, envvar="DUMAS_TEST_VALUE")

    for kind in (Path | None, Colour | None):
        alone, ours = both([], kind, option=option, env={"DUMAS_TEST_VALUE": "red"})
        assert ours == alone
        assert "red" in ours[1]


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_refused_as_typer_does(tmp_path):
    file = tmp_path / "closed"
    file.write_bytes(b"")
    file.chmod(0)
    alone, ours = both(["--value", str(file)], Path | None)
    assert ours == alone
    assert ours[0] == 2


def test_a_typer_that_reads_values_in_another_way_is_left_alone():
    class Other:
        """A parameter without what we build on."""

    param = Other()
    take_plainly([param])
    assert vars(param) == {}


def leaves(one):
    """The commands below a group, those of groups below it too."""
    for command in one.commands.values():
        yield from leaves(command) if hasattr(command, "commands") else [command]


def test_every_command_takes_plain_values():
    front = get_command(app)
    for command in (front, *leaves(front)):
        with typer.Context(command) as context:
            assert all("get_runtime_param" in vars(param) for param in command.get_params(context)), command.name


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--year", "2017", "--as-of", "2018-01-31", "--format", "json"],
        ["list", "--province", "Bali", "--limit", "3"],
        ["show", "2017/0412"],
        ["problems"],
    ],
)
def test_no_command_of_plain_options_needs_the_validation_library(practice, words):
    assert imported(practice.folder, *words, names={"pydantic"}) == set()
