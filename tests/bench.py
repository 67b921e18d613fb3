"""Measures the import beside its peers in one run, and audits what it wrote: ``make bench``, or python tests/bench.py.

The sheets are invented (bench_data.py), so that it is known which rows must be set aside and what the database must
hold. Every program runs in a process of its own; what counts is its CPU seconds, user and system. Progress goes to
stderr, the tables to stdout; the exit status is 1 where a row was lost or invented. The report is measured after it
(bench_report.py). ``--help`` lists the options.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import bench_data
from bench_data import Truth
from bench_register import HEADING, register_rows

__all__ = ["HEADING", "main", "register_rows"]  # the register of 29 columns, for measurements of one's own

ROWS, XLSX_ROWS, SEED = 1_000_000, 100_000, 22
BYTES_A_ROW = 7_000  # on disk at once: the sheet in two orders, two databases, a journal
HERE = Path(__file__).resolve().parent
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Spent:
    """What one program took: CPU seconds of all its processes, wall seconds, peak MiB, and MiB of its database.

    The peak is the sum over the processes of a pipeline. A process starts as a copy of this one, so that a smaller
    peak than this program's own cannot be seen.
    """

    cpu: float
    wall: float
    peak: float
    database: float


@dataclass(slots=True)
class Job:
    """One line of the measurements: what runs, on how many rows, and what its rounds took; or why it did not run."""

    title: str
    rows: int
    run: Callable[[], Spent]
    missing: str = ""
    spent: list[Spent] = field(default_factory=list)

    def middle(self) -> Spent | None:
        """The median of the rounds, value by value."""
        if not self.spent:
            return None
        return Spent(*(median(getattr(one, name) for one in self.spent) for name in Spent.__slots__))


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of what the import wrote with what the sheet was made of."""

    what: str
    expected: int
    found: int | None  # None where the database has no such table or column

    @property
    def is_right(self) -> bool:
        return self.found == self.expected


def main() -> int:
    from bench_report import measured  # here, for it takes its measure and its tables from this module

    options = _options()
    with tempfile.TemporaryDirectory(prefix="dumas-bench-") as temporary:
        bench = Bench(Path(temporary), options)
        bench.prepare()
        is_sound = True
        if options.only != "report":
            for number in range(options.rounds):
                bench.round(number + 1)
            print(bench.report())
            is_sound = bench.is_sound()
        if options.only in {None, "report"}:
            print()
            tables, counts_alike = measured(bench.csv, bench.folder, options.rounds)
            print(tables)
            is_sound = is_sound and counts_alike
    return 0 if is_sound else 1


class Bench:
    """The sheets, the jobs and what came of them."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder = folder
        self.options = options
        self.sheets = options.keep or folder
        self.sheets.mkdir(parents=True, exist_ok=True)
        rows, xlsx_rows = options.rows, options.xlsx_rows
        self.csv = self.sheets / f"register-{rows}.csv"
        self.other = self.sheets / f"register-{rows}-reversed.csv"
        self.xlsx = self.sheets / f"register-{xlsx_rows}.xlsx"
        self.db = folder / "dumas.db"
        self.lent = folder / "one-row.db"
        self.most_on_disk = 0
        self.findings: dict[str, list[Finding]] = {}
        self.examples: list[str] = []
        self.jobs = self._jobs(rows, xlsx_rows)

    # ------------------------------------------------------------------ the sheets

    def prepare(self) -> None:
        """Write the sheets, unless the kept ones serve, and the one-row database that the tables are copied from."""
        only = self.options.only
        rows = self.options.rows * (only != "xlsx") + self.options.xlsx_rows * (only in {None, "xlsx"})
        needed, free = rows * BYTES_A_ROW, shutil.disk_usage(self.folder).free
        _tell(f"needs about {needed / MIB:,.0f} MiB of disk; {free / MIB:,.0f} MiB are free")
        if needed > free:
            raise SystemExit("Not enough room: set TMPDIR to a larger disk, or give fewer rows with --rows.")
        # As an installation does, which the peers have had.
        compileall.compile_dir(HERE.parent / "dumas_cli", quiet=1)
        if only != "xlsx":
            self._make(self.options.rows, self.csv, self.other)
        if only in {None, "xlsx"}:
            self._make(self.options.xlsx_rows, self.xlsx)
        if only in {None, "csv"}:
            self._lend()

    def _make(self, rows: int, path: Path, other: Path | None = None) -> None:
        if bench_data.is_made(rows, SEED, path) and (other is None or other.exists()):
            _tell(f"{path.name}: kept from an earlier run")
            return
        started = time.perf_counter()
        # In a process of its own: this one must stay small, or its size would show in every peak.
        words = [sys.executable, HERE / "bench_data.py", rows, SEED, path, *([other] if other else [])]
        subprocess.run(list(map(str, words)), check=True, env=_environment())
        size = path.stat().st_size
        _tell(
            f"{path.name}: {size / MIB:,.0f} MiB, {size / rows:,.0f} bytes a row, {time.perf_counter() - started:.0f} s"
        )

    def _lend(self) -> None:
        sheet = self.folder / "one-row.csv"
        with sheet.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([bench_data.HEADING, _ONE_ROW])
        _spend([_import(sheet, self.lent)], self.folder)

    # ------------------------------------------------------------------ the jobs

    def _jobs(self, rows: int, xlsx_rows: int) -> dict[str, Job]:
        shell, utils, in2csv = map(_program, ("sqlite3", "sqlite-utils", "in2csv"))
        no_pipe = in2csv.missing or utils.missing
        flat = [sys.executable, str(HERE / "bench_peers.py"), "flat"]
        table = [sys.executable, str(HERE / "bench_peers.py"), "tables"]
        target = str(self.folder / "peer.db")
        plain = ["--csv", "--no-detect-types", "--silent"]
        shell_words = [
            shell.path,
            target,
            "-cmd",
            ".mode csv",
            "-cmd",
            ".separator ;",
            f'.import "{self.csv}" register',
        ]
        utils_words = [utils.path, "insert", target, "register"]
        csv_jobs = {
            "shell": Job("`sqlite3 .import`", rows, self._peer([shell_words]), shell.missing),
            "flat": Job("csv + executemany, one table of texts", rows, self._peer([[*flat, str(self.csv), target]])),
            "first": Job("**dumas import**", rows, self._first(self.csv)),
            "again": Job("dumas import, the identical file again", rows, self._again),
            "other": Job("dumas import, the same rows in another file", rows, self._other),
            "tables": Job(
                "csv + executemany into our tables, sqlite3",
                rows,
                self._peer([[*table, str(self.csv), target, "sqlite3"]], lent=True),
            ),
            "apsw": Job(
                "csv + executemany into our tables, apsw",
                rows,
                self._peer([[*table, str(self.csv), target, "apsw"]], lent=True),
                "" if find_spec("apsw") else "apsw is not installed",
            ),
            "utils": Job(
                "`sqlite-utils insert --no-detect-types`",
                rows,
                self._peer([[*utils_words, str(self.csv), *plain, "--delimiter", ";"]]),
                utils.missing,
            ),
        }
        pipe = [in2csv.path, str(self.xlsx)], [*utils_words, "-", "--csv", "--silent"]
        texts = [in2csv.path, "--no-inference", str(self.xlsx)], [*utils_words, "-", *plain]
        xlsx_jobs = {
            "calamine": Job(
                "calamine + executemany, one table of texts", xlsx_rows, self._peer([[*flat, str(self.xlsx), target]])
            ),
            "xlsx": Job("**dumas import**", xlsx_rows, self._first(self.xlsx)),
            "in2csv": Job("`in2csv \\| sqlite-utils insert`", xlsx_rows, self._peer(pipe), no_pipe),
            "texts": Job("the same, no types looked for", xlsx_rows, self._peer(texts), no_pipe),
        }
        chosen = {
            None: [*csv_jobs, *xlsx_jobs],
            "csv": [*csv_jobs],
            "xlsx": [*xlsx_jobs],
            "again": ["first", "again", "other"],
            "report": [],
        }
        return {key: job for key, job in (csv_jobs | xlsx_jobs).items() if key in chosen[self.options.only]}

    def round(self, number: int) -> None:
        """Run every job once, one after the other."""
        for place, job in enumerate(self.jobs.values(), start=1):
            label = f"round {number}, {place}/{len(self.jobs)}: {job.title.translate(_BARE)}"
            if job.missing:
                _tell(f"{label}: {job.missing}")
                continue
            spent = job.run()
            job.spent.append(spent)
            _tell(f"{label}: {spent.cpu:.1f} CPU s, {spent.peak:.0f} MiB, {job.rows / spent.cpu:,.0f} rows a CPU s")

    def _peer(self, commands: Sequence[Sequence[str]], *, lent: bool = False) -> Callable[[], Spent]:
        def run() -> Spent:
            target = self.folder / "peer.db"
            if lent:
                shutil.copyfile(self.lent, target)
            spent = self._measure(commands, target)
            _delete(target)
            return spent

        return run

    def _first(self, sheet: Path) -> Callable[[], Spent]:
        def run() -> Spent:
            _delete(self.db)
            spent = self._measure([_import(sheet, self.db)], self.db)
            truth = bench_data.truth_of(sheet)
            self._audit(f"{sheet.suffix[1:]}, first import", truth, set(truth.planted), new=truth.rows)
            if sheet == self.xlsx:
                _delete(self.db)
            return spent

        return run

    def _again(self) -> Spent:
        spent = self._measure([_import(self.csv, self.db)], self.db)
        truth = bench_data.truth_of(self.csv)
        self._audit("csv, the identical file again", truth, None, new=0)
        return spent

    def _other(self) -> Spent:
        spent = self._measure([_import(self.other, self.db)], self.db)
        truth = bench_data.truth_of(self.csv)
        planted = {bench_data.row_in_reverse(row, truth.rows) for row in truth.planted}
        self._audit("csv, the same rows in another file", truth, planted, new=0)
        _delete(self.db)
        return spent

    def _measure(self, commands: Sequence[Sequence[str]], database: Path) -> Spent:
        spent = _spend(commands, self.folder)
        folders = {self.folder, self.sheets}
        size = sum(path.stat().st_size for folder in folders for path in folder.iterdir() if path.is_file())
        self.most_on_disk = max(self.most_on_disk, size)
        return Spent(spent.cpu, spent.wall, spent.peak, database.stat().st_size / MIB)

    # ------------------------------------------------------------------ the audit

    def _audit(self, title: str, truth: Truth, planted: set[int] | None, *, new: int) -> None:
        """Compare the database with what the sheet was made of; ``planted`` is None where nothing need be written."""
        with closing(sqlite3.connect(self.db)) as connection:
            ask = _Asker(connection)
            findings = []
            if planted is not None:
                aside = ask.rows_set_aside()
                missed, extra = planted - aside, aside - planted
                findings += [
                    Finding("planted bad rows missed", 0, len(missed)),
                    Finding("good rows set aside", 0, len(extra)),
                    Finding("rows read", truth.rows, ask.number(_ROWS_READ)),
                ]
                self.examples += [f"{title}: row {row} was not set aside" for row in sorted(missed)[:5]]
                self.examples += [f"{title}: row {row} was set aside: {ask.reason(row)}" for row in sorted(extra)[:5]]
            if not new:
                findings += [
                    Finding("rows new", 0, ask.number(_LATER.format("new"))),
                    Finding("rows changed", 0, ask.number(_LATER.format("changed"))),
                ]
            findings += [
                Finding("complaints", truth.complaints, ask.number("select count(*) from complaints")),
                Finding("referrals", truth.referrals, ask.number("select count(*) from referrals")),
                Finding("responses", truth.responses, ask.number("select count(*) from responses")),
                Finding("reminders", truth.reminders, ask.number("select count(*) from reminders")),
                Finding("sum of complaints", truth.complaints_sum, ask.sum_of(*_COMPLAINTS)),
                Finding("sum of referrals", truth.referrals_sum, ask.sum_of(_REFERRALS)),
                Finding("sum of responses", truth.responses_sum, ask.sum_of(_RESPONSES)),
            ]
        earlier = self.findings.get(title)
        if earlier is None or all(one.is_right for one in earlier):
            self.findings[title] = findings
        for finding in findings:
            if not finding.is_right:
                _tell(f"AUDIT, {title}: {finding.what} {finding.found}, not {finding.expected}")

    def is_sound(self) -> bool:
        """Whether every comparison that could be made came out right."""
        return all(one.is_right or one.found is None for found in self.findings.values() for one in found)

    # ------------------------------------------------------------------ the tables

    def report(self) -> str:
        """The tables, in Markdown."""
        parts = [self._about(), "", *self._targets(), "", *self._measurements(), "", *self._audits()]
        parts += [f"On disk at once: {self.most_on_disk / MIB:,.0f} MiB."]
        return "\n".join(parts)

    def _about(self) -> str:
        names = ("sqlite-utils", "csvkit", "python-calamine", "apsw", "openpyxl")
        versions = [f"{name} {_version(name)}" for name in names]
        rounds = f"{self.options.rounds} round{'s, medians' if self.options.rounds > 1 else ''}"
        return (
            f"CPython {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {', '.join(versions)};"
            f" {os.cpu_count()} cores, {rounds}, seed {SEED}."
        )

    def _targets(self) -> Iterator[str]:
        rows, xlsx_rows = self.options.rows, self.options.xlsx_rows
        if rows != ROWS or xlsx_rows != XLSX_ROWS:
            yield f"The marks are set for {ROWS:,} rows of CSV and {XLSX_ROWS:,} of XLSX; these are fewer or more."
            yield ""
        first, xlsx = self._spent("first"), self._spent("xlsx")
        ratio = self._ratio
        mistakes = self._mistakes()
        lines = [
            _mark(f"{rows:,}-row CSV with all checks, × `sqlite3 .import`", ratio("first", "shell"), 4.0, 3.0),
            _mark(
                "... faster than `sqlite-utils insert --no-detect-types`",
                ratio("utils", "first"),
                1.4,
                1.8,
                at_least="×",
            ),
            _mark("... peak memory, CSV", first.peak if first else None, 200, 120, unit=" MiB", places=0),
            _mark(f"{xlsx_rows:,}-row XLSX, × (calamine + plain executemany)", ratio("xlsx", "calamine"), 2.2, 1.4),
            _mark("... faster than `in2csv \\| sqlite-utils insert`", ratio("in2csv", "xlsx"), 4.5, 7.0, at_least="×"),
            _mark("the identical file again, × the first import", ratio("again", "first"), 0.15, 0.08, places=3),
            _mark("the same rows in another file, × the first import", ratio("other", "first"), 0.9, 0.55),
            _mark("planted bad rows missed, or good rows set aside", mistakes, 0, 0, places=0),
        ]
        yield from _table(("", "must", "stretch", "measured", ""), lines, right=(1, 2, 3))
        floors = [
            ("CSV import × executemany into our tables, sqlite3", ratio("first", "tables")),
            ("CSV import × executemany into our tables, apsw", ratio("first", "apsw")),
            ("executemany into our tables, sqlite3, × `sqlite3 .import`", ratio("tables", "shell")),
            ("executemany into our tables, apsw, × `sqlite3 .import`", ratio("apsw", "shell")),
        ]
        beside = [(what, _figure(value, 2)) for what, value in floors if value is not None]
        if xlsx:
            beside.append(("peak memory, XLSX", f"{xlsx.peak:,.0f} MiB"))
            texts = ratio("texts", "xlsx")
            if texts is not None:
                beside.append(("XLSX import faster than in2csv and sqlite-utils without types", f"{texts:.2f}×"))
        if beside:
            yield ""
            yield from _table(("beside that", "measured"), beside, right=(1,))

    def _measurements(self) -> Iterator[str]:
        lines = []
        for key, job in self.jobs.items():
            spent = job.middle()
            kind = "xlsx" if key in {"calamine", "xlsx", "in2csv", "texts"} else "csv"
            if spent is None:
                lines.append((f"{kind}: {job.title}", job.missing, *[""] * 6))
                continue
            base = self._spent("calamine" if kind == "xlsx" else "shell")
            lines.append(
                (
                    f"{kind}: {job.title}",
                    f"{job.rows:,}",
                    f"{spent.cpu:,.2f}",
                    f"{spent.wall:,.1f}",
                    f"{spent.peak:,.0f}",
                    f"{spent.database:,.0f}",
                    f"{job.rows / spent.cpu:,.0f}",
                    _figure(spent.cpu / base.cpu if base else None, 2),
                )
            )
        head = ("", "rows", "CPU s", "wall s", "peak MiB", "database MiB", "rows a CPU s", "× first line of its kind")
        yield from _table(head, lines, right=range(1, 8))

    def _audits(self) -> Iterator[str]:
        for kind in ("csv", "xlsx"):
            titles = [title for title in self.findings if title.startswith(kind)]
            if not titles:
                continue
            asked = {one.what: one.expected for title in titles for one in self.findings[title]}
            found = [{one.what: one for one in self.findings[title]} for title in titles]
            lines = [
                (what, f"{expected:,}", *(_audited(column.get(what)) for column in found))
                for what, expected in asked.items()
            ]
            head = (f"audit of the {kind}", "in the sheet", *(title.removeprefix(f"{kind}, ") for title in titles))
            yield from _table(head, lines, right=range(1, len(head)))
            yield ""
        yield from self.examples[:20]

    def _spent(self, key: str) -> Spent | None:
        return self.jobs[key].middle() if key in self.jobs else None

    def _ratio(self, one: str, other: str) -> float | None:
        above, below = self._spent(one), self._spent(other)
        return above.cpu / below.cpu if above and below else None

    def _mistakes(self) -> float | None:
        counted = [
            one.found or 0
            for found in self.findings.values()
            for one in found
            if one.what in {"planted bad rows missed", "good rows set aside"}
        ]
        return float(sum(counted)) if counted else None


# --------------------------------------------------------------------------- below

_BARE = str.maketrans("", "", "*`\\")
_LATER = "select coalesce(sum({}), 0) from imports where id > (select min(id) from imports)"
_ROWS_READ = "select rows_read from imports where id = (select max(id) from imports)"
# Records with what belongs to them, so that a name laid on the wrong letter is found; the key of the complainant is
# either the complaint's own or stands beside it.
_COMPLAINANT_OF = """
select c.received_on, c.letter_on, c.subject, c.text, c.completed_on, p.name, p.nik, p.address
  from complaints c left join complainants p on p.{} = c.id"""
_COMPLAINTS = (_COMPLAINANT_OF.format("complaint_id"), _COMPLAINANT_OF.format("id"))
_REFERRALS = """
select c.number, r.letter_number, r.sent_on, r.note from referrals r join complaints c on c.id = r.complaint_id"""
_RESPONSES = """
select r.letter_number, s.received_on, s.text from responses s join referrals r on r.id = s.referral_id"""
_ONE_ROW = (
    *("1", "02/01/2012", "28/12/2011", "Sengketa tanah", "Tanah dikuasai pihak lain.", "Budi Contoh"),
    *(
        "3273011201800001",
        "Jl. Contoh No. 1",
        "081200000000",
        "05",
        "Berkadar Pengawasan",
        "Kota Bandung",
        "Jawa Barat",
    ),
    *("Pemerintah Kota Bandung", "B-1/2012", "05/01/2012", "20/01/2012", "Substantif", "Telah diteliti.", "Selesai"),
    *("30/01/2012", "map 1"),
)


class _Asker:
    """Asks the database; None where it has no such table or column, for the tables may change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def number(self, question: str) -> int | None:
        try:
            found = self.connection.execute(question).fetchone()
        except sqlite3.OperationalError:
            return None
        return None if found is None else int(found[0])

    def sum_of(self, *questions: str) -> int | None:
        """The sum of the fingerprints of all records, by the first question that fits the tables."""
        for question in questions:
            try:
                records = self.connection.execute(question)
            except sqlite3.OperationalError:
                continue
            return sum(bench_data.fingerprint(*record) for record in records)
        return None

    def rows_set_aside(self) -> set[int]:
        """Row numbers of the last import's problems."""
        question = "select row_number from problems where import_id = (select max(id) from imports)"
        return {int(row) for (row,) in self.connection.execute(question)}

    def reason(self, row: int) -> str:
        question = "select reason from problems where row_number = ? order by import_id desc limit 1"
        return str(self.connection.execute(question, (row,)).fetchone()[0])


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    missing: str


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the import beside its peers, and audits what it wrote.")
    parser.add_argument("--rows", type=_count, default=ROWS, help=f"rows of the CSV file, by default {ROWS:,}")
    parser.add_argument(
        "--xlsx-rows", type=_count, default=XLSX_ROWS, help=f"of the workbook, by default {XLSX_ROWS:,}"
    )
    parser.add_argument("--rounds", type=_count, default=1, help="how often each program runs; medians are printed")
    parser.add_argument(
        "--keep", type=lambda text: Path(text).resolve(), metavar="FOLDER", help="keep the sheets there"
    )
    parser.add_argument(
        "--only", choices=("csv", "xlsx", "again", "report"), help="one part; again: dumas alone, three imports"
    )
    return parser.parse_args()


def _count(text: str) -> int:
    value = int(text.replace(",", "").replace("_", ""))
    if value < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return value


def _program(name: str) -> _Found:
    """A program of this environment, else of the path."""
    path = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    return _Found(path, "") if path else _Found(name, f"{name} is not installed")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _import(sheet: Path, db: Path) -> list[str]:
    return [sys.executable, "-m", "dumas_cli", "import", str(sheet), "--db", str(db)]


def _environment() -> dict[str, str]:
    """No settings of the user's own play a part."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUMAS_")}
    return kept | {"PYTHONPATH": str(HERE.parent)}


def _spend(commands: Sequence[Sequence[str]], folder: Path) -> Spent:
    """What a program, or a pipeline of several, took; SystemExit where one fails."""
    children: list[subprocess.Popen[bytes]] = []
    cpu = peak = 0.0
    with tempfile.TemporaryFile() as told:
        started = time.perf_counter()
        source: object = subprocess.DEVNULL
        for place, command in enumerate(commands):
            last = place == len(commands) - 1
            child = subprocess.Popen(
                list(command),
                stdin=source,  # type: ignore[arg-type]
                stdout=subprocess.DEVNULL if last else subprocess.PIPE,
                stderr=told,
                cwd=folder,
                env=_environment(),
            )
            if children and children[-1].stdout is not None:
                children[-1].stdout.close()
            source = child.stdout
            children.append(child)
        for child in children:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            cpu += usage.ru_utime + usage.ru_stime
            peak += usage.ru_maxrss / (MIB if sys.platform == "darwin" else 1024)
        wall = time.perf_counter() - started
        told.seek(0)
        words = told.read()[-2_000:].decode(errors="replace")
        for child, command in zip(children, commands, strict=True):
            if child.returncode:
                raise SystemExit(f"{' '.join(command)} failed ({child.returncode}):\n{words}")
    return Spent(cpu, wall, peak, 0.0)


def _delete(db: Path) -> None:
    for path in db.parent.glob(f"{db.name}*"):
        path.unlink()


def _mark(
    what: str,
    value: float | None,
    must: float,
    stretch: float,
    *,
    at_least: str = "",
    unit: str = "",
    places: int = 2,
) -> tuple[str, ...]:
    """One line of the marks: what was asked and measured, and whether it is met."""
    if at_least:
        asked = [f"{mark:g}{at_least}" for mark in (must, stretch)]
    elif must == 0:
        asked = ["0", "0"]
    else:
        asked = [f"≤ {mark:g}{unit}" for mark in (must, stretch)]
    if value is None:
        return (what, *asked, "–", "not measured")
    met = [value >= mark if at_least else value <= mark for mark in (must, stretch)]
    word = "stretch met" if all(met) else "met" if met[0] else "not met"
    return (what, *asked, f"{_figure(value, places)}{at_least or unit}", word)


def _figure(value: float | None, places: int) -> str:
    return "–" if value is None else f"{value:,.{places}f}"


def _audited(finding: Finding | None) -> str:
    if finding is None:
        return ""
    if finding.found is None:
        return "not compared"
    return f"{finding.found:,}" if finding.is_right else f"WRONG {finding.found:,}"


def _table(head: Sequence[str], lines: Sequence[Sequence[str]], right: Sequence[int]) -> Iterator[str]:
    """An aligned table in Markdown; ``right`` names the columns of figures."""
    widths = [max(map(len, column)) for column in zip(head, *lines, strict=True)]
    for line in (head, *lines):
        cells = [
            text.rjust(width) if place in right else text.ljust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield f"| {' | '.join(cells)} |"
        if line is head:
            rules = [
                "-" * (width + 1) + ":" if place in right else "-" * (width + 2) for place, width in enumerate(widths)
            ]
            yield f"|{'|'.join(rules)}|"


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
