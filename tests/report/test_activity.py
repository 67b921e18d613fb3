"""The monitoring done, worked on paper: silent agencies, provinces by status, methods, trips, the annex."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.figures.activity import PlannedTrip, StatusCount, VisitResult
from dumas_cli.records import Cost, Counting, Definition, Letter, Method, Status, YearBy
from dumas_cli.report.activity import methods, non_responders, province_status, trip_costs, visit_annex
from dumas_cli.workdays import Workdays

WORKDAYS = Workdays([], range(2016, 2020))
CUT_OFF = date(2018, 1, 31)


def a_letter(agency: str, sent_on: date = date(2017, 11, 1), answered_on: date | None = None, **said: object) -> Letter:
    plain: dict[str, object] = {
        "id": 1,
        "complaint_id": 1,
        "label": "2017/0001",
        "source": "surat",
        "agency": agency,
        "agency_group": "others",
        "category": "",
        "province": "",
        "received_on": sent_on,
        "sent_on": sent_on,
        "answered_on": answered_on,
    }
    return Letter(**{**plain, **said})


def a_visit(
    number: int, on: date = date(2017, 5, 8), method: Method | None = Method.MEDIASI, **said: object
) -> VisitResult:
    return VisitResult(number, said.pop("complaint_id", number), f"2017/{number:04}", on, method, **said)


# --------------------------------------------------------------------------- who does not answer


def test_agencies_with_most_letters_unanswered_come_first():
    """On paper, cut off on Wednesday 31 January 2018, at least 2 letters, two agencies listed.

    A: 3 letters, 1 answered in time, 1 on 1 February (too late), 1 never: 2 unanswered, the older one sent on Friday 29
    December: the 23 working days of January (no day is a holiday here).
    B: 2 letters, both unanswered, the older sent on Friday 22 December: 5 + 23 working days.
    C: 2 letters, 1 unanswered. D: 1 letter, unanswered: too few. E: returned, counts nowhere. F: of 2016.
    B stands before A: of equally many unanswered it answered the smaller share.
    """
    answered = date(2018, 1, 30)
    late = date(2018, 1, 29)
    letters = [
        a_letter("A", date(2017, 12, 1), answered),
        a_letter("A", date(2017, 12, 29), date(2018, 2, 1)),
        a_letter("A", date(2017, 12, 31)),
        a_letter("B", date(2017, 12, 22)),
        a_letter("B", date(2017, 12, 29)),
        a_letter("C", answered_on=answered),
        a_letter("C"),
        a_letter("D"),
        a_letter("E", returned_on=late),
        a_letter("F", date(2016, 12, 31)),
    ]
    found = non_responders(letters, 2017, CUT_OFF, WORKDAYS, min_letters=2, most=2)
    told = [(row.agency, row.letters, row.answered, row.unanswered, row.oldest_workdays) for row in found.rows]
    assert told == [("B", 2, 0, 2, 28), ("A", 3, 1, 2, 23)]
    assert (found.letters, found.unanswered) == (8, 6)
    assert (found.few, found.few_unanswered, found.more, found.more_unanswered) == (1, 1, 1, 1)


def test_the_definition_and_the_way_of_counting_a_year_are_those_asked_for():
    letters = [a_letter("A", replied_on=date(2017, 12, 1)), a_letter("A", date(2016, 5, 2))]
    any_reply = Counting(Definition.ANY_REPLY)
    by_answer = Counting(year_by=YearBy.ANSWERED)
    assert non_responders(letters, 2017, CUT_OFF, WORKDAYS, counting=any_reply).unanswered == 0
    found = non_responders(letters, 2017, CUT_OFF, WORKDAYS, counting=by_answer, min_letters=1)
    assert found.unanswered == 2
    # the wait ends with the year, and not a month later
    assert found.rows[0].oldest_workdays == WORKDAYS.between(date(2016, 5, 2), date(2017, 12, 31))


def test_a_wait_over_years_without_known_holidays_is_not_guessed():
    found = non_responders([a_letter("A")], 2017, CUT_OFF, Workdays([], [2018]), min_letters=1)
    assert found.rows[0].oldest_workdays is None


@given(
    st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.booleans(), st.booleans()), max_size=60),
    st.integers(1, 6),
    st.integers(0, 4),
)
def test_the_unanswered_add_up(drawn, least, most):
    letters = [
        a_letter(
            name, answered_on=date(2017, 12, 1) if answered else None, returned_on=date(2018, 1, 1) if back else None
        )
        for name, answered, back in drawn
    ]
    found = non_responders(letters, 2017, CUT_OFF, WORKDAYS, min_letters=least, most=most)
    listed = sum(row.unanswered for row in found.rows)
    assert listed + found.few_unanswered + found.more_unanswered == found.unanswered <= found.letters
    assert all(row.letters >= least and 0 < row.unanswered <= row.letters for row in found.rows)
    assert len(found.rows) <= most


# --------------------------------------------------------------------------- where complaints stand


def test_provinces_stand_with_the_most_complaints_first_and_the_unknown_place_last():
    """Two provinces and complaints without a place: 12 has 3 + 1, 31 has 5, no place 9; all 18, of them 8 completed."""
    counts = [
        StatusCount("", Status.OPEN, 9),
        StatusCount("12", Status.OPEN, 1),
        StatusCount("12", Status.COMPLETED, 3, undated=2),
        StatusCount("31", Status.COMPLETED, 5),
    ]
    found = province_status(counts, 2017, CUT_OFF)
    assert [(row.province, row.by_status, row.complaints) for row in found.rows] == [
        ("31", (0, 0, 5, 0), 5),
        ("12", (1, 0, 3, 0), 4),
        ("", (9, 0, 0, 0), 9),
    ]
    assert (found.whole.by_status, found.whole.complaints, found.undated) == ((10, 0, 8, 0), 18, 2)


@given(st.lists(st.builds(StatusCount, st.sampled_from(["", "12", "31"]), st.sampled_from(Status), st.integers(1, 99))))
def test_provinces_add_up_to_the_whole(counts):
    found = province_status(counts, 2017, CUT_OFF)
    assert sum(row.complaints for row in found.rows) == found.whole.complaints == sum(one.complaints for one in counts)
    assert [sum(row.by_status[n] for row in found.rows) for n in range(4)] == list(found.whole.by_status)
    assert all(sum(row.by_status) == row.complaints for row in found.rows)


# --------------------------------------------------------------------------- visits


def test_methods_count_visits_complaints_and_what_came_of_them():
    """On paper, cut off on 31 January 2018.

    Mediasi: on 8 May two complaints at one agency (written twice: "Kantor A", " kantor a"), one visit; complaint 1 once
    more on 9 May: two visits, three results, two complaints. Complaint 1 was completed on the day of its first visit,
    complaint 2 a day after the cut-off, so one. "Sepakat." and "sepakat" are one outcome.
    Not told: one visit of complaint 3, completed on the day before.
    All: three visits, four results, three complaints. Visits of 2016 and of February 2018 are not of the year.
    """
    results = [
        a_visit(1, agency="Kantor A", outcome="Sepakat.", completed_on=date(2017, 5, 8)),
        a_visit(2, agency=" kantor  a", outcome="", completed_on=date(2018, 2, 1)),
        a_visit(3, date(2017, 5, 9), None, completed_on=date(2017, 5, 8)),
        a_visit(
            4, date(2017, 5, 9), agency="Kantor A", outcome="sepakat", complaint_id=1, completed_on=date(2017, 5, 8)
        ),
        a_visit(5, date(2016, 5, 9)),
        a_visit(6, date(2018, 2, 1)),
    ]
    found = methods(results, 2017, CUT_OFF)
    told = [(row.method, row.sessions, row.results, row.complaints, row.completed, row.before) for row in found.rows]
    assert told == [(Method.MEDIASI, 2, 3, 2, 1, 0), (None, 1, 1, 1, 0, 1)]
    assert [(one.outcome, one.results) for one in found.rows[0].outcomes] == [("Sepakat.", 2), ("", 1)]
    whole = found.whole
    assert (whole.sessions, whole.results, whole.complaints, whole.completed, whole.before) == (3, 4, 3, 1, 1)


@pytest.mark.parametrize(("cut_off", "results"), [(date(2017, 5, 7), 0), (date(2017, 5, 8), 1)])
def test_a_visit_counts_from_its_own_day_on(cut_off, results):
    assert methods([a_visit(1)], 2017, cut_off).whole.results == results
    assert visit_annex([a_visit(1)], 2017, cut_off).results == results


def test_complaints_of_one_visit_with_one_outcome_share_a_line():
    """Three complaints of one place, agency, day and method; the third with another outcome; a fourth a day earlier."""
    said = {"place": "Kabupaten Kampar", "agency": "Kantor A"}
    results = [
        a_visit(2, outcome="Sepakat", **said),
        a_visit(1, outcome="sepakat.", **said),
        a_visit(3, outcome="Ditolak", **said),
        a_visit(4, date(2017, 5, 5), **said),
    ]
    found = visit_annex(results, 2017, CUT_OFF)
    assert [(line.visited_on.day, line.labels, line.outcome) for line in found.lines] == [
        (5, ("2017/0004",), ""),
        (8, ("2017/0001", "2017/0002"), "sepakat."),
        (8, ("2017/0003",), "Ditolak"),
    ]


some_visits = st.lists(
    st.builds(
        a_visit,
        st.integers(1, 999),
        st.dates(date(2016, 12, 1), date(2018, 2, 28)),
        st.none() | st.sampled_from(Method),
        agency=st.sampled_from(["", "A", "a", "B"]),
        outcome=st.sampled_from(["", "Sepakat", "sepakat.", "Tunda"]),
        complaint_id=st.integers(1, 5),
        completed_on=st.none() | st.dates(date(2016, 12, 1), date(2018, 2, 28)),
    ),
    unique_by=lambda one: one.id,
)


@given(some_visits)
def test_methods_and_annex_add_up(results):
    found = methods(results, 2017, CUT_OFF)
    assert sum(row.results for row in found.rows) == found.whole.results == visit_annex(results, 2017, CUT_OFF).results
    assert sum(row.sessions for row in found.rows) == found.whole.sessions
    for row in (*found.rows, found.whole):
        assert sum(one.results for one in row.outcomes) == row.results
        assert row.completed + row.before <= row.complaints <= row.results
        assert row.sessions <= row.results
    assert methods(results[::-1], 2017, CUT_OFF) == found


# --------------------------------------------------------------------------- trips


def a_trip(
    plan_id: int, starts_on: date, days: int = 3, *, months: tuple[int, int] = (2, 4), **said: object
) -> PlannedTrip:
    plain: dict[str, object] = {
        "plan_id": plan_id,
        "planned_as_of": date(2017, 1, 31),
        "plan_starts_on": date(2017, months[0], 1),
        "plan_ends_on": date(2017, months[1], 28),
        "team": "Tim 1",
        "starts_on": starts_on,
        "ends_on": date.fromordinal(starts_on.toordinal() + days - 1),
        "visits": 2,
        "complaints": 5,
        "cost": Cost(per_diem=100, lodging=20, fares=3, local_transport=0),
    }
    return PlannedTrip(**{**plain, **said})


def test_the_last_plan_of_the_same_days_counts_and_what_was_spent_is_not_known():
    """On paper: plan 1 (February to April) is replaced by plan 3 (April to June), which shares April with it; plan 2
    (July to September) stands. Plan 3 has trips of 3 and 2 days, plan 2 one of 3 days: 8 days, 3 x 123 rupiah.
    """
    trips = [
        a_trip(1, date(2017, 2, 6)),
        a_trip(2, date(2017, 7, 3), months=(7, 9)),
        a_trip(3, date(2017, 4, 3), months=(4, 6)),
        a_trip(3, date(2017, 5, 8), 2, months=(4, 6)),
    ]
    found = trip_costs(trips, 2017, CUT_OFF)
    assert (found.plans, found.replaced, found.trips, found.days) == (2, 1, 3, 8)
    assert (found.visits, found.complaints, found.planned) == (6, 15, 369)
    assert [(line.item, line.planned, line.actual) for line in found.lines] == [
        ("per_diem", 300, None),
        ("lodging", 60, None),
        ("fares", 9, None),
        ("local_transport", 0, None),
    ]
    assert found.actual is None


@pytest.mark.parametrize(
    ("said", "trips"),
    [
        ({}, 1),
        ({"planned_as_of": CUT_OFF}, 1),
        ({"planned_as_of": date(2018, 2, 1)}, 0),  # not planned yet
        ({"starts_on": date(2017, 12, 31)}, 1),
        ({"starts_on": date(2018, 1, 1)}, 0),
    ],
)
def test_a_trip_is_of_the_year_in_which_it_begins(said, trips):
    trip = a_trip(1, said.pop("starts_on", date(2017, 2, 6)), **said)
    assert trip_costs([trip], 2017, CUT_OFF).trips == trips


def test_nothing_on_file_is_counted_as_nothing():
    assert trip_costs([], 2017, CUT_OFF).trips == 0
    assert methods([], 2017, CUT_OFF).rows == ()
    assert visit_annex([], 2017, CUT_OFF).lines == ()
    assert province_status([], 2017, CUT_OFF).rows == ()
    assert non_responders([], 2017, CUT_OFF, WORKDAYS).rows == ()
