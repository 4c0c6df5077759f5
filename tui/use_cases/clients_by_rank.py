"""The clients in order of rank: what is known of each, and what the past tells of them.

It knows no Textual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from content.clients import ClientFigures, client_figures
from content.loader import load
from content.plain_text import fold

if TYPE_CHECKING:
    from datetime import date

    from content.decision import KnownClient
    from tui.use_cases.session import Session


class ClientRow(NamedTuple):
    """One client: what is known of them, and what the past tells."""

    name: str
    rank: str | None
    major_business: bool | None
    as_of: date | None
    """The day on which the rank was said."""
    figures: ClientFigures


def by_rank(session: Session) -> list[ClientRow]:
    """Return every client that was decided about or is known, in order of rank, then by name."""
    figures = client_figures(session.repository.decisions(), session.now())
    known = {fold(each.client): each for each in session.repository.clients()}
    found = [_row(figures.get(key), known.get(key)) for key in figures.keys() | known.keys()]
    ranks = (*_ranks(), None)
    return sorted(found, key=lambda row: (ranks.index(row.rank), fold(row.name), row.name))


def _ranks() -> tuple[str, ...]:
    return load().question("client_rank").options


def _row(figures: ClientFigures | None, known: KnownClient | None) -> ClientRow:
    answers = known.answers if known else {}
    rank, major = answers.get("client_rank"), answers.get("major_business")
    name = figures.client if figures else known.client if known else ""
    return ClientRow(
        name=name,
        rank=str(rank.value) if rank and rank.value in _ranks() else None,
        major_business=bool(major.value) if major else None,
        as_of=rank.as_of if rank else None,
        figures=figures or ClientFigures(name, 0, None, 0),
    )
