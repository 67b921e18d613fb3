"""The method table: one test row for each line of it, and the alternative."""

from __future__ import annotations

import pytest
from triage_cases import CARD, CARD_TEXT, MINISTRY, REGENCY, a_case, a_letter, a_reply, account, an_earlier_letter, run

from dumas_cli.records import Case, Method, Secrecy
from dumas_cli.triage.methods import choose_method
from dumas_cli.triage.rules import read_card

GELAR, KOORDINASI, KLARIFIKASI, KONFIRMASI, MEDIASI = Method
FACTS = {"parties_known": True, "reply": "none", "investigators": None}


@pytest.mark.parametrize(
    ("levels", "facts", "score", "line", "method", "alternative"),
    [
        # 1. in court, or an oversight matter with investigators
        ({"C6": 1}, {}, 0, 1, KONFIRMASI, None),
        ({"C6": 1, "E2": 2}, {}, 60, 1, KONFIRMASI, GELAR),
        ({"C1": 1}, {"investigators": "found"}, 40, 1, KONFIRMASI, None),
        ({"C1": 1}, {}, 40, 7, KONFIRMASI, None),
        ({"C2": 1}, {"investigators": "found"}, 40, 7, KONFIRMASI, None),
        # 2. disclaimed, three agencies, or two with many people
        ({"E3": 1}, {}, 55, 2, GELAR, None),
        ({"E3": 1}, {}, 54, 2, KOORDINASI, None),
        ({"E2": 2}, {}, 55, 2, GELAR, None),
        ({"E2": 2}, {}, 54, 2, KOORDINASI, None),
        ({"E2": 1}, {}, 55, 7, KONFIRMASI, None),
        ({"E2": 1, "D1": 1}, {}, 55, 7, KONFIRMASI, None),
        ({"E2": 1, "D1": 2}, {}, 55, 2, GELAR, None),
        ({"E2": 1, "D1": 2}, {}, 54, 2, KOORDINASI, None),
        ({"E2": 1, "B4": 1}, {}, 55, 2, GELAR, KOORDINASI),
        ({"E2": 1, "B4": 1}, {}, 54, 2, KOORDINASI, None),
        # 3. land or labour, both parties known, answered or said done
        ({"C2": 1}, {"reply": "substantive"}, 40, 3, MEDIASI, None),
        ({"C3": 1}, {"reply": "substantive"}, 40, 3, MEDIASI, None),
        ({"C2": 1, "B1": 1}, {}, 40, 3, MEDIASI, KLARIFIKASI),
        ({"C3": 1, "B2": 1}, {}, 40, 3, MEDIASI, KLARIFIKASI),
        ({"C2": 1}, {"reply": "interim"}, 40, 7, KONFIRMASI, None),
        ({"C2": 1, "B1": 1}, {"parties_known": False}, 40, 4, KLARIFIKASI, None),
        ({"C2": 1, "C1": 1}, {"reply": "substantive"}, 40, 7, KONFIRMASI, None),
        ({"C2": 1, "C4": 1}, {"reply": "substantive"}, 40, 4, KLARIFIKASI, None),
        ({"C2": 1, "C6": 1}, {"reply": "substantive"}, 40, 1, KONFIRMASI, None),
        # 4. versions differ, or the real state must be established
        *[({rule: 1}, {}, 40, 4, KLARIFIKASI, None) for rule in ("B1", "B2", "A4", "A6", "C4", "C5")],
        ({"B3": 2}, {}, 40, 4, KLARIFIKASI, None),
        ({"B3": 1}, {}, 40, 7, KONFIRMASI, None),
        # 5. papers are missing
        ({"E1": 1}, {}, 40, 5, KONFIRMASI, None),
        ({"E1": 1, "A1": 3}, {}, 40, 5, KONFIRMASI, KOORDINASI),
        # 6. late or several complainants
        *[({rule: 1}, {}, 40, 6, KOORDINASI, None) for rule in ("A1", "A3", "A7", "A8", "B4")],
        ({}, {}, 0, 7, KONFIRMASI, None),
    ],
)
def test_each_line_of_the_method_table(levels, facts, score, line, method, alternative):
    choice = choose_method(CARD, levels, FACTS | facts, score)
    assert (choice.line, choice.method, choice.alternative) == (line, method, alternative)


@pytest.mark.parametrize(
    ("case", "method", "alternative"),
    [
        (a_case(text="Sudah inkracht."), KONFIRMASI, None),
        (a_case(text="Pungli itu ditangani Polres Bogor."), KONFIRMASI, None),
        (a_case(letters=[a_letter(), a_letter(REGENCY), a_letter(MINISTRY)]), KOORDINASI, None),
        (a_case(category="05", letters=[a_letter(responses=(a_reply(),))]), MEDIASI, None),
        (a_case(category="05", related=[an_earlier_letter(80, 30)]), MEDIASI, KLARIFIKASI),
        (a_case(category="05", related=[an_earlier_letter(80, 30)], secrecy=Secrecy.ANONYMOUS), KLARIFIKASI, None),
        (a_case(category="05", related=[an_earlier_letter(80, 30)], letters=[]), KLARIFIKASI, KONFIRMASI),
        (a_case(related=[an_earlier_letter(80), an_earlier_letter(70, label="2017/0100")]), KLARIFIKASI, None),
        (a_case(attachments="", letters=[a_letter(ago=30)]), KONFIRMASI, KOORDINASI),
        (a_case(letters=[a_letter(ago=30)]), KOORDINASI, None),
        (a_case(), KONFIRMASI, None),
    ],
)
def test_methods_of_whole_cases(case: Case, method, alternative):
    choice = account(case).choice
    assert choice is not None
    assert (choice.method, choice.alternative) == (method, alternative)


def test_three_agencies_from_55_points_on_are_a_gelar_pengaduan():
    letters = [a_letter(ago=57), a_letter(REGENCY), a_letter(MINISTRY)]
    case = a_case(letters=letters, category="05", attachments="", received_ago=251, text="janda")
    (flag,) = run(case).flags
    assert (flag.score, flag.method) == (25 + 12 + 8 + 20, GELAR)  # E: 5 + 12 + 6, at most 20


def test_the_deciding_rules_are_named():
    choice = account(a_case(category="05", related=[an_earlier_letter(80, 30)])).choice
    assert choice is not None
    assert choice.deciding == ("C2", "B1")
    assert choice.alternative_deciding == ("B1",)


def test_a_line_may_name_a_rule_that_the_card_does_not_have():
    assert CARD.rule("E3") is None
    assert read_card(CARD_TEXT, where="card") is not None
