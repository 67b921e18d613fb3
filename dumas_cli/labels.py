"""How a complaint is called: its label on paper, and what a typed number may mean."""

from __future__ import annotations

import re

_YEAR_FIRST = re.compile(r"^((?:19|20)\d{2})\s*/\s*(\S.*)$")
_YEAR_LAST = re.compile(r"^(\S.*?)\s*/\s*((?:19|20)\d{2})$")


def label_of(source: str, register_year: int, number: str) -> str:
    """The complaint as it is shown: "2017/0412" for the letter register, the ticket for others.

    Agenda numbers restart each January, so a letter is only known with its year; they are padded
    to four digits so that labels sort.
    """
    if source == "surat":
        return f"{register_year}/{number.zfill(4) if number.isdigit() else number}"
    return number


def readings(typed: str) -> list[tuple[int | None, str]]:
    """What a typed number may mean, likeliest first: the register year (None where none is given) and the number.

    Takes "2017/0412", "412/2017", "0412" and tickets as they stand; leading zeros of a number do not
    count. "2016/2017" is read as we write it, the year first, and else the other way round.
    """
    text = typed.strip().lstrip("#").strip()
    found: list[tuple[int | None, str]] = []
    if match := _YEAR_FIRST.match(text):
        found.append((int(match[1]), _bare(match[2])))
    if match := _YEAR_LAST.match(text):
        found.append((int(match[2]), _bare(match[1])))
    # A ticket may itself hold a slash or leading zeros.
    return [*found, (None, _bare(text)), (None, text)]


def _bare(number: str) -> str:
    return (number.lstrip("0") or "0") if number.isdigit() else number
