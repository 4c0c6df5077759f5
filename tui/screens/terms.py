"""What the client agreed to instead of the plan: other minutes, another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.decision import Terms
from tui.screens.form import Field, FormScreen, Unusable
from tui.told.meetings import meeting
from tui.use_cases import replies
from tui.use_cases.attention import planned_as_said

if TYPE_CHECKING:
    from datetime import date

    from content.decision import Decision

WORDS = "decision.terms"


class TermsScreen(FormScreen[Terms]):
    """Returns the terms; what is left empty stays as it was proposed."""

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._decision = decision

    def heading(self) -> tuple[str, str]:
        """Return the meeting and its moment."""
        return self.heading_of(self._decision)

    def asks(self) -> str:
        """Return what is asked."""
        return self.words(f"{WORDS}.title")

    def fields(self) -> list[Field]:
        """Return the fields that the tactic can take."""
        planned = planned_as_said(self._decision, self._decision.planned_minutes)
        hint = self.words(f"{WORDS}.minutes_hint", minutes=self.words.minutes(planned))
        fields = []
        if replies.takes_minutes(self.session, self._decision):
            fields.append(Field("minutes", WORDS, hint=hint))
        if replies.takes_time(self._decision):
            fields.append(Field("starts_at", WORDS))
        return fields

    def result(self) -> Terms:
        """Return the terms; raises Unusable."""
        minutes = starts_at = None
        if self.query("#minutes"):
            minutes = self.minutes("minutes", f"{WORDS}.minutes_refused")
        if self.query("#starts_at"):
            starts_at = self.moment("starts_at", f"{WORDS}.starts_at_refused")
        if minutes is None and starts_at is None:
            raise Unusable(self.words(f"{WORDS}.nothing"))
        return Terms(minutes, starts_at)


class UntilScreen(FormScreen["date"]):
    """Returns the day until which a change for a while goes on."""

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._decision = decision

    def heading(self) -> tuple[str, str]:
        """Return the meeting."""
        return meeting(self.coach.names, self._decision), ""

    def asks(self) -> str:
        """Return what is asked."""
        return self.words("decision.until.title")

    def fields(self) -> list[Field]:
        """Return the day."""
        return [Field("day", "decision.until")]

    def result(self) -> date:
        """Return the day; raises Unusable."""
        day = self.day("day")
        if day is None:
            raise Unusable(self.words("decision.until.day_refused"))
        return day
