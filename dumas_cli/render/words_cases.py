"""Printed words of triage, its explanation, the list and one complaint's story."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # triage
    "triage_title": (
        "Complaints that may need direct clarification, as of {day}",
        "Pengaduan yang mungkin perlu klarifikasi langsung, keadaan {day}",
    ),
    "triage_headline": (
        "{n} open complaints evaluated: {high} high, {medium} medium, {low} low",
        "{n} pengaduan terbuka dievaluasi: {high} tinggi, {medium} sedang, {low} rendah",
    ),
    "triage_headline_one": (
        "1 open complaint evaluated: {high} high, {medium} medium, {low} low",
        "1 pengaduan terbuka dievaluasi: {high} tinggi, {medium} sedang, {low} rendah",
    ),
    "triage_evaluated": (
        "{n} open complaints evaluated, {flagged} of them flagged",
        "{n} pengaduan terbuka dievaluasi, {flagged} di antaranya ditandai",
    ),
    "triage_evaluated_one": (
        "1 open complaint evaluated, {flagged} of them flagged",
        "1 pengaduan terbuka dievaluasi, {flagged} di antaranya ditandai",
    ),
    "triage_needed": (
        "{n} need direct clarification, {mandatory} of them mandatory",
        "{n} perlu klarifikasi langsung, {mandatory} di antaranya wajib",
    ),
    "triage_needed_one": (
        "1 needs direct clarification, {mandatory} of them mandatory",
        "1 perlu klarifikasi langsung, {mandatory} di antaranya wajib",
    ),
    "triage_capacity": (
        "Listed: the {listed} most urgent; {n} are left over, {mandatory} of them mandatory",
        "Terdaftar: {listed} paling mendesak; {n} tersisa, {mandatory} di antaranya wajib",
    ),
    "triage_capacity_one": (
        "Listed: the {listed} most urgent; 1 is left over, {mandatory} of them mandatory",
        "Terdaftar: {listed} paling mendesak; 1 tersisa, {mandatory} di antaranya wajib",
    ),
    "triage_none": ("No complaint was flagged.", "Tidak ada pengaduan yang ditandai."),
    "h_rank": ("#", "#"),
    "h_waiting": ("Waiting, workdays", "Menunggu, hari kerja"),
    "h_clarification": ("Direct clarification", "Klarifikasi langsung"),
    "h_alternative": ("Alternative method", "Metode pengganti"),
    "h_visit_by": ("Visit by", "Kunjungan paling lambat"),
    "clarify": ("needed", "perlu"),
    "clarify_mandatory": ("mandatory", "wajib"),
    "clarify_by": ("{what}, visit by {day}", "{what}, kunjungan paling lambat {day}"),
    "n_waiting": (
        "Waiting: working days since the oldest letter without a substantive reply was sent, up to {day}.",
        "Menunggu: hari kerja sejak surat terlama yang belum dijawab secara substantif dikirim, sampai {day}.",
    ),
    "n_points_added": (
        "Before each reason: the points it adds, before the card's caps.",
        "Di depan tiap alasan: nilai yang ditambahkannya, sebelum batas kartu.",
    ),
    "n_score": (
        "Score: 0 to 100 by the rules file {file} (sha256 {sha}). It orders the work; an officer decides.",
        "Skor: 0 sampai 100 menurut berkas aturan {file} (sha256 {sha}). Skor mengurutkan; petugas yang memutuskan.",
    ),
    "n_explain": (
        "dumas triage --explain NUMBER accounts for one complaint's score.",
        "dumas triage --explain NOMOR menjelaskan skor satu pengaduan.",
    ),
    # explanation
    "explain_title": ("Complaint {label}, as of {day}", "Pengaduan {label}, keadaan {day}"),
    "explain_headline": (
        "Score {score} of 100, {level}; method {method}",
        "Skor {score} dari 100, {level}; metode {method}",
    ),
    "explain_alternative": (
        "Score {score} of 100, {level}; method {method}, else {alternative}",
        "Skor {score} dari 100, {level}; metode {method}, atau {alternative}",
    ),
    "explain_no_method": ("Score {score} of 100, {level}", "Skor {score} dari 100, {level}"),
    "explain_not_open": ("Not evaluated: {why}", "Tidak dievaluasi: {why}"),
    "t_fired": ("Rules that fired, and how the score adds up", "Aturan yang berlaku, dan cara skor dijumlahkan"),
    "score_of": ("Score, {level}", "Skor, {level}"),
    "t_missed": ("Rules that just missed", "Aturan yang nyaris berlaku"),
    "t_facts": ("What the rules saw", "Yang dilihat aturan"),
    "h_needs": ("What it would have needed", "Yang masih kurang"),
    "h_fact": ("Fact", "Fakta"),
    "h_meaning": ("Meaning", "Arti"),
    "n_none_fired": ("No rule fired.", "Tidak ada aturan yang berlaku."),
    # list
    "list_title": ("Complaints", "Pengaduan"),
    "list_found": ("{n} complaints, newest first", "{n} pengaduan, yang terbaru lebih dulu"),
    "list_found_one": ("1 complaint", "1 pengaduan"),
    "list_none": ("No complaint was found.", "Tidak ada pengaduan yang ditemukan."),
    # one complaint
    "show_title": ("Complaint {label}", "Pengaduan {label}"),
    "h_event": ("What happened", "Kejadian"),
    "h_detail": ("Detail", "Rincian"),
    "t_timeline": ("Timeline", "Riwayat"),
    "f_letter_on": ("Letter of", "Tanggal surat"),
    "f_classification": ("Class", "Klasifikasi"),
    "f_secrecy": ("Secrecy", "Kerahasiaan"),
    "f_attachments": ("Attachments", "Lampiran"),
    "f_text": ("Text", "Uraian"),
    "f_note": ("Note", "Keterangan"),
    "f_must_visit": ("Instruction", "Disposisi"),
    "must_visit": ("must be visited", "turun lapangan"),
    "f_copy_only": ("Addressee", "Alamat surat"),
    "copy_only": ("only a copy was sent to us", "hanya tembusan"),
    "f_complainant": ("Complainant", "Pengadu"),
    "f_nik": ("NIK", "NIK"),
    "f_phone": ("Phone", "Telepon"),
    "f_email": ("E-mail", "Surel"),
    "f_address": ("Address", "Alamat"),
    "completed_on": ("{status} on {day}", "{status} {day}"),
    "event_written": ("Complaint written", "Surat pengaduan ditulis"),
    "event_received": ("Received and registered", "Diterima dan diagendakan"),
    "event_referred": ("Referred to the agency", "Diteruskan ke instansi"),
    "event_reminded": ("Reminder {n}", "Penegasan ke-{n}"),
    "event_replied": ("Reply: {kind}", "Tanggapan: {kind}"),
    "event_returned": ("Returned as misdirected", "Dikembalikan, salah alamat"),
    "event_completed": ("Completed", "Selesai"),
    "event_imported": ("Imported", "Diimpor"),
    "event_flagged": ("Triage", "Triase"),
    "event_score": ("score {score}, {level}", "skor {score}, {level}"),
    "event_visited": ("Visit", "Kunjungan monitoring"),
    "day_unknown": ("day unknown", "hari tidak ada"),
    "n_masked": (
        "Personal data are masked; --reveal shows them.",
        "Data pribadi disamarkan; --reveal menampilkannya.",
    ),
    "n_revealed": (
        "This page shows personal data: keep it confidential.",
        "Halaman ini memuat data pribadi: jaga kerahasiaannya.",
    ),
}
