"""`clients`: the clients in order of rank, with what came free and when they were last met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from content.clients import ClientFigures, client_figures
from content.library import load
from content.plain_text import fold
from tui import exit_codes, output
from tui.drawn.columns import cut, table

if TYPE_CHECKING:
    from datetime import date

    from content.decision import KnownClient
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser
    from tui.use_cases.session import Session

NAME_COLUMNS = 28


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes: nothing of its own."""


def run(context: Context) -> int:
    """Print the clients, those that are called back first at the top."""
    found = rows(context.session)
    if context.json:
        output.document({"clients": [_shape(each) for each in found]})
    elif not found:
        output.talk(context.words("commands.clients.nothing"))
    else:
        today = context.session.today()
        output.lines(table([_cells(context.words, each, today) for each in found], right=(2,)))
    return exit_codes.DONE


class Row(NamedTuple):
    """One client: what is known of them, and what the past tells."""

    name: str
    rank: str | None
    major_business: bool | None
    as_of: date | None
    """The day on which the rank was said."""
    figures: ClientFigures


def rows(session: Session) -> list[Row]:
    """Return every client that was decided about or is known, in order of rank, then by name."""
    figures = client_figures(session.repository.decisions(), session.now())
    known = {fold(each.client): each for each in session.repository.clients()}
    found = [
        _row(figures.get(key), known.get(key)) for key in sorted(figures.keys() | known.keys())
    ]
    ranks = (*load().question("client_rank").options, None)
    return sorted(found, key=lambda row: (ranks.index(row.rank), fold(row.name)))


def _row(figures: ClientFigures | None, known: KnownClient | None) -> Row:
    answers = known.answers if known else {}
    rank, major = answers.get("client_rank"), answers.get("major_business")
    name = figures.client if figures else known.client if known else ""
    return Row(
        name=name,
        rank=str(rank.value) if rank else None,
        major_business=bool(major.value) if major else None,
        as_of=rank.as_of if rank else None,
        figures=figures or ClientFigures(name, 0, None, 0),
    )


def _shape(row: Row) -> dict[str, Any]:
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


def _cells(words: Words, row: Row, today: date) -> list[str]:
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


def _standing(words: Words, row: Row) -> str:
    """Return the rank in words, with the business where it makes them weigh more."""
    if row.rank is None:
        return words("commands.clients.unranked")
    rank = words(f"questions.client_rank.option.{row.rank}")
    return f"{rank}, {words('commands.clients.major')}" if row.major_business else rank
