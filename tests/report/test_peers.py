"""What ranking promises: only among peers, ties share a rank, and too few letters give none."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.figures.fairness import Standing
from dumas_cli.records import Tally
from dumas_cli.report.breakdown import breakdown, largest
from dumas_cli.report.peers import bands, peers

AS_OF = date(2018, 1, 31)


def agencies(*counts):
    """Agencies as (name, referred, answered) of 2017, besides one that had letters only in 2016."""
    tallies = [Tally(2016, "Dulu", 30, 0, 20), *(Tally(2017, key, n, 0, a) for key, n, a in counts)]
    return breakdown("agency", tallies, years=[2016, 2017], known_on=lambda _: AS_OF)


def ranks(group):
    return [(one.rank, one.key) for one in group.ranked]


def test_agencies_are_ranked_among_those_with_as_many_letters():
    """10-19 letters: A 9 of 10 (90%), B 12 of 19 (63%), together 21 of 29. 20-49: C 30 of 40 (75%). 9 letters: none."""
    found = peers(agencies(("A", 10, 9), ("B", 19, 12), ("C", 40, 30), ("D", 9, 9)))
    assert [(g.least, g.most) for g in found.groups] == [(10, 19), (20, 49)]
    assert [ranks(g) for g in found.groups] == [[(1, "A"), (2, "B")], [(1, "C")]]
    assert (found.groups[0].rate, found.groups[0].referred) == (Fraction(21, 29), 29)
    assert [(u.key, u.referred, u.answered) for u in found.unranked] == [("D", 9, 9)]
    assert (found.referred, found.answered, found.ranked) == (78, 60, 3)


def test_equal_rates_share_a_rank_and_the_next_one_is_skipped():
    found = peers(agencies(("A", 10, 8), ("B", 15, 12), ("C", 10, 7), ("D", 10, 9)))
    assert ranks(found.groups[0]) == [(1, "D"), (2, "B"), (2, "A"), (4, "C")]


@pytest.mark.parametrize(
    ("letters", "band"),
    [(9, None), (10, (10, 19)), (19, (10, 19)), (20, (20, 49)), (49, (20, 49)), (50, (50, 99)), (100, (100, None))],
)
def test_the_bands_begin_and_end_where_they_say(letters, band):
    found = peers(agencies(("A", letters, 1)))
    assert [(g.least, g.most) for g in found.groups] == ([band] if band else [])


@pytest.mark.parametrize(
    ("least", "first"), [(1, (1, 9)), (5, (5, 9)), (10, (10, 19)), (15, (15, 19)), (20, (20, 49)), (300, (300, None))]
)
def test_the_lowest_band_begins_at_the_least_number_of_letters(least, first):
    assert bands(least)[0] == first


def test_one_letter_over_the_least_number_is_enough():
    assert peers(agencies(("A", 24, 1)), min_letters=25).ranked == 0
    assert peers(agencies(("A", 25, 1)), min_letters=25).ranked == 1


def test_a_rank_that_chance_may_have_made_says_so():
    """95 of 99 has an interval of 90.1% to 98.4%, 70 of 99 one of 61.1% to 78.8%; the group's rate is 83.33%.

    Their peer with 82 of 99 (82.83%) can't be told from the group.
    """
    found = peers(agencies(("A", 99, 95), ("B", 99, 70), ("C", 99, 82)))
    assert [(one.key, one.like_peers) for one in found.groups[0].ranked] == [("A", False), ("C", True), ("B", False)]


def test_standing_is_against_the_rate_of_all_letters():
    """900 of 1,000 letters in all; 40 of 99 is far under what chance leaves, 99 of 99 outside 95% but not 99.8%."""
    found = peers(agencies(("A", 99, 40), ("B", 99, 99), ("C", 99, 89), ("D", 703, 672)))
    assert found.rate == Fraction(9, 10)
    assert {one.key: one.standing for one in found.groups[0].ranked} == {
        "A": Standing.BELOW,
        "B": Standing.ABOVE if Fraction(9, 10) ** 99 <= Fraction(1, 1000) else Standing.BORDERLINE,
        "C": Standing.WITHIN,
    }
    assert found.groups[1].ranked[0].standing is Standing.ABOVE
    assert (found.funnel[0].letters, found.funnel[-1].letters) == (99, 703)


def test_a_row_of_the_rest_has_no_rank():
    whole = agencies(*((f"{n:02}", 40 - n, 20) for n in range(15)))
    found = peers(largest(whole, 10))
    assert (found.ranked, found.merged) == (10, 6)
    assert found.merged_letters == sum(40 - n for n in range(10, 15))


def test_no_letters_at_all_rank_nobody():
    found = peers(breakdown("agency", [], years=[2017], known_on=lambda _: AS_OF))
    assert (found.rate, found.groups, found.funnel, found.unranked) == (None, (), (), ())


def test_a_rank_needs_a_letter():
    with pytest.raises(ValueError, match="letter"):
        peers(agencies(("A", 3, 1)), min_letters=0)


counts = st.integers(0, 150).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.lists(counts, max_size=25), st.integers(1, 60))
def test_everybody_with_letters_is_ranked_or_not_and_ranks_follow_the_rates(each, least):
    found = peers(agencies(*((f"{i:02}", *one) for i, one in enumerate(each))), min_letters=least)
    ranked = [one for group in found.groups for one in group.ranked]
    assert sum(one.referred for one in [*ranked, *found.unranked]) == found.referred == sum(n for n, _ in each)
    assert sum(one.answered for one in [*ranked, *found.unranked]) == found.answered
    for group in found.groups:
        assert group.ranked[0].rank == 1
        for one in group.ranked:
            assert one.rank == 1 + sum(other.rate > one.rate for other in group.ranked)
            assert group.least <= one.referred <= (group.most or one.referred)
            assert one.rate in one.interval
