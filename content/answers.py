"""Reads answers from outside: checks kind and range, and refuses with key, value and range.

Nothing is corrected silently, but for the harmless: text is trimmed, composed (NFC) and freed of
control characters; a time without offset is local.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from content.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from content.library import Library
    from content.schema import Question

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
LONGEST_CHANGE = timedelta(days=2 * 365 + 1)
"""A change may last two years at most; one of them may be a leap year."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an answer may be: the id of a form of words, and its figures."""

    form: str
    """text | number | choice | yes_no | instant | day | lasts | known | object"""
    minimum: int | None = None
    maximum: int | None = None
    options: tuple[str, ...] = ()

    def as_json(self) -> Any:
        """Return the range in the shape that a program reads."""
        if self.options:
            return list(self.options)
        if self.form == "yes_no":
            return [True, False]
        if self.minimum is not None:
            return {"minimum": self.minimum, "maximum": self.maximum}
        return self.form


class AnswerRefused(ValueError):
    """An answer that can't be used: names the key, the value given and what is allowed."""

    def __init__(self, key: str, value: object, allowed: Allowed) -> None:
        super().__init__(f"{key}: {value!r}: {allowed}")
        self.key, self.value, self.allowed = key, value, allowed

    @property
    def missing(self) -> bool:
        """Tell whether there was no answer at all."""
        return self.value is None


def allowed(question: Question, facts: Mapping[str, Any]) -> Allowed:
    """Return what a question allows, beside the answers so far."""
    if question.kind in ("text", "lines", "number"):
        form = "number" if question.kind == "number" else "text"
        return Allowed(form, question.minimum, question.largest(facts))
    if question.kind in ("choice", "language"):
        return Allowed("choice", options=question.options)
    return Allowed(question.kind)


def read_answers(
    document: object, library: Library, zone: tzinfo, languages: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the checked answers of a document; AnswerRefused names the first that is not.

    Keys given as null are taken as not answered. `languages` bounds the letter's language.
    """
    if not isinstance(document, dict):
        raise AnswerRefused("answers", document, Allowed("object"))
    for key in document:
        if key not in library.by_id:
            raise AnswerRefused(key, document[key], Allowed("known", options=tuple(library.by_id)))
    answers: dict[str, Any] = {}
    for question in library.by_id.values():
        value = document.get(question.id)
        if value is not None:
            answers[question.id] = read_answer(question, value, answers, zone, languages)
    return answers


def read_answer(
    question: Question,
    value: object,
    answers: Mapping[str, Any],
    zone: tzinfo,
    languages: Sequence[str] = (),
) -> Any:
    """Return one checked answer, or raise AnswerRefused."""
    bounds = allowed(question, answers)
    if question.kind == "language" and languages:
        bounds = Allowed("choice", options=tuple(languages))
    checked = _READERS[question.kind](value, bounds, answers, zone)
    if checked is None:
        raise AnswerRefused(question.id, value, bounds)
    return checked


def _text(value: object, bounds: Allowed, _answers: Mapping[str, Any], _zone: tzinfo) -> Any:
    return _within_length(clean(value).strip(), bounds) if isinstance(value, str) else None


def _lines(value: object, bounds: Allowed, _answers: Mapping[str, Any], _zone: tzinfo) -> Any:
    if not isinstance(value, str):
        return None
    return _within_length(clean(value, lines=True).strip(), bounds)


def _within_length(text: str, bounds: Allowed) -> str | None:
    return text if (bounds.minimum or 0) <= len(text) <= (bounds.maximum or len(text)) else None


def _number(value: object, bounds: Allowed, _answers: Mapping[str, Any], _zone: tzinfo) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    too_low = bounds.minimum is not None and value < bounds.minimum
    too_high = bounds.maximum is not None and value > bounds.maximum
    return None if too_low or too_high else value


def _choice(value: object, bounds: Allowed, _answers: Mapping[str, Any], _zone: tzinfo) -> Any:
    if not isinstance(value, str) or (bounds.options and value not in bounds.options):
        return None
    return value


def _yes_no(value: object, _bounds: Allowed, _answers: Mapping[str, Any], _zone: tzinfo) -> Any:
    return value if isinstance(value, bool) else None


def _instant(value: object, _bounds: Allowed, _answers: Mapping[str, Any], zone: tzinfo) -> Any:
    if not isinstance(value, str) or len(value) < len("2026-01-01T00:00"):
        return None
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return None
    if not EARLIEST <= instant.date() <= LATEST:
        return None
    return (instant if instant.tzinfo else instant.replace(tzinfo=zone)).isoformat()


def _day(value: object, _bounds: Allowed, _answers: Mapping[str, Any], _zone: tzinfo) -> Any:
    if not isinstance(value, str):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    # Python reads 2026-W53-4 as well: one day is written in one way.
    return value if EARLIEST <= day <= LATEST and day.isoformat() == value else None


def _lasts(value: object, bounds: Allowed, answers: Mapping[str, Any], zone: tzinfo) -> Any:
    """Read `once` or `until 2026-12-31`, a day from the meeting on, two years at most."""
    if value == "once":
        return value
    if not isinstance(value, str) or not value.startswith("until "):
        return None
    day = _day(value.removeprefix("until "), bounds, answers, zone)
    starts_at = answers.get("starts_at")
    if day is None or starts_at is None:
        return None if day is None else value
    first = datetime.fromisoformat(starts_at).date()
    return value if first <= date.fromisoformat(day) <= first + LONGEST_CHANGE else None


_READERS = {
    "text": _text,
    "lines": _lines,
    "number": _number,
    "choice": _choice,
    "language": _choice,
    "yes_no": _yes_no,
    "instant": _instant,
    "day": _day,
    "lasts": _lasts,
}
