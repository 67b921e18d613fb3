"""Lays the results of visits that rows of a file tell of on their complaints."""

from __future__ import annotations

from dataclasses import dataclass

from dumas_cli.records import CellPlace, Entry
from dumas_cli.store import history
from dumas_cli.store.connection import Connection, insert, rows
from dumas_cli.store.stated import is_same
from dumas_cli.store.written import Outcome, Told


@dataclass(slots=True)
class Visit:
    """The result of a visit on file, and the row of the spreadsheet that spoke of it first, where one did."""

    id: int
    values: dict[str, str | None]
    import_id: int
    place: CellPlace | None = None


class Visits:
    """The results of visits on file, of the complaints of which a file tells such."""

    def __init__(self, connection: Connection, *, import_id: int, change_id: int) -> None:
        self._connection = connection
        self._import_id = import_id
        self._change_id = change_id
        self._on_file: dict[int, list[Visit]] = {}  # by complaint
        self._told: list[Told] = []
        self._kept: list[Told] = []

    def meant(self, complaint_id: int, entry: Entry) -> Visit | None:
        """The visit on file that a row means: of its day and method, and of its agency where several were visited.

        An agency that differs is a correction, but only of a visit of which no other row of the file has spoken.
        """
        stated = visit_values(entry)
        found = [
            one
            for one in self._of(complaint_id)
            if (one.values["visited_on"], one.values["method"]) == (stated["visited_on"], stated["method"])
        ]
        agency = stated["agency_as_written"]
        same = [one for one in found if agency is None or is_same(one.values["agency_as_written"], agency)]
        free = [one for one in found if one.place is None]
        nameless = [one for one in found if one.values["agency_as_written"] is None]
        return next(iter((*same, *nameless, *free)), None)

    def contradiction(self, complaint_id: int, entry: Entry) -> tuple[str, str] | None:
        """The column in which an earlier row of the file says otherwise, and where that row stands."""
        if entry.visit is None:
            return None
        visit = self.meant(complaint_id, entry)
        if visit is None or visit.place is None:
            return None
        for column, new in visit_values(entry).items():
            old = visit.values[column]
            if old is not None and new is not None and not is_same(old, new):
                sheet, row = visit.place.sheet, visit.place.row
                return column, f'sheet "{sheet}", row {row}' if sheet else f"row {row}"
        return None

    def lay(self, complaint_id: int, entry: Entry, *, label: str, fills_only: bool) -> Outcome | None:
        """Write the result that a row tells of; None where it tells of none. An older file only fills blanks."""
        if entry.visit is None:
            return None
        values = visit_values(entry)
        visit = self.meant(complaint_id, entry)
        if visit is None:
            row = {"complaint_id": complaint_id, **values, "import_id": self._import_id}
            number = insert(self._connection, "visit_results", row)
            self._of(complaint_id).append(Visit(number, values, self._import_id, entry.place))
            return Outcome.NEW
        outcome = Outcome.UNCHANGED
        for column, new in values.items():
            old = visit.values[column]
            if new is None or is_same(old, new) or (visit.place is not None and old is not None):
                continue
            what = label, f"visit_results.{column}", old, new
            if fills_only and old is not None:
                self._kept.append(what)
                continue
            visit.values[column] = new
            self._connection.execute(f"update visit_results set {column} = ? where id = ?", (new, visit.id))  # noqa: S608
            outcome = Outcome.CHANGED
            if visit.import_id != self._import_id:
                history.log_value(self._connection, self._change_id, "visit_results", visit.id, column, old, new)
                self._told.append(what)
        visit.place = visit.place or entry.place
        return outcome

    def take_told(self) -> list[Told]:
        """The values changed since this was asked last."""
        told, self._told = self._told, []
        return told

    def take_kept(self) -> list[Told]:
        """The values that have stood since then though a row of an older file says otherwise."""
        kept, self._kept = self._kept, []
        return kept

    def _of(self, complaint_id: int) -> list[Visit]:
        if complaint_id not in self._on_file:
            self._on_file[complaint_id] = [
                Visit(row[0], dict(zip(_COLUMNS, row[1:6], strict=True)), row[6])
                for row in rows(
                    self._connection,
                    f"select id, {', '.join(_COLUMNS)}, import_id from visit_results"  # noqa: S608 - our own columns
                    " where complaint_id = ? order by id",
                    (complaint_id,),
                )
            ]
        return self._on_file[complaint_id]


def visit_values(entry: Entry) -> dict[str, str | None]:
    """What a row states of a visit, by column; asked only of rows that tell of one."""
    visit = entry.visit
    assert visit is not None  # noqa: S101 - as the docstring says
    return {
        "visited_on": visit.visited_on.isoformat(),
        "method": visit.method.value if visit.method else None,
        "agency_as_written": "; ".join(entry.agencies) or None,
        "outcome": visit.outcome,
        "note": entry.note,
    }


_COLUMNS = ("visited_on", "method", "agency_as_written", "outcome", "note")
