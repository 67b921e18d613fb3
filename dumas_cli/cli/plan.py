"""dumas plan: monitoring visits for a period: who, where, when, for what, at what cost."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office
from dumas_cli.cli.options import Db, Form_, Language, Limit, Output, SettingsFile, day, rows_shown
from dumas_cli.cli.output import show


class Method(StrEnum):
    """The ways of planning: down the list, or around the places worth most for the money."""

    list = "list"
    pivot = "pivot"


def rupiah(text: str) -> int:
    """Whole rupiah as typed: 250000000, 250.000.000, Rp250jt, 1,5 miliar.

    Raises typer.BadParameter for anything else.
    """
    from dumas_cli.cli.money import read_rupiah

    amount = read_rupiah(text)
    if amount is None:
        raise typer.BadParameter(f'"{text}" is not an amount. Write 250000000, 250.000.000 or 250jt.')
    return amount


@app.command(
    cls=PlainCommand,
    short_help="Plan trips of monitoring visits from the last triage.",
    epilog=examples(
        "dumas plan --from 2018-02-01 --to 2018-04-30 --budget 500jt",
        "dumas plan -o plan.xlsx",
    ),
)
def plan(
    starts_on: Annotated[
        date | None,
        typer.Option(
            "--from", parser=day, metavar="DAY", help="First day. Default: of the next quarter.", show_default=False
        ),
    ] = None,
    ends_on: Annotated[
        date | None,
        typer.Option("--to", parser=day, metavar="DAY", help="Last day. Default: of that quarter.", show_default=False),
    ] = None,
    budget: Annotated[
        int | None,
        typer.Option(
            "--budget",
            parser=rupiah,
            metavar="RUPIAH",
            help="What all trips may cost: 250000000 or 250jt.",
            show_default=False,
        ),
    ] = None,
    method: Annotated[
        Method,
        typer.Option(
            "--method", help="How to plan: down the list of urgency, or around the places worth most for the money."
        ),
    ] = Method.pivot,
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of",
            parser=day,
            metavar="DAY",
            help="Plan from the triage of this day. Default: the last triage.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Plan, but do not keep the plan.")] = False,
    limit: Limit = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Make trips of monitoring visits from the last triage, within the teams' days and the money.

    Teams, their leave and the limits are set in dumas.toml; rates of travel are in a reference file.
    What is left out is listed with the limit that left it out.
    """
    from dataclasses import replace

    from dumas_cli.render.plan import plan_document
    from dumas_cli.workflow.planning import plan_visits

    office = open_office(db, settings)
    words = language(lang, office.settings)
    done = plan_visits(
        office,
        starts_on=starts_on,
        ends_on=ends_on,
        budget=budget,
        method=method.value,
        as_of=as_of,
        dry_run=dry_run,
    )
    document = plan_document(
        done.plan,
        done.labels,
        mandatory=done.mandatory,
        as_of=done.triaged_on,
        lang=words,
        files=done.files,
        limit=rows_shown(limit, form, output, default=10),
    )
    notes = tuple(english if words == "en" else indonesian for english, indonesian in done.notes)
    show(replace(document, notes=(*document.notes, *notes)), form=form, output=output, lang=words)
