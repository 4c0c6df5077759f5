"""The records: what was decided about a meeting, and what became of it.

They are frozen, hold no words of the screen and never read the clock.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from content.answered import Answered
from content.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

_NONE: Mapping[date, CheckIn] = MappingProxyType({})


class LaterCall(Record):
    """A call that an email needed after all."""

    date: date
    """The local day of the call: its minutes are debited in that week."""
    minutes: int


class CheckIn(Record):
    """What became of one occurrence."""

    date: date
    """The occurrence's local date."""
    outcome: str
    """`took`, `as_planned`, `full` or `did_not_happen`."""
    minutes: int | None
    """For `took`: minutes of the meeting, call, writing or briefing. For `as_planned`: what the
    plan was when it was said, so that later terms don't change it, or None for the plan as it
    is. Else None."""
    later_calls: tuple[LaterCall, ...]
    at: datetime
    """When it was said (aware)."""
    first_at: datetime
    """When it was first said (aware): a change after its week is over is a correction."""


class Terms(Record):
    """What was agreed to instead of the plan; None means: as planned."""

    minutes: int | None
    starts_at: datetime | None


class Letter(Record):
    """A letter as it was drafted with the decision."""

    to: str
    """`client` or `colleague`."""
    subject: str
    body: str
    language: str
    register: str


class CalendarTime(Record):
    """Where a calendar has one occurrence of a meeting."""

    starts_at: datetime
    """Aware."""
    days: tuple[date, ...]
    """Local days that it stands on or has stood on, its first one included."""


class Decision(Answered, Record):
    """One decided meeting, once or in a series."""

    id: str
    decided_at: datetime
    """Aware."""
    zone: str
    """The IANA name of the time zone it was decided in."""
    tactic: str
    advised: str
    """The tactic that the coach advised; the person may have chosen another."""
    state: str
    """`proposed`, `agreed`, `refused` or `withdrawn`."""
    state_at: datetime
    """Aware."""
    terms: Terms | None
    answers: Mapping[str, object]
    """Question id to checked value, the letter's own fields included."""
    baseline_minutes: int
    """Meeting and travel of one occurrence, frozen when it was decided."""
    planned_minutes: int
    """What one occurrence costs instead, an email's held-back call included."""
    as_planned_minutes: int
    """What "as planned" counts as; for an email its writing alone."""
    kept_travel_minutes: int
    """Travel that a timed answer does not contain (an in-person shorter meeting)."""
    letter: Letter | None
    follow_up_on: date | None
    replaces: str | None
    """The id of the decision that this one takes the place of."""
    check_ins: Mapping[date, CheckIn] = _NONE
    """By the occurrence's local date."""
    meeting_uid: str | None = None
    """The UID of the calendar's event that it is about; None for one that was typed in."""
    meeting_recurrence_id: str | None = None
    """Which occurrence of a series it was decided on, as the calendar names it; else None."""
    in_calendar: tuple[CalendarTime, ...] | None = None
    """Where the calendar has its occurrences now, put in when the decision is read and never
    stored; None where the calendar says nothing of them."""

    def __post_init__(self) -> None:
        """Copy the mappings, so that nobody changes a record from outside."""
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "check_ins", MappingProxyType(dict(self.check_ins)))

    @property
    def minutes_freed(self) -> int:
        """Minutes that one occurrence is planned to give back; may be negative."""
        return self.baseline_minutes - self.planned_minutes


class Known(Record):
    """An answer known from an earlier time."""

    value: object
    as_of: date


class KnownClient(Record):
    """What is known of a client from earlier decisions."""

    client: str
    """The name as it was typed."""
    answers: Mapping[str, Known]
    """Question or letter field id to what was said last."""

    def __post_init__(self) -> None:
        """Copy the mapping, so that nobody changes a record from outside."""
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
