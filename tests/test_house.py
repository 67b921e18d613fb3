"""The house of docs/architecture.md: who may import whom, and what must never be touched where."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dumas_cli"
FILES = sorted(PACKAGE.rglob("*.py"))
STEPS = ("sheets", "triage", "plan", "report")
PURE = (
    "sheets/cells.py",
    "sheets/days.py",
    "sheets/heading.py",
    "sheets/intake.py",
    "sheets/profiles.py",
    "registry/",
    "triage/",
    "plan/",
    "report/",
    "workdays.py",
    "privacy.py",
    "labels.py",
    "records.py",
    "results.py",
    "figures/",
)


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(module: str) -> str:
    """The room of one of our modules: "triage" for dumas_cli.triage.score; a file of its own is its own room."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a file imports anywhere, for types only too, with relative imports spelt out."""
    found = set()
    package = ["dumas_cli", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found.add(module)
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def importers(*libraries: str) -> list[str]:
    """The files that import one of these top-level modules."""
    return [place(path) for path in FILES if {name.split(".")[0] for name in imports(path)} & set(libraries)]


def is_in(file: str, *rooms: str) -> bool:
    return any(file == one or (one.endswith("/") and file.startswith(one)) for one in rooms)


def test_the_files_are_found():
    assert "cli/app.py" in [place(path) for path in FILES]
    assert "dumas_cli.cli.app" in imports(PACKAGE / "cli" / "report.py")


def test_only_main_imports_the_front_door():
    strangers = [
        place(path)
        for path in FILES
        if not is_in(place(path), "__main__.py", "cli/")
        and any(room(name) == "cli" for name in imports(path) if name.startswith("dumas_cli."))
    ]
    assert strangers == []


@pytest.mark.parametrize(
    ("libraries", "doors"),
    [
        (("typer",), ("cli/",)),
        (("click",), ()),
        (("rich",), ("cli/", "render/terminal.py")),
        (("apsw",), ("store/",)),
        (("sqlite3", "sqlite_utils"), ("store/upgrade.py", "store/schema.py")),
        (("xxhash",), ("store/", "sheets/")),
        (("dateparser",), ("sheets/days.py",)),
        (("pandas",), ("sheets/", "render/", "frames.py")),
        (("openpyxl",), ("sheets/", "render/", "frames.py")),
        (("python_calamine",), ("sheets/", "render/", "frames.py")),
        (("holidays",), ("reference/official_days.py",)),
        (("babel",), ("render/numbers.py",)),
        (("platformdirs",), ("cli/",)),
        (("rapidfuzz",), ("registry/text.py", "sheets/")),
        (("highspy", "ortools", "scipy", "numpy"), ("plan/solve.py",)),
        (("statsmodels",), ("report/forecast.py",)),
        (("matplotlib",), ("render/drawing.py",)),
        (("docx", "docxtpl", "jinja2"), ("render/docx.py",)),
        (("typst",), ("render/pdf.py",)),
    ],
)
def test_each_library_has_one_door(libraries, doors):
    assert [file for file in importers(*libraries) if not is_in(file, *doors)] == []


def test_steps_do_not_know_each_other():
    known = [
        (place(path), name)
        for step in STEPS
        for path in FILES
        if place(path).startswith(f"{step}/")
        for name in imports(path)
        if name.startswith("dumas_cli.") and room(name) in set(STEPS) - {step}
    ]
    assert known == []


def test_the_pure_middle_knows_no_store_settings_screen_or_door():
    forbidden = {"store", "settings", "render", "cli", "workflow"}
    known = [
        (place(path), name)
        for path in FILES
        if is_in(place(path), *PURE)
        for name in imports(path)
        if name.startswith("dumas_cli.") and room(name) in forbidden
    ]
    assert known == []


def test_the_pure_middle_opens_no_file():
    opening = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
    calls = [
        (place(path), node.lineno)
        for path in FILES
        if is_in(place(path), *PURE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and called(node) in opening
    ]
    assert calls == []


def test_no_clock_below_the_front_door():
    clocks = {"today", "now", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime"}
    allowed = ("cli/", "plan/solve.py")
    read = [
        (place(path), node.lineno)
        for path in FILES
        if not is_in(place(path), *allowed)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and called(node) in clocks and is_of_a_clock(node)
    ]
    assert read == []


def test_renderers_see_records_only():
    known = [
        (place(path), name)
        for path in FILES
        if place(path).startswith("render/")
        for name in imports(path)
        if name.startswith("dumas_cli.")
        and room(name) not in {"render", "records", "results", "figures", "errors", "privacy", "labels"}
    ]
    assert known == []


def test_no_file_of_the_package_is_left_out_of_the_picture():
    """Each room and each file beside the rooms is named in docs/architecture.md."""
    drawn = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    top = {place(path).split("/")[0] for path in FILES} - {"__init__.py"}
    assert [name for name in sorted(top) if name not in drawn] == []


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def is_of_a_clock(node: ast.Call) -> bool:
    """Whether the call is on a class or module of time: date.today(), time.monotonic(), not cell.time()."""
    if isinstance(node.func, ast.Name):
        return node.func.id in {"monotonic", "perf_counter"}
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    return name in {"date", "datetime", "time"}
