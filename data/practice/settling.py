"""How matters ended: completed, laid aside, or brought up again by a complainant who was told that it was settled."""

from __future__ import annotations

from datetime import date
from random import Random

from .case import AGAIN, COMPLETED, DANGEROUS, Complaint, repeat
from .working_days import after


def complete(registers: dict[int, list[Complaint]], rng: Random) -> None:
    """Complete as many complaints in each year as were published."""
    possible: dict[int, list[Complaint]] = {2016: [], 2017: [], 2018: []}
    for complaint in (*registers[2016], *registers[2017]):
        day = _possible_completion(complaint, rng)
        if day is not None:
            complaint.completed_on = day
            possible[day.year].append(complaint)
    for year in (2016, 2017):
        surplus = len(possible[year]) - COMPLETED[year]
        if surplus < 0:
            raise ValueError(f"only {len(possible[year])} complaints can be completed in {year}")
        # What is dangerous is not left lying; a plain answered matter may wait for its last stroke.
        spare = [c for c in possible[year] if c.fate == "referred" and c.matter.topic.key not in DANGEROUS]
        for complaint in rng.sample(spare, surplus):
            complaint.completed_on = None
    for complaint in (*registers[2016], *registers[2017]):
        if complaint.completed_on is not None:
            complaint.status = "completed"
            continue
        complaint.settled_in_field = False
        if complaint.fate == "direct":
            complaint.fate = "archived"


def write_again(everything: list[Complaint], rng: Random) -> None:
    """Let some complainants whose matter was completed write once more, and wait."""
    waiting = [
        c
        for c in everything
        if c.status == "open"
        and c.fate == "referred"
        and len(c.letters) == 1
        and c.live
        and c.nth == 1
        and c.matter.times == 1
        and not c.letters[0].late
        and c.letters[0].reply != "substantive"
        and c.received_on > date(2017, 3, 1)
    ]
    for complaint in rng.sample(waiting, AGAIN):
        settled = [
            c
            for c in everything
            if c.completed_on is not None
            and len(c.letters) == 1
            and c.matter.times == 1
            and c.matter.topic.category not in ("08", "10")
            and 20 < (complaint.received_on - c.completed_on).days < 500
        ]
        before = rng.choice(settled)
        repeat(complaint, before)
        old, letter = before.letters[0], complaint.letters[0]
        letter.agency, letter.kind = old.agency, old.kind


def close_without_result(everything: list[Complaint], rng: Random) -> None:
    """Say where each complaint stands that was not completed."""
    for complaint in everything:
        if complaint.status == "completed":
            continue
        if complaint.fate in ("awaiting_papers", "archived"):
            complaint.status = complaint.fate
            # After months without the papers that were asked for, the file is laid aside.
            old = complaint.received_on < date(2017, 7, 1)
            if complaint.fate == "awaiting_papers" and old and rng.random() < 0.75:
                complaint.status = "archived"
            if complaint.received_on >= date(2017, 12, 19) and rng.random() < 0.6:
                complaint.status = "open"  # not yet looked at
        elif any(letter.late for letter in complaint.letters) or complaint.nth > 1:
            continue
        elif complaint.received_on < date(2017, 3, 1):
            share = 0.45 if complaint.answered_on is not None else 0.62
            if rng.random() < share:
                complaint.status = "archived"


def _possible_completion(complaint: Complaint, rng: Random) -> date | None:
    if complaint.fate == "direct":
        return after(complaint.received_on, rng.randint(4, 22))
    start = complaint.answered_on
    if start is None:
        last = max((letter.reply_on or letter.sent_on for letter in complaint.live), default=None)
        if last is None or rng.random() > 0.06:
            return None
        start = after(last, rng.randint(35, 80))
        late = any(letter.late for letter in complaint.live)
        if start is None or late or any(letter.reminders and letter.reminders[-1] > start for letter in complaint.live):
            return None
        complaint.settled_in_field = True
    elif rng.random() < 0.03:
        return None
    return after(start, min(90, 1 + int(rng.lognormvariate(1.7, 0.9))))
