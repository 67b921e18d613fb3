"""lapor-2017.xlsx: reports from the national portal, laid out as its export "Laporan Ringkas"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from .agencies import agency_for
from .people import invent_person
from .places import PLACES, Place
from .register_sheet import NOTICE
from .topics import Blanks, Topic, in_town, read_topics

HEADING = (
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Klasifikasi Laporan",
    "ID Kategori",
    "Kategori",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "Instansi Induk",
    "ID Instansi Terdisposisi",
    "Instansi Terdisposisi",
    "Status Laporan",
    "Alasan Tunda/Arsip",
    "Provinsi",
    "Kota/Kabupaten",
    "Nama Pelapor",
)
REPORTS = 408
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CATEGORIES = {
    "01": ("61", "Penyalahgunaan Wewenang"),
    "02": ("14", "Pelayanan Masyarakat"),
    "03": ("22", "Korupsi/Pungli"),
    "04": ("35", "Ketenagakerjaan"),
    "05": ("41", "Pertanahan"),
    "06": ("52", "Hukum"),
    "07": ("73", "Kewaspadaan Nasional"),
    "08": ("80", "Regulasi"),
    "09": ("46", "Lingkungan Hidup"),
    "10": ("10", "Umum"),
}
# Few people bring a land case to the portal; services and pay are what it hears of.
_MORE_OFTEN = {"02": 4.0, "04": 1.4, "08": 1.5, "05": 0.5, "06": 0.6}
_CLASSES = {
    "information": "Permintaan Informasi",
    "ordinary": "Pengaduan Tidak Berkadar Pengawasan",
    "oversight": "Pengaduan Berkadar Pengawasan",
    "blank": "",
}


@dataclass(frozen=True)
class _Report:
    day: date
    clock: str
    topic: Topic
    place: Place
    text: str
    final_text: str
    title: str
    kind: str
    status: str
    reason: str
    forwarded: bool


def make_lapor(seed: int) -> Workbook:
    """The portal's export for 2017."""
    rng = Random(seed)
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Laporan Ringkas"
    _write_information(sheet)
    for column, name in enumerate(HEADING, start=1):
        sheet.cell(11, column, name).font = Font(bold=True)
    days = sorted(date(2017, 1, 2) + timedelta(rng.randrange(0, 363)) for _ in range(REPORTS))
    topics = read_topics()
    tracking = 1612040
    for row, day in enumerate(days, start=12):
        tracking += rng.randint(3, 640)
        for column, value in enumerate(_cells(tracking, _report(day, topics, rng), rng), start=1):
            if value:
                sheet.cell(row, column, value)
    return workbook


def _write_information(sheet: Worksheet) -> None:
    block = (
        ("Judul Laporan", "Laporan Ringkas"),
        ("Nama Instansi", "Kementerian Sekretariat Negara"),
        ("Tanggal Generate", "2018-01-31 08:12:44"),
        ("Periode Masuk", "(2017-01-01) - (2017-12-31)"),
        ("Periode Disposisi", "-"),
        ("Status Laporan", "Semua"),
        ("Pengelola", "Admin Instansi"),
        ("Jumlah Laporan", str(REPORTS)),
        ("Catatan", NOTICE),
    )
    for row, (name, value) in enumerate(block, start=1):
        sheet.cell(row, 1, name).font = Font(bold=True)
        sheet.cell(row, 3, value)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=8)
    sheet.merge_cells(start_row=10, end_row=10, start_column=1, end_column=8)


def _report(day: date, topics: list[Topic], rng: Random) -> _Report:
    place = rng.choices(PLACES, [place.weight * (2 if place.is_city else 1) for place in PLACES])[0]
    fitting = [topic for topic in topics if topic.happens_in(place)]
    weights = [topic.weight * _MORE_OFTEN.get(topic.category, 1.0) for topic in fitting]
    topic = rng.choices(fitting, weights)[0]
    blanks = Blanks(place, rng, day, "saya")
    body = rng.randint(1, len(topic.bodies()))
    sentences = [topic.bodies()[body - 1]]
    details = topic.texts("detail", body)
    if details and rng.random() < 0.5:
        sentences.append(rng.choice(details).replace("{tgl}", "{tgl2}"))
    asks = topic.texts("ask", body)
    if asks:
        sentences.append(rng.choice(asks))
    text = in_town(" ".join(sentences).format_map(blanks), place)
    opening = rng.choice(("Yth. Bapak Presiden, ", "Assalamualaikum. ", "Selamat siang admin, ", ""))
    title = rng.choice(topic.texts("subject", body)).format_map(blanks).replace("pengadu", "saya")
    status, reason, forwarded = _outcome(day, rng)
    handling = rng.choices(list(topic.classes), list(topic.classes.values()))[0]
    return _Report(
        day=day,
        clock=f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}",
        topic=topic,
        place=place,
        text=opening + text + rng.choice(("", " Terima kasih.", " Mohon ditindaklanjuti, terima kasih.")),
        final_text=text,
        title=in_town(title, place),
        kind="Aspirasi" if topic.category == "08" and rng.random() < 0.6 else _CLASSES[handling],
        status=status,
        reason=reason,
        forwarded=forwarded,
    )


def _outcome(day: date, rng: Random) -> tuple[str, str, bool]:
    """The portal's status, its reason, and whether the report was forwarded."""
    if rng.random() < 0.13:
        status = rng.choices(
            ("Diarsipkan oleh Admin", "Menunggu Kelengkapan Informasi", "Konten Terblokir", "Belum Terverifikasi"),
            (50, 28, 8, 14),
        )[0]
        reasons = (
            "Laporan tidak jelas",
            "Duplikasi laporan",
            "Bukan kewenangan pemerintah",
            "Tidak ada bukti pendukung",
        )
        return status, rng.choice(reasons) if status.startswith("Diarsipkan") else "", False
    fresh = day > date(2017, 11, 20)
    status = rng.choices(
        (
            "Ditutup oleh Sistem",
            "Ditutup oleh Admin",
            "Ditutup oleh Pelapor",
            "Proses",
            "Tertunda",
            "Diarsipkan oleh Sistem",
        ),
        (18, 10, 3, 60, 5, 1) if fresh else (52, 19, 7, 14, 3, 5),
    )[0]
    reason = {"Tertunda": "Menunggu koordinasi antarinstansi", "Diarsipkan oleh Sistem": "Pelapor tidak merespons"}
    return status, reason.get(status, ""), True


def _cells(tracking: int, report: _Report, rng: Random) -> list[str]:
    category_id, category = _CATEGORIES[report.topic.category]
    secrecy = rng.choices(("", "Anonim", "Rahasia", "Anonim|Rahasia"), (70, 14, 10, 6))[0]
    agency_id, agency, parent = "", "", "Kementerian Sekretariat Negara"
    if report.forwarded:
        kind = rng.choices(list(report.topic.agencies), list(report.topic.agencies.values()))[0]
        agency = agency_for(kind, report.place).name
        agency_id = str(1000 + sum(map(ord, agency)) % 8000)
    # The portal gives the bare name; where two bear it, its users write the kind themselves.
    place = report.place
    clear = sum(other.name == place.name for other in PLACES) == 1 and not place.in_jakarta
    name = "" if "Anonim" in secrecy else invent_person(place, rng).name
    return [
        str(tracking),
        f"{report.day.day} {_MONTHS[report.day.month - 1]} {report.day.year}",
        report.clock,
        report.kind,
        category_id,
        category,
        report.title,
        report.text,
        report.final_text,
        secrecy,
        rng.choices(("Website", "SMS 1708", "Android", "Twitter", "Surat"), (50, 26, 18, 4, 2))[0],
        parent,
        agency_id,
        agency,
        report.status,
        report.reason,
        place.province,
        place.name if clear and rng.random() < 0.7 else place.full_name,
        name,
    ]
