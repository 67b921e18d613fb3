"""The office's whole register of 29 columns, invented: rows as its keeper writes them, second letters included."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dumas_cli.records import Place
from dumas_cli.reference.files import Reference

ROWS_A_YEAR = 10_000
HEADING = (
    *("No", "No. Agenda", "Tgl Terima", "Tgl Surat", "Perihal", "Nama Pengadu", "NIK", "Alamat", "No. HP", "Email"),
    *("Kategori", "Klasifikasi", "Uraian", "Lampiran", "Kab/Kota", "Provinsi", "Instansi Tujuan"),
    *("No. Surat Penerusan", "Tgl Surat Penerusan", "Tgl Dikembalikan", "Penegasan I", "Penegasan II"),
    *("Tgl Tanggapan", "Jenis Tanggapan", "Isi Tanggapan", "Disposisi", "Status", "Tgl Selesai", "Keterangan"),
)

Value = str | int | date | None


def register_rows(rows: int, seed: int = 1) -> Iterator[list[Value]]:
    """Rows of an invented register over several years; every twentieth complaint has a second letter."""
    chance = random.Random(seed)
    reference = Reference(None)
    places = [place for place in reference.places() if place.kind != "provinsi"]
    agencies = [agency for agency in reference.agencies() if agency.valid_to is None]
    offices: dict[str, list[str]] = {}
    for agency in agencies:
        if agency.place_code:
            offices.setdefault(agency.place_code, []).append(agency.name)
    codes = {_bare(place.full_name): place.code for place in places}
    central = [agency.name for agency in agencies if agency.place_code is None]
    number, year = 0, 2007
    first: list[Value] = []
    for serial in range(1, rows + 1):
        if first and chance.random() < 0.05:
            second = [serial, *first[1:3], *[None] * (len(HEADING) - 3)]
            second[HEADING.index("Instansi Tujuan")] = chance.choice(central)
            _refer(second, chance, first[2])
            yield second
            first = []
            continue
        number += 1
        if number > ROWS_A_YEAR:
            number, year = 1, year + 1
        first = _complaint(serial, number, year, chance, places)
        office = offices.get(codes[_bare(str(first[HEADING.index("Kab/Kota")]))], central)
        first[HEADING.index("Instansi Tujuan")] = chance.choice(office if chance.random() < 0.7 else central)
        _refer(first, chance, first[2])
        yield list(first)


# --------------------------------------------------------------------------- below

_FIRST_NAMES = ("Siti", "Budi", "Agus", "Sri", "Dewi", "Ahmad", "Eko", "Nur", "Wayan", "Maria", "Yosef", "Rina")
_LAST_NAMES = ("Santoso", "Wijaya", "Lestari", "Hidayat", "Siregar", "Simanjuntak", "Rahayu", "Saputra", "Tanjung")
_MATTERS = (
    ("05", "Sengketa tanah {place}", "Tanah seluas {n} meter persegi di {place} dikuasai pihak lain sejak {year}."),
    ("Ketenagakerjaan", "Pesangon belum dibayar", "Pesangon {n} karyawan di {place} belum dibayar sejak {year}."),
    ("03 - Korupsi/Pungli", "Pungutan di {place}", "Pungutan Rp{n}.000 diminta tanpa kuitansi di {place}."),
    ("Pelayanan Masyarakat", "KTP elektronik", "Sudah {n} hari menunggu KTP elektronik di {place}."),
    ("06", "Perkara belum dieksekusi", "Putusan Nomor {n}/Pdt.G/{year} di {place} belum dilaksanakan."),
    ("lingkungan hidup", "Pencemaran sungai", "Limbah pabrik mencemari sungai di {place}, {n} keluarga terdampak."),
)
_DETAIL = (
    "Pengadu telah bersurat kepada instansi setempat tetapi belum memperoleh jawaban.",
    "Bukti berupa surat dan foto terlampir bersama pengaduan ini.",
    "Pengadu mohon agar permasalahan ini segera diselesaikan sesuai ketentuan.",
    "Musyawarah yang diadakan di kantor desa tidak menghasilkan kesepakatan.",
)
_REPLIES = (
    "Permasalahan telah ditindaklanjuti sesuai ketentuan yang berlaku.",
    "Hasil penelitian menunjukkan bahwa permohonan pengadu tidak dapat dipenuhi.",
    "Sedang diproses oleh unit yang berwenang.",
)


def _complaint(serial: int, number: int, year: int, chance: random.Random, places: list[Place]) -> list[Value]:
    place = chance.choice(places)
    received = date(year, 1, 1) + timedelta(days=min(364, number * 365 // ROWS_A_YEAR))
    category, subject, text = chance.choice(_MATTERS)
    words = {"place": place.full_name, "n": chance.randrange(2, 900), "year": year - chance.randrange(1, 9)}
    name = f"{chance.choice(_FIRST_NAMES)} {chance.choice(_LAST_NAMES)}"
    row: dict[str, Value] = {
        "No": serial,
        "No. Agenda": f"{number:04}",
        "Tgl Terima": received,
        "Tgl Surat": received - timedelta(days=chance.randrange(2, 20)),
        "Perihal": subject.format(**words),
        "Nama Pengadu": name,
        "NIK": f"{place.code.replace('.', '')}{chance.randrange(10**11, 10**12)}" if chance.random() < 0.8 else None,
        "Alamat": f"Jl. Melati No. {chance.randrange(1, 300)} RT 0{chance.randrange(1, 9)}, {place.full_name}",
        "No. HP": f"0812{chance.randrange(10**7, 10**8)}" if chance.random() < 0.6 else None,
        "Email": f"{name.split()[0].lower()}{serial}@contoh.id" if chance.random() < 0.1 else None,
        "Kategori": category,
        "Klasifikasi": chance.choice(("Berkadar Pengawasan", "Tidak Berkadar Pengawasan", "Permintaan Informasi")),
        "Uraian": " ".join((text.format(**words), *chance.sample(_DETAIL, 3))),
        "Lampiran": chance.choice(("fotokopi KTP, sertifikat", "surat keterangan", None)),
        "Kab/Kota": place.full_name.replace("Kabupaten", chance.choice(("Kab.", "Kabupaten", "KAB."))),
        "Provinsi": place.province,
        "Disposisi": chance.choice(("Teruskan ke instansi", "Klarifikasi langsung", None, None)),
        "Status": "Proses",
        "Keterangan": chance.choice(("tembusan", "sudah 2x penegasan", None, None, None)),
    }
    return [row.get(heading) for heading in HEADING]


def _bare(name: str) -> str:
    return name.replace("Kabupaten", "Kab.").replace("KAB.", "Kab.")


def _refer(row: list[Value], chance: random.Random, received: Value) -> None:
    """Fill in the letter to the agency, and what came of it."""
    assert isinstance(received, date)
    sent = received + timedelta(days=chance.randrange(1, 15))
    told: dict[str, Value] = {
        "No. Surat Penerusan": f"B-{row[0]}/Kemensetneg/D-2/Dumas/{sent:%m/%Y}",
        "Tgl Surat Penerusan": sent,
    }
    fate = chance.random()
    if fate < 0.02:
        told["Tgl Dikembalikan"] = sent + timedelta(days=20)
    elif fate < 0.8:
        replied = sent + timedelta(days=chance.randrange(10, 120))
        told["Tgl Tanggapan"] = replied
        told["Jenis Tanggapan"] = chance.choice(("Substantif", "Substantif", "Substantif", "Sementara", None))
        told["Isi Tanggapan"] = chance.choice(_REPLIES)
        if fate < 0.5 and row[HEADING.index("Perihal")]:
            told["Status"], told["Tgl Selesai"] = "Selesai", replied + timedelta(days=10)
    else:
        told["Penegasan I"] = sent + timedelta(days=30)
        told["Penegasan II"] = chance.choice((sent + timedelta(days=60), "v", None))
    for heading, value in told.items():
        row[HEADING.index(heading)] = value
