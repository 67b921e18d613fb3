"""Reads an amount of rupiah as an analyst types it."""

from __future__ import annotations

import re
from fractions import Fraction

_AMOUNT = re.compile(r"(?:rp\.?)?\s*([\d.,]+)\s*(ribu|rb|juta|jt|miliar|milyar|m)?", re.IGNORECASE)
_UNITS = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "m": 10**9,  # Indonesian usage: M is miliar
}


def read_rupiah(text: str) -> int | None:
    """The whole rupiah in "250000000", "Rp250.000.000", "250jt" or "1,5 miliar"; None for anything else.

    Dots and commas group thousands where three digits follow each of them; before a unit a single
    one is the decimal sign.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    digits, unit = match[1], (match[2] or "").lower()
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        number = Fraction(re.sub(r"[.,]", "", digits))
    elif re.fullmatch(r"\d+", digits) or (unit and re.fullmatch(r"\d+[.,]\d+", digits)):
        number = Fraction(digits.replace(",", "."))
    else:
        return None
    amount = number * _UNITS.get(unit, 1)
    return int(amount) if amount.denominator == 1 else None
