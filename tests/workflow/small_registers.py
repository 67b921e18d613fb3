"""Small invented registers, written as the office writes them, and the data of a database told by natural keys."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook

HEADING = (
    *("No", "No. Agenda", "Tgl Terima", "Tgl Surat", "Perihal", "Nama Pengadu", "NIK", "Alamat", "No. HP"),
    *("Kategori", "Klasifikasi", "Uraian", "Lampiran", "Kab/Kota", "Provinsi", "Instansi Tujuan"),
    *("No. Surat Penerusan", "Tgl Surat Penerusan", "Tgl Dikembalikan", "Penegasan I", "Penegasan II"),
    *("Tgl Tanggapan", "Jenis Tanggapan", "Isi Tanggapan", "Disposisi", "Status", "Tgl Selesai", "Keterangan"),
)
SHORT = {
    "number": "No. Agenda",
    "received": "Tgl Terima",
    "written": "Tgl Surat",
    "subject": "Perihal",
    "name": "Nama Pengadu",
    "nik": "NIK",
    "address": "Alamat",
    "phone": "No. HP",
    "category": "Kategori",
    "klass": "Klasifikasi",
    "text": "Uraian",
    "regency": "Kab/Kota",
    "province": "Provinsi",
    "agency": "Instansi Tujuan",
    "letter": "No. Surat Penerusan",
    "sent": "Tgl Surat Penerusan",
    "returned": "Tgl Dikembalikan",
    "reminder_1": "Penegasan I",
    "reminder_2": "Penegasan II",
    "reply": "Tgl Tanggapan",
    "kind": "Jenis Tanggapan",
    "reply_text": "Isi Tanggapan",
    "disposition": "Disposisi",
    "status": "Status",
    "completed": "Tgl Selesai",
    "note": "Keterangan",
}
Row = Mapping[str, object]


def a_row(number: object = 1, **cells: object) -> dict[str, object]:
    """A complaint with one letter that waits; name the cells to change, "" or None for a blank one."""
    plain: dict[str, object] = {
        "number": number,
        "received": "02/02/2017",
        "subject": "Sengketa tanah",
        "category": "Pertanahan",
        "status": "Proses",
        "agency": "Kementerian Keuangan",
        "letter": f"B-{number}/D-2/02/2017",
        "sent": "10/02/2017",
    }
    return {**plain, **cells}


def a_further_row(number: object = 1, **cells: object) -> dict[str, object]:
    """A further row of the same complaint: its number and day of receipt, all else blank."""
    return {"number": number, "received": "02/02/2017", **cells}


def register(path: Path, *rows: Row, heading: Iterable[str] = HEADING) -> Path:
    """Write a register as csv (semicolons, a title above), or as xlsx by the name of the file."""
    heading = tuple(heading)
    lines = [[row.get(short, "") for short in _shorts(heading)] for row in rows]
    if path.suffix == ".xlsx":
        book = Workbook()
        sheet = book.active
        sheet.append(["BUKU AGENDA PENGADUAN MASYARAKAT - data latihan"])
        sheet.append(list(heading))
        for line in lines:
            sheet.append([None if value == "" else value for value in line])
        book.save(path)
        return path
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(heading)
        writer.writerows(lines)
    return path


def replies(path: Path, *rows: tuple[object, ...]) -> Path:
    """Write agency responses: (agenda number, agency, letter number, day, kind, text), all of the year 2017."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(
            (
                "No. Agenda",
                "Tahun",
                "Instansi",
                "No. Surat Tanggapan",
                "Tgl Tanggapan",
                "Jenis Tanggapan",
                "Isi Tanggapan",
            )
        )
        for number, *rest in rows:
            writer.writerow([number, 2017, *rest])
    return path


_LETTER = "c.source, c.register_year, c.number, a.name, r.letter_number, r.sent_on"
_OF_LETTER = (
    "join referrals r on r.id = x.referral_id join complaints c on c.id = r.complaint_id"
    " join agencies a on a.id = r.agency_id"
)
NATURAL = {
    "complaints": "select source, register_year, number, tracked, received_on, letter_on, category, classification,"
    " subject, text, attachments, copy_only, must_visit, secrecy, status, completed_on, note, place_code,"
    " place_as_written from complaints",
    "complainants": "select c.source, c.register_year, c.number, w.name, w.nik, w.phone, w.email, w.address"
    " from complainants w join complaints c on c.id = w.complaint_id",
    "referrals": f"select {_LETTER}, r.agency_as_written, r.returned_on, r.note from referrals r"
    " join complaints c on c.id = r.complaint_id join agencies a on a.id = r.agency_id",
    "reminders": f"select {_LETTER}, x.ordinal, x.sent_on from reminders x {_OF_LETTER}",
    "responses": f"select {_LETTER}, x.received_on, x.kind, x.kind_by, x.letter_number, x.text, x.laid_on"
    f" from responses x {_OF_LETTER}",
    "agencies": "select name, short, kind, agency_group, place_code, known from agencies",
}


def told(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the database holds, by natural keys and in order: ids and the order of import do not show."""
    with sqlite3.connect(db) as connection:
        found = {table: sorted(connection.execute(sql).fetchall(), key=repr) for table, sql in NATURAL.items()}
    connection.close()
    return found


def dump(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """The register's tables as they stand, with ids."""
    with sqlite3.connect(db) as connection:
        found = {table: connection.execute(f"select * from {table} order by 1").fetchall() for table in NATURAL}
    connection.close()
    return found


def ask(db: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """The rows of one question to the database."""
    with sqlite3.connect(db) as connection:
        found = connection.execute(sql, values).fetchall()
    connection.close()
    return found


def _shorts(heading: Iterable[str]) -> list[str]:
    names = {long: short for short, long in SHORT.items()}
    return [names.get(long, "") for long in heading]
