"""The nouns of the story: a letter, a matter, a complaint; and the totals that the two years have to reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .agencies import Agency
from .people import Person
from .places import Place
from .topics import Blanks, Topic

RECEIVED = {2016: 1984, 2017: 2057}  # invented: complaints entered in each register
REFERRED = {2016: 1610, 2017: 1650}  # with the three below as published, or implied by the published 73.04% and 84%
ANSWERED = {2016: 1176, 2017: 1386}
COMPLETED = {2016: 1102, 2017: 1194}
LATE_ANSWERS = 40  # answers of 2017 that stand in tanggapan-2017.csv only
LATE_INTERIM = 5  # replies there that answer nothing
AGAIN = 24  # complainants who write again after their matter was called settled
DANGEROUS = ("limbah", "tambang", "banjir_longsor", "penganiayaan")


@dataclass
class Letter:
    """One letter to one agency, with what came of it."""

    agency: Agency
    kind: str
    sent_on: date
    number: str = ""
    returned_on: date | None = None
    reminders: list[date] = field(default_factory=list)
    reply_on: date | None = None
    reply: str = ""  # "substantive", "interim", "acknowledgement" or ""
    late_on: date | None = None  # the day of a reply that only the late list holds
    late: str = ""


@dataclass
class Matter:
    """What one person complains of, in one letter or several."""

    topic: Topic
    place: Place
    person: Person
    blanks: Blanks
    handling: str
    body: int  # the number of the topic's body that tells it, from 1
    times: int = 1


@dataclass(eq=False)
class Complaint:
    """One entry of a register."""

    received_on: date
    letter_on: date | None
    matter: Matter
    nth: int = 1
    before: Complaint | None = None
    letters: list[Letter] = field(default_factory=list)
    fate: str = "referred"  # or awaiting_papers, archived, direct
    settled_in_field: bool = False
    status: str = "open"
    completed_on: date | None = None
    copy_only: bool = False
    number: int = 0
    unreadable: str = ""  # why an importer cannot read the row: bad_day, no_day, no_number, float_nik

    @property
    def live(self) -> list[Letter]:
        """Its letters that were not returned."""
        return [letter for letter in self.letters if letter.returned_on is None]

    @property
    def answered_on(self) -> date | None:
        """When the register knew every letter to be answered in substance; None before that."""
        days = [letter.reply_on for letter in self.live if letter.reply == "substantive" and letter.reply_on]
        return max(days) if days and len(days) == len(self.live) else None


def repeat(complaint: Complaint, before: Complaint) -> None:
    """Make the complaint a further letter on the matter of an earlier one."""
    complaint.matter, complaint.before = before.matter, before
    before.matter.times += 1
    complaint.nth = before.nth + 1


def counted(complaints: list[Complaint], year: int) -> list[tuple[Complaint, Letter]]:
    """The letters that count for a year: sent in it, and not returned."""
    return [(c, letter) for c in complaints for letter in c.live if letter.sent_on.year == year]
