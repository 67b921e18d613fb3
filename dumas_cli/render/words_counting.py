"""Printed words of definitions and of the way from received to answered."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # what the rate is called, and what a letter that counts is, by definition
    "rate_substantive": ("Response rate", "Persentase respons"),
    "rate_any-reply": ("Reply rate", "Persentase balasan"),
    "rate_completed": ("Completion rate", "Persentase selesai"),
    "done_substantive": ("Answered", "Direspons"),
    "done_any-reply": ("Replied to", "Dibalas"),
    "done_completed": ("Completed", "Selesai"),
    "by_definition_substantive": ("answered in substance", "yang dijawab substantif"),
    "by_definition_any-reply": (
        "replied to in any way (a receipt or an interim reply counts)",
        "yang dibalas dengan cara apa pun (tanda terima dan jawaban sementara dihitung)",
    ),
    "by_definition_completed": (
        "whose complaint was completed, replied to or not",
        "yang pengaduannya selesai, dibalas atau tidak",
    ),
    "of_cohort_referred": ("a year's letters to agencies", "surat ke instansi per tahun"),
    "of_cohort_received": (
        "the letters to agencies on a year's complaints",
        "surat ke instansi atas pengaduan yang diterima per tahun",
    ),
    "of_cohort_answered": (
        "the letters that waited for an answer at some time of a year",
        "surat yang menunggu jawaban pada suatu saat dalam tahun",
    ),
    "n_rate": (
        "{rate}: the share of {cohort} {answered} by {day}: {counts}.",
        "{rate}: bagian {cohort} {answered} sampai {day}: {counts}.",
    ),
    "n_rate_same_age": (
        "{rate}: the share of {cohort} {answered} by the same age: {counts}.",
        "{rate}: bagian {cohort} {answered} pada umur sama: {counts}.",
    ),
    "n_letters_referred": (
        "A letter counts once, in the year it was sent; one returned as misdirected is counted apart.",
        "Satu surat dihitung sekali, pada tahun dikirim; yang dikembalikan karena salah alamat dihitung terpisah.",
    ),
    "n_letters_received": (
        "A letter counts once, in the year its complaint came in; one returned as misdirected is counted apart.",
        "Satu surat dihitung sekali, pada tahun pengaduannya diterima; yang dikembalikan dihitung terpisah.",
    ),
    "n_letters_answered": (
        "A letter counts in each year in which it waited, as answered in that of its answer; a returned one is apart.",
        "Satu surat dihitung tiap tahun selama menunggu, terjawab pada tahun jawabannya; yang dikembalikan terpisah.",
    ),
    "n_known_on": (
        "Only what had been imported by {day} is counted.",
        "Hanya yang sudah diimpor sampai {day} yang dihitung.",
    ),
    # the way from received to answered
    "way_title": (
        "From received to answered, {year}, as known on {day}",
        "Dari diterima sampai dijawab, {year}, keadaan {day}",
    ),
    "sheet_way": ("The way", "Alur"),
    "sheet_definitions": ("Definitions", "Definisi"),
    "sheet_way_complaints": ("Complaints", "Pengaduan"),
    "sheet_way_letters": ("Letters", "Surat"),
    "t_definitions": ("The same letters under each definition", "Surat yang sama menurut tiap definisi"),
    "h_way_step": ("Step", "Tahap"),
    "h_way_count": ("Number", "Jumlah"),
    "h_way_share": ("Of the step above", "Dari tahap di atas"),
    "h_way_definition": ("Definition", "Definisi"),
    "h_way_counted": ("Letters that count", "Surat yang dihitung"),
    "h_way_of": ("Of letters", "Dari surat"),
    "h_way_used": ("Used here", "Dipakai di sini"),
    "h_way_rate": ("Rate", "Persentase"),
    "h_way_received": ("Received", "Diterima"),
    "h_way_sent": ("Sent", "Dikirim"),
    "h_way_returned": ("Returned", "Dikembalikan"),
    "h_way_replied": ("First reply", "Tanggapan pertama"),
    "h_way_answered": ("Answered in substance", "Dijawab substantif"),
    "h_way_completed": ("Completed", "Selesai"),
    "h_way_group": ("Agency group", "Kelompok instansi"),
    "h_way_province": ("Province", "Provinsi"),
    "way_received": ("Complaints received in {year}", "Pengaduan diterima tahun {year}"),
    "way_incomplete": ("without a letter: papers incomplete", "tanpa surat: berkas belum lengkap"),
    "way_out_of_scope": (
        "without a letter: out of scope (copy or filed)",
        "tanpa surat: di luar lingkup (tembusan/arsip)",
    ),
    "way_repeated": ("without a letter: repeats an earlier one", "tanpa surat: mengulang pengaduan terdahulu"),
    "way_undated": ("with a letter that bears no day", "dengan surat tak bertanggal"),
    "way_settled": ("without a letter: completed", "tanpa surat: selesai"),
    "way_waiting": ("without a letter: not referred yet", "tanpa surat: belum diteruskan"),
    "way_complaints_referred": ("Complaints of {year} referred", "Pengaduan {year} yang diteruskan"),
    "way_other_year": ("with letters of other years only", "hanya dengan surat tahun lain"),
    "way_joined": (
        "received in other years, with a letter of {year}",
        "diterima tahun lain, dengan surat tahun {year}",
    ),
    "way_complaints_with_letters": ("Complaints with a letter of {year}", "Pengaduan dengan surat tahun {year}"),
    "way_letters": (
        "Their letters of {year}: from complaints to letters",
        "Suratnya tahun {year}: dari pengaduan ke surat",
    ),
    "way_returned": ("returned as misdirected", "dikembalikan karena salah alamat"),
    "way_referred": ("Letters referred", "Surat diteruskan"),
    "way_silent": ("no reply at all", "tanpa tanggapan apa pun"),
    "way_replied": ("Acknowledged or better", "Ditanggapi (minimal tanda terima)"),
    "way_acknowledged": ("receipt or interim reply only", "hanya tanda terima atau jawaban sementara"),
    "way_answered": ("Answered in substance", "Dijawab substantif"),
    "way_not_completed": ("answered, complaint not completed", "dijawab, pengaduan belum selesai"),
    "way_answered_completed": ("Answered, and the complaint completed", "Dijawab dan pengaduannya selesai"),
    "way_with_letter": ("with a letter of {year}", "dengan surat tahun {year}"),
    "n_way_cohort_referred": (
        "One cohort: the letters sent in {year}, and the complaints they are about.",
        "Satu kohort: surat yang dikirim tahun {year}, dan pengaduan yang menjadi pokoknya.",
    ),
    "n_way_cohort_received": (
        "One cohort: the complaints received in {year}, and their letters.",
        "Satu kohort: pengaduan yang diterima tahun {year}, dan surat-suratnya.",
    ),
    "n_way_cohort_answered": (
        "One cohort: the letters that waited at some time of {year}, and the complaints they are about.",
        "Satu kohort: surat yang menunggu pada suatu saat tahun {year}, dan pengaduan yang menjadi pokoknya.",
    ),
    "n_way_one_cohort": (
        "By the year of the answer each definition has letters of its own: dumas report --definition counts those.",
        "Menurut tahun jawaban, tiap definisi punya surat lain: dumas report --definition menghitung suratnya sendiri.",
    ),
    "n_way_status": (
        "Incomplete and out of scope are the register's words of today: it gives no day for them.",
        "Belum lengkap dan di luar lingkup adalah status register saat ini, yang tidak bertanggal.",
    ),
    "n_way_untracked": (
        "{n} complaints of {year} from sources without response dates are in none of these lines.",
        "{n} pengaduan tahun {year} dari sumber tanpa tanggal tanggapan tidak termasuk baris mana pun.",
    ),
    "n_way_rows": (
        "dumas explain rate --year {year} --rows FILE.xlsx writes the rows behind each number.",
        "dumas explain rate --year {year} --rows BERKAS.xlsx menulis baris di balik tiap angka.",
    ),
}
