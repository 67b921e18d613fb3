"""The rows that an import set aside, as written, to be mended in a workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dumas_cli.records import CellPlace, Column, Document, Problem, Table
from dumas_cli.render.cells import text_cell
from dumas_cli.render.numbers import Lang
from dumas_cli.render.words import say


def rejects_document(
    problems: Sequence[Problem],
    *,
    lang: Lang,
    headings: Mapping[tuple[str, str], Sequence[str]] | None = None,
) -> Document:
    """One table a sheet: where the trouble is and how to mend it, then the row's own cells in their order.

    ``headings`` gives a sheet's own headings by (file, sheet); a column without one is named by its
    letters. A row with two troubles stands twice. Nothing is masked: the rows must be mended, so
    the file has to be kept as safe as the sheet it comes from.
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


def _sheet_table(
    number: int, file: str, sheet: str, problems: Sequence[Problem], headings: Sequence[str], lang: Lang
) -> Table:
    width = max(len(problem.row) for problem in problems)
    own = [_column(place, headings) for place in range(width)]
    columns = (
        Column("cell", say(lang, "h_cell")),
        Column("reason", say(lang, "h_reason")),
        Column("remedy", say(lang, "h_remedy")),
        *own,
    )
    rows = tuple(
        (
            text_cell(problem.place.address),
            text_cell(problem.reason),
            text_cell(problem.remedy),
            *(text_cell(text) for text in (*problem.row, *[""] * (width - len(problem.row)))),
        )
        for problem in problems
    )
    title = say(lang, "t_rejects", file=file, sheet=sheet) if sheet else file
    return Table(f"{number} {sheet or file}", title, columns, rows)


def _column(place: int, headings: Sequence[str]) -> Column:
    letters = CellPlace("", "", 1, place + 1).address.rstrip("0123456789")
    return Column(f"column_{letters}", headings[place] if place < len(headings) and headings[place] else letters)
