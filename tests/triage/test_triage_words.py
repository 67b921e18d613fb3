"""Finding plain words: whole words, beginnings, gaps, exceptions, quotations."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from triage_cases import CARD

from dumas_cli.triage.words import LONGEST_QUOTE, PhraseError, WordFinder, WordList, read_phrase


def found(text: str, any_: list[str], not_: list[str] | None = None) -> str | None:
    """What one list finds in a text."""
    words = WordList("list", tuple(map(read_phrase, any_)), tuple(map(read_phrase, not_ or [])))
    return WordFinder([words], {"tdk": "tidak"}).find(text, "text").get("list")


@pytest.mark.parametrize(
    ("text", "phrases", "quote"),
    [
        ("Tanah kami", ["tanah"], "Tanah"),
        ("Tanahnya luas", ["tanah"], None),
        ("Tanahnya luas", ["tanah*"], "Tanahnya"),
        ("pertanahan", ["tanah*"], None),
        ("surat, tanah.", ["tanah"], "tanah"),
        ("putusan\n  pengadilan", ["putusan pengadilan"], "putusan pengadilan"),
        ("di-PHK", ["di phk"], "di-PHK"),
        ("12/Pdt.G/2016", ["pdt g"], "Pdt.G"),
        ("snake_case", ["case"], "case"),
        ("ada banyak tanah", ["ada * tanah"], "ada banyak tanah"),
        ("ada tanah", ["ada * tanah"], None),
        ("ada", ["ada *"], None),
        ("putusan pengadilan negeri", ["putusan pengadilan", "putusan pengadilan negeri"], "putusan pengadilan negeri"),
        ("tdk ada", ["tidak ada"], "tdk ada"),
        ("tidak ada", ["tdk ada"], "tidak ada"),
    ],
)
def test_a_phrase_matches_whole_words(text, phrases, quote):
    assert found(text, phrases) == quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("tidak ada kekerasan", None),
        ("tidak ada unsur kekerasan", None),
        ("tidak ada kekerasan, lalu kekerasan terjadi", "kekerasan"),
        ("kekerasan air", None),
        ("kekerasan udara", "kekerasan"),
        ("tidak ada", None),
    ],
)
def test_an_exception_takes_away_the_words_it_shares(text, quote):
    exceptions = ["tidak ada kekerasan", "tidak ada * kekerasan", "kekerasan air"]
    assert found(text, ["kekerasan"], exceptions) == quote


@pytest.mark.parametrize("text", ["", "   ", "*", "* tanah", "tan*", "ta*nah", "-", "tanah **x"])
def test_a_phrase_that_cannot_be_looked_for_is_refused(text):
    with pytest.raises(PhraseError):
        read_phrase(text)


def test_a_quotation_is_cut_when_long():
    quote = found("tanah" + "a" * 1000, ["tanah*"])
    assert quote is not None
    assert len(quote) == LONGEST_QUOTE
    assert quote.endswith("…")


@given(st.text())
def test_any_text_can_be_searched_and_quotes_come_from_it(text):
    folded = "".join(text.split())
    for quote in CARD.basis.words.find(f"{text} pungli", "text").values():
        assert "".join(quote.split()) in f"{folded}pungli"


@given(
    st.lists(
        st.sampled_from(["tidak", "ada", "kekerasan", "tanah", "milik", "kami", "putusan", "pengadilan", "ancaman"])
    )
)
def test_case_and_separators_do_not_matter(words):
    finder = CARD.basis.words
    plain = finder.find(" ".join(words), "text")
    assert {
        name: quote.lower().replace("-", " ") for name, quote in finder.find("-".join(words).upper(), "text").items()
    } == plain


def test_a_megabyte_is_searched_quickly():
    text = "tidak ada kekerasan tanah kami " * 33_000
    start = time.process_time()
    assert set(CARD.basis.words.find(text, "text")) == {"land"}
    assert time.process_time() - start < 10
