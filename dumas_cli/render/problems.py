"""The rows that imports set aside, as a list of what is wrong with each."""

from __future__ import annotations

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import EXACT, advice, text_cell
from dumas_cli.render.importing import _misread as misread_cell
from dumas_cli.render.importing import field_text
from dumas_cli.render.numbers import Lang, count_text
from dumas_cli.render.words import say, say_count
from dumas_cli.results import ListedProblem, ProblemList


def problems_document(found: ProblemList, *, lang: Lang, closed: bool = False) -> Document:
    """The problems in the order given; ``closed`` adds how each was closed. Personal values are hidden."""
    columns = (
        Column("problem_no", say(lang, "h_problem_no"), "integer"),
        Column("batch", say(lang, "h_batch"), "integer"),
        Column("file", say(lang, "h_file")),
        Column(
            "sheet", say(lang, "h_sheet"), "text" if any(item.problem.place.sheet for item in found.problems) else EXACT
        ),
        Column("cell", say(lang, "h_cell")),
        Column("field", say(lang, "h_field")),
        Column("value", say(lang, "h_value")),
        *((Column("closed", say(lang, "h_closed_by")),) if closed else ()),
        Column("reason", say(lang, "h_reason"), below=True),
        Column("remedy", say(lang, "h_remedy"), EXACT),
    )
    rows = tuple(_row(item, closed, lang) for item in found.problems)
    notes = []
    if len(rows) < found.total:
        shown, total = count_text(len(rows), lang), count_text(found.total, lang)
        notes.append(say(lang, "limit", shown=shown, total=total))
    if found.open:
        notes.append(say(lang, "n_problems"))
    return Document(
        title=say_count(lang, "problems_title", found.open) if found.open else say(lang, "problems_none"),
        tables=(Table("problems", "", columns, rows),) if rows else (),
        notes=tuple(notes),
        facts={"open": found.open, "found": found.total},
    )


def _row(item: ListedProblem, closed: bool, lang: Lang) -> tuple[Cell, ...]:
    problem = item.problem
    return (
        Cell(item.number, str(item.number)),
        Cell(item.batch, str(item.batch)),
        text_cell(problem.place.file),
        text_cell(problem.place.sheet),
        text_cell(problem.place.address),
        text_cell(problem.field, field_text(problem.field, lang)),
        misread_cell(problem.field, problem.value, lang),
        *((_closed(item, lang),) if closed else ()),
        text_cell(problem.reason, advice(problem.reason, problem.remedy)),
        text_cell(problem.remedy),
    )


def _closed(item: ListedProblem, lang: Lang) -> Cell:
    if item.closed_by is None:
        return text_cell("")
    return text_cell(item.closed_how, say(lang, f"closed_{item.closed_how}", batch=str(item.closed_by)))
