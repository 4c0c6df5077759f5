"""`ask`: the interview as prompts, from the facts of the meeting to the recorded decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.talks.interview import interview
from tui.talks.prompts_here import prompts_of

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("--plain", action="store_true")
    which = parser.add_mutually_exclusive_group()
    parser.take("--go-on", group=which, action="store_true")
    parser.take("--new", group=which, action="store_true")


def run(context: Context) -> int:
    """Ask, and record the decision; with --json the talk is on stderr, the decision on stdout."""
    options = context.options
    prompts = prompts_of(context, plain=options.plain)
    goes_on = True if options.go_on else False if options.new else None
    return interview(context, prompts, goes_on=goes_on)
