"""Writes the empty register and the settings file that an office starts from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dumas_cli.errors import UsageError
from dumas_cli.render.form import FormColumn, form_bytes
from dumas_cli.render.write import write_bytes
from dumas_cli.settings import TEMPLATE_TOML
from dumas_cli.sheets.profiles import Profile, read_profile, template_headings
from dumas_cli.workflow.office import Office

Meaning = TypeVar("Meaning", bound=StrEnum)


def write_register(office: Office, path: Path, *, force: bool = False) -> Path:
    """Write an empty workbook that the profile ``template`` reads; returns its path.

    Raises UsageError where the file is there already and ``force`` is not given.
    """
    _must_be_free(path, force=force)
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f'"{path.name}" is not named as a workbook.', remedy="End its name in .xlsx.")
    name = "profiles/template.toml"
    profile = read_profile(office.reference.text(name), name="template", where=office.reference.where(name))
    choices = _choices(office, profile)
    columns = [
        FormColumn(
            heading,
            note,
            choices.get(field, ()),
            is_day=field.endswith("_on") or field.startswith("reminder_"),
            is_needed=field in profile.required,
        )
        for field, heading, note in template_headings(profile)
    ]
    write_bytes(path, form_bytes("Register", columns, sheet_name="Register", notes_name="Petunjuk"))
    return path


def write_settings(path: Path, *, force: bool = False) -> Path:
    """Write a dumas.toml in which every setting is explained; returns its path.

    Raises UsageError where the file is there already and ``force`` is not given.
    """
    _must_be_free(path, force=force)
    write_bytes(path, TEMPLATE_TOML.encode("utf-8"))
    return path


def _choices(office: Office, profile: Profile) -> dict[str, tuple[str, ...]]:
    return {
        "category": tuple(f"{c.code} - {c.name_id}" for c in office.reference.categories()),
        "status": _first_words(profile.status),
        "classification": _first_words(profile.classification),
        "secrecy": _first_words(profile.secrecy),
        "reply_kind": _first_words(profile.kinds),
    }


def _first_words(meanings: Mapping[str, Meaning | None]) -> tuple[str, ...]:
    """For each meaning the first word that the profile has for it."""
    first: dict[Meaning, str] = {}
    for word, meaning in meanings.items():
        if meaning is not None:
            first.setdefault(meaning, word.title())
    return tuple(first.values())


def _must_be_free(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise UsageError(
            "The file is there already.", where=str(path), remedy="Choose another with -o, or add --force."
        )
