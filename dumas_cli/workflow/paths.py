"""What was named on the command line becomes the files to read: files, folders, patterns and standard input."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from dumas_cli.errors import SheetError, UsageError
from dumas_cli.sheets.content import HTML, MHTML, TEXT, kind_of

STANDARD_INPUT = "standard input"
"""What the file that was read from standard input is called in all that is shown."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that a folder or a pattern holds and that is not read, with the reason."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Expanded:
    """The files to read, in order, each once; and what was passed over. ``repeated`` were named twice."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()
    repeated: tuple[Path, ...] = ()


@contextmanager
def expand(paths: Sequence[str | Path], stdin: Callable[[], BinaryIO] | None = None) -> Iterator[Expanded]:
    """The files that the words mean, to be used in a ``with``: what came from standard input is removed at its end.

    "-" is standard input, kept in a file of that name that only the user can read; ``stdin`` gives its bytes. A folder
    means the spreadsheets in it, sorted by name, without those in its own folders, which are named as passed over.
    A pattern ("*.xlsx") that the shell left as it is means the spreadsheets that it fits; a file of that very name goes
    first. A file named by itself is taken as it is, whatever its name. Raises UsageError where nothing is named, a
    pattern fits nothing, or "-" is named without an input; SheetError for a folder without a spreadsheet.
    """
    if not paths:
        raise UsageError("No file is named.", remedy="Name the files, a folder, or - for standard input.")
    files: dict[str, Path] = {}
    skipped: list[Skipped] = []
    repeated: list[Path] = []
    with ExitStack() as stack:
        for word in paths:
            if str(word) == "-":
                found = [] if "-" in files else [stack.enter_context(_spooled(stdin))]
                keys = ["-"]
                repeated += [Path(STANDARD_INPUT)] if not found else []
            else:
                found = _found(word, skipped)
                keys = [_identity(path) for path in found]
            for key, path in zip(keys, found, strict=False):
                if key in files:
                    repeated.append(path)
                else:
                    files[key] = path
        yield Expanded(tuple(files.values()), tuple(skipped), tuple(repeated))


# --------------------------------------------------------------------------- helpers

_SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".ots", ".csv", ".tsv", ".tab", ".txt"}
)
_PAGES = frozenset({".html", ".htm", ".mht", ".mhtml"})


@contextmanager
def _spooled(stdin: Callable[[], BinaryIO] | None) -> Iterator[Path]:
    if stdin is None:
        raise UsageError("Standard input cannot be read here.", remedy="Name a file instead of -.")
    # The folder is open to its owner alone, on every system that knows owners.
    with tempfile.TemporaryDirectory(prefix="dumas-") as folder:
        path = Path(folder) / STANDARD_INPUT
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            copyfileobj(stdin(), file, 1 << 20)
        yield path


def _found(word: str | Path, skipped: list[Skipped]) -> list[Path]:
    path = Path(word)
    if path.is_dir():
        found = [one for one in sorted(path.iterdir(), key=_by_name) if _is_spreadsheet(one, skipped)]
        if not found:
            raise SheetError(
                "The folder holds no spreadsheet.",
                where=str(path),
                remedy="Name another, or its files one by one; folders inside it are not looked into.",
            )
        return found
    text = str(word)
    if path.exists() or not any(mark in text for mark in "*?["):
        return [path]
    goes_through = "**" in path.parts
    fitting = sorted((one for one in _glob(path) if not (goes_through and one.is_dir())), key=_by_name)
    found = [one for one in fitting if _is_spreadsheet(one, skipped)]
    if not found:
        what = "only files that are no spreadsheets" if fitting else "no file"
        raise UsageError(f"The pattern fits {what}.", where=text, remedy="Look at the name and the folder.")
    return found


def _glob(pattern: Path) -> Iterator[Path]:
    """What fits, as in a shell: * leaves hidden files out, ** goes through all folders."""
    from glob import iglob

    return map(Path, iglob(str(pattern), recursive=True))  # noqa: PTH207 - pathlib's shows hidden files


def _is_spreadsheet(path: Path, skipped: list[Skipped]) -> bool:
    """Whether a file of a folder is to be read. One that is a spreadsheet only by its name is: its trouble is told."""
    suffix = path.suffix.lower()
    reason = ""
    if path.is_dir():
        reason = "it is a folder, and folders inside a folder are not looked into: name it by itself"
    elif path.name.startswith(("~$", ".~lock.")):
        reason = "it only says that the file is open in a program"
    elif path.name.startswith("."):
        reason = "it is hidden"
    elif suffix not in _SUFFIXES:
        try:
            kind = kind_of(path)
        except SheetError:
            reason = "it is no spreadsheet"
        else:
            if kind == TEXT or (kind in {HTML, MHTML} and suffix not in _PAGES):
                reason = "it is no spreadsheet by its name"
    if reason:
        skipped.append(Skipped(path, reason))
    return not reason


def _by_name(path: Path) -> tuple[str, str]:
    return path.name.casefold(), path.name


def _identity(path: Path) -> str:
    """The same for two names of one file."""
    try:
        return str(path.resolve())
    except (OSError, RuntimeError):  # a circle of links: opening it will tell
        return str(path.absolute())
