"""Agencies among their peers: the ranking as a table, and the funnel that shows what chance does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor

from dumas_cli.figures.fairness import Interval, Limits, PeerGroup, Peers, Ranked, Standing
from dumas_cli.records import Cell, Chart, Column, Point, Series, Table
from dumas_cli.render.cells import EXACT, count_cell, exact_cell, share_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text, share_text
from dumas_cli.render.words import say, say_count

NameOf = Callable[[str], str]
"""An agency's name to print, by its key."""

OFTEN, SELDOM = Fraction(5, 100), Fraction(2, 1000)
"""How much of chance lies outside the 95% and the 99.8% limits."""


def peers_table(found: Peers, name: NameOf, lang: Lang) -> Table:
    """The ranked agencies, peers beside peers; the notes say what a rank is worth and who has none."""
    columns = (
        Column("peers", say(lang, "fair_h_peers")),
        Column("rank", say(lang, "fair_h_rank"), "integer"),
        Column("agency", say(lang, "h_agency")),
        Column("referred", say(lang, "fair_h_letters"), "integer"),
        Column("answered", say(lang, "f_answered"), EXACT),
        Column("response_rate", say(lang, "fair_h_rate"), "share"),
        Column("low", say(lang, "fair_h_from"), EXACT),
        Column("high", say(lang, "fair_h_to"), EXACT),
        Column("interval", say(lang, "fair_h_interval")),
        Column("unlike_peers", say(lang, "fair_h_apart")),
        Column("standing", say(lang, "fair_h_standing")),
        Column("rate_of_peers", say(lang, "fair_h_peer_rate"), EXACT),
    )
    rows = tuple(_ranked_row(one, group, name, lang) for group in found.groups for one in group.ranked)
    title = say_count(lang, "fair_t_peers", found.min_letters, year=str(found.year))
    return Table("peers", title, columns, rows, _peer_notes(found, lang))


def unranked_table(found: Peers, name: NameOf, lang: Lang, limit: int | None = None) -> Table | None:
    """The agencies with too few letters for a rank, ``limit`` of them and a row of the others; None where none is."""
    if not found.unranked:
        return None
    shown = found.unranked if limit is None or len(found.unranked) <= limit + 1 else found.unranked[:limit]
    rest = found.unranked[len(shown) :]
    rows = [
        (text_cell(one.key, name(one.key)), count_cell(one.referred, lang), count_cell(one.answered, lang))
        for one in shown
    ]
    if rest:
        sums = (sum(one.referred for one in rest), sum(one.answered for one in rest))
        others = text_cell("(others)", say(lang, "others", n=count_text(len(rest), lang)))
        rows.append((others, count_cell(sums[0], lang), count_cell(sums[1], lang)))
    letters = count_text(sum(one.referred for one in found.unranked), lang)
    return Table(
        "unranked",
        say(lang, "fair_t_unranked", n=count_text(found.min_letters, lang), year=str(found.year)),
        (
            Column("agency", say(lang, "h_agency")),
            Column("referred", say(lang, "fair_h_letters"), "integer"),
            Column("answered", say(lang, "f_answered"), "integer"),
        ),
        tuple(rows),
        (say(lang, "fair_n_why_unranked", n=letters, day=day_text(found.known_on, lang)),),
    )


def _ranked_row(one: Ranked, group: PeerGroup, name: NameOf, lang: Lang) -> tuple[Cell, ...]:
    return (
        text_cell(_band(group), _band_text(group, lang)),
        count_cell(one.rank, lang),
        text_cell(one.key, name(one.key)),
        count_cell(one.referred, lang),
        exact_cell(one.answered),
        share_cell(one.rate, lang),
        *(share_cell(end, lang) for end in (one.interval.low, one.interval.high)),
        text_cell(_interval_text(one.interval)),
        Cell(not one.like_peers, "" if one.like_peers else say(lang, "yes")),
        text_cell(one.standing.value, say(lang, f"fair_{one.standing.value}")),
        share_cell(group.rate, lang),
    )


def _interval_text(interval: Interval) -> str:
    """Whole per cents, rounded outward: ``73–95%``."""
    return f"{floor(interval.low * 100)}–{ceil(interval.high * 100)}%"


def _band(group: PeerGroup) -> str:
    return f"{group.least}+" if group.most is None else f"{group.least}-{group.most}"


def _band_text(group: PeerGroup, lang: Lang) -> str:
    least = count_text(group.least, lang)
    if group.most is None:
        return say(lang, "fair_band_open", least=least)
    return least if group.most == group.least else f"{least}–{count_text(group.most, lang)}"


def _peer_notes(found: Peers, lang: Lang) -> tuple[str, ...]:
    ranked = [one for group in found.groups for one in group.ranked]
    notes = [*_ranked_notes(found, ranked, lang)] if ranked else []
    if not ranked:
        least = count_text(found.min_letters, lang)
        notes.append(say(lang, "fair_n_nobody", n=least, year=str(found.year)))
    if found.unranked:
        notes.append(
            say_count(
                lang,
                "fair_n_unranked",
                len(found.unranked),
                least=count_text(found.min_letters, lang),
                letters=count_text(sum(one.referred for one in found.unranked), lang),
                answered=count_text(sum(one.answered for one in found.unranked), lang),
            )
        )
    if found.merged:
        letters, answered = count_text(found.merged_letters, lang), count_text(found.merged_answered, lang)
        notes.append(say_count(lang, "fair_n_merged", found.merged, letters=letters, answered=answered))
    return tuple(notes)


def _ranked_notes(found: Peers, ranked: Sequence[Ranked], lang: Lang) -> tuple[str, ...]:
    outside = [one for one in ranked if one.standing in (Standing.ABOVE, Standing.BELOW)]
    borderline = [one for one in ranked if one.standing is Standing.BORDERLINE]
    return (
        say(lang, "fair_n_peers", peers="; ".join(_group_text(group, lang) for group in found.groups)),
        say_count(lang, "fair_n_like", sum(one.like_peers for one in ranked), all=count_text(len(ranked), lang)),
        say(
            lang,
            "fair_n_funnel",
            rate=share_text(found.rate, lang),
            referred=count_text(found.referred, lang),
            year=str(found.year),
            day=day_text(found.known_on, lang),
        ),
        say_count(
            lang,
            "fair_n_many",
            len(ranked),
            often=_tenths(len(ranked) * OFTEN, lang),
            seldom=_tenths(len(ranked) * SELDOM, lang),
            found_95=count_text(len(outside) + len(borderline), lang),
            found_998=count_text(len(outside), lang),
        ),
    )


def _group_text(group: PeerGroup, lang: Lang) -> str:
    return say(
        lang,
        "fair_group",
        band=_band_text(group, lang),
        answered=count_text(group.answered, lang),
        referred=count_text(group.referred, lang),
        rate=share_text(group.rate, lang),
    )


def _tenths(number: Fraction, lang: Lang) -> str:
    """A number with the decimals that a share would have, without its sign: ``1.5``."""
    return share_text(number / 100, lang).removesuffix("%")


# --------------------------------------------------------------------------- the funnel


def funnel_chart(found: Peers, name: NameOf, lang: Lang) -> Chart | None:
    """Ranked agencies by letters and rate, between the limits of chance; None where nobody is ranked."""
    ranked = [one for group in found.groups for one in group.ranked]
    if not ranked or found.rate is None:
        return None
    outside = [name(one.key) for one in ranked if one.standing in (Standing.ABOVE, Standing.BELOW)]
    return Chart(
        name="funnel",
        title=say(lang, "fair_c_title", year=str(found.year)),
        kind="funnel",
        series=(
            Series(say(lang, "fair_c_agencies"), tuple(_point(one, name, lang) for one in ranked)),
            _line(say(lang, "fair_c_all"), found.funnel, [found.rate] * len(found.funnel)),
            _line(say(lang, "fair_c_95"), found.funnel, [one.low_95 for one in found.funnel]),
            _line(say(lang, "fair_c_95"), found.funnel, [one.high_95 for one in found.funnel]),
            _line(say(lang, "fair_c_998"), found.funnel, [one.low_998 for one in found.funnel]),
            _line(say(lang, "fair_c_998"), found.funnel, [one.high_998 for one in found.funnel]),
        ),
        words=say_count(
            lang,
            "fair_c_words",
            len(ranked),
            rate=share_text(found.rate, lang),
            outside=", ".join(outside) or say(lang, "fair_c_none"),
        ),
        x_heading=say(lang, "fair_h_letters"),
        y_heading=say(lang, "fair_h_rate"),
        table="peers",
    )


def _point(one: Ranked, name: NameOf, lang: Lang) -> Point:
    told = say(
        lang,
        "fair_c_point",
        agency=name(one.key),
        answered=count_text(one.answered, lang),
        referred=count_text(one.referred, lang),
        rate=share_text(one.rate, lang),
    )
    return Point(name(one.key), one.rate, x=one.referred, size=one.referred, text=told)


def _line(name: str, funnel: Sequence[Limits], shares: Sequence[Fraction]) -> Series:
    points = tuple(Point("", share, x=one.letters) for one, share in zip(funnel, shares, strict=True))
    return Series(name, points, role="limit")
