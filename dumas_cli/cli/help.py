"""How a command's help is written: examples at its end, arguments without the types of the code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer.core import TyperCommand

if TYPE_CHECKING:
    from typer import Context

_TYPES = re.compile(r" <(?:str|list\[(?:Path|str)\])>")
_BRACES = re.compile(r"\{([A-Z]+(?:\.\.\.)?)\}(?:\.\.\.)?")


class PlainCommand(TyperCommand):
    """A command whose help names an argument as the user writes it: FILE..., not {FILE...}... <list[Path]>."""

    def get_help(self, ctx: Context) -> str:  # type: ignore[override]  # Typer gives no public name to its base
        """The help as printed."""
        return _BRACES.sub(r"\1", _TYPES.sub("", super().get_help(ctx)))


def examples(*lines: str) -> str:
    """Command lines for the end of a help, one a line."""
    return "\n".join(["\b", "For example:", *(f"  {line}" for line in lines)])
