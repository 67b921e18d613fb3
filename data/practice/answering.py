"""What came of the letters: which were answered, when, what else came back, and who had to be reminded."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from .agencies import READINESS
from .case import ANSWERED, DANGEROUS, LATE_ANSWERS, LATE_INTERIM, Complaint, Letter, counted
from .working_days import LAST_DAY, after, workdays_between

_TWICE = "Bandung Bekasi Bengkulu Bima Bogor Jambi Jayapura Kupang Malang Semarang Sukabumi Tangerang"


def answer(everything: list[Complaint], year: int, moods: dict[str, float], rng: Random) -> None:
    """Let as many letters of the year be answered as were published, the readier agencies first."""
    letters = counted(everything, year)
    limit = date(year + 1, 1, 31)
    ranked: list[tuple[float, int, Letter, int]] = []
    for complaint, letter in letters:
        name = letter.agency.name
        mood = moods.setdefault(name, max(-0.22, min(0.14, rng.gauss(0, 0.11))))
        ready = READINESS[letter.agency.group][year - 2016] / 100 + mood
        ready += 0.1 if complaint.matter.topic.key in DANGEROUS else 0.0
        window = len(workdays_between(letter.sent_on, limit)) - 1
        in_time = 0.5 * (1 + math.erf((math.log(max(window, 1)) - math.log(19)) / (0.75 * math.sqrt(2))))
        ranked.append((rng.random() - ready * in_time, len(ranked), letter, window))
    for _, _, letter, window in sorted(ranked)[: ANSWERED[year]]:
        wait = _draw(lambda: 3 + int(rng.lognormvariate(math.log(16), 0.75)), window, rng)
        letter.reply, letter.reply_on = "substantive", after(letter.sent_on, wait)


def reply_without_answering(everything: list[Complaint], rng: Random) -> None:
    """Give some unanswered letters an interim reply or a mere acknowledgement."""
    for complaint in everything:
        for letter in complaint.live:
            if letter.reply:
                continue
            reply = rng.choices(("interim", "acknowledgement", ""), (22, 9, 69))[0]
            reply_on = after(letter.sent_on, rng.randint(3, 45))
            if reply and reply_on is not None:
                letter.reply, letter.reply_on = reply, reply_on


def move_to_late_list(register: list[Complaint], rng: Random) -> None:
    """Take some answers out of the register of 2017: they stand in the late list only."""
    early = date(2017, 11, 20)
    answered = [
        letter
        for complaint, letter in counted(register, 2017)
        if letter.reply == "substantive"
        and date(2017, 4, 1) < letter.sent_on < date(2017, 12, 15)
        and not _has_namesake(letter)
    ]
    for letter in rng.sample(answered, LATE_ANSWERS):
        first = max(early, letter.sent_on + timedelta(10))
        days = workdays_between(first, LAST_DAY)
        letter.late = "substantive"
        # Most of these came in the last weeks, after the register had been written up.
        letter.late_on = max(rng.choice(days), rng.choice(days))
        interim_on = after(letter.sent_on, rng.randint(4, 12))
        if rng.random() < 0.3 and interim_on is not None and interim_on < letter.late_on:
            letter.reply, letter.reply_on = "interim", interim_on
        else:
            letter.reply, letter.reply_on = "", None
    silent = [
        letter
        for _, letter in counted(register, 2017)
        if not letter.reply and not letter.late and letter.sent_on > date(2017, 9, 1)
    ]
    for letter in rng.sample(silent, LATE_INTERIM):
        letter.late = "interim"
        letter.late_on = rng.choice(workdays_between(max(date(2018, 1, 8), letter.sent_on + timedelta(5)), LAST_DAY))


def remind(everything: list[Complaint], rng: Random) -> None:
    """Remind the agencies that have not answered in time, once or twice."""
    for complaint in everything:
        for letter in complaint.live:
            answered_on = letter.reply_on if letter.reply == "substantive" else letter.late_on
            due = ((rng.randint(14, 24), 0.7), (rng.randint(30, 44), 0.55))
            for workdays, share in due:
                day = after(letter.sent_on, workdays)
                if day is None or (answered_on is not None and day >= answered_on) or rng.random() > share:
                    break
                letter.reminders.append(day)


def _has_namesake(letter: Letter) -> bool:
    """Whether a list without places leaves open which office is meant, as "Polres Bekasi" does."""
    place = letter.agency.place
    return letter.agency.group == "law_and_courts" and place is not None and place.name in _TWICE.split()


def _draw(draw: Callable[[], int], limit: int, rng: Random) -> int:
    for _ in range(40):
        value = draw()
        if value <= limit:
            return value
    return rng.randint(1, max(1, limit))
