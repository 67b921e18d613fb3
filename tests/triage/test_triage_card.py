"""Reading a points card: what is refused, and how the error helps."""

from __future__ import annotations

import pytest
from triage_cases import CARD, CARD_TEXT

from dumas_cli.errors import RulesError
from dumas_cli.triage.rules import read_card


def refused(old: str, new: str) -> RulesError:
    """The error that one change in the shipped card makes."""
    assert CARD_TEXT.count(old) >= 1, old
    with pytest.raises(RulesError) as caught:
        read_card(CARD_TEXT.replace(old, new, 1), where="mine.toml")
    assert caught.value.where.startswith("mine.toml")
    assert caught.value.remedy
    return caught.value


def test_the_shipped_card_has_the_rules_of_the_design():
    expected = ["A1", "A2", "A3", "A8", "B1", "B3", "C1", "C2", "C3", "C4", "C5", "C6", "D3", "E1", "E2", "E4", "E5"]
    assert [rule.id for rule in CARD.rules] == expected
    assert CARD.caps == {"A": 40, "B": 45, "C": 30, "D": 20, "E": 20}
    assert [rule.id for rule in CARD.rules if rule.hard] == ["C4", "C5"]
    assert {rule.id for rule in CARD.rules if rule.floor == 0.5} == {"C1", "C2", "C3", "C4", "C5", "D3"}
    assert CARD.basis.limits == {"information": 5, "ordinary": 14, "oversight": 60, "unclassified": 14}
    assert sorted({entry.line for entry in CARD.methods}) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("old", "new", "what", "remedy"),
    [
        # misspelt: the nearest is offered
        ("version = 1", "version = 1\ntreshold = 3", '"treshold" is not known', "thresholds"),
        ("version = 1", "verzion = 1", '"verzion" is not known', "version"),
        ('id      = "A3"', 'id      = "A33"', '"A33"', "A3"),
        ('id      = "A3"', 'id      = "a3"', '"a3"', "A3"),
        ('count   = "reminders"', 'count   = "reminder"', '"reminder"', "reminders"),
        ('unit    = "limit_workdays"', 'unit    = "limit_days"', '"limit_days"', "limit_workdays"),
        ("when    = { land_matter = true }", "when    = { land_mater = true }", '"land_mater"', "land_matter"),
        ('reply = ["acknowledgement"', 'reply = ["acknowledgment"', '"acknowledgment"', "acknowledgement"),
        ("hard    = true", "hardd   = true", '"hardd"', "hard"),
        ('"mediasi"', '"mediasii"', '"mediasii"', "mediasi"),
        ('any    = ["C6"]', 'any    = ["C66"]', '"C66"', "C6"),
        ("{ over = 1, points", "{ ofer = 1, points", '"ofer"', "over"),
        ("[words.danger]", "[words.dangr]", '"dangr"', "danger"),
        ('in = ["replies"]', 'in = ["reply"]', '"reply"', "replies"),
        ('surat   = ["identity"', 'surat   = ["identiti"', '"identiti"', "identity"),
        ("oversight = 60", "oversigth = 60", '"oversigth"', "oversight"),
        ("E = 20 }", "E = 20, F = 3 }", '"F"', "A, B, C, D, E"),
        ('with = ["B1"]', 'with = ["B11"]', '"B11"', "B1"),
        ("{unanswered_agency}", "{unanswered_agenci}", '"unanswered_agenci"', "unanswered_agency"),
        # out of order
        ("over = 2, points = 18", "over = 1, points = 18", "ascend", "lowest first"),
        ("over = 2, points = 18", "at_least = 2, points = 18", "ascend", "lowest first"),
        ("at_least = 2, points = 12", "at_least = 2, points = 5", "fewer points", "grow"),
        ("sedang = 35", "sedang = 55", "order", "above"),
        ("rendah = 20", "rendah = 40", "order", "above"),
        ("line   = 2", "line   = 9", "from 9 to 100", "number"),
        # wrong sorts of values
        ("version = 1", "version = 2", "version 2", "version 1"),
        ("points  = 4", "points  = 0", "0", "points"),
        ("points  = 4", "points  = 101", "-100 to 100", "number"),
        ("points  = 4", "points  = true", "-100 to 100", "number"),
        ("points  = 4", 'points  = "4"', "-100 to 100", "number"),
        ("A = 40", "A = 0", "1 to 100", "number"),
        ("B = 45,", "", '"B" is missing', "B"),
        ("floor   = 0.5", "floor   = 1.5", "0 to 1", "number"),
        ("hard    = true", 'hard    = "yes"', "neither true nor false", "true"),
        ("land_matter = true }", 'land_matter = "yes" }', "neither true nor false", "true"),
        ("workdays_left = { at_least = 0, at_most = 3 }", "workdays_left = {}", "bound", "at_least"),
        ("workdays_left = { at_least = 0, at_most = 3 }", "workdays_left = 3", "table", "key"),
        ('count   = "reminders"', 'count   = "reply"', "no number", "fact"),
        ('count   = "reminders"\n', "", "together", "both"),
        ("when    = { land_matter = true }\n", "", "always fire", "when"),
        ('source  = "practice; no regulation found"', 'source  = " "', '"source"', "quotation"),
        ("{n} (limit", "{n!r} (limit", "braces", "text_en"),
        ("{n} (limit", "{n (limit", "braces", "text_en"),
        ('text_id = "Hanya tembusan"', "", '"text_id" is missing', "text_id"),
        ('id      = "A3"', 'id      = "A2"', "twice", "out"),
        ('"E2/2"]\nscore', '"E2/3"]\nscore', "no level", "2"),
        ('"E2/2"]\nscore', '"E2/"]\nscore', "no level", "2"),
        ("score_at_least = 55", "score_at_least = 101", "0 to 100", "number"),
        ('line   = 7\nmethod = "konfirmasi"', 'line   = 7\nmethod = "konfirmasi"\nall = ["A1"]', "last", "End"),
        ('"korupsi"', '"*"', "begin", "any"),
        ('"korupsi"', '"kor*"', "fewer than 4", "any"),
        ('"korupsi"', '"kor*upsi"', "star", "any"),
        ('tdk = "tidak"', 'tdk = "tidak ada"', "one word", "word"),
        ("[words.oversight]", "[words.oversight", "TOML", "line"),
    ],
)
def test_a_card_that_cannot_be_used_is_refused_with_help(old, new, what, remedy):
    error = refused(old, new)
    assert what in error.what
    assert remedy in error.remedy


def test_an_error_in_a_rule_names_the_rule():
    assert refused('count   = "reminders"', 'count   = "reminder"').where == "mine.toml, rule A3"


@pytest.mark.parametrize("text", ["", "version = 1", "rule = 3", "[[rule]]", "\x00", "version = 1\nrule = [1]"])
def test_a_file_that_is_no_card_is_refused(text):
    with pytest.raises(RulesError):
        read_card(text, where="mine.toml")


def test_an_office_may_change_points_and_leave_rules_out():
    start, end = CARD_TEXT.index('[[rule]]\nid      = "E4"'), CARD_TEXT.index('[[rule]]\nid      = "E5"')
    card = read_card((CARD_TEXT[:start] + CARD_TEXT[end:]).replace("points  = -10", "points  = -5"), where="mine.toml")
    assert card.rule("E4") is None
    e5 = card.rule("E5")
    assert e5 is not None
    assert e5.points == -5
