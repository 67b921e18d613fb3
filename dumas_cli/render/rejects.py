"""The rows that an import set aside, as written, to be mended in a workbook."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dumas_cli.records import Cell, CellPlace, Column, Document, Problem, Table
from dumas_cli.render.cells import BadCell, text_cell
from dumas_cli.render.numbers import Lang
from dumas_cli.render.words import say


def rejects_document(
    problems: Sequence[Problem],
    *,
    lang: Lang,
    headings: Mapping[tuple[str, str], Sequence[str]] | None = None,
) -> Document:
    """One table a sheet: the row's own cells in their order, the bad ones marked, then the trouble and its number.

    So the sheet can be mended and imported as it is. ``headings`` gives a sheet's own headings by (file, sheet), those
    of two rows joined by " / "; a column without one is named by its letters. A row with two troubles stands twice.
    Nothing is masked: the rows must be mended, so the file has to be kept as safe as the sheet it comes from.
    """
    by_sheet: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        by_sheet[problem.place.file, problem.place.sheet].append(problem)
    tables = tuple(
        _sheet_table(number, file, sheet, found, (headings or {}).get((file, sheet), ()), lang)
        for number, ((file, sheet), found) in enumerate(by_sheet.items(), start=1)
    )
    return Document(
        title=say(lang, "rejects_title"),
        tables=tables,
        notes=(say(lang, "n_rejects"), say(lang, "n_rejects_personal")),
        facts={"set_aside": len(problems)},
    )


def problem_number_headings() -> tuple[str, ...]:
    """What stands above the numbers of the problems, in each language: by it such a workbook is known again."""
    return say("en", "h_problem_no"), say("id", "h_problem_no")


def _sheet_table(
    number: int, file: str, sheet: str, problems: Sequence[Problem], headings: Sequence[str], lang: Lang
) -> Table:
    own = _own_columns(headings)
    if own < len(headings):  # rows that were handed back and are so again
        headings = headings[:own]
        problems = [replace(problem, row=problem.row[:own]) for problem in problems]
    width = max(max(len(problem.row), problem.place.column) for problem in problems)
    columns = (
        *(_column(place, headings) for place in range(width)),
        Column("cell", say(lang, "h_cell")),
        Column("reason", say(lang, "h_reason")),
        Column("remedy", say(lang, "h_remedy")),
        Column("problem_no", say(lang, "h_problem_no")),
    )
    rows = tuple(
        (
            *_own_cells(problem, width),
            text_cell(problem.place.address),
            text_cell(problem.reason),
            text_cell(problem.remedy),
            Cell(problem.id, "" if problem.id is None else str(problem.id)),
        )
        for problem in problems
    )
    title = say(lang, "t_rejects", file=file, sheet=sheet) if sheet else file
    return Table(f"{number} {sheet or file}", title, columns, rows)


def _own_columns(headings: Sequence[str]) -> int:
    """How many columns stand before those that this workbook adds to a sheet's own."""
    own = len(headings)
    for key in ("h_problem_no", "h_remedy", "h_reason", "h_cell"):
        if own and headings[own - 1] in {say("en", key), say("id", key)}:
            own -= 1
        elif key == "h_problem_no":
            break
    return own


def _own_cells(problem: Problem, width: int) -> list[Cell]:
    texts = (*problem.row, *[""] * (width - len(problem.row)))
    bad = {problem.place.column, *_named_beside(problem)}
    return [BadCell(text, text) if at in bad else text_cell(text) for at, text in enumerate(texts, start=1)]


# A further bad cell of a row, as the reason tells it: "... Also C14: ...; F14: ..."
_BESIDE = re.compile(r"(?:^| Also |; )([A-Z]{1,3})(\d+): ")


def _named_beside(problem: Problem) -> set[int]:
    """The columns, from 1, of the row's further bad cells: a problem stands at the first and tells of the others."""
    found = set()
    for letters, row in _BESIDE.findall(problem.reason):
        if int(row) == problem.place.row:
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            found.add(column)
    return found


def _column(place: int, headings: Sequence[str]) -> Column:
    letters = CellPlace("", "", 1, place + 1).address.rstrip("0123456789")
    return Column(f"column_{letters}", headings[place] if place < len(headings) and headings[place] else letters)
