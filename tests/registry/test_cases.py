"""Letters of the same complainant in the same category belong together."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.records import Authorship
from dumas_cli.registry.cases import normal_name, normal_nik, person_key, related_letters

NIK = "3204010101900001"  # invented
OTHER = "3204010101900002"


def a_letter(complaint_id=1, **changes):
    letter = Authorship(
        complaint_id=complaint_id,
        label=f"2017/{complaint_id:04}",
        received_on=date(2017, 1, complaint_id),
        completed_on=None,
        category="05",
        nik=None,
        name="Ahmad Fauzi",
        regency_code="32.04",
    )
    return replace(letter, **changes)


def related(first, second):
    return 2 in [r.complaint_id for r in related_letters([first, second]).get(1, ())]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"name": "H. AHMAD  FAUZI, S.H., dkk"}, True),
        ({"name": "Ahmad Fauzan"}, False),
        ({"regency_code": "32.73"}, False),
        ({"regency_code": None}, False),
        ({"category": "03"}, False),
        ({"category": ""}, False),
        ({"name": None}, False),
        ({"nik": NIK}, True),  # one NIK is not two different ones
    ],
)
def test_an_equal_name_in_the_same_kabupaten_is_the_same_person(changes, same):
    assert related(a_letter(1), a_letter(2, **changes)) is same
    assert related(a_letter(1, **changes), a_letter(2)) is same


@pytest.mark.parametrize(
    ("mine", "yours", "changes", "same"),
    [
        (NIK, NIK, {"name": "Budi", "regency_code": "11.01"}, True),
        (NIK, "3204 0101 0190 0001", {"name": None, "regency_code": None}, True),
        (NIK, OTHER, {}, False),  # an equal name does not outweigh two NIKs
        (NIK, NIK, {"category": "03"}, False),
        ("0" * 16, "0" * 16, {"name": "Budi"}, False),  # a filled-in blank
        (NIK[:15], NIK[:15], {"name": "Budi"}, False),
    ],
)
def test_an_equal_nik_is_the_same_person_wherever(mine, yours, changes, same):
    assert related(a_letter(1, nik=mine), a_letter(2, nik=yours, **changes)) is same


@pytest.mark.parametrize("name", ["", None, "Anonim", "ANONIM", "-", "Hamba Allah", "NN", "Ibu", "tanpa nama", "Sdr."])
def test_nobody_is_never_the_same_person(name):
    assert not related(a_letter(1, name=name), a_letter(2, name=name))
    assert normal_name(name) == ""


def test_two_categories_left_blank_are_not_the_same_matter():
    assert not related(a_letter(1, category="", nik=NIK), a_letter(2, category="", nik=NIK))


def test_related_letters_stand_in_order_of_day_without_the_letter_itself():
    letters = [a_letter(3, completed_on=date(2017, 5, 1)), a_letter(1), a_letter(2)]
    found = related_letters(letters)
    assert [r.complaint_id for r in found[2]] == [1, 3]
    assert found[2][1].completed_on == date(2017, 5, 1)
    assert found[2][1].label == "2017/0003"
    assert list(found) == [1, 2, 3]


def test_a_letter_without_a_nik_does_not_join_two_people_of_one_name():
    found = related_letters([a_letter(1, nik=NIK), a_letter(2), a_letter(3, nik=OTHER)])
    assert [r.complaint_id for r in found[1]] == [2]
    assert [r.complaint_id for r in found[3]] == [2]
    assert [r.complaint_id for r in found[2]] == [1, 3]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Siti  Aminah", "siti aminah"),
        ("Hj. SITI AMINAH", "siti aminah"),
        ("Drs. H. Ahmad Fauzi, M.Si.", "ahmad fauzi"),
        ("Ir. Budi Santoso SH MH", "budi santoso"),
        ("Budi Santoso S.H.", "budi santoso"),
        ("Dr. dr. Rina, Sp.A", "rina"),
        ("Sdr. Budi, dkk.", "budi"),
        ("Budi dan kawan-kawan", "budi"),
        ("Budi d.k.k", "budi"),
        ("H. M. Yusuf", "m yusuf"),
        ("M.Yusuf", "m yusuf"),
        ("Jum'at", "jumat"),
        ("I Made Sudarma", "i made sudarma"),
        ("Sri Hartati", "sri hartati"),  # begins like no title
        ("Haji Lulung", "lulung"),
        ("Bapak/Ibu Sari", "sari"),
        ("Ibnu Sina", "ibnu sina"),
        ("José", "jose"),
        ("Se", "se"),  # a whole name that looks like a degree
    ],
)
def test_titles_degrees_and_marks_are_no_part_of_a_name(written, plain):
    assert normal_name(written) == plain


@given(
    st.lists(st.sampled_from(["siti", "aminah", "budi", "ketut", "yusuf", "simanjuntak"]), min_size=1, max_size=4),
    st.sampled_from(["", "H. ", "Sdr. ", "Drs. H. ", "Bapak ", "Ir. "]),
    st.sampled_from(["", ", S.H.", " SH", ", S.E., M.M.", ", dkk", " dkk."]),
    st.sampled_from([" ", "  ", "\u00a0"]),
)
def test_nothing_around_a_name_changes_it(name, before, after, blank):
    assert normal_name(f" {before}{blank.join(name).upper()}{after} ") == " ".join(name)


@given(st.text(max_size=40))
def test_any_name_has_a_normal_form(name):
    assert normal_name(name) == normal_name(f"  {name}  ")


def test_a_person_has_one_key():
    assert person_key("Budi", "3204.0101.0190.0001", None) == f"nik:{NIK}"
    assert person_key("H. Budi", None, "32.04") == "name:budi:32.04"
    assert person_key("Budi", None, None) is None
    assert person_key("Anonim", "", "32.04") is None
    assert normal_nik("123") is None


def test_a_hundred_thousand_letters_take_a_moment():
    one = a_letter(1)
    letters = [
        replace(
            one, complaint_id=i, name=f"Warga {chr(97 + i % 26)}a {chr(97 + i // 26 % 26)}o", regency_code=f"{i % 500}"
        )
        for i in range(100_000)
    ]
    start = time.process_time()
    related_letters(letters)
    assert time.process_time() - start < 10  # a quadratic walk would take hours
