"""Measures the import of 100,000 invented register rows: ``make bench``, or python tests/bench.py [ROWS] [FOLDER].

Writes a register as xlsx and as csv, imports each with the real command in a process of its own, and prints
what that took; then the same again, when all is unchanged. With a FOLDER the files are kept there and used again.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from dumas_cli.records import Place
from dumas_cli.reference.files import Reference

ROWS = 100_000
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


def write_xlsx(path: Path, rows: Iterator[list[Value]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    for title in ("BUKU AGENDA PENGADUAN MASYARAKAT", "data latihan - seluruhnya rekaan"):
        sheet.append([title])
    sheet.append(HEADING)
    for row in rows:
        sheet.append(row)
    book.save(path)


def write_csv(path: Path, rows: Iterator[list[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADING)
        for row in rows:
            writer.writerow([f"{value:%d/%m/%Y}" if isinstance(value, date) else value for value in row])


def measure(*words: object) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak MiB of one run of the command; SystemExit where it fails."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "dumas_cli", *map(str, words)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    told = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{told}")
    kib = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - started, kib / 1024


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory(prefix="dumas-bench-") as temporary:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{'':24}{'rows':>9}{'file MiB':>10}{'CPU s':>8}{'wall s':>8}{'peak MiB':>10}{'rows/CPU s':>12}")
        for kind, write in (("xlsx", write_xlsx), ("csv", write_csv)):
            path = folder / f"register-{rows}.{kind}"
            if not path.exists():
                write(path, register_rows(rows))
            db = Path(temporary) / f"{kind}.db"
            for what in (f"{kind}, first import", f"{kind}, the same again"):
                cpu, wall, peak = measure("import", path, "--db", db)
                size = path.stat().st_size / 2**20
                print(f"{what:24}{rows:>9,}{size:>10.1f}{cpu:>8.1f}{wall:>8.1f}{peak:>10,.0f}{rows / cpu:>12,.0f}")


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


if __name__ == "__main__":
    main()
