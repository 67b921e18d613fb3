"""Copies a shipped reference file into the office's own folder."""

from __future__ import annotations

from pathlib import Path

from dumas_cli.errors import UsageError
from dumas_cli.reference.files import Reference
from dumas_cli.render.write import write_bytes
from dumas_cli.workflow.office import Office


def export(office: Office, name: str, *, force: bool = False) -> Path:
    """Copy the shipped file ``name`` where it goes before the shipped one; returns the copy.

    Raises UsageError for a name that is not shipped, and where the office has a copy already
    unless ``force`` is given.
    """
    shipped = Reference(None)
    if name not in shipped.names():
        raise UsageError(
            f'There is no reference file "{name}".', remedy=f"Choose one of: {', '.join(shipped.names())}."
        )
    target = own_folder(office) / name
    if target.exists() and not force:
        raise UsageError(
            "The office has its own copy already.",
            where=str(target),
            remedy="Change that one, or overwrite it with --force.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(target, shipped.content(name))
    return target


def own_folder(office: Office) -> Path:
    """Where the office's own reference files lie: dumas.toml's "reference", else "office" beside the database."""
    return office.settings.reference or office.db.parent / "office"
