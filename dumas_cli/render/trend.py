"""The letters month by month and those to be expected, as tables, lines of marks and charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from dumas_cli.figures.trend import BackTest, Expected, Forecast, Month, Refused, Trend
from dumas_cli.records import Cell, Chart, Column, Point, Series, Table
from dumas_cli.render.cells import EXACT, bar_cell, count_cell, exact_cell, share_cell, text_cell
from dumas_cli.render.numbers import Lang, count_text, day_text, share_text, sparkline_text
from dumas_cli.render.words import say, say_count

MOST_MARKS = 24
"""A line of marks shows two years: it must fit a screen of 80 columns."""
BACKGROUND_MONTHS = 36
"""How many months known a chart shows before those to come."""


def trend_headline(found: Trend, lang: Lang) -> tuple[str, ...]:
    """A line of marks each for letters, rates and complaints a month, whole months only; nothing for no month."""
    months = [month for month in found.months if month.whole][-MOST_MARKS:]
    if not months:
        return ()
    lines = [
        _line("sent", months, [Fraction(month.sent) for month in months], _count, lang),
        _line("rate", months, [month.rate for month in months], share_text, lang),
    ]
    if months[-1].received is not None:
        lines.append(_line("received", months, [Fraction(month.received or 0) for month in months], _count, lang))
    return tuple(line for line in lines if line)


def trend_table(found: Trend, lang: Lang) -> Table:
    """One row a month; one that has not ended says so."""
    with_received = any(month.received is not None for month in found.months)
    columns = [Column("month", say(lang, "h_month")), Column("whole", "", EXACT)]
    if with_received:
        columns.append(Column("received", say(lang, "h_received"), "integer"))
    columns += [
        Column("sent", say(lang, "trend_h_sent"), "integer"),
        Column("sent_a_year_before", say(lang, "trend_h_year_before"), "integer"),
        Column("returned", say(lang, "h_returned"), "integer"),
        Column("answered", say(lang, "h_answered"), "integer"),
        Column("response_rate", say(lang, "h_rate"), "share"),
        Column("bar", "", "bar"),
    ]
    rows = []
    for month in found.months:
        name = _month(month.begins_on, lang)
        cells = [
            Cell(month.begins_on.strftime("%Y-%m"), name if month.whole else say(lang, "trend_part", month=name)),
            exact_cell(month.whole),
        ]
        if with_received:
            cells.append(count_cell(month.received, lang))
        cells += (
            count_cell(month.sent, lang),
            count_cell(month.year_before, lang),
            count_cell(month.returned, lang),
            count_cell(month.answered, lang),
            share_cell(month.rate, lang),
            bar_cell(month.rate),
        )
        rows.append(tuple(cells))
    day = day_text(found.known_on, lang)
    notes = [say_count(lang, "trend_n_what", sum(month.sent for month in found.months), day=day)]
    notes.append(say(lang, "trend_n_rate"))
    if found.register_ends_on is not None:
        notes.append(say(lang, "trend_n_register", month=_month(found.register_ends_on, lang)))
    notes += [
        say(lang, "trend_n_part", month=_month(month.begins_on, lang), day=day)
        for month in found.months
        if not month.whole
    ]
    return Table("trend", say(lang, "trend_title"), tuple(columns), tuple(rows), tuple(notes))


def trend_chart(found: Trend, lang: Lang) -> Chart:
    """Lines of the letters sent and answered, whole months only."""
    months = [month for month in found.months if month.whole]

    def line(key: str, count: Callable[[Month], int]) -> Series:
        points = [(month, count(month)) for month in months]
        return Series(
            say(lang, key),
            tuple(Point(_month(m.begins_on, lang), n, m.begins_on, text=count_text(n, lang)) for m, n in points),
        )

    return Chart(
        name="trend",
        title=say(lang, "trend_chart"),
        kind="lines",
        series=(
            line("trend_h_sent", lambda month: month.sent),
            line("f_answered", lambda month: month.answered),
        ),
        words=_in_words(months, lang),
        x_heading=say(lang, "h_month"),
        y_heading=say(lang, "wait_h_letters"),
        y_kind="integer",
        table="trend",
    )


def forecast_table(found: Forecast | Refused, lang: Lang) -> Table:
    """The months to come with their bounds and the twelve together; without a forecast, the reason alone."""
    columns = (
        Column("month", say(lang, "h_month")),
        Column("expected", say(lang, "forecast_h_middle"), "integer"),
        *(Column(bound, say(lang, f"forecast_h_{bound}"), "integer") for bound in _BOUNDS),
    )
    if isinstance(found, Refused):
        return Table("forecast", say(lang, "forecast_title_none"), columns, (), (refusal_text(found, lang),))
    rows = [
        (Cell(begins_on.strftime("%Y-%m"), _month(begins_on, lang)), *_expected_cells(expected, lang))
        for begins_on, expected in found.months
    ]
    # Marked as no sum: only the middle of it could be one, and not even that.
    total = (text_cell("twelve months", say(lang, "forecast_total")), *_expected_cells(found.total, lang))
    title = say(lang, "forecast_title", **_span(found, lang))
    return Table("forecast", title, columns, (*rows, total), _forecast_notes(found, lang))


def forecast_headline(found: Forecast | Refused, lang: Lang) -> str:
    """The twelve months in one sentence, or why nothing is foretold."""
    if isinstance(found, Refused):
        return refusal_text(found, lang)
    total = found.total
    return say(
        lang,
        "forecast_words",
        middle=count_text(total.middle, lang),
        low=count_text(total.low_80, lang),
        high=count_text(total.high_80, lang),
        **_span(found, lang),
    )


def refusal_text(found: Refused, lang: Lang) -> str:
    """Why no forecast is made."""
    n, needed = count_text(found.months, lang), count_text(found.needed, lang)
    return say(lang, f"forecast_refused_{found.reason}", n=n, **({"needed": needed} if found.reason == "short" else {}))


def forecast_chart(known: Trend, found: Forecast, lang: Lang) -> Chart:
    """The last three years of letters, and the line expected with its 80% interval."""
    months = [month for month in known.months if month.whole][-BACKGROUND_MONTHS:]

    def line(name: str, points: Sequence[tuple[date, int]], role: str = "") -> Series:
        return Series(
            name, tuple(Point(_month(day, lang), n, day, text=count_text(n, lang)) for day, n in points), role
        )

    return Chart(
        name="forecast",
        title=say(lang, "forecast_chart"),
        kind="lines",
        series=(
            line(say(lang, "trend_h_sent"), [(month.begins_on, month.sent) for month in months]),
            line(say(lang, "forecast_h_middle"), [(day, expected.middle) for day, expected in found.months]),
            line(say(lang, "forecast_h_low_80"), [(day, expected.low_80) for day, expected in found.months], "limit"),
            line(say(lang, "forecast_h_high_80"), [(day, expected.high_80) for day, expected in found.months], "limit"),
        ),
        words=forecast_headline(found, lang),
        x_heading=say(lang, "h_month"),
        y_heading=say(lang, "wait_h_letters"),
        y_kind="integer",
        table="forecast",
    )


_BOUNDS = ("low_80", "high_80", "low_95", "high_95")


def _month(begins_on: date, lang: Lang) -> str:
    """The month and its year: ``Jan 2018``."""
    return day_text(begins_on, lang).partition(" ")[2]


def _count(count: Fraction | None, lang: Lang) -> str:
    return count_text(None if count is None else int(count), lang)


def _line(
    key: str,
    months: Sequence[Month],
    values: Sequence[Fraction | None],
    text: Callable[[Fraction | None, Lang], str],
    lang: Lang,
) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return ""
    return say(
        lang,
        "trend_line",
        label=say(lang, f"trend_line_{key}"),
        first=_month(months[0].begins_on, lang),
        last=_month(months[-1].begins_on, lang),
        marks=sparkline_text(tuple(values)),
        low=text(min(known), lang),
        high=text(max(known), lang),
    )


def _in_words(months: Sequence[Month], lang: Lang) -> str:
    if not months:
        return say(lang, "trend_words_none")
    low = min(months, key=lambda month: month.sent)
    high = max(months, key=lambda month: month.sent)
    return say(
        lang,
        "trend_words",
        low=count_text(low.sent, lang),
        low_month=_month(low.begins_on, lang),
        high=count_text(high.sent, lang),
        high_month=_month(high.begins_on, lang),
        n=count_text(sum(month.sent for month in months), lang),
        first=_month(months[0].begins_on, lang),
        last=_month(months[-1].begins_on, lang),
    )


def _expected_cells(expected: Expected, lang: Lang) -> tuple[Cell, ...]:
    counts = (expected.middle, *(getattr(expected, bound) for bound in _BOUNDS))
    return tuple(count_cell(count, lang) for count in counts)


def _span(found: Forecast, lang: Lang) -> dict[str, str]:
    return {"first": _month(found.months[0][0], lang), "last": _month(found.months[-1][0], lang)}


def _forecast_notes(found: Forecast, lang: Lang) -> tuple[str, ...]:
    test = found.back_test
    last_twelve = count_text(found.last_twelve, lang)
    notes = [
        say(lang, "forecast_n_basis", n=count_text(found.basis, lang), last_twelve=last_twelve),
        say(lang, "forecast_n_interval"),
        *_test_notes(test, lang),
    ]
    if not test.model_wins:
        notes.append(say(lang, "forecast_n_naive"))
    elif test.years and not test.model_wins_years:
        notes.append(say(lang, "forecast_n_naive_year", last_twelve=last_twelve))
    return tuple(notes)


def _test_notes(test: BackTest, lang: Lang) -> list[str]:
    notes = [
        say(
            lang,
            "forecast_n_test",
            origins=count_text(test.origins, lang),
            points=count_text(test.points, lang),
            model=share_text(test.model_error, lang),
            naive=share_text(test.naive_error, lang),
            inside=count_text(test.inside_80, lang),
        )
    ]
    if test.years:
        model, naive = share_text(test.model_year_error, lang), share_text(test.naive_year_error, lang)
        notes.append(say_count(lang, "forecast_n_test_year", test.years, model=model, naive=naive))
    return notes
