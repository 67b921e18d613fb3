"""The door to matplotlib: a chart becomes an SVG or a PNG, the same bytes for the same chart."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from math import sqrt
from textwrap import wrap
from typing import TYPE_CHECKING, Any, cast

from dumas_cli.records import Chart, Point, Series
from dumas_cli.render.chart_layout import (
    LETTER,
    data,
    frame,
    guides,
    heights,
    is_counted,
    is_outside,
    labels_of,
    legend_grid,
    path,
    place,
    places,
    ramp,
    round_number,
    spread,
)
from dumas_cli.render.layout import SOFT_HYPHEN
from dumas_cli.render.numbers import NOTHING, Lang, count_text, share_text
from dumas_cli.render.plain import clean
from dumas_cli.render.svg import tidy

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Annotation
    from matplotlib.transforms import Bbox

NARROW = 440  # units; a unit is a CSS pixel on a screen and a point on paper. A phone shows it almost in full size
WIDE = 760
PRINTED_DPI = 220

_UNITS_AN_INCH = 72
_SMALL, _NORMAL = 11.5, 13.0  # sizes of letters, in units
_INK, _FAINT, _RULE, _PAPER = "#1a1a1a", "#595959", "#d0d4d9", "#ffffff"
# From light to dark in even steps, so that grey print and every kind of colour blindness keep them in order; after
# ColorBrewer's YlGnBu.
CLASS_COLOURS = ("#ffffcc", "#7fcdbb", "#2c7fb8", "#0c2c84")
_NEW = "#1f4e79"
_AGES = ("#a9bacb", _NEW)  # years and other days, the newest last
_APART = (_NEW, "#c55a11", "#548235", "#7f7f7f")  # told apart by their dashes and marks where colour is lost
_DASHES: tuple[str | tuple[int, tuple[int, ...]], ...] = ("-", (0, (5, 2)), (0, (2, 2)), (0, (7, 2, 1, 2)))
_MARKERS = ("o", "s", "^", "D")
_GROUND = "#b3bcc6"
_MOST_FIGURES = 26  # more marks than these cannot carry their figures side by side


def chart_svg(chart: Chart, *, lang: Lang, outlined: bool = False) -> str:
    """The chart as one ``<svg>`` element without title, to be put into a page or kept as a file.

    Words stay words that a reader can search and select, set in the page's own sans serif; ``outlined`` turns them
    into shapes, for readers of SVG that lack fonts. Names inside begin with the chart's, so several can share a page.
    """
    with _settings(f"dumas {chart.name}", outlined=outlined):
        figure = _drawn(chart, lang)
        out = BytesIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = tidy(out.getvalue().decode("utf-8"), chart.name)
    return svg if outlined else svg.replace("'DejaVu Sans'", "system-ui, 'DejaVu Sans'")


def chart_png(chart: Chart, *, lang: Lang, dpi: int = PRINTED_DPI) -> bytes:
    """The chart as a picture in dots, on white; ``dpi`` dots an inch at its natural size (72 units an inch)."""
    with _settings(f"dumas {chart.name}"):
        figure = _drawn(chart, lang)
        out = BytesIO()
        figure.savefig(out, format="png", dpi=dpi, metadata={"Software": None})
    return _of_few_colours(out, dpi)


def _of_few_colours(png: BytesIO, dpi: int) -> bytes:
    """The same picture in less than half the bytes: a chart has few colours, and the 256 nearest look the same."""
    from PIL import Image  # the library that matplotlib itself writes a PNG with

    out = BytesIO()
    few = Image.open(png).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(out, format="PNG", optimize=True, dpi=(dpi, dpi))
    return out.getvalue()


def natural_width(chart: Chart) -> int:
    """How wide the chart is drawn, in units: wide for a map and a funnel, else narrow enough for a phone."""
    return WIDE if chart.kind in {"map", "funnel"} else NARROW


@contextmanager
def _settings(salt: str, *, outlined: bool = False) -> Iterator[None]:
    # Its first run tells of fonts and folders: that is of no use to who asked for a report.
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        import matplotlib as mpl

        ours: dict[Any, Any] = {
            "svg.hashsalt": salt,
            "svg.fonttype": "path" if outlined else "none",
            "font.family": ["DejaVu Sans"],  # comes with matplotlib: the same letters on every machine
            "font.size": _NORMAL,
            "text.color": _INK,
            "text.parse_math": False,
            "text.usetex": False,
            "axes.unicode_minus": True,
            "path.simplify": False,
            "hatch.linewidth": 0.6,
        }
        # What an office's matplotlibrc says must not change a report.
        with mpl.rc_context():
            mpl.rcParams.update({key: value for key, value in mpl.rcParamsDefault.items() if key != "backend"})
            mpl.rcParams.update(ours)
            yield
    finally:
        logger.setLevel(level)


def _drawn(chart: Chart, lang: Lang) -> Figure:
    draw = _KINDS.get(chart.kind)
    if draw is None:
        raise ValueError(f'no chart is drawn as "{chart.kind}"')
    return draw(chart, lang)


def _figure(width: float, height: float) -> Figure:
    """An empty picture, as large as said in units, that is drawn without a screen and known to nobody else."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(
        figsize=(width / _UNITS_AN_INCH, height / _UNITS_AN_INCH),
        dpi=_UNITS_AN_INCH,
        facecolor=_PAPER,
        edgecolor="none",
    )
    FigureCanvasAgg(figure)
    return figure


def _axes(figure: Figure, left: float, bottom: float, right: float, top: float) -> Axes:
    """Axes with margins in units and nothing drawn around them."""
    width, height = (size * _UNITS_AN_INCH for size in figure.get_size_inches())
    axes = figure.add_axes(
        (left / width, bottom / height, (width - left - right) / width, (height - bottom - top) / height)
    )
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, labelsize=_SMALL, labelcolor=_FAINT, pad=4)
    return axes


# --------------------------------------------------------------------------- words and places on the axes


def _figure_text(y: int | Fraction | None, chart: Chart, lang: Lang) -> str:
    if y is None:
        return NOTHING
    if chart.y_kind == "share":
        return share_text(Fraction(y), lang)
    return count_text(round(y), lang)


def _mark_text(point: Point, chart: Chart, lang: Lang) -> str:
    """What is written at a mark: its own words where they are short, else its figure."""
    own = clean(point.text)
    return own if 0 < len(own) <= 28 else _figure_text(point.y, chart, lang)


def _upright(axes: Axes, chart: Chart, lang: Lang, *, from_nothing: bool = True) -> None:
    """The axis of figures, upright: from 0, so that a mark twice as high stands for twice as much."""
    from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

    found = heights(chart) or [0.0]
    low, high = min([0.0, *found] if from_nothing else found), max(found)
    if chart.y_kind == "share":
        step = 0.25 if high - low > 0.4 else 0.1 if high - low > 0.15 else 0.05
        top = 1.0 if high > 0.5 else max(step, -(-high // step) * step)
        bottom = (low // step) * step
        ticks = [bottom + step * n for n in range(round((top - bottom) / step) + 1)]
        axes.set_ylim(bottom, max(top, high))
        axes.yaxis.set_major_locator(FixedLocator(ticks))
    else:
        axes.set_ylim(low, high * 1.05 or 1)
        axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))

    def told(value: float, _: object = None) -> str:
        return _figure_text(round(Fraction(value), 4), chart, lang)

    axes.yaxis.set_major_formatter(FuncFormatter(told))
    axes.grid(axis="y", color=_RULE, linewidth=0.7)
    axes.set_axisbelow(True)


def _axis_words(figure: Figure, chart: Chart, *, left: float, bottom: float) -> None:
    """What the axes show: the upright one's words lie over it, where they are read without turning the head."""
    width, height = (size * _UNITS_AN_INCH for size in figure.get_size_inches())
    if chart.y_heading:
        words = _whole(chart.y_heading)
        figure.text(4 / width, 1 - 5 / height, words, ha="left", va="top", fontsize=_SMALL, color=_FAINT)
    if chart.x_heading:
        middle, words = (left + width - 8) / 2 / width, _whole(chart.x_heading)
        figure.text(middle, bottom / height, words, ha="center", va="bottom", fontsize=_SMALL, color=_FAINT)


def _whole(heading: str) -> str:
    """A heading that has room: without the places where a narrow column may break it."""
    return clean(heading).replace(SOFT_HYPHEN, "")


def _legend(figure: Figure, handles: Sequence[Artist], names: Sequence[str], *, y: float, left: float = 4) -> None:
    """The names of the series in lines under the words at the top; ``y`` counts units from the top.

    A name that stands for several series is told once.
    """
    told = {clean(name): handle for name, handle in zip(reversed(names), reversed(handles), strict=True) if name}
    if not told:
        return
    width, height = (size * _UNITS_AN_INCH for size in figure.get_size_inches())
    figure.legend(
        handles=list(told.values())[::-1],
        labels=list(told)[::-1],
        loc="upper left",
        bbox_to_anchor=(left / width, 1 - y / height),
        ncols=legend_grid(list(told), width - left)[0],
        frameon=False,
        fontsize=_SMALL,
        handlelength=1.6,
        handleheight=0.8,
        columnspacing=1.2,
        handletextpad=0.5,
        borderpad=0,
        borderaxespad=0,
        labelspacing=0.4,
    )


def _legend_height(series: Sequence[Series], room: float) -> float:
    """How many units the legend takes; one series alone has none, the heading of the axis names it."""
    names = list(dict.fromkeys(clean(one.name) for one in series if one.name))
    return 18.0 * legend_grid(names, room)[1] if len(names) > 1 else 0.0


# --------------------------------------------------------------------------- columns and bars


def _columns(chart: Chart, lang: Lang) -> Figure:
    from matplotlib.patches import Patch

    series, labels = data(chart), labels_of(data(chart))
    many = len(series) > 1
    legend = _legend_height(series, NARROW)
    top, bottom, left = (18 if chart.y_heading else 6) + legend + 16, 38 if chart.x_heading else 24, 42
    lines = [wrap(clean(label), max(4, 56 // max(len(labels), 1))) or [""] for label in labels]
    bottom += 14 * (max(map(len, lines), default=1) - 1)
    figure = _figure(NARROW, 190 + top + bottom)
    axes = _axes(figure, left, bottom, 8, top)
    _upright(axes, chart, lang)
    broad = 0.62 if not many else 0.8
    each = broad / max(len(series), 1)
    tell = len(labels) * len(series) <= (8 if not many else 12)
    for n, (one, colour) in enumerate(zip(series, ramp(len(series), _AGES), strict=True)):
        by_label = {point.label: point for point in one.points}
        for at, label in enumerate(labels):
            point = by_label.get(label)
            if point is None:
                continue
            middle = at - broad / 2 + each * (n + 0.5)
            height = float(point.y or 0)
            axes.bar(middle, height, width=each * 0.94, color=colour, linewidth=0)
            if tell or point.y is None:
                size = _NORMAL if len(labels) * len(series) <= 6 else _SMALL
                axes.annotate(
                    _mark_text(point, chart, lang),
                    (middle, height),
                    (0, 3),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=size,
                    fontweight="bold" if not many else "normal",
                    annotation_clip=False,
                )
    axes.set_xlim(-0.5, max(len(labels), 1) - 0.5)
    axes.set_xticks(range(len(labels)), ["\n".join(words) for words in lines], color=_INK)
    axes.axhline(0, color=_FAINT, linewidth=0.9)
    _axis_words(figure, chart, left=left, bottom=4)
    if many:
        patches = [Patch(color=colour) for colour in ramp(len(series), _AGES)]
        _legend(figure, patches, [one.name for one in series], y=22 if chart.y_heading else 4)
    return figure


def _bars(chart: Chart, lang: Lang) -> Figure:
    """Each label over its bars, so that a long one has the whole width, and each bar's figure at its end.

    The labels say what they are: only the figures have a heading.
    """
    from matplotlib.patches import Patch

    series, labels = data(chart), labels_of(data(chart))
    line, thick, gap = 17.0, 15.0, 8.0
    names = [wrap(clean(label), 58) or [""] for label in labels]
    legend, head = _legend_height(series, NARROW), 20.0 if chart.y_heading else 0.0
    top = 4.0 + head + (legend and legend + 4)
    room = sum(line * len(words) + thick * len(series) + gap for words in names)
    height = top + room + 2
    figure = _figure(NARROW, height)
    axes = _axes(figure, 0, 0, 0, 0)
    axes.set_xlim(0, NARROW)
    axes.set_ylim(height, 0)  # units from the top
    axes.set_axis_off()
    longest = max([1.0 if chart.y_kind == "share" else 0.0, *heights(chart)]) or 1.0
    texts = [_mark_text(point, chart, lang) for one in series for point in one.points]
    full = NARROW - 12 - 7.2 * max(map(len, texts), default=0)
    y = top
    for label, words in zip(labels, names, strict=True):
        for text in words:
            axes.text(2, y + line - 5, text, fontsize=_NORMAL, va="baseline", ha="left")
            y += line
        for one, colour in zip(series, ramp(len(series), _AGES), strict=True):
            point = next((found for found in one.points if found.label == label), None)
            if point is not None:
                length = full * float(point.y or 0) / longest
                if point.y is not None:
                    axes.barh(y + thick / 2, full, left=2, height=thick - 2, color="#f0f2f4", linewidth=0)
                    axes.barh(y + thick / 2, length, left=2, height=thick - 2, color=colour, linewidth=0)
                words_here = _mark_text(point, chart, lang)
                axes.text(
                    full + 8 if point.y is not None else 2,
                    y + thick / 2,
                    words_here if point.y is not None or len(series) == 1 else f"{clean(one.name)}: {words_here}",
                    fontsize=_SMALL,
                    va="center_baseline",
                    ha="left",
                    color=_INK if colour == _NEW else _FAINT,
                )
            y += thick
        y += gap
    _axis_words(figure, replace(chart, x_heading=""), left=0, bottom=0)
    if legend:
        patches = [Patch(color=colour) for colour in ramp(len(series), _AGES)]
        _legend(figure, patches, [one.name for one in series], y=4 + head)
    return figure


# --------------------------------------------------------------------------- lines


def _lines(chart: Chart, lang: Lang) -> Figure:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    series, limits = data(chart), guides(chart)
    where = places(chart)
    legend = _legend_height(chart.series, NARROW)
    head, left, bottom, right = (18 if chart.y_heading else 6), 44, 38 if chart.x_heading else 26, 16.0
    if where:
        right = max(right, len(clean(list(where)[-1])) * LETTER / 2)  # the last label stands under the last point
    figure = _figure(NARROW, 270 + legend)
    axes = _axes(figure, left, bottom, right, head + legend + 6)
    _upright(axes, chart, lang)
    looks = _looks(series)
    handles: list[Artist] = []
    few = len(where) <= _MOST_FIGURES
    for one, (colour, width, dashes, marker) in zip(series, looks, strict=True):
        handles += axes.plot(
            *path(one, where),
            color=colour,
            linewidth=width,
            linestyle=dashes,
            marker=marker if few or len(one.points) == 1 else None,
            markersize=4.5,
            clip_on=False,
        )
    names = list(dict.fromkeys(one.name for one in limits))
    for one in limits:
        dashes = _DASHES[1 + names.index(one.name) % 3]
        handles += axes.plot(*path(one, where), color=_FAINT, linewidth=1.1, linestyle=dashes)
    xs = sorted(x for one in chart.series for x in path(one, where)[0])
    if xs:
        margin = (xs[-1] - xs[0]) * 0.03 or 0.5
        axes.set_xlim(xs[0] - margin, xs[-1] + margin)
    if is_counted(chart):
        axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: count_text(round(value), lang)))
    else:
        shown = spread(where, NARROW - left - right)
        axes.set_xticks([where[label] for label in shown], [clean(label) for label in shown])
    axes.axhline(0, color=_FAINT, linewidth=0.9)
    _axis_words(figure, chart, left=left, bottom=4)
    if legend:
        _legend(figure, handles, [one.name for one in (*series, *limits)], y=head + 4)
    return figure


def _looks(series: Sequence[Series]) -> list[tuple[str, float, str | tuple[int, tuple[int, ...]], str]]:
    """Colour, width, dashes and mark of each line: the newest of years is dark and whole, else the first line is."""
    count = len(series)
    are_years = all(re.fullmatch(r"\d{4}", one.name) for one in series)
    order = range(count)[::-1] if are_years else range(count)
    colours = ramp(count, _AGES) if are_years else [_APART[n % len(_APART)] for n in range(count)]
    return [
        (colour, 1.6 if n else 2.2, _DASHES[n % len(_DASHES)], _MARKERS[n % len(_MARKERS)])
        for n, colour in zip(order, colours, strict=True)
    ]


# --------------------------------------------------------------------------- funnel


def _funnel(chart: Chart, lang: Lang) -> Figure:
    """Points over how many letters they stand for; those outside all limits are named."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    series, limits = data(chart), guides(chart)
    legend = _legend_height(chart.series, WIDE)
    head, left, bottom = (18 if chart.y_heading else 6), 46, 38 if chart.x_heading else 26
    figure = _figure(WIDE, 400 + legend)
    axes = _axes(figure, left, bottom, 14, head + legend + 8)
    _upright(axes, chart, lang, from_nothing=False)
    handles: list[Artist] = []
    outlying: list[tuple[float, float, str]] = []
    inner: list[tuple[float, float]] = []
    for n, one in enumerate(series):
        points = [(place(p.x), float(p.y), p) for p in one.points if p.x is not None and p.y is not None]
        handles.append(
            axes.scatter(
                [x for x, _, _ in points],
                [y for _, y, _ in points],
                s=26,
                marker=_MARKERS[n % len(_MARKERS)],
                color=_APART[n % len(_APART)],
                edgecolors=_PAPER,
                linewidths=0.6,
                zorder=3,
                clip_on=False,
            )
        )
        for x, y, p in points:
            if is_outside(x, y, limits):
                outlying.append((x, y, clean(p.label)))
            else:
                inner.append((x, y))
    names = list(dict.fromkeys(one.name for one in limits))
    for one in limits:
        dashes = _DASHES[names.index(one.name) % len(_DASHES)]
        handles += axes.plot(*path(one), color=_FAINT, linewidth=1.1, linestyle=dashes)
    axes.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: count_text(round(value), lang)))
    axes.set_xlim(left=0)
    axes.autoscale_view(scalex=True, scaley=False)
    _axis_words(figure, chart, left=left, bottom=4)
    if legend:
        _legend(figure, handles, [one.name for one in (*series, *limits)], y=head + 4)
    ordered = sorted(outlying, key=lambda mark: (-mark[0], mark[2]))
    marks = [(x, y, 4.0) for x, y in (*((x, y) for x, y, _ in ordered), *inner)]
    _place_names(axes, [(x, y, name, 4.0) for x, y, name in ordered], marks, size=10.5)
    return figure


# --------------------------------------------------------------------------- map


def _map(chart: Chart, lang: Lang) -> Figure:
    """Points by latitude and longitude over a net of degrees; a series of role "limit" is the ground they lie on.

    The other series are classes from the lowest to the highest; a point without a figure is an empty ring.
    """
    from matplotlib.ticker import FuncFormatter, MultipleLocator

    ground, classes = guides(chart), data(chart)
    everything = [p for one in chart.series for p in one.points if p.latitude is not None and p.longitude is not None]
    west, east, south, north = frame(everything)
    foot, left = 34.0, 42.0
    head = 8.0 + max(18.0, _legend_height(classes, WIDE - left))
    inner = WIDE - left - 6
    height = inner * (north - south) / (east - west)
    figure = _figure(WIDE, head + height + foot + 16)
    axes = _axes(figure, left, foot + 16, 6, head)
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect("equal")
    axes.set_facecolor("#f4f7fa")
    axes.xaxis.set_major_locator(MultipleLocator(5))
    axes.yaxis.set_major_locator(MultipleLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _degrees(value, lang, upright=False)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _degrees(value, lang, upright=True)))
    axes.tick_params(labelsize=10)
    axes.grid(color="#dfe5eb", linewidth=0.6)
    axes.axhline(0, color="#c3ccd6", linewidth=0.9)
    for one in ground:
        xs, ys = _degrees_of(one)
        axes.scatter(xs, ys, s=9, color=_GROUND, linewidths=0, zorder=1)
    colours = ramp(sum(not _is_ring(one) for one in classes), CLASS_COLOURS)
    handles: list[Artist] = []
    largest = max([p.size or 0 for p in everything] or [0])
    marks: list[tuple[float, float, str, float, int]] = []
    for one in classes:
        is_ring = _is_ring(one)
        colour = "none" if is_ring else colours.pop(0)
        for p in sorted(one.points, key=lambda p: (-(p.size or 0), p.label)):
            if p.latitude is None or p.longitude is None:
                continue
            radius = _radius(p.size, largest)
            axes.scatter(
                *([p.longitude], [p.latitude]),
                s=(2 * radius) ** 2,
                color=_PAPER if is_ring else colour,
                edgecolors=_INK,
                linewidths=0.8,
                linestyle="--" if is_ring else "-",
                zorder=3 + 1 / (1 + (p.size or 0)),
                alpha=0.92,
            )
            marks.append((p.longitude, p.latitude, clean(p.label), radius, p.size or 0))
        handles.append(_dot(_PAPER if is_ring else colour, 5, dashed=is_ring))
    _legend(figure, handles, [one.name for one in classes], y=5, left=left)
    _size_legend(figure, chart, lang, largest, left)
    _name_places(axes, marks)
    return figure


def _is_ring(series: Series) -> bool:
    """Whether the class is one of points without a figure; an empty class keeps its colour."""
    return bool(series.points) and all(point.y is None for point in series.points)


def _degrees(value: float, lang: Lang, *, upright: bool) -> str:
    if upright:
        side = "" if value == 0 else ("N" if value > 0 else "S") if lang == "en" else ("LU" if value > 0 else "LS")
    else:
        side = "E" if lang == "en" else "BT"
    return f"{abs(round(value))}°{side and ' '}{side}"


def _degrees_of(series: Series) -> tuple[list[float], list[float]]:
    found = [(p.longitude, p.latitude) for p in series.points if p.longitude is not None and p.latitude is not None]
    return [x for x, _ in found], [y for _, y in found]


def _radius(size: int | None, largest: int) -> float:
    """Half the width of a mark, in units: areas stand in the ratio of what they stand for, the smallest still shows."""
    if not size or not largest:
        return 3.5
    return max(3.0, 15.0 * sqrt(size / largest))


def _dot(colour: str, radius: float, *, dashed: bool = False) -> Artist:
    from matplotlib.lines import Line2D

    return Line2D(
        [],
        [],
        linestyle="none",
        marker="o",
        markersize=2 * radius,
        markerfacecolor=colour,
        markeredgecolor=_FAINT if dashed else _INK,
        markeredgewidth=0.8,
    )


def _size_legend(figure: Figure, chart: Chart, lang: Lang, largest: int, left: float) -> None:
    if not largest:
        return
    sizes = sorted({round_number(largest * share) for share in (0.04, 0.25, 1.0)})
    width, height = (size * _UNITS_AN_INCH for size in figure.get_size_inches())
    axes = _axes(figure, 0, 0, 0, height - 34)
    axes.set_xlim(0, width)
    axes.set_ylim(0, 34)
    axes.set_axis_off()
    x = left
    words = clean(chart.y_heading)
    if words:
        axes.text(x, 17, words, fontsize=_SMALL, va="center_baseline", color=_FAINT)
        x += LETTER * len(words) + 10
    for size in sizes:
        radius = _radius(size, largest)
        axes.scatter([x + radius], [17], s=(2 * radius) ** 2, color=_PAPER, edgecolors=_INK, linewidths=0.8)
        text = count_text(size, lang)
        axes.text(x + 2 * radius + 5, 17, text, fontsize=_SMALL, va="center_baseline")
        x += 2 * radius + 5 + 7.4 * len(text) + 16


def _name_places(axes: Axes, marks: Sequence[tuple[float, float, str, float, int]]) -> None:
    ordered = sorted(marks, key=lambda mark: (-mark[4], mark[2]))
    _place_names(
        axes,
        [(x, y, name, radius) for x, y, name, radius, _ in ordered],
        [(x, y, radius) for x, y, _, radius, _ in ordered],
        size=9.5,
    )


def _place_names(
    axes: Axes,
    names: Sequence[tuple[float, float, str, float]],
    marks: Sequence[tuple[float, float, float]],
    *,
    size: float,
) -> None:
    """Writes the names beside their marks in order, each on the first side where it covers nothing; else not at all."""
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

    measure = cast("Any", axes.figure.canvas).get_renderer()  # the canvas is that of _figure
    frame = axes.get_window_extent(measure)
    at = {}
    for x, y, radius in marks:
        px, py = axes.transData.transform((x, y))
        at[x, y] = Bbox.from_extents(px - radius, py - radius, px + radius, py + radius)
    taken = [*at.values()]
    written: list[Bbox] = []
    for x, y, name, radius in names:
        px, py = axes.transData.transform((x, y))
        others = [mark for mark in at.values() if not mark.contains(px, py)]  # those that it does not lie on
        for text in _beside(axes, x, y, "\n".join(wrap(name, 24)), radius, size):
            text.update_positions(measure)
            box = Text.get_window_extent(text, measure)  # of the words alone, without the line to the mark
            dx, dy = text.xyann
            line = Bbox.from_extents(*(min(px, px + dx), min(py, py + dy), max(px, px + dx), max(py, py + dy)))
            on_line = text.arrow_patch is not None
            crosses = on_line and _covers(line, [*written, *others])
            if _lies_in(box, frame) and not _covers(box, taken) and not crosses:
                taken += [box, line] if on_line else [box]
                written.append(box)
                break
            text.remove()


def _beside(axes: Axes, x: float, y: float, name: str, radius: float, size: float) -> Iterator[Annotation]:
    """The name at one place after the other: close around its mark, then further off on a line."""
    for away in (0.0, 14.0, 26.0, 40.0):
        gap, slant = radius + 2.5 + away, radius * 0.7 + 1.5 + away
        aside = ((gap, 0, "left", "center"), (-gap, 0, "right", "center"))
        upright = ((0, gap - 1, "center", "bottom"), (0, -gap, "center", "top"))
        for dx, dy, ha, va in (
            *(aside if not away else upright),
            *(upright if not away else aside),
            (slant, slant, "left", "bottom"),
            (slant, -slant, "left", "top"),
            (-slant, slant, "right", "bottom"),
            (-slant, -slant, "right", "top"),
        ):
            yield axes.annotate(
                name,
                (x, y),
                (dx, dy),
                textcoords="offset points",
                arrowprops={"arrowstyle": "-", "color": _FAINT, "linewidth": 0.7, "shrinkA": 1, "shrinkB": radius}
                if away
                else None,
                ha=ha,
                va=va,
                fontsize=size,
                linespacing=0.95,
                zorder=6,
            )


def _lies_in(box: Bbox, frame: Bbox) -> bool:
    return bool(frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1)


def _covers(box: Bbox, others: Sequence[Bbox]) -> bool:
    return any(box.x0 < one.x1 and one.x0 < box.x1 and box.y0 < one.y1 and one.y0 < box.y1 for one in others)


_KINDS: dict[str, Callable[[Chart, Lang], Figure]] = {
    "columns": _columns,
    "bars": _bars,
    "lines": _lines,
    "funnel": _funnel,
    "map": _map,
}
