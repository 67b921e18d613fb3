"""Monitoring done and its effect as they are read; all of it is invented (rekaan)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dumas_cli.figures.activity import (
    CostLine,
    MethodRow,
    Methods,
    NonResponder,
    NonResponders,
    OutcomeCount,
    ProvinceRow,
    ProvinceStatus,
    TripCosts,
    VisitAnnex,
    VisitLine,
)
from dumas_cli.figures.effect import Arm, Effect, EffectUnit, Refusal
from dumas_cli.figures.fairness import Interval
from dumas_cli.records import Definition, Document, Method
from dumas_cli.render.activity import (
    methods_chart,
    methods_table,
    non_responders_chart,
    non_responders_table,
    province_status_table,
    trip_costs_table,
    visits_annex_table,
)
from dumas_cli.render.csv_ import csv_text
from dumas_cli.render.effect import effect_table
from dumas_cli.render.layout import plain_text

AS_OF = date(2018, 1, 31)
OUTCOMES = tuple(OutcomeCount(f"Disepakati langkah ke-{n} (rekaan)", 9 - n) for n in range(7))

SILENT = NonResponders(
    year=2017,
    known_on=AS_OF,
    min_letters=10,
    letters=1650,
    unanswered=264,
    rows=(
        NonResponder("Pemerintah Kabupaten Rekaan", 112, 70, 42, 255),
        NonResponder("Kantor Pertanahan Kota Rekaan", 80, 61, 19, None),
    ),
    few=31,
    few_unanswered=44,
    more=58,
    more_unanswered=159,
)
STATUS = ProvinceStatus(
    year=2017,
    known_on=AS_OF,
    rows=(ProvinceRow("32", (120, 4, 301, 12), 437), ProvinceRow("", (8, 0, 2, 1), 11)),
    whole=ProvinceRow("", (128, 4, 303, 13), 448),
    undated=3,
)
METHODS = Methods(
    year=2017,
    known_on=AS_OF,
    rows=(
        MethodRow(Method.KLARIFIKASI, 12, 42, 40, 17, 1, OUTCOMES),
        MethodRow(Method.MEDIASI, 3, 5, 5, 0, 0, (OutcomeCount("Gagal (rekaan).", 2), OutcomeCount("", 3))),
        MethodRow(None, 1, 1, 1, 0, 0, (OutcomeCount("", 1),)),
    ),
    whole=MethodRow(None, 16, 48, 44, 17, 1, ()),
)
COSTS = TripCosts(
    year=2017,
    known_on=AS_OF,
    plans=2,
    replaced=1,
    trips=9,
    days=27,
    visits=22,
    complaints=61,
    lines=(
        CostLine("per_diem", 29_160_000),
        CostLine("lodging", 41_580_000),
        CostLine("fares", 129_789_000),
        CostLine("local_transport", 8_100_000),
    ),
    planned=208_629_000,
)
ANNEX = VisitAnnex(
    year=2017,
    known_on=AS_OF,
    lines=(
        VisitLine(
            date(2017, 5, 8),
            "Kabupaten Kampar",
            "Kantor Pertanahan Rekaan",
            Method.MEDIASI,
            ("2017/0001", "2017/0002"),
            "Sepakat diukur ulang dengan *** (rekaan)",
        ),
        VisitLine(date(2017, 5, 9), "", "", None, ("2017/0412",), ""),
    ),
    results=3,
)
LETTERS = Effect(
    unit=EffectUnit.LETTERS,
    year=2017,
    known_on=AS_OF,
    workdays=30,
    definition=Definition.SUBSTANTIVE,
    minimum=20,
    minimum_agencies=5,
    found=61,
    visited=Arm(48, 14, Fraction(0), Fraction(29, 48)),
    compared=Arm(203, 37, Fraction(0), Fraction(37, 100)),
    effect=Fraction(29, 48) - Fraction(37, 100),
    interval=Interval(Fraction(81, 1000), Fraction(387, 1000)),
    not_waiting=6,
    young=4,
    unmatched=2,
    uncounted=1,
    loosely=5,
    visited_later=11,
)
AGENCIES = Effect(
    unit=EffectUnit.AGENCIES,
    year=2017,
    known_on=AS_OF,
    workdays=30,
    definition=Definition.ANY_REPLY,
    minimum=10,
    minimum_agencies=10,
    found=16,
    visited=Arm(14, 14, Fraction(1, 5), Fraction(2, 5)),
    compared=Arm(37, 37, Fraction(7, 20), Fraction(2, 5)),
    effect=Fraction(3, 20),
    interval=Interval(Fraction(-1, 20), Fraction(7, 20)),
    not_waiting=2,
)
FEW = Effect(
    unit=EffectUnit.LETTERS,
    year=2017,
    known_on=AS_OF,
    workdays=30,
    definition=Definition.SUBSTANTIVE,
    minimum=20,
    minimum_agencies=5,
    found=4,
    visited=Arm(3, 2, Fraction(0), Fraction(2, 3)),
    compared=Arm(19, 8, Fraction(0), Fraction(1, 2)),
    effect=None,
    interval=None,
    refused=(Refusal.FEW_VISITED, Refusal.FEW_COMPARABLE),
    young=1,
)
NO_CASE = Arm(0, 0, None, None)


def effect(found, lang):
    return effect_table(found, lang, near_days=183, most_matches=10)


def activity(lang):
    return Document(
        "Monitoring",
        tables=(
            non_responders_table(SILENT, lang),
            province_status_table(STATUS, {"32": "Jawa Barat"}, lang),
            methods_table(METHODS, lang),
            trip_costs_table(COSTS, lang),
            visits_annex_table(ANNEX, lang),
        ),
        charts=(non_responders_chart(SILENT, lang), methods_chart(METHODS, lang)),
    )


def effects(lang):
    return Document("Monitoring", tables=(effect(LETTERS, lang), effect(AGENCIES, lang), effect(FEW, lang)))


def nothing(lang):
    empty = MethodRow(None, 0, 0, 0, 0, 0, ())
    lines = tuple(CostLine(line.item, 0) for line in COSTS.lines)
    refused = (Refusal.FEW_VISITED, Refusal.FEW_COMPARABLE)
    none = {"found": 0, "visited": NO_CASE, "compared": NO_CASE, "refused": refused, "effect": None, "interval": None}
    return Document(
        "Monitoring",
        tables=(
            non_responders_table(NonResponders(2017, AS_OF, 10, 0, 0, ()), lang),
            province_status_table(ProvinceStatus(2017, AS_OF, (), ProvinceRow("", (0, 0, 0, 0), 0)), {}, lang),
            methods_table(Methods(2017, AS_OF, (), empty), lang),
            trip_costs_table(TripCosts(2017, AS_OF, 0, 0, 0, 0, 0, 0, lines, 0), lang),
            visits_annex_table(VisitAnnex(2017, AS_OF, (), 0), lang),
            effect(Effect(EffectUnit.LETTERS, 2017, AS_OF, 30, Definition.SUBSTANTIVE, 20, 5, **none), lang),
        ),
    )


DOCUMENTS = {"activity": activity, "effect": effects, "activity_nothing": nothing}


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_the_monitoring_done_reads_well_at_80_columns(name, lang, golden):
    text = plain_text(DOCUMENTS[name](lang), width=80)
    assert max(map(len, text.splitlines())) <= 80
    golden(f"render/{name}_80{'_id' if lang == 'id' else ''}.txt", text)


def test_what_was_spent_is_never_printed_as_nothing():
    table = trip_costs_table(COSTS, "en")
    actual = [row[-1] for row in table.rows]
    assert {(cell.value, cell.text) for cell in actual} == {(None, "not recorded")}


def test_a_refused_effect_shows_no_share():
    table = effect(FEW, "en")
    assert "%" not in "".join(cell.text for row in table.rows for cell in row)
    assert [column.name for column in table.columns][3:] == [
        "before",
        "after",
        "change_points",
        "low_points",
        "high_points",
    ]
    assert all(cell.value is None for row in table.rows for cell in row[3:])


@pytest.mark.parametrize("refusal", Refusal)
def test_each_refusal_is_said_with_the_numbers_there_are(refusal):
    found = Effect(**{**{name: getattr(FEW, name) for name in FEW.__slots__}, "refused": (refusal,)})
    (first, *_) = effect(found, "en").notes
    assert first.startswith("No effect is given: ")
    assert refusal is Refusal.ALL_ALIKE or "at least" in first


@pytest.mark.parametrize(
    ("interval", "holds"), [((Fraction(0), Fraction(1, 2)), True), ((Fraction(1, 10**9), Fraction(1, 2)), False)]
)
def test_the_words_say_whether_chance_would_do(interval, holds):
    found = Effect(**{**{name: getattr(LETTERS, name) for name in LETTERS.__slots__}, "interval": Interval(*interval)})
    notes = " ".join(effect(found, "en").notes)
    assert ("may well be chance" in notes) is holds
    assert ("leaves out 0" in notes) is not holds
    assert "cannot show that the visit was the cause" in notes


def test_the_effect_in_a_file_is_in_points():
    rows = csv_text(effect(AGENCIES, "en")).splitlines()
    assert rows[0].lstrip("\ufeff") == "side,agencies,before,after,change_points,low_points,high_points"
    assert rows[1] == "visited,14,0.200000,0.400000,20.000000,,"
    assert rows[3] == "difference,,,,15.000000,-5.000000,35.000000"
