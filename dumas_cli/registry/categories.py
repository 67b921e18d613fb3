"""The words of a category column -> the code of PER/05/M.PAN/4/2009."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dumas_cli.registry.text import squeeze, words

_CODE = re.compile(r"^\s*(?:kode\s*)?(\d{1,2})(?!\d)\s*[-–—.:)/]?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_ONE_OF = re.compile(r"\s*[/,;|+]\s*|\s+-\s+|\s+dan\s+|\s*&\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of complaint: two-digit code, its name in both languages, other spellings in use."""

    code: str
    name_id: str
    name_en: str
    spellings: tuple[str, ...] = ()


class CategoryRegistry:
    """Finds the code of a category by code, name or spelling."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self.categories = tuple(categories)
        self._codes = {category.code for category in self.categories}
        self._names: dict[str, str] = {}
        for category in self.categories:
            for name in (category.name_id, category.name_en, *category.spellings):
                self._names.setdefault(squeeze(words(name)), category.code)
        self._found: dict[str, str | None] = {}

    def resolve(self, written: str | None) -> str | None:
        """The code that the words mean ("05", "5. Tanah", "pungli"), or None where no code fits.

        Several names in one cell give a code only if all that are known mean the same one. A code and
        a name that contradict each other give None.
        """
        if not written:
            return None
        if written not in self._found:
            self._found[written] = self._resolve(written)
        return self._found[written]

    def _resolve(self, written: str) -> str | None:
        numbered = _CODE.match(written)
        if numbered is None:
            return self._by_name(written)
        code, name = numbered.group(1).zfill(2), numbered.group(2)
        if code not in self._codes:
            return None
        named = self._by_name(name)
        return code if named in (None, code) else None

    def _by_name(self, name: str) -> str | None:
        whole = self._names.get(squeeze(words(name)))
        if whole is not None:
            return whole
        codes = {self._names.get(squeeze(words(part))) for part in _ONE_OF.split(name)} - {None}
        return codes.pop() if len(codes) == 1 else None
