"""The words of a category column give the regulation's code, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.reference.files import Reference
from dumas_cli.registry.categories import CategoryRegistry

REGISTRY = CategoryRegistry(Reference().categories())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("05", "05"),
        ("5", "05"),
        ("5. Tanah", "05"),
        ("05 - Pertanahan/Perumahan", "05"),
        ("PERTANAHAN", "05"),
        ("Perumahan / Pertanahan", "05"),
        ("pungli", "03"),
        ("Korupsi dan Pungli", "03"),
        ("KKN", "03"),
        ("Kepegawaian/Ketenagakerjaan", "04"),
        ("Hukum/Peradilan/HAM", "06"),
        ("Hukum dan HAM", "06"),
        ("Tata Laksana", "08"),
        ("Lain-lain", "10"),
        ("10", "10"),
        ("05 - Korupsi", None),  # code and name contradict each other
        ("Pertanahan/Korupsi", None),
        ("11", None),
        ("0", None),
        ("2017", None),
        ("Aspirasi", None),
        ("05 - wilayah barat", "05"),  # words that name no category say nothing against the code
        ("", None),
        ("-", None),
        (None, None),
    ],
)
def test_a_category_is_found_by_code_or_name(written, code):
    assert REGISTRY.resolve(written) == code


def test_every_name_gives_its_own_code():
    for category in REGISTRY.categories:
        for name in (category.name_id, category.name_en, *category.spellings):
            for form in (name, name.upper(), f" {category.code} - {name}"):
                assert REGISTRY.resolve(form) == category.code, form


@given(st.text(max_size=20))
def test_any_text_gets_a_code_of_the_list_or_none(written):
    assert REGISTRY.resolve(written) in {None, *(category.code for category in REGISTRY.categories)}
