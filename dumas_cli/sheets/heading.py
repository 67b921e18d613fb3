"""Where a sheet's heading is, which of its columns mean which field, and how well a profile fits it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dumas_cli.sheets.cells import Cell, plain, tidy
from dumas_cli.sheets.profiles import KnownHeadings, Profile, heading_key

SEARCHED_ROWS = 50
"""A heading stands in the first fifty rows."""

MOST_ROWS = 3
"""A heading takes no more rows than this."""

SEARCHED_COLUMNS = 500
"""A table is no wider than this; what stands further right is no heading."""

PROBLEM = "problem"
"""The field of the column that tells, in a workbook of rows handed back to be mended, which problem a row had."""

Merge = tuple[tuple[int, int], tuple[int, int]]
"""A merged block: (row, column) of its first and of its last cell, from 0."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found in a sheet, as one profile reads it.

    ``row`` counts from 1, ``rows`` is how many rows it takes (1 to 3). ``texts`` holds each column's heading, its
    rows joined. ``columns`` gives each field's column, from 0. ``known`` counts the headings that a field claims or
    the profile knows as unused, of ``total``. ``doubles`` are the fields that two columns claim, with both headings;
    ``missing`` the required fields that no column claims. ``keys`` are the rows' headings for comparing; ``joined``
    is how many fields were claimed by several rows together. ``titles`` are the rows above it, as
    ``title_key`` gives them.
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
    titles: frozenset[tuple[str, ...]] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """Each column's heading as ``--map`` may name it: one that stands more than once, with its column's letters."""
        return named_apart(self.texts)

    @property
    def total(self) -> int:
        """How many columns have a heading."""
        return sum(1 for text in self.texts if text)

    @property
    def last_row(self) -> int:
        """The heading's last row, from 1."""
        return self.row + self.rows - 1


def find_heading(rows: Sequence[Sequence[Cell]], profile: Profile, merges: Sequence[Merge] = ()) -> Heading | None:
    """The one to three rows that hold most of the profile's headings, or None where fewer than two fields are claimed.

    ``rows`` are the sheet's first rows from its top. A further row counts only where it adds headings, or makes them
    more certain, or where it can be nothing else: all that it says stands under groups. Of equals the first wins. A
    profile's ``header_row`` is taken at its word.
    """
    searched = [_filled(row) for row in rows[: SEARCHED_ROWS + MOST_ROWS - 1]]
    keys = [[_key(cell) for cell in row] for row in searched]
    known = KnownHeadings(profile.headings)
    promising = [any(key and known.field_of(key) is not None for key in row) for row in keys]
    best: Heading | None = None
    for index in range(min(len(searched), SEARCHED_ROWS)):
        if profile.header_row is not None and index != profile.header_row - 1:
            continue
        if sum(1 for key in keys[index] if key) < 2:
            continue
        for end in range(index + 1, min(index + MOST_ROWS, len(searched)) + 1):
            if not any(keys[end - 1]) or _is_repeated(keys[end - 1], keys[index : max(index, end - 2)]):
                break
            if not any(promising[index:end]):
                continue
            found = _read(searched, keys, slice(index, end), profile, known, merges)
            if len(found.columns) + len(found.doubles) >= 2 and (best is None or _worth(found) > _worth(best)):
                best = found
    if best is None:
        return None
    end = best.row - 1 + best.rows
    while best.rows < MOST_ROWS and end < len(searched) and _goes_on(searched, best, merges):
        longer = _read(searched, keys, slice(best.row - 1, end + 1), profile, known, merges)
        if _worth(longer)[0] < _worth(best)[0]:
            break
        best, end = longer, end + 1
    above = [[text for cell in row if (text := tidy(cell)) is not None] for row in searched[: best.row - 1]]
    return replace(best, titles=frozenset(key for row in above if (key := title_key(row))))


def named_apart(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts, with the letters of the column behind those that stand more than once: "Tanggal [C]"."""
    keys = [_remembered_key(text) for text in texts]
    if len(set(keys)) == len(keys) - max(keys.count("") - 1, 0):
        return tuple(texts)
    count = Counter(keys)
    return tuple(
        f"{text} [{column_letters(column)}]" if key and count[key] > 1 else text
        for column, (text, key) in enumerate(zip(texts, keys, strict=True), start=1)
    )


def column_letters(column: int) -> str:
    """C for 3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def title_key(texts: Sequence[str]) -> tuple[str, ...]:
    """The filled cells of a title row for comparing, whatever figures ("Halaman 2 dari 3") stand in them.

    Nothing where the row has no word, so that a row of figures is never taken for a title.
    """
    keys = tuple(_FIGURES.sub("0", plain(text)) for text in texts)
    return keys if any(_WORD.search(key) for key in keys) else ()


def fit(heading: Heading, profile: Profile) -> float:
    """How well a profile fits a heading, from 0 to 1.

    Nine parts of ten are the share of the sheet's headings that the profile knows: what it does not know is not read.
    One part is the share of the profile's fields that the sheet holds, which tells profiles apart that know all.
    """
    return 0.9 * heading.known / heading.total + 0.1 * len(heading.columns) / len(profile.columns)


# --------------------------------------------------------------------------- helpers

_FIGURES = re.compile(r"\d+", re.ASCII)
_WORD = re.compile(r"[^\W\d_]{3}")


_remembered_key = lru_cache(maxsize=4096)(heading_key)  # each profile looks at the same headings


def _filled(row: Sequence[Cell]) -> Sequence[Cell]:
    """The row up to its last filled cell."""
    end = min(len(row), SEARCHED_COLUMNS)
    while end and row[end - 1] in {"", None}:
        end -= 1
    return row[:end]


def _goes_on(rows: Sequence[Sequence[Cell]], heading: Heading, merges: Sequence[Merge]) -> bool:
    """Whether the row below says nothing but what stands under groups of the heading's last row: "Tanggal | Isi".

    A group reaches over the cells it is merged with. No row of the table fills these columns alone.
    """
    last = heading.last_row - 1
    filled = {column for column, cell in enumerate(rows[last + 1]) if cell not in ("", None)}
    grouped = [
        range(first, end + 1)
        for (top, first), (low, end) in merges
        if top <= last <= low and first < end and low == last
    ]
    texts = all(
        isinstance(cell, str) and _WORD.search(plain(cell)) for cell in rows[last + 1] if cell not in ("", None)
    )
    under = [filled & set(columns) for columns in grouped]
    return texts and any(len(columns) > 1 for columns in under) and filled == set().union(*under)


def _is_repeated(row: Sequence[str], above: Sequence[Sequence[str]]) -> bool:
    """Whether a row says again what a row above it (not the next above) does: the heading of the following page."""
    return any(key and key == other for earlier in above for key, other in zip(row, earlier, strict=False))


def _worth(heading: Heading) -> tuple[int, int, int, int]:
    return len(heading.columns) + len(heading.doubles), heading.known, heading.joined, -heading.rows


def _key(cell: Cell) -> str:
    return heading_key(cell) if isinstance(cell, str) and cell and len(cell) <= 200 else ""


def _read(
    rows: Sequence[Sequence[Cell]],
    keys: Sequence[Sequence[str]],
    taken: slice,
    profile: Profile,
    known: KnownHeadings,
    merges: Sequence[Merge],
) -> Heading:
    """The heading that the ``taken`` rows are."""
    levels = [_row_texts(row) for row in rows[taken]]
    width = max(map(len, levels))
    for level in levels:
        level += [""] * (width - len(level))
    for depth in range(len(levels) - 2, -1, -1):
        below = [next(filter(None, under), "") for under in zip(*levels[depth + 1 :], strict=True)]
        levels[depth] = _spread(levels[depth], below, taken.start + depth, merges)
    stacks = [_stack(column) for column in zip(*levels, strict=True)]
    texts = [" / ".join(stack) for stack in stacks]
    if len(levels) == 1 and any(text and known.field_of(text) == PROBLEM for text in texts):
        # A workbook of rows handed back has all rows of the heading in one.
        stacks = [text.split(" / ") if text else [] for text in texts]
    columns, doubles, settled, compound = _claim(stacks, known)
    claimed = set(columns.values())
    doubled_fields = {name for name, *_ in doubles}
    unclaimed = tuple(text for column, text in enumerate(texts) if text and column not in settled)
    return Heading(
        row=taken.start + 1,
        rows=len(levels),
        texts=tuple(texts),
        columns=dict(sorted(columns.items(), key=lambda item: item[1])),
        known=len(settled),
        unclaimed=unclaimed,
        doubles=tuple(doubles),
        missing=tuple(name for name in profile.required if name not in columns and name not in doubled_fields),
        keys=tuple(tuple(row) for row in keys[taken]),
        joined=sum(1 for column in claimed if column in compound and sum(1 for level in levels if level[column]) > 1),
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


def _stack(texts: Sequence[str]) -> list[str]:
    """What stands over a column, from the top, without blanks and repetitions."""
    stack: list[str] = []
    for text in texts:
        if text and not (stack and heading_key(stack[-1]) == heading_key(text)):
            stack.append(text)
    return stack


def _words(stack: Sequence[str]) -> tuple[str, str, str, str]:
    """What a column may be called, the strongest first: all its rows; its first and last; its last two; its last."""
    whole, depth = " / ".join(stack), len(stack)
    return (
        whole,
        f"{stack[0]} / {stack[-1]}" if depth > 2 else "",
        f"{stack[-2]} / {stack[-1]}" if depth > 2 else "",
        stack[-1] if depth > 1 else "",
    )


def _claim(
    stacks: Sequence[Sequence[str]], known: KnownHeadings
) -> tuple[dict[str, int], list[tuple[str, str, str]], set[int], set[int]]:
    """Gives each field its column: by the joined heading first, then by less of it, at last by the lowest row alone.

    The lowest row alone is the weakest word: it claims a field only where no joined heading has. Two columns with
    equally strong claims to a field are reported as a double, and neither gets it. Gives the columns of the fields,
    the doubles, all columns that are known, and those claimed by more than the lowest row alone.
    """
    columns: dict[str, int] = {}
    doubles: list[tuple[str, str, str]] = []
    settled: set[int] = set()
    compound: set[int] = set()
    words = [_words(stack) for stack in stacks]
    texts = [whole for whole, *_ in words]
    for column, (text, lettered) in enumerate(zip(texts, named_apart(texts), strict=True)):
        # A column that is named with its letters has been told apart by hand.
        field = known.field_of(lettered) if lettered != text else None
        if field is not None and field not in columns:
            settled.add(column)
            compound.add(column)
            columns |= {field: column} if field else {}
    for strength in range(4):
        claims: dict[str, list[int]] = {}
        for column, candidates in enumerate(words):
            word = candidates[strength]
            if column in settled or not word:
                continue
            name = known.field_of(word)
            if name == "":
                settled.add(column)
            elif name is not None:
                claims.setdefault(name, []).append(column)
        for name, claimants in claims.items():
            if name in columns or any(double[0] == name for double in doubles):
                continue
            settled.update(claimants)
            if strength < 3:
                compound.update(claimants)
            if len(claimants) == 1:
                columns[name] = claimants[0]
            else:
                first, second = (" / ".join(stacks[column]) for column in claimants[:2])
                doubles.append((name, first, second))
    return columns, doubles, settled, compound
