"""`undo`: this device's last change is taken back, with what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import exit_codes
from tui.printed import undone

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes: nothing of its own."""


def run(context: Context) -> int:
    """Do it and say what it was."""
    undone.show(context, "undone", context.session.repository.undo())
    return exit_codes.DONE
