"""A csv whose lines were pasted into one column, or quoted as wholes: it is told, and never taken apart by guess."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice

from dumas_cli.errors import ProfileError
from dumas_cli.sheets.heading import SEARCHED_ROWS
from dumas_cli.sheets.workbook import Sheet


def delimiter_within(sheet: Sheet) -> str:
    """What parts the values where nearly every row near the top is one cell that holds a line of a csv; else ""."""
    lines, others = list[str](), 0
    for row in islice(sheet.rows(), SEARCHED_ROWS):
        cells = [cell for cell in row if cell not in ("", None)]
        if len(cells) == 1 and isinstance(cells[0], str):
            lines.append(" ".join(cells[0][:_LONGEST_LINE].splitlines()))
        elif cells:
            others += 1
    for delimiter in _DELIMITERS if len(lines) > 4 * others else ():
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        if width >= _LEAST_VALUES and count > 1 and count * 2 > len(lines):
            return delimiter
    return ""


def in_one_column(delimiter: str, where: str, *, is_text: bool) -> ProfileError:
    """A csv whose lines were pasted, or put in quotation marks, as wholes: told, and not taken apart by guess."""
    delimiter = _DELIMITERS[delimiter]
    if is_text:
        return ProfileError(
            f"Each line stands in quotation marks as a whole, its values parted by {delimiter}s, and so is one cell.",
            where=where,
            remedy="Ask for the file as it was exported. Or open it in Excel, choose Data > Text to Columns for column "
            f"A (Delimited, {delimiter}), and save it.",
        )
    return ProfileError(
        f"Each row is one cell that holds a whole line, its values parted by {delimiter}s.",
        where=where,
        remedy=f"Import the csv file that it came from. Or choose Data > Text to Columns for column A (Delimited, "
        f"{delimiter}) in Excel, and save it.",
    )


# --------------------------------------------------------------------------- helpers

_DELIMITERS = {";": "semicolon", "\t": "tab", "|": "pipe", ",": "comma"}
_LEAST_VALUES, _LONGEST_LINE = 3, 10_000  # of a csv's line in one cell, in values and in letters
