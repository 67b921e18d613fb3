"""Files that do not contradict each other give the same register in whatever order they come, and together."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_desk import csv_file, import_into
from small_registers import a_row, ask, register, replies, told

SLOW = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
VISITS = (
    "select c.number, v.visited_on, v.method, v.outcome from visit_results v join complaints c on c.id = complaint_id"
)

# One complaint: what two registers tell of it between them, and the lists that are laid on it.
FIRST = {"subject": "Upah", "name": "Siti Rekaan", "nik": "3201014101800017", "text": "Upah belum dibayar"}
SECOND = {"status": "Proses", "category": "Pertanahan", "regency": "Kab. Kampar", "province": "Riau", "note": "penting"}
COMPLAINTS = st.lists(
    st.fixed_dictionaries(
        {
            "first": st.sets(st.sampled_from(sorted(FIRST))),
            "second": st.sets(st.sampled_from(sorted(SECOND))),
            "reply": st.sampled_from(["", "Substantif", "Sementara"]),
            "visit": st.booleans(),
            "closed": st.booleans(),
        }
    ),
    min_size=1,
    max_size=3,
)
BLANK = dict.fromkeys((*FIRST, *SECOND), "")


def files_of(folder, complaints):
    """Two registers, a list of replies and one of visits; where nobody replied or went, the list is left out."""
    one = [
        a_row(number, **{**BLANK, **{name: FIRST[name] for name in told_of["first"]}})
        for number, told_of in enumerate(complaints, start=1)
    ]
    other = [
        a_row(number, **{**BLANK, **{name: SECOND[name] for name in told_of["second"]}})
        for number, told_of in enumerate(complaints, start=1)
    ]
    answers = [
        (number, "Kemenkeu", f"S-{number}", "01/04/2017", told_of["reply"], "Dibalas")
        for number, told_of in enumerate(complaints, start=1)
        if told_of["reply"]
    ]
    visits = [f"{number};2017;05/06/2017;Mediasi;Sepakat" for number, c in enumerate(complaints, start=1) if c["visit"]]
    files = [register(folder / "one.csv", *one), register(folder / "other.xlsx", *other)]
    if answers:
        files.append(replies(folder / "tanggapan.csv", *answers))
    if visits:
        files.append(csv_file(folder / "kunjungan.csv", "No. Agenda;Tahun;Tgl Kunjungan;Metode;Hasil", *visits))
    return files


def state(folder):
    return told(folder / "dumas.db"), sorted(ask(folder / "dumas.db", VISITS))


@SLOW
@given(COMPLAINTS, st.permutations(range(4)), st.permutations(range(4)))
def test_registers_and_lists_in_any_order(complaints, one, other):
    with tempfile.TemporaryDirectory() as name:
        files = files_of(Path(name), complaints)
        states = []
        for turn, order in (("one", one), ("other", other)):
            folder = Path(name) / turn
            folder.mkdir()
            for index in order:
                if index < len(files):
                    import_into(folder, files[index])
            for open_ones in ("problems where closed_by is null", "waiting_responses where attached_by is null"):
                assert ask(folder / "dumas.db", f"select count(*) from {open_ones}") == [(0,)]
            states.append(state(folder))
        together = Path(name) / "together"
        together.mkdir()
        import_into(together, *files)
        assert states == [state(together)] * 2
