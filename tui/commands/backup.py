"""`backup`: the whole store as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui import exit_codes, output
from tui.refusals import shorten_path

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("file")


def run(context: Context) -> int:
    """Write the file, and say what is in it."""
    path = Path(context.options.file).expanduser().absolute()
    count = context.session.repository.upkeep.back_up(path)
    if context.json:
        output.document({"file": str(path), "decisions": count})
    else:
        where = shorten_path(str(path))
        output.lines([context.words("commands.backup.written", count=count, where=where)])
    return exit_codes.DONE
