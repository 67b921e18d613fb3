"""How alike two headings are."""

from __future__ import annotations

from dumas_cli.sheets.profiles import heading_key

ALIKE = 80.0
"""From here on two headings are taken for two spellings of one, and said to be."""


def likeness(one: str, other: str) -> float:
    """From 0 to 100: the words in any order, or the letters without blanks (TanggalLaporanMasuk).

    A heading that is wholly a part of the other reaches 86 at most. Where figures differ ("Penegasan I", "Penegasan
    II") the headings are two, however alike: 0.
    """
    from rapidfuzz import fuzz

    first, second = heading_key(one), heading_key(other)
    if not first or not second or _numerals(first) != _numerals(second):
        return 0.0
    if first == second or first.replace(" ", "") == second.replace(" ", ""):
        return 100.0
    whole = max(fuzz.token_sort_ratio(first, second), fuzz.ratio(first.replace(" ", ""), second.replace(" ", "")))
    return max(min(whole, 99.0), 0.86 * fuzz.token_set_ratio(first, second))


# --------------------------------------------------------------------------- helpers

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


def _numerals(key: str) -> tuple[str, ...]:
    return tuple(sorted(_ROMAN.get(word, word) for word in key.split() if word in _ROMAN or word.isdigit()))
