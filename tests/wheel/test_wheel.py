"""The wheel: built, installed into an empty environment, and the four commands run there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"

pytestmark = pytest.mark.wheel


def run(*words: object, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DUMAS_", "PYTHON"))}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("dumas_cli-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    run(binaries / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return binaries


def test_it_carries_the_reference_files_and_the_notices(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "dumas_cli" / "reference").rglob("*.*")
        if path.suffix in {".csv", ".toml"}
    }
    assert len(shipped) >= 12
    assert shipped <= set(names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "data/"))]


def test_the_four_commands_run_there(environment, tmp_path):
    dumas = environment / "dumas"
    common = ("--db", tmp_path / "dumas.db", "--lang", "en")
    files = [
        DATA / name for name in ("register-2016.xlsx", "register-2017.xlsx", "lapor-2017.xlsx", "tanggapan-2017.csv")
    ]
    assert "6 set aside" in run(dumas, "import", *files, *common, cwd=tmp_path)
    assert "open complaints evaluated" in run(dumas, "triage", "--as-of", "2018-01-31", *common, cwd=tmp_path)
    plan = ("plan", "--from", "2018-02-01", "--to", "2018-04-30", "--settings", DATA / "dumas.toml")
    assert "Trips:" in run(dumas, *plan, *common, cwd=tmp_path)
    report = run(dumas, "report", "--year", 2017, "--as-of", "2018-01-31", *common, cwd=tmp_path)
    assert "73.04% → 84%" in report


def test_it_can_be_run_as_a_module(environment, tmp_path):
    assert run(environment / "python", "-m", "dumas_cli", "--version", cwd=tmp_path).startswith("dumas ")
