"""The catalogue says everything in both languages."""

from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

import pytest

from dumas_cli import render
from dumas_cli.records import Classification, KindBy, Level, Method, ReplyKind, Secrecy, Status
from dumas_cli.render.words import PHRASES, knows, say, say_count
from dumas_cli.sheets.profiles import FIELDS
from dumas_cli.store.stated import COLUMNS

PARTS = [
    import_module(f"dumas_cli.render.{module.name}")
    for module in iter_modules(render.__path__)
    if module.name.startswith("words_") and module.name != "words_profiles"  # a catalogue of its own
]


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_has_both_languages_with_the_same_placeholders(key):
    english, indonesian = PHRASES[key]
    assert english.strip()
    assert indonesian.strip()
    # "1 needs" carries its number in words that have one form only
    assert placeholders(english) == placeholders(indonesian)


def test_no_key_is_defined_twice():
    assert len(PHRASES) == sum(len(part.PHRASES) for part in PARTS)


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("status", Status),
        ("reply", ReplyKind),
        ("class", Classification),
        ("level", Level),
        ("method", Method),
        ("kind_by", KindBy),
        ("secrecy", [s for s in Secrecy if s is not Secrecy.NONE]),
        ("limit", ["no_place", "no_skill", "too_far", "deadline", "no_team_days", "budget"]),
        (
            "group",
            [
                "ministries",
                "other_central",
                "law_and_courts",
                "provinces",
                "regencies_cities",
                "land_offices",
                "state_enterprises",
                "others",
            ],
        ),
    ],
)
def test_every_word_of_a_fixed_list_can_be_said(prefix, values):
    assert all(knows(f"{prefix}_{value}") for value in values)


def test_methods_stay_indonesian():
    assert all(say("en", f"method_{method}") == method.value.replace("_", " ") for method in Method)


def test_english_has_a_form_for_one():
    assert say_count("en", "list_found", 1) == "1 complaint"
    assert say_count("en", "list_found", 1200) == "1,200 complaints, newest first"
    assert say_count("id", "list_found", 1) == "1 pengaduan"


def test_each_field_of_a_profile_and_each_value_that_may_change_has_a_printed_name():
    changing = {f"{table}.{column}" for table, columns in COLUMNS.items() for column in columns}
    visits = {f"visit_results.{column}" for column in ("visited_on", "method", "agency_id", "outcome")}
    assert [field for field in (*FIELDS, *sorted(changing | visits)) if not has_name(field)] == []


def has_name(field):
    return knows(f"field_{field}") or knows(f"field_{field.rpartition('.')[2]}")
