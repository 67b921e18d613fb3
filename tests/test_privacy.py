"""What tells who complains is masked, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dumas_cli.privacy import mask_address, mask_email, mask_name, mask_nik, mask_phone, mask_text, mask_value
from dumas_cli.records import Complainant

NIK = "3204010101900001"  # invented
SITI = Complainant(
    name="Siti Aminah",
    nik=NIK,
    phone="0812-3456-7890",
    email="siti.aminah@contoh.id",
    address="Jl. Melati No. 5 RT 01 RW 02, Kab. Bandung",
)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Siti Aminah", "S*** A***"),
        ("siti  AMINAH", "S*** A***"),
        ("Budi", "B***"),
        ("Al", "A***"),  # as many stars for a short name
        ("Siti Aminah binti Ahmad Fauzi", "S*** A*** B***"),
        ("", ""),
        ("  ", ""),
        (None, ""),
        ("123", "***"),
        ("Jum'at", "J***"),
    ],
)
def test_a_name_keeps_its_initials_and_not_its_length(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("nik", "masked"),
    [(NIK, "32***"), ("3204.0101.0190.0001", "32***"), (NIK[:15], "***"), (NIK + "1", "***"), ("", ""), (None, "")],
)
def test_a_nik_keeps_its_province(nik, masked):
    assert mask_nik(nik) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [("0812-3456-7890", "***90"), ("+62 812 3456 7890", "***90"), ("08123456", "***56"), ("0812345", "***"), ("", "")],
)
def test_a_phone_keeps_two_digits(phone, masked):
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("Jl. Melati No. 5, Kab. Bandung", "***, Kab. Bandung"),
        ("Jl. Melati 5 Kota Bandung, Jawa Barat", "***, Kota Bandung"),
        ("Kab. Bandung, Jl. Melati 5", "***, Kab. Bandung"),
        ("Kab. Bandung Jalan Melati", "***, Kab. Bandung"),
        ("Jl. Melati RW 02\nKota Bandung", "***, Kota Bandung"),
        ("Jl. Melati No. 5", "***"),
        ("Jl. Kota Lama 5", "***"),
        ("Komplek Kota Baru Blok C", "***"),
        ("Jl. Kota Lama Gang Mawar Nomor Tiga Rumah Hijau", "***"),
        ("", ""),
        (None, ""),
    ],
)
def test_an_address_keeps_at_most_its_kabupaten(address, masked):
    assert mask_address(address) == masked


def test_an_email_keeps_nothing():
    assert mask_email("siti.aminah@contoh.id") == "***@***"
    assert mask_email(None) == ""


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"NIK {NIK}.", "NIK ***."),
        ("NIK 3204 0101 0190 0001, tanah", "NIK ***, tanah"),
        ("NIK:3204.0101.0190.0001", "NIK:***"),
        ("3204-0101-0190-0001", "***"),
        ("HP 081234567890 aktif", "HP *** aktif"),
        ("HP 0812-3456-7890", "HP ***"),
        ("HP 0812 3456 789", "HP ***"),
        ("WA +6281234567890.", "WA ***."),
        ("WA +62 812-3456-7890", "WA ***"),
        ("WA 6281234567890", "WA ***"),
        ("Telp. (021) 7654321", "Telp. ***"),
        ("Telp. (0274)123456", "Telp. ***"),
        ("Telp. 021-7654321", "Telp. ***"),
        ("Telp. 0217654321", "Telp. ***"),
        ("surel budi.s+1@contoh.co.id, segera", "surel ***@***, segera"),
    ],
)
def test_numbers_that_reach_a_person_are_masked_in_text(text, masked):
    assert mask_text(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "surat No. B-1234/Kemensetneg/D-2/DM.05/03/2017 tanggal 05/08/2017",
        "R-812/M.Sesneg/02/2017",
        "sertipikat HGB No. 08123/Sukamaju",
        "Rp 1.250.000.000,00 dan Rp12.345.678.901.234",
        "Rp 0,8 miliar; 812.345.678 rupiah",
        "APBN Rp2.080.451.200.000.000",
        "pasal 28H ayat (4) UUD 1945 dan Pasal 33 UU 5/1960",
        "31 Desember 2017, 2017-12-31, 31-12-2017, 08-12-2017, 08.12.2017",
        "tanah seluas 12.345 m2, SHM 00123, GS 4567/1998",
        "NIP 19650817 199003 1 001 (18 angka)",
        "pukul 08.00-16.00 WIB, 021/Pdt.G/2017/PN.Bdg",
        "nomor rekening 1234567890",
        "Perkara 812/PDT.G/2016/PN JKT.SEL",
    ],
)
def test_letter_numbers_dates_money_and_articles_stay(text):
    assert mask_text(text, SITI) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Saya, Siti Aminah, mengadu", "Saya, ***, mengadu"),
        ("SITI  AMINAH mengadu", "*** mengadu"),
        ("Ibu Aminah dan Sdri. Siti", "Ibu *** dan Sdri. ***"),
        ("sitinya, situasi, aminahku", "sitinya, situasi, aminahku"),
        ("telepon 081234567890 atau 0812.3456.7890", "telepon *** atau ***"),
        ("alamat jl. melati no. 5 rt 01 rw 02, kab. bandung.", "alamat ***."),
    ],
)
def test_the_complainants_own_name_and_numbers_are_masked_in_text(text, masked):
    assert mask_text(text, SITI) == masked


def test_a_short_word_of_a_name_is_masked_only_with_the_whole_name():
    ali = Complainant(name="Al Gani")
    assert mask_text("Al Gani menulis: al hasil Gani rugi", ali) == "*** menulis: al hasil *** rugi"


@pytest.mark.parametrize(
    ("field", "value", "masked"),
    [
        ("complainant.name", "Siti Aminah", "S*** A***"),
        ("complainant.nik", NIK, "32***"),
        ("nik", "3.2E+15", "***"),
        ("complainant.phone", "081234567890", "***90"),
        ("complainant.email", "a@b.id", "***@***"),
        ("complainant.address", "Jl. Melati 5", "***"),
        ("received_on", "31/02/2017", "31/02/2017"),
        ("", f"412; {NIK}", "412; ***"),
        ("subject", "tanah, HP 081234567890", "tanah, HP ***"),
    ],
)
def test_a_problems_value_is_masked_by_its_field(field, value, masked):
    assert mask_value(field, value) == masked


WORDS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=3, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NIKS = st.text("0123456789", min_size=16, max_size=16)
PIECES = st.lists(
    st.one_of(
        st.sampled_from(["tanah", "Rp 1.000,00", "pasal 3", "05/08/2017", "\n", "(", "B-12/2017", "***", "HP"]),
        st.text(max_size=8),
    ),
    max_size=6,
)


@given(PIECES, NAMES, NIKS, st.sampled_from(["", " ", ".", "-"]), PIECES)
def test_masked_text_holds_neither_nik_nor_name(before, name, nik, gap, after):
    assume(not any(piece[-1:].isdecimal() or piece[-1:] in ".,/+-" for piece in before[-1:]))
    spaced = gap.join([nik[:4], nik[4:8], nik[8:12], nik[12:]])
    text = " ".join([*before, spaced, ";", name, ";", *after])
    for who in (Complainant(name=name, nik=nik), Complainant(name=name)):
        masked = mask_text(text, who)
        assert spaced not in masked
        assert f" {name} " not in masked


@given(PIECES, NAMES, NIKS)
def test_masking_twice_changes_nothing_more(pieces, name, nik):
    who = Complainant(name=name, nik=nik, phone="0812" + nik[:8], address=name + " 12")
    text = " ".join([*pieces, name, nik, who.phone, who.address])
    once = mask_text(text, who)
    assert mask_text(once, who) == once
    assert mask_text(mask_text(text)) == mask_text(text)


@given(st.text(max_size=30))
def test_a_masked_value_of_a_personal_field_holds_no_word_of_it(value):
    for field in ("name", "nik", "phone", "email", "address"):
        masked = mask_value(f"complainant.{field}", value)
        assert masked == mask_value(f"complainant.{field}", value)
        if field != "address":
            assert not [word for word in value.split() if len(word) > 4 and word in masked]
