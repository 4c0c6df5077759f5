"""`agenda`: the client meetings ahead, from the imported calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import exit_codes
from tui.typed import values

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


MOST_DAYS = 366


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("--from")
    parser.take("--to")
    parser.take("--all", action="store_true")


def run(context: Context) -> int:
    """Print the meetings."""
    from tui.calendars.calendar_use import DAYS_AHEAD
    from tui.printed.agenda_text import show
    from tui.refusals import Misuse

    first = values.day(getattr(context.options, "from"), "--from")
    last = values.day(context.options.to, "--to")
    if first and last and last < first:
        raise Misuse("argument.days_turned", first=first, last=last)
    if last and (last - (first or context.session.today())).days > MOST_DAYS:
        raise Misuse("argument.days_many", most=MOST_DAYS)
    rows = context.session.calendar.agenda(first, last, every=context.options.all)
    show(context, rows, DAYS_AHEAD)
    return exit_codes.DONE
