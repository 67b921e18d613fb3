"""The plan of visits as a document: schedule, trips with their cost, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dumas_cli.records import Cell, Column, Document, LeftOut, Plan, Table, Trip, Visit
from dumas_cli.render.cells import EXACT, count_cell, day_cell, exact_cell, place_cell, rupiah_cell, text_cell
from dumas_cli.render.numbers import Lang, clock_text, count_text, day_text, rupiah_text, short_day_text, weekday_text
from dumas_cli.render.words import knows, reason, say


def plan_document(
    plan: Plan,
    labels: Mapping[int, str],
    *,
    mandatory: Collection[int],
    as_of: date,
    lang: Lang,
    files: Sequence[str] = (),
) -> Document:
    """The schedule by team and week, what it costs by item, and what the plan leaves out and why.

    ``labels`` names each complaint by its id, ``mandatory`` holds the ids that must be visited,
    ``as_of`` is the day of the triage, ``files`` names the reference files of rates and holidays.
    """
    trips = sorted(plan.trips, key=lambda trip: (trip.team, trip.starts_on))
    empty = () if trips else (say(lang, "n_plan_empty"),)
    notes = [say(lang, "n_plan_flags", day=day_text(as_of, lang), method=plan.method)]
    if files:
        notes.append(say(lang, "n_plan_files", files=", ".join(files)))
    tables = [
        Table("visits", say(lang, "t_visits"), _visit_columns(lang), tuple(_visits(trips, labels, lang)), empty),
        _trips_table(trips, lang),
        _limits_table(plan.left_out, lang),
        _left_out_table(plan.left_out, labels, lang),
    ]
    return Document(
        title=say(lang, "plan_title", first=day_text(plan.starts_on, lang), last=day_text(plan.ends_on, lang)),
        headline=_headline(plan, mandatory, lang),
        tables=tuple(table for table in tables if table.rows or table.notes),
        notes=tuple(notes),
        facts={
            "as_of": as_of,
            "method": plan.method,
            "starts_on": plan.starts_on,
            "ends_on": plan.ends_on,
            "budget_rupiah": plan.budget,
            "cost_rupiah": plan.cost,
            "value": plan.value,
        },
    )


def _headline(plan: Plan, mandatory: Collection[int], lang: Lang) -> tuple[str, ...]:
    visits = [visit for trip in plan.trips for visit in trip.visits]
    visited = {complaint for visit in visits for complaint in visit.complaint_ids}
    flagged = visited | {left.complaint_id for left in plan.left_out}
    cost, budget = rupiah_text(plan.cost, lang), rupiah_text(plan.budget, lang)
    return (
        say(
            lang,
            "plan_visits",
            complaints=count_text(len(visited), lang),
            flagged=count_text(len(flagged), lang),
            mandatory=count_text(len(visited & set(mandatory)), lang),
            all_mandatory=count_text(len(flagged & set(mandatory)), lang),
        ),
        say(
            lang,
            "plan_trips",
            trips=count_text(len(plan.trips), lang),
            visits=count_text(len(visits), lang),
            value=count_text(plan.value, lang),
        ),
        say(lang, "plan_cost_free" if plan.budget is None else "plan_cost", cost=cost, budget=budget),
    )


# --------------------------------------------------------------------------- the schedule


def _visit_columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column("team", say(lang, "h_team")),
        Column("week_from", say(lang, "h_week")),
        Column("held_on", say(lang, "h_day")),
        Column("time", say(lang, "h_time")),
        Column("method", say(lang, "h_method")),
        Column("place", say(lang, "h_place")),
        Column("agency", say(lang, "h_agency")),
        Column("complaints", say(lang, "h_complaints"), below=True),
        Column("minutes", say(lang, "h_minutes"), EXACT),
        Column("score", say(lang, "h_score"), EXACT),
    )


def _visits(trips: Sequence[Trip], labels: Mapping[int, str], lang: Lang) -> Iterator[tuple[Cell, ...]]:
    before: tuple[str, date] | None = None
    for trip in trips:
        for visit in trip.visits:
            week = visit.held_on - timedelta(days=visit.held_on.weekday())
            again = before == (trip.team, week)
            before = (trip.team, week)
            # A screen shows team and week once for all their visits; a sheet needs them in every row.
            yield (
                Cell(trip.team, "" if again else trip.team),
                Cell(week, "" if again else short_day_text(week, lang)),
                *_visit(visit, labels, lang),
            )


def _visit(visit: Visit, labels: Mapping[int, str], lang: Lang) -> tuple[Cell, ...]:
    time = f"{clock_text(visit.start_minute)}–{clock_text(visit.end_minute)}"
    return (
        Cell(visit.held_on, weekday_text(visit.held_on, lang)),
        text_cell(time),
        text_cell(visit.method.value, say(lang, f"method_{visit.method.value}")),
        place_cell(visit.place.full_name, lang),
        text_cell(visit.agency),
        text_cell(", ".join(labels[complaint] for complaint in visit.complaint_ids)),
        exact_cell(visit.end_minute - visit.start_minute),
        exact_cell(visit.score),
    )


# --------------------------------------------------------------------------- the trips


def _trips_table(trips: Sequence[Trip], lang: Lang) -> Table:
    columns = (
        Column("team", say(lang, "h_team")),
        Column("starts_on", say(lang, "h_starts_on"), "day"),
        Column("ends_on", say(lang, "h_ends_on"), "day"),
        Column("days", say(lang, "h_days"), "integer"),
        Column("complaints", say(lang, "h_complaints"), "integer"),
        Column("cost_rupiah", say(lang, "h_cost"), "rupiah"),
        Column("places", say(lang, "h_places")),
        Column("items", say(lang, "h_items"), below=True),
        *(Column(f"{item}_rupiah", say(lang, f"h_{item}"), EXACT) for item in _ITEMS),
    )
    rows = tuple(_trip(trip, lang) for trip in trips)
    return Table("trips", say(lang, "t_trips"), columns, rows, (say(lang, "n_plan_days"),) if rows else ())


_ITEMS = ("per_diem", "lodging", "fares", "local_transport")


def _trip(trip: Trip, lang: Lang) -> tuple[Cell, ...]:
    cost = trip.cost
    items = dict(zip(_ITEMS, (cost.per_diem, cost.lodging, cost.fares, cost.local_transport), strict=True))
    words = say(lang, "items", **{item: rupiah_text(amount, lang) for item, amount in items.items()})
    places = list(dict.fromkeys(visit.place.full_name for visit in trip.visits))
    return (
        text_cell(trip.team),
        day_cell(trip.starts_on, lang),
        day_cell(trip.ends_on, lang),
        count_cell(trip.days, lang),
        count_cell(sum(len(visit.complaint_ids) for visit in trip.visits), lang),
        rupiah_cell(cost.total, lang),
        text_cell(", ".join(places)),
        text_cell(words),
        *(exact_cell(amount) for amount in items.values()),
    )


# --------------------------------------------------------------------------- what is left out


def _limits_table(left_out: Sequence[LeftOut], lang: Lang) -> Table:
    counts = Counter(left.limit for left in left_out)
    rows = tuple(
        (text_cell(limit, _limit(limit, lang)), count_cell(n, lang))
        for limit, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    columns = (Column("limit", say(lang, "h_limit")), Column("complaints", say(lang, "h_complaints"), "integer"))
    return Table("limits", say(lang, "t_limits"), columns, rows, (say(lang, "n_plan_limit"),) if rows else ())


def _left_out_table(left_out: Sequence[LeftOut], labels: Mapping[int, str], lang: Lang) -> Table:
    columns = (
        Column("number", say(lang, "h_number")),
        Column("limit", say(lang, "h_limit")),
        Column("detail", say(lang, "h_detail")),
    )
    rows = tuple(
        (
            text_cell(labels[left.complaint_id]),
            text_cell(left.limit, _limit(left.limit, lang)),
            text_cell(reason(lang, left.detail_en, left.detail_id)),
        )
        for left in left_out
    )
    return Table("left_out", say(lang, "t_left_out"), columns, rows)


def _limit(limit: str, lang: Lang) -> str:
    return say(lang, f"limit_{limit}") if knows(f"limit_{limit}") else limit
