"""A decision as its page tells it: how it stands, and what the person had answered.

Pure: it knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from content.answers import AnswerRefused
from content.plain_text import clean
from content.walk import walk
from content.words import words_in
from tui.told import advice_view
from tui.told.meetings import tactic_short
from tui.told.phrases import answer_in_words

if TYPE_CHECKING:
    from datetime import date

    from content.decision import Decision
    from content.words import Words
    from tui.use_cases.session import Session

PEOPLE = ("client", "subject", "colleague", "contact", "address", "your_name", "phone_number")
PRIVATE = ("client_rank", "major_business", "reason")
UNTIL = "until "


def standing(session: Session, decision: Decision) -> list[str]:
    """Return how it stands, in a few sentences."""
    words, today = session.words, session.today()
    lines = [_state(words, decision, today), *_terms(words, decision, today)]
    if session.counts(decision):
        lines += _plan(words, decision, today)
    if decision.advised != decision.tactic:
        advised = tactic_short(words, decision.advised)
        lines.append(words("decision.standing.advised", tactic=advised))
    return lines


def _state(words: Words, decision: Decision, today: date) -> str:
    has_answer = decision.letter is not None or decision.state != "agreed"
    state = decision.state if has_answer else "decided"
    day = words.day(decision.state_at.date(), today=today)
    return words(f"decision.standing.{state}", day=day)


def _terms(words: Words, decision: Decision, today: date) -> list[str]:
    terms, lines = decision.terms, []
    if terms and terms.minutes is not None:
        minutes = words.minutes(terms.minutes)
        lines.append(words("decision.standing.minutes", minutes=minutes))
    if terms and terms.starts_at is not None:
        moment = words.moment(terms.starts_at, today=today)
        lines.append(words("decision.standing.starts_at", moment=moment))
    return lines


def _plan(words: Words, decision: Decision, today: date) -> list[str]:
    freed = decision.minutes_freed
    key = "frees" if freed >= 0 else "costs"
    key += "" if decision.until else "_once"
    lines = [words(f"decision.standing.{key}", minutes=words.minutes(abs(freed)))]
    if decision.until is not None:
        until = words.day(decision.until, today=today)
        lines.append(words("decision.standing.until", day=until))
    elif decision.repeats != "once":
        lines.append(words("decision.standing.once"))
    if decision.follow_up_on is not None and decision.follow_up_on >= today:
        day = words.day(decision.follow_up_on, today=today)
        lines.append(words("decision.standing.follow_up", day=day))
    return lines


def answers(session: Session, decision: Decision, *, hidden: bool) -> list[tuple[str, str]]:
    """Return each answer that the path asked for, and each of the letter's; a label and a text."""
    tactic = session.library.tactics.get(decision.tactic)
    path = walk(session.library, decision.answers, chosen=decision.tactic if tactic else None)
    asked = [*path.asked, *(tactic.letter_asks if tactic else ())]
    told = []
    for question in dict.fromkeys(asked):
        value = decision.answers.get(question)
        if value is None or (hidden and question in (*PEOPLE, *PRIVATE)):
            continue
        label = session.words(f"questions.{question}.label")
        told.append((label, clean(answer(session, question, value))))
    return told


def answer(session: Session, question_id: str, value: Any) -> str:
    """Return one answer in words: a moment and a day as people say them."""
    words, question = session.words, session.library.by_id[question_id]
    if question.kind == "instant":
        moment = datetime.fromisoformat(value).astimezone(session.environment.zone)
        return words.moment(moment, today=session.today())
    if question.kind == "day":
        return words.day(datetime.fromisoformat(value).date(), today=session.today())
    if question.kind == "language":
        return words_in(value).name
    if question.kind == "lasts":
        from datetime import date as day_of

        if not str(value).startswith(UNTIL):
            return words(f"questions.{question_id}.option.once")
        until = day_of.fromisoformat(str(value).removeprefix(UNTIL))
        return words("interview.until", day=words.day(until, today=session.today()))
    return answer_in_words(words, question_id, question.kind, value)


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What led to the advice, as the answers tell it today."""

    because: list[tuple[str, str]]
    ways: list[tuple[str, str, str]]
    """Name, note, minutes."""


def reasoning(session: Session, decision: Decision) -> Reasoning:
    """Return the reasons and the ways; nothing where the answers don't bear an advice any more."""
    try:
        advice = session.advise(decision.answers)
    except AnswerRefused:
        return Reasoning([], [])
    found = advice_view.ways(session.words, advice, decision.answers)
    return Reasoning(
        advice_view.reasons(session.words, advice, decision.answers),
        [(each.name, each.note, each.minutes) for each in found],
    )
