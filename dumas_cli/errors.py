"""What stops the work: errors that say what, where and what to do next, each with its exit status."""

from __future__ import annotations


class DumasError(Exception):
    """Stops the work. ``what`` is a full sentence; ``where`` and ``remedy`` may be empty.

    Only the front door (``cli``) prints it, and exits with ``status``.
    """

    status = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy


class UsageError(DumasError):
    """The command was called with something it cannot take (exit status 2)."""

    status = 2


class SheetError(DumasError):
    """A file cannot be read as a spreadsheet, or no sheet of it holds what is looked for."""


class ProfileError(DumasError):
    """An import profile is wrong, or none fits the file."""


class SettingsError(DumasError):
    """dumas.toml or a reference file says something that cannot be used."""


class RulesError(DumasError):
    """A triage card names a rule, fact or method that does not exist."""


class DatabaseError(DumasError):
    """The database is missing, is not ours, or is newer than this program."""


class SealError(DumasError):
    """A file that is no seal of a report."""


class BusyError(DumasError):
    """Another command is writing to the database (exit status 4)."""

    status = 4


class SetAsideError(DumasError):
    """With --strict: rows were set aside, so nothing was written (exit status 3)."""

    status = 3
