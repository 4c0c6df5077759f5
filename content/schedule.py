"""A decision laid out: the local days on which its occurrences fall, and when they start.

A recurring meeting keeps its local time through every change of the clocks. The first occurrence
moves when a new time is agreed. Each day holds one occurrence of a decision at most, because a
check-in is known by its day: one that would move onto the day of another stays on its own. What
a calendar says of the open occurrences goes before the rhythm.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from content.calendar_times import open_starts
from content.costs import check_ins, waits_for_check_in
from content.outcomes import outcomes
from content.proposals import proposes_time
from content.rhythms import days_of

if TYPE_CHECKING:
    from content.measured import Measurable

STATES = ("proposed", "agreed", "refused", "withdrawn")
OPEN_STATES = ("proposed", "agreed")
_SECONDS_IN_A_MINUTE = 60


class Schedule:
    """The occurrences of one decision by their days, in its own time zone."""

    __slots__ = ("_calendar", "_first", "_moves_to", "_repeats", "_until", "checked", "decision")

    def __init__(self, decision: Measurable) -> None:
        self.decision = decision
        self.checked = check_ins(decision)
        """What was said, by day."""
        until = decision.until if waits_for_check_in(decision) else None
        self._first = decision.starts_at
        self._until = until or self._first.date()
        self._repeats = decision.repeats if until else "once"
        self._moves_to = self._day_of_its_own(_new_time(decision))
        self._calendar = None
        if waits_for_check_in(decision):
            self._calendar = open_starts(decision, self.checked, self._moves_to)

    def days(self) -> list[date]:
        """Return the days of all occurrences, in order."""
        return sorted({*self.checked, *self.open_days()})

    def open_days(self) -> list[date]:
        """Return the days of those that nobody has spoken of.

        There are none once the decision is refused or withdrawn.
        """
        if self.decision.state not in OPEN_STATES:
            return []
        return [day for day in self._standing() if day not in self.checked]

    def _standing(self) -> set[date]:
        """Return the days as they stand in the calendar, else in the rhythm."""
        if self._calendar is not None:
            return set(self._calendar)
        return {*self._place_of_first(), *self._rhythm(self._until)[1:]}

    def _place_of_first(self) -> list[date]:
        """Return where the first occurrence stands; nowhere, once it has been checked in.

        A day that is checked in and lies out of the rhythm is where it stood on terms of then.
        """
        first = self._first.date()
        if first in self.checked:
            return []
        if self.checked and not set(self._rhythm(max(self.checked))).issuperset(self.checked):
            return []
        if self._moves_to is not None and self.decision.state == "agreed":
            return [self._moves_to.date()]
        return [first]

    def _day_of_its_own(self, moves_to: datetime | None) -> datetime | None:
        """Return where the first occurrence moves, unless a later one stands on that day."""
        if moves_to is None or moves_to.date() in self._rhythm(self._until)[1:]:
            return None
        return moves_to

    def _rhythm(self, until: date) -> list[date]:
        """Return the days of the series as if it went on until a day."""
        return days_of(self._repeats, self._first.date(), until)

    def starts_at(self, day: date) -> datetime:
        """Return when the occurrence of a day starts, in the decision's zone."""
        if self._calendar is not None and day in self._calendar:
            return self._calendar[day]
        moved = self._moves_to
        if moved is not None and moved.date() == day and self._is_at_new_time(day):
            return moved
        return self._first.replace(year=day.year, month=day.month, day=day.day)

    def clock_minute(self, day: date) -> int:
        """Return the start of the occurrence of a day as the whole minute since 1970 in UTC."""
        return int(self.starts_at(day).timestamp()) // _SECONDS_IN_A_MINUTE

    @property
    def minutes(self) -> int:
        """Clock minutes of the meeting as it was, without the travel."""
        return cast("int", self.decision.answers["minutes"])

    def _is_at_new_time(self, day: date) -> bool:
        return self.decision.state == "agreed" or day in self.checked


def _new_time(decision: Measurable) -> datetime | None:
    """Return where the first occurrence moves once that is agreed, in the decision's zone."""
    outcome = outcomes().get(decision.tactic)
    if outcome is None or outcome.fallback or not outcome.may_propose_time:
        return None
    answers, terms = decision.answers, decision.terms
    zone = ZoneInfo(decision.zone)
    if terms is not None and terms.starts_at is not None:
        return terms.starts_at.astimezone(zone)
    if not proposes_time(outcome.proposes_time, answers) or not answers.get("new_time"):
        return None
    return datetime.fromisoformat(str(answers["new_time"])).astimezone(zone)


def span(decision: Measurable) -> tuple[date, date]:
    """Return two days between which its occurrences and later calls lie, at a glance.

    What is written may lie a day off the day in the decision's zone.
    """
    answers, terms, said = decision.answers, decision.terms, decision.check_ins
    days = [date.fromisoformat(str(answers["starts_at"])[:10]), *said]
    if (until := decision.until) is not None:
        days.append(until)
    if terms is not None and terms.starts_at is not None:
        days.append(terms.starts_at.date())
    if new_time := answers.get("new_time"):
        days.append(date.fromisoformat(str(new_time)[:10]))
    for time in decision.in_calendar or ():
        days += time.days
    for each in said.values():
        if each.later_calls:
            days += [call.date for call in each.later_calls]
    return min(days), max(days)
