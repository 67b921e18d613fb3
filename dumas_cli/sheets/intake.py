"""Rows and a profile become entries and problems."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import compress
from typing import Any

from dumas_cli.errors import ProfileError
from dumas_cli.plain_rows import PlainRows
from dumas_cli.records import CellPlace, Entry, Problem
from dumas_cli.sheets.beside import Beside, FillDown
from dumas_cli.sheets.cells import Cell, Number, OtherOrder, Trouble, shown
from dumas_cli.sheets.date_order import OrderEvidence
from dumas_cli.sheets.decoration import (
    RowKind,
    begins_other_table,
    kind_of_row,
    opens_signature,
    repeats_title,
    stated_count,
)
from dumas_cli.sheets.entries import EntryMaker, FieldTrouble
from dumas_cli.sheets.heading import Heading, Merge
from dumas_cli.sheets.plain import PlainMaker
from dumas_cli.sheets.profiles import EVIDENCE, KnownHeadings, Profile
from dumas_cli.sheets.readers import DAYS, readers_for

Row = Sequence[Cell]

MOST_LOOSE = 100
"""A signature block is shorter than this; a longer stretch of loose rows is one of problems."""


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows were what. ``read`` = entries + problems; the others are decoration, skipped and counted."""

    read: int = 0
    blank: int = 0
    footers: int = 0
    headings: int = 0
    column_numbers: int = 0
    above: int = 0

    @property
    def skipped(self) -> int:
        """Rows that are no complaint: blank ones, footers and signatures, repeated headings, column numbers; and all
        that stand above the heading.
        """
        return self.blank + self.footers + self.headings + self.column_numbers + self.above

    @property
    def total(self) -> int:
        """All rows walked."""
        return self.read + self.skipped

    def __add__(self, other: RowCounts) -> RowCounts:
        return RowCounts(*(getattr(self, item.name) + getattr(other, item.name) for item in fields(self)))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of one sheet, read. ``counts`` are of this chunk alone; a row held back counts where it is settled.

    ``plain`` are the rows that are read whole columns at a time, None where there are none; ``odd`` those that tell
    of more than such a row can. ``problem_keys`` are source, register year and number of the rows set aside, where they
    can be read; ``problem_numbers`` those that they had as rows handed back to be mended.
    """

    plain: PlainRows | None
    odd: list[Entry]
    problems: list[Problem]
    counts: RowCounts
    warnings: tuple[str, ...] = ()
    problem_keys: tuple[tuple[str, int, str] | None, ...] = ()
    problem_numbers: tuple[frozenset[int], ...] = ()

    @property
    def entries(self) -> list[Entry]:
        """All rows as entries, in the order of the sheet."""
        if self.plain is None:
            return self.odd
        entries = [self.plain.entry(index) for index in range(len(self.plain))]
        return sorted([*entries, *self.odd], key=lambda entry: entry.place.row)


class Intake:
    """Reads the rows of one sheet in order. Every row becomes an entry or a problem, or is counted as skipped.

    ``take`` reads rows. ``finish`` settles what was held back: loose rows (a few words and no number) are titles or a
    signature block where their neighbours say so, and problems otherwise. ``seed`` goes into the hashes of rows.
    """

    def __init__(
        self,
        profile: Profile,
        heading: Heading,
        *,
        file: str,
        sheet: str,
        ragged: bool = False,
        merges: Sequence[Merge] = (),
        date1904: bool = False,
        seed: str = "",
    ) -> None:
        self.profile = profile
        self.heading = heading
        self.file = file
        self.sheet = sheet
        self.ragged = ragged
        self._width = len(heading.texts)
        self._readers = readers_for(profile, heading.columns, only_text=ragged, date1904=date1904)
        self._maker = EntryMaker(profile, heading.columns)
        self._plain = PlainMaker(profile, tuple(heading.columns), self._maker, seed) if profile.adds_complaint else None
        self._fill = FillDown(profile, heading, merges)
        self._beside = Beside(profile, heading)
        self._merged = _merged_below(merges)
        self._gaps: Counter[str] = Counter()
        self._rows_read, self._first_gaps = 0, frozenset[str]()
        self._key_columns = [heading.columns[name] for name in profile.required if name in heading.columns]
        self._headless = [column for column, text in enumerate(heading.texts) if not text]
        self._headless_cells: dict[int, int] = {}
        self._other_order = 0
        self._loose: list[_LooseRow] = []
        self._after_gap = True
        self._tally = _Tally()
        self._known = KnownHeadings(profile.headings)
        self.other_heading: int | None = None
        """The row, from 1, at which another table begins: the rows from there on were not read."""

    def take(self, first: int, rows: Sequence[Row]) -> Chunk:
        """Read the next rows of the sheet; ``first`` is the number of the first one, counted from 1."""
        out = _Output()
        raw = rows
        rows = self._fill(first, rows)
        widths = set(map(len, rows))
        values, troubles = self._convert(self._columns(rows, widths))
        unsound = self._unsound(values, troubles)
        for index in unsound:
            if begins_other_table(raw[index], self.heading, self._known):
                self.other_heading, rows = first + index, rows[:index]
                out.add(RowKind.HEADING)
                values = {name: column[:index] for name, column in values.items()}
                unsound = {at: missing for at, missing in unsound.items() if at < index}
                break
        numbers = values["number"]
        sound: list[int] = []
        start = 0
        for index in (*unsound, len(rows)):
            if start < index:
                self._settle(out, at_heading=False, at_end=False)
                self._rows_read += index - start
                self._tally.add_all(numbers[start:index])
                self._after_gap = False
                sound.extend(range(start, index))
            start = index + 1
            if index == len(rows):
                break
            number, row = first + index, rows[index]
            wrong = troubles.get(index, ())
            missing = [name for name in unsound[index] if not any(name == other for other, _ in wrong)]
            unread = missing or any(name in self.profile.required for name, _ in wrong)
            if unread and self._skips(number, raw[index], out):
                continue
            self._settle(out, at_heading=False, at_end=False)
            self._count_gaps(number, missing)
            self._tally.add(numbers[index])
            self._after_gap = False
            self._set_aside(number, row, [*self._missing(missing, number), *wrong], self._given(values, index), out)
        self._read_sound(first, rows, values, sound, unsound, out, some_are_long=max(widths, default=0) > self._width)
        return out.chunk()

    def finish(self) -> Chunk:
        """Settle what was held back, at the end of the sheet."""
        out = _Output()
        self._settle(out, at_heading=self.other_heading is not None, at_end=True)
        for column, cells in sorted(self._headless_cells.items()):
            place = CellPlace(self.file, self.sheet, self.heading.last_row, column + 1)
            out.warnings.append(f"{place}: the column has no heading, and its {cells} filled cells were not read.")
        out.warnings += self._gap_warnings()
        out.warnings += self._hold_dates_against_profile()
        if self._other_order and not self._order_is_borne_out():
            out.warnings.append(self._order_warning())
        return out.chunk()

    # ----------------------------------------------------------------------- helpers

    def _hold_dates_against_profile(self) -> list[str]:
        """Warnings of columns whose true dates look turned round.

        ProfileError where all that a column proves is another order of dates than the profile's.
        """
        doubts = []
        for name, order, evidence in self._orders():
            if order != EVIDENCE and evidence.contradicts(order) == "all":
                heading = self.heading.texts[self.heading.columns[name]]
                what, remedy = evidence.contradiction(order, f'column "{heading}"')
                place = CellPlace(self.file, self.sheet, self.heading.last_row, self.heading.columns[name] + 1)
                raise ProfileError(what, where=str(place), remedy=remedy)
            if doubt := evidence.turned_round(order):
                place = CellPlace(self.file, self.sheet, self.heading.last_row, self.heading.columns[name] + 1)
                doubts.append(f"{place}: {doubt}")
        return doubts

    def _orders(self) -> Iterator[tuple[str, str, OrderEvidence]]:
        """Each column of days with the order in which it was read, and what its cells prove."""
        for name, reader in self._readers.items():
            if name in DAYS:
                evidence = OrderEvidence(self.profile.date_formats)
                evidence.look_at(reader.memory)
                yield name, self.profile.order_of(name), evidence

    def _order_is_borne_out(self) -> bool:
        """Whether the dates of another order than the profile's are slips of the pen in every column."""
        return all(order == EVIDENCE or evidence.bears_out(order) for _, order, evidence in self._orders())

    def _order_warning(self) -> str:
        # Such a row is set aside, but a file that writes 3/1/2017 for 1 March has others that read well and wrongly.
        first, other = ("month", "day") if self.profile.date_order == "month" else ("day", "month")
        rows = "1 row holds" if self._other_order == 1 else f"{self._other_order} rows hold"
        place = CellPlace(self.file, self.sheet, self.heading.last_row)
        return (
            f"{place}: below it {rows} a date that has no such month when the {first} stands first. If the sheet writes"
            f" the {other} first, its other dates were misread: import it again with a profile that has"
            f' order = "{other}" under [dates], which corrects them.'
        )

    def _columns(self, rows: Sequence[Row], widths: Collection[int]) -> list[tuple[Cell, ...]]:
        width = self._width
        if widths != {width}:
            # What stands beyond the heading is judged row by row.
            rows = [row[:width] if len(row) >= width else [*row, *[""] * (width - len(row))] for row in rows]
        return list(zip(*rows, strict=True))

    def _count_headless(self, row: Sequence[Cell]) -> None:
        """Notes the filled cells of a row that was read which stand under no heading."""
        for column in (*self._headless, *range(self._width, len(row))):
            if column < len(row) and row[column] not in {"", None} and shown(row[column]).strip():
                self._headless_cells[column] = self._headless_cells.get(column, 0) + 1

    def _convert(
        self, columns: Sequence[Sequence[Cell]]
    ) -> tuple[dict[str, Sequence[object]], dict[int, list[FieldTrouble]]]:
        """Each field's column through its reader, and the troubles by row, in the order of the columns."""
        values: dict[str, Sequence[object]] = {}
        troubles: dict[int, list[FieldTrouble]] = {}
        for name, column in self.heading.columns.items():
            values[name], has_trouble = self._readers[name](columns[column] if columns else ())
            if has_trouble:
                read = values[name] = list(values[name])
                for index, value in enumerate(read):
                    if isinstance(value, Trouble):
                        troubles.setdefault(index, []).append((name, value))
                        read[index] = None
        values.update(self._beside(columns, values))
        return values, troubles

    def _unsound(
        self, values: Mapping[str, Sequence[object]], troubles: Mapping[int, Sequence[FieldTrouble]]
    ) -> dict[int, list[str]]:
        """The rows that cannot be read as they stand, in order, each with the required fields that are blank."""
        missing: dict[int, list[str]] = {index: [] for index in troubles}
        # The number is always required, also one that is made of other columns.
        for name in dict.fromkeys((*self.profile.required, "number")):
            if None in values[name]:
                for index, value in enumerate(values[name]):
                    if value is None:
                        missing.setdefault(index, []).append(name)
        return dict(sorted(missing.items()))

    def _read_sound(
        self,
        first: int,
        rows: Sequence[Row],
        values: Mapping[str, Sequence[object]],
        sound: list[int],
        unsound: Collection[int],
        out: _Output,
        *,
        some_are_long: bool,
    ) -> None:
        """The rows without a trouble: most of them plain, the others one by one."""
        if self.ragged and some_are_long and (long := [index for index in sound if self._is_too_long(rows[index])]):
            for index in long:
                self._set_aside(first + index, rows[index], [("", _TOO_LONG)], self._given(values, index), out)
            unsound = {*unsound, *long}
            sound = [index for index in sound if index not in unsound]
        if not sound:
            return
        if self._headless or some_are_long:
            for index in sound:
                self._count_headless(rows[index])
        odd = sound
        if self._plain is not None:
            chosen, keys, columns, hashes = self._plain.make(values, unsound)
            positions = list(compress(range(len(rows)), chosen))
            odd = [index for index in sound if not chosen[index]]
            if positions:
                out.plain = PlainRows(
                    source=self.profile.source,
                    tracked=self.profile.tracked,
                    sheet=self.sheet,
                    rows=[first + index for index in positions],
                    keys=keys,
                    columns=columns,
                    hashes=hashes,
                    positions=positions,
                    make=lambda index, row_hash: self._entry(
                        first + index, rows[index], self._given(values, index), row_hash
                    ),
                )
        for index in odd:
            number, row = first + index, rows[index]
            given = self._given(values, index)
            entry = self._maker.make(CellPlace(self.file, self.sheet, number), given, self._texts(row))
            if isinstance(entry, Entry):
                out.odd.append(entry)
            else:
                texts = self._texts(row)
                out.add_problem(self._problem(number, texts, [entry]), *self._maker.told_of(given, texts))
        out.read += len(sound)

    def _given(self, values: Mapping[str, Sequence[object]], index: int) -> dict[str, object]:
        return {name: column[index] for name, column in values.items()}

    def _entry(self, number: int, row: Sequence[Cell], given: Mapping[str, object], row_hash: int) -> Entry:
        """A plain row as an entry."""
        entry = self._maker.make(CellPlace(self.file, self.sheet, number), given, self._texts(row), row_hash)
        assert isinstance(entry, Entry)  # noqa: S101 - a row that contradicts itself is not plain
        return entry

    def _is_too_long(self, row: Sequence[Cell]) -> bool:
        return len(row) > self._width and any(row[self._width :])

    def _texts(self, row: Sequence[Cell]) -> tuple[str, ...]:
        return _row_texts(row if self._is_too_long(row) else row[: self._width])

    def _skips(self, number: int, row: Sequence[Cell], out: _Output) -> bool:
        """Counts a row that is decoration, holds back a loose one; False for a row that must be read."""
        kind = kind_of_row(row, self.heading, self._key_columns)
        if kind is RowKind.ROW:
            return False
        if kind is RowKind.LOOSE:
            self._loose.append(_LooseRow(number, row, self._after_gap))
            if len(self._loose) > MOST_LOOSE:
                self._settle(out, at_heading=False, at_end=False)
            return True
        if kind is RowKind.HEADING:
            self._settle(out, at_heading=True, at_end=False)
        out.add(kind)
        if kind is RowKind.FOOTER:
            self._compare_count(number, row, out)
        self._after_gap = self._after_gap or kind is not RowKind.COLUMN_NUMBERS
        return True

    def _settle(self, out: _Output, *, at_heading: bool, at_end: bool) -> None:
        """Decides about the loose rows held back.

        Before a repeated heading, those from the first that follows a gap (a blank row, a footer) or repeats the
        sheet's title are the next table's titles. At the
        end, those from the first with a signature's words on are the signature block. All others are problems.
        """
        if not self._loose:
            return
        decoration = False
        for loose in self._loose:
            decoration = decoration or (loose.after_gap and (at_heading or (at_end and opens_signature(loose.row))))
            decoration = decoration or (at_heading and repeats_title(loose.row, self.heading))
            if decoration:
                out.add(RowKind.FOOTER)
            else:
                self._tally.add(None)
                out.read += 1
                place = CellPlace(self.file, self.sheet, loose.number)
                heading = self.heading.texts[self._key_columns[0]] if self._key_columns else ""
                named = [name for name in self.profile.required if name in self.heading.columns]
                merged = self._below_merged(loose.number, named)
                out.add_problem(
                    Problem(
                        place=place,
                        field="",
                        value="",
                        reason=f'The row has no "{heading}", and is no footer or signature either.',
                        remedy=_fill_down(merged)
                        if merged
                        else "Complete the row, or delete it where it is only a remark.",
                        row=_row_texts(loose.row),
                    )
                )
        self._loose.clear()

    def _missing(self, names: Sequence[str], number: int) -> list[FieldTrouble]:
        texts, columns = self.heading.texts, self.heading.columns
        headings = {name: texts[columns[name]] if name in columns else self._beside.number_heading for name in names}
        merged = self._below_merged(number, names)
        return [
            (
                name,
                Trouble(
                    f'"{headings[name]}" is blank'
                    f"{' below a merged cell' if name in merged else ''}, and a row cannot do without it.",
                    _fill_down(merged) if merged else "Fill the cell, or delete the row.",
                ),
            )
            for name in names
        ]

    def _below_merged(self, number: int, names: Iterable[str]) -> list[str]:
        """The fields whose cells in a row stand in a merged block, below its first row, and are not filled down."""
        found = []
        for name in names:
            blocks = self._merged.get(self.heading.columns.get(name, -1), ())
            index = bisect_right(blocks, number, key=lambda block: block[0]) - 1
            if index >= 0 and number <= blocks[index][1] and name not in self.profile.fill_down:
                found.append(name)
        return found

    def _count_gaps(self, number: int, missing: Sequence[str]) -> None:
        """Counts the required cells of a row that are blank, but for those below merged ones."""
        gaps = set(missing) & self.heading.columns.keys() - set(self._below_merged(number, missing))
        if not self._rows_read:
            self._first_gaps = frozenset(gaps)
        self._rows_read += 1
        self._gaps.update(gaps - set(self.profile.fill_down))

    def _gap_warnings(self) -> Iterator[str]:
        """Required columns that look as if they were filled only in the first row of each group."""
        for name, column in self.heading.columns.items():
            gaps = self._gaps[name]
            if gaps >= _LEAST_GAPS and gaps * 2 >= self._rows_read > gaps + 1 and name not in self._first_gaps:
                place = CellPlace(self.file, self.sheet, self.heading.last_row, column + 1)
                yield (
                    f'{place}: "{self.heading.texts[column]}" is blank in {gaps} of {self._rows_read} rows. If the '
                    f"value above holds for them too, let the profile fill them: {_setting([name])}."
                )

    def _set_aside(
        self, number: int, row: Sequence[Cell], wrong: list[FieldTrouble], given: Mapping[str, object], out: _Output
    ) -> None:
        out.read += 1
        self._other_order += any(isinstance(trouble, OtherOrder) for _, trouble in wrong)
        if self.ragged and self._is_too_long(row) and ("", _TOO_LONG) not in wrong:
            wrong = [("", _TOO_LONG), *wrong]
        self._count_headless(row)
        texts = self._texts(row)
        out.add_problem(self._problem(number, texts, wrong), *self._maker.told_of(given, texts))

    def _problem(self, number: int, texts: tuple[str, ...], wrong: Sequence[FieldTrouble]) -> Problem:
        """One problem for the row, standing at its first bad cell; further ones are told of in the reason."""
        # A field without a column of its own (a reply's day that the sheet does not tell) stands for the whole row.
        columns = [self.heading.columns.get(name, -1) + 1 for name, _ in wrong]
        places = [CellPlace(self.file, self.sheet, number, column) for column in columns]
        name, first = wrong[0]
        column = places[0].column
        others = "; ".join(
            f"{place.address}: {trouble.reason}" for place, (_, trouble) in zip(places[1:], wrong[1:], strict=True)
        )
        return Problem(
            place=places[0],
            field=name,
            value=texts[column - 1] if 0 < column <= len(texts) else "",
            reason=f"{first.reason} Also {others}" if others else first.reason,
            remedy=first.remedy,
            row=texts,
        )

    def _compare_count(self, number: int, row: Sequence[Cell], out: _Output) -> None:
        """Compares the count a footer states with what was read since the last one, or else in the whole sheet."""
        stated = stated_count(row)
        rows, complaints, fits = self._tally.compare(stated)
        if fits:
            return
        place = CellPlace(self.file, self.sheet, number)
        out.warnings.append(
            f"{place}: the footer states {stated}, but {_counted(rows, 'row')} with {_counted(complaints, 'number')}"
            f" {'was' if rows == 1 else 'were'} read."
        )


_LEAST_GAPS = 3


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _merged_below(merges: Sequence[Merge]) -> dict[int, list[tuple[int, int]]]:
    """By column, from 0: the first and last row, from 1, of what stands below the first cell of each merged block."""
    below: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in sorted(merges):
        if bottom > top:
            below.setdefault(left, []).append((top + 2, bottom + 1))
    return below


def _fill_down(names: Sequence[str]) -> str:
    return f"Fill the cell, or let the profile fill it from above: {_setting(names)}."


def _setting(names: Sequence[str]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"fill_down = [{quoted}] under [sheet]"


_TOO_LONG = Trouble(
    "The row has more cells than the heading, so its cells may stand in the wrong columns.",
    "Put the cell that holds a delimiter in quotation marks.",
)


@dataclass(frozen=True, slots=True)
class _LooseRow:
    number: int
    row: Sequence[Cell]
    after_gap: bool


class _Tally:
    """Rows read, and the numbers among them: one complaint may stand in several rows.

    Numbers are kept as hashes, eight bytes each, for a sheet may have a million.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._unnumbered = 0
        self._section_starts_at = (0, 0)  # hashes, unnumbered rows

    def add(self, number: object) -> None:
        """A row, with its number where that could be read."""
        if isinstance(number, Number):
            self._hashes.append(hash(number.number))
        else:
            self._unnumbered += 1

    def add_all(self, numbers: Sequence[Any]) -> None:
        """Rows that all have a number."""
        self._hashes.extend([hash(one.number) for one in numbers])

    def compare(self, stated: int | None) -> tuple[int, int, bool]:
        """Rows and complaints since the last footer, or else in the whole sheet; and whether one is as stated.

        The complaints are counted only where it hangs on them.
        """
        start, unnumbered = self._section_starts_at
        here, blank = self._hashes[start:], self._unnumbered - unnumbered
        self._section_starts_at = len(self._hashes), self._unnumbered
        if not here and not blank:
            here, blank = self._hashes, self._unnumbered
        rows = len(here) + blank
        if stated is None or stated == rows:
            return rows, 0, True
        complaints = len(set(here)) + blank
        return rows, complaints, stated == complaints


@dataclass(slots=True)
class _Output:
    """A chunk in the making."""

    plain: PlainRows | None = None
    odd: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_keys: list[tuple[str, int, str] | None] = field(default_factory=list)
    problem_numbers: list[frozenset[int]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    read: int = 0
    skipped: dict[RowKind, int] = field(default_factory=dict)

    def add_problem(
        self, problem: Problem, key: tuple[str, int, str] | None = None, numbers: frozenset[int] = frozenset()
    ) -> None:
        self.problems.append(problem)
        self.problem_keys.append(key)
        self.problem_numbers.append(numbers)

    def add(self, kind: RowKind) -> None:
        self.skipped[kind] = self.skipped.get(kind, 0) + 1

    def chunk(self) -> Chunk:
        counts = RowCounts(
            read=self.read,
            blank=self.skipped.get(RowKind.BLANK, 0),
            footers=self.skipped.get(RowKind.FOOTER, 0),
            headings=self.skipped.get(RowKind.HEADING, 0),
            column_numbers=self.skipped.get(RowKind.COLUMN_NUMBERS, 0),
        )
        return Chunk(
            self.plain,
            self.odd,
            self.problems,
            counts,
            tuple(self.warnings),
            tuple(self.problem_keys),
            tuple(self.problem_numbers),
        )


def _row_texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple([cell if type(cell) is str else shown(cell) for cell in row])
