"""The call that an email needed after all: how long it took, and when it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.decision import LaterCall
from tui.screens.form import Field, FormScreen, Unusable
from tui.told.meetings import meeting

if TYPE_CHECKING:
    from datetime import date

    from content.decision import Decision

WORDS = "check_in.later_call"


class LaterCallScreen(FormScreen[LaterCall]):
    """Returns the call."""

    def __init__(self, decision: Decision, day: date) -> None:
        super().__init__()
        self._decision, self._day = decision, day

    def heading(self) -> tuple[str, str]:
        """Return the meeting and its day."""
        day = self.words.day(self._day, today=self.session.today())
        return meeting(self.coach.names, self._decision), day

    def asks(self) -> str:
        """Return what is asked."""
        return self.words(f"{WORDS}.title")

    def fields(self) -> list[Field]:
        """Return the minutes and the day, which is today unless it is changed."""
        return [Field("minutes", WORDS), Field("day", WORDS, self.words(f"{WORDS}.today"))]

    def result(self) -> LaterCall:
        """Return the call; raises Unusable."""
        minutes = self.minutes("minutes", f"{WORDS}.minutes_refused")
        if minutes is None:
            raise Unusable(self.words(f"{WORDS}.minutes_refused", most=24 * 60))
        day = self.past_day("day")
        if day is None:
            raise Unusable(self.words(f"{WORDS}.day_refused"))
        return LaterCall(day, minutes)
