"""dumas triage: which complaints need direct clarification, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office, today
from dumas_cli.cli.options import (
    Agency,
    AsOf,
    Db,
    Form_,
    Language,
    Limit,
    Output,
    Province,
    SettingsFile,
    counting_number,
    rows_shown,
)
from dumas_cli.cli.output import say, show


@app.command(
    cls=PlainCommand,
    short_help="Rank the open complaints by urgency, with reasons.",
    epilog=examples(
        "dumas triage",
        "dumas triage --as-of 2018-01-31 --capacity 40 -o urgent.xlsx",
        "dumas triage --explain 2017/0412",
    ),
)
def triage(
    as_of: AsOf = None,
    capacity: Annotated[
        int | None,
        typer.Option(
            "--capacity",
            parser=counting_number,
            metavar="N",
            help="List only the N most urgent that need clarification.",
            show_default=False,
        ),
    ] = None,
    agency: Agency = None,
    province: Province = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="NUMBER", help="Account for one complaint (2017/0412) instead."),
    ] = None,
    limit: Limit = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Evaluate every open complaint by the points card, and list the urgent ones with their reasons.

    The list is kept; dumas plan makes trips of it. The officer's word is final: the card only ranks.
    """
    from dumas_cli.render.explain import explain_document
    from dumas_cli.render.triage import triage_document
    from dumas_cli.workflow import triaging

    office = open_office(db, settings)
    words = language(lang, office.settings)
    day = today(as_of)
    if explain is not None:
        found, rules = triaging.explain(office, explain, as_of=day)
        show(explain_document(found, rules=rules, lang=words), form=form, output=output, lang=words)
        return
    done = triaging.triage_open(office, as_of=day, agency=agency, province=province, capacity=capacity)
    result = done.result
    document = triage_document(
        result.flags,
        evaluated=result.evaluated,
        flagged=result.flagged,
        needing=result.needing,
        left_over=result.left_over,
        as_of=result.as_of,
        rules=done.rules,
        lang=words,
        limit=rows_shown(limit, form, output, default=10),
    )
    show(document, form=form, output=output, lang=words)
    if left := result.mandatory_left_over:
        first = ", ".join(flag.complaint.label for flag in left[:10])
        more = f" and {len(left) - 10} more" if len(left) > 10 else ""
        say(f"Left off the list by --capacity although mandatory: {first}{more}.")
