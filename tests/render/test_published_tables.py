"""What is printed of suppressed figures: nothing small, nothing that gives something small away."""

from datetime import date
from decimal import Decimal

import pytest
from test_fairness_tables import by_agency

from dumas_cli.figures.yearly import YearlyReport
from dumas_cli.records import Document, Tally
from dumas_cli.render.breakdown import breakdown_table
from dumas_cli.render.csv_ import csv_text
from dumas_cli.render.layout import plain_text
from dumas_cli.render.published import published_notes, published_table, without_returned
from dumas_cli.render.report import report_document
from dumas_cli.report.breakdown import breakdown
from dumas_cli.report.suppress import hidden_returned, suppress, suppress_whole
from dumas_cli.report.yearly import yearly

AS_OF = date(2018, 1, 31)


def published():
    return suppress([by_agency()], within={row.key: "ministries" for row in by_agency().rows})


def report(years=(2016, 2017), returned=2) -> YearlyReport:
    tallies = [Tally(year, "", 60, returned + year - years[0], 40, received=90, completed=50) for year in years]
    return yearly(tallies, [], [], years=years, as_of=AS_OF)


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_published_table_reads_well_at_80_columns(lang, golden):
    found = published()
    tables = tuple(published_table(breakdown_table(one, {}, lang), found, lang) for one in found.tables)
    text = plain_text(Document("Rekaan", (), tables, published_notes(found, lang)), width=80)
    golden(f"render/published_80{'' if lang == 'en' else '_id'}.txt", text)


def test_no_form_of_it_holds_a_small_count():
    found = published()
    heading, *rows = csv_text(published_table(breakdown_table(found.tables[0], {}, "en"), found, "en")).splitlines()
    assert "returned" not in heading
    for row in rows:
        counts = dict(zip(heading.split(","), row.split(","), strict=True))
        for year in ("2016", "2017"):
            referred, answered = Decimal(counts[f"referred_{year}"]), Decimal(counts[f"answered_{year}"])
            assert not {referred, answered, referred - answered} & {1, 2}


def test_a_table_that_could_not_be_published_is_named():
    alone = breakdown("agency", [Tally(2017, "A", 2, 0, 1)], years=[2017], known_on=lambda _: AS_OF)
    assert published_notes(suppress([alone], within={"A": "others"}), "en") == (
        (
            "Not published, for it could not be done without giving away counts of 1 or 2:"
            " Letters and response rate by agency."
        ),
    )
    assert published_notes(published(), "en") == ()


def test_two_returned_letters_and_their_change_are_not_printed():
    whole = suppress_whole(report())
    (table,) = report_document(whole, lang="en").tables
    hidden = without_returned(table, hidden_returned(whole), "en")
    (row,) = [[cell.text for cell in row] for row in hidden.rows if row[0].value == "returned"]
    assert row == ["Returned", "letters", "under 3", "3", "", ""]
    assert [row for row in hidden.rows if row[0].value != "returned"] == [
        row for row in table.rows if row[0].value != "returned"
    ]
    assert without_returned(table, frozenset(), "en") == table


def test_nor_in_a_series_of_years():
    whole = suppress_whole(report((2014, 2015, 2016, 2017), returned=1))
    table = without_returned(report_document(whole, lang="id").tables[0], hidden_returned(whole), "id")
    at = [column.name for column in table.columns].index("returned")
    assert [row[at].text for row in table.rows] == ["di bawah 3", "di bawah 3", "3", "4"]
    assert [row[at].value for row in table.rows] == [None, None, 3, 4]
