"""Printed words of the speed of answering, ageing and what repeats."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # names of the sheets of a workbook
    "sheet_waiting": ("Speed", "Kecepatan"),
    "sheet_ageing": ("Waiting", "Menunggu"),
    "sheet_ageing_by_group": ("Waiting by group", "Menunggu per kelompok"),
    "sheet_reminders": ("Reminders", "Penegasan"),
    "sheet_repeats": ("Repeated", "Berulang"),
    # the speed of answering
    "wait_title": (
        "Speed of answering, in working days after the letter",
        "Kecepatan respons, dalam hari kerja sesudah surat",
    ),
    "wait_h_kind": ("Kind of complaint", "Jenis pengaduan"),
    "wait_h_letters": ("Letters", "Surat"),
    "wait_h_median": ("Half by day", "Separuh pada hari"),
    "wait_h_ninety": ("90% by day", "90% pada hari"),
    "wait_h_within": ("In {n} days", "Dalam {n} hari"),
    "wait_h_judged": ("Judged at {n} days", "Dinilai pada {n} hari"),
    "wait_h_inside": ("Answered in {n} days", "Direspons dalam {n} hari"),
    "wait_h_limit": ("Limit", "Batas"),
    "wait_h_own": ("In the limit", "Dalam batas"),
    "wait_h_own_judged": ("Judged at the limit", "Dinilai pada batas"),
    "wait_h_own_inside": ("Answered in the limit", "Direspons dalam batas"),
    "wait_unclassified": ("class not stated", "kelas tidak disebut"),
    "wait_few": ("few", "sedikit"),
    "wait_past": (">{n}", ">{n}"),
    "wait_n_what": (
        "{n} letters of {year}, {answered} of them answered, as known on {day}; those returned are not among them.",
        "{n} surat tahun {year}, {answered} di antaranya direspons, keadaan {day}; yang dikembalikan tidak termasuk.",
    ),
    "wait_n_what_one": (
        "1 letter of {year}, {answered} answered, as known on {day}; those returned are not among them.",
        "1 surat tahun {year}, {answered} direspons, keadaan {day}; yang dikembalikan tidak termasuk.",
    ),
    "wait_n_days": (
        (
            "The day of the letter is day 0. Half and 90%: by which working day so many letters were answered,"
            " where those without an answer count for as long as they have waited (Kaplan-Meier)."
        ),
        (
            "Hari surat adalah hari ke-0. Separuh dan 90%: pada hari kerja ke berapa sebanyak itu surat sudah"
            " direspons; surat yang belum direspons ikut dihitung selama menunggu (Kaplan-Meier)."
        ),
    ),
    "wait_n_past": (
        ">{n}: so many had not been answered in the {n} working days that these letters could be watched.",
        ">{n}: belum sebanyak itu yang direspons dalam {n} hari kerja selama surat-surat ini dapat diamati.",
    ),
    "wait_n_within": (
        "Shares: of the letters that have had that many working days, answered or not: {counts}.",
        "Persentase: dari surat yang sudah berumur sekian hari kerja, direspons atau belum: {counts}.",
    ),
    "wait_n_judged": (
        "{within} of {judged} in {n} days ({year})",
        "{within} dari {judged} dalam {n} hari ({year})",
    ),
    "wait_n_limit": (
        "Limit: working days that the agency has, by the kind of complaint.",
        "Batas: hari kerja yang dimiliki instansi, menurut jenis pengaduan.",
    ),
    "wait_n_few": (
        "few: fewer than {n} letters, too few for a share or a median.",
        "sedikit: kurang dari {n} surat, terlalu sedikit untuk persentase atau median.",
    ),
    "wait_n_uncounted": (
        "{n} letters were sent in years whose holidays are not known, and are not counted here.",
        "{n} surat dikirim pada tahun yang hari liburnya tidak diketahui dan tidak dihitung di sini.",
    ),
    "wait_n_uncounted_one": (
        "1 letter was sent in a year whose holidays are not known, and is not counted here.",
        "1 surat dikirim pada tahun yang hari liburnya tidak diketahui dan tidak dihitung di sini.",
    ),
    "wait_chart": (
        "Share of letters answered by working days after the letter",
        "Bagian surat yang direspons menurut hari kerja sesudah surat",
    ),
    "wait_x": ("Working days after the letter", "Hari kerja sesudah surat"),
    "wait_y": ("Answered", "Direspons"),
    "wait_words": (
        "The share of letters answered rises with the days waited: {years}.",
        "Bagian surat yang direspons naik menurut lama menunggu: {years}.",
    ),
    "wait_words_year": (
        "{year}: half by day {median}, nine in ten by day {ninety}",
        "{year}: separuh pada hari {median}, sembilan dari sepuluh pada hari {ninety}",
    ),
    # what waits
    "age_title": (
        "Letters without an answer, by working days waited",
        "Surat yang belum direspons, menurut hari kerja menunggu",
    ),
    "age_title_group": (
        "Letters without an answer on {day}, by agency group and working days waited",
        "Surat yang belum direspons pada {day}, menurut kelompok instansi dan hari kerja menunggu",
    ),
    "age_h_band": ("Working days", "Hari kerja"),
    "age_h_letters": ("Letters {day}", "Surat {day}"),
    "age_h_share": ("Share {day}", "Bagian {day}"),
    "age_h_open": ("Waiting", "Menunggu"),
    "age_band": ("{first}–{last}", "{first}–{last}"),
    "age_band_last": ("over {n}", "lebih dari {n}"),
    "age_n_what": (
        (
            "{n} letters sent by {day} and by then neither answered nor returned; the longest wait is {oldest}"
            " working days."
        ),
        (
            "{n} surat dikirim sampai {day} dan saat itu belum direspons ataupun dikembalikan; paling lama"
            " menunggu {oldest} hari kerja."
        ),
    ),
    "age_n_what_one": (
        "1 letter sent by {day} and by then neither answered nor returned; it has waited {oldest} working days.",
        "1 surat dikirim sampai {day} dan saat itu belum direspons ataupun dikembalikan; menunggu {oldest} hari kerja.",
    ),
    "age_n_none": (
        "No letter sent by {day} was without an answer then.",
        "Tidak ada surat yang dikirim sampai {day} yang saat itu belum direspons.",
    ),
    "age_words": (
        "Letters without an answer by working days waited: {bands}.",
        "Surat yang belum direspons menurut hari kerja menunggu: {bands}.",
    ),
    # reminders
    "remind_title": ("Reminders, and what became of those letters", "Penegasan, dan hasil surat-surat itu"),
    "remind_h_times": ("Reminders", "Penegasan"),
    "remind_h_answered": ("{year} answered", "Direspons {year}"),
    "remind_h_after": ("{year} half answered by day", "{year} separuh direspons pada hari"),
    "remind_none": ("none", "tidak ada"),
    "remind_more": ("{n} or more", "{n} atau lebih"),
    "remind_n_what": (
        (
            "{n} letters of {year}, by the reminders dated before their answer, or by {day} where none came;"
            " letters returned are not among them."
        ),
        (
            "{n} surat tahun {year}, menurut penegasan yang bertanggal sebelum responsnya, atau sampai {day} bila"
            " belum direspons; surat yang dikembalikan tidak termasuk."
        ),
    ),
    "remind_n_what_one": (
        "1 letter of {year}, by the reminders dated before its answer, or by {day} where none came.",
        (
            "1 surat tahun {year}, menurut penegasan yang bertanggal sebelum responsnya, atau sampai {day} bila"
            " belum direspons."
        ),
    ),
    "remind_n_days": (
        "Half answered: working days after the last reminder, letters still waiting included (Kaplan-Meier).",
        "Separuh direspons: hari kerja sesudah penegasan terakhir, termasuk surat yang masih menunggu (Kaplan-Meier).",
    ),
    "remind_n_reads": (
        (
            "An agency that answers at once is never reminded: a lower rate after more reminders does not say"
            " that reminders do harm."
        ),
        (
            "Instansi yang segera menjawab tidak pernah menerima penegasan: persentase yang lebih rendah sesudah"
            " lebih banyak penegasan tidak berarti penegasan merugikan."
        ),
    ),
    "remind_n_undated": (
        "{n} reminders without a day are not counted.",
        "{n} penegasan tanpa tanggal tidak dihitung.",
    ),
    "remind_n_undated_one": ("1 reminder without a day is not counted.", "1 penegasan tanpa tanggal tidak dihitung."),
    # what comes again
    "again_title": (
        "Complaints and complainants, repeated and reopened",
        "Pengaduan dan pengadu, yang berulang dan dibuka kembali",
    ),
    "again_complaints": ("Complaints received", "Pengaduan diterima"),
    "again_repeated": ("  repeating an earlier one", "  mengulang yang terdahulu"),
    "again_repeated_share": ("  share repeated", "  bagian berulang"),
    "again_complainants": ("Different complainants", "Pengadu yang berbeda"),
    "again_of_several": ("  with several complaints", "  dengan beberapa pengaduan"),
    "again_nameless": ("Complaints without a known person", "Pengaduan tanpa identitas"),
    "again_completed": ("Complaints completed", "Pengaduan selesai"),
    "again_again": ("  written about again", "  diadukan lagi"),
    "again_taken_back": ("  completion taken back", "  penyelesaian dicabut"),
    "again_reopened": ("  reopened in all", "  dibuka kembali seluruhnya"),
    "again_reopened_share": ("  share reopened", "  bagian dibuka kembali"),
    "again_u_people": ("people", "orang"),
    "again_u_of_complaints": ("of complaints", "dari pengaduan"),
    "again_u_of_completed": ("of completed", "dari yang selesai"),
    "again_n_what": (
        (
            "{n} complaints received in {year} as known on {day}; those completed by the day of completion,"
            " whenever they came in."
        ),
        "{n} pengaduan diterima tahun {year}, keadaan {day}; yang selesai menurut tanggal selesai, kapan pun masuknya.",
    ),
    "again_n_what_one": (
        "1 complaint received in {year} as known on {day}; those completed by the day of completion.",
        "1 pengaduan diterima tahun {year}, keadaan {day}; yang selesai menurut tanggal selesai.",
    ),
    "again_n_repeated": (
        "Repeating: the same person (NIK, or name and place) wrote earlier on the same category, in whatever year.",
        (
            "Mengulang: orang yang sama (NIK, atau nama dan tempat) pernah menulis tentang kategori yang sama,"
            " tahun berapa pun."
        ),
    ),
    "again_n_people": (
        "A person who gives a NIK on one letter and only a name on another counts twice; nobody is named here.",
        (
            "Orang yang menulis NIK pada satu surat dan hanya nama pada surat lain terhitung dua; tidak seorang"
            " pun disebut di sini."
        ),
    ),
    "again_n_reopened": (
        (
            "Reopened: the same person wrote on the matter again after its completion, or the day of completion"
            " was later taken away."
        ),
        (
            "Dibuka kembali: orang yang sama menulis lagi tentang hal itu sesudah selesai, atau tanggal"
            " selesainya kemudian dicabut."
        ),
    ),
}
