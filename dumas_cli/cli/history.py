"""dumas history, dumas undo and dumas redo: what was written, taking it back, and bringing it back again."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Protocol

import typer

from dumas_cli.cli.app import app
from dumas_cli.cli.help import PlainCommand, examples
from dumas_cli.cli.office import language, open_office, own_zone
from dumas_cli.cli.options import (
    Db,
    Form,
    Form_,
    Language,
    Limit,
    Output,
    SettingsFile,
    counting_number,
    rows_shown,
)
from dumas_cli.cli.output import say, show
from dumas_cli.errors import UsageError

if TYPE_CHECKING:
    from dumas_cli.results import UndoResult


Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell what it would do.")]


@app.command(
    "history",
    cls=PlainCommand,
    short_help="Tell what was written, by whom; or where a complaint's values came from.",
    epilog=examples("dumas history", "dumas history --limit 0 -o history.xlsx", "dumas history 2017/0412"),
)
def history_(
    number: Annotated[
        str | None,
        typer.Argument(
            metavar="NUMBER", help="A complaint (2017/0412): where its values came from.", show_default=False
        ),
    ] = None,
    reveal: Annotated[bool, typer.Option("--reveal", help="Show personal values of the complaint unmasked.")] = False,
    limit: Limit = None,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """List the commands that wrote, newest first, each with its batch number; undone ones too.

    With a complaint's number: which batch brought it and each of its letters and replies, and which changed a value
    from what to what.
    """
    from dumas_cli.render.history import complaint_history_document, history_document
    from dumas_cli.workflow import history

    office = open_office(db, settings)
    words = language(lang, office.settings)
    if number is None:
        found = history.list_batches(office, limit=rows_shown(limit, form, output, default=20))
        show(history_document(found, lang=words, zone=own_zone()), form=form, output=output, lang=words)
        return
    told = history.tell_history(office, number, reveal=reveal)
    if reveal and not told.revealed:
        say("The complainant asked to stay anonymous or confidential: the name is shown to nobody.")
    show(complaint_history_document(told, lang=words, zone=own_zone()), form=form, output=output, lang=words)


@app.command(
    cls=PlainCommand,
    short_help="Take the last command back, or any that nothing stands on.",
    epilog=examples("dumas undo --dry-run", "dumas undo --yes"),
)
def undo(
    batch: Annotated[
        int | None,
        typer.Option(
            "--batch",
            parser=counting_number,
            metavar="N",
            help="The batch to take back (dumas history). Default: the last one.",
            show_default=False,
        ),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Take back what a command wrote: new rows go, changed values become what they were.

    It is shown before it is done. A command on which later ones stand is not taken back; undone twice, the one before
    goes too. dumas redo brings it back.
    """
    from dumas_cli.workflow import history

    office = open_office(db, settings)
    words = language(lang, office.settings)
    _ask_and_do(
        partial(history.undo, office),
        "undone",
        batch=batch,
        yes=yes,
        dry_run=dry_run,
        form=form,
        output=output,
        lang=words,
    )


@app.command(
    cls=PlainCommand,
    short_help="Bring back what the last undo took away.",
    epilog=examples("dumas redo --dry-run", "dumas redo --yes"),
)
def redo(
    batch: Annotated[
        int | None,
        typer.Option(
            "--batch",
            parser=counting_number,
            metavar="N",
            help="The undo to take back, or the batch that it undid. Default: the last undo.",
            show_default=False,
        ),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    db: Db = None,
    settings: SettingsFile = None,
    form: Form_ = None,
    output: Output = None,
    lang: Language = None,
) -> None:
    """Bring back what an undo took away, as long as no other command has written since."""
    from dumas_cli.workflow import history

    office = open_office(db, settings)
    words = language(lang, office.settings)
    _ask_and_do(
        partial(history.redo, office),
        "redone",
        batch=batch,
        yes=yes,
        dry_run=dry_run,
        form=form,
        output=output,
        lang=words,
    )


class TakeBack(Protocol):
    """An undo or a redo."""

    def __call__(self, *, batch: int | None, dry_run: bool) -> UndoResult:
        """Do it, or only tell what it would do."""


def _ask_and_do(
    take_back: TakeBack,
    done: str,
    *,
    batch: int | None,
    yes: bool,
    dry_run: bool,
    form: Form | None,
    output: Path | None,
    lang: Literal["en", "id"],
) -> None:
    """Show what would be done, and do it if that is agreed to; ``done`` is the word for it."""
    from dumas_cli.render.history import undo_document

    asks = not (yes or dry_run)
    if asks and not sys.stdin.isatty():
        raise UsageError(
            f"There is no terminal to ask at, so nothing was {done}.",
            remedy="See what it would do with --dry-run, then give --yes.",
        )
    if asks:
        preview = take_back(batch=batch, dry_run=True)
        show(undo_document(preview, lang=lang, zone=own_zone()), form=None, output=None, lang=lang)
        if not _agreed(lang):
            say("Nothing was changed.")
            raise typer.Exit(1)
        batch = preview.target
    result = take_back(batch=batch, dry_run=dry_run)
    if asks and form is None and output is None:
        say(f"Batch {result.batch.number} is {done}, in batch {result.number}.")
        return
    show(undo_document(result, lang=lang, zone=own_zone()), form=form, output=output, lang=lang)


def _agreed(lang: Literal["en", "id"]) -> bool:
    print("Lakukan? [y/T] " if lang == "id" else "Do it? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "ya"}
