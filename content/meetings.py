"""Meetings as a calendar has them: when, with whom, where. They hold no words of the screen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from content.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class Person(Record):
    """Somebody who is invited."""

    address: str
    """A mail address in small letters, or whatever stood in its place."""
    name: str = ""
    declined: bool = False

    @property
    def domain(self) -> str:
        """The part of the address after the @; empty when it has none."""
        return self.address.rpartition("@")[2] if "@" in self.address else ""


class Meeting(Record):
    """One occurrence of an event of the calendar."""

    uid: str
    recurrence_id: str
    """By which the calendar names this occurrence of its series: its start before any move."""
    starts_at: datetime
    """Aware, in the person's zone; midnight of its first day when it lasts all day."""
    minutes: int
    all_day: bool = False
    subject: str = ""
    location: str = ""
    organizer: Person | None = None
    people: tuple[Person, ...] = ()
    busy: bool = True
    """It takes the time it stands in, as the calendar shows it."""
    cancelled: bool = False
    recurs: bool = False
    """It is one of a series."""
    video: bool = False
    """It names a link to a video call."""
    sequence: int = 0
    """The version of the event, as invitations count them."""

    @property
    def ends_at(self) -> datetime:
        """When it ends, in the zone it starts in."""
        zone = self.starts_at.tzinfo
        if self.all_day:
            return self.starts_at + timedelta(minutes=self.minutes)
        # Real minutes, also through a change of the clocks.
        return datetime.fromtimestamp(self.starts_at.timestamp() + self.minutes * 60, zone)

    def everyone(self) -> tuple[Person, ...]:
        """Return the organizer and the invited, each once."""
        found = {} if self.organizer is None else {self.organizer.address: self.organizer}
        for person in self.people:
            found.setdefault(person.address, person)
        return tuple(found.values())


def taken(meetings: Iterable[Meeting], starts_at: datetime, minutes: int) -> Meeting | None:
    """Return a meeting that takes some of the time from a start on; None where it is free."""
    until = datetime.fromtimestamp(starts_at.timestamp() + max(minutes, 1) * 60, starts_at.tzinfo)
    for each in meetings:
        takes = each.busy and not each.cancelled
        if takes and _before(each.starts_at, until) and _before(starts_at, each.ends_at):
            return each
    return None


def _before(one: datetime, other: datetime) -> bool:
    return one.timestamp() < other.timestamp()
