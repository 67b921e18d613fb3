"""Replies whose day no cell tells count as no answer, and the summary says so."""

from __future__ import annotations

import pytest
from import_desk import ImportDesk
from small_registers import a_row, ask

UNDATED = "a reply is told of without its day, and answers no letter before the day is known"
A_DATE = "a date stands in the place of the words of a reply"


@pytest.fixture
def desk(office):
    return ImportDesk(office)


@pytest.mark.parametrize(
    ("cells", "warned"),
    [
        ({"reply_text": "Telah diselesaikan."}, UNDATED),
        ({"reply_text": "v"}, UNDATED),
        ({"reply_text": "20/02/2017"}, A_DATE),
        ({"reply_text": "20 Februari 2017"}, A_DATE),
        ({"reply_text": "Telah diselesaikan.", "reply": "20/02/2017"}, ""),
        ({"reply": "20/02/2017"}, ""),
        ({}, ""),
    ],
)
@pytest.mark.parametrize("odd", [False, True])
def test_a_reply_without_its_day_is_pointed_out_with_its_row(desk, cells, warned, odd):
    others = [a_row(1, agency="Kementerian Agama")] if odd else []  # a second row of a number is weighed by itself
    desk.lay(*others, a_row(1, agency="Polri", **cells), a_row(2, reply="21/02/2017"))
    told = desk.told("warnings")
    assert (warned in told and f"row {2 + odd}." in told) if warned else not told


@pytest.mark.parametrize(
    "words", ["belum", "Blm.", "tidak", "menunggu jawaban", "Tidak ditanggapi", "belum menjawab", "tidak ada jawaban"]
)
def test_words_for_no_reply_make_none(desk, words):
    desk.lay(a_row(1, reply_text=words))
    assert ask(desk.db, "select count(*) from responses") == [(0,)]
    assert not desk.told("warnings")


def test_the_same_word_within_a_reply_is_no_denial(desk):
    desk.lay(a_row(1, reply="20/02/2017", reply_text="Sertipikat belum dapat diterbitkan."))
    assert ask(desk.db, "select kind from responses") == [("substantive",)]


def test_a_day_beside_words_for_no_reply_contradicts_them(desk):
    assert desk.lay(a_row(1, reply="20/02/2017", reply_text="belum")) == (0, 0, 0, 1)
