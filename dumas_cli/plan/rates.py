"""The office's travel costs by province, read from travel_costs.csv: per diem, hotels, the fare from Jakarta."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from dumas_cli.plan.limits import Grade
from dumas_cli.reference.table import Row, read

COLUMNS = (
    "code",
    "province",
    "per_diem_rupiah",
    "hotel_eselon_iii",
    "hotel_eselon_iv",
    "fare_jakarta_return",
    "fare_airport",
    "year",
    "source",
)


@dataclass(frozen=True, slots=True)
class TravelCost:
    """What a province costs, in whole rupiah; None where the source has no figure.

    ``code`` is the province's Kemendagri code. ``per_diem`` is a person's day out of town, the
    hotels are ceilings of a night by grade, ``fare_return`` an economy ticket from Jakarta and
    back to ``fare_airport`` (IATA). ``year`` is the budget year of the rates.
    """

    code: str
    province: str
    per_diem: int | None
    hotel_eselon_iii: int | None
    hotel_eselon_iv: int | None
    fare_return: int | None
    fare_airport: str
    year: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Rates:
    """Per diem a day and lodging a night in a place, in rupiah a person.

    ``estimated`` says that at least one was missing and is the middle value of all provinces.
    """

    per_diem: int
    lodging: Mapping[Grade, int]
    estimated: bool


def read_travel_costs(text: str, where: str) -> tuple[TravelCost, ...]:
    """The rows of travel_costs.csv. ``where`` names the file in errors.

    A blank cell is a figure that the source does not have; 0 is refused, because a place that costs
    nothing would draw every trip. SettingsError for whatever is wrong with the table.
    """
    costs: dict[str, TravelCost] = {}
    for row in read(text, where, COLUMNS):
        cost = _cost(row)
        if cost.code in costs:
            raise row.error("code", f'holds "{cost.code}" a second time', "Keep one row a province.")
        costs[cost.code] = cost
    return tuple(costs.values())


def rates_of(costs: Sequence[TravelCost], province_code: str) -> Rates:
    """The rates of a province; what its row lacks is the middle value of all rows, as an estimate."""
    row = next((cost for cost in costs if cost.code == province_code), None)
    figures = [None if row is None else figure(row) for figure in _FIGURES]
    per_diem, eselon_iii, eselon_iv = (
        _middle(costs, figure) if value is None else value for figure, value in zip(_FIGURES, figures, strict=True)
    )
    return Rates(per_diem, {Grade.ESELON_III: eselon_iii, Grade.ESELON_IV: eselon_iv}, None in figures)


_Figure = Callable[[TravelCost], int | None]

_FIGURES: tuple[_Figure, ...] = (
    lambda cost: cost.per_diem,
    lambda cost: cost.hotel_eselon_iii,
    lambda cost: cost.hotel_eselon_iv,
)


def _middle(costs: Sequence[TravelCost], figure: _Figure) -> int:
    listed = [value for value in map(figure, costs) if value is not None]
    return median_low(listed) if listed else 0


def _cost(row: Row) -> TravelCost:
    code = row.text("code", needed=True)
    if not (len(code) == 2 and code.isascii() and code.isdigit()):
        raise row.error("code", "is not the code of a province", "Write two digits, such as 31.")
    return TravelCost(
        code=code,
        province=row.text("province"),
        per_diem=_whole(row, "per_diem_rupiah"),
        hotel_eselon_iii=_whole(row, "hotel_eselon_iii"),
        hotel_eselon_iv=_whole(row, "hotel_eselon_iv"),
        fare_return=_whole(row, "fare_jakarta_return"),
        fare_airport=row.text("fare_airport").upper(),
        year=row.year("year"),
        source=row.text("source"),
    )


def _whole(row: Row, column: str) -> int | None:
    text = row.text(column)
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        remedy = "Write whole rupiah above 0 in digits only (360000), or leave the cell blank."
        raise row.error(column, f'holds "{text}", which is not an amount', remedy)
    return int(text)
