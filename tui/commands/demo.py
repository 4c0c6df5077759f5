"""`demo`: opens the app on a sample store in a folder that is thrown away afterwards."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tui.context import Context
from tui.environment import interactive
from tui.opening import open_app
from tui.refusals import Refusal

if TYPE_CHECKING:
    from content.words import Words
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes: nothing of its own."""


def run(context: Context) -> int:
    """Open the app on the sample store."""
    if not (context.environment.plain or interactive()):
        raise Refusal("not_a_terminal")
    from tui.sample.demo import sample_session

    with TemporaryDirectory(prefix="breathing-room-") as folder:
        session = sample_session(Path(folder), context.environment, context.words)
        return open_app(
            Context(context.environment, context.words, context.options, context.settings, session)
        )
