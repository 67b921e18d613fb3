"""What tests share: golden files, and an office at work in a folder of its own."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

ALL_EXAMPLES = os.environ.get("DUMAS_EXAMPLES") == "all"
"""Whether properties get all their examples (make properties, and CI), or a share of them (make test)."""


def examples(n: int) -> int:
    """How many examples a property gets that deserves ``n``."""
    return n if ALL_EXAMPLES else max(10, n * 3 // 10)


# The first example of a test may import a library: time says nothing about its promise.
settings.register_profile("dumas", deadline=None, max_examples=examples(100))
settings.load_profile("dumas")

GOLDEN = Path(__file__).parent / "golden"
DATA = Path(__file__).parent.parent / "data"
PRACTICE = ("register-2016.xlsx", "register-2017.xlsx", "lapor-2017.xlsx", "tanggapan-2017.csv")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what is shown now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with ``tests/golden/NAME``; with --update-golden writes it there instead."""
    update = request.config.getoption("--update-golden")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.exists(), f"no golden file {name}: look at the text, then run pytest --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    out: str
    err: str
    status: int


class Screen(io.TextIOWrapper):
    """A stream that says it is a terminal, or not, and keeps what is written."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


class Office:
    """The command line at work in a folder of its own, with nothing of the user's around it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._patch = monkeypatch
        monkeypatch.chdir(folder)
        for name in [n for n in os.environ if n.startswith("DUMAS_")] + ["NO_COLOR", "LC_ALL", "LC_MESSAGES"]:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", "en_US.UTF-8")
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "user-data"))

    def run(self, *words: object, columns: int | None = 80, encoding: str = "utf-8", **env: str) -> Ran:
        """Run ``dumas WORDS`` on a terminal of that many columns without colours, or into a pipe (None).

        The whole front door runs, in this process: exit status and both streams are what a user gets.
        """
        from dumas_cli.cli import main

        out = Screen(terminal=columns is not None, encoding=encoding)
        err = Screen(terminal=False, encoding=encoding)
        with self._patch.context() as patch:
            patch.setattr(sys, "argv", ["dumas", *map(str, words)])
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setenv("TERM", "dumb")
            patch.setenv("COLUMNS", str(columns or 80))
            for name, value in env.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        code = ended.value.code
        return Ran(out.text(), err.text(), code if isinstance(code, int) else 0 if code is None else 1)

    def ok(self, *words: object, **how: object) -> str:
        """What a command prints that must succeed."""
        ran = self.run(*words, **how)
        assert ran.status == 0, ran.err
        return ran.out


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office that has nothing yet."""
    return Office(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def practice_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database into which all practice files have been imported, once for all tests. Copy it before writing."""
    folder = tmp_path_factory.mktemp("practice")
    with pytest.MonkeyPatch.context() as patch:
        Office(folder, patch).ok("import", *practice_files(), "--db", "practice.db")
    return folder / "practice.db"


@pytest.fixture
def practice(office: Office, practice_db: Path) -> Office:
    """An office that works on its own copy of the practice data (dumas.db in its folder)."""
    (office.folder / "dumas.db").write_bytes(practice_db.read_bytes())
    return office


def practice_files() -> Sequence[Path]:
    """The practice files, registers first."""
    return [DATA / name for name in PRACTICE]
