"""Printed words of seals and what was restated."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "field_replied_on": ("first reply", "tanggapan pertama"),
    "field_answered_on": ("first substantive response", "jawaban substantif pertama"),
    "field_agency_group": ("agency group", "kelompok instansi"),
    "seal_title": ("Sealed report of {year}, as known on {day}", "Laporan tersegel tahun {year}, keadaan {day}"),
    "seal_check_title": ("Sealed reports held against the database", "Laporan tersegel dibandingkan dengan basis data"),
    "seal_restated_title": ("Published figures, and what has moved them", "Angka terbit dan apa yang menggesernya"),
    "sheet_seals": ("Seals", "Segel"),
    "sheet_seal_rows": ("Rows that differ", "Baris yang berbeda"),
    "sheet_seal_figures": ("Figures", "Angka"),
    "t_seal_rows": ("Rows that are not as they were sealed", "Baris yang tidak seperti saat disegel"),
    "t_seal_moves": ("Rows that moved a published figure", "Baris yang menggeser angka terbit"),
    "h_seal": ("Seal", "Segel"),
    "h_seal_as_of": ("As of", "Keadaan"),
    "h_seal_definition": ("Definition", "Definisi"),
    "h_seal_year_by": ("Year by", "Tahun menurut"),
    "h_seal_sealed_rate": ("Sealed rate", "Persentase tersegel"),
    "h_seal_now_rate": ("Rate now", "Persentase kini"),
    "h_seal_change": ("Change, points", "Selisih, poin"),
    "h_seal_rows": ("Rows that differ", "Baris berbeda"),
    "h_seal_verdict": ("Verdict", "Hasil"),
    "h_seal_figure": ("Figure", "Angka"),
    "h_seal_sealed": ("Sealed", "Tersegel"),
    "h_seal_now": ("Now", "Kini"),
    "h_seal_what": ("What", "Apa"),
    "h_seal_values": ("Sealed and now", "Tersegel dan kini"),
    "h_seal_effect": ("Effect", "Akibat"),
    "seal_holds": ("holds", "utuh"),
    "seal_fails": ("differs", "berbeda"),
    "seal_altered": ("the seal was altered", "segel diubah"),
    "seal_new": ("new", "baru"),
    "seal_gone": ("gone", "hilang"),
    "seal_changed": ("changed", "berubah"),
    "seal_no_effect": ("none", "tidak ada"),
    "seal_kept": (
        "Kept as seal {n} of {year}; dumas check holds it against the database.",
        "Disimpan sebagai segel {n} tahun {year}; dumas check membandingkannya dengan basis data.",
    ),
    "n_seal_letters": (
        "Sealed: the figures with {letters} letters, {complaints} complaints, {imports} imports and rules behind them.",
        "Disegel: angka beserta {letters} surat, {complaints} pengaduan, {imports} impor dan aturan di baliknya.",
    ),
    "n_seal_check": (
        "Each seal is counted again by its own definition and cut-off, from what is on file today.",
        "Setiap segel dihitung ulang menurut definisi dan batas harinya sendiri, dari data yang ada hari ini.",
    ),
    "n_seal_restated": (
        "The same figures from what is on file today; the effects of the rows add up to the change of each count.",
        "Angka yang sama dari data hari ini; akibat semua baris berjumlah sama dengan perubahan tiap angka.",
    ),
    "n_seal_limit": (
        "{shown} of {n} rows are shown; --limit 0 shows all.",
        "{shown} dari {n} baris ditampilkan; --limit 0 untuk semua.",
    ),
    "n_seal_imports_gone": (
        "{seal}: no longer on file: {files}.",
        "{seal}: tidak ada lagi pada basis data: {files}.",
    ),
    "n_seal_imports_since": (
        "{seal}: imported beyond what was sealed: {files}.",
        "{seal}: diimpor di luar yang disegel: {files}.",
    ),
    "n_seal_rules": (
        "{seal}: reference files with other contents than when sealed: {files}.",
        "{seal}: berkas acuan yang isinya lain daripada saat disegel: {files}.",
    ),
    "n_seal_altered": (
        "{seal}: the seal itself was changed after it was made; its figures prove nothing.",
        "{seal}: segel ini diubah setelah dibuat; angkanya tidak membuktikan apa pun.",
    ),
}
