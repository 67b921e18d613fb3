"""What the columns of an unknown layout may be: by their headings, as known profiles have them, and by their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dumas_cli.sheets.alike import ALIKE, likeness
from dumas_cli.sheets.cells import Cell, plain, tidy
from dumas_cli.sheets.decoration import RowKind, kind_of_row
from dumas_cli.sheets.heading import SEARCHED_ROWS, Heading, Merge, find_heading
from dumas_cli.sheets.profiles import DAY_FIELDS, FIELDS, UNUSED, Profile, heading_key, without_hints
from dumas_cli.sheets.seen import Seen, look_at

SAMPLED_ROWS = 1000
"""Rows of a sheet that a guess looks at."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column may be. ``field`` is "" for a column that none was found for, "unused" or "extra" as in --map.

    ``why`` tells what the guess rests on where that is less than the very heading of a known profile; ``others`` are
    fields that it could be as well. ``told`` is True where the user said so.
    """

    column: int
    heading: str
    seen: Seen
    field: str = ""
    why: str = ""
    others: tuple[str, ...] = ()
    told: bool = False

    @property
    def unsure(self) -> str:
        """What is not certain, as a sentence; "" where nothing is."""
        named = f'"{self.heading}"'
        if self.others:
            return f"unsure: {named} could be {' or '.join((self.field, *self.others) if self.field else self.others)}."
        if self.why:
            return f"unsure: {named} {f'is taken for {self.field}, ' if self.field else ''}{self.why}."
        return ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's heading and what each of its columns may be, in the sheet's order.

    ``rows`` is how many rows were looked at; ``merged`` are the columns (from 0) with cells merged downwards below
    the heading, ``gaps`` those whose first cell is filled and most below it are blank. ``labels`` are the texts above
    the heading, plain.
    """

    heading: Heading
    columns: tuple[Guess, ...]
    rows: int
    merged: frozenset[int] = frozenset()
    gaps: frozenset[int] = frozenset()
    labels: frozenset[str] = frozenset()

    def of(self, field: str) -> Guess | None:
        """The column of a field."""
        return next((one for one in self.columns if one.field == field), None)


def guess_layout(
    rows: Sequence[Sequence[Cell]],
    profiles: Sequence[Profile],
    *,
    merges: Sequence[Merge] = (),
    mapping: Mapping[str, str] | None = None,
) -> Layout | None:
    """Guess the layout of a sheet from its first rows; None where no row looks like a heading.

    A heading that a profile has decides; then one that is like it; then what the cells look like, which may also
    speak against a heading. ``mapping`` (heading: field) is taken at its word.
    """
    told = {heading_key(heading): name for heading, name in (mapping or {}).items()}
    known = _synonyms(profiles)
    heading = _heading(rows, profiles, merges, known, told)
    if heading is None:
        return None
    below = _body(rows, heading)
    seen = [
        look_at(row[column] if column < len(row) else None for row in below) for column in range(len(heading.texts))
    ]
    columns = _assign(heading, seen, known, told, _unused(profiles), _states(profiles))
    if sum(1 for one in columns if one.field) < 2 and _looks_alike(below, heading):
        return None  # rows of words only, and not one heading among them: what they say may be personal
    return Layout(
        heading=heading,
        columns=columns,
        rows=len(below),
        merged=frozenset(
            column
            for (first, column), (last, last_column) in merges
            if column == last_column and first >= heading.last_row and last > first
        ),
        gaps=frozenset(column for column, one in enumerate(seen) if _has_gaps(below, column, one)),
        labels=frozenset(
            plain(cell) for row in rows[: heading.row - 1] for cell in row if isinstance(cell, str) and plain(cell)
        ),
    )


def meanings_of(profiles: Sequence[Profile], table: str) -> dict[str, object]:
    """What the profiles' words of a table ("status", "kinds"...) mean; of two meanings the first profile's."""
    found: dict[str, object] = {}
    for profile in by_weight(profiles):
        for word, meaning in getattr(profile, table).items():
            found.setdefault(word, meaning)
    return found


def meaning_of(word: str, meanings: Mapping[str, object]) -> object:
    """The meaning of a sheet's word, KeyError where there is none; a "*" stands for all that begin so."""
    bare = plain(word)
    if bare in meanings:
        return meanings[bare]
    for known, meaning in meanings.items():
        if known.endswith("*") and f"{bare} ".startswith((f"{known[:-1]} ", known[:-1])):
            return meaning
    raise KeyError(word)


def by_weight(profiles: Iterable[Profile]) -> list[Profile]:
    """Profiles in the order in which they are believed: registers first, those with more headings first."""
    return sorted(profiles, key=lambda one: (not one.adds_complaint, -len(one.headings), one.name))


# --------------------------------------------------------------------------- helpers

_CERTAIN, _EXACT, _EXACT_ELSEWHERE, _LEAST = 1000.0, 100.0, 97.0, 58.0
_AS_WELL = 5.0  # a second field this near to the best is told
_RUNNING = frozenset({"nomor", "nomor urut", "urut", "baris", "row"})
_WORD_TABLES = {
    "status": "status",
    "classification": "classification",
    "secrecy": "secrecy",
    "reply_kind": "kinds",
    "method": "methods",
}
_OF_LETTERS = frozenset(
    {"agencies", "name", "subject", "text", "address", "regency", "province", "reply_text", "outcome"}
)
_PERSONAL_FORMS = {"nik": "niks", "phone": "phones", "email": "emails"}
_LONG, _A_SENTENCE = 120, 40  # letters a cell; sentences are told from addresses of few kinds by being unlike
_ENOUGH = 3  # filled cells from which on a column's look speaks against its heading


@dataclass(slots=True)
class _Known:
    """A heading that profiles have: as one of them writes it, and its fields with how far each is believed."""

    text: str
    fields: dict[str, float]


Synonyms = Mapping[str, _Known]
"""The known headings by their keys."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A column's claim to a field."""

    score: float
    column: int
    field: str
    why: str = ""
    by_heading: bool = True


def _synonyms(profiles: Sequence[Profile]) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for profile in by_weight(profiles):
        for name, headings in profile.columns.items():
            for text in headings:
                known = found.setdefault(heading_key(text), _Known(text, {}))
                known.fields.setdefault(name, _EXACT_ELSEWHERE if known.fields else _EXACT)
    return found


def _unused(profiles: Sequence[Profile]) -> frozenset[str]:
    return frozenset(key for profile in profiles for key, name in profile.headings.items() if not name)


def _states(profiles: Sequence[Profile]) -> dict[str, dict[str, object]]:
    return {name: meanings_of(profiles, table) for name, table in _WORD_TABLES.items()}


def _heading(
    rows: Sequence[Sequence[Cell]],
    profiles: Sequence[Profile],
    merges: Sequence[Merge],
    known: Synonyms,
    told: Mapping[str, str],
) -> Heading | None:
    """The row of most known headings, where it has some; else the fullest row of short texts."""
    head = rows[: SEARCHED_ROWS + 1]
    claims = {key: next(iter(one.fields)) for key, one in known.items()}
    claims |= dict.fromkeys(_unused(profiles) - set(claims), "")
    claims |= {key: name if name in FIELDS else "" for key, name in told.items()}
    found = find_heading(head, _made_up(claims), merges)
    if found is not None and found.known >= max(3, found.total / 3):
        return found
    fullest = _fullest(head)
    if fullest is None:
        return found if found is not None and found.known * 2 >= found.total else None
    return _read_as_heading(head, fullest, merges)


def _made_up(headings: Mapping[str, str]) -> Profile:
    """A profile that knows these headings and nothing else, to look for them with."""
    columns: dict[str, tuple[str, ...]] = {}
    for key, name in headings.items():
        if name:
            columns[name] = (*columns.get(name, ()), key)
    return Profile(
        name="", where="", about="", columns=columns, headings=headings, required=(), source="", date_order="day"
    )


def _fullest(head: Sequence[Sequence[Cell]]) -> int | None:
    """The row, from 0, with the most short texts that could be headings; none where each such row has other cells too.

    The first of equals: what stands below a heading may be as full of words, never fuller.
    """
    best: tuple[int, int] | None = None
    for index, row in enumerate(head[:SEARCHED_ROWS]):
        texts = [text for cell in row if (text := tidy(cell)) is not None]
        if len(texts) < 2 or 3 * len({plain(text) for text in texts}) < 2 * len(texts):
            continue
        only_texts = all(isinstance(cell, str) or cell is None for cell in row)
        if only_texts and all(map(_is_title, texts)) and (best is None or len(texts) > best[0]):
            best = (len(texts), index)
    return best[1] if best is not None else None


def _is_title(text: str) -> bool:
    """Whether a text could be a heading: short, with letters, and neither a date nor a person's number or e-mail."""
    if len(text) > 60 or not any(letter.isalpha() for letter in text):
        return False
    one = look_at([text])
    return not (one.days or one.niks or one.phones or one.emails) and sum(map(str.isdigit, text)) <= 2


def _read_as_heading(head: Sequence[Sequence[Cell]], index: int, merges: Sequence[Merge]) -> Heading | None:
    """The row as a heading; the row above it too, where that groups its columns, or the row below it."""
    first, last = index, index
    across = [merge for merge in merges if merge[0][0] == merge[1][0] and merge[1][1] > merge[0][1]]
    if any(merge[0][0] == index - 1 for merge in across) and _titles(head[index - 1]) >= 2:
        first = index - 1
    elif any(merge[0][0] == index for merge in across) and index + 1 < len(head) and _titles(head[index + 1]) >= 2:
        last = index + 1
    texts = [text for row in head[first : last + 1] for cell in row if (text := tidy(cell)) is not None]
    claims = {heading_key(text): f"{number}" for number, text in enumerate(texts) if heading_key(text)}
    return find_heading(head[: last + 1], replace(_made_up(claims), header_row=first + 1), merges)


def _titles(row: Sequence[Cell]) -> int:
    """How many cells of a row could be headings, 0 where any could not."""
    texts = [text for cell in row if (text := tidy(cell)) is not None]
    return len(texts) if all(map(_is_title, texts)) else 0


def _body(rows: Sequence[Sequence[Cell]], heading: Heading) -> list[Sequence[Cell]]:
    """The rows below the heading that are no decoration."""
    every = range(len(heading.texts))
    kinds = {RowKind.ROW, RowKind.LOOSE} if heading.total <= 4 else {RowKind.ROW}
    return [row for row in rows[heading.last_row :] if kind_of_row(row, heading, every) in kinds]


def _looks_alike(below: Sequence[Sequence[Cell]], heading: Heading) -> bool:
    """Whether the rows below are as full of short words as the heading is, so that it may be one of them."""
    return bool(below) and sum(1 for row in below if _titles(row) >= heading.total) * 2 > len(below)


def _has_gaps(below: Sequence[Sequence[Cell]], column: int, seen: Seen) -> bool:
    first = below[0][column] if below and column < len(below[0]) else None
    return tidy(first) is not None and seen.rows >= 4 and seen.filled * 2 < seen.rows


def _assign(
    heading: Heading,
    seen: Sequence[Seen],
    known: Synonyms,
    told: Mapping[str, str],
    unused: frozenset[str],
    states: Mapping[str, Mapping[str, object]],
) -> tuple[Guess, ...]:
    """Each column its field, the surest claims first; one column a field."""
    claims: list[_Claim] = []
    fixed: dict[int, str] = {}
    keys = [heading_key(text) for text in heading.texts]
    for column, text in enumerate(heading.texts):
        key, lower = heading_key(text), heading_key(text.rpartition(" / ")[2])
        if not key:
            continue
        name = told.get(heading_key(heading.names[column]))
        if name is None and key not in keys[:column]:
            name = told.get(key, told.get(lower))
        if name is not None:
            fixed[column] = name
        elif not (key in unused or lower in unused) or key in known:
            claims += _claims(column, text, seen[column], known, states)
    by_column: dict[int, list[_Claim]] = {}
    for claim in sorted(claims, key=lambda one: (-one.score, _FIELD_ORDER[one.field], one.column)):
        by_column.setdefault(claim.column, []).append(claim)
    taken: dict[str, int] = {name: column for column, name in fixed.items() if name in FIELDS}
    chosen: dict[int, _Claim] = {}
    for claim in sorted(claims, key=lambda one: (-one.score, _FIELD_ORDER[one.field], one.column)):
        if claim.score >= _LEAST and claim.column not in chosen and claim.field not in taken:
            chosen[claim.column] = claim
            taken[claim.field] = claim.column
    guesses = []
    for column, text in enumerate(heading.texts):
        if not text:
            continue
        guess = Guess(column, heading.names[column], seen[column])
        if column in fixed:
            guesses.append(replace(guess, field=fixed[column], told=True))
        elif (mine := chosen.get(column)) is not None:
            others = tuple(
                one.field
                for one in by_column[column]
                if one.field != mine.field
                and one.score >= mine.score - _AS_WELL
                and (one.field not in taken or (mine.score < _EXACT_ELSEWHERE and taken[one.field] not in fixed))
            )
            guesses.append(replace(guess, field=mine.field, why=mine.why, others=others[:3]))
        elif rivals := [one for one in by_column.get(column, ()) if one.by_heading]:
            rival = rivals[0]
            why = rival.why
            if rival.score >= _LEAST:
                why = f'could be {rival.field} too, which "{heading.names[taken[rival.field]]}" has'
            guesses.append(replace(guess, why=why))
        elif keys[column] in unused or heading_key(text.rpartition(" / ")[2]) in unused:
            guesses.append(replace(guess, field=UNUSED))
        else:
            guesses.append(guess)
    return tuple(guesses)


_FIELD_ORDER = {name: number for number, name in enumerate(FIELDS)}


def _claims(
    column: int, text: str, seen: Seen, known: Synonyms, states: Mapping[str, Mapping[str, object]]
) -> list[_Claim]:
    key, lower = heading_key(text), heading_key(text.rpartition(" / ")[2])
    if key not in known and lower not in known:
        key, lower = (heading_key(without_hints(one)) for one in (text, text.rpartition(" / ")[2]))
    best: dict[str, _Claim] = {}

    def claim(field: str, score: float, why: str = "", *, by_heading: bool = True) -> None:
        against = _speaks_against(field, seen)
        if against:
            score, why = score - 50, f"has the heading of {field}, but {against}"
        if field not in best or score > best[field].score:
            best[field] = _Claim(score, column, field, why, by_heading)

    exact = known[key].fields if key in known else {}
    if not exact and lower in known:
        exact = {name: score - 2 for name, score in known[lower].fields.items()}
    for name, score in exact.items():
        claim(name, score)
    if not exact:
        for other, one in known.items():
            alike = max(likeness(key, other), likeness(lower, other) - 2)
            if alike >= ALIKE:
                for name in one.fields:
                    if name in _WORD_TABLES and name != "status" and not _has_its_words(name, seen, states):
                        continue  # "Jenis Kelamin" is like "Jenis", and no kind of reply
                    claim(name, min(alike, _EXACT_ELSEWHERE - 1), f'by its likeness to "{one.text}"')
    for name, score, why in _by_content(column, text, seen, states):
        if name not in best:
            claim(name, score, why, by_heading=False)
    return list(best.values())


def _speaks_against(field: str, seen: Seen) -> str:
    """What in the cells speaks against a field, as the end of a sentence; "" where nothing does."""
    if seen.filled < _ENOUGH:
        return ""
    if field.startswith("reminder_"):
        return ""
    if field == "number":
        return "most of its cells are alike" if seen.distinct * 2 < seen.filled else ""
    if field in DAY_FIELDS:
        days = seen.share(seen.days + seen.serials) >= 0.5
        return "" if days else "most of its cells are no dates"
    if seen.is_days:
        return "its cells are dates"
    if field in _PERSONAL_FORMS:
        return "its cells are words" if seen.share(seen.with_figures) < 0.3 and field != "email" else ""
    if field == "register_year":
        return "" if seen.share(seen.years) >= 0.5 else "most of its cells are no years"
    if field in _OF_LETTERS:
        return "" if seen.share(seen.lettered) >= 0.3 else "its cells are figures"
    return ""


def _by_content(
    column: int, text: str, seen: Seen, states: Mapping[str, Mapping[str, object]]
) -> Iterable[tuple[str, float, str]]:
    """Fields that the cells alone suggest."""
    if seen.filled < 2:
        return
    for name, count in _PERSONAL_FORMS.items():
        if seen.share(getattr(seen, count)) >= 0.8:
            yield name, 76, "by what its cells look like"
    for name, meanings in states.items():
        words = [word for word in seen.words if _has_meaning(word, meanings)]
        if any(meaning_of(word, meanings) is not None for word in words) and len(words) * 2 >= len(seen.words):
            yield name, 72 + len(words) / len(seen.words), f"because its words are those of {name}"
    if seen.is_identity and not seen.counts_on and heading_key(text) not in _RUNNING and seen.letters_each <= 25:
        yield "number", 64, "because no two of its cells are alike"
    elif seen.is_days and seen.filled >= 0.9 * seen.rows:
        yield "received_on", 62 - column / 1000, "because its cells are dates"
    elif seen.share(seen.lettered) > 0.9 and (
        seen.letters_each > _LONG or (seen.letters_each > _A_SENTENCE and seen.distinct * 2 > seen.filled)
    ):
        yield "text", 59, "because its cells are long texts"


def _has_its_words(name: str, seen: Seen, states: Mapping[str, Mapping[str, object]]) -> bool:
    """Whether a column of states has a word of the field, or nothing that could speak against it."""
    return seen.filled < _ENOUGH or any(_has_meaning(word, states[name]) for word in seen.words)


def _has_meaning(word: str, meanings: Mapping[str, object]) -> bool:
    try:
        meaning_of(word, meanings)
    except KeyError:
        return False
    return True
