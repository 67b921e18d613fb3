"""Lists, shows, checks and drafts import profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dumas_cli.errors import ProfileError, SheetError, UsageError
from dumas_cli.render.profiles import FitStory, ProfileRow, ProfileStory, ScoreRow
from dumas_cli.render.write import write_bytes
from dumas_cli.sheets.draft import Draft, draft_of
from dumas_cli.sheets.guess import SAMPLED_ROWS, Layout, guess_layout
from dumas_cli.sheets.heading import SEARCHED_ROWS, find_heading
from dumas_cli.sheets.opening import open_sheets
from dumas_cli.sheets.profiles import FIELDS, Profile, heading_key, nearest, read_profile
from dumas_cli.sheets.scores import Score, scores
from dumas_cli.sheets.workbook import Row, Sheet
from dumas_cli.workflow.office import Office


@dataclass(frozen=True, slots=True)
class FoundProfile:
    """A profile with the text it was read from. ``origin`` is "shipped", the office's file, or the path given."""

    profile: Profile
    text: str
    origin: str

    @property
    def row(self) -> ProfileRow:
        """The profile as the list has it."""
        one = self.profile
        return ProfileRow(one.name, one.about, self.origin, tuple(one.columns), one.adds_complaint, one.tracked)


@dataclass(frozen=True, slots=True)
class Guessed:
    """A drafted profile, and what is to be told beside it."""

    draft: Draft
    remarks: tuple[str, ...]


def all_profiles(office: Office) -> list[FoundProfile]:
    """Every profile that an import chooses among, by name: shipped, or the office's own of that name."""
    return [
        FoundProfile(read_profile(text, name=name, where=where), text, office.reference.origin(f"profiles/{name}.toml"))
        for name, text, where in office.reference.profiles_texts()
    ]


def find_profile(office: Office, name: str) -> FoundProfile:
    """The profile of a name, or of a TOML file. Raises ProfileError where there is none, or it is wrong."""
    path = Path(name)
    if path.suffix.lower() == ".toml":
        text = _text_of(path)
        return FoundProfile(read_profile(text, name=path.stem, where=str(path)), text, str(path))
    known = {title: (text, where) for title, text, where in office.reference.profiles_texts()}
    if name not in known:
        raise ProfileError(
            f'There is no import profile "{name}".',
            remedy=f"{nearest(name, known)} A profile of your own is named by its file, which ends in .toml.",
        )
    text, where = known[name]
    return FoundProfile(
        read_profile(text, name=name, where=where), text, office.reference.origin(f"profiles/{name}.toml")
    )


def tell_profile(found: FoundProfile) -> ProfileStory:
    """A profile's headings by field, its words by meaning, and its other keys."""
    profile = found.profile
    return ProfileStory(
        row=found.row,
        columns=tuple(
            (name, FIELDS[name], profile.columns[name], name in profile.required)
            for name in FIELDS
            if name in profile.columns
        ),
        unused=tuple(key for key, name in profile.headings.items() if not name),
        words=tuple(_words(profile)),
        settings=tuple((key, value) for key, value in _settings(profile) if value),
    )


def check_profile(office: Office, found: FoundProfile, path: Path, *, sheet: str | None = None) -> FitStory:
    """How a profile fits a spreadsheet, beside all others.

    Raises SheetError for a file that cannot be read, or without such a sheet.
    """
    mine = found.profile
    others = [one.profile for one in all_profiles(office) if one.profile.name != mine.name]
    every: list[Score] = []
    for one in _sheets(path, sheet):
        every += scores([mine, *others], list(islice(one.rows(), SEARCHED_ROWS + 1)), one.merges, sheet=one.name)
    own = [one for one in every if one.profile is mine and one.heading is not None]
    best = max(own, key=lambda one: (one.reads, one.share), default=None)
    heading = best.heading if best is not None else None
    return FitStory(
        file=path.name,
        reads=best is not None and best.reads,
        best=_score_row(best) if best is not None else None,
        row=heading.row if heading is not None else None,
        headings=tuple(_headings(best)) if best is not None else (),
        absent=tuple(name for name in mine.columns if name not in heading.columns) if heading is not None else (),
        scores=tuple(_score_row(one) for one in every if one.heading is not None),
    )


def guess_profile(
    office: Office, path: Path, *, sheet: str | None = None, mapping: Mapping[str, str] | None = None
) -> Guessed:
    """Draft a profile for a spreadsheet's layout: of the sheet asked for, else of the one that tells most.

    Raises SheetError for a file that cannot be read or without a heading, UsageError where ``mapping`` names a heading
    that the sheet does not have.
    """
    profiles = [one.profile for one in all_profiles(office)]
    looked = [
        (one, rows, layout)
        for one in _sheets(path, sheet)
        if (rows := _first(one)) and (layout := guess_layout(rows, profiles, merges=one.merges, mapping=mapping))
    ]
    if not looked:
        raise SheetError(
            "No row near the top looks like a heading.",
            where=path.name,
            remedy="A heading is a row of short words over the columns. Add one to the sheet, and try again.",
        )
    chosen, rows, layout = max(looked, key=lambda one: (_told(one[2]), one[2].rows))
    _check_map(mapping or {}, layout, path.name)
    draft = draft_of(layout, profiles, name=path.stem, file=path.name, sheet=chosen.name)
    claimed = sum(1 for one in layout.columns if one.field)
    place = f'sheet "{chosen.name}", ' if chosen.name else ""
    counted = f"{claimed} of {len(layout.columns)} columns told apart"
    remarks = [f"{path.name}: {place}heading in row {layout.heading.row}, {counted}."]
    known = scores(profiles, rows[: SEARCHED_ROWS + 1], chosen.merges, sheet=chosen.name)
    remarks += _nearest_known(known)
    remarks += draft.remarks
    if draft.missing is not None:
        what, remedy = draft.missing
        remarks.append(f"The draft does not load yet: {what} {remedy} Or correct it with --map.")
    elif draft.profile is not None:
        remarks += _doubts(draft.profile, rows, chosen)
    return Guessed(draft, tuple(remarks))


def write_draft(draft: Draft, path: Path, *, force: bool = False) -> None:
    """Write a draft into a TOML file. Raises UsageError for another ending, or a file that is there already."""
    if path.suffix.lower() != ".toml":
        raise UsageError(f'"{path.name}" is not named as a profile.', remedy="End its name in .toml.")
    if path.exists() and not force:
        raise UsageError(
            "The file is there already.", where=str(path), remedy="Choose another with -o, or add --force."
        )
    write_bytes(path, draft.text.encode("utf-8"))


# --------------------------------------------------------------------------- helpers

_WORD_TABLES = ("status", "classification", "secrecy", "kinds", "methods", "reply_words")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProfileError(
            "The profile is not in the encoding UTF-8.", where=str(path), remedy="Save it as a text file in UTF-8."
        ) from None
    except OSError as error:
        raise ProfileError(
            f"The profile cannot be read: {error.strerror}.", where=str(path), remedy="Look at the file's name."
        ) from None


def _words(profile: Profile) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for table in _WORD_TABLES:
        by_meaning: dict[str, list[str]] = {}
        for word, meaning in getattr(profile, table).items():
            by_meaning.setdefault("none" if meaning is None else str(meaning), []).append(word)
        for meaning, words in by_meaning.items():
            yield table, meaning, tuple(words)
    for key, found in (
        ("copy_only", profile.copy_words),
        ("must_visit", profile.visit_words),
        ("reminder", profile.reminder_words),
        ("reminder_marks", profile.reminder_marks),
        ("no_reminder", profile.no_reminder),
        ("no_agency", profile.no_agency),
        ("blank", tuple(sorted(profile.blanks))),
    ):
        if found:
            yield "words", key, found


def _settings(profile: Profile) -> Iterator[tuple[str, str]]:
    """Every key that says how the sheet is read, with its value in words."""
    yield "constants.source", profile.source
    for key, value in profile.constants.items():
        yield f"constants.{key}", value
    yield "dates.order", profile.date_order
    for name, order in profile.date_orders.items():
        yield f"dates.orders.{name}", order
    yield "dates.formats", "; ".join(profile.date_formats)
    yield "sheet.name", "; ".join(profile.sheet_names)
    yield "sheet.header_row", str(profile.header_row or "")
    for key in ("fill_down", "exported_on", "stated_count", "id_columns", "id_from"):
        yield f"sheet.{key}", "; ".join(getattr(profile, key))
    yield "extra", "; ".join(profile.extra) if isinstance(profile.extra, tuple) else "true" if profile.extra else ""


def _sheets(path: Path, wanted: str | None) -> list[Sheet]:
    """The sheet asked for, hidden or not, else all that can be seen and have a filled cell."""
    sheets = open_sheets(path)
    if wanted is None:
        seen = [one for one in sheets if not one.not_read and one.height]
        if not seen:
            raise SheetError(
                "No sheet of the file has a filled cell.", where=path.name, remedy="Ask for it to be sent again."
            )
        return seen
    for one in sheets:
        if one.name.strip().casefold() == wanted.strip().casefold():
            return [one]
    names = [one.name for one in sheets if one.name]
    raise SheetError(
        f'There is no sheet "{wanted}".',
        where=path.name,
        remedy=nearest(wanted, names) if names else "A csv file has no sheets: leave --sheet out.",
    )


def _first(sheet: Sheet) -> list[Row]:
    return list(islice(sheet.rows(), SEARCHED_ROWS + SAMPLED_ROWS))


def _told(layout: Layout) -> int:
    return sum(1 for one in layout.columns if one.field)


def _score_row(one: Score) -> ScoreRow:
    heading = one.heading
    if heading is None:
        return ScoreRow(one.sheet, one.profile.name, 0, 0, (), ())
    twice = tuple(name for name, *_ in heading.doubles)
    return ScoreRow(one.sheet, one.profile.name, heading.known, heading.total, heading.missing, twice)


def _headings(one: Score) -> Iterator[tuple[str, str]]:
    """The sheet's headings with what each is read as; none where the row may be one of letters, not of headings."""
    heading = one.heading
    if heading is None or (heading.known < 3 and heading.known * 2 < heading.total):
        return
    by_column = {column: name for name, column in heading.columns.items()}
    doubled = {text: name for name, *both in heading.doubles for text in both}
    for column, text in enumerate(heading.texts):
        if not text:
            continue
        if column in by_column:
            yield text, by_column[column]
        elif text in doubled:
            yield text, f"twice {doubled[text]}"
        elif one.profile.keeps(text):
            yield text, "extra"
        else:
            yield text, "" if text in heading.unclaimed else "unused"


def _check_map(mapping: Mapping[str, str], layout: Layout, file: str) -> None:
    texts = [name for name in layout.heading.names if name]
    keys = {heading_key(text) for text in (*texts, *layout.heading.texts)}
    keys |= {heading_key(text.rpartition(" / ")[2]) for text in texts}
    for heading in mapping:
        if heading_key(heading) not in keys:
            raise UsageError(
                f'--map: the sheet has no heading "{heading}".', where=file, remedy=nearest(heading, texts)
            )


def _nearest_known(known: Sequence[Score]) -> list[str]:
    """What the known profiles make of the sheet: the one that reads it whole, else the best two."""
    fitting = [one for one in known if one.heading is not None]
    if not fitting:
        return ["No known profile has a heading of it."]
    best = fitting[0]
    if best.reads and best.heading is not None and not best.heading.unclaimed:
        return [f"A profile reads this sheet already ({best}): dumas import FILE needs no other."]
    return [f"Nearest known profiles: {'; '.join(map(str, fitting[:2]))}."]


def _doubts(profile: Profile, rows: Sequence[Row], sheet: Sheet) -> list[str]:
    """What an import with the draft would stumble over."""
    heading = find_heading(rows[: SEARCHED_ROWS + 1], profile, sheet.merges)
    if heading is None:
        return ["The draft has fewer than two columns, and finds no heading yet: name more with --map."]
    return [
        f'Two columns could be {field}: "{first}" and "{second}". Say which with --map.'
        for field, first, second in heading.doubles
    ]
