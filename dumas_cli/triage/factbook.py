"""The register of facts: what sort of value each is, and the facts of one case, computed when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dumas_cli.triage.sight import Sight
from dumas_cli.triage.wording import Evidence, Value

Compute = Callable[[Sight], Value]


class Kind(StrEnum):
    """What sort of value a fact is, and so how a rule may ask for it."""

    NUMBER = "number"
    TRUTH = "truth"
    CHOICE = "choice"
    DAY = "day"
    TEXT = "text"
    LIST = "list"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Fact:
    """One named fact: how it is computed, and what its docstring says of it.

    ``unit`` is a key of ``wording.UNITS`` or "". ``choices`` are the values of a choice.
    """

    name: str
    kind: Kind
    unit: str
    choices: tuple[str, ...]
    meaning: str
    source: str
    compute: Compute


FACTS: Final[dict[str, Fact]] = {}
"""Every fact by its name, in the order of facts.py, which fills it."""

WORD_LISTS: Final = (
    "oversight", "land", "labour", "violence", "danger", "court", "vulnerable",
    "investigators", "asks_for_papers", "thanks", "still_complaining",
)  # fmt: skip
"""The word lists that facts read; a card has each of them."""

LISTS_ON_REQUEST: Final = ("still_complaining",)
"""Those of everyday words, read only where a fact turns on them."""

PAPERS: Final = ("identity", "address", "agency", "place", "evidence")
"""What may be missing from a complaint's papers."""


def fact(kind: Kind, unit: str = "", choices: tuple[str, ...] = ()) -> Callable[[Compute], Compute]:
    """Registers a function as the fact of its name; its docstring is the meaning and, after "Source:", the source."""

    def register(compute: Compute) -> Compute:
        name = compute.__name__
        meaning, _, source = " ".join((compute.__doc__ or "").split()).partition(" Source: ")
        FACTS[name] = Fact(name, kind, unit, choices, meaning, source, compute)
        return compute

    return register


class Facts(dict[str, Value]):
    """The facts of one sight by name, each computed when first asked for; it holds those asked for so far."""

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self._sight = sight

    def __missing__(self, name: str) -> Value:
        value = self[name] = FACTS[name].compute(self._sight)
        return value

    def plain(self, name: str) -> str | int | bool | None:
        """The fact as a value that a database or JSON takes: days in ISO, lists and evidence as text."""
        value = self[name]
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return ", ".join(value)
        if isinstance(value, Evidence):
            return f'"{value.quote}"' if value.quote else f"category {value.category}"
        return value
