"""How a complaint is called: its label on paper, and what a typed number may mean."""

from __future__ import annotations

import re

_YEAR_FIRST = re.compile(r"^(\d{4})\s*/\s*(\S.*)$")
_YEAR_LAST = re.compile(r"^(\d{1,6})\s*/\s*(\d{4})$")


def label_of(source: str, register_year: int, number: str) -> str:
    """The complaint as it is shown: "2017/0412" for the letter register, the ticket for others.

    Agenda numbers restart each January, so a letter is only known with its year; they are padded
    to four digits so that labels sort.
    """
    if source == "surat":
        return f"{register_year}/{number.zfill(4) if number.isdigit() else number}"
    return number


def parse_label(typed: str) -> tuple[int | None, str]:
    """The register year (None where none is given) and the number that a user typed.

    Takes "2017/0412", "412/2017", "0412" and tickets; leading zeros do not count.
    """
    text = typed.strip().lstrip("#")
    year: int | None = None
    if match := _YEAR_FIRST.match(text):
        year, text = int(match[1]), match[2].strip()
    elif match := _YEAR_LAST.match(text):
        year, text = int(match[2]), match[1]
    if text.isdigit():
        text = text.lstrip("0") or "0"
    return year, text
