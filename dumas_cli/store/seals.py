"""Keeps the seals of published years, and reads what a seal is made of."""

from __future__ import annotations

from datetime import date

from dumas_cli.figures.seals import SealedComplaint, SealedImport
from dumas_cli.labels import label_of
from dumas_cli.store.connection import Connection, insert, rows

_COMPLAINTS = """
-- The complaints of sources that record response dates, received or completed in a year.
select source, register_year, number, received_on, completed_on
  from complaints
 where tracked = 1 and (received_on between :first and :last or completed_on between :first and :last)
"""

_IMPORTS = """
-- The imports that stand, each file once, and the rows read from it.
select i.file, i.sha256, max(i.rows_read), i.profile
  from imports i
  join changes c on c.id = i.change_id
 where c.undone_by is null
 group by i.file, i.sha256
 order by min(i.id)
"""


def write_seal(connection: Connection, change_id: int, year: int, content: str) -> int:
    """Keep a seal as the text it is published as; returns its number."""
    return insert(connection, "seals", {"change_id": change_id, "year": year, "content": content})


def seals(connection: Connection) -> list[tuple[int, int, str]]:
    """The number, the year and the text of each seal, in order of publication."""
    found = rows(connection, "select id, year, content from seals order by id")
    return [(number, year, content) for number, year, content in found]


def complaints(connection: Connection, year: int) -> list[SealedComplaint]:
    """The complaints received or completed in a year, whenever the other."""
    bound = {"first": f"{year}-01-01", "last": f"{year}-12-31"}
    return [
        SealedComplaint(
            source,
            label_of(source, register_year, number),
            date.fromisoformat(received_on),
            date.fromisoformat(completed_on) if completed_on else None,
        )
        for source, register_year, number, received_on, completed_on in connection.execute(_COMPLAINTS, bound)
    ]


def imports(connection: Connection) -> tuple[list[SealedImport], list[str]]:
    """The files that the database rests on, in order of import, and the names of the profiles that read them."""
    found = rows(connection, _IMPORTS)
    files = [SealedImport(file, sha256, read) for file, sha256, read, _ in found]
    return files, sorted({profile for *_, profile in found if profile})
