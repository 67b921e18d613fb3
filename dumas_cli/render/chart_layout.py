"""Where things stand on a chart before a library draws it: places on the axis, colours in order, lines of a legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from dumas_cli.records import Chart, Point, Series

LETTER = 6.9
"""How wide a letter of the small size is on average, in units."""

_HANDLE = 34.0  # a legend's mark and the gap before the next name, in units


def data(chart: Chart) -> list[Series]:
    """The series that the chart is about."""
    return [series for series in chart.series if series.role != "limit"]


def guides(chart: Chart) -> list[Series]:
    """The series that only guide the eye."""
    return [series for series in chart.series if series.role == "limit"]


def heights(chart: Chart) -> list[float]:
    """All figures of the chart that exist."""
    return [float(point.y) for series in chart.series for point in series.points if point.y is not None]


def labels_of(series: Sequence[Series]) -> list[str]:
    """The labels of all series, each once, as they come."""
    return list(dict.fromkeys(point.label for one in series for point in one.points))


def place(x: int | Fraction | date) -> float:
    """A place on the lying axis as a number; days count."""
    return float(x.toordinal()) if isinstance(x, date) else float(x)


def path(series: Series, where: Mapping[str, float] | None = None) -> tuple[list[float], list[float]]:
    """The points of a line from left to right, at their x or else where their label stands; a gap is NaN."""
    found = []
    for point in series.points:
        at = place(point.x) if point.x is not None else (where or {}).get(point.label)
        if at is not None:
            found.append((at, float("nan") if point.y is None else float(point.y)))
    found.sort(key=lambda pair: pair[0])
    return [x for x, _ in found], [y for _, y in found]


def places(chart: Chart) -> dict[str, float]:
    """Where each label stands on the lying axis: at its x, else side by side as they come."""
    points: dict[str, Point] = {}
    for one in chart.series:
        for point in one.points:
            points.setdefault(point.label, point)
    at = {label: place(point.x) for label, point in points.items() if point.x is not None}
    if len(at) == len(points):
        return dict(sorted(at.items(), key=lambda pair: pair[1]))
    return {label: float(n) for n, label in enumerate(points)}


def is_counted(chart: Chart) -> bool:
    """Whether the lying axis is one of counts: whole numbers whose labels are the numbers, however written."""
    points = [point for one in chart.series for point in one.points]
    return (
        bool(points)
        and all(
            isinstance(point.x, int) and (point.label in {"", str(point.x)} or _digits(point.label) == str(point.x))
            for point in points
        )
        and not all(1900 <= point.x <= 2199 for point in points if isinstance(point.x, int))
    )


def spread(where: Mapping[str, float], room: float) -> list[str]:
    """So many of the labels that they do not touch in ``room`` units, from the last one backwards."""
    named = [(label, at) for label, at in where.items() if label]
    if not named:
        return []
    span = named[-1][1] - named[0][1] or 1.0
    needed = max(len(label) for label, _ in named) * LETTER + 9
    kept = [named[-1]]
    for label, at in reversed(named[:-1]):
        if (kept[-1][1] - at) / span * room >= needed:
            kept.append((label, at))
    return [label for label, _ in reversed(kept)]


def legend_grid(names: Sequence[str], room: float) -> tuple[int, int]:
    """How many columns and rows the names take in ``room`` units; (0, 0) for no names."""
    if not names:
        return 0, 0
    for columns in range(len(names), 0, -1):
        rows = -(-len(names) // columns)
        # Names fill one column after the other.
        widths = [max(map(len, names[at : at + rows])) * LETTER + _HANDLE for at in range(0, len(names), rows)]
        if sum(widths) <= room:
            break
    return len(widths), rows


def ramp(count: int, steps: Sequence[str]) -> list[str]:
    """So many colours from the first of the steps to the last; one alone is the last."""
    if count == 1:
        return [steps[-1]]
    at = [n * (len(steps) - 1) / (count - 1) for n in range(count)]
    return [_between(steps[int(n)], steps[min(int(n) + 1, len(steps) - 1)], n % 1) for n in at]


def is_outside(x: float, y: float, lines: Sequence[Series]) -> bool:
    """Whether a point lies over or under all the lines at its place; not where there are none."""
    found = [height for one in lines if (height := _height_at(one, x)) is not None]
    return bool(found) and not min(found) <= y <= max(found)


def round_number(number: float) -> int:
    """The nearest number that is easily said: 1, 2 or 5 with noughts."""
    power = 1
    while number >= 10 * power:
        power *= 10
    return min((step * power for step in (1, 2, 5, 10)), key=lambda easy: abs(easy - number))


def frame(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """West, east, south, north of a map of Indonesia, wider where a point lies outside the country."""
    longitudes = [point.longitude for point in points if point.longitude is not None]
    latitudes = [point.latitude for point in points if point.latitude is not None]
    return (
        min([94.0, *(x - 1.2 for x in longitudes)]),
        max([142.0, *(x + 1.2 for x in longitudes)]),
        min([-11.6, *(y - 1.0 for y in latitudes)]),
        max([6.6, *(y + 1.0 for y in latitudes)]),
    )


def _digits(label: str) -> str:
    return "".join(mark for mark in label if mark.isdecimal())


def _height_at(series: Series, x: float) -> float | None:
    """The height of a line at a place between two of its points."""
    xs, ys = path(series)
    for (x1, y1), (x2, y2) in pairwise(zip(xs, ys, strict=True)):
        if x1 <= x <= x2:
            return y1 if x1 == x2 else y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    return None


def _between(first: str, second: str, share: float) -> str:
    one, other = ([int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (first, second))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, other, strict=True))
