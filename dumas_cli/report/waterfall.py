"""Follows a year's complaints and letters step by step, so that each is counted once and none is lost on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dumas_cli.figures.waterfall import FiledComplaint, RateOf, Step, Waterfall
from dumas_cli.records import Counting, Definition, Letter
from dumas_cli.report.counting import belongs, cut_off_of, is_answered, is_returned
from dumas_cli.report.rates import response_rate

WITHOUT_LETTER = ("incomplete", "out_of_scope", "repeated", "undated", "settled", "waiting")
"""Where a complaint without a dated letter stands, in the order in which the reasons are asked for."""

OF_LETTERS = ("returned", "silent", "acknowledged", "answered", "answered_completed")
"""Where a letter stands; each further one has all that the one before has, but for returned."""


def waterfall(
    complaints: Iterable[FiledComplaint],
    letters: Iterable[Letter],
    *,
    year: int,
    counting: Counting,
    as_of: date,
) -> Waterfall:
    """The way of the year's cohort: the letters that the report counts, and the complaints they come from.

    ``complaints`` must hold those received in the year and those of the year's letters, ``letters`` all letters of
    these complaints; others of either are passed over. Whatever happened after ``as_of`` is not known.
    """
    sent: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.sent_on <= as_of:
            sent[letter.complaint_id].append(letter)
    of_year = [one for group in sent.values() for one in group if belongs(one, year, counting, as_of)]
    with_letter = {one.complaint_id for one in of_year}
    stands = [
        (one, _complaint_step(one, sent, with_letter, year, as_of))
        for one in sorted(complaints, key=lambda c: (c.source, c.label))
        if one.received_on <= as_of and (one.received_on.year == year or one.id in with_letter)
    ]
    placed = [
        (one, _letter_step(one, year, counting, as_of))
        for one in sorted(of_year, key=lambda letter: (letter.source, letter.label, letter.sent_on, letter.id))
    ]
    return Waterfall(
        year=year,
        as_of=as_of,
        steps=(*_complaint_lines(Counter(step for _, step in stands)), *_letter_lines(Counter(s for _, s in placed))),
        rates=tuple(_rate(definition, of_year, year, counting, as_of) for definition in Definition),
        complaints=tuple(stands),
        letters=tuple(placed),
        counting=counting,
    )


def _complaint_step(
    complaint: FiledComplaint,
    sent: Mapping[int, Sequence[Letter]],
    with_letter: set[int],
    year: int,
    as_of: date,
) -> str:
    if complaint.id in with_letter:
        return "with_letter" if complaint.received_on.year == year else "joined"
    if sent.get(complaint.id):
        return "other_year"
    if complaint.status == "awaiting_papers":
        return "incomplete"
    if complaint.copy_only or complaint.status == "archived":
        return "out_of_scope"
    if complaint.repeats:
        return "repeated"
    if complaint.has_undated_letter:
        return "undated"
    if complaint.completed_on is not None and complaint.completed_on <= as_of:
        return "settled"
    return "waiting"


def _letter_step(letter: Letter, year: int, counting: Counting, as_of: date) -> str:
    if is_returned(letter, year, counting, as_of):
        return "returned"
    if not is_answered(letter, year, replace(counting, definition=Definition.ANY_REPLY), as_of):
        return "silent"
    if not is_answered(letter, year, replace(counting, definition=Definition.SUBSTANTIVE), as_of):
        return "acknowledged"
    end = cut_off_of(year, counting.year_by, as_of)
    is_completed = letter.completed_on is not None and letter.completed_on <= end
    return "answered_completed" if is_completed else "answered"


def _complaint_lines(at: Counter[str]) -> list[Step]:
    received = sum(at[step] for step in (*WITHOUT_LETTER, "with_letter", "other_year"))
    referred = at["with_letter"] + at["other_year"]
    return [
        Step("received", "complaints", "whole", received),
        *(Step(step, "complaints", "minus", at[step]) for step in WITHOUT_LETTER),
        Step("complaints_referred", "complaints", "whole", referred),
        *([Step("other_year", "complaints", "minus", at["other_year"])] if at["other_year"] else []),
        *([Step("joined", "complaints", "plus", at["joined"])] if at["joined"] else []),
        Step("complaints_with_letters", "complaints", "whole", at["with_letter"] + at["joined"]),
    ]


def _letter_lines(at: Counter[str]) -> list[Step]:
    referred = sum(at[step] for step in OF_LETTERS[1:])
    return [
        Step("letters", "letters", "whole", at["returned"] + referred),
        Step("returned", "letters", "minus", at["returned"]),
        Step("referred", "letters", "whole", referred),
        Step("silent", "letters", "minus", at["silent"]),
        Step("replied", "letters", "whole", referred - at["silent"]),
        Step("acknowledged", "letters", "minus", at["acknowledged"]),
        Step("answered", "letters", "whole", at["answered"] + at["answered_completed"]),
        Step("not_completed", "letters", "minus", at["answered"]),
        Step("answered_completed", "letters", "whole", at["answered_completed"]),
    ]


def _rate(definition: Definition, letters: Sequence[Letter], year: int, counting: Counting, as_of: date) -> RateOf:
    own = replace(counting, definition=definition)
    referred = sum(not is_returned(one, year, own, as_of) for one in letters)
    answered = sum(is_answered(one, year, own, as_of) for one in letters)
    return RateOf(definition.value, answered, referred, response_rate(referred, answered))
