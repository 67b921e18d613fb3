"""Printed words of intervals, peers, suppression and the reasons of a change."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # intervals
    "fair_t_rates": ("How sure the rates are", "Seberapa pasti persentasenya"),
    "fair_t_changes": ("How sure the changes are", "Seberapa pasti perubahannya"),
    "fair_h_letters": ("Letters", "Surat"),
    "fair_h_from": ("95% from", "95% dari"),
    "fair_h_to": ("95% to", "95% sampai"),
    "fair_h_before": ("From year", "Dari tahun"),
    "fair_h_after": ("To year", "Ke tahun"),
    "fair_h_says": ("What it says", "Artinya"),
    "fair_beyond": ("more than chance", "lebih dari kebetulan"),
    "fair_chance": ("may be chance", "mungkin kebetulan"),
    "fair_unknown": ("no comparison", "tidak dapat dibandingkan"),
    "fair_n_rates": (
        (
            "95% interval by Wilson (1927): had the same agencies written on as many letters again, chance alone would"
            " leave the rate about there. All letters were counted, so it is no doubt about the count."
        ),
        (
            "Selang 95% menurut Wilson (1927): bila instansi yang sama menerima surat sebanyak itu lagi, kebetulan saja"
            " membuat persentasenya kira-kira di sana. Semua surat dihitung, jadi bukan keraguan atas hitungannya."
        ),
    ),
    "fair_n_changes": (
        (
            "95% interval of the difference of two shares by Newcombe (1998, method 10), in points. One that leaves out"
            " 0 tells of more than chance, not of why."
        ),
        (
            "Selang 95% selisih dua bagian menurut Newcombe (1998, metode 10), dalam poin. Yang tidak memuat 0"
            " menunjukkan lebih dari kebetulan, bukan sebabnya."
        ),
    ),
    "fair_headline": (
        "{points} points from {before} to {after}; 95% interval {low} to {high}: {says}",
        "{points} poin dari {before} ke {after}; selang 95% {low} sampai {high}: {says}",
    ),
    # peers
    "fair_t_peers": (
        "Agencies among their peers in {year}, from {n} letters",
        "Instansi di antara sesamanya tahun {year}, mulai {n} surat",
    ),
    "fair_t_peers_one": (
        "Agencies among their peers in {year}, from 1 letter",
        "Instansi di antara sesamanya tahun {year}, mulai 1 surat",
    ),
    "fair_h_peers": ("Peers", "Sesama"),
    "fair_h_rank": ("Rank", "Per\u00adingkat"),
    "fair_h_rate": ("Rate", "Respons"),
    "fair_h_interval": ("95%", "Selang"),
    "fair_h_apart": ("Apart", "Beda"),
    "fair_h_standing": ("Chance", "Kebetulan"),
    "fair_h_peer_rate": ("Rate of peers", "Respons sesama"),
    "fair_within": ("within", "dalam batas"),
    "fair_borderline": ("borderline", "di ambang"),
    "fair_above": ("above", "di atas"),
    "fair_below": ("below", "di bawah"),
    "fair_band_open": ("{least}+", "{least}+"),
    "fair_group": (
        "{band} letters: {answered} of {referred} answered ({rate})",
        "{band} surat: {answered} dari {referred} dijawab ({rate})",
    ),
    "fair_n_peers": (
        "Ranked by response rate among agencies with about as many letters; equal rates share a rank. Peers: {peers}.",
        (
            "Diperingkat menurut persentase respons di antara instansi dengan jumlah surat serupa; persentase yang sama"
            " berbagi peringkat. Sesama: {peers}."
        ),
    ),
    "fair_n_like": (
        (
            "Apart: the 95% interval leaves out the rate of the peers. For {n} of {all} agencies it doesn't, and"
            " between these a rank tells nothing."
        ),
        (
            "Beda: selang 95% tidak memuat persentase sesama. Untuk {n} dari {all} instansi selangnya memuatnya, dan di"
            " antara mereka peringkat tidak berarti."
        ),
    ),
    "fair_n_funnel": (
        (
            "Chance: exact binomial limits around {rate}, the rate of all {referred} letters of {year} as known on"
            " {day} (funnel plot, Spiegelhalter 2005). Within: inside the 95% limits; borderline: outside them; above"
            " and below: outside the 99.8% limits."
        ),
        (
            "Kebetulan: batas binomial tepat di sekitar {rate}, persentase seluruh {referred} surat tahun {year},"
            " keadaan {day} (diagram corong, Spiegelhalter 2005). Dalam batas: di dalam batas 95%; di ambang: di"
            " luarnya; di atas dan di bawah: di luar batas 99,8%."
        ),
    ),
    "fair_n_many": (
        (
            "Of {n} agencies compared at once, chance alone puts about {often} outside the 95% limits and about"
            " {seldom} outside the 99.8% ones; found: {found_95} and {found_998}."
        ),
        (
            "Dari {n} instansi yang dibandingkan sekaligus, kebetulan saja menaruh kira-kira {often} di luar batas 95%"
            " dan kira-kira {seldom} di luar batas 99,8%; ditemukan: {found_95} dan {found_998}."
        ),
    ),
    "fair_n_unranked": (
        (
            "Not ranked: {n} agencies with fewer than {least} letters, together {letters} letters, {answered} of them"
            " answered."
        ),
        (
            "Tidak diperingkat: {n} instansi dengan kurang dari {least} surat, bersama {letters} surat, {answered} di"
            " antaranya dijawab."
        ),
    ),
    "fair_n_unranked_one": (
        "Not ranked: 1 agency with fewer than {least} letters, {letters} in all, {answered} of them answered.",
        (
            "Tidak diperingkat: 1 instansi dengan kurang dari {least} surat, seluruhnya {letters}, {answered} di"
            " antaranya dijawab."
        ),
    ),
    "fair_n_merged": (
        "Nor are {n} agencies that are known only together: {letters} letters, {answered} of them answered.",
        "Demikian pula {n} instansi yang hanya diketahui bersama: {letters} surat, {answered} di antaranya dijawab.",
    ),
    "fair_n_nobody": (
        "No agency had {n} letters in {year}: nobody is ranked.",
        "Tidak ada instansi dengan {n} surat tahun {year}: tidak ada yang diperingkat.",
    ),
    "fair_t_unranked": (
        "Agencies with fewer than {n} letters in {year}, not ranked",
        "Instansi dengan kurang dari {n} surat tahun {year}, tidak diperingkat",
    ),
    "fair_n_why_unranked": (
        "With so few letters a rate is easily chance, so none is printed; {n} letters as known on {day}.",
        "Dengan surat sesedikit itu persentase mudah kebetulan, jadi tidak dicetak; {n} surat, keadaan {day}.",
    ),
    # the funnel
    "fair_c_title": (
        "Agencies by letters and response rate in {year}",
        "Instansi menurut surat dan persentase respons tahun {year}",
    ),
    "fair_c_agencies": ("Agencies", "Instansi"),
    "fair_c_all": ("All letters", "Semua surat"),
    "fair_c_95": ("95% limits", "Batas 95%"),
    "fair_c_998": ("99.8% limits", "Batas 99,8%"),
    "fair_c_point": ("{agency}: {answered} of {referred} ({rate})", "{agency}: {answered} dari {referred} ({rate})"),
    "fair_c_words": (
        (
            "{n} agencies around {rate}, the rate of all letters; outside the 99.8% limits: {outside}. The limits"
            " narrow as letters grow: an agency within them may differ by chance."
        ),
        (
            "{n} instansi di sekitar {rate}, persentase seluruh surat; di luar batas 99,8%: {outside}. Batas menyempit"
            " bila surat bertambah: instansi di dalamnya mungkin berbeda karena kebetulan."
        ),
    ),
    "fair_c_none": ("none", "tidak ada"),
    # suppression
    "fair_hidden_mark": ("under 3", "di bawah 3"),
    "fair_n_hidden": (
        (
            "Counts of 1 and 2 (letters, answered, unanswered, complaints) are not published: {n} groups had to go into"
            " the row of the others so that none can be worked out."
        ),
        (
            "Jumlah 1 dan 2 (surat, dijawab, belum dijawab, pengaduan) tidak dipublikasikan: {n} kelompok dimasukkan ke"
            " baris lainnya agar tidak satu pun dapat dihitung."
        ),
    ),
    "fair_n_no_returned": (
        "Returned letters by group are not published.",
        "Surat yang dikembalikan per kelompok tidak dipublikasikan.",
    ),
    "fair_n_dropped": (
        "Not published, for it could not be done without giving away counts of 1 or 2: {tables}.",
        "Tidak dipublikasikan karena akan membuka jumlah 1 atau 2: {tables}.",
    ),
    # why it moved
    "why_t_agency": ("Why the rate moved, by agency", "Mengapa persentase bergerak, menurut instansi"),
    "why_t_group": ("Why the rate moved, by agency group", "Mengapa persentase bergerak, menurut kelompok instansi"),
    "why_t_category": ("Why the rate moved, by category", "Mengapa persentase bergerak, menurut kategori"),
    "why_t_province": ("Why the rate moved, by province", "Mengapa persentase bergerak, menurut provinsi"),
    "why_t_month": ("Why the rate moved, by month", "Mengapa persentase bergerak, menurut bulan"),
    "why_t_source": ("Why the rate moved, by source", "Mengapa persentase bergerak, menurut sumber"),
    "why_t_movers_agency": (
        "The largest movers by agency, in points",
        "Penggerak terbesar menurut instansi, dalam poin",
    ),
    "why_t_movers_group": (
        "The largest movers by agency group, in points",
        "Penggerak terbesar menurut kelompok instansi, dalam poin",
    ),
    "why_t_movers_category": (
        "The largest movers by category, in points",
        "Penggerak terbesar menurut kategori, dalam poin",
    ),
    "why_t_movers_province": (
        "The largest movers by province, in points",
        "Penggerak terbesar menurut provinsi, dalam poin",
    ),
    "why_t_movers_month": ("The largest movers by month, in points", "Penggerak terbesar menurut bulan, dalam poin"),
    "why_t_movers_source": ("The largest movers by source, in points", "Penggerak terbesar menurut sumber, dalam poin"),
    "why_h_share": ("Share of letters {year}", "Bagian surat {year}"),
    "why_h_rate": ("Rate effect", "Efek respons"),
    "why_h_mix": ("Mix effect", "Efek porsi"),
    "why_h_both": ("Both", "Jumlah"),
    "why_h_direction": ("Moved it", "Arah"),
    "why_up": ("up", "naik"),
    "why_down": ("down", "turun"),
    "why_headline": (
        "{points} points: {rate} from answering better or worse, {mix} from other shares in the letters",
        "{points} poin: {rate} dari respons yang membaik atau memburuk, {mix} dari perubahan porsi surat",
    ),
    "why_headline_up": ("Up most: {movers}", "Paling menaikkan: {movers}"),
    "why_headline_down": ("Down most: {movers}", "Paling menurunkan: {movers}"),
    "why_n_counts": (
        (
            "{before} letters of {from_year} as known on {from_day}, {after} of {to_year} as known on {to_day}; effects"
            " in percentage points."
        ),
        (
            "{before} surat tahun {from_year}, keadaan {from_day}, {after} tahun {to_year}, keadaan {to_day}; efek"
            " dalam poin persentase."
        ),
    ),
    "why_n_rate": (
        "Rate effect: the change of the group's own rate, times its average share in the letters.",
        "Efek respons: perubahan persentase kelompok sendiri, dikalikan rata-rata bagiannya dalam surat.",
    ),
    "why_n_mix": (
        "Mix effect: the change of its share in the letters, times how far its average rate lies from that of all.",
        "Efek porsi: perubahan bagiannya dalam surat, dikalikan jarak rata-rata persentasenya dari persentase semua.",
    ),
    "why_n_sum": (
        (
            "The effects add up to the change exactly; in print the effects of one kind are each rounded up or down"
            " by less than 0.01 so that all add up to {points} too, and Both is the sum of the two."
        ),
        (
            "Jumlah semua efek tepat sama dengan perubahannya; dalam cetakan tiap efek sejenis dibulatkan kurang dari"
            " 0,01 sehingga jumlahnya juga {points}, dan Jumlah adalah jumlah keduanya."
        ),
    ),
    "why_n_one_year": (
        "{n} groups had letters in one of the years only: all of their effect is mix.",
        "{n} kelompok bersurat hanya pada salah satu tahun: seluruh efeknya adalah porsi.",
    ),
    "why_n_one_year_one": (
        "{n} group had letters in one of the years only: all of its effect is mix.",
        "{n} kelompok bersurat hanya pada salah satu tahun: seluruh efeknya adalah porsi.",
    ),
    "why_n_rest": (
        "The effects of the others are the sums of their own, not worked out from the rates in their row.",
        "Efek yang lainnya adalah jumlah efek masing-masing, bukan dihitung dari persentase di barisnya.",
    ),
    "why_none": (
        "Why the rate moved can't be told: it needs two years with letters.",
        "Mengapa persentase bergerak tidak dapat dijelaskan: perlu dua tahun yang bersurat.",
    ),
    # names of the sheets of a workbook
    "sheet_rate_intervals": ("Intervals", "Selang"),
    "sheet_change_intervals": ("Changes", "Perubahan"),
    "sheet_peers": ("Peers", "Peringkat"),
    "sheet_unranked": ("Not ranked", "Tanpa peringkat"),
    "sheet_why_agency": ("Why by agency", "Sebab per instansi"),
    "sheet_why_group": ("Why by group", "Sebab per kelompok"),
    "sheet_why_category": ("Why by category", "Sebab per kategori"),
    "sheet_why_province": ("Why by province", "Sebab per provinsi"),
    "sheet_why_month": ("Why by month", "Sebab per bulan"),
    "sheet_why_source": ("Why by source", "Sebab per sumber"),
    "sheet_movers_agency": ("Movers by agency", "Penggerak per instansi"),
    "sheet_movers_group": ("Movers by group", "Penggerak per kelompok"),
    "sheet_movers_category": ("Movers by category", "Penggerak per kategori"),
    "sheet_movers_province": ("Movers by province", "Penggerak per provinsi"),
    "sheet_movers_month": ("Movers by month", "Penggerak per bulan"),
    "sheet_movers_source": ("Movers by source", "Penggerak per sumber"),
    "why_n_published": (
        "Worked out on the published table: the groups in the row of the others count as one.",
        "Dihitung dari tabel terbitan: kelompok dalam baris lainnya dihitung sebagai satu.",
    ),
}
