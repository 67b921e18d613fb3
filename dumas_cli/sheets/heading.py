"""Where a sheet's heading is, which of its columns mean which field, and how well a profile fits it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dumas_cli.sheets.cells import Cell, tidy
from dumas_cli.sheets.profiles import Profile, heading_key

SEARCHED_ROWS = 50
"""A heading stands in the first fifty rows."""

SEARCHED_COLUMNS = 500
"""A table is no wider than this; what stands further right is no heading."""

Merge = tuple[tuple[int, int], tuple[int, int]]
"""A merged block: (row, column) of its first and of its last cell, from 0."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found in a sheet, as one profile reads it.

    ``row`` counts from 1, ``rows`` is how many rows it takes (1 or 2). ``texts`` holds each column's heading, both
    rows joined. ``columns`` gives each field's column, from 0. ``known`` counts the headings that a field claims or
    the profile knows as unused, of ``total``. ``doubles`` are the fields that two columns claim, with both headings;
    ``missing`` the required fields that no column claims. ``keys`` are the rows' headings for comparing; ``joined``
    is how many fields were claimed by both rows together.
    """

    row: int
    rows: int
    texts: tuple[str, ...]
    columns: Mapping[str, int]
    known: int
    unclaimed: tuple[str, ...]
    doubles: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    joined: int

    @property
    def total(self) -> int:
        """How many columns have a heading."""
        return sum(1 for text in self.texts if text)

    @property
    def last_row(self) -> int:
        """The heading's last row, from 1."""
        return self.row + self.rows - 1


def find_heading(rows: Sequence[Sequence[Cell]], profile: Profile, merges: Sequence[Merge] = ()) -> Heading | None:
    """The row or two rows that hold most of the profile's headings, or None where fewer than two fields are claimed.

    ``rows`` are the sheet's first rows from its top. A second row counts only where it adds headings, or makes them
    more certain. Of equals the first wins. A profile's ``header_row`` is taken at its word.
    """
    searched = [_filled(row) for row in rows[: SEARCHED_ROWS + 1]]
    keys = [[_key(cell) for cell in row] for row in searched]
    best: Heading | None = None
    for index in range(min(len(searched), SEARCHED_ROWS)):
        if profile.header_row is not None and index != profile.header_row - 1:
            continue
        if sum(1 for key in keys[index] if key) < 2 or not _promising(keys[index : index + 2], profile):
            continue
        for lower in (None, index + 1 if index + 1 < len(searched) else None):
            if lower is None and best is not None and best.row == index + 1:
                continue
            found = _read(searched, keys, index, lower, profile, merges)
            if len(found.columns) >= 2 and (best is None or _worth(found) > _worth(best)):
                best = found
    return best


def fit(heading: Heading, profile: Profile) -> float:
    """How well a profile fits a heading, from 0 to 1.

    Nine parts of ten are the share of the sheet's headings that the profile knows: what it does not know is not read.
    One part is the share of the profile's fields that the sheet holds, which tells profiles apart that know all.
    """
    return 0.9 * heading.known / heading.total + 0.1 * len(heading.columns) / len(profile.columns)


# --------------------------------------------------------------------------- helpers


def _filled(row: Sequence[Cell]) -> Sequence[Cell]:
    """The row up to its last filled cell."""
    end = min(len(row), SEARCHED_COLUMNS)
    while end and row[end - 1] in {"", None}:
        end -= 1
    return row[:end]


def _promising(keys: Sequence[Sequence[str]], profile: Profile) -> bool:
    """Whether a row or the one below has any heading that the profile knows; most rows are told apart by this alone."""
    return any(key in profile.headings for row in keys for key in row)


def _worth(heading: Heading) -> tuple[int, int, int, int]:
    return len(heading.columns) + len(heading.doubles), heading.known, heading.joined, -heading.rows


def _key(cell: Cell) -> str:
    return heading_key(cell) if isinstance(cell, str) and cell and len(cell) <= 200 else ""


def _read(
    rows: Sequence[Sequence[Cell]],
    keys: Sequence[Sequence[str]],
    upper: int,
    lower: int | None,
    profile: Profile,
    merges: Sequence[Merge],
) -> Heading:
    above = _row_texts(rows[upper])
    below = _row_texts(rows[lower]) if lower is not None else [""] * len(above)
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    if lower is not None:
        above = _spread(above, below, upper, merges)
    texts = [_joined(a, b) for a, b in zip(above, below, strict=True)]
    columns, doubles, known = _claim(texts, below, profile)
    claimed = set(columns.values())
    doubled = {heading for _, *both in doubles for heading in both}
    doubled_fields = {name for name, *_ in doubles}
    unclaimed = tuple(
        text
        for column, text in enumerate(texts)
        if text and column not in claimed and column not in known and text not in doubled
    )
    return Heading(
        row=upper + 1,
        rows=1 if lower is None else 2,
        texts=tuple(texts),
        columns=dict(sorted(columns.items(), key=lambda item: item[1])),
        known=len(claimed | known),
        unclaimed=unclaimed,
        doubles=tuple(doubles),
        missing=tuple(name for name in profile.required if name not in columns and name not in doubled_fields),
        keys=tuple(tuple(keys[row]) for row in ((upper,) if lower is None else (upper, lower))),
        joined=sum(
            1
            for name, column in columns.items()
            if above[column] and below[column] and profile.headings.get(heading_key(texts[column])) == name
        ),
    )


def _row_texts(row: Sequence[Cell]) -> list[str]:
    return [(tidy(cell) or "").replace("\n", " ") if isinstance(cell, str) else "" for cell in row]


def _spread(above: Sequence[str], below: Sequence[str], row: int, merges: Sequence[Merge]) -> list[str]:
    """The upper row with each group heading over all its columns.

    Merged cells say how far a group reaches. Where the upper row has none (or the format does not tell), a blank
    above a filled lower cell belongs to the group on its left.
    """
    spread = list(above)
    across = [merge for merge in merges if merge[0][0] <= row <= merge[1][0] and merge[1][1] > merge[0][1]]
    if across:
        for (_, first), (_, last) in across:
            for column in range(first + 1, min(last + 1, len(spread))):
                if not spread[column] and first < len(above):
                    spread[column] = above[first]
        return spread
    for column in range(1, len(spread)):
        left_is_group = bool(spread[column - 1] and below[column - 1])
        if not spread[column] and below[column] and left_is_group:
            spread[column] = spread[column - 1]
    return spread


def _joined(above: str, below: str) -> str:
    if not above or not below or heading_key(above) == heading_key(below):
        return above or below
    return f"{above} / {below}"


def _claim(
    texts: Sequence[str], lowers: Sequence[str], profile: Profile
) -> tuple[dict[str, int], list[tuple[str, str, str]], set[int]]:
    """Gives each field its column: by the joined heading first, then by the lower row alone.

    The lower row alone is the weaker word: it claims a field only where no joined heading has. Two columns with
    equally strong claims to a field are reported as a double, and neither gets it.
    """
    columns: dict[str, int] = {}
    doubles: list[tuple[str, str, str]] = []
    known: set[int] = set()
    settled: set[int] = set()
    for words in (texts, lowers):
        claims: dict[str, list[int]] = {}
        for column, word in enumerate(words):
            if column in settled or not word:
                continue
            name = profile.headings.get(heading_key(word))
            if name == "":
                known.add(column)
                settled.add(column)
            elif name is not None:
                claims.setdefault(name, []).append(column)
        for name, claimants in claims.items():
            if name in columns or any(double[0] == name for double in doubles):
                continue
            settled.update(claimants)
            if len(claimants) == 1:
                columns[name] = claimants[0]
            else:
                doubles.append((name, texts[claimants[0]], texts[claimants[1]]))
    return columns, doubles, known
