"""Nothing is cut: words wrap, figures do not, columns without room move below."""

from fractions import Fraction

import pytest
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from render_samples import DOCUMENTS, coloured_text

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import EXACT, text_cell
from dumas_cli.render.layout import SCREENFUL, plain_text
from dumas_cli.render.plain import screen_width
from dumas_cli.render.wrap import longest_piece, wrap

WORDS = st.lists(st.text("abcdefghij/-é東", min_size=1, max_size=18), min_size=1, max_size=12).map(" ".join)


def a_table(columns, *rows, notes=()):
    cells = tuple(tuple(cell if isinstance(cell, Cell) else text_cell(cell) for cell in row) for row in rows)
    return Document("", tables=(Table("t", "", columns, cells, notes),))


def lines(document, width=None):
    return plain_text(document, width=width).splitlines()


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("width", [30, 60, 80, 100, 120])
def test_no_line_of_a_command_is_wider_than_the_screen(name, lang, width):
    assert max(map(screen_width, lines(DOCUMENTS[name](lang), width))) <= width


@given(st.lists(WORDS, min_size=3, max_size=3), st.integers(0, 10**12), st.integers(40, 130))
def test_all_words_and_figures_are_there_at_any_width(texts, count, width):
    columns = (
        Column("a", "First"),
        Column("b", "Second"),
        Column("n", "Count", "integer"),
        Column("c", "Reasons", below=True),
    )
    document = a_table(columns, (texts[0], texts[1], Cell(count, f"{count:,}"), texts[2]))
    shown = plain_text(document, width=width)
    assert all(screen_width(line) <= width for line in shown.splitlines())
    assert f"{count:,}" in shown
    pieces = "".join(shown.split()).replace("Reasons", "").replace(":", "").replace("─", "").replace("·", "")
    assert sorted(pieces) == sorted("".join([*texts, f"{count:,}", "First", "Second", "Count"]).replace(" ", ""))


@given(WORDS, st.integers(1, 40))
def test_wrapping_keeps_every_mark_and_the_width(text, width):
    parts = wrap(text, width)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(screen_width(part) <= max(width, 2) for part in parts)


@given(WORDS)
def test_no_word_is_folded_where_it_fits(text):
    assert all(
        piece in text.split() or "/" in text for part in wrap(text, longest_piece(text)) for piece in part.split()
    )


def test_a_long_agency_name_breaks_after_its_slash():
    assert wrap("Kementerian Agraria dan Tata Ruang/Badan Pertanahan", 35) == [
        "Kementerian Agraria dan Tata Ruang/",
        "Badan Pertanahan",
    ]


def test_an_agenda_number_never_breaks():
    assert wrap("lihat surat 2017/0412", 16) == ["lihat surat", "2017/0412"]


def test_figures_align_right_and_words_left():
    columns = (Column("a", "Place"), Column("n", "Count", "integer"))
    shown = lines(a_table(columns, ("A", Cell(5, "5")), ("Bandung", Cell(1102, "1,102"))), 80)
    assert shown == ["Place    Count", "──────────────", "A            5", "Bandung  1,102"]


def test_a_column_of_words_without_room_moves_under_its_row_with_its_name():
    columns = (Column("a", "Number"), Column("b", "Agency"), Column("n", "Score", "integer"))
    shown = lines(a_table(columns, ("2017/0412", "Kementerian Agraria dan Tata Ruang", Cell(5, "5"))), 30)
    assert shown == [
        "Number     Score",
        "────────────────",
        "2017/0412      5",
        "    Agency: Kementerian",
        "      Agraria dan Tata Ruang",
    ]


def test_short_values_below_a_row_share_a_line():
    columns = (Column("a", "Number"), Column("p", "Place", below=True), Column("g", "Agency", below=True))
    document = a_table(columns, ("1", "Kota Bandung", "Polda Jawa Barat"))
    assert lines(document, 60)[2:] == ["1", "    Place: Kota Bandung · Agency: Polda Jawa Barat"]
    assert lines(document, 40)[2:] == ["1", "    Place: Kota Bandung", "    Agency: Polda Jawa Barat"]


def test_words_of_several_lines_are_a_list_below_their_row():
    columns = (Column("a", "Number"), Column("r", "Reasons", below=True))
    shown = lines(a_table(columns, ("1", Cell("late; reminded", "+25 late by many days\n +6 reminded"))), 24)
    assert shown[2:] == ["1", "    +25 late by many", "        days", "     +6 reminded"]


def test_a_group_s_name_stands_once_above_its_rows():
    columns = (Column("t", "Team", "group"), Column("p", "Place"))
    shown = lines(a_table(columns, ("Tim 1", "Kota A"), ("Tim 1", "Kota B"), ("Tim 2", "Kota C")), 40)
    assert shown == ["Place", "──────", "Tim 1", "Kota A", "Kota B", "", "Tim 2", "Kota C"]


def test_a_sum_stands_under_a_rule():
    columns = (Column("a", "Place"), Column("n", "Count", "integer"))
    shown = lines(a_table(columns, ("A", Cell(5, "5")), (Cell("(all)", "All"), Cell(5, "5"))), 40)
    assert shown[-2:] == ["────────────", "All        5"]


@pytest.mark.parametrize("more", [0, 1])
def test_only_what_has_scrolled_away_is_said_again(more):
    rows = [(f"{n}",) for n in range(SCREENFUL - 6 + more)]  # title, headline, heading, rule and two blank lines
    table = a_table((Column("a", "Number"),), *rows).tables
    shown = plain_text(Document("Title", ("The figure",), table)).splitlines()
    assert shown.count("The figure") == 1 + more
    assert (shown[-1] == "The figure") is bool(more)


def test_a_bar_goes_first_when_room_is_short():
    columns = (Column("a", "Agency"), Column("s", "Rate", "share"), Column("bar", "", "bar"))
    row = ("Pemerintah Kota Bandung", Cell(Fraction(1, 2), "50%"), Cell(Fraction(1, 2), "█████░░░░░"))
    assert "█" in plain_text(a_table(columns, row), width=50)
    assert "█" not in plain_text(a_table(columns, row), width=30)


def test_columns_that_only_stand_behind_figures_are_on_no_screen():
    columns = (Column("a", "Agency"), Column("n", "Answered", EXACT))
    assert "Answered" not in plain_text(a_table(columns, ("A", Cell(7, "7"))))


def test_a_blank_value_below_a_row_takes_no_line():
    columns = (Column("a", "Number"), Column("b", "Reasons", below=True))
    assert len(lines(a_table(columns, ("1", ""), ("2", "late")))) == 5


def test_a_heading_breaks_at_its_soft_hyphen_only_where_it_must():
    columns = (Column("a", "Place"), Column("n", "Un\u00adchanged", "integer"))
    assert lines(a_table(columns, ("A", Cell(5, "5"))))[:2] == ["           Un-", "Place  changed"]
    wide = Cell(10**9, "1,000,000,000")
    assert lines(a_table(columns, ("A", wide)))[0] == "Place      Unchanged"


def test_a_table_without_headings_has_no_rule():
    assert lines(a_table((Column("a", ""), Column("b", "")), ("Status", "open"))) == ["Status  open"]


def test_colour_repeats_what_the_words_say():
    for document in (make() for make in DOCUMENTS.values()):
        coloured = coloured_text(document, width=80)
        assert "\x1b[" in coloured
        plain = "".join(part.partition("m")[2] if n else part for n, part in enumerate(coloured.split("\x1b[")))
        stripped = "\n".join(line.rstrip() for line in plain.splitlines())
        assert stripped + "\n" == plain_text(document, width=80)


HOSTILE = st.text(
    st.sampled_from(
        "ab =+-@|<&[]*\x00\x07\x08\x1b\x7f\x85\x9b\x9d\u200b\u202e\u2066\u2028\ud800\ufeff;31mJ\r\n\t\\'\"█é"
    )
)


@settings(max_examples=examples(200))
@given(HOSTILE, HOSTILE, st.sampled_from([None, 40, 80]), st.booleans())
def test_hostile_text_never_acts_on_the_screen(a, b, width, colour):
    columns = (Column("a", a), Column("b", b, below=True))
    document = Document(a, (b,), (Table("t", a, columns, ((text_cell(a), text_cell(b)),), (b,)),), (a,))
    shown = coloured_text(document, width=width) if colour else plain_text(document, width=width)
    if colour:
        shown = "".join(part.partition("m")[2] if n else part for n, part in enumerate(shown.split("\x1b[")))
    for mark in shown:
        assert mark == "\n" or (mark.isprintable() and not "\ud800" <= mark <= "\udfff")
    shown.encode("utf-8")


def test_rich_markup_is_printed_as_it_is():
    document = a_table((Column("a", "A"),), ("[bold red]x[/bold red] :smile: [link=http://a]b[/link]",))
    for shown in (plain_text(document), coloured_text(document)):
        assert "[bold red]x[/bold red] :smile: [link=http://a]b[/link]" in shown


def test_an_escape_sequence_goes_whole():
    document = a_table((Column("a", "A"),), ("a\x1b[31mred\x1b[0m \x1b]0;title\x07b \x9b2Jc",))
    assert lines(document)[-1] == "ared b c"
