"""The plan of visits as a document: schedule, trips with their cost, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from dumas_cli.records import Cell, Column, Cost, Document, LeftOut, Plan, Table, Trip, Visit
from dumas_cli.render.cells import EXACT, SUM, count_cell, exact_cell, place_cell, rupiah_cell, share_cell, text_cell
from dumas_cli.render.numbers import (
    Lang,
    clock_text,
    count_text,
    day_text,
    rupiah_text,
    short_day_text,
    weekday_name,
    weekday_text,
)
from dumas_cli.render.words import knows, reason, say


def plan_document(
    plan: Plan,
    labels: Mapping[int, str],
    *,
    mandatory: Collection[int],
    as_of: date,
    lang: Lang,
    files: Sequence[str] = (),
    limit: int | None = None,
) -> Document:
    """The trips by team and week, the visits week by week, the cost by item, what is left out and why.

    ``labels`` names each complaint by its id, ``mandatory`` holds the ids that must be visited,
    ``as_of`` is the day of the triage, ``files`` names the reference files of rates and holidays.
    The visits and the complaints left out are cut to the first ``limit`` (None or 0 shows all).
    """
    visits = sorted(
        ((visit, trip.team) for trip in plan.trips for visit in trip.visits),
        key=lambda found: (found[0].held_on, found[1], found[0].start_minute),
    )
    left_out = sorted(plan.left_out, key=lambda left: left.complaint_id not in mandatory)
    notes = [say(lang, "n_plan_flags", day=day_text(as_of, lang), method=plan.method)]
    if files:
        notes.append(say(lang, "n_plan_files", files=", ".join(files)))
    tables = [
        _trips_table(plan.trips, lang),
        _visits_table(visits, labels, lang, limit),
        _costs_table(plan.trips, lang),
        _limits_table(plan.left_out, mandatory, lang),
        _left_out_table(left_out, labels, mandatory, lang, limit),
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


# --------------------------------------------------------------------------- the trips

_ITEMS = ("per_diem", "lodging", "fares", "local_transport")


def _trips_table(trips: Sequence[Trip], lang: Lang) -> Table:
    columns = (
        Column("team", say(lang, "h_team"), "group"),
        Column("week_from", say(lang, "h_week")),
        Column("weekdays", say(lang, "h_weekdays")),
        Column("places", say(lang, "h_places")),
        Column("visits", say(lang, "h_visits"), "integer"),
        Column("complaints", say(lang, "h_complaints"), "integer"),
        Column("cost_rupiah", say(lang, "h_cost"), "rupiah"),
        Column("starts_on", say(lang, "h_starts_on"), EXACT),
        Column("ends_on", say(lang, "h_ends_on"), EXACT),
        Column("days", say(lang, "h_days"), EXACT),
        *(Column(f"{item}_rupiah", say(lang, f"h_{item}"), EXACT) for item in _ITEMS),
    )
    rows = tuple(_trip(trip, lang) for trip in sorted(trips, key=lambda trip: (trip.team, trip.starts_on)))
    return Table("trips", say(lang, "t_trips"), columns, rows, () if rows else (say(lang, "n_plan_empty"),))


def _trip(trip: Trip, lang: Lang) -> tuple[Cell, ...]:
    names = list(dict.fromkeys(visit.place.full_name for visit in trip.visits))
    first, last = weekday_name(trip.starts_on, lang), weekday_name(trip.ends_on, lang)
    return (
        text_cell(trip.team),
        _week_cell(trip.starts_on, lang),
        text_cell(first if trip.days == 1 else f"{first}–{last}"),
        text_cell(", ".join(names), ", ".join(place_cell(name, lang).text for name in names)),
        count_cell(len(trip.visits), lang),
        count_cell(sum(len(visit.complaint_ids) for visit in trip.visits), lang),
        rupiah_cell(trip.cost.total, lang),
        exact_cell(trip.starts_on),
        exact_cell(trip.ends_on),
        exact_cell(trip.days),
        *(exact_cell(amount) for amount in _items(trip.cost)),
    )


def _items(cost: Cost) -> tuple[int, ...]:
    return cost.per_diem, cost.lodging, cost.fares, cost.local_transport


def _week_cell(day: date, lang: Lang) -> Cell:
    week = day - timedelta(days=day.weekday())
    return Cell(week, short_day_text(week, lang))


def _costs_table(trips: Sequence[Trip], lang: Lang) -> Table:
    amounts = [sum(amount) for amount in zip(*(_items(trip.cost) for trip in trips), strict=True)]
    total = sum(amounts)
    rows = [
        (text_cell(item, say(lang, f"h_{item}")), rupiah_cell(amount, lang), _share(amount, total, lang))
        for item, amount in zip(_ITEMS, amounts, strict=bool(amounts))
    ]
    if rows:
        rows.append((text_cell(SUM, say(lang, "all")), rupiah_cell(total, lang), _share(total, total, lang)))
    columns = (
        Column("item", say(lang, "h_item")),
        Column("cost_rupiah", say(lang, "h_cost"), "rupiah"),
        Column("share", say(lang, "h_cost_share"), "share"),
    )
    return Table("costs", say(lang, "t_costs"), columns, tuple(rows))


def _share(amount: int, total: int, lang: Lang) -> Cell:
    return share_cell(Fraction(amount, total) if total else None, lang)


# --------------------------------------------------------------------------- the visits


def _visits_table(
    visits: Sequence[tuple[Visit, str]], labels: Mapping[int, str], lang: Lang, limit: int | None
) -> Table:
    columns = (
        Column("week_from", say(lang, "h_week"), "group"),
        Column("held_on", say(lang, "h_day")),
        Column("time", say(lang, "h_time")),
        Column("team", say(lang, "h_team")),
        Column("method", say(lang, "h_method")),
        Column("place", say(lang, "h_place")),
        Column("agency", say(lang, "h_agency"), below=True),
        Column("complaints", say(lang, "h_complaints"), below=True),
        Column("minutes", say(lang, "h_minutes"), EXACT),
        Column("score", say(lang, "h_score"), EXACT),
    )
    shown = visits[:limit] if limit else visits
    rows = tuple(_visit(visit, team, labels, lang) for visit, team in shown)
    return Table("visits", say(lang, "t_visits"), columns, rows, _cut(len(rows), len(visits), lang))


def _visit(visit: Visit, team: str, labels: Mapping[int, str], lang: Lang) -> tuple[Cell, ...]:
    week = _week_cell(visit.held_on, lang)
    time = f"{clock_text(visit.start_minute)}–{clock_text(visit.end_minute)}"
    return (
        Cell(week.value, say(lang, "week_from", day=week.text)),
        Cell(visit.held_on, weekday_text(visit.held_on, lang)),
        text_cell(time),
        text_cell(team),
        text_cell(visit.method.value, say(lang, f"method_{visit.method.value}")),
        place_cell(visit.place.full_name, lang),
        text_cell(visit.agency),
        text_cell(", ".join(labels[complaint] for complaint in visit.complaint_ids)),
        exact_cell(visit.end_minute - visit.start_minute),
        exact_cell(visit.score),
    )


def _cut(shown: int, total: int, lang: Lang) -> tuple[str, ...]:
    if shown == total:
        return ()
    return (say(lang, "limit", shown=count_text(shown, lang), total=count_text(total, lang)),)


# --------------------------------------------------------------------------- what is left out


def _limits_table(left_out: Sequence[LeftOut], mandatory: Collection[int], lang: Lang) -> Table:
    counts = Counter(left.limit for left in left_out)
    musts = Counter(left.limit for left in left_out if left.complaint_id in mandatory)
    rows = [
        (text_cell(limit, _limit(limit, lang)), count_cell(n, lang), count_cell(musts[limit], lang))
        for limit, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    if len(rows) > 1:
        whole = count_cell(counts.total(), lang), count_cell(musts.total(), lang)
        rows.append((text_cell(SUM, say(lang, "all")), *whole))
    columns = (
        Column("limit", say(lang, "h_limit")),
        Column("complaints", say(lang, "h_complaints"), "integer"),
        Column("mandatory", say(lang, "h_mandatory"), "integer"),
    )
    return Table("limits", say(lang, "t_limits"), columns, tuple(rows), (say(lang, "n_plan_limit"),) if rows else ())


def _left_out_table(
    left_out: Sequence[LeftOut],
    labels: Mapping[int, str],
    mandatory: Collection[int],
    lang: Lang,
    limit: int | None,
) -> Table:
    columns = (
        Column("number", say(lang, "h_number")),
        Column("mandatory", say(lang, "h_mandatory")),
        Column("limit", say(lang, "h_limit")),
        Column("detail", say(lang, "h_detail")),
    )
    shown = left_out[:limit] if limit else left_out
    rows = tuple(
        (
            text_cell(labels[left.complaint_id]),
            Cell(left.complaint_id in mandatory, say(lang, "yes") if left.complaint_id in mandatory else ""),
            text_cell(left.limit, _limit(left.limit, lang)),
            text_cell(reason(lang, left.detail_en, left.detail_id)),
        )
        for left in shown
    )
    notes = _cut(len(rows), len(left_out), lang)
    return Table("left_out", say(lang, "t_left_out"), columns, rows, notes)


def _limit(limit: str, lang: Lang) -> str:
    return say(lang, f"limit_{limit}") if knows(f"limit_{limit}") else limit
