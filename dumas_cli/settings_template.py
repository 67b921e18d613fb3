"""The text of a dumas.toml to start from: the least that a plan needs, and one with every key."""

from __future__ import annotations

from typing import Final

MINIMAL_TOML: Final = """\
[[team]]
name = "Tim 1"
members = 3

[[team]]
name = "Tim 2"
members = 2
"""

TEMPLATE_TOML: Final = """\
# Settings of dumas, for the file dumas.toml beside the database or in the folder you work in.
# Every key may be left out: then the value shown here holds, except where a line says otherwise.
# Lines that begin with # are notes.

# Language of what is printed: "en" or "id". Left out: that of the computer.
# lang = "id"

# Folder of the office's own reference files (travel_costs.csv, holidays.csv, ...), which go before
# the shipped ones. Left out: the folder "office" beside the database, if there is one.
# reference = "office"

[office]
# The place from which every trip starts and to which it returns.
base = "Kota Administrasi Jakarta Pusat"

[triage]
# Within how many working days after the triage a visit is due.
mandatory_workdays = 20  # mandatory complaints
high_workdays = 40       # complaints of level Tinggi

[plan]
# Rupiah for all trips of a plan. Left out: no limit. --budget goes before it.
# budget = 400_000_000
max_trip_days = 3        # days a trip may last: three days, two nights
max_trips = 8            # trips of one team in the period
travel_minutes = 660     # travel from 08:00 until 19:00
work_minutes = 480       # sessions from 08:00 until 16:00
extra_complaint_minutes = 60  # for each further complaint in a session

[plan.session_minutes]
# Minutes of a session on one complaint, by method.
gelar_pengaduan = 240
koordinasi = 120
klarifikasi = 180
konfirmasi = 120
mediasi = 360

[plan.speeds]
# Average km an hour: on the road by group of islands, in the base's town, by boat, by air.
sumatera = 42
jawa = 50
bali_nusa_tenggara = 35
kalimantan = 38
sulawesi = 38
maluku = 26
papua = 26
town = 20
sea = 28
air = 750

[plan.ways]
detour_factor = 1.35         # km on the road for each km as the crow flies
near_km = 250                # up to here the team drives, if there is a road
sea_max_km = 250             # the longest crossing by boat
road_start_minutes = 15
sea_start_minutes = 60
airport_minutes = 165        # both airports together
connection_minutes = 100     # a change of planes
road_start_rupiah = 350_000  # a hired car, one way, for the team
road_rupiah_per_km = 6_000
sea_start_rupiah = 100_000   # a boat ticket, one way, a person
sea_rupiah_per_km = 1_500
town_rupiah = 150_000        # taxis in the base's town, one way, for the team
fare_start_rupiah = 550_000  # a flight without a listed fare, one way, a person
fare_rupiah_per_km = 1_125
town_per_diem = 210_000      # per diem of a day in the base's town, a person

# One [[team]] for each team. Without a team there is no plan.
[[team]]
name = "Tim 1"
members = 3                  # a number, or the names: ["Nama Satu", "Nama Dua"]
grade = "eselon_iv"          # whose hotel ceiling: "eselon_iii" or "eselon_iv"
skills = ["gelar_pengaduan", "koordinasi", "klarifikasi", "konfirmasi", "mediasi"]  # left out: all
# max_trips = 6              # left out: that of [plan]
# leave = [{ from = 2018-02-19, to = 2018-02-23 }]  # both days included

[[team]]
name = "Tim 2"
members = 2
grade = "eselon_iv"
skills = ["koordinasi", "klarifikasi", "konfirmasi"]
"""
