"""The speed of answering, what waits, reminders and what comes again, as tables and charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dumas_cli.figures.waiting import (
    AgeBand,
    Ageing,
    AgeRow,
    Reached,
    Reminded,
    ReminderRow,
    Repeats,
    Speed,
    Waiting,
    Within,
)
from dumas_cli.records import Cell, Chart, Column, Point, Series, Table
from dumas_cli.render.cells import (
    BLANK,
    EXACT,
    SUM,
    bar_cell,
    change_cell,
    count_cell,
    exact_cell,
    points_cell,
    share_cell,
    text_cell,
)
from dumas_cli.render.numbers import NOTHING, Lang, count_text, day_text, share_text
from dumas_cli.render.words import knows, say, say_count

MOST_DAYS = 250
"""A chart of waiting shows about a year of working days."""


def speed_table(years: Sequence[Waiting], lang: Lang) -> Table:
    """Each kind of complaint with its years one below another, and all letters at the end."""
    kinds = [speed.kind for speed in years[-1].kinds]
    rows = [
        _speed_row(speed, year, first, lang)
        for at, _ in enumerate(kinds)
        for first, (year, speed) in _numbered(
            [(y, y.kinds[at]) for y in years if any(z.kinds[at].letters for z in years)]
        )
    ]
    rows += [_speed_row(year.whole, year, first, lang) for first, (year, _) in _numbered([(y, y.whole) for y in years])]
    return Table(
        "waiting", say(lang, "wait_title"), tuple(_speed_columns(years[-1], lang)), tuple(rows), _notes(years, lang)
    )


def speed_chart(years: Sequence[Waiting], lang: Lang) -> Chart:
    """One rising line a year: the share answered by each working day."""
    return Chart(
        name="waiting",
        title=say(lang, "wait_chart"),
        kind="lines",
        series=tuple(Series(str(year.year), _answered_points(year.whole, lang)) for year in years),
        words=say(lang, "wait_words", years="; ".join(_in_words(year, lang) for year in years)),
        x_heading=say(lang, "wait_x"),
        y_heading=say(lang, "wait_y"),
        table="waiting",
    )


def ageing_table(days: Sequence[Ageing], lang: Lang) -> Table:
    """What waits by band, the days side by side, and their sums at the end."""
    columns = [Column("band", say(lang, "age_h_band"))]
    for found in days:
        day = day_text(found.known_on, lang)
        columns.append(Column(f"letters_{found.known_on}", say(lang, "age_h_letters", day=day), "integer"))
        columns.append(Column(f"share_{found.known_on}", say(lang, "age_h_share", day=day), "share"))
    columns.append(Column("bar", "", "bar"))
    rows: list[tuple[Cell, ...]] = []
    for at, band in enumerate(days[-1].whole.bands):
        cells = [_band_cell(band, lang)]
        for found in days:
            cells += (count_cell(found.whole.bands[at].letters, lang), share_cell(found.whole.shares[at], lang))
        rows.append((*cells, bar_cell(days[-1].whole.shares[at])))
    sums = [text_cell(SUM, say(lang, "all"))]
    for found in days:
        sums += (count_cell(found.whole.open, lang), share_cell(Fraction(1) if found.whole.open else None, lang))
    return Table(
        "ageing", say(lang, "age_title"), tuple(columns), (*rows, (*sums, BLANK)), tuple(_ageing_notes(days, lang))
    )


def ageing_by_group_table(found: Ageing, lang: Lang) -> Table:
    """What waits by agency group, the bands side by side, and the sum of all groups at the end."""
    columns = (
        Column("group", say(lang, "h_group")),
        Column("waiting", say(lang, "age_h_open"), "integer"),
        *(Column(_band_name(band), _band_text(band, lang), "integer") for band in found.whole.bands),
    )

    def row(of: AgeRow, key: Cell) -> tuple[Cell, ...]:
        return (key, count_cell(of.open, lang), *(count_cell(band.letters, lang) for band in of.bands))

    rows = [row(group, text_cell(group.key or "(not stated)", _group_name(group.key, lang))) for group in found.groups]
    return Table(
        name="ageing_by_group",
        title=say(lang, "age_title_group", day=day_text(found.known_on, lang)),
        columns=columns,
        rows=(*rows, row(found.whole, text_cell(SUM, say(lang, "all")))),
        notes=tuple(_ageing_notes([found], lang)),
    )


def ageing_chart(days: Sequence[Ageing], lang: Lang) -> Chart:
    """Columns of what waits by band, the days side by side."""
    last = days[-1].whole
    bands = "; ".join(f"{_band_text(band, lang)}: {count_text(band.letters, lang)}" for band in last.bands)
    return Chart(
        name="ageing",
        title=say(lang, "age_title"),
        kind="columns",
        series=tuple(
            Series(
                day_text(found.known_on, lang),
                tuple(
                    Point(_band_text(band, lang), band.letters, text=count_text(band.letters, lang))
                    for band in found.whole.bands
                ),
            )
            for found in days
        ),
        words=say(lang, "age_words", bands=bands),
        x_heading=say(lang, "age_h_band"),
        y_heading=say(lang, "wait_h_letters"),
        y_kind="integer",
        table="ageing",
    )


def reminders_table(years: Sequence[Reminded], lang: Lang) -> Table:
    """Letters by how often the agency was reminded, the years side by side."""
    columns = [Column("reminders", say(lang, "remind_h_times"))]
    for found in years:
        year = str(found.year)
        columns += (
            Column(f"referred_{year}", say(lang, "h_year_letters", year=year), "integer"),
            Column(f"answered_{year}", f"{say(lang, 'f_answered')} {year}", EXACT),
            Column(f"response_rate_{year}", say(lang, "remind_h_answered", year=year), "share"),
            Column(f"median_workdays_{year}", say(lang, "remind_h_after", year=year), "integer"),
        )
    rows = []
    for at, same in enumerate(years[-1].rows):
        cells = [_times_cell(same, is_last=at == len(years[-1].rows) - 1, lang=lang)]
        for found in years:
            row = found.rows[at]
            cells += (
                count_cell(row.letters, lang),
                exact_cell(row.answered),
                _share_cell(row.share, row.letters, lang),
                Cell(None, NOTHING) if not row.reminders else _reached_cell(row.after_last, row.letters, lang),
            )
        rows.append(tuple(cells))
    return Table(
        "reminders", say(lang, "remind_title"), tuple(columns), tuple(rows), tuple(_reminder_notes(years, lang))
    )


def repeats_table(years: Sequence[Repeats], lang: Lang) -> Table:
    """Complaints and people apart, one figure a row, the years side by side."""
    columns = [Column("figure", say(lang, "h_figure")), Column("unit", say(lang, "h_unit"))]
    columns += [Column(str(found.year), str(found.year), "integer") for found in years]
    if len(years) == 2:
        columns.append(Column("change", say(lang, "h_change"), "integer"))
    rows = []
    for figure, unit in _REPEATS:
        cells = [text_cell(figure, say(lang, f"again_{figure}")), text_cell(unit, say(lang, unit))]
        values = [getattr(found, figure) for found in years]
        is_share = figure.endswith("_share")
        cells += [share_cell(value, lang) if is_share else count_cell(value, lang) for value in values]
        if len(years) == 2:
            before, after = values
            change = None if before is None or after is None else after - before
            cells.append(points_cell(change, lang) if is_share else change_cell(change, lang))
        rows.append(tuple(cells))
    notes = [
        say_count(lang, "again_n_what", found.complaints, year=str(found.year), day=day_text(found.known_on, lang))
        for found in years
    ]
    notes += [say(lang, "again_n_repeated"), say(lang, "again_n_people"), say(lang, "again_n_reopened")]
    return Table("repeats", say(lang, "again_title"), tuple(columns), tuple(rows), tuple(notes))


_REPEATS = (
    ("complaints", "u_complaints"),
    ("repeated", "u_complaints"),
    ("repeated_share", "again_u_of_complaints"),
    ("complainants", "again_u_people"),
    ("of_several", "again_u_people"),
    ("nameless", "u_complaints"),
    ("completed", "u_complaints"),
    ("again", "u_complaints"),
    ("taken_back", "u_complaints"),
    ("reopened", "u_complaints"),
    ("reopened_share", "again_u_of_completed"),
)


def _speed_columns(last: Waiting, lang: Lang) -> Iterator[Column]:
    yield Column("kind", say(lang, "wait_h_kind"))
    yield Column("year", say(lang, "h_year"))
    yield Column("referred", say(lang, "wait_h_letters"), "integer")
    yield Column("answered", say(lang, "f_answered"), EXACT)
    yield Column("median_workdays", say(lang, "wait_h_median"), "integer")
    yield Column("ninety_workdays", say(lang, "wait_h_ninety"), "integer")
    for within in last.whole.within:
        n = str(within.limit)
        yield Column(f"share_within_{n}", say(lang, "wait_h_within", n=n), "share")
        yield Column(f"answered_within_{n}", say(lang, "wait_h_inside", n=n), EXACT)
        yield Column(f"judged_at_{n}", say(lang, "wait_h_judged", n=n), EXACT)
    yield Column("limit_workdays", say(lang, "wait_h_limit"), "integer")
    yield Column("share_within_limit", say(lang, "wait_h_own"), "share")
    yield Column("answered_within_limit", say(lang, "wait_h_own_inside"), EXACT)
    yield Column("judged_at_limit", say(lang, "wait_h_own_judged"), EXACT)


def _speed_row(speed: Speed, year: Waiting, first: bool, lang: Lang) -> tuple[Cell, ...]:
    cells = [
        _kind_cell(speed.kind, first, lang),
        Cell(year.year, str(year.year)),
        count_cell(speed.letters, lang),
        exact_cell(speed.answered),
        _reached_cell(speed.median, speed.letters, lang),
        _reached_cell(speed.ninety, speed.letters, lang),
    ]
    for within in speed.within:
        cells += _within_cells(within, lang)
    return (*cells, count_cell(speed.own.limit, lang), *_within_cells(speed.own, lang))


def _within_cells(within: Within, lang: Lang) -> tuple[Cell, ...]:
    share = _share_cell(within.share, within.judged, lang)
    return (share, exact_cell(within.within), exact_cell(within.judged))


def _kind_cell(kind: str, first: bool, lang: Lang) -> Cell:
    if not kind:
        return Cell("all", say(lang, "all") if first else "")  # no sum: medians do not add up
    key = "wait_unclassified" if kind == "unclassified" else f"class_{kind}"
    return Cell(kind, say(lang, key) if first else "")


def _reached_cell(found: Reached | None, letters: int, lang: Lang) -> Cell:
    """A day of waiting; ">n" where it was not reached in the n days watched, "few" where letters are too few."""
    if found is None:
        return Cell(None, say(lang, "wait_few") if letters else NOTHING)
    if found.workdays is not None:
        return count_cell(found.workdays, lang)
    return Cell(None, NOTHING if found.watched is None else say(lang, "wait_past", n=count_text(found.watched, lang)))


def _share_cell(share: Fraction | None, letters: int, lang: Lang) -> Cell:
    return Cell(None, say(lang, "wait_few")) if share is None and letters else share_cell(share, lang)


def _notes(years: Sequence[Waiting], lang: Lang) -> tuple[str, ...]:
    notes = [
        say_count(
            lang,
            "wait_n_what",
            year.whole.letters,
            year=str(year.year),
            answered=count_text(year.whole.answered, lang),
            day=day_text(year.known_on, lang),
        )
        for year in years
    ]
    notes.append(say(lang, "wait_n_days"))
    speeds = [speed for year in years for speed in (*year.kinds, year.whole) if speed.letters]
    past = [
        found.watched
        for speed in speeds
        for found in (speed.median, speed.ninety)
        if found is not None and found.workdays is None and found.watched is not None
    ]
    if past:
        notes.append(say(lang, "wait_n_past", n=count_text(max(past), lang)))
    counts = "; ".join(
        say(
            lang,
            "wait_n_judged",
            within=count_text(within.within, lang),
            judged=count_text(within.judged, lang),
            n=str(within.limit),
            year=str(year.year),
        )
        for year in years
        for within in year.whole.within
    )
    notes += [say(lang, "wait_n_within", counts=counts), say(lang, "wait_n_limit")]
    if any(speed.median is None or _is_few(speed.own, *speed.within) for speed in speeds):
        notes.append(say(lang, "wait_n_few", n=str(years[-1].minimum)))
    uncounted = sum(year.uncounted for year in years)
    if uncounted:
        notes.append(say_count(lang, "wait_n_uncounted", uncounted))
    return tuple(notes)


def _is_few(*shares: Within) -> bool:
    return any(within.judged and within.share is None for within in shares)


def _numbered(items: Sequence[tuple[Waiting, Speed]]) -> Iterator[tuple[bool, tuple[Waiting, Speed]]]:
    """Each item, and whether it is the first."""
    return ((at == 0, item) for at, item in enumerate(items))


def _answered_points(speed: Speed, lang: Lang) -> tuple[Point, ...]:
    """The share answered by each day on which it rose, from day 0 to the last one watched."""
    shares = {0: Fraction(0)} if speed.curve else {}
    for step in speed.curve:
        if step.workdays <= MOST_DAYS and (step.answered or step is speed.curve[-1]):
            shares[step.workdays] = 1 - step.waiting
    if speed.curve and speed.curve[-1].workdays > MOST_DAYS:
        shares[MOST_DAYS] = shares[max(shares)]
    return tuple(
        Point(count_text(day, lang), share, day, text=share_text(share, lang)) for day, share in sorted(shares.items())
    )


def _in_words(year: Waiting, lang: Lang) -> str:
    median = _reached_cell(year.whole.median, year.whole.letters, lang).text
    ninety = _reached_cell(year.whole.ninety, year.whole.letters, lang).text
    return say(lang, "wait_words_year", year=str(year.year), median=median, ninety=ninety)


def _band_name(band: AgeBand) -> str:
    return f"over_{band.first - 1}" if band.last is None else f"{band.first}_to_{band.last}"


def _band_text(band: AgeBand, lang: Lang) -> str:
    if band.last is None:
        return say(lang, "age_band_last", n=str(band.first - 1))
    return say(lang, "age_band", first=str(band.first), last=str(band.last))


def _band_cell(band: AgeBand, lang: Lang) -> Cell:
    return Cell(_band_name(band), _band_text(band, lang))


def _group_name(key: str, lang: Lang) -> str:
    if not key:
        return say(lang, "not_stated")
    return say(lang, f"group_{key}") if knows(f"group_{key}") else key


def _ageing_notes(days: Sequence[Ageing], lang: Lang) -> Iterator[str]:
    for found in days:
        day = day_text(found.known_on, lang)
        if found.oldest is None:
            yield say(lang, "age_n_none", day=day)
        else:
            oldest = count_text(found.oldest, lang)
            yield say_count(lang, "age_n_what", found.whole.open, day=day, oldest=oldest)
    uncounted = sum(found.uncounted for found in days)
    if uncounted:
        yield say_count(lang, "wait_n_uncounted", uncounted)


def _times_cell(row: ReminderRow, *, is_last: bool, lang: Lang) -> Cell:
    if not row.reminders:
        return Cell("0", say(lang, "remind_none"))
    n = str(row.reminders)
    return Cell(f"{n}+", say(lang, "remind_more", n=n)) if is_last else Cell(n, n)


def _reminder_notes(years: Sequence[Reminded], lang: Lang) -> Iterator[str]:
    for found in years:
        day = day_text(found.known_on, lang)
        yield say_count(lang, "remind_n_what", found.letters, year=str(found.year), day=day)
    yield say(lang, "remind_n_days")
    yield say(lang, "remind_n_reads")
    past = [
        row.after_last.watched
        for found in years
        for row in found.rows
        if row.after_last is not None and row.after_last.workdays is None and row.after_last.watched is not None
    ]
    if past:
        yield say(lang, "wait_n_past", n=count_text(max(past), lang))
    if any(row.letters and row.share is None for found in years for row in found.rows):
        yield say(lang, "wait_n_few", n=str(years[-1].minimum))
    undated = sum(found.undated for found in years)
    if undated:
        yield say_count(lang, "remind_n_undated", undated)
    uncounted = sum(found.uncounted for found in years)
    if uncounted:
        yield say_count(lang, "wait_n_uncounted", uncounted)
