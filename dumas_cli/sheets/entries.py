"""The values of one row become an entry, or the reason why they contradict each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dumas_cli.records import (
    CellPlace,
    Classification,
    Complainant,
    Entry,
    EntryReply,
    EntryVisit,
    KindBy,
    Method,
    ReplyKind,
    Secrecy,
    Status,
)
from dumas_cli.sheets.cells import AgencyCell, Number, Trouble, holds_phrase, plain, split_agencies
from dumas_cli.sheets.profiles import Profile
from dumas_cli.sheets.readers import REMINDERS

Given = Mapping[str, object]
"""The values of one row by field; none of them a Trouble."""

FieldTrouble = tuple[str, Trouble]


class EntryMaker:
    """Makes entries for one profile."""

    def __init__(self, profile: Profile, columns: Mapping[str, int]) -> None:
        self.profile = profile
        self.columns = columns
        self.agencies = split_agencies(profile.constants.get("agencies"))
        year = profile.constants.get("register_year")
        self.year = int(year) if year else None
        self.phrases = [(word, kind) for word, kind in profile.reply_words.items()]
        self.counted = _counted(profile.reminder_words)

    def make(
        self, place: CellPlace, given: Given, row: tuple[str, ...], row_hash: int | None = None
    ) -> Entry | FieldTrouble:
        """The entry of a row whose required values are there, or the field in which it contradicts itself."""
        profile = self.profile
        number = self._number(given)
        if isinstance(number, tuple):
            return number
        received_on = _day(given, "received_on")
        year = self._year(number, given, received_on)
        if isinstance(year, tuple):
            return year
        reply = self._reply(given)
        if isinstance(reply, tuple):
            return reply
        agencies = _agencies(given, self.agencies)
        if not agencies and (trouble := self._needs_agency(given, reply)) is not None:
            return trouble
        visit = _visit(given)
        if isinstance(visit, tuple):
            return visit
        note, subject = _text(given, "note"), _text(given, "subject")
        status, classification, secrecy = given.get("status"), given.get("classification"), given.get("secrecy")
        constants = profile.constants
        return Entry(
            place=place,
            source=profile.source,
            register_year=year,
            number=number.number,
            adds_complaint=profile.adds_complaint,
            tracked=profile.tracked,
            received_on=received_on,
            letter_on=_day(given, "letter_on"),
            category=_text(given, "category") or constants.get("category"),
            classification=classification if isinstance(classification, Classification) else None,
            subject=subject,
            text=_text(given, "text"),
            attachments=_text(given, "attachments"),
            copy_only=self._copy_only(note, subject),
            must_visit=self._must_visit(_text(given, "disposition")),
            secrecy=secrecy if isinstance(secrecy, Secrecy) else None,
            status=status if isinstance(status, Status) else None,
            completed_on=_day(given, "completed_on"),
            note=note,
            regency=_text(given, "regency") or constants.get("regency"),
            province=_text(given, "province") or constants.get("province"),
            complainant=_complainant(given),
            agencies=agencies,
            letter_number=_text(given, "letter_number"),
            sent_on=_day(given, "sent_on"),
            returned_on=_day(given, "returned_on"),
            reminders=self._reminders(given, note),
            reply=reply,
            row=row,
            visit=visit,
            extra=_text(given, "extra"),
            problem=_text(given, "problem"),
            row_hash=row_hash,
        )

    def kind_of_text(self, text: str) -> tuple[ReplyKind | None, KindBy]:
        """What the words of a reply say of its kind, None for no reply at all; substantive where they say nothing."""
        bare = plain(text)
        if bare in _NO_REPLY:
            return None, KindBy.WORDS
        for phrase, kind in self.phrases:
            if phrase in bare and holds_phrase(bare, (phrase,)):
                return kind, KindBy.WORDS
        return ReplyKind.SUBSTANTIVE, KindBy.DATE

    def reminders_told(self, note: str) -> int:
        """How many reminders a note says were sent: "2x penegasan"."""
        return 0 if self.counted is None else _reminders_told(plain(note), self.counted)

    def told_of(self, given: Given, row: Sequence[str]) -> tuple[tuple[str, int, str] | None, frozenset[int]]:
        """Of which complaint a row set aside tells, if that is certain; and the problem it was handed back for.

        Of a day of receipt that is none (31/02/2017) the year may still be read.
        """
        problem = _text(given, "problem")
        numbers = frozenset({int(problem)}) if problem and problem.isdecimal() else frozenset[int]()
        number = given.get("number")
        if not isinstance(number, Number) or number.rival is not None:
            return None, numbers
        year = self._year(number, given, _day(given, "received_on"))
        column = self.columns.get("received_on", len(row))
        if isinstance(year, tuple) and year[0] == "number" and column < len(row):
            years = set(_FOUR_FIGURES.findall(row[column]))
            year = int(years.pop()) if len(years) == 1 else year
        return (None if isinstance(year, tuple) else (self.profile.source, year, number.number)), numbers

    # ----------------------------------------------------------------------- helpers

    def _number(self, given: Given) -> Number | FieldTrouble:
        """The number; of two readings the one whose year the row's other cells bear out."""
        number = given.get("number")
        assert isinstance(number, Number)  # noqa: S101  (a row without its number never comes here)
        if number.rival is None:
            return number
        likely = [one for one in (number, number.rival) if one.year is not None and self._likely_year(one.year, given)]
        if len(likely) == 1:
            return likely[0]
        return "number", Trouble(
            "Both figures may be the year, so the number is not certain.", "Write the year in a column of its own."
        )

    def _likely_year(self, year: int, given: Given) -> bool:
        """Whether the year is the one told in the row or profile, or else at most nine before one of the row's days."""
        told = given.get("register_year") or self.year
        if told is not None:
            return year == told
        return any(isinstance(value, date) and 0 <= value.year - year <= 9 for value in given.values())

    def _year(self, number: Number, given: Given, received_on: date | None) -> int | FieldTrouble:
        """The register's year: its own column, else the year written with the number, else the year of receipt."""
        column = given.get("register_year")
        year = column if isinstance(column, int) else None
        if year is not None and number.year is not None and year != number.year:
            return "register_year", Trouble(
                "The year differs from the one written with the number.", "Write the right year in both cells."
            )
        year = year or number.year or self.year or (received_on.year if received_on is not None else None)
        if year is None:
            return "number", Trouble(
                "It is not said which year's register the number belongs to.",
                "Write the number as 2017/412, or fill the column of the year.",
            )
        return year

    def _reply(self, given: Given) -> EntryReply | FieldTrouble | None:
        """The reply, its kind decided by the column of kinds, else by words in its text, else by its date.

        A text without a date is kept as a reply without a day: it does not count before its day is known. A text that
        says there is no reply is none, unless a date contradicts it.
        """
        day, text = _day(given, "reply_on"), _text(given, "reply_text")
        letter_number = _text(given, "reply_number")
        kind = given.get("reply_kind")
        by = KindBy.COLUMN
        if not isinstance(kind, ReplyKind):
            if text is None:
                kind, by = ReplyKind.SUBSTANTIVE, KindBy.DATE
            else:
                kind, by = self.kind_of_text(text)
                if kind is None and day is not None:
                    return "reply_text", Trouble(
                        "The text says that there is no reply, but a date of reply stands.",
                        "Clear the one that is wrong.",
                    )
                if kind is None:
                    return None
        if day is None and text is None:
            if by is KindBy.COLUMN or letter_number is not None:
                return "reply_on", Trouble(
                    "A reply is told of without its date or text.", "Write the day the reply reached us."
                )
            return None
        return EntryReply(received_on=day, kind=kind, kind_by=by, letter_number=letter_number, text=text)

    def _needs_agency(self, given: Given, reply: EntryReply | None) -> FieldTrouble | None:
        """A letter or a reply without the agency it belongs to, in a sheet that has a column of agencies."""
        if "agencies" not in self.columns:
            return None
        told = reply is not None or any(given.get(name) for name in ("sent_on", "returned_on", *REMINDERS))
        is_denied = isinstance(given.get("agencies"), AgencyCell)
        if not told and not (is_denied and is_numbered(_text(given, "letter_number"))):
            return None
        if is_denied:
            return "agencies", Trouble(
                "The cell says that no letter was sent, but a letter, reminder or reply is told of.",
                "Write the agency the letter went to, or clear what is told of a letter.",
            )
        return "agencies", Trouble(
            "A letter, reminder or reply is told of, but not the agency.", "Write the agency the letter went to."
        )

    def _copy_only(self, *texts: str | None) -> bool | None:
        words = self.profile.copy_words
        found = any(holds_phrase(plain(text), words) for text in texts if text) if words else False
        return True if found else None

    def _must_visit(self, disposition: str | None) -> bool | None:
        if disposition is None:
            return None
        return holds_phrase(plain(disposition), self.profile.visit_words)

    def _reminders(self, given: Given, note: str | None) -> tuple[date | None, ...]:
        """The reminder columns in order; the note's "2x penegasan" only where they are all blank."""
        days: tuple[date | None, ...] = ()
        for name in REMINDERS:
            told = given.get(name)
            if isinstance(told, tuple):
                days += told
        return days or (None,) * (0 if note is None else self.reminders_told(note))


def is_numbered(letter_number: str | None) -> bool:
    """Whether a cell of letter numbers tells of a letter: some hold "arsip" or "belum" instead."""
    return letter_number is not None and _FIGURE.search(letter_number) is not None


def _day(given: Given, name: str) -> date | None:
    value = given.get(name)
    return value if isinstance(value, date) else None


def _text(given: Given, name: str) -> str | None:
    value = given.get(name)
    return value if isinstance(value, str) else None


def _agencies(given: Given, default: tuple[str, ...]) -> tuple[str, ...]:
    """The agencies of a row; a cell that says that no letter was sent is no blank."""
    value = given.get("agencies")
    return value if isinstance(value, tuple) else default


def _visit(given: Given) -> EntryVisit | FieldTrouble | None:
    """The result of a visit, which needs its day."""
    visited_on, method, outcome = _day(given, "visited_on"), given.get("method"), _text(given, "outcome")
    if visited_on is None:
        if method is None and outcome is None:
            return None
        return "visited_on", Trouble("A visit is told of without its day.", "Write the day of the visit.")
    return EntryVisit(visited_on, method if isinstance(method, Method) else None, outcome)


_FIGURE = re.compile(r"\d", re.ASCII)
_FOUR_FIGURES = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOBODY = Complainant()


def _complainant(given: Given) -> Complainant:
    name, nik, phone = _text(given, "name"), _text(given, "nik"), _text(given, "phone")
    email, address = _text(given, "email"), _text(given, "address")
    if name or nik or phone or email or address:
        return Complainant(name=name, nik=nik, phone=phone, email=email, address=address)
    return _NOBODY


# As the whole of a reply; in a longer one they may stand for something else.
_NO_REPLY = frozenset({"belum", "blm", "tidak", "tdk", "belum ada", "blm ada", "tdk ada", "tidak menjawab", "menunggu"})
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_NOT_YET = ("perlu", "akan", "belum", "agar", "mohon", "siapkan", "tanpa", "buat", "dibuatkan", "menunggu")


def _counted(words: Sequence[str]) -> re.Pattern[str] | None:
    """Finds "2x penegasan", "penegasan 2 kali", "penegasan ke 2", "penegasan i dan ii" in a plain text."""
    if not words:
        return None
    one = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"\b([1-9]) ?(?:x|kali) (?:{one})\b"
        rf"|\b(?:{one}) (?:sebanyak )?([1-9]) ?(?:x|kali)\b"
        rf"|\b(?:{one}) ke ([1-9])\b"
        rf"|\b(?:{one})(?: ke)? ((?:i{{1,3}}|iv|v)(?: (?:dan )?(?:i{{1,3}}|iv|v))*)\b"
    )


def _reminders_told(bare: str, counted: re.Pattern[str]) -> int:
    """How many reminders a plain note says were sent; what is only planned does not count."""
    most = 0
    for match in counted.finditer(bare):
        before = bare[: match.start()].split()[-2:]
        if any(word in _NOT_YET for word in before):
            continue
        if match[4]:
            most = max([most, *(_ROMANS.get(word, 0) for word in match[4].split())])
        else:
            most = max(most, int(match[1] or match[2] or match[3]))
    return most
