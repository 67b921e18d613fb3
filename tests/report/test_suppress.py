"""What suppression promises: no small count is published, and no attack on what is published finds one.

The attack knows everything that is printed, which groups are in the rest and how many, how agencies lie within groups,
and that counts are whole numbers that are not negative. It asks an exact solver for the least and the greatest value
that each hidden small count can have; they must differ.
"""

from datetime import date

import numpy as np
import pytest
from conftest import examples
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from dumas_cli.figures.yearly import UntrackedFigures, YearFigures, YearlyReport
from dumas_cli.records import Tally
from dumas_cli.report.breakdown import breakdown
from dumas_cli.report.rates import response_rate
from dumas_cli.report.suppress import hidden_returned, suppress, suppress_whole

AS_OF = date(2018, 1, 31)
YEARS = (2016, 2017)


def table(dimension, counts, years=YEARS):
    """``counts`` gives each group's (referred, answered) or (referred, answered, received, completed) by year."""
    tallies = [
        Tally(year, key, one[0], 0, one[1], *one[2:])
        for key, each in counts.items()
        for year, one in zip(years, each, strict=True)
    ]
    return breakdown(dimension, tallies, years=years, known_on=lambda _: AS_OF)


def shown(published, dimension):
    (found,) = [one for one in published.tables if one.dimension == dimension]
    return {row.key if not row.merged else f"({row.merged})": [f.referred for f in row.figures] for row in found.rows}


def flat(counts, **options):
    return suppress([table("category", counts)], within={}, **options)


# --------------------------------------------------------------------------- on paper


def test_a_small_group_takes_the_next_smallest_with_it():
    """C has 1 letter in 2017. Alone in the rest it would be the total less A and B, so B, the next smallest, joins."""
    found = flat({"A": [(30, 20), (40, 30)], "B": [(10, 5), (12, 6)], "C": [(5, 0), (1, 0)]})
    assert shown(found, "category") == {"A": [30, 40], "(2)": [15, 13]}
    assert found.hidden == {"category": 2}


@pytest.mark.parametrize(
    ("answered", "hidden"),
    [
        (0, False),  # nobody answered points at nobody
        (1, True),
        (2, True),
        (3, False),
        (17, False),
        (18, True),  # 2 of 20 unanswered: a rate of 90% gives it away
        (19, True),
        (20, False),
    ],
)
def test_answered_and_unanswered_under_three_are_small_counts(answered, hidden):
    found = flat({"A": [(90, 45)] * 2, "B": [(60, 30)] * 2, "C": [(20, 10), (20, answered)]})
    assert ("C" not in shown(found, "category")) is hidden


def test_two_small_groups_that_add_up_to_a_small_count_take_a_third():
    """C and D have one letter each: their sum, 2, is small itself. B joins them."""
    found = flat({"A": [(30, 20)] * 2, "B": [(9, 4)] * 2, "C": [(1, 0)] * 2, "D": [(1, 0)] * 2})
    assert shown(found, "category") == {"A": [30, 30], "(3)": [11, 11]}


def test_two_groups_of_two_letters_are_not_enough():
    """Who knows that both were hidden for being small knows from their sum of 4 that both have 2."""
    found = flat({"A": [(30, 20)] * 2, "B": [(9, 5)] * 2, "C": [(2, 0)] * 2, "D": [(2, 0)] * 2})
    assert shown(found, "category") == {"A": [30, 30], "(3)": [13, 13]}


def test_one_and_two_letters_keep_each_other_company():
    found = flat({"A": [(30, 20)] * 2, "B": [(9, 5)] * 2, "C": [(1, 0)] * 2, "D": [(2, 0)] * 2})
    assert shown(found, "category") == {"A": [30, 30], "B": [9, 9], "(2)": [3, 3]}


def test_complaints_received_and_completed_count_too():
    found = flat({"A": [(30, 20, 40, 30)] * 2, "B": [(9, 5, 20, 10)] * 2, "C": [(9, 5, 12, 2)] * 2})
    assert shown(found, "category") == {"A": [30, 30], "(2)": [18, 18]}


def test_a_table_that_would_be_the_rest_alone_is_dropped():
    found = flat({"A": [(30, 20)] * 2, "B": [(9, 1)] * 2})
    assert (found.tables, found.dropped) == ((), ("category",))


def test_a_group_without_any_count_tells_only_of_returned_letters_and_goes():
    found = flat({"A": [(30, 20)] * 2, "B": [(30, 20)] * 2, "C": [(0, 0)] * 2, "D": [(0, 0)] * 2})
    assert shown(found, "category") == {"A": [30, 30], "B": [30, 30], "(2)": [0, 0]}


def test_nothing_small_hides_nothing():
    whole = table("category", {"A": [(30, 20)] * 2, "B": [(9, 5)] * 2})
    assert suppress([whole], within={}).tables == (whole,)


def test_the_rest_of_a_shortened_table_holds_the_hidden_ones_too():
    counts = {f"{n:02}": [(100 - n, 50)] * 2 for n in range(12)} | {"X": [(1, 1)] * 2}
    found = flat(counts, limits={"category": 10})
    assert shown(found, "category")["(3)"] == [90 + 89 + 1] * 2


def test_an_agency_alone_in_its_group_takes_another_group_along():
    """Group Q is the small agency C alone, so its row would betray C: Q goes, and P, the smallest other group, with it.

    Then P's agencies show 60 of P's and Q's 61 letters, unless one of them is hidden with C: B, the smallest, is.
    """
    agencies = {
        "A": [(40, 20)] * 2,
        "B": [(20, 10)] * 2,
        "C": [(1, 0)] * 2,
        "D": [(50, 30)] * 2,
        "E": [(50, 30)] * 2,
    }
    groups = {"P": [(60, 30)] * 2, "Q": [(1, 0)] * 2, "R": [(100, 60)] * 2}
    within = {"A": "P", "B": "P", "C": "Q", "D": "R", "E": "R"}
    found = suppress([table("group", groups), table("agency", agencies)], within=within)
    assert shown(found, "group") == {"R": [100, 100], "(2)": [61, 61]}
    assert shown(found, "agency") == {"D": [50, 50], "E": [50, 50], "A": [40, 40], "(2)": [21, 21]}


def test_a_group_of_two_agencies_of_two_letters_takes_another_group_along():
    """A and B have 2 letters each, their group P has 4, which is no small count.

    But both are hidden, and the sum would tell theirs to who knows why. So P goes to the rest of the groups with Q,
    the smallest, where C hides with them.
    """
    large = {"C": [(18, 9)] * 2, "D": [(20, 10)] * 2, "E": [(50, 30)] * 2, "F": [(50, 30)] * 2}
    agencies = {"A": [(2, 0)] * 2, "B": [(2, 0)] * 2, **large}
    groups = {"P": [(4, 0)] * 2, "Q": [(38, 19)] * 2, "R": [(100, 60)] * 2}
    within = {"A": "P", "B": "P", "C": "Q", "D": "Q", "E": "R", "F": "R"}
    found = suppress([table("group", groups), table("agency", agencies)], within=within)
    assert shown(found, "group") == {"R": [100, 100], "(2)": [42, 42]}
    assert shown(found, "agency") == {"E": [50, 50], "F": [50, 50], "D": [20, 20], "(3)": [22, 22]}


def test_where_no_other_group_is_left_both_tables_are_dropped():
    agencies = {"A": [(2, 0)] * 2, "B": [(2, 0)] * 2}
    found = suppress([table("group", {"P": [(4, 0)] * 2}), table("agency", agencies)], within={"A": "P", "B": "P"})
    assert (found.tables, found.dropped) == ((), ("group", "agency"))


def test_a_row_that_stands_alone_keeps_its_name():
    """C had nothing but a returned letter: there is no one to hide it among, and nothing in it that is small."""
    found = flat({"A": [(30, 20)] * 2, "B": [(9, 5)] * 2, "C": [(0, 0)] * 2})
    assert shown(found, "category") == {"A": [30, 30], "B": [9, 9], "C": [0, 0]}
    assert found.hidden == {}


def test_groups_are_known_even_where_only_agencies_are_asked_for():
    """D is the only hidden agency of group Q; without E, Q's total (in another report) less E would give it."""
    agencies = {"A": [(1, 0)] * 2, "B": [(40, 20)] * 2, "C": [(9, 4)] * 2, "D": [(2, 0)] * 2, "E": [(30, 20)] * 2}
    within = {"A": "P", "B": "P", "C": "P", "D": "Q", "E": "Q"}
    found = suppress([table("agency", agencies)], within=within)
    assert shown(found, "agency") == {"B": [40, 40], "(4)": [42, 42]}


def test_a_whole_that_differs_from_the_reports_by_a_small_count_is_dropped():
    totals = [YearFigures(year, AS_OF, 60, 0, 40, response_rate(60, 40)) for year in YEARS]
    counts = {"A": [(30, 20)] * 2, "B": [(31, 20)] * 2}
    assert flat(counts, totals=totals).dropped == ("category",)
    assert flat({**counts, "B": [(30, 20)] * 2}, totals=totals).dropped == ()


def test_a_shortened_breakdown_and_an_unknown_agency_are_refused():
    whole = table("agency", {"A": [(30, 20)] * 2, "B": [(1, 0)] * 2, "C": [(30, 20)] * 2})
    with pytest.raises(ValueError, match="without a group"):
        suppress([whole], within={"A": "P"})
    short = suppress([whole], within=dict.fromkeys("ABC", "P")).tables
    with pytest.raises(ValueError, match="whole"):
        suppress(short, within={})


# --------------------------------------------------------------------------- the yearly figures


def a_year(year, referred, answered, returned=9, received=90, completed=50, day=AS_OF):
    return YearFigures(year, day, referred, returned, answered, response_rate(referred, answered), received, completed)


def a_report(*years, same_age=(), untracked=()):
    return YearlyReport(AS_OF, years, (), same_age=same_age, untracked=untracked)


@pytest.mark.parametrize(("answered", "published"), [(0, True), (2, False), (3, True), (58, False), (60, True)])
def test_years_with_so_few_answers_are_not_published_at_all(answered, published):
    assert (suppress_whole(a_report(a_year(2017, 60, answered))) is not None) is published


def test_two_complaints_completed_are_not_published_either():
    assert suppress_whole(a_report(a_year(2017, 60, 30, completed=2))) is None


def test_the_same_age_goes_where_it_would_tell_of_one_late_answer():
    late = a_report(a_year(2017, 60, 30), same_age=(a_year(2017, 60, 29),))
    later = a_report(a_year(2017, 60, 30), same_age=(a_year(2017, 60, 27),))
    assert suppress_whole(late).same_age == ()
    assert suppress_whole(later).same_age == later.same_age


def test_a_source_with_a_small_count_is_left_out():
    large, small = (UntrackedFigures(name, 2017, 20, 10, closed, None) for name, closed in (("a", 5), ("b", 9)))
    assert suppress_whole(a_report(a_year(2017, 60, 30), untracked=(large, small))).untracked == (large,)


def test_years_with_one_or_two_returned_letters_are_named():
    years = [a_year(2014 + n, 60, 30, returned=n) for n in range(4)]
    assert hidden_returned(a_report(*years)) == {2015, 2016}


# --------------------------------------------------------------------------- the attack

FEW = st.sampled_from([0, 1, 2, 3, 4, 5, 7, 12, 20, 30])
COLUMNS = ("answered", "unanswered")


@st.composite
def offices(draw):
    """Agencies within groups, with few letters each: name -> (group, answered and unanswered by year)."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=4))
    years = draw(st.sampled_from([1, 2]))
    return {
        f"{group}{n}": (f"G{group}", [(draw(FEW), draw(FEW)) for _ in range(years)])
        for group, size in enumerate(sizes)
        for n in range(size)
    }


def published(office, limits=None):
    years = YEARS[-len(next(iter(office.values()))[1]) :]
    agencies = {key: [(a + u, a) for a, u in each] for key, (_, each) in office.items()}
    within = {key: group for key, (group, _) in office.items()}
    groups = {
        group: [
            tuple(map(sum, zip(*(agencies[key][i] for key in office if within[key] == group), strict=True)))
            for i in range(len(years))
        ]
        for group in within.values()
    }
    tables = [table("group", groups, years), table("agency", agencies, years)]
    return suppress(tables, within=within, limits=limits), within, years


def equations(found, names, within, year, column):
    """Everything that is printed of one column in one year, as rows of 0 and 1 over the agencies, and their sums."""
    rows, sums = [], []
    wholes = [([1] * len(names), one.whole) for one in found.tables]
    for coefficients, row in [*wholes, *(known for one in found.tables for known in printed_rows(one, names, within))]:
        (figures,) = [f for f in row.figures if f.year == year]
        rows.append(coefficients)
        sums.append(figures.answered if column == "answered" else figures.referred - figures.answered)
    return np.array(rows, dtype=float).reshape(-1, len(names)), np.array(sums, dtype=float)


def printed_rows(one, names, within):
    of = within if one.dimension == "group" else {name: name for name in names}
    alone = {row.key for row in one.rows if not row.merged}
    for row in one.rows:
        yield [int(of[name] not in alone if row.merged else of[name] == row.key) for name in names], row


def reach(target, rows, sums, least=0.0, most=np.inf):
    """The least and the greatest value of ``target`` (a row of 0 and 1) that what is printed allows."""
    constraints = LinearConstraint(rows, sums, sums)
    ends = []
    for sign in (1, -1):
        solved = milp(
            sign * np.array(target, float), constraints=constraints, integrality=1, bounds=Bounds(least, most)
        )
        if solved.status == 3:  # unbounded
            ends.append(np.inf)
            continue
        if not solved.success:
            return None
        ends.append(round(sign * solved.fun))
    return tuple(ends)


@settings(deadline=None, max_examples=examples(80))
@given(offices(), st.sampled_from([None, 2]))
def test_no_hidden_small_count_can_be_worked_out(office, limit):
    found, within, years = published(office, {"agency": limit} if limit else None)
    names = list(office)
    targets = [[int(name == own) for name in names] for own in names]
    targets += [[int(within[name] == group) for name in names] for group in set(within.values())]
    for i, year in enumerate(years):
        for c, column in enumerate(COLUMNS):
            if not found.tables:
                continue
            rows, sums = equations(found, names, within, year, column)
            true = np.array([office[name][1][i][c] for name in names])
            assert np.array_equal(rows @ true, sums)  # what is printed is true
            for target in targets:
                if np.array(target) @ true in (1, 2):
                    low, high = reach(target, rows, sums)
                    assert low < high, (target, year, column)


@settings(deadline=None, max_examples=examples(80))
@given(offices())
def test_and_no_difference_of_printed_counts_is_small(office):
    """The rest of each agency group, which anybody can subtract, is no small count either."""
    found, within, _ = published(office)
    tables = {one.dimension: one for one in found.tables}
    assume({"group", "agency"} <= set(tables))
    alone = {row.key: row for row in tables["agency"].rows if not row.merged}
    for row in tables["group"].rows:
        if row.merged:
            continue
        for i, figures in enumerate(row.figures):
            own = [alone[key].figures[i] for key in alone if within[key] == row.key]
            answered = figures.answered - sum(one.answered for one in own)
            unanswered = figures.referred - figures.answered - sum(one.referred - one.answered for one in own)
            assert not {answered, unanswered, answered + unanswered} & {1, 2}


@settings(deadline=None, max_examples=examples(80))
@given(st.lists(st.tuples(FEW, FEW), min_size=2, max_size=7))
def test_not_even_by_who_knows_which_counts_are_small(each):
    """One table alone; the attack also knows which counts of the rest are 0, and takes all others of it for 1 or 2."""
    found = suppress([table("category", {str(n): [(a + u, a)] for n, (a, u) in enumerate(each)}, (2017,))], within={})
    assume(found.tables)
    alone = {row.key for row in found.tables[0].rows if not row.merged}
    rest = [one for n, one in enumerate(each) if str(n) not in alone]
    for column in zip(*rest, strict=True):
        some = [count for count in column if count]
        if not {1, 2} & set(some):
            continue
        within_two = reach([1] + [0] * (len(some) - 1), np.ones((1, len(some))), np.array([float(sum(some))]), 1, 2)
        assert within_two is None or within_two[0] < within_two[1]


@given(offices(), st.sampled_from([None, 1, 3]))
def test_published_rows_hold_no_small_count_and_add_up(office, limit):
    found, _, _ = published(office, {"agency": limit} if limit else None)
    for one in found.tables:
        for i, whole in enumerate(one.whole.figures):
            assert sum(row.figures[i].referred for row in one.rows) == whole.referred
            assert sum(row.figures[i].answered for row in one.rows) == whole.answered
        for row in one.rows:
            for figures in row.figures:
                assert not {figures.referred, figures.answered, figures.referred - figures.answered} & {1, 2}
