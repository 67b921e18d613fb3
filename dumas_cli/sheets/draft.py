"""A guessed layout becomes the text of a profile, to be looked over by whoever knows the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dumas_cli.errors import ProfileError
from dumas_cli.sheets.cells import plain
from dumas_cli.sheets.guess import Layout, by_weight, meaning_of, meanings_of
from dumas_cli.sheets.profiles import DAY_FIELDS, EVIDENCE, EXTRA, FIELDS, UNUSED, Profile, read_profile
from dumas_cli.sheets.seen import shown_words


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a profile that reads one sheet, and what is not certain about it.

    ``remarks`` are sentences; each stands in the text as a comment too. ``profile`` is the text read back; None where
    it does not load yet, and ``missing`` then says why, and what to do.
    """

    text: str
    remarks: tuple[str, ...]
    profile: Profile | None
    missing: tuple[str, str] | None = None


def draft_of(layout: Layout, profiles: Sequence[Profile], *, name: str, file: str, sheet: str = "") -> Draft:
    """Write a profile for a layout. Nothing that a cell of a person's data says gets into it; words of states do.

    ``name`` is the profile's name and, where nothing better is known, its source.
    """
    writer = _Writer(layout, by_weight(profiles), name=name, file=file, sheet=sheet)
    text = writer.text()
    try:
        profile = read_profile(text, name=name, where=f"{name}.toml")
    except ProfileError as error:
        return Draft(text, tuple(writer.remarks), None, (error.what, error.remedy))
    return Draft(text, tuple(writer.remarks), profile)


def source_name(stem: str) -> str:
    """A word for the source from a file's name: small letters, figures and dashes."""
    return re.sub(r"[\W_]+", "-", stem.casefold()).strip("-") or "own"


# --------------------------------------------------------------------------- helpers

_TABLES = {
    "status": ("status", "status"),
    "classification": ("classification", "classification"),
    "secrecy": ("secrecy", "secrecy"),
    "reply_kind": ("kinds", "kinds"),
    "method": ("methods", "methods"),
}
_FILLED_DOWN = ("province", "regency", "agencies", "register_year")
_LABELS = ("exported_on", "stated_count")


class _Writer:
    """Writes one draft, and gathers its remarks."""

    def __init__(self, layout: Layout, profiles: Sequence[Profile], *, name: str, file: str, sheet: str) -> None:
        self.layout = layout
        self.profiles = profiles
        self.name = name
        self.file = file
        self.sheet = sheet
        self.remarks: list[str] = []
        self.by_field = {one.field: one for one in layout.columns if one.field in FIELDS}
        self.adds = "received_on" in self.by_field

    def text(self) -> str:
        sheet = self._sheet()  # first: it decides where the number comes from
        parts = [self._head(), self._constants(), self._columns(), self._dates()]
        parts += [self._meanings(name) for name in _TABLES if name in self.by_field]
        parts += [self._phrases(), sheet]
        return "\n\n".join(part for part in parts if part) + "\n"

    def _remark(self, sentence: str) -> str:
        """Keeps the remark, and gives it as a comment."""
        self.remarks.append(sentence)
        return f"# {sentence}"

    def _head(self) -> str:
        place = f'{self.file}, sheet "{self.sheet}"' if self.sheet else self.file
        lines = [
            f"# Draft of an import profile, made from {_line(place)}, heading in row {self.layout.heading.row}.",
            "# Look it over: what is not certain is marked unsure. Left of = stands our word, right of it the sheet's.",
            f"about = {_quoted(f'Layout of {self.file}')}",
        ]
        if not self.adds:
            lines.append(
                self._remark(
                    "unsure: no column is the day of receipt, so the rows are laid on complaints already known."
                )
            )
            lines.append("adds_complaint = false")
        elif "reply_on" not in self.by_field:
            lines.append(
                self._remark("No column holds the day of a reply, so its letters never enter the response rate.")
            )
            lines.append("tracked = false")
        if not self.adds:
            required = ["number", *[name for name in ("reply_on", "visited_on") if name in self.by_field][:1]]
            lines.append(f"required = {_list(required)}")
        unused = [one.heading for one in self.layout.columns if one.field == UNUSED]
        if unused:
            lines.append(f"unused = {_list(unused)}")
        extra = [one.heading for one in self.layout.columns if one.field == EXTRA]
        if extra:
            lines.append(f"extra = {_list(extra)}")
        open_ = [one for one in self.layout.columns if not one.field]
        if open_:
            lines += [
                f"# No field was found for: {', '.join(_quoted(one.heading) for one in open_)}.",
                "# Give each to a field below, or to unused, or keep its cells with extra.",
            ]
            lines += [self._remark(one.unsure) for one in open_ if one.unsure]
            self.remarks.append(f"No field was found for: {', '.join(_quoted(one.heading) for one in open_)}.")
        return "\n".join(lines)

    def _constants(self) -> str:
        register = next((one.source for one in self.profiles if one.adds_complaint), "")
        if not self.adds and register:
            said = f"unsure: the rows are laid on complaints of the source {_quoted(register)}."
            return f"[constants]\n{self._remark(said)}\nsource = {_quoted(register)}"
        source = _quoted(source_name(self.name))
        said = "from the file's name; one word for this register, the same in all its files"
        self.remarks.append(f"The source is {source}, {said}.")
        return f"[constants]\nsource = {source} # {said}"

    def _columns(self) -> str:
        names = [name for name in FIELDS if name in self.by_field]
        width = max(map(len, names), default=0)
        lines = ["[columns]"]
        for name in names:
            one = self.by_field[name]
            if one.unsure and not one.told:
                lines.append(self._remark(one.unsure))
            lines.append(f"{name:{width}} = {_list([one.heading])}")
        return "\n".join(lines)

    def _dates(self) -> str:
        days = {name: one for name, one in self.by_field.items() if name in DAY_FIELDS and one.seen.days}
        orders = {name: one.seen.order for name, one in days.items()}
        proven = [order for order in orders.values() if order in {"day", "month", "year"}]
        if not proven:
            if not any(orders.values()):
                return '[dates]\norder = "day" # no date of the rows looked at depends on it'
            lines = [
                "[dates]",
                self._remark(
                    "unsure: no date of the rows looked at shows whether the day or the month stands first. "
                    'Write order = "day" or "month".'
                ),
            ]
            return "\n".join([*lines, f'order = "{EVIDENCE}"'])
        common = max(sorted(set(proven)), key=proven.count)
        evidence = next(one for name, one in days.items() if orders[name] == common)
        lines = [
            "[dates]",
            f"order = {_quoted(common)} # {_quoted(evidence.heading)} has dates that can be read only so",
        ]
        other = {name: order for name, order in orders.items() if order not in {common, "", "open"}}
        for name, order in other.items():
            if order == "both":
                lines.append(
                    self._remark(
                        f"unsure: {_quoted(days[name].heading)} has dates with the day first and with the month first."
                    )
                )
        if any(order != "both" for order in other.values()):
            lines.append("[dates.orders]")
            lines += [f"{name} = {_quoted(order)}" for name, order in other.items() if order != "both"]
        return "\n".join(lines)

    def _meanings(self, name: str) -> str:
        """The words of a column of states, as far as known profiles tell what they mean."""
        title, table = _TABLES[name]
        known = meanings_of(self.profiles, table)
        one = self.by_field[name]
        if not one.seen.words:
            if not one.seen.filled:
                return ""
            what = self._remark(f"unsure: {_quoted(one.heading)} has too many different words to be {name}.")
            return f"[{title}]\n{what}"
        by_meaning: dict[str, list[str]] = {}
        unknown: list[str] = []
        seen: set[str] = set()
        for word in shown_words(one.seen):
            if plain(word) in seen:
                continue
            seen.add(plain(word))
            try:
                meaning = meaning_of(word, known)
            except KeyError:
                unknown.append(word)
                continue
            by_meaning.setdefault("none" if meaning is None else str(meaning), []).append(word)
        lines = [f"[{title}]"]
        order = list(dict.fromkeys("none" if meaning is None else str(meaning) for meaning in known.values()))
        lines += [f"{meaning} = {_list(by_meaning[meaning])}" for meaning in order if meaning in by_meaning]
        if unknown:
            choices = ", ".join(meaning for meaning in order if meaning != "none")
            lines.append(self._remark(f"unsure: what do these words mean: {', '.join(map(_quoted, unknown))}?"))
            lines.append(f"# Give each to one of: {choices}; none for a word that says nothing.")
        return "\n".join(lines)

    def _phrases(self) -> str:
        """Phrases that the best known register looks for, where the columns they stand in are there."""
        parts = []
        if "reply_text" in self.by_field:
            words = next((one.reply_words for one in self.profiles if one.reply_words), {})
            by_meaning: dict[str, list[str]] = {}
            for word, meaning in words.items():
                by_meaning.setdefault("none" if meaning is None else str(meaning), []).append(word)
            lines = [f"{meaning} = {_list(phrases)}" for meaning, phrases in by_meaning.items()]
            parts.append("\n".join(["[reply_words] # looked for in the reply; as in the profile register", *lines]))
        wanted: dict[str, Sequence[str]] = {}
        model = next((one for one in self.profiles if one.reminder_marks), None)
        if model is not None:
            if "disposition" in self.by_field:
                wanted["must_visit"] = model.visit_words
            if {"note", "subject"} & set(self.by_field):
                wanted["copy_only"] = model.copy_words
            if any(name.startswith("reminder_") for name in self.by_field):
                wanted["reminder_marks"], wanted["no_reminder"] = model.reminder_marks, model.no_reminder
        if "agencies" in self.by_field:
            wanted["no_agency"] = next((one.no_agency for one in self.profiles if one.no_agency), ())
        lines = [f"{key} = {_list(list(words))}" for key, words in wanted.items() if words]
        if lines:
            parts.append("\n".join(["[words]", *lines]))
        return "\n\n".join(parts)

    def _sheet(self) -> str:
        lines: list[str] = []
        if "number" not in self.by_field:
            fields = [name for name in ("received_on", "name", "subject", "text") if name in self.by_field]
            if self.adds and len(fields) > 1:
                lines.append(
                    self._remark(
                        "unsure: no column is the number, so it is made from what these cells say. Where one is the "
                        'number after all: --map "Heading=number".'
                    )
                )
                lines.append(f"id_from = {_list(fields)}")
        lines += list(self._labels()) + list(self._fill_down())
        if self.sheet:
            lines.append(f"# name = {_list([self.sheet])} # to read only this sheet")
        return "\n".join(["[sheet]", *lines]) if lines else ""

    def _labels(self) -> Iterator[str]:
        for key in _LABELS:
            labels = [
                label
                for label in dict.fromkeys(label for one in self.profiles for label in getattr(one, key))
                if any(text == label or text.startswith(f"{label} ") for text in self.layout.labels)
            ]
            if labels:
                yield f"{key} = {_list(labels)}"

    def _fill_down(self) -> Iterator[str]:
        merged = [n for n in _FILLED_DOWN if n in self.by_field and self.by_field[n].column in self.layout.merged]
        if merged:
            yield f"fill_down = {_list(merged)} # their cells are merged downwards"
        gaps = [
            name
            for name in _FILLED_DOWN
            if name in self.by_field and self.by_field[name].column in self.layout.gaps and name not in merged
        ]
        if gaps:
            yield self._remark(
                f"unsure: most cells of {' and '.join(gaps)} are blank. If they mean the value above: "
                f"fill_down = {_list(gaps)}"
            )


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """A text as TOML writes it, on one line."""
    escaped = "".join(
        f"\\{mark}" if mark in '"\\' else mark if mark.isprintable() else f"\\u{ord(mark):04X}"
        for mark in _line(text)
        if ord(mark) <= 0xFFFF or mark.isprintable()
    )
    return f'"{escaped}"'


def _list(texts: Sequence[str] | Mapping[str, object]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"
