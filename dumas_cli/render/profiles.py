"""Import profiles as documents: the list of them, one of them, and how one fits a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dumas_cli.records import Cell, Column, Document, Table
from dumas_cli.render.cells import EXACT, count_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text
from dumas_cli.render.words_profiles import PHRASES

SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One profile of the list. ``origin`` is "shipped" or the office's own file."""

    name: str
    about: str
    origin: str
    fields: tuple[str, ...]
    adds_complaint: bool
    tracked: bool


@dataclass(frozen=True, slots=True)
class ProfileStory:
    """One profile told. ``columns`` has each field with its meaning, headings and whether it is required; ``words``
    each table with a meaning and the sheet's words for it; ``settings`` every other key with its value.
    """

    row: ProfileRow
    columns: tuple[tuple[str, str, tuple[str, ...], bool], ...]
    unused: tuple[str, ...]
    words: tuple[tuple[str, str, tuple[str, ...]], ...]
    settings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """How well a profile fits a sheet. ``lacks`` are required fields without a heading, ``twice`` those with two."""

    sheet: str
    profile: str
    known: int
    total: int
    lacks: tuple[str, ...]
    twice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitStory:
    """How one profile fits one spreadsheet. ``best`` is its own score on the sheet that it fits best, None where it
    fits none; ``headings`` that sheet's headings with the field, "unused", "extra", "" or "twice FIELD"; ``absent`` the
    profile's fields without a heading there.
    """

    file: str
    reads: bool
    best: ScoreRow | None
    row: int | None
    headings: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
    scores: tuple[ScoreRow, ...]


def profiles_document(profiles: Sequence[ProfileRow], *, lang: Lang) -> Document:
    """The list of profiles, in the order given."""
    columns = (
        Column("name", _say(lang, "h_fit")),
        Column("about", _say(lang, "h_layout")),
        Column("file", _say(lang, "h_from")),
        Column("fields", _say(lang, "h_fields"), below=True),
    )
    rows = tuple(
        (
            text_cell(one.name),
            text_cell(one.about),
            text_cell(one.origin, _origin(one, lang)),
            text_cell(", ".join(one.fields)),
        )
        for one in profiles
    )
    return Document(
        title=_say(lang, "t_profiles"),
        tables=(Table("profiles", "", columns, rows),),
        notes=(_say(lang, "n_profiles"),),
    )


def profile_document(story: ProfileStory, *, lang: Lang) -> Document:
    """One profile: its headings by field, its words, and how it reads."""
    row = story.row
    notes = [_say(lang, "profile_adds" if row.adds_complaint else "profile_laid_on")]
    if not row.tracked:
        notes.append(_say(lang, "profile_untracked"))
    shipped = row.origin == SHIPPED
    notes.append(_say(lang, "profile_from_shipped") if shipped else _say(lang, "profile_from", file=row.origin))
    return Document(
        title=_say(lang, "t_profile", name=row.name, about=row.about) if row.about else row.name,
        tables=(
            _columns_table(story, lang),
            _words_table(story, lang),
            Table(
                "profile_settings",
                _say(lang, "t_profile_settings"),
                (Column("key", _say(lang, "h_setting")), Column("value", _say(lang, "h_value"))),
                tuple((text_cell(key), text_cell(value)) for key, value in story.settings),
            ),
        ),
        notes=(*notes, _say(lang, "n_profile_toml", name=row.name)),
        facts={"name": row.name, "adds_complaint": row.adds_complaint, "tracked": row.tracked},
    )


def check_document(profile: ProfileRow, fit: FitStory | None, *, lang: Lang) -> Document:
    """That a profile is valid, and where a spreadsheet was given how it fits it."""
    file = profile.name if profile.origin == SHIPPED else profile.origin
    title = _say(lang, "profile_valid", file=file, n=count_text(len(profile.fields), lang))
    if fit is None:
        return Document(title=title, facts={"valid": True, "fields": len(profile.fields)})
    return Document(
        title=title,
        headline=(_fit_line(fit, lang),),
        tables=tuple(table for table in _fit_tables(fit, lang) if table.rows),
        facts={"valid": True, "fields": len(profile.fields), "reads": fit.reads},
    )


# --------------------------------------------------------------------------- helpers


def _say(lang: Lang, key: str, **fields: str) -> str:
    english, indonesian = PHRASES[key]
    return (english if lang == "en" else indonesian).format(**fields)


def _origin(row: ProfileRow, lang: Lang) -> str:
    return _say(lang, "profile_shipped") if row.origin == SHIPPED else row.origin


def _columns_table(story: ProfileStory, lang: Lang) -> Table:
    columns = (
        Column("field", _say(lang, "h_field")),
        Column("required", _say(lang, "h_needed")),
        Column("headings", _say(lang, "h_headings")),
        Column("meaning", _say(lang, "h_meaning"), kind=EXACT),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            text_cell(name),
            Cell(required, "*" if required else ""),
            text_cell("; ".join(headings)),
            text_cell(meaning),
        )
        for name, meaning, headings, required in story.columns
    ]
    if story.unused:
        rows.append(
            (
                text_cell("unused", _say(lang, "profile_unused")),
                Cell(False, ""),
                text_cell("; ".join(story.unused)),
                text_cell(""),
            )
        )
    return Table("profile_columns", _say(lang, "t_profile_columns"), columns, tuple(rows))


def _words_table(story: ProfileStory, lang: Lang) -> Table:
    columns = (
        Column("table", _say(lang, "h_table")),
        Column("meaning", _say(lang, "h_meaning")),
        Column("words", _say(lang, "h_words")),
    )
    rows = tuple(
        (text_cell(table), text_cell(meaning), text_cell("; ".join(words))) for table, meaning, words in story.words
    )
    return Table("profile_words", _say(lang, "t_profile_words"), columns, rows)


def _fit_line(fit: FitStory, lang: Lang) -> str:
    if not fit.reads or fit.best is None or fit.row is None:
        return _say(lang, "profile_reads_not", file=fit.file)
    counts = {
        "known": count_text(fit.best.known, lang),
        "total": count_text(fit.best.total, lang),
        "row": count_text(fit.row, lang),
    }
    if not fit.best.sheet:
        return _say(lang, "profile_reads_file", file=fit.file, **counts)
    return _say(lang, "profile_reads", file=fit.file, sheet=fit.best.sheet, **counts)


def _fit_tables(fit: FitStory, lang: Lang) -> list[Table]:
    headings = tuple((text_cell(text), text_cell(name, _read_as(name, lang))) for text, name in fit.headings)
    absent = tuple((text_cell(name),) for name in fit.absent)
    scores = tuple(
        (
            text_cell(one.sheet),
            text_cell(one.profile, _score(one, lang)),
            count_cell(one.known, lang),
            count_cell(one.total, lang),
            text_cell(", ".join([*one.lacks, *(_say(lang, "field_twice", field=name) for name in one.twice)])),
        )
        for one in fit.scores
    )
    return [
        Table(
            "profile_headings",
            _say(lang, "t_profile_headings"),
            (Column("heading", _say(lang, "h_heading")), Column("field", _say(lang, "h_read_as"))),
            headings,
        ),
        Table("profile_absent", _say(lang, "t_profile_absent"), (Column("field", _say(lang, "h_field")),), absent),
        Table(
            "profile_scores",
            _say(lang, "t_profile_scores"),
            (
                Column("sheet", _say(lang, "h_sheet"), kind="text" if any(one.sheet for one in fit.scores) else EXACT),
                Column("profile", _say(lang, "h_fit")),
                Column("known", "", kind=EXACT),
                Column("total", "", kind=EXACT),
                Column("lacks", _say(lang, "h_lacks")),
            ),
            scores,
        ),
    ]


def _read_as(name: str, lang: Lang) -> str:
    if name.startswith("twice "):
        return _say(lang, "heading_double", field=name.removeprefix("twice "))
    marks = {"": "heading_unclaimed", "unused": "heading_unused", "extra": "heading_extra"}
    return _say(lang, marks[name]) if name in marks else name


def _score(one: ScoreRow, lang: Lang) -> str:
    return _say(
        lang,
        "score",
        profile=one.profile,
        known=count_text(one.known, lang),
        total=count_text(one.total, lang),
    )
