"""Opens a file: its kind, its sheets, its profile, and its rows in chunks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from dumas_cli.errors import ProfileError, SheetError
from dumas_cli.sheets.alike import likeness
from dumas_cli.sheets.frame import decide_orders, frame_of
from dumas_cli.sheets.heading import MOST_ROWS, SEARCHED_ROWS, Heading, find_heading, fit
from dumas_cli.sheets.intake import Chunk, Intake, RowCounts
from dumas_cli.sheets.one_column import delimiter_within, in_one_column
from dumas_cli.sheets.opening import open_sheets
from dumas_cli.sheets.profiles import EXTRA, Profile, heading_key, nearest, with_map
from dumas_cli.sheets.unstored import unstored_headings, with_unstored
from dumas_cli.sheets.workbook import Sheet

WEAKEST_SHARE = 1 / 3
"""A profile must know at least this share of a sheet's headings to be chosen without being asked for."""

CLEARLY_MORE = 3 / 2, 3
"""Another profile knows clearly more of a sheet's headings where it knows as many times as many, and so many more."""


@dataclass(frozen=True, slots=True)
class SheetNote:
    """What became of one sheet. ``reason`` says why one was not used; ``heading_row`` is None where none was found."""

    name: str
    used: bool
    reason: str = ""
    heading_row: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An opened file, ready to be read with the profile that fits it.

    ``file`` is its name without the folder. ``match`` tells how well the profile fits ("register: 25 of 29
    headings", over all sheets used). ``unclaimed`` are the headings that no field claims. ``row_estimate`` is about
    how many rows ``chunks`` will walk. ``exported_on`` is the day that the file itself says it was made and
    ``stated_rows`` how many rows it says it has, None where it does not; ``warnings`` what was seen before any row
    was read.
    """

    file: str
    sha256: str
    size_bytes: int
    profile: Profile
    match: str
    sheets: tuple[SheetNote, ...]
    unclaimed: tuple[str, ...]
    row_estimate: int
    tables: tuple[tuple[Sheet, Heading], ...]
    exported_on: date | None = None
    stated_rows: int | None = None
    warnings: tuple[str, ...] = ()

    def chunks(self, size: int = 500, *, seed: str = "") -> Iterator[Chunk]:
        """Read the rows of all used sheets in order, ``size`` rows at a time, so that memory stays bounded.

        Every row walked is an entry, a problem, or counted as skipped. May be called again. ``seed`` is what else than
        the row decides what it does to the database: rows of another seed are never taken for the same. Raises
        SheetError where a csv file's quotation marks break off, ProfileError where the dates of a column speak for
        another order than the profile's, and none for it.
        """
        for sheet, first in self.tables:
            heading: Heading | None = first
            while heading is not None:
                intake = Intake(
                    self.profile,
                    heading,
                    file=self.file,
                    sheet=sheet.name,
                    ragged=sheet.ragged,
                    merges=sheet.merges,
                    date1904=sheet.date1904,
                    seed=seed,
                )
                rows, number = iter(sheet.rows()), heading.last_row + 1
                for _ in islice(rows, heading.last_row):
                    pass
                while intake.other_heading is None and (taken := list(islice(rows, size))):
                    yield intake.take(number, taken)
                    number += len(taken)
                last = intake.finish()
                begins = intake.other_heading
                told = last.warnings if begins else (*last.warnings, *sheet.end_warnings(len(heading.texts)))
                above = heading.row - 1 if heading is first else 0
                yield replace(last, counts=last.counts + RowCounts(above=above), warnings=told)
                heading = _table_at(begins, sheet, self.profile, self.file) if begins else None


def open_source(
    path: Path,
    profiles: Sequence[Profile],
    *,
    profile: str | None = None,
    sheet: str | None = None,
    mapping: Mapping[str, str] = MappingProxyType({}),
    date_order: str | None = None,
    keep_extra: bool = False,
) -> Source:
    """Open a file and choose the profile and the sheets.

    ``profile`` names one of ``profiles``, which must then hold its required headings; without it, the one that fits
    best is taken. ``sheet`` restricts to one sheet. ``mapping`` gives headings to fields other than the profile does,
    ``date_order`` is the order of the dates of all columns, ``keep_extra`` keeps the cells that no field claims.
    Raises SheetError for a file that cannot be read, ProfileError where no profile fits, two fit equally well, the best
    match is weak, a sheet's heading is not certain, or the order of a column's dates is neither told nor proven.
    """
    profiles = [_as_asked(one, mapping, date_order, keep_extra=keep_extra) for one in profiles]
    sheets = open_sheets(path)
    candidates = _candidates(sheets, sheet, path.name)
    asked = _named(profiles, profile, path.name) if profile is not None else None
    fits = _fits((asked,) if asked is not None else profiles, candidates)
    if not fits:
        raise _no_heading(candidates, asked, path.name)
    chosen = asked or _choose(fits, path.name)
    used = _used(chosen, fits, path.name)
    _hold_against_rivals(used.values(), fits, path.name)
    tables = tuple((one, used[one.name].heading) for one in candidates if one.name in used)
    widest = max((heading for _, heading in tables), key=lambda heading: heading.total)
    _must_stand(mapping, tables, path.name)
    chosen = decide_orders(chosen, tables, path.name)
    sha256, size = digest(path)
    exported_on, stated = frame_of(chosen, tables)
    tables, remarks = with_unstored(chosen, tables, path.name)
    return Source(
        file=path.name,
        sha256=sha256,
        size_bytes=size,
        profile=chosen,
        match=f"{chosen.name}: {widest.known} of {widest.total} headings",
        sheets=tuple(_note(one, chosen, used, fits, sheet) for one in sheets),
        unclaimed=tuple(
            dict.fromkeys(text for _, heading in tables for text in heading.unclaimed if not chosen.keeps(text))
        ),
        row_estimate=sum(max(one.height - heading.last_row, 0) for one, heading in tables),
        tables=tables,
        exported_on=exported_on,
        stated_rows=stated,
        warnings=(*(warning for one, _ in tables for warning in one.warnings), *remarks, *_undated(chosen, tables)),
    )


# --------------------------------------------------------------------------- helpers

_LIKE = 70  # of 100: likeness from which a heading is offered for a field
_LEAST_TABLE = 3  # as many headings that stand twice are another table


def _as_asked(profile: Profile, mapping: Mapping[str, str], date_order: str | None, *, keep_extra: bool) -> Profile:
    profile = with_map(profile, mapping)
    if date_order is not None:
        profile = replace(profile, date_order=date_order, date_orders={}, digest=f"{profile.digest} {date_order}")
    return replace(profile, extra=True, digest=f"{profile.digest} extra") if keep_extra else profile


def _must_stand(mapping: Mapping[str, str], tables: Sequence[tuple[Sheet, Heading]], file: str) -> None:
    """A heading that was mapped and stands in no sheet is a slip of the pen."""
    texts = [name for _, heading in tables for name in heading.names if name]
    once = {heading_key(text) for _, heading in tables for text in heading.texts if text}
    standing = once | {heading_key(text) for text in texts}
    for heading, field in mapping.items():
        if field == EXTRA and heading_key(heading) not in once and heading_key(heading) in standing:
            raise ProfileError(
                f'--map "{heading}={EXTRA}": of headings that are alike, none can be kept beside the fields.',
                where=file,
                remedy="Rename it in the sheet.",
            )
        if heading_key(heading) not in standing:
            raise ProfileError(f'There is no heading "{heading}" (--map).', where=file, remedy=nearest(heading, texts))


@dataclass(frozen=True, slots=True)
class _Fit:
    """One profile on one sheet."""

    profile: Profile
    sheet: Sheet
    heading: Heading
    score: float

    @property
    def eligible(self) -> bool:
        return not self.heading.missing and self.heading.known >= WEAKEST_SHARE * self.heading.total

    def __str__(self) -> str:
        return f"{self.profile.name} {self.heading.known} of {self.heading.total} headings"


def _candidates(sheets: Sequence[Sheet], wanted: str | None, file: str) -> list[Sheet]:
    """The sheets to look at: the one asked for (hidden or not), else all that can be seen."""
    if wanted is None:
        seen = [sheet for sheet in sheets if not sheet.not_read]
        if not any(sheet.height for sheet in seen):
            raise SheetError(
                "No sheet of the file has a filled cell.", where=file, remedy="Ask for it to be sent again."
            )
        return seen
    for sheet in sheets:
        if sheet.name.strip().casefold() == wanted.strip().casefold():
            if not sheet.height:
                raise SheetError("The sheet is empty.", where=sheet.where(file), remedy="Name another with --sheet.")
            return [sheet]
    names = [sheet.name for sheet in sheets if sheet.name]
    raise SheetError(
        f'There is no sheet "{wanted}".',
        where=file,
        remedy=f"There are: {', '.join(names)}." if names else "A csv file has no sheets: leave --sheet out.",
    )


def _table_at(row: int, sheet: Sheet, profile: Profile, file: str) -> Heading:
    """The heading of a further table of the sheet, which begins in that row. ProfileError where it is not certain."""
    rows = list(islice(sheet.rows(), row - 1, row - 1 + MOST_ROWS))
    merges = [((a - row + 1, b), (c - row + 1, d)) for (a, b), (c, d) in sheet.merges if a >= row - 1]
    found = find_heading(rows, replace(profile, header_row=1), merges)
    if found is None or found.missing or found.doubles:
        if found is not None and found.doubles:
            what = f'has two columns for "{found.doubles[0][0]}"'
        else:
            what = f"has no heading for {_quoted(found.missing if found is not None else profile.required)}"
        raise ProfileError(
            f"Another table begins in row {row}, and {what}.",
            where=sheet.where(file),
            remedy="Put it on a sheet of its own, or mend its heading.",
        )
    return replace(found, row=row)


def _named(profiles: Sequence[Profile], name: str, file: str) -> Profile:
    for profile in profiles:
        if profile.name == name:
            return profile
    raise ProfileError(
        f'There is no profile "{name}".', where=file, remedy=nearest(name, [profile.name for profile in profiles])
    )


def _fits(profiles: Sequence[Profile], sheets: Sequence[Sheet]) -> list[_Fit]:
    fits = []
    for sheet in sheets:
        head = list(islice(sheet.rows(), SEARCHED_ROWS + 1))
        for profile in profiles:
            if profile.sheet_names and sheet.name not in profile.sheet_names:
                continue
            heading = find_heading(head, profile, sheet.merges)
            if heading is not None:
                fits.append(_Fit(profile, sheet, heading, fit(heading, profile)))
    return fits


def _choose(fits: Sequence[_Fit], file: str) -> Profile:
    """The profile that fits one of the sheets best."""
    best: dict[str, _Fit] = {}
    for one in sorted(fits, key=lambda one: (-one.eligible, -one.score)):
        best.setdefault(one.profile.name, one)
    ranked = list(best.values())
    eligible = [one for one in ranked if one.eligible]
    if not eligible:
        raise ProfileError(
            f"No profile fits. The nearest are {_names(ranked[:2])}.",
            where=ranked[0].sheet.where(file),
            remedy=f"{_lacks(ranked[0])}{unstored_headings(ranked[0].sheet, ranked[0].heading)}"
            f"{_headings_seen(ranked[0].heading)}{_map_it(ranked[0])}"
            "Choose a profile with --profile NAME, or draft one with dumas profile guess and give --profile FILE.",
        )
    if len(eligible) > 1 and abs(eligible[0].score - eligible[1].score) < 1e-9:
        raise ProfileError(
            f"Two profiles fit equally well: {_names(eligible[:2])}.",
            where=eligible[0].sheet.where(file),
            remedy=f"Choose with --profile {eligible[0].profile.name} or --profile {eligible[1].profile.name}.",
        )
    return eligible[0].profile


def _used(profile: Profile, fits: Sequence[_Fit], file: str) -> dict[str, _Fit]:
    """The sheets that hold the profile's table, by name.

    A sheet that looks like the others but lacks a required heading, or has one twice, stops the work: it may be a
    month of letters, and would be lost among the sheets skipped.
    """
    mine = [one for one in fits if one.profile is profile]
    most = max(one.heading.known for one in mine)
    used = {}
    for one in mine:
        where = one.sheet.where(file)
        if not one.eligible and one.heading.known * 2 < most:
            continue
        if one.heading.missing:
            pairs = zip(one.heading.texts, one.heading.names, strict=True)
            unclaimed = [name for text, name in pairs if text in one.heading.unclaimed]
            raise ProfileError(
                f'The profile "{profile.name}" finds no heading for {_quoted(one.heading.missing)}.',
                where=where,
                remedy=f"{unstored_headings(one.sheet, one.heading)}"
                f"The headings no field claims are: {_seen(unclaimed) or 'none'}. "
                f'Mend it in the sheet, add it to the profile, or say --map "HEADING={one.heading.missing[0]}".',
            )
        if one.heading.doubles:
            name, first, second = one.heading.doubles[0]
            if heading_key(first) == heading_key(second):
                raise _alike(one.heading, name, first, where)
            raise ProfileError(
                f'Two columns claim the field {name}: "{first}" and "{second}".',
                where=where,
                remedy="Rename or delete one of them in the sheet, or name the right one in the profile.",
            )
        used[one.sheet.name] = one
    return used


def _hold_against_rivals(used: Iterable[_Fit], fits: Sequence[_Fit], file: str) -> None:
    """ProfileError where another profile knows clearly more of a sheet's headings than the one chosen.

    Most likely the sheet is the other's, and one heading that it requires is misspelt.
    """
    times, more = CLEARLY_MORE
    for one in used:
        least = max(one.heading.known * times, one.heading.known + more)
        others = [other for other in fits if other.sheet is one.sheet and other.heading.known >= least]
        rival = max(others, key=lambda other: (other.eligible, other.score), default=None)
        if rival is None:
            continue
        names = dict(zip(rival.heading.texts, rival.heading.names, strict=True))
        unclaimed = [names[text] for text in rival.heading.unclaimed]
        lacks, cures = "", [f"--profile {rival.profile.name}"]
        if missing := rival.heading.missing:
            lacks = f", which lacks {_quoted(missing)}"
            cures = [f'--map "{_likest(unclaimed, rival.profile, field)}={field}"' for field in missing]
        raise ProfileError(
            f"The best match is weak: {one}, beside {rival}{lacks}.",
            where=one.sheet.where(file),
            remedy=f"{f'Headings that {rival.profile.name} does not know: {_seen(unclaimed)}. ' if unclaimed else ''}"
            f"If the sheet is of {rival.profile.name}, say so with {' '.join(cures)}; if it is of {one.profile.name}, "
            f"with --profile {one.profile.name}.",
        )


def _likest(unclaimed: Sequence[str], profile: Profile, field: str) -> str:
    """The unclaimed heading that is most like one of a field's, or HEADING where none is."""
    known = [heading for heading, name in profile.headings.items() if name == field]
    scored = {text: max((likeness(text, one) for one in known), default=0.0) for text in unclaimed}
    best = max(scored, key=lambda text: scored[text], default="")
    return best if best and scored[best] >= _LIKE else "HEADING"


def _alike(heading: Heading, field: str, text: str, where: str) -> ProfileError:
    """Several columns have one heading, so that their field must be told."""
    pairs = zip(heading.texts, heading.names, strict=True)
    names = [name for other, name in pairs if heading_key(other) == heading_key(text)]
    if len(heading.doubles) < _LEAST_TABLE:
        remedy = (
            f'Say which is which, the column in brackets: --map "{names[0]}={field}" --map "{names[1]}=FIELD", where '
            "FIELD may be unused. Or rename them in the sheet."
        )
    else:
        remedy = "Two tables seem to stand side by side: put one below the other, or on a sheet of its own."
    return ProfileError(
        f'{len(names)} columns have the heading "{text}", which is the field {field}: {_quoted(names)}.',
        where=where,
        remedy=remedy,
    )


def _no_heading(sheets: Sequence[Sheet], asked: Profile | None, file: str) -> ProfileError:
    """No sheet has as much as two headings that a profile knows."""
    for sheet in sheets:
        if delimiter := delimiter_within(sheet):
            return in_one_column(delimiter, sheet.where(file), is_text=sheet.ragged)
    cells, row = max((_fullest_row(sheet) for sheet in sheets), key=lambda found: found[0])
    if asked is not None:
        what = f'No sheet has a heading that the profile "{asked.name}" knows.'
    else:
        what = "No profile fits: no sheet has a heading that one of them knows."
    return ProfileError(
        what,
        where=sheets[0].where(file) if len(sheets) == 1 else file,
        remedy=f"{unstored_headings(sheets[0], None)}"
        f"The fullest row near the top is row {row}, with {cells} cell{'' if cells == 1 else 's'} of text. "
        "Choose another with --profile NAME, or draft one with dumas profile guess FILE and give --profile FILE.",
    )


def _fullest_row(sheet: Sheet) -> tuple[int, int]:
    """How many cells of text the fullest row near the top has, and which row it is. What they say may be personal."""
    best = (0, 1)
    for number, row in enumerate(islice(sheet.rows(), SEARCHED_ROWS), start=1):
        cells = sum(1 for cell in row if isinstance(cell, str) and cell.strip())
        if cells > best[0]:
            best = (cells, number)
    return best


def _undated(profile: Profile, tables: Sequence[tuple[Sheet, Heading]]) -> list[str]:
    """A warning where agencies are named and no column is the day of our letters to them."""
    fields = {name for _, heading in tables for name in heading.columns}
    if not (profile.adds_complaint and profile.tracked and "agencies" in fields) or "sent_on" in fields:
        return []
    what = "No column is the day of our letters (sent_on): they count in no year's response rate."
    return [f'{what} If one is, say so with --map "HEADING=sent_on".']


def _note(
    sheet: Sheet, profile: Profile, used: Mapping[str, _Fit], fits: Sequence[_Fit], wanted: str | None
) -> SheetNote:
    if sheet.name in used:
        return SheetNote(sheet.name, used=True, heading_row=used[sheet.name].heading.row)
    if wanted is not None:
        reason = "another was asked for with --sheet"
    elif sheet.not_read:
        reason = sheet.not_read
    elif not sheet.height:
        reason = "it is empty"
    elif profile.sheet_names and sheet.name not in profile.sheet_names:
        reason = f'the profile "{profile.name}" does not name it'
    elif missing := next((one.heading.missing for one in fits if one.profile is profile and one.sheet is sheet), ()):
        reason = f"its heading has no {_quoted(missing)}"
    elif not any(one.sheet is sheet for one in fits) and delimiter_within(sheet):
        reason = "each of its rows is one cell that holds a whole line: choose Data > Text to Columns in Excel"
    else:
        reason = f'it has no heading of the profile "{profile.name}"'
    return SheetNote(sheet.name, used=False, reason=reason)


def digest(path: Path) -> tuple[str, int]:
    """The sha256 of a file's bytes in hexadecimal, and how many they are."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return digest, file.tell()


def _names(fits: Sequence[_Fit]) -> str:
    return " and ".join(map(str, fits))


def _lacks(one: _Fit) -> str:
    missing = one.heading.missing
    return f"{one.profile.name} lacks {_quoted(missing)}. " if missing else ""


def _map_it(one: _Fit) -> str:
    """How to name the missing field's heading, where the rest of the layout is known."""
    missing = one.heading.missing
    if not missing or one.heading.known * 2 < one.heading.total:
        return ""
    return f'If one of them is it, say so with --map "HEADING={missing[0]}". '


def _headings_seen(heading: Heading) -> str:
    """The headings, where the row is certainly one of headings: a row of letters would show personal data."""
    return f"The headings seen are: {_seen(heading.names)}. " if heading.known >= 3 else ""


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _seen(texts: Sequence[str]) -> str:
    shown = [f'"{text[:40]}"' for text in texts if text]
    more = len(shown) - 12
    return ", ".join(shown[:12]) + (f" and {more} more" if more > 0 else "")
