"""Explains one complaint: the facts seen, how its points add up, which rules just missed, and why that method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dumas_cli.records import Case, Complaint, Flag, Status
from dumas_cli.triage.card import Card
from dumas_cli.triage.facts import FACTS
from dumas_cli.triage.methods import Choice
from dumas_cli.triage.misses import NearMiss, near_misses
from dumas_cli.triage.score import Assessment, assess, flag_of
from dumas_cli.triage.sight import Clock, WorkdayCounter, is_open
from dumas_cli.triage.wording import Language, say, say_list


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One fact of the complaint: its plain value, its words in both languages, and what it means."""

    name: str
    value: str | int | bool | None
    text_en: str
    text_id: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of the sum, which is the score: a rule ("A1"), a cap ("cap A") or the limit to 0-100 ("clip")."""

    label: str
    points: int
    text_en: str
    text_id: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a complaint is on the list, or is not.

    For a complaint that is not open, ``flag`` and ``choice`` are None, the tuples empty, and the verdict says
    why it is not evaluated. ``notes`` are pairs of sentences (English, Indonesian) on what could not be seen.
    """

    complaint: Complaint
    as_of: date
    verdict_en: str
    verdict_id: str
    flag: Flag | None = None
    choice: Choice | None = None
    method_en: str = ""
    method_id: str = ""
    facts: tuple[FactSeen, ...] = ()
    lines: tuple[ScoreLine, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> bool:
        """Whether the complaint is open on the day, and so evaluated."""
        return self.flag is not None


def explain(
    case: Case,
    card: Card,
    *,
    as_of: date,
    workdays: WorkdayCounter,
    mandatory_workdays: int = 20,
    high_workdays: int = 40,
) -> Explanation:
    """The whole account of one complaint on a day, with the same meaning of the arguments as ``triage``."""
    if not is_open(case.complaint, as_of):
        return Explanation(case.complaint, as_of, *_why_not_open(case.complaint, as_of))
    clock = Clock(as_of, workdays)
    found = assess(case, card, clock)
    flag = flag_of(
        found,
        card,
        mandatory_by=clock.add(as_of, mandatory_workdays),
        high_by=clock.add(as_of, high_workdays),
    )
    method_en, method_id = _method(found.choice)
    return Explanation(
        flag.complaint,
        as_of,
        *_verdict(found, card),
        flag=flag,
        choice=found.choice,
        method_en=method_en,
        method_id=method_id,
        facts=_facts(found),
        lines=_lines(found, card, flag),
        near_misses=near_misses(found, card),
        notes=_notes(case, found),
    )


def _why_not_open(complaint: Complaint, as_of: date) -> tuple[str, str]:
    if complaint.received_on > as_of:
        day = complaint.received_on
        return (
            f"Not evaluated: received only on {say(day, '', Language.ENGLISH)}.",
            f"Tidak dinilai: baru diterima {say(day, '', Language.INDONESIAN)}.",
        )
    if complaint.completed_on is not None:
        day = complaint.completed_on
        return (
            f"Not evaluated: closed on {say(day, '', Language.ENGLISH)}.",
            f"Tidak dinilai: ditutup {say(day, '', Language.INDONESIAN)}.",
        )
    word = "selesai" if complaint.status is Status.COMPLETED else "diarsipkan"
    return (
        f"Not evaluated: {complaint.status.value}, on a day that is not on file.",
        f"Tidak dinilai: {word}, tanggalnya tidak tercatat.",
    )


def _facts(found: Assessment) -> tuple[FactSeen, ...]:
    seen = []
    for name, fact in FACTS.items():
        value = found.facts[name]
        english, indonesian = (say(value, fact.unit, language) for language in Language)
        seen.append(FactSeen(name, found.facts.plain(name), english, indonesian, fact.meaning))
    return tuple(seen)


def _lines(found: Assessment, card: Card, flag: Flag) -> tuple[ScoreLine, ...]:
    lines = [ScoreLine(hit.rule_id, hit.points, hit.reason_en, hit.reason_id) for hit in flag.hits]
    total = 0
    for group, points in sorted(found.groups.items()):
        cap = card.caps[group]
        total += min(points, cap)
        if points > cap:
            lines.append(
                ScoreLine(
                    f"cap {group}",
                    cap - points,
                    f"Group {group} gives {points}, at most {cap} count",
                    f"Kelompok {group} berjumlah {points}, paling banyak {cap} dihitung",
                )
            )
    if total != found.score:
        lines.append(
            ScoreLine(
                "clip",
                found.score - total,
                f"The sum is {total}, a score lies from 0 to 100",
                f"Jumlahnya {total}, skor berada antara 0 dan 100",
            )
        )
    return tuple(lines)


def _verdict(found: Assessment, card: Card) -> tuple[str, str]:
    asked, score = card.clarification, found.score
    given = sum(min(card.caps[group], found.groups.get(group, 0)) for group in asked.groups if group in card.caps)
    groups_en, groups_id = (say_list(asked.groups, language) for language in Language)
    reasons: list[tuple[str, str]] = []
    if not found.needs_clarification:
        if score < asked.score:
            reasons.append((f"the score {score} is below {asked.score}", f"skor {score} di bawah {asked.score}"))
        if given < asked.points:
            english = f"groups {groups_en} give {given}, below {asked.points}"
            reasons.append((english, f"kelompok {groups_id} memberi {given}, di bawah {asked.points}"))
        return _sentence(("Needs no direct clarification", "Belum perlu klarifikasi langsung"), reasons)
    if found.sight.complaint.must_visit:
        reasons.append(("a leadership disposition asks for it", "diminta disposisi pimpinan"))
    hard = [rule.id for rule in card.rules if rule.hard and rule.id in found.levels]
    if hard:
        ids_en, ids_id = (say_list(hard, language) for language in Language)
        make = "alone makes" if len(hard) == 1 else "each alone make"
        reasons.append((f"{ids_en} {make} it necessary", f"{ids_id} saja sudah mewajibkan"))
    if score >= asked.score and given >= asked.points:
        english = f"the score {score} reaches {asked.score}, groups {groups_en} give {given} of at least {asked.points}"
        indonesian = (
            f"skor {score} mencapai {asked.score}, kelompok {groups_id} memberi {given} dari minimal {asked.points}"
        )
        reasons.append((english, indonesian))
    return _sentence(("Needs direct clarification", "Perlu klarifikasi langsung"), reasons)


def _sentence(opening: tuple[str, str], reasons: list[tuple[str, str]]) -> tuple[str, str]:
    english, indonesian = zip(*reasons, strict=True)
    return f"{opening[0]}: {'; '.join(english)}.", f"{opening[1]}: {'; '.join(indonesian)}."


def _method(choice: Choice) -> tuple[str, str]:
    method = choice.method.value.replace("_", " ").capitalize()
    english, indonesian = f"{method}: line {choice.line}", f"{method}: baris {choice.line}"
    if choice.deciding:
        ids_en, ids_id = (say_list(choice.deciding, language) for language in Language)
        english, indonesian = f"{english}, decided by {ids_en}", f"{indonesian}, ditentukan oleh {ids_id}"
    else:
        english, indonesian = f"{english}, no other line fits", f"{indonesian}, tidak ada baris lain yang sesuai"
    if choice.alternative is not None:
        second = choice.alternative.value.replace("_", " ")
        ids_en, ids_id = (say_list(choice.alternative_deciding, language) for language in Language)
        english, indonesian = (
            f"{english}; alternative {second} ({ids_en})",
            f"{indonesian}; alternatif {second} ({ids_id})",
        )
    return f"{english}.", f"{indonesian}."


def _notes(case: Case, found: Assessment) -> tuple[tuple[str, str], ...]:
    notes: list[tuple[str, str]] = []
    for letter in found.sight.case.referrals:
        name = letter.agency.name
        if letter.returned_on is not None:
            english, indonesian = (say(letter.returned_on, "", language) for language in Language)
            notes.append(
                (
                    f"{name} returned the letter on {english}: it does not wait or count.",
                    f"{name} mengembalikan surat {indonesian}: surat itu tidak dihitung.",
                )
            )
        elif not letter.tracked:
            notes.append(
                (
                    f"The source records no replies of {name}: A1 and A2 have no clock.",
                    f"Sumber data tidak mencatat tanggapan {name}: A1 dan A2 tidak dapat dihitung.",
                )
            )
        elif letter.sent_on is None:
            notes.append(
                (
                    f"The letter to {name} has no day of sending: A1 and A2 have no clock.",
                    f"Surat kepada {name} tanpa tanggal kirim: A1 dan A2 tidak dapat dihitung.",
                )
            )
    if found.sight.case != case:
        english, indonesian = (say(found.sight.clock.as_of, "", language) for language in Language)
        notes.append(
            (
                f"What is dated after {english} was not looked at.",
                f"Yang bertanggal setelah {indonesian} tidak dilihat.",
            )
        )
    return tuple(notes)
