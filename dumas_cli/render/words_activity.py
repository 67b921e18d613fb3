"""Printed words of the monitoring done, its effect and its cost."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # who does not answer
    "act_t_silent": (
        "Agencies with most letters of {year} unanswered",
        "Instansi dengan surat tahun {year} terbanyak yang belum direspons",
    ),
    "act_h_letters": ("Letters", "Surat"),
    "act_h_answered": ("Answered", "Dires\u00adpons"),
    "act_h_unanswered": ("Un\u00adanswered", "Belum direspons"),
    "act_h_oldest": ("Oldest, workdays", "Terlama, hari kerja"),
    "act_n_silent": (
        (
            "{n} letters of {year} without those returned, {unanswered} of them not answered by {day}."
            " Oldest: working days from the letter until then."
        ),
        (
            "{n} surat tahun {year} tanpa yang dikembalikan, {unanswered} di antaranya belum direspons sampai {day}."
            " Terlama: hari kerja sejak surat sampai hari itu."
        ),
    ),
    "act_n_silent_one": (
        "1 letter of {year}, {unanswered} not answered by {day}. Oldest: working days from the letter until then.",
        (
            "1 surat tahun {year}, {unanswered} belum direspons sampai {day}."
            " Terlama: hari kerja sejak surat sampai hari itu."
        ),
    ),
    "act_n_all_answered": (
        "Every letter of {year} had been answered by {day}.",
        "Semua surat tahun {year} telah direspons sampai {day}.",
    ),
    "act_n_no_letters": (
        "No letter of {year} is on file as sent by {day}.",
        "Tidak ada surat tahun {year} yang tercatat terkirim sampai {day}.",
    ),
    "act_n_few": (
        "Not listed: {n} agencies with fewer than {least} letters; theirs are {unanswered} of those unanswered.",
        "Tidak dicantumkan: {n} instansi dengan kurang dari {least} surat, dengan {unanswered} yang belum direspons.",
    ),
    "act_n_few_one": (
        "Not listed: 1 agency with fewer than {least} letters; its are {unanswered} of those unanswered.",
        "Tidak dicantumkan: 1 instansi dengan kurang dari {least} surat, dengan {unanswered} yang belum direspons.",
    ),
    "act_n_more": (
        "Nor are {n} further agencies, with {unanswered} of those unanswered.",
        "Demikian pula {n} instansi lain, dengan {unanswered} yang belum direspons.",
    ),
    "act_n_more_one": (
        "Nor is 1 further agency, with {unanswered} of those unanswered.",
        "Demikian pula 1 instansi lain, dengan {unanswered} yang belum direspons.",
    ),
    "act_w_silent": (
        "Letters unanswered by agency: {rows}.",
        "Surat yang belum direspons menurut instansi: {rows}.",
    ),
    # where complaints stand
    "act_t_status": (
        "Complaints received in {year}, by province and status",
        "Pengaduan yang diterima tahun {year}, menurut provinsi dan status",
    ),
    "act_h_province": ("Province", "Provinsi"),
    "act_h_open": ("Open", "Dalam proses"),
    "act_h_awaiting_papers": ("Awaiting papers", "Menunggu keleng\u00adkapan"),
    "act_h_completed": ("Com\u00adpleted", "Selesai"),
    "act_h_archived": ("Archived", "Diarsip\u00adkan"),
    "act_h_all": ("All", "Semua"),
    "act_n_status": (
        (
            "{n} complaints of all sources received in {year} up to {day}. Completed: by the day of completion, up to"
            " {day}; the other statuses are those last on file, for no day of theirs is."
        ),
        (
            "{n} pengaduan dari semua sumber yang diterima tahun {year} sampai {day}. Selesai: menurut tanggal selesai,"
            " sampai {day}; status lain adalah yang terakhir tercatat, sebab tanggalnya tidak ada."
        ),
    ),
    "act_n_status_one": (
        "1 complaint received in {year} up to {day}. Completed: by the day of completion, up to {day}.",
        "1 pengaduan yang diterima tahun {year} sampai {day}. Selesai: menurut tanggal selesai, sampai {day}.",
    ),
    "act_n_undated": (
        "{n} are called completed by their source without a day, and count as completed.",
        "{n} disebut selesai oleh sumbernya tanpa tanggal, dan dihitung selesai.",
    ),
    "act_n_undated_one": (
        "1 is called completed by its source without a day, and counts as completed.",
        "1 disebut selesai oleh sumbernya tanpa tanggal, dan dihitung selesai.",
    ),
    "act_n_no_complaints": (
        "No complaint received in {year} up to {day} is on file.",
        "Tidak ada pengaduan yang tercatat diterima tahun {year} sampai {day}.",
    ),
    # methods, visits, results
    "act_t_methods": (
        "Monitoring visits of {year} by method, and their results",
        "Kunjungan monitoring tahun {year} menurut metode, dan hasilnya",
    ),
    "act_h_sessions": ("Visits", "Kun\u00adjungan"),
    "act_h_results": ("Results", "Hasil"),
    "act_h_complaints": ("Com\u00adplaints", "Penga\u00adduan"),
    "act_h_since": ("Completed since", "Selesai sejak itu"),
    "act_h_outcomes": ("Outcomes", "Keterangan hasil"),
    "act_outcome_none": ("no outcome written", "hasil tidak ditulis"),
    "act_outcome": ("{outcome} ({n})", "{outcome} ({n})"),
    "act_outcome_more": ("{n} other outcomes", "{n} hasil lain"),
    "act_outcome_more_one": ("1 other outcome", "1 hasil lain"),
    "act_n_methods": (
        (
            "{n} complaints visited in {year} up to {day}, from the lists of visits imported. A visit is one agency on"
            " one day; a result is one complaint dealt with there. A complaint visited by two methods is in both rows."
        ),
        (
            "{n} pengaduan dikunjungi tahun {year} sampai {day}, dari daftar kunjungan yang diimpor. Satu kunjungan"
            " ialah satu instansi pada satu hari; satu hasil ialah satu pengaduan yang dibahas di sana. Pengaduan yang"
            " dikunjungi dengan dua metode ada di kedua baris."
        ),
    ),
    "act_n_methods_one": (
        "1 complaint visited in {year} up to {day}, from the lists of visits imported.",
        "1 pengaduan dikunjungi tahun {year} sampai {day}, dari daftar kunjungan yang diimpor.",
    ),
    "act_n_since": (
        (
            "Completed since: on the day of the complaint's first visit by that method or later, up to {day};"
            " whether through the visit, nothing here says."
        ),
        (
            "Selesai sejak itu: pada hari kunjungan pertama dengan metode itu atau sesudahnya, sampai {day};"
            " apakah karena kunjungan, tidak dikatakan di sini."
        ),
    ),
    "act_n_before": (
        "{n} complaints had been completed before their visit.",
        "{n} pengaduan sudah selesai sebelum dikunjungi.",
    ),
    "act_n_before_one": (
        "1 complaint had been completed before its visit.",
        "1 pengaduan sudah selesai sebelum dikunjungi.",
    ),
    "act_n_no_visits": (
        (
            "No result of a visit made in {year} up to {day} is on file: import the office's list of visits"
            " (dumas import FILE --profile visits)."
        ),
        (
            "Tidak ada hasil kunjungan tahun {year} sampai {day} yang tercatat: impor daftar kunjungan kantor"
            " (dumas import BERKAS --profile visits)."
        ),
    ),
    "act_w_methods": ("Complaints visited by method: {rows}.", "Pengaduan yang dikunjungi menurut metode: {rows}."),
    # trips
    "act_t_costs": ("Trips of {year}: cost planned and actual", "Perjalanan tahun {year}: biaya rencana dan realisasi"),
    "act_h_planned": ("Planned", "Rencana"),
    "act_h_actual": ("Actual", "Realisasi"),
    "act_not_recorded": ("not recorded", "tidak tercatat"),
    "act_n_trips": (
        "{n} trips begin in {year}, as planned by {day}: {days} days away, {visits} visits, {complaints} complaints.",
        (
            "{n} perjalanan dimulai tahun {year} menurut rencana sampai {day}: {days} hari, {visits} kunjungan,"
            " {complaints} pengaduan."
        ),
    ),
    "act_n_trips_one": (
        "1 trip begins in {year}, as planned by {day}: {days} days away, {visits} visits, {complaints} complaints.",
        (
            "1 perjalanan dimulai tahun {year} menurut rencana sampai {day}: {days} hari, {visits} kunjungan,"
            " {complaints} pengaduan."
        ),
    ),
    "act_n_replaced": (
        "Of plans that share days the last one counts; {n} earlier ones are left out.",
        "Dari rencana yang berbagi hari, yang terakhir yang dihitung; {n} yang lebih dulu tidak dihitung.",
    ),
    "act_n_replaced_one": (
        "Of plans that share days the last one counts; 1 earlier one is left out.",
        "Dari rencana yang berbagi hari, yang terakhir yang dihitung; 1 yang lebih dulu tidak dihitung.",
    ),
    "act_n_actual": (
        "Actual: what was spent is on no file of this database; it is not nothing.",
        "Realisasi: yang dibelanjakan tidak tercatat dalam basis data ini; bukan berarti nol.",
    ),
    "act_n_no_trips": (
        "No plan saved by {day} has a trip that begins in {year}, and no cost of trips is on file.",
        "Tidak ada rencana yang disimpan sampai {day} dengan perjalanan pada {year}, dan tidak ada biaya tercatat.",
    ),
    # the annex
    "act_t_annex": ("Visits of {year}", "Daftar kunjungan tahun {year}"),
    "act_h_numbers": ("Complaints", "Pengaduan"),
    "act_h_outcome": ("Outcome", "Hasil"),
    "act_n_annex": (
        "{n} results of visits of {year} up to {day}; who complains is masked.",
        "{n} hasil kunjungan tahun {year} sampai {day}; identitas pengadu disamarkan.",
    ),
    "act_n_annex_one": (
        "1 result of a visit of {year} up to {day}; who complains is masked.",
        "1 hasil kunjungan tahun {year} sampai {day}; identitas pengadu disamarkan.",
    ),
    # did monitoring work?
    "eff_t_letters": (
        "Did monitoring work? Letters visited in {year} beside letters like them that were not",
        "Apakah monitoring berhasil? Surat yang dikunjungi tahun {year} dan surat serupa yang tidak dikunjungi",
    ),
    "eff_t_agencies": (
        "Did monitoring work? Agencies visited in {year} beside agencies like them that were not",
        "Apakah monitoring berhasil? Instansi yang dikunjungi tahun {year} dan instansi serupa yang tidak",
    ),
    "eff_h_side": ("Side", "Kelompok"),
    "eff_h_letters": ("Letters", "Surat"),
    "eff_h_agencies": ("Agen\u00adcies", "Instansi"),
    "eff_h_before": ("Before", "Sebelum"),
    "eff_h_after": ("After", "Sesudah"),
    "eff_h_change": ("Change, points", "Selisih, poin"),
    "eff_h_low": ("95% from", "95% dari"),
    "eff_h_high": ("to", "sampai"),
    "eff_visited": ("visited", "dikunjungi"),
    "eff_compared": ("not visited", "tidak dikunjungi"),
    "eff_difference": ("difference of both changes", "beda kedua selisih"),
    "eff_n_found_letters": (
        "{n} letters of complaints visited in {year} up to {day}; {cases} of them are compared.",
        "{n} surat dari pengaduan yang dikunjungi tahun {year} sampai {day}; {cases} di antaranya dibandingkan.",
    ),
    "eff_n_found_letters_one": (
        "1 letter of a complaint visited in {year} up to {day}; {cases} compared.",
        "1 surat dari pengaduan yang dikunjungi tahun {year} sampai {day}; {cases} dibandingkan.",
    ),
    "eff_n_found_agencies": (
        "{n} agencies first visited in {year} up to {day}; {cases} of them are compared.",
        "{n} instansi pertama kali dikunjungi tahun {year} sampai {day}; {cases} di antaranya dibandingkan.",
    ),
    "eff_n_found_agencies_one": (
        "1 agency first visited in {year} up to {day}; {cases} compared.",
        "1 instansi pertama kali dikunjungi tahun {year} sampai {day}; {cases} dibandingkan.",
    ),
    "eff_n_left": ("Not compared: {reasons}.", "Tidak dibandingkan: {reasons}."),
    "eff_left_not_waiting_letters": (
        "{n} that did not wait on the day of the visit",
        "{n} yang tidak menunggu pada hari kunjungan",
    ),
    "eff_left_not_waiting_agencies": (
        "{n} where no other letter waited both before the visit and on its day",
        "{n} yang tidak punya surat lain yang menunggu baik sebelum maupun pada hari kunjungan",
    ),
    "eff_left_young": (
        "{n} that could not yet be watched for {follow} working days",
        "{n} yang belum dapat diamati selama {follow} hari kerja",
    ),
    "eff_left_unmatched": ("{n} with none like them", "{n} tanpa bandingan"),
    "eff_left_uncounted": (
        "{n} in years whose holidays are not known",
        "{n} pada tahun yang hari liburnya tidak diketahui",
    ),
    "eff_n_shares_letters": (
        (
            "After: letters {answered}, in the {follow} working days from the visit on; on the other side, from the day"
            " on which the letter had waited as long. Before: nothing, for whatever waits has not been answered."
        ),
        (
            "Sesudah: surat {answered}, dalam {follow} hari kerja sejak kunjungan; di kelompok lain, sejak hari surat"
            " itu telah menunggu selama itu. Sebelum: nol, karena yang masih menunggu memang belum dijawab."
        ),
    ),
    "eff_n_shares_agencies": (
        (
            "Before: of the letters that waited {follow} working days before the visit, those {answered} until the"
            " visit. After: of those that waited on its day, those {answered} in the {follow} working days from then"
            " on. The same days on both sides. The letter that the visit was about is left out: that it still waited"
            " is why the agency was visited."
        ),
        (
            "Sebelum: dari surat yang menunggu {follow} hari kerja sebelum kunjungan, {answered} sampai kunjungan."
            " Sesudah: dari yang menunggu pada harinya, {answered} dalam {follow} hari kerja sejak itu. Hari yang sama"
            " untuk kedua kelompok. Surat yang menjadi alasan kunjungan tidak dihitung, sebab justru karena masih"
            " menunggu instansi itu dikunjungi."
        ),
    ),
    "eff_n_like_letters": (
        (
            "Like: an agency of the same group, the same category (for {loosely} letters any), as many working days"
            " waited, sent at most {near} days apart; the {most} nearest. Of those compared, {later} were visited later"
            " while they were watched; they stay, since to leave them out would be to choose by what came later, and"
            " make an effect look smaller."
        ),
        (
            "Serupa: instansi dari kelompok yang sama, kategori yang sama (untuk {loosely} surat kategori apa pun),"
            " menunggu sama lama dalam hari kerja, dikirim berselang paling banyak {near} hari; {most} yang terdekat."
            " Dari pembanding, {later} dikunjungi kemudian selama diamati; tetap dihitung, sebab mengeluarkannya"
            " berarti memilih menurut kejadian sesudahnya; karena itu dampak tampak lebih kecil."
        ),
    ),
    "eff_n_like_agencies": (
        (
            "Like: the same group, no visit on file until that day, half to twice as many letters waiting (for"
            " {loosely} agencies any number). Of those compared, {later} were visited while they were watched."
        ),
        (
            "Serupa: kelompok yang sama, belum pernah dikunjungi sampai hari itu, surat yang menunggu setengah sampai"
            " dua kali (untuk {loosely} instansi berapa pun). Dari pembanding, {later} dikunjungi selama diamati."
        ),
    ),
    "eff_n_interval": (
        "95% interval: agencies, not single letters, vary by chance (cluster-robust, Student's t).",
        "Selang 95%: yang berubah secara kebetulan ialah instansi, bukan tiap surat (cluster-robust, t Student).",
    ),
    "eff_n_beyond": (
        "The interval leaves out 0: chance alone seldom makes such a difference.",
        "Selang itu tidak memuat 0: kebetulan saja jarang menghasilkan beda sebesar ini.",
    ),
    "eff_n_within": (
        "The interval holds 0: such a difference may well be chance. That is no proof that visits do nothing.",
        "Selang itu memuat 0: beda sebesar ini dapat saja kebetulan. Itu bukan bukti bahwa kunjungan tidak berguna.",
    ),
    "eff_n_can_letters": (
        "This can show whether letters are answered more often after a visit than letters that have waited as long.",
        "Ini dapat menunjukkan apakah surat lebih sering dijawab sesudah kunjungan daripada yang menunggu sama lama.",
    ),
    "eff_n_can_agencies": (
        "This can show whether more of what else waits is answered after a visit than at other agencies then.",
        "Ini dapat menunjukkan apakah surat lain yang menunggu lebih banyak dijawab daripada di instansi lain.",
    ),
    "eff_n_cannot": (
        (
            "It cannot show that the visit was the cause. Complaints are visited because somebody thinks them stuck or"
            " urgent, and no file says all of why; a reminder or the news may have come with the visit; an agency"
            " visited at its worst gets better of itself; and agencies not visited may hear of the visits."
        ),
        (
            "Ini tidak dapat membuktikan bahwa kunjungan itulah sebabnya. Pengaduan dikunjungi karena dianggap macet"
            " atau mendesak, dan alasannya tidak seluruhnya tercatat; penegasan atau berita mungkin datang bersamaan;"
            " instansi yang dikunjungi saat terburuk akan membaik dengan sendirinya; dan instansi yang tidak dikunjungi"
            " dapat mendengar tentang kunjungan itu."
        ),
    ),
    "eff_n_dip": (
        (
            "Before the visit the agencies visited stood {points} points lower than those compared: part of the"
            " difference may be the return from a bad spell."
        ),
        (
            "Sebelum kunjungan, instansi yang dikunjungi {points} poin lebih rendah daripada pembandingnya: sebagian"
            " bedanya mungkin hanya pulih dari masa buruk."
        ),
    ),
    "eff_r_few_visited": (
        "No effect is given: {n} visited, at least {least} are needed.",
        "Dampak tidak diberikan: {n} dikunjungi, perlu paling sedikit {least}.",
    ),
    "eff_r_few_comparable": (
        "No effect is given: {n} to compare with, at least {least} are needed.",
        "Dampak tidak diberikan: {n} pembanding, perlu paling sedikit {least}.",
    ),
    "eff_r_few_agencies": (
        "No effect is given: {n} agencies on the smaller side, at least {least} are needed.",
        "Dampak tidak diberikan: {n} instansi di kelompok yang lebih kecil, perlu paling sedikit {least}.",
    ),
    "eff_r_all_alike": (
        "No effect is given: all cases fared alike, so that nothing tells what chance does.",
        "Dampak tidak diberikan: semua kasus bernasib sama, sehingga peran kebetulan tidak dapat diukur.",
    ),
}
