"""The same complainant on the same matter again -> letters that belong together."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dumas_cli.records import Authorship, RelatedLetter

_ADDRESS = (
    "sdr|sdri|sdra|saudara|saudari|bpk|bapak|bp|ibu|tn|tuan|ny|nyonya|nn|h|hj|kh|haji|hajjah|ust|ustadz|kyai|"
    "alm|almh|dr|drs|dra|ir|prof|drg|drh|apt|ns|yth"
)
_LEADING = re.compile(rf"^(?:(?:{_ADDRESS})(?:\.\s*|\s+|\s*/\s*))+", re.IGNORECASE)
_AND_OTHERS = re.compile(
    r"(?:\b(?:d\.?\s?k\.?\s?k|c\.?s)\b|\b(?:dan|&)\s+kawan|\bet\s*al\b).*$", re.IGNORECASE | re.DOTALL
)
_DOTTED = re.compile(r"\b(?:[A-Za-z]{1,4}\.){1,3}[A-Za-z]{1,4}\b\.?")
_DEGREES = frozenset(
    {
        *("sh", "mh", "mkn", "se", "mm", "ssos", "msi", "sip", "spd", "mpd", "st", "mt", "skom", "sag", "mag"),
        *("skep", "skm", "mkes", "amd", "sp", "spi", "shi", "sthi", "phd", "spdi", "mpdi", "sst", "sfarm"),
        *("bsc", "msc", "ba", "ma", "mba", "sik", "shum"),
    }
)
_NOT_LETTER = re.compile(r"[^a-z]+")
_NOBODY = frozenset(
    {
        "na",
        "nn",
        "anonim",
        "anonymous",
        "tanpa nama",
        "tanpa identitas",
        "tidak ada",
        "tidak ada nama",
        "tidak diketahui",
        "tidak disebutkan",
        "dirahasiakan",
        "nama dirahasiakan",
        "rahasia",
        "hamba allah",
        "no name",
        "noname",
        "surat kaleng",
        "warga",
        "masyarakat",
        "warga masyarakat",
        "pelapor",
        "pengadu",
    }
)


def related_letters(letters: Iterable[Authorship]) -> dict[int, tuple[RelatedLetter, ...]]:
    """For each complaint that has any: the same complainant's other complaints in the same category, by day.

    The same complainant has the same NIK, or an equal normal name in the same kabupaten or kota and not
    two different NIKs. Anonymous letters, and names without a place, match nothing. Complaints with
    nothing related are not in the answer. The time grows with the letters and the pairs found.
    """
    by_nik: dict[tuple[str, str], list[Authorship]] = defaultdict(list)
    by_name: dict[tuple[str, str, str], list[tuple[Authorship, str | None]]] = defaultdict(list)
    for letter in letters:
        if not letter.category:
            continue
        nik = normal_nik(letter.nik)
        if nik is not None:
            by_nik[letter.category, nik].append(letter)
        name = normal_name(letter.name)
        if name and letter.regency_code:
            by_name[letter.category, name, letter.regency_code].append((letter, nik))
    found: dict[int, dict[int, Authorship]] = defaultdict(dict)
    for same in by_nik.values():
        if len(same) > 1:
            for letter in same:
                found[letter.complaint_id].update((other.complaint_id, other) for other in same)
    for named in by_name.values():
        if len(named) > 1:
            for letter, nik in named:
                fits = (other for other, its in named if nik is None or its is None or nik == its)
                found[letter.complaint_id].update((other.complaint_id, other) for other in fits)
    return {at: related for at in sorted(found) if (related := _in_order(at, found[at]))}


def person_key(name: str | None, nik: str | None, place_code: str | None) -> str | None:
    """One key for one complainant: the NIK, else the normal name with its place; None for nobody in particular.

    Coarser than ``related_letters``: a letter with a NIK and one of the same person without have two keys.
    """
    digits = normal_nik(nik)
    if digits is not None:
        return f"nik:{digits}"
    plain = normal_name(name)
    return f"name:{plain}:{place_code}" if plain and place_code else None


def normal_nik(nik: str | None) -> str | None:
    """The 16 digits of a NIK, None where it has not 16 or all are the same (a filled-in blank)."""
    digits = "".join(c for c in nik if c.isdecimal()) if nik else ""
    return digits if len(digits) == 16 and len(set(digits)) > 1 else None


@lru_cache(maxsize=65536)
def normal_name(name: str | None) -> str:
    """A name as it is compared, without titles, degrees, "dkk", marks and capitals; "" for nobody.

    "H. Ahmad Fauzi, S.H., dkk" and "AHMAD  FAUZI" are equal. Anonymous forms and a bare title give "".
    """
    if not name:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = " ".join(_AND_OTHERS.sub("", plain).replace("'", "").replace("’", "").split())
    if " ".join(_NOT_LETTER.sub(" ", plain.casefold()).split()) in _NOBODY:
        return ""
    # What follows a comma is degrees, or a second person.
    parts = (_LEADING.sub("", part.strip(" .-")) for part in plain.split(","))
    head = next((part for part in parts if part.strip(" .-")), "")
    head = _DOTTED.sub(
        lambda found: found.group().replace(".", "") if _is_degree(found.group()) else found.group(), head
    )
    kept = _NOT_LETTER.sub(" ", head.casefold()).split()
    while len(kept) > 1 and kept[-1] in _DEGREES:
        kept.pop()
    return " ".join(kept) if kept and set(kept) - set(_ADDRESS.split("|")) else ""


def _is_degree(text: str) -> bool:
    return text.replace(".", "").casefold() in _DEGREES


def _in_order(at: int, related: dict[int, Authorship]) -> tuple[RelatedLetter, ...]:
    others = sorted((k for i, k in related.items() if i != at), key=lambda k: (k.received_on, k.complaint_id))
    return tuple(RelatedLetter(k.complaint_id, k.label, k.received_on, k.completed_on) for k in others)
