"""Spoils small files of every kind for a while and reads them: rows or a clear error, and nothing else, may come out.

python tests/soak_reading.py [SECONDS] [SEED]. Each batch runs in a process of its own with little memory, so that a
crash or a flood of the reading engine is found too; the spoilt file that did it is kept and named. A workbook read in
pieces must give the rows that it gives as a whole. Exit status 1 where a fault was found.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from datetime import date
from pathlib import Path

from dumas_cli.errors import DumasError
from dumas_cli.sheets import pieces
from dumas_cli.sheets.opening import open_sheets

HERE = Path(__file__).parent
BATCH = 200
BATCH_SECONDS = 120
MOST_MEMORY = 3_000_000_000
MOST_ROWS = 2_000_000
SMALL_PIECE_BYTES = 1000


def samples() -> dict[str, bytes]:
    """A small sound file of each kind."""
    sys.path.insert(0, str(HERE / "sheets_room"))
    from sheets_room_files import write_xls, write_xlsb, write_xlsx

    rows = [["DATA LATIHAN - REKAAN"], ["No. Agenda", "Perihal"], ["412", "Tanah – café"], ["413", 'ukuran 5" pipa']]
    text = "".join(";".join(row) + "\n" for row in rows) + '414;"dua\nbaris ""kutip"""\n'
    kept = HERE / "sheets"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {
            "xlsx": write_xlsx(folder / "a.xlsx", {"Januari": rows, "Rekap": rows}, ["A1:B1"]),
            "xlsx-long": _long_xlsx(folder / "b.xlsx"),
            "xls": write_xls(folder / "a.xls", rows),
            "xlsb": write_xlsb(folder / "a.xlsb", rows),
            "xlsm": kept / "saved-by-libreoffice.xlsm",
            "xls-real": kept / "saved-by-libreoffice.xls",
            "ods": kept / "saved-by-libreoffice.ods",
            "html": kept / "saved-as-page.html",
            "mht": kept / "page-in-one-file.xls",
            "xml": kept / "xml-2003-named-xls.xls",
        }
        found = {kind: path.read_bytes() for kind, path in made.items()}
    return found | {"csv": text.encode(), "csv-utf-16": text.encode("utf-16"), "csv-cp1252": text.encode("cp1252")}


def spoil(content: bytes, chance: random.Random) -> bytes:
    """Flips, cuts, doubles and puts in bytes; of a zip file also inside one of its parts, packed again."""
    if content.startswith(b"PK") and chance.random() < 0.75:
        return _spoil_part(content, chance)
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        _spoil_once(spoilt, chance)
    return bytes(spoilt)


def read(path: Path) -> str:
    """Reads all rows; what came of it: "rows", or the error's first words. Any other exception is a fault."""
    told, digest = _read(path)
    if path.suffix == ".xlsx":
        pieces.PIECE_BYTES, usual = SMALL_PIECE_BYTES, pieces.PIECE_BYTES
        try:
            again = _read(path)
        finally:
            pieces.PIECE_BYTES = usual
        if "rows" in {told, again[0]} and again != (told, digest):
            raise AssertionError(f"{path}: {told} {digest} as a whole, {again} in pieces")
    return told


# --------------------------------------------------------------------------- helpers


def _read(path: Path) -> tuple[str, int]:
    """What came of it, and a number that stands for the rows."""
    digest = 0
    try:
        for sheet in open_sheets(path):
            for number, row in enumerate(sheet.rows()):
                if number >= MOST_ROWS:
                    break
                if any(cell not in {"", None} for cell in row):
                    digest = zlib.crc32(repr((sheet.name, number, [*row])).encode(errors="replace"), digest)
            sheet.end_warnings(8)
    except DumasError as error:
        return " ".join(error.what.split()[:6]), 0
    return "rows", digest


def _long_xlsx(path: Path) -> Path:
    """A workbook whose texts stand in its cells, long enough to be read in small pieces."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    for number in range(40):
        sheet.append([number, f"Rekaan {number}", "Tanah – café", 1.5 * number, date(2017, 1, 1 + number % 28)])
    book.save(path)
    return path


_WORDS = (
    *(
        b"\0",
        b"\xff",
        b'"',
        b"<",
        b">",
        b"&",
        b"\n",
        b";",
        b"\xff\xff\xff\xff",
        b"1048576",
        b"XFD1048576",
        b"-1",
        b"<!--",
    ),
    *(
        b"9" * 30,
        b"<table>",
        b"</table>",
        b"\r",
        b"\xef\xbb\xbf",
        b"\xe9",
        b"]]>",
        b"\x00\x00\x00\x80",
        b"<c><v>1</v></c>",
    ),
)


def _spoil_once(spoilt: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(spoilt) + 1)
    way = chance.randrange(7)
    length = chance.choice((1, 1, 2, 4, 8, 64, 512))
    if way == 0 and at < len(spoilt):
        spoilt[at] ^= 1 << chance.randrange(8)
    elif way == 1:
        del spoilt[at : at + length]
    elif way == 2:
        spoilt[at:at] = chance.randbytes(length)
    elif way == 3:
        spoilt[at:at] = spoilt[at : at + length]
    elif way == 4:
        spoilt[at : at + length] = chance.choice(_WORDS)
    elif way == 5:
        spoilt[at:at] = chance.choice(_WORDS)
    elif chance.random() < 0.3:
        del spoilt[at:]
    elif at < len(spoilt):
        spoilt[at] = chance.randrange(256)


def _spoil_part(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    telling = [name for name in parts if parts[name] and not name.startswith(("docProps", "xl/theme"))]
    name = chance.choice(telling)
    parts[name] = spoil(parts[name], chance) if not parts[name].startswith(b"PK") else parts[name]
    if chance.random() < 0.05:
        del parts[chance.choice(telling)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _run_batch(seed: int, folder: Path) -> None:
    """The cases of one seed; each spoilt file lies in the folder while it is read."""
    try:
        import resource
    except ImportError:  # not on this system
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    chance, sound, counts = random.Random(seed), samples(), Counter[str]()
    for _ in range(BATCH):
        kind = chance.choice(sorted(sound))
        path = folder / f"spoilt.{kind.partition('-')[0]}"
        path.write_bytes(spoil(sound[kind], chance))
        started = time.perf_counter()
        counts[f"{kind}: {read(path)}"] += 1
        if time.perf_counter() - started > 20:
            raise TimeoutError(f"{path} took {time.perf_counter() - started:.0f} s")
        path.unlink()
    print("\n".join(f"{count}\t{what}" for what, count in counts.items()))


def main() -> None:
    """Runs batches until the time is over."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    first = seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    counts, faults = Counter[str](), []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with tempfile.TemporaryDirectory() as name:
            command = [sys.executable, __file__, "--batch", str(seed), name]
            try:
                ran = subprocess.run(command, capture_output=True, text=True, timeout=BATCH_SECONDS, check=False)
                told = "" if ran.returncode == 0 else f"status {ran.returncode}: {ran.stderr[-2000:]}"
            except subprocess.TimeoutExpired:
                ran, told = None, f"more than {BATCH_SECONDS} s"
            if told or ran is None:
                for left in Path(name).iterdir():
                    kept = Path(tempfile.gettempdir()) / f"soak-{seed}-{left.name}"
                    kept.write_bytes(left.read_bytes())
                    told += f"\nkept: {kept}"
                faults.append(f"seed {seed}: {told}")
                print(faults[-1], file=sys.stderr)
            else:
                for line in ran.stdout.splitlines():
                    count, _, what = line.partition("\t")
                    counts[what] += int(count)
        seed += 1
    for what, count in sorted(counts.items()):
        print(f"{count:>8,}  {what}")
    print(f"{sum(counts.values()):,} spoilt files read in {seed - first} batches, {len(faults)} faults")
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--batch"]:
        _run_batch(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
