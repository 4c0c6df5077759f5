"""`restore`: every record as a backup says; asks first, and can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui import exit_codes, output
from tui.commands.confirm import agreed
from tui.refusals import shorten_path

if TYPE_CHECKING:
    from content.words import Words
    from storage.restore import Restored
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("file")
    parser.take("--yes", action="store_true")


def run(context: Context) -> int:
    """Restore, once the person agrees."""
    path = Path(context.options.file).expanduser().absolute()
    upkeep = context.session.repository.upkeep
    plan = upkeep.plan(path)
    if plan.records and not agreed(context, _question(context, path, plan)):
        return exit_codes.FAILED
    done = upkeep.restore(path)
    if context.json:
        output.document(
            {
                "file": str(path),
                "decisions_before": done.decisions_before,
                "decisions": done.decisions_after,
                "records_changed": done.records,
            }
        )
    else:
        key = "done" if done.records else "nothing"
        output.lines([context.words(f"commands.restore.{key}", count=done.decisions_after)])
    return exit_codes.DONE


def _question(context: Context, path: Path, plan: Restored) -> str:
    return context.words(
        "commands.restore.ask",
        where=shorten_path(str(path)),
        before=plan.decisions_before,
        after=plan.decisions_after,
        count=plan.records,
    )
