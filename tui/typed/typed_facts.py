"""The facts of a meeting as they are typed: taken as answers, read back, put back as text.

Pure: it knows no widget.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from content.plain_text import clean
from tui.typed.not_usable import NotUsable
from tui.typed.typed_answers import read_typed

if TYPE_CHECKING:
    from content.schema import Question
    from tui.use_cases.interview import Interview


class TypedFacts:
    """What stands in the fields of the meeting's form."""

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._session = interview.session
        self._shown = {each: self._as_text(each) for each in interview.answers}
        """Question id to the text that stands for its answer."""

    def text(self, question_id: str) -> str:
        """Return what stands in a field: what was typed last, else the answer."""
        return self._interview.typed.get(question_id, self._shown.get(question_id, ""))

    def type(self, question_id: str, text: str) -> bool:
        """Hold on to what is typed; tell whether that is anything new."""
        if text == self.text(question_id):
            return False
        self._interview.typed[question_id] = text
        return True

    def take(self, question_id: str) -> str:
        """Take what is typed as the answer; where it is none, return a line that says what is."""
        typed = self._interview.typed
        text = typed.get(question_id)
        if text is None:
            return ""
        if not text.strip():
            del typed[question_id]
            self._shown.pop(question_id, None)
            self._interview.clear(question_id)
            return ""
        try:
            self._interview.put(question_id, self._answer(question_id, text))
        except NotUsable as refused:
            return refused.line
        self._shown[question_id] = text
        return ""

    def reading(self, question_id: str) -> str:
        """Return how a date or a duration is read; nothing for what is not read, or can't be.

        Of a client it is said when they are known.
        """
        text = self.text(question_id)
        if question_id == "client":
            is_known = self._session.repository.client(clean(text)) is not None
            return self._session.words("interview.meeting.known") if is_known else ""
        if self._question(question_id).kind not in ("instant", "number") or not text.strip():
            return ""
        try:
            answer = self._answer(question_id, text)
        except NotUsable:
            return ""
        if isinstance(answer, int):
            return self._minutes(question_id, answer)
        return self._moment(datetime.fromisoformat(answer))

    def _minutes(self, question_id: str, minutes: int) -> str:
        said = self._session.words.minutes(minutes)
        if question_id == "travel_minutes" and minutes == self.last_trip():
            return self._session.words("interview.meeting.last_time", minutes=said)
        return said

    def _moment(self, moment: datetime) -> str:
        words, now = self._session.words, self._session.now()
        local = moment.astimezone(self._session.environment.zone)
        said = words.moment(local, today=now.date())
        return words("interview.meeting.past", moment=said) if moment < now else said

    def last_trip(self) -> int | None:
        """Return the minutes of the trip to this client last time."""
        client = self._interview.answers.get("client")
        known = self._session.known(client).get("travel_minutes") if client else None
        return known.value if known and isinstance(known.value, int) else None

    def _answer(self, question_id: str, text: str) -> Any:
        if text == self._shown.get(question_id) and question_id in self._interview.answers:
            return self._interview.answers[question_id]
        question = self._question(question_id)
        return read_typed(self._session, question, text, self._interview.answers)

    def _question(self, question_id: str) -> Question:
        return self._session.library.by_id[question_id]

    def _as_text(self, question_id: str) -> str:
        """Return an answer as it can be typed."""
        if question_id != "starts_at":
            return clean(str(self._interview.answers[question_id]))
        words = self._session.words
        moment = self._session.starts_at(self._interview.answers)
        day = words.day(moment.date(), "short_day", self._session.today())
        return f"{day} {words.clock(moment)}"
