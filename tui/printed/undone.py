"""What `undo` and `redo` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import output
from tui.printed import documents
from tui.told.deeds import Deeds
from tui.use_cases.undoing import as_made, line, nothing

if TYPE_CHECKING:
    from storage.log import Undone
    from tui.context import Context


def show(context: Context, key: str, undone: Undone | None) -> None:
    """Print what was `undone` or `redone`; raises Refusal where that is nothing."""
    if undone is None:
        raise nothing(key)
    says = line(context.session, key, undone)
    if context.json:
        deeds = Deeds(context.session)
        changes = [documents.change(each, deeds) for each in as_made(key, undone)]
        output.document({key: changes, "says": says})
    else:
        output.lines([says])
