"""Whether monitoring visits worked, as a table with plain words on what it can and cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dumas_cli.figures.effect import Arm, Effect, EffectUnit, Refusal
from dumas_cli.records import Cell, Column, Table
from dumas_cli.render.cells import BLANK, count_cell, points_cell, share_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text, points_text
from dumas_cli.render.words import say, say_count

DIP = Fraction(1, 10)
"""Agencies that stood so much lower before their visit may have been on their way back anyway."""


def effect_table(found: Effect, lang: Lang, *, near_days: int, most_matches: int) -> Table:
    """Both sides with their shares, and the difference of the changes with its interval.

    ``near_days`` and ``most_matches`` are the limits of the matching (``report.effect``), told in the notes. Where an
    effect is refused only the numbers of cases stand, and a note says what is lacking.
    """
    unit = found.unit.value
    columns = [Column("side", say(lang, "eff_h_side"))]
    if found.unit is EffectUnit.LETTERS:
        columns.append(Column("letters", say(lang, "eff_h_letters"), "integer"))
    columns += (
        Column("agencies", say(lang, "eff_h_agencies"), "integer"),
        Column("before", say(lang, "eff_h_before"), "share"),
        Column("after", say(lang, "eff_h_after"), "share"),
        Column("change_points", say(lang, "eff_h_change"), "points"),
        Column("low_points", say(lang, "eff_h_low"), "points"),
        Column("high_points", say(lang, "eff_h_high"), "points"),
    )
    rows = [_side(side, arm, found, lang) for side, arm in (("visited", found.visited), ("compared", found.compared))]
    if found.interval is not None:
        blanks = (BLANK,) * (len(columns) - 4)
        ends = (points_cell(found.interval.low, lang), points_cell(found.interval.high, lang))
        rows.append(
            (text_cell("difference", say(lang, "eff_difference")), *blanks, points_cell(found.effect, lang), *ends)
        )
    return Table(
        name=f"effect_{unit}",
        title=say(lang, f"eff_t_{unit}", year=str(found.year)),
        columns=tuple(columns),
        rows=tuple(rows) if found.found else (),
        notes=tuple(_notes(found, lang, near_days, most_matches)),
    )


def _side(side: str, arm: Arm, found: Effect, lang: Lang) -> tuple[Cell, ...]:
    is_given = not found.refused
    return (
        text_cell(side, say(lang, f"eff_{side}")),
        *((count_cell(arm.cases, lang),) if found.unit is EffectUnit.LETTERS else ()),
        count_cell(arm.agencies, lang),
        share_cell(arm.before if is_given else None, lang),
        share_cell(arm.after if is_given else None, lang),
        points_cell(arm.change if is_given else None, lang),
        BLANK,
        BLANK,
    )


def _notes(found: Effect, lang: Lang, near_days: int, most_matches: int) -> Iterator[str]:
    unit, follow = found.unit.value, count_text(found.workdays, lang)
    for refusal in found.refused:
        yield _refused(found, refusal, lang)
    year, day = str(found.year), day_text(found.known_on, lang)
    cases = count_text(found.visited.cases, lang)
    yield say_count(lang, f"eff_n_found_{unit}", found.found, year=year, day=day, cases=cases)
    left = [
        say(lang, f"eff_left_{reason}", n=count_text(n, lang), **fields)
        for reason, n, fields in (
            (f"not_waiting_{unit}", found.not_waiting, {}),
            ("young", found.young, {"follow": follow}),
            ("unmatched", found.unmatched, {}),
            ("uncounted", found.uncounted, {}),
        )
        if n
    ]
    if left:
        yield say(lang, "eff_n_left", reasons="; ".join(left))
    if found.refused:
        return
    answered = say(lang, f"by_definition_{found.definition.value}")
    yield say(lang, f"eff_n_shares_{unit}", answered=answered, follow=follow)
    yield say(
        lang,
        f"eff_n_like_{unit}",
        loosely=count_text(found.loosely, lang),
        later=count_text(found.visited_later, lang),
        **({"near": str(near_days), "most": str(most_matches)} if found.unit is EffectUnit.LETTERS else {}),
    )
    if found.interval is not None:
        yield say(lang, "eff_n_interval")
        yield say(lang, "eff_n_beyond" if found.beyond_chance else "eff_n_within")
        dip = (found.compared.before or Fraction(0)) - (found.visited.before or Fraction(0))
        if dip >= DIP:
            yield say(lang, "eff_n_dip", points=points_text(dip, lang).lstrip("+"))
    yield say(lang, f"eff_n_can_{unit}")
    yield say(lang, "eff_n_cannot")


def _refused(found: Effect, refusal: Refusal, lang: Lang) -> str:
    if refusal is Refusal.ALL_ALIKE:
        return say(lang, "eff_r_all_alike")
    n, least = {
        Refusal.FEW_VISITED: (found.visited.cases, found.minimum),
        Refusal.FEW_COMPARABLE: (found.compared.cases, found.minimum),
        Refusal.FEW_AGENCIES: (min(found.visited.agencies, found.compared.agencies), found.minimum_agencies),
    }[refusal]
    return say(lang, f"eff_r_{refusal.value}", n=count_text(n, lang), least=count_text(least, lang))
