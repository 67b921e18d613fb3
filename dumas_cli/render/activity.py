"""The monitoring done as tables: who does not answer, where complaints stand, methods, trips, the annex of visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dumas_cli.figures.activity import (
    MethodRow,
    Methods,
    NonResponders,
    OutcomeCount,
    ProvinceRow,
    ProvinceStatus,
    TripCosts,
    VisitAnnex,
)
from dumas_cli.records import Cell, Chart, Column, Method, Point, Series, Status, Table
from dumas_cli.render.cells import SUM, count_cell, day_cell, place_cell, rupiah_cell, short_place, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text
from dumas_cli.render.words import say, say_count

MOST_OUTCOMES = 5
"""So many different outcomes of a method are told; the annex has them all."""


def non_responders_table(found: NonResponders, lang: Lang) -> Table:
    """Agencies with the most letters unanswered, most first."""
    year, day = str(found.year), day_text(found.known_on, lang)
    columns = (
        Column("agency", say(lang, "h_agency")),
        Column("referred", say(lang, "act_h_letters"), "integer"),
        Column("answered", say(lang, "act_h_answered"), "integer"),
        Column("unanswered", say(lang, "act_h_unanswered"), "integer"),
        Column("oldest_workdays", say(lang, "act_h_oldest"), "integer"),
    )
    rows = tuple(
        (
            text_cell(row.agency),
            count_cell(row.letters, lang),
            count_cell(row.answered, lang),
            count_cell(row.unanswered, lang),
            count_cell(row.oldest_workdays, lang),
        )
        for row in found.rows
    )
    return Table(
        "non_responders",
        say(lang, "act_t_silent", year=year),
        columns,
        rows,
        tuple(_silent_notes(found, year, day, lang)),
    )


def non_responders_chart(found: NonResponders, lang: Lang) -> Chart:
    """Bars of the letters unanswered, an agency each."""
    title = say(lang, "act_t_silent", year=str(found.year))
    points = tuple(
        Point(row.agency, row.unanswered, size=row.letters, text=count_text(row.unanswered, lang)) for row in found.rows
    )
    return Chart(
        name="non_responders",
        title=title,
        kind="bars",
        series=(Series(str(found.year), points),),
        words=say(lang, "act_w_silent", rows=_in_words(points)),
        x_heading=say(lang, "h_agency"),
        y_heading=say(lang, "act_h_unanswered"),
        y_kind="integer",
        table="non_responders",
    )


def province_status_table(found: ProvinceStatus, provinces: Mapping[str, str], lang: Lang) -> Table:
    """Provinces by status, with the sum of all; ``provinces`` gives a province's name by its code."""
    year, day = str(found.year), day_text(found.known_on, lang)
    columns = (
        Column("province", say(lang, "act_h_province")),
        *(Column(status.value, say(lang, f"act_h_{status.value}"), "integer") for status in Status),
        Column("received", say(lang, "act_h_all"), "integer"),
    )

    def row(of: ProvinceRow, key: Cell) -> tuple[Cell, ...]:
        return (key, *(count_cell(n, lang) for n in of.by_status), count_cell(of.complaints, lang))

    rows = [
        row(one, place_cell(provinces.get(one.province, one.province), lang) if one.province else _unstated(lang))
        for one in found.rows
    ]
    if rows:
        rows.append(row(found.whole, text_cell(SUM, say(lang, "all"))))
        notes = [say_count(lang, "act_n_status", found.whole.complaints, year=year, day=day)]
        notes += [say_count(lang, "act_n_undated", found.undated)] if found.undated else []
    else:
        notes = [say(lang, "act_n_no_complaints", year=year, day=day)]
    return Table("province_status", say(lang, "act_t_status", year=year), columns, tuple(rows), tuple(notes))


def methods_table(found: Methods, lang: Lang) -> Table:
    """Methods with their visits, the complaints visited and what came of it, and the sum of all."""
    year, day = str(found.year), day_text(found.known_on, lang)
    columns = (
        Column("method", say(lang, "h_method")),
        Column("visits", say(lang, "act_h_sessions"), "integer"),
        Column("results", say(lang, "act_h_results"), "integer"),
        Column("complaints", say(lang, "act_h_complaints"), "integer"),
        Column("completed_since", say(lang, "act_h_since"), "integer"),
        Column("outcomes", say(lang, "act_h_outcomes"), below=True),
    )
    rows = [_method_row(row, _method_cell(row.method, lang), lang) for row in found.rows]
    if rows:
        rows.append(_method_row(found.whole, text_cell(SUM, say(lang, "all")), lang, told=False))
        notes = [say_count(lang, "act_n_methods", found.whole.complaints, year=year, day=day)]
        notes.append(say(lang, "act_n_since", day=day))
        notes += [say_count(lang, "act_n_before", found.whole.before)] if found.whole.before else []
    else:
        notes = [say(lang, "act_n_no_visits", year=year, day=day)]
    return Table("methods", say(lang, "act_t_methods", year=year), columns, tuple(rows), tuple(notes))


def methods_chart(found: Methods, lang: Lang) -> Chart:
    """Columns of the complaints visited, a method each."""
    points = tuple(
        Point(_method_cell(row.method, lang).text, row.complaints, text=count_text(row.complaints, lang))
        for row in found.rows
    )
    return Chart(
        name="methods",
        title=say(lang, "act_t_methods", year=str(found.year)),
        kind="columns",
        series=(Series(str(found.year), points),),
        words=say(lang, "act_w_methods", rows=_in_words(points)),
        x_heading=say(lang, "h_method"),
        y_heading=say(lang, "act_h_numbers"),
        y_kind="integer",
        table="methods",
    )


def trip_costs_table(found: TripCosts, lang: Lang) -> Table:
    """The cost of the year's trips by item, planned and actual; what was not recorded is said so, never 0."""
    year, day = str(found.year), day_text(found.known_on, lang)
    columns = (
        Column("item", say(lang, "h_item")),
        Column("planned_rupiah", say(lang, "act_h_planned"), "rupiah"),
        Column("actual_rupiah", say(lang, "act_h_actual"), "rupiah"),
    )
    rows = [
        (
            text_cell(line.item, say(lang, f"h_{line.item}")),
            rupiah_cell(line.planned, lang),
            _actual_cell(line.actual, lang),
        )
        for line in found.lines
    ]
    rows.append((text_cell(SUM, say(lang, "all")), rupiah_cell(found.planned, lang), _actual_cell(found.actual, lang)))
    if not found.trips:
        notes = [say(lang, "act_n_no_trips", year=year, day=day)]
    else:
        counts = {name: count_text(getattr(found, name), lang) for name in ("days", "visits", "complaints")}
        notes = [say_count(lang, "act_n_trips", found.trips, year=year, day=day, **counts)]
        notes += [say_count(lang, "act_n_replaced", found.replaced)] if found.replaced else []
        notes += [say(lang, "act_n_actual")] if found.actual is None else []
    return Table(
        "trip_costs", say(lang, "act_t_costs", year=year), columns, tuple(rows) if found.trips else (), tuple(notes)
    )


def visits_annex_table(found: VisitAnnex, lang: Lang) -> Table:
    """Every visit of the year, line by line."""
    year, day = str(found.year), day_text(found.known_on, lang)
    columns = (
        Column("visited_on", say(lang, "h_day"), "day"),
        Column("place", say(lang, "h_place")),
        Column("agency", say(lang, "h_agency")),
        Column("method", say(lang, "h_method")),
        Column("complaints", say(lang, "act_h_numbers")),
        Column("outcome", say(lang, "act_h_outcome"), below=True),
    )
    rows = tuple(
        (
            day_cell(line.visited_on, lang),
            text_cell(line.place, short_place(line.place)) if line.place else _unstated(lang),
            text_cell(line.agency) if line.agency else _unstated(lang),
            _method_cell(line.method, lang),
            text_cell(", ".join(line.labels)),
            text_cell(line.outcome) if line.outcome else text_cell("", say(lang, "act_outcome_none")),
        )
        for line in found.lines
    )
    if rows:
        notes = (say_count(lang, "act_n_annex", found.results, year=year, day=day),)
    else:
        notes = (say(lang, "act_n_no_visits", year=year, day=day),)
    return Table("visits_annex", say(lang, "act_t_annex", year=year), columns, rows, notes)


# --------------------------------------------------------------------------- parts


def _silent_notes(found: NonResponders, year: str, day: str, lang: Lang) -> Iterator[str]:
    if not found.letters:
        yield say(lang, "act_n_no_letters", year=year, day=day)
    elif not found.unanswered:
        yield say(lang, "act_n_all_answered", year=year, day=day)
    else:
        unanswered = count_text(found.unanswered, lang)
        yield say_count(lang, "act_n_silent", found.letters, year=year, day=day, unanswered=unanswered)
    if found.few:
        unanswered = count_text(found.few_unanswered, lang)
        yield say_count(lang, "act_n_few", found.few, least=str(found.min_letters), unanswered=unanswered)
    if found.more:
        yield say_count(lang, "act_n_more", found.more, unanswered=count_text(found.more_unanswered, lang))


def _method_row(row: MethodRow, key: Cell, lang: Lang, *, told: bool = True) -> tuple[Cell, ...]:
    return (
        key,
        count_cell(row.sessions, lang),
        count_cell(row.results, lang),
        count_cell(row.complaints, lang),
        count_cell(row.completed, lang),
        text_cell(_outcomes(row.outcomes, lang) if told else ""),
    )


def _outcomes(outcomes: Sequence[OutcomeCount], lang: Lang) -> str:
    # One that stays silent stands last and is always told.
    noted = [one for one in outcomes if one.outcome]
    told = [_outcome(one.outcome, one.results, lang) for one in noted[:MOST_OUTCOMES]]
    if noted[MOST_OUTCOMES:]:
        told.append(say_count(lang, "act_outcome_more", len(noted[MOST_OUTCOMES:])))
    told += [_outcome(say(lang, "act_outcome_none"), one.results, lang) for one in outcomes if not one.outcome]
    return "; ".join(told)


def _outcome(words: str, n: int, lang: Lang) -> str:
    return say(lang, "act_outcome", outcome=words.rstrip(" ."), n=count_text(n, lang))


def _method_cell(method: Method | None, lang: Lang) -> Cell:
    return text_cell(method.value, say(lang, f"method_{method.value}")) if method else _unstated(lang)


def _actual_cell(amount: int | None, lang: Lang) -> Cell:
    return Cell(None, say(lang, "act_not_recorded")) if amount is None else rupiah_cell(amount, lang)


def _unstated(lang: Lang) -> Cell:
    return text_cell("", say(lang, "not_stated"))


def _in_words(points: Sequence[Point]) -> str:
    return "; ".join(f"{point.label}: {point.text}" for point in points)
