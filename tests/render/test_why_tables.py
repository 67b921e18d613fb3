"""What is printed of why the rate moved: parts that add up as they stand on paper."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_fairness_tables import by_agency

from dumas_cli.records import Document, Tally
from dumas_cli.render.cells import is_sum
from dumas_cli.render.csv_ import csv_text
from dumas_cli.render.layout import plain_text
from dumas_cli.render.numbers import points_text
from dumas_cli.render.why import why_headline, why_tables
from dumas_cli.report.breakdown import breakdown
from dumas_cli.report.decompose import decompose

AS_OF = date(2018, 1, 31)


@pytest.mark.parametrize("lang", ["en", "id"])
def test_why_reads_well_at_80_columns(lang, golden):
    split = decompose(by_agency(), shown=5)
    document = Document("Rekaan", why_headline(split, str, lang), why_tables(split, str, lang))
    text = plain_text(document, width=80)
    assert max(map(len, text.splitlines())) <= 80
    golden(f"render/why_80{'' if lang == 'en' else '_id'}.txt", text)


def test_csv_holds_the_exact_effects_and_the_shares():
    heading, first, *_ = csv_text(why_tables(decompose(by_agency()), str, "en")[0]).splitlines()
    row = dict(zip(heading.split(","), first.split(","), strict=True))
    assert row["agency"] == "Kementerian Rekaan"
    assert row["share_2016"] == f"{480 / 1232:.6f}"
    own = (480 / 1232 + 500 / 1293) / 2 * (470 / 500 - 370 / 480) * 100
    assert Decimal(row["rate_effect"]) == pytest.approx(Decimal(own), abs=Decimal("0.000001"))


def test_where_nothing_moved_there_is_no_table_of_movers():
    same = [Tally(year, "A", 10, 0, 5) for year in (2016, 2017)]
    split = decompose(breakdown("agency", same, years=[2016, 2017], known_on=lambda _: AS_OF))
    assert [table.name for table in why_tables(split, str, "en")] == ["why_agency"]
    assert len(why_headline(split, str, "en")) == 1


@given(
    st.lists(
        st.tuples(st.integers(1, 90), st.integers(1, 90)).flatmap(
            lambda n: st.tuples(st.just(n), st.tuples(st.integers(0, n[0]), st.integers(0, n[1])))
        ),
        min_size=1,
        max_size=14,
    )
)
def test_what_is_printed_adds_up_across_and_down(groups):
    tallies = [
        Tally(year, f"{i:02}", letters[y], 0, answered[y])
        for i, (letters, answered) in enumerate(groups)
        for y, year in enumerate((2016, 2017))
    ]
    found = breakdown("agency", tallies, years=[2016, 2017], known_on=lambda _: AS_OF)
    table = why_tables(decompose(found, shown=6), str, "en")[0]
    printed = [[Decimal(cell.text) for cell in row[-3:]] for row in table.rows]
    assert all(rate + mix == both for rate, mix, both in printed)
    *parts, whole = printed
    assert [sum(column) for column in zip(*parts, strict=True)] == whole
    assert is_sum(table.rows[-1])
    assert table.rows[-1][-1].text == points_text(found.whole.change, "en")
