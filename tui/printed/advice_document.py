"""The shape in which programs read an advice; minutes are whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.printed import documents
from tui.told import phrases
from tui.told.care_words import pointed_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.advice import Advice, Because, Option
    from content.words import Words
    from content.would_change import Change
    from tui.printed.documents import Shape
    from tui.use_cases.session import Session


def shape(session: Session, answers: Mapping[str, Any], found: Advice) -> Shape:
    """Return the shape of an advice."""
    parts = _Parts(session.words, answers, found)
    agenda = session.agenda(answers, found.tactic)
    return {
        "tactic": found.tactic,
        "minutes_freed": found.minutes_freed,
        "baseline_minutes": found.baseline_minutes,
        "follow_up": found.follow_up,
        "says": phrases.verdict(session.words, found, answers),
        "care": [{"id": each, "says": says} for each, says in pointed_out(session, answers)],
        "agenda": None if agenda is None else list(agenda),
        "because": [parts.because(each) for each in found.because],
        "options": [parts.option(each) for each in found.options],
        "would_change": [parts.change(each) for each in found.would_change],
        "letter": documents.letter(session.letter(answers, found.tactic)),
    }


@dataclass(frozen=True, slots=True)
class _Parts:
    """The shapes of what an advice is made of, each with its sentence."""

    words: Words
    answers: Mapping[str, Any]
    advice: Advice

    def because(self, each: Because) -> Shape:
        says = phrases.because_sentence(self.words, self.advice, self.answers, each)
        return {"question": each.question, "answer": each.answer, "says": says}

    def option(self, each: Option) -> Shape:
        return {
            "tactic": each.tactic,
            "eligible": each.eligible,
            "minutes_freed": each.minutes_freed,
            "says": phrases.option_note(self.words, self.advice, self.answers, each),
        }

    def change(self, each: Change) -> Shape:
        return {
            "question": each.question,
            "to": each.to,
            "tactic": each.tactic,
            "minutes_freed": each.minutes_freed,
            "says": phrases.change_sentence(self.words, each),
        }
