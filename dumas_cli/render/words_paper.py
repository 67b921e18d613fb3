"""Printed words of the office's report on monitoring, and of pages in general."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "paper_caption_table": ("Table {n}. {title}", "Tabel {n}. {title}"),
    "paper_caption_chart": ("Chart {n}. {title}", "Grafik {n}. {title}"),
    "paper_nothing": ("no data on file", "tidak ada data pada berkas"),
    # the summary in words
    "paper_received": (
        "In {year} {received} complaints came in.",
        "Pada tahun {year} diterima {received} pengaduan.",
    ),
    "paper_letters": (
        "For {year} {referred} letters to agencies count; {returned} that came back as misdirected do not.",
        (
            "Untuk tahun {year} dihitung {referred} surat kepada instansi; {returned} surat yang dikembalikan karena "
            "salah alamat tidak termasuk."
        ),
    ),
    "paper_rate": (
        "Of these letters {answered} {done} by {day}, so the {rate_name} of {year} is {rate}.",
        "Dari jumlah itu, {answered} surat {done} sampai {day}, sehingga {rate_name} tahun {year} adalah {rate}.",
    ),
    "paper_rate_same_age": (
        "Of these letters {answered} {done} by 31 January of the next year, so the {rate_name} of {year} is {rate}.",
        (
            "Dari jumlah itu, {answered} surat {done} sampai 31 Januari tahun berikutnya, sehingga {rate_name} tahun "
            "{year} adalah {rate}."
        ),
    ),
    "paper_rate_rose": (
        "The {rate_name} rose by {points} percentage points from {before} in {earlier}.",
        "{rate_name} naik {points} poin persentase dari {before} pada tahun {earlier}.",
    ),
    "paper_rate_fell": (
        "The {rate_name} fell by {points} percentage points from {before} in {earlier}.",
        "{rate_name} turun {points} poin persentase dari {before} pada tahun {earlier}.",
    ),
    "paper_rate_same": (
        "The {rate_name} is the same as in {earlier}: {before}.",
        "{rate_name} sama dengan tahun {earlier}: {before}.",
    ),
    "paper_completed": (
        "{completed} complaints were completed in {year}.",
        "Pengaduan yang selesai pada tahun {year}: {completed}.",
    ),
    "paper_completed_change": (
        "{completed} complaints were completed in {year}; in {earlier} there were {before} ({change}).",
        "Pengaduan yang selesai pada tahun {year}: {completed}; pada tahun {earlier}: {before} ({change}).",
    ),
    "paper_up": (
        "The largest rises among {of} with at least {least} letters in both years: {names}.",
        "Kenaikan terbesar menurut {of} dengan sedikitnya {least} surat pada kedua tahun: {names}.",
    ),
    "paper_down": (
        "The largest falls among {of} with at least {least} letters in both years: {names}.",
        "Penurunan terbesar menurut {of} dengan sedikitnya {least} surat pada kedua tahun: {names}.",
    ),
    "paper_of_group": ("agency groups", "kelompok instansi"),
    "paper_of_agency": ("agencies", "instansi"),
    "paper_of_largest": ("the agencies with the most letters", "instansi dengan surat terbanyak"),
    "paper_mover": ("{name} ({points} points)", "{name} ({points} poin)"),
    "paper_done_substantive": ("were answered in substance", "dijawab secara substantif"),
    "paper_done_any-reply": ("were replied to in some way", "dibalas dengan suatu cara"),
    "paper_done_completed": ("had their complaint completed", "selesai pengaduannya"),
    "paper_interval": (
        "This change lies between {low} and {high} percentage points with a confidence of 95% ({says}).",
        "Dengan keyakinan 95% perubahan itu antara {low} dan {high} poin ({says}).",
    ),
    "paper_median": (
        (
            "Half of the letters of {year} were answered within {days} working days; within 14 working days "
            "{share_14}, within 60 {share_60}."
        ),
        (
            "Separuh surat tahun {year} direspons dalam {days} hari kerja; dalam 14 hari kerja {share_14}, dalam 60 "
            "hari kerja {share_60}."
        ),
    ),
    "paper_open": (
        "The most letters of {year} without an answer wait at: {names}.",
        "Surat tahun {year} yang belum direspons terbanyak ada pada: {names}.",
    ),
    "paper_waits": ("{name} ({n} letters)", "{name} ({n} surat)"),
    # table 8
    "paper_h_matter": ("Matter", "Hal"),
    "paper_h_told": ("What holds", "Keterangan"),
    "paper_cut_off": ("Cut-off", "Batas waktu data"),
    "paper_cut_off_told": (
        "Only what had happened by {day} is counted.",
        "Hanya yang sudah terjadi sampai {day} yang dihitung.",
    ),
    "paper_counted": ("What is counted", "Yang dihitung"),
    "paper_definition": ("Definition of the {rate_name}", "Definisi {rate_name}"),
    "paper_definition_told": (
        "The share of {cohort} {answered}. Letters that came back as misdirected are not among them.",
        "Bagian {cohort} {answered}. Surat yang dikembalikan karena salah alamat tidak termasuk.",
    ),
    "paper_other": ("Further notes", "Keterangan lain"),
    "paper_gaps": ("What the data lack", "Kekurangan data"),
    "paper_gap": ("No data on file: {names}.", "Tidak ada data pada berkas: {names}."),
    "paper_no_gap": ("Every table of this report has data.", "Semua tabel laporan ini berisi data."),
    "paper_part_years": ("year table", "tabel tahunan"),
    "paper_part_by_group": ("agency groups", "kelompok instansi"),
    "paper_part_by_agency": ("agencies", "instansi"),
    "paper_part_non_responders": ("agencies without response", "instansi tanpa respons"),
    "paper_part_by_category": ("problem codes", "kategori masalah"),
    "paper_part_by_province": ("provinces", "provinsi"),
    "paper_part_province_status": ("status by province", "status menurut provinsi"),
    "paper_part_waiting": ("time to answer", "waktu jawaban"),
    "paper_part_ageing": ("age of open letters", "umur surat yang terbuka"),
    "paper_part_methods": ("methods and visits", "metode dan kunjungan"),
    "paper_part_trip_costs": ("trip costs", "biaya perjalanan"),
    "paper_part_visits_annex": ("list of visits", "daftar kunjungan"),
    "paper_part_untracked": ("sources without response dates", "sumber tanpa tanggal tanggapan"),
}
