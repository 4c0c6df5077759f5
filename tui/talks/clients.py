"""The clients, told one after the other in the order of their rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.clients import client_figures
from content.library import load
from content.plain_text import clean, fold

if TYPE_CHECKING:
    from content.clients import ClientFigures
    from content.decision import KnownClient
    from tui.talks.talk import Talk


def tell(talk: Talk) -> None:
    """Tell each client's rank, when they were last met, and what came free."""
    known = {fold(each.client): each for each in talk.session.repository.clients()}
    figures = client_figures(talk.overview.decisions, talk.session.now())
    if not known and not figures:
        talk.say(talk.words("commands.clients.nothing"))
        return
    talk.say("", talk.words("plain.clients.private"))
    for key in sorted({*known, *figures}, key=lambda key: (_rank(known.get(key)), key)):
        talk.say(_sentence(talk, known.get(key), figures.get(key)))


def _rank(client: KnownClient | None) -> int:
    """Return the place of a client's rank; the last where none is known."""
    ranks = load().question("client_rank").options
    rank = client.answers.get("client_rank") if client else None
    return ranks.index(rank.value) if rank and rank.value in ranks else len(ranks)


def _sentence(talk: Talk, client: KnownClient | None, figures: ClientFigures | None) -> str:
    words, parts = talk.words, []
    answers = client.answers if client else {}
    if "client_rank" in answers:
        rank = words(f"questions.client_rank.option.{answers['client_rank'].value}")
        parts.append(words("plain.clients.rank", rank=rank))
    if "major_business" in answers and answers["major_business"].value:
        parts.append(words("commands.clients.major"))
    if figures is not None:
        parts += _figures(talk, figures)
    name = client.client if client else figures.client if figures else ""
    return words("plain.clients.sentence", client=clean(name), said="; ".join(parts))


def _figures(talk: Talk, figures: ClientFigures) -> list[str]:
    words = talk.words
    met = words("commands.clients.never_met")
    if figures.last_met is not None:
        met = words("commands.clients.met", day=talk.day_said(figures.last_met))
    parts = [met]
    if figures.shrunk_in_a_row:
        parts.append(words("commands.clients.shrunk", count=figures.shrunk_in_a_row))
    return [*parts, words("commands.clients.freed", minutes=words.minutes(figures.freed))]
