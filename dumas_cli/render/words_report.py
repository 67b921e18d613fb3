"""Printed words of the yearly report."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "report_title_one": (
        "Responses of agencies in {last}, as known on {day}",
        "Respons instansi tahun {last}, keadaan {day}",
    ),
    "report_title": (
        "Responses of agencies in {first} and {last}, as known on {day}",
        "Respons instansi tahun {first} dan {last}, keadaan {day}",
    ),
    "report_title_series": (
        "Responses of agencies from {first} to {last}, as known on {day}",
        "Respons instansi tahun {first} sampai {last}, keadaan {day}",
    ),
    "report_title_same_age": (", every year at the same age", ", setiap tahun pada umur yang sama"),
    # figures and their units
    "f_received": ("Received", "Diterima"),
    "f_referred": ("Referred", "Diteruskan"),
    "f_returned": ("Returned", "Dikembalikan"),
    "f_answered": ("Answered", "Direspons"),
    "f_response_rate": ("Response rate", "Persentase respons"),
    "f_rate_same_age": ("  at the same age", "  pada umur sama"),
    "f_rate_known_on": ("  as known on {day}", "  keadaan {day}"),
    "f_completed": ("Completed", "Selesai"),
    "u_complaints": ("complaints", "pengaduan"),
    "u_letters": ("letters", "surat"),
    "u_of_letters": ("of letters", "dari surat"),
    # headings
    "h_figure": ("Figure", "Uraian"),
    "h_unit": ("Unit", "Satuan"),
    "h_change": ("Change", "Perubahan"),
    "h_relative": ("Relative change", "Perubahan relatif"),
    "h_change_points": ("Change, points", "Selisih, poin"),
    "h_year_letters": ("{year} letters", "Surat {year}"),
    "h_year_rate": ("{year} rate", "Respons {year}"),
    "h_received": ("Received", "Diterima"),
    "h_referred": ("Referred", "Diterus\u00adkan"),
    "h_returned": ("Returned", "Dikem\u00adbalikan"),
    "h_answered": ("Answered", "Dires\u00adpons"),
    "h_completed": ("Com\u00adpleted", "Selesai"),
    "h_rate": ("Rate", "Respons"),
    "h_rate_same_age": ("At the same age", "Pada umur sama"),
    "h_rate_known": ("As known now", "Keadaan kini"),
    "h_forwarded": ("Forwarded", "Diteruskan"),
    "h_closed": ("Closed", "Ditutup"),
    "h_closed_share": ("Closed of forwarded", "Ditutup dari diteruskan"),
    "h_group": ("Agency group", "Kelompok instansi"),
    "h_province": ("Province", "Provinsi"),
    "h_month": ("Month of the letter", "Bulan surat"),
    "points": ("{n} points", "{n} poin"),
    # headline
    "headline": ("{label}  {before} → {after} ({change})", "{label}  {before} → {after} ({change})"),
    "headline_no_change": ("{label}  {before} → {after}", "{label}  {before} → {after}"),
    "headline_same_age": (
        "At the same age {before} → {after} ({change}): the older year has had longer to be answered",
        "Pada umur sama {before} → {after} ({change}): tahun lama lebih lama menunggu jawaban",
    ),
    "headline_one": ("{label}  {after}", "{label}  {after}"),
    # titles
    "t_group": ("Letters and response rate by agency group", "Surat dan persentase respons menurut kelompok instansi"),
    "t_agency": ("Letters and response rate by agency", "Surat dan persentase respons menurut instansi"),
    "t_largest": ("Agencies with the most letters", "Instansi dengan surat terbanyak"),
    "t_category": ("Letters and response rate by category", "Surat dan persentase respons menurut kategori"),
    "t_province": ("Letters and response rate by province", "Surat dan persentase respons menurut provinsi"),
    "t_month": ("Letters and response rate by month of the letter", "Surat dan persentase respons menurut bulan surat"),
    "t_source": ("Letters and response rate by source", "Surat dan persentase respons menurut sumber"),
    "t_untracked": ("Sources without response dates", "Sumber tanpa tanggal tanggapan"),
    # what is counted
    "n_counts": ("{answered} of {n} letters of {year}", "{answered} dari {n} surat tahun {year}"),
    "n_counts_one": (
        "{answered} of 1 letter of {year}",
        "{answered} dari 1 surat tahun {year}",
    ),
    "n_counts_known_on": (
        "{answered} of {n} letters of {year} by {day}",
        "{answered} dari {n} surat tahun {year} sampai {day}",
    ),
    "n_counts_known_on_one": (
        "{answered} of 1 letter of {year} by {day}",
        "{answered} dari 1 surat tahun {year} sampai {day}",
    ),
    "n_same_age": ("At the same age: {counts}.", "Pada umur sama: {counts}."),
    "n_unfinished": (
        "{year} had not ended on {day}: only --same-age compares it fairly with the year before.",
        "Tahun {year} belum berakhir pada {day}: hanya --same-age membandingkannya adil dengan tahun sebelumnya.",
    ),
    "n_units": (
        "Received and completed are complaints; referred, returned and answered are letters.",
        "Diterima dan selesai adalah pengaduan; diteruskan, dikembalikan dan direspons adalah surat.",
    ),
    "n_complaints": (
        "Received: complaints by the day they came in. Completed: those completed in the year, whenever they came in.",
        "Diterima: pengaduan menurut hari masuk. Selesai: pengaduan yang selesai pada tahun itu, kapan pun masuknya.",
    ),
    "n_undated": (
        "{n} letters on file carry no day of sending and count nowhere.",
        "{n} surat tidak bertanggal kirim dan tidak dihitung di mana pun.",
    ),
    "n_undated_one": (
        "{n} letter on file carries no day of sending and counts nowhere.",
        "{n} surat tidak bertanggal kirim dan tidak dihitung di mana pun.",
    ),
    "n_points": (
        "Changes of a rate are in percentage points; a relative change is a share of the earlier figure.",
        "Perubahan persentase dinyatakan dalam poin; perubahan relatif adalah bagian dari angka sebelumnya.",
    ),
    "n_breakdown": (
        "{n} letters of {year} as known on {day}; those returned are not among them.",
        "{n} surat tahun {year}, keadaan {day}; yang dikembalikan tidak termasuk.",
    ),
    "n_breakdown_one": (
        "1 letter of {year} as known on {day}; those returned are not among them.",
        "1 surat tahun {year}, keadaan {day}; yang dikembalikan tidak termasuk.",
    ),
    "n_untracked": (
        "This source records no response dates and is in none of the figures above: closed is what the source says.",
        "Sumber ini tidak mencatat tanggal tanggapan dan tidak termasuk angka di atas: ditutup menurut sumbernya.",
    ),
}
