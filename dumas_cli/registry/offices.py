"""The many ways to begin an office's name (Polres, Kapolres, Kepolisian Resort) -> its one beginning."""

from __future__ import annotations

from collections.abc import Iterator

from dumas_cli.registry.text import KIND_WORDS

Words = tuple[str, ...]

_LAND = (
    "kantor pertanahan nasional",
    "badan pertanahan nasional",
    "kementerian agraria dan tata ruang badan pertanahan nasional",
    "kementerian agraria dan tata ruang bpn",
    "kementerian atr bpn",
    "kemen atr bpn",
    "agraria dan tata ruang bpn",
    "atr bpn",
    "bpn atr",
    "bpn ri",
    "bpn",
    "pertanahan",
)

_STARTS: dict[str, str] = {
    "pemerintah daerah": "pemerintah",
    "pemda": "pemerintah",
    "pemkab": "pemerintah kabupaten",
    "pemda kab": "pemerintah kabupaten",
    "pemkot": "pemerintah kota",
    "pemprov": "pemerintah provinsi",
    "pemprop": "pemerintah provinsi",
    "bupati": "pemerintah kabupaten",
    "wali kota": "pemerintah kota",
    "walikota": "pemerintah kota",
    "gubernur": "pemerintah provinsi",
    "gub": "pemerintah provinsi",
    "wakil bupati": "pemerintah kabupaten",
    "wakil wali kota": "pemerintah kota",
    "wakil walikota": "pemerintah kota",
    "wakil gubernur": "pemerintah provinsi",
    "sekretaris daerah": "pemerintah",
    "sekretariat daerah": "pemerintah",
    "sekda": "pemerintah",
    "setda": "pemerintah",
    "kantah": "kantor pertanahan",
    "kakantah": "kantor pertanahan",
    "kakan pertanahan": "kantor pertanahan",
    "kanwil": "kantor wilayah",
    "kakanwil": "kantor wilayah",
    "polda": "kepolisian daerah",
    "kapolda": "kepolisian daerah",
    "polres": "kepolisian resor",
    "polres metro": "kepolisian resor",
    "polres metropolitan": "kepolisian resor",
    "kapolres": "kepolisian resor",
    "kapolres metro": "kepolisian resor",
    "kepolisian resor metro": "kepolisian resor",
    "polresta": "kepolisian resor",
    "kapolresta": "kepolisian resor",
    "polrestabes": "kepolisian resor kota",
    "kapolrestabes": "kepolisian resor kota",
    "poltabes": "kepolisian resor kota",
    "kepolisian resor kota besar": "kepolisian resor kota",
    "polsek": "kepolisian sektor",
    "kapolsek": "kepolisian sektor",
    "polsekta": "kepolisian sektor",
    "kejati": "kejaksaan tinggi",
    "kajati": "kejaksaan tinggi",
    "kejari": "kejaksaan negeri",
    "kajari": "kejaksaan negeri",
    "pn": "pengadilan negeri",
    "pa": "pengadilan agama",
    "mahkamah syariyah": "pengadilan agama",
    "pt": "pengadilan tinggi",
    "ptun": "pengadilan tata usaha negara",
    "pengadilan tun": "pengadilan tata usaha negara",
    "pta": "pengadilan tinggi agama",
    "pttun": "pengadilan tinggi tata usaha negara",
    "pt tun": "pengadilan tinggi tata usaha negara",
    "phi": "pengadilan hubungan industrial",
    "pengadilan tipikor": "pengadilan tindak pidana korupsi",
    "pengadilan tinggi tun": "pengadilan tinggi tata usaha negara",
    "ditjen": "direktorat jenderal",
    "dirjen": "direktorat jenderal",
    "direktur jenderal": "direktorat jenderal",
    "menteri": "kementerian",
    "kemen": "kementerian",
    "departemen": "kementerian",
}
for _land in _LAND:
    for _start in (_land, f"kantor {_land}", f"kantor kabupaten {_land}"):
        _STARTS[_start] = "kantor pertanahan"
    _STARTS[f"kantor wilayah {_land}"] = _STARTS[f"kanwil {_land}"] = _STARTS[f"kakanwil {_land}"] = (
        "kantor wilayah bpn"
    )

_BY_WORDS: dict[Words, Words] = {tuple(k.split()): tuple(v.split()) for k, v in _STARTS.items()}
_LONGEST = max(map(len, _BY_WORDS))

# Offices by their beginning alone: which kinds it may be. The row's place says which one.
BARE: dict[Words, tuple[str, ...]] = {
    ("pemerintah",): ("Pemerintah Kabupaten", "Pemerintah Kota", "Pemerintah Provinsi"),
    ("pemerintah", "kabupaten"): ("Pemerintah Kabupaten",),
    ("pemerintah", "kota"): ("Pemerintah Kota",),
    ("pemerintah", "provinsi"): ("Pemerintah Provinsi",),
    ("kantor", "pertanahan"): ("Kantor Pertanahan",),
    ("kantor", "wilayah", "bpn"): ("Kantor Wilayah BPN",),
    ("kepolisian", "daerah"): ("Kepolisian Daerah",),
    ("kepolisian", "resor"): ("Kepolisian Resor",),
    ("kepolisian", "resor", "kota"): ("Kepolisian Resor",),
    ("kejaksaan", "tinggi"): ("Kejaksaan Tinggi",),
    ("kejaksaan", "negeri"): ("Kejaksaan Negeri",),
    ("pengadilan", "negeri"): ("Pengadilan Negeri",),
    ("pengadilan", "agama"): ("Pengadilan Agama",),
    ("pengadilan", "tinggi"): ("Pengadilan Tinggi",),
    ("pengadilan", "tata", "usaha", "negara"): ("Pengadilan Tata Usaha Negara",),
}

# Who a letter is addressed to, before the agency's name.
_LEADS: tuple[Words, ...] = tuple(
    sorted(
        (
            tuple(lead.split())
            for lead in (
                "yth",
                "kepada",
                "bapak",
                "ibu",
                "saudara",
                "sdr",
                "kantor",
                "kepala",
                "wakil kepala",
                "plt",
                "pj",
                "rektor",
                "ketua",
                "pimpinan",
                "direksi",
                "direktur utama",
                "dirut",
                "sekretaris jenderal",
                "sekretariat jenderal",
                "sekjen",
                "setjen",
                "inspektur jenderal",
                "inspektorat jenderal",
                "irjen",
                "itjen",
                "sekretaris",
            )
        ),
        key=len,
        reverse=True,
    )
)
# What stands after the addressee: the unit that is to see to it, or where it sits.
_CUTS = frozenset({"cq", "up", "cc", "melalui"})
_TAILS: tuple[Words, ...] = (
    ("republik", "indonesia"),
    ("ri",),
    ("setempat",),
    ("di", "tempat"),
    ("tbk",),
    ("persero",),
)
_COURT_CLASS = frozenset({"i", "ia", "ib", "ii", "iia", "iib", "khusus"})
_COMPANY = frozenset({"pt", "perum", "perusahaan"})


def core(found: Words) -> Words:
    """The words of an agency's name without what is only ceremony: RI, (Persero) Tbk, "setempat"."""
    out = found
    if "persero" in found or "tbk" in found:
        out = tuple(word for word in found if word not in ("persero", "tbk")) or found
    while len(out) > 1:
        tail = next((tail for tail in _TAILS if out[-len(tail) :] == tail and len(out) > len(tail)), None)
        if tail is None:
            break
        out = out[: -len(tail)]
    return out


def begin(found: Words) -> Words:
    """The words with the beginning put into its one form; the same words where none is known.

    Short forms at the beginning are written out ("Kapolres Metro Bekasi" -> kepolisian resor bekasi), a
    court's class is dropped.
    """
    for n in range(min(_LONGEST, len(found)), 0, -1):
        start = _BY_WORDS.get(found[:n])
        # "Polres Metro" alone is that of the city of Metro.
        if start is not None and not (n == len(found) and found[-1] == "metro"):
            return _once(start, _classless(start, found[n:]))
    return _classless(found[:1], found)


def readings(found: Words) -> Iterator[Words]:
    """The ways to read an agency's name, the plainest first."""
    plain = core(found)
    yield plain
    yield begin(plain)
    for i, word in enumerate(plain[1:], 1):
        if word in _CUTS:
            yield from readings(plain[:i])
            break
    led = unled(plain)
    if led != plain:
        yield led
        yield begin(led)
    if plain[-1] in KIND_WORDS and len(plain) > 2:
        yield from _kind_first(begin(led))
    if plain[0] in _COMPANY and len(plain) > 1:
        yield plain[1:]
    if "di" in led[1:]:
        yield begin(led[: led.index("di", 1)])


def _kind_first(found: Words) -> Iterator[Words]:
    """The kind put before the name where it stands last ("Kantor Pertanahan Bogor (Kab)")."""
    for start in sorted(BARE, key=len, reverse=True):
        if found[: len(start)] == start and len(found) > len(start) + 1:
            yield (*start, found[-1], *found[len(start) : -1])
            return


def unled(found: Words) -> Words:
    """The words without whom the letter is addressed to before the agency's name ("Yth. Kepala ...")."""
    again = True
    while again:
        again = False
        for lead in _LEADS:
            if len(found) > len(lead) and found[: len(lead)] == lead:
                found, again = found[len(lead) :], True
    return found


def _once(start: Words, rest: Words) -> Words:
    """Beginning and rest without the kind said twice ("Bupati Kabupaten X")."""
    return (*start, *(rest[1:] if rest and rest[0] == start[-1] and rest[0] in KIND_WORDS else rest))


def _classless(start: Words, found: Words) -> Words:
    if start[0] not in ("pengadilan", "kantor") or "kelas" not in found:
        return found
    at = found.index("kelas")
    end = at + 1
    while end < len(found) and found[end] in _COURT_CLASS:
        end += 1
    return (*found[:at], *found[end:])
