"""The commands, one file each, read only when it is the one that was called.

A module has `arguments(parser, words)`, which says what it takes, and `run(context)`, which does
it and returns the exit code.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser

NAMES = (
    "ask",
    "demo",
    "advise",
    "decide",
    "state",
    "check-in",
    "extend",
    "week",
    "history",
    "clients",
    "letter",
    "agenda",
    "calendar",
    "undo",
    "redo",
    "log",
    "resolve",
    "backup",
    "restore",
    "doctor",
    "forget",
    "flow",
    "completion",
)
"""In the order in which help lists them."""


class Command(Protocol):
    """What a command's module has."""

    def arguments(self, parser: Parser, words: Words) -> None:
        """Say what the command takes."""

    def run(self, context: Context) -> int:
        """Do it, and return the exit code."""


def load(name: str) -> Command:
    """Return the command's module."""
    return cast("Command", import_module(f"tui.commands.{name.replace('-', '_')}"))
