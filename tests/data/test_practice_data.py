"""The practice data holds the published totals, and is what its README says: counted here anew, cell by cell."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

import holidays
import openpyxl
import pytest
from openpyxl import Workbook

DATA = Path(__file__).parents[2] / "data"
LAST_DAY = date(2018, 1, 31)
FILES = ("register-2016.xlsx", "register-2017.xlsx", "lapor-2017.xlsx", "tanggapan-2017.csv")
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
ALSO = {"peb": 2, "may": 5, "agt": 8, "ags": 8, "aug": 8, "oct": 10, "nop": 11, "dec": 12}
DAY_IN_WORDS = re.compile(r"\b(\d{1,2}) (?!Tahun)([A-Z][a-z]+) ((?:19|20)\d\d)\b")

# What an importer has to find; beside these six rows every row can be read.
UNREADABLE = {2016: {"31/02": 1, "no number": 1, "float NIK": 1}, 2017: {"31/02": 1, "no day": 1, "no number": 1}}


@dataclass
class Row:
    """A register row by the joined words of its two heading rows."""

    sheet: str
    cells: dict[str, object]
    year: int
    trouble: str = ""
    days: dict[str, date] = field(default_factory=dict)

    def word(self, name: str) -> str:
        value = self.cells.get(name)
        return "" if value is None else str(value).strip()

    @property
    def number(self) -> int:
        return int(self.word("agenda/no. agenda"))

    @property
    def is_letter(self) -> bool:
        return bool(self.word("penerusan/instansi tujuan")) and "returned" not in self.days

    @property
    def is_answered(self) -> bool:
        if "reply" not in self.days:
            return False
        kind = self.word("tanggapan/jenis").lower()
        if kind:
            return kind == "substantif"
        return "dalam proses" not in self.word("tanggapan/isi tanggapan").lower()


DAY_COLUMNS = {
    "received": "agenda/tgl terima",
    "letter": "surat pengadu/tgl surat",
    "sent": "penerusan/tgl surat",
    "returned": "penerusan/tgl dikembalikan",
    "reminder 1": "penegasan/i",
    "reminder 2": "penegasan/ii",
    "reply": "tanggapan/tgl tanggapan",
    "completed": "tgl selesai",
}


def read_day(value: object) -> date | None:
    """The day in a cell, whatever its form; None where it holds none; ValueError for 31 February."""
    if isinstance(value, datetime):
        return value.date()
    text = str(value or "").strip()
    if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})", text):
        day, month, year = (int(part) for part in match.groups())
        return date(year + 2000 if year < 100 else year, month, day)
    if match := re.fullmatch(r"(?:[A-Z][a-z]+, )?(\d{1,2}) ([A-Za-z]+) (\d{4})", text):
        return date(int(match[3]), month_number(match[2]), int(match[1]))
    return None


def month_number(word: str) -> int:
    head = word.lower()[:3]
    return ALSO[head] if head in ALSO else MONTHS.index(head) + 1


@cache
def open_book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


@cache
def register(year: int) -> tuple[Row, ...]:
    """The rows of a register, the complaint's own cells filled down to its second letter."""
    rows: list[Row] = []
    book = open_book(DATA / f"register-{year}.xlsx")
    for sheet in book.worksheets:
        if sheet.title == "Rekap":
            continue
        grid = [list(line) for line in sheet.iter_rows(values_only=True)]
        top = next(i for i, line in enumerate(grid) if str(line[0]).lower() == "no")
        names = join_heading(grid[top], grid[top + 1])
        foot = next(i for i, line in enumerate(grid) if str(line[0]).lower() == "jumlah")
        mine = [
            read_row(sheet.title, dict(zip(names, line, strict=True)), year)
            for line in grid[top + 3 : foot]
            if any(cell is not None for cell in line)
        ]
        assert grid[foot][1] == len(mine), f"{sheet.title}: the footer counts other rows"
        rows += mine
    return tuple(rows)


def join_heading(upper: Sequence[object], lower: Sequence[object]) -> list[str]:
    names, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = str(above).lower() if above else group
        names.append(f"{group}/{str(below).lower()}" if below else group)
    return names


def read_row(sheet: str, cells: dict[str, object], year: int) -> Row:
    row = Row(sheet, cells, year)
    if isinstance(cells["pengadu/nik"], float | int):
        row.trouble = "float NIK"
    if not row.word("agenda/no. agenda"):
        row.trouble = "no number"
    for name, column in DAY_COLUMNS.items():
        try:
            day = read_day(cells[column])
        except ValueError:
            row.trouble = "31/02"
            continue
        if day is not None:
            row.days[name] = day
    if "received" not in row.days and not row.trouble:
        row.trouble = "no day"
    return row


@cache
def late_replies() -> tuple[dict[str, str], ...]:
    lines = (DATA / "tanggapan-2017.csv").read_text(encoding="cp1252").splitlines()
    return tuple(csv.DictReader(lines[1:], delimiter=";"))


def late_number(reply: dict[str, str]) -> int:
    written = reply["No. Agenda"]
    if "/" not in written:
        assert reply["Tahun"] == "2017"
        return int(written)
    number, year = sorted(written.split("/"), key=lambda part: part == "2017")
    assert year == "2017"
    return int(number)


def readable() -> list[Row]:
    return [row for year in (2016, 2017) for row in register(year) if not row.trouble]


def letters_of(year: int) -> list[Row]:
    return [row for row in readable() if row.is_letter and row.days["sent"].year == year]


def completions_of(year: int) -> int:
    done = {(row.year, row.number) for row in readable() if row.days.get("completed", date.min).year == year}
    return len(done)


def test_2016_has_the_published_totals_and_no_answer_after_january() -> None:
    letters = letters_of(2016)
    answered = [row for row in letters if row.is_answered]
    assert (len(letters), len(answered), completions_of(2016)) == (1610, 1176, 1102)
    assert round(1176 / 1610 * 100, 2) == 73.04
    assert max(row.days["reply"] for row in answered) <= date(2017, 1, 31)


def test_2017_has_the_published_totals_once_the_late_replies_are_laid_on() -> None:
    letters = letters_of(2017)
    answered = sum(row.is_answered for row in letters)
    late = [reply for reply in late_replies() if reply["Jenis Tanggapan"].strip().lower() == "substantif"]
    assert (len(letters), answered, len(late), answered + len(late)) == (1650, 1346, 40, 1386)
    assert 1386 / 1650 == 0.84
    assert completions_of(2017) == 1194
    assert sum(row.days.get("completed", date.min).year == 2017 for row in register(2016)) > 50


def test_each_late_reply_belongs_to_a_letter_that_the_register_holds_unanswered() -> None:
    waiting = Counter(row.number for row in letters_of(2017) if row.year == 2017 and not row.is_answered)
    sent = {row.number: row.days["sent"] for row in letters_of(2017) if row.year == 2017}
    wanted = Counter(late_number(reply) for reply in late_replies())
    assert all(waiting[number] >= count for number, count in wanted.items())
    for reply in late_replies():
        arrived = read_day(reply["Tgl Tanggapan"])
        assert arrived is not None
        assert arrived > sent[late_number(reply)]
    assert sum(reply["Jenis Tanggapan"] == "Sementara" for reply in late_replies()) == 5


@pytest.mark.parametrize("year", [2016, 2017])
def test_agenda_numbers_start_at_one_and_run_in_order_of_receipt(year: int) -> None:
    rows = [row for row in register(year) if not row.trouble]
    assert rows[0].number == 1
    keys = [(row.days["received"], row.number) for row in rows]
    assert keys == sorted(keys)
    assert all(row.days["received"].year == year for row in rows)
    assert 1900 <= rows[-1].number <= 2100


@pytest.mark.parametrize("year", [2016, 2017])
def test_the_rows_nobody_can_read_are_the_six_that_were_meant(year: int) -> None:
    spoilt = [row for row in register(year) if row.trouble]
    assert Counter(row.trouble for row in spoilt) == UNREADABLE[year]
    # They carry no letter and no completion, so the totals stand whether or not a reader mends them.
    assert not any(row.word("penerusan/instansi tujuan") or "completed" in row.days for row in spoilt)


def test_the_days_of_a_row_are_in_order_and_letters_leave_on_working_days() -> None:
    off = holidays.country_holidays("ID", years=(2016, 2017, 2018), categories=("public", "government"))
    for row in readable():
        days = row.days
        chain = [days[name] for name in ("letter", "received", "sent", "reminder 1", "reminder 2") if name in days]
        assert chain == sorted(chain), row.sheet
        after_sending = [days[name] for name in ("returned", "reply") if name in days]
        assert all(day > days["sent"] for day in after_sending), row.sheet
        if "completed" in days:
            assert days["completed"] >= days.get("reply", days["received"])
        for name in ("received", "sent", "reply", "returned", "completed"):
            assert name not in days or (days[name].weekday() < 5 and days[name] not in off), (name, days[name])
        if row.is_answered:
            assert "returned" not in days


def test_both_years_hold_returned_letters_and_complaints_with_two_letters() -> None:
    for year in (2016, 2017):
        rows = [row for row in register(year) if not row.trouble]
        assert sum("returned" in row.days for row in rows) >= 20
        assert sum(count > 1 for count in Counter(row.number for row in rows if row.is_letter).values()) >= 30
        assert sum(not row.word("penerusan/instansi tujuan") for row in rows) >= 200
        assert sum("reply" in row.days and not row.is_answered for row in rows) >= 50


def test_returned_letters_came_back_before_the_year_is_reported() -> None:
    for row in readable():
        if "returned" in row.days:
            assert row.days["returned"] <= date(row.days["sent"].year + 1, 1, 31)


def test_nothing_is_dated_after_january_2018() -> None:
    for name in FILES:
        for value in values_of(DATA / name):
            day = read_day(value) if not str(value).startswith("31/02") else None
            assert day is None or day <= LAST_DAY, (name, value)
            for day_of, month, year in DAY_IN_WORDS.findall(str(value)):
                assert date(int(year), month_number(month), int(day_of)) <= LAST_DAY, (name, value)


def values_of(path: Path) -> list[object]:
    if path.suffix == ".csv":
        return [cell for reply in late_replies() for cell in reply.values()]
    book = open_book(path)
    return [c for sheet in book for line in sheet.iter_rows(values_only=True) for c in line if c is not None]


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_that_it_is_invented(name: str) -> None:
    path = DATA / name
    assert path.stat().st_size < 1_000_000
    if path.suffix == ".csv":
        assert "data latihan - seluruhnya rekaan" in path.read_text(encoding="cp1252").splitlines()[0].lower()
        return
    for sheet in open_book(path):
        head = [str(cell) for line in sheet.iter_rows(max_row=10, values_only=True) for cell in line]
        assert any("data latihan - seluruhnya rekaan" in cell for cell in head), sheet.title


def test_the_portal_export_is_all_text_with_its_heading_under_an_information_block() -> None:
    sheet = open_book(DATA / "lapor-2017.xlsx").worksheets[0]
    grid = list(sheet.iter_rows(values_only=True))
    assert [i for i, line in enumerate(grid, start=1) if line[0] == "Tracking ID"] == [11]
    assert sheet.merged_cells.ranges
    assert all(isinstance(cell, str) for line in grid[10:] for cell in line if cell is not None)
    rows = [dict(zip(grid[10], (str(cell or "") for cell in line), strict=True)) for line in grid[11:]]
    assert 380 <= len(rows) <= 430
    assert all(re.fullmatch(r"\d{1,2} [A-Z][a-z]{2} 2017", row["Tanggal Laporan Masuk"]) for row in rows)
    assert len({row["Tracking ID"] for row in rows}) == len(rows)
    forwarded = sum(bool(row["Instansi Terdisposisi"]) for row in rows)
    assert len(rows) * 0.8 < forwarded < len(rows) * 0.95
    assert not any(row["Nama Pelapor"] for row in rows if "Anonim" in row["Tipe Laporan (Anonim/Rahasia)"])


def test_a_nik_is_text_of_sixteen_figures_that_tells_the_region() -> None:
    niks = [row.word("pengadu/nik") for row in readable()]
    given = [nik for nik in niks if nik not in ("", "-")]
    assert len(given) > len(niks) * 0.7
    assert all(re.fullmatch(r"\d{16}", nik) for nik in given)
    assert len({nik[:4] for nik in given}) > 60


def test_the_open_complaints_are_many_and_of_all_ages_and_provinces() -> None:
    open_rows = [row for row in readable() if row.word("status").lower() in ("proses", "dalam proses")]
    assert 500 <= len(open_rows) <= 1000
    assert {row.year for row in open_rows} == {2016, 2017}
    assert len({row.word("pengadu/nik")[:2] for row in open_rows}) >= 25
    asked = [
        row for row in open_rows if re.search("klarifikasi langsung|turun lapangan", row.word("disposisi").lower())
    ]
    assert 5 <= len(asked) <= 30
    assert any("tembusan" in row.word("keterangan").lower() for row in open_rows)


def test_two_runs_of_the_generator_give_the_same_bytes_and_those_that_are_kept(tmp_path: Path) -> None:
    """Each in a process of its own, at the same time."""
    folders = [tmp_path / "once", tmp_path / "again"]
    runs = []
    for folder in folders:
        folder.mkdir()
        runs.append(subprocess.Popen([sys.executable, str(DATA / "make_practice_data.py"), str(folder)]))
    assert [run.wait() for run in runs] == [0, 0]
    made_twice = folders
    for name in FILES:
        assert (made_twice[0] / name).read_bytes() == (made_twice[1] / name).read_bytes()
    for name in FILES:
        made, kept = made_twice[0] / name, DATA / name
        if made.read_bytes() == kept.read_bytes():
            continue
        # Another zlib or openpyxl may pack the same cells in other bytes.
        assert made.suffix == ".xlsx", name
        assert contents_of(made) == contents_of(kept), name


def contents_of(path: Path) -> list[object]:
    with zipfile.ZipFile(path) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2018, 1, 31, 15, 30, 0)}
    book = openpyxl.load_workbook(path)
    return [
        (sheet.title, sorted(map(str, sheet.merged_cells.ranges)), list(sheet.iter_rows(values_only=True)))
        for sheet in book
    ]


def test_the_readme_gives_the_numbers_of_the_files() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    for year in (2016, 2017):
        assert f"{len(register(year)):,} rows, {register(year)[-1].number:,} complaints" in readme
    carried = {row.number for row in register(2016) if row.days.get("completed", date.min).year == 2017}
    assert f"Of the 1,194 completions {len(carried)} are" in readme
    assert f"{len(late_replies())}: 40 answers, 5 interim" in readme
