"""Invented people: names put together at random, their NIK, telephone and address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from .places import Place, villages_of

_MEN = {
    "jawa": "Suparman,Sutrisno,Bambang,Slamet,Agus,Joko,Wahyu,Eko,Budi,Hadi,Asep,Dadang,Ujang,Cecep,Ahmad,Mulyono,"
    "Tarsono,Rohmat,Dedi,Yusuf,Imam,Sugeng,Kasmin,Wagiman,Endang,Hendra,Rudi,Andi,Abdul,Mohamad",
    "sumatera": "Zulkifli,Syahrial,Parlindungan,Sahat,Ridwan,Herman,Zainal,Amrizal,Togar,Marihot,Syafruddin,Edison,"
    "Iskandar,Rusli,Jhonson,Mahmud,Hasan,Effendi,Arifin,Junaidi",
    "bali": "I Wayan,I Made,I Nyoman,I Ketut,I Gede",
    "nusa": "Lalu,Muhammad,Yohanes,Petrus,Baiq Ahmad,Sirajuddin,Arsyad,Fransiskus,Martinus,Abdullah",
    "kalimantan": "Ardiansyah,Syamsul,Rahmat,Dayat,Yulius,Markus,Hamdani,Fathur,Suriansyah,Jamhari,Antonius",
    "sulawesi": "Andi,Daeng,Muhammad,Syamsuddin,Baso,Jufri,Ambo,Hamzah,Frans,Alexander,Yunus,La Ode,Mustafa,Arifuddin",
    "timur": "Yosep,Yakob,Daniel,Elias,Markus,Samuel,Abraham,Umar,Hasyim,Marthen,Simon,Paulus",
}
_WOMEN = {
    "jawa": "Sri,Siti,Endah,Sumiati,Yuliana,Rohayati,Ani,Wiwik,Tuti,Nur,Lilis,Dewi,Ratna,Sulastri,Kartini,Iis,Eni",
    "sumatera": "Rosmawati,Nurhayati,Rotua,Tiurma,Yusnidar,Ermawati,Deliana,Masnah,Zubaidah,Lasmaria",
    "bali": "Ni Wayan,Ni Made,Ni Nyoman,Ni Ketut,Ni Luh",
    "nusa": "Baiq,Maria,Fatimah,Yuliana,Theresia,Hadijah",
    "kalimantan": "Norhayati,Rusmini,Yuliana,Siti,Mariati,Herlina",
    "sulawesi": "Andi,Hasnah,Rosmini,Fatmawati,Selvi,Nurlina,Sitti",
    "timur": "Maria,Yohana,Debora,Martha,Salma,Fransina",
}
_LAST = {
    "jawa": "Santoso,Wibowo,Hidayat,Setiawan,Kurniawan,Prasetyo,Nugroho,Saputra,Susanto,Hartono,Supriyadi,Sunarto,"
    "Mulyadi,Rahmawati,Suryana,Permana,Gunawan,Sudrajat,Haryanto,Wijaya,Utomo,Purnomo,Maulana,Fauzi,Riyadi,Handayani,Astuti",
    "sumatera": "Siregar,Nasution,Simanjuntak,Hutagalung,Lubis,Harahap,Sinaga,Sitompul,Tanjung,Chaniago,Pasaribu,"
    "Ginting,Sembiring,Sihombing,Siahaan,Manurung,Daulay,Ismail,Hamid,Rasyid,Usman,Yahya,Damanik,Saragih",
    "bali": "Sudiarta,Suarjana,Wirawan,Artana,Suwitra,Sudana,Arnawa,Sukerti",
    "nusa": "Jayadi,Hamdan,Wirajaya,Sanusi,Da Costa,Lado,Nong,Goa,Ahyar,Muslim,Bere",
    "kalimantan": "Noor,Rahman,Ilham,Anwar,Effendy,Lidan,Ngau,Usop,Hasbullah,Tarigan,Saleh",
    "sulawesi": "Tahir,Mappasessu,Rumengan,Palenewen,Lamusa,Nur,Rauf,Sabang,Mangkona,Paputungan,Tompo,Muin,Halim",
    "timur": "Tomagola,Latupeirissa,Pattiasina,Wanggai,Wenda,Rumbiak,Sahetapy,Leatemia,Usman,Drakel,Mayor,Ohee",
}
_GROUPS = {  # by category; the last line is for all others
    "04": ("Serikat Pekerja Mandiri {place}", "Perwakilan karyawan {place}"),
    "05": ("Forum Komunikasi Warga {village}", "Kelompok Tani {tani}", "Perwakilan warga {village}"),
    "09": ("Forum Komunikasi Warga {village}", "Kelompok Tani {tani}", "Warga {village}"),
    "": ("LSM {lsm}", "Aliansi Masyarakat Peduli {place}", "Perwakilan warga {village}"),
}


@dataclass(frozen=True)
class Person:
    """Who complains, as on the letter; "" where the letter does not say."""

    name: str
    nik: str
    address: str
    phone: str
    woman: bool = False


def invent_person(place: Place, rng: Random, *, group: str | None = None) -> Person:
    """A person of the place, or with ``group``, a category, a body of citizens and its speaker."""
    village = rng.choice(villages_of(place))
    district = rng.choice(place.districts)
    woman = rng.random() < 0.3
    name = _name(place, rng, woman=woman)
    if group is not None:
        body = rng.choice(_GROUPS.get(group, _GROUPS[""])).format(
            village=village,
            tani=rng.choice(("Sumber Rejeki", "Harapan Jaya", "Tunas Muda", "Maju Bersama", "Karya Tani")),
            lsm=rng.choice(("Gerakan Rakyat Peduli Hukum", "Pijar Keadilan Nusantara", "Lembaga Pemantau Aparatur")),
            place=place.name,
        )
        name = f"{body} ({name}{', dkk' if rng.random() < 0.6 else ''})"
    elif rng.random() < 0.12:
        name = f"{name}, dkk" if rng.random() < 0.6 else name + rng.choice((", S.H.", ", S.Pd.", ", S.E."))
    return Person(name, _nik(place, rng, woman=woman), _address(place, village, district, rng), _phone(rng), woman)


def without(person: Person, rng: Random, share: float) -> Person:
    """The person as a hasty letter gives it: each of NIK, telephone and address may be missing."""
    blank = ("", "", "-")
    return replace(
        person,
        nik=rng.choice(blank) if rng.random() < share else person.nik,
        phone=rng.choice(blank) if rng.random() < share else person.phone,
        address="" if rng.random() < share / 4 else person.address,
    )


def invent_name(place: Place, rng: Random) -> str:
    """A man's name, without a title."""
    return _name(place, rng, woman=False, titled=False)


def _name(place: Place, rng: Random, *, woman: bool, titled: bool = True) -> str:
    # One in six has moved there from elsewhere.
    island = place.island if rng.random() < 0.83 else rng.choice(("jawa", "sumatera", "sulawesi"))
    first = rng.choice((_WOMEN if woman else _MEN)[island].split(","))
    last = rng.choice(_LAST[island].split(","))
    titles = ("Hj. ", "Dra. ") if woman else ("H. ", "Drs. ")
    title = rng.choice(titles) if titled and rng.random() < 0.07 else ""
    if rng.random() < 0.1 and island in ("jawa", "sulawesi"):
        return f"{title}{first}"
    return f"{title}{first} {last}"


def _nik(place: Place, rng: Random, *, woman: bool) -> str:
    born = date(rng.randint(1938, 1996), rng.randint(1, 12), rng.randint(1, 28))
    day = born.day + 40 if woman else born.day
    district = rng.randint(1, 18)
    return f"{place.code}{district:02d}{day:02d}{born.month:02d}{born.year % 100:02d}{rng.randint(1, 9):04d}"


def _phone(rng: Random) -> str:
    head = rng.choice(("0812", "0813", "0821", "0852", "0853", "0857", "0878", "0819", "0896"))
    digits = f"{rng.randint(0, 99999999):08d}"
    form = rng.random()
    if form < 0.15:
        return f"{head}-{digits[:4]}-{digits[4:]}"
    if form < 0.25:
        return f"+62{head[1:]}{digits}"
    if form < 0.32:
        return f"{head} {digits[:4]} {digits[4:]}"
    return head + digits


def _address(place: Place, village: str, district: str, rng: Random) -> str:
    short = place.full_name if place.is_city else f"Kab. {place.name}"
    rt = f"RT {rng.randint(1, 12):02d}/RW {rng.randint(1, 9):02d}"
    if place.is_city:
        street = rng.choice(("Jl. Merdeka", "Jl. Kenanga", "Jl. Pahlawan", "Jl. Melati", "Gg. Mawar", "Jl. Flamboyan"))
        return f"{street} No. {rng.randint(1, 180)} {rt}, Kec. {district}, {short}"
    hamlet = rng.choice(("Dusun I", "Dusun II", "Dusun Krajan", "Kp. Baru", "Dsn. Tengah"))
    return f"{hamlet} {rt} Desa {village}, Kec. {district}, {short}"
