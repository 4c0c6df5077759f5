"""The prompts that fit where the program runs: with arrows on a terminal, else plain."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from tui.environment import interactive

if TYPE_CHECKING:
    from typing import TextIO

    from tui.context import Context
    from tui.talks.prompts import Prompts
    from tui.talks.prompts_plain import PlainPrompts


def prompts_of(context: Context, *, plain: bool = False) -> Prompts:
    """Return the prompts that fit where we are; off a terminal they are plain."""
    if plain or context.environment.plain or not interactive():
        return plain_prompts(context)
    from tui.talks.prompts_arrows import ArrowPrompts, wires

    stream = _stream(context)
    return ArrowPrompts(context.words, stream.write, wires(stream))


def plain_prompts(context: Context) -> PlainPrompts:
    """Return prompts in lines; all words of this run become those that are spoken."""
    from tui.talks.prompts_plain import PlainPrompts
    from tui.told.spoken import spoken

    stream = _stream(context)
    context.words = context.session.words = spoken(context.words.language)
    return PlainPrompts(context.words, lambda: _read_line(stream), stream.write)


def _stream(context: Context) -> TextIO:
    return sys.stderr if context.json else sys.stdout


def _read_line(stream: TextIO) -> str:
    """Read a line from stdin; what is no text there is shown as such."""
    stream.flush()
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin.readline()
