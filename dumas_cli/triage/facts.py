"""What is known of a case on a day: each fact is one pure function, found by its name.

A rule of the card speaks only of the facts registered here. The docstring of each says what it
means and where it comes from, and docs/rules.md has a row for it.
"""

from __future__ import annotations

from datetime import date

from dumas_cli.records import ReplyKind, Secrecy, Status
from dumas_cli.triage.factbook import FACTS, LISTS_ON_REQUEST, PAPERS, WORD_LISTS, Fact, Facts, Kind, fact
from dumas_cli.triage.notes import reminders_in_note
from dumas_cli.triage.sight import Sight, is_answered
from dumas_cli.triage.wording import Evidence, Value

__all__ = ["FACTS", "LISTS_ON_REQUEST", "PAPERS", "WORD_LISTS", "Fact", "Facts", "Kind", "add_months"]

_BEST_FIRST = (ReplyKind.SUBSTANTIVE, ReplyKind.INTERIM, ReplyKind.ACKNOWLEDGEMENT)

# --------------------------------------------------------------------------- the time that passes


@fact(Kind.DAY)
def received_on(sight: Sight) -> Value:
    """The day the complaint was received.

    Source: register, Tgl Terima; LAPOR!, Tanggal Laporan Masuk.
    """
    return sight.complaint.received_on


@fact(Kind.NUMBER, "working days")
def open_workdays(sight: Sight) -> Value:
    """Working days since the complaint was received.

    Source: register, Tgl Terima.
    """
    return sight.clock.since(sight.complaint.received_on)


@fact(Kind.NUMBER, "months")
def open_months(sight: Sight) -> Value:
    """Whole calendar months since the complaint was received.

    Source: register, Tgl Terima.
    """
    start, end = sight.complaint.received_on, sight.clock.as_of
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


@fact(Kind.NUMBER, "working days")
def limit_workdays(sight: Sight) -> Value:
    """The agency's time limit, by the complaint's classification.

    Source: the card's limits; register, Klasifikasi.
    """
    return sight.basis.limits[sight.complaint.classification or "unclassified"]


@fact(Kind.NUMBER, "working days")
def unanswered_workdays(sight: Sight) -> Value:
    """Working days since the letter was sent that has waited longest without any reply.

    A letter that came back as misdirected does not wait; one without a day of sending, or from a source that
    records no replies, has no clock. None where no letter waits.

    Source: register, Penerusan Tgl Surat and Tgl Tanggapan.
    """
    letter = sight.unanswered_letter
    return None if letter is None or letter.sent_on is None else sight.clock.since(letter.sent_on)


@fact(Kind.DAY)
def unanswered_sent_on(sight: Sight) -> Value:
    """The day that letter was sent: the longest-waiting one without any reply.

    Source: register, Penerusan Tgl Surat.
    """
    letter = sight.unanswered_letter
    return None if letter is None else letter.sent_on


@fact(Kind.TEXT)
def unanswered_agency(sight: Sight) -> Value:
    """The agency that letter went to: the longest-waiting one without any reply.

    Source: register, Instansi Tujuan.
    """
    letter = sight.unanswered_letter
    return None if letter is None else letter.agency.name


@fact(Kind.NUMBER, "working days")
def workdays_left(sight: Sight) -> Value:
    """Working days left to the agency whose letter has waited longest without any reply; below 0 when overdue.

    Source: the card's limits; register, Penerusan Tgl Surat.
    """
    waited, limit = unanswered_workdays(sight), limit_workdays(sight)
    return limit - waited if isinstance(waited, int) and isinstance(limit, int) else None


@fact(Kind.DAY)
def due_on(sight: Sight) -> Value:
    """The last working day that agency has: of the longest-waiting letter without any reply.

    Source: the card's limits; register, Penerusan Tgl Surat.
    """
    sent_on, limit = unanswered_sent_on(sight), limit_workdays(sight)
    return sight.clock.add(sent_on, limit) if isinstance(sent_on, date) and isinstance(limit, int) else None


@fact(Kind.NUMBER, "working days")
def waiting_workdays(sight: Sight) -> Value:
    """The longest wait of a letter without a substantive reply; None where no letter with a day waits.

    Source: register, Penerusan Tgl Surat and Jenis Tanggapan.
    """
    letter = sight.waiting_letter
    return None if letter is None or letter.sent_on is None else sight.clock.since(letter.sent_on)


@fact(Kind.DAY)
def last_event_on(sight: Sight) -> Value:
    """The last day on which something came or went: receipt, letter, reply or return.

    Our reminders are no development: reminding an agency must not make its silence look younger.

    Source: register, every day but those of Penegasan.
    """
    days: list[date | None] = [sight.complaint.received_on]
    for letter in sight.case.referrals:
        days += [letter.sent_on, letter.returned_on]
        days += [response.received_on for response in letter.responses]
    return max(day for day in days if day is not None)


@fact(Kind.NUMBER, "working days")
def quiet_workdays(sight: Sight) -> Value:
    """Working days since something last came or went, our reminders apart.

    Source: register, every day but those of Penegasan.
    """
    day = last_event_on(sight)
    return sight.clock.since(day) if isinstance(day, date) else None


# --------------------------------------------------------------------------- what the agencies did


@fact(Kind.NUMBER, "agencies")
def agencies(sight: Sight) -> Value:
    """How many different agencies have a letter of ours that they did not return.

    Source: register, Instansi Tujuan.
    """
    return len({letter.agency.name for letter in sight.letters})


@fact(Kind.LIST)
def agency_names(sight: Sight) -> Value:
    """Their names, in the order of the letters.

    Source: register, Instansi Tujuan.
    """
    return tuple(dict.fromkeys(letter.agency.name for letter in sight.letters))


@fact(Kind.CHOICE, choices=("none", "acknowledgement", "interim", "substantive"))
def reply(sight: Sight) -> Value:
    """The best reply so far: none, acknowledgement, interim or substantive.

    Source: register, Jenis Tanggapan.
    """
    kinds = {response.kind for letter in sight.letters for response in letter.responses}
    return next((kind.value for kind in _BEST_FIRST if kind in kinds), "none")


@fact(Kind.NUMBER, "times")
def reminders(sight: Sight) -> Value:
    """The most reminders that one letter got which still has no substantive reply; 0 where none has.

    A count in the register's note ("sudah 2x penegasan") is taken where it is higher, if a letter still waits.

    Source: register, Penegasan I and II, Keterangan.
    """
    counts = [len(letter.reminders) for letter in sight.letters if not is_answered(letter)]
    return max(*counts, reminders_in_note(sight.complaint.note), 0) if counts else 0


@fact(Kind.CHOICE, choices=("open", "awaiting_papers"))
def status(sight: Sight) -> Value:
    """Where the open complaint stands.

    Source: register, Status.
    """
    return "awaiting_papers" if sight.complaint.status is Status.AWAITING_PAPERS else "open"


# --------------------------------------------------------------------------- what the complainant did


@fact(Kind.TRUTH)
def only_thanks(sight: Sight) -> Value:
    """Whether the letter only gives thanks: it has words of thanks and none of a complaint.

    Source: word lists thanks and still_complaining.
    """
    return "thanks" in sight.findings and not sight.finds("still_complaining")


@fact(Kind.NUMBER, "letters")
def letters(sight: Sight) -> Value:
    """Letters of the same complainant on the same matter within the card's months of each other, this one included.

    The same matter is the same category, here.

    Source: register, Pengadu and Kategori.
    """
    labels = same_matter_labels(sight)
    return 1 + len(labels) if isinstance(labels, tuple) else 1


@fact(Kind.LIST)
def same_matter_labels(sight: Sight) -> Value:
    """The numbers of those other letters, oldest first.

    Source: register, No. Agenda.
    """
    own, months = sight.complaint.received_on, sight.basis.same_matter_months
    return tuple(
        letter.label
        for letter in sight.case.related
        if add_months(min(own, letter.received_on), months) >= max(own, letter.received_on)
    )


@fact(Kind.DAY)
def said_done_on(sight: Sight) -> Value:
    """The day an earlier letter on the same matter was closed, before this one came, within the card's months.

    The latest such day; None where there is none.

    Source: register, Tgl Selesai of the other letter.
    """
    done = _done_before(sight)
    return None if done is None else done[0]


@fact(Kind.TEXT)
def said_done_label(sight: Sight) -> Value:
    """The number of the letter that was closed on that day.

    Source: register, No. Agenda.
    """
    done = _done_before(sight)
    return None if done is None else done[1]


# --------------------------------------------------------------------------- what the letter is about


@fact(Kind.EVIDENCE)
def oversight_matter(sight: Sight) -> Value:
    """Corruption, illegal levies or abuse of power, by category or words; the classification is not asked.

    Source: word list oversight; register, Kategori, Perihal and Uraian.
    """
    return _matter(sight, "oversight")


@fact(Kind.EVIDENCE)
def land_matter(sight: Sight) -> Value:
    """Land, agrarian matters, eviction or compensation, by category or words.

    Source: word list land; register, Kategori, Perihal and Uraian.
    """
    return _matter(sight, "land")


@fact(Kind.EVIDENCE)
def labour_matter(sight: Sight) -> Value:
    """Dismissal, wages, severance or social insurance, by category or words.

    Source: word list labour; register, Kategori, Perihal and Uraian.
    """
    return _matter(sight, "labour")


@fact(Kind.EVIDENCE)
def violence(sight: Sight) -> Value:
    """Violence, threats, torture or criminalisation, by words.

    Source: word list violence; register, Perihal and Uraian.
    """
    return _matter(sight, "violence")


@fact(Kind.EVIDENCE)
def danger(sight: Sight) -> Value:
    """Danger to life: landslide, collapse, poisoning, pollution, by words.

    Source: word list danger; register, Perihal and Uraian.
    """
    return _matter(sight, "danger")


@fact(Kind.EVIDENCE)
def court(sight: Sight) -> Value:
    """A final judgment or a running trial, by words.

    Source: word list court; register, Perihal, Uraian, Keterangan and the newest replies.
    """
    return _matter(sight, "court")


@fact(Kind.EVIDENCE)
def investigators(sight: Sight) -> Value:
    """Handling by police, prosecution, KPK or internal oversight (APIP), by words.

    Source: word list investigators; register, Perihal, Uraian, Keterangan and the newest replies.
    """
    return _matter(sight, "investigators")


@fact(Kind.EVIDENCE)
def vulnerable(sight: Sight) -> Value:
    """People who need special care: old, disabled, children, pregnant, widowed, gravely ill, masyarakat adat.

    Source: word list vulnerable; register, Perihal and Uraian.
    """
    return _matter(sight, "vulnerable")


# --------------------------------------------------------------------------- the papers


@fact(Kind.LIST)
def missing(sight: Sight) -> Value:
    """What is missing of identity, address, agency, place and evidence, or what papers are asked for.

    Only what the complaint's source records can be missing; an anonymous complainant owes no identity.

    Source: the card's papers; register columns; word list asks_for_papers in the newest replies.
    """
    complaint = sight.complaint
    papers = sight.basis.papers
    expected = papers.get(complaint.source, papers["other"])
    if complaint.secrecy is Secrecy.ANONYMOUS:
        expected = tuple(paper for paper in expected if paper not in sight.basis.anonymous_excused)
    present = {
        "identity": complaint.has_identity,
        "address": complaint.has_address,
        "agency": bool(sight.letters),
        "place": complaint.place is not None or bool(complaint.place_as_written.strip()),
        "evidence": bool(complaint.attachments.strip()),
    }
    absent: list[str] = [paper for paper in PAPERS if paper in expected and not present[paper]]
    if "asks_for_papers" in sight.findings:
        absent.append("papers_asked")
    if complaint.status is Status.AWAITING_PAPERS:
        absent.append("papers_awaited")
    return tuple(absent)


@fact(Kind.TRUTH)
def copy_only(sight: Sight) -> Value:
    """Whether the office got only a copy (tembusan) of a letter to someone else.

    Source: register, Keterangan.
    """
    return sight.complaint.copy_only


@fact(Kind.TRUTH)
def parties_known(sight: Sight) -> Value:
    """Whether both sides can be met: the complainant gave a name, and an agency has our letter.

    Source: register, Nama Pengadu and Instansi Tujuan.
    """
    complaint = sight.complaint
    return complaint.has_identity and complaint.secrecy is not Secrecy.ANONYMOUS and bool(sight.letters)


@fact(Kind.TRUTH)
def must_visit(sight: Sight) -> Value:
    """Whether a leadership disposition asks for direct clarification.

    Source: register, Disposisi.
    """
    return sight.complaint.must_visit


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later, or that month's last day if it is shorter.

    Capped at the calendar's end.
    """
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _done_before(sight: Sight) -> tuple[date, str] | None:
    own, months = sight.complaint.received_on, sight.basis.same_matter_months
    done = [
        (letter.completed_on, letter.label)
        for letter in sight.case.related
        if letter.completed_on is not None and letter.completed_on < own <= add_months(letter.completed_on, months)
    ]
    return max(done, default=None)


def _matter(sight: Sight, name: str) -> Evidence | None:
    categories = sight.basis.words.lists[name].categories
    category = sight.complaint.category if sight.complaint.category in categories else ""
    quote = sight.findings.get(name, "")
    return Evidence(category, quote) if category or quote else None
