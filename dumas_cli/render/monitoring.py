"""The office's report on monitoring in words: which table stands where, the summary, the definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from dumas_cli.records import Cell, Chart, Column, Document, Table, Value
from dumas_cli.render.cells import is_sum, text_cell
from dumas_cli.render.numbers import Lang, month_text
from dumas_cli.render.words import knows, say

LANG: Lang = "id"  # the report is the office's paper: it is in Indonesian whatever the user reads

PARTS = (
    "years",
    "by_group",
    "by_agency",
    "non_responders",
    "by_category",
    "by_province",
    "province_status",
    "waiting",
    "ageing",
    "methods",
    "trip_costs",
    "definitions",
    "untracked",
    "visits_annex",
)
"""The tables that have a place in the report; a template may name each, also where the document lacks it."""

_FIGURES = {
    "received": "diterima",
    "referred": "diteruskan",
    "returned": "dikembalikan",
    "answered": "direspons",
    "response_rate": "persentase",
    "completed": "selesai",
}
_LEAST_LETTERS = 10  # a group with fewer moves by chance, so the summary does not name it
_MOVERS = 3


@dataclass(frozen=True, slots=True)
class Monitoring:
    """What a template can use: ``words`` and ``lists`` by name, tables by name (None: no data), charts by table.

    ``further`` tables and ``loose`` charts have no place of their own.
    """

    words: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    tables: dict[str, Table | None]
    charts: dict[str, tuple[Chart, ...]]
    further: tuple[Table, ...]
    loose: tuple[Chart, ...]


def monitoring(document: Document) -> Monitoring:
    """The parts of the report from a document in Indonesian. Nothing is counted here: each figure is a cell's."""
    by_name = {table.name: table for table in document.tables}
    tables: dict[str, Table | None] = {name: _filled(by_name.get(name)) for name in PARTS}
    told = _definitions(document, tables)
    years = tables["years"]
    if years is not None:
        tables["years"] = replace(years, notes=tuple(note for note in years.notes if note not in _repeated(document)))
    tables["definitions"] = told
    further = tuple(table for table in document.tables if table.name not in PARTS)
    return Monitoring(
        words=_words(document, years),
        lists={"ringkasan": tuple(_summary(document, years, tables))},
        tables={**tables, **{table.name: table for table in further}},
        charts={name: tuple(one for one in document.charts if one.table == name) for name in (*PARTS, *by_name)},
        further=further,
        loose=tuple(one for one in document.charts if one.table not in (*PARTS, *by_name)),
    )


def long_day(day: date) -> str:
    """A day as a letter writes it: ``31 Januari 2018``."""
    return f"{day.day} {month_text(day.month, LANG)} {day.year}"


def _filled(table: Table | None) -> Table | None:
    """The table; None where it neither holds a row nor says why there is none."""
    return table if table is not None and (table.rows or table.notes) else None


def _has_rows(table: Table | None) -> bool:
    return table is not None and bool(table.rows)


# --------------------------------------------------------------------------- figures of the years


@dataclass(frozen=True, slots=True)
class _Year:
    year: str
    cells: Mapping[str, Cell]

    def text(self, figure: str) -> str:
        """The figure as its table prints it."""
        return self.cells[figure].text if figure in self.cells else "–"


def _years(table: Table | None) -> tuple[_Year, ...]:
    """The last two years of the table, or the one it has, whichever way it lays them out."""
    if table is None or not table.rows:
        return ()
    names = [column.name for column in table.columns]
    if names[0] == "year":
        return tuple(_Year(row[0].text, dict(zip(names, row, strict=True))) for row in table.rows[-2:])
    return tuple(
        _Year(name, {str(row[0].value): row[names.index(name)] for row in table.rows})
        for name in [name for name in names if name.isdecimal()][-2:]
    )


def _change(table: Table | None, figure: str) -> Cell | None:
    """The change of the last two years as the table prints it."""
    if table is None or not table.rows:
        return None
    names = [column.name for column in table.columns]
    if names[0] == "year":
        return table.rows[-1][names.index("change_points")] if figure == "response_rate" else None
    rows = {str(row[0].value): row for row in table.rows}
    return rows[figure][names.index("change")] if "change" in names and figure in rows else None


def _words(document: Document, table: Table | None) -> dict[str, str]:
    facts, years = document.facts, _years(table)
    last = years[-1] if years else None
    before = years[-2] if len(years) > 1 else None
    rate_name = _rate_name(facts)
    change = _change(table, "response_rate")
    words = {
        "judul": document.title,
        "tahun": last.year if last else "–",
        "tahun_sebelumnya": before.year if before else "–",
        "keadaan": _day(facts.get("as_of")),
        "sebutan": rate_name.lower(),
        "sebutan_awal": rate_name,
        "perubahan": _unsigned(change, keep=True) if change is not None else "–",
    }
    for figure, name in _FIGURES.items():
        words[name] = last.text(figure) if last else "–"
        words[f"{name}_sebelumnya"] = before.text(figure) if before else "–"
    return words


# --------------------------------------------------------------------------- summary


def _summary(document: Document, table: Table | None, tables: Mapping[str, Table | None]) -> Iterator[str]:
    facts, years = document.facts, _years(table)
    if not years:
        yield from (" ".join(line.split()) for line in document.headline)
        return
    last = years[-1]
    yield say(LANG, "paper_received", year=last.year, received=last.text("received"))
    yield say(LANG, "paper_letters", year=last.year, referred=last.text("referred"), returned=last.text("returned"))
    yield say(
        LANG,
        "paper_rate_same_age" if facts.get("same_age") else "paper_rate",
        year=last.year,
        done=say(LANG, f"paper_done_{_definition(facts)}"),
        day=_day(facts.get("as_of")),
        answered=last.text("answered"),
        rate_name=_rate_name(facts).lower(),
        rate=last.text("response_rate"),
    )
    if len(years) > 1:
        yield from _compared(document, years[-2], last, table)
    else:
        yield say(LANG, "paper_completed", year=last.year, completed=last.text("completed"))
    yield from _speed(tables["waiting"], last)
    if found := tables["by_group"]:
        yield from _movers(found, say(LANG, "paper_of_group"))
    if found := tables["by_agency"]:
        shortened = any(row[0].value == "(others)" for row in found.rows)
        yield from _movers(found, say(LANG, "paper_of_largest" if shortened else "paper_of_agency"))
    yield from _open(tables["non_responders"], last)


def _compared(document: Document, before: _Year, last: _Year, table: Table | None) -> Iterator[str]:
    change = _change(table, "response_rate")
    if change is not None and isinstance(change.value, Fraction):
        key = "rose" if change.value > 0 else "fell" if change.value < 0 else "same"
        fields = {
            "rate_name": _rate_name(document.facts),
            "earlier": before.year,
            "before": before.text("response_rate"),
        }
        yield say(LANG, f"paper_rate_{key}", points=_unsigned(change), **fields)
        yield from _certainty(document, last)
    completed = _change(table, "completed")
    fields = {"year": last.year, "completed": last.text("completed"), "earlier": before.year}
    if completed is not None:
        told = {"before": before.text("completed"), "change": completed.text}
        yield say(LANG, "paper_completed_change", **fields, **told)
    else:
        yield say(LANG, "paper_completed", year=last.year, completed=last.text("completed"))


def _certainty(document: Document, last: _Year) -> Iterator[str]:
    """How sure the last change is, where the document tells."""
    for table in document.tables:
        needed = ("to_year", "low", "high", "beyond_chance") if table.name == "change_intervals" else ("",)
        for row in _by_column(table, *needed)[-1:]:
            if row["to_year"].text == last.year and row["low"].value is not None:
                says = row["beyond_chance"].text
                yield say(LANG, "paper_interval", low=row["low"].text, high=row["high"].text, says=says)


def _speed(table: Table | None, last: _Year) -> Iterator[str]:
    """How soon half of the year's letters were answered; nothing where half are not."""
    for row in _by_column(table, "kind", "year", "median_workdays", "share_within_14", "share_within_60"):
        if row["kind"].value == "all" and row["year"].text == last.year and row["median_workdays"].value is not None:
            shares = {f"share_{days}": row[f"share_within_{days}"].text for days in (14, 60)}
            yield say(LANG, "paper_median", year=last.year, days=row["median_workdays"].text, **shares)


def _open(table: Table | None, last: _Year) -> Iterator[str]:
    """Where the most letters wait."""
    rows = [row for row in _by_column(table, "agency", "unanswered") if row["unanswered"].value][:_MOVERS]
    if rows:
        told = [say(LANG, "paper_waits", name=row["agency"].text, n=row["unanswered"].text) for row in rows]
        yield say(LANG, "paper_open", year=last.year, names="; ".join(told))


def _by_column(table: Table | None, *needed: str) -> list[dict[str, Cell]]:
    """The rows of a table, each cell by its column's name; none of a table that lacks a column needed."""
    names = [column.name for column in table.columns] if table is not None else []
    if table is None or not set(needed) <= set(names):
        return []
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def _movers(table: Table, of: str) -> Iterator[str]:
    """The groups that moved most, up and down; none with few letters, for chance moves these."""
    names = [column.name for column in table.columns]
    if "change_points" not in names:
        return
    letters = [i for i, name in enumerate(names) if name.startswith("referred_")][-2:]
    at = names.index("change_points")
    found = [
        (row[at].value, row)
        for row in table.rows
        if not is_sum(row)
        and row[0].value != "(others)"
        and all(isinstance(count := row[i].value, int) and count >= _LEAST_LETTERS for i in letters)
    ]
    moved = sorted([(value, row) for value, row in found if isinstance(value, Fraction)], key=lambda one: one[0])
    up = [row for value, row in reversed(moved) if value > 0][:_MOVERS]
    down = [row for value, row in moved if value < 0][:_MOVERS]
    for key, rows in (("paper_up", up), ("paper_down", down)):
        if rows:
            told = "; ".join(say(LANG, "paper_mover", name=row[0].text, points=row[at].text) for row in rows)
            yield say(LANG, key, of=of, least=str(_LEAST_LETTERS), names=told)


# --------------------------------------------------------------------------- definitions


def _definitions(document: Document, tables: Mapping[str, Table | None]) -> Table:
    """Table 8: what is counted, up to which day, and what the data lack."""
    facts = document.facts
    rate_name, years = _rate_name(facts), tables["years"]
    counted = [note for note in years.notes if note in _repeated(document)] if years is not None else []
    lacking = [
        say(LANG, f"paper_part_{name}") for name in PARTS if name != "definitions" and not _has_rows(tables[name])
    ]
    gaps = say(LANG, "paper_gap", names=", ".join(lacking)) if lacking else say(LANG, "paper_no_gap")
    definition, year_by = _definition(facts), str(facts.get("year_by", "referred"))
    share = {
        "cohort": say(LANG, f"of_cohort_{year_by}"),
        "answered": say(LANG, f"by_definition_{definition}"),
    }
    rows = [
        (say(LANG, "paper_definition", rate_name=rate_name.lower()), [say(LANG, "paper_definition_told", **share)]),
        (say(LANG, "paper_counted"), counted),
        (say(LANG, "paper_cut_off"), list(_cut_off(facts))),
        (say(LANG, "paper_other"), list(document.notes)),
        (say(LANG, "paper_gaps"), [gaps]),
    ]
    return Table(
        "definitions",
        "",
        (Column("matter", say(LANG, "paper_h_matter")), Column("told", say(LANG, "paper_h_told"))),
        tuple((text_cell(matter), text_cell("\n".join(told))) for matter, told in rows if told),
    )


def _cut_off(facts: Mapping[str, Value]) -> Iterator[str]:
    if isinstance(facts.get("as_of"), date):
        yield say(LANG, "paper_cut_off_told", day=_day(facts["as_of"]))
    if isinstance(facts.get("known_on"), date):
        yield say(LANG, "n_known_on", day=_day(facts["known_on"]))


def _repeated(document: Document) -> Sequence[str]:
    """Notes of the year table that table 8 holds, so that they do not stand twice."""
    year_by = str(document.facts.get("year_by", "referred"))
    return [say(LANG, key) for key in (f"n_letters_{year_by}", "n_complaints", "n_units", "n_points")]


def _definition(facts: Mapping[str, Value]) -> str:
    return str(facts.get("definition", "substantive"))


def _rate_name(facts: Mapping[str, Value]) -> str:
    key = f"rate_{_definition(facts)}"
    return say(LANG, key if knows(key) else "rate_substantive")


def _day(day: Value) -> str:
    return long_day(day) if isinstance(day, date) else "–"


def _unsigned(change: Cell, *, keep: bool = False) -> str:
    """The printed figure of a change without its unit, and without its sign unless that is kept."""
    figure = change.text.split()[0] if change.text.split() else change.text
    return figure if keep else figure.lstrip("+-")
