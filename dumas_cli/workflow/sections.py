"""Works out the parts of the report that go beyond its tables of rates, letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dumas_cli.figures.sections import Section
from dumas_cli.records import Letter
from dumas_cli.registry.cases import person_key, related_letters
from dumas_cli.store import activity as visits_on_file
from dumas_cli.store import cohort, register
from dumas_cli.store.connection import Connection
from dumas_cli.store.letters import letters
from dumas_cli.triage.rules import read_card
from dumas_cli.workdays import Workdays
from dumas_cli.workflow.masks import GroupNames
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.view import View

if TYPE_CHECKING:
    from dumas_cli.figures.trend import Trend

CARD = "klarifikasi"
MOST_YEARS = 20
"""Holidays are listed for so many years back; letters older than that have no working days, and are said so."""


def of_letters(
    office: Office,
    connection: Connection,
    years: Sequence[int],
    *,
    view: View,
    known_on: Callable[[int], date],
    asked: Collection[Section],
) -> dict[str, Any]:
    """The fields of ``Sections`` that the sections asked for fill from single letters.

    ``years`` are the one or two that are set side by side, the last of them the report's; ``known_on`` is the day up to
    which each is counted.
    """
    names = GroupNames(connection)
    known = [names.letter(one) for one in letters(connection)]
    last = years[-1]
    cut_off = known_on(last)
    workdays = _calendar(office, known, [known_on(year) for year in years])
    found: dict[str, Any] = {}
    if Section.SPEED in asked:
        found |= _speed(office, connection, known, years, view, known_on, workdays)
    if Section.TREND in asked:
        found |= _trend(connection, known, years, view, cut_off)
    if Section.EFFECT in asked:
        from dumas_cli.report.effect import MOST_MATCHES, NEAR_DAYS, effect_on_agencies, effect_on_letters

        visits = visits_on_file.visit_results(connection)
        definition = view.counting.definition
        found["effects"] = tuple(
            effect(known, visits, last, cut_off, workdays, definition=definition)
            for effect in (effect_on_letters, effect_on_agencies)
        )
        found["matching"] = (NEAR_DAYS, MOST_MATCHES)
    if Section.MONITORING in asked:
        found |= _monitoring(connection, known, last, view, cut_off, workdays)
    return found


def _calendar(office: Office, known: Sequence[Letter], cut_offs: Sequence[date]) -> Workdays:
    earliest = min((letter.sent_on for letter in known), default=min(cut_offs))
    return office.workdays([max(earliest, date(max(cut_offs).year - MOST_YEARS, 1, 1)), *cut_offs])


def _speed(
    office: Office,
    connection: Connection,
    known: Sequence[Letter],
    years: Sequence[int],
    view: View,
    known_on: Callable[[int], date],
    workdays: Workdays,
) -> dict[str, Any]:
    from dumas_cli.report.ageing import ageing
    from dumas_cli.report.reminders import reminded
    from dumas_cli.report.repeats import repeats
    from dumas_cli.report.waiting import waiting

    card = read_card(office.reference.card_text(CARD), where=office.reference.where(f"rules/{CARD}.toml"))
    counting = view.counting
    authors = cohort.tracked_authors(connection, register.authors(connection))
    related = related_letters(authors)
    persons = {one.complaint_id: person_key(one.name, one.nik, one.regency_code) for one in authors}
    taken_back = cohort.completions_taken_back(connection)
    days = list(dict.fromkeys(known_on(year) for year in years))
    return {
        "waiting": tuple(
            waiting(known, year, known_on(year), workdays, card.basis.limits, counting=counting) for year in years
        ),
        "ageing": tuple(ageing(known, day, workdays, counting=counting) for day in days),
        "reminded": tuple(reminded(known, year, known_on(year), workdays, counting=counting) for year in years),
        "repeats": tuple(
            repeats(authors, related, persons, year, known_on(year), taken_back=taken_back) for year in years
        ),
    }


def _trend(
    connection: Connection, known: Sequence[Letter], years: Sequence[int], view: View, cut_off: date
) -> dict[str, Any]:
    from dumas_cli.report.forecast import forecast
    from dumas_cli.report.trend import trend

    received = cohort.received_by_month(connection, cut_off)
    whole = trend(known, cut_off, counting=view.counting, received=received)
    shown = trend(known, cut_off, counting=view.counting, received=received, first_on=date(years[0], 1, 1))
    last = max((month for month, count in received.items() if count), default=None)
    return {"trend": _on_file(shown, last), "forecast": forecast(_on_file(whole, last))}


def _on_file(series: Trend, last: date | None) -> Trend:
    """The series up to the last month in which a complaint came in: later ones are not entered yet, or in part."""
    kept = tuple(month for month in series.months if last is None or month.begins_on <= last)
    return replace(series, months=kept, register_ends_on=last) if len(kept) < len(series.months) else series


def _monitoring(
    connection: Connection, known: Sequence[Letter], year: int, view: View, cut_off: date, workdays: Workdays
) -> dict[str, Any]:
    from dumas_cli.report import activity

    results = visits_on_file.visit_results(connection)
    return {
        "non_responders": activity.non_responders(known, year, cut_off, workdays, counting=view.counting),
        "province_status": activity.province_status(
            visits_on_file.status_by_province(connection, year, cut_off), year, cut_off
        ),
        "methods": activity.methods(results, year, cut_off),
        "trip_costs": activity.trip_costs(visits_on_file.planned_trips(connection, year, cut_off), year, cut_off),
        "annex": activity.visit_annex(results, year, cut_off),
    }
