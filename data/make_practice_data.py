"""Makes the practice data: ``python data/make_practice_data.py [FOLDER]`` writes four files, the same bytes every time.

Everything in them is invented but the yearly totals; README.md beside this file says which.
"""

from __future__ import annotations

import sys
from pathlib import Path

from practice.lapor_sheet import make_lapor
from practice.register_sheet import make_register
from practice.responses_list import write_responses
from practice.story import tell
from practice.workbook import save

SEED = 20180131


def make(folder: Path) -> None:
    """Write register-2016.xlsx, register-2017.xlsx, lapor-2017.xlsx and tanggapan-2017.csv into the folder."""
    registers = tell(SEED)
    everything = [*registers[2016], *registers[2017]]
    for year, complaints in registers.items():
        workbook = make_register(year, complaints, everything, SEED + year)
        save(workbook, folder / f"register-{year}.xlsx", f"Buku agenda pengaduan masyarakat {year}")
    write_responses(folder / "tanggapan-2017.csv", registers[2017], SEED + 3)
    save(make_lapor(SEED + 4), folder / "lapor-2017.xlsx", "Laporan Ringkas 2017")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
