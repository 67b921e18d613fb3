"""Formulas whose results are not stored in a workbook: what a row would lose by them, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from dumas_cli.errors import SheetError
from dumas_cli.records import CellPlace
from dumas_cli.sheets.cells import UNSTORED_CELL, tidy
from dumas_cli.sheets.decoration import RowKind, kind_of_row
from dumas_cli.sheets.heading import SEARCHED_ROWS, Heading, column_letters
from dumas_cli.sheets.profiles import EXTRA, Profile, heading_key
from dumas_cli.sheets.workbook import Row, Sheet


def with_unstored(
    profile: Profile, tables: Sequence[tuple[Sheet, Heading]], file: str
) -> tuple[tuple[tuple[Sheet, Heading], ...], list[str]]:
    """The tables with the formulas marked that have no stored result, where a row would be read without it.

    Also gives what is to be warned of. Raises SheetError where it holds for most rows of a column that is read.
    """
    told, warnings = [], list[str]()
    for sheet, heading in tables:
        marks: Mapping[int, tuple[int, ...]] = {}
        if without := unstored_headings(sheet, heading):
            warnings.append(f"{sheet.where(file)}: {without.rstrip()}")
        if sheet.unstored:
            marks, unused = _unstored_rows(profile, sheet, heading, sheet.where(file))
            if marks:
                warnings.append(
                    f"{sheet.where(file)}: {_rows_hold(len(marks))} a formula whose result is not stored. Open the "
                    "file in Excel or LibreOffice, save it, and import it again."
                )
            if unused:
                warnings.append(
                    f"{sheet.where(file)}: below the table {_rows_hold(unused)} nothing but formulas whose results "
                    "are not stored: they count as blank."
                )
        told.append((replace(sheet, rows=partial(_marked, sheet.rows, marks)) if marks else sheet, heading))
    return tuple(told), warnings


def unstored_headings(sheet: Sheet, heading: Heading | None) -> str:
    """A sentence on the headings that are formulas without results; of the first rows where no heading was found."""
    first, last = (heading.row, heading.last_row) if heading else (1, SEARCHED_ROWS)
    cells = [
        CellPlace("", "", row, at + 1).address for row in range(first, last + 1) for at in sheet.unstored.get(row, ())
    ]
    if not cells:
        return ""
    named = ", ".join(cells[:_MOST_NAMED]) + (" and others" if len(cells) > _MOST_NAMED else "")
    return f"The result of the formula in {named} is not stored: open the file in Excel or LibreOffice, and save it. "


# --------------------------------------------------------------------------- helpers

_MOST_NAMED = 5  # cells


def _unstored_rows(
    profile: Profile, sheet: Sheet, heading: Heading, where: str
) -> tuple[dict[int, tuple[int, ...]], int]:
    """The rows to be marked with their columns, and how many below them hold nothing but such formulas.

    Footers are not marked, nor rows prepared with formulas below the table.
    """
    fields = {column: name for name, column in heading.columns.items()}
    ids = {heading_key(text) for text in profile.id_columns} if "number" not in heading.columns else set()
    fields |= {column: "number" for column, text in enumerate(heading.texts) if text and heading_key(text) in ids}
    extra = {column: EXTRA for column, text in enumerate(heading.texts) if column not in fields and profile.keeps(text)}
    required = {column for column, name in fields.items() if name in profile.required}
    keys = required or set(fields)
    fields |= extra
    marks: dict[int, tuple[int, ...]] = {}
    held, filled, rows, last = Counter[int](), set[int](), 0, heading.last_row
    waiting: dict[int, tuple[int, ...]] = {}  # rows of nothing else: below the table, unless another row follows
    for last, row in enumerate(islice(sheet.rows(), heading.last_row, None), start=heading.last_row + 1):
        columns = tuple(column for column in sheet.unstored.get(last, ()) if column in fields)
        kind = kind_of_row(row, heading, tuple(required))
        is_keyed = not keys.isdisjoint(columns)
        if kind is RowKind.BLANK and is_keyed:
            waiting[last] = columns
        elif kind is RowKind.ROW or (kind is RowKind.LOOSE and is_keyed):
            marks |= waiting
            waiting = {}
            if columns:
                marks[last] = columns
            rows += 1
            held.update(columns)
            filled.update(column for column in fields if column < len(row) and tidy(row[column]) is not None)
    # The reading engine may leave out rows at the end that have no values.
    waiting |= {at: columns for at, columns in sheet.unstored.items() if at > last and not keys.isdisjoint(columns)}
    if not rows:
        held.update(column for columns in waiting.values() if keys <= set(columns) for column in keys)
    for column in sorted(held):
        if column not in filled and held[column] * 2 > rows:
            raise _unstored(profile, heading, column, where, fields[column])
    claimed = {*heading.columns.values(), *extra}
    told = {number: tuple(column for column in columns if column in claimed) for number, columns in marks.items()}
    return {number: columns for number, columns in told.items() if columns}, len(waiting)


def _unstored(profile: Profile, heading: Heading, column: int, where: str, name: str) -> SheetError:
    text = heading.texts[column]
    other = "" if name in profile.required or name == "number" else f' Or leave it out: --map "{text}=unused".'
    return SheetError(
        f'The column "{text}" ({column_letters(column + 1)}) holds formulas whose results are not stored.',
        where=where,
        remedy="A program wrote the file, and no spreadsheet program has calculated it yet. Open it in Excel or "
        f"LibreOffice, save it, and import it again.{other}",
    )


def _marked(start: Callable[[], Iterator[Row]], marks: Mapping[int, tuple[int, ...]]) -> Iterator[Row]:
    for number, row in enumerate(start(), start=1):
        if columns := marks.get(number):
            row = [*row, *[""] * (columns[-1] + 1 - len(row))]
            for column in columns:
                row[column] = row[column] or UNSTORED_CELL
        yield row


def _rows_hold(count: int) -> str:
    return "1 row holds" if count == 1 else f"{count:,} rows hold"
