"""Printed words of charts and of the forms that hold them."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "sheet_charts": ("Charts", "Grafik"),
    "chart_years": ("{rate} from {first} to {last}", "{rate} tahun {first} sampai {last}"),
    "chart_groups": ("{rate} by agency group", "{rate} menurut kelompok instansi"),
    "chart_months": ("{rate} by month of the letter", "{rate} menurut bulan surat"),
    "chart_map": ("{rate} by province, {year}", "{rate} menurut provinsi, {year}"),
    "chart_of_letters": ("{rate}, of letters", "{rate}, dari surat"),
    "chart_share_of": ("{share} of {n}", "{share} dari {n}"),
    "chart_counts": ("{share}, {answered} of {n} letters", "{share}, {answered} dari {n} surat"),
    "chart_too_few": ("{n} letters, too few", "{n} surat, terlalu sedikit"),
    "chart_too_few_one": ("1 letter, too few", "1 surat, terlalu sedikit"),
    "chart_known": ("As known on {day}.", "Keadaan {day}."),
    # the map
    "chart_below": ("below {high}", "di bawah {high}"),
    "chart_between": ("{low} to <{high}", "{low} sampai <{high}"),
    "chart_above": ("{low} and more", "{low} ke atas"),
    "chart_fewer": ("fewer than {n} letters", "kurang dari {n} surat"),
    "chart_none": ("none", "tidak ada"),
    "chart_size": ("Letters:", "Surat:"),
    "chart_unplaced": (
        "{n} letters of no province that is told are not on the map",
        "{n} surat tanpa provinsi yang disebut tidak ada di peta",
    ),
    "chart_unplaced_one": (
        "1 letter of no province that is told is not on the map",
        "1 surat tanpa provinsi yang disebut tidak ada di peta",
    ),
    # the page
    "page_contents": ("Contents", "Daftar isi"),
    "page_charts": ("At a glance", "Sekilas"),
    "page_notes": ("Notes", "Keterangan"),
    "page_figures": ("The figures behind it", "Angka di baliknya"),
}
