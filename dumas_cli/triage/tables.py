"""Reads the tables of a card's TOML strictly: each key is known, of its type, and used; else a RulesError."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import cast

from dumas_cli.errors import RulesError


class TomlTable:
    """One table, with the words that say where it stands. ``finish`` reports a key that nobody asked for."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, dict):
            raise RulesError("A table is expected here.", where=where, remedy="Write key = value lines.")
        self._values = cast("dict[str, object]", values)
        self._asked: list[str] = []
        self.where = where

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        """The keys as written, in their order."""
        return iter(self._values)

    def integer(self, key: str, *, least: int, most: int, default: int | None = None) -> int:
        """A whole number within bounds."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.error(f'"{key}" is not a whole number from {least} to {most}.', "Write such a number.")
        return value

    def share(self, key: str, default: float) -> float:
        """A number from 0 to 1."""
        value = self._value(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise self.error(f'"{key}" is not a number from 0 to 1.', "Write such a number.")
        return float(value)

    def truth(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.error(f'"{key}" is neither true nor false.', "Write true or false.")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank, unless it is the default."""
        value = self._value(key, default)
        if not isinstance(value, str) or (value != default and not value.strip()):
            raise self.error(f'"{key}" is not a text.', "Write it between quotation marks.")
        return value

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._value(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise self.error(f'"{key}" is not a list of texts.', 'Write ["one", "two"].')
        return tuple(value)

    def names(self, key: str, known: Iterable[str], default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of texts, each one of the known words and none twice."""
        values = self.texts(key, default)
        for value in values:
            self.known(value, known, f'in "{key}"')
        if len(set(values)) < len(values):
            raise self.error(f'"{key}" names one thing twice.', "Name each once.")
        return values

    def table(self, key: str) -> TomlTable:
        """A table within this one."""
        return TomlTable(self._value(key, None), f"{self.where}, [{key}]")

    def tables(self, key: str) -> list[object]:
        """A list of tables, not yet read; empty where the key is missing."""
        value = self._value(key, ())
        if not isinstance(value, list | tuple):
            raise self.error(f'"{key}" is not a list of tables.', f"Write [[{key}]] above each.")
        return list(value)

    def raw(self, key: str) -> object:
        """The value as it stands; the caller says what it may be."""
        return self._value(key, None)

    def known(self, word: str, words: Iterable[str], what: str) -> str:
        """The word, if it is one of those known; else an error that offers the nearest."""
        choices = list(words)
        if word in choices:
            return word
        raise self.error(f'"{word}" {what} is not known.', nearest(word, choices))

    def finish(self) -> None:
        """Raises RulesError for the first key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self.error(f'The key "{key}" is not known.', nearest(key, self._asked))

    def error(self, what: str, remedy: str) -> RulesError:
        """An error that stands at this table."""
        return RulesError(what, where=self.where, remedy=remedy)

    def _value(self, key: str, default: object) -> object:
        self._asked.append(key)
        if key in self._values:
            return self._values[key]
        if default is None:
            # A misspelt key is the likelier trouble, so that is what is said.
            close = get_close_matches(key, [k for k in self._values if k not in self._asked], n=1)
            if close:
                raise self.error(f'The key "{close[0]}" is not known.', f'The nearest is "{key}".')
            raise self.error(f'The key "{key}" is missing.', f'Add "{key}".')
        return default


def nearest(word: str, choices: Iterable[str]) -> str:
    """A sentence that offers the nearest of the choices, or lists them where none is near."""
    words = list(dict.fromkeys(choices))
    close = get_close_matches(word, words, n=1)
    folded = [choice for choice in words if choice.lower() == word.lower()]
    if folded or close:
        return f'The nearest is "{(folded or close)[0]}".'
    return f"Known are: {', '.join(words)}." if words else "Take it out."
