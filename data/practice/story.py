"""The two years as they went: complaints come in, letters go out, answers come back, some matters are settled.

The published totals are met exactly by choosing, among everything that could have happened, as many as were published.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

from .agencies import agency_for
from .answering import answer, move_to_late_list, remind, reply_without_answering
from .case import RECEIVED, REFERRED, Complaint, Letter, Matter, counted, repeat
from .people import invent_person
from .places import PLACES
from .settling import close_without_result, complete, write_again
from .topics import Blanks, Topic, read_topics
from .working_days import after, workdays_between


def tell(seed: int) -> dict[int, list[Complaint]]:
    """The entries of both registers in order of receipt, numbered from 1 each year."""
    rng = Random(seed)
    registers = {year: _receive(year, rng) for year in (2016, 2017)}
    _give_matters(registers, rng)
    everything = [*registers[2016], *registers[2017]]
    for complaint in everything:
        _route(complaint, rng)
    for year in (2016, 2017):
        _settle_count_of_letters(registers, year, rng)
    moods: dict[str, float] = {}
    for year in (2016, 2017):
        answer(everything, year, moods, rng)
    reply_without_answering(everything, rng)
    move_to_late_list(registers[2017], rng)
    remind(everything, rng)
    complete(registers, rng)
    write_again(everything, rng)
    close_without_result(everything, rng)
    for register in registers.values():
        for number, complaint in enumerate(register, start=1):
            complaint.number = number
    _number_letters(everything, rng)
    _spoil_rows(registers, rng)
    return registers


def _receive(year: int, rng: Random) -> list[Complaint]:
    days = workdays_between(date(year, 1, 1), date(year, 12, 29))
    # More letters come at the start of a year and after the August speech, fewer in the fasting month.
    season = {1: 108, 2: 104, 3: 108, 4: 98, 5: 102, 6: 84, 7: 88, 8: 108, 9: 112, 10: 106, 11: 103, 12: 82}
    chosen = sorted(rng.choices(days, [season[day.month] for day in days], k=RECEIVED[year]))
    chosen[0] = days[0]
    topics = read_topics()
    register = []
    for received_on in chosen:
        letter_on = received_on - timedelta(min(70, 2 + int(rng.lognormvariate(2.0, 0.7))))
        matter = _new_matter(topics, letter_on, rng)
        written = None if rng.random() < 0.05 else letter_on
        register.append(Complaint(received_on, written, matter, copy_only=rng.random() < 0.05))
    return register


def _new_matter(topics: list[Topic], written_on: date, rng: Random) -> Matter:
    place = rng.choices(PLACES, [place.weight for place in PLACES])[0]
    fitting = [topic for topic in topics if topic.happens_in(place)]
    topic = rng.choices(fitting, [topic.weight for topic in fitting])[0]
    group = rng.random() * 100 < topic.group
    voice = "pengadu" if rng.random() < 0.72 else ("kami" if group else "saya")
    person = invent_person(place, rng, group=topic.category if group else None)
    blanks = Blanks(place, rng, written_on, voice, person.woman)
    handling = rng.choices(list(topic.classes), list(topic.classes.values()))[0]
    return Matter(topic, place, person, blanks, handling, rng.randint(1, len(topic.bodies())))


def _give_matters(registers: dict[int, list[Complaint]], rng: Random) -> None:
    told = [*registers[2016], *registers[2017]]
    for i, complaint in enumerate(told):
        if i < 60 or rng.random() > 0.085:
            continue
        before = told[rng.randrange(max(0, i - 900), i)]
        days = (complaint.received_on - before.received_on).days
        if days > 25 and before.matter.times < 4 and before.matter.topic.category not in ("08", "10"):
            repeat(complaint, before)


def _route(complaint: Complaint, rng: Random) -> None:
    matter = complaint.matter
    topic = matter.topic
    unreferred = 0.34 if matter.handling == "information" else 0.145
    if rng.random() < unreferred + (0.2 if complaint.copy_only else 0.0):
        direct = 0.9 if matter.handling == "information" else 0.3
        complaint.fate = rng.choices(("direct", "awaiting_papers", "archived"), (direct, 0.34, 0.42))[0]
        return
    _refer(complaint, rng)
    kind = complaint.letters[0].kind
    if topic.second and rng.random() < 0.065:
        _add_letter(complaint, rng.choice(topic.second), complaint.letters[0].sent_on)
    elif rng.random() < 0.032:
        letter = complaint.letters[0]
        letter.returned_on = after(letter.sent_on, rng.randint(6, 24))
        if letter.returned_on is not None and rng.random() < 0.55:
            others = [other for other in (*topic.agencies, *topic.second) if other != kind]
            again_on = after(letter.returned_on, rng.randint(1, 6))
            if others and again_on is not None:
                _add_letter(complaint, rng.choice(others), again_on)


def _refer(complaint: Complaint, rng: Random) -> None:
    topic = complaint.matter.topic
    kind = rng.choices(list(topic.agencies), list(topic.agencies.values()))[0]
    workdays = rng.choices((1, 2, 3, 4, 5, 6, 8, 12), (22, 29, 20, 11, 7, 5, 4, 2))[0]
    sent_on = after(complaint.received_on, workdays)
    if sent_on is None:
        raise ValueError("a complaint came too late to be referred")
    complaint.fate = "referred"
    _add_letter(complaint, kind, sent_on)


def _add_letter(complaint: Complaint, kind: str, sent_on: date) -> None:
    agency = agency_for(kind, complaint.matter.place)
    if all(letter.agency.name != agency.name for letter in complaint.letters):
        complaint.letters.append(Letter(agency, kind, sent_on))


def _settle_count_of_letters(registers: dict[int, list[Complaint]], year: int, rng: Random) -> None:
    everything = [*registers[2016], *registers[2017]]
    limit = date(year + 1, 1, 31)
    for complaint in everything:
        for letter in complaint.letters:
            # Whoever counts on 31 January must already see which letters came back.
            if letter.sent_on.year == year and letter.returned_on is not None and letter.returned_on > limit:
                letter.returned_on = None
                complaint.letters = [letter]
    while (surplus := len(counted(everything, year)) - REFERRED[year]) != 0:
        if surplus > 0:
            complaint = rng.choice([c for c, _ in counted(registers[year], year) if len(c.letters) == 1])
            complaint.letters = []
            complaint.fate = rng.choice(("awaiting_papers", "archived", "direct"))
        else:
            early = date(year, 11, 30)
            complaint = rng.choice([c for c in registers[year] if c.fate != "referred" and c.received_on < early])
            _refer(complaint, rng)


def _number_letters(everything: list[Complaint], rng: Random) -> None:
    letters = [
        (letter.sent_on, c.received_on, c.number, i, letter) for c in everything for i, letter in enumerate(c.letters)
    ]
    counters: Counter[int] = Counter()
    for sent_on, _, _, _, letter in sorted(letters, key=lambda item: item[:4]):
        counters[sent_on.year] += rng.choice((1, 1, 2, 3))
        number = counters[sent_on.year]
        letter.number = f"B-{number}/Kemensetneg/D-2/Dumas/{sent_on:%m}/{sent_on.year}"


def _spoil_rows(registers: dict[int, list[Complaint]], rng: Random) -> None:
    faults = {2016: ("bad_day", "no_number", "float_nik"), 2017: ("bad_day", "no_day", "no_number")}
    for year, register in registers.items():
        loose = [
            c
            for c in register
            if not c.letters and c.status != "completed" and c.matter.times == 1 and c.nth == 1 and c.matter.person.nik
        ]
        for fault in faults[year]:
            # 31/02 is written in the sheet of February.
            fitting = [c for c in loose if not c.unreadable and (fault != "bad_day" or c.received_on.month == 2)]
            rng.choice(fitting).unreadable = fault
