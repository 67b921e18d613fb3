"""What a whole column of dates proves about their order: day, month or year first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dumas_cli.sheets.cells import Cell, tidy
from dumas_cli.sheets.days import FIRST_YEAR, LAST_YEAR, figures_of, full_year

Outcome = Literal["decided", "any", "ambiguous", "contradictory"]
Against = Literal["none", "some", "all"]


@dataclass(frozen=True, slots=True)
class Example:
    """A date as the column writes it, and where (a cell's address, or "")."""

    text: str
    where: str = ""

    def __str__(self) -> str:
        return f'"{self.text}" ({self.where})' if self.where else f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Proof:
    """How many dates can only be read with ``order`` first, and the first of them."""

    order: str
    dates: int
    example: Example = field(compare=False)

    def __str__(self) -> str:
        more = "" if self.dates == 1 else f", as {self.dates} dates do"
        return f"{self.example} must have the {self.order} first{more}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the evidence comes to. It does not depend on the order of the cells; only the examples do.

    ``decided``: all proofs speak for ``order``. ``any``: every date reads the same, day first or month first, so
    ``order`` is "day". ``ambiguous``: no date proves an order, and ``open_dates`` of them read differently day first
    and month first, or dates of two-figure years do day first and year first; ``readings`` are those of the example,
    in the two ``read_first``.
    ``contradictory``: there are proofs of several orders. In the last two ``order`` is "" and the import must have a
    word from the office: ``trouble`` says so.
    """

    outcome: Outcome
    order: str
    proofs: tuple[Proof, ...]
    open_dates: int
    open_example: Example | None = field(default=None, compare=False)
    readings: tuple[date, date] | None = field(default=None, compare=False)
    read_first: tuple[str, str] = ("day", "month")

    def reason(self) -> str:
        """Why this order, as a sentence for the summary."""
        if self.outcome == "any":
            return "No date of the column depends on the order of its figures."
        if self.outcome == "ambiguous":
            return "No date of the column proves which figure stands first."
        return "; ".join(str(proof) for proof in self.proofs) + "."

    def trouble(self, column: str) -> tuple[str, str]:
        """What stops the import, and the remedy, for an ambiguous or contradictory ``column`` ('column "Tgl"')."""
        if self.outcome == "contradictory":
            proofs = ", but ".join(str(proof) for proof in self.proofs)
            return (
                f"The dates in {column} contradict each other: {proofs}.",
                f"{_SAY_WHICH} The dates of the other kind are then set aside.",
            )
        if self.outcome == "ambiguous" and self.readings is not None:
            first, second = (_spelt(day) for day in self.readings)
            one, other = self.read_first
            what = (
                f"The dates in {column} can be read in two ways: {self.open_example} is {first} with the {one} first,"
                f" {second} with the {other} first, and no date in the column proves either."
            )
            return what, _SAY_WHICH
        raise ValueError("an order was found")


class OrderEvidence:
    """Collects, cell by cell, what a column of dates says about the order of its figures.

    Proof is a date that the calendar has in one order only: 13/05/2017 has the day first, 05/13/2017 the month.
    Neutral are true dates, numbers, months by name, texts that are no date, equal figures (05/05/2017), days that no
    order makes real (31/02/2017), a year of four figures in front, which is read the same in every order, and texts
    that one of the profile's ``formats`` reads.

    Dates of two-figure years that fit day first as well as year first (17-02-13) are judged together: where the first
    figures are many and the last ones few, as in a register of some years, the year stands last; else the column is
    ambiguous. A date that only has the year first (99/05/13) beside such dates makes it contradictory.

    Counts are of the cells looked at: of distinct values where the caller hands over each value once.
    """

    def __init__(self, formats: Sequence[str] = ()) -> None:
        self.formats = tuple(formats)
        self.open_dates = 0
        self._open_example: Example | None = None
        self._open_readings: tuple[date, date] | None = None
        self._year_example: Example | None = None  # the first date that has the day or the year first
        self._year_readings: tuple[date, date] | None = None
        self._readable: Counter[int] = Counter()  # how many dates the calendar has in just these orders
        self._examples: dict[int, Example] = {}
        self._short_firsts: set[str] = set()
        self._short_lasts: set[str] = set()
        self._true_dates: Counter[bool] = Counter()  # whether the day could be a month as well
        self._figures: Counter[bool] = Counter()  # likewise

    def look_at(self, cells: Iterable[Cell], where: Callable[[int], str] | None = None) -> None:
        """Takes in more cells. ``where`` gives the address of the n-th of them (from 0); asked for examples only."""
        for index, cell in enumerate(cells):
            if isinstance(cell, date):
                self._true_dates[cell.day <= _LAST_MONTH] += 1
            elif isinstance(cell, str) and (figures := figures_of(cell, self.formats)) is not None:
                first, second, last = figures
                if len(first) <= 2 and len(last) in _YEAR_LENGTHS:
                    self._weigh(first, second, last, cell, index, where)

    def __iadd__(self, other: OrderEvidence) -> OrderEvidence:
        """Takes in what was seen of another sheet, or of a later part of this one."""
        self.open_dates += other.open_dates
        if self._open_example is None:
            self._open_example, self._open_readings = other._open_example, other._open_readings
        if self._year_example is None:
            self._year_example, self._year_readings = other._year_example, other._year_readings
        self._readable.update(other._readable)
        self._examples = other._examples | self._examples
        self._true_dates.update(other._true_dates)
        self._figures.update(other._figures)
        self._short_firsts |= other._short_firsts
        self._short_lasts |= other._short_lasts
        return self

    def decide(self) -> Decision:
        """The order of the column, or why it has none. More cells never turn one order into another."""
        proofs = self._proofs()
        outcome: Outcome = "any"
        if len(proofs) > 1:
            outcome = "contradictory"
        elif proofs:
            outcome = "decided"
        elif self.open_dates or self._year_may_stand_first():
            outcome = "ambiguous"
        by_year = not self.open_dates
        return Decision(
            outcome=outcome,
            order=proofs[0].order if outcome == "decided" else "day" if outcome == "any" else "",
            proofs=proofs,
            open_dates=self.open_dates,
            open_example=self._year_example if by_year else self._open_example,
            readings=self._year_readings if by_year else self._open_readings,
            read_first=("day", "year") if by_year else ("day", "month"),
        )

    def contradicts(self, order: str) -> Against:
        """Whether the column speaks against an ``order`` that was given: the profile's, or the one decided earlier.

        "all": some dates cannot be read in this order and none speaks for it; the import must stop. "some": dates speak
        for it as well; those that cannot be read are set aside. "none": every date can be read.
        """
        if not self._against(order):
            return "none"
        return "some" if self._supporting(order) else "all"

    def bears_out(self, order: str) -> bool:
        """Whether the dates that cannot be read in an ``order`` that was given are slips of the pen.

        So they are where each stands against ten or more that speak for it; then nothing makes the column's other
        dates doubtful. True where every date can be read.
        """
        against = sum(self._readable[orders] for orders in self._against(order))
        return self._supporting(order) >= _TO_ONE * against

    def contradiction(self, order: str, column: str) -> tuple[str, str]:
        """What speaks against the given ``order`` in ``column`` ('column "Tgl"'), and the remedy."""
        against = self._against(order)
        if not against:
            raise ValueError("nothing speaks against this order")
        dates = sum(self._readable[orders] for orders in against)
        example = self._examples[max(against, key=lambda orders: (self._readable[orders], -orders))]
        count = "1 date" if dates == 1 else f"{dates} dates"
        support = ", and no date speaks for it" if self.contradicts(order) == "all" else ""
        proven = " ".join(proof.order for proof in self._proofs()) or "day month"
        names = [name for name in _BITS if name in proven and name != order]
        others = " or ".join(f'"{name}"' for name in names)
        remedy = (
            f"If that is how the sheet writes its dates, import it with --date-order {' or '.join(names)},"
            f" or put order = {others} under [dates] in a profile of its own."
        )
        return (
            f"The profile says that {column} has the {order} first, but {count} cannot be read so: {example}{support}.",
            remedy,
        )

    def turned_round(self, order: str) -> str:
        """A warning where true dates have most likely been read by a spreadsheet program in the other order; else "".

        A program set to another country's dates makes 05/08/2017 a true date, 8 May, and leaves 25/08/2017 the text it
        was. Nothing in the cell tells so, but the column does: all its true dates have a day that could be a month,
        and no date that stayed a text has one.
        """
        dates, texts = self._true_dates[True], self._figures[False]
        if order == "year" or self._true_dates[False] or self._figures[True] or min(dates, texts) < _ENOUGH:
            return ""
        return (
            f"its true dates ({dates} different ones) all have a day from 1 to 12, and those that stand as text"
            f" ({texts}) all have one after the 12th. That is what a spreadsheet program leaves that took 05/08/2017"
            " for 8 May: the true dates may have day and month the wrong way round. Compare some with the letters,"
            " and if so open the original file anew with the dates as text."
        )

    # ----------------------------------------------------------------------- helpers

    def _weigh(
        self, first: str, second: str, last: str, cell: str, index: int, where: Callable[[int], str] | None
    ) -> None:
        one, two = int(first), int(second)
        year = full_year(last)
        short = len(last) == 2
        by_day, by_month = _day(year, two, one), _day(year, one, two)
        orders = (_DAY if by_day else 0) | (_MONTH if by_month else 0)
        if short:
            if (orders or not 0 < one <= 31) and _day(full_year(first), two, int(last)):
                orders |= _YEAR
            if orders:
                self._short_firsts.add(first)
                self._short_lasts.add(last)
        elif one == two:
            self._figures[one <= _LAST_MONTH] += 1
            return
        if not orders:
            return
        self._figures[one <= _LAST_MONTH and two <= _LAST_MONTH] += 1
        self._readable[orders] += 1
        is_open = by_day is not None and by_month is not None and one != two
        self.open_dates += is_open
        if self._year_example is None and by_day is not None and orders & _YEAR:
            by_year = _day(full_year(first), two, int(last))
            if by_year is not None and by_year != by_day:
                self._year_example = Example(tidy(cell) or "", where(index) if where else "")
                self._year_readings = by_day, by_year
        if orders not in self._examples or (is_open and self._open_example is None):
            example = Example(tidy(cell) or "", where(index) if where else "")
            self._examples.setdefault(orders, example)
            if is_open and self._open_example is None and by_day and by_month:
                self._open_example, self._open_readings = example, (by_day, by_month)

    def _proofs(self) -> tuple[Proof, ...]:
        seen = self._readable
        found = []
        if self._year_may_stand_first():
            return ()
        for order, kinds in (("day", (_DAY, _DAY | _YEAR)), ("month", (_MONTH,)), ("year", (_YEAR,))):
            kind = next((kind for kind in kinds if seen[kind]), None)
            if kind is not None:
                found.append(Proof(order, sum(seen[kind] for kind in kinds), self._examples[kind]))
        if [proof.order for proof in found] == ["year"] and seen[_DAY | _MONTH]:
            # Dates whose year must stand last; day or month in front of it stays open.
            found.append(Proof("day or month", seen[_DAY | _MONTH], self._examples[_DAY | _MONTH]))
        return tuple(found)

    def _year_may_stand_first(self) -> bool:
        """Whether all dates can be read with the day first and with the year first, and nothing speaks for the day."""
        both = _DAY | _YEAR
        if self._year_example is None or any(seen and kind & both != both for kind, seen in self._readable.items()):
            return False
        days, years = len(self._short_firsts), len(self._short_lasts)
        return days < _ENOUGH or days < 2 * years

    def _supporting(self, order: str) -> int:
        """How many dates can be read in this order, but not in one of those that dates against it are read in."""
        rivals = 0
        for orders in self._against(order):
            rivals |= orders
        bit = _BITS[order]
        return sum(dates for orders, dates in self._readable.items() if orders & bit and rivals & ~orders)

    def _against(self, order: str) -> list[int]:
        bit = _BITS[order]
        return [orders for orders, dates in self._readable.items() if dates and not orders & bit]


_LAST_MONTH = 12
_TO_ONE = 10
_ENOUGH = 3  # true dates, and dates as text, from which on a column looks turned round

_DAY, _MONTH, _YEAR = 1, 2, 4
_YEAR_LENGTHS = (2, 4)
_BITS = {"day": _DAY, "month": _MONTH, "year": _YEAR}
_SAY_WHICH = (
    "Say which figure stands first, with --date-order day, month or year, or for good"
    ' with order = "day" under [dates] in the profile.'
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _day(year: int, month: int, day: int) -> date | None:
    if not (0 < month <= 12 and 0 < day <= 31 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spelt(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
