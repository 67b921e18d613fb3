"""Each rule of the shipped card, on both sides of each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from triage_cases import (
    AS_OF,
    LAND_OFFICE,
    MINISTRY,
    REGENCY,
    a_case,
    a_letter,
    a_reply,
    account,
    an_earlier_letter,
    points,
    reminders,
    run,
    sentence,
    workdays_ago,
)

from dumas_cli.records import Classification, Reminder, ReplyKind, Secrecy, Status


def test_no_rule_fires_on_a_fresh_complete_complaint():
    assert points(a_case()) == {}
    assert run(a_case()).flags == ()


@pytest.mark.parametrize(
    ("classification", "waited", "expected"),
    [
        (None, 14, None),  # the last day of the limit
        (None, 15, 10),
        (None, 28, 10),
        (None, 29, 18),
        (None, 56, 18),
        (None, 57, 25),
        (Classification.ORDINARY, 14, None),
        (Classification.ORDINARY, 15, 10),
        (Classification.INFORMATION, 5, None),
        (Classification.INFORMATION, 6, 10),
        (Classification.INFORMATION, 21, 25),
        (Classification.OVERSIGHT, 60, None),
        (Classification.OVERSIGHT, 61, 10),
        (Classification.OVERSIGHT, 240, 18),
        (Classification.OVERSIGHT, 241, 25),
    ],
)
def test_a1_silence_beyond_once_twice_four_times_the_limit(classification, waited, expected):
    case = a_case(letters=[a_letter(ago=waited)], received_ago=waited, classification=classification)
    assert points(case).get("A1") == expected


@pytest.mark.parametrize("kind", list(ReplyKind))
def test_a1_stops_at_any_reply_to_that_letter(kind):
    assert "A1" not in points(a_case(letters=[a_letter(ago=40, responses=(a_reply(kind=kind),))]))


def test_a1_takes_the_letter_that_waits_longest():
    letters = [a_letter(ago=20), a_letter(REGENCY, ago=60), a_letter(MINISTRY, ago=90, responses=(a_reply(),))]
    english, indonesian = sentence(a_case(letters=letters), "A1")
    assert english == (
        "No reply for 60 working days (limit 14) to the letter of 8 Nov 2017 to Pemerintah Kabupaten Bogor"
    )
    assert indonesian == "Belum ditanggapi 60 hari kerja (batas 14): surat 8 Nov 2017 kepada Pemerintah Kabupaten Bogor"


@pytest.mark.parametrize(
    "letter",
    [
        a_letter(ago=None),  # no day of sending
        a_letter(ago=90, tracked=False),  # the source records no replies
        a_letter(ago=90, returned_on=workdays_ago(80)),  # misdirected
    ],
)
def test_a1_and_a2_have_no_clock_without_a_letter_that_waits(letter):
    assert not {"A1", "A2"} & set(points(a_case(letters=[letter])))


@pytest.mark.parametrize(("waited", "fires"), [(10, False), (11, True), (14, True), (15, False)])
def test_a2_fires_in_the_last_three_days_of_the_limit(waited, fires):
    assert (points(a_case(letters=[a_letter(ago=waited)])).get("A2") == 4) is fires


def test_a2_speaks_of_one_working_day_in_the_singular():
    english, indonesian = sentence(a_case(letters=[a_letter(ago=13)]), "A2")
    assert english.startswith("Reply due in 1 working day, on 1 Feb 2018")
    assert indonesian.startswith("Batas tanggapan 1 hari kerja lagi, 1 Feb 2018")


@pytest.mark.parametrize(("sent", "expected"), [(0, None), (1, 6), (2, 12), (3, 18), (7, 18)])
def test_a3_counts_reminders_up_to_three(sent, expected):
    assert points(a_case(letters=[a_letter(reminders=reminders(sent))])).get("A3") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ReplyKind.ACKNOWLEDGEMENT, 12), (ReplyKind.INTERIM, 12), (ReplyKind.SUBSTANTIVE, None)],
)
def test_a3_ends_with_a_substantive_reply_only(kind, expected):
    letter = a_letter(reminders=reminders(2), responses=(a_reply(kind=kind),))
    assert points(a_case(letters=[letter])).get("A3") == expected


def test_a3_takes_the_most_reminded_letter_not_their_sum():
    letters = [a_letter(reminders=reminders(1)), a_letter(REGENCY, reminders=reminders(1))]
    assert points(a_case(letters=letters))["A3"] == 6
    assert sentence(a_case(letters=letters), "A3")[0] == "Reminded once without a substantive reply"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("sudah 2x penegasan", 12),
        ("Sudah 3 kali diingatkan", 18),
        ("dua kali ditegaskan, belum dijawab", 12),
        ("Penegasan II tgl 3-5-2017", 12),
        ("penegasan ke-3", 18),
        ("sudah ditegaskan", 6),
        ("SUDAH DIINGATKAN SEKALI", 6),
        ("penegasan 2 Maret 2017", None),  # a day, not a count
        ("belum ada penegasan", None),
        ("surat peringatan 2 kali dari perusahaan", None),
        ("sudah 2017x penegasan", None),
        ("tembusan", None),
    ],
)
def test_a3_reads_the_count_in_the_note(note, expected):
    assert points(a_case(note=note)).get("A3") == expected


def test_a3_ignores_the_note_once_every_letter_is_answered():
    assert "A3" not in points(a_case(letters=[a_letter(responses=(a_reply(),))], note="sudah 2x penegasan"))


@pytest.mark.parametrize(("quiet", "fires"), [(60, False), (61, True)])
def test_a8_fires_when_nothing_moved_for_over_sixty_days_after_a_reply(quiet, fires):
    letter = a_letter(ago=quiet + 20, responses=(a_reply(quiet),))
    assert (points(a_case(letters=[letter], received_ago=quiet + 22)).get("A8") == 10) is fires


def test_a8_needs_a_reply_and_an_open_status():
    silent = a_case(letters=[a_letter(ago=90)], received_ago=90)
    asked = a_case(letters=[a_letter(ago=90, responses=(a_reply(80),))], received_ago=90, status=Status.AWAITING_PAPERS)
    assert "A8" not in points(silent)
    assert "A8" not in points(asked)


@pytest.mark.parametrize(("event", "fires"), [("reminder", True), ("return", False), ("reply", False)])
def test_a8_a_later_reply_or_return_is_a_development_but_our_reminder_is_not(event, fires):
    letter = a_letter(ago=90, responses=(a_reply(80),))
    other = {
        "reminder": a_letter(REGENCY, ago=90, reminders=(Reminder(1, workdays_ago(30)),)),
        "return": a_letter(REGENCY, ago=90, returned_on=workdays_ago(30)),
        "reply": a_letter(REGENCY, ago=90, responses=(a_reply(30),)),
    }[event]
    assert ("A8" in points(a_case(letters=[letter, other], received_ago=90))) is fires


@pytest.mark.parametrize(
    ("completed_ago", "received_ago", "fires"),
    [
        (30, 20, True),
        (20, 20, False),  # closed on the very day this letter came
        (10, 20, False),  # closed after it came
        (None, 20, False),
    ],
)
def test_b1_fires_when_the_complainant_writes_after_the_closing(completed_ago, received_ago, fires):
    case = a_case(received_ago=received_ago, related=[an_earlier_letter(80, completed_ago)])
    assert (points(case).get("B1") == 30) is fires


@pytest.mark.parametrize(("closed_on", "fires"), [(date(2016, 1, 15), True), (date(2016, 1, 14), False)])
def test_b1_reaches_back_24_months_from_this_letter(closed_on, fires):
    earlier = replace(an_earlier_letter(0), received_on=date(2015, 6, 1), completed_on=closed_on)
    assert ("B1" in points(a_case(received_on=date(2018, 1, 15), related=[earlier]))) is fires


def test_b1_names_both_days():
    english, indonesian = sentence(a_case(related=[an_earlier_letter(80, 30)]), "B1")
    assert english == "2017/0099 was closed on 20 Dec 2017; the complainant wrote again on 15 Jan 2018"
    assert indonesian == "2017/0099 dinyatakan selesai 20 Des 2017, pengadu menulis lagi 15 Jan 2018"


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("Kami mengucapkan terima kasih kepada Bapak Presiden karena sertifikat sudah terbit.", True),
        ("Kami mengucapkan terima kasih, namun jalan itu belum diperbaiki.", False),
        ("Jalan desa kami berlubang. Atas perhatian Bapak kami ucapkan terima kasih.", False),
        ("", False),
    ],
)
def test_b1_and_b3_pass_over_a_letter_that_only_gives_thanks(text, thanks):
    case = a_case(subject="Surat warga", text=text, related=[an_earlier_letter(80, 30)])
    assert ({"B1", "B3"} <= set(points(case))) is not thanks
    assert ({"B1", "B3"} & set(points(case)) == set()) is thanks


@pytest.mark.parametrize(("others", "expected"), [(0, None), (1, 10), (2, 18), (5, 18)])
def test_b3_counts_the_letters_of_the_complainant(others, expected):
    related = [an_earlier_letter(50 + n, label=f"2017/{n:04d}") for n in range(others)]
    assert points(a_case(related=related)).get("B3") == expected


@pytest.mark.parametrize(
    ("other_on", "fires"),
    [(date(2016, 1, 15), True), (date(2016, 1, 14), False)],  # this one came on 15 January 2018
)
def test_b3_looks_24_months_around_this_letter(other_on, fires):
    other = replace(an_earlier_letter(0), received_on=other_on)
    assert ("B3" in points(a_case(received_on=date(2018, 1, 15), related=[other]))) is fires


def test_b3_also_counts_the_letters_that_came_after_this_one():
    case = a_case(received_ago=50, related=[an_earlier_letter(3, label="2018/0501")])
    assert points(case)["B3"] == 10
    assert sentence(case, "B3")[0] == "2 letters on this matter by the same complainant, with 2018/0501"


@pytest.mark.parametrize(("category", "fires"), [("01", True), ("03", True), ("02", False), ("", False), ("13", False)])
def test_c1_by_category(category, fires):
    assert (points(a_case(category=category)).get("C1") == 12) is fires


def test_c1_is_never_taken_from_the_classification():
    assert "C1" not in points(a_case(classification=Classification.OVERSIGHT))


@pytest.mark.parametrize(("category", "rule", "given"), [("05", "C2", 12), ("04", "C3", 8)])
def test_c2_and_c3_by_category(category, rule, given):
    assert points(a_case(category=category)) == {rule: given}


WORDS = [
    ("C1", "Ada pungutan liar di kantor desa.", True),
    ("C1", "Petugas itu PUNGLI\nsetiap hari.", True),
    ("C1", "Kami mendukung pemberantasan korupsi.", False),
    ("C1", "Pelayanan cepat, tanpa pungli.", False),
    ("C1", "Perkorupsian", False),  # whole words only
    ("C2", "Sengketa tanah dengan perusahaan.", True),
    ("C2", "Lahan kami diserobot.", True),
    ("C2", "Pemerintah tanah air tercinta.", False),
    ("C2", "Minta ganti rugi kecelakaan.", False),
    ("C3", "Saya di-PHK tanpa pesangon.", True),
    ("C3", "Putusan hubungan kerja sepihak.", True),
    ("C3", "Upahnya di bawah standar.", True),
    ("C3", "Upaya kami sia-sia.", False),
    ("C4", "Kami diancam oleh preman.", True),
    ("C4", "Terjadi penganiayaan.", True),
    ("C4", "Ia mengancam keluarga kami.", True),
    ("C4", "Mohon ditindak tegas.", False),
    ("C4", "Tidak ada kekerasan dalam peristiwa itu.", False),
    ("C4", "tdk ada kekerasan", False),  # shortened
    ("C4", "Pelaku dengan ancaman hukuman lima tahun.", False),
    ("C4", "Ancaman longsor di desa.", False),
    ("C4", "Tidak ada kekerasan, tetapi kami diancam.", True),
    ("C5", "Rumah warga rawan longsor.", True),
    ("C5", "Sungai tercemar limbah pabrik.", True),
    ("C5", "Pencemaran nama baik saya.", False),
    ("C5", "Mohon bantuan korban longsor.", False),
    ("C5", "Gedung sekolah nyaris ambruk.", True),
    ("C5", "Usaha kami ambruk.", False),
    ("C6", "Sudah ada putusan pengadilan.", True),
    ("C6", "Putusan itu telah inkracht.", True),
    ("C6", "Perkara Nomor 12/Pdt.G/2016/PN.Cbi sedang disidangkan.", True),
    ("C6", "berkekuatan hukum\ntetap", True),
    ("C6", "Putusan hubungan kerja sepihak.", False),
    ("C6", "Rumah kami digusur tanpa putusan pengadilan.", False),
    ("C6", "Saya divonis kanker.", False),
    ("D3", "Saya seorang lansia.", True),
    ("D3", "Istri saya hamil.", True),
    ("D3", "Masyarakat adat di hulu sungai.", True),
    ("D3", "Sertifikat itu cacat hukum.", False),
    ("D3", "Perekonomian lumpuh.", False),
]


@pytest.mark.parametrize(("rule", "text", "fires"), WORDS)
def test_c_and_d3_by_plain_words(rule, text, fires):
    assert (rule in points(a_case(subject="Surat", text=text))) is fires


def test_a_reason_quotes_the_words_as_they_were_written():
    english, indonesian = sentence(a_case(text="Ada  PUNGUTAN\n Liar di sana."), "C1")
    assert english == 'Oversight matter: "PUNGUTAN Liar"'
    assert indonesian == 'Berkadar pengawasan: "PUNGUTAN Liar"'


def test_c6_is_also_found_in_the_note_and_in_the_newest_reply():
    replies = (a_reply(6, text="Akan kami proses."), a_reply(5, text="Perkara ini telah inkracht."))
    assert points(a_case(note="sudah inkracht"))["C6"] == -15
    assert points(a_case(letters=[a_letter(responses=replies)]))["C6"] == -15
    assert "C6" not in points(a_case(letters=[a_letter(responses=replies[::-1])]))


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"has_identity": False}, "identity"),
        ({"has_address": False}, "address"),
        ({"place_as_written": ""}, "place"),
        ({"attachments": " "}, "evidence"),
        ({"letters": []}, "agency"),
        ({"letters": [a_letter(returned_on=workdays_ago(3))]}, "agency"),
        ({"status": Status.AWAITING_PAPERS}, "papers awaited from the complainant"),
        ({"letters": [a_letter(responses=(a_reply(text="Mohon dilengkapi."),))]}, "papers the agency asked for"),
    ],
)
def test_e1_names_the_paper_that_is_missing(changes: dict[str, Any], word):
    case = a_case(**changes)
    assert points(case)["E1"] == 5
    assert sentence(case, "E1")[0] == f"Papers incomplete: {word}"


def test_e1_asks_an_anonymous_complainant_for_no_identity():
    case = a_case(has_identity=False, has_address=False, secrecy=Secrecy.ANONYMOUS)
    assert "E1" not in points(case)
    assert "E1" in points(a_case(has_identity=False, secrecy=Secrecy.CONFIDENTIAL))


def test_e1_asks_a_lapor_report_only_for_what_the_export_records():
    bare = {"source": "lapor", "has_identity": False, "has_address": False, "attachments": ""}
    assert "E1" not in points(a_case(**bare))
    assert sentence(a_case(**bare, place_as_written=""), "E1")[1] == "Berkas belum lengkap: lokasi"


@pytest.mark.parametrize(
    ("agencies", "expected"),
    [
        ((LAND_OFFICE,), None),
        ((LAND_OFFICE, LAND_OFFICE), None),  # two letters to one agency
        ((LAND_OFFICE, REGENCY), 6),
        ((LAND_OFFICE, REGENCY, MINISTRY), 12),
    ],
)
def test_e2_counts_different_agencies(agencies, expected):
    assert points(a_case(letters=[a_letter(agency) for agency in agencies])).get("E2") == expected


def test_e2_does_not_count_an_agency_that_returned_the_letter():
    letters = [a_letter(), a_letter(REGENCY, returned_on=workdays_ago(2))]
    assert "E2" not in points(a_case(letters=letters))


@pytest.mark.parametrize(("age", "fires"), [(250, False), (251, True)])
def test_e4_fires_over_250_working_days(age, fires):
    assert (points(a_case(received_ago=age)).get("E4") == 6) is fires


def test_e5_takes_points_for_a_mere_copy():
    assert points(a_case(copy_only=True)) == {"E5": -10}


def test_k13_a_disposition_makes_it_mandatory_without_points():
    (flag,) = run(a_case(must_visit=True)).flags
    assert (flag.mandatory, flag.needs_clarification, flag.score) == (True, True, 0)
    assert [(hit.rule_id, hit.points) for hit in flag.hits] == [("K13", 0)]
    assert flag.hits[0].reason_en == "A leadership disposition asks for direct clarification"


def test_what_is_dated_later_is_not_seen():
    later = AS_OF + timedelta(days=1)
    letters = [
        a_letter(ago=20, reminders=(Reminder(1, later),), responses=(replace(a_reply(), received_on=later),)),
        a_letter(REGENCY, sent_on=later),
        a_letter(MINISTRY, ago=40, returned_on=later),
    ]
    case = a_case(letters=letters, related=[replace(an_earlier_letter(0), received_on=later)], completed_on=later)
    assert set(points(case)) == {"A1", "E2"}
    assert account(case).notes == (
        ("What is dated after 31 Jan 2018 was not looked at.", "Yang bertanggal setelah 31 Jan 2018 tidak dilihat."),
    )
