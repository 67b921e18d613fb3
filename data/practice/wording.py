"""The words of one complaint, of the replies to it and of the clerk's remarks."""

from __future__ import annotations

from datetime import date
from random import Random

from .case import Complaint, Letter
from .topics import fill_answer, in_town
from .untidy import in_a_hurry, long_day

# Replies that count by their kind but hold no fact; an analyst should doubt them.
_EMPTY_ANSWERS = (
    "Permasalahan pengadu telah ditangani sesuai ketentuan yang berlaku.",
    "Pengaduan tersebut telah ditindaklanjuti dan dinyatakan tidak ada masalah.",
    "Pada prinsipnya kami mendukung penyelesaian permasalahan dimaksud sesuai peraturan perundang-undangan.",
)
_DISCLAIMERS = (
    "Setelah diteliti, permasalahan tersebut bukan kewenangan kami melainkan kewenangan pemerintah daerah setempat.",
    "Kami tidak berwenang mencampuri hal tersebut; pengadu dipersilakan menempuh jalur hukum.",
)
INTERIM = (
    "Surat Saudara sedang kami proses; hasilnya akan disampaikan kemudian.",
    "Pengaduan dimaksud sedang dalam proses penelitian oleh tim.",
    "Kami sedang berkoordinasi dengan unit terkait, masih dalam proses.",
    "Permasalahan sedang dalam proses klarifikasi dengan pihak terkait.",
    "Sedang kami proses. Mohon melengkapi fotokopi KTP dan bukti kepemilikan pengadu.",
)
_ACKNOWLEDGEMENTS = (
    "Surat telah kami terima, terima kasih.",
    "Tanda terima surat tanggal {day}.",
    "Terima kasih atas surat Saudara, surat telah diterima.",
)


def subject_of(complaint: Complaint, rng: Random) -> str:
    """The letter's subject line."""
    matter = complaint.matter
    template = rng.choice(matter.topic.texts("subject", matter.body))
    subject = in_town(template.format_map(matter.blanks), matter.place)
    if complaint.copy_only and rng.random() < 0.5:
        return f"{subject} (tembusan)"
    return subject


def text_of(complaint: Complaint, rng: Random) -> str:
    """The clerk's summary of the letter, or the complainant's own words: one to five sentences."""
    matter = complaint.matter
    topic = matter.topic
    sentences = [*_earlier_letter(complaint, rng), topic.bodies()[matter.body - 1]]
    details = list(enumerate(topic.texts("detail", matter.body), start=2))
    wanted = min(len(details), rng.choices((0, 1, 2), (25, 45, 30))[0])
    for number, detail in rng.sample(details, wanted):
        sentences.append(detail.replace("{tgl}", f"{{tgl{number}}}"))
    asks = topic.texts("ask", matter.body)
    if asks and rng.random() < 0.75:
        sentences.append(rng.choice(asks))
    text = in_town(" ".join(sentences).format_map(matter.blanks), matter.place)
    return in_a_hurry(text) if rng.random() < 0.14 else text


def enclosures_of(complaint: Complaint, rng: Random) -> str:
    """What was enclosed; often nothing is noted."""
    dice = rng.random()
    missing = 0.45 if complaint.fate == "awaiting_papers" else 0.12
    if dice < missing:
        return rng.choice(("", "", "-", "Tidak ada"))
    if dice > 0.94:
        return rng.choice(("1 berkas", "2 berkas", "1 bundel"))
    matter = complaint.matter
    template = rng.choice(matter.topic.texts("papers", matter.body) or ["fotokopi KTP"])
    return in_town(template.format_map(matter.blanks), matter.place)


def reply_of(complaint: Complaint, letter: Letter, kind: str, received_on: date, rng: Random) -> str:
    """What an agency wrote back."""
    if kind == "interim":
        return rng.choice(INTERIM)
    if kind == "acknowledgement":
        return rng.choice(_ACKNOWLEDGEMENTS).format(day=long_day(letter.sent_on))
    dice = rng.random()
    if dice < 0.06:
        return rng.choice(_EMPTY_ANSWERS)
    if dice < 0.08:
        return rng.choice(_DISCLAIMERS)
    template = rng.choice(complaint.matter.topic.answers_from(letter.kind, complaint.matter.body))
    number = agency_letter_number(letter, received_on, rng)
    text = fill_answer(template, complaint.matter.blanks, letter.sent_on, received_on, number)
    if rng.random() < 0.3:
        return f"Sehubungan dengan surat Saudara Nomor {letter.number}, disampaikan: {text}"
    return text


def agency_letter_number(letter: Letter, day: date, rng: Random) -> str:
    """A letter number in the manner of the agency."""
    n, year = rng.randint(41, 4890), day.year
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[day.month - 1]
    if letter.agency.group == "land_offices":
        return f"{n}/{rng.randint(2, 9)}-{rng.randint(11, 91)}.{rng.randint(1, 12):02d}/{roman}/{year}"
    if letter.kind in ("polres", "polda", "polri"):
        return f"B/{n}/{roman}/{year}/{rng.choice(('Reskrim', 'Ditreskrimum', 'Itwasum'))}"
    if letter.agency.group in ("provinces", "regencies_cities"):
        return f"{rng.choice(('180', '356', '590', '700', '560'))}/{n}/Setda/{year}"
    return f"S-{n}/{rng.choice(('SJ', 'Itjen', 'DJ.2', 'Biro.3'))}/{roman}/{year}"


def disposition_of(complaint: Complaint, must_visit: bool, rng: Random) -> str:
    """The leadership's word on the letter."""
    if must_visit:
        return rng.choice(
            ("Klarifikasi langsung", "Agar turun lapangan", "Asdep: lakukan klarifikasi langsung ke lokasi")
        )
    if complaint.fate != "referred":
        return rng.choice(("", "Pelajari", "UDK", "Jawab"))
    return rng.choice(
        ("", "", "", "Teruskan ke instansi", "Tindak lanjuti sesuai ketentuan", "Teruskan", "UDL", "Monitor")
    )


def remarks_of(complaint: Complaint, letter: Letter | None, rng: Random) -> str:
    """The Keterangan column."""
    remarks = []
    if complaint.copy_only:
        remarks.append(rng.choice(("tembusan", "Tembusan kepada Presiden", "hanya tembusan")))
    if complaint.before is not None and rng.random() < 0.35:
        before = complaint.before
        remarks.append(f"pengaduan ulang, lihat agenda {before.number}/{before.received_on.year}")
    if letter is not None:
        remarks += _about_letter(complaint, letter, rng)
    if complaint.settled_in_field and complaint.completed_on:
        word = rng.choice(("mediasi", "klarifikasi lapangan", "gelar pengaduan"))
        remarks.append(f"selesai melalui {word}, BA {long_day(complaint.completed_on)}")
    elif complaint.fate == "direct":
        remarks.append(rng.choice(("dijawab langsung kepada pengadu", "surat jawaban, diarahkan ke instansi daerah")))
    elif complaint.status == "awaiting_papers":
        remarks.append(rng.choice(("diminta melengkapi KTP dan bukti", "menunggu surat kuasa", "menunggu kronologi")))
    elif complaint.status == "archived":
        remarks.append(_why_laid_aside(complaint, rng))
    return "; ".join(remarks)


def _earlier_letter(complaint: Complaint, rng: Random) -> list[str]:
    before = complaint.before
    if before is None:
        return []
    if before.completed_on is not None and before.completed_on < (complaint.letter_on or complaint.received_on):
        but = rng.choice(("kenyataannya belum ada realisasi", "sampai sekarang tidak ada perubahan di lapangan"))
        return [f"Pengaduan {{p}} dinyatakan selesai pada {long_day(before.completed_on)}, tetapi {but}."]
    day = long_day(before.letter_on or before.received_on)
    return [
        rng.choice(
            (
                f"Surat ini menyusul surat {{p}} tanggal {day} yang belum mendapat jawaban.",
                f"{{P}} menyampaikan kembali pengaduan tanggal {day}.",
                f"Ini surat {{p}} yang ke-{complaint.nth}.",
            )
        )
    ]


def _about_letter(complaint: Complaint, letter: Letter, rng: Random) -> list[str]:
    if letter.returned_on is not None:
        return [rng.choice(("dikembalikan, bukan kewenangan", "salah alamat", "berkas dikembalikan utuh"))]
    count = len(letter.reminders)
    if count and letter.reply != "substantive" and rng.random() < (0.3 if count == 2 else 0.1):
        more = count == 2 and complaint.received_on.year == 2016 and rng.random() < 0.3
        return [f"sudah {3 if more else count}x penegasan"]
    return []


def _why_laid_aside(complaint: Complaint, rng: Random) -> str:
    if complaint.letters:
        return rng.choice(("pengadu tidak melanjutkan", "diarsipkan", "pengadu menempuh jalur hukum"))
    if complaint.fate == "awaiting_papers":
        return "berkas tidak dilengkapi"
    return rng.choice(
        ("bukan masalah pemerintahan", "tidak memenuhi syarat", "identitas tidak jelas", "sama dengan surat lain")
    )
