"""Invented documents that the tests of printed forms share (rekaan)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import render_samples

from dumas_cli.records import Cell, Chart, Column, Document, Point, Series, Table
from dumas_cli.render.cells import SUM, count_cell, points_cell, share_cell, text_cell


def report(*, charts: bool = False) -> Document:
    """The yearly report of two years, in Indonesian."""
    found = render_samples.report("id")
    return replace(found, charts=(a_chart(),)) if charts else found


def a_chart(table: str = "years", name: str = "rates") -> Chart:
    years = (("2016", Fraction(1176, 1610)), ("2017", Fraction(1386, 1650)))
    series = tuple(Series(year, (Point("semua", rate),)) for year, rate in years)
    return Chart(name, "Persentase respons", "columns", series, "Naik dari 73,04% ke 84%.", table=table)


def a_table(*texts: str, name: str = "by_group", title: str = "Kelompok", notes: tuple[str, ...] = ()) -> Table:
    """One row for each text, with a figure beside it."""
    columns = (Column("group", "Kelompok"), Column("letters", "Surat", "integer"))
    return Table(name, title, columns, tuple((text_cell(one), count_cell(1234, "id")) for one in texts), notes)


def of_groups(*rows: tuple[str, int, int, Fraction | None], name: str = "by_group") -> Table:
    """Groups with their letters of two years and the change of the rate, and their sum."""
    columns = (
        Column("group", "Kelompok instansi"),
        Column("referred_2016", "Surat 2016", "integer"),
        Column("referred_2017", "Surat 2017", "integer"),
        Column("response_rate_2017", "Respons 2017", "share"),
        Column("change_points", "Selisih, poin", "points"),
    )
    sums = (SUM, sum(row[1] for row in rows), sum(row[2] for row in rows), Fraction(9, 10))
    return Table(
        name,
        "Kelompok",
        columns,
        tuple(
            (
                Cell(group, "Semua" if group == SUM else group),
                count_cell(before, "id"),
                count_cell(after, "id"),
                share_cell(Fraction(1, 2), "id"),
                points_cell(change, "id"),
            )
            for group, before, after, change in (*rows, sums)
        ),
    )


def wide_table(columns: int = 12, rows: int = 30) -> Table:
    """More words side by side than a page in portrait holds."""
    words = "perumahanrakyat dan kawasan permukiman"
    return Table(
        "wide",
        "Daftar lebar",
        tuple(Column(f"c{n}", f"Kolom {n}") for n in range(columns)),
        tuple(tuple(text_cell(words) for _ in range(columns)) for _ in range(rows)),
    )
