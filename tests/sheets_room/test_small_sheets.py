"""Each small file of tests/sheets/ is named for one trouble: what exactly comes out of it stands here, file by file."""

import io
import json
import sqlite3
import zipfile
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

import make_trouble_files
import pytest
from sheets_room_files import kept, read_all, shipped

from dumas_cli.errors import ProfileError, SheetError
from dumas_cli.sheets.cells import UNSTORED_CELL, lost_value
from dumas_cli.sheets.profiles import read_profile
from dumas_cli.sheets.source import open_source

SHEETS = kept("")
SHIPPED = [
    shipped(item.name.removesuffix(".toml"))
    for item in sorted(files("dumas_cli").joinpath("reference", "profiles").iterdir(), key=lambda item: item.name)
    if item.name.endswith(".toml")
]
OWN, TWICE = "own", "own, and again under another name"  # which profile is read with: the .toml of the same stem
PERSONAL = ("Nama Rekaan", "Naïma", "3201010101800001", "081200000000")


@dataclass(frozen=True)
class Reads:
    """A file that is read: how many rows, and whatever else is out of the ordinary. {f} stands for the file's name.

    ``problems`` give place, field and reason; ``skipped`` how many rows of which kind; ``unused`` the sheets left out
    with the reason; ``values`` what the entries hold, by field, in the order of the sheet.
    """

    entries: int
    by: str = "register"
    heading: int = 2
    problems: tuple[tuple[str, str, str], ...] = ()
    skipped: str = ""
    warnings: tuple[str, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    unclaimed: tuple[str, ...] = ()
    stated: int | None = None
    exported: str | None = None
    values: dict[str, list] = field(default_factory=dict)


@dataclass(frozen=True)
class Stops:
    """A file that cannot be read, or not without a further word: the error and where; {f} is the file's name."""

    what: str
    where: str = "{f}"
    error: type[Exception] = SheetError


def no_profile(what, where="{f}"):
    return Stops(what, where, ProfileError)


NO_HEADING = "No profile fits: no sheet has a heading that one of them knows."
DAMAGED = "The workbook is damaged and cannot be read."
LOCKED = "The workbook is protected with a password."
ERROR = "The cell holds a formula error."
SAVE_IT = (
    "2 rows hold a formula whose result is not stored. Open the file in Excel or LibreOffice, save it, and import it "
    "again."
)
BELOW_MERGED = "blank below a merged cell, and a row cannot do without it."
UNSTORED = lost_value(UNSTORED_CELL).reason
REKAP = (("Rekap", 'it has no heading of the profile "register"'),)
SOUND = Reads(2, values={"number": ["412", "413"], "received_on": ["2017-08-05"] * 2, "sent_on": ["2017-08-20"] * 2})
NO_DAY = (
    "No column is the day of our letters (sent_on): they count in no year's response rate. If one is, say so with"
    ' --map "HEADING=sent_on".'
)
TWO = Reads(2, values={"number": ["412", "413"], "received_on": ["2017-08-05", "2017-08-06"]})
ACCENTS = replace(
    SOUND,
    values={"name": ["Naïma Rekaan", "Nama Rekaan"], "subject": ["Sengketa tanah (rekaan)", "Tanah “adat” – rekaan"]},
)
HARD_TEXT = replace(SOUND, values={"subject": ["Sengketa tanah (rekaan)", "Tanah; rumah, kebun (rekaan)"]})
UNKNOWN_TO_REPLIES = ("Tgl Trima", "Perihal", "Nama Pengadu", "NIK", "Kab/Kota", "Provinsi", "Tgl Penerusan")
PROVINCES = ["Jawa Barat", None, None, "Banten", None, None]


def days(*told, **more):
    """A register of which the days of receipt are told, from agenda number 412 on."""
    return Reads(len(told), **more, values={"received_on": list(told)})


def no_date(cell, reason):
    return (f"{{f}}, {cell}", "received_on", reason)


SEVERAL = "The cell holds several dates."
NO_SUCH_DAY = "There is no such day in the calendar."
INCOMPLETE = "The date is incomplete: it needs a day, a month and a year."
DENIED = "The cell says that no letter was sent, but a letter, reminder or reply is told of."
ROUNDED = "The NIK was rounded by the spreadsheet program; its last figures are lost."

# --------------------------------------------------------------------------- what each file gives

# file, how it is asked for, what comes out
EXPECTED: list[tuple[str, dict[str, str], Reads | Stops]] = [
    # The heading, and what stands around the rows.
    ("title-rows-above.xlsx", {}, replace(SOUND, heading=5)),
    (
        "two-row-merged-heading.xlsx",
        {},
        Reads(
            2,
            values={
                "number": ["412", "413"],
                "name": ["Nama Rekaan"] * 2,
                "nik": ["3201010101800001"] * 2,
                "regency": ["Kabupaten Bogor"] * 2,
                "province": ["Jawa Barat"] * 2,
                "agencies": [("Kementerian Agama",)] * 2,
                "sent_on": ["2017-08-20"] * 2,
                "status": ["open", "completed"],
            },
        ),
    ),
    (
        "two-row-heading.csv",
        {},
        Reads(2, values={"name": ["Nama Rekaan"] * 2, "sent_on": ["2017-08-20"] * 2, "status": ["open", "completed"]}),
    ),
    ("heading-in-row-50.xlsx", {}, replace(SOUND, heading=50)),
    ("heading-in-row-51.xlsx", {}, no_profile(NO_HEADING, '{f}, sheet "Register"')),
    ("column-numbers-row.xlsx", {}, replace(SOUND, skipped="1 column_numbers")),
    ("column-numbers-roman.xlsx", {}, replace(SOUND, skipped="1 column_numbers")),
    (
        "page-number-and-title.xlsx",
        {},
        Reads(3, heading=3, skipped="3 footers, 2 headings", values={"number": ["412", "413", "414"]}),
    ),
    (
        "repeated-heading.xlsx",
        {},
        Reads(3, skipped="2 headings, 1 column_numbers", values={"number": ["412", "413", "414"]}),
    ),
    (
        "three-title-blocks.xlsx",
        {},
        Reads(
            6,
            heading=3,
            skipped="2 blank, 5 footers, 4 headings",
            values={"number": ["412", "413", "414", "415", "416", "417"]},
        ),
    ),
    ("blank-rows-between.xlsx", {}, Reads(3, skipped="4 blank", values={"number": ["412", "413", "414"]})),
    ("signature-block.xlsx", {}, replace(SOUND, skipped="2 blank, 4 footers")),
    ("unknown-heading.csv", {}, replace(SOUND, unclaimed=("Warna Map",))),
    (
        "two-columns-one-field.xlsx",
        {},
        no_profile(
            'Two columns claim the field received_on: "Tgl Terima" and "Tanggal Diterima".', '{f}, sheet "Register"'
        ),
    ),
    (
        "same-heading-twice.xlsx",
        {},
        no_profile(
            '2 columns have the heading "Tgl Terima", which is the field received_on: "Tgl Terima [B]", '
            '"Tgl Terima [I]".',
            '{f}, sheet "Register"',
        ),
    ),
    ("same-heading-twice.xlsx", {"mapping": {"Tgl Terima [B]": "received_on", "tgl. terima [i]": "sent_on"}}, SOUND),
    (
        "required-heading-missing.csv",
        {},
        no_profile("No profile fits. The nearest are register 3 of 3 headings and responses 2 of 3 headings."),
    ),
    (
        "required-heading-misspelt.csv",
        {},
        no_profile(
            "The best match is weak: responses 5 of 12 headings, beside register 11 of 12 headings, which lacks "
            '"received_on".'
        ),
    ),
    ("required-heading-misspelt.csv", {"mapping": {"Tgl Trima": "received_on"}}, Reads(1)),
    ("required-heading-misspelt.csv", {"profile": "responses"}, Reads(1, by="responses", unclaimed=UNKNOWN_TO_REPLIES)),
    (
        "two-profiles-fit.csv",
        {"profiles": TWICE},
        no_profile(
            "Two profiles fit equally well: two-profiles-fit 10 of 10 headings and two-profiles-fit-2 10 of 10 "
            "headings."
        ),
    ),
    ("two-profiles-fit.csv", {"profiles": TWICE, "profile": "two-profiles-fit-2"}, Reads(1, by="two-profiles-fit-2")),
    ("words-only-no-heading.csv", {}, no_profile(NO_HEADING)),
    ("one-column.csv", {}, no_profile(NO_HEADING)),
    (
        "csv-in-one-column.xlsx",
        {},
        no_profile(
            "Each row is one cell that holds a whole line, its values parted by commas.", '{f}, sheet "Lembar1"'
        ),
    ),
    (
        "lines-in-quotation-marks.csv",
        {},
        no_profile("Each line stands in quotation marks as a whole, its values parted by commas, and so is one cell."),
    ),
    # Formulas that no program has calculated.
    (
        "formula-without-result.xlsx",
        {},
        Reads(
            2,
            problems=tuple((f'{{f}}, sheet "Register", {cell}', "sent_on", UNSTORED) for cell in ("I4", "I5")),
            skipped="1 footers",
            warnings=(f'{{f}}, sheet "Register": {SAVE_IT}',),
            values={"number": ["412", "415"], "sent_on": ["2017-08-20"] * 2},
        ),
    ),
    (
        "column-without-results.xlsx",
        {},
        Stops('The column "Tgl Penerusan" (I) holds formulas whose results are not stored.', '{f}, sheet "Register"'),
    ),
    ("column-without-results.xlsx", {"mapping": {"Tgl Penerusan": "unused"}}, Reads(2, warnings=(NO_DAY,))),
    ("letters-without-a-day.csv", {}, Reads(2, warnings=(NO_DAY,))),
    ("letters-without-a-day.csv", {"mapping": {"Tgl Surat": "sent_on"}}, Reads(2)),
    # Totals.
    ("total-footer-agrees.xlsx", {}, Reads(3, skipped="1 footers")),
    (
        "total-footer-differs.xlsx",
        {},
        Reads(
            3,
            skipped="1 footers",
            warnings=('{f}, sheet "Register", row 6: the footer states 5, but 3 rows with 3 numbers were read.',),
        ),
    ),
    ("total-in-a-text.csv", {}, replace(TWO, skipped="1 footers")),
    ("count-stated-above.xlsx", {}, Reads(3, heading=4, stated=5)),
    ("count-above-behind-a-colon.xlsx", {}, Reads(3, heading=4, stated=12)),
    ("total-above.csv", {}, Reads(3, heading=3, stated=12)),
    *(
        (
            name,
            {},
            Reads(
                3,
                skipped="1 footers",
                warnings=(f"{where}, row 6: the footer states 7, but 3 rows with 3 numbers were read.",),
            ),
        )
        for name, where in (
            ("total-footer-behind-a-colon.xlsx", '{f}, sheet "Register"'),
            ("total-footer-spaced-letters.csv", "{f}"),
            ("total-footer-of-records.csv", "{f}"),
        )
    ),
    ("export-day-stated-above.csv", {}, Reads(1, heading=4, stated=1, exported="2017-12-31")),
    # Sheets and their size.
    (
        "sheet-per-month.xlsx",
        {},
        Reads(
            4,
            skipped="1 footers",
            unused=(*REKAP, ("Lembar4", "it is empty")),
            values={"received_on": ["2017-01-05", "2017-01-30", "2017-02-05", "2017-03-05"]},
        ),
    ),
    (
        "sheet-per-month.xlsx",
        {"sheet": "februari"},
        Reads(
            1,
            heading=3,
            unused=tuple(
                (name, "another was asked for with --sheet") for name in ("Januari", "Maret", "Rekap", "Lembar4")
            ),
        ),
    ),
    ("sheet-per-month.xlsx", {"sheet": "April"}, Stops('There is no sheet "April".')),
    ("hidden-sheet.xlsx", {}, Reads(1, unused=(("Lama", "it is hidden"),), values={"number": ["1"]})),
    ("empty-sheet.xlsx", {}, Reads(1, unused=(("Lembar1", "it is empty"),))),
    ("empty-workbook.xlsx", {}, Stops("No sheet of the file has a filled cell.")),
    ("heading-without-rows.xlsx", {}, Reads(0)),
    ("no-bytes.csv", {}, Stops("The file is empty.")),
    ("merged-province-cells.xlsx", {}, Reads(6, values={"province": PROVINCES})),
    (
        "merged-number-cells.xlsx",
        {},
        Reads(
            2,
            problems=tuple(
                (
                    f'{{f}}, sheet "Register", A{number}',
                    "number",
                    f'"No. Agenda" is {BELOW_MERGED} Also B{number}: "Tgl Terima" is {BELOW_MERGED}',
                )
                for number in (4, 5)
            ),
            values={"number": ["412", "415"]},
        ),
    ),
    (
        "merged-province-cells.xlsx",
        {"profiles": OWN},
        Reads(
            6,
            by="merged-province-cells",
            values={"province": ["Jawa Barat"] * 3 + ["Banten"] * 2 + [None]},  # the last row is not merged
        ),
    ),
    ("claims-a-million-rows.xlsx", {}, Reads(100, values={"number": [str(number) for number in range(1, 101)]})),
    (
        "stray-cell-far-corner.xlsx",
        {},
        replace(
            SOUND,
            warnings=(
                (
                    '{f}, sheet "Register": it reaches to the cell XFD1048576, far beyond its table. Only its first '
                    "500 columns were read."
                ),
            ),
        ),
    ),
    (
        "stray-cell-far-right.xlsx",
        {},
        replace(
            SOUND,
            warnings=('{f}, sheet "Register", XFD2: the column has no heading, and its 1 filled cells were not read.',),
        ),
    ),
    # Files that are not what they seem, or not whole.
    ("locked-with-password.xlsx", {}, Stops(LOCKED)),
    ("locked-with-password.xls", {}, Stops(LOCKED)),
    ("locked-with-password.ods", {}, Stops(LOCKED)),
    ("cut-in-half.xlsx", {}, Stops(DAMAGED)),
    ("zip-bomb-declared.xlsx", {}, Stops("The workbook unpacks to 3.9 GB; the limit is 3 GB.")),
    (
        "zip-bomb-that-lies.xlsx",
        {},
        Stops("The workbook unpacks to more than it says: it is damaged, or made to do harm."),
    ),
    ("zip-without-spreadsheet.xlsx", {}, Stops("The file is an archive (zip) that holds no spreadsheet.")),
    ("pdf-named-xlsx.xlsx", {}, Stops("The file is a PDF.")),
    ("xlsx-named-csv.csv", {}, SOUND),
    ("csv-named-xlsx.xlsx", {}, SOUND),
    ("csv-named-xls.xls", {}, TWO),
    ("html-named-xls.xls", {}, Reads(1, heading=1, values={"received_on": ["2017-08-05"]})),
    (
        "page-in-one-file.xls",
        {},
        no_profile("No profile fits. The nearest are register 2 of 2 headings.", '{f}, sheet "table 1"'),
    ),
    (
        "xml-2003-named-xls.xls",
        {},
        Reads(
            1,
            heading=3,
            unused=(("Lama", "it is hidden"),),
            problems=(
                (
                    '{f}, sheet "Januari", B5',
                    "received_on",
                    f"{ERROR} Also H5: The word is not one that the profile knows for status.",
                ),
            ),
        ),
    ),
    ("saved-as-page.html", {}, replace(TWO, unused=(("table 2", REKAP[0][1]),))),
    ("saved-by-libreoffice.ods", {}, replace(TWO, unused=REKAP)),
    ("saved-by-libreoffice.xls", {}, replace(TWO, unused=REKAP)),
    ("saved-by-libreoffice.xlsm", {}, replace(TWO, unused=REKAP)),
    ("excel-97.xls", {}, Reads(2, values={"number": ["412", "413"], "sent_on": ["2017-08-07"] * 2})),
    ("excel-binary.xlsb", {}, SOUND),
    # csv: letters, delimiters, quotation marks, ends.
    ("utf-8-bom.csv", {}, ACCENTS),
    ("utf-16.csv", {}, ACCENTS),
    ("utf-16-big-end-first.csv", {}, ACCENTS),
    ("utf-16-without-mark.csv", {}, ACCENTS),
    ("latin-1.csv", {}, replace(SOUND, values={"name": ["Naïma Rekaan", "Nama Rekaan"]})),
    ("semicolons-cp1252.csv", {}, replace(TWO, values={"subject": ["Ganti rugi – café", "Upah"]})),
    (
        "mixed-encodings.csv",
        {},
        Reads(
            3,
            warnings=(
                (
                    "{f}, line 5: here, and perhaps further down, some letters are not UTF-8 as the others are, and "
                    "were read as cp1252. Compare those with accents."
                ),
            ),
            values={"name": ["Naïma Rekaan", "Sérgio Rekaan", "André Rekaan"]},
        ),
    ),
    ("tabs.tsv", {}, HARD_TEXT),
    ("pipes.txt", {}, HARD_TEXT),
    (
        "commas.csv",
        {},
        replace(SOUND, values={"subject": ["Sengketa tanah (rekaan)", "Tanah, rumah; kebun (rekaan)"]}),
    ),
    (
        "sep-line.csv",
        {},
        replace(SOUND, heading=3, values={"subject": ["Sengketa tanah (rekaan)", "a;b;c;d;e (rekaan)"]}),
    ),
    ("quoted-newlines.csv", {}, replace(SOUND, values={"subject": ['Baris satu (rekaan)\nbaris "dua"', None]})),
    (
        "quote-not-closed.csv",
        {},
        Stops("The quotation mark that opens a cell in line 4 is never closed.", "{f}, row 4 (line 4)"),
    ),
    (
        "quote-goes-on.csv",
        {},
        Stops("The quoted cell that begins in line 4 goes on after its closing mark in line 4.", "{f}, row 4 (line 4)"),
    ),
    (
        "quote-inside-a-cell.csv",
        {},
        replace(SOUND, values={"subject": ['Tanah "adat" 5" (rekaan)', "Sengketa tanah (rekaan)"]}),
    ),
    ("windows-line-ends.csv", {}, SOUND),
    ("old-mac-line-ends.csv", {}, SOUND),
    ("no-line-end.csv", {}, SOUND),
    (
        "torn-last-line.csv",
        {},
        Reads(
            3,
            warnings=(
                (
                    "{f}, row 5 (line 5): the last row has 3 of 10 cells and no line end. The file may have been cut "
                    "off there: compare it with its source."
                ),
            ),
        ),
    ),
    (
        "zeros-at-the-end.csv",
        {},
        replace(
            SOUND,
            warnings=(
                (
                    "{f}, line 4: the file ends in 700 zero bytes, so its text was cut off there. Rows may be missing: "
                    "ask for it to be sent again."
                ),
            ),
        ),
    ),
    (
        "null-bytes.csv",
        {},
        replace(
            SOUND,
            warnings=("{f}, line 3: here, and perhaps below, the text holds zero bytes.",),
            values={"subject": ["Sengketa (rekaan)", "Sengketa tanah (rekaan)"]},
        ),
    ),
    (
        "shifted-cells.csv",
        {},
        Reads(
            1,
            problems=(
                (
                    "{f}, row 3",
                    "",
                    (
                        "The row has more cells than the heading, so its cells may stand in the wrong columns. Also "
                        "D3: The word is not one that the profile knows for status."
                    ),
                ),
            ),
            warnings=("{f}, E2: the column has no heading, and its 1 filled cells were not read.",),
        ),
    ),
    # Dates.
    (
        "month-first-dates.csv",
        {},
        no_profile(
            'The profile says that column "Tgl Terima" has the day first, but 2 dates cannot be read so: "8/22/2017", '
            "and no date speaks for it.",
            "{f}, B2",
        ),
    ),
    ("month-first-dates.csv", {"date_order": "month"}, days("2017-08-22", "2017-08-23", "2017-08-02")),
    (
        "dates-of-two-orders.csv",
        {},
        days(
            "2017-08-13",
            "2017-08-05",
            problems=(no_date("B4", "There is no such month: this profile reads the day first."),),
            warnings=(
                (
                    "{f}, row 2: below it 1 row holds a date that has no such month when the day stands first. If the "
                    "sheet writes the month first, its other dates were misread: import it again with a profile that "
                    'has order = "month" under [dates], which corrects them.'
                ),
            ),
        ),
    ),
    (
        "dates-of-two-orders.csv",
        {"profiles": OWN},
        no_profile(
            'The dates in column "Tgl Terima" contradict each other: "13/8/2017" (row 3) must have the day first, but '
            '"8/14/2017" (row 4) must have the month first.'
        ),
    ),
    (
        "dates-proven-by-one-cell.csv",
        {"profiles": OWN},
        days("2017-08-05", "2017-08-13", "2017-08-06", by="dates-proven-by-one-cell"),
    ),
    (
        "order-not-provable.csv",
        {"profiles": OWN},
        no_profile(
            'The dates in column "Tgl Terima" can be read in two ways: "5/8/2017" (row 3) is 5 August 2017 with the '
            "day first, 8 May 2017 with the month first, and no date in the column proves either."
        ),
    ),
    (
        "order-not-provable.csv",
        {"profiles": OWN, "date_order": "day"},
        days("2017-08-05", "2017-08-06", "2017-07-07", by="order-not-provable"),
    ),
    (
        "order-not-provable.csv",
        {"profiles": OWN, "date_order": "month"},
        days("2017-05-08", "2017-06-08", "2017-07-07", by="order-not-provable"),
    ),
    (
        "two-figure-years.csv",
        {"profiles": OWN},
        no_profile(
            'The dates in column "Tgl Terima" can be read in two ways: "17-02-13" (row 3) is 17 February 2013 with the '
            "day first, 13 February 2017 with the year first, and no date in the column proves either."
        ),
    ),
    (
        "two-figure-years.csv",
        {"profiles": OWN, "date_order": "year"},
        days("2017-02-13", "2017-05-12", "2018-03-21", by="two-figure-years"),
    ),
    ("serials-1904.xlsx", {}, days("2017-08-05", "2017-08-05", "2017-08-07")),
    (
        "excel-serials-as-numbers.xlsx",
        {},
        days(
            *["2017-08-05"] * 5,
            problems=(
                ('{f}, sheet "Register", B8', "received_on", "The cell is a number that is no date of our time."),
            ),
        ),
    ),
    (
        "serials-in-csv.csv",
        {},
        days(
            *["2017-08-05"] * 4,
            problems=(no_date("B6", "The figures may be a serial day or a date that lost its leading zero."),),
        ),
    ),
    (
        "month-names.csv",
        {},
        days(
            *("2016-08-05", "2016-11-05", "2017-02-05", "2017-01-02", "2017-01-06", "2016-08-05", "1999-12-31"),
            *("2017-08-05", "2017-08-05", "2017-08-05", "2017-08-05", "2017-05-05", "2017-10-05", "2017-08-17"),
        ),
    ),
    (
        "impossible-day.csv",
        {},
        days("2016-02-29", problems=tuple(no_date(cell, NO_SUCH_DAY) for cell in ("B3", "B4", "B5", "B7"))),
    ),
    (
        "future-and-old-days.csv",
        {},
        days(
            *("1944-12-31", "1945-01-01", "2018-01-02", "2018-01-03"),
            problems=(no_date("B7", "The date is after 2099."), no_date("B8", "The date is before 1900.")),
        ),
    ),
    (
        "several-dates-in-a-cell.csv",
        {},
        days("2017-08-05", problems=tuple(no_date(cell, SEVERAL) for cell in ("B3", "B4", "B5", "B6"))),
    ),
    (
        "dates-that-are-none.csv",
        {},
        Reads(
            0,
            problems=(
                no_date("B3", INCOMPLETE),
                no_date("B4", INCOMPLETE),
                no_date("B5", "The cell counts from another day, which cannot be known."),
                no_date("B6", "The date is of the Hijri or Javanese calendar."),
                no_date("B7", INCOMPLETE),
                no_date("B8", "The cell is not a date."),
            ),
        ),
    ),
    # Numbers, words and other cells.
    (
        "rounded-nik.xlsx",
        {},
        Reads(
            4,
            problems=tuple((f'{{f}}, sheet "Register", {cell}', "nik", ROUNDED) for cell in ("E3", "E4", "E5")),
            values={"nik": [*["3201010101800001"] * 3, None]},
        ),
    ),
    (
        "nik-as-a-whole-number.xlsx",
        {},
        Reads(
            3,
            problems=(('{f}, sheet "Register", E6', "nik", ROUNDED),),
            values={"nik": ["3201010101800001"] * 3},
        ),
    ),
    (
        "leading-zeros.xlsx",
        {},
        Reads(
            2,
            values={
                "number": ["412", "413"],
                "nik": ["0101010101800001", "3201010101800001"],
                "phone": ["081200000000", "81200000000"],
                "letter_number": ["007/REKAAN/2017", "7"],
            },
        ),
    ),
    (
        "leading-zeros.csv",
        {},
        Reads(1, values={"nik": ["0101010101800001"], "phone": ["081200000000"], "letter_number": ["007/REKAAN/2017"]}),
    ),
    (
        "nik-of-no-region.csv",
        {},
        Reads(
            5,
            values={
                "nik": [
                    *("9901010101800001", "3201013101800001", "3201017101800001", "3201013002800001"),
                    "3201014101800000",
                ]
            },
        ),
    ),
    (
        "formula-error.xlsx",
        {},
        Reads(
            1,
            problems=(
                ('{f}, sheet "Register", H3', "agencies", ERROR),
                ('{f}, sheet "Register", C4', "subject", ERROR),
                ('{f}, sheet "Register", A5', "number", ERROR),
            ),
            values={"number": ["415"]},
        ),
    ),
    # A csv writes a formula error as its text.
    (
        "formula-error-as-text.csv",
        {},
        Reads(
            1,
            problems=(no_date("B3", ERROR), ("{f}, H4", "agencies", ERROR)),
            values={"number": ["414"]},
        ),
    ),
    (
        "number-became-a-date.xlsx",
        {},
        Reads(
            1,
            problems=(
                (
                    '{f}, sheet "Register", A3',
                    "number",
                    "The number has been turned into a date or time by the spreadsheet program.",
                ),
                ('{f}, sheet "Register", A4', "number", "The number is not a whole number."),
            ),
            values={"number": ["414"]},
        ),
    ),
    (
        "unknown-status.csv",
        {},
        Reads(
            1,
            problems=(("{f}, J3", "status", "The word is not one that the profile knows for status."),),
            values={"status": ["open"]},
        ),
    ),
    (
        "words-that-are-no-agency.csv",
        {},
        Reads(
            11,
            problems=(("{f}, H13", "agencies", DENIED),),
            values={
                "number": [*(str(number) for number in range(412, 422)), "423"],
                "agencies": [*[()] * 10, ("Kementerian Agama",)],
            },
        ),
    ),
    (
        "rounded-phone.csv",
        {},
        Reads(
            2,
            problems=(
                *((f"{{f}}, K{row}", "phone", ROUNDED.replace("NIK", "telephone number")) for row in (3, 4, 5)),
                *((f"{{f}}, L{row}", "letter_number", ROUNDED.replace("NIK", "number")) for row in (6, 7)),
                ("{f}, A10", "number", ROUNDED.replace("NIK", "number")),
            ),
            values={"phone": ["81200000000", "0812 Eko"], "letter_number": ["SE+1/2017", "12E5"]},
        ),
    ),
    ("blank-words.csv", {}, Reads(1, values={"nik": [None], "subject": [None], "agencies": [()], "sent_on": [None]})),
    (
        "required-cell-blank.csv",
        {},
        Reads(
            1,
            problems=(
                no_date("B3", '"Tgl Terima" is blank, and a row cannot do without it.'),
                ("{f}, A4", "number", '"No. Agenda" is blank, and a row cannot do without it.'),
            ),
        ),
    ),
    (
        "several-agencies-in-a-cell.csv",
        {},
        Reads(1, values={"agencies": [("Kementerian Agama", "Kementerian Perhubungan")]}),
    ),
    # Names and places: read as written; what they come to is told below.
    ("spaced-letters.csv", {}, Reads(8)),
    ("kota-or-kabupaten.csv", {}, Reads(8)),
    ("renamed-ministry.csv", {}, Reads(3)),
    ("unknown-agency.csv", {}, Reads(4)),
    ("two-rows-one-number-same.csv", {}, Reads(4, values={"number": ["412", "412", "413", "412"]})),
    ("two-rows-one-number-different.csv", {}, Reads(3, values={"number": ["412", "412", "413"]})),
    ("two-letters-one-number.csv", {}, Reads(2, values={"number": ["412", "412"]})),
    # Layouts.
    ("layout-register.csv", {}, Reads(2, heading=3, exported="2018-01-03")),
    ("layout-template.csv", {}, Reads(2, by="template", heading=1)),
    ("layout-responses.csv", {}, Reads(2, by="responses")),
    ("layout-visits.csv", {}, Reads(2, by="visits")),
    ("layout-lapor.csv", {}, Reads(2, by="lapor", heading=1)),
    ("layout-lapor-block.csv", {}, Reads(2, by="lapor", heading=7, stated=2, exported="2025-01-02")),
    ("layout-lapor-2026.csv", {}, Reads(2, by="lapor", heading=6, exported="2026-02-03")),
    ("layout-lapor-2015.csv", {}, Reads(2, by="lapor-2015", heading=1)),
    ("layout-lmw.csv", {}, Reads(3, by="lmw", heading=1)),
    ("layout-lmw-old.csv", {}, Reads(2, by="lmw", heading=1)),
    ("layout-lmw-2024.csv", {}, Reads(2, by="lmw", heading=1, values={"nik": ["3201010101800001", None]})),
    ("layout-lmw-moved.csv", {}, Reads(1, by="lmw", heading=1)),
    (
        "layout-unknown.csv",
        {},
        no_profile("No profile fits. The nearest are register 2 of 9 headings and template 2 of 9 headings."),
    ),
    (
        "layout-without-numbers.csv",
        {},
        no_profile("No profile fits. The nearest are register 5 of 5 headings."),
    ),
    # Layouts with a profile of one's own.
    (
        "extra-columns.csv",
        {"profiles": OWN},
        Reads(
            2,
            by="extra-columns",
            unclaimed=("Loket",),
            values={"number": ["K-1", "K-2"], "extra": ['{"Pekerjaan": "petani", "Umur": "45"}', None]},
        ),
    ),
    (
        "no-ids.csv",
        {"profiles": OWN},
        Reads(
            3,
            by="no-ids",
            values={"number": [f"isi-{end}" for end in ("783c7df3c97c7f43", "50096c4d97bde494", "783c7df3c97c7f43")]},
        ),
    ),
    (
        "ids-in-two-columns.csv",
        {"profiles": OWN},
        Reads(
            2,
            by="ids-in-two-columns",
            problems=(("{f}, row 5", "number", '"Loket / Urutan" is blank, and a row cannot do without it.'),),
            values={"number": ["A/1", "B/1"]},
        ),
    ),
    ("no-agency.csv", {"profiles": OWN}, Reads(2, by="no-agency", values={"number": ["1", "2"], "agencies": [(), ()]})),
    (
        "status-only.csv",
        {"profiles": OWN},
        Reads(
            2,
            by="status-only",
            problems=(("{f}, A4", "number", "It is not said which year's register the number belongs to."),),
            values={"number": ["412", "998"], "status": ["completed", "completed"], "received_on": [None, None]},
        ),
    ),
]


def named(item):
    name, asked, *_ = item
    return " ".join([name, *(f"{key}={value}" for key, value in asked.items() if key != "profiles" or value == OWN)])


CASES = [pytest.param(*item, id=named(item)) for item in EXPECTED]


@pytest.mark.parametrize(("name", "asked", "expected"), CASES)
def test_the_file_gives_exactly_what_is_told_of_it(name, asked, expected):
    asked = dict(asked)
    profiles = [*SHIPPED, *own_profiles(name, asked)]
    if isinstance(expected, Stops):
        with pytest.raises(expected.error) as raised:
            read_all(open_source(kept(name), profiles, **asked))
        error = raised.value
        assert (error.what, error.where) == (expected.what, expected.where.format(f=name))
        assert error.remedy
        assert not any(word in f"{error.what} {error.where} {error.remedy}" for word in PERSONAL)
        return
    source = open_source(kept(name), profiles, **asked)
    assert what_comes(source, expected.values) == replace(
        expected,
        problems=tuple((place.format(f=name), *rest) for place, *rest in expected.problems),
        warnings=tuple(warning.format(f=name) for warning in expected.warnings),
    )


@pytest.mark.parametrize(("name", "above"), [("title-rows-above.xlsx", 4), ("sheet-per-month.xlsx", 3)])
def test_the_rows_above_the_headings_are_counted_as_passed_over(name, above):
    counts = read_all(open_source(kept(name), SHIPPED))[2]
    assert counts.above == above
    assert counts.skipped == above + counts.blank + counts.footers + counts.headings + counts.column_numbers


def own_profiles(name, asked):
    """The file's own profiles, and which of all is asked for: the one of its stem, unless two are to compete."""
    which = asked.pop("profiles", "")
    if not which:
        return []
    path = kept(name).with_suffix(".toml")
    own = read_profile(path.read_text("utf-8"), name=path.stem, where=path.name)
    if which == TWICE:
        return [own, replace(own, name=f"{own.name}-2")]
    asked["profile"] = own.name
    return [own]


def what_comes(source, fields):
    entries, problems, counts, warnings = read_all(source)
    kinds = ("blank", "footers", "headings", "column_numbers")
    return Reads(
        len(entries),
        by=source.profile.name,
        heading=next(note.heading_row for note in source.sheets if note.used),
        problems=tuple((str(one.place), one.field, one.reason) for one in problems),
        skipped=", ".join(f"{count} {kind}" for kind in kinds if (count := getattr(counts, kind))),
        warnings=(*source.warnings, *warnings),
        unused=tuple((note.name, note.reason) for note in source.sheets if not note.used),
        unclaimed=source.unclaimed,
        stated=source.stated_rows,
        exported=None if source.exported_on is None else source.exported_on.isoformat(),
        values={name: [value_of(entry, name) for entry in entries] for name in fields},
    )


def value_of(entry, name):
    value = getattr(entry, name) if hasattr(entry, name) else getattr(entry.complainant, name)
    return value.isoformat() if hasattr(value, "isoformat") else value


# --------------------------------------------------------------------------- in the database

PLACES = "select number, place_code from complaints order by number"
AGENCIES = (
    "select number, name, known from referrals join complaints on complaints.id = complaint_id"
    " join agencies on agencies.id = agency_id order by number, name"
)


@dataclass(frozen=True)
class Imported:
    """What an import of the file tells: new, changed, unchanged and set aside rows, warnings, open names, the database.

    ``told`` is what the summary says of the file, ``on_file`` what the database answers to a query. ``before`` are
    files that go in first.
    """

    counts: tuple[int, int, int, int]
    told: dict[str, str] = field(default_factory=dict)
    open_names: tuple[tuple[str, str, int, str], ...] = ()
    problems: tuple[tuple[str, str, str], ...] = ()
    on_file: dict[str, list] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    own: bool = False
    before: tuple[str, ...] = ()


IMPORTED: dict[str, Imported] = {
    "spaced-letters.csv": Imported(
        (8, 0, 0, 0),
        on_file={
            PLACES: [
                *(("412", "14"), ("413", "91"), ("414", "12"), ("415", "12"), ("416", "31"), ("417", "34")),
                *(("418", "35"), ("419", "33")),
            ]
        },
    ),
    # A bare name that is a kabupaten and a kota stays open: only its province is known.
    "kota-or-kabupaten.csv": Imported(
        (8, 0, 0, 0),
        open_names=(
            ("place", "Bandung, Jawa Barat", 1, "Kabupaten Bandung; Kota Bandung"),
            ("place", "Bogor", 1, "Kabupaten Bogor; Kota Bogor"),
            ("place", "Kota Semarang, Jawa Timur", 1, "Kota Semarang"),
        ),
        on_file={
            PLACES: [
                *(("412", "32.73"), ("413", "32.04"), ("414", "32"), ("415", "32.71"), ("416", "32.01"), ("417", "32")),
                *(("418", "63.02"), ("419", None)),
            ]
        },
    ),
    # The ministry was renamed in 2021 and parted in 2024; a letter goes to the one of its year.
    "renamed-ministry.csv": Imported(
        (3, 0, 0, 0),
        words=("--as-of", "2025-12-31"),
        on_file={
            AGENCIES: [
                ("412", "Kementerian Pendidikan dan Kebudayaan", 1),
                ("413", "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi", 1),
                ("414", "Kementerian Pendidikan Dasar dan Menengah", 1),
            ]
        },
    ),
    "unknown-agency.csv": Imported(
        (4, 0, 0, 0),
        open_names=(
            (
                "agency",
                "Kementrian Pertanain",
                2,
                "Kementerian Pertanian; Kementerian Pertahanan; Kementerian Perdagangan",
            ),
            ("agency", "Badan Khayal Antarplanet", 1, ""),
        ),
        on_file={
            AGENCIES: [
                ("412", "Kementrian Pertanain", 0),
                ("413", "Badan Khayal Antarplanet", 0),
                ("414", "Kementrian Pertanain", 0),
                ("415", "Kementerian Pertanian", 1),
            ]
        },
    ),
    "several-agencies-in-a-cell.csv": Imported(
        (1, 0, 0, 0), on_file={AGENCIES: [("412", "Kementerian Agama", 1), ("412", "Kementerian Perhubungan", 1)]}
    ),
    # Nobody was written to, which no figure may count as a letter.
    "words-that-are-no-agency.csv": Imported(
        (11, 0, 0, 1),
        told={
            "warnings": "On 8 rows the column of agencies holds a word that stands for no letter, and none was made of "
            'it: "arsip" (row 3, row 9, row 14); "diarsipkan…" (row 4); "belum diteruskan…" (row 5); "selesai di…" '
            '(row 6); "internal" (row 7); "dumas" (row 8).'
        },
        problems=(("H13", "agencies", DENIED),),
        on_file={AGENCIES: [("423", "Kementerian Agama", 1)]},
    ),
    # What a NIK cannot be is kept beside it, and nothing is corrected.
    "nik-of-no-region.csv": Imported(
        (5, 0, 0, 0),
        told={
            "warnings": "On 3 rows the NIK names a region or a day of birth that does not exist, or serial 0000; it "
            "was kept as written."
        },
        on_file={
            "select nik, nik_faults from complainants order by complaint_id": [
                ("9901010101800001", "region"),
                ("3201013101800001", ""),
                ("3201017101800001", ""),
                ("3201013002800001", "birth"),
                ("3201014101800000", "serial"),
            ]
        },
    ),
    "rounded-nik.xlsx": Imported(
        (4, 0, 0, 3),
        problems=tuple((cell, "nik", ROUNDED) for cell in ("E3", "E4", "E5")),
        on_file={"select count(*) from complainants where nik is not null": [(3,)]},
    ),
    "two-rows-one-number-same.csv": Imported(
        (2, 0, 2, 0), told={"merged": "2 of the unchanged rows say what an earlier row of the file has said"}
    ),
    "two-rows-one-number-different.csv": Imported(
        (2, 0, 0, 1),
        problems=(("C4", "subject", "row 3 says otherwise of complaint 2017/0412 (subject)"),),
        on_file={
            "select number, subject, status from complaints order by id": [
                ("412", "Sengketa tanah (rekaan)", "open"),
                ("413", "Sengketa tanah (rekaan)", "open"),
            ]
        },
    ),
    "two-letters-one-number.csv": Imported(
        (2, 0, 0, 0),
        on_file={
            "select count(*) from complaints": [(1,)],
            AGENCIES: [("412", "Kementerian Agama", 1), ("412", "Kementerian Perhubungan", 1)],
        },
    ),
    "count-stated-above.xlsx": Imported((3, 0, 0, 0), told={"warnings": "The file states 5 rows, but 3 were read."}),
    "total-footer-differs.xlsx": Imported(
        (3, 0, 0, 0),
        told={
            "warnings": 'total-footer-differs.xlsx, sheet "Register", row 6: the footer states 5, but 3 rows with 3 '
            "numbers were read.",
            "skipped_lines": "2: titles, repeated headings, blank lines, totals or signatures",
        },
    ),
    # The first day of 1945 and the day of --as-of itself are no doubt.
    "future-and-old-days.csv": Imported(
        (4, 0, 0, 2),
        words=("--as-of", "2018-01-02"),
        told={
            "warnings": "On 1 row the day of receipt lies before 1945: row 3. On 1 row the day of receipt lies after "
            "02/01/2018: row 6."
        },
        problems=(
            ("B7", "received_on", "The date is after 2099."),
            ("B8", "received_on", "The date is before 1900."),
        ),
    ),
    "sheet-per-month.xlsx": Imported(
        (4, 0, 0, 0),
        told={
            "sheets_used": "Januari, Februari, Maret",
            "sheets_skipped": 'Rekap (it has no heading of the profile "register"); Lembar4 (it is empty)',
        },
    ),
    "unknown-heading.csv": Imported((2, 0, 0, 0), told={"unclaimed": '"Warna Map"'}),
    "month-first-dates.csv": Imported(
        (3, 0, 0, 0),
        words=("--date-order", "month"),
        on_file={"select received_on from complaints order by id": [("2017-08-22",), ("2017-08-23",), ("2017-08-02",)]},
    ),
    "merged-province-cells.xlsx": Imported(
        (6, 0, 0, 0),
        own=True,
        on_file={
            PLACES: [
                *(("412", "32.01"), ("413", "32.71"), ("414", "32.76"), ("415", "36.73"), ("416", "36.72")),
                ("417", "21.71"),
            ]
        },
    ),
    "extra-columns.csv": Imported(
        (2, 0, 0, 0),
        own=True,
        told={"unclaimed": '"Loket"'},
        on_file={
            "select number, extra_json from complaints order by number": [
                ("K-1", '{"Pekerjaan": "petani", "Umur": "45"}'),
                ("K-2", None),
            ]
        },
    ),
    # Capitals and signs do not make another number, but the row says otherwise and is not weighed.
    "no-ids.csv": Imported(
        (2, 0, 0, 1),
        own=True,
        problems=(("C5", "subject", "row 3 says otherwise of complaint isi-783c7df3c97c7f43 (subject)"),),
    ),
    "no-agency.csv": Imported((2, 0, 0, 0), own=True, on_file={"select count(*) from referrals": [(0,)]}),
    "status-only.csv": Imported(
        (0, 1, 0, 2),
        own=True,
        before=("commas.csv",),
        told={
            "waiting": "1 of the rows set aside waits for its complaint, and is attached when its register is imported"
        },
        problems=(
            ("A4", "number", "It is not said which year's register the number belongs to."),
            ("row 5", "number", "complaint 2017/0998 is not in the database yet; the row waits for it"),
        ),
        on_file={"select number, status from complaints order by id": [("412", "completed"), ("413", "open")]},
    ),
}


@pytest.mark.parametrize("name", IMPORTED)
def test_what_an_import_of_the_file_tells_and_keeps(office, name):
    expected = IMPORTED[name]
    own = ("--profile", kept(name).with_suffix(".toml")) if expected.own else ()
    for first in expected.before:
        office.ok("import", kept(first), "--db", "dumas.db")
    words = ("import", kept(name), *own, *expected.words, "--db", "dumas.db", "--format", "json")
    if "--as-of" not in words:
        words = (*words, "--as-of", "2018-01-02")
    said = json.loads(office.ok(*words))
    tables = {table: one["rows"] for table, one in said["tables"].items()}
    told: dict[str, str] = {}
    for one in tables["file_1"]:  # each warning has a line of its own
        told[one["item"]] = f"{told[one['item']]} {one['value']}" if one["item"] in told else one["value"]
    connection = sqlite3.connect(office.folder / "dumas.db")
    try:
        found = Imported(
            tuple(said["facts"][part] for part in ("new", "changed", "unchanged", "set_aside")),
            told={item: told.get(item, "") for item in ("warnings", *expected.told)},
            open_names=tuple(tuple(one.values()) for one in tables.get("open_names", ())),
            problems=tuple((one["cell"], one["field"], one["reason"]) for one in tables.get("problems", ())),
            on_file={sql: connection.execute(sql).fetchall() for sql in expected.on_file},
            words=expected.words,
            own=expected.own,
            before=expected.before,
        )
    finally:
        connection.close()
    assert found == replace(expected, told={"warnings": "", **expected.told})
    assert said["facts"]["read"] == sum(expected.counts)


@pytest.mark.parametrize("name", ["no-ids.csv", "ids-in-two-columns.csv"])
def test_rows_with_made_numbers_are_known_again_in_another_order_and_file(office, name):
    own = ("--profile", kept(name).with_suffix(".toml"), "--db", "dumas.db", "--format", "json")
    title, heading, first, second, *_ = kept(name).read_text("utf-8").splitlines()
    office.ok("import", kept(name), *own)
    Path("turned.csv").write_text("\n".join((title, heading, second, first, "")), encoding="utf-8")
    facts = json.loads(office.ok("import", "turned.csv", *own))["facts"]
    assert (facts["read"], facts["unchanged"]) == (2, 2)


def test_a_row_that_waited_for_its_complaint_is_laid_on_it_when_it_comes(office):
    own = ("--profile", kept("status-only.toml"))
    office.ok("import", kept("status-only.csv"), *own)
    office.ok("import", kept("commas.csv"))
    connection = sqlite3.connect(next(office.folder.rglob("*.db")))
    statuses = connection.execute("select number, status from complaints order by number").fetchall()
    connection.close()
    assert statuses == [("412", "completed"), ("413", "open")]


# --------------------------------------------------------------------------- the files themselves

MADE_BY_HAND = {  # or saved by a program
    *("csv-named-xls.xls", "excel-97.xls", "html-named-xls.xls", "page-in-one-file.xls", "saved-as-page.html"),
    *("saved-by-libreoffice.ods", "saved-by-libreoffice.xls", "saved-by-libreoffice.xlsm", "semicolons-cp1252.csv"),
    *("shifted-cells.csv", "total-in-a-text.csv", "words-only-no-heading.csv", "xml-2003-named-xls.xls"),
}
# No text of these could be read: of the one cut in half, the sheet is in the other half.
SILENT = {"no-bytes.csv", "empty-workbook.xlsx", "zip-bomb-that-lies.xlsx", "cut-in-half.xlsx"}


def is_made(path):
    return path.suffix != ".toml" and path.name not in MADE_BY_HAND and not path.name.startswith("layout-")


def test_each_file_has_an_expectation_and_each_expectation_its_file():
    there = {path.name for path in SHEETS.iterdir() if path.suffix != ".toml"}
    assert there == {name for name, *_ in EXPECTED}
    assert there >= set(IMPORTED) | MADE_BY_HAND


def test_each_profile_lies_beside_its_file_and_is_asked_for():
    profiles = {path.stem for path in SHEETS.glob("*.toml")}
    assert profiles == {Path(name).stem for name, asked, *_ in EXPECTED if "profiles" in asked}


def test_the_files_are_small_and_say_that_they_are_invented():
    for path in SHEETS.iterdir():
        content = path.read_bytes()
        assert len(content) <= 20_000, path.name
        if is_made(path) and path.name not in SILENT:
            texts = parts_of(content).values() if path.suffix == ".xlsb" or content[:2] == b"PK" else (content,)
            assert any(b"rekaan" in text.replace(b"\0", b"").lower() for text in texts), path.name


def test_the_script_makes_the_files_as_they_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(make_trouble_files, "FOLDER", tmp_path)
    make_trouble_files.main()
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in SHEETS.iterdir() if is_made(path)}
    for path in tmp_path.iterdir():
        assert parts_of(path.read_bytes()) == parts_of(kept(path.name).read_bytes()), path.name


def parts_of(content):
    """The parts of a zip file, which may be packed otherwise by another library; else the whole, as one part."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {item.filename: part_of(archive, item) for item in archive.infolist()}
    except zipfile.BadZipFile:
        return {"": content}


def part_of(archive, item):
    if item.file_size > 1_000_000:
        return b"claims to be rekaan, and too much"
    try:
        return archive.read(item)
    except zipfile.BadZipFile:  # a part that lies about its size
        return item.file_size, item.CRC
