"""Names as they are written -> the words and the key by which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

# One word for the kind of a region, however the sheet writes it.
_KINDS = {
    "kab": "kabupaten",
    "kabupaten": "kabupaten",
    "kota": "kota",
    "kotamadya": "kota",
    "kotamadia": "kota",
    "kodya": "kota",
    "kodia": "kota",
    "prov": "provinsi",
    "prop": "provinsi",
    "provinsi": "provinsi",
    "propinsi": "provinsi",
    "province": "provinsi",
}
KIND_WORDS = frozenset(_KINDS.values())

_SHORT = {
    "kep": "kepulauan",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tg": "tanjung",
    "sel": "selatan",
    "utr": "utara",
    "tgh": "tengah",
    "brt": "barat",
    "tmr": "timur",
    "gn": "gunung",
    "sumatra": "sumatera",
    "adm": "administrasi",
    "administratif": "administrasi",
    "resort": "resor",
    "kementrian": "kementerian",
    "kemetrian": "kementerian",
    "jendral": "jenderal",
    "univ": "universitas",
}

_WRITTEN_OUT = {**_SHORT, **_KINDS}

# Words that say nothing once the kind is known: "Kota Administrasi", "Kotamadya Daerah Tingkat II".
_EMPTY_AFTER_KIND = {"administrasi"}
_SECOND_LEVEL = (("daerah", "tingkat", "ii"), ("dati", "ii"), ("dt", "ii"), ("daerah", "tk", "ii"))

_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def blanks(text: str) -> str:
    """The text with every run of blanks (also non-breaking ones) as one, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, comparable: lower case, no marks or accents, kinds and short forms written out.

    Spaced letters are one word ("R I A U" -> riau, "P.T." -> pt, "D.I." -> di). "Kab/Kota" before a
    name says nothing about its kind and is dropped.
    """
    plain = text.casefold()
    if plain.isascii() and plain.replace(" ", "").isalpha():  # most names; a third of the time
        parts = plain.split()
    else:
        plain = plain.replace("&", " dan ")
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        parts = _NOT_WORD.sub(" ", plain.translate(_APOSTROPHES)).split()
    if any(len(part) == 1 for part in parts):
        parts = _joined(parts)
    found = [_WRITTEN_OUT.get(word, word) for word in parts]
    if not KIND_WORDS.isdisjoint(found):
        if {"kabupaten", "kota"} == set(found[:2]) and len(found) > 2:
            found = found[2:]
        found = _without_rank(found)
    return tuple(found)


def squeeze(parts: Iterable[str]) -> str:
    """Words as one key without blanks, so that "Kulon Progo" and "Kulonprogo" are one."""
    return "".join(parts).replace("sumatra", "sumatera")


def key(text: str) -> str:
    """The key of a whole name."""
    return squeeze(words(text))


def nearest(text: str, names: Sequence[str], limit: int = 3) -> tuple[str, ...]:
    """Up to three names most like the text, best first; none that is wholly unlike."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        _in_order(text), _all_in_order(tuple(names)), scorer=fuzz.ratio, limit=limit * 2, score_cutoff=70
    )
    ranked = sorted((-score, names[at]) for _, score, at in found)
    return tuple(name for _, name in ranked[:limit])


@lru_cache(maxsize=4)
def _all_in_order(names: tuple[str, ...]) -> list[str]:
    return list(map(_in_order, names))


def _in_order(name: str) -> str:
    """Its words in the order of the alphabet, so that names of the same words in another order are alike."""
    from rapidfuzz import utils

    return " ".join(sorted(utils.default_process(name).split()))


def _joined(parts: Sequence[str]) -> list[str]:
    out: list[str] = []
    run = ""
    for part in parts:
        if len(part) == 1 and part.isalpha():
            run += part
            continue
        if run:
            out.append(run)
            run = ""
        out.append(part)
    if run:
        out.append(run)
    return out


def _without_rank(found: list[str]) -> list[str]:
    out: list[str] = []
    i = 0
    while i < len(found):
        if out and out[-1] in KIND_WORDS:
            rank = next((r for r in _SECOND_LEVEL if tuple(found[i : i + len(r)]) == r), None)
            if rank is not None:
                i += len(rank)
                continue
            if found[i] in _EMPTY_AFTER_KIND or found[i] == out[-1]:
                i += 1
                continue
        out.append(found[i])
        i += 1
    return out
