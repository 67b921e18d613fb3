"""Counts of reminders written in the register's note: "sudah 2x penegasan", "penegasan II"."""

from __future__ import annotations

import re

MOST = 20
"""A higher count in a note is taken for something else (a letter's number, a year)."""

_NUMBERS = {
    "sudah": 1, "telah": 1, "satu": 1, "sekali": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5,
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5,
}  # fmt: skip
_NUMBER = r"(\d{1,2}|satu|dua|tiga|empat|lima)"
_REMINDED = r"(?:surat\s+)?(?:penegasan|pengingat|di\s?ingatkan|ditegaskan|mengingatkan|menegaskan)"

# "2x penegasan", "dua kali diingatkan"; "penegasan 2x", "penegasan sebanyak dua kali"; "penegasan ke-2";
# "penegasan II", "penegasan 2" but not "penegasan 2 Maret"; "sekali diingatkan", "sudah ada penegasan".
_PATTERNS = (
    re.compile(rf"\b{_NUMBER}\s?(?:x|kali)\s+(?:\w+\s+)?{_REMINDED}"),
    re.compile(rf"\b{_REMINDED}\s+(?:sebanyak\s+|sudah\s+)?{_NUMBER}\s?(?:x|kali)\b"),
    re.compile(r"\bpenegasan\s+ke\s?-?\s?(\d{1,2}|satu|dua|tiga|empat|lima)\b"),
    re.compile(r"\bpenegasan\s+(iii|ii|iv|i|v|pertama|kedua|ketiga|keempat|kelima|[1-5](?!\s*[\w/.-]))\b"),
    re.compile(rf"\b(sekali|sudah|telah)\s+(?:ada\s+|dikirim\s+)?{_REMINDED}"),
)
_DENIED = re.compile(rf"\b(?:belum|tidak|tanpa)\s+(?:\w+\s+)?{_REMINDED}")


def reminders_in_note(note: str) -> int:
    """The highest count of reminders that the note states, from 0 to 20; 0 where it states none."""
    if "ega" not in note and "inga" not in note and "EGA" not in note and "INGA" not in note:
        return 0
    text = _DENIED.sub(" ", " ".join(note.lower().split()))
    counts = [
        int(word) if word.isdigit() else _NUMBERS[word] for pattern in _PATTERNS for word in pattern.findall(text)
    ]
    return max((count for count in counts if count <= MOST), default=0)
