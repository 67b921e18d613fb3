"""The front door as the shell sees it: interruption, closed pipes, completion, help."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import DATA, practice_files

COMMANDS = [
    ["import"],
    ["triage"],
    ["plan"],
    ["report"],
    ["list"],
    ["show"],
    ["template"],
    ["config", "list"],
    ["config", "export"],
    ["problems"],
    ["profile", "list"],
    ["profile", "show"],
    ["profile", "check"],
    ["profile", "guess"],
    ["agency", "list"],
    ["agency", "alias"],
    ["history"],
    ["undo"],
    ["redo"],
]


def start(folder, *words, **streams):
    env = {name: value for name, value in os.environ.items() if not name.startswith("DUMAS_")}
    env |= {"LANG": "C.UTF-8", "XDG_DATA_HOME": str(folder / "user-data")}
    command = [sys.executable, "-m", "dumas_cli", *map(str, words)]
    return subprocess.Popen(command, cwd=folder, env=env, text=True, **streams)


def test_an_interrupted_import_leaves_nothing_behind(tmp_path):
    with start(tmp_path, "import", *practice_files(), "--db", "new.db", stderr=subprocess.PIPE) as run:
        deadline = time.monotonic() + 30
        while not (tmp_path / "new.db").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
    # A shell says 130 for both: Python ends by the signal itself where it hit a class that was being made.
    assert run.returncode in {130, -signal.SIGINT}
    assert said == "Interrupted: nothing was changed.\n"
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    "words", [["list", "--limit", "0", "--province", "Jawa Barat"], ["report", "--year", "2017", "--format", "json"]]
)
def test_a_reader_that_has_seen_enough_is_no_trouble(practice, words):
    with start(practice.folder, *words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        run.stdout.readline()
        run.stdout.close()
        said = run.stderr.read()
    assert run.returncode in (0, 1)
    assert said == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no full device")  # noqa: PTH110
def test_a_full_disk_is_told(practice):
    command = ["report", "--year", "2017"]
    with (
        open("/dev/full", "w") as full,  # noqa: PTH123
        start(practice.folder, *command, stdout=full, stderr=subprocess.PIPE) as run,
    ):
        said = run.stderr.read()
    assert run.returncode == 1
    assert said == "Error: The result cannot be written: No space left on device.\n"


def test_without_a_command_the_help_comes_with_status_2(office):
    ran = office.run()
    assert (ran.out, ran.status) == ("", 2)
    assert "Commands:" in ran.err
    assert office.run("--help").status == 0


def test_the_version_is_told(office):
    assert re.fullmatch(r"dumas \d+\.\d+\.\d+\S*\n", office.ok("--version"))


def completions(folder, line):
    words = line.split(" ")
    env = os.environ | {
        "_DUMAS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    code = "from dumas_cli.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True)
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("dumas re", {"report", "redo"}),
        ("dumas report --fo", {"--format"}),
        ("dumas report --by ", {"group", "agency", "category", "province", "month", "source"}),
        ("dumas config ", {"list", "export"}),
        ("dumas template ", {"register", "settings"}),
    ],
)
def test_the_shell_completes_commands_options_and_choices(tmp_path, line, offered):
    assert set(completions(tmp_path, line)) == offered


def test_completion_can_be_installed_for_bash(office):
    assert "_DUMAS_COMPLETE=complete_bash" in office.ok("--show-completion", "bash", SHELL="/bin/bash")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_help_fits_80_columns_and_has_examples(office, words):
    shown = office.ok(*words, "--help")
    assert max(map(len, shown.splitlines())) <= 80
    assert "For example:\n" in shown
    assert "<str>" not in shown


def examples():
    for words in COMMANDS:
        ran = subprocess.run(
            [sys.executable, "-m", "dumas_cli", *words, "--help"], capture_output=True, text=True, check=True
        )
        _, _, tail = ran.stdout.partition("For example:\n")
        yield from (line.strip() for line in tail.splitlines() if line.strip())


def test_every_example_of_the_help_works_as_it_stands(practice):
    for path in practice_files():
        shutil.copy(path, practice.folder)
    shutil.copy(DATA / "dumas.toml", practice.folder)
    (practice.folder / "folder-of-registers").mkdir()
    shutil.copy(DATA / "register-2017.xlsx", practice.folder / "folder-of-registers")
    shutil.copy(Path(__file__).parent.parent / "sheets" / "layout-unknown.csv", practice.folder / "complaints.csv")
    (practice.folder / "mine.toml").write_text(practice.ok("profile", "show", "register", "--toml"), "utf-8")
    practice.ok("triage", "--as-of", "2018-01-31")
    shown = list(examples())
    assert len(shown) >= len(COMMANDS)
    for line in shown:
        name, *words = shlex.split(line.partition(" > ")[0])
        assert name == "dumas"
        if words[0] == "triage" or words == ["plan", "-o", "plan.xlsx"]:
            words += [] if "--as-of" in words else ["--as-of", "2018-01-31"]
        paths = [path for word in words for path in (sorted(practice.folder.glob(word)) if "*" in word else [word])]
        if words[0] == "template" and words[1:] == ["settings"]:
            (practice.folder / "dumas.toml").unlink()
        if "register-2018.xlsx" in words and words[0] == "profile":
            shutil.copy(DATA / "register-2017.xlsx", practice.folder / "register-2018.xlsx")
        practice.ok(*paths)
