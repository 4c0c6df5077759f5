"""`log`: every change, with its old value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui import exit_codes, output
from tui.drawn.columns import cut, table
from tui.printed import documents, listing
from tui.told.deeds import Deeds

if TYPE_CHECKING:
    from content.words import Words
    from storage.log import LogEntry
    from tui.context import Context
    from tui.parser import Parser

Undoes = Mapping[str, str | None]
"""The group that each group of changes took back."""
ABOUT_COLUMNS, CHANGE_COLUMNS = 40, 60


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("id", nargs="?")


def run(context: Context) -> int:
    """Print the audit trail, the oldest change first."""
    wanted = context.options.id
    record = None if wanted is None else _record(context, wanted)
    found = context.session.repository.log(record)
    deeds = Deeds(context.session)
    if context.json:
        output.document({"changes": [documents.change(each, deeds) for each in found]})
    elif not found:
        output.talk(context.words("commands.log.nothing"))
    else:
        undoes = {each.group: each.undoes for each in context.session.repository.log()}
        output.lines(table([_row(context, deeds, each, undoes) for each in found]))
    return exit_codes.DONE


def _record(context: Context, wanted: str) -> str:
    """Return the decision that is meant; one that was undone is found by its id."""
    if context.session.repository.log(wanted):
        return wanted
    return listing.find(context, wanted).id


def _row(context: Context, deeds: Deeds, entry: LogEntry, undoes: Undoes) -> list[str]:
    words, session = context.words, context.session
    at = entry.at.astimezone(session.environment.zone)
    change = deeds.change(entry)
    return [
        words.moment(at, today=session.today()),
        cut(entry.device, ABOUT_COLUMNS),
        cut(deeds.about(entry.kind, entry.record), ABOUT_COLUMNS),
        cut(change, CHANGE_COLUMNS),
        _mark(words, entry, undoes),
    ]


def _mark(words: Words, entry: LogEntry, undoes: Undoes) -> str:
    """Return that a change took back another one, or took back an undo."""
    if entry.undoes is None:
        return ""
    is_redo, taken_back = False, undoes.get(entry.undoes)
    while taken_back is not None:
        is_redo, taken_back = not is_redo, undoes.get(taken_back)
    return words(f"store.log.{'redo' if is_redo else 'undo'}")
