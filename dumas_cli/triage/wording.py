"""Values in words, English and Indonesian: days, counts with their unit, quotations, lists."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Language(StrEnum):
    """The two languages in which reasons are written."""

    ENGLISH = "en"
    INDONESIAN = "id"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a matter counts: the complaint's category code, or the words found, quoted; one of them at least."""

    category: str = ""
    quote: str = ""


Value = bool | int | str | date | tuple[str, ...] | Evidence | None
"""What a fact may be; None where the case does not say."""

_MONTHS = {
    Language.ENGLISH: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    Language.INDONESIAN: ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
}

UNITS = {  # unit: English for one, English for more, Indonesian
    "working days": ("working day", "working days", "hari kerja"),
    "months": ("month", "months", "bulan"),
    "times": ("time", "times", "kali"),
    "letters": ("letter", "letters", "surat"),
    "agencies": ("agency", "agencies", "instansi"),
}
"""The units a number may have, with their words."""

WORDS = {  # the fixed words among the values: English, Indonesian
    "identity": ("identity", "identitas"),
    "address": ("address", "alamat"),
    "agency": ("agency", "instansi"),
    "place": ("place", "lokasi"),
    "evidence": ("evidence", "bukti"),
    "papers_asked": ("papers the agency asked for", "berkas yang diminta instansi"),
    "papers_awaited": ("papers awaited from the complainant", "berkas yang ditunggu dari pengadu"),
    "none": ("none", "belum ada"),
    "acknowledgement": ("acknowledgement only", "tanda terima saja"),
    "interim": ("interim", "sementara"),
    "substantive": ("substantive", "substantif"),
}
"""The words of choices and lists, English and Indonesian; any other text is said as it stands."""


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with the names of facts in braces: ``{reminders}`` with its unit, ``{reminders:n}`` without.

    ``parts`` are (text before, fact name or "", whether bare).
    """

    parts: tuple[tuple[str, str, bool], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The facts the sentence speaks of, in order."""
        return tuple(name for _, name, _ in self.parts if name)

    def fill(self, say: Callable[[str, bool], str]) -> str:
        """The sentence, with ``say(fact name, bare)`` in the place of each name."""
        return "".join(text + (say(name, bare) if name else "") for text, name, bare in self.parts)


def read_template(text: str) -> Template:
    """Reads a sentence with names in braces. ValueError, a full sentence, where the braces are wrong."""
    parts: list[tuple[str, str, bool]] = []
    try:
        for before, name, spec, conversion in string.Formatter().parse(text):
            if conversion or (spec or "") not in ("", "n") or name == "":
                raise ValueError
            parts.append((before, name or "", spec == "n"))
    except ValueError:
        raise ValueError(f'"{text}" has braces that do not hold a fact: write {{fact}} or {{fact:n}}.') from None
    return Template(tuple(parts))


@lru_cache(maxsize=50_000, typed=True)
def say(value: Value, unit: str, language: Language, *, bare: bool = False) -> str:
    """The value in words; "–" for None. A number takes its unit unless ``bare``.

    A quotation stands in quotation marks; a day reads "3 Feb 2018".
    """
    english = language is Language.ENGLISH
    if value is None:
        return "–"
    if isinstance(value, bool):
        return ("yes" if value else "no") if english else ("ya" if value else "tidak")
    if isinstance(value, int):
        return _number(value, "" if bare else unit, language)
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"
    if isinstance(value, Evidence):
        category = f"{'category' if english else 'kategori'} {value.category}" if value.category else ""
        quote = f'"{value.quote}"' if value.quote else ""
        return ", ".join(part for part in (quote, category) if part)
    if isinstance(value, str):
        return _word(value, language)
    return ", ".join(_word(item, language) for item in value) or "–"


def say_list(words: Sequence[str], language: Language) -> str:
    """The words with commas and a last "and" or "dan"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'and' if language is Language.ENGLISH else 'dan'} {words[-1]}"


def _number(value: int, unit: str, language: Language) -> str:
    english = language is Language.ENGLISH
    if unit == "times" and english and value in (1, 2):
        return "once" if value == 1 else "twice"
    digits = f"{value:,}" if english else f"{value:,}".replace(",", ".")
    if not unit:
        return digits
    one, more, indonesian = UNITS[unit]
    if not english:
        return f"{digits} {indonesian}"
    return f"{digits} {one if abs(value) == 1 else more}"


def _word(value: str, language: Language) -> str:
    if value in WORDS:
        return WORDS[value][0 if language is Language.ENGLISH else 1]
    return value
