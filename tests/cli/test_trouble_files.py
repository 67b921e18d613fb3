"""One small file for each trouble, named for it: what an import of it says is a text that a reviewer reads."""

from pathlib import Path

import pytest

SHEETS = Path(__file__).parent.parent / "sheets"
FILES = sorted(path.name for path in SHEETS.iterdir() if path.suffix != ".toml")
GOLDEN = Path(__file__).parent.parent / "golden" / "troubles"


@pytest.mark.parametrize("name", FILES)
def test_each_trouble_is_read_or_told_as_written_down(office, golden, name):
    """Its own profile, if it has one, lies beside it under the same name."""
    own = (SHEETS / name).with_suffix(".toml")
    words = ["--profile", own] if own.exists() else []
    ran = office.run("import", SHEETS / name, "--dry-run", "--as-of", "2018-01-31", "--lang", "en", *words)
    assert ran.status in (0, 1)
    assert "Traceback" not in ran.err
    said = (ran.out + ran.err).replace(str(SHEETS), "SHEETS")
    golden(f"troubles/{name}.txt", f"{said.rstrip()}\n[exit status {ran.status}]\n")
    assert not (office.folder / "dumas.db").exists()


def test_no_expectation_is_left_without_its_file(request):
    if request.config.getoption("--update-golden"):
        pytest.skip("they are being written")
    assert sorted(path.name.removesuffix(".txt") for path in GOLDEN.iterdir()) == FILES
