"""The ranked list of flagged complaints, each with its reasons, as a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dumas_cli.records import Cell, Column, Document, Flag, Level, Table
from dumas_cli.render.cells import EXACT, count_cell, exact_cell, place_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text
from dumas_cli.render.words import reason, say, say_count
from dumas_cli.results import RulesFile

SHA_SHOWN = 12


def triage_document(
    flags: Sequence[Flag],
    *,
    evaluated: int,
    as_of: date,
    rules: RulesFile,
    lang: Lang,
    limit: int | None = None,
) -> Document:
    """The flags in the order given, the first ``limit`` of them (None or 0 shows all).

    ``evaluated`` counts the open complaints that the rules looked at, flagged or not. The counts
    in the headline are of all flags given, however many are shown.
    """
    shown = flags[:limit] if limit else flags
    day = day_text(as_of, lang)
    notes = [
        say(lang, "n_waiting", day=day),
        say(lang, "n_score", file=rules.name, sha=rules.sha256[:SHA_SHOWN]),
        say(lang, "n_explain"),
    ]
    if len(shown) < len(flags):
        shown_text, total = count_text(len(shown), lang), count_text(len(flags), lang)
        notes.insert(0, say(lang, "limit", shown=shown_text, total=total))
    if not flags:
        notes = [say(lang, "triage_none"), *notes[1:]]
    rows = tuple(_row(rank, flag, lang) for rank, flag in enumerate(shown, start=1))
    return Document(
        title=say(lang, "triage_title", day=day),
        headline=_headline(flags, evaluated, lang),
        tables=(Table("flags", "", _columns(lang), rows, tuple(notes)),),
        facts={
            "as_of": as_of,
            "evaluated": evaluated,
            "flagged": len(flags),
            "rules_file": rules.name,
            "rules_sha256": rules.sha256,
        },
    )


def _headline(flags: Sequence[Flag], evaluated: int, lang: Lang) -> tuple[str, ...]:
    def how_many(level: Level) -> str:
        return count_text(sum(flag.level is level for flag in flags), lang)

    needed = [flag for flag in flags if flag.needs_clarification]
    mandatory = count_text(sum(flag.mandatory for flag in needed), lang)
    return (
        say(
            lang,
            "triage_headline",
            evaluated=count_text(evaluated, lang),
            high=how_many(Level.HIGH),
            medium=how_many(Level.MEDIUM),
            low=how_many(Level.LOW),
        ),
        say_count(lang, "triage_needed", len(needed), mandatory=mandatory),
    )


def _columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column("rank", say(lang, "h_rank"), "integer"),
        Column("number", say(lang, "h_number")),
        Column("score", say(lang, "h_score"), "integer"),
        Column("level", say(lang, "h_level")),
        Column("waiting_workdays", say(lang, "h_waiting"), "integer"),
        Column("method", say(lang, "h_method")),
        Column("place", say(lang, "h_place")),
        Column("agency", say(lang, "h_agency")),
        Column("clarification", say(lang, "h_clarification"), below=True),
        Column("reasons", say(lang, "h_reasons"), below=True),
        Column("alternative", say(lang, "h_alternative"), EXACT),
        Column("mandatory", say(lang, "clarify_mandatory"), EXACT),
        Column("visit_by", say(lang, "h_visit_by"), EXACT),
        Column("rules", say(lang, "h_rule"), EXACT),
        Column("received_on", say(lang, "h_received_on"), EXACT),
        Column("category", say(lang, "h_category"), EXACT),
        Column("source", say(lang, "h_source"), EXACT),
    )


def _row(rank: int, flag: Flag, lang: Lang) -> tuple[Cell, ...]:
    complaint = flag.complaint
    place = complaint.place.full_name if complaint.place else complaint.place_as_written
    return (
        count_cell(rank, lang),
        text_cell(complaint.label),
        count_cell(flag.score, lang),
        text_cell(flag.level.value, say(lang, f"level_{flag.level.value}")),
        count_cell(flag.waiting_workdays, lang),
        text_cell(flag.method.value, say(lang, f"method_{flag.method.value}")),
        place_cell(place, lang),
        text_cell("; ".join(agency.name for agency in flag.agencies)),
        _clarification(flag, lang),
        text_cell("; ".join(reason(lang, hit.reason_en, hit.reason_id) for hit in flag.hits)),
        exact_cell(flag.alternative.value if flag.alternative else None),
        exact_cell(flag.mandatory),
        exact_cell(flag.visit_by),
        exact_cell(" ".join(hit.rule_id for hit in flag.hits)),
        exact_cell(complaint.received_on),
        exact_cell(complaint.category),
        exact_cell(complaint.source),
    )


def _clarification(flag: Flag, lang: Lang) -> Cell:
    if not flag.needs_clarification and not flag.mandatory:
        return Cell(False, "")
    what = say(lang, "clarify_mandatory" if flag.mandatory else "clarify")
    day = day_text(flag.visit_by, lang)
    return Cell(True, say(lang, "clarify_by", what=what, day=day) if flag.visit_by else what)
