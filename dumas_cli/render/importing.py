"""The summary of an import as a document: the rows that add up, how each file was read, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dumas_cli.privacy import mask_value
from dumas_cli.records import Cell, Column, Document, KindBy, Problem, ReplyKind, Table
from dumas_cli.render.cells import EXACT, SUM, advice, count_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text
from dumas_cli.render.words import knows, say, say_count
from dumas_cli.results import ChangedValue, FileResult, ImportResult, MissingComplaints, OpenName, RowDiff

FIRST = 20
LONG = 100
PERSONAL = frozenset({"name", "nik", "phone", "email", "address"})


def import_summary_document(result: ImportResult, *, lang: Lang, first: int = FIRST) -> Document:
    """What each file brought. The lists of problems and changed values show the ``first`` of them.

    Values of personal fields are hidden, and long values shortened in print.
    """
    problems = [problem for file in result.files for problem in file.problems]
    changed = [value for file in result.files for value in file.changed_values]
    kept = [value for file in result.files for value in file.kept_values]
    unknown = _together(name for file in result.files for name in file.open_names)
    tables = [
        _files_table(result.files, lang),
        *(_details_table(number, file, lang) for number, file in enumerate(result.files, start=1)),
        _unknown_table(unknown, first, lang),
        _diff_table(result, lang),
        _changed_table("changed_values", "t_changed", changed, first, lang),
        _changed_table("kept_values", "t_kept", kept, len(kept) if result.with_diff else first, lang),
        _problems_table(problems, first, result.rejects_file, lang),
    ]
    read, new, changed_rows, unchanged, set_aside = _sums(result.files)
    return Document(
        title=say(lang, "import_title_dry" if result.dry_run else "import_title"),
        headline=(
            say_count(
                lang,
                "import_headline",
                read,
                new=count_text(new, lang),
                changed=count_text(changed_rows, lang),
                unchanged=count_text(unchanged, lang),
                set_aside=count_text(set_aside, lang),
            ),
        ),
        tables=tuple(table for table in tables if table.rows or (table.name == "diff" and result.with_diff)),
        notes=(say(lang, "n_rejects_file", file=result.rejects_file),) if result.rejects_file else (),
        facts={
            "dry_run": result.dry_run,
            "read": read,
            "new": new,
            "changed": changed_rows,
            "unchanged": unchanged,
            "set_aside": set_aside,
        },
    )


def is_personal(field: str) -> bool:
    """Whether our column of that name holds personal data: "nik", "complainant.nik".

    So may the cells that no field claims: nobody has said what they are.
    """
    return field.rpartition(".")[2] in PERSONAL | {"extra_json"}


# --------------------------------------------------------------------------- files


def _sums(files: Sequence[FileResult]) -> tuple[int, ...]:
    counts = [(f.read, f.new, f.changed, f.unchanged, f.set_aside) for f in files] or [(0, 0, 0, 0, 0)]
    return tuple(map(sum, zip(*counts, strict=True)))


def _files_table(files: Sequence[FileResult], lang: Lang) -> Table:
    counts = ("read", "new", "changed", "unchanged", "set_aside")
    columns = (
        Column("file", say(lang, "h_file")),
        Column("profile", say(lang, "h_profile")),
        *(Column(count, say(lang, f"h_{count}"), "integer") for count in counts),
    )
    rows = [(text_cell(f.file), text_cell(f.profile), *(count_cell(n, lang) for n in _sums([f]))) for f in files]
    if len(files) > 1:
        rows.append((text_cell(SUM, say(lang, "all")), text_cell(""), *(count_cell(n, lang) for n in _sums(files))))
    return Table("files", "", columns, tuple(rows))


def _details_table(number: int, file: FileResult, lang: Lang) -> Table:
    rows: list[tuple[Cell, ...]] = []
    before = ""
    for key, value in _details(file, lang):
        if value:
            # What there are several of is named once.
            rows.append((text_cell(key, "" if key == before else say(lang, f"d_{key}")), text_cell(value)))
            before = key
    return Table(f"file_{number}", file.file, (Column("item", ""), Column("value", "")), tuple(rows))


def _details(file: FileResult, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "match", _match(file.match, lang)
    yield "already", say(lang, "already", batch=count_text(file.already, lang)) if file.already else ""
    yield "exported_on", day_text(file.exported_on, lang) if file.exported_on else ""
    yield from (("warnings", warning) for warning in file.warnings)
    yield "merged", say_count(lang, "merged", file.merged) if file.merged else ""
    yield "kept", say_count(lang, "kept", file.kept) if file.kept else ""
    yield "missing", _missing(file.missing, lang) if file.missing else ""
    yield "waiting", say_count(lang, "waiting", file.waiting) if file.waiting else ""
    yield "attached", say_count(lang, "attached", file.attached) if file.attached else ""
    yield "mended", say_count(lang, "mended", file.mended) if file.mended else ""
    yield "again", say_count(lang, "again", file.again) if file.again else ""
    yield "sheets_used", ", ".join(name for name in file.sheets_used if name)
    yield (
        "sheets_skipped",
        "; ".join(f"{s.name} ({s.reason})" for s in file.sheets_skipped),
    )
    yield "skipped_lines", say_count(lang, "skipped_lines", file.skipped_lines) if file.skipped_lines else ""
    yield "unclaimed", "; ".join(_heading(sheet, heading) for sheet, heading in file.unclaimed)
    yield (
        "reply_kinds",
        "; ".join(
            say(lang, f"kind_by_{kind.value}", n=count_text(file.reply_kinds[kind], lang))
            for kind in KindBy
            if file.reply_kinds.get(kind)
        ),
    )


_MATCH = re.compile(r"(.+): (\d+) of (\d+) headings")


def _match(told: str, lang: Lang) -> str:
    found = _MATCH.fullmatch(told)
    return say(lang, "match", profile=found[1], known=found[2], total=found[3]) if found else told


def _missing(missing: MissingComplaints, lang: Lang) -> str:
    named = ", ".join(missing.labels[:FIRST])
    more = missing.count - min(len(missing.labels), FIRST)
    return say_count(
        lang,
        "missing",
        missing.count,
        first=_day(missing.first_day, lang),
        last=_day(missing.last_day, lang),
        named=f"{named}, +{count_text(more, lang)}" if more else named,
    )


def _heading(sheet: str, heading: str) -> str:
    return f'"{heading}" ({sheet})' if sheet else f'"{heading}"'


# --------------------------------------------------------------------------- what to look at


def _together(names: Iterable[OpenName]) -> list[OpenName]:
    """The open names of all files, the same ones as one, those on most rows first."""
    found: dict[tuple[str, str], OpenName] = {}
    for name in names:
        there = found.get((name.kind, name.written))
        found[name.kind, name.written] = replace(there, rows=there.rows + name.rows) if there else name
    return sorted(found.values(), key=lambda name: -name.rows)


def _unknown_table(unknown: Sequence[OpenName], first: int, lang: Lang) -> Table:
    columns = (
        Column("kind", say(lang, "h_kind")),
        Column("written", say(lang, "h_written")),
        Column("rows", say(lang, "h_rows"), "integer"),
        Column("nearest", say(lang, "h_nearest")),
    )
    rows = tuple(
        (
            text_cell(found.kind, say(lang, f"kind_{found.kind}")),
            text_cell(found.written),
            count_cell(found.rows, lang),
            text_cell("; ".join(found.nearest), "; ".join(found.nearest) or "–"),
        )
        for found in unknown[:first]
    )
    return Table("open_names", say(lang, "t_unknown"), columns, rows, _shown("n_first", rows, unknown, lang))


def _diff_table(result: ImportResult, lang: Lang) -> Table:
    columns = (
        Column("file", say(lang, "h_file")),
        Column("outcome", say(lang, "h_outcome")),
        Column("number", say(lang, "h_number")),
        Column("row", say(lang, "h_row")),
        Column("field", say(lang, "h_field")),
        Column("before", say(lang, "h_before")),
        Column("after", say(lang, "h_after")),
    )
    rows = tuple(
        (
            text_cell(file.file),
            text_cell(row.outcome, say(lang, f"outcome_{row.outcome}")),
            text_cell(row.label),
            text_cell(row.place),
            *value,
        )
        for file in result.files
        for row in file.diff
        for value in _values_of(row, lang)
    )
    notes = () if rows else (say(lang, "n_no_diff"),)
    return Table("diff", say(lang, "t_diff"), columns, rows if result.with_diff else (), notes)


def _values_of(row: RowDiff, lang: Lang) -> list[tuple[Cell, Cell, Cell]]:
    """The values that a row changes; one line without any for a row that changes none."""
    return [
        (
            text_cell(value.field, field_text(value.field, lang)),
            _value(value.field, value.before, lang),
            _value(value.field, value.after, lang),
        )
        for value in row.changes
    ] or [(text_cell(""), text_cell(""), text_cell(""))]


def _changed_table(name: str, title: str, changed: Sequence[ChangedValue], first: int, lang: Lang) -> Table:
    columns = (
        Column("number", say(lang, "h_number")),
        Column("field", say(lang, "h_field")),
        Column("before", say(lang, "h_before")),
        Column("after", say(lang, "h_after")),
    )
    rows = tuple(
        (
            text_cell(value.label),
            text_cell(value.field, field_text(value.field, lang)),
            _value(value.field, value.before, lang),
            _value(value.field, value.after, lang),
        )
        for value in changed[:first]
    )
    return Table(name, say(lang, title), columns, rows, _shown("n_first", rows, changed, lang))


def _problems_table(problems: Sequence[Problem], first: int, rejects_file: str, lang: Lang) -> Table:
    columns = (
        Column("file", say(lang, "h_file")),
        Column("sheet", say(lang, "h_sheet")),
        Column("cell", say(lang, "h_cell")),
        Column("field", say(lang, "h_field")),
        Column("value", say(lang, "h_value")),
        Column("reason", say(lang, "h_reason"), below=True),
        Column("remedy", say(lang, "h_remedy"), EXACT),
    )
    rows = tuple(
        (
            text_cell(problem.place.file),
            text_cell(problem.place.sheet),
            text_cell(problem.place.address),
            text_cell(problem.field, field_text(problem.field, lang)),
            _misread(problem.field, problem.value, lang),
            text_cell(problem.reason, advice(problem.reason, problem.remedy)),
            text_cell(problem.remedy),
        )
        for problem in problems[:first]
    )
    notes = _shown("n_first" if rejects_file else "n_first_problems", rows, problems, lang)
    return Table("problems", say(lang, "t_problems"), columns, rows, notes)


def _value(field: str, value: str, lang: Lang) -> Cell:
    if not value:
        return Cell("", say(lang, "nothing"))
    if is_personal(field):
        return Cell(None, say(lang, "hidden"))
    masked = mask_value(field, value)
    words = value_text(field, masked, lang)
    return text_cell(masked, words if len(words) <= LONG else f"{words[:LONG].rstrip()}…")


# A day, a year or a number as people write them: 31/02/2017, 31 Februari 2017, 412/2017, 12a.
_NUMBERED = re.compile(r"[\d\s./:,-]*\d[\d\s./:,-]*(?:[^\W\d]{1,9}[\d\s./:,-]*)?")


def _misread(field: str, value: str, lang: Lang) -> Cell:
    if value and _may_be_a_person(field, value):
        return Cell(None, say(lang, "hidden"))
    return _value(field, value, lang)


def _may_be_a_person(field: str, value: str) -> bool:
    """Whether words stand where a day or a number belongs: in a shifted row that may be the complainant's name.

    So may two or more words where one of a fixed list belongs, if they are written as names are.
    """
    name = field.rpartition(".")[2]
    if value.startswith("#"):  # a formula error
        return False
    if name in _OF_FIXED_LISTS:
        return any(word[:1].isupper() for word in value.split()[1:])
    return (name.endswith("_on") or name in {"number", "register_year"}) and not _NUMBERED.fullmatch(value.strip())


def field_text(field: str, lang: Lang) -> str:
    """The printed name of one of our fields: "responses.received_on", "nik"; one that has none as it is."""
    for key in (f"field_{field}", f"field_{field.rpartition('.')[2]}"):
        if knows(key):
            return say(lang, key)
    return field


_OF_FIXED_LISTS = frozenset({"status", "classification", "secrecy", "reply_kind", "method"})
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_KINDS = re.compile(rf"\((?:{'|'.join(ReplyKind)})\)")
_WORDS = {"status": "status", "kind": "reply", "classification": "class", "secrecy": "secrecy"}


def value_text(field: str, value: str, lang: Lang) -> str:
    """The value of a field as printed: a status in words, a day with its month in letters."""
    key = f"{_WORDS.get(field.rpartition('.')[2], '')}_{value}"
    if knows(key):
        return say(lang, key)
    if not field.endswith("_on"):
        return value
    text = _KINDS.sub(lambda found: f"({say(lang, 'reply_' + found.group()[1:-1])})", value)
    return _DAY.sub(lambda found: _day(found.group(), lang), text)


def _day(text: str, lang: Lang) -> str:
    try:
        return day_text(date.fromisoformat(text), lang)
    except ValueError:
        return text


def _shown(key: str, rows: Sequence[object], found: Sequence[object], lang: Lang) -> tuple[str, ...]:
    if len(rows) == len(found):
        return ()
    return (say(lang, key, shown=count_text(len(rows), lang), total=count_text(len(found), lang)),)
