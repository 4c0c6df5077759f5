"""`clients`: the clients in order of rank, with what came free and when they were last met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui import exit_codes, output
from tui.drawn.columns import cut, table
from tui.use_cases.clients_by_rank import by_rank

if TYPE_CHECKING:
    from datetime import date

    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser
    from tui.use_cases.clients_by_rank import ClientRow

NAME_COLUMNS = 28


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes: nothing of its own."""


def run(context: Context) -> int:
    """Print the clients, those that are called back first at the top."""
    found = by_rank(context.session)
    if context.json:
        output.document({"clients": [_shape(each) for each in found]})
    elif not found:
        output.talk(context.words("commands.clients.nothing"))
    else:
        today = context.session.today()
        output.lines(table([_cells(context.words, each, today) for each in found], right=(2,)))
    return exit_codes.DONE


def _shape(row: ClientRow) -> dict[str, Any]:
    met = row.figures.last_met
    return {
        "client": row.name,
        "client_rank": row.rank,
        "major_business": row.major_business,
        "as_of": row.as_of and row.as_of.isoformat(),
        "last_met": met and met.isoformat(),
        "shrunk_in_a_row": row.figures.shrunk_in_a_row,
        "freed": row.figures.freed,
    }


def _cells(words: Words, row: ClientRow, today: date) -> list[str]:
    met, shrunk = row.figures.last_met, row.figures.shrunk_in_a_row
    said = (
        words("commands.clients.met", day=words.day(met, today=today))
        if met
        else words("commands.clients.never_met")
    )
    return [
        cut(row.name, NAME_COLUMNS),
        _standing(words, row),
        words("commands.clients.freed", minutes=words.minutes(row.figures.freed)),
        said,
        words("commands.clients.shrunk", count=shrunk) if shrunk else "",
    ]


def _standing(words: Words, row: ClientRow) -> str:
    """Return the rank in words, with the business where it makes them weigh more."""
    if row.rank is None:
        return words("commands.clients.unranked")
    rank = words(f"questions.client_rank.option.{row.rank}")
    return f"{rank}, {words('commands.clients.major')}" if row.major_business else rank
