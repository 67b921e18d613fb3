"""The speed of answering: how long letters wait, which still do, what reminders go with, what comes again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """One day of waiting on the curve: working days since the letter, from 0.

    ``at_risk`` letters were still waiting and watched on that day, ``answered`` of them were answered on it, ``left``
    are watched no longer: the cut-off came. ``waiting`` is the share still waiting after the day, from 1 to 0.
    """

    workdays: int
    at_risk: int
    answered: int
    left: int
    waiting: Fraction


@dataclass(frozen=True, slots=True)
class Reached:
    """By how many working days a share of letters had been answered.

    ``workdays`` is None where so many were not answered in the time watched; ``watched`` is the longest wait on file,
    None where there is no letter.
    """

    workdays: int | None
    watched: int | None


@dataclass(frozen=True, slots=True)
class Within:
    """The share answered within a limit, of the letters old enough to be judged.

    ``judged`` letters have had their ``limit`` of working days by the cut-off; ``within`` of them were answered in it,
    ``young`` ones are left out until they have had it. ``share`` is None where fewer than the minimum were judged.
    ``limit`` is None where it differs from letter to letter.
    """

    limit: int | None
    judged: int
    within: int
    young: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Speed:
    """How soon the letters of one year and kind were answered, in working days after the letter.

    ``kind`` is a handling class, "unclassified" for letters without one, "" for all of them. ``own`` judges each letter
    by the limit of its own kind. ``median`` and ``ninety`` are None where ``letters`` are fewer than the minimum.
    ``curve`` holds the days on which a letter was answered or the watching ended.
    """

    year: int
    kind: str
    letters: int
    answered: int
    median: Reached | None
    ninety: Reached | None
    within: tuple[Within, ...]
    own: Within
    curve: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The speed of answering of the letters of one year, as known on ``known_on``: by kind, and ``whole``.

    ``minimum`` is the number of letters below which a share or a median says nothing. ``uncounted`` letters were sent
    in years whose holidays are not known.
    """

    year: int
    known_on: date
    minimum: int
    kinds: tuple[Speed, ...]
    whole: Speed
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Letters that wait from ``first`` to ``last`` working days, both included; ``last`` None: or longer."""

    first: int
    last: int | None
    letters: int


@dataclass(frozen=True, slots=True)
class AgeRow:
    """The waiting letters of one agency group ("" for all) by band; ``share`` is of each band in ``open``."""

    key: str
    open: int
    bands: tuple[AgeBand, ...]
    shares: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Ageing:
    """The letters without an answer on ``known_on``, by how long they have waited; ``groups`` add up to ``whole``.

    ``oldest`` is the longest wait in working days, None where nothing waits. ``uncounted`` letters wait since years
    whose holidays are not known, and are in no band.
    """

    known_on: date
    whole: AgeRow
    groups: tuple[AgeRow, ...]
    oldest: int | None
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """Letters by how often the agency was reminded of them; the last row's ``reminders`` are that many or more.

    ``share`` is None where letters are fewer than the minimum. ``after_last`` is the median in working days from the
    last reminder to the answer, None for letters never reminded of and where letters are fewer than the minimum.
    """

    reminders: int
    letters: int
    answered: int
    share: Fraction | None
    after_last: Reached | None


@dataclass(frozen=True, slots=True)
class Reminded:
    """The letters of one year by reminders sent before their answer or the cut-off; rows add up to ``letters``.

    ``undated`` reminders are in no row: nobody knows whether they came before the answer. ``uncounted`` letters were
    sent in years whose holidays are not known.
    """

    year: int
    known_on: date
    minimum: int
    letters: int
    rows: tuple[ReminderRow, ...]
    undated: int = 0
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class Repeats:
    """What comes again: complaints and the people behind them, counted apart, as known on ``known_on``.

    Of the ``complaints`` of the year, ``repeated`` follow an earlier one of the same person on the same matter.
    ``complainants`` are different people, ``of_several`` of them with more than one complaint in the year on whatever
    matter; ``nameless`` complaints are of nobody in particular. Of ``completed`` complaints of the year, ``again`` were
    written about once more afterwards, ``taken_back`` lost their day of completion, and ``reopened`` did either.
    """

    year: int
    known_on: date
    complaints: int
    repeated: int
    repeated_share: Fraction | None
    complainants: int
    of_several: int
    nameless: int
    completed: int
    again: int
    taken_back: int
    reopened: int
    reopened_share: Fraction | None
