"""What a person types, read as the answer to a question: a duration, a day, a moment, a text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from content.answers import AnswerRefused, allowed, read_answer
from content.words import languages
from tui.typed.not_usable import NotUsable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.schema import Question
    from tui.typed.dates import Reading
    from tui.use_cases.session import Session

LINE_BREAK = "\\n"
"""Typed in one line, it begins a new one, where a text may have several."""


def read_typed(session: Session, question: Question, text: str, answers: Mapping[str, Any]) -> Any:
    """Return the checked answer that a text is, or raise NotUsable with what to type instead."""
    raw = _READERS.get(question.kind, _as_it_is)(session, text)
    try:
        zone = session.environment.zone
        return read_answer(question, raw, answers, zone, languages())
    except AnswerRefused:
        raise NotUsable(takes(session, question, answers)) from None


def takes(session: Session, question: Question, answers: Mapping[str, Any]) -> str:
    """Return one line that says what the question takes."""
    bounds = allowed(question, answers)
    return session.words(
        f"ask.takes.{bounds.form}",
        minimum=bounds.minimum or 0,
        maximum=bounds.maximum or 0,
    )


def as_typed(session: Session, question: Question, answer: Any) -> str:
    """Return an answer as it could have been typed."""
    if question.kind == "instant":
        moment = datetime.fromisoformat(answer).astimezone(session.environment.zone)
        return f"{moment:%Y-%m-%d %H:%M}"
    if question.kind == "lines":
        return str(answer).replace("\n", LINE_BREAK)
    return str(answer)


def _as_it_is(_session: Session, text: str) -> str:
    return text


def _lines(_session: Session, text: str) -> str:
    return text.replace(LINE_BREAK, "\n")


def _minutes(session: Session, text: str) -> int:
    from tui.typed.durations import read_minutes

    found = read_minutes(text)
    if found is None:
        raise NotUsable(session.words("ask.takes.duration"))
    return found


def _reading(session: Session, text: str) -> Reading | None:
    from tui.typed import dates

    own = session.words.language
    others = [each for each in languages() if each != own]
    return dates.read(text, session.now(), [own, *others])


def _moment(session: Session, text: str) -> str:
    found = _reading(session, text)
    if found is None:
        raise NotUsable(session.words("ask.takes.instant"))
    if found.moment is None:
        raise NotUsable(session.words("ask.takes.both"))
    return found.moment.replace(tzinfo=session.environment.zone).isoformat()


def _day(session: Session, text: str) -> str:
    return read_day(session, text).isoformat()


def read_day(session: Session, text: str) -> date:
    """Return the day that a text says, or raise NotUsable."""
    found = _reading(session, text)
    if found is None or found.day is None:
        raise NotUsable(session.words("ask.takes.day"))
    return found.day


def _lasts(session: Session, text: str) -> str:
    return f"until {read_day(session, text)}"


_READERS = {
    "lines": _lines,
    "number": _minutes,
    "instant": _moment,
    "day": _day,
    "lasts": _lasts,
}
