"""Intervals beside the rates, and agencies ranked among peers with the funnel that shows what chance does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor

from dumas_cli.figures.fairness import (
    ChangeInterval,
    Interval,
    Intervals,
    Limits,
    PeerGroup,
    Peers,
    Ranked,
    RateInterval,
    Standing,
)
from dumas_cli.records import Cell, Chart, Column, Point, Series, Table
from dumas_cli.render.cells import EXACT, count_cell, exact_cell, points_cell, share_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text, points_text, share_text
from dumas_cli.render.words import say, say_count

NameOf = Callable[[str], str]
"""A group's name to print, by its key."""

OFTEN, SELDOM = Fraction(5, 100), Fraction(2, 1000)
"""How much of chance lies outside the 95% and the 99.8% limits."""

# --------------------------------------------------------------------------- intervals


def interval_tables(found: Intervals, lang: Lang) -> tuple[Table, ...]:
    """The years' rates with their intervals, and where there are several years the changes with theirs."""
    rates = Table(
        "rate_intervals",
        say(lang, "fair_t_rates"),
        (
            Column("year", say(lang, "h_year")),
            Column("referred", say(lang, "fair_h_letters"), "integer"),
            Column("answered", say(lang, "f_answered"), "integer"),
            Column("response_rate", say(lang, "h_rate"), "share"),
            Column("low", say(lang, "fair_h_from"), "share"),
            Column("high", say(lang, "fair_h_to"), "share"),
        ),
        tuple(_rate_row(year, lang) for year in found.years),
        (say(lang, "fair_n_rates"), *_known_on(found.years, lang)),
    )
    if not found.changes:
        return (rates,)
    changes = Table(
        "change_intervals",
        say(lang, "fair_t_changes"),
        (
            Column("from_year", say(lang, "fair_h_before")),
            Column("to_year", say(lang, "fair_h_after")),
            Column("change_points", say(lang, "h_change_points"), "points"),
            Column("low", say(lang, "fair_h_from"), "points"),
            Column("high", say(lang, "fair_h_to"), "points"),
            Column("beyond_chance", say(lang, "fair_h_says")),
        ),
        tuple(_change_row(change, lang) for change in found.changes),
        (say(lang, "fair_n_changes"),),
    )
    return (rates, changes)


def interval_headline(found: Intervals, lang: Lang) -> tuple[str, ...]:
    """The last change with its interval in one line; nothing where there is none."""
    if not found.changes or found.changes[-1].interval is None:
        return ()
    change, interval = found.changes[-1], found.changes[-1].interval
    line = say(
        lang,
        "fair_headline",
        points=points_text(change.rate, lang),
        before=str(change.from_year),
        after=str(change.to_year),
        low=points_text(interval.low, lang),
        high=points_text(interval.high, lang),
        says=_says(change, lang),
    )
    return (line,)


def _rate_row(found: RateInterval, lang: Lang) -> tuple[Cell, ...]:
    low, high = _ends(found.interval)
    return (
        Cell(found.year, str(found.year)),
        count_cell(found.referred, lang),
        count_cell(found.answered, lang),
        share_cell(found.rate, lang),
        share_cell(low, lang),
        share_cell(high, lang),
    )


def _change_row(found: ChangeInterval, lang: Lang) -> tuple[Cell, ...]:
    low, high = _ends(found.interval)
    return (
        Cell(found.from_year, str(found.from_year)),
        Cell(found.to_year, str(found.to_year)),
        points_cell(found.rate, lang),
        points_cell(low, lang),
        points_cell(high, lang),
        Cell(None if found.interval is None else found.beyond_chance, _says(found, lang)),
    )


def _ends(interval: Interval | None) -> tuple[Fraction | None, Fraction | None]:
    return (None, None) if interval is None else (interval.low, interval.high)


def _says(found: ChangeInterval, lang: Lang) -> str:
    if found.interval is None:
        return say(lang, "fair_unknown")
    return say(lang, "fair_beyond" if found.beyond_chance else "fair_chance")


def _known_on(years: Sequence[RateInterval], lang: Lang) -> tuple[str, ...]:
    return tuple(
        say_count(lang, "n_breakdown", one.referred, year=str(one.year), day=day_text(one.known_on, lang))
        for one in years
    )


# --------------------------------------------------------------------------- peers


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
