"""An office that imports small files by the command line, and what the summary and the database then say."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from small_registers import ask, register

from dumas_cli.reference.files import Reference
from dumas_cli.settings import find_settings
from dumas_cli.workflow.importing import ImportOptions, import_files
from dumas_cli.workflow.office import Office

REFERENCE = Reference()
AT = datetime(2018, 3, 3, 9, 0, tzinfo=UTC)


@dataclass
class ImportDesk:
    """Imports files and keeps what the last summary said."""

    office: object
    last: dict[str, object] = field(default_factory=dict)
    err: str = ""

    @property
    def folder(self) -> Path:
        return self.office.folder

    @property
    def db(self) -> Path:
        return self.folder / "dumas.db"

    def lay(self, *rows, name="register.csv", flags=()):
        """Import a register of these rows: new, changed, unchanged, set aside."""
        return self.take(register(self.folder / name, *rows), *flags)

    def take(self, *words):
        """Import files with options: new, changed, unchanged, set aside."""
        ran = self.office.run("import", *words, "--db", self.db, "--format", "json")
        assert ran.status == 0, ran.err
        self.last, self.err = json.loads(ran.out), ran.err
        facts = self.last["facts"]
        counts = tuple(facts[part] for part in ("new", "changed", "unchanged", "set_aside"))
        assert facts["read"] == sum(counts)
        return counts

    def stops(self, *words, status=1):
        """What an import says that must stop, and that the database is as before."""
        before = self.db.read_bytes() if self.db.exists() else None
        ran = self.office.run("import", *words, "--db", self.db)
        assert (ran.status, ran.out) == (status, ""), ran.out + ran.err
        assert (self.db.read_bytes() if self.db.exists() else None) == before
        assert "Traceback" not in ran.err
        return " ".join(ran.err.split())

    def undo(self, *words):
        return self.office.ok("undo", "--yes", "--db", self.db, *words)

    def table(self, name):
        """The rows of one table of the last summary."""
        return self.last["tables"].get(name, {"rows": []})["rows"]

    def told(self, item, file=1):
        """What the last summary says of a file under one heading, "" for nothing."""
        return " ".join(row["value"] for row in self.table(f"file_{file}") if row["item"] == item)

    def values(self, name="changed_values"):
        return [(row["number"], row["field"], row["before"], row["after"]) for row in self.table(name)]

    def diff(self):
        """What happens to each row, and how many of its values change."""
        told = Counter()
        for row in self.table("diff"):
            told[row["outcome"], row["number"], row["row"]] += bool(row["field"])
        return [(*row, values) for row, values in told.items()]

    def ask(self, sql, *values):
        return ask(self.db, sql, *values)

    def batches(self):
        return self.ask("select count(*) from changes")[0][0]

    def open_problems(self):
        return self.ask("select id, number from problems where closed_by is null order by id")

    def closed_problems(self):
        return self.ask("select id, closed_how from problems where closed_by is not null order by id")


def csv_file(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A csv with semicolons, line by line."""
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def workbook(path: Path, *sheets, merges=()) -> Path:
    """A workbook with a sheet for each list of rows; ``merges`` are ranges of the first."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Lembar {number}")
        for row in rows:
            sheet.append(list(row))
    for cells in merges:
        book.worksheets[0].merge_cells(cells)
    book.save(path)
    return path


def import_into(folder: Path, *files: Path, dry_run: bool = False, **options):
    """Import files without the command line; gives the results of the files."""
    office = Office(
        folder / "dumas.db", find_settings(None, folder=folder, beside=folder), REFERENCE, AT, "dumas import", "sari"
    )
    return import_files(office, files, ImportOptions(**options), dry_run=dry_run).files
