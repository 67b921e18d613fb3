"""Measures ``dumas report`` beside a plain scan, DuckDB and pandas in one run: ``make bench``.

All count the same of 1,000,000 rows: two years side by side as known on a day and at the same age, and the letters and
answers by agency group, agency, category and province. Before anything is timed their figures are compared with those
that ``dumas report`` prints; the exit status is 1 where one differs. The peers read one flat table (see
bench_report_peers.py) in which every name is resolved and every day is ISO text. What counts is CPU seconds, user and
system, of the whole process. ``--help`` lists the options.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import bench
import bench_data

YEAR, LAST_YEAR = 2017, bench_data.LAST_YEAR  # the last where there are too few rows to reach back further
MANY = 100_000
HERE = Path(__file__).resolve().parent
PEERS = HERE / "bench_report_peers.py"
GROUPS = {"group": "agency_group", "agency": "agency", "category": "category", "province": "province"}
COUNTS = ("referred", "answered", "received", "completed")
HELPS = 7  # a start takes so little that one alone says nothing

Figures = dict[str, dict[str, dict[str, dict[str, int]]]]
"""By breakdown, group and year: each count that is not nothing."""


@dataclass(slots=True)
class Job:
    """One program: how it is called, how often in a round, what it took, or why it does not run."""

    title: str
    command: list[str]
    times: int = 1
    missing: str = ""
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="dumas-bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        sheet = folder / f"register-{options.rows}.csv"
        if not bench_data.is_made(options.rows, bench.SEED, sheet):
            words = [sys.executable, HERE / "bench_data.py", options.rows, bench.SEED, sheet]
            subprocess.run(list(map(str, words)), check=True)
        text, is_sound = measured(sheet, folder, options.rounds)
        print(text)
    return 0 if is_sound else 1


def measured(sheet: Path, folder: Path, rounds: int) -> tuple[str, bool]:
    """The tables, in Markdown, and whether all counted the same. The files made of the sheet stay in ``folder``."""
    found = ReportBench(sheet, folder)
    for _ in range(rounds):
        found.round()
    return found.report(), not found.differences


class ReportBench:
    """The database and the flat tables, the programs, and what came of them.

    Files in ``folder`` that bear the name of the sheet are used again where they are there.
    """

    def __init__(self, sheet: Path, folder: Path) -> None:
        self.sheet = sheet
        self.db = folder / f"{sheet.stem}.db"
        self.csv = folder / f"{sheet.stem}-flat.csv"
        self.flat = folder / f"{sheet.stem}-flat.db"
        self.duck = folder / f"{sheet.stem}-flat.duckdb"
        self.has_duckdb = find_spec("duckdb") is not None
        self.differences: list[str] = []
        self.rows = bench_data.truth_of(sheet).rows
        self.year = YEAR if self.rows >= MANY else LAST_YEAR
        self.as_of = f"{self.year + 1}-01-31"
        self.years = (str(self.year - 1), str(self.year))
        compileall.compile_dir(HERE.parent / "dumas_cli", quiet=1)
        self._prepare()
        self.jobs = self._jobs()
        self._compare()

    def _prepare(self) -> None:
        made = [(self.db, [sys.executable, "-m", "dumas_cli", "import", str(self.sheet), "--db", str(self.db)])]
        made += [(self.csv, _peer("flat", self.db, self.csv)), (self.flat, _peer("load", self.csv, self.flat))]
        if self.has_duckdb:
            made.append((self.duck, _peer("duckdb_file", self.csv, self.duck)))
        for path, command in made:
            if path.exists():
                _tell(f"{path.name}: kept from an earlier run")
                continue
            _run(command)
            _tell(f"{path.name}: {path.stat().st_size / bench.MIB:,.0f} MiB")

    def _jobs(self) -> dict[str, Job]:
        asked = (str(self.year), self.as_of)
        no_duckdb = "" if self.has_duckdb else "duckdb is not installed"
        utils = shutil.which("sqlite-utils", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        jobs = {
            "dumas": Job("**dumas report**", self._report(), times=3),
            "scan": Job("plain SQLite scan, no index, one pass", _peer("scan", self.flat, *asked)),
            "scans": Job("the same, a query for each table", _peer("scans", self.flat, *asked)),
            "duckdb": Job("DuckDB over the same table as csv", _peer("duckdb", self.csv, *asked), missing=no_duckdb),
            "scanner": Job("DuckDB over the same SQLite file", _peer("duckdb", self.flat, *asked), missing=no_duckdb),
            "duck": Job("DuckDB over a file of its own", _peer("duckdb", self.duck, *asked), missing=no_duckdb),
            "pandas": Job("pandas, read_csv of ten columns and groupby", _peer("pandas", self.csv, *asked)),
            "help": Job("**dumas --help**", [sys.executable, "-m", "dumas_cli", "--help"], times=HELPS),
            "utils help": Job(
                "sqlite-utils --help",
                [utils or "", "--help"],
                times=HELPS,
                missing="" if utils else "sqlite-utils is not installed",
            ),
        }
        if not jobs["scanner"].missing and not _can_scan():
            jobs["scanner"].missing = "its SQLite scanner is not installed, nor downloaded here"
        return jobs

    def _report(self, *more: str) -> list[str]:
        return [
            *(sys.executable, "-m", "dumas_cli", "report", "--year", str(self.year), "--as-of", self.as_of),
            *("--db", str(self.db), *more),
        ]

    # ------------------------------------------------------------------ the figures agree

    def _compare(self) -> None:
        """Every peer must count what ``dumas report`` prints, to the last letter."""
        ours = self._printed()
        for key in ("scan", "scans", "duckdb", "scanner", "duck", "pandas"):
            job = self.jobs[key]
            if job.missing:
                _tell(f"{job.title}: {job.missing}")
                continue
            theirs: Figures = json.loads(_run(job.command))
            wrong = [name for name in ours if ours[name] != theirs[name]]
            self.differences += [f"{job.title} counts otherwise: {name}" for name in wrong]
            _tell(f"{job.title}: {'DIFFERS in ' + ', '.join(wrong) if wrong else 'the same figures'}")

    def _printed(self) -> Figures:
        """What dumas prints, as the peers say it; the agencies from a report that leaves none out."""
        usual = json.loads(_run(self._report("--format", "json")))["tables"]
        aged = json.loads(_run(self._report("--same-age", "--format", "json")))["tables"]
        agencies = json.loads(_run(self._report("--by", "agency", "--format", "json")))["tables"]
        tables = usual | {"by_agency": agencies["by_agency"]}
        found: Figures = {"whole": {"": self._whole(usual, COUNTS)}, "same age": {"": self._whole(aged, COUNTS[:2])}}
        for dimension, name in GROUPS.items():
            rows = [row for row in tables[f"by_{dimension}"]["rows"] if row[dimension] != "(all)"]
            found[name] = {
                "" if row[dimension] == "(not stated)" else row[dimension]: _counts(
                    {year: {count: row.get(f"{count}_{year}") for count in COUNTS} for year in self.years}
                )
                for row in rows
            }
        return found

    def _whole(self, tables: dict[str, Any], counts: Sequence[str]) -> dict[str, dict[str, int]]:
        rows = [row for row in tables["years"]["rows"] if row["figure"] in counts]
        return _counts({year: {row["figure"]: row.get(year) for row in rows} for year in self.years})

    # ------------------------------------------------------------------ the measurements

    def round(self) -> None:
        """Run every program, one after the other."""
        for job in self.jobs.values():
            if job.missing:
                continue
            spent = [bench._spend([job.command], self.db.parent) for _ in range(job.times)]
            job.cpu.append(median(one.cpu for one in spent))
            job.wall.append(median(one.wall for one in spent))
            job.peak.append(max(one.peak for one in spent))
            _tell(f"{job.title}: {job.cpu[-1]:.2f} CPU s")

    def report(self) -> str:
        """The tables, in Markdown."""
        about = (
            f"dumas report --year {self.year} --as-of {self.as_of} over {self.rows:,} rows,"
            f" CPU seconds of the whole process; CPython {platform.python_version()}, {_versions()}."
        )
        agreed = self.differences or ["All count the same figures as dumas report prints."]
        return "\n".join([about, "", *self._marks(), "", *self._lines(), "", *agreed])

    def _marks(self) -> Iterator[str]:
        over = "scanner" if self._ratio("scanner", "dumas") is not None else "duckdb"
        file = "SQLite file" if over == "scanner" else "table as csv"
        lines = [
            bench._mark("dumas report, × a plain unindexed SQLite scan", self._ratio("dumas", "scan"), 0.3, 0.2),
            bench._mark(
                f"... less than DuckDB over the same {file}", self._ratio(over, "dumas"), 2.5, 2.5, at_least="×"
            ),
            bench._mark("... less than pandas", self._ratio("pandas", "dumas"), 8.0, 8.0, at_least="×"),
            bench._mark("dumas --help, × sqlite-utils --help", self._ratio("help", "utils help"), 0.3, 0.3),
        ]
        yield from bench._table(("", "must", "stretch", "measured", ""), lines, right=(1, 2, 3))
        beside = [
            ("dumas report, × SQLite scans, a query for each table", self._ratio("dumas", "scans")),
            ("dumas report, × DuckDB over a file of its own, made beforehand", self._ratio("dumas", "duck")),
        ]
        yield ""
        lines = [(what, bench._figure(value, 2)) for what, value in beside if value is not None]
        yield from bench._table(("beside that", "measured"), lines, right=(1,))

    def _lines(self) -> Iterator[str]:
        base = self._cpu("scan")
        lines = [
            (f"{job.title}: {job.missing}", "", "", "", "")
            if not job.cpu
            else (
                job.title,
                f"{median(job.cpu):.2f}",
                f"{median(job.wall):.1f}",
                f"{median(job.peak):,.0f}",
                f"{median(job.cpu) / base:.2f}" if base else "–",
            )
            for job in self.jobs.values()
        ]
        yield from bench._table(("", "CPU s", "wall s", "peak MiB", "× the scan"), lines, right=range(1, 5))

    def _cpu(self, key: str) -> float | None:
        return median(self.jobs[key].cpu) if self.jobs[key].cpu else None

    def _ratio(self, one: str, other: str) -> float | None:
        above, below = self._cpu(one), self._cpu(other)
        return above / below if above and below else None


def _counts(found: dict[str, dict[str, Any]]) -> dict[str, dict[str, int]]:
    """By year, the counts that are not nothing; no year that has none."""
    kept = {year: {name: n for name, n in counts.items() if n} for year, counts in found.items()}
    return {year: counts for year, counts in kept.items() if counts}


def _peer(what: str, *arguments: Path | str) -> list[str]:
    return [sys.executable, str(PEERS), what, *map(str, arguments)]


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, env=bench._environment(), check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed ({done.returncode}):\n{done.stderr[-2_000:]}")
    return done.stdout


def _can_scan() -> bool:
    """Whether DuckDB reads SQLite files here; asked in a process of its own, which keeps this one small."""
    asked = "import duckdb; duckdb.connect(config={'autoinstall_known_extensions': False}).execute('load sqlite')"
    return subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False).returncode == 0


def _versions() -> str:
    names = ("duckdb", "pandas", "sqlite-utils")
    return ", ".join(f"{name} {bench._version(name)}" for name in names)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures dumas report beside its peers; their figures must agree.")
    parser.add_argument("--rows", type=bench._count, default=bench.ROWS, help=f"by default {bench.ROWS:,}")
    parser.add_argument(
        "--rounds", type=bench._count, default=1, help="how often each program runs; medians are printed"
    )
    parser.add_argument("--keep", type=lambda text: Path(text).resolve(), metavar="FOLDER", help="keep all files there")
    return parser.parse_args()


def _tell(text: str) -> None:
    print(f"bench: {text.replace('*', '')}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
