"""tanggapan-2017.csv: replies that came after the register of 2017 was written up, as a clerk listed them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from random import Random

from .agencies import write_agency
from .case import Complaint, Letter
from .register_sheet import NOTICE
from .untidy import write_day
from .wording import agency_letter_number, reply_of

HEADING = (
    "No. Agenda",
    "Tahun",
    "Instansi",
    "No. Surat Tanggapan",
    "Tgl Tanggapan",
    "Jenis Tanggapan",
    "Isi Tanggapan",
)


def write_responses(path: Path, register: list[Complaint], seed: int) -> None:
    """Write the list in order of the day of the reply: semicolons, cp1252, as Excel saves it in Indonesia."""
    rng = Random(seed)
    late = [(c, letter) for c in register for letter in c.letters if letter.late_on is not None]
    late.sort(key=lambda item: (item[1].late_on, item[0].number, item[1].number))
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([f"Tanggapan susulan tahun 2017 - {NOTICE}", *[""] * (len(HEADING) - 1)])
    writer.writerow(HEADING)
    for complaint, letter in late:
        writer.writerow(_row(complaint, letter, rng))
    path.write_bytes(out.getvalue().encode("cp1252"))


def _row(complaint: Complaint, letter: Letter, rng: Random) -> list[str]:
    day = letter.late_on
    if day is None:
        raise ValueError("the letter has no late reply")
    text = reply_of(complaint, letter, letter.late, day, rng)
    number = complaint.number
    agenda, year = rng.choice(((str(number), "2017"),) * 6 + ((f"{number}/2017", ""), (f"2017/{number:04d}", "")))
    if number >= 1900:  # "2017/2011" could be read either way round
        agenda, year = str(number), "2017"
    kind = rng.choice(("Substantif", "Substantif", "substantif ")) if letter.late == "substantive" else "Sementara"
    style = rng.choice(("slash", "slash", "slash", "dash", "short_month"))
    written = write_day(day, style, rng)
    shown = written if isinstance(written, str) else f"{day:%d/%m/%Y}"
    agency = write_agency(letter.agency, rng).replace("\u00a0", " ")
    # An en dash, as Word makes it of a hyphen, is what tells cp1252 from plain ASCII.
    text = text.replace(" - ", " – ")
    if rng.random() < 0.25:
        text = f"Tanggapan susulan – {text}"
    return [agenda, year, agency, agency_letter_number(letter, day, rng), shown, kind, text]
