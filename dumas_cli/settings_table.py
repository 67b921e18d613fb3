"""One table of a TOML file, which names the file, the key and the remedy of whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches

from dumas_cli.errors import SettingsError


class Table:
    """A table with its path ("plan.speeds") in the file that ``where`` names.

    Reading an entry of the wrong kind, or outside its range, raises SettingsError.
    """

    def __init__(self, data: Mapping[str, object], path: str, where: str) -> None:
        self._data = data
        self._path = path
        self._where = where

    def allow(self, keys: Sequence[str]) -> None:
        """Refuse the first key that is none of these, with the nearest that is."""
        for key in self._data:
            if key not in keys:
                near = get_close_matches(key, keys, n=1, cutoff=0.5)
                remedy = f'The nearest key is "{near[0]}".' if near else f"The keys are: {', '.join(keys)}."
                raise self.error(key, "is not a known key", remedy)

    def error(self, key: str, what: str, remedy: str) -> SettingsError:
        """The error of one key."""
        return SettingsError(f"{self._path_of(key)} {what}.", where=self._where, remedy=remedy)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._data

    def is_list(self, key: str) -> bool:
        """Whether the key is there with a list."""
        return isinstance(self._data.get(key), list)

    def table(self, key: str, allowed: Sequence[str]) -> Table:
        """The table of that name, empty where there is none; its keys are checked."""
        value = self._data.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, "is not a table", f"Write [{self._path_of(key)}] on a line of its own.")
        table = Table(value, self._path_of(key), self._where)
        table.allow(allowed)
        return table

    def tables(self, key: str, allowed: Sequence[str]) -> list[Table]:
        """The tables of a list of tables, none where the key is missing; their keys are checked."""
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(
                key, "is not a list of tables", f"Write [[{key}]] before each, or {key} = [{{ ... }}, {{ ... }}]."
            )
        tables = [Table(item, f"{self._path_of(key)} {i}", self._where) for i, item in enumerate(value, start=1)]
        for table in tables:
            table.allow(allowed)
        return tables

    def text(self, key: str) -> str | None:
        """A text that is not empty; None where the key is missing."""
        if key not in self._data:
            return None
        value = self._data[key]
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "is not a text", f'Write {key} = "..." between quotation marks.')
        return value.strip()

    def word(self, key: str, allowed: Sequence[str]) -> str | None:
        """One of the words allowed; None where the key is missing."""
        value = self.text(key)
        if value is not None:
            self._check_word(key, value, allowed)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, "is not a list of texts", f'Write {key} = ["...", "..."].')
        return tuple(item.strip() for item in value)

    def words(self, key: str, allowed: Sequence[str]) -> tuple[str, ...] | None:
        """A list of the words allowed, at least one; None where the key is missing."""
        if key not in self._data:
            return None
        words = self.texts(key)
        if not words:
            raise self.error(key, "is empty", f"Write at least one of: {', '.join(allowed)}; or leave the key out.")
        for word in words:
            self._check_word(key, word, allowed)
        return words

    def whole(self, key: str, allowed: range, default: int) -> int:
        """A whole number inside ``allowed``; ``default`` where the key is missing."""
        value = self._data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, "is not a whole number", f"Write digits only, such as {key} = {default}.")
        if value not in allowed:
            remedy = f"Write a whole number from {allowed[0]:,} to {allowed[-1]:,}."
            raise self.error(key, f"is {value}", remedy)
        return value

    def number(self, key: str, low: float, high: float, default: float) -> float:
        """A number from ``low`` to ``high``; ``default`` where the key is missing."""
        value = self._data.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(key, "is not a number", f"Write it with a point, such as {key} = {default:g}.")
        if not low <= value <= high:
            raise self.error(key, f"is {value:g}", f"Write a number from {low:,g} to {high:,g}.")
        return float(value)

    def day(self, key: str) -> date:
        """A day, with or without quotation marks; the key must be there."""
        value = self._data.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            what = "is missing" if value is None else "is not a day"
            raise self.error(key, what, f"Write year, month and day: {key} = 2018-02-05.") from None

    def _check_word(self, key: str, value: str, allowed: Sequence[str]) -> None:
        if value not in allowed:
            near = get_close_matches(value, allowed, n=1, cutoff=0.5)
            remedy = f'The nearest is "{near[0]}".' if near else f"Use one of: {', '.join(allowed)}."
            raise self.error(key, f'holds "{value}", which is not known', remedy)

    def _path_of(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key
