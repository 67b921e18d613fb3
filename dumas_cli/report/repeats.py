"""Complaints that come again: repeated ones, the people behind them, and those reopened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dumas_cli.figures.waiting import Repeats
from dumas_cli.records import Authorship, RelatedLetter
from dumas_cli.report.rates import share


def repeats(
    complaints: Iterable[Authorship],
    related: Mapping[int, Sequence[RelatedLetter]],
    persons: Mapping[int, str | None],
    year: int,
    cut_off: date,
    *,
    taken_back: Mapping[int, date] | None = None,
) -> Repeats:
    """Counts of the year's complaints as known on the cut-off; nobody's name or key is in the answer.

    ``related`` gives the same person's other complaints on the same matter, ``persons`` a key for each person (None for
    nobody in particular), both by complaint. ``taken_back`` gives, by complaint, the day of completion that it had and
    that a later import took away or moved.

    A complaint repeats an earlier one where a related one came in before it, or on the same day under a smaller number
    of ours. A completed one is reopened where a related one came in after its completion, or its completion was taken
    back; it belongs to the year of its completion, a complaint to the year it came in.
    """
    removed = {at: day for at, day in (taken_back or {}).items() if day.year == year and day <= cut_off}
    ours = 0
    repeated = nameless = 0
    people: Counter[str] = Counter()
    completed, again = set(removed), set[int]()
    for one in complaints:
        at = one.complaint_id
        others = related.get(at, ())
        if one.received_on.year == year and one.received_on <= cut_off:
            ours += 1
            mine = (one.received_on, at)
            repeated += any((other.received_on, other.complaint_id) < mine for other in others)
            person = persons.get(at)
            if person is None:
                nameless += 1
            else:
                people[person] += 1
        ended = one.completed_on
        if ended is not None and ended.year == year and ended <= cut_off:
            completed.add(at)
            if any(ended < other.received_on <= cut_off for other in others):
                again.add(at)
    reopened = again | set(removed)
    return Repeats(
        year=year,
        known_on=cut_off,
        complaints=ours,
        repeated=repeated,
        repeated_share=share(repeated, ours),
        complainants=len(people),
        of_several=sum(n > 1 for n in people.values()),
        nameless=nameless,
        completed=len(completed),
        again=len(again),
        taken_back=len(removed),
        reopened=len(reopened),
        reopened_share=share(len(reopened), len(completed)),
    )
