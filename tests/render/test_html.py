"""The page stands alone, says what the tables say, and takes no orders from the text it holds."""

import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from render_samples import DOCUMENTS, report

from dumas_cli.records import Cell, Chart, Column, Document, Point, Series, Table
from dumas_cli.render.html import html_bytes

VOID = {"meta", "br"}
A_CHART = Chart(
    "by_group",
    "Rate by group",
    "bars",
    (Series("2017", (Point("Ministries", Fraction(7, 8)),)),),
    'Ministries: 87.5% of "40" <letters>',
    table="by_group",
)


class Reader(HTMLParser):
    """Reads a page strictly: every element must be closed in order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.texts, self.tags, self.found = [], [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else "", data))

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def page(document, lang="en"):
    return html_bytes(document, lang=lang).decode("utf-8")


def cells(text):
    """The rows of all tables as texts, headings included."""
    root = etree.fromstring(text.encode(), etree.HTMLParser())
    return [[" ".join("".join(c.itertext()).split()) for c in row] for row in root.iter("tr")]


def a_table(*texts, kind="text", title="Agencies", **changes):
    rows = tuple((Cell(text, text),) for text in texts)
    return Table(**({"name": "t", "title": title, "columns": (Column("a", "A", kind),), "rows": rows} | changes))


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_document_is_well_formed_and_stands_alone(name, lang):
    text = page(replace(DOCUMENTS[name](lang), charts=(A_CHART,)), lang)
    reader = Reader(text)
    assert set(re.findall(r"(?:https?:)?//[^\s\"'<>]*", text)) <= {"http://www.w3.org/2000/svg"}
    assert reader.of("html") == [{"lang": lang}]
    assert not {tag for tag, _ in reader.tags} & {"script", "link", "iframe", "img", "object", "base", "form"}
    assert not [key for _, attrs in reader.tags for key in attrs if key.startswith("on")]
    assert [attrs for attrs in reader.of("a") if not attrs["href"].startswith("#")] == []
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"][1:] for attrs in reader.of("a")} <= set(ids)
    assert len(reader.of("h1")) == 1


def test_the_same_document_gives_the_same_bytes():
    document = replace(report(), charts=(A_CHART,))
    assert html_bytes(document, lang="en") == html_bytes(document, lang="en")


def test_the_headline_is_shown_as_figures_without_the_terminal_s_bars():
    text = page(report())
    assert '<dt>Response rate</dt><dd class="figure"><span class="before">73.04% → </span>84%</dd>' in text
    assert '<dd class="change">+10.96 points</dd>' in text
    assert not re.search("[█▌░]", text)


def test_a_headline_of_another_make_is_a_sentence():
    assert '<p class="lead">812 complaints &amp; more</p>' in page(Document("x", ("812 complaints & more",)))


def test_a_line_of_years_is_left_to_the_chart():
    shown = page(report(years=[2014, 2015, 2016, 2017])).partition("</header>")[0]
    assert shown.count('class="figure"') == 2
    assert "▁" not in shown


def test_a_column_that_stands_below_has_a_line_of_its_own():
    columns = (Column("a", "A"), Column("b", "Why", below=True), Column("c", "C"))
    rows = ((Cell("1", "1"), Cell("x", "one\ntwo"), Cell("3", "3")), (Cell("4", "4"), Cell("", ""), Cell("6", "6")))
    text = page(Document("x", tables=(a_table(columns=columns, rows=rows),)))
    assert cells(text) == [["A", "C"], ["1", "3"], ["Whyonetwo"], ["4", "6"]]
    assert '<td colspan="2"><div><b>Why</b><br>one<br>two</div></td>' in text


def test_tables_say_the_same_words_as_the_screen():
    found = cells(page(report()))
    assert ["Figure", "Unit", "2016", "2017", "Change", "Relative change"] in found
    assert ["Response rate", "of letters", "73.04%", "84%", "+10.96 points", ""] in found
    assert "12,01" not in str(found)


def test_each_table_has_a_caption_and_headings_that_say_what_they_head():
    reader = Reader(page(report()))
    assert len(reader.of("table")) == len(reader.of("caption")) == len(report().tables)
    assert {attrs["scope"] for attrs in reader.of("th")} == {"col", "row"}
    assert ("caption", report().title) in reader.texts


def test_numbers_stand_to_the_right_and_the_sum_is_marked():
    text = page(report())
    assert '<td class="number">73.04%</td>' in text
    assert text.count('<tr class="sum">') == 4


def test_a_bar_is_as_long_as_its_share():
    table = a_table(columns=(Column("bar", "", "bar"),), rows=((Cell(Fraction(2, 3), "███"),), (Cell(None, ""),)))
    text = page(Document("x", tables=(table,)))
    assert re.findall(r"width:([\d.]+%)", text.partition("<body>")[2]) == ["66.67%"]


def test_columns_behind_a_reader_s_back_stay_there():
    assert "returned_2017" not in page(report())
    assert "Returned 2017" not in page(report())


@pytest.mark.parametrize("kind", ["text", "group", "day"])
@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "</td><img src=x onerror=1>", '" onload="x', "&lt;b&gt;"]
)
def test_an_agency_s_name_stays_text(name, kind):
    shown = a_table(
        *(name,), columns=(Column("a", name, kind), Column("b", "B")), rows=((Cell(name, name), Cell("x", "x")),)
    )
    chart = replace(A_CHART, title=name, words=name, series=(Series(name, (Point(name, Fraction(1, 2)),)),))
    document = Document(name, (f"{name}  1 → 2 ({name})",), (replace(shown, title=name, notes=(name,)),), (name,))
    reader = Reader(page(replace(document, charts=(chart,))))
    assert not reader.of("script")
    assert not reader.of("img")
    assert not [key for _, attrs in reader.tags for key in attrs if key.startswith("on")]
    assert sum(name in data for _, data in reader.texts) >= 5


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_whatever_a_cell_holds_the_page_stays_whole(text):
    reader = Reader(page(Document("x", tables=(a_table(text, title=""),))))
    assert len(reader.of("td")) + len(reader.of("th")) == 2


def test_half_a_letter_does_no_harm():
    assert "a�b" in page(Document("a\ud800b"))


def test_a_list_in_a_cell_keeps_its_lines():
    assert "one<br>two" in page(Document("x", tables=(a_table("one\ntwo"),)))


def test_a_long_heading_may_break_where_it_says():
    assert "Dires&shy;pons" in page(Document("x", tables=(a_table("x", columns=(Column("a", "Dires\u00adpons"),)),)))


def test_a_group_s_name_stands_once_over_its_rows():
    rows = tuple((Cell(g, g), Cell(t, t)) for g, t in (("Tim 1", "a"), ("Tim 1", "b"), ("Tim 2", "c")))
    columns = (Column("team", "Team", "group"), Column("a", "A"))
    found = cells(page(Document("x", tables=(a_table(columns=columns, rows=rows),))))
    assert found == [["A"], ["Tim 1"], ["a"], ["b"], ["Tim 2"], ["c"]]


def test_notes_stand_under_their_table():
    text = page(report())
    assert text.index("Changes of a rate are in percentage points") < text.index('id="table-2"')


@pytest.mark.parametrize(("tables", "listed"), [(3, False), (4, True)])
def test_many_tables_get_a_list_of_contents(tables, listed):
    document = Document("x", tables=tuple(a_table("x", name=f"t{n}", title=f"Title {n}") for n in range(tables)))
    assert bool(Reader(page(document)).of("nav")) is listed


@pytest.mark.parametrize(("tables", "folded"), [(10, False), (11, True)])
def test_a_long_list_of_contents_is_folded_away(tables, folded):
    document = Document("x", tables=tuple(a_table("x", name=f"t{n}", title=f"Title {n}") for n in range(tables)))
    assert bool(Reader(page(document)).of("details")) is folded


def test_a_chart_is_a_picture_with_its_words_and_a_way_to_its_table():
    reader = Reader(page(replace(report(), charts=(A_CHART,))))
    (picture,) = reader.of("svg")
    assert picture["role"] == "img"
    assert picture["aria-label"] == A_CHART.words
    assert "width" not in picture
    assert "viewbox" in picture
    assert len(reader.of("figcaption")) == 1
    (place,) = [n for n, table in enumerate(report().tables, 1) if table.name == "by_group"]
    assert {"href": f"#table-{place}"} in reader.of("a")


def test_the_first_charts_stand_together_and_others_with_their_tables():
    charts = tuple(replace(A_CHART, name=f"c{n}", title=f"Chart {n}", table="by_agency") for n in range(5))
    text = page(replace(report(), charts=(*charts, replace(A_CHART, name="c5", title="Chart 5", table="none"))))
    (number,) = [n for n, table in enumerate(report().tables, 1) if table.name == "by_agency"]
    glance, section = text.partition('id="table-1"')[0], text.partition(f'id="table-{number}"')[2]
    shown = [re.findall(r"<figcaption>(Chart \d)", part) for part in (glance, section)]
    assert shown == [["Chart 0", "Chart 1", "Chart 2", "Chart 5"], ["Chart 3", "Chart 4"]]


def test_sentences_of_the_headline_stand_under_its_figures():
    lines = ("Answered  1 → 2 (+1)", "Sent  many, for a reason that takes longer to tell than a figure 5", "+1: more")
    text = page(Document("x", lines))
    assert text.count("<dt>") == 1
    assert text.count('<p class="lead">') == 2


def test_words_for_who_sees_and_who_does_not_are_in_the_document_s_language():
    assert "Angka di baliknya" in page(replace(report("id"), charts=(A_CHART,)), "id")


def test_a_document_of_nothing_is_still_a_page():
    Reader(page(Document("")))
