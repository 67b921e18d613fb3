"""How a command takes its options and writes its help: plain values, examples at the end, no types of the code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from dumas_cli.cli.values import take_plainly

if TYPE_CHECKING:
    from typer import Context

_TYPES = re.compile(r" <(?:str|list\[(?:Path|str)\])>")
_BRACES = re.compile(r"\{([A-Z]+(?:\.\.\.)?)\}(?:\.\.\.)?")


class PlainCommand(TyperCommand):
    """A command whose help names an argument as the user writes it: FILE..., not {FILE...}... <list[Path]>."""

    def get_params(self, ctx: Context) -> list[Any]:  # type: ignore[override]  # Typer gives no public name to its base
        """The options and arguments, with that of help."""
        params = super().get_params(ctx)
        take_plainly(params)
        return params

    def get_help(self, ctx: Context) -> str:  # type: ignore[override]  # Typer gives no public name to its base
        """The help as printed."""
        return _BRACES.sub(r"\1", _TYPES.sub("", super().get_help(ctx)))


class PlainGroup(TyperGroup):
    """The commands under one name; its own options are taken as those of ``PlainCommand``."""

    def get_params(self, ctx: Context) -> list[Any]:  # type: ignore[override]  # Typer gives no public name to its base
        """The options, with that of help."""
        params = super().get_params(ctx)
        take_plainly(params)
        return params


def examples(*lines: str) -> str:
    """Command lines for the end of a help, one a line."""
    return "\n".join(["\b", "For example:", *(f"  {line}" for line in lines)])
