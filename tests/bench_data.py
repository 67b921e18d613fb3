"""The benchmark's register of 22 columns, invented: each row's fate is known beforehand, so an import can be audited.

``python tests/bench_data.py ROWS SEED FILE.csv|FILE.xlsx [OTHER.csv]`` writes the sheet and, beside it as json, the
truth about it. OTHER.csv holds the same rows, blocks of 1,000 from the last to the first.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zlib import crc32

BLOCK = 1_000
HEADING = (
    *("No. Agenda", "Tgl Terima", "Tgl Surat", "Perihal", "Uraian", "Nama Pengadu", "NIK", "Alamat", "No. HP"),
    *("Kategori", "Klasifikasi", "Kab/Kota", "Provinsi", "Instansi Tujuan", "No. Surat Penerusan"),
    *("Tgl Surat Penerusan", "Tgl Tanggapan", "Jenis Tanggapan", "Isi Tanggapan", "Status", "Tgl Selesai"),
    "Keterangan",
)
LAST_YEAR = 2023
MOST_YEARS = 25  # numbers restart each January: 10,000 a year, more where that would lead too far back

Value = str | date | None


@dataclass(slots=True)
class Truth:
    """What an import must find in the sheet. Rows are counted as in a spreadsheet: the heading is row 1.

    ``planted`` is the fault of each bad row by its number; the counts and sums are of good rows only, and a row that
    repeats the one above counts once. A sum is that of ``fingerprint`` over all records.
    """

    planted: dict[int, str] = field(default_factory=dict)
    rows: int = 0
    repeats: int = 0
    near_duplicates: int = 0
    complaints: int = 0
    referrals: int = 0
    responses: int = 0
    reminders: int = 0
    complaints_sum: int = 0
    referrals_sum: int = 0
    responses_sum: int = 0


def bench_rows(rows: int, seed: int = 22, truth: Truth | None = None) -> Iterator[list[Value]]:
    """Rows of a register over several years; ``truth`` fills up with what an import must find in them.

    1% bear a fault, 3% of the texts are an earlier one with a few words changed, 2% of the rows are a second letter of
    the complaint above, and one in a thousand says again what the row above says.
    """
    truth = Truth() if truth is None else truth
    makes = _Maker(rows, seed)
    chance = makes.chance
    good: list[list[Value]] = []  # those of this block that a planted row may contradict
    above: list[Value] | None = None
    for index in range(rows):
        if index % BLOCK == 0:
            # Rows that speak of one complaint stay in one block, so that the reversed sheet says the same.
            good, above = [], None
        draw = chance.random()
        if draw < 0.02 and above is not None and above[_AGENCY]:
            row = makes.second_letter(above)
            above = None
            _count_letter(row, truth)
        elif draw < 0.021 and above is not None:
            row = list(above)
            truth.repeats += 1
            above = None
        elif draw > 0.9898:  # of all rows 1.02%, for the first one of a block has nothing to contradict
            row = makes.complaint()
            truth.planted[index + 2] = makes.spoil(row, good)
            above = None
        else:
            above = row = makes.complaint()
            good.append(row)
            truth.complaints += 1
            truth.complaints_sum += fingerprint(*(_kept(row[column]) for column in _COMPLAINT))
            _count_letter(row, truth)
        truth.rows += 1
        yield row
    truth.near_duplicates = makes.near_duplicates


def write_csv(path: Path, rows: Iterator[list[Value]], other: Path | None = None) -> None:
    """The sheet with semicolons in UTF-8, and its blocks in the reverse order in ``other``."""
    days = _Shown()
    ends = [0]
    with path.open("wb") as file:
        file.write((";".join(HEADING) + "\r\n").encode())
        start = file.tell()
        while True:
            text = io.StringIO(newline="")
            writer = csv.writer(text, delimiter=";")
            written = 0
            for row in rows:
                writer.writerow([days[value] if type(value) is date else value for value in row])
                written += 1
                if written == BLOCK:
                    break
            file.write(text.getvalue().encode())
            ends.append(file.tell() - start)
            if written < BLOCK:
                break
    if other is None:
        return
    with path.open("rb") as file, other.open("wb") as reversed_file:
        reversed_file.write(file.read(start))
        for begin, end in reversed(list(pairwise(ends))):
            file.seek(start + begin)
            reversed_file.write(file.read(end - begin))


def write_xlsx(path: Path, rows: Iterator[list[Value]]) -> None:
    """The sheet as a workbook, its days true dates."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    sheet.append(HEADING)
    for row in rows:
        sheet.append(row)
    book.save(path)


def fingerprint(*values: object) -> int:
    """A number that stands for a record, whatever the order of the records; a blank is None or ""."""
    return crc32("|".join([str(value or "") for value in values]).encode())


def row_in_reverse(row: int, rows: int) -> int:
    """Where a row of the sheet stands in the one with its blocks reversed; both are counted from 1, the heading."""
    block, place = divmod(row - 2, BLOCK)
    return max(0, rows - (block + 1) * BLOCK) + place + 2


def make(rows: int, seed: int, path: Path, other: Path | None = None) -> None:
    """Write the sheet, and the truth about it beside it."""
    truth = Truth()
    if path.suffix == ".xlsx":
        write_xlsx(path, bench_rows(rows, seed, truth))
    else:
        write_csv(path, bench_rows(rows, seed, truth), other)
    truth_file(path).write_text(json.dumps({"made_by": made_by(rows, seed), **asdict(truth)}), encoding="utf-8")


def truth_of(path: Path) -> Truth:
    """The truth about a sheet, as it was written."""
    told = json.loads(truth_file(path).read_text(encoding="utf-8"))
    del told["made_by"]
    told["planted"] = {int(row): fault for row, fault in told["planted"].items()}
    return Truth(**told)


def is_made(rows: int, seed: int, path: Path) -> bool:
    """Whether the sheet is there already, made by this very program."""
    try:
        return path.exists() and json.loads(truth_file(path).read_bytes())["made_by"] == made_by(rows, seed)
    except (OSError, ValueError, KeyError):
        return False


def made_by(rows: int, seed: int) -> str:
    """What the sheet depends on."""
    return f"{rows} rows, seed {seed}, {hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}"


def truth_file(path: Path) -> Path:
    """Where the truth about a sheet is kept."""
    return path.with_suffix(f"{path.suffix}.json")


# --------------------------------------------------------------------------- below


def _words(text: str) -> list[str]:
    return text.split()


(_NUMBER, _RECEIVED, _LETTER_ON, _SUBJECT, _TEXT, _NAME, _NIK, _ADDRESS, _PHONE, _CATEGORY, _CLASS, _REGENCY) = range(
    12
)
(_PROVINCE, _AGENCY, _LETTER, _SENT, _REPLIED, _KIND, _REPLY, _STATUS, _COMPLETED, _NOTE) = range(12, 22)
_COMPLAINT = (_RECEIVED, _LETTER_ON, _SUBJECT, _TEXT, _COMPLETED, _NAME, _NIK, _ADDRESS)

_COMMON = _words("""
pengadu telah bersurat kepada instansi setempat tetapi memperoleh jawaban atas tanah seluas meter persegi yang dikuasai
pihak lain sejak tahun musyawarah di kantor desa menghasilkan kesepakatan bukti surat dan foto terlampir mohon agar
permasalahan ini segera diselesaikan sesuai ketentuan warga keberatan dengan rencana pembangunan jalan karena ganti rugi
dinilai rendah dari harga pasar serta proses pengukuran dilakukan tanpa kehadiran pemilik lahan kepala dusun saksi
menyatakan batas bidang berubah sertifikat terbit nama orang berbeda laporan ke polisi berjalan lambat penyidik
memanggil terlapor gaji guru honorer dibayar terlambat bantuan pupuk langka harga naik petani merugi sungai tercemar
limbah pabrik ikan mati sumur keruh anak sakit kulit puskesmas memeriksa hasil laboratorium diserahkan dinas perizinan
usaha tertunda berkas dinyatakan lengkap petugas meminta biaya tambahan kuitansi resmi listrik padam gardu rusak tagihan
air melonjak meteran diganti pensiun janda veteran berhenti rekening ditutup bank menolak agunan lelang eksekusi putusan
berkekuatan hukum tetap juru sita menunda pelaksanaan karyawan dirumahkan pesangon serikat pekerja mediasi gagal
""")
_SYLLABLES = _words(
    "ba be bi bo bu da di du ga gi ka ke ki ko ku la le li lo lu"
    " ma me mi mo na ni no pa pe ra ri ro sa si su ta te ti to tu wa wi ya yu"
)
_FIRST = _words("""
Siti Budi Agus Sri Dewi Ahmad Eko Nur Wayan Maria Yosef Rina Joko Ketut Made Nyoman Yanti Hendra Rudi Slamet Tuti Endang
Bambang Sugeng Lina Ratna Irwan Fajar Putri Indah Andi Daeng Yulius Markus Petrus Theresia Umar Hasan Husein Fatimah
Aisyah Zainal Rahmat Taufik Dedi Asep Ujang Cecep Neneng Euis Togar Mangasi Rosmawati Saut Lukas Yakobus Marthen
""")
_LAST = _words("""
Santoso Wijaya Lestari Hidayat Siregar Simanjuntak Rahayu Saputra Tanjung Nasution Harahap Lubis Sihombing Panjaitan
Setiawan Kurniawan Gunawan Suryadi Mulyadi Susanto Purnomo Wibowo Nugroho Prasetyo Utomo Hartono Kusuma Permana Maulana
Ramadhan Syahputra Basri Latuconsina Pattiasina Manuhutu Rumbiak Wanggai Kogoya Wenda Tambunan Pangaribuan Sembiring
Ginting Tarigan Mandagi Wowor Lumowa Rattu Dachi Zebua Gulo Pratama Anggraini Safitri Maharani Utami Handayani Astuti
""")
_STREETS = _words(
    "Melati Mawar Kenanga Anggrek Merdeka Sudirman Diponegoro Kartini Pahlawan Veteran Gajahmada Siliwangi"
    " Pemuda Cendana Flamboyan Pasar Masjid Pelabuhan Stasiun"
)
_MATTERS = (
    ("Sengketa tanah {0}", "Tanah seluas {1} meter persegi di Desa {0} dikuasai pihak lain sejak {2}."),
    ("Pesangon {1} karyawan", "Pesangon {1} karyawan PT {0} Makmur belum dibayar sejak {2}."),
    ("Pungutan di SDN {1} {0}", "Pungutan Rp{1}.000 diminta tanpa kuitansi oleh panitia di {0} pada {2}."),
    ("KTP elektronik", "Sudah {1} hari menunggu KTP elektronik di Kecamatan {0}, rekaman dibuat tahun {2}."),
    ("Putusan {1}/Pdt.G/{2} belum dieksekusi", "Putusan Nomor {1}/Pdt.G/{2}/PN {0} belum dilaksanakan."),
    ("Pencemaran sungai {0}", "Limbah pabrik mencemari sungai {0}, {1} keluarga terdampak sejak {2}."),
    ("Jalan rusak {0}", "Jalan antara {0} dan ibu kota kecamatan rusak sepanjang {1} meter sejak {2}."),
    ("Mohon bantuan modal", "Kelompok tani {0} beranggotakan {1} orang mengajukan bantuan modal pada {2}."),
)
_REPLIES = (
    "Permasalahan telah ditindaklanjuti sesuai ketentuan yang berlaku.",
    "Hasil penelitian menunjukkan bahwa permohonan pengadu dapat dipertimbangkan.",
    "Sedang diproses oleh unit yang berwenang.",
    "Surat telah diterima dan diteruskan kepada unit kerja terkait.",
)
_MONTHS = _words("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")
_STATES = (
    "Berkadar Pengawasan",
    "Tidak Berkadar Pengawasan",
    "Tidak Berkadar Pengawasan",
    "Permintaan Informasi",
    None,
)
_KINDS = ("Substantif", "Substantif", "Substantif", "Sementara", "Tanda Terima", None, None)
_NOTES = ("tembusan", "sudah 2x penegasan", "berkas lengkap", "arsip bidang", "-")


class _Shown(dict[date, str]):
    """Days as this register writes them: 31/12/2017, some as 31-12-2017 or 31 Desember 2017."""

    def __missing__(self, day: date) -> str:
        odd = day.toordinal() % 50
        text = f"{day.day:02}/{day.month:02}/{day.year}"
        if odd == 7:
            text = text.replace("/", "-")
        elif odd == 8:
            text = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        self[day] = text
        return text


def _kept(value: Value) -> str:
    """The cell as the database keeps it: a day in ISO form, a text with its blanks made single."""
    if isinstance(value, date):
        return value.isoformat()
    if not value or value == "-":
        return ""
    return " ".join(value.split()) if "  " in value or value[-1] == " " else value


def _count_letter(row: list[Value], truth: Truth) -> None:
    if not row[_AGENCY]:
        return
    number = str(row[_NUMBER]).lstrip("0")
    truth.referrals += 1
    truth.referrals_sum += fingerprint(number, *(_kept(row[column]) for column in (_LETTER, _SENT, _NOTE)))
    if row[_REPLIED]:
        truth.responses += 1
        truth.responses_sum += fingerprint(*(_kept(row[column]) for column in (_LETTER, _REPLIED, _REPLY)))
    if row[_NOTE] == "sudah 2x penegasan":
        truth.reminders += 2


class _Maker:
    """Makes complaints one after the other."""

    def __init__(self, rows: int, seed: int) -> None:
        from dumas_cli.reference.files import Reference

        self.chance = chance = random.Random(seed)
        reference = Reference(None)
        self.places = [place for place in reference.places() if place.kind != "provinsi"]
        current = [agency for agency in reference.agencies() if agency.valid_to is None]
        self.offices: dict[str, list[str]] = {}
        for agency in current:
            if agency.place_code:
                self.offices.setdefault(agency.place_code, []).append(agency.name)
        central = [agency for agency in current if agency.place_code is None]
        self.central = [agency.name for agency in central]
        self.short = [agency.short for agency in central if agency.short]
        self.categories = [
            word for kind in reference.categories() for word in (kind.code, kind.name_id, *kind.spellings[:3])
        ]
        self.names = ["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4)))).title() for _ in range(4_000)]
        words = [*_COMMON * 12, *(name.lower() for name in self.names[:1_500])]
        self.clauses = [" ".join(chance.choices(words, k=chance.randrange(5, 11))) for _ in range(12_000)]
        self.words = words
        self.strangers = [f"PT {one} {chance.choice(self.names)} Sejahtera" for one in self.names[-200:]]
        self.replies = [
            *_REPLIES,
            *(f"{_REPLIES[0][:-1]}: {' '.join(chance.choices(_COMMON, k=8))}." for _ in range(60)),
        ]
        self.regencies = [
            (place.full_name, place.full_name.replace("Kabupaten", "Kab."), place.full_name.upper())
            for place in self.places
        ]
        self.codes = [place.code.replace(".", "") for place in self.places]
        years = min(MOST_YEARS, max(2, -(-rows // 10_000)))
        self.numbers_a_year = -(-rows // years)
        self.year, self.number, self.serial = LAST_YEAR - years + 1, 0, 0
        self.recent: list[str] = []
        self.near_duplicates = 0

    def complaint(self) -> list[Value]:
        """The next complaint, and the letter about it with what came of that."""
        chance = self.chance
        draw = chance.random
        self.serial += 1
        self.number += 1
        if self.number > self.numbers_a_year:
            self.number, self.year = 1, self.year + 1
        start = date(self.year, 1, 1).toordinal()
        received = start + self.number * 364 // self.numbers_a_year
        which = int(draw() * len(self.places))
        place = self.places[which]
        village = self.names[int(draw() * 4_000)]
        name = f"{_FIRST[int(draw() * len(_FIRST))]} {_LAST[int(draw() * len(_LAST))]}"
        if draw() < 0.4:
            name = f"{name} {self.names[int(draw() * 4_000)]}"
        subject, text = self._matter(village)
        row: list[Value] = [
            f"{self.number:04}",
            date.fromordinal(received),
            date.fromordinal(received - 2 - int(draw() * 18)),
            subject,
            text,
            name,
            self._nik(which) if draw() < 0.8 else None,
            (
                f"Jl. {_STREETS[int(draw() * len(_STREETS))]} No. {int(draw() * 300) + 1} RT {int(draw() * 12) + 1:02}"
                f" RW {int(draw() * 9) + 1:02}, Desa {village}, {place.full_name}"
            ),
            f"08{12 + int(draw() * 8)}{int(draw() * 1e8):08}" if draw() < 0.65 else None,
            self.categories[int(draw() * len(self.categories))],
            _STATES[int(draw() * 5)],
            self.regencies[which][int(draw() * 3)],
            place.province,
            *(None,) * 6,
            "Proses",
            None,
            None,
        ]
        if draw() < 0.94:
            local = self.offices.get(place.code)
            kind = draw()
            if local and kind < 0.6:
                row[_AGENCY] = local[int(draw() * len(local))]
            elif kind < 0.75 and self.short:
                row[_AGENCY] = self.short[int(draw() * len(self.short))]
            elif kind > 0.99:
                row[_AGENCY] = self.strangers[int(draw() * 200)]
            else:
                row[_AGENCY] = self.central[int(draw() * len(self.central))]
            self._refer(row, received)
        elif draw() < 0.3:
            row[_STATUS] = "Menunggu Kelengkapan"
        return row

    def second_letter(self, first: list[Value]) -> list[Value]:
        """A letter to a further agency: the number and day of the complaint above, its other cells blank."""
        row: list[Value] = [None] * len(HEADING)
        row[_NUMBER], row[_RECEIVED] = first[_NUMBER], first[_RECEIVED]
        agencies = self.chance.sample(self.central, 2)
        row[_AGENCY] = agencies[0] if agencies[0] != first[_AGENCY] else agencies[1]
        self.serial += 1
        received = first[_RECEIVED]
        assert isinstance(received, date)
        self._refer(row, received.toordinal())
        row[_STATUS] = row[_COMPLETED] = None
        return row

    def spoil(self, row: list[Value], good: list[list[Value]]) -> str:
        """Put one fault into a row; returns which."""
        draw = self.chance.random
        fault = _FAULTS[int(draw() * (len(_FAULTS) if good else len(_FAULTS) - 1))]
        if fault == "same number, other complaint":
            earlier = good[int(draw() * len(good))]
            # The number belongs to the year of the day beside it.
            row[_NUMBER], row[_RECEIVED] = earlier[_NUMBER], earlier[_RECEIVED]
        elif fault == "reply without agency":
            row[_AGENCY] = row[_LETTER] = row[_SENT] = None
            row[_REPLIED], row[_REPLY] = row[_RECEIVED], "Hasil penelitian telah disampaikan."
        else:
            column, value = _SPOILT[fault]
            row[column] = value[int(draw() * len(value))]
        return fault

    def _matter(self, village: str) -> tuple[str, str]:
        draw = self.chance.random
        subject, opening = _MATTERS[int(draw() * len(_MATTERS))]
        told = (village, int(draw() * 900) + 2, self.year - 1 - int(draw() * 9))
        recent = self.recent
        if draw() < 0.03 and recent:
            words = recent[int(draw() * len(recent))].split(" ")
            for _ in range(3):
                words[int(draw() * len(words))] = self.words[int(draw() * len(self.words))]
            self.near_duplicates += 1
            return subject.format(*told), " ".join(words)
        text = (
            f"{opening.format(*told)} {'. '.join(self.chance.choices(self.clauses, k=6))}."
            f" {' '.join(self.chance.choices(self.words, k=14))}"
        )
        if draw() < 0.01:  # as people type
            text = text.replace(". ", ".  ", 2) + " "
        if len(recent) < 2_000:
            recent.append(text)
        else:
            recent[int(draw() * 2_000)] = text
        return subject.format(*told), text

    def _nik(self, which: int) -> str:
        draw = self.chance.random
        day = int(draw() * 28) + 1 + (40 if draw() < 0.5 else 0)
        return (
            f"{self.codes[which]}{int(draw() * 20) + 1:02}{day:02}{int(draw() * 12) + 1:02}{int(draw() * 45) + 50:02}"
            f"{int(draw() * 9_998) + 1:04}"
        )

    def _refer(self, row: list[Value], received: int) -> None:
        """Fill in the letter to the agency, and what came of it."""
        draw = self.chance.random
        sent = received + 1 + int(draw() * 14)
        day = date.fromordinal(sent)
        row[_LETTER] = f"B-{self.serial}/Kemensetneg/D-2/Dumas/{day.month:02}/{day.year}"
        row[_SENT] = day
        fate = draw()
        if fate < 0.78:
            replied = sent + 10 + int(draw() * 110)
            row[_REPLIED] = date.fromordinal(replied)
            row[_KIND] = _KINDS[int(draw() * 7)]
            kind = draw()
            if kind < 0.4:
                row[_REPLY] = (
                    f"Hasil pemeriksaan Nomor {self.serial}/{day.year}: {' '.join(self.chance.choices(_COMMON, k=11))}."
                )
            elif kind < 0.9:
                row[_REPLY] = self.replies[int(draw() * len(self.replies))]
            if fate < 0.5:
                row[_STATUS], row[_COMPLETED] = "Selesai", (day + timedelta(days=replied - sent + 10))
            elif fate < 0.55:
                row[_STATUS] = "Diarsipkan"
        elif fate < 0.85:
            row[_KIND] = "Belum Ada"
        if draw() < 0.4:
            row[_NOTE] = f"map {int(draw() * 9_999)}" if draw() < 0.5 else _NOTES[int(draw() * 5)]


_SPOILT: dict[str, tuple[int, tuple[Value, ...]]] = {
    "impossible day of receipt": (_RECEIVED, ("31/02/2017", "29/02/2017", "31/04/2016")),
    "impossible day of the letter": (_LETTER_ON, ("30/02/2017", "31/11/2015")),
    "impossible day of referral": (_SENT, ("31/06/2016", "00/05/2017")),
    "no day, but a remark": (_SENT, ("menyusul", "lihat berkas")),
    "number missing": (_NUMBER, (None,)),
    "day of receipt missing": (_RECEIVED, (None,)),
    "unknown word of status": (_STATUS, ("Dlm telaah tim", "Hilang", "???")),
    "unknown word of class": (_CLASS, ("Gawat sekali",)),
    "unknown kind of reply": (_KIND, ("Lisan lewat telepon",)),
    "NIK rounded by the spreadsheet": (_NIK, ("3.2E+15", "3,27106E+15")),
    "NIK too short": (_NIK, ("327106451289",)),
}
_FAULTS = (*_SPOILT, "reply without agency", "same number, other complaint")


if __name__ == "__main__":
    _rows, _seed, *_paths = sys.argv[1:]
    make(int(_rows), int(_seed), *map(Path, _paths))
