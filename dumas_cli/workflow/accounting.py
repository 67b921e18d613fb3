"""Accounts for a year's rate: the way from received to answered, and the rows behind each number."""

from __future__ import annotations

from dataclasses import replace

from dumas_cli.figures.waterfall import Waterfall
from dumas_cli.registry.cases import related_letters
from dumas_cli.report.counting import belongs
from dumas_cli.report.waterfall import waterfall
from dumas_cli.store import cohort, register
from dumas_cli.store.connection import Connection
from dumas_cli.store.letters import letters
from dumas_cli.store.past import reading_as_known
from dumas_cli.workflow.masks import GroupNames
from dumas_cli.workflow.office import Office
from dumas_cli.workflow.reporting import has_begun, on_file
from dumas_cli.workflow.view import View


def account_for_rate(office: Office, year: int, *, view: View) -> Waterfall:
    """The way of the year's complaints and letters as seen from ``view``; names in it are masked.

    Raises UsageError for a year that has not begun or holds nothing, DatabaseError.
    """
    has_begun(year, view.as_of)
    with reading_as_known(office.db, view.known_at) as connection:
        on_file(office, connection, [year])
        names = GroupNames(connection)
        known = [names.letter(one) for one in letters(connection)]
        chosen = {one.complaint_id for one in known if belongs(one, year, view.counting, view.as_of)}
        complaints = [
            replace(one, category=names.category(one.category))
            for one in cohort.filed(connection, year, chosen, repeating(connection))
        ]
        outside = cohort.untracked(connection, year, view.as_of)
    found = waterfall(complaints, known, year=year, counting=view.counting, as_of=view.as_of)
    return replace(found, known_on=view.known_on, untracked=outside)


def repeating(connection: Connection) -> set[int]:
    """The complaints whose author had written on the same matter before."""
    authors = register.authors(connection)
    received = {one.complaint_id: (one.received_on, one.complaint_id) for one in authors}
    return {
        number
        for number, others in related_letters(authors).items()
        if any((other.received_on, other.complaint_id) < received[number] for other in others)
    }
