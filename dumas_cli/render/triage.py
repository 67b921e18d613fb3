"""The ranked list of flagged complaints, each with its reasons, as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dumas_cli.records import Cell, Column, Document, Flag, Level, Table
from dumas_cli.render.cells import EXACT, count_cell, exact_cell, place_cell, text_cell
from dumas_cli.render.numbers import Lang, change_text, count_text, day_text
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
    flagged: int | None = None,
    needing: int | None = None,
    left_over: Sequence[Flag] = (),
) -> Document:
    """The flags in the order given, the first ``limit`` of them (None or 0 shows all).

    ``evaluated`` counts the open complaints that the rules looked at, ``flagged`` those that got a
    level or need clarification, ``needing`` the latter; without them the flags given are all.
    ``left_over`` are the flags that a capacity cut off the list. The counts in the headline are of
    all, however many are shown.
    """
    shown = flags[:limit] if limit else flags
    day = day_text(as_of, lang)
    notes = [
        say(lang, "n_waiting", day=day),
        say(lang, "n_points_added"),
        say(lang, "n_score", file=rules.name, sha=rules.sha256[:SHA_SHOWN]),
        say(lang, "n_explain"),
    ]
    if len(shown) < len(flags):
        shown_text, total = count_text(len(shown), lang), count_text(len(flags), lang)
        notes.insert(0, say(lang, "limit", shown=shown_text, total=total))
    if not flags:
        notes = [say(lang, "triage_none"), *notes[2:]]
    rows = tuple(_row(rank, flag, lang) for rank, flag in enumerate(shown, start=1))
    needed = sum(flag.needs_clarification for flag in flags) if needing is None else needing
    return Document(
        title=say(lang, "triage_title", day=day),
        headline=tuple(_headline(flags, evaluated, flagged, needed, left_over, lang)),
        tables=(Table("flags", "", _columns(lang), rows, tuple(notes)),),
        facts={
            "as_of": as_of,
            "evaluated": evaluated,
            "flagged": len(flags) if flagged is None else flagged,
            "needing": needed,
            "listed": len(flags),
            "rules_file": rules.name,
            "rules_sha256": rules.sha256,
        },
    )


def _headline(
    flags: Sequence[Flag],
    evaluated: int,
    flagged: int | None,
    needing: int,
    left_over: Sequence[Flag],
    lang: Lang,
) -> Iterator[str]:
    def how_many(level: Level) -> str:
        return count_text(sum(flag.level is level for flag in flags), lang)

    musts = sum(flag.mandatory for flag in (*flags, *left_over) if flag.needs_clarification)
    if left_over or (flagged is not None and flagged != len(flags)):
        yield say_count(lang, "triage_evaluated", evaluated, flagged=count_text(flagged, lang))
    else:
        levels = {"high": how_many(Level.HIGH), "medium": how_many(Level.MEDIUM), "low": how_many(Level.LOW)}
        yield say_count(lang, "triage_headline", evaluated, **levels)
    yield say_count(lang, "triage_needed", needing, mandatory=count_text(musts, lang))
    if left_over:
        cut = sum(flag.mandatory for flag in left_over)
        listed = count_text(len(flags), lang)
        yield say_count(lang, "triage_capacity", len(left_over), listed=listed, mandatory=count_text(cut, lang))


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
        Column("mandatory", say(lang, "h_mandatory"), EXACT),
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
        _reasons(flag, lang),
        exact_cell(flag.alternative.value if flag.alternative else None),
        Cell(flag.mandatory, say(lang, "yes") if flag.mandatory else ""),
        exact_cell(flag.visit_by),
        exact_cell(" ".join(hit.rule_id for hit in flag.hits)),
        exact_cell(complaint.received_on),
        exact_cell(complaint.category),
        exact_cell(complaint.source),
    )


def _reasons(flag: Flag, lang: Lang) -> Cell:
    """The reasons as a line of words, in print one a line with the points that it adds."""
    said = [(hit.points, reason(lang, hit.reason_en, hit.reason_id)) for hit in flag.hits]
    return Cell(
        "; ".join(words for _, words in said),
        "\n".join(f"{change_text(points, lang) if points else '':>3} {words}" for points, words in said),
    )


def _clarification(flag: Flag, lang: Lang) -> Cell:
    if not flag.needs_clarification and not flag.mandatory:
        return Cell(False, "")
    what = say(lang, "clarify_mandatory" if flag.mandatory else "clarify")
    day = day_text(flag.visit_by, lang)
    return Cell(True, say(lang, "clarify_by", what=what, day=day) if flag.visit_by else what)
