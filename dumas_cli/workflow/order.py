"""Notices days of a row that cannot have followed each other; such rows are imported and pointed out."""

from __future__ import annotations

from collections import defaultdict

from dumas_cli.plain_rows import PlainRows
from dumas_cli.records import Entry

_REPLY = "the reply is dated before our letter"
_LETTER = "our letter is dated before the complaint was received"
_COMPLETED = "the complaint is completed before it was received"

NAMED = 5  # rows named by their place; the others are only counted


class Disorder:
    """Collects the rows of one file whose days are out of order."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[str]] = defaultdict(list)

    def look_at(self, entry: Entry) -> None:
        """Note what is out of order on one row."""
        replied_on = entry.reply.received_on if entry.reply else None
        for words, earlier, later in (
            (_REPLY, entry.sent_on, replied_on),
            (_LETTER, entry.received_on, entry.sent_on),
            (_COMPLETED, entry.received_on, entry.completed_on),
        ):
            if earlier is not None and later is not None and later < earlier:
                place = f"{entry.place.sheet} {entry.place.address}".strip()
                self._rows[words].append(place)

    def look_at_all(self, plain: PlainRows) -> None:
        """The same for plain rows, whose days are ISO texts."""
        for words, earlier, later in (
            (_REPLY, "sent_on", "reply_on"),
            (_LETTER, "received_on", "sent_on"),
            (_COMPLETED, "received_on", "completed_on"),
        ):
            if earlier not in plain.columns or later not in plain.columns:
                continue
            for index, (one, other) in enumerate(zip(plain.columns[earlier], plain.columns[later], strict=True)):
                if one is not None and other is not None and other < one:
                    self._rows[words].append(f"{plain.sheet} row {plain.rows[index]}".strip())

    def warnings(self) -> list[str]:
        """One sentence for each kind of disorder, with the first rows named."""
        told = []
        for words, rows in self._rows.items():
            more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
            told.append(f"On {len(rows)} row{'s' if len(rows) != 1 else ''} {words}: {', '.join(rows[:NAMED])}{more}.")
        return told
