"""`extend`: a temporary change goes on, or ends earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import exit_codes
from tui.printed import listing
from tui.printed.decision_text import show
from tui.typed import values

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("id")
    parser.take("--until", required=True)


def run(context: Context) -> int:
    """Record the new last day."""
    until = values.day(context.options.until, "--until")
    assert until is not None
    decision = listing.find(context, context.options.id)
    show(context, context.session.extend(decision, until))
    return exit_codes.DONE
