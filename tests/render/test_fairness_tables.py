"""What is printed of intervals and of agencies among their peers."""

from datetime import date
from fractions import Fraction

import pytest

from dumas_cli.figures.yearly import Breakdown
from dumas_cli.records import Document, Tally
from dumas_cli.render.csv_ import csv_text
from dumas_cli.render.intervals import interval_headline, interval_tables
from dumas_cli.render.layout import plain_text
from dumas_cli.render.peers import funnel_chart, peers_table, unranked_table
from dumas_cli.report.breakdown import breakdown, largest
from dumas_cli.report.intervals import intervals
from dumas_cli.report.peers import peers

AS_OF = date(2018, 1, 31)

# Invented: name, letters and answered of 2016, of 2017.
AGENCIES = [
    ("Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional", (590, 400), (600, 430)),
    ("Kementerian Rekaan", (480, 370), (500, 470)),
    ("Pemerintah Kota Antah", (40, 30), (60, 54)),
    ("Pemerintah Kabupaten Berantah", (60, 40), (60, 50)),
    ("Kantor Pertanahan Kabupaten Berantah", (30, 21), (30, 9)),
    ("Pemerintah Kota Rekaan", (10, 6), (19, 19)),
    ("Dinas Rekaan", (12, 6), (12, 9)),
    ("Badan Rekaan", (9, 6), (9, 0)),
    ("Lembaga Rekaan", (1, 1), (2, 1)),
    ("Komisi Rekaan", (0, 0), (1, 1)),
]


def by_agency() -> Breakdown:
    tallies = [
        Tally(year, key, referred, 0, answered)
        for key, *counts in AGENCIES
        for year, (referred, answered) in zip((2016, 2017), counts, strict=True)
    ]
    return breakdown("agency", tallies, years=[2016, 2017], known_on=lambda _: AS_OF)


def document(lang="en"):
    found, sure = peers(by_agency()), intervals(by_agency().whole.figures)
    tables = (*interval_tables(sure, lang), peers_table(found, str, lang), unranked_table(found, str, lang, limit=1))
    return Document("Rekaan", interval_headline(sure, lang), tables)


@pytest.mark.parametrize("lang", ["en", "id"])
def test_intervals_and_peers_read_well_at_80_columns(lang, golden):
    text = plain_text(document(lang), width=80)
    assert max(map(len, text.splitlines())) <= 80
    golden(f"render/fairness_80{'' if lang == 'en' else '_id'}.txt", text)


def test_csv_holds_the_ends_of_the_interval_and_the_rate_of_the_peers():
    heading, first, *_ = csv_text(peers_table(peers(by_agency()), str, "en")).splitlines()
    row = dict(zip(heading.split(","), first.split(","), strict=True))
    assert (row["agency"], row["peers"], row["rank"], row["response_rate"]) == (
        "Pemerintah Kota Rekaan",
        "10-19",
        "1",
        "1.000000",
    )
    assert (row["low"], row["high"], row["standing"], row["unlike_peers"]) == (
        "0.831821",
        "1.000000",
        "borderline",
        "false",
    )
    assert Fraction(row["rate_of_peers"]) == pytest.approx(28 / 31, abs=1e-6)


def test_a_year_without_letters_prints_no_number_for_its_interval():
    alone = breakdown("agency", [Tally(2017, "A", 4, 0, 3)], years=[2016, 2017], known_on=lambda _: AS_OF)
    rates, changes = interval_tables(intervals(alone.whole.figures), "en")
    assert [cell.text for cell in rates.rows[0]] == ["2016", "0", "0", "–", "–", "–"]
    assert [cell.text for cell in changes.rows[0]] == ["2016", "2017", "–", "–", "–", "no comparison"]
    assert interval_headline(intervals(alone.whole.figures), "en") == ()


def test_one_year_alone_has_no_table_of_changes():
    assert [table.name for table in interval_tables(intervals(by_agency().whole.figures[:1]), "en")] == [
        "rate_intervals"
    ]


def test_where_nobody_has_enough_letters_the_note_says_so():
    found = peers(by_agency(), min_letters=1000)
    table = peers_table(found, str, "en")
    assert table.rows == ()
    assert table.notes[0] == "No agency had 1,000 letters in 2017: nobody is ranked."
    assert funnel_chart(found, str, "en") is None


def test_where_everybody_has_there_is_no_table_of_the_unranked():
    assert unranked_table(peers(by_agency(), min_letters=1), str, "en") is None


def test_the_unranked_are_listed_whole_where_no_limit_is_set():
    table = unranked_table(peers(by_agency()), str, "en")
    assert [row[0].text for row in table.rows] == ["Badan Rekaan", "Lembaga Rekaan", "Komisi Rekaan"]


def test_agencies_known_only_together_are_told():
    notes = peers_table(peers(largest(by_agency(), 8)), str, "en").notes
    assert "Nor are 2 agencies that are known only together: 3 letters, 2 of them answered." in notes


def test_the_funnel_has_a_point_an_agency_and_its_limits_as_lines():
    found = peers(by_agency())
    chart = funnel_chart(found, str, "en")
    points, *lines = chart.series
    assert (chart.kind, chart.table, len(points.points), len(lines)) == ("funnel", "peers", 7, 5)
    assert [line.role for line in lines] == ["limit"] * 5
    assert points.role == ""
    assert points.points[0].text == "Pemerintah Kota Rekaan: 19 of 19 (100%)"
    assert {(line.points[0].x, line.points[-1].x) for line in lines} == {(12, 600)}
    assert "Kantor Pertanahan Kabupaten Berantah" in chart.words
    assert "Pemerintah Kota Antah" not in chart.words
    low_998, high_998 = lines[3].points[0].y, lines[4].points[0].y
    assert low_998 < found.rate < high_998
