"""Finds what a command works with: the database, the settings, the office's own reference files."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dumas_cli.cli.options import Lang

if TYPE_CHECKING:
    from dumas_cli.settings import Settings
    from dumas_cli.workflow.office import Office


def open_office(db: Path | None, settings_file: Path | None = None) -> Office:
    """Put together what the options, the environment and the folder say.

    Raises SettingsError for a dumas.toml or reference folder that cannot be used.
    """
    from dumas_cli.reference.files import Reference
    from dumas_cli.settings import find_settings
    from dumas_cli.workflow.office import Office

    path = database_path(db)
    settings = find_settings(settings_file, folder=Path.cwd(), beside=path.parent)
    return Office(
        db=path,
        settings=settings,
        reference=Reference(_own_files(settings, path)),
        at=datetime.now(UTC),
        command=shlex.join(["dumas", *sys.argv[1:]]),
        who=_login_name(),
    )


def database_path(db: Path | None) -> Path:
    """Where the database is: --db or DUMAS_DB, else dumas.db here if there, else the user's data folder."""
    if db is not None:
        return db.expanduser()
    here = Path("dumas.db")
    if here.is_file():
        return here
    from platformdirs import user_data_path

    return user_data_path("dumas", appauthor=False) / "dumas.db"


def language(chosen: Lang | None, settings: Settings | None = None) -> Literal["en", "id"]:
    """The language to print in, "en" or "id": --lang or DUMAS_LANG, dumas.toml, the locale, English."""
    if chosen is not None:
        return "id" if chosen is Lang.id else "en"
    if settings is not None and settings.lang:
        return "id" if settings.lang == "id" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := os.environ.get(name):
            return "id" if locale.lower().startswith(("id_", "id.", "indonesia")) or locale.lower() == "id" else "en"
    return "en"


def today(as_of: date | None) -> date:
    """The day a command looks from: --as-of, else this computer's day. A day still to come is remarked on."""
    now = date.today()  # noqa: DTZ011 - the office's own calendar day is meant
    if as_of is not None and as_of > now:
        from dumas_cli.cli.output import say

        say(f"Note: {as_of} is still to come; nothing that happens until then is known.")
    return as_of or now


def own_zone() -> tzinfo:
    """The zone of this computer: the office reads its own clock."""
    return datetime.now(UTC).astimezone().tzinfo or UTC


def end_of(day: date | None) -> datetime | None:
    """The last moment of a day by this computer's clock; None for no day."""
    return None if day is None else datetime.combine(day, time.max).astimezone()


def _login_name() -> str:
    """Who is logged in; "" where the system does not say (a service without a user)."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _own_files(settings: Settings, db: Path) -> Path | None:
    if settings.reference is not None:
        return settings.reference
    beside = db.parent / "office"
    return beside if beside.is_dir() else None
