"""Invented results that the renderers' tests print; nobody in them exists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO

from rich.console import Console

from dumas_cli.figures.yearly import Breakdown, YearlyReport
from dumas_cli.records import (
    Agency,
    CellPlace,
    Classification,
    Complainant,
    Complaint,
    Cost,
    Document,
    Flag,
    Hit,
    KindBy,
    LeftOut,
    Level,
    Method,
    Place,
    Plan,
    Problem,
    ReplyKind,
    Status,
    Tally,
    Trip,
    UntrackedTally,
    Visit,
)
from dumas_cli.render.explain import explain_document
from dumas_cli.render.importing import import_summary_document
from dumas_cli.render.listing import list_document
from dumas_cli.render.numbers import Lang
from dumas_cli.render.plan import plan_document
from dumas_cli.render.rejects import rejects_document
from dumas_cli.render.report import report_document
from dumas_cli.render.show import show_document
from dumas_cli.render.terminal import print_document
from dumas_cli.render.triage import triage_document
from dumas_cli.report.breakdown import breakdown, largest
from dumas_cli.report.yearly import yearly
from dumas_cli.results import (
    ChangedValue,
    Explanation,
    FactLine,
    FileResult,
    ImportResult,
    ListRow,
    MissedRule,
    OpenName,
    RulesFile,
    SkippedSheet,
    Story,
    StoryEvent,
    SumLine,
)

AS_OF = date(2018, 1, 31)
RULES = RulesFile("card.toml", "9f3c51d0a7be" + "0" * 52)
CATEGORIES = {
    "02": ("Pelayanan masyarakat", "Public services"),
    "04": ("Kepegawaian/ketenagakerjaan", "Employment and labour"),
    "05": ("Pertanahan/perumahan", "Land and housing"),
}
ATR = "Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional"
LAND_OFFICE = "Kantor Pertanahan Kabupaten Tapanuli Selatan"
TAPSEL = Place("12.03", "kabupaten", "Tapanuli Selatan", "Kabupaten Tapanuli Selatan", "12", "Sumatera Utara")
BANDUNG = Place("32.73", "kota", "Bandung", "Kota Bandung", "32", "Jawa Barat")
PLACES = [TAPSEL, BANDUNG, None]
AGENCIES = [Agency(ATR), Agency(LAND_OFFICE), Agency("Pemerintah Kota Bandung")]
HITS = (
    Hit("A1", 25, "No reply after 187 working days (limit 14)", "Belum ditanggapi 187 hari kerja (batas 14)"),
    Hit("A3", 12, "Reminded 2 times without a substantive reply", "Sudah 2 kali diingatkan tanpa jawaban substantif"),
    Hit("C2", 12, "Land, eviction or compensation", "Sengketa pertanahan, penggusuran atau ganti rugi"),
    Hit("B3", 10, "Letter 2 of the same complainant on this matter", "Pengaduan ke-2 pengadu untuk perkara ini"),
    Hit("E4", 6, "Open for 14 months", "Berumur 14 bulan"),
)

# --------------------------------------------------------------------------- report

GROUPS = [
    ("regencies_cities", (700, 500), (720, 600)),
    ("land_offices", (480, 340), (500, 424)),
    ("ministries", (300, 250), (320, 280)),
    ("law_and_courts", (0, 0), (110, 82)),
    ("others", (130, 86), (0, 0)),
]
NAMES = [ATR, LAND_OFFICE, "Kementerian Ketenagakerjaan", *(f"Pemerintah Kota {n}" for n in "ABCDEFGHIJ")]


def a_report(years: Sequence[int] = (2016, 2017)) -> YearlyReport:
    tallies = [
        Tally(2014, "", 1201, 3, 700, received=1300, completed=800),
        Tally(2015, "", 1400, 9, 910, received=1502, completed=955),
        Tally(2016, "", 1610, 12, 1176, received=1702, completed=1102),
        Tally(2017, "", 1650, 15, 1386, received=1790, completed=1194),
    ]
    same_age = [
        Tally(2014, "", 1201, 3, 690, received=1300, completed=800),
        Tally(2015, "", 1401, 8, 901, received=1502, completed=955),
        Tally(2016, "", 1612, 10, 1170, received=1702, completed=1102),
        Tally(2017, "", 1650, 15, 1386, received=1790, completed=1194),
    ]
    untracked = [UntrackedTally("lapor", 2017, 312, 290, 218)]
    return yearly(tallies, same_age, untracked, years=years, as_of=AS_OF)


def breakdowns(years: Sequence[int] = (2016, 2017)) -> list[Breakdown]:
    def known_on(year: int) -> date:
        return AS_OF

    groups = [
        Tally(year, key, referred, 1, answered)
        for key, *counts in GROUPS
        for year, (referred, answered) in zip((2016, 2017), counts, strict=True)
        if referred
    ]
    agencies = [Tally(y, name, 140 - 9 * n, 0, 100 - 8 * n + y % 2) for y in years for n, name in enumerate(NAMES)]
    categories = [
        Tally(y, key, 800 - 90 * n, 2, 500 - 40 * n + y % 7, received=900, completed=500)
        for y in years
        for n, key in enumerate(["05", "04", "02", "lain sekali", ""])
    ]
    provinces = [
        Tally(y, key, 300 - 90 * n, 2, 200 - 60 * n + y % 7, received=320, completed=150)
        for y in years
        for n, key in enumerate(["Jawa Barat", "Sumatera Utara", "DI Yogyakarta"])
    ]
    return [
        breakdown("group", groups, years=years, known_on=known_on),
        largest(breakdown("agency", agencies, years=years, known_on=known_on)),
        breakdown("category", categories, years=years, known_on=known_on),
        breakdown("province", provinces, years=years, known_on=known_on),
    ]


def report(lang: Lang = "en", years: Sequence[int] = (2016, 2017), *, same_age: bool = False) -> Document:
    return report_document(a_report(years), breakdowns(years), lang=lang, same_age=same_age, categories=CATEGORIES)


# --------------------------------------------------------------------------- triage, plan


def a_flag(n: int, **changes: object) -> Flag:
    level = (Level.HIGH, Level.MEDIUM, Level.LOW)[min(n // 3, 2)]
    complaint = Complaint(
        n,
        "surat",
        2017,
        str(412 + n),
        f"2017/{412 + n:04}",
        date(2017, 1, 5) + timedelta(days=n),
        category="05",
        place=PLACES[n % 3],
    )
    values: dict[str, object] = {
        "complaint": complaint,
        "agencies": tuple(AGENCIES[: 1 + n % 3]),
        "score": 87 - 7 * n,
        "level": level,
        "needs_clarification": n < 5,
        "method": list(Method)[n % 5],
        "alternative": Method.KONFIRMASI,
        "mandatory": n == 1,
        "visit_by": date(2018, 2, 28) if n < 5 else None,
        "waiting_workdays": 187 - n if n != 2 else None,
        "hits": HITS[: 5 - n % 5],
    }
    return Flag(**(values | changes))


def triage(lang: Lang = "en", *, limit: int | None = 6) -> Document:
    flags = [a_flag(n) for n in range(9)]
    return triage_document(flags, evaluated=812, as_of=AS_OF, rules=RULES, lang=lang, limit=limit)


def a_plan() -> Plan:
    trips = []
    for number, team in enumerate(("Tim 1", "Tim 2")):
        for week in range(2):
            day = date(2018, 2, 5) + timedelta(days=7 * week)
            first = 10 * number + 5 * week
            visits = (
                Visit(day, 60, 210, TAPSEL, LAND_OFFICE, Method.KLARIFIKASI, (first, first + 1), 120),
                Visit(day + timedelta(1), 0, 180, BANDUNG, NAMES[3], Method.GELAR_PENGADUAN, (first + 2,), 70),
            )
            cost = Cost(3_240_000, 4_620_000, 14_421_000, 900_000)
            trips.append(Trip(team, day, day + timedelta(2), visits, cost))
    left_out = [
        LeftOut(i, limit, "Rp22,281,000 needed, Rp4,000,000 left", "perlu Rp22.281.000, sisa Rp4.000.000")
        for i, limit in enumerate(("budget", "no_team_days", "budget"), start=30)
    ]
    return Plan("pivot", date(2018, 2, 1), date(2018, 4, 30), 200_000_000, tuple(trips), tuple(left_out), 1234)


def plan(lang: Lang = "en") -> Document:
    labels = {n: f"2017/{400 + n:04}" for n in range(40)}
    files = ["travel_costs.csv (2026)"]
    return plan_document(a_plan(), labels, mandatory={0, 5, 31}, as_of=AS_OF, lang=lang, files=files)


def explain(lang: Lang = "en") -> Document:
    found = Explanation(
        "2017/0412",
        AS_OF,
        is_open=True,
        score=62,
        level=Level.HIGH,
        method=Method.KLARIFIKASI,
        alternative=Method.KOORDINASI,
        facts=(
            FactLine("reply", "none", "belum ada", "The best reply so far."),
            FactLine("waiting_workdays", "187 working days", "187 hari kerja", "Working days without a reply."),
        ),
        fired=HITS[:3],
        sums=(
            *(SumLine(hit.reason_en, hit.reason_id, hit.points) for hit in HITS[:3]),
            SumLine("Raised to the lowest score of a hard rule", "Dinaikkan ke skor terendah aturan keras", 13),
        ),
        missed=(MissedRule("E2", 6, "2 agencies; this complaint has 1", "2 instansi; pengaduan ini 1"),),
    )
    return explain_document(found, rules=RULES, lang=lang)


# --------------------------------------------------------------------------- list, show, import


def listing(lang: Lang = "en") -> Document:
    rows = [
        ListRow("2017/0412", "surat", AS_OF, Status.OPEN, "05", TAPSEL.full_name, "Ganti rugi tol", (LAND_OFFICE,)),
        ListRow("2017/0413", "surat", AS_OF, Status.COMPLETED, "xx", "", "=HYPERLINK(1)", (ATR, "Pemerintah Kota A")),
    ]
    return list_document(rows, 213, lang=lang, categories=CATEGORIES)


def show(lang: Lang = "en", *, revealed: bool = False) -> Document:
    complaint = Complaint(
        1,
        "surat",
        2017,
        "412",
        "2017/0412",
        date(2017, 3, 1),
        letter_on=date(2017, 2, 20),
        category="05",
        classification=Classification.OVERSIGHT,
        subject="Ganti rugi tanah jalan tol",
        text="Ganti rugi tanah seluas dua hektar untuk jalan tol belum dibayar sejak 2014. " * 3,
        must_visit=True,
        place=TAPSEL,
    )
    events = (
        StoryEvent(date(2017, 2, 20), "written"),
        StoryEvent(date(2017, 3, 1), "received"),
        StoryEvent(date(2017, 3, 6), "referred", LAND_OFFICE, "B-123/D-2/03/2017"),
        StoryEvent(None, "reminded", LAND_OFFICE, ordinal=1),
        StoryEvent(date(2017, 6, 1), "replied", LAND_OFFICE, "Sedang diproses.", ReplyKind.INTERIM),
        StoryEvent(date(2017, 6, 2), "something new"),
    )
    person = Complainant("B*** S*****", "12**********0001", None, None, "J*** M******")
    return show_document(Story(complaint, person, (LAND_OFFICE,), events, revealed), lang=lang, categories=CATEGORIES)


def some_problems(n: int = 3) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            CellPlace("register-2017.xlsx", "Januari", 10 + i, 3),
            "received_on" if i % 2 else "complainant.nik",
            "31/02/2017" if i % 2 else "317301010170000",
            "This day does not exist." if i % 2 else "A NIK has 16 digits.",
            "Write the day as 28/02/2017." if i % 2 else "Compare it with the letter.",
            (str(i), "=1+1", "31/02/2017"),
            id=7 if i == 1 else None,
        )
        for i in range(n)
    )


def import_summary(lang: Lang = "en", *, problems: int = 3, first: int = 2) -> Document:
    register = FileResult(
        "register-2017.xlsx",
        "ab" * 32,
        "register",
        read=1811,
        new=1802,
        changed=3,
        unchanged=3,
        set_aside=3,
        skipped_lines=84,
        sheets_used=("Januari", "Februari", "Maret"),
        sheets_skipped=(SkippedSheet("Rekap", "no heading row found"),),
        unclaimed=(("Januari", "Paraf"),),
        reply_kinds={KindBy.COLUMN: 1200, KindBy.WORDS: 40, KindBy.DATE: 12},
        open_names=(OpenName("agency", "Dinas Sosial Kab. Antah", 3, ("Dinas Sosial Kabupaten Antah",)),),
        problems=some_problems(problems),
        changed_values=(
            ChangedValue("2017/0412", "status", "open", "completed"),
            ChangedValue("2017/0412", "name", "Budi Rekaan", "Budi Santoso Rekaan"),
            ChangedValue("2017/0413", "note", "", "tembusan"),
        ),
    )
    answers = FileResult("tanggapan-2017.csv", "cd" * 32, "responses", 43, 40, 0, 3, 0)
    return import_summary_document(
        ImportResult((register, answers), rejects_file="rejects.xlsx"), lang=lang, first=first
    )


def rejects(lang: Lang = "en") -> Document:
    return rejects_document(some_problems(), lang=lang, headings={("register-2017.xlsx", "Januari"): ["No", "Perihal"]})


def coloured_text(document: Document, *, width: int | None = None) -> str:
    """What a terminal with colours gets."""
    out = StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", legacy_windows=False, width=width or 10_000
    )
    print_document(document, console)
    return out.getvalue()


DOCUMENTS = {
    "report": report,
    "triage": triage,
    "plan": plan,
    "explain": explain,
    "list": listing,
    "show": show,
    "import": import_summary,
    "rejects": rejects,
}
