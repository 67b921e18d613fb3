"""An import profile: which headings mean which field, and what a sheet's words mean, as data in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import TypeVar

from dumas_cli.errors import ProfileError, UsageError
from dumas_cli.records import Classification, Method, ReplyKind, Secrecy, Status
from dumas_cli.sheets.cells import plain

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "number": "Number in the register (agenda number, ticket, tracking id); may name the year too: 412/2017.",
        "register_year": "Year whose numbering the number belongs to; without it, the year of received_on.",
        "received_on": "Day the complaint was received.",
        "letter_on": "Date on the complainant's letter.",
        "subject": "What the letter is about, in a few words.",
        "text": "The complaint itself.",
        "category": "Kind of matter: a code of the categories, or words.",
        "classification": "Handling class: information, ordinary (not under oversight) or oversight.",
        "attachments": "What came with the letter.",
        "secrecy": "Whether the complainant is to stay anonymous, or the report confidential.",
        "name": "Complainant's name (personal).",
        "nik": "Complainant's NIK, 16 figures as text (personal).",
        "phone": "Complainant's telephone (personal).",
        "email": "Complainant's e-mail (personal).",
        "address": "Complainant's address (personal).",
        "regency": "Regency (kabupaten) or city (kota) of the matter.",
        "province": "Province of the matter.",
        "agencies": "Agency or agencies the complaint was referred to.",
        "letter_number": "Number of our letter of referral.",
        "sent_on": "Date of our letter of referral.",
        "returned_on": "Day the agency sent the letter back as misdirected.",
        "reminder_1": "First reminder: its date, a mark that it was sent, or how often (2x).",
        "reminder_2": "Second reminder, likewise.",
        "reminder_3": "Third reminder, likewise.",
        "reply_on": "Day the agency's reply reached us.",
        "reply_kind": "Kind of reply: substantive, interim or acknowledgement.",
        "reply_number": "Number of the agency's letter.",
        "reply_text": "What the agency replied.",
        "disposition": "Instruction on the letter; some words of it ask for a visit.",
        "visited_on": "Day of a monitoring visit.",
        "method": "Method of the visit: gelar pengaduan, koordinasi, klarifikasi, konfirmasi or mediasi.",
        "outcome": "What the visit found or agreed, in words.",
        "status": "Where the complaint stands.",
        "completed_on": "Day the complaint was completed.",
        "note": "Remarks.",
    }
)
"""Our names of what a column may hold, in the usual order of a register, each with what it means."""

PERSONAL_FIELDS = frozenset({"name", "nik", "phone", "email", "address"})

DAY_FIELDS = frozenset(
    {"received_on", "letter_on", "sent_on", "returned_on", "reply_on", "visited_on", "completed_on"}
    | {"reminder_1", "reminder_2", "reminder_3"}
)
"""Fields whose cells may hold a date."""

EVIDENCE = "evidence"
"""The order of a date's parts is decided by the cells of the whole column."""

DATE_ORDERS = ("day", "month", "year", EVIDENCE)

UNUSED, EXTRA = "unused", "extra"
"""What ``--map`` may say of a heading instead of a field: known and left out, or kept beside the fields."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """How one layout of spreadsheet is read.

    ``columns`` holds the headings of each field, the preferred one first; ``headings`` is the same turned round, by
    ``heading_key``, with "" for headings that are known but belong to no field (``unused``, and those that
    ``id_columns`` or ``extra`` name). Words are kept ``plain``; a word that ends in "*" stands for all that begin so.
    None as the meaning of a word says that the cell means nothing. ``no_agency`` are words in the column of agencies
    that say that no letter was sent.

    ``date_order`` is "day", "month", "year" or "evidence" (decided over each whole column); ``date_orders`` has the
    fields with an order of their own: ask ``order_of``. ``id_columns`` are headings, as written, whose texts joined by
    "/" make the number; ``id_from`` are fields whose content makes it, for sheets without any number: at most one of
    the two, and then no column is the number. ``fill_down`` are the fields whose merged or blank cells take the value
    above. ``exported_on`` and ``stated_count`` are labels, plain, beside which the rows above the heading give the
    export's own date and number of rows. ``extra`` says which unclaimed headings' cells are kept: all, none, or these;
    ask ``keeps``. ``digest`` is the sha256 of the profile's text (and of what ``with_map`` changed), in hex.
    """

    name: str
    where: str
    about: str
    columns: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]
    required: tuple[str, ...]
    source: str
    constants: Mapping[str, str] = field(default_factory=dict)
    adds_complaint: bool = True
    tracked: bool = True
    date_order: str = EVIDENCE
    date_orders: Mapping[str, str] = field(default_factory=dict)
    date_formats: tuple[str, ...] = ()
    status: Mapping[str, Status | None] = field(default_factory=dict)
    classification: Mapping[str, Classification | None] = field(default_factory=dict)
    secrecy: Mapping[str, Secrecy | None] = field(default_factory=dict)
    kinds: Mapping[str, ReplyKind | None] = field(default_factory=dict)
    reply_words: Mapping[str, ReplyKind | None] = field(default_factory=dict)
    methods: Mapping[str, Method | None] = field(default_factory=dict)
    copy_words: tuple[str, ...] = ()
    visit_words: tuple[str, ...] = ()
    reminder_words: tuple[str, ...] = ()
    reminder_marks: tuple[str, ...] = ()
    no_reminder: tuple[str, ...] = ()
    no_agency: tuple[str, ...] = ()
    blanks: frozenset[str] = frozenset()
    sheet_names: tuple[str, ...] = ()
    header_row: int | None = None
    fill_down: tuple[str, ...] = ()
    exported_on: tuple[str, ...] = ()
    stated_count: tuple[str, ...] = ()
    id_columns: tuple[str, ...] = ()
    id_from: tuple[str, ...] = ()
    extra: bool | tuple[str, ...] = False
    notes: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    def order_of(self, name: str) -> str:
        """The order of the parts of a date in a field's column: "day", "month", "year" or "evidence"."""
        return self.date_orders.get(name, self.date_order)

    def keeps(self, heading: str) -> bool:
        """Whether the cells under a heading that no field claims are kept as extra."""
        key = heading_key(heading)
        if isinstance(self.extra, tuple):
            return any(heading_key(one) == key for one in self.extra)
        return self.extra and bool(key) and key not in self.headings


@lru_cache(maxsize=64)
def read_profile(text: str, *, name: str, where: str) -> Profile:
    """Read a profile from TOML text. ``where`` is the file's name, for messages.

    Raises ProfileError for text that is not TOML, a key, field or meaning that does not exist (the nearest is
    offered), a heading claimed by two fields, or no way to learn the number, its year or the source.
    """
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"The profile is not valid TOML: {error}.", where=where, remedy="Mend that line.") from None
    table = _Table(data, where)
    table.only(_KEYS)
    columns = _columns(table.table("columns"))
    unused, extra = table.texts("unused"), _extra(table)
    words, dates, sheet = table.table("words"), table.table("dates"), table.table("sheet")
    words.only(_WORD_KEYS)
    dates.only(_DATE_KEYS)
    sheet.only(_SHEET_KEYS)
    id_columns = sheet.texts("id_columns")
    constants = _constants(table.table("constants"), columns)
    notes = table.table("notes")
    notes.only(tuple(columns))
    profile = Profile(
        name=name,
        where=where,
        about=table.text("about", ""),
        columns=columns,
        headings=_by_heading(columns, unused, extra if isinstance(extra, tuple) else (), id_columns, where),
        required=_required(table, columns),
        source=constants.pop("source", ""),
        constants=constants,
        adds_complaint=table.flag("adds_complaint", True),
        tracked=table.flag("tracked", True),
        date_order=_date_order(dates),
        date_orders=_date_orders(dates, columns),
        date_formats=_date_formats(dates),
        status=_meanings(table.table("status"), {item.value: item for item in Status}),
        classification=_meanings(table.table("classification"), {item.value: item for item in Classification}),
        secrecy=_meanings(table.table("secrecy"), {item.value: item for item in Secrecy if item is not Secrecy.NONE}),
        kinds=_meanings(table.table("kinds"), {item.value: item for item in ReplyKind}),
        reply_words=_meanings(table.table("reply_words"), {item.value: item for item in ReplyKind}),
        methods=_meanings(table.table("methods"), {item.value: item for item in Method}),
        copy_words=words.plain_texts("copy_only"),
        visit_words=words.plain_texts("must_visit"),
        reminder_words=words.plain_texts("reminder"),
        reminder_marks=tuple(word.casefold() for word in words.texts("reminder_marks")),
        no_reminder=tuple(word.casefold() for word in words.texts("no_reminder")),
        no_agency=tuple(_bare(word) for word in words.texts("no_agency") if plain(word)),
        blanks=frozenset(word.casefold() for word in words.texts("blank")),
        sheet_names=sheet.texts("name"),
        header_row=sheet.whole("header_row"),
        fill_down=_fields_of(sheet, "fill_down", columns),
        exported_on=sheet.plain_texts("exported_on"),
        stated_count=sheet.plain_texts("stated_count"),
        id_columns=id_columns,
        id_from=_fields_of(sheet, "id_from", columns),
        extra=extra,
        notes={key: notes.text(key, "") for key in notes.data},
        digest=sha256(text.encode("utf-8")).hexdigest(),
    )
    _check_whole(profile)
    return profile


def heading_key(text: str) -> str:
    """A heading for comparing: ``plain``, with the usual abbreviations written out (Tgl = Tanggal, No. = Nomor).

    Single letters set apart ("P E R I H A L") are one word.
    """
    words = plain(text).split()
    if len(words) >= _SPACED_LETTERS and max(map(len, words)) == 1:
        return "".join(words)
    return " ".join(_LONG_FORMS.get(word, word) for word in words)


def without_hints(text: str) -> str:
    """A heading without the hints in brackets on how its column is filled in: "NIK (16 digit)" is "NIK"."""
    return _HINT.sub(" ", text) if "(" in text or "[" in text else text


class KnownHeadings:
    """The headings that a profile knows, found also where a sheet writes them a little otherwise.

    Blanks do not matter ("TanggalTerima", "N A M A  P E N G A D U"), nor does a hint in brackets on how the column is
    filled in ("Tgl Terima (dd/mm/yyyy)", "NIK (16 digit)"). Any other word in brackets is a part of the heading.
    """

    def __init__(self, headings: Mapping[str, str]) -> None:
        self._headings = headings
        self._run_together = {key.replace(" ", ""): name for key, name in headings.items()}

    def field_of(self, text: str) -> str | None:
        """The field of a heading as a sheet writes it, "" for one that is known and has none, None for an unknown."""
        field = self._look_up(heading_key(text))
        if field is None and (bare := without_hints(text)) != text:
            field = self._look_up(heading_key(bare))
        return field

    def _look_up(self, key: str) -> str | None:
        if key in self._headings:
            return self._headings[key]
        return self._run_together.get(key.replace(" ", "")) if key else None


def parse_map(pairs: Iterable[str]) -> Mapping[str, str]:
    """What "Heading=field" says, by heading as written; the field may also be "unused" or "extra".

    The last "=" parts the two, so that a heading may hold one. Raises UsageError for a pair without one, a heading
    without letters or figures, a field that does not exist (the nearest is offered), or a heading with two fields.
    """
    found: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for pair in pairs:
        heading, parted, name = pair.rpartition("=")
        heading, name = heading.strip(), name.strip()
        if not parted or not heading_key(heading):
            raise UsageError(
                f'--map "{pair}" does not say which heading is which field.',
                remedy='Write the heading as it stands in the sheet: --map "Tgl Masuk=received_on".',
            )
        known = (*FIELDS, UNUSED, EXTRA)
        if name not in known:
            raise UsageError(f'--map "{pair}": there is no field "{name}".', remedy=nearest(name, known))
        if by_key.setdefault(heading_key(heading), name) != name:
            raise UsageError(f'--map gives the heading "{heading}" to two fields.', remedy="Leave it with one of them.")
        found[heading] = name
    return found


def with_map(profile: Profile, mapping: Mapping[str, str]) -> Profile:
    """The profile with each heading given to the field that ``mapping`` says, and taken from where it was.

    "unused" and "extra" stand for known and left out, or kept beside the fields. A field that loses its last heading
    is no longer read; one that is required is then missed in every sheet. A heading given to ``number`` takes the place
    of ``id_columns`` and ``id_from``. The profile itself where nothing is mapped.
    """
    if not mapping:
        return profile
    moved = {heading_key(heading) for heading in mapping}
    columns = {
        name: tuple(heading for heading in headings if heading_key(heading) not in moved)
        for name, headings in profile.columns.items()
    }
    by_key = {key: name for key, name in profile.headings.items() if key not in moved}
    kept = profile.extra if isinstance(profile.extra, tuple) else ()
    kept = tuple(heading for heading in kept if heading_key(heading) not in moved)
    keeps_all = profile.extra is True
    for heading, name in mapping.items():
        by_key[heading_key(heading)] = "" if name in {UNUSED, EXTRA} else name
        if name == EXTRA and keeps_all:
            del by_key[heading_key(heading)]
        elif name == EXTRA:
            kept = (*kept, heading)
        elif name != UNUSED:
            columns[name] = (heading, *columns.get(name, ()))
    required, has_number = profile.required, "number" in mapping.values()
    if has_number and "number" not in required:
        required = ("number", *required)
    said = "\n".join(f"{heading_key(heading)}={name}" for heading, name in sorted(mapping.items()))
    return replace(
        profile,
        columns={name: headings for name, headings in columns.items() if headings},
        headings=by_key,
        required=required,
        id_columns=() if has_number else profile.id_columns,
        id_from=() if has_number else profile.id_from,
        extra=keeps_all or kept or False,
        digest=sha256(f"{profile.digest}\n{said}".encode()).hexdigest(),
    )


def template_headings(profile: Profile) -> list[tuple[str, str, str]]:
    """The columns of an empty sheet that the profile reads: field, heading (its first), and a note on what to write."""
    return [
        (name, headings[0], profile.notes.get(name) or FIELDS[name])
        for name, headings in profile.columns.items()
        if headings
    ]


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, or lists the known ones."""
    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.5)
    return f'The nearest is "{close[0]}".' if close else f"There are: {', '.join(names)}."


# --------------------------------------------------------------------------- helpers

_KEYS = (
    "about",
    "adds_complaint",
    "tracked",
    "required",
    "unused",
    "extra",
    "constants",
    "columns",
    "dates",
    "status",
    "classification",
    "secrecy",
    "kinds",
    "reply_words",
    "methods",
    "words",
    "sheet",
    "notes",
)
_WORD_KEYS = ("copy_only", "must_visit", "reminder", "reminder_marks", "no_reminder", "no_agency", "blank")
_DATE_KEYS = ("order", "orders", "formats")
_SHEET_KEYS = ("name", "header_row", "fill_down", "exported_on", "stated_count", "id_columns", "id_from")
_CONSTANTS = ("source", "register_year", "category", "province", "regency", "agencies")
_LONG_FORMS = {
    "tgl": "tanggal",
    "tg": "tanggal",
    "tggl": "tanggal",
    "no": "nomor",
    "nmr": "nomor",
    "kab": "kabupaten",
    "prov": "provinsi",
    "prop": "provinsi",
    "propinsi": "provinsi",
    "ket": "keterangan",
    "telp": "telepon",
    "tlp": "telepon",
    "telpon": "telepon",
    "yg": "yang",
    "thn": "tahun",
    "agd": "agenda",
}

_SPACED_LETTERS = 4
_HINT = re.compile(
    r"[(\[]\s*(?:[dmyhj]{1,4}(?:[\s/.:-]+[dmyhsbt]{1,4}){1,5}|(?:tgl|tanggal|hari)\W+(?:bln|bulan)\W+(?:thn|th|tahun)"
    r"|(?:wajib|harus)(?:\s+di\s?isi)?|required|mandatory|opsional|optional|(?:jika|bila|kalau)\s+ada"
    r"|k/l/d(?:/i)?|(?:\d+\s+)?(?:digit|angka|karakter|teks|text)|lengkap|sesuai\s+(?:e-?)?ktp|\+?62|diisi[^)\]]*)\s*[)\]]",
    re.IGNORECASE | re.ASCII,
)


class _Table:
    """A TOML table that answers with the right type, or says which key is wrong."""

    def __init__(self, data: Mapping[str, object], where: str, title: str = "") -> None:
        self.data = data
        self.where = where
        self.title = title

    def only(self, known: Sequence[str]) -> None:
        for key in self.data:
            if key not in known:
                part = f"[{self.title}]" if self.title else "a profile"
                raise self.error(f'{part} has no "{key}".', nearest(key, known))

    def table(self, key: str) -> _Table:
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f'"{key}" must be a table.', f"Write it as [{key}] with lines below it.")
        return _Table(value, self.where, key)

    def text(self, key: str, default: str) -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self.error(f'"{self._path(key)}" must be a text.', "Put it in quotation marks.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, ())
        items = (value,) if isinstance(value, str) else value
        if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
            raise self.error(
                f'"{self._path(key)}" must be a text or a list of texts.', f'Write {key} = ["...", "..."].'
            )
        return tuple(items)

    def plain_texts(self, key: str) -> tuple[str, ...]:
        return tuple(word for word in map(plain, self.texts(key)) if word)

    def flag(self, key: str, default: bool) -> bool:
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.error(f'"{self._path(key)}" must be true or false.', "Write it without quotation marks.")
        return value

    def whole(self, key: str) -> int | None:
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.error(f'"{self._path(key)}" must be a whole number from 1.', "Count rows as the sheet does.")
        return value

    def error(self, what: str, remedy: str) -> ProfileError:
        return ProfileError(what, where=self.where, remedy=remedy)

    def _path(self, key: str) -> str:
        return f"{self.title}.{key}" if self.title else key


def _columns(table: _Table) -> dict[str, tuple[str, ...]]:
    for key in table.data:
        if key not in FIELDS:
            raise table.error(f'[columns] names the field "{key}", which does not exist.', nearest(key, FIELDS))
    return {key: table.texts(key) for key in table.data}


def _by_heading(
    columns: Mapping[str, tuple[str, ...]],
    unused: Sequence[str],
    extra: Sequence[str],
    id_columns: Sequence[str],
    where: str,
) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, headings in [*columns.items(), (UNUSED, unused), (EXTRA, extra), ("", id_columns)]:
        for heading in headings:
            key = heading_key(heading)
            if not key:
                raise ProfileError(
                    f'"{name or "sheet.id_columns"}" has a heading without letters or figures.',
                    where=where,
                    remedy="Write the heading as it stands in the sheet.",
                )
            if not name:  # a part of the number may be a field of its own too, such as the year
                found.setdefault(key, name)
                continue
            other = found.setdefault(key, name)
            if other != name:
                raise ProfileError(
                    f'The heading "{heading}" is claimed by both "{other}" and "{name}".',
                    where=where,
                    remedy="Leave it with one of them. In a two-row heading, write both rows: Penerusan / Tgl Surat.",
                )
    return {key: "" if name in {UNUSED, EXTRA} else name for key, name in found.items()}


def _extra(table: _Table) -> bool | tuple[str, ...]:
    value = table.data.get(EXTRA, False)
    if isinstance(value, bool):
        return value
    if not isinstance(value, (str, list)):
        raise table.error('"extra" must be true, false or a list of headings.', 'Write extra = ["Pekerjaan", "..."].')
    return table.texts(EXTRA)


def _fields_of(table: _Table, key: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The fields that a key lists; each must have a column."""
    names = table.texts(key)
    for name in names:
        if name not in columns:
            raise table.error(
                f'{table.title}.{key} names the field "{name}", which [columns] does not.', nearest(name, columns)
            )
    return names


def _constants(table: _Table, columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    table.only(_CONSTANTS)
    constants = {}
    for key, value in table.data.items():
        if isinstance(value, int) and not isinstance(value, bool):
            constants[key] = str(value)
        else:
            constants[key] = table.text(key, "")
    year = constants.get("register_year")
    if year is not None and not (year.isdecimal() and len(year) == 4):
        raise table.error("constants.register_year must be a year.", "Write register_year = 2017.")
    return constants


def _required(table: _Table, columns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    default = ["number", "received_on"] if table.flag("adds_complaint", True) else ["number"]
    sheet = table.table("sheet")
    if "number" not in columns and (sheet.texts("id_columns") or sheet.texts("id_from")):
        default.remove("number")
    required = table.texts("required") or tuple(default)
    for name in required:
        if name not in columns:
            raise table.error(
                f'The field "{name}" is required, but [columns] does not name it.', nearest(name, columns)
            )
    return required


def _date_order(table: _Table) -> str:
    return _order(table, "order", table.text("order", EVIDENCE))


def _date_orders(table: _Table, columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    orders = table.table("orders")
    for name in orders.data:
        if name not in DAY_FIELDS:
            raise table.error(
                f'[dates.orders] names "{name}", which is no field of days.', nearest(name, sorted(DAY_FIELDS))
            )
        if name not in columns:
            raise table.error(f'[dates.orders] names "{name}", which [columns] does not.', nearest(name, columns))
    return {name: _order(table, f"orders.{name}", orders.text(name, EVIDENCE)) for name in orders.data}


def _order(table: _Table, key: str, order: str) -> str:
    if order not in DATE_ORDERS:
        raise table.error(
            f'dates.{key} is "{order}".',
            'Write "day", "month" or "year": what stands first; or "evidence": what each whole column shows.',
        )
    return order


def _date_formats(table: _Table) -> tuple[str, ...]:
    formats = table.texts("formats")
    for form in formats:
        has_month = any(part in form for part in ("%m", "%b", "%B"))
        if "%d" not in form or not has_month or not ("%Y" in form or "%y" in form):
            raise table.error(f'The date form "{form}" lacks the day, month or year.', 'Write e.g. "%d/%m/%Y".')
    return formats


def _meanings(table: _Table, meanings: Mapping[str, T]) -> dict[str, T | None]:
    """Words by what they mean: ``{"dalam proses": Status.OPEN}``; the key "none" gathers words that mean nothing."""
    table.only((*meanings, "none"))
    found: dict[str, T | None] = {}
    for key in table.data:
        meaning = meanings.get(key)
        for word in table.texts(key):
            bare = _bare(word)
            if found.setdefault(bare, meaning) != meaning:
                raise table.error(f'[{table.title}] gives "{word}" two meanings.', "Leave it with one of them.")
    return found


def _bare(word: str) -> str:
    """A word for comparing, with the "*" that stands for all that begin so."""
    return plain(word) + ("*" if word.endswith("*") else "")


def _check_whole(profile: Profile) -> None:
    def error(what: str, remedy: str) -> ProfileError:
        return ProfileError(what, where=profile.where, remedy=remedy)

    if not profile.source:
        raise error("The profile does not say which source its numbers belong to.", 'Add [constants] source = "surat".')
    ways = [
        name
        for name, given in (
            ("[columns] number", "number" in profile.columns),
            ("sheet.id_columns", profile.id_columns),
            ("sheet.id_from", profile.id_from),
        )
        if given
    ]
    if not ways:
        raise error(
            "The profile has no column for the number.",
            'Add number = ["No. Agenda"] to [columns]; or, under [sheet], id_columns or id_from.',
        )
    if len(ways) > 1:
        raise error(f"The number comes from both {ways[0]} and {ways[1]}.", "Leave one of them.")
    if profile.id_from and not profile.adds_complaint:
        raise error(
            "Rows that are laid on known complaints cannot have their number made from their content.",
            "Name the column of the complaint's number, or leave adds_complaint out.",
        )
    if profile.adds_complaint and "received_on" not in profile.columns:
        raise error("The profile has no column for received_on.", 'Add received_on = ["Tgl Terima"] to [columns].')
