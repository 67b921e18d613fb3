"""The structure of a NIK: a region that exists, a birth date that can be, and a serial number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dumas_cli.records import Place


@dataclass(frozen=True, slots=True)
class NikCheck:
    """What can be said of a NIK without keeping the birth date or the sex that it tells.

    ``region_known`` is False also for a regency or city that has since been renumbered or split: a reason to look, no
    error. The other two cannot be False in a NIK that was ever issued.
    """

    region_known: bool
    birth_possible: bool
    serial_ok: bool

    @property
    def ok(self) -> bool:
        """Whether nothing is to be said against it."""
        return self.region_known and self.birth_possible and self.serial_ok

    @property
    def code(self) -> str:
        """What is not well, of "region", "birth" and "serial", joined by "+"; "" where all is."""
        return _CODES[not self.birth_possible][not self.region_known][not self.serial_ok]


def check_nik(nik: str, regions: Collection[str], *, as_of: date | None = None) -> NikCheck:
    """Checks the structure PPRRDD DDMMYY SSSS of 16 figures (a text of anything else is a ``ValueError``).

    ``regions`` are the known codes of province and regency, four figures each (``regions_of``). The day of birth is
    raised by 40 for women; of its two-figure year both centuries are tried, none later than ``as_of``.
    """
    if len(nik) != 16 or not (nik.isascii() and nik.isdigit()):
        raise ValueError("a NIK is 16 figures")
    return NikCheck(
        region_known=nik[:4] in regions,
        birth_possible=_can_be_born(nik[6:12], as_of),
        serial_ok=nik[12:] != "0000",
    )


def nik_faults(niks: Iterable[str | None], regions: Collection[str], *, as_of: date | None = None) -> list[str | None]:
    """``NikCheck.code`` for a column of NIK, None where there is none. Each is 16 figures, as ``read_nik`` gives it."""
    return NikColumn(regions, as_of=as_of).faults(list(niks))


class NikColumn:
    """``nik_faults`` for a column that comes in parts: birthdays already judged are remembered between them."""

    def __init__(self, regions: Collection[str], *, as_of: date | None = None) -> None:
        self._regions = frozenset(regions)
        self._as_of = as_of
        self._codes = _CodesOfBirthday()

    def faults(self, niks: Sequence[str | None]) -> list[str | None]:
        """As ``nik_faults``, for the next part of the column."""
        regions, codes = self._regions, self._codes
        if self._as_of is not None:
            return [self._fault(nik) for nik in niks]
        faults = [None if nik is None else codes[nik[6:10]][nik[:4] not in regions][nik[12:] == "0000"] for nik in niks]
        if _BY_YEAR in faults:
            return [self._fault(nik) if fault == _BY_YEAR else fault for nik, fault in zip(niks, faults, strict=True)]
        return faults

    def _fault(self, nik: str | None) -> str | None:
        return None if nik is None else check_nik(nik, self._regions, as_of=self._as_of).code


def regions_of(places: Iterable[Place]) -> frozenset[str]:
    """The four figures of each kabupaten and kota: "11.01" is "1101"."""
    return frozenset(place.code.replace(".", "") for place in places if "." in place.code)


def looks_rounded(niks: Iterable[str | None]) -> bool:
    """Whether a column of NIK went through a spreadsheet's numbers before it became text: every one ends in 0.

    A number keeps 15 figures, so the 16th becomes 0. Fewer than twelve different NIK prove nothing: by chance alone
    twelve end so once in a million million columns.
    """
    different: set[str] = set()
    for nik in niks:
        if nik is not None:
            if nik[-1:] != "0":
                return False
            different.add(nik)
    return len(different) >= _ENOUGH


# --------------------------------------------------------------------------- helpers

_ENOUGH = 12
_CODES = (
    (("", "serial"), ("region", "region+serial")),
    (("birth", "birth+serial"), ("region+birth", "region+birth+serial")),
)
"""By what is not well: the birth, the region, the serial number."""

_BY_YEAR = "the year decides"
_CODES_BY_YEAR = ((_BY_YEAR, _BY_YEAR), (_BY_YEAR, _BY_YEAR))


class _CodesOfBirthday(dict[str, tuple[tuple[str, str], tuple[str, str]]]):
    """The codes left once day and month of birth are judged: four figures. On 29 February the year decides."""

    def __missing__(self, figures: str) -> tuple[tuple[str, str], tuple[str, str]]:
        in_leap_year, in_another = (_can_be_born(f"{figures}{year}", None) for year in ("04", "05"))
        self[figures] = codes = _CODES_BY_YEAR if in_leap_year != in_another else _CODES[not in_leap_year]
        return codes


def _can_be_born(figures: str, as_of: date | None) -> bool:
    day, month, year = int(figures[:2]), int(figures[2:4]), int(figures[4:])
    if day > 40:
        day -= 40
    for century in (1900, 2000):
        try:
            born = date(century + year, month, day)
        except ValueError:
            continue
        if as_of is None or born <= as_of:
            return True
    return False
