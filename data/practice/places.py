"""The regencies and cities of the practice data, in their provinces of 2016 and 2017, with some real districts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A regency or city. ``island`` chooses names of people and villages; ``weight`` is its share of the complaints."""

    code: str  # four digits, as at the head of a NIK
    kind: str  # "Kabupaten" or "Kota"
    name: str
    province: str
    island: str
    weight: int
    districts: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """The name with its kind before it: "Kabupaten Garut"."""
        return f"{self.kind} {self.name}"

    @property
    def is_city(self) -> bool:
        """Whether it is a city (kota)."""
        return self.kind == "Kota"

    @property
    def on_coast(self) -> bool:
        """Whether it lies by the sea."""
        return self.code in _COAST.split()

    @property
    def in_jakarta(self) -> bool:
        """Whether it is one of the capital's cities, which have no government of their own."""
        return self.code.startswith("31")


# code | name (K = Kota) | weight | districts, under "province: island"
_TABLE = """
Aceh: sumatera
1103 Aceh Timur|5|Peureulak,Idi Rayeuk,Birem Bayeun
1108 Aceh Utara|5|Lhoksukon,Dewantara,Cot Girek
1171 K Banda Aceh|4|Kuta Alam,Ulee Kareng,Syiah Kuala
Sumatera Utara: sumatera
1271 K Medan|20|Medan Johor,Medan Marelan,Medan Tembung,Medan Helvetia
1207 Deli Serdang|16|Percut Sei Tuan,Tanjung Morawa,Sunggal,Hamparan Perak
1205 Langkat|8|Stabat,Besitang,Padang Tualang
1208 Simalungun|7|Bandar,Siantar,Tanah Jawa
1210 Labuhanbatu|5|Bilah Hulu,Panai Tengah,Rantau Utara
Sumatera Barat: sumatera
1371 K Padang|7|Koto Tangah,Kuranji,Lubuk Begalung
1312 Pasaman Barat|5|Kinali,Pasaman,Gunung Tuleh
Riau: sumatera
1471 K Pekanbaru|8|Tampan,Tenayan Raya,Rumbai
1401 Kampar|8|Tapung,Siak Hulu,Bangkinang
1405 Pelalawan|5|Pangkalan Kerinci,Teluk Meranti,Langgam
1406 Rokan Hulu|5|Rambah,Tambusai,Kepenuhan
Kepulauan Riau: sumatera
2171 K Batam|9|Batu Aji,Nongsa,Sagulung,Bengkong
Jambi: sumatera
1504 Batanghari|6|Bajubang,Muara Bulian,Mersam
1503 Sarolangun|4|Pauh,Mandiangin,Sarolangun
1571 K Jambi|5|Kota Baru,Telanaipura,Jelutung
Sumatera Selatan: sumatera
1671 K Palembang|11|Ilir Barat I,Sukarami,Plaju,Kertapati
1602 Ogan Komering Ilir|7|Mesuji,Lempuing,Pampangan
1603 Muara Enim|6|Lawang Kidul,Gelumbang,Tanjung Agung
1606 Musi Banyuasin|5|Sekayu,Bayung Lencir,Sungai Lilin
Bengkulu: sumatera
1705 Seluma|3|Sukaraja,Talo,Semidang Alas
1771 K Bengkulu|3|Gading Cempaka,Selebar,Muara Bangka Hulu
Lampung: sumatera
1871 K Bandar Lampung|8|Sukarame,Kedaton,Panjang
1802 Lampung Tengah|8|Terbanggi Besar,Anak Tuha,Bandar Mataram
1805 Tulang Bawang|6|Gedung Meneng,Menggala,Rawa Jitu Timur
1811 Mesuji|5|Way Serdang,Tanjung Raya,Simpang Pematang
Kepulauan Bangka Belitung: sumatera
1901 Bangka|4|Sungailiat,Belinyu,Mendo Barat
Banten: jawa
3671 K Tangerang|10|Cipondoh,Neglasari,Benda
3674 K Tangerang Selatan|9|Pamulang,Serpong,Ciputat
3603 Tangerang|10|Teluknaga,Kosambi,Cikupa
3601 Pandeglang|6|Labuan,Panimbang,Cikeusik
DKI Jakarta: jawa
3172 K Jakarta Utara|14|Penjaringan,Cilincing,Koja,Tanjung Priok
3175 K Jakarta Timur|18|Cakung,Duren Sawit,Kramat Jati,Cipayung
3173 K Jakarta Barat|13|Cengkareng,Kalideres,Kembangan
3174 K Jakarta Selatan|14|Tebet,Pasar Minggu,Jagakarsa
3171 K Jakarta Pusat|11|Tanah Abang,Kemayoran,Senen
Jawa Barat: jawa
3273 K Bandung|14|Bandung Wetan,Coblong,Antapani,Kiaracondong
3204 Bandung|10|Majalaya,Rancaekek,Soreang
3201 Bogor|20|Rumpin,Jonggol,Cigudeg,Gunung Putri,Cibinong
3216 Bekasi|16|Cikarang Utara,Tambun Selatan,Babelan,Tarumajaya
3275 K Bekasi|14|Jatiasih,Bantar Gebang,Medan Satria
3276 K Depok|11|Sawangan,Cimanggis,Sukmajaya
3215 Karawang|12|Telukjambe Barat,Klari,Rengasdengklok
3205 Garut|8|Cisompet,Pameungpeuk,Cikajang
3212 Indramayu|9|Losarang,Patrol,Krangkeng
3210 Majalengka|6|Kertajati,Jatitujuh,Ligung
3202 Sukabumi|7|Cibadak,Ciemas,Jampangkulon
3203 Cianjur|7|Cipanas,Ciranjang,Cidaun
Jawa Tengah: jawa
3374 K Semarang|10|Ngaliyan,Tembalang,Genuk
3324 Kendal|6|Kaliwungu,Rowosari,Weleri
3318 Pati|7|Kayen,Sukolilo,Tambakromo
3317 Rembang|5|Gunem,Sale,Lasem
3301 Cilacap|7|Kroya,Cipari,Wanareja
3329 Brebes|7|Larangan,Ketanggungan,Bulakamba
3311 Sukoharjo|4|Nguter,Grogol,Kartasura
3372 K Surakarta|5|Banjarsari,Jebres,Laweyan
Daerah Istimewa Yogyakarta: jawa
3401 Kulon Progo|7|Temon,Galur,Wates
3404 Sleman|7|Depok,Ngaglik,Mlati
3471 K Yogyakarta|4|Umbulharjo,Gondokusuman,Kotagede
Jawa Timur: jawa
3578 K Surabaya|18|Wonokromo,Rungkut,Sukolilo,Sawahan
3515 Sidoarjo|12|Porong,Waru,Tanggulangin
3509 Jember|9|Silo,Puger,Tempurejo
3510 Banyuwangi|9|Pesanggaran,Glenmore,Wongsorejo
3507 Malang|9|Dampit,Kepanjen,Kalipare
3508 Lumajang|6|Pasirian,Tempursari,Candipuro
3525 Gresik|7|Manyar,Driyorejo,Cerme
3523 Tuban|5|Jenu,Kerek,Soko
Bali: bali
5171 K Denpasar|6|Denpasar Selatan,Denpasar Barat,Denpasar Utara
5108 Buleleng|5|Gerokgak,Sukasada,Kubutambahan
Nusa Tenggara Barat: nusa
5202 Lombok Tengah|7|Pujut,Praya,Praya Barat
5271 K Mataram|4|Ampenan,Cakranegara,Sandubaya
5206 Bima|4|Lambu,Sape,Woha
Nusa Tenggara Timur: nusa
5307 Sikka|5|Talibura,Waigete,Nita
5315 Manggarai Barat|5|Komodo,Boleng,Lembor
5371 K Kupang|5|Oebobo,Maulafa,Alak
Kalimantan Barat: kalimantan
6104 Ketapang|7|Kendawangan,Jelai Hulu,Marau
6112 Kubu Raya|6|Sungai Raya,Rasau Jaya,Kubu
6171 K Pontianak|5|Pontianak Utara,Pontianak Barat,Pontianak Kota
Kalimantan Tengah: kalimantan
6202 Kotawaringin Timur|7|Mentaya Hulu,Parenggean,Cempaga
6271 K Palangkaraya|4|Jekan Raya,Sabangau,Pahandut
Kalimantan Selatan: kalimantan
6371 K Banjarmasin|6|Banjarmasin Selatan,Banjarmasin Timur,Banjarmasin Utara
6310 Tanah Bumbu|5|Satui,Kusan Hilir,Angsana
Kalimantan Timur: kalimantan
6472 K Samarinda|8|Samarinda Utara,Palaran,Sambutan
6402 Kutai Kartanegara|8|Loa Janan,Tenggarong,Muara Badak
6471 K Balikpapan|6|Balikpapan Utara,Balikpapan Timur,Balikpapan Barat
Kalimantan Utara: kalimantan
6503 Nunukan|4|Sebuku,Nunukan,Sembakung
Sulawesi Utara: sulawesi
7171 K Manado|6|Malalayang,Mapanget,Tuminting
7106 Minahasa Utara|4|Likupang Timur,Airmadidi,Kema
Gorontalo: sulawesi
7504 Pohuwato|3|Marisa,Buntulia,Randangan
Sulawesi Tengah: sulawesi
7271 K Palu|5|Tatanga,Mantikulore,Ulujadi
7206 Morowali|6|Bahodopi,Bungku Tengah,Bumi Raya
Sulawesi Selatan: sulawesi
7371 K Makassar|12|Tamalanrea,Manggala,Biringkanaya,Panakkukang
7302 Bulukumba|6|Kajang,Bulukumpa,Ujung Loe
7305 Takalar|4|Polombangkeng Utara,Galesong,Mappakasunggu
7324 Luwu Timur|5|Nuha,Malili,Towuti
Sulawesi Tenggara: sulawesi
7471 K Kendari|5|Baruga,Poasia,Mandonga
7402 Konawe|4|Unaaha,Routa,Pondidaha
Sulawesi Barat: sulawesi
7602 Mamuju|4|Kalukku,Tapalang,Papalang
Maluku: timur
8171 K Ambon|5|Sirimau,Teluk Ambon,Baguala
8104 Buru|3|Waeapo,Namlea,Lolong Guba
Maluku Utara: timur
8271 K Ternate|3|Ternate Selatan,Ternate Utara,Ternate Tengah
8202 Halmahera Tengah|3|Weda,Weda Tengah,Weda Utara
Papua: timur
9171 K Jayapura|6|Abepura,Heram,Muara Tami
9103 Jayapura|4|Sentani,Sentani Timur,Nimboran
Papua Barat: timur
9202 Manokwari|4|Manokwari Barat,Manokwari Selatan,Warmare
"""


def _read_table() -> tuple[Place, ...]:
    places: list[Place] = []
    province = island = ""
    for line in _TABLE.strip().splitlines():
        if "|" not in line:
            province, island = line.split(": ")
            continue
        head, weight, districts = line.split("|")
        code, name = head.split(" ", 1)
        kind = "Kota" if name.startswith("K ") else "Kabupaten"
        bare = name.removeprefix("K ")
        places.append(Place(code, kind, bare, province, island, int(weight), tuple(districts.split(","))))
    return tuple(places)


PLACES = _read_table()

_COAST = """
1103 1108 1171 1371 2171 1705 1771 1871 1901 3603 3601 3172 3216 3215 3205 3212 3202 3203 3374 3324 3318 3317 3301 3329
3401 3578 3515 3509 3510 3507 3508 3525 3523 5171 5108 5202 5271 5206 5307 5315 5371 6104 6112 6310 6402 6471 6503 7171
7106 7504 7271 7206 7371 7302 7305 7324 7471 7602 8171 8104 8271 8202 9171 9103 9202
"""

VILLAGES = {
    "jawa": "Sukamaju,Karangsari,Sidomulyo,Mekarjaya,Sumberagung,Karanganyar,Cibodas,Wonosari,Tegalrejo,Jatimulya",
    "sumatera": "Tanjung Harapan,Bukit Makmur,Sei Mencirim,Pematang Jaya,Suka Damai,Lubuk Sakti,Simpang Empat",
    "bali": "Sumberklampok,Padangsari,Batu Agung,Tegal Kerta",
    "nusa": "Mekar Damai,Lembah Sari,Batu Putih,Wae Kesambi,Nangahale,Sukarara",
    "kalimantan": "Sungai Pinang,Tanah Merah,Batu Ampar,Loa Kulu,Teluk Batang,Bukit Raya",
    "sulawesi": "Bonto Mangiring,Tanete,Lalundu,Batu Merah,Tompobulu,Balantang,Sumber Jaya",
    "timur": "Waai,Kampung Harapan,Nendali,Kalumata,Lelilef,Sowi",
}


def villages_of(place: Place) -> list[str]:
    """Invented or common village names that fit the island."""
    return VILLAGES[place.island].split(",")
