"""The speed of answering, what waits, reminders and repeats as they are read."""

import dataclasses
from datetime import date, timedelta
from fractions import Fraction

import pytest

from dumas_cli.figures.waiting import Repeats
from dumas_cli.records import Classification, Document, Letter
from dumas_cli.render.csv_ import csv_text
from dumas_cli.render.layout import plain_text
from dumas_cli.render.waiting import (
    ageing_by_group_table,
    ageing_chart,
    ageing_table,
    reminders_table,
    repeats_table,
    speed_chart,
    speed_table,
)
from dumas_cli.report.ageing import ageing
from dumas_cli.report.reminders import reminded
from dumas_cli.report.waiting import waiting
from dumas_cli.workdays import Workdays

AS_OF = date(2018, 1, 31)
CALENDAR = Workdays((), range(2014, 2019))
LIMITS = {"information": 5, "ordinary": 14, "oversight": 60, "unclassified": 14}
GROUPS = ["ministries", "regencies_cities", "land_offices", "", "a group of the office's own"]


def some_letters():
    """A letter every third day of two invented years: quick, slow and silent agencies by turns."""
    letters = []
    for n in range(220):
        sent_on = date(2016, 1, 4) + timedelta(days=3 * n)
        wait = (n * 7) % 90 + (0 if n < 110 else -5)
        letters.append(
            Letter(
                id=n,
                complaint_id=n,
                label=f"rekaan/{n:04}",
                source="surat",
                agency="Kementerian Rekaan",
                agency_group=GROUPS[n * n % 5],
                category="05",
                province="12",
                received_on=sent_on,
                sent_on=sent_on,
                answered_on=None if n % 4 == 3 else sent_on + timedelta(days=max(1, wait)),
                returned_on=sent_on + timedelta(days=9) if n % 50 == 7 else None,
                classification=[Classification.ORDINARY, Classification.OVERSIGHT, None][n % 3] if n % 29 else None,
                reminders=tuple(sent_on + timedelta(days=21 * (k + 1)) for k in range(n % 5))
                + (None,) * (n % 110 == 6),
            )
        )
    return letters


def of_repeats(year, **changes):
    values = {
        "complaints": 1702 if year == 2016 else 1790,
        "repeated": 81,
        "repeated_share": Fraction(81, 1702 if year == 2016 else 1790),
        "complainants": 1590 if year == 2016 else 1671,
        "of_several": 60,
        "nameless": 31,
        "completed": 1102 if year == 2016 else 1194,
        "again": 12,
        "taken_back": 2,
        "reopened": 13,
        "reopened_share": Fraction(13, 1102 if year == 2016 else 1194),
    }
    return Repeats(year=year, known_on=AS_OF, **(values | changes))


def document(lang="en"):
    letters = some_letters()
    years = [waiting(letters, year, AS_OF, CALENDAR, LIMITS) for year in (2016, 2017)]
    days = [ageing(letters, day, CALENDAR) for day in (date(2017, 1, 31), AS_OF)]
    reminders = [reminded(letters, year, AS_OF, CALENDAR) for year in (2016, 2017)]
    return Document(
        title="",
        tables=(
            speed_table(years, lang),
            ageing_table(days, lang),
            ageing_by_group_table(days[-1], lang),
            reminders_table(reminders, lang),
            repeats_table([of_repeats(2016), of_repeats(2017)], lang),
        ),
        charts=(speed_chart(years, lang), ageing_chart(days, lang)),
    )


@pytest.mark.parametrize(("lang", "name"), [("en", "waiting_80.txt"), ("id", "waiting_80_id.txt")])
def test_what_is_waited_for_reads_well_at_80_columns(lang, name, golden):
    text = plain_text(document(lang), width=80)
    assert max(map(len, text.splitlines())) <= 80
    golden(f"render/{name}", text)


def test_the_charts_are_told_in_words(golden):
    lines = [f"{chart.title}\n{chart.words}" for lang in ("en", "id") for chart in document(lang).charts]
    golden("render/waiting_charts.txt", "\n".join(lines) + "\n")


def test_a_table_for_machines_has_no_gaps_and_its_counts():
    """Where a screen leaves out what stands above, each row of a file still says its kind and its year."""
    rows = csv_text(document().tables[0]).splitlines()
    head, first, second = (row.split(",") for row in rows[:3])
    assert first[:2] == ["ordinary", "2016"]
    assert second[:2] == ["ordinary", "2017"]
    assert {"judged_at_14", "answered_within_14", "judged_at_limit"} <= set(head)


def test_a_year_without_letters_prints_dashes_and_no_zeros():
    empty = waiting([], 2015, AS_OF, CALENDAR, LIMITS)
    (row,) = speed_table([empty], "en").rows
    shown = [cell.text for cell, column in zip(row, speed_table([empty], "en").columns, strict=True) if column.right]
    assert shown == ["0", "–", "–", "–", "–", "–", "–"]


def test_nothing_waiting_is_said_in_words():
    table = ageing_table([ageing([], AS_OF, CALENDAR)], "en")
    assert table.notes == ("No letter sent by 31 Jan 2018 was without an answer then.",)


def test_too_few_letters_are_few_and_no_share():
    letters = some_letters()[:6]
    table = speed_table([waiting(letters, 2016, AS_OF, CALENDAR, LIMITS)], "en")
    whole = dict(zip([column.name for column in table.columns], table.rows[-1], strict=True))
    assert (whole["median_workdays"].value, whole["median_workdays"].text) == (None, "few")
    assert whole["share_within_14"].text == "few"
    assert any(note.startswith("few: fewer than 10 letters") for note in table.notes)


def test_one_year_of_repeats_has_no_change():
    table = repeats_table([of_repeats(2017)], "en")
    assert [column.name for column in table.columns] == ["figure", "unit", "2017"]


def test_a_chart_shows_the_share_answered_from_the_letter_s_day_to_the_last_one_shown():
    series = document().charts[0].series
    for one, last in zip(series, (250, 250), strict=True):
        heights = [point.y for point in one.points]
        assert heights == sorted(heights)
        assert len({point.x for point in one.points}) == len(one.points)
        assert [one.points[0].x, one.points[-1].x] == [0, last]


def test_a_chart_of_a_young_year_ends_with_what_was_watched():
    """One letter of Monday 4 January 2016, answered that day; another of it seen on Monday the 11th, the fifth day."""
    found = waiting(
        [
            dataclasses.replace(some_letters()[0], answered_on=day, returned_on=None, reminders=())
            for day in (date(2016, 1, 4), None)
        ],
        2016,
        date(2016, 1, 11),
        CALENDAR,
        LIMITS,
    )
    assert [(p.x, p.y) for p in speed_chart([found], "en").series[0].points] == [
        (0, Fraction(1, 2)),
        (5, Fraction(1, 2)),
    ]
