"""The pictures of the yearly report: the rate by year, by agency group, by month, and by province on a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from dumas_cli.figures.yearly import Breakdown, BreakdownRow, YearFigures, YearlyReport
from dumas_cli.records import Chart, Place, Point, Series
from dumas_cli.render.cells import short_place
from dumas_cli.render.numbers import NOTHING, Lang, count_text, day_text, month_text, share_text
from dumas_cli.render.words import knows, say, say_count

MIN_LETTERS = 10
"""Fewer letters than these have no rate worth a picture: a single answer would move it by ten points or more."""

CLASSES = (Fraction(60, 100), Fraction(75, 100), Fraction(90, 100))
"""Where the map's classes begin, apart from the lowest: the same every year, so that maps can be compared."""

_YEARS_ON_BARS = 2
_YEARS_AS_LINES = 4  # the eye can follow no more


def report_charts(
    report: YearlyReport,
    breakdowns: Sequence[Breakdown] = (),
    *,
    lang: Lang,
    same_age: bool = False,
    places: Sequence[Place] = (),
    min_letters: int = MIN_LETTERS,
) -> tuple[Chart, ...]:
    """The charts that the figures at hand make possible, in the order of a reader's questions.

    Years need two of them, a map the positions of provinces in ``places``; regencies and cities there are the ground
    on which it lies. A share of fewer than ``min_letters`` letters is told in words instead of drawn.
    """
    words = _Words(lang, say(lang, f"rate_{report.counting.definition.value}"), min_letters)
    main = report.same_age if same_age else report.years
    by = {found.dimension: found for found in breakdowns}
    charts = [
        _years(main, words) if len(main) > 1 else None,
        _groups(by["group"], words) if "group" in by else None,
        _months(by["month"], words) if "month" in by else None,
        _map(by["province"], words, places) if "province" in by else None,
    ]
    return tuple(chart for chart in charts if chart is not None)


class _Words:
    """How figures are told on and beside the pictures of one report."""

    def __init__(self, lang: Lang, rate: str, min_letters: int) -> None:
        self.lang = lang
        self.rate = rate
        self.min_letters = min_letters

    def say(self, key: str, **fields: str) -> str:
        return say(self.lang, key, **fields)

    def is_drawn(self, figures: YearFigures) -> bool:
        """Whether there are letters enough for a rate."""
        return figures.rate is not None and figures.referred >= self.min_letters

    def share(self, figures: YearFigures) -> Fraction | None:
        return figures.rate if self.is_drawn(figures) else None

    def mark(self, figures: YearFigures) -> str:
        """What stands at a mark: the share and of how many letters, or that they are too few."""
        if self.is_drawn(figures):
            n = count_text(figures.referred, self.lang)
            return self.say("chart_share_of", share=share_text(figures.rate, self.lang), n=n)
        return say_count(self.lang, "chart_too_few", figures.referred) if figures.referred else NOTHING

    def told(self, name: str, figures: YearFigures) -> str:
        """The figures in words."""
        if not self.is_drawn(figures):
            return f"{name}: {self.mark(figures)}"
        counts = {"answered": count_text(figures.answered, self.lang), "n": count_text(figures.referred, self.lang)}
        return f"{name}: {self.say('chart_counts', share=share_text(figures.rate, self.lang), **counts)}"

    def listed(self, title: str, parts: Iterable[str], last: YearFigures) -> str:
        """What the picture shows, for who cannot see it."""
        known = self.say("chart_known", day=day_text(last.known_on, self.lang))
        return f"{title}. {'; '.join(parts)}. {known}"


_Namer = Callable[[BreakdownRow, _Words], str]


# --------------------------------------------------------------------------- years, groups, months


def _years(main: Sequence[YearFigures], words: _Words) -> Chart:
    title = words.say("chart_years", rate=words.rate, first=str(main[0].year), last=str(main[-1].year))
    points = tuple(
        Point(
            str(figures.year),
            words.share(figures),
            x=figures.year,
            text=share_text(figures.rate, words.lang) if words.is_drawn(figures) else words.mark(figures),
        )
        for figures in main
    )
    return Chart(
        name="rate_by_year",
        title=title,
        kind="columns",
        series=(Series(words.rate, points),),
        words=words.listed(title, (words.told(str(figures.year), figures) for figures in main), main[-1]),
        y_heading=words.say("chart_of_letters", rate=words.rate),
        table="years",
    )


def _groups(found: Breakdown, words: _Words) -> Chart:
    series = _by_year(found, _group_name, words, last=_YEARS_ON_BARS)
    title = words.say("chart_groups", rate=words.rate)
    rows = [words.told(_group_name(row, words), row.figures[-1]) for row in found.rows]
    last = found.whole.figures[-1]
    return Chart(
        name="rate_by_group",
        title=title,
        kind="bars",
        series=series,
        words=words.listed(f"{title}, {last.year}", rows, last),
        y_heading=words.say("chart_of_letters", rate=words.rate),
        table="by_group",
    )


def _months(found: Breakdown, words: _Words) -> Chart:
    series = _by_year(found, _month_name, words, last=_YEARS_AS_LINES)
    title = words.say("chart_months", rate=words.rate)
    rows = [words.told(month_text(int(row.key[-2:]), words.lang), row.figures[-1]) for row in found.rows]
    last = found.whole.figures[-1]
    return Chart(
        name="rate_by_month",
        title=title,
        kind="lines",
        series=series,
        words=words.listed(f"{title}, {last.year}", rows, last),
        x_heading=words.say("h_month"),
        y_heading=words.say("chart_of_letters", rate=words.rate),
        table="by_month",
    )


def _by_year(found: Breakdown, name: _Namer, words: _Words, *, last: int) -> tuple[Series, ...]:
    """The last years' figures, a series each, in the order of the rows."""
    years = range(len(found.whole.figures))[-last:]
    return tuple(
        Series(
            str(found.whole.figures[n].year),
            tuple(_point(name(row, words), row.figures[n], words) for row in found.rows),
        )
        for n in years
    )


def _point(label: str, figures: YearFigures, words: _Words) -> Point:
    return Point(label, words.share(figures), size=figures.referred, text=words.mark(figures))


def _group_name(row: BreakdownRow, words: _Words) -> str:
    if row.merged:
        return words.say("others", n=str(row.merged))
    if not row.key:
        return words.say("not_stated")
    return words.say(f"group_{row.key}") if knows(f"group_{row.key}") else row.key


def _month_name(row: BreakdownRow, words: _Words) -> str:
    return month_text(int(row.key[-2:]), words.lang)[:3]  # three letters are the usual short form in both languages


# --------------------------------------------------------------------------- map


def _map(found: Breakdown, words: _Words, places: Sequence[Place]) -> Chart | None:
    provinces = {place.code: place for place in places if place.kind == "provinsi" and place.latitude is not None}
    rows = [row for row in found.rows if row.key in provinces and row.figures[-1].referred]
    if not rows:
        return None
    last = found.whole.figures[-1]
    title = words.say("chart_map", rate=words.rate, year=str(last.year))
    series = [
        Series(name, tuple(_on_map(row, provinces[row.key], words) for row in rows if _class(row, words) == number))
        for number, name in enumerate(_class_names(words))
    ]
    few = tuple(_on_map(row, provinces[row.key], words) for row in rows if _class(row, words) is None)
    if few:
        series.append(Series(say_count(words.lang, "chart_fewer", words.min_letters), few))
    told = [
        f"{one.name}: {', '.join(f'{p.label} ({p.text})' for p in one.points) or words.say('chart_none')}"
        for one in series
    ]
    unplaced = sum(row.figures[-1].referred for row in found.rows if row.key not in provinces)
    if unplaced:
        told.append(say_count(words.lang, "chart_unplaced", unplaced))
    return Chart(
        name="rate_map",
        title=title,
        kind="map",
        series=(_ground(places), *series),
        words=words.listed(title, told, last),
        y_heading=words.say("chart_size"),
        table="by_province",
    )


def _on_map(row: BreakdownRow, province: Place, words: _Words) -> Point:
    figures = row.figures[-1]
    name = short_place(province.name).replace("Kepulauan ", "Kep. ")
    return Point(
        name,
        words.share(figures),
        latitude=province.latitude,
        longitude=province.longitude,
        size=figures.referred,
        text=words.mark(figures),
    )


def _class(row: BreakdownRow, words: _Words) -> int | None:
    """Which class the last year's rate falls into, from the lowest; None of too few letters."""
    share = words.share(row.figures[-1])
    return None if share is None else sum(share >= begin for begin in CLASSES)


def _class_names(words: _Words) -> list[str]:
    ends = [share_text(end, words.lang) for end in CLASSES]
    between = [words.say("chart_between", low=low, high=high) for low, high in pairwise(ends)]
    return [words.say("chart_below", high=ends[0]), *between, words.say("chart_above", low=ends[-1])]


def _ground(places: Sequence[Place]) -> Series:
    """The regencies and cities as faint dots: together they draw the islands."""
    points = tuple(
        Point("", None, latitude=place.latitude, longitude=place.longitude)
        for place in places
        if place.kind != "provinsi" and place.latitude is not None and place.longitude is not None
    )
    return Series("", points, role="limit")
