"""A seal as the text it is published as, dumas-seal/1: JSON with one row a line, and a sha256 over its content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any, Final

from dumas_cli.errors import SealError
from dumas_cli.figures.seals import Seal, SealedComplaint, SealedImport
from dumas_cli.records import Counting, Definition, Letter, Tally, YearBy

FORMAT: Final = "dumas-seal/1"
_FIGURES = ("received", "referred", "returned", "answered", "completed")
LETTER_COLUMNS = (
    *("source", "label", "agency", "agency_group", "category", "province"),
    *("received_on", "sent_on", "returned_on", "replied_on", "answered_on", "completed_on"),
)
COMPLAINT_COLUMNS = tuple(field.name for field in fields(SealedComplaint))
_DAYS = frozenset(name for name in (*LETTER_COLUMNS, *COMPLAINT_COLUMNS) if name.endswith("_on"))


def seal_text(seal: Seal) -> str:
    """The text of a seal; the same for the same seal. Its last line's sha256 is that of all lines before it."""
    head: dict[str, object] = {
        "format": FORMAT,
        "year": seal.year,
        "as_of": seal.as_of.isoformat(),
        "known_on": seal.known_on.isoformat() if seal.known_on else None,
        "definition": seal.counting.definition.value,
        "year_by": seal.counting.year_by.value,
        "figures": {name: getattr(seal.figures, name) for name in _FIGURES},
        "version": seal.version,
        "rules": dict(sorted(seal.rules.items())),
    }
    lines = [f"  {_json(name)}: {_json(value)}" for name, value in head.items()]
    lines.append(_block("imports", [[one.file, one.sha256, one.rows] for one in seal.imports]))
    lines.append(_line("letter_columns", LETTER_COLUMNS))
    lines.append(_block("letters", [_row(letter, LETTER_COLUMNS) for letter in seal.letters]))
    lines.append(_line("complaint_columns", COMPLAINT_COLUMNS))
    lines.append(_block("complaints", [_row(one, COMPLAINT_COLUMNS) for one in seal.complaints]))
    body = "{\n" + ",\n".join(lines) + ",\n"
    return f'{body}  "sha256": {_json(_digest(body))}\n}}\n'


def read_seal(text: str, where: str) -> tuple[Seal, bool]:
    """The seal that a text holds, and whether it is still as it was sealed (its sha256 fits).

    SealError where the text is no seal of this format; ``where`` names it.
    """
    try:
        content = json.loads(text, object_pairs_hook=_each_once)
    except ValueError:
        raise _no_seal("it is not JSON.", where) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _no_seal(f'it does not say "format": "{FORMAT}".', where)
    try:
        return _seal(content), _is_whole(text)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        missing = f"{error.args[0]} is missing" if isinstance(error, KeyError) else "a value is not of its kind"
        raise _no_seal(f"{missing}.", where) from None


def _seal(content: Mapping[str, Any]) -> Seal:
    figures = content["figures"]
    if content["letter_columns"] != list(LETTER_COLUMNS) or content["complaint_columns"] != list(COMPLAINT_COLUMNS):
        raise ValueError
    year = _count(content["year"])
    if not date.min.year <= year < date.max.year:
        raise ValueError
    return Seal(
        year=year,
        as_of=date.fromisoformat(content["as_of"]),
        figures=Tally(year, "", **{name: _count(figures[name]) for name in _FIGURES}),
        letters=tuple(Letter(0, 0, **_values(row, LETTER_COLUMNS)) for row in content["letters"]),
        complaints=tuple(SealedComplaint(**_values(row, COMPLAINT_COLUMNS)) for row in content["complaints"]),
        imports=tuple(SealedImport(str(file), str(digest), int(read)) for file, digest, read in content["imports"]),
        rules={str(name): str(digest) for name, digest in content["rules"].items()},
        version=str(content["version"]),
        counting=Counting(Definition(content["definition"]), YearBy(content["year_by"])),
        known_on=date.fromisoformat(content["known_on"]) if content["known_on"] else None,
    )


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """One object of JSON; ValueError where a name stands twice, for then its readers differ."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def _values(row: list[str | None], columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: _value(name, text) for name, text in zip(columns, row, strict=True)}


def _value(name: str, text: str | None) -> str | date | None:
    if name not in _DAYS:
        if not isinstance(text, str):
            raise TypeError
        return text
    if text is None and name not in {"received_on", "sent_on"}:
        return None
    return date.fromisoformat(text or "")


def _is_whole(text: str) -> bool:
    body, mark, _ = text.partition('  "sha256": ')
    return bool(mark) and text == f'{body}  "sha256": {_json(_digest(body))}\n}}\n'


def _digest(body: str) -> str:
    return sha256(body.encode("utf-8")).hexdigest()


def _row(record: object, columns: tuple[str, ...]) -> list[str | None]:
    values = (getattr(record, name) for name in columns)
    return [value.isoformat() if isinstance(value, date) else value for value in values]


def _block(name: str, rows: list[list[Any]]) -> str:
    inside = ",\n".join(f"    {_json(row)}" for row in rows)
    return f"  {_json(name)}: [\n{inside}\n  ]" if rows else f"  {_json(name)}: []"


def _line(name: str, value: object) -> str:
    return f"  {_json(name)}: {_json(value)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _no_seal(why: str, where: str) -> SealError:
    return SealError(
        f"This is no seal of a report: {why}",
        where=where,
        remedy="Name a file that dumas publish -o FILE.json has written.",
    )
