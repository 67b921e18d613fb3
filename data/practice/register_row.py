"""One complaint as rows of the register: a row a letter, in a clerk's hand."""

from __future__ import annotations

from datetime import date
from random import Random

from .agencies import write_agency
from .case import Complaint, Letter
from .people import Person, without
from .untidy import write_category, write_classification, write_day, write_place, write_province
from .wording import disposition_of, enclosures_of, remarks_of, reply_of, subject_of, text_of

Value = date | int | float | str | None

# The two rows of the heading: the group, and the column within it ("" where one cell spans both rows).
COLUMNS: tuple[tuple[str, str], ...] = (
    ("No", ""),
    ("Agenda", "No. Agenda"),
    ("Agenda", "Tgl Terima"),
    ("Surat Pengadu", "Tgl Surat"),
    ("Surat Pengadu", "Perihal"),
    ("Pengadu", "Nama Pengadu"),
    ("Pengadu", "NIK"),
    ("Pengadu", "Alamat"),
    ("Pengadu", "No. HP"),
    ("Masalah", "Kategori"),
    ("Masalah", "Klasifikasi"),
    ("Masalah", "Uraian"),
    ("Masalah", "Lampiran"),
    ("Lokasi", "Kab/Kota"),
    ("Lokasi", "Provinsi"),
    ("Penerusan", "Instansi Tujuan"),
    ("Penerusan", "No. Surat"),
    ("Penerusan", "Tgl Surat"),
    ("Penerusan", "Tgl Dikembalikan"),
    ("Penegasan", "I"),
    ("Penegasan", "II"),
    ("Tanggapan", "Tgl Tanggapan"),
    ("Tanggapan", "Jenis"),
    ("Tanggapan", "Isi Tanggapan"),
    ("Disposisi", ""),
    ("Status", ""),
    ("Tgl Selesai", ""),
    ("Keterangan", ""),
)

_KINDS = {
    "substantive": ("Substantif", "Substantif", "Substantif", "substantif", "SUBSTANTIF"),
    "interim": ("Sementara", "Antara", "sementara"),
    "acknowledgement": ("Tanda terima", "Terima kasih"),
    "": ("",),
}
# Words that a reader of replies may take for an interim reply: with them the kind is always written down.
_DOUBTFUL = ("sedang", "masih", "proses", "menunggu", "akan ", "menyatakan", "diteruskan", "terima", "koordinasi")
_STATUS = {
    "open": ("Proses", "Proses", "Dalam proses"),
    "awaiting_papers": ("Menunggu kelengkapan",),
    "completed": ("Selesai", "Selesai", "SELESAI"),
    "archived": ("Arsip", "Diarsipkan"),
}


def rows_of(complaint: Complaint, style: str, padded: bool, must_visit: bool, rng: Random) -> list[list[Value]]:
    """The cells of each row of one complaint, in the order of COLUMNS; None is an empty cell."""
    head = _head_cells(complaint, style, padded, rng)
    tail = _tail_cells(complaint, style, must_visit, rng)
    letters: list[Letter | None] = list(complaint.letters) or [None]
    rows = []
    for place, letter in enumerate(letters):
        remarks = remarks_of(complaint, letter, rng)
        if place == 0:
            rows.append([None, *head, *_letter_cells(complaint, letter, style, rng), *tail, remarks])
            continue
        # A second letter has its own row: the agenda number again, the rest again or left out.
        again = rng.random() < 0.5
        own_head = head if again else [*head[:2], *[None] * (len(head) - 2)]
        own_tail = tail if again else [None] * len(tail)
        rows.append([None, *own_head, *_letter_cells(complaint, letter, style, rng), *own_tail, remarks])
    return rows


def _head_cells(complaint: Complaint, style: str, padded: bool, rng: Random) -> list[Value]:
    matter = complaint.matter
    number: Value = f"{complaint.number:04d}" if padded else complaint.number
    received: Value = write_day(complaint.received_on, style, rng)
    person = _as_written(complaint, rng)
    nik: Value = person.nik
    if complaint.unreadable == "no_number":
        number = None
    elif complaint.unreadable == "bad_day":
        received = f"31/02/{complaint.received_on.year}"
    elif complaint.unreadable == "no_day":
        received = "belum ada tanggal"
    elif complaint.unreadable == "float_nik":
        # Typed as a number, so Excel shows 3.2E+15 and its last digit is lost.
        nik = float(int(matter.person.nik) // 10 * 10)
    return [
        number,
        received,
        write_day(complaint.letter_on, style, rng),
        subject_of(complaint, rng),
        person.name,
        nik,
        person.address,
        person.phone,
        write_category(matter.topic.category, matter.topic.key, rng),
        write_classification(matter.handling, rng),
        text_of(complaint, rng),
        enclosures_of(complaint, rng),
        write_place(matter.place, rng),
        write_province(matter.place, rng),
    ]


def _as_written(complaint: Complaint, rng: Random) -> Person:
    matter = complaint.matter
    if matter.times == 1 and rng.random() < 0.012:
        return Person(rng.choice(("Anonim", "Tanpa nama", "")), "", "", "")
    person = without(matter.person, rng, 0.2)
    dice = rng.random()
    if dice < 0.12:
        name = person.name.upper()
    elif dice < 0.16:
        name = person.name.replace(" ", "  ", 1)
    else:
        name = person.name
    return Person(name, person.nik, person.address, person.phone)


def _letter_cells(complaint: Complaint, letter: Letter | None, style: str, rng: Random) -> list[Value]:
    if letter is None:
        return [None] * 9
    reply: list[Value] = [None, None, None]
    if letter.reply and letter.reply_on is not None:
        text = reply_of(complaint, letter, letter.reply, letter.reply_on, rng)
        reply = [write_day(letter.reply_on, style, rng), _kind(letter.reply, text, rng), text]
    return [
        write_agency(letter.agency, rng),
        letter.number,
        write_day(letter.sent_on, style, rng),
        write_day(letter.returned_on, style, rng),
        *_reminders(letter, style, rng),
        *reply,
    ]


def _kind(kind: str, text: str, rng: Random) -> str:
    if kind == "substantive" and rng.random() < 0.08 and not any(word in text.lower() for word in _DOUBTFUL):
        return ""
    if kind == "interim" and rng.random() < 0.15 and "dalam proses" in text:
        return ""
    return rng.choice(_KINDS[kind])


def _reminders(letter: Letter, style: str, rng: Random) -> list[Value]:
    cells: list[Value] = [None, None]
    for place, day in enumerate(letter.reminders[:2]):
        cells[place] = rng.choice(("v", "ada", "sudah")) if rng.random() < 0.09 else write_day(day, style, rng)
    return cells


def _tail_cells(complaint: Complaint, style: str, must_visit: bool, rng: Random) -> list[Value]:
    return [
        disposition_of(complaint, must_visit, rng),
        rng.choice(_STATUS[complaint.status]),
        write_day(complaint.completed_on, style, rng),
    ]
