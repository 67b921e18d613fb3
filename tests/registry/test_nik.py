"""What the figures of a NIK say, and do not give away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dumas_cli.reference.files import Reference
from dumas_cli.registry.nik import NikCheck, NikColumn, check_nik, looks_rounded, nik_faults, regions_of
from dumas_cli.sheets.cells import ROUNDED_KK, ROUNDED_NIK, Trouble, read_kk, read_nik

REGIONS = regions_of(Reference().places())
FIGURES = st.text("0123456789", min_size=16, max_size=16)
KNOWN = sorted(REGIONS)


def nik(region: str = "3201", birth: str = "010180", serial: str = "0001") -> str:
    """An invented NIK; the district is always 01."""
    return f"{region}01{birth}{serial}"


def test_the_regions_are_the_four_figures_of_each_kabupaten_and_kota():
    assert len(REGIONS) == 514
    assert {"1101", "3171", "9671"} <= REGIONS
    assert all(len(code) == 4 and code.isdigit() for code in REGIONS)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (nik(), ""),
        (nik(region="9999"), "region"),
        (nik(region="0001"), "region"),
        (nik(birth="320180"), "birth"),
        (nik(birth="000180"), "birth"),
        (nik(birth="011380"), "birth"),
        (nik(birth="010080"), "birth"),
        (nik(birth="310480"), "birth"),  # April has 30 days
        (nik(birth="710180"), ""),  # a woman born on the 31st
        (nik(birth="720180"), "birth"),
        (nik(birth="410180"), ""),
        (nik(birth="400180"), "birth"),  # neither the 40th nor the 0th
        (nik(birth="290280"), ""),
        (nik(birth="690280"), ""),
        (nik(birth="290281"), "birth"),
        (nik(birth="290200"), ""),  # 2000 was a leap year, 1900 was none
        (nik(serial="0000"), "serial"),
        (nik(serial="9999"), ""),
        (nik(region="9999", birth="320180", serial="0000"), "region+birth+serial"),
    ],
)
def test_each_part_of_a_nik_is_judged_by_itself(written, code):
    assert check_nik(written, REGIONS).code == code
    assert nik_faults([written], REGIONS) == [code]
    assert check_nik(written, REGIONS).ok is (code == "")


def test_nobody_is_born_after_the_day_asked_for():
    leap = nik(birth="290200")
    assert check_nik(leap, REGIONS, as_of=date(2000, 2, 29)).birth_possible
    assert not check_nik(leap, REGIONS, as_of=date(2000, 2, 28)).birth_possible  # and 1900 had no such day
    assert check_nik(nik(birth="010118"), REGIONS, as_of=date(2017, 12, 31)).birth_possible  # 1918


@given(st.sampled_from(KNOWN), st.dates(date(1917, 1, 1), date(2016, 12, 31)), st.booleans(), st.integers(1, 9999))
def test_every_nik_that_can_be_issued_passes(region, born, is_woman, serial):
    day = born.day + 40 * is_woman
    issued = nik(region, f"{day:02}{born:%m%y}", f"{serial:04}")
    assert check_nik(issued, REGIONS, as_of=date(2017, 1, 1)).ok


@given(st.lists(st.one_of(st.none(), FIGURES, st.builds(nik, serial=st.sampled_from(["0000", "0001"])))))
def test_a_column_is_judged_as_its_cells_are_in_one_part_or_in_many(niks):
    one_by_one = [None if each is None else check_nik(each, REGIONS).code for each in niks]
    column = NikColumn(REGIONS)
    assert nik_faults(niks, REGIONS) == one_by_one
    assert column.faults(niks[:3]) + column.faults(niks[3:]) == one_by_one


@given(FIGURES)
def test_a_check_keeps_neither_the_figures_nor_the_birth_date(figures):
    shown = repr(check_nik(figures, REGIONS))
    assert not any(character.isdigit() for character in shown)
    assert set(NikCheck.__dataclass_fields__) == {"region_known", "birth_possible", "serial_ok"}


@pytest.mark.parametrize("text", ["", "320101010180000", "32010101018000012", "320101010180000A", "١" * 16])
def test_what_is_not_sixteen_figures_is_the_callers_mistake_and_is_not_repeated(text):
    with pytest.raises(ValueError, match=r"^a NIK is 16 figures$"):
        check_nik(text, REGIONS)


def test_a_column_whose_every_nik_ends_in_zero_was_rounded():
    rounded = [nik(serial=f"{serial:03}0") for serial in range(1, 13)]
    assert looks_rounded(rounded)
    assert looks_rounded([None, *rounded, *rounded])
    assert not looks_rounded(rounded[:-1])  # too few to prove it
    assert not looks_rounded([rounded[0]] * 50)  # one person, often
    assert not looks_rounded([*rounded, nik()])
    assert not looks_rounded([None])


@pytest.mark.parametrize(
    "cell",
    [
        3.2010101018e15,
        3201010101800000,
        "3.2E+15",
        "3,20101E+15",
        "3.20101010180000E+15",
        "3201010101800000.0",
        "3201010101800000,00",
        "3.201.010.101.800.000",
        "3,201,010,101,800,000",
        "3,201,010,101,800,000.00",
    ],
)
def test_figures_that_went_through_a_number_are_lost(cell):
    assert read_nik(cell) == ROUNDED_NIK
    assert read_kk(cell) == ROUNDED_KK


@pytest.mark.parametrize("cell", ["320101010180000.0", 320101010180000.0, "123.456.789", True])
def test_fewer_figures_are_never_filled_up_by_a_decimal(cell):
    found = read_nik(cell)
    assert isinstance(found, Trouble)
    assert found != ROUNDED_NIK


@given(FIGURES)
def test_sixteen_figures_of_a_text_stay_whatever_they_end_in(figures):
    assert read_nik(figures) == read_kk(figures) == figures
    assert read_nik(f"'{figures[:4]} {figures[4:8]}.{figures[8:12]}-{figures[12:]}") == figures


@pytest.mark.parametrize("cell", [None, "", "-", "N/A"])
def test_a_blank_is_no_family_card(cell):
    assert read_kk(cell) is None


@pytest.mark.parametrize("cell", ["3201010101800001,00", "3201010101800001.0", 3201010101800001.0, 3201010101800001])
def test_a_sixteenth_figure_that_is_not_0_was_never_rounded_away(cell):
    """A spreadsheet program that rounds keeps fifteen figures: one that kept the last has kept all."""
    assert read_nik(cell) == read_nik("3201010101800001")
