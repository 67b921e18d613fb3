"""Printed words that several commands share: statuses, levels, methods, classes, agency groups."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "all": ("All", "Semua"),
    "others": ("{n} others", "{n} lainnya"),
    "not_stated": ("(not stated)", "(tidak disebut)"),
    "hidden": ("(hidden)", "(disembunyikan)"),
    "limit": (
        "{shown} of {total} shown; --limit 0 shows all.",
        "{shown} dari {total} ditampilkan; --limit 0 untuk semua.",
    ),
    "notes_sheet": ("Notes", "Keterangan"),
    # statuses
    "status_open": ("open", "dalam proses"),
    "status_awaiting_papers": ("awaiting papers", "menunggu kelengkapan"),
    "status_completed": ("completed", "selesai"),
    "status_archived": ("archived", "diarsipkan"),
    # handling classes
    "class_information": ("request for information", "permintaan informasi"),
    "class_ordinary": ("ordinary (tidak berkadar pengawasan)", "tidak berkadar pengawasan"),
    "class_oversight": ("oversight (berkadar pengawasan)", "berkadar pengawasan"),
    # secrecy
    "secrecy_anonim": ("identity hidden (anonim)", "anonim"),
    "secrecy_rahasia": ("report restricted (rahasia)", "rahasia"),
    # replies
    "reply_acknowledgement": ("acknowledgement", "tanda terima"),
    "reply_interim": ("interim reply", "tanggapan sementara"),
    "reply_substantive": ("substantive reply", "tanggapan substantif"),
    # levels and methods; methods are terms of art and stay Indonesian
    "level_tinggi": ("high", "tinggi"),
    "level_sedang": ("medium", "sedang"),
    "level_rendah": ("low", "rendah"),
    "level_none": ("none", "tidak ada"),
    "method_gelar_pengaduan": ("gelar pengaduan", "gelar pengaduan"),
    "method_koordinasi": ("koordinasi", "koordinasi"),
    "method_klarifikasi": ("klarifikasi", "klarifikasi"),
    "method_konfirmasi": ("konfirmasi", "konfirmasi"),
    "method_mediasi": ("mediasi", "mediasi"),
    # sources
    "source_surat": ("letters (office register)", "surat (buku agenda)"),
    "source_lapor": ("LAPOR!", "LAPOR!"),
    # agency groups
    "group_ministries": ("Ministries", "Kementerian"),
    "group_other_central": ("Other central bodies", "Lembaga pusat lain"),
    "group_law_and_courts": ("Law enforcement and courts", "Penegak hukum dan peradilan"),
    "group_provinces": ("Provinces", "Pemerintah provinsi"),
    "group_regencies_cities": ("Regencies and cities", "Pemerintah kabupaten/kota"),
    "group_land_offices": ("Land offices", "Kantor pertanahan"),
    "group_state_enterprises": ("State-owned enterprises", "BUMN"),
    "group_others": ("Others", "Lain-lain"),
    # headings that several tables share
    "h_number": ("Number", "Nomor"),
    "h_agency": ("Agency", "Instansi"),
    "h_place": ("Place", "Tempat"),
    "h_category": ("Category", "Kategori"),
    "h_status": ("Status", "Status"),
    "h_method": ("Method", "Metode"),
    "h_score": ("Score", "Skor"),
    "h_level": ("Level", "Tingkat"),
    "h_received_on": ("Received", "Diterima"),
    "h_subject": ("Subject", "Perihal"),
    "h_reasons": ("Reasons", "Alasan"),
    "h_day": ("Day", "Hari"),
    "h_rule": ("Rule", "Aturan"),
    "h_points": ("Points", "Nilai"),
    "h_value": ("Value", "Isi"),
    "h_field": ("Field", "Kolom"),
    "h_file": ("File", "Berkas"),
    "h_sheet": ("Sheet", "Lembar"),
    "h_cell": ("Cell", "Sel"),
    "h_source": ("Source", "Sumber"),
    "h_year": ("Year", "Tahun"),
}
