"""Options that commands share, declared once."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """The forms in which a table can be printed."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    md = "md"
    html = "html"
    xlsx = "xlsx"
    docx = "docx"
    pdf = "pdf"


class Lang(StrEnum):
    """The languages of headings and numbers."""

    en = "en"
    id = "id"


class Definition(StrEnum):
    """What counts as an answer to a letter."""

    substantive = "substantive"
    any_reply = "any-reply"
    completed = "completed"


class YearBy(StrEnum):
    """Which day puts a letter into a year."""

    referred = "referred"
    received = "received"
    answered = "answered"


class DateOrder(StrEnum):
    """What stands first in a date of figures."""

    day = "day"
    month = "month"
    year = "year"


def day(text: str) -> date:
    """Read a day typed as 2018-01-31 or 31/01/2018 (day first).

    Raises typer.BadParameter for anything else.
    """
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise typer.BadParameter(f'"{text}" is not a day. Write 2018-01-31 or 31/01/2018.')


def counting_number(text: str) -> int:
    """Read a number of 1 or more.

    Raises typer.BadParameter for anything else.
    """
    if not text.strip().isdecimal() or int(text) == 0:
        raise typer.BadParameter(f'"{text}" is not a whole number of 1 or more.')
    return int(text)


def whole_number(text: str) -> int:
    """Read a number of 0 or more.

    Raises typer.BadParameter for anything else.
    """
    if not text.strip().isdecimal():
        raise typer.BadParameter(f'"{text}" is not a whole number of 0 or more.')
    return int(text)


Db = Annotated[
    Path | None,
    typer.Option(
        "--db",
        envvar="DUMAS_DB",
        metavar="FILE",
        help="The database. Default: dumas.db in this folder if there, else the one in your user data folder.",
        show_default=False,
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar="DAY",
        help="Count only what had happened by this day (2018-01-31). Default: today.",
        show_default=False,
    ),
]
KnownOn = Annotated[
    date | None,
    typer.Option(
        "--known-on",
        parser=day,
        metavar="DAY",
        help="Count only what had been imported by the end of this day. Default: all that is on file.",
        show_default=False,
    ),
]
Definition_ = Annotated[
    Definition,
    typer.Option("--definition", help="What answers a letter: see docs/counting.md.", show_default=True),
]
YearBy_ = Annotated[
    YearBy,
    typer.Option("--year-by", help="Which day puts a letter into a year: see docs/counting.md.", show_default=True),
]
Form_ = Annotated[
    Form | None, typer.Option("--format", help="How to print the result. Default: table.", show_default=False)
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to a file instead: .xlsx, .docx, .pdf, .html, .csv, .json, .jsonl, .md or .txt by its name.",
        show_default=False,
    ),
]
Language = Annotated[
    Lang | None,
    typer.Option(
        "--lang",
        envvar="DUMAS_LANG",
        help="English or Indonesian headings and numbers. Default: dumas.toml, then your locale.",
        show_default=False,
    ),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        envvar="DUMAS_SETTINGS",
        metavar="FILE",
        help="The office's settings. Default: dumas.toml in this folder, else beside the database.",
        show_default=False,
    ),
]
Agency = Annotated[
    str | None,
    typer.Option("--agency", metavar="NAME", help="Only this agency (any part of its name).", show_default=False),
]
Province = Annotated[
    str | None,
    typer.Option("--province", metavar="NAME", help="Only cases in this province.", show_default=False),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        parser=whole_number,
        metavar="N",
        help="Show at most N rows; 0 shows all. Default: a screenful on the screen, all elsewhere.",
        show_default=False,
    ),
]


def rows_shown(limit: int | None, form: Form | None, output: Path | None, *, default: int) -> int | None:
    """How many rows to show, None for all: --limit, else ``default`` on the screen and all in a file or other form."""
    if limit is not None:
        return limit or None
    on_screen = output is None and form in {None, Form.table}
    return default if on_screen else None
