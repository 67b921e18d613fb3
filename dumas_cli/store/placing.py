"""Places as rows state them: whether two of them contradict each other, and which tells more."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from dumas_cli.registry.text import KIND_WORDS, squeeze, words
from dumas_cli.store.connection import Connection, rows


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place as a row states it, or as it is on file: its code, None where it is not known, and the words."""

    code: str | None
    written: str


class Placing:
    """Holds stated places against each other, by the names of the reference file in this database.

    A place is stated more or less exactly: a kabupaten or kota; a province with a name that is open there ("Bandung",
    which is a kota or a kabupaten, or one that no place has); a province alone; an open name alone.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def contradict(self, one: StatedPlace, other: StatedPlace) -> bool:
        """Whether the two cannot be the same place, in whichever order they are told.

        A province contains its regencies, and "Bandung" is Kota Bandung as well as Kabupaten Bandung. A name that no
        place has is another than every known one.
        """
        if one == other:
            return False
        if one.code and other.code:
            if _province(one.code) != _province(other.code):
                return True
            if _is_regency(one.code) and _is_regency(other.code):
                return one.code != other.code
        first, second = self._name(one), self._name(other)
        if one.code and other.code and not (first and second):
            return False  # of one of the two only the province is told
        return first != second

    def tells_more(self, new: StatedPlace, old: StatedPlace) -> bool:
        """Whether the new one is to stand in place of the old one, unless that is of a newer file.

        Another spelling does not, nor what is less exact: only the province, a name that is not known. Another place
        as exact does.
        """
        if new.code is None:
            return old.code is None and self._name(new) != self._name(old)
        if old.code is None:
            return True
        if new.code == old.code and not _is_regency(new.code) and self._name(new) == self._name(old):
            # That the province has the only ones of the name is our word; the row that names it says so itself.
            return bool(self._name(new)) and _names_province(new) and not _names_province(old)
        if new.code == old.code:
            return not _is_regency(new.code) and self._name(new) != ""
        return _is_regency(new.code) or _province(old.code) != new.code

    def fills(self, new: StatedPlace, old: StatedPlace) -> bool:
        """Whether a place of an older file tells only what the one on file leaves open."""
        if new.code is None:
            return False
        if old.code is None:
            return True
        if new.code == old.code:
            return not self._name(old) and bool(self._name(new))
        return _is_regency(new.code) and _province(new.code) == old.code

    def _name(self, place: StatedPlace) -> str:
        """The name within the province, comparable; "" where only the province is told."""
        if place.code is None:
            return _bare(place.written)
        if _is_regency(place.code):
            return self._names[place.code]
        first, _, province = place.written.rpartition(", ")
        if not first:
            return _bare(province) if _bare(province) in self._names_within[place.code] else ""
        name = _bare(first)
        return "" if name == _bare(province) or name in self._names[place.code] else name

    @cached_property
    def _names(self) -> dict[str, str]:
        return {code: _bare(name) for code, name in rows(self._connection, "select code, name from places")}

    @cached_property
    def _names_within(self) -> defaultdict[str, set[str]]:
        """The names of the regencies of each province."""
        found = defaultdict[str, set[str]](set)
        for code, name in self._names.items():
            if _is_regency(code):
                found[_province(code)].add(name)
        return found


def _names_province(place: StatedPlace) -> bool:
    """Whether the words of an open name have its province beside it."""
    return ", " in place.written


def _is_regency(code: str) -> bool:
    return "." in code


def _province(code: str) -> str:
    return code.partition(".")[0]


def _bare(text: str) -> str:
    """The words of a name without its kind, as one."""
    return squeeze(word for word in words(text) if word not in KIND_WORDS)
