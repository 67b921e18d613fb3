"""One order for a whole column of dates, by what its cells prove."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.sheets.cells import ErrorCell
from dumas_cli.sheets.date_order import OrderEvidence
from dumas_cli.sheets.days import day_of

ORDERS = ("day", "month", "year")
COLUMN = 'column "Tgl Terima"'

figures = st.builds(
    "{}{}{}{}{}{}".format,
    st.integers(0, 40),
    st.shared(st.sampled_from("/-. "), key="separator"),
    st.integers(0, 32),
    st.shared(st.sampled_from("/-. "), key="separator"),
    st.one_of(st.integers(0, 99).map("{:02}".format), st.integers(1890, 2110)),
    st.sampled_from(["", "", " 10:27:00", " pukul 10.27 WIB"]),
)
anything = st.one_of(
    figures,
    st.sampled_from(["2017-08-05", "5 Agustus 2017", "", "-", "besok", "43101", "99/05/13", "05/05/2017"]),
    st.dates(),
    st.none(),
    st.floats(),
)
columns = st.lists(anything, max_size=12)


def evidence(*cells, formats=()):
    seen = OrderEvidence(formats)
    seen.look_at(cells)
    return seen


def verdict(*cells):
    decision = evidence(*cells).decide()
    return decision.outcome, decision.order


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["13/05/2017", "05/08/2017"], ("decided", "day")),
        (["05/13/2017", "05/08/2017"], ("decided", "month")),
        (["12/12/2017", "12/11/2017"], ("ambiguous", "")),
        (["05/08/2017"], ("ambiguous", "")),
        (["13/05/2017", "05/13/2017"], ("contradictory", "")),
        (["05/05/2017", "12/12/12"], ("any", "day")),
        ([], ("any", "day")),
        (["2017-08-05", "5 Agst 2016", "Senin, 2 Jan 2017"], ("any", "day")),
        ([date(2017, 5, 13), datetime(2017, 8, 5, 10, 27, tzinfo=UTC), 43101.0, None, ""], ("any", "day")),
        ([ErrorCell("#REF!"), "Kemarin, 02:19", "43101"], ("any", "day")),
        (["31/02/2017", "31/11/2017", "29-02-2017"], ("any", "day")),  # days that no order makes real prove nothing
        (["05-08-1438"], ("any", "day")),  # refused either way
        (["Sabtu, 13/05/2017 10:27"], ("decided", "day")),
        (["13.05.17", "14.05.17", "05 08 17"], ("decided", "day")),
        (["13.05.17", "05 08 17"], ("ambiguous", "")),
        (["31/12/17"], ("ambiguous", "")),  # 31 December 2017 or 17 December 2031
        (["31/12/17", "31/12/2017"], ("decided", "day")),
        (["31/12/99", "31/12/17"], ("decided", "day")),
        (["17-02-13", "17-05-12"], ("ambiguous", "")),
        (["17-02-13", "17-05-12", "18-03-21", "18-06-30", "18-07-19"], ("ambiguous", "")),
        (["05/05/17", "06/06/17"], ("ambiguous", "")),
        (["05/05/05"], ("any", "day")),
        (["32/12/17"], ("decided", "year")),
        (["99/05/13", "99/08/05"], ("decided", "year")),
        (["99/05/13", "13/05/17"], ("contradictory", "")),
        (["99/05/13", "05/08/2017"], ("contradictory", "")),
        (["99/05/13", "05/05/2017"], ("decided", "year")),
        (["2017/05/13", "05/08/17"], ("ambiguous", "")),  # four figures in front say nothing about the others
    ],
)
def test_the_order_is_what_the_column_proves(cells, found):
    assert verdict(*cells) == found


@given(columns, st.randoms(use_true_random=False))
def test_the_decision_does_not_depend_on_the_order_of_the_cells(cells, random):
    shuffled = list(cells)
    random.shuffle(shuffled)
    assert evidence(*cells).decide() == evidence(*shuffled).decide()


@given(columns, columns)
def test_more_cells_never_turn_one_order_into_another(cells, more):
    before, after = evidence(*cells).decide(), evidence(*cells, *more).decide()
    if before.outcome == "decided":
        assert after.outcome in {"contradictory", "ambiguous"} or after.order == before.order
    if before.outcome == "contradictory":
        assert after.outcome == "contradictory"


@given(columns, columns)
def test_parts_taken_together_say_what_the_whole_says(cells, more):
    together = evidence(*cells)
    together += evidence(*more)
    whole = evidence(*cells, *more)
    assert together.decide() == whole.decide()
    assert str(together.decide().open_example) == str(whole.decide().open_example)
    assert [together.contradicts(order) for order in ORDERS] == [whole.contradicts(order) for order in ORDERS]


@given(st.one_of(figures, anything))
def test_a_cell_is_open_exactly_where_day_first_and_month_first_give_two_days(cell):
    by_day, by_month = day_of(cell, "day"), day_of(cell, "month")
    two_days = isinstance(by_day, date) and isinstance(by_month, date) and by_day != by_month
    assert bool(evidence(cell).open_dates) is two_days


@given(columns)
def test_a_decided_order_reads_every_cell_that_some_order_could_read(cells):
    decision = evidence(*cells).decide()
    if decision.outcome == "decided":
        others = ("day", "month") if decision.order in {"day", "month"} else ORDERS
        for cell in cells:
            if any(isinstance(day_of(cell, order), date) for order in others):
                assert isinstance(day_of(cell, decision.order), date)


@given(columns)
def test_a_column_where_any_order_will_do_reads_the_same_day_first_and_month_first(cells):
    if evidence(*cells).decide().outcome == "any":
        for cell in cells:
            by_day, by_month = day_of(cell, "day"), day_of(cell, "month")
            assert by_day == by_month or not isinstance(by_day, date)
            assert isinstance(by_day, date) == isinstance(by_month, date)


@given(columns, st.sampled_from(ORDERS))
def test_an_order_given_is_contradicted_exactly_where_it_costs_a_date(cells, order):
    costs = any(
        not isinstance(day_of(cell, order), date)
        and any(isinstance(day_of(cell, other), date) for other in ORDERS)
        and evidence(cell).decide().outcome != "any"
        for cell in cells
    )
    if costs:
        assert evidence(*cells).contradicts(order) != "none"


@pytest.mark.parametrize(
    ("cells", "order", "against"),
    [
        (["05/13/2017", "05/08/2017"], "day", "all"),
        (["05/13/2017", "05/08/2017"], "month", "none"),
        (["05/13/2017", "13/08/2017"], "day", "some"),
        (["05/13/2017", "13/08/2017"], "month", "some"),
        (["05/08/2017"], "month", "none"),
        ([], "year", "none"),
        (["05/08/2017"], "year", "all"),
        (["17/08/21", "17/08/22"], "year", "none"),  # also a day first, but the profile's word is enough
        (["17/08/21", "05/08/2017"], "year", "some"),
        (["99/08/21"], "day", "all"),
        (["05/13/2017", "05/08/99"], "day", "all"),
    ],
)
def test_a_profiles_word_is_held_against_the_column(cells, order, against):
    assert evidence(*cells).contradicts(order) == against


def test_an_ambiguous_column_is_told_with_both_readings_and_the_address():
    seen = OrderEvidence()
    seen.look_at(["2017-01-01", "05/08/17"], where=lambda index: f"C{index + 13}")
    what, remedy = seen.decide().trouble(COLUMN)
    assert what == (
        'The dates in column "Tgl Terima" can be read in two ways: "05/08/17" (C14) is 5 August 2017 with the day'
        " first, 8 May 2017 with the month first, and no date in the column proves either."
    )
    assert 'order = "day"' in remedy


def test_a_contradictory_column_is_told_with_an_example_of_each_kind():
    what, remedy = evidence("13/05/2017", "14/05/2017", "05/13/2017").decide().trouble(COLUMN)
    assert what == (
        'The dates in column "Tgl Terima" contradict each other: "13/05/2017" must have the day first, as 2 dates do,'
        ' but "05/13/2017" must have the month first.'
    )
    assert "set aside" in remedy


def test_what_speaks_against_the_profiles_word_is_counted():
    what, remedy = evidence("05/13/2017", "05/14/2017", "05/08/2017").contradiction("day", COLUMN)
    assert what == (
        'The profile says that column "Tgl Terima" has the day first, but 2 dates cannot be read so: "05/13/2017",'
        " and no date speaks for it."
    )
    assert 'order = "month"' in remedy


def test_a_decision_gives_its_proof():
    decision = evidence("05/08/2017", "13/05/2017").decide()
    assert decision.reason() == '"13/05/2017" must have the day first.'
    assert decision.open_dates == 1


def test_what_a_format_of_the_profile_reads_is_no_evidence():
    assert evidence("05/13/2017", formats=("%m/%d/%Y",)).decide().outcome == "any"


def test_two_figure_years_that_may_stand_first_are_told_with_both_readings():
    what, remedy = evidence("17-02-13", "17-05-12").decide().trouble(COLUMN)
    assert what == (
        'The dates in column "Tgl Terima" can be read in two ways: "17-02-13" is 17 February 2013 with the day first,'
        " 13 February 2017 with the year first, and no date in the column proves either."
    )
    assert "--date-order day, month or year" in remedy


def test_the_figures_that_hardly_change_are_the_years():
    day_first = [f"{day:02}/08/{year}" for day in range(1, 32) for year in (16, 17)]
    assert evidence(*day_first).decide().order == "day"
    assert evidence(*(f"17/08/{day:02}" for day in range(1, 32))).decide().outcome == "ambiguous"
    assert evidence(*(f"17/08/{day:02}" for day in range(1, 32)), "17/08/99").decide().order == "day"


def test_a_message_is_only_to_be_had_where_there_is_something_to_say():
    with pytest.raises(ValueError, match="an order was found"):
        evidence("13/05/2017").decide().trouble(COLUMN)
    with pytest.raises(ValueError, match="nothing speaks against"):
        evidence("13/05/2017").contradiction("day", COLUMN)


@pytest.mark.parametrize(
    ("day_first", "month_first", "borne_out"),
    [(10, 1, True), (9, 1, False), (20, 2, True), (19, 2, False), (1, 0, True), (0, 0, True), (0, 1, False)],
)
def test_a_date_of_the_other_order_is_a_slip_where_ten_to_one_speak_for_the_profiles(day_first, month_first, borne_out):
    cells = [f"{13 + n % 18}/0{1 + n // 18}/2017" for n in range(day_first)]
    cells += [f"0{1 + n}/13/2017" for n in range(month_first)]
    open_dates = ["05/08/2017", "03/04/2017", "2017-05-06"]  # they prove nothing
    assert evidence(*cells, *open_dates).bears_out("day") is borne_out


@given(columns, st.sampled_from(ORDERS))
def test_only_dates_that_cannot_be_read_put_an_order_in_doubt(cells, order):
    seen = evidence(*cells)
    if seen.contradicts(order) != "some":
        assert seen.bears_out(order) is (seen.contradicts(order) == "none")
