"""Printed words of the plan of visits."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "plan_title": ("Plan of monitoring visits, {first} to {last}", "Rencana kunjungan monitoring, {first} s.d. {last}"),
    "plan_visits": (
        "{complaints} of {flagged} flagged complaints visited, {mandatory} of {all_mandatory} mandatory ones",
        "{complaints} dari {flagged} pengaduan bertanda dikunjungi, {mandatory} dari {all_mandatory} yang wajib",
    ),
    "plan_trips": (
        "Trips: {trips}, visits: {visits}, score: {value}",
        "Perjalanan: {trips}, kunjungan: {visits}, skor: {value}",
    ),
    "plan_cost": ("Cost {cost} of a budget of {budget}", "Biaya {cost} dari anggaran {budget}"),
    "plan_cost_free": ("Cost {cost}; no budget was set", "Biaya {cost}; tanpa batas anggaran"),
    "t_visits": ("Schedule by team and week", "Jadwal per tim dan pekan"),
    "t_trips": ("Trips and what they cost", "Perjalanan dan biayanya"),
    "t_left_out": ("Left out", "Tidak dikunjungi"),
    "t_limits": ("Left out, by the limit that kept it out", "Tidak dikunjungi, menurut batas yang menghalangi"),
    "h_team": ("Team", "Tim"),
    "h_week": ("Week from", "Pekan"),
    "h_time": ("Time", "Jam"),
    "h_complaints": ("Complaints", "Pengaduan"),
    "h_starts_on": ("From", "Dari"),
    "h_ends_on": ("To", "Sampai"),
    "h_days": ("Days", "Hari"),
    "h_places": ("Places", "Tempat"),
    "h_cost": ("Cost", "Biaya"),
    "h_items": ("Of which", "Rincian"),
    "h_limit": ("Limit", "Batas"),
    "h_minutes": ("Minutes", "Menit"),
    "h_per_diem": ("Per diem", "Uang harian"),
    "h_lodging": ("Lodging", "Penginapan"),
    "h_fares": ("Fares", "Tiket"),
    "h_local_transport": ("Local transport", "Transpor lokal"),
    "items": (
        "per diem {per_diem}; lodging {lodging}; fares {fares}; local transport {local_transport}",
        "uang harian {per_diem}; penginapan {lodging}; tiket {fares}; transpor lokal {local_transport}",
    ),
    "limit_no_place": ("place unknown", "tempat tidak dikenal"),
    "limit_no_skill": ("no team can do the method", "tidak ada tim untuk metodenya"),
    "limit_too_far": ("too far for a trip", "terlalu jauh untuk satu perjalanan"),
    "limit_deadline": ("not by its day", "tidak terkejar pada waktunya"),
    "limit_no_team_days": ("no team days left", "hari kerja tim habis"),
    "limit_budget": ("budget", "anggaran"),
    "n_plan_flags": (
        "Visits are chosen from the complaints flagged by triage as of {day}. Method of planning: {method}.",
        "Kunjungan dipilih dari pengaduan yang ditandai triase keadaan {day}. Cara penyusunan: {method}.",
    ),
    "n_plan_limit": (
        "The limit is the first one that kept a complaint out; lifting it may meet the next one.",
        "Batas adalah yang pertama menghalangi; bila dilonggarkan, batas berikutnya mungkin menghalangi.",
    ),
    "n_plan_files": ("Costs and holidays from: {files}.", "Biaya dan hari libur dari: {files}."),
    "n_plan_empty": ("No visit could be planned.", "Tidak ada kunjungan yang dapat direncanakan."),
    "n_plan_days": (
        "Trips count calendar days away, both ends included; costs are in rupiah.",
        "Perjalanan dihitung dalam hari kalender, termasuk hari pertama dan terakhir; biaya dalam rupiah.",
    ),
}
