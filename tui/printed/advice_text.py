"""An advice as `advise` prints it: the verdict, why, the ways, what would change it, the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.drawn.columns import table
from tui.told import phrases
from tui.told.advice_view import REFUSED, ways
from tui.told.care_words import pointed_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.advice import Advice
    from tui.use_cases.session import Session

INDENT = "  "


def advice_lines(session: Session, answers: Mapping[str, Any], advice: Advice) -> list[str]:
    """Return the lines to print."""
    words = session.words
    lines = [phrases.verdict(words, advice, answers)]
    because = [phrases.because_sentence(words, advice, answers, each) for each in advice.because]
    lines += _part(session, "why", because)
    lines += _part(session, "ways", _ways(session, answers, advice))
    changes = [phrases.change_sentence(words, each) for each in advice.would_change]
    lines += _part(session, "changes", changes)
    lines += _part(session, "care", [says for _, says in pointed_out(session, answers)])
    lines += _part(session, "agenda", list(session.agenda(answers, advice.tactic) or ()))
    return lines + _letter(session, answers, advice.tactic)


def _part(session: Session, name: str, lines: list[str]) -> list[str]:
    """Return a part with its heading; nothing where it has no lines."""
    if not lines:
        return []
    heading = session.words(f"commands.advise.{name}")
    return ["", heading, *(INDENT + line for line in lines)]


def _ways(session: Session, answers: Mapping[str, Any], advice: Advice) -> list[str]:
    found = ways(session.words, advice, answers)
    rows = [[way.name, REFUSED if way.mark == REFUSED else way.minutes, way.note] for way in found]
    return table(rows, right=(1,))


def _letter(session: Session, answers: Mapping[str, Any], tactic: str) -> list[str]:
    letter = session.letter(answers, tactic)
    if letter is None:
        return []
    heading = session.words(f"commands.advise.letter_to_{letter.to}")
    return ["", heading, "", *(INDENT + line for line in (letter.subject, ""))] + [
        INDENT + line for line in letter.body.splitlines()
    ]
