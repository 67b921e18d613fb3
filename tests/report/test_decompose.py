"""What the split of a change promises: it adds up, exact and in print, and each part means what it says."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.records import Tally
from dumas_cli.report.apportion import nearest
from dumas_cli.report.breakdown import breakdown, largest
from dumas_cli.report.decompose import HUNDREDTHS, decompose

AS_OF = date(2018, 1, 31)


def found(*groups, years=(2016, 2017), dimension="agency"):
    """Groups as (name, (referred, answered) of the first year, of the second)."""
    tallies = [
        Tally(year, key, referred, 0, answered)
        for key, *counts in groups
        for year, (referred, answered) in zip(years, counts, strict=True)
        if referred
    ]
    return breakdown(dimension, tallies, years=years, known_on=lambda _: AS_OF)


def of(split, key):
    (effect,) = [effect for effect in split.effects if effect.key == key]
    return effect


def test_the_parts_of_a_change_on_paper():
    """A: 60 letters, 30 answered (50%); then 40, 30 (75%). B: 40, 36 (90%); then 60, 54 (90%).

    The whole: 66 of 100, then 84 of 100: +18 points. The average of both is 75%.
    A rate: (0.6 + 0.4)/2 x (0.75 - 0.5) = 0.125. A mix: (0.4 - 0.6) x ((0.5 + 0.75)/2 - 0.75) = 0.025.
    B rate: 0. B mix: (0.6 - 0.4) x (0.9 - 0.75) = 0.03. Together 0.125 + 0.025 + 0.03 = 0.18.
    """
    split = decompose(found(("A", (60, 30), (40, 30)), ("B", (40, 36), (60, 54))))
    a, b = of(split, "A"), of(split, "B")
    assert (a.rate_effect, a.mix_effect) == (Fraction(125, 1000), Fraction(25, 1000))
    assert (b.rate_effect, b.mix_effect) == (0, Fraction(3, 100))
    assert (a.rate_printed, a.mix_printed, a.printed, b.printed) == (1250, 250, 1500, 300)
    assert (split.whole.together, split.whole.printed) == (Fraction(18, 100), 1800)
    assert (split.whole.rate_before, split.whole.rate_after) == (Fraction(66, 100), Fraction(84, 100))
    assert (a.share_before, a.share_after) == (Fraction(6, 10), Fraction(4, 10))


def test_a_group_that_came_changed_the_mix_only():
    """A: 10 letters, 5 answered, in both years. B: none, then 10, all answered: 50% -> 75%, on average 62.5%.

    A mix: (0.5 - 1) x (0.5 - 0.625) = 0.0625. B mix: (0.5 - 0) x (1 - 0.625) = 0.1875. Together 0.25.
    """
    split = decompose(found(("A", (10, 5), (10, 5)), ("B", (0, 0), (10, 10))))
    assert (of(split, "A").rate_effect, of(split, "A").mix_effect) == (0, Fraction(625, 10000))
    assert (of(split, "B").rate_effect, of(split, "B").mix_effect) == (0, Fraction(1875, 10000))
    assert (of(split, "B").rate_before, of(split, "B").share_before) == (None, 0)
    assert split.only_one_year == 1


def test_and_one_that_went_too():
    split = decompose(found(("A", (10, 5), (10, 5)), ("B", (10, 10), (0, 0))))
    assert (of(split, "B").rate_effect, of(split, "B").mix_effect) == (0, Fraction(-1875, 10000))


def test_a_group_of_the_average_rate_may_grow_without_effect():
    """B is answered like the whole in both years, so whatever its share does, its mix effect is nothing."""
    split = decompose(found(("A", (60, 30), (40, 20)), ("B", (40, 20), (60, 30))))
    assert [effect.together for effect in split.effects] == [0, 0]
    assert (split.up, split.down) == ((), ())


def test_the_printed_parts_make_the_published_change():
    """73.04% -> 84% in three groups whose exact parts have no end: what is printed still makes +10.96."""
    split = decompose(
        found(("A", (700, 500), (720, 600)), ("B", (480, 340), (500, 424)), ("C", (430, 336), (430, 362)))
    )
    assert split.whole.printed == 1096
    assert sum(effect.printed for effect in split.effects) == 1096
    assert sum(effect.rate_printed for effect in split.effects) == split.whole.rate_printed


@pytest.mark.parametrize(("groups", "rows", "merged"), [(10, 10, 0), (11, 11, 0), (12, 11, 2)])
def test_the_largest_movers_are_shown_and_the_rest_added_up(groups, rows, merged):
    split = decompose(found(*((f"{n:02}", (100, 50), (100, 51 + n)) for n in range(groups))))
    assert (len(split.effects), split.effects[-1].merged) == (rows, merged)
    assert split.effects[0].key == f"{groups - 1:02}"


def test_the_three_largest_fallers_are_shown_however_small():
    risers = [(f"A{n:02}", (100, 50), (100, 80)) for n in range(20)]
    fallers = [(f"B{n}", (100, 50), (100, 49 - n)) for n in range(4)]
    split = decompose(found(*risers, *fallers), shown=5)
    assert [effect.key for effect in split.down] == ["B3", "B2", "B1"]
    assert [effect.key for effect in split.up] == ["A00", "A01", "A02"]
    assert {effect.key for effect in split.effects if not effect.merged} >= {"B1", "B2", "B3"}
    assert split.effects[-1].merged == 24 - 8


def test_a_row_of_the_rest_is_no_mover_and_stays_last():
    whole = found(*((f"{n:02}", (100 - n, 50), (100 - n, 50 - n)) for n in range(20)))
    split = decompose(largest(whole, 3), shown=2)
    assert split.effects[-1].merged == 20 - 2
    assert [effect.key for effect in split.down] == ["02", "01"]


def test_a_single_year_or_one_without_letters_has_nothing_to_split():
    assert decompose(found(("A", (10, 5)), years=(2017,))) is None
    assert decompose(found(("A", (0, 0), (10, 5)))) is None
    assert decompose(found(("A", (10, 5), (0, 0)))) is None


def test_of_three_years_the_last_two_are_compared():
    split = decompose(found(("A", (10, 1), (10, 5), (10, 6)), years=(2015, 2016, 2017)))
    assert (split.from_year, split.to_year, split.whole.together) == (2016, 2017, Fraction(1, 10))


@st.composite
def groups(draw):
    count = draw(st.integers(1, 16))
    year = st.integers(0, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
    return [(f"G{n:02}", draw(year), draw(year)) for n in range(count)]


@given(groups(), st.sampled_from([None, 0, 3, 10]))
def test_the_parts_add_up_to_the_change_exact_and_printed(groups, shown):
    whole = found(*groups)
    split = decompose(whole, shown=shown)
    if whole.whole.change is None:
        assert split is None
        return
    assert sum((effect.together for effect in split.effects), Fraction(0)) == whole.whole.change
    assert split.whole.together == whole.whole.change
    assert sum(effect.printed for effect in split.effects) == split.whole.printed
    assert split.whole.printed == nearest(whole.whole.change * HUNDREDTHS)
    for effect in split.effects:
        assert abs(effect.rate_printed - effect.rate_effect * HUNDREDTHS) < 1
        assert abs(effect.mix_printed - effect.mix_effect * HUNDREDTHS) < 1
        assert effect.printed == effect.rate_printed + effect.mix_printed


@given(groups())
def test_turning_the_years_round_turns_every_effect_round(groups):
    there = decompose(found(*groups), shown=None)
    back = decompose(found(*((key, after, before) for key, before, after in groups)), shown=None)
    if there is not None:
        assert {e.key: (-e.rate_effect, -e.mix_effect) for e in there.effects} == {
            e.key: (e.rate_effect, e.mix_effect) for e in back.effects
        }
