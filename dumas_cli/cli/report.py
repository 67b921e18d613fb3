"""dumas report: the share of letters that agencies answered, year beside year."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import end_of, language, open_office, today
from dumas_cli.cli.options import (
    AsOf,
    Db,
    Definition,
    Definition_,
    Form_,
    KnownOn,
    Language,
    Output,
    SettingsFile,
    YearBy,
    YearBy_,
    counting_number,
    rows_shown,
)
from dumas_cli.cli.output import say, show
from dumas_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from dumas_cli.figures.sections import Section
    from dumas_cli.records import Document


class By(StrEnum):
    """What the figures can be broken down by."""

    group = "group"
    agency = "agency"
    category = "category"
    province = "province"
    month = "month"
    source = "source"


@app.command(
    cls=PlainCommand,
    short_help="Report the yearly response rates of the agencies.",
    epilog=examples(
        "dumas report --year 2017",
        "dumas report --year 2016:2017 --by agency -o rates.xlsx",
        "dumas report --year 2017 --as-of 2018-01-31 --lang id",
        "dumas report --year 2017 --why --by category",
    ),
)
def report(
    year: Annotated[
        list[str],
        typer.Option("--year", metavar="YEAR", help="A year (2017) or a span (2014:2017); may be repeated."),
    ],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    definition: Definition_ = Definition.substantive,
    year_by: YearBy_ = YearBy.referred,
    same_age: Annotated[
        bool,
        typer.Option(
            "--same-age", help="Count each year only up to 31 January after it, so that years compare fairly."
        ),
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Tell what moved the rate: agencies that answered better, and their share.")
    ] = False,
    ranking: Annotated[
        bool, typer.Option("--ranking", help="Rank the agencies among peers, and tell chance from performance.")
    ] = False,
    min_letters: Annotated[
        int | None,
        typer.Option(
            "--min-letters",
            parser=counting_number,
            metavar="N",
            help="The least number of letters for a rank. Default: 10.",
            show_default=False,
        ),
    ] = None,
    speed: Annotated[
        bool,
        typer.Option("--speed", help="How soon agencies answer, what still waits, reminders, repeated complaints."),
    ] = False,
    trend: Annotated[bool, typer.Option("--trend", help="The months, and a forecast of the year to come.")] = False,
    effect: Annotated[
        bool,
        typer.Option("--effect", help="Whether visits moved answers: visited beside comparable, before and after."),
    ] = False,
    monitoring: Annotated[
        bool, typer.Option("--monitoring", help="Who does not answer, provinces by status, visits made and their cost.")
    ] = False,
    full: Annotated[
        bool,
        typer.Option("--full", help="All of these sections. A .docx, .pdf or .html is full unless some are named."),
    ] = False,
    suppress: Annotated[
        bool,
        typer.Option("--suppress", help="Hide counts of 1 and 2, for publication, so that none can be worked out."),
    ] = False,
    restated: Annotated[
        bool, typer.Option("--restated", help="Tell which rows moved the years' figures since they were sealed.")
    ] = False,
    seal: Annotated[
        list[Path] | None,
        typer.Option("--seal", metavar="FILE", help="With --restated: the file of a seal.", show_default=False),
    ] = None,
    by: Annotated[By | None, typer.Option("--by", help="One whole breakdown instead of the usual ones.")] = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Print a year beside the year before: received, referred, answered, response rate, completed.

    The response rate is the share of letters sent in the year, less those returned as misdirected,
    that had a first substantive response by --as-of. --definition and --year-by count otherwise, and
    every output says how it counts.
    """
    from dumas_cli.figures.sections import PUBLISHED, Section
    from dumas_cli.render.report import report_document
    from dumas_cli.render.write import DATA_FORMS, FULL_FORMS, PICTURED_FORMS, Form, form_of, write_bytes
    from dumas_cli.workflow.reporting import report as count
    from dumas_cli.workflow.view import view_of

    years = [one for text in year for one in years_of(text)]
    office = open_office(db, settings)
    # The text document is the office's own report, and that is written in Indonesian.
    chosen = form_of(output, Form(form.value) if form else None)
    words = "id" if chosen is Form.DOCX and lang is None else language(lang, office.settings)
    if seal and not restated:
        raise UsageError("--seal goes with --restated.", remedy="Add --restated, or leave --seal out.")
    if restated:
        from dumas_cli.render.seals import restated_document
        from dumas_cli.workflow.sealing import restated as moved

        checks = moved(office, years, seal or ())
        limit = rows_shown(None, form, output, default=20)
        show(restated_document(checks, lang=words, limit=limit), form=form, output=output, lang=words)
        return
    view = view_of(definition.value, year_by.value, as_of=today(as_of), known_on=known_on, known_at=end_of(known_on))
    wanted = {
        Section.WHY: why,
        Section.RANKING: ranking or min_letters is not None,
        Section.SPEED: speed,
        Section.TREND: trend,
        Section.EFFECT: effect,
        Section.MONITORING: monitoring,
    }
    asked = {section for section, is_wanted in wanted.items() if is_wanted}
    if full or (chosen in FULL_FORMS and by is None and not asked):
        asked = set(PUBLISHED if suppress else Section)
    done = count(
        office,
        years,
        view=view,
        same_age=same_age,
        by=by.value if by else None,
        asked=asked,
        min_letters=min_letters,
        suppressed=suppress,
    )
    document = report_document(
        done.report,
        done.breakdowns,
        lang=words,
        same_age=same_age,
        categories=done.categories,
        provinces=done.provinces,
        sections=done.sections,
        places=done.places,
        complete=chosen in DATA_FORMS,
        pictured=chosen in PICTURED_FORMS,
    )
    if chosen is Form.DOCX and words == "id" and output is not None:
        from dumas_cli.render.docx import TEMPLATE, report_docx

        name = f"templates/{TEMPLATE}"
        template, where = office.reference.content(name), office.reference.where(name)
        write_bytes(output, report_docx(document, template=template, where=where))
        say(f"Written: {output}")
        return
    show(document, form=form, output=output, lang=words, table=_csv_table(by, asked, document))


def _csv_table(by: By | None, asked: Collection[Section], document: Document) -> str | None:
    """The table that csv holds: the main one of a single section asked for, else the breakdown, else the main one."""
    first = {
        "why": f"why_{by.value if by else 'agency'}",
        "ranking": "peers",
        "speed": "waiting",
        "effect": "effect_letters",
        "monitoring": "non_responders",
    }
    if len(asked) == 1:
        (section,) = asked
        name = first.get(section.value, section.value)
        if any(table.name == name for table in document.tables):
            return name
    return f"by_{by.value}" if by else None


def years_of(text: str) -> list[int]:
    """The years that "2017" or "2014:2017" names, in order.

    Raises typer.BadParameter for anything else.
    """
    match = re.fullmatch(r"\s*(\d{4})(?:\s*[:-]\s*(\d{4}))?\s*", text)
    if match is None:
        raise typer.BadParameter(f'"{text}" is not a year. Write 2017, or 2014:2017 for a span.', param_hint="--year")
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1945 <= first <= last <= 2100:
        raise typer.BadParameter(f'"{text}": years run from 1945 to 2100, the earlier one first.', param_hint="--year")
    return list(range(first, last + 1))
