"""A decision as far as the measure reads it: of years of decisions a week shows some sums.

It has the names of `Decision` for what it has, and nothing else of one: no letter, no advice, no
day of a follow-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from content.answered import Answered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from content.decision import CalendarTime, CheckIn, Decision, Terms

    Measurable: TypeAlias = "Decision | Measured"


class Measured(Answered):
    """What one decided meeting was to cost, and what became of it."""

    __slots__ = (
        "answers",
        "as_planned_minutes",
        "baseline_minutes",
        "check_ins",
        "id",
        "in_calendar",
        "kept_travel_minutes",
        "planned_minutes",
        "state",
        "tactic",
        "terms",
        "zone",
    )

    def __init__(
        self,
        decision_id: str,
        zone: str,
        tactic: str,
        state: str,
        terms: Terms | None,
        answers: Mapping[str, object],
        minutes: tuple[int, int, int, int],
        check_ins: Mapping[date, CheckIn],
        in_calendar: tuple[CalendarTime, ...] | None = None,
    ) -> None:
        """Take what `Decision` calls so; `minutes`: baseline, planned, as planned, kept travel."""
        self.id, self.zone, self.tactic = decision_id, zone, tactic
        self.state, self.terms = state, terms
        self.answers, self.check_ins = answers, check_ins
        self.baseline_minutes, self.planned_minutes = minutes[:2]
        self.as_planned_minutes, self.kept_travel_minutes = minutes[2:]
        self.in_calendar = in_calendar
