"""The shape in which programs read an advice; minutes are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui import documents, phrases
from tui.care_words import pointed_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.advice import Advice
    from tui.documents import Shape
    from tui.session import Session


def shape(session: Session, answers: Mapping[str, Any], found: Advice) -> Shape:
    """Return the shape of an advice."""
    words = session.words
    agenda = session.agenda(answers, found.tactic)
    return {
        "tactic": found.tactic,
        "minutes_freed": found.minutes_freed,
        "baseline_minutes": found.baseline_minutes,
        "follow_up": found.follow_up,
        "says": phrases.verdict(words, found, answers),
        "care": [{"id": each, "says": says} for each, says in pointed_out(session, answers)],
        "agenda": None if agenda is None else list(agenda),
        "because": [
            {
                "question": each.question,
                "answer": each.answer,
                "says": phrases.because_sentence(words, found, answers, each),
            }
            for each in found.because
        ],
        "options": [
            {
                "tactic": each.tactic,
                "eligible": each.eligible,
                "minutes_freed": each.minutes_freed,
                "says": phrases.option_note(words, found, answers, each),
            }
            for each in found.options
        ],
        "would_change": [
            {
                "question": each.question,
                "to": each.to,
                "tactic": each.tactic,
                "minutes_freed": each.minutes_freed,
                "says": phrases.change_sentence(words, each),
            }
            for each in found.would_change
        ],
        "letter": documents.letter(session.letter(answers, found.tactic)),
    }
