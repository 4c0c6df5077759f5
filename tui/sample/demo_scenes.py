"""Scenes of the sample store's last and next weeks: what somebody who looks around should find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from content.decision import CheckIn, LaterCall, Terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from content.decision import Decision

USUAL: Mapping[str, Any] = {
    "reason": "workload",
    "repeats": "once",
    "format": "video",
    "minutes": 60,
    "minutes_needed": 60,
    "brought_by_colleague": False,
    "fits_in_writing": False,
}
"""Answers of every scene, besides its own."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One meeting, and what became of it."""

    days: int
    """Working days from today."""
    time: time
    client: int
    """Place in the list of the sample's clients."""
    answers: Mapping[str, Any]
    state: str = "agreed"
    instead: str | None = None
    """The tactic of a second decision, which took the place of the first."""
    terms: int | None = None
    """Minutes that the client agreed to instead."""
    took: int | None = None
    """Minutes of the meeting, call or writing; None while nobody has spoken of it."""
    corrected: bool = False
    """Told otherwise at first, and corrected a week later."""
    later_call: int | None = None
    """Minutes of a call two days later."""

    def went(self, made: Decision) -> Decision:
        """Return the decision with all that came of it."""
        said_at = made.decided_at + timedelta(hours=20)
        terms = None if self.terms is None else Terms(self.terms, None)
        made = replace(made, terms=terms, state_at=said_at if terms else made.state_at)
        if self.took is None:
            return made
        day = made.starts_at.date()
        return replace(made, check_ins={day: self._check_in(made.starts_at)})

    def _check_in(self, starts_at: datetime) -> CheckIn:
        day, first_at = starts_at.date(), starts_at + timedelta(days=1)
        said_at = first_at + timedelta(days=8 if self.corrected else 0)
        calls = [LaterCall(day + timedelta(days=2), self.later_call)] if self.later_call else []
        return CheckIn(day, "took", self.took, tuple(calls), said_at, first_at)


CALL: Mapping[str, Any] = {"format": "in_person"}
SHORTER: Mapping[str, Any] = {"minutes": 90, "minutes_needed": 30}
EMAIL: Mapping[str, Any] = {"fits_in_writing": True, "client_flexible": True, "serious": False}
FOR_NOW: Mapping[str, Any] = {**EMAIL, "serious": True}
BRIEFING: Mapping[str, Any] = {
    "brought_by_colleague": True,
    "direct_contact": False,
    "colleague_can_speak": True,
}
EARLY, NOON, LATE = time(8, 30), time(13), time(17)
"""Hours at which the sample person has no other meetings."""
SCENES = (
    Scene(-20, NOON, 1, FOR_NOW, took=25, corrected=True, later_call=10),
    Scene(-17, LATE, 2, SHORTER, terms=45, took=45),
    Scene(-15, EARLY, 3, CALL),
    Scene(-12, NOON, 1, EMAIL, state="proposed", instead="keep"),
    Scene(-8, EARLY, 6, SHORTER, took=125),
    Scene(-6, LATE, 5, BRIEFING, state="refused"),
    Scene(-5, NOON, 2, BRIEFING, took=20),
    Scene(-2, NOON, 2, EMAIL, state="proposed"),
    Scene(-1, NOON, 0, CALL),
    Scene(2, NOON, 0, CALL),
    Scene(3, LATE, 1, EMAIL, state="proposed"),
    Scene(7, NOON, 6, SHORTER),
    Scene(12, EARLY, 3, CALL, state="proposed"),
)
