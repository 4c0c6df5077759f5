"""The answer to one question as it is typed: what stands in the field, how it is read, what it is.

Pure: it knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.told import asked
from tui.typed.not_usable import NotUsable
from tui.typed.typed_answers import as_typed, read_typed

if TYPE_CHECKING:
    from content.schema import Question
    from tui.use_cases.interview import Interview

TYPED_KINDS = ("number", "text", "lasts")
"""Kinds with a field; that of `lasts` is for its last option alone."""


class TypedReply:
    """What is typed in answer to one question."""

    def __init__(self, interview: Interview, question: Question) -> None:
        self._interview, self._question = interview, question
        self._session = interview.session
        self._options = asked.options(interview, question.id)

    @property
    def text(self) -> str:
        """What stands in the field: what was typed last, else the answer."""
        answer = self._interview.answers.get(self._question.id)
        if self._question.id in self._interview.typed:
            return self._interview.typed[self._question.id]
        if answer is None:
            return ""
        if self._question.kind != "lasts":
            return as_typed(self._session, self._question, answer)
        at = asked.picked(self._interview, self._question.id)
        is_until = at is not None and self._options[at].value == asked.UNTIL
        return str(answer).removeprefix("until ") if is_until else ""

    @property
    def is_open(self) -> bool:
        """Whether the field shows from the beginning; that of a last day does once it is asked."""
        return self._question.kind != "lasts" or bool(self.text)

    @property
    def hint(self) -> str:
        """What to type."""
        if self._question.kind == "number":
            return self._session.words("interview.number_hint", count=len(self._options))
        return asked.text(self._interview, self._question.id, "hint")

    @property
    def names(self) -> list[str]:
        """Names that complete what is typed."""
        return asked.colleagues(self._session) if self._question.id == "colleague" else []

    def type(self, text: str) -> bool:
        """Hold on to what is typed; tell whether that is anything new."""
        if text == self.text:
            return False
        self._interview.typed[self._question.id] = text
        return True

    def reading(self, text: str) -> str:
        """Return how a text is read: as an option, as minutes, as a day; else nothing."""
        if option := self._option_named(text):
            return f"{option.label}, {option.note}"
        if self._question.kind == "text":
            return ""
        try:
            return asked.in_words(self._session, self._question.id, self.answer(text))
        except NotUsable:
            return ""

    def answer(self, text: str) -> Any:
        """Return the answer that a text is; raises NotUsable with what to type instead."""
        if option := self._option_named(text):
            return option.value
        return read_typed(self._session, self._question, text, self._interview.answers)

    def _option_named(self, text: str) -> asked.Option | None:
        """Return the option whose number is typed where minutes are: no answer is so small."""
        said = text.strip()
        if self._question.kind != "number" or len(said) != 1 or said not in "123456789":
            return None
        number, least = int(said), self._question.minimum or 0
        return self._options[number - 1] if number <= len(self._options) < least else None
