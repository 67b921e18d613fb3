"""Values become cells: the value for a machine beside the words for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dumas_cli.records import Cell, Column
from dumas_cli.render import numbers
from dumas_cli.render.numbers import Lang
from dumas_cli.render.words import say


@dataclass(frozen=True, slots=True)
class BadCell(Cell):
    """A cell to be mended: coloured in a workbook."""


EXACT = "exact"
"""The kind of a column that stands behind what a reader sees: in csv, json and xlsx, on no screen."""

BLANK = Cell(None, "")

SUM = "(all)"
"""The value of the first cell of a row that adds up those above it."""


def text_cell(value: str, text: str | None = None) -> Cell:
    """Words; ``text`` is how they are printed where that differs from the value."""
    return Cell(value, value if text is None else text)


def count_cell(count: int | None, lang: Lang) -> Cell:
    """A whole number."""
    return Cell(count, numbers.count_text(count, lang))


def change_cell(change: int | None, lang: Lang) -> Cell:
    """A change of a count, with its sign."""
    return Cell(change, numbers.change_text(change, lang))


def share_cell(share: Fraction | None, lang: Lang) -> Cell:
    """A share in per cent."""
    return Cell(share, numbers.share_text(share, lang))


def relative_cell(change: Fraction | None, lang: Lang) -> Cell:
    """A relative change in per cent, with its sign."""
    return Cell(change, numbers.relative_text(change, lang))


def points_cell(change: Fraction | None, lang: Lang) -> Cell:
    """A difference of shares in percentage points, with its sign."""
    return Cell(change, numbers.points_text(change, lang))


def bar_cell(share: Fraction | None) -> Cell:
    """A bar beside a share."""
    return Cell(share, numbers.bar_text(share))


def day_cell(day: date | None, lang: Lang) -> Cell:
    """A day; nothing where there is none."""
    return Cell(day, numbers.day_text(day, lang))


def rupiah_cell(amount: int | None, lang: Lang) -> Cell:
    """An amount of whole rupiah."""
    return Cell(amount, numbers.rupiah_text(amount, lang))


def place_cell(full_name: str, lang: Lang) -> Cell:
    """A place with its kind, shortened in print as the office writes it: ``Kab. Bogor``, ``DKI Jakarta``."""
    return Cell(full_name, short_place(full_name) or say(lang, "not_stated"))


_SHORT = {
    "Kabupaten Administrasi ": "Kab. Adm. ",
    "Kabupaten ": "Kab. ",
    "Kota Administrasi ": "Kota Adm. ",
    "Daerah Khusus Ibukota ": "DKI ",
    "Daerah Istimewa ": "DI ",
}


def short_place(full_name: str) -> str:
    """The name of a regency, city or province as the office shortens it."""
    for long, short in _SHORT.items():
        if full_name.startswith(long):
            return short + full_name.removeprefix(long)
    return full_name


def exact_cell(value: str | int | date | bool | None) -> Cell:
    """A value that no reader sees on a screen."""
    return Cell(value, "" if value is None else str(value))


def is_sum(row: Sequence[Cell]) -> bool:
    """Whether the row adds up those above it."""
    return bool(row) and row[0].value == SUM


def on_paper(column: Column) -> bool:
    """Whether a reader sees the column on a screen or a page."""
    return column.kind != EXACT


def in_data(column: Column) -> bool:
    """Whether the column holds data: a bar only draws what another column says."""
    return column.kind != "bar"


def advice(reason: str, remedy: str) -> str:
    """What is wrong and what to do about it, as sentences."""
    told = reason if reason.endswith((".", "!", "?", "…")) or not reason else f"{reason}."
    return f"{told[:1].upper()}{told[1:]} {remedy}".strip()
