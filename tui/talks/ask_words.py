"""What the prompts tell, in sentences: answers, advice, the message, the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.plain_text import clean
from tui.told import phrases
from tui.told.asked import Option
from tui.told.care_words import pointed_out
from tui.told.decision_view import answer as answer_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.advice import Advice
    from content.decision import Decision, Letter
    from tui.use_cases.session import Session


def label(session: Session, question_id: str, answer: Any) -> str:
    """Return an answer with the name of its question."""
    said = clean(answer_words(session, question_id, answer))
    return session.words(
        "ask.answer", label=session.words(f"questions.{question_id}.label"), answer=said
    )


def advice_lines(session: Session, answers: Mapping[str, Any], advice: Advice) -> list[str]:
    """Return the verdict, and what led there."""
    words = session.words
    because = [phrases.because_sentence(words, advice, answers, each) for each in advice.because]
    lines = ["", phrases.verdict(words, advice, answers)]
    care = [says for _, says in pointed_out(session, answers)]
    lines += ["", words("commands.advise.care"), *care] if care else []
    return [*lines, "", words("ask.why"), *because] if because else lines


def way(session: Session, answers: Mapping[str, Any], advice: Advice, tactic: str) -> Option:
    """Return an outcome as it is offered: what it gives back, or why it isn't on offer."""
    words, option = session.words, phrases.option_of(advice, tactic)
    minutes = option.minutes_freed
    freed = "" if minutes is None else words.minutes(minutes)
    if tactic == advice.tactic:
        case = "advised"
    elif option.eligible:
        case = "open"
    else:
        case = "against" if minutes is None else "against_minutes"
    note = phrases.option_note(words, advice, answers, option)
    name = words(f"tactics.{tactic}.name")
    return Option(tactic, words(f"ask.way.{case}", name=name, freed=freed, note=clean(note)))


def change_lines(session: Session, advice: Advice) -> list[str]:
    """Return each single answer that would change the advice, and to what."""
    words = session.words
    lines = [phrases.change_sentence(words, each) for each in advice.would_change]
    return ["", *(lines or [words("ask.nothing_changes")])]


def outcome_lines(
    session: Session, answers: Mapping[str, Any], advice: Advice, tactic: str
) -> list[str]:
    """Return what was chosen, in a sentence, and the agenda where it is kept."""
    words = session.words
    lines = ["", phrases.verdict(words, advice, answers, tactic)] if tactic != advice.tactic else []
    agenda = session.agenda(answers, tactic)
    return [*lines, "", words("ask.agenda"), *agenda] if agenda else lines


def letter_lines(session: Session, letter: Letter) -> list[str]:
    """Return the message as it will read."""
    words = session.words
    heading = words(f"ask.letter.{letter.to}")
    return [
        "",
        heading,
        words("ask.letter.subject", subject=letter.subject),
        "",
        *letter.body.splitlines(),
        "",
        words("ask.letter.end"),
    ]


def recorded_lines(session: Session, decision: Decision) -> list[str]:
    """Return that it is recorded, and what comes next."""
    words = session.words
    tactic = words(f"tactics.{decision.tactic}.name")
    lines = ["", words("ask.recorded", tactic=tactic, id=decision.id)]
    if decision.letter is not None:
        lines.append(words("ask.next.letter", id=decision.id))
    if decision.follow_up_on is not None:
        day = words.day(decision.follow_up_on, today=session.today())
        lines.append(words("ask.next.follow_up", day=day))
    return lines
