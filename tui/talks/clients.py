"""The clients, told one after the other in the order of their rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.plain_text import clean
from tui.use_cases.clients_by_rank import by_rank

if TYPE_CHECKING:
    from content.clients import ClientFigures
    from tui.talks.talk import Talk
    from tui.use_cases.clients_by_rank import ClientRow


def tell(talk: Talk) -> None:
    """Tell each client's rank, when they were last met, and what came free."""
    found = by_rank(talk.session)
    if not found:
        talk.say(talk.words("commands.clients.nothing"))
        return
    talk.say("", talk.words("plain.clients.private"))
    talk.say(*(_sentence(talk, each) for each in found))


def _sentence(talk: Talk, row: ClientRow) -> str:
    words, parts = talk.words, []
    if row.rank is not None:
        rank = words(f"questions.client_rank.option.{row.rank}")
        parts.append(words("plain.clients.rank", rank=rank))
    if row.major_business:
        parts.append(words("commands.clients.major"))
    said = "; ".join([*parts, *_figures(talk, row.figures)])
    return words("plain.clients.sentence", client=clean(row.name), said=said)


def _figures(talk: Talk, figures: ClientFigures) -> list[str]:
    words = talk.words
    met = words("commands.clients.never_met")
    if figures.last_met is not None:
        met = words("commands.clients.met", day=talk.day_said(figures.last_met))
    parts = [met]
    if figures.shrunk_in_a_row:
        parts.append(words("commands.clients.shrunk", count=figures.shrunk_in_a_row))
    return [*parts, words("commands.clients.freed", minutes=words.minutes(figures.freed))]
